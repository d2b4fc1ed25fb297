//! The command line.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// What `--help` prints.
pub const HELP: &str = "\
Docket answers payment disputes from your desktop.

Usage: docket [OPTIONS]
       docket sandbox [SANDBOX OPTIONS]

Options:
  --data-dir DIR   Keep settings in DIR instead of the system's place
  --account NAME   Open this account (\"demo\" for the demo account)
  --help           Print this help
  --version        Print the version

docket sandbox runs a local server that answers as Finix, Disputify, Butter
disputes data and Butter Recover do, until it is stopped.

Sandbox options:
  --listen ADDRESS  Where to listen, on this computer only [127.0.0.1:0]
  --disputes N      How many disputes the account has [1870]
  --seed N          What the disputes are made from [1]
  --latency MS      How long every answer takes at least [0]
  --speed FACTOR    How fast the server's clock runs [1]
  --limits RULE     Evidence over the limits: refuse, fail-later or off [refuse]
  --faults SPEC     Faults, for example submit=reset_after#1,list_disputes=status:503@0.1
";

/// What the command line asks for.
pub enum Command {
    /// Open the window.
    Window {
        /// Where settings are kept.
        data_dir: Option<PathBuf>,
        /// Which account to open.
        account: Option<String>,
    },
    /// Run the sandbox.
    Sandbox(Box<docket::sandbox::Config>),
    /// Print the help.
    Help,
    /// Print the version.
    Version,
    /// Open unknown files for the app that started this.
    Helper,
}

/// Reads the command line.
///
/// # Errors
/// One sentence that says what is wrong.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    use lexopt::prelude::*;
    let mut parser = lexopt::Parser::from_args(args);
    let (mut data_dir, mut account) = (None, None);
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("version") | Short('V') => return Ok(Command::Version),
            Long("data-dir") => data_dir = Some(PathBuf::from(parser.value().map_err(|error| error.to_string())?)),
            Long("account") => account = Some(text(&mut parser, "--account")?),
            Value(word) if word == "sandbox" => return sandbox(&mut parser),
            Value(word) if word == docket::workbench::helper::WORD => return Ok(Command::Helper),
            other => {
                return Err(format!("{}. docket --help lists what there is", other.unexpected()));
            }
        }
    }
    Ok(Command::Window { data_dir, account })
}

fn sandbox(parser: &mut lexopt::Parser) -> Result<Command, String> {
    use lexopt::prelude::*;
    let mut config = docket::sandbox::Config::default();
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("listen") => {
                config.listen = read::<SocketAddr>(parser, "--listen", "an address such as 127.0.0.1:8080")?;
            }
            Long("disputes") => config.disputes = read(parser, "--disputes", "a whole number")?,
            Long("seed") => config.seed = read(parser, "--seed", "a whole number")?,
            Long("latency") => {
                config.latency = Duration::from_millis(read(parser, "--latency", "a whole number of milliseconds")?);
            }
            Long("speed") => config.speed = read(parser, "--speed", "a number")?,
            Long("limits") => config.limits = read(parser, "--limits", "refuse, fail-later or off")?,
            Long("faults") => {
                config.faults = text(parser, "--faults")?.parse().map_err(|error| format!("--faults: {error}"))?;
            }
            other => {
                return Err(format!("{}. docket --help lists what there is", other.unexpected()));
            }
        }
    }
    Ok(Command::Sandbox(Box::new(config)))
}

fn text(parser: &mut lexopt::Parser, name: &str) -> Result<String, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    value.into_string().map_err(|_not_text| format!("{name} is not text"))
}

fn read<T: std::str::FromStr>(parser: &mut lexopt::Parser, name: &str, wanted: &str) -> Result<T, String> {
    let value = text(parser, name)?;
    value.parse().map_err(|_unreadable| format!("{name} needs {wanted}; {value} is none"))
}
