//! One window per data folder: a second start brings the first window to the front and ends.
//!
//! The lock ends with the process, however that ends, so there is nothing stale to clean up. The first start listens on
//! this computer only and does nothing but raise its window and open a dispute in it, for whoever knows the token in a file
//! only this user can read.

use super::failure::SystemSaid;
use crate::domain::ids::DisputeId;
use crate::store::private;
use std::fs::{File, TryLockError};
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a second start waits for the first, looking for it and the whole exchange taken together.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a caller has to say all it has to say.
const HEARING: Duration = Duration::from_secs(2);
/// How long apart the first start's address is looked for, as it may just be starting.
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);
/// So many callers are heard at a time; strangers who say nothing must not keep the others waiting.
const MOST_CALLERS: usize = 16;
/// The longest thing either side says.
const LONGEST: usize = 400;
/// What the first start answers.
const RAISED: &str = "raised";

/// Holds the folder for this process.
pub struct First {
    _lock: File,
    calls: Arc<Calls>,
}

/// What later starts asked for.
#[derive(Debug, Default)]
pub struct Calls {
    is_wanted: AtomicBool,
    open: Mutex<Option<DisputeId>>,
    /// Nothing is left by which a hidden window could be asked for.
    is_stranded: AtomicBool,
    quits: AtomicBool,
}

impl Calls {
    /// Asks for a dispute; the newest one counts.
    pub fn ask(&self, id: DisputeId) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = Some(id);
    }

    /// Brings the window to the front, with a dispute if one is given.
    pub fn raise(&self, open: Option<DisputeId>) {
        if let Some(id) = open {
            self.ask(id);
        }
        self.is_wanted.store(true, Ordering::Release);
    }

    /// True once when the window is to come to the front.
    #[must_use]
    pub fn take_wanted(&self) -> bool {
        self.is_wanted.swap(false, Ordering::AcqRel)
    }

    /// Brings a window that is hidden back; one that is not stays where it is.
    pub fn bring_back(&self) {
        self.is_stranded.store(true, Ordering::Release);
    }

    /// True once when a hidden window is to be shown again.
    #[must_use]
    pub fn take_stranded(&self) -> bool {
        self.is_stranded.swap(false, Ordering::AcqRel)
    }

    /// Asks for the end of the app.
    pub fn ask_to_quit(&self) {
        self.quits.store(true, Ordering::Release);
    }

    /// True once when the app is to end.
    #[must_use]
    pub fn take_quit(&self) -> bool {
        self.quits.swap(false, Ordering::AcqRel)
    }

    /// The dispute that is to be opened, once.
    #[must_use]
    pub fn take_open(&self) -> Option<DisputeId> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// What a start turned out to be.
pub enum Start {
    /// The first one.
    First(First),
    /// A second one; the first one's window was brought to the front.
    Second,
}

impl First {
    /// What later starts ask for.
    #[must_use]
    pub fn calls(&self) -> Arc<Calls> {
        Arc::clone(&self.calls)
    }
}

/// Why a folder could not be claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimError {
    /// The folder cannot be used.
    Folder(SystemSaid),
    /// Another window has it and does not answer.
    Silent,
}

impl From<std::io::Error> for ClaimError {
    fn from(error: std::io::Error) -> Self {
        Self::Folder(error.into())
    }
}

