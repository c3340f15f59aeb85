//! The marks of what has open comments, on the edge of the cards: drawn over the picture, and so on no
//! paper.

use std::collections::HashSet;

use egui::{Align2, pos2};

use super::canvas::Canvas;
use super::kit::tokens::Palette;
use super::kit::{fonts, icons};
use crate::editor::comments;
use crate::geom::Rect;
use crate::model::{Chart, PostId, Subject, UnitId};
use crate::scene::Scene;

/// From so far that a line is less high than this, in logical pixels, only cards are marked.
const LEAST_LINE: f32 = 7.0;
/// Of a mark, at scale 1 and at least.
const RADIUS: f32 = 9.0;
const LEAST_RADIUS: f32 = 5.0;

/// Marks the cards and lines with open comments within `room`.
pub fn pins_ui(
    ui: &egui::Ui,
    palette: &Palette,
    chart: &Chart,
    (scene, canvas): (&Scene, &Canvas),
    room: egui::Rect,
) {
    let mut units: HashSet<UnitId> = HashSet::new();
    let mut posts: HashSet<PostId> = HashSet::new();
    for pinned in comments(chart).filter(|pinned| !pinned.comment.resolved) {
        match pinned.on {
            Subject::Unit(unit) => drop(units.insert(unit)),
            Subject::Post(post) => drop(posts.insert(post)),
            Subject::Entry(_) => {}
        }
    }
    if units.is_empty() && posts.is_empty() {
        return;
    }
    let painter = ui.painter().with_clip_rect(room);
    let radius = (RADIUS * canvas.zoom()).clamp(LEAST_RADIUS, RADIUS);
    let pin = |rect: Rect| {
        let rect = canvas.window_rect(rect);
        // Most of it stands beside the card, so that no figure is covered.
        let at = pos2(rect.right() + radius * 0.6, rect.center().y);
        if !room.expand(radius).contains(at) {
            return;
        }
        let edge = egui::Stroke::new(1.0, palette.surface);
        painter.circle(at, radius, palette.accent, edge);
        let font = fonts::icon_font(radius * 1.35);
        painter.text(at, Align2::CENTER_CENTER, icons::COMMENT, font, palette.on_accent);
    };
    for card in &scene.cards {
        let of_lines: Vec<Rect> = card
            .lines
            .iter()
            .filter(|line| line.posts.iter().any(|post| posts.contains(post)))
            .map(|line| {
                Rect::new(line.rect.min, crate::geom::Point::new(card.rect.max.x, line.rect.max.y))
            })
            .collect();
        let is_near = of_lines.iter().all(|rect| canvas.window_rect(*rect).height() >= LEAST_LINE);
        if units.contains(&card.unit) || !(of_lines.is_empty() || is_near) {
            pin(card.header);
        }
        of_lines.into_iter().filter(|_| is_near).for_each(pin);
    }
}
