//! Reporting a checkout to Butter, with what was reported beside the form.
//!
//! Must not live here: what is wrong with a field (`domain::checkout` says that).

use super::by_file::{self, ByFile};
use super::history::HistoryList;
use super::sent::{self, Listing};
use crate::app::action::{Action, FormAction};
use crate::app::drafts::Saved;
use crate::app::kit::columns::{Column, Columns};
use crate::app::kit::layout::title_bar;
use crate::app::kit::{Field, Look, Tone, Touched, choice_ui, field_error_ui, space, states, widgets};
use crate::app::words;
use crate::app::{Context, notice};
use crate::desk::failure::{ApiError, ErrorKind, Operation};
use crate::desk::history::Kind;
use crate::desk::list::Entry;
use crate::desk::{Intent, RowId};
use crate::domain::Service;
use crate::domain::checkout::columns;
use crate::domain::checkout::{Checkout, CheckoutDraft, CheckoutProblem, Psp};
use crate::domain::field::{FieldError, problem_for};
use crate::domain::joined::take_up;
use crate::domain::text;
use egui::Ui;
use std::sync::Arc;

/// The form's part of the page, and its least and most.
const FORM_PART: f32 = 0.36;
const FORM: (f32, f32) = (340.0, 420.0);

/// How the form's draft is named.
pub const DRAFT: &str = "checkout";

/// The page's state.
pub struct CheckoutsPage {
    draft: CheckoutDraft,
    touched: Touched,
    row: Option<RowId>,
    is_file: bool,
    /// What was reported before.
    pub history: HistoryList,
    /// Files of checkouts.
    pub file: ByFile<columns::Columns>,
}

impl Default for CheckoutsPage {
    fn default() -> Self {
        Self {
            draft: CheckoutDraft::default(),
            touched: Touched::default(),
            row: None,
            is_file: false,
            history: HistoryList::new(Kind::Checkouts),
            file: ByFile::default(),
        }
    }
}

impl CheckoutsPage {
    /// The form with something else in it, of which nothing was said yet.
    fn begin(&mut self, draft: CheckoutDraft) {
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

    /// Takes over what is known of a dispute's customer. The provider is never guessed: Butter's list does not know
    /// Finix, and only the merchant knows which of its providers this checkout went through.
    pub fn prefill(&mut self, entry: &Entry) {
        let tags = &entry.dispute.tags;
        let tag = |keys: &[&str]| tags.first_of(keys).map(text::clean).unwrap_or_default();
        self.begin(CheckoutDraft {
            customer_email: entry.dispute.email().unwrap_or_default(),
            ipv4_address: tag(&["ip", "ip_address", "ipv4_address"]),
            customer_id: tag(&["customer_id"]),
            invoice_id: tag(&["invoice_id"]),
            subscription_id: tag(&["subscription_id"]),
            transaction_id: tag(&["transaction_id"]),
            ..CheckoutDraft::default()
        });
    }

    /// What was sent, to be changed and sent again.
    pub fn edit(&mut self, checkout: &Checkout) {
        self.begin(CheckoutDraft::of(checkout));
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
            self.begin(CheckoutDraft::default());
            self.is_file = is_file;
        }
        title_bar(ui, words::checkout_title());
        let form = (ui.available_width() * FORM_PART).clamp(FORM.0, FORM.1);
        Columns::new(form).with_foot(true).show(ui, "checkouts", |ui, column| match column {
            Column::First => {
                by_file::mode_ui(ui, &mut self.is_file, words::checkout_by_form());
                if self.is_file { self.file.form_ui(ui, cx) } else { self.form_ui(ui, cx) }
            }
            Column::Foot if self.is_file => self.file.buttons_ui(ui, cx),
            Column::Foot => self.buttons_ui(ui, cx),
            Column::Second if self.is_file => self.file.second_ui(ui, cx),
            Column::Second | Column::Third => {
                let empty = (words::checkout_none(), words::checkout_none_hint());
                let listing = Listing { title: words::checkout_sent(), describe, facts, empty };
                sent::list_ui(ui, cx, &mut self.history, &listing);
            }
        });
    }

