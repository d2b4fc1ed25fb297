//! What many disputes share, once: words, and the combination of words a dispute has.
//!
//! A million disputes have a few thousand different combinations of merchant, reason, code, state and so on. Each
//! dispute holds the number of its combination, so a filter or a word is decided once per combination.

use crate::domain::dispute::card::{CardBrand, LastFour};
use crate::domain::dispute::team::{ASSIGNEE, Team, WORK, Work};
use crate::domain::dispute::transfer::Payment;
use crate::domain::dispute::{Dispute, DisputeState, MERCHANT_TAGS, Reason, ResponseState, Status};
use crate::domain::money::Currency;
use crate::domain::reference::reason_code::ReasonCodes;
use crate::domain::search::fold::fold;
use std::collections::HashMap;
use std::sync::Arc;

/// The number of a word; [`NONE`] is no word.
pub type WordId = u32;
/// No word, no line.
pub const NONE: u32 = u32::MAX;

/// What a combination says, in the order it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Slot {
    /// Finix's state, as it came.
    State,
    /// Finix's response state, as it came.
    Response,
    /// Finix's reason, as it came.
    Reason,
    /// The network's code as it is shown.
    Code,
    /// The network's code as it came.
    CodeRaw,
    /// The merchant's id.
    MerchantId,
    /// The merchant's name, from a tag.
    MerchantName,
    /// The merchant's identity.
    Identity,
    /// The platform's account.
    Application,
    /// The currency's code.
    Currency,
    /// The card's brand.
    Brand,
    /// What became of evidence.
    EvidenceSubmitted,
    /// The keys of the tags, a line each.
    TagKeys,
    /// The keys of the processor's data, a line each.
    DetailKeys,
    /// Who works on it, from a tag.
    Assignee,
    /// How far they are, from a tag.
    Work,
}

/// How many words a combination has.
pub const SLOTS: usize = 16;
/// How many it had before it said who works on a dispute.
const SLOTS_BEFORE: usize = 14;

/// A combination of words. Two lines of a dispute's own text are told apart here: they are looked for and sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Profile {
    words: [WordId; SLOTS],
    /// The line of the order's number.
    pub order_line: u32,
    /// The line of the customer: their email, else their name.
    pub customer_line: u32,
    /// True when the dispute was seen before as waiting for no answer: needing one now, it is reopened.
    pub was_closed: bool,
}

/// Lines before the tags: id, payment, the card's last digits.
pub const FIRST_TAG_LINE: u32 = 3;
/// The line of the card's last digits.
pub const CARD_LINE: u32 = 2;
/// Details that many disputes share; they are words of the combination.
const SHARED_DETAILS: [&str; 3] = ["reason_code", "card_brand", "brand"];

impl Profile {
    /// The number of a word.
    #[must_use]
    pub fn word(&self, slot: Slot) -> WordId {
        self.words.get(slot as usize).copied().unwrap_or(NONE)
    }

    /// All words.
    #[must_use]
    pub fn words(&self) -> &[WordId; SLOTS] {
        &self.words
    }

    /// Written as bytes.
    #[must_use]
    pub fn to_bytes(self) -> Vec<u8> {
        let last = [self.order_line, self.customer_line, u32::from(self.was_closed)];
        self.words.into_iter().chain(last).flat_map(u32::to_le_bytes).collect()
    }

    /// Read from bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        // Older versions did not write the last one, and still older ones fewer words.
        let slots = match bytes.len() / 4 {
            16 | 17 => SLOTS_BEFORE,
            19 => SLOTS,
            _ => return None,
        };
        if !bytes.len().is_multiple_of(4) {
            return None;
        }
        let mut numbers = bytes.chunks_exact(4).filter_map(|four| four.try_into().ok().map(u32::from_le_bytes));
        let mut words = [NONE; SLOTS];
        for word in words.iter_mut().take(slots) {
            *word = numbers.next()?;
        }
        let (order_line, customer_line) = (numbers.next()?, numbers.next()?);
        Some(Self { words, order_line, customer_line, was_closed: numbers.next() == Some(1) })
    }
}

