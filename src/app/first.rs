//! One window per data folder: a second start brings the first window to the front and ends.
//!
//! The lock ends with the process, however that ends, so there is nothing stale to clean up. The first start listens on
//! this computer only and does nothing but raise its window, for whoever knows the token in a file only this user can
//! read.

use crate::store::settings::{private_file, private_folder};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long one side waits for the other.
const PATIENCE: Duration = Duration::from_secs(3);
/// How often the first start's address is looked for, as it may just be starting.
const TRIES: u32 = 20;
/// What the first start answers.
const RAISED: &str = "raised";

/// Holds the folder for this process.
pub struct First {
    _lock: File,
    wanted: Arc<AtomicBool>,
}

/// What a start turned out to be.
pub enum Start {
    /// The first one.
    First(First),
    /// A second one; the first one's window was brought to the front.
    Second,
}

impl First {
    /// Set when the window is to come to the front.
    #[must_use]
    pub fn wanted(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.wanted)
    }
}

/// Why a folder could not be claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimError {
    /// In a sentence.
    pub words: String,
    /// True when the folder is the reason, and not another window.
    pub is_about_the_folder: bool,
}

impl ClaimError {
    fn folder(error: impl std::fmt::Display) -> Self {
        Self { words: format!("The data folder cannot be used: {error}"), is_about_the_folder: true }
    }
}

/// Claims a folder for this process, or raises the window that has it. `wake` is called when the window is wanted.
///
/// # Errors
/// A sentence about why neither worked.
pub fn claim(folder: &Path, wake: impl Fn() + Send + 'static) -> Result<Start, ClaimError> {
    private_folder(folder).map_err(ClaimError::folder)?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let lock = options.open(folder.join("instance.lock")).map_err(ClaimError::folder)?;
    let place = folder.join("instance");
    match lock.try_lock() {
        Ok(()) => {
            let wanted = Arc::new(AtomicBool::new(false));
            // Without a way to be called the window still works.
            if let Err(error) = listen(&place, Arc::clone(&wanted), wake) {
                tracing::warn!(%error, "a second start cannot raise this window");
            }
            Ok(Start::First(First { _lock: lock, wanted }))
        }
        Err(TryLockError::WouldBlock) => raise(&place).map(|()| Start::Second),
        Err(TryLockError::Error(error)) => Err(ClaimError::folder(error)),
    }
}

fn listen(place: &Path, wanted: Arc<AtomicBool>, wake: impl Fn() + Send + 'static) -> std::io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| std::io::Error::other(error.to_string()))?;
    let token = format!("{:032x}", u128::from_be_bytes(bytes));
    // An old one may be somebody else's link.
    match std::fs::remove_file(place) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    private_file(place)?;
    let address = format!("{} {token}\n", listener.local_addr()?.port());
    OpenOptions::new().write(true).open(place)?.write_all(address.as_bytes())?;
    std::thread::Builder::new().name("docket-instance".to_owned()).spawn(move || {
        for caller in listener.incoming().flatten() {
            if is_asked(&caller, &token) {
                wanted.store(true, Ordering::Release);
                wake();
                // A caller that is gone has got what it wanted.
                writeln!(&caller, "{RAISED}").ok();
            }
        }
    })?;
    Ok(())
}

/// Whether a caller knows the token. Nobody can make this wait long or read much.
fn is_asked(caller: &TcpStream, token: &str) -> bool {
    let mut line = String::new();
    let timed = caller.set_read_timeout(Some(PATIENCE)).and_then(|()| caller.set_write_timeout(Some(PATIENCE)));
    timed.is_ok()
        && BufReader::new(caller.take(200)).read_line(&mut line).is_ok()
        && line.trim_end() == format!("raise {token}")
}

fn raise(place: &Path) -> Result<(), ClaimError> {
    let words = "Docket is already running with this data folder, but its window does not answer".to_owned();
    for _ in 0..TRIES {
        if let Some(true) = try_raise(place) {
            return Ok(());
        }
        // The first start may not have written its address yet.
        std::thread::park_timeout(Duration::from_millis(100));
    }
    Err(ClaimError { words, is_about_the_folder: false })
}

fn try_raise(place: &Path) -> Option<bool> {
    let address = std::fs::read_to_string(place).ok()?;
    let (port, token) = address.trim().split_once(' ')?;
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port.parse::<u16>().ok()?)).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    writeln!(&stream, "raise {token}").ok()?;
    let mut answer = String::new();
    BufReader::new(stream.take(100)).read_line(&mut answer).ok()?;
    Some(answer.trim_end() == RAISED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::sync_channel;

    #[test]
    fn a_second_start_raises_the_first_and_a_stranger_does_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let (woken, wakes) = sync_channel(4);
        let start = claim(folder.path(), move || woken.send(()).expect("heard")).expect("claimed");
        let Start::First(first) = start else { panic!("the first start is the first") };
        assert!(matches!(claim(folder.path(), || ()), Ok(Start::Second)));
        wakes.recv_timeout(Duration::from_secs(5)).expect("woken");
        assert!(first.wanted().swap(false, Ordering::AcqRel));
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
        assert!(!first.wanted().load(Ordering::Acquire) && wakes.try_recv().is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(folder.path().join("instance")).expect("there").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        drop(first);
        assert!(matches!(claim(folder.path(), || ()), Ok(Start::First(_))), "the lock is free again");
    }
}
