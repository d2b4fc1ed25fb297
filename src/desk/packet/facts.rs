//! What a packet depends on beside what a person decides: the dispute, the rules, and what was sent before.
//!
//! Must not live here: decisions, files.

use crate::desk::list::Entry;
use crate::desk::outbox::{OutboxRow, room};
use crate::domain::dispute::card::CardBrand;
use crate::domain::evidence::limits::{Limits, NetworkRules, RuleSet};
use crate::domain::ids::DisputeId;
use crate::domain::packet::letter::{Letters, Template};
use crate::domain::packet::letterhead::Letterhead;
use crate::domain::packet::{PacketDraft, Recipe, packet_title};
use crate::domain::reference::ReferenceTables;
use crate::domain::text;
use crate::domain::time::clock;
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is known of a dispute, as far as its packet depends on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// What letters can name.
    pub fields: BTreeMap<String, String>,
    /// Which claim it is, by the checklists.
    pub claim: String,
    /// The network's code.
    pub code: Option<String>,
    /// Today, where the person is.
    pub today: Option<Date>,
    /// The day it was opened.
    pub opened: Option<Date>,
    /// What the service and the networks take.
    pub limits: Arc<Limits>,
    /// The templates of letters.
    pub letters: Arc<Letters>,
    /// Who writes the letters.
    pub letterhead: Letterhead,
    /// The network of the card, by its id in the limits.
    pub network: Option<String>,
    /// Which rules of the limits were chosen, by their id.
    pub rule_set: String,
    /// Files and bytes that were sent before.
    pub used: (usize, u64),
}

impl Facts {
    /// Reads them from what the desk knows.
    #[must_use]
    pub fn of(
        entry: &Entry,
        rows: &[Arc<OutboxRow>],
        (tables, rule_set, letterhead): (&ReferenceTables, &str, &Letterhead),
        (now, zone): (Timestamp, &TimeZone),
    ) -> Self {
        let id = &entry.dispute.id;
        let brand = entry.payment.as_ref().and_then(|payment| payment.card.brand.as_ref());
        Self {
            fields: fields(entry, letterhead, now, zone),
            letterhead: letterhead.clone(),
            claim: tables.claim(&entry.dispute),
            code: entry.code.clone(),
            today: Some(now.to_zoned(zone.clone()).date()),
            opened: entry.dispute.created_at.map(|at| at.to_zoned(zone.clone()).date()),
            network: brand
                .and_then(|brand| tables.limits.network_of(brand.as_wire()))
                .map(|network| network.id.clone()),
            limits: Arc::clone(&tables.limits),
            letters: Arc::clone(&tables.letters),
            rule_set: rule_set.to_owned(),
            used: (room::on_way(rows, id), room::known_bytes(rows, id)),
        }
    }

    /// What the files of the packet are called, without their numbers and extension.
    #[must_use]
    pub fn title(&self, dispute: &DisputeId) -> String {
        let order = self.fields.get("order_id").map(String::as_str);
        packet_title(self.today, order, dispute.as_str())
    }

    /// What the service takes.
    #[must_use]
    pub fn rules(&self) -> Option<&RuleSet> {
        self.limits.rule_set(&self.rule_set)
    }

    /// The network whose rules count: the chosen one, else the card's.
    #[must_use]
    pub fn network(&self, draft: &PacketDraft) -> Option<&NetworkRules> {
        let id = draft.network.as_deref().or(self.network.as_deref());
        id.filter(|id| !id.is_empty()).and_then(|id| self.limits.network(id))
    }

    /// The template of a draft's letter.
    #[must_use]
    pub fn template(&self, draft: &PacketDraft) -> Option<&Template> {
        self.letters.template(draft.letter.template.as_deref(), &self.claim)
    }

    /// How a packet is to be made beside what was sent before; nothing without rules.
    pub(super) fn recipe(&self, draft: &PacketDraft) -> Option<Recipe> {
        Some(Recipe::within(draft, self.rules()?, self.network(draft), self.used))
    }

