//! A page as PNG, drawn straight from its items: rectangles and lines by tiny-skia, text by masks of
//! Inter's outlines, each drawn once for its size and place on the pixel grid.
//!
//! Knows nothing of charts.

use std::collections::HashMap;
use std::io::Write;

use skrifa::outline::OutlinePen;
use tiny_skia::{
    FillRule, Mask, Paint, Path, PathBuilder, Pixmap, PremultipliedColorU8, Stroke as SkiaStroke,
    Transform,
};

use super::glyphs::Glyphs;
use super::shapes::rounded_rect;
use super::{ExportError, Progress};
use crate::geom::Rect;
use crate::scene::page::Page;
use crate::scene::{Color, Item, TextRun, Weight};

/// More pixels than this are refused before any memory is asked for: at four bytes each this is
/// 480 MB.
pub const MOST_PIXELS: u64 = 120_000_000;

/// A glyph is drawn at one of this many places within a pixel, across and down.
const STEPS: f32 = 4.0;

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
    let mut pixmap = Pixmap::new(width, height).ok_or(too_many)?;
    // The last row and column too, of which a rounded page may leave a part uncovered.
    pixmap.fill(paint_color(page.ground));
    let mut canvas = Canvas { pixmap, scale, glyphs: Glyphs::default(), masks: HashMap::new() };
    for item in &page.items {
        progress.step(1)?;
        canvas.item(item);
    }
    encode(&canvas.pixmap, scale, embed).map_err(|error| ExportError::Failed(error.to_string()))
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

fn encode(pixmap: &Pixmap, scale: f32, embed: Option<&str>) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    // The page's ground is opaque, so the image is too: no alpha channel is needed.
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // Flat colour and repeated letters: matching without a filter is as fast as the fastest filter
    // and makes files half as large.
    encoder.set_deflate_compression(png::DeflateCompression::Level(1));
    encoder.set_filter(png::Filter::NoFilter);
    let per_metre = (scale * 72.0 / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    if let Some(text) = embed {
        encoder.add_itxt_chunk("organigramme".to_owned(), text.to_owned())?;
    }
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer()?;
    let mut row = Vec::new();
    for pixels in pixmap.data().chunks_exact(pixmap.width() as usize * 4) {
        row.clear();
        row.extend(pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]));
        rows.write_all(&row)?;
    }
    rows.finish()?;
    writer.finish()?;
    Ok(bytes)
}

struct Canvas {
    pixmap: Pixmap,
    /// Pixels per point.
    scale: f32,
    glyphs: Glyphs,
    masks: HashMap<MaskKey, Option<GlyphMask>>,
}

#[derive(PartialEq, Eq, Hash)]
struct MaskKey {
    weight: Weight,
    glyph: u32,
    size_bits: u32,
    /// The place within the pixel, in steps.
    step: (u8, u8),
}

/// How much of each pixel a glyph covers.
struct GlyphMask {
    /// From the pixel of the glyph's origin.
    left: i32,
    top: i32,
    mask: Mask,
}

impl Canvas {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Rect { rect, radius, fill, stroke } => {
                let Some(path) = rounded(*rect, *radius) else { return };
                if let Some(color) = fill {
                    self.fill(&path, *color, *radius > 0.0);
                }
                if let Some(stroke) = stroke {
                    self.stroke(&path, stroke.width, stroke.color);
                }
            }
            Item::Polyline { points, stroke } => {
                let mut builder = PathBuilder::new();
                for (index, point) in points.iter().enumerate() {
                    match index {
                        0 => builder.move_to(point.x, point.y),
                        _ => builder.line_to(point.x, point.y),
                    }
                }
                if let Some(path) = builder.finish() {
                    self.stroke(&path, stroke.width, stroke.color);
                }
            }
            Item::Text(run) => self.run(run),
        }
    }

    fn fill(&mut self, path: &Path, color: Color, is_curved: bool) {
        let transform = Transform::from_scale(self.scale, self.scale);
        let mut paint = paint(color);
        paint.anti_alias = is_curved || self.scale != 1.0;
        self.pixmap.fill_path(path, &paint, FillRule::Winding, transform, None);
    }

    fn stroke(&mut self, path: &Path, width: f32, color: Color) {
        let transform = Transform::from_scale(self.scale, self.scale);
        let stroke = SkiaStroke { width, ..SkiaStroke::default() };
        self.pixmap.stroke_path(path, &paint(color), &stroke, transform, None);
    }

    fn run(&mut self, run: &TextRun) {
        let size = run.size * self.scale;
        for glyph in self.glyphs.shape(run).iter() {
            let x = run.origin.x * self.scale + glyph.x * size;
            let y = run.origin.y * self.scale - glyph.y * size;
            // Rounded to the nearest step, then split into pixel and step.
            let (x, y) = ((x * STEPS).round(), (y * STEPS).round());
            let step = (x.rem_euclid(STEPS) as u8, y.rem_euclid(STEPS) as u8);
            let (left, top) = ((x / STEPS).floor() as i32, (y / STEPS).floor() as i32);
            let key =
                MaskKey { weight: run.weight, glyph: glyph.id, size_bits: size.to_bits(), step };
            let glyphs = &self.glyphs;
            let mask = self
                .masks
                .entry(key)
                .or_insert_with(|| glyph_mask(glyphs, run.weight, glyph.id, size, step));
            if let Some(mask) = mask {
                mask.blend(&mut self.pixmap, left, top, run.color);
            }
        }
    }
}

