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
        || pdf.pages().iter().any(|page| has_marks(page) || has_no_room(page))
}

/// True for a page whose boxes leave nothing to be seen.
fn has_no_room(page: &Page<'_>) -> bool {
    let seen = page.intersected_crop_box();
    (seen.x1 - seen.x0).abs() < 1.0 || (seen.y1 - seen.y0).abs() < 1.0
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
        let inner = numbered(&font)?;
        (program(&inner).is_none()).then(|| called(&font))
    })
}

/// The name of a typeface of the file whose letters cannot be right without its program: signs that are not letters,
/// or numbers of glyphs in a program that makes no sense.
pub fn font_that_misleads(font: &Dict<'_>) -> Option<String> {
    if let Some(inner) = numbered(font) {
        let program = program(&inner)?;
        return (!is_program(&program)).then(|| called(font));
    }
    let kind = font.get::<Name<'_>>("Subtype")?;
    let name = called(font);
    let is_simple = matches!(kind.as_ref(), b"Type1" | b"MMType1" | b"TrueType");
    (is_simple && name != "ZapfDingbats" && is_of_signs(&name) && program(font).is_none()).then_some(name)
}

/// The inner part of a composite typeface whose letters are numbers of glyphs.
fn numbered<'a>(font: &Dict<'a>) -> Option<Dict<'a>> {
    let is_composite = font.get::<Name<'_>>("Subtype")?.as_ref() == b"Type0";
    let is_numbers = font.get::<Name<'_>>("Encoding").is_some_and(|name| name.as_ref().starts_with(b"Identity"));
    let inner = font.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
    (is_composite && is_numbers).then_some(inner)
}

/// The program of a typeface, where the file brings one.
fn program<'a>(font: &Dict<'a>) -> Option<Stream<'a>> {
    let about = font.get::<Dict<'_>>("FontDescriptor")?;
    ["FontFile2", "FontFile3", "FontFile"].iter().find_map(|key| about.get::<Stream<'_>>(*key))
}

fn is_program(stream: &Stream<'_>) -> bool {
    let Ok(bytes) = stream.decoded_data() else { return false };
    if bytes.starts_with(&[1, 0]) {
        return bytes.len() > 64 && stream.dict().get::<Name<'_>>("Subtype").is_some();
    }
    if bytes.starts_with(b"%!") {
        return true;
    }
    skrifa::FontRef::from_index(&bytes, 0).is_ok_and(|font| {
        let has = |tag: &[u8; 4]| font.table_data(skrifa::Tag::new(tag)).is_some();
        (has(b"glyf") && has(b"loca") && has(b"head")) || has(b"CFF ") || has(b"CFF2")
    })
}

/// The name of a typeface without the letters that tell a part of it.
fn called(font: &Dict<'_>) -> String {
    let name = font.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned()).unwrap_or_default();
    let plain = name.split_once('+').filter(|(tag, _)| tag.len() == 6).map_or(name.as_str(), |(_, plain)| plain);
    crate::domain::text::clean_to(plain, 60)
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
