//! Packing files without a window: the same helper, the same rules and the same defaults as the workbench's.
//!
//! Must not live here: how a packet is made (`workbench::pack` does that), what is printed.

use super::failure::SystemSaid;
use super::packet::{self, Made, Opened, PageInspection, Parts, Plan, PlanError};
use super::pictures::{self, Unseen};
use crate::domain::evidence::limits::{NetworkRules, RuleSet};
use crate::domain::evidence::sensitive;
use crate::domain::packet::{Exhibit, PacketDraft, Recipe, Tones};
use crate::workbench::helper::Helper;
use crate::workbench::pack::Packed;
use crate::workbench::{BundledOnly, Kind, Lack, Misfit, PickError, Refusal, TypefaceNote, save};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be packed, and how.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The files in order.
    pub files: Vec<PathBuf>,
    /// Whose limits hold.
    pub rules: RuleSet,
    /// The card network whose limits hold too.
    pub network: Option<NetworkRules>,
    /// Colours.
    pub tones: Tones,
    /// The folder the packet is written to.
    pub out: PathBuf,
    /// Each file is also packed by itself.
    pub is_separate: bool,
    /// Pages say which exhibit they belong to.
    pub is_stamped: bool,
    /// Pictures are looked at for numbers that should not stand there, where there is something that reads them.
    pub sees_pictures: bool,
}

/// What became of one file, or of the packet.
#[derive(Debug, PartialEq)]
pub enum Line {
    /// A file.
    File(FileLine),
    /// The packet; the last line.
    Packet(PacketLine),
}

/// What became of a file.
#[derive(Debug, Default, PartialEq)]
pub struct FileLine {
    /// The file as it was named.
    pub file: String,
    /// The mail it was attached to, as that was named.
    pub mail: Option<String>,
    /// What it is.
    pub kind: Option<Kind>,
    /// Pages of it that are in the packet.
    pub pages: usize,
    /// Its bytes.
    pub bytes: u64,
    /// Pixels an inch its pictures were brought down to.
    pub dpi: Option<u32>,
    /// What a person should look at.
    pub findings: Vec<Found>,
    /// Pages whose pictures were not looked at, from one, and why.
    pub unseen: Vec<(usize, Unseen)>,
    /// What its words are set in beside the bundled typefaces.
    pub typefaces: Vec<TypefaceNote>,
    /// The files it was packed into by itself.
    pub separate: Vec<MadeFile>,
    /// Why it is not in the packet.
    pub refusal: Option<NotPacked>,
}

/// Something a person should look at.
#[derive(Debug, PartialEq)]
pub struct Found {
    /// The page of the file, from one; zero for all of it.
    pub page: usize,
    /// What it is.
    pub what: What,
}

/// What a person should look at on a page.
#[derive(Debug, PartialEq)]
pub enum What {
    /// A number that should not stand there, as much of it as may be shown.
    Number(sensitive::Kind, String),
    /// Something that cannot be shown as it is.
    Lack(Lack),
    /// It was attached to this mail.
    Attached(String),
    /// It is in the packet, and nothing stands on it.
    Blank,
    /// Left out, as nothing stands on it.
    LeftOutBlank,
    /// Left out, as it shows the same as this page, from one.
    LeftOutRepeated(usize),
}

/// Why something is not there.
#[derive(Clone, Debug, PartialEq)]
pub enum NotPacked {
    /// The file cannot be read.
    Read(PickError),
    /// It cannot become pages, or its pages no packet.
    Refused(Refusal),
    /// Reading it broke off.
    System(SystemSaid),
}

/// A file that was written.
#[derive(Debug, PartialEq)]
pub struct MadeFile {
    /// Its name in the folder.
    pub file: String,
    /// Its pages.
    pub pages: usize,
    /// Its bytes.
    pub bytes: u64,
    /// Pixels an inch its pictures were brought down to.
    pub dpi: u32,
}

/// What became of the packet.
#[derive(Debug, Default, PartialEq)]
pub struct PacketLine {
    /// Its files.
    pub packet: Vec<MadeFile>,
    /// Pixels an inch its pictures were brought down to.
    pub dpi: Option<u32>,
    /// False when pictures were brought below what reads well.
    pub is_sharp: bool,
    /// Why there is none.
    pub refusal: Option<NotPacked>,
}

