//! Comments pinned to the units and posts of charts.

use super::change::Change;
use super::{CommentChange, CommentCommand, Document, Editor, Selection};
use crate::edit::{Edit, Refusal, StepKind, compose};
use crate::model::{Chart, Comment, Evidence, Subject, UnitId};

/// A comment with what it is pinned to.
#[derive(Clone, Debug, PartialEq)]
pub struct Pinned<'a> {
    pub on: Subject,
    /// The unit, or that of the post.
    pub unit: UnitId,
    /// Among the comments on the same thing.
    pub place: usize,
    pub comment: &'a Comment,
}

/// The comments of a chart in document order: those on a unit before those on its posts.
pub fn comments(chart: &Chart) -> impl Iterator<Item = Pinned<'_>> {
    chart.units_in_order().flat_map(move |key| {
        let unit = chart.unit(key);
        let of_unit = pinned(|| Subject::Unit(unit.id.clone()), &unit.id, &unit.fields.comments);
        let posts = unit.posts().iter().map(|&post| chart.post(post));
        let of_posts = posts.flat_map(|post| {
            pinned(|| Subject::Post(post.id.clone()), &unit.id, &post.fields.comments)
        });
        of_unit.chain(of_posts)
    })
}

fn pinned<'a>(
    on: impl Fn() -> Subject + 'a,
    unit: &'a UnitId,
    comments: &'a [Comment],
) -> impl Iterator<Item = Pinned<'a>> {
    let numbered = comments.iter().enumerate();
    numbered.map(move |(place, comment)| Pinned { on: on(), unit: unit.clone(), place, comment })
}

impl Document {
    /// What a comment made now is about: the last post selected, else the last unit.
    pub fn commented(&self) -> Option<Subject> {
        let Selection { posts, units } = self.selection();
        let post = posts.first().map(|post| Subject::Post(post.clone()));
        post.or(units.last().map(|unit| Subject::Unit(unit.clone())))
    }

    /// Where what is selected was read; none where that is several places, or none.
    pub fn selected_evidence(&self) -> Option<&Evidence> {
        let chart = self.chart()?;
        let Selection { posts, units } = self.selection();
        let of_post = |id| chart.post_by_id(id)?.fields.evidence.as_deref();
        let of_unit = |id| chart.unit_by_id(id)?.fields.evidence.as_deref();
        let mut found: Box<dyn Iterator<Item = Option<&Evidence>>> = match posts.is_empty() {
            true => Box::new(units.iter().map(of_unit)),
            false => Box::new(posts.iter().map(of_post)),
        };
        let first = found.next()??;
        found.all(|it| it == Some(first)).then_some(first)
    }
}

impl Editor {
    /// The change that `command` asks for; none if it would change nothing.
    pub(super) fn compose_comment(
        &self,
        command: CommentCommand,
    ) -> Result<Option<Change>, Refusal> {
        let Some(document) = &self.document else { return Ok(None) };
        let project = document.project();
        let CommentCommand { chart, on, change } = command;
        let kind = match &change {
            CommentChange::Add(comment) if comment.text.trim().is_empty() => return Ok(None),
            CommentChange::Add(_) => StepKind::Comment,
            CommentChange::Set(_, comment) if comment.resolved => StepKind::ResolveComment,
            CommentChange::Set(..) => StepKind::ChangeComment,
            CommentChange::Delete(_) => StepKind::DeleteComment,
        };
        let make = |comments: &mut Vec<Comment>| match &change {
            CommentChange::Add(comment) => comments.push(comment.clone()),
            CommentChange::Set(place, comment) => {
                if let Some(there) = comments.get_mut(*place) {
                    there.clone_from(comment);
                }
            }
            CommentChange::Delete(place) if *place < comments.len() => {
                comments.remove(*place);
            }
            CommentChange::Delete(_) => {}
        };
        let edit: Edit = match &on {
            Subject::Post(post) => {
                let posts = std::slice::from_ref(post);
                compose::set_posts(project, &chart, posts, |fields| make(&mut fields.comments))?
            }
            Subject::Unit(unit) => {
                compose::set_unit(project, &chart, unit, |fields| make(&mut fields.comments))?
            }
            // Remarks are made on what a chart shows.
            Subject::Entry(_) => return Ok(None),
        };
        Ok(Some(Change::new(kind, edit)))
    }
}
