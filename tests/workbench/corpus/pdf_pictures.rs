//! PDFs with pictures of every sort: plain, packed, masked, and pictures that lie about their measures.

use super::Gathered;
use super::jpegs::{jpeg, jpeg_with_place};
use super::kit::{Lcg, bomb, flate, flipped, grey_photo, joined, photo};
use super::pdf_writer::{Page, Writer, line, pdf};

const PHOTO: (u32, u32) = (64, 48);
/// Draws the picture `Im1`.
const SHOWN: &str = "q 300 0 0 225 72 400 cm /Im1 Do Q";

pub fn gather(found: &mut Gathered) {
    plain(found);
    odd(found);
    masked(found);
    filters(found);
    unfolding(found);
    in_words(found);
}

/// A page that shows one picture, which may need others.
fn shown(make: impl FnOnce(&mut Writer) -> usize) -> Vec<u8> {
    pdf(|writer| {
        let picture = make(writer);
        Page::new(SHOWN).using(format!("/XObject << /Im1 {picture} 0 R >>"))
    })
}

/// The pixels of the picture, with colours and without.
fn pixels() -> (Vec<u8>, Vec<u8>) {
    (photo(PHOTO.0, PHOTO.1), grey_photo(PHOTO.0, PHOTO.1))
}

/// A picture of eight bits a value.
fn eight(entries: &str, data: &[u8]) -> Vec<u8> {
    shown(|writer| writer.picture(PHOTO, entries, data))
}

/// A picture whose entries are all but its measures.
fn by_hand(entries: &str, data: &[u8]) -> Vec<u8> {
    let about = format!("/Type /XObject /Subtype /Image /Width 64 /Height 48 {entries}");
    shown(|writer| writer.packed(&about, data))
}

/// A picture with colours as it is in the file.
fn raw(filter: &str, data: &[u8]) -> Vec<u8> {
    let about = "/Type /XObject /Subtype /Image /Width 64 /Height 48 /BitsPerComponent 8 /ColorSpace /DeviceRGB";
    shown(|writer| writer.stream(&format!("{about} {filter}"), data))
}

fn plain(found: &mut Gathered) {
    let (rgb, grey) = pixels();
    found.page("photo inside.pdf", eight("/ColorSpace /DeviceRGB", &rgb));
    found.page("grey photo inside.pdf", eight("/ColorSpace /DeviceGray", &grey));
    found.page("photo the other way round.pdf", eight("/ColorSpace /DeviceGray /Decode [1 0]", &grey));
    found.page("photo with a key colour.pdf", eight("/ColorSpace /DeviceGray /Mask [40 60]", &grey));
    let inks: Vec<u8> = grey.iter().flat_map(|grey| [255 - grey, 20, 40, 0]).collect();
    found.page("photo of four inks.pdf", eight("/ColorSpace /DeviceCMYK", &inks));
    let lab = "/ColorSpace [/Lab << /WhitePoint [0.95 1 1.09] /Range [-100 100 -100 100] >>]";
    found.page("photo of lightness.pdf", eight(lab, &rgb));
    let measured = "/ColorSpace [/CalRGB << /WhitePoint [0.95 1 1.09] /Gamma [2.2 2.2 2.2] >>]";
    found.page("photo of measured colours.pdf", eight(measured, &rgb));
    found.page("photo with a profile of noise.pdf", {
        shown(|writer| {
            let profile = writer.stream("/N 3 /Alternate /DeviceRGB", b"noise and nothing else");
            writer.picture(PHOTO, &format!("/ColorSpace [/ICCBased {profile} 0 R]"), &rgb)
        })
    });
    let palette = "/ColorSpace [/Indexed /DeviceRGB 3 <000000 ff0000 00ff00 ffffff>]";
    let four: Vec<u8> = grey.iter().map(|grey| grey / 64).collect();
    found.page("photo of four colours.pdf", eight(palette, &four));
    found.page("photo of colours it has not.pdf", eight(palette, &grey));
    let deep: Vec<u8> = rgb.iter().flat_map(|value| [*value, 0]).collect();
    found.page("deep photo inside.pdf", by_hand("/ColorSpace /DeviceRGB /BitsPerComponent 16", &deep));
    for bits in [1, 2, 4] {
        let name = format!("photo of {bits} bits inside.pdf");
        found
            .page(&name, by_hand(&format!("/ColorSpace /DeviceGray /BitsPerComponent {bits}"), &grey[..8 * 48 * bits]));
    }
    found.page("stencil.pdf", by_hand("/ImageMask true /BitsPerComponent 1", &grey[..8 * 48]));
}