/// Why nothing can be packed at all.
#[derive(Debug, PartialEq)]
pub enum PackError {
    /// This cannot be written.
    NotWritten(PathBuf, SystemSaid),
    /// The packet cannot be planned.
    Plan(PlanError),
    /// Writing broke off.
    System(SystemSaid),
}

impl From<PlanError> for PackError {
    fn from(error: PlanError) -> Self {
        Self::Plan(error)
    }
}

/// One of the files on its way.
struct Taken {
    line: FileLine,
    opened: Option<Arc<Opened>>,
}

/// Packs, and tells each line as it is known. True when every file is in the packet.
///
/// # Errors
/// What could not be written.
pub async fn pack_files(helper: &Helper, wish: &Wish, mut tell: impl FnMut(Line)) -> Result<bool, PackError> {
    std::fs::create_dir_all(&wish.out).map_err(|error| cannot_write(&wish.out, error))?;
    let mut taken = Vec::new();
    for path in &wish.files {
        take(helper, wish, path, &mut taken).await;
    }
    let (packet, made) = whole(helper, wish, &mut taken).await?;
    let mut is_all = packet.refusal.is_none();
    for (number, one) in taken.iter_mut().enumerate() {
        if let (Some((plan, packed)), Some(opened)) = (&made, one.opened.as_deref()) {
            one.line.note(number, plan, packed, opened);
        }
        if wish.is_separate && one.opened.is_some() {
            alone(helper, wish, number, one).await?;
        } else if let (Some(refusal), true) = (&packet.refusal, one.line.refusal.is_none()) {
            one.line.refusal = Some(refusal.clone());
        }
        is_all &= one.line.refusal.is_none();
        tell(Line::File(std::mem::take(&mut one.line)));
    }
    tell(Line::Packet(packet));
    Ok(is_all)
}

fn cannot_write(path: &Path, error: std::io::Error) -> PackError {
    PackError::NotWritten(path.to_owned(), error.into())
}

impl Taken {
    fn refused(line: FileLine, why: NotPacked) -> Self {
        Self { line: FileLine { refusal: Some(why), ..line }, opened: None }
    }
}

/// Reads a file and looks at it, and at the files that are attached to it where it is a mail.
async fn take(helper: &Helper, wish: &Wish, path: &Path, taken: &mut Vec<Taken>) {
    let line = FileLine { file: path.display().to_string(), ..FileLine::default() };
    let from = path.to_owned();
    let read = tokio::task::spawn_blocking(move || crate::workbench::read(&from)).await;
    let (name, bytes) = match read {
        Ok(Ok(read)) => read,
        Ok(Err(error)) => return taken.push(Taken::refused(line, NotPacked::Read(error))),
        Err(error) => return taken.push(Taken::refused(line, NotPacked::System(error.into()))),
    };
    let bytes: Arc<[u8]> = bytes.into();
    // A file that is attached may be a mail itself.
    let mut waiting = VecDeque::from([(line, name, bytes)]);
    while let Some((line, name, bytes)) = waiting.pop_front() {
        let one = look(helper, wish, line, (&name, Arc::clone(&bytes))).await;
        let (kind, path) = (one.line.kind, one.line.file.clone());
        taken.push(one);
        if kind != Some(Kind::Email) {
            continue;
        }
        let mail = Exhibit { name, ..Exhibit::default() };
        // A mail that was looked at is read once more the same way.
        let attached = packet::attachments(helper, &mail, bytes).await.unwrap_or_default();
        for (at, attachment) in attached.into_iter().enumerate() {
            let found = Found { page: 0, what: What::Attached(mail.name.clone()) };
            let line = FileLine {
                file: attachment.name.clone(),
                mail: Some(path.clone()),
                findings: vec![found],
                ..FileLine::default()
            };
            waiting.insert(at, (line, attachment.name, attachment.bytes));
        }
    }
}

