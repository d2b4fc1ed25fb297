//! What is printed without a window: the help, what is wrong with arguments, and what came of packing.
//!
//! Must not live here: reading arguments, and the shape of what is printed for programs.

use super::{errors, files};
use crate::app::notice;
use crate::app::words;
use crate::desk::export::NotExported;
use crate::desk::failure::SystemSaid;
use crate::desk::headless::NotListed;
use crate::desk::headless::by_file::NotDone;
use crate::desk::link_handler::HandlerError;
use crate::desk::pack_files::{NotPacked, PackError, What};
use crate::desk::pictures::Unseen;
use crate::desk::refusal::{PickError, Refusal};
use crate::domain::link::LinkError;
use crate::domain::search::TermProblem;
use crate::domain::text;
use std::path::Path;

/// What is wrong with the arguments. A value is as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArgumentProblem {
    /// An option without its value, where it is known which.
    NoValue(Option<String>),
    /// There is no such option.
    UnknownOption(String),
    /// An argument where none is expected.
    Unexpected(String),
    /// A value behind an option that takes none.
    UnexpectedValue {
        /// The option.
        option: String,
        /// The value.
        value: String,
    },
    /// What the library that reads arguments says.
    Said(String),
    /// The value of this option is no text.
    NotText(&'static str),
    /// A link that opens nothing. What it says is not repeated.
    Link(LinkError),
    /// The value of an option is not what it needs.
    Needs {
        /// The option.
        option: &'static str,
        /// What it needs.
        wanted: Wanted,
        /// What was given.
        value: String,
    },
    /// Faults that make no sense; the sandbox's own words.
    Faults(String),
    /// No such rules.
    Rules {
        /// Those there are.
        known: String,
        /// What was given.
        value: String,
    },
    /// No such card network.
    Network {
        /// Those there are.
        known: String,
        /// What was given.
        value: String,
    },
    /// No such tones.
    Tones(String),
    /// Nothing to pack.
    NoFiles,
    /// No folder for the packet.
    NoOut,
    /// A search that makes no sense.
    Search(TermProblem),
    /// No such queue.
    Queue {
        /// Those there are.
        known: String,
        /// What was given.
        value: String,
    },
    /// Excel's file is no text that another program could read.
    NeedsOut,
    /// No rules are there at all.
    NoLimits,
    /// A command that needs a file got none, or two.
    NeedsFile(&'static str),
    /// A column is not named as `column=field`, or no field is called so.
    Map {
        /// Those there are.
        known: String,
        /// What was given.
        value: String,
    },
    /// Butter knows no such provider.
    Psp {
        /// Those there are.
        known: String,
        /// What was given.
        value: String,
    },
}

/// What an option needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// An address to listen on.
    Address,
    /// A whole number.
    Whole,
    /// A whole number of milliseconds.
    Milliseconds,
    /// A number.
    Number,
    /// How limits hold.
    Limits,
}

/// Why the program ends without having done what was asked for.
#[derive(Debug)]
pub enum Failure {
    /// The arguments make no sense.
    Arguments(ArgumentProblem),
    /// Nothing could be packed.
    Pack(PackError),
    /// The system did not do it.
    System(SystemSaid),
    /// Links are opened as before.
    Links(HandlerError),
    /// No disputes were listed.
    Listing(Box<NotListed>),
    /// Nothing was done with a file.
    File(Box<NotDone>),
    /// Whoever reads what is printed has read enough.
    ClosedPipe,
    /// The sandbox ended by itself.
    SandboxEnded,
    /// The window says why.
    Window(String),
}

impl From<ArgumentProblem> for Failure {
    fn from(problem: ArgumentProblem) -> Self {
        Self::Arguments(problem)
    }
}

impl From<NotListed> for Failure {
    fn from(why: NotListed) -> Self {
        Self::Listing(Box::new(why))
    }
}

impl From<NotDone> for Failure {
    fn from(why: NotDone) -> Self {
        Self::File(Box::new(why))
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe { Self::ClosedPipe } else { Self::System(error.into()) }
    }
}

/// What `--help` prints.
#[must_use]
pub fn help(queues: &str, rules: &str, networks: &str) -> String {
    words::command_line_help(queues, rules, networks) + "\n"
}

/// Another start has the window, which was raised.
#[must_use]
pub fn already_running() -> String {
    words::command_line_already_running().to_owned() + "\n"
}

/// Links are opened by what this entry says.
#[must_use]
pub fn registered(entry: &Path) -> String {
    words::link_registered(entry.display().to_string()) + "\n"
}

/// They are no more; nothing when they were not.
#[must_use]
pub fn unregistered(entry: Option<&Path>) -> String {
    let said = entry.map(|entry| words::link_unregistered(entry.display().to_string()));
    said.unwrap_or_else(|| words::link_not_registered().to_owned()) + "\n"
}

