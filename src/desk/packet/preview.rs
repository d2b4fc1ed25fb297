//! Pages of files that are evidence or are to be, drawn: from this computer when they are kept here, else read back; and
//! what a row shows of a file that is kept here.
//!
//! Must not live here: files of a packet.

use super::{Pixels, PreviewError};
use crate::desk::outbox::Outbox;
use crate::desk::shared::Shared;
use crate::workbench::helper::Helper;
use std::sync::Arc;

/// Draws a page of a file that Finix holds: from this computer when it was sent from here, else read back.
///
/// # Errors
/// Why there is nothing to see.
pub async fn preview(
    shared: Arc<Shared>,
    outbox: Outbox,
    helper: Helper,
    of: crate::domain::EvidenceRef,
    page: usize,
) -> Result<(Pixels, usize), PreviewError> {
    let sent = outbox.sent(of.evidence.clone()).await.ok().flatten();
    let kept = match sent {
        Some(sha256) => outbox.bytes(sha256).await.ok(),
        None => None,
    };
    let bytes: Arc<[u8]> = if let Some(bytes) = kept {
        bytes.into()
    } else {
        let finix = shared.clients().finix(crate::api::Operation::DownloadEvidence);
        let finix = finix.map_err(|_no_key| PreviewError::NoKey)?;
        let file = finix.download(&of).await;
        file.map_err(|_error| PreviewError::NotGiven)?.bytes.into()
    };
    let (looked, _) = helper.look(Arc::clone(&bytes), |_, _| {}).await?;
    let count = looked.pages.len();
    let pixels = helper.show(bytes, page.min(count.saturating_sub(1)), PREVIEW).await;
    Ok((pixels?, count))
}

/// What a row shows of a file: how many pages it has, and a small picture of the first one.
#[derive(Debug, Clone)]
pub struct Glance {
    /// Its pages.
    pub pages: usize,
    /// The first one, small.
    pub small: Option<Pixels>,
}

/// Glances at a file that is kept on this computer.
///
/// # Errors
/// Why there is nothing to see.
pub async fn glance(outbox: Outbox, helper: Helper, sha256: String) -> Result<Glance, PreviewError> {
    let bytes = outbox.bytes(sha256).await.map_err(|_not_here| PreviewError::NotGiven)?;
    let (looked, small) = helper.look(bytes.into(), |_, _| {}).await?;
    Ok(Glance { pages: looked.pages.len(), small: small.into_iter().next() })
}

/// Draws a page of a file that is kept on this computer, its longer side so many pixels long.
///
/// # Errors
/// Why there is nothing to see.
pub async fn kept_page(
    outbox: Outbox,
    helper: Helper,
    sha256: String,
    (page, longest): (usize, u32),
) -> Result<Pixels, PreviewError> {
    let bytes = outbox.bytes(sha256).await.map_err(|_not_here| PreviewError::NotGiven)?;
    Ok(helper.show(bytes.into(), page, longest).await?)
}

/// Pixels of a page in a dialog.
const PREVIEW: u32 = 1_100;
