//! Questions that stand in front of the window until they are answered: one at a time.

mod about;
mod add_charts;
mod align;
mod answer;
mod attach;
mod ceilings;
mod chart;
mod disk;
mod found;
mod frame;
mod help;
mod link;
mod lists;
mod map_table;
mod merge;
mod merge_units;
mod move_to;
mod palette;
mod path;
mod picture;
mod place_text;
mod questions;
mod queue;
mod recovery;
mod settle;
mod snapshots;
mod split_unit;
mod taken_over;
mod typed;
mod unit_choice;
mod unit_fate;
mod variants;
mod versions;

use super::jobs::{FormerVersion, Jobs};
use super::panels::Context;
use crate::editor::{
    ChangeCommand, Document, Draft, MergeReport, Named, OfferedText, Place, Purpose, Question,
    Selection,
};
use crate::model::{ChartId, Project};
use crate::words::{Message, key};

pub use about::AboutDialog;
pub use answer::{Answer, Fate, Leave};
pub use map_table::MapTableDialog;
pub use picture::PictureDialog;
pub use queue::Dialogs;
pub use recovery::RecoveryDialog;
use taken_over::is_saved;

/// The question on show.
pub enum Dialog {
    Unsaved,
    /// Files are being made while the program is to end.
    UnderWay,
    EditSource(crate::model::ChartId),
    DeleteChart(crate::model::ChartId),
    IsSource(crate::model::ChartId),
    Overwrite {
        purpose: Purpose,
        path: std::path::PathBuf,
    },
    Changed(disk::Changed),
    InPlace {
        name: String,
        why: Message,
    },
    Versions(Vec<FormerVersion>),
    Snapshots(snapshots::SnapshotsDialog),
    Variants(variants::VariantsDialog),
    UnitFate(unit_fate::UnitFateDialog),
    MapTable(Box<MapTableDialog>),
    MergeUnits(Box<merge_units::MergeUnitsDialog>),
    SplitUnit(Box<split_unit::SplitUnitDialog>),
    Attach(attach::AttachDialog),
    Move(move_to::MoveDialog),
    Palette(palette::PaletteDialog),
    Help(help::HelpDialog),
    Link(link::LinkDialog),
    Align(align::AlignDialog),
    Merge(merge::MergeDialog),
    Lists(Box<lists::ListsDialog>),
    Chart(Box<chart::ChartDialog>),
    Path(path::PathDialog),
    Picture(Box<PictureDialog>),
    Merged(MergeReport),
    Settle(settle::SettleDialog),
    AddCharts(Box<add_charts::AddChartsDialog>),
    Dropped {
        path: std::path::PathBuf,
        is_report: bool,
    },
    PlaceText(OfferedText),
    Recovery(RecoveryDialog),
    About(AboutDialog),
}

