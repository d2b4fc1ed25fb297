use super::*;
use crate::desk::outbox::home::Home;
use crate::domain::money::Currency;

fn not(first: CameBack, missing: Missing, is_sent_again: bool) -> String {
    reason(&RowReason::NotFound { first, missing, is_sent_again })
}

#[test]
fn what_looking_did_not_find_is_said_after_what_came_back() {
    let lost = CameBack::Lost;
    assert_eq!(not(lost, Missing::File, false), "The reply was lost. Finix doesn't show the file.");
    assert_eq!(
        not(lost, Missing::File, true),
        "The reply was lost. Finix doesn't show the file. Docket sends it again."
    );
    assert_eq!(
        not(CameBack::Unshown, Missing::Deletion, false),
        "The reply didn't show it. Finix still shows the file."
    );
    assert_eq!(
        not(lost, Missing::DeletionYet, false),
        "The reply was lost. Finix doesn't show yet what happened to the file."
    );
    assert_eq!(not(lost, Missing::Answer(Deed::Submitted), false), "The reply was lost. Finix shows no submission.");
    assert_eq!(
        not(lost, Missing::AnswerYet(Deed::Accepted), false),
        "The reply was lost. Finix shows no acceptance yet."
    );
    assert_eq!(
        not(CameBack::Unshown, Missing::State, false),
        "The reply didn't show it, and Finix doesn't say what state the dispute is in"
    );
    assert_eq!(
        not(lost, Missing::Tags, true),
        "The reply was lost. Finix still shows the old tags. Docket sends it again."
    );
}

#[test]
fn who_could_not_be_asked_is_named() {
    let service = Service::Finix;
    for (why, words) in [
        (
            RowReason::CannotBeAsked { first: CameBack::Lost, service: Service::ButterDisputes },
            "The reply was lost, and Butter can't be asked what it has",
        ),
        (
            RowReason::NotSaid { first: CameBack::Refused, service, status: Some(500) },
            "It was refused, and Finix doesn't say what it has (status 500)",
        ),
        (
            RowReason::NotSaid { first: CameBack::Unshown, service, status: None },
            "The reply didn't show it, and Finix doesn't say what it has",
        ),
        (
            RowReason::NotAskedYet { first: CameBack::Lost, service },
            "The reply was lost, and Finix couldn't be asked yet",
        ),
        (RowReason::NotShownYet { service }, "Finix replied but doesn't show it yet"),
    ] {
        assert_eq!(reason(&why), words);
    }
}

#[test]
fn what_is_there_says_whether_the_reply_was_lost() {
    let found = |shown, was_lost| reason(&RowReason::Found { shown, was_lost });
    assert_eq!(found(Shown::File, true), "The reply was lost, but Finix has the file");
    assert_eq!(found(Shown::File, false), "Finix has the file");
    assert_eq!(found(Shown::Deletion, false), "Finix no longer has the file");
    assert_eq!(found(Shown::Answer(Deed::Submitted), true), "The reply was lost, but Finix shows the submission");
    assert_eq!(found(Shown::Answer(Deed::Accepted), false), "Finix shows the acceptance");
    assert_eq!(found(Shown::Tags, true), "The reply was lost, but Finix has the tags");
}

#[test]
fn what_moved_is_said_with_both_sides() {
    let by = |day: i8| Timestamp::from_second(1_795_000_000 + i64::from(day) * 86_400).expect("an instant");
    let confirmed = Seen {
        state: Some(DisputeState::Pending),
        amount: Some(124_000),
        currency: Some("USD".to_owned()),
        has_money: true,
        respond_by: Some(by(0)),
        ..Seen::default()
    };
    let now = Seen {
        state: Some(DisputeState::Won),
        response_state: Some(ResponseState::Responded),
        amount: Some(-5),
        currency: None,
        respond_by: None,
        ..confirmed.clone()
    };
    let differences = now.differences(&confirmed);
    assert_eq!(
        reason(&RowReason::Changed { differences, confirmed: Box::new(confirmed) }),
        "Changed since it was confirmed: the state was Pending and is now Won, the response was not given and is now \
         Responded, the deadline was 18 Nov 2026, 11:06:40 UTC and is now not given, the amount was $1,240.00 and is now \
         -5 minor units. Confirmed as: Pending, due 18 Nov 2026, 11:06 UTC, $1,240.00."
    );
    let state = ResponseState::Accepted;
    assert_eq!(
        reason(&RowReason::OtherState { first: CameBack::Lost, deed: Deed::Submitted, state }),
        "The reply was lost. Finix shows no submission, but: Accepted."
    );
    assert_eq!(
        reason(&RowReason::Contradicted { deed: Deed::Accepted }),
        "Before you do anything else, check in Finix whether the acceptance counts"
    );
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(
        reason(&RowReason::OtherFiles { gone: names(&["a.pdf", "b.pdf"]), new: names(&["c.pdf"]) }),
        "Listed before, but no longer part of the response: a.pdf, b.pdf. Not listed before, but now part of the \
         response: c.pdf."
    );
}

