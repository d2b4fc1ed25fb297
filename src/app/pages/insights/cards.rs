//! The figures one asks for first. Each says how it is made, and leads to its disputes.
//!
//! Must not live here: what a figure means (`domain::insights`).

use super::{link_ui, share, show, sum};
use crate::app::actions::Actions;
use crate::app::kit::{size, space, theme, widgets};
use crate::app::words;
use crate::domain::insights::{Insights, Part, Tally};
use crate::domain::search::query::Queue;
use crate::domain::text;
use egui::{Label, RichText, Ui};

/// Below which width they stand two by two, and below which three by three.
const TWO: f32 = 720.0;
const THREE: f32 = 1_500.0;

/// One figure.
struct Card {
    name: &'static str,
    value: String,
    note: String,
    how: &'static str,
    part: Part,
}

/// All of them.
pub(super) fn ui(ui: &mut Ui, found: &Insights, actions: &Actions) {
    let cards = cards(found);
    let in_line = match ui.available_width() {
        width if width < TWO => 2,
        width if width < THREE => 3,
        _ => 6,
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
    if link_ui(ui, &card.note, &words::insights_card_link(card.name, card.note.as_str())).clicked() {
        show(found, None, card.part, actions);
    }
}

fn cards(found: &Insights) -> [Card; 6] {
    let total = &found.total;
    let of = |part: u64, whole: u64| words::insights_won_of(part, whole);
    [
        Card {
            name: words::insights_exposure(),
            value: sum(found, total.due),
            note: words::insights_need_response(total.due.count),
            how: words::insights_exposure_how(),
            part: Part::Queue(Queue::NeedsResponse),
        },
        Card {
            name: words::insights_win_rate(),
            value: share(total.win_rate()),
            note: of(total.won.count, total.decided()),
            how: words::insights_win_rate_how(),
            part: Part::Queue(Queue::Won),
        },
        Card {
            name: words::insights_win_rate_of_all(),
            value: share(total.win_rate_of_all()),
            note: of(total.won.count, total.received.count),
            how: words::insights_win_rate_of_all_how(),
            part: Part::ALL,
        },
        Card {
            name: words::insights_recovered(),
            value: sum(found, total.won),
            note: words::insights_recovered_of(share(total.recovery_rate()), sum(found, decided(found))),
            how: words::insights_recovered_how(),
            part: Part::Queue(Queue::Won),
        },
        Card {
            name: words::insights_response_rate(),
            value: share(total.response_rate()),
            note: of(total.in_review.count, total.response_rate().cases()),
            how: words::insights_response_rate_how(),
            part: Part::Queue(Queue::UnderReview),
        },
        Card {
            name: words::insights_missed(),
            value: text::grouped(total.missed.count),
            note: words::insights_missed_sum(sum(found, total.missed)),
            how: words::insights_missed_how(),
            part: Part::Missed,
        },
    ]
}

fn decided(found: &Insights) -> Tally {
    let (won, lost) = (found.total.won, found.total.lost);
    Tally { count: won.count + lost.count, minor: won.minor.saturating_add(lost.minor) }
}
