//! What wins a claim: the checklist's name and gaps, and the rules of earlier purchases.
//!
//! Must not live here: the items of a checklist, which are the table's, and what a packet prints for the issuer.

use crate::app::words;
use crate::domain::packet::checklist::{Gap, Need, Strength, Subject};
use crate::domain::packet::prior_transactions::{Element, Part, RuleKind, Window};
use crate::domain::text;

/// The title of a checklist.
#[must_use]
pub(crate) fn checklist_title(subject: &Subject) -> String {
    let plain = match subject {
        Subject::Code { code, claim } if claim.is_empty() => {
            return words::checklist_title_code_alone(article(code), code);
        }
        Subject::Code { code, claim } => {
            return words::checklist_title_code(article(code), code, words::shipped(claim));
        }
        Subject::Fraud => words::checklist_title_fraud(),
        Subject::Quality => words::checklist_title_quality(),
        Subject::Clerical => words::checklist_title_clerical(),
        Subject::Technical => words::checklist_title_technical(),
        Subject::Inquiry => words::checklist_title_inquiry(),
        Subject::Any => words::checklist_title_any(),
    };
    plain.to_owned()
}

/// What a checklist is for, inside a sentence: `10.4`, `a fraud dispute`.
#[must_use]
pub(crate) fn checklist_subject(subject: &Subject) -> &str {
    match subject {
        Subject::Code { code, .. } => code,
        Subject::Fraud => words::checklist_subject_fraud(),
        Subject::Quality => words::checklist_subject_quality(),
        Subject::Clerical => words::checklist_subject_clerical(),
        Subject::Technical => words::checklist_subject_technical(),
        Subject::Inquiry => words::checklist_subject_inquiry(),
        Subject::Any => words::checklist_subject_any(),
    }
}

/// `an 11.3`, `an F29`, `a 10.4`.
fn article(code: &str) -> &'static str {
    let an = code.starts_with("11.") || code.starts_with('8') || code.starts_with(['A', 'F', 'M', 'R', 'N', 'I', 'L']);
    if an { "an" } else { "a" }
}

/// A claim by the table's name for it.
#[must_use]
pub(crate) fn claim(label: &str) -> String {
    if label.trim().is_empty() {
        words::checklist_claim_any().to_owned()
    } else {
        text::sentence(words::shipped(label.trim()))
    }
}

/// How much an item decides.
#[must_use]
pub(crate) fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => words::checklist_strong(),
        Strength::Weak => words::checklist_weak(),
    }
}

/// Whether an item has to be there.
#[must_use]
pub(crate) fn need(need: Need) -> &'static str {
    match need {
        Need::Required => words::checklist_required(),
        Need::OneOf => words::checklist_one_of(),
        Need::Optional => words::checklist_optional(),
    }
}

/// What stands against an answer.
#[must_use]
pub(crate) fn gap(gap: &Gap) -> String {
    match gap {
        Gap::Required(item) => words::checklist_gap_required(words::inside(words::shipped(item))),
        Gap::NothingMarked => words::checklist_gap_nothing_marked().to_owned(),
    }
}

