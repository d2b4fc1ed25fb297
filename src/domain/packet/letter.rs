//! Rebuttal letters from templates. A sentence that claims an exhibit appears only when that exhibit is attached, and
//! nothing is sent with an open field.
//!
//! A template is lines; each is a sentence, an empty line begins a paragraph. `{amount}` is a field. A line that
//! begins with `?delivery_proof: ` appears only when an exhibit shows that item of the checklist, and `{exhibit}` in
//! it becomes where to look.
//!
//! Must not live here: how it is printed.

pub mod example;

use crate::domain::joined::join_fields;
use crate::domain::packet::exhibit_letter;
use crate::domain::reference::problem::{LetterProblem, TableProblem};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A letter and its short form, as a person edits them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Lines of the letter.
    pub letter: Vec<String>,
    /// Lines of the note that goes with the submission.
    pub short: Vec<String>,
}

join_fields!(Words { letter, short });

/// A template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Stable name.
    pub id: String,
    /// What a person calls it.
    pub name: String,
    /// For this claim.
    pub claim: String,
    /// Who wrote it.
    pub source: String,
    /// When.
    pub date: String,
    /// What it says.
    #[serde(flatten)]
    pub words: Words,
}

/// A table of templates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Letters {
    templates: Vec<Template>,
}

impl Letters {
    /// Reads a table.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, TableProblem> {
        let read: Self = serde_json::from_str(text).map_err(TableProblem::json)?;
        for template in &read.templates {
            check(&template.words).map_err(TableProblem::Letter)?;
        }
        Ok(read)
    }

    /// Every template.
    #[must_use]
    pub fn all(&self) -> &[Template] {
        &self.templates
    }

    /// The template for a claim: the one that was chosen, else the claim's own, else the general one.
    #[must_use]
    pub fn template(&self, chosen: Option<&str>, claim: &str) -> Option<&Template> {
        let by_id = chosen.and_then(|id| self.templates.iter().find(|template| template.id == id));
        by_id
            .or_else(|| self.templates.iter().find(|template| template.claim == claim))
            .or_else(|| self.templates.iter().find(|template| template.claim == "general"))
            .or_else(|| self.templates.first())
    }
}

/// What was decided for the letter of one dispute.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterDraft {
    /// Whether the packet has a letter.
    #[serde(default)]
    pub is_in: bool,
    /// Which template; nothing for the one of the claim.
    #[serde(default)]
    pub template: Option<String>,
    /// Fields a person filled.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Words changed for this dispute alone.
    #[serde(default)]
    pub own: Option<Words>,
}

join_fields!(LetterDraft { is_in, template, fields, own });

/// Where an item of the checklist is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Which exhibit, from zero.
    pub exhibit: usize,
    /// How many pages it has in the packet.
    pub pages: usize,
}

/// What a letter names and the packet does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misnamed {
    /// An exhibit, by its letters.
    Exhibit(String),
    /// A page of an exhibit that is there.
    Page {
        /// The exhibit's letters.
        exhibit: String,
        /// The page, from one as it is written.
        page: usize,
    },
}

/// A letter with everything filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Paragraphs.
    pub paragraphs: Vec<String>,
    /// Fields that are empty, in order.
    pub open: Vec<String>,
    /// Items no exhibit shows, whose sentences are left out.
    pub left_out: Vec<String>,
    /// What names an exhibit or a page that is not there.
    pub wrong: Vec<Misnamed>,
}

impl Filled {
    /// The letter as one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraphs.join("\n\n")
    }

    /// True when it can be sent.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.open.is_empty() && self.wrong.is_empty() && !self.paragraphs.is_empty()
    }
}

