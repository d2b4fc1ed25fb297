//! The command line.

use docket::desk::pack_files::Wish;
use docket::domain::evidence::limits::{networks, rule_sets};
use docket::domain::packet::Tones;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// What `--help` prints.
pub fn help() -> String {
    HELP.replace("{rules}", &rule_ids()).replace("{networks}", &network_ids())
}

const HELP: &str = "\
Docket answers payment disputes from your desktop.

Usage: docket [OPTIONS]
       docket pack FILES... --out DIR [PACK OPTIONS]
       docket sandbox [SANDBOX OPTIONS]

Options:
  --data-dir DIR   Keep settings in DIR instead of the system's place
  --account NAME   Open this account (\"demo\" for the demo account)
  --help           Print this help
  --version        Print the version

docket pack does what the workbench does, without a window: it packs the files
into few small PDFs within the limits and prints a line of JSON for each file
and a last one for the packet. It succeeds only when every file is packed.

Pack options:
  --out DIR       Where the packet is written
  --rules ID      Whose limits hold: {rules} [the current ones]
  --network ID    The card network whose limits hold too: {networks}
  --tones TONES   Pictures in grey, colour or black-white [grey]
  --separate      Pack each file by itself too
  --no-stamps     Pages do not say which exhibit they belong to

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
            Value(word) if word == "pack" => return pack(&mut parser),
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

fn pack(parser: &mut lexopt::Parser) -> Result<Command, String> {
    use lexopt::prelude::*;
    let (mut files, mut out, mut rules, mut network) = (Vec::new(), None, rule_sets().first(), None);
    let (mut tones, mut is_separate, mut is_stamped) = (Tones::Grey, false, true);
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("out") => out = Some(PathBuf::from(parser.value().map_err(|error| error.to_string())?)),
            Long("rules") => {
                let id = text(parser, "--rules")?;
                let known = rule_sets().iter().find(|rules| is_same_id(&rules.id, &id));
                rules = Some(known.ok_or_else(|| format!("--rules knows {}; {id} is none", rule_ids()))?);
            }
            Long("network") => {
                let id = text(parser, "--network")?;
                let known = networks().iter().find(|network| is_same_id(&network.id, &id));
                network =
                    Some(known.ok_or_else(|| format!("--network knows {}; {id} is none", network_ids()))?.clone());
            }
            Long("tones") => {
                tones = match text(parser, "--tones")?.as_str() {
                    "grey" | "gray" => Tones::Grey,
                    "colour" | "color" => Tones::Colour,
                    "black-white" => Tones::BlackWhite,
                    other => return Err(format!("--tones knows grey, colour and black-white; {other} is none")),
                };
            }
            Long("separate") => is_separate = true,
            Long("no-stamps") => is_stamped = false,
            Value(file) => files.push(PathBuf::from(file)),
            other => return Err(format!("{}. docket --help lists what there is", other.unexpected())),
        }
    }
    if files.is_empty() {
        return Err("pack needs files to pack. docket --help lists what there is".to_owned());
    }
    let out = out.ok_or("pack needs --out DIR, the folder the packet is written to")?;
    let rules = rules.ok_or("there are no limits to pack by")?.clone();
    Ok(Command::Pack(Box::new(Wish { files, rules, network, tones, out, is_separate, is_stamped })))
}

/// Ids are the same with `-` and with `_`.
fn is_same_id(known: &str, given: &str) -> bool {
    known.replace('-', "_") == given.replace('-', "_")
}

fn rule_ids() -> String {
    rule_sets().iter().map(|rules| rules.id.replace('_', "-")).collect::<Vec<_>>().join(", ")
}

fn network_ids() -> String {
    networks().iter().map(|network| network.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn text(parser: &mut lexopt::Parser, name: &str) -> Result<String, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    value.into_string().map_err(|_not_text| format!("{name} is not text"))
}

fn read<T: std::str::FromStr>(parser: &mut lexopt::Parser, name: &str, wanted: &str) -> Result<T, String> {
    let value = text(parser, name)?;
    value.parse().map_err(|_unreadable| format!("{name} needs {wanted}; {value} is none"))
}
