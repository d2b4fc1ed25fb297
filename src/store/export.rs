//! The list as CSV: exactly what is shown, safe to open in a spreadsheet.

use super::StoreError;
use super::entry::Entry;
use crate::domain::dispute::Status;
use crate::domain::time::clock;
use jiff::tz::TimeZone;
use std::io::Write;

/// What stands between two columns. Spreadsheets expect it to fit the decimal sign of the computer's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// A comma, and amounts with a decimal point.
    #[default]
    Comma,
    /// A semicolon, and amounts with a decimal comma.
    Semicolon,
    /// A semicolon, and amounts with a decimal point.
    SemicolonPoint,
    /// A tab, and amounts with a decimal point.
    Tab,
}

/// Languages that write a decimal comma, whose spreadsheets separate by semicolons. Source: Unicode CLDR 47, the
/// decimal symbol of each language.
const WITH_DECIMAL_COMMA: [&str; 45] = [
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "gl", "hr", "hu",
    "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl",
    "sq", "sr", "sv", "tr", "uk", "uz", "vi",
];

impl Separator {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::SemicolonPoint, Self::Tab];

    /// The word in the settings file; never changes.
    #[must_use]
    pub fn as_stored(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::SemicolonPoint => "semicolon_point",
            Self::Tab => "tab",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn from_stored(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|separator| separator.as_stored() == word)
    }

    /// The one spreadsheets of a language expect; `locale` is `de-AT`, `pt_BR.UTF-8` and the like.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let locale = locale.split(['.', '@']).next().unwrap_or_default().to_lowercase().replace('_', "-");
        let mut parts = locale.split('-');
        let language = parts.next().unwrap_or_default();
        let region = parts.next_back().unwrap_or_default();
        match (language, region) {
            ("de" | "it", "ch" | "li") => Self::SemicolonPoint,
            // These countries write a point although their language has a comma elsewhere, and the other way round.
            ("es", "419" | "mx" | "us" | "pr" | "gt" | "hn" | "ni" | "pa" | "pe" | "sv" | "do" | "cu") => Self::Comma,
            ("en", "za" | "at" | "be" | "de" | "dk" | "fi" | "nl" | "se" | "si") => Self::Semicolon,
            _ if WITH_DECIMAL_COMMA.contains(&language) => Self::Semicolon,
            _ => Self::Comma,
        }
    }

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon | Self::SemicolonPoint => b';',
            Self::Tab => b'\t',
        }
    }
}

/// How a list is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Between two columns.
    pub separator: Separator,
    /// The file begins with the mark by which Excel knows UTF-8.
    pub is_marked: bool,
}

