//! The chart on screen: pan, zoom, select, drag.
//!
//! ```text
//!   egui input ─► pointer ─► gesture ─► CanvasEvent ─► the host
//!                    └─────► camera
//!   Scene ─► picture ─► node (egui_graphs) ─┐
//!            landing ─► overlay ────────────┴─► the window
//! ```
//!
//! The canvas draws a finished [`Scene`](crate::scene::Scene) and says what the user asks for.

mod access;
mod attention;
pub mod camera;
mod drag;
pub mod emphasis;
pub mod event;
mod far;
pub mod gesture;
mod glide;
mod hand;
mod input;
pub mod landing;
pub mod lens;
mod minimap;
mod node;
mod overlay;
mod paint;
pub mod picture;
mod pointer;
mod sight;
mod viewport;
pub mod walk;

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Id, Pos2, Rect, Ui};

pub use camera::Camera;
pub use emphasis::Emphasis;
pub use event::{CanvasEvent, Carried, Drop, Landing, Pick, Place, Target};
pub use input::{CanvasInput, CanvasResponse};

use crate::app::kit::tokens::Palette;
use crate::geom::Rect as SceneRect;
use crate::model::PostId;
use crate::scene::Item;
use crate::words::key;
use attention::Attention;
use drag::Carrying;
use gesture::{Drag, Gesture};
use glide::Glide;
use hand::Hand;
use landing::Spot;
use lens::Lens;
use minimap::{MapInput, Minimap};
use node::Mirror;
use overlay::Overlay;
use picture::Picture;
use viewport::{Viewport, Wanted};

/// Paints the items of a page at its own size, its corner at `corner`: outside the canvas, where nothing
/// moves.
pub fn paint_page(ui: &Ui, items: &[Item], corner: Pos2) {
    let lens = Lens::new(1.0, corner, ui.clip_rect(), ui.pixels_per_point());
    let shapes = ui.fonts_mut(|fonts| paint::items(items, &lens, fonts));
    ui.painter().extend(shapes);
}

/// Whatever, when it changes, makes the library draw anew.
#[derive(PartialEq)]
struct FrameKey {
    revision: u64,
    camera: Camera,
    view: Rect,
    pixels_per_point: f32,
    palette: Palette,
    hovered: Option<Target>,
    focused: Option<Target>,
    selection: Vec<Target>,
    gesture: Gesture,
    landing: Option<Spot>,
    outside: Option<Carried>,
    is_gliding: bool,
}

/// A canvas; one for each chart that is shown at the same time.
pub struct Canvas {
    viewport: Viewport,
    wanted: Vec<Wanted>,
    hand: Hand,
    carrying: Carrying,
    attention: Attention,
    /// Of the last scene, with its revision.
    picture: Option<(u64, Arc<Picture>)>,
    mirror: Mirror,
    minimap: Minimap,
    glide: Option<Glide>,
    last: Option<FrameKey>,
}

impl Canvas {
    /// `name` tells this canvas from any other in the window. The chart is fitted at first.
    pub fn new(name: &str) -> Self {
        Self {
            viewport: Viewport::default(),
            wanted: vec![Wanted::Fit],
            hand: Hand::default(),
            carrying: Carrying::default(),
            attention: Attention::default(),
            picture: None,
            mirror: Mirror::new(name),
            minimap: Minimap::default(),
            glide: None,
            last: None,
        }
    }

    /// Logical pixels per scene unit.
    pub fn zoom(&self) -> f32 {
        self.viewport.camera().zoom
    }

    /// Looks as `other` does: two canvases with one camera.
    pub fn follow(&mut self, other: &Self) {
        self.viewport.follow(&other.viewport);
    }

    /// Shows the whole chart, and keeps showing it whole while the view changes its size, until the
    /// user moves or zooms.
    pub fn fit(&mut self) {
        self.wanted.push(Wanted::Fit);
    }

    /// Zooms about the middle of the view.
    pub fn zoom_to(&mut self, zoom: f32) {
        self.wanted.push(Wanted::Zoom(zoom));
    }

    /// Multiplies the zoom, about the middle of the view.
    pub fn zoom_by(&mut self, factor: f32) {
        self.wanted.push(Wanted::ZoomBy(factor));
    }

    /// Brings what is called so into sight; of the next scene, if one is on its way.
    pub fn reveal(&mut self, target: Target) {
        self.wanted.push(Wanted::Reveal(target));
    }

    /// The same, from so near that it can be read.
    pub fn approach(&mut self, target: Target) {
        self.wanted.push(Wanted::Approach(target));
    }

    /// What hangs on the pointer, during a drag that began here.
    pub fn carried(&self) -> Option<Carried> {
        self.hand.drag().map(Drag::carried)
    }

