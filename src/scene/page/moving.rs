//! What is drawn, scaled and put elsewhere.

use crate::geom::{Point, Rect};
use crate::scene::{Card, Item};

/// The items scaled about the origin, which then comes to `origin`.
pub(super) fn moved(mut items: Vec<Item>, origin: Point, scale: f32) -> Vec<Item> {
    items.iter_mut().for_each(|item| move_item(item, origin, scale));
    items
}

pub(super) fn move_item(item: &mut Item, origin: Point, scale: f32) {
    match item {
        Item::Rect { rect, radius, stroke, .. } => {
            *rect = moved_rect(*rect, origin, scale);
            *radius *= scale;
            if let Some(stroke) = stroke {
                stroke.width *= scale;
            }
        }
        Item::Polyline { points, stroke } => {
            for point in points {
                *point = moved_point(*point, origin, scale);
            }
            stroke.width *= scale;
        }
        Item::Text(run) => {
            run.origin = moved_point(run.origin, origin, scale);
            run.size *= scale;
            run.width *= scale;
        }
    }
}

pub(super) fn move_card(card: &mut Card, origin: Point, scale: f32) {
    card.rect = moved_rect(card.rect, origin, scale);
    card.header = moved_rect(card.header, origin, scale);
    card.headcount_area = moved_rect(card.headcount_area, origin, scale);
    for line in &mut card.lines {
        line.rect = moved_rect(line.rect, origin, scale);
    }
    for ghost in &mut card.ghosts {
        ghost.rect = moved_rect(ghost.rect, origin, scale);
    }
}

fn moved_point(point: Point, origin: Point, scale: f32) -> Point {
    origin.offset(point.x * scale, point.y * scale)
}

fn moved_rect(rect: Rect, origin: Point, scale: f32) -> Rect {
    Rect::new(moved_point(rect.min, origin, scale), moved_point(rect.max, origin, scale))
}
