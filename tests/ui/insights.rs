//! The page of figures: what it says is what the list has, and each number leads there.

use crate::kit::{Role, Setup, Window};
use docket::domain::search::query::Queue;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::ToSpan as _;

fn open() -> Window {
    let mut window = Setup::default().open();
    window.wait_for_list();
    window.until("amounts are there", |window| {
        let session = window.open_session();
        session.sync_state().incomplete == 0 && session.found().total > 0
    });
    window.click(Role::Button, "Insights");
    window.wait_text("Open exposure");
    window
}

/// What is saved now, as cells below their heads.
fn saved(window: &mut Window, name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    window.click(Role::Button, "Export figures…");
    let path = window.folder.path().join(name);
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    window.until("the file", |window| window.has_text("Figures saved as") && path.exists());
    let text = std::fs::read_to_string(path).expect("the figures");
    let text = text.strip_prefix('\u{feff}').expect("Excel knows the letters");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let cells = |record: &csv::StringRecord| record.iter().map(ToOwned::to_owned).collect::<Vec<String>>();
    let heads = cells(reader.headers().expect("heads"));
    (heads, reader.records().map(|record| cells(&record.expect("a row"))).collect())
}

/// The links whose names begin so, with the number they end with.
fn links(window: &Window, begins: &str) -> Vec<(String, usize)> {
    let nodes = window.harness.query_all_by_role(Role::Link);
    let names = nodes.filter_map(|node| node.accesskit_node().label()).filter(|name| name.starts_with(begins));
    let number = |name: &str| name.rsplit(' ').next().and_then(|digits| digits.replace(',', "").parse().ok());
    names.filter_map(|name| Some((name.clone(), number(&name)?))).collect()
}

#[test]
fn a_number_opens_the_list_of_the_disputes_it_counts() {
    let mut window = open();
    for (column, queue) in [("Won, ", Queue::Won), ("Received, ", Queue::All), ("Lost, ", Queue::Lost)] {
        window.click(Role::Button, "Insights");
        window.until(column, |window| !links(window, column).is_empty());
        let (name, count) = links(&window, column).into_iter().next().expect("a number");
        window.click(Role::Link, &name);
        window.until(&name, |window| {
            let found = window.open_session().found();
            found.query.queue == queue && found.rows.len() == count
        });
        assert!(window.has(Role::Button, "Refresh") && window.listed().iter().all(|entry| queue.holds(entry.status)));
    }
}

#[test]
fn what_is_chosen_is_shown_and_currencies_stay_apart() {
    let mut window = open();
    let received = |window: &Window| links(window, "Received, All:").first().map(|(_, count)| *count);
    let half_year = received(&window).expect("a sum");
    let choose = |window: &mut Window, menu: &str, option: &str| {
        window.click(Role::ComboBox, menu);
        window.click(Role::Button, option);
    };
    choose(&mut window, "Opened in", "All time");
    window.until("more of them", |window| received(window).is_some_and(|all| all > half_year));
    let dollars = received(&window).expect("a sum");
    let listed = window.open_session();
    assert!(dollars < listed.found().total, "there are disputes in other currencies");
    choose(&mut window, "By", "Reason");
    window.until("reasons", |window| !links(window, "Received, Fraud:").is_empty());
    let by_reason: usize =
        links(&window, "Received, ").iter().filter(|(name, _)| !name.contains(", All:")).map(|(_, count)| count).sum();
    assert!(by_reason <= dollars && received(&window) == Some(dollars));
}

#[test]
fn no_share_is_shown_of_a_few_decided_disputes() {
    let mut window = open();
    window.click(Role::ComboBox, "By");
    window.click(Role::Button, "Week");
    window.wait_text("Disputes received and won, by week");
    // Opened this week, hardly one is decided yet.
    let of_week = links(&window, "Received, Week of");
    assert!(!of_week.is_empty() && of_week.iter().any(|(_, count)| *count < 5), "{of_week:?}");
    assert!(window.has_text("–"), "too few for a share");
}