    /// Where a target stands in the window, as last drawn: for a field placed over it.
    pub fn screen_rect(&self, target: &Target) -> Option<Rect> {
        let (_, picture) = self.picture.as_ref()?;
        Some(self.window_rect(landing::area_of(picture, target)?))
    }

    /// Where it stands in the window, as last drawn.
    pub fn view_rect(&self) -> Rect {
        self.viewport.rect()
    }

    /// Where a part of the scene stands in the window.
    pub fn window_rect(&self, area: SceneRect) -> Rect {
        self.viewport.window_rect(area)
    }

    /// Gives the keyboard to what is called so, in sight if need be.
    pub fn focus(&mut self, target: Target) {
        self.wanted.push(Wanted::Reveal(target.clone()));
        self.wanted.push(Wanted::Focus(target));
    }

    /// The keyboard goes to what is called so, and shows it.
    pub fn walk_to(&mut self, target: Target) {
        self.attention.set_by_keyboard(true);
        self.focus(target);
    }

    /// What has the keyboard, as last drawn.
    pub fn focused(&self) -> Option<&Target> {
        self.attention.focused()
    }

    /// What an arrow leads to from `from`; without one, to the top of the chart.
    pub fn neighbour(&self, from: Option<&Target>, way: walk::Way) -> Option<Target> {
        let (_, picture) = self.picture.as_ref()?;
        let lines_too = self.viewport.reads_lines(picture);
        match from {
            Some(from) => walk::neighbour(picture, from, way, lines_too),
            None => picture.scene.cards.first().map(|card| Target::Unit(card.unit.clone())),
        }
    }

    /// What stands at a point of the window, as last drawn.
    pub fn target_under(&self, at: Pos2) -> Option<Target> {
        let (_, picture) = self.picture.as_ref().filter(|_| self.viewport.rect().contains(at))?;
        self.target_at(picture, at)
    }

    /// Fills what is left of `ui`. Fields placed over the canvas belong in an [`egui::Area`], or the
    /// canvas takes their presses.
    pub fn ui(&mut self, ui: &mut Ui, input: &CanvasInput<'_>) -> CanvasResponse {
        let view = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(view);
        let canvas_id = ui.id().with("canvas");
        let picture = self.refresh(ui, canvas_id, view, input);
        let before = *self.viewport.camera();
        self.map_ui(ui, canvas_id, &picture, input);
        let mut events = self.take_input(ui, canvas_id, &picture, input);
        self.find_landing(ui, &picture, input);

        let palette = input.palette;
        let lens = node::lens(view, self.viewport.camera(), ui);
        let painter = ui.painter().with_clip_rect(lens.clip);
        painter.rect_filled(view, 0, palette.canvas);
        let progress = self.glide_progress(ui);
        // What leads from card to card, or lies over them, comes as they arrive.
        let mut soft = painter.clone();
        soft.multiply_opacity(progress);
        let moves_cards = self.glide.as_ref().is_some_and(Glide::moves_cards);
        let connectors = if moves_cards { &soft } else { &painter };
        connectors.extend(picture.connector_shapes(&lens));
        let is_still = self.is_still(ui, view, input);
        if let Some(glide) = &self.glide {
            let paint = |ui: &Ui| glide.paint(ui, &picture, &lens, progress, palette);
            self.mirror.paint_by_hand(ui, view, paint);
        } else if is_still {
            self.mirror.paint_unchanged(ui, view, &picture, self.viewport.camera());
        } else {
            self.mirror.show(ui, view, &picture, self.viewport.camera());
        }
        soft.extend(picture.arrow_shapes(&lens));

        let selected_posts: HashSet<&PostId> = selected_posts(input.selection);
        let selected_units: HashSet<&Target> = input.selection.iter().collect();
        let is_selected = |target: &Target| match target {
            Target::Unit(_) => selected_units.contains(target),
            Target::Line { posts, .. } => posts.iter().any(|post| selected_posts.contains(post)),
        };
        let current = self.attention.focused().or(input.selection.last()).cloned();
        let told = access::AccessWords {
            words: input.words,
            emphasis: input.emphasis,
            name_of: input.name_of,
            remark_on: input.remark_on,
        };
        let current = current.as_ref();
        let heard = access::widgets(ui, canvas_id, &picture, &lens, told, current, &is_selected);
        let is_new = self.attention.focus(heard.focused);
        // The keyboard selects as it goes.
        let reached = self.attention.ringed().filter(|target| is_new && !is_selected(target));
        if let Some(target) = heard.activated.or(reached.cloned()) {
            events.push(CanvasEvent::Select { target, pick: Pick::Alone });
        }
        let overlay = Overlay { painter: &soft, lens, picture: &picture, palette };
        self.paint_overlay(ui, &overlay, input);
        if *self.viewport.camera() != before {
            events.push(CanvasEvent::CameraMoved);
        }
        CanvasResponse { events }
    }

