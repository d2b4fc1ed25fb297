//! The list as Finix told it: each dispute to the byte, unknown fields included.

use super::{Row, Written};
use std::io::{Result, Write};

/// Writes one array.
pub(super) fn write(rows: impl Iterator<Item = Result<Row>>, out: &mut (dyn Write + Send)) -> Result<Written> {
    let mut written = Written::default();
    out.write_all(b"[")?;
    for row in rows {
        let Row { entry, .. } = row?;
        out.write_all(if written.rows == 0 { b"\n" } else { b",\n" })?;
        out.write_all(entry.dispute.raw.as_bytes())?;
        written.rows += 1;
    }
    out.write_all(b"\n]\n")?;
    Ok(written)
}
