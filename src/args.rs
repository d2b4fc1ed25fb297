//! The command line.

mod file;

use docket::app::printing::by_file::{CheckoutsWish, ScoreWish};
use docket::app::words::command_line::{self, ArgumentProblem, Wanted};
use docket::desk::export::Format;
use docket::desk::pack_files::Wish;
use docket::domain::DisputeId;
use docket::domain::evidence::limits::Limits;
use docket::domain::link;
use docket::domain::packet::Tones;
use docket::domain::reference::ReferenceTables;
use docket::domain::search::Search;
use docket::domain::search::query::Queue;
use docket::domain::time::clock::{Clock as _, SystemClock};
use docket::workbench::helper::{READER, Reading};
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// What `--help` prints.
pub fn help() -> String {
    let limits = ReferenceTables::shipped().limits;
    command_line::help(&queue_ids(), &rule_ids(&limits), &network_ids(&limits))
}

/// What the command line asks for.
pub enum Command {
    /// Open the window.
    Window {
        /// Where settings are kept.
        data_dir: Option<PathBuf>,
        /// Which account to open.
        account: Option<String>,
        /// Which dispute to open, in whichever account has it.
        open: Option<DisputeId>,
    },
    /// Have the desktop open links with this program, or no more.
    Links {
        /// True to register, false to take that back.
        is_on: bool,
    },
    /// Print the disputes of an account.
    Disputes {
        /// Where settings are kept.
        data_dir: Option<PathBuf>,
        /// What is printed.
        wish: Box<docket::app::printing::Wish>,
    },
    /// Score the orders of a file.
    Score {
        /// Where settings are kept.
        data_dir: Option<PathBuf>,
        /// What is scored.
        wish: Box<ScoreWish>,
    },
    /// Send the checkouts of a file.
    Checkouts {
        /// Where settings are kept.
        data_dir: Option<PathBuf>,
        /// What is sent.
        wish: Box<CheckoutsWish>,
    },
    /// Pack files without a window.
    Pack(Box<Wish>),
    /// Run the sandbox.
    Sandbox(Box<docket::sandbox::Config>),
    /// Print the help.
    Help,
    /// Print the version.
    Version,
    /// Open unknown files for the app that started this.
    Helper,
    /// Read one picture for the app that started this.
    Reader(Box<Reading>),
}

/// Reads the command line.
///
/// # Errors
/// What is wrong.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, ArgumentProblem> {
    use lexopt::prelude::*;
    let mut parser = lexopt::Parser::from_args(args);
    let (mut data_dir, mut account, mut open) = (None, None, None);
    while let Some(arg) = parser.next().map_err(problem)? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("version") | Short('V') => return Ok(Command::Version),
            Long("data-dir") => data_dir = Some(PathBuf::from(parser.value().map_err(problem)?)),
            Long("account") => account = Some(text(&mut parser, "--account")?),
            Long("open") => {
                let asked = text(&mut parser, "--open")?;
                open = Some(link::parse_or_id(&asked).map_err(ArgumentProblem::Link)?);
            }
            Long("register-links") => return Ok(Command::Links { is_on: true }),
            Long("unregister-links") => return Ok(Command::Links { is_on: false }),
            // What a desktop opens a link with.
            Value(word) if word.to_str().is_some_and(is_link) => {
                open = Some(link::parse(word.to_str().unwrap_or_default()).map_err(ArgumentProblem::Link)?);
            }
            Value(word) if word == "sandbox" => return sandbox(&mut parser),
            Value(word) if word == "pack" => return pack(&mut parser),
            Value(word) if word == "disputes" => return disputes(&mut parser, data_dir, account),
            Value(word) if word == "score" => return file::score(&mut parser, data_dir, account),
            Value(word) if word == "checkouts" => return file::checkouts(&mut parser, data_dir, account),
            Value(word) if word == docket::workbench::helper::WORD => return Ok(Command::Helper),
            Value(word) if word == READER => {
                // What is behind it is for Tesseract, options too.
                let words = parser.raw_args().map_err(problem)?.collect::<Vec<_>>();
                let reading = Reading::of(words).ok_or_else(|| problem(Value(word).unexpected()))?;
                return Ok(Command::Reader(Box::new(reading)));
            }
            other => return Err(problem(other.unexpected())),
        }
    }
    Ok(Command::Window { data_dir, account, open })
}

