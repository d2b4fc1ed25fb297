//! Looking at the pictures of a file's pages for numbers that should not stand there, one after the other, before the file
//! leaves this computer in another way than through the workbench.
//!
//! Must not live here: reading, what a number is; the workbench (`packet::engine::reading` decides there).

use crate::workbench::helper::Helper;
use crate::workbench::inspection::PageInspection;
use std::sync::Arc;

/// Pictures of one file that are looked at.
const MOST_READ: usize = 200;

/// Why a page with a picture was not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// It was not wished.
    NotWished,
    /// There is nothing that reads pictures.
    NoReader,
    /// It could not be read.
    NotRead,
    /// There are too many.
    TooMany,
}

/// Looks at those of the `wanted` pages that have to be; `told` hears how many were, of how many. Returns the others of
/// these, and why.
pub async fn see(
    helper: &Helper,
    bytes: &Arc<[u8]>,
    pages: &mut [PageInspection],
    wanted: impl Fn(&PageInspection) -> bool,
    mut told: impl FnMut(usize, usize),
) -> Vec<(usize, Unseen)> {
    let is_wanted = |page: &PageInspection| page.needs_sight() && !page.is_seen && wanted(page);
    let all = pages.iter().filter(|page| is_wanted(page)).count().min(MOST_READ);
    let can_see = all > 0 && helper.can_see();
    let mut unseen = Vec::new();
    let pictures = pages.iter_mut().enumerate().filter(|(_, page)| is_wanted(page));
    for (done, (number, page)) in pictures.enumerate() {
        if !can_see {
            unseen.push((number, Unseen::NoReader));
        } else if done >= MOST_READ {
            unseen.push((number, Unseen::TooMany));
        } else {
            told(done, all);
            match helper.see(Arc::clone(bytes), number).await {
                Ok(seen) => page.see(&seen.found),
                Err(why) => {
                    tracing::warn!(?why, number, "a picture could not be read");
                    unseen.push((number, Unseen::NotRead));
                }
            }
        }
    }
    unseen
}
