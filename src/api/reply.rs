//! What a service answered, and the errors about it.

use super::error::{ApiError, ErrorKind};
use super::request::Request;
use super::retry;
use crate::domain::text;
use std::time::Duration;

/// An answer with any status.
#[derive(Clone)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The whole body.
    pub body: Vec<u8>,
    /// `x-request-id`
    pub request_id: Option<String>,
    /// `content-type`
    pub content_type: String,
    /// `date`, as the server wrote it.
    pub date: Option<String>,
    /// `location`, for the one redirect that is understood.
    pub location: Option<String>,
    retry_after: Option<Duration>,
}

impl Reply {
    /// A reply of these parts, as one that came over the network is read.
    #[must_use]
    pub fn from_parts(status: u16, header: impl Fn(&str) -> Option<String>, body: Vec<u8>) -> Self {
        let date = header("date");
        Self {
            status,
            body,
            request_id: header("x-request-id").map(|id| text::clean_to(&id, 120)),
            content_type: header("content-type").unwrap_or_default(),
            location: header("location"),
            retry_after: header("retry-after").and_then(|value| retry::retry_after(&value, date.as_deref())),
            date,
        }
    }

    /// An error about this reply, with its status and ids filled in.
    #[must_use]
    pub fn error(&self, request: &Request, kind: ErrorKind, detail: impl Into<String>) -> ApiError {
        let mut error = ApiError::new(request.service, request.operation, kind, detail);
        error.status = Some(self.status);
        error.request_id.clone_from(&self.request_id);
        error.retry_after = self.retry_after;
        error
    }

    /// The reply says yes, but not in the documented words.
    #[must_use]
    pub fn unreadable(&self, request: &Request, detail: impl Into<String>) -> ApiError {
        self.error(request, ErrorKind::Unreadable, detail)
    }

    /// True for a web page: what a proxy, a maintenance mode or a sign-in says in the place of a service, whatever its
    /// status. None of the services speaks in pages.
    #[must_use]
    pub fn is_page(&self) -> bool {
        let is_html = self.content_type.trim_start().to_ascii_lowercase().starts_with("text/html");
        is_html || self.body.trim_ascii_start().starts_with(b"<")
    }

    /// A short, harmless excerpt of a body that is not what was expected.
    #[must_use]
    pub fn excerpt(&self) -> String {
        let text = String::from_utf8_lossy(self.body.get(..self.body.len().min(1_200)).unwrap_or_default());
        let plain = if text.contains('<') { strip_markup(&text) } else { text.into_owned() };
        text::clean_to(plain.split_whitespace().collect::<Vec<_>>().join(" ").trim(), 300)
    }
}

fn strip_markup(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_markup_becomes_one_line_of_words() {
        let reply = Reply::from_parts(502, |_| None, b"<html><title>Bad\ngateway</title><p>nginx".to_vec());
        assert_eq!(reply.excerpt(), "Bad gateway nginx");
        assert!(reply.is_page() && !Reply::from_parts(200, |_| None, b" {}".to_vec()).is_page());
    }
}
