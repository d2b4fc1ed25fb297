//! A file of orders: what of it is sent, how often, and what every row is told to have become.

use crate::imports::{Kept, on};
use crate::kit::{Role, Window, demo};
use docket::sandbox::{Config, Faults, LogEntry, Sandbox};
use egui_kittest::kittest::Queryable as _;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Opens a file of this content on the page.
fn open(window: &mut Window, name: &str, content: impl AsRef<[u8]>) {
    let path = window.folder.path().join(name);
    std::fs::write(&path, content).expect("written");
    window.click(Role::Button, "Score");
    window.click(Role::Button, "By file");
    window.fill("File of orders", &path.display().to_string());
    window.click(Role::Button, "Open file");
}

fn set_faults(window: &Window, spec: &str) {
    let faults: Faults = spec.parse().expect("faults");
    window.open_session().sandbox().expect("the demo server").faults().set(faults);
}

/// Orders the server was asked to score, as often as it was.
fn asked(window: &Window) -> Vec<LogEntry> {
    window.log().into_iter().filter(|entry| entry.path.ends_with("/score")).collect()
}

fn save(window: &mut Window, button: &str, name: &str) -> Vec<HashMap<String, String>> {
    let path: PathBuf = window.folder.path().join(name);
    window.click(Role::Button, button);
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    let said = path.display().to_string();
    window.until("the file", |window| window.has_text(&said) && path.exists());
    let text = std::fs::read_to_string(&path).expect("read");
    let mut reader = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn count(rows: &[HashMap<String, String>], result: &str) -> usize {
    rows.iter().filter(|row| row["Result"] == result).count()
}

#[test]
fn every_row_of_a_file_is_accounted_for_whatever_the_service_does() {
    let mut window = demo();
    set_faults(
        &window,
        "order_score=status:429:1~1,order_score=status:500~3,order_score=reset_after~5,order_score=garbage~7",
    );
    let mut file = "Order ID,note\n".to_owned();
    for order in 2001..2012 {
        writeln!(file, "{order},\"a, b\"").expect("into memory");
    }
    file.push_str("9410,gone\n2001,again\n#7,odd\n2013\n");
    open(&mut window, "orders.csv", file);
    window.wait_text("12 to score, 2 with problems, 1 repeated");
    assert!(asked(&window).is_empty(), "nothing is sent before it is asked for");
    window.click(Role::Button, "Problems 3");
    window.wait_text("Same order and customer as line 2");
    window.wait_text("1 cells instead of 2");
    window.click(Role::Button, "Score 12 orders");
    window.wait_text("All rows are done");
    window.wait_text("8 scored, 1 refused, 3 unknown");

    let asked = asked(&window);
    assert_eq!(asked.len(), 13, "one more than the rows, as the first was asked to wait");
    let mut often: HashMap<&str, Vec<u16>> = HashMap::new();
    for entry in &asked {
        often.entry(&entry.path).or_default().push(entry.status);
    }
    let repeated: Vec<_> = often.values().filter(|answers| answers.len() > 1).collect();
    let is_right = matches!(repeated[..], [answers] if answers.len() == 2 && answers[0] == 429);
    assert!(is_right, "no row but the one that was refused its turn is asked again: {repeated:?}");

    let rows = save(&mut window, "Save results…", "scores.csv");
    assert_eq!(rows.len(), 15, "every row of the file");
    let results = ["Scored", "Refused", "Unknown", "Left out", "Not sent"].map(|result| count(&rows, result));
    assert_eq!(results, [8, 1, 3, 3, 0]);
    assert!(rows.iter().all(|row| row["Result"] != "Scored" || !row["Disputify risk score"].is_empty()));
    assert_eq!((rows[0]["note"].as_str(), rows[0]["Line in the file"].as_str()), ("a, b", "2"));
    let refused = rows.iter().find(|row| row["Result"] == "Refused").expect("one");
    assert_eq!(refused["Order ID"], "9410");
    let failed = save(&mut window, "Save rows without a score…", "failed.csv");
    assert_eq!(failed.len(), 6, "refused, unknown and with problems, without the repetition");

    // What has no score is asked for again, each row once, and nothing else is.
    set_faults(&window, "");
    let without: HashSet<String> = ["Refused", "Unknown"]
        .into_iter()
        .flat_map(|result| rows.iter().filter(move |row| row["Result"] == result))
        .map(|row| format!("/{}/score", row["Order ID"]))
        .collect();
    window.click(Role::Button, "Ask again for 4 rows without a score");
    window.wait_text("11 scored, 1 refused, 0 unknown");
    let again: Vec<LogEntry> = self::asked(&window).split_off(13);
    let ends = |entry: &LogEntry| without.iter().any(|path| entry.path.ends_with(path));
    assert!(again.len() == 4 && again.iter().all(ends), "{again:?}");
}

/// Numbers of orders the server knows, from here on.
fn orders(from: u32, count: u32) -> String {
    (from..from + count).fold("order\n".to_owned(), |file, order| file + &order.to_string() + "\n")
}

fn ended(window: &Window) -> usize {
    window.log().iter().filter(|entry| entry.path.ends_with("/score")).count()
}

#[test]
fn a_paused_file_goes_on_where_it_was_and_no_row_is_asked_twice() {
    let mut window = demo();
    set_faults(&window, "order_score=delay:400");
    open(&mut window, "orders.csv", orders(3000, 60));
    window.click(Role::Button, "Score 60 orders");
    window.until("some answers", |window| ended(window) > 3);
    window.click(Role::Button, "Pause");
    window.until("a pause", |window| window.has(Role::Button, "Resume"));
    // What was on its way comes back, and then as many are told as were asked.
    window.until("all answers", |window| {
        let ended = ended(window);
        window.has_text(&format!("{ended} of 60 orders"))
    });
    let before = ended(&window);
    assert!(before < 60, "it was paused in time");
    window.open_session().sandbox().expect("the demo server").faults().clear();
    window.click(Role::Button, "Resume");
    window.wait_text("All rows are done");
    let paths: Vec<String> = asked(&window).into_iter().map(|entry| entry.path).collect();
    assert_eq!((paths.len(), paths.iter().collect::<HashSet<_>>().len()), (60, 60));
}

#[test]
fn a_stopped_file_tells_what_was_not_sent() {
    let mut window = demo();
    set_faults(&window, "order_score=delay:400");
    open(&mut window, "orders.csv", orders(3000, 60));
    window.click(Role::Button, "Score 60 orders");
    window.until("some answers", |window| ended(window) > 3);
    window.click(Role::Button, "Stop");
    window.until("the end", |window| window.has(Role::Button, "Save results…"));
    let rows = save(&mut window, "Save results…", "scores.csv");
    let (scored, not_sent) = (count(&rows, "Scored"), count(&rows, "Not sent"));
    assert_eq!((scored, scored + not_sent), (asked(&window).len(), 60));
    assert!(not_sent > 0, "it was stopped in time");
    let rest = save(&mut window, "Save rows without a score…", "rest.csv");
    assert_eq!(rest.len(), not_sent);
}

#[test]
fn a_key_that_is_refused_holds_the_file_until_a_person_goes_on() {
    let mut window = demo();
    set_faults(&window, "order_score=status:401");
    open(&mut window, "orders.csv", orders(3000, 20));
    window.click(Role::Button, "Score 20 orders");
    window.wait_text("Paused. ");
    window.wait_text("0 scored, 0 refused, 0 unknown");
    window.until("what was on its way", |window| window.has(Role::Button, "Resume"));
    assert!(asked(&window).len() <= 3, "no row is tried in vain");
    window.open_session().sandbox().expect("the demo server").faults().clear();
    window.click(Role::Button, "Resume");
    window.wait_text("20 scored, 0 refused, 0 unknown");
}

#[test]
fn columns_are_found_by_their_names_and_chosen_where_they_are_not() {
    let mut window = demo();
    open(&mut window, "orders.xlsx", b"PK\x03\x04\x14\0\x06\0");
    window.wait_text("This spreadsheet can't be read.");
    open(&mut window, "orders.csv", "Kunde;Nummer\ndemo@example.org;1\nnobody;2\n");
    window.wait_text("Choose the column of the email or of the order ID");
    window.click(Role::ComboBox, "Email");
    window.click(Role::Button, "Kunde");
    window.wait_text("1 to score, 1 with problems, 0 repeated");
    window.wait_text("An email address needs an @");
    window.click(Role::Button, "Score 1 order");
    window.wait_text("High 90.88");
    window.wait_text("Normalized email");
    let log = window.log();
    assert_eq!(log.iter().filter(|entry| entry.path.ends_with("/scoring/score")).count(), 1);
}

fn server() -> (tokio::runtime::Runtime, Sandbox) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let config = Config { disputes: 5, ..Config::default() };
    let server = runtime.block_on(docket::sandbox::start(config)).expect("a server");
    (runtime, server)
}

