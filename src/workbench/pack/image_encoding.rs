//! Pixels as the picture inside a PDF: JPEG, sixteen shades, or black and white.

use super::super::pixels::Pixels;
use super::super::refusal::{Damage, Material, Refusal};
use crate::domain::packet::Tones;
use fax::{Color, VecWriter};
use jpeg_encoder::{ColorType, Encoder, QuantizationTableType, SamplingFactor};
use lopdf::{Dictionary, Object, Stream, dictionary};

/// A picture as it stands in a PDF.
#[derive(Clone)]
pub struct EncodedImage {
    /// Its object.
    pub stream: Stream,
}

impl EncodedImage {
    /// How many bytes it takes.
    pub fn len(&self) -> usize {
        self.stream.content.len()
    }
}

/// Makes the smallest picture of these pixels that still looks like them at this quality (1 to 100).
///
/// # Errors
/// When it is too large to be encoded.
pub fn encode(pixels: &Pixels, tones: Tones, quality: u8) -> Result<EncodedImage, Refusal> {
    if tones == Tones::BlackWhite {
        return black_and_white(pixels);
    }
    let jpeg = jpeg(pixels, quality)?;
    Ok(match sixteen_shades(pixels) {
        Some(shades) if shades.len() < jpeg.len() => shades,
        _ => jpeg,
    })
}

fn head(pixels: &Pixels, bits: i64, space: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(pixels.width),
        "Height" => i64::from(pixels.height),
        "BitsPerComponent" => bits,
        "ColorSpace" => space,
    }
}

