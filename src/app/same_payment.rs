//! The warning that another dispute is about the same payment: at the top of a dispute, and before it is answered.
//!
//! Must not live here: looking for it.

use super::Context;
use super::kit::{Tone, icons, size, tokens, widgets};
use super::words;
use crate::domain::dispute::related::Related;
use crate::domain::time::deadline::Urgency;
use egui::Ui;

/// What is said at the top of a dispute and before it is answered, when another one is about the same payment.
pub fn warning_ui(ui: &mut Ui, cx: &Context<'_>, related: Option<&Related>) {
    let Some((related, first)) = related.and_then(|related| Some((related, related.first_of_payment.as_ref()?))) else {
        return;
    };
    let named =
        first.money.map_or_else(|| first.id.to_string(), |money| format!("{} · {}", words::money(money), first.id));
    let others = related.of_payment;
    let (tone, said) = match first.deadline {
        Some(deadline) => {
            let target = deadline.with(cx.margin);
            let due = words::due_in(target.left(cx.now));
            (tone(target.urgency(cx.now)), words::related_same_payment_due(others, named, due))
        }
        None => (Tone::Amber, words::related_same_payment(others, named, words::status(first.status))),
    };
    ui.horizontal_top(|ui| {
        widgets::icon(ui, icons::WARNING, size::SMALL, tone.strong(tokens(ui)));
        widgets::toned(ui, tone, said);
    });
}

/// Never quiet: the other deadline is missed because nobody thinks of it.
fn tone(urgency: Urgency) -> Tone {
    match urgency {
        Urgency::Overdue | Urgency::PastTarget | Urgency::Day => Tone::Red,
        Urgency::ThreeDays | Urgency::Week | Urgency::Later | Urgency::Undated => Tone::Amber,
    }
}
