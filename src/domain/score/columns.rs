//! Which column of a file of orders holds what, found by its name, and a row read as what is to be scored.
//!
//! Sources of the names: help.shopify.com, "Order CSV column descriptions" and the order export of a shop's admin;
//! woocommerce.com, "Import and Export of `WooCommerce` Orders"; docs.stripe.com, "Export file formats"; the Disputify API
//! page, whose own names are known too.
//!
//! Must not live here: the file, whether a row is sent.

use super::{AddressDraft, OrderToScore, ScoreDraft, ScoreProblem};
use crate::domain::columns::{self, Cells, ColumnsOf, Names, Preset};
use crate::domain::ids::OrderId;
use crate::domain::money::Money;

/// Most bytes of one value; the address that is asked has all of them in it.
const LONGEST: usize = 255;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The customer's email.
    Email,
    /// The order's number or name in the shop.
    Order,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// Both in one.
    Name,
    /// Phone number.
    Phone,
    /// Billing address, line 1.
    BillingAddress1,
    /// Billing address, line 2.
    BillingAddress2,
    /// Billing address, city.
    BillingCity,
    /// Billing address, state.
    BillingState,
    /// Billing address, postcode.
    BillingPostcode,
    /// Billing address, country.
    BillingCountry,
    /// Shipping address, line 1.
    ShippingAddress1,
    /// Shipping address, line 2.
    ShippingAddress2,
    /// Shipping address, city.
    ShippingCity,
    /// Shipping address, state.
    ShippingState,
    /// Shipping address, postcode.
    ShippingPostcode,
    /// Shipping address, country.
    ShippingCountry,
}

const ADDRESS_1: &[&str] = &["address1", "addressline1", "line1", "address", "street"];
const ADDRESS_2: &[&str] = &["address2", "addressline2", "line2"];
const CITY: &[&str] = &["city", "town", "suburb"];
const STATE: &[&str] = &["state", "province", "provincecode", "region", "stateprovince"];
const POSTCODE: &[&str] = &["postcode", "zip", "postalcode", "zipcode"];
const COUNTRY: &[&str] = &["country", "countrycode"];
const BILLING: &[&str] = &["billing", "billingaddress", "customer", "card", "cardaddress", ""];
const SHIPPING: &[&str] = &["shipping", "shippingaddress", "delivery", "deliveryaddress"];

impl Part {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 18] = [
        Self::Email,
        Self::Order,
        Self::FirstName,
        Self::LastName,
        Self::Name,
        Self::Phone,
        Self::BillingAddress1,
        Self::BillingAddress2,
        Self::BillingCity,
        Self::BillingState,
        Self::BillingPostcode,
        Self::BillingCountry,
        Self::ShippingAddress1,
        Self::ShippingAddress2,
        Self::ShippingCity,
        Self::ShippingState,
        Self::ShippingPostcode,
        Self::ShippingCountry,
    ];

    /// Its name where it is typed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Order => "order",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::BillingAddress1 => "billing_address_1",
            Self::BillingAddress2 => "billing_address_2",
            Self::BillingCity => "billing_city",
            Self::BillingState => "billing_state",
            Self::BillingPostcode => "billing_postcode",
            Self::BillingCountry => "billing_country",
            Self::ShippingAddress1 => "shipping_address_1",
            Self::ShippingAddress2 => "shipping_address_2",
            Self::ShippingCity => "shipping_city",
            Self::ShippingState => "shipping_state",
            Self::ShippingPostcode => "shipping_postcode",
            Self::ShippingCountry => "shipping_country",
        }
    }
}

impl columns::Part for Part {
    type OfAll = ();

    const KIND: &'static str = "orders";
    const PARTS: &'static [Self] = &Self::ALL;

    fn place(self) -> usize {
        self as usize
    }

