//! Short messages in the corner about what came of something. Never the only record: the row or the page says it too.

use super::kit::{icons, theme, tokens, widgets};
use super::notice::{Level, Notice};
use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Stroke, vec2};

/// How long passing news stays, in seconds. What matters stays until it is closed.
const STAYS: f64 = 6.0;
/// Most at once; the oldest makes room.
const MOST: usize = 4;

struct Toast {
    notice: Notice,
    born: Option<f64>,
}

/// The messages that are shown.
#[derive(Default)]
pub struct Toasts(Vec<Toast>);

impl Toasts {
    /// Shows a message.
    pub fn show(&mut self, notice: Notice) {
        if self.0.iter().any(|toast| toast.notice == notice) {
            return;
        }
        if self.0.len() >= MOST {
            // Good news makes room first.
            let passing = self.0.iter().position(|toast| !toast.notice.is_lasting).unwrap_or(0);
            self.0.remove(passing);
        }
        self.0.push(Toast { notice, born: None });
    }

    /// Draws them and forgets those whose time is over.
    pub fn ui(&mut self, ctx: &egui::Context) {
        if self.0.is_empty() {
            return;
        }
        let now = ctx.input(|input| input.time);
        let mut closed = None;
        Area::new(Id::unique("toasts")).anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -42.0)).order(Order::Foreground).show(
            ctx,
            |ui| {
                for (index, toast) in self.0.iter().enumerate() {
                    if toast_ui(ui, &toast.notice) {
                        closed = Some(index);
                    }
                }
            },
        );
        if let Some(index) = closed {
            self.0.remove(index);
        }
        self.0.retain_mut(|toast| {
            let born = *toast.born.get_or_insert(now);
            let left = born + STAYS - now;
            let stays = toast.notice.is_lasting || left > 0.0;
            if stays && !toast.notice.is_lasting {
                ctx.request_repaint_after(std::time::Duration::try_from_secs_f64(left.max(0.05)).unwrap_or_default());
            }
            stays
        });
    }
}

/// One message. True when it was closed.
fn toast_ui(ui: &mut egui::Ui, notice: &Notice) -> bool {
    let tokens = tokens(ui);
    let tone = notice.tone();
    let mut closed = false;
    Frame::new()
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, tone.strong(tokens)))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 8))
        .shadow(ui.visuals().popup_shadow)
        .show(ui, |ui| {
            ui.set_width(360.0);
            ui.horizontal_top(|ui| {
                let icon = match notice.level {
                    Level::Good => icons::DONE,
                    Level::Warning => icons::INFO,
                    Level::Bad => icons::ALERT,
                };
                ui.label(RichText::new(icon).color(tone.strong(tokens)).size(15.0));
                ui.vertical(|ui| {
                    ui.set_width(290.0);
                    ui.add(egui::Label::new(RichText::new(&notice.headline).font(theme::medium(13.0))).wrap());
                    if let Some(hint) = &notice.hint {
                        widgets::hint(ui, hint.as_str());
                    }
                });
                closed = widgets::icon_button(ui, icons::CLOSE, "Close message").clicked();
            });
        });
    closed
}
