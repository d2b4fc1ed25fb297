//! Sending a payment to Butter Recover, with what was sent beside the form.

use super::sent;
use crate::app::action::Action;
use crate::app::drafts::{Saved, take_up};
use crate::app::kit::columns::{Column, Columns};
use crate::app::kit::{Field, Look, Tone, choice_ui, states, widgets};
use crate::app::{Context, notice};
use crate::desk::failure::{ApiError, ErrorKind, Operation};
use crate::desk::{Intent, RowId};
use crate::domain::Service;
use crate::domain::account::Environment;
use crate::domain::checkout::Psp;
use crate::domain::field::{FieldError, message_for};
use crate::domain::payment::{FundingSource, PaymentEvent, PaymentEventDraft};
use crate::domain::text;
use egui::Ui;
use std::collections::BTreeSet;

/// How the form's draft is named.
pub const DRAFT: &str = "payment";

/// The page's state.
#[derive(Default)]
pub struct RecoverPage {
    draft: PaymentEventDraft,
    touched: BTreeSet<&'static str>,
    was_sent: bool,
    row: Option<RowId>,
}

/// One text field of the form: label, the vendor's name, hint, its place in the draft.
type TextField<'a> = (&'a str, &'static str, &'a str, fn(&mut PaymentEventDraft) -> &mut String);

