//! Which keys are in force: those of the table, but for what a person changed.
//!
//! Must not live here: asking a person for keys, keeping what they chose.

use super::table::{Binding, Shortcut, bindings, is_fixed, written};
use super::{Command, Place};
use crate::app::page::Page;
use crate::app::words;
use egui::{Context, Id, Key, Modifiers};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The commands whose keys a person may change, with the names their keys are kept under.
pub const CHANGEABLE: [(Command, &str); 39] = [
    (Command::Search, "search"),
    (Command::Palette, "palette"),
    (Command::Refresh, "refresh"),
    (Command::Help, "shortcuts"),
    (Command::Lock, "lock"),
    (Command::Go(Page::Today), "today"),
    (Command::Go(Page::Disputes), "disputes"),
    (Command::Go(Page::Everywhere), "everywhere"),
    (Command::Go(Page::Insights), "insights"),
    (Command::Go(Page::Score), "score-page"),
    (Command::Go(Page::Checkouts), "checkouts"),
    (Command::Go(Page::Recover), "recover"),
    (Command::Go(Page::Outbox), "outbox"),
    (Command::Go(Page::Settings), "settings"),
    (Command::NextRow, "row-below"),
    (Command::PreviousRow, "row-above"),
    (Command::Choose, "select"),
    (Command::ChooseAll, "select-all"),
    (Command::NextDispute, "next-dispute"),
    (Command::ShowMine, "mine"),
    (Command::Export, "export"),
    (Command::Overview, "overview"),
    (Command::Evidence, "evidence"),
    (Command::Money, "money"),
    (Command::Activity, "activity"),
    (Command::AddEvidence, "add-evidence"),
    (Command::AssignToMe, "assign-to-me"),
    (Command::CopyId, "copy-id"),
    (Command::Packet, "packet"),
    (Command::Submit, "submit"),
    (Command::Accept, "accept"),
    (Command::ScoreCustomer, "score-customer"),
    (Command::AddFiles, "packet-files"),
    (Command::FindInPacket, "find-in-packet"),
    (Command::Redact, "redact"),
    (Command::Turn, "turn"),
    (Command::Undo, "undo"),
    (Command::Redo, "redo"),
    (Command::Score, "score"),
];

/// What a person chose, by the name of the command: keys as they are kept, or nothing for none.
pub type Wishes = BTreeMap<String, String>;

/// A key and what is held with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// What is held.
    pub modifiers: Modifiers,
    /// The key.
    pub key: Key,
}

/// Why keys cannot be those of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Fields, lists or the window need them.
    Reserved,
    /// A letter alone would be typed where the command counts.
    NeedsModifier,
    /// They do something else there.
    Taken(Command),
}

impl Chord {
    /// Keys as they were pressed.
    #[must_use]
    pub fn new(key: Key, held: Modifiers) -> Self {
        let modifiers = Modifiers { command: held.command, shift: held.shift, alt: held.alt, ..Modifiers::NONE };
        Self { modifiers, key }
    }

    /// Keys as they are kept.
    #[must_use]
    pub fn parse(kept: &str) -> Option<Self> {
        let mut parts = kept.split('+').map(str::trim).rev();
        let key = Key::from_name(parts.next()?)?;
        let mut modifiers = Modifiers::NONE;
        for held in parts {
            match held.to_ascii_lowercase().as_str() {
                "ctrl" => modifiers.command = true,
                "shift" => modifiers.shift = true,
                "alt" => modifiers.alt = true,
                _ => return None,
            }
        }
        Some(Self { modifiers, key })
    }

    /// The keys as they are kept.
    #[must_use]
    pub fn stored(self) -> String {
        let Modifiers { command, shift, alt, .. } = self.modifiers;
        let held = [(command, "ctrl"), (shift, "shift"), (alt, "alt")];
        let held = held.into_iter().filter_map(|(is_held, name)| is_held.then_some(name));
        held.chain([self.key.name()]).collect::<Vec<_>>().join("+")
    }

    /// The keys as people write them.
    #[must_use]
    pub fn words(self) -> String {
        written(self.modifiers, self.key)
    }

    /// True for a key that is held with others, and does nothing alone.
    #[must_use]
    pub fn is_held(key: Key) -> bool {
        let name = key.name();
        let ends = ["Left", "Right"].iter().find_map(|side| name.strip_suffix(side));
        ends.is_some_and(|name| ["Shift", "Control", "Alt", "Super", "Meta"].contains(&name))
    }