    /// Most bytes of one file.
    #[must_use]
    pub fn file_max_bytes(&self, draft: &PacketDraft) -> Option<u64> {
        Some(Recipe::within(draft, self.rules()?, self.network(draft), (0, 0)).file_max_bytes)
    }
}

fn fields(entry: &Entry, letterhead: &Letterhead, now: Timestamp, zone: &TimeZone) -> BTreeMap<String, String> {
    let payment = entry.payment.as_deref();
    let card = payment.map(|payment| &payment.card);
    let last_four = card.and_then(|card| card.last_four.as_ref());
    let known = [
        ("amount", entry.money.map(|money| money.to_string())),
        ("dispute_id", Some(entry.dispute.id.to_string())),
        ("reason", entry.dispute.reason.as_ref().map(|reason| text::uncapitalized(&text::humanize(reason.as_wire())))),
        ("reason_code", entry.code.clone()),
        ("order_id", entry.order.clone()),
        ("transaction_date", payment.and_then(|payment| payment.created_at).map(|at| clock::day(at, zone))),
        ("card_last4", last_four.map(|last| last.as_str().to_owned())),
        ("card_brand", card.and_then(|card| card.brand.as_ref()).map(CardBrand::name)),
        ("merchant", entry.merchant.clone().or_else(|| letterhead.company())),
        ("today", Some(clock::day(now, zone))),
    ];
    let clean = |value: String| text::clean_to(&value, 200);
    known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), clean(value?)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::TablesKeeper;
    use crate::desk::packet::engine::PacketEngine;
    use crate::domain::dispute::Dispute;
    use crate::domain::reference::Name;
    use std::time::Duration;

    fn facts(keeper: &TablesKeeper) -> Facts {
        let id = DisputeId::parse("DI1").expect("an id");
        let entry = Entry::new(Arc::new(Dispute::new(id)), None, false, &keeper.codes());
        let now = "2026-11-21T12:00:00Z".parse().expect("an instant");
        Facts::of(&entry, &[], (&keeper.get(), "finix_current", &Letterhead::default()), (now, &TimeZone::UTC))
    }

    fn edit(keeper: &TablesKeeper, name: Name, (from, to): (&str, &str)) {
        let edited = name.shipped().replacen(from, to, 1);
        assert_ne!(edited, name.shipped());
        keeper.keep(name, Some(&edited)).expect("kept");
    }

    #[test]
    fn a_packet_sees_a_kept_copy_of_what_it_depends_on_and_of_nothing_else() {
        let (keeper, _) = TablesKeeper::start(None);
        let most = |facts: &Facts| facts.rules().map(|rules| rules.max_files);
        let shipped = facts(&keeper);
        let (mut engine, now) = (PacketEngine::default(), Duration::ZERO);
        engine.open(DisputeId::parse("DI1").expect("an id"), Arc::new(shipped.clone()), now);
        let shown =
            |engine: &mut PacketEngine| engine.snapshot().map(|packet| Arc::clone(&packet.facts)).expect("open");

        edit(&keeper, Name::Limits, ("\"max_files\": 8", "\"max_files\": 3"));
        let limited = facts(&keeper);
        assert_eq!((most(&shipped), most(&limited)), (Some(8), Some(3)));
        assert_ne!(shipped, limited);
        engine.learn(limited.clone(), now);
        assert_eq!(most(&shown(&mut engine)), Some(3));

        edit(&keeper, Name::Letters, ("\"name\": \"", "\"name\": \"My "));
        let written = facts(&keeper);
        assert_ne!(limited, written);
        engine.learn(written.clone(), now);
        assert!(shown(&mut engine).letters.all().iter().any(|template| template.name.starts_with("My ")));

        edit(&keeper, Name::Codes, ("\"10.4\"", "\"QQ9\""));
        assert_eq!(facts(&keeper), written, "the dispute has no code");
        for name in Name::ALL {
            keeper.keep(name, None).expect("reset");
        }
        assert_eq!(facts(&keeper), shipped);
    }
}
