//! What press, move and release mean, one after the other.
//!
//! A state machine over plain values.
//!
//! ```text
//!           press            4 px further
//!   Idle ──────────► Pressed ────────────► Dragging ──release──► dropped
//!    ▲                 │  ├─ empty ground ─► Banding ──release──► banded
//!    │                 │  └─ by a finger ──► Panning     │
//!    └─── clicked ◄────┘                       └─────────┴─ Esc ──► cancelled
//! ```

use super::event::{Carried, Target};
use crate::geom::Point;

/// What a press took hold of.
#[derive(Clone, Debug, PartialEq)]
pub enum Grip {
    /// Empty ground: a band is drawn from there.
    Ground,
    /// Empty ground under a finger, which moves the paper.
    Paper,
    /// `several`: all selected lines, or units, when the pressed one is among several.
    Target { target: Target, several: Option<Carried> },
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The main button went down.
    Press {
        at: Point,
        grip: Grip,
    },
    /// The button that moves the paper went down.
    PressToPan {
        at: Point,
    },
    Move {
        at: Point,
    },
    Release {
        at: Point,
    },
    /// The modifier that takes whole lines is held, or no longer.
    Whole(bool),
    /// Take so many posts of the line.
    Take(usize),
    /// Take more posts of the line, or fewer.
    TakeMore(i32),
    Cancel,
}

/// What it led to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Nothing,
    Clicked(Grip),
    DragStarted(Target),
    Panned {
        dx: f32,
        dy: f32,
    },
    /// A band is drawn, from where the button went down.
    BandStarted {
        from: Point,
    },
    /// The band holds all that was meant.
    Banded,
    /// Let go, to land where the pointer is.
    Dropped(Drag),
    Cancelled,
}

/// A drag under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Drag {
    /// What was pressed.
    pub target: Target,
    /// All that may travel.
    all: Carried,
    /// Several lines or units travel together and are not divided.
    together: bool,
    chosen: usize,
    whole: bool,
    /// Where the pointer is.
    pub at: Point,
}

impl Drag {
    /// How many posts or units travel, and out of how many.
    pub fn taken(&self) -> (usize, usize) {
        let count = match &self.all {
            Carried::Units(units) => units.len(),
            Carried::Posts(posts) => posts.len(),
        };
        let taken = if self.whole || self.together { count } else { self.chosen.clamp(1, count) };
        (taken, count)
    }

    /// The posts among which those that travel can be chosen.
    fn posts(&self) -> &[crate::model::PostId] {
        match &self.all {
            Carried::Posts(posts) if !self.together => posts,
            Carried::Posts(_) | Carried::Units(_) => &[],
        }
    }

    /// Whether the number of posts that travel can be chosen.
    pub fn is_divisible(&self) -> bool {
        self.posts().len() > 1
    }

    /// The posts among which those that travel are chosen; empty where there is no choice.
    pub fn choice(&self) -> &[crate::model::PostId] {
        if self.is_divisible() { self.posts() } else { &[] }
    }

    pub fn carried(&self) -> Carried {
        match &self.all {
            Carried::Units(units) => Carried::Units(units.clone()),
            Carried::Posts(posts) => Carried::Posts(posts[..self.taken().0].to_vec()),
        }
    }
}

/// What the pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    #[default]
    Idle,
    Pressed {
        at: Point,
        grip: Grip,
        whole: bool,
    },
    Dragging(Drag),
    Panning {
        last: Point,
    },
    /// A band is drawn to where the pointer is.
    Banding {
        at: Point,
    },
}

impl Gesture {
    /// A press that moves further than this is no click, in logical pixels.
    pub const THRESHOLD: f32 = 4.0;

    pub fn drag(&self) -> Option<&Drag> {
        if let Self::Dragging(drag) = self { Some(drag) } else { None }
    }

    /// Where the end of the band is, while one is drawn.
    pub fn band_end(&self) -> Option<Point> {
        if let Self::Banding { at } = self { Some(*at) } else { None }
    }

    pub fn is_panning(&self) -> bool {
        matches!(self, Self::Panning { .. })
    }

