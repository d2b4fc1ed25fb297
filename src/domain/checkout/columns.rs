//! Which column of a file of checkouts holds what, found by its name, and a row read as a checkout.
//!
//! Sources of the names: Butter's Disputes Data Collection API, whose own names are known; those of each export stand with it
//! in `PRESETS`.
//!
//! Must not live here: the file, whether a row is sent.

use super::{Checkout, CheckoutDraft, CheckoutProblem, CheckoutWarning, Psp};
use crate::domain::columns::{self, Cells, ColumnsOf, Names, Preset};
use crate::domain::language::Marks;
use crate::domain::money::amount_input::{self, AmountProblem};
use crate::domain::money::{Currency, Money};
use crate::domain::text;

/// Most bytes of one value.
const LONGEST: usize = 255;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The customer's email.
    Email,
    /// The customer's IPv4 address.
    Address,
    /// Who processed the payment.
    Psp,
    /// The customer at the provider.
    Customer,
    /// The invoice.
    Invoice,
    /// The subscription.
    Subscription,
    /// The charge, at Stripe.
    Charge,
    /// The transaction.
    Transaction,
    /// What was paid: counted before it is sent, and not sent.
    Amount,
    /// In which currency.
    Currency,
}

const IDS: [Part; 4] = [Part::Invoice, Part::Subscription, Part::Charge, Part::Transaction];

impl Part {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 10] = [
        Self::Email,
        Self::Address,
        Self::Psp,
        Self::Customer,
        Self::Invoice,
        Self::Subscription,
        Self::Charge,
        Self::Transaction,
        Self::Amount,
        Self::Currency,
    ];

    /// Its name where it is typed: Butter's, as far as it has one.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "customer_email",
            Self::Address => "ipv4_address",
            Self::Psp => "psp",
            Self::Customer => "customer_id",
            Self::Invoice => "invoice_id",
            Self::Subscription => "subscription_id",
            Self::Charge => "charge_id",
            Self::Transaction => "transaction_id",
            Self::Amount => "amount",
            Self::Currency => "currency",
        }
    }
}

impl columns::Part for Part {
    type OfAll = Option<Psp>;

    const KIND: &'static str = "checkouts";
    const PARTS: &'static [Self] = &Self::ALL;

    fn place(self) -> usize {
        self as usize
    }

    fn name(self) -> &'static str {
        self.name()
    }

    fn names(self) -> Names {
        match self {
            Self::Email => (&["customer", "", "billing", "contact", "buyer"], &["email", "emailaddress"]),
            Self::Address => (
                &["", "customer", "client", "browser", "buyer", "checkout", "shopper"],
                &["ipv4address", "ipaddress", "ipv4", "ip"],
            ),
            Self::Psp => (
                &["", "payment"],
                &["psp", "paymentserviceprovider", "provider", "gateway", "processor", "paymentgateway"],
            ),
            Self::Customer => (&["", "psp", "stripe", "shopper"], &["customerid", "customer", "reference"]),
            Self::Invoice => (&["", "stripe", "psp"], &["invoiceid", "invoice", "invoicenumber"]),
            Self::Subscription => (&["", "stripe", "psp"], &["subscriptionid", "subscription"]),
            Self::Charge => (&["", "stripe"], &["chargeid", "charge"]),
            Self::Transaction => (
                &["", "psp", "payment", "network"],
                &["transactionid", "transaction", "reference", "networktransactionid", "pspreference"],
            ),
            Self::Amount => (&["", "order", "total", "gross"], &["amount", "total", "grandtotal", "amountpaid"]),
            Self::Currency => (&["", "order", "presentment"], &["currency", "currencycode"]),
        }
    }

    fn presets() -> &'static [Preset<Self>] {
        PRESETS
    }

    fn word_of_all(of_all: Option<Psp>) -> Option<&'static str> {
        of_all.map(Psp::as_wire)
    }

    fn of_word(word: &str) -> Option<Psp> {
        Psp::of_wire(word)
    }
}

