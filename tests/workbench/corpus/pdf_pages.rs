//! PDFs whose pages are put together in odd ways, and what stands beside the pages.

use super::Gathered;
use super::kit::{AUTHOR, PLACE, joined, replaced};
use super::pdf_writer::{FONT, Page, Writer, book, letter, line, pdf, stream};

pub fn gather(found: &mut Gathered) {
    counts(found);
    boxes(found);
    trees(found);
    contents(found);
    beside(found);
    files(found);
}

fn counts(found: &mut Gathered) {
    let page = |number: usize| line(&format!("Page {}", number + 1));
    for count in [1, 2, 20, 60, 300] {
        found.pages(&format!("{count} pages.pdf"), count, book(count, page));
    }
    for count in [301, 10_000] {
        found.refused(&format!("{count} pages.pdf"), book(count, page));
    }
    found.pages("three blank pages.pdf", 3, book(3, |_| String::new()));
    found.pages("blank between.pdf", 3, book(3, |number| if number == 1 { String::new() } else { page(number) }));
    found.pages("five times the same.pdf", 5, book(5, |_| letter()));
    found.pages("the same but for a sign.pdf", 2, book(2, |number| line(&format!("Tracking number 1Z999AA1{number}"))));
    found.page("letter.pdf", Page::new(letter()).pdf());
}

fn boxes(found: &mut Gathered) {
    let mut sheet = |name: &str, entries: &str| {
        found.page(name, Page::new(letter()).entries(entries).pdf());
    };
    for turn in [90, 180, 270, 360, -90, 450] {
        sheet(&format!("turned {turn}.pdf"), &format!("/Rotate {turn}"));
    }
    sheet("turned by 45.pdf", "/Rotate 45");
    sheet("turned by a word.pdf", "/Rotate (left)");
    sheet("cropped.pdf", "/CropBox [50 300 560 760]");
    sheet("cropped and turned.pdf", "/CropBox [50 300 560 760] /Rotate 90");
    sheet("cropped to more than it has.pdf", "/CropBox [-100 -100 900 1200]");
    sheet("cropped to nothing of it.pdf", "/CropBox [2000 2000 2100 2100]");
    sheet("corners the other way round.pdf", "/MediaBox [612 792 0 0]");
    sheet("corners crossed.pdf", "/MediaBox [612 0 0 792]");
    sheet("below nothing.pdf", "/MediaBox [-300 -400 312 792]");
    sheet("far away.pdf", "/MediaBox [100000 100000 100612 100792]");
    sheet("broken measures.pdf", "/MediaBox [0.5 0.25 611.9 791.875]");
    sheet("smallest.pdf", "/MediaBox [0 0 5 5]");
    sheet("twice the unit.pdf", "/UserUnit 2");
    sheet("all boxes.pdf", "/CropBox [0 0 600 780] /BleedBox [0 0 9 9] /TrimBox [9 9 1 1] /ArtBox [0 0 0 0]");
    // What would be too small on one sheet of paper comes in parts.
    let parted = |entries: &str| Page::new(letter()).entries(entries).pdf();
    found.pages("a till's receipt.pdf", 5, parted("/MediaBox [0 0 204 3000]"));
    found.pages("a banner.pdf", 7, parted("/MediaBox [0 0 5000 100]"));
    found.either("largest.pdf", parted("/MediaBox [0 0 14400 14400]"));
    for (name, entries) in [
        ("no width.pdf", "/MediaBox [0 0 0 792]"),
        ("no measures.pdf", "/MediaBox [0 0 0 0]"),
        ("a hundredth.pdf", "/MediaBox [0 0 0.01 0.01]"),
        ("three numbers.pdf", "/MediaBox [0 0 612]"),
        ("words for numbers.pdf", "/MediaBox [(a) (b) (c) (d)]"),
        ("beyond all measure.pdf", "/MediaBox [0 0 1e30 1e30]"),
        ("numbers that are none.pdf", "/MediaBox [0 0 99999999999999999999 -99999999999999999999]"),
        ("box in another object that is missing.pdf", "/MediaBox 99 0 R"),
        ("unit of nothing.pdf", "/UserUnit 0"),
    ] {
        found.either(name, Page::new(letter()).entries(entries).pdf());
    }
}

/// A document whose pages hang in a tree that is made by hand; the content has the number given.
fn tree(make: impl FnOnce(&mut Writer, usize) -> usize) -> Vec<u8> {
    let mut writer = Writer::default();
    let content = writer.stream("", letter().as_bytes());
    let pages = make(&mut writer, content);
    let root = writer.add(format!("<< /Type /Catalog /Pages {pages} 0 R >>"));
    writer.finish(root, "")
}