/// Fills lines in. `facts` are the dispute's, `fields` what a person typed; `shown` says where items are shown;
/// `exhibits` is how many pages each exhibit has.
#[must_use]
pub fn fill(
    lines: &[String],
    facts: &BTreeMap<String, String>,
    fields: &BTreeMap<String, String>,
    shown: &BTreeMap<String, Vec<Citation>>,
    exhibits: &[usize],
) -> Filled {
    let mut filled = Filled::default();
    let mut paragraph: Vec<String> = Vec::new();
    let mut open = BTreeSet::new();
    for line in lines.iter().map(|line| line.trim()).chain([""]) {
        if line.is_empty() {
            if !paragraph.is_empty() {
                filled.paragraphs.push(std::mem::take(&mut paragraph).join(" "));
            }
            continue;
        }
        let (item, words) = condition(line);
        let cited = item.map(|item| shown.get(item).filter(|cited| !cited.is_empty()));
        if let (Some(item), Some(None)) = (item, &cited) {
            filled.left_out.push(item.to_owned());
            continue;
        }
        let citation = cited.flatten().map(|cited| cite(cited)).unwrap_or_default();
        paragraph.push(replaced(words, |token| {
            let value = if token == "exhibit" {
                Some(citation.clone())
            } else {
                facts.get(token).filter(|value| !value.is_empty()).or_else(|| fields.get(token)).cloned()
            };
            let value = value.filter(|value| !value.trim().is_empty());
            if value.is_none() && open.insert(token.to_owned()) {
                filled.open.push(token.to_owned());
            }
            value.map(|value| value.trim().to_owned())
        }));
    }
    filled.wrong = wrong_citations(&filled.text(), exhibits);
    filled
}

/// The item a line depends on, and its words.
fn condition(line: &str) -> (Option<&str>, &str) {
    let Some((item, words)) = line.strip_prefix('?').and_then(|rest| rest.split_once(':')) else { return (None, line) };
    let is_name = !item.is_empty() && item.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if is_name { (Some(item), words.trim()) } else { (None, line) }
}

