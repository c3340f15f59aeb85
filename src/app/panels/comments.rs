//! The comments of the chart in front: made on what is selected, listed, resolved.

use super::Context;
use crate::app::kit::field::{checkbox_ui, give_keyboard, text_field_ui};
use crate::app::kit::{icons, tokens};
use crate::editor::{
    Action, ChangeCommand, Command, CommentChange, CommentCommand, Document, Draft, Pinned, Place,
    Selection, ShowCommand, comments,
};
use crate::model::{Chart, ChartId, Comment, Subject, brief, display, full_name};
use crate::words::{key, message};

/// What the panel remembers between frames.
#[derive(Default)]
pub struct CommentsPanel {
    /// The comment being written. Its author and day are kept for the next one.
    draft: Comment,
    /// What it is on.
    on: Option<(ChartId, Subject)>,
    /// Its text is to have the keyboard, and has not had it yet.
    pub wants_keyboard: bool,
    /// Whether those that are resolved are listed too.
    with_resolved: bool,
}

impl CommentsPanel {
    /// The comment being written, as long as it is not made.
    pub fn typed(&self) -> Option<Draft> {
        let (chart, on) = self.on.clone().filter(|_| !self.draft.text.trim().is_empty())?;
        let Comment { text, author, date, .. } = self.draft.clone();
        Some(Draft { place: Place::Comment { chart, on, author, date }, text })
    }

    /// What the comment being written asks for.
    pub fn take_command(&mut self) -> Option<Command> {
        let (chart, on) = self.on.take().filter(|_| !self.draft.text.trim().is_empty())?;
        self.wants_keyboard = false;
        let change = CommentChange::Add(self.take_draft());
        Some(Command::Change(ChangeCommand::Comment(Box::new(CommentCommand {
            chart,
            on,
            change,
        }))))
    }

    /// Shows a comment again that was being written.
    pub fn resume(&mut self, chart: ChartId, on: Subject, comment: Comment) {
        self.on = Some((chart, on));
        self.draft = comment;
        self.wants_keyboard = true;
    }

    /// The comment that is written; its author and day stay.
    fn take_draft(&mut self) -> Comment {
        let text = std::mem::take(&mut self.draft.text).trim().to_owned();
        Comment { text, ..self.draft.clone() }
    }

    pub fn ui(&mut self, ui: &mut egui::Ui, context: &mut Context) {
        let Some(document) = context.editor.document() else { return };
        let Some(chart) = document.chart() else { return };
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.add_space(tokens::space::SMALL);
            self.draft_ui(ui, context, document, chart);
            ui.add_space(tokens::space::MEDIUM);
            let all: Vec<Pinned> = comments(chart).collect();
            let open = all.iter().filter(|pinned| !pinned.comment.resolved).count();
            ui.label(egui::RichText::new(context.say_count(key::COMMENTS_COUNT, open)).strong());
            if all.len() > open {
                let label = context.say_count(key::COMMENTS_WITH_RESOLVED, all.len() - open);
                let checkbox = egui::Checkbox::new(&mut self.with_resolved, label);
                checkbox_ui(ui, context.palette, checkbox);
            }
            let with_resolved = self.with_resolved;
            for pinned in all.iter().filter(|it| with_resolved || !it.comment.resolved) {
                comment_ui(ui, context, document, chart, pinned, true);
            }
            if !all.is_empty() {
                ui.add_space(tokens::space::MEDIUM);
                if ui.button(context.say(Action::ExportComments.word())).clicked() {
                    context.ask(Command::Act(Action::ExportComments));
                }
            }
            ui.add_space(tokens::space::LARGE);
        });
    }

    /// What the comment being written is on: that it was begun on, whatever is selected since.
    fn begun_on(&self, document: &Document) -> Option<(ChartId, Subject)> {
        let (chart, on) = self.on.as_ref().filter(|_| !self.draft.text.trim().is_empty())?;
        let found = document.project().chart(chart)?;
        let is_there = match on {
            Subject::Unit(id) => found.unit_by_id(id).is_some(),
            Subject::Post(id) => found.post_by_id(id).is_some(),
            Subject::Entry(_) => true,
        };
        is_there.then(|| (chart.clone(), on.clone()))
    }

    /// A comment on what is selected.
    fn draft_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        chart: &Chart,
    ) {
        let selected = document.commented().map(|on| (chart.id.clone(), on));
        let on = self.begun_on(document).or(selected).filter(|_| document.is_editable());
        let Some((chart, on)) =
            on.and_then(|(chart, on)| Some((document.project().chart(&chart)?, on)))
        else {
            let hint = egui::RichText::new(context.say(key::COMMENTS_SELECT));
            ui.add(egui::Label::new(hint.color(context.palette.muted)).wrap());
            self.wants_keyboard = false;
            return;
        };
        let name = message!(key::COMMENTS_ON, name = name_of(document, chart, &on));
        let name = egui::RichText::new(context.words.say(&name)).color(context.palette.muted);
        let name = ui.add(egui::Label::new(name).wrap());
        let text = egui::TextEdit::multiline(&mut self.draft.text).desired_rows(3);
        let text = text.desired_width(f32::INFINITY);
        let field = text_field_ui(ui, context.palette, text).labelled_by(name.id);
        if self.wants_keyboard && give_keyboard(&field) {
            self.wants_keyboard = false;
        }
        self.on = Some((chart.id.clone(), on.clone()));
        ui.add_space(tokens::space::TIGHT);
        ui.horizontal(|ui| {
            let width = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
            for (key, field) in [
                (key::COMMENTS_AUTHOR, &mut self.draft.author),
                (key::COMMENTS_DATE, &mut self.draft.date),
            ] {
                let label = context.say(key);
                let edit = egui::TextEdit::singleline(field).hint_text(&label);
                let field = text_field_ui(ui, context.palette, edit.desired_width(width));
                field.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, &label)
                });
            }
        });
        ui.add_space(tokens::space::TIGHT);
        let ready = !self.draft.text.trim().is_empty();
        let button = egui::Button::new(context.say(key::COMMENTS_ADD)).min_size([0.0, 28.0].into());
        if ui.add_enabled(ready, button).clicked() {
            ask(context, chart, on, CommentChange::Add(self.take_draft()));
        }
    }
}

