//! What is in sight: the scene of the host taken in, and the camera moves that waited for it.

use std::sync::Arc;

use egui::{Id, Rect, Ui};

use super::event::Target;
use super::far::Detail;
use super::glide::{Glide, Sight};
use super::input::CanvasInput;
use super::picture::Picture;
use super::{Canvas, access, landing, minimap, node};
use crate::app::kit::tokens::space;
use crate::geom::{Point, Rect as SceneRect};

/// The zoom at which every line can be read.
const NEAR: f32 = 0.8;

/// The camera moves that wait for the next frame, when the view's size and the scene are known.
pub(super) enum Wanted {
    Fit,
    Zoom(f32),
    ZoomBy(f32),
    Reveal(Target),
    Approach(Target),
    Focus(Target),
}

impl Canvas {
    /// Takes in the host's scene and the camera moves that waited for it.
    pub(super) fn refresh(
        &mut self,
        ui: &Ui,
        canvas_id: Id,
        view: Rect,
        input: &CanvasInput<'_>,
    ) -> Arc<Picture> {
        let picture = match &self.picture {
            Some((revision, picture))
                if *revision == input.revision && Arc::ptr_eq(&picture.scene, input.scene) =>
            {
                Arc::clone(picture)
            }
            _ => Arc::new(Picture::new(Arc::clone(input.scene))),
        };
        let seen_before = self.camera;
        let last = self.picture.replace((input.revision, Arc::clone(&picture)));
        let room_changed = self.room != input.room;
        if self.fitted && (self.view.size() != view.size() || room_changed) {
            self.wanted.insert(0, Wanted::Fit);
        }
        self.view = view;
        self.room = input.room;
        for wanted in std::mem::take(&mut self.wanted) {
            if let Wanted::Focus(target) = &wanted {
                let lines_too = picture.detail(self.camera.zoom) == Detail::Text;
                if let Some((drawn, _)) = access::drawn_as(&picture, target, lines_too) {
                    focus(ui, canvas_id, &drawn);
                }
            }
            self.move_camera(&wanted, &picture, input.has_map);
        }
        if let Some((_, last)) = last.filter(|(_, last)| !Arc::ptr_eq(last, &picture)) {
            let dropped_at = self.dropped_at.take();
            let before = Sight { picture: &last, camera: seen_before };
            let now = Sight { picture: &picture, camera: self.camera };
            let (lens, time) = (node::lens(view, &self.camera, ui), ui.input(|input| input.time));
            let glide = || Glide::between(before, now, &lens, dropped_at, time);
            self.glide = input.glides.then(glide).flatten();
        }
        picture
    }

    /// Makes a camera move.
    fn move_camera(&mut self, wanted: &Wanted, picture: &Picture, has_map: bool) {
        let size = self.view_size();
        let middle = Point::new(size.width / 2.0, size.height / 2.0);
        let is_readable = picture.detail(self.camera.zoom) == Detail::Text;
        match wanted {
            // Whatever is to be seen is seen, while the whole chart is.
            Wanted::Reveal(_) if self.fitted => return,
            Wanted::Approach(_) if self.fitted && is_readable => return,
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
        self.fitted = matches!(wanted, Wanted::Fit);
        self.camera.keep_in_view(self.room, size);
    }

    /// What is brought into sight does not stand below the map.
    fn uncover(&mut self, area: SceneRect, has_map: bool) {
        let frame = minimap::frame(&self.camera, self.view, self.room);
        if let Some((frame, _)) = frame.filter(|_| has_map) {
            let corner = SceneRect::new(self.in_view(frame.min), self.in_view(frame.max));
            self.camera.uncover(area, corner);
        }
    }
}

/// Gives the keyboard to a target's widget.
pub(super) fn focus(ui: &Ui, canvas: Id, target: &Target) {
    let id = access::widget_id(canvas, target);
    ui.memory_mut(|memory| memory.request_focus(id));
}
