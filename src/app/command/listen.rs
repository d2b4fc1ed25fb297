//! Which keys are commands in a frame, and taking them.
//!
//! Must not live here: which keys these are (`table` has them).

use super::table::Binding;
use super::{Command, Place, keymap};
use crate::app::kit::keys;
use egui::{Context, Event, Id, Key, Popup};

/// How long letters rest after something else took them, in seconds. Who types on has not seen yet that the field or
/// the dialog is gone, and a letter that was meant for it must not open, submit or accept anything.
const REST: f64 = 0.7;

/// What stands in front of the pages, the foremost last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum InFront {
    /// Nothing does.
    #[default]
    Nothing,
    /// The palette, which opens over the pages alone.
    Palette,
    /// A dialog.
    Dialog,
    /// The list of shortcuts.
    Help,
}

/// What a hand did in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    Clicked,
    Typed,
    Still,
}

/// When letters were taken by something else last.
#[derive(Debug, Default)]
struct Rest(Option<f64>);

impl Rest {
    /// True when letters may be commands again. Letters that come while they rest make the rest longer: they are one
    /// word. A click is a new beginning.
    fn is_over(&mut self, now: f64, hand: Hand, is_taken: bool) -> bool {
        let rests = is_taken || self.0.is_some_and(|at| now - at < REST);
        self.0 = match hand {
            Hand::Clicked => None,
            Hand::Typed if rests => Some(now),
            Hand::Typed | Hand::Still if is_taken => Some(now),
            Hand::Typed | Hand::Still => self.0.filter(|_| rests),
        };
        !rests
    }
}

/// Looks at every frame, to know what its keys are meant for.
#[derive(Debug, Default)]
pub struct Listener {
    after_field: Rest,
    after_dialog: Rest,
    was_typing: bool,
}

impl Listener {
    /// At the beginning of a frame, before anything takes a key.
    pub fn begin(&mut self, ctx: &Context, in_front: InFront) {
        // Esc takes the focus from a field before anyone sees it; that Esc was meant for the field.
        let is_typing = self.was_typing || ctx.text_edit_focused();
        let (now, hand) = ctx.input(|input| {
            let is_typed = input.events.iter().any(is_typed);
            let hand = match (input.pointer.any_released(), is_typed) {
                (true, _) => Hand::Clicked,
                (false, true) => Hand::Typed,
                (false, false) => Hand::Still,
            };
            (input.time, hand)
        });
        let after_field = self.after_field.is_over(now, hand, is_typing);
        // Who reads a dialog and closes it has typed nothing.
        let is_for_dialog = in_front != InFront::Nothing && hand == Hand::Typed;
        let after_dialog = self.after_dialog.is_over(now, hand, is_for_dialog);
        let chosen = ctx.data_mut(|data| data.remove_temp::<Option<Command>>(Id::unique("chosen-command"))).flatten();
        let on_pages = after_field && after_dialog;
        let is_asked = ctx.data_mut(|data| data.remove_temp::<bool>(Id::unique(ASKED))).unwrap_or_default();
        let heard = Heard { in_front, is_typing, on_pages, in_dialogs: after_field, is_asked, chosen };
        ctx.data_mut(|data| data.insert_temp(Id::unique("heard-keys"), heard));
    }

    /// At the end of a frame.
    pub fn end(&mut self, ctx: &Context) {
        self.was_typing = ctx.text_edit_focused();
    }
}

/// Which keys count in this frame. Kept beside egui's focus and popups, which decide the same.
#[derive(Clone, Copy, Debug, Default)]
struct Heard {
    in_front: InFront,
    is_typing: bool,
    /// Letters count on the pages.
    on_pages: bool,
    /// Letters count in a dialog without a field that has the focus.
    in_dialogs: bool,
    /// A person is asked for keys: none of them does anything else.
    is_asked: bool,
    /// What was chosen out of all commands in the frame before.
    chosen: Option<Command>,
}

