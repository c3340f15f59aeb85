//! What egui heard, told to the gesture and to the camera.

use egui::{CursorIcon, Event, Id, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Ui};

use super::Canvas;
use super::event::{CanvasEvent, Carried, Pick, Target};
use super::gesture::{Gesture, Grip, Input, Outcome};
use super::hand::WHEEL_STEP_PX;
use super::input::CanvasInput;
use super::landing::{targets_in, topmost};
use super::picture::Picture;
use crate::model::PostId;

impl Canvas {
    /// Takes what was done on the canvas in this frame; returns what is asked for by it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "egui adds kinds of events")]
    pub(super) fn take_input(
        &mut self,
        ui: &Ui,
        canvas_id: Id,
        picture: &Picture,
        input: &CanvasInput<'_>,
    ) -> Vec<CanvasEvent> {
        let mut asked = Vec::new();
        let writing = ui.ctx().text_edit_focused();
        let modifiers = ui.input(|input| input.modifiers);
        self.hand.on(Input::Whole(modifiers.shift));
        for event in ui.input(|input| input.events.clone()) {
            match event {
                Event::PointerMoved(at) => asked.extend(self.moved(ui, at)),
                Event::PointerButton { pos, button, pressed, modifiers } => {
                    let over = self.is_over(ui, pos);
                    let press = Press { at: pos, button, modifiers };
                    if pressed && over {
                        egui::Popup::close_all(ui.ctx());
                        self.attention.set_by_keyboard(false);
                        self.pressed(ui, &press, writing, picture, input);
                    } else if !pressed {
                        asked.extend(self.released(ui, canvas_id, &press, over, picture, input));
                    }
                }
                Event::Key { key, physical_key, pressed: true, .. } => {
                    self.typed(ui, key, physical_key, writing);
                }
                Event::MouseWheel { unit, delta, .. } => self.wheel(unit, delta.y),
                Event::WindowFocused(false) => {
                    self.hand.on(Input::Cancel);
                }
                _ => {}
            }
        }
        let at = ui.input(|input| input.pointer.latest_pos());
        let over = at.filter(|at| self.is_over(ui, *at));
        self.scroll_and_zoom(ui, over);
        self.scroll_at_edges(ui, at);
        let is_free = self.hand.drag().is_none() && !self.hand.bands();
        let hovered = over.filter(|_| is_free).and_then(|at| self.target_at(picture, at));
        self.attention.hover(hovered);
        self.set_cursor(ui, over.is_some(), writing);
        asked
    }

    /// Whether a point of the window is on the canvas and not on something in front of it.
    pub(super) fn is_over(&self, ui: &Ui, at: Pos2) -> bool {
        self.viewport.rect().intersect(ui.clip_rect()).contains(at)
            && ui.ctx().layer_id_at(at).is_none_or(|layer| layer == ui.layer_id())
    }

    /// Whether anything was heard that may concern the canvas.
    #[expect(clippy::wildcard_enum_match_arm, reason = "egui adds kinds of events")]
    pub(super) fn hears(&self, ui: &Ui) -> bool {
        let at = ui.input(|input| input.pointer.latest_pos());
        let concerned = *self.hand.gesture() != Gesture::Idle
            || self.carrying.outside().is_some()
            || at.is_some_and(|at| self.viewport.rect().contains(at));
        ui.input(|input| {
            input.events.iter().any(|event| match event {
                Event::PointerMoved(_)
                | Event::PointerButton { .. }
                | Event::MouseWheel { .. }
                | Event::Zoom(_)
                | Event::Touch { .. } => concerned,
                Event::Key { .. } | Event::AccessKitActionRequest(_) => true,
                _ => false,
            })
        })
    }

    fn moved(&mut self, ui: &Ui, at: Pos2) -> Option<CanvasEvent> {
        match self.hand.on(Input::Move { at: self.viewport.in_view(at) }) {
            Outcome::DragStarted(target) => {
                // The arrows now count posts instead of moving the focus.
                ui.memory_mut(|memory| {
                    if let Some(focused) = memory.focused() {
                        memory.surrender_focus(focused);
                    }
                });
                return Some(CanvasEvent::DragStarted(target));
            }
            Outcome::Panned { dx, dy } => self.viewport.pan(dx, dy),
            Outcome::BandStarted { from } => {
                self.hand.begin_band(self.viewport.camera().scene_from_view(from));
                ui.memory_mut(|memory| {
                    memory.focused().into_iter().for_each(|id| memory.surrender_focus(id));
                });
            }
            Outcome::Nothing
            | Outcome::Clicked(_)
            | Outcome::Banded
            | Outcome::Dropped(_)
            | Outcome::Cancelled => {}
        }
        None
    }

