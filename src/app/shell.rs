//! The frame around every page: the bar at the top, the rail on the left, the bar at the bottom.

use super::Context;
use super::action::{Action, SettingsAction};
use super::actions::Actions;
use super::kit::{Tone, environment_pill, environment_tone, icons, pill, theme, tokens, widgets};
use super::page::{PAGES, Page, PageSpec};
use super::pages::disputes::DisputesPage;
use crate::desk::Phase;
use crate::desk::settings::Appearance;
use crate::domain::account::{Account, AccountKey, Environment};
use crate::domain::text;
use crate::domain::time::clock;
use egui::{
    Align, Align2, CornerRadius, Frame, Layout, Margin, Panel, Popup, RichText, Role, Sense, Stroke, Ui, Vec2,
    WidgetInfo, vec2,
};

fn bar_frame(ui: &Ui) -> Frame {
    let tokens = tokens(ui);
    Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(12, 0))
}

/// The bar at the top: whose disputes, what is searched, how fresh it all is.
pub fn top_bar_ui(ui: &mut Ui, cx: &Context<'_>, disputes: &mut DisputesPage, is_opening: bool) {
    let frame = bar_frame(ui);
    Panel::top("top-bar").exact_size(super::kit::size::TOP_BAR).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            logo_ui(ui);
            ui.add_space(16.0);
            account_menu_ui(ui, cx, is_opening);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                appearance_ui(ui, cx.actions);
                freshness_ui(ui, cx);
                let room = ui.available_width() - 16.0;
                // In a narrow window the search stands over the list.
                if ui.ctx().content_rect().width() - super::kit::size::RAIL >= super::pages::disputes::NARROW {
                    let width = room.min(460.0);
                    ui.add_space(((room - width) / 2.0).max(0.0));
                    disputes.search_ui(ui, cx, width);
                }
            });
        });
    });
}

fn logo_ui(ui: &mut Ui) {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(5), tokens.accent);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, "D", theme::bold(12.0), tokens.on_accent);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Docket"));
    ui.label(RichText::new("Docket").font(theme::bold(14.0)));
}

fn account_menu_ui(ui: &mut Ui, cx: &Context<'_>, is_opening: bool) {
    let account = cx.session.account();
    let response = account_button_ui(ui, account, is_opening);
    Popup::menu(&response).width(260.0).show(|ui| {
        let demo = Account::new(AccountKey::demo(), "Demo", Environment::Demo);
        for known in std::iter::once(&demo).chain(&cx.settings.accounts) {
            let is_open = known.key == account.key;
            if account_line_ui(ui, known, is_open).clicked() && !is_open {
                cx.actions.push(Action::OpenAccount(known.key.clone()));
            }
        }
        ui.separator();
        if ui.button("Add account…").clicked() {
            cx.actions.push(Action::Settings(SettingsAction::AddAccount));
        }
    });
}

fn account_button_ui(ui: &mut Ui, account: &Account, is_opening: bool) -> egui::Response {
    let tokens = tokens(ui);
    let name = text::clean_to(&account.name, 28);
    let galley = ui.fonts_mut(|f| f.layout_no_wrap(name.clone(), theme::medium(13.0), tokens.text));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 130.0, 30.0), Sense::click());
    let fill = if response.hovered() { tokens.grey_weak } else { tokens.raised };
    let stroke = Stroke::new(1.0, if response.has_focus() { tokens.accent } else { tokens.strong_line });
    ui.painter().rect(rect, CornerRadius::same(6), fill, stroke, egui::StrokeKind::Inside);
    let mut inner = ui.new_child(
        egui::UiBuilder::new().max_rect(rect.shrink2(vec2(10.0, 0.0))).layout(Layout::left_to_right(Align::Center)),
    );
    inner.label(RichText::new(name.clone()).font(theme::medium(13.0)));
    if is_opening {
        pill(&mut inner, environment_tone(account.environment), "OPENING…");
    } else {
        environment_pill(&mut inner, account.environment);
    }
    inner.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.label(RichText::new(icons::DOWN).size(13.0).color(tokens.muted))
    });
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("Account {name}, {}", account.environment.label()))
    });
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn account_line_ui(ui: &mut Ui, account: &Account, is_open: bool) -> egui::Response {
    let name = text::clean_to(&account.name, 28);
    ui.horizontal(|ui| {
        let response = widgets::menu_line(ui, is_open, &name, &name, 170.0);
        environment_pill(ui, account.environment);
        response
    })
    .inner
}