fn leaf(writer: &mut Writer, parent: usize, content: usize) -> usize {
    let about = format!("/Type /Page /Parent {parent} 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R");
    writer.add(format!("<< {about} /Resources << {FONT} >> >>"))
}

/// A tree of one level with these kids, where `#` stands for a page.
fn kids(kids: &str, count: &str) -> Vec<u8> {
    tree(|writer, content| {
        let pages = writer.keep();
        let leaf = leaf(writer, pages, content);
        let kids = kids.replace('#', &format!("{leaf} 0 R")).replace('^', &format!("{pages} 0 R"));
        writer.set(pages, format!("<< /Type /Pages /Count {count} /Kids [{kids}] >>"));
        pages
    })
}

/// A page so many levels down.
fn levels(depth: usize) -> Vec<u8> {
    tree(|writer, content| {
        let top = writer.keep();
        let mut above = top;
        for _ in 0..depth {
            let below = writer.keep();
            writer.set(above, format!("<< /Type /Pages /Count 1 /Kids [{below} 0 R] >>"));
            above = below;
        }
        let leaf = leaf(writer, above, content);
        writer.set(above, format!("<< /Type /Pages /Count 1 /Kids [{leaf} 0 R] >>"));
        top
    })
}

fn trees(found: &mut Gathered) {
    found.page("three levels.pdf", levels(3));
    for depth in [60, 2_000] {
        found.either(&format!("{depth} levels.pdf"), levels(depth));
    }
    found.page("null among the pages.pdf", kids("null # null", "3"));
    found.either("missing among the pages.pdf", kids("# 99 0 R", "2"));
    found.either("numbers among the pages.pdf", kids("1 (two) # /three", "1"));
    found.either("the same page twice.pdf", kids("# #", "2"));
    found.either("a ring of pages.pdf", kids("# ^", "2"));
    found.either("nothing but a ring.pdf", kids("^", "1"));
    found.refused("no pages at all.pdf", kids("", "0"));
    found.page("counts a thousand.pdf", kids("#", "1000"));
    found.page("counts none.pdf", kids("#", "0"));
    found.page("counts below nothing.pdf", kids("#", "-5"));
    found.page("counts in words.pdf", kids("#", "(one)"));
    found.either("a page written out where it hangs.pdf", kids("<< /Type /Page /MediaBox [0 0 300 300] >>", "1"));
    found.either(
        "a page that is its own parent.pdf",
        tree(|writer, content| {
            let pages = writer.keep();
            let page = writer.keep();
            let about = format!("/Type /Page /Parent {page} 0 R /Contents {content} 0 R");
            writer.set(page, format!("<< {about} >>"));
            writer.set(pages, format!("<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>"));
            pages
        }),
    );
    let inherited = |entries: &str| {
        tree(|writer, content| {
            let pages = writer.keep();
            let page = writer.add(format!("<< /Type /Page /Parent {pages} 0 R /Contents {content} 0 R >>"));
            let about = format!("/Type /Pages /Count 1 /Kids [{page} 0 R] /Resources << {FONT} >>");
            writer.set(pages, format!("<< {about} {entries} >>"));
            pages
        })
    };
    found.page("everything inherited.pdf", inherited("/MediaBox [0 0 612 792]"));
    found.page("turn inherited.pdf", inherited("/MediaBox [0 0 612 792] /Rotate 90"));
    found.page("crop inherited.pdf", inherited("/MediaBox [0 0 612 792] /CropBox [50 400 560 760]"));
    found.page("no measures anywhere.pdf", inherited(""));
    found.either(
        "the only page is the tree.pdf",
        tree(|writer, content| {
            writer.add(format!("<< /Type /Page /MediaBox [0 0 300 300] /Contents {content} 0 R >>"))
        }),
    );
    found.page("kids without a type.pdf", replaced(&kids("#", "1"), b"/Type /Page /Parent", b"/Parent"));
}

