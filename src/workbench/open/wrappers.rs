//! PDFs whose only page says that another program is needed: what matters is not on it.

use super::super::foreign::ForeignKind;
use super::super::refusal::Refusal;

/// A page with more words says something itself.
const SHORT: usize = 1_600;

const ADOBE: [&str; 4] = [
    "the document you are trying to load requires adobe reader",
    "if this message is not eventually replaced by the proper contents of the document",
    "to view the full contents of this document, you need a later version of the pdf viewer",
    "please open this file in adobe reader",
];
const PORTFOLIO: [&str; 2] = ["open this pdf portfolio in", "for the best experience, open this pdf portfolio"];
const RIGHTS: [&str; 7] = [
    "protected by microsoft information protection",
    "azure information protection",
    "protected with rights management",
    "this pdf file is protected. you'll need a different reader",
    "this pdf document has been protected by",
    "you need a pdf reader that supports",
    "microsoft irm protected pdf",
];

/// Refuses a page that is only a wrapper.
///
/// # Errors
/// What the file is instead, and what to do.
pub fn check(text: &str) -> Result<(), Refusal> {
    if text.len() > SHORT {
        return Ok(());
    }
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('\u{2019}', "'");
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| plain.contains(phrase));
    let in_reader = plain.contains("adobe") && (plain.contains("open") || plain.contains("reader"));
    if says(&PORTFOLIO) {
        return Err(Refusal::NotTaken(ForeignKind::Portfolio));
    }
    if says(&RIGHTS) || (plain.contains("rights") && plain.contains("protected") && in_reader) {
        return Err(Refusal::NotTaken(ForeignKind::ManagedPdf));
    }
    if says(&ADOBE) || (plain.starts_with("please wait") && in_reader) {
        return Err(Refusal::NotTaken(ForeignKind::AdobeForm));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapper_is_named_and_a_page_that_says_something_is_not() {
        let waits = "Please wait...\nIf this message is not eventually replaced by the proper contents of the document, \
            your PDF viewer may not be able to display this type of document.";
        assert_eq!(check(waits), Err(Refusal::NotTaken(ForeignKind::AdobeForm)));
        assert!(check("For the best experience, open this PDF portfolio in\n Acrobat X or Adobe Reader X").is_err());
        assert!(check("This PDF file is protected. You\u{2019}ll need a different reader to open it").is_err());
        assert!(check("Invoice 41BFASJ. Please wait for the parcel; all rights reserved.").is_ok());
        assert!(check("").is_ok());
    }
}
