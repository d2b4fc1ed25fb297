//! What is written down about the app itself, for whoever looks for a fault: a log file that never grows large, and a
//! report when something broke. Both stay on this computer and hold no keys and no customers.
//!
//! Must not live here: what is logged, how a report is told.

use crate::store::private;
use jiff::Timestamp;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use tracing_subscriber::fmt::MakeWriter;

/// A file that is larger is put aside.
const LARGEST: u64 = 1 << 20;
/// Files that were put aside and are kept.
const KEPT: u32 = 3;
/// Lines that wait for the disk; what comes beyond them is left out.
const WAITING: usize = 1_024;
/// Reports that are kept; the oldest make room.
const REPORTS: usize = 20;
/// How a report begins that nobody was told of.
const UNTOLD: &str = "new-";

/// Where the logs of a data folder are.
#[must_use]
pub fn logs(data: &Path) -> PathBuf {
    data.join("logs")
}

/// Where the reports of a data folder are.
#[must_use]
pub fn reports(data: &Path) -> PathBuf {
    data.join("crashes")
}

/// Shows a folder in the desktop's file manager; one that is not there yet is made. Blocks.
///
/// # Errors
/// What the system said.
pub fn show(folder: &Path) -> io::Result<()> {
    private::folder(folder)?;
    open::that_detached(folder)
}

/// Takes lines for the log of a data folder; a thread of its own writes them, so that nobody waits for the disk.
#[derive(Clone, Debug)]
pub struct Logbook(SyncSender<Vec<u8>>);

impl Logbook {
    /// Begins a log. Nothing is made on the disk before there is something to write.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(data: &Path) -> io::Result<Self> {
        let (to, lines) = sync_channel(WAITING);
        let folder = logs(data);
        std::thread::Builder::new().name("docket-log".to_owned()).spawn(move || write_all(&folder, &lines))?;
        Ok(Self(to))
    }
}

fn write_all(folder: &Path, lines: &Receiver<Vec<u8>>) {
    let mut open: Option<Book> = None;
    for line in lines {
        // What the disk does not take is on the error stream still.
        if let Ok(book) = open.take().map_or_else(|| Book::open(folder), Ok) {
            open = book.with(folder, &line).ok();
        }
    }
}

struct Book {
    file: File,
    size: u64,
}

impl Book {
    fn open(folder: &Path) -> io::Result<Self> {
        private::folder(folder)?;
        let file = private::append(&place(folder, 0))?;
        let size = file.metadata()?.len();
        Ok(Self { file, size })
    }

    fn with(mut self, folder: &Path, line: &[u8]) -> io::Result<Self> {
        if self.size >= LARGEST {
            for number in (0..KEPT).rev() {
                let from = place(folder, number);
                if from.exists() {
                    fs::rename(from, place(folder, number + 1))?;
                }
            }
            self = Self::open(folder)?;
        }
        self.file.write_all(line)?;
        self.size = self.size.saturating_add(line.len() as u64);
        Ok(self)
    }
}

fn place(folder: &Path, number: u32) -> PathBuf {
    folder.join(if number == 0 { "docket.log".to_owned() } else { format!("docket.{number}.log") })
}

/// One entry, handed over whole.
#[derive(Debug)]
pub struct Entry<'l> {
    to: &'l SyncSender<Vec<u8>>,
    text: Vec<u8>,
}

impl Write for Entry<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Entry<'_> {
    fn drop(&mut self) {
        // Nobody waits for a log.
        self.to.try_send(std::mem::take(&mut self.text)).ok();
    }
}

impl<'l> MakeWriter<'l> for Logbook {
    type Writer = Entry<'l>;

    fn make_writer(&'l self) -> Self::Writer {
        Entry { to: &self.0, text: Vec::new() }
    }
}