/// The orders a server was asked to score.
fn scored(server: &Sandbox) -> Vec<String> {
    server.log().into_iter().filter(|entry| entry.path.ends_with("/score")).map(|entry| entry.path).collect()
}

#[test]
fn a_file_goes_on_after_a_restart_and_no_score_that_came_is_asked_for_again() {
    let (_runtime, server) = server();
    server.faults().set("order_score=status:500~2,order_score=delay:100".parse().expect("faults"));
    let keyring = Kept::default();
    let mut window = on(&server, &keyring, "sandbox", None);
    let file = orders(3000, 60).replace('\n', ",\"a, b\"\n").replacen("order,\"a, b\"", "order,note", 1);
    open(&mut window, "orders.csv", file + "#7,odd\n");
    window.wait_text("60 to score, 1 with problems, 0 repeated");
    window.click(Role::Button, "Score 60 orders");
    window.until("some answers", |_| scored(&server).len() > 8);
    // The window goes while rows are on their way.
    let folder = window.close();
    let before = scored(&server).len();
    assert!(before < 60, "it ended in time");
    server.faults().clear();
    let mut window = on(&server, &keyring, "sandbox", Some(folder.path().to_owned()));
    window.click(Role::Button, "Score");
    window.wait_text("All rows are done");
    window.wait_text("59 scored, 0 refused, 1 unknown");
    let asked = scored(&server);
    let again = asked.len() - asked.iter().collect::<HashSet<_>>().len();
    assert!(again <= 3, "only what was on its way, and had no answer, is asked again: {again}");
    let rows = save(&mut window, "Save results…", "scores.csv");
    let results = ["Scored", "Unknown", "Left out"].map(|result| count(&rows, result));
    assert_eq!((rows.len(), results), (61, [59, 1, 1]), "every row of the file, also those that came before");
    assert_eq!((rows[0]["note"].as_str(), rows[60]["note"].as_str()), ("a, b", "odd"));
    // What is closed does not come back.
    window.click(Role::Button, "Close file");
    window.until("no file", |window| window.has_text("No file chosen"));
    let folder = window.close();
    let mut window = on(&server, &keyring, "sandbox", Some(folder.path().to_owned()));
    window.click(Role::Button, "Score");
    window.click(Role::Button, "By file");
    window.wait_text("No file chosen");
}

