//! What a window like this one has put on the clipboard, put into the chart in front: copies are new
//! posts, what was cut stays the same post.

use std::collections::HashSet;

use super::known::Known;
use super::pasted::{Pasted, is_yes, place_of_posts, some};
use crate::edit::{Edit, StepKind};
use crate::editor::{Document, Selection};
use crate::format::clip::{Clip, Field};
use crate::model::{
    Authorised, Chart, Evidence, Extra, Hundredths, IdSource, Nature, PostFields, PostId,
    PostRecord, Subtree, UnitFields, UnitId, UnitRecord, printable,
};

/// The edit that puts what another window, or this one, has put on the clipboard into the chart in
/// front: beside what is selected, or in it.
pub fn paste(document: &Document, clip: &Clip, ids: &mut dyn IdSource) -> Option<Pasted> {
    let chart = document.chart()?;
    let mut lists = Known::new(&document.project().lists);
    let mut maker = PostMaker { chart, ids, units: HashSet::new(), posts: HashSet::new() };
    let mut edits = Vec::new();
    let mut selection = Selection::default();
    let kind = if clip.has_units() {
        let trees = trees(clip, &mut lists, &mut maker);
        for subtree in trees {
            let (parent, index) = place_of_units(document, chart, &subtree, edits.len());
            selection.units.push(subtree.units[0].id.clone());
            let chart = chart.id.clone();
            edits.push(Edit::InsertSubtree { chart, parent, index, subtree });
        }
        StepKind::PasteUnits(selection.units.len())
    } else {
        let (unit, first) = place_of_posts(document, chart);
        for (at, row) in clip.rows.iter().enumerate() {
            let (id, fields) = maker.post(clip, row, &mut lists);
            selection.posts.push(id.clone());
            let (chart, unit) = (chart.id.clone(), unit.clone());
            let index = first.saturating_add(at);
            edits.push(Edit::InsertPost { chart, unit, index, id, fields });
        }
        StepKind::PastePosts(selection.posts.len())
    };
    if edits.is_empty() {
        return None;
    }
    let added = lists.finish(&mut edits);
    Some(Pasted { kind, edit: Edit::Batch(edits), selection, added })
}

/// Last under the selected unit; beside it, where it is what was copied.
fn place_of_units(
    document: &Document,
    chart: &Chart,
    subtree: &Subtree,
    before: usize,
) -> (UnitId, usize) {
    let selection = document.selection();
    let (posts_unit, _) = place_of_posts(document, chart);
    let bench = UnitId::bench();
    let root = &chart.unit(chart.root()).id;
    let target = if posts_unit == bench { root } else { &posts_unit };
    let copied = &subtree.units[0].fields;
    if let Some(key) = selection.single_unit().and_then(|id| chart.unit_key(id))
        && let Some(parent) = chart.unit(key).parent()
        && chart.unit(key).fields.name == copied.name
        && chart.unit(key).fields.kind == copied.kind
    {
        return (chart.unit(parent).id.clone(), chart.unit_index(key) + 1 + before);
    }
    (target.clone(), usize::MAX)
}

/// Gives ids: to what was cut its own, where the chart has room for it; to anything else a new one.
struct PostMaker<'a> {
    chart: &'a Chart,
    ids: &'a mut dyn IdSource,
    /// Those given, and the origins spent, by this paste.
    units: HashSet<UnitId>,
    posts: HashSet<PostId>,
}