fn contents(found: &mut Gathered) {
    found.page("no content.pdf", replaced(&Page::new("").pdf(), b"/Contents 2 0 R", b""));
    found.page("nothing to use.pdf", Page::new(letter()).using_only("").pdf());
    found.page("no entry of what to use.pdf", Page::new(letter()).entries("/Resources null").pdf());
    found.page("empty content.pdf", Page::new("").pdf());
    let of = |entries: &str| Page::new(letter()).entries(entries).pdf();
    found.page("content is nothing.pdf", of("/Contents null"));
    found.page("content is no list of anything.pdf", of("/Contents []"));
    found.page("content is missing.pdf", of("/Contents 99 0 R"));
    found.page("content is a number.pdf", of("/Contents 7"));
    found.either("content is the page.pdf", of("/Contents 3 0 R"));
    let parts = |parts: &'static [&'static str]| {
        pdf(move |writer| {
            let list = joined(parts, |part| format!("{} 0 R ", writer.stream("", part.as_bytes())));
            Page::new("").entries(format!("/Contents [{list} null 99 0 R]"))
        })
    };
    found.page("content in three.pdf", parts(&["BT /F1 14 Tf 72 700 Td", "(In three parts)", "Tj ET"]));
    found.page("content of empty parts.pdf", parts(&["", "BT /F1 14 Tf 72 700 Td (Here) Tj ET", "", ""]));
    found.page("content broken inside a word.pdf", parts(&["BT /F1 14 Tf 72 700 Td (He", "re) Tj ET"]));
    found.page("a thousand times the same content.pdf", {
        pdf(|writer| {
            let one = writer.stream("", b"q Q ");
            Page::new("").entries(format!("/Contents [{}]", format!("{one} 0 R ").repeat(1_000)))
        })
    });
}

fn beside(found: &mut Gathered) {
    let with = |make: fn(&mut Writer) -> Page| pdf(make);
    found.page("author.pdf", {
        with(|writer| {
            let info = writer.add(format!("<< /Author ({AUTHOR}) /Title ({AUTHOR}) /CreationDate (D:20250101) >>"));
            Page::new(letter()).trailer(format!("/Info {info} 0 R"))
        })
    });
    found.page("xmp.pdf", {
        with(|writer| {
            let words = format!("<x:xmpmeta><dc:creator>{AUTHOR}</dc:creator><exif:GPS>{PLACE}</exif:GPS></x:xmpmeta>");
            let about = writer.stream("/Type /Metadata /Subtype /XML", words.as_bytes());
            Page::new(letter()).catalog(format!("/Metadata {about} 0 R")).entries(format!("/Metadata {about} 0 R"))
        })
    });
    found.page("script at the start.pdf", {
        with(|writer| {
            let script = writer.add(format!("<< /S /JavaScript /JS (app.alert\\('{AUTHOR}'\\);) >>"));
            let names = format!("/Names << /JavaScript << /Names [(a) {script} 0 R] >> >>");
            Page::new(letter())
                .catalog(format!("/OpenAction {script} 0 R {names}"))
                .entries(format!("/AA << /O {script} 0 R >>"))
        })
    });
    found.page("starts a program.pdf", {
        with(|writer| {
            let action = writer.add("<< /S /Launch /F (cmd.exe) /Win << /F (cmd.exe) /P (/c calc) >> >>");
            Page::new(letter()).catalog(format!("/OpenAction {action} 0 R"))
        })
    });
    found.page("file inside.pdf", {
        with(|writer| {
            let file = writer.stream("/Type /EmbeddedFile", AUTHOR.as_bytes());
            let about = writer.add(format!("<< /Type /Filespec /F (a.txt) /EF << /F {file} 0 R >> >>"));
            let names = format!("/Names << /EmbeddedFiles << /Names [(a.txt) {about} 0 R] >> >> /AF [{about} 0 R]");
            Page::new(letter()).catalog(names).entries(format!("/AF [{about} 0 R]"))
        })
    });
    found.page("stamp and note.pdf", {
        with(|writer| {
            let drawn = format!("1 0 0 rg 0 0 100 40 re f BT /F1 12 Tf 0 g 10 15 Td (PAID) Tj ET % {AUTHOR}");
            let form = format!("/Type /XObject /Subtype /Form /BBox [0 0 100 40] /Resources << {FONT} >>");
            let look = writer.stream(&form, drawn.as_bytes());
            let stamp = "/Type /Annot /Subtype /Stamp /Rect [300 300 400 340] /F 4";
            let stamp = writer.add(format!("<< {stamp} /AP << /N {look} 0 R >> /T ({AUTHOR}) >>"));
            let note = format!("/Type /Annot /Subtype /Text /Rect [20 20 40 40] /Contents ({AUTHOR})");
            let note = writer.add(format!("<< {note} >>"));
            Page::new(letter()).entries(format!("/Annots [{stamp} 0 R {note} 0 R null 99 0 R]"))
        })
    });
    found.page("form with a field.pdf", {
        with(|writer| {
            let field = "/Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Jane) /Rect [72 600 300 620] /F 4";
            let field = writer.add(format!("<< {field} /DA (/F1 12 Tf 0 g) >>"));
            let form = format!("/AcroForm << /Fields [{field} 0 R] /NeedAppearances true /DR << {FONT} >> >>");
            Page::new(letter()).catalog(form).entries(format!("/Annots [{field} 0 R]"))
        })
    });
    found.page("links.pdf", {
        with(|writer| {
            let link = "/Type /Annot /Subtype /Link /Rect [72 690 300 715]";
            let link = writer.add(format!("<< {link} /A << /S /URI /URI (https://example.com/{AUTHOR}) >> >>"));
            Page::new(letter()).entries(format!("/Annots [{link} 0 R]"))
        })
    });
    found.page("thumbnail and threads.pdf", {
        with(|writer| {
            let small = writer.picture((8, 8), "/ColorSpace /DeviceGray", &[90; 64]);
            let entries =
                format!("/Thumb {small} 0 R /PieceInfo << /App << /Private ({AUTHOR}) >> >> /Tabs /S /StructParents 0");
            Page::new(letter()).entries(entries)
        })
    });
    found.page("outline in a ring.pdf", {
        with(|writer| {
            let outline = writer.keep();
            writer
                .set(outline, format!("<< /First {outline} 0 R /Last {outline} 0 R /Next {outline} 0 R /Title (x) >>"));
            Page::new(letter()).catalog(format!("/Outlines {outline} 0 R /PageMode /UseOutlines"))
        })
    });
}

