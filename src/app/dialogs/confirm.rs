//! A short question with one verb, the same on the button as in the question.

use crate::app::action::Action;
use crate::app::actions::Actions;
use crate::app::kit::{Field, Look, small_dialog, widgets};
use crate::desk::RowId;
use crate::domain::EvidenceRef;
use crate::domain::account::AccountKey;
use crate::domain::payment::PaymentEvent;
use crate::domain::text;
use egui::Ui;

/// The question.
pub struct Confirm {
    title: String,
    words: String,
    verb: &'static str,
    /// What has to be typed, where that is asked for.
    typed: Option<(String, String)>,
    action: Option<Action>,
}

/// Before a file is taken back.
#[must_use]
pub fn delete_evidence(of: EvidenceRef, name: String) -> Confirm {
    Confirm {
        title: format!("Delete {}", text::clean_to(&name, 60)),
        words: "Finix deletes the file as long as it was not handed to the card network. Download it first if it is the only copy"
            .to_owned(),
        verb: "Delete file",
        typed: None,
        action: Some(Action::Delete(of, name)),
    }
}

/// Before a payment is sent with a live key.
#[must_use]
pub fn live_payment(event: Box<PaymentEvent>) -> Confirm {
    Confirm {
        title: format!("Send a payment of {} to Butter Recover", event.amount),
        words: "Whether this is a test depends on the key alone. With a production key Butter may charge the customer again for real".to_owned(),
        verb: "Send payment",
        typed: Some((event.amount.decimal(), String::new())),
        action: Some(Action::SendPaymentNow(event)),
    }
}

/// Before something that was to be sent is put away.
#[must_use]
pub fn discard(id: RowId, what: &str) -> Confirm {
    Confirm {
        title: format!("Discard: {}", text::clean_to(what, 60)),
        words: "It is not sent any more. What Finix or Butter already has stays there".to_owned(),
        verb: "Discard",
        typed: None,
        action: Some(Action::DiscardRowNow(id)),
    }
}

/// Before a new key is made for data whose key is gone.
#[must_use]
pub fn begin_anew() -> Confirm {
    Confirm {
        title: "Begin anew".to_owned(),
        words: "The keyring has no key for what this account keeps on this computer. A new key is made, and the outbox, \
                drafts and proofs that are there are kept aside; they come back should the old key return. What waits in \
                them is not sent meanwhile: look at each dispute at Finix before you answer it"
            .to_owned(),
        verb: "Begin anew",
        typed: None,
        action: Some(Action::BeginAnew),
    }
}

/// Before another account is opened while something is not sent.
#[must_use]
pub fn leave(key: AccountKey, unsent: usize) -> Confirm {
    let what = things(unsent);
    Confirm {
        title: "Leave this account".to_owned(),
        words: format!("{what} not sent yet and would be cut off. What is being sent right now may or may not arrive"),
        verb: "Leave anyway",
        typed: None,
        action: Some(Action::OpenAccountNow(key)),
    }
}

/// Before a list is saved while amounts are still coming in.
#[must_use]
pub fn export(incomplete: usize) -> Confirm {
    Confirm {
        title: "Export before every amount is loaded".to_owned(),
        words: format!(
            "The amounts of {} are still loading. They would be empty in the file, or missing from it where you filter \
             by amount. The bar at the top shows how many are left.",
            text::counted(incomplete, "dispute", "disputes")
        ),
        verb: "Export anyway",
        typed: None,
        action: Some(Action::ExportListNow),
    }
}

/// Before the window closes while something is not sent.
#[must_use]
pub fn close(unsent: usize, is_kept: bool) -> Confirm {
    Confirm {
        title: "Close Docket".to_owned(),
        words: if is_kept {
            format!(
                "{} not finished. Nothing is lost: it is kept on this computer. When Docket runs again, what waits goes out \
                 and what was sent is asked about. Look at the deadlines before you leave it",
                things(unsent)
            )
        } else {
            format!(
                "{} not sent yet and would be lost. What is being sent right now may or may not arrive",
                things(unsent)
            )
        },
        verb: "Close anyway",
        typed: None,
        action: Some(Action::CloseAnyway),
    }
}

fn things(count: usize) -> String {
    if count == 1 { "One thing is".to_owned() } else { format!("{count} things are") }
}

impl Confirm {
    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, actions: &Actions) {
        let modal = small_dialog(ui, "confirm", |ui| {
            widgets::title(ui, &self.title);
            ui.add(egui::Label::new(self.words.as_str()).wrap());
            let can = match &mut self.typed {
                None => Ok(()),
                Some((wanted, typed)) => {
                    Field::new(&format!("Type {wanted} to confirm")).ui(ui, typed);
                    if typed.trim() == wanted { Ok(()) } else { Err("The typed amount does not match") }
                }
            };
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                let done = widgets::button_if(ui, can, Look::Danger, self.verb).clicked();
                let cancelled = widgets::button(ui, Look::Secondary, "Cancel").clicked();
                (done, cancelled)
            })
            .inner
        });
        let (done, cancelled) = modal.inner;
        if done {
            if let Some(action) = self.action.take() {
                actions.push(action);
            }
        } else if cancelled || modal.should_close() {
            actions.push(Action::CloseDialog);
        }
    }
}
