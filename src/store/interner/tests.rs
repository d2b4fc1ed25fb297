use super::*;
use crate::domain::ids::DisputeId;
use crate::domain::reference::reason_code::ReasonCode;

fn codes(code: &str) -> Arc<ReasonCodes> {
    let line = r#""network":"x","name":"Mine","category":"Fraud","claim":"fraud""#;
    let text = format!(r#"{{"codes":[{{"code":"{code}",{line}}}]}}"#);
    Arc::new(ReasonCodes::parse(&text).expect("readable"))
}

/// The code as it is shown, and whether it is found by the name.
fn coined(coiner: &mut InternerBuilder, text: &str) -> (String, bool) {
    let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
    dispute.reason_code = ReasonCode::parse(text, None);
    let (profile, _) = coiner.coin(&dispute, None, false);
    let word = coiner.known.profile(profile).expect("a combination").word(Slot::Code);
    let word = coiner.known.all().get(usize::try_from(word).expect("small")).expect("a word");
    (word.text.to_string(), word.folded.contains("mine"))
}

#[test]
fn a_word_goes_by_the_reason_codes_of_the_moment_it_comes() {
    let mut coiner = InternerBuilder::new(codes("QQ8"));
    assert_eq!(coined(&mut coiner, "QQ8: a"), ("QQ8".to_owned(), true));
    assert_eq!(coined(&mut coiner, "QQ9: a"), ("QQ9: a".to_owned(), false));
    coiner.codes = codes("QQ9");
    assert_eq!(coined(&mut coiner, "QQ9: a"), ("QQ9".to_owned(), true));
    assert_eq!(coined(&mut coiner, "QQ8: a"), ("QQ8: a".to_owned(), false));
    assert_eq!(coined(&mut coiner, "QQ8"), ("QQ8".to_owned(), true), "a word that is there stays as it is");
}