/// What a person reads in a list that is written, in the language of the window.
#[derive(Clone, Copy, Debug)]
pub struct Captions {
    /// Over the columns.
    pub heads: [&'static str; 16],
    /// Where a dispute stands.
    pub status: fn(Status) -> &'static str,
}

/// A cell that a spreadsheet would run as a formula gets a `'` in front. Source: OWASP, CSV injection. A full card
/// number keeps its first six and last four digits.
fn safe(cell: &str) -> String {
    let cell = &*crate::domain::evidence::card_number::masked(cell);
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}

/// Writes rows as CSV with a header, one after the other: a million of them need no more memory than one. Returns how
/// many have an amount whose currency is not known.
///
/// # Errors
/// What the disk said, of reading or of writing.
pub fn csv(
    rows: impl Iterator<Item = Result<Option<Entry>, StoreError>>,
    zone: &TimeZone,
    shape: Shape,
    captions: Captions,
    mut out: impl Write,
) -> Result<usize, csv::Error> {
    if shape.is_marked {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut unpriced = 0;
    let mut builder = csv::WriterBuilder::new();
    builder.quote_style(csv::QuoteStyle::Always).delimiter(shape.separator.byte());
    let mut writer = builder.from_writer(out);
    writer.write_record(captions.heads)?;
    for entry in rows {
        let Some(entry) = entry.map_err(std::io::Error::other)? else { continue };
        let dispute = &entry.dispute;
        unpriced += usize::from(entry.money.is_none() && dispute.amount.is_some());
        let amount = |money: crate::domain::money::Money| match shape.separator {
            Separator::Semicolon => money.decimal().replace('.', ","),
            _ => money.decimal(),
        };
        let utc = |at: Option<jiff::Timestamp>| {
            at.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
        };
        let wire = |word: Option<&str>| word.unwrap_or_default().to_owned();
        let cells = [
            dispute.id.to_string(),
            (captions.status)(entry.status).to_owned(),
            wire(dispute.state.as_ref().map(super::super::domain::dispute::DisputeState::as_wire)),
            wire(dispute.response_state.as_ref().map(super::super::domain::dispute::ResponseState::as_wire)),
            entry.money.map(amount).unwrap_or_default(),
            entry.money.map(|money| money.currency.code().to_owned()).unwrap_or_default(),
            wire(dispute.reason.as_ref().map(super::super::domain::dispute::Reason::as_wire)),
            entry.code.clone().unwrap_or_default(),
            entry.merchant.clone().unwrap_or_default(),
            entry.order.clone().unwrap_or_default(),
            entry.customer.clone().unwrap_or_default(),
            utc(entry.due()),
            entry.due().map(|at| clock::short(at, zone)).unwrap_or_default(),
            utc(dispute.created_at),
            utc(dispute.updated_at),
            dispute.transfer.as_ref().map(ToString::to_string).unwrap_or_default(),
        ];
        writer.write_record(cells.iter().map(|cell| safe(cell)))?;
    }
    writer.flush()?;
    Ok(unpriced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dispute::Dispute;
    use crate::domain::dispute::tags::Tags;
    use crate::domain::ids::DisputeId;
    use crate::domain::reference::reason_code::ReasonCodes;

    fn captions() -> Captions {
        let mut heads = ["-"; 16];
        heads[..2].copy_from_slice(&["Dispute", "Status"]);
        Captions { heads, status: Status::token }
    }

    #[test]
    fn no_cell_is_ever_run_as_a_formula() {
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        let evil = "=HYPERLINK(\"http://x\",\"y\")".to_owned();
        dispute.tags =
            Tags::from_iter([("order_number".to_owned(), evil), ("merchant_name".to_owned(), "@a,\"b\"".to_owned())]);
        let rows = [Ok(Some(Entry::new(std::sync::Arc::new(dispute), None, false, &ReasonCodes::default())))];
        let mut bytes = Vec::new();
        csv(rows.into_iter(), &TimeZone::UTC, Shape::default(), captions(), &mut bytes).expect("written");
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let record = reader.records().next().expect("one row").expect("readable");
        assert!(record.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
        assert_eq!(record.get(9), Some("'=HYPERLINK(\"http://x\",\"y\")"));
        assert_eq!(record.get(8), Some("'@a,\"b\""));
    }

    #[test]
    fn a_spreadsheet_gets_its_mark_its_separator_and_its_decimal_sign() {
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        dispute.amount = Some(123_450);
        dispute.currency = crate::domain::money::Currency::parse("EUR");
        let dispute = std::sync::Arc::new(dispute);
        let written = |separator, is_marked| {
            let rows = [Ok(Some(Entry::new(std::sync::Arc::clone(&dispute), None, false, &ReasonCodes::default())))];
            let mut bytes = Vec::new();
            csv(rows.into_iter(), &TimeZone::UTC, Shape { separator, is_marked }, captions(), &mut bytes)
                .expect("written");
            String::from_utf8(bytes).expect("text")
        };
        let german = written(Separator::Semicolon, true);
        assert!(german.starts_with("\u{feff}\"Dispute\";\"Status\""), "{german}");
        assert!(german.contains("\"1234,50\";\"EUR\""), "{german}");
        let plain = written(Separator::Comma, false);
        assert!(plain.starts_with("\"Dispute\",") && plain.contains("\"1234.50\",\"EUR\""), "{plain}");
        assert!(written(Separator::Tab, false).contains("\"1234.50\"\t\"EUR\""));
    }

    #[test]
    fn amounts_without_a_currency_are_counted() {
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        dispute.amount = Some(100);
        let rows = [Ok(Some(Entry::new(std::sync::Arc::new(dispute), None, false, &ReasonCodes::default())))];
        let counted = csv(rows.into_iter(), &TimeZone::UTC, Shape::default(), captions(), Vec::new()).expect("written");
        assert_eq!(counted, 1);
    }

    #[test]
    fn the_separator_follows_the_language_and_its_country() {
        for (locale, separator) in [
            ("en-US", Separator::Comma),
            ("C", Separator::Comma),
            ("", Separator::Comma),
            ("ja_JP.UTF-8", Separator::Comma),
            ("es-MX", Separator::Comma),
            ("de_DE.UTF-8", Separator::Semicolon),
            ("fr-CA", Separator::Semicolon),
            ("pt_BR", Separator::Semicolon),
            ("en-ZA", Separator::Semicolon),
            ("de-CH", Separator::SemicolonPoint),
        ] {
            assert_eq!(Separator::of_locale(locale), separator, "{locale}");
        }
    }
}
