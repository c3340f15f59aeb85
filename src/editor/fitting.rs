//! The branches of a chart that a window shows folded, so that what it draws is drawn in the time that it
//! may take: nobody can cancel that.
//!
//! Units are opened level by level, as long as all fits; one that does not fit stays folded, and those beside
//! it may still be open. This is no part of how the chart is looked at: it is kept in no view, and exports
//! draw the whole.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::document::FittedTo;
use super::{Action, Document, Effect, failed};
use crate::cost::{Cost, Extent, MOST_TIME};
use crate::model::{BRIEF, Chart, ChartId, Look, UnitId, UnitKey, brief};
use crate::scene::Marks;
use crate::words::{key, message};

/// The units to be shown folded besides those that `look` folds, where the branch of `top` is drawn with
/// these marks. Takes time linear in what is drawn.
pub fn too_large_to_open(
    chart: &Chart,
    look: &Look,
    top: UnitKey,
    marks: Option<&Marks>,
) -> BTreeSet<UnitId> {
    let fits = |extent| Cost::drawing(extent).time() <= MOST_TIME;
    not_fitting(chart, look, top, marks, fits)
}

/// As [`too_large_to_open`], where `fits` says what may be drawn together.
fn not_fitting(
    chart: &Chart,
    look: &Look,
    top: UnitKey,
    marks: Option<&Marks>,
    fits: impl Fn(Extent) -> bool,
) -> BTreeSet<UnitId> {
    let mut closed = BTreeSet::new();
    let mut drawn = card(chart, top);
    let mut pending = VecDeque::from([top]);
    while let Some(key) = pending.pop_front() {
        let unit = chart.unit(key);
        if look.folded.contains(&unit.id) {
            continue;
        }
        let with = drawn.and(within(chart, key, look, marks));
        if with != drawn && !fits(with) {
            closed.insert(unit.id.clone());
            continue;
        }
        drawn = with;
        pending.extend(unit.children());
    }
    closed
}

/// What is drawn of a folded unit.
fn card(chart: &Chart, key: UnitKey) -> Extent {
    let text = chart.unit(key).fields.name.len().min(BRIEF) as u64;
    Extent { units: 1, text, ..Extent::default() }
}

/// What more is drawn of a unit that is open, the units below it being folded.
fn within(chart: &Chart, key: UnitKey, look: &Look, marks: Option<&Marks>) -> Extent {
    let unit = chart.unit(key);
    let children = unit.children().iter().map(|&child| card(chart, child));
    let mut extent = children.fold(Extent::default(), Extent::and);
    if look.shown.posts {
        let ghosts = marks.and_then(|marks| marks.ghosts.get(&unit.id)).map_or(&[][..], |it| it);
        let titles = unit.posts().iter().map(|&post| chart.post(post).fields.title.text());
        let lines = titles.chain(ghosts.iter().map(|ghost| ghost.label.as_str()));
        for text in lines {
            extent.posts += 1;
            extent.text += text.len().min(BRIEF) as u64;
        }
    }
    extent
}

impl Document {
    /// The units of the chart in front that are shown folded because they are too large to open.
    pub(super) fn too_large(&self) -> Arc<BTreeSet<UnitId>> {
        let Some(chart) = self.chart() else { return Arc::default() };
        let (look, branch) = (self.look(&chart.id), self.branch(chart));
        let of: FittedTo = (self.revision(), chart.id.clone(), look, branch);
        let top = branch.unwrap_or(chart.root());
        self.viewed.too_large(of, |(_, _, look, _)| too_large_to_open(chart, look, top, None))
    }

    /// Unfolds branches of the chart in front; none where one of them is too large to open.
    pub(super) fn unfold(&mut self, chart: &ChartId, units: &[UnitId]) -> Vec<Effect> {
        let before = self.look(chart);
        let mut look = before.clone();
        look.folded.retain(|unit| !units.contains(unit));
        self.viewed.set_look(chart.clone(), look);
        let too_large = self.too_large();
        let stays = units.iter().find(|unit| too_large.contains(unit));
        let stays = stays.and_then(|id| self.chart()?.unit_by_id(id));
        let Some(unit) = stays else { return Vec::new() };
        let refused = message!(
            key::UNFOLD_TOO_LARGE,
            action = message!(Action::ShowBranch.word()),
            unit = brief(&unit.fields.name).into_owned()
        );
        self.viewed.set_look(chart.clone(), before);
        failed(refused)
    }

