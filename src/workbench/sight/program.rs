//! Tesseract, where it is installed: the program and its data for English, whose digits are everybody's.
//!
//! Looked for where systems put it and in the absolute folders of the search path; never in the folder one works in.
//! Must not live here: running it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// One way to read a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    /// What Tesseract is told.
    pub told: &'static [&'static str],
    /// The picture is turned into its negative, for light letters on dark ground.
    pub is_negative: bool,
}

/// For letters anywhere, darker than what is around them.
const ANYWHERE: &[&str] = &["--psm", "11", "-c", "thresholding_method=2"];

/// How a page is read, one way after the other: as a page of text, also one that lies on its side; for letters anywhere;
/// and where there is dark ground, for light letters on it.
pub const PASSES: [Pass; 3] = [
    Pass { told: &["--psm", "3"], is_negative: false },
    Pass { told: ANYWHERE, is_negative: false },
    Pass { told: ANYWHERE, is_negative: true },
];

/// What every way has in common: a picture comes in, words with their places come out.
const ALWAYS: [&str; 4] = ["-l", "eng", "-c", "tessedit_create_tsv=1"];

const NAME: &str = if cfg!(windows) { "tesseract.exe" } else { "tesseract" };
/// The data it needs.
const ENGLISH: &str = "eng.traineddata";

/// Where systems put programs.
#[cfg(not(windows))]
const FOLDERS: [&str; 4] = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin"];
#[cfg(windows)]
const FOLDERS: [&str; 2] = [r"C:\Program Files\Tesseract-OCR", r"C:\Program Files (x86)\Tesseract-OCR"];

/// Where its data is, from the folder above the program's or, on Windows, from the program's own.
const DATA: [&str; 5] = [
    "share/tesseract-ocr/5/tessdata",
    "share/tesseract-ocr/4.00/tessdata",
    "share/tessdata",
    "share/tesseract/tessdata",
    "share/tesseract-ocr/tessdata",
];

/// An installed Tesseract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tesseract {
    /// The program.
    pub program: PathBuf,
    /// The folder of its data.
    pub data: PathBuf,
}

impl Tesseract {
    /// The one of this computer. Looks at a few files.
    #[must_use]
    pub fn installed() -> Option<Self> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        Self::in_folders(FOLDERS.iter().map(PathBuf::from).chain(std::env::split_paths(&path)))
    }

    fn in_folders(folders: impl IntoIterator<Item = PathBuf>) -> Option<Self> {
        // A relative folder is one of where the app was started, which may hold anything.
        folders.into_iter().filter(|folder| folder.is_absolute()).find_map(|folder| {
            let program = folder.join(NAME);
            let data = program.is_file().then(|| data_of(&folder)).flatten()?;
            Some(Self { program, data })
        })
    }

    /// What it is told in one of the [`PASSES`].
    #[must_use]
    pub fn arguments(&self, pass: Pass) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = vec!["stdin".into(), "stdout".into(), "--tessdata-dir".into()];
        arguments.push(self.data.clone().into());
        arguments.extend(ALWAYS.iter().chain(pass.told).map(OsString::from));
        arguments
    }
}

/// The data beside a program in this folder.
fn data_of(folder: &Path) -> Option<PathBuf> {
    let above = folder.parent();
    let shared = DATA.iter().filter_map(|data| Some(above?.join(data)));
    shared.chain([folder.join("tessdata")]).find(|data| data.join(ENGLISH).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(path: &Path) {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, "").expect("written");
    }

    #[test]
    fn it_is_found_with_its_data_and_never_where_one_works() {
        let dir = tempfile::tempdir().expect("a folder");
        let bin = dir.path().join("bin");
        let found = || Tesseract::in_folders([PathBuf::from("bin"), PathBuf::new(), bin.clone()]);
        assert_eq!(found(), None);
        touch(&bin.join(NAME));
        assert_eq!(found(), None, "without its data it reads nothing");
        let data = dir.path().join("share/tessdata");
        touch(&data.join(ENGLISH));
        assert_eq!(found(), Some(Tesseract { program: bin.join(NAME), data }));
        // The tests run in the folder of the sources, where a relative folder would be found.
        assert!(Path::new("src").is_dir() && Tesseract::in_folders([PathBuf::from("src")]).is_none());
    }

    #[test]
    fn it_is_told_where_its_data_is_and_what_to_print() {
        let tesseract = Tesseract { program: "/usr/bin/tesseract".into(), data: "/data".into() };
        let [first, ..] = PASSES;
        let told = tesseract.arguments(first).join(std::ffi::OsStr::new(" "));
        assert_eq!(told, "stdin stdout --tessdata-dir /data -l eng -c tessedit_create_tsv=1 --psm 3");
    }
}
