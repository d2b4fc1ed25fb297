//! The search field: words and terms, what is wrong with a term, and ways to complete it.
//!
//! Must not live here: reading a search (`domain::search` does that).

use crate::app::Context;
use crate::app::command::{self, Command, Place};
use crate::app::kit::live::{self, Saying};
use crate::app::kit::{icons, keys, popups, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::domain::search::chips::Chips;
use crate::domain::search::{self, Choices, Completion, Edit, Full, Search, edited};
use egui::text::{CCursor, CCursorRange};
use egui::{
    Align2, EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign, RichText, TextEdit, Ui, Vec2,
    pos2,
};

/// From the right edge of the field to the middle of its cross.
const CROSS: f32 = 15.0;

/// What is typed, and what it is read as.
#[derive(Default)]
pub struct SearchField {
    text: String,
    /// What the chips show of it.
    chips: Chips,
    /// Why it cannot be read; the list keeps answering what was asked before.
    problem: Option<String>,
    wants_focus: bool,
    /// The completion that Enter takes.
    chosen: Option<usize>,
    /// Closed by a person; typing opens it again.
    is_closed: bool,
}

impl SearchField {
    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the chips show of it.
    #[must_use]
    pub fn chips(&self) -> &Chips {
        &self.chips
    }

    /// Puts the terms of chips in place of those they had. Returns a search when it is another one and can be read.
    ///
    /// # Errors
    /// It would be more than a search takes.
    pub fn change(&mut self, edits: &[Edit], zone: &jiff::tz::TimeZone) -> Result<Option<Search>, Full> {
        if edits.is_empty() {
            return Ok(None);
        }
        self.text = edited(&self.text, edits, zone)?;
        (self.chosen, self.is_closed) = (None, true);
        Ok(self.read(zone))
    }

    /// Puts the caret into the field.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Puts a text in place of what is typed, as a saved view does.
    pub fn set(&mut self, text: &str, zone: &jiff::tz::TimeZone) -> Search {
        text.clone_into(&mut self.text);
        self.is_closed = true;
        self.read(zone).unwrap_or_default()
    }

    /// Nothing is typed.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    fn read(&mut self, zone: &jiff::tz::TimeZone) -> Option<Search> {
        self.chips = Chips::read(&self.text, zone);
        let read = Search::parse(&self.text, zone);
        self.problem = read.as_ref().err().map(|error| words::term_problem(&error.problem));
        read.ok()
    }

    /// The field. Returns a search once another one than before is typed and can be read.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, choices: Choices<'_>, width: f32) -> Option<Search> {
        let tokens = tokens(ui);
        let id = Id::unique("search-field");
        let had_focus = ui.memory(|memory| memory.has_focus(id));
        let offered = if had_focus && !self.is_closed { self.offered(ui, id, choices) } else { Vec::new() };
        let taken = self.keys(ui, &offered);
        let hint = RichText::new(words::search_hint()).color(tokens.faint);
        let suffix = self.suffix(ui.ctx());
        let output = TextEdit::singleline(&mut self.text)
            .id(id)
            .desired_width(width)
            .margin(theme::inset(space::NEAR, space::CLOSE))
            .prefix(RichText::new(icons::SEARCH).color(tokens.faint))
            .suffix(RichText::new(suffix).font(theme::caption()).color(tokens.faint))
            .hint_text(hint)
            .char_limit(search::LONGEST)
            // While there is something to choose from, these keys choose.
            .event_filter(EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                tab: !offered.is_empty(),
                escape: !offered.is_empty(),
            })
            .show(ui);
        let response = output.response.response.accessible_name(words::search_label());
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        let mut changed = response.changed();
        if changed {
            (self.chosen, self.is_closed) = (None, false);
        }
        changed |= self.cross_ui(ui, &response);
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) && !self.text.is_empty() {
            self.text.clear();
            changed = true;
        }
        let clicked = self.popup_ui(&response, &offered);
        if let Some(completion) = taken.or(clicked) {
            self.take(ui, id, completion);
            response.request_focus();
            changed = true;
        }
        if !changed {
            return None;
        }
        self.read(cx.zone)
    }

    /// The key that leads here, or the room for the cross that clears what is typed.
    fn suffix(&self, ctx: &egui::Context) -> String {
        if self.text.is_empty() { command::key_of(ctx, Place::Anywhere, Command::Search) } else { " ".repeat(5) }
    }

    /// The cross, while something is typed. True when it cleared the field.
    fn cross_ui(&mut self, ui: &mut Ui, field: &egui::Response) -> bool {
        if self.text.is_empty() {
            return false;
        }
        let middle = pos2(field.rect.right() - CROSS, field.rect.center().y);
        let place = Rect::from_center_size(middle, Vec2::splat(size::SMALLEST_CONTROL));
        let cross = |ui: &mut Ui| widgets::small_icon_button(ui, icons::CLOSE, words::search_clear());
        let is_cleared = ui.place(place, cross).clicked();
        if is_cleared {
            self.text.clear();
            (self.chosen, self.is_closed) = (None, true);
            field.request_focus();
        }
        is_cleared
    }

    /// Ways to go on from where the caret stands.
    fn offered(&self, ui: &Ui, id: Id, choices: Choices<'_>) -> Vec<Completion> {
        let caret = egui::text_edit::TextEditState::load(ui.ctx(), id)
            .and_then(|state| state.cursor.char_range())
            .map_or(self.text.len(), |range| byte_at(&self.text, range.primary.index.into()));
        search::complete(&self.text, caret, choices)
    }

    /// Arrows choose, Tab and Enter take, Escape closes; before the field sees them.
    fn keys(&mut self, ui: &Ui, offered: &[Completion]) -> Option<Completion> {
        if offered.is_empty() {
            return None;
        }
        let last = offered.len() - 1;
        let wanted = [Key::ArrowDown, Key::ArrowUp, Key::Escape, Key::Tab];
        // Enter takes only one that was chosen, because it may mean the search itself.
        for key in keys::take(ui.ctx(), Modifiers::NONE, &wanted) {
            match key {
                Key::ArrowDown | Key::ArrowUp => {
                    self.chosen = match key {
                        Key::ArrowDown => Some(self.chosen.map_or(0, |chosen| (chosen + 1).min(last))),
                        _ => self.chosen.and_then(|chosen| chosen.checked_sub(1)),
                    };
                    // The caret stays in the field, so that the line is said by itself.
                    if let Some(chosen) = self.chosen.and_then(|chosen| offered.get(chosen)) {
                        live::say(ui.ctx(), Saying::Polite, chosen.text.as_str());
                    }
                }
                Key::Escape => {
                    self.is_closed = true;
                    return None;
                }
                // Tab takes the first one.
                _ => return offered.get(self.chosen.unwrap_or(0)).cloned(),
            }
        }
        let chosen = self.chosen?;
        let is_entered = !keys::take(ui.ctx(), Modifiers::NONE, &[Key::Enter]).is_empty();
        is_entered.then(|| offered.get(chosen)).flatten().cloned()
    }

    fn take(&mut self, ui: &Ui, id: Id, completion: Completion) {
        let Completion { place, text, .. } = completion;
        if self.text.get(place.clone()).is_none() {
            return;
        }
        let is_whole = !text.ends_with(':');
        let end = place.start + text.len();
        self.text.replace_range(place, &text);
        // A finished term is followed by a space, a field's name by its value.
        let mut caret = end;
        if is_whole && !self.text.get(end..).is_some_and(|rest| rest.starts_with(' ')) {
            self.text.insert(end, ' ');
        }
        if is_whole {
            caret += 1;
        }
        let chars = self.text.get(..caret).map_or(0, |before| before.chars().count());
        let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(chars))));
        state.store(ui.ctx(), id);
        self.chosen = None;
    }

    /// What may come next, below the field.
    fn popup_ui(&self, response: &egui::Response, offered: &[Completion]) -> Option<Completion> {
        let mut clicked = None;
        Popup::from_response(response)
            .open(response.has_focus() && !offered.is_empty())
            .align(RectAlign::BOTTOM_START)
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .width(response.rect.width())
            .show(|ui| {
                popups::name_list(ui, response);
                for (place, completion) in offered.iter().enumerate() {
                    if completion_ui(ui, completion, self.chosen == Some(place)) {
                        clicked = Some(completion.clone());
                    }
                }
            });
        clicked
    }

    /// What is wrong with what is typed; shown above the rows, which still answer what was asked before.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }
}

fn completion_ui(ui: &mut Ui, completion: &Completion, is_chosen: bool) -> bool {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), size::CHIP), egui::Sense::click());
    if is_chosen || response.hovered() {
        ui.painter().rect_filled(rect, size::PILL_RADIUS, tokens.accent_weak);
    }
    let left = rect.left_center() + egui::vec2(space::NEAR, 0.0);
    let text = crate::domain::text::clean_to(&completion.text, 60);
    ui.painter().text(left, Align2::LEFT_CENTER, &text, theme::mono(), tokens.text);
    let right = rect.right_center() - egui::vec2(space::NEAR, 0.0);
    let hint = crate::domain::text::clean_to(completion.hint.map(words::hint).unwrap_or_default(), 60);
    ui.painter().text(right, Align2::RIGHT_CENTER, hint, theme::small(), tokens.muted);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_chosen, &text));
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// The byte a character begins at.
fn byte_at(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}
