//! PDFs that were made to break a reader: things inside themselves, things without end, things that unfold.

use super::Gathered;
use super::kit::{bomb, flate, joined};
use super::pdf_writer::{FONT, Page, Writer, letter, line, pdf, stream};

pub fn gather(found: &mut Gathered) {
    nested(found);
    forms(found);
    unfolding(found);
    circles(found);
}

fn nested(found: &mut Gathered) {
    let after = line("after");
    found.either(
        "5000 saved states.pdf",
        Page::new(format!("{} {after} {}", "q ".repeat(5_000), "Q ".repeat(5_000))).pdf(),
    );
    found.either("five hundred thousand saved states.pdf", Page::new("q ".repeat(500_000)).pdf());
    found.either("5000 clips.pdf", Page::new("0 0 600 700 re W n ".repeat(5_000) + &after).pdf());
    found.either("clips in clips.pdf", Page::new("q 0 0 600 700 re W n ".repeat(3_000) + &after).pdf());
    found.either("5000 marks.pdf", Page::new("/Span << /A (b) >> BDC ".repeat(5_000) + &after).pdf());
    for depth in [30, 1_000, 50_000] {
        let lists = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let books = format!("{}1{}", "<< /A ".repeat(depth), " >>".repeat(depth));
        let words = format!("({}a{})", "(".repeat(depth), ")".repeat(depth));
        for (kind, value) in [("lists", lists), ("dictionaries", books), ("brackets", words)] {
            let name = format!("{depth} {kind} in one another");
            let page = Page::new(format!("{value} TJ {after}"));
            found.either(&format!("{name}, in the content.pdf"), page.pdf());
            found.either(&format!("{name}, in a page.pdf"), Page::new(&after).entries(format!("/Odd {value}")).pdf());
        }
        let lists = format!("{} 1 {}", "[".repeat(depth), "]".repeat(depth));
        found.either(&format!("{depth} lists in one another, what is used.pdf"), {
            Page::new(&after).using(format!("/ColorSpace << /CS0 {lists} >>")).pdf()
        });
        found.either(&format!("{depth} lists without an end.pdf"), {
            Page::new(&after).entries(format!("/Odd {}", "[".repeat(depth))).pdf()
        });
    }
    let chain = |length: usize| {
        pdf(move |writer| {
            let mut next = writer.add("612");
            for _ in 0..length {
                next = writer.add(format!("{next} 0 R"));
            }
            Page::new(letter()).entries(format!("/MediaBox [0 0 {next} 0 R 792]"))
        })
    };
    found.either("one number behind another.pdf", chain(2));
    found.either("a number behind a thousand.pdf", chain(1_000));
    let words = format!("<< /Type /Font /Subtype /Type1 /BaseFont /{} >>", "A".repeat(100_000));
    found.either(
        "a name of a hundred thousand letters.pdf",
        Page::new(letter()).using_only(format!("/Font << /F1 {words} >>")).pdf(),
    );
    let many = joined(0..40_000, |number| format!("/K{number} {number} "));
    found.either("forty thousand keys.pdf", Page::new(letter()).entries(many.clone()).pdf());
    found.either("forty thousand fonts.pdf", Page::new(letter()).using_only(format!("/Font << {many} >>")).pdf());
}

/// A page with forms, each made by its number and the number of the next.
fn chained(count: usize, calls: usize, last: &str) -> Vec<u8> {
    let last = last.to_owned();
    pdf(move |writer| {
        let about = "/Type /XObject /Subtype /Form /BBox [0 0 612 792]";
        let mut next = writer.stream(&format!("{about} /Resources << {FONT} >>"), last.as_bytes());
        for _ in 0..count {
            let used = format!("{about} /Resources << /XObject << /Fm1 {next} 0 R >> >>");
            next = writer.stream(&used, "/Fm1 Do ".repeat(calls).as_bytes());
        }
        Page::new("/Fm1 Do").using(format!("/XObject << /Fm1 {next} 0 R >>"))
    })
}

