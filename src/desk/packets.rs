//! Packets of evidence: files are taken in and kept on the disk, looked at by the helper, packed, and added to a
//! dispute's evidence.

pub use crate::workbench::helper::Password;
pub use crate::workbench::inspection::{Finding, Inspection, PageInspection};
pub use crate::workbench::pack::{Order, Packed, Report, SHARP_DPI};
pub use crate::workbench::{Block, Kind, Lack, Pixels, Refusal, save};

use super::evidence;
use super::outbox::Outbox;
use super::shared::Shared;
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::domain::packet::prior_transactions::{Purchase, Verdict};
use crate::domain::packet::{Exhibit, PacketDraft, PageEdit, PagePart, Recipe, exhibit_letter};
use crate::domain::text;
use crate::workbench::helper::Helper;
use crate::workbench::pack::ExhibitPart;
use crate::workbench::{PickError, count_pages, text_pdf};
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use thiserror::Error;

/// Why a file is not part of a packet; nothing of it is kept then.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TakeError {
    /// It cannot be read.
    #[error("{0}")]
    Read(#[from] PickError),
    /// It cannot become pages.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// It could not be copied.
    #[error("The file was not added, as it could not be copied: {0}")]
    Copy(String),
}

/// Where a file of a packet comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The disk.
    Path(PathBuf),
    /// A locked PDF of the disk, and the password a person typed.
    Locked(PathBuf, Password),
    /// A picture of the clipboard, with the name it gets.
    Picture(String, Pixels),
    /// It was kept here before.
    Kept(Exhibit),
}

/// A file of a packet, opened.
pub struct Opened {
    /// What is kept of it.
    pub exhibit: Exhibit,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Its pages.
    pub looked: Inspection,
    /// Their small pictures.
    pub small: Vec<Pixels>,
}

/// Reads a file, looks at it and keeps its bytes, so that the original may be moved, changed or deleted.
///
/// # Errors
/// Why it is not taken.
pub async fn open(outbox: Outbox, helper: Helper, origin: Origin) -> Result<Arc<Opened>, TakeError> {
    let copy = |error: tokio::task::JoinError| TakeError::Copy(error.to_string());
    let (name, bytes, edited) = match origin {
        Origin::Path(path) => {
            let read = tokio::task::spawn_blocking(move || crate::workbench::read(&path)).await.map_err(copy)??;
            (read.0, read.1, None)
        }
        Origin::Locked(path, password) => {
            let read = tokio::task::spawn_blocking(move || crate::workbench::read(&path)).await.map_err(copy)??;
            // What is kept has no lock, so that the password is asked for once and kept nowhere.
            (read.0, helper.unlock(read.1.into(), password).await?.to_vec(), None)
        }
        Origin::Picture(name, pixels) => {
            let png = tokio::task::spawn_blocking(move || crate::workbench::png(&pixels)).await.map_err(copy)?;
            (name, png.ok_or_else(|| TakeError::Copy("the picture has no pixels".to_owned()))?, None)
        }
        Origin::Kept(exhibit) => {
            let bytes =
                outbox.bytes(exhibit.sha256.clone()).await.map_err(|error| TakeError::Copy(error.to_string()))?;
            (exhibit.name.clone(), bytes, Some(exhibit))
        }
    };
    let bytes: Arc<[u8]> = bytes.into();
    let (looked, small) = helper.look(Arc::clone(&bytes), |_, _| {}).await?;
    let exhibit = if let Some(exhibit) = edited {
        exhibit
    } else {
        let sha256 = hash(Arc::clone(&bytes)).await;
        outbox.keep_bytes(&sha256, Arc::clone(&bytes)).await.map_err(TakeError::Copy)?;
        Exhibit { sha256, name, length: bytes.len() as u64, ..Exhibit::default() }
    };
    Ok(Arc::new(Opened { exhibit, bytes, looked, small }))
}