    fn form_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        widgets::hint(ui, words::checkout_hint());
        if !cx.session.has(Service::ButterDisputes) && !cx.session.is_reading_keys() {
            let error = ApiError::new(Service::ButterDisputes, Operation::ReportCheckout, ErrorKind::NoKey, "");
            if let Some(step) = states::error(ui, &notice::api(words::checkout_not_yet(), &error)) {
                cx.actions.follow(step, Action::Refresh);
            }
        }
        let parsed = self.draft.parse();
        let errors = parsed.as_ref().err().cloned().unwrap_or_default();
        ui.add_enabled_ui(self.row.is_none(), |ui| self.fields_ui(ui, &errors));
        if self.draft.names_a_person() {
            widgets::hint(ui, words::checkout_leaves());
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        self.touched.end_fields();
        let parsed = self.draft.parse();
        let open = parsed.as_ref().err().map_or(0, Vec::len);
        let is_short = self.touched.is_sent() && open > 0;
        let can = match (self.row.is_some(), is_short) {
            (true, _) => Err(words::checkout_busy()),
            (_, true) => Err(words::kit_fields_first()),
            _ => Ok(()),
        };
        if widgets::button_if(ui, can, Look::Primary, words::checkout_send()).clicked() {
            self.touched.send();
            if let Ok(checkout) = parsed {
                cx.actions.push(Action::Form(FormAction::SendCheckout(Box::new(checkout))));
            }
        }
        if is_short {
            widgets::told(ui, Tone::Red, words::kit_fields_to_fix(open));
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, errors: &[FieldError<CheckoutProblem>]) {
        let touched = self.touched.clone();
        let shown = |field: &'static str| {
            touched.shows(field).then(|| problem_for(errors, field)).flatten().map(words::checkout_problem)
        };
        let draft = &mut self.draft;
        let is_wrong = |field: &'static str| problem_for(errors, field).is_some();
        let email = Field::new(words::checkout_email())
            .first()
            .required()
            .error(shown("customer_email"))
            .limit(254)
            .ui(ui, &mut draft.customer_email);
        self.touched.note("customer_email", &email, &draft.customer_email);
        self.touched.lead_to(&email, is_wrong("customer_email"));
        let address = Field::new(words::checkout_address())
            .required()
            .example("203.0.113.7")
            .error(shown("ipv4_address"))
            .limit(60)
            .ui(ui, &mut draft.ipv4_address);
        self.touched.note("ipv4_address", &address, &draft.ipv4_address);
        self.touched.lead_to(&address, is_wrong("ipv4_address"));
        let choices: Vec<(Option<Psp>, String)> =
            Psp::ALL.into_iter().map(|psp| (Some(psp), psp.name().to_owned())).collect();
        choice_ui(ui, words::checkout_psp(), &mut draft.psp, &choices, shown("psp").as_deref());
        Field::new(words::checkout_customer()).limit(300).ui(ui, &mut draft.customer_id);
        ui.add_space(space::TIGHT);
        widgets::caption(ui, words::checkout_one_of());
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                Field::new(words::checkout_invoice()).limit(300).ui(left, &mut draft.invoice_id);
                Field::new(words::checkout_subscription()).limit(300).ui(right, &mut draft.subscription_id);
                Field::new(words::checkout_charge()).limit(300).ui(left, &mut draft.charge_id);
                Field::new(words::checkout_transaction()).limit(300).ui(right, &mut draft.transaction_id);
            }
        });
        // None of the four is wrong by itself.
        field_error_ui(ui, shown("reference").as_deref());
        if let Some(warning) = draft.warning() {
            widgets::toned(ui, Tone::Amber, words::checkout_warning(warning));
        }
    }
}

fn describe(intent: &Intent) -> (String, String) {
    match intent {
        Intent::Checkout(checkout) => (
            checkout.customer_email.clone(),
            format!("{} · {} · {}", checkout.psp.name(), checkout.reference(), checkout.ipv4_address),
        ),
        other => (words::outbox::intent(other), String::new()),
    }
}

fn facts(intent: &Intent) -> Vec<(&'static str, String)> {
    let Intent::Checkout(checkout) = intent else { return Vec::new() };
    let ids = [
        (words::checkout_customer(), &checkout.customer_id),
        (words::checkout_invoice(), &checkout.invoice_id),
        (words::checkout_subscription(), &checkout.subscription_id),
        (words::checkout_charge(), &checkout.charge_id),
        (words::checkout_transaction(), &checkout.transaction_id),
    ];
    let address = (words::checkout_address(), checkout.ipv4_address.to_string());
    let ids = ids.into_iter().filter_map(|(name, id)| id.clone().map(|id| (name, id)));
    std::iter::once(address).chain(ids).collect()
}
