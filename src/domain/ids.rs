//! Ids as types, so that a transfer can never be asked for where a dispute is meant.

use std::fmt;
use thiserror::Error;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IdError {
    /// Nothing was given.
    #[error("the id is empty")]
    Empty,
    /// Longer than the 255 characters Finix allows for.
    #[error("the id has more than 255 characters")]
    TooLong,
    /// Holds something that could mean another address when put into one.
    #[error("the id holds a character that ids do not have")]
    BadCharacter,
}

/// Finix counts a changed length or format of ids (up to 255 characters) as a compatible change, so only what
/// would be dangerous in an address is refused.
fn check(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text.len() > 255 {
        return Err(IdError::TooLong);
    }
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '~'));
    if !plain || text.chars().all(|c| c == '.') {
        return Err(IdError::BadCharacter);
    }
    Ok(())
}

macro_rules! id_type {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// Reads an id.
            ///
            /// # Errors
            /// When the text is empty, too long, or could change an address it is put into.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                let text = text.trim();
                check(text)?;
                Ok(Self(text.into()))
            }

            /// The id as the vendor writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

id_type! {
    /// A dispute, `DI…`.
    DisputeId;
    /// A file of evidence, `DF…`.
    EvidenceId;
    /// A payment or its reversal, `TR…`.
    TransferId;
    /// A payment instrument, such as a card, `PI…`.
    InstrumentId;
    /// A merchant, `MU…`.
    MerchantId;
    /// The merchant's identity, `ID…`.
    IdentityId;
    /// An application (a platform's account), `AP…`.
    ApplicationId;
    /// An order known to Disputify.
    OrderId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_could_change_an_address_are_refused() {
        for bad in ["", "..", "a/b", "a?b", "a#b", "a%2e", "a b", "ä", "a\u{0}"] {
            assert!(DisputeId::parse(bad).is_err(), "{bad:?}");
        }
        assert!(DisputeId::parse(&"D".repeat(256)).is_err());
    }

    #[test]
    fn ids_of_other_lengths_and_alphabets_are_kept() {
        for good in ["DIs7yQRkHDdMYhurzYz72SFk", "DI_1-2", "dispute_01JABC", &"D".repeat(255)] {
            assert_eq!(DisputeId::parse(good).map(|id| id.as_str().to_owned()), Ok((*good).to_owned()));
        }
    }
}