async fn hash(bytes: Arc<[u8]>) -> String {
    let hashed = tokio::task::spawn_blocking(move || text::hex(&Sha256::digest(&bytes)));
    hashed.await.unwrap_or_default()
}

/// What an exhibit of a packet is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// The letter.
    Letter,
    /// The page of earlier purchases.
    Compelling,
    /// A file, by its place in the draft.
    File(usize),
}

/// Which pages of a file take part: what a person decided, else all but the blank and repeated ones.
#[must_use]
pub fn pages_in(draft: &PacketDraft, exhibit: &Exhibit, pages: &[PageInspection]) -> Vec<usize> {
    let takes_part = |(number, page): &(usize, &PageInspection)| {
        let decided = exhibit.pages.get(number).and_then(|edit| edit.is_in);
        decided.unwrap_or(!(draft.drops_blank && (page.is_blank || page.same_as.is_some())))
    };
    let mut found: Vec<usize> = pages.iter().enumerate().filter(takes_part).map(|(number, _)| number).collect();
    // A file that is nothing but blank pages was added on purpose.
    let is_undecided = exhibit.pages.values().all(|edit| edit.is_in.is_none());
    if found.is_empty() && is_undecided && !pages.is_empty() {
        found.push(0);
    }
    found
}

/// An exhibit as it will stand in the packet.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// What it is made from.
    pub made: Made,
    /// Its pages.
    pub pages: Vec<usize>,
    /// What a person calls it.
    pub title: String,
}

/// Everything that goes into a packet, ready to be packed.
#[derive(Clone)]
pub struct Plan {
    /// Exhibits in order, without those that have no page.
    pub exhibits: Vec<Planned>,
    /// What the helper is told.
    pub order: Order,
    /// The files it needs.
    pub files: Vec<Arc<[u8]>>,
    /// Bytes and pages before.
    pub before: (u64, usize),
    /// True when the first page is a list of the exhibits.
    pub has_cover: bool,
}

/// What a packet is planned from.
pub struct Wanted<'a> {
    /// The draft.
    pub draft: &'a PacketDraft,
    /// Its files, in order; those that are not open yet are missing.
    pub opened: Vec<Option<&'a Opened>>,
    /// The letter's paragraphs.
    pub letter: Option<Vec<String>>,
    /// The page of earlier purchases.
    pub compelling: Option<Vec<Block>>,
    /// How it is to be made.
    pub recipe: Recipe,
    /// What the list of exhibits is headed with.
    pub heading: String,
}

/// Plans a packet. Nothing when there is nothing to pack.
///
/// # Errors
/// A sentence about what cannot be printed.
pub fn plan(wanted: &Wanted<'_>) -> Result<Option<Plan>, String> {
    let draft = wanted.draft;
    let mut plan = Plan {
        exhibits: Vec::new(),
        order: Order { exhibits: Vec::new(), recipe: wanted.recipe.clone(), threads: 2 },
        files: Vec::new(),
        before: (0, 0),
        has_cover: false,
    };
    if let Some(paragraphs) = &wanted.letter {
        let blocks: Vec<Block> = paragraphs.iter().map(|words| Block::Body(format!("{words}\n"))).collect();
        plan.add_text(Made::Letter, "Rebuttal letter", &blocks)?;
    }
    if let Some(blocks) = &wanted.compelling {
        plan.add_text(Made::Compelling, "Earlier undisputed purchases", blocks)?;
    }
    for (index, (exhibit, opened)) in draft.exhibits.iter().zip(&wanted.opened).enumerate() {
        let Some(opened) = opened else { continue };
        let pages = pages_in(draft, exhibit, &opened.looked.pages);
        plan.before.0 += exhibit.length;
        plan.before.1 += opened.looked.pages.len();
        if pages.is_empty() {
            continue;
        }
        let part = |page: &usize| {
            let edit = exhibit.pages.get(page).cloned().unwrap_or_default();
            let PageEdit { turn, boxes, .. } = edit;
            PagePart { page: *page, turn, boxes }
        };
        let parts = pages.iter().map(part).collect();
        plan.add(Made::File(index), pages, exhibit.name.clone(), Arc::clone(&opened.bytes), parts);
    }
    if plan.exhibits.is_empty() {
        return Ok(None);
    }
    if draft.has_cover {
        plan.add_cover(&wanted.heading)?;
    }
    Ok(Some(plan))
}

