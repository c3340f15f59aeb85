//! What a pasted text describes, put under a unit of the chart in front.

use std::collections::HashMap;

use super::pasted::Pasted;
use crate::compare::{Other, bring};
use crate::edit::{Edit, StepKind};
use crate::editor::{Document, Selection};
use crate::model::{
    Authorised, Chart, Lists, Project, Subtree, UnitId, UnitRecord, folded, full_name,
};
use crate::words::{Locale, key};

/// What was read of a pasted text, and the unit it goes under.
#[derive(Clone, Debug)]
pub struct PlacedText {
    pub(in crate::editor) project: Project,
    pub unit: UnitId,
    /// Units that the chart has are those that are named, else new ones of that name.
    pub joins: bool,
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
    if brought.lists != *own {
        edits.push(Edit::SetLists(Box::new(brought.lists.clone())));
    }
    // Units stand under a unit of the chart, never on the bench.
    let is_bench = placed.unit == UnitId::bench();
    let top = if is_bench { chart.unit(chart.root()).id.clone() } else { placed.unit.clone() };
    let known = if placed.joins { names(chart, own) } else { HashMap::new() };
    let (selection, lists) = (Selection::default(), &brought.lists);
    let mut placer = Placer { chart, unit: &placed.unit, top, known, lists, edits, selection };
    for record in brought.charts.into_iter().flatten() {
        placer.put(record.tree);
    }
    let Placer { edits, mut selection, .. } = placer;
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

/// Puts trees of units and posts into a chart.
struct Placer<'a> {
    chart: &'a Chart,
    /// Posts of no unit go into it.
    unit: &'a UnitId,
    /// New units that stand under none go under it.
    top: UnitId,
    /// The units that are there already, by their names, where what comes joins them.
    known: HashMap<String, Vec<UnitId>>,
    lists: &'a Lists,
    edits: Vec<Edit>,
    selection: Selection,
}

/// Where a unit of what comes is put.
enum Home {
    /// In this one of the new trees.
    Tree(usize),
    /// It is a unit of the chart.
    Unit(UnitId),
}

impl Placer<'_> {
    /// The unit of the chart that is called so. Of several that are, the one under the unit that what comes stands
    /// under: no post goes into one of them by chance.
    fn known_as(&self, name: &str, above: Option<&Home>) -> Option<UnitId> {
        match self.known.get(&folded(name))?.as_slice() {
            [one] => Some(one.clone()),
            several => {
                let Some(Home::Unit(above)) = above else { return None };
                let is_below = |id: &&UnitId| {
                    let parent = self.chart.unit_by_id(id).and_then(|unit| unit.parent());
                    parent.is_some_and(|parent| self.chart.unit(parent).id == *above)
                };
                several.iter().find(is_below).cloned()
            }
        }
    }

    /// The edits that put a tree into the chart. Of a root that stands for a title which the text lacks, what is
    /// in it.
    fn put(&mut self, tree: Subtree) {
        let Some(root) = tree.units.first().map(|unit| unit.id.clone()) else { return };
        let is_read = tree.units.first().is_some_and(|unit| unit.fields.evidence.is_some());
        let mut homes: HashMap<UnitId, Home> = HashMap::new();
        let mut trees: Vec<(UnitId, Subtree)> = Vec::new();
        for mut record in tree.units {
            if record.id == root && !is_read {
                continue;
            }
            let above = record.parent.as_ref().and_then(|parent| homes.get(parent));
            let known = self.known_as(&full_name(self.lists, &record.fields), above);
            let home = match (known, above) {
                (Some(unit), _) => Home::Unit(unit),
                (None, Some(Home::Tree(tree))) => Home::Tree(*tree),
                (None, above) => {
                    let under = match above {
                        Some(Home::Unit(unit)) => unit.clone(),
                        Some(Home::Tree(_)) | None => self.top.clone(),
                    };
                    begin(&mut record);
                    self.selection.units.push(record.id.clone());
                    trees.push((under, Subtree::default()));
                    Home::Tree(trees.len() - 1)
                }
            };
            if let Home::Tree(tree) = &home {
                trees[*tree].1.units.push(record.clone());
            }
            homes.insert(record.id, home);
        }
        let index = usize::MAX;
        for post in tree.posts {
            let unit = match homes.get(&post.unit) {
                Some(Home::Tree(tree)) => {
                    trees[*tree].1.posts.push(post);
                    continue;
                }
                Some(Home::Unit(unit)) => unit.clone(),
                None => self.unit.clone(),
            };
            self.selection.posts.push(post.id.clone());
            let (chart, id, fields) = (self.chart.id.clone(), post.id, post.fields);
            self.edits.push(Edit::InsertPost { chart, unit, index, id, fields });
        }
        let chart = &self.chart.id;
        self.edits.extend(trees.into_iter().map(|(parent, subtree)| Edit::InsertSubtree {
            chart: chart.clone(),
            parent,
            index,
            subtree,
        }));
    }
}

/// The units of a chart by their names, with their kinds and without.
fn names(chart: &Chart, lists: &Lists) -> HashMap<String, Vec<UnitId>> {
    let mut names: HashMap<String, Vec<UnitId>> = HashMap::new();
    for key in chart.units_in_order() {
        let unit = chart.unit(key);
        for name in [&full_name(lists, &unit.fields), &unit.fields.name] {
            let of_name = names.entry(folded(name)).or_default();
            if of_name.last() != Some(&unit.id) {
                of_name.push(unit.id.clone());
            }
        }
    }
    names
}

/// What was a root is the top of a branch: that it has no figure says nothing any more.
fn begin(record: &mut UnitRecord) {
    record.parent = None;
    if record.fields.authorised == Authorised::NotPrinted {
        record.fields.authorised = Authorised::Inherit;
    }
}
