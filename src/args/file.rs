//! The command line of what is done with a file: `docket score FILE` and `docket checkouts FILE`.

use super::{Command, problem, read, text};
use docket::app::printing::by_file::{CheckoutsWish, ScoreWish};
use docket::app::words::command_line::{ArgumentProblem, Wanted};
use docket::desk::headless::by_file::FileWish;
use docket::desk::scoring::REUSE_DAYS;
use docket::domain::checkout::{Psp, columns as checkouts};
use docket::domain::columns::named;
use docket::domain::score::columns as orders;
use std::path::PathBuf;

/// What both have in common.
struct Parsed {
    data_dir: Option<PathBuf>,
    file: FileWish,
    is_json: bool,
    reuse_days: Option<u32>,
    psp: Option<Psp>,
    live: Option<usize>,
}

/// What tells one from the other.
struct Kind {
    word: &'static str,
    /// The names of the parts a column may hold, in their order.
    parts: Vec<&'static str>,
}

/// Reads `score`.
///
/// # Errors
/// What is wrong.
pub fn score(
    parser: &mut lexopt::Parser,
    data_dir: Option<PathBuf>,
    account: Option<String>,
) -> Result<Command, ArgumentProblem> {
    let kind = Kind { word: "score", parts: orders::Part::ALL.map(orders::Part::name).to_vec() };
    let Some(Parsed { data_dir, file, is_json, reuse_days, .. }) = parsed(parser, data_dir, account, &kind)? else {
        return Ok(Command::Help);
    };
    Ok(Command::Score { data_dir, wish: Box::new(ScoreWish { file, reuse_days, is_json }) })
}

/// Reads `checkouts`.
///
/// # Errors
/// What is wrong.
pub fn checkouts(
    parser: &mut lexopt::Parser,
    data_dir: Option<PathBuf>,
    account: Option<String>,
) -> Result<Command, ArgumentProblem> {
    let kind = Kind { word: "checkouts", parts: checkouts::Part::ALL.map(checkouts::Part::name).to_vec() };
    let Some(Parsed { data_dir, file, is_json, psp, live, .. }) = parsed(parser, data_dir, account, &kind)? else {
        return Ok(Command::Help);
    };
    Ok(Command::Checkouts { data_dir, wish: Box::new(CheckoutsWish { file, psp, live, is_json }) })
}

/// Nothing when the help was asked for.
fn parsed(
    parser: &mut lexopt::Parser,
    data_dir: Option<PathBuf>,
    account: Option<String>,
    kind: &Kind,
) -> Result<Option<Parsed>, ArgumentProblem> {
    use lexopt::prelude::*;
    let file = FileWish { account, ..FileWish::default() };
    let mut parsed = Parsed { data_dir, file, is_json: false, reuse_days: Some(REUSE_DAYS), psp: None, live: None };
    let (is_score, mut files) = (kind.word == "score", Vec::new());
    while let Some(arg) = parser.next().map_err(problem)? {
        match arg {
            Long("help") | Short('h') => return Ok(None),
            Long("data-dir") => parsed.data_dir = Some(PathBuf::from(parser.value().map_err(problem)?)),
            Long("account") => parsed.file.account = Some(text(parser, "--account")?),
            Long("json") => parsed.is_json = true,
            Long("dry-run") => parsed.file.is_dry = true,
            Long("map") => parsed.file.map.push(mapped(&text(parser, "--map")?, &kind.parts)?),
            Long("max-age") if is_score => {
                let days: u32 = read(parser, "--max-age", Wanted::Whole)?;
                parsed.reuse_days = (days > 0).then_some(days);
            }
            Long("psp") if !is_score => parsed.psp = Some(psp(&text(parser, "--psp")?)?),
            Long("live") if !is_score => parsed.live = Some(read(parser, "--live", Wanted::Whole)?),
            Value(file) => files.push(PathBuf::from(file)),
            other => return Err(problem(other.unexpected())),
        }
    }
    match files.pop() {
        Some(path) if files.is_empty() => parsed.file.path = path,
        _ => return Err(ArgumentProblem::NeedsFile(kind.word)),
    }
    Ok(Some(parsed))
}

/// A column and the place of the part it holds.
fn mapped(given: &str, parts: &[&'static str]) -> Result<(String, usize), ArgumentProblem> {
    let places: Vec<usize> = (0..parts.len()).collect();
    let name = |place: usize| parts.get(place).copied().unwrap_or_default();
    // The name of a column may have the sign in it, that of a part has not.
    let known = given.rsplit_once('=').and_then(|(column, part)| Some((column, named(&places, part, name)?)));
    match known {
        Some((column, place)) if !column.is_empty() => Ok((column.to_owned(), place)),
        _ => Err(ArgumentProblem::Map { known: parts.join(", "), value: given.to_owned() }),
    }
}

fn psp(given: &str) -> Result<Psp, ArgumentProblem> {
    let known = Psp::ALL.into_iter().find(|psp| psp.as_wire().eq_ignore_ascii_case(given.trim()));
    let all = || Psp::ALL.map(Psp::as_wire).join(", ");
    known.ok_or_else(|| ArgumentProblem::Psp { known: all(), value: given.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use std::ffi::OsString;

    fn wish(args: &[&str]) -> Result<(FileWish, Option<u32>), ArgumentProblem> {
        match parse(args.iter().map(OsString::from))? {
            Command::Score { wish, .. } => Ok((wish.file, wish.reuse_days)),
            Command::Checkouts { wish, .. } => Ok((wish.file, None)),
            _ => panic!("no file: {args:?}"),
        }
    }

    #[test]
    fn columns_are_named_by_the_fields_they_hold() {
        let (file, days) = wish(&["score", "a.csv", "--map", "a=b=E-Mail", "--map", "Nr=order"]).expect("read");
        assert_eq!(file.map, [("a=b".to_owned(), 0), ("Nr".to_owned(), 1)]);
        assert_eq!((file.path, days), (PathBuf::from("a.csv"), Some(30)));
        assert_eq!(wish(&["score", "--max-age", "0", "a.csv"]).expect("read").1, None);
        assert!(matches!(wish(&["score", "a.csv", "--map", "email"]), Err(ArgumentProblem::Map { .. })));
        assert!(matches!(wish(&["checkouts", "a.csv", "--map", "a=first_name"]), Err(ArgumentProblem::Map { .. })));
    }

    #[test]
    fn one_file_and_only_options_of_its_own() {
        assert_eq!(wish(&["score"]).err(), Some(ArgumentProblem::NeedsFile("score")));
        assert_eq!(wish(&["checkouts", "a", "b"]).err(), Some(ArgumentProblem::NeedsFile("checkouts")));
        assert!(matches!(wish(&["score", "a", "--live", "1"]), Err(ArgumentProblem::UnknownOption(_))));
        assert!(matches!(wish(&["checkouts", "a", "--psp", "finix"]), Err(ArgumentProblem::Psp { .. })));
        assert!(matches!(wish(&["checkouts", "a", "--submit"]), Err(ArgumentProblem::UnknownOption(_))));
    }
}
