//! Deadlines for a calendar: one entry per dispute that waits for an answer. Source: RFC 5545.
//!
//! A dispute keeps its UID, and what changed has a higher SEQUENCE: imported again, it takes the place of what is there.
//! Without a METHOD, DTSTAMP is when the entry was last revised, so that the same disputes give the same bytes.

use super::{Entry, Event, Pen, Row, Written, masked};
use jiff::Timestamp;
use std::io::{Result, Write};

/// Octets of a line without its end. Source: RFC 5545, 3.1.
const LONGEST: usize = 75;
/// From when revisions are counted, in seconds since 1970: the number then fits an integer of RFC 5545 until 2088.
const FIRST_REVISION: i64 = 1_577_836_800;

/// Writes the entries of a calendar.
pub(super) fn write(
    rows: impl Iterator<Item = Result<Row>>,
    pen: &Pen<'_>,
    out: &mut (dyn Write + Send),
) -> Result<Written> {
    let mut written = Written::default();
    for head in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Docket//Deadlines//EN", "CALSCALE:GREGORIAN"] {
        line(out, head)?;
    }
    for row in rows {
        let Row { entry, .. } = row?;
        if let Some(due) = entry.due() {
            event(&entry, due, &(pen.captions.event)(&entry), out)?;
            written.rows += 1;
        }
    }
    line(out, "END:VCALENDAR")?;
    Ok(written)
}

fn event(entry: &Entry, due: Timestamp, said: &Event, out: &mut (dyn Write + Send)) -> Result<()> {
    let dispute = &entry.dispute;
    let revised = dispute.updated_at.or(dispute.created_at).unwrap_or(due);
    let revision = revised.as_second().saturating_sub(FIRST_REVISION).clamp(0, i32::MAX.into());
    let title = text(&said.title);
    line(out, "BEGIN:VEVENT")?;
    line(out, &format!("UID:{}@disputes.docket", text(dispute.id.as_str())))?;
    line(out, &format!("DTSTAMP:{}", utc(revised)))?;
    line(out, &format!("SEQUENCE:{revision}"))?;
    line(out, &format!("DTSTART:{}", utc(due)))?;
    line(out, &format!("SUMMARY:{title}"))?;
    line(out, &format!("DESCRIPTION:{}", text(&said.description)))?;
    line(out, "TRANSP:TRANSPARENT")?;
    line(out, "BEGIN:VALARM")?;
    line(out, "ACTION:DISPLAY")?;
    line(out, "TRIGGER:-P1D")?;
    line(out, &format!("DESCRIPTION:{title}"))?;
    line(out, "END:VALARM")?;
    line(out, "END:VEVENT")
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text with its own signs escaped and no control characters but the end of a line.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in masked(text).replace("\r\n", "\n").chars() {
        match sign {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// Writes a line, folded between two letters where it is too long.
fn line(out: &mut (dyn Write + Send), line: &str) -> Result<()> {
    let (mut rest, mut room) = (line, LONGEST);
    while rest.len() > room {
        let (now, later) = rest.split_at(rest.floor_char_boundary(room));
        out.write_all(now.as_bytes())?;
        out.write_all(b"\r\n ")?;
        // The space counts too.
        (rest, room) = (later, LONGEST - 1);
    }
    out.write_all(rest.as_bytes())?;
    out.write_all(b"\r\n")
}