fn odd(found: &mut Gathered) {
    let (rgb, grey) = pixels();
    found.page("photo without a colour space.pdf", by_hand("/BitsPerComponent 8", &grey));
    found.page("photo without bits.pdf", by_hand("/ColorSpace /DeviceGray", &grey));
    found.page("photo with too little.pdf", eight("/ColorSpace /DeviceRGB", &rgb[..500]));
    found.page("photo with nothing.pdf", eight("/ColorSpace /DeviceRGB", b""));
    found.page("photo of seven bits.pdf", by_hand("/ColorSpace /DeviceGray /BitsPerComponent 7", &grey));
    for (name, measures) in [
        ("photo of no size.pdf", "/Width 0 /Height 0"),
        ("photo below nothing.pdf", "/Width -5 /Height 7"),
        ("photo without measures.pdf", ""),
        ("photo of words.pdf", "/Width (a) /Height (b)"),
        ("photo that claims a thousand million.pdf", "/Width 1000000000 /Height 1000000000"),
        ("photo that claims 60000.pdf", "/Width 60000 /Height 60000"),
    ] {
        let about = format!("/Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 {measures}");
        found.either(name, shown(|writer| writer.packed(&about, &grey)));
    }
}

fn masked(found: &mut Gathered) {
    let (rgb, grey) = pixels();
    found.page("photo with a mask.pdf", {
        shown(|writer| {
            let mask = writer.picture(PHOTO, "/ColorSpace /DeviceGray", &grey);
            writer.picture(PHOTO, &format!("/ColorSpace /DeviceRGB /SMask {mask} 0 R"), &rgb)
        })
    });
    found.page("photo with a mask of another size.pdf", {
        shown(|writer| {
            let mask = writer.picture((16, 16), "/ColorSpace /DeviceGray /Matte [0 0 0]", &[128; 256]);
            writer.picture(PHOTO, &format!("/ColorSpace /DeviceRGB /SMask {mask} 0 R"), &rgb)
        })
    });
    found.page("photo with a stencil.pdf", {
        shown(|writer| {
            let mask = writer
                .packed("/Subtype /Image /ImageMask true /BitsPerComponent 1 /Width 64 /Height 48", &grey[..8 * 48]);
            writer.picture(PHOTO, &format!("/ColorSpace /DeviceRGB /Mask {mask} 0 R"), &rgb)
        })
    });
    found.page("photo named like a key.pdf", {
        pdf(|writer| {
            let picture = writer.picture(PHOTO, "/ColorSpace /DeviceRGB", &rgb);
            let names = format!("/XObject << /A {picture} 0 R /OC {picture} 0 R /Metadata {picture} 0 R >>");
            let shown =
                "q 200 0 0 150 72 500 cm /A Do Q q 200 0 0 150 72 300 cm /OC Do Q 90 0 0 90 72 99 cm /Metadata Do";
            Page::new(shown).using(names)
        })
    });
    found.page("the same photo eighty times.pdf", {
        pdf(|writer| {
            let picture = writer.picture(PHOTO, "/ColorSpace /DeviceRGB", &rgb);
            let shown = joined(0..80, |n| format!("q 60 0 0 45 {} {} cm /Im1 Do Q ", 20 + n % 8 * 70, 20 + n / 8 * 70));
            Page::new(shown).using(format!("/XObject << /Im1 {picture} 0 R >>"))
        })
    });
}

