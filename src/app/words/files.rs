//! Words about files: why one is not taken, not opened, not packed or not shown.
//!
//! Must not live here: what a file is, and what is to be done about it.

mod foreign;
mod lack;
mod refusal;

pub(crate) use lack::lack;
pub(crate) use refusal::refusal;

use crate::app::words::{self, errors};
use crate::desk::evidence::{AddError, CopyError};
use crate::desk::packet::{Made, PlanError, PreviewError, TakeError};
use crate::desk::refusal::{Kind, PickError, Unreadable, WrongType};

/// What a person calls a kind of file.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Jpeg => words::kind_jpeg(),
        Kind::Png => words::kind_png(),
        Kind::Gif => words::kind_gif(),
        Kind::WebP => words::kind_webp(),
        Kind::Bmp => words::kind_bmp(),
        Kind::Tiff => words::kind_tiff(),
        Kind::Heic => words::kind_heic(),
        Kind::Pdf => words::kind_pdf(),
        Kind::Email => words::kind_email(),
        Kind::Text => words::kind_text(),
    }
}

/// Why a file cannot be evidence, or cannot be read.
pub(crate) fn pick(error: &PickError) -> String {
    match error {
        PickError::Unreadable(Unreadable::NotThere) => words::pick_not_there().to_owned(),
        PickError::Unreadable(Unreadable::NotAllowed) => words::pick_not_allowed().to_owned(),
        PickError::Unreadable(Unreadable::Fault(fault)) => words::pick_unreadable(errors::file(*fault)),
        PickError::Unreadable(Unreadable::System(said)) => words::pick_unreadable(said),
        PickError::NotAFile => words::pick_not_a_file().to_owned(),
        PickError::Empty => words::refusal_empty().to_owned(),
        PickError::Huge(bytes) => words::pick_huge(words::bytes(*bytes)),
        PickError::WrongType(WrongType::HoldsPdf) => words::pick_holds_pdf().to_owned(),
        PickError::WrongType(WrongType::Ending(ending)) => words::pick_ending(ending),
        PickError::WrongType(WrongType::PlainText) => words::pick_plain_text().to_owned(),
        PickError::WrongType(WrongType::Unknown) => words::pick_unknown().to_owned(),
        PickError::Protected => words::pick_protected().to_owned(),
    }
}

/// Why a file was not added as evidence.
pub(crate) fn add(error: &AddError) -> String {
    match error {
        AddError::Pick(error) => pick(error),
        AddError::Copy(error) => not_copied(error),
    }
}

/// Why a file is not part of a packet.
pub(crate) fn take(error: &TakeError) -> String {
    match error {
        TakeError::Read(error) => pick(error),
        TakeError::Refused(why) => refusal(why),
        TakeError::Copy(error) => not_copied(error),
    }
}

fn not_copied(error: &CopyError) -> String {
    match error {
        CopyError::NoPixels => words::copy_no_pixels().to_owned(),
        CopyError::Store(_) | CopyError::Broken(_) => words::copy_broken(copy(error)),
    }
}

/// Why it could not be copied, beside what says that it was not.
pub(crate) fn copy(error: &CopyError) -> String {
    match error {
        CopyError::Store(error) => errors::store(error),
        CopyError::NoPixels => words::copy_no_pixels().to_owned(),
        CopyError::Broken(said) => said.clone(),
    }
}

/// Why there is no packet to be made.
pub(crate) fn plan(error: &PlanError) -> String {
    match error {
        PlanError::Unprintable { made: Made::Compelling, example } => {
            words::plan_purchases_unprintable(example.to_string())
        }
        PlanError::Unprintable { made: Made::Letter | Made::File(_), example } => {
            words::plan_letter_unprintable(example.to_string())
        }
        PlanError::Pdf(error) => errors::pdf(error),
    }
}

/// Why a file that Finix holds is not shown.
pub(crate) fn preview(error: &PreviewError) -> String {
    match error {
        PreviewError::NoKey => words::preview_no_key().to_owned(),
        PreviewError::NotGiven => words::preview_not_given().to_owned(),
        PreviewError::Refused(why) => refusal(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_evidence_says_why() {
        let gone = PickError::Unreadable(Unreadable::NotThere);
        assert_eq!(pick(&gone), "The file can't be read: there is no file at this path");
        let gif = PickError::WrongType(WrongType::Ending("gif".to_owned()));
        assert_eq!(pick(&gif), "A .gif file can't be used as evidence. Finix accepts PDF, JPEG, PNG and TIFF.");
        assert!(pick(&PickError::WrongType(WrongType::PlainText)).starts_with("Plain text can't be used"));
        assert_eq!(pick(&PickError::Huge(300_000_000)), "300 MB is far over every evidence limit");
    }
}
