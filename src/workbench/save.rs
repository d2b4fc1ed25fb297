//! Writing a downloaded file where the person said.

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
    write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().ok_or_else(|| std::io::Error::other("the path names no file"))?;
    let mut part = std::ffi::OsString::from(".");
    part.push(name);
    part.push(format!(".{:08x}.part", fastrand::u32(..)));
    let part = folder.join(part);
    let written = (|| {
        let file = std::fs::OpenOptions::new().write(true).create_new(true).open(&part)?;
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
}
