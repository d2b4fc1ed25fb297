//! The app's side: starting a helper, giving it a job, reading what came of it, ending it in time.
//!
//! Must not live here: looking into a file.

use super::super::inspection::{self, Inspection};
use super::super::pack::{Order, Packed};
use super::super::pixels::Pixels;
use super::super::refusal::{Death, Refusal};
use super::super::typefaces::{MOST_SIGNS, SystemTypefaces, Typefaces};
use super::asking::Handing;
use super::reader::Reader;
use super::{Job, Password, Said, WORD, frame};
use crate::domain::packet::page_text::PageText;
use crate::domain::text;
use serde::Serialize;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::Semaphore;

/// A process of Windows without a console of its own.
#[cfg(windows)]
const CREATE_NO_WINDOW: u32 = 0x0800_0000;
/// How long looking at a file may take.
const LOOKING: Duration = Duration::from_secs(20);
/// How long drawing one page may take.
const DRAWING: Duration = Duration::from_secs(15);
/// How long packing may take.
const PACKING: Duration = Duration::from_secs(90);
/// A file that is larger is not given to a helper.
pub const LARGEST: usize = 100_000_000;
/// Nor are files that are larger together: the helper has to have room for its work beside them.
const LARGEST_TOGETHER: usize = 250_000_000;
/// A helper asks for typefaces no more often: once for each text of a packet.
const MOST_ASKED: usize = 64;
/// What may come back as an answer: small pictures of pages, one page, a packet.
const MOST_BACK: u64 = 256 << 20;

/// Starts helpers. Cheap to clone.
#[derive(Clone)]
pub struct Helper {
    program: PathBuf,
    /// One at a time has all the memory there is for this.
    turns: Arc<Semaphore>,
    /// And one beside it reads a picture.
    pub(super) readers: Arc<Semaphore>,
    /// Which Tesseract does.
    pub(super) reader: Reader,
    /// The longest any job may take.
    pub(super) longest: Duration,
    /// Where typefaces come from that the bundled ones do not replace.
    typefaces: Arc<dyn Typefaces + Send + Sync>,
}

impl Helper {
    /// Helpers that are this very program.
    #[must_use]
    pub fn this_program() -> Self {
        // The link still leads to this program after an update has put another one in its place.
        let link = PathBuf::from("/proc/self/exe");
        let program = if cfg!(target_os = "linux") { link } else { std::env::current_exe().unwrap_or(link) };
        Self::of(program)
    }

    /// Helpers of another program, for tests that are not the app.
    #[must_use]
    pub fn of(program: PathBuf) -> Self {
        let typefaces = Arc::new(SystemTypefaces::default());
        let one = || Arc::new(Semaphore::new(1));
        let (turns, readers, reader) = (one(), one(), Reader::Installed);
        Self { program, turns, readers, reader, longest: Duration::MAX, typefaces }
    }

    /// The same with other typefaces than the computer's.
    #[must_use]
    pub fn with_typefaces(self, typefaces: Arc<dyn Typefaces + Send + Sync>) -> Self {
        Self { typefaces, ..self }
    }

    /// Where typefaces come from.
    #[must_use]
    pub fn typefaces(&self) -> &Arc<dyn Typefaces + Send + Sync> {
        &self.typefaces
    }

    /// The same with less patience for every job.
    #[must_use]
    pub fn within(self, longest: Duration) -> Self {
        Self { longest, ..self }
    }

