//! Where the keyboard's focus was before something came in front of it, and its way back.
//!
//! Must not live here: what comes in front.

use super::command::InFront;
use egui::{Context, Id};

/// The focus of what lies behind.
#[derive(Default)]
pub struct FocusBehind {
    on_page: Option<Id>,
    in_dialog: Option<Id>,
    last: InFront,
    /// Given back in the next frame: in the one after a dialog egui still keeps the keyboard in it.
    due: Option<Id>,
}

impl FocusBehind {
    /// Before anything is drawn: gives the focus back once what was in front is gone.
    pub fn begin(&mut self, ctx: &Context, in_front: InFront) {
        if let Some(id) = self.due.take().filter(|_| in_front == self.last) {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        let before = std::mem::replace(&mut self.last, in_front);
        let id = match in_front {
            InFront::Nothing => self.on_page,
            InFront::Dialog => self.in_dialog,
            InFront::Palette | InFront::Help => None,
        };
        self.due = id.filter(|_| in_front < before);
        if self.due.is_some() {
            ctx.request_repaint();
        }
    }

    /// What was in front leads elsewhere on the pages: the focus does not go back to where it was on them.
    pub fn leave(&mut self) {
        self.on_page = None;
    }

    /// After everything is drawn.
    pub fn end(&mut self, ctx: &Context, in_front: InFront) {
        let id = ctx.memory(egui::Memory::focused);
        match in_front {
            _ if self.due.is_some() => {}
            InFront::Nothing => self.on_page = id,
            InFront::Dialog => self.in_dialog = id,
            InFront::Palette | InFront::Help => {}
        }
    }
}
