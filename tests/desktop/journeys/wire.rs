//! The way between the app and the service, one byte after the other: it stops at a byte of a POST or of its answer, so
//! that the app can be killed exactly there.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// Where a stop is chosen: head and body of a submission, its answer, and the first of a file's bytes.
pub const MOST_BYTES: usize = 2_500;

#[derive(Default)]
struct Aim {
    /// The byte of the next POST after which nothing more passes.
    at: Option<usize>,
    is_hit: bool,
}

pub struct Wire {
    pub url: String,
    to: String,
    aim: Mutex<Aim>,
    changed: Condvar,
}

/// One connection's POST that is counted.
#[derive(Default)]
struct Post {
    is_running: AtomicBool,
    /// Bytes that may still pass.
    left: AtomicUsize,
}

impl Wire {
    /// A way to the service at `base`.
    pub fn start(base: &str) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let rest = base.trim_start_matches("http://");
        let (to, path) = rest.split_once('/').map_or((rest, String::new()), |(to, path)| (to, format!("/{path}")));
        let url = format!("http://{}{path}", listener.local_addr().expect("an address"));
        let (aim, changed) = (Mutex::default(), Condvar::new());
        let wire = Arc::new(Self { url, to: to.to_owned(), aim, changed });
        let accepting = Arc::clone(&wire);
        spawn(move || {
            for stream in listener.incoming().flatten() {
                accepting.connect(stream);
            }
        });
        wire
    }

    /// Nothing passes after this byte of the next POST.
    pub fn aim(&self, at: usize) {
        *self.lock() = Aim { at: Some(at), is_hit: false };
    }

    pub fn is_aimed(&self) -> bool {
        let aim = self.lock();
        aim.at.is_some() || aim.is_hit
    }

    pub fn is_hit(&self) -> bool {
        self.lock().is_hit
    }

    /// Everything passes again; what was stopped ends.
    pub fn rest(&self) {
        *self.lock() = Aim::default();
        self.changed.notify_all();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Aim> {
        self.aim.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connect(self: &Arc<Self>, app: TcpStream) {
        let Ok(service) = TcpStream::connect(&self.to) else { return };
        let (Ok(app_too), Ok(service_too)) = (app.try_clone(), service.try_clone()) else { return };
        let post = Arc::new(Post::default());
        let (wire, counted) = (Arc::clone(self), Arc::clone(&post));
        spawn(move || wire.pass(app, service, &counted, true));
        let wire = Arc::clone(self);
        spawn(move || wire.pass(service_too, app_too, &post, false));
    }

    fn pass(&self, mut from: TcpStream, mut to: TcpStream, post: &Post, is_request: bool) {
        let mut piece = [0; 8_192];
        while let Ok(count) = from.read(&mut piece) {
            if count == 0 {
                break;
            }
            let bytes = &mut piece[..count];
            if is_request {
                self.name_the_service(bytes);
            }
            let bytes = &*bytes;
            if is_request && is_post(bytes) {
                let at = self.lock().at.take();
                post.is_running.store(at.is_some(), Ordering::SeqCst);
                post.left.store(at.unwrap_or_default(), Ordering::SeqCst);
            } else if is_request && bytes.starts_with(b"GET ") {
                post.is_running.store(false, Ordering::SeqCst);
            }
            let may = if post.is_running.load(Ordering::SeqCst) { post.left.load(Ordering::SeqCst) } else { count };
            let passed = count.min(may);
            if to.write_all(&bytes[..passed]).is_err() {
                break;
            }
            if post.is_running.load(Ordering::SeqCst) {
                post.left.fetch_sub(passed, Ordering::SeqCst);
            }
            if passed < count {
                self.stop_here();
                break;
            }
        }
        from.shutdown(Shutdown::Both).ok();
        to.shutdown(Shutdown::Both).ok();
    }

    /// The service answers to its own name only, which is as long as this one's.
    fn name_the_service(&self, head: &mut [u8]) {
        let here = self.url.trim_start_matches("http://").split('/').next().unwrap_or_default();
        assert_eq!(here.len(), self.to.len(), "ports have five digits");
        let found = head.windows(here.len()).position(|window| window == here.as_bytes());
        if let Some(at) = found {
            head[at..at + here.len()].copy_from_slice(self.to.as_bytes());
        }
    }

    /// Says that it is time, and waits until the app is gone.
    fn stop_here(&self) {
        let mut aim = self.lock();
        aim.is_hit = true;
        while aim.is_hit {
            aim = self.changed.wait(aim).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn spawn(work: impl FnOnce() + Send + 'static) {
    thread::Builder::new().name("wire".to_owned()).spawn(work).expect("a thread");
}

fn is_post(bytes: &[u8]) -> bool {
    let line = bytes.split(|byte| *byte == b'\r').next().unwrap_or_default();
    line.starts_with(b"POST ") && [&b"/submit "[..], b"/accept ", b"/evidence "].iter().any(|end| contains(line, end))
}

fn contains(line: &[u8], words: &[u8]) -> bool {
    line.windows(words.len()).any(|window| window == words)
}
