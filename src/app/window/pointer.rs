//! What is done on the chart: presses, drops, menus.

use super::Window;
use crate::app::after_drop::AfterDrop;
use crate::app::canvas::{CanvasEvent, Carried, Drop, Pick, Place, Target};
use crate::app::chart_area::{AreaInput, Happened, change_of_drop, preview, selected_targets};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{
    Action, ChangeCommand, Command, Document, Editor, List, PostCommand, Selection, ShowCommand,
    Tone,
};
use crate::model::{Line, PostId, UnitId, lines};
use crate::words::key;

/// Of what an empty chart says, in logical pixels.
const EMPTY_WIDTH: f32 = 380.0;

impl Window {
    pub(super) fn area_ui(&mut self, ui: &mut egui::Ui, commands: &mut Vec<Command>) {
        if self.editor.document().and_then(Document::chart).is_none() {
            let mut context = Context::new(&self.editor, self.appearance.palette(), commands);
            no_chart_ui(ui, &mut context);
            return;
        }
        let carried = self.view.carried_from_panels().cloned();
        let scheme = self.appearance.scheme();
        let room = ui.available_rect_before_wrap();
        let input = AreaInput {
            editor: &self.editor,
            scheme,
            has_map: self.profile.preferences().minimap,
            moves: self.drawing.motion.is_shown(self.profile.preferences().animate),
            carried: carried.as_ref(),
        };
        if let Some(replay) = &self.bars.replay {
            if let Some(why) = self.view.area.replay_ui(ui, input, replay.shown()) {
                self.notices.say(Tone::Failed, why);
            }
            return;
        }
        for happened in self.view.area.ui(ui, input) {
            self.canvas_event(happened, commands);
        }
        let mut context = Context::new(&self.editor, self.appearance.palette(), commands);
        empty_chart_ui(ui.ctx(), &mut context, room);
    }

    fn selection(&self) -> Selection {
        self.editor.document().map(|document| document.selection().clone()).unwrap_or_default()
    }

    /// What stands in a row with `target`: the lines of its unit, or the units beside it.
    pub(super) fn row_of(&self, target: &Target) -> Vec<Selection> {
        let Some(chart) = self.editor.document().and_then(Document::chart) else {
            return Vec::new();
        };
        match target {
            Target::Line { unit, .. } => {
                let lines = chart.unit_key(unit).map(|key| lines(chart, key)).unwrap_or_default();
                let ids = |line: Line| line.posts.into_iter().map(|key| chart.post(key).id.clone());
                lines.into_iter().map(|line| Selection::posts(ids(line).collect())).collect()
            }
            Target::Unit(unit) => {
                let parent = chart.unit_by_id(unit).and_then(|unit| unit.parent());
                let beside = parent.map(|key| chart.unit(key).children()).unwrap_or_default();
                beside.iter().map(|&key| Selection::unit(chart.unit(key).id.clone())).collect()
            }
        }
    }

    /// The first thing selected, as the chart in front draws it.
    pub(super) fn target(&self) -> Option<Target> {
        let document = self.editor.document()?;
        selected_targets(document, document.chart()?).into_iter().next()
    }

    pub(super) fn canvas_event(&mut self, happened: Happened, commands: &mut Vec<Command>) {
        let Happened { chart, event } = happened;
        let document = self.editor.document();
        let is_snapshot = document.is_some_and(|it| it.project().snapshot(&chart).is_some());
        if is_snapshot && event != CanvasEvent::CameraMoved {
            if let CanvasEvent::Refused(why) = event {
                self.notices.say(Tone::Failed, why);
            }
            return;
        }
        let front = document.and_then(Document::chart).map(|chart| &chart.id);
        if front != Some(&chart) && event != CanvasEvent::CameraMoved {
            commands.push(Command::Show(ShowCommand::End(chart.clone())));
        }
        match event {
            CanvasEvent::Select { target, pick } => {
                let before = self.selection();
                let rows = self.row_of(&target);
                let picked = selection_of(target);
                commands.push(Command::Show(ShowCommand::Select(match pick {
                    Pick::Alone => picked,
                    Pick::Toggled => before.toggled(&picked),
                    Pick::UpTo => before.up_to(&picked, &rows),
                })));
            }
            CanvasEvent::SelectAll { targets, besides } => {
                let before = if besides { self.selection() } else { Selection::default() };
                let all = std::iter::once(before).chain(targets.into_iter().map(selection_of));
                commands.push(Command::Show(ShowCommand::Select(Selection::of_all(all))));
            }
            // What is dragged is selected once it has landed.
            CanvasEvent::DragStarted(_) => {}
            CanvasEvent::Clear => {
                commands.push(Command::Show(ShowCommand::Select(Selection::default())))
            }
            CanvasEvent::EditRequested(target) => {
                commands.push(Command::Show(ShowCommand::Select(selection_of(target))));
                commands.push(Command::Act(Action::EditInPlace));
            }
            CanvasEvent::Dropped { drop, line, at } => self.drop(drop, line, at, commands),
            CanvasEvent::Refused(why) => self.notices.say(Tone::Failed, why),
            CanvasEvent::ReleasedOutside { what, line, at } => {
                if let Some(link) = self.view.area.link(self.editor.document(), &chart, &what, at) {
                    commands.push(Command::Change(ChangeCommand::Ledger(link)));
                    return;
                }
                let to = self.view.panel_place_at(at, &what);
                self.drop_if_allowed(what, to, line, at, commands);
            }
            CanvasEvent::ContextMenu { target, at } => {
                // On empty ground the menu is not about what was selected elsewhere; on one of
                // several selected things it is about all of them.
                let picked = target.map(selection_of).unwrap_or_default();
                if picked.is_empty() || !self.selection().contains(&picked) {
                    commands.push(Command::Show(ShowCommand::Select(picked)));
                }
                self.front.open_menu(at);
            }
            CanvasEvent::CameraMoved => {
                commands.extend(self.front.leave_form());
            }
        }
    }

