//! The helper's side: one job, then the end.
//!
//! Must not live here: opening a file or a connection by itself.

use super::super::inspection::{look, read};
use super::super::open::attachments::attached;
use super::super::open::{Opened, unlock};
use super::super::pack::pack;
use super::super::pixels::Pixels;
use super::super::refusal::{Damage, Death, Material, Refusal};
use super::super::sight;
use super::super::typefaces::Typefaces;
use super::asking::Asking;
use super::error::HelperError;
use super::{Job, Said, confine, frame};
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Progress is told this often at most.
const PAUSE: Duration = Duration::from_millis(60);
/// A page as wide and as high as the largest screen.
const LARGEST_VIEW: u32 = 4_096;

/// Does the one job that comes on `from` and tells on `to` what came of it.
///
/// # Errors
/// When this process cannot be confined, or the app does not listen any more.
pub fn serve(from: &mut impl Read, to: &mut (impl Write + Send)) -> Result<(), HelperError> {
    confine::this_process()?;
    let (header, pieces) = match frame::read(from) {
        Ok(message) => message,
        Err(error) if error.kind() == std::io::ErrorKind::OutOfMemory => {
            let refusal = Refusal::Died(Death::Memory);
            return Ok(frame::write(to, &Said::Refused(refusal), &[])?);
        }
        Err(error) => return Err(error.into()),
    };
    let job: Job = serde_json::from_slice(&header).map_err(std::io::Error::from)?;
    let files: Vec<Arc<[u8]>> = pieces.into_iter().map(Into::into).collect();
    let to = Mutex::new(to);
    let progress = Steps::new(&to);
    let typefaces = Asking::new(from, &to);
    // A mistake in a decoder is a refusal; what cannot be caught ends this process, and is one there.
    let done = catch_unwind(AssertUnwindSafe(|| work(job, &files, &typefaces, &progress)));
    let done = done.unwrap_or_else(|_panic| Err(Refusal::damaged(Material::File, Damage::Content)));
    let (said, pieces) = done.unwrap_or_else(|refusal| (Said::Refused(refusal), Vec::new()));
    let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
    let mut to = to.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(frame::write(&mut **to, &said, &pieces)?)
}

type Done = Result<(Said, Vec<Vec<u8>>), Refusal>;

fn work(job: Job, files: &[Arc<[u8]>], typefaces: &dyn Typefaces, progress: &Steps<'_, impl Write + Send>) -> Done {
    let first = || files.first().ok_or(Refusal::Empty);
    match job {
        Job::Look => {
            let mut small = Vec::new();
            let looked = look(first()?, typefaces, |done, all, thumb| {
                small.push(coloured(thumb).data);
                progress.tell(done, all);
            })?;
            Ok((Said::Inspection(looked), small))
        }
        Job::Unlock { password } => Ok((Said::Unlocked, vec![unlock(first()?, password.expose())?])),
        Job::Attached => {
            let (names, files) = attached(first()?).into_iter().unzip();
            Ok((Said::Attached { names }, files))
        }
        Job::Show { page, longest } => {
            let drawn = Opened::open(first()?, typefaces)?.draw(page, longest.min(LARGEST_VIEW), false)?;
            let said = Said::Shown { width: drawn.width, height: drawn.height, is_grey: drawn.is_grey };
            Ok((said, vec![drawn.data]))
        }
        Job::See { page } => {
            let drawn = sight::drawn(&Opened::open(first()?, typefaces)?, page)?;
            let said = Said::Shown { width: drawn.width, height: drawn.height, is_grey: drawn.is_grey };
            Ok((said, vec![drawn.data]))
        }
        Job::Words { pages } => {
            let texts = read(first()?, &pages, typefaces)?;
            let whole = |_unwritten| Refusal::damaged(Material::File, Damage::Content);
            let texts = texts.iter().map(|text| serde_json::to_vec(text).map_err(whole));
            Ok((Said::Words, texts.collect::<Result<_, _>>()?))
        }
        Job::Pack(order) => {
            let packed = pack(&order, files, typefaces, &|done, all| progress.tell(done, all))?;
            Ok((Said::Packed(packed.report), packed.files))
        }
    }
}

/// Small pictures all have colours, so that one length tells their size.
fn coloured(pixels: Pixels) -> Pixels {
    if !pixels.is_grey {
        return pixels;
    }
    let data = pixels.data.iter().flat_map(|value| [*value; 3]).collect();
    Pixels { is_grey: false, data, ..pixels }
}

/// Tells how far the work is, not too often.
struct Steps<'a, W: Write + Send> {
    to: &'a Mutex<W>,
    last: Mutex<Instant>,
}

impl<'a, W: Write + Send> Steps<'a, W> {
    #[expect(clippy::disallowed_methods, reason = "measures a pause, not the time of the trade")]
    fn new(to: &'a Mutex<W>) -> Self {
        Self { to, last: Mutex::new(Instant::now()) }
    }

    #[expect(clippy::disallowed_methods, reason = "as above")]
    fn tell(&self, done: usize, all: usize) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.elapsed() < PAUSE {
            return;
        }
        *last = Instant::now();
        let mut to = self.to.lock().unwrap_or_else(PoisonError::into_inner);
        // An app that does not listen any more ends this process at the next message.
        frame::write(&mut *to, &Said::Progress { done, all }, &[]).ok();
    }
}
