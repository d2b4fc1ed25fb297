//! What of a PDF cannot be judged by drawing it alone.

use hayro::hayro_interpret::font::StandardFont;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro::hayro_syntax::page::Page;

/// More fonts of a page are not looked at.
const MOST_FONTS: usize = 300;

/// True when a file has notes, fields, layers or files that have to be settled before it is drawn.
pub fn needs_settling(pdf: &Pdf) -> bool {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let has = |key: &str| catalog.as_ref().is_some_and(|catalog| catalog.contains_key(key));
    let has_files = catalog.as_ref().and_then(|catalog| catalog.get::<Dict<'_>>("Names"));
    let has_files = has_files.is_some_and(|names| names.contains_key("EmbeddedFiles"));
    has("AcroForm")
        || has("OCProperties")
        || has("Collection")
        || has("AF")
        || has_files
        || pdf.pages().iter().any(has_marks)
}

/// True for a page with more than links on it.
pub fn has_marks(page: &Page<'_>) -> bool {
    let marks = page.raw().get::<Array<'_>>("Annots");
    marks.is_some_and(|marks| {
        marks.iter::<Dict<'_>>().any(|mark| mark.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_ref() != b"Link"))
    })
}

/// A typeface whose letters are numbers of glyphs in a file that is not there: what is drawn may be anything.
pub fn typeface(page: &Page<'_>) -> Option<String> {
    let fonts = &page.resources().fonts;
    let mut names = fonts.keys().take(MOST_FONTS);
    names.find_map(|name| {
        let font = fonts.get::<Dict<'_>>(name.as_ref())?;
        let is_composite = font.get::<Name<'_>>("Subtype")?.as_ref() == b"Type0";
        let is_numbers = font.get::<Name<'_>>("Encoding").is_some_and(|name| name.as_ref().starts_with(b"Identity"));
        let inner = font.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
        let about = inner.get::<Dict<'_>>("FontDescriptor");
        let is_embedded = about.is_some_and(|about| {
            ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| about.get::<Stream<'_>>(*key).is_some())
        });
        let base = font.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned()).unwrap_or_default();
        (is_composite && is_numbers && !is_embedded).then(|| crate::domain::text::clean_to(&base, 60))
    })
}

/// True for one of the drawer's own typefaces, which stand in for those that are not in the file.
pub fn is_stand_in(program: &[u8]) -> bool {
    use StandardFont::{
        Courier, CourierBold, CourierBoldOblique, CourierOblique, Helvetica, HelveticaBold, HelveticaBoldOblique,
        HelveticaOblique, Symbol, TimesBold, TimesBoldItalic, TimesItalic, TimesRoman, ZapfDingBats,
    };
    const ALL: [StandardFont; 14] = [
        Helvetica,
        HelveticaBold,
        HelveticaOblique,
        HelveticaBoldOblique,
        Courier,
        CourierBold,
        CourierOblique,
        CourierBoldOblique,
        TimesRoman,
        TimesBold,
        TimesItalic,
        TimesBoldItalic,
        ZapfDingBats,
        Symbol,
    ];
    ALL.iter().any(|font| (*font.get_font_data().0).as_ref() == program)
}

/// True for typefaces of signs: other letters in their place say something else.
pub fn is_of_signs(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [
        "wingding",
        "webding",
        "dingbat",
        "mtextra",
        "marlett",
        "fontawesome",
        "icon",
        "barcode",
        "code39",
        "code128",
        "ocr",
        "micr",
    ]
    .iter()
    .any(|signs| name.contains(signs))
}
