//! One dispute as it was before anybody touched it through the API: a pure
//! function of the seed and the dispute's number.
//!
//! How it stands at a given instant is worked out in `standing`, its JSON in
//! `finix`.

use crate::sandbox::clock::{DAY, HOUR, Millis};

use super::dice::Dice;
use super::tables::{self, Brand, Currency};

/// What happens to a dispute if no client interferes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Nobody answers; it is open when the sandbox starts.
    Open,
    /// Nobody answered; lost some hours after its deadline.
    Missed,
    /// Evidence was submitted, and the issuer decides.
    Answered { at: Millis, decided: Millis, won: bool },
    /// The merchant conceded.
    Accepted { at: Millis, closed: Millis },
    /// The dispute the reference page gets by ID: accepted, and won since it was
    /// on a refund.
    AcceptedAndWon { decided: Millis },
    /// The dummy processor never heard of it: `UNKNOWN` for ever.
    NeverSent,
}

/// A small deviation that the documentation allows and a client must survive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Oddity {
    None,
    NewState,
    NewReason,
    NewResponseState,
    NewEvidenceSubmitted,
    NullOccurredAt,
    NullRespondBy,
    NullDetails,
    NullTags,
    NullAmount,
    NoMerchant,
    NoMessage,
}

const ODDITIES: &[Oddity] = &[
    Oddity::NewState,
    Oddity::NewReason,
    Oddity::NewResponseState,
    Oddity::NewEvidenceSubmitted,
    Oddity::NullOccurredAt,
    Oddity::NullRespondBy,
    Oddity::NullDetails,
    Oddity::NullTags,
    Oddity::NullAmount,
    Oddity::NoMerchant,
    Oddity::NoMessage,
];

/// The buyer's card.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Card {
    pub(crate) brand: &'static str,
    pub(crate) bin: &'static str,
    pub(crate) last_four: u64,
    /// What a payment instrument calls `card_type`.
    pub(crate) funding: &'static str,
    pub(crate) first_name: &'static str,
    pub(crate) last_name: &'static str,
}

/// Who paid, and what is known of them beside the card.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Buyer {
    /// The number of their first dispute: their payment instrument is known by it.
    pub(crate) index: u64,
    /// A number no other buyer of the account has.
    pub(crate) serial: u64,
    pub(crate) dice: Dice,
    /// The shop noted the mail address for certain.
    pub(crate) is_known: bool,
}

/// A dispute before anybody touched it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draft {
    pub(crate) index: u64,
    pub(crate) created: Millis,
    pub(crate) occurred: Millis,
    pub(crate) respond_by: Millis,
    pub(crate) amount: i64,
    pub(crate) currency: &'static Currency,
    pub(crate) merchant: usize,
    pub(crate) reason: &'static str,
    pub(crate) reason_code: Option<&'static str>,
    pub(crate) inquiry: bool,
    pub(crate) card: Card,
    pub(crate) plan: Plan,
    pub(crate) oddity: Oddity,
    /// The list shows no `response_state` for it; asking by ID does.
    pub(crate) is_terse_in_list: bool,
    pub(crate) dice: Dice,
    /// The number of the dispute whose payment it is: its own, unless two are about one payment.
    pub(crate) payment: u64,
    /// The order's own number.
    pub(crate) order: u64,
    pub(crate) buyer: Buyer,
}

/// What the position of a dispute among the newest asks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing special.
    Any,
    /// Open and without oddities, for the first minutes of a demonstration.
    Fresh,
    /// Open with this deadline.
    DueAt(Millis),
    /// An open inquiry.
    OpenInquiry,
}

/// How long after its deadline an unanswered dispute is lost.
pub(crate) const GRACE: Millis = 12 * HOUR;
/// The longest time between a dispute's opening and its deadline.
pub(crate) const LONGEST_WINDOW: Millis = 11 * DAY;
/// The shortest time between a dispute's opening and its deadline.
pub(crate) const SHORTEST_WINDOW: Millis = 6 * DAY;
/// The shortest and longest review by an issuer, in days.
pub(crate) const REVIEW_DAYS: (i64, i64) = (30, 100);
/// No change by itself comes later than this after a dispute's opening.
pub(crate) const LONGEST_LIFE: Millis = LONGEST_WINDOW + GRACE + 101 * DAY;

