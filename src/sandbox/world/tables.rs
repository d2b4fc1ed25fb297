//! The words the made-up account is built from: merchants, currencies, buyers,
//! the networks' reason codes. Lists only; what is drawn from them when is
//! decided in `draft`.

/// A merchant of the made-up platform.
#[derive(Debug)]
pub(crate) struct Merchant {
    pub(crate) name: &'static str,
    /// The merchant number of the processor (`merchant_mid`).
    pub(crate) mid: &'static str,
    /// Which application it belongs to: 0 is the one of the reference page.
    pub(crate) application: u64,
    weight: u64,
}

/// The merchants, the biggest first.
pub(crate) const MERCHANTS: &[Merchant] = &[
    Merchant { name: "Acme Outdoor", mid: "430000018871", application: 0, weight: 40 },
    Merchant { name: "Peak Rentals", mid: "430000018902", application: 0, weight: 25 },
    Merchant { name: "Northwind", mid: "430000019114", application: 0, weight: 17 },
    Merchant { name: "Harbor Coffee", mid: "430000020455", application: 0, weight: 11 },
    Merchant { name: "Lumen Books", mid: "430000021730", application: 1, weight: 7 },
];

/// The place of the merchant a draw of 0 to 99 falls on.
pub(crate) fn merchant_for(draw: u64) -> usize {
    let mut left = draw;
    for (place, merchant) in MERCHANTS.iter().enumerate() {
        if left < merchant.weight {
            return place;
        }
        left -= merchant.weight;
    }
    0
}

/// A currency, with the minor units of ISO 4217 and what a dollar is worth in it.
#[derive(Debug)]
pub(crate) struct Currency {
    pub(crate) code: &'static str,
    pub(crate) minor_per_major: f64,
    pub(crate) per_dollar: f64,
    weight: u64,
}

const CURRENCIES: &[Currency] = &[
    Currency { code: "USD", minor_per_major: 100.0, per_dollar: 1.0, weight: 820 },
    Currency { code: "CAD", minor_per_major: 100.0, per_dollar: 1.35, weight: 70 },
    Currency { code: "EUR", minor_per_major: 100.0, per_dollar: 0.92, weight: 45 },
    Currency { code: "GBP", minor_per_major: 100.0, per_dollar: 0.79, weight: 35 },
    Currency { code: "JPY", minor_per_major: 1.0, per_dollar: 150.0, weight: 20 },
    Currency { code: "KWD", minor_per_major: 1000.0, per_dollar: 0.31, weight: 10 },
];

/// The only currency the reference page shows.
pub(crate) const USD: &Currency = &Currency { code: "USD", minor_per_major: 100.0, per_dollar: 1.0, weight: 0 };

/// The currency a draw of 0 to 999 falls on.
pub(crate) fn currency_for(draw: u64) -> &'static Currency {
    let mut left = draw;
    for currency in CURRENCIES {
        if left < currency.weight {
            return currency;
        }
        left -= currency.weight;
    }
    USD
}

/// A card network, as a payment instrument's `brand` names it.
#[derive(Debug)]
pub(crate) struct Brand {
    pub(crate) name: &'static str,
    pub(crate) bins: &'static [&'static str],
    pub(crate) fraud: &'static [&'static str],
    pub(crate) quality: &'static [&'static str],
    pub(crate) clerical: &'static [&'static str],
    pub(crate) technical: &'static [&'static str],
    pub(crate) inquiry: &'static [&'static str],
    weight: u64,
}

const VISA: Brand = Brand {
    name: "VISA",
    bins: &["411111", "424242", "448562", "453201", "471604"],
    fraud: &["10.4", "10.4", "10.4", "10.4", "10.4", "10.4", "10.1", "10.2", "10.3", "10.5"],
    quality: &["13.1", "13.1", "13.1", "13.3", "13.3", "13.2", "13.2", "13.4", "13.5", "13.9"],
    clerical: &["12.5", "12.6.1", "12.6.1", "12.6.2", "13.6", "13.6", "13.7", "13.7"],
    technical: &["11.1", "11.2", "11.3", "12.1", "12.2", "12.3", "12.4", "12.7", "13.8"],
    inquiry: &[],
    weight: 52,
};