fn forms(found: &mut Gathered) {
    let words = line("inside");
    found.page("five forms in one another.pdf", chained(5, 1, &words));
    for count in [12, 40, 1_000, 20_000] {
        found.either(&format!("{count} forms in one another.pdf"), chained(count, 1, &words));
    }
    found.either("eight forms to the power of five.pdf", chained(5, 8, &words));
    found.either("ten forms to the power of twenty.pdf", chained(20, 10, &words));
    let calling = |calls: usize| {
        pdf(move |writer| {
            let form = writer.keep();
            let about = "/Type /XObject /Subtype /Form /BBox [0 0 612 792]";
            let about = format!("{about} /Resources << {FONT} /XObject << /Fm1 {form} 0 R >> >>");
            let content = format!("{} {}", line("again"), "/Fm1 Do ".repeat(calls));
            writer.set(form, stream(&about, content.as_bytes()));
            Page::new("/Fm1 Do").using(format!("/XObject << /Fm1 {form} 0 R >>"))
        })
    };
    found.either("a form that calls itself.pdf", calling(1));
    found.either("a form that calls itself twice.pdf", calling(2));
    found.either("two forms that call each other.pdf", {
        pdf(|writer| {
            let (one, other) = (writer.keep(), writer.keep());
            for (form, next) in [(one, other), (other, one)] {
                let about = "/Type /XObject /Subtype /Form /BBox [0 0 612 792]";
                let about = format!("{about} /Resources << /XObject << /Fm1 {next} 0 R >> >>");
                writer.set(form, stream(&about, b"/Fm1 Do"));
            }
            Page::new("/Fm1 Do").using(format!("/XObject << /Fm1 {one} 0 R >>"))
        })
    });
    found.either("the page calls its own content.pdf", {
        pdf(|writer| {
            let content = writer.keep();
            let about = "/Type /XObject /Subtype /Form /BBox [0 0 612 792]";
            writer.set(content, stream(about, b"/Fm1 Do"));
            let used = format!("/XObject << /Fm1 {content} 0 R >>");
            Page::new("").entries(format!("/Contents {content} 0 R")).using(used)
        })
    });
    found.either("a photo whose mask is itself.pdf", {
        pdf(|writer| {
            let picture = writer.keep();
            let about = "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray";
            writer.set(picture, stream(&format!("{about} /SMask {picture} 0 R"), &[99; 64]));
            Page::new("q 90 0 0 90 72 72 cm /Im1 Do Q").using(format!("/XObject << /Im1 {picture} 0 R >>"))
        })
    });
    found.either("a letter in a form in a letter.pdf", {
        pdf(|writer| {
            let (font, form) = (writer.keep(), writer.keep());
            let glyph = writer.stream("", b"1000 0 d0 /Fm1 Do");
            let used = format!("/Resources << /Font << /T3 {font} 0 R >> /XObject << /Fm1 {form} 0 R >> >>");
            let about = "/Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] \
                /FirstChar 97 /LastChar 97 /Widths [1000] /Encoding << /Differences [97 /a] >>";
            writer.set(font, format!("<< {about} /CharProcs << /a {glyph} 0 R >> {used} >>"));
            let about = format!("/Type /XObject /Subtype /Form /BBox [0 0 612 792] {used}");
            writer.set(form, stream(&about, b"BT /T3 900 Tf (aa) Tj ET"));
            Page::new("/Fm1 Do").using(format!("/XObject << /Fm1 {form} 0 R >>"))
        })
    });
}

