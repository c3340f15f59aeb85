//! Items of the scene as egui shapes.
//!
//! Knows nothing of what they stand for.

use std::sync::Arc;

use egui::epaint::text::{FontsView, LayoutJob, TextWrapping};
use egui::epaint::{Mesh, RectShape, TextShape};
use egui::{Color32, CornerRadius, Galley, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::picture::{Detail, FarCard, Lens, color32};
use crate::app::kit::fonts;
use crate::geom;
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
    let galley = fonts.layout_job(LayoutJob::simple_singleline(run.text.to_string(), font, color));
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
    name: Arc<Galley>,
    name_at: Pos2,
    headcount: Option<(Arc<Galley>, Pos2)>,
    /// Of the card's top that is covered.
    height: f32,
}

impl FarLabel {
    /// Names in narrower cards would be fragments.
    const MIN_WIDTH_PX: f32 = 40.0;
    /// From this width on, the headcount stands beside the name.
    const WIDE_PX: f32 = 88.0;
    const PADDING_PX: f32 = 3.0;

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
        if rows == 0 {
            return None;
        }
        let font = fonts::font(Weight::SemiBold, size);
        let wide = inside.width() >= Self::WIDE_PX;
        let headcount = (!card.headcount.is_empty() && (wide || rows > 2)).then(|| {
            let text = card.headcount.clone();
            fonts.layout_job(LayoutJob::simple_singleline(text, font.clone(), card.headcount_ink))
        });
        let beside = headcount.as_ref().filter(|_| wide);
        let taken = beside.map_or(0.0, |headcount| headcount.size().x + 2.0 * Self::PADDING_PX);
        // In steps, so that a slow zoom finds most names already broken into rows.
        let room = ((inside.width() - 2.0 * Self::PADDING_PX - taken) / 4.0).floor() * 4.0;
        let name_rows = if wide { rows } else { rows - usize::from(headcount.is_some()) }.min(4);
        let mut job = LayoutJob::simple(card.name.clone(), font, card.header_ink, room);
        let only_row = name_rows == 1;
        let max_rows = name_rows;
        job.wrap = TextWrapping { max_width: room, max_rows, break_anywhere: only_row, ..job.wrap };
        job.sections[0].format.line_height = Some(row_height);
        let name = fonts.layout_job(job);
        let name_at = inside.min + vec2(Self::PADDING_PX, 1.0);
        let mut height = name.size().y + Self::PADDING_PX;
        let headcount = headcount.map(|headcount| {
            let at = if wide {
                pos2(inside.right() - Self::PADDING_PX - headcount.size().x, name_at.y)
            } else {
                let at = pos2(name_at.x, name_at.y + name.size().y);
                height += headcount.size().y;
                at
            };
            (headcount, at)
        });
        Some(Self { name, name_at, headcount, height })
    }

    fn add_to(self, shapes: &mut Vec<Shape>) {
        let color = Color32::PLACEHOLDER;
        shapes.push(TextShape::new(self.name_at, self.name, color).into());
        if let Some((headcount, at)) = self.headcount {
            shapes.push(TextShape::new(at, headcount, color).into());
        }
    }
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

fn is_upright(from: geom::Point, to: geom::Point) -> bool {
    (from.x - to.x).abs() < 0.01 || (from.y - to.y).abs() < 0.01
}
