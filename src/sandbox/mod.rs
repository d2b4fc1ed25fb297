//! A local server that answers as four payment vendors do: Finix (disputes),
//! Disputify (scoring), Butter (disputes data collection) and Butter Recover.
//!
//! It is the demonstration account, the test double, and a tool for other
//! developers. It listens on a loopback address only, and answers neither pages
//! in a browser nor who asks for another host. Finix is at the root of the
//! address, the others under [`Service::prefix`]; [`Sandbox::urls`] has the base
//! URLs, [`Sandbox::keys`] what opens them.
//!
//! It shares no types with the program's own client: it writes its own JSON, so a
//! mistake in the client cannot hide in it. The account is computed from a seed
//! ([`Config::seed`]) and holds as many disputes as asked for at no cost; what
//! clients change is kept for the run and bounded. Which fault can be injected,
//! and how, is told at [`faults`].
//!
//! Must not live here: anything of the program's own client.

#![expect(clippy::disallowed_methods, reason = "the sandbox has its own clock, which begins at the system's")]

pub mod faults;

mod accounts;
mod butter_disputes;
mod butter_recover;
mod clock;
mod disputify;
mod exchange;
mod finix;
mod journal;
mod receive;
mod room;
mod routes;
mod serve;
mod shared;
mod world;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::str::FromStr;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use accounts::Credential;
pub use faults::{FaultKind, FaultRate, FaultRule, FaultSpecError, FaultSwitch, Faults};
pub use journal::LogEntry;
pub use routes::{Operation, Service};

use accounts::Keys;
use clock::SandboxClock;
use journal::Journal;
use room::Room;
use shared::{Meter, Shared};
use world::World;
use world::ledger::Ledger;
use world::reference::EARLIEST_START;

/// What the sandbox does with evidence that breaks the documented limits: at most
/// 8 files and 10 MB for a dispute, 1 MB for a file (50 kB for a PNG), JPEG, PNG,
/// PDF or TIFF, and a name that fits the content. What Finix's own server does is
/// not documented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Limits {
    /// Refuses the upload with 422.
    #[default]
    Refuse,
    /// Takes the upload as PENDING and lets it end as FAILED.
    FailLater,
    /// Takes everything that is a file.
    Off,
}

impl FromStr for Limits {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "refuse" => Ok(Self::Refuse),
            "fail-later" => Ok(Self::FailLater),
            "off" => Ok(Self::Off),
            _ => Err(format!("`{word}` is none of refuse, fail-later, off")),
        }
    }
}

/// How a sandbox is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen; port 0 takes a free one. Only loopback addresses.
    pub listen: SocketAddr,
    /// How many disputes the account has, the three of Finix's page included.
    pub disputes: u64,
    /// What the account is computed from.
    pub seed: u64,
    /// How long every reply takes at least.
    pub latency: Duration,
    /// What goes wrong from the start.
    pub faults: Faults,
    /// How fast the sandbox clock runs.
    pub speed: f64,
    /// What happens to evidence beyond the limits.
    pub limits: Limits,
    /// The sandbox's present at the start; `None` takes the system's. With the
    /// same seed, number and instant, the account is the same.
    pub now: Option<Timestamp>,
    /// How long a conceded dispute still shows its old state, by the sandbox
    /// clock. The reply to the concession itself always shows the old one, as
    /// Finix's guide does.
    pub accept_delay: Duration,
    /// How many reads, and how many writes, Finix takes in a second before it
    /// answers 429; `None` is no limit. The live server's number is 100.
    pub rate_limit: Option<u32>,
    /// How long an uploaded file stays PENDING, by the sandbox clock; `None` is until the next quarter hour, as the
    /// examples of docs.finix.com suggest.
    pub evidence_after: Option<Duration>,
    /// True: the keys are random and of this run; [`Sandbox::keys`] has them.
    /// False: they are the documented ones.
    pub has_private_keys: bool,
    /// True: Butter's disputes data is at `/v1/analytics/`, and the form without
    /// the last slash answers 307. False: the other way round.
    pub analytics_slash: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            disputes: 1870,
            seed: 1,
            latency: Duration::ZERO,
            faults: Faults::default(),
            speed: 1.0,
            limits: Limits::Refuse,
            now: None,
            accept_delay: Duration::ZERO,
            rate_limit: None,
            evidence_after: None,
            has_private_keys: false,
            analytics_slash: false,
        }
    }
}

/// The base URLs, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Urls {
    /// Finix disputes.
    pub finix: String,
    /// Disputify scoring.
    pub disputify: String,
    /// Butter's disputes data collection.
    pub butter_disputes: String,
    /// Butter Recover.
    pub butter_recover: String,
}

/// A running sandbox. Dropping it ends it.
#[derive(Debug)]
pub struct Sandbox {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
    ended: watch::Receiver<()>,
}

/// Starts a sandbox.
///
/// # Errors
///
/// When the address is not a loopback address or cannot be listened on, or when
/// the configuration asks for something impossible.
pub async fn start(config: Config) -> io::Result<Sandbox> {
    let now = config.now.unwrap_or_else(Timestamp::now);
    check(&config, now)?;
    let keys = if config.has_private_keys { Keys::random()? } else { Keys::public() };
    let listener = TcpListener::bind(config.listen).await?;
    let address = listener.local_addr()?;
    let world = World::new(config.seed, config.disputes, now.as_millisecond());
    let mut ledger = Ledger::default();
    world::reopened::at_start(&world, &mut ledger);
    let shared = Arc::new(Shared {
        world,
        clock: SandboxClock::new(now, config.speed),
        faults: FaultSwitch::new(config.faults, config.seed),
        journal: Journal::default(),
        latency: config.latency,
        limits: config.limits,
        accept_delay: config.accept_delay,
        evidence_after: config.evidence_after,
        is_slash_canonical: config.analytics_slash,
        base: format!("http://{address}"),
        address,
        keys,
        room: Room::default(),
        ledger: Mutex::new(ledger),
        requests: AtomicU64::new(0),
        meter: config.rate_limit.map(Meter::new),
    });
    let (alive, ended) = watch::channel(());
    let serving = Arc::clone(&shared);
    let task = tokio::spawn(async move {
        serve::accept(listener, serving).await;
        drop(alive);
    });
    Ok(Sandbox { address, shared, task, ended })
}

