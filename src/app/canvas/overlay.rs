//! What is drawn over the picture: what is selected, pointed at or focused, and a drag under way.

use egui::epaint::{RectShape, Shadow};
use egui::text::LayoutJob;
use egui::{
    Align2, Color32, Context, CornerRadius, Galley, Id, LayerId, Mesh, Order, Painter, Pos2, Rect,
    Shape, Stroke, StrokeKind, Vec2, pos2, vec2,
};
use std::collections::HashSet;
use std::sync::Arc;

use super::emphasis::{Emphasis, Whole};
use super::event::{Landing, Target};
use super::far::Detail;
use super::landing::{Spot, area_of};
use super::lens::Lens;
use super::picture::Picture;
use crate::app::kit::fonts;
use crate::app::kit::tokens::{self, Palette, RADIUS, RADIUS_LARGE, space, text};
use crate::model::{PostId, UnitId};
use crate::scene::Weight;

/// How much of what stands back is hidden.
const VEIL: f32 = 0.72;

/// Draws over one picture.
pub struct Overlay<'a> {
    pub painter: &'a Painter,
    pub lens: Lens,
    pub picture: &'a Picture,
    pub palette: &'a Palette,
}

impl Overlay<'_> {
    /// What stands back is veiled, what stands out is washed and has a bar at its left.
    pub fn emphasis(&self, emphasis: &Emphasis) {
        if emphasis.is_empty() {
            return;
        }
        let (ground, card) = (self.palette.canvas, self.palette.surface);
        let [ground, card] = [ground, card].map(|color| color.gamma_multiply(VEIL));
        let (mut veils, mut lights) = (Mesh::default(), Mesh::default());
        for index in self.picture.cards_in_sight(&self.lens) {
            emphasis.areas(
                &self.picture.scene,
                index,
                &mut |rect, Whole(is_whole)| {
                    let rect = self.lens.snap_rect(self.lens.rect(rect));
                    match is_whole {
                        true => veils.add_colored_rect(rect, ground),
                        false => veils.add_colored_rect(rect.shrink2(vec2(1.0, 0.0)), card),
                    }
                },
                &mut |rect| {
                    let rect = self.lens.snap_rect(self.lens.rect(rect));
                    lights.add_colored_rect(rect, self.palette.hit_wash());
                    let bar = rect.with_max_x(rect.left() + tokens::HIT_BAR.min(rect.width()));
                    lights.add_colored_rect(bar, self.palette.hit());
                },
            );
        }
        self.painter.add(Shape::mesh(veils));
        self.painter.add(Shape::mesh(lights));
    }

    /// `washed`: other colours lie on the picture already, with which its own would mix.
    pub fn selected(&self, target: &Target, washed: bool) {
        let Some(rect) = self.area(target) else { return };
        let outline = Stroke::new(2.0, self.palette.accent);
        match target {
            Target::Line { unit, .. } if self.is_far() => self.selected_from_afar(unit, rect),
            Target::Line { .. } if !washed => {
                let outline = Stroke::new(1.0, self.palette.accent);
                self.frame(rect, self.palette.selection, outline);
            }
            Target::Unit(_) | Target::Line { .. } => {
                self.frame(rect, Color32::TRANSPARENT, outline);
            }
        }
    }

    /// From afar a card's name lies over its first lines: what is selected among these is told beside
    /// the card.
    fn selected_from_afar(&self, unit: &UnitId, line: Rect) {
        let Some(card) = self.picture.card(unit) else { return };
        let card = self.lens.snap_rect(self.lens.rect(card.rect));
        self.frame(card, Color32::TRANSPARENT, Stroke::new(1.0, self.palette.accent));
        let height = line.height().max(space::TIGHT);
        let mark = Rect::from_min_size(
            pos2(card.left() - space::TIGHT, line.center().y - height / 2.0),
            vec2(space::TIGHT, height),
        );
        self.painter.rect_filled(mark, 0, self.palette.accent);
    }

    fn is_far(&self) -> bool {
        self.picture.detail(self.lens.zoom) != Detail::Text
    }

    /// Where the selected posts were before.
    pub fn selected_ghosts(&self, posts: &HashSet<&PostId>) {
        if posts.is_empty() || self.is_far() {
            return;
        }
        let ghosts = self.picture.scene.cards.iter().flat_map(|card| &card.ghosts);
        for ghost in ghosts.filter(|ghost| ghost.posts.iter().any(|post| posts.contains(post))) {
            let rect = self.lens.snap_rect(self.lens.rect(ghost.rect));
            if rect.intersects(self.lens.clip) {
                let outline = Stroke::new(1.0, self.palette.accent);
                self.frame(rect, self.palette.selection, outline);
            }
        }
    }

    pub fn hovered(&self, target: &Target) {
        let Some(rect) = self.area(target) else { return };
        match target {
            Target::Unit(_) => {
                let outline = Stroke::new(1.0, self.palette.accent.gamma_multiply(0.7));
                self.frame(rect, Color32::TRANSPARENT, outline);
            }
            Target::Line { .. } => self.frame(rect, self.palette.hover, Stroke::NONE),
        }
    }

    /// The band being drawn.
    pub fn band(&self, rect: crate::geom::Rect) {
        let rect = self.lens.snap_rect(self.lens.rect(rect));
        let outline = Stroke::new(1.0, self.palette.accent);
        self.painter.rect(rect, 0, self.palette.drop_target, outline, StrokeKind::Inside);
    }

    /// What the keyboard acts on.
    pub fn focused(&self, target: &Target) {
        let Some(rect) = self.area(target) else { return };
        let ring = Stroke::new(tokens::FOCUS_RING, self.palette.accent);
        match target {
            Target::Unit(_) => {
                self.frame(rect.expand(tokens::FOCUS_RING), Color32::TRANSPARENT, ring);
            }
            // The lines above and below it are close.
            Target::Line { .. } => {
                let (rect, radius) = (rect.expand(1.0), CornerRadius::same(RADIUS));
                self.painter.rect_stroke(rect, radius, ring, StrokeKind::Inside);
            }
        }
    }

    /// What travels has left its place, or is about to.
    pub fn lifted(&self, target: &Target) {
        if let Some(rect) = self.area(target) {
            let veil = self.palette.surface.gamma_multiply(0.55);
            let outline = Stroke::new(1.0, self.palette.muted);
            self.frame(rect, veil, Stroke::NONE);
            let corners = [
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
                rect.left_top(),
            ];
            self.painter.extend(Shape::dashed_line(&corners, outline, 4.0, 3.0));
        }
    }

    /// Where it would land.
    pub fn landing(&self, spot: &Spot, preview: &Result<Landing, String>) {
        let palette = self.palette;
        let card = &self.picture.scene.cards[spot.card];
        let card_rect = self.lens.snap_rect(self.lens.rect(card.rect));
        let landing = match preview {
            Ok(landing) => landing,
            Err(_) => {
                let outline = Stroke::new(2.0, palette.danger);
                self.frame(card_rect, palette.drop_refused, outline);
                return;
            }
        };
        let outline = Stroke::new(2.0, palette.accent);
        self.frame(card_rect, palette.drop_target, outline);
        let joined = match landing {
            Landing::Joins(post) => card.lines.iter().find(|line| line.posts.contains(post)),
            Landing::Between => None,
        };
        if let Some(line) = joined {
            let rect = self.lens.snap_rect(self.lens.rect(line.rect));
            self.frame(rect, palette.selection, outline);
        } else {
            let [from, to] = spot.bar.map(|end| self.lens.point(end));
            self.bar(from, to);
        }
    }

    fn bar(&self, from: Pos2, to: Pos2) {
        let thickness = 3.0;
        let stroke = Stroke::new(thickness, self.palette.accent);
        self.painter.line_segment([from, to], stroke);
        for end in [from, to] {
            self.painter.circle(end, 4.0, self.palette.surface, Stroke::new(2.0, stroke.color));
        }
    }

    fn area(&self, target: &Target) -> Option<Rect> {
        let rect = self.lens.snap_rect(self.lens.rect(area_of(self.picture, target)?));
        rect.intersects(self.lens.clip).then_some(rect)
    }

    fn frame(&self, rect: Rect, fill: Color32, stroke: Stroke) {
        let radius = CornerRadius::same(RADIUS);
        self.painter.rect(rect, radius, fill, stroke, StrokeKind::Outside);
    }
}

