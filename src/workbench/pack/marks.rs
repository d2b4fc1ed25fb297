//! Notes, stamps, signatures and fields of a page: their drawings and the places they are drawn at.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// A transform as PDF writes it.
pub type Matrix = [f32; 6];
/// The one that changes nothing.
pub const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
/// Bits of a mark's flags: hidden, and not shown on a screen.
const UNSEEN: i64 = 2 | 32;

/// A drawing on a page.
pub struct Mark {
    /// The form that is drawn.
    pub form: ObjectId,
    /// The form's own transform.
    pub form_matrix: Matrix,
    /// Where it is drawn.
    pub place: Matrix,
}

/// What is drawn over a page. Nothing when one of them is not understood.
pub fn on(document: &Document, page: ObjectId) -> Option<Vec<Mark>> {
    let page = document.get_dictionary(page).ok()?;
    let Ok(Object::Array(listed)) = page.get_deref(b"Annots", document) else { return Some(Vec::new()) };
    let mut marks = Vec::new();
    for object in listed {
        let Some(dict) = document.dereference(object).ok().and_then(|(_, found)| found.as_dict().ok()) else {
            continue;
        };
        let flags = dict.get_deref(b"F", document).and_then(Object::as_i64).unwrap_or(0);
        let Some(look) = look(document, dict) else { continue };
        if flags & UNSEEN != 0 {
            continue;
        }
        if dict.has(b"OC") {
            return None;
        }
        marks.extend(placed(document, dict, look)?);
    }
    Some(marks)
}

/// The drawing of a mark as it is now.
fn look<'a>(document: &'a Document, dict: &'a Dictionary) -> Option<&'a Object> {
    let looks = dict.get_deref(b"AP", document).and_then(Object::as_dict).ok()?;
    let look = looks.get(b"N").ok()?;
    match document.dereference(look).ok()?.1 {
        Object::Stream(_) => Some(look),
        Object::Dictionary(states) => {
            let state = dict.get_deref(b"AS", document).and_then(Object::as_name).ok();
            let is_drawn = |look: &&Object| document.dereference(look).is_ok_and(|(_, look)| look.as_stream().is_ok());
            let found = state.and_then(|state| states.get(state).ok()).filter(is_drawn);
            found.or_else(|| states.get(b"Off").ok().filter(is_drawn))
        }
        _ => None,
    }
}

/// A drawing brought to its rectangle, as ISO 32000 says in 12.5.5. Nothing when it is not understood; none when it is
/// not seen.
fn placed(document: &Document, dict: &Dictionary, look: &Object) -> Option<Vec<Mark>> {
    let form = look.as_reference().ok()?;
    let stream = document.get_object(form).and_then(Object::as_stream).ok()?;
    let is_form =
        stream.dict.get_deref(b"Subtype", document).and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
    if !is_form || stream.dict.has(b"OC") {
        return None;
    }
    let numbers = |dict: &Dictionary, key: &[u8]| -> Option<Vec<f32>> {
        let items = dict.get_deref(key, document).and_then(Object::as_array).ok()?;
        items.iter().map(|item| document.dereference(item).ok()?.1.as_float().ok()).collect()
    };
    let bounds: [f32; 4] = numbers(&stream.dict, b"BBox")?.try_into().ok()?;
    let form_matrix =
        if stream.dict.has(b"Matrix") { numbers(&stream.dict, b"Matrix")?.try_into().ok()? } else { SAME };
    let rect = crate::workbench::open::rectangle(document, dict)?;
    let corner = |x: f32, y: f32| {
        let m = form_matrix;
        (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
    };
    let [left, low, right, high] = bounds;
    let corners = [corner(left, low), corner(right, low), corner(left, high), corner(right, high)];
    let least = corners.iter().fold((f32::MAX, f32::MAX), |l, c| (l.0.min(c.0), l.1.min(c.1)));
    let most = corners.iter().fold((f32::MIN, f32::MIN), |m, c| (m.0.max(c.0), m.1.max(c.1)));
    let size = (most.0 - least.0, most.1 - least.1);
    let shown = (rect[2] - rect[0], rect[3] - rect[1]);
    if size.0 <= 0.0 || size.1 <= 0.0 || shown.0 <= 0.0 || shown.1 <= 0.0 {
        return Some(Vec::new());
    }
    let (sx, sy) = (shown.0 / size.0, shown.1 / size.1);
    let place = [sx, 0.0, 0.0, sy, rect[0] - sx * least.0, rect[1] - sy * least.1];
    place.iter().all(|value| value.is_finite()).then(|| vec![Mark { form, form_matrix, place }])
}

/// Six numbers.
pub fn matrix(operands: &[Object]) -> Option<Matrix> {
    let numbers: Vec<f32> = operands.iter().filter_map(|value| value.as_float().ok()).collect();
    numbers.try_into().ok()
}

/// First one, then the other.
pub fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "small whole numbers")]
mod tests {
    use super::*;

    #[test]
    fn transforms_follow_one_another() {
        let twice = [2.0, 0.0, 0.0, 3.0, 0.0, 0.0];
        let moved = [1.0, 0.0, 0.0, 1.0, 5.0, 7.0];
        assert_eq!(times(twice, moved), [2.0, 0.0, 0.0, 3.0, 5.0, 7.0]);
        assert_eq!(times(moved, twice), [2.0, 0.0, 0.0, 3.0, 10.0, 21.0]);
    }
}
