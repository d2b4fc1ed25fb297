//! What is no picture, document, mail or text; files with the wrong name; names of every kind.

use super::Gathered;
use super::kit::{Lcg, crc32, short};
use super::pdf_writer::{Page, letter};
use super::{jpegs, pngs};

pub fn gather(found: &mut Gathered) {
    kinds(found);
    short_files(found);
    wrong_names(found);
    both(found);
    names(found);
}

/// An archive with files that are empty.
fn archive(names: &[&str]) -> Vec<u8> {
    let mut made = Vec::new();
    let mut list = Vec::new();
    for name in names {
        let at = short(made.len()).to_le_bytes();
        let length = u16::try_from(name.len()).expect("a short name").to_le_bytes();
        let about =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0][..], &crc32(b"").to_le_bytes(), &[0; 8], &length, &[0, 0]].concat();
        list.extend([b"PK\x01\x02\x14\0", about.as_slice(), &[0; 10], &at, name.as_bytes()].concat());
        made.extend([b"PK\x03\x04", about.as_slice(), name.as_bytes()].concat());
    }
    let count = u16::try_from(names.len()).expect("few").to_le_bytes();
    let (start, length) = (short(made.len()).to_le_bytes(), short(list.len()).to_le_bytes());
    made.extend_from_slice(&list);
    made.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count, &length, &start, &[0, 0]].concat());
    made
}