impl Dialog {
    /// The dialog that puts `question`; none where what it is about is not there, or the window asks
    /// otherwise.
    pub fn asking(question: Question, context: &Context) -> Option<Self> {
        let document = context.editor.document();
        Some(match question {
            Question::Changed { name, unsaved, saving } => {
                Self::Changed(disk::Changed { name, unsaved, saving })
            }
            Question::InPlace { name, why } => Self::InPlace { name, why },
            Question::EditSource(source) => Self::EditSource(source),
            Question::DeleteChart(chart) => Self::DeleteChart(chart),
            Question::IsSource(chart) => Self::IsSource(chart),
            Question::UnitFate(unit) => {
                Self::UnitFate(unit_fate::UnitFateDialog::new(document?.chart()?, unit)?)
            }
            Question::MergeUnits(units) => {
                let dialog = merge_units::MergeUnitsDialog::new(document?, &units)?;
                Self::MergeUnits(Box::new(dialog))
            }
            Question::SplitUnit(unit) => {
                let name = context.say(key::NEW_UNIT);
                let dialog = split_unit::SplitUnitDialog::new(document?, unit, name)?;
                Self::SplitUnit(Box::new(dialog))
            }
            Question::Attach(chart) => {
                Self::Attach(attach::AttachDialog::new(document?.project(), chart)?)
            }
            Question::Move => Self::Move(move_to::MoveDialog::default()),
            Question::Palette => Self::Palette(palette::PaletteDialog::new(context)),
            Question::Help => Self::Help(help::HelpDialog::default()),
            Question::Link => Self::Link(link::LinkDialog::new(document?, context)?),
            Question::Align => {
                let (from, to) = document?.compared()?;
                Self::Align(align::AlignDialog::new(from.id.clone(), to.id.clone()))
            }
            Question::Snapshots => Self::Snapshots(snapshots::SnapshotsDialog::default()),
            Question::Variants => {
                Self::Variants(variants::VariantsDialog::new(document?.project())?)
            }
            Question::Merge => Self::Merge(merge::MergeDialog::new(document?.project())?),
            Question::AddCharts(additions) => {
                Self::AddCharts(Box::new(add_charts::AddChartsDialog::new(*additions)))
            }
            Question::Settle(place) => Self::Settle(settle::SettleDialog::new(place)),
            Question::Lists => Self::Lists(Box::new(lists::ListsDialog::new(document?.project()))),
            Question::Chart(chart) => {
                Self::Chart(Box::new(chart::ChartDialog::new(document?.project(), &chart)?))
            }
            Question::Picture => Self::Picture(Box::new(PictureDialog::new(context)?)),
            Question::Dropped { path, is_report } => Self::Dropped { path, is_report },
            Question::PlaceText(offered) => Self::PlaceText(offered),
            Question::Merged(report) => Self::Merged(report),
            Question::Unsaved => Self::Unsaved,
            Question::Versions(_) | Question::About | Question::MapTable(_) => return None,
        })
    }

    /// What was written in it of the project and is not yet taken over.
    pub fn typed(&self, document: &Document) -> Vec<Draft> {
        let named = |of, name: &str| {
            let Selection { posts, units } = document.selection().clone();
            let place = Place::Name { chart: document.chart()?.id.clone(), posts, units, of };
            Some(Draft { place, text: name.to_owned() })
        };
        let typed = if let Self::Lists(dialog) = self {
            dialog.typed(document.project())
        } else if let Self::Chart(dialog) = self {
            dialog.typed(document.project())
        } else if let Self::SplitUnit(dialog) = self {
            dialog.is_renamed().then(|| named(Named::SplitUnit, &dialog.name)).flatten()
        } else if let Self::MergeUnits(dialog) = self {
            dialog.is_renamed().then(|| named(Named::MergedUnit, &dialog.name)).flatten()
        } else if let Self::Snapshots(dialog) = self {
            let taken = (!dialog.name.is_empty()).then(|| named(Named::Snapshot, &dialog.name));
            return taken.flatten().into_iter().chain(dialog.renaming(document)).collect();
        } else {
            None
        };
        typed.into_iter().collect()
    }

    /// What is written in it becomes changes, as [`is_saved`] says.
    pub fn take_changes(&mut self, document: &Document) -> Vec<ChangeCommand> {
        if !self.typed(document).iter().any(|it| is_saved(it, document.project())) {
            return Vec::new();
        }
        if let Self::Lists(dialog) = self {
            dialog.change(document.project()).into_iter().collect()
        } else if let Self::Chart(dialog) = self {
            dialog.changes(document.project())
        } else if let Self::Snapshots(dialog) = self {
            dialog.take_changes()
        } else {
            Vec::new()
        }
    }

    /// Has `snapshot` be called `name` where it lists the snapshots; says whether it does.
    pub fn rename_snapshot(&mut self, snapshot: &ChartId, name: &str) -> bool {
        let Self::Snapshots(dialog) = self else { return false };
        dialog.renamed = Some((snapshot.clone(), name.to_owned()));
        true
    }

