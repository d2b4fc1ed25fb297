//! Earlier purchases out of a table somebody pasted: which of its columns is what, guessed by whole words and never
//! final.

use super::Purchase;
use crate::domain::text;

/// Purchases taken out of one table at most.
const MOST: usize = 50;

/// What is taken out of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// When.
    Date,
    /// How much.
    Amount,
    /// The acquirer reference number.
    Reference,
    /// What was bought.
    Goods,
    /// The account or login.
    Login,
    /// The IP address.
    Ip,
    /// The device.
    Device,
    /// The delivery address.
    Address,
}

/// How columns of a part are named, the surest first, and words that make it something else.
struct Names {
    are: &'static [&'static str],
    are_not: &'static [&'static str],
}

impl Part {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 8] =
        [Self::Date, Self::Amount, Self::Reference, Self::Goods, Self::Login, Self::Ip, Self::Device, Self::Address];
    /// The most particular first: a column is only one thing.
    const GUESSED: [Self; 8] =
        [Self::Ip, Self::Device, Self::Reference, Self::Address, Self::Login, Self::Date, Self::Goods, Self::Amount];

    fn names(self) -> &'static Names {
        match self {
            Self::Date => &DATE,
            Self::Amount => &AMOUNT,
            Self::Reference => &REFERENCE,
            Self::Goods => &GOODS,
            Self::Login => &LOGIN,
            Self::Ip => &IP,
            Self::Device => &DEVICE,
            Self::Address => &ADDRESS,
        }
    }
}

const DATE: Names = Names {
    are: &[
        "date",
        "transaction date",
        "purchase date",
        "order date",
        "created at",
        "created",
        "paid at",
        "timestamp",
        "ordered",
    ],
    are_not: &[
        "birth",
        "due",
        "expiry",
        "expiration",
        "expires",
        "refund",
        "refunded",
        "cancelled",
        "canceled",
        "updated",
        "fulfilled",
        "delivery",
        "delivered",
        "shipped",
        "by",
    ],
};
const AMOUNT: Names = Names {
    are: &["amount", "total", "grand total", "order total", "total amount", "total price", "price"],
    are_not: &[
        "sub",
        "subtotal",
        "tax",
        "taxes",
        "vat",
        "discount",
        "shipping",
        "refund",
        "refunded",
        "lineitem",
        "line",
        "unit",
        "item",
        "items",
        "count",
        "quantity",
        "tip",
        "fee",
        "outstanding",
    ],
};
const REFERENCE: Names = Names {
    are: &["arn", "acquirer reference number", "acquirer reference", "reference number", "reference"],
    are_not: &["order", "payment", "customer", "invoice", "shipping", "tracking"],
};
const GOODS: Names = Names {
    are: &[
        "description",
        "goods",
        "goods or services",
        "product name",
        "item name",
        "lineitem name",
        "line item name",
        "product title",
        "item title",
        "product",
        "products",
        "item",
        "items",
        "title",
        "merchandise",
    ],
    are_not: &[
        "quantity",
        "qty",
        "price",
        "amount",
        "total",
        "sku",
        "id",
        "number",
        "no",
        "code",
        "count",
        "discount",
        "status",
        "type",
        "tax",
        "taxable",
        "weight",
        "url",
        "category",
        "vendor",
        "statement",
        "requires",
        "fulfillment",
    ],
};
const LOGIN: Names = Names {
    are: &[
        "login",
        "username",
        "user name",
        "user id",
        "account",
        "account id",
        "customer id",
        "email",
        "e mail",
        "email address",
        "user",
    ],
    are_not: &["bank", "marketing", "number", "type", "agent", "status", "opt", "created", "age", "manager"],
};
const IP: Names =
    Names { are: &["ip", "ip address", "ipaddress", "ipv4", "ipv6"], are_not: &["country", "city", "region", "score"] };
const DEVICE: Names = Names {
    are: &["device id", "device fingerprint", "fingerprint", "deviceid", "device"],
    are_not: &["type", "model", "os", "name", "category", "card"],
};
const ADDRESS: Names = Names {
    are: &[
        "delivery address",
        "shipping address",
        "ship to address",
        "ship to",
        "shipping street",
        "delivery street",
        "address",
        "street address",
        "street",
    ],
    are_not: &["ip", "email", "mail", "mac", "billing", "bill", "web", "url", "type"],
};

/// Why no purchases can be taken out of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PurchasesProblem {
    /// It cannot be read; what the reader said.
    Unreadable(String),
    /// It has no names of columns.
    Empty,
    /// It has nothing under its names.
    NoLines,
    /// Nothing says which column is the date.
    NoDate,
}

/// A table with a line of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of its columns, as they were pasted.
    pub names: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Which column is what, by the column's place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mapping([Option<usize>; 8]);

impl Mapping {
    /// The column of a part.
    #[must_use]
    pub fn column(&self, part: Part) -> Option<usize> {
        self.0.get(part as usize).copied().flatten()
    }

