//! The rebuttal letter in front of the workbench: its template, its fields, and how it reads.
//!
//! Must not live here: how a letter is filled.

use super::Decided;
use crate::app::Context;
use crate::app::kit::{Field, Look, Tone, choice_ui, sheet, size, space, theme, tokens, widgets};
use crate::app::words;
use crate::desk::packet::letters::{self, TemplateOutcomes};
use crate::desk::packet::{LetterBook, LetterChange, PacketEdit, PacketSnapshot};
use crate::domain::packet::checklist::Checklist;
use crate::domain::packet::letter::{self, Filled, Template, Words};
use crate::domain::text;
use egui::{Align, Frame, Layout, RichText, ScrollArea, Ui, vec2};

/// The letter in front of the workbench.
#[derive(Default)]
pub struct LetterSheet {
    /// The template's text while it is being edited.
    editing: Option<(String, String)>,
    problem: Option<String>,
}

/// What a letter is made from, for one frame.
struct LetterView<'a> {
    book: &'a LetterBook,
    packet: &'a PacketSnapshot,
    list: Option<&'a Checklist>,
}

impl LetterView<'_> {
    fn words(&self) -> Words {
        self.book.words(&self.packet.draft, &self.packet.facts)
    }

    fn fill(&self, lines: &[String]) -> Filled {
        letters::fill(lines, &self.packet.draft, &self.packet.facts, &self.packet.outline)
    }
}

impl LetterSheet {
    /// Shows it; true when it is to be put away.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        book: &LetterBook,
        packet: &PacketSnapshot,
        list: Option<&Checklist>,
        decided: &mut Decided,
    ) -> bool {
        let desk = LetterView { book, packet, list };
        let mut is_done = false;
        let escape = sheet(ui, "letter", |ui, room| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::LARGE;
                let each = vec2((room.x - space::LARGE) / 2.0, room.y);
                half(ui, "letter left", each, |ui| is_done = self.left_ui(ui, cx, &desk, decided));
                half(ui, "letter right", each, |ui| self.right_ui(ui, &desk));
            });
        });
        is_done || (escape && self.editing.is_none())
    }

    fn left_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, desk: &LetterView<'_>, decided: &mut Decided) -> bool {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        widgets::title(ui, words::packet_letter());
        widgets::hint(ui, words::packet_letter_hint());
        if desk.packet.facts.letterhead.is_empty() {
            widgets::hint(ui, words::packet_no_letterhead());
        }
        let Some(template) = desk.packet.facts.template(&desk.packet.draft) else {
            widgets::muted(ui, words::packet_no_template());
            return widgets::button(ui, Look::Secondary, words::packet_close()).clicked();
        };
        if self.editing.is_some() {
            self.editor_ui(ui, desk, &template.id, decided);
            return false;
        }
        template_ui(ui, cx, desk, template, decided);
        fields_ui(ui, desk, decided);
        let lines = desk.words();
        gaps_ui(ui, desk, &desk.fill(&lines.letter));
        let mut is_done = false;
        ui.horizontal_wrapped(|ui| {
            is_done |= widgets::button(ui, Look::Primary, words::packet_done()).clicked();
            if widgets::button(ui, Look::Secondary, words::packet_edit_text()).clicked() {
                self.editing = Some((lines.letter.join("\n"), lines.short.join("\n")));
                self.problem = None;
            }
            if widgets::button(ui, Look::Quiet, words::packet_leave_letter_out()).clicked() {
                decided.edits.push(PacketEdit::Letter(LetterChange::In(false)));
                is_done = true;
            }
        });
        is_done
    }

    fn editor_ui(&mut self, ui: &mut Ui, desk: &LetterView<'_>, template: &str, decided: &mut Decided) {
        let Some((letter, short)) = &mut self.editing else { return };
        widgets::hint(ui, words::packet_editor_hint());
        Field::new(words::packet_letter_field()).rows(14).limit(8_000).ui(ui, letter);
        Field::new(words::packet_short_field()).rows(4).limit(2_000).ui(ui, short);
        if let Some(problem) = &self.problem {
            widgets::toned(ui, Tone::Red, problem);
        }
        let lines = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
        let typed = Words { letter: lines(letter), short: lines(short) };
        let mut keep: Option<bool> = None;
        let (mut is_reset, mut is_cancelled) = (false, false);
        ui.horizontal_wrapped(|ui| {
            if widgets::button(ui, Look::Primary, words::packet_keep_dispute()).clicked() {
                keep = Some(false);
            }
            if widgets::button(ui, Look::Secondary, words::packet_keep_account()).clicked() {
                keep = Some(true);
            }
            is_reset = widgets::button(ui, Look::Quiet, words::packet_restore_default()).clicked();
            is_cancelled = widgets::button(ui, Look::Quiet, words::packet_cancel()).clicked();
        });
        let mut own = |own| {
            if desk.packet.draft.letter.own != own {
                decided.edits.push(PacketEdit::Letter(LetterChange::Own(own)));
            }
        };
        match keep.map(|is_for_all| letter::check(&typed).map(|()| is_for_all)) {
            Some(Ok(true)) => {
                own(None);
                decided.template = Some((template.to_owned(), Some(typed)));
                self.editing = None;
            }
            Some(Ok(false)) => {
                own(Some(typed));
                self.editing = None;
            }
            Some(Err(problem)) => self.problem = Some(words::letter_problem(&problem)),
            None if is_reset => {
                own(None);
                decided.template = Some((template.to_owned(), None));
                self.editing = None;
            }
            None if is_cancelled => self.editing = None,
            None => {}
        }
    }

    fn right_ui(&self, ui: &mut Ui, desk: &LetterView<'_>) {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let shown = match &self.editing {
            Some((letter, short)) => Words { letter: lines(letter), short: lines(short) },
            None => desk.words(),
        };
        widgets::caption(ui, words::packet_reads_now());
        let filled = desk.fill(&shown.letter);
        let printed = letters::laid_out(filled.paragraphs.clone(), &desk.packet.facts);
        paper_ui(ui, &Filled { paragraphs: printed, ..filled });
        widgets::caption(ui, words::packet_note());
        paper_ui(ui, &desk.fill(&shown.short));
        if self.editing.is_some() {
            widgets::caption(ui, words::packet_items());
            for item in desk.list.map(|list| list.items.as_slice()).unwrap_or_default() {
                widgets::hint(ui, format!("?{}:  {}", item.id, words::shipped(&item.text)));
            }
            widgets::caption(ui, words::packet_known_fields());
            let names: Vec<_> = desk.packet.facts.fields.keys().map(|name| format!("{{{name}}}")).collect();
            widgets::hint(ui, names.join("  "));
        }
    }
}

