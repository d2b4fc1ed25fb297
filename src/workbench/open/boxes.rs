//! Pages whose boxes leave nothing to be seen get ones that do: readers show such pages too.

use lopdf::{Document, Object, ObjectId};

/// Pages above pages.
const DEEPEST: usize = 16;
/// A page without a size is as large as a letter.
const LETTER: [i64; 4] = [0, 0, 612, 792];

/// Mends the boxes of a page. True when something was changed.
pub fn settle(document: &mut Document, page: ObjectId) -> Option<bool> {
    let media = inherited(document, page, b"MediaBox").filter(|sides| has_room(*sides));
    let crop = inherited(document, page, b"CropBox");
    let shown = |media: [f32; 4]| {
        let Some(crop) = crop else { return true };
        has_room([crop[0].max(media[0]), crop[1].max(media[1]), crop[2].min(media[2]), crop[3].min(media[3])])
    };
    let whole = media.unwrap_or([0.0, 0.0, 612.0, 792.0]);
    let (is_media_lost, is_crop_lost) = (media.is_none(), !shown(whole));
    let dict = document.get_dictionary_mut(page).ok()?;
    if is_media_lost {
        dict.set("MediaBox", LETTER.map(Object::from).to_vec());
    }
    if is_crop_lost {
        dict.set("CropBox", whole.map(Object::from).to_vec());
    }
    Some(is_media_lost || is_crop_lost)
}

fn has_room([left, low, right, high]: [f32; 4]) -> bool {
    right - left >= 1.0 && high - low >= 1.0
}

/// A box of a page or of those above it, its corners in order.
fn inherited(document: &Document, page: ObjectId, key: &[u8]) -> Option<[f32; 4]> {
    let mut at = document.get_dictionary(page).ok()?;
    for _ in 0..DEEPEST {
        if let Ok(sides) = at.get_deref(key, document).and_then(Object::as_array) {
            let sides: Vec<f32> =
                sides.iter().filter_map(|side| document.dereference(side).ok()?.1.as_float().ok()).collect();
            let &[a, b, c, d] = sides.as_slice() else { return None };
            return sides.iter().all(|side| side.is_finite()).then(|| [a.min(c), b.min(d), a.max(c), b.max(d)]);
        }
        at = at.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    #[test]
    fn a_page_of_no_size_and_a_cut_beside_the_page_are_mended() {
        let mut document = Document::new();
        let sides = |sides: [i64; 4]| sides.map(Object::from).to_vec();
        let mut page = |media: Vec<Object>, crop: Option<Vec<Object>>| {
            let mut dict = dictionary! { "MediaBox" => media };
            if let Some(crop) = crop {
                dict.set("CropBox", crop);
            }
            let id = document.add_object(dict);
            let has_changed = settle(&mut document, id);
            (has_changed, inherited(&document, id, b"MediaBox"), inherited(&document, id, b"CropBox"))
        };
        let letter = Some([0.0, 0.0, 612.0, 792.0]);
        assert_eq!(page(sides([0, 0, 0, 0]), None), (Some(true), letter, None));
        assert_eq!(page(Vec::new(), None), (Some(true), letter, None));
        assert_eq!(page(sides([0, 0, 612, 792]), Some(sides([900, 0, 950, 90]))), (Some(true), letter, letter));
        assert_eq!(page(sides([612, 792, 0, 0]), None), (Some(false), letter, None));
    }
}
