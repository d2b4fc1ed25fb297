//! The frame around every page: the bar at the top, the rail on the left, the bar at the bottom.
//!
//! Must not live here: the pages.

use super::Context;
use super::action::{Action, SettingsAction};
use super::actions::Actions;
use super::command::{self, Command};
use super::freshness::{self, Freshness};
use super::kit::layout::{at_end, width_at_end};
use super::kit::live::{self, Saying};
use super::kit::{
    Tone, environment_pill, environment_tone, icons, marks, passing, pill, size, space, theme, tokens, widgets,
};
use super::page::{PAGES, Page, PageSpec, is_on_rail};
use super::pages::Pages;
use crate::app::words;
use crate::desk::settings::Appearance;
use crate::domain::account::{Account, AccountKey, Environment};
use crate::domain::money::Money;
use crate::domain::text;
use crate::domain::time::clock;
use egui::{
    Align, Align2, Color32, Frame, Id, Label, Layout, Margin, Panel, Popup, Response, RichText, Role, Sense, Ui, Vec2,
    WidgetInfo, vec2,
};

/// In a window narrower than this the bar has no room for words.
const NARROW: f32 = 700.0;
/// The most the search takes of the bar.
const SEARCH: f32 = 460.0;
/// The menu of accounts, and a name in it.
const MENU: f32 = 260.0;
const NAME: f32 = 170.0;
/// What the account's button holds beside its name: a pill and an arrow.
const BESIDE_NAME: f32 = 130.0;
/// What the button of every account holds beside its words: an arrow.
const BESIDE_ALL: f32 = 40.0;
/// How high a button of the rail is, and where its badge stands to the middle of its icon.
const RAIL_BUTTON: f32 = 48.0;
const BADGE: Vec2 = vec2(17.0, -8.0);

fn bar_frame(ui: &Ui) -> Frame {
    let tokens = tokens(ui);
    Frame::new().fill(tokens.panel).inner_margin(theme::inset(space::WIDE, 0.0))
}

/// The bar at the top: whose disputes, what is searched, how fresh it all is.
pub fn top_bar_ui(ui: &mut Ui, cx: &Context<'_>, page: Page, pages: &mut Pages, is_opening: bool) {
    let frame = bar_frame(ui);
    Panel::top("top-bar").exact_size(size::TOP_BAR).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            logo_ui(ui);
            ui.add_space(space::LARGE);
            if cx.everywhere.has_accounts() && page != Page::Everywhere {
                back_ui(ui, cx);
            }
            account_menu_ui(ui, cx, page, is_opening);
            let end = egui::Id::unique("end of the top bar");
            let room = ui.available_width() - width_at_end(ui, end) - space::LARGE;
            // In a narrow window the search stands over the list.
            if ui.ctx().content_rect().width() - rail_width(ui, page, cx) >= super::pages::disputes::NARROW {
                let width = room.min(SEARCH);
                ui.add_space(((room - width) / 2.0).max(0.0));
                match page {
                    Page::Everywhere => pages.everywhere.search_ui(ui, cx, width),
                    _ => pages.disputes.search_ui(ui, cx, width),
                }
            }
            at_end(ui, end, |ui| {
                freshness_ui(ui, cx, page);
                appearance_ui(ui, cx.actions);
            });
        });
    });
}

fn logo_ui(ui: &mut Ui) {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::SMALLEST_CONTROL), Sense::hover());
    ui.painter().rect_filled(rect, size::RADIUS, tokens.accent);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, "D", theme::bold(size::SMALL), tokens.on_accent);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words::window_name()));
    ui.label(RichText::new(words::window_name()).font(theme::bold(size::BODY)));
}

/// The way back to the list over every account.
fn back_ui(ui: &mut Ui, cx: &Context<'_>) {
    let response = if is_narrow(ui) {
        widgets::icon_button(ui, icons::LEFT, words::everywhere_back())
    } else {
        let words = format!("{} {}", icons::LEFT, words::everywhere_menu());
        let response = widgets::chip(ui, false, &words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words::everywhere_back()));
        response
    };
    if response.clicked() {
        command::ask(cx, Command::Go(Page::Everywhere), None);
    }
}

