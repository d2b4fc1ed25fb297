//! Why a file is not opened, not packed or not taken as evidence, for whoever finds the words for it.
//!
//! Must not live here: the words.

pub use crate::workbench::{
    Advice, Damage, Death, Flaw, ForeignKind, Kind, Lack, Material, Misfit, PickError, Refusal, Unreadable, WrongType,
};
