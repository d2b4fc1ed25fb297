//! What is drawn of files: small pictures of their pages, and the page in sight, before and after.

use crate::app::kit::pictures::{SHARP, image};
use crate::app::kit::zoom::Zoom;
use crate::app::remote::Remote;
use crate::app::words;
use crate::desk::Desk;
use crate::desk::packet::Opened;
use egui::{ColorImage, TextureHandle, TextureOptions};
use std::collections::HashMap;
use std::sync::Arc;

/// Small pictures of pages, each made when it is first drawn.
#[derive(Default)]
pub struct SmallPictures(HashMap<(String, usize), TextureHandle>);

impl SmallPictures {
    /// The small picture of a page.
    pub fn get(&mut self, ctx: &egui::Context, opened: &Opened, page: usize) -> Option<TextureHandle> {
        let pixels = opened.small.get(page)?;
        let key = (opened.exhibit.sha256.clone(), page);
        let make = || ctx.load_texture("small page", image(pixels), TextureOptions::LINEAR);
        Some(self.0.entry(key).or_insert_with(make).clone())
    }

    /// Lets go of all of them.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// How the page in sight is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// As it will be sent.
    #[default]
    After,
    /// As it came.
    Before,
    /// Both.
    Both,
}

/// A page that is drawn large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageKey {
    /// Tells the file from others.
    pub file: String,
    /// Which page of it.
    pub page: usize,
    /// Its longer side.
    pub longest: u32,
}

/// One large page.
#[derive(Default)]
pub struct Large {
    coming: Remote<PageKey, Arc<ColorImage>, String>,
    texture: Option<(PageKey, TextureHandle)>,
}

impl Large {
    /// Asks for a page, unless it is there or coming.
    pub fn ask(&mut self, desk: &Desk, key: PageKey, bytes: &Arc<[u8]>) {
        let is_there = self.texture.as_ref().is_some_and(|(there, _)| *there == key);
        if is_there || self.coming.about() == Some(&key) {
            return;
        }
        let (helper, bytes) = (desk.helper.clone(), Arc::clone(bytes));
        let (page, longest) = (key.page, key.longest);
        self.coming.request(&desk.runtime, &desk.wake, key, async move {
            let pixels =
                helper.show(bytes, page, longest).await.map_err(|why| crate::app::words::files::refusal(&why))?;
            let made = tokio::task::spawn_blocking(move || Arc::new(image(&pixels))).await;
            made.map_err(|error| error.to_string())
        });
    }

    fn poll(&mut self, ctx: &egui::Context) {
        if self.coming.poll()
            && let (Some(key), Some(image)) = (self.coming.about().cloned(), self.coming.value().cloned())
        {
            let texture = ctx.load_texture("page", image, SHARP);
            self.texture = Some((key, texture));
        }
    }

    /// The page, when it is this file's and page's; coarser while a finer one comes.
    pub fn texture(&self, file: &str, page: usize) -> Option<&TextureHandle> {
        self.texture.as_ref().filter(|(key, _)| key.file == file && key.page == page).map(|(_, texture)| texture)
    }

    /// Why it is not there.
    pub fn error(&self, file: &str, page: usize) -> Option<String> {
        self.coming.about().filter(|key| key.file == file && key.page == page)?;
        self.coming.error().map(|failure| match failure {
            crate::app::remote::Failure::Error(words) => words.clone(),
            crate::app::remote::Failure::Crashed => words::packet_page_not_drawn().to_owned(),
        })
    }
}

/// The middle of the workbench.
pub struct View {
    pub side: Side,
    pub zoom: Zoom,
    pub is_redacting: bool,
    pub before: Large,
    pub after: Large,
    /// Where a box that is being drawn began, on the turned page.
    pub began: Option<(f32, f32)>,
    /// The box the keyboard moves.
    pub chosen: Option<usize>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            side: Side::After,
            zoom: Zoom::default(),
            is_redacting: false,
            before: Large::default(),
            after: Large::default(),
            began: None,
            chosen: None,
        }
    }
}

impl View {
    pub fn poll(&mut self, ctx: &egui::Context) {
        self.before.poll(ctx);
        self.after.poll(ctx);
    }
}
