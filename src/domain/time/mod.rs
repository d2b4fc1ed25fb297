//! Time: the clock that is handed in, how instants and spans are written, and how long there is left.

pub mod clock;
pub mod deadline;
pub mod margin;
