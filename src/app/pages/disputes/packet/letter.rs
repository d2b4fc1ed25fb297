//! The rebuttal letter: its template, its fields, and how it reads with the exhibits that are there.

use crate::app::Context;
use crate::app::drafts::{Saved, take_up};
use crate::app::kit::{Field, Look, Tone, size, theme, tokens, widgets};
use crate::desk::list::Entry;
use crate::desk::packets::{Made, Planned};
use crate::desk::{Desk, Session};
use crate::domain::dispute::Status;
use crate::domain::ids::DisputeId;
use crate::domain::packet::PacketDraft;
use crate::domain::packet::checklist::{self, Checklist};
use crate::domain::packet::letter::{self, Citation, Filled, TEMPLATES, Template, Words, template_for};
use crate::domain::text;
use crate::domain::time::clock;
use egui::{Align, Frame, Id, Layout, Margin, Modal, RichText, ScrollArea, Stroke, Ui, vec2};
use jiff::{Timestamp, tz::TimeZone};
use std::collections::BTreeMap;

/// How the account's templates and their uses are kept.
const OWN: &str = "letters/own";
const USED: &str = "letters/used";

/// Letter templates of an account: the shipped ones, its own copies, and which dispute used which.
#[derive(Default)]
pub struct LetterBook {
    own: BTreeMap<String, Words>,
    used: BTreeMap<DisputeId, String>,
    /// Open fields of the letter in sight.
    pub open_fields: usize,
    /// The letter in sight names what is not there.
    pub is_wrong: bool,
}

/// How the disputes that used a template ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Won.
    pub won: usize,
    /// Lost.
    pub lost: usize,
    /// Not decided.
    pub open: usize,
}

impl LetterBook {
    /// Keeps what a person made of them.
    pub fn save(&self, saved: &mut Saved) {
        saved.put(OWN, &self.own);
        saved.put(USED, &self.used);
    }

    /// Takes up what was left under a name: whether it was understood, or nothing when it is nothing of this.
    pub fn restore(&mut self, name: &str, data: &str) -> Option<bool> {
        match name {
            OWN => Some(take_up(&mut self.own, data)),
            USED => {
                let Ok(left) = serde_json::from_str::<BTreeMap<DisputeId, String>>(data) else { return Some(false) };
                for (dispute, template) in left {
                    self.used.entry(dispute).or_insert(template);
                }
                Some(true)
            }
            _ => None,
        }
    }

    /// The template in force for a draft.
    fn template(draft: &PacketDraft, claim: &str) -> Option<&'static Template> {
        template_for(TEMPLATES.get(), draft.letter.template.as_deref(), claim)
    }

    /// Its words: this dispute's own, the account's, the shipped ones.
    fn words(&self, draft: &PacketDraft, claim: &str) -> Words {
        if let Some(own) = &draft.letter.own {
            return own.clone();
        }
        let Some(template) = Self::template(draft, claim) else { return Words::default() };
        self.own.get(&template.id).cloned().unwrap_or_else(|| template.words.clone())
    }

    /// The letter as it reads now.
    pub fn fill(
        &mut self,
        draft: &PacketDraft,
        facts: &BTreeMap<String, String>,
        outline: &[Planned],
        entry: &Entry,
    ) -> Filled {
        let claim = checklist::for_dispute_claim(Some(&entry.dispute));
        let words = self.words(draft, &claim);
        let filled = fill(&words.letter, draft, facts, outline);
        self.is_wrong = !filled.wrong.is_empty();
        filled
    }

    /// A dispute's packet went out with a letter.
    pub fn used(&mut self, dispute: &DisputeId, draft: &PacketDraft, claim: &str) {
        if let Some(template) = Self::template(draft, claim) {
            self.used.insert(dispute.clone(), template.id.clone());
        }
    }

    /// What became of the disputes that used a template.
    fn outcomes(&self, template: &str, session: &Session) -> Outcomes {
        let mut found = Outcomes::default();
        for (dispute, _) in self.used.iter().filter(|(_, used)| *used == template) {
            match session.entry(dispute).map(|entry| entry.status) {
                Some(Status::Won) => found.won += 1,
                Some(Status::Lost) => found.lost += 1,
                _ => found.open += 1,
            }
        }
        found
    }
}

