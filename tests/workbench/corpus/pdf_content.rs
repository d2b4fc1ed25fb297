//! PDFs that draw odd things: fonts, colours, patterns, layers, and words that hide.

use super::Gathered;
use super::kit::{Lcg, joined, photo};
use super::pdf_writer::{FONT, Page, letter, line, pdf, stream};

pub fn gather(found: &mut Gathered) {
    fonts(found);
    glyphs(found);
    words(found);
    colours(found);
    layers(found);
    operators(found);
}

fn with_font(font: &str) -> Vec<u8> {
    Page::new(letter()).using_only(format!("/Font << /F1 {font} >>")).pdf()
}

fn fonts(found: &mut Gathered) {
    found.page("font is missing.pdf", with_font("99 0 R"));
    found.page("font is nothing.pdf", with_font("null"));
    found.page("font is empty.pdf", with_font("<< >>"));
    found.page("font is a number.pdf", with_font("12"));
    found.page("fonts are missing.pdf", Page::new(letter()).using_only("/Font 99 0 R").pdf());
    for kind in ["Type1", "TrueType", "MMType1", "Type0", "Type9"] {
        let font = format!("<< /Type /Font /Subtype /{kind} /BaseFont /NobodyHasThis >>");
        found.page(&format!("font of kind {kind} that nobody has.pdf"), with_font(&font));
    }
    for name in ["Times-Roman", "Courier-BoldOblique", "Symbol", "ZapfDingbats", "Arial,Bold", "ABCDEF+Calibri"] {
        let font = format!("<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
        found.page(&format!("font {name}.pdf"), with_font(&font));
    }
    let broken = |kind: &'static str, key: &'static str, data: Vec<u8>| {
        pdf(move |writer| {
            let file = writer.packed(&format!("/Length1 {}", data.len()), &data);
            let about = format!("/Type /FontDescriptor /FontName /Odd /Flags 32 /{key} {file} 0 R");
            let about = writer.add(format!("<< {about} >>"));
            let font = format!("/Type /Font /Subtype /{kind} /BaseFont /Odd /FontDescriptor {about} 0 R");
            Page::new(letter())
                .using_only(format!("/Font << /F1 << {font} /FirstChar 32 /LastChar 34 /Widths [9 9 9] >> >>"))
        })
    };
    found.page("font file is noise.pdf", broken("TrueType", "FontFile2", Lcg::new(3).bytes(4_000)));
    found.page("font file is empty.pdf", broken("TrueType", "FontFile2", Vec::new()));
    let tables =
        [&b"\0\x01\0\0\xff\xff\0\0\0\0\0\0glyf\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff"[..], &[0xff; 400]].concat();
    found.page("font file lies.pdf", broken("TrueType", "FontFile2", tables));
    found.page("font program is text.pdf", broken("Type1", "FontFile", b"%!PS-AdobeFont-1.0: Odd\neexec 00".to_vec()));
    found.page("compact font is noise.pdf", broken("Type1", "FontFile3", Lcg::new(4).bytes(900)));
    let wide = "<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts";
    found.page("wide font without parts.pdf", with_font(&format!("{wide} [] >>")));
    found.page("wide font whose part is missing.pdf", with_font(&format!("{wide} [99 0 R] >>")));
    let part = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd \
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 0 >> /DW 1000 /W [1 2 3 4 [5]] >>";
    found.page("wide font without a file.pdf", with_font(&format!("{wide} [{part}] >>")));
    for order in ["UniJIS-UCS2-H", "GBK-EUC-H", "KSCms-UHC-V", "Nobody-Knows-H"] {
        let font =
            format!("<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /{order} /DescendantFonts [{part}] >>");
        found.page(&format!("letters in the order {order}.pdf"), with_font(&font));
    }
    let widths = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 200 /LastChar 10 /Widths";
    found.page("widths make no sense.pdf", with_font(&format!("{widths} [1 (a) null -500 99999999] >>")));
    found.either("widths that are no numbers.pdf", with_font(&format!("{widths} [1e30 --5 1.2.3] >>")));
    let others = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /MacRomanEncoding \
        /Differences [300 /a /b -7 /nobody 65 /B 66 /A (x)] >> >>";
    found.page("letters exchanged.pdf", with_font(others));
}

fn type3(content: &str, glyph: &str) -> Vec<u8> {
    let (content, glyph) = (content.to_owned(), glyph.to_owned());
    pdf(move |writer| {
        let square = writer.stream("", glyph.as_bytes());
        let font = "/Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0]";
        let letters = "/Encoding << /Differences [97 /square] >> /FirstChar 97 /LastChar 97 /Widths [1000]";
        let number = writer.keep();
        let drawn = format!("/CharProcs << /square {square} 0 R >> /Resources << /Font << /T3 {number} 0 R >> >>");
        writer.set(number, format!("<< {font} {letters} {drawn} >>"));
        Page::new(content).using_only(format!("/Font << /T3 {number} 0 R >>"))
    })
}

fn glyphs(found: &mut Gathered) {
    let text = "BT /T3 40 Tf 72 600 Td (aaa) Tj ET";
    found.page("letters that are drawn.pdf", type3(text, "1000 0 0 0 750 750 d1 0 0 750 750 re f"));
    found.page("letters in colour.pdf", type3(text, "1000 0 d0 1 0 0 rg 0 0 750 750 re f"));
    found.page("letters without a width.pdf", type3(text, "0 0 750 750 re f"));
    found.page("letters of nothing.pdf", type3(text, ""));
    found.either("a letter that draws itself.pdf", type3(text, "1000 0 d0 BT /T3 1000 Tf (a) Tj ET"));
    found.page("letters named like keys.pdf", {
        pdf(|writer| {
            let glyph = writer.stream("", b"1000 0 0 0 750 750 d1 0 0 750 750 re f");
            let font = "/Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] \
                /Encoding << /Differences [97 /A /Metadata] >> /FirstChar 97 /LastChar 98 /Widths [1000 1000]";
            let font = writer.add(format!("<< {font} /CharProcs << /A {glyph} 0 R /Metadata {glyph} 0 R >> >>"));
            Page::new("BT /OC 40 Tf 72 600 Td (abba) Tj ET").using_only(format!("/Font << /OC {font} 0 R >>"))
        })
    });
}

fn words(found: &mut Gathered) {
    let card = "BT /F1 12 Tf 72 600 Td (41) Tj (11 11) Tj [(11 1) -20 (111) 30 ( 1111)] TJ ET";
    found.page("card number in pieces.pdf", Page::new(card).pdf());
    let sign = |n: u32| format!("1 0 0 1 {} 600 Tm ({}) Tj ", 72 + n * 9, if n == 0 { 4 } else { 1 });
    let spread = joined(0..16, sign);
    found.page("card number sign by sign.pdf", Page::new(format!("BT /F1 12 Tf {spread} ET")).pdf());
    let backwards = joined((0..16).rev(), sign);
    found.page("card number from its end.pdf", Page::new(format!("BT /F1 12 Tf {backwards} ET")).pdf());
    let in_hex = "BT /F1 12 Tf 72 600 Td <34313131203131313120313131312031313131> Tj ET";
    found.page("card number in hex.pdf", Page::new(in_hex).pdf());
    let lines = "BT /F1 12 Tf 14 TL 72 600 Td (4111 1111) Tj T* (1111 1111) ' 2 1 (after) \" ET";
    found.page("card number on two lines.pdf", Page::new(lines).pdf());
    let replacing = "/Span << /ActualText (4111 1111 1111 1111) >> BDC BT /F1 12 Tf 72 600 Td (hidden) Tj ET EMC";
    found.page("card number as other words.pdf", Page::new(replacing).pdf());
    for mode in 0..=9 {
        let content = format!("{mode} Tr {}", line("Card 4111 1111 1111 1111"));
        found.page(&format!("words shown in way {mode}.pdf"), Page::new(content).pdf());
    }
    let white = format!("1 1 1 rg {}", line("white on white"));
    found.page("white on white.pdf", Page::new(white).pdf());
    found.page("words outside the page.pdf", Page::new("BT /F1 14 Tf 5000 5000 Td (away) Tj ET").pdf());
    found.page("words of size nothing.pdf", Page::new("BT /F1 0 Tf 72 700 Td (gone) Tj ET").pdf());
    found.page("words of a huge size.pdf", Page::new("BT /F1 1000000 Tf 72 700 Td (big) Tj ET").pdf());
    found.page("words upside down.pdf", Page::new("BT /F1 -14 Tf -1 0 0 -1 300 300 Tm (turned) Tj ET").pdf());
    found.page("words under a black box.pdf", Page::new(format!("{} 60 690 300 30 re f", line("secret"))).pdf());
    let every = joined(0..256_u32, |n| format!("<{n:02x}> Tj "));
    found.page("every byte.pdf", Page::new(format!("BT /F1 4 Tf 10 700 Td {every} ET")).pdf());
    let unknown =
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [65 /g1 /g2 /g3] >> >>";
    let content = "BT /F1 14 Tf 72 700 Td (ABCABC) Tj ET";
    let font = format!("/Font << /F1 {unknown} >>");
    found.page("letters without a meaning.pdf", Page::new(content).using_only(font).pdf());
    found.page("meaning that is noise.pdf", {
        pdf(|writer| {
            let meaning =
                writer.stream("", b"begincmap 1 beginbfchar <41> <zz> endbfchar 1 beginbfrange <00> <ff> [ endbfrange");
            let font = format!("/Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {meaning} 0 R");
            Page::new(letter()).using_only(format!("/Font << /F1 << {font} >> >>"))
        })
    });
    found.either("meaning that unfolds without end.pdf", {
        pdf(|writer| {
            let meaning =
                writer.stream("", b"begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap");
            let font = format!("/Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {meaning} 0 R");
            Page::new(letter()).using_only(format!("/Font << /F1 << {font} >> >>"))
        })
    });
    let many = joined(0..30_000, |n| format!("1 0 0 1 {} {} Tm (x) Tj ", n % 600, n / 40));
    found.page("thirty thousand signs.pdf", Page::new(format!("BT /F1 3 Tf {many} ET")).pdf());
}

fn colours(found: &mut Gathered) {
    let fade = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>";
    let drawn = |content: &str, resources: &str| Page::new(content).using(resources).pdf();
    let spot = format!("/ColorSpace << /CS0 [/Separation /Spot /DeviceCMYK {fade}] >>");
    found.page("spot colour.pdf", drawn("/CS0 cs 0.8 scn 72 600 200 100 re f", &spot));
    found.page(
        "spot colour of nothing.pdf",
        drawn("/CS0 cs 0.8 scn 72 600 200 100 re f", &spot.replace("/Spot", "/None")),
    );
    let many = format!(
        "/ColorSpace << /CS0 [/DeviceN [/A /OC] /DeviceCMYK {fade} \
            << /Colorants << /A [/Separation /A /DeviceCMYK {fade}] >> >>] >>"
    );
    found.page("two spot colours.pdf", drawn("/CS0 cs 0.8 0.1 scn 72 600 200 100 re f", &many));
    found.page("colour space is missing.pdf", drawn("/CS9 cs 0.8 scn 72 600 200 100 re f", ""));
    found.either("colour space is itself.pdf", {
        pdf(|writer| {
            let space = writer.keep();
            writer.set(space, format!("[/Indexed {space} 0 R 1 <0000>]"));
            Page::new("/CS0 cs 1 sc 72 600 200 100 re f").using(format!("/ColorSpace << /CS0 {space} 0 R >>"))
        })
    });
    let rgb = "<< /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >>";
    for (kind, coords) in
        [(2, "[0 0 612 0]"), (3, "[300 400 10 300 400 250]"), (3, "[300 400 0 300 400 0]"), (2, "[5 5 5 5]")]
    {
        let shading = format!(
            "/Shading << /Sh1 << /ShadingType {kind} /ColorSpace /DeviceRGB /Coords {coords} \
                /Function {rgb} /Extend [true true] >> >>"
        );
        found.page(&format!("shade of kind {kind} over {coords}.pdf"), drawn("/Sh1 sh", &shading));
    }
    found.either(
        "shade of kind 9.pdf",
        drawn("/Sh1 sh", "/Shading << /Sh1 << /ShadingType 9 /ColorSpace /DeviceRGB >> >>"),
    );
    found.either("shade of noise.pdf", {
        pdf(|writer| {
            let about = "/ShadingType 7 /ColorSpace /DeviceRGB /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8";
            let mesh = writer.stream(&format!("{about} /Decode [0 612 0 792 0 1 0 1 0 1]"), &Lcg::new(8).bytes(4_000));
            Page::new("/Sh1 sh").using(format!("/Shading << /Sh1 {mesh} 0 R >>"))
        })
    });
    found.either("function that is itself.pdf", {
        pdf(|writer| {
            let function = writer.keep();
            let about = "/FunctionType 3 /Domain [0 1] /Bounds [] /Encode [0 1]";
            writer.set(function, format!("<< {about} /Functions [{function} 0 R] >>"));
            let shading =
                format!("/ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 612 0] /Function {function} 0 R");
            Page::new("/Sh1 sh").using(format!("/Shading << /Sh1 << {shading} >> >>"))
        })
    });
    found.either("function that calculates for ever.pdf", {
        pdf(|writer| {
            let program = format!("{{ {} }}", "dup mul 2 copy exch ".repeat(3_000));
            let function = writer.stream("/FunctionType 4 /Domain [0 1] /Range [0 1]", program.as_bytes());
            let shading =
                format!("/ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 612 0] /Function {function} 0 R");
            Page::new("/Sh1 sh").using(format!("/Shading << /Sh1 << {shading} >> >>"))
        })
    });
    let tiled = |step: &'static str, inner: &'static str| {
        pdf(move |writer| {
            let tile = writer.keep();
            let about = format!(
                "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 20 20] {step} \
                    /Resources << /Pattern << /P1 {tile} 0 R >> >>"
            );
            writer.set(tile, stream(&about, inner.as_bytes()));
            Page::new("/Pattern cs /P1 scn 72 300 400 400 re f").using(format!("/Pattern << /P1 {tile} 0 R >>"))
        })
    };
    found.page("tiles.pdf", tiled("/XStep 20 /YStep 20", "1 0 0 rg 0 0 10 10 re f"));
    found.either("tiles of no step.pdf", tiled("/XStep 0 /YStep 0", "1 0 0 rg 0 0 10 10 re f"));
    found.either("tiles a thousandth apart.pdf", tiled("/XStep 0.001 /YStep 0.001", "1 0 0 rg 0 0 10 10 re f"));
    found.either("a tile of itself.pdf", tiled("/XStep 20 /YStep 20", "/Pattern cs /P1 scn 0 0 10 10 re f"));
}

fn layers(found: &mut Gathered) {
    let layer = |state: &'static str, content: &'static str| {
        pdf(move |writer| {
            let layer = writer.add("<< /Type /OCG /Name (Layer) >>");
            let about = format!("/OCProperties << /OCGs [{layer} 0 R] /D << /{state} [{layer} 0 R] >> >>");
            Page::new(content).using(format!("/Properties << /MC0 {layer} 0 R >>")).catalog(about)
        })
    };
    let content = "/OC /MC0 BDC BT /F1 14 Tf 72 700 Td (In a layer) Tj ET EMC BT /F1 14 Tf 72 600 Td (Always) Tj ET";
    found.page("hidden layer.pdf", layer("OFF", content));
    found.page("shown layer.pdf", layer("ON", content));
    found.page("layer without an end.pdf", layer("OFF", "/OC /MC0 BDC BT /F1 14 Tf 72 700 Td (In a layer) Tj ET"));
    found.page("photo in a hidden layer.pdf", {
        pdf(|writer| {
            let layer = writer.add("<< /Type /OCG /Name (Layer) >>");
            let picture = writer.picture((64, 48), &format!("/ColorSpace /DeviceRGB /OC {layer} 0 R"), &photo(64, 48));
            let about = format!("/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>");
            Page::new("q 300 0 0 225 72 400 cm /Im1 Do Q")
                .using(format!("/XObject << /Im1 {picture} 0 R >>"))
                .catalog(about)
        })
    });
    let state = |entries: &'static str| {
        let content = format!("1 0 0 rg 72 600 200 100 re f /GS1 gs 0 0 1 rg 150 550 200 100 re f {}", line("through"));
        Page::new(content).using(format!("/ExtGState << /GS1 << {entries} >> >>")).pdf()
    };
    found.page("half clear.pdf", state("/ca 0.5 /CA 0.5"));
    found.page("multiplied.pdf", state("/BM /Multiply"));
    found.page("mixed in an unknown way.pdf", state("/BM [/Nobody /Luminosity]"));
    found.page("overprinted.pdf", state("/OP true /op true /OPM 1 /SA true"));
    found.page("drawing state of nonsense.pdf", state("/ca (half) /LW -3 /D [[0 0] 0] /Font [99 0 R 12] /SMask /None"));
    found.page("soft mask.pdf", {
        pdf(|writer| {
            let group =
                "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >>";
            let mask = writer.stream(group, b"0.5 g 0 0 612 792 re f");
            let state = format!("/ExtGState << /GS1 << /SMask << /S /Luminosity /G {mask} 0 R >> >> >>");
            Page::new(format!("/GS1 gs {}", letter())).using(state)
        })
    });
    found.either("soft mask of itself.pdf", {
        pdf(|writer| {
            let mask = writer.keep();
            let state = format!("/ExtGState << /GS1 << /SMask << /S /Luminosity /G {mask} 0 R >> >> >>");
            let group = format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 612 792] \
                    /Group << /S /Transparency /CS /DeviceGray >> /Resources << {state} >>"
            );
            writer.set(mask, stream(&group, b"/GS1 gs 0.5 g 0 0 612 792 re f"));
            Page::new(format!("/GS1 gs {}", letter())).using(state)
        })
    });
    found.page("form moved and turned.pdf", {
        pdf(|writer| {
            let about = "/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Matrix [0 1 -1 0 400 100]";
            let form = writer.stream(
                &format!("{about} /Resources << {FONT} >>"),
                line("in a form").replace("700", "100").as_bytes(),
            );
            Page::new("q 0.5 0 0 2 0 0 cm /Fm1 Do Q").using(format!("/XObject << /Fm1 {form} 0 R >>"))
        })
    });
    found.page("form that borrows its font.pdf", {
        pdf(|writer| {
            let form = writer.stream("/Type /XObject /Subtype /Form /BBox [0 0 612 792]", letter().as_bytes());
            Page::new("/Fm1 Do").using(format!("/XObject << /Fm1 {form} 0 R >>"))
        })
    });
}

