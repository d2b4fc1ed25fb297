//! Accepting many disputes: each asked anew and listed, what cannot be accepted with the others left out, one note and one
//! typed confirmation for all of them.
//!
//! Must not live here: the guard (`domain::answer`), sending them (`desk::bulk_accept`), what became of them
//! (`bulk_report`).

use super::bulk_lines::{WIDTH, line_ui, named, rows_ui};
use super::bulk_report;
use crate::app::Context;
use crate::app::action::{Action, BulkAction, BulkConfirmed, BulkList};
use crate::app::kit::{Field, Look, Tone, large_dialog, widgets};
use crate::app::notice;
use crate::app::remote::Remote;
use crate::app::words;
use crate::desk::bulk::OfAccount;
use crate::desk::bulk_accept::{self, Asked, BulkAccept};
use crate::desk::everywhere::Open;
use crate::desk::outbox::Snapshot;
use crate::desk::{Desk, OutboxRow, rounds};
use crate::domain::account::{AccountKey, Environment};
use crate::domain::answer::bulk::{BulkAcceptDraft, bulk_confirmation};
use crate::domain::answer::guard::ConfirmedAccept;
use crate::domain::answer::hold::Hold;
use crate::domain::answer::preflight::Situation;
use crate::domain::answer::proof::Seen;
use crate::domain::dispute::Dispute;
use crate::domain::evidence::Evidence;
use crate::domain::money::{Currency, Money};
use egui::Ui;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The dialog's state.
pub struct BulkAcceptDialog {
    list: BulkList,
    parts: Arc<[OfAccount]>,
    asked: Remote<(), Vec<AskedOf>, ()>,
    answered: Arc<AtomicUsize>,
    draft: BulkAcceptDraft,
    /// The rest is left alone at the first surprise.
    stops: bool,
    /// What is being sent, after it was confirmed.
    sent: Option<Arc<BulkAccept>>,
}

/// What is to be accepted in one account.
type PartToAccept = (AccountKey, Vec<ConfirmedAccept>);

/// A dispute as it stands now, and the account it is of.
type AskedOf = (AccountKey, Asked);

/// What is to be accepted: each with its currency, and what they come to.
struct Listed<'a> {
    good: Vec<(Situation<'a>, Option<Currency>)>,
    /// The accounts they are of, in the same order.
    accounts: Vec<&'a AccountKey>,
    sums: Vec<Money>,
    /// Why others are left out, by their place.
    against: HashMap<usize, String>,
}

impl Listed<'_> {
    /// True when some of them move money and others do not.
    fn is_mixed(&self) -> bool {
        let mut environments = self.good.iter().map(|(now, _)| now.environment);
        let first = environments.next();
        environments.any(|one| Some(one) != first)
    }

    /// What was confirmed, account after account.
    fn by_account(&self, confirmed: Vec<ConfirmedAccept>) -> Vec<(AccountKey, Vec<ConfirmedAccept>)> {
        let mut parts: Vec<(AccountKey, Vec<ConfirmedAccept>)> = Vec::new();
        for (account, one) in self.accounts.iter().zip(confirmed) {
            match parts.iter_mut().find(|(known, _)| known == *account) {
                Some((_, of)) => of.push(one),
                None => parts.push(((*account).clone(), vec![one])),
            }
        }
        parts
    }
}

impl BulkAcceptDialog {
    /// About these disputes.
    #[must_use]
    pub fn new(list: BulkList, parts: Arc<[OfAccount]>) -> Self {
        Self {
            list,
            parts,
            asked: Remote::default(),
            answered: Arc::default(),
            draft: BulkAcceptDraft::default(),
            stops: true,
            sent: None,
        }
    }

    /// What became of what was confirmed before.
    #[must_use]
    pub fn of(list: BulkList, sent: Arc<BulkAccept>) -> Self {
        Self { sent: Some(sent), ..Self::new(list, Arc::default()) }
    }

    fn count(&self) -> usize {
        self.parts.iter().map(|(_, rows)| rows.len()).sum()
    }