    /// Drops `what` where it was let go, or says why not.
    pub(super) fn drop_if_allowed(
        &mut self,
        what: Carried,
        to: Option<Place>,
        line: Vec<PostId>,
        at: egui::Pos2,
        commands: &mut Vec<Command>,
    ) {
        let Some(to) = to else { return };
        // What comes from the bench and falls back onto it stays as it is.
        let chart = self.editor.document().and_then(Document::chart);
        let is_benched = |post: &PostId| {
            chart.is_some_and(|it| it.post_key(post).is_some_and(|key| it.is_benched(key)))
        };
        if let (Carried::Posts(posts), Place::Post { unit, before: None }) = (&what, &to)
            && *unit == UnitId::bench()
            && posts.iter().all(is_benched)
        {
            return;
        }
        let drop = Drop { what, to };
        match allowed(&self.editor, &drop) {
            Ok(()) => self.drop(drop, line, at, commands),
            Err(why) => self.notices.say(Tone::Failed, why),
        }
    }

    /// Asks for what was dropped at `at`, and offers to change how many posts of `line` travel.
    pub(super) fn drop(
        &mut self,
        drop: Drop,
        line: Vec<PostId>,
        at: egui::Pos2,
        commands: &mut Vec<Command>,
    ) {
        let mut change = change_of_drop(drop);
        let document = self.editor.document();
        let leaves = |unit: &UnitId| {
            let chart = document.and_then(Document::chart);
            let from = chart.and_then(|chart| Some(chart.post_by_id(line.first()?)?.unit()));
            from.is_some() && from != chart.and_then(|chart| chart.unit_key(unit))
        };
        // Within its unit a line changes its place as a whole.
        if let ChangeCommand::Posts(PostCommand::Move { posts, unit, .. }) = &mut change
            && !line.is_empty()
            && !leaves(unit)
        {
            posts.clone_from(&line);
        }
        if let ChangeCommand::Posts(PostCommand::Move { posts, unit, before }) = &change
            && leaves(unit)
        {
            let (unit, before, taken) = (unit.clone(), before.clone(), posts.len());
            let revision = document.map_or(0, Document::revision) + 1;
            let after_drop = AfterDrop { line, taken, unit, before, at, revision };
            self.front.offer_after_drop(after_drop);
        }
        commands.push(Command::Change(change));
    }
}

/// Whether `drop` may be made on the chart in front, or the sentence that refuses it.
pub(super) fn allowed(editor: &Editor, drop: &Drop) -> Result<(), String> {
    let document = editor.document();
    match document.and_then(|document| Some((document, document.chart()?))) {
        Some((document, chart)) => preview(document, chart, drop, editor.locale).map(|_| ()),
        None => Ok(()),
    }
}

pub(super) fn selection_of(target: Target) -> Selection {
    match target {
        Target::Unit(unit) => Selection::unit(unit),
        Target::Line { posts, .. } => Selection::posts(posts),
    }
}

fn no_chart_ui(ui: &mut egui::Ui, context: &mut Context) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() / 3.0);
        ui.label(egui::RichText::new(context.say(key::NO_CHART)).color(context.palette.muted));
        ui.add_space(tokens::space::MEDIUM);
        if ui.button(context.say(Action::AddChart.word())).clicked() {
            context.ask(Command::Act(Action::AddChart));
        }
    });
}

/// What to begin with, below a chart that has nothing in it yet.
fn empty_chart_ui(ctx: &egui::Context, context: &mut Context, room: egui::Rect) {
    let chart = context.editor.document().and_then(Document::chart);
    if chart.is_none_or(|chart| chart.unit_count() > 1 || chart.post_count() > 0) {
        return;
    }
    let at = room.center_bottom() - egui::vec2(0.0, tokens::space::VAST);
    let area = egui::Area::new(egui::Id::new("empty chart")).order(egui::Order::Middle);
    area.pivot(egui::Align2::CENTER_BOTTOM).fixed_pos(at).show(ctx, |ui| {
        let frame = egui::Frame::popup(ui.style()).inner_margin(tokens::space::MEDIUM);
        frame.show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width(EMPTY_WIDTH.min(room.width() - 2.0 * tokens::space::WIDE));
                ui.label(context.say(key::EMPTY_CHART));
                ui.add_space(tokens::space::SMALL);
                for action in List::EmptyChart.actions() {
                    let enabled = context.editor.is_enabled(action);
                    let button = egui::Button::new(context.say(action.word()));
                    let button = button.min_size(egui::vec2(EMPTY_WIDTH / 2.0, 28.0));
                    let response = ui.add_enabled(enabled, button);
                    if response.on_hover_text(context.action_tip(action)).clicked() {
                        context.ask(Command::Act(action));
                    }
                }
            });
        });
    });
}
