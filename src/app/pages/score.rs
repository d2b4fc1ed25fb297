//! Scoring a customer or an order, with the result beside the form and the last results beside that.

use crate::app::Context;
use crate::app::action::Action;
use crate::app::actions::Actions;
use crate::app::command::{self, Command, Place};
use crate::app::drafts::{Saved, take_up};
use crate::app::kit::columns::{Column, Columns};
use crate::app::kit::{Field, Look, Tokens, Tone, icons, pill, size, states, theme, tokens, widgets};
use crate::app::notice;
use crate::app::remote::Remote;
use crate::desk::failure::ApiError;
use crate::desk::list::Entry;
use crate::desk::reads::{self, ScoreQuestion, Scored};
use crate::desk::{Desk, Session};
use crate::domain::field::{FieldError, message_for};
use crate::domain::ids::OrderId;
use crate::domain::score::{AddressDraft, Band, Bands, ScoreDraft};
use crate::domain::text;
use crate::domain::time::clock;
use egui::{Rect, RichText, ScrollArea, Sense, Ui, vec2};
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

/// Most results that are remembered.
const REMEMBERED: usize = 50;

/// How a person asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Customer,
    Order,
}

/// How the form's draft is named.
pub const DRAFT: &str = "score";

/// The page's state.
#[derive(Default)]
pub struct ScorePage {
    mode: Mode,
    draft: ScoreDraft,
    order: String,
    touched: BTreeSet<&'static str>,
    was_sent: bool,
    asked: u64,
    result: Remote<u64, Arc<Scored>, ApiError>,
    last: Option<ScoreQuestion>,
    recent: VecDeque<Arc<Scored>>,
    shown: Option<Arc<Scored>>,
}

impl ScorePage {
    /// What is being typed.
    pub fn save(&self, saved: &mut Saved) {
        saved.put(DRAFT, &self.draft);
    }

    /// Takes up what was left, beside what is typed already. False when it is not understood.
    pub fn restore(&mut self, data: &str) -> bool {
        take_up(&mut self.draft, data)
    }

    /// Takes over what is known of a dispute's customer.
    pub fn prefill(&mut self, entry: &Entry) {
        let tags = &entry.dispute.tags;
        let tag = |keys: &[&str]| tags.first_of(keys).map(text::clean).unwrap_or_default();
        self.mode = Mode::Customer;
        self.draft = ScoreDraft {
            email: entry.customer.clone().unwrap_or_default(),
            first_name: tag(&["first_name", "customer_first_name"]),
            last_name: tag(&["last_name", "customer_last_name"]),
            phone_number: tag(&["phone", "phone_number", "customer_phone"]),
            ..ScoreDraft::default()
        };
        self.order = entry.order.clone().unwrap_or_default();
        self.touched.clear();
        self.was_sent = false;
        self.shown = None;
        self.result.clear();
    }

    /// Asks.
    pub fn ask(&mut self, desk: &Desk, session: &Arc<Session>, question: ScoreQuestion) {
        self.asked += 1;
        self.last = Some(question.clone());
        let work = reads::score(Arc::clone(session.shared()), question);
        self.result.request(&desk.runtime, &desk.wake, self.asked, work);
    }