/// Makes a dispute of the generated part of the account.
pub(crate) fn draft(buyer: Buyer, created: Millis, start: Millis, role: Role) -> Draft {
    let Buyer { index, dice, .. } = buyer;
    let brand = tables::brand_for(dice.below(1, 100));
    let inquiry = role == Role::OpenInquiry || (role == Role::Any && dice.chance(2, 30));
    let reason = if inquiry { "INQUIRY" } else { reason(dice) };
    let currency = tables::currency_for(dice.below(4, 1000));
    let respond_by = match role {
        Role::DueAt(deadline) => deadline,
        _ => created + window(dice) - 10,
    };
    let plan = match role {
        Role::Any => plan(dice, created, respond_by, start, inquiry),
        _ => Plan::Open,
    };
    let is_settled = plan != Plan::Open;
    Draft {
        index,
        created,
        occurred: created - dice.between(6, DAY, 75 * DAY) / 10 * 10,
        respond_by,
        amount: amount(dice, currency),
        currency,
        merchant: tables::merchant_for(dice.below(7, 100)),
        reason,
        reason_code: reason_code(dice, brand, reason),
        inquiry,
        card: card(buyer, brand),
        plan,
        oddity: if is_settled && dice.chance(9, 20) { dice.pick(10, ODDITIES, Oddity::None) } else { Oddity::None },
        is_terse_in_list: is_settled && dice.chance(11, 40),
        dice,
        payment: index,
        order: buyer.serial,
        buyer,
    }
}

/// docs.finix.com/api/disputes shows seven days three times; some processors
/// give a little more.
fn window(dice: Dice) -> Millis {
    match dice.below(3, 10) {
        0..=6 => 7 * DAY,
        7..=8 => 9 * DAY,
        _ => 10 * DAY,
    }
}

fn plan(dice: Dice, created: Millis, respond_by: Millis, start: Millis, inquiry: bool) -> Plan {
    let room = respond_by - created - 4 * HOUR;
    let at = created + 2 * HOUR + dice.between(20, 0, room) / 10 * 10;
    let what = dice.below(21, 100);
    if what >= 91 {
        return if respond_by > start { Plan::Open } else { Plan::Missed };
    }
    if at > start {
        return Plan::Open;
    }
    if what >= 87 {
        return Plan::Accepted { at, closed: at + dice.between(22, 2 * DAY, 5 * DAY) / 10 * 10 };
    }
    let (fewest, most) = REVIEW_DAYS;
    let review = if inquiry { dice.between(23, 5 * DAY, 20 * DAY) } else { dice.between(23, fewest * DAY, most * DAY) };
    Plan::Answered { at, decided: at + review / 10 * 10, won: dice.chance(24, 715) }
}

fn reason(dice: Dice) -> &'static str {
    match dice.below(5, 100) {
        0..=58 => "FRAUD",
        59..=83 => "QUALITY",
        84..=94 => "CLERICAL",
        _ => "TECHNICAL",
    }
}

fn reason_code(dice: Dice, brand: &Brand, reason: &str) -> Option<&'static str> {
    let codes = match reason {
        "FRAUD" => brand.fraud,
        "QUALITY" => brand.quality,
        "CLERICAL" => brand.clerical,
        "TECHNICAL" => brand.technical,
        _ => brand.inquiry,
    };
    if codes.is_empty() || dice.chance(12, 150) {
        return None;
    }
    Some(dice.pick(13, codes, ""))
}

/// The reason code of another network.
pub(crate) fn reason_code_of(dice: Dice, brand: &str, reason: &str) -> Option<&'static str> {
    reason_code(dice, tables::brand_named(brand), reason)
}

/// Amounts spread over the orders of magnitude, small ones more often, from 4.00
/// to 20 000.00 dollars' worth.
#[allow(clippy::cast_possible_truncation)] // at most 20 000 dollars, in any currency far below 2^53
fn amount(dice: Dice, currency: &Currency) -> i64 {
    let middle = (dice.unit(14) + dice.unit(15) * 1.2 + dice.unit(16)) / 3.2;
    let spread = middle * dice.unit(17).mul_add(0.25, 0.75);
    let dollars = 4.0 * (spread * 5000_f64.ln()).exp();
    let charm = if dice.chance(18, 450) { 0.99 } else { dollars.fract() };
    let price = (dollars.trunc() + charm) * currency.per_dollar;
    (price * currency.minor_per_major).round().max(1.0) as i64
}

