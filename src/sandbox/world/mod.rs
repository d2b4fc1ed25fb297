//! The made-up account: any dispute, transfer or piece of evidence by its
//! number or its ID, computed when asked for, plus what clients changed.
//!
//! Nothing here knows HTTP or JSON.

pub(crate) mod dice;
pub(crate) mod draft;
pub(crate) mod evidence;
pub(crate) mod files;
pub(crate) mod id;
pub(crate) mod kin;
pub(crate) mod ledger;
pub(crate) mod reference;
pub(crate) mod reopened;
pub(crate) mod standing;
pub(crate) mod tables;
pub(crate) mod transfers;

use super::clock::{DAY, HOUR, Millis};
use dice::{Dice, mix};
use draft::{Buyer, Draft, Role};
use id::{IdMint, Kind};
use kin::Kin;

/// The most disputes an account can have: beyond it, `created_at` would no longer
/// grow from one dispute to the next.
pub(crate) const MOST_DISPUTES: u64 = 100_000_000;
/// How many of the newest disputes are open and without oddities.
const FRESH: u64 = 5;
/// Below this many generated disputes the newer ones lie closer together, so that
/// a small account has open, reviewed and decided ones too.
const EVEN_FROM: u64 = 600;
/// The least time between two disputes; `created_at` must grow by its last digit.
const LEAST_SLOT: Millis = 200;

/// The account as it was when the sandbox started.
#[derive(Clone, Copy, Debug)]
pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) count: u64,
    pub(crate) start: Millis,
    pub(crate) mint: IdMint,
    begin: Millis,
    span: Millis,
    /// The first dispute opened in the last eight days: around it, some deadlines
    /// are arranged.
    landmark: u64,
    /// The first one of the last five days: an open inquiry.
    inquiry: u64,
    /// Which disputes belong together.
    pub(crate) kin: Kin,
}

impl World {
    pub(crate) fn new(seed: u64, count: u64, start: Millis) -> Self {
        let generated = count.saturating_sub(reference::COUNT);
        let days = if generated < EVEN_FROM { (generated * generated / 4 + 1).min(240) } else { 548 };
        let wanted = i64::try_from(days).unwrap_or(548) * DAY;
        let begin = (start - wanted).max(reference::EARLIEST_START - DAY) / 10 * 10;
        let (mint, span) = (IdMint::new(seed), start - begin);
        let mut world = Self { seed, count, start, mint, begin, span, landmark: 0, inquiry: 0, kin: Kin::default() };
        world.landmark = world.first_created_from(start - 8 * DAY);
        world.inquiry = world.first_created_from(start - 5 * DAY);
        world.kin = Kin::of(count, world.landmark);
        world
    }

    /// False when there are so many disputes in so little time that they could
    /// not be told apart by `created_at`.
    pub(crate) fn is_possible(&self) -> bool {
        let generated = i64::try_from(self.generated()).unwrap_or(i64::MAX);
        self.span / generated.max(1) >= LEAST_SLOT
    }

    fn generated(&self) -> u64 {
        self.count.saturating_sub(reference::COUNT)
    }

    fn dice(&self, index: u64) -> Dice {
        Dice::new(self.seed, index)
    }

    /// A number no other dispute of the account has, another one in another account.
    fn serial(&self, index: u64) -> u64 {
        (mix(self.seed) >> 24) + index
    }

    /// Where in time the slot of a generated dispute begins.
    fn slot(&self, place: u64) -> Millis {
        let (all, span) = (i128::from(self.generated().max(1)), i128::from(self.span));
        let left = all - i128::from(place);
        let offset = if self.generated() < EVEN_FROM {
            span * (all * all - left * left) / (all * all)
        } else {
            span * i128::from(place) / all
        };
        self.begin + i64::try_from(offset).unwrap_or(0)
    }

    /// When a dispute was opened; grows strictly with its number.
    pub(crate) fn created(&self, index: u64) -> Millis {
        if let Some(created) = reference::created(index) {
            return created;
        }
        let place = index - reference::COUNT;
        let width = self.slot(place + 1) - self.slot(place);
        let jitter = self.dice(index).between(70, 0, width * 8 / 10);
        (self.slot(place) + jitter) / 10 * 10
    }

