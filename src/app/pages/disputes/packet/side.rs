//! The packet: how large it is, how it is made, what was found, what the checklist still asks for.
//!
//! Must not live here: making the packet.

use super::{At, PacketBench, shown};
use crate::app::Context;
use crate::app::action::{Action, PacketAction};
use crate::app::actions::Actions;
use crate::app::command;
use crate::app::kit::{Look, Tone, above_foot, choice_ui, size, space, theme, tip_beside, tokens, widgets};
use crate::app::words;
use crate::desk::packet::letters::PRIOR_TRANSACTIONS;
use crate::desk::packet::{Made, Planned, SHARP_DPI};
use crate::desk::packet::{MadePacket, Making, NoPacket, OpenFinding, PacketEdit, PacketSnapshot, PageChange, Sight};
use crate::domain::evidence::limits::NetworkRules;
use crate::domain::packet::checklist::{Checklist, Item, Need, Strength};
use crate::domain::packet::{Tones, exhibit_letter};
use crate::domain::text;
use egui::{Frame, RichText, ScrollArea, Ui};

/// In a window lower than this there is no room for hints.
const TALL_ENOUGH: f32 = 420.0;

/// Whether something is on, what it is called, and the decision about it.
type Choice<'a> = (bool, &'a str, fn(bool) -> PacketEdit);

/// Findings that are shown at once.
const MOST_FINDINGS: usize = 6;

