//! `docket://dispute/DI…`: a link that opens a dispute. Nothing else can be asked for by one, and what is not exactly such
//! a link asks for nothing: it may come from any page of the web.
//!
//! Must not live here: opening it.

use super::ids::DisputeId;
use thiserror::Error;

/// What a link begins with.
pub const BEGINS: &str = "docket://dispute/";
/// Longer than the longest ID makes it.
const LONGEST: usize = 300;

/// Why a text is no link to a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// Longer than any such link.
    #[error("the link is too long")]
    TooLong,
    /// It begins with something else.
    #[error("the link is none to a dispute")]
    NotADispute,
    /// What stands behind that is no ID.
    #[error("the link holds no ID")]
    NoId,
}

/// Reads a link.
///
/// # Errors
/// Why it is none.
pub fn parse(text: &str) -> Result<DisputeId, LinkError> {
    if text.len() > LONGEST {
        return Err(LinkError::TooLong);
    }
    let (begin, id) = text.split_at_checked(BEGINS.len()).ok_or(LinkError::NotADispute)?;
    // Browsers write the scheme and what stands for a host in small letters, people do not.
    if !begin.eq_ignore_ascii_case(BEGINS) {
        return Err(LinkError::NotADispute);
    }
    read_id(id)
}

/// Reads what a person gives to open: a link, or an ID alone. What has a link's signs is one.
///
/// # Errors
/// Why it is neither.
pub fn parse_or_id(text: &str) -> Result<DisputeId, LinkError> {
    if text.contains(['/', ':']) { parse(text) } else { read_id(text) }
}

/// An ID with nothing around it.
fn read_id(text: &str) -> Result<DisputeId, LinkError> {
    // An ID is read without the room around it, which no link has.
    if text.len() > LONGEST {
        return Err(LinkError::TooLong);
    }
    if !text.chars().all(|c| c.is_ascii_graphic()) {
        return Err(LinkError::NoId);
    }
    DisputeId::parse(text).map_err(|_no_id| LinkError::NoId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_a_dispute_is_its_id() {
        for text in ["docket://dispute/DIabc123", "DOCKET://Dispute/DIabc123"] {
            assert_eq!(parse(text).map(|id| id.to_string()), Ok("DIabc123".to_owned()), "{text}");
            assert_eq!(parse_or_id(text).map(|id| id.to_string()), Ok("DIabc123".to_owned()), "{text}");
        }
        assert_eq!(parse_or_id("DIabc123").map(|id| id.to_string()), Ok("DIabc123".to_owned()));
    }

    #[test]
    fn nothing_else_is_asked_for_by_a_link() {
        let hostile = [
            ("", LinkError::NotADispute),
            ("DIabc123", LinkError::NotADispute),
            ("https://dispute/DIabc123", LinkError::NotADispute),
            ("file:///etc/passwd", LinkError::NotADispute),
            ("javascript:docket://dispute/DIabc123", LinkError::NotADispute),
            (" docket://dispute/DIabc123", LinkError::NotADispute),
            ("docket:dispute/DIabc123", LinkError::NotADispute),
            ("docket://submit/DIabc123", LinkError::NotADispute),
            ("docket://account/demo", LinkError::NotADispute),
            ("docket://user@dispute/DIabc123", LinkError::NotADispute),
            ("docket://dispute:80/DIabc123", LinkError::NotADispute),
            ("docket://dıspute/DIabc123", LinkError::NotADispute),
            ("docket://dispute/", LinkError::NoId),
            ("docket://dispute/..", LinkError::NoId),
            ("docket://dispute/../account/x", LinkError::NoId),
            ("docket://dispute/DIabc123/accept", LinkError::NoId),
            ("docket://dispute/DIabc123?do=accept", LinkError::NoId),
            ("docket://dispute/DIabc123#accept", LinkError::NoId),
            ("docket://dispute/DI%41bc", LinkError::NoId),
            ("docket://dispute/DIabc123\n", LinkError::NoId),
            ("docket://dispute/DIabc\u{0}123", LinkError::NoId),
            ("docket://dispute/DIabc123 --data-dir /tmp", LinkError::NoId),
            ("docket://dispute/\u{202E}321cbaID", LinkError::NoId),
            ("docket://dispute/DIäbc", LinkError::NoId),
            ("docket://dispute/$(reboot)", LinkError::NoId),
        ];
        for (text, expected) in hostile {
            assert_eq!(parse(text), Err(expected), "{text:?}");
        }
        let long = format!("{BEGINS}{}", "D".repeat(10_000));
        assert_eq!(parse(&long), Err(LinkError::TooLong));
        assert_eq!(parse_or_id(&long), Err(LinkError::TooLong));
        for text in ["", " DIabc123", "DIabc\n123", "docket:", "--accept me", "a/b"] {
            assert!(parse_or_id(text).is_err(), "{text:?}");
        }
    }
}
