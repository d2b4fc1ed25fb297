//! Packing beside `ImageMagick`, img2pdf and Ghostscript on the same files in the same run.
//!
//! `cargo bench --bench packing`. Legibility is held equal: for `ImageMagick` the lowest quality is looked for whose
//! picture is as similar to the original as ours, and tesseract reads the results. `ImageMagick` writes JPEG, as Debian
//! forbids it to write PDF; that spares it a step and some bytes. Times are of whole processes, the
//! helper's start included. What is not installed is left out and said.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::many_single_char_names,
    clippy::unused_self,
    reason = "a benchmark prints, measures and stops when something is not there"
)]

#[path = "packing/sources.rs"]
mod sources;

use docket::domain::packet::{PagePart, Recipe, Tones, Turn};
use docket::workbench::helper::Helper;
use docket::workbench::pack::{ExhibitPart, Order, Packed};
use docket::workbench::{Block, Pixels, text_pdf};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const WORDS: &str =
    "The parcel was handed over at the door and the customer signed for it with a full name on the slip";

struct Bench {
    dir: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
}

/// What a tool made of the files.
struct Made {
    bytes: u64,
    took: Duration,
    pdf: PathBuf,
}

fn main() {
    if std::env::args().any(|arg| arg == "--list") {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let bench = Bench { dir: tempfile::tempdir().expect("a folder"), runtime };
    for program in ["pdftoppm", "pdfimages", "convert", "img2pdf", "gs", "tesseract"] {
        if !is_there(program) {
            println!("{program} is not installed; what needs it is left out");
        }
    }
    let photo = bench.photo(0);
    bench.one_photo(&photo);
    bench.eight_photos();
    bench.documents();
    bench.slow_to_open(&photo);
}

fn is_there(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

fn run(program: &str, args: &[&str]) -> Option<Duration> {
    if !is_there(program) {
        return None;
    }
    let began = Instant::now();
    let output = Command::new(program).args(args).output().expect("started");
    assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    Some(began.elapsed())
}

impl Bench {
    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_string_lossy().into_owned()
    }

    /// A photo of a printed page with twelve megapixels: a shadow, the noise of a small sensor, a warm lamp.
    fn photo(&self, number: u32) -> PathBuf {
        let lines: Vec<Block> = (0..44).map(|line| Block::Body(format!("{number}.{line} {WORDS}"))).collect();
        std::fs::write(self.path("page.pdf"), text_pdf(&lines).expect("a PDF")).expect("written");
        run("pdftoppm", &["-r", "350", "-gray", "-png", "-singlefile", &self.text("page.pdf"), &self.text("page")]);
        let page = image::open(self.path("page.png")).expect("a page").into_luma8();
        let page = image::imageops::resize(&page, 3_000, 4_000, image::imageops::FilterType::Triangle);
        let mut seed = 12_345_u32 + number;
        let photo = image::RgbImage::from_fn(3_000, 4_000, |x, y| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = (seed >> 29) as i32 - 4;
            let light = 235 - (x / 60) as i32 - (y / 160) as i32;
            let value = i32::from(page.get_pixel(x, y).0[0]) * light / 255 + 10 + noise;
            image::Rgb([value + 6, value, value - 14].map(|v| v.clamp(0, 255) as u8))
        });
        let path = self.path(&format!("photo{number}.jpg"));
        let file = std::fs::File::create(&path).expect("created");
        image::codecs::jpeg::JpegEncoder::new_with_quality(file, 92).encode_image(&photo).expect("written");
        path
    }

    /// Ours, with the memory it took.
    fn ours(&self, files: &[PathBuf], pages: usize, tones: Tones) -> (Packed, Made, u64) {
        let sources: Vec<Arc<[u8]>> = files.iter().map(|file| std::fs::read(file).expect("read").into()).collect();
        let part = |page| PagePart { page, turn: Turn::default(), boxes: Vec::new() };
        let exhibit = |source| ExhibitPart { source, label: None, parts: (0..pages).map(part).collect() };
        let recipe = Recipe {
            tones,
            is_stamped: false,
            file_max_bytes: 1_000_000,
            max_files: 8,
            total_max_bytes: 10_000_000,
            max_pages: None,
        };
        let order = Order { exhibits: (0..sources.len()).map(exhibit).collect(), recipe, threads: 2 };
        let helper = Helper::of(env!("CARGO_BIN_EXE_docket").into());
        let pack = |helper: &Helper| {
            let began = Instant::now();
            let packed = self.runtime.block_on(helper.pack(order.clone(), &sources, |_, _| {})).expect("packed");
            (packed, began.elapsed())
        };
        let peak = watched(|| drop(pack(&helper)));
        let runs: Vec<_> = (0..3).map(|_| pack(&helper)).collect();
        let took = runs.iter().map(|(_, took)| *took).min().unwrap_or_default();
        let packed = runs.into_iter().next().expect("a run").0;
        let pdf = self.path("ours.pdf");
        std::fs::write(&pdf, &packed.files[0]).expect("written");
        let bytes = packed.files.iter().map(|file| file.len() as u64).sum();
        (packed, Made { bytes, took, pdf }, peak)
    }

    /// A tool that writes `to`; the best of three.
    fn theirs(&self, program: &str, to: &str, args: &[&str]) -> Option<Made> {
        let took = (0..3).map(|_| run(program, args)).min()??;
        let pdf = self.path(to);
        Some(Made { bytes: std::fs::metadata(&pdf).expect("made").len(), took, pdf })
    }

    /// The first picture of a PDF, grey, at a common size.
    fn picture(&self, pdf: &Path) -> Option<Pixels> {
        if pdf.extension().is_some_and(|extension| extension == "jpg") {
            return Some(self.original(pdf));
        }
        run("pdfimages", &["-png", "-f", "1", "-l", "1", &pdf.to_string_lossy(), &self.text("extracted")])?;
        let grey = image::open(self.path("extracted-000.png")).ok()?.into_luma8();
        let pixels = Pixels { width: grey.width(), height: grey.height(), is_grey: true, data: grey.into_raw() };
        Some(pixels.resized(1_200, 1_600))
    }

    fn original(&self, photo: &Path) -> Pixels {
        let grey = image::open(photo).expect("a photo").into_luma8();
        Pixels { width: grey.width(), height: grey.height(), is_grey: true, data: grey.into_raw() }
            .resized(1_200, 1_600)
    }

    /// How many of the page's words tesseract reads.
    fn words_read(&self, made: &Path) -> Option<usize> {
        let is_picture = made.extension().is_some_and(|extension| extension == "jpg");
        let (from, drawn) = (made.to_string_lossy().into_owned(), self.text("ocr"));
        if !is_picture {
            run("pdftoppm", &["-r", "200", "-gray", "-png", "-singlefile", &from, &drawn])?;
        }
        let seen = if is_picture { from } else { self.text("ocr.png") };
        run("tesseract", &[&seen, &drawn, "-l", "eng"])?;
        let read = std::fs::read_to_string(self.path("ocr.txt")).ok()?;
        let known: Vec<&str> = WORDS.split(' ').collect();
        Some(read.split_whitespace().filter(|word| known.contains(word)).count())
    }

    fn one_photo(&self, photo: &Path) {
        println!("\nOne photo of 12 megapixels, {}", size(std::fs::metadata(photo).expect("there").len()));
        let (packed, ours, peak) = self.ours(&[photo.to_owned()], 1, Tones::Grey);
        let original = self.original(photo);
        let mine = self.picture(&ours.pdf).map_or(0.0, |picture| similarity(&original, &picture));
        let read = self.words_read(&ours.pdf);
        line(
            "docket",
            &ours,
            &ours,
            &format!("{} dpi, similarity {mine:.4}, words {read:?}, memory {peak} KB", packed.report.dpi),
        );
        let side = format!("{}x{}", 1_589, 2_119);
        // The lowest quality that is as similar as ours.
        let mut found = None;
        for quality in (20..=95).step_by(3) {
            let (quality, to) = (quality.to_string(), self.text("magick.jpg"));
            let photo = photo.to_string_lossy();
            let args = [
                &*photo,
                "-resize",
                &side,
                "-colorspace",
                "Gray",
                "-strip",
                "-quality",
                &quality,
                "-compress",
                "JPEG",
                &to,
            ];
            if run("convert", &args).is_none() {
                break;
            }
            let theirs = self.picture(&self.path("magick.jpg")).map_or(0.0, |picture| similarity(&original, &picture));
            if theirs >= mine - 0.0005 {
                found = self.theirs("convert", "magick.jpg", &args).map(|made| (made, quality, theirs));
                break;
            }
        }
        if let Some((made, quality, theirs)) = found {
            let words = self.words_read(&made.pdf);
            line("ImageMagick", &made, &ours, &format!("quality {quality}, similarity {theirs:.4}, words {words:?}"));
        }
        let (from, to) = (photo.to_string_lossy().into_owned(), self.text("img2pdf.pdf"));
        if let Some(made) = self.theirs("img2pdf", "img2pdf.pdf", &[&from, "-o", &to]) {
            line("img2pdf", &made, &ours, "the photo unchanged");
            self.ghostscript("img2pdf.pdf", &ours, Some(&original));
        }
    }

    fn ghostscript(&self, from: &str, ours: &Made, original: Option<&Pixels>) {
        for setting in ["/ebook", "/printer"] {
            let to = format!("-sOutputFile={}", self.text("gs.pdf"));
            let setting_arg = format!("-dPDFSETTINGS={setting}");
            let args = ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", &setting_arg, &to, &self.text(from)];
            let Some(made) = self.theirs("gs", "gs.pdf", &args) else { return };
            let similar = original.and_then(|original| Some(similarity(original, &self.picture(&made.pdf)?)));
            let words = self.words_read(&made.pdf);
            line(&format!("Ghostscript {setting}"), &made, ours, &format!("similarity {similar:.4?}, words {words:?}"));
        }
    }

    fn eight_photos(&self) {
        let photos: Vec<PathBuf> = (0..8).map(|number| self.photo(number)).collect();
        println!("\nEight photos of 12 megapixels into files of at most 1 MB");
        let (packed, ours, peak) = self.ours(&photos, 1, Tones::Grey);
        let report = &packed.report;
        line(
            "docket",
            &ours,
            &ours,
            &format!("{} files, {} dpi, quality {}, memory {peak} KB", packed.files.len(), report.dpi, report.quality),
        );
        let names: Vec<String> = photos.iter().map(|photo| photo.to_string_lossy().into_owned()).collect();
        let to = self.text("eight.jpg");
        let mut args: Vec<&str> = names.iter().map(String::as_str).collect();
        let quality = report.quality.to_string();
        args.extend([
            "-resize",
            "1589x2119",
            "-colorspace",
            "Gray",
            "-strip",
            "-quality",
            &quality,
            "-compress",
            "JPEG",
            &to,
        ]);
        if let Some(took) = (0..3).map(|_| run("convert", &args)).min().flatten() {
            let sizes = (0..8).map(|n| std::fs::metadata(self.path(&format!("eight-{n}.jpg"))).expect("made").len());
            let made = Made { bytes: sizes.sum(), took, pdf: PathBuf::new() };
            line("ImageMagick", &made, &ours, &format!("quality {quality}"));
        }
    }

    fn documents(&self) {
        let lines: Vec<Block> = (0..880).map(|line| Block::Body(format!("{line} {WORDS}"))).collect();
        let bytes = text_pdf(&lines).expect("a PDF");
        std::fs::write(self.path("text.pdf"), &bytes).expect("written");
        let pages = docket::workbench::text_pages(&lines, &docket::workbench::BundledOnly).expect("set").pages.len();
        println!("\nA PDF of {pages} pages of text, {}", size(bytes.len() as u64));
        let (_, ours, peak) = self.ours(&[self.path("text.pdf")], pages, Tones::Grey);
        line("docket", &ours, &ours, &format!("words {:?}, memory {peak} KB", self.words_read(&ours.pdf)));
        self.ghostscript("text.pdf", &ours, None);
        let photos: Vec<String> = (0..8).map(|n| self.text(&format!("photo{n}.jpg"))).collect();
        let to = self.text("scan.pdf");
        let mut args: Vec<&str> = photos.iter().map(String::as_str).collect();
        args.extend(["-o", &to]);
        if run("img2pdf", &args).is_none() {
            return;
        }
        println!(
            "\nA PDF of eight scanned pages, {}",
            size(std::fs::metadata(self.path("scan.pdf")).expect("made").len())
        );
        let original = self.original(&self.path("photo0.jpg"));
        let (packed, ours, peak) = self.ours(&[self.path("scan.pdf")], 8, Tones::Grey);
        let mine = self.picture(&ours.pdf).map_or(0.0, |picture| similarity(&original, &picture));
        let words = self.words_read(&ours.pdf);
        line(
            "docket",
            &ours,
            &ours,
            &format!("{} files, similarity {mine:.4}, words {words:?}, memory {peak} KB", packed.files.len()),
        );
        self.ghostscript("scan.pdf", &ours, Some(&original));
    }
}

