//! The packet: how large it is, how it is made, what was found, what the checklist still asks for.

use super::packing::WantedNow;
use super::{At, PacketBench, letter};
use crate::app::Context;
use crate::app::action::{Action, PacketAction};
use crate::app::actions::Actions;
use crate::app::kit::{Look, Tone, size, theme, tokens, widgets};
use crate::app::remote::Failure;
use crate::desk::list::Entry;
use crate::desk::packets::SHARP_DPI;
use crate::desk::packets::{self, Made, Planned};
use crate::desk::{Desk, Session, outbox::room};
use crate::domain::evidence::limits::{NetworkRules, RuleSet, network_of, networks, rule_set};
use crate::domain::packet::checklist::{Checklist, Strength};
use crate::domain::packet::prior_transactions;
use crate::domain::packet::{PacketDraft, Recipe, Tones, exhibit_letter};
use crate::domain::text;
use egui::{Frame, Margin, RichText, ScrollArea, Stroke, Ui};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

/// The network whose rules count: the chosen one, else the card's.
fn network(draft: &PacketDraft, entry: &Entry) -> Option<&'static NetworkRules> {
    match draft.network.as_deref() {
        Some("") => None,
        Some(id) => networks().iter().find(|network| network.id == id),
        None => entry.payment.as_ref().and_then(|payment| payment.card_brand.as_deref()).and_then(network_of),
    }
}

impl PacketBench {
    /// What is to be packed now; nothing when there is nothing to pack.
    pub(super) fn wanted(&mut self, desk: &Desk, session: &Session, entry: &Entry) -> Option<WantedNow> {
        let rows = session.outbox().rows();
        let id = entry.dispute.id.clone();
        let draft = self.drafts.get(&id)?.clone();
        if draft.exhibits.is_empty() && !draft.letter.is_in && !draft.compelling.is_in {
            return None;
        }
        let outline = self.outline(&draft);
        let facts = letter::facts(entry, desk.clock.now(), &desk.clock.zone());
        let filled = draft.letter.is_in.then(|| self.letters.fill(&draft, &facts, &outline, entry));
        self.letters.open_fields = filled.as_ref().map_or(0, |filled| filled.open.len());
        // An open field stands in the packet as it is; it cannot be added so.
        let letter = filled.map(|filled| filled.paragraphs);
        let rules = rule_set(&desk.settings.get().rule_set)?;
        let used = (room::on_way(&rows, &id), room::known_bytes(&rows, &id));
        let recipe = Recipe::within(&draft, rules, network(&draft, entry), used);
        let compelling = draft.compelling.is_in.then(|| {
            let opened = entry.dispute.created_at.map(|at| at.to_zoned(desk.clock.zone()).date());
            let verdict = prior_transactions::judge(&draft.compelling, entry.code.as_deref(), opened);
            packets::compelling_page(&draft.compelling.disputed, &draft.compelling.earlier, &verdict)
        });
        let opened: Vec<_> = draft
            .exhibits
            .iter()
            .map(|exhibit| self.files.get(&exhibit.sha256).map(|shown| Arc::clone(&shown.opened)))
            .collect();
        let heading = format!("Evidence for dispute {id}");
        let mut hasher = DefaultHasher::new();
        let there: Vec<bool> = opened.iter().map(Option::is_some).collect();
        (serde_json::to_string(&draft).unwrap_or_default(), &letter, there, format!("{recipe:?}")).hash(&mut hasher);
        let key = hasher.finish().max(1);
        Some(WantedNow { key, draft, opened, letter, compelling, recipe, heading })
    }

