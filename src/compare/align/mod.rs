//! Who is probably whom in two charts that were imported separately: proposals, each with its
//! confidence, for the user to confirm.
//!
//! Units are paired first, by name and content, parents before children; then posts by unit, title key and
//! category; then the rest by the assignment of greatest likeness. What is paired already, by id or by a
//! declared origin, stays so.

mod assign;
mod confidence;
mod likeness;
mod posts;
mod units;

use super::movement::Movement;
use super::origins::Origins;
use super::pairs::{PostPairs, UnitPairs};
use crate::cost::{Cost, Extent};
use crate::model::{Chart, Lists, PostId, UnitId};
pub use confidence::Confidence;
use likeness::Likeness;

/// A unit of one chart that is probably a unit of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitProposal {
    pub from: UnitId,
    pub to: UnitId,
    pub confidence: Confidence,
}

/// A post of one chart that probably is, or became, a post of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostProposal {
    pub from: PostId,
    pub to: PostId,
    pub confidence: Confidence,
    /// What the ledger will say of them.
    pub movement: Movement,
}

impl PostProposal {
    /// Whether it is one post in two states. If not, the second is a transformation of the first, in law
    /// another post: it keeps its id and declares its origin.
    pub fn is_same(&self) -> bool {
        matches!(self.movement, Movement::Kept | Movement::Retitled | Movement::Transferred)
    }
}

/// What is proposed of two charts, in the document order of `from`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    pub units: Vec<UnitProposal>,
    pub posts: Vec<PostProposal>,
    /// Posts of `from` for which nobody in `to` was found, nor declared.
    pub left: usize,
}

/// What [`align`] will take.
pub fn cost_of_alignment(from: &Chart, to: &Chart) -> Cost {
    Cost::alignment(Extent::of(from).and(Extent::of(to)))
}

/// The pairs of two charts that nobody has declared and that are likely enough.
pub fn align(from: &Chart, to: &Chart, lists: &Lists) -> Alignment {
    let mut likeness = Likeness::default();
    let mut unit_pairs = UnitPairs::between(from, to, &Origins::default());
    let unit_scores = units::pair(from, to, lists, &mut unit_pairs, &mut likeness);
    let post_pairs = PostPairs::between(from, to, &Origins::default());
    let found = posts::pair(from, to, &unit_pairs, &unit_scores, &post_pairs, &mut likeness);
    let units = from.units_in_order().filter_map(|key| {
        let confidence = Confidence::of(*unit_scores.get(key)?);
        let same = to.unit(unit_pairs.of_from[key]);
        Some(UnitProposal { from: from.unit(key).id.clone(), to: same.id.clone(), confidence })
    });
    let posts = from.posts_in_order().filter_map(|key| {
        let &(same, score) = found.get(key)?;
        let (before, after) = (from.post(key), to.post(same));
        let is_moved = unit_pairs.of_from.get(before.unit()) != Some(&after.unit());
        Some(PostProposal {
            from: before.id.clone(),
            to: after.id.clone(),
            confidence: Confidence::of(score),
            movement: Movement::of_pair(is_moved, false, (&before.fields, &after.fields), None),
        })
    });
    let posts: Vec<PostProposal> = posts.collect();
    let known = from.posts_in_order().filter(|&key| post_pairs.of_from.contains_key(key)).count();
    let left = from.post_count() - known - posts.len();
    Alignment { units: units.collect(), posts, left }
}
