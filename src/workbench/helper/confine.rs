//! What the helper may do: calculate, take a little memory and time, and use the pipes it was given. What may become of
//! a process that reads a picture is in `reader`.

mod reader;

pub use reader::reader;

use super::error::HelperError;

/// Memory for data. Enough for the largest picture that is opened, and for eight photos in a row.
const MOST_MEMORY: u64 = 380_000_000;
/// Addresses of every kind: the data, the program itself, and what the allocator sets aside for each thread without
/// using it.
const MOST_ADDRESSES: u64 = 1_500_000_000;
/// Seconds of processor time.
const MOST_SECONDS: u64 = 150;

/// Confines this process, for ever.
///
/// # Errors
/// What could not be done; no unknown file is opened then.
#[cfg(target_os = "linux")]
pub fn this_process() -> Result<(), HelperError> {
    with_the_app()?;
    limits(&Limits { memory: MOST_MEMORY, addresses: MOST_ADDRESSES, seconds: MOST_SECONDS, files: 8 })?;
    seccomp::apply(&seccomp::ALLOWED, seccomp::with_arguments()?)
}

/// What a process may take.
#[cfg(target_os = "linux")]
struct Limits {
    memory: u64,
    addresses: u64,
    seconds: u64,
    files: u64,
}

/// With the app this process ends too.
#[cfg(target_os = "linux")]
fn with_the_app() -> Result<(), HelperError> {
    use rustix::process::{Signal, set_parent_process_death_signal};
    set_parent_process_death_signal(Some(Signal::KILL)).map_err(|error| HelperError::Limit(error.into()))
}

#[cfg(target_os = "linux")]
fn limits(most: &Limits) -> Result<(), HelperError> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |resource, most| {
        let same = Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(resource, same).map_err(|error| HelperError::Limit(error.into()))
    };
    limit(Resource::Data, most.memory)?;
    limit(Resource::As, most.addresses)?;
    limit(Resource::Cpu, most.seconds)?;
    limit(Resource::Fsize, 0)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Nofile, most.files)
}

/// Elsewhere the process of its own and the time it is given are what there is.
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn this_process() -> Result<(), HelperError> {
    let _unused_here = (MOST_MEMORY, MOST_ADDRESSES, MOST_SECONDS);
    Ok(())
}

