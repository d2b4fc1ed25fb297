//! Looking for words in the packet: the bar over the page, and the way from one place to the next. What is found is marked
//! in [`super::found`].
//!
//! Must not live here: reading pages, looking through them.

use super::shown::Side;
use super::{At, PacketBench, Pane};
use crate::app::kit::live::{self, Saying};
use crate::app::kit::{Tone, icons, keys, size, space, theme, tokens, widgets};
use crate::app::remote::Remote;
use crate::app::words;
use crate::desk::Desk;
use crate::desk::packet::{Hit, Hits, Made, PacketSnapshot, SearchPage, Searchable, search};
use crate::domain::packet::page_text::Query;
use egui::text::{CCursor, CCursorRange};
use egui::{Id, Key, Response, RichText, TextEdit, Ui, vec2};
use std::convert::Infallible;
use std::sync::Arc;

/// How wide the field is, where there is room.
const FIELD: f32 = 240.0;
const LEAST_FIELD: f32 = 120.0;
/// The most that can be looked for.
const LONGEST: usize = 200;

/// The bar, while it is open.
#[derive(Default)]
pub struct FindBar {
    typed: String,
    searching: Remote<(u64, Query), Arc<Hits>, Infallible>,
    found: Option<Arc<Hits>>,
    /// Which of the places is in sight.
    here: usize,
    /// What is typed is another thing: the first place after the page in sight is to be shown.
    is_new: bool,
    /// The place in sight is to be scrolled to.
    pub(super) scrolls: bool,
    /// The field is to take the keyboard.
    takes_keys: bool,
    /// What had it before.
    before: Option<Id>,
    /// How pages were shown before a place was shown in another way, and in which.
    side: Option<(Side, Side)>,
}

impl FindBar {
    /// What was found of what is typed now, and nothing else.
    pub(super) fn hits(&self) -> Option<&Hits> {
        let query = Query::of(&self.typed)?;
        self.found.as_deref().filter(|found| found.query == query)
    }

    /// The place in sight.
    pub(super) fn hit(&self) -> Option<&Hit> {
        self.hits()?.all.get(self.here)
    }

    /// Takes over what was found, and stays at the place in sight where that is there still.
    fn take_over(&mut self, found: Arc<Hits>) {
        let before = self.found.take().filter(|before| before.query == found.query);
        let same = before.and_then(|before| {
            let hit = before.all.get(self.here)?;
            let of =
                |hits: &Hits, hit: &Hit| hits.searched.pages.get(hit.page).map(|page| (page.file.clone(), page.page));
            let (place, areas) = (of(&before, hit), &hit.areas);
            found.all.iter().position(|other| other.areas == *areas && of(&found, other) == place)
        });
        self.here = same.unwrap_or(self.here).min(found.all.len().saturating_sub(1));
        self.found = Some(found);
    }

    /// Asks for what is typed, unless it was asked for already in just what there is.
    fn ask(&mut self, desk: &Desk, searchable: Option<&Arc<Searchable>>) {
        let (Some(query), Some(searchable)) = (Query::of(&self.typed), searchable) else {
            self.searching.clear();
            self.found = None;
            return;
        };
        let key = (searchable.number, query);
        if self.searching.about() != Some(&key) {
            let (searchable, query) = (Arc::clone(searchable), key.1.clone());
            let work = async move { Ok(Arc::new(search(searchable, query).await)) };
            self.searching.request(&desk.runtime, &desk.wake, key, work);
        }
    }
}

/// Where a page that was looked through is in the packet now.
pub(super) fn at_of(packet: &PacketSnapshot, page: &SearchPage) -> Option<At> {
    let made = match page.made {
        Made::File(_) => Made::File(packet.draft.exhibits.iter().position(|exhibit| exhibit.sha256 == page.file)?),
        made => made,
    };
    Some(At { made, page: page.page })
}

