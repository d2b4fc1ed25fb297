//! Sending a payment to Butter Recover, with what was sent beside the form.
//!
//! Must not live here: what is wrong with a field (`domain::payment` says that).

use super::by_file::{self, ByFile};
use super::history::HistoryList;
use super::sent::{self, Listing};
use crate::app::action::{Action, FormAction};
use crate::app::drafts::Saved;
use crate::app::kit::columns::{Column, Columns};
use crate::app::kit::layout::title_bar;
use crate::app::kit::{Field, Look, Tone, Touched, calendar, choice_ui, space, states, widgets};
use crate::app::words;
use crate::app::{Context, notice};
use crate::desk::failure::{ApiError, ErrorKind, Operation};
use crate::desk::history::Kind;
use crate::desk::outbox::live::payment_body;
use crate::desk::{Intent, RowId};
use crate::domain::Service;
use crate::domain::account::Environment;
use crate::domain::checkout::Psp;
use crate::domain::field::{FieldError, problem_for};
use crate::domain::joined::take_up;
use crate::domain::payment::columns;
use crate::domain::payment::{FundingSource, PaymentEvent, PaymentEventDraft, PaymentProblem};
use egui::Ui;
use jiff::civil::Date;
use std::sync::Arc;

/// The form's part of the page, and its least and most.
const FORM_PART: f32 = 0.52;
const FORM: (f32, f32) = (420.0, 640.0);
/// The same for a file.
const FILE: (f32, (f32, f32)) = (0.36, (340.0, 420.0));

/// How the form's draft is named.
pub const DRAFT: &str = "payment";

/// The page's state.
pub struct RecoverPage {
    draft: PaymentEventDraft,
    touched: Touched,
    row: Option<RowId>,
    is_file: bool,
    /// What was sent before.
    pub history: HistoryList,
    /// Files of payments.
    pub file: ByFile<columns::Columns>,
}

impl Default for RecoverPage {
    fn default() -> Self {
        Self {
            draft: PaymentEventDraft::default(),
            touched: Touched::default(),
            row: None,
            is_file: false,
            history: HistoryList::new(Kind::Payments),
            file: ByFile::default(),
        }
    }
}

