//! Starts Docket: arguments, logging, runtime, window.
#![forbid(unsafe_code)]
// No console beside the window. What a command prints there reaches a file or a pipe.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod args;
mod disputes_command;
mod files_command;
mod links_command;
mod pack_command;

use args::Command;
use docket::api::Timeouts;
use docket::app::launch::Reports;
use docket::app::words::command_line::{self, Failure};
use docket::credentials::{Credentials, OsVault};
use docket::desk::failure::SystemSaid;
use docket::desk::logbook::Logbook;
use docket::desk::{Desk, SettingsKeeper, Wake};
use docket::domain::{DisputeId, SystemClock};
use docket::sandbox;
use docket::store::SettingsFile;
use files_command::Wish;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::runtime::{Builder, Runtime};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _};
use zeroizing_alloc::ZeroAlloc;

/// What is freed is overwritten: no key and no customer stays in memory that nobody holds any more.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    let result = match args::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => say(&args::help()),
        Ok(Command::Version) => say(&version()),
        Ok(Command::Sandbox(config)) => run_sandbox(*config),
        Ok(Command::Disputes { data_dir, wish }) => {
            return disputes_command::run(&wish, |runtime| desk(runtime, place(data_dir)));
        }
        Ok(Command::Score { data_dir, wish }) => {
            return files_command::run(&Wish::Score(*wish), |runtime| desk(runtime, place(data_dir)));
        }
        Ok(Command::Checkouts { data_dir, wish }) => {
            return files_command::run(&Wish::Checkouts(*wish), |runtime| desk(runtime, place(data_dir)));
        }
        Ok(Command::Pack(wish)) => return pack_command::run(&wish),
        Ok(Command::Links { is_on }) => links_command::run(is_on).and_then(|said| say(&said)),
        Ok(Command::Window { data_dir, account, open }) => {
            let code = run_window(data_dir, account, open).map_or_else(|failure| tell(&failure), |()| 0);
            docket::store::end_process(code)
        }
        Ok(Command::Helper) => docket::app::launch::help().map_err(Failure::Window),
        Ok(Command::Reader(reading)) => docket::app::launch::read(&reading).map_err(Failure::Window),
        Err(problem) => Err(problem.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => tell(&failure).into(),
    }
}

/// The version, and in a package the commit it was built from and its date.
fn version() -> String {
    let built = option_env!("DOCKET_COMMIT").zip(option_env!("DOCKET_DATE"));
    let built = built.map(|(commit, date)| format!(" ({commit}, {date})")).unwrap_or_default();
    format!("docket {}{built}\n", env!("CARGO_PKG_VERSION"))
}

/// Says what failed, and gives the exit code.
fn tell(failure: &Failure) -> u8 {
    // Whoever read what was printed has read enough, as in `docket disputes | head`: the code a shell has for that.
    if matches!(failure, Failure::ClosedPipe) {
        return 141;
    }
    // There is nowhere left to report a closed error stream to.
    writeln!(std::io::stderr(), "docket: {}", command_line::failure(failure)).ok();
    1
}

fn say(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    Ok(out.write_all(text.as_bytes()).and_then(|()| out.flush())?)
}

fn runtime(threads: usize) -> Result<Runtime, Failure> {
    Ok(Builder::new_multi_thread().worker_threads(threads).thread_name("docket").enable_all().build()?)
}

/// Where settings and data are kept. A place that cannot be found out is told where it is used.
fn place(data_dir: Option<PathBuf>) -> Option<SettingsFile> {
    // Links on the way there are the person's own; from here on none is followed.
    let resolved = |folder: &Path| docket::store::private::place(folder).unwrap_or_else(|_gone| folder.to_owned());
    if let Some(folder) = data_dir {
        return Some(SettingsFile::inside(&resolved(&folder)));
    }
    let dirs = directories::ProjectDirs::from("", "", "docket")?;
    // What is kept of disputes does not roam from computer to computer.
    Some(SettingsFile::in_folders(&resolved(dirs.config_dir()), &resolved(dirs.data_local_dir())))
}

