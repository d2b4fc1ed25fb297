//! Evidence files as bytes on this computer.
//!
//! Lives here: opening a picked file once, finding out what it is by its content, and giving out exactly those bytes;
//! showing pages of it, finding what should not stand on them, and packing many files into few small PDFs. Files a
//! person brings are opened in a process of their own (`helper`). What their pictures show is read by an installed
//! Tesseract (`sight`), in a process of its own too. Files of rows are read into a table here too (`table`),
//! which are text and nothing else. Figures become a page (`report`).
//!
//! Must not live here: HTTP, SQL, egui.

mod blank;
mod charset;
mod fault;
mod foreign;
pub mod helper;
pub mod inspection;
mod intake;
mod kind;
mod lack;
mod open;
mod others;
pub mod pack;
mod picture;
mod pixels;
mod recognition;
mod refusal;
pub mod report;
mod save;
pub mod sight;
pub mod table;
mod text_pdf;
mod typefaces;

pub use fault::FileFault;
pub use foreign::{Advice, ForeignKind};
pub use intake::{PickError, Picked, Pieces, Probed, Unreadable, WrongType, pick, pieces_of, probe, read};
pub use kind::Kind;
pub use lack::Lack;
pub use picture::png;
pub use pixels::Pixels;
pub use refusal::{Damage, Death, Flaw, Material, Misfit, Refusal};
pub use save::{save, save_with};
pub use text_pdf::{Block, PdfError, text_pages, text_pdf};
pub use typefaces::{BundledOnly, SystemTypefaces, Typeface, TypefaceNote, Typefaces};