fn account_menu_ui(ui: &mut Ui, cx: &Context<'_>, page: Page, is_opening: bool) {
    let account = cx.session.account();
    let is_everywhere = page == Page::Everywhere;
    let response =
        if is_everywhere { everywhere_button_ui(ui, cx) } else { account_button_ui(ui, account, is_opening) };
    Popup::menu(&response).width(MENU).show(|ui| {
        if !cx.settings.accounts.is_empty() {
            let words = words::everywhere_menu();
            if widgets::menu_line(ui, is_everywhere, words, words, NAME).clicked() && !is_everywhere {
                command::ask(cx, Command::Go(Page::Everywhere), None);
            }
            ui.separator();
        }
        let demo = Account::new(AccountKey::demo(), words::kit_demo_account(), Environment::Demo);
        for known in std::iter::once(&demo).chain(&cx.settings.accounts) {
            let is_open = known.key == account.key && !is_everywhere;
            if account_line_ui(ui, known, is_open).clicked() && (!is_open || cx.everywhere.is_in_use) {
                cx.actions.push(Action::OpenAccount(known.key.clone()));
            }
        }
        ui.separator();
        if ui.button(words::kit_add_account()).clicked() {
            cx.actions.push(Action::Settings(SettingsAction::AddAccount));
        }
    });
}

fn account_button_ui(ui: &mut Ui, account: &Account, is_opening: bool) -> egui::Response {
    let tokens = tokens(ui);
    let name = text::clean_to(&account.name, if is_narrow(ui) { 14 } else { 28 });
    let galley = ui.fonts_mut(|f| f.layout_no_wrap(name.clone(), theme::medium(size::BODY), tokens.text));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + BESIDE_NAME, size::CONTROL), Sense::click());
    let fill = if response.hovered() { tokens.grey_weak } else { tokens.raised };
    let stroke = theme::hairline(if response.has_focus() { tokens.accent } else { tokens.strong_line });
    ui.painter().rect(rect, size::RADIUS, fill, stroke, egui::StrokeKind::Inside);
    let mut inner = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(vec2(space::NEAR, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    inner.label(RichText::new(name.clone()).font(theme::medium(size::BODY)));
    if is_opening {
        pill(&mut inner, environment_tone(account.environment), words::window_opening());
    } else {
        environment_pill(&mut inner, account.environment);
    }
    inner.with_layout(Layout::right_to_left(Align::Center), |ui| {
        widgets::icon(ui, icons::DOWN, size::BODY, tokens.muted)
    });
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, words::window_account(&name, words::environment(account.environment)))
    });
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The same where every account is shown: none of them is in force, and no environment either.
fn everywhere_button_ui(ui: &mut Ui, cx: &Context<'_>) -> egui::Response {
    let tokens = tokens(ui);
    let words = words::everywhere_menu();
    let galley = ui.fonts_mut(|f| f.layout_no_wrap(words.to_owned(), theme::medium(size::BODY), tokens.text));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + BESIDE_ALL, size::CONTROL), Sense::click());
    let fill = if response.hovered() { tokens.grey_weak } else { tokens.raised };
    let stroke = theme::hairline(if response.has_focus() { tokens.accent } else { tokens.strong_line });
    ui.painter().rect(rect, size::RADIUS, fill, stroke, egui::StrokeKind::Inside);
    let at = rect.left_center() + vec2(space::NEAR, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.text);
    let arrow = rect.right_center() - vec2(space::NEAR, 0.0);
    let glyph = egui::FontId::proportional(size::BODY);
    ui.painter().text(arrow, Align2::RIGHT_CENTER, icons::DOWN, glyph, tokens.muted);
    let count = words::everywhere_accounts(cx.settings.accounts.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words::window_account(words, &count)));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn account_line_ui(ui: &mut Ui, account: &Account, is_open: bool) -> egui::Response {
    let name = text::clean_to(&account.name, 28);
    ui.horizontal(|ui| {
        let response = widgets::menu_line(ui, is_open, &name, &name, NAME);
        environment_pill(ui, account.environment);
        response
    })
    .inner
}

fn appearance_ui(ui: &mut Ui, actions: &Actions) {
    let is_dark = ui.visuals().dark_mode;
    let alt = if is_dark { words::window_to_light() } else { words::window_to_dark() };
    let clicked = widgets::icon_button(ui, icons::THEME, alt).clicked();
    let next = if is_dark { Appearance::Light } else { Appearance::Dark };
    if clicked {
        actions.push(Action::Change(Box::new(move |settings| settings.appearance = next)));
    }
}

