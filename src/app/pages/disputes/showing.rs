//! What the page shows when something else asks for it: a search, a view, the next dispute, one that belongs to it.
//!
//! Must not live here: drawing.

use super::DisputesPage;
use crate::desk::Session;
use crate::desk::list::View;
use crate::domain::ids::DisputeId;
use crate::domain::search::Search;
use crate::domain::search::query::{Query, Queue};
use jiff::tz::TimeZone;

impl DisputesPage {
    /// Shows what a search finds, instead of what is shown and open.
    pub fn search_for(&mut self, queue: Queue, text: &str, zone: &TimeZone) {
        self.packet.leave();
        self.detail.close();
        let search = self.search.set(text, zone);
        self.query = Query { queue, search, sort: self.query.sort };
    }

    /// Puts what a view asks for in place of what the list shows; it is still to be asked.
    pub fn show_view(&mut self, view: View, zone: &TimeZone) {
        self.packet.leave();
        let search = self.search.set(&view.text, zone);
        self.list.set_columns(view.columns);
        self.query = Query { queue: view.queue, search, sort: view.sort };
    }

    /// Takes every filter away; the order stays.
    pub(super) fn show_all(&mut self) {
        self.search.clear();
        self.query = Query { queue: Queue::All, search: Search::default(), sort: self.query.sort };
    }

    /// Opens the next dispute of the list that needs a response. False when none is left.
    pub fn select_next_due(&mut self, session: &Session) -> bool {
        self.packet.leave();
        if !self.list.step_to_due(session, self.detail.id()) {
            return false;
        }
        if let Some(id) = self.list.take_stepped(session) {
            self.select(id);
        }
        true
    }

    /// Opens a dispute that belongs to the open one.
    pub fn follow(&mut self, id: DisputeId) {
        let from = self.detail.id().cloned();
        let pane = self.detail.related.followed_from(from);
        self.select(id);
        self.detail.related = pane;
    }

    /// Back to the dispute the open one was reached from.
    pub fn go_back(&mut self) {
        if let Some((id, pane)) = self.detail.related.back() {
            self.select(id);
            self.detail.related = pane;
        }
    }
}