/// Whether something given without an option means to be a link of ours.
fn is_link(word: &str) -> bool {
    word.split_once(':').is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("docket"))
}

fn sandbox(parser: &mut lexopt::Parser) -> Result<Command, ArgumentProblem> {
    use lexopt::prelude::*;
    let mut config = docket::sandbox::Config::default();
    while let Some(arg) = parser.next().map_err(problem)? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("listen") => {
                config.listen = read::<SocketAddr>(parser, "--listen", Wanted::Address)?;
            }
            Long("disputes") => config.disputes = read(parser, "--disputes", Wanted::Whole)?,
            Long("seed") => config.seed = read(parser, "--seed", Wanted::Whole)?,
            Long("latency") => {
                config.latency = Duration::from_millis(read(parser, "--latency", Wanted::Milliseconds)?);
            }
            Long("speed") => config.speed = read(parser, "--speed", Wanted::Number)?,
            Long("limits") => config.limits = read(parser, "--limits", Wanted::Limits)?,
            Long("faults") => {
                let faults = text(parser, "--faults")?.parse::<docket::sandbox::Faults>();
                config.faults = faults.map_err(|error| ArgumentProblem::Faults(error.to_string()))?;
            }
            other => return Err(problem(other.unexpected())),
        }
    }
    Ok(Command::Sandbox(Box::new(config)))
}

fn disputes(
    parser: &mut lexopt::Parser,
    mut data_dir: Option<PathBuf>,
    account: Option<String>,
) -> Result<Command, ArgumentProblem> {
    use lexopt::prelude::*;
    let mut wish = docket::app::printing::Wish { account, ..Default::default() };
    while let Some(arg) = parser.next().map_err(problem)? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("data-dir") => data_dir = Some(PathBuf::from(parser.value().map_err(problem)?)),
            Long("account") => wish.account = Some(text(parser, "--account")?),
            Long("query") => {
                let search = Search::parse(&text(parser, "--query")?, &SystemClock.zone());
                wish.listing.search = search.map_err(|error| ArgumentProblem::Search(error.problem))?;
            }
            Long("queue") => {
                let id = text(parser, "--queue")?;
                let known = Queue::ALL.into_iter().find(|queue| is_same_id(queue.as_stored(), &id));
                wish.listing.queue = known.ok_or_else(|| ArgumentProblem::Queue { known: queue_ids(), value: id })?;
            }
            Long("csv") => wish.format = Format::Csv,
            Long("json") => wish.format = Format::Json,
            Long("xlsx") => wish.format = Format::Xlsx,
            Long("ics") => wish.format = Format::Ics,
            Long("out") => wish.out = Some(PathBuf::from(parser.value().map_err(problem)?)),
            other => return Err(problem(other.unexpected())),
        }
    }
    if wish.format == Format::Xlsx && wish.out.is_none() {
        return Err(ArgumentProblem::NeedsOut);
    }
    Ok(Command::Disputes { data_dir, wish: Box::new(wish) })
}

fn pack(parser: &mut lexopt::Parser) -> Result<Command, ArgumentProblem> {
    use lexopt::prelude::*;
    let limits = ReferenceTables::shipped().limits;
    let (mut files, mut out, mut rules, mut network) = (Vec::new(), None, limits.rule_sets().first(), None);
    let (mut tones, mut is_separate, mut is_stamped, mut sees_pictures) = (Tones::Grey, false, true, true);
    while let Some(arg) = parser.next().map_err(problem)? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("out") => out = Some(PathBuf::from(parser.value().map_err(problem)?)),
            Long("rules") => {
                let id = text(parser, "--rules")?;
                let known = limits.rule_sets().iter().find(|rules| is_same_id(&rules.id, &id));
                rules = Some(known.ok_or_else(|| ArgumentProblem::Rules { known: rule_ids(&limits), value: id })?);
            }
            Long("network") => {
                let id = text(parser, "--network")?;
                let known = limits.networks().iter().find(|network| is_same_id(&network.id, &id));
                let known = known.ok_or_else(|| ArgumentProblem::Network { known: network_ids(&limits), value: id })?;
                network = Some(known.clone());
            }
            Long("tones") => {
                tones = match text(parser, "--tones")?.as_str() {
                    "grey" | "gray" => Tones::Grey,
                    "colour" | "color" => Tones::Colour,
                    "black-white" => Tones::BlackWhite,
                    other => return Err(ArgumentProblem::Tones(other.to_owned())),
                };
            }
            Long("separate") => is_separate = true,
            Long("no-stamps") => is_stamped = false,
            Long("no-image-search") => sees_pictures = false,
            Value(file) => files.push(PathBuf::from(file)),
            other => return Err(problem(other.unexpected())),
        }
    }
    if files.is_empty() {
        return Err(ArgumentProblem::NoFiles);
    }
    let out = out.ok_or(ArgumentProblem::NoOut)?;
    let rules = rules.ok_or(ArgumentProblem::NoLimits)?.clone();
    Ok(Command::Pack(Box::new(Wish { files, rules, network, tones, out, is_separate, is_stamped, sees_pictures })))
}