    /// The name that it asks for, of what is made.
    pub fn name_mut(&mut self) -> Option<&mut String> {
        if let Self::SplitUnit(dialog) = self {
            Some(&mut dialog.name)
        } else if let Self::MergeUnits(dialog) = self {
            Some(&mut dialog.name)
        } else if let Self::Snapshots(dialog) = self {
            Some(&mut dialog.name)
        } else {
            None
        }
    }

    /// The dialog in which `place` was being written; none if it was written in none.
    pub fn resumed(project: &Project, place: Place) -> Option<Self> {
        match place {
            Place::Lists { lists, new } => {
                Some(Self::Lists(Box::new(lists::ListsDialog::resumed(*lists, new))))
            }
            Place::Chart { chart, fields, date, project_title } => {
                let dialog = chart::ChartDialog::new(project, &chart)?;
                Some(Self::Chart(Box::new(dialog.resumed(*fields, date, project_title))))
            }
            Place::Field { .. }
            | Place::Movement { .. }
            | Place::Comment { .. }
            | Place::SnapshotName { .. }
            | Place::ViewName { .. }
            | Place::Name { .. } => None,
        }
    }

    pub fn path(purpose: Purpose, suggested_name: String) -> Self {
        Self::Path(path::PathDialog::new(purpose, suggested_name))
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context, jobs: &Jobs) -> Answer {
        match self {
            Self::Unsaved => questions::unsaved_ui(ctx, context),
            Self::UnderWay => questions::under_way_ui(ctx, context, jobs),
            Self::EditSource(source) => questions::edit_source_ui(ctx, context, source),
            Self::DeleteChart(chart) => questions::delete_chart_ui(ctx, context, chart),
            Self::IsSource(chart) => questions::is_source_ui(ctx, context, chart),
            Self::Overwrite { purpose, path } => {
                questions::overwrite_ui(ctx, context, *purpose, path)
            }
            Self::Changed(changed) => disk::changed_ui(ctx, context, changed),
            Self::InPlace { name, why } => disk::in_place_ui(ctx, context, name, why),
            Self::Versions(versions) => versions::versions_ui(ctx, context, versions),
            Self::Snapshots(dialog) => dialog.ui(ctx, context),
            Self::Variants(dialog) => dialog.ui(ctx, context),
            Self::UnitFate(dialog) => dialog.ui(ctx, context),
            Self::MapTable(dialog) => dialog.ui(ctx, context, jobs),
            Self::MergeUnits(dialog) => dialog.ui(ctx, context),
            Self::SplitUnit(dialog) => dialog.ui(ctx, context),
            Self::Attach(dialog) => dialog.ui(ctx, context),
            Self::Move(dialog) => dialog.ui(ctx, context),
            Self::Palette(dialog) => dialog.ui(ctx, context),
            Self::Help(dialog) => dialog.ui(ctx, context),
            Self::Link(dialog) => dialog.ui(ctx, context),
            Self::Align(dialog) => dialog.ui(ctx, context),
            Self::Merge(dialog) => dialog.ui(ctx, context),
            Self::Lists(dialog) => dialog.ui(ctx, context),
            Self::Chart(dialog) => dialog.ui(ctx, context),
            Self::Path(dialog) => dialog.ui(ctx, context),
            Self::Picture(dialog) => dialog.ui(ctx, context, jobs),
            Self::Merged(report) => merge::report_ui(ctx, context, report),
            Self::AddCharts(dialog) => dialog.ui(ctx, context),
            Self::Dropped { path, is_report } => {
                add_charts::dropped_ui(ctx, context, path, *is_report)
            }
            Self::Settle(dialog) => dialog.ui(ctx, context),
            Self::PlaceText(offered) => place_text::place_text_ui(ctx, context, offered),
            Self::Recovery(dialog) => dialog.ui(ctx, context),
            Self::About(dialog) => dialog.ui(ctx, context),
        }
    }
}