fn unfolding(found: &mut Gathered) {
    let content = |filter: &str, data: &[u8]| {
        pdf(|writer| {
            let content = writer.stream(&format!("/Filter {filter}"), data);
            Page::new("").entries(format!("/Contents {content} 0 R"))
        })
    };
    let spaces = bomb(32, 100_000_000);
    found.either("content of a hundred million spaces.pdf", content("/FlateDecode", &spaces));
    found.either("content of a thousand million spaces.pdf", content("/FlateDecode", &bomb(32, 1_000_000_000)));
    found.either("content that unfolds twice.pdf", content("[/FlateDecode /FlateDecode]", &flate(&spaces)));
    let moves = flate(&b"0 0 m ".repeat(4_000_000));
    found.either("content of four million moves.pdf", content("/FlateDecode", &moves));
    let letters = flate(format!("BT /F1 9 Tf 72 700 Td {} ET", "(x) Tj ".repeat(1_000_000)).as_bytes());
    found.either("content of a million letters.pdf", content("/FlateDecode", &letters));
    let fills = flate(&b"0 0 612 792 re f ".repeat(100_000));
    found.either("content that fills the page for ever.pdf", content("/FlateDecode", &fills));
    let many = |count: usize| {
        pdf(|writer| {
            let one = writer.stream("/Filter /FlateDecode", &spaces);
            Page::new("").entries(format!("/Contents [{}]", format!("{one} 0 R ").repeat(count)))
        })
    };
    found.either("twenty times the same bomb.pdf", many(20));
    // Objects inside a stream that unfolds, and a table inside one.
    found.either("objects in a bomb.pdf", {
        let mut writer = Writer::default();
        writer.stream("/Type /ObjStm /N 100000 /First 10 /Filter /FlateDecode", &bomb(32, 300_000_000));
        writer.finish(1, "")
    });
    let table =
        stream("/Type /XRef /Size 400000000 /W [1 8 8] /Root 1 0 R /Filter /FlateDecode", &bomb(0, 300_000_000));
    let mut file = [&b"%PDF-1.7\n9 0 obj\n"[..], &table].concat();
    file.extend_from_slice(b"\nendobj\nstartxref\n9\n%%EOF\n");
    found.either("its table is a bomb.pdf", file);
    found.either("metadata is a bomb.pdf", {
        pdf(|writer| {
            let about = writer.stream("/Type /Metadata /Filter /FlateDecode", &spaces);
            Page::new(letter()).catalog(format!("/Metadata {about} 0 R"))
        })
    });
    found.either("profile is a bomb.pdf", {
        pdf(|writer| {
            let profile = writer.stream("/N 3 /Filter /FlateDecode", &spaces);
            let content = format!("/CS0 cs 1 0 0 sc 9 9 99 99 re f {}", letter());
            Page::new(content).using(format!("/ColorSpace << /CS0 [/ICCBased {profile} 0 R] >>"))
        })
    });
    found.either("font is a bomb.pdf", {
        pdf(|writer| {
            let file = writer.stream("/Length1 1 /Filter /FlateDecode", &spaces);
            let about =
                writer.add(format!("<< /Type /FontDescriptor /FontName /Odd /Flags 32 /FontFile2 {file} 0 R >>"));
            let font = format!("<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FontDescriptor {about} 0 R >>");
            Page::new(letter()).using_only(format!("/Font << /F1 {font} >>"))
        })
    });
}

fn circles(found: &mut Gathered) {
    found.either("a number that is itself.pdf", {
        pdf(|writer| {
            let number = writer.keep();
            writer.set(number, format!("{number} 0 R"));
            Page::new(letter()).entries(format!("/Rotate {number} 0 R"))
        })
    });
    found.either("objects in their own stream.pdf", {
        let mut writer = Writer::default();
        writer.stream("/Type /ObjStm /N 2 /First 8 /Extends 1 0 R", b"1 0 2 3 << >> << /Type /Catalog /Pages 1 0 R >>");
        writer.finish(2, "")
    });
    found.either("letters ordered by themselves.pdf", {
        pdf(|writer| {
            let order = writer.keep();
            writer.set(order, stream(&format!("/Type /CMap /UseCMap {order} 0 R"), b"begincmap endcmap"));
            let part = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd \
                /CIDSystemInfo << /Registry (A) /Ordering (B) /Supplement 0 >> >>";
            let font = "/Type /Font /Subtype /Type0 /BaseFont /Odd /DescendantFonts";
            let font = format!("<< {font} [{part}] /Encoding {order} 0 R >>");
            Page::new(letter()).using_only(format!("/Font << /F1 {font} >>"))
        })
    });
    found.either("a font made of itself.pdf", {
        pdf(|writer| {
            let font = writer.keep();
            let about = "/Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H";
            writer.set(font, format!("<< {about} /DescendantFonts [{font} 0 R] >>"));
            Page::new(letter()).using_only(format!("/Font << /F1 {font} 0 R >>"))
        })
    });
    found.either("what it uses is the page.pdf", {
        let page = Page::new(letter()).entries("/Resources 3 0 R /Font 3 0 R /XObject 3 0 R /F1 3 0 R");
        page.pdf()
    });
    found.either("layers in a ring.pdf", {
        pdf(|writer| {
            let layer = writer.keep();
            writer
                .set(layer, format!("<< /Type /OCMD /OCGs [{layer} 0 R] /VE [/And {layer} 0 R [/Not {layer} 0 R]] >>"));
            let about =
                format!("/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] /Order {layer} 0 R >> >>");
            let content = format!("/OC /MC0 BDC {} EMC", letter());
            Page::new(content).using(format!("/Properties << /MC0 {layer} 0 R >>")).catalog(about)
        })
    });
    found.either("colours in one another.pdf", {
        pdf(|writer| {
            let (one, other) = (writer.keep(), writer.keep());
            writer.set(one, format!("[/Separation /A {other} 0 R << /FunctionType 2 /Domain [0 1] /N 1 >>]"));
            writer.set(other, format!("[/Pattern {one} 0 R]"));
            Page::new("/CS0 cs 1 scn 9 9 99 99 re f").using(format!("/ColorSpace << /CS0 {one} 0 R >>"))
        })
    });
}
