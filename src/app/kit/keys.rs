//! The keys of a frame, in their order and each as often as it was pressed: a slow frame loses none of them.

use eframe::egui::{Context, Event, Key, Modifiers};

/// Takes the presses of some keys with these modifiers out of the frame, so that nobody else sees them.
#[must_use]
pub fn take(ctx: &Context, modifiers: Modifiers, keys: &[Key]) -> Vec<Key> {
    let mut taken = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key, modifiers: held, pressed: true, .. }
                if keys.contains(key) && held.matches_logically(modifiers) =>
            {
                taken.push(*key);
                false
            }
            _ => true,
        });
    });
    taken
}
