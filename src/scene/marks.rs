//! What became of posts and units between two charts, as a chart shows it: an icon and a few words
//! on each line that changed, and a line struck out where a post left.

use std::collections::HashMap;

use crate::model::{Chart, Line, PostId, PostKey, UnitId, UnitKey, lines};
use crate::words::{MessageKey, arg, key};

/// What became of posts and units, to be drawn on a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// On the lines of the chart's own posts. Equal posts with different marks are different lines.
    pub posts: HashMap<PostId, Mark>,
    /// Posts and units that are no longer here, drawn after the lines of the unit they left, in
    /// order. They are never counted.
    pub ghosts: HashMap<UnitId, Vec<Ghost>>,
    /// Under a unit's name: "auparavant Secteur Orientation", "créée".
    pub units: HashMap<UnitId, Mark>,
    /// Since when: "Changements depuis Source, CT du 03/10/2022". Said in the heading of a page, with how
    /// many posts of that page; may be empty.
    pub since: String,
    /// The posts that those changes are of, for each page to count its own.
    pub moves: Moves,
    /// Units that stand elsewhere now, by their ids: drawn where they were, if that is on another page.
    pub away: Vec<(UnitId, Ghost)>,
    /// Draws a line from each ghost to the posts it became, where both are on the picture.
    pub arrows: bool,
}

/// What happened to a post or a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// It comes from another unit.
    Arrived,
    /// It was another post, or a unit of another kind.
    Transformed,
    Created,
    /// It is in another unit now.
    Left,
    /// It is nowhere now.
    Suppressed,
    /// Its title says more, or less, of the same post.
    Retitled,
    /// Of a unit.
    Renamed,
    /// Its working time is another, and nothing else.
    WorkingTime,
    /// It has become vacant, or is so no longer, and nothing else.
    Vacancy,
}

impl MarkKind {
    /// In the order of a legend.
    pub const ALL: [Self; 9] = [
        Self::Arrived,
        Self::Transformed,
        Self::Created,
        Self::Left,
        Self::Suppressed,
        Self::Retitled,
        Self::Renamed,
        Self::WorkingTime,
        Self::Vacancy,
    ];

    /// A glyph of the embedded font, in both weights; no two changes share one.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Arrived => "←",
            Self::Transformed => "↻",
            Self::Created => "+",
            Self::Left => "→",
            Self::Suppressed => "✗",
            Self::Retitled => "≈",
            Self::Renamed => "≠",
            Self::WorkingTime => "±",
            Self::Vacancy => "○",
        }
    }

    /// The key of the word that a legend has for it.
    pub(super) fn word(self) -> MessageKey {
        match self {
            Self::Arrived => key::SCENE_CHANGE_ARRIVED,
            Self::Transformed => key::SCENE_CHANGE_TRANSFORMED,
            Self::Created => key::SCENE_CHANGE_CREATED,
            Self::Left => key::SCENE_CHANGE_LEFT,
            Self::Suppressed => key::SCENE_CHANGE_SUPPRESSED,
            Self::Retitled => key::SCENE_CHANGE_RETITLED,
            Self::Renamed => key::SCENE_CHANGE_RENAMED,
            Self::WorkingTime => key::SCENE_CHANGE_WORKING_TIME,
            Self::Vacancy => key::SCENE_CHANGE_VACANCY,
        }
    }
}

/// A change, and what is said of it beside its icon: "venu du Service Formation".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    pub change: MarkKind,
    pub words: String,
}

/// What became of the posts of a chart, from unit to unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// The units of the earlier chart, each after the one above it.
    pub before: Vec<UnitBefore>,
    pub moved: Vec<Moved>,
}

/// A unit as the earlier chart has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitBefore {
    pub id: UnitId,
    /// The unit of this chart that it is, if it is still there.
    pub same: Option<UnitId>,
    /// The place of the unit above it.
    pub parent: Option<usize>,
}

/// Posts that one kind of change happened to, between one unit and another, or in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub told: TallyWords,
    /// Where they were, by its place among [`Moves::before`]; none of posts that were nowhere.
    pub from: Option<usize>,
    /// None of posts that are nowhere.
    pub to: Option<UnitId>,
    pub posts: usize,
}

/// How a number of posts is told. Each word is a key, of a message about a `count` of posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TallyWords {
    /// Among the other kinds of change.
    pub place: usize,
    /// Where a part of the chart has both their ends, or the only one: "2 transférés". None of what is
    /// told of nothing but parts: that they came, or left.
    pub(crate) within: Option<MessageKey<(arg::count,)>>,
    /// Where it has the one end and not the other: "2 arrivés", "2 partis". None of what is told alike
    /// wherever the posts go, once, where they are now.
    pub(crate) across: Option<[MessageKey<(arg::count,)>; 2]>,
}

/// Equal posts, or a unit, no longer where they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ghost {
    /// "Chargé/e/s de mission (A)", without the count.
    pub label: String,
    /// Posts that left; 0 for what is not counted at all, such as a unit.
    pub count: u32,
    /// The ids under which they are now on this chart; may be empty.
    pub posts: Vec<PostId>,
    pub mark: Mark,
    /// Where it was, if that may be on another page than what it stands with now.
    pub was: Option<Was>,
}

/// Where something was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Was {
    /// The place among [`Moves::before`] of the unit that held it.
    pub unit: usize,
    /// The words of its mark where it is drawn with a unit above that one.
    pub words: String,
}

/// The marks of one unit.
#[derive(Clone, Copy, Default)]
pub(super) struct UnitMarks<'a> {
    pub unit: Option<&'a Mark>,
    pub ghosts: &'a [Ghost],
    posts: Option<&'a HashMap<PostId, Mark>>,
}

impl<'a> UnitMarks<'a> {
    /// Of `unit`; of its name alone if no posts are drawn.
    pub fn of(marks: Option<&'a Marks>, unit: &UnitId, without_posts: bool) -> Self {
        let Some(marks) = marks else { return Self::default() };
        let unit_mark = marks.units.get(unit);
        if without_posts {
            return Self { unit: unit_mark, ..Self::default() };
        }
        Self {
            unit: unit_mark,
            ghosts: marks.ghosts.get(unit).map_or(&[], Vec::as_slice),
            posts: Some(&marks.posts).filter(|posts| !posts.is_empty()),
        }
    }

    pub fn post(&self, chart: &Chart, post: PostKey) -> Option<&'a Mark> {
        self.posts?.get(&chart.post(post).id)
    }

    /// The lines of `unit`, parted by their posts' marks; each stands where its first post does, so
    /// that what is dropped between two of them stays there.
    pub fn lines(&self, chart: &Chart, unit: UnitKey) -> Vec<Line> {
        let whole = lines(chart, unit);
        let posts = chart.unit(unit).posts();
        if posts.iter().all(|&post| self.post(chart, post).is_none()) {
            return whole;
        }
        let places: HashMap<PostKey, usize> =
            posts.iter().enumerate().map(|(place, &post)| (post, place)).collect();
        let mut parted: Vec<Line> = Vec::with_capacity(whole.len());
        for line in whole {
            let mut line_of: HashMap<Option<&Mark>, usize> = HashMap::new();
            for post in line.posts {
                let line = *line_of.entry(self.post(chart, post)).or_insert_with(|| {
                    parted.push(Line { posts: Vec::new() });
                    parted.len() - 1
                });
                parted[line].posts.push(post);
            }
        }
        parted.sort_by_key(|line| places[&line.posts[0]]);
        parted
    }
}
