//! The filter by who works on a dispute and how far they are.
//!
//! Must not live here: what is asked (that is the text of the search field).

use super::filter_chip::{edit, toggles_ui};
use super::filter_offers::Offers;
use crate::app::Context;
use crate::app::kit::widgets;
use crate::app::words;
use crate::domain::dispute::team::{ME, NONE, Work};
use crate::domain::search::chips::{self, Chip, Chips};
use crate::domain::search::fold::fold;
use crate::domain::search::{Edit, TextField};
use crate::domain::text;
use egui::{ScrollArea, Ui};

/// How tall the list of people is at most.
const TALLEST: f32 = 130.0;

/// The menu of it.
pub fn team_ui(ui: &mut Ui, (cx, offers): (&Context<'_>, &Offers<'_>), shown: &Chips, edits: &mut Vec<Edit>) {
    widgets::caption(ui, words::list_column_assignee());
    let people = offers.people;
    let mut names: Vec<String> = people.iter().map(|name| fold(name)).collect();
    names.dedup();
    let mine = cx.settings.my_name.as_ref().map(|me| fold(me.as_str()));
    let count = |name: &String| {
        let name = if name == ME { mine.as_ref()? } else { name };
        offers.counts.of(TextField::Assignee, name)
    };
    let choices = [ME, NONE].into_iter().map(ToOwned::to_owned).chain(names);
    let choices = choices.map(|name| (name.clone(), text::clean_to(&person(&name, people), 40)));
    let menu = ScrollArea::vertical().max_height(TALLEST);
    if let Some(names) = menu.show(ui, |ui| toggles_ui(ui, &shown.assignees, choices, count)).inner {
        edits.push(edit(Chip::Assignee, chips::one_of(TextField::Assignee, names.into_iter())));
    }
    ui.separator();
    widgets::caption(ui, words::list_column_work());
    let choices = Work::KNOWN.iter().map(|work| work.as_wire().to_owned()).chain([NONE.to_owned()]);
    let choices = choices.map(|work| (work.clone(), work_of(&work)));
    let count = |work: &String| offers.counts.of(TextField::Work, work);
    if let Some(work) = toggles_ui(ui, &shown.work, choices, count) {
        edits.push(edit(Chip::Work, chips::one_of(TextField::Work, work.into_iter())));
    }
}

/// A name as its chip says it: as somebody wrote it.
pub fn person(folded: &str, people: &[String]) -> String {
    match folded {
        ME => words::team_me_alone().to_owned(),
        NONE => words::team_nobody().to_owned(),
        _ => people.iter().find(|name| fold(name) == folded).cloned().unwrap_or_else(|| folded.to_owned()),
    }
}

/// How far they are, in words.
pub fn work_of(folded: &str) -> String {
    if folded == NONE { words::team_no_work().to_owned() } else { words::work(&Work::from_wire(folded)).into_owned() }
}
