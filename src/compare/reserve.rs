//! Posts that stand in no unit of either chart: on the bench of one or of both. No movement tells of them, and
//! no figure counts them; they are accounted for here.

use super::entry::{Charts, Pair};
use super::pairs::PostPairs;

/// What became of a post that is on a bench, and in no unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Waiting {
    /// On the bench of both charts.
    Stayed,
    /// On the bench of `to`, and nowhere in `from`.
    Added,
    /// On the bench of `from`, and nowhere in `to`.
    Dropped,
}

impl Waiting {
    /// Its key in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stayed => "stayed",
            Self::Added => "added",
            Self::Dropped => "dropped",
        }
    }
}

/// Posts of which the same became; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserve {
    pub waiting: Waiting,
    pub posts: Vec<Pair>,
}

pub(super) fn reserves(charts: Charts, pairs: &PostPairs) -> Vec<Reserve> {
    let Charts { from, to, .. } = charts;
    let mut found = [Waiting::Stayed, Waiting::Added, Waiting::Dropped]
        .map(|waiting| Reserve { waiting, posts: Vec::new() });
    let [stayed, added, dropped] = &mut found;
    for &key in from.unit(from.bench()).posts() {
        match pairs.of_from.get(key) {
            None => dropped.posts.push(Pair { from: Some(key), to: None }),
            Some(&(same, _)) if to.is_benched(same) => {
                stayed.posts.push(Pair { from: Some(key), to: Some(same) });
            }
            // It came off the bench.
            Some(_) => {}
        }
    }
    let new = to.unit(to.bench()).posts().iter().filter(|key| !pairs.of_to.contains_key(**key));
    added.posts.extend(new.map(|&key| Pair { from: None, to: Some(key) }));
    found.into_iter().filter(|reserve| !reserve.posts.is_empty()).collect()
}