#[test]
fn a_paused_file_is_still_paused_after_a_restart() {
    let (_runtime, server) = server();
    server.faults().set("order_score=delay:100".parse().expect("faults"));
    let keyring = Kept::default();
    let mut window = on(&server, &keyring, "sandbox", None);
    open(&mut window, "orders.csv", orders(3000, 40));
    window.click(Role::Button, "Score 40 orders");
    window.until("some answers", |_| scored(&server).len() > 3);
    window.click(Role::Button, "Pause");
    window.until("a pause", |window| window.has(Role::Button, "Resume"));
    window.until("all answers", |window| window.has_text(&format!("{} of 40 orders", scored(&server).len())));
    let folder = window.close();
    let before = scored(&server).len();
    let mut window = on(&server, &keyring, "sandbox", Some(folder.path().to_owned()));
    window.click(Role::Button, "Score");
    window.wait_text(&format!("{before} of 40 orders"));
    assert_eq!(scored(&server).len(), before, "nothing is asked before a person goes on");
    window.click(Role::Button, "Resume");
    window.wait_text("40 scored, 0 refused, 0 unknown");
    let asked = scored(&server);
    assert_eq!((asked.len(), asked.iter().collect::<HashSet<_>>().len()), (40, 40));
}

#[test]
fn a_score_that_is_young_enough_is_taken_unless_all_are_asked_for_again() {
    let mut window = demo();
    open(&mut window, "orders.csv", orders(3000, 12));
    window.click(Role::Button, "Score 12 orders");
    window.wait_text("12 scored, 0 refused, 0 unknown");
    window.click(Role::Button, "Discard results");
    open(&mut window, "more.csv", orders(3006, 12));
    window.click(Role::Button, "Score 12 orders");
    window.wait_text("6 scored, 0 refused, 0 unknown");
    window.wait_text("6 scores from before were used");
    assert_eq!(asked(&window).len(), 18, "each order once");
    let rows = save(&mut window, "Save results…", "scores.csv");
    assert_eq!((count(&rows, "Scored before"), count(&rows, "Scored")), (6, 6));
    assert!(rows.iter().all(|row| !row["Disputify risk score"].is_empty() && row["Previous score"].is_empty()));
    window.click(Role::Button, "Close file");
    open(&mut window, "orders.csv", orders(3000, 12));
    window.click(Role::ComboBox, "Scores from before");
    window.click(Role::Button, "Ask for every score again");
    window.click(Role::Button, "Score 12 orders");
    window.wait_text("12 scored, 0 refused, 0 unknown");
    assert_eq!(asked(&window).len(), 30);
    let rows = save(&mut window, "Save results…", "again.csv");
    let is_same = |row: &HashMap<String, String>| row["Previous score"] == row["Disputify risk score"];
    assert!(rows.len() == 12 && rows.iter().all(is_same), "the score of before stands beside it");
}

