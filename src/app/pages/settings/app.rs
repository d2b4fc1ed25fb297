//! The sections about the app itself.

use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, Look, Touched, fields, space, widgets};
use crate::app::words;
use crate::desk::desktop_wishes;
use crate::desk::settings::{Appearance, Settings, Wish};
use crate::domain::answer::hold::Hold;
use crate::domain::language::{Language, Locale};
use crate::domain::score::Bands;
use egui::Ui;

fn change(change: impl FnOnce(&mut crate::desk::settings::Settings) + 'static) -> Action {
    Action::Change(Box::new(change))
}

/// Light, dark, contrast, motion, the language, the page at the start, text size.
pub fn appearance_ui(ui: &mut Ui, cx: &Context<'_>) {
    widgets::title(ui, words::settings_appearance());
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::caption(ui, words::settings_theme());
        for (appearance, words) in [
            (Appearance::System, words::settings_theme_system()),
            (Appearance::Light, words::settings_theme_light()),
            (Appearance::Dark, words::settings_theme_dark()),
        ] {
            if ui.radio(cx.settings.appearance == appearance, words).clicked() {
                cx.actions.push(change(move |settings| settings.appearance = appearance));
            }
        }
        ui.add_space(space::NEAR);
        contrast_ui(ui, cx);
        ui.add_space(space::NEAR);
        motion_ui(ui, cx);
        ui.add_space(space::NEAR);
        language_ui(ui, cx);
        ui.add_space(space::NEAR);
        widgets::caption(ui, words::settings_start_page());
        for (is_today, words) in [(false, words::page_disputes()), (true, words::page_today())] {
            if ui.radio(cx.settings.starts_with_today == is_today, words).clicked() {
                cx.actions.push(change(move |settings| settings.starts_with_today = is_today));
            }
        }
        ui.add_space(space::NEAR);
        widgets::caption(ui, words::settings_text_size());
        ui.horizontal_wrapped(|ui| {
            for scale in [0.8_f32, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0] {
                let is_chosen = (cx.settings.text_scale - scale).abs() < 0.01;
                if ui
                    .add(egui::Button::selectable(is_chosen, words::settings_percent(format!("{:.0}", scale * 100.0))))
                    .clicked()
                {
                    cx.actions.push(change(move |settings| settings.text_scale = scale));
                }
            }
        });
    });
}

/// Colours that are far apart, for eyes that need it.
fn contrast_ui(ui: &mut Ui, cx: &Context<'_>) {
    widgets::caption(ui, words::settings_contrast());
    let choices = [
        (Wish::System, words::settings_contrast_system()),
        (Wish::Never, words::settings_contrast_standard()),
        (Wish::Always, words::settings_contrast_high()),
    ];
    if let Some(wish) = wish_ui(ui, cx.settings.high_contrast, choices) {
        cx.actions.push(change(move |settings| settings.high_contrast = wish));
    }
}

/// Nothing moves by itself, for whom that makes ill.
fn motion_ui(ui: &mut Ui, cx: &Context<'_>) {
    widgets::caption(ui, words::settings_motion());
    let choices = [
        (Wish::System, words::settings_motion_system()),
        (Wish::Never, words::settings_motion_standard()),
        (Wish::Always, words::settings_motion_reduced()),
    ];
    if let Some(wish) = wish_ui(ui, cx.settings.less_motion, choices) {
        cx.actions.push(change(move |settings| settings.less_motion = wish));
    }
}

/// What was chosen of these, where something was. A desktop that cannot be asked is not offered.
fn wish_ui(ui: &mut Ui, now: Wish, choices: [(Wish, &str); 3]) -> Option<Wish> {
    let can_ask = desktop_wishes::is_there();
    let now = if can_ask || now != Wish::System { now } else { Wish::Never };
    let mut chosen = None;
    for (wish, words) in choices.into_iter().filter(|(wish, _)| can_ask || *wish != Wish::System) {
        if ui.radio(now == wish, words).clicked() {
            chosen = Some(wish);
        }
    }
    chosen
}

/// In force at once, in everything that is drawn from here on.
fn language_ui(ui: &mut Ui, cx: &Context<'_>) {
    widgets::caption(ui, words::settings_language());
    let of_computer = Locale::of(&cx.desk.locale, None).language.name();
    let system = (None, words::settings_language_system(of_computer));
    let others = Language::ALL.into_iter().map(|language| (Some(language), language.name().to_owned()));
    for (language, words) in std::iter::once(system).chain(others) {
        if ui.radio(cx.settings.language == language, words).clicked() {
            cx.actions.push(change(move |settings| settings.language = language));
        }
    }
}

