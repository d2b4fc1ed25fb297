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
            assert!(share.is_empty() || window.has_text(&format!("{share} %")), "{row:?}");
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
    window.wait_text(&format!("No ratio: Visa transactions of {} aren't entered", said(this)));
    assert!(window.has_text(&format!("No ratio: Mastercard transactions of {} aren't entered", said(before))));
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
    window.wait_text(&format!("No ratio: Visa transactions of {} aren't entered", said(this)));
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