/// Looks at a file.
async fn look(helper: &Helper, wish: &Wish, mut line: FileLine, (name, bytes): (&str, Arc<[u8]>)) -> Taken {
    line.bytes = bytes.len() as u64;
    let mut looked = match helper.look(Arc::clone(&bytes), |_, _| {}).await {
        Ok((looked, _)) => looked,
        Err(refusal) => return Taken::refused(line, NotPacked::Refused(refusal)),
    };
    line.kind = Some(looked.kind);
    line.typefaces.clone_from(&looked.typefaces);
    line.unseen = see(helper, wish, &bytes, &mut looked.pages).await;
    for (number, page) in looked.pages.iter().enumerate() {
        let mut add = |what| line.findings.push(Found { page: number + 1, what });
        for found in &page.found {
            add(What::Number(found.kind, found.masked.clone()));
        }
        for lack in &page.lacks {
            add(What::Lack(lack.clone()));
        }
    }
    let exhibit = Exhibit { name: name.to_owned(), length: line.bytes, ..Exhibit::default() };
    Taken { line, opened: Some(Arc::new(Opened { exhibit, bytes, looked, small: Arc::new([]) })) }
}

/// Looks at the pictures of the pages that may be packed; repeated ones are left out. Returns those that were not looked at,
/// from one.
async fn see(helper: &Helper, wish: &Wish, bytes: &Arc<[u8]>, pages: &mut [PageInspection]) -> Vec<(usize, Unseen)> {
    let is_packed = |page: &PageInspection| page.same_as.is_none();
    let unseen = if wish.sees_pictures {
        pictures::see(helper, bytes, pages, is_packed, |_, _| {}).await
    } else {
        let pages = pages.iter().enumerate().filter(|(_, page)| page.needs_sight() && is_packed(page));
        pages.map(|(number, _)| (number, Unseen::NotWished)).collect()
    };
    unseen.into_iter().map(|(number, why)| (number + 1, why)).collect()
}

/// The packet of all files that can be packed. A file that breaks it is named, and the others are packed without it.
async fn whole(
    helper: &Helper,
    wish: &Wish,
    taken: &mut [Taken],
) -> Result<(PacketLine, Option<(Plan, Packed)>), PackError> {
    let refused = |refusal| {
        let refusal = Some(NotPacked::Refused(refusal));
        (PacketLine { refusal, ..PacketLine::default() }, None)
    };
    loop {
        let opened: Vec<Option<&Opened>> = taken.iter().map(|one| one.opened.as_deref()).collect();
        let Some(plan) = planned(wish, &opened)? else { return Ok(refused(Refusal::DoesNotFit(Misfit::NoPage))) };
        match helper.pack(plan.order.clone(), &plan.files, |_, _| {}).await {
            Ok(packed) => {
                let files = written(&wish.out, "packet", &packed).await?;
                let report = &packed.report;
                let line = PacketLine {
                    packet: files,
                    dpi: Some(report.dpi),
                    is_sharp: report.is_sharp && report.coarse.is_empty(),
                    refusal: None,
                };
                return Ok((line, Some((plan, packed))));
            }
            Err(refusal @ Refusal::DoesNotFit(_)) => return Ok(refused(refusal)),
            Err(refusal) => {
                if !drop_breaking(helper, wish, taken).await? {
                    return Ok(refused(refusal));
                }
            }
        }
    }
}

/// Packs each file by itself to find those that cannot be packed. True when there was one.
async fn drop_breaking(helper: &Helper, wish: &Wish, taken: &mut [Taken]) -> Result<bool, PackError> {
    let mut is_found = false;
    for one in taken.iter_mut() {
        let Some(plan) = planned(wish, &[one.opened.as_deref()])? else { continue };
        match helper.pack(plan.order, &plan.files, |_, _| {}).await {
            Ok(_) | Err(Refusal::DoesNotFit(_)) => {}
            Err(refusal) => {
                one.line.refusal = Some(NotPacked::Refused(refusal));
                one.opened = None;
                is_found = true;
            }
        }
    }
    Ok(is_found)
}