/// What is offered, and what the settings file says where that is something else.
fn hold_choices(now: Hold) -> Vec<(Hold, String)> {
    let mut all_seconds = vec![0_u32, 5, 10, 20, 30, 60, 120, 600, 3_600, 14_400, 86_400];
    if let Hold::Seconds(own) = now {
        all_seconds.push(own);
    }
    all_seconds.sort_unstable();
    all_seconds.dedup();
    let seconds = all_seconds.into_iter().map(|secs| {
        let words = match secs {
            0 => words::settings_no_hold().to_owned(),
            1..=120 => words::settings_hold_seconds(secs),
            _ => words::span(i64::from(secs / 60)),
        };
        (Hold::Seconds(secs), words)
    });
    let hours = [24_u32, 36, 48, 72]
        .into_iter()
        .map(|hours| (Hold::BeforeDeadline(hours), words::settings_hold_until(words::span(i64::from(hours) * 60))));
    seconds.chain(hours).collect()
}

fn set_hold(settings: &mut Settings, hold: Hold) {
    match hold {
        Hold::Seconds(seconds) => (settings.hold_secs, settings.hold_until_hours) = (seconds, None),
        Hold::BeforeDeadline(hours) => settings.hold_until_hours = Some(hours),
    }
}

/// The bands of a score being typed.
#[derive(Default)]
pub struct BandsDraft {
    typed: Option<(String, String)>,
    touched: Touched,
}

impl BandsDraft {
    /// The hold before a one-shot send, and the bands.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        hold_ui(ui, cx);
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            self.bands_ui(ui, cx);
        });
    }

    fn bands_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        widgets::caption(ui, words::settings_bands());
        let now = cx.settings.bands;
        let (elevated, high) = self.typed.get_or_insert_with(|| (now.elevated.to_string(), now.high.to_string()));
        let touched = &mut self.touched;
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                let field = Field::new(words::settings_bands_elevated()).limit(6).ui(left, elevated);
                touched.note("elevated", &field, elevated);
                let field = Field::new(words::settings_bands_high()).limit(6).ui(right, high);
                touched.note("high", &field, high);
            }
        });
        let read = read_bands(elevated, high);
        let problem = read.err().filter(|_| touched.shows("elevated") || touched.shows("high"));
        fields::field_error_ui(ui, problem);
        widgets::hint(ui, words::settings_bands_hint());
        let is_changed = read.is_err() || read.is_ok_and(|read| read != now);
        if is_changed && widgets::button(ui, Look::Primary, words::settings_bands_save()).clicked() {
            touched.send();
            if let Ok(bands) = read {
                *touched = Touched::default();
                cx.actions.push(change(move |settings| settings.bands = bands));
            }
        }
    }
}

/// The hold before a one-shot send.
fn hold_ui(ui: &mut Ui, cx: &Context<'_>) {
    widgets::title(ui, words::settings_sending());
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut hold = cx.settings.hold();
        let choices = hold_choices(hold);
        if fields::choice_ui(ui, words::settings_hold(), &mut hold, &choices, None) {
            cx.actions.push(change(move |settings| set_hold(settings, hold)));
        }
        widgets::hint(ui, words::settings_hold_hint());
    });
}

fn read_bands(elevated: &str, high: &str) -> Result<Bands, &'static str> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| (0.0..=100.0).contains(n));
    match number(elevated).zip(number(high)) {
        Some((elevated, high)) if elevated < high => Ok(Bands { elevated, high }),
        Some(_) => Err(words::settings_bands_order()),
        None => Err(words::settings_bands_numbers()),
    }
}

/// Which limits hold for evidence.
pub fn limits_ui(ui: &mut Ui, cx: &Context<'_>) {
    widgets::title(ui, words::settings_limits());
    widgets::hint(ui, words::settings_limits_hint());
    for rules in cx.tables.limits.rule_sets() {
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            if ui.radio(cx.settings.rule_set == rules.id, words::shipped(&rules.name)).clicked() {
                let id = rules.id.clone();
                cx.actions.push(change(move |settings| settings.rule_set = id));
            }
            let total = words::settings_limits_total(rules.max_files, words::bytes(rules.total_max_bytes));
            widgets::hint(ui, format!("{} · {total}", words::rules(rules)));
            widgets::hint(ui, words::settings_limits_source(&rules.source));
        });
    }
}