fn appearance_ui(ui: &mut Ui, actions: &Actions) {
    let is_dark = ui.visuals().dark_mode;
    let alt = if is_dark { "Switch to light" } else { "Switch to dark" };
    let clicked = widgets::icon_button(ui, icons::THEME, alt).clicked();
    let next = if is_dark { Appearance::Light } else { Appearance::Dark };
    if clicked {
        actions.push(Action::Change(Box::new(move |settings| settings.appearance = next)));
    }
}

/// How fresh the list is, and what is wrong with that.
fn freshness_ui(ui: &mut Ui, cx: &Context<'_>) {
    let tokens = tokens(ui);
    let (tone, words, more) = freshness(cx);
    let clicked = widgets::icon_button(ui, icons::REFRESH, "Refresh").clicked();
    let label = ui.label(RichText::new(words).color(tokens.muted).font(theme::small()));
    if !more.is_empty() {
        label.on_hover_text(more);
    }
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(8.0), Sense::hover());
    ui.painter().circle_filled(rect.center(), 3.5, tone.strong(tokens));
    if clicked {
        cx.actions.push(Action::Refresh);
    }
}

/// The tone, the words, and what stands behind them.
fn freshness(cx: &Context<'_>) -> (Tone, String, String) {
    let state = cx.session.sync_state();
    let has_key = cx.session.has(crate::domain::Service::Finix);
    let synced = state.last.map(|at| format!("Synced {}", clock::ago(at, cx.now)));
    match (&state.error, state.phase) {
        _ if !has_key && cx.session.is_reading_keys() => (Tone::Grey, "Starting".to_owned(), String::new()),
        _ if !has_key => {
            (Tone::Grey, "No Finix key".to_owned(), "Add the key of Finix disputes in Settings".to_owned())
        }
        (Some(error), Phase::Idle) => {
            let notice = super::notice::pull("The list was not refreshed", error);
            if state.is_offline() {
                let words = synced.map_or_else(|| "Offline".to_owned(), |synced| format!("Offline · {synced}"));
                return (Tone::Amber, words, notice.headline);
            }
            (Tone::Red, "Not refreshed".to_owned(), format!("{}. {}", notice.headline, synced.unwrap_or_default()))
        }
        (_, Phase::Whole { received, is_first, .. }) => {
            let words =
                if is_first { "The first disputes are coming in" } else { "Everything is being looked through" };
            (Tone::Blue, format!("Loading {}", text::grouped(received as u64)), words.to_owned())
        }
        (_, Phase::Starting) => (Tone::Grey, "Starting".to_owned(), String::new()),
        _ if state.incomplete > 0 => {
            let words = format!("Loading {}", text::counted(state.incomplete, "amount", "amounts"));
            let more = "The list is here. The currencies of these disputes come from their payments, one by one";
            (Tone::Blue, words, more.to_owned())
        }
        // Nothing was ever pulled, or what was is not worked out yet.
        _ if state.last.is_none() => (Tone::Grey, "Not synced yet".to_owned(), String::new()),
        _ if cx.found.total == 0 && !cx.session.shared().store.index().is_empty() => {
            (Tone::Blue, "Loading".to_owned(), String::new())
        }
        _ => {
            let exact = state.last.map(|at| clock::local_and_utc(at, cx.zone)).unwrap_or_default();
            (Tone::Green, synced.unwrap_or_default(), exact)
        }
    }
}