fn planned(wish: &Wish, opened: &[Option<&Opened>]) -> Result<Option<Plan>, PlanError> {
    let exhibits = opened.iter().map(|opened| opened.map(|opened| opened.exhibit.clone()).unwrap_or_default());
    let draft = PacketDraft {
        exhibits: exhibits.collect(),
        tones: wish.tones,
        is_stamped: wish.is_stamped,
        ..PacketDraft::default()
    };
    let recipe = Recipe::within(&draft, &wish.rules, wish.network.as_ref(), (0, 0));
    let opened = opened.to_vec();
    packet::plan(&Parts {
        draft: &draft,
        opened,
        letter: None,
        compelling: None,
        recipe,
        heading: String::new(),
        // No page is written here.
        typefaces: &BundledOnly,
    })
}

/// Packs one file by itself.
async fn alone(helper: &Helper, wish: &Wish, number: usize, one: &mut Taken) -> Result<(), PackError> {
    let Some(plan) = planned(wish, &[one.opened.as_deref()])? else { return Ok(()) };
    match helper.pack(plan.order.clone(), &plan.files, |_, _| {}).await {
        Ok(packed) => {
            let path = Path::new(&one.line.file);
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let safe: String =
                stem.chars().map(|c| if c.is_alphanumeric() || "-_".contains(c) { c } else { '-' }).take(60).collect();
            one.line.dpi = Some(packed.report.dpi);
            one.line.pages = packed.report.pages.iter().sum();
            one.line.separate = written(&wish.out, &format!("{:03}-{safe}", number + 1), &packed).await?;
        }
        Err(refusal) if one.line.refusal.is_none() => {
            one.line.refusal = Some(NotPacked::Refused(refusal));
        }
        Err(_known) => {}
    }
    Ok(())
}

/// A name under which nothing is there yet: what was packed before stays as it is.
fn unused(out: &Path, name: &str, count: usize) -> String {
    let is_there = |file: String| out.join(file).symlink_metadata().is_ok();
    let is_used = |name: &str| {
        is_there(format!("{name}.pdf")) || (1..=count.max(2)).any(|number| is_there(format!("{name}-{number}.pdf")))
    };
    let names = std::iter::once(name.to_owned()).chain((2_u32..).map(|again| format!("{name} ({again})")));
    names.into_iter().find(|name| !is_used(name)).unwrap_or_else(|| name.to_owned())
}

/// Writes the files of a packet.
async fn written(out: &Path, name: &str, packed: &Packed) -> Result<Vec<MadeFile>, PackError> {
    let mut made = Vec::new();
    let count = packed.files.len();
    let name = unused(out, name, count);
    for (number, (bytes, pages)) in packed.files.iter().zip(&packed.report.pages).enumerate() {
        let file = if count > 1 { format!("{name}-{}.pdf", number + 1) } else { format!("{name}.pdf") };
        let (path, content) = (out.join(&file), bytes.clone());
        let target = path.clone();
        let saved = tokio::task::spawn_blocking(move || save(&target, &content)).await;
        saved.map_err(|error| PackError::System(error.into()))?.map_err(|error| cannot_write(&path, error))?;
        made.push(MadeFile { file, pages: *pages, bytes: bytes.len() as u64, dpi: packed.report.dpi });
    }
    Ok(made)
}

impl FileLine {
    /// What the packet says about this file.
    fn note(&mut self, number: usize, plan: &Plan, packed: &Packed, opened: &Opened) {
        let Some(planned) = plan.exhibits.iter().find(|planned| planned.made == Made::File(number)) else { return };
        self.pages = planned.pages.len();
        self.dpi = Some(packed.report.dpi);
        for page in
            planned.pages.iter().filter(|page| opened.looked.pages.get(**page).is_some_and(|look| look.is_blank))
        {
            self.findings.push(Found { page: page + 1, what: What::Blank });
        }
        let left_out = opened.looked.pages.iter().enumerate().filter(|(page, _)| !planned.pages.contains(page));
        for (page, look) in left_out {
            let what = look.same_as.map_or(What::LeftOutBlank, |same| What::LeftOutRepeated(same + 1));
            self.findings.push(Found { page: page + 1, what });
        }
    }
}