/// Exports of shops and providers. Where one has no IP address, as Shopify's own has none, a person adds that column.
const PRESETS: &[Preset<Part>] = &[
    // docs.stripe.com, "Export payments" and the columns of its reports: the charge is called "id".
    Preset {
        known_by: &[&["id", "cardfunding"], &["id", "paymentsourcetype"]],
        columns: &[(Part::Charge, &["id"]), (Part::Email, &["customeremail"])],
        of_all: Some(Psp::Stripe),
    },
    // docs.adyen.com, "Received payment details report".
    Preset {
        known_by: &[&["pspreference", "merchantaccount"], &["pspreference", "companyaccount"]],
        columns: &[
            (Part::Email, &["shopperemail"]),
            (Part::Address, &["shopperip"]),
            (Part::Customer, &["shopperreference"]),
            (Part::Transaction, &["pspreference"]),
        ],
        of_all: Some(Psp::Adyen),
    },
    // developer.paypal.com/braintree, "Transaction" (response) and "Custom" (reports): the names a report is made of.
    Preset {
        known_by: &[&["currencyisocode", "merchantaccountid"], &["currencyisocode", "merchantaccount"]],
        columns: &[
            (Part::Email, &["customeremail", "customerdetailsemail"]),
            (Part::Customer, &["customerid", "customerdetailsid"]),
            (Part::Subscription, &["subscriptionid"]),
            (Part::Transaction, &["transactionid", "id"]),
            (Part::Amount, &["amount", "amountsubmittedforsettlement", "amountauthorized"]),
            (Part::Currency, &["currencyisocode"]),
        ],
        of_all: Some(Psp::Braintree),
    },
    // woocommerce.com, "Import and Export of WooCommerce Orders": the way of paying is the name of the provider's plugin.
    Preset {
        known_by: &[&["customeripaddress", "paymentmethod"], &["orderid", "billingemail", "paymentmethod"]],
        columns: &[
            (Part::Email, &["customeremail", "billingemail"]),
            (Part::Address, &["customeripaddress"]),
            (Part::Psp, &["paymentmethod"]),
            (Part::Transaction, &["transactionid"]),
            (Part::Amount, &["ordertotal"]),
            (Part::Currency, &["ordercurrency"]),
        ],
        of_all: None,
    },
    // help.shopify.com, "Exporting orders" (the columns of the file): its payment IDs are the provider's.
    Preset {
        known_by: &[&["financialstatus", "paymentmethod"], &["lineitemname", "paymentmethod"]],
        columns: &[
            (Part::Email, &["email"]),
            (Part::Transaction, &["paymentreference", "paymentreferences", "paymentid"]),
            (Part::Amount, &["total"]),
            (Part::Currency, &["currency"]),
        ],
        of_all: None,
    },
];

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// As in the form.
    Form(CheckoutProblem),
    /// This names none of the providers Butter knows.
    Psp(String),
    /// The amount can't be counted.
    Amount(AmountProblem),
    /// There is an amount, and no currency that is known.
    Currency,
    /// A value that is longer than anybody's.
    TooLong(Part),
}

/// Which column holds what.
pub type Columns = ColumnsOf<Part>;

impl ColumnsOf<Part> {
    fn draft(&self, cells: Cells<'_, '_>) -> Result<CheckoutDraft, RowProblem> {
        let own = |part: Part| self.text(part, cells).to_owned();
        let named = self.text(Part::Psp, cells);
        let psp = if named.is_empty() { self.of_all } else { Some(psp_of(named)?) };
        Ok(CheckoutDraft {
            customer_email: own(Part::Email),
            ipv4_address: own(Part::Address),
            psp,
            customer_id: own(Part::Customer),
            invoice_id: own(Part::Invoice),
            subscription_id: own(Part::Subscription),
            charge_id: own(Part::Charge),
            transaction_id: own(Part::Transaction),
        })
    }

    /// The checkout of a row, where nothing is wrong with it.
    #[must_use]
    pub fn read(&self, cells: Cells<'_, '_>) -> Option<Checkout> {
        self.draft(cells).ok()?.parse().ok()
    }

    /// What is unusual about a row, and not wrong.
    #[must_use]
    pub fn warning(&self, cells: Cells<'_, '_>) -> Option<CheckoutWarning> {
        self.draft(cells).ok()?.warning()
    }

    fn amount(&self, cells: Cells<'_, '_>) -> Result<Option<Money>, RowProblem> {
        let (amount, currency) = (self.text(Part::Amount, cells), self.text(Part::Currency, cells));
        if amount.is_empty() || self.of(Part::Currency).is_none() {
            return Ok(None);
        }
        let known = Currency::parse(currency).filter(|currency| currency.is_known() && currency.exponent().is_some());
        let currency = known.ok_or(RowProblem::Currency)?;
        amount_input::parse(amount, currency, Marks::Point).map(Some).map_err(RowProblem::Amount)
    }
}

/// The provider that is named, by its name or by the vendor's word for it.
fn psp_of(named: &str) -> Result<Psp, RowProblem> {
    // A shop's plugin for a provider has its way of paying behind the name: "braintree_credit_card".
    let first = named.split_once('_').map_or(named, |(first, _)| first);
    Psp::of_wire(named).or_else(|| Psp::of_wire(first)).ok_or_else(|| RowProblem::Psp(text::clean_to(named, 40)))
}