    /// True for what egui, the system or a text field takes.
    fn is_reserved(self) -> bool {
        let edits = matches!(self.key, Key::C | Key::V | Key::X | Key::Q);
        let zooms = matches!(self.key, Key::Plus | Key::Equals | Key::Minus | Key::Num0);
        let is_deleting = matches!(self.key, Key::Backspace | Key::Delete | Key::Insert | Key::Space | Key::Tab);
        let closes = self.modifiers.alt && self.key == Key::F4;
        Self::is_held(self.key)
            || is_fixed(self.modifiers, self.key)
            || is_deleting
            || closes
            || self.modifiers.command && (edits || zooms)
    }

    fn of(binding: &Binding) -> Self {
        Self { modifiers: binding.modifiers, key: binding.key }
    }
}

/// The keys in force.
#[derive(Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
    wishes: Wishes,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::of(&Wishes::new())
    }
}

/// Where a command's own keys count.
fn places(command: Command) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for binding in bindings().filter(|binding| binding.command == command && !is_fixed(binding.modifiers, binding.key))
    {
        if !places.contains(&binding.place) {
            places.push(binding.place);
        }
    }
    if places.is_empty() {
        places.push(Place::Disputes);
    }
    places
}

/// True when a key at one place is also seen at the other.
fn overlap(one: Place, other: Place) -> bool {
    let is_wide = |place| matches!(place, Place::Window | Place::Anywhere);
    match (one, other) {
        // The workbench goes before what counts everywhere.
        (Place::Workbench, Place::Anywhere) | (Place::Anywhere, Place::Workbench) => false,
        (Place::Workbench, inside) | (inside, Place::Workbench) if is_inside(inside) => true,
        _ => one == other || is_wide(one) || is_wide(other),
    }
}

/// True for a place that is a part of the workbench.
fn is_inside(place: Place) -> bool {
    matches!(place, Place::Packet | Place::Exhibit)
}

impl Keymap {
    /// The table with what a person changed. What does not fit, as in a file somebody edited, is left without keys.
    #[must_use]
    pub fn of(wishes: &Wishes) -> Self {
        let chosen = |(command, name): &(Command, &str)| {
            let wish = wishes.get(*name)?;
            let chord = if wish.is_empty() { None } else { Some(Chord::parse(wish)?) };
            Some((*command, chord))
        };
        let chosen: Vec<_> = CHANGEABLE.iter().filter_map(chosen).collect();
        let is_changed = |binding: &Binding| chosen.iter().any(|(command, _)| *command == binding.command);
        let bindings =
            bindings().filter(|binding| is_fixed(binding.modifiers, binding.key) || !is_changed(binding)).collect();
        let mut map = Self { bindings, wishes: wishes.clone() };
        for (command, chord) in chosen {
            if let Some(chord) = chord.filter(|chord| map.check(command, *chord).is_ok()) {
                let Chord { modifiers, key } = chord;
                let new = places(command).into_iter().map(|place| Binding { place, modifiers, key, command });
                map.bindings.extend(new);
            }
        }
        // Those without Shift are also met with it held.
        map.bindings.sort_by_key(|binding| !binding.modifiers.shift);
        map
    }

    /// Whether keys can be those of a command.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, command: Command, chord: Chord) -> Result<(), Refusal> {
        if chord.is_reserved() {
            return Err(Refusal::Reserved);
        }
        let places = places(command);
        let is_function_key = chord.key.name().len() > 1 && chord.key.name().starts_with('F');
        let writes = !chord.modifiers.command && !chord.modifiers.alt && !is_function_key;
        if writes && places.iter().any(|place| !matches!(place, Place::Disputes | Place::Packet | Place::Answered)) {
            return Err(Refusal::NeedsModifier);
        }
        let is_it = |binding: &&Binding| {
            binding.command != command
                && Chord::of(binding) == chord
                && places.iter().any(|place| overlap(*place, binding.place))
        };
        self.bindings.iter().find(is_it).map_or(Ok(()), |binding| Err(Refusal::Taken(binding.command)))
    }

    /// What is kept when a command gets other keys, or none.
    #[must_use]
    pub fn with(&self, name: &str, chord: Option<Chord>) -> Wishes {
        let mut wishes = self.wishes.clone();
        wishes.insert(name.to_owned(), chord.map(Chord::stored).unwrap_or_default());
        wishes
    }

    /// What is kept when a command gets the keys of the table again.
    #[must_use]
    pub fn without(&self, name: &str) -> Wishes {
        let mut wishes = self.wishes.clone();
        wishes.remove(name);
        wishes
    }

    /// True when a person chose the keys of a command.
    #[must_use]
    pub fn is_changed(&self, name: &str) -> bool {
        self.wishes.contains_key(name)
    }

    /// The keys of a command, as they are written, each once.
    #[must_use]
    pub fn keys_of(&self, command: Command) -> Vec<String> {
        let mut keys = Vec::new();
        for binding in self.bindings.iter().filter(|binding| binding.command == command) {
            let words = Chord::of(binding).words();
            if !keys.contains(&words) {
                keys.push(words);
            }
        }
        keys
    }

    /// The keys of a line of the list of shortcuts.
    #[must_use]
    pub fn line(&self, shortcut: &Shortcut) -> String {
        let is_changed =
            |command| CHANGEABLE.iter().any(|(changeable, name)| *changeable == command && self.is_changed(name));
        if !shortcut.commands().any(is_changed) {
            return (shortcut.keys)().to_owned();
        }
        let mut keys: Vec<String> = Vec::new();
        for key in shortcut.commands().flat_map(|command| self.keys_of(command)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        if keys.is_empty() { words::settings_keys_none().to_owned() } else { keys.join(", ") }
    }

    pub(super) fn bindings(&self) -> impl Iterator<Item = &Binding> {
        self.bindings.iter()
    }
}

