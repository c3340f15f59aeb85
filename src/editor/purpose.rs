//! What paths are asked for.

use crate::export::Format;

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    Open,
    /// Somebody else, who is editing the file of the open project, has saved it.
    Follow,
    /// A version that was kept of the open project's file.
    OpenVersion,
    /// To be compared with the chart in front.
    Compare,
    /// Dropped on the window where a project is open: what becomes of it is asked once it is read.
    Dropped,
    /// A report of any form, as a project of its own.
    ImportText,
    /// The same, its charts added to the open project.
    ImportTextHere,
    /// Charts of other files, added to the open project: several paths may be chosen.
    AddCharts,
    Save,
    Picture(Format),
    /// The tables of the movements, in the format that the name's end says.
    ExportTables,
    /// The statistics of the chart in front, in the format that the name's end says.
    ExportStatistics,
    /// What has changed, in sentences, in the format that the name's end says.
    ExportMinutes,
    /// The comments of the chart in front, in the format that the name's end says.
    ExportComments,
    /// Several variants side by side, in the format that the name's end says.
    ExportVariants,
    /// The steps of the changes, as pages.
    Steps {
        by_group: bool,
    },
}
