//! Commands that have keys: one table that the key handlers, the list of shortcuts and the README's table share.

use super::kit::keys;
use super::page::{PAGES, Page};
use egui::{Context, Key, Modifiers};

/// Something a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Show a page.
    Go(Page),
    /// Sync now.
    Refresh,
    /// Put the caret into the search field.
    Search,
    /// Show the list of shortcuts.
    Help,
    /// The row below.
    NextRow,
    /// The row above.
    PreviousRow,
    /// As many rows down as are in sight.
    NextRows,
    /// As many rows up as are in sight.
    PreviousRows,
    /// The last row.
    LastRow,
    /// The first row.
    FirstRow,
    /// Open the dispute that is chosen.
    Open,
    /// Close what is open at this place.
    Close,
    /// Show the files of the open dispute.
    Evidence,
    /// Build a packet.
    Packet,
    /// Open the dialog to submit.
    Submit,
    /// Open the dialog to accept.
    Accept,
    /// Score what is typed.
    Score,
    /// Choose files for the packet.
    AddFiles,
    /// The packet's next page.
    NextPage,
    /// The packet's previous page.
    PreviousPage,
    /// Turn the page.
    Turn,
    /// Begin or end redacting.
    Redact,
    /// Show the page larger.
    ZoomIn,
    /// Show the page smaller.
    ZoomOut,
    /// Move the exhibit up.
    MoveUp,
    /// Move the exhibit down.
    MoveDown,
}

/// Where keys do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On every page.
    Anywhere,
    /// On the page of disputes, while nobody types.
    Disputes,
    /// On the score page.
    Score,
    /// On the workbench, while nobody types.
    Packet,
    /// On the card of an exhibit that has the focus.
    Exhibit,
}

/// A key and what it does.
#[derive(Clone, Copy, Debug)]
struct Binding {
    place: Place,
    modifiers: Modifiers,
    key: Key,
    command: Command,
}

/// A line of the list of shortcuts.
pub struct Shortcut {
    /// The keys as they are written.
    pub keys: &'static str,
    /// What they do.
    pub words: &'static str,
    /// None where egui, the system or a widget takes them.
    bindings: &'static [Binding],
}

const fn on(place: Place, key: Key, command: Command) -> Binding {
    Binding { place, modifiers: Modifiers::NONE, key, command }
}

const fn with(modifiers: Modifiers, place: Place, key: Key, command: Command) -> Binding {
    Binding { place, modifiers, key, command }
}

const fn line(keys: &'static str, words: &'static str, bindings: &'static [Binding]) -> Shortcut {
    Shortcut { keys, words, bindings }
}

/// Every shortcut, in the order of the list. The keys of the pages are with the pages.
pub static SHORTCUTS: [Shortcut; 22] = {
    use Command as C;
    use Place::{Anywhere, Disputes, Exhibit, Packet, Score};
    [
        line(
            "J, K or arrows",
            "Move through the list",
            &[
                on(Disputes, Key::J, C::NextRow),
                on(Disputes, Key::ArrowDown, C::NextRow),
                on(Disputes, Key::K, C::PreviousRow),
                on(Disputes, Key::ArrowUp, C::PreviousRow),
            ],
        ),
        line(
            "Page Up, Page Down, Home, End",
            "Move further",
            &[
                on(Disputes, Key::PageUp, C::PreviousRows),
                on(Disputes, Key::PageDown, C::NextRows),
                on(Disputes, Key::Home, C::FirstRow),
                on(Disputes, Key::End, C::LastRow),
            ],
        ),
        line("Enter", "Open the dispute", &[on(Disputes, Key::Enter, C::Open)]),
        line(
            "Esc",
            "Close the dispute or the dialog; cancel a hold",
            &[on(Disputes, Key::Escape, C::Close), on(Packet, Key::Escape, C::Close)],
        ),
        line(
            "/ or Ctrl K",
            "Search",
            &[on(Disputes, Key::Slash, C::Search), with(Modifiers::COMMAND, Anywhere, Key::K, C::Search)],
        ),
        line("E", "Evidence of the open dispute", &[on(Disputes, Key::E, C::Evidence)]),
        line("P", "Build a packet of evidence", &[on(Disputes, Key::P, C::Packet)]),
        line("S", "Review and submit", &[on(Disputes, Key::S, C::Submit)]),
        line("A", "Accept the dispute", &[on(Disputes, Key::A, C::Accept)]),
        line("Ctrl V", "Add copied files as evidence", &[]),
        line(
            "F5 or Ctrl R",
            "Refresh",
            &[on(Anywhere, Key::F5, C::Refresh), with(Modifiers::COMMAND, Anywhere, Key::R, C::Refresh)],
        ),
        line("Ctrl Enter", "Get a score", &[with(Modifiers::COMMAND, Score, Key::Enter, C::Score)]),
        line("Ctrl O", "Packet: add files", &[with(Modifiers::COMMAND, Packet, Key::O, C::AddFiles)]),
        line(
            "Page Up, Page Down",
            "Packet: page before, next page",
            &[on(Packet, Key::PageUp, C::PreviousPage), on(Packet, Key::PageDown, C::NextPage)],
        ),
        line(
            "B, then arrows, Shift arrows",
            "Packet: black boxes; move one, resize it",
            &[on(Packet, Key::B, C::Redact)],
        ),
        line("R", "Packet: turn the page", &[on(Packet, Key::R, C::Turn)]),
        line(
            "Alt Up, Alt Down",
            "Packet: move the exhibit",
            &[
                with(Modifiers::ALT, Exhibit, Key::ArrowUp, C::MoveUp),
                with(Modifiers::ALT, Exhibit, Key::ArrowDown, C::MoveDown),
            ],
        ),
        line("Ctrl 1 to Ctrl 6", "Go to a page", &[]),
        line(
            "Ctrl +, Ctrl −, Ctrl 0",
            "Zoom",
            &[on(Packet, Key::Plus, C::ZoomIn), on(Packet, Key::Equals, C::ZoomIn), on(Packet, Key::Minus, C::ZoomOut)],
        ),
        line("F1", "This list", &[on(Anywhere, Key::F1, C::Help)]),
        line("Tab, Shift Tab", "Next, previous field", &[]),
        line("Ctrl Q", "Quit", &[]),
    ]
};

