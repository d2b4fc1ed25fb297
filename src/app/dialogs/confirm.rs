//! A short question with one verb, the same on the button as in the question.

use crate::app::action::{Action, FormAction};
use crate::app::actions::Actions;
use crate::app::kit::{Field, Look, focus, small_dialog, widgets};
use crate::app::words;
use crate::desk::RowId;
use crate::desk::history::Kind;
use crate::domain::EvidenceRef;
use crate::domain::account::AccountKey;
use crate::domain::payment::PaymentEvent;
use crate::domain::text;
use egui::Ui;

/// What has to be typed.
struct Typed {
    wanted: String,
    text: String,
    /// What is said while it is something else.
    differs: &'static str,
}

impl Typed {
    fn new(wanted: String, differs: &'static str) -> Self {
        Self { wanted, text: String::new(), differs }
    }
}

/// The question.
pub struct Confirm {
    title: String,
    words: String,
    verb: &'static str,
    /// What has to be typed, where that is asked for.
    typed: Option<Typed>,
    action: Option<Action>,
}

/// The button that decides. Enter in the field leads to it and does not press it: nothing holds what it does.
pub(super) fn decide_ui(ui: &mut Ui, can: Result<(), &str>, verb: &str) -> bool {
    let decide = widgets::button_if(ui, can, Look::Danger, verb);
    if can.is_ok() && focus::was_entered(ui.ctx()) {
        decide.request_focus();
    }
    decide.clicked()
}

/// Before a file is taken back.
#[must_use]
pub fn delete_evidence(of: EvidenceRef, name: String) -> Confirm {
    Confirm {
        title: words::dialog_delete_title(text::clean_to(&name, 60)),
        words: words::dialog_delete_hint().to_owned(),
        verb: words::dialog_delete(),
        typed: None,
        action: Some(Action::Delete(of, name)),
    }
}

/// Before a payment is sent with a live key.
#[must_use]
pub fn live_payment(event: Box<PaymentEvent>) -> Confirm {
    Confirm {
        title: words::dialog_payment_title(words::money(event.amount)),
        words: words::dialog_payment_hint().to_owned(),
        verb: words::dialog_payment(),
        typed: Some(Typed::new(event.amount.decimal(), words::dialog_amount_differs())),
        action: Some(Action::Form(FormAction::SendPaymentNow(event))),
    }
}

/// Before payments of a file are sent with a live key: their number is typed.
#[must_use]
pub fn live_payments(count: usize, sums: &str, action: Action) -> Confirm {
    let sums = if sums.is_empty() { String::new() } else { words::import_sums(sums) };
    Confirm {
        title: words::dialog_payments_title(count, words::number(count as u64)),
        words: words::sentences(&[words::dialog_payment_hint(), &sums]),
        verb: words::dialog_payments(),
        typed: Some(Typed::new(count.to_string(), words::dialog_count_differs())),
        action: Some(action),
    }
}

/// Before something that was to be sent is put away.
#[must_use]
pub fn discard(id: RowId, what: &str) -> Confirm {
    Confirm {
        title: words::dialog_discard_title(text::clean_to(what, 60)),
        words: words::dialog_discard_hint().to_owned(),
        verb: words::kit_discard(),
        typed: None,
        action: Some(Action::DiscardRowNow(id)),
    }
}

/// Before what was scored or sent before is deleted from this computer.
#[must_use]
pub fn clear_history(kind: Kind) -> Confirm {
    let (title, words) = match kind {
        Kind::Scores => (words::dialog_clear_scores(), words::dialog_clear_scores_hint()),
        Kind::Checkouts => (words::dialog_clear_checkouts(), words::dialog_clear_sent_hint()),
        Kind::Payments => (words::dialog_clear_payments(), words::dialog_clear_sent_hint()),
    };
    Confirm {
        title: title.to_owned(),
        words: words.to_owned(),
        verb: words::dialog_clear(),
        typed: None,
        action: Some(Action::Form(FormAction::ClearHistory(kind))),
    }
}

/// Before a new key is made for data whose key is gone.
#[must_use]
pub fn begin_anew() -> Confirm {
    Confirm {
        title: words::dialog_start_over().to_owned(),
        words: words::dialog_start_over_hint().to_owned(),
        verb: words::dialog_start_over(),
        typed: None,
        action: Some(Action::BeginAnew),
    }
}

/// Before another account is opened while something is not sent.
#[must_use]
pub fn leave(key: AccountKey, unsent: usize) -> Confirm {
    Confirm {
        title: words::dialog_leave_title().to_owned(),
        words: words::dialog_leave_hint(unsent),
        verb: words::dialog_leave(),
        typed: None,
        action: Some(Action::OpenAccountNow(key)),
    }
}

/// Before the window closes while something is not sent.
#[must_use]
pub fn close(unsent: usize, is_kept: bool) -> Confirm {
    Confirm {
        title: words::dialog_close_title().to_owned(),
        words: if is_kept { words::dialog_close_kept(unsent) } else { words::dialog_close_lost(unsent) },
        verb: words::dialog_close(),
        typed: None,
        action: Some(Action::CloseAnyway),
    }
}

impl Confirm {
    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, actions: &Actions) {
        let verb = self.verb;
        let content = |ui: &mut Ui| {
            widgets::title(ui, &self.title);
            ui.add(egui::Label::new(self.words.as_str()).wrap());
            match &mut self.typed {
                None => Ok(()),
                Some(Typed { wanted, text, differs }) => {
                    Field::new(&words::dialog_type_to_confirm(wanted.as_str())).first().ui(ui, text);
                    if text.trim() == wanted { Ok(()) } else { Err(*differs) }
                }
            }
        };
        let modal = small_dialog(ui, "confirm", content, |ui, can| {
            ui.horizontal_wrapped(|ui| {
                let done = decide_ui(ui, can, verb);
                let cancel = widgets::button(ui, Look::Secondary, words::kit_cancel());
                focus::first(&cancel, true);
                let cancelled = cancel.clicked();
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