    /// Takes over the answer.
    pub fn poll(&mut self) {
        if self.result.poll()
            && let Some(scored) = self.result.value().cloned()
            && self.result.is_ready()
        {
            self.recent.push_front(Arc::clone(&scored));
            self.recent.truncate(REMEMBERED);
            self.shown = Some(scored);
        }
    }

    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let is_wide = ui.available_width() > 1_080.0;
        let form = (ui.available_width() * 0.33).clamp(330.0, 440.0);
        let mut columns = Columns::new(form);
        if is_wide {
            columns = columns.with_third(300.0);
        }
        columns.show(ui, "score", |ui, column| match column {
            Column::First => self.form_ui(ui, cx.actions),
            Column::Second => {
                self.result_ui(ui, cx);
                if !is_wide {
                    ui.add_space(14.0);
                    self.recent_ui(ui, cx);
                }
            }
            Column::Third => self.recent_ui(ui, cx),
        });
    }

    fn form_ui(&mut self, ui: &mut Ui, actions: &Actions) {
        widgets::title(ui, "Score an order");
        ui.horizontal(|ui| {
            for (mode, words) in [(Mode::Customer, "By customer"), (Mode::Order, "By order ID")] {
                if widgets::chip(ui, self.mode == mode, words).clicked() {
                    self.mode = mode;
                    self.was_sent = false;
                }
            }
        });
        ui.add_space(4.0);
        match self.mode {
            Mode::Customer => self.customer_ui(ui, actions),
            Mode::Order => self.order_ui(ui, actions),
        }
    }

    fn customer_ui(&mut self, ui: &mut Ui, actions: &Actions) {
        let parsed = self.draft.parse();
        let errors: &[FieldError] = parsed.as_ref().err().map_or(&[], Vec::as_slice);
        let shown = |field: &'static str, touched: &BTreeSet<&str>, sent: bool| {
            (sent || touched.contains(field)).then(|| message_for(errors, field)).flatten()
        };
        let touched = self.touched.clone();
        let email = Field::new("Email")
            .required()
            .example("demo@example.org")
            .error(shown("email", &touched, self.was_sent))
            .limit(254)
            .ui(ui, &mut self.draft.email);
        if email.lost_focus() {
            self.touched.insert("email");
        }
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                Field::new("First name").ui(left, &mut self.draft.first_name);
                Field::new("Last name").ui(right, &mut self.draft.last_name);
            }
        });
        let phone = Field::new("Phone")
            .error(shown("phone_number", &touched, self.was_sent))
            .ui(ui, &mut self.draft.phone_number);
        if phone.lost_focus() {
            self.touched.insert("phone_number");
        }
        address_ui(ui, "Billing address", &mut self.draft.billing);
        widgets::checkbox(ui, &mut self.draft.same_shipping, "Shipping address is the same");
        if !self.draft.same_shipping {
            address_ui(ui, "Shipping address", &mut self.draft.shipping);
        }
        let order = parsed.ok().map(|order| ScoreQuestion::Order(Box::new(order)));
        self.buttons_ui(ui, actions, order);
    }

    fn order_ui(&mut self, ui: &mut Ui, actions: &Actions) {
        let id = OrderId::parse(&self.order);
        let error = (self.was_sent && id.is_err()).then_some("Enter the order's ID: letters, digits, dashes");
        Field::new("Order ID").required().example("1234").error(error).limit(255).ui(ui, &mut self.order);
        widgets::hint(ui, "Only orders that Disputify already knows have a score");
        self.buttons_ui(ui, actions, id.ok().map(ScoreQuestion::ById));
    }

    fn buttons_ui(&mut self, ui: &mut Ui, actions: &Actions, question: Option<ScoreQuestion>) {
        ui.add_space(6.0);
        let by_key = command::take(ui.ctx(), Place::Score, |_| true).contains(&Command::Score);
        ui.horizontal(|ui| {
            if widgets::button(ui, Look::Primary, "Get score").clicked() || by_key {
                self.was_sent = true;
                if let Some(question) = question {
                    actions.push(Action::Score(question));
                }
            }
            if widgets::button(ui, Look::Secondary, "Clear").clicked() {
                self.draft = ScoreDraft::default();
                self.order.clear();
                self.touched.clear();
                self.was_sent = false;
            }
            ui.label(
                RichText::new(command::key_of(Place::Score, Command::Score))
                    .font(theme::small())
                    .color(tokens(ui).faint),
            );
        });
    }

    fn result_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        widgets::caption(ui, "Disputify risk score");
        if let Some(failure) = self.result.error() {
            let notice = notice::failure("The order was not scored", failure);
            if let Some(step) = states::error(ui, &notice) {
                let retry = self.last.clone().map_or(Action::Refresh, Action::Score);
                cx.actions.follow(step, retry);
            }
            ui.add_space(8.0);
        }
        match &self.shown {
            Some(scored) => {
                score_ui(ui, cx, scored);
                if self.result.is_loading() {
                    widgets::muted(ui, "Scoring");
                }
            }
            None if self.result.is_loading() => states::skeleton(ui, 5),
            None => {
                let hint = "Enter the email of a customer, or the ID of an order. The score says how likely refund fraud is, before it happens again";
                states::empty(ui, icons::SCORE, "Nothing scored yet", hint, None);
            }
        }
    }

    fn recent_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        widgets::caption(ui, "Recent scores");
        if self.recent.is_empty() {
            widgets::muted(ui, "None in this session");
        }
        let mut show = None;
        for (index, scored) in self.recent.iter().enumerate() {
            ui.push_id(("recent", index), |ui| {
                ui.horizontal(|ui| {
                    let words = text::clean_to(&scored.question.label(), 34);
                    let room = ui.available_width() - 80.0;
                    ui.scope(|ui| {
                        ui.set_max_width(room.max(60.0));
                        if ui.add(egui::Button::new(words).frame(false).truncate()).clicked() {
                            show = Some(Arc::clone(scored));
                        }
                    });
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        pill(ui, band_tone(scored.score.band(cx.settings.bands)), &score_text(scored));
                    });
                });
            });
        }
        if let Some(scored) = show {
            self.shown = Some(scored);
        }
    }
}

fn address_ui(ui: &mut Ui, title: &str, address: &mut AddressDraft) {
    ui.push_id(title, |ui| {
        ui.add_space(4.0);
        widgets::caption(ui, title);
        Field::new("Address line 1").ui(ui, &mut address.address_1);
        Field::new("Address line 2").ui(ui, &mut address.address_2);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                Field::new("City").ui(left, &mut address.city);
                Field::new("State").ui(right, &mut address.state);
                Field::new("Postcode").ui(left, &mut address.postcode);
                Field::new("Country").example("US").ui(right, &mut address.country);
            }
        });
    });
}

fn score_text(scored: &Scored) -> String {
    scored.score.score.map_or_else(|| "–".to_owned(), |score| format!("{score:.2}"))
}