/// The comments on what is selected, in the inspector.
pub fn selected_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document, chart: &Chart) {
    let Selection { posts, units } = document.selection();
    let is_selected = |on: &Subject| match on {
        Subject::Post(post) => posts.contains(post),
        Subject::Unit(unit) => posts.is_empty() && units.contains(unit),
        Subject::Entry(_) => false,
    };
    ui.add_space(tokens::space::MEDIUM);
    for pinned in comments(chart).filter(|pinned| is_selected(&pinned.on)) {
        comment_ui(ui, context, document, chart, &pinned, false);
    }
    if !context.ticked.contains(&Action::ShowComments)
        && ui.button(context.say(key::COMMENTS_BEGIN)).clicked()
    {
        context.ask(Command::Act(Action::ShowComments));
    }
}

fn comment_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    document: &Document,
    chart: &Chart,
    pinned: &Pinned,
    with_place: bool,
) {
    let Pinned { on, place, comment, .. } = pinned;
    ui.push_id((on, place), |ui| {
        ui.separator();
        if with_place {
            let name = name_of(document, chart, on);
            if ui.add(egui::Link::new(name)).clicked() {
                let selection = match on {
                    Subject::Unit(unit) => Selection::unit(unit.clone()),
                    Subject::Post(post) => Selection::posts(vec![post.clone()]),
                    Subject::Entry(_) => Selection::default(),
                };
                context.ask(Command::Show(ShowCommand::At { chart: chart.id.clone(), selection }));
            }
        }
        let color = if comment.resolved { context.palette.muted } else { context.palette.text };
        ui.add(egui::Label::new(egui::RichText::new(brief(&comment.text)).color(color)).wrap());
        let by = [comment.author.as_str(), comment.date.as_str()];
        let by: Vec<&str> = by.into_iter().filter(|it| !it.is_empty()).collect();
        if !by.is_empty() {
            let by = egui::RichText::new(brief(&by.join(" · "))).color(context.palette.muted);
            ui.add(egui::Label::new(by).wrap());
        }
        ui.add_enabled_ui(document.is_editable(), |ui| {
            ui.horizontal(|ui| {
                let mut resolved = comment.resolved;
                let label = context.say(key::COMMENTS_RESOLVED);
                let checkbox = egui::Checkbox::new(&mut resolved, label);
                if checkbox_ui(ui, context.palette, checkbox).changed() {
                    let changed = Comment { resolved, ..Comment::clone(comment) };
                    ask(context, chart, on.clone(), CommentChange::Set(*place, changed));
                }
                let label = context.say(key::COMMENTS_DELETE);
                let button = egui::Button::new(icons::rich(icons::DELETE))
                    .frame_when_inactive(false)
                    .min_size(egui::Vec2::splat(tokens::MIN_TARGET));
                let response = ui.add(button).on_hover_text(&label);
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &label)
                });
                if response.clicked() {
                    ask(context, chart, on.clone(), CommentChange::Delete(*place));
                }
            });
        });
    });
}

fn ask(context: &mut Context, chart: &Chart, on: Subject, change: CommentChange) {
    let command = CommentCommand { chart: chart.id.clone(), on, change };
    context.ask(Command::Change(ChangeCommand::Comment(Box::new(command))));
}

/// "Service Achats", or "Juriste · Service Achats".
fn name_of(document: &Document, chart: &Chart, on: &Subject) -> String {
    let unit =
        |key| brief(&full_name(&document.project().lists, &chart.unit(key).fields)).into_owned();
    match on {
        Subject::Unit(id) => chart.unit_key(id).map(unit).unwrap_or_default(),
        Subject::Post(id) => {
            let post = chart.post_by_id(id);
            let parts = post.map(|post| {
                let title = display(&brief(post.fields.title.text()), 1);
                format!("{title} · {}", unit(post.unit()))
            });
            parts.unwrap_or_default()
        }
        Subject::Entry(id) => {
            brief(document.project().lists.label(id).unwrap_or_default()).into_owned()
        }
    }
}