impl PacketBench {
    /// The key of the bar: opens it, or takes the keyboard into its field again.
    pub fn find_key(&mut self, ctx: &egui::Context) {
        use crate::app::command::{Place, take};
        if self.dispute().is_some() && !self.has_sheet() && !take(ctx, Place::Workbench, |_| true).is_empty() {
            self.open_find(ctx);
        }
    }

    pub(super) fn open_find(&mut self, ctx: &egui::Context) {
        let before = ctx.memory(egui::Memory::focused);
        let bar = self.find.get_or_insert_with(|| FindBar { before, ..FindBar::default() });
        bar.takes_keys = true;
        self.pane = Pane::Page;
        self.packets.look_for_words(true);
        ctx.request_repaint();
    }

    /// Closes the bar, and gives the keyboard and the pages back as they were.
    pub(super) fn close_find(&mut self, ctx: &egui::Context) {
        let Some(bar) = self.find.take() else { return };
        self.packets.look_for_words(false);
        if let Some((before, _)) = bar.side.filter(|(_, shown)| *shown == self.view.side) {
            self.view.side = before;
        }
        if let Some(id) = bar.before {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        ctx.request_repaint();
    }

    /// Takes over what was found, and asks for what is typed.
    pub(super) fn poll_find(&mut self, desk: &Desk, packet: &PacketSnapshot) {
        let Some(bar) = &mut self.find else { return };
        bar.ask(desk, packet.searchable.as_ref());
        if bar.searching.poll()
            && let Some(found) = bar.searching.value().cloned()
        {
            bar.take_over(found);
        }
        if bar.is_new && bar.hit().is_some() {
            bar.is_new = false;
            bar.here = bar.hits().map_or(0, |hits| first_from(hits, packet, self.at));
            self.show_hit(packet);
        }
    }

    fn step_hit(&mut self, packet: &PacketSnapshot, is_back: bool) {
        let Some(bar) = &mut self.find else { return };
        let count = bar.hits().map_or(0, |hits| hits.all.len());
        if count > 0 {
            let step = if is_back { count - 1 } else { 1 };
            bar.here = (bar.here + step) % count;
            self.show_hit(packet);
        }
    }

    /// Turns to the page of the place: as it came, as its places are known there, and of what is made here as it is sent.
    fn show_hit(&mut self, packet: &PacketSnapshot) {
        let Some(bar) = &mut self.find else { return };
        let page = bar.hits().zip(bar.hit()).and_then(|(hits, hit)| hits.searched.pages.get(hit.page));
        let Some(at) = page.and_then(|page| at_of(packet, page)) else { return };
        let wanted = if matches!(at.made, Made::File(_)) { Side::Before } else { Side::After };
        if self.view.side != wanted && self.view.side != Side::Both {
            bar.side = Some((bar.side.map_or(self.view.side, |(before, _)| before), wanted));
            self.view.side = wanted;
        }
        if wanted == Side::After {
            self.view.is_redacting = false;
        }
        if self.at != Some(at) {
            self.at = Some(at);
            self.view.chosen = None;
        }
        bar.scrolls = true;
    }

    /// The bar.
    pub(super) fn find_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot) {
        let Some(mut bar) = self.find.take() else { return };
        let (mut step, mut closes) = (None, false);
        ui.horizontal_wrapped(|ui| {
            closes = bar.field_ui(ui, &mut step);
            bar.count_ui(ui, packet);
            let has_hits = bar.hits().is_some_and(|hits| !hits.all.is_empty());
            ui.add_enabled_ui(has_hits, |ui| {
                for (icon, word, is_back) in [
                    (icons::LEFT, words::packet_find_previous(), true),
                    (icons::RIGHT, words::packet_find_next(), false),
                ] {
                    if widgets::icon_button(ui, icon, word).clicked() {
                        step = Some(is_back);
                    }
                }
            });
            closes |= widgets::icon_button(ui, icons::CLOSE, words::packet_find_close()).clicked();
            missing_ui(ui, packet.searchable.as_deref());
        });
        ui.add_space(space::TIGHT);
        self.find = Some(bar);
        if let Some(is_back) = step {
            self.step_hit(packet, is_back);
        }
        if closes {
            self.close_find(ui.ctx());
        }
    }
}

