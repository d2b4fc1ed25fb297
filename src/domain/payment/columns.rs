//! Which column of a file of payments holds what, found by its name, and its rows read as events: a row is a transaction, and
//! rows of one event are sent as one.
//!
//! Sources of the names: Butter Recover Enterprise API, whose own names are known, also with what they stand in before them
//! (`customer.id`).
//!
//! Must not live here: the file, whether a row is sent.

use super::{FundingSource, PaymentEvent, PaymentEventDraft, PaymentProblem, Psp};
use crate::domain::columns::{self, Cells, ColumnsOf, Names};
use crate::domain::language::Marks;
use crate::domain::money::Money;
use crate::domain::text;

/// Most bytes of one value.
const LONGEST: usize = 255;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// What the transactions of one event have in common.
    Event,
    /// The merchant's own ID of the customer.
    Customer,
    /// The subscription.
    Subscription,
    /// When the subscription began.
    SubscriptionStart,
    /// The invoice.
    Invoice,
    /// When the invoice was made.
    InvoiceCreated,
    /// The merchant's own ID of the transaction.
    Transaction,
    /// The transaction at the provider.
    PspTransaction,
    /// Who processed it.
    Psp,
    /// The acquirer's country.
    Country,
    /// The amount in major units.
    Amount,
    /// Its currency.
    Currency,
    /// How the customer paid.
    Funding,
    /// The stored card or account.
    Method,
    /// When the provider made the transaction.
    Created,
    /// The card network.
    Scheme,
    /// Whether it went through.
    Success,
    /// The issuer's message.
    Message,
    /// The network's ID.
    NetworkTransaction,
    /// The merchant ID.
    Mid,
}

/// What every transaction of an event has in common.
const OF_EVENT: [Part; 5] =
    [Part::Customer, Part::Subscription, Part::SubscriptionStart, Part::Invoice, Part::InvoiceCreated];

impl Part {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 20] = [
        Self::Event,
        Self::Customer,
        Self::Subscription,
        Self::SubscriptionStart,
        Self::Invoice,
        Self::InvoiceCreated,
        Self::Transaction,
        Self::PspTransaction,
        Self::Psp,
        Self::Country,
        Self::Amount,
        Self::Currency,
        Self::Funding,
        Self::Method,
        Self::Created,
        Self::Scheme,
        Self::Success,
        Self::Message,
        Self::NetworkTransaction,
        Self::Mid,
    ];
}

impl columns::Part for Part {
    type OfAll = Option<Psp>;

    const KIND: &'static str = "payments";
    const PARTS: &'static [Self] = &Self::ALL;

    fn place(self) -> usize {
        self as usize
    }

    fn name(self) -> &'static str {
        match self {
            Self::Event => "event_id",
            Self::Customer => "customer_id",
            Self::Subscription => "subscription_id",
            Self::SubscriptionStart => "subscription_start_date",
            Self::Invoice => "invoice_id",
            Self::InvoiceCreated => "invoice_created_at",
            Self::Transaction => "transaction_id",
            Self::PspTransaction => "psp_transaction_id",
            Self::Psp => "psp",
            Self::Country => "acquirer_country",
            Self::Amount => "amount",
            Self::Currency => "currency",
            Self::Funding => "funding_source",
            Self::Method => "payment_method_id",
            Self::Created => "psp_transaction_created_at",
            Self::Scheme => "scheme",
            Self::Success => "success",
            Self::Message => "raw_response_message",
            Self::NetworkTransaction => "network_transaction_id",
            Self::Mid => "mid",
        }
    }

    // The longer names first: "id" alone is the transaction's only when nothing else has it.
    fn names(self) -> Names {
        const OF_ONE: &[&str] = &["", "transaction", "transactions"];
        match self {
            Self::Event => (&["", "payment", "recover"], &["eventid", "event", "group"]),
            Self::Customer => (&[""], &["customerid", "customer"]),
            Self::Subscription => (&[""], &["subscriptionid", "subscription"]),
            Self::SubscriptionStart => (&["subscription"], &["startdate", "start", "startedat", "created"]),
            Self::Invoice => (&[""], &["invoiceid", "invoice"]),
            Self::InvoiceCreated => (&["invoice"], &["createdat", "created", "date"]),
            Self::PspTransaction => (OF_ONE, &["psptransactionid", "pspid"]),
            Self::Transaction => (OF_ONE, &["transactionid", "id", "transaction"]),
            Self::Psp => (OF_ONE, &["psp", "paymentserviceprovider", "provider", "gateway"]),
            Self::Country => (OF_ONE, &["acquirercountry", "country"]),
            Self::Amount => (OF_ONE, &["amount", "total"]),
            Self::Currency => (OF_ONE, &["currency", "currencycode"]),
            Self::Funding => (OF_ONE, &["fundingsource", "funding", "cardfunding"]),
            Self::Method => (OF_ONE, &["paymentmethodid", "paymentmethod", "cardid"]),
            Self::Created => (OF_ONE, &["psptransactioncreatedat", "createdat", "created"]),
            Self::Scheme => (OF_ONE, &["scheme", "network", "cardbrand", "brand"]),
            Self::Success => (OF_ONE, &["success", "succeeded", "status"]),
            Self::Message => (
                &["", "outcome", "transactionoutcome", "transactionsoutcome"],
                &["rawresponsemessage", "responsemessage", "declinereason", "message"],
            ),
            Self::NetworkTransaction => (OF_ONE, &["networktransactionid"]),
            Self::Mid => (OF_ONE, &["mid", "merchantid"]),
        }
    }

    fn word_of_all(of_all: Option<Psp>) -> Option<&'static str> {
        of_all.map(Psp::as_wire)
    }

    fn of_word(word: &str) -> Option<Psp> {
        Psp::of_wire(word)
    }
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// As in the form.
    Form(PaymentProblem),
    /// This names none of the providers Butter knows.
    Psp(String),
    /// This is no funding source that Butter knows.
    Funding(String),
    /// This says neither that it went through nor that it didn't.
    Success(String),
    /// A value that is longer than anybody's.
    TooLong(Part),
    /// The rows of one event say different things.
    Differs(Part),
}