/// How fresh the list is, and what is wrong with that.
fn freshness_ui(ui: &mut Ui, cx: &Context<'_>, page: Page) {
    let Freshness { tone, words, more } = match page {
        Page::Everywhere => super::pages::everywhere::freshness(cx),
        _ => freshness::of_account(cx.session, cx.found.total, cx.now, cx.zone),
    };
    let is_narrow = is_narrow(ui);
    // The list says it itself, with what to do.
    let how = if page == Page::Disputes { Saying::Quiet } else { Saying::Polite };
    let dot = live::message(ui, how, |ui, parts| {
        let dot = marks::sign(ui, tone);
        let said = match tone {
            Tone::Amber => words::window_offline(),
            Tone::Red => words::window_not_refreshed(),
            Tone::Grey | Tone::Blue | Tone::Green => "",
        };
        parts.add(&dot, said);
        dot
    });
    if is_narrow {
        let said = words::sentences(&[words, more]);
        dot.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
        dot.on_hover_text(said);
    } else {
        let label = steady_ui(ui, words);
        if !more.is_empty() {
            label.on_hover_text(&more);
        }
    }
    let refresh = Command::Refresh.spec();
    if widgets::icon_button(ui, refresh.icon.unwrap_or_default(), (refresh.words)()).clicked() {
        command::ask(cx, Command::Refresh, None);
    }
}

/// Whether the bar has no room for words: a small window with a large text.
fn is_narrow(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < NARROW
}

/// Words in the room the longest age takes, so that what stands beside them stays where it is.
fn steady_ui(ui: &mut Ui, words: String) -> egui::Response {
    let color = tokens(ui).muted;
    let width = |ui: &Ui, words: String| {
        ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, theme::small(), color)).size().x.ceil()
    };
    let ages = [clock::Age::Seconds(58), clock::Age::Minutes(58), clock::Age::Hours(20)];
    let widest = ages.map(|age| width(ui, words::window_synced(words::ago(age)))).into_iter().fold(0.0, f32::max);
    let room = vec2(widest.max(width(ui, words.clone())), size::SMALLEST_CONTROL);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(room.x);
        ui.label(RichText::new(words).color(color).font(theme::small()))
    })
    .inner
}

/// The rail on the left: the pages.
pub fn rail_ui(ui: &mut Ui, cx: &Context<'_>, page: Page) {
    let frame = Frame::new().fill(tokens(ui).panel).inner_margin(theme::inset(space::CLOSE, space::NEAR));
    Panel::left("rail").exact_size(rail_width(ui, page, cx)).resizable(false).frame(frame).show(ui, |ui| {
        egui::ScrollArea::vertical().id_salt("rail").content_margin(Margin::ZERO).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::HAIR;
            let memory = Id::unique("page on the rail");
            let has_turned = passing::get(ui.ctx(), memory) != Some(page);
            passing::keep(ui.ctx(), memory, page);
            for spec in PAGES.iter().filter(|spec| spec.page == page || is_on_rail(spec.page, cx)) {
                let is_open = spec.page == page;
                let button = rail_button_ui(ui, spec, is_open, (spec.badge)(cx));
                if is_open && has_turned {
                    button.scroll_to_me(None);
                }
                if button.clicked() {
                    command::ask(cx, Command::Go(spec.page), None);
                }
            }
        });
    });
}

/// As wide as the widest name of a page.
fn rail_width(ui: &Ui, page: Page, cx: &Context<'_>) -> f32 {
    let font = egui::FontId::proportional(size::RAIL_WORDS);
    let shown = PAGES.iter().filter(|spec| spec.page == page || is_on_rail(spec.page, cx));
    let width = |spec: &PageSpec| {
        let galley =
            ui.fonts_mut(|fonts| fonts.layout_no_wrap(rail_words(spec).to_owned(), font.clone(), Color32::PLACEHOLDER));
        galley.size().x + 2.0 * space::TIGHT
    };
    shown.map(width).fold(size::RAIL, f32::max)
}

