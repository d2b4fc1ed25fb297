//! What is printed without a window: an account's disputes, for other programs.
//!
//! Must not live here: reading the command line, asking the account.

pub mod by_file;

use super::words::command_line::Failure;
use super::words::saved_list::captions;
use crate::desk::Desk;
use crate::desk::export::{self, Field, Format, NotExported, Progress, Separator, Shape};
use crate::desk::headless::{self, Listing, NotListed};
use std::path::PathBuf;

/// What is to be printed.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Which account: its name, its key, `demo`, or the one that was open last.
    pub account: Option<String>,
    /// Which of its disputes.
    pub listing: Listing,
    /// As what.
    pub format: Format,
    /// Into which file, in place of the output of the program.
    pub out: Option<PathBuf>,
}

/// Prints the disputes of an account; gives how many there were.
///
/// # Errors
/// Why there is no list, or not all of it.
pub async fn disputes(desk: &Desk, wish: &Wish) -> Result<usize, Failure> {
    let session = headless::pulled(desk, wish.account.as_deref()).await?;
    // The same on every computer: a program reads it.
    let shape =
        Shape { format: wish.format, fields: Field::ALL.to_vec(), separator: Separator::Comma, is_for_excel: false };
    let list = headless::rows(&session, &wish.listing, shape)?;
    let rows = list.rows.len();
    let Some(to) = wish.out.clone() else {
        // Written as it is read: a list may be larger than memory. A reader that is gone is told by the system.
        let written =
            tokio::task::spawn_blocking(move || headless::write(&session, &list, captions(), &mut std::io::stdout()));
        written.await.map_err(|broken| Failure::System(broken.into()))??;
        return Ok(rows);
    };
    let (zone, progress) = (desk.clock.zone(), Progress::of(rows));
    let saved = export::save(&session, desk.wake.clone(), zone, list, captions(), to, progress).await;
    saved.map(|saved| saved.rows).map_err(|why: NotExported| NotListed::Export(why).into())
}
