//! Making the packet from what is decided, and adding it to the evidence.

use super::{Added, Build, PAUSE, PacketBench, REST};
use crate::app::remote::Failure;
use crate::desk::packets::Packed;
use crate::desk::packets::{self, Opened, Steps, Wanted};
use crate::desk::{Desk, Session};
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::domain::packet::checklist;
use crate::domain::packet::{FileNote, PacketDraft};
use std::collections::BTreeSet;
use std::sync::Arc;

impl PacketBench {
    /// Packs once the hand rests.
    pub(super) fn pack_when_rested(
        &mut self,
        ctx: &egui::Context,
        desk: &Desk,
        session: &Arc<Session>,
        dispute: &DisputeId,
    ) {
        let Some(entry) = session.entry(dispute) else { return };
        let wanted = self.wanted(desk, session, &entry);
        let key = wanted.as_ref().map_or(0, |wanted| wanted.key);
        self.wanted_key = key;
        if self.is_opening(dispute) {
            return;
        }
        if key == self.key {
            self.changed = None;
            return;
        }
        let now = ctx.input(|input| input.time);
        match self.changed {
            Some((waiting, since)) if waiting == key && now - since >= REST => {}
            Some((waiting, _)) if waiting == key => {
                ctx.request_repaint_after(PAUSE);
                return;
            }
            _ => {
                self.changed = Some((key, now));
                ctx.request_repaint_after(PAUSE);
                return;
            }
        }
        self.changed = None;
        self.key = key;
        self.is_stopped = false;
        let Some(wanted) = wanted else {
            self.packing.clear();
            return;
        };
        self.steps = Arc::new(Steps::default());
        let (helper, steps, wake) = (desk.helper.clone(), Arc::clone(&self.steps), desk.wake.clone());
        // Asked under the same name each time, so that the last packet stays in sight while the next one is made.
        self.packing.request(&desk.runtime, &desk.wake, 1, async move {
            let planned = tokio::task::spawn_blocking(move || packets::plan(&wanted.borrowed())).await;
            let plan = planned.map_err(|error| error.to_string())??;
            let plan = Arc::new(plan.ok_or("There is no page to pack")?);
            let packed = packets::pack(helper, plan.order.clone(), plan.files.clone(), steps, wake).await;
            let packed = packed.map_err(|refusal| refusal.to_string())?;
            let named = packets::named_files(Arc::clone(&packed)).await;
            Ok(Build { key, plan, packed, files: named })
        });
    }

    /// True while a file of this dispute's packet is being opened.
    fn is_opening(&self, dispute: &DisputeId) -> bool {
        self.taking.iter().any(|taking| taking.refused.is_none() && taking.dispute == *dispute)
    }

    /// True when the packet in sight is made from what is decided now, with every file that is in it. Anything else must
    /// not go out: a black box may have been drawn since.
    pub(super) fn is_fresh(&self) -> bool {
        let is_made = |build: &Build| build.key == self.wanted_key;
        let Some(dispute) = self.open.as_ref() else { return false };
        self.packing.is_ready() && self.packing.value().is_some_and(is_made) && !self.is_opening(dispute)
    }

    /// Adds the packet to the dispute's evidence.
    pub fn add(&mut self, desk: &Desk, session: &Arc<Session>, held: Option<Arc<[Evidence]>>) {
        let (Some(dispute), Some(made)) = (self.open.clone(), self.packing.value().cloned()) else { return };
        let Some(entry) = session.entry(&dispute) else { return };
        // What was decided in the very frame of the click counts too.
        self.wanted_key = self.wanted(desk, session, &entry).map_or(0, |wanted| wanted.key);
        if self.is_fresh() && !self.adding.is_loading() {
            let (shared, outbox) = (Arc::clone(session.shared()), session.outbox().clone());
            let work = packets::add(shared, outbox, dispute.clone(), made.packed, held);
            self.adding.request(&desk.runtime, &desk.wake, dispute, work);
        }
    }

    /// What came of adding a packet, once.
    pub fn take_added(&mut self, desk: &Desk, session: &Session) -> Option<Added> {
        if !self.adding.poll() {
            return None;
        }
        let (dispute, result) = self.adding.take()?;
        let refused = match result {
            Ok(names) => {
                self.note_packet(&dispute, &names);
                None
            }
            Err(Failure::Error(words)) => Some(words),
            Err(Failure::Crashed) => Some("Docket made a mistake while it was added".to_owned()),
        };
        let draft = self.draft(&dispute);
        let note = (refused.is_none() && draft.letter.is_in)
            .then(|| session.entry(&dispute))
            .flatten()
            .map(|entry| self.short_note(desk, &entry, &draft));
        if refused.is_none() && draft.letter.is_in {
            let claim = checklist::for_dispute_claim(session.entry(&dispute).as_deref().map(|entry| &*entry.dispute));
            self.letters.used(&dispute, &draft, &claim);
        }
        let files = draft.exhibits.iter().map(|exhibit| exhibit.sha256.clone()).collect();
        Some(Added { dispute, note: note.filter(|note| !note.is_empty()), files, refused })
    }

    /// What the packet's files show, and what is left in them.
    fn note_packet(&mut self, dispute: &DisputeId, names: &[String]) {
        let draft = self.draft(dispute);
        let (mut shows, mut found, mut is_searched) = (BTreeSet::new(), 0, true);
        for exhibit in &draft.exhibits {
            shows.extend(exhibit.shows.iter().cloned());
            if let Some(shown) = self.files.get(&exhibit.sha256) {
                found += shown.open_findings(&draft, exhibit).len();
                is_searched &= shown.opened.looked.pages.iter().all(|page| page.has_text && !page.is_part_read);
            }
        }
        if draft.compelling.is_in {
            shows.insert("ce3_orders".to_owned());
        }
        for name in names {
            *self.note_mut(dispute, name) =
                FileNote { shows: shows.clone(), is_searched, found, ..FileNote::default() };
        }
    }

    /// The packet's files, for saving.
    #[must_use]
    pub fn packed(&self) -> Option<Arc<Packed>> {
        self.packing.value().filter(|_| self.is_fresh()).map(|made| Arc::clone(&made.packed))
    }
}

/// What is to be packed, owned, so that it can leave the window's thread.
pub(super) struct WantedNow {
    pub key: u64,
    pub draft: PacketDraft,
    pub opened: Vec<Option<Arc<Opened>>>,
    pub letter: Option<Vec<String>>,
    pub compelling: Option<Vec<crate::desk::packets::Block>>,
    pub recipe: crate::domain::packet::Recipe,
    pub heading: String,
}

impl WantedNow {
    fn borrowed(&self) -> Wanted<'_> {
        Wanted {
            draft: &self.draft,
            opened: self.opened.iter().map(Option::as_deref).collect(),
            letter: self.letter.clone(),
            compelling: self.compelling.clone(),
            recipe: self.recipe.clone(),
            heading: self.heading.clone(),
        }
    }
}
