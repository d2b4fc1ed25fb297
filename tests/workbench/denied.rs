//! Every call the confined helper, and the reader of pictures, may not make, made by themselves: a debugger puts it into
//! the running process and reads what the system answers.

use docket::workbench::sight::{PASSES, Tesseract};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Stops a process that waits in `read`, lets it make one call after the other, and prints what each returned.
const DEBUGGER: &str = r#"
import ctypes, os, signal, struct, sys
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
NAMES = ("r15 r14 r13 r12 rbp rbx r11 r10 r9 r8 rax rcx rdx rsi rdi orig_rax rip cs eflags rsp ss "
         "fs_base gs_base ds es fs gs").split()
class Regs(ctypes.Structure):
    _fields_ = [(name, ctypes.c_ulonglong) for name in NAMES]
def ptrace(what, pid, regs=None):
    if libc.ptrace(what, pid, None, ctypes.byref(regs) if regs is not None else None) == -1:
        sys.exit("NOT ALLOWED " + os.strerror(ctypes.get_errno()))
pid = int(sys.argv[1])
ptrace(16, pid)
os.waitpid(pid, 0x40000000)
saved = Regs()
ptrace(12, pid, saved)
assert saved.orig_rax == 0, "it waits in read"
# Where paths are put: it never goes on with what lies on its stack.
room = saved.rsp
def put(path):
    with open(f"/proc/{pid}/mem", "r+b", buffering=0) as memory:
        memory.seek(room)
        memory.write(path.encode() + b"\0")
    return room
for line in sys.stdin:
    name, *numbers = line.split()
    numbers = [put(number[1:]) if number[0] == "@" else int(number, 0) & (2**64 - 1) for number in numbers] + [0] * 6
    regs = Regs.from_buffer_copy(saved)
    # The instruction that made the last call makes this one.
    regs.rip, regs.orig_rax = saved.rip - 2, 2**64 - 1
    regs.rax, regs.rdi, regs.rsi, regs.rdx, regs.r10, regs.r8, regs.r9 = numbers[:7]
    ptrace(13, pid, regs)
    ptrace(9, pid)
    _, status = os.waitpid(pid, 0x40000000)
    if not os.WIFSTOPPED(status):
        print(name, "ENDED", status, flush=True)
        break
    while os.WSTOPSIG(status) != signal.SIGTRAP:
        ptrace(9, pid)
        _, status = os.waitpid(pid, 0x40000000)
    ptrace(12, pid, regs)
    print(name, struct.unpack("q", struct.pack("Q", regs.rax))[0], flush=True)
os.kill(pid, signal.SIGKILL)
"#;

const EPERM: i64 = -1;

fn helper() -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_docket"));
    command.arg("workbench-helper").env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let child = command.spawn().expect("started");
    wait_until_confined(&child);
    child
}

fn read_of(child: &Child, name: &str) -> String {
    std::fs::read_to_string(format!("/proc/{}/{name}", child.id())).unwrap_or_default()
}

fn wait_until_confined(child: &Child) {
    let start = Instant::now();
    // Both filters are there, and it waits in `read` (call 0) for its job.
    let is_ready = || {
        read_of(child, "status").lines().any(|line| line.split_whitespace().eq(["Seccomp_filters:", "2"]))
            && read_of(child, "syscall").starts_with("0 0x0 ")
    };
    while !is_ready() {
        assert!(start.elapsed() < Duration::from_secs(20), "waited for a helper: {}", read_of(child, "status"));
        std::thread::yield_now();
    }
}

