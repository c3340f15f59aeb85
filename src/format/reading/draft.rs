//! A chart as it is read: its title, its units, and the posts and figures found for each.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::Doubt;
use super::post::PostLine;
use super::vocabulary::{KindWord, OTHER_RANK};
use crate::model::Role;

/// Where a heading stands, the top being 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) struct Depth {
    pub level: u8,
    /// The author said so, and did not only set it off like others.
    pub sure: bool,
}

/// How a line is set off from the text around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Style {
    /// Markdown depth, 0 without `#`.
    pub hashes: u8,
    pub bold: bool,
    /// Letters, and none of them small.
    pub capitals: bool,
}

/// The words around ORGANIGRAMME.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct Block {
    /// As printed before the word.
    pub organisation: Option<String>,
    pub role: Option<Role>,
    /// "1" of "variante 1", "hypothèse 1".
    pub number: Option<String>,
    /// That of a committee.
    pub date: Option<Date>,
    /// "Situation au 1er janvier 2024", "à compter du 01/01/2025".
    pub as_of: Option<Date>,
    /// "ORGANIGRAMME 2024".
    pub year: Option<i16>,
    /// "Organigramme de la Direction des Finances" names a unit as well.
    pub unit: Option<String>,
    /// "(suite)": it titles a page of the chart before it.
    pub continued: bool,
    pub doubts: Vec<Doubt>,
}

impl Block {
    /// Whether nothing stands beside the word.
    pub fn says_nothing(&self) -> bool {
        let Self { organisation, role, number, date, as_of, year, unit, continued, doubts } = self;
        organisation.is_none()
            && role.is_none()
            && number.is_none()
            && date.is_none()
            && as_of.is_none()
            && year.is_none()
            && unit.is_none()
            && !continued
            && doubts.is_empty()
    }
}

/// A printed sum of posts, to be checked against what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format) struct Total {
    /// In hundredths.
    pub figure: u32,
    pub in_fte: bool,
    /// The category that is summed up, where it is one alone.
    pub category: Option<String>,
}

/// A chart being read.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct Draft {
    /// The first is the root.
    pub units: Vec<DraftUnit>,
    /// The root stands for a title that the text lacks.
    pub placeholder: bool,
    pub block: Option<Block>,
    pub organisation: Option<String>,
    /// The block stood before the first heading.
    pub block_first: bool,
    pub line: usize,
    /// Its name among the charts of the text.
    pub label: String,
    /// Posts read so far.
    pub counted: u32,
    /// The least rank among the units below the root.
    pub highest: Option<u8>,
    pub keys: HashSet<(usize, String)>,
    /// The last unit of each name.
    pub by_key: HashMap<String, usize>,
    /// The places of all units of each name that were [pushed](Self::push).
    pub named: HashMap<String, Vec<usize>>,
    /// The root has a director.
    pub headed: bool,
    /// The state after of the chart before it, with the same units in the same order.
    pub is_after: bool,
}

#[derive(Clone, Debug)]
pub(in crate::format) struct DraftUnit {
    pub name: String,
    pub key: String,
    pub kind: Option<&'static KindWord>,
    pub depth: Option<Depth>,
    pub style: Style,
    /// The column that its name begins at, in plain text.
    pub indent: Option<usize>,
    pub parent: usize,
    pub line: usize,
    pub posts: Vec<(usize, PostLine)>,
    /// Those of the state after, where a table counts both.
    pub posts_after: Option<Vec<(usize, PostLine)>>,
    pub authorised: Option<u32>,
    /// It has a number of authorised posts that is not printed.
    pub not_printed: bool,
    pub stated_count: Option<u32>,
}

impl DraftUnit {
    pub fn rank(&self) -> u8 {
        self.kind.map_or(OTHER_RANK, |kind| kind.rank)
    }

    pub fn own_count(&self) -> u32 {
        self.posts.iter().map(|(_, post)| post.count).sum()
    }
}

impl Draft {
    pub fn count(&self) -> u32 {
        self.counted
    }

    /// Adds a unit below those before it; where it stands.
    pub fn push(&mut self, unit: DraftUnit) -> usize {
        let place = self.units.len();
        self.named.entry(unit.key.clone()).or_default().push(place);
        self.units.push(unit);
        place
    }

    /// Puts `root` above all units, or in the place of the only one.
    pub fn push_root(&mut self, root: DraftUnit) {
        self.units.insert(0, root);
        self.named.clear();
        for (place, unit) in self.units.iter().enumerate() {
            self.named.entry(unit.key.clone()).or_default().push(place);
        }
    }

    /// The units of that name, in order.
    pub fn named(&self, key: &str) -> &[usize] {
        self.named.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// The name shown for the chart.
    pub fn title(&self) -> &str {
        self.units.first().map_or("", |root| root.name.as_str())
    }
}

/// The name of a root that the text does not name.
pub(in crate::format) const UNTITLED: &str = "Organigramme sans titre";

/// Gives each chart its label: title, then role or date, then a number if need be.
pub(in crate::format) fn label(drafts: &mut [Draft]) {
    let mut labels = HashSet::new();
    let mut numbers = HashMap::new();
    for draft in drafts {
        let (role, date) =
            draft.block.as_ref().map_or((None, None), |block| (block.role, block.date));
        let state = match (role, date) {
            (Some(Role::Source), _) => " – source".to_owned(),
            (Some(Role::Target), _) => {
                let number = draft.block.as_ref().and_then(|block| block.number.as_deref());
                number.map_or(" – cible".to_owned(), |number| format!(" – cible n° {number}"))
            }
            (Some(Role::Variant), _) => {
                let number = draft.block.as_ref().and_then(|block| block.number.as_deref());
                number.map_or(" – variante".to_owned(), |number| format!(" – variante {number}"))
            }
            (None, Some(date)) => format!(" – {}", date.strftime("%d/%m/%Y")),
            (None, None) => String::new(),
        };
        let as_of = draft.block.as_ref().and_then(|block| block.as_of);
        let as_of = as_of.map(|date| {
            date.strftime(if role.is_some() { " au %d/%m/%Y" } else { " – au %d/%m/%Y" })
        });
        let year = draft.block.as_ref().and_then(|block| block.year).filter(|_| date.is_none());
        let year =
            || year.map(|year| format!("{}{year}", if role.is_some() { " " } else { " – " }));
        let as_of = as_of.map(|it| it.to_string()).or_else(year).unwrap_or_default();
        let label = format!("{}{state}{as_of}", draft.title());
        draft.label.clone_from(&label);
        // From the number the last chart of that label got: thousands may share one.
        let number: &mut u32 = numbers.entry(label.clone()).or_insert(2);
        while !labels.insert(draft.label.clone()) {
            draft.label = format!("{label} ({number})");
            *number += 1;
        }
    }
}

/// A unit that stands for a title that the text lacks.
pub(in crate::format) fn placeholder(name: &str, line: usize) -> DraftUnit {
    DraftUnit {
        name: name.to_owned(),
        key: String::new(),
        kind: None,
        depth: None,
        style: Style::default(),
        indent: None,
        parent: 0,
        line,
        posts: Vec::new(),
        posts_after: None,
        authorised: None,
        not_printed: false,
        stated_count: None,
    }
}