    /// Takes in one thing that happened.
    pub fn on(&mut self, input: Input) -> Outcome {
        match (std::mem::take(self), input) {
            (Self::Idle, Input::Press { at, grip }) => {
                *self = Self::Pressed { at, grip, whole: false };
                Outcome::Nothing
            }
            (Self::Idle, Input::PressToPan { at }) => {
                *self = Self::Panning { last: at };
                Outcome::Nothing
            }
            (Self::Pressed { at, grip, whole }, Input::Move { at: now }) => {
                if (now.x - at.x).hypot(now.y - at.y) <= Self::THRESHOLD {
                    *self = Self::Pressed { at, grip, whole };
                    return Outcome::Nothing;
                }
                self.begin(at, grip, whole, now)
            }
            (Self::Pressed { grip, .. }, Input::Release { .. }) => Outcome::Clicked(grip),
            (Self::Pressed { at, grip, .. }, Input::Whole(whole)) => {
                *self = Self::Pressed { at, grip, whole };
                Outcome::Nothing
            }
            (Self::Dragging(drag), input) => self.drag_on(drag, input),
            (Self::Panning { last }, Input::Move { at }) => {
                *self = Self::Panning { last: at };
                Outcome::Panned { dx: at.x - last.x, dy: at.y - last.y }
            }
            (Self::Panning { .. }, Input::Release { .. } | Input::Cancel) => Outcome::Nothing,
            (Self::Banding { .. }, Input::Move { at }) => {
                *self = Self::Banding { at };
                Outcome::Nothing
            }
            (Self::Banding { .. }, Input::Release { .. }) => Outcome::Banded,
            (Self::Banding { .. }, Input::Cancel) => Outcome::Cancelled,
            (Self::Pressed { .. }, Input::Cancel) => Outcome::Cancelled,
            (state, _) => {
                *self = state;
                Outcome::Nothing
            }
        }
    }

    /// What was pressed at `at` becomes a movement, now that the pointer is at `now`.
    fn begin(&mut self, at: Point, grip: Grip, whole: bool, now: Point) -> Outcome {
        match grip {
            Grip::Ground => {
                *self = Self::Banding { at: now };
                Outcome::BandStarted { from: at }
            }
            Grip::Paper => {
                *self = Self::Panning { last: now };
                Outcome::Panned { dx: now.x - at.x, dy: now.y - at.y }
            }
            Grip::Target { target, several } => {
                let drag = begin(target.clone(), several, whole, now);
                *self = Self::Dragging(drag);
                Outcome::DragStarted(target)
            }
        }
    }

    fn drag_on(&mut self, mut drag: Drag, input: Input) -> Outcome {
        match input {
            Input::Move { at } => drag.at = at,
            Input::Whole(whole) => drag.whole = whole,
            Input::Take(count) => drag.choose(count),
            Input::TakeMore(more) => {
                let (taken, _) = drag.taken();
                drag.choose(taken.saturating_add_signed(more as isize));
            }
            Input::Release { at } => {
                drag.at = at;
                return Outcome::Dropped(drag);
            }
            Input::Cancel => return Outcome::Cancelled,
            Input::Press { .. } | Input::PressToPan { .. } => {}
        }
        *self = Self::Dragging(drag);
        Outcome::Nothing
    }
}

impl Drag {
    fn choose(&mut self, count: usize) {
        self.chosen = count.clamp(1, self.posts().len().max(1));
    }
}

