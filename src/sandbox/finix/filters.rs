//! The filters of `GET /disputes` (docs.finix.com/api/disputes/listdisputes).
//!
//! Filters are plain text without lists or wildcards; an unknown value matches
//! nothing, an unknown filter (`amount.lte` is one) is ignored, a blank one
//! counts as not given. Dates without a zone are UTC.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::errors::{Problem, Refused};
use super::{Context, dispute};
use crate::sandbox::clock::Millis;
use crate::sandbox::exchange::Query;
use crate::sandbox::world::draft::{Draft, LONGEST_LIFE, LONGEST_WINDOW, Oddity, SHORTEST_WINDOW};
use crate::sandbox::world::ledger::{Change, Tags};
use crate::sandbox::world::reference;
use crate::sandbox::world::standing::Standing;
use crate::sandbox::world::tables::MERCHANTS;

/// A `.gte` and a `.lte`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TimeSpan {
    from: Option<Millis>,
    to: Option<Millis>,
}

impl TimeSpan {
    pub(super) fn of(query: &Query, name: &str) -> Refused<Self> {
        let bound = |end: &str| {
            let field = format!("{name}.{end}");
            query.get(&field).map(|text| instant(&field, text)).transpose()
        };
        // The sandbox counts in milliseconds: up for a lower bound, down for an upper.
        let up = |at: Timestamp| -(-at.as_nanosecond()).div_euclid(1_000_000);
        let down = |at: Timestamp| at.as_nanosecond().div_euclid(1_000_000);
        let millis = |at: i128| i64::try_from(at).ok();
        Ok(Self { from: bound("gte")?.map(up).and_then(millis), to: bound("lte")?.map(down).and_then(millis) })
    }

    pub(super) fn holds(self, at: Millis) -> bool {
        self.from.is_none_or(|from| at >= from) && self.to.is_none_or(|to| at <= to)
    }

    const fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

fn instant(field: &str, text: &str) -> Refused<Timestamp> {
    let text = text.trim();
    let zoned = text.parse::<Timestamp>().ok();
    let bare = || {
        let civil: DateTime = text.parse().ok()?;
        TimeZone::UTC.to_timestamp(civil).ok()
    };
    zoned
        .or_else(bare)
        .ok_or_else(|| Problem::bad_request(format!("{field} must be a date such as 2022-09-27T11:21:23.")).at(field))
}

/// Which disputes, by number, can match at all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) low: u64,
    /// The first number that cannot match.
    pub(super) high: u64,
    /// Below it only disputes that clients changed can match.
    pub(super) soft_low: u64,
}

/// All filters but the two that name a transfer.
#[derive(Debug)]
pub(super) struct Filters {
    created: TimeSpan,
    updated: TimeSpan,
    respond_by: TimeSpan,
    amount: [Option<i64>; 4],
    texts: Vec<(Text, String)>,
    tag: (Option<String>, Option<String>),
}

/// A filter that compares text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    State,
    ResponseState,
    Bin,
    Brand,
    HolderName,
    InstrumentType,
    LastFour,
    CardType,
    Fingerprint,
    MerchantId,
    MerchantMid,
    IdentityId,
    IdentityName,
}

const TEXTS: &[(&str, Text)] = &[
    ("state", Text::State),
    ("response_state", Text::ResponseState),
    ("instrument_bin", Text::Bin),
    ("instrument_brand_type", Text::Brand),
    ("instrument_name", Text::HolderName),
    ("instrument_type", Text::InstrumentType),
    ("instrument_card_last4", Text::LastFour),
    ("instrument_card_type", Text::CardType),
    ("instrument_fingerprint", Text::Fingerprint),
    ("merchant_id", Text::MerchantId),
    ("merchant_mid", Text::MerchantMid),
    ("merchant_identity_id", Text::IdentityId),
    ("merchant_identity_name", Text::IdentityName),
];

impl Filters {
    pub(super) fn of(query: &Query) -> Refused<Self> {
        let amount = |name: &str| {
            let read = |text: &str| {
                let problem = || Problem::bad_request(format!("{name} must be a whole number.")).at(name);
                text.trim().parse::<i64>().map_err(|_cause| problem())
            };
            query.get(name).map(read).transpose()
        };
        let own = |(name, text): &(&str, Text)| Some((*text, query.get(name)?.to_owned()));
        Ok(Self {
            created: TimeSpan::of(query, "created_at")?,
            updated: TimeSpan::of(query, "updated_at")?,
            respond_by: TimeSpan::of(query, "respond_by")?,
            amount: [amount("amount")?, amount("amount.gte")?, amount("amount.gt")?, amount("amount.lt")?],
            texts: TEXTS.iter().filter_map(own).collect(),
            tag: tag_filter(query),
        })
    }