    /// Looks at a file. Returns its pages and their small pictures.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub async fn look(
        &self,
        file: Arc<[u8]>,
        told: impl Fn(usize, usize),
    ) -> Result<(Inspection, Vec<Pixels>), Refusal> {
        let (said, pieces) = self.job(&Job::Look, &[file], LOOKING, told).await?;
        let Said::Inspection(looked) = said else { return Err(odd()) };
        if pieces.len() != looked.pages.len() {
            return Err(odd());
        }
        let small = looked.pages.iter().zip(pieces).map(|(page, data)| {
            let small = Pixels { width: page.thumb.0, height: page.thumb.1, is_grey: false, data };
            if small.is_whole() && small.data.len() <= 1 << 20 { Ok(small) } else { Err(odd()) }
        });
        let small = small.collect::<Result<_, _>>()?;
        Ok((looked, small))
    }

    /// Takes the lock off a PDF with the password a person typed, and gives it back without. Nothing of it is kept.
    ///
    /// # Errors
    /// When the password is another one, or the lock is of an unknown kind.
    pub async fn unlock(&self, file: Arc<[u8]>, password: Password) -> Result<Arc<[u8]>, Refusal> {
        let (said, mut pieces) = self.job(&Job::Unlock { password }, &[file], LOOKING, |_, _| {}).await?;
        match (said, pieces.pop()) {
            (Said::Unlocked, Some(bytes)) => Ok(bytes.into()),
            _ => Err(odd()),
        }
    }

    /// The files attached to a mail, in order, each with its name; names of files, and nothing else.
    ///
    /// # Errors
    /// When the helper died of it.
    pub async fn attached(&self, file: Arc<[u8]>) -> Result<Vec<(String, Arc<[u8]>)>, Refusal> {
        let (said, files) = self.job(&Job::Attached, &[file], LOOKING, |_, _| {}).await?;
        let Said::Attached { names } = said else { return Err(odd()) };
        if names.len() != files.len() {
            return Err(odd());
        }
        let safe = |name: String| text::file_name(&name, "attachment");
        Ok(names.into_iter().map(safe).zip(files.into_iter().map(Arc::from)).collect())
    }

    /// Draws a page.
    ///
    /// # Errors
    /// Why it cannot be drawn.
    pub async fn show(&self, file: Arc<[u8]>, page: usize, longest: u32) -> Result<Pixels, Refusal> {
        let (said, mut pieces) = self.job(&Job::Show { page, longest }, &[file], DRAWING, |_, _| {}).await?;
        let (Said::Shown { width, height, is_grey }, Some(data)) = (said, pieces.pop()) else { return Err(odd()) };
        let pixels = Pixels { width, height, is_grey, data };
        if pixels.is_whole() && width.max(height) <= 16_384 { Ok(pixels) } else { Err(odd()) }
    }

    /// Reads the words of some pages, one answer a page.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub async fn words(&self, file: Arc<[u8]>, pages: Vec<usize>) -> Result<Vec<PageText>, Refusal> {
        let count = pages.len();
        let (said, pieces) = self.job(&Job::Words { pages }, &[file], LOOKING, |_, _| {}).await?;
        if said != Said::Words || pieces.len() != count {
            return Err(odd());
        }
        let texts = pieces.iter().map(|piece| serde_json::from_slice(piece).map_err(|_other| odd()));
        let texts: Vec<PageText> = texts.collect::<Result<_, _>>()?;
        let words: usize = texts.iter().map(|text| text.words.len()).sum();
        if words <= inspection::MOST_WORDS && texts.iter().all(PageText::is_sane) { Ok(texts) } else { Err(odd()) }
    }

    /// Packs.
    ///
    /// # Errors
    /// Why there is no packet.
    pub async fn pack(
        &self,
        order: Order,
        files: &[Arc<[u8]>],
        told: impl Fn(usize, usize),
    ) -> Result<Packed, Refusal> {
        let (said, files) = self.job(&Job::Pack(Box::new(order)), files, PACKING, told).await?;
        let Said::Packed(report) = said else { return Err(odd()) };
        let fits = report.pages.len() == files.len()
            && report.bytes.iter().zip(&files).all(|(length, file)| *length == file.len() as u64);
        if fits { Ok(Packed { files, report }) } else { Err(odd()) }
    }

    pub(super) async fn job(
        &self,
        job: &Job,
        files: &[Arc<[u8]>],
        most: Duration,
        told: impl Fn(usize, usize),
    ) -> Result<(Said, Vec<Vec<u8>>), Refusal> {
        if files.iter().any(|file| file.len() > LARGEST) {
            return Err(Refusal::Died(Death::FileTooLarge));
        }
        if files.iter().map(|file| file.len()).sum::<usize>() > LARGEST_TOGETHER {
            return Err(Refusal::Died(Death::FilesTooLarge));
        }
        let most = most.min(self.longest);
        let _turn = self.turns.acquire().await.map_err(not_started)?;
        let mut child = self.start().map_err(not_started)?;
        let talk = talk(&mut child, (job, files), &self.typefaces, &told);
        match tokio::time::timeout(most, talk).await {
            Ok(Ok((Said::Refused(refusal), _))) => Err(refusal),
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(_broken)) => Err(Refusal::Died(death(&mut child).await)),
            Err(_late) => Err(Refusal::Died(Death::Late(most.as_secs()))),
        }
    }

    fn start(&self) -> std::io::Result<Child> {
        self.command(&[WORD.into()]).spawn()
    }

    /// The program again, with these words and nothing else it could inherit.
    pub(super) fn command(&self, words: &[OsString]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(words)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What a decoder says about a file may hold parts of it.
            .stderr(Stdio::null())
            .kill_on_drop(true);
        if cfg!(unix) {
            command.current_dir("/");
        }
        #[cfg(windows)]
        {
            // Without it nothing that talks to the system's libraries starts; a console would flash up otherwise.
            command.envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
            command.creation_flags(CREATE_NO_WINDOW);
        }
        command
    }
}

