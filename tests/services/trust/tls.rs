//! What must not leak and whom not to trust: TLS that is not right, panics, core dumps, memory, names from outside.
//!
//! What needs a process of its own runs in one: this program again, with one of the `child_` tests and a folder in the
//! environment.

use crate::kit::{base, key};
use docket::api::error::ErrorKind;
use docket::api::finix::{DisputeFilter, Finix};
use docket::api::{Http, Timeouts};
use docket::domain::text;
use docket::workbench::{PickError, pick, save};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const CHILD: &str = "DOCKET_TRUST_CHILD";
const CANARY: &str = "canary-3f8a17c2-dana@example.org";

/// This program again, for one test that only such a process runs.
pub fn again(test: &str, with: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", test, "--ignored", "--test-threads=1", "--nocapture"]).env(CHILD, with);
    command
}

/// What a test told its process.
pub fn child() -> String {
    std::env::var(CHILD).expect("started by a test")
}

#[test]
#[ignore = "a process of its own for the tests below"]
fn child_that_panics_over_a_customer() {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    docket::app::launch::prepare(None);
    let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap_or_default();
    println!("CORE {}", core.split_whitespace().skip(4).take(2).collect::<Vec<_>>().join(" "));
    #[cfg(target_os = "linux")]
    println!("DUMPABLE {:?}", rustix::process::dumpable_behavior());
    let caught = std::panic::catch_unwind(|| panic!("{CANARY}"));
    assert!(caught.is_err());
}

#[test]
fn a_panic_says_where_and_never_what_about() {
    let output = again("trust::tls::child_that_panics_over_a_customer", "1").output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("Something went wrong in Docket") && said.contains("tls.rs"), "{said}");
    assert!(!said.contains(CANARY), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn there_are_no_core_dumps_and_no_debuggers() {
    let output = again("trust::tls::child_that_panics_over_a_customer", "1").output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("CORE 0 0"), "{said}");
    assert!(said.contains("NotDumpable"), "{said}");
}

/// A server that speaks TLS as it is told, by Python's own implementation.
const SERVER: &str = r#"
import http.server, socket, ssl, struct, sys
cert, key, kind = sys.argv[1:4]
if kind == "old":
    # A ServerHello of TLS 1.1, whatever the client offers: Python's own would refuse to speak it.
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        peer, _ = listener.accept()
        peer.recv(4096)
        hello = b"\x03\x02" + b"\x00" * 32 + b"\x00" + b"\x00\x2f" + b"\x00"
        message = b"\x02" + struct.pack(">I", len(hello))[1:] + hello
        peer.sendall(b"\x16\x03\x02" + struct.pack(">H", len(message)) + message)
        peer.close()
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        sys.stderr.write("ASKED " + str(self.headers.get("authorization")) + "\n")
        body = b'{"_embedded":{"disputes":[]},"page":{"limit":100,"next_cursor":null}}'
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *args):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(cert, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
"#;

struct TlsServer {
    process: Child,
    port: u16,
}

impl TlsServer {
    fn start(folder: &Path, certificate: &str, kind: &str) -> Self {
        let mut process = Command::new("/usr/bin/python3")
            .args(["-c", SERVER])
            .arg(folder.join(format!("{certificate}.pem")))
            .arg(folder.join(format!("{certificate}.key")))
            .arg(kind)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Python");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("a pipe")).read_line(&mut line).expect("a port");
        let port = line.trim().parse().unwrap_or_else(|_| {
            let mut why = String::new();
            std::io::Read::read_to_string(&mut process.stderr.take().expect("a pipe"), &mut why).ok();
            panic!("the server did not start: {why}")
        });
        Self { process, port }
    }

    /// What it was asked, once it is gone.
    fn asked(mut self) -> String {
        self.process.kill().ok();
        let mut asked = String::new();
        std::io::Read::read_to_string(&mut self.process.stderr.take().expect("a pipe"), &mut asked).ok();
        self.process.wait().ok();
        asked
    }
}

fn openssl(folder: &Path, args: &[&str]) {
    let made = Command::new("openssl").args(args).current_dir(folder).output().expect("openssl");
    assert!(made.status.success(), "openssl {args:?}: {}", String::from_utf8_lossy(&made.stderr));
}

/// An authority, and certificates it signed: a good one, an expired one, one for another host; and one nobody signed.
pub fn certificates(folder: &Path) {
    let subject = |name: &str| format!("/CN={name}");
    openssl(
        folder,
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            "ca.key",
            "-out",
            "ca.pem",
            "-days",
            "30",
            "-subj",
            &subject("Test authority"),
        ],
    );
    for (name, host, days) in
        [("good", "localhost", "20"), ("expired", "localhost", "-2"), ("other", "example.org", "20")]
    {
        let (request, key, done) = (format!("{name}.csr"), format!("{name}.key"), format!("{name}.pem"));
        openssl(
            folder,
            &["req", "-newkey", "rsa:2048", "-nodes", "-keyout", &key, "-out", &request, "-subj", &subject(host)],
        );
        let extensions = format!("{name}.ext");
        fs::write(folder.join(&extensions), format!("subjectAltName=DNS:{host}\nextendedKeyUsage=serverAuth\n"))
            .expect("written");
        let signing = [
            "x509",
            "-req",
            "-in",
            &request,
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-CAcreateserial",
            "-out",
            &done,
            "-extfile",
            &extensions,
        ];
        if days.starts_with('-') {
            // Two days ago it ended.
            let ended = ["-not_before", "20200101000000Z", "-not_after", "20200201000000Z"];
            let modern =
                Command::new("openssl").args(signing).args(ended).current_dir(folder).output().expect("openssl");
            if !modern.status.success() {
                // An older openssl cannot set dates; its `ca` command can.
                sign_with_dates(folder, &request, &done, &extensions);
            }
        } else {
            openssl(folder, &[&signing[..], &["-days", days]].concat());
        }
    }
    openssl(
        folder,
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            "self.key",
            "-out",
            "self.pem",
            "-days",
            "20",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
        ],
    );
}

