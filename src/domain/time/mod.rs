//! Time: the clock that is handed in, and how long there is left.

pub mod clock;
pub mod deadline;