    pub(super) fn side_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        entry: &Entry,
        draft: &mut PacketDraft,
        outline: &[Planned],
        list: Option<&Checklist>,
    ) {
        ScrollArea::vertical().id_salt("packet side").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            ui.spacing_mut().interact_size.y = 20.0;
            widgets::caption(ui, "Packet");
            let rules = rule_set(&cx.settings.rule_set);
            if let Some(rules) = rules {
                let recipe = Recipe::within(draft, rules, network(draft, entry), (0, 0));
                self.size_ui(ui, recipe.file_max_bytes);
            }
            ui.add_space(4.0);
            rules_ui(ui, draft, entry, rules);
            ui.add_space(4.0);
            self.found_ui(ui, draft);
            self.checklist_ui(ui, draft, outline, list);
            ui.add_space(6.0);
            self.buttons_ui(ui, cx.actions, draft);
        });
    }

    fn size_ui(&mut self, ui: &mut Ui, most: u64) {
        let made = self.packing.value().cloned();
        let total: u64 = made.as_ref().map_or(0, |made| made.packed.report.bytes.iter().sum());
        let is_working = self.packing.is_loading() || self.changed.is_some();
        ui.horizontal_wrapped(|ui| {
            let color = if is_working { tokens(ui).muted } else { tokens(ui).text };
            let shown = if made.is_some() { text::bytes(total) } else { "–".to_owned() };
            ui.label(RichText::new(shown).font(theme::bold(size::AMOUNT)).color(color));
            let files = made.as_ref().map_or(1, |made| made.packed.files.len().max(1));
            let of = if files > 1 {
                format!("in {files} files of at most {}", text::bytes(most))
            } else {
                format!("of {}", text::bytes(most))
            };
            widgets::muted(ui, of);
        });
        let files = made.as_ref().map_or(1, |made| made.packed.files.len().max(1)) as u64;
        #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
        let part = total as f32 / (most * files).max(1) as f32;
        if is_working {
            widgets::progress(ui, self.steps.part(), "Packing");
            ui.horizontal(|ui| {
                widgets::hint(ui, "Packing");
                if self.packing.is_loading() && widgets::link(ui, "Stop").clicked() {
                    self.packing.clear();
                    self.is_stopped = true;
                }
            });
        } else {
            widgets::progress(ui, part, "Size of the packet");
        }
        if self.is_stopped && !is_working {
            widgets::toned(ui, Tone::Amber, "Packing was stopped");
            if widgets::button(ui, Look::Secondary, "Pack").clicked() {
                self.key = 0;
            }
        }
        if let Some(failure) = self.packing.error() {
            let words = match failure {
                Failure::Error(words) => words.clone(),
                Failure::Crashed => "Docket made a mistake while it packed".to_owned(),
            };
            widgets::toned(ui, Tone::Red, words);
        } else if let Some(made) = &made {
            let pages: usize = made.packed.report.pages.iter().sum();
            let (bytes, before) = made.plan.before;
            let mut words = text::counted(pages, "page", "pages");
            if before > 0 {
                words = format!("{words} · was {}, {}", text::bytes(bytes), text::counted(before, "page", "pages"));
            }
            widgets::hint(ui, words);
            self.sharpness_ui(ui);
        }
    }

    fn sharpness_ui(&self, ui: &mut Ui) {
        let Some(made) = self.packing.value() else { return };
        let report = &made.packed.report;
        if report.is_sharp {
            widgets::toned(ui, Tone::Green, format!("Sharp enough to read at {} dpi", report.dpi));
        } else {
            let words = format!(
                "Brought down to {} dpi to fit; below {SHARP_DPI:.0} small print is hard to read. Leave out pages, or choose black and white",
                report.dpi
            );
            widgets::toned(ui, Tone::Amber, words);
        }
        let shift = usize::from(made.plan.has_cover);
        let letters: Vec<String> =
            report.coarse.iter().map(|exhibit| exhibit_letter(exhibit.saturating_sub(shift))).collect();
        if !letters.is_empty() {
            let words =
                format!("Exhibit {}: small letters of a picture are hard to read on the page", letters.join(", "));
            widgets::toned(ui, Tone::Amber, words);
        }
    }

    /// What was found and is neither blacked out nor called harmless.
    fn found_ui(&mut self, ui: &mut Ui, draft: &mut PacketDraft) {
        let mut open = Vec::new();
        for (index, exhibit) in draft.exhibits.iter().enumerate() {
            if let Some(shown) = self.files.get(&exhibit.sha256) {
                open.extend(shown.open_findings(draft, exhibit).into_iter().map(|(page, found)| (index, page, found)));
            }
        }
        if open.is_empty() {
            return;
        }
        widgets::caption(ui, "Found");
        let outline = self.outline(draft);
        let more = open.len().saturating_sub(6);
        for (index, page, finding) in open.into_iter().take(6) {
            let tokens = tokens(ui);
            let letter = outline.iter().position(|planned| planned.made == Made::File(index)).map(exhibit_letter);
            let letter = letter.unwrap_or_default();
            let (mut black, mut clear, mut show) = (false, false, false);
            Frame::new()
                .fill(tokens.amber_weak)
                .stroke(Stroke::new(1.0, tokens.amber))
                .corner_radius(size::CARD_RADIUS)
                .inner_margin(Margin::symmetric(10, 8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 3.0;
                    let title = format!("{} {}", text::sentence(finding.kind.label()), finding.masked);
                    show = ui
                        .add(
                            egui::Label::new(RichText::new(title).font(theme::semibold(size::BODY)))
                                .sense(egui::Sense::click()),
                        )
                        .clicked();
                    let words = format!("Exhibit {letter}, page {}. {}", page + 1, finding.kind.why());
                    ui.add(egui::Label::new(RichText::new(words).font(theme::small())).wrap());
                    ui.horizontal_wrapped(|ui| {
                        black = widgets::button(ui, Look::Secondary, "Black out").clicked();
                        clear = widgets::button(ui, Look::Quiet, "It is not one").clicked();
                        show |= widgets::button(ui, Look::Quiet, "Show").clicked();
                    });
                });
            if black || clear {
                if let Some(exhibit) = draft.exhibits.get_mut(index) {
                    let edit = exhibit.pages.entry(page).or_default();
                    if black {
                        edit.boxes.extend(finding.areas.iter().map(|area| area.grown(0.004)));
                    } else {
                        edit.cleared.push(finding.key.clone());
                    }
                }
                self.at = Some(At { made: Made::File(index), page });
            }
            if show {
                self.at = Some(At { made: Made::File(index), page });
                self.view.side = super::shown::Side::Before;
            }
        }
        if more > 0 {
            widgets::hint(ui, format!("And {more} more"));
        }
    }

    /// The checklist: a tick says that the chosen exhibit shows the item; letters say which exhibits do.
    fn checklist_ui(&mut self, ui: &mut Ui, draft: &mut PacketDraft, outline: &[Planned], list: Option<&Checklist>) {
        let Some(list) = list else { return };
        widgets::caption(ui, &list.title);
        let chosen = match self.at {
            Some(At { made: Made::File(index), .. }) => draft.exhibits.get(index).map(|_| index),
            _ => None,
        };
        let hint = match chosen.and_then(|index| outline.iter().position(|planned| planned.made == Made::File(index))) {
            Some(place) => format!("Tick what Exhibit {} shows", exhibit_letter(place)),
            None => "Choose an exhibit, then tick what it shows".to_owned(),
        };
        widgets::hint(ui, hint);
        for item in &list.items {
            let shows = |planned: &Planned| match planned.made {
                Made::File(index) => draft.exhibits.get(index).is_some_and(|exhibit| exhibit.shows.contains(&item.id)),
                Made::Compelling => item.id == "ce3_orders",
                Made::Letter => false,
            };
            let letters: Vec<String> = outline
                .iter()
                .enumerate()
                .filter(|(_, planned)| shows(planned))
                .map(|(place, _)| exhibit_letter(place))
                .collect();
            let mut words = text::sentence(&item.text);
            if item.strength == Strength::Weak {
                words.push_str(" (weak alone)");
            }
            if item.need == crate::domain::packet::checklist::Need::Required {
                words.push_str(" · required");
            }
            if !letters.is_empty() {
                words = format!("{words}  {}", letters.join(", "));
            }
            ui.horizontal_top(|ui| {
                let mut is_on = match chosen {
                    Some(index) => draft.exhibits.get(index).is_some_and(|exhibit| exhibit.shows.contains(&item.id)),
                    None => !letters.is_empty(),
                };
                let color = if letters.is_empty() { tokens(ui).muted } else { tokens(ui).text };
                let label = RichText::new(words).color(color);
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
                let response = ui.add_enabled(chosen.is_some(), egui::Checkbox::new(&mut is_on, label));
                if response.on_hover_text(format!("Source: {}, {}", item.source, item.date)).changed()
                    && let Some(exhibit) = chosen.and_then(|index| draft.exhibits.get_mut(index))
                {
                    if is_on {
                        exhibit.shows.insert(item.id.clone());
                    } else {
                        exhibit.shows.remove(&item.id);
                    }
                }
            });
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, actions: &Actions, draft: &PacketDraft) {
        let is_lost = draft.exhibits.iter().any(|exhibit| !self.files.contains_key(&exhibit.sha256));
        let can = if self.packing.error().is_some() {
            Err("There is no packet; the reason stands above")
        } else if !self.is_fresh() || self.packing.value().is_none() {
            Err("The packet is not ready yet")
        } else if is_lost {
            Err("A file of the packet could not be opened; take it out first")
        } else if self.adding.is_loading() {
            Err("The packet is being added")
        } else if draft.letter.is_in && self.letters.open_fields > 0 {
            Err("The letter has open fields; fill them or leave it out")
        } else if draft.letter.is_in && self.letters.is_wrong {
            Err("The letter names an exhibit or a page that is not there")
        } else {
            Ok(())
        };
        ui.horizontal_wrapped(|ui| {
            if widgets::button_if(ui, can, Look::Primary, "Add packet to evidence").clicked() {
                actions.push(Action::Packet(PacketAction::Add));
            }
            let is_there = if self.packed().is_some() { Ok(()) } else { Err("The packet is not ready yet") };
            if widgets::button_if(ui, is_there, Look::Secondary, "Save as…").clicked() {
                actions.push(Action::Packet(PacketAction::Save));
            }
        });
        if let Err(words) = can
            && draft.letter.is_in
            && (self.letters.open_fields > 0 || self.letters.is_wrong)
        {
            widgets::toned(ui, Tone::Amber, words);
        }
        widgets::hint(ui, "It can still be deleted until you submit");
    }
}

