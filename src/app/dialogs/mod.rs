//! Questions that stand in front of the window until they are answered: one at a time.

mod about;
mod add_charts;
mod align;
mod attach;
mod ceilings;
mod chart;
mod disk;
mod found;
mod help;
mod link;
mod lists;
mod merge;
mod merge_units;
mod move_to;
mod palette;
mod paste;
mod path;
mod picture;
mod problems;
mod questions;
mod queue;
mod recovery;
mod settle;
mod snapshots;
mod split_unit;
mod typed;
mod unit_fate;
mod variants;
mod versions;

use super::jobs::{FormerVersion, Jobs};
use super::kit::field::{begin_dialog, end_dialog, text_field_ui};
use super::kit::{focus, tokens};
use super::panels::Context;
use crate::editor::{
    ChangeCommand, Document, Draft, ImportProblem, MergeReport, Named, Place, Purpose, Question,
    Selection,
};
use crate::model::{Chart, ChartId, Project, UnitId, UnitKey, Wanted, brief};
use crate::store::journal::Orphan;
use crate::words::{Message, MessageKey, key};

pub use about::AboutDialog;
pub use picture::PictureDialog;
pub use questions::Leave;
pub use queue::Dialogs;
pub use recovery::{Fate, RecoveryDialog};

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
    Paste(Box<paste::PasteDialog>),
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
    Dropped(std::path::PathBuf),
    Problems(Vec<ImportProblem>),
    Recovery(RecoveryDialog),
    About(AboutDialog),
}

/// What became of the question in this frame.
pub enum Answer {
    /// It still stands.
    Open,
    Closed,
    /// A path typed by hand; or a file that may be overwritten.
    Path {
        purpose: Purpose,
        path: std::path::PathBuf,
        overwrite: bool,
    },
    /// What becomes of a journal left behind.
    Journal {
        orphan: Orphan,
        fate: Fate,
    },
    /// When the program ends.
    Leave(Leave),
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
            Question::Paste(table) => Self::Paste(Box::new(paste::PasteDialog::new(*table))),
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
            Question::ImportProblems(problems) if problems.is_empty() => return None,
            Question::ImportProblems(problems) => Self::Problems(problems),
            Question::Merged(report) => Self::Merged(report),
            Question::Unsaved => Self::Unsaved,
            Question::Versions(_) | Question::About => return None,
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

    /// Whether a save takes over what is being typed as `draft`: what is written of something, not what is
    /// to be made only by a dialog's answer, nor what is no value of its field.
    pub fn is_saved(draft: &Draft) -> bool {
        match &draft.place {
            Place::Lists { .. } => true,
            Place::SnapshotName { .. } => !draft.text.trim().is_empty(),
            Place::Name { of, .. } => *of == Named::Snapshot && !draft.text.trim().is_empty(),
            Place::Chart { fields, date, .. } => chart::is_sound(fields, date),
            Place::Field { .. }
            | Place::Movement { .. }
            | Place::Comment { .. }
            | Place::ViewName { .. } => false,
        }
    }

    /// What is written in it becomes changes, as [`Self::is_saved`] says.
    pub fn take_changes(&mut self, document: &Document) -> Vec<ChangeCommand> {
        if !self.typed(document).iter().any(Self::is_saved) {
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
            Self::Paste(dialog) => dialog.ui(ctx, context),
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
            Self::Dropped(path) => add_charts::dropped_ui(ctx, context, path),
            Self::Settle(dialog) => dialog.ui(ctx, context),
            Self::Problems(problems) => problems::problems_ui(ctx, context, problems),
            Self::Recovery(dialog) => dialog.ui(ctx, context),
            Self::About(dialog) => dialog.ui(ctx, context),
        }
    }
}

/// Around what a dialog holds, in logical pixels.
const MODAL_MARGIN: f32 = 20.0;
const BUTTON: egui::Vec2 = egui::vec2(88.0, 30.0);

/// A modal window with a title. Returns what `add` returns, and whether it was dismissed (Esc, or a
/// press outside).
fn modal<R>(
    ctx: &egui::Context,
    id: &'static str,
    title: &str,
    width: f32,
    add: impl FnOnce(&mut egui::Ui) -> R,
) -> (R, bool) {
    let width = width.min(ctx.content_rect().width() - 2.0 * tokens::space::WIDE);
    let frame = egui::Frame::window(&ctx.style_of(ctx.theme())).inner_margin(MODAL_MARGIN);
    let height = ctx.content_rect().height() - 2.0 * (MODAL_MARGIN + tokens::space::SMALL);
    let response = egui::Modal::new(egui::Id::new(id)).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        // Where the window is too low for it, it scrolls.
        let scroll = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        let scroll = scroll.auto_shrink([false, true]);
        let scrolled = scroll.show(ui, |ui| {
            ui.heading(title);
            ui.add_space(tokens::space::MEDIUM);
            begin_dialog(ui.ctx(), egui::Id::new(id));
            let inner = add(ui);
            end_dialog(ui.ctx());
            focus::keep_in_sight(ui);
            inner
        });
        tell(ui, title);
        scrolled.inner
    });
    let dismissed = response.should_close();
    (response.inner, dismissed)
}