/// The tone of a band.
#[must_use]
pub fn band_tone(band: Band) -> Tone {
    match band {
        Band::High => Tone::Red,
        Band::Elevated => Tone::Amber,
        Band::Low => Tone::Green,
        Band::NoMatch | Band::Unscored => Tone::Grey,
    }
}

fn score_ui(ui: &mut Ui, cx: &Context<'_>, scored: &Scored) {
    let tokens = tokens(ui);
    let band = scored.score.band(cx.settings.bands);
    ui.horizontal(|ui| {
        ui.label(RichText::new(score_text(scored)).font(theme::bold(38.0)).color(band_tone(band).strong(tokens)));
        ui.vertical(|ui| {
            ui.add_space(10.0);
            pill(ui, band_tone(band), band.label());
            if let Some(score) = scored.score.score {
                scale_ui(ui, tokens, cx.settings.bands, score);
            }
        });
    });
    ui.add(
        egui::Label::new(RichText::new(text::clean_to(&scored.question.label(), 120)).font(theme::medium(size::BODY)))
            .truncate(),
    );
    let when = clock::local_and_utc(scored.at, cx.zone);
    widgets::hint(
        ui,
        format!("0 is no match, 100 is the highest risk · scored {when} in {} ms", scored.took.as_millis()),
    );
    widgets::hint(
        ui,
        format!(
            "The bands are Docket's: elevated from {}, high from {}. Change them in Settings",
            cx.settings.bands.elevated, cx.settings.bands.high
        ),
    );
    if band == Band::NoMatch {
        widgets::hint(ui, "No match means that nothing is known, not that the customer is safe");
    }
    if scored.score.score.is_some_and(|score| !(0.0..=100.0).contains(&score)) {
        widgets::toned(ui, Tone::Amber, "Disputify sent a score outside 0 to 100; it is shown as it came");
    }
    ui.add_space(8.0);
    markers_ui(ui, cx, scored);
    ui.add_space(8.0);
    history_ui(ui, scored);
}

/// The scale from low to high with the app's own marks.
fn scale_ui(ui: &mut Ui, tokens: &Tokens, bands: Bands, score: f64) {
    let width = (ui.available_width() - 8.0).clamp(60.0, 260.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 14.0), Sense::hover());
    let bar = Rect::from_center_size(rect.center(), vec2(rect.width(), 6.0));
    #[expect(clippy::cast_possible_truncation, reason = "a place on a bar")]
    let x = |value: f64| bar.left() + bar.width() * (value.clamp(0.0, 100.0) / 100.0) as f32;
    for (from, to, color) in [
        (0.0, bands.elevated, tokens.green),
        (bands.elevated, bands.high, tokens.amber),
        (bands.high, 100.0, tokens.red),
    ] {
        let part = Rect::from_min_max(egui::pos2(x(from), bar.top()), egui::pos2(x(to), bar.bottom()));
        ui.painter().rect_filled(part, 2.0, color);
    }
    let mark = Rect::from_center_size(egui::pos2(x(score), rect.center().y), vec2(3.0, 14.0));
    ui.painter().rect_filled(mark, 1.0, tokens.text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Meter, true, format!("{score:.2} of 100")));
}

fn markers_ui(ui: &mut Ui, cx: &Context<'_>, scored: &Scored) {
    let tokens = tokens(ui);
    let markers = &scored.score.markers;
    widgets::caption(ui, &text::counted(markers.len(), "fraud marker", "fraud markers"));
    if markers.is_empty() {
        return;
    }
    ScrollArea::horizontal().id_salt("markers").show(ui, |ui| {
        egui::Grid::new("markers").num_columns(5).min_row_height(20.0).spacing([24.0, 8.0]).show(ui, |ui| {
            for head in ["Marker", "Source", "Source ID", "Imported", "Approved"] {
                ui.label(RichText::new(head).font(theme::caption()).color(tokens.muted));
            }
            ui.end_row();
            for marker in markers {
                ui.label(marker.label());
                ui.label(text::clean_to(&marker.source_type, 40));
                ui.label(
                    RichText::new(marker.source_id.clone().unwrap_or_default()).font(theme::mono()).color(tokens.muted),
                );
                ui.label(marker.created_at.map(|at| clock::short(at, cx.zone)).unwrap_or_default());
                if marker.is_approved {
                    pill(ui, Tone::Green, "Approved");
                } else {
                    ui.label(RichText::new("no").color(tokens.muted));
                }
                ui.end_row();
            }
        });
    });
}

fn history_ui(ui: &mut Ui, scored: &Scored) {
    let ScoreQuestion::Order(_) = &scored.question else {
        return;
    };
    widgets::caption(ui, "Disputes with this customer");
    let history = &scored.history;
    if history.count == 0 {
        widgets::muted(ui, "None among the disputes loaded here");
        return;
    }
    let mut words = vec![text::counted(history.count, "dispute", "disputes")];
    words.extend(history.sums.iter().map(ToString::to_string));
    words.push(format!("{} lost", history.lost));
    widgets::muted(ui, words.join(", "));
}