impl RecoverPage {
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
        *self = Self { draft: PaymentEventDraft::of(event), ..Self::default() };
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
        let form = (ui.available_width() * 0.52).clamp(420.0, 640.0);
        Columns::new(form).show(ui, "recover", |ui, column| {
            if column == Column::First {
                self.form_ui(ui, cx);
                return;
            }
            widgets::title(ui, "Sent from here");
            let empty = ("No payment sent", "What you send in this session is listed here with Butter's answer");
            sent::list_ui(ui, cx, |intent| matches!(intent, Intent::Payment(_)), describe, empty);
        });
    }

    fn form_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        widgets::title(ui, "Send a payment for recovery");
        widgets::hint(
            ui,
            "Butter Recover looks at the payment at once and may charge the customer again. Disputed payments do not belong here",
        );
        if cx.session.account().environment == Environment::Live {
            widgets::toned(ui, Tone::Red, "This account is live: a made-up payment can become a real charge");
        }
        if !cx.session.has(Service::ButterRecover) {
            let error = ApiError::new(Service::ButterRecover, Operation::SendPayment, ErrorKind::NoKey, "");
            if let Some(step) = states::error(ui, &notice::api("Payments cannot be sent yet", &error)) {
                cx.actions.follow(step, Action::Refresh);
            }
        }
        let parsed = self.draft.parse();
        let errors = parsed.as_ref().err().cloned().unwrap_or_default();
        ui.add_enabled_ui(self.row.is_none(), |ui| self.fields_ui(ui, &errors));
        let open = errors.len();
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let can = match (self.row.is_some(), self.was_sent && open > 0) {
                (true, _) => Err("The payment is being sent"),
                (_, true) => Err("Some fields need fixing first"),
                _ => Ok(()),
            };
            let is_live = cx.session.account().environment == Environment::Live;
            let verb = if is_live { "Send payment…" } else { "Send payment" };
            if widgets::button_if(ui, can, Look::Primary, verb).clicked() {
                self.was_sent = true;
                if let Ok(event) = parsed {
                    cx.actions.push(Action::SendPayment(Box::new(event)));
                }
            }
            if self.was_sent && open > 0 {
                widgets::toned(ui, Tone::Red, text::counted(open, "field to fix", "fields to fix"));
            }
        });
    }

    fn fields_ui(&mut self, ui: &mut Ui, errors: &[FieldError]) {
        const TIME: &str = "2026-09-25T03:57:26Z";
        widgets::caption(ui, "Customer and invoice");
        self.pair_ui(
            ui,
            errors,
            [
                ("Customer ID", "customer.id", "", |d| &mut d.customer_id),
                ("Subscription ID", "subscription.id", "", |d| &mut d.subscription_id),
            ],
        );
        self.pair_ui(
            ui,
            errors,
            [
                ("Subscription start", "subscription.start_date", TIME, |d| &mut d.subscription_start),
                ("Invoice ID", "invoice.id", "", |d| &mut d.invoice_id),
            ],
        );
        self.pair_ui(
            ui,
            errors,
            [
                ("Invoice created", "invoice.created_at", TIME, |d| &mut d.invoice_created),
                ("Payment method ID", "payment_method_id", "", |d| &mut d.payment_method_id),
            ],
        );
        ui.add_space(4.0);
        widgets::caption(ui, "Transaction");
        self.pair_ui(
            ui,
            errors,
            [
                ("Transaction ID", "id", "", |d| &mut d.transaction_id),
                ("Provider's transaction ID", "psp_transaction_id", "", |d| &mut d.psp_transaction_id),
            ],
        );
        self.pair_ui(
            ui,
            errors,
            [("Amount", "amount", "12.23", |d| &mut d.amount), ("Currency", "currency", "USD", |d| &mut d.currency)],
        );
        self.pair_ui(
            ui,
            errors,
            [
                ("Acquirer country", "acquirer_country", "US", |d| &mut d.acquirer_country),
                ("Card network", "scheme", "visa", |d| &mut d.scheme),
            ],
        );
        self.pair_ui(
            ui,
            errors,
            [
                ("Transaction created", "psp_transaction_created_at", TIME, |d| &mut d.psp_transaction_created),
                ("Issuer's message", "outcome.raw_response_message", "insufficient_funds", |d| {
                    &mut d.raw_response_message
                }),
            ],
        );
        self.choices_ui(ui, errors);
        if self.draft.psp == Some(Psp::Worldpay) {
            self.pair_ui(
                ui,
                errors,
                [
                    ("Network transaction ID", "network_transaction_id", "", |d| &mut d.network_transaction_id),
                    ("Merchant ID (MID)", "mid", "", |d| &mut d.mid),
                ],
            );
        }
    }

    fn choices_ui(&mut self, ui: &mut Ui, errors: &[FieldError]) {
        let sent = self.was_sent;
        let shown = |field: &'static str| sent.then(|| message_for(errors, field)).flatten();
        let psps: Vec<(Option<Psp>, String)> =
            Psp::ALL.into_iter().map(|psp| (Some(psp), psp.as_wire().to_owned())).collect();
        let sources: Vec<(Option<FundingSource>, String)> =
            FundingSource::KNOWN.iter().map(|source| (Some(source.clone()), source.label().into_owned())).collect();
        let outcomes = [(Some(true), "It went through".to_owned()), (Some(false), "It failed".to_owned())];
        let draft = &mut self.draft;
        ui.columns(3, |columns| {
            if let [one, two, three] = columns {
                choice_ui(one, "Provider · required", &mut draft.psp, &psps, shown("psp"));
                choice_ui(
                    two,
                    "Funding source · required",
                    &mut draft.funding_source,
                    &sources,
                    shown("funding_source"),
                );
                choice_ui(three, "Outcome · required", &mut draft.success, &outcomes, shown("success"));
            }
        });
    }

    fn pair_ui(&mut self, ui: &mut Ui, errors: &[FieldError], pair: [TextField<'_>; 2]) {
        let sent = self.was_sent;
        let touched = self.touched.clone();
        ui.columns(2, |columns| {
            for (column, (label, field, hint, place)) in columns.iter_mut().zip(pair) {
                let error = (sent || touched.contains(field)).then(|| message_for(errors, field)).flatten();
                let text = place(&mut self.draft);
                if Field::new(label).required().example(hint).error(error).limit(300).ui(column, text).lost_focus() {
                    self.touched.insert(field);
                }
            }
        });
    }
}

fn describe(intent: &Intent) -> (String, String) {
    match intent {
        Intent::Payment(event) => (
            format!("{} · {}", event.amount, event.transaction_id),
            format!("{} · customer {} · {}", event.psp.as_wire(), event.customer_id, event.raw_response_message),
        ),
        other => (other.label(), String::new()),
    }
}