impl Plan {
    fn add(&mut self, made: Made, pages: Vec<usize>, title: String, bytes: Arc<[u8]>, parts: Vec<PagePart>) {
        let label = format!("Exhibit {}", exhibit_letter(self.exhibits.len()));
        self.order.exhibits.push(ExhibitPart { source: self.files.len(), label: Some(label), parts });
        self.files.push(bytes);
        self.exhibits.push(Planned { made, pages, title });
    }

    fn add_text(&mut self, made: Made, title: &str, blocks: &[Block]) -> Result<(), String> {
        let lost = crate::workbench::missing(blocks);
        if let Some(example) = lost.first() {
            return Err(format!(
                "The {} has letters that cannot be printed here, for example {example}",
                title.to_lowercase()
            ));
        }
        let pdf = text_pdf(blocks).map_err(|error| error.to_string())?;
        let pages = count_pages(blocks).map_err(|error| error.to_string())?;
        let parts = (0..pages).map(plain_part).collect();
        self.add(made, (0..pages).collect(), title.to_owned(), pdf.into(), parts);
        Ok(())
    }

    fn add_cover(&mut self, heading: &str) -> Result<(), String> {
        let mut blocks = vec![Block::Title(heading.to_owned()), Block::Heading("Exhibits".to_owned())];
        for (index, exhibit) in self.exhibits.iter().enumerate() {
            let pages = text::counted(exhibit.pages.len(), "page", "pages");
            let title: String = exhibit
                .title
                .chars()
                .map(|c| if crate::workbench::missing(&[Block::Body(c.to_string())]).is_empty() { c } else { '_' })
                .collect();
            blocks.push(Block::Body(format!("{}  {title}, {pages}", exhibit_letter(index))));
        }
        let pdf = text_pdf(&blocks).map_err(|error| error.to_string())?;
        let pages = count_pages(&blocks).map_err(|error| error.to_string())?;
        let cover = ExhibitPart { source: self.files.len(), label: None, parts: (0..pages).map(plain_part).collect() };
        self.files.push(pdf.into());
        self.order.exhibits.insert(0, cover);
        self.has_cover = true;
        Ok(())
    }
}

fn plain_part(page: usize) -> PagePart {
    PagePart { page, turn: crate::domain::packet::Turn::default(), boxes: Vec::new() }
}

/// The page that shows earlier purchases and what ties them to this one.
#[must_use]
pub fn compelling_page(disputed: &Purchase, earlier: &[Purchase], verdict: &Verdict) -> Vec<Block> {
    let mut blocks = vec![Block::Title("Earlier undisputed purchases with the same card".to_owned())];
    let same = verdict.same.iter().map(|element| element.label()).collect::<Vec<_>>().join(", ");
    if !same.is_empty() {
        blocks.push(Block::Body(format!("The same in all of them: {same}.")));
    }
    let mut purchase = |title: String, purchase: &Purchase| {
        blocks.push(Block::Heading(title));
        for (name, value) in [
            ("Date", &purchase.date),
            ("Amount", &purchase.amount),
            ("Acquirer reference number", &purchase.reference),
            ("Goods or services", &purchase.goods),
            ("Account or login", &purchase.login),
            ("IP address", &purchase.ip),
            ("Device", &purchase.device),
            ("Delivery address", &purchase.address),
        ] {
            if !value.trim().is_empty() {
                blocks.push(Block::Body(format!("{name}: {}", text::clean(value))));
            }
        }
    };
    purchase("The disputed purchase".to_owned(), disputed);
    for (number, earlier) in earlier.iter().enumerate() {
        purchase(format!("Earlier purchase {}", number + 1), earlier);
    }
    blocks
}

