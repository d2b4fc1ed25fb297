//! The keys of a frame, in their order and each as often as it was pressed: a slow frame loses none of them.

use eframe::egui::{Context, Event, Key, Modifiers};

/// Takes the presses of some keys with these modifiers out of the frame, so that nobody else sees them.
#[must_use]
pub fn take(ctx: &Context, modifiers: Modifiers, keys: &[Key]) -> Vec<Key> {
    take_as(ctx, |key, held| (keys.contains(&key) && held.matches_logically(modifiers)).then_some(key))
}

/// Takes the presses out of the frame that mean something, as what they mean.
#[must_use]
pub fn take_as<T>(ctx: &Context, meaning: impl Fn(Key, Modifiers) -> Option<T>) -> Vec<T> {
    let mut taken = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
            let meant = meaning(*key, *modifiers);
            let is_left = meant.is_none();
            taken.extend(meant);
            is_left
        });
    });
    taken
}