/// The first place on the page in sight or after it, else the first of all.
fn first_from(hits: &Hits, packet: &PacketSnapshot, at: Option<At>) -> usize {
    let page_of = |page: &SearchPage| at_of(packet, page) == at;
    let here = hits.searched.pages.iter().position(page_of).unwrap_or(0);
    hits.all.iter().position(|hit| hit.page >= here).unwrap_or(0)
}

impl FindBar {
    /// The field. True when Esc left it; Enter in it goes on, and with Shift back.
    fn field_ui(&mut self, ui: &mut Ui, step: &mut Option<bool>) -> bool {
        let id = ui.make_persistent_id("find in packet");
        if ui.memory(|memory| memory.has_focus(id)) {
            let entered = keys::take_as(ui.ctx(), |key, held| (key == Key::Enter).then_some(held.shift));
            *step = entered.last().copied().or(*step);
        }
        let width = FIELD.min(ui.available_width() / 2.0).max(LEAST_FIELD);
        let response = ui.add(
            TextEdit::singleline(&mut self.typed)
                .id(id)
                .desired_width(width)
                .margin(theme::inset(space::NEAR, space::CLOSE))
                .hint_text(RichText::new(words::packet_find()).color(tokens(ui).faint))
                .char_limit(LONGEST)
                .min_size(vec2(0.0, size::CONTROL)),
        );
        let response = response.accessible_name(words::packet_find());
        if response.changed() {
            self.is_new = true;
            self.here = 0;
            // What is typed is asked for before the next frame is drawn.
            ui.ctx().request_repaint();
        }
        self.take_keys(&response);
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape))
    }

    /// Gives the keyboard to the field, with all of it chosen, so that what is typed next replaces it.
    fn take_keys(&mut self, field: &Response) {
        if !field.enabled() || !std::mem::take(&mut self.takes_keys) {
            return;
        }
        field.request_focus();
        let mut state = egui::text_edit::TextEditState::load(&field.ctx, field.id).unwrap_or_default();
        let end = CCursor::new(self.typed.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
        state.store(&field.ctx, field.id);
    }

    /// Which place of how many is in sight.
    fn count_ui(&self, ui: &mut Ui, packet: &PacketSnapshot) {
        let said = match self.hits() {
            _ if Query::of(&self.typed).is_none() => return,
            Some(hits) if !hits.all.is_empty() => {
                let (place, count) = (self.here + 1, hits.all.len());
                if hits.is_cut {
                    words::packet_find_count_cut(place, count)
                } else {
                    words::packet_find_count(place, count)
                }
            }
            Some(_) if packet.searchable.as_ref().is_none_or(|all| all.coming == 0) => {
                words::packet_find_none().to_owned()
            }
            _ => words::packet_find_searching().to_owned(),
        };
        live::line(&widgets::muted(ui, said), Saying::Polite);
        let page = self.hits().zip(self.hit()).and_then(|(hits, hit)| hits.searched.pages.get(hit.page));
        if page.is_some_and(|page| !page.is_in) {
            live::line(&widgets::toned(ui, Tone::Amber, words::packet_page_left_out()), Saying::Polite);
        }
    }
}

/// How many pages are not looked through, and why.
fn missing_ui(ui: &mut Ui, searchable: Option<&Searchable>) {
    let Some(all) = searchable else { return };
    if all.coming > 0 {
        widgets::hint(ui, words::packet_find_coming(all.coming));
    }
    if all.missing > 0 {
        let why = if all.is_blind { words::packet_find_why_blind() } else { words::packet_find_why() };
        widgets::toned(ui, Tone::Amber, words::packet_find_missing(all.missing)).on_hover_text(why);
    }
}