    fn pressed(
        &mut self,
        ui: &Ui,
        press: &Press,
        writing: bool,
        picture: &Picture,
        input: &CanvasInput<'_>,
    ) {
        self.carrying.let_go(None);
        let at = self.viewport.in_view(press.at);
        let space = !writing && ui.input(|input| input.key_down(Key::Space));
        match press.button {
            PointerButton::Primary if !space => {
                let mut grip = self.grip_at(press.at, picture, input);
                if grip == Grip::Ground && ui.input(|input| input.any_touches()) {
                    grip = Grip::Paper;
                }
                self.hand.on(Input::Press { at, grip });
                self.hand.on(Input::Whole(press.modifiers.shift));
            }
            PointerButton::Primary | PointerButton::Middle => {
                self.hand.on(Input::PressToPan { at });
            }
            PointerButton::Secondary => {
                self.hand.press_secondary(press.at);
                self.hand.on(Input::PressToPan { at });
            }
            PointerButton::Extra1 | PointerButton::Extra2 => {}
        }
    }

    fn grip_at(&self, at: Pos2, picture: &Picture, input: &CanvasInput<'_>) -> Grip {
        let Some(target) = self.target_at(picture, at) else { return Grip::Ground };
        let lines: Vec<_> = input
            .selection
            .iter()
            .filter_map(|selected| match selected {
                Target::Line { posts, .. } => Some(posts),
                Target::Unit(_) => None,
            })
            .collect();
        let units: Vec<_> = input
            .selection
            .iter()
            .filter_map(|selected| match selected {
                Target::Unit(unit) => Some(unit),
                Target::Line { .. } => None,
            })
            .collect();
        let several = match &target {
            Target::Line { posts, .. } => {
                let is_one = lines.len() > 1 && lines.iter().any(|line| line.contains(&posts[0]));
                is_one.then(|| Carried::Posts(lines.into_iter().flatten().cloned().collect()))
            }
            Target::Unit(unit) => {
                let is_one = units.len() > 1 && units.contains(&unit);
                is_one.then(|| Carried::Units(topmost(picture, &units)))
            }
        };
        Grip::Target { target, several }
    }

    /// What a release asks for, whichever gesture it ends.
    fn released(
        &mut self,
        ui: &Ui,
        canvas_id: Id,
        press: &Press,
        over: bool,
        picture: &Picture,
        input: &CanvasInput<'_>,
    ) -> Option<CanvasEvent> {
        if press.button == PointerButton::Secondary {
            if self.hand.gesture().is_panning() {
                self.hand.on(Input::Release { at: self.viewport.in_view(press.at) });
            }
            return self.secondary_released(press.at, over, picture);
        }
        if !matches!(press.button, PointerButton::Primary | PointerButton::Middle) {
            return None;
        }
        let band = self.hand.band(&self.viewport);
        match self.hand.on(Input::Release { at: self.viewport.in_view(press.at) }) {
            Outcome::Clicked(Grip::Ground | Grip::Paper) => Some(CanvasEvent::Clear),
            Outcome::Banded => {
                let lines_too = self.viewport.reads_lines(picture);
                let targets = band.map(|band| targets_in(picture, band, lines_too));
                let besides = press.modifiers.command || press.modifiers.shift;
                let targets = targets.unwrap_or_default();
                Some(CanvasEvent::SelectAll { targets, besides })
            }
            Outcome::Clicked(Grip::Target { target, .. }) => {
                // egui takes a click elsewhere just before for the first of three.
                let twice = ui.input(|input| {
                    let button = PointerButton::Primary;
                    input.pointer.button_double_clicked(button)
                        || input.pointer.button_triple_clicked(button)
                });
                super::sight::focus(ui, canvas_id, &target);
                Some(match press.modifiers {
                    held if held.command => CanvasEvent::Select { target, pick: Pick::Toggled },
                    held if held.shift => CanvasEvent::Select { target, pick: Pick::UpTo },
                    _ if twice => CanvasEvent::EditRequested(target),
                    _ => CanvasEvent::Select { target, pick: Pick::Alone },
                })
            }
            Outcome::Dropped(drag) => {
                let (what, line) = (drag.carried(), drag.choice().to_vec());
                if over {
                    self.dropped(press.at, what, line, picture, input)
                } else {
                    Some(CanvasEvent::ReleasedOutside { what, line, at: press.at })
                }
            }
            Outcome::Nothing
            | Outcome::DragStarted(_)
            | Outcome::Panned { .. }
            | Outcome::BandStarted { .. }
            | Outcome::Cancelled => {
                let from_outside = input.drag_from_outside.map(|(what, _)| what.clone());
                let what =
                    from_outside.or_else(|| self.carrying.take_outside()).filter(|_| over)?;
                self.dropped(press.at, what, Vec::new(), picture, input)
            }
        }
    }