    /// How far what moved has come; asks for the next frame until it is there.
    fn glide_progress(&mut self, ui: &Ui) -> f32 {
        let time = ui.input(|input| input.time);
        let progress = self.glide.as_ref().map_or(1.0, |glide| glide.progress(time));
        if progress < 1.0 {
            ui.request_repaint();
        } else {
            self.glide = None;
        }
        progress
    }

    /// The map, where something is out of sight; nothing stands in the way of what is dragged.
    fn map_ui(&mut self, ui: &Ui, canvas_id: Id, picture: &Arc<Picture>, input: &CanvasInput<'_>) {
        let drags = self.hand.drag().is_some() || input.drag_from_outside.is_some();
        if !input.has_map || drags || picture.scene.cards.is_empty() {
            return;
        }
        let map = MapInput {
            picture,
            camera: self.viewport.camera(),
            view: self.viewport.rect(),
            room: self.viewport.room(),
            emphasis: input.emphasis,
            palette: input.palette,
            name: input.words.get(key::MINIMAP),
        };
        if let Some(at) = self.minimap.ui(ui, canvas_id, &map) {
            self.viewport.center_on(at);
        }
    }

    /// What stands at a point of the window.
    fn target_at(&self, picture: &Picture, at: Pos2) -> Option<Target> {
        let lines_too = self.viewport.reads_lines(picture);
        landing::target_at(picture, self.viewport.in_scene(at), lines_too)
    }

    /// Whether this frame would look as the last one did, nothing having been heard in between.
    fn is_still(&mut self, ui: &Ui, view: Rect, input: &CanvasInput<'_>) -> bool {
        let key = FrameKey {
            revision: input.revision,
            camera: *self.viewport.camera(),
            view,
            pixels_per_point: ui.pixels_per_point(),
            palette: *input.palette,
            hovered: self.attention.hovered().cloned(),
            focused: self.attention.focused().cloned(),
            selection: input.selection.to_vec(),
            gesture: self.hand.gesture().clone(),
            landing: self.carrying.asked().map(|asked| asked.spot.clone()),
            outside: self.carrying.outside().cloned(),
            is_gliding: self.glide.is_some(),
        };
        let unchanged = self.last.as_ref() == Some(&key);
        self.last = Some(key);
        unchanged && !self.hears(ui)
    }

    fn paint_overlay(&self, ui: &Ui, overlay: &Overlay<'_>, input: &CanvasInput<'_>) {
        overlay.emphasis(input.emphasis);
        if let Some(target) = self.attention.hovered() {
            overlay.hovered(target);
        }
        for target in input.selection {
            overlay.selected(target, !input.emphasis.is_empty());
        }
        overlay.selected_ghosts(&selected_posts(input.selection));
        if let Some(target) = self.attention.ringed() {
            overlay.focused(target);
        }
        if let Some(band) = self.hand.band(&self.viewport) {
            let lines_too = self.viewport.reads_lines(overlay.picture);
            for target in landing::targets_in(overlay.picture, band, lines_too) {
                overlay.selected(&target, !input.emphasis.is_empty());
            }
            overlay.band(band);
        }
        if let Some(drag) = self.hand.drag() {
            match drag.carried() {
                Carried::Units(units) => {
                    units.into_iter().for_each(|unit| overlay.lifted(&Target::Unit(unit)));
                }
                Carried::Posts(_) => overlay.lifted(&drag.target),
            }
        }
        if let Some(asked) = self.carrying.asked() {
            overlay.landing(&asked.spot, &asked.answer);
        }
        let palette = overlay.palette;
        let Some(at) = ui.input(|input| input.pointer.latest_pos()) else { return };
        if let Some(ghost) = self.ghost(overlay.picture, input) {
            ghost.paint(ui.ctx(), at, palette);
        } else {
            self.paint_hovered_name(ui, overlay, at, palette);
        }
    }

    /// From afar a card's name may not fit: it is said at the pointer.
    fn paint_hovered_name(&self, ui: &Ui, overlay: &Overlay<'_>, at: Pos2, palette: &Palette) {
        let picture = overlay.picture;
        let is_quiet = self.viewport.reads_lines(picture) || self.hand.gesture().is_panning();
        let Some(Target::Unit(unit)) = self.attention.hovered().filter(|_| !is_quiet) else {
            return;
        };
        if let Some(card) = picture.card(unit) {
            overlay::paint_name(ui.ctx(), at, &card.name, &card.headcount, palette);
        }
    }
}

fn selected_posts(selection: &[Target]) -> HashSet<&PostId> {
    fn posts(target: &Target) -> &[PostId] {
        match target {
            Target::Line { posts, .. } => posts,
            Target::Unit(_) => &[],
        }
    }
    selection.iter().flat_map(posts).collect()
}