fn bindings() -> impl Iterator<Item = Binding> {
    let pages = PAGES.iter().map(|spec| with(Modifiers::COMMAND, Place::Anywhere, spec.key, Command::Go(spec.page)));
    SHORTCUTS.iter().flat_map(|shortcut| shortcut.bindings).copied().chain(pages)
}

/// Takes what was asked for by keys at a place in this frame, in the order they were pressed. `is_wanted` leaves the
/// keys of other commands to whoever comes next.
#[must_use]
pub fn take(ctx: &Context, place: Place, is_wanted: impl Fn(Command) -> bool) -> Vec<Command> {
    let here: Vec<Binding> =
        bindings().filter(|binding| binding.place == place && is_wanted(binding.command)).collect();
    keys::take_as(ctx, |key, held| {
        let is_it = |binding: &&Binding| binding.key == key && held.matches_logically(binding.modifiers);
        here.iter().find(is_it).map(|binding| binding.command)
    })
}

/// The key of a command at a place as it is written, for a hint beside its button.
#[must_use]
pub fn key_of(place: Place, command: Command) -> String {
    let found = bindings().find(|binding| binding.place == place && binding.command == command);
    let Some(Binding { modifiers, key, .. }) = found else { return String::new() };
    let names = [(modifiers.command, "Ctrl "), (modifiers.shift, "Shift "), (modifiers.alt, "Alt ")];
    let held: String = names.into_iter().filter_map(|(is_held, name)| is_held.then_some(name)).collect();
    held + key.name()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text;

    /// The rows of the README's table under "Keyboard".
    fn documented() -> Vec<(String, String)> {
        let readme = include_str!("../../README.md");
        let section = readme.split("\n## Keyboard\n").nth(1).and_then(|rest| rest.split("\n## ").next());
        let rows = section.expect("a section about the keyboard").lines().filter(|row| row.starts_with('|')).skip(2);
        let cells = |row: &str| {
            let mut cells = row.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', ""));
            (cells.next().unwrap_or_default(), cells.next().unwrap_or_default())
        };
        rows.map(cells).collect()
    }

    #[test]
    fn the_readme_lists_the_same_keys() {
        let shown = |shortcut: &Shortcut| (shortcut.keys.to_owned(), text::uncapitalized(shortcut.words));
        assert_eq!(documented(), SHORTCUTS.iter().map(shown).collect::<Vec<_>>());
    }

    #[test]
    fn a_key_does_one_thing_at_a_place() {
        let all: Vec<Binding> = bindings().collect();
        for (index, binding) in all.iter().enumerate() {
            let is_same = |other: &Binding| {
                other.key == binding.key
                    && other.modifiers == binding.modifiers
                    && (other.place == binding.place || other.place == Place::Anywhere)
            };
            assert!(!all.iter().skip(index + 1).any(is_same), "{binding:?}");
        }
    }

    #[test]
    fn a_key_is_written_as_people_write_it() {
        assert_eq!(key_of(Place::Anywhere, Command::Search), "Ctrl K");
        assert_eq!(key_of(Place::Score, Command::Score), "Ctrl Enter");
        assert_eq!(key_of(Place::Disputes, Command::Submit), "S");
        assert_eq!(key_of(Place::Exhibit, Command::Score), "");
    }

    #[test]
    fn every_page_has_its_number() {
        let numbers = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];
        assert_eq!(PAGES.iter().map(|spec| spec.key).collect::<Vec<_>>(), numbers);
    }
}
