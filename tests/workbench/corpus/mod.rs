//! Odd evidence files, always the same ones: pictures, documents, mails, texts, and what is none of these.

mod bitmaps;
mod jpegs;
pub mod kit;
mod locked;
mod mails;
mod others;
mod pdf_content;
mod pdf_damaged;
mod pdf_hostile;
mod pdf_pages;
mod pdf_pictures;
pub mod pdf_writer;
mod pngs;
mod texts;
mod tiffs;

pub use jpegs::jpeg;

/// What the packer has to make of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// It is opened with exactly so many pages, and packed.
    Pages(usize),
    /// It is refused with a sentence.
    Refused,
    /// It is opened or refused; nothing breaks.
    Either,
}

/// A file and what has to come of it.
pub struct Case {
    /// The name as a person would see it.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What has to come of it.
    pub expect: Expect,
}

/// Cases as they are gathered.
#[derive(Default)]
struct Gathered(Vec<Case>);

impl Gathered {
    fn case(&mut self, name: &str, bytes: Vec<u8>, expect: Expect) {
        self.0.push(Case { name: name.to_owned(), bytes, expect });
    }

    /// A file with so many pages.
    fn pages(&mut self, name: &str, pages: usize, bytes: Vec<u8>) {
        self.case(name, bytes, Expect::Pages(pages));
    }

    /// A file with one page.
    fn page(&mut self, name: &str, bytes: Vec<u8>) {
        self.pages(name, 1, bytes);
    }

    /// A file that cannot become pages.
    fn refused(&mut self, name: &str, bytes: Vec<u8>) {
        self.case(name, bytes, Expect::Refused);
    }

    /// A file that may be opened or refused.
    fn either(&mut self, name: &str, bytes: Vec<u8>) {
        self.case(name, bytes, Expect::Either);
    }
}

/// All of them, in the same order every time.
pub fn corpus() -> Vec<Case> {
    let mut found = Gathered::default();
    jpegs::gather(&mut found);
    pngs::gather(&mut found);
    bitmaps::gather(&mut found);
    tiffs::gather(&mut found);
    pdf_pages::gather(&mut found);
    pdf_content::gather(&mut found);
    pdf_pictures::gather(&mut found);
    pdf_damaged::gather(&mut found);
    pdf_hostile::gather(&mut found);
    locked::gather(&mut found);
    texts::gather(&mut found);
    mails::gather(&mut found);
    others::gather(&mut found);
    found.0
}
