//! Evidence files as bytes on this computer.
//!
//! Lives here: opening a picked file once, finding out what it is by its content, and giving out exactly those bytes.
//!
//! Must not live here: HTTP, SQL, egui.

mod picked;
mod save;
mod text_pdf;

pub use picked::{PickError, Picked, Pieces, Probed, pick, probe};
pub use save::{save, save_with};
pub use text_pdf::{Block, PdfError, text_pdf};