#[test]
fn the_table_is_saved_with_the_figures_that_are_shown() {
    let mut window = open();
    for (grouping, first) in [("Reason", "Received, Fraud:"), ("Card network", "Received, Visa:")] {
        window.click(Role::ComboBox, "By");
        window.click(Role::Button, grouping);
        window.until(grouping, |window| !links(window, first).is_empty());
        let (heads, rows) = saved(&mut window, &format!("{grouping}.csv"));
        let at = |head: &str| heads.iter().position(|one| one == head).unwrap_or_else(|| panic!("{head}: {heads:?}"));
        assert_eq!(heads.first().map(String::as_str), Some(grouping));
        for column in ["Received", "Needs response", "Missed deadlines", "Under review", "Won", "Lost"] {
            let head = column.replace("Missed deadlines", "Missed");
            for (name, count) in links(&window, &format!("{head}, ")) {
                let group = name.trim_start_matches(&format!("{head}, ")).rsplit_once(": ").expect("a number").0;
                let row = rows.iter().find(|row| row[0] == group).unwrap_or_else(|| panic!("no {group}: {rows:?}"));
                assert_eq!(row[at(column)], count.to_string(), "{name}");
            }
        }
        for row in &rows {
            let money = |head: &str| format!("${}", window_money(&row[at(head)]));
            assert_eq!(row[at("Currency")], "USD");
            assert!(window.has_text(&money("Disputed")) && window.has_text(&money("Recovered")), "{row:?}");
            let decided: u64 = row[at("Win rate, decided: out of")].parse().expect("cases");
            let share = &row[at("Win rate, decided (%)")];
            assert_eq!(share.is_empty(), decided < 5, "{row:?}");
            assert!(share.is_empty() || window.has_text(&format!("{share}%")), "{row:?}");
        }
        let sum: u64 = rows.iter().skip(1).map(|row| row[at("Received")].parse::<u64>().expect("a count")).sum();
        assert_eq!(rows[0][at("Received")], sum.to_string(), "the first line is of all of them");
    }
}

/// A decimal as the window groups it.
fn window_money(decimal: &str) -> String {
    let (whole, cents) = decimal.split_once('.').expect("cents");
    let digits: Vec<char> = whole.chars().rev().collect();
    let groups: Vec<String> = digits.chunks(3).map(|three| three.iter().collect()).collect();
    format!("{}.{cents}", groups.join(",").chars().rev().collect::<String>())
}

#[test]
fn a_missed_deadline_opens_the_disputes_that_still_need_a_response_past_it() {
    let mut window = open();
    window.click(Role::ComboBox, "Opened in");
    window.click(Role::Button, "All time");
    window.until("missed ones", |window| !links(window, "Missed, All:").is_empty());
    let (name, count) = links(&window, "Missed, All:").into_iter().next().expect("a number");
    window.click(Role::Link, &name);
    window.until(&name, |window| {
        let found = window.open_session().found();
        found.query.queue == Queue::NeedsResponse && found.rows.len() == count
    });
    let now = window.desk.clock.now();
    for entry in window.listed() {
        assert!(entry.status.needs_response() && entry.due().is_some_and(|by| by <= now), "{:?}", entry.dispute.id);
    }
}

