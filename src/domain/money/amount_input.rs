//! Reading an amount a person typed, exactly.

use crate::domain::language::Marks;
use crate::domain::money::{Currency, Money, decimal};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why a text is no amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountProblem {
    /// Nothing is typed.
    Empty,
    /// In this currency, of three decimals, a comma could be either.
    Commas(Currency),
    /// More decimals than the currency has.
    Decimals {
        /// The currency.
        currency: Currency,
        /// How many it has.
        decimals: usize,
    },
    /// Beyond what can be counted.
    TooLarge,
    /// This is no number.
    NotANumber(String),
    /// This number has too many digits to look for.
    TooManyDigits(String),
}

/// Reads `1240`, `1,240.00`, `$ 1 240.00` or `1240.5` as an amount of `currency`; where `marks` has a comma before
/// decimals, also `1.240,00` and `1240,5`.
///
/// Grouping is accepted only where it is unambiguous; more decimals than the currency has are refused, because a
/// rounded amount is a wrong amount.
///
/// # Errors
/// What is wrong.
pub fn parse(text: &str, currency: Currency, marks: Marks) -> Result<Money, AmountProblem> {
    let places = currency.exponent().unwrap_or(0);
    let cleaned: String = text
        .trim()
        .trim_start_matches(currency.code())
        .trim_end_matches(currency.code())
        .chars()
        .filter(|c| !is_beside(*c))
        .collect();
    if cleaned.is_empty() {
        return Err(AmountProblem::Empty);
    }
    let plain = with_point(&cleaned, marks);
    // `1,240` is twelve hundred to some and one and a quarter to others; with three decimals both would fit.
    if places == 3 && plain.contains(',') && !plain.contains('.') {
        return Err(AmountProblem::Commas(currency));
    }
    let (whole, fraction) = split(&plain).ok_or(AmountProblem::NotANumber(cleaned))?;
    let wanted = usize::try_from(places).unwrap_or(0);
    if fraction.len() > wanted {
        return Err(AmountProblem::Decimals { currency, decimals: wanted });
    }
    let digits = format!("{whole}{fraction:0<wanted$}");
    let minor = digits.parse::<i64>().map_err(|_overflow| AmountProblem::TooLarge)?;
    Ok(Money::new(minor, currency))
}

/// What stands beside the digits and says nothing of the number.
fn is_beside(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | ' ' | '\u{a0}' | '\u{202f}')
}

/// The number as English writes it. With a comma before decimals, `1240.50` is still read as the plain decimal it is
/// everywhere, and so is `1,240.50`; `1.240` is not, for it may be either.
fn with_point(text: &str, marks: Marks) -> Cow<'_, str> {
    let is_plain = |text: &str| match text.rsplit_once('.') {
        Some((whole, fraction)) if whole.contains(',') => !fraction.contains(','),
        Some((whole, fraction)) => !whole.contains('.') && matches!(fraction.len(), 1 | 2),
        None => false,
    };
    match marks {
        Marks::Point => Cow::Borrowed(text),
        Marks::Apostrophe => Cow::Owned(text.replace(['’', '\''], ",")),
        Marks::Comma if is_plain(text) => Cow::Borrowed(text),
        Marks::Comma => {
            let swapped = |c| match c {
                ',' => '.',
                '.' => ',',
                other => other,
            };
            Cow::Owned(text.chars().map(swapped).collect())
        }
    }
}

/// Splits at the decimal point and takes out well-placed thousands separators.
fn split(text: &str) -> Option<(String, String)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped_right = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3);
    let whole: String = groups.concat();
    let digits_only = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    let is_number = !whole.is_empty() && grouped_right && digits_only(&whole) && digits_only(fraction);
    is_number.then(|| (whole, fraction.to_owned()))
}

/// True when a person typed exactly this amount (grouping, marks and currency sign are free, digits are not).
#[must_use]
pub fn matches(text: &str, money: Money) -> bool {
    let is_it = |marks| parse(text, money.currency, marks).is_ok_and(|typed| typed == money);
    [Marks::Point, Marks::Comma, Marks::Apostrophe].into_iter().any(is_it)
}

/// What a person has to type to confirm: the plain decimal.
#[must_use]
pub fn expected(money: Money) -> String {
    decimal(money.minor, money.currency.exponent().unwrap_or(0))
}

