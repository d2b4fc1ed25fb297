//! What Finix takes as evidence: types, sizes, counts. Rules are data in `assets/tables`, each with its source.

use crate::domain::reference::table::Table;
use crate::domain::text;
use serde::{Deserialize, Serialize};

/// Types of file that some rule set names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileType {
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// PDF document.
    Pdf,
    /// TIFF picture, treated as a document by the rules.
    Tiff,
}

impl FileType {
    /// What a person calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Pdf => "PDF",
            Self::Tiff => "TIFF",
        }
    }

    /// The media type sent with the file.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Tiff => "image/tiff",
        }
    }

    /// Extensions that belong to it; the first is the one to use.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Pdf => &["pdf"],
            Self::Tiff => &["tif", "tiff"],
        }
    }

    /// Recognises a media type.
    #[must_use]
    pub fn from_media_type(media_type: &str) -> Option<Self> {
        [Self::Jpeg, Self::Png, Self::Pdf, Self::Tiff].into_iter().find(|t| t.media_type() == media_type)
    }

    fn is_image(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }
}

/// One published set of limits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RuleSet {
    /// Stable name.
    pub id: String,
    /// What a person calls it.
    pub name: String,
    /// Most files on one dispute.
    pub max_files: usize,
    /// Most bytes on one dispute.
    pub total_max_bytes: u64,
    /// Types it takes.
    pub types: Vec<FileType>,
    /// Most bytes of a JPEG or PNG.
    pub image_max_bytes: u64,
    /// Most bytes of a PDF or TIFF.
    pub document_max_bytes: u64,
    /// Where it was published.
    pub source: String,
    /// When it was looked up.
    pub date: String,
}

/// What a card network takes, beside what Finix takes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct NetworkRules {
    /// Stable name.
    pub id: String,
    /// What a person calls it.
    pub name: String,
    /// Most pages of a file.
    pub max_pages: Option<usize>,
    /// Most bytes of a file.
    pub file_max_bytes: Option<u64>,
    /// Most bytes together.
    pub total_max_bytes: Option<u64>,
    /// Most files.
    pub max_files: Option<usize>,
    /// Most pixels an inch.
    pub dpi: Option<u32>,
    /// Pages have to be in black and white.
    #[serde(default)]
    pub needs_black_and_white: bool,
    /// Where it was published.
    pub source: String,
    /// When it was looked up.
    pub date: String,
}

/// The rules in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Limits {
    rule_sets: Vec<RuleSet>,
    networks: Vec<NetworkRules>,
}

/// The rules in force, or what a person made of them.
pub static TABLE: Table<Limits> = Table::new(include_str!("../../../assets/tables/evidence_limits.json"), |text| {
    let limits: Limits = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let is_sane = |rules: &RuleSet| rules.max_files > 0 && rules.document_max_bytes > 0 && !rules.types.is_empty();
    match limits.rule_sets.iter().find(|rules| !is_sane(rules)) {
        _ if limits.rule_sets.is_empty() => Err("rule_sets is empty".to_owned()),
        Some(rules) => Err(format!("{} takes no file at all", rules.name)),
        None => Ok(limits),
    }
});

/// The rule sets, the current one first.
#[must_use]
pub fn rule_sets() -> &'static [RuleSet] {
    &TABLE.get().rule_sets
}

/// What the card networks take.
#[must_use]
pub fn networks() -> &'static [NetworkRules] {
    &TABLE.get().networks
}

/// The rules of the network a card's brand names, where they are known.
#[must_use]
pub fn network_of(brand: &str) -> Option<&'static NetworkRules> {
    let plain: String = brand.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    let known = |name: &str| networks().iter().find(|network| network.id == name);
    [
        ("visa", "visa"),
        ("master", "mastercard"),
        ("americanexpress", "amex"),
        ("amex", "amex"),
        ("discover", "discover"),
        ("diners", "discover"),
    ]
    .into_iter()
    .find(|(part, _)| plain.contains(part))
    .and_then(|(_, id)| known(id))
}

/// The rule set with this id, else the current one.
#[must_use]
pub fn rule_set(id: &str) -> Option<&'static RuleSet> {
    rule_sets().iter().find(|rules| rules.id == id).or_else(|| rule_sets().first())
}

impl RuleSet {
    /// Most bytes of one file of this type.
    #[must_use]
    pub fn max_bytes(&self, file_type: FileType) -> u64 {
        if file_type.is_image() { self.image_max_bytes } else { self.document_max_bytes }
    }