/// Keeps a report of something that broke: where in the program, never what it was about. Blocks.
///
/// # Errors
/// What the disk said.
pub fn report(data: &Path, version: &str, place: &str, at: Timestamp) -> io::Result<PathBuf> {
    let folder = reports(data);
    private::folder(&folder)?;
    let thread = std::thread::current();
    let text = format!(
        "{version}\nWhen: {at}\nWhere: {place}\nThread: {}\nSystem: {} {}\n\nThis file stays on this computer. What was \
         logged before is in {}.\n",
        thread.name().unwrap_or("without a name"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        logs(data).display(),
    );
    let path = folder.join(format!("{UNTOLD}{}-{:04x}.txt", at.as_millisecond(), fastrand::u16(..)));
    let mut file = private::file(&path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(path)
}

/// How many reports there are that nobody was told of; they count as told from now on. Blocks.
#[must_use]
pub fn take_untold(data: &Path) -> usize {
    let names = |folder: &Path| -> Vec<String> {
        let found = fs::read_dir(folder).into_iter().flatten().flatten();
        found.filter_map(|entry| entry.file_name().into_string().ok()).collect()
    };
    let folder = reports(data);
    let told = |name: &String| {
        let rest = name.strip_prefix(UNTOLD)?;
        fs::rename(folder.join(name), folder.join(rest)).ok()
    };
    let untold = names(&folder).iter().filter_map(told).count();
    let mut all = names(&folder);
    // Their names begin with their moment.
    all.sort_unstable();
    for old in all.iter().take(all.len().saturating_sub(REPORTS)) {
        fs::remove_file(folder.join(old)).ok();
    }
    untold
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &Path) -> String {
        fs::read_to_string(path).unwrap_or_default()
    }

    #[test]
    fn the_log_is_put_aside_when_it_is_large_and_old_ones_make_room() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = logs(dir.path());
        let mut book = Book::open(&folder).expect("opened");
        let line = vec![b'x'; 600_000];
        for number in 0..12_u8 {
            let mut line = line.clone();
            line.push(b'0' + number);
            book = book.with(&folder, &line).expect("written");
        }
        let sizes: Vec<u64> = (0..=KEPT).map(|n| fs::metadata(place(&folder, n)).expect("kept").len()).collect();
        assert_eq!(sizes, [1_200_002; 4]);
        assert!(!place(&folder, KEPT + 1).exists());
        drop(book);
        // A later start goes on with the same file.
        let book = Book::open(&folder).expect("opened").with(&folder, b"next\n").expect("written");
        assert_eq!(read(&place(&folder, 0)), "next\n");
        drop(book);
        Book::open(&folder).expect("opened").with(&folder, b"and next\n").expect("written");
        assert_eq!(read(&place(&folder, 0)), "next\nand next\n");
    }

    #[test]
    fn what_is_logged_is_written_by_the_thread_and_nothing_before_it() {
        let dir = tempfile::tempdir().expect("a folder");
        let (to, lines) = sync_channel(WAITING);
        let book = Logbook(to);
        book.make_writer().write_all(b"a line\n").expect("taken");
        assert!(!logs(dir.path()).exists());
        drop(book);
        write_all(&logs(dir.path()), &lines);
        assert_eq!(read(&place(&logs(dir.path()), 0)), "a line\n");
    }

    #[test]
    fn a_report_says_where_and_is_told_once() {
        let dir = tempfile::tempdir().expect("a folder");
        let at: Timestamp = "2026-11-28T20:00:00Z".parse().expect("a moment");
        let path = report(dir.path(), "docket 0.1.0", "src/app/ui.rs:7", at).expect("kept");
        let text = read(&path);
        assert!(text.starts_with("docket 0.1.0\nWhen: 2026-11-28T20:00:00Z\nWhere: src/app/ui.rs:7\n"), "{text}");
        assert_eq!((take_untold(dir.path()), take_untold(dir.path())), (1, 0));
        for second in 1..30 {
            let later = at.checked_add(jiff::SignedDuration::from_secs(second)).expect("a moment");
            report(dir.path(), "docket 0.1.0", "x", later).expect("kept");
        }
        assert_eq!(take_untold(dir.path()), 29);
        let left = fs::read_dir(reports(dir.path())).expect("there").count();
        assert_eq!(left, REPORTS);
        assert_eq!(take_untold(&dir.path().join("nothing")), 0);
    }
}
