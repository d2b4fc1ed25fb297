//! Having the desktop open `docket:` links with this program, when a person asks for it.
//!
//! Must not live here: the entry itself.

use docket::app::words::command_line::{self, Failure};
use docket::desk::link_handler;

/// Registers this program, or takes that back. What is said of it.
///
/// # Errors
/// Why nothing was changed.
pub fn run(is_on: bool) -> Result<String, Failure> {
    let applications = link_handler::applications().map_err(Failure::Links)?;
    if !is_on {
        let removed = link_handler::unregister(&applications).map_err(Failure::Links)?;
        return Ok(command_line::unregistered(removed.as_deref()));
    }
    let program = std::env::current_exe()?;
    let entry = link_handler::register(&applications, &program, command_line::about()).map_err(Failure::Links)?;
    Ok(command_line::registered(&entry))
}
