//! Pages that would be too small to read on paper, in parts that are not.

/// What a page of the packet has room for, upright, in points.
const ROOM: (f32, f32) = (612.0, 770.0);
/// Pages at most this large stay as large as they are.
const LARGEST: (f32, f32) = (622.0, 1008.0);
/// A page that has to be made smaller than this is looked at more closely.
const SMALL: f32 = 0.75;
/// A side this many times as long as the other makes a strip.
const STRIP: f32 = 2.2;
/// The height of letters below which paper is hard to read, and the one that reads well.
const LEGIBLE: (f32, f32) = (4.5, 5.5);
/// How much of a page stands on the next part too, in points of paper.
const OVERLAP: f32 = 24.0;
/// No page is given more parts.
const MOST: usize = 36;

/// Left, top, right, bottom of a part, in points of the page as it is shown.
pub type Window = [f32; 4];

/// The parts of a page of this size; nothing for a page that stays whole. The size of its small letters is asked for
/// only when it matters.
pub fn parts((width, height): (f32, f32), letters: impl FnOnce() -> Option<f64>) -> Vec<Window> {
    let (short, long) = (width.min(height), width.max(height));
    if short <= LARGEST.0 && long <= LARGEST.1 {
        return Vec::new();
    }
    let is_wide = width > height;
    let room = if is_wide { (ROOM.1 + 22.0, ROOM.0 - 22.0) } else { ROOM };
    let fit = (room.0 / width).min(room.1 / height);
    if fit >= SMALL {
        return Vec::new();
    }
    let (columns, rows) = if long / short > STRIP {
        let across = if is_wide { room.1 / height } else { room.0 / width };
        cells((width, height), room, across.min(1.0))
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "the size of letters")]
        let letters = letters().map_or(12.0, |size| size as f32).max(0.5);
        let wanted = (LEGIBLE.1 / letters).min(1.0);
        if letters * fit >= LEGIBLE.0 || wanted < fit * 1.3 {
            return Vec::new();
        }
        cells((width, height), room, wanted)
    };
    let scale = (room.0 * columns.1 / width).min(room.1 * rows.1 / height);
    let overlap = OVERLAP / scale.clamp(0.05, 1.0);
    let mut made = Vec::new();
    for (top, bottom) in spans(height, rows.0, overlap) {
        for (left, right) in spans(width, columns.0, overlap) {
            made.push([left, top, right, bottom]);
        }
    }
    if made.len() > 1 { made } else { Vec::new() }
}

/// Columns and rows at a scale, as numbers to count with and to calculate with; fewer when they would be too many.
fn cells((width, height): (f32, f32), room: (f32, f32), mut scale: f32) -> ((usize, f32), (usize, f32)) {
    loop {
        // A side that fits has nothing to share with another part.
        let count = |side: f32, room: f32| match side * scale - 1.0 {
            side if side <= room => 1.0,
            side => (side / (room - OVERLAP).max(1.0)).ceil(),
        };
        let (columns, rows) = (count(width, room.0), count(height, room.1));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few parts of a page")]
        let whole = (columns as usize, rows as usize);
        if whole.0.saturating_mul(whole.1) <= MOST || scale < 0.01 {
            return ((whole.0.min(MOST), columns), (whole.1.min(MOST), rows));
        }
        scale *= 0.95;
    }
}

/// So many spans of the same length that overlap.
fn spans(side: f32, count: usize, overlap: f32) -> Vec<(f32, f32)> {
    #[expect(clippy::cast_precision_loss, reason = "a few parts of a page")]
    let at = |number: usize| number as f32;
    let overlap = overlap.min(side / at(count.max(1)) * 0.3);
    let length = (side + overlap * (at(count) - 1.0)) / at(count.max(1));
    (0..count).map(|number| at(number) * (length - overlap)).map(|start| (start, (start + length).min(side))).collect()
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;

    #[test]
    fn a_long_page_is_parted_so_that_it_reads_and_nothing_is_left_out() {
        for size in [(204.0, 3000.0), (595.0, 14_173.0), (5000.0, 100.0), (14_400.0, 10.0), (2384.0, 3370.0)] {
            let parts = parts(size, || Some(8.0));
            assert!(parts.len() > 1 && parts.len() <= MOST, "{size:?}: {}", parts.len());
            let reaches = |axis: usize| {
                let mut spans: Vec<(f32, f32)> = parts.iter().map(|part| (part[axis], part[axis + 2])).collect();
                spans.sort_by(|a, b| a.0.total_cmp(&b.0));
                spans.iter().fold(0.0_f32, |to, span| if span.0 <= to { to.max(span.1) } else { to })
            };
            assert!((reaches(0) - size.0).abs() < 0.1 && (reaches(1) - size.1).abs() < 0.1, "{size:?}");
            for [left, top, right, bottom] in parts {
                let scale = (792.0 / (right - left).max(bottom - top)).min(1.0);
                assert!(scale > 0.6, "{size:?}: {scale}");
            }
        }
        assert!(parts((595.0, 842.0), || None).is_empty() && parts((842.0, 1190.0), || Some(9.0)).is_empty());
        assert!(parts((2384.0, 3370.0), || Some(60.0)).is_empty(), "a poster with large letters stays whole");
    }

    #[test]
    fn what_stands_at_a_cut_is_on_both_parts_and_letters_are_asked_for_only_where_they_matter() {
        let strip = parts((600.0, 6_000.0), || panic!("the shape of a strip decides"));
        for pair in strip.windows(2) {
            let [above, below] = pair else { continue };
            assert!(below[1] < above[3] - 10.0 && below[1] > above[1], "{above:?} {below:?}");
        }
        // A drawing twice as large as paper is cut when its letters would be too small, and only then.
        assert!(parts((1_700.0, 2_200.0), || Some(20.0)).is_empty());
        assert!(parts((1_700.0, 2_200.0), || Some(7.0)).len() > 1);
        let spans = spans(100.0, 3, 10.0);
        assert_eq!((spans.len(), spans[0].0, spans[2].1), (3, 0.0, 100.0));
    }
}
