//! A file that is kept on this computer, in front of the page: its pages, one after the other, as large as one likes.
//!
//! Must not live here: drawing pages (the helper does that), files that are only at the service.

use crate::app::Context;
use crate::app::command::{self, Command, Place};
use crate::app::kit::layout::at_end;
use crate::app::kit::pictures::{SHARP, image, paint_fitting};
use crate::app::kit::zoom::{Pane, Zoom};
use crate::app::kit::{Tone, icons, popups, sheet, size, space, theme, tokens, widgets};
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::packet::kept_page;
use crate::domain::ids::DisputeId;
use egui::{Align, ColorImage, Layout, RichText, Sense, TextureHandle, Ui, vec2};
use std::sync::Arc;

/// Room for the buttons under the page, and the least for the page.
const FOOT: f32 = 40.0;
const LEAST: f32 = 60.0;
/// Room for the button that closes.
const CLOSING: f32 = 40.0;

/// Which page, and the pixels of its longer side.
type Key = (usize, u32);

/// The file in front of the page, if there is one.
#[derive(Default)]
pub struct Viewer {
    open: Option<Viewing>,
    /// The pass it was drawn in last.
    drawn: u64,
}

/// A file that is looked at.
struct Viewing {
    dispute: DisputeId,
    name: String,
    sha256: String,
    pages: usize,
    page: usize,
    zoom: Zoom,
    coming: Remote<Key, Arc<ColorImage>, String>,
    texture: Option<(Key, TextureHandle)>,
}

impl Viewer {
    /// Shows a file.
    pub fn open(&mut self, dispute: &DisputeId, (name, sha256): (&str, &str), pages: usize) {
        self.open = Some(Viewing {
            dispute: dispute.clone(),
            name: name.to_owned(),
            sha256: sha256.to_owned(),
            pages: pages.max(1),
            page: 0,
            zoom: Zoom::default(),
            coming: Remote::default(),
            texture: None,
        });
    }

    /// True while it is in front of the page and takes the keys.
    #[must_use]
    pub fn is_in_front(&self, ctx: &egui::Context) -> bool {
        self.open.is_some() && self.drawn + 2 >= ctx.cumulative_pass_nr()
    }

    /// Takes over what came.
    pub fn poll(&mut self) {
        if let Some(viewing) = &mut self.open {
            viewing.coming.poll();
        }
    }

    /// Shows it, if it is a file of this dispute.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, dispute: &DisputeId) {
        self.open = self.open.take().filter(|viewing| viewing.dispute == *dispute);
        let Some(viewing) = &mut self.open else { return };
        self.drawn = ui.ctx().cumulative_pass_nr();
        if viewing.ui(ui, cx) {
            self.open = None;
        }
    }
}

impl Viewing {
    /// True when it is to be closed.
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> bool {
        self.ask(cx);
        if let (Some(key), Some(image)) = (self.coming.about().copied(), self.coming.value())
            && self.texture.as_ref().is_none_or(|(there, _)| *there != key)
        {
            self.texture = Some((key, ui.ctx().load_texture("file page", Arc::clone(image), SHARP)));
        }
        self.keys(ui);
        let mut is_closed = false;
        let escape = sheet(ui, "file viewer", |ui, room| {
            is_closed = self.head_ui(ui);
            self.page_ui(ui, vec2(room.x, (ui.available_height() - FOOT).max(LEAST)));
            self.foot_ui(ui);
        });
        is_closed || escape
    }

    fn key(&self) -> Key {
        (self.page, self.zoom.longest())
    }

    fn ask(&mut self, cx: &Context<'_>) {
        let key = self.key();
        if self.coming.about() == Some(&key) {
            return;
        }
        let (outbox, helper) = (cx.session.outbox().clone(), cx.desk.helper.clone());
        let sha256 = self.sha256.clone();
        self.coming.request(&cx.desk.runtime, &cx.desk.wake, key, async move {
            let pixels = kept_page(outbox, helper, sha256, key).await;
            let pixels = pixels.map_err(|why| words::files::preview(&why))?;
            let drawn = tokio::task::spawn_blocking(move || image(&pixels)).await;
            Ok(Arc::new(drawn.map_err(|error| error.to_string())?))
        });
    }

    fn keys(&mut self, ui: &Ui) {
        let is_ours = |command| {
            matches!(command, Command::NextPage | Command::PreviousPage)
                || matches!(command, Command::ZoomIn | Command::ZoomOut | Command::ZoomFit)
        };
        for command in command::take(ui.ctx(), Place::Packet, is_ours) {
            match command {
                Command::NextPage => self.step(1),
                Command::PreviousPage => self.step(-1),
                Command::ZoomIn => self.zoom.closer(),
                Command::ZoomOut => self.zoom.farther(),
                Command::ZoomFit => self.zoom.fit(),
                _ => {}
            }
        }
    }

    fn step(&mut self, step: isize) {
        self.page = self.page.saturating_add_signed(step).min(self.pages - 1);
    }

    fn head_ui(&mut self, ui: &mut Ui) -> bool {
        let mut is_closed = false;
        ui.horizontal(|ui| {
            let room = (ui.available_width() - CLOSING).max(CLOSING);
            ui.allocate_ui_with_layout(vec2(room, size::CONTROL), Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(room);
                let name = RichText::new(&self.name).font(theme::semibold(size::TITLE));
                let name = ui.add(egui::Label::new(name).truncate());
                popups::name_dialog(ui, &name);
            });
            is_closed = widgets::icon_button(ui, icons::CLOSE, words::packet_close()).clicked();
        });
        is_closed
    }

    fn page_ui(&mut self, ui: &mut Ui, room: egui::Vec2) {
        let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
        ui.painter().rect_filled(rect, size::PILL_RADIUS, tokens(ui).background);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink(space::NEAR)));
        let Some((_, texture)) = self.texture.as_ref().filter(|(there, _)| there.0 == self.page) else {
            let said = match self.coming.error() {
                Some(Failure::Error(said)) => said.as_str(),
                Some(Failure::Crashed) => words::dialog_page_not_drawn(),
                None => words::dialog_page_drawing(),
            };
            widgets::toned(&mut inside, Tone::Grey, said);
            return;
        };
        let pane = Pane {
            name: "file page",
            label: words::dialog_page(),
            room: room - egui::Vec2::splat(2.0 * space::NEAR),
            page: texture.size_vec2(),
        };
        self.zoom.page_ui(&mut inside, &pane, |ui, place| paint_fitting(ui, texture, place));
    }

    fn foot_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            if widgets::icon_button(ui, icons::LEFT, words::packet_previous_page()).clicked() {
                self.step(-1);
            }
            ui.label(RichText::new(words::packet_page_of(self.page + 1, self.pages)).font(theme::medium(size::BODY)));
            if widgets::icon_button(ui, icons::RIGHT, words::packet_next_page()).clicked() {
                self.step(1);
            }
            at_end(ui, egui::Id::unique("file zoom"), |ui| self.zoom.buttons_ui(ui));
        });
    }
}
