//! Items of the scene as egui shapes.

use std::sync::Arc;

use egui::epaint::text::{FontsView, LayoutJob, TextWrapping};
use egui::epaint::{Mesh, RectShape, TextShape};
use egui::{Color32, CornerRadius, Galley, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::far::{Detail, FarCard};
use super::lens::{Lens, color32};
use crate::app::kit::fonts;
use crate::geom;
use crate::model::brief;
use crate::scene::{Item, TextRun, Weight};

/// Everything, as the scene has it.
pub fn items(items: &[Item], lens: &Lens, fonts: &mut FontsView<'_>) -> Vec<Shape> {
    let mut shapes = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Item::Rect { rect, radius, fill, stroke } => {
                let rect = lens.rect(*rect);
                if rect.intersects(lens.clip) {
                    let fill = fill.map_or(Color32::TRANSPARENT, color32);
                    let stroke = stroke.map_or(Stroke::NONE, |stroke| {
                        Stroke::new(
                            (stroke.width * lens.zoom).max(lens.pixel()),
                            color32(stroke.color),
                        )
                    });
                    let radius = corner_radius(*radius * lens.zoom);
                    shapes.push(
                        RectShape::new(
                            lens.snap_rect(rect),
                            radius,
                            fill,
                            stroke,
                            StrokeKind::Inside,
                        )
                        .into(),
                    );
                }
            }
            Item::Polyline { points, stroke } => {
                let points = points.iter().map(|point| lens.point(*point)).collect();
                let width = (stroke.width * lens.zoom).max(lens.pixel());
                shapes.push(Shape::line(points, Stroke::new(width, color32(stroke.color))));
            }
            Item::Text(run) => {
                let baseline = lens.point(run.origin);
                let height = run.size * lens.zoom;
                if baseline.y + height > lens.clip.top() && baseline.y - height < lens.clip.bottom()
                {
                    shapes.push(text_run(run, baseline, lens, fonts));
                }
            }
        }
    }
    shapes
}

fn corner_radius(radius: f32) -> CornerRadius {
    CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8)
}

fn text_run(run: &TextRun, baseline: Pos2, lens: &Lens, fonts: &mut FontsView<'_>) -> Shape {
    let font = fonts::font(run.weight, lens.font_px(run.size));
    let color = color32(run.color);
    let galley =
        fonts.layout_job(LayoutJob::simple_singleline(brief(&run.text).into_owned(), font, color));
    let above = baseline_of(&galley);
    let top = lens.snap(baseline.y) - above;
    TextShape::new(pos2(baseline.x, top), galley, color).into()
}

/// How far below its top a line of text has its baseline.
fn baseline_of(galley: &Galley) -> f32 {
    let row = galley.rows.first();
    row.and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y)).unwrap_or_default()
}

/// A card too small for its text: blocks of plain colour on whole pixels, the name over them.
pub fn far_card(
    card: &FarCard,
    detail: Detail,
    lens: &Lens,
    fonts: &mut FontsView<'_>,
) -> Vec<Shape> {
    let rect = lens.snap_rect(lens.rect(card.rect));
    let mut mesh = Mesh::default();
    let pixel = lens.pixel();
    if rect.width() < 4.0 * pixel || rect.height() < 4.0 * pixel {
        let least = vec2(rect.width().max(pixel), rect.height().max(pixel));
        mesh.add_colored_rect(Rect::from_min_size(rect.min, least), card.border);
        return vec![Shape::mesh(mesh)];
    }
    let inside = rect.shrink(pixel);
    mesh.add_colored_rect(rect, card.border);
    mesh.add_colored_rect(inside, card.fill);

    let label = FarLabel::new(card, inside, fonts);
    let header_px = lens.snap(card.header_height * lens.zoom);
    let header_px = header_px.max(label.as_ref().map_or(0.0, |label| label.height));
    let header_bottom = (rect.top() + header_px).min(inside.bottom());
    mesh.add_colored_rect(
        Rect::from_min_max(inside.min, pos2(inside.right(), header_bottom)),
        card.header_fill,
    );
    if detail == Detail::Bars {
        for bar in &card.bars {
            let bar_rect = lens.snap_rect(lens.rect(bar.rect));
            if bar_rect.top() > header_bottom {
                let height = bar_rect.height().max(pixel);
                let rect = Rect::from_min_size(bar_rect.min, vec2(bar_rect.width(), height));
                mesh.add_colored_rect(rect.intersect(inside), bar.color);
            }
        }
    }
    let mut shapes = vec![Shape::mesh(mesh)];
    if let Some(label) = label {
        label.add_to(&mut shapes);
    }
    shapes
}

