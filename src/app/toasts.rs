//! Short messages in the corner about what came of something. Never the only record: the row or the page says it too.
//!
//! Must not live here: the words, whether what a message is about is settled.

use super::kit::live::{self, Parts};
use super::kit::{icons, size, space, theme, tokens, widgets};
use super::notice::{Level, Notice, Step};
use crate::app::words;
use crate::desk::RowId;
use crate::domain::ids::DisputeId;
use egui::{Align2, Area, Frame, Id, Order, RichText, vec2};

/// The width of a message, and of its words.
const WIDTH: f32 = 360.0;
const WORDS: f32 = 290.0;

/// How long passing news stays, in seconds.
const STAYS: f64 = 6.0;
/// How long what did not happen stays. Only what a person has to do something about stays until that is done.
const BAD_STAYS: f64 = 20.0;
/// Most at once; the oldest makes room.
const MOST: usize = 4;

/// What a message is about; it goes with its reason.
pub enum About {
    /// A row that needs a person.
    Row(RowId),
    /// Disputes that came back, and the one that was open when they did.
    Reopened(Vec<DisputeId>, Option<DisputeId>),
    /// The disk under the outbox.
    OutboxDisk,
    /// A dispute that is being looked for.
    Looking,
}

struct Toast {
    notice: Notice,
    /// The dispute it names.
    name: Option<String>,
    about: Option<About>,
    born: Option<f64>,
    /// Its place in the tree: one that goes must not have the next one said again.
    number: u64,
}

impl Toast {
    fn stays(&self) -> f64 {
        match self.notice.level {
            _ if self.notice.is_lasting => f64::INFINITY,
            Level::Bad => BAD_STAYS,
            Level::Warning | Level::Good => STAYS,
        }
    }
}

/// The messages that are shown.
#[derive(Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    /// How many there were.
    number: u64,
}

impl Toasts {
    /// Shows a message.
    pub fn show(&mut self, notice: Notice) {
        self.show_about(notice, None, None);
    }

    /// Shows a message under the name of its dispute; it goes when what it is about is settled.
    pub fn show_about(&mut self, notice: Notice, name: Option<String>, about: Option<About>) {
        if self.shown.iter().any(|toast| toast.notice == notice && toast.name == name) {
            return;
        }
        if self.shown.len() >= MOST {
            // Good news makes room first.
            let passing = self.shown.iter().position(|toast| !toast.notice.is_lasting).unwrap_or(0);
            self.shown.remove(passing);
        }
        self.number += 1;
        self.shown.push(Toast { notice, name, about, born: None, number: self.number });
    }

    /// Takes those away whose reason is gone.
    pub fn settle(&mut self, is_open: impl Fn(&About) -> bool) {
        self.shown.retain(|toast| toast.about.as_ref().is_none_or(&is_open));
    }

    /// Draws them and forgets those whose time is over. The step that was clicked.
    pub fn ui(&mut self, ctx: &egui::Context) -> Option<Step> {
        if self.shown.is_empty() {
            return None;
        }
        let mut asked = None;
        let now = ctx.input(|input| input.time);
        let mut closed = None;
        Area::new(Id::unique("toasts"))
            .anchor(Align2::RIGHT_BOTTOM, -vec2(space::LARGE, size::STATUS_BAR + space::LARGE))
            .order(Order::Foreground)
            .show(ctx, |ui| {
                for (index, toast) in self.shown.iter().enumerate() {
                    let clicked = ui.push_id(toast.number, |ui| toast_ui(ui, toast)).inner;
                    if clicked.closes {
                        closed = Some(index);
                    }
                    asked = asked.or(clicked.step);
                }
            });
        if let Some(index) = closed {
            self.shown.remove(index);
        }
        self.shown.retain_mut(|toast| {
            let born = *toast.born.get_or_insert(now);
            let left = born + toast.stays() - now;
            let stays = left > 0.0;
            if stays && left.is_finite() {
                ctx.request_repaint_after(std::time::Duration::try_from_secs_f64(left.max(0.05)).unwrap_or_default());
            }
            stays
        });
        asked
    }
}

/// What was clicked in a message.
#[derive(Default)]
struct Clicked {
    closes: bool,
    step: Option<Step>,
}

/// One message.
fn toast_ui(ui: &mut egui::Ui, toast: &Toast) -> Clicked {
    let (tokens, notice) = (tokens(ui), &toast.notice);
    let tone = notice.tone();
    let mut clicked = Clicked::default();
    Frame::new()
        .fill(tokens.raised)
        .stroke(theme::hairline(tone.strong(tokens)))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(theme::inset(space::WIDE, space::NEAR))
        .shadow(ui.visuals().popup_shadow)
        .show(ui, |ui| {
            ui.set_width(WIDTH);
            ui.horizontal_top(|ui| {
                widgets::icon(ui, notice.level.icon(), size::ICON, tone.strong(tokens));
                ui.vertical(|ui| {
                    ui.set_width(WORDS);
                    ui.spacing_mut().item_spacing.y = space::HAIR;
                    live::message(ui, notice.level.saying(), |ui, parts| words_ui(ui, toast, parts));
                    // Other steps belong to the place the message is about.
                    if notice.step == Some(Step::OpenReports) && widgets::link(ui, Step::OpenReports.label()).clicked()
                    {
                        clicked = Clicked { closes: true, step: notice.step };
                    }
                });
                clicked.closes |= widgets::icon_button(ui, icons::CLOSE, words::toast_close()).clicked();
            });
        });
    clicked
}

/// What a message says, under the name of its dispute.
fn words_ui(ui: &mut egui::Ui, toast: &Toast, parts: &mut Parts) {
    let notice = &toast.notice;
    if let Some(name) = &toast.name {
        let color = tokens(ui).muted;
        parts.add(&ui.label(RichText::new(name).font(theme::small()).color(color)), name);
    }
    let headline = RichText::new(&notice.headline).font(theme::medium(size::BODY));
    parts.add(&ui.add(egui::Label::new(headline).wrap()), &notice.headline);
    if let Some(hint) = &notice.hint {
        parts.add(&widgets::hint(ui, hint.as_str()), hint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(toasts: &Toasts) -> Vec<&str> {
        toasts.shown.iter().map(|toast| toast.notice.headline.as_str()).collect()
    }

    #[test]
    fn a_message_goes_with_its_reason() {
        let mut toasts = Toasts::default();
        toasts.show_about(Notice::bad("The disk failed", None).lasting(), None, Some(About::OutboxDisk));
        toasts.show(Notice::good("Tags saved"));
        toasts.settle(|_| true);
        assert_eq!(said(&toasts), ["The disk failed", "Tags saved"]);
        toasts.settle(|about| !matches!(about, About::OutboxDisk));
        assert_eq!(said(&toasts), ["Tags saved"], "what has no reason passes by itself");
    }

    #[test]
    fn the_same_news_of_two_disputes_is_told_twice() {
        let mut toasts = Toasts::default();
        for name in ["$1.00 · A", "$2.00 · B", "$2.00 · B"] {
            toasts.show_about(Notice::good("Tags saved"), Some(name.to_owned()), None);
        }
        assert_eq!(toasts.shown.len(), 2);
    }

    #[test]
    fn only_what_a_person_has_to_do_something_about_stays() {
        let stays = |notice: Notice| Toast { notice, name: None, about: None, born: None, number: 0 }.stays();
        assert!(stays(Notice::good("a")) < stays(Notice::bad("b", None)));
        assert!(stays(Notice::bad("b", None)).is_finite());
        assert!(stays(Notice::bad("b", None).lasting()).is_infinite());
    }
}
