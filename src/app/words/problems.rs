//! What is wrong with what a person typed, chose or added, as `domain` judged it, in a sentence without a full stop.
//!
//! Must not live here: the judgement.

use crate::app::words;
use crate::domain::account::UrlProblem;
use crate::domain::checkout::{AddressProblem, CheckoutProblem, CheckoutWarning};
use crate::domain::dispute::tags::{MAX_KEY, MAX_PAIRS, MAX_VALUE, TagProblem, TagsProblem};
use crate::domain::dispute::team::PersonProblem;
use crate::domain::evidence::limits::{FileType, LimitProblem};
use crate::domain::money::amount_input::AmountProblem;
use crate::domain::packet::letter::Misnamed;
use crate::domain::packet::prior_transactions::PurchasesProblem;
use crate::domain::payment::PaymentProblem;
use crate::domain::reference::problem::{LetterProblem, TableProblem};
use crate::domain::score::ScoreProblem;
use crate::domain::search::TermProblem;
use crate::domain::text::EmailProblem;

/// An email address.
#[must_use]
pub(crate) fn email_problem(problem: EmailProblem) -> &'static str {
    match problem {
        EmailProblem::Empty => words::problem_email_empty(),
        EmailProblem::TooLong => words::problem_email_long(),
        EmailProblem::Space => words::problem_email_space(),
        EmailProblem::NoAt => words::problem_email_no_at(),
        EmailProblem::NoName => words::problem_email_no_name(),
        EmailProblem::SecondAt => words::problem_email_second_at(),
        EmailProblem::Domain => words::problem_email_domain(),
        EmailProblem::Dot => words::problem_email_dot(),
    }
}

/// An IPv4 address.
#[must_use]
pub(crate) fn address_problem(problem: &AddressProblem) -> String {
    match problem {
        AddressProblem::Empty => words::problem_address_empty().to_owned(),
        AddressProblem::Ipv6(address) => words::problem_address_ipv6(address),
        AddressProblem::NotFour(address) => words::problem_address_not_four(address),
        AddressProblem::TooLarge { address, part } => words::problem_address_large(address, part),
        AddressProblem::LeadingZero { address, part } => words::problem_address_zero(address, part),
        AddressProblem::Odd(address) => words::problem_address_odd(address),
    }
}

/// An amount.
#[must_use]
pub(crate) fn amount_problem(problem: &AmountProblem) -> String {
    match problem {
        AmountProblem::Empty => words::problem_amount_empty().to_owned(),
        AmountProblem::Commas(currency) => words::problem_amount_commas(currency.code(), words::decimal("1240.000")),
        AmountProblem::Decimals { currency, decimals } => words::problem_amount_decimals(*decimals, currency.code()),
        AmountProblem::TooLarge => words::problem_amount_large().to_owned(),
        AmountProblem::NotANumber(typed) => words::problem_amount_not_a_number(typed, words::decimal("1240.00")),
        AmountProblem::TooManyDigits(typed) => words::problem_amount_digits(typed),
    }
}

/// A field of a checkout.
#[must_use]
pub(crate) fn checkout_problem(problem: &CheckoutProblem) -> String {
    match problem {
        CheckoutProblem::Email(problem) => email_problem(*problem).to_owned(),
        CheckoutProblem::Address(problem) => address_problem(problem),
        CheckoutProblem::NoProvider => words::problem_provider().to_owned(),
        CheckoutProblem::NoId => words::problem_checkout_id().to_owned(),
    }
}

/// What is unusual about a checkout.
#[must_use]
pub(crate) fn checkout_warning(warning: CheckoutWarning) -> &'static str {
    match warning {
        CheckoutWarning::ChargeOfAnother => words::problem_checkout_charge(),
    }
}

/// A field of an order to score.
#[must_use]
pub(crate) fn score_problem(problem: ScoreProblem) -> &'static str {
    match problem {
        ScoreProblem::Email(problem) => email_problem(problem),
        ScoreProblem::ShortPhone => words::problem_score_phone(),
    }
}

/// A field of a payment.
#[must_use]
pub(crate) fn payment_problem(problem: &PaymentProblem) -> String {
    let plain = match problem {
        PaymentProblem::NoCustomer => words::problem_payment_customer(),
        PaymentProblem::NoSubscription => words::problem_payment_subscription(),
        PaymentProblem::NoInvoice => words::problem_payment_invoice(),
        PaymentProblem::NoTransaction => words::problem_payment_transaction(),
        PaymentProblem::NoProviderTransaction => words::problem_payment_provider_transaction(),
        PaymentProblem::NoProvider => words::problem_provider(),
        PaymentProblem::NoFundingSource => words::problem_payment_funding_source(),
        PaymentProblem::NoPaymentMethod => words::problem_payment_method(),
        PaymentProblem::NoNetwork => words::problem_payment_network(),
        PaymentProblem::NoOutcome => words::problem_payment_outcome(),
        PaymentProblem::NoResponse => words::problem_payment_response(),
        PaymentProblem::NeededByWorldpay => words::problem_payment_worldpay(),
        PaymentProblem::NoTime => words::problem_payment_time_empty(),
        PaymentProblem::NotATime(typed) => return words::problem_payment_time(typed),
        PaymentProblem::NoCountry => words::problem_payment_country(),
        PaymentProblem::NoCurrency => words::problem_payment_currency(),
        PaymentProblem::NotAboveZero => words::problem_payment_zero(),
        PaymentProblem::Amount(problem) => return amount_problem(problem),
    };
    plain.to_owned()
}

