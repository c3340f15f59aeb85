//! The snapshots of the project: taken, compared, gone back to.

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, modal};
use crate::app::kit::field::text_field_ui;
use crate::app::kit::{icons, tokens};
use crate::app::panels::Context;
use crate::app::panels::long_text::long_text_ui;
use crate::editor::{
    Action, ChangeCommand, Command, Document, Draft, Place, ShowCommand, SnapshotCommand,
};
use crate::model::{Chart, ChartId, brief};
use crate::words::{key, message};

/// Of the button beside the name.
const BUTTON_WIDTH: f32 = 120.0;

#[derive(Default)]
pub struct SnapshotsDialog {
    /// The name of the one to be taken.
    pub name: String,
    /// The one being renamed, with its name so far.
    pub renamed: Option<(ChartId, String)>,
}

/// What was pressed, and whether the dialog then closes.
struct Pressed {
    commands: Vec<Command>,
    closes: bool,
}

impl SnapshotsDialog {
    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let Some(document) = context.editor.document() else { return Answer::Closed };
        let title = context.say(key::SNAPSHOTS_TITLE);
        let mut pressed = Pressed { commands: Vec::new(), closes: false };
        let (closed, dismissed) = modal(ctx, "snapshots", &title, 640.0, |ui| {
            ui.add(egui::Label::new(context.say(key::SNAPSHOTS_TEXT)).wrap());
            ui.add_space(tokens::space::MEDIUM);
            if document.is_editable() {
                self.take_ui(ui, context, document, &mut pressed);
                ui.add_space(tokens::space::MEDIUM);
            }
            let snapshots = document.snapshots();
            if snapshots.is_empty() {
                let none = egui::RichText::new(context.say(key::SNAPSHOTS_NONE));
                ui.label(none.color(context.palette.muted));
            }
            let height = ui.ctx().content_rect().height() * 0.45;
            egui::ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    for snapshot in snapshots {
                        ui.push_id(snapshot.id.as_str(), |ui| {
                            self.row_ui(ui, context, document, snapshot, &mut pressed);
                        });
                    }
                },
            );
            let mut closed = false;
            buttons_ui(ui, |ui| closed = leave_button(ui, context, key::ANSWER_CLOSE));
            closed
        });
        context.commands.append(&mut pressed.commands);
        if closed || dismissed || pressed.closes { Answer::Closed } else { Answer::Open }
    }

    /// What is written becomes the name of another snapshot, and of the one being renamed.
    pub fn take_changes(&mut self) -> Vec<ChangeCommand> {
        let is_named = |(_, label): &mut (ChartId, String)| !label.trim().is_empty();
        let renamed = self.renamed.take_if(is_named).map(|(snapshot, label)| {
            ChangeCommand::Snapshot(SnapshotCommand::Rename { snapshot, label })
        });
        let name = std::mem::take(&mut self.name);
        let taken =
            (!name.trim().is_empty()).then(|| ChangeCommand::Snapshot(SnapshotCommand::Take(name)));
        renamed.into_iter().chain(taken).collect()
    }

    /// Another name that is being typed for a snapshot.
    pub fn renaming(&self, document: &Document) -> Option<Draft> {
        let (snapshot, text) = self.renamed.clone()?;
        let is_other = document.project().snapshot(&snapshot)?.fields.label != text;
        is_other.then_some(Draft { place: Place::SnapshotName { snapshot }, text })
    }

    /// A name for what is kept now.
    fn take_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        document: &Document,
        pressed: &mut Pressed,
    ) {
        let Some(chart) = document.chart() else { return };
        let named =
            message!(key::SNAPSHOT_NAME_OF, chart = brief(&chart.fields.label).into_owned());
        let name = egui::RichText::new(context.words.say(&named)).color(context.palette.muted);
        let name = ui.label(name);
        ui.horizontal(|ui| {
            let label = context.say(key::SNAPSHOT_TAKE);
            let width = ui.available_width() - BUTTON_WIDTH - ui.spacing().item_spacing.x;
            let hint = context.say(key::SNAPSHOT_NAME_HINT);
            let edit = egui::TextEdit::singleline(&mut self.name).hint_text(hint);
            let field = text_field_ui(ui, context.palette, edit.desired_width(width));
            let field = field.labelled_by(name.id);
            let entered =
                field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let ready = !self.name.trim().is_empty();
            let button = egui::Button::new(label).min_size([BUTTON_WIDTH, 28.0].into());
            if (ui.add_enabled(ready, button).clicked() || entered) && ready {
                let name = std::mem::take(&mut self.name);
                pressed.commands.push(ask(SnapshotCommand::Take(name)));
            }
        });
    }

    fn row_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        document: &Document,
        snapshot: &Chart,
        pressed: &mut Pressed,
    ) {
        ui.separator();
        match &self.renamed {
            Some((renamed, _)) if *renamed == snapshot.id => {
                if !self.rename_ui(ui, context, pressed) {
                    return;
                }
            }
            _ => {
                ui.horizontal_wrapped(|ui| {
                    ui.label(egui::RichText::new(brief(&snapshot.fields.label)).strong());
                    let of = document.chart_of(snapshot).map_or_else(
                        || context.say(key::SNAPSHOT_CHART_GONE),
                        |chart| brief(&chart.fields.label).into_owned(),
                    );
                    let about =
                        message!(key::SNAPSHOT_ABOUT, chart = of, posts = snapshot.post_count());
                    let about = egui::RichText::new(context.words.say(&about));
                    ui.label(about.color(context.palette.muted));
                });
            }
        }
        ui.horizontal_wrapped(|ui| self.buttons_ui(ui, context, document, snapshot, pressed));
    }

    /// The name of the one being renamed, in a field; whether it can be one.
    fn rename_ui(&mut self, ui: &mut egui::Ui, context: &Context, pressed: &mut Pressed) -> bool {
        let Some((_, label)) = &mut self.renamed else { return false };
        if long_text_ui(ui, context, label).is_some() {
            return false;
        }
        let edit = egui::TextEdit::singleline(label).desired_width(f32::INFINITY);
        let field = text_field_ui(ui, context.palette, edit);
        field.widget_info(|| {
            let label = context.say(key::SNAPSHOT_RENAME);
            egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, label)
        });
        if field.lost_focus() {
            let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
            let renamed = self.renamed.take().filter(|_| !escaped);
            pressed.commands.extend(
                renamed.map(|(snapshot, label)| ask(SnapshotCommand::Rename { snapshot, label })),
            );
        } else if !field.has_focus() {
            field.request_focus();
        }
        true
    }

    /// What can be done with one of them.
    fn buttons_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        document: &Document,
        snapshot: &Chart,
        pressed: &mut Pressed,
    ) {
        let id = &snapshot.id;
        let has_chart = document.chart_of(snapshot).is_some();
        let editable = document.is_editable();
        let mut button = |ui: &mut egui::Ui, key, hint, enabled, commands: Vec<Command>| {
            let button = egui::Button::new(context.say(key));
            let button = ui.add_enabled(enabled, button.min_size([0.0, 26.0].into()));
            if button.on_hover_text(context.say(hint)).clicked() {
                pressed.commands.extend(commands);
                pressed.closes = true;
            }
        };
        let compare = || Command::Show(ShowCommand::CompareSnapshot(id.clone()));
        button(ui, key::ANSWER_COMPARE, key::SNAPSHOT_COMPARE_HINT, has_chart, vec![compare()]);
        let minutes = vec![compare(), Command::Act(Action::ExportMinutes)];
        button(ui, key::ACTION_EXPORT_MINUTES, key::SNAPSHOT_MINUTES_HINT, has_chart, minutes);
        let go_back = vec![ask(SnapshotCommand::GoBack(id.clone()))];
        let can_go_back = editable && has_chart;
        button(ui, key::SNAPSHOT_GO_BACK, key::SNAPSHOT_GO_BACK_HINT, can_go_back, go_back);
        let variant = vec![ask(SnapshotCommand::AsVariant(id.clone()))];
        button(ui, key::SNAPSHOT_VARIANT, key::SNAPSHOT_VARIANT_HINT, editable, variant);
        if icon_button(ui, icons::EDIT, &context.say(key::SNAPSHOT_RENAME), editable) {
            self.renamed = Some((id.clone(), snapshot.fields.label.clone()));
        }
        if icon_button(ui, icons::DELETE, &context.say(key::SNAPSHOT_DELETE), editable) {
            pressed.commands.push(ask(SnapshotCommand::Delete(id.clone())));
        }
    }
}

fn ask(command: SnapshotCommand) -> Command {
    Command::Change(ChangeCommand::Snapshot(command))
}

fn icon_button(ui: &mut egui::Ui, icon: &str, label: &str, enabled: bool) -> bool {
    let button = egui::Button::new(icons::rich(icon))
        .frame_when_inactive(false)
        .min_size(egui::Vec2::splat(26.0));
    let response = ui.add_enabled(enabled, button).on_hover_text(label);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, label));
    response.clicked()
}