/// A word and what is looked for in it.
#[derive(Debug)]
pub struct Word {
    /// As it came.
    pub text: Box<str>,
    /// Folded, with what it means besides: the name of a reason code, the label of a state.
    pub folded: Box<str>,
}

impl Word {
    fn new(text: &str, codes: &ReasonCodes) -> Self {
        let mut folded = fold(text);
        let spaced = folded.replace('_', " ");
        if spaced != folded {
            // NEEDS_RESPONSE is found as both.
            folded.push('\n');
            folded.push_str(&spaced);
        }
        if let Some(known) = codes.named(text) {
            folded.push('\n');
            folded.push_str(&fold(&known.name));
        }
        Self { text: text.into(), folded: folded.into() }
    }
}

/// All words and combinations at one moment. Cheap to clone; the writer has the only one that grows.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    words: Arc<Vec<Arc<Word>>>,
    profiles: Arc<Vec<Profile>>,
}

impl Interner {
    /// A word's text.
    #[must_use]
    pub fn text(&self, id: WordId) -> Option<&str> {
        self.words.get(usize::try_from(id).ok()?).map(|word| &*word.text)
    }

    /// All words in order of their numbers.
    #[must_use]
    pub fn all(&self) -> &[Arc<Word>] {
        &self.words
    }

    /// All combinations in order of their numbers.
    #[must_use]
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// A combination.
    #[must_use]
    pub fn profile(&self, id: u32) -> Option<&Profile> {
        self.profiles.get(usize::try_from(id).ok()?)
    }

    /// What a combination says at one place.
    #[must_use]
    pub fn of(&self, profile: &Profile, slot: Slot) -> Option<&str> {
        self.text(profile.word(slot))
    }

    /// The merchant's name, else its id.
    #[must_use]
    pub fn merchant(&self, profile: &Profile) -> Option<&str> {
        self.of(profile, Slot::MerchantName).or_else(|| self.of(profile, Slot::MerchantId))
    }

    /// Where a dispute of this combination stands.
    #[must_use]
    pub fn status(&self, profile: &Profile) -> Status {
        let state = self.of(profile, Slot::State).map(DisputeState::from_wire);
        let response = self.of(profile, Slot::Response).map(ResponseState::from_wire);
        Status::of(state.as_ref(), response.as_ref()).seen_again(profile.was_closed)
    }

    /// True when what a dispute of this combination becomes next follows on a state that waited for no answer.
    #[must_use]
    pub fn was_closed(&self, profile: u32) -> bool {
        self.profile(profile).is_some_and(|profile| profile.was_closed || self.status(profile).is_closed())
    }

    /// The reason.
    #[must_use]
    pub fn reason(&self, profile: &Profile) -> Option<Reason> {
        self.of(profile, Slot::Reason).map(Reason::from_wire)
    }

    /// The currency.
    #[must_use]
    pub fn currency(&self, profile: &Profile) -> Option<Currency> {
        self.of(profile, Slot::Currency).and_then(Currency::parse)
    }

    /// True when its tags may say who works on it, but the combination does not: an older version left it out.
    #[must_use]
    pub fn lacks_team(&self, profile: &Profile) -> bool {
        let is_silent = profile.word(Slot::Assignee) == NONE && profile.word(Slot::Work) == NONE;
        is_silent && self.tag_keys(profile).any(|key| key == ASSIGNEE || key == WORK)
    }

    /// The keys of a combination's tags.
    pub fn tag_keys<'w>(&'w self, profile: &Profile) -> impl Iterator<Item = &'w str> {
        self.of(profile, Slot::TagKeys).into_iter().flat_map(|keys| keys.split('\n'))
    }
}