fn files(found: &mut Gathered) {
    let whole = Page::new(letter()).pdf();
    let mut document = lopdf::Document::load_mem(&whole).expect("a PDF");
    let mut modern = Vec::new();
    document.save_modern(&mut modern).expect("saved");
    found.page("streams of objects.pdf", modern);
    let mut document = lopdf::Document::load_mem(&book(20, |number| line(&format!("Page {number}")))).expect("a PDF");
    document.compress();
    let mut modern = Vec::new();
    document.save_modern(&mut modern).expect("saved");
    found.pages("streams of objects, 20 pages.pdf", 20, modern);
    let mut plain = Vec::new();
    document.save_to(&mut plain).expect("saved");
    found.pages("saved by a program, 20 pages.pdf", 20, plain);
    for (name, garbage) in
        [("newline", "\n"), ("words", "X-Header: something\r\n\r\n"), ("many lines", &"junk line\n".repeat(90))]
    {
        found.page(&format!("{name} in front.pdf"), [garbage.as_bytes(), &whole].concat());
    }
    found.page("garbage behind.pdf", [whole.as_slice(), &[b'\0'; 3_000]].concat());
    found.either("too much in front.pdf", [&b"junk line\n".repeat(500), whole.as_slice()].concat());
    found.either("two documents.pdf", whole.repeat(2));
    for version in ["1.0", "1.3", "2.0", "9.9", "x.y"] {
        found.page(
            &format!("version {version}.pdf"),
            replaced(&whole, b"%PDF-1.7", format!("%PDF-{version}").as_bytes()),
        );
    }
    let content = stream("", line("The second version").as_bytes());
    found.page("changed later.pdf", updated(&whole, 2, &content));
    found.page("changed later, four times.pdf", (0..4).fold(whole.clone(), |pdf, _| updated(&pdf, 2, &content)));
    found.page("all lines end as on old Macs.pdf", Page::new(letter().replace("Tj ", "Tj\r")).pdf());
    found.page("escaped names.pdf", {
        let page = Page::new("BT /F#31 14 Tf 72 700 Td (Names) Tj ET").entries("/#52otate 90");
        let pdf = replaced(&page.pdf(), b"/Type /Page ", b"/Type /P#61ge ");
        replaced(&pdf, b"/Helvetica", b"/Helv#65tica")
    });
    found.page("comments everywhere.pdf", {
        Page::new(letter().replace("Tj ", "Tj % so (it is\n")).entries("% a comment >>\n /Rotate % why\n 0").pdf()
    });
}

/// The same file with one object written again behind it.
fn updated(pdf: &[u8], number: usize, body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(pdf);
    let (_, last) = text.rsplit_once("startxref\n").expect("an end");
    let before: usize = last.lines().next().and_then(|number| number.parse().ok()).expect("a place");
    let at = pdf.len();
    let object = [format!("{number} 0 obj\n").as_bytes(), body, b"\nendobj\n"].concat();
    let start = at + object.len();
    let table = format!("xref\n{number} 1\n{at:010} 00000 n \n");
    let end = format!("trailer\n<< /Size 5 /Root 4 0 R /Prev {before} >>\nstartxref\n{start}\n%%EOF\n");
    [pdf, &object, table.as_bytes(), end.as_bytes()].concat()
}