    /// Takes over what came, and asks how each dispute stands.
    pub fn poll(&mut self, desk: &Desk, open: Open<'_>) {
        self.asked.poll();
        if self.sent.is_some() || self.asked.about().is_some() {
            return;
        }
        let part = |(account, rows): &OfAccount| {
            let session = open(account)?;
            Some((account.clone(), Arc::clone(session.shared()), Arc::clone(rows)))
        };
        let parts: Vec<_> = self.parts.iter().filter_map(part).collect();
        let (answered, wake) = (Arc::clone(&self.answered), desk.wake.clone());
        self.asked.request(&desk.runtime, &desk.wake, (), async move {
            let mut all = Vec::new();
            for (account, shared, rows) in parts {
                let asked = bulk_accept::ask(shared, rows, Arc::clone(&answered), wake.clone()).await;
                all.extend(asked.into_iter().map(|one| (account.clone(), one)));
            }
            Ok(all)
        });
    }

    /// It was confirmed, and is being sent.
    pub fn is_sent_as(&mut self, sent: Arc<BulkAccept>) {
        self.sent = Some(sent);
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        match self.sent.clone() {
            Some(sent) => bulk_report::ui(ui, cx, self.list, &sent),
            None => self.asking_ui(ui, cx),
        }
    }

    fn asking_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let content = |ui: &mut Ui| self.content_ui(ui, cx);
        let modal = large_dialog(ui, "bulk-accept", WIDTH, content, |ui, can| {
            ui.horizontal_wrapped(|ui| {
                let (count, can) = match can {
                    Ok(parts) => (parts.iter().map(|(_, of)| of.len()).sum(), Ok(parts)),
                    Err((count, why)) => (count, Err(why)),
                };
                let verb = words::bulk_accept_now(count);
                let is_able = can.as_ref().map(|_| ()).map_err(|why| *why);
                let sure = widgets::button_if(ui, is_able, Look::Danger, &verb).clicked()
                    || super::parts::is_confirmed(ui, is_able);
                let cancel = widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked();
                (can.ok().filter(|_| sure), cancel)
            })
            .inner
        });
        let is_left = modal.should_close();
        let (parts, is_cancelled) = modal.inner;
        // Of both in one frame, Cancel counts.
        if is_cancelled || is_left {
            cx.actions.push(Action::CloseDialog);
        } else if let Some(parts) = parts {
            let confirmed = BulkConfirmed { parts, stops_at_surprise: self.stops };
            cx.actions.push(Action::Bulk(BulkAction::Accept(self.list, confirmed)));
        }
    }

    /// What is decided. Returns what was confirmed, or how many it would be and why it cannot be yet.
    fn content_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Result<Vec<PartToAccept>, (usize, &'static str)> {
        let is_over = self.list == BulkList::Everywhere;
        if is_over {
            let accounts = self.parts.iter().filter_map(|(account, _)| cx.settings.account(account));
            widgets::muted(ui, accounts.map(words::account_with_environment).collect::<Vec<_>>().join(", "));
        }
        widgets::title(ui, &words::bulk_accept_title(self.count()));
        widgets::hint(ui, words::bulk_accept_hint());
        let Some(asked) = self.asked.value() else {
            let answered = self.answered.load(Ordering::Relaxed);
            widgets::muted(ui, words::bulk_accept_asking(answered, self.count().min(bulk_accept::MOST)));
            return Err((self.count(), words::bulk_accept_wait()));
        };
        let listed = listed(cx, &self.draft, asked);
        // What an account that closed meanwhile has is missing here, and not left out without a word.
        let missing = self.count().min(bulk_accept::MOST).saturating_sub(asked.len());
        let left_out = listed.against.len() + missing;
        if left_out > 0 {
            widgets::toned(ui, Tone::Amber, words::bulk_left_out(left_out));
        }
        list_ui(ui, cx, (asked, is_over), &listed.against);
        if listed.good.is_empty() {
            return Err((0, words::bulk_accept_none()));
        }
        if listed.is_mixed() {
            widgets::toned(ui, Tone::Red, words::bulk_accept_mixed());
            return Err((listed.good.len(), words::bulk_accept_mixed()));
        }
        let wanted = words::decimal(&bulk_confirmation(listed.good.len(), &listed.sums));
        // Typed into copies, as the list above is made of what stands in them.
        let mut draft = self.draft.clone();
        Field::new(words::bulk_accept_note()).first().required().rows(2).limit(2_000).ui(ui, &mut draft.note);
        let mut stops = self.stops;
        widgets::checkbox(ui, &mut stops, words::bulk_accept_stops());
        let label = words::dialog_type_to_confirm(wanted.as_str());
        Field::new(&label).confirms().limit(200).ui(ui, &mut draft.typed);
        let count = listed.good.len();
        let result = if draft.note.trim().is_empty() {
            Err((count, words::bulk_accept_needs_note()))
        } else if !draft.is_confirmed(count, &listed.sums) {
            Err((count, words::dialog_typed_differs()))
        } else {
            let confirmed = draft.confirm(&listed.good, &listed.sums);
            confirmed.map(|confirmed| listed.by_account(confirmed)).ok_or((count, words::dialog_checks_open()))
        };
        if let Some(words) = words::checks::hold(Hold::Seconds(cx.settings.hold_secs), cx.margin) {
            widgets::hint(ui, words);
        }
        (self.draft, self.stops) = (draft, stops);
        result
    }
}