    /// A unit, or with its posts, is within what is drawn: where a branch is too large to open, the one
    /// it stands in is shown by itself. Whether that is another branch.
    pub(super) fn bring_into_drawing(&mut self, unit: &UnitId, with_posts: bool) -> bool {
        let Some(chart) = self.chart() else { return false };
        let Some(key) = chart.unit_key(unit) else { return false };
        let (id, path) = (chart.id.clone(), chart.path(key));
        let ids: Vec<UnitId> = path.iter().map(|&key| chart.unit(key).id.clone()).collect();
        let parent = ids.iter().nth_back(1).cloned();
        let is_hidden = |document: &Self| {
            let too_large = document.too_large();
            let above = if with_posts { &ids[..] } else { &ids[..ids.len() - 1] };
            above.iter().any(|id| too_large.contains(id))
        };
        if !is_hidden(self) {
            return false;
        }
        // With what stands beside it, if that is not too much either.
        for top in parent.into_iter().chain([unit.clone()]) {
            self.viewed.show_branch(Some((id.clone(), top)));
            if !is_hidden(self) {
                break;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        ChartFields, ChartRecord, PostFields, PostRecord, Subtree, UnitFields, UnitRecord,
    };
    use crate::scene::{Ghost, Mark, MarkKind};

    /// Each unit with the one it stands under and its number of posts.
    const UNITS: [(&str, &str, usize); 6] = [
        ("r", "", 0),
        ("a", "r", 2),
        ("a1", "a", 1),
        ("a2", "a", 1),
        ("b", "r", 0),
        ("b1", "b", 5),
    ];

    fn chart() -> Chart {
        let mut tree = Subtree::default();
        for (id, parent, posts) in UNITS {
            let parent = (!parent.is_empty()).then(|| parent.into());
            let fields = UnitFields::new("service", id);
            tree.units.push(UnitRecord { id: id.into(), parent, fields });
            tree.posts.extend((0..posts).map(|post| PostRecord {
                id: format!("{id}-{post}").as_str().into(),
                unit: id.into(),
                fields: PostFields::new(&format!("Poste {post}")),
            }));
        }
        let fields = ChartFields::new("Essai");
        Chart::from_sound_record(ChartRecord { id: "c".into(), fields, tree })
    }

    /// What is folded in the branch of `top` where so many cards and lines are drawn at most.
    fn folded(top: &str, look: &Look, marks: Option<&Marks>, most: u64) -> Vec<String> {
        let chart = chart();
        let top = chart.unit_key(&top.into()).expect("the unit is there");
        let fits = |extent: Extent| extent.units + extent.posts <= most;
        let folded = not_fitting(&chart, look, top, marks, fits);
        folded.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn units_are_open_level_by_level_as_long_as_all_fits() {
        let look = Look::default();
        let whole = UNITS.iter().map(|(_, _, posts)| 1 + *posts as u64).sum();
        assert!(folded("r", &look, None, whole).is_empty());
        for (most, left) in [
            (whole - 1, &["b1"][..]),
            (9, &["a2", "b1"]),
            (8, &["a1", "a2", "b1"]),
            (7, &["a1", "a2", "b"]),
            // One that does not fit is in the way of none beside it.
            (4, &["a", "b1"]),
            (3, &["a", "b"]),
            // However large it is, the top is drawn as a card.
            (2, &["r"]),
            (0, &["r"]),
        ] {
            assert_eq!(folded("r", &look, None, most), left, "{most}");
        }
    }

    #[test]
    fn what_is_not_drawn_anyway_takes_no_room() {
        let look = Look::default();
        assert!(folded("b", &look, None, 1 + 1 + 5).is_empty(), "a branch by itself");
        let without_a = Look { folded: ["a".into()].into(), ..look.clone() };
        assert!(folded("r", &without_a, None, 3 + 1 + 5).is_empty(), "a branch folded by the user");
        let mut units_alone = look;
        units_alone.shown.posts = false;
        assert!(folded("r", &units_alone, None, 6).is_empty(), "units without posts");
    }

    #[test]
    fn posts_that_left_take_room_where_they_are_marked() {
        let mark = Mark { change: MarkKind::Suppressed, words: String::new() };
        let ghost =
            Ghost { label: "Poste".to_owned(), count: 1, posts: Vec::new(), mark, was: None };
        let mut marks = Marks::default();
        marks.ghosts.insert("b".into(), vec![ghost; 3]);
        assert_eq!(folded("b", &Look::default(), Some(&marks), 1 + 3 + 1 + 4), ["b1"]);
        assert!(folded("b", &Look::default(), Some(&marks), 1 + 3 + 1 + 5).is_empty());
    }
}