/// The writer's side: finds or adds words and combinations, and remembers which are new.
#[derive(Debug)]
pub struct InternerBuilder {
    /// What is known of reason codes; a word is found by the name of its code as it was when the word came.
    pub codes: Arc<ReasonCodes>,
    words: HashMap<Arc<str>, WordId>,
    profiles: HashMap<Profile, u32>,
    /// What readers see.
    pub known: Interner,
    /// Words not written yet.
    pub new_words: Vec<(WordId, Arc<str>)>,
    /// Combinations not written yet.
    pub new_profiles: Vec<(u32, Profile)>,
}

impl InternerBuilder {
    /// Without words.
    #[must_use]
    pub fn new(codes: Arc<ReasonCodes>) -> Self {
        let (words, profiles, known) = (HashMap::new(), HashMap::new(), Interner::default());
        Self { codes, words, profiles, known, new_words: Vec::new(), new_profiles: Vec::new() }
    }

    /// Takes over what was stored. False when the numbers have a hole.
    pub fn load(&mut self, words: Vec<(u32, String)>, profiles: Vec<(u32, Profile)>) -> bool {
        for (id, text) in words {
            if self.word(&text) != id {
                return false;
            }
        }
        for (id, profile) in profiles {
            if self.profile(profile) != id {
                return false;
            }
        }
        self.new_words.clear();
        self.new_profiles.clear();
        true
    }

    fn word(&mut self, text: &str) -> WordId {
        if let Some(known) = self.words.get(text) {
            return *known;
        }
        let all = Arc::make_mut(&mut self.known.words);
        let id = u32::try_from(all.len()).unwrap_or(NONE);
        all.push(Arc::new(Word::new(text, &self.codes)));
        let text: Arc<str> = text.into();
        self.words.insert(Arc::clone(&text), id);
        self.new_words.push((id, text));
        id
    }

    fn profile(&mut self, profile: Profile) -> u32 {
        if let Some(known) = self.profiles.get(&profile) {
            return *known;
        }
        let all = Arc::make_mut(&mut self.known.profiles);
        let id = u32::try_from(all.len()).unwrap_or(NONE);
        all.push(profile);
        self.profiles.insert(profile, id);
        self.new_profiles.push((id, profile));
        id
    }

    /// The combination of a dispute, and its own text. `was_closed` is whether it was seen before as waiting for no
    /// answer.
    pub fn coin(&mut self, dispute: &Dispute, payment: Option<&Payment>, was_closed: bool) -> (u32, String) {
        let merchant = MERCHANT_TAGS.iter().find_map(|wanted| {
            dispute.tags.iter().find(|(key, value)| key.eq_ignore_ascii_case(wanted) && !value.trim().is_empty())
        });
        let currency = payment.and_then(|payment| payment.currency).or(dispute.currency);
        let code = dispute.reason_code.as_ref().map(|code| self.codes.shown(code));
        let keys = |keys: &mut dyn Iterator<Item = &str>| {
            let keys: Vec<String> = keys.map(one_line).collect();
            (!keys.is_empty()).then(|| keys.join("\n"))
        };
        let mut words = [NONE; SLOTS];
        let mut put = |slot: Slot, text: Option<&str>| {
            if let (Some(place), Some(text)) = (words.get_mut(slot as usize), text) {
                *place = self.word(text);
            }
        };
        put(Slot::State, dispute.state.as_ref().map(DisputeState::as_wire));
        put(Slot::Response, dispute.response_state.as_ref().map(ResponseState::as_wire));
        put(Slot::Reason, dispute.reason.as_ref().map(Reason::as_wire));
        put(Slot::Code, code);
        put(Slot::CodeRaw, dispute.reason_code.as_ref().map(|code| code.raw.as_str()));
        put(Slot::MerchantId, dispute.merchant.as_ref().map(crate::domain::ids::MerchantId::as_str));
        put(Slot::MerchantName, merchant.map(|(_, name)| crate::domain::text::clean(name)).as_deref());
        put(Slot::Identity, dispute.identity.as_ref().map(crate::domain::ids::IdentityId::as_str));
        put(Slot::Application, dispute.application.as_ref().map(crate::domain::ids::ApplicationId::as_str));
        put(Slot::Currency, currency.as_ref().map(Currency::code));
        put(Slot::Brand, payment.and_then(|payment| payment.card.brand.as_ref()).map(CardBrand::as_wire));
        put(
            Slot::EvidenceSubmitted,
            dispute.evidence_submitted.as_ref().map(crate::domain::dispute::EvidenceSubmitted::as_wire),
        );
        let team = Team::of(&dispute.tags);
        put(Slot::Assignee, team.assignee.as_deref());
        put(Slot::Work, team.work.as_ref().map(Work::as_wire));
        put(Slot::TagKeys, keys(&mut dispute.tags.iter().map(|(key, _)| key)).as_deref());
        put(Slot::DetailKeys, keys(&mut dispute.details.keys().map(String::as_str)).as_deref());
        let line_of = |value: Option<&str>| {
            let value = value?;
            let place = dispute.tags.iter().position(|(_, tag)| std::ptr::eq(tag, value))?;
            u32::try_from(place).ok().map(|place| place + FIRST_TAG_LINE)
        };
        let (text, holder_line) = own_text(dispute, payment, merchant.map(|(key, _)| key));
        let profile = Profile {
            words,
            order_line: line_of(dispute.order_tag()).unwrap_or(NONE),
            customer_line: line_of(dispute.tags.customer()).unwrap_or(holder_line),
            // What waits for none now says so by itself; this keeps combinations few.
            was_closed: was_closed && !dispute.status().is_closed(),
        };
        (self.profile(profile), text)
    }
}

