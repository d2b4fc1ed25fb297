//! How each account is: its environment, how fresh its list is, and what is wrong with it in words. What is wrong with one
//! hides nothing of the others.
//!
//! Must not live here: how an account is shown while it is the one that is open.

use crate::app::action::{Action, EverywhereAction};
use crate::app::freshness::{self, Freshness};
use crate::app::kit::{Tone, environment_pill, marks, size, space, theme, tokens, widgets};
use crate::app::{Context, notice, words};
use crate::desk::everywhere::Standing;
use crate::desk::{Phase, Session};
use crate::domain::Service;
use crate::domain::account::{Account, AccountKey};
use crate::domain::text;
use crate::domain::time::clock::{self, Clock as _};
use egui::{Align, Frame, Layout, RichText, Role, Ui, WidgetInfo, vec2};

/// The room of the tools at the end of the bar: views and export.
const TOOLS: f32 = 200.0;
/// How high the accounts are together at most, and what is wrong with them.
const MOST_STANDINGS: f32 = 60.0;
const MOST_TROUBLES: f32 = 120.0;
/// The longest name.
const NAME: usize = 28;

/// Accounts from the left, what belongs to the list at the right edge.
pub fn bar_ui(ui: &mut Ui, accounts: impl FnOnce(&mut Ui), tools: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().button_padding = vec2(space::NEAR, space::TIGHT);
    ui.spacing_mut().interact_size.y = size::CHIP;
    let room = (ui.available_width() - TOOLS).max(TOOLS);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(room, size::CHIP), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            accounts(ui);
        });
        ui.with_layout(Layout::right_to_left(Align::Min), tools);
    });
}

/// Every account with its environment and how fresh its list is.
pub fn standings_ui(ui: &mut Ui, cx: &Context<'_>) {
    egui::ScrollArea::vertical().id_salt("accounts").max_height(MOST_STANDINGS).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::LARGE, space::TIGHT);
            for account in &cx.settings.accounts {
                standing_ui(ui, cx, account);
            }
        });
    });
}

fn standing_ui(ui: &mut Ui, cx: &Context<'_>, account: &Account) {
    let Freshness { tone, words, more } = freshness(cx, &account.key);
    let name = text::clean_to(&account.name, NAME);
    let said = words::everywhere_standing(&name, words::environment(account.environment), &words);
    // One piece: what belongs together never stands on two lines, and what does not fit begins the next.
    if ui.available_size_before_wrap().x < width_of(ui, &name, account, &words) {
        ui.end_row();
    }
    let response = ui
        .scope(|ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::CLOSE;
                marks::sign(ui, tone);
                ui.label(RichText::new(name).font(theme::medium(size::BODY)));
                environment_pill(ui, account.environment);
                ui.label(RichText::new(words).font(theme::small()).color(tokens(ui).muted));
            });
        })
        .response;
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &said));
    if !more.is_empty() {
        response.on_hover_text(more);
    }
}

/// How wide an account is.
fn width_of(ui: &Ui, name: &str, account: &Account, words: &str) -> f32 {
    let environment = words::environment(account.environment).to_uppercase();
    let texts = [
        (name, theme::medium(size::BODY)),
        (environment.as_str(), theme::semibold(size::CAPTION)),
        (words, theme::small()),
    ];
    let color = tokens(ui).muted;
    let width =
        |(text, font): (&str, _)| ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, color)).size().x;
    marks::SIGN + texts.into_iter().map(width).sum::<f32>() + size::PILL_PADDING + 3.0 * space::CLOSE
}

/// How fresh an account's list is, or why there is none.
fn freshness(cx: &Context<'_>, key: &AccountKey) -> Freshness {
    match cx.everywhere.of(key) {
        Standing::Opening => {
            Freshness { tone: Tone::Grey, words: words::everywhere_opening().to_owned(), more: String::new() }
        }
        Standing::Failed(error) => Freshness {
            tone: Tone::Red,
            words: words::everywhere_not_opened().to_owned(),
            more: notice::open(error).headline,
        },
        Standing::Open(session) => {
            freshness::of_account(session, total(cx, key), session.shared().clock.now(), cx.zone)
        }
    }
}

