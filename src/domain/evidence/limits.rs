//! What Finix takes as evidence: types, sizes, counts. Rules are data in `assets/tables`, each with its source.
//!
//! Must not live here: which rules are in force.

use crate::domain::reference::problem::TableProblem;
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
    /// The format's name, the same in every language.
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

/// A table of rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Limits {
    rule_sets: Vec<RuleSet>,
    networks: Vec<NetworkRules>,
}

impl Limits {
    /// Reads a table.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, TableProblem> {
        let limits: Self = serde_json::from_str(text).map_err(TableProblem::json)?;
        let is_sane = |rules: &RuleSet| rules.max_files > 0 && rules.document_max_bytes > 0 && !rules.types.is_empty();
        match limits.rule_sets.iter().find(|rules| !is_sane(rules)) {
            _ if limits.rule_sets.is_empty() => Err(TableProblem::Empty("rule_sets")),
            Some(rules) => Err(TableProblem::TakesNothing(rules.name.clone())),
            None => Ok(limits),
        }
    }

    /// The rule sets, the current one first.
    #[must_use]
    pub fn rule_sets(&self) -> &[RuleSet] {
        &self.rule_sets
    }

    /// What the card networks take.
    #[must_use]
    pub fn networks(&self) -> &[NetworkRules] {
        &self.networks
    }

    /// The rule set with this id, else the current one.
    #[must_use]
    pub fn rule_set(&self, id: &str) -> Option<&RuleSet> {
        self.rule_sets.iter().find(|rules| rules.id == id).or_else(|| self.rule_sets.first())
    }

    /// The rules of the network with this id.
    #[must_use]
    pub fn network(&self, id: &str) -> Option<&NetworkRules> {
        self.networks.iter().find(|network| network.id == id)
    }

    /// The rules of the network a card's brand names, where they are known.
    #[must_use]
    pub fn network_of(&self, brand: &str) -> Option<&NetworkRules> {
        let plain: String = brand.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
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
        .and_then(|(_, id)| self.network(id))
    }

    /// Most files on one dispute by the rule set that takes most.
    #[must_use]
    pub fn most_files(&self) -> Option<usize> {
        self.rule_sets.iter().map(|rules| rules.max_files).max()
    }
}

/// Which limit a file breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitProblem {
    /// It has no bytes.
    EmptyFile,
    /// Its type is not taken.
    NotTaken {
        /// Its type.
        file_type: FileType,
        /// What is taken.
        taken: Vec<FileType>,
    },
    /// It is too large.
    TooLarge {
        /// Its type.
        file_type: FileType,
        /// How large it is.
        bytes: u64,
        /// How large it may be.
        limit: u64,
    },
    /// The dispute holds as many files as it may.
    TooManyFiles {
        /// How many it may.
        limit: usize,
    },
    /// The dispute would hold more bytes than it may.
    TooMuch {
        /// How many it may.
        limit: u64,
    },
}

impl RuleSet {
    /// Most bytes of one file of this type.
    #[must_use]
    pub fn max_bytes(&self, file_type: FileType) -> u64 {
        if file_type.is_image() { self.image_max_bytes } else { self.document_max_bytes }
    }

    /// The types it takes as documents, and those it takes as images; the two have limits of their own.
    #[must_use]
    pub fn kinds(&self) -> (Vec<FileType>, Vec<FileType>) {
        self.types.iter().copied().partition(|file_type| !file_type.is_image())
    }

    /// Checks one file by itself.
    ///
    /// # Errors
    /// The limit that is broken.
    pub fn check(&self, file_type: FileType, bytes: u64) -> Result<(), LimitProblem> {
        if bytes == 0 {
            return Err(LimitProblem::EmptyFile);
        }
        if !self.types.contains(&file_type) {
            return Err(LimitProblem::NotTaken { file_type, taken: self.types.clone() });
        }
        let limit = self.max_bytes(file_type);
        if bytes > limit {
            return Err(LimitProblem::TooLarge { file_type, bytes, limit });
        }
        Ok(())
    }

    /// Checks one more file against what the dispute already holds.
    ///
    /// `known_bytes` counts only files whose size is known here: Finix does not tell the size of what it holds.
    ///
    /// # Errors
    /// The limit that is broken.
    pub fn check_room(&self, files: usize, known_bytes: u64, next: u64) -> Result<(), LimitProblem> {
        if files >= self.max_files {
            return Err(LimitProblem::TooManyFiles { limit: self.max_files });
        }
        if known_bytes.saturating_add(next) > self.total_max_bytes {
            return Err(LimitProblem::TooMuch { limit: self.total_max_bytes });
        }
        Ok(())
    }
}

/// True when a name's extension belongs to the content.
#[must_use]
pub fn fits_name(name: &str, file_type: FileType) -> bool {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    file_type.extensions().contains(&extension.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::Name;

    fn shipped() -> Limits {
        Limits::parse(Name::Limits.shipped()).expect("readable")
    }

    #[test]
    fn the_shipped_rules_name_their_source() {
        let limits = shipped();
        assert_eq!(limits.rule_sets().len(), 2);
        assert!(limits.rule_sets().iter().all(|rules| !rules.source.is_empty()));
    }

    #[test]
    fn a_pdf_of_a_million_bytes_is_inside_every_rule_set_and_one_byte_more_is_not() {
        for rules in shipped().rule_sets() {
            assert_eq!(rules.check(FileType::Pdf, 1_000_000), Ok(()));
            assert!(rules.check(FileType::Pdf, 1_000_001).is_err());
            assert!(rules.check(FileType::Pdf, 0).is_err());
        }
    }

    #[test]
    fn the_problem_names_the_limit() {
        let limits = shipped();
        let rules = limits.rule_set("finix_2023").expect("shipped");
        let problem = LimitProblem::TooLarge { file_type: FileType::Png, bytes: 213_500, limit: 50_000 };
        assert_eq!(rules.check(FileType::Png, 213_500), Err(problem));
        assert!(limits.rule_set("finix_current").expect("shipped").check(FileType::Png, 10).is_err());
    }

    #[test]
    fn count_and_total_are_checked_before_anything_is_sent() {
        let limits = shipped();
        let rules = limits.rule_set("finix_current").expect("shipped");
        assert!(rules.check_room(7, 9_000_000, 1_000_000).is_ok());
        assert!(rules.check_room(8, 0, 1).is_err());
        assert!(rules.check_room(3, 9_500_000, 500_001).is_err());
    }

    #[test]
    fn the_extension_must_match_the_content() {
        assert!(fits_name("a.JPEG", FileType::Jpeg));
        assert!(!fits_name("a.pdf", FileType::Jpeg));
        assert!(!fits_name("a", FileType::Jpeg));
    }
}