impl PacketBench {
    pub(super) fn side_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, packet: &PacketSnapshot, list: Option<&Checklist>) {
        let foot = |ui: &mut Ui| buttons_ui(ui, cx.actions, packet);
        above_foot(ui, "packet foot", |ui| self.scrolled_ui(ui, packet, list), foot);
    }

    fn scrolled_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, list: Option<&Checklist>) {
        let area = ScrollArea::vertical().id_salt("packet side").auto_shrink([false, false]).min_scrolled_height(0.0);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::CLOSE;
            ui.spacing_mut().interact_size.y = size::SMALLEST_CONTROL;
            widgets::caption(ui, words::packet_packet());
            if let Some(most) = packet.facts.file_max_bytes(&packet.draft) {
                self.size_ui(ui, packet, most);
            }
            ui.add_space(space::TIGHT);
            self.rules_ui(ui, packet);
            ui.add_space(space::TIGHT);
            self.found_ui(ui, packet);
            self.checklist_ui(ui, packet, list);
        });
    }

    fn size_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, most: u64) {
        let made = packet.made.as_deref();
        let total: u64 = made.map_or(0, |made| made.packed.report.bytes.iter().sum());
        let files = made.map_or(1, |made| made.packed.files.len().max(1));
        let is_packing = matches!(packet.making, Making::Packing { .. });
        let is_working = is_packing || packet.is_waiting;
        ui.horizontal_wrapped(|ui| {
            let color = if is_working { tokens(ui).muted } else { tokens(ui).text };
            let shown = if made.is_some() { words::bytes(total) } else { "–".to_owned() };
            ui.label(RichText::new(shown).font(theme::bold(size::AMOUNT)).color(color));
            widgets::muted(ui, words::packet_size_of(files, words::bytes(most)));
        });
        let part = match &packet.making {
            Making::Packing { steps, .. } => steps.part(),
            _ if is_working => 0.0,
            #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
            _ => total as f32 / (most * files as u64).max(1) as f32,
        };
        widgets::progress(ui, part, if is_working { words::packet_packing() } else { words::packet_size() });
        match &packet.making {
            Making::Failed(why) if !is_working => drop(widgets::told(ui, Tone::Red, failed(why))),
            Making::Stopped if !is_working => {
                widgets::toned(ui, Tone::Amber, words::packet_stopped());
                if widgets::button(ui, Look::Secondary, words::packet_pack()).clicked() {
                    self.packets.pack_now(self.now);
                }
            }
            _ => self.made_ui(ui, made, is_working, is_packing),
        }
    }

    /// What was made, or that it is being made: two lines from the first, so that nothing below moves under a hand
    /// when it is done.
    fn made_ui(&mut self, ui: &mut Ui, made: Option<&MadePacket>, is_working: bool, is_packing: bool) {
        ui.horizontal(|ui| {
            if is_working {
                widgets::hint(ui, words::packet_packing());
                if is_packing && widgets::link(ui, words::packet_stop()).clicked() {
                    self.packets.stop();
                }
            } else {
                widgets::hint(ui, made.map(pages_of).unwrap_or_default());
            }
        });
        let Some(made) = made else {
            widgets::hint(ui, "");
            return;
        };
        let report = &made.packed.report;
        if report.is_sharp {
            widgets::toned(ui, Tone::Green, words::packet_sharp(report.dpi));
        } else {
            widgets::toned(ui, Tone::Amber, words::packet_coarse(report.dpi, format!("{SHARP_DPI:.0}")));
        }
        let shift = usize::from(made.plan.has_cover);
        let letters: Vec<String> =
            report.coarse.iter().map(|exhibit| exhibit_letter(exhibit.saturating_sub(shift))).collect();
        if !letters.is_empty() {
            widgets::toned(ui, Tone::Amber, words::packet_small_letters(letters.join(", ")));
        }
        if !report.typefaces.is_empty() {
            let names: Vec<&str> = report.typefaces.iter().map(|typeface| typeface.name.as_str()).collect();
            widgets::hint(ui, words::packet_typefaces(names.join(", ")));
        }
    }

    /// What was found and is neither redacted nor called harmless.
    fn found_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot) {
        let is_looked_at = packet.sight != Sight::default();
        if packet.findings.is_empty() && !is_looked_at {
            return;
        }
        widgets::caption(ui, words::packet_found());
        for finding in packet.findings.iter().take(MOST_FINDINGS) {
            // Its buttons stay the same ones when another finding comes or goes.
            let place = finding.finding.areas.first().map(|area| (area.x.to_bits(), area.y.to_bits()));
            ui.push_id(("finding", finding.exhibit, finding.page, &finding.finding.key, place), |ui| {
                self.finding_ui(ui, packet, finding);
            });
        }
        let more = packet.findings.len().saturating_sub(MOST_FINDINGS);
        if more > 0 {
            widgets::hint(ui, words::kit_and_more(more));
        }
        sight_ui(ui, packet.sight);
    }

    fn finding_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, found: &OpenFinding) {
        let tokens = tokens(ui);
        let OpenFinding { exhibit, page, finding } = found;
        let at = At { made: Made::File(*exhibit), page: *page };
        let letter = packet.place(at.made).map(exhibit_letter).unwrap_or_default();
        let mut change = None;
        let mut show = false;
        Frame::new()
            .fill(tokens.amber_weak)
            .stroke(theme::hairline(tokens.amber))
            .corner_radius(size::CARD_RADIUS)
            .inner_margin(space::NEAR)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::HAIR;
                let title = format!("{} {}", text::sentence(words::sensitive(finding.kind)), finding.masked);
                let title = RichText::new(title).font(theme::semibold(size::BODY));
                show = ui.add(egui::Label::new(title).sense(egui::Sense::click())).clicked();
                let said =
                    words::packet_found_where(letter, (page + 1).to_string(), words::sensitive_why(finding.kind));
                ui.add(egui::Label::new(RichText::new(said).font(theme::small())).wrap());
                ui.horizontal_wrapped(|ui| {
                    if widgets::button(ui, Look::Secondary, words::packet_redact_match()).clicked() {
                        let areas = finding.areas.iter().map(|area| area.grown(0.004)).collect();
                        change = Some(PageChange::Redact(areas));
                    }
                    if widgets::button(ui, Look::Quiet, words::packet_not_a_match()).clicked() {
                        change = Some(PageChange::Clear(finding.key.clone()));
                    }
                    show |= widgets::button(ui, Look::Quiet, words::packet_show()).clicked();
                });
            });
        if let Some(change) = change {
            self.at = Some(at);
            self.change_page(change);
        }
        if show {
            self.at = Some(at);
            self.view.side = shown::Side::Before;
        }
    }

    /// The checklist: a tick says that the chosen exhibit shows the item; letters say which exhibits do.
    fn checklist_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, list: Option<&Checklist>) {
        let Some(list) = list else { return };
        widgets::caption(ui, &words::checklist_title(&list.subject));
        let chosen = match self.at {
            Some(At { made: Made::File(index), .. }) => packet.draft.exhibits.get(index).map(|_| index),
            _ => None,
        };
        match chosen.and_then(|index| packet.place(Made::File(index))) {
            Some(place) => widgets::hint(ui, words::packet_tick(exhibit_letter(place))),
            None => widgets::hint(ui, words::packet_choose_exhibit()),
        };
        for item in &list.items {
            self.item_ui(ui, packet, item, chosen);
        }
    }

    fn item_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot, item: &Item, chosen: Option<usize>) {
        let draft = &packet.draft;
        let has_it = |index: usize| draft.exhibits.get(index).is_some_and(|exhibit| exhibit.shows.contains(&item.id));
        let shows = |planned: &Planned| match planned.made {
            Made::File(index) => has_it(index),
            Made::Compelling => item.id == PRIOR_TRANSACTIONS,
            Made::Letter => false,
        };
        let numbered = packet.outline.iter().enumerate();
        let letters: Vec<String> =
            numbered.filter(|(_, planned)| shows(planned)).map(|(place, _)| exhibit_letter(place)).collect();
        let said = text::sentence(words::shipped(&item.text));
        let said = match (item.strength == Strength::Weak, item.need == Need::Required) {
            (false, false) => said,
            (true, false) => words::packet_item_weak(said),
            (false, true) => words::packet_item_required(said),
            (true, true) => words::packet_item_required(words::packet_item_weak(said)),
        };
        let said = if letters.is_empty() { said } else { format!("{said}  {}", letters.join(", ")) };
        ui.horizontal_top(|ui| {
            let mut is_on = chosen.map_or(!letters.is_empty(), has_it);
            let color = if letters.is_empty() { tokens(ui).muted } else { tokens(ui).text };
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
            let checkbox = egui::Checkbox::new(&mut is_on, RichText::new(said).color(color));
            let response = ui.add_enabled(chosen.is_some(), checkbox);
            tip_beside(&response, &words::packet_source(&item.source, &item.date));
            if response.changed()
                && let Some(exhibit) = chosen
            {
                self.decided.edits.push(PacketEdit::Shows { exhibit, item: item.id.clone(), is_shown: is_on });
            }
        });
    }

    /// How the packet is made.
    fn rules_ui(&mut self, ui: &mut Ui, packet: &PacketSnapshot) {
        let (draft, edits) = (&packet.draft, &mut self.decided.edits);
        let finix = packet.facts.rules().map_or(words::packet_finix(), |rules| words::shipped(&rules.name));
        let chosen = packet.facts.network(draft);
        let name = |network: Option<&NetworkRules>| match network {
            Some(network) => words::packet_rules(finix, words::shipped(&network.name)),
            None => finix.to_owned(),
        };
        let mut choices = vec![(Some(String::new()), name(None))];
        choices.extend(
            packet.facts.limits.networks().iter().map(|network| (Some(network.id.clone()), name(Some(network)))),
        );
        let mut network = Some(chosen.map(|network| network.id.clone()).unwrap_or_default());
        if choice_ui(ui, words::packet_rules_label(), &mut network, &choices, None) {
            edits.push(PacketEdit::Network(network));
        }
        let needs_fax = chosen.is_some_and(|network| network.needs_black_and_white);
        ui.add_enabled_ui(!needs_fax, |ui| {
            let choices = [
                (Tones::Colour, words::packet_colour().to_owned()),
                (Tones::Grey, words::packet_grey().to_owned()),
                (Tones::BlackWhite, words::packet_black_white().to_owned()),
            ];
            let mut tones = if needs_fax { Tones::BlackWhite } else { draft.tones };
            if choice_ui(ui, words::packet_colours(), &mut tones, &choices, None) {
                edits.push(PacketEdit::Tones(tones));
            }
        });
        let choices: [Choice<'_>; 4] = [
            (draft.drops_blank, words::packet_drop_blank(), PacketEdit::DropsBlank),
            (draft.is_stamped, words::packet_stamp(), PacketEdit::Stamped),
            (draft.has_cover, words::packet_cover(), PacketEdit::Cover),
            (draft.may_split, words::packet_split(), PacketEdit::Split),
        ];
        for (is_on, label, edit) in choices {
            let mut is_chosen = is_on;
            widgets::checkbox(ui, &mut is_chosen, label);
            if is_chosen != is_on {
                edits.push(edit(is_chosen));
            }
        }
        widgets::hint(ui, words::packet_metadata());
    }
}