    /// The number of the first dispute opened at or after an instant; the count
    /// of disputes when there is none.
    pub(crate) fn first_created_from(&self, at: Millis) -> u64 {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.created(middle) < at {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The dispute of that number.
    pub(crate) fn draft(&self, index: u64) -> Option<Draft> {
        if index >= self.count {
            return None;
        }
        let buyer = Buyer { index, serial: self.serial(index), dice: self.dice(index), is_known: false };
        if let Some(shown) = reference::draft(buyer) {
            return Some(shown);
        }
        let created = self.created(index);
        Some(self.kin.tie(self, draft::draft(buyer, created, self.start, self.role(index, created))))
    }

    /// The newest disputes are open; around the ones that are about a week old,
    /// some deadlines are set so that an account shows each kind of urgency.
    fn role(&self, index: u64, created: Millis) -> Role {
        if index + FRESH >= self.count {
            return Role::Fresh;
        }
        let minutes = self.dice(index).between(71, 0, 50) * 60_000;
        let wanted = if index == self.inquiry {
            return Role::OpenInquiry;
        } else if index == self.landmark {
            self.start + 3 * HOUR + minutes / 4
        } else if index + 1 == self.landmark {
            self.start - 2 * HOUR - minutes
        } else if index + 2 == self.landmark {
            self.start + 17 * HOUR + minutes
        } else {
            return Role::Any;
        };
        let window = wanted - created;
        if (draft::SHORTEST_WINDOW..draft::LONGEST_WINDOW).contains(&window) {
            Role::DueAt(wanted / 10 * 10)
        } else {
            Role::Any
        }
    }

    /// The ID of a dispute.
    pub(crate) fn dispute_id(&self, index: u64) -> String {
        reference::reference(index).map_or_else(|| self.mint.id(Kind::Dispute, index, 0), |known| known.id.to_owned())
    }

    /// The number of a dispute by its ID.
    pub(crate) fn dispute_index(&self, id: &str) -> Option<u64> {
        let index = reference::index_of(id).or_else(|| {
            let name = self.mint.read(id)?;
            (name.kind == Kind::Dispute && name.index >= reference::COUNT).then_some(name.index)
        })?;
        (index < self.count).then_some(index)
    }

    /// The application of a dispute.
    pub(crate) fn application_id(&self, draft: &Draft) -> String {
        match application(draft) {
            0 => reference::APPLICATION.to_owned(),
            other => self.mint.id(Kind::Application, other, 0),
        }
    }

    /// The merchant's identity of a dispute.
    pub(crate) fn identity_id(&self, draft: &Draft) -> String {
        reference::reference(draft.index)
            .map_or_else(|| self.mint.id(Kind::Identity, draft.merchant as u64, 0), |known| known.identity.to_owned())
    }

    /// The merchant of a dispute. The reference page is older than the field.
    pub(crate) fn merchant_id(&self, draft: &Draft) -> Option<String> {
        (draft.index >= reference::COUNT && draft.oddity != draft::Oddity::NoMerchant)
            .then(|| self.merchant_id_at(draft.merchant))
    }

    /// The ID of a merchant.
    pub(crate) fn merchant_id_at(&self, place: usize) -> String {
        self.mint.id(Kind::Merchant, place as u64, 0)
    }

    /// The payment instrument of a dispute's buyer.
    pub(crate) fn instrument_id(&self, draft: &Draft) -> String {
        match draft.buyer.index {
            0 => reference::INSTRUMENT.to_owned(),
            index => self.mint.id(Kind::Instrument, index, 0),
        }
    }

    /// The number of the dispute a payment instrument belongs to.
    pub(crate) fn instrument_index(&self, id: &str) -> Option<u64> {
        if id == reference::INSTRUMENT {
            return (self.count > 0).then_some(0);
        }
        let name = self.mint.read(id)?;
        (name.kind == Kind::Instrument && name.index > 0 && name.index < self.count).then_some(name.index)
    }
}

/// The number of a dispute's application; 0 is the one of the reference page.
pub(crate) fn application(draft: &Draft) -> u64 {
    tables::MERCHANTS.get(draft.merchant).map_or(0, |merchant| merchant.application)
}
