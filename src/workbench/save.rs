//! Writing a downloaded file where the person said.

use super::fault::FileFault;
use std::path::Path;

/// Writes beside the target first and renames, so a full disk never leaves half a file under its name. Blocks.
///
/// # Errors
/// What the system said.
pub fn save(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    save_with(path, |file| file.write_all(bytes))
}

/// The same for what is written piece by piece.
///
/// # Errors
/// What the system or the writer said.
pub fn save_with(
    path: &Path,
    write: impl FnOnce(&mut (dyn std::io::Write + Send)) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.file_name().is_none() {
        return Err(std::io::Error::other(FileFault::NoName));
    }
    // Not longer than a name may be, however long the target's is.
    let part = folder.join(format!(".docket-{:016x}.part", fastrand::u64(..)));
    let written = (|| {
        let file = private(path, std::fs::OpenOptions::new().write(true).create_new(true)).open(&part)?;
        let mut file = std::io::BufWriter::new(file);
        write(&mut file)?;
        file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        std::fs::rename(&part, path)
    })();
    if written.is_err() {
        // The half file is of no use to anyone; that it may already be gone is fine.
        std::fs::remove_file(&part).ok();
    }
    written
}

/// What is saved is about customers, so it is for this user only; a file that is replaced stays as open as it was.
#[cfg(unix)]
fn private<'o>(target: &Path, options: &'o mut std::fs::OpenOptions) -> &'o mut std::fs::OpenOptions {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    let before = std::fs::symlink_metadata(target).ok().filter(std::fs::Metadata::is_file);
    options.mode(before.map_or(0o600, |before| before.permissions().mode() & 0o666))
}

#[cfg(not(unix))]
fn private<'o>(_: &Path, options: &'o mut std::fs::OpenOptions) -> &'o mut std::fs::OpenOptions {
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_whole_or_not_at_all() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.pdf");
        save(&path, b"one").expect("saved");
        save(&path, b"two").expect("replaced");
        assert_eq!(std::fs::read(&path).ok(), Some(b"two".to_vec()));
        assert!(save(&dir.path().join("missing/a.pdf"), b"x").is_err());
        assert_eq!(std::fs::read_dir(dir.path()).expect("listed").count(), 1, "nothing is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_saved_is_for_this_user_and_a_long_name_is_no_trouble() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join(format!("{}.pdf", "x".repeat(251)));
        save(&path, b"one").expect("as long as a name may be");
        let mode = || std::fs::metadata(&path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(), 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("shared");
        save(&path, b"two").expect("replaced");
        assert_eq!(mode(), 0o640, "whoever shared it, meant it");
    }
}
