//! How fast the list is pulled: on loopback from the socket to committed and indexed, against a slow server, and
//! against one that takes 100 requests a second. The server of the first two gives out pages made beforehand, so that
//! making them is not measured; the reference is curl's way, the same pages one after the other.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark prints times and stops when it cannot measure"
)]

mod kit;

use docket::api::finix::DisputeFilter;
use docket::desk::Phase;
use docket::sandbox::{Operation, Sandbox};
use kit::{figure, until};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

fn main() {
    let runtime = kit::runtime();
    for disputes in kit::sizes(&[200_000]) {
        println!("{:>9}  {:<44} {:>11} {:>11} {:>11} {:>6}", "disputes", "what", "figure", "", "reference", "ratio");
        runtime.block_on(async {
            let pages = Arc::new(Pages::make(disputes).await);
            parts(&pages, disputes).await;
            loopback(&pages, disputes).await;
            slow(&pages, disputes.min(100_000)).await;
            limited(disputes.min(60_000)).await;
        });
    }
}

async fn pulled(url: &str, disputes: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let began = Instant::now();
    let session = kit::open(folder.path(), url).await;
    until(|| {
        let state = session.sync_state();
        state.last.is_some() && state.phase == Phase::Idle
    })
    .await;
    let took = began.elapsed();
    assert_eq!(session.shared().store.index().len(), disputes);
    disputes as f64 / took.as_secs_f64()
}

/// Where the time of a pull goes: reading JSON, packing it, writing and indexing it, each on one core.
async fn parts(pages: &Pages, disputes: u64) {
    let raw: Vec<String> = pages.raw.iter().take(100_000).cloned().collect();
    let rate = |took: Duration| raw.len() as f64 / took.as_secs_f64();
    let began = Instant::now();
    let read: Vec<_> = raw.iter().map(|json| docket::api::finix::read_dispute(json).expect("a dispute")).collect();
    let reading = rate(began.elapsed());
    let began = Instant::now();
    let arrived: Vec<_> = read.into_iter().map(docket::store::Arrived::listed).collect();
    let packing = rate(began.elapsed());
    let folder = tempfile::tempdir().expect("a folder");
    let store = kit::store(folder.path());
    kit::loaded(&store).await;
    let began = Instant::now();
    let mut arrived = arrived.into_iter();
    let mut handed = Vec::new();
    loop {
        let disputes: Vec<_> = arrived.by_ref().take(100).collect();
        if disputes.is_empty() {
            break;
        }
        let change = docket::store::Change { disputes, ..docket::store::Change::default() };
        handed.push(store.hand_over(change).await.expect("taken"));
    }
    for written in handed {
        written.done().await.expect("kept");
    }
    let writing = rate(began.elapsed());
    for (what, rate) in [("read JSON", reading), ("pack", packing), ("write and index", writing)] {
        figure(
            disputes,
            &format!("part of a pull on one core: {what}"),
            &format!("{rate:.0} /s"),
            "200000 /s",
            rate / 2e5,
        );
    }
}

async fn loopback(pages: &Arc<Pages>, disputes: u64) {
    let url = pages.serve(Duration::ZERO, usize::MAX).await;
    let bare = sequential(&url, pages.all.len()).await;
    let rate = pulled(&url, usize::try_from(disputes).expect("fits")).await;
    figure(
        disputes,
        "pull on loopback | one after the other, unread",
        &format!("{rate:.0} /s"),
        &format!("{bare:.0} /s"),
        rate / bare,
    );
}

async fn slow(pages: &Arc<Pages>, disputes: u64) {
    let count = usize::try_from(disputes / 100).expect("fits");
    let url = pages.serve(Duration::from_millis(50), count).await;
    let bare = sequential(&url, count.min(60)).await;
    let rate = pulled(&url, count * 100).await;
    figure(
        disputes,
        "pull with 50 ms delay | one after the other",
        &format!("{rate:.0} /s"),
        &format!("{bare:.0} /s"),
        rate / bare,
    );
}

async fn limited(disputes: u64) {
    let sandbox = kit::sandbox(disputes, |config| config.rate_limit = Some(100)).await;
    let folder = tempfile::tempdir().expect("a folder");
    let began = Instant::now();
    let session = kit::open_paced(folder.path(), &sandbox.urls().finix, 98).await;
    until(|| session.shared().store.index().len() as u64 >= disputes * 9 / 10).await;
    let rate = disputes as f64 * 0.9 / began.elapsed().as_secs_f64();
    let refused = sandbox.log().iter().filter(|entry| entry.status == 429).count();
    let asked = sandbox.log().iter().filter(|entry| entry.operation == Some(Operation::ListDisputes)).count();
    figure(
        disputes,
        &format!("pull at 98 a second, {refused} of {asked} refused | 100/s"),
        &format!("{rate:.0} /s"),
        "10000 /s",
        rate / 1e4,
    );
}