/// Reads a plain number for a range filter, as ten-thousandths of the major unit.
///
/// # Errors
/// What is wrong.
pub fn face_value(text: &str, marks: Marks) -> Result<i128, AmountProblem> {
    let cleaned: String = text.trim().chars().filter(|c| !is_beside(*c)).collect();
    let numbers = split(&with_point(&cleaned, marks));
    let Some((whole, fraction)) = numbers else { return Err(AmountProblem::NotANumber(cleaned)) };
    if fraction.len() > 4 || whole.len() > 18 {
        return Err(AmountProblem::TooManyDigits(cleaned));
    }
    format!("{whole}{fraction:0<4}").parse().map_err(|_overflow| AmountProblem::TooManyDigits(cleaned))
}

/// A face value as a person would type it: `200`, `1240.50`.
#[must_use]
pub fn written(face_value: i128) -> String {
    let (whole, fraction) = (face_value / 10_000, face_value.unsigned_abs() % 10_000);
    match fraction {
        0 => whole.to_string(),
        hundredths if hundredths % 100 == 0 => format!("{whole}.{:02}", hundredths / 100),
        fraction => format!("{whole}.{fraction:04}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).expect("three letters")
    }

    #[test]
    fn amounts_are_read_exactly() {
        for (text, code, minor) in [
            ("1240.00", "USD", 124_000),
            ("1,240.00", "USD", 124_000),
            ("$1,240", "USD", 124_000),
            ("1240.5", "USD", 124_050),
            ("1240", "JPY", 1_240),
            ("12.345", "KWD", 12_345),
            ("0.1", "USD", 10),
        ] {
            assert_eq!(parse(text, currency(code), Marks::Point), Ok(Money::new(minor, currency(code))), "{text}");
        }
    }

    #[test]
    fn doubtful_amounts_are_refused() {
        for (text, code) in [
            ("", "USD"),
            ("12.345", "USD"),
            ("12.5", "JPY"),
            ("1,24", "USD"),
            ("1,240", "KWD"),
            ("1.240,00", "USD"),
            ("-5", "USD"),
            ("1e3", "USD"),
            ("abc", "USD"),
            ("99999999999999999999", "USD"),
        ] {
            assert!(parse(text, currency(code), Marks::Point).is_err(), "{text}");
        }
    }

    #[test]
    fn amounts_are_read_as_their_locale_writes_them_and_never_guessed() {
        for (text, code, marks, minor) in [
            ("1.240,00 €", "EUR", Marks::Comma, Some(124_000)),
            ("1240,00", "USD", Marks::Comma, Some(124_000)),
            ("1240,5", "USD", Marks::Comma, Some(124_050)),
            ("1.240", "USD", Marks::Comma, Some(124_000)),
            ("1.240.000,00", "USD", Marks::Comma, Some(124_000_000)),
            ("1240.50", "USD", Marks::Comma, Some(124_050)),
            ("1,240.50", "USD", Marks::Comma, Some(124_050)),
            ("1240 JPY", "JPY", Marks::Comma, Some(1_240)),
            ("12,345 KWD", "KWD", Marks::Comma, Some(12_345)),
            ("1’240.50", "CHF", Marks::Apostrophe, Some(124_050)),
            ("1'240", "CHF", Marks::Apostrophe, Some(124_000)),
            ("1,240", "USD", Marks::Comma, None),
            ("1.240", "KWD", Marks::Comma, None),
            ("1.24.000", "USD", Marks::Comma, None),
            ("1,240,00", "USD", Marks::Comma, None),
            ("1.240,00", "USD", Marks::Point, None),
            ("1240,00", "USD", Marks::Point, None),
            ("12’40", "CHF", Marks::Apostrophe, None),
        ] {
            let read = parse(text, currency(code), marks).ok().map(|money| money.minor);
            assert_eq!(read, minor, "{text} {marks:?}");
        }
        assert_eq!(face_value("1.240", Marks::Comma), face_value("1240", Marks::Point));
        assert_eq!(face_value("1240,5", Marks::Comma), face_value("1240.50", Marks::Comma));
        assert!(face_value("1.24.5", Marks::Comma).is_err());
    }

    #[test]
    fn a_typed_confirmation_matches_only_its_amount() {
        let money = Money::new(124_000, Currency::USD);
        assert!(matches("1240.00", money) && matches("$1,240.00", money) && matches("1240", money));
        assert!(matches("1.240,00", money) && matches("1240,00 $", money) && matches("1’240.00", money));
        assert!(!matches("12,40", money) && !matches("1,240,00", money));
        assert!(!matches("124000", money) && !matches("124.00", money) && !matches("", money));
    }
}
