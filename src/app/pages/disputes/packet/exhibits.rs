//! The exhibits: in order, with their small pictures, what stands against them, and where to add more.

use super::shown::Shown;
use super::{At, Lock, PacketBench, Sheet};
use crate::app::Context;
use crate::app::action::Action;
use crate::app::command::{self, Command, Place};
use crate::app::kit::{Look, Tone, fields, icons, size, theme, tokens, widgets};
use crate::desk::packets::Lack;
use crate::desk::packets::PageInspection;
use crate::desk::packets::{Made, Planned};
use crate::domain::packet::{self, Exhibit, PacketDraft, exhibit_letter};
use crate::domain::text;
use egui::{Align, Frame, Key, Layout, Margin, Popup, RichText, ScrollArea, Sense, Stroke, Ui, vec2};
use std::collections::BTreeMap;

/// What a card asks for.
enum Wish {
    Move(usize, usize),
    Remove(usize),
}

impl PacketBench {
    pub(super) fn exhibits_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, draft: &mut PacketDraft, outline: &[Planned]) {
        ui.horizontal(|ui| {
            ui.label(RichText::new("Exhibits").font(theme::semibold(size::BODY)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| widgets::hint(ui, "drag to reorder"));
        });
        let mut wish = None;
        ScrollArea::vertical().id_salt("exhibits").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            let mut letter = 0;
            for planned in outline {
                let name = if planned.pages.is_empty() {
                    "–".to_owned()
                } else {
                    letter += 1;
                    exhibit_letter(letter - 1)
                };
                wish = wish.take().or(self.card_ui(ui, draft, planned, &name));
            }
            self.taking_ui(ui, cx);
            self.more_ui(ui, cx, draft);
        });
        match wish {
            Some(Wish::Move(from, to)) if from < draft.exhibits.len() && to < draft.exhibits.len() => {
                let moved = draft.exhibits.remove(from);
                draft.exhibits.insert(to, moved);
                self.at = Some(At { made: Made::File(to), page: 0 });
            }
            Some(Wish::Remove(index)) if index < draft.exhibits.len() => {
                let removed = draft.exhibits.remove(index);
                self.files.remove(&removed.sha256);
                self.at = None;
            }
            _ => {}
        }
    }

    fn card_ui(&mut self, ui: &mut Ui, draft: &mut PacketDraft, planned: &Planned, name: &str) -> Option<Wish> {
        let tokens = tokens(ui);
        let is_chosen = self.at.is_some_and(|at| at.made == planned.made);
        let line = if is_chosen { tokens.accent } else { tokens.line };
        let mut wish = None;
        let frame = Frame::new()
            .fill(tokens.raised)
            .stroke(Stroke::new(1.0, line))
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(Margin::symmetric(8, 8));
        let card = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                if let Made::File(index) = planned.made {
                    grip_ui(ui, index);
                }
                self.small_ui(ui, draft, planned);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    wish = self.words_ui(ui, draft, planned, name);
                });
            });
        });
        let Made::File(index) = planned.made else { return wish };
        // What hovers over a card while it is dragged goes before it.
        let whole = ui.interact(card.response.rect, ui.make_persistent_id(("drop", index)), Sense::hover());
        if let Some(from) = whole.dnd_hover_payload::<usize>()
            && *from != index
        {
            let rect = card.response.rect;
            let y = if *from < index { rect.bottom() + 4.0 } else { rect.top() - 4.0 };
            ui.painter().hline(rect.x_range(), y, Stroke::new(2.0, tokens.accent));
        }
        if let Some(from) = whole.dnd_release_payload::<usize>() {
            wish = Some(Wish::Move(*from, index));
        }
        wish
    }

    fn small_ui(&mut self, ui: &mut Ui, draft: &PacketDraft, planned: &Planned) {
        let (rect, _) = ui.allocate_exact_size(vec2(44.0, 56.0), Sense::hover());
        ui.painter().rect_filled(rect, 3.0, tokens(ui).grey_weak);
        let Made::File(index) = planned.made else {
            let ink = tokens(ui).muted;
            let font = egui::FontId::proportional(18.0);
            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icons::FILE, font, ink);
            return;
        };
        let first = planned.pages.first().copied().unwrap_or(0);
        let sha256 = draft.exhibits.get(index).map(|exhibit| exhibit.sha256.clone()).unwrap_or_default();
        let ctx = ui.ctx().clone();
        if let Some(texture) = self.files.get_mut(&sha256).and_then(|shown| shown.small(&ctx, first)) {
            let size = texture.size_vec2();
            let scale = (rect.width() / size.x).min(rect.height() / size.y);
            let place = egui::Rect::from_center_size(rect.center(), size * scale);
            let uv = egui::Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
            ui.painter().image(texture.id(), place, uv, egui::Color32::WHITE);
        }
    }

    fn words_ui(&mut self, ui: &mut Ui, draft: &mut PacketDraft, planned: &Planned, name: &str) -> Option<Wish> {
        let mut wish = None;
        let title = format!("{name} · {}", text::clean_to(&planned.title, 80));
        ui.horizontal(|ui| {
            let is_chosen = self.at.is_some_and(|at| at.made == planned.made);
            let width = (ui.available_width() - 30.0).max(40.0);
            let response = title_ui(ui, is_chosen, &title, width);
            if response.clicked() {
                let page = planned.pages.first().copied().unwrap_or(0);
                self.at = Some(At { made: planned.made, page });
            }
            if let Made::File(index) = planned.made {
                wish = card_keys(ui, &response, index, draft.exhibits.len());
                wish = wish.take().or(menu_ui(ui, index, draft.exhibits.len(), &planned.title));
            } else {
                self.made_menu_ui(ui, draft, planned);
            }
        });
        match planned.made {
            Made::File(index) => {
                if let Some(exhibit) = draft.exhibits.get(index) {
                    let shown = self.files.get(&exhibit.sha256);
                    let is_opening = self.taking.iter().any(|taking| taking.refused.is_none());
                    if shown.is_none() && !is_opening {
                        widgets::toned(ui, Tone::Amber, "This file could not be opened again");
                    }
                    facts_ui(ui, draft, exhibit, shown);
                }
            }
            Made::Letter => {
                widgets::hint(ui, format!("{} · generated", text::counted(planned.pages.len(), "page", "pages")));
                if self.letters.open_fields > 0 {
                    let words = text::counted(self.letters.open_fields, "open field", "open fields");
                    widgets::toned(ui, Tone::Amber, words);
                } else {
                    widgets::toned(ui, Tone::Green, "No open fields");
                }
            }
            Made::Compelling => {
                widgets::hint(ui, format!("{} · generated", text::counted(planned.pages.len(), "page", "pages")));
            }
        }
        wish
    }

    fn made_menu_ui(&mut self, ui: &mut Ui, draft: &mut PacketDraft, planned: &Planned) {
        let more = widgets::small_icon_button(ui, icons::MORE, &format!("More about {}", planned.title));
        Popup::menu(&more).show(|ui| {
            if ui.button("Edit…").clicked() {
                self.open_sheet(planned.made);
            }
            if ui.button("Leave out of the packet").clicked() {
                match planned.made {
                    Made::Letter => draft.letter.is_in = false,
                    _ => draft.compelling.is_in = false,
                }
                self.at = None;
            }
        });
    }

    pub(super) fn open_sheet(&mut self, made: Made) {
        self.sheet = match made {
            Made::Letter => Some(Sheet::Letter(super::letter::LetterSheet::default())),
            Made::Compelling => Some(Sheet::Compelling(super::compelling::CompellingSheet::default())),
            Made::File(_) => None,
        };
    }

    /// Files that are being opened, and those that were refused.
    fn taking_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let tokens = tokens(ui);
        let (mut dropped, mut unlocked) = (None, None);
        for taking in self.taking.iter_mut().filter(|taking| Some(&taking.dispute) == self.open.as_ref()) {
            let line = if taking.refused.is_some() { tokens.amber } else { tokens.line };
            Frame::new()
                .fill(tokens.raised)
                .stroke(Stroke::new(1.0, line))
                .corner_radius(size::CARD_RADIUS)
                .inner_margin(Margin::symmetric(10, 8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.add(
                        egui::Label::new(
                            RichText::new(text::clean_to(&taking.name, 80)).font(theme::medium(size::BODY)),
                        )
                        .truncate(),
                    );
                    match &taking.refused {
                        Some(words) => {
                            widgets::toned(ui, Tone::Amber, words);
                            let number = taking.number;
                            if let Some(lock) = taking.lock.as_mut().filter(|lock| lock.is_closed) {
                                unlocked =
                                    ui.push_id(number, |ui| lock_ui(ui, lock)).inner.then_some(number).or(unlocked);
                            }
                            if widgets::link(ui, "Put away").clicked() {
                                dropped = Some(taking.number);
                            }
                        }
                        None => {
                            widgets::hint(ui, "Opening the file");
                        }
                    }
                });
        }
        if let Some(number) = dropped {
            self.drop_taking(number);
        }
        if let Some(number) = unlocked {
            self.unlock(cx.desk, cx.session, number);
        }
    }

    fn more_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, draft: &mut PacketDraft) {
        let tokens = tokens(ui);
        let Some(id) = self.open.clone() else { return };
        let frame = Frame::new()
            .fill(tokens.background)
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(Margin::symmetric(8, 12));
        let response = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.vertical_centered(|ui| {
                widgets::muted(ui, "Drop or paste more, or");
                if widgets::link(ui, "browse…").clicked() {
                    cx.actions.push(Action::Browse(id.clone()));
                }
                widgets::hint(ui, "Pictures, PDF, text, mail (.eml)");
            });
        });
        super::super::evidence::dashed(ui, response.response.rect);
        if !draft.letter.is_in && widgets::button(ui, Look::Secondary, "Write a rebuttal letter…").clicked() {
            draft.letter.is_in = true;
            self.open_sheet(Made::Letter);
        }
        let is_fit = cx.session.entry(&id).is_some_and(|entry| entry.code.as_deref() == Some("10.4"));
        if is_fit
            && !draft.compelling.is_in
            && widgets::button(ui, Look::Secondary, "Two earlier orders (CE 3.0)…").clicked()
        {
            self.open_sheet(Made::Compelling);
        }
        if draft.exhibits.is_empty() && self.taking.is_empty() {
            ui.add_space(6.0);
            widgets::hint(ui, "Nothing leaves this computer until the packet is added to the evidence");
        }
    }
}