/// Reads pages one after the other over one connection, as curl would, and looks at nothing.
async fn sequential(url: &str, pages: usize) -> f64 {
    let address = url.strip_prefix("http://").expect("an address");
    let mut stream = tokio::net::TcpStream::connect(address).await.expect("connected");
    let began = Instant::now();
    let mut buffer = vec![0; 256 * 1024];
    for page in 0..pages {
        stream.write_all(format!("GET /page/{page} HTTP/1.1\r\nhost: x\r\n\r\n").as_bytes()).await.expect("asked");
        let mut read = 0;
        let mut length = None;
        while length.is_none_or(|length| read < length) {
            let piece = stream.read(buffer.get_mut(read..).expect("room")).await.expect("read");
            read += piece;
            if length.is_none()
                && let Some(end) =
                    buffer.get(..read).and_then(|read| read.windows(4).position(|four| four == b"\r\n\r\n"))
            {
                let head = String::from_utf8_lossy(buffer.get(..end).expect("a head")).to_ascii_lowercase();
                let body = head
                    .split("content-length: ")
                    .nth(1)
                    .and_then(|rest| rest.split("\r\n").next()?.parse::<usize>().ok());
                length = Some(end + 4 + body.expect("a length"));
                if buffer.len() < end + 4 + body.expect("a length") {
                    buffer.resize(end + 4 + body.expect("a length"), 0);
                }
            }
        }
    }
    (pages * 100) as f64 / began.elapsed().as_secs_f64()
}

/// The sandbox's list, made beforehand: pages of 100, newest first, with their times.
struct Pages {
    raw: Vec<String>,
    all: Vec<Arc<[u8]>>,
    /// The newest and the oldest `created_at` of each page, in milliseconds.
    times: Vec<(i64, i64)>,
    by_cursor: HashMap<String, usize>,
}

impl Pages {
    async fn make(disputes: u64) -> Self {
        let sandbox: Sandbox = kit::sandbox(disputes, |_| {}).await;
        let opener = Sandbox::credentials().into_iter().next().expect("credentials");
        let finix = docket::api::finix::Finix::new(
            docket::api::Http::new(docket::api::Timeouts::default()),
            docket::domain::BaseUrl::parse(&sandbox.urls().finix).expect("an address"),
            docket::api::BasicKey {
                user: opener.username.to_owned(),
                password: opener.secret.clone().into_owned().into(),
            },
        );
        let (mut raw, mut all, mut times, mut by_cursor) = (Vec::new(), Vec::new(), Vec::new(), HashMap::new());
        let mut cursor = None;
        loop {
            let page = finix.list_disputes(&DisputeFilter::default(), cursor).await.expect("a page");
            let at = |dispute: &docket::domain::Dispute| dispute.created_at.expect("a time").as_millisecond();
            times.push((page.items.first().map_or(0, at), page.items.last().map_or(0, at)));
            let rows: Vec<&str> = page.items.iter().map(|dispute| &*dispute.raw).collect();
            let last = page.items.last().map(|dispute| dispute.id.to_string()).expect("a dispute");
            let next = if page.next.is_some() { format!("\"{last}\"") } else { "null".to_owned() };
            let body = format!(
                r#"{{"_embedded":{{"disputes":[{}]}},"page":{{"limit":100,"next_cursor":{next}}}}}"#,
                rows.join(",")
            );
            let reply = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            );
            raw.extend(rows.into_iter().map(ToOwned::to_owned));
            by_cursor.insert(last, all.len() + 1);
            all.push(reply.into_bytes().into());
            match page.next {
                Some(next) => cursor = Some(next),
                None => break,
            }
        }
        Self { raw, all, times, by_cursor }
    }

    /// A server over the newest `count` pages.
    async fn serve(self: &Arc<Self>, delay: Duration, count: usize) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let pages = Arc::clone(self);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                stream.set_nodelay(true).ok();
                let pages = Arc::clone(&pages);
                tokio::spawn(async move {
                    let mut request = Vec::new();
                    loop {
                        let mut piece = [0; 4_096];
                        let Ok(read @ 1..) = stream.read(&mut piece).await else { return };
                        request.extend_from_slice(piece.get(..read).unwrap_or_default());
                        if !request.ends_with(b"\r\n\r\n") {
                            continue;
                        }
                        let line = String::from_utf8_lossy(&request).lines().next().unwrap_or_default().to_owned();
                        request.clear();
                        if !delay.is_zero() {
                            tokio::time::sleep(delay).await;
                        }
                        let reply = pages.reply(&line, count.min(pages.all.len()));
                        if stream.write_all(&reply).await.is_err() {
                            return;
                        }
                    }
                });
            }
        });
        url
    }

    fn reply(&self, line: &str, count: usize) -> Arc<[u8]> {
        let empty = || {
            let body = r#"{"page":{"limit":100,"next_cursor":null}}"#;
            format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into_bytes().into()
        };
        let target = line.split(' ').nth(1).unwrap_or_default();
        if let Some(page) = target.strip_prefix("/page/") {
            return page.parse().ok().and_then(|page: usize| self.all.get(page)).cloned().unwrap_or_else(empty);
        }
        let url = url::Url::parse(&format!("http://x{target}")).expect("a target");
        let query: HashMap<String, String> = url.query_pairs().into_owned().collect();
        if url.path() != "/disputes" || query.contains_key("updated_at.gte") {
            return empty();
        }
        let bound = |name: &str| {
            query
                .get(name)
                .and_then(|text| format!("{text}Z").parse::<jiff::Timestamp>().ok())
                .map(jiff::Timestamp::as_millisecond)
        };
        let (from, to) = (bound("created_at.gte").unwrap_or(i64::MIN), bound("created_at.lte").unwrap_or(i64::MAX));
        // Whole pages only: a span gets the pages that reach into it.
        let page = match query.get("after_cursor") {
            Some(cursor) => self.by_cursor.get(cursor).copied().unwrap_or(usize::MAX),
            None => self.times.partition_point(|(_, oldest)| *oldest > to),
        };
        let fits = self.times.get(page).is_some_and(|(newest, _)| *newest >= from);
        self.all.get(page).filter(|_| fits && page < count).cloned().unwrap_or_else(empty)
    }
}
