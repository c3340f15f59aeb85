//! The texts of an edit as a file keeps them: without characters that do not show, which a paste may
//! bring along. What is open and what is read back are then the same.

use crate::model::{
    ChartFields, Claim, Comment, ListEntry, Lists, PostFields, Subtree, Title, UnitFields, Wish,
    each_list, printable, printable_paragraphs,
};

use super::Edit;

/// `edit` with clean texts.
pub fn clean(mut edit: Edit) -> Edit {
    clean_edit(&mut edit);
    edit
}

fn clean_edit(edit: &mut Edit) {
    match edit {
        Edit::SetProjectTitle(title) => line(title),
        Edit::SetLists(lists) => clean_lists(lists),
        Edit::InsertChart { chart, .. }
        | Edit::ReplaceChart(chart)
        | Edit::InsertSnapshot { snapshot: chart, .. } => {
            clean_chart(&mut chart.fields);
            clean_tree(&mut chart.tree);
        }
        Edit::SetChart { fields, .. } => clean_chart(fields),
        Edit::InsertSubtree { subtree, .. } => clean_tree(subtree),
        Edit::SetUnit { fields, .. } => clean_unit(fields),
        Edit::InsertPost { fields, .. } | Edit::SetPost { fields, .. } => clean_post(fields),
        Edit::Batch(edits) => edits.iter_mut().for_each(clean_edit),
        Edit::RemoveChart { .. }
        | Edit::RemoveSnapshot { .. }
        | Edit::MoveChart { .. }
        | Edit::AttachChart { .. }
        | Edit::RemoveSubtree { .. }
        | Edit::MoveUnit { .. }
        | Edit::RemovePost { .. }
        | Edit::MovePost { .. }
        | Edit::SetPostId { .. }
        | Edit::SetUnitId { .. } => {}
    }
}

fn clean_tree(tree: &mut Subtree) {
    tree.units.iter_mut().for_each(|unit| clean_unit(&mut unit.fields));
    tree.posts.iter_mut().for_each(|post| clean_post(&mut post.fields));
}

fn clean_lists(lists: &mut Lists) {
    each_list!(Entry => Entry::of_mut(lists).iter_mut().for_each(|it| line(it.label_mut())));
}

fn clean_chart(fields: &mut ChartFields) {
    line(&mut fields.label);
    line(&mut fields.organisation);
    fields.departures.values_mut().for_each(|it| paragraphs(&mut it.reason));
    fields.removed_units.values_mut().for_each(|it| paragraphs(&mut it.reason));
    fields.merged_from.iter_mut().for_each(line);
    let settled = fields.settled.iter_mut().map(|it| &mut it.conflict);
    for conflict in fields.conflicts.iter_mut().chain(settled) {
        conflict.claims.iter_mut().chain(&mut conflict.base).for_each(clean_claim);
    }
}

fn clean_claim(claim: &mut Claim) {
    claim.tables.iter_mut().for_each(line);
    paragraphs(&mut claim.value);
    match &mut claim.wish {
        Some(Wish::Text(text) | Wish::Left { reason: text, .. }) => paragraphs(text),
        Some(Wish::Post { post, parts, .. }) => {
            clean_post(&mut post.fields);
            parts.iter_mut().for_each(|part| clean_post(&mut part.fields));
        }
        Some(Wish::Unit(unit)) => clean_unit(&mut unit.fields),
        Some(
            Wish::Gone
            | Wish::Stays
            | Wish::In(_)
            | Wish::Fte(_)
            | Wish::Vacant(_)
            | Wish::Authorised(_)
            | Wish::Order { .. },
        )
        | None => {}
    }
}

fn clean_unit(fields: &mut UnitFields) {
    line(&mut fields.name);
    paragraphs(&mut fields.note);
    fields.comments.iter_mut().for_each(clean_comment);
    paragraphs(&mut fields.reason);
}

fn clean_post(fields: &mut PostFields) {
    let title = printable(fields.title.text());
    if title != fields.title.text() {
        fields.title = Title::new(&title);
    }
    fields.reference_job.iter_mut().for_each(line);
    paragraphs(&mut fields.note);
    fields.comments.iter_mut().for_each(clean_comment);
    paragraphs(&mut fields.reason);
}

fn clean_comment(comment: &mut Comment) {
    paragraphs(&mut comment.text);
    line(&mut comment.author);
    line(&mut comment.date);
}

fn line(text: &mut String) {
    let clean = printable(text);
    if clean != *text {
        *text = clean.into_owned();
    }
}

fn paragraphs(text: &mut String) {
    let clean = printable_paragraphs(text);
    if clean != *text {
        *text = clean.into_owned();
    }
}