    fn dropped(
        &mut self,
        at: Pos2,
        what: super::Carried,
        line: Vec<PostId>,
        picture: &Picture,
        input: &CanvasInput<'_>,
    ) -> Option<CanvasEvent> {
        let asked = self.ask(picture, what, at, input)?;
        self.carrying.let_go(asked.answer.is_ok().then(|| self.viewport.in_view(at)));
        Some(match asked.answer {
            Ok(_) => CanvasEvent::Dropped { drop: asked.drop, line, at },
            Err(reason) => CanvasEvent::Refused(reason),
        })
    }

    fn secondary_released(
        &mut self,
        at: Pos2,
        over: bool,
        picture: &Picture,
    ) -> Option<CanvasEvent> {
        let is_click = self.hand.release_secondary(at);
        let target = self.target_at(picture, at);
        (is_click && over).then_some(CanvasEvent::ContextMenu { target, at })
    }

    fn typed(&mut self, ui: &Ui, key: Key, physical_key: Option<Key>, writing: bool) {
        if self.hand.bands() && key == Key::Escape {
            self.hand.on(Input::Cancel);
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            return;
        }
        if self.hand.drag().is_some() {
            let heard = match (key, digit(physical_key.unwrap_or(key)).or_else(|| digit(key))) {
                (Key::Escape, _) => Input::Cancel,
                (Key::ArrowUp, _) => Input::TakeMore(1),
                (Key::ArrowDown, _) => Input::TakeMore(-1),
                (_, Some(0)) => Input::Take(usize::MAX),
                (_, Some(count)) => Input::Take(count),
                _ => return,
            };
            self.hand.on(heard);
            ui.input_mut(|input| {
                input.events.retain(
                    |event| !matches!(event, Event::Key { key: heard, .. } if *heard == key),
                );
            });
            return;
        }
        if key == Key::Tab && !writing {
            self.attention.set_by_keyboard(true);
        }
    }

    fn wheel(&mut self, unit: MouseWheelUnit, delta: f32) {
        self.hand.wheel(match unit {
            MouseWheelUnit::Point => delta,
            MouseWheelUnit::Line | MouseWheelUnit::Page => delta * WHEEL_STEP_PX,
        });
    }

    fn scroll_and_zoom(&mut self, ui: &Ui, over: Option<Pos2>) {
        let Some(at) = over else { return };
        let (scroll, zoom) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
        if zoom != 1.0 {
            self.viewport.zoom_about(zoom, at);
        }
        if scroll != egui::Vec2::ZERO && !self.hand.counts_posts() {
            self.viewport.pan(scroll.x, scroll.y);
        }
    }

    fn scroll_at_edges(&mut self, ui: &Ui, at: Option<Pos2>) {
        /// Beyond this the pointer is somewhere else, in logical pixels.
        const BEYOND_PX: f32 = 48.0;
        let drags =
            self.hand.drag().is_some() || self.hand.bands() || self.carrying.outside().is_some();
        let reach = self.viewport.rect().expand(BEYOND_PX);
        let Some(at) = at.filter(|at| drags && reach.contains(*at)) else { return };
        let seconds = ui.input(|input| input.stable_dt).min(0.05);
        let (dx, dy) = self.viewport.edge_scroll(at, seconds);
        if dx != 0.0 || dy != 0.0 {
            self.viewport.pan(dx, dy);
            ui.request_repaint();
        }
    }

    fn set_cursor(&self, ui: &Ui, over: bool, writing: bool) {
        let space = !writing && ui.input(|input| input.key_down(Key::Space));
        let refused = self.carrying.asked().is_some_and(|asked| asked.answer.is_err());
        let icon = match self.hand.gesture() {
            Gesture::Dragging(_) if refused => CursorIcon::NotAllowed,
            Gesture::Dragging(_) | Gesture::Panning { .. } => CursorIcon::Grabbing,
            Gesture::Idle | Gesture::Pressed { .. } | Gesture::Banding { .. } => {
                if !(over && space) {
                    return;
                }
                CursorIcon::Grab
            }
        };
        ui.set_cursor_icon(icon);
    }
}

/// One button at one place.
struct Press {
    at: Pos2,
    button: PointerButton,
    modifiers: Modifiers,
}

fn digit(key: Key) -> Option<usize> {
    let digits = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    digits.iter().position(|digit| *digit == key)
}
