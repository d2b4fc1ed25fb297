//! Which column of a file holds the month and its transactions, found by its name, and a row read as counts.
//!
//! A file has a column for each network, or one that names the network and one with the count.
//!
//! Must not live here: the file.

use super::Network;
use super::transactions::Transactions;
use crate::domain::search::fold::fold;
use jiff::civil::Date;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The month.
    Month,
    /// Visa's transactions in it.
    Visa,
    /// Mastercard's.
    Mastercard,
    /// Which network the count is of.
    Network,
    /// The count.
    Count,
}

impl Part {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Month, Self::Visa, Self::Mastercard, Self::Network, Self::Count];

    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Month => &["month", "period", "date", "yearmonth", "settledmonth", "settlementmonth"],
            Self::Visa => &["visa", "visatransactions", "visacount", "transactionsvisa", "visasales"],
            Self::Mastercard => {
                &["mastercard", "mastercardtransactions", "mastercardcount", "transactionsmastercard", "mc"]
            }
            Self::Network => &["network", "cardnetwork", "brand", "cardbrand", "scheme", "cardtype", "card"],
            Self::Count => &["transactions", "count", "transactioncount", "sales", "number", "settledtransactions"],
        }
    }
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// The month is not one, or could be two.
    Month,
    /// The network is neither Visa nor Mastercard.
    Network,
    /// This is no whole number.
    Count(Network),
    /// There is nothing to divide by.
    Zero(Network),
    /// No count stands in it.
    Empty,
}

/// Which column holds what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns([Option<usize>; Part::ALL.len()]);

impl Columns {
    /// Finds them by their names.
    #[must_use]
    pub fn of_heads(heads: &[String]) -> Self {
        let plain = |head: &String| fold(head).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let heads: Vec<String> = heads.iter().map(plain).collect();
        let mut columns = Self::default();
        for part in Part::ALL {
            let at = |name: &&str| heads.iter().position(|head| head == name);
            columns.set(part, part.names().iter().find_map(at));
        }
        columns
    }

    /// The column of a part.
    #[must_use]
    pub fn of(&self, part: Part) -> Option<usize> {
        self.0.get(part as usize).copied().flatten()
    }

    /// Says which column holds a part.
    pub fn set(&mut self, part: Part, column: Option<usize>) {
        if let Some(of) = self.0.get_mut(part as usize) {
            *of = column;
        }
    }

    /// True when a row says of which month and network its counts are.
    #[must_use]
    pub fn can_read(&self) -> bool {
        let has = |part| self.of(part).is_some();
        has(Part::Month) && (has(Part::Visa) || has(Part::Mastercard) || (has(Part::Network) && has(Part::Count)))
    }

    /// The counts of a row, from its cells, and what is wrong with it.
    pub fn read<'t>(&self, cell: impl Fn(usize) -> &'t str) -> (Vec<(Date, Network, u64)>, Vec<RowProblem>) {
        let text = |part: Part| self.of(part).map_or("", |column| cell(column).trim());
        let Some(month) = month(text(Part::Month)) else { return (Vec::new(), vec![RowProblem::Month]) };
        let (mut counts, mut problems) = (Vec::new(), Vec::new());
        let mut take = |network: Network, typed: &str| match (typed, Transactions::parse(typed)) {
            ("", _) => {}
            (_, None) => problems.push(RowProblem::Count(network)),
            (_, Some(0)) => problems.push(RowProblem::Zero(network)),
            (_, Some(count)) => counts.push((month, network, count)),
        };
        take(Network::Visa, text(Part::Visa));
        take(Network::Mastercard, text(Part::Mastercard));
        if self.of(Part::Network).is_some() && self.of(Part::Count).is_some() {
            match network(text(Part::Network)) {
                Some(network) => take(network, text(Part::Count)),
                None => problems.push(RowProblem::Network),
            }
        }
        if counts.is_empty() && problems.is_empty() {
            problems.push(RowProblem::Empty);
        }
        (counts, problems)
    }
}

fn network(typed: &str) -> Option<Network> {
    let plain: String = fold(typed).chars().filter(|c| c.is_alphanumeric()).collect();
    match plain.as_str() {
        "visa" => Some(Network::Visa),
        "mastercard" | "mc" => Some(Network::Mastercard),
        _ => None,
    }
}

