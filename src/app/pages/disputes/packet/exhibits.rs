//! The exhibits: in order, with their small pictures, what is wrong with them, and where to add more.
//!
//! Must not live here: how a packet is put together.

use super::{At, PacketBench, Sheet, title_of};
use crate::app::Context;
use crate::app::command::{self, Command, Place};
use crate::app::kit::{Look, Tone, above_foot, icons, pictures, size, space, theme, tip_beside, tokens, widgets};
use crate::app::words;
use crate::desk::packet::{Lack, Made, Opened, PageInspection, Planned};
use crate::desk::packet::{LetterChange, PacketEdit, PacketSnapshot};
use crate::domain::packet::{self, Exhibit, exhibit_letter};
use crate::domain::text;
use egui::{Align, Frame, Layout, Popup, RichText, ScrollArea, Sense, Ui, vec2};
use std::collections::BTreeMap;

/// The room of an exhibit's first page.
const THUMBNAIL: egui::Vec2 = vec2(44.0, 56.0);
/// The least width of a card's name.
const LEAST_TITLE: f32 = 40.0;
/// What a card is taken hold of by: its width, and its dots around the middle.
const GRIP: f32 = 12.0;
const DOTS_ACROSS: [f32; 2] = [-2.5, 2.5];
const DOTS_DOWN: [f32; 3] = [-6.0, 0.0, 6.0];
const DOT: f32 = 1.2;