/// A service's address.
#[must_use]
pub(crate) fn url_problem(problem: UrlProblem) -> &'static str {
    match problem {
        UrlProblem::NotAnAddress => words::problem_url_none(),
        UrlProblem::PlainHttp => words::problem_url_http(),
        UrlProblem::ExtraParts => words::problem_url_parts(),
    }
}

/// One tag.
#[must_use]
pub(crate) fn tag_problem(problem: TagProblem) -> String {
    match problem {
        TagProblem::EmptyKey => words::problem_tag_no_key().to_owned(),
        TagProblem::LongKey => words::problem_tag_long_key(MAX_KEY),
        TagProblem::OddKey => words::problem_tag_odd_key().to_owned(),
        TagProblem::LongValue => words::problem_tag_long_value(MAX_VALUE),
    }
}

/// A term of a search.
#[must_use]
pub(crate) fn term_problem(problem: &TermProblem) -> String {
    match problem {
        TermProblem::NoField(name) => words::problem_term_field(name),
        TermProblem::NotANumber(typed) => words::problem_term_amount(typed),
        TermProblem::TodayHere => words::problem_term_today().to_owned(),
        TermProblem::NoSign(typed) => words::problem_term_sign(typed),
        TermProblem::NotATime(typed) => words::problem_term_time(typed),
    }
}

/// A table of earlier purchases.
#[must_use]
pub(crate) fn purchases_problem(problem: &PurchasesProblem) -> String {
    match problem {
        PurchasesProblem::Unreadable(said) => words::problem_purchases_unreadable(said),
        PurchasesProblem::Empty => words::problem_purchases_empty().to_owned(),
        PurchasesProblem::NoLines => words::problem_purchases_no_lines().to_owned(),
        PurchasesProblem::NoDate => words::problem_purchases_no_date().to_owned(),
    }
}

/// A table that a person edited.
#[must_use]
pub(crate) fn table_problem(problem: &TableProblem) -> String {
    match problem {
        TableProblem::Json(said) => said.clone(),
        TableProblem::Empty(list) => words::problem_table_empty(*list),
        TableProblem::TakesNothing(rules) => words::problem_table_takes_nothing(rules),
        TableProblem::Twice(code) => words::problem_table_twice(code),
        TableProblem::SameItem(claim) => words::problem_table_same_item(claim),
        TableProblem::Letter(problem) => letter_problem(problem),
    }
}

/// The lines of a letter.
#[must_use]
pub(crate) fn letter_problem(problem: &LetterProblem) -> String {
    match problem {
        LetterProblem::NoWords => words::problem_letter_empty().to_owned(),
        LetterProblem::ExhibitWithoutItem(line) => words::problem_letter_exhibit("{exhibit}", line),
        LetterProblem::NoItem(line) => words::problem_letter_item(line),
    }
}

/// What a letter names and the packet does not have.
#[must_use]
pub(crate) fn misnamed(misnamed: &Misnamed) -> String {
    match misnamed {
        Misnamed::Exhibit(exhibit) => words::problem_letter_names_exhibit(exhibit),
        Misnamed::Page { exhibit, page } => words::problem_letter_names_page(page.to_string(), exhibit),
    }
}

/// A text that is no name of a person.
#[must_use]
pub(crate) fn person_problem(problem: PersonProblem) -> &'static str {
    match problem {
        PersonProblem::Empty => words::problem_person_empty(),
        PersonProblem::Long => words::problem_person_long(),
        PersonProblem::Odd => words::problem_person_odd(),
        PersonProblem::Email => words::problem_person_email(),
        PersonProblem::Reserved => words::problem_person_reserved(),
    }
}

/// Tags that break Finix's limits.
#[must_use]
pub(crate) fn tags_problem(problem: &TagsProblem) -> String {
    match problem {
        TagsProblem::TooMany(count) => words::problem_tags_many(count.to_string(), MAX_PAIRS),
        TagsProblem::One { key, problem } => words::problem_tags_one(key, words::tag_problem(*problem)),
    }
}

