//! What of an acceptance of many disputes had not been sent when Docket ended: told until a person has seen it.
//!
//! Must not live here: keeping it (`desk::bulk_accept`), sending. Nothing of it is sent by itself.

use super::over_list::bar;
use crate::app::Context;
use crate::app::action::{Action, BulkAction, BulkList};
use crate::app::kit::{Tone, icons, widgets};
use crate::app::words;
use crate::desk::bulk_accept::MOST;
use crate::desk::outbox::Outbox;
use crate::domain::ids::DisputeId;
use crate::domain::search::query::Queue;
use egui::Ui;

/// Disputes that were to be accepted when Docket ended, under the names they are kept by.
#[derive(Default)]
pub struct LeftOver(Vec<(String, Vec<DisputeId>)>);

impl LeftOver {
    /// Takes up what was left over. What this version does not understand stays on the disk.
    pub fn restore(&mut self, name: &str, data: &str) {
        let Ok(mut ids) = serde_json::from_str::<Vec<DisputeId>>(data) else { return };
        ids.truncate(MOST);
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), ids));
    }

    /// A person has seen it.
    pub fn dismiss(&mut self, outbox: &Outbox) {
        let gone = self.0.iter().map(|(name, _)| (name.clone(), None)).collect::<Vec<_>>();
        if gone.is_empty() || outbox.keep_drafts(gone) {
            self.0.clear();
        }
    }

    /// A line over the list; nothing while none of them needs an answer any more, as far as is known.
    pub fn ui(&self, ui: &mut Ui, cx: &Context<'_>) {
        let is_begun =
            |id: &DisputeId| cx.rows.iter().any(|row| row.intent.is_one_shot() && row.intent.dispute() == Some(id));
        let waits =
            |id: &&DisputeId| !is_begun(id) && cx.session.entry(id).is_some_and(|entry| entry.status.needs_response());
        let open: Vec<&DisputeId> = self.0.iter().flat_map(|(_, ids)| ids).filter(waits).collect();
        if open.is_empty() {
            return;
        }
        bar(ui, |ui| {
            widgets::toned(ui, Tone::Amber, words::bulk_accept_left_over(open.len()));
            if widgets::link(ui, words::bulk_accept_left_over_show()).clicked() {
                cx.actions.push(Action::SearchList(Queue::NeedsResponse, search_of(&open)));
            }
            if widgets::icon_button(ui, icons::CLOSE, words::bulk_dismiss()).clicked() {
                cx.actions.push(Action::Bulk(BulkAction::Dismiss(BulkList::Account)));
            }
        });
    }
}

/// What finds exactly these, as a person would type it.
fn search_of(ids: &[&DisputeId]) -> String {
    let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    format!("dispute:{}", ids.join(","))
}
