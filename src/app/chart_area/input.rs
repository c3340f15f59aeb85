//! What the area of the chart is shown with.

use crate::app::canvas::Carried;
use crate::app::kit::tokens::Scheme;
use crate::editor::Editor;

/// What the area is shown with.
#[derive(Clone, Copy)]
pub struct AreaInput<'a> {
    pub editor: &'a Editor,
    pub scheme: Scheme,
    /// Whether a map is shown while something is out of sight.
    pub has_map: bool,
    /// Whether what moved is seen to move.
    pub moves: bool,
    /// What hangs on the pointer, when the drag began elsewhere.
    pub carried: Option<&'a Carried>,
}