/// What assistive technology is told of a dialog that fills `ui`: that it is one, of what, and where.
fn tell(ui: &egui::Ui, title: &str) {
    let rect = ui.min_rect();
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_bounds(egui::accesskit::Rect {
            x0: rect.left().into(),
            y0: rect.top().into(),
            x1: rect.right().into(),
            y1: rect.bottom().into(),
        });
        node.set_role(egui::accesskit::Role::Dialog);
        node.set_label(title);
        node.set_modal();
    });
}

/// The row of buttons at the foot of a dialog: the main one at the right end.
fn buttons_ui(ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui)) {
    ui.add_space(tokens::space::LARGE);
    let size = egui::vec2(ui.available_width(), BUTTON.y);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, add);
}

/// The button that does what the dialog is for.
fn main_button(ui: &mut egui::Ui, context: &Context, label: &str, enabled: bool) -> bool {
    let text = egui::RichText::new(label).color(context.palette.on_accent);
    let button = egui::Button::new(text).fill(context.palette.accent).min_size(BUTTON);
    let tip = context.say(key::KEY_ENTER);
    let pressed = ui.add_enabled(enabled, button).on_hover_text(tip).clicked();
    // Enter does what the dialog is for, unless something in it has the keyboard.
    let free = ui.ctx().memory(|memory| memory.focused().is_none());
    let entered = free
        && !egui::Popup::is_any_open(ui.ctx())
        && ui.input(|input| input.key_pressed(egui::Key::Enter));
    pressed || (enabled && entered)
}

/// The button that closes the dialog and does nothing, as Escape does.
fn leave_button(ui: &mut egui::Ui, context: &Context, answer: MessageKey) -> bool {
    let button = egui::Button::new(context.say(answer)).min_size(BUTTON);
    ui.add(button).on_hover_text(context.say(key::KEY_ESCAPE)).clicked()
}

fn plain_button(ui: &mut egui::Ui, label: &str) -> bool {
    ui.add(egui::Button::new(label).min_size(BUTTON)).clicked()
}

/// A unit chosen among those of a chart, found by typing a part of its name.
#[derive(Default)]
struct UnitChoice {
    search: String,
    chosen: Option<UnitId>,
}

impl UnitChoice {
    fn ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        chart: &Chart,
        allowed: impl Fn(UnitKey) -> bool,
    ) {
        let hint = context.say(key::UNIT_SEARCH);
        let edit = egui::TextEdit::singleline(&mut self.search);
        text_field_ui(ui, context.palette, edit.hint_text(&hint).desired_width(f32::INFINITY));
        let wanted = Wanted::new(&self.search);
        let mut near: Vec<(usize, UnitKey)> = chart
            .units_in_order()
            .filter(|&key| allowed(key))
            .filter_map(|key| Some((wanted.distance(&chart.unit(key).fields.name)?, key)))
            .collect();
        if !wanted.is_empty() {
            // Without its hierarchy, a list is read by its names.
            let name = |key: UnitKey| &chart.unit(key).fields.name;
            near.sort_by(|&(far, a), &(further, b)| {
                far.cmp(&further).then_with(|| context.words.order(name(a), name(b)))
            });
        }
        let found: Vec<UnitKey> = near.into_iter().map(|(_, key)| key).collect();
        let row_height = ui.spacing().interact_size.y;
        egui::Frame::new().stroke((1.0, context.palette.border)).show(ui, |ui| {
            egui::ScrollArea::vertical()
                .max_height(190.0)
                .min_scrolled_height(120.0)
                .auto_shrink([false, true])
                .show_rows(ui, row_height, found.len(), |ui, range| {
                    for &key in &found[range] {
                        let unit = chart.unit(key);
                        let depth =
                            if self.search.is_empty() { chart.path(key).len() - 1 } else { 0 };
                        let chosen = self.chosen.as_ref() == Some(&unit.id);
                        ui.horizontal(|ui| {
                            ui.add_space(tokens::space::SMALL + depth as f32 * 12.0);
                            let label =
                                egui::Button::selectable(chosen, brief(&unit.fields.name).as_ref());
                            let label = label.truncate();
                            if ui.add(label).clicked() {
                                self.chosen = Some(unit.id.clone());
                            }
                        });
                    }
                });
        });
    }
}