impl columns::Columns for Columns {
    type Problem = RowProblem;

    fn can_read(&self) -> bool {
        let has = |part: Part| self.of(part).is_some();
        let has_psp = has(Part::Psp) || self.of_all.is_some();
        has(Part::Email) && has(Part::Address) && has_psp && IDS.into_iter().any(has)
    }

    fn check(&self, cells: Cells<'_, '_>) -> Result<Option<Money>, Vec<RowProblem>> {
        let is_long = |part: &Part| self.text(*part, cells).len() > LONGEST;
        let mut problems: Vec<RowProblem> =
            Part::ALL.into_iter().skip(2).filter(is_long).map(RowProblem::TooLong).collect();
        match self.draft(cells).map(|draft| draft.parse()) {
            Err(problem) => problems.push(problem),
            Ok(Err(wrong)) => problems.extend(wrong.into_iter().map(|error| RowProblem::Form(error.problem))),
            Ok(Ok(_)) => {}
        }
        let amount = self.amount(cells).map_err(|problem| problems.push(problem)).ok().flatten();
        if problems.is_empty() { Ok(amount) } else { Err(problems) }
    }

    fn sameness(&self, cells: Cells<'_, '_>) -> String {
        let mut sameness = self.text(Part::Email, cells).to_lowercase();
        let psp = self.text(Part::Psp, cells).to_lowercase();
        for text in [psp.as_str()].into_iter().chain(IDS.map(|part| self.text(part, cells))) {
            sameness.push('\n');
            sameness.push_str(text);
        }
        sameness
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checkout::AddressProblem;
    use crate::domain::columns::Columns as _;
    use crate::domain::text::EmailProblem;

    fn columns(names: &str) -> Columns {
        Columns::of_heads(&names.split(',').map(ToOwned::to_owned).collect::<Vec<_>>())
    }

    fn check(columns: &Columns, row: &str) -> Result<Option<Money>, Vec<RowProblem>> {
        let cells: Vec<&str> = row.split(',').collect();
        columns.check(&|at| cells.get(at).copied().unwrap_or_default())
    }

    #[test]
    fn exports_of_shops_and_providers_are_understood() {
        let of = |names: &str, parts: [Part; 4]| {
            let columns = columns(names);
            (parts.map(|part| columns.of(part)), columns.of_all)
        };
        let some = |at: [usize; 4]| at.map(Some);
        let parts = [Part::Email, Part::Address, Part::Transaction, Part::Currency];
        let adyen = "Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Currency,Amount,\
            Shopper IP,Shopper Email,Shopper Reference";
        assert_eq!(of(adyen, parts), (some([8, 7, 2, 5]), Some(Psp::Adyen)));
        let woo =
            "order_id,payment_method,transaction_id,customer_ip_address,customer_email,billing_email,order_currency";
        assert_eq!(of(woo, parts), (some([4, 3, 2, 6]), None));
        assert_eq!(columns(woo).of(Part::Psp), Some(1));
        let braintree = "id,type,amount,currency_iso_code,merchant_account_id,customer_details_email,subscription_id";
        let parts = [Part::Email, Part::Subscription, Part::Transaction, Part::Currency];
        assert_eq!(of(braintree, parts), (some([5, 6, 0, 3]), Some(Psp::Braintree)));
        let shopify = "Name,Email,Financial Status,Currency,Total,Payment Method,Payment Reference,Id,Vendor";
        let parts = [Part::Email, Part::Amount, Part::Transaction, Part::Currency];
        assert_eq!(of(shopify, parts), (some([1, 4, 6, 3]), None));
        let stripe = "id,Description,Amount,Currency,Customer ID,Customer Email,Card Funding,Invoice ID";
        let parts = [Part::Email, Part::Amount, Part::Charge, Part::Invoice];
        assert_eq!(of(stripe, parts), (some([5, 2, 0, 7]), Some(Psp::Stripe)));
        assert_eq!(columns("id,email,ip,amount").of_all, None, "whose export it is isn't guessed");
    }

    #[test]
    fn the_plugin_of_a_shop_names_its_provider() {
        assert_eq!(psp_of("braintree_credit_card"), Ok(Psp::Braintree));
        assert_eq!(psp_of("Stripe"), Ok(Psp::Stripe));
        assert!(psp_of("paypal").is_err() && psp_of("cash_stripe").is_err());
    }

    const OWN: &str = "customer_email,ipv4_address,psp,customer_id,invoice_id,subscription_id,charge_id,transaction_id";

    #[test]
    fn the_services_own_names_are_understood() {
        let columns = columns(OWN);
        assert_eq!(
            Part::ALL.map(|part| columns.of(part)).to_vec(),
            [0, 1, 2, 3, 4, 5, 6, 7].map(Some).into_iter().chain([None, None]).collect::<Vec<_>>()
        );
        let cells: Vec<&str> = "dana@example.org,203.0.113.7,Stripe,cus_1,in_1,,ch_1,".split(',').collect();
        let checkout = columns.read(&|at| cells.get(at).copied().unwrap_or_default()).expect("valid");
        assert_eq!((checkout.psp, checkout.customer_id.as_deref()), (Psp::Stripe, Some("cus_1")));
        assert_eq!((checkout.subscription_id, checkout.charge_id.as_deref()), (None, Some("ch_1")));
    }

    #[test]
    fn every_rule_of_the_service_is_held_before_anything_is_sent() {
        let columns = columns(OWN);
        let form = |problem| Err(vec![RowProblem::Form(problem)]);
        let address = |problem| form(CheckoutProblem::Address(problem));
        assert_eq!(check(&columns, "d@example.org,127.0.0.1,worldpay,,,,,t"), Ok(None), "the page's own example");
        assert_eq!(check(&columns, "d,1.2.3.4,stripe,,i"), form(CheckoutProblem::Email(EmailProblem::NoAt)));
        assert_eq!(check(&columns, "d@example.org,,stripe,,i"), address(AddressProblem::Empty));
        assert_eq!(check(&columns, "d@example.org,::1,stripe,,i"), address(AddressProblem::Ipv6("::1".to_owned())));
        assert!(check(&columns, "d@example.org,1.2.3.04,stripe,,i").is_err());
        assert!(check(&columns, "d@example.org,1.2.3.4:80,stripe,,i").is_err());
        assert_eq!(check(&columns, "d@example.org,1.2.3.4,finix,,i"), Err(vec![RowProblem::Psp("finix".to_owned())]));
        assert_eq!(check(&columns, "d@example.org,1.2.3.4,,,i"), form(CheckoutProblem::NoProvider));
        assert_eq!(check(&columns, "d@example.org,1.2.3.4,adyen,c, "), form(CheckoutProblem::NoId));
        let long = format!("d@example.org,1.2.3.4,adyen,,{}", "i".repeat(256));
        assert_eq!(check(&columns, &long), Err(vec![RowProblem::TooLong(Part::Invoice)]));
    }

    #[test]
    fn a_provider_is_never_guessed_and_may_be_chosen_for_all_rows_that_name_none() {
        let mut columns = columns("Email,IP,Invoice");
        assert!(!columns.can_read());
        columns.of_all = Some(Psp::Recurly);
        assert!(columns.can_read());
        let cells = ["d@example.org", "1.2.3.4", "i"];
        let read = columns.read(&|at| cells.get(at).copied().unwrap_or_default());
        assert_eq!(read.map(|checkout| checkout.psp), Some(Psp::Recurly));
    }

    #[test]
    fn an_amount_is_counted_in_its_currency_and_never_sent() {
        let columns = columns("email,ip,psp,charge id,Amount,Currency");
        let money = |minor, code| Some(Money::new(minor, Currency::parse(code).expect("a code")));
        assert_eq!(check(&columns, "d@example.org,1.2.3.4,stripe,ch,12.50,usd"), Ok(money(1_250, "USD")));
        assert_eq!(check(&columns, "d@example.org,1.2.3.4,stripe,ch,,usd"), Ok(None));
        assert_eq!(check(&columns, "d@example.org,1.2.3.4,stripe,ch,5,zzz"), Err(vec![RowProblem::Currency]));
        let problems = check(&columns, "d@example.org,1.2.3.4,stripe,ch,x,usd").expect_err("no amount");
        assert!(matches!(problems[..], [RowProblem::Amount(_)]));
    }

    #[test]
    fn the_same_checkout_is_known_again_by_what_is_in_it() {
        let columns = columns(OWN);
        let of = |row: &str| {
            let cells: Vec<&str> = row.split(',').collect();
            columns.sameness(&|at| cells.get(at).copied().unwrap_or_default())
        };
        assert_eq!(of("D@example.org,1.1.1.1,stripe,,i"), of("d@example.org,2.2.2.2,Stripe,,i"));
        assert_ne!(of("d@example.org,1.1.1.1,stripe,,i"), of("d@example.org,1.1.1.1,stripe,,,i"));
    }
}
