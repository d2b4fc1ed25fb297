//! Colours as every reader shows them: profiles followed to sRGB, inks mixed, transparency on paper.

use super::super::pixels::Pixels;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// A profile that is larger is not followed.
const MOST_PROFILE: usize = 4 << 20;
/// Rows that are changed at once.
const STEP: usize = 64 * 1024;

/// What the values of a picture are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Light: red, green, blue.
    Light,
    /// Inks: cyan, magenta, yellow, black.
    Inks,
}

/// Follows a profile, in place. A profile that cannot be followed changes nothing.
pub fn to_srgb(pixels: &mut Pixels, profile: Option<&[u8]>) {
    let Some(profile) = profile.filter(|_| !pixels.is_grey) else { return };
    if let Some(data) = mixed(&pixels.data, profile, Space::Light) {
        pixels.data = data;
    }
}

/// Values of a profile's space as sRGB; nothing when it cannot be followed or is sRGB already.
pub fn mixed(values: &[u8], profile: &[u8], space: Space) -> Option<Vec<u8>> {
    if profile.len() > MOST_PROFILE || (space == Space::Light && names_srgb(profile)) {
        return None;
    }
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let (wanted, layout, depth) = match space {
        Space::Light => (DataColorSpace::Rgb, Layout::Rgb, 3),
        Space::Inks => (DataColorSpace::Cmyk, Layout::Rgba, 4),
    };
    if profile.color_space != wanted {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let change = profile.create_transform_8bit(layout, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
    let mut out = vec![0; values.len() / depth * 3];
    for (from, to) in values.chunks(STEP * depth).zip(out.chunks_mut(STEP * 3)) {
        let whole = from.get(..to.len() / 3 * depth)?;
        change.transform(whole, to).ok()?;
    }
    Some(out)
}

/// True for a profile of light that can be followed.
pub fn is_followed(profile: &[u8]) -> bool {
    profile.len() <= MOST_PROFILE
        && ColorProfile::new_from_slice(profile).is_ok_and(|profile| profile.color_space == DataColorSpace::Rgb)
}

/// The profile most pictures carry changes nothing.
fn names_srgb(profile: &[u8]) -> bool {
    let wide: Vec<u8> = "sRGB".encode_utf16().flat_map(u16::to_be_bytes).collect();
    [&b"sRGB"[..], &wide].iter().any(|name| memchr::memmem::find(profile, name).is_some())
}

/// Inks as light, where no profile says what they look like.
pub fn of_inks(inks: &[u8]) -> Vec<u8> {
    let light = |ink: &[u8]| match ink {
        [c, m, y, k] => [c, m, y].map(|part| {
            let light = u16::from(255 - *part) * u16::from(255 - *k);
            u8::try_from((light + 127) / 255).unwrap_or(255)
        }),
        _ => [255; 3],
    };
    inks.chunks_exact(4).flat_map(light).collect()
}

/// Puts colours on paper through which it shows where they are transparent. Light letters on nothing come from a dark
/// screen: on white nobody would see them, so their paper is black.
pub fn on_paper(pixels: &mut Pixels, alphas: &[u8], is_within: bool) {
    let depth = pixels.depth();
    let pairs = pixels.data.chunks_exact(depth).zip(alphas.iter().copied());
    let paper = u16::from(paper_for(pairs, is_within));
    for (pixel, alpha) in pixels.data.chunks_exact_mut(depth).zip(alphas) {
        let alpha = u16::from(*alpha);
        for value in pixel {
            let own = if is_within { u16::from(*value) * 255 } else { u16::from(*value) * alpha };
            *value = u8::try_from((own + paper * (255 - alpha) + 127) / 255).unwrap_or(255);
        }
    }
}

/// How light the paper has to be: black for light letters and drawings that stand on nothing.
fn paper_for<'a>(pixels: impl Iterator<Item = (&'a [u8], u8)>, is_within: bool) -> u8 {
    const SEEN: u8 = 128;
    const LIGHT: u16 = 225;
    const DARK: u16 = 60;
    /// Pixels in a row, on average: strokes are narrow, windows and pages are not.
    const STROKE: u64 = 48;
    let (mut seen, mut light, mut dark, mut strokes) = (0_u64, 0_u64, 0_u64, 0_u64);
    let mut was_clear = true;
    for (pixel, alpha) in pixels {
        let is_clear = alpha < SEEN;
        if !is_clear {
            let full = |value: u8| if is_within { u16::from(value) * 255 / u16::from(alpha) } else { u16::from(value) };
            let is_light = pixel.iter().all(|value| full(*value) >= LIGHT);
            seen += 1;
            light += u64::from(is_light);
            dark += u64::from(pixel.iter().all(|value| full(*value) <= DARK));
            strokes += u64::from(is_light && was_clear);
        }
        was_clear = is_clear;
    }
    let is_of_strokes = strokes > 0 && light / strokes < STROKE;
    if is_of_strokes && light * 10 > seen && dark * 50 < seen { 0 } else { 255 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_are_light_that_is_missing() {
        assert_eq!(of_inks(&[0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255]), [255, 255, 255, 0, 255, 255, 0, 0, 0]);
    }

    #[test]
    fn what_is_transparent_shows_paper_on_which_the_rest_is_seen() {
        let on = |values: [u8; 3], alphas: [u8; 3], is_within| {
            let mut pixels = Pixels { width: 3, height: 1, is_grey: true, data: values.to_vec() };
            on_paper(&mut pixels, &alphas, is_within);
            pixels.data
        };
        assert_eq!(on([0, 100, 200], [255, 128, 0], false), [0, 177, 255]);
        assert_eq!(on([0, 50, 0], [255, 128, 0], true), [0, 177, 255]);
        assert_eq!(on([255, 250, 9], [255, 255, 0], false), [255, 250, 0], "white letters on nothing");
        // A window with round corners is no drawing of strokes.
        let window = (0..200).map(|at| (&[255_u8][..], if at < 4 { 0 } else { 255 }));
        assert_eq!(paper_for(window, false), 255);
    }

    #[test]
    fn a_profile_for_another_kind_of_values_changes_nothing() {
        assert_eq!(mixed(&[1, 2, 3], b"no profile", Space::Light), None);
        let srgb = ColorProfile::new_srgb().encode().expect("written");
        assert_eq!(mixed(&[1, 2, 3, 4], &srgb, Space::Inks), None);
        let wide = ColorProfile::new_display_p3().encode().expect("written");
        let mut pixels = Pixels { width: 1, height: 1, is_grey: false, data: vec![200, 40, 60] };
        to_srgb(&mut pixels, Some(&wide));
        // Computed with LittleCMS: the same red is stronger on a lesser screen.
        assert!(matches!(pixels.data.as_slice(), [211..=255, 0..=39, _]), "{:?}", pixels.data);
    }
}
