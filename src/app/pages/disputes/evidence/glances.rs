//! What rows show of files that are kept on this computer: how many pages they have, and a small picture. One after the
//! other is asked for when its row is drawn; so many are remembered.
//!
//! Must not live here: drawing pages (the helper does that), rows.

use crate::app::Context;
use crate::app::kit::pictures::image;
use crate::app::remote::Remote;
use crate::desk::packet::{PreviewError, glance};
use egui::{ColorImage, TextureHandle, TextureOptions, Ui};
use std::collections::{HashMap, VecDeque};

/// Files that are remembered: more than rows can be in sight, so that none is asked for again while it is.
const MOST: usize = 200;

/// What a row shows of a file.
#[derive(Clone)]
pub struct Shown {
    /// Its pages.
    pub pages: usize,
    /// The first one, small.
    pub small: Option<TextureHandle>,
}

/// Everything that was glanced at, by the hashes of the files.
#[derive(Default)]
pub struct Glances {
    /// Nothing for a file that cannot be drawn.
    known: HashMap<String, Option<Shown>>,
    order: VecDeque<String>,
    coming: Remote<String, (usize, Option<ColorImage>), PreviewError>,
}

impl Glances {
    /// What is known of a file; asks for it when nothing is yet and nothing else is coming.
    pub fn get(&mut self, ui: &Ui, cx: &Context<'_>, sha256: &str) -> Option<&Shown> {
        self.take(ui);
        if !self.known.contains_key(sha256) && self.coming.about().is_none() {
            let (outbox, helper) = (cx.session.outbox().clone(), cx.desk.helper.clone());
            let of = sha256.to_owned();
            self.coming.request(&cx.desk.runtime, &cx.desk.wake, of.clone(), async move {
                let seen = glance(outbox, helper, of).await?;
                let made = tokio::task::spawn_blocking(move || seen.small.as_ref().map(image)).await;
                Ok((seen.pages, made.unwrap_or_default()))
            });
        }
        self.known.get(sha256)?.as_ref()
    }

    fn take(&mut self, ui: &Ui) {
        if self.coming.is_loading() {
            return;
        }
        let Some((sha256, result)) = self.coming.take() else { return };
        let shown = result.ok().map(|(pages, picture)| {
            let load = |picture| ui.ctx().load_texture("small page", picture, TextureOptions::LINEAR);
            Shown { pages, small: picture.map(load) }
        });
        self.known.insert(sha256.clone(), shown);
        self.order.push_back(sha256);
        if self.order.len() > MOST
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
    }

    /// Takes over what came.
    pub fn poll(&mut self) {
        self.coming.poll();
    }
}