impl Bench {
    /// What took longest once: photos of phones, and letters that are programs.
    fn slow_to_open(&self, photo: &Path) {
        let heic = sources::heic(photo);
        println!("\nThe same photo as a phone keeps it, {}", size(heic.len() as u64));
        std::fs::write(self.path("photo.heic"), heic).expect("written");
        let (packed, ours, peak) = self.ours(&[self.path("photo.heic")], 1, Tones::Grey);
        let words = self.words_read(&ours.pdf);
        line("docket", &ours, &ours, &format!("{} dpi, words {words:?}, memory {peak} KB", packed.report.dpi));
        let (from, to, quality) = (self.text("photo.heic"), self.text("heic.jpg"), packed.report.quality.to_string());
        let args = [&*from, "-resize", "1589x2119", "-colorspace", "Gray", "-strip", "-quality", &quality, &to];
        let can_read =
            is_there("convert") && Command::new("convert").args(args).output().is_ok_and(|o| o.status.success());
        if can_read && let Some(made) = self.theirs("convert", "heic.jpg", &args) {
            line("ImageMagick", &made, &ours, &format!("quality {quality}"));
        }
        let pages = 40;
        let bytes = sources::type_3(pages, &WORDS.to_lowercase());
        println!("\nA PDF of {pages} pages in letters that are programs, {}", size(bytes.len() as u64));
        std::fs::write(self.path("type3.pdf"), bytes).expect("written");
        let (packed, ours, peak) = self.ours(&[self.path("type3.pdf")], pages, Tones::Grey);
        line("docket", &ours, &ours, &format!("{} files, memory {peak} KB", packed.files.len()));
        self.ghostscript("type3.pdf", &ours, None);
    }
}