/// The name of a card: chosen by a click or Enter.
fn title_ui(ui: &mut Ui, is_chosen: bool, title: &str, width: f32) -> egui::Response {
    let tokens = tokens(ui);
    let color = if is_chosen { tokens.accent } else { tokens.text };
    let text = RichText::new(title).font(theme::medium(size::BODY)).color(color);
    let button = egui::Button::new(text).frame(false).truncate().min_size(vec2(0.0, 20.0));
    let response = ui.allocate_ui_with_layout(vec2(width, 20.0), Layout::left_to_right(Align::Center), |ui| {
        ui.set_max_width(width);
        ui.add(button)
    });
    let response = response.inner;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, title));
    response.on_hover_text(title)
}

/// Alt and the arrows move a card.
fn card_keys(ui: &Ui, response: &egui::Response, index: usize, count: usize) -> Option<Wish> {
    if !response.has_focus() {
        return None;
    }
    let mut place = index;
    for command in command::take(ui.ctx(), Place::Exhibit, |_| true) {
        match command {
            Command::MoveUp => place = place.saturating_sub(1),
            Command::MoveDown => place = (place + 1).min(count.saturating_sub(1)),
            _ => {}
        }
    }
    (place != index).then_some(Wish::Move(index, place))
}

fn menu_ui(ui: &mut Ui, index: usize, count: usize, title: &str) -> Option<Wish> {
    let mut wish = None;
    let more = widgets::small_icon_button(ui, icons::MORE, &format!("More about {}", text::clean_to(title, 60)));
    Popup::menu(&more).show(|ui| {
        if ui.add_enabled(index > 0, egui::Button::new("Move up")).clicked() {
            wish = Some(Wish::Move(index, index.saturating_sub(1)));
        }
        if ui.add_enabled(index + 1 < count, egui::Button::new("Move down")).clicked() {
            wish = Some(Wish::Move(index, index + 1));
        }
        if ui.button("Take out of the packet").clicked() {
            wish = Some(Wish::Remove(index));
        }
    });
    wish
}

