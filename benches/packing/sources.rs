//! Files that are slow to open: a phone's photo, and pages whose letters are small programs.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use std::fmt::Write as _;
use std::path::Path;

/// A photo as a phone keeps it.
pub fn heic(photo: &Path) -> Vec<u8> {
    let picture = image::open(photo).expect("a photo").into_rgb8();
    let (width, height) = (picture.width(), picture.height());
    heifer::encode_rgb8(width, height, picture.as_raw(), &heifer::EncodeOptions::default()).expect("a HEIC")
}

/// Pages of letters that are drawn by programs of their own, as old printer drivers and TeX write them.
pub fn type_3(pages: usize, words: &str) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let mut programs = Dictionary::new();
    let mut names = Vec::new();
    for letter in b'a'..=b'z' {
        let mut program = "600 0 0 0 500 700 d1\n".to_owned();
        for stroke in 0..8 {
            let (x, y) = (u32::from(letter) * 37 % 300 + stroke * 20, stroke * 80);
            writeln!(program, "{x} {y} m {} {} {} {} 450 {} c 60 w S", x + 40, y + 90, x + 150, y, y + 60)
                .expect("text");
        }
        let stream = document.add_object(Stream::new(Dictionary::new(), program.into_bytes()));
        let name = format!("g{}", char::from(letter));
        programs.set(name.clone(), stream);
        names.push(Object::Name(name.into_bytes()));
    }
    let mut differences = vec![Object::Integer(97)];
    differences.extend(names);
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type3",
        "FontBBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
        "FontMatrix" => vec![0.001.into(), 0.into(), 0.into(), 0.001.into(), 0.into(), 0.into()],
        "CharProcs" => programs, "FirstChar" => 97, "LastChar" => 122,
        "Encoding" => dictionary! { "Type" => "Encoding", "Differences" => differences },
        "Widths" => vec![Object::Integer(600); 26],
        "Resources" => Dictionary::new(),
    });
    let root = document.new_object_id();
    let mut kids = Vec::new();
    for page in 0..pages {
        let mut content = "BT /F1 9 Tf 12 TL 40 750 Td\n".to_owned();
        for line in 0..58 {
            let turned = words.len() * (page + line) % words.len().max(1);
            let plain: String = words.chars().skip(turned).filter(char::is_ascii_lowercase).collect();
            writeln!(content, "({plain}) Tj T*").expect("text");
        }
        content.push_str("ET");
        let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
        kids.push(Object::Reference(document.add_object(dictionary! {
            "Type" => "Page", "Parent" => root, "Contents" => content,
            "MediaBox" => vec![0.into(), 0.into(), 612.into(), 792.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        })));
    }
    let count = i64::try_from(kids.len()).expect("few");
    document.objects.insert(root, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    document.trailer.set("Root", catalog);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("written");
    bytes
}