/// The unit's name and headcount, of a size that can be read whatever the zoom.
struct FarLabel {
    texts: Vec<(Arc<Galley>, Pos2)>,
    /// Of the card's top that is covered.
    height: f32,
}

impl FarLabel {
    /// Names in narrower cards would be fragments.
    const MIN_WIDTH_PX: f32 = 36.0;
    const PADDING_PX: f32 = 3.0;
    const MOST_ROWS: usize = 4;
    /// Words are measured letter by letter; as laid out they may be this much wider.
    const TOLERANCE: f32 = 1.02;

    fn new(card: &FarCard, inside: Rect, fonts: &mut FontsView<'_>) -> Option<Self> {
        if inside.width() < Self::MIN_WIDTH_PX {
            return None;
        }
        let size = match inside.width() {
            120.0.. => 12.0,
            72.0.. => 11.0,
            _ => 10.0,
        };
        let row_height = (size * 1.25_f32).ceil();
        let rows = ((inside.height() - Self::PADDING_PX) / row_height).floor() as usize;
        let rows = rows.min(Self::MOST_ROWS);
        if rows == 0 {
            return None;
        }
        let font = fonts::font(Weight::SemiBold, size);
        let min = inside.min + vec2(Self::PADDING_PX, 1.0);
        let room = inside.width() - 2.0 * Self::PADDING_PX;
        let mut texts = Vec::with_capacity(rows + 1);
        let headcount = fonts.layout_job(LayoutJob::simple_singleline(
            card.headcount.clone(),
            font.clone(),
            card.headcount_ink,
        ));
        // Beside half a row of name at least, else below it if there is a row left, else not at all.
        let count_width = headcount.size().x + 2.0 * Self::PADDING_PX;
        let is_beside = count_width <= room / 2.0;
        let is_below = !is_beside && rows > 1 && headcount.size().x <= room;
        let widths = card.word_widths.get_or_init(|| word_widths(&card.name, fonts));
        let first = if is_beside { room - count_width } else { room };
        let name_rows = rows - usize::from(is_below);
        let name = broken(&card.name, widths, size * Self::TOLERANCE, first, room, name_rows);
        let used_rows = name.len() + usize::from(is_below);
        let height = used_rows as f32 * row_height + Self::PADDING_PX;
        if is_beside {
            let right = inside.right() - Self::PADDING_PX;
            texts.push((headcount.clone(), pos2(right - headcount.size().x, min.y)));
        } else if is_below {
            let y = min.y + name.len() as f32 * row_height;
            texts.push((headcount, pos2(min.x, y)));
        }
        for (row, (text, is_cut)) in name.into_iter().enumerate() {
            let mut job =
                LayoutJob::simple_singleline(text.to_owned(), font.clone(), card.header_ink);
            if is_cut {
                let max_width = if row == 0 { first } else { room };
                job.wrap = TextWrapping::truncate_at_width(max_width);
            }
            let at = pos2(min.x, min.y + row as f32 * row_height);
            texts.push((fonts.layout_job(job), at));
        }
        Some(Self { texts, height })
    }

    fn add_to(self, shapes: &mut Vec<Shape>) {
        for (galley, at) in self.texts {
            shapes.push(TextShape::new(at, galley, Color32::PLACEHOLDER).into());
        }
    }
}

/// The widths of the words of a name, then that of a space, per pixel of font size.
fn word_widths(name: &str, fonts: &mut FontsView<'_>) -> Vec<f32> {
    const MEASURED_AT: f32 = 16.0;
    let font = fonts::font(Weight::SemiBold, MEASURED_AT);
    name.split(' ')
        .chain([" "])
        .map(|word| {
            let width: f32 = word.chars().map(|c| fonts.glyph_width(&font, c)).sum();
            width / MEASURED_AT
        })
        .collect()
}

