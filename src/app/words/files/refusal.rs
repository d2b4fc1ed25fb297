//! Words about why a file cannot be opened or packed.
//!
//! Must not live here: what the workbench takes, and its limits.

use super::foreign::not_taken;
use super::kind;
use crate::app::words::{self, errors};
use crate::desk::refusal::{Damage, Death, Flaw, Material, Misfit, Refusal};
use crate::domain::packet::Tones;
use crate::domain::text;

/// Why, in a sentence beside the file's name.
pub(crate) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty => words::refusal_empty().to_owned(),
        Refusal::NotTaken(foreign) => not_taken(foreign),
        Refusal::Damaged { what, damage } => damaged(material(*what), damage),
        Refusal::Protected => words::refusal_protected().to_owned(),
        Refusal::WrongPassword => words::refusal_wrong_password().to_owned(),
        Refusal::TooManyPages { pages, most } => words::refusal_too_many_pages(pages.to_string(), most.to_string()),
        Refusal::TooManyPixels { width, height } => {
            words::refusal_too_many_pixels(width.to_string(), height.to_string())
        }
        Refusal::TooLong { bytes, most } => words::refusal_too_long(words::bytes(*bytes), words::bytes(*most)),
        Refusal::TooManyMails { mails, most } => words::refusal_too_many_mails(mails.to_string(), most.to_string()),
        Refusal::DoesNotFit(misfit) => does_not_fit(misfit),
        Refusal::NotProven(flaw) => not_proven(flaw),
        Refusal::Died(death) => died(death),
    }
}

fn material(material: Material) -> &'static str {
    match material {
        Material::Kind(of) => kind(of),
        Material::Picture => words::material_picture(),
        Material::File => words::material_file(),
        Material::Order => words::material_order(),
    }
}

fn damaged(what: &str, damage: &Damage) -> String {
    match damage {
        Damage::Cut => words::damage_cut(what),
        Damage::Senseless => words::damage_senseless(what),
        Damage::CutPicture => words::damage_cut_picture(what),
        Damage::Content => words::damage_content(what),
        Damage::Structure => words::damage_structure(what),
        Damage::Maze => words::damage_maze(what),
        Damage::Protection => words::damage_protection(what),
        Damage::NoPages => words::damage_no_pages(what),
        Damage::NoPage => words::damage_no_page(what),
        Damage::PageMissing => words::damage_page_missing(what),
        Damage::FileMissing => words::damage_file_missing(what),
        Damage::NotDrawn(page) => words::damage_not_drawn(what, page.to_string()),
        Damage::NotRead(page) => words::damage_not_read(what, page.to_string()),
        Damage::NoMeasures => words::damage_no_measures(what),
        Damage::PartWithoutMeasures => words::damage_part_without_measures(what),
        Damage::OtherMeasures => words::damage_other_measures(what),
        Damage::NoPixels => words::damage_no_pixels(what),
        Damage::Rows => words::damage_rows(what),
        Damage::FaxRows => words::damage_fax_rows(what),
        Damage::TooLarge => words::damage_too_large(what),
        Damage::NotBlackAndWhite => words::damage_not_black_and_white(what),
        Damage::NotEncoded(said) => words::damage_said(what, said),
        Damage::NoHeaders => words::damage_no_headers(what),
        Damage::Charset => words::damage_charset(what),
        Damage::NoSigns => words::damage_no_signs(what),
        Damage::NotPrinted(error) => words::damage_said(what, text::clean_to(&errors::pdf(error), 160)),
    }
}

/// The number that matters, and what helps.
fn does_not_fit(misfit: &Misfit) -> String {
    match misfit {
        Misfit::NoPage => words::misfit_no_page().to_owned(),
        Misfit::Pages { pages, most, files } => words::misfit_pages(pages.to_string(), most.to_string(), *files),
        Misfit::OnePage { stamp, number, needs, most, tones } => {
            let page = stamp.clone().unwrap_or_else(|| words::misfit_page_of_packet(number.to_string()));
            let what = words::misfit_one_page(page, words::bytes(*needs), words::bytes(*most));
            words::sentences(&[&what, smaller(*tones, false)])
        }
        Misfit::AllPages { pages, needs, most, tones, may_split } => {
            let needs = needs.map(words::bytes).unwrap_or_default();
            let what = words::misfit_all_pages(*pages, needs, words::bytes(*most));
            words::sentences(&[&what, smaller(*tones, *may_split)])
        }
    }
}

