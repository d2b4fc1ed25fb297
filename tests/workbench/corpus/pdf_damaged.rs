//! PDFs that were cut, changed or badly written: readers find their way through most of them.

use super::Gathered;
use super::kit::{AUTHOR, Lcg, cut, flipped, photo, place_of, replaced};
use super::pdf_writer::{Page, Writer, book, letter, line, pdf, stream};

/// A good document of a page with words and a photo.
fn good() -> Vec<u8> {
    pdf(|writer| {
        let picture = writer.picture((64, 48), "/ColorSpace /DeviceRGB", &photo(64, 48));
        let info = writer.add(format!("<< /Author ({AUTHOR}) >>"));
        Page::new(format!("{} q 200 0 0 150 72 100 cm /Im1 Do Q", letter()))
            .using(format!("/XObject << /Im1 {picture} 0 R >>"))
            .trailer(format!("/Info {info} 0 R"))
    })
}

pub fn gather(found: &mut Gathered) {
    let whole = good();
    found.page("good.pdf", whole.clone());
    tables(found, &whole);
    parts(found);
    streams(found);
    for part in [50, 250, 500, 750, 950, 990] {
        found.either(&format!("cut at {part} of a thousand.pdf"), cut(&whole, part));
    }
    found.either("its first half is missing.pdf", [&b"%PDF-1.7\n"[..], &whole[whole.len() / 2..]].concat());
    for seed in 1..=40 {
        let count = usize::try_from(seed).expect("few");
        found.either(&format!("changed inside {seed}.pdf"), flipped(&whole, 8, count, seed));
    }
    let mut modern = Vec::new();
    let mut document = lopdf::Document::load_mem(&whole).expect("a PDF");
    document.save_modern(&mut modern).expect("saved");
    for seed in 1..=8 {
        found.either(&format!("streams of objects, changed inside {seed}.pdf"), flipped(&modern, 8, 6, seed));
    }
    found.either("streams of objects, cut.pdf", cut(&modern, 700));
}

fn tables(found: &mut Gathered, whole: &[u8]) {
    let start = place_of(whole, b"startxref");
    let table = place_of(whole, b"xref\n0");
    let trailer = place_of(whole, b"trailer");
    found.page("says it begins elsewhere.pdf", [&whole[..start], b"startxref\n17\n%%EOF\n"].concat());
    for (name, number) in [
        ("behind its end", "99999999"),
        ("below nothing", "-1"),
        ("at a word", "here"),
        ("beyond all", &"9".repeat(40)),
    ] {
        let end = format!("startxref\n{number}\n%%EOF\n");
        found.either(&format!("says it begins {name}.pdf"), [&whole[..start], end.as_bytes()].concat());
    }
    found.either("does not say where it begins.pdf", whole[..start].to_vec());
    found.either("without a table.pdf", [&whole[..table], &whole[trailer..]].concat());
    found.either("without a trailer.pdf", whole[..trailer].to_vec());
    found.either("without a table and a trailer.pdf", whole[..table].to_vec());
    let shifted = replaced(whole, b"%PDF-1.7\n", b"%PDF-1.7\n% one line more than was counted\n");
    found.page("all places are wrong.pdf", shifted);
    let zeros = format!("xref\n0 9\n{}", "0000000000 65535 f \n".repeat(9));
    found.either("a table of nothing.pdf", [&whole[..table], zeros.as_bytes(), &whole[trailer..]].concat());
    let same = format!("xref\n0 9\n{}", "0000000015 00000 n \n".repeat(9));
    found.either("a table of one place.pdf", [&whole[..table], same.as_bytes(), &whole[trailer..]].concat());
    let huge = replaced(whole, b"xref\n0 ", b"xref\n0 4000000000");
    found.either("a table of four thousand million.pdf", huge);
    found.either("a table from the end.pdf", replaced(whole, b"xref\n0 ", b"xref\n4294967295 "));
    let wide = String::from_utf8_lossy(&whole[table..trailer]).replace(" \n", "\n");
    let after = [wide.as_bytes(), &whole[trailer..]].concat();
    found.either("a table of short lines.pdf", [&whole[..table], &after].concat());
    found.either("it goes back to itself.pdf", replaced(whole, b"/Root", format!("/Prev {table} /Root").as_bytes()));
    found.either("it goes back to nowhere.pdf", replaced(whole, b"/Root", b"/Prev 7 /Root"));
    found.either("a hidden table at nowhere.pdf", replaced(whole, b"/Root", b"/XRefStm 15 /Root"));
    found.either("size of nothing.pdf", replaced(whole, b"/Size ", b"/Size -"));
    found.either("its root is missing.pdf", replaced(whole, b"/Root ", b"/Root 9"));
    found.either("its root is nothing.pdf", replaced(whole, b"/Root ", b"/Root null /X "));
    found.either("its root is a page.pdf", replaced(whole, b"/Type /Catalog", b"/Type /Page"));
    found.either("it has no root.pdf", replaced(whole, b"/Root ", b"/Boot "));
    found.page("without the end of its end.pdf", whole[..whole.len() - 6].to_vec());
    found.either("lines end in another way.pdf", {
        String::from_utf8_lossy(&Page::new(letter()).pdf()).replace('\n', "\r\n").into_bytes()
    });
    found.either("lines end in the oldest way.pdf", {
        String::from_utf8_lossy(&Page::new(letter()).pdf()).replace('\n', "\r").into_bytes()
    });
    found.either("everything on one line.pdf", {
        String::from_utf8_lossy(&Page::new(letter()).pdf()).replace('\n', " ").into_bytes()
    });
}

