//! Money as whole minor units with its currency, never a float.
//!
//! Must not live here: rates: no currency becomes another.

pub mod amount_input;

use serde::{Deserialize, Serialize};
use std::fmt;

/// A currency by its ISO 4217 code, also when the code is one this version does not know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// Reads a three-letter code in any case.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.trim().to_ascii_uppercase().into_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The code in capitals.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimal places the currency has; `None` for codes without minor units or unknown codes.
    ///
    /// Source: ISO 4217 by way of the `iso_currency` table, plus the codes that Finix still lists but ISO withdrew.
    #[must_use]
    pub fn exponent(&self) -> Option<u32> {
        match self.code() {
            "BYR" => Some(0),
            "LTL" | "MRO" | "STD" | "VEF" => Some(2),
            code => iso_currency::Currency::from_code(code)?.exponent().map(u32::from),
        }
    }

    /// True when ISO 4217 lists the code.
    #[must_use]
    pub fn is_known(&self) -> bool {
        iso_currency::Currency::from_code(self.code()).is_some()
    }

    /// A sign that stands before the number, where one is unambiguous and drawn by the bundled font.
    #[must_use]
    pub fn sign(self) -> Option<&'static str> {
        Some(match self.code() {
            "USD" => "$",
            "CAD" => "CA$",
            "AUD" => "A$",
            "NZD" => "NZ$",
            "EUR" => "€",
            "GBP" => "£",
            "JPY" => "¥",
            _ => return None,
        })
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("not a currency's code"))
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount in minor units of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units, for example cents.
    pub minor: i64,
    /// The currency that says what a minor unit is.
    pub currency: Currency,
}

impl Money {
    /// Joins minor units and a currency.
    #[must_use]
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The exact decimal in major units, no grouping: `1240.00`, `1240`, `1.234`.
    ///
    /// A currency without known minor units is written in the units it came in.
    #[must_use]
    pub fn decimal(&self) -> String {
        decimal(self.minor, self.currency.exponent().unwrap_or(0))
    }

    /// The amount with grouping but without any currency mark: `1,240.00`.
    #[must_use]
    pub fn number(&self) -> String {
        let plain = self.decimal();
        let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
        let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(w, f)| (w, Some(f)));
        let whole = crate::domain::text::grouped(whole.parse().unwrap_or(0));
        match fraction {
            Some(fraction) => format!("{sign}{whole}.{fraction}"),
            None => format!("{sign}{whole}"),
        }
    }

    /// Comparable across currencies by face value: ten-thousandths of the major unit.
    ///
    /// Only for ordering and for range filters; never for sums.
    #[must_use]
    pub fn face_value(&self) -> i128 {
        let exponent = self.currency.exponent().unwrap_or(0).min(4);
        i128::from(self.minor) * 10_i128.pow(4 - exponent)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number();
        let (minus, number) = number.strip_prefix('−').map_or(("", number.as_str()), |rest| ("−", rest));
        match self.currency.sign() {
            Some(sign) => write!(f, "{minus}{sign}{number}"),
            None => write!(f, "{minus}{} {number}", self.currency),
        }
    }
}

/// Writes minor units as an exact decimal with `exponent` places.
#[must_use]
pub fn decimal(minor: i64, exponent: u32) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let digits = minor.unsigned_abs().to_string();
    let places = usize::try_from(exponent).unwrap_or(0);
    if places == 0 {
        return format!("{sign}{digits}");
    }
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    format!("{sign}{whole}.{fraction}")
}

/// Like [`decimal`], into a place of its own: a search writes a million amounts.
pub fn write_decimal(minor: i64, exponent: u32, into: &mut [u8; 24]) -> &[u8] {
    let mut rest = minor.unsigned_abs();
    let mut at = into.len();
    let mut put = |byte: u8| {
        at = at.saturating_sub(1);
        if let Some(place) = into.get_mut(at) {
            *place = byte;
        }
    };
    let mut written = 0;
    loop {
        if written == exponent && exponent > 0 {
            put(b'.');
        }
        put(b'0' + u8::try_from(rest % 10).unwrap_or_default());
        rest /= 10;
        written += 1;
        if rest == 0 && written > exponent {
            break;
        }
    }
    if minor < 0 {
        put(b'-');
    }
    into.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money::new(minor, Currency::parse(code).expect("three letters"))
    }

    #[test]
    fn every_currency_has_its_own_places() {
        assert_eq!(money(124_000, "USD").to_string(), "$1,240.00");
        assert_eq!(money(1_240, "JPY").to_string(), "¥1,240");
        assert_eq!(money(12_345, "KWD").to_string(), "KWD 12.345");
        assert_eq!(money(12_345, "CLF").to_string(), "CLF 1.2345");
        assert_eq!(money(5, "USD").to_string(), "$0.05");
        assert_eq!(money(-500, "EUR").to_string(), "−€5.00");
        assert_eq!(money(7, "QQQ").to_string(), "QQQ 7");
        assert_eq!(money(12, "XAU").decimal(), "12");
        assert_eq!(money(i64::MIN, "USD").decimal(), "-92233720368547758.08");
    }

    #[test]
    fn both_ways_to_write_a_decimal_agree() {
        for minor in [0, 5, 99, 100, 124_000, -500, i64::MAX, i64::MIN] {
            for exponent in 0..=4 {
                let mut place = [0; 24];
                let written = write_decimal(minor, exponent, &mut place);
                assert_eq!(std::str::from_utf8(written), Ok(decimal(minor, exponent).as_str()));
            }
        }
    }

    #[test]
    fn face_value_orders_across_currencies() {
        assert!(money(1_000, "JPY").face_value() > money(99_999, "USD").face_value());
        assert_eq!(money(1_000, "KWD").face_value(), money(100, "USD").face_value());
    }

    #[test]
    fn codes_are_three_letters() {
        assert_eq!(Currency::parse("usd"), Some(Currency::USD));
        for bad in ["", "US", "USDX", "U1D", "€€€"] {
            assert_eq!(Currency::parse(bad), None);
        }
    }
}
