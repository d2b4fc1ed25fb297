//! The keys of every command, in the order and the groups of the list of shortcuts. The README has the same table.
//!
//! Must not live here: what a command does.

use super::{Command, Place};
use crate::app::page::PAGES;
use crate::app::words;
use crate::domain::search::query::Queue;
use egui::{Key, Modifiers};

/// A key and what it does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Binding {
    pub(super) place: Place,
    pub(super) modifiers: Modifiers,
    pub(super) key: Key,
    pub(super) command: Command,
}

/// Where the commands of some lines are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// On every page.
    Everywhere,
    /// In the list of disputes.
    List,
    /// About the open dispute.
    Dispute,
    /// On the workbench.
    Packet,
    /// On the score page.
    Score,
}

/// The groups in the order of the list.
pub const GROUPS: [Group; 5] = [Group::Everywhere, Group::List, Group::Dispute, Group::Packet, Group::Score];

impl Group {
    /// Its heading.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Everywhere => words::command_everywhere(),
            Self::List => words::command_in_list(),
            Self::Dispute => words::command_in_dispute(),
            Self::Packet => words::command_in_packet(),
            Self::Score => words::command_in_score(),
        }
    }
}

/// A line of the list of shortcuts.
pub struct Shortcut {
    group: Group,
    /// The keys as they are written.
    pub keys: fn() -> &'static str,
    /// What they do.
    pub words: fn() -> &'static str,
    /// None where egui, the system or a widget takes them.
    bindings: &'static [Binding],
}

impl Shortcut {
    /// What its keys ask for, each once.
    pub(super) fn commands(&self) -> impl Iterator<Item = Command> {
        let is_first = move |(index, binding): &(usize, &Binding)| {
            !self.bindings.iter().take(*index).any(|before| before.command == binding.command)
        };
        self.bindings.iter().enumerate().filter(is_first).map(|(_, binding)| binding.command)
    }
}

const fn on(place: Place, key: Key, command: Command) -> Binding {
    Binding { place, modifiers: Modifiers::NONE, key, command }
}

const fn with(modifiers: Modifiers, place: Place, key: Key, command: Command) -> Binding {
    Binding { place, modifiers, key, command }
}

const fn line(
    group: Group,
    keys: fn() -> &'static str,
    words: fn() -> &'static str,
    bindings: &'static [Binding],
) -> Shortcut {
    Shortcut { group, keys, words, bindings }
}