/// What hangs on the pointer: drawn over the whole window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ghost {
    /// "2 sur 5", when that can be chosen.
    pub badge: Option<String>,
    pub title: String,
    /// How to choose.
    pub hint: Option<String>,
    /// Why it may not land here.
    pub refusal: Option<String>,
}

impl Ghost {
    const MAX_WIDTH: f32 = 320.0;

    pub fn paint(&self, ctx: &Context, at: Pos2, palette: &Palette) {
        let painter = front_painter(ctx);
        let room = ctx.content_rect();
        let regular = |size, color, text: &str| {
            let font = fonts::font(Weight::Regular, size);
            painter.layout(text.to_owned(), font, color, Self::MAX_WIDTH)
        };
        let badge = self.badge.as_ref().map(|badge| {
            let font = fonts::font(Weight::SemiBold, text::SMALL);
            painter.layout_no_wrap(badge.clone(), font, palette.on_accent)
        });
        let mut job = LayoutJob::simple(
            self.title.clone(),
            fonts::font(Weight::SemiBold, text::BODY),
            palette.text,
            Self::MAX_WIDTH,
        );
        job.wrap.max_rows = 2;
        let title = painter.layout_job(job);
        let hint = self.hint.as_ref().map(|hint| regular(text::SMALL, palette.muted, hint));

        let badge_size = badge.as_ref().map_or(Vec2::ZERO, |badge| badge.size() + vec2(12.0, 4.0));
        let gap = if badge.is_some() { space::SMALL } else { 0.0 };
        let row_height = badge_size.y.max(title.size().y);
        let hint_size = hint.as_ref().map_or(Vec2::ZERO, |hint| hint.size() + vec2(0.0, 4.0));
        let size =
            vec2((badge_size.x + gap + title.size().x).max(hint_size.x), row_height + hint_size.y);
        let chip = place_chip(at, size + Vec2::splat(2.0 * space::SMALL), room);
        let border = if self.refusal.is_some() { palette.danger } else { palette.accent };
        paint_chip(&painter, chip, palette.surface, border, palette);
        let inside = chip.shrink(space::SMALL);
        if let Some(badge) = badge {
            let center_y = inside.top() + row_height / 2.0;
            let rect =
                Rect::from_min_size(pos2(inside.left(), center_y - badge_size.y / 2.0), badge_size);
            painter.rect_filled(rect, CornerRadius::same(RADIUS), palette.accent);
            painter.galley(rect.min + vec2(6.0, 2.0), badge, palette.on_accent);
        }
        let title_y = inside.top() + (row_height - title.size().y) / 2.0;
        painter.galley(pos2(inside.left() + badge_size.x + gap, title_y), title, palette.text);
        if let Some(hint) = hint {
            let at = pos2(inside.left(), inside.top() + row_height + 4.0);
            painter.galley(at, hint, palette.muted);
        }
        if let Some(refusal) = &self.refusal {
            let galley = regular(text::BODY, palette.on_signal, refusal);
            let below = chip.left_bottom() + vec2(0.0, space::TIGHT);
            let size = galley.size() + Vec2::splat(2.0 * space::SMALL);
            let mut rect = Rect::from_min_size(below, size);
            if rect.bottom() > room.bottom() {
                rect = rect.translate(vec2(0.0, chip.top() - space::TIGHT - rect.bottom()));
            }
            if rect.right() > room.right() {
                rect = rect.translate(vec2(room.right() - rect.right(), 0.0));
            }
            paint_chip(&painter, rect, palette.danger, palette.danger, palette);
            painter.galley(rect.min + Vec2::splat(space::SMALL), galley, palette.on_signal);
        }
    }
}