fn kinds(found: &mut Gathered) {
    let padded = |head: &[u8]| [head, &[0; 600]].concat();
    found.refused("files.zip", archive(&["a.txt", "b/c.txt"]));
    found.refused("empty.zip", archive(&[]));
    found.refused("letter.docx", archive(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"]));
    found.refused("table.xlsx", archive(&["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"]));
    found.refused("slides.pptx", archive(&["[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml"]));
    found.refused("letter.odt", archive(&["mimetype", "content.xml"]));
    found.refused("book.epub", archive(&["mimetype", "META-INF/container.xml"]));
    found.refused("letter.pages", archive(&["Index/Document.iwa", "preview.jpg"]));
    found.refused("photo and archive.zip", [archive(&["a.png"]), pngs::small()].concat());
    let heads: [(&str, &[u8]); 34] = [
        ("sound.mp3", b"ID3\x03\0\0\0\0\0\x21TSSE"),
        ("sound without a name.mp3", b"\xff\xfb\x90\x64\0\0\0\0"),
        ("sound.wav", b"RIFF\x24\x02\0\0WAVEfmt \x10\0\0\0"),
        ("sound.ogg", b"OggS\0\x02\0\0\0\0"),
        ("sound.flac", b"fLaC\0\0\0\x22"),
        ("sound.m4a", b"\0\0\0\x1cftypM4A \0\0\0\0M4A mp42isom"),
        ("film.mp4", b"\0\0\0\x18ftypisom\0\0\x02\0isommp41"),
        ("film.mov", b"\0\0\0\x14ftypqt  \x20\x05\x03\0qt  "),
        ("film.webm", b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x86\x81\x01webm"),
        ("film.avi", b"RIFF\x24\x02\0\0AVI LIST"),
        ("program.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff"),
        ("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0"),
        ("program.app", b"\xcf\xfa\xed\xfe\x07\0\0\x01"),
        ("program.wasm", b"\0asm\x01\0\0\0"),
        ("program.class", b"\xca\xfe\xba\xbe\0\0\0\x34"),
        ("files.7z", b"7z\xbc\xaf\x27\x1c\0\x04"),
        ("files.rar", b"Rar!\x1a\x07\x01\0"),
        ("files.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
        ("files.xz", b"\xfd7zXZ\0\0\x04"),
        ("files.zst", b"\x28\xb5\x2f\xfd\x04\0"),
        ("files.bz2", b"BZh91AY&SY"),
        ("old letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("data.sqlite", b"SQLite format 3\0\x10\0\x01\x01"),
        ("picture.psd", b"8BPS\0\x01\0\0\0\0\0\0\0\x03"),
        ("picture.ico", b"\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0"),
        ("picture.jp2", b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 "),
        ("picture.jxl", b"\xff\x0a\xfa\x1f\x01\x90\x08\x06"),
        ("picture in a box.jxl", b"\0\0\0\x0cJXL \r\n\x87\n"),
        ("picture.jxr", b"II\xbc\x01\x20\0\0\0"),
        ("picture.exr", b"\x76\x2f\x31\x01\x02\0\0\0"),
        ("picture of a camera.cr3", b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom"),
        ("letters.ttf", b"\0\x01\0\0\0\x0c\0\x80\0\x03\0\x40"),
        ("letters.woff2", b"wOF2\0\x01\0\0"),
        ("disc.dmg", b"koly\0\0\0\x04\0\0\x02\0"),
    ];
    for (name, head) in heads {
        found.refused(name, padded(head));
    }
    found.refused("files.tar", {
        let mut tar = vec![0; 1_024];
        tar[..5].copy_from_slice(b"a.txt");
        tar[257..263].copy_from_slice(b"ustar\0");
        tar
    });
    found.refused("page.html", b"<!DOCTYPE html>\n<html><body><p>It arrived.</p></body></html>\n".to_vec());
    found.refused("page without a kind.html", b"  <html lang=en><body>It arrived.</body></html>\n".to_vec());
    found.refused("saved page.mht.xml", b"<?xml version=\"1.0\"?><order><id>41BFASJ</id></order>\n".to_vec());
    found.refused("drawing.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"9\"/></svg>\n".to_vec());
    found.refused("letter.rtf", b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 It arrived.\\par}\n".to_vec());
}

fn short_files(found: &mut Gathered) {
    found.refused("nothing.pdf", Vec::new());
    found.refused("nothing.png", Vec::new());
    found.refused("nothing", Vec::new());
    found.page("one letter.txt", b"A".to_vec());
    for byte in [0, 1, 0x0a, 0x20, 0x7f, 0x80, 0xff] {
        found.refused(&format!("one byte {byte}.bin"), vec![byte]);
    }
    found.either("letters that begin a bitmap.bmp", b"BM".to_vec());
    found.either("letters that begin a document.pdf", b"%PDF".to_vec());
    found.either("letters that begin a picture.gif", b"GIF8".to_vec());
    found.refused("bytes that begin a photo.jpg", b"\xff\xd8".to_vec());
    found.refused("bytes that begin a picture.png", b"\x89PNG".to_vec());
    for length in [16, 1_000, 70_000] {
        let seed = u32::try_from(length).expect("short");
        found.refused(&format!("noise of {length} bytes.pdf"), Lcg::new(seed).bytes(length));
    }
    found.refused("a megabyte of ff.jpg", vec![0xff; 1_000_000]);
}

fn wrong_names(found: &mut Gathered) {
    let pdf = Page::new(letter()).pdf();
    found.page("a picture called.pdf", pngs::small());
    found.page("a photo called.png", jpegs::jpeg(40, 30));
    found.page("a picture called.exe", pngs::small());
    found.page("a picture called.txt", pngs::small());
    found.page("a document called.jpg", pdf.clone());
    found.page("a document called.docx", pdf.clone());
    found.page("a document without an ending", pdf.clone());
    found.page("two endings.pdf.exe", pdf);
    found.page("a text called.pdf", b"It arrived.\n".to_vec());
    found.page("a text called.jpg", b"It arrived.\n".to_vec());
    found.page(
        "a mail called.txt",
        b"From: a@example.com\r\nTo: b@example.com\r\nSubject: Hi\r\n\r\nHello\r\n".to_vec(),
    );
    found.refused("an archive called.pdf", archive(&["a.txt"]));
    found.refused("a web page called.pdf", b"<html><body>Please log in</body></html>".to_vec());
}

fn both(found: &mut Gathered) {
    let pdf = Page::new(letter()).pdf();
    found.either("picture and document.gif", [&b"GIF89a\n"[..], &pdf].concat());
    found.either("photo and document.jpg", [jpegs::jpeg(40, 30), pdf.clone()].concat());
    found.either("picture and document.png", [pngs::small(), pdf.clone()].concat());
    found.either("archive and document.pdf", [archive(&["a.txt"]), pdf.clone()].concat());
    found.either("document and archive.pdf", [pdf.clone(), archive(&["a.txt"])].concat());
    found.either("page and document.pdf", [&b"<html><!--\n"[..], &pdf].concat());
    found.either("bitmap and document.bmp", [&b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"[..], &pdf].concat());
    found.either("mail and document.eml", [&b"From: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\n\r\n"[..], &pdf].concat());
    found.either("script and document.pdf", [&b"#!/bin/sh\nexit\n"[..], &pdf].concat());
}

fn names(found: &mut Gathered) {
    let long = format!("{}.png", "a".repeat(246));
    let wide = format!("{}.png", "漢".repeat(80));
    for name in [
        "إيصال التسليم.png",
        "קבלה על המשלוח.png",
        "收据 第三页.png",
        "領収書（控え）.png",
        "영수증.png",
        "ใบเสร็จรับเงิน.png",
        "रसीद.png",
        "ρασιδ τιμολόγιο.png",
        "квитанция о доставке.png",
        "ქვითარი.png",
        "😀👩‍👩‍👧‍👦🇩🇪.png",
        "cafe\u{301} and caf\u{e9}.png",
        "invoice \u{202e}gnp.exe",
        "in\u{200b}visible\u{feff}.png",
        "two\nlines.png",
        "tab\there.png",
        "\"quoted\" and 'quoted'.png",
        "slash⁄and∕and\\back.png",
        "a:b*c?d<e>f|g.png",
        "$(rm -rf ~) `date` %PATH%.png",
        "trailing spaces   .png   ",
        "   leading spaces.png",
        "dots at the end.png...",
        "CON.png",
        "nul",
        ".png",
        "..png",
        "..",
        "-rf.png",
        "no ending",
        "PHOTO.PNG",
        "photo.Png.PNG.png",
        "100%.png",
        "a=b&c=d#e;f,g.png",
        "<b>bold</b>.png",
        "'; DROP TABLE evidence; --.png",
        "4111 1111 1111 1111.png",
        long.as_str(),
        wide.as_str(),
        "\u{7f}\u{1}control.png",
    ] {
        found.page(name, pngs::small());
    }
}