/// Every shortcut, group by group. The keys of the pages are with the pages.
static SHORTCUTS: [Shortcut; 33] = {
    use Command as C;
    use Group as G;
    use Place::{Answered, Anywhere, Disputes, Exhibit, Packet, Score, Window, Workbench};
    const CTRL: Modifiers = Modifiers::COMMAND;
    const SHIFT: Modifiers = Modifiers::SHIFT;
    [
        line(
            G::Everywhere,
            words::command_search_keys,
            words::command_search,
            &[on(Disputes, Key::Slash, C::Search), with(CTRL, Anywhere, Key::F, C::Search)],
        ),
        line(
            G::Everywhere,
            words::command_palette_keys,
            words::command_palette,
            &[with(CTRL, Window, Key::K, C::Palette)],
        ),
        line(G::Everywhere, words::command_go_keys, words::command_go, &[]),
        line(
            G::Everywhere,
            words::command_refresh_keys,
            words::command_refresh,
            &[on(Anywhere, Key::F5, C::Refresh), with(CTRL, Anywhere, Key::R, C::Refresh)],
        ),
        line(
            G::Everywhere,
            words::command_close_keys,
            words::command_close,
            &[on(Disputes, Key::Escape, C::Close), on(Packet, Key::Escape, C::Close)],
        ),
        line(G::Everywhere, words::command_fields_keys, words::command_fields, &[]),
        line(G::Everywhere, words::command_zoom_keys, words::command_zoom, &[]),
        line(G::Everywhere, words::command_help_keys, words::command_help, &[on(Window, Key::F1, C::Help)]),
        line(G::Everywhere, words::command_lock_keys, words::command_lock, &[with(CTRL, Window, Key::L, C::Lock)]),
        line(G::Everywhere, words::command_quit_keys, words::command_quit, &[]),
        // Before those without Shift, which are also met with it held.
        line(
            G::List,
            words::command_choose_rows_keys,
            words::command_choose_rows,
            &[
                with(SHIFT, Disputes, Key::J, C::ChooseNext),
                with(SHIFT, Disputes, Key::ArrowDown, C::ChooseNext),
                with(SHIFT, Disputes, Key::K, C::ChoosePrevious),
                with(SHIFT, Disputes, Key::ArrowUp, C::ChoosePrevious),
            ],
        ),
        line(G::List, words::command_choose_keys, words::command_choose, &[on(Disputes, Key::X, C::Choose)]),
        line(
            G::List,
            words::command_choose_all_keys,
            words::command_choose_all,
            &[with(CTRL, Disputes, Key::A, C::ChooseAll)],
        ),
        line(
            G::List,
            words::command_rows_keys,
            words::command_rows,
            &[
                on(Disputes, Key::J, C::NextRow),
                on(Disputes, Key::ArrowDown, C::NextRow),
                on(Disputes, Key::K, C::PreviousRow),
                on(Disputes, Key::ArrowUp, C::PreviousRow),
            ],
        ),
        line(
            G::List,
            words::command_far_keys,
            words::command_far,
            &[
                on(Disputes, Key::PageUp, C::PreviousRows),
                on(Disputes, Key::PageDown, C::NextRows),
                on(Disputes, Key::Home, C::FirstRow),
                on(Disputes, Key::End, C::LastRow),
            ],
        ),
        line(G::List, words::command_open_keys, words::command_open, &[on(Disputes, Key::Enter, C::Open)]),
        line(
            G::List,
            words::command_next_keys,
            words::command_next_does,
            &[on(Disputes, Key::N, C::NextDispute), on(Answered, Key::N, C::NextDispute)],
        ),
        line(G::Dispute, words::command_evidence_keys, words::command_evidence, &[on(Disputes, Key::E, C::Evidence)]),
        line(
            G::Dispute,
            words::command_add_files_keys,
            words::command_add_evidence,
            &[with(CTRL, Disputes, Key::O, C::AddEvidence)],
        ),
        line(G::Dispute, words::command_paste_keys, words::command_paste, &[]),
        line(G::Dispute, words::command_packet_keys, words::command_packet, &[on(Disputes, Key::P, C::Packet)]),
        line(G::Dispute, words::command_submit_keys, words::command_submit, &[on(Disputes, Key::S, C::Submit)]),
        line(G::Dispute, words::command_accept_keys, words::command_accept, &[on(Disputes, Key::A, C::Accept)]),
        line(
            G::Dispute,
            words::command_score_customer_keys,
            words::detail_score,
            &[on(Disputes, Key::C, C::ScoreCustomer)],
        ),
        line(
            G::Packet,
            words::command_add_files_keys,
            words::command_add_files,
            &[with(CTRL, Packet, Key::O, C::AddFiles)],
        ),
        line(
            G::Packet,
            words::command_find_in_packet_keys,
            words::command_find_in_packet,
            &[with(CTRL, Workbench, Key::F, C::FindInPacket)],
        ),
        line(
            G::Packet,
            words::command_pages_keys,
            words::command_pages,
            &[on(Packet, Key::PageUp, C::PreviousPage), on(Packet, Key::PageDown, C::NextPage)],
        ),
        line(G::Packet, words::command_redact_keys, words::command_redact, &[on(Packet, Key::B, C::Redact)]),
        line(G::Packet, words::command_turn_keys, words::command_turn, &[on(Packet, Key::R, C::Turn)]),
        line(
            G::Packet,
            words::command_undo_keys,
            words::command_undo,
            &[
                // With Shift first: the one without is also met with Shift held.
                with(Modifiers { shift: true, ..CTRL }, Packet, Key::Z, C::Redo),
                with(CTRL, Packet, Key::Z, C::Undo),
            ],
        ),
        line(
            G::Packet,
            words::command_page_zoom_keys,
            words::command_page_zoom,
            &[
                on(Packet, Key::Plus, C::ZoomIn),
                on(Packet, Key::Equals, C::ZoomIn),
                on(Packet, Key::Minus, C::ZoomOut),
                on(Packet, Key::Num0, C::ZoomFit),
            ],
        ),
        line(
            G::Packet,
            words::command_move_keys,
            words::command_move,
            &[
                with(Modifiers::ALT, Exhibit, Key::ArrowUp, C::MoveUp),
                with(Modifiers::ALT, Exhibit, Key::ArrowDown, C::MoveDown),
            ],
        ),
        line(G::Score, words::command_score_keys, words::command_score, &[with(CTRL, Score, Key::Enter, C::Score)]),
    ]
};

/// The lines of a group, in their order.
pub fn shortcuts(group: Group) -> impl Iterator<Item = &'static Shortcut> {
    SHORTCUTS.iter().filter(move |shortcut| shortcut.group == group)
}

/// Every key that does something. egui gives the keys of the number keypad as those of the main row, so they do the
/// same.
pub(super) fn bindings() -> impl Iterator<Item = Binding> {
    let pages = PAGES.iter().map(|spec| with(Modifiers::COMMAND, Place::Anywhere, spec.key, Command::Go(spec.page)));
    SHORTCUTS.iter().flat_map(|shortcut| shortcut.bindings).copied().chain(pages)
}

