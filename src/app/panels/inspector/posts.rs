//! The fields of the selected posts; a change goes to all of them.

use super::draft::Drafts;
use super::form::{Mixed, choice_ui, field_ui, reason_ui};
use super::nature::nature_ui;
use crate::app::after_drop::step_button;
use crate::app::kit::field::checkbox_ui;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{Action, ChangeCommand, Command, Document, PostChange, PostCommand, TextField};
use crate::model::{Chart, Post, PostId, brief};
use crate::words::{MessageKey, key, message};

pub fn posts_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    drafts: &mut Drafts,
    document: &Document,
    chart: &Chart,
) {
    let ids = &document.selection().posts;
    let posts: Vec<&Post> = ids.iter().filter_map(|id| chart.post_by_id(id)).collect();
    if posts.is_empty() {
        return;
    }
    heading_ui(ui, context, chart, &posts);
    if let Some(step) = line_part_ui(ui, context, document) {
        context.ask(Command::Act(step));
    }
    let form = Form { document, chart, posts: &posts };
    form.text_ui(ui, context, drafts, (key::FIELD_TITLE, TextField::PostTitle), |post| {
        post.fields.title.text().to_owned()
    });
    classification_ui(ui, context, document, &posts);
    let jobs = (key::FIELD_REFERENCE_JOB, TextField::ReferenceJob);
    let has_several_jobs = form.text_ui(ui, context, drafts, jobs, |post| {
        post.fields.reference_job.clone().unwrap_or_default()
    });
    if has_several_jobs {
        form.clear_ui(ui, context, key::CLEAR_REFERENCE_JOB, PostChange::ReferenceJob(None));
    }
    let words = context.words;
    form.text_ui(ui, context, drafts, (key::FIELD_FTE, TextField::Fte), |post| {
        words.decimal(post.fields.fte.0.into())
    });
    form.vacant_ui(ui, context);
    if let Some(natures) = document.selected_natures() {
        let rule = Mixed::of(natures.iter().map(|(_, rule)| *rule));
        let natures = Mixed::of(natures.into_iter().map(|(nature, _)| nature));
        nature_ui(ui, context, natures, rule, ids.clone());
    }
    reason_ui(ui, context, drafts, document);
    let notes = (key::FIELD_NOTE, TextField::PostNote);
    if form.text_ui(ui, context, drafts, notes, |post| post.fields.note.clone()) {
        form.clear_ui(ui, context, key::CLEAR_NOTE, PostChange::Note(String::new()));
    }
    ui.add_space(tokens::space::MEDIUM);
    ui.horizontal(|ui| {
        context.action_button(ui, Action::SetAside);
        context.action_button(ui, Action::Duplicate);
        context.action_button(ui, Action::Delete);
    });
}

/// The posts whose fields are shown: those that are selected.
struct Form<'a> {
    document: &'a Document,
    chart: &'a Chart,
    posts: &'a [&'a Post],
}

impl Form<'_> {
    /// A text of the posts, in the field of this label; whether they have several.
    fn text_ui(
        &self,
        ui: &mut egui::Ui,
        context: &mut Context,
        drafts: &mut Drafts,
        (label, field): (MessageKey, TextField),
        text: impl Fn(&Post) -> String,
    ) -> bool {
        let value = Mixed::of(self.posts.iter().map(|post| text(post)));
        let (text, hint) = match value {
            Mixed::Same(text) => (text, String::new()),
            Mixed::Several => (String::new(), context.say(key::SEVERAL_VALUES)),
        };
        field_ui(ui, context, label, |ui, context| {
            drafts.text_ui(ui, field, &text, &hint, context)
        });
        !hint.is_empty()
    }

    fn vacant_ui(&self, ui: &mut egui::Ui, context: &mut Context) {
        ui.add_space(tokens::space::SMALL);
        let vacancy = Mixed::of(self.posts.iter().map(|post| post.fields.vacant));
        let mut vacant = vacancy == Mixed::Same(true);
        let checkbox = egui::Checkbox::new(&mut vacant, context.say(key::FIELD_VACANT))
            .indeterminate(vacancy == Mixed::Several);
        if checkbox_ui(ui, context.palette, checkbox).changed() {
            self.set(context, PostChange::Vacant(vacant));
        }
    }

    /// Empties a field whose values differ: what is typed there cannot be nothing.
    fn clear_ui(
        &self,
        ui: &mut egui::Ui,
        context: &mut Context,
        label: MessageKey,
        change: PostChange,
    ) {
        if ui.button(context.say(label)).clicked() {
            self.set(context, change);
        }
    }

    fn set(&self, context: &mut Context, change: PostChange) {
        context.ask(Command::Change(ChangeCommand::Posts(PostCommand::Set {
            chart: self.chart.id.clone(),
            posts: self.document.selection().posts.clone(),
            change,
        })));
    }
}