impl PacketBench {
    pub(super) fn exhibits_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, packet: &PacketSnapshot) {
        ui.horizontal(|ui| {
            ui.label(RichText::new(words::packet_exhibits()).font(theme::semibold(size::BODY)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| widgets::hint(ui, words::packet_drag()));
        });
        let foot = |ui: &mut Ui| add_files_ui(ui, cx, packet);
        above_foot(ui, "exhibits foot", |ui| self.cards_ui(ui, cx, packet), foot);
    }

    fn cards_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, packet: &PacketSnapshot) {
        let area = ScrollArea::vertical().id_salt("exhibits").auto_shrink([false, false]).min_scrolled_height(0.0);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::NEAR;
            let mut letter = 0;
            for planned in packet.outline.iter() {
                let name = if planned.pages.is_empty() {
                    "–".to_owned()
                } else {
                    letter += 1;
                    exhibit_letter(letter - 1)
                };
                self.card_ui(ui, packet, planned, &name);
            }
            self.intake_ui(ui, packet);
            self.more_ui(ui, cx, packet);
        });
    }

    /// Moves or removes an exhibit, and shows what is there then.
    fn rearrange(&mut self, edit: PacketEdit) {
        self.at = match edit {
            PacketEdit::Move { to, .. } => Some(At { made: Made::File(to), page: 0 }),
            _ => None,
        };
        self.decided.edits.push(edit);
    }

    fn card_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, planned: &Planned, name: &str) {
        let tokens = tokens(ui);
        let is_chosen = self.at.is_some_and(|at| at.made == planned.made);
        let line = if is_chosen { theme::thick(tokens.accent) } else { theme::hairline(tokens.line) };
        let frame =
            Frame::new().fill(tokens.raised).stroke(line).corner_radius(size::CARD_RADIUS).inner_margin(space::NEAR);
        let card = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::NEAR;
                if let Made::File(index) = planned.made {
                    grip_ui(ui, index);
                }
                self.small_ui(ui, packet, planned);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = space::HAIR;
                    self.words_ui(ui, packet, planned, name);
                });
            });
        });
        let Made::File(index) = planned.made else { return };
        // What hovers over a card while it is dragged goes before it.
        let whole = ui.interact(card.response.rect, ui.make_persistent_id(("drop", index)), Sense::hover());
        if let Some(from) = whole.dnd_hover_payload::<usize>()
            && *from != index
        {
            let rect = card.response.rect;
            let y = if *from < index { rect.bottom() + space::TIGHT } else { rect.top() - space::TIGHT };
            ui.painter().hline(rect.x_range(), y, theme::thick(tokens.accent));
        }
        if let Some(from) = whole.dnd_release_payload::<usize>() {
            self.rearrange(PacketEdit::Move { from: *from, to: index });
        }
    }

    fn small_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, planned: &Planned) {
        let (rect, _) = ui.allocate_exact_size(THUMBNAIL, Sense::hover());
        ui.painter().rect_filled(rect, size::PILL_RADIUS, tokens(ui).grey_weak);
        let Made::File(index) = planned.made else {
            let ink = tokens(ui).muted;
            let font = egui::FontId::proportional(size::LARGE_ICON);
            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icons::FILE, font, ink);
            return;
        };
        let first = planned.pages.first().copied().unwrap_or(0);
        let Some(opened) = packet.file(index) else { return };
        if let Some(texture) = self.small.get(ui.ctx(), opened, first) {
            pictures::paint_fitting(ui, &texture, rect);
        }
    }

    fn words_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, planned: &Planned, name: &str) {
        let title = title_of(planned);
        let whole = format!("{name} · {title}");
        ui.horizontal(|ui| {
            let is_chosen = self.at.is_some_and(|at| at.made == planned.made);
            let width = (ui.available_width() - size::SMALLEST_CONTROL - ui.spacing().item_spacing.x).max(LEAST_TITLE);
            let response = title_ui(ui, is_chosen, &whole, width);
            if response.clicked() {
                let page = planned.pages.first().copied().unwrap_or(0);
                self.at = Some(At { made: planned.made, page });
            }
            if let Made::File(index) = planned.made {
                let count = packet.draft.exhibits.len();
                let wish = card_keys(ui, &response, index, count);
                if let Some(edit) = wish.or(menu_ui(ui, index, count, &title)) {
                    self.rearrange(edit);
                }
            } else {
                self.made_menu_ui(ui, packet, planned, &title);
            }
        });
        match planned.made {
            Made::File(index) => {
                if let Some(exhibit) = packet.draft.exhibits.get(index) {
                    let opened = packet.file(index);
                    let is_opening = packet.intake.iter().any(|file| file.refused.is_none());
                    if opened.is_none() && !is_opening {
                        widgets::toned(ui, Tone::Amber, words::packet_file_lost());
                    }
                    facts_ui(ui, packet, index, exhibit, opened.map(AsRef::as_ref));
                }
            }
            Made::Letter => {
                widgets::hint(ui, words::packet_pages_generated(planned.pages.len()));
                if packet.letter.open_fields > 0 {
                    widgets::toned(ui, Tone::Amber, words::packet_open_fields(packet.letter.open_fields));
                } else {
                    widgets::toned(ui, Tone::Green, words::packet_no_open_fields());
                }
            }
            Made::Compelling => {
                widgets::hint(ui, words::packet_pages_generated(planned.pages.len()));
            }
        }
    }

    fn made_menu_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, planned: &Planned, title: &str) {
        let more = widgets::small_icon_button(ui, icons::MORE, &words::packet_more_about(title));
        Popup::menu(&more).show(|ui| {
            if ui.button(words::packet_edit()).clicked() {
                self.open_sheet(planned.made, packet);
            }
            if ui.button(words::packet_leave_out()).clicked() {
                self.rearrange(if planned.made == Made::Letter {
                    PacketEdit::Letter(LetterChange::In(false))
                } else {
                    let typed = packet.draft.compelling.clone();
                    PacketEdit::PriorTransactions(Box::new(packet::prior_transactions::Draft { is_in: false, ..typed }))
                });
            }
        });
    }

    fn open_sheet(&mut self, made: Made, packet: &PacketSnapshot) {
        self.sheet = match made {
            Made::Letter => Some(Sheet::Letter(super::letter::LetterSheet::default())),
            Made::Compelling => Some(Sheet::Compelling(Box::new(super::compelling::CompellingSheet::new(packet)))),
            Made::File(_) => None,
        };
    }

    fn more_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, packet: &PacketSnapshot) {
        let tokens = tokens(ui);
        let frame = Frame::new()
            .fill(tokens.background)
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(theme::inset(space::NEAR, space::WIDE));
        let response = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.vertical_centered(|ui| {
                widgets::muted(ui, words::packet_drop_more());
                if widgets::link(ui, words::packet_browse()).clicked() {
                    command::ask(cx, Command::AddFiles, cx.session.entry(&packet.dispute).as_deref());
                }
                widgets::hint(ui, words::packet_file_types());
            });
        });
        super::super::evidence::dashed(ui, response.response.rect);
        if !packet.draft.letter.is_in && widgets::button(ui, Look::Secondary, words::packet_write_letter()).clicked() {
            self.decided.edits.push(PacketEdit::Letter(LetterChange::In(true)));
            self.open_sheet(Made::Letter, packet);
        }
        let is_fit = packet.facts.code.as_deref() == Some("10.4");
        if is_fit
            && !packet.draft.compelling.is_in
            && widgets::button(ui, Look::Secondary, words::packet_add_prior_transactions()).clicked()
        {
            self.open_sheet(Made::Compelling, packet);
        }
        if packet.draft.exhibits.is_empty() && packet.intake.is_empty() {
            ui.add_space(space::CLOSE);
            widgets::hint(ui, words::packet_nothing_leaves());
        }
    }
}