/// The name of a card too small to show it.
pub fn paint_name(ctx: &Context, at: Pos2, name: &str, headcount: &str, palette: &Palette) {
    let painter = front_painter(ctx);
    let font = fonts::font(Weight::SemiBold, text::BODY);
    let name: Arc<Galley> = painter.layout(name.to_owned(), font, palette.text, 280.0);
    let font = fonts::font(Weight::Regular, text::BODY);
    let headcount = painter.layout_no_wrap(headcount.to_owned(), font, palette.muted);
    let gap = space::MEDIUM;
    let size = vec2(name.size().x + gap + headcount.size().x, name.size().y);
    let chip = place_chip(at, size + Vec2::splat(2.0 * space::SMALL), ctx.content_rect());
    paint_chip(&painter, chip, palette.surface, palette.border, palette);
    let inside = chip.shrink(space::SMALL);
    let count_rect = Align2::RIGHT_TOP.anchor_size(inside.right_top(), headcount.size());
    painter.galley(inside.min, name, palette.text);
    painter.galley(count_rect.min, headcount, palette.muted);
}

fn front_painter(ctx: &Context) -> Painter {
    ctx.layer_painter(LayerId::new(Order::Tooltip, Id::new("what hangs on the pointer")))
}

/// Below and right of the pointer, or on the other side where the window ends.
fn place_chip(at: Pos2, size: Vec2, room: Rect) -> Rect {
    let offset = vec2(14.0, 16.0);
    let mut min = at + offset;
    if min.x + size.x > room.right() {
        min.x = at.x - offset.x - size.x;
    }
    if min.y + size.y > room.bottom() {
        min.y = at.y - offset.y - size.y;
    }
    Rect::from_min_size(pos2(min.x.max(room.left()), min.y.max(room.top())), size)
}

fn paint_chip(painter: &Painter, rect: Rect, fill: Color32, border: Color32, palette: &Palette) {
    let radius = CornerRadius::same(RADIUS_LARGE);
    let shadow = Shadow { offset: [0, 3], blur: 10, spread: 0, color: palette.shadow };
    painter.add(shadow.as_shape(rect, radius));
    let stroke = Stroke::new(1.0, border);
    painter.add(RectShape::new(rect, radius, fill, stroke, StrokeKind::Inside));
}