/// A name in rows of whole words, the first of its own width; true with those to be cut short.
fn broken<'a>(
    name: &'a str,
    widths: &[f32],
    size: f32,
    first: f32,
    others: f32,
    most_rows: usize,
) -> Vec<(&'a str, bool)> {
    let space = widths.last().copied().unwrap_or_default();
    let mut rows = Vec::with_capacity(most_rows);
    let (mut start, mut end, mut taken) = (0, 0, 0.0);
    for (word, width) in name.split(' ').zip(widths) {
        let room = if rows.is_empty() { first } else { others };
        let is_first_word = end == start;
        let with_word = if is_first_word { *width } else { taken + space + width };
        if is_first_word || with_word * size <= room {
            taken = with_word;
            end += word.len() + usize::from(!is_first_word);
            continue;
        }
        if rows.len() + 1 == most_rows {
            rows.push((&name[start..], true));
            return rows;
        }
        rows.push((&name[start..end], taken * size > room));
        (start, end, taken) = (end + 1, end + 1 + word.len(), *width);
    }
    let room = if rows.is_empty() { first } else { others };
    rows.push((&name[start..], taken * size > room));
    rows
}

/// Upright lines as quads on whole pixels, all in one mesh; any other as a path.
pub fn connectors(items: &[Item], lens: &Lens) -> Vec<Shape> {
    let mut mesh = Mesh::default();
    let mut others = Vec::new();
    for item in items {
        let Item::Polyline { points, stroke } = item else { continue };
        let width = lens.snap(stroke.width * lens.zoom).max(lens.pixel());
        let color = color32(stroke.color);
        for pair in points.windows(2) {
            let (from, to) = (lens.point(pair[0]), lens.point(pair[1]));
            let bounds = Rect::from_two_pos(from, to).expand(width);
            if !bounds.intersects(lens.clip) {
                continue;
            }
            if is_upright(pair[0], pair[1]) {
                let rect = Rect::from_two_pos(from, to).expand(width / 2.0);
                let min = pos2(lens.snap(rect.left()), lens.snap(rect.top()));
                let size = vec2(lens.snap(rect.width()), lens.snap(rect.height()));
                let rect = Rect::from_min_size(min, size.max(vec2(width, width)));
                mesh.add_colored_rect(rect.intersect(lens.clip.expand(width)), color);
            } else {
                others.push(Shape::line_segment([from, to], Stroke::new(width, color)));
            }
        }
    }
    others.push(Shape::mesh(mesh));
    others
}

/// Curves and their heads, those in sight; each in one piece, since they can be seen through.
pub fn arrows(items: &[Item], lens: &Lens) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for item in items {
        let Item::Polyline { points, stroke } = item else { continue };
        let points: Vec<Pos2> = points.iter().map(|point| lens.point(*point)).collect();
        let width = (stroke.width * lens.zoom).max(lens.pixel());
        if Rect::from_points(&points).expand(width).intersects(lens.clip) {
            shapes.push(Shape::line(points, Stroke::new(width, color32(stroke.color))));
        }
    }
    shapes
}

fn is_upright(from: geom::Point, to: geom::Point) -> bool {
    (from.x - to.x).abs() < 0.01 || (from.y - to.y).abs() < 0.01
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each letter and each space as wide as the font is high.
    fn rows(name: &str, first: f32, others: f32, most: usize) -> Vec<(&str, bool)> {
        let letters = |word: &str| word.chars().count() as f32;
        let widths: Vec<f32> = name.split(' ').map(letters).chain([1.0]).collect();
        broken(name, &widths, 1.0, first, others, most)
    }

    #[test]
    fn names_break_between_words() {
        assert_eq!(rows("Pôle un", 20.0, 20.0, 3), [("Pôle un", false)]);
        let name = "Service Formation et territoires";
        let expected = [("Service", false), ("Formation et", false), ("territoires", false)];
        assert_eq!(rows(name, 8.0, 12.0, 4), expected);
    }

    #[test]
    fn what_does_not_fit_is_cut_short() {
        let name = "Secteur Rapprochement et appui";
        assert_eq!(rows(name, 8.0, 8.0, 2), [("Secteur", false), ("Rapprochement et appui", true)]);
        let expected = [("Secteur", false), ("Rapprochement", true), ("et appui", false)];
        assert_eq!(rows(name, 8.0, 8.0, 4), expected);
        assert_eq!(rows("Rapprochement", 8.0, 8.0, 4), [("Rapprochement", true)]);
    }
}
