//! What a pasted text describes, put under a unit of the chart in front.

use std::collections::HashMap;

use super::pasted::Pasted;
use crate::compare::{Other, bring};
use crate::edit::{Edit, StepKind};
use crate::editor::{Document, Selection};
use crate::model::{Authorised, Chart, ChartId, Project, Subtree, UnitId, UnitRecord};
use crate::words::{Locale, key};

/// What was read of a pasted text, and the unit it goes under.
#[derive(Clone, Debug)]
pub struct PlacedText {
    pub(in crate::editor) project: Project,
    pub unit: UnitId,
}

/// The edit that puts the units and posts of `placed` last under its unit: its root too, unless the text has none.
pub fn place(document: &Document, placed: &PlacedText, words: Locale) -> Option<Pasted> {
    let chart = document.chart()?;
    let own = &document.project().lists;
    let coming = placed.project.to_record();
    let name = words.get(key::IMPORTED_REPORT);
    let other = Other { name: &name, lists: &coming.lists, charts: coming.charts };
    let brought = bring(&words.get(key::THIS_PROJECT), own, vec![other]);
    let mut edits = Vec::new();
    let added = brought.lists != *own;
    if added {
        edits.push(Edit::SetLists(Box::new(brought.lists)));
    }
    let mut selection = Selection::default();
    for record in brought.charts.into_iter().flatten() {
        put(chart, &placed.unit, record.tree, &mut edits, &mut selection);
    }
    if selection.is_empty() {
        return None;
    }
    let kind = match selection.units.is_empty() {
        true => StepKind::PastePosts(selection.posts.len()),
        false => StepKind::PasteUnits(selection.units.len()),
    };
    if !selection.units.is_empty() {
        selection.posts.clear();
    }
    Some(Pasted { kind, edit: Edit::Batch(edits), selection, added: Vec::new() })
}

/// The edits that put a tree under `unit`. Of a root that stands for a title which the text lacks, what is in it.
fn put(
    chart: &Chart,
    unit: &UnitId,
    tree: Subtree,
    edits: &mut Vec<Edit>,
    selection: &mut Selection,
) {
    let Some(root) = tree.units.first().map(|unit| unit.id.clone()) else { return };
    let is_read = tree.units.first().is_some_and(|unit| unit.fields.evidence.is_some());
    // The top of each unit that stands under none of the tree as it is put.
    let mut tops: HashMap<UnitId, usize> = HashMap::new();
    let mut trees: Vec<Subtree> = Vec::new();
    for mut record in tree.units {
        if record.id == root && !is_read {
            continue;
        }
        let top = record.parent.as_ref().and_then(|parent| tops.get(parent).copied());
        let top = top.unwrap_or_else(|| {
            begin(&mut record);
            selection.units.push(record.id.clone());
            trees.push(Subtree::default());
            trees.len() - 1
        });
        tops.insert(record.id.clone(), top);
        trees[top].units.push(record);
    }
    let (chart, index): (&ChartId, usize) = (&chart.id, usize::MAX);
    for post in tree.posts {
        match tops.get(&post.unit) {
            Some(&top) => trees[top].posts.push(post),
            None => {
                selection.posts.push(post.id.clone());
                let (id, fields) = (post.id, post.fields);
                let (chart, unit) = (chart.clone(), unit.clone());
                edits.push(Edit::InsertPost { chart, unit, index, id, fields });
            }
        }
    }
    edits.extend(trees.into_iter().map(|subtree| {
        let (chart, parent) = (chart.clone(), unit.clone());
        Edit::InsertSubtree { chart, parent, index, subtree }
    }));
}

/// What was a root is the top of a branch: that it has no figure says nothing any more.
fn begin(record: &mut UnitRecord) {
    record.parent = None;
    if record.fields.authorised == Authorised::NotPrinted {
        record.fields.authorised = Authorised::Inherit;
    }
}
