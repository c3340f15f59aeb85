//! What the host shows on a canvas, and what it is told by it.

use std::sync::Arc;

use super::emphasis::Emphasis;
use super::event::{CanvasEvent, Carried, Drop, Landing, Target};
use crate::app::kit::tokens::Palette;
use crate::geom::Rect as SceneRect;
use crate::model::{PostId, UnitId};
use crate::scene::Scene;
use crate::words::Locale;

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
