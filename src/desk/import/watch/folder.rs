//! What lies in a watched folder: its files, which of them are whole, and the bytes of one.
//!
//! Must not live here: what is done with a file.

use super::super::{Imported, MOST_BYTES, NotRead, NotTable};
use crate::desk::failure::SystemSaid;
use crate::domain::text;
use crate::domain::watched::is_taken;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs::{File, Metadata};
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

/// How long a file has to stay as it is before it counts as whole.
pub const SETTLE: SignedDuration = SignedDuration::from_secs(3);
/// Most files that are looked at; a folder with more is no place for a day's files.
pub const MOST: usize = 2_000;

/// What tells that a file is still the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// The file itself, where the system numbers them: another one of the same name is another.
    number: Option<(u64, u64)>,
}

impl Stamp {
    fn of(about: &Metadata) -> Self {
        #[cfg(unix)]
        let number = {
            use std::os::unix::fs::MetadataExt as _;
            Some((about.dev(), about.ino()))
        };
        #[cfg(not(unix))]
        let number = None;
        Self { length: about.len(), modified: about.modified().ok(), number }
    }
}

/// The files of a folder that are taken by their names. Links are not followed, folders in it are not entered. Blocks.
///
/// # Errors
/// What the system said of the folder.
pub fn list(folder: &Path) -> Result<Vec<(String, Stamp)>, SystemSaid> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        // What goes in this moment is not there.
        let Ok(entry) = entry else { continue };
        let Ok(name) = entry.file_name().into_string() else { continue };
        if is_taken(&name)
            && let Ok(about) = entry.path().symlink_metadata()
            && about.is_file()
        {
            found.push((name, Stamp::of(&about)));
            if found.len() > MOST {
                break;
            }
        }
    }
    Ok(found)
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWhole {
    /// It is another one than it was, or none any more: it is looked at anew.
    Changed,
    /// It is not a file of rows.
    NotRead(NotRead),
}

/// Reads a file that has not changed since it was seen, with the SHA-256 of its content. Blocks.
///
/// # Errors
/// Why not.
pub fn read(
    folder: &Path,
    name: &str,
    seen: &Stamp,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<(String, Arc<Imported>), NotWhole> {
    let path = folder.join(name);
    let changed = |_gone: std::io::Error| NotWhole::Changed;
    let about = path.symlink_metadata().map_err(changed)?;
    if !about.is_file() || Stamp::of(&about) != *seen {
        return Err(NotWhole::Changed);
    }
    if about.len() > MOST_BYTES {
        return Err(NotWhole::NotRead(NotTable::TooLarge.into()));
    }
    let disk = |error: std::io::Error| NotWhole::NotRead(NotRead::Disk(error.into()));
    let mut file = File::open(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => NotWhole::Changed,
        _ => disk(error),
    })?;
    // A link may have taken its place in between; what was opened then is another file.
    if Stamp::of(&file.metadata().map_err(disk)?) != *seen {
        return Err(NotWhole::Changed);
    }
    let mut bytes = Vec::new();
    file.by_ref().take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(disk)?;
    if Stamp::of(&file.metadata().map_err(disk)?) != *seen || bytes.len() as u64 != seen.length {
        return Err(NotWhole::Changed);
    }
    let sha256 = text::hex(&Sha256::digest(&bytes));
    let table = crate::workbench::table::read(&bytes, is_cancelled).map_err(|why| NotWhole::NotRead(why.into()))?;
    Ok((sha256, Arc::new(Imported { name: name.to_owned(), table })))
}

/// A file of the folder, as it was seen last.
#[derive(Debug)]
struct Track {
    stamp: Stamp,
    since: Timestamp,
    /// It was taken, or can't be; it is looked at again when it is another one.
    is_done: bool,
}

/// The files of the folder by name.
#[derive(Debug, Default)]
pub struct Tracks(BTreeMap<String, Track>);

impl Tracks {
    /// Takes note of what lies there now, and gives the files that have stayed as they are for long enough. What was moved,
    /// renamed or taken away is no longer there, and that is all.
    pub fn see(&mut self, listed: Vec<(String, Stamp)>, now: Timestamp) -> Vec<(String, Stamp)> {
        let mut before = std::mem::take(&mut self.0);
        for (name, stamp) in listed {
            let known = before.remove(&name).filter(|track| track.stamp == stamp);
            self.0.insert(name, known.unwrap_or(Track { stamp, since: now, is_done: false }));
        }
        let is_due = |track: &Track| !track.is_done && now.duration_since(track.since) >= SETTLE;
        let due = self.0.iter().filter(|(_, track)| is_due(track));
        due.map(|(name, track)| (name.clone(), track.stamp.clone())).collect()
    }