/// How far packing is; shared between the work and who shows it.
#[derive(Default)]
pub struct Steps {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Steps {
    /// The part that is done, from 0 to 1.
    #[must_use]
    pub fn part(&self) -> f32 {
        let (done, all) = (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed).max(1));
        #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
        let part = done as f32 / all as f32;
        part.min(1.0)
    }
}

/// Packs.
///
/// # Errors
/// Why there is no packet.
pub async fn pack(
    helper: Helper,
    order: Order,
    files: Vec<Arc<[u8]>>,
    steps: Arc<Steps>,
    wake: super::Wake,
) -> Result<Arc<Packed>, Refusal> {
    let told = |done, all| {
        steps.done.store(done, Ordering::Relaxed);
        steps.all.store(all, Ordering::Relaxed);
        wake.wake();
    };
    helper.pack(order, &files, told).await.map(Arc::new)
}

/// The files of a packet, each named by its content.
pub async fn named_files(packed: Arc<Packed>) -> Vec<(String, Arc<[u8]>)> {
    let named = |file: &Vec<u8>| (text::hex(&Sha256::digest(file)), Arc::from(file.as_slice()));
    let made = tokio::task::spawn_blocking(move || packed.files.iter().map(named).collect());
    made.await.unwrap_or_default()
}

/// Adds the files of a packet to the evidence of a dispute. Returns the names they go out under.
///
/// # Errors
/// A sentence about what the disk said.
pub async fn add(
    shared: Arc<Shared>,
    outbox: Outbox,
    dispute: DisputeId,
    packed: Arc<Packed>,
    held: Option<Arc<[Evidence]>>,
) -> Result<Vec<String>, String> {
    let mut sent = Vec::new();
    let parts = packed.files.len();
    for (part, bytes) in packed.files.iter().enumerate() {
        let name = crate::domain::packet::packet_name(dispute.as_str(), part, parts);
        let file = evidence::add_pdf(&shared, &outbox, &dispute, name, bytes.clone().into(), held.as_deref()).await?;
        sent.push(file.sent_name());
    }
    Ok(sent)
}

/// Draws a page of a file that Finix holds: from this computer when it was sent from here, else read back.
///
/// # Errors
/// A sentence about why there is nothing to see.
pub async fn preview(
    shared: Arc<Shared>,
    outbox: Outbox,
    helper: Helper,
    of: crate::domain::EvidenceRef,
    page: usize,
) -> Result<(Pixels, usize), String> {
    let sent = outbox.sent(of.evidence.clone()).await.ok().flatten();
    let kept = match sent {
        Some(sha256) => outbox.bytes(sha256).await.ok(),
        None => None,
    };
    let bytes: Arc<[u8]> = if let Some(bytes) = kept {
        bytes.into()
    } else {
        let finix = shared.clients().finix(crate::api::Operation::DownloadEvidence);
        let finix = finix.map_err(|_no_key| "The file is not shown, as this account has no key".to_owned())?;
        let file = finix.download(&of).await;
        file.map_err(|_error| "The file is not shown, as Finix did not give it back".to_owned())?.bytes.into()
    };
    let (looked, _) = helper.look(Arc::clone(&bytes), |_, _| {}).await.map_err(|refusal| refusal.to_string())?;
    let count = looked.pages.len();
    let pixels = helper.show(bytes, page.min(count.saturating_sub(1)), PREVIEW).await;
    pixels.map(|pixels| (pixels, count)).map_err(|refusal| refusal.to_string())
}

/// Pixels of a page in a dialog.
const PREVIEW: u32 = 1_100;
