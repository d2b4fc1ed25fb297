//! What wins the open dispute, which of its files show it, and what is still missing.

use super::packet::PacketBench;
use crate::app::kit::{Tone, icons, tokens, widgets};
use crate::desk::list::Entry;
use crate::domain::evidence::Evidence;
use crate::domain::packet::checklist::{self, Checklist, Need, Strength};
use crate::domain::packet::shown;
use crate::domain::text;
use egui::{Popup, PopupCloseBehavior, RichText, Ui};
use std::collections::BTreeSet;

/// A menu of what a file shows.
pub fn shows_ui(ui: &mut Ui, bench: &mut PacketBench, entry: &Entry, key: &str, name: &str) {
    let Some(list) = checklist::for_dispute(&entry.dispute) else { return };
    let id = &entry.dispute.id;
    let note = bench.notes(id).and_then(|notes| notes.get(key)).cloned().unwrap_or_default();
    let known = list.items.iter().filter(|item| note.shows.contains(&item.id)).count();
    let words =
        if known == 0 { "Shows…".to_owned() } else { format!("Shows {}", text::counted(known, "item", "items")) };
    let button = widgets::link(ui, &format!("{words} {}", icons::DOWN));
    let label = format!("What {name} shows");
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(320.0).show(|ui| {
        for item in &list.items {
            let mut is_on = note.shows.contains(&item.id);
            if ui.checkbox(&mut is_on, text::sentence(&item.text)).changed() {
                let note = bench.note_mut(id, key);
                if is_on {
                    note.shows.insert(item.id.clone());
                } else {
                    note.shows.remove(&item.id);
                }
            }
        }
    });
}

/// The checklist, with what is shown ticked.
pub fn checklist_ui(ui: &mut Ui, bench: &PacketBench, entry: &Entry, files: &[Evidence]) {
    let Some(list) = checklist::for_dispute(&entry.dispute) else { return };
    let shown = bench.notes(&entry.dispute.id).map(|notes| shown(notes, files)).unwrap_or_default();
    ui.add_space(10.0);
    widgets::caption(ui, &list.title);
    // What is required is marked in the list itself.
    for gap in list.standing(&shown).gaps.into_iter().filter(|gap| !gap.starts_with(checklist::REQUIRED)) {
        widgets::toned(ui, Tone::Amber, text::sentence(&gap));
    }
    lines_ui(ui, &list, &shown);
}

fn lines_ui(ui: &mut Ui, list: &Checklist, shown: &BTreeSet<String>) {
    for item in &list.items {
        let is_shown = shown.contains(&item.id);
        let words = match (item.strength, item.need) {
            (Strength::Weak, _) => format!("{} (weak alone)", text::sentence(&item.text)),
            (_, Need::Required) => format!("{} · required", text::sentence(&item.text)),
            _ => text::sentence(&item.text),
        };
        if item.strength == Strength::Weak && !is_shown {
            ui.horizontal_top(|ui| {
                ui.add_space(22.0);
                ui.add(egui::Label::new(RichText::new(words).color(tokens(ui).muted)).wrap());
            });
            continue;
        }
        let state = if is_shown { widgets::CheckState::Good } else { widgets::CheckState::Empty };
        widgets::check_line(ui, state, &words);
    }
}
