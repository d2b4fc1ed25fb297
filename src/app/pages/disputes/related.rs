//! What belongs to the open dispute beside itself, and the way back from one to the other.
//!
//! Must not live here: what ties two disputes, looking for them.

use super::cells::{left_ui, status_tone};
use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::notice::Step;
use crate::app::kit::{pill, space, states, theme, tokens, widgets};
use crate::app::notice::{self, Notice};
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::case::Fetched;
use crate::desk::failure::StoreError;
use crate::desk::history::Past;
use crate::desk::list::Entry;
use crate::desk::related::{self, CustomerPast, Whose};
use crate::domain::dispute::related::{Kin, Related};
use crate::domain::ids::DisputeId;
use crate::domain::text;
use egui::{Label, RichText, Role, Ui, WidgetInfo};
use std::sync::Arc;

/// How many disputes one can go back to.
const MOST_BACK: usize = 16;

/// What the past on the disk is known by.
type Revision = (DisputeId, u64, bool);

/// The customer's past, and the disputes this one was reached from.
#[derive(Default)]
pub struct RelatedPane {
    trail: Vec<DisputeId>,
    asked: Option<Revision>,
    past: Remote<DisputeId, CustomerPast, StoreError>,
}

impl RelatedPane {
    /// The pane of a dispute that is reached from this one.
    #[must_use]
    pub fn followed_from(&mut self, id: Option<DisputeId>) -> Self {
        let mut trail = std::mem::take(&mut self.trail);
        trail.extend(id);
        let over = trail.len().saturating_sub(MOST_BACK);
        trail.drain(..over);
        Self { trail, ..Self::default() }
    }

    /// The dispute this one was reached from, with the pane it has then.
    pub fn back(&mut self) -> Option<(DisputeId, Self)> {
        let mut trail = std::mem::take(&mut self.trail);
        let id = trail.pop()?;
        Some((id, Self { trail, ..Self::default() }))
    }

    /// Takes over what came.
    pub fn poll(&mut self) {
        self.past.poll();
    }

    /// The page is shown again: somebody may have scored the customer meanwhile.
    pub fn look_again(&mut self) {
        self.asked = None;
    }

    /// The way back to the dispute this one was reached from.
    pub fn back_ui(&self, ui: &mut Ui, cx: &Context<'_>) {
        let Some(id) = self.trail.last() else { return };
        let named = cx.session.entry(id).map_or_else(|| id.to_string(), |entry| notice::named(&entry));
        if widgets::link(ui, &words::related_back(text::clean_to(&named, 60))).clicked() {
            cx.actions.push(Action::BackFromRelated);
        }
    }

    /// The part of the overview.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, entry: &Entry, found: &Fetched<Arc<Related>, StoreError>) {
        widgets::caption(ui, words::related_title());
        if let Some(failure) = found.failure()
            && let Some(step) = states::error(ui, &failed(words::related_not_read(), failure))
        {
            cx.actions.follow(step, Action::Refresh);
        }
        match found.value() {
            Some(related) => related_ui(ui, cx, related),
            None if found.failure().is_none() => states::skeleton(ui, 2),
            None => {}
        }
        self.past_ui(ui, cx, entry);
    }

    fn past_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
        let wanted = (entry.dispute.id.clone(), cx.outbox.ended, cx.outbox.is_on_disk);
        if self.asked.as_ref() != Some(&wanted) {
            let work = related::past(cx.session.outbox().clone(), Whose::of(&entry.dispute));
            self.past.request(&cx.desk.runtime, &cx.desk.wake, wanted.0.clone(), work);
            self.asked = Some(wanted);
        }
        ui.add_space(space::NEAR);
        widgets::caption(ui, words::related_past());
        if let Some(failure) = self.past.error() {
            let notice = failed(words::history_not_read(), failure);
            if states::error(ui, &notice).is_some() {
                self.asked = None;
            }
        }
        let Some(past) = self.past.value() else {
            if self.past.is_loading() {
                states::skeleton(ui, 1);
            }
            return;
        };
        if past.count == 0 {
            widgets::hint(ui, words::related_past_none());
        }
        for one in past.shown.iter() {
            let at = words::moment(one.at(), cx.zone);
            ui.horizontal(|ui| {
                widgets::muted(ui, at);
                ui.add(Label::new(past_words(one)).truncate());
            });
        }
        let left = past.count - past.shown.len();
        if left > 0 {
            widgets::hint(ui, words::related_more(left));
        }
    }
}

fn failed(headline: &str, failure: &Failure<StoreError>) -> Notice {
    let mut notice = match failure {
        Failure::Error(error) => Notice::bad(headline, Some(words::errors::store(error))),
        Failure::Crashed => notice::crashed(headline),
    };
    notice.step = Some(Step::Retry);
    notice
}

fn related_ui(ui: &mut Ui, cx: &Context<'_>, related: &Related) {
    if related.count == 0 {
        widgets::hint(ui, words::related_none());
        widgets::hint(ui, words::related_known());
        return;
    }
    let count = words::window_disputes(related.count);
    let sums: Vec<String> = related.sums.iter().copied().map(words::money).collect();
    let said = if sums.is_empty() { count } else { words::window_disputed(count, sums.join(" + ")) };
    let said = if related.unpriced == 0 { said } else { words::window_unpriced(said, related.unpriced) };
    let said = if related.due == 0 { said } else { words::related_due(said, related.due) };
    ui.add(Label::new(said).wrap());
    for kin in related.shown.iter() {
        kin_ui(ui, cx, kin);
    }
    let left = related.count - related.shown.len();
    if left > 0 {
        widgets::hint(ui, words::related_more(left));
    }
    widgets::hint(ui, words::related_known());
}

/// One of them: a click opens it.
fn kin_ui(ui: &mut Ui, cx: &Context<'_>, kin: &Kin) {
    let amount = kin.money.map_or_else(|| "–".to_owned(), words::money);
    let target = kin.deadline.map(|deadline| deadline.with(cx.margin));
    ui.push_id(kin.id.as_str(), |ui| {
        ui.horizontal(|ui| {
            let link = widgets::link(ui, &amount);
            let due = target.map(|target| words::due_in(target.left(cx.now)));
            let spoken = [Some(words::tie(kin.tie).to_owned()), Some(words::status(kin.status).to_owned()), due];
            let spoken: Vec<String> = spoken.into_iter().flatten().collect();
            let label = words::related_open(amount.as_str(), kin.id.as_str(), spoken.join(", "));
            link.widget_info(|| WidgetInfo::labeled(Role::Link, true, &label));
            if link.on_hover_text(kin.id.as_str()).clicked() {
                cx.actions.push(Action::OpenRelated(kin.id.clone()));
            }
            pill(ui, status_tone(kin.status), words::status(kin.status));
            if let Some(target) = target {
                left_ui(ui, target, cx.now, cx.zone);
            }
            let tie = RichText::new(words::tie(kin.tie)).font(theme::small()).color(tokens(ui).muted);
            ui.add(Label::new(tie).truncate());
        });
    });
}

/// One thing of the past, in words.
fn past_words(past: &Past) -> String {
    match past {
        Past::Score(scored) => match scored.score.score {
            Some(score) => words::related_scored(words::decimal(&format!("{score:.2}"))),
            None => words::related_scored_none().to_owned(),
        },
        Past::Sent(row) => words::activity_row(words::outbox::intent(&row.intent), words::outbox::state(row.state)),
    }
}
