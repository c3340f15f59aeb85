//! What moved is seen to move: for a moment, cards and lines glide from where they stood in the window
//! to where they stand.
//!
//! The picture is the new one from the first moment on; only its parts are drawn elsewhere. Knows
//! nothing of what was done.

use std::collections::HashMap;

use egui::epaint::text::FontsView;
use egui::{Shape, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::camera::Camera;
use super::far::Detail;
use super::lens::Lens;
use super::paint;
use super::picture::Picture;
use crate::app::kit::tokens::{Palette, RADIUS};
use crate::geom::{Point, Rect};
use crate::model::PostId;
use crate::scene::{Card, Item};

/// How long it takes, in seconds.
const DURATION: f64 = 0.2;
/// Of more cards in sight, nobody would follow the way.
const MOST_CARDS: usize = 1_500;
/// What moves by less does not move, in logical pixels.
const LEAST: f32 = 0.5;

/// How a line comes to where it stands; offsets lead from there to where it was.
#[derive(Clone, Copy, Debug, PartialEq)]
enum LineMove {
    WithCard,
    Within(Vec2),
    /// From another unit. If it joins posts that were there, these are drawn too.
    Arrives {
        offset: Vec2,
        joins: bool,
    },
}

struct CardMove {
    offset: Vec2,
    /// Of each line; empty if all go with the card.
    lines: Vec<LineMove>,
}

/// A change of the picture, under way.
pub struct Glide {
    /// By the clock of the window, in seconds.
    since: f64,
    /// By the places of cards in the new scene; those that stay are not among them.
    cards: HashMap<usize, CardMove>,
    moves_cards: bool,
}

/// A picture, and where one looks at it from.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    pub picture: &'a Picture,
    pub camera: Camera,
}

impl Sight<'_> {
    /// Where something of the scene stands in the view.
    fn place(&self, rect: Rect) -> Vec2 {
        let at = self.camera.view_from_scene(rect.min);
        vec2(at.x, at.y)
    }
}

impl Glide {
    /// From what was seen `before` to what is seen now, if anything moved. Posts that were dropped come
    /// from where they were let go.
    pub fn between(
        before: Sight<'_>,
        now: Sight<'_>,
        lens: &Lens,
        dropped_at: Option<Point>,
        time: f64,
    ) -> Option<Self> {
        let in_sight = now.picture.cards_in_sight(lens);
        if in_sight.len() > MOST_CARDS {
            return None;
        }
        let (old, new) = (&before.picture.scene, &now.picture.scene);
        let old_cards: HashMap<_, &Card> = old.cards.iter().map(|it| (&it.unit, it)).collect();
        let mut cards: HashMap<usize, CardMove> = HashMap::new();
        for (index, card) in new.cards.iter().enumerate() {
            let Some(was) = old_cards.get(&card.unit) else { continue };
            let offset = before.place(was.rect) - now.place(card.rect);
            if offset.length() >= LEAST {
                cards.insert(index, CardMove { offset, lines: Vec::new() });
            }
        }
        let moves_cards = !cards.is_empty();
        if now.picture.detail(now.camera.zoom) == Detail::Text {
            let old_lines: HashMap<&PostId, (&Card, Rect)> = old
                .cards
                .iter()
                .flat_map(|card| card.lines.iter().map(move |line| (card, line)))
                .flat_map(|(card, line)| line.posts.iter().map(move |it| (it, (card, line.rect))))
                .collect();
            for index in in_sight {
                let card = &new.cards[index];
                let offset = cards.get(&index).map_or(Vec2::ZERO, |it| it.offset);
                let moves = card.lines.iter().map(|line| {
                    let was = |post| old_lines.get(post).map(|(card, rect)| (&card.unit, *rect));
                    let mut olds = line.posts.iter().filter_map(was);
                    let here = olds.clone().find(|(unit, _)| **unit == card.unit);
                    let there = olds.find(|(unit, _)| **unit != card.unit);
                    let target = now.place(line.rect);
                    match (here, there) {
                        (here, Some((_, rect))) => {
                            let from = dropped_at.map(|at| vec2(at.x, at.y));
                            let offset = from.unwrap_or(before.place(rect)) - target;
                            LineMove::Arrives { offset, joins: here.is_some() }
                        }
                        (Some((_, rect)), None) => {
                            let own = before.place(rect) - target;
                            match (own - offset).length() >= LEAST {
                                true => LineMove::Within(own),
                                false => LineMove::WithCard,
                            }
                        }
                        (None, None) => LineMove::WithCard,
                    }
                });
                let lines: Vec<LineMove> = moves.collect();
                if lines.iter().any(|line| *line != LineMove::WithCard) {
                    cards.insert(index, CardMove { offset, lines });
                }
            }
        }
        (!cards.is_empty()).then_some(Self { since: time, cards, moves_cards })
    }