/// How far the looking for numbers in pictures is; one line from the first picture on, so that nothing below moves.
fn sight_ui(ui: &mut Ui, sight: Sight) {
    if sight.is_blind {
        widgets::toned(ui, Tone::Amber, words::packet_blind());
    } else if sight.reading > 0 {
        widgets::hint(ui, words::packet_reading(sight.reading));
    } else if sight.unread > 0 {
        widgets::toned(ui, Tone::Amber, words::packet_unread(sight.unread));
    } else if sight.seen > 0 {
        widgets::hint(ui, words::packet_read(sight.seen));
    }
}

/// How large the packet is, and how sharp.
/// How many pages it has, and how large they were before.
fn pages_of(made: &MadePacket) -> String {
    let pages: usize = made.packed.report.pages.iter().sum();
    match made.plan.before {
        (bytes, before) if before > 0 => words::packet_pages_were(pages, words::bytes(bytes), before),
        _ => words::packet_pages(pages),
    }
}

fn buttons_ui(ui: &mut Ui, actions: &Actions, packet: &PacketSnapshot) {
    let is_ready = packet.is_fresh && packet.made.is_some();
    let can = command::can_add_packet(packet);
    let is_letter = packet.draft.letter.is_in && (packet.letter.open_fields > 0 || packet.letter.is_wrong);
    ui.horizontal_wrapped(|ui| {
        if widgets::button_if(ui, can, Look::Primary, words::packet_add()).clicked() {
            actions.push(Action::Packet(PacketAction::Add));
        }
        let is_there = if is_ready { Ok(()) } else { Err(words::packet_not_ready()) };
        if widgets::button_if(ui, is_there, Look::Secondary, words::packet_save_as()).clicked() {
            actions.push(Action::Packet(PacketAction::Save));
        }
    });
    if let (Err(why), true) = (can, is_letter) {
        widgets::toned(ui, Tone::Amber, why);
    }
    // In a small window, the rules above need the room more.
    if ui.ctx().content_rect().height() > TALL_ENOUGH {
        widgets::hint(ui, words::packet_can_be_deleted());
    }
}

/// Why there is no packet.
fn failed(why: &NoPacket) -> String {
    match why {
        NoPacket::Text(why) => words::files::plan(why),
        NoPacket::NoPage => words::packet_no_page().to_owned(),
        NoPacket::Refused(refusal) => words::files::refusal(refusal),
        NoPacket::Crashed => words::packet_crashed().to_owned(),
    }
}