/// What the desktop says beside the program's name.
#[must_use]
pub fn about() -> &'static str {
    words::link_entry_comment()
}

fn handler(error: &HandlerError) -> String {
    match error {
        HandlerError::NotOnThisSystem => words::link_not_on_this_system().to_owned(),
        HandlerError::NoFolder => words::link_no_folder().to_owned(),
        HandlerError::Program(path) => words::link_program(path.display().to_string()),
        HandlerError::NotOurs(path) => words::link_not_ours(path.display().to_string()),
        HandlerError::Disk(path, said) => {
            words::command_line_not_written(path.display().to_string(), errors::system(said))
        }
    }
}

/// Why a link is not followed.
fn link(error: LinkError) -> &'static str {
    match error {
        LinkError::TooLong => words::link_too_long(),
        LinkError::NotADispute => words::link_not_a_dispute(),
        LinkError::NoId => words::link_no_id(),
    }
}

/// Why the program ends without having done what was asked for.
#[must_use]
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Arguments(problem) => argument_problem(problem),
        Failure::Pack(PackError::NotWritten(path, said)) => {
            words::command_line_not_written(path.display().to_string(), text::clean_to(&errors::system(said), 160))
        }
        Failure::Pack(PackError::Plan(error)) => files::plan(error),
        Failure::Pack(PackError::System(said)) | Failure::System(said) => errors::system(said),
        Failure::Links(error) => handler(error),
        Failure::Listing(why) => not_listed(why),
        Failure::File(why) => not_done(why),
        Failure::ClosedPipe => String::new(),
        Failure::SandboxEnded => words::command_line_sandbox_ended().to_owned(),
        Failure::Window(said) => said.clone(),
    }
}

/// Why nothing was done with a file.
fn not_done(why: &NotDone) -> String {
    match why {
        NotDone::NoAccount(name) => not_listed(&NotListed::NoAccount(name.clone())),
        NotDone::Open(error) => errors::open(error),
        NotDone::NoData(told) => {
            let notice = told.as_deref().map(notice::storage);
            let said = notice.as_ref().map_or("", |notice| notice.headline.as_str());
            let detail = notice.as_ref().and_then(|notice| notice.detail.as_deref()).unwrap_or_default();
            words::sentences(&[words::command_line_no_data(), said, detail])
        }
        NotDone::NoKey(service) => words::command_line_no_key(service.name()),
        NotDone::NotRead(why) => super::scoring::not_read(why),
        NotDone::NoColumn(name) => words::command_line_no_column(text::clean_to(name, 60)),
        NotDone::NeedsColumn(parts) => words::command_line_needs_column(parts.join(", ")),
        NotDone::Live(count) => words::command_line_live(*count, count.to_string()),
        NotDone::Paused => words::command_line_paused().to_owned(),
        NotDone::Store(error) => errors::store(error),
        NotDone::Broken => words::command_line_broken().to_owned(),
    }
}

/// Why no disputes were listed.
fn not_listed(why: &NotListed) -> String {
    match why {
        NotListed::NoAccount(name) if name.is_empty() => words::listing_no_account().to_owned(),
        NotListed::NoAccount(name) => words::listing_which_account(text::clean_to(name, 60)),
        NotListed::Open(error) => errors::open(error),
        NotListed::NoKey => words::listing_no_key().to_owned(),
        NotListed::Pull(error) => {
            let notice = notice::pull(words::listing_not_pulled(), error);
            let said: Vec<&str> =
                [Some(notice.headline.as_str()), notice.detail.as_deref()].into_iter().flatten().collect();
            words::sentences(&said)
        }
        NotListed::CutShort => words::listing_cut_short().to_owned(),
        NotListed::Unreadable(count) => words::listing_unreadable(*count),
        NotListed::Export(NotExported::NothingDue) => words::listing_nothing_due().to_owned(),
        NotListed::Export(NotExported::Cancelled) => words::listing_stopped().to_owned(),
        NotListed::Export(NotExported::Disk(said)) => errors::system(said),
    }
}

