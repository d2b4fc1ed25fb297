//! The one way this crate writes an enum whose values a vendor may extend at any time.

/// Declares an enum of known wire words plus `Other`, which keeps an unknown word exactly as it came.
///
/// Vendors count new enum values as a compatible change, so an unknown word is data, never an error.
#[macro_export]
#[doc(hidden)]
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $wire:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$vmeta])* $variant,)+
            /// A word this version does not know, kept as it came.
            Other(String),
        }

        impl $name {
            /// Every value known to this version, in declaration order.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant,)+];

            /// Reads a wire word; never fails. One in other letters, or with spaces around it, is the same word.
            #[must_use]
            pub fn from_wire(word: &str) -> Self {
                match word {
                    $($wire => Self::$variant,)+
                    other => {
                        let is_it = |known: &&Self| known.as_wire().eq_ignore_ascii_case(other.trim());
                        Self::KNOWN.iter().find(is_it).cloned().unwrap_or_else(|| Self::Other(other.to_owned()))
                    }
                }
            }

            /// The word the vendor uses.
            #[must_use]
            pub fn as_wire(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)+
                    Self::Other(word) => word,
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_wire())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(from)?;
                Ok(Self::from_wire(&word))
            }
        }
    };
}