#[test]
fn results_are_sorted_by_score_and_filtered_by_whose_they_are() {
    let mut window = demo();
    open(&mut window, "orders.csv", orders(3000, 20));
    window.click(Role::Button, "Score 20 orders");
    window.wait_text("20 scored, 0 refused, 0 unknown");
    let rows = save(&mut window, "Save results…", "scores.csv");
    let score = |row: &&HashMap<String, String>| row["Disputify risk score"].parse::<f64>().expect("a number");
    let highest = rows.iter().rev().max_by(|a, b| score(a).total_cmp(&score(b))).expect("a row");
    let lowest = rows.iter().min_by(|a, b| score(a).total_cmp(&score(b))).expect("a row");
    for (sort, first) in [("Highest score first", highest), ("Lowest score first", lowest)] {
        window.click(Role::ComboBox, "Sort by");
        window.click(Role::Button, sort);
        let (line, order) = (format!("Line {}", first["Line in the file"]), first["order"].clone());
        window.until(&format!("{sort}: {line}"), |window| {
            let top = |label: &str| {
                let nodes = window.harness.query_all_by_label(label);
                nodes.map(|node| node.rect().top()).fold(f32::MAX, f32::min)
            };
            let others = rows.iter().map(|row| format!("Line {}", row["Line in the file"]));
            window.has_text(&order) && others.filter(|other| *other != line).all(|other| top(&line) < top(&other))
        });
    }
    window.fill("Filter", "3007");
    window.until("one row", |window| window.has_text("3007") && !window.has_text("3008"));
}

#[test]
fn rows_copied_in_a_spreadsheet_are_pasted_and_workbooks_are_read() {
    let mut window = demo();
    window.click(Role::Button, "Score");
    window.click(Role::Button, "By file");
    window.until("the page", |window| window.has(Role::Button, "Paste rows"));
    // The field of the path has the keyboard, and what is no path goes past it.
    window.harness.event(egui::Event::Paste("order\tnote\r\n3001\ta\r\n3002\t\"b, c\"\r\n#7\todd\r\n".to_owned()));
    window.wait_text("Pasted rows");
    window.wait_text("2 to score, 1 with problems, 0 repeated");
    window.click(Role::Button, "Close file");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0_u32..).zip([["order", "note"], ["3001", "a"], ["3002", "b"], ["3003", "c"]]) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write(row, column, cell).expect("written");
        }
    }
    open(&mut window, "orders.xlsx", book.save_to_buffer().expect("a workbook"));
    window.wait_text("3 to score, 0 with problems, 0 repeated");
    window.click(Role::Button, "Score 3 orders");
    window.wait_text("3 scored, 0 refused, 0 unknown");
    let rows = save(&mut window, "Save results…", "scores.csv");
    assert_eq!((rows.len(), rows[2]["note"].as_str(), rows[2]["Line in the file"].as_str()), (3, "c", "4"));
}
