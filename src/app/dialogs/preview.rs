//! The pages of the files that go with a submission, as the issuer will see them.
//!
//! Must not live here: drawing pages (the helper does that).

use crate::app::Context;
use crate::app::kit::pictures::{SHARP, image, paint_fitting};
use crate::app::kit::{Tone, icons, size, space, theme, tokens, widgets};
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::app::words::files;
use crate::desk::packet;
use crate::domain::EvidenceRef;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::ids::{DisputeId, EvidenceId};
use egui::{Align, ColorImage, Layout, RichText, Sense, TextureHandle, Ui, vec2};
use std::sync::Arc;

/// How tall the room of a page is to its width, and at most.
const PROPORTION: f32 = 1.25;
const TALLEST: f32 = 430.0;

/// Which page of which file, as far as it was asked for.
type Key = (EvidenceId, usize);

/// One file, page by page.
#[derive(Default)]
pub struct FilePreview {
    file: usize,
    page: usize,
    coming: Remote<Key, (Arc<ColorImage>, usize), String>,
    texture: Option<(Key, TextureHandle, usize)>,
}

impl FilePreview {
    /// Takes over a page that came.
    pub fn poll(&mut self, ctx: &egui::Context) {
        if self.coming.poll()
            && let (Some(key), Some((image, pages))) = (self.coming.about().cloned(), self.coming.value().cloned())
        {
            self.texture = Some((key, ctx.load_texture("preview", image, SHARP), pages));
        }
    }

    /// The file in sight, and ways to the others.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, dispute: &DisputeId, files: &[Evidence]) {
        let shown: Vec<&Evidence> = files.iter().filter(|file| file.state == Some(EvidenceState::Succeeded)).collect();
        self.file = self.file.min(shown.len().saturating_sub(1));
        let Some(file) = shown.get(self.file) else { return };
        let key = (file.id.clone(), self.page);
        self.ask(cx, dispute, &key);
        let pages = self.texture.as_ref().filter(|(there, ..)| there.0 == file.id).map_or(1, |(.., pages)| *pages);
        // The number first: a long name is cut in what is left, never the number.
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                widgets::hint(ui, format!("{} / {pages}", self.page + 1));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let name = RichText::new(file.file_name()).font(theme::semibold(size::BODY));
                    ui.add(egui::Label::new(name).truncate());
                });
            });
        });
        self.page_ui(ui, &key);
        ui.horizontal(|ui| {
            if widgets::icon_button(ui, icons::LEFT, words::dialog_page_before()).clicked() {
                self.step(-1, pages, shown.len());
            }
            ui.label(words::dialog_file_of(self.file + 1, shown.len()));
            if widgets::icon_button(ui, icons::RIGHT, words::dialog_page_next()).clicked() {
                self.step(1, pages, shown.len());
            }
        });
    }

    /// Through the pages of a file, then to the next file.
    fn step(&mut self, step: isize, pages: usize, files: usize) {
        match self.page.checked_add_signed(step) {
            Some(page) if page < pages => self.page = page,
            Some(_) if self.file + 1 < files => (self.file, self.page) = (self.file + 1, 0),
            None if self.file > 0 => (self.file, self.page) = (self.file - 1, 0),
            _ => {}
        }
    }

    fn ask(&mut self, cx: &Context<'_>, dispute: &DisputeId, key: &Key) {
        let is_there = self.texture.as_ref().is_some_and(|(there, ..)| there == key);
        if is_there || self.coming.about() == Some(key) {
            return;
        }
        let (shared, outbox) = (Arc::clone(cx.session.shared()), cx.session.outbox().clone());
        let of = EvidenceRef { dispute: dispute.clone(), evidence: key.0.clone() };
        let (helper, page) = (cx.desk.helper.clone(), key.1);
        self.coming.request(&cx.desk.runtime, &cx.desk.wake, key.clone(), async move {
            let (pixels, pages) =
                packet::preview(shared, outbox, helper, of, page).await.map_err(|why| files::preview(&why))?;
            let drawn = tokio::task::spawn_blocking(move || image(&pixels)).await;
            Ok((Arc::new(drawn.map_err(|error| error.to_string())?), pages))
        });
    }

    fn page_ui(&self, ui: &mut Ui, key: &Key) {
        let width = ui.available_width();
        let room = vec2(width, (width * PROPORTION).min(TALLEST));
        let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, words::dialog_page()));
        let tokens = tokens(ui);
        ui.painter().rect_stroke(rect, size::PILL_RADIUS, theme::hairline(tokens.line), egui::StrokeKind::Inside);
        if let Some((_, texture, _)) = self.texture.as_ref().filter(|(there, ..)| there == key) {
            paint_fitting(ui, texture, rect.shrink(1.0));
            return;
        }
        let words = match self.coming.error().filter(|_| self.coming.about() == Some(key)) {
            Some(Failure::Error(words)) => words.as_str(),
            Some(Failure::Crashed) => words::dialog_page_not_drawn(),
            None => words::dialog_page_drawing(),
        };
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink(space::WIDE)));
        widgets::toned(&mut inside, Tone::Grey, words);
    }
}
