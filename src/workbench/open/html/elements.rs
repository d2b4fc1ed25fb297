//! What elements of web pages are: which stand apart, which nobody sees, which end by themselves.
//!
//! Must not live here: what is written on a page.

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TokenSinkResult};

/// Elements without an end.
pub const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that nobody sees.
pub const UNSEEN: [&str; 15] = [
    "head",
    "title",
    "script",
    "style",
    "template",
    "object",
    "datalist",
    "audio",
    "annotation",
    "desc",
    "metadata",
    "defs",
    "symbol",
    "clippath",
    "mask",
];
/// Drawings and formulas, inside of which an element may end where it begins.
pub const DRAWN: [&str; 2] = ["svg", "math"];
/// Elements that begin a line.
pub const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "aside",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "legend",
    "li",
    "main",
    "nav",
    "section",
    "summary",
    "caption",
    "tbody",
    // Words of a drawing.
    "text",
];
/// Elements with an empty line around them.
pub const SPACED: [&str; 13] =
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr"];

/// Which open elements end by themselves where this one begins, and beyond which none is looked for.
pub fn ended_by(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    Some(match name {
        "li" => (&["li"], &["ul", "ol", "table"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl", "table"]),
        "option" => (&["option"], &["select", "table"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" => (&["tr"], &["table"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
        "body" => (&["head"], &[]),
        // Nothing else stands in a choice that was left open.
        "input" | "textarea" | "select" => (&["select"], &["table"]),
        // A line between what is offered does not end a choice.
        "hr" => (&["p"], &["td", "th", "table", "button", "div", "li", "blockquote"]),
        _ if SPACED.contains(&name) || BLOCKS.contains(&name) => {
            (&["p", "select"], &["td", "th", "table", "button", "div", "li", "blockquote"])
        }
        _ => return None,
    })
}

/// What an element says of itself.
pub fn attribute<'a>(tag: &'a Tag, wanted: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == wanted).map(|attribute| &*attribute.value)
}

/// How what is inside an element is read: as elements, or as text.
pub fn inside(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}
