//! What the pointer is doing on a canvas, from one frame to the next.

use egui::Pos2;

use super::gesture::{Drag, Gesture, Input, Outcome};
use super::viewport::Viewport;
use crate::geom::{Point, Rect};

/// Wheel movement that takes one post more, in logical pixels.
pub(super) const WHEEL_STEP_PX: f32 = 40.0;

/// The gesture under way, and what of it is no matter of the gesture alone.
#[derive(Default)]
pub(super) struct Hand {
    gesture: Gesture,
    /// Where the button for what can be done went down, in the window.
    secondary_pressed: Option<Pos2>,
    /// Where the band being drawn begins, in the scene: it stays there when the paper moves.
    band_from: Point,
    /// Wheel movement not yet worth a whole post, in logical pixels.
    wheel_rest: f32,
}

impl Hand {
    pub fn gesture(&self) -> &Gesture {
        &self.gesture
    }

    pub fn drag(&self) -> Option<&Drag> {
        self.gesture.drag()
    }

    /// One thing that happened, and what it led to.
    pub fn on(&mut self, input: Input) -> Outcome {
        let outcome = self.gesture.on(input);
        if matches!(outcome, Outcome::DragStarted(_)) {
            self.wheel_rest = 0.0;
        }
        outcome
    }

    /// Whether a band is being drawn.
    pub fn bands(&self) -> bool {
        self.gesture.band_end().is_some()
    }

    /// A band is drawn from a point of the scene.
    pub fn begin_band(&mut self, from: Point) {
        self.band_from = from;
    }

    /// The band being drawn, in the scene.
    pub fn band(&self, viewport: &Viewport) -> Option<Rect> {
        let end = viewport.camera().scene_from_view(self.gesture.band_end()?);
        let from = self.band_from;
        Some(Rect::new(
            Point::new(from.x.min(end.x), from.y.min(end.y)),
            Point::new(from.x.max(end.x), from.y.max(end.y)),
        ))
    }

    /// The secondary button went down at a point of the window.
    pub fn press_secondary(&mut self, at: Pos2) {
        self.secondary_pressed = Some(at);
    }

    /// The secondary button is released: whether it was a click.
    pub fn release_secondary(&mut self, at: Pos2) -> bool {
        let pressed_at = self.secondary_pressed.take();
        pressed_at.is_some_and(|pressed_at| pressed_at.distance(at) <= Gesture::THRESHOLD)
    }

    /// Whether the number of posts that travel can be chosen.
    pub fn counts_posts(&self) -> bool {
        self.drag().is_some_and(Drag::is_divisible)
    }

    /// During the drag of a line, the wheel says how many posts travel; `delta` in logical pixels.
    pub fn wheel(&mut self, delta: f32) {
        if self.counts_posts() {
            self.wheel_rest += delta;
            let steps = (self.wheel_rest / WHEEL_STEP_PX).trunc();
            self.wheel_rest -= steps * WHEEL_STEP_PX;
            self.gesture.on(Input::TakeMore(steps as i32));
        }
    }
}
