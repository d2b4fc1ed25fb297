//! Scoring a customer or an order, with the result beside the form and the results before it beside that.
//!
//! Must not live here: how a result is drawn (`result` does that), what a score means.

mod orders;
mod result;

use super::history::HistoryList;
use crate::app::Context;
use crate::app::action::{Action, FormAction};
use crate::app::command::{self, Command, Place};
use crate::app::drafts::Saved;
use crate::app::kit::columns::{Column, Columns};
use crate::app::kit::layout::title_bar;
use crate::app::kit::{Field, Look, Touched, focus, icons, pill, space, states, theme, tokens, widgets};
use crate::app::notice;
use crate::app::remote::Remote;
use crate::app::words;
use crate::desk::failure::ApiError;
use crate::desk::history::{self, Kind, Past};
use crate::desk::list::Entry;
use crate::desk::reads::{self, ScoreQuestion, Scored};
use crate::desk::{Desk, Session};
use crate::domain::field::{FieldError, problem_for};
use crate::domain::ids::{DisputeId, OrderId};
use crate::domain::joined::take_up;
use crate::domain::score::{AddressDraft, ScoreDraft, ScoreProblem};
use crate::domain::text;
use egui::{Align, Layout, RichText, Ui};
use orders::Orders;
use result::{band_tone, score_text, score_ui};
use std::sync::Arc;

/// In a window wider than this the scores of before have a column of their own, as wide as this.
const ROOMY: f32 = 1_080.0;
const RECENT: f32 = 300.0;
/// The form's part of the page, and its least and most.
const FORM_PART: f32 = 0.33;
const FORM: (f32, f32) = (330.0, 440.0);
/// The number of a score of before, and the least of its words.
const NUMBER: f32 = 70.0;
const LEAST_WORDS: f32 = 60.0;

/// How a person asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Customer,
    Order,
    File,
}

/// How the form's draft is named.
pub const DRAFT: &str = "score";

/// The page's state.
pub struct ScorePage {
    mode: Mode,
    draft: ScoreDraft,
    order: String,
    touched: Touched,
    asked: u64,
    result: Remote<u64, Arc<Scored>, ApiError>,
    last: Option<ScoreQuestion>,
    shown: Option<Arc<Scored>>,
    /// The dispute whose customer is scored.
    from: Option<DisputeId>,
    /// The form has just come filled in: what is left to do is to ask.
    is_filled_in: bool,
    /// How many results came.
    came: u64,
    /// What was scored before.
    pub history: HistoryList,
    /// A file of orders.
    pub orders: Orders,
}