/// Category, grade and managerial level of posts: in the inspector, and where one looks.
pub fn classification_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    document: &Document,
    posts: &[&Post],
) {
    let lists = &document.project().lists;
    let (none, several) = (context.say(key::NONE), context.say(key::SEVERAL_VALUES));
    let ids: Vec<PostId> = posts.iter().map(|post| post.id.clone()).collect();
    let entries: Vec<_> =
        lists.categories.iter().map(|it| (it.id.clone(), it.label.clone())).collect();
    let current = Mixed::of(posts.iter().map(|post| post.fields.category.clone()));
    let no_category = context.say(key::NONE_CATEGORY);
    choose(
        ui,
        context,
        &ids,
        key::FIELD_CATEGORY,
        &no_category,
        &several,
        current,
        &entries,
        PostChange::Category,
    );
    let entries: Vec<_> = lists.grades.iter().map(|it| (it.id.clone(), it.label.clone())).collect();
    let current = Mixed::of(posts.iter().map(|post| post.fields.grade.clone()));
    choose(ui, context, &ids, key::FIELD_GRADE, &none, &several, current, &entries, |choice| {
        PostChange::Grade(choice)
    });
    let entries: Vec<_> = lists.levels.iter().map(|it| (it.id.clone(), it.label.clone())).collect();
    let current = Mixed::of(posts.iter().map(|post| post.fields.manager_level.clone()));
    choose(ui, context, &ids, key::FIELD_LEVEL, &none, &several, current, &entries, |choice| {
        PostChange::ManagerLevel(choice)
    });
}

fn heading_ui(ui: &mut egui::Ui, context: &Context, chart: &Chart, posts: &[&Post]) {
    ui.heading(context.say_count(key::INSPECTOR_POSTS, posts.len()));
    let unit = Mixed::of(posts.iter().map(|post| post.unit()));
    let place = match unit {
        Mixed::Same(unit) if unit == chart.bench() => context.say(key::BENCH),
        Mixed::Same(unit) => brief(&chart.unit(unit).fields.name).into_owned(),
        Mixed::Several => context.say(key::SEVERAL_UNITS),
    };
    ui.label(egui::RichText::new(place).color(context.palette.muted));
}

/// "3 of the 5 posts of this line", with the means to take fewer or more of them. Returns which.
pub fn line_part_ui(ui: &mut egui::Ui, context: &Context, document: &Document) -> Option<Action> {
    let part = document.line_part()?;
    let mut step = None;
    ui.horizontal(|ui| {
        if step_button(ui, part.taken > 1, "−", &context.say(key::LINE_FEWER)) {
            step = Some(Action::TakeFewer);
        }
        let (taken, total) = (part.taken, part.line.len());
        let of = message!(key::LINE_PART, count = taken, total);
        ui.label(context.words.say(&of));
        if step_button(ui, taken < total, "+", &context.say(key::LINE_MORE)) {
            step = Some(Action::TakeMore);
        }
    });
    step
}

#[expect(clippy::too_many_arguments, reason = "one row of a form, its parts named at each call")]
fn choose<T: Clone + PartialEq>(
    ui: &mut egui::Ui,
    context: &mut Context,
    posts: &[PostId],
    label: MessageKey,
    none: &str,
    several: &str,
    current: Mixed<Option<T>>,
    entries: &[(T, String)],
    change: impl Fn(Option<T>) -> PostChange,
) {
    let mut chosen = None;
    field_ui(ui, context, label, |ui, _| {
        let (response, choice) =
            choice_ui(ui, label, current, Some(none.to_owned()), several.to_owned(), entries);
        chosen = choice;
        response
    });
    if let Some(choice) = chosen {
        let Some(chart) = context.editor.document().and_then(|document| document.chart()) else {
            return;
        };
        let chart = chart.id.clone();
        let (posts, change) = (posts.to_vec(), change(choice));
        context.ask(Command::Change(ChangeCommand::Posts(PostCommand::Set {
            chart,
            posts,
            change,
        })));
    }
}