#[test]
fn the_programs_have_a_ratio_once_transactions_are_entered_and_keep_them() {
    let mut window = open();
    let today = window.desk.clock.zone().to_datetime(window.desk.clock.now()).date();
    let back = |months: i64| today.first_of_month().checked_sub(months.months()).expect("a month");
    let said = |month: jiff::civil::Date| month.strftime("%B %Y").to_string();
    // A whole one: this month may be a day old.
    let (this, before) = (back(1), back(2));
    window.click(Role::ComboBox, "Month");
    window.click(Role::Button, &said(this));
    window.wait_text("Visa VAMP (estimate)");
    window.wait_text(&format!("No ratio: Visa transactions of {} haven't been entered", said(this)));
    assert!(window.has_text(&format!("No ratio: Mastercard transactions of {} haven't been entered", said(before))));
    window.fill(&format!("Visa transactions, {}", said(this)), "10,000");
    window.until("a ratio", |window| {
        !window.has_text("No ratio: Visa") && window.has_text("Limit of 150 bps not reached")
    });
    assert!(window.has_text("No ratio: Mastercard transactions"), "that is another number");
    let (name, count) = {
        let links = window.harness.query_all_by_role(Role::Link);
        let names = links.filter_map(|node| node.accesskit_node().label());
        let name = names.into_iter().find(|name| name.starts_with("Visa VAMP (estimate): ")).expect("a link");
        let count: u64 = name.split(' ').nth(3).and_then(|digits| digits.parse().ok()).expect("a count");
        (name, count)
    };
    let bps = format!("{count}.0 bps");
    assert!(window.has_text(&format!("not reached: {bps}")), "{count} of 10,000");
    window.fill(&format!("Visa transactions, {}", said(this)), "0");
    window.wait_text(&format!("No ratio: Visa transactions of {} haven't been entered", said(this)));
    window.fill(&format!("Visa transactions, {}", said(this)), "many");
    window.wait_text("Enter a whole number");
    window.fill(&format!("Mastercard transactions, {}", said(before)), "1");
    window.until("the ratio of one", |window| !window.has_text("No ratio: Mastercard"));
    let kept = window.desk.settings.get();
    assert_eq!(kept.transactions.values().map(|counts| counts.stored().count()).sum::<usize>(), 1, "no zero is kept");
    window.click(Role::Link, &name);
    window.until(&name, |window| {
        let found = window.open_session().found();
        found.query.queue == Queue::All && found.rows.len() as u64 == count
    });
}

/// All texts that begin so.
fn texts(window: &Window, begins: &str) -> Vec<String> {
    let nodes = window.harness.query_all_by_label_contains(begins);
    nodes.filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value())).collect()
}

#[test]
fn fees_are_an_estimate_of_what_is_typed_and_are_kept() {
    let mut window = open();
    window.wait_text("Enter your fees below");
    window.fill("Fee per chargeback, USD", "15");
    window.fill("Fee per inquiry, USD", "2.50");
    window.until("how many there are", |window| !texts(window, " chargebacks, ").is_empty());
    let said = texts(&window, " chargebacks, ").into_iter().next().expect("a note");
    let numbers: Vec<i64> = said.split(' ').filter_map(|word| word.replace(',', "").parse().ok()).collect();
    let [chargebacks, inquiries] = numbers[..] else { panic!("{said}") };
    let received = links(&window, "Received, All:").first().map(|(_, count)| *count).expect("a sum");
    assert_eq!(usize::try_from(chargebacks + inquiries).expect("a count"), received);
    let cents = chargebacks * 1_500 + inquiries * 250;
    let sum = window_money(&format!("{}.{:02}", cents / 100, cents % 100));
    assert!(window.has_text(&format!("${sum}")), "{chargebacks} × 15 + {inquiries} × 2.50");
    let (heads, rows) = saved(&mut window, "fees.csv");
    let at = heads.iter().position(|head| head == "Fees (estimate)").expect("a column");
    assert_eq!(rows[0][at].replace(['.', ','], ""), cents.to_string());
    window.fill("Fee per inquiry, USD", "many");
    window.wait_text("Enter an amount, such as 15.00");
    window.wait_text("Enter your fees below");
    let kept = window.desk.settings.get();
    let kept: Vec<_> = kept.fees.values().flat_map(docket::domain::insights::fees::Fees::stored).collect();
    assert_eq!(kept, [("USD-chargeback".to_owned(), "15.00".to_owned())], "what is no amount is none");
}