fn sign_with_dates(folder: &Path, request: &str, done: &str, extensions: &str) {
    fs::write(folder.join("index.txt"), "").expect("written");
    fs::write(folder.join("serial"), "1000\n").expect("written");
    let config = "[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n";
    fs::write(folder.join("ca.cnf"), config).expect("written");
    let dates = ["-startdate", "20200101000000Z", "-enddate", "20200201000000Z"];
    let signing = [
        "ca", "-batch", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key", "-in", request, "-out", done,
        "-extfile", extensions,
    ];
    openssl(folder, &[&signing[..], &dates].concat());
}

#[tokio::test]
#[ignore = "a process of its own for the tests below"]
async fn child_that_asks_a_tls_server() {
    let url = child();
    let short = Timeouts { connect: Duration::from_secs(3), read: Duration::from_secs(5), ..Timeouts::default() };
    let finix = Finix::new(Http::new(short), base(&url), key("US1", "s3cret-of-the-tls-test"));
    match finix.list_disputes(&DisputeFilter::default(), None).await {
        Ok(page) => println!("ANSWER {} disputes", page.items.len()),
        Err(error) => println!("ANSWER {:?} {}", error.kind, error.detail),
    }
}

/// `localhost` counts as this computer and is asked over plain HTTP or TLS; TLS is checked all the same.
#[cfg(target_os = "linux")]
#[test]
fn only_a_right_certificate_and_a_new_protocol_are_trusted() {
    let folder = tempfile::tempdir().expect("a folder");
    certificates(folder.path());
    for (certificate, kind, is_right) in [
        ("good", "new", true),
        ("expired", "new", false),
        ("other", "new", false),
        ("self", "new", false),
        ("good", "old", false),
    ] {
        let server = TlsServer::start(folder.path(), certificate, kind);
        let url = format!("https://localhost:{}", server.port);
        let output = again("trust::tls::child_that_asks_a_tls_server", &url)
            .env("SSL_CERT_FILE", folder.path().join("ca.pem"))
            .env_remove("SSL_CERT_DIR")
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let answer = said.lines().find_map(|line| line.find("ANSWER").and_then(|at| line.get(at..)));
        let answer = answer.unwrap_or_else(|| panic!("{said}"));
        let asked = server.asked();
        if is_right {
            assert_eq!(answer, "ANSWER 0 disputes", "the one good server is trusted");
            assert!(asked.contains("ASKED Basic"), "{asked}");
        } else {
            assert!(answer.contains(&format!("{:?}", ErrorKind::Connect)), "{certificate} {kind}: {answer}");
            assert!(!asked.contains("ASKED"), "{certificate} {kind}: the key was sent");
        }
        println!("TLS, {certificate} {kind}: {answer}");
    }
}

