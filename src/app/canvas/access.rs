//! Cards and lines as widgets that the keyboard, screen readers and tests find by name.
//!
//! Only what can be seen, and lines only where they can be read.

use egui::{Id, Rect, Sense, Ui, WidgetInfo, WidgetType, accesskit};

use super::emphasis::{Emphasis, Standing};
use super::event::Target;
use super::far::Detail;
use super::landing;
use super::lens::Lens;
use super::picture::Picture;
use crate::app::kit::focus;
use crate::app::names;
use crate::geom;
use crate::model::{PostId, UnitId};
use crate::scene::{Card, GhostArea};
use crate::words::{Locale, key};

/// More widgets than these could not be told apart in one view.
const MOST: usize = 1_500;
/// A card smaller than this cannot be pressed with any certainty, in logical pixels.
const LEAST_CARD: egui::Vec2 = egui::vec2(24.0, 12.0);

/// What the widgets heard in this frame, other than through the pointer.
#[derive(Debug, Default)]
pub struct Heard {
    /// Pressed by keyboard or by assistive technology.
    pub activated: Option<Target>,
    /// Has the keyboard.
    pub focused: Option<Target>,
}

/// What is said of everything, besides what is drawn.
#[derive(Clone, Copy)]
pub struct AccessWords<'a> {
    pub words: Locale,
    pub emphasis: &'a Emphasis,
    pub name_of: &'a dyn Fn(&UnitId) -> String,
    pub remark_on: &'a dyn Fn(&[PostId]) -> Option<String>,
}

impl AccessWords<'_> {
    /// `name`, with how it stands among the rest.
    fn standing(self, name: &str, standing: Option<&Standing>) -> String {
        let standing = standing.copied().unwrap_or_default();
        let hit = standing.is_hit.then(|| self.words.get(key::CANVAS_HIT));
        let dimmed = standing.is_dimmed.then(|| self.words.get(key::CANVAS_DIMMED));
        let parts = [Some(name.to_owned()), hit, dimmed];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn card(self, card: &Card, standing: Option<&Standing>) -> String {
        let unit = (self.name_of)(&card.unit);
        let mark = card.mark.as_ref().map_or("", |mark| mark.words.as_str());
        let parts = [unit.as_str(), &card.left_out, mark];
        let name = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
        self.standing(&name, standing)
    }

    /// The line of a card at this place.
    fn line(self, card: &Card, at: usize, standing: Option<&Standing>) -> String {
        let line = &card.lines[at];
        let name = names::line(self.words, &line.label, at, card.lines.len());
        let remark = (self.remark_on)(&line.posts);
        let name = std::iter::once(name).chain(remark).collect::<Vec<_>>().join(", ");
        self.standing(&name, standing)
    }
}

/// The widget of a target, named by what does not change when the scene is drawn anew.
pub fn widget_id(canvas: Id, target: &Target) -> Id {
    match target {
        Target::Unit(unit) => canvas.with(("unit", unit.as_str())),
        Target::Line { unit, posts } => {
            canvas.with(("line", unit.as_str(), posts.first().map(|post| post.as_str())))
        }
    }
}

/// Places the widgets of all that is in sight. The chart is one stop of the Tab key: at `current`, or
/// at the first card in sight; from there arrows walk.
pub fn widgets(
    ui: &Ui,
    canvas: Id,
    picture: &Picture,
    lens: &Lens,
    told: AccessWords<'_>,
    current: Option<&Target>,
    is_selected: &dyn Fn(&Target) -> bool,
) -> Heard {
    let lines_too = picture.detail(lens.zoom) == Detail::Text;
    let stop = stop_of(canvas, picture, lens, current, lines_too);
    let mut widgets = Widgets::new(ui, canvas, lens, stop, is_selected);
    let mut ghosts = Vec::new();
    for index in picture.cards_in_sight(lens) {
        let card = &picture.scene.cards[index];
        if is_too_small(lens, card) {
            continue;
        }
        let emphasis = told.emphasis.card(index);
        let unit = Target::Unit(card.unit.clone());
        let name = || told.card(card, emphasis.map(|it| &it.unit));
        widgets.place(unit, card.rect, accesskit::Role::Button, &name);
        if !lines_too {
            continue;
        }
        for (at, line) in card.lines.iter().enumerate() {
            let standing = emphasis.and_then(|it| it.lines.get(at));
            let target = Target::Line { unit: card.unit.clone(), posts: line.posts.clone() };
            let name = || told.line(card, at, standing);
            widgets.place(target, line.rect, accesskit::Role::ListItem, &name);
        }
        let of_card = card.ghosts.iter().enumerate();
        ghosts.extend(of_card.map(|(at, it)| (("ghost", card.unit.as_str(), at), it)));
    }
    for (salt, ghost) in ghosts {
        widgets.place_ghost(canvas.with(salt), ghost);
    }
    widgets.heard
}

