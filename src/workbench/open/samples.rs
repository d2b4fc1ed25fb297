//! Pages of TIFF as pixels: any number of bits, any meaning of the values, with or without transparency.

use super::super::kind::Kind;
use super::super::pixels::Pixels;
use super::super::refusal::{Damage, Refusal};
use super::colours::{self, Space};
use super::strips::{self, Layout, Packing, Part, Wanted};
use super::tiff::{Tags, tag};

/// More samples of a pixel are no picture for people.
const MOST_SAMPLES: usize = 8;

/// What the values of a pixel mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// Light, or how much of it is missing.
    Grey { is_white_first: bool },
    /// Red, green, blue.
    Light,
    /// The number of a colour in a table.
    Table,
    /// Cyan, magenta, yellow, black.
    Inks,
    /// Light and two differences of colour, so many pixels across and down sharing those.
    Video { across: usize, down: usize },
    /// How light, how red, how yellow, as eyes see it.
    Lab { is_signed: bool },
}

impl Meaning {
    fn samples(self) -> usize {
        match self {
            Self::Grey { .. } | Self::Table => 1,
            Self::Inks => 4,
            _ => 3,
        }
    }
}

/// How one sample is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sort {
    bits: usize,
    is_float: bool,
    is_little: bool,
}

/// Transparency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alpha {
    None,
    /// The colours are as they are.
    Beside,
    /// The colours are as much less as the pixel is transparent.
    Within,
}

struct Page<'a> {
    bytes: &'a [u8],
    tags: &'a Tags<'a>,
    packing: Packing,
    meaning: Meaning,
    sort: Sort,
    /// Samples of a pixel, all of them.
    samples: usize,
    alpha: Alpha,
    layout: Layout,
    is_apart: bool,
}

/// A page as pixels; nothing when it is packed or meant in a way that is not known here.
pub fn decode(bytes: &[u8], tags: &Tags<'_>) -> Result<Option<Pixels>, Refusal> {
    let Some(page) = Page::of(bytes, tags) else { return Ok(None) };
    let channels = page.meaning.samples() + usize::from(page.alpha != Alpha::None);
    let (width, height) = page.layout.size;
    let mut values = vec![255_u8; width * height * channels];
    for part in &page.layout.parts {
        page.put(part, channels, &mut values)?;
    }
    Ok(Some(page.shown(values, channels)))
}

impl<'a> Page<'a> {
    fn of(bytes: &'a [u8], tags: &'a Tags<'a>) -> Option<Self> {
        let packing = Packing::of(tags)?;
        let bits = tags.numbers(tag::BITS);
        let bits = bits.first().copied().filter(|first| bits.iter().all(|other| other == first)).unwrap_or(1);
        let format = tags.number(tag::SAMPLE_FORMAT).unwrap_or(1);
        let sort = Sort {
            bits: usize::try_from(bits).ok().filter(|bits| matches!(bits, 1 | 2 | 4 | 8 | 16 | 24 | 32 | 64))?,
            is_float: format == 3,
            is_little: tags.is_little(),
        };
        if !matches!(format, 1 | 3 | 4) || (sort.is_float && !matches!(bits, 16 | 32 | 64)) {
            return None;
        }
        let samples = usize::try_from(tags.number(tag::SAMPLES).unwrap_or(1)).ok()?;
        let is_signed = tags.number(tag::PHOTOMETRIC) == Some(8);
        let meaning = match tags.number(tag::PHOTOMETRIC)? {
            0 => Meaning::Grey { is_white_first: true },
            1 => Meaning::Grey { is_white_first: false },
            2 => Meaning::Light,
            3 if bits <= 8 => Meaning::Table,
            5 if tags.number(tag::INK_SET).unwrap_or(1) == 1 => Meaning::Inks,
            6 if packing == Packing::Jpeg => Meaning::Light,
            6 if bits == 8 => {
                let shared = tags.numbers(tag::SUBSAMPLING);
                let side = |at: usize| usize::try_from(shared.get(at).copied().unwrap_or(2)).unwrap_or(2).clamp(1, 4);
                Meaning::Video { across: side(0), down: side(1) }
            }
            8 | 9 if matches!(bits, 8 | 16) => Meaning::Lab { is_signed },
            _ => return None,
        };
        if samples < meaning.samples() || samples > MOST_SAMPLES || (packing == Packing::Jpeg && bits != 8) {
            return None;
        }
        let alpha = match tags.numbers(tag::EXTRA).first() {
            Some(1) if samples > meaning.samples() => Alpha::Within,
            Some(2) if samples > meaning.samples() => Alpha::Beside,
            _ => Alpha::None,
        };
        // Inks over white paper are as much lighter already.
        let alpha = if meaning == Meaning::Inks && alpha == Alpha::Within { Alpha::None } else { alpha };
        let is_apart = tags.number(tag::PLANAR) == Some(2) && samples > 1;
        if is_apart && matches!(meaning, Meaning::Video { across, down } if (across, down) != (1, 1)) {
            return None;
        }
        let layout = Layout::of(tags, if is_apart { samples } else { 1 })?;
        Some(Self { bytes, tags, packing, meaning, sort, samples, alpha, layout, is_apart })
    }