fn check(config: &Config, now: Timestamp) -> io::Result<()> {
    let refuse = |problem: String| Err(io::Error::new(io::ErrorKind::InvalidInput, problem));
    if !config.listen.ip().is_loopback() {
        return refuse(format!(
            "the sandbox listens on loopback addresses only, such as 127.0.0.1; {} is none",
            config.listen.ip()
        ));
    }
    if config.disputes > world::MOST_DISPUTES {
        return refuse(format!(
            "{} disputes are more than the {} the sandbox can have",
            config.disputes,
            world::MOST_DISPUTES
        ));
    }
    if !config.speed.is_finite() || config.speed < 0.0 {
        return refuse(format!("{} is not a speed for the sandbox clock", config.speed));
    }
    if now.as_millisecond() < EARLIEST_START {
        return refuse("the sandbox's present cannot be before 2022-11-01".to_owned());
    }
    if !World::new(config.seed, config.disputes, now.as_millisecond()).is_possible() {
        return refuse(format!("{} disputes do not fit between 2022-11-01 and {now}", config.disputes));
    }
    Ok(())
}

impl Sandbox {
    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base URLs of the services.
    #[must_use]
    pub fn urls(&self) -> Urls {
        let url = |service: Service| format!("{}{}", self.shared.base, service.prefix());
        Urls {
            finix: url(Service::Finix),
            disputify: url(Service::Disputify),
            butter_disputes: url(Service::ButterDisputes),
            butter_recover: url(Service::ButterRecover),
        }
    }

    /// The documented keys. The first of each service opens all of it.
    #[must_use]
    pub fn credentials() -> Vec<Credential> {
        Keys::public().all().to_vec()
    }

    /// Everything that opens this sandbox, in the same order.
    #[must_use]
    pub fn keys(&self) -> &[Credential] {
        self.shared.keys.all()
    }

    /// Sets and clears faults.
    #[must_use]
    pub fn faults(&self) -> &FaultSwitch {
        &self.shared.faults
    }

    /// Where it is and with which credentials, for whoever started it by hand.
    #[must_use]
    pub fn card(&self, disputes: u64) -> String {
        let urls = self.urls();
        let mut lines = vec![
            format!("Finix            {}", urls.finix),
            format!("Disputify        {}", urls.disputify),
            format!("Butter disputes  {}", urls.butter_disputes),
            format!("Butter Recover   {}\n", urls.butter_recover),
            format!("Disputes         {disputes}\n"),
            "Credentials".to_owned(),
        ];
        lines.extend(self.keys().iter().map(|one| {
            let service = format!("{:?}", one.service);
            format!("  {service:<16} {:<18} {}:{}", one.label, one.username, one.secret)
        }));
        lines.push("\nStop with Ctrl C\n".to_owned());
        lines.join("\n")
    }

    /// The sandbox's present.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        clock::timestamp(self.shared.clock.now())
    }

    /// Moves the sandbox clock forward.
    pub fn advance(&self, by: Duration) {
        self.shared.clock.advance(by);
    }

    /// Lets the issuer ask again about a dispute that was answered or decided: pre-arbitration. `respond_by` is the
    /// new deadline; without one the old date stays. `issuers_file` puts the issuer's reasons among the files.
    ///
    /// # Errors
    ///
    /// When there is no such dispute, or it does not stand so that anybody can ask again.
    pub fn reopen(&self, dispute: &str, respond_by: Option<Timestamp>, issuers_file: bool) -> Result<(), String> {
        let world = &self.shared.world;
        let draft = world.dispute_index(dispute).and_then(|index| world.draft(index));
        let draft = draft.ok_or_else(|| format!("there is no dispute {dispute}"))?;
        let now = self.shared.clock.now();
        let mut ledger = self.shared.ledger();
        let before = world::standing::standing(&draft, ledger.get(draft.index), now);
        if !before.may_reopen() {
            return Err(format!("{dispute} is {}, {}", before.state, before.response_state));
        }
        let respond_by = respond_by.map(|at| at.as_millisecond() / 10 * 10);
        // Later than what came before, as clocks with two digits can show it.
        let at = (now / 10 * 10).max(before.updated / 10 * 10 + 10);
        let how = world::reopened::How { at, respond_by, has_file: issuers_file };
        let reopening = world::ledger::Reopening::of(&before, how);
        ledger.reopen(draft.index, reopening).map_err(|_full| "the sandbox is full".to_owned())
    }

    /// The newest requests, oldest first.
    #[must_use]
    pub fn log(&self) -> Vec<LogEntry> {
        self.shared.journal.entries()
    }

    /// Ends the sandbox and waits until its port is free.
    pub async fn stop(mut self) {
        self.task.abort();
        // An error says that the task is gone, which is what is waited for.
        (&mut self.task).await.ok();
    }

    /// Waits until the sandbox ends.
    pub async fn wait(&self) {
        let mut ended = self.ended.clone();
        // Nothing is ever sent: the only change is the end of the other side.
        ended.changed().await.ok();
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.task.abort();
    }
}