/// Six dots to take hold of.
fn grip_ui(ui: &mut Ui, index: usize) {
    let (rect, response) = ui.allocate_exact_size(vec2(12.0, 56.0), Sense::drag());
    let color = tokens(ui).faint;
    for column in [-2.5, 2.5] {
        for row in [-6.0, 0.0, 6.0] {
            ui.painter().circle_filled(rect.center() + vec2(column, row), 1.2, color);
        }
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, "Drag to move"));
    response.on_hover_cursor(egui::CursorIcon::Grab).dnd_set_drag_payload(index);
}

/// What is to be known of a file: its size, what stands against it, what it shows.
fn facts_ui(ui: &mut Ui, draft: &PacketDraft, exhibit: &Exhibit, shown: Option<&Shown>) {
    let Some(shown) = shown else { return };
    let looked = &shown.opened.looked;
    let pages = &looked.pages;
    let noun = if looked.kind.is_picture() && pages.len() == 1 {
        "1 picture".to_owned()
    } else {
        text::counted(pages.len(), "page", "pages")
    };
    widgets::hint(ui, format!("{noun} · {}", text::bytes(exhibit.length)));
    let open = shown.open_findings(draft, exhibit);
    if let Some((page, finding)) = open.first() {
        let more = if open.len() > 1 { format!(", and {} more", open.len() - 1) } else { String::new() };
        let words = format!("{} on page {}{more}", text::sentence(finding.kind.label()), page + 1);
        widgets::toned(ui, Tone::Amber, words);
    }
    for (lack, pages) in lacks(&looked.pages) {
        let noun = if pages.len() == 1 { "Page" } else { "Pages" };
        let words = format!("{noun} {}: {}", packet::page_list(&pages), lack.advice());
        widgets::toned(ui, if lack.is_gap() { Tone::Red } else { Tone::Amber }, words);
    }
    let left_out = pages.len() - crate::desk::packets::pages_in(draft, exhibit, pages).len();
    if left_out > 0 {
        let are = if left_out == 1 { "is" } else { "are" };
        widgets::toned(ui, Tone::Amber, format!("{} {are} left out", text::counted(left_out, "page", "pages")));
    }
    if !exhibit.shows.is_empty() {
        widgets::toned(ui, Tone::Green, format!("Shows {}", text::counted(exhibit.shows.len(), "item", "items")));
    }
}

/// The field for the password of a locked file. True when it is to be opened with it.
fn lock_ui(ui: &mut Ui, lock: &mut Lock) -> bool {
    let field = fields::secret_ui(ui, "Password of the PDF", "Used once, never kept", &mut lock.typed);
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let can = if lock.typed.is_empty() { Err("Type the password first") } else { Ok(()) };
    let is_pressed = widgets::button_if(ui, can, Look::Secondary, "Unlock").clicked();
    can.is_ok() && (is_entered || is_pressed)
}

/// What cannot be shown, each once, with its pages.
fn lacks(pages: &[PageInspection]) -> BTreeMap<&Lack, Vec<usize>> {
    let mut found: BTreeMap<&Lack, Vec<usize>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for lack in &page.lacks {
            found.entry(lack).or_default().push(number);
        }
    }
    found
}
