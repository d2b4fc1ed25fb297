//! Making a packet in the helper, and adding what came of it to the evidence.
//!
//! Must not live here: what it is made of.

use super::plan::{Parts, Plan, compelling_page, plan};
use super::work::{MadePacket, NoPacket, Wanted};
use super::{Order, Packed, Refusal};
use crate::desk::evidence::{self, CopyError};
use crate::desk::outbox::Outbox;
use crate::desk::shared::Shared;
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::domain::packet::packet_name;
use crate::domain::packet::prior_transactions::judge;
use crate::domain::text;
use crate::workbench::Typefaces;
use crate::workbench::helper::Helper;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    wake: crate::desk::Wake,
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
/// Why they were not copied.
pub async fn add(
    shared: Arc<Shared>,
    outbox: Outbox,
    (dispute, title): (DisputeId, String),
    packed: Arc<Packed>,
    held: Option<Arc<[Evidence]>>,
) -> Result<Vec<String>, CopyError> {
    let mut sent = Vec::new();
    let parts = packed.files.len();
    for (part, bytes) in packed.files.iter().enumerate() {
        let name = packet_name(&title, part, parts);
        let file = evidence::add_pdf(&shared, &outbox, &dispute, name, bytes.clone().into(), held.as_deref()).await?;
        sent.push(file.sent_name());
    }
    Ok(sent)
}

/// Makes a packet.
pub(super) async fn make(
    helper: Helper,
    revision: u64,
    wanted: Wanted,
    steps: Arc<Steps>,
    wake: crate::desk::Wake,
) -> Result<MadePacket, NoPacket> {
    let typefaces = Arc::clone(helper.typefaces());
    let planned = tokio::task::spawn_blocking(move || plan_of(&wanted, &*typefaces)).await;
    let plan = planned.map_err(|_crashed| NoPacket::Crashed)??;
    let plan = Arc::new(plan.ok_or(NoPacket::NoPage)?);
    let packed = pack(helper, plan.order.clone(), plan.files.clone(), steps, wake).await;
    let mut packed = packed.map_err(NoPacket::Refused)?;
    Arc::make_mut(&mut packed).report.note(&plan.typefaces);
    let files = named_files(Arc::clone(&packed)).await;
    Ok(MadePacket { revision, plan, packed, files })
}

fn plan_of(wanted: &Wanted, typefaces: &dyn Typefaces) -> Result<Option<Plan>, NoPacket> {
    let (draft, facts) = (&wanted.draft, &wanted.facts);
    let Some(recipe) = facts.recipe(draft) else { return Ok(None) };
    let compelling = draft.compelling.is_in.then(|| {
        let verdict = judge(&draft.compelling, facts.code.as_deref(), facts.opened);
        compelling_page(&draft.compelling.disputed, &draft.compelling.earlier, &verdict)
    });
    let parts = Parts {
        draft,
        opened: wanted.opened.iter().map(Option::as_deref).collect(),
        letter: wanted.letter.clone(),
        compelling,
        recipe,
        heading: format!("Evidence for dispute {}", wanted.dispute),
        typefaces,
    };
    plan(&parts).map_err(NoPacket::Text)
}
