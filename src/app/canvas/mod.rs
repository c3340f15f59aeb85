//! The chart on screen: pan, zoom, select, drag.
//!
//! ```text
//!   egui input ─► pointer ─► gesture ─► CanvasEvent ─► the host
//!                    └─────► camera
//!   Scene ─► picture ─► node (egui_graphs) ─┐
//!            landing ─► overlay ────────────┴─► the window
//! ```
//!
//! The canvas draws a finished [`Scene`] and says what the user asks for. Knows nothing of the
//! model behind the scene, and changes nothing.

mod access;
pub mod camera;
pub mod emphasis;
pub mod event;
pub mod gesture;
mod glide;
pub mod landing;
mod minimap;
mod node;
mod overlay;
mod paint;
pub mod picture;
mod pointer;
pub mod walk;

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Id, Pos2, Rect, Ui};

pub use camera::Camera;
pub use emphasis::Emphasis;
pub use event::{CanvasEvent, Carried, Drop, Landing, Pick, Place, Target};

use crate::app::kit::tokens::{Palette, space};
use crate::geom::{Point, Rect as SceneRect, Size};
use crate::model::{PostId, UnitId};
use crate::scene::{Item, Scene};
use crate::words::{Locale, Message};
use gesture::{Drag, Gesture};
use glide::{Glide, Sight};
use landing::Spot;
use minimap::{MapInput, Minimap};
use node::Mirror;
use overlay::{Ghost, Overlay};
use picture::{Detail, Lens, Picture};

/// Paints the items of a page at its own size, its corner at `corner`: outside the canvas, where nothing
/// moves.
pub fn paint_page(ui: &Ui, items: &[Item], corner: Pos2) {
    let lens = Lens::new(1.0, corner, ui.clip_rect(), ui.pixels_per_point());
    let shapes = ui.fonts_mut(|fonts| paint::items(items, &lens, fonts));
    ui.painter().extend(shapes);
}

/// What the host shows in this frame.
pub struct CanvasInput<'a> {
    pub scene: &'a Arc<Scene>,
    /// What the camera fits and does not leave: the scene's bounds, and those of any other scene that
    /// is looked at with the same camera.
    pub room: SceneRect,
    /// Another number for another scene.
    pub revision: u64,
    pub selection: &'a [Target],
    /// What stands out and what stands back; of another scene, nothing is shown of it.
    pub emphasis: &'a Emphasis,
    /// Whether a map is shown while something is out of sight.
    pub has_map: bool,
    /// Whether this scene is the one before after a change, and what moved is to be seen to move.
    pub glides: bool,
    /// What a drop would do, or the sentence that refuses it.
    pub preview: &'a dyn Fn(&Drop) -> Result<Landing, String>,
    /// How a unit is called by screen readers.
    pub name_of: &'a dyn Fn(&UnitId) -> String,
    /// What is said of the posts of a line besides, such as that they have comments.
    pub remark_on: &'a dyn Fn(&[PostId]) -> Option<String>,
    /// What else would change by an allowed drop, to be said at the pointer; may be empty.
    pub foresee: &'a dyn Fn(&Drop) -> String,
    pub words: Locale,
    pub palette: &'a Palette,
    /// What hangs on the pointer when the drag began elsewhere, and how it is called; to be given up
    /// to and including the frame in which the button is released.
    pub drag_from_outside: Option<(&'a Carried, &'a str)>,
}

/// What the user asked for in this frame, in order.
#[derive(Debug, Default)]
pub struct CanvasResponse {
    pub events: Vec<CanvasEvent>,
}

/// The zoom at which every line can be read.
const NEAR: f32 = 0.8;

/// The camera moves that wait for the next frame, when the view's size and the scene are known.
enum Wanted {
    Fit,
    Zoom(f32),
    ZoomBy(f32),
    Reveal(Target),
    Approach(Target),
    Focus(Target),
}