    /// True when nothing but the time of opening is asked for.
    pub(super) fn is_by_creation_only(&self) -> bool {
        self.updated.is_open()
            && self.respond_by.is_open()
            && self.amount.iter().all(Option::is_none)
            && self.texts.is_empty()
            && self.tag == (None, None)
    }

    /// The numbers between which all matches are, by calculation.
    pub(super) fn window(&self, context: &Context<'_>) -> Window {
        let world = &context.shared.world;
        let from = self.created.from.unwrap_or(Millis::MIN);
        let mut to = self.created.to.unwrap_or(Millis::MAX);
        if let Some(at) = self.updated.to {
            to = to.min(at.saturating_add(1000));
        }
        if let Some(at) = self.respond_by.to {
            to = to.min(at.saturating_sub(SHORTEST_WINDOW));
        }
        let mut soft = Millis::MIN;
        if let Some(at) = self.respond_by.from {
            // A dispute that is asked about again has a later date.
            soft = soft.max(at.saturating_sub(LONGEST_WINDOW));
        }
        if let Some(at) = self.updated.from {
            soft = soft.max(at.saturating_sub(LONGEST_LIFE));
        }
        for (text, value) in &self.texts {
            match (text, value.as_str()) {
                (Text::ResponseState, "NEEDS_RESPONSE") => {
                    soft = soft.max(context.now.saturating_sub(LONGEST_WINDOW + LONGEST_WINDOW / 4));
                }
                (Text::ResponseState, "RESPONDED") | (Text::State, "PENDING" | "INQUIRY") => {
                    soft = soft.max(context.now.saturating_sub(LONGEST_LIFE));
                }
                _ => {}
            }
        }
        let high = if to == Millis::MAX { world.count } else { world.first_created_from(to + 1) };
        Window { low: world.first_created_from(from), high, soft_low: world.first_created_from(soft) }
    }

    /// True when a dispute matches.
    pub(super) fn hold(
        &self,
        context: &Context<'_>,
        draft: &Draft,
        change: Option<&Change>,
        standing: &Standing,
    ) -> bool {
        self.created.holds(draft.created)
            && self.updated.holds(standing.updated)
            && (self.respond_by.is_open() || standing.respond_by.is_some_and(|by| self.respond_by.holds(by)))
            && self.amount_holds(draft)
            && self.texts.iter().all(|(text, value)| text_holds(context, draft, standing, *text, value))
            && (self.tag == (None, None) || tag_holds(&self.tag, &dispute::tags_in_list(draft, change)))
    }

    fn amount_holds(&self, draft: &Draft) -> bool {
        let [exact, least, above, below] = self.amount;
        let any = self.amount.iter().any(Option::is_some);
        (!any || draft.oddity != Oddity::NullAmount)
            && exact.is_none_or(|wanted| draft.amount == wanted)
            && least.is_none_or(|wanted| draft.amount >= wanted)
            && above.is_none_or(|wanted| draft.amount > wanted)
            && below.is_none_or(|wanted| draft.amount < wanted)
    }
}

fn text_holds(context: &Context<'_>, draft: &Draft, standing: &Standing, text: Text, value: &str) -> bool {
    let world = &context.shared.world;
    let merchant = MERCHANTS.get(draft.merchant).filter(|_| reference::reference(draft.index).is_none());
    let card = draft.card;
    match text {
        Text::State => standing.state == value,
        Text::ResponseState => standing.response_state == value,
        Text::Bin => card.bin == value,
        Text::Brand => card.brand == value,
        Text::HolderName => {
            let rest = value.strip_prefix(card.first_name).and_then(|rest| rest.strip_prefix(' '));
            rest == Some(card.last_name)
        }
        Text::InstrumentType => value == "PAYMENT_CARD",
        Text::LastFour => format!("{:04}", card.last_four) == value,
        Text::CardType => card.funding == value,
        Text::Fingerprint => draft.fingerprint() == value,
        Text::MerchantId => merchant.is_some() && world.merchant_id_at(draft.merchant) == value,
        Text::MerchantMid => merchant.is_some_and(|merchant| merchant.mid == value),
        Text::IdentityId => world.identity_id(draft) == value,
        Text::IdentityName => merchant.is_some_and(|merchant| merchant.name == value),
    }
}

/// `tags.key` and `tags.value`; given both, one tag must have both.
pub(super) fn tag_filter(query: &Query) -> (Option<String>, Option<String>) {
    let own = |name: &str| query.get(name).map(str::to_owned);
    (own("tags.key"), own("tags.value"))
}

/// True when a tag fits.
pub(super) fn tag_holds(filter: &(Option<String>, Option<String>), tags: &Tags) -> bool {
    let (key, value) = filter;
    (key.is_none() && value.is_none())
        || tags.iter().any(|(own_key, own_value)| {
            key.as_ref().is_none_or(|key| key == own_key) && value.as_ref().is_none_or(|value| value == own_value)
        })
}
