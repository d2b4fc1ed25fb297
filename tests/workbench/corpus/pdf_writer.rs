//! PDFs written by hand, object after object, so that each can be as odd as it is meant to be.

use super::kit::{flate, joined};

/// A font that every reader brings itself.
pub const FONT: &str = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";

/// The objects of a PDF.
#[derive(Default)]
pub struct Writer(Vec<Vec<u8>>);

impl Writer {
    /// Adds an object and gives its number.
    pub fn add(&mut self, body: impl AsRef<[u8]>) -> usize {
        self.0.push(body.as_ref().to_vec());
        self.0.len()
    }

    /// The number of an object that is set later; until then it is nothing.
    pub fn keep(&mut self) -> usize {
        self.add("null")
    }

    /// Sets an object that was kept.
    pub fn set(&mut self, number: usize, body: impl AsRef<[u8]>) {
        self.0[number - 1] = body.as_ref().to_vec();
    }

    /// Adds a stream with these entries.
    pub fn stream(&mut self, entries: &str, data: &[u8]) -> usize {
        self.add(stream(entries, data))
    }

    /// Adds a stream that is compressed.
    pub fn packed(&mut self, entries: &str, data: &[u8]) -> usize {
        self.stream(&format!("{entries} /Filter /FlateDecode"), &flate(data))
    }

    /// Adds a picture of eight bits a value.
    pub fn picture(&mut self, (width, height): (u32, u32), entries: &str, data: &[u8]) -> usize {
        let about = format!("/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8");
        self.packed(&format!("{about} {entries}"), data)
    }

    /// The file: the objects, where each begins, and which is the first to read.
    pub fn finish(&self, root: usize, trailer: &str) -> Vec<u8> {
        let mut made = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut places = Vec::new();
        for (number, body) in self.0.iter().enumerate() {
            places.push(made.len());
            made.extend_from_slice(format!("{} 0 obj\n", number + 1).as_bytes());
            made.extend_from_slice(body);
            made.extend_from_slice(b"\nendobj\n");
        }
        let start = made.len();
        let size = self.0.len() + 1;
        let table = joined(places, |place| format!("{place:010} 00000 n \n"));
        made.extend_from_slice(format!("xref\n0 {size}\n0000000000 65535 f \n{table}").as_bytes());
        let end = format!("trailer\n<< /Size {size} /Root {root} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        made.extend_from_slice(end.as_bytes());
        made
    }
}

/// A stream with these entries.
pub fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< /Length {} {entries} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A page and what belongs to its document.
pub struct Page {
    /// Further entries of the page.
    pub entries: String,
    /// What its content may use.
    pub resources: String,
    /// What is drawn.
    pub content: Vec<u8>,
    /// Further entries of the catalogue.
    pub catalog: String,
    /// Further entries of the trailer.
    pub trailer: String,
}

impl Page {
    /// A page that draws this, with one font.
    pub fn new(content: impl AsRef<[u8]>) -> Self {
        Self {
            entries: String::new(),
            resources: FONT.to_owned(),
            content: content.as_ref().to_vec(),
            catalog: String::new(),
            trailer: String::new(),
        }
    }

    /// The same with further entries of the page.
    pub fn entries(mut self, entries: impl Into<String>) -> Self {
        self.entries = entries.into();
        self
    }

    /// The same with something more to use.
    pub fn using(mut self, resources: impl AsRef<str>) -> Self {
        self.resources = format!("{} {}", self.resources, resources.as_ref());
        self
    }

    /// The same with something else to use.
    pub fn using_only(mut self, resources: impl Into<String>) -> Self {
        self.resources = resources.into();
        self
    }

    /// The same with further entries of the catalogue.
    pub fn catalog(mut self, entries: impl Into<String>) -> Self {
        self.catalog = entries.into();
        self
    }

    /// The same with further entries of the trailer.
    pub fn trailer(mut self, entries: impl Into<String>) -> Self {
        self.trailer = entries.into();
        self
    }

    /// A document of this page alone.
    pub fn pdf(self) -> Vec<u8> {
        pdf(|_| self)
    }
}

/// A document of one page, which may need further objects.
pub fn pdf(page: impl FnOnce(&mut Writer) -> Page) -> Vec<u8> {
    let mut writer = Writer::default();
    let pages = writer.keep();
    let page = page(&mut writer);
    let content = writer.stream("", &page.content);
    let media = if page.entries.contains("/MediaBox") { "" } else { "/MediaBox [0 0 612 792]" };
    let (entries, resources) = (&page.entries, &page.resources);
    let shown = if entries.contains("/Contents") { String::new() } else { format!("/Contents {content} 0 R") };
    let used = if entries.contains("/Resources") { String::new() } else { format!("/Resources << {resources} >>") };
    let leaf = writer.add(format!("<< /Type /Page /Parent {pages} 0 R {media} {shown} {used} {entries} >>"));
    writer.set(pages, format!("<< /Type /Pages /Count 1 /Kids [{leaf} 0 R] >>"));
    let root = writer.add(format!("<< /Type /Catalog /Pages {pages} 0 R {} >>", page.catalog));
    writer.finish(root, &page.trailer)
}

/// A document of many pages.
pub fn book(count: usize, content: impl Fn(usize) -> String) -> Vec<u8> {
    let mut writer = Writer::default();
    let pages = writer.keep();
    let kids = joined(0..count, |number| {
        let content = writer.stream("", content(number).as_bytes());
        let about = "/Type /Page /MediaBox [0 0 612 792]";
        let leaf = writer.add(format!("<< {about} /Parent {pages} 0 R /Contents {content} 0 R >>"));
        format!("{leaf} 0 R ")
    });
    writer.set(pages, format!("<< /Type /Pages /Count {count} /Kids [{kids}] /Resources << {FONT} >> >>"));
    let root = writer.add(format!("<< /Type /Catalog /Pages {pages} 0 R >>"));
    writer.finish(root, "")
}

/// Content that writes a line at the top of a page.
pub fn line(words: &str) -> String {
    format!("BT /F1 14 Tf 72 700 Td ({words}) Tj ET")
}

/// A page with a few lines, as a letter.
pub fn letter() -> String {
    let lines = joined(1..=20, |number| format!("(Line {number}: the parcel was left with a neighbour.) Tj 0 -18 Td "));
    format!("BT /F1 12 Tf 72 700 Td (Order 41BFASJ) Tj 0 -30 Td {lines}ET")
}