    fn name(self) -> &'static str {
        self.name()
    }

    fn names(self) -> Names {
        match self {
            Self::Email => (&["", "customer", "billing", "contact", "buyer"], &["email", "emailaddress"]),
            Self::Order => (&[""], &["orderid", "ordernumber", "orderno", "ordername", "order"]),
            Self::FirstName => (&["", "billing", "customer"], &["firstname", "givenname"]),
            Self::LastName => (&["", "billing", "customer"], &["lastname", "surname", "familyname"]),
            Self::Name => (&["billing", "customer", "full", "buyer", "cardholder", "card", ""], &["name"]),
            // A shop has it with the address more often than with the customer.
            Self::Phone => (&["billing", "", "customer"], &["phone", "phonenumber", "telephone", "mobile"]),
            Self::BillingAddress1 => (BILLING, ADDRESS_1),
            Self::BillingAddress2 => (BILLING, ADDRESS_2),
            Self::BillingCity => (BILLING, CITY),
            Self::BillingState => (BILLING, STATE),
            Self::BillingPostcode => (BILLING, POSTCODE),
            Self::BillingCountry => (BILLING, COUNTRY),
            Self::ShippingAddress1 => (SHIPPING, ADDRESS_1),
            Self::ShippingAddress2 => (SHIPPING, ADDRESS_2),
            Self::ShippingCity => (SHIPPING, CITY),
            Self::ShippingState => (SHIPPING, STATE),
            Self::ShippingPostcode => (SHIPPING, POSTCODE),
            Self::ShippingCountry => (SHIPPING, COUNTRY),
        }
    }

    /// Shopify calls the order "Name".
    fn presets() -> &'static [Preset<Self>] {
        &[Preset {
            known_by: &[&["financialstatus"], &["lineitemname"]],
            columns: &[(Self::Order, &["name"])],
            of_all: (),
        }]
    }
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// As in the form.
    Form(ScoreProblem),
    /// What is asked for by its ID has none.
    NoOrder,
    /// The ID has signs that no ID has.
    OrderId,
    /// A value that is longer than anybody's.
    TooLong(Part),
}

/// What is to be scored.
#[derive(Clone, PartialEq, Eq)]
pub enum RowToScore {
    /// A customer.
    Customer(Box<OrderToScore>),
    /// An order Disputify knows.
    Order(OrderId),
}

/// Which column holds what.
pub type Columns = ColumnsOf<Part>;

impl ColumnsOf<Part> {
    /// Whom and what a score is of: the order of the customer, as far as both are named.
    #[must_use]
    pub fn subject(&self, cells: Cells<'_, '_>) -> String {
        columns::Columns::sameness(self, cells)
    }

    /// What is to be scored, from the cells of a row.
    ///
    /// # Errors
    /// What is wrong with the row.
    pub fn read(&self, cells: Cells<'_, '_>) -> Result<RowToScore, Vec<RowProblem>> {
        let text = |part: Part| self.text(part, cells);
        if self.of(Part::Email).is_none() {
            return match text(Part::Order) {
                "" => Err(vec![RowProblem::NoOrder]),
                id => OrderId::parse(id).map(RowToScore::Order).map_err(|_odd| vec![RowProblem::OrderId]),
            };
        }
        let mut problems: Vec<RowProblem> = Part::ALL
            .into_iter()
            .filter(|part| *part != Part::Email && text(*part).len() > LONGEST)
            .map(RowProblem::TooLong)
            .collect();
        match draft(text).parse() {
            Ok(order) if problems.is_empty() => Ok(RowToScore::Customer(Box::new(order))),
            Ok(_) => Err(problems),
            Err(wrong) => {
                problems.extend(wrong.into_iter().map(|error| RowProblem::Form(error.problem)));
                Err(problems)
            }
        }
    }
}

impl columns::Columns for Columns {
    type Problem = RowProblem;

    /// A row says what is to be scored: by the email, or without one by the order's ID.
    fn can_read(&self) -> bool {
        self.of(Part::Email).is_some() || self.of(Part::Order).is_some()
    }

    fn check(&self, cells: Cells<'_, '_>) -> Result<Option<Money>, Vec<RowProblem>> {
        self.read(cells).map(|_| None)
    }