fn jpeg(pixels: &Pixels, quality: u8) -> Result<EncodedImage, Refusal> {
    let wrong = |error: jpeg_encoder::EncodingError| {
        let words = crate::domain::text::clean_to(&error.to_string(), 160);
        Refusal::damaged(Material::Picture, Damage::NotEncoded(words))
    };
    let side =
        |measure: u32| u16::try_from(measure).map_err(|_large| Refusal::damaged(Material::Picture, Damage::TooLarge));
    let (width, height) = (side(pixels.width)?, side(pixels.height)?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    // At the same similarity to the original these tables made printed pages the smallest of all that were tried.
    let table = || QuantizationTableType::KleinSilversteinCarney;
    encoder.set_quantization_tables(table(), table());
    let kind = if pixels.is_grey { ColorType::Luma } else { ColorType::Rgb };
    encoder.encode(&pixels.data, width, height, kind).map_err(wrong)?;
    let mut dict = head(pixels, 8, if pixels.is_grey { "DeviceGray" } else { "DeviceRGB" });
    dict.set("Filter", "DCTDecode");
    Ok(EncodedImage { stream: Stream::new(dict, bytes).with_compression(false) })
}

/// Screens and printed pages have few shades: there this is sharper and smaller than JPEG. Nothing for photos.
fn sixteen_shades(pixels: &Pixels) -> Option<EncodedImage> {
    if !pixels.is_grey {
        return None;
    }
    let mut counts = [0_u64; 16];
    for value in &pixels.data {
        *counts.get_mut(usize::from(value >> 4))? += 1;
    }
    let all: u64 = counts.iter().sum();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let common: u64 = counts.iter().take(2).sum();
    if common * 100 < all * 85 {
        return None;
    }
    let shade = |value: u8| u8::try_from((u16::from(value) * 15 + 127) / 255).unwrap_or(15);
    let mut packed = Vec::with_capacity(pixels.data.len() / 2 + pixels.height as usize);
    for row in pixels.data.chunks_exact(pixels.stride().max(1)) {
        for pair in row.chunks(2) {
            let left = pair.first().copied().unwrap_or(255);
            let right = pair.get(1).copied().unwrap_or(255);
            packed.push(shade(left) << 4 | shade(right));
        }
    }
    let mut stream = Stream::new(head(pixels, 4, "DeviceGray"), packed);
    stream.compress().ok()?;
    Some(EncodedImage { stream })
}

/// What is darker than its surroundings becomes black, so that a shadow over the paper stays paper.
/// Fax group 4 as in ITU-T T.6.
fn black_and_white(pixels: &Pixels) -> Result<EncodedImage, Refusal> {
    let (Ok(width), Ok(_)) = (u16::try_from(pixels.width), u16::try_from(pixels.height)) else {
        return Err(Refusal::damaged(Material::Picture, Damage::TooLarge));
    };
    let grey = if pixels.is_grey { pixels.clone() } else { pixels.clone().grey() };
    let black = threshold(&grey);
    let mut encoder = fax::encoder::Encoder::new(VecWriter::new());
    for row in black.chunks_exact(usize::from(width).max(1)) {
        let colours = row.iter().map(|black| if *black { Color::Black } else { Color::White });
        // The writer is a vector, which takes everything.
        if encoder.encode_line(colours, width).is_err() {
            return Err(Refusal::damaged(Material::Picture, Damage::NotBlackAndWhite));
        }
    }
    let Ok(written) = encoder.finish();
    let mut dict = head(pixels, 1, "DeviceGray");
    dict.set("Filter", "CCITTFaxDecode");
    dict.set(
        "DecodeParms",
        Object::Dictionary(dictionary! {
            "K" => -1, "Columns" => i64::from(pixels.width), "Rows" => i64::from(pixels.height), "BlackIs1" => false,
        }),
    );
    Ok(EncodedImage { stream: Stream::new(dict, written.finish()).with_compression(false) })
}

/// Bradley's rule: black is what is 15 % darker than the mean around it, looked up in a table of sums.
fn threshold(grey: &Pixels) -> Vec<bool> {
    let (width, height) = (grey.width as usize, grey.height as usize);
    let reach = (width / 16).clamp(8, 120);
    let mut sums = vec![0_u64; (width + 1) * (height + 1)];
    for y in 0..height {
        let mut line = 0;
        for x in 0..width {
            line += u64::from(grey.data.get(y * width + x).copied().unwrap_or(255));
            let above = sums.get(y * (width + 1) + x + 1).copied().unwrap_or(0);
            if let Some(place) = sums.get_mut((y + 1) * (width + 1) + x + 1) {
                *place = above + line;
            }
        }
    }
    let sum = |x: usize, y: usize| sums.get(y * (width + 1) + x).copied().unwrap_or(0);
    let mut black = Vec::with_capacity(width * height);
    for y in 0..height {
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
        for x in 0..width {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
            let area = ((right - left) * (bottom - top)) as u64;
            let around = sum(right, bottom) + sum(left, top) - sum(left, bottom) - sum(right, top);
            let value = u64::from(grey.data.get(y * width + x).copied().unwrap_or(255));
            // Large black areas are black too, though everything around them is.
            black.push(value < 48 || (value < 200 && value * area * 100 < around * 85));
        }
    }
    black
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with dark bars on paper that gets darker to the right.
    fn shadowed() -> Pixels {
        let mut page = Pixels::white(400, 300);
        for (index, value) in page.data.iter_mut().enumerate() {
            let (x, y) = (index % 400, index / 400);
            let paper = 250 - x / 3;
            *value = u8::try_from(if y % 20 < 4 && x % 50 > 10 { paper / 3 } else { paper }).unwrap_or(0);
        }
        page
    }

    #[test]
    fn a_shadow_stays_paper_and_letters_stay_black() {
        let black = threshold(&shadowed());
        let at = |x: usize, y: usize| black.get(y * 400 + x).copied().unwrap_or(false);
        assert!(at(30, 41) && at(380, 41), "bars");
        assert!(!at(30, 50) && !at(395, 50), "paper in the light and in the shadow");
    }

    #[test]
    fn each_kind_is_the_one_that_is_smaller() {
        let page = shadowed();
        let fax = encode(&page, Tones::BlackWhite, 60).expect("made");
        assert_eq!(fax.stream.dict.get(b"Filter").and_then(Object::as_name).ok(), Some(&b"CCITTFaxDecode"[..]));
        let photo = Pixels {
            is_grey: true,
            width: 64,
            height: 64,
            data: (0..4096).map(|n: u32| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap_or(0)).collect(),
        };
        let jpeg = encode(&photo, Tones::Grey, 60).expect("made");
        assert_eq!(jpeg.stream.dict.get(b"Filter").and_then(Object::as_name).ok(), Some(&b"DCTDecode"[..]));
        let mut screen = Pixels::white(400, 300);
        screen.data.iter_mut().step_by(37).for_each(|value| *value = 0);
        let shades = encode(&screen, Tones::Grey, 60).expect("made");
        assert_eq!(shades.stream.dict.get(b"BitsPerComponent").and_then(Object::as_i64).ok(), Some(4));
    }
}
