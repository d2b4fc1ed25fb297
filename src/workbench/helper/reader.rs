//! A process that confines itself and then becomes Tesseract, which reads one picture and prints its words.
//!
//! A picture is made by a stranger, and what reads it is written in C++: it gets the pixels of one page and can do
//! nothing with them but print. Must not live here: what is asked of it, what its words mean.

use super::super::sight::Tesseract;
use super::confine;
use super::error::HelperError;
use std::convert::Infallible;
use std::ffi::OsString;
use std::process::Command;

/// The word on the command line that makes the program a reader.
pub const READER: &str = "workbench-reader";

/// What stands behind the word: which Tesseract, and in which way the picture is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The program and its data.
    pub tesseract: Tesseract,
    /// What it is told.
    pub arguments: Vec<OsString>,
}

impl Reading {
    /// As it is written on the command line.
    pub(super) fn words(&self) -> Vec<OsString> {
        let Tesseract { program, data } = &self.tesseract;
        let mut words = vec![OsString::from(READER), program.into(), data.into()];
        words.extend(self.arguments.iter().cloned());
        words
    }

    /// As it was read from there.
    #[must_use]
    pub fn of(words: impl IntoIterator<Item = OsString>) -> Option<Self> {
        let mut words = words.into_iter();
        let tesseract = Tesseract { program: words.next()?.into(), data: words.next()?.into() };
        Some(Self { tesseract, arguments: words.collect() })
    }
}

/// Which Tesseract reads pictures.
#[derive(Clone)]
pub(super) enum Reader {
    /// The one of this computer, looked for when it is needed: it may be installed while the app runs.
    Installed,
    /// This one, or none.
    Given(Option<Tesseract>),
}

impl Reader {
    pub(super) fn tesseract(&self) -> Option<Tesseract> {
        match self {
            Self::Installed => Tesseract::installed(),
            Self::Given(tesseract) => tesseract.clone(),
        }
    }
}

/// Becomes Tesseract. Does not return then.
///
/// # Errors
/// When this process cannot be confined, or Tesseract does not start.
pub fn become_reader(reading: &Reading) -> Result<Infallible, HelperError> {
    let mut command = Command::new(&reading.tesseract.program);
    // One thread: it may not make others.
    command.args(&reading.arguments).env_clear().env("OMP_THREAD_LIMIT", "1");
    // Nothing is left to it but the three pipes: what is marked ends with the program that is replaced.
    #[cfg(target_os = "linux")]
    close_fds::set_fds_cloexec_threadsafe(3, &[]);
    confine::reader(&reading.tesseract)?;
    replaced(command)
}

#[cfg(unix)]
fn replaced(mut command: Command) -> Result<Infallible, HelperError> {
    use std::os::unix::process::CommandExt as _;
    Err(HelperError::NotLeft(command.exec()))
}

/// Where no program becomes another, it is waited for, with the same three pipes.
#[cfg(not(unix))]
fn replaced(mut command: Command) -> Result<Infallible, HelperError> {
    let status = command.status().map_err(HelperError::NotLeft)?;
    std::process::exit(status.code().unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::super::super::sight::PASSES;
    use super::*;

    #[test]
    fn what_it_is_told_comes_back_from_the_command_line() {
        let tesseract = Tesseract { program: "/usr/bin/tesseract".into(), data: "/data".into() };
        let [first, ..] = PASSES;
        let reading = Reading { arguments: tesseract.arguments(first), tesseract };
        let words = reading.words();
        assert_eq!(words.first().map(|word| word == READER), Some(true));
        assert_eq!(Reading::of(words.into_iter().skip(1)), Some(reading));
        assert_eq!(Reading::of(["/usr/bin/tesseract".into()]), None);
    }
}