/// One text field of the form: label, the vendor's name, hint, its place in the draft.
type TextField = (&'static str, &'static str, &'static str, fn(&mut PaymentEventDraft) -> &mut String);

/// An instant as the vendor writes it.
const TIME: &str = "2026-09-25T03:57:26Z";

fn customer_fields() -> [[TextField; 2]; 3] {
    [
        [
            (words::recover_customer(), "customer.id", "", |d| &mut d.customer_id),
            (words::recover_subscription(), "subscription.id", "", |d| &mut d.subscription_id),
        ],
        [
            (words::recover_subscription_start(), "subscription.start_date", TIME, |d| &mut d.subscription_start),
            (words::recover_invoice(), "invoice.id", "", |d| &mut d.invoice_id),
        ],
        [
            (words::recover_invoice_created(), "invoice.created_at", TIME, |d| &mut d.invoice_created),
            (words::recover_method(), "payment_method_id", "", |d| &mut d.payment_method_id),
        ],
    ]
}

fn transaction_fields() -> [[TextField; 2]; 4] {
    [
        [
            (words::recover_transaction(), "id", "", |d| &mut d.transaction_id),
            (words::recover_psp_transaction(), "psp_transaction_id", "", |d| &mut d.psp_transaction_id),
        ],
        [
            (words::recover_amount(), "amount", "12.23", |d| &mut d.amount),
            (words::recover_currency(), "currency", "USD", |d| &mut d.currency),
        ],
        [
            (words::recover_country(), "acquirer_country", "US", |d| &mut d.acquirer_country),
            (words::recover_scheme(), "scheme", "visa", |d| &mut d.scheme),
        ],
        [
            (words::recover_created(), "psp_transaction_created_at", TIME, |d| &mut d.psp_transaction_created),
            (words::recover_message(), "outcome.raw_response_message", "insufficient_funds", |d| {
                &mut d.raw_response_message
            }),
        ],
    ]
}

/// What only Worldpay wants.
fn worldpay_fields() -> [TextField; 2] {
    [
        (words::recover_network_transaction(), "network_transaction_id", "", |d| &mut d.network_transaction_id),
        (words::recover_mid(), "mid", "", |d| &mut d.mid),
    ]
}

impl RecoverPage {
    /// The form with something else in it, of which nothing was said yet.
    fn begin(&mut self, draft: PaymentEventDraft) {
        self.draft = draft;
        self.touched = Touched::default();
        self.row = None;
        self.is_file = false;
    }

    /// What is being typed.
    pub fn save(&self, saved: &mut Saved) {
        // What was sent is a row of the outbox.
        if self.row.is_none() {
            saved.put(DRAFT, &self.draft);
        }
    }

    /// Takes up what was left, beside what is typed already. False when it is not understood.
    pub fn restore(&mut self, data: &str) -> bool {
        take_up(&mut self.draft, data)
    }

    /// What was sent, to be changed and sent again.
    pub fn edit(&mut self, event: &PaymentEvent) {
        self.begin(PaymentEventDraft::of(event));
    }

    /// The form went out.
    pub fn sent(&mut self, row: Option<RowId>) {
        self.row = row;
    }

    /// Shows how a file goes.
    pub fn show_import(&mut self, key: Arc<str>) {
        self.is_file = true;
        self.file.show(key);
    }

    /// The page is left: what failed here is not said when it is shown again.
    pub fn leave(&mut self) {
        self.history.leave();
        self.file.leave();
    }

    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if sent::is_taken(cx, &mut self.row) {
            let is_file = self.is_file;
            self.begin(PaymentEventDraft::default());
            self.is_file = is_file;
        }
        title_bar(ui, words::recover_title());
        // The rows of a file take the room of the form's pairs.
        let (part, form) = if self.is_file { FILE } else { (FORM_PART, FORM) };
        let form = (ui.available_width() * part).clamp(form.0, form.1);
        Columns::new(form).with_foot(true).show(ui, "recover", |ui, column| match column {
            Column::First => {
                by_file::mode_ui(ui, &mut self.is_file, words::recover_by_form());
                if self.is_file { self.file_ui(ui, cx) } else { self.form_ui(ui, cx) }
            }
            Column::Foot if self.is_file => self.file.buttons_ui(ui, cx),
            Column::Foot => self.buttons_ui(ui, cx),
            Column::Second if self.is_file => self.file.second_ui(ui, cx),
            Column::Second | Column::Third => {
                let empty = (words::recover_none(), words::recover_none_hint());
                let listing = Listing { title: words::recover_sent(), describe, facts, empty };
                sent::list_ui(ui, cx, &mut self.history, &listing);
            }
        });
    }

    fn file_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if cx.session.account().environment == Environment::Live {
            widgets::toned(ui, Tone::Red, words::recover_live());
        }
        self.file.form_ui(ui, cx);
    }

    fn form_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        widgets::hint(ui, words::recover_hint());
        if cx.session.account().environment == Environment::Live {
            widgets::toned(ui, Tone::Red, words::recover_live());
        }
        if !cx.session.has(Service::ButterRecover) && !cx.session.is_reading_keys() {
            let error = ApiError::new(Service::ButterRecover, Operation::SendPayment, ErrorKind::NoKey, "");
            if let Some(step) = states::error(ui, &notice::api(words::recover_not_yet(), &error)) {
                cx.actions.follow(step, Action::Refresh);
            }
        }
        let parsed = self.draft.parse(words::language::spoken().marks);
        let errors = parsed.as_ref().err().cloned().unwrap_or_default();
        // Butter reads UTC.
        let today = cx.now.to_zoned(jiff::tz::TimeZone::UTC).date();
        ui.add_enabled_ui(self.row.is_none(), |ui| self.fields_ui(ui, &errors, today));
        if let Ok(event) = parsed {
            states::folded(ui, words::recover_preview(), words::recover_preview_copy(), || payment_body(&event));
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        self.touched.end_fields();
        let parsed = self.draft.parse(words::language::spoken().marks);
        let open = parsed.as_ref().err().map_or(0, Vec::len);
        let is_short = self.touched.is_sent() && open > 0;
        let can = match (self.row.is_some(), is_short) {
            (true, _) => Err(words::recover_busy()),
            (_, true) => Err(words::kit_fields_first()),
            _ => Ok(()),
        };
        let is_live = cx.session.account().environment == Environment::Live;
        let verb = if is_live { words::recover_send_live() } else { words::recover_send() };
        if widgets::button_if(ui, can, Look::Primary, verb).clicked() {
            self.touched.send();
            if let Ok(event) = parsed {
                cx.actions.push(Action::Form(FormAction::SendPayment(Box::new(event))));
            }
        }
        if is_short {
            widgets::told(ui, Tone::Red, words::kit_fields_to_fix(open));
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, errors: &[FieldError<PaymentProblem>], today: Date) {
        widgets::caption(ui, words::recover_group_customer());
        for pair in customer_fields() {
            self.pair_ui(ui, errors, pair, today);
        }
        ui.add_space(space::TIGHT);
        widgets::caption(ui, words::recover_group_transaction());
        for pair in transaction_fields() {
            self.pair_ui(ui, errors, pair, today);
        }
        self.choices_ui(ui, errors);
        if self.draft.psp == Some(Psp::Worldpay) {
            self.pair_ui(ui, errors, worldpay_fields(), today);
        }
    }

    fn choices_ui(&mut self, ui: &mut Ui, errors: &[FieldError<PaymentProblem>]) {
        let sent = self.touched.is_sent();
        let shown =
            |field: &'static str| sent.then(|| problem_for(errors, field)).flatten().map(words::payment_problem);
        let psps: Vec<(Option<Psp>, String)> =
            Psp::ALL.into_iter().map(|psp| (Some(psp), psp.name().to_owned())).collect();
        let sources: Vec<(Option<FundingSource>, String)> = FundingSource::KNOWN
            .iter()
            .map(|source| (Some(source.clone()), words::funding_source(source).into_owned()))
            .collect();
        let outcomes =
            [(Some(true), words::recover_went_through().to_owned()), (Some(false), words::recover_failed().to_owned())];
        let draft = &mut self.draft;
        ui.columns(3, |columns| {
            if let [one, two, three] = columns {
                choice_ui(one, words::recover_psp(), &mut draft.psp, &psps, shown("psp").as_deref());
                choice_ui(
                    two,
                    words::recover_funding(),
                    &mut draft.funding_source,
                    &sources,
                    shown("funding_source").as_deref(),
                );
                choice_ui(three, words::recover_outcome(), &mut draft.success, &outcomes, shown("success").as_deref());
            }
        });
    }

    fn pair_ui(&mut self, ui: &mut Ui, errors: &[FieldError<PaymentProblem>], pair: [TextField; 2], today: Date) {
        let touched = self.touched.clone();
        ui.columns(2, |columns| {
            for (column, (label, field, hint, place)) in columns.iter_mut().zip(pair) {
                let problem = touched.shows(field).then(|| problem_for(errors, field)).flatten();
                let error = problem.map(words::payment_problem);
                let text = place(&mut self.draft);
                let input = Field::new(label).first().required().example(hint).error(error).limit(300);
                let response =
                    if hint == TIME { calendar::moment_ui(column, input, text, today) } else { input.ui(column, text) };
                self.touched.note(field, &response, text);
                self.touched.lead_to(&response, problem_for(errors, field).is_some());
            }
        });
    }
}

fn describe(intent: &Intent) -> (String, String) {
    match intent {
        Intent::Payment(event) => (
            format!("{} · {}", words::money(event.amount), event.transaction_id),
            words::recover_described(event.psp.name(), event.customer_id.as_str(), event.raw_response_message.as_str()),
        ),
        other => (words::outbox::intent(other), String::new()),
    }
}

fn facts(intent: &Intent) -> Vec<(&'static str, String)> {
    let Intent::Payment(event) = intent else { return Vec::new() };
    vec![
        (words::recover_subscription(), event.subscription_id.clone()),
        (words::recover_invoice(), event.invoice_id.clone()),
        (words::recover_method(), event.payment_method_id.clone()),
        (words::recover_psp_transaction(), event.psp_transaction_id.clone()),
        (words::recover_scheme(), event.scheme.clone()),
    ]
}
