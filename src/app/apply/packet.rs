//! The workbench: files taken in, packets added to the evidence and saved.

use crate::app::App;
use crate::app::action::PacketAction;
use crate::app::files::Wanted;
use crate::app::notice::{self, Notice};
use crate::app::page::Page;
use crate::app::remote::Failure;
use crate::app::words;
use crate::desk::packet::NotAdded;
use crate::desk::packet::Origin;
use crate::desk::packet::Pixels;
use crate::domain::ids::DisputeId;
use crate::domain::packet::packet_name;
use crate::domain::text;
use std::path::{Path, PathBuf};

/// Files by their paths, with the names they are shown under.
pub(super) fn of_paths(paths: Vec<PathBuf>) -> Vec<(String, Origin)> {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    paths.into_iter().map(|path| (text::clean_to(&name(&path), 80), Origin::Path(path))).collect()
}

impl App {
    pub(super) fn apply_packet(&mut self, action: PacketAction, frame: &eframe::Frame) {
        match action {
            PacketAction::Open(id) => self.open_packet(id),
            PacketAction::OpenWith(id, origins) => self.open_packet_with(id, origins),
            PacketAction::Close => self.pages.disputes.packet.leave(),
            PacketAction::Add => self.add_packet(),
            PacketAction::Save => self.ask_save_packet(frame),
        }
    }

    fn open_packet_with(&mut self, id: DisputeId, origins: Vec<(String, Origin)>) {
        self.put_dialog_away();
        for (_, origin) in &origins {
            if let Origin::Path(path) = origin {
                self.pages.disputes.evidence.drop_path(path);
            }
        }
        self.open_packet(id);
        self.add_to_packet(origins);
    }

    fn add_packet(&mut self) {
        let Some(session) = self.session.clone() else { return };
        self.pages.disputes.packet.add(&self.desk, &session);
    }

    fn ask_save_packet(&mut self, frame: &eframe::Frame) {
        let Some(title) = self.pages.disputes.packet.title() else { return };
        let name = packet_name(&title, 0, 1);
        self.save_as(frame, Wanted::SavePacket, &name);
    }

    fn open_packet(&mut self, id: DisputeId) {
        self.page = Page::Disputes;
        self.pages.disputes.select(id.clone());
        self.pages.disputes.show_evidence();
        self.pages.disputes.packet.open(id);
    }

    pub(super) fn add_to_packet(&mut self, origins: Vec<(String, Origin)>) {
        let left_out = self.pages.disputes.packet.take(origins);
        if left_out > 0 {
            let hint = words::toast_packet_full().to_owned();
            self.toasts.show(Notice::bad(words::toast_files_left_out(left_out), Some(hint)));
        }
    }

    /// A picture of the clipboard becomes an exhibit: as a file it would be over the limit for pictures.
    pub(super) fn paste_picture(&mut self, dispute: DisputeId, image: &egui::ColorImage) {
        let [width, height] = image.size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
        let colours = image.pixels.iter().flat_map(|pixel| {
            let [r, g, b, _] = pixel.to_array();
            [r, g, b]
        });
        let pixels = Pixels { width, height, is_grey: false, data: colours.collect() };
        let zone = self.desk.clock.zone();
        let name = format!("Pasted {}.png", words::moment(self.desk.clock.now(), &zone).replace([':', '/'], "-"));
        self.open_packet(dispute);
        self.add_to_packet(vec![(name.clone(), Origin::Picture(name, pixels))]);
    }

    /// Saves the packet's files; several get a number each.
    pub(super) fn save_packet(&mut self, path: PathBuf) {
        let Some(packed) = self.pages.disputes.packet.packed() else {
            self.toasts.show(Notice::warning(words::toast_packet_being_made(), None));
            return;
        };
        self.background.packet.request(&self.desk.runtime, &self.desk.wake, (), async move {
            let written = tokio::task::spawn_blocking(move || {
                for (number, bytes) in packed.files.iter().enumerate() {
                    let to = if packed.files.len() == 1 { path.clone() } else { numbered(&path, number + 1) };
                    crate::desk::packet::save(&to, bytes).map_err(|error| error.to_string())?;
                }
                Ok(path)
            });
            written.await.map_err(|error| error.to_string())?
        });
    }

    /// Takes over what came of adding and saving packets.
    pub(in crate::app) fn take_packets(&mut self) {
        if self.background.packet.poll()
            && let Some(((), result)) = self.background.packet.take()
        {
            self.toasts.show(match result {
                Ok(path) => Notice::good(words::toast_packet_saved(text::clean_to(&path.display().to_string(), 120))),
                Err(Failure::Error(words)) => Notice::bad(words::toast_packet_not_saved(), Some(words)),
                Err(Failure::Crashed) => notice::crashed(words::toast_packet_not_saved()),
            });
        }
        let Some(session) = self.session.clone() else { return };
        let Some(added) = self.pages.disputes.packet.take_added() else { return };
        let name = Some(notice::name_of(&session, &added.dispute));
        if let Some(why) = added.refused {
            let why = match why {
                NotAdded::Copy(why) => words::files::copy(&why),
                NotAdded::Crashed => words::packet_add_crashed().to_owned(),
            };
            self.toasts.show_about(Notice::bad(words::toast_packet_not_added(), Some(why)), name, None);
            return;
        }
        // A file that was too large by itself has gone out inside the packet.
        let outbox = session.outbox();
        let is_packed =
            |kept: &&crate::desk::KeptFile| kept.dispute == added.dispute && added.files.contains(&kept.file.sha256);
        outbox.snapshot().kept.iter().filter(is_packed).for_each(|kept| outbox.drop_kept(kept.id));
        let kept = added.note.is_some_and(|note| !self.pages.drafts.offer_note(&added.dispute, note));
        let hint = kept.then(|| words::toast_packet_note_stays().to_owned());
        self.toasts.show_about(Notice { hint, ..Notice::good(words::toast_packet_added()) }, name, None);
        if self.pages.disputes.packet.dispute() == Some(&added.dispute) {
            self.pages.disputes.packet.leave();
            self.pages.disputes.show_evidence();
        }
    }
}

/// `packet.pdf` becomes `packet-2.pdf`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let extension = path.extension().map_or_else(|| "pdf".to_owned(), |e| e.to_string_lossy().into_owned());
    path.with_file_name(format!("{stem}-{number}.{extension}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_packet_do_not_overwrite_each_other() {
        assert_eq!(numbered(Path::new("/a/packet.pdf"), 2), PathBuf::from("/a/packet-2.pdf"));
        assert_eq!(numbered(Path::new("/a/packet"), 1), PathBuf::from("/a/packet-1.pdf"));
    }
}
