//! The caret of a field: it blinks while a person is there, and stands still afterwards, so that a window nobody uses
//! draws nothing.

use egui::Context;

/// So many seconds after the last input it still blinks.
const BLINKS: f64 = 10.0;

/// When a person did something last.
#[derive(Default)]
pub(super) struct Caret {
    /// By the window's own time, in seconds.
    last_input: f64,
}

impl Caret {
    /// Lets the caret blink, or rest, as it always does where nothing shall move by itself.
    pub(super) fn keep(&mut self, ctx: &Context, is_still: bool) {
        let (now, is_used) = ctx.input(|input| (input.time, !input.events.is_empty()));
        if is_used {
            self.last_input = now;
        }
        let blinks = !is_still && now - self.last_input < BLINKS;
        if ctx.global_style().visuals.text_cursor.blink != blinks {
            ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = blinks);
            // What is drawn now has the style of before.
            ctx.request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// One frame of a field with the focus, and how long nothing has to be drawn after it.
    fn frame(ctx: &Context, caret: &mut Caret, time: f64, events: Vec<egui::Event>) -> Duration {
        let mut text = String::from("typed");
        let input = egui::RawInput { time: Some(time), events, focused: true, ..egui::RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| {
            caret.keep(ui.ctx(), false);
            ui.text_edit_singleline(&mut text).request_focus();
        });
        output.textures_delta.clear();
        output.viewport_output.values().map(|viewport| viewport.repaint_delay).min().unwrap_or(Duration::MAX)
    }

    #[test]
    fn a_caret_blinks_for_ten_seconds_and_a_key_makes_it_blink_again() {
        let (ctx, mut caret) = (Context::default(), Caret::default());
        let typed = || vec![egui::Event::Text("x".to_owned())];
        let mut time = 100.0;
        let mut after = |seconds: f64, events: Vec<egui::Event>| {
            time += seconds;
            // Some frames to come to rest in.
            (0..4).fold(Duration::ZERO, |_, step| {
                let events = if step == 0 { events.clone() } else { Vec::new() };
                frame(&ctx, &mut caret, time + f64::from(step) * 0.001, events)
            })
        };
        assert!(after(0.0, typed()) < Duration::from_secs(1), "it blinks");
        assert!(after(9.0, Vec::new()) < Duration::from_secs(1), "it still blinks");
        assert!(after(2.0, Vec::new()) > Duration::from_secs(60), "nothing is drawn any more");
        assert!(after(50.0, Vec::new()) > Duration::from_secs(60));
        assert!(after(1.0, typed()) < Duration::from_secs(1), "it blinks again");
    }

    #[test]
    fn a_caret_never_blinks_where_nothing_shall_move_by_itself() {
        let (ctx, mut caret) = (Context::default(), Caret::default());
        for is_still in [true, false] {
            let output = ctx.run_ui(egui::RawInput::default(), |ui| caret.keep(ui.ctx(), is_still));
            output.drop_without_applying_deltas();
            assert_eq!(ctx.global_style().visuals.text_cursor.blink, !is_still);
        }
    }
}