/// Claims a folder for this process, or raises the window that has it, which opens a dispute if one is given. `wake` is
/// called when the window is wanted.
///
/// # Errors
/// Why neither worked.
pub fn claim(folder: &Path, open: Option<&DisputeId>, wake: impl Fn() + Send + 'static) -> Result<Start, ClaimError> {
    private::folder(folder)?;
    let lock = private::open(&folder.join("instance.lock"))?;
    let place = folder.join("instance");
    match lock.try_lock() {
        Ok(()) => {
            // What an older version or a careless copy left open to others.
            private::close_all(folder);
            let calls = Arc::new(Calls::default());
            // Without a way to be called the window still works.
            if let Err(error) = listen(&place, Arc::clone(&calls), wake) {
                tracing::warn!(%error, "a second start cannot raise this window");
            }
            Ok(Start::First(First { _lock: lock, calls }))
        }
        Err(TryLockError::WouldBlock) => raise(&place, open, PATIENCE).map(|()| Start::Second),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn listen(place: &Path, calls: Arc<Calls>, wake: impl Fn() + Send + 'static) -> std::io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| std::io::Error::other(error.to_string()))?;
    let token = format!("{:032x}", u128::from_be_bytes(bytes));
    // An old one may be somebody else's link.
    match std::fs::remove_file(place) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let address = format!("{} {token}\n", listener.local_addr()?.port());
    private::file(place)?.write_all(address.as_bytes())?;
    let wake = Arc::new(Mutex::new(wake));
    let heard = Arc::new(AtomicUsize::new(0));
    std::thread::Builder::new().name("docket-instance".to_owned()).spawn(move || {
        for caller in listener.incoming().flatten() {
            if heard.fetch_add(1, Ordering::AcqRel) >= MOST_CALLERS {
                heard.fetch_sub(1, Ordering::AcqRel);
                continue;
            }
            let (calls, wake, token) = (Arc::clone(&calls), Arc::clone(&wake), token.clone());
            let done = Leaving(Arc::clone(&heard));
            // Without a thread for it the caller is hung up on, and tries again.
            let hear = std::thread::Builder::new().name("docket-caller".to_owned());
            hear.spawn(move || {
                let _done = done;
                if let Some(call) = asked(&caller, &token) {
                    calls.raise(if let Call::Open(id) = call { Some(id) } else { None });
                    wake.lock().unwrap_or_else(PoisonError::into_inner)();
                    // A caller that is gone has got what it wanted.
                    writeln!(&caller, "{RAISED}").ok();
                }
            })
            .ok();
        }
    })?;
    Ok(())
}

/// Counts a caller off, however hearing it ended.
struct Leaving(Arc<AtomicUsize>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// What a caller may ask for.
#[derive(Debug, PartialEq, Eq)]
enum Call {
    Raise,
    /// Raise, and open this dispute.
    Open(DisputeId),
}

/// What a caller who knows the token asks for. Nobody can make this wait long or read much.
fn asked(caller: &TcpStream, token: &str) -> Option<Call> {
    caller.set_write_timeout(Some(HEARING)).ok()?;
    read_call(&line(caller, Deadline::after(HEARING))?, token)
}

fn read_call(line: &str, token: &str) -> Option<Call> {
    let mut words = line.split(' ');
    match (words.next()?, words.next()? == token, words.next(), words.next()) {
        ("raise", true, None, None) => Some(Call::Raise),
        ("open", true, Some(id), None) => DisputeId::parse(id).ok().map(Call::Open),
        _ => None,
    }
}

/// The end of a whole exchange.
#[derive(Clone, Copy)]
struct Deadline(Instant);

impl Deadline {
    #[expect(clippy::disallowed_methods, reason = "measures a wait, not the time of the trade")]
    fn after(wait: Duration) -> Self {
        Self(Instant::now() + wait)
    }

    /// What is left of it; nothing once it is over.
    #[expect(clippy::disallowed_methods, reason = "as above")]
    fn left(self) -> Option<Duration> {
        self.0.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
    }
}

/// One line, if all of it comes in time and is not too long.
fn line(mut stream: &TcpStream, until: Deadline) -> Option<String> {
    let mut said = Vec::new();
    let mut piece = [0; LONGEST];
    while said.len() < LONGEST {
        // Every wait is only as long as what is left of the whole.
        stream.set_read_timeout(Some(until.left()?)).ok()?;
        let count = stream.read(&mut piece).ok()?;
        let new = piece.get(..count).filter(|new| !new.is_empty())?;
        said.extend_from_slice(new);
        if let Some(end) = said.iter().position(|byte| *byte == b'\n') {
            said.truncate(end);
            return String::from_utf8(said).ok().map(|line| line.trim_end().to_owned());
        }
    }
    None
}

fn raise(place: &Path, open: Option<&DisputeId>, patience: Duration) -> Result<(), ClaimError> {
    let until = Deadline::after(patience);
    while let Some(left) = until.left() {
        if try_raise(place, open, until) == Some(true) {
            return Ok(());
        }
        // The first start may not have written its address yet.
        std::thread::park_timeout(BETWEEN_LOOKS.min(left));
    }
    Err(ClaimError::Silent)
}

fn try_raise(place: &Path, open: Option<&DisputeId>, until: Deadline) -> Option<bool> {
    let mut address = String::new();
    private::read(place).ok()?.take(LONGEST as u64).read_to_string(&mut address).ok()?;
    let (port, token) = address.trim().split_once(' ')?;
    let to = SocketAddr::from((Ipv4Addr::LOCALHOST, port.parse::<u16>().ok()?));
    let stream = TcpStream::connect_timeout(&to, until.left()?).ok()?;
    stream.set_write_timeout(Some(until.left()?)).ok()?;
    let call = open.map_or_else(|| format!("raise {token}\n"), |id| format!("open {token} {id}\n"));
    (&stream).write_all(call.as_bytes()).ok()?;
    Some(line(&stream, until)? == RAISED)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "measures how long it took")]
mod tests {
    use super::*;
    use std::sync::mpsc::sync_channel;

    #[test]
    fn a_second_start_raises_the_first_and_a_stranger_does_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let (woken, wakes) = sync_channel(4);
        let start = claim(folder.path(), None, move || woken.send(()).expect("heard")).expect("claimed");
        let Start::First(first) = start else { panic!("the first start is the first") };
        assert!(matches!(claim(folder.path(), None, || ()), Ok(Start::Second)));
        wakes.recv_timeout(Duration::from_secs(5)).expect("woken");
        assert!(first.calls().take_wanted());
        // Somebody who found the port but cannot read the file.
        let address = std::fs::read_to_string(folder.path().join("instance")).expect("the address");
        let port: u16 = address.split(' ').next().and_then(|port| port.parse().ok()).expect("a port");
        for words in ["raise 00\n", "\n", &"x".repeat(10_000)] {
            let mut stranger = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("connected");
            stranger.write_all(words.as_bytes()).ok();
            let mut answer = String::new();
            stranger.read_to_string(&mut answer).ok();
            assert_eq!(answer, "");
        }
        assert!(!first.calls().take_wanted() && wakes.try_recv().is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(folder.path().join("instance")).expect("there").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        drop(first);
        assert!(matches!(claim(folder.path(), None, || ()), Ok(Start::First(_))), "the lock is free again");
    }

    #[test]
    fn a_second_start_has_a_dispute_opened_and_can_ask_for_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let Ok(Start::First(first)) = claim(folder.path(), None, || ()) else { panic!("the first start is the first") };
        let id = DisputeId::parse(&"D".repeat(255)).expect("as long as an ID gets");
        assert!(matches!(claim(folder.path(), Some(&id), || ()), Ok(Start::Second)));
        assert!(first.calls().take_wanted());
        assert_eq!((first.calls().take_open(), first.calls().take_open()), (Some(id), None), "once");
        for line in ["open t", "open t a/b", "open t D1 D2", "open t D1 ", "accept t D1", "open u D1", "raise t D1", ""]
        {
            assert_eq!(read_call(line, "t"), None, "{line:?}");
        }
        assert_eq!(read_call("raise t", "t"), Some(Call::Raise));
    }

    #[test]
    fn one_byte_after_the_other_delays_a_second_start_no_longer_than_silence() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("instance");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        std::fs::write(&place, format!("{port} token\n")).expect("written");
        let slow = std::thread::Builder::new().spawn(move || {
            let (mut caller, _) = listener.accept().expect("a caller");
            // A byte comes well before any single wait is over, until nobody listens any more.
            while caller.write_all(b"r").is_ok() {
                std::thread::park_timeout(Duration::from_millis(100));
            }
        });
        let patience = Duration::from_millis(700);
        let began = Instant::now();
        let refused = raise(&place, None, patience).expect_err("it never says so");
        assert_eq!(refused, ClaimError::Silent);
        assert!(began.elapsed() < patience * 4, "{:?}", began.elapsed());
        slow.expect("a thread").join().expect("hung up on");
    }

    #[test]
    fn callers_who_say_nothing_do_not_keep_a_second_start_waiting() {
        let folder = tempfile::tempdir().expect("a folder");
        let Ok(Start::First(first)) = claim(folder.path(), None, || ()) else { panic!("the first start is the first") };
        let address = std::fs::read_to_string(folder.path().join("instance")).expect("the address");
        let port: u16 = address.split(' ').next().and_then(|port| port.parse().ok()).expect("a port");
        let silent: Vec<TcpStream> = (0..MOST_CALLERS / 2)
            .map(|_| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("connected"))
            .collect();
        let began = Instant::now();
        assert!(matches!(claim(folder.path(), None, || ()), Ok(Start::Second)));
        assert!(began.elapsed() < HEARING, "{:?}", began.elapsed());
        assert!(first.calls().take_wanted());
        drop(silent);
    }

    #[cfg(unix)]
    #[test]
    fn links_in_the_place_of_lock_and_address_are_not_followed() {
        let dir = tempfile::tempdir().expect("a folder");
        let target = dir.path().join("target");
        std::fs::write(&target, "precious").expect("written");
        for name in ["instance.lock", "instance"] {
            let folder = dir.path().join(format!("data for {name}"));
            std::fs::create_dir(&folder).expect("made");
            std::os::unix::fs::symlink(&target, folder.join(name)).expect("linked");
            match (name, claim(&folder, None, || ())) {
                ("instance.lock", Err(ClaimError::Folder(SystemSaid::Refused(refused)))) => {
                    assert_eq!(refused.why, private::Closed::LinkToFile);
                }
                // The address is ours to write anew; what the link led to stays.
                ("instance", Ok(Start::First(_))) => assert!(!folder.join(name).is_symlink()),
                _ => panic!("{name}"),
            }
        }
        assert_eq!(std::fs::read(&target).expect("there"), b"precious");
    }
}