/// What the system answers to each call, made by a helper; nothing where nobody may look into it.
fn answers(calls: &[Call], child: &Child) -> Option<Vec<(String, String)>> {
    use std::io::Write as _;
    let line = |(name, words): &Call| format!("{name} {}", words.join(" "));
    let script: String = calls.iter().map(line).collect::<Vec<_>>().join("\n") + "\n";
    let python = if Path::new("/usr/bin/python3").exists() { "/usr/bin/python3" } else { "python3" };
    let mut debugger = Command::new(python)
        .args(["-c", DEBUGGER, &child.id().to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Python");
    debugger.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("told");
    let output = debugger.wait_with_output().expect("run");
    let problem = String::from_utf8_lossy(&output.stderr).into_owned();
    if problem.contains("NOT ALLOWED") {
        println!("denied calls: not looked at, as only root may look into a helper");
        return None;
    }
    assert!(output.status.success(), "{problem}");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(said.lines().filter_map(|line| line.split_once(' ')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect())
}

/// A call: what it is called here, its number and its arguments.
type Call = (String, Vec<String>);

fn call(name: impl Into<String>, number: libc::c_long, arguments: &[i64]) -> Call {
    (name.into(), std::iter::once(&number).chain(arguments).map(i64::to_string).collect())
}

/// The same with a path at this place.
fn with_path(mut call: Call, place: usize, path: &str) -> Call {
    call.1[place + 1] = format!("@{path}");
    call
}

/// A process of the same user that must not come to harm.
struct Bystander(Child);

impl Bystander {
    fn start() -> Self {
        Self(Command::new("sleep").arg("600").spawn().expect("started"))
    }
}

impl Drop for Bystander {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one call a line, to be read as a list")]
fn what_could_touch_others_is_denied_and_what_it_needs_is_not() {
    let mut child = helper();
    let other = Bystander::start();
    let (own, theirs) = (i64::from(child.id()), i64::from(other.0.id()));
    let (rw, rx) = (3, 5);
    let (shared, private, anonymous, huge) = (1, 2, 0x20, 0x40000);
    let mut denied = vec![
        call("tgkill-other", libc::SYS_tgkill, &[theirs, theirs, 9]),
        call("tgkill-zero", libc::SYS_tgkill, &[0, theirs, 9]),
        call("tgkill-high-bits", libc::SYS_tgkill, &[theirs | (1 << 32), theirs, 9]),
        call("kill", libc::SYS_kill, &[theirs, 9]),
        call("tkill", libc::SYS_tkill, &[theirs, 9]),
        call("kill-all", libc::SYS_kill, &[-1, 0]),
        call("rt_sigqueueinfo", libc::SYS_rt_sigqueueinfo, &[theirs, 0, 0]),
        call("rt_tgsigqueueinfo", libc::SYS_rt_tgsigqueueinfo, &[theirs, theirs, 0, 0]),
        call("pidfd_open", libc::SYS_pidfd_open, &[theirs, 0]),
        call("pidfd_send_signal", libc::SYS_pidfd_send_signal, &[0, 9, 0, 0]),
        call("prlimit-other", libc::SYS_prlimit64, &[theirs, 7, 0, 0]),
        call("prlimit-set-own", libc::SYS_prlimit64, &[0, 7, 0x1000, 0]),
        call("prlimit-set-by-id", libc::SYS_prlimit64, &[own, 7, 0x1000, 0]),
        call("prlimit-set-high", libc::SYS_prlimit64, &[0, 7, 1 << 32, 0]),
        call("setrlimit", libc::SYS_setrlimit, &[7, 0x1000]),
        call("mmap-exec", libc::SYS_mmap, &[0, 4096, rx, private | anonymous, -1, 0]),
        call("mmap-all", libc::SYS_mmap, &[0, 4096, 7, private | anonymous, -1, 0]),
        call("mmap-shared", libc::SYS_mmap, &[0, 1 << 30, rw, shared | anonymous, -1, 0]),
        call("mmap-shared-checked", libc::SYS_mmap, &[0, 4096, rw, 3 | anonymous, -1, 0]),
        call("mmap-file", libc::SYS_mmap, &[0, 4096, 1, private, 0, 0]),
        call("mmap-huge", libc::SYS_mmap, &[0, 1 << 21, rw, private | anonymous | huge, -1, 0]),
        call("mprotect-exec", libc::SYS_mprotect, &[0, 4096, rx]),
        call("pkey_mprotect", libc::SYS_pkey_mprotect, &[0, 4096, rx, 0]),
        call("shmget", libc::SYS_shmget, &[0, 4096, 0o1600]),
        call("memfd_create", libc::SYS_memfd_create, &[0, 0]),
        call("remap_file_pages", libc::SYS_remap_file_pages, &[0, 0, 0, 0, 0]),
        call("fork", libc::SYS_fork, &[]),
        call("vfork", libc::SYS_vfork, &[]),
        call("clone-process", libc::SYS_clone, &[17, 0, 0, 0, 0]),
        call("clone-thread-and-net", libc::SYS_clone, &[0x003d_0f00 | 0x4000_0000, 0, 0, 0, 0]),
        call("execve", libc::SYS_execve, &[0, 0, 0]),
        call("execveat", libc::SYS_execveat, &[0, 0, 0, 0, 0]),
        call("open", libc::SYS_open, &[0, 0, 0]),
        call("openat", libc::SYS_openat, &[-100, 0, 0, 0]),
        call("openat2", libc::SYS_openat2, &[-100, 0, 0, 0]),
        call("socket", libc::SYS_socket, &[2, 1, 0]),
        call("socketpair", libc::SYS_socketpair, &[1, 1, 0, 0]),
        call("connect", libc::SYS_connect, &[0, 0, 0]),
        call("sendto", libc::SYS_sendto, &[0, 0, 0, 0, 0, 0]),
        call("sendmsg", libc::SYS_sendmsg, &[1, 0, 0]),
        call("pipe2", libc::SYS_pipe2, &[0, 0]),
        call("dup", libc::SYS_dup, &[0]),
        call("fcntl", libc::SYS_fcntl, &[0, 3]),
        call("ioctl", libc::SYS_ioctl, &[0, 0x5413, 0]),
        call("read-other", libc::SYS_read, &[3, 0, 0]),
        call("read-output", libc::SYS_read, &[1, 0, 0]),
        call("write-other", libc::SYS_write, &[3, 0, 0]),
        call("write-input", libc::SYS_write, &[0, 0, 0]),
        call("pread64", libc::SYS_pread64, &[0, 0, 0, 0]),
        call("ptrace", libc::SYS_ptrace, &[16, theirs, 0, 0]),
        call("process_vm_readv", libc::SYS_process_vm_readv, &[theirs, 0, 0, 0, 0, 0]),
        call("process_vm_writev", libc::SYS_process_vm_writev, &[theirs, 0, 0, 0, 0, 0]),
        call("process_madvise", libc::SYS_process_madvise, &[0, 0, 0, 0, 0]),
        call("sched_setaffinity", libc::SYS_sched_setaffinity, &[theirs, 8, 0]),
        call("sched_getaffinity-other", libc::SYS_sched_getaffinity, &[theirs, 8, 0]),
        call("setpriority", libc::SYS_setpriority, &[0, theirs, 19]),
        call("seccomp", libc::SYS_seccomp, &[0, 0, 0]),
        call("io_uring_setup", libc::SYS_io_uring_setup, &[1, 0]),
        call("bpf", libc::SYS_bpf, &[0, 0, 0]),
        call("perf_event_open", libc::SYS_perf_event_open, &[0, 0, -1, -1, 0]),
        call("userfaultfd", libc::SYS_userfaultfd, &[0]),
        call("keyctl", libc::SYS_keyctl, &[0, 0, 0, 0, 0]),
        call("unshare", libc::SYS_unshare, &[0x1000_0000]),
        call("setns", libc::SYS_setns, &[0, 0]),
        call("chroot", libc::SYS_chroot, &[0]),
        call("setuid", libc::SYS_setuid, &[0]),
        call("setsid", libc::SYS_setsid, &[]),
        call("membarrier", libc::SYS_membarrier, &[0, 0, 0]),
        call("x32-getpid", 0x4000_0000 | libc::SYS_getpid, &[]),
    ];
    // Its parent's death, whether it may be looked into, what it may do, its limits: all but its threads' names.
    for option in (1..=70).filter(|option| *option != libc::PR_SET_NAME) {
        denied.push(call(format!("prctl-{option}"), libc::SYS_prctl, &[i64::from(option), 0, 0, 0, 0]));
    }
    denied.push(call("prctl-vma", libc::SYS_prctl, &[0x5356_4d41, 0, 0, 0, 0]));
    let allowed = [
        (call("getpid", libc::SYS_getpid, &[]), own),
        (call("prlimit-read", libc::SYS_prlimit64, &[0, 7, 0, 0]), 0),
        (call("prlimit-read-by-id", libc::SYS_prlimit64, &[own, 7, 0, 0]), 0),
        (call("tgkill-own-asks", libc::SYS_tgkill, &[own, own, 0]), 0),
        (call("read-own", libc::SYS_read, &[0, 0, 0]), 0),
        (call("write-own", libc::SYS_write, &[1, 0, 0]), 0),
        (call("clone3", libc::SYS_clone3, &[0, 0]), -i64::from(libc::ENOSYS)),
        (call("prctl-name", libc::SYS_prctl, &[i64::from(libc::PR_SET_NAME), 0, 0, 0, 0]), -i64::from(libc::EFAULT)),
    ];
    let maps = call("mmap-own", libc::SYS_mmap, &[0, 4096, rw, private | anonymous, -1, 0]);
    let too_much = call("mmap-too-much", libc::SYS_mmap, &[0, 1 << 31, 0, private | anonymous, -1, 0]);
    let all: Vec<_> =
        denied.iter().chain(allowed.iter().map(|(call, _)| call)).chain([&maps, &too_much]).cloned().collect();
    let answered = answers(&all, &child);
    child.wait().ok();
    let Some(answered) = answered else { return };
    let answer = |name: &str| {
        let found = answered.iter().find(|(known, _)| known == name);
        found.and_then(|(_, answer)| answer.parse::<i64>().ok()).unwrap_or_else(|| panic!("{name}: {found:?}"))
    };
    let wrong: Vec<_> = denied.iter().map(|(name, _)| (name, answer(name))).filter(|(_, a)| *a != EPERM).collect();
    assert!(wrong.is_empty(), "not denied: {wrong:?}");
    for ((name, _), wanted) in &allowed {
        assert_eq!(answer(name), *wanted, "{name}");
    }
    assert!(answer("mmap-own") > 0, "private memory is what it works with");
    assert_eq!(answer("mmap-too-much"), -i64::from(libc::ENOMEM), "addresses have an end");
    println!("denied calls: {} denied, {} as they are needed", denied.len(), allowed.len() + 2);
}

#[test]
fn what_was_left_open_and_set_for_it_is_left_behind() {
    let dir = tempfile::tempdir().expect("a folder");
    let secret = dir.path().join("secret");
    std::fs::write(&secret, "canary").expect("written");
    // A shell leaves descriptors open as careless programs do.
    let mut child = Command::new("/bin/sh")
        .arg("-c")
        .arg(r#"exec 3<"$1" 9>>"$1"; exec "$0" workbench-helper"#)
        .arg(env!("CARGO_BIN_EXE_docket"))
        .arg(&secret)
        .env("DOCKET_CANARY", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    wait_until_confined(&child);
    let open = std::fs::read_dir(format!("/proc/{}/fd", child.id())).expect("listed");
    let mut open: Vec<String> = open.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    open.sort();
    assert_eq!(open, ["0", "1", "2"]);
    assert!(!read_of(&child, "environ").contains("DOCKET_CANARY"));
    assert_eq!(read_of(&child, "environ"), "", "nothing of the environment");
    child.kill().expect("ended");
    child.wait().expect("ended");
}

/// A reader of pictures that has become Tesseract and waits for its picture.
fn reader() -> Child {
    let tesseract = Tesseract::installed().expect("tesseract-ocr is not installed, and it reads the pictures");
    let mut command = Command::new(env!("CARGO_BIN_EXE_docket"));
    command.arg("workbench-reader").arg(&tesseract.program).arg(&tesseract.data);
    command.args(tesseract.arguments(PASSES[0])).env("DOCKET_CANARY", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let child = command.spawn().expect("started");
    wait_until_confined(&child);
    let program = std::fs::read_link(format!("/proc/{}/exe", child.id())).expect("a program");
    assert_eq!(program, std::fs::canonicalize(&tesseract.program).expect("a program"));
    child
}

#[test]
fn a_reader_of_pictures_keeps_nothing_it_was_not_given_and_has_limits() {
    let mut child = reader();
    assert_eq!(read_of(&child, "environ"), "OMP_THREAD_LIMIT=1\0");
    let open = std::fs::read_dir(format!("/proc/{}/fd", child.id())).expect("listed");
    let mut open: Vec<String> = open.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    open.sort();
    assert_eq!(open, ["0", "1", "2"]);
    let limits = read_of(&child, "limits");
    for (name, most) in [
        ("Max file size", "0"),
        ("Max core file size", "0"),
        ("Max data size", "600000000"),
        ("Max address space", "1500000000"),
        ("Max cpu time", "40"),
        ("Max open files", "16"),
    ] {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        assert_eq!(line.split_whitespace().rev().nth(1), Some(most), "{line}");
    }
    child.kill().expect("ended");
    child.wait().expect("ended");
}

#[test]
#[expect(clippy::too_many_lines, reason = "one call a line, to be read as a list")]
fn what_reading_a_picture_does_not_need_is_denied() {
    let dir = tempfile::tempdir().expect("a folder");
    let secret = dir.path().join("secret");
    std::fs::write(&secret, "canary").expect("written");
    let secret = secret.to_str().expect("a plain path");
    let data = Tesseract::installed().expect("tesseract-ocr").data.join("eng.traineddata");
    let data = data.to_str().expect("a plain path").to_owned();
    let mut child = reader();
    let other = Bystander::start();
    let (own, theirs) = (i64::from(child.id()), i64::from(other.0.id()));
    let (shared, private, anonymous, huge) = (1, 2, 0x20, 0x40000);
    let (here, write, create) = (-100, i64::from(libc::O_WRONLY), i64::from(libc::O_CREAT));
    let open = |flags: i64| call(format!("openat-{flags:x}"), libc::SYS_openat, &[here, 0, flags, 0o600]);
    let named = |name: &str, mut call: Call| {
        call.0 = name.to_owned();
        call
    };
    let denied = vec![
        named("write-secret", with_path(open(write), 1, secret)),
        named("write-read-secret", with_path(open(2), 1, secret)),
        named("create", with_path(open(create), 1, secret)),
        named("truncate", with_path(open(i64::from(libc::O_TRUNC)), 1, secret)),
        named("append", with_path(open(i64::from(libc::O_APPEND)), 1, secret)),
        named("unnamed", with_path(open(i64::from(libc::O_TMPFILE)), 1, "/tmp")),
        with_path(call("open", libc::SYS_open, &[0, 0, 0]), 0, secret),
        with_path(call("openat2", libc::SYS_openat2, &[here, 0, 0, 24]), 1, secret),
        with_path(call("creat", libc::SYS_creat, &[0, 0o600]), 0, secret),
        with_path(call("unlink", libc::SYS_unlink, &[0]), 0, secret),
        with_path(call("rename", libc::SYS_rename, &[0, 0]), 0, secret),
        with_path(call("truncate-path", libc::SYS_truncate, &[0, 0]), 0, secret),
        with_path(call("chmod", libc::SYS_chmod, &[0, 0o777]), 0, secret),
        with_path(call("mkdir", libc::SYS_mkdir, &[0, 0o700]), 0, secret),
        with_path(call("symlink", libc::SYS_symlink, &[0, 0]), 0, secret),
        with_path(call("execveat", libc::SYS_execveat, &[here, 0, 0, 0, 0]), 1, "/bin/true"),
        call("ftruncate", libc::SYS_ftruncate, &[1, 0]),
        call("fork", libc::SYS_fork, &[]),
        call("vfork", libc::SYS_vfork, &[]),
        call("clone-process", libc::SYS_clone, &[17, 0, 0, 0, 0]),
        call("clone3", libc::SYS_clone3, &[0, 0]),
        call("clone-thread", libc::SYS_clone, &[0x003d_0f00, 0, 0, 0, 0]),
        call("socket", libc::SYS_socket, &[2, 1, 0]),
        call("socket-local", libc::SYS_socket, &[1, 1, 0]),
        call("socketpair", libc::SYS_socketpair, &[1, 1, 0, 0]),
        call("connect", libc::SYS_connect, &[0, 0, 0]),
        call("bind", libc::SYS_bind, &[0, 0, 0]),
        call("sendto", libc::SYS_sendto, &[0, 0, 0, 0, 0, 0]),
        call("sendmsg", libc::SYS_sendmsg, &[1, 0, 0]),
        call("io_uring_setup", libc::SYS_io_uring_setup, &[1, 0]),
        call("pipe2", libc::SYS_pipe2, &[0, 0]),
        call("dup", libc::SYS_dup, &[0]),
        call("dup2", libc::SYS_dup2, &[1, 7]),
        call("fcntl-dup", libc::SYS_fcntl, &[0, 0]),
        call("fcntl-set", libc::SYS_fcntl, &[0, 4, 0]),
        call("ioctl", libc::SYS_ioctl, &[0, 0x5413, 0]),
        call("write-other", libc::SYS_write, &[3, 0, 0]),
        call("write-input", libc::SYS_write, &[0, 0, 0]),
        call("pwrite64", libc::SYS_pwrite64, &[1, 0, 0, 0]),
        call("getdents64", libc::SYS_getdents64, &[3, 0, 0]),
        call("kill", libc::SYS_kill, &[theirs, 9]),
        call("tkill", libc::SYS_tkill, &[theirs, 9]),
        call("tgkill-other", libc::SYS_tgkill, &[theirs, theirs, 9]),
        call("rt_sigqueueinfo", libc::SYS_rt_sigqueueinfo, &[theirs, 0, 0]),
        call("pidfd_open", libc::SYS_pidfd_open, &[theirs, 0]),
        call("prlimit-other", libc::SYS_prlimit64, &[theirs, 7, 0, 0]),
        call("prlimit-set-own", libc::SYS_prlimit64, &[0, 7, 0x1000, 0]),
        call("setrlimit", libc::SYS_setrlimit, &[7, 0x1000]),
        call("mmap-exec", libc::SYS_mmap, &[0, 4096, 5, private | anonymous, -1, 0]),
        call("mmap-all", libc::SYS_mmap, &[0, 4096, 7, private | anonymous, -1, 0]),
        call("mmap-file-all", libc::SYS_mmap, &[0, 4096, 7, private, 0, 0]),
        call("mmap-shared", libc::SYS_mmap, &[0, 4096, 3, shared | anonymous, -1, 0]),
        call("mmap-huge", libc::SYS_mmap, &[0, 1 << 21, 3, private | anonymous | huge, -1, 0]),
        call("mprotect-exec", libc::SYS_mprotect, &[0, 4096, 5]),
        call("pkey_mprotect", libc::SYS_pkey_mprotect, &[0, 4096, 5, 0]),
        call("memfd_create", libc::SYS_memfd_create, &[0, 0]),
        call("shmget", libc::SYS_shmget, &[0, 4096, 0o1600]),
        call("ptrace", libc::SYS_ptrace, &[16, theirs, 0, 0]),
        call("process_vm_readv", libc::SYS_process_vm_readv, &[theirs, 0, 0, 0, 0, 0]),
        call("prctl-death", libc::SYS_prctl, &[1, 0, 0, 0, 0]),
        call("seccomp", libc::SYS_seccomp, &[0, 0, 0]),
        call("bpf", libc::SYS_bpf, &[0, 0, 0]),
        call("keyctl", libc::SYS_keyctl, &[0, 0, 0, 0, 0]),
        call("unshare", libc::SYS_unshare, &[0x1000_0000]),
        call("chroot", libc::SYS_chroot, &[0]),
        call("setuid", libc::SYS_setuid, &[0]),
        call("setsid", libc::SYS_setsid, &[]),
    ];
    // What the calls allow and the files do not.
    let closed = [
        named("read-secret", with_path(open(0), 1, secret)),
        named("read-users", with_path(open(0), 1, "/etc/passwd")),
        named("read-home", with_path(open(0), 1, "/root")),
        named("read-itself", with_path(open(0), 1, "/proc/self/maps")),
        named("list", with_path(open(i64::from(libc::O_DIRECTORY)), 1, "/usr/lib")),
        with_path(call("execve-true", libc::SYS_execve, &[0, 0, 0]), 0, "/bin/true"),
        with_path(call("execve-shell", libc::SYS_execve, &[0, 0, 0]), 0, "/bin/sh"),
        with_path(call("execve-itself", libc::SYS_execve, &[0, 0, 0]), 0, env!("CARGO_BIN_EXE_docket")),
    ];
    let allowed = [(call("getpid", libc::SYS_getpid, &[]), own), (call("write-own", libc::SYS_write, &[1, 0, 0]), 0)];
    let read = named("read-data", with_path(open(0), 1, &data));
    let all = denied.iter().chain(&closed).chain(allowed.iter().map(|(call, _)| call)).chain([&read]);
    let all: Vec<_> = all.cloned().collect();
    let answered = answers(&all, &child);
    child.wait().ok();
    let Some(answered) = answered else { return };
    let answer = |name: &str| {
        let found = answered.iter().find(|(known, _)| known == name);
        found.and_then(|(_, answer)| answer.parse::<i64>().ok()).unwrap_or_else(|| panic!("{name}: {found:?}"))
    };
    let wrong = |calls: &[Call], wanted: i64| -> Vec<(String, i64)> {
        let answers = calls.iter().map(|(name, _)| (name.clone(), answer(name)));
        answers.filter(|(_, answer)| *answer != wanted).collect()
    };
    assert_eq!(wrong(&denied, EPERM), [], "not denied");
    assert_eq!(wrong(&closed, -i64::from(libc::EACCES)), [], "not closed");
    for ((name, _), wanted) in &allowed {
        assert_eq!(answer(name), *wanted, "{name}");
    }
    assert!(answer("read-data") > 2, "its data is what it reads");
    println!("denied calls of a reader: {} denied, {} closed", denied.len(), closed.len());
}