/// The last place asked about, and the host's answer.
struct Asked {
    drop: Drop,
    spot: Spot,
    answer: Result<Landing, String>,
    /// What else would change.
    foreseen: String,
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
    camera: Camera,
    gesture: Gesture,
    mirror: Mirror,
    picture: Option<(u64, Arc<Picture>)>,
    /// What the camera keeps in view.
    room: SceneRect,
    /// Where it stood in the window when last drawn.
    view: Rect,
    wanted: Vec<Wanted>,
    /// The camera stands where [`Self::fit`] put it, and follows the view's size.
    fitted: bool,
    asked: Option<Asked>,
    outside: Option<Carried>,
    hovered: Option<Target>,
    focused: Option<Target>,
    /// The keyboard is in use: the ring is drawn.
    by_keyboard: bool,
    secondary_pressed: Option<Pos2>,
    /// Where the band being drawn begins, in the scene: it stays there when the paper moves.
    band_from: Point,
    /// Wheel movement not yet worth a whole post, in logical pixels.
    wheel_rest: f32,
    minimap: Minimap,
    glide: Option<Glide>,
    /// Where posts were let go, in the view, until the next scene.
    dropped_at: Option<Point>,
    last: Option<FrameKey>,
}

impl Canvas {
    /// `name` tells this canvas from any other in the window. The chart is fitted at first.
    pub fn new(name: &str) -> Self {
        Self {
            camera: Camera::default(),
            gesture: Gesture::default(),
            mirror: Mirror::new(name),
            picture: None,
            room: SceneRect::NOTHING,
            view: Rect::NOTHING,
            wanted: vec![Wanted::Fit],
            fitted: false,
            asked: None,
            outside: None,
            hovered: None,
            focused: None,
            by_keyboard: false,
            secondary_pressed: None,
            band_from: Point::ZERO,
            wheel_rest: 0.0,
            minimap: Minimap::default(),
            glide: None,
            dropped_at: None,
            last: None,
        }
    }

    /// Logical pixels per scene unit.
    pub fn zoom(&self) -> f32 {
        self.camera.zoom
    }

    /// Looks as `other` does: two canvases with one camera.
    pub fn follow(&mut self, other: &Self) {
        self.camera = other.camera;
        self.fitted = other.fitted;
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
        self.gesture.drag().map(Drag::carried)
    }

    /// Where a target stands in the window, as last drawn: for a field placed over it.
    pub fn screen_rect(&self, target: &Target) -> Option<Rect> {
        let (_, picture) = self.picture.as_ref()?;
        Some(self.window_rect(landing::area_of(picture, target)?))
    }

    /// Where a part of the scene stands in the window.
    pub fn window_rect(&self, area: SceneRect) -> Rect {
        let rect = self.camera.view_rect_from_scene(area);
        let place = |point: Point| self.view.min + egui::vec2(point.x, point.y);
        Rect::from_min_max(place(rect.min), place(rect.max))
    }

    /// Gives the keyboard to what is called so, in sight if need be.
    pub fn focus(&mut self, target: Target) {
        self.wanted.push(Wanted::Reveal(target.clone()));
        self.wanted.push(Wanted::Focus(target));
    }

    /// The keyboard goes to what is called so, and shows it.
    pub fn walk_to(&mut self, target: Target) {
        self.by_keyboard = true;
        self.focus(target);
    }

    /// What has the keyboard, as last drawn.
    pub fn focused(&self) -> Option<&Target> {
        self.focused.as_ref()
    }

    /// What an arrow leads to from `from`; without one, to the top of the chart.
    pub fn neighbour(&self, from: Option<&Target>, way: walk::Way) -> Option<Target> {
        let (_, picture) = self.picture.as_ref()?;
        let lines_too = picture.detail(self.camera.zoom) == Detail::Text;
        match from {
            Some(from) => walk::neighbour(picture, from, way, lines_too),
            None => picture.scene.cards.first().map(|card| Target::Unit(card.unit.clone())),
        }
    }

    /// What stands at a point of the window, as last drawn.
    pub fn target_under(&self, at: Pos2) -> Option<Target> {
        let (_, picture) = self.picture.as_ref().filter(|_| self.view.contains(at))?;
        let lines_too = picture.detail(self.camera.zoom) == Detail::Text;
        landing::target_at(picture, self.in_scene(at), lines_too)
    }

