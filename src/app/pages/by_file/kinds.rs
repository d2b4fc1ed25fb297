//! What the files of one kind need of the page: the choices of their columns, and their words.
//!
//! Must not live here: what a column means (`domain`), what is sent of a row (`desk`).

use crate::app::kit::fields::choice_ui;
use crate::app::kit::{Tone, widgets};
use crate::app::words::{self, imports};
use crate::desk::import::check::{Checked, RowState};
use crate::desk::import::send::Sends;
use crate::desk::outbox::Intent;
use crate::domain::checkout::columns as checkouts;
use crate::domain::checkout::{CheckoutWarning, Psp};
use crate::domain::columns::kept::Recalled;
use crate::domain::columns::{Cells, ColumnsOf, Part};
use crate::domain::payment::columns as payments;
use crate::domain::text;
use egui::Ui;

/// A column of a file as a choice: its place and its name.
pub type Choices = [(Option<usize>, String)];

/// A kind of file whose rows are sent.
pub trait FileOf: Sends + Recalled + Default {
    /// The choices of columns. True when one was made.
    fn choices_ui(&mut self, ui: &mut Ui, choices: &Choices) -> bool;
    /// Which columns have to be chosen before a row can be read.
    fn need() -> &'static str;
    /// Whose a row is.
    fn whose(&self, cells: Cells<'_, '_>) -> String;
    /// Why a row is not sent.
    fn left_out(state: &RowState<Self::Problem>) -> String;
    /// What a row that is sent is, on one line.
    fn describe(intent: &Intent) -> String;
    /// What is said before it is sent.
    fn sends() -> &'static str;
    /// What is unusual about the rows.
    fn warning(checked: &Checked<Self>) -> Option<&'static str>;
    /// What is sent of so many rows.
    fn verb(count: usize) -> String;
    /// The name of its field and the title of its empty page.
    fn names() -> FileNames;
}

/// Words that do not depend on a row.
pub struct FileNames {
    /// The field with the path.
    pub field: &'static str,
    /// An example of one.
    pub example: &'static str,
    /// What such a file holds.
    pub hint: &'static str,
    /// Why nothing can be sent without a key.
    pub no_key: &'static str,
}

impl FileOf for checkouts::Columns {
    fn choices_ui(&mut self, ui: &mut Ui, choices: &Choices) -> bool {
        parts_ui(ui, self, choices, imports::checkout_part, checkouts::Part::Psp)
    }

    fn need() -> &'static str {
        words::import_checkouts_need()
    }

    fn whose(&self, cells: Cells<'_, '_>) -> String {
        use checkouts::Part;
        let ids = [Part::Invoice, Part::Charge, Part::Transaction, Part::Subscription];
        let id = ids.into_iter().map(|part| self.text(part, cells)).find(|id| !id.is_empty()).unwrap_or_default();
        let parts = [self.text(Part::Email, cells), id].map(|part| text::clean_to(part, 120));
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn left_out(state: &RowState<Self::Problem>) -> String {
        imports::checkout_left_out(state)
    }

    fn describe(intent: &Intent) -> String {
        match intent {
            Intent::Checkout(checkout) => imports::checkout(checkout),
            other => words::outbox::intent(other),
        }
    }

    fn sends() -> &'static str {
        words::import_checkouts_sends()
    }

    fn warning(checked: &Checked<Self>) -> Option<&'static str> {
        let table = &checked.file.table;
        let warns = |row: &u32| checked.columns.warning(&|column| table.cell(*row as usize, column));
        // Looked for among the first, so that a frame costs the same whatever the file.
        let warning: Option<CheckoutWarning> = checked.ready().iter().take(200).find_map(warns);
        warning.map(words::checkout_warning)
    }

    fn verb(count: usize) -> String {
        words::import_checkouts_send(count, words::number(count as u64))
    }

    fn names() -> FileNames {
        FileNames {
            field: words::import_checkouts_file(),
            example: words::import_checkouts_example(),
            hint: words::import_checkouts_hint(),
            no_key: words::import_checkouts_no_key(),
        }
    }
}

impl FileOf for payments::Columns {
    fn choices_ui(&mut self, ui: &mut Ui, choices: &Choices) -> bool {
        parts_ui(ui, self, choices, imports::payment_part, payments::Part::Psp)
    }

    fn need() -> &'static str {
        words::import_payments_need()
    }

    fn whose(&self, cells: Cells<'_, '_>) -> String {
        use payments::Part;
        let parts = [Part::Customer, Part::Invoice, Part::Transaction, Part::Amount, Part::Currency];
        let parts = parts.map(|part| text::clean_to(self.text(part, cells), 60));
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn left_out(state: &RowState<Self::Problem>) -> String {
        imports::payment_left_out(state)
    }

    fn describe(intent: &Intent) -> String {
        match intent {
            Intent::Payment(event) => imports::payment(event),
            other => words::outbox::intent(other),
        }
    }

    fn sends() -> &'static str {
        words::import_payments_sends()
    }

    fn warning(_checked: &Checked<Self>) -> Option<&'static str> {
        None
    }

    fn verb(count: usize) -> String {
        words::import_payments_send(count, words::number(count as u64))
    }

    fn names() -> FileNames {
        FileNames {
            field: words::import_payments_file(),
            example: words::import_payments_example(),
            hint: words::import_payments_hint(),
            no_key: words::import_payments_no_key(),
        }
    }
}

/// The choices of each part, and below the provider's column the one for all rows. True when one was made.
fn parts_ui<P: Part<OfAll = Option<Psp>>>(
    ui: &mut Ui,
    columns: &mut ColumnsOf<P>,
    choices: &Choices,
    word: fn(P) -> &'static str,
    psp: P,
) -> bool {
    let mut is_changed = false;
    for part in P::PARTS {
        let mut column = columns.of(*part);
        if choice_ui(ui, word(*part), &mut column, choices, None) {
            columns.set(*part, column);
            is_changed = true;
        }
        if *part == psp {
            is_changed |= psp_ui(ui, &mut columns.of_all);
        }
    }
    is_changed
}

/// The provider of the rows that name none; never chosen for anybody.
fn psp_ui(ui: &mut Ui, psp: &mut Option<Psp>) -> bool {
    let psps = Psp::ALL.into_iter().map(|psp| (Some(psp), psp.name().to_owned()));
    let psps: Vec<(Option<Psp>, String)> =
        std::iter::once((None, words::import_psp_none().to_owned())).chain(psps).collect();
    choice_ui(ui, words::import_psp_of_all(), psp, &psps, None)
}

/// What is unusual about a file, where something is.
pub fn warning_ui<C: FileOf>(ui: &mut Ui, checked: &Checked<C>) {
    if let Some(warning) = C::warning(checked) {
        widgets::toned(ui, Tone::Amber, warning);
    }
}