fn argument_problem(problem: &ArgumentProblem) -> String {
    let with_help = |said: &str| words::sentences(&[said, words::argument_help()]);
    match problem {
        ArgumentProblem::NoValue(Some(option)) => words::argument_missing_value(option),
        ArgumentProblem::NoValue(None) => words::argument_missing_any_value().to_owned(),
        ArgumentProblem::UnknownOption(option) => with_help(&words::argument_unknown_option(option)),
        ArgumentProblem::Unexpected(value) => with_help(&words::argument_unexpected(value)),
        ArgumentProblem::UnexpectedValue { option, value } => words::argument_unexpected_value(option, value),
        ArgumentProblem::Said(said) => said.clone(),
        ArgumentProblem::Link(error) => link(*error).to_owned(),
        ArgumentProblem::NotText(option) => words::argument_not_text(*option),
        ArgumentProblem::Needs { option, wanted, value } => needs(option, *wanted, value),
        ArgumentProblem::Faults(said) => words::argument_faults(said),
        ArgumentProblem::Rules { known, value } => words::argument_rules(known, value),
        ArgumentProblem::Network { known, value } => words::argument_network(known, value),
        ArgumentProblem::Tones(value) => words::argument_tones(value),
        ArgumentProblem::NoFiles => with_help(words::argument_no_files()),
        ArgumentProblem::NoOut => words::argument_no_out().to_owned(),
        ArgumentProblem::Search(problem) => words::argument_query(super::problems::term_problem(problem)),
        ArgumentProblem::Queue { known, value } => words::argument_queue(known, value),
        ArgumentProblem::NeedsOut => words::argument_needs_out().to_owned(),
        ArgumentProblem::NeedsFile(command) => with_help(&words::argument_needs_file(*command)),
        ArgumentProblem::Map { known, value } => words::argument_map(known, value),
        ArgumentProblem::Psp { known, value } => words::argument_psp(known, value),
        ArgumentProblem::NoLimits => words::argument_no_limits().to_owned(),
    }
}

fn needs(option: &str, wanted: Wanted, value: &str) -> String {
    match wanted {
        Wanted::Address => words::argument_needs_address(option, value),
        Wanted::Whole => words::argument_needs_whole(option, value),
        Wanted::Milliseconds => words::argument_needs_milliseconds(option, value),
        Wanted::Number => words::argument_needs_number(option, value),
        Wanted::Limits => words::argument_needs_limits(option, value),
    }
}

/// Something a person should look at on a page.
#[must_use]
pub fn finding(what: &What) -> String {
    match what {
        What::Number(kind, masked) => words::finding_number(text::sentence(words::sensitive(*kind)), masked),
        What::Lack(lack) => files::lack(lack),
        What::Attached(mail) => words::packet_of_mail(mail),
        What::Blank => words::finding_blank().to_owned(),
        What::LeftOutBlank => words::finding_left_out_blank().to_owned(),
        What::LeftOutRepeated(page) => words::finding_left_out_repeated(page.to_string()),
    }
}

/// Why the picture of a page was not looked at.
#[must_use]
pub fn unseen(why: Unseen) -> &'static str {
    match why {
        Unseen::NotWished => words::command_line_unseen_off(),
        Unseen::NoReader => words::command_line_unseen_no_reader(),
        Unseen::NotRead => words::command_line_unseen_not_read(),
        Unseen::TooMany => words::command_line_unseen_too_many(),
    }
}

/// Why a file or a packet is not there.
#[must_use]
pub fn not_packed(why: &NotPacked) -> String {
    match why {
        NotPacked::Read(error) => pick_error(error),
        NotPacked::Refused(why) => refusal(why),
        NotPacked::System(said) => errors::system(said),
    }
}

/// Why a file is not opened or packed.
#[must_use]
pub fn refusal(why: &Refusal) -> String {
    files::refusal(why)
}

/// Why a file cannot be read, or be evidence.
#[must_use]
pub fn pick_error(error: &PickError) -> String {
    files::pick(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_keeps_its_columns_and_names_what_there_is() {
        let said = help("all", "finix-2023", "visa, mastercard");
        assert!(said.starts_with("Docket answers payment disputes from your desktop.\n\nUsage: docket [OPTIONS]\n"));
        assert!(said.contains("\n       docket pack FILES... --out DIR [PACK OPTIONS]\n"));
        assert!(said.contains("\n  --rules ID      Limits to keep: finix-2023 [the current ones]\n"));
        assert!(said.ends_with(
            "\n  --faults SPEC     Faults, for example submit=reset_after#1,list_disputes=status:503@0.1\n"
        ));
    }

    #[test]
    fn what_is_wrong_with_an_argument_is_short() {
        let said = |problem: ArgumentProblem| failure(&problem.into());
        let unknown = ArgumentProblem::UnknownOption("--nonsense".to_owned());
        assert_eq!(said(unknown), "invalid option '--nonsense'. Run docket --help for all options.");
        let seed = ArgumentProblem::Needs { option: "--seed", wanted: Wanted::Whole, value: "x".to_owned() };
        assert_eq!(said(seed), "--seed needs a whole number, not x");
        assert_eq!(said(ArgumentProblem::NoFiles), "pack needs files to pack. Run docket --help for all options.");
    }
}