impl Default for ScorePage {
    fn default() -> Self {
        Self {
            mode: Mode::default(),
            draft: ScoreDraft::default(),
            order: String::new(),
            touched: Touched::default(),
            asked: 0,
            result: Remote::default(),
            last: None,
            shown: None,
            from: None,
            is_filled_in: false,
            came: 0,
            history: HistoryList::new(Kind::Scores),
            orders: Orders::default(),
        }
    }
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
        self.mode = Mode::Customer;
        self.draft = ScoreDraft::of_customer(&entry.dispute.tags, entry.payment.as_deref());
        self.from = Some(entry.dispute.id.clone());
        self.is_filled_in = true;
        self.order = entry.order.clone().unwrap_or_default();
        self.touched = Touched::default();
        self.shown = None;
        self.result.clear();
    }

    /// Asks.
    pub fn ask(&mut self, desk: &Desk, session: &Arc<Session>, question: ScoreQuestion) {
        self.asked += 1;
        self.last = Some(question.clone());
        let (scoring, outbox) = (reads::score(Arc::clone(session.shared()), question), session.outbox().clone());
        let work = async move {
            let scored = scoring.await?;
            history::keep_score(&outbox, &scored).await;
            Ok(scored)
        };
        self.result.request(&desk.runtime, &desk.wake, self.asked, work);
    }

    /// Takes over the answer.
    pub fn poll(&mut self, desk: &Desk, session: &Arc<Session>) {
        if self.orders.poll(desk, session) {
            self.mode = Mode::File;
        }
        if self.result.poll()
            && let Some(scored) = self.result.value().cloned()
            && self.result.is_ready()
        {
            self.came += 1;
            self.shown = Some(scored);
        }
    }

    /// The page is left: what failed here is not said when it is shown again.
    pub fn leave(&mut self) {
        self.history.leave();
        self.orders.leave();
        if self.result.error().is_some() {
            self.result.clear();
        }
    }

    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        title_bar(ui, words::score_title());
        // The rows of a file take the room of the scores of before.
        let is_file = self.mode == Mode::File;
        let is_wide = ui.available_width() > ROOMY && !is_file;
        let form = (ui.available_width() * FORM_PART).clamp(FORM.0, FORM.1);
        let mut columns = Columns::new(form).with_foot(true);
        if is_wide {
            columns = columns.with_third(RECENT);
        }
        columns.show(ui, "score", |ui, column| match column {
            Column::First => self.form_ui(ui, cx),
            Column::Foot => self.buttons_ui(ui, cx),
            Column::Second if is_file => self.orders.second_ui(ui, cx),
            Column::Second => {
                self.result_ui(ui, cx);
                if !is_wide {
                    ui.add_space(space::WIDE);
                    self.recent_ui(ui, cx);
                }
            }
            Column::Third => self.recent_ui(ui, cx),
        });
    }

    fn form_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if let Some(dispute) = &self.from
            && widgets::link(ui, words::score_back()).clicked()
        {
            cx.actions.push(Action::OpenDispute(dispute.clone()));
        }
        ui.horizontal_wrapped(|ui| {
            for (mode, words) in [
                (Mode::Customer, words::score_by_customer()),
                (Mode::Order, words::score_by_order()),
                (Mode::File, words::score_by_file()),
            ] {
                if widgets::chip(ui, self.mode == mode, words).clicked() {
                    self.mode = mode;
                    self.touched = Touched::default();
                }
            }
        });
        ui.add_space(space::TIGHT);
        match self.mode {
            Mode::Customer => self.customer_ui(ui),
            Mode::Order => self.order_ui(ui),
            Mode::File => self.orders.form_ui(ui, cx),
        }
    }

    fn customer_ui(&mut self, ui: &mut Ui) {
        let parsed = self.draft.parse();
        let errors: &[FieldError<ScoreProblem>] = parsed.as_ref().err().map_or(&[], Vec::as_slice);
        let touched = self.touched.clone();
        let shown = |field: &'static str| {
            let problem = touched.shows(field).then(|| problem_for(errors, field)).flatten();
            problem.copied().map(words::score_problem)
        };
        let email = Field::new(words::score_email())
            .first()
            .required()
            .example(words::score_email_example())
            .error(shown("email"))
            .limit(254)
            .ui(ui, &mut self.draft.email);
        self.touched.note("email", &email, &self.draft.email);
        self.touched.lead_to(&email, problem_for(errors, "email").is_some());
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                Field::new(words::score_first_name()).ui(left, &mut self.draft.first_name);
                Field::new(words::score_last_name()).ui(right, &mut self.draft.last_name);
            }
        });
        let phone = Field::new(words::score_phone()).error(shown("phone_number")).ui(ui, &mut self.draft.phone_number);
        self.touched.note("phone_number", &phone, &self.draft.phone_number);
        self.touched.lead_to(&phone, problem_for(errors, "phone_number").is_some());
        address_ui(ui, words::score_billing(), &mut self.draft.billing);
        widgets::checkbox(ui, &mut self.draft.same_shipping, words::score_same_shipping());
        if !self.draft.same_shipping {
            address_ui(ui, words::score_shipping(), &mut self.draft.shipping);
        }
    }

    fn order_ui(&mut self, ui: &mut Ui) {
        let is_wrong = self.touched.shows("order") && OrderId::parse(&self.order).is_err();
        let error = is_wrong.then_some(words::score_order_problem());
        let order = Field::new(words::score_order())
            .first()
            .required()
            .example("1234")
            .error(error)
            .limit(255)
            .ui(ui, &mut self.order);
        self.touched.note("order", &order, &self.order);
        self.touched.lead_to(&order, OrderId::parse(&self.order).is_err());
        widgets::hint(ui, words::score_order_hint());
    }

    /// What is asked by what is typed, once it can be.
    fn question(&self) -> Option<ScoreQuestion> {
        match self.mode {
            Mode::Customer => self.draft.parse().ok().map(|order| ScoreQuestion::Order(Box::new(order))),
            Mode::Order => OrderId::parse(&self.order).ok().map(ScoreQuestion::ById),
            Mode::File => None,
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        self.touched.end_fields();
        let by_key =
            command::take(ui.ctx(), Place::Score, |_| true).contains(&Command::Score) || focus::was_entered(ui.ctx());
        if self.mode == Mode::File {
            return self.orders.buttons_ui(ui, cx, by_key);
        }
        let ask = widgets::button(ui, Look::Primary, words::score_ask());
        if std::mem::take(&mut self.is_filled_in) && self.question().is_some() {
            ask.request_focus();
        }
        if ask.clicked() || by_key {
            self.touched.send();
            if let Some(question) = self.question() {
                cx.actions.push(Action::Form(FormAction::Score(question)));
            }
        }
        if widgets::button(ui, Look::Secondary, words::score_clear()).clicked() {
            self.draft = ScoreDraft::default();
            self.order.clear();
            self.touched = Touched::default();
            self.leave();
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let key = command::key_of(ui.ctx(), Place::Score, Command::Score);
            ui.label(RichText::new(key).font(theme::small()).color(tokens(ui).faint));
        });
    }

    fn result_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        // In a line, as the heading of the history beside it.
        ui.horizontal(|ui| widgets::caption(ui, words::score_result()));
        if let Some(failure) = self.result.error() {
            let notice = notice::failure(words::score_failed(), failure);
            if let Some(step) = states::error(ui, &notice) {
                let again = |question| Action::Form(FormAction::Score(question));
                let retry = self.last.clone().map_or(Action::Refresh, again);
                cx.actions.follow(step, retry);
            }
            ui.add_space(space::NEAR);
        }
        match &self.shown {
            Some(scored) => {
                score_ui(ui, cx, scored);
                if self.result.is_loading() {
                    widgets::muted(ui, words::score_running());
                }
            }
            None if self.result.is_loading() => states::skeleton(ui, 5),
            None => {
                let hint = words::score_empty_hint();
                states::empty(ui, icons::SCORE, words::score_empty(), hint, None);
            }
        }
    }

    fn recent_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        self.history.head_ui(ui, cx, |ui| widgets::caption(ui, words::score_recent()), self.came);
        let mut show = None;
        let add = |ui: &mut Ui, past: &Past| {
            if let Past::Score(scored) = past
                && past_ui(ui, cx, scored)
            {
                show = Some(Arc::clone(scored));
            }
        };
        self.history.list_ui(ui, false, add, |ui| drop(widgets::muted(ui, words::score_recent_none())));
        if let Some(scored) = show {
            self.shown = Some(scored);
            self.leave();
        }
    }
}

