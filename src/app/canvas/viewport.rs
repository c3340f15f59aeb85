//! Which part of the scene is seen, and where in the window.
//!
//! *window* is all that is drawn, *view* the part of it that the canvas fills, *scene* what is looked at.

use egui::{Pos2, Rect};

use super::camera::{Camera, edge_scroll};
use super::event::Target;
use super::far::Detail;
use super::picture::Picture;
use super::{landing, minimap};
use crate::app::kit::tokens::space;
use crate::geom::{Point, Rect as SceneRect, Size};

/// The zoom at which every line can be read.
const NEAR: f32 = 0.8;

/// What waits for the next frame, when the view's size and the scene are known.
pub(super) enum Wanted {
    Fit,
    Zoom(f32),
    ZoomBy(f32),
    Reveal(Target),
    Approach(Target),
    Focus(Target),
}

/// The camera, and the view that it fills.
pub(super) struct Viewport {
    camera: Camera,
    /// What the camera keeps in view.
    room: SceneRect,
    /// Where the view stands in the window.
    rect: Rect,
    /// The camera stands where the whole room is seen, and follows the view's size.
    is_fitted: bool,
}

impl Default for Viewport {
    fn default() -> Self {
        Self {
            camera: Camera::default(),
            room: SceneRect::NOTHING,
            rect: Rect::NOTHING,
            is_fitted: false,
        }
    }
}

impl Viewport {
    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    /// What the camera keeps in view, in the scene.
    pub fn room(&self) -> SceneRect {
        self.room
    }

    /// Where the view stands in the window.
    pub fn rect(&self) -> Rect {
        self.rect
    }

    pub fn size(&self) -> Size {
        Size::new(self.rect.width(), self.rect.height())
    }

    /// Looks as `other` does.
    pub fn follow(&mut self, other: &Self) {
        self.camera = other.camera;
        self.is_fitted = other.is_fitted;
    }

    /// The view stands at `rect` and keeps `room` in it. Returns whether all of that is to be fitted anew.
    pub fn take_place(&mut self, rect: Rect, room: SceneRect) -> bool {
        let is_other = self.rect.size() != rect.size() || self.room != room;
        self.rect = rect;
        self.room = room;
        self.is_fitted && is_other
    }

    /// A point of the window as one of the view.
    pub fn in_view(&self, at: Pos2) -> Point {
        Point::new(at.x - self.rect.min.x, at.y - self.rect.min.y)
    }

    /// A point of the window as one of the scene.
    pub fn in_scene(&self, at: Pos2) -> Point {
        self.camera.scene_from_view(self.in_view(at))
    }

    /// Where a part of the scene stands in the window.
    pub fn window_rect(&self, area: SceneRect) -> Rect {
        let rect = self.camera.view_rect_from_scene(area);
        let place = |point: Point| self.rect.min + egui::vec2(point.x, point.y);
        Rect::from_min_max(place(rect.min), place(rect.max))
    }

    /// Whether the lines of cards are drawn as texts, and can be pointed at.
    pub fn reads_lines(&self, picture: &Picture) -> bool {
        picture.detail(self.camera.zoom) == Detail::Text
    }

    /// Moves the paper by so much of the view.
    pub fn pan(&mut self, dx: f32, dy: f32) {
        self.camera.pan_by(dx, dy);
        self.was_moved();
    }

    /// Multiplies the zoom about a point of the window.
    pub fn zoom_about(&mut self, factor: f32, at: Pos2) {
        self.camera.zoom_about(factor, self.in_view(at));
        self.was_moved();
    }

    /// Brings a point of the scene to the middle.
    pub fn center_on(&mut self, at: Point) {
        self.camera.center_on(at, self.size());
        self.was_moved();
    }

    /// The user has moved the camera.
    fn was_moved(&mut self) {
        self.is_fitted = false;
        self.camera.keep_in_view(self.room, self.size());
    }

    /// How far the paper moves in `seconds`, in pixels of the view, while something is dragged at a point of
    /// the window near the edge.
    pub fn edge_scroll(&self, at: Pos2, seconds: f32) -> (f32, f32) {
        let size = self.size();
        let (x, y) = edge_scroll(self.in_view(at), size);
        // Nothing more is pulled in than there is.
        let seen = self.camera.view_rect_from_scene(self.room.expand(24.0));
        let room = |speed: f32, min: f32, max: f32, length: f32| {
            (speed * seconds).clamp((length - max).min(0.0), (-min).max(0.0))
        };
        let dx = room(x, seen.min.x, seen.max.x, size.width);
        let dy = room(y, seen.min.y, seen.max.y, size.height);
        (dx, dy)
    }

    /// Moves the camera to what is wanted.
    pub fn go_to(&mut self, wanted: &Wanted, picture: &Picture, has_map: bool) {
        let size = self.size();
        let middle = Point::new(size.width / 2.0, size.height / 2.0);
        let is_readable = self.reads_lines(picture);
        match wanted {
            // Whatever is to be seen is seen, while the whole chart is.
            Wanted::Reveal(_) if self.is_fitted => return,
            Wanted::Approach(_) if self.is_fitted && is_readable => return,
            Wanted::Focus(_) => return,
            Wanted::Fit if picture.scene.cards.is_empty() => {}
            Wanted::Fit => self.camera.fit(self.room, size, space::WIDE),
            Wanted::Zoom(zoom) => self.camera.set_zoom_about(*zoom, middle),
            Wanted::ZoomBy(factor) => self.camera.zoom_about(*factor, middle),
            Wanted::Reveal(target) | Wanted::Approach(target) => {
                if let Some(area) = landing::area_of(picture, target) {
                    if matches!(wanted, Wanted::Approach(_)) && !is_readable {
                        self.camera.set_zoom_about(NEAR, middle);
                        self.camera.center_on(area.center(), size);
                    }
                    self.camera.reveal(area, size, space::VAST);
                    self.uncover(area, has_map);
                }
            }
        }
        self.is_fitted = matches!(wanted, Wanted::Fit);
        self.camera.keep_in_view(self.room, size);
    }

    /// What is brought into sight does not stand below the map.
    fn uncover(&mut self, area: SceneRect, has_map: bool) {
        let frame = minimap::frame(&self.camera, self.rect, self.room);
        if let Some((frame, _)) = frame.filter(|_| has_map) {
            let corner = SceneRect::new(self.in_view(frame.min), self.in_view(frame.max));
            self.camera.uncover(area, corner);
        }
    }
}
