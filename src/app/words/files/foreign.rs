//! Words about kinds of files that cannot become pages, each called by its name, with what helps.
//!
//! Must not live here: how one is recognised.

use super::kind;
use crate::app::words;
use crate::desk::refusal::{Advice, ForeignKind};

/// What the file is, and what to do instead.
pub(super) fn not_taken(foreign: &ForeignKind) -> String {
    words::sentences(&[&what(foreign), advice(foreign.advice())])
}

fn what(foreign: &ForeignKind) -> String {
    let said = match foreign {
        ForeignKind::Archive(ending) => return words::foreign_archive(ending),
        ForeignKind::Sound(ending) => return words::foreign_sound(ending),
        ForeignKind::Video(ending) => return words::foreign_video(ending),
        ForeignKind::Picture(ending) => return words::foreign_picture(ending),
        ForeignKind::Other(ending) => return words::foreign_other(ending),
        ForeignKind::Unusual(of) => return words::foreign_unusual(kind(*of)),
        ForeignKind::TooLarge(of) => return words::foreign_too_large(kind(*of)),
        ForeignKind::RichText => words::foreign_rich_text(),
        ForeignKind::WordXml => words::foreign_word_xml(),
        ForeignKind::Doc => words::foreign_doc(),
        ForeignKind::Docx => words::foreign_docx(),
        ForeignKind::Xls => words::foreign_xls(),
        ForeignKind::Xlsx => words::foreign_xlsx(),
        ForeignKind::Ppt => words::foreign_ppt(),
        ForeignKind::Pptx => words::foreign_pptx(),
        ForeignKind::LockedOffice => words::foreign_locked_office(),
        ForeignKind::ManagedOffice => words::foreign_managed_office(),
        ForeignKind::OfficeOrOutlook => words::foreign_office_or_outlook(),
        ForeignKind::Odt => words::foreign_odt(),
        ForeignKind::Ods => words::foreign_ods(),
        ForeignKind::Odp => words::foreign_odp(),
        ForeignKind::Iwork => words::foreign_iwork(),
        ForeignKind::TextDocument => words::foreign_text_document(),
        ForeignKind::Spreadsheet => words::foreign_spreadsheet(),
        ForeignKind::Presentation => words::foreign_presentation(),
        ForeignKind::OutlookMessage => words::foreign_outlook_message(),
        ForeignKind::OutlookPackage => words::foreign_outlook_package(),
        ForeignKind::PostScript => words::foreign_post_script(),
        ForeignKind::Xps => words::foreign_xps(),
        ForeignKind::Book => words::foreign_book(),
        ForeignKind::Drawing => words::foreign_drawing(),
        ForeignKind::WebPage => words::foreign_web_page(),
        ForeignKind::WebPageOrDrawing => words::foreign_web_page_or_drawing(),
        ForeignKind::Xml => words::foreign_xml(),
        ForeignKind::Database => words::foreign_database(),
        ForeignKind::Program => words::foreign_program(),
        ForeignKind::HoldsPdf => words::foreign_holds_pdf(),
        ForeignKind::UnsureText => words::foreign_unsure_text(),
        ForeignKind::BlankText => words::foreign_blank_text(),
        ForeignKind::Unknown => words::foreign_unknown(),
        ForeignKind::RawPhoto => words::foreign_raw_photo(),
        ForeignKind::Portfolio => words::foreign_portfolio(),
        ForeignKind::ManagedPdf => words::foreign_managed_pdf(),
        ForeignKind::AdobeForm => words::foreign_adobe_form(),
        ForeignKind::UnknownLock => words::foreign_unknown_lock(),
        ForeignKind::SignedMail => words::foreign_signed_mail(),
        ForeignKind::EncryptedMail => words::foreign_encrypted_mail(),
    };
    said.to_owned()
}

fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::SaveAsPdf => words::advice_save_as_pdf(),
        Advice::PdfFromWord => words::advice_pdf_from_word(),
        Advice::PdfFromExcel => words::advice_pdf_from_excel(),
        Advice::PdfFromPowerPoint => words::advice_pdf_from_power_point(),
        Advice::PdfFromLibreOffice => words::advice_pdf_from_libre_office(),
        Advice::PdfFromItsProgram => words::advice_pdf_from_its_program(),
        Advice::ExportPdf => words::advice_export_pdf(),
        Advice::OpenWithPassword => words::advice_open_with_password(),
        Advice::AskItsOwner => words::advice_ask_its_owner(),
        Advice::SaveFromOutlook => words::advice_save_from_outlook(),
        Advice::SaveMailOrAsk => words::advice_save_mail_or_ask(),
        Advice::PrintToPdf => words::advice_print_to_pdf(),
        Advice::PrintOrScreenshot => words::advice_print_or_screenshot(),
        Advice::PrintFromBrowser => words::advice_print_from_browser(),
        Advice::Screenshot => words::advice_screenshot(),
        Advice::AddWhatIsInside => words::advice_add_what_is_inside(),
        Advice::AddThePdf => words::advice_add_the_pdf(),
        Advice::WriteDown => words::advice_write_down(),
        Advice::ScreenshotsOfVideo => words::advice_screenshots_of_video(),
        Advice::SaveAsPicture => words::advice_save_as_picture(),
        Advice::SaveAsPng => words::advice_save_as_png(),
        Advice::ExportJpeg => words::advice_export_jpeg(),
        Advice::SaveSmaller => words::advice_save_smaller(),
        Advice::SaveAsUtf8 => words::advice_save_as_utf8(),
        Advice::CheckTheFile => words::advice_check_the_file(),
        Advice::SaveFromAdobe => words::advice_save_from_adobe(),
        Advice::PrintWhereAllowed => words::advice_print_where_allowed(),
        Advice::PrintFromAdobe => words::advice_print_from_adobe(),
        Advice::SaveUnprotected => words::advice_save_unprotected(),
        Advice::PrintFromMail => words::advice_print_from_mail(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::refusal::Kind;

    #[test]
    fn each_is_called_by_its_name_and_says_what_to_do() {
        for (foreign, name, helps) in [
            (ForeignKind::Archive("zip".to_owned()), "archive (.zip)", "Add the files inside it"),
            (ForeignKind::Docx, ".docx", "from Word"),
            (ForeignKind::Xlsx, ".xlsx", "from Excel"),
            (ForeignKind::LockedOffice, "locked with a password", "Open it with its password"),
            (ForeignKind::OutlookMessage, ".msg", ".eml"),
            (ForeignKind::Doc, ".doc", "from Word"),
            (ForeignKind::OutlookPackage, "winmail.dat", "ask its sender"),
            (ForeignKind::RichText, "RTF", "from Word"),
            (ForeignKind::WebPage, "web page", "in a browser"),
            (ForeignKind::Drawing, "SVG", "screenshot"),
            (ForeignKind::BlankText, "only spaces", "the right file"),
            (ForeignKind::Database, "database", "screenshot"),
            (ForeignKind::Archive("7z".to_owned()), "archive (.7z)", "Add the files inside it"),
            (ForeignKind::Program, "program", "screenshot"),
            (ForeignKind::Unknown, "kind of file", "as PDF"),
            (ForeignKind::Sound("mp3".to_owned()), "sound", "Write down"),
            (ForeignKind::Video("mp4".to_owned()), "video", "screenshots"),
            (ForeignKind::UnsureText, "encoding", "UTF-8"),
            (ForeignKind::SignedMail, "A signed mail", "print it to a PDF"),
            (ForeignKind::EncryptedMail, "An encrypted mail", "print it to a PDF"),
            (ForeignKind::Unusual(Kind::Heic), "This type of HEIC", "Export it as JPEG"),
            (ForeignKind::Unusual(Kind::Jpeg), "This type of JPEG", "Save it as PNG"),
        ] {
            let said = not_taken(&foreign);
            let (what, advice) = said.split_once(" can't be packed. ").expect("two sentences");
            assert!(what.contains(name) && advice.contains(helps), "{name}: {said}");
        }
    }
}