/// Half of the sheet, with its own scroll bar.
fn half(ui: &mut Ui, name: &str, room: egui::Vec2, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).max_height(room.y).show(ui, add);
    });
}

/// Which template, and how the disputes that used it ended.
fn template_ui(ui: &mut Ui, cx: &Context<'_>, desk: &LetterView<'_>, template: &Template, decided: &mut Decided) {
    let status = |id: &_| cx.session.entry(id).map(|entry| entry.status);
    let name = |template: &Template| {
        let outcomes = desk.book.outcomes(&template.id, status);
        if outcomes == TemplateOutcomes::default() {
            return words::shipped(&template.name).to_owned();
        }
        words::packet_outcomes(words::shipped(&template.name), outcomes.won, outcomes.lost, outcomes.open)
    };
    let choices: Vec<(String, String)> =
        desk.packet.facts.letters.all().iter().map(|template| (template.id.clone(), name(template))).collect();
    let mut chosen = template.id.clone();
    if choice_ui(ui, words::packet_template(), &mut chosen, &choices, None) {
        decided.edits.push(PacketEdit::Letter(LetterChange::Template(chosen)));
    }
}

/// One field for every token the dispute does not answer.
fn fields_ui(ui: &mut Ui, desk: &LetterView<'_>, decided: &mut Decided) {
    let PacketSnapshot { draft, facts, outline, .. } = desk.packet;
    for token in letters::asked(&desk.words(), draft, facts, outline) {
        let label = text::sentence(&token.replace('_', " "));
        let mut value = draft.letter.fields.get(&token).cloned().unwrap_or_default();
        if Field::new(&label).required().limit(200).ui(ui, &mut value).changed() {
            decided.edits.push(PacketEdit::Letter(LetterChange::Field(token, value)));
        }
    }
}

/// What the letter names and is not there, and what it leaves out.
fn gaps_ui(ui: &mut Ui, desk: &LetterView<'_>, filled: &Filled) {
    for wrong in &filled.wrong {
        widgets::toned(ui, Tone::Red, words::misnamed(wrong));
    }
    let named = |item: &String| desk.list.and_then(|list| list.items.iter().find(|known| known.id == *item));
    let left_out: Vec<_> = filled.left_out.iter().filter_map(named).collect();
    if left_out.is_empty() {
        return;
    }
    widgets::hint(ui, words::packet_letter_left_out());
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::HAIR;
        for item in left_out {
            widgets::hint(ui, format!("· {}", text::sentence(words::shipped(&item.text))));
        }
    });
}

fn paper_ui(ui: &mut Ui, filled: &Filled) {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.panel)
        .stroke(theme::hairline(tokens.line))
        .corner_radius(size::PILL_RADIUS)
        .inner_margin(space::WIDE)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            for paragraph in &filled.paragraphs {
                ui.add(egui::Label::new(RichText::new(paragraph).font(egui::FontId::proportional(size::BODY))).wrap());
            }
            if filled.paragraphs.is_empty() {
                widgets::muted(ui, words::packet_no_text());
            }
        });
    if !filled.open.is_empty() {
        let names = filled.open.iter().map(|token| token.replace('_', " ")).collect::<Vec<_>>().join(", ");
        ui.label(RichText::new(words::packet_open_names(names)).color(tokens.amber).font(theme::small()));
    }
}
