//! What a unit was when its card was last written: whether it must be written again.
//!
//! Comparing is far cheaper than writing, and is by value: nobody has to tell what was edited.

use std::collections::HashMap;
use std::sync::Arc;

use super::marks::{Ghost, Mark, UnitMarks};
use crate::model::{
    Authorised, Chart, ColourBy, Counts, KindId, Line, Lists, Look, PostFields, PostKey, Shown,
    UnitId, UnitKey,
};
use crate::words::Locale;

/// The units drawn last, each with the lines and the content it had.
#[derive(Default)]
pub struct CardCache {
    units: HashMap<UnitId, Seen>,
    /// What every content depends on beside its unit.
    setting: Option<(Lists, Locale, Shown, ColourBy)>,
}

/// A unit as it was.
struct Seen {
    name: String,
    kind: KindId,
    authorised: Authorised,
    is_folded: bool,
    has_children: bool,
    /// Its own posts, those of its subtree, those compared with its figure.
    figures: (u32, u32, Option<u32>),
    posts: Vec<(PostKey, Arc<PostFields>, Option<Mark>)>,
    mark: Option<Mark>,
    ghosts: Vec<Ghost>,
    lines: Arc<[Line]>,
    content: usize,
}

impl CardCache {
    /// Forgets everything if contents would now be written otherwise, or if `full`.
    pub fn prepare(&mut self, lists: &Lists, locale: Locale, look: &Look, full: bool) {
        let same = self.setting.as_ref().is_some_and(|(old, at, shown, colour_by)| {
            *at == locale && *shown == look.shown && *colour_by == look.colour_by && old == lists
        });
        if !same || full {
            self.units.clear();
            self.setting = Some((lists.clone(), locale, look.shown, look.colour_by));
        }
    }

    /// How many units are remembered.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// The lines and the content of `key`, if nothing that is written of it has changed.
    pub fn find(
        &self,
        chart: &Chart,
        counts: &Counts,
        key: UnitKey,
        marks: UnitMarks<'_>,
        is_folded: bool,
    ) -> Option<(Arc<[Line]>, usize)> {
        let unit = chart.unit(key);
        let seen = self.units.get(&unit.id)?;
        let same = seen.name == unit.fields.name
            && seen.kind == unit.fields.kind
            && seen.authorised == unit.fields.authorised
            && seen.is_folded == is_folded
            && seen.has_children != unit.children().is_empty()
            && seen.figures == figures(counts, key)
            && seen.mark.as_ref() == marks.unit
            && seen.ghosts == marks.ghosts
            && seen.posts.len() == unit.posts().len()
            && seen.posts.iter().zip(unit.posts()).all(|((seen_key, seen, mark), &post)| {
                *seen_key == post
                    && (Arc::ptr_eq(seen, &chart.post(post).fields)
                        || written_alike(seen, &chart.post(post).fields))
                    && mark.as_ref() == marks.post(chart, post)
            });
        same.then(|| (seen.lines.clone(), seen.content))
    }

    /// Remembers a unit as it is.
    pub fn remember(
        &mut self,
        chart: &Chart,
        counts: &Counts,
        key: UnitKey,
        marks: UnitMarks<'_>,
        is_folded: bool,
        (lines, content): (Arc<[Line]>, usize),
    ) {
        let unit = chart.unit(key);
        let posts = unit
            .posts()
            .iter()
            .map(|&post| (post, chart.post(post).fields.clone(), marks.post(chart, post).cloned()));
        let seen = Seen {
            name: unit.fields.name.clone(),
            kind: unit.fields.kind.clone(),
            authorised: unit.fields.authorised,
            is_folded,
            has_children: !unit.children().is_empty(),
            figures: figures(counts, key),
            posts: posts.collect(),
            mark: marks.unit.cloned(),
            ghosts: marks.ghosts.to_vec(),
            lines,
            content,
        };
        self.units.insert(unit.id.clone(), seen);
    }
}

fn figures(counts: &Counts, key: UnitKey) -> (u32, u32, Option<u32>) {
    let count = counts.unit(key);
    (count.direct.posts, count.total.posts, count.perimeter)
}

/// Whether two posts are written alike: all but the note and the comments, where it comes from, and what this version
/// does not know.
fn written_alike(a: &PostFields, b: &PostFields) -> bool {
    let PostFields {
        title,
        category,
        grade,
        manager_level,
        reference_job,
        fte,
        vacant,
        note: _,
        comments: _,
        origin: _,
        split_from: _,
        nature: _,
        reason: _,
        evidence: _,
        extra: _,
    } = a;
    *title == b.title
        && *category == b.category
        && *grade == b.grade
        && *manager_level == b.manager_level
        && *reference_job == b.reference_job
        && *fte == b.fte
        && *vacant == b.vacant
}