fn fill(lines: &[String], draft: &PacketDraft, facts: &BTreeMap<String, String>, outline: &[Planned]) -> Filled {
    let mut shown: BTreeMap<String, Vec<Citation>> = BTreeMap::new();
    let counted: Vec<&Planned> = outline.iter().filter(|planned| !planned.pages.is_empty()).collect();
    for (exhibit, planned) in counted.iter().enumerate() {
        let citation = Citation { exhibit, pages: planned.pages.len() };
        match planned.made {
            Made::File(index) => {
                for item in draft.exhibits.get(index).iter().flat_map(|exhibit| &exhibit.shows) {
                    shown.entry(item.clone()).or_default().push(citation.clone());
                }
            }
            Made::Compelling => shown.entry("ce3_orders".to_owned()).or_default().push(citation),
            Made::Letter => {}
        }
    }
    let pages: Vec<usize> = counted.iter().map(|planned| planned.pages.len()).collect();
    letter::fill(lines, facts, &draft.letter.fields, &shown, &pages)
}

impl super::PacketBench {
    /// The short form, for the submission's note.
    pub(super) fn short_note(&mut self, desk: &Desk, entry: &Entry, draft: &PacketDraft) -> String {
        let claim = checklist::for_dispute_claim(Some(&entry.dispute));
        let words = self.letters.words(draft, &claim);
        let outline = self.outline(draft);
        let facts = facts(entry, desk.clock.now(), &desk.clock.zone());
        fill(&words.short, draft, &facts, &outline).text()
    }
}

/// What is known of a dispute, as letters name it.
pub fn facts(entry: &Entry, now: Timestamp, zone: &TimeZone) -> BTreeMap<String, String> {
    let payment = entry.payment.as_deref();
    let known = [
        ("amount", entry.money.map(|money| money.to_string())),
        ("dispute_id", Some(entry.dispute.id.to_string())),
        ("reason", entry.dispute.reason.as_ref().map(|reason| text::uncapitalized(&reason.label()))),
        ("reason_code", entry.code.clone()),
        ("order_id", entry.order.clone()),
        ("transaction_date", payment.and_then(|payment| payment.created_at).map(|at| clock::day(at, zone))),
        ("card_last4", payment.and_then(|payment| payment.card_last4.clone())),
        ("card_brand", payment.and_then(|payment| payment.card_brand.clone())),
        ("merchant", entry.merchant.clone()),
        ("today", Some(clock::day(now, zone))),
    ];
    let clean = |value: String| text::clean_to(&value, 200);
    known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), clean(value?)))).collect()
}

/// The letter in front of the workbench.
#[derive(Default)]
pub struct LetterSheet {
    /// The template's text while it is being edited.
    editing: Option<(String, String)>,
    problem: Option<String>,
}