/// What the library that reads arguments refuses.
#[expect(clippy::unnecessary_debug_formatting, reason = "in quotes, and what is no text shows as what it is")]
fn problem(error: lexopt::Error) -> ArgumentProblem {
    match error {
        lexopt::Error::MissingValue { option } => ArgumentProblem::NoValue(option),
        lexopt::Error::UnexpectedOption(option) => ArgumentProblem::UnknownOption(option),
        lexopt::Error::UnexpectedArgument(value) => ArgumentProblem::Unexpected(format!("{value:?}")),
        lexopt::Error::UnexpectedValue { option, value } => {
            ArgumentProblem::UnexpectedValue { option, value: format!("{value:?}") }
        }
        other => ArgumentProblem::Said(other.to_string()),
    }
}

/// Ids are the same with `-` and with `_`.
fn is_same_id(known: &str, given: &str) -> bool {
    known.replace('-', "_") == given.replace('-', "_")
}

fn queue_ids() -> String {
    Queue::ALL.map(|queue| queue.as_stored().replace('_', "-")).join(", ")
}

fn rule_ids(limits: &Limits) -> String {
    limits.rule_sets().iter().map(|rules| rules.id.replace('_', "-")).collect::<Vec<_>>().join(", ")
}

fn network_ids(limits: &Limits) -> String {
    limits.networks().iter().map(|network| network.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn text(parser: &mut lexopt::Parser, name: &'static str) -> Result<String, ArgumentProblem> {
    let value = parser.value().map_err(problem)?;
    value.into_string().map_err(|_not_text| ArgumentProblem::NotText(name))
}

fn read<T: std::str::FromStr>(
    parser: &mut lexopt::Parser,
    option: &'static str,
    wanted: Wanted,
) -> Result<T, ArgumentProblem> {
    let value = text(parser, option)?;
    value.parse().map_err(|_unreadable| ArgumentProblem::Needs { option, wanted, value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use docket::domain::link::LinkError;

    fn opened(args: &[&str]) -> Result<Option<String>, ArgumentProblem> {
        match parse(args.iter().map(OsString::from))? {
            Command::Window { open, .. } => Ok(open.map(|id| id.to_string())),
            _ => panic!("no window: {args:?}"),
        }
    }

    #[test]
    fn a_dispute_is_opened_by_its_id_or_its_link() {
        for args in [&["--open", "DIabc"][..], &["--open", "docket://dispute/DIabc"], &["docket://dispute/DIabc"]] {
            assert_eq!(opened(args), Ok(Some("DIabc".to_owned())), "{args:?}");
        }
        assert_eq!(opened(&[]), Ok(None));
    }

    #[test]
    fn a_link_that_is_none_starts_nothing() {
        for (link, problem) in [
            ("docket://submit/DIabc", LinkError::NotADispute),
            ("docket://dispute/DIabc?accept", LinkError::NoId),
            ("docket:--data-dir=/tmp", LinkError::NotADispute),
        ] {
            assert_eq!(opened(&[link]), Err(ArgumentProblem::Link(problem)), "{link}");
            assert_eq!(opened(&["--open", link]), Err(ArgumentProblem::Link(problem)), "{link}");
        }
        assert!(matches!(opened(&["https://dispute/DIabc"]), Err(ArgumentProblem::Unexpected(_))));
        assert!(matches!(opened(&["--open"]), Err(ArgumentProblem::NoValue(_))));
    }
}
