//! Files that are being opened, and those that were refused, with the reason and the field for a password.

use super::PacketBench;
use crate::app::kit::{Look, Tone, fields, focus, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::desk::packet::Password;
use crate::desk::packet::{IntakeFile, IntakeRefusal, MOST_EXHIBITS, PacketSnapshot};
use crate::domain::text;
use egui::{Frame, RichText, Ui};

impl PacketBench {
    /// Every file that is not in the packet yet.
    pub(super) fn intake_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot) {
        for file in &packet.intake {
            self.file_ui(ui, file);
        }
    }

    fn file_ui(&mut self, ui: &mut Ui, file: &IntakeFile) {
        let tokens = tokens(ui);
        let line = if file.refused.is_some() { tokens.amber } else { tokens.line };
        Frame::new()
            .fill(tokens.raised)
            .stroke(theme::hairline(line))
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(space::NEAR)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::HAIR;
                let name = RichText::new(text::clean_to(&file.name, 80)).font(theme::medium(size::BODY));
                ui.add(egui::Label::new(name).truncate());
                let Some(refusal) = &file.refused else {
                    widgets::hint(ui, words::packet_opening_file());
                    return;
                };
                widgets::toned(ui, Tone::Amber, refused(refusal));
                if file.is_locked() {
                    ui.push_id(file.number, |ui| self.lock_ui(ui, file.number));
                }
                if widgets::link(ui, words::packet_dismiss()).clicked() {
                    self.packets.dismiss(file.number);
                }
            });
    }

    /// The field for the password of a locked file.
    fn lock_ui(&mut self, ui: &mut Ui, number: u64) {
        let typed = self.typed.entry(number).or_default();
        let field = fields::secret_ui(ui, words::packet_password(), words::packet_password_hint(), typed);
        let is_entered = focus::is_entered(&field);
        let can = if typed.is_empty() { Err(words::packet_password_first()) } else { Ok(()) };
        let is_pressed = widgets::button_if(ui, can, Look::Secondary, words::packet_unlock()).clicked();
        if can.is_ok() && (is_entered || is_pressed) {
            // It is forgotten here once it is used.
            let password = Password::new(self.typed.remove(&number).unwrap_or_default());
            self.packets.unlock(number, password);
        }
    }
}

fn refused(refusal: &IntakeRefusal) -> String {
    match refusal {
        IntakeRefusal::Take(error) => words::files::take(error),
        IntakeRefusal::TooManyBytes => words::packet_too_many_bytes().to_owned(),
        IntakeRefusal::AlreadyIn => words::packet_already_in().to_owned(),
        IntakeRefusal::NoRoom => words::packet_no_room(MOST_EXHIBITS),
        IntakeRefusal::Crashed => words::packet_file_crashed().to_owned(),
    }
}
