//! Where the eye stands over the picture: a zoom and a shift.
//!
//! Pure arithmetic between the scene and the *view*, the rectangle of the window that shows it, measured from
//! its own top left corner in logical pixels.

use crate::geom::{Point, Rect, Size};

/// Maps the scene to the view: `view = scene × zoom + pan`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Logical pixels per scene unit.
    pub zoom: f32,
    /// Where the scene's origin stands in the view.
    pub pan: Point,
}

impl Default for Camera {
    fn default() -> Self {
        Self { zoom: 1.0, pan: Point::ZERO }
    }
}

impl Camera {
    /// A chart of a hundred thousand posts is fitted with about this zoom.
    const MIN_FIT_ZOOM: f32 = 0.004;
    /// By hand, the zoom stays where cards can still be told apart.
    pub const MIN_ZOOM: f32 = 0.1;
    pub const MAX_ZOOM: f32 = 5.0;
    /// Fitting a small chart does not blow it up beyond this.
    pub const MAX_FIT_ZOOM: f32 = 1.5;
    /// How much of the chart always stays in the view, in logical pixels.
    const KEPT_IN_VIEW: f32 = 48.0;

    pub fn view_from_scene(&self, point: Point) -> Point {
        Point::new(point.x * self.zoom + self.pan.x, point.y * self.zoom + self.pan.y)
    }

    pub fn scene_from_view(&self, point: Point) -> Point {
        Point::new((point.x - self.pan.x) / self.zoom, (point.y - self.pan.y) / self.zoom)
    }

    pub fn view_rect_from_scene(&self, rect: Rect) -> Rect {
        Rect::new(self.view_from_scene(rect.min), self.view_from_scene(rect.max))
    }

    /// Moves up, else to the left, what a corner of the view hides of `rect`, where there is room.
    pub fn uncover(&mut self, rect: Rect, corner: Rect) {
        let seen = self.view_rect_from_scene(rect);
        if !seen.overlaps(corner) {
            return;
        }
        let (up, left) = (seen.max.y - corner.min.y, seen.max.x - corner.min.x);
        if seen.min.y >= up {
            self.pan_by(0.0, -up);
        } else if seen.min.x >= left {
            self.pan_by(-left, 0.0);
        }
    }

    /// The part of the scene that a view of this size shows.
    pub fn visible(&self, view: Size) -> Rect {
        Rect::new(
            self.scene_from_view(Point::ZERO),
            self.scene_from_view(Point::new(view.width, view.height)),
        )
    }

    /// Moves the picture by `(dx, dy)` logical pixels.
    pub fn pan_by(&mut self, dx: f32, dy: f32) {
        self.pan = self.pan.offset(dx, dy);
    }

    /// Multiplies the zoom by `factor`, within its limits; what is at `about` in the view stays there.
    pub fn zoom_about(&mut self, factor: f32, about: Point) {
        self.set_zoom_about(self.zoom * factor, about);
    }

    /// Sets the zoom, within its limits; what is at `about` in the view stays there.
    pub fn set_zoom_about(&mut self, zoom: f32, about: Point) {
        let held = self.scene_from_view(about);
        // Fitted from further away, one does not leave further.
        let least = Self::MIN_ZOOM.min(self.zoom);
        self.zoom = zoom.clamp(least, Self::MAX_ZOOM);
        self.pan = Point::new(about.x - held.x * self.zoom, about.y - held.y * self.zoom);
    }

    /// Shows the whole of `bounds`, centred, with `margin` logical pixels around it.
    pub fn fit(&mut self, bounds: Rect, view: Size, margin: f32) {
        let room = |length: f32| (length - 2.0 * margin).max(1.0);
        let zoom = (room(view.width) / bounds.width().max(1.0))
            .min(room(view.height) / bounds.height().max(1.0));
        self.zoom = zoom.clamp(Self::MIN_FIT_ZOOM, Self::MAX_FIT_ZOOM);
        let center = bounds.center();
        self.pan = Point::new(
            view.width / 2.0 - center.x * self.zoom,
            view.height / 2.0 - center.y * self.zoom,
        );
    }

    /// Moves the picture as little as possible so that `rect` of the scene stands in the view with
    /// `margin` around it; of a rectangle too large, its top left.
    pub fn reveal(&mut self, rect: Rect, view: Size, margin: f32) {
        let seen = self.view_rect_from_scene(rect).expand(margin);
        let shift = |min: f32, max: f32, length: f32| {
            if min < 0.0 || max - min > length {
                -min
            } else if max > length {
                length - max
            } else {
                0.0
            }
        };
        self.pan_by(
            shift(seen.min.x, seen.max.x, view.width),
            shift(seen.min.y, seen.max.y, view.height),
        );
    }

    /// Brings a point of the scene to the middle of the view.
    pub fn center_on(&mut self, point: Point, view: Size) {
        let seen = self.view_from_scene(point);
        self.pan_by(view.width / 2.0 - seen.x, view.height / 2.0 - seen.y);
    }

    /// Moves the picture back when it has all but left the view.
    pub fn keep_in_view(&mut self, bounds: Rect, view: Size) {
        if bounds.width() < 0.0 {
            return;
        }
        let seen = self.view_rect_from_scene(bounds);
        let shift = |min: f32, max: f32, length: f32| {
            let kept = Self::KEPT_IN_VIEW.min(length / 2.0).min(max - min);
            if max < kept {
                kept - max
            } else if min > length - kept {
                length - kept - min
            } else {
                0.0
            }
        };
        self.pan_by(
            shift(seen.min.x, seen.max.x, view.width),
            shift(seen.min.y, seen.max.y, view.height),
        );
    }
}