fn operators(found: &mut Gathered) {
    let after = line("after");
    let mut drawn = |name: &str, content: &str| found.page(name, Page::new(format!("{content} {after}")).pdf());
    drawn("unknown words.pdf", "1 2 3 nobody (a) knows BX unknown EX");
    drawn("too few numbers.pdf", "5 w 1 2 re 3 l c f S 1 cm m 0 0 l Tf Td");
    drawn("too many numbers.pdf", "1 2 3 4 5 6 7 8 9 w 9 9 9 9 9 9 9 re f");
    drawn("words where numbers belong.pdf", "(a) (b) m /c /d l S (x) w");
    drawn("restored too often.pdf", "Q Q Q Q Q q Q Q");
    drawn("saved and never restored.pdf", "q q q q q q q");
    drawn("text in text.pdf", "BT BT BT ET ET ET ET");
    drawn("clipped to nothing.pdf", "0 0 0 0 re W n");
    drawn("flattened to nothing.pdf", "q 0 0 0 0 0 0 cm 72 72 100 100 re f Q");
    drawn(
        "numbers without end.pdf",
        "1e999 0 m 99999999999999999999999999 -5 l --5 +-3 l 1.2.3 4 l S .5 5. l 4.-5 2 l S",
    );
    drawn("line of no width.pdf", "0 w 72 500 m 300 500 l S -5 w 72 480 m 300 480 l S");
    drawn("dashes of nothing.pdf", "[0 0] 0 d 72 500 m 300 500 l S [-1 2] 0 d 72 480 m 300 480 l S [] 5 d");
    drawn("small dashes.pdf", "[0.05] 0 d 72 500 m 300 500 l S");
    drawn("curves in place.pdf", "5 w 72 500 m 72 500 72 500 72 500 c 72 500 l h S 1 J 1 j 80 500 m 80 500 l S");
    drawn("lines to far away.pdf", "1e9 1e9 m -1e9 -1e9 l S 1e7 0 0 1e7 0 0 cm 0 0 1 1 re S");
    drawn("marks without an end.pdf", "/Span BMC /P << /MCID 0 >> BDC /Artifact /Nowhere BDC");
    drawn("draws what is missing.pdf", "/Nobody Do /Nobody gs /Nobody sh /Nobody cs /Nobody scn");
    drawn("word without an end.pdf", &format!("{} BT /F1 12 Tf 72 650 Td (never closed", line("before")));
    drawn("list without an end.pdf", &format!("{} [ 1 2 3 << /A [ (", line("before")));
    drawn("zero bytes between.pdf", "q\0Q\0\0\0q\0Q");
    let lines = joined(0..20_000, |n| format!("{} {} m {} {} l S ", n % 612, n / 40, n % 500, n / 30));
    drawn("twenty thousand lines.pdf", &lines);
    let long = joined(0..50_000, |n| format!("{} {} l ", n * 37 % 612, n * 91 % 792));
    drawn("one line of fifty thousand corners.pdf", &format!("0 0 m {long} S"));
}
