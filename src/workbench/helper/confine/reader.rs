//! What a process that becomes Tesseract may do: read the system's libraries and Tesseract's data, calculate, and use the
//! pipes it was given. It may become Tesseract and nothing else, makes no other process, and writes no file.

use super::super::super::sight::Tesseract;
use super::super::error::HelperError;

/// Memory for data: for the largest page that is read, several times over.
#[cfg(target_os = "linux")]
const MOST_MEMORY: u64 = 600_000_000;
/// Addresses of every kind: data, programs and what they map.
#[cfg(target_os = "linux")]
const MOST_ADDRESSES: u64 = 1_500_000_000;
/// Seconds of processor time.
#[cfg(target_os = "linux")]
const MOST_SECONDS: u64 = 40;

/// Confines this process, for ever, so that it can become this Tesseract.
///
/// # Errors
/// What could not be done; no picture is read then.
#[cfg(target_os = "linux")]
pub fn reader(tesseract: &Tesseract) -> Result<(), HelperError> {
    super::with_the_app()?;
    super::limits(&super::Limits { memory: MOST_MEMORY, addresses: MOST_ADDRESSES, seconds: MOST_SECONDS, files: 16 })?;
    files::only_those_of(tesseract)?;
    super::seccomp::apply(&calls::ALLOWED, calls::with_arguments()?)
}

/// Elsewhere the process of its own and the time it is given are what there is.
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn reader(_: &Tesseract) -> Result<(), HelperError> {
    Ok(())
}

#[cfg(target_os = "linux")]
mod files {
    use super::{HelperError, Tesseract};
    use landlock::{
        ABI, Access as _, AccessFs, AccessNet, Ruleset, RulesetAttr as _, RulesetCreatedAttr as _, Scope,
        path_beneath_rules,
    };
    use std::path::{Path, PathBuf};

    /// Where programs have their libraries.
    const LIBRARIES: [&str; 6] = ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache"];

    /// Nothing else can be read, nothing at all can be written, and only Tesseract can be run. A kernel without Landlock
    /// leaves it at what the calls allow: reading.
    pub fn only_those_of(tesseract: &Tesseract) -> Result<(), HelperError> {
        let (program, data) = (tesseract.program.clone(), tesseract.data.clone());
        let beside = tesseract.program.parent().and_then(Path::parent).map(|above| above.join("lib"));
        let read = LIBRARIES.iter().map(PathBuf::from).chain(beside).chain([program.clone(), data]);
        let run = std::iter::once(program).chain(loaders());
        let wrong = |error: landlock::RulesetError| HelperError::Files(error.to_string());
        let rules = Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V6))
            .and_then(|rules| rules.handle_access(AccessNet::from_all(ABI::V6)))
            .and_then(|rules| rules.scope(Scope::from_all(ABI::V6)))
            .and_then(Ruleset::create)
            .and_then(|rules| rules.add_rules(path_beneath_rules(read, AccessFs::ReadFile)))
            .and_then(|rules| rules.add_rules(path_beneath_rules(run, AccessFs::Execute | AccessFs::ReadFile)));
        rules.and_then(landlock::RulesetCreated::restrict_self).map(drop).map_err(wrong)
    }

    /// What the system runs a program through.
    fn loaders() -> Vec<PathBuf> {
        let entries = ["/lib64", "/lib"].into_iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
        let is_loader = |path: &PathBuf| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("ld-"))
        };
        entries.filter_map(Result::ok).map(|entry| entry.path()).filter(is_loader).collect()
    }
}

#[cfg(target_os = "linux")]
mod calls {
    use super::super::seccomp::{Rules, all, has, is};
    use super::HelperError;

    /// What a program needs to begin, read its data and calculate, whatever its arguments are. There is nothing that
    /// makes a process or a thread, and nothing that talks to anybody.
    pub const ALLOWED: [i64; 31] = [
        // It becomes Tesseract: which program may be run, the files decide.
        libc::SYS_execve,
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_newfstatat,
        libc::SYS_lseek,
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_pread64,
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
        libc::SYS_gettimeofday,
        libc::SYS_sched_yield,
        libc::SYS_getrandom,
        libc::SYS_set_tid_address,
        libc::SYS_set_robust_list,
        libc::SYS_rseq,
        libc::SYS_gettid,
        libc::SYS_getpid,
        libc::SYS_restart_syscall,
        libc::SYS_sysinfo,
        libc::SYS_getrusage,
    ];

    /// A file that is opened for anything but reading.
    const WRITES: libc::c_int =
        libc::O_ACCMODE | libc::O_CREAT | libc::O_TRUNC | libc::O_APPEND | (libc::O_TMPFILE & !libc::O_DIRECTORY);

    pub fn with_arguments() -> Result<Vec<Rules>, HelperError> {
        let own = u64::from(std::process::id());
        let number = |number: libc::c_int| u64::try_from(number).unwrap_or(u64::MAX);
        let kind = number(libc::MAP_TYPE | libc::MAP_HUGETLB);
        let (private, any) = (number(libc::MAP_PRIVATE), number(libc::MAP_ANONYMOUS));
        let (runs, writes) = (number(libc::PROT_EXEC), number(libc::PROT_WRITE));
        let mut rules = vec![
            (libc::SYS_openat, vec![all([has(2, number(WRITES), number(libc::O_RDONLY))?])?]),
            (libc::SYS_write, vec![all([is(0, 1)?])?, all([is(0, 2)?])?]),
            (libc::SYS_writev, vec![all([is(0, 1)?])?, all([is(0, 2)?])?]),
            // Private memory, and libraries as they are in their files: nothing that was calculated is ever run.
            (
                libc::SYS_mmap,
                vec![
                    all([has(2, runs, 0)?, has(3, kind, private)?])?,
                    all([has(2, runs | writes, runs)?, has(3, kind | any, private)?])?,
                ],
            ),
            (libc::SYS_mprotect, vec![all([has(2, runs, 0)?])?]),
            (libc::SYS_fcntl, vec![all([is(1, number(libc::F_GETFD))?])?, all([is(1, number(libc::F_GETFL))?])?]),
            (libc::SYS_tgkill, vec![all([is(0, own)?])?]),
            (libc::SYS_prlimit64, vec![all([is(0, 0)?, super::super::seccomp::is_null(2)?])?]),
            (libc::SYS_sched_getaffinity, vec![all([is(0, 0)?])?, all([is(0, own)?])?]),
        ];
        // Where the C library keeps what is of a thread.
        #[cfg(target_arch = "x86_64")]
        rules.push((libc::SYS_arch_prctl, vec![all([is(0, 0x1002)?])?]));
        #[cfg(not(target_arch = "x86_64"))]
        rules.shrink_to_fit();
        Ok(rules)
    }
}
