//! The map in the corner of the canvas: all of the chart, and the part of it in sight.
//!
//! There while something is out of sight.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Area, CursorIcon, Id, Order, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, vec2};

use super::Emphasis;
use super::camera::Camera;
use super::picture::Picture;
use crate::app::kit::tokens::{Palette, RADIUS, space};
use crate::geom;

/// The most room it takes, in logical pixels, and the largest share of the view.
const MOST: egui::Vec2 = vec2(208.0, 148.0);
const SHARE: f32 = 0.3;
/// The least of each side: what is flatter is drawn in the middle.
const LEAST: f32 = 36.0;
/// Around the chart.
const MARGIN: f32 = space::TIGHT;
/// Narrower views have no room to spare, in logical pixels.
const NARROW: f32 = 360.0;

/// What of the canvas the map is drawn for.
pub struct MapInput<'a> {
    pub picture: &'a Arc<Picture>,
    pub camera: &'a Camera,
    /// Where the canvas stands in the window.
    pub view: Rect,
    /// What can be brought into sight.
    pub room: geom::Rect,
    pub emphasis: &'a Emphasis,
    pub palette: &'a Palette,
    /// How it is called.
    pub name: String,
}

/// What the cards were drawn from.
#[derive(Clone)]
struct Key {
    picture: Arc<Picture>,
    chart: Rect,
    palette: Palette,
}

/// The map, with its cards as last drawn.
#[derive(Default)]
pub struct Minimap {
    cards: Option<(Key, Arc<Mesh>)>,
}

impl Minimap {
    /// Shows the map where something is out of sight. Returns the point of the scene that the user
    /// asks for.
    pub fn ui(&mut self, ui: &Ui, id: Id, input: &MapInput<'_>) -> Option<geom::Point> {
        let MapInput { view, room, palette, .. } = *input;
        let seen = input.camera.visible(geom::Size::new(view.width(), view.height()));
        let (frame, scale) = frame(input.camera, view, room)?;
        let size = vec2(room.width() * scale, room.height() * scale);
        let chart = Rect::from_center_size(frame.center(), size);
        let place = |rect: geom::Rect| {
            let point = |at: geom::Point| {
                chart.min + vec2((at.x - room.min.x) * scale, (at.y - room.min.y) * scale)
            };
            Rect::from_min_max(point(rect.min), point(rect.max))
        };
        let area = Area::new(id.with("map")).order(Order::Middle).fixed_pos(frame.min);
        let shown = area.constrain(false).movable(false).fade_in(false).show(ui.ctx(), |ui| {
            let (_, response) = ui.allocate_exact_size(frame.size(), Sense::CLICK | Sense::DRAG);
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::Other, true, input.name.as_str())
            });
            let painter = ui.painter().with_clip_rect(frame.expand(1.0).intersect(view));
            let border = Stroke::new(1.0, palette.outline);
            painter.rect(frame, RADIUS, palette.surface, border, StrokeKind::Outside);
            painter.add(Shape::Mesh(self.mesh(input, chart, &place)));
            let mut hits = Mesh::default();
            for area in input.emphasis.hits(&input.picture.scene) {
                hits.add_colored_rect(grown(place(area)), palette.hit());
            }
            painter.add(Shape::mesh(hits));
            let sight = place(seen).intersect(frame.shrink(0.5));
            let outline = Stroke::new(1.5, palette.accent);
            painter.rect(sight, 1, palette.selection, outline, StrokeKind::Inside);
            response.on_hover_cursor(CursorIcon::Move)
        });
        let response = shown.inner;
        let at = response.interact_pointer_pos().filter(|_| {
            response.is_pointer_button_down_on() || response.clicked() || response.dragged()
        })?;
        let at = (at - chart.min) / scale;
        Some(geom::Point::new(room.min.x + at.x, room.min.y + at.y))
    }

    /// The cards as rectangles, made anew when the scene or the place is another.
    fn mesh(
        &mut self,
        input: &MapInput<'_>,
        chart: Rect,
        place: &dyn Fn(geom::Rect) -> Rect,
    ) -> Arc<Mesh> {
        if let Some((key, mesh)) = &self.cards
            && Arc::ptr_eq(&key.picture, input.picture)
            && key.chart == chart
            && key.palette == *input.palette
        {
            return mesh.clone();
        }
        let mut mesh = Mesh::default();
        for card in &input.picture.scene.cards {
            let color = if card.depth < 2 { input.palette.muted } else { input.palette.outline };
            mesh.add_colored_rect(grown(place(card.rect)), color);
        }
        let mesh = Arc::new(mesh);
        let (picture, palette) = (input.picture.clone(), *input.palette);
        self.cards = Some((Key { picture, chart, palette }, mesh.clone()));
        mesh
    }
}

/// Where the map of a chart stands in the window, and its scale; none where all is in sight.
pub fn frame(camera: &Camera, view: Rect, room: geom::Rect) -> Option<(Rect, f32)> {
    let seen = camera.visible(geom::Size::new(view.width(), view.height()));
    let is_all_seen = seen.contains(room.min) && seen.contains(room.max);
    if is_all_seen || view.width() < NARROW || room.width() <= 0.0 || room.height() <= 0.0 {
        return None;
    }
    let most = MOST.min(view.size() * SHARE);
    let most = most - egui::Vec2::splat(2.0 * MARGIN);
    let scale = (most.x / room.width()).min(most.y / room.height());
    let size = vec2(room.width() * scale, room.height() * scale);
    let frame = Rect::from_min_size(Pos2::ZERO, size.max(vec2(LEAST, LEAST))).expand(MARGIN);
    let corner = view.max - frame.size() - egui::Vec2::splat(space::MEDIUM);
    Some((Rect::from_min_size(corner, frame.size()), scale))
}

/// Nothing is too small to be seen.
fn grown(rect: Rect) -> Rect {
    Rect::from_min_size(rect.min, rect.size().max(vec2(1.5, 1.5)))
}