    /// Fills what is left of `ui`. Fields placed over the canvas belong in an [`egui::Area`], or the
    /// canvas takes their presses.
    pub fn ui(&mut self, ui: &mut Ui, input: &CanvasInput<'_>) -> CanvasResponse {
        let view = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(view);
        let canvas_id = ui.id().with("canvas");
        let picture = self.refresh(ui, canvas_id, view, input);
        let before = self.camera;
        self.map_ui(ui, canvas_id, &picture, input);
        let mut events = Vec::new();
        self.take_input(ui, canvas_id, &picture, input, &mut events);
        self.find_landing(ui, &picture, input);

        let palette = input.palette;
        let lens = node::lens(view, &self.camera, ui);
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
            self.mirror.paint_unchanged(ui, view, &picture, &self.camera);
        } else {
            self.mirror.show(ui, view, &picture, &self.camera);
        }
        soft.extend(picture.arrow_shapes(&lens));

        let selected_posts: HashSet<&PostId> = selected_posts(input.selection);
        let selected_units: HashSet<&Target> = input.selection.iter().collect();
        let is_selected = |target: &Target| match target {
            Target::Unit(_) => selected_units.contains(target),
            Target::Line { posts, .. } => posts.iter().any(|post| selected_posts.contains(post)),
        };
        let current = self.focused.clone().or(input.selection.last().cloned());
        let told = access::Told {
            words: input.words,
            emphasis: input.emphasis,
            name_of: input.name_of,
            remark_on: input.remark_on,
        };
        let current = current.as_ref();
        let heard = access::widgets(ui, canvas_id, &picture, &lens, told, current, &is_selected);
        let is_new = heard.focused != self.focused;
        self.focused = heard.focused;
        // The keyboard selects as it goes.
        let reached = self
            .focused
            .clone()
            .filter(|target| is_new && self.by_keyboard && !is_selected(target));
        if let Some(target) = heard.activated.or(reached) {
            events.push(CanvasEvent::Select { target, pick: Pick::Alone });
        }
        let overlay = Overlay { painter: &soft, lens, picture: &picture, palette };
        self.paint_overlay(ui, &overlay, input);
        if self.camera != before {
            events.push(CanvasEvent::CameraMoved);
        }
        CanvasResponse { events }
    }

    /// Takes in the host's scene and the camera moves that waited for it.
    fn refresh(
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
        let bounds = input.room;
        let size = self.view_size();
        let middle = Point::new(size.width / 2.0, size.height / 2.0);
        for wanted in std::mem::take(&mut self.wanted) {
            match &wanted {
                // Whatever is to be seen is seen, while the whole chart is.
                Wanted::Reveal(_) if self.fitted => continue,
                Wanted::Approach(_)
                    if self.fitted && picture.detail(self.camera.zoom) == Detail::Text =>
                {
                    continue;
                }
                Wanted::Focus(target) => {
                    let lines_too = picture.detail(self.camera.zoom) == Detail::Text;
                    if let Some((drawn, _)) = access::drawn_as(&picture, target, lines_too) {
                        focus(ui, canvas_id, &drawn);
                    }
                    continue;
                }
                _ => self.fitted = matches!(wanted, Wanted::Fit),
            }
            match wanted {
                Wanted::Fit if picture.scene.cards.is_empty() => {}
                Wanted::Fit => self.camera.fit(bounds, size, space::WIDE),
                Wanted::Zoom(zoom) => self.camera.set_zoom_about(zoom, middle),
                Wanted::ZoomBy(factor) => self.camera.zoom_about(factor, middle),
                Wanted::Focus(_) => {}
                Wanted::Reveal(target) => {
                    if let Some(area) = landing::area_of(&picture, &target) {
                        self.camera.reveal(area, size, space::VAST);
                        self.uncover(area, input.has_map);
                    }
                }
                Wanted::Approach(target) => {
                    if let Some(area) = landing::area_of(&picture, &target) {
                        if picture.detail(self.camera.zoom) != Detail::Text {
                            self.camera.set_zoom_about(NEAR, middle);
                            self.camera.center_on(area.center(), size);
                        }
                        self.camera.reveal(area, size, space::VAST);
                        self.uncover(area, input.has_map);
                    }
                }
            }
            self.camera.keep_in_view(bounds, size);
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
        let drags = self.gesture.drag().is_some() || input.drag_from_outside.is_some();
        if !input.has_map || drags || picture.scene.cards.is_empty() {
            return;
        }
        let map = MapInput {
            picture,
            camera: &self.camera,
            view: self.view,
            room: self.room,
            emphasis: input.emphasis,
            palette: input.palette,
            name: input.words.get("minimap"),
        };
        if let Some(at) = self.minimap.ui(ui, canvas_id, &map) {
            self.fitted = false;
            self.camera.center_on(at, self.view_size());
            self.camera.keep_in_view(self.room, self.view_size());
        }
    }

    /// What is brought into sight does not stand below the map.
    fn uncover(&mut self, area: SceneRect, has_map: bool) {
        let frame = minimap::frame(&self.camera, self.view, self.room);
        if let Some((frame, _)) = frame.filter(|_| has_map) {
            let corner = SceneRect::new(self.in_view(frame.min), self.in_view(frame.max));
            self.camera.uncover(area, corner);
        }
    }

    fn view_size(&self) -> Size {
        Size::new(self.view.width(), self.view.height())
    }

    /// A point of the window as one of the view.
    fn in_view(&self, at: Pos2) -> Point {
        Point::new(at.x - self.view.min.x, at.y - self.view.min.y)
    }

    fn in_scene(&self, at: Pos2) -> Point {
        self.camera.scene_from_view(self.in_view(at))
    }

    /// What hangs on the pointer, wherever it comes from.
    fn carried_here(&self, input: &CanvasInput<'_>) -> Option<Carried> {
        self.carried().or_else(|| input.drag_from_outside.map(|(carried, _)| carried.clone()))
    }

    /// The band being drawn, in the scene.
    fn band(&self) -> Option<SceneRect> {
        let end = self.camera.scene_from_view(self.gesture.band_end()?);
        let from = self.band_from;
        Some(SceneRect::new(
            Point::new(from.x.min(end.x), from.y.min(end.y)),
            Point::new(from.x.max(end.x), from.y.max(end.y)),
        ))
    }

    /// Asks the host about the place under the pointer, when it is another than before.
    fn find_landing(&mut self, ui: &Ui, picture: &Picture, input: &CanvasInput<'_>) {
        self.outside = input.drag_from_outside.map(|(carried, _)| carried.clone());
        let at = ui.input(|input| input.pointer.latest_pos());
        let over = at.filter(|at| self.is_over(ui, *at));
        let found = self.carried_here(input).zip(over);
        self.asked = found.and_then(|(what, at)| self.ask(picture, what, at, input));
    }

    fn ask(
        &mut self,
        picture: &Picture,
        what: Carried,
        at: Pos2,
        input: &CanvasInput<'_>,
    ) -> Option<Asked> {
        let spot = landing::spot_at(picture, &what, self.in_scene(at))?;
        let drop = Drop { what, to: spot.place.clone() };
        match self.asked.take() {
            Some(asked) if asked.drop == drop && self.is_same_revision(input) => {
                Some(Asked { spot, ..asked })
            }
            _ => {
                let answer = (input.preview)(&drop);
                let foreseen = answer.as_ref().map(|_| (input.foresee)(&drop)).unwrap_or_default();
                Some(Asked { drop, spot, answer, foreseen })
            }
        }
    }

    fn is_same_revision(&self, input: &CanvasInput<'_>) -> bool {
        self.last.as_ref().is_some_and(|last| last.revision == input.revision)
    }

    /// Whether this frame would look as the last one did, nothing having been heard in between.
    fn is_still(&mut self, ui: &Ui, view: Rect, input: &CanvasInput<'_>) -> bool {
        let key = FrameKey {
            revision: input.revision,
            camera: self.camera,
            view,
            pixels_per_point: ui.pixels_per_point(),
            palette: *input.palette,
            hovered: self.hovered.clone(),
            focused: self.focused.clone(),
            selection: input.selection.to_vec(),
            gesture: self.gesture.clone(),
            landing: self.asked.as_ref().map(|asked| asked.spot.clone()),
            outside: self.outside.clone(),
            is_gliding: self.glide.is_some(),
        };
        let unchanged = self.last.as_ref() == Some(&key);
        self.last = Some(key);
        unchanged && !self.hears(ui)
    }

    fn paint_overlay(&self, ui: &Ui, overlay: &Overlay<'_>, input: &CanvasInput<'_>) {
        overlay.emphasis(input.emphasis);
        if let Some(target) = &self.hovered {
            overlay.hovered(target);
        }
        for target in input.selection {
            overlay.selected(target, !input.emphasis.is_empty());
        }
        overlay.selected_ghosts(&selected_posts(input.selection));
        if let Some(target) = self.focused.as_ref().filter(|_| self.by_keyboard) {
            overlay.focused(target);
        }
        if let Some(band) = self.band() {
            let lines_too = overlay.picture.detail(self.camera.zoom) == Detail::Text;
            for target in landing::targets_in(overlay.picture, band, lines_too) {
                overlay.selected(&target, !input.emphasis.is_empty());
            }
            overlay.band(band);
        }
        if let Some(drag) = self.gesture.drag() {
            match drag.carried() {
                Carried::Units(units) => {
                    units.into_iter().for_each(|unit| overlay.lifted(&Target::Unit(unit)));
                }
                Carried::Posts(_) => overlay.lifted(&drag.target),
            }
        }
        if let Some(asked) = &self.asked {
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
        let is_far = picture.detail(self.camera.zoom) != Detail::Text;
        let hovered = self.hovered.as_ref().filter(|_| is_far && !self.gesture.is_panning());
        let Some(Target::Unit(unit)) = hovered else { return };
        if let Some(card) = picture.card(unit) {
            overlay::paint_name(ui.ctx(), at, &card.name, &card.headcount, palette);
        }
    }

    fn ghost(&self, picture: &Picture, input: &CanvasInput<'_>) -> Option<Ghost> {
        let refusal = self.asked.as_ref().and_then(|asked| asked.answer.clone().err());
        let foreseen = self.asked.as_ref().map(|asked| asked.foreseen.clone());
        let foreseen = foreseen.filter(|said| !said.is_empty());
        let Some(drag) = self.gesture.drag() else {
            // The title of a drag from elsewhere is drawn by whoever began it.
            let title = input.drag_from_outside?.1.to_owned();
            return Some(Ghost { title, refusal, hint: foreseen, ..Ghost::default() });
        };
        let words = input.words;
        let (taken, count) = drag.taken();
        let title = title_of(picture, &drag.target);
        if !drag.is_divisible() {
            let key = match drag.carried() {
                Carried::Units(_) => "carried-units",
                Carried::Posts(_) => "canvas-posts",
            };
            let said = Message::new(key).with("count", count).with("name", "");
            let badge = (count > 1).then(|| words.say(&said));
            return Some(Ghost { badge, title, hint: foreseen, refusal });
        }
        let badge = Message::new("canvas-taken").with("taken", taken).with("count", count);
        let take = words.get("canvas-take-hint");
        Some(Ghost {
            badge: Some(words.say(&badge)),
            title,
            hint: Some(foreseen.into_iter().chain([take]).collect::<Vec<_>>().join("\n")),
            refusal,
        })
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

/// How what is dragged is called; a line without its count.
fn title_of(picture: &Picture, target: &Target) -> String {
    match target {
        Target::Unit(unit) => picture.card(unit).map_or(String::new(), |card| card.name.clone()),
        Target::Line { unit, posts } => {
            landing::line_of(picture, unit, posts).map_or(String::new(), |line| {
                // The digits of a count are not parted by such a space.
                line.label.split_once(' ').map_or(&*line.label, |(_, title)| title).to_owned()
            })
        }
    }
}

/// Gives the keyboard to a target's widget.
fn focus(ui: &Ui, canvas: Id, target: &Target) {
    let id = access::widget_id(canvas, target);
    ui.memory_mut(|memory| memory.request_focus(id));
}