    /// How much of the way is done, from 0 to 1: fast at first, then slower.
    pub fn progress(&self, time: f64) -> f32 {
        let share = ((time - self.since) / DURATION).clamp(0.0, 1.0) as f32;
        1.0 - (1.0 - share).powi(3)
    }

    /// Whether more than lines within their cards is on its way.
    pub fn moves_cards(&self) -> bool {
        self.moves_cards
    }

    /// The picture, with everything as far on its way as `progress` says.
    pub fn paint(&self, ui: &Ui, picture: &Picture, lens: &Lens, progress: f32, palette: &Palette) {
        let mut seen = picture.cards_in_sight(lens);
        seen.extend(self.cards.keys());
        seen.sort_unstable();
        seen.dedup();
        let mut last = Vec::new();
        for index in seen {
            let shapes = ui.fonts_mut(|fonts| match self.cards.get(&index) {
                None => picture.card_shapes(index, lens, fonts),
                Some(moved) => {
                    let mut way = Way { lens, left: 1.0 - progress, palette, arriving: &mut last };
                    way.card_shapes(picture, index, moved, fonts)
                }
            });
            ui.painter().add(Shape::Vec(shapes));
        }
        // What comes from elsewhere passes over everything.
        ui.painter().extend(last);
    }
}

/// Draws what is on its way.
struct Way<'a> {
    lens: &'a Lens,
    /// Of the way that is still to be gone.
    left: f32,
    palette: &'a Palette,
    arriving: &'a mut Vec<Shape>,
}

impl Way<'_> {
    fn lens_at(&self, offset: Vec2) -> Lens {
        let Lens { zoom, origin, clip, pixels_per_point } = *self.lens;
        Lens::new(zoom, origin + offset * self.left, clip, pixels_per_point)
    }

    fn card_shapes(
        &mut self,
        picture: &Picture,
        index: usize,
        moved: &CardMove,
        fonts: &mut FontsView<'_>,
    ) -> Vec<Shape> {
        let with_card = self.lens_at(moved.offset);
        if moved.lines.is_empty() {
            return picture.card_shapes(index, &with_card, fonts);
        }
        let card = &picture.scene.cards[index];
        let items = &picture.scene.items[card.items.clone()];
        let mut shapes = Vec::new();
        // The items of one line stand together, but for its bar.
        let of_one = items.chunk_by(|a, b| line_of(card, a) == line_of(card, b));
        for items in of_one {
            let line = line_of(card, &items[0]);
            let way = line.map_or(LineMove::WithCard, |line| moved.lines[line]);
            match (way, line) {
                (LineMove::Within(offset), _) => {
                    shapes.extend(paint::items(items, &self.lens_at(offset), fonts));
                }
                (LineMove::Arrives { joins: false, .. }, _) => {}
                _ => shapes.extend(paint::items(items, &with_card, fonts)),
            }
        }
        for (line, way) in card.lines.iter().zip(&moved.lines) {
            let LineMove::Arrives { offset, .. } = way else { continue };
            let lens = self.lens_at(*offset);
            let rect = lens.snap_rect(lens.rect(line.rect));
            let border = Stroke::new(1.0, self.palette.accent);
            let ground = egui::epaint::RectShape::new(
                rect,
                RADIUS,
                self.palette.surface,
                border,
                StrokeKind::Inside,
            );
            self.arriving.push(ground.into());
            let wash = Shape::rect_filled(rect, RADIUS, self.palette.selection);
            self.arriving.push(wash);
            let of_line = items.iter().filter(|item| is_within(item, line.rect));
            let of_line: Vec<Item> = of_line.cloned().collect();
            self.arriving.extend(paint::items(&of_line, &lens, fonts));
        }
        shapes
    }
}

/// The line of a card that an item is part of.
fn line_of(card: &Card, item: &Item) -> Option<usize> {
    card.lines.iter().position(|line| is_within(item, line.rect))
}

fn is_within(item: &Item, line: Rect) -> bool {
    const SLACK: f32 = 0.5;
    match item {
        Item::Rect { rect, .. } => {
            rect.min.y >= line.min.y - SLACK && rect.max.y <= line.max.y + SLACK
        }
        Item::Text(run) => run.origin.y > line.min.y && run.origin.y <= line.max.y,
        Item::Polyline { .. } => false,
    }
}
