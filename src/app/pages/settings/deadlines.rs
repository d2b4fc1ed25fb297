//! Deadlines and notifications: the safety margin of the open account, and what is told on the desktop.
//!
//! Must not live here: what a margin means (`domain::time::margin`), what is told when (`domain::alerts`).

use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, Tone, fields, space, widgets};
use crate::app::words;
use crate::desk::notifier;
use crate::desk::tray::TrayState;
use crate::domain::account::AccountKey;
use crate::domain::alerts::QuietHours;
use crate::domain::text;
use crate::domain::time::margin::Margin;
use egui::Ui;

/// Hours that are typed, and for which account.
#[derive(Default)]
pub struct DeadlinesSection {
    typed: Option<(AccountKey, String)>,
}

/// A line of the menu.
#[derive(Clone, PartialEq)]
enum Choice {
    Offered(Margin),
    Typed,
}

impl DeadlinesSection {
    /// The section.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        widgets::title(ui, words::settings_deadlines());
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::NEAR;
            self.margin_ui(ui, cx);
        });
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::NEAR;
            alerts_ui(ui, cx);
        });
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::NEAR;
            behind_ui(ui, cx);
        });
    }

    fn margin_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let account = cx.session.account();
        self.typed = self.typed.take().filter(|(key, _)| *key == account.key);
        let is_offered = Margin::OFFERED.contains(&cx.margin);
        if !is_offered && self.typed.is_none() {
            self.typed = Some((account.key.clone(), cx.margin.hours().to_string()));
        }
        let mut choice = if self.typed.is_some() { Choice::Typed } else { Choice::Offered(cx.margin) };
        let said = |margin: Margin| match margin {
            Margin::NONE => words::settings_margin_none().to_owned(),
            margin => words::settings_margin_hours(words::margin(margin)),
        };
        let mut choices: Vec<_> =
            Margin::OFFERED.into_iter().map(|margin| (Choice::Offered(margin), said(margin))).collect();
        choices.push((Choice::Typed, words::settings_margin_other().to_owned()));
        let name = text::clean_to(&account.name, 40);
        let label = words::settings_margin(name);
        if fields::choice_ui(ui, &label, &mut choice, &choices, None) {
            match choice {
                Choice::Offered(margin) => {
                    self.typed = None;
                    keep(cx, margin);
                }
                Choice::Typed => self.typed = Some((account.key.clone(), String::new())),
            }
        }
        if let Some((_, typed)) = &mut self.typed {
            let was_read = Margin::parse(typed).is_some_and(|margin| !margin.is_none());
            let wrong = words::settings_margin_wrong(Margin::MOST_HOURS);
            let is_wrong = !was_read && !typed.trim().is_empty();
            let field = Field::new(words::settings_margin_typed()).limit(3).first();
            let field = if is_wrong { field.error(Some(wrong.as_str())) } else { field };
            field.ui(ui, typed);
            // In force as soon as it can be one.
            if let Some(margin) = Margin::parse(typed).filter(|margin| !margin.is_none() && *margin != cx.margin) {
                keep(cx, margin);
            }
        }
        widgets::hint(ui, words::settings_margin_hint());
        widgets::hint(ui, words::settings_margin_search());
    }
}

fn keep(cx: &Context<'_>, margin: Margin) {
    let key = cx.session.account().key.clone();
    let change = move |settings: &mut crate::desk::settings::Settings| {
        if margin.is_none() {
            settings.margins.remove(&key);
        } else {
            settings.margins.insert(key, margin);
        }
    };
    cx.actions.push(Action::Change(Box::new(change)));
}

/// What a closed window means.
fn behind_ui(ui: &mut Ui, cx: &Context<'_>) {
    widgets::caption(ui, words::behind_title());
    let Some(tray) = &cx.desk.tray else {
        widgets::hint(ui, words::behind_none());
        return;
    };
    let mut is_on = cx.settings.keeps_running;
    if widgets::checkbox(ui, &mut is_on, words::behind_wanted()).changed() {
        cx.actions.push(Action::Change(Box::new(move |settings| settings.keeps_running = is_on)));
    }
    widgets::hint(ui, words::behind_hint());
    if cx.settings.keeps_running && tray.state() == TrayState::Absent {
        widgets::toned(ui, Tone::Amber, words::behind_absent());
    }
}

/// What is told on the desktop, and when not.
fn alerts_ui(ui: &mut Ui, cx: &Context<'_>) {
    widgets::caption(ui, words::settings_alerts());
    if !notifier::is_there() {
        widgets::hint(ui, words::settings_alerts_none());
        return;
    }
    let mut wishes = cx.settings.alerts.clone();
    for (is_on, words) in [
        (&mut wishes.due, words::settings_alerts_due()),
        (&mut wishes.reopened, words::settings_alerts_reopened()),
        (&mut wishes.evidence, words::settings_alerts_evidence()),
        (&mut wishes.outbox, words::settings_alerts_outbox()),
        (&mut wishes.new, words::settings_alerts_new()),
        (&mut wishes.decided, words::settings_alerts_decided()),
    ] {
        widgets::checkbox(ui, is_on, words);
    }
    let mut is_quiet = wishes.quiet.is_some();
    if widgets::checkbox(ui, &mut is_quiet, words::settings_alerts_quiet()).changed() {
        wishes.quiet = is_quiet.then_some(QuietHours::USUAL);
    }
    if let Some(quiet) = &mut wishes.quiet {
        let hours: Vec<(i8, String)> =
            (0..24).map(|hour| (hour, words::settings_alerts_hour(format!("{hour:02}")))).collect();
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                fields::choice_ui(left, words::settings_alerts_quiet_from(), &mut quiet.from, &hours, None);
                fields::choice_ui(right, words::settings_alerts_quiet_to(), &mut quiet.to, &hours, None);
            }
        });
        widgets::hint(ui, words::settings_alerts_quiet_hint());
    }
    widgets::hint(ui, words::settings_alerts_hint());
    if wishes != cx.settings.alerts {
        cx.actions.push(Action::Change(Box::new(move |settings| settings.alerts = wishes)));
    }
}
