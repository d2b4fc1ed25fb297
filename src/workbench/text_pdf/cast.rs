//! Typefaces that were handed over for a text, ready to set it: which one has a sign, and the shapes its letters take
//! beside one another.

use super::super::typefaces::{Typeface, TypefaceNote, drawn};
use harfrust::{
    BufferClusterLevel, BufferFlags, Direction, FontRef, ShapeOptions, ShaperData, ShaperInstance, Tag, UnicodeBuffer,
};
use icu_segmenter::LineSegmenter;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::ops::Range;
use std::sync::Arc;

/// The typefaces of a text beside the bundled ones.
#[derive(Default)]
pub struct Cast {
    faces: Vec<Given>,
}

/// A typeface, read.
pub struct Given {
    face: Arc<Typeface>,
    pub font: Font,
    data: ShaperData,
    instance: Option<ShaperInstance>,
    units: f32,
    signs: Vec<char>,
}

/// Letters to be set in one typeface: where they stand in the text, and how they run.
pub struct Piece<'a> {
    pub text: &'a str,
    pub range: Range<usize>,
    pub is_rtl: bool,
    pub script: unicode_script::Script,
}

impl Cast {
    /// Reads what was handed over; what cannot be read is left out.
    pub fn new(faces: Vec<Arc<Typeface>>) -> Self {
        Self { faces: faces.into_iter().filter_map(Given::new).collect() }
    }

    pub fn face(&self, number: usize) -> Option<&Given> {
        self.faces.get(number)
    }

    /// The first typeface that has a sign.
    pub fn of(&self, c: char) -> Option<usize> {
        self.faces.iter().position(|given| given.has(c))
    }

    /// What the typefaces are called, and what they are.
    pub fn notes(&self) -> Vec<TypefaceNote> {
        self.faces.iter().map(|given| given.face.note.clone()).collect()
    }

    /// Where lines of a text may end, in bytes.
    pub fn ends(text: &str) -> impl Iterator<Item = usize> {
        LineSegmenter::new_lstm(icu_segmenter::options::LineBreakOptions::default()).segment_str(text)
    }
}

impl Given {
    fn new(face: Arc<Typeface>) -> Option<Self> {
        let read = FontRef::from_index(&face.bytes, face.index).ok()?;
        let data = ShaperData::new(&read);
        let axes: Vec<(Tag, f32)> = face.axes.iter().map(|(tag, value)| (Tag::new(tag), *value)).collect();
        let instance = (!axes.is_empty()).then(|| ShaperInstance::from_variations(&read, axes));
        let placed: Vec<_> = face.axes.iter().map(|(tag, value)| (krilla::text::Tag::new(tag), *value)).collect();
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Arc::clone(&face.bytes));
        let font = Font::new_variable(bytes.into(), face.index, &placed)?;
        let units = font.units_per_em();
        let signs = drawn(&face.bytes, face.index);
        Some(Self { face, font, data, instance, units, signs })
    }

    pub fn has(&self, c: char) -> bool {
        self.signs.binary_search(&c).is_ok()
    }

    /// The shapes of letters, from left to right as they are seen, each with the letters it stands for.
    pub fn shaped(&self, piece: &Piece<'_>) -> Vec<KrillaGlyph> {
        let Ok(read) = FontRef::from_index(&self.face.bytes, self.face.index) else { return Vec::new() };
        let shaper = self.data.shaper(&read).instance(self.instance.as_ref()).build();
        let mut buffer = UnicodeBuffer::new();
        for (at, c) in piece.text.get(piece.range.clone()).unwrap_or_default().char_indices() {
            buffer.add(c, u32::try_from(piece.range.start + at).unwrap_or(u32::MAX));
        }
        buffer.set_pre_context(piece.text.get(..piece.range.start).unwrap_or_default());
        buffer.set_post_context(piece.text.get(piece.range.end..).unwrap_or_default());
        buffer.set_direction(if piece.is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        // A mark is found by itself, where it is not part of another shape.
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let tag = Tag::new(&piece.script.as_iso15924_tag().to_be_bytes());
        if let Some(script) = harfrust::Script::from_iso15924_tag(tag) {
            buffer.set_script(script);
        }
        let set = shaper.shape(buffer, ShapeOptions::new());
        let mut starts: Vec<usize> = set.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        let end_of = |start: usize| {
            let next = starts.partition_point(|other| *other <= start);
            starts.get(next).copied().unwrap_or(piece.range.end)
        };
        let part = |units: i32| {
            #[expect(clippy::cast_precision_loss, reason = "units of a typeface")]
            let part = units as f32 / self.units;
            part
        };
        let placed = set.glyph_infos().iter().zip(set.glyph_positions());
        placed
            .map(|(info, place)| {
                let start = info.cluster as usize;
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    part(place.x_advance),
                    part(place.x_offset),
                    part(place.y_offset),
                    part(place.y_advance),
                    start..end_of(start),
                    None,
                )
            })
            .collect()
    }
}
