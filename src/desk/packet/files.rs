//! Files of packets: read from where they are, looked at by the helper, kept on the disk, and which of their pages take
//! part.
//!
//! Must not live here: what a packet is made of besides files.

use super::{Inspection, Kind, PageInspection, Password, Pixels, TakeError};
use crate::desk::evidence::CopyError;
use crate::desk::outbox::Outbox;
use crate::domain::packet::{Exhibit, OfMail, PacketDraft};
use crate::domain::text;
use crate::workbench::helper::Helper;
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;
use std::sync::Arc;

/// Where a file of a packet comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The disk.
    Path(PathBuf),
    /// A locked PDF of the disk, and the password a person typed.
    Locked(PathBuf, Password),
    /// A picture of the clipboard, with the name it gets.
    Picture(String, Pixels),
    /// A file that was attached to a mail of the packet.
    Attached(Attachment),
    /// It was kept here before.
    Kept(Exhibit),
}

/// A file that was attached to a mail.
#[derive(Clone, PartialEq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Where it was attached.
    pub of: OfMail,
}

impl std::fmt::Debug for Attachment {
    /// A file's name can name a customer.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Attachment({} bytes)", self.bytes.len())
    }
}

/// A file of a packet, opened.
#[derive(Clone)]
pub struct Opened {
    /// What is kept of it.
    pub exhibit: Exhibit,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Its pages.
    pub looked: Inspection,
    /// Their small pictures.
    pub small: Arc<[Pixels]>,
}

/// Reads a file, looks at it and keeps its bytes, so that the original may be moved, changed or deleted. What is attached
/// to a mail comes beside it; not again, when it was kept before.
///
/// # Errors
/// Why it is not taken.
pub async fn open(outbox: Outbox, helper: Helper, origin: Origin) -> Result<(Arc<Opened>, Vec<Attachment>), TakeError> {
    let copy = |error: tokio::task::JoinError| TakeError::Copy(CopyError::Broken(error.to_string()));
    let mut mail = None;
    let (name, bytes, edited) = match origin {
        Origin::Attached(attachment) => {
            mail = Some(attachment.of);
            (attachment.name, attachment.bytes.to_vec(), None)
        }
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
            (name, png.ok_or(TakeError::Copy(CopyError::NoPixels))?, None)
        }
        Origin::Kept(exhibit) => {
            let bytes =
                outbox.bytes(exhibit.sha256.clone()).await.map_err(|error| TakeError::Copy(CopyError::Store(error)))?;
            (exhibit.name.clone(), bytes, Some(exhibit))
        }
    };
    let bytes: Arc<[u8]> = bytes.into();
    let (looked, small) = helper.look(Arc::clone(&bytes), |_, _| {}).await?;
    let mut attached = Vec::new();
    let exhibit = if let Some(exhibit) = edited {
        exhibit
    } else {
        let sha256 = hash(Arc::clone(&bytes)).await;
        outbox
            .keep_bytes(&sha256, Arc::clone(&bytes))
            .await
            .map_err(|said| TakeError::Copy(CopyError::Broken(said)))?;
        let exhibit = Exhibit { sha256, name, length: bytes.len() as u64, mail, ..Exhibit::default() };
        if looked.kind == Kind::Email {
            attached = attachments(&helper, &exhibit, Arc::clone(&bytes)).await?;
        }
        exhibit
    };
    Ok((Arc::new(Opened { exhibit, bytes, looked, small: small.into() }), attached))
}

/// What is attached to a mail.
///
/// # Errors
/// When the mail broke what opens it.
pub async fn attachments(helper: &Helper, mail: &Exhibit, bytes: Arc<[u8]>) -> Result<Vec<Attachment>, TakeError> {
    let files = helper.attached(bytes).await?;
    let attachment = |(number, (name, bytes))| {
        let of = OfMail { name: mail.name.clone(), sha256: mail.sha256.clone(), number };
        Attachment { name, bytes, of }
    };
    Ok(files.into_iter().enumerate().map(attachment).collect())
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
