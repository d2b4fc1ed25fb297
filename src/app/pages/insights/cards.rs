//! The figures one asks for first. Each says how it is made, and leads to its disputes.
//!
//! Must not live here: what a figure means (`domain::insights`).

use super::{NOTHING, fees, link_ui, share, show, span, sum};
use crate::app::actions::Actions;
use crate::app::kit::{size, space, theme, widgets};
use crate::app::words;
use crate::domain::insights::fees::Fee;
use crate::domain::insights::{Insights, Part, Tally};
use crate::domain::search::query::Queue;
use egui::{Label, RichText, Ui};

/// Below which width they stand two by two, and below which four by four.
const TWO: f32 = 860.0;
const FOUR: f32 = 1_900.0;

/// One figure.
pub(super) struct Card {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) note: String,
    pub(super) how: &'static str,
    /// What its note leads to, where the list can show it.
    part: Option<Part>,
}

/// All of them.
pub(super) fn ui(ui: &mut Ui, found: &Insights, fee: Fee, actions: &Actions) {
    let cards = cards(found, fee);
    let in_line = match ui.available_width() {
        width if width < TWO => 2,
        width if width < FOUR => 4,
        _ => 8,
    };
    for line in cards.chunks(in_line) {
        ui.columns(in_line, |columns| {
            for (ui, card) in columns.iter_mut().zip(line) {
                widgets::card(ui, |ui| card_ui(ui, found, card, actions));
            }
        });
    }
}

fn card_ui(ui: &mut Ui, found: &Insights, card: &Card, actions: &Actions) {
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    widgets::muted(ui, card.name).on_hover_text(card.how);
    let value = RichText::new(&card.value).font(theme::bold(size::AMOUNT));
    ui.add(Label::new(value).truncate()).on_hover_text(card.how);
    let Some(part) = card.part else {
        widgets::hint(ui, &card.note);
        return;
    };
    if link_ui(ui, &card.note, &words::insights_card_link(card.name, card.note.as_str())).clicked() {
        show(found, None, part, actions);
    }
}

/// Each of them as it is said.
pub(super) fn cards(found: &Insights, fee: Fee) -> [Card; 8] {
    let total = &found.total;
    let of = |part: u64, whole: u64| words::insights_won_of(part, whole);
    [
        Card {
            name: words::insights_exposure(),
            value: sum(found, total.due),
            note: words::insights_need_response(total.due.count),
            how: words::insights_exposure_how(),
            part: Some(Part::Queue(Queue::NeedsResponse)),
        },
        Card {
            name: words::insights_win_rate(),
            value: share(total.win_rate()),
            note: of(total.won.count, total.decided()),
            how: words::insights_win_rate_how(),
            part: Some(Part::Queue(Queue::Won)),
        },
        Card {
            name: words::insights_win_rate_of_all(),
            value: share(total.win_rate_of_all()),
            note: of(total.won.count, total.received.count),
            how: words::insights_win_rate_of_all_how(),
            part: Some(Part::ALL),
        },
        Card {
            name: words::insights_recovered(),
            value: sum(found, total.won),
            note: words::insights_recovered_of(share(total.recovery_rate()), sum(found, decided(found))),
            how: words::insights_recovered_how(),
            part: Some(Part::Queue(Queue::Won)),
        },
        Card {
            name: words::insights_response_rate(),
            value: share(total.response_rate()),
            note: of(total.in_review.count, total.response_rate().cases()),
            how: words::insights_response_rate_how(),
            part: Some(Part::Queue(Queue::UnderReview)),
        },
        Card {
            name: words::insights_missed(),
            value: words::number(total.missed.count),
            note: words::insights_missed_sum(sum(found, total.missed)),
            how: words::insights_missed_how(),
            part: Some(Part::Missed),
        },
        time_card(found),
        fees_card(found, fee),
    ]
}

fn time_card(found: &Insights) -> Card {
    Card {
        name: words::insights_time(),
        value: found.times.median().map_or_else(|| NOTHING.to_owned(), span),
        note: match found.times.ninth() {
            Some(ninth) => words::insights_time_ninth(found.times.cases, span(ninth)),
            None => words::insights_time_few(found.times.cases),
        },
        how: words::insights_time_how(),
        part: None,
    }
}

fn fees_card(found: &Insights, fee: Fee) -> Card {
    let cost = fees(found, fee, &found.total);
    let is_known = cost.is_some();
    Card {
        name: words::insights_fees(),
        value: cost.unwrap_or_else(|| NOTHING.to_owned()),
        note: match (is_known, found.total.inquiries) {
            (false, _) => words::insights_fees_none().to_owned(),
            (true, 0) => words::insights_fees_of(found.total.received.count),
            (true, inquiries) => words::insights_fees_of_both(inquiries, found.total.received.count - inquiries),
        },
        how: words::insights_fees_how(),
        part: is_known.then_some(Part::ALL),
    }
}

fn decided(found: &Insights) -> Tally {
    let (won, lost) = (found.total.won, found.total.lost);
    Tally { count: won.count + lost.count, minor: won.minor.saturating_add(lost.minor) }
}
