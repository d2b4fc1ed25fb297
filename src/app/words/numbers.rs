//! Numbers, money and sizes as the window's locale writes them. What is saved, exported or sent is written by `domain`,
//! the same everywhere.
//!
//! Must not live here: sums.

use super::language::spoken;
use crate::app::words;
use crate::domain::language::Marks;
use crate::domain::money::Money;
use crate::domain::text;

/// A whole number with its thousands apart.
#[must_use]
pub(crate) fn number(number: u64) -> String {
    spoken().grouped(number)
}

/// A score, with its two decimals.
#[must_use]
pub(crate) fn score_number(score: f64) -> String {
    decimal(&format!("{score:.2}"))
}

/// A decimal as code writes it, with a point and no thousands: `12.5`.
#[must_use]
pub(crate) fn decimal(plain: &str) -> String {
    match spoken().decimal() {
        '.' => plain.to_owned(),
        mark => plain.replace('.', mark.encode_utf8(&mut [0; 4])),
    }
}

/// An amount with its currency: `$1,240.00`, `1.240,00 €`, `KWD 12.345`.
#[must_use]
pub(crate) fn money(money: Money) -> String {
    let said = in_full(money);
    // A sum of more than can be counted ends there.
    match money.minor {
        i64::MAX => format!(">\u{a0}{said}"),
        i64::MIN => format!("<\u{a0}{said}"),
        _ => said,
    }
}

fn in_full(money: Money) -> String {
    let locale = spoken();
    if locale.marks == Marks::Point {
        return money.to_string();
    }
    let (sign, number) = signed(money);
    // Where decimals have a comma the sign stands behind the number, in Switzerland before it.
    let currency = match (locale.marks, money.currency.sign()) {
        (Marks::Comma, Some(currency)) => currency,
        _ => money.currency.code(),
    };
    match locale.marks {
        Marks::Comma => format!("{sign}{number}\u{a0}{currency}"),
        _ => format!("{currency}\u{a0}{sign}{number}"),
    }
}

/// What stands for less than nothing, and the number.
fn signed(money: Money) -> (&'static str, String) {
    let plain = money.decimal();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, fraction)| (whole, Some(fraction)));
    let whole = number(whole.parse().unwrap_or_default());
    match fraction {
        Some(fraction) => (sign, format!("{whole}{}{fraction}", spoken().decimal())),
        None => (sign, whole),
    }
}

/// Bytes as a person reads them.
#[must_use]
pub(crate) fn bytes(count: u64) -> String {
    if count < 1_000 { words::size_bytes(count) } else { decimal(&text::bytes(count)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Locale;
    use crate::domain::money::Currency;

    #[test]
    fn amounts_and_sizes_are_written_as_the_locale_does() {
        let of = |minor, code| Money::new(minor, Currency::parse(code).expect("three letters"));
        for (locale, said) in [
            ("en-US", ["$1,240.00", "−€5.00", "KWD 12.345", "¥1,240", "1.1 MB", "999 bytes", "12.5"]),
            ("de-DE", ["1.240,00 $", "−5,00 €", "12,345 KWD", "1.240 ¥", "1,1 MB", "999 Byte", "12,5"]),
            ("de-CH", ["USD 1’240.00", "EUR −5.00", "KWD 12.345", "JPY 1’240", "1.1 MB", "999 Byte", "12.5"]),
            ("es-ES", ["1240,00 $", "−5,00 €", "12,345 KWD", "1240 ¥", "1,1 MB", "999 bytes", "12,5"]),
            ("es-MX", ["$1,240.00", "−€5.00", "KWD 12.345", "¥1,240", "1.1 MB", "999 bytes", "12.5"]),
        ] {
            words::language::speak(Locale::of(locale, None));
            let amounts = [of(124_000, "USD"), of(-500, "EUR"), of(12_345, "KWD"), of(1_240, "JPY")].map(money);
            let [dollars, euros, dinars, yen] = amounts.map(|amount| amount.replace('\u{a0}', " "));
            assert_eq!([dollars, euros, dinars, yen, bytes(1_000_001), bytes(999), decimal("12.5")], said, "{locale}");
            assert!(money(of(i64::MAX, "USD")).starts_with('>'), "a sum of more than can be counted");
        }
    }
}
