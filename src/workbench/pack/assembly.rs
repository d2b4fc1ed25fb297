//! Pages put together to a PDF. The same pages always give the same bytes: no date, no id, no producer.

use super::super::refusal::{Flaw, Refusal};
use super::image_encoding::EncodedImage;
use super::page_layout::PageLayout;
use lopdf::{Document, Object, ObjectId, SaveOptions, Stream, dictionary};

/// The size of the stamp's letters.
const STAMP: f32 = 8.5;

/// A PDF being put together.
pub struct Assembly {
    /// The document, for pages that are taken over.
    pub document: Document,
    pages: Vec<ObjectId>,
    tree: ObjectId,
    font: Option<ObjectId>,
}

impl Assembly {
    /// An empty one.
    pub fn new() -> Self {
        let mut document = Document::new();
        "1.5".clone_into(&mut document.version);
        let tree = document.new_object_id();
        Self { document, pages: Vec::new(), tree, font: None }
    }

    /// Adds a page that shows a picture.
    pub fn picture(&mut self, ink: &EncodedImage, paper: &PageLayout, stamp: Option<&str>) {
        let object = self.document.add_object(ink.stream.clone());
        let place = [paper.w, 0.0, 0.0, paper.h, paper.x, paper.y];
        self.page(object, place, paper, stamp);
    }

    /// Adds a page that shows a form.
    pub fn form(&mut self, object: ObjectId, place: [f32; 6], paper: &PageLayout, stamp: Option<&str>) {
        self.page(object, place, paper, stamp);
    }

    fn page(&mut self, object: ObjectId, place: [f32; 6], paper: &PageLayout, stamp: Option<&str>) {
        let numbers = place.map(number).join(" ");
        let mut content = format!("q {numbers} cm /P Do Q");
        let mut resources = dictionary! { "XObject" => dictionary! { "P" => object } };
        if let Some(stamp) = stamp {
            let font = self.font();
            resources.set("Font", dictionary! { "S" => font });
            let x = paper.width - 20.0 - width(stamp);
            let escaped = stamp.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            let x = number(x.max(4.0));
            content = format!("{content}\nBT /S {STAMP} Tf 0.35 g {x} 7 Td ({escaped}) Tj ET");
        }
        let content = self.document.add_object(Stream::new(lopdf::Dictionary::new(), content.into_bytes()));
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => vec![0.into(), 0.into(), Object::Real(paper.width), Object::Real(paper.height)],
            "Resources" => Object::Dictionary(resources),
            "Contents" => content,
        };
        let page = self.document.add_object(page);
        self.pages.push(page);
    }

    /// One of the typefaces every reader has.
    fn font(&mut self) -> ObjectId {
        *self.font.get_or_insert_with(|| {
            self.document.add_object(dictionary! {
                "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
            })
        })
    }

    /// Writes it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> Result<Vec<u8>, Refusal> {
        let count = i64::try_from(self.pages.len()).unwrap_or(i64::MAX);
        let kids: Vec<Object> = self.pages.iter().map(|page| Object::Reference(*page)).collect();
        let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
        self.document.objects.insert(self.tree, Object::Dictionary(tree));
        let catalog = self.document.add_object(dictionary! { "Type" => "Catalog", "Pages" => self.tree });
        self.document.trailer.set("Root", catalog);
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(200)
            .compression_level(9)
            .build();
        let mut bytes = Vec::new();
        self.document.save_with_options(&mut bytes, options).map_err(|error| {
            Refusal::NotProven(Flaw::NotWritten(crate::domain::text::clean_to(&error.to_string(), 120)))
        })?;
        Ok(bytes)
    }
}

/// A number as PDF writes it: no exponent, no more digits than a printer sees.
fn number(value: f32) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// How wide a stamp is. Widths of Helvetica's letters are about these; the stamp need not stand to the point.
#[expect(clippy::cast_precision_loss, reason = "a few letters")]
fn width(stamp: &str) -> f32 {
    stamp.chars().count() as f32 * STAMP * 0.52
}