/// A score of before: whose, when, and the number. True when it is to be shown again.
fn past_ui(ui: &mut Ui, cx: &Context<'_>, scored: &Arc<Scored>) -> bool {
    let mut is_clicked = false;
    ui.push_id(scored.at, |ui| {
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::HAIR;
                ui.spacing_mut().button_padding = egui::Vec2::ZERO;
                ui.set_width((ui.available_width() - NUMBER).max(LEAST_WORDS));
                let words = text::clean_to(&words::reads::question(&scored.question), 60);
                is_clicked = ui.add(egui::Button::new(words).frame(false).truncate()).clicked();
                let when = words::moment(scored.at, cx.zone);
                ui.label(RichText::new(when).font(theme::small()).color(tokens(ui).muted));
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                pill(ui, band_tone(scored.score.band(cx.settings.bands)), &score_text(scored));
            });
        })
    });
    widgets::line(ui);
    is_clicked
}

fn address_ui(ui: &mut Ui, title: &str, address: &mut AddressDraft) {
    ui.push_id(title, |ui| {
        ui.add_space(space::TIGHT);
        widgets::caption(ui, title);
        Field::new(words::score_address_1()).ui(ui, &mut address.address_1);
        Field::new(words::score_address_2()).ui(ui, &mut address.address_2);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                Field::new(words::score_city()).ui(left, &mut address.city);
                Field::new(words::score_state()).ui(right, &mut address.state);
                Field::new(words::score_postcode()).ui(left, &mut address.postcode);
                Field::new(words::score_country()).example("US").ui(right, &mut address.country);
            }
        });
    });
}