    /// Puts the values of a part where they belong.
    fn put(&self, part: &Part, channels: usize, values: &mut [u8]) -> Result<(), Refusal> {
        let channel = match part.plane {
            Some(plane) => match self.channel(plane) {
                Some(channel) => Some(channel),
                None => return Ok(()),
            },
            None => None,
        };
        let (width, rows) = self.layout.size_of(part);
        let samples = if self.is_apart { 1 } else { self.samples };
        let mut row_values = Vec::with_capacity(width * samples);
        let data = self.unpacked(part, width, rows, samples)?;
        let stride = data.len() / rows.max(1);
        let across = width.min(self.layout.size.0 - part.at.0);
        for (row, line) in data.chunks_exact(stride.max(1)).take(rows).enumerate() {
            let y = part.at.1 + row;
            if y >= self.layout.size.1 {
                break;
            }
            row_values.clear();
            self.sort.read(line, width * samples, self.meaning == Meaning::Table, &mut row_values);
            let from = (y * self.layout.size.0 + part.at.0) * channels;
            let target = values.get_mut(from..from + across * channels).unwrap_or_default();
            match channel {
                Some(channel) => {
                    for (pixel, value) in target.chunks_exact_mut(channels).zip(&row_values) {
                        if let Some(place) = pixel.get_mut(channel) {
                            *place = *value;
                        }
                    }
                }
                None => {
                    for (pixel, all) in target.chunks_exact_mut(channels).zip(row_values.chunks_exact(samples)) {
                        for (place, value) in pixel.iter_mut().zip(all) {
                            *place = *value;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// Where the values of a plane go; nothing for those that say nothing.
    fn channel(&self, plane: usize) -> Option<usize> {
        let last = self.meaning.samples() + usize::from(self.alpha != Alpha::None);
        (plane < last).then_some(plane)
    }

    /// The bytes of a part, as rows of the same length.
    fn unpacked(&self, part: &Part, width: usize, rows: usize, samples: usize) -> Result<Vec<u8>, Refusal> {
        let packed = self.bytes.get(part.bytes.clone()).unwrap_or_default();
        if self.packing == Packing::Jpeg {
            let is_video = self.tags.number(tag::PHOTOMETRIC) == Some(6);
            let wanted = if is_video && samples == 3 { Wanted::Light } else { Wanted::Stored };
            let (data, size) = strips::jpeg(packed, self.tags.bytes(tag::JPEG_TABLES), samples, wanted)?;
            if size.0 != width || size.1 < rows || data.len() < size.0 * size.1 * samples {
                return Err(Refusal::damaged(Kind::Tiff, Damage::OtherMeasures));
            }
            return Ok(data.get(..width * rows * samples).unwrap_or_default().to_vec());
        }
        let turned: Vec<u8>;
        let packed = if self.tags.number(tag::FILL_ORDER) == Some(2) {
            turned = packed.iter().map(|byte| byte.reverse_bits()).collect();
            &turned
        } else {
            packed
        };
        if let Meaning::Video { across, down } = self.meaning
            && !self.is_apart
        {
            let units = width.div_ceil(across) * rows.div_ceil(down);
            let data = strips::unpacked(packed, self.packing, units * (across * down + 2))?;
            return Ok(spread(&data, (width, rows), (across, down), samples));
        }
        let stride = (width * samples * self.sort.bits).div_ceil(8);
        let mut data = strips::unpacked(packed, self.packing, stride * rows)?;
        let wide = self.sort.bits / 8;
        for row in data.chunks_exact_mut(stride.max(1)) {
            match self.tags.number(tag::PREDICTOR) {
                Some(2) if matches!(wide, 1 | 2 | 4 | 8) => strips::added_up(row, wide, samples, self.sort.is_little),
                Some(3) if wide > 1 => strips::put_together(row, wide, samples, self.sort.is_little),
                _ => {}
            }
        }
        Ok(data)
    }

    /// Values as colours on white paper.
    fn shown(&self, values: Vec<u8>, channels: usize) -> Pixels {
        let (width, height) = self.layout.size;
        let (width, height) = (u32::try_from(width).unwrap_or(0), u32::try_from(height).unwrap_or(0));
        let own = self.meaning.samples();
        let alphas: Option<Vec<u8>> = (channels > own).then(|| values.chunks_exact(channels).map(last).collect());
        let mut plain = values;
        if channels > own {
            plain = plain.chunks_exact(channels).flat_map(|pixel| pixel.iter().take(own).copied()).collect();
        }
        let is_grey = matches!(self.meaning, Meaning::Grey { .. });
        let profile = self.tags.bytes(tag::PROFILE);
        let data = match self.meaning {
            Meaning::Grey { is_white_first: true } => plain.into_iter().map(|value| 255 - value).collect(),
            Meaning::Grey { .. } | Meaning::Light => plain,
            Meaning::Table => self.looked_up(&plain),
            Meaning::Inks => profile
                .and_then(|profile| colours::mixed(&plain, profile, Space::Inks))
                .unwrap_or_else(|| colours::of_inks(&plain)),
            Meaning::Video { .. } => plain.chunks_exact(3).flat_map(of_video).collect(),
            Meaning::Lab { is_signed } => plain.chunks_exact(3).flat_map(|pixel| of_lab(pixel, is_signed)).collect(),
        };
        let mut pixels = Pixels { width, height, is_grey, data };
        if let Some(alphas) = alphas {
            colours::on_paper(&mut pixels, &alphas, self.alpha == Alpha::Within);
        }
        if !matches!(self.meaning, Meaning::Inks | Meaning::Lab { .. }) {
            colours::to_srgb(&mut pixels, profile);
        }
        pixels
    }

    fn looked_up(&self, places: &[u8]) -> Vec<u8> {
        let colours = self.tags.numbers(tag::COLOURS);
        let count = colours.len() / 3;
        // Some programs write bytes where sixteen bits belong.
        let shift = if colours.iter().all(|colour| *colour < 256) { 0 } else { 8 };
        let part = |place: usize, part: usize| {
            let colour = colours.get(part * count + place.min(count.saturating_sub(1))).copied().unwrap_or(0);
            u8::try_from(colour >> shift).unwrap_or(255)
        };
        let table: Vec<[u8; 3]> = (0..256).map(|place| [part(place, 0), part(place, 1), part(place, 2)]).collect();
        places.iter().flat_map(|place| table.get(usize::from(*place)).copied().unwrap_or([255; 3])).collect()
    }
}

fn last(pixel: &[u8]) -> u8 {
    pixel.last().copied().unwrap_or(255)
}

impl Sort {
    /// The samples of a row as bytes; numbers of a table as they are.
    fn read(self, row: &[u8], count: usize, is_table: bool, to: &mut Vec<u8>) {
        match self.bits {
            8 => to.extend_from_slice(row.get(..count).unwrap_or(row)),
            1 | 2 | 4 => {
                let mask = (1_u16 << self.bits) - 1;
                for number in 0..count {
                    let at = number * self.bits;
                    let byte = u16::from(row.get(at / 8).copied().unwrap_or(0));
                    let value = (byte >> (8 - self.bits - at % 8)) & mask;
                    let value = if is_table { value } else { value * 255 / mask };
                    to.push(u8::try_from(value).unwrap_or(255));
                }
            }
            bits => to.extend(row.chunks_exact(bits / 8).take(count).map(|value| self.narrowed(value))),
        }
    }

    /// A sample of several bytes as one.
    fn narrowed(self, bytes: &[u8]) -> u8 {
        if !self.is_float {
            let heaviest = if self.is_little { bytes.last() } else { bytes.first() };
            return heaviest.copied().unwrap_or(255);
        }
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        let number = if self.is_little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to a byte")]
        let byte = |value: f64| (value.clamp(0.0, 1.0) * 255.0).round() as u8;
        byte(match bytes.len() {
            8 => f64::from_bits(number),
            4 => f64::from(f32::from_bits(u32::try_from(number).unwrap_or(0))),
            _ => half(u16::try_from(number).unwrap_or(0)),
        })
    }
}

/// A fraction of sixteen bits.
fn half(bits: u16) -> f64 {
    let (exponent, part) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023) / 1024.0);
    let size = match exponent {
        0 => part * 2.0_f64.powi(-14),
        31 => f64::MAX,
        exponent => (1.0 + part) * 2.0_f64.powi(exponent - 15),
    };
    if bits >> 15 == 1 { -size } else { size }
}

/// Pixels that share two differences of colour, each with its own.
fn spread(data: &[u8], (width, rows): (usize, usize), (across, down): (usize, usize), samples: usize) -> Vec<u8> {
    let unit = across * down + 2;
    let units = width.div_ceil(across);
    let mut out = vec![128; width * rows * samples];
    for (index, pixel) in out.chunks_exact_mut(samples).enumerate() {
        let (x, y) = (index % width, index / width);
        let from = ((y / down) * units + x / across) * unit;
        let light = from + (y % down) * across + x % across;
        for (place, at) in pixel.iter_mut().zip([light, from + unit - 2, from + unit - 1]) {
            *place = data.get(at).copied().unwrap_or(128);
        }
    }
    out
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to a byte")]
fn of_video(pixel: &[u8]) -> [u8; 3] {
    let [light, blue, red] = [0, 1, 2].map(|at| f32::from(pixel.get(at).copied().unwrap_or(128)));
    let (blue, red) = (blue - 128.0, red - 128.0);
    [light + 1.402 * red, light - 0.344_14 * blue - 0.714_14 * red, light + 1.772 * blue]
        .map(|value| value.round().clamp(0.0, 255.0) as u8)
}

/// By the definitions of the CIE, from the light of print shops to that of screens.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to a byte")]
fn of_lab(pixel: &[u8], is_signed: bool) -> [u8; 3] {
    let value = |at: usize| pixel.get(at).copied().unwrap_or(0);
    let side = |at: usize| {
        if is_signed { f32::from(value(at).cast_signed()) } else { f32::from(value(at)) - 128.0 }
    };
    let height = (f32::from(value(0)) / 2.55 + 16.0) / 116.0;
    let back = |f: f32| if f > 6.0 / 29.0 { f * f * f } else { (f - 4.0 / 29.0) * 3.0 * (6.0_f32 / 29.0).powi(2) };
    let x = 0.9642 * back(height + side(1) / 500.0);
    let y = back(height);
    let z = 0.8249 * back(height - side(2) / 200.0);
    let linear = [
        3.133_9 * x - 1.616_9 * y - 0.490_6 * z,
        -0.978_8 * x + 1.916_1 * y + 0.033_5 * z,
        0.071_9 * x - 0.229_0 * y + 1.405_2 * z,
    ];
    linear.map(|light| {
        let curved = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
        (curved * 255.0).round().clamp(0.0, 255.0) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_any_depth_become_bytes() {
        let read = |bits, is_float, is_little, row: &[u8], count| {
            let mut to = Vec::new();
            Sort { bits, is_float, is_little }.read(row, count, false, &mut to);
            to
        };
        assert_eq!(read(1, false, true, &[0b1010_0000], 3), [255, 0, 255]);
        assert_eq!(read(4, false, true, &[0xf0, 0x80], 3), [255, 0, 136]);
        assert_eq!(read(16, false, true, &[0, 200, 0, 10], 2), [200, 10]);
        assert_eq!(read(16, false, false, &[200, 0, 10, 0], 2), [200, 10]);
        assert_eq!(read(32, true, false, &0.5_f32.to_be_bytes(), 1), [128]);
        assert_eq!(read(16, true, true, &[0x00, 0x38, 0x00, 0x3c], 2), [128, 255]);
    }

    #[test]
    fn colours_of_eyes_and_of_video_are_those_of_screens() {
        let near = |found: [u8; 3], wanted: [u8; 3]| found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 3);
        assert!(near(of_lab(&[255, 0, 0], true), [255; 3]) && near(of_lab(&[0, 0, 0], true), [0; 3]));
        // Pure red is L 54.3, a 80.8, b 69.9.
        assert!(near(of_lab(&[138, 81, 70], true), [255, 0, 0]), "{:?}", of_lab(&[138, 81, 70], true));
        assert!(near(of_video(&[76, 85, 255]), [254, 0, 0]));
        assert_eq!(spread(&[1, 2, 3, 4, 9, 8], (2, 2), (2, 2), 3), [1, 9, 8, 2, 9, 8, 3, 9, 8, 4, 9, 8]);
    }
}