#[test]
fn what_was_answered_from_here_is_counted_once_it_is_confirmed() {
    let mut window = Setup { settings: "version = 1\nhold_secs = 0\n", ..Setup::default() }.open();
    window.wait_for_list();
    window.click(Role::Button, "Insights");
    window.wait_text("None answered from here");
    window.click(Role::Button, "Disputes");
    let now = window.desk.clock.now();
    let in_dollars = |entry: &docket::store::Entry| {
        entry.due().is_some_and(|due| due > now) && entry.money.is_some_and(|money| money.currency.code() == "USD")
    };
    let id = window.open_first(in_dollars);
    window.click(Role::Button, "Accept dispute…");
    window.wait_text("Finix says the dispute needs a response");
    window.fill("Note · required", "Refund already due");
    let amount = window.open_session().entry(&id).and_then(|entry| entry.money).expect("an amount").decimal();
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.click(Role::Button, "Accept dispute");
    window.wait_text("Dispute accepted");
    window.click(Role::Button, "Close");
    window.click(Role::Button, "Insights");
    window.wait_text("1 answered from here");
}

#[test]
fn disputes_are_put_together_by_the_letter_that_was_added_from_here() {
    let mut window = open();
    let by_letter = |window: &mut Window| {
        window.click(Role::Button, "Insights");
        window.click(Role::ComboBox, "By");
        window.click(Role::Button, "Letter template");
        window.wait_text("No letter from this computer");
    };
    by_letter(&mut window);
    let names: Vec<String> =
        window.desk.tables.get().letters.all().iter().map(|template| template.name.clone()).collect();
    let shown = |window: &Window| names.iter().filter(|name| window.has_text(name)).count();
    assert_eq!(shown(&window), 0);
    window.click(Role::Button, "Disputes");
    window.open_first(|entry| entry.due().is_some() && entry.money.is_some_and(|money| money.currency.code() == "USD"));
    window.key(egui::Key::P);
    window.wait_text("Build the packet");
    window.click(Role::Button, "Write a rebuttal letter…");
    window.wait_text("Response to dispute");
    window.click(Role::Button, "Done");
    window.wait_text("A · Rebuttal letter");
    window.until("a packet that can be added", |window| {
        let buttons = window.harness.query_all_by_role_and_label(Role::Button, "Add packet to evidence");
        buttons.last().is_some_and(|button| !button.accesskit_node().is_disabled())
    });
    window.click(Role::Button, "Add packet to evidence");
    window.wait_text("Packet added to the evidence");
    by_letter(&mut window);
    window.until("the letter", |window| shown(window) == 1);
    assert_eq!(links(&window, "Received, ").len(), 1, "no search finds them: only all of them are a link");
}

/// Saves what a button offers, and gives its bytes.
fn saved_as(window: &mut Window, button: &str, name: &str) -> (std::path::PathBuf, Vec<u8>) {
    window.click(Role::Button, button);
    let path = window.folder.path().join(name);
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    window.until("the file", |window| window.has_text("Figures saved as") && path.exists());
    let bytes = std::fs::read(&path).expect("the file");
    (path, bytes)
}