/// A month as people write it: `2026-10`, `2026-10-31`, `10/2026`, `Oct 2026`, `October 2026`. What could be two months,
/// such as `10/11/2026`, is none.
#[must_use]
pub fn month(typed: &str) -> Option<Date> {
    let parts: Vec<&str> = typed.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    // Of a time, the day alone counts.
    let parts = match parts.as_slice() {
        [year, month, day, ..] if year.len() == 4 && day.len() >= 2 => {
            let is_day = day.get(..2).and_then(|day| day.parse::<u8>().ok()).is_some_and(|day| (1..=31).contains(&day));
            let is_time = day.len() == 2 || day.as_bytes().get(2) == Some(&b'T');
            (is_day && is_time).then_some([*year, *month])?
        }
        [first, second] => [*first, *second],
        _ => return None,
    };
    let year = |text: &str| text.parse::<i16>().ok().filter(|year| text.len() == 4 && (1990..=2100).contains(year));
    let [first, second] = parts;
    let (year, month) = match (year(first), year(second)) {
        (Some(year), None) => (year, number_or_name(second)?),
        (None, Some(year)) => (year, number_or_name(first)?),
        _ => return None,
    };
    Date::new(year, month, 1).ok()
}

fn number_or_name(text: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if let Ok(number) = text.parse::<i8>() {
        return (text.len() <= 2 && (1..=12).contains(&number)).then_some(number);
    }
    let text = fold(text);
    let at = NAMES.iter().position(|name| text.len() >= 3 && name.starts_with(text.as_str()));
    at.and_then(|at| i8::try_from(at + 1).ok()).or_else(|| (text == "sept").then_some(9))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn heads(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_month_is_read_as_people_write_it_and_what_could_be_two_is_none() {
        for typed in ["2026-10", "2026/10", "2026-10-31", "10/2026", "10.2026", "Oct 2026", "october 2026", "2026 OCT"]
        {
            assert_eq!(month(typed), Some(date(2026, 10, 1)), "{typed}");
        }
        assert_eq!(month("2026-10-01T00:00:00Z"), Some(date(2026, 10, 1)));
        assert_eq!(month("Sept 2026"), Some(date(2026, 9, 1)));
        for typed in ["", "2026", "10/11/2026", "13/2026", "2026-00", "2026-10-32", "Ok 2026", "ma 2026", "26-10"] {
            assert_eq!(month(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_file_with_a_column_for_each_network_and_one_with_a_line_for_each_are_both_read() {
        let wide = Columns::of_heads(&heads(&["Month", "Visa transactions", "Mastercard", "Note"]));
        assert!(wide.can_read());
        let read = |columns: &Columns, cells: &[&'static str]| {
            let cells = cells.to_vec();
            columns.read(move |column| cells.get(column).copied().unwrap_or_default())
        };
        let october = date(2026, 10, 1);
        let both = vec![(october, Network::Visa, 12_345), (october, Network::Mastercard, 6_000)];
        assert_eq!(read(&wide, &["2026-10", "12,345", "6000", "x"]), (both.clone(), vec![]));
        assert_eq!(read(&wide, &["2026-10", "", "6000"]), (both.get(1..).expect("one").to_vec(), vec![]));
        let (counts, problems) = read(&wide, &["2026-10", "0", "6.5"]);
        assert_eq!(counts, []);
        assert_eq!(problems, [RowProblem::Zero(Network::Visa), RowProblem::Count(Network::Mastercard)]);
        assert_eq!(read(&wide, &["soon", "1", "1"]).1, [RowProblem::Month]);
        assert_eq!(read(&wide, &["2026-10", "", ""]).1, [RowProblem::Empty]);
        let long = Columns::of_heads(&heads(&["Card network", "Period", "Count"]));
        assert!(long.can_read());
        assert_eq!(read(&long, &["Visa", "Oct 2026", "12 345"]), (both.get(..1).expect("one").to_vec(), vec![]));
        assert_eq!(read(&long, &["Amex", "Oct 2026", "5"]).1, [RowProblem::Network]);
        assert!(!Columns::of_heads(&heads(&["Month", "Network"])).can_read(), "nothing counts");
        assert!(!Columns::of_heads(&heads(&["Visa"])).can_read(), "of no month");
    }
}
