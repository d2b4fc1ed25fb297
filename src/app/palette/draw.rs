//! How the palette looks: the field, and the lines below it.
//!
//! Must not live here: what is listed.

use super::choice::{Choice, Line};
use super::{Done, Palette, Recent};
use crate::app::Context;
use crate::app::command::Standing;
use crate::app::kit::live::{self, Saying};
use crate::app::kit::{chooser, marks, popups, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::domain::search;
use egui::{
    Align2, CursorIcon, EventFilter, Id, Rect, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use std::time::Duration;

/// The room of an icon before the words.
const ICON: f32 = 26.0;
/// How long nothing is typed before what Enter takes is said: it changes with every letter.
const PAUSE: Duration = Duration::from_millis(500);

impl Palette {
    /// Shows it. What a person did, once.
    pub(super) fn ui(&mut self, ui: &Ui, cx: &Context<'_>, at: &Standing, recent: &Recent) -> Option<Done> {
        let lines = self.lines(cx, at, recent);
        let before = self.chosen.clone();
        let mut done = self.keys(ui.ctx(), &lines);
        let is_stepped = self.chosen != before;
        let is_left = chooser(ui, "palette", |ui| {
            popups::call_dialog(ui, words::command_palette());
            if self.field_ui(ui) {
                self.look_up(cx);
                self.typed_at = Some(ui.input(|input| input.time));
            }
            ui.add_space(space::TIGHT);
            let marked = self.marked(&lines).cloned();
            // Of something else than before, the beginning is shown.
            let area = ScrollArea::vertical().id_salt(&self.text).auto_shrink(false);
            area.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if lines.is_empty() {
                    widgets::muted(ui, words::palette_nothing());
                }
                if let Some(choice) = lines_ui(ui, &lines, marked.as_ref(), is_stepped) {
                    done = Some(Done::Chosen(choice));
                }
            });
        });
        if is_stepped {
            self.typed_at = None;
        }
        self.say_first(ui, &lines);
        done.or(is_left.then_some(Done::Closed))
    }

    /// Says what Enter takes, a moment after something else was typed.
    fn say_first(&mut self, ui: &Ui, lines: &[Line]) {
        let Some(typed_at) = self.typed_at else { return };
        let left = PAUSE.as_secs_f64() - (ui.input(|input| input.time) - typed_at);
        if left > 0.0 {
            return ui.ctx().request_repaint_after(PAUSE);
        }
        self.typed_at = None;
        let first = self.marked(lines).and_then(|marked| lines.iter().find(|line| line.choice == *marked));
        let said = first.map_or_else(|| words::palette_nothing().to_owned(), spoken);
        live::say(ui.ctx(), Saying::Polite, said);
    }

    /// The field. True once something else is typed.
    fn field_ui(&mut self, ui: &mut Ui) -> bool {
        let hint = RichText::new(words::palette_hint()).color(tokens(ui).faint);
        // The keys that choose were taken before; egui is not to move the focus by them.
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: true, escape: true };
        let field = TextEdit::singleline(&mut self.text)
            .id(Id::unique("palette-field"))
            .desired_width(f32::INFINITY)
            .margin(theme::inset(space::NEAR, space::NEAR))
            .hint_text(hint)
            .char_limit(search::LONGEST)
            .event_filter(filter)
            .show(ui)
            .response
            .response
            .accessible_name(words::command_palette());
        if !field.has_focus() {
            field.request_focus();
        }
        field.changed()
    }
}

/// The lines under their headings. What was clicked.
fn lines_ui(ui: &mut Ui, lines: &[Line], marked: Option<&Choice>, is_stepped: bool) -> Option<Choice> {
    let (mut clicked, mut group) = (None, None);
    for line in lines {
        if group.replace(line.group) != Some(line.group) {
            ui.add_space(space::TIGHT);
            widgets::caption(ui, line.group.words());
            ui.add_space(space::HAIR);
        }
        let is_marked = line.can.is_ok() && marked == Some(&line.choice);
        let response = line_ui(ui, line, is_marked);
        if is_marked && is_stepped {
            response.scroll_to_me(None);
            live::say(ui.ctx(), Saying::Polite, line.words.as_str());
        }
        if response.clicked() {
            clicked = Some(line.choice.clone());
        }
    }
    clicked
}

/// A line as it is said.
fn spoken(line: &Line) -> String {
    match &line.can {
        Ok(()) if line.beside.is_empty() => line.words.clone(),
        Ok(()) => words::palette_line(&line.words, &line.beside),
        Err(why) => words::palette_line(&line.words, why),
    }
}

fn line_ui(ui: &mut Ui, line: &Line, is_marked: bool) -> egui::Response {
    let tokens = tokens(ui);
    let can = line.can.is_ok();
    let sense = if can { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), sense);
    let beside = line.can.as_ref().err().unwrap_or(&line.beside);
    if ui.is_rect_visible(rect) {
        if is_marked || can && response.hovered() {
            let fill = if is_marked { tokens.accent_weak } else { tokens.grey_weak };
            ui.painter().rect_filled(rect, size::RADIUS, fill);
        }
        if is_marked {
            marks::chosen(ui, rect);
        }
        let ink = match (can, is_marked) {
            (false, _) => tokens.faint,
            (true, true) => tokens.accent,
            (true, false) => tokens.text,
        };
        let middle = rect.center().y;
        let icon_at = pos2(rect.left() + space::NEAR, middle);
        let glyph = egui::FontId::proportional(size::ICON);
        ui.painter().text(icon_at, Align2::LEFT_CENTER, line.icon, glyph, if can { tokens.muted } else { ink });
        let words_at = pos2(rect.left() + space::NEAR + ICON, middle);
        let painter = ui.painter().with_clip_rect(rect.shrink2(vec2(space::NEAR, 0.0)).intersect(ui.clip_rect()));
        let font = theme::medium(size::BODY);
        let taken = painter.text(words_at, Align2::LEFT_CENTER, &line.words, font, ink);
        // Of what stands beside them, as much is shown as there is room.
        let room = Rect::from_min_max(pos2(taken.right() + space::NEAR, rect.top()), rect.max);
        let galley = painter.layout_no_wrap(beside.clone(), theme::small(), if can { tokens.muted } else { ink });
        let left = (rect.right() - space::NEAR - galley.size().x).max(room.left());
        let at = pos2(left, middle - galley.size().y / 2.0);
        painter.with_clip_rect(room.intersect(painter.clip_rect())).galley(at, galley, ink);
    }
    let label = spoken(line);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, can, is_marked, &label));
    // egui says of it that it is pressed; of an option a screen reader asks whether it is selected.
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_marked));
    if can { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
}