fn filters(found: &mut Gathered) {
    let (rgb, _) = pixels();
    let camera = jpeg_with_place(64, 48);
    found.page("photo as it is.pdf", raw("", &rgb));
    found.page("photo of a camera.pdf", raw("/Filter /DCTDecode", &camera));
    found.page("photo of a camera, filter in a list.pdf", raw("/Filter [/DCTDecode]", &camera));
    found.page("photo of a camera, packed again.pdf", raw("/Filter [/FlateDecode /DCTDecode]", &flate(&camera)));
    found.page("photo of a camera, other measures.pdf", raw("/Filter /DCTDecode", &jpeg_with_place(90, 60)));
    let cut = jpeg(64, 48);
    found.page("photo of a camera, cut.pdf", raw("/Filter /DCTDecode", &cut[..cut.len() / 2]));
    found.page("photo of a camera that is none.pdf", raw("/Filter /DCTDecode", &Lcg::new(5).bytes(700)));
    let hex = joined(&rgb, |byte| format!("{byte:02X}"));
    found.page("photo in hex.pdf", raw("/Filter /ASCIIHexDecode", format!("{hex}>").as_bytes()));
    let runs: Vec<u8> = rgb.chunks(128).flat_map(|part| [&[127][..], part].concat()).chain([128]).collect();
    found.page("photo in runs.pdf", raw("/Filter /RunLengthDecode", &runs));
    let rows: Vec<u8> = rgb.chunks(64 * 3).flat_map(|row| [&[0][..], row].concat()).collect();
    let guessed = "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /Columns 64 >>";
    found.page("photo guessed row by row.pdf", raw(guessed, &flate(&rows)));
    let wrong = "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 99999 /Columns 99999999 >>";
    found.either("photo guessed wrongly.pdf", raw(wrong, &flate(&rows)));
    let mut half = flate(&rgb);
    half.truncate(half.len() / 2);
    found.page("photo whose end is missing.pdf", raw("/Filter /FlateDecode", &half));
    found.page("photo packed in noise.pdf", raw("/Filter /FlateDecode", &Lcg::new(6).bytes(900)));
    found.page("photo packed and changed.pdf", raw("/Filter /FlateDecode", &flipped(&flate(&rgb), 20, 6, 1)));
    for filter in ["JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "LZWDecode", "ASCII85Decode", "Crypt", "NobodyDecode"]
    {
        let name = format!("noise for {filter}.pdf");
        found.either(&name, raw(&format!("/Filter /{filter}"), &Lcg::new(7).bytes(600)));
    }
}

fn unfolding(found: &mut Gathered) {
    let (rgb, _) = pixels();
    let fax = "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 100000000 /Rows 100000000 >>";
    found.either("fax without end.pdf", raw(fax, &[0x26; 40]));
    found.either("forty filters.pdf", raw(&format!("/Filter [{}]", "/FlateDecode ".repeat(40)), &flate(&rgb)));
    found.either("photo that unfolds to 400 megabytes.pdf", {
        let about = "/Subtype /Image /Width 20000 /Height 20000 /BitsPerComponent 8 /ColorSpace /DeviceGray";
        shown(|writer| writer.stream(&format!("{about} /Filter /FlateDecode"), &bomb(0, 20_000 * 20_000)))
    });
    let twice = flate(&bomb(0, 1_000_000_000));
    found.either("photo that unfolds twice.pdf", raw("/Filter [/FlateDecode /FlateDecode]", &twice));
    found.either("small photo that unfolds to 500 megabytes.pdf", raw("/Filter /FlateDecode", &bomb(0, 500_000_000)));
}

fn in_words(found: &mut Gathered) {
    let inline = |entries: &str, data: &[u8]| {
        let before = format!("q 90 0 0 90 72 500 cm BI {entries} ID ");
        Page::new([before.as_bytes(), data, b" EI Q ", line("after").as_bytes()].concat()).pdf()
    };
    let camera = jpeg_with_place(64, 48);
    let four_by_four: Vec<u8> = (0..16).map(|n| n * 16).collect();
    found.page("photo in the words.pdf", inline("/W 4 /H 4 /BPC 8 /CS /G", &four_by_four));
    found.page("photo in the words, in hex.pdf", inline("/W 2 /H 2 /BPC 8 /CS /G /F /AHx", b"00ff00ff>"));
    found.page("photo in the words, with an end inside.pdf", inline("/W 4 /H 4 /BPC 8 /CS /G", b"0123 EI Q 012345"));
    found.page("photo in the words, a camera's.pdf", inline("/W 64 /H 48 /BPC 8 /CS /RGB /F /DCT", &camera));
    found.page("stencil in the words.pdf", inline("/W 8 /H 8 /IM true /D [1 0]", &[0x55; 8]));
    found.either("photo in the words, too short.pdf", inline("/W 400 /H 400 /BPC 8 /CS /RGB", &four_by_four));
    found.either("photo in the words without an end.pdf", Page::new("BI /W 4 /H 4 /BPC 8 /CS /G ID 0123456789").pdf());
}
