//! What a helper gets from whoever starts it: three pipes, and nothing else.
//!
//! Descriptors that a library or the program before left open would be within reach of what a hostile file makes the
//! helper do, and would keep other people's files and locks open. They go before anything else.

use super::error::HelperError;

/// The first descriptor that is none of the three pipes.
#[cfg(target_os = "linux")]
const FIRST: i32 = 3;
/// The word behind the helper's own when it has begun once more.
#[cfg(target_os = "linux")]
const AGAIN: &str = "again";

/// Begins this process once more without them, when there is anything beside the three pipes. Does not return then.
///
/// # Errors
/// When they cannot be found out, or do not go.
#[cfg(target_os = "linux")]
pub fn leave_behind() -> Result<(), HelperError> {
    use std::os::unix::process::CommandExt as _;
    let open = open_descriptors().map_err(HelperError::Unknown)?;
    if open.is_empty() && std::env::vars_os().next().is_none() {
        return Ok(());
    }
    if std::env::args_os().nth(2).is_some_and(|word| word == AGAIN) {
        return Err(HelperError::StayOpen(open.len()));
    }
    // Marked, they end with the program that is replaced.
    close_fds::set_fds_cloexec_threadsafe(FIRST, &[]);
    let error = std::process::Command::new("/proc/self/exe").args([super::WORD, AGAIN]).env_clear().exec();
    Err(HelperError::NotLeft(error))
}

/// Those behind the three pipes.
#[cfg(target_os = "linux")]
fn open_descriptors() -> std::io::Result<Vec<i32>> {
    let listed = std::fs::read_dir("/proc/self/fd")?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let mut open: Vec<i32> = listed.filter(|number| *number >= FIRST).collect();
    // The one that was listed with is closed by now.
    open.retain(|number| std::fs::symlink_metadata(format!("/proc/self/fd/{number}")).is_ok());
    Ok(open)
}

/// Elsewhere a process gets only what it is given.
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn leave_behind() -> Result<(), HelperError> {
    Ok(())
}