    /// A file needs no further look.
    pub fn done(&mut self, name: &str) {
        if let Some(track) = self.0.get_mut(name) {
            track.is_done = true;
        }
    }

    /// It has to be looked at once more.
    pub fn again(&mut self, name: &str) {
        if let Some(track) = self.0.get_mut(name) {
            track.is_done = false;
        }
    }

    /// True while a file of this name lies there.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// How many files are not done with.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.0.values().filter(|track| !track.is_done).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_764_000_000 + seconds).expect("an instant")
    }

    fn names(due: &[(String, Stamp)]) -> Vec<&str> {
        due.iter().map(|(name, _)| name.as_str()).collect()
    }

    #[test]
    fn a_file_that_is_still_being_written_waits_and_one_that_stays_is_due_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("day.csv");
        let mut tracks = Tracks::default();
        let look = |tracks: &mut Tracks, seconds| tracks.see(list(folder.path()).expect("listed"), at(seconds));
        std::fs::write(&path, "email\n").expect("written");
        assert!(look(&mut tracks, 0).is_empty(), "just seen");
        std::fs::write(&path, "email\na@example.org\n").expect("written");
        assert!(look(&mut tracks, 4).is_empty(), "it grew");
        assert_eq!(tracks.waiting(), 1);
        let due = look(&mut tracks, 8);
        assert_eq!(names(&due), ["day.csv"]);
        let (_, stamp) = due.first().expect("one");
        let (sum, file) = read(folder.path(), "day.csv", stamp, &|| false).expect("read");
        assert_eq!((sum.len(), file.table.len()), (64, 1));
        tracks.done("day.csv");
        assert!(look(&mut tracks, 60).is_empty() && tracks.waiting() == 0);
        // Between the look and the reading it is another one.
        std::fs::write(&path, "email\nb@example.org,and more\n").expect("written");
        assert_eq!(read(folder.path(), "day.csv", stamp, &|| false).err(), Some(NotWhole::Changed));
        assert!(look(&mut tracks, 61).is_empty());
        assert_eq!(names(&look(&mut tracks, 65)), ["day.csv"], "what changed is looked at anew");
        std::fs::rename(&path, folder.path().join("other.csv")).expect("renamed");
        assert!(look(&mut tracks, 66).is_empty() && !tracks.has("day.csv"));
        std::fs::remove_file(folder.path().join("other.csv")).expect("removed");
        assert!(look(&mut tracks, 90).is_empty() && tracks.waiting() == 0);
    }

    #[test]
    fn folders_and_what_is_no_table_are_left_alone_and_a_folder_that_is_gone_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("sub.csv")).expect("a folder");
        std::fs::write(folder.path().join("photo.png"), "x").expect("written");
        std::fs::write(folder.path().join("bad.csv"), [0_u8; 64]).expect("written");
        let listed = list(folder.path()).expect("listed");
        assert_eq!(names(&listed), ["bad.csv"]);
        let (name, stamp) = listed.first().expect("one");
        assert!(matches!(read(folder.path(), name, stamp, &|| false), Err(NotWhole::NotRead(_))));
        assert!(list(&folder.path().join("gone")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed_also_when_it_takes_the_place_of_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let (secret, path) = (tempfile::NamedTempFile::new().expect("a file"), folder.path().join("day.csv"));
        std::fs::write(secret.path(), "email\na@example.org\n").expect("written");
        std::os::unix::fs::symlink(secret.path(), folder.path().join("link.csv")).expect("a link");
        assert!(list(folder.path()).expect("listed").is_empty());
        std::fs::write(&path, "email\na@example.org\n").expect("written");
        let listed = list(folder.path()).expect("listed");
        let (name, stamp) = listed.first().expect("one");
        std::fs::remove_file(&path).expect("removed");
        std::os::unix::fs::symlink(secret.path(), &path).expect("a link");
        assert_eq!(read(folder.path(), name, stamp, &|| false).err(), Some(NotWhole::Changed));
    }
}