/// What the app works with.
fn desk(runtime: &Runtime, place: Option<SettingsFile>) -> Result<Desk, Failure> {
    let settings = SettingsKeeper::start(runtime.handle(), place);
    let credentials = Credentials::start(Box::new(OsVault))?;
    Ok(Desk::new(runtime.handle().clone(), Arc::new(SystemClock), credentials, settings, Timeouts::default()))
}

/// What is written into the log file: warnings of everything, and of Docket itself what is asked for, such as `debug` or
/// `docket::desk=trace`. What libraries say then may hold customers, and is for the error stream of whoever asked only.
fn for_file(asked: &str) -> String {
    let own = asked.split(',').map(str::trim).filter_map(|part| {
        let (target, level) = part.split_once('=').unwrap_or(("docket", part));
        let is_own = target == "docket" || target.starts_with("docket::");
        let is_level = level.parse::<tracing_subscriber::filter::LevelFilter>().is_ok();
        (is_own && is_level && !level.is_empty()).then(|| format!(",{target}={level}"))
    });
    std::iter::once("warn".to_owned()).chain(own).collect()
}

/// Logs to the error stream, and to a file in the data folder.
fn log(data: Option<&Path>) {
    let asked = std::env::var("DOCKET_LOG").unwrap_or_default();
    let for_stream = EnvFilter::try_from_env("DOCKET_LOG").unwrap_or_else(|_unset| "warn".into());
    let stream = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_filter(for_stream);
    // Without a thread for it there is the error stream still.
    let book = data.and_then(|data| Logbook::start(data).ok());
    let file = book
        .map(|book| tracing_subscriber::fmt::layer().with_writer(book).with_filter(EnvFilter::new(for_file(&asked))));
    tracing_subscriber::registry().with(stream).with(file).init();
}

fn run_window(data_dir: Option<PathBuf>, account: Option<String>, open: Option<DisputeId>) -> Result<(), Failure> {
    let place = place(data_dir);
    let folder = place.as_ref().map(|place| place.folder().to_owned());
    log(folder.as_deref());
    let reports = |data: PathBuf| Reports { data, version: version().trim_end().to_owned() };
    docket::app::launch::prepare(folder.clone().map(reports));
    // Each worker keeps memory of its own; two are enough for waiting on services.
    let runtime = runtime(2)?;
    let mut desk = desk(&runtime, place)?;
    let wake = Wake::default();
    let only = docket::app::launch::only_one(folder.as_deref(), open.as_ref(), &wake, &desk.settings);
    let Some(first) = only.map_err(Failure::Window)? else {
        return say(&command_line::already_running());
    };
    desk.wake = wake;
    desk.locale = docket::desk::settings::locale_of_computer();
    let result = docket::app::launch::run(desk.clone(), account, open, &first);
    desk.settings.finish();
    // A keyring that waits for its password must not keep the app from ending.
    runtime.shutdown_background();
    result.map_err(Failure::Window)
}

fn run_sandbox(config: sandbox::Config) -> Result<(), Failure> {
    runtime(2)?.block_on(async {
        let disputes = config.disputes;
        let sandbox =
            sandbox::start(config).await.map_err(|error| Failure::System(SystemSaid::Words(error.to_string())))?;
        say(&sandbox.card(disputes))?;
        tokio::select! {
            () = sandbox.wait() => Err(Failure::SandboxEnded),
            _ = tokio::signal::ctrl_c() => Ok(()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::for_file;

    #[test]
    fn only_docket_itself_says_more_in_the_file() {
        for (asked, filtered) in [
            ("", "warn"),
            ("debug", "warn,docket=debug"),
            ("docket=trace", "warn,docket=trace"),
            ("docket::desk=debug, zbus=trace,hyper=debug", "warn,docket::desk=debug"),
            ("docketeer=trace", "warn"),
            ("nonsense,=,docket=,docket[a]=trace", "warn"),
            ("info,docket::store=off", "warn,docket=info,docket::store=off"),
        ] {
            assert_eq!(for_file(asked), filtered, "{asked}");
        }
    }
}