/// The most memory a helper had while something was done, in kilobytes; as the system tells it, so on Linux only.
fn watched(work: impl FnOnce()) -> u64 {
    let is_done = Arc::new(AtomicBool::new(false));
    let watcher = std::thread::spawn({
        let is_done = Arc::clone(&is_done);
        move || {
            let mut most = 0;
            while !is_done.load(Ordering::Relaxed) {
                let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().filter_map(Result::ok);
                for task in tasks {
                    let children = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
                    for child in children.split_whitespace() {
                        let status = std::fs::read_to_string(format!("/proc/{child}/status")).unwrap_or_default();
                        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
                        let peak = peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok());
                        most = most.max(peak.unwrap_or(0));
                    }
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            most
        }
    });
    work();
    is_done.store(true, Ordering::Relaxed);
    watcher.join().expect("watched")
}

fn size(bytes: u64) -> String {
    docket::domain::text::bytes(bytes)
}

fn line(name: &str, made: &Made, ours: &Made, more: &str) {
    println!(
        "{name:<22} {:>9}  {:>6.0} ms   {:>5.2} x our size, {:>5.2} x our time   {more}",
        size(made.bytes),
        made.took.as_secs_f64() * 1e3,
        made.bytes as f64 / ours.bytes as f64,
        made.took.as_secs_f64() / ours.took.as_secs_f64(),
    );
}

/// The mean structural similarity over windows of eight by eight pixels (Wang et al., 2004).
fn similarity(a: &Pixels, b: &Pixels) -> f64 {
    const SIDE: usize = 8;
    let (width, height) = (a.width as usize, a.height as usize);
    let (mut sum, mut count) = (0.0, 0.0);
    for top in (0..height - SIDE).step_by(4) {
        for left in (0..width - SIDE).step_by(4) {
            let values = |picture: &Pixels| {
                let rows =
                    (top..top + SIDE).flat_map(|y| picture.data[y * width + left..y * width + left + SIDE].to_vec());
                rows.map(f64::from).collect::<Vec<_>>()
            };
            let (x, y) = (values(a), values(b));
            let n = (SIDE * SIDE) as f64;
            let (mx, my) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
            let part = |v: &[f64], m: f64| v.iter().map(|value| (value - m).powi(2)).sum::<f64>() / (n - 1.0);
            let both = x.iter().zip(&y).map(|(p, q)| (p - mx) * (q - my)).sum::<f64>() / (n - 1.0);
            let (c1, c2) = (6.5025, 58.5225);
            sum += ((2.0 * mx * my + c1) * (2.0 * both + c2))
                / ((mx * mx + my * my + c1) * (part(&x, mx) + part(&y, my) + c2));
            count += 1.0;
        }
    }
    sum / count
}