/// The widgets of one frame, as they are placed.
struct Widgets<'a> {
    ui: &'a Ui,
    canvas: Id,
    lens: &'a Lens,
    is_selected: &'a dyn Fn(&Target) -> bool,
    /// Where the Tab key stops.
    stop: Option<Id>,
    focused: Option<Id>,
    /// Whether the pointer, and not the keyboard, presses in this frame.
    from_pointer: bool,
    /// Whether assistive technology asks for something in this frame.
    is_asked: bool,
    /// So many more can be placed.
    left: usize,
    heard: Heard,
}

impl<'a> Widgets<'a> {
    fn new(
        ui: &'a Ui,
        canvas: Id,
        lens: &'a Lens,
        stop: Option<Id>,
        is_selected: &'a dyn Fn(&Target) -> bool,
    ) -> Self {
        let is_request =
            |event: &egui::Event| matches!(event, egui::Event::AccessKitActionRequest(_));
        Self {
            ui,
            canvas,
            lens,
            is_selected,
            stop,
            focused: ui.memory(|memory| memory.focused()),
            from_pointer: ui.input(|input| input.pointer.any_released()),
            is_asked: ui.input(|input| input.events.iter().any(is_request)),
            left: MOST,
            heard: Heard::default(),
        }
    }

    /// Where `rect` of the scene is seen; none if it is out of sight, or there are too many already.
    fn room(&mut self, rect: geom::Rect) -> Option<Rect> {
        let rect: Rect = self.lens.rect(rect).intersect(self.lens.clip);
        let has_room = rect.is_positive() && self.left > 0;
        self.left -= usize::from(has_room);
        has_room.then_some(rect)
    }

    fn place(
        &mut self,
        target: Target,
        rect: geom::Rect,
        role: accesskit::Role,
        label: &dyn Fn() -> String,
    ) {
        let Some(rect) = self.room(rect) else { return };
        let ui = self.ui;
        let id = widget_id(self.canvas, &target);
        let is_stop = self.stop == Some(id) || self.focused == Some(id);
        let sense = if is_stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id, sense);
        let selected = (self.is_selected)(&target);
        response.widget_info(|| {
            WidgetInfo::selected(WidgetType::SelectableLabel, true, selected, label())
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(role);
            node.set_selected(selected);
            // Off the way of Tab, assistive technology reaches it all the same.
            node.add_action(accesskit::Action::Focus);
        });
        let wants_focus = |input: &egui::InputState| {
            input.has_accesskit_action_request(id, accesskit::Action::Focus)
        };
        if self.is_asked && !is_stop && ui.input(wants_focus) {
            response.request_focus();
        }
        if response.has_focus() {
            focus::draws_its_own(ui.ctx(), response.id);
            self.heard.focused = Some(target.clone());
        }
        if response.clicked() && !self.from_pointer {
            self.heard.activated = Some(target);
        }
    }

    /// It is read, and nothing can be done with it.
    fn place_ghost(&mut self, id: Id, ghost: &GhostArea) {
        let Some(rect) = self.room(ghost.rect) else { return };
        let response = self.ui.interact(rect, id, Sense::hover());
        let label = || WidgetInfo::labeled(WidgetType::Other, true, ghost.label.as_str());
        response.widget_info(label);
        let is_item = |node: &mut accesskit::Node| node.set_role(accesskit::Role::ListItem);
        self.ui.ctx().accesskit_node_builder(id, is_item);
    }
}

fn is_too_small(lens: &Lens, card: &Card) -> bool {
    let seen = lens.rect(card.rect);
    seen.width() < LEAST_CARD.x || seen.height() < LEAST_CARD.y
}

/// Where the Tab key stops: `current` as far as it can be seen, else the first card that can.
fn stop_of(
    canvas: Id,
    picture: &Picture,
    lens: &Lens,
    current: Option<&Target>,
    lines_too: bool,
) -> Option<Id> {
    let is_seen = |rect: geom::Rect| lens.rect(rect).intersect(lens.clip).is_positive();
    let drawn = current.and_then(|current| drawn_as(picture, current, lines_too));
    if let Some((target, _)) = drawn.filter(|(_, area)| is_seen(*area)) {
        return Some(widget_id(canvas, &target));
    }
    let mut cards = picture.cards_in_sight(lens).into_iter();
    let first = cards.find(|&index| !is_too_small(lens, &picture.scene.cards[index]))?;
    Some(widget_id(canvas, &Target::Unit(picture.scene.cards[first].unit.clone())))
}

/// What stands for `target` in the picture, and where: of a line, some posts of which may be selected,
/// the whole; from afar, its card.
pub fn drawn_as(
    picture: &Picture,
    target: &Target,
    lines_too: bool,
) -> Option<(Target, geom::Rect)> {
    match target {
        Target::Line { unit, posts } if lines_too => {
            let line = landing::line_of(picture, unit, posts)?;
            let posts = line.posts.clone();
            Some((Target::Line { unit: unit.clone(), posts }, line.rect))
        }
        Target::Unit(unit) | Target::Line { unit, .. } => {
            let unit = Target::Unit(unit.clone());
            let area = landing::area_of(picture, &unit)?;
            Some((unit, area))
        }
    }
}
