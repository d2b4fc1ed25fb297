//! The transfers of a dispute: the disputed sale, and the adjustments that took
//! the money away and, when won, gave it back (docs.finix.com/api/disputes,
//! "adjustment transfers").
//!
//! Their JSON is in `finix::transfers`.

use crate::sandbox::clock::{HOUR, Millis};

use super::draft::Draft;
use super::id::Kind;
use super::standing::Standing;
use super::{World, reference};

/// What a transfer of a dispute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Sale,
    MerchantDebit,
    PlatformCredit,
    MerchantCredit,
    PlatformDebit,
    Reversal,
}

const ADJUSTMENTS: [Part; 4] = [Part::MerchantDebit, Part::PlatformCredit, Part::MerchantCredit, Part::PlatformDebit];

/// One transfer.
#[derive(Clone, Debug)]
pub(crate) struct Transfer {
    pub(crate) id: String,
    pub(crate) part: Part,
    pub(crate) created: Millis,
    pub(crate) updated: Millis,
    pub(crate) ready_to_settle: Millis,
    /// The one the page shows, whose trace ID is known.
    pub(crate) trace_id: Option<&'static str>,
}

/// The two adjustments the page shows of dispute 0.
const PAGE: [(&str, Part, &str, Millis, Millis, Millis); 2] = [
    (
        "TRrqiR7x5zwUPV5SpPSbKH8B",
        Part::PlatformCredit,
        "c14d481c-60eb-4338-8331-9f34b3445710",
        1_643_269_383_940,
        1_643_269_383_480,
        1_643_269_383_910,
    ),
    (
        "TRw6U5auHfgKfgT4APKgkh4f",
        Part::MerchantCredit,
        "d5416d16-df58-4c9a-9759-076cb28800d5",
        1_663_366_914_660,
        1_663_366_914_660,
        1_663_366_914_810,
    ),
];

impl Part {
    /// Finix's word for it.
    pub(crate) const fn subtype(self) -> &'static str {
        match self {
            Self::Sale | Self::Reversal => "API",
            Self::MerchantDebit => "MERCHANT_DEBIT",
            Self::PlatformCredit => "PLATFORM_CREDIT",
            Self::MerchantCredit => "MERCHANT_CREDIT",
            Self::PlatformDebit => "PLATFORM_DEBIT",
        }
    }

    /// True for the entries on the platform's own account.
    pub(crate) const fn is_platform(self) -> bool {
        matches!(self, Self::PlatformCredit | Self::PlatformDebit)
    }

    fn number(self) -> u64 {
        ADJUSTMENTS.iter().position(|part| *part == self).unwrap_or(0) as u64
    }
}

/// The adjustments of a dispute, the newest first. An inquiry moves no money.
pub(crate) fn adjustments(world: &World, draft: &Draft, standing: &Standing) -> Vec<Transfer> {
    if draft.inquiry {
        return Vec::new();
    }
    let mut list = Vec::with_capacity(4);
    if let Some(won_at) = standing.won_at {
        list.push(adjustment(world, draft, Part::PlatformDebit, won_at));
        list.push(adjustment(world, draft, Part::MerchantCredit, won_at));
    }
    list.push(adjustment(world, draft, Part::PlatformCredit, draft.created));
    list.push(adjustment(world, draft, Part::MerchantDebit, draft.created));
    list.sort_by_key(|transfer| std::cmp::Reverse(transfer.created));
    list
}

fn adjustment(world: &World, draft: &Draft, part: Part, moment: Millis) -> Transfer {
    let shown = PAGE.iter().find(|shown| draft.index == 0 && shown.1 == part);
    if let Some((id, _, trace_id, created, updated, ready_to_settle)) = shown {
        return Transfer {
            id: (*id).to_owned(),
            part,
            created: *created,
            updated: *updated,
            ready_to_settle: *ready_to_settle,
            trace_id: Some(trace_id),
        };
    }
    let created = moment + 50 + part.number().cast_signed() * 30;
    Transfer {
        id: world.mint.id(Kind::Adjustment, draft.index, part.number()),
        part,
        created,
        updated: created,
        ready_to_settle: created + 100,
        trace_id: None,
    }
}

/// The disputed sale.
pub(crate) fn sale(world: &World, draft: &Draft) -> Transfer {
    let id = reference::reference(draft.index)
        .map_or_else(|| world.mint.id(Kind::Sale, draft.payment, 0), |known| known.transfer.to_owned());
    Transfer {
        id,
        part: Part::Sale,
        created: draft.occurred,
        updated: draft.occurred + 900,
        ready_to_settle: draft.occurred + 20 * HOUR,
        trace_id: None,
    }
}

/// The refund a buyer had already been given before an inquiry, for half of them.
pub(crate) fn reversal(world: &World, draft: &Draft) -> Option<Transfer> {
    let created = (draft.occurred + draft.created) / 20 * 10;
    (draft.inquiry && draft.dice.chance(85, 500)).then(|| Transfer {
        id: world.mint.id(Kind::Reversal, draft.index, 0),
        part: Part::Reversal,
        created,
        updated: created + 400,
        ready_to_settle: created + 20 * HOUR,
        trace_id: None,
    })
}

/// The dispute a transfer belongs to, by the transfer's ID; whether the transfer
/// exists yet is another question.
pub(crate) fn dispute_of(world: &World, id: &str) -> Option<u64> {
    let by_page = reference::REFERENCES.iter().position(|known| known.transfer == id);
    let index = if let Some(place) = by_page {
        place as u64
    } else if PAGE.iter().any(|shown| shown.0 == id) {
        0
    } else {
        let name = world.mint.read(id)?;
        if !matches!(name.kind, Kind::Sale | Kind::Adjustment | Kind::Reversal) {
            return None;
        }
        name.index
    };
    (index < world.count).then_some(index)
}