impl PostMaker<'_> {
    fn post(&mut self, clip: &Clip, row: &[String], lists: &mut Known) -> (PostId, PostFields) {
        let cell = |field| clip.cell(row, field);
        let mut fields = PostFields {
            category: lists.category(cell(Field::Category), &mut *self.ids),
            grade: lists.grade(cell(Field::Grade), &mut *self.ids),
            manager_level: lists.level(cell(Field::ManagerLevel), &mut *self.ids),
            reference_job: some(cell(Field::ReferenceJob)).map(str::to_owned),
            fte: Hundredths::read(cell(Field::Fte)).unwrap_or(Hundredths::FULL_TIME),
            vacant: is_yes(cell(Field::Vacant)),
            note: cell(Field::Note).to_owned(),
            origin: some(cell(Field::Origin)).map(Into::into),
            split_from: some(cell(Field::SplitFrom)).map(Into::into),
            nature: Nature::from_key(cell(Field::Nature)),
            reason: cell(Field::Reason).to_owned(),
            comments: serde_json::from_str(cell(Field::Comments)).unwrap_or_default(),
            evidence: evidence_of(cell(Field::Evidence)),
            extra: extra_of(cell(Field::Extra)),
            ..PostFields::new(cell(Field::Title))
        };
        let own: Option<PostId> = some(cell(Field::Id)).map(Into::into);
        let chart = self.chart;
        let is_free = |id: &PostId, given: &HashSet<PostId>| {
            chart.heir_of_post(id).is_none() && !given.contains(id)
        };
        let free = own.filter(|id| {
            is_free(id, &self.posts)
                && fields.origin.as_ref().is_none_or(|origin| is_free(origin, &self.posts))
        });
        let Some(id) = free else {
            fields = fields.without_past();
            fields.evidence = None;
            return (self.ids.next_id().into(), fields);
        };
        self.posts.extend([id.clone()].into_iter().chain(fields.origin.clone()));
        (id, fields)
    }

    fn unit(&mut self, clip: &Clip, row: &[String], lists: &mut Known) -> (UnitId, UnitFields) {
        let cell = |field| clip.cell(row, field);
        let kind = lists.kind(cell(Field::Kind), &mut *self.ids);
        let mut fields = UnitFields {
            authorised: match cell(Field::Authorised) {
                "" => Authorised::Inherit,
                text => text.parse().map_or(Authorised::NotPrinted, Authorised::Posts),
            },
            note: cell(Field::Note).to_owned(),
            origin: some(cell(Field::Origin)).map(Into::into),
            split_from: some(cell(Field::SplitFrom)).map(Into::into),
            reason: cell(Field::Reason).to_owned(),
            comments: serde_json::from_str(cell(Field::Comments)).unwrap_or_default(),
            evidence: evidence_of(cell(Field::Evidence)),
            extra: extra_of(cell(Field::Extra)),
            ..UnitFields::new(kind, cell(Field::UnitName))
        };
        let own: Option<UnitId> = some(cell(Field::Id)).map(Into::into);
        let chart = self.chart;
        let is_free = |id: &UnitId, given: &HashSet<UnitId>| {
            chart.heir_of_unit(id).is_none() && !given.contains(id)
        };
        let free = own.filter(|id| {
            is_free(id, &self.units)
                && fields.origin.as_ref().is_none_or(|origin| is_free(origin, &self.units))
        });
        let Some(id) = free else {
            fields = fields.without_past();
            fields.evidence = None;
            return (self.ids.next_id().into(), fields);
        };
        self.units.extend([id.clone()].into_iter().chain(fields.origin.clone()));
        (id, fields)
    }
}

/// The trees of units that a clip holds, each with its posts.
fn trees(clip: &Clip, lists: &mut Known, maker: &mut PostMaker) -> Vec<Subtree> {
    let mut trees: Vec<Subtree> = Vec::new();
    // The units from the top of the tree down to the one that the next posts belong to.
    let mut path: Vec<UnitId> = Vec::new();
    for row in &clip.rows {
        let level: Option<usize> = clip.cell(row, Field::Level).parse().ok();
        if let Some(level) = level {
            let (id, fields) = maker.unit(clip, row, lists);
            path.truncate(level.saturating_sub(1));
            let parent = path.last().cloned();
            if parent.is_none() {
                trees.push(Subtree::default());
            }
            path.push(id.clone());
            let tree = trees.last_mut().expect("a unit without a parent began one");
            tree.units.push(UnitRecord { id, parent, fields });
        } else if let (Some(unit), Some(tree)) = (path.last(), trees.last_mut()) {
            let (id, fields) = maker.post(clip, row, lists);
            tree.posts.push(PostRecord { id, unit: unit.clone(), fields });
        }
    }
    trees
}

/// Where what was cut had been read; its place is the clipboard's word, so that what it says is cleaned.
fn evidence_of(text: &str) -> Option<Box<Evidence>> {
    let told: Evidence = serde_json::from_str(text).ok()?;
    Some(Box::new(Evidence {
        file: printable(&told.file).into_owned(),
        sheet: told.sheet.map(|sheet| printable(&sheet).into_owned()),
        text: Evidence::kept(&told.text),
        ..told
    }))
}

fn extra_of(text: &str) -> Extra {
    match serde_json::from_str(text) {
        Ok(serde_json::Value::Object(extra)) => extra,
        _ => Extra::new(),
    }
}
