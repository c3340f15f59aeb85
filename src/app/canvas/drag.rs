//! A drag under way: what hangs on the pointer, where it would land, and what is said of that.
//!
//! Asks the host; changes nothing.

use egui::{Pos2, Ui};

use super::event::{Carried, Drop, Landing, Target};
use super::input::CanvasInput;
use super::landing::Spot;
use super::overlay::Ghost;
use super::picture::Picture;
use super::{Canvas, landing};
use crate::geom::Point;
use crate::words::{key, message};

/// The last place asked about, and the host's answer.
pub(super) struct Asked {
    pub(super) drop: Drop,
    pub(super) spot: Spot,
    pub(super) answer: Result<Landing, String>,
    /// What else would change.
    foreseen: String,
}

/// What hangs on the pointer over the canvas, and what is known of where it would land.
#[derive(Default)]
pub(super) struct Carrying {
    asked: Option<Asked>,
    /// What a drag that began elsewhere brings.
    outside: Option<Carried>,
    /// Where posts were let go, in the view, until the next scene.
    dropped_at: Option<Point>,
}

impl Carrying {
    /// The last place asked about.
    pub fn asked(&self) -> Option<&Asked> {
        self.asked.as_ref()
    }

    /// What a drag that began elsewhere brings.
    pub fn outside(&self) -> Option<&Carried> {
        self.outside.as_ref()
    }

    pub fn take_outside(&mut self) -> Option<Carried> {
        self.outside.take()
    }

    /// Posts were let go at a point of the view, or nowhere.
    pub fn let_go(&mut self, at: Option<Point>) {
        self.dropped_at = at;
    }

    /// Where posts were let go, in the view.
    pub fn take_dropped_at(&mut self) -> Option<Point> {
        self.dropped_at.take()
    }
}

impl Canvas {
    /// What hangs on the pointer, wherever it comes from.
    pub(super) fn carried_here(&self, input: &CanvasInput<'_>) -> Option<Carried> {
        self.carried().or_else(|| input.drag_from_outside.map(|(carried, _)| carried.clone()))
    }

    /// Asks the host about the place under the pointer, when it is another than before.
    pub(super) fn find_landing(&mut self, ui: &Ui, picture: &Picture, input: &CanvasInput<'_>) {
        self.carrying.outside = input.drag_from_outside.map(|(carried, _)| carried.clone());
        let at = ui.input(|input| input.pointer.latest_pos());
        let over = at.filter(|at| self.is_over(ui, *at));
        let found = self.carried_here(input).zip(over);
        self.carrying.asked = found.and_then(|(what, at)| self.ask(picture, what, at, input));
    }

    pub(super) fn ask(
        &mut self,
        picture: &Picture,
        what: Carried,
        at: Pos2,
        input: &CanvasInput<'_>,
    ) -> Option<Asked> {
        let spot = landing::spot_at(picture, &what, self.viewport.in_scene(at))?;
        let drop = Drop { what, to: spot.place.clone() };
        match self.carrying.asked.take() {
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

    pub(super) fn ghost(&self, picture: &Picture, input: &CanvasInput<'_>) -> Option<Ghost> {
        let asked = self.carrying.asked();
        let refusal = asked.and_then(|asked| asked.answer.clone().err());
        let foreseen = asked.map(|asked| asked.foreseen.clone());
        let foreseen = foreseen.filter(|said| !said.is_empty());
        let Some(drag) = self.hand.drag() else {
            // The title of a drag from elsewhere is drawn by whoever began it.
            let title = input.drag_from_outside?.1.to_owned();
            return Some(Ghost { title, refusal, hint: foreseen, ..Ghost::default() });
        };
        let words = input.words;
        let (taken, count) = drag.taken();
        let title = title_of(picture, &drag.target);
        if !drag.is_divisible() {
            let badge = match drag.carried() {
                Carried::Units(_) => message!(key::CARRIED_UNITS, count, name = ""),
                Carried::Posts(_) => message!(key::CANVAS_POSTS, count),
            };
            let badge = (count > 1).then(|| words.say(&badge));
            return Some(Ghost { badge, title, hint: foreseen, refusal });
        }
        let badge = message!(key::CANVAS_TAKEN, count, taken);
        let take = words.get(key::CANVAS_TAKE_HINT);
        Some(Ghost {
            badge: Some(words.say(&badge)),
            title,
            hint: Some(foreseen.into_iter().chain([take]).collect::<Vec<_>>().join("\n")),
            refusal,
        })
    }
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