    /// The same order of the same customer.
    fn sameness(&self, cells: Cells<'_, '_>) -> String {
        let text = |part: Part| self.text(part, cells);
        format!("{}\n{}", text(Part::Email).to_lowercase(), text(Part::Order))
    }
}

/// The form with what the columns say.
fn draft<'t>(text: impl Fn(Part) -> &'t str) -> ScoreDraft {
    let own = |part: Part| text(part).to_owned();
    // The last word is the family's name, as far as a name tells.
    let (first, last) = text(Part::Name).rsplit_once(' ').unwrap_or((text(Part::Name), ""));
    let or = |part: Part, other: &str| if text(part).is_empty() { other.trim().to_owned() } else { own(part) };
    let has_none = text(Part::FirstName).is_empty() && text(Part::LastName).is_empty();
    let (first, last) = if has_none { (first, last) } else { ("", "") };
    ScoreDraft {
        email: own(Part::Email),
        first_name: or(Part::FirstName, first),
        last_name: or(Part::LastName, last),
        phone_number: own(Part::Phone),
        billing: AddressDraft {
            address_1: own(Part::BillingAddress1),
            address_2: own(Part::BillingAddress2),
            city: own(Part::BillingCity),
            state: own(Part::BillingState),
            postcode: own(Part::BillingPostcode),
            country: own(Part::BillingCountry),
        },
        // A file without a shipping address says nothing about where it went.
        same_shipping: false,
        shipping: AddressDraft {
            address_1: own(Part::ShippingAddress1),
            address_2: own(Part::ShippingAddress2),
            city: own(Part::ShippingCity),
            state: own(Part::ShippingState),
            postcode: own(Part::ShippingPostcode),
            country: own(Part::ShippingCountry),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::columns::Columns as _;
    use crate::domain::text::EmailProblem;

    fn heads(names: &str) -> Vec<String> {
        names.split(',').map(ToOwned::to_owned).collect()
    }

    fn read(names: &str, cells: &[&str]) -> Result<RowToScore, Vec<RowProblem>> {
        Columns::of_heads(&heads(names)).read(&|at| cells.get(at).copied().unwrap_or_default())
    }

    fn customer(names: &str, cells: &[&str]) -> OrderToScore {
        match read(names, cells) {
            Ok(RowToScore::Customer(order)) => *order,
            _ => panic!("no customer: {names}"),
        }
    }

    /// The columns of a Shopify export that matter here, in its order.
    const SHOPIFY: &str = "Name,Email,Financial Status,Currency,Total,Lineitem name,Billing Name,Billing Street,\
        Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,\
        Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping City,Shipping Zip,Phone,Id";

    #[test]
    fn a_shopify_export_is_understood() {
        let columns = Columns::of_heads(&heads(SHOPIFY));
        assert_eq!(
            (columns.of(Part::Order), columns.of(Part::Email), columns.of(Part::Name)),
            (Some(0), Some(1), Some(6))
        );
        let row = "#1001,dana@example.org,paid,USD,50.00,Mug,Dana van Lee,\"1 Main St\",1 Main St,Apt 2,,Oakland,'94601,\
            CA,US,'+1 555 0100,Dana,2 Oak St,2 Oak St,Reno,89501,,55";
        let order = customer(SHOPIFY, &row.split(',').collect::<Vec<_>>());
        assert_eq!((order.first_name.as_deref(), order.last_name.as_deref()), (Some("Dana van"), Some("Lee")));
        assert_eq!(order.phone_number.as_deref(), Some("+1 555 0100"));
        let (billing, shipping) = (order.billing, order.shipping);
        assert_eq!([billing.address_1.as_deref(), billing.city.as_deref()], [Some("1 Main St"), Some("Oakland")]);
        assert_eq!([billing.state.as_deref(), billing.country.as_deref()], [Some("CA"), Some("US")]);
        assert_eq!([shipping.address_1.as_deref(), shipping.city.as_deref()], [Some("2 Oak St"), Some("Reno")]);
    }

    #[test]
    fn a_woocommerce_export_and_the_services_own_names_are_understood() {
        let woo = "order_id,order_number,order_total,customer_email,billing_first_name,billing_last_name,billing_email,\
            billing_phone,billing_address_1,billing_postcode,billing_city,billing_state,billing_country,shipping_city";
        let row = [
            "7",
            "7",
            "10.00",
            "a@example.org",
            "Dana",
            "Lee",
            "b@example.org",
            "5550100",
            "1 Main St",
            "1",
            "X",
            "CA",
        ];
        let order = customer(woo, &row);
        assert_eq!((order.email.as_str(), order.last_name.as_deref()), ("a@example.org", Some("Lee")));
        assert_eq!(order.billing.postcode.as_deref(), Some("1"));
        assert!(order.shipping == super::super::Address::default());
        let own = "email,first_name,phone_number,billing_address[address_1],shipping_address[country]";
        let order = customer(own, &["a@example.org", "Dana", "5550100", "1 Main St", "US"]);
        assert_eq!(order.billing.address_1.as_deref(), Some("1 Main St"));
        assert_eq!(order.shipping.country.as_deref(), Some("US"));
    }

    #[test]
    fn a_stripe_export_is_understood() {
        let stripe = "description,name,email,id,card.address_city,card.address_country,card.address_line1,\
            card.address_line2,card.address_state,card.address_zip,card.exp_month,card.id,card.name,default_source";
        let row = "VIP,Dana Lee,dana@example.org,cus_1,Oakland,US,1 Main St,Apt 2,CA,94601,9,card_1,D VAN LEE,card_1";
        let order = customer(stripe, &row.split(',').collect::<Vec<_>>());
        assert_eq!((order.email.as_str(), order.last_name.as_deref()), ("dana@example.org", Some("LEE")));
        let billing = order.billing;
        assert_eq!([billing.address_1.as_deref(), billing.postcode.as_deref()], [Some("1 Main St"), Some("94601")]);
        assert_eq!([billing.state.as_deref(), billing.country.as_deref()], [Some("CA"), Some("US")]);
    }

    #[test]
    fn a_name_that_is_no_order_is_the_customers_and_no_column_is_two_things() {
        let columns = Columns::of_heads(&heads("Name,E-mail,Order"));
        assert_eq!(
            (columns.of(Part::Name), columns.of(Part::Email), columns.of(Part::Order)),
            (Some(0), Some(1), Some(2))
        );
        let columns = Columns::of_heads(&heads("billing email,address"));
        assert_eq!((columns.of(Part::Email), columns.of(Part::BillingAddress1)), (Some(0), Some(1)));
        assert!(!Columns::of_heads(&heads("amount,day")).can_read());
    }

    #[test]
    fn a_row_without_what_it_takes_says_what_is_wrong() {
        let problem = |names, cells: &[&str]| read(names, cells).err().unwrap_or_default();
        let form = |problem| vec![RowProblem::Form(problem)];
        assert_eq!(problem("email", &["dana"]), form(ScoreProblem::Email(EmailProblem::NoAt)));
        assert_eq!(problem("email,phone", &["a@example.org", "12"]), form(ScoreProblem::ShortPhone));
        assert_eq!(
            problem("email,city", &["a@example.org", &"x".repeat(256)]),
            [RowProblem::TooLong(Part::BillingCity)]
        );
        assert_eq!(problem("order", &[" "]), [RowProblem::NoOrder]);
        assert_eq!(problem("order", &["#1001"]), [RowProblem::OrderId]);
        assert!(matches!(read("order", &["=\"0071\""]), Ok(RowToScore::Order(id)) if id.as_str() == "0071"));
    }

    #[test]
    fn the_same_order_of_the_same_customer_is_known_again() {
        let columns = Columns::of_heads(&heads("email,order"));
        let of = |email: &'static str, order: &'static str| columns.sameness(&|at| if at == 0 { email } else { order });
        assert_eq!(of("Dana@Example.org ", "1"), of("dana@example.org", "1"));
        assert_ne!(of("dana@example.org", "1"), of("dana@example.org", "2"));
    }
}