fn begin(target: Target, several: Option<Carried>, whole: bool, at: Point) -> Drag {
    let together = several.is_some();
    let all = several.unwrap_or_else(|| match &target {
        Target::Unit(unit) => Carried::Units(vec![unit.clone()]),
        Target::Line { posts, .. } => Carried::Posts(posts.clone()),
    });
    Drag { target, all, together, chosen: 1, whole, at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PostId, UnitId};

    fn line(count: usize) -> Target {
        let posts = (0..count).map(|index| PostId::from(index.to_string())).collect();
        Target::Line { unit: UnitId::from("u"), posts }
    }

    fn at(x: f32) -> Point {
        Point::new(x, 0.0)
    }

    fn press(target: Target) -> Gesture {
        let mut gesture = Gesture::default();
        let grip = Grip::Target { target, several: None };
        assert_eq!(gesture.on(Input::Press { at: at(0.0), grip }), Outcome::Nothing);
        gesture
    }

    fn drag(count: usize) -> Gesture {
        let mut gesture = press(line(count));
        assert_eq!(gesture.on(Input::Move { at: at(9.0) }), Outcome::DragStarted(line(count)));
        gesture
    }

    fn carried(gesture: &Gesture) -> usize {
        match gesture.drag().expect("a drag").carried() {
            Carried::Posts(posts) => posts.len(),
            Carried::Units(_) => panic!("a post was pressed"),
        }
    }

    #[test]
    fn a_trembling_hand_clicks() {
        let mut gesture = press(line(1));
        assert_eq!(gesture.on(Input::Move { at: at(4.0) }), Outcome::Nothing);
        let grip = Grip::Target { target: line(1), several: None };
        assert_eq!(gesture.on(Input::Release { at: at(4.0) }), Outcome::Clicked(grip));
        assert_eq!(gesture, Gesture::Idle);
    }

    #[test]
    fn one_post_leaves_a_line_of_five_unless_more_are_asked_for() {
        let mut gesture = drag(5);
        assert_eq!(carried(&gesture), 1);
        gesture.on(Input::Take(3));
        assert_eq!(carried(&gesture), 3);
        gesture.on(Input::TakeMore(1));
        gesture.on(Input::TakeMore(9));
        assert_eq!(carried(&gesture), 5);
        gesture.on(Input::TakeMore(-99));
        assert_eq!(carried(&gesture), 1);
        gesture.on(Input::Whole(true));
        assert_eq!(carried(&gesture), 5);
        gesture.on(Input::Whole(false));
        assert_eq!(carried(&gesture), 1);
    }

    #[test]
    fn the_whole_line_follows_a_modifier_held_before_the_drag() {
        let mut gesture = press(line(4));
        gesture.on(Input::Whole(true));
        gesture.on(Input::Move { at: at(9.0) });
        assert_eq!(carried(&gesture), 4);
    }

    #[test]
    fn selected_lines_travel_together() {
        let mut gesture = Gesture::default();
        let all: Vec<PostId> = (0..7).map(|index| PostId::from(index.to_string())).collect();
        let grip = Grip::Target { target: line(2), several: Some(Carried::Posts(all)) };
        gesture.on(Input::Press { at: at(0.0), grip });
        gesture.on(Input::Move { at: at(50.0) });
        gesture.on(Input::Take(1));
        assert_eq!(carried(&gesture), 7);
        assert!(!gesture.drag().expect("a drag").is_divisible());
    }

    #[test]
    fn escape_puts_everything_back() {
        let mut gesture = drag(5);
        assert_eq!(gesture.on(Input::Cancel), Outcome::Cancelled);
        assert_eq!(gesture.on(Input::Move { at: at(90.0) }), Outcome::Nothing);
        assert_eq!(gesture.on(Input::Release { at: at(90.0) }), Outcome::Nothing);
        assert_eq!(gesture, Gesture::Idle);
    }

    #[test]
    fn a_finger_on_empty_ground_moves_the_paper() {
        let mut gesture = Gesture::default();
        gesture.on(Input::Press { at: at(0.0), grip: Grip::Paper });
        let first = gesture.on(Input::Move { at: at(10.0) });
        assert_eq!(first, Outcome::Panned { dx: 10.0, dy: 0.0 });
        let then = gesture.on(Input::Move { at: at(12.0) });
        assert_eq!(then, Outcome::Panned { dx: 2.0, dy: 0.0 });
        assert_eq!(gesture.on(Input::Release { at: at(12.0) }), Outcome::Nothing);
        assert_eq!(gesture, Gesture::Idle);
    }

    #[test]
    fn a_band_is_drawn_from_where_the_button_went_down() {
        let mut gesture = Gesture::default();
        gesture.on(Input::Press { at: at(1.0), grip: Grip::Ground });
        assert_eq!(gesture.on(Input::Move { at: at(3.0) }), Outcome::Nothing);
        let started = gesture.on(Input::Move { at: at(30.0) });
        assert_eq!(started, Outcome::BandStarted { from: at(1.0) });
        gesture.on(Input::Move { at: at(60.0) });
        assert_eq!(gesture.band_end(), Some(at(60.0)));
        assert_eq!(gesture.on(Input::Release { at: at(60.0) }), Outcome::Banded);
        assert_eq!(gesture, Gesture::Idle);
    }

    #[test]
    fn a_second_button_does_not_disturb_a_drag() {
        let mut gesture = drag(2);
        gesture.on(Input::PressToPan { at: at(9.0) });
        assert_eq!(carried(&gesture), 1);
        let Outcome::Dropped(drag) = gesture.on(Input::Release { at: at(30.0) }) else {
            panic!("the post was let go")
        };
        assert_eq!(drag.at, at(30.0));
    }
}
