//! The gentlest step at which everything fits: into one file, else into several, else below what reads well, and
//! then it says so; else not at all.
//!
//! Must not live here: making pages.

use super::super::refusal::{Misfit, Refusal};
use super::image_encoding::EncodedImage;
use super::page_renderer::PageRenderer;
use super::step::Step;
use super::{Order, Packed, Report, SHARP_DPI};
use std::ops::Range;

const fn step(dpi: f32, quality: u8) -> Step {
    Step { dpi, quality }
}

/// From the finest to the coarsest that still reads well.
const SHARP: [Step; 8] = [
    step(200.0, 82),
    step(200.0, 72),
    step(190.0, 62),
    step(175.0, 55),
    step(160.0, 50),
    step(150.0, 45),
    step(150.0, 36),
    step(150.0, 28),
];
/// How pages are drawn to see whether that takes less room.
const FINE_ENOUGH: Step = step(150.0, 45);
/// Below it.
const COARSE: [Step; 3] = [step(130.0, 30), step(110.0, 28), step(100.0, 24)];

/// Makes the packet.
pub fn fit(renderer: &mut PageRenderer<'_>, order: &Order) -> Result<Packed, Refusal> {
    let recipe = &order.recipe;
    let all = renderer.leaves.len();
    if let Some(most) = recipe.max_pages.filter(|most| all > most.saturating_mul(recipe.max_files)) {
        return Err(Refusal::DoesNotFit(Misfit::Pages { pages: all, most, files: recipe.max_files }));
    }
    let most = recipe.max_files.max(1);
    let coarsest = COARSE.last().copied().unwrap_or(step(100.0, 24));
    if drawn_bytes(&renderer.inks(coarsest)?) > room(order) {
        return Err(too_large(renderer, order));
    }
    for (steps, files) in [(&SHARP[..], 1), (&SHARP[..], most), (&COARSE[..], 1), (&COARSE[..], most)] {
        if files > 1 && most == 1 {
            continue;
        }
        if let Some(packed) = gentlest(renderer, order, steps, files)? {
            return kept(renderer, packed);
        }
        // Letters and lines that take more room than a picture of them are drawn before anything becomes coarse.
        if files == most
            && steps == &SHARP[..]
            && renderer.draw_heavy(FINE_ENOUGH)?
            && let Some(packed) = gentlest(renderer, order, &SHARP, most)?
        {
            return kept(renderer, packed);
        }
    }
    Err(too_large(renderer, order))
}

/// What the pictures of drawn pages take at least.
fn drawn_bytes(inks: &[Option<EncodedImage>]) -> u64 {
    inks.iter().flatten().map(|ink| ink.len() as u64).sum()
}

/// How much all files together may have.
fn room(order: &Order) -> u64 {
    let recipe = &order.recipe;
    recipe.total_max_bytes.min(recipe.file_max_bytes.saturating_mul(recipe.max_files.max(1) as u64))
}

/// What it came to at the coarsest step: the number that matters.
fn too_large(renderer: &PageRenderer<'_>, order: &Order) -> Refusal {
    let coarsest = COARSE.last().copied().unwrap_or(step(100.0, 24));
    let recipe = &order.recipe;
    let tones = recipe.tones;
    if let Ok(Some((index, needs))) = renderer.largest(coarsest)
        && needs > recipe.file_max_bytes
    {
        let stamp = renderer.leaves.get(index).and_then(|leaf| leaf.stamp.clone());
        let most = recipe.file_max_bytes;
        return Refusal::DoesNotFit(Misfit::OnePage { stamp, number: index + 1, needs, most, tones });
    }
    let bound = renderer.inks(coarsest).and_then(|inks| renderer.bind(0..renderer.leaves.len(), coarsest, &inks));
    Refusal::DoesNotFit(Misfit::AllPages {
        pages: renderer.leaves.len(),
        needs: bound.ok().map(|bytes| bytes.len() as u64),
        most: room(order),
        tones,
        may_split: recipe.max_files <= 1 && recipe.total_max_bytes > recipe.file_max_bytes,
    })
}

/// Pages put together so that they fit: at which step, and which pages in which file.
struct Fitting {
    step: Step,
    bound: Bound,
}