fn paint_color(color: Color) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba8(color.red, color.green, color.blue, color.alpha)
}

fn paint(color: Color) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(paint_color(color));
    paint
}

fn glyph_mask(
    glyphs: &Glyphs,
    weight: Weight,
    glyph: u32,
    size: f32,
    step: (u8, u8),
) -> Option<GlyphMask> {
    let mut pen = SkiaPen(PathBuilder::new());
    glyphs.outline(weight, glyph, &mut pen);
    let scale = size / glyphs.units_per_em(weight);
    let shift = (f32::from(step.0) / STEPS, f32::from(step.1) / STEPS);
    let place = Transform::from_row(scale, 0.0, 0.0, -scale, shift.0, shift.1);
    let path = pen.0.finish()?.transform(place)?;
    let bounds = path.bounds();
    let (left, top) = (bounds.left().floor(), bounds.top().floor());
    let width = (bounds.right().ceil() - left).max(1.0) as u32;
    let height = (bounds.bottom().ceil() - top).max(1.0) as u32;
    let mut mask = Mask::new(width, height)?;
    mask.fill_path(&path, FillRule::Winding, true, Transform::from_translate(-left, -top));
    Some(GlyphMask { left: left as i32, top: top as i32, mask })
}

impl GlyphMask {
    /// Lays `color` over the pixels that the glyph covers. What falls outside is left out.
    fn blend(&self, pixmap: &mut Pixmap, left: i32, top: i32, color: Color) {
        let (image_width, image_height) = (pixmap.width() as i32, pixmap.height() as i32);
        let (left, top) = (left + self.left, top + self.top);
        let (width, height) = (self.mask.width() as i32, self.mask.height() as i32);
        let columns = (-left).max(0)..width.min(image_width - left);
        let pixels = pixmap.pixels_mut();
        for row in (-top).max(0)..height.min(image_height - top) {
            for column in columns.clone() {
                let coverage = self.mask.data()[(row * width + column) as usize];
                if coverage == 0 {
                    continue;
                }
                let pixel = &mut pixels[((top + row) * image_width + left + column) as usize];
                *pixel = over(*pixel, color, coverage);
            }
        }
    }
}

/// `color`, covering so much of a pixel, laid over what is there.
fn over(below: PremultipliedColorU8, color: Color, coverage: u8) -> PremultipliedColorU8 {
    let share = divided(u32::from(color.alpha) * u32::from(coverage));
    let mix = |above: u8, below: u8| {
        divided(u32::from(above) * share + u32::from(below) * (255 - share)) as u8
    };
    PremultipliedColorU8::from_rgba(
        mix(color.red, below.red()),
        mix(color.green, below.green()),
        mix(color.blue, below.blue()),
        mix(255, below.alpha()),
    )
    .unwrap_or(below)
}

/// `value` / 255, rounded.
fn divided(value: u32) -> u32 {
    (value + 127) / 255
}

/// The outline of a rectangle; none if it has no area.
fn rounded(rect: Rect, radius: f32) -> Option<Path> {
    let sides = tiny_skia::Rect::from_ltrb(rect.min.x, rect.min.y, rect.max.x, rect.max.y)?;
    if radius <= 0.0 {
        return Some(PathBuilder::from_rect(sides));
    }
    let mut pen = SkiaPen(PathBuilder::new());
    rounded_rect(rect, radius, &mut pen);
    pen.0.finish()
}

struct SkiaPen(PathBuilder);

impl OutlinePen for SkiaPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