/// Which column holds what.
pub type Columns = ColumnsOf<Part>;

impl ColumnsOf<Part> {
    fn draft(&self, cells: Cells<'_, '_>) -> Result<PaymentEventDraft, Vec<RowProblem>> {
        let own = |part: Part| self.text(part, cells).to_owned();
        let mut problems = Vec::new();
        let mut known = |part: Part, read: &dyn Fn(&str) -> bool, problem: fn(String) -> RowProblem| {
            let text = self.text(part, cells);
            if !text.is_empty() && !read(text) {
                problems.push(problem(text::clean_to(text, 40)));
            }
        };
        known(Part::Psp, &|text| Psp::of_wire(text).is_some(), RowProblem::Psp);
        known(Part::Funding, &|text| funding(text).is_some(), RowProblem::Funding);
        known(Part::Success, &|text| success(text).is_some(), RowProblem::Success);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(PaymentEventDraft {
            customer_id: own(Part::Customer),
            subscription_id: own(Part::Subscription),
            subscription_start: own(Part::SubscriptionStart),
            invoice_id: own(Part::Invoice),
            invoice_created: own(Part::InvoiceCreated),
            transaction_id: own(Part::Transaction),
            psp_transaction_id: own(Part::PspTransaction),
            psp: Psp::of_wire(self.text(Part::Psp, cells)).or(self.of_all),
            acquirer_country: own(Part::Country),
            amount: own(Part::Amount),
            currency: own(Part::Currency),
            funding_source: funding(self.text(Part::Funding, cells)),
            payment_method_id: own(Part::Method),
            psp_transaction_created: own(Part::Created),
            scheme: own(Part::Scheme),
            success: success(self.text(Part::Success, cells)),
            raw_response_message: own(Part::Message),
            network_transaction_id: own(Part::NetworkTransaction),
            mid: own(Part::Mid),
        })
    }

    /// The event of rows that are sent as one, where nothing is wrong with them.
    #[must_use]
    pub fn read(&self, rows: &[Cells<'_, '_>]) -> Option<PaymentEvent> {
        let event = |cells: Cells<'_, '_>| self.draft(cells).ok()?.parse(Marks::Point).ok();
        let (first, rest) = rows.split_first()?;
        let mut first = event(*first)?;
        for cells in rest {
            first.more.push(event(*cells)?.first());
        }
        Some(first)
    }
}

fn funding(text: &str) -> Option<FundingSource> {
    FundingSource::KNOWN.iter().find(|known| text.eq_ignore_ascii_case(known.as_wire())).cloned()
}

fn success(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "1" | "succeeded" | "success" | "approved" | "paid" => Some(true),
        "false" | "no" | "0" | "failed" | "failure" | "declined" => Some(false),
        _ => None,
    }
}

impl columns::Columns for Columns {
    type Problem = RowProblem;

    fn can_read(&self) -> bool {
        let may_lack = [Part::Event, Part::Psp, Part::NetworkTransaction, Part::Mid];
        let has_psp = self.of(Part::Psp).is_some() || self.of_all.is_some();
        has_psp && Part::ALL.into_iter().all(|part| may_lack.contains(&part) || self.of(part).is_some())
    }

    fn check(&self, cells: Cells<'_, '_>) -> Result<Option<Money>, Vec<RowProblem>> {
        let is_long = |part: &Part| self.text(*part, cells).len() > LONGEST;
        let mut problems: Vec<RowProblem> = Part::ALL.into_iter().filter(is_long).map(RowProblem::TooLong).collect();
        match self.draft(cells).map(|draft| draft.parse(Marks::Point)) {
            Err(wrong) => problems.extend(wrong),
            Ok(Err(wrong)) => problems.extend(wrong.into_iter().map(|error| RowProblem::Form(error.problem))),
            Ok(Ok(event)) if problems.is_empty() => return Ok(Some(event.amount)),
            Ok(Ok(_)) => {}
        }
        Err(problems)
    }

