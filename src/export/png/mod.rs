//! A page as PNG, drawn straight from its items: in bands, from the top to the bottom, each on a
//! thread that is free. A band is drawn, compressed and forgotten, so that no image is ever held
//! whole; where one ends depends on the width of the image alone, so that the file does not depend on
//! how many threads there were.

mod band;
mod cover;
mod deflate;
mod masks;

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use self::band::Band;
use self::deflate::{DeflatedPiece, Deflater};
use self::masks::Masks;
use super::glyphs::Glyphs;
use super::{ExportError, Progress};
use crate::scene::Item;
use crate::scene::page::Page;

/// More pixels than this are refused: few programs open an image of 120 million.
pub const MOST_PIXELS: u64 = 120_000_000;

/// A band has about so many pixels: as much as the caches of a core hold.
const BAND_PIXELS: u32 = 1 << 18;
/// And no fewer rows, however wide it is, so that items seldom lie across several.
const FEWEST_ROWS: u32 = 16;

/// The page as a PNG file, at so many pixels per point.
///
/// # Errors
/// If the image would have more than [`MOST_PIXELS`], or no pixel at all; if `progress` is cancelled.
pub fn png(
    page: &Page,
    scale: f32,
    embed: Option<&str>,
    progress: &Progress,
) -> Result<Vec<u8>, ExportError> {
    let (width, height) = pixels(page, scale);
    let too_many = ExportError::TooManyPixels { width, height };
    if width * height > MOST_PIXELS {
        return Err(too_many);
    }
    let (Ok(width), Ok(height)) = (u32::try_from(width), u32::try_from(height)) else {
        return Err(too_many);
    };
    let rows = (BAND_PIXELS / width).max(FEWEST_ROWS).min(height);
    let sheet = Raster {
        page,
        scale,
        width,
        height,
        rows,
        bands: bands(&page.items, scale, rows, height.div_ceil(rows)),
        masks: Masks::of(&page.items, scale),
    };
    let pieces = sheet.pieces(progress)?;
    encode(&sheet, &pieces, embed).map_err(|error| ExportError::Failed(error.to_string()))
}

/// The width and height of `page` in pixels at this scale.
pub(super) fn pixels(page: &Page, scale: f32) -> (u64, u64) {
    let whole = |points: f32| (points * scale).round().max(1.0) as u64;
    (whole(page.size.width), whole(page.size.height))
}

/// The largest scale up to `wanted` at which `page` has no more than [`MOST_PIXELS`].
pub fn allowed_scale(page: &Page, wanted: f32) -> f32 {
    let area = f64::from(page.size.width) * f64::from(page.size.height);
    // A little less, for the rounding of the sides.
    let largest = (MOST_PIXELS as f64 * 0.999 / area).sqrt() as f32;
    wanted.min(largest)
}

/// An image to be drawn.
struct Raster<'a> {
    page: &'a Page,
    /// Pixels per point.
    scale: f32,
    width: u32,
    height: u32,
    /// Of each band; the last may have fewer.
    rows: u32,
    bands: Vec<BandItems>,
    masks: Masks,
}

/// What a band shows.
#[derive(Clone, Default)]
struct BandItems {
    /// In painting order, by their places among the page's items.
    items: Vec<u32>,
    /// How many of them no earlier band shows.
    first_here: usize,
}

/// Which of `count` bands of so many rows each item touches.
fn bands(items: &[Item], scale: f32, rows: u32, count: u32) -> Vec<BandItems> {
    let mut bands = vec![BandItems::default(); count as usize];
    let band_at = |y: f32| ((y * scale / rows as f32).max(0.0) as usize).min(bands.len() - 1);
    let touched: Vec<Range<usize>> = items
        .iter()
        .map(|item| {
            let (top, bottom) = height_of(item);
            band_at(top)..band_at(bottom) + 1
        })
        .collect();
    for (index, touched) in touched.into_iter().enumerate() {
        bands[touched.start].first_here += 1;
        for band in &mut bands[touched] {
            band.items.push(u32::try_from(index).unwrap_or(u32::MAX));
        }
    }
    bands
}

/// Where an item begins and ends at most, from the top of the page.
fn height_of(item: &Item) -> (f32, f32) {
    match item {
        Item::Rect { rect, stroke, .. } => {
            let half = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
            (rect.min.y - half, rect.max.y + half)
        }
        Item::Polyline { points, stroke } => {
            let ends =
                points.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), it| {
                    (top.min(it.y), bottom.max(it.y))
                });
            // Mitred joins reach four times half the stroke's width.
            (ends.0 - 2.0 * stroke.width, ends.1 + 2.0 * stroke.width)
        }
        // More than any letter of the font with its accents.
        Item::Text(run) => (run.origin.y - 2.0 * run.size, run.origin.y + run.size),
    }
}

impl Raster<'_> {
    /// The bands, compressed, in order.
    fn pieces(&self, progress: &Progress) -> Result<Vec<DeflatedPiece>, ExportError> {
        let next = AtomicUsize::new(0);
        let worker = || -> Result<Vec<(usize, DeflatedPiece)>, ExportError> {
            let mut glyphs = Glyphs::default();
            let mut deflater = Deflater::default();
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(contents) = self.bands.get(index) else { return Ok(done) };
                progress.step(0)?;
                let rows =
                    index as u32 * self.rows..((index as u32 + 1) * self.rows).min(self.height);
                let is_last = rows.end == self.height;
                let mut band = Band::new(self.page.ground, self.width, rows, self.scale);
                for &item in &contents.items {
                    band.item(&self.page.items[item as usize], &self.masks, &mut glyphs);
                }
                let piece = deflater.piece(&band, is_last);
                done.push((index, piece.map_err(|error| ExportError::Failed(error.to_string()))?));
                progress.step(contents.first_here)?;
            }
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = threads.min(self.bands.len());
        let mut pieces = std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(worker)).collect();
            let mut pieces = worker()?;
            for other in others {
                let drawn = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                pieces.extend(drawn?);
            }
            Ok::<_, ExportError>(pieces)
        })?;
        pieces.sort_unstable_by_key(|&(index, _)| index);
        Ok(pieces.into_iter().map(|(_, piece)| piece).collect())
    }
}

fn encode(
    sheet: &Raster,
    pieces: &[DeflatedPiece],
    embed: Option<&str>,
) -> Result<Vec<u8>, png::EncodingError> {
    let length: usize = pieces.iter().map(|piece| piece.data.len() + 12).sum();
    let mut bytes = Vec::with_capacity(length + 1_024 + embed.map_or(0, str::len));
    let mut encoder = png::Encoder::new(&mut bytes, sheet.width, sheet.height);
    // The page's ground is opaque, so the image is too: no alpha channel is needed.
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (sheet.scale * 72.0 / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    if let Some(text) = embed {
        encoder.add_itxt_chunk("organigramme".to_owned(), text.to_owned())?;
    }
    let mut writer = encoder.write_header()?;
    writer.write_chunk(png::chunk::IDAT, &deflate::HEADER)?;
    for piece in pieces {
        writer.write_chunk(png::chunk::IDAT, &piece.data)?;
    }
    writer.write_chunk(png::chunk::IDAT, &deflate::checksum(pieces).to_be_bytes())?;
    writer.finish()?;
    Ok(bytes)
}