/// The rail on the left: the pages.
pub fn rail_ui(ui: &mut Ui, cx: &Context<'_>, page: Page) {
    let frame = Frame::new().fill(tokens(ui).panel).inner_margin(Margin::symmetric(6, 8));
    Panel::left("rail").exact_size(super::kit::size::RAIL).resizable(false).frame(frame).show(ui, |ui| {
        egui::ScrollArea::vertical().id_salt("rail").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for spec in &PAGES {
                if rail_button_ui(ui, spec, spec.page == page, (spec.badge)(cx)) {
                    cx.actions.push(Action::Go(spec.page));
                }
            }
        });
    });
}

fn rail_button_ui(ui: &mut Ui, spec: &PageSpec, is_open: bool, number: usize) -> bool {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::click());
    let color = if is_open { tokens.accent } else { tokens.muted };
    if is_open || response.hovered() || response.has_focus() {
        let fill = if is_open { tokens.accent_weak } else { tokens.grey_weak };
        ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
    }
    let icon_at = rect.center_top() + vec2(0.0, 16.0);
    ui.painter().text(icon_at, Align2::CENTER_CENTER, spec.icon, egui::FontId::proportional(17.0), color);
    let font = egui::FontId::proportional(10.5);
    ui.painter().text(rect.center_bottom() - vec2(0.0, 12.0), Align2::CENTER_CENTER, spec.title, font, color);
    widgets::badge(ui, icon_at + vec2(14.0, -6.0), number);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, spec.title));
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// The bar at the bottom: sums on the left, what is on its way on the right.
pub fn status_bar_ui(ui: &mut Ui, cx: &Context<'_>, page: Page, is_packing: bool) {
    let frame = bar_frame(ui);
    Panel::bottom("status-bar").exact_size(super::kit::size::STATUS_BAR).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            let left = if is_packing && page == Page::Disputes {
                "Nothing leaves this computer until you add the packet to the evidence".to_owned()
            } else {
                status_words(cx, page)
            };
            ui.label(RichText::new(left).font(theme::small()).color(tokens(ui).muted));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let account = cx.session.account();
                let place =
                    if account.is_demo() { "Demo · local".to_owned() } else { account.environment.label().to_owned() };
                ui.label(RichText::new(place).font(theme::small()).color(tokens(ui).muted));
                if let Some((tone, words)) = super::pages::outbox::in_short(cx) {
                    ui.add_space(12.0);
                    let color = if tone == Tone::Grey { tokens(ui).muted } else { tone.strong(tokens(ui)) };
                    ui.label(RichText::new(words).font(theme::small()).color(color));
                }
            });
        });
    });
}

fn status_words(cx: &Context<'_>, page: Page) -> String {
    match page {
        Page::Disputes => {
            let count = text::counted(cx.found.rows.len(), "dispute", "disputes");
            let mut sums: Vec<String> = cx.found.sums.iter().take(3).map(ToString::to_string).collect();
            let more = cx.found.sums.len().saturating_sub(3);
            if more > 0 {
                sums.push(text::counted(more, "more currency", "more currencies"));
            }
            let unpriced = text::grouped(cx.found.unpriced as u64);
            let rest = match (cx.found.unpriced, cx.session.sync_state().incomplete) {
                (0, _) => String::new(),
                (_, 0) => format!(" · {unpriced} without a currency"),
                _ => format!(" so far · {unpriced} still loading"),
            };
            if sums.is_empty() {
                format!("{count}{rest}")
            } else {
                format!("{count} · {} disputed{rest}", sums.join(" + "))
            }
        }
        Page::Outbox => super::pages::outbox::status(cx),
        Page::Score | Page::Checkouts | Page::Recover | Page::Settings => {
            text::clean_to(&cx.session.account().name, 40)
        }
    }
}
