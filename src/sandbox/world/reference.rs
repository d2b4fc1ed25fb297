//! The three disputes of docs.finix.com/api/disputes, word for word: they are
//! the oldest of every account, so that the page's own `curl` lines work.

use crate::sandbox::clock::Millis;

use super::draft::{Buyer, Card, Draft, Oddity, Plan};
use super::tables;

/// The application of all three.
pub(crate) const APPLICATION: &str = "APgPDQrLD52TYvqazjHJJchM";
/// The platform's own identity, on whose account the counter entries are.
pub(crate) const PLATFORM_IDENTITY: &str = "IDddHpRqwf2VsH2XB1fmLfhM";
/// The instrument of the buyer of dispute 0.
pub(crate) const INSTRUMENT: &str = "PIe2YvpcjvoVJ6PzoRPBK137";
/// How many files the page counts on dispute 0.
pub(crate) const EVIDENCE_COUNT: u64 = 1169;

/// A dispute of the page.
#[derive(Debug)]
pub(crate) struct Reference {
    pub(crate) id: &'static str,
    pub(crate) transfer: &'static str,
    pub(crate) identity: &'static str,
    created: Millis,
    updated: Millis,
    occurred: Millis,
    respond_by: Millis,
    /// What the page's list shows as tags.
    pub(crate) list_tags: &'static [(&'static str, &'static str)],
    /// What the page shows as tags when it asks by ID; its example values differ.
    pub(crate) tags: &'static [(&'static str, &'static str)],
}

/// The page's disputes, the oldest first.
pub(crate) const REFERENCES: [Reference; 3] = [
    Reference {
        id: "DIs7yQRkHDdMYhurzYz72SFk",
        transfer: "TRoTrJ3kqNTFh1P2FJ7A36Ky",
        identity: "IDpYDM7J9n57q849o9E9yNrG",
        created: 1_643_269_383_740,
        updated: 1_663_366_914_750,
        occurred: 1_643_269_368_560,
        respond_by: 1_643_874_183_730,
        list_tags: &[("order_number", "21DFASJSAKAS")],
        tags: &[("order_number", "41BFASJSAKAS")],
    },
    Reference {
        id: "DIuk8T4ayQdmxewz8EDLHe49",
        transfer: "TR27JnLR2pKDXjVVcGBKrjwU",
        identity: "IDpYDM7J9n57q849o9E9yNrG",
        created: 1_655_309_643_950,
        updated: 1_655_309_643_640,
        occurred: 1_655_309_584_090,
        respond_by: 1_655_914_443_940,
        list_tags: &[("order_number", "21DFASJSAKAS")],
        tags: &[("order_number", "21DFASJSAKAS")],
    },
    Reference {
        id: "DIb72obRhTmPdMG1VxDKFLrb",
        transfer: "TRkhvS4GfMKxaHyBBdkPSx6g",
        identity: "IDuqZpDw28f2KK6YuDk4jNLg",
        created: 1_657_827_606_520,
        updated: 1_657_827_606_110,
        occurred: 1_657_827_540_770,
        respond_by: 1_658_432_406_510,
        list_tags: &[("test", "sale")],
        tags: &[("test", "sale")],
    },
];

/// How many there are.
pub(crate) const COUNT: u64 = 3;
/// The sandbox's account begins after the page's last example of anything
/// (evidence of October 2022): 2022-11-01.
pub(crate) const EARLIEST_START: Millis = 1_667_260_800_000;

/// The reference dispute of that number.
pub(crate) fn reference(index: u64) -> Option<&'static Reference> {
    REFERENCES.get(usize::try_from(index).ok()?)
}

/// The number of a reference dispute.
pub(crate) fn index_of(id: &str) -> Option<u64> {
    REFERENCES.iter().position(|known| known.id == id).map(|place| place as u64)
}

/// By how much its `updated_at` lies before its `created_at`.
pub(crate) fn update_lag(index: u64) -> Millis {
    reference(index).map_or(0, |known| known.created - known.updated)
}

/// When it was opened.
pub(crate) fn created(index: u64) -> Option<Millis> {
    reference(index).map(|known| known.created)
}

/// The draft of a reference dispute.
pub(crate) fn draft(buyer: Buyer) -> Option<Draft> {
    let index = buyer.index;
    let known = reference(index)?;
    Some(Draft {
        index,
        created: known.created,
        occurred: known.occurred,
        respond_by: known.respond_by,
        amount: 888_888,
        currency: tables::USD,
        merchant: 0,
        reason: "FRAUD",
        reason_code: None,
        inquiry: false,
        card: Card {
            brand: "VISA",
            bin: "411111",
            last_four: 1111,
            funding: "UNKNOWN",
            first_name: "Alice",
            last_name: "Baker",
        },
        plan: if index == 0 { Plan::AcceptedAndWon { decided: known.updated } } else { Plan::NeverSent },
        oddity: Oddity::None,
        is_terse_in_list: true,
        dice: buyer.dice,
        payment: index,
        order: buyer.serial,
        buyer,
    })
}