/// How the packet is made.
fn rules_ui(ui: &mut Ui, draft: &mut PacketDraft, entry: &Entry, rules: Option<&RuleSet>) {
    let finix = rules.map_or("Finix", |rules| rules.name.as_str());
    let chosen = network(draft, entry);
    let name = |network: Option<&NetworkRules>| match network {
        Some(network) => format!("{finix}; {}", network.name),
        None => finix.to_owned(),
    };
    let mut choices = vec![(Some(String::new()), name(None))];
    choices.extend(networks().iter().map(|network| (Some(network.id.clone()), name(Some(network)))));
    let mut picked = Some(chosen.map(|network| network.id.clone()).unwrap_or_default());
    if crate::app::kit::choice_ui(ui, "Rules", &mut picked, &choices, None) {
        draft.network = picked;
    }
    let needs_fax = chosen.is_some_and(|network| network.needs_black_and_white);
    ui.add_enabled_ui(!needs_fax, |ui| {
        let tones = [
            (Tones::Colour, "Colour".to_owned()),
            (Tones::Grey, "Greyscale pictures".to_owned()),
            (Tones::BlackWhite, "Black and white".to_owned()),
        ];
        let mut shown = if needs_fax { Tones::BlackWhite } else { draft.tones };
        if crate::app::kit::choice_ui(ui, "Colours", &mut shown, &tones, None) {
            draft.tones = shown;
        }
    });
    widgets::checkbox(ui, &mut draft.drops_blank, "Drop blank and repeated pages");
    widgets::checkbox(ui, &mut draft.is_stamped, "Stamp exhibit and page");
    widgets::checkbox(ui, &mut draft.has_cover, "Begin with a list of exhibits");
    widgets::checkbox(ui, &mut draft.may_split, "Several files where one is too small");
    widgets::hint(ui, "Location and metadata are always removed");
}
