//! What the canvas tells its host, and what it asks: values only.

use crate::model::{PostId, UnitId};

/// Something drawn that can be selected.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Unit(UnitId),
    /// Equal posts of a unit, drawn as one line.
    Line {
        unit: UnitId,
        posts: Vec<PostId>,
    },
}

/// What hangs on the pointer during a drag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// Never empty, in the order of the chart; none stands under another.
    Units(Vec<UnitId>),
    /// Never empty, in the order of their unit.
    Posts(Vec<PostId>),
}

/// Where something would stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among the posts of `unit`: before the line of that post, at the end without one.
    Post { unit: UnitId, before: Option<PostId> },
    /// Among the children of `parent`: before that child, at the end without one.
    Unit { parent: UnitId, before: Option<UnitId> },
}

/// A wish: let this go there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drop {
    pub what: Carried,
    pub to: Place,
}

/// What a drop would do, when it is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Landing {
    /// It stands on its own where the wish says.
    Between,
    /// It joins the line that this post of the same unit is drawn in.
    Joins(PostId),
}

/// What a press makes of what is selected already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Nothing else is selected.
    Alone,
    /// It is selected besides; or no longer, if it was.
    Toggled,
    /// All that lies between is selected too.
    UpTo,
}

/// What the user asks for. A `line` holds the posts of the line that was dragged, all or some of
/// which travel; it is empty where there is no choice.
#[derive(Clone, Debug, PartialEq)]
pub enum CanvasEvent {
    Select {
        target: Target,
        pick: Pick,
    },
    /// What a band was drawn around; besides what is already selected, or alone.
    SelectAll {
        targets: Vec<Target>,
        besides: bool,
    },
    /// A press on empty ground.
    Clear,
    /// Double click.
    EditRequested(Target),
    /// A drag began on this.
    DragStarted(Target),
    /// Allowed by the host's own preview.
    Dropped {
        drop: Drop,
        line: Vec<PostId>,
        at: egui::Pos2,
    },
    /// Released where the host's preview refused, with its reason.
    Refused(String),
    /// Released outside the canvas: for the outline or another canvas, should one be there.
    ReleasedOutside {
        what: Carried,
        line: Vec<PostId>,
        at: egui::Pos2,
    },
    /// Secondary click; without a target, on empty ground.
    ContextMenu {
        target: Option<Target>,
        at: egui::Pos2,
    },
    /// The zoom or the position is no longer the same.
    CameraMoved,
}