impl LetterSheet {
    /// Shows it; true when it is to be put away.
    #[expect(clippy::too_many_arguments, reason = "what a letter is made from")]
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        book: &mut LetterBook,
        draft: &mut PacketDraft,
        facts: &BTreeMap<String, String>,
        outline: &[Planned],
        list: Option<&Checklist>,
    ) -> bool {
        let claim = list.map_or_else(|| "general".to_owned(), |list| list.claim.clone());
        let mut is_done = false;
        let escape = sheet(ui, "letter", |ui, room| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 20.0;
                let each = vec2((room.x - 20.0) / 2.0, room.y);
                ui.allocate_ui_with_layout(each, Layout::top_down(Align::Min), |ui| {
                    ScrollArea::vertical().id_salt("letter left").auto_shrink([false, false]).max_height(each.y).show(
                        ui,
                        |ui| {
                            is_done = self.left_ui(ui, cx, book, draft, facts, outline, list, &claim);
                        },
                    );
                });
                ui.allocate_ui_with_layout(each, Layout::top_down(Align::Min), |ui| {
                    ScrollArea::vertical().id_salt("letter right").auto_shrink([false, false]).max_height(each.y).show(
                        ui,
                        |ui| {
                            self.right_ui(ui, book, draft, facts, outline, list, &claim);
                        },
                    );
                });
            });
        });
        is_done || (escape && self.editing.is_none())
    }

    #[expect(clippy::too_many_arguments, reason = "as above")]
    fn left_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        book: &mut LetterBook,
        draft: &mut PacketDraft,
        facts: &BTreeMap<String, String>,
        outline: &[Planned],
        list: Option<&Checklist>,
        claim: &str,
    ) -> bool {
        ui.spacing_mut().item_spacing.y = 8.0;
        widgets::title(ui, "Rebuttal letter");
        widgets::hint(ui, "It becomes the first page of the packet, and its short form the note to the issuer");
        let Some(template) = LetterBook::template(draft, claim) else {
            widgets::muted(ui, "There is no letter template; Settings has the table");
            return widgets::button(ui, Look::Secondary, "Close").clicked();
        };
        let mut chosen = template.id.clone();
        let name = |template: &Template| {
            let outcomes = book.outcomes(&template.id, cx.session);
            if outcomes == Outcomes::default() {
                return template.name.clone();
            }
            format!("{} ({} won, {} lost, {} open)", template.name, outcomes.won, outcomes.lost, outcomes.open)
        };
        let choices: Vec<(String, String)> =
            TEMPLATES.get().iter().map(|template| (template.id.clone(), name(template))).collect();
        if self.editing.is_none() && crate::app::kit::choice_ui(ui, "Template", &mut chosen, &choices, None) {
            draft.letter.template = Some(chosen);
            draft.letter.own = None;
        }
        if self.editing.is_some() {
            self.editor_ui(ui, book, draft, &template.id.clone());
            return false;
        }
        fields_ui(ui, book, draft, facts, outline, claim);
        let words = book.words(draft, claim);
        let filled = fill(&words.letter, draft, facts, outline);
        for wrong in &filled.wrong {
            widgets::toned(ui, Tone::Red, format!("The letter names {wrong}, which is not in the packet"));
        }
        let named = |item: &String| list.and_then(|list| list.items.iter().find(|known| known.id == *item));
        let left_out: Vec<_> = filled.left_out.iter().filter_map(named).collect();
        if !left_out.is_empty() {
            widgets::hint(ui, "Left out, as no exhibit shows it:");
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for item in left_out {
                    widgets::hint(ui, format!("· {}", text::sentence(&item.text)));
                }
            });
        }
        let mut is_done = false;
        ui.horizontal_wrapped(|ui| {
            if widgets::button(ui, Look::Primary, "Done").clicked() {
                is_done = true;
            }
            if widgets::button(ui, Look::Secondary, "Edit the words…").clicked() {
                self.editing = Some((words.letter.join("\n"), words.short.join("\n")));
                self.problem = None;
            }
            if widgets::button(ui, Look::Quiet, "Leave the letter out").clicked() {
                draft.letter.is_in = false;
                is_done = true;
            }
        });
        is_done
    }

    fn editor_ui(&mut self, ui: &mut Ui, book: &mut LetterBook, draft: &mut PacketDraft, template: &str) {
        let Some((letter, short)) = &mut self.editing else { return };
        widgets::hint(
            ui,
            "One sentence a line, an empty line for a paragraph. {amount} is a field. A line that begins with ?item: appears only when an exhibit shows the item, and {exhibit} in it says where",
        );
        Field::new("Letter").rows(14).limit(8_000).ui(ui, letter);
        Field::new("Short form, for the note").rows(4).limit(2_000).ui(ui, short);
        if let Some(problem) = &self.problem {
            widgets::toned(ui, Tone::Red, problem);
        }
        let lines = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
        let words = Words { letter: lines(letter), short: lines(short) };
        let mut keep: Option<bool> = None;
        let (mut is_reset, mut is_cancelled) = (false, false);
        ui.horizontal_wrapped(|ui| {
            if widgets::button(ui, Look::Primary, "Keep for this dispute").clicked() {
                keep = Some(false);
            }
            if widgets::button(ui, Look::Secondary, "Keep for the account").clicked() {
                keep = Some(true);
            }
            is_reset = widgets::button(ui, Look::Quiet, "Back to the shipped words").clicked();
            is_cancelled = widgets::button(ui, Look::Quiet, "Cancel").clicked();
        });
        match keep.map(|is_for_all| letter::check(&words).map(|()| is_for_all)) {
            Some(Ok(is_for_all)) => {
                if is_for_all {
                    book.own.insert(template.to_owned(), words);
                    draft.letter.own = None;
                } else {
                    draft.letter.own = Some(words);
                }
                self.editing = None;
            }
            Some(Err(problem)) => self.problem = Some(problem),
            None => {}
        }
        if is_reset {
            book.own.remove(template);
            draft.letter.own = None;
            self.editing = None;
        }
        if is_cancelled {
            self.editing = None;
        }
    }

    #[expect(clippy::too_many_arguments, reason = "as above")]
    fn right_ui(
        &mut self,
        ui: &mut Ui,
        book: &LetterBook,
        draft: &PacketDraft,
        facts: &BTreeMap<String, String>,
        outline: &[Planned],
        list: Option<&Checklist>,
        claim: &str,
    ) {
        ui.spacing_mut().item_spacing.y = 8.0;
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let words = match &self.editing {
            Some((letter, short)) => Words { letter: lines(letter), short: lines(short) },
            None => book.words(draft, claim),
        };
        widgets::caption(ui, "As it reads now");
        paper_ui(ui, &fill(&words.letter, draft, facts, outline));
        widgets::caption(ui, "Note to the issuer");
        paper_ui(ui, &fill(&words.short, draft, facts, outline));
        if self.editing.is_some() {
            widgets::caption(ui, "Items of this checklist");
            for item in list.map(|list| list.items.as_slice()).unwrap_or_default() {
                widgets::hint(ui, format!("?{}:  {}", item.id, item.text));
            }
            widgets::caption(ui, "Fields that are known");
            widgets::hint(ui, facts.keys().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join("  "));
        }
    }
}

