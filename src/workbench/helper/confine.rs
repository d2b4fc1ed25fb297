//! What the helper may do: calculate, take a little memory and time, and use the pipes it was given.

/// Memory for data. Enough for the largest picture that is opened, and for eight photos in a row.
const MOST_MEMORY: u64 = 380_000_000;
/// Seconds of processor time.
const MOST_SECONDS: u64 = 150;

/// Confines this process, for ever.
///
/// # Errors
/// What could not be done; no unknown file is opened then.
#[cfg(target_os = "linux")]
pub fn this_process() -> Result<(), String> {
    use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};
    let limit = |resource, most| {
        let same = Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(resource, same).map_err(|error| format!("a limit could not be set: {error}"))
    };
    // With the app the helper ends too.
    set_parent_process_death_signal(Some(Signal::KILL)).map_err(|error| error.to_string())?;
    limit(Resource::Data, MOST_MEMORY)?;
    limit(Resource::Cpu, MOST_SECONDS)?;
    limit(Resource::Fsize, 0)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Nofile, 8)?;
    seccomp::apply()
}

/// Elsewhere the process of its own and the time it is given are what there is.
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn this_process() -> Result<(), String> {
    let _unused_here = (MOST_MEMORY, MOST_SECONDS);
    Ok(())
}

#[cfg(target_os = "linux")]
mod seccomp {
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
        apply_filter_all_threads,
    };
    use std::collections::BTreeMap;

    /// What calculating, threads and pipes need. Everything else fails as if it were not permitted: sockets, opening
    /// files, other programs, looking at other processes.
    const ALLOWED: [i64; 42] = [
        libc::SYS_read,
        libc::SYS_write,
        libc::SYS_readv,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_lseek,
        libc::SYS_fstat,
        libc::SYS_ppoll,
        libc::SYS_mmap,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_mprotect,
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
        libc::SYS_sched_getaffinity,
        libc::SYS_getrandom,
        libc::SYS_clone3,
        libc::SYS_set_robust_list,
        libc::SYS_rseq,
        libc::SYS_prctl,
        libc::SYS_gettid,
        libc::SYS_getpid,
        libc::SYS_tgkill,
        libc::SYS_restart_syscall,
        libc::SYS_membarrier,
        libc::SYS_sysinfo,
        libc::SYS_getrusage,
        libc::SYS_set_tid_address,
        libc::SYS_prlimit64,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_poll,
        #[cfg(not(target_arch = "x86_64"))]
        libc::SYS_ppoll,
    ];

    pub fn apply() -> Result<(), String> {
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> = ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
        // Threads, but no processes.
        let threads = u64::try_from(libc::CLONE_THREAD).unwrap_or_default();
        let is_thread = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(threads), threads)
            .map_err(wrong)?;
        rules.insert(libc::SYS_clone, vec![SeccompRule::new(vec![is_thread]).map_err(wrong)?]);
        // What the newer call asks for cannot be looked at, so it is not there, and the older one is used. First, as
        // after the other limit nothing more can be limited.
        limit(BTreeMap::from([(libc::SYS_clone3, Vec::new())]), SeccompAction::Allow, errno(libc::ENOSYS))?;
        limit(rules, errno(libc::EPERM), SeccompAction::Allow)
    }

    fn errno(number: i32) -> SeccompAction {
        SeccompAction::Errno(u32::try_from(number).unwrap_or(1))
    }

    fn wrong(error: impl std::fmt::Display) -> String {
        format!("system calls could not be limited: {error}")
    }

    fn limit(
        rules: BTreeMap<i64, Vec<SeccompRule>>,
        otherwise: SeccompAction,
        when_named: SeccompAction,
    ) -> Result<(), String> {
        let machine = std::env::consts::ARCH.try_into().map_err(wrong)?;
        let filter = SeccompFilter::new(rules, otherwise, when_named, machine).map_err(wrong)?;
        let program: BpfProgram = filter.try_into().map_err(wrong)?;
        apply_filter_all_threads(&program).map_err(wrong)
    }
}
