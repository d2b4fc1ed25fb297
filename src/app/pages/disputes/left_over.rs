//! What of an acceptance of many disputes has not been sent: kept on the disk while it is sent, and told after a start
//! until a person has seen it.
//!
//! Must not live here: sending. Nothing of it is sent by itself.

use super::over_list::bar;
use crate::app::Context;
use crate::app::action::{Action, BulkAction};
use crate::app::drafts::Saved;
use crate::app::kit::{Tone, icons, widgets};
use crate::app::words;
use crate::desk::bulk_accept::{BulkAccept, LineState, MOST};
use crate::domain::ids::DisputeId;
use crate::domain::search::query::Queue;
use egui::Ui;

/// How it is named among the drafts.
pub const DRAFT: &str = "bulk-acceptance";

/// Disputes that were to be accepted when Docket ended.
#[derive(Default)]
pub struct LeftOver(Vec<DisputeId>);

impl LeftOver {
    /// What is still to be sent, and what was left over before.
    pub fn save(&self, sending: Option<&BulkAccept>, saved: &mut Saved) {
        let mut ids = self.0.clone();
        let lines = sending.map(|sending| sending.progress().lines.clone()).unwrap_or_default();
        let unsent = lines.into_iter().filter(|line| !matches!(line.state, LineState::Sent(_)));
        ids.extend(unsent.map(|line| line.dispute));
        saved.put(DRAFT, &ids);
    }

    /// Takes up what was left over. False when it is not understood.
    pub fn restore(&mut self, data: &str) -> bool {
        let Ok(ids) = serde_json::from_str::<Vec<DisputeId>>(data) else { return false };
        self.0.extend(ids.into_iter().take(MOST));
        true
    }

    /// A person has seen it.
    pub fn dismiss(&mut self) {
        self.0.clear();
    }

    /// A line over the list; nothing while none of them needs an answer any more, as far as is known.
    pub fn ui(&self, ui: &mut Ui, cx: &Context<'_>) {
        let is_begun =
            |id: &DisputeId| cx.rows.iter().any(|row| row.intent.is_one_shot() && row.intent.dispute() == Some(id));
        let waits =
            |id: &&DisputeId| !is_begun(id) && cx.session.entry(id).is_some_and(|entry| entry.status.needs_response());
        let open: Vec<&DisputeId> = self.0.iter().filter(waits).collect();
        if open.is_empty() {
            return;
        }
        bar(ui, |ui| {
            widgets::toned(ui, Tone::Amber, words::bulk_accept_left_over(open.len()));
            if widgets::link(ui, words::bulk_accept_left_over_show()).clicked() {
                cx.actions.push(Action::SearchList(Queue::NeedsResponse, search_of(&open)));
            }
            if widgets::icon_button(ui, icons::CLOSE, words::bulk_dismiss()).clicked() {
                cx.actions.push(Action::Bulk(BulkAction::Dismiss));
            }
        });
    }
}

/// What finds exactly these, as a person would type it.
fn search_of(ids: &[&DisputeId]) -> String {
    let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    format!("dispute:{}", ids.join(","))
}