/// A file that breaks a limit.
#[must_use]
pub(crate) fn limit_problem(problem: &LimitProblem) -> String {
    match problem {
        LimitProblem::EmptyFile => words::problem_limit_empty().to_owned(),
        LimitProblem::NotTaken { file_type, taken } => {
            let taken: Vec<_> = taken.iter().copied().map(FileType::label).collect();
            words::problem_limit_type(file_type.label(), taken.join(", "))
        }
        LimitProblem::TooLarge { file_type, bytes, limit } => {
            words::problem_limit_size(words::bytes(*bytes), words::bytes(*limit), file_type.label())
        }
        LimitProblem::TooManyFiles { limit } => words::problem_limit_files(*limit),
        LimitProblem::TooMuch { limit } => words::problem_limit_total(words::bytes(*limit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evidence::limits::{FileType, LimitProblem};
    use crate::domain::money::Currency;
    use crate::domain::money::amount_input;
    use crate::domain::search::Search;
    use jiff::tz::TimeZone;

    #[test]
    fn an_address_out_of_range_says_which_number() {
        let (address, part) = ("256.1.1.4".to_owned(), "256".to_owned());
        let said = address_problem(&AddressProblem::TooLarge { address, part });
        assert_eq!(said, "256.1.1.4 isn't an IPv4 address: 256 is over 255");
        let (address, part) = ("1.2.03.4".to_owned(), "03".to_owned());
        let said = address_problem(&AddressProblem::LeadingZero { address, part });
        assert_eq!(said, "1.2.03.4 isn't an IPv4 address: 03 begins with a zero");
        assert!(address_problem(&AddressProblem::Ipv6("::1".to_owned())).contains("IPv6"));
        assert!(address_problem(&AddressProblem::NotFour("1.2.3".to_owned())).contains("four numbers"));
    }

    #[test]
    fn decimals_are_counted() {
        for (code, said) in
            [("JPY", "JPY has no decimals"), ("USD", "USD has 2 decimals"), ("KWD", "KWD has 3 decimals")]
        {
            let currency = Currency::parse(code).expect("three letters");
            let problem =
                amount_input::parse("1.23456", currency, crate::domain::language::Marks::Point).expect_err("too fine");
            assert_eq!(amount_problem(&problem), said);
        }
        let one = AmountProblem::Decimals { currency: Currency::USD, decimals: 1 };
        assert_eq!(amount_problem(&one), "USD has 1 decimal");
    }

    #[test]
    fn the_sentence_names_the_limit() {
        let problem = LimitProblem::TooLarge { file_type: FileType::Png, bytes: 213_500, limit: 50_000 };
        assert_eq!(limit_problem(&problem), "214 KB is over the 50 KB limit for PNG");
    }

    #[test]
    fn a_term_that_makes_no_sense_is_said() {
        for (text, part) in [
            ("dana resaon:fraud", "no field resaon"),
            ("amount:>lots", "amount"),
            ("due:<3x", "3x"),
            ("created:2026-13-01", "2026-13-01"),
        ] {
            let error = Search::parse(text, &TimeZone::UTC).expect_err(text);
            let said = term_problem(&error.problem);
            assert!(said.contains(part), "{text}: {said}");
        }
    }

    #[test]
    fn what_a_letter_misnames_is_said_with_its_place() {
        let names = |misnamed_: Misnamed| misnamed(&misnamed_);
        assert_eq!(
            names(Misnamed::Exhibit("C".to_owned())),
            "The letter refers to Exhibit C, which isn't in the packet"
        );
        assert_eq!(
            names(Misnamed::Page { exhibit: "B".to_owned(), page: 4 }),
            "The letter refers to page 4 of Exhibit B, which isn't in the packet"
        );
        assert_eq!(
            letter_problem(&LetterProblem::ExhibitWithoutItem("See {exhibit}".to_owned())),
            "{exhibit} needs an item in front, as in ?delivery_proof: … – See {exhibit}"
        );
    }

    #[test]
    fn limits_and_amounts_are_said_with_their_numbers() {
        let tags = [
            (TagsProblem::TooMany(51), "51 tags is more than the 50 Finix keeps"),
            (
                TagsProblem::One { key: "k".to_owned(), problem: TagProblem::LongKey },
                "k: The key is longer than 40 characters",
            ),
            (
                TagsProblem::One { key: "k".to_owned(), problem: TagProblem::LongValue },
                "k: The value is longer than 500 characters",
            ),
        ];
        for (problem, said) in tags {
            assert_eq!(tags_problem(&problem), said);
        }
        let amounts = [
            (AmountProblem::Empty, "Enter an amount"),
            (AmountProblem::Commas(Currency::USD), "Write USD without commas, for example 1240.000"),
            (AmountProblem::Decimals { currency: Currency::USD, decimals: 0 }, "USD has no decimals"),
            (AmountProblem::TooLarge, "The amount is too large"),
            (AmountProblem::NotANumber("x".to_owned()), "x isn't an amount such as 1240.00"),
        ];
        for (problem, said) in amounts {
            assert_eq!(amount_problem(&problem), said);
        }
        let taken = vec![FileType::Pdf, FileType::Tiff];
        let limits = [
            (LimitProblem::EmptyFile, "The file is empty"),
            (
                LimitProblem::NotTaken { file_type: FileType::Png, taken },
                "PNG can't be used as evidence. Finix accepts PDF, TIFF.",
            ),
            (LimitProblem::TooManyFiles { limit: 8 }, "Finix accepts at most 8 files per dispute"),
            (
                LimitProblem::TooMuch { limit: 10_000_000 },
                "With this file, the dispute would have more than the 10 MB Finix accepts",
            ),
        ];
        for (problem, said) in limits {
            assert_eq!(limit_problem(&problem), said);
        }
    }
}
