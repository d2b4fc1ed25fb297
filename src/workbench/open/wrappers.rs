//! PDFs whose only page says that another program is needed: what matters is not on it.

use super::super::foreign::ForeignKind;
use super::super::lack::Lack;
use super::super::refusal::Refusal;
use std::collections::HashSet;

/// A page with more words says something itself.
const SHORT: usize = 1_600;

/// Of ten words of a wrapper, so many may be others than such pages are known to say.
const MOST_OTHER: usize = 1;

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

/// What such pages say, as far as it is known.
const KNOWN: &str = "please wait if this message is not eventually replaced by the proper contents of the document your \
    pdf viewer may not be able to display this type of document you can upgrade to the latest version of adobe reader \
    for windows mac or linux by visiting http www adobe com go reader_download for more assistance with adobe reader \
    visit http www adobe com support acrreader windows is either a registered trademark or a trademark of microsoft \
    corporation in the united states and or other countries mac is a trademark of apple inc registered in the u s \
    linux is the registered trademark of linus torvalds the document you are trying to load requires adobe reader 8 or \
    higher you may not have the adobe reader installed or your viewing environment may not be properly configured to \
    use adobe reader for information on how to install adobe reader and configure your viewing environment please see \
    https go pdf_forms_configure to view the full contents of this document you need a later version of the pdf viewer \
    from products acrobat readstep2 html further open this file in for the best experience open this pdf portfolio in \
    acrobat x 9 xi dc reader get now this pdf file is protected you ll need a different reader to open it to view this \
    protected document you need a compatible pdf reader that supports microsoft information protection azure rights \
    management services rms irm learn about download has been protected by and with organization permission only \
    authorized users sign in owner all reserved aka ms";

/// Refuses a page that is only a wrapper: it says so, and says nothing else or the file has something inside, which is
/// among what it lacks.
///
/// # Errors
/// What the file is instead, and what to do.
pub fn check(text: &str, lacks: &[Lack]) -> Result<(), Refusal> {
    if text.len() > SHORT {
        return Ok(());
    }
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('\u{2019}', "'");
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| plain.contains(phrase));
    let says_nothing_else = says_nothing_else(&plain);
    let (holds_form, holds_files) = (lacks.contains(&Lack::Form), lacks.contains(&Lack::Attachment));
    if says(&PORTFOLIO) && (holds_files || says_nothing_else) {
        return Err(Refusal::NotTaken(ForeignKind::Portfolio));
    }
    if says(&RIGHTS) && (holds_files || says_nothing_else) {
        return Err(Refusal::NotTaken(ForeignKind::ManagedPdf));
    }
    let waits = plain.starts_with("please wait") && plain.contains("adobe");
    if (says(&ADOBE) || waits) && (holds_form || says_nothing_else) {
        return Err(Refusal::NotTaken(ForeignKind::AdobeForm));
    }
    Ok(())
}

/// True for a page of such words only. A number that is not one of theirs is somebody's order, date or amount.
fn says_nothing_else(plain: &str) -> bool {
    let words = |text| str::split(text, |c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    let known: HashSet<&str> = words(KNOWN).collect();
    let others: Vec<&str> = words(plain).filter(|word| !known.contains(word)).collect();
    let has_number = others.iter().any(|word| word.chars().any(char::is_numeric));
    !has_number && others.len() * 10 <= words(plain).count() * MOST_OTHER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapper_is_named_and_a_page_that_says_something_is_not() {
        let check = |text: &str| super::check(text, &[]);
        let waits = "Please wait...\nIf this message is not eventually replaced by the proper contents of the document, \
            your PDF viewer may not be able to display this type of document.";
        assert_eq!(check(waits), Err(Refusal::NotTaken(ForeignKind::AdobeForm)));
        assert!(check("For the best experience, open this PDF portfolio in\n Acrobat X or Adobe Reader X").is_err());
        assert!(check("This PDF file is protected. You\u{2019}ll need a different reader to open it").is_err());
        assert!(check("Invoice 41BFASJ. Please wait for the parcel; all rights reserved.").is_ok());
        assert!(check("").is_ok());
    }

    #[test]
    fn a_receipt_that_speaks_of_such_programs_is_a_receipt() {
        for receipt in [
            "Receipt 5512 - Adobe Creative Cloud, one seat. Open your account to see more. All rights reserved. Your \
                purchase is protected.",
            "Contract 77 between Shop and J. Smith. To check the signature, please open this file in Adobe Reader.",
            "Dear Mr Smith, your e-book was downloaded. To read it you need a PDF reader that supports bookmarks.",
            "Order 5512. The PDF you bought says: This PDF document has been protected by Locklizard.",
            "Please wait for the parcel, J. Smith: it holds Adobe Photoshop.",
        ] {
            assert_eq!(check(receipt, &[]), Ok(()), "{receipt}");
        }
        let page = "Contract of the shop and J. Smith: please open this file in Adobe Reader.";
        assert!(check(page, &[Lack::Form]).is_err());
        assert!(check(page, &[Lack::Attachment]).is_ok());
    }
}