/// Longest text of one dispute that is searched.
const LONGEST: usize = 8_000;
/// Longest value of one field that is searched.
const LONGEST_VALUE: usize = 600;

/// What only this dispute has, folded, a line each: id, payment, card, values of tags, values of details, the rest, and
/// the cardholder's name. Beside it, the line of that name.
fn own_text(dispute: &Dispute, payment: Option<&Payment>, merchant_key: Option<&str>) -> (String, u32) {
    let mut out = String::with_capacity(160);
    let mut lines = 0;
    let mut line = |text: &str| {
        lines += 1;
        if out.len() < LONGEST {
            fold_line(text, &mut out);
        }
        out.push('\n');
    };
    line(dispute.id.as_str());
    line(dispute.transfer.as_ref().map_or("", crate::domain::ids::TransferId::as_str));
    // The digits come later than the dispute; the room for them is kept, so that nothing has to move then.
    let card = payment.map(|payment| &payment.card);
    line(card.and_then(|card| card.last_four.as_ref()).map_or("    ", LastFour::as_str));
    for (key, value) in dispute.tags.iter() {
        line(if Some(key) == merchant_key { "" } else { value });
    }
    for (key, value) in &dispute.details {
        line(if SHARED_DETAILS.contains(&key.as_str()) { "" } else { value });
    }
    for text in [&dispute.message, &dispute.action].into_iter().flatten() {
        line(text);
    }
    for text in &dispute.other {
        line(text);
    }
    // Last, as it comes later than the rest and moves no line.
    let Some(holder) = card.and_then(|card| card.holder.as_deref()) else { return (out, NONE) };
    line(holder);
    (out, lines - 1)
}

/// Folds a value onto one line.
fn fold_line(text: &str, out: &mut String) {
    let end = text.char_indices().nth(LONGEST_VALUE).map_or(text.len(), |(at, _)| at);
    let text = text.get(..end).unwrap_or_default();
    if text.bytes().any(|byte| byte < b' ') {
        crate::domain::search::fold::fold_into(&one_line(text), out);
    } else {
        crate::domain::search::fold::fold_into(text, out);
    }
}

/// Control characters end lines and texts in the index, so they are spaces in a value.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c < ' ' { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests;