    /// Says which column is a part.
    pub fn set(&mut self, part: Part, column: Option<usize>) {
        if let Some(slot) = self.0.get_mut(part as usize) {
            *slot = column;
        }
    }
}

impl Table {
    /// Reads a table with a line of names; commas, semicolons or tabs between its columns.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(table: &str) -> Result<Self, PurchasesProblem> {
        let table = table.trim_start_matches('\u{feff}');
        let head = table.lines().next().unwrap_or_default();
        let delimiter = ['\t', ';', ','].into_iter().max_by_key(|c| head.matches(*c).count()).unwrap_or(',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(u8::try_from(delimiter).unwrap_or(b','))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(table.as_bytes());
        let wrong = |error: csv::Error| PurchasesProblem::Unreadable(text::clean_to(&error.to_string(), 120));
        let names: Vec<String> =
            reader.headers().map_err(wrong)?.iter().take(200).map(|name| text::clean_to(name, 60)).collect();
        if names.iter().all(String::is_empty) {
            return Err(PurchasesProblem::Empty);
        }
        let mut rows = Vec::new();
        for record in reader.records().take(MOST) {
            let record = record.map_err(wrong)?;
            rows.push(record.iter().map(|cell| text::clean_to(cell, 300)).collect());
        }
        if rows.is_empty() { Err(PurchasesProblem::NoLines) } else { Ok(Self { names, rows }) }
    }

    /// How many lines it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True when it has no lines.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What the first line that has something there says in a column.
    #[must_use]
    pub fn sample(&self, column: usize) -> &str {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.map(String::as_str).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// Guesses which column is what. Names are compared word by word: a zip code is no IP address.
    #[must_use]
    pub fn guess(&self) -> Mapping {
        let words: Vec<Vec<String>> = self.names.iter().map(|name| words(name)).collect();
        let (mut mapping, mut is_used) = (Mapping::default(), vec![false; words.len()]);
        for part in Part::GUESSED {
            let names = part.names();
            let free = words.iter().enumerate().filter(|(at, _)| !is_used.get(*at).copied().unwrap_or_default());
            let best = free.filter_map(|(at, words)| Some((fit(words, names)?, at))).min();
            if let Some((_, at)) = best {
                mapping.set(part, Some(at));
                if let Some(used) = is_used.get_mut(at) {
                    *used = true;
                }
            }
        }
        mapping
    }

    /// The purchases it has.
    ///
    /// # Errors
    /// What is missing.
    pub fn purchases(&self, mapping: &Mapping) -> Result<Vec<Purchase>, PurchasesProblem> {
        if mapping.column(Part::Date).is_none() {
            return Err(PurchasesProblem::NoDate);
        }
        let purchase = |row: &Vec<String>| {
            let cell = |part| mapping.column(part).and_then(|at| row.get(at)).cloned().unwrap_or_default();
            Purchase {
                date: cell(Part::Date).chars().take(10).collect(),
                amount: cell(Part::Amount),
                reference: cell(Part::Reference),
                goods: cell(Part::Goods),
                login: cell(Part::Login),
                ip: cell(Part::Ip),
                device: cell(Part::Device),
                address: cell(Part::Address),
            }
        };
        Ok(self.rows.iter().map(purchase).filter(|purchase| *purchase != Purchase::default()).collect())
    }
}

/// How well a column's name fits; less is better. Nothing when it does not.
fn fit(words: &[String], names: &Names) -> Option<(usize, usize)> {
    if words.iter().any(|word| names.are_not.contains(&word.as_str())) {
        return None;
    }
    let phrases = names.are.iter().enumerate().filter_map(|(rank, name)| {
        let phrase: Vec<&str> = name.split(' ').collect();
        let holds = words.windows(phrase.len()).any(|run| run.iter().map(String::as_str).eq(phrase.iter().copied()));
        // A name that says nothing else fits best; then the one with the fewest other words.
        holds.then(|| (words.len() - phrase.len(), rank))
    });
    phrases.min()
}

/// The words of a column's name: `customerIP`, `customer_ip` and `Customer IP` are the same two.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let (mut words, mut word) = (Vec::new(), String::new());
    let mut before: Option<char> = None;
    for (at, c) in chars.iter().copied().enumerate() {
        let next = chars.get(at + 1).copied();
        let begins = before.is_some_and(|before| {
            let is_hump = before.is_lowercase() && c.is_uppercase();
            // `IPAddress`: the last capital belongs to the word after it.
            let ends_capitals = before.is_uppercase() && c.is_uppercase() && next.is_some_and(char::is_lowercase);
            let is_digit = before.is_ascii_digit() != c.is_ascii_digit() && !(before == 'v' && c.is_ascii_digit());
            is_hump || ends_capitals || is_digit
        });
        if (begins || !c.is_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        before = Some(c);
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests;
