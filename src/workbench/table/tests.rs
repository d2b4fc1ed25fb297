use super::*;

fn of(bytes: impl AsRef<[u8]>) -> Result<Table, NotTable> {
    read(bytes.as_ref(), &|| false)
}

fn rows(table: &Table) -> Vec<Vec<&str>> {
    let row = |row| (0..table.heads().len()).map(|column| table.cell(row, column)).collect();
    (0..table.len()).map(row).collect()
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    mark.encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn the_same_rows_are_read_whatever_letters_and_separators_they_have() {
    let text = "email,order,city\ndana@example.org,1001,Köln\nlee@example.org,1002,Århus\n";
    let (latin, _, _) = WINDOWS_1252.encode(text);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("plain", text.into()),
        ("with a mark", format!("\u{feff}{text}").into()),
        ("old letters", latin.into_owned()),
        ("two bytes, little end first", utf_16(text, u16::to_le_bytes, true)),
        ("two bytes, big end first", utf_16(text, u16::to_be_bytes, true)),
        ("two bytes without a mark", utf_16(text, u16::to_le_bytes, false)),
        ("semicolons", text.replace(',', ";").into()),
        ("tabs", text.replace(',', "\t").into()),
        ("bars", text.replace(',', "|").into()),
        ("lines as on Windows", text.replace('\n', "\r\n").into()),
        ("lines as on old Macs", text.replace('\n', "\r").into()),
        ("Excel's first line", format!("sep=;\r\n{}", text.replace(',', ";")).into()),
        ("Excel's first line with a tab", format!("sep=\t\n{}", text.replace(',', "\t")).into()),
        ("no line end at the end", text.trim_end().into()),
    ];
    for (name, bytes) in files {
        let table = of(bytes).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        assert_eq!(table.heads(), ["email", "order", "city"], "{name}");
        let expected = [["dana@example.org", "1001", "Köln"], ["lee@example.org", "1002", "Århus"]];
        assert_eq!(rows(&table), expected, "{name}");
        assert!((0..2).all(|row| table.fault(row).is_none()), "{name}");
    }
}

#[test]
fn quotes_hold_separators_and_lines_and_rows_keep_the_line_they_begin_in() {
    let table = of("a,b\n\n\"1, \"\"one\"\"\nand more\",2\n\n,\n3,4\r\n\r\n5,6").expect("a table");
    assert_eq!(rows(&table), [["1, \"one\"\nand more", "2"], ["3", "4"], ["5", "6"]]);
    assert_eq!([table.line(0), table.line(1), table.line(2)], [3, 7, 9]);
    let with_separator = of("sep=,\na,b\n1,2\n").expect("a table");
    assert_eq!(with_separator.line(0), 3);
}

#[test]
fn a_ragged_row_says_so_and_the_others_stay_good() {
    let table = of("a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3,,\n").expect("a table");
    let cells = |found| Some(RowFault::Cells { found, expected: 3 });
    let faults: Vec<_> = (0..table.len()).map(|row| table.fault(row)).collect();
    assert_eq!(faults, [cells(2), None, cells(4), None]);
    assert_eq!((table.cell(0, 2), table.cell(1, 0), table.cell(2, 3)), ("", "1", ""), "no cell of a neighbour");
}

#[test]
fn a_quote_that_never_ends_is_told_and_a_sign_for_inches_is_not() {
    let table = of("a,b\n1,2\n\"3,4\n5,6\n").expect("a table");
    assert_eq!((table.len(), table.fault(0), table.fault(1)), (2, None, Some(RowFault::OpenQuote)));
    let inches = of("a,b\n1,5\" disk\n").expect("a table");
    assert_eq!((inches.cell(0, 1), inches.fault(0)), ("5\" disk", None));
    let long = of(format!("a,b\n\"{}\",1\n2,3\n", "x,\n".repeat(MOST_IN_CELL))).expect("a table");
    assert_eq!((long.fault(0), long.fault(1)), (Some(RowFault::OpenQuote), None));
    assert!(long.cell(0, 0).len() <= MOST_IN_CELL);
}

#[test]
fn the_separator_is_the_one_that_fits_the_first_row() {
    let decimal = of("email;amount\na@example.org;1,50\nb@example.org;2,75\n").expect("a table");
    assert_eq!((decimal.separator(), decimal.cell(0, 1)), (';', "1,50"));
    let notes = of("email,note\na@example.org,one; two\nb@example.org,a | b\n").expect("a table");
    assert_eq!((notes.separator(), notes.cell(1, 1)), (',', "a | b"));
    let below = of(";;\n;;\na;b;c\n1;2;3\n").expect("a table");
    assert_eq!((below.heads().len(), below.line(0), below.cell(0, 2)), (3, 4, "3"));
    let one = of("email\na@example.org\nb@example.org\n").expect("a table");
    assert_eq!((one.heads().len(), one.len()), (1, 2));
}

#[test]
fn what_is_no_table_is_refused_with_its_reason() {
    let many = vec!["h"; MOST_COLUMNS + 1].join(",");
    for (bytes, why) in [
        (b"".to_vec(), NotTable::Empty),
        (b"\xef\xbb\xbf \r\n\n".to_vec(), NotTable::Empty),
        (b"PK\x03\x04\x14\0\x06\0".to_vec(), NotTable::Spreadsheet),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), NotTable::Spreadsheet),
        (b"%PDF-1.7\n1 0 obj".to_vec(), NotTable::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\x01\0\x08\x06\0\0".to_vec(), NotTable::Binary),
        (b",,\n,,\n".to_vec(), NotTable::Empty),
        (b"email,order\n".to_vec(), NotTable::NoRows),
        (b"email,order\n\n,\n".to_vec(), NotTable::NoRows),
        (b"dana@example.org,1001\nlee@example.org,1002\n".to_vec(), NotTable::NoHeads),
        (format!("{many}\n{many}\n").into_bytes(), NotTable::TooManyColumns),
    ] {
        let shown = String::from_utf8_lossy(bytes.get(..bytes.len().min(20)).unwrap_or_default()).into_owned();
        assert_eq!(of(bytes).map(|table| table.len()), Err(why), "{shown:?}");
    }
    let most = vec!["h"; MOST_COLUMNS].join(",");
    assert_eq!(of(format!("{most}\n{most}\n")).map(|table| table.heads().len()), Ok(MOST_COLUMNS));
}

#[test]
fn too_many_rows_are_refused_and_it_ends_when_nobody_wants_it() {
    let most = format!("a\n{}", "1\n".repeat(MOST_ROWS));
    assert_eq!(of(&most).map(|table| table.len()), Ok(MOST_ROWS));
    assert_eq!(of(most.clone() + "1\n").map(|table| table.len()), Err(NotTable::TooManyRows));
    let looks = std::cell::Cell::new(0);
    let stopped = read(most.as_bytes(), &|| {
        looks.set(looks.get() + 1);
        looks.get() > 3
    });
    assert_eq!((stopped.map(|table| table.len()), looks.get()), (Err(NotTable::Cancelled), 4));
}
