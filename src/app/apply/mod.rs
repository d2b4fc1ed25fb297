//! Does what was asked for: a file for each subject, and here the one match that leads to them.
//!
//! Must not live here: drawing.

mod account;
mod backup;
mod bulk;
mod dispute;
mod files;
mod forms;
mod imports;
mod list;
mod outbox;
mod packet;
mod settings;
mod window;

use super::App;
use super::action::{Action, EverywhereAction, Saving};
use super::files::{Wanted, paste};
use super::page::Page;
use crate::desk::Intent;

impl App {
    /// Does what was asked for.
    pub(super) fn apply(&mut self, ctx: &egui::Context, frame: &eframe::Frame, action: Action) {
        match action {
            Action::Go(page) => self.go(page),
            Action::ToggleHelp => self.toggle_help(ctx),
            Action::ClosePalette => self.palette = None,
            Action::Refresh => self.refresh(),
            Action::Change(change) => self.change_settings(change),
            Action::CloseDialog => self.put_dialog_away(),
            Action::Lock => self.lock(ctx),
            Action::Unlock => self.ask_unlock(),
            Action::CloseAnyway => self.close_anyway(ctx),
            Action::Quit => self.quit(ctx),
            Action::CopyText(text) => ctx.copy_text(text),

            Action::OpenAccount(key) => self.choose_account(key),
            Action::OpenAccountNow(key) => self.open_now(key),
            Action::LoadAgain => self.load_again(),
            Action::AskBeginAnew => self.ask_begin_anew(),
            Action::BeginAnew => self.begin_anew(),
            Action::Settings(action) => self.apply_settings(action, frame),
            Action::Everywhere(EverywhereAction::Open(key, id)) => self.open_from_everywhere(key, id),
            Action::Everywhere(EverywhereAction::ShowAccount(key)) => self.show_account_of(key),

            Action::AskList => self.ask_list(),
            Action::ShowView(view) => self.show_view(*view),
            Action::ShowMine => self.show_view(crate::app::pages::disputes::mine()),
            Action::SearchList(queue, text) => self.search_list(queue, &text),
            Action::KeepViews(views) => self.keep_views(views),
            Action::Bulk(action) => self.apply_bulk(action),
            Action::ExportList if self.page == Page::Everywhere => self.ask_export(Saving::Everywhere),
            Action::ExportList => self.ask_export(Saving::Shown),
            Action::SaveList(choice, saving) => self.choose_export(frame, choice, saving),
            Action::SaveDeadline(id) => self.choose_deadline(frame, &id),
            Action::CancelExport => self.background.cancel_export(),
            Action::SaveFigures(what) => self.choose_figures(frame, what),

            Action::SaveTags { dispute, base, edited } => self.save_tags(dispute, base, edited),
            Action::ChangeTeam(id, change) => self.change_team(&id, &change),
            Action::AssignToMe(id) => self.assign_to_me(&id),
            Action::OpenDispute(id) => self.open_dispute(id),
            Action::OpenRelated(id) => self.open_related(id),
            Action::BackFromRelated => self.pages.disputes.go_back(),
            Action::OpenInFinix(id) => self.open_in_finix(ctx, id),
            Action::ShowEvidence => self.show_evidence(),
            Action::NextDispute => self.next_dispute(),
            Action::AskSubmit(id) => self.ask_submit(&id),
            Action::AskAccept(id) => self.ask_accept(&id),
            Action::Submit(confirmed) => self.hold_and_send(Intent::Submit(confirmed)),
            Action::Accept(confirmed) => self.hold_and_send(Intent::Accept(confirmed)),
            Action::BackToForm => self.back_to_form(),
            Action::SaveProof(dispute) => self.save_proof(frame, dispute),

            Action::Browse(dispute) => self.browse(frame, dispute),
            Action::StopWaiting => self.file_dialog.clear(),
            Action::Paste(dispute, text) => paste(&mut self.clipboard, &self.desk, dispute, text),
            Action::PastePicture(dispute, image) => self.paste_picture(dispute, &image),
            Action::AddFiles(dispute, paths) => self.add_files(&dispute, paths),
            Action::DropCandidate(number) => self.pages.disputes.evidence.drop_candidate(number),
            Action::DropKept(id) => self.with_outbox(|outbox| outbox.drop_kept(id)),
            Action::SendKept(id) => self.send_kept(id),
            Action::Download(of, name) => self.save_as(frame, Wanted::SaveEvidence(of), &name),
            Action::AskDelete(of, name) => self.ask_delete(of, name),
            Action::Delete(of, name) => self.delete(of, name),
            Action::Packet(action) => self.apply_packet(action, frame),

            Action::CancelRow(id) => self.with_outbox(|outbox| outbox.cancel(id)),
            Action::RetryRow(id) => self.retry(id),
            Action::CheckRow(id) => self.with_outbox(|outbox| outbox.check_again(id)),
            Action::DiscardRow(id) => self.ask_discard(id),
            Action::DiscardRowNow(id) => self.discard(id),
            Action::SendRowNow(id) => self.with_outbox(|outbox| outbox.send_now(id)),
            Action::EditRow(id) => self.edit_row(id),
            Action::OpenRow(id) => self.open_row(id),
            Action::PauseOutbox(is_paused) => self.with_outbox(|outbox| outbox.pause(is_paused)),
            Action::Form(action) => self.apply_form(frame, action),
        }
    }
}