fn add_files_ui(ui: &mut Ui, cx: &Context<'_>, packet: &PacketSnapshot) {
    let add = format!("{} {}", icons::PLUS, words::packet_add_files());
    let response = widgets::button(ui, Look::Secondary, &add);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words::packet_add_files()));
    if response.clicked() {
        command::ask(cx, Command::AddFiles, cx.session.entry(&packet.dispute).as_deref());
    }
}

/// The name of a card: chosen by a click or Enter.
fn title_ui(ui: &mut Ui, is_chosen: bool, title: &str, width: f32) -> egui::Response {
    let tokens = tokens(ui);
    let color = if is_chosen { tokens.accent } else { tokens.text };
    let text = RichText::new(title).font(theme::medium(size::BODY)).color(color);
    let button = egui::Button::new(text).frame(false).truncate().min_size(vec2(0.0, size::SMALLEST_CONTROL));
    let response =
        ui.allocate_ui_with_layout(vec2(width, size::SMALLEST_CONTROL), Layout::left_to_right(Align::Center), |ui| {
            // As wide as there is room, so that the menu beside it stands at the edge of the card.
            ui.set_width(width);
            ui.add(button)
        });
    let response = response.inner;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, title));
    tip_beside(&response, title);
    response
}

/// Alt and the arrows move a card.
fn card_keys(ui: &Ui, response: &egui::Response, index: usize, count: usize) -> Option<PacketEdit> {
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
    (place != index).then_some(PacketEdit::Move { from: index, to: place })
}

fn menu_ui(ui: &mut Ui, index: usize, count: usize, title: &str) -> Option<PacketEdit> {
    let mut wish = None;
    let more = widgets::small_icon_button(ui, icons::MORE, &words::packet_more_about(text::clean_to(title, 60)));
    Popup::menu(&more).show(|ui| {
        if ui.add_enabled(index > 0, egui::Button::new(words::packet_move_up())).clicked() {
            wish = Some(PacketEdit::Move { from: index, to: index.saturating_sub(1) });
        }
        if ui.add_enabled(index + 1 < count, egui::Button::new(words::packet_move_down())).clicked() {
            wish = Some(PacketEdit::Move { from: index, to: index + 1 });
        }
        if ui.button(words::packet_take_out()).clicked() {
            wish = Some(PacketEdit::Remove(index));
        }
    });
    wish
}

/// Six dots to take hold of.
fn grip_ui(ui: &mut Ui, index: usize) {
    let (rect, response) = ui.allocate_exact_size(vec2(GRIP, THUMBNAIL.y), Sense::drag());
    let color = tokens(ui).faint;
    for column in DOTS_ACROSS {
        for row in DOTS_DOWN {
            ui.painter().circle_filled(rect.center() + vec2(column, row), DOT, color);
        }
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, words::packet_drag_to_move()));
    response.on_hover_cursor(egui::CursorIcon::Grab).dnd_set_drag_payload(index);
}

/// What is to be known of a file: its size, what is wrong with it, what it shows.
fn facts_ui(ui: &mut Ui, packet: &PacketSnapshot, index: usize, exhibit: &Exhibit, opened: Option<&Opened>) {
    let Some(opened) = opened else { return };
    let pages = &opened.looked.pages;
    let size = words::bytes(exhibit.length);
    widgets::hint(
        ui,
        if opened.looked.kind.is_picture() && pages.len() == 1 {
            words::packet_one_picture(size)
        } else {
            words::packet_pages_and_size(pages.len(), size)
        },
    );
    if let Some(mail) = &exhibit.mail {
        widgets::hint(ui, words::packet_of_mail(text::clean_to(&mail.name, 80)));
    }
    let open: Vec<_> = packet.findings.iter().filter(|finding| finding.exhibit == index).collect();
    if let Some(first) = open.first() {
        let what = text::sentence(words::sensitive(first.finding.kind));
        let (page, more) = ((first.page + 1).to_string(), open.len() - 1);
        widgets::toned(ui, Tone::Amber, words::packet_found_on_page(what, page, more));
    }
    for (lack, on) in lacks(pages) {
        let said = words::packet_pages_lack(on.len(), packet::page_list(&on), words::files::lack(lack));
        widgets::toned(ui, if lack.is_gap() { Tone::Red } else { Tone::Amber }, said);
    }
    let left_out = pages.len() - crate::desk::packet::pages_in(&packet.draft, exhibit, pages).len();
    if left_out > 0 {
        widgets::toned(ui, Tone::Amber, words::packet_pages_left_out(left_out));
    }
    if !exhibit.shows.is_empty() {
        widgets::toned(ui, Tone::Green, words::packet_shows_items(exhibit.shows.len()));
    }
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