/// What a program of poppler says of a file.
fn poppler(program: &str, path: &std::path::Path, arguments: &[&str]) -> String {
    let output = std::process::Command::new(program).arg(path).args(arguments).output().expect("poppler");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_report_is_one_page_that_says_the_figures_of_the_window_in_real_text() {
    let mut window = open();
    window.fill("Fee per chargeback, USD", "15");
    window.fill("Fee per inquiry, USD", "0");
    let (path, bytes) = saved_as(&mut window, "Save report…", "report.pdf");
    let text = poppler("pdftotext", &path, &["-"]);
    let info = poppler("pdfinfo", &path, &[]);
    let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")).map(str::trim);
    assert_eq!(pages, Some("1"), "{info}");
    assert!(info.contains("595 x 842"), "{info}");
    let fonts = poppler("pdffonts", &path, &[]);
    // Its columns: name, type, encoding, embedded, subset, unicode.
    assert!(fonts.lines().count() > 3 && fonts.lines().skip(2).all(|line| line.contains("yes yes yes")), "{fonts}");
    let (_, rows) = saved(&mut window, "figures.csv");
    let first = &rows[0];
    let money = |cell: &str| format!("${}", window_money(cell));
    for said in
        ["Disputes of Demo", "Demo · the last 26 weeks, since", "UTC", "Open exposure", "Fees (estimate)", "Recovered"]
    {
        assert!(text.contains(said), "no {said}: {text}");
    }
    for cell in [money(&first[2]), money(&first[13]), format!("{}%", first[9])] {
        assert!(text.contains(&cell), "no {cell}: {text}");
    }
    for row in rows.iter().skip(1) {
        assert!(text.contains(&row[0]), "no {}: {text}", row[0]);
    }
    for program in ["Visa VAMP (estimate)", "Mastercard ECM", "Mastercard EFM", "How to read this"] {
        assert!(text.contains(program), "no {program}: {text}");
    }
    assert!(bytes.starts_with(b"%PDF-"));
}

#[test]
fn the_picture_is_a_png_and_there_is_none_of_what_is_no_time() {
    let mut window = open();
    let (_, bytes) = saved_as(&mut window, "Save picture…", "picture.png");
    let picture = image::load_from_memory(&bytes).expect("a PNG").to_rgb8();
    assert_eq!(picture.dimensions(), (1_800, 840));
    let accent = picture.pixels().filter(|pixel| pixel.0 == [0x2b, 0x5c, 0xdd]).count();
    assert!(accent > 1_000, "bars of what was won: {accent}");
    window.click(Role::ComboBox, "By");
    window.click(Role::Button, "Reason");
    window.until("reasons", |window| !links(window, "Received, Fraud:").is_empty());
    assert!(!window.has(Role::Button, "Save picture…"));
}

#[test]
fn transaction_counts_of_a_file_are_looked_at_before_they_are_kept() {
    let mut window = open();
    let today = window.desk.clock.zone().to_datetime(window.desk.clock.now()).date();
    let month = today.first_of_month();
    let said = |month: jiff::civil::Date| month.strftime("%B %Y").to_string();
    let before = month.checked_sub(1.month()).expect("a month");
    window.fill(&format!("Visa transactions, {}", said(month)), "70");
    let path = window.folder.path().join("counts.csv");
    let (this, last) = (month.strftime("%Y-%m"), before.strftime("%m/%Y"));
    let text = format!("When,V,M\n{this},\"12,000\",\n{last},1x,8000\nsoon,1,1\n{last},,9\n");
    std::fs::write(&path, text).expect("written");
    window.click(Role::Button, "Import counts…");
    window.fill("File of transaction counts", &path.display().to_string());
    window.click(Role::Button, "Open file");
    window.wait_text("Choose the column of the month, and the columns of the counts");
    for (part, head) in [("Month of the counts", "When"), ("Visa transactions", "V"), ("Mastercard transactions", "M")]
    {
        window.click(Role::ComboBox, part);
        window.click(Role::Button, head);
    }
    window.wait_text("2 counts to import");
    window.wait_text(&format!("Visa transactions, {}: 12,000, replaces 70", said(month)));
    window.wait_text(&format!("Mastercard transactions, {}: 8,000", said(before)));
    window.wait_text("3 not imported");
    window.wait_text("Line 3: Visa has no whole number");
    window.wait_text("Line 4: this isn't a month, or could mean two");
    window.wait_text("Line 5: Mastercard of this month is in line 3 already");
    let stored = |window: &Window| {
        let kept = window.desk.settings.get();
        kept.transactions.values().flat_map(|counts| counts.stored().map(|(_, count)| count)).collect::<Vec<u64>>()
    };
    assert_eq!(stored(&window), [70], "nothing is kept before it is asked for");
    window.click(Role::Button, "Import 2 counts");
    window.wait_text("2 transaction counts imported");
    assert_eq!(stored(&window), [8_000, 12_000]);
    let label = format!("Visa transactions, {}", said(month));
    let field = window.harness.query_all_by_role_and_label(Role::TextInput, &label).next().expect("its field");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("12000"), "the field shows what is kept");
    window.click(Role::Button, "Import counts…");
    window.fill("File of transaction counts", &window.folder.path().display().to_string());
    window.click(Role::Button, "Open file");
    window.wait_text("This is a folder or a device. Choose a file.");
}