/// Last digits and names of buyers, each combination once before one comes again.
const PEOPLE: u64 = 10_000 * (tables::FIRST_NAMES.len() * tables::LAST_NAMES.len()) as u64;

/// The place of a number in a shuffled row of so many. `step` has no divisor in common with `of`, so that no two
/// numbers of one row come to the same place.
const fn shuffled(number: u64, step: u64, of: u64) -> u64 {
    // Both are below `of`, which is far below the square root of what fits.
    (number % of) * (step % of) % of
}

fn card(buyer: Buyer, brand: &Brand) -> Card {
    let dice = buyer.dice;
    let person = shuffled(buyer.serial, 3_618_047, PEOPLE);
    let name = |list: &[&'static str], place: u64| {
        // Neighbours in time are no neighbours in the list.
        let place = usize::try_from(place * 7).unwrap_or(0) % list.len();
        list.get(place).copied().unwrap_or_default()
    };
    let funding = match dice.below(30, 100) {
        0..=66 => "CREDIT",
        67..=92 => "DEBIT",
        93..=97 => "PREPAID",
        _ => "UNKNOWN",
    };
    Card {
        brand: brand.name,
        bin: dice.pick(31, brand.bins, "411111"),
        last_four: person % 10_000,
        funding: if brand.name == "AMERICAN_EXPRESS" { "CREDIT" } else { funding },
        first_name: name(tables::FIRST_NAMES, person / 10_000),
        last_name: name(tables::LAST_NAMES, person / 10_000 / tables::FIRST_NAMES.len() as u64),
    }
}

/// Reason codes that only a payment at a terminal can have.
const TERMINAL_CODES: [&str; 9] = ["10.1", "10.2", "10.3", "4870", "4871", "F30", "F31", "UA01", "UA05"];

impl Draft {
    /// True when the buyer's card was read by a terminal.
    pub(crate) fn is_card_present(&self) -> bool {
        self.reason_code.is_some_and(|code| TERMINAL_CODES.contains(&code))
    }

    /// The order number the merchant's shop gave, e.g. `21DFASJ`.
    pub(crate) fn order_number(&self) -> String {
        const LETTERS: u64 = 26 * 26 * 26 * 26 * 26;
        let place = shuffled(self.order, 715_827_883, 90 * LETTERS);
        let mut number = format!("{:02}", place / LETTERS + 10);
        let mut letters = place;
        for _ in 0..5 {
            let letter = u8::try_from(letters % 26).unwrap_or(0);
            number.push(char::from(b'A' + letter));
            letters /= 26;
        }
        number
    }

    /// The buyer's mail address, when the shop noted it.
    pub(crate) fn customer_email(&self) -> Option<String> {
        let Buyer { index, dice, is_known, .. } = self.buyer;
        if !is_known && !dice.chance(42, 620) {
            return None;
        }
        let host = dice.pick(43, tables::MAIL_HOSTS, "example.com");
        let name = |text: &str| -> String {
            text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect()
        };
        let (first, last) = (name(self.card.first_name), name(self.card.last_name));
        Some(format!("{first}.{last}{index}@{host}"))
    }

    /// The acquirer reference number: 23 digits.
    pub(crate) fn arn(&self) -> String {
        let (high, low) = (self.dice.below(45, 100_000_000_000), self.dice.below(46, 100_000_000_000));
        format!("7{high:011}{low:011}")
    }

    /// The processor's own number of the case, which not every processor sends.
    pub(crate) fn case_id(&self) -> Option<String> {
        (!self.dice.chance(47, 200)).then(|| format!("{:010}", self.dice.below(48, 10_000_000_000)))
    }

    /// The reason code in the processor's spelling: a few leave out the dot, or
    /// send only the last two digits.
    pub(crate) fn spelled_reason_code(&self) -> Option<String> {
        let code = self.reason_code?;
        let is_sloppy = self.plan != Plan::Open && self.dice.chance(49, 40);
        Some(match self.card.brand {
            "VISA" if is_sloppy => code.replace('.', ""),
            "MASTERCARD" if is_sloppy => code.chars().skip(2).collect(),
            _ => code.to_owned(),
        })
    }

    /// The card's fingerprint, as a payment instrument shows it.
    pub(crate) fn fingerprint(&self) -> String {
        format!("FPR{}", shuffled(self.buyer.serial, 1_364_512_909, 4_000_000_000) + 1_000_000_000)
    }
}