/// How fresh the lists of all accounts are together: the one that is worst off, and how many are like that.
#[must_use]
pub fn freshness_of_all(cx: &Context<'_>) -> Freshness {
    let (mut red, mut amber, mut coming) = (0, 0, 0);
    for account in &cx.settings.accounts {
        match trouble(cx, account) {
            Some((Tone::Red, _)) => red += 1,
            Some(_) => amber += 1,
            // Without a key nothing comes, and that is a trouble.
            None => coming += usize::from(freshness(cx, &account.key).tone != Tone::Green),
        }
    }
    let (tone, words) = match (red + amber, coming) {
        (0, 0) => (Tone::Green, words::everywhere_all_synced().to_owned()),
        (0, coming) => (Tone::Blue, words::everywhere_coming(coming)),
        (wrong, _) => (if red > 0 { Tone::Red } else { Tone::Amber }, words::everywhere_wrong(wrong)),
    };
    Freshness { tone, words, more: String::new() }
}

/// How many disputes of an account there are.
fn total(cx: &Context<'_>, key: &AccountKey) -> usize {
    cx.found_everywhere.parts.iter().find(|part| part.key == *key).map_or(0, |part| part.total)
}

/// True while disputes may still come by themselves.
pub fn is_any_coming(cx: &Context<'_>) -> bool {
    cx.settings.accounts.iter().any(|account| match cx.everywhere.of(&account.key) {
        Standing::Opening => true,
        Standing::Failed(_) => false,
        Standing::Open(session) => is_coming(cx, session),
    })
}

fn is_coming(cx: &Context<'_>, session: &Session) -> bool {
    let key = &session.account().key;
    let part = cx.found_everywhere.parts.iter().find(|part| part.key == *key);
    let state = session.sync_state();
    let is_unread = part.is_none_or(|part| !part.is_loaded) || session.is_reading_keys();
    let is_pulled = state.last.is_some() && state.phase == Phase::Idle;
    // What has just come in shows in a moment.
    let shows_soon = !session.shared().store.index().is_empty() && part.is_none_or(|part| part.total == 0);
    is_unread || shows_soon || session.has(Service::Finix) && state.error.is_none() && !is_pulled
}

/// What is wrong with accounts, a line for each, and the way to it.
pub fn troubles_ui(ui: &mut Ui, cx: &Context<'_>) {
    let troubles: Vec<(&Account, Tone, String)> = cx
        .settings
        .accounts
        .iter()
        .filter_map(|account| trouble(cx, account).map(|(tone, words)| (account, tone, words)))
        .collect();
    if troubles.is_empty() {
        return;
    }
    egui::ScrollArea::vertical().id_salt("troubles").max_height(MOST_TROUBLES).show(ui, |ui| {
        for (account, tone, words) in troubles {
            Frame::new().inner_margin(theme::inset(space::WIDE, space::TIGHT)).show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    environment_pill(ui, account.environment);
                    widgets::toned(ui, tone, words);
                    let name = text::clean_to(&account.name, NAME);
                    if widgets::link(ui, &words::everywhere_open_account(name)).clicked() {
                        let show = EverywhereAction::ShowAccount(account.key.clone());
                        cx.actions.push(Action::Everywhere(show));
                    }
                });
            });
        }
    });
}

/// True when something is wrong with an account.
pub fn is_any_troubled(cx: &Context<'_>) -> bool {
    cx.settings.accounts.iter().any(|account| trouble(cx, account).is_some())
}

/// What is wrong with an account, and how old its part of the list is then.
fn trouble(cx: &Context<'_>, account: &Account) -> Option<(Tone, String)> {
    let name = text::clean_to(&account.name, NAME);
    let session = match cx.everywhere.of(&account.key) {
        Standing::Opening => return None,
        Standing::Failed(error) => {
            let why = notice::open(error).headline;
            return Some((Tone::Red, words::sentences(&[words::everywhere_not_opened_of(name), why])));
        }
        Standing::Open(session) => session,
    };
    if session.is_reading_keys() {
        return None;
    }
    let state = session.sync_state();
    let (tone, what) = match &state.error {
        _ if !session.has(Service::Finix) => (Tone::Amber, words::everywhere_no_key_of(name)),
        Some(_) if state.is_offline() => (Tone::Amber, words::everywhere_offline_of(name)),
        Some(error) => (Tone::Red, notice::pull(&words::everywhere_not_refreshed_of(name), error).headline),
        None => return None,
    };
    let now = session.shared().clock.now();
    let of_when = match state.last {
        _ if total(cx, &account.key) == 0 => words::everywhere_none_of().to_owned(),
        Some(last) => words::everywhere_as_of(words::ago(clock::age(last, now))),
        None => words::everywhere_may_be_old().to_owned(),
    };
    Some((tone, words::sentences(&[what, of_when])))
}
