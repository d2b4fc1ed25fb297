//! Keeping what is in memory out of files and away from other programs of the same user.
//!
//! A core dump would hold keys and customers; so would a debugger that attaches. Source: core(5), prctl(2).

/// No core dumps, and nobody of the same user may look into this process. What the system does not offer is left out.
///
/// # Errors
/// What the system refused, in words.
#[cfg(target_os = "linux")]
pub fn process() -> Result<(), String> {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    setrlimit(Resource::Core, none).map_err(|error| format!("core dumps stay possible: {error}"))?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable).map_err(|error| format!("debuggers stay possible: {error}"))
}

/// Elsewhere the system's own protection holds.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn process() -> Result<(), String> {
    Ok(())
}
