//! Saved views: the menu that keeps, opens, pins and deletes them, and those that are pinned as tabs.

use super::toolbar::Tools;
use crate::app::Context;
use crate::app::kit::filter_popup;
use crate::app::kit::{Field, Look, focus, icons, widgets};
use crate::app::words;
use crate::desk::list::LONGEST_NAME;
use crate::desk::list::View;
use crate::domain::dispute::team::ME;
use crate::domain::search::query::{Column, Query, Queue, Sort};
use crate::domain::text;
use egui::Ui;
use std::sync::Arc;

/// The width of the menu, of a name in it, and how tall its list is at most.
const MENU: f32 = 300.0;
const NAME: f32 = 170.0;
const TALLEST: f32 = 260.0;

/// What is typed into the menu.
#[derive(Default)]
pub struct ViewsMenu {
    name: String,
    problem: Option<String>,
}

/// What a person did.
pub enum Chosen {
    /// Show this view.
    Open(Box<View>),
    /// Keep these views.
    Keep(Vec<View>),
}

/// What the list shows now.
pub struct Shown<'s> {
    /// The question.
    pub query: &'s Query,
    /// As it was typed.
    pub text: &'s str,
    /// The columns.
    pub columns: &'s [(Column, f32)],
}

impl Shown<'_> {
    /// True when the list shows what a view asks; widths do not matter.
    #[must_use]
    pub fn is(&self, view: &View) -> bool {
        view.queue == self.query.queue
            && view.text == self.text
            && view.sort == self.query.sort
            && (view.columns.is_empty()
                || view.columns.iter().map(|(column, _)| column).eq(self.columns.iter().map(|(column, _)| column)))
    }

    fn kept_as(&self, name: &str) -> View {
        View {
            name: name.to_owned(),
            is_pinned: true,
            queue: self.query.queue,
            text: self.text.to_owned(),
            sort: self.query.sort,
            columns: self.columns.to_vec(),
        }
    }
}

/// The view of one's own disputes, which is always there. Its columns are those that are shown.
#[must_use]
pub fn mine() -> View {
    View {
        name: words::team_mine().to_owned(),
        is_pinned: true,
        queue: Queue::NeedsResponse,
        text: format!("assignee:={ME}"),
        sort: Sort::default(),
        columns: Vec::new(),
    }
}

/// The views a list has.
pub struct Kept {
    /// What a person saved.
    pub views: Arc<[View]>,
    /// Whether it is known whose own disputes are.
    pub has_mine: bool,
    /// Whether views end with the app.
    pub is_for_this_run: bool,
}

impl Kept {
    /// Those of the account that is open.
    #[must_use]
    pub fn of(cx: &Context<'_>) -> Self {
        Self {
            views: cx.session.views(),
            has_mine: cx.settings.my_name.is_some(),
            is_for_this_run: cx.session.storage().is_some() || cx.session.account().is_demo(),
        }
    }
}

/// What stands among the tabs: one's own disputes, where it is known whose those are, and what a person keeps there.
fn tabs(kept: &Kept) -> Vec<View> {
    let mine = kept.has_mine.then(mine);
    mine.into_iter().chain(kept.views.iter().filter(|view| view.is_pinned).cloned()).collect()
}

/// The tabs of pinned views.
pub fn tabs_ui(ui: &mut Ui, kept: &Kept, shown: &Shown<'_>) -> Option<Chosen> {
    let mut chosen = None;
    for view in tabs(kept) {
        if widgets::tab(ui, shown.is(&view), &text::clean_to(&view.name, LONGEST_NAME), None).clicked() {
            chosen = Some(Chosen::Open(Box::new(view)));
        }
    }
    chosen
}

/// How much room the tabs of pinned views take.
pub fn tabs_width(ui: &Ui, kept: &Kept) -> f32 {
    tabs(kept).iter().map(|view| widgets::tab_width(ui, &text::clean_to(&view.name, LONGEST_NAME), None)).sum()
}