/// How fast the picture moves under something held at `at`, near an edge of the view or beyond it,
/// in logical pixels per second: zero in the middle, up to `1_200` at 40 pixels beyond the edge.
pub fn edge_scroll(at: Point, view: Size) -> (f32, f32) {
    const ZONE: f32 = 40.0;
    const FASTEST: f32 = 1_200.0;
    let speed = |at: f32, length: f32| {
        let zone = ZONE.min(length / 4.0);
        let into = (zone - at).max(0.0) - (at - (length - zone)).max(0.0);
        let share = (into / (2.0 * ZONE)).clamp(-1.0, 1.0);
        share * share.abs() * FASTEST
    };
    (speed(at.x, view.width), speed(at.y, view.height))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const VIEW: Size = Size::new(800.0, 600.0);

    fn close(a: Point, b: Point) -> bool {
        (a.x - b.x).abs() < 0.05 && (a.y - b.y).abs() < 0.05
    }

    proptest! {
        #[test]
        fn zooming_holds_the_point_under_the_pointer(
            zoom in 0.05f32..4.0, x in -500.0f32..500.0, y in -500.0f32..500.0,
            factor in 0.2f32..5.0, at_x in 0.0f32..800.0, at_y in 0.0f32..600.0,
        ) {
            let mut camera = Camera { zoom, pan: Point::new(x, y) };
            let about = Point::new(at_x, at_y);
            let held = camera.scene_from_view(about);
            camera.zoom_about(factor, about);
            prop_assert!(close(camera.view_from_scene(held), about));
            // Fitted from further away, one may come nearer but not leave further.
            let least = zoom.min(Camera::MIN_ZOOM);
            prop_assert!((least..=Camera::MAX_ZOOM).contains(&camera.zoom));
        }

        #[test]
        fn fitting_shows_everything(
            x in -900.0f32..900.0, y in -900.0f32..900.0,
            width in 10.0f32..60_000.0, height in 10.0f32..9_000.0,
        ) {
            let bounds = Rect::from_min_size(Point::new(x, y), Size::new(width, height));
            let mut camera = Camera::default();
            camera.fit(bounds, VIEW, 20.0);
            let seen = camera.view_rect_from_scene(bounds);
            prop_assert!(seen.min.x > 19.0 && seen.max.x < 781.0, "{seen:?}");
            prop_assert!(seen.min.y > 19.0 && seen.max.y < 581.0, "{seen:?}");
        }
    }

    #[test]
    fn a_small_chart_is_not_blown_up() {
        let mut camera = Camera::default();
        camera.fit(Rect::from_min_size(Point::ZERO, Size::new(10.0, 10.0)), VIEW, 20.0);
        assert_eq!(camera.zoom, Camera::MAX_FIT_ZOOM);
        assert!(close(camera.view_from_scene(Point::new(5.0, 5.0)), Point::new(400.0, 300.0)));
    }

    #[test]
    fn revealing_moves_no_more_than_needed() {
        let mut camera = Camera::default();
        let inside = Rect::from_min_size(Point::new(100.0, 100.0), Size::new(50.0, 50.0));
        camera.reveal(inside, VIEW, 10.0);
        assert_eq!(camera.pan, Point::ZERO);
        let right = Rect::from_min_size(Point::new(900.0, 100.0), Size::new(50.0, 50.0));
        camera.reveal(right, VIEW, 10.0);
        assert_eq!(camera.pan, Point::new(-160.0, 0.0));
        let wide = Rect::from_min_size(Point::new(0.0, 0.0), Size::new(5_000.0, 50.0));
        camera.reveal(wide, VIEW, 10.0);
        assert_eq!(camera.view_from_scene(Point::ZERO).x, 10.0);
    }

    #[test]
    fn what_a_corner_hides_moves_out_of_it() {
        let corner = Rect::from_min_size(Point::new(700.0, 500.0), Size::new(100.0, 100.0));
        let shown = |at: (f32, f32), size: (f32, f32)| {
            let mut camera = Camera::default();
            let rect = Rect::from_min_size(Point::new(at.0, at.1), Size::new(size.0, size.1));
            camera.uncover(rect, corner);
            camera.pan
        };
        assert_eq!(shown((100.0, 550.0), (50.0, 20.0)), Point::ZERO, "it is beside it");
        assert_eq!(shown((680.0, 550.0), (50.0, 20.0)), Point::new(0.0, -70.0));
        assert_eq!(shown((680.0, 10.0), (50.0, 560.0)), Point::new(-30.0, 0.0), "no room above");
    }

    #[test]
    fn the_chart_cannot_be_lost() {
        let bounds = Rect::from_min_size(Point::ZERO, Size::new(300.0, 300.0));
        let mut camera = Camera::default();
        camera.pan_by(-4_000.0, 9_000.0);
        camera.keep_in_view(bounds, VIEW);
        let seen = camera.view_rect_from_scene(bounds);
        assert_eq!((seen.max.x, seen.min.y), (48.0, 600.0 - 48.0));
    }

    #[test]
    fn the_edges_pull_the_more_the_nearer() {
        assert_eq!(edge_scroll(Point::new(400.0, 300.0), VIEW), (0.0, 0.0));
        let near = edge_scroll(Point::new(20.0, 300.0), VIEW).0;
        let beyond = edge_scroll(Point::new(-40.0, 300.0), VIEW).0;
        assert!(0.0 < near && near < beyond && beyond <= 1_200.0);
        assert!(edge_scroll(Point::new(400.0, 599.0), VIEW).1 < 0.0);
    }
}