fn smaller(tones: Tones, may_split: bool) -> &'static str {
    match (tones, may_split) {
        (Tones::Colour, false) => words::misfit_grey(),
        (Tones::Grey, false) => words::misfit_black_white(),
        (Tones::BlackWhite, false) => words::misfit_fewer(),
        (Tones::Colour, true) => words::misfit_grey_or_split(),
        (Tones::Grey, true) => words::misfit_black_white_or_split(),
        (Tones::BlackWhite, true) => words::misfit_fewer_or_split(),
    }
}

fn not_proven(flaw: &Flaw) -> String {
    match flaw {
        Flaw::NotWritten(said) => words::flaw_not_written(said),
        Flaw::NotRead(why) => words::flaw_not_written(words::inside(&refusal(why))),
        Flaw::OtherPages => words::flaw_other_pages().to_owned(),
        Flaw::NotRepeated => words::flaw_not_repeated().to_owned(),
        Flaw::OtherLook(page) => words::flaw_other_look(page.to_string()),
        Flaw::TextUnderRedaction(page) => words::flaw_text_under_redaction(page.to_string()),
        Flaw::PaleRedaction(page) => words::flaw_pale_redaction(page.to_string()),
    }
}

fn died(death: &Death) -> String {
    match death {
        Death::FileTooLarge => words::death_file_too_large().to_owned(),
        Death::FilesTooLarge => words::death_files_too_large().to_owned(),
        Death::NotStarted(said) => words::death_not_started(said),
        Death::Late(seconds) => words::death_late(seconds.to_string()),
        Death::TooSlow => words::death_too_slow().to_owned(),
        Death::Memory => words::death_memory().to_owned(),
        Death::Broke => words::death_broke().to_owned(),
        Death::EndedEarly(said) => words::death_ended_early(said),
        Death::DoesNotEnd => words::death_does_not_end().to_owned(),
        Death::OddAnswer => words::death_odd_answer().to_owned(),
        Death::LostPage => words::death_lost_page().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::refusal::Kind;

    #[test]
    fn each_reads_as_a_sentence_beside_the_name_of_the_file() {
        for (why, said) in [
            (
                Refusal::Damaged { what: Material::Kind(Kind::Jpeg), damage: Damage::Cut },
                "The JPEG is damaged: its end is missing",
            ),
            (
                Refusal::TooManyPages { pages: 1_200, most: 500 },
                "It has 1200 pages, and at most 500 are read. Save the pages that matter as a separate file.",
            ),
            (
                Refusal::NotProven(Flaw::NotRead(Box::new(Refusal::Empty))),
                "The packet was built but not kept, because reading it back found a problem: the file is empty",
            ),
            (Refusal::Died(Death::Late(20)), "The file couldn't be opened safely: it took longer than 20 seconds"),
        ] {
            assert_eq!(refusal(&why), said);
        }
    }

    #[test]
    fn what_does_not_fit_says_by_how_much_and_what_helps() {
        let one = |stamp: Option<&str>| Misfit::OnePage {
            stamp: stamp.map(str::to_owned),
            number: 2,
            needs: 41_000,
            most: 3_000,
            tones: Tones::Grey,
        };
        assert_eq!(
            does_not_fit(&one(Some("Exhibit A, page 2 of 8"))),
            "Exhibit A, page 2 of 8 needs at least 41 KB, and a file may have 3 KB. Leave out pages, or choose black and \
             white."
        );
        assert!(does_not_fit(&one(None)).starts_with("Page 2 of the packet needs"));
        let all =
            Misfit::AllPages { pages: 8, needs: Some(41_000), most: 3_000, tones: Tones::Colour, may_split: true };
        assert_eq!(
            does_not_fit(&all),
            "8 pages need at least 41 KB, and 3 KB may be added. Leave out pages, choose grayscale, or split the packet \
             into several files."
        );
        let pages = |files| does_not_fit(&Misfit::Pages { pages: 8, most: 3, files });
        assert_eq!(
            [pages(1), pages(2)],
            ["1 file", "2 files"].map(|files| format!(
                "8 pages don't fit: the card network accepts 3 in a file, and {files} may be added. Leave out pages."
            ))
        );
    }
}
