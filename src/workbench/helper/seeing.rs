//! The app's side of looking at the picture of a page: the helper draws it, a reader prints its words, and what is found
//! among them is told like what is found in text.
//!
//! Must not live here: what is looked for.

use super::super::inspection::{Finding, Seen};
use super::super::pixels::Pixels;
use super::super::refusal::{Death, Refusal};
use super::super::sight::{self, PASSES, Tesseract};
use super::process::{Helper, not_started, odd};
use super::reader::{Reader, Reading};
use super::{Job, Said};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Child;

/// How long drawing the page may take.
const DRAWING: Duration = Duration::from_secs(20);
/// How long reading it in one way may take.
const READING: Duration = Duration::from_secs(60);
/// What a reader may print.
const MOST_PRINTED: u64 = 4 << 20;

impl Helper {
    /// The same with another Tesseract than the computer's, or without.
    #[must_use]
    pub fn with_reader(mut self, tesseract: Option<Tesseract>) -> Self {
        self.reader = Reader::Given(tesseract);
        self
    }

    /// True when pictures can be read: Tesseract is installed. Looks at a few files.
    #[must_use]
    pub fn can_see(&self) -> bool {
        self.reader.tesseract().is_some()
    }

    /// Looks at the picture of a page. Returns its words, and what should not stand there.
    ///
    /// # Errors
    /// Why it was not read.
    pub async fn see(&self, file: Arc<[u8]>, page: usize) -> Result<Seen, Refusal> {
        let Some(tesseract) = self.reader.tesseract() else { return Err(not_started("there is no Tesseract")) };
        let pixels = self.draw_to_see(file, page).await?;
        let size = (pixels.width, pixels.height);
        if size.0.min(size.1) < sight::THINNEST {
            return Ok(Seen::default());
        }
        let has_dark_ground = sight::has_dark_ground(&pixels);
        // One at a time, beside whatever else is opened or packed.
        let _turn = self.readers.acquire().await.map_err(not_started)?;
        let mut seen: Result<Seen, Refusal> = Err(odd());
        for pass in PASSES.into_iter().filter(|pass| !pass.is_negative || has_dark_ground) {
            let reading = Reading { arguments: tesseract.arguments(pass), tesseract: tesseract.clone() };
            let table = self.read(&reading, &sight::pgm(&pixels, pass.is_negative)).await;
            let words = table.and_then(|table| sight::parse(&table, size).ok_or_else(odd));
            match (words, &mut seen) {
                (Ok(words), Ok(seen)) => take_over(seen, &words, size),
                (Ok(words), Err(_)) => {
                    let mut first = Seen::default();
                    take_over(&mut first, &words, size);
                    seen = Ok(first);
                }
                // What one way cannot read the other may.
                (Err(why), Err(_)) => seen = Err(why),
                (Err(why), Ok(_)) => tracing::debug!(?why, "a picture was read in one way only"),
            }
        }
        seen
    }

    async fn draw_to_see(&self, file: Arc<[u8]>, page: usize) -> Result<Pixels, Refusal> {
        let (said, mut pieces) = self.job(&Job::See { page }, &[file], DRAWING, |_, _| {}).await?;
        let (Said::Shown { width, height, is_grey }, Some(data)) = (said, pieces.pop()) else { return Err(odd()) };
        let pixels = Pixels { width, height, is_grey, data };
        let fits = u64::from(width) * u64::from(height) <= sight::MOST_PIXELS && width.max(height) <= sight::LONGEST;
        if pixels.is_whole() && is_grey && fits { Ok(pixels) } else { Err(odd()) }
    }

    /// What a reader prints of a picture.
    async fn read(&self, reading: &Reading, picture: &[u8]) -> Result<String, Refusal> {
        let most = READING.min(self.longest);
        let mut child = self.command(&reading.words()).spawn().map_err(not_started)?;
        let printed = tokio::time::timeout(most, printed(&mut child, picture)).await;
        // A child that is dropped is ended, so one that is late is.
        let printed = printed.map_err(|_late| Refusal::Died(Death::Late(most.as_secs())))?;
        let printed = printed.map_err(|_broken| Refusal::Died(Death::Broke))?;
        String::from_utf8(printed).map_err(|_other| odd())
    }
}

/// Takes over what is not known of words that were read.
fn take_over(seen: &mut Seen, words: &[sight::Word], size: (u32, u32)) {
    for other in sight::find(words, size) {
        if !seen.found.iter().any(|known: &Finding| known.is_over(&other)) {
            seen.found.push(other);
        }
    }
    sight::add(&mut seen.text, words, size);
}

/// Gives a picture and takes what is printed, at once: neither waits for the other.
async fn printed(child: &mut Child, picture: &[u8]) -> std::io::Result<Vec<u8>> {
    let closed = || std::io::Error::from(std::io::ErrorKind::BrokenPipe);
    let (mut input, output) = (child.stdin.take().ok_or_else(closed)?, child.stdout.take().ok_or_else(closed)?);
    let give = async move {
        input.write_all(picture).await.ok();
        input.shutdown().await.ok();
    };
    let mut printed = Vec::new();
    let mut output = output.take(MOST_PRINTED + 1);
    let (read, ()) = tokio::join!(output.read_to_end(&mut printed), give);
    read?;
    let is_short = printed.len() as u64 <= MOST_PRINTED;
    drop(output);
    let is_done = child.wait().await?.success();
    if is_short && is_done { Ok(printed) } else { Err(closed()) }
}
