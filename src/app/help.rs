//! The list of shortcuts, over whatever is open, and as a section of the settings.
//!
//! Must not live here: which shortcuts there are (`command` has the table).

use super::action::Action;
use super::actions::Actions;
use super::command::{GROUPS, Group, keymap, shortcuts};
use super::kit::live::{self, Saying};
use super::kit::{icons, keys, large_dialog, size, space, theme, tokens, widgets};
use crate::app::words;
use egui::{Align, Key, Label, Layout, Modifiers, RichText, Ui, Vec2, vec2};

/// Room for keys as they are written.
const KEYS: f32 = 170.0;
/// The width of the list.
const WIDTH: f32 = 860.0;
/// What an arrow scrolls, and more than there is of it.
const LINE: f32 = 40.0;
const TO_THE_END: f32 = 10_000.0;
/// Below this the groups stand under each other.
const NARROW: f32 = 760.0;

/// The list, open over the window.
#[derive(Default)]
pub struct Help {
    had_focus: bool,
}

impl Help {
    /// Shows it.
    pub fn ui(&mut self, ui: &Ui, actions: &Actions) {
        let screen = ui.ctx().content_rect();
        let mut is_closed = false;
        let content = |ui: &mut Ui| {
            ui.horizontal(|ui| {
                widgets::title(ui, words::settings_keyboard());
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    is_closed = self.close_ui(ui);
                });
            });
            let by = scrolled(ui, screen.height());
            if by != Vec2::ZERO {
                ui.scroll_with_delta(by);
            }
            list_ui(ui);
        };
        let modal = large_dialog(ui, "help", WIDTH, content, |_ui, ()| ());
        if is_closed || modal.should_close() {
            actions.push(Action::ToggleHelp);
        }
    }

    /// It has the focus from the beginning, and the arrows are for the list.
    fn close_ui(&mut self, ui: &mut Ui) -> bool {
        let close = widgets::icon_button(ui, icons::CLOSE, words::kit_close());
        if !std::mem::replace(&mut self.had_focus, true) {
            close.request_focus();
        }
        let arrows = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(close.id, arrows));
        close.clicked()
    }
}

/// How far keys move the list.
fn scrolled(ui: &Ui, page: f32) -> Vec2 {
    let wanted = [Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown, Key::Home, Key::End];
    let by = keys::take(ui.ctx(), Modifiers::NONE, &wanted).into_iter().map(|key| match key {
        Key::ArrowUp => LINE,
        Key::ArrowDown => -LINE,
        Key::PageUp => page / 2.0,
        Key::PageDown => -page / 2.0,
        Key::Home => TO_THE_END,
        _ => -TO_THE_END,
    });
    vec2(0.0, by.sum())
}

/// Every shortcut, group by group, in two columns where there is room.
pub fn list_ui(ui: &mut Ui) {
    if ui.available_width() < NARROW {
        for group in GROUPS {
            group_ui(ui, group);
        }
        return;
    }
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            for group in GROUPS {
                let is_left = matches!(group, Group::Everywhere | Group::List);
                group_ui(if is_left { &mut *left } else { &mut *right }, group);
            }
        }
    });
}

fn group_ui(ui: &mut Ui, group: Group) {
    widgets::caption(ui, group.words());
    let keymap = keymap(ui.ctx());
    for shortcut in shortcuts(group) {
        line_ui(ui, &keymap.line(shortcut), (shortcut.words)());
    }
    ui.add_space(space::NEAR);
}

fn line_ui(ui: &mut Ui, keys: &str, does: &str) {
    let tokens = tokens(ui);
    // Two columns that a screen reader would read one after the other: a line is heard as one.
    live::message(ui, Saying::Quiet, |ui, parts| {
        ui.horizontal_top(|ui| {
            let room = ui.allocate_ui_with_layout(vec2(KEYS, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(KEYS);
                ui.add(Label::new(RichText::new(keys).font(theme::medium(size::BODY))).wrap())
            });
            parts.add(&room.inner, keys);
            parts.add(&ui.add(Label::new(RichText::new(does).color(tokens.muted)).wrap()), does);
        });
    });
}
