//! Reporting a checkout to Butter, with what was reported beside the form.

use super::sent;
use crate::app::action::Action;
use crate::app::drafts::{Saved, take_up};
use crate::app::kit::columns::{Column, Columns};
use crate::app::kit::{Field, Look, Tone, choice_ui, field_error_ui, states, widgets};
use crate::app::{Context, notice};
use crate::desk::failure::{ApiError, ErrorKind, Operation};
use crate::desk::list::Entry;
use crate::desk::{Intent, RowId};
use crate::domain::Service;
use crate::domain::checkout::{Checkout, CheckoutDraft, Psp};
use crate::domain::field::{FieldError, message_for};
use crate::domain::text;
use egui::Ui;
use std::collections::BTreeSet;

/// How the form's draft is named.
pub const DRAFT: &str = "checkout";

/// The page's state.
#[derive(Default)]
pub struct CheckoutsPage {
    draft: CheckoutDraft,
    touched: BTreeSet<&'static str>,
    was_sent: bool,
    row: Option<RowId>,
}

impl CheckoutsPage {
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
        *self = Self {
            draft: CheckoutDraft {
                customer_email: entry.customer.clone().unwrap_or_default(),
                ipv4_address: tag(&["ip", "ip_address", "ipv4_address"]),
                customer_id: tag(&["customer_id"]),
                invoice_id: tag(&["invoice_id"]),
                subscription_id: tag(&["subscription_id"]),
                transaction_id: tag(&["transaction_id"]),
                ..CheckoutDraft::default()
            },
            ..Self::default()
        };
    }

    /// What was sent, to be changed and sent again.
    pub fn edit(&mut self, checkout: &Checkout) {
        *self = Self { draft: CheckoutDraft::of(checkout), ..Self::default() };
    }

    /// The form went out.
    pub fn sent(&mut self, row: Option<RowId>) {
        self.row = row;
    }

    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if sent::is_taken(cx, &mut self.row) {
            *self = Self::default();
        }
        let form = (ui.available_width() * 0.36).clamp(340.0, 420.0);
        Columns::new(form).show(ui, "checkouts", |ui, column| {
            if column == Column::First {
                self.form_ui(ui, cx);
                return;
            }
            widgets::title(ui, "Reported from here");
            let empty = ("No checkout reported", "What you report in this session is listed here with Butter's answer");
            sent::list_ui(ui, cx, |intent| matches!(intent, Intent::Checkout(_)), describe, empty);
        });
    }

    fn form_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        widgets::title(ui, "Report a checkout");
        widgets::hint(ui, "Sent to Butter so that Order Insight can stop a later dispute");
        if !cx.session.has(Service::ButterDisputes) {
            let error = ApiError::new(Service::ButterDisputes, Operation::ReportCheckout, ErrorKind::NoKey, "");
            if let Some(step) = states::error(ui, &notice::api("Checkouts cannot be reported yet", &error)) {
                cx.actions.follow(step, Action::Refresh);
            }
        }
        let parsed = self.draft.parse();
        let errors = parsed.as_ref().err().cloned().unwrap_or_default();
        ui.add_enabled_ui(self.row.is_none(), |ui| self.fields_ui(ui, &errors));
        let is_sending = self.row.is_some();
        let open = errors.len();
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let can = match (is_sending, self.was_sent && open > 0) {
                (true, _) => Err("The checkout is being sent"),
                (_, true) => Err("Some fields need fixing first"),
                _ => Ok(()),
            };
            if widgets::button_if(ui, can, Look::Primary, "Send checkout").clicked() {
                self.was_sent = true;
                if let Ok(checkout) = parsed {
                    cx.actions.push(Action::SendCheckout(Box::new(checkout)));
                }
            }
            if self.was_sent && open > 0 {
                widgets::toned(ui, Tone::Red, text::counted(open, "field to fix", "fields to fix"));
            }
        });
        if self.draft.names_a_person() {
            widgets::hint(ui, "The email and the IP address leave this computer and go to Butter");
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, errors: &[FieldError]) {
        let sent = self.was_sent;
        let touched = self.touched.clone();
        let shown =
            |field: &'static str| (sent || touched.contains(field)).then(|| message_for(errors, field)).flatten();
        let draft = &mut self.draft;
        if Field::new("Customer email")
            .required()
            .error(shown("customer_email"))
            .limit(254)
            .ui(ui, &mut draft.customer_email)
            .lost_focus()
        {
            self.touched.insert("customer_email");
        }
        if Field::new("IPv4 address")
            .required()
            .example("203.0.113.7")
            .error(shown("ipv4_address"))
            .limit(60)
            .ui(ui, &mut draft.ipv4_address)
            .lost_focus()
        {
            self.touched.insert("ipv4_address");
        }
        let choices: Vec<(Option<Psp>, String)> =
            Psp::ALL.into_iter().map(|psp| (Some(psp), psp.as_wire().to_owned())).collect();
        choice_ui(ui, "Payment service provider · required", &mut draft.psp, &choices, shown("psp"));
        Field::new("Customer ID").limit(300).ui(ui, &mut draft.customer_id);
        ui.add_space(4.0);
        widgets::caption(ui, "At least one of");
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                Field::new("Invoice ID").limit(300).ui(left, &mut draft.invoice_id);
                Field::new("Subscription ID").limit(300).ui(right, &mut draft.subscription_id);
                Field::new("Charge ID").limit(300).ui(left, &mut draft.charge_id);
                Field::new("Transaction ID").limit(300).ui(right, &mut draft.transaction_id);
            }
        });
        field_error_ui(ui, sent.then(|| message_for(errors, "reference")).flatten());
        if let Some(warning) = draft.warning() {
            widgets::toned(ui, Tone::Amber, warning);
        }
    }
}

fn describe(intent: &Intent) -> (String, String) {
    match intent {
        Intent::Checkout(checkout) => (
            checkout.customer_email.clone(),
            format!("{} · {} · {}", checkout.psp.as_wire(), checkout.reference(), checkout.ipv4_address),
        ),
        other => (other.label(), String::new()),
    }
}