const IN_FORCE: &str = "keys-in-force";

/// The keys in force.
#[must_use]
pub fn keymap(ctx: &Context) -> Arc<Keymap> {
    let known: Option<Arc<Keymap>> = ctx.data(|data| data.get_temp(Id::unique(IN_FORCE)));
    known.unwrap_or_default()
}

/// Puts what a person chose in force; for every frame.
pub fn use_keys(ctx: &Context, wishes: &Wishes) {
    let known: Option<Arc<Keymap>> = ctx.data(|data| data.get_temp(Id::unique(IN_FORCE)));
    if known.is_none_or(|known| known.wishes != *wishes) {
        ctx.data_mut(|data| data.insert_temp(Id::unique(IN_FORCE), Arc::new(Keymap::of(wishes))));
    }
}

/// The key of a command at a place as it is written, for a hint beside its button.
#[must_use]
pub fn key_of(ctx: &Context, place: Place, command: Command) -> String {
    let map = keymap(ctx);
    let found = map.bindings().find(|binding| binding.place == place && binding.command == command);
    found.map(|binding| Chord::of(binding).words()).unwrap_or_default()
}

/// The first key of a command, wherever it counts.
#[must_use]
pub fn any_key_of(ctx: &Context, command: Command) -> String {
    keymap(ctx).keys_of(command).into_iter().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn wishes(of: &[(&str, &str)]) -> Wishes {
        of.iter().map(|(name, keys)| ((*name).to_owned(), (*keys).to_owned())).collect()
    }

    #[test]
    fn a_key_is_written_as_people_write_it() {
        let map = Keymap::default();
        assert_eq!(map.keys_of(Command::Search), ["/", "Ctrl F"]);
        assert_eq!(map.keys_of(Command::Score), ["Ctrl Enter"]);
        assert_eq!(map.keys_of(Command::Submit), ["S"]);
        assert_eq!(map.keys_of(Command::ZoomOut), ["−"]);
        assert_eq!(map.keys_of(Command::MoveUp), ["Alt Up"]);
    }

    #[test]
    fn other_keys_replace_those_of_the_table_and_nothing_else() {
        let map = Keymap::of(&wishes(&[("submit", "ctrl+shift+S"), ("accept", ""), ("next-dispute", "G")]));
        assert_eq!(map.keys_of(Command::Submit), ["Ctrl Shift S"]);
        assert!(map.keys_of(Command::Accept).is_empty());
        let places: Vec<_> = map.bindings().filter(|binding| binding.key == Key::G).map(|b| b.place).collect();
        assert_eq!(places, [Place::Disputes, Place::Answered], "at each of its places");
        assert_eq!(map.keys_of(Command::Packet), ["P"]);
        let arrows = Keymap::of(&wishes(&[("row-below", "M")])).keys_of(Command::NextRow);
        assert_eq!(arrows, ["Down", "M"], "arrows stay what they are");
    }

    #[test]
    fn two_commands_can_change_their_keys_for_each_other() {
        let map = Keymap::of(&wishes(&[("submit", "A"), ("accept", "S")]));
        assert_eq!((map.keys_of(Command::Submit), map.keys_of(Command::Accept)), (vec!["A".into()], vec!["S".into()]));
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_reason() {
        let map = Keymap::default();
        let check = |command, keys: &str| map.check(command, Chord::parse(keys).expect(keys));
        assert_eq!(check(Command::Submit, "A"), Err(Refusal::Taken(Command::Accept)));
        assert_eq!(check(Command::Submit, "ctrl+R"), Err(Refusal::Taken(Command::Refresh)), "it counts everywhere");
        assert_eq!(check(Command::Submit, "R"), Ok(()), "that is the workbench's");
        assert_eq!(check(Command::Submit, "S"), Ok(()), "its own");
        for keys in [
            "Enter",
            "Escape",
            "Tab",
            "Space",
            "Up",
            "ctrl+C",
            "ctrl+Plus",
            "alt+F4",
            "Delete",
            "shift+Home",
            "ctrl+ShiftLeft",
        ] {
            assert_eq!(check(Command::Submit, keys), Err(Refusal::Reserved), "{keys}");
        }
        assert_eq!(check(Command::Refresh, "U"), Err(Refusal::NeedsModifier), "it would be typed");
        assert_eq!(check(Command::Refresh, "shift+U"), Err(Refusal::NeedsModifier));
        assert_eq!((check(Command::Refresh, "F7"), check(Command::Refresh, "alt+U")), (Ok(()), Ok(())));
    }

    #[test]
    fn what_looks_for_words_in_a_packet_may_have_the_keys_of_the_search_and_no_others_of_a_packet() {
        let map = Keymap::default();
        assert_eq!(map.keys_of(Command::FindInPacket), ["Ctrl F"]);
        let check = |command, keys: &str| map.check(command, Chord::parse(keys).expect(keys));
        assert_eq!((check(Command::FindInPacket, "ctrl+F"), check(Command::Search, "ctrl+F")), (Ok(()), Ok(())));
        assert_eq!(check(Command::FindInPacket, "ctrl+Z"), Err(Refusal::Taken(Command::Undo)));
        assert!(matches!(check(Command::Turn, "ctrl+F"), Err(Refusal::Taken(_))));
        let elsewhere = Keymap::of(&wishes(&[("search", "ctrl+G")]));
        let turned = elsewhere.check(Command::Turn, Chord::parse("ctrl+F").expect("keys"));
        assert_eq!(turned, Err(Refusal::Taken(Command::FindInPacket)));
        assert_eq!(check(Command::FindInPacket, "ctrl+K"), Err(Refusal::Taken(Command::Palette)));
        assert_eq!(check(Command::FindInPacket, "F"), Err(Refusal::NeedsModifier), "it would be typed");
    }

    #[test]
    fn a_file_that_somebody_edited_gives_no_key_two_meanings() {
        let odd = [("submit", "E"), ("accept", "Enter"), ("packet", "hyper+P"), ("lock", "L"), ("unknown", "Z")];
        let map = Keymap::of(&wishes(&odd));
        assert_eq!(map.keys_of(Command::Evidence), ["E"]);
        assert!(map.keys_of(Command::Submit).is_empty() && map.keys_of(Command::Accept).is_empty());
        assert_eq!(map.keys_of(Command::Packet), ["P"], "what is no key changes nothing");
        assert!(map.keys_of(Command::Lock).is_empty());
        assert!(map.with("submit", None).contains_key("unknown"), "it is left as it is");
    }

    #[test]
    fn keys_are_kept_as_they_are_read() {
        for keys in ["ctrl+shift+K", "alt+F7", "Slash", "ctrl+Plus", "G", "shift+Questionmark"] {
            assert_eq!(Chord::parse(keys).map(Chord::stored).as_deref(), Some(keys));
        }
        for keys in ["", "ctrl", "ctrl+", "ctrl+K+J", "Kk"] {
            assert_eq!(Chord::parse(keys), None, "{keys}");
        }
    }

    #[test]
    fn every_name_and_every_command_is_there_once() {
        assert_eq!(CHANGEABLE.iter().map(|(_, name)| *name).collect::<HashSet<_>>().len(), CHANGEABLE.len());
        for (command, _) in CHANGEABLE {
            assert_eq!(CHANGEABLE.iter().filter(|(other, _)| *other == command).count(), 1, "{command:?}");
        }
        let keyed: Vec<_> =
            bindings().filter(|binding| !is_fixed(binding.modifiers, binding.key)).map(|b| b.command).collect();
        for command in keyed {
            let stays = matches!(command, Command::ChooseNext | Command::ChoosePrevious)
                || matches!(command, Command::ZoomIn | Command::ZoomOut | Command::ZoomFit);
            assert_ne!(CHANGEABLE.iter().any(|(changeable, _)| *changeable == command), stays, "{command:?}");
        }
    }
}