/// Every `{token}` replaced; one without a value stays and shows that it is open.
fn replaced(words: &str, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(start) = rest.find('{') {
        let (before, after) = rest.split_at(start);
        out.push_str(before);
        let token = after.get(1..).and_then(|inner| inner.split_once('}')).map(|(token, _)| token);
        if let Some(token) = token.filter(|token| is_token(token)) {
            out.push_str(&value(token).unwrap_or_else(|| format!("{{{token}}}")));
            rest = after.get(token.len() + 2..).unwrap_or_default();
        } else {
            out.push('{');
            rest = after.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

fn is_token(token: &str) -> bool {
    !token.is_empty()
        && token.len() <= 40
        && token.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The fields a text still has.
#[must_use]
pub fn open_fields(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    replaced(text, |token| {
        found.push(token.to_owned());
        None
    });
    found
}

/// `Exhibit C, page 1`, `Exhibits C and D`.
fn cite(cited: &[Citation]) -> String {
    let letters: Vec<String> = cited.iter().map(|citation| exhibit_letter(citation.exhibit)).collect();
    match (letters.as_slice(), cited) {
        ([one], [citation]) if citation.pages > 1 => format!("Exhibit {one}, pages 1 to {}", citation.pages),
        ([one], _) => format!("Exhibit {one}, page 1"),
        ([all @ .., last], _) => format!("Exhibits {} and {last}", all.join(", ")),
        ([], _) => String::new(),
    }
}

/// Exhibits and pages that a text names and the packet does not have.
fn wrong_citations(text: &str, exhibits: &[usize]) -> Vec<Misnamed> {
    let mut wrong = Vec::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (index, word) in words.iter().enumerate() {
        let plain = |word: &str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned();
        if !matches!(plain(word).as_str(), "Exhibit" | "Exhibits") {
            continue;
        }
        let mut next = words.iter().skip(index + 1).peekable();
        let mut last = None;
        while let Some(word) = next.next_if(|word| is_letters(&plain(word)) || matches!(**word, "and" | "," | "&")) {
            let letter = plain(word);
            if matches!(letter.as_str(), "and" | "") {
                continue;
            }
            let place = (0..exhibits.len()).find(|place| exhibit_letter(*place) == letter);
            if place.is_none() {
                wrong.push(Misnamed::Exhibit(letter));
            }
            last = place;
        }
        let (Some(place), Some("page" | "pages")) = (last, next.peek().map(|word| **word)) else { continue };
        let named = next.skip(1).take(3).filter_map(|word| plain(word).parse::<usize>().ok()).max().unwrap_or(1);
        let pages = exhibits.get(place).copied().unwrap_or(0);
        if named == 0 || named > pages {
            wrong.push(Misnamed::Page { exhibit: exhibit_letter(place), page: named });
        }
    }
    wrong.dedup();
    wrong
}

fn is_letters(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// Checks what a person made of a template.
///
/// # Errors
/// The line that makes no sense, and why.
pub fn check(words: &Words) -> Result<(), LetterProblem> {
    if words.letter.iter().all(|line| line.trim().is_empty()) {
        return Err(LetterProblem::NoWords);
    }
    for line in words.letter.iter().chain(&words.short) {
        let shown = crate::domain::text::clean_to(line, 60);
        let (item, rest) = condition(line.trim());
        let cites = open_fields(rest).iter().any(|token| token == "exhibit");
        if item.is_none() && cites {
            return Err(LetterProblem::ExhibitWithoutItem(shown));
        }
        if item.is_none() && line.trim_start().starts_with('?') {
            return Err(LetterProblem::NoItem(shown));
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    const LETTER: &str =
        "We contest {amount}.\n?delivery_proof: It was delivered on {delivery_date} ({exhibit}).\n\nThank you.";

    #[test]
    fn a_letter_claims_only_what_is_attached() {
        let facts = map(&[("amount", "USD 5.00")]);
        let filled = fill(&lines(LETTER), &facts, &map(&[]), &BTreeMap::new(), &[1]);
        assert_eq!(filled.paragraphs, ["We contest USD 5.00.", "Thank you."]);
        assert_eq!((filled.left_out.as_slice(), filled.is_whole()), (&["delivery_proof".to_owned()][..], true));
        let shown = BTreeMap::from([("delivery_proof".to_owned(), vec![Citation { exhibit: 2, pages: 3 }])]);
        let open = fill(&lines(LETTER), &facts, &map(&[]), &shown, &[1, 1, 3]);
        assert!(open.open == ["delivery_date"] && !open.is_whole());
        let filled = fill(&lines(LETTER), &facts, &map(&[("delivery_date", "3 October")]), &shown, &[1, 1, 3]);
        assert_eq!(
            filled.paragraphs[0],
            "We contest USD 5.00. It was delivered on 3 October (Exhibit C, pages 1 to 3)."
        );
        assert!(filled.is_whole());
    }

    #[test]
    fn a_field_of_spaces_is_open_and_a_fact_of_the_dispute_is_not_asked_for() {
        let facts = map(&[("amount", ""), ("order_id", "7")]);
        let filled = fill(&lines("{amount} {order_id}"), &facts, &map(&[("amount", "  ")]), &BTreeMap::new(), &[]);
        assert_eq!(filled.open, ["amount"]);
        assert_eq!(open_fields("a {b_c} {not this} {"), ["b_c"]);
    }

    #[test]
    fn an_exhibit_or_page_that_is_not_there_is_named() {
        let wrong = |text: &str| wrong_citations(text, &[1, 3]);
        assert_eq!(wrong("See Exhibit B, page 3, and Exhibit A."), Vec::new());
        assert_eq!(wrong("See Exhibit C."), [Misnamed::Exhibit("C".to_owned())]);
        assert_eq!(wrong("See (Exhibits A and D)"), [Misnamed::Exhibit("D".to_owned())]);
        assert_eq!(wrong("See Exhibit B, page 4."), [Misnamed::Page { exhibit: "B".to_owned(), page: 4 }]);
        assert_eq!(wrong("Exhibits are enclosed. An exhibit is evidence."), Vec::new());
    }

    #[test]
    fn templates_that_make_no_sense_are_refused() {
        let words = |letter: &str| Words { letter: lines(letter), short: Vec::new() };
        assert!(check(&words("Fine {token}\n?an_item: see {exhibit}")).is_ok());
        assert!(check(&words("See {exhibit}")).is_err());
        assert!(check(&words("?No Such: thing")).is_err());
        assert!(check(&words(" \n")).is_err());
    }

    #[test]
    fn every_shipped_template_is_whole_for_a_dispute_without_exhibits_and_claims_nothing() {
        let facts = map(&[
            ("amount", "USD 5.00"),
            ("dispute_id", "DI1"),
            ("reason", "fraud"),
            ("reason_code", "10.4"),
            ("order_id", "7"),
            ("transaction_date", "1 May 2026"),
            ("card_last4", "1111"),
            ("card_brand", "Visa"),
            ("merchant", "Acme"),
            ("today", "2 May 2026"),
        ]);
        let shipped = Letters::parse(crate::domain::reference::Name::Letters.shipped()).expect("readable");
        for template in shipped.all() {
            for lines in [&template.words.letter, &template.words.short] {
                let filled = fill(lines, &facts, &map(&[]), &BTreeMap::new(), &[1]);
                assert!(filled.wrong.is_empty() && !filled.text().contains("xhibit A"), "{}", template.id);
            }
            let short = fill(&template.words.short, &facts, &map(&[]), &BTreeMap::new(), &[1]);
            assert!(short.text().len() < 900 && short.open.is_empty(), "{}: {:?}", template.id, short.open);
        }
    }
}
