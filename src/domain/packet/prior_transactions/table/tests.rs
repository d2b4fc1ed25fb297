use super::*;

/// Which names are taken for what, in the order of the form.
fn guessed(names: &str) -> [String; 8] {
    let table = Table::read(&format!("{names}\nx")).expect("read");
    let mapping = table.guess();
    Part::ALL.map(|part| mapping.column(part).and_then(|at| table.names.get(at)).cloned().unwrap_or_default())
}

#[test]
fn the_export_of_a_shop_is_read_by_whole_words() {
    // The names of Shopify's export of orders. Source: help.shopify.com, exporting orders.
    let names = "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,\
                     Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,\
                     Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,\
                     Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,\
                     Billing Street,Billing Address1,Billing Zip,Shipping Name,Shipping Street,Shipping Address1,\
                     Shipping Zip,Notes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor";
    assert_eq!(
        guessed(names),
        ["Created at", "Total", "", "Lineitem name", "Email", "", "", "Shipping Street"].map(str::to_owned)
    );
}

#[test]
fn names_that_only_hold_a_word_inside_another_are_left_alone() {
    let none = guessed("zip code,Subtotal,Lineitem quantity,tip,description_id,update,addressee");
    assert_eq!(none, [""; 8].map(str::to_owned));
}

#[test]
fn names_are_the_same_however_they_are_written() {
    let wanted = |names: [&str; 8]| names.map(str::to_owned);
    assert_eq!(
        guessed("orderDate,orderTotal,ARN,productName,customerEmail,customerIP,deviceFingerprint,shippingAddress"),
        wanted([
            "orderDate",
            "orderTotal",
            "ARN",
            "productName",
            "customerEmail",
            "customerIP",
            "deviceFingerprint",
            "shippingAddress"
        ])
    );
    assert_eq!(
        guessed("ip_address;zip;date;amount;arn;description;login;device_id;ip country;address"),
        wanted(["date", "amount", "arn", "description", "login", "ip_address", "device_id", "address"])
    );
    assert_eq!(words("IPAddress v2"), ["ip", "address", "v2"]);
}

#[test]
fn a_table_is_taken_over_as_it_was_mapped() {
    let text = "Date;Amount;ARN;Description;Email;IP;Device;Shipping address\n\
                    2026-01-01T10:00;20,00;745;Shoes;a@b.c;203.0.113.7;abc;1 Main\n";
    let table = Table::read(text).expect("read");
    let mut mapping = table.guess();
    let purchases = table.purchases(&mapping).expect("taken");
    let first = purchases.first().expect("one");
    assert_eq!(
        (first.date.as_str(), first.ip.as_str(), first.address.as_str(), first.goods.as_str()),
        ("2026-01-01", "203.0.113.7", "1 Main", "Shoes")
    );
    mapping.set(Part::Goods, None);
    mapping.set(Part::Login, Some(3));
    let purchases = table.purchases(&mapping).expect("taken");
    let first = purchases.first().expect("one");
    assert_eq!((first.goods.as_str(), first.login.as_str()), ("", "Shoes"));
    mapping.set(Part::Date, None);
    assert!(table.purchases(&mapping).is_err());
    assert!(Table::read("").is_err() && Table::read("date\n").is_err());
    assert_eq!(table.sample(1), "20,00");
}
