//! Whether anything stands on a page. Faint print is not paper: what counts is whether something stands out from its
//! surroundings, not how dark it is.

use super::pixels::Pixels;

/// Pages are judged in squares with so many pixels a side.
const TILE: usize = 16;
/// So many pixels that stand out in one square are writing; dust is one or two.
const WRITING: usize = 6;
/// The least a pixel stands out from clean paper. JPEG moves white by less.
const FAINTEST: u8 = 5;
/// How many times the grain of the paper something has to stand out, and what is never grain: on a page full of small
/// writing most of every square is ink.
const OVER_GRAIN: u8 = 5;
const MOST_GRAIN: u8 = 40;

/// True when nothing stands out from the paper after its contrast is stretched.
pub fn is_blank(grey: &Pixels) -> bool {
    if !grey.is_grey || !grey.is_whole() {
        return false;
    }
    let (width, height) = (grey.width as usize, grey.height as usize);
    let (columns, rows) = (width.div_ceil(TILE), height.div_ceil(TILE));
    let papers: Vec<u8> = (0..rows * columns).map(|at| middle(&tile(grey, at % columns, at / columns))).collect();
    // Shadows change slowly; a square full of writing takes its paper from around it.
    let paper = |column: usize, row: usize| {
        let around = (row.saturating_sub(2)..(row + 3).min(rows)).flat_map(|y| {
            let (first, last) = (column.saturating_sub(2), (column + 3).min(columns));
            papers.get(y * columns + first..y * columns + last).unwrap_or_default()
        });
        middle(&around.copied().collect::<Vec<u8>>())
    };
    let mut off: Vec<Vec<u8>> = Vec::with_capacity(rows * columns);
    let mut grains = Vec::with_capacity(rows * columns);
    for row in 0..rows {
        for column in 0..columns {
            let paper = paper(column, row);
            let part: Vec<u8> = tile(grey, column, row).iter().map(|value| value.abs_diff(paper)).collect();
            grains.push(middle(&part));
            off.push(part);
        }
    }
    // The grain is that of the squares in which nothing stands.
    grains.sort_unstable();
    let quiet = grains.get(..grains.len().div_ceil(4)).unwrap_or(&grains);
    let least = middle(quiet).saturating_mul(OVER_GRAIN).clamp(FAINTEST, MOST_GRAIN);
    off.iter().all(|part| part.iter().filter(|value| **value >= least).count() < WRITING)
}

fn tile(grey: &Pixels, column: usize, row: usize) -> Vec<u8> {
    let width = grey.width as usize;
    let (left, right) = (column * TILE, ((column + 1) * TILE).min(width));
    let lines = grey.data.chunks_exact(width.max(1)).skip(row * TILE).take(TILE);
    lines.flat_map(|line| line.get(left..right).unwrap_or_default()).copied().collect()
}

/// The value in the middle.
pub fn middle(values: &[u8]) -> u8 {
    let mut counts = [0_usize; 256];
    for value in values {
        if let Some(count) = counts.get_mut(usize::from(*value)) {
            *count += 1;
        }
    }
    let mut sum = 0;
    let found = counts.iter().position(|count| {
        sum += count;
        sum * 2 >= values.len()
    });
    found.and_then(|value| u8::try_from(value).ok()).unwrap_or(255)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paper with a shadow and grain.
    fn paper(grain: u32) -> Pixels {
        let mut page = Pixels::white(300, 400);
        let mut seed = 9_u32;
        for (index, value) in page.data.iter_mut().enumerate() {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = (seed >> 8) % (grain + 1);
            *value = u8::try_from(235 - index % 300 / 12 - noise as usize).unwrap_or(0);
        }
        page
    }

    fn written(mut page: Pixels, by: u8) -> Pixels {
        for y in (40..52).step_by(2) {
            for x in 60..90 {
                if let Some(value) = page.data.get_mut(y * 300 + x) {
                    *value = value.saturating_sub(by);
                }
            }
        }
        page
    }

    #[test]
    fn dust_grain_and_shadows_are_paper_and_faint_print_is_not() {
        let mut dusty = Pixels::white(300, 400);
        dusty.data.iter_mut().step_by(9_001).for_each(|value| *value = 90);
        assert!(is_blank(&dusty) && is_blank(&Pixels::white(300, 400)));
        assert!(is_blank(&paper(0)) && is_blank(&paper(6)));
        assert!(!is_blank(&written(Pixels::white(300, 400), 6)));
        assert!(!is_blank(&written(paper(0), 8)) && !is_blank(&written(paper(6), 60)));
    }

    #[test]
    fn a_page_full_of_small_writing_is_not_grain() {
        for (line, ink) in [(3, 60), (4, 90), (5, 120)] {
            let mut page = paper(6);
            for y in (0..400).filter(|y| y % line < line - 1) {
                for x in (0..300).filter(|x| (x * 7 + y * 13) % 5 < 3) {
                    if let Some(value) = page.data.get_mut(y * 300 + x) {
                        *value = value.saturating_sub(ink);
                    }
                }
            }
            assert!(!is_blank(&page), "lines of {line} pixels, ink {ink}");
        }
    }
}
