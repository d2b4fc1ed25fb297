//! What the list and its views are made of, for the window.

pub use crate::store::index::OptionCounts;
pub use crate::store::views::{LONGEST_NAME, View};
pub use crate::store::{Entry, Found, RowId};