impl Heard {
    /// Whether keys count at a place, and whether letters do.
    fn at(self, ctx: &Context, place: Place) -> (bool, bool) {
        let is_free = !self.is_typing && !ctx.text_edit_focused() && !Popup::is_any_open(ctx);
        match place {
            _ if self.is_asked => (false, false),
            Place::Window => (true, false),
            Place::Anywhere | Place::Score | Place::Workbench | Place::Exhibit => {
                (self.in_front == InFront::Nothing, false)
            }
            Place::Disputes | Place::Packet => (self.in_front == InFront::Nothing && is_free, self.on_pages),
            Place::Answered => (self.in_front == InFront::Dialog && is_free, self.in_dialogs),
        }
    }
}

const ASKED: &str = "keys-are-asked-for";

/// Keeps the keys of the next frame from being commands; for every frame in which a person is asked for keys.
pub fn ask_for_keys(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(ASKED), true));
}

/// A key that writes something. Those of the number keypad come as the keys of the main row.
fn is_letter(key: Key) -> bool {
    matches!(key, Key::Slash | Key::Plus | Key::Minus | Key::Equals) || key.name().chars().count() == 1
}

/// A key that goes on with a word. One that is held down does not, nor do the steps through the list: many of them in a
/// row are no word, and must not be waited out.
fn is_typed(event: &Event) -> bool {
    let Event::Key { key, pressed: true, repeat: false, modifiers, .. } = event else { return false };
    !modifiers.command && is_letter(*key) && !matches!(key, Key::J | Key::K)
}

/// Has a command done by its place in the next frame, as if its key had been pressed there. Where that place is not in
/// sight then, it is not done later.
pub fn choose(ctx: &Context, command: Command) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("chosen-command"), Some(command)));
    ctx.request_repaint();
}

/// What was chosen for a place, once.
fn take_chosen(ctx: &Context, place: Place, is_wanted: impl Fn(Command) -> bool) -> Option<Command> {
    ctx.data_mut(|data| {
        let heard: &mut Heard = data.get_temp_mut_or_default(Id::unique("heard-keys"));
        let is_free = heard.in_front == InFront::Nothing;
        heard.chosen.take_if(|chosen| is_free && chosen.place() == Some(place) && is_wanted(*chosen))
    })
}

/// Takes what was asked for by keys at a place in this frame, in the order they were pressed. `is_wanted` leaves the
/// keys of other commands to whoever comes next.
#[must_use]
pub fn take(ctx: &Context, place: Place, is_wanted: impl Fn(Command) -> bool) -> Vec<Command> {
    let heard: Heard = ctx.data(|data| data.get_temp(Id::unique("heard-keys"))).unwrap_or_default();
    let chosen = take_chosen(ctx, place, &is_wanted);
    let (counts, letters) = heard.at(ctx, place);
    if !counts {
        return chosen.into_iter().collect();
    }
    let keymap = keymap(ctx);
    let here: Vec<_> = keymap
        .bindings()
        .filter(|binding| binding.place == place && is_wanted(binding.command))
        .filter(|binding| letters || binding.modifiers.any() || !is_letter(binding.key))
        .collect();
    let mut taken = keys::take_as(ctx, |key, held| {
        let is_it = |binding: &&&Binding| binding.key == key && held.matches_logically(binding.modifiers);
        here.iter().find(is_it).map(|binding| binding.command)
    });
    taken.extend(chosen);
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_rest_after_a_field_was_left() {
        let mut rest = Rest::default();
        assert!(rest.is_over(0.0, Hand::Typed, false), "nothing was typed before");
        assert!(!rest.is_over(1.0, Hand::Typed, true), "the field takes it");
        assert!(!rest.is_over(1.3, Hand::Typed, false), "meant for the field");
        assert!(!rest.is_over(1.9, Hand::Typed, false), "the same word goes on");
        assert!(rest.is_over(2.7, Hand::Typed, false));
    }

    #[test]
    fn a_click_ends_the_rest() {
        let mut rest = Rest::default();
        assert!(!rest.is_over(1.0, Hand::Clicked, true));
        assert!(rest.is_over(1.1, Hand::Typed, false));
    }

    #[test]
    fn only_keys_that_write_rest() {
        for key in [Key::S, Key::A, Key::N, Key::Slash, Key::Plus, Key::Num1] {
            assert!(is_letter(key), "{key:?}");
        }
        for key in [Key::Enter, Key::Escape, Key::ArrowDown, Key::PageUp, Key::F1, Key::Tab, Key::Space] {
            assert!(!is_letter(key), "{key:?}");
        }
    }
}
