//! Each kind of PDF people have, with the words and the ink that have to be in the packet. Poppler judges both; where
//! readers differ by right, that is said by name beside the case.

use crate::corpus::kit::{flate, joined};
use crate::corpus::pdf_writer::{FONT, Page, Writer, line, pdf};
use crate::kit;
use crate::seen::{differing, sent, words_of};
use docket::workbench::helper::Password;
use docket::workbench::{Lack, Refusal};
use std::process::Command;
use std::sync::Arc;

/// Where readers draw the same thing in their own way.
#[derive(Clone, Copy, PartialEq)]
enum Ink {
    /// They do not: every square is the same.
    Same,
    /// Lines around fields, grounds of what was chosen and signs in boxes have no fixed look.
    OwnFrames,
    /// Readers stop or go on behind damage.
    Damaged,
}

/// A source and what has to become of it.
struct Kind {
    name: &'static str,
    source: Vec<u8>,
    /// Stand in the text of the packet.
    words: &'static [&'static str],
    /// Stand nowhere in it.
    never: &'static [&'static str],
    ink: Ink,
}

fn kind(name: &'static str, source: Vec<u8>, words: &'static [&'static str]) -> Kind {
    Kind { name, source, words, never: &[], ink: Ink::Same }
}

async fn judge(kinds: Vec<Kind>) {
    let mut wrong = Vec::new();
    for Kind { name, source, words, never, ink } in kinds {
        let (looked, packed) = sent(source.clone()).await;
        let text = words_of(&packed);
        wrong.extend(words.iter().filter(|word| !text.contains(**word)).map(|word| format!("{name}: {word} is lost")));
        wrong.extend(never.iter().filter(|word| text.contains(**word)).map(|word| format!("{name}: {word} travels")));
        if ink != Ink::Damaged && looked.pages.iter().flat_map(|page| &page.lacks).any(Lack::is_gap) {
            wrong.push(format!("{name}: {:?}", looked.pages[0].lacks));
        }
        let found = if ink == Ink::Same { differing(&source, &packed.files[0]) } else { Vec::new() };
        if !found.is_empty() {
            wrong.push(format!("{name}: {} squares, {:?}", found.len(), &found[..found.len().min(6)]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A page with notes or fields, each by its entries.
fn marked(entries: &[&str]) -> Vec<u8> {
    pdf(|writer| {
        let marks = joined(entries, |entries| {
            let own = if entries.contains("/F ") { "" } else { "/F 4" };
            format!("{} 0 R ", writer.add(format!("<< /Type /Annot {own} {entries} >>")))
        });
        Page::new(line("A page of the order"))
            .entries(format!("/Annots [{marks}]"))
            .catalog(format!("/AcroForm << /Fields [{marks}] /DA (/Helv 0 Tf 0 g) /DR << {FONT} >> >>"))
    })
}

const FIELD: &str = "/Subtype /Widget /DA (/Helv 12 Tf 0 g)";

fn field(entries: &str) -> Vec<u8> {
    marked(&[&format!("{FIELD} {entries}")])
}

#[tokio::test]
async fn fields_without_a_drawing_stand_on_the_page_with_their_words() {
    kit::need_readers();
    let own = |name, entries: &str, words| Kind { ink: Ink::OwnFrames, ..kind(name, field(entries), words) };
    judge(vec![
        kind(
            "a value",
            field("/FT /Tx /T (a) /V (Received in good order) /Rect [72 600 300 620]"),
            &["Received in good order"],
        ),
        kind("turned", field("/FT /Tx /T (a) /MK << /R 90 >> /V (Sideways) /Rect [72 500 92 600]"), &["Sideways"]),
        kind("to the right", field("/FT /Tx /T (a) /Q 2 /V (99.90) /Rect [72 520 300 540]"), &["99.90"]),
        own(
            "a list",
            "/FT /Ch /T (a) /V (Two) /Opt [(One) (Two) (Three)] /Rect [72 500 172 560]",
            &["One", "Two", "Three"],
        ),
        own(
            "a button",
            "/FT /Btn /Ff 65536 /T (a) /MK << /CA (Submit form) /BG [0.8] >> /Rect [72 600 200 620]",
            &["Submit form"],
        ),
        own("in cells", "/FT /Tx /T (a) /Ff 16777216 /MaxLen 10 /V (41BFASJ) /Rect [72 600 272 620]", &[]),
        Kind {
            never: &["hunter2"],
            ..own("a secret", "/FT /Tx /T (a) /Ff 8192 /V (hunter2) /Rect [72 600 272 620]", &["*******"])
        },
        Kind {
            never: &["canary"],
            ..kind("hidden", field("/F 2 /FT /Tx /T (a) /V (canary) /Rect [72 600 272 620]"), &["A page of the order"])
        },
    ])
    .await;
}

#[tokio::test]
async fn marks_without_a_drawing_are_drawn_as_they_say() {
    kit::need_readers();
    let one = |name, entries: &str| kind(name, marked(&[entries]), &["A page of the order"]);
    judge(vec![
        one("see-through", "/Subtype /Square /C [1 0 0] /IC [1 0 0] /CA 0.3 /BS << /W 3 >> /Rect [60 680 300 720]"),
        one("no colour", "/Subtype /Square /C [] /IC [] /BS << /W 0 >> /Rect [60 400 300 450]"),
        one("dashes", "/Subtype /Square /C [0 0 0] /BS << /W 4 /S /D /D [12 8] >> /Rect [60 300 300 350]"),
        one("a wide border", "/Subtype /Circle /C [0 0 0] /Border [0 0 5] /Rect [60 200 300 250]"),
        one("marker", "/Subtype /Highlight /CA 0.5 /C [1 1 0] /Rect [70 690 330 716] /QuadPoints [72 714 320 714 72 696 320 696]"),
        one("struck", "/Subtype /StrikeOut /C [0 0 1] /Rect [70 690 330 716] /QuadPoints [72 714 320 714 72 696 320 696]"),
        one("many corners", "/Subtype /Polygon /C [0 0.5 0] /IC [0.8 1 0.8] /Vertices [100 200 200 280 300 200] /Rect [99 199 301 281]"),
        one("a pen", "/Subtype /Ink /C [0 0 1] /BS << /W 4 >> /Rect [90 90 500 160] /InkList [[110 110 200 150 300 110]]"),
        Kind {
            words: &["Confirmed by phone"],
            ..one("a box of words", "/Subtype /FreeText /Contents (Confirmed by phone) /DA (/Helv 12 Tf 0 g) /C [1 1 0.8] /Rect [72 580 272 620]")
        },
        Kind { words: &["TOP SECRET"], ink: Ink::OwnFrames, ..one("a stamp by its name", "/Subtype /Stamp /Name /TopSecret /Rect [300 600 420 640]") },
    ])
    .await;
}

fn layered(layer: &str, config: &str, content: &str) -> Vec<u8> {
    pdf(|writer| {
        let (a, b) = (writer.add("<< /Type /OCG /Name (A) >>"), writer.add("<< /Type /OCG /Name (B) >>"));
        let named = |text: &str| text.replace("#A", &format!("{a} 0 R")).replace("#B", &format!("{b} 0 R"));
        let about =
            format!("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /OC {} /Resources << {FONT} >>", named(layer));
        let form = writer.stream(&about, line("In a form").replace("700", "500").as_bytes());
        Page::new(content)
            .using(format!("/Properties << /L {} >> /XObject << /X {form} 0 R >>", named(layer)))
            .catalog(format!("/OCProperties << /OCGs [{a} 0 R {b} 0 R] /D << {} >> >>", named(config)))
    })
}

#[tokio::test]
async fn layers_that_are_off_go_and_the_words_of_the_others_stay_words() {
    kit::need_readers();
    let inside = line("Inside").replace("700", "600");
    let content = format!("{} /OC /L BDC {inside} EMC {} /X Do", line("Before"), line("Behind").replace("700", "400"));
    let off = |name, layer, config| Kind {
        never: &["Inside", "In a form"],
        ..kind(name, layered(layer, config, &content), &["Before", "Behind"])
    };
    let on = |name, layer, config| {
        kind(name, layered(layer, config, &content), &["Before", "Inside", "Behind", "In a form"])
    };
    let nested = format!(
        "{} /OC /L BDC {inside} /Span BMC {} EMC {} EMC",
        line("Before"),
        line("canary one").replace("700", "580"),
        line("canary two").replace("700", "560")
    );
    judge(vec![
        off("off", "#A", "/OFF [#A]"),
        off("all on, one is off", "<< /Type /OCMD /OCGs [#A #B] /P /AllOn >>", "/OFF [#B]"),
        off("not what is on", "<< /Type /OCMD /VE [/Not #A] >>", ""),
        off("all begin off", "#A", "/BaseState /OFF /ON [#B]"),
        on("on", "#A", "/OFF [#B]"),
        on("any on", "<< /Type /OCMD /OCGs [#A #B] /P /AnyOn >>", "/OFF [#B]"),
        on("and, not", "<< /Type /OCMD /VE [/And #A [/Not #B]] >>", "/OFF [#B]"),
        Kind { never: &["Inside", "canary"], ..kind("nested", layered("#A", "/OFF [#A]", &nested), &["Before"]) },
    ])
    .await;
}

/// A page with a part and one more line below it. How tiles meet changes with their size, so they may be drawn.
fn with_part(content: &str, make: impl FnOnce(&mut Writer) -> String) -> Vec<u8> {
    pdf(|writer| {
        let used = make(writer);
        Page::new(format!("{} {content} {}", line("Above"), line("Below").replace("700", "300"))).using(used)
    })
}

#[tokio::test]
async fn what_is_painted_with_more_than_colours_is_taken_over_with_its_words() {
    kit::need_readers();
    let both: &[&str] = &["Above", "Below"];
    let group = "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /I true >>";
    let boxes = "1 0 0 rg 72 500 100 100 re f 0 1 0 rg 120 450 100 100 re f";
    let fade = "<< /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >>";
    judge(vec![
        kind("mixed colours", with_part(&format!("/M gs {boxes}"), |_| "/ExtGState << /M << /BM /Multiply >> >>".into()), both),
        kind("a group", with_part("/M gs /X Do", |writer| {
            let form = writer.stream(group, boxes.as_bytes());
            format!("/ExtGState << /M << /ca 0.5 >> >> /XObject << /X {form} 0 R >>")
        }), both),
        kind("a soft mask", with_part("q /M gs 1 0 0 rg 50 480 400 140 re f Q", |writer| {
            let mask = "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >>";
            let mask = writer.stream(mask, b"1 g 72 500 100 100 re f 0.5 g 172 500 100 100 re f");
            format!("/ExtGState << /M << /SMask << /Type /Mask /S /Luminosity /G {mask} 0 R >> >> >>")
        }), both),
        kind("tiles", with_part("/Pattern cs /P scn 72 400 200 200 re f", |writer| {
            let tile = "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 20 20] /XStep 20 /YStep 20 /Resources << >>";
            format!("/Pattern << /P {} 0 R >>", writer.stream(tile, b"1 0 0 rg 0 0 10 10 re f"))
        }), &[]),
        kind("a shade", with_part("q 72 400 200 200 re W n /S sh Q", |_| {
            format!("/Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [72 0 272 0] /Function {fade} >> >>")
        }), both),
        kind("an ink", with_part("/Cs cs 0.8 scn 72 500 100 100 re f", |_| {
            "/ColorSpace << /Cs [/Separation /Spot /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>] >>".into()
        }), both),
        kind("letters that draw themselves", with_part("BT /T 20 Tf 72 500 Td (ABBA) Tj ET", |writer| {
            let square = writer.stream("", b"1000 0 0 0 750 750 d1 0 0 750 750 re f");
            let sign = writer.stream("", b"1000 0 0 0 750 750 d1 0 0 m 375 750 l 750 0 l f");
            let font = format!("/Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] \
                /FirstChar 65 /LastChar 66 /Widths [1000 1000] /Encoding << /Differences [65 /A /B] >> \
                /CharProcs << /A {square} 0 R /B {sign} 0 R >> /Resources << >>");
            let font = writer.add(format!("<< {font} >>"));
            format!("/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> /T {font} 0 R >>")
        }), &["Above", "ABBA", "Below"]),
        kind("a picture in the words", with_part("q 90 0 0 90 72 480 cm BI /W 4 /H 4 /BPC 8 /CS /G ID 0 EI\n3456 EI )6 EI Q", |_| String::new()), both),
        kind("a thin line at the far edge", with_part("1 w 585 72 m 585 720 l S 20 20 570 740 re S", |_| String::new()), both),
        kind("unknown words where they may be", with_part("BX 1 2 sparkle EX", |_| String::new()), both),
    ])
    .await;
}

#[tokio::test]
async fn damage_is_said_on_its_page_and_nothing_else_is_called_damaged() {
    let one = |n: u32| format!("{} ", line(&format!("Line {n}")).replace("700", &(700 - n * 10).to_string()));
    let long = joined(0..60, one);
    let folded = flate(long.as_bytes());
    let raw = |entries: &'static str, data: Vec<u8>| {
        pdf(move |writer| {
            let number = writer.stream(&format!("/Type /XObject /Subtype /Image {entries}"), &data);
            Page::new(format!("{} q 90 0 0 90 72 400 cm /Im1 Do Q", line("Above")))
                .using(format!("/XObject << /Im1 {number} 0 R >>"))
        })
    };
    let content = |data: Vec<u8>| {
        pdf(move |writer| {
            let number = writer.stream("/Filter /FlateDecode", &data);
            Page::new("").entries(format!("/Contents {number} 0 R"))
        })
    };
    let part_missing = pdf(|writer| {
        let number = writer.stream("", line("First part").as_bytes());
        Page::new("").entries(format!("/Contents [{number} 0 R 99 0 R]"))
    });
    let photo = crate::corpus::jpeg(64, 64);
    let eight = "/Width 20 /Height 20 /BitsPerComponent 8 /ColorSpace /DeviceGray";
    let jpeg = "/Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode";
    let flat = "/Width 20 /Height 20 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode";
    let odd = "/Width 20 /Height 20 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /NobodyDecode";
    let cases: Vec<(&str, Vec<u8>, Option<Lack>)> = vec![
        ("folded content, cut", content(folded[..folded.len() * 2 / 3].to_vec()), Some(Lack::Broken)),
        ("a text without an end", Page::new(format!("{} BT /F1 9 Tf (no end", line("a"))).pdf(), Some(Lack::Broken)),
        ("a word that nobody knows", Page::new(format!("{} 1 2 nobody", line("a"))).pdf(), Some(Lack::Broken)),
        ("too few numbers", Page::new(format!("{} 72 re S", line("a"))).pdf(), Some(Lack::Broken)),
        ("cut inside of a number", Page::new(format!("{} 72 6", line("a"))).pdf(), Some(Lack::Broken)),
        ("a form that is not there", Page::new(format!("{} /Nobody Do", line("a"))).pdf(), Some(Lack::Broken)),
        ("a part that is not there", part_missing, Some(Lack::Broken)),
        (
            "a typeface that is not there",
            Page::new("BT /F9 9 Tf 72 700 Td (a) Tj ET").pdf(),
            Some(Lack::Typeface(String::new())),
        ),
        ("a photo, cut", raw(jpeg, photo[..photo.len() * 2 / 3].to_vec()), Some(Lack::Picture)),
        ("a picture with half its rows", raw(flat, flate(&[77; 200])), Some(Lack::Picture)),
        ("a picture of an unknown kind", raw(odd, vec![7; 400]), Some(Lack::Picture)),
        ("whole folded content", content(folded.clone()), None),
        ("a whole photo", raw(jpeg, photo), None),
        ("a whole picture", raw(eight, vec![77; 400]), None),
        ("a picture with more than it needs", raw(flat, flate(&[77; 500])), None),
    ];
    let mut wrong = Vec::new();
    for (name, source, lack) in cases {
        let file: Arc<[u8]> = source.into();
        let looked = kit::look(&file).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
        let found = &looked.pages[0].lacks;
        if found.as_slice() != lack.as_slice() {
            wrong.push(format!("{name}: {found:?}, not {lack:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_page_of_very_many_lines_fits_as_a_picture_of_itself() {
    kit::need_readers();
    let mut at = 7_u32;
    let mut next = |most: u32| {
        at = at.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (at >> 8) % most
    };
    let lines = joined(0..60_000, |_| format!("{} {} m {} {} l S\n", next(612), next(300), next(612), next(300)));
    let content = flate(format!("{} 0.05 w 0.5 G {lines}", line("A plan of the house")).as_bytes());
    let source = pdf(move |writer| {
        let number = writer.stream("/Filter /FlateDecode", &content);
        Page::new("").entries(format!("/Contents {number} 0 R"))
    });
    let (looked, packed) = sent(source.clone()).await;
    assert!(looked.pages[0].lacks.is_empty(), "{:?}", looked.pages[0].lacks);
    assert!(packed.files.iter().all(|file| file.len() <= 1_000_000) && packed.report.is_sharp);
    // The part without lines is compared; how thin ones are darkened is each drawer's own.
    let found: Vec<_> = differing(&source, &packed.files[0]).into_iter().filter(|(at, ..)| at / 68 < 50).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[tokio::test]
async fn every_lock_opens_with_either_password() {
    kit::need_readers();
    let dir = tempfile::tempdir().expect("a folder");
    let plain = dir.path().join("plain.pdf");
    std::fs::write(&plain, Page::new(line("Locked away")).pdf()).expect("written");
    let locks: [(&str, &[&str]); 7] = [
        ("secret", &["40"]),
        ("secret", &["128", "--use-aes=n"]),
        ("secret", &["128", "--use-aes=y"]),
        ("secret", &["128", "--use-aes=y", "--cleartext-metadata"]),
        ("secret", &["256"]),
        ("secret", &["256", "--force-R5"]),
        ("gr\u{fc}n", &["256"]),
    ];
    for (number, (user, how)) in locks.into_iter().enumerate() {
        let locked = dir.path().join(format!("{number}.pdf"));
        let made = Command::new("qpdf")
            .args(["--allow-weak-crypto", "--encrypt", user, "owner"])
            .args(how)
            .arg("--")
            .args([&plain, &locked])
            .output()
            .expect("run");
        assert!(made.status.success(), "{how:?}: {}", String::from_utf8_lossy(&made.stderr));
        let file: Arc<[u8]> = std::fs::read(&locked).expect("read").into();
        assert_eq!(kit::look(&file).await.err(), Some(Refusal::Protected), "{how:?}");
        let wrong = kit::helper().unlock(Arc::clone(&file), Password::new("guess".to_owned())).await;
        assert_eq!(wrong.err(), Some(Refusal::WrongPassword), "{how:?}");
        for password in [user, "owner"] {
            let open = kit::helper().unlock(Arc::clone(&file), Password::new(password.to_owned())).await;
            let open = open.unwrap_or_else(|refusal| panic!("{how:?} {password}: {refusal:?}"));
            assert!(kit::text_of(&open).contains("Locked away"), "{how:?} {password}");
        }
    }
}
