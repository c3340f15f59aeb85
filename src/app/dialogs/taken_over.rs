//! What a save takes over of what is being typed.

use super::{chart, lists};
use crate::editor::{Draft, Named, Place};
use crate::model::Project;

/// Whether a save takes over what is being typed as `draft`: what is written of something, not what is
/// to be made only by a dialog's answer, nor what is no value of its field.
pub fn is_saved(draft: &Draft, project: &Project) -> bool {
    match &draft.place {
        Place::Lists { lists, .. } => lists::are_sound(project, lists),
        Place::SnapshotName { .. } => !draft.text.trim().is_empty(),
        Place::Name { of, .. } => *of == Named::Snapshot && !draft.text.trim().is_empty(),
        Place::Chart { fields, date, .. } => chart::is_sound(fields, date),
        Place::ViewName { .. } => !draft.text.trim().is_empty(),
        Place::Field { .. } | Place::Movement { .. } | Place::Comment { .. } => false,
    }
}

/// Whether what is being typed as `draft` stands in a dialog.
pub fn is_of_dialog(draft: &Draft) -> bool {
    match &draft.place {
        Place::Lists { .. }
        | Place::Chart { .. }
        | Place::Name { .. }
        | Place::SnapshotName { .. } => true,
        Place::Field { .. }
        | Place::Movement { .. }
        | Place::Comment { .. }
        | Place::ViewName { .. } => false,
    }
}
