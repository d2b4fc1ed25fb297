//! The sections about the app itself.

use crate::app::Context;
use crate::app::action::Action;
use crate::app::command::SHORTCUTS;
use crate::app::kit::{Field, Look, fields, theme, tokens, widgets};
use crate::desk::settings::Appearance;
use crate::desk::settings::Settings;
use crate::domain::answer::hold::Hold;
use crate::domain::evidence::limits::rule_sets;
use crate::domain::score::Bands;
use crate::domain::text;
use crate::domain::time::clock;
use egui::{RichText, Ui};

fn change(change: impl FnOnce(&mut crate::desk::settings::Settings) + 'static) -> Action {
    Action::Change(Box::new(change))
}

/// Light, dark, text size.
pub fn appearance_ui(ui: &mut Ui, cx: &Context<'_>) {
    widgets::title(ui, "Appearance");
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::caption(ui, "Theme");
        for (appearance, words) in
            [(Appearance::System, "As the system has it"), (Appearance::Light, "Light"), (Appearance::Dark, "Dark")]
        {
            if ui.radio(cx.settings.appearance == appearance, words).clicked() {
                cx.actions.push(change(move |settings| settings.appearance = appearance));
            }
        }
        ui.add_space(8.0);
        widgets::caption(ui, "Text size");
        ui.horizontal_wrapped(|ui| {
            for scale in [0.8_f32, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0] {
                let is_chosen = (cx.settings.text_scale - scale).abs() < 0.01;
                if ui.add(egui::Button::selectable(is_chosen, format!("{:.0} %", scale * 100.0))).clicked() {
                    cx.actions.push(change(move |settings| settings.text_scale = scale));
                }
            }
        });
    });
}

fn hold_choices() -> Vec<(Hold, String)> {
    let seconds = [0_u32, 5, 10, 20, 30, 60, 120, 600, 3_600, 14_400, 86_400].into_iter().map(|secs| {
        let words = match secs {
            0 => "No hold".to_owned(),
            1..=120 => format!("{secs} s"),
            _ => clock::span(i64::from(secs / 60)),
        };
        (Hold::Seconds(secs), words)
    });
    let hours = [24_u32, 36, 48, 72].into_iter().map(|hours| {
        (Hold::BeforeDeadline(hours), format!("Until {} before the deadline", clock::span(i64::from(hours) * 60)))
    });
    seconds.chain(hours).collect()
}

fn set_hold(settings: &mut Settings, hold: Hold) {
    match hold {
        Hold::Seconds(seconds) => (settings.hold_secs, settings.hold_until_hours) = (seconds, None),
        Hold::BeforeDeadline(hours) => settings.hold_until_hours = Some(hours),
    }
}

/// The hold before a one-shot send, and the bands of a score.
pub fn sending_ui(ui: &mut Ui, cx: &Context<'_>, bands: &mut Option<(String, String)>) {
    widgets::title(ui, "Sending and scores");
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut hold = cx.settings.hold();
        let choices = hold_choices();
        if fields::choice_ui(ui, "Hold before a submission or an acceptance is sent", &mut hold, &choices, None) {
            cx.actions.push(change(move |settings| set_hold(settings, hold)));
        }
        widgets::hint(
            ui,
            "During the hold you can cancel. It goes out only while Docket runs, and nothing is held into the last 24 hours",
        );
    });
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::caption(ui, "Bands of a score");
        let now = cx.settings.bands;
        let (elevated, high) = bands.get_or_insert_with(|| (now.elevated.to_string(), now.high.to_string()));
        let read = read_bands(elevated, high);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                Field::new("Elevated from").limit(6).ui(left, elevated);
                Field::new("High from").limit(6).ui(right, high);
            }
        });
        fields::field_error_ui(ui, read.err());
        widgets::hint(ui, "Disputify publishes no bands; these are yours");
        if let Ok(bands) = read
            && bands != now
            && widgets::button(ui, Look::Primary, "Save bands").clicked()
        {
            cx.actions.push(change(move |settings| settings.bands = bands));
        }
    });
}

fn read_bands(elevated: &str, high: &str) -> Result<Bands, &'static str> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| (0.0..=100.0).contains(n));
    match number(elevated).zip(number(high)) {
        Some((elevated, high)) if elevated < high => Ok(Bands { elevated, high }),
        Some(_) => Err("Elevated must begin below high"),
        None => Err("Both are numbers from 0 to 100"),
    }
}

/// Which limits hold for evidence.
pub fn limits_ui(ui: &mut Ui, cx: &Context<'_>) {
    widgets::title(ui, "Evidence limits");
    widgets::hint(
        ui,
        "Files are checked against these limits before they are sent. Finix published two sets; a PDF of at most 1 MB is inside both",
    );
    for rules in rule_sets() {
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            if ui.radio(cx.settings.rule_set == rules.id, &rules.name).clicked() {
                let id = rules.id.clone();
                cx.actions.push(change(move |settings| settings.rule_set = id));
            }
            let total = format!("{} files, {} together", rules.max_files, text::bytes(rules.total_max_bytes));
            widgets::hint(ui, format!("{} · {total}", rules.summary()));
            widgets::hint(ui, format!("Source: {}", rules.source));
        });
    }
}

/// The list of shortcuts.
pub fn keyboard_ui(ui: &mut Ui) {
    widgets::title(ui, "Keyboard shortcuts");
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        let tokens = tokens(ui);
        egui::Grid::new("shortcuts").num_columns(2).spacing([32.0, 8.0]).show(ui, |ui| {
            for shortcut in &SHORTCUTS {
                ui.label(RichText::new(shortcut.keys).font(theme::medium(13.0)));
                ui.label(RichText::new(shortcut.words).color(tokens.muted));
                ui.end_row();
            }
        });
    });
}