    fn sameness(&self, cells: Cells<'_, '_>) -> String {
        let parts = [Part::Event, Part::Invoice, Part::Transaction, Part::PspTransaction, Part::Psp];
        parts.map(|part| self.text(part, cells)).join("\n")
    }

    /// What stands in the column of the event, or without one the invoice of the subscription.
    fn group(&self, cells: Cells<'_, '_>) -> Option<String> {
        if self.of(Part::Event).is_some() {
            return Some(self.text(Part::Event, cells).to_owned());
        }
        Some(OF_EVENT.map(|part| self.text(part, cells)).join("\n"))
    }

    fn differs(&self, first: Cells<'_, '_>, row: Cells<'_, '_>) -> Option<RowProblem> {
        let is_other = |part: &Part| self.text(*part, first) != self.text(*part, row);
        OF_EVENT.into_iter().find(is_other).map(RowProblem::Differs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::columns::Columns as _;
    use crate::domain::money::Currency;

    const HEADS: &str = "event_id,customer.id,subscription.id,subscription.start_date,invoice.id,invoice.created_at,\
        id,psp_transaction_id,psp,acquirer_country,amount,currency,funding_source,payment_method_id,\
        psp_transaction_created_at,scheme,success,outcome.raw_response_message,network_transaction_id,mid";

    fn columns() -> Columns {
        let heads: Vec<String> = HEADS.split(',').map(|head| head.trim().to_owned()).collect();
        Columns::of_heads(&heads)
    }

    fn row(event: &str, id: &str, change: Option<(usize, &str)>) -> Vec<String> {
        let row = format!(
            "{event},c1,s1,2026-01-02,i1,2026-10-01T00:00:00Z,{id},p{id},stripe,us,12.30,usd,credit,pm1,\
             2026-10-01T05:00:00+02:00,Visa,failed,insufficient_funds,,"
        );
        let mut row: Vec<String> = row.split(',').map(str::to_owned).collect();
        if let Some((at, text)) = change
            && let Some(cell) = row.get_mut(at)
        {
            text.clone_into(cell);
        }
        row
    }

    fn check(row: &[String]) -> Result<Option<Money>, Vec<RowProblem>> {
        columns().check(&|at| row.get(at).map_or("", String::as_str))
    }

    #[test]
    fn the_services_own_names_are_understood_and_no_column_is_two_things() {
        let columns = columns();
        let found: Vec<Option<usize>> = Part::ALL.map(|part| columns.of(part)).to_vec();
        assert_eq!(found, (0..20).map(Some).collect::<Vec<_>>());
        assert!(columns.can_read());
    }

    #[test]
    fn rows_of_one_event_are_one_event_with_their_transactions() {
        let (columns, one, two) = (columns(), row("e", "1", None), row("e", "2", Some((10, "7.00"))));
        let cells = |row: &'static [String]| move |at: usize| row.get(at).map_or("", String::as_str);
        let (one, two) = (cells(one.leak()), cells(two.leak()));
        let event = columns.read(&[&one, &two]).expect("valid");
        assert_eq!((event.transaction_id.as_str(), event.more.len()), ("1", 1));
        let more = event.more.first().expect("one more");
        assert_eq!((more.transaction_id.as_str(), more.amount), ("2", Money::new(700, Currency::USD)));
        assert_eq!((event.success, event.funding_source.clone()), (false, FundingSource::Credit));
        assert_eq!(columns.group(&one), columns.group(&two));
        assert_eq!(columns.differs(&one, &two), None);
    }

    #[test]
    fn what_the_service_would_refuse_is_said_before_it_is_sent() {
        assert_eq!(check(&row("e", "1", None)), Ok(Some(Money::new(1_230, Currency::USD))));
        let problem = |at: usize, text: &str| check(&row("e", "1", Some((at, text)))).unwrap_err();
        assert_eq!(problem(8, "finix"), [RowProblem::Psp("finix".to_owned())]);
        assert_eq!(problem(12, "cash"), [RowProblem::Funding("cash".to_owned())]);
        assert_eq!(problem(16, "maybe"), [RowProblem::Success("maybe".to_owned())]);
        assert_eq!(problem(16, ""), [RowProblem::Form(PaymentProblem::NoOutcome)]);
        assert_eq!(problem(9, "USA"), [RowProblem::Form(PaymentProblem::NoCountry)]);
        assert_eq!(problem(8, "worldpay").len(), 2, "Worldpay needs two more");
        assert_eq!(problem(10, "0"), [RowProblem::Form(PaymentProblem::NotAboveZero)]);
        let (columns, one, two) = (columns(), row("e", "1", None), row("e", "2", Some((1, "c2"))));
        let (one, two) = (one.leak(), two.leak());
        let differs =
            columns.differs(&|at| one.get(at).map_or("", String::as_str), &|at| two.get(at).map_or("", String::as_str));
        assert_eq!(differs, Some(RowProblem::Differs(Part::Customer)));
    }
}