/// True when one of the pinned views is what the list shows.
#[must_use]
pub fn is_one_open(kept: &Kept, shown: &Shown<'_>) -> bool {
    tabs(kept).iter().any(|view| shown.is(view))
}

impl ViewsMenu {
    /// The chip with its menu.
    pub fn ui(&mut self, ui: &mut Ui, kept: &Kept, shown: &Shown<'_>, tools: Tools) -> Option<Chosen> {
        let response = tools.tool_ui(ui, icons::DISPUTES, words::view_menu());
        filter_popup(&response, MENU, |ui| self.menu_ui(ui, kept, shown)).flatten()
    }

    fn menu_ui(&mut self, ui: &mut Ui, kept: &Kept, shown: &Shown<'_>) -> Option<Chosen> {
        let views = &kept.views;
        let mut chosen = None;
        if views.is_empty() {
            widgets::hint(ui, words::view_hint());
        }
        let mine = mine();
        if widgets::menu_line(ui, shown.is(&mine), &mine.name, &words::view_open(&mine.name), NAME).clicked() {
            chosen = Some(Chosen::Open(Box::new(mine)));
        }
        egui::ScrollArea::vertical().max_height(TALLEST).show(ui, |ui| {
            for (place, view) in views.iter().enumerate() {
                chosen = chosen.take().or(line_ui(ui, views, place, view, shown));
            }
        });
        ui.separator();
        let error = self.problem.clone();
        let field = Field::new(words::view_name())
            .first()
            .example(words::view_name_example())
            .error(error.as_deref())
            .ui(ui, &mut self.name);
        if widgets::button(ui, Look::Primary, words::view_save()).clicked() || focus::is_entered(&field) {
            match self.save(views, shown) {
                Ok(views) => chosen = Some(Chosen::Keep(views)),
                Err(problem) => {
                    self.problem = Some(problem);
                    field.request_focus();
                }
            }
        }
        if kept.is_for_this_run {
            widgets::hint(ui, words::view_not_kept());
        }
        chosen
    }

    fn save(&mut self, views: &[View], shown: &Shown<'_>) -> Result<Vec<View>, String> {
        let name = text::clean_to(self.name.trim(), LONGEST_NAME);
        if name.is_empty() {
            return Err(words::view_name_missing().to_owned());
        }
        let mut views = views.to_vec();
        let view = shown.kept_as(&name);
        match views.iter_mut().find(|known| known.name == name) {
            Some(known) => *known = View { is_pinned: known.is_pinned, ..view },
            None => views.push(view),
        }
        *self = Self::default();
        Ok(views)
    }
}

/// One view: open it, pin it, move it, delete it.
fn line_ui(ui: &mut Ui, views: &[View], place: usize, view: &View, shown: &Shown<'_>) -> Option<Chosen> {
    let mut chosen = None;
    let changed = |change: &dyn Fn(&mut Vec<View>)| {
        let mut views = views.to_vec();
        change(&mut views);
        Some(Chosen::Keep(views))
    };
    ui.horizontal(|ui| {
        let name = text::clean_to(&view.name, LONGEST_NAME);
        if widgets::menu_line(ui, shown.is(view), &name, &words::view_open(&name), NAME).clicked() {
            chosen = Some(Chosen::Open(Box::new(view.clone())));
        }
        let mut is_pinned = view.is_pinned;
        if widgets::checkbox(ui, &mut is_pinned, words::view_tab()).changed() {
            chosen = changed(&|views| {
                if let Some(view) = views.get_mut(place) {
                    view.is_pinned = is_pinned;
                }
            });
        }
        if place > 0 && widgets::small_icon_button(ui, icons::SORT_UP, &words::view_move_up(&name)).clicked() {
            chosen = changed(&|views| views.swap(place, place - 1));
        }
        if widgets::small_icon_button(ui, icons::DELETE, &words::view_delete(&name)).clicked() {
            chosen = changed(&|views| drop(views.remove(place)));
        }
    });
    chosen
}