pub(super) fn odd() -> Refusal {
    Refusal::Died(Death::OddAnswer)
}

pub(super) fn not_started(error: impl std::fmt::Display) -> Refusal {
    Refusal::Died(Death::NotStarted(error.to_string()))
}

async fn talk(
    child: &mut Child,
    (job, files): (&Job, &[Arc<[u8]>]),
    typefaces: &Arc<dyn Typefaces + Send + Sync>,
    told: &impl Fn(usize, usize),
) -> std::io::Result<(Said, Vec<Vec<u8>>)> {
    let closed = || std::io::Error::from(std::io::ErrorKind::BrokenPipe);
    let mut input = child.stdin.take().ok_or_else(closed)?;
    let mut output = child.stdout.take().ok_or_else(closed)?;
    // A helper that takes no more may still say why.
    give(&mut input, job, files).await.ok();
    let (mut handing, mut asked) = (Handing::default(), 0);
    loop {
        let (header, pieces) = read(&mut output).await?;
        match serde_json::from_slice(&header)? {
            Said::Progress { done, all } => told(done, all),
            Said::Wants { signs } if asked < MOST_ASKED => {
                asked += 1;
                let (typefaces, signs) = (Arc::clone(typefaces), signs.chars().take(MOST_SIGNS).collect::<Vec<_>>());
                let found = tokio::task::spawn_blocking(move || typefaces.having(&signs)).await;
                let (handed, files) = handing.hand(&found.unwrap_or_default());
                give(&mut input, &handed, &files).await?;
            }
            said => return Ok((said, pieces)),
        }
    }
}

/// Writes a message.
async fn give(input: &mut ChildStdin, header: &impl Serialize, files: &[Arc<[u8]>]) -> std::io::Result<()> {
    let pieces: Vec<&[u8]> = files.iter().map(|file| &**file).collect();
    input.write_all(&frame::head(header, &pieces)?).await?;
    for piece in pieces {
        input.write_all(piece).await?;
    }
    input.flush().await
}

/// The same as [`frame::read`], without blocking.
async fn read(from: &mut ChildStdout) -> std::io::Result<(Vec<u8>, Vec<Vec<u8>>)> {
    let wrong = || std::io::Error::from(std::io::ErrorKind::InvalidData);
    let length = from.read_u32_le().await? as usize;
    if length > frame::MOST_HEADER {
        return Err(wrong());
    }
    let header = exactly(from, length as u64).await?;
    let count = from.read_u32_le().await?;
    if count > frame::MOST_PIECES {
        return Err(wrong());
    }
    let mut lengths = Vec::new();
    for _ in 0..count {
        lengths.push(from.read_u64_le().await?);
    }
    if lengths.iter().try_fold(0_u64, |sum, length| sum.checked_add(*length)).is_none_or(|sum| sum > MOST_BACK) {
        return Err(wrong());
    }
    let mut pieces = Vec::new();
    for length in lengths {
        pieces.push(exactly(from, length).await?);
    }
    Ok((header, pieces))
}

async fn exactly(from: &mut ChildStdout, length: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes).await?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(std::io::ErrorKind::UnexpectedEof.into()) }
}

/// Why a helper died.
async fn death(child: &mut Child) -> Death {
    let Ok(Ok(status)) = tokio::time::timeout(Duration::from_secs(2), child.wait()).await else {
        return Death::DoesNotEnd;
    };
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return match signal {
            signal::XCPU | signal::KILL => Death::TooSlow,
            signal::ABRT => Death::Memory,
            _ => Death::Broke,
        };
    }
    Death::EndedEarly(status.to_string())
}

/// Numbers of signals, the same on every Unix that the app is built for.
#[cfg(unix)]
mod signal {
    pub const ABRT: i32 = 6;
    pub const KILL: i32 = 9;
    pub const XCPU: i32 = 24;
}