/// The rail has no room for two words.
fn rail_words(spec: &PageSpec) -> &'static str {
    match spec.page {
        Page::Everywhere => words::everywhere_rail(),
        Page::Outbox => words::outbox_rail(),
        _ => (spec.title)(),
    }
}

fn rail_button_ui(ui: &mut Ui, spec: &PageSpec, is_open: bool, number: usize) -> Response {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), RAIL_BUTTON), Sense::click());
    let color = if is_open { tokens.accent } else { tokens.muted };
    if is_open || response.hovered() || response.has_focus() {
        let fill = if is_open { tokens.accent_weak } else { tokens.grey_weak };
        ui.painter().rect_filled(rect, size::RADIUS, fill);
    }
    if is_open {
        marks::chosen(ui, rect);
    }
    let icon_at = rect.center_top() + vec2(0.0, space::LARGE);
    ui.painter().text(icon_at, Align2::CENTER_CENTER, spec.icon, egui::FontId::proportional(size::LARGE_ICON), color);
    let font = egui::FontId::proportional(size::RAIL_WORDS);
    let words = rail_words(spec);
    ui.painter().text(rect.center_bottom() - vec2(0.0, space::WIDE), Align2::CENTER_CENTER, words, font, color);
    widgets::badge(ui, icon_at + BADGE, number);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, (spec.title)()));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The bar at the bottom: sums on the left, what is on its way on the right.
pub fn status_bar_ui(ui: &mut Ui, cx: &Context<'_>, page: Page, is_packing: bool) {
    let frame = bar_frame(ui);
    Panel::bottom("status-bar").exact_size(size::STATUS_BAR).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            let left = if is_packing && page == Page::Disputes {
                words::window_packing().to_owned()
            } else {
                status_words(cx, page)
            };
            let left = RichText::new(left).font(theme::small()).color(tokens(ui).muted);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let account = cx.session.account();
                let place = if page == Page::Everywhere {
                    words::everywhere_accounts(cx.settings.accounts.len())
                } else if account.is_demo() {
                    words::window_demo_place().to_owned()
                } else {
                    words::environment(account.environment).to_owned()
                };
                ui.label(RichText::new(place).font(theme::small()).color(tokens(ui).muted));
                let in_short = match page {
                    Page::Everywhere => super::pages::outbox::in_short_of_all(cx),
                    _ => super::pages::outbox::in_short(cx),
                };
                if let Some((tone, words)) = in_short {
                    ui.add_space(space::WIDE);
                    let color = if tone == Tone::Grey { tokens(ui).muted } else { tone.strong(tokens(ui)) };
                    ui.label(RichText::new(words).font(theme::small()).color(color));
                }
                // What is on its way has its room first; sums without room are cut, and whole under the pointer.
                ui.add_space(space::WIDE);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(Label::new(left).truncate()));
            });
        });
    });
}

fn status_words(cx: &Context<'_>, page: Page) -> String {
    match page {
        Page::Disputes => {
            let found = cx.found;
            let incomplete = cx.session.sync_state().incomplete;
            sums_words(found.rows.len(), &found.sums, found.unpriced, incomplete)
        }
        Page::Everywhere => {
            let found = cx.found_everywhere;
            let incomplete = cx.everywhere.sessions().map(|session| session.sync_state().incomplete).sum();
            sums_words(found.rows.len(), &found.sums, found.unpriced, incomplete)
        }
        Page::Outbox => super::pages::outbox::status(cx),
        Page::Today | Page::Insights | Page::Score | Page::Checkouts | Page::Recover | Page::Settings => {
            text::clean_to(&cx.session.account().name, 40)
        }
    }
}

/// How many disputes were found, and what they come to in each currency.
fn sums_words(count: usize, sums: &[Money], unpriced: usize, incomplete: usize) -> String {
    let count = words::window_disputes(count);
    let more = sums.len().saturating_sub(3);
    let mut sums: Vec<String> = sums.iter().take(3).copied().map(words::money).collect();
    if more > 0 {
        sums.push(words::window_more_currencies(more));
    }
    let found = if sums.is_empty() { count } else { words::window_disputed(count, sums.join(" + ")) };
    match (unpriced, incomplete) {
        (0, _) => found,
        (unpriced, 0) => words::window_unpriced(found, unpriced),
        (unpriced, _) => words::window_unpriced_yet(found, unpriced),
    }
}