/// A name nobody would give a file.
fn evil(dice: &mut fastrand::Rng) -> String {
    const PARTS: [&str; 30] = [
        "..",
        "/",
        "\\",
        "../",
        "..\\",
        "C:",
        "CON",
        "NUL.pdf",
        "aux",
        "LPT1",
        "\u{202e}",
        "\u{0}",
        "\n",
        "~",
        "$HOME",
        "`id`",
        "|",
        "\"",
        "'",
        "*",
        "?",
        "<",
        ">",
        " ",
        ".",
        "a",
        "漢",
        "🧾",
        "%2e%2e%2f",
        ":stream",
    ];
    (0..dice.usize(1..9)).map(|_| PARTS[dice.usize(0..PARTS.len())]).collect()
}

#[test]
fn no_name_from_outside_leaves_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).expect("a folder");
    let mut dice = fastrand::Rng::with_seed(5);
    for _ in 0..10_000 {
        let name = text::file_name(&evil(&mut dice), "file.pdf");
        let path = inside.join(&name);
        save(&path, b"x").unwrap_or_else(|error| panic!("{name:?}: {error}"));
        assert_eq!(path.parent(), Some(inside.as_path()), "{name:?}");
        let found = fs::canonicalize(&path).expect("there");
        assert!(found.starts_with(fs::canonicalize(&inside).expect("there")), "{name:?} is at {}", found.display());
        fs::remove_file(path).expect("removed");
    }
    let entries: Vec<PathBuf> =
        fs::read_dir(folder.path()).expect("listed").map(|entry| entry.expect("one").path()).collect();
    assert_eq!(entries, [inside]);
}

#[cfg(unix)]
#[test]
fn a_link_that_waits_at_the_target_is_replaced_and_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (victim, target) = (folder.path().join("victim"), folder.path().join("evidence.pdf"));
    fs::write(&victim, "mine").expect("written");
    std::os::unix::fs::symlink(&victim, &target).expect("linked");
    save(&target, b"downloaded").expect("saved");
    assert_eq!(fs::read(&victim).expect("there"), b"mine");
    assert_eq!(fs::read(&target).expect("there"), b"downloaded");
    assert!(!fs::symlink_metadata(&target).expect("there").is_symlink());
}

/// Files that would be dear to decode are judged by their head, and nothing is decoded.
#[test]
fn bombs_and_chimeras_are_refused_by_name_or_taken_as_what_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        path
    };
    let wrong = |path: &Path| {
        let picked = pick(path);
        let is_wrong = matches!(picked, Err(PickError::WrongType(_)));
        assert!(is_wrong, "{}: {:?}", path.display(), picked.map(|picked| picked.file_type));
        is_wrong
    };
    assert!(wrong(&file("65535.gif", b"GIF89a\xff\xff\xff\xff\xf7\x00\x00")));
    assert!(wrong(&file("zip.pdf", b"PK\x03\x04\x14\x00\x00\x00\x08\x00%PDF-1.4")));
    assert!(wrong(&file("page.pdf", b"<!DOCTYPE html><script>alert(1)</script>")));
    assert!(wrong(&file("program.pdf", b"\x7fELF\x02\x01\x01\x00%PDF")));
    let huge = folder.path().join("huge.pdf");
    let sparse = fs::File::create(&huge).expect("made");
    sparse.set_len(40_000_000_000).expect("sparse");
    assert!(matches!(pick(&huge), Err(PickError::Huge(_))), "a sparse giant is not read");
    // A picture that claims 4 000 megapixels is small on the disk; it is taken as a file, and drawn by nobody here.
    let png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x06\x00\x00\x00";
    assert!(pick(&file("giant.png", png)).is_ok());
    let mut pages = b"%PDF-1.4\n".to_vec();
    pages.extend(b"1 0 obj<</Type/Page>>endobj\n".repeat(10_000));
    assert!(pick(&file("pages.pdf", &pages)).is_ok_and(|picked| picked.length == pages.len() as u64));
}

#[cfg(unix)]
#[test]
fn only_plain_files_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe.pdf");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    assert!(matches!(pick(&pipe), Err(PickError::NotAFile)), "opening it would wait for ever");
    assert!(matches!(pick(Path::new("/dev/zero")), Err(PickError::NotAFile)));
    let real = folder.path().join("real.pdf");
    fs::File::create(&real).expect("made").write_all(b"%PDF-1.4\n").expect("written");
    let link = folder.path().join("link.pdf");
    std::os::unix::fs::symlink(&real, &link).expect("linked");
    assert!(pick(&link).is_ok(), "a link to a file is that file, once it is opened");
    let round = folder.path().join("round.pdf");
    std::os::unix::fs::symlink(&round, &round).expect("linked");
    assert!(matches!(pick(&round), Err(PickError::Unreadable(_))));
}