/// The first step of a row at which everything fits into so many files. Halving needs few attempts.
fn gentlest(
    renderer: &PageRenderer<'_>,
    order: &Order,
    steps: &[Step],
    files: usize,
) -> Result<Option<Fitting>, Refusal> {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return Ok(None) };
    // Most packets fit at once.
    if let Some(packed) = attempt(renderer, order, *first, files)? {
        return Ok(Some(packed));
    }
    let Some(mut best) = attempt(renderer, order, *last, files)? else { return Ok(None) };
    let (mut low, mut high) = (1, steps.len() - 1);
    while low < high {
        let at = usize::midpoint(low, high);
        let Some(step) = steps.get(at) else { break };
        match attempt(renderer, order, *step, files)? {
            Some(packed) => {
                best = packed;
                high = at;
            }
            None => low = at + 1,
        }
    }
    Ok(Some(best))
}

fn attempt(renderer: &PageRenderer<'_>, order: &Order, step: Step, files: usize) -> Result<Option<Fitting>, Refusal> {
    let inks = renderer.inks(step)?;
    let most = order.recipe.total_max_bytes.min(order.recipe.file_max_bytes.saturating_mul(files as u64));
    if drawn_bytes(&inks) > most {
        return Ok(None);
    }
    let Some(bound) = split(renderer, order, step, &inks, files)? else { return Ok(None) };
    let total: u64 = bound.iter().map(|(_, bytes)| bytes.len() as u64).sum();
    Ok((total <= order.recipe.total_max_bytes).then_some(Fitting { step, bound }))
}

/// The packet, once it is proven.
fn kept(renderer: &PageRenderer<'_>, fitting: Fitting) -> Result<Packed, Refusal> {
    let Fitting { step, bound } = fitting;
    for (pages, bytes) in &bound {
        renderer.prove(pages.clone(), bytes)?;
    }
    let mut places = Vec::with_capacity(renderer.leaves.len());
    let mut last = (usize::MAX, 0);
    for leaf in &renderer.leaves {
        last = if leaf.exhibit == last.0 { (leaf.exhibit, last.1 + 1) } else { (leaf.exhibit, 0) };
        places.push(last);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
    let dpi = step.dpi.round() as u32;
    let report = Report {
        pages: bound.iter().map(|(pages, _)| pages.len()).collect(),
        bytes: bound.iter().map(|(_, bytes)| bytes.len() as u64).collect(),
        dpi,
        quality: step.quality,
        is_sharp: step.dpi >= SHARP_DPI,
        coarse: renderer.coarse(),
        places,
        typefaces: Vec::new(),
    };
    Ok(Packed { files: bound.into_iter().map(|(_, bytes)| bytes).collect(), report })
}

type Bound = Vec<(Range<usize>, Vec<u8>)>;

/// The pages in order, in as many files as are needed and allowed.
fn split(
    renderer: &PageRenderer<'_>,
    order: &Order,
    step: Step,
    inks: &[Option<EncodedImage>],
    files: usize,
) -> Result<Option<Bound>, Refusal> {
    let all = renderer.leaves.len();
    let most_pages = order.recipe.max_pages.unwrap_or(usize::MAX).max(1);
    let limit = order.recipe.file_max_bytes;
    let mut bound: Bound = Vec::new();
    let mut start = 0;
    while start < all {
        if bound.len() == files {
            return Ok(None);
        }
        // What pictures alone take tells how far this file can reach at most.
        let mut end = start;
        let mut sum = 0_u64;
        while end < all && end - start < most_pages {
            sum += inks.get(end).and_then(Option::as_ref).map_or(0, |ink| ink.len() as u64);
            if sum > limit && end > start {
                break;
            }
            end += 1;
        }
        // The longest run that fits; bytes grow with pages.
        let (mut good, mut bad) = (start, end + 1);
        let mut made = None;
        let mut next = end;
        while good + 1 < bad {
            let bytes = renderer.bind(start..next, step, inks)?;
            if bytes.len() as u64 <= limit {
                good = next;
                made = Some(bytes);
            } else {
                bad = next;
            }
            if files == 1 && good < all {
                return Ok(None);
            }
            next = usize::midpoint(good, bad);
        }
        let Some(bytes) = made else { return Ok(None) };
        bound.push((start..good, bytes));
        start = good;
    }
    Ok(Some(bound))
}
