//! What a widget remembers for as long as it is drawn: gone once it was away for a frame.
//!
//! Must not live here: what has to outlive a closed menu or another page.

use egui::{Context, Id};

/// A value, and the pass that drew its widget last.
#[derive(Clone)]
struct Drawn<T> {
    pass: u64,
    value: T,
}

/// What was remembered in the pass before this one.
#[must_use]
pub fn get<T: Clone + Send + Sync + 'static>(ctx: &Context, id: Id) -> Option<T> {
    let drawn: Drawn<T> = ctx.data(|data| data.get_temp(id))?;
    (drawn.pass + 1 >= ctx.cumulative_pass_nr()).then_some(drawn.value)
}

/// Remembers it for the next pass.
pub fn keep<T: Clone + Send + Sync + 'static>(ctx: &Context, id: Id, value: T) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(id, Drawn { pass, value }));
}

/// True when it was not drawn in the pass before this one: its dialog, menu or page has just opened. Ask once a pass.
#[must_use]
pub fn appears(ctx: &Context, id: Id) -> bool {
    let is_new = get::<()>(ctx, id).is_none();
    keep(ctx, id, ());
    is_new
}