#[cfg(target_os = "linux")]
mod seccomp {
    use super::HelperError;
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
        apply_filter_all_threads,
    };
    use std::collections::BTreeMap;

    /// What calculating, threads and pipes need, whatever its arguments are. Everything else fails as if it were not
    /// permitted: sockets, opening files, other programs, looking at other processes.
    pub const ALLOWED: [i64; 27] = [
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_nanosleep,
        libc::SYS_gettimeofday,
        libc::SYS_sched_yield,
        libc::SYS_getrandom,
        libc::SYS_clone3,
        libc::SYS_set_robust_list,
        libc::SYS_rseq,
        libc::SYS_gettid,
        libc::SYS_getpid,
        libc::SYS_restart_syscall,
        libc::SYS_sysinfo,
        libc::SYS_getrusage,
    ];

    /// Exactly what makes a thread of this process, as both C libraries ask for it; the one bit they differ in means
    /// nothing any more.
    const THREAD: libc::c_int = libc::CLONE_VM
        | libc::CLONE_FS
        | libc::CLONE_FILES
        | libc::CLONE_SIGHAND
        | libc::CLONE_THREAD
        | libc::CLONE_SYSVSEM
        | libc::CLONE_SETTLS
        | libc::CLONE_PARENT_SETTID
        | libc::CLONE_CHILD_CLEARTID;

    /// A call, and the arguments it is allowed with.
    pub type Rules = (i64, Vec<SeccompRule>);

    /// What is allowed with some arguments only: any of the rules, and in a rule all of its conditions.
    pub fn with_arguments() -> Result<Vec<Rules>, HelperError> {
        let own = u64::from(std::process::id());
        let number = |number: libc::c_int| u64::try_from(number).unwrap_or(u64::MAX);
        // Private memory of this process: no file, nothing others could share, no pages beside the limits.
        let kind = number(libc::MAP_TYPE | libc::MAP_ANONYMOUS | libc::MAP_HUGETLB);
        let private = number(libc::MAP_PRIVATE | libc::MAP_ANONYMOUS);
        Ok(vec![
            (libc::SYS_read, vec![all([is(0, 0)?])?]),
            (libc::SYS_readv, vec![all([is(0, 0)?])?]),
            (libc::SYS_write, vec![all([is(0, 1)?])?, all([is(0, 2)?])?]),
            (libc::SYS_writev, vec![all([is(0, 1)?])?, all([is(0, 2)?])?]),
            // Nothing that was calculated is ever run.
            (libc::SYS_mmap, vec![all([has(2, number(libc::PROT_EXEC), 0)?, has(3, kind, private)?])?]),
            (libc::SYS_mprotect, vec![all([has(2, number(libc::PROT_EXEC), 0)?])?]),
            (libc::SYS_clone, vec![all([has(0, !number(0x0040_0000), number(THREAD))?])?]),
            // The name of a thread; not who ends it, nor what it may do.
            (libc::SYS_prctl, vec![all([is(0, number(libc::PR_SET_NAME))?])?]),
            // A signal to itself, as when it gives up.
            (libc::SYS_tgkill, vec![all([is(0, own)?])?]),
            // Its own limits, to read.
            (libc::SYS_prlimit64, vec![all([is(0, 0)?, is_null(2)?])?, all([is(0, own)?, is_null(2)?])?]),
            (libc::SYS_sched_getaffinity, vec![all([is(0, 0)?])?, all([is(0, own)?])?]),
        ])
    }

    pub fn all<const N: usize>(conditions: [SeccompCondition; N]) -> Result<SeccompRule, HelperError> {
        SeccompRule::new(conditions.into()).map_err(wrong)
    }

    /// An argument of 32 bits is this.
    pub fn is(argument: u8, value: u64) -> Result<SeccompCondition, HelperError> {
        SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value).map_err(wrong)
    }

    /// An address is none.
    pub fn is_null(argument: u8) -> Result<SeccompCondition, HelperError> {
        SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::Eq, 0).map_err(wrong)
    }

    /// The bits of a mask are these.
    pub fn has(argument: u8, mask: u64, value: u64) -> Result<SeccompCondition, HelperError> {
        SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::MaskedEq(mask), value).map_err(wrong)
    }

    /// From here on only these calls, and those with these arguments.
    pub fn apply(allowed: &[i64], with_arguments: Vec<Rules>) -> Result<(), HelperError> {
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> = allowed.iter().map(|call| (*call, Vec::new())).collect();
        rules.extend(with_arguments);
        // What the newer call asks for cannot be looked at, so it is not there, and the older one is used. First, as
        // after the other limit nothing more can be limited.
        limit(BTreeMap::from([(libc::SYS_clone3, Vec::new())]), SeccompAction::Allow, errno(libc::ENOSYS))?;
        limit(rules, errno(libc::EPERM), SeccompAction::Allow)
    }

    fn errno(number: i32) -> SeccompAction {
        SeccompAction::Errno(u32::try_from(number).unwrap_or(1))
    }

    fn wrong(error: impl std::fmt::Display) -> HelperError {
        HelperError::Calls(error.to_string())
    }

    fn limit(
        rules: BTreeMap<i64, Vec<SeccompRule>>,
        otherwise: SeccompAction,
        when_named: SeccompAction,
    ) -> Result<(), HelperError> {
        let machine = std::env::consts::ARCH.try_into().map_err(wrong)?;
        let filter = SeccompFilter::new(rules, otherwise, when_named, machine).map_err(wrong)?;
        let program: BpfProgram = filter.try_into().map_err(wrong)?;
        apply_filter_all_threads(&program).map_err(wrong)
    }
}