    /// The limits in one line, as the drop zone shows them.
    #[must_use]
    pub fn summary(&self) -> String {
        let names = |wanted: &dyn Fn(&FileType) -> bool| {
            self.types.iter().filter(|t| wanted(t)).map(|t| t.label()).collect::<Vec<_>>().join(", ")
        };
        let documents = names(&|t| !t.is_image());
        let images = names(&|t| t.is_image());
        if self.image_max_bytes == self.document_max_bytes {
            format!("{documents}, {images} up to {}", text::bytes(self.document_max_bytes))
        } else {
            format!(
                "{documents} up to {} · {images} up to {}",
                text::bytes(self.document_max_bytes),
                text::bytes(self.image_max_bytes)
            )
        }
    }

    /// Checks one file by itself.
    ///
    /// # Errors
    /// The limit that is broken, with the limit in the words.
    pub fn check(&self, file_type: FileType, bytes: u64) -> Result<(), String> {
        if bytes == 0 {
            return Err("The file is empty".to_owned());
        }
        if !self.types.contains(&file_type) {
            let taken = self.types.iter().map(|t| t.label()).collect::<Vec<_>>().join(", ");
            return Err(format!("{} is not taken as evidence; Finix takes {taken}", file_type.label()));
        }
        let limit = self.max_bytes(file_type);
        if bytes > limit {
            return Err(format!(
                "{} is over the {} limit for {}",
                text::bytes(bytes),
                text::bytes(limit),
                file_type.label()
            ));
        }
        Ok(())
    }

    /// Checks one more file against what the dispute already holds.
    ///
    /// `known_bytes` counts only files whose size is known here: Finix does not tell the size of what it holds.
    ///
    /// # Errors
    /// The limit that is broken.
    pub fn check_room(&self, files: usize, known_bytes: u64, next: u64) -> Result<(), String> {
        if files >= self.max_files {
            return Err(format!("Finix takes at most {} files for one dispute", self.max_files));
        }
        if known_bytes.saturating_add(next) > self.total_max_bytes {
            return Err(format!(
                "With this file the dispute would hold more than the {} Finix takes",
                text::bytes(self.total_max_bytes)
            ));
        }
        Ok(())
    }
}

/// Checks that a name's extension belongs to the content.
///
/// # Errors
/// What the content is and what the name says.
pub fn check_name(name: &str, file_type: FileType) -> Result<(), String> {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    if file_type.extensions().contains(&extension.as_str()) {
        Ok(())
    } else if extension.is_empty() {
        Err(format!("The name has no extension; the content is {}", file_type.label()))
    } else {
        Err(format!("The name ends in .{}, but the content is {}", text::clean_to(&extension, 12), file_type.label()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rules_name_their_source() {
        assert_eq!(rule_sets().len(), 2);
        assert!(rule_sets().iter().all(|rules| !rules.source.is_empty()));
    }

    #[test]
    fn a_pdf_of_a_million_bytes_is_inside_every_rule_set_and_one_byte_more_is_not() {
        for rules in rule_sets() {
            assert_eq!(rules.check(FileType::Pdf, 1_000_000), Ok(()));
            assert!(rules.check(FileType::Pdf, 1_000_001).is_err());
            assert!(rules.check(FileType::Pdf, 0).is_err());
        }
    }

    #[test]
    fn the_message_names_the_limit() {
        let rules = rule_set("finix_2023").expect("shipped");
        assert_eq!(rules.check(FileType::Png, 213_500), Err("214 KB is over the 50 KB limit for PNG".to_owned()));
        assert!(rule_set("finix_current").expect("shipped").check(FileType::Png, 10).is_err());
    }

    #[test]
    fn count_and_total_are_checked_before_anything_is_sent() {
        let rules = rule_set("finix_current").expect("shipped");
        assert!(rules.check_room(7, 9_000_000, 1_000_000).is_ok());
        assert!(rules.check_room(8, 0, 1).is_err());
        assert!(rules.check_room(3, 9_500_000, 500_001).is_err());
    }

    #[test]
    fn the_extension_must_match_the_content() {
        assert!(check_name("a.JPEG", FileType::Jpeg).is_ok());
        assert!(check_name("a.pdf", FileType::Jpeg).is_err());
        assert!(check_name("a", FileType::Jpeg).is_err());
    }
}
