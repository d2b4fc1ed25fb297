//! What wins the open dispute, which of its files show it, and what is still missing.
//!
//! Must not live here: what wins a claim (the table says that).

use super::packet::PacketBench;
use crate::app::kit::{Tone, icons, space, tokens, widgets};
use crate::app::words;
use crate::desk::list::Entry;
use crate::domain::evidence::Evidence;
use crate::domain::packet::checklist::{Gap, Need, Strength};
use crate::domain::packet::shown;
use crate::domain::reference::ReferenceTables;
use crate::domain::text;
use egui::{Popup, PopupCloseBehavior, RichText, Ui};

/// The width of the menu of claims.
const WIDTH: f32 = 320.0;
/// As wide as the mark of a line, so that one without stands under the others.
const MARK: f32 = 22.0;

/// A menu of what a file shows; the file by its key and its name.
pub fn shows_ui(ui: &mut Ui, tables: &ReferenceTables, bench: &mut PacketBench, entry: &Entry, of: (&str, &str)) {
    let (key, name) = of;
    let Some(list) = tables.checklist(&entry.dispute) else { return };
    let id = &entry.dispute.id;
    let note = bench.notes(id).and_then(|notes| notes.get(key).cloned()).unwrap_or_default();
    let known = list.items.iter().filter(|item| note.shows.contains(&item.id)).count();
    let words = if known == 0 { words::claims_none().to_owned() } else { words::claims_count(known) };
    let button = widgets::link(ui, &format!("{words} {}", icons::DOWN));
    let label = words::claims_label(name);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(WIDTH).show(|ui| {
        for item in &list.items {
            let mut is_on = note.shows.contains(&item.id);
            if ui.checkbox(&mut is_on, text::sentence(words::shipped(&item.text))).changed() {
                bench.note(id, key, |note| {
                    if is_on {
                        note.shows.insert(item.id.clone());
                    } else {
                        note.shows.remove(&item.id);
                    }
                });
            }
        }
    });
}

/// The checklist, with what is shown ticked.
pub fn checklist_ui(ui: &mut Ui, tables: &ReferenceTables, bench: &PacketBench, entry: &Entry, files: &[Evidence]) {
    let Some(list) = tables.checklist(&entry.dispute) else { return };
    let shown = bench.notes(&entry.dispute.id).map(|notes| shown(&notes, files)).unwrap_or_default();
    ui.add_space(space::NEAR);
    widgets::caption(ui, &words::checklist_title(&list.subject));
    // What is required is marked in the list itself.
    for gap in list.standing(&shown).gaps.into_iter().filter(|gap| !matches!(gap, Gap::Required(_))) {
        widgets::toned(ui, Tone::Amber, words::gap(&gap));
    }
    for item in &list.items {
        line_ui(ui, words::shipped(&item.text), (item.strength, item.need), shown.contains(&item.id));
    }
}

/// One line of a checklist.
pub fn line_ui(ui: &mut Ui, said: &str, (strength, need): (Strength, Need), is_shown: bool) {
    let words = match (strength, need) {
        (Strength::Weak, _) => words::claims_weak(text::sentence(said)),
        (_, Need::Required) => words::claims_required(text::sentence(said)),
        _ => text::sentence(said),
    };
    if strength == Strength::Weak && !is_shown {
        ui.horizontal_top(|ui| {
            ui.add_space(MARK);
            ui.add(egui::Label::new(RichText::new(words).color(tokens(ui).muted)).wrap());
        });
        return;
    }
    let state = if is_shown { widgets::CheckState::Good } else { widgets::CheckState::Empty };
    widgets::check_line(ui, state, &words);
}
