//! A list of entries as a person edits it: which one is chosen, which are new, moved or taken out.
//!
//! Must not live here: what an entry says, and how it is written back.

use crate::app::kit::{Look, Touched, icon_button, icons, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::domain::reference::change::Entry;
use egui::{Frame, ScrollArea, Ui};

/// Below this, the fields stand under the list.
const NARROW: f32 = 560.0;
/// How many lines of the list are in sight at once.
const LINES: f32 = 11.0;

/// What is said about the list itself.
pub(super) struct Sayings {
    /// On the button that adds one.
    pub add: &'static str,
    /// In the line of a new one that is still empty.
    pub new: &'static str,
    /// Whether the order means something, so that entries can be moved.
    pub is_ordered: bool,
}

/// One entry.
pub(super) struct Row<T> {
    /// Its place in the table; none for a new one.
    pub from: Option<usize>,
    /// As the table has it.
    pub before: Option<T>,
    /// As it is typed.
    pub now: T,
    /// What may be said to be wrong with it.
    pub touched: Touched,
    /// Tells it from the others as long as the form is open.
    serial: usize,
}

/// The entries of a list.
pub(super) struct Entries<T> {
    rows: Vec<Row<T>>,
    chosen: usize,
    before: usize,
    made: usize,
    /// The chosen one was not chosen in the list itself: it comes into view.
    is_led: bool,
}

impl<T: Clone + PartialEq> Row<T> {
    /// True when what is wrong with a field may be said. What the table says was sent once.
    pub(super) fn shows(&self, field: &'static str) -> bool {
        self.before.is_some() || self.touched.shows(field)
    }

    /// What is written back of it: the texts that are other than before.
    pub(super) fn entry(&self, texts: impl Fn(&T) -> Vec<(&'static str, Option<String>)>) -> Entry {
        let before = self.before.as_ref().map(&texts).unwrap_or_default();
        let now = texts(&self.now).into_iter();
        let is_other = |(name, text): &(&str, Option<String>)| {
            let known = before.iter().find(|(other, _)| other == name);
            known.map_or(text.is_some(), |(_, before)| before != text)
        };
        Entry { from: self.from, texts: now.filter(is_other).collect() }
    }
}

impl<T: Clone + PartialEq> Entries<T> {
    /// As the table has them, each with its place there.
    pub(super) fn new(all: impl Iterator<Item = (usize, T)>) -> Self {
        let row = |(serial, (place, now)): (usize, (usize, T))| Row {
            from: Some(place),
            before: Some(now.clone()),
            now,
            touched: Touched::default(),
            serial,
        };
        let rows: Vec<Row<T>> = all.enumerate().map(row).collect();
        Self { chosen: 0, before: rows.len(), made: rows.len(), rows, is_led: false }
    }

    /// Every entry.
    pub(super) fn rows(&self) -> &[Row<T>] {
        &self.rows
    }

    /// The one that is shown.
    pub(super) fn chosen(&mut self) -> Option<&mut Row<T>> {
        self.rows.get_mut(self.chosen)
    }

    /// The place of the one that is shown.
    pub(super) fn place(&self) -> usize {
        self.chosen
    }

    /// What tells the one that is shown from the others.
    pub(super) fn serial(&self) -> Option<usize> {
        self.rows.get(self.chosen).map(|row| row.serial)
    }

    /// Shows the first that fits, with all that is wrong with it.
    pub(super) fn lead_to(&mut self, fits: impl Fn(usize, &T) -> bool) -> bool {
        let found = self.rows.iter().enumerate().position(|(place, row)| fits(place, &row.now));
        let Some(row) = found.and_then(|place| self.rows.get_mut(place)) else { return false };
        row.touched.send();
        self.chosen = found.unwrap_or_default();
        self.is_led = true;
        true
    }

    /// True when the list is not as the table has it.
    pub(super) fn is_changed(&self) -> bool {
        let is_moved =
            self.rows.windows(2).any(|pair| matches!(pair, [one, next] if one.from > next.from && next.from.is_some()));
        self.rows.len() != self.before || is_moved || self.rows.iter().any(|row| row.before.as_ref() != Some(&row.now))
    }

    fn add(&mut self, now: T) {
        self.rows.push(Row { from: None, before: None, now, touched: Touched::default(), serial: self.made });
        self.made += 1;
        self.chosen = self.rows.len().saturating_sub(1);
        self.is_led = true;
    }

    fn remove(&mut self) {
        if self.chosen < self.rows.len() {
            self.rows.remove(self.chosen);
        }
        self.chosen = self.chosen.min(self.rows.len().saturating_sub(1));
    }

    fn swap_with(&mut self, other: Option<usize>) {
        if let Some(other) = other.filter(|other| *other < self.rows.len()) {
            self.rows.swap(self.chosen, other);
            self.chosen = other;
            self.is_led = true;
        }
    }

    fn lines_ui(&mut self, ui: &mut Ui, say: &Sayings, name: impl Fn(&T) -> String) {
        ui.spacing_mut().item_spacing.y = space::HAIR;
        let is_led = std::mem::take(&mut self.is_led);
        for (place, row) in self.rows.iter().enumerate() {
            let name = name(&row.now);
            let words = if name.trim().is_empty() { say.new } else { &name };
            let width = ui.available_width();
            let line = widgets::menu_line(ui, place == self.chosen, words, words, width);
            if is_led && place == self.chosen {
                line.scroll_to_me(None);
            }
            if line.clicked() {
                self.chosen = place;
            }
        }
    }

    /// The list, and the buttons that change it.
    pub(super) fn ui(&mut self, ui: &mut Ui, say: &Sayings, name: impl Fn(&T) -> String, made: impl FnOnce() -> T) {
        let tokens = tokens(ui);
        let frame = Frame::new().fill(tokens.panel).stroke(theme::hairline(tokens.line));
        frame.corner_radius(size::CARD_RADIUS).inner_margin(space::TIGHT).show(ui, |ui| {
            let lines = (size::CONTROL + space::HAIR) * LINES;
            let area = ScrollArea::vertical().id_salt("entries").max_height(lines).auto_shrink([false, true]);
            area.show(ui, |ui| self.lines_ui(ui, say, name));
        });
        ui.horizontal_wrapped(|ui| {
            if widgets::button(ui, Look::Secondary, say.add).clicked() {
                self.add(made());
            }
            let can = if self.rows.len() > 1 { Ok(()) } else { Err(words::settings_entry_last()) };
            if widgets::button_if(ui, can, Look::Quiet, words::kit_remove()).clicked() {
                self.remove();
            }
            if say.is_ordered {
                if icon_button(ui, icons::SORT_UP, words::packet_move_up()).clicked() {
                    self.swap_with(self.chosen.checked_sub(1));
                }
                if icon_button(ui, icons::SORT_DOWN, words::packet_move_down()).clicked() {
                    self.swap_with(self.chosen.checked_add(1));
                }
            }
        });
    }
}

/// A list beside the fields of its chosen entry, or above them.
pub(super) fn beside_ui<F>(
    ui: &mut Ui,
    form: &mut F,
    list: impl FnOnce(&mut F, &mut Ui),
    fields: impl FnOnce(&mut F, &mut Ui),
) {
    if ui.available_width() < NARROW {
        list(form, ui);
        fields(form, ui);
        return;
    }
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            left.spacing_mut().item_spacing.y = space::NEAR;
            right.spacing_mut().item_spacing.y = space::NEAR;
            list(form, left);
            fields(form, right);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Entries<String> {
        Entries::new(["a", "b", "c"].into_iter().map(str::to_owned).enumerate())
    }

    #[test]
    fn a_list_that_was_only_looked_at_is_not_changed_and_every_edit_changes_it() {
        let changed = |edit: &dyn Fn(&mut Entries<String>)| {
            let mut all = entries();
            edit(&mut all);
            all.is_changed()
        };
        assert!(!changed(&|_| {}));
        assert!(!changed(&|all| all.chosen = 2));
        assert!(changed(&|all| all.add("d".to_owned())));
        assert!(changed(&Entries::remove));
        assert!(changed(&|all| all.swap_with(Some(1))));
        assert!(changed(&|all| all.chosen().expect("a row").now.push('x')));
        assert!(!changed(&|all| {
            all.add("d".to_owned());
            all.remove();
        }));
    }

    #[test]
    fn what_is_chosen_stays_in_the_list() {
        let mut all = entries();
        all.chosen = 2;
        all.remove();
        assert_eq!(all.chosen().map(|row| row.now.clone()).as_deref(), Some("b"));
        all.swap_with(all.chosen.checked_add(1));
        assert_eq!(all.place(), 1, "there is nothing below the last");
        all.add("new".to_owned());
        assert_eq!(all.chosen().map(|row| (row.from, row.now.clone())), Some((None, "new".to_owned())));
    }

    #[test]
    fn only_what_is_other_than_before_is_written_back() {
        let texts = |text: &String| vec![("one", Some(text.clone())), ("two", None)];
        let mut all = entries();
        let same = all.rows().first().map(|row| row.entry(texts));
        assert_eq!(same, Some(Entry { from: Some(0), texts: Vec::new() }));
        all.chosen().expect("a row").now = "x".to_owned();
        let other = all.rows().first().map(|row| row.entry(texts));
        assert_eq!(other, Some(Entry { from: Some(0), texts: vec![("one", Some("x".to_owned()))] }));
    }
}
