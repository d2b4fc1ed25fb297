//! Kinds of files that cannot become pages, and what helps against each.
//!
//! Must not live here: how a file is told to be one of them, and how it is called.

use super::kind::Kind;
use serde::{Deserialize, Serialize};

/// A kind of file that is not packed. A text in it is the ending of its name, without the dot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ForeignKind {
    /// Rich text.
    RichText,
    /// A Word document as XML.
    WordXml,
    /// An older Word document.
    Doc,
    /// A Word document.
    Docx,
    /// An older Excel spreadsheet.
    Xls,
    /// An Excel spreadsheet.
    Xlsx,
    /// An older presentation.
    Ppt,
    /// A presentation of Microsoft Office.
    Pptx,
    /// An Office document that asks for a password.
    LockedOffice,
    /// An Office document that only some may open.
    ManagedOffice,
    /// Of Office or Outlook, and nothing more is known.
    OfficeOrOutlook,
    /// A text document of an open format.
    Odt,
    /// A spreadsheet of an open format.
    Ods,
    /// A presentation of an open format.
    Odp,
    /// A document of Apple's programs.
    Iwork,
    /// A text document of some program.
    TextDocument,
    /// A spreadsheet of some program.
    Spreadsheet,
    /// A presentation of some program.
    Presentation,
    /// A message of Outlook.
    OutlookMessage,
    /// `winmail.dat`.
    OutlookPackage,
    /// PostScript.
    PostScript,
    /// XPS.
    Xps,
    /// An electronic book.
    Book,
    /// SVG.
    Drawing,
    /// HTML.
    WebPage,
    /// One of the two.
    WebPageOrDrawing,
    /// XML of any other kind.
    Xml,
    /// A database.
    Database,
    /// A program.
    Program,
    /// Something else, with a PDF inside.
    HoldsPdf,
    /// Files inside a file.
    Archive(String),
    /// A sound.
    Sound(String),
    /// A video.
    Video(String),
    /// A picture in a format that is not read.
    Picture(String),
    /// A known kind that is of no use here.
    Other(String),
    /// A text in a character set that cannot be told.
    UnsureText,
    /// A text of nothing but spaces.
    BlankText,
    /// Nothing that is known.
    Unknown,
    /// A sort of a known kind that is hardly ever written.
    Unusual(Kind),
    /// A picture with more pixels than are read.
    TooLarge(Kind),
    /// What a camera keeps before it makes a picture of it.
    RawPhoto,
    /// A PDF that is a folder of files.
    Portfolio,
    /// A PDF that only some may open.
    ManagedPdf,
    /// A form whose pages only say that another program has to draw them.
    AdobeForm,
    /// A PDF with a lock of an unknown kind.
    UnknownLock,
    /// A mail that is inside of its signature.
    SignedMail,
    /// A mail that only its receiver can read.
    EncryptedMail,
}

/// What helps against a file that is not packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Save it as PDF.
    SaveAsPdf,
    /// Save it as PDF from Word.
    PdfFromWord,
    /// Save it as PDF from Excel.
    PdfFromExcel,
    /// Save it as PDF from the program for presentations.
    PdfFromPowerPoint,
    /// Export it as PDF from the program for open formats.
    PdfFromLibreOffice,
    /// Save it as PDF from wherever it came from.
    PdfFromItsProgram,
    /// Export it as PDF.
    ExportPdf,
    /// Open it with its password and save it.
    OpenWithPassword,
    /// Ask its owner.
    AskItsOwner,
    /// Save it from Outlook.
    SaveFromOutlook,
    /// Save the mail it came with, or ask its sender.
    SaveMailOrAsk,
    /// Print it to a PDF.
    PrintToPdf,
    /// Print it or take a screenshot.
    PrintOrScreenshot,
    /// Open it in a browser and do the same.
    PrintFromBrowser,
    /// Take a screenshot.
    Screenshot,
    /// Add what is inside.
    AddWhatIsInside,
    /// Add the PDF inside.
    AddThePdf,
    /// Write down what is said.
    WriteDown,
    /// Take screenshots of the video.
    ScreenshotsOfVideo,
    /// Save it as a picture that is read.
    SaveAsPicture,
    /// Save it as PNG.
    SaveAsPng,
    /// Export it as JPEG.
    ExportJpeg,
    /// Save it smaller.
    SaveSmaller,
    /// Save it as UTF-8.
    SaveAsUtf8,
    /// See whether it is the right file.
    CheckTheFile,
    /// Save the files inside from Adobe Reader.
    SaveFromAdobe,
    /// Print it where it may be opened.
    PrintWhereAllowed,
    /// Print it from Adobe Reader.
    PrintFromAdobe,
    /// Save it without protection.
    SaveUnprotected,
    /// Open it in the program for mail and print it.
    PrintFromMail,
}

impl ForeignKind {
    /// What helps.
    #[must_use]
    pub fn advice(&self) -> Advice {
        match self {
            Self::RichText | Self::WordXml | Self::Doc | Self::Docx => Advice::PdfFromWord,
            Self::Xls | Self::Xlsx => Advice::PdfFromExcel,
            Self::Ppt | Self::Pptx => Advice::PdfFromPowerPoint,
            Self::LockedOffice => Advice::OpenWithPassword,
            Self::ManagedOffice => Advice::AskItsOwner,
            Self::OfficeOrOutlook => Advice::PdfFromItsProgram,
            Self::Odt | Self::Ods | Self::Odp => Advice::PdfFromLibreOffice,
            Self::Iwork => Advice::ExportPdf,
            Self::TextDocument
            | Self::Spreadsheet
            | Self::Presentation
            | Self::PostScript
            | Self::Other(_)
            | Self::Unknown => Advice::SaveAsPdf,
            Self::OutlookMessage => Advice::SaveFromOutlook,
            Self::OutlookPackage => Advice::SaveMailOrAsk,
            Self::Xps => Advice::PrintToPdf,
            Self::Book | Self::Drawing | Self::WebPageOrDrawing | Self::Xml => Advice::PrintOrScreenshot,
            Self::WebPage => Advice::PrintFromBrowser,
            Self::Database | Self::Program => Advice::Screenshot,
            Self::HoldsPdf => Advice::AddThePdf,
            Self::Archive(_) => Advice::AddWhatIsInside,
            Self::Sound(_) => Advice::WriteDown,
            Self::Video(_) => Advice::ScreenshotsOfVideo,
            Self::Picture(_) => Advice::SaveAsPicture,
            Self::UnsureText => Advice::SaveAsUtf8,
            Self::BlankText => Advice::CheckTheFile,
            Self::Unusual(Kind::Heic) | Self::RawPhoto => Advice::ExportJpeg,
            Self::Unusual(_) => Advice::SaveAsPng,
            Self::TooLarge(_) => Advice::SaveSmaller,
            Self::Portfolio => Advice::SaveFromAdobe,
            Self::ManagedPdf => Advice::PrintWhereAllowed,
            Self::AdobeForm => Advice::PrintFromAdobe,
            Self::UnknownLock => Advice::SaveUnprotected,
            Self::SignedMail | Self::EncryptedMail => Advice::PrintFromMail,
        }
    }
}
