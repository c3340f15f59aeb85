//! Changes of posts.

use super::composed::{Change, ComposedChange};
use crate::edit::{StepKind, compose};
use crate::editor::{Document, Editor, PostChange, PostCommand, Selection};
use crate::model::{Chart, ChartId, Hundredths, Lists, Post, PostFields, PostId, Title, UnitId};
use crate::words::key;

impl Editor {
    pub(super) fn compose_posts(&mut self, command: PostCommand) -> ComposedChange {
        let Some(document) = &self.document else { return Ok(None) };
        let project = document.project();
        let front = document.chart().map(|chart| chart.id.clone());
        Ok(Some(match command {
            PostCommand::Move { posts, unit, before } => {
                let Some(chart) = front else { return Ok(None) };
                let edit = compose::move_posts(project, &chart, &posts, &unit, before.as_ref())?;
                let kind = match unit == UnitId::bench() {
                    true => StepKind::SetAside(posts.len()),
                    false => StepKind::MovePosts(posts.len()),
                };
                Change::new(kind, edit).selecting(Selection::posts(posts))
            }
            PostCommand::Add(unit) => {
                let Some(chart) = front else { return Ok(None) };
                let fields = PostFields::new(&self.locale.get(key::NEW_POST));
                let (edit, post) = compose::add_post(&chart, &unit, fields, &mut *self.ids);
                Change::new(StepKind::AddPost, edit).selecting(Selection::posts(vec![post]))
            }
            PostCommand::Set { chart, posts, change } => {
                let edit = compose::set_posts(project, &chart, &posts, |fields| {
                    apply(&project.lists, fields, &change);
                })?;
                if !changes(document, &chart, &posts, &change) {
                    return Ok(None);
                }
                Change::new(StepKind::ChangePosts(posts.len()), edit)
            }
        }))
    }
}

/// Whether posts go to where they are not seen any more.
pub(super) fn is_far(chart: &Chart, posts: &[PostId], unit: &UnitId) -> bool {
    let Some(to) = chart.unit_key(unit) else { return false };
    let mut from = posts.iter().filter_map(|post| Some(chart.post_by_id(post)?.unit()));
    from.any(|from| super::units::are_far(chart, from, to))
}

fn changes(document: &Document, chart: &ChartId, posts: &[PostId], change: &PostChange) -> bool {
    let Some(chart) = document.project().chart(chart) else { return false };
    let lists = &document.project().lists;
    posts.iter().filter_map(|id| chart.post_by_id(id)).any(|post: &Post| {
        let mut fields = PostFields::clone(&post.fields);
        apply(lists, &mut fields, change);
        fields != *post.fields
    })
}

fn apply(lists: &Lists, fields: &mut PostFields, change: &PostChange) {
    match change.clone() {
        PostChange::Title(title) => fields.title = Title::new(&title),
        PostChange::Category(category) => fields.category = category,
        PostChange::Grade(grade) => {
            let settled = grade.as_ref().and_then(|id| lists.grade(id)?.category.clone());
            if settled.is_some() {
                fields.category = settled;
            }
            fields.grade = grade;
        }
        PostChange::ManagerLevel(level) => fields.manager_level = level,
        PostChange::ReferenceJob(job) => fields.reference_job = job,
        PostChange::Fte(Hundredths(fte)) => fields.fte = Hundredths(fte),
        PostChange::Vacant(vacant) => fields.vacant = vacant,
        PostChange::Note(note) => fields.note = note,
    }
}