/// The commands the palette lists, in its order: all but steps through a list, which only a key makes sense of. The
/// pages have a group of their own.
pub const LISTED: [Command; 62] = {
    use Command as C;
    [
        C::Submit,
        C::Accept,
        C::NextDispute,
        C::Packet,
        C::AddEvidence,
        C::Overview,
        C::Evidence,
        C::Money,
        C::Activity,
        C::ScoreCustomer,
        C::AssignToMe,
        C::Checkout,
        C::SaveProof,
        C::OpenInFinix,
        C::CopyId,
        C::CopyJson,
        C::Search,
        C::Queue(Queue::NeedsResponse),
        C::Queue(Queue::UnderReview),
        C::Queue(Queue::Won),
        C::Queue(Queue::Lost),
        C::Queue(Queue::All),
        C::ShowAll,
        C::ShowMine,
        C::Choose,
        C::ChooseAll,
        C::Export,
        C::ExportFigures,
        C::SaveReport,
        C::SavePicture,
        C::Refresh,
        C::AddFiles,
        C::AddPacket,
        C::SavePacket,
        C::ClosePacket,
        C::FindInPacket,
        C::Undo,
        C::Redo,
        C::Turn,
        C::Redact,
        C::NextPage,
        C::PreviousPage,
        C::ZoomIn,
        C::ZoomOut,
        C::ZoomFit,
        C::Score,
        C::PauseSending,
        C::ResumeSending,
        C::ClearScores,
        C::ClearCheckouts,
        C::ClearPayments,
        C::AddAccount,
        C::RemoveAccount,
        C::WipeData,
        C::BackUp,
        C::Restore,
        C::Light,
        C::Dark,
        C::SystemTheme,
        C::Help,
        C::Lock,
        C::Quit,
    ]
};

/// Keys that mean the same in every list and dialog, whatever a person changes.
pub(super) fn is_fixed(modifiers: Modifiers, key: Key) -> bool {
    let arrows = matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight);
    let far = matches!(key, Key::PageUp | Key::PageDown | Key::Home | Key::End);
    arrows || far || key == Key::Escape || key == Key::Enter && !modifiers.command
}

/// Keys as people write them.
pub(super) fn written(modifiers: Modifiers, key: Key) -> String {
    let names = [
        (modifiers.command, words::command_ctrl()),
        (modifiers.shift, words::command_shift()),
        (modifiers.alt, words::command_alt()),
    ];
    let held = names.into_iter().filter_map(|(is_held, name)| is_held.then_some(name));
    let key = match key {
        Key::Slash | Key::Plus | Key::Minus => key.symbol_or_name(),
        _ => key.name(),
    };
    held.chain([key]).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of the README's table under "Keyboard".
    fn documented() -> Vec<[String; 3]> {
        let readme = include_str!("../../../README.md");
        let section = readme.split("\n## Keyboard\n").nth(1).and_then(|rest| rest.split("\n## ").next());
        let rows = section.expect("a section about the keyboard").lines().filter(|row| row.starts_with('|')).skip(2);
        let cells = |row: &str| {
            let mut cells = row.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', ""));
            [(); 3].map(|()| cells.next().unwrap_or_default())
        };
        rows.map(cells).collect()
    }

    #[test]
    fn the_readme_lists_the_same_keys() {
        let row = |shortcut: &Shortcut| {
            let group = words::inside(shortcut.group.words());
            [(shortcut.keys)().to_owned(), words::inside((shortcut.words)()), group]
        };
        let shown: Vec<_> = GROUPS.into_iter().flat_map(shortcuts).map(row).collect();
        assert_eq!(documented(), shown);
    }

    #[test]
    fn every_line_is_in_a_group_that_is_shown() {
        assert_eq!(GROUPS.into_iter().flat_map(shortcuts).count(), SHORTCUTS.len());
    }

    #[test]
    fn a_key_does_one_thing_at_a_place() {
        let all: Vec<Binding> = bindings().collect();
        for (index, binding) in all.iter().enumerate() {
            let is_same = |other: &Binding| {
                other.key == binding.key
                    && other.modifiers == binding.modifiers
                    && (other.place == binding.place || matches!(other.place, Place::Window | Place::Anywhere))
            };
            assert!(!all.iter().skip(index + 1).any(is_same), "{binding:?}");
        }
    }

    #[test]
    fn every_command_with_a_key_is_listed_but_for_steps_and_pages() {
        use Command as C;
        let is_step = |command: &Command| {
            let rows = matches!(command, C::NextRow | C::PreviousRow | C::NextRows | C::PreviousRows);
            let rows = rows || matches!(command, C::ChooseNext | C::ChoosePrevious);
            rows || matches!(command, C::LastRow | C::FirstRow | C::MoveUp | C::MoveDown | C::Open | C::Close)
        };
        for Binding { command, .. } in bindings() {
            let is_elsewhere = matches!(command, C::Go(_) | C::Palette) || is_step(&command);
            assert_eq!(LISTED.contains(&command), !is_elsewhere, "{command:?}");
        }
    }

    #[test]
    fn every_page_has_its_number() {
        let numbers = [1, 2, 9, 3, 4, 5, 6, 7, 8].map(|number: u8| Key::from_name(&number.to_string()).expect("a key"));
        assert_eq!(PAGES.iter().map(|spec| spec.key).collect::<Vec<_>>(), numbers);
    }
}