fn parts(found: &mut Gathered) {
    found.refused("first line only.pdf", b"%PDF-1.7".to_vec());
    found.refused("first and last line.pdf", b"%PDF-1.7\n%%EOF\n".to_vec());
    found.refused("first line and noise.pdf", [&b"%PDF-1.7\n"[..], &Lcg::new(9).bytes(4_000)].concat());
    let only = |catalog: &str| {
        let mut writer = Writer::default();
        let root = writer.add(catalog);
        writer.finish(root, "")
    };
    found.refused("a catalogue of nothing.pdf", only("<< >>"));
    found.refused("a catalogue without pages.pdf", only("<< /Type /Catalog >>"));
    found.refused("a catalogue whose pages are missing.pdf", only("<< /Type /Catalog /Pages 7 0 R >>"));
    found.refused("a catalogue whose pages are itself.pdf", only("<< /Type /Catalog /Pages 1 0 R >>"));
    found.refused("a catalogue that is a list.pdf", only("[1 2 3]"));
    let whole = Page::new(letter()).pdf();
    found.refused("the catalogue leads to no pages.pdf", replaced(&whole, b"/Catalog /Pages", b"/Catalog /Other"));
    found.either("the pages are missing.pdf", replaced(&whole, b"/Catalog /Pages 1", b"/Catalog /Pages 9"));
    found.either("the pages are of no kind.pdf", replaced(&whole, b"/Type /Pages", b"/Type /Nobody"));
    found.either("an object without an end.pdf", replaced(&whole, b"endobj\n2 0", b"2 0"));
    found.either("no object has an end.pdf", String::from_utf8_lossy(&whole).replace("endobj", "").into_bytes());
    found.either("an object twice.pdf", replaced(&whole, b"3 0 obj", b"2 0 obj"));
    found.either("an object of another age.pdf", replaced(&whole, b"3 0 obj", b"3 7 obj"));
    found.either("a dictionary without an end.pdf", replaced(&whole, b">> >> >>", b">>"));
    found.either("a value is missing.pdf", replaced(&whole, b"/MediaBox [0 0 612 792]", b"/MediaBox"));
    found.either("a name of nothing.pdf", replaced(&whole, b"/BaseFont /Helvetica", b"/BaseFont /"));
    found.either("a name that escapes badly.pdf", replaced(&whole, b"/BaseFont /Helvetica", b"/Base#ZZFont /#4"));
    found.either("a key twice.pdf", replaced(&whole, b"/Type /Page ", b"/Type /Page /Type /Catalog /Contents 1 0 R "));
}

fn streams(found: &mut Gathered) {
    let content = line("The words of a stream");
    let plain = Page::new(&content).pdf();
    let length = format!("/Length {}", content.len());
    let with = |length_is: &str| replaced(&plain, length.as_bytes(), length_is.as_bytes());
    found.page("stream said to be empty.pdf", with("/Length 0"));
    found.page("stream said to be shorter.pdf", with("/Length 5"));
    found.page("stream said to be longer.pdf", with("/Length 999999"));
    found.either("stream below nothing.pdf", with("/Length -1"));
    found.either("stream without a length.pdf", with("/Other 1"));
    found.either("stream whose length is missing.pdf", with("/Length 99 0 R"));
    found.either("stream whose length is itself.pdf", with("/Length 2 0 R"));
    found.either("stream whose length is a word.pdf", with("/Length (long)"));
    found.either("stream without an end.pdf", replaced(&plain, b"endstream", b""));
    found.either("stream without a line end.pdf", replaced(&plain, b"stream\n", b"stream"));
    found.either("stream after spaces.pdf", replaced(&plain, b"stream\n", b"stream   \r\n"));
    found.page(
        "stream of no bytes.pdf",
        pdf(|writer| {
            let empty = writer.stream("", b"");
            Page::new("").entries(format!("/Contents [{empty} 0 R {empty} 0 R]"))
        }),
    );
    found.page(
        "empty stream that says it is packed.pdf",
        pdf(|writer| {
            let empty = writer.stream("/Filter /FlateDecode", b"");
            Page::new("").entries(format!("/Contents {empty} 0 R"))
        }),
    );
    found.either(
        "stream in another file.pdf",
        pdf(|writer| {
            let other = writer.stream("/F (/etc/passwd) /FFilter /FlateDecode", b"");
            Page::new("").entries(format!("/Contents {other} 0 R"))
        }),
    );
    found.page(
        "noise that says it is packed.pdf",
        pdf(|writer| {
            let noise = writer.stream("/Filter /FlateDecode", &Lcg::new(10).bytes(2_000));
            Page::new("").entries(format!("/Contents {noise} 0 R"))
        }),
    );
    found.page("noise as content.pdf", Page::new(Lcg::new(11).bytes(4_000)).pdf());
    found.page("words as content.pdf", Page::new("Dear customer, this is not how a page is drawn.").pdf());
    found.page("another document as content.pdf", Page::new(Page::new(letter()).pdf()).pdf());
    let many = book(3, |number| line(&format!("Page {number}")));
    found.either("three pages, one is noise.pdf", replaced(&many, &stream("", line("Page 1").as_bytes()), b"noise"));
}