/// What ties a purchase to a person, several of them.
#[must_use]
pub(crate) fn elements(elements: &[Element]) -> String {
    let names = elements.iter().map(|element| match element {
        Element::Ip => words::purchase_element_ip(),
        Element::Device => words::purchase_element_device(),
        Element::Login => words::purchase_element_login(),
        Element::Address => words::purchase_element_address(),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// What a column of a table of purchases is.
#[must_use]
pub(crate) fn part(part: Part) -> &'static str {
    match part {
        Part::Date => words::purchase_part_date(),
        Part::Amount => words::purchase_part_amount(),
        Part::Reference => words::purchase_part_reference(),
        Part::Goods => words::purchase_part_goods(),
        Part::Login => words::purchase_part_login(),
        Part::Ip => words::purchase_part_ip(),
        Part::Device => words::purchase_part_device(),
        Part::Address => words::purchase_part_address(),
    }
}

/// A rule of earlier purchases.
#[must_use]
pub(crate) fn rule(rule: &RuleKind) -> String {
    let plain = match rule {
        RuleKind::Code => words::purchase_rule_code(),
        RuleKind::Two(count) => return words::purchase_rule_two(*count),
        RuleKind::Window(Window::Inside) => words::purchase_rule_window(),
        RuleKind::Window(Window::NotKnown) => words::purchase_rule_window_unknown(),
        RuleKind::Window(Window::NoDate) => words::purchase_rule_window_no_date(),
        RuleKind::Window(Window::Outside(apart)) => {
            let which = apart.iter().map(|one| words::purchase_rule_outside(one.purchase, one.days.to_string()));
            return words::purchase_rule_window_outside(which.collect::<Vec<_>>().join(", "));
        }
        RuleKind::Undisputed => words::purchase_rule_undisputed(),
        RuleKind::Same(same) if same.is_empty() => words::purchase_rule_none_same(),
        RuleKind::Same(same) => return words::purchase_rule_same(elements(same)),
        RuleKind::SameDevice => words::purchase_rule_same_device(),
        RuleKind::Described => words::purchase_rule_described(),
    };
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dispute::{Dispute, Reason};
    use crate::domain::ids::DisputeId;
    use crate::domain::packet::prior_transactions::Apart;
    use crate::domain::reference::ReferenceTables;
    use crate::domain::reference::reason_code::ReasonCode;

    #[test]
    fn the_title_names_the_code_else_the_reason() {
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        let tables = ReferenceTables::shipped();
        let title = |d: &Dispute| tables.checklist(d).map(|c| checklist_title(&c.subject)).unwrap_or_default();
        assert_eq!(title(&dispute), "What wins a dispute");
        dispute.reason = Some(Reason::Quality);
        assert_eq!(title(&dispute), "What wins a quality dispute");
        dispute.reason_code = ReasonCode::parse("10.4", None);
        assert_eq!(title(&dispute), "What wins a 10.4 fraud dispute");
        let code = |code: &str, claim: &str| {
            checklist_title(&Subject::Code { code: code.to_owned(), claim: claim.to_owned() })
        };
        assert_eq!(code("11.3", "authorization"), "What wins an 11.3 authorization dispute");
        assert_eq!(code("F29", ""), "What wins an F29 dispute");
    }

    #[test]
    fn gaps_and_subjects_are_said_as_the_checks_say_them() {
        let required = Gap::Required("Proof of delivery".to_owned());
        assert_eq!(gap(&required), "Required: proof of delivery");
        let unmarked = "Nothing attached is marked as answering this claim yet";
        assert_eq!(text::sentence(&gap(&Gap::NothingMarked)), unmarked);
        let code = Subject::Code { code: "10.4".to_owned(), claim: "fraud".to_owned() };
        for (subject, said) in [
            (code, "10.4"),
            (Subject::Fraud, "a fraud dispute"),
            (Subject::Quality, "a quality dispute"),
            (Subject::Inquiry, "an inquiry"),
            (Subject::Any, "a dispute"),
        ] {
            assert_eq!(checklist_subject(&subject), said);
        }
    }

    #[test]
    fn a_rule_says_what_it_was_judged_by() {
        assert_eq!(rule(&RuleKind::Two(1)), "1 of 2 prior transactions with the same card");
        let apart = vec![Apart { purchase: 1, days: 40 }, Apart { purchase: 2, days: 1_400 }];
        assert_eq!(
            rule(&RuleKind::Window(Window::Outside(apart))),
            "Each 120 to 364 days before the dispute was opened: transaction 1 is 40 days before it, transaction 2 is 1400 \
             days before it"
        );
        assert_eq!(rule(&RuleKind::Same(vec![])), "Two elements are the same in all of them");
        assert_eq!(
            rule(&RuleKind::Same(vec![Element::Ip, Element::Login])),
            "The same in all of them: IP address, account or login"
        );
    }
}