/// One field for every token the dispute does not answer.
fn fields_ui(
    ui: &mut Ui,
    book: &LetterBook,
    draft: &mut PacketDraft,
    facts: &BTreeMap<String, String>,
    outline: &[Planned],
    claim: &str,
) {
    let words = book.words(draft, claim);
    let mut emptied = draft.clone();
    emptied.letter.fields.clear();
    let mut asked = fill(&words.letter, &emptied, facts, outline).open;
    for token in fill(&words.short, &emptied, facts, outline).open {
        if !asked.contains(&token) {
            asked.push(token);
        }
    }
    for token in asked {
        let label = text::sentence(&token.replace('_', " "));
        let mut value = draft.letter.fields.get(&token).cloned().unwrap_or_default();
        if Field::new(&label).required().limit(200).ui(ui, &mut value).changed() {
            draft.letter.fields.insert(token, value);
        }
    }
}

fn paper_ui(ui: &mut Ui, filled: &Filled) {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(4)
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            for paragraph in &filled.paragraphs {
                ui.add(egui::Label::new(RichText::new(paragraph).font(egui::FontId::proportional(size::BODY))).wrap());
            }
            if filled.paragraphs.is_empty() {
                widgets::muted(ui, "No words");
            }
        });
    if !filled.open.is_empty() {
        let names = filled.open.iter().map(|token| token.replace('_', " ")).collect::<Vec<_>>().join(", ");
        ui.label(RichText::new(format!("Open: {names}")).color(tokens.amber).font(theme::small()));
    }
}

/// A large sheet in front of the page. True when Esc was pressed.
pub fn sheet(ui: &mut Ui, name: &'static str, add: impl FnOnce(&mut Ui, egui::Vec2)) -> bool {
    let tokens = tokens(ui);
    let screen = ui.ctx().content_rect();
    let room = vec2((screen.width() - 120.0).min(1_060.0), (screen.height() - 120.0).min(700.0));
    let frame = Frame::new()
        .fill(tokens.raised)
        .corner_radius(10)
        .stroke(Stroke::new(1.0, tokens.strong_line))
        .inner_margin(Margin::same(20))
        .shadow(ui.visuals().window_shadow);
    let modal = Modal::new(Id::unique(name)).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(room.x);
        ui.set_height(room.y);
        add(ui, room);
    });
    modal.is_top_modal
        && !modal.any_popup_open
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
}