const BRANDS: &[Brand] = &[
    VISA,
    Brand {
        name: "MASTERCARD",
        bins: &["510510", "520082", "545454", "555555", "222300"],
        fraud: &["4837", "4837", "4837", "4837", "4840", "4849", "4863", "4870", "4871"],
        quality: &["4853", "4853", "4853", "4853", "4855", "4841", "4859", "4854"],
        clerical: &["4834", "4834", "4834", "4831", "4860", "4850"],
        technical: &["4808", "4808", "4812", "4842", "4846", "4807"],
        inquiry: &[],
        weight: 30,
    },
    Brand {
        name: "AMERICAN_EXPRESS",
        bins: &["371449", "378282", "343434"],
        fraud: &["F29", "F29", "F29", "F24", "F10", "F14", "F30", "F31", "FR2", "FR4", "FR6"],
        quality: &["C08", "C08", "C31", "C31", "C32", "C28"],
        clerical: &["C02", "C02", "C04", "C05", "C14", "C18", "P03", "P04", "P05", "P08", "M01"],
        technical: &["A01", "A02", "A08", "P01", "P07", "P22", "P23"],
        inquiry: &["127", "154", "155", "158", "173", "175", "177", "193", "R03", "R13"],
        weight: 11,
    },
    Brand {
        name: "DISCOVER",
        bins: &["601100", "601101", "644564"],
        fraud: &["UA02", "UA02", "UA02", "UA01", "UA05", "UA06", "UA11", "AA"],
        quality: &["RG", "RG", "RM", "RM", "AP", "NC", "NF"],
        clerical: &["DP", "RN2", "RN2", "PM", "AW", "CD", "PI"],
        technical: &["AT", "DA", "NA", "EX", "IN", "LP"],
        inquiry: &["IC", "UA10"],
        weight: 7,
    },
];

/// The network a draw of 0 to 99 falls on.
pub(crate) fn brand_for(draw: u64) -> &'static Brand {
    let mut left = draw;
    for brand in BRANDS {
        if left < brand.weight {
            return brand;
        }
        left -= brand.weight;
    }
    const { &VISA }
}

/// The network of that name.
pub(crate) fn brand_named(name: &str) -> &'static Brand {
    BRANDS.iter().find(|brand| brand.name == name).unwrap_or(const { &VISA })
}

pub(crate) const FIRST_NAMES: &[&str] = &[
    "Alice",
    "Benjamin",
    "Carla",
    "David",
    "Elena",
    "Frank",
    "Grace",
    "Henry",
    "Ines",
    "Jonas",
    "Karen",
    "Louis",
    "Maria",
    "Nathan",
    "Olivia",
    "Pedro",
    "Quinn",
    "Rosa",
    "Samuel",
    "Teresa",
    "Ulrich",
    "Vera",
    "William",
    "Yvonne",
    "Zoe",
    "Amélie",
    "Bjørn",
    "Chloë",
    "Françoise",
    "Jürgen",
];

pub(crate) const LAST_NAMES: &[&str] = &[
    "Anderson",
    "Baker",
    "Castillo",
    "Dubois",
    "Evans",
    "Fischer",
    "García",
    "Hughes",
    "Ivanov",
    "Jensen",
    "Keller",
    "Larsen",
    "Moreau",
    "Nguyen",
    "Okafor",
    "Petit",
    "Quintero",
    "Rossi",
    "Schmidt",
    "Taylor",
    "Usher",
    "Vega",
    "Walker",
    "Young",
    "Zimmermann",
    "Müller",
    "Núñez",
];

/// Mail hosts nobody receives mail at (RFC 2606).
pub(crate) const MAIL_HOSTS: &[&str] = &["example.com", "example.org", "example.net"];