/// Which of those that were asked can be accepted, and why the others cannot.
fn listed<'a>(cx: &Context<'_>, draft: &BulkAcceptDraft, asked: &'a [AskedOf]) -> Listed<'a> {
    let mut listed = Listed { good: Vec::new(), accounts: Vec::new(), sums: Vec::new(), against: HashMap::new() };
    let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
    let mut outboxes: HashMap<&AccountKey, Option<OutboxOf>> = HashMap::new();
    for (place, (account, one)) in asked.iter().enumerate() {
        let outbox = outboxes.entry(account).or_insert_with(|| OutboxOf::find(cx, account));
        let why = match (&one.fresh, outbox) {
            (_, None) => words::bulk_accept_closed().to_owned(),
            (Err(_), _) => words::bulk_accept_not_asked().to_owned(),
            (Ok(_), _) if one.has_twin => words::bulk_accept_twin().to_owned(),
            (Ok((dispute, files)), Some(outbox)) => {
                let now = situation(cx, (one, outbox), dispute, files);
                let against = draft.against(&now, one.currency);
                match (against.first(), dispute.amount.zip(one.currency)) {
                    (Some(check), _) => words::bulk_left_out_because(words::checks::check(&check.finding, cx.zone)),
                    (None, None) => words::bulk_accept_unpriced().to_owned(),
                    (None, Some((minor, currency))) => {
                        let sum = sums.entry(currency).or_default();
                        *sum = sum.saturating_add(minor);
                        listed.good.push((now, one.currency));
                        listed.accounts.push(account);
                        continue;
                    }
                }
            }
        };
        listed.against.insert(place, why);
    }
    listed.sums = sums.into_iter().map(|(currency, minor)| Money::new(minor, currency)).collect();
    listed
}

/// The outbox of an account as it is now, and whether money moves there.
struct OutboxOf {
    outbox: Snapshot,
    environment: Environment,
}

impl OutboxOf {
    /// Nothing when the account is not open any more.
    fn find(cx: &Context<'_>, account: &AccountKey) -> Option<Self> {
        let session = cx.session_of(account)?;
        Some(Self { outbox: session.outbox().snapshot(), environment: session.account().environment })
    }
}

/// What the guard has to know of one of them.
fn situation<'a>(
    cx: &Context<'_>,
    (one, of): (&Asked, &OutboxOf),
    dispute: &'a Dispute,
    files: &'a [Evidence],
) -> Situation<'a> {
    let is_waiting = |row: &&Arc<OutboxRow>| {
        !row.intent.is_one_shot() && row.intent.dispute() == Some(&dispute.id) && !row.state.is_ended()
    };
    Situation {
        dispute,
        marks: words::language::spoken().marks,
        is_fresh: true,
        evidence: Some(files),
        read_back: None,
        waiting: of.outbox.rows.iter().filter(is_waiting).count(),
        left_out: 0,
        standing: None,
        searched: None,
        earlier: of.outbox.earlier(&dispute.id, &Seen::of(dispute, cx.now)),
        is_reopened: rounds::is_reopened(&of.outbox.rows, Some(one.entry.status), dispute, cx.now),
        rounds: None,
        rules: None,
        environment: of.environment,
        now: cx.now,
    }
}

/// Every dispute; of several accounts with its own.
fn list_ui(ui: &mut Ui, cx: &Context<'_>, (asked, is_over): (&[AskedOf], bool), against: &HashMap<usize, String>) {
    rows_ui(ui, asked.len(), |ui, range| {
        for place in range {
            let Some((account, one)) = asked.get(place) else { continue };
            let name = named(cx, account, is_over, notice::named(&one.entry));
            match against.get(&place) {
                Some(why) => line_ui(ui, &name, Some(Tone::Amber), why),
                None => line_ui(ui, &name, None, words::bulk_accept_passes()),
            }
        }
    });
}
