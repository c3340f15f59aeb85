//! What is in sight: the scene of the host taken in, and the camera moves that waited for it.

use std::sync::Arc;

use egui::{Id, Rect, Ui};

use super::event::Target;
use super::glide::{Glide, Sight};
use super::input::CanvasInput;
use super::picture::Picture;
use super::viewport::Wanted;
use super::{Canvas, access, node};

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
        let seen_before = *self.viewport.camera();
        let last = self.picture.replace((input.revision, Arc::clone(&picture)));
        if self.viewport.take_place(view, input.room) {
            self.wanted.insert(0, Wanted::Fit);
        }
        for wanted in std::mem::take(&mut self.wanted) {
            if let Wanted::Focus(target) = &wanted {
                let lines_too = self.viewport.reads_lines(&picture);
                if let Some((drawn, _)) = access::drawn_as(&picture, target, lines_too) {
                    focus(ui, canvas_id, &drawn);
                }
            }
            self.viewport.go_to(&wanted, &picture, input.has_map);
        }
        if let Some((_, last)) = last.filter(|(_, last)| !Arc::ptr_eq(last, &picture)) {
            let dropped_at = self.carrying.take_dropped_at();
            let before = Sight { picture: &last, camera: seen_before };
            let camera = self.viewport.camera();
            let now = Sight { picture: &picture, camera: *camera };
            let (lens, time) = (node::lens(view, camera, ui), ui.input(|input| input.time));
            let glide = || Glide::between(before, now, &lens, dropped_at, time);
            self.glide = input.glides.then(glide).flatten();
        }
        picture
    }
}

/// Gives the keyboard to a target's widget.
pub(super) fn focus(ui: &Ui, canvas: Id, target: &Target) {
    let id = access::widget_id(canvas, target);
    ui.memory_mut(|memory| memory.request_focus(id));
}