#[test]
fn an_amount_without_its_currency_differs_only_in_what_was_known() {
    let seen = |currency: Option<Currency>, amount| {
        Seen { amount: Some(amount), has_money: true, ..Seen::default() }.in_currency(currency)
    };
    assert_eq!(seen(Some(Currency::USD), 5).differences(&seen(None, 5)), []);
    assert_eq!(seen(None, 5).differences(&seen(Some(Currency::USD), 5)).len(), 1);
    assert_eq!(seen(Some(Currency::USD), 6).differences(&seen(None, 5)).len(), 1);
}

#[test]
fn tags_are_said_in_a_line_and_shown_in_lines() {
    let side = || {
        let tag = |key: &str, value: Option<&str>| TagSide { key: key.to_owned(), value: value.map(ToOwned::to_owned) };
        vec![tag("owner", Some("dana")), tag("team", None)]
    };
    assert_eq!(
        reason(&RowReason::TagsChanged { yours: side() }),
        "Someone else changed the same tags. Yours: owner: dana, team: –."
    );
    assert_eq!(theirs(&Theirs::Tags { tags: side() }), "owner: dana\nteam: –");
    let own = vec![TagSide { key: "docket.assignee".to_owned(), value: Some("Ana".to_owned()) }];
    assert_eq!(theirs(&Theirs::Tags { tags: own }), "Assignee: Ana");
    let home = Home {
        account: "a-1".to_owned(),
        environment: "live".to_owned(),
        base: "https://finix.live-payments-api.com/".to_owned(),
    };
    assert_eq!(theirs(&Theirs::Home { home }), "https://finix.live-payments-api.com (live)");
    assert_eq!(theirs(&Theirs::Files { count: 1 }), "1 file");
}

#[test]
fn a_file_that_waits_says_what_was_found_in_it() {
    let suspect = |more, pages: &[usize]| {
        kept(&KeptReason::Suspect {
            kind: Kind::Card, masked: "•••• 1111".to_owned(), more, pages: pages.to_vec()
        })
    };
    assert_eq!(
        suspect(0, &[1]),
        "Not uploaded yet. Card number •••• 1111 on page 2. Issuers refuse files that show it."
    );
    assert_eq!(
        suspect(2, &[0, 1, 4]),
        "Not uploaded yet. Card number •••• 1111 and 2 more on pages 1–2, 5. Issuers refuse files that show it."
    );
    assert_eq!(kept(&KeptReason::SameFile), "The same file was already added to this dispute");
}

#[test]
fn sentences_of_older_versions_are_said_as_they_are() {
    assert_eq!(reason(&RowReason::Earlier("The reply was lost".to_owned())), "The reply was lost");
    assert_eq!(theirs(&Theirs::Earlier("Pending".to_owned())), "Pending");
    assert_eq!(kept(&KeptReason::Earlier("The file is empty".to_owned())), "The file is empty");
    for newer in [serde_json::json!({ "why": "new" }), serde_json::json!(3)] {
        assert_eq!(reason(&RowReason::Unknown(newer.clone())), "Written by another version of Docket");
        assert_eq!(theirs(&Theirs::Unknown(newer.clone())), "Written by another version of Docket");
        assert_eq!(kept(&KeptReason::Unknown(newer)), "Written by another version of Docket");
    }
}
