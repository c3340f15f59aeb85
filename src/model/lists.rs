//! The reference lists of a project: kinds of unit, categories, grades, managerial levels.
//! Posts and units name their entries by id; what is shown is the label.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::Extra;
use super::ids::{CategoryId, GradeId, KindId, LevelId};
use super::name::KindWords;
use super::title::folded;
use super::violation::ListName;

/// A kind of unit: pôle, direction, service…
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitKind {
    pub id: KindId,
    /// As shown before or above a unit's name: "Service".
    pub label: String,
    /// Place in the hierarchy, 1 the highest. Two kinds may share a rank.
    pub rank: u32,
    /// Whether headcounts are summed up per unit of this kind.
    pub is_pole: bool,
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// A statutory category: A, B or C.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Category {
    pub id: CategoryId,
    pub label: String,
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// A grade or cotation, such as A2.2.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grade {
    pub id: GradeId,
    pub label: String,
    /// The category a post of this grade belongs to, where the grade settles it.
    pub category: Option<CategoryId>,
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// A managerial level, such as "manager intermédiaire".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ManagerLevel {
    pub id: LevelId,
    pub label: String,
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// The ordered lists of a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lists {
    pub kinds: Vec<UnitKind>,
    pub categories: Vec<Category>,
    pub grades: Vec<Grade>,
    pub levels: Vec<ManagerLevel>,
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
    #[serde(skip)]
    pub hints: Hints,
}

/// Where the entries of long lists stood when one was first looked up. A hint: it is checked at each
/// use, so that lists may be changed without a thought of it. Says nothing of what the lists are.
#[derive(Debug, Default)]
pub struct Hints {
    kinds: OnceLock<HashMap<KindId, usize>>,
    categories: OnceLock<HashMap<CategoryId, usize>>,
    grades: OnceLock<HashMap<GradeId, usize>>,
    levels: OnceLock<HashMap<LevelId, usize>>,
    /// By what kinds are called: see [`super::kind_named`].
    pub(super) kind_words: OnceLock<KindWords>,
}

impl Clone for Hints {
    /// None: what is copied is about to change.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Hints {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Lists as short as this are looked through faster than anything is looked up.
pub(super) const SHORT: usize = 16;

/// The place of the first entry with this id.
fn place<T, I: Clone + Eq + Hash>(
    entries: &[T],
    hints: &OnceLock<HashMap<I, usize>>,
    id: &I,
    id_of: impl Fn(&T) -> &I,
) -> Option<usize> {
    if entries.len() > SHORT {
        let hints = hints.get_or_init(|| {
            // Of two with one id the first stays.
            entries.iter().enumerate().rev().map(|(at, entry)| (id_of(entry).clone(), at)).collect()
        });
        let hint = hints.get(id).copied();
        if hint.and_then(|at| entries.get(at)).is_some_and(|entry| id_of(entry) == id) {
            return hint;
        }
    }
    entries.iter().position(|entry| id_of(entry) == id)
}

/// An entry of one of the lists, by its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntryId {
    Kind(KindId),
    Category(CategoryId),
    Grade(GradeId),
    Level(LevelId),
}

impl EntryId {
    pub fn new(list: ListName, id: &str) -> Self {
        match list {
            ListName::Kinds => Self::Kind(id.into()),
            ListName::Categories => Self::Category(id.into()),
            ListName::Grades => Self::Grade(id.into()),
            ListName::Levels => Self::Level(id.into()),
        }
    }

    pub fn list(&self) -> ListName {
        match self {
            Self::Kind(_) => ListName::Kinds,
            Self::Category(_) => ListName::Categories,
            Self::Grade(_) => ListName::Grades,
            Self::Level(_) => ListName::Levels,
        }
    }

    pub fn as_str(&self) -> &str {
        match self {
            Self::Kind(id) => id.as_str(),
            Self::Category(id) => id.as_str(),
            Self::Grade(id) => id.as_str(),
            Self::Level(id) => id.as_str(),
        }
    }
}

/// What the entries of all lists have in common.
pub trait ListEntry: Clone + PartialEq {
    const LIST: ListName;

    /// An entry of this id and label, and nothing else known of it but what stands in `lists`.
    fn new(id: &str, label: &str, lists: &Lists) -> Self;
    fn id(&self) -> &str;
    fn set_id(&mut self, id: &str);
    fn label(&self) -> &str;
    fn label_mut(&mut self) -> &mut String;
    fn extra(&self) -> &Extra;
    fn of(lists: &Lists) -> &Vec<Self>;
    fn of_mut(lists: &mut Lists) -> &mut Vec<Self>;

    fn entry_id(&self) -> EntryId {
        EntryId::new(Self::LIST, self.id())
    }
}

/// The entry of a list that has this label, letter for letter; else one whose label differs only in case
/// and accents.
pub fn entry_labelled<'a, E: ListEntry>(lists: &'a Lists, label: &str) -> Option<&'a E> {
    let (label, entries) = (label.trim(), E::of(lists));
    let alike = || {
        let wanted = folded(label);
        entries.iter().find(|entry| folded(entry.label().trim()) == wanted)
    };
    entries.iter().find(|entry| entry.label().trim() == label).or_else(alike)
}

macro_rules! list_entry {
    ($entry:ident, $list:expr, $field:ident, |$lists:ident| { $($other:ident: $value:expr),* }) => {
        impl ListEntry for $entry {
            const LIST: ListName = $list;

            fn new(id: &str, label: &str, $lists: &Lists) -> Self {
                let label = label.to_owned();
                Self { id: id.into(), label, extra: Extra::new(), $($other: $value),* }
            }

            fn id(&self) -> &str {
                self.id.as_str()
            }

            fn set_id(&mut self, id: &str) {
                self.id = id.into();
            }

            fn label(&self) -> &str {
                &self.label
            }

            fn label_mut(&mut self) -> &mut String {
                &mut self.label
            }

            fn extra(&self) -> &Extra {
                &self.extra
            }

            fn of(lists: &Lists) -> &Vec<Self> {
                &lists.$field
            }

            fn of_mut(lists: &mut Lists) -> &mut Vec<Self> {
                &mut lists.$field
            }
        }
    };
}

list_entry!(UnitKind, ListName::Kinds, kinds, |lists| {
    // A new kind ranks with the lowest.
    rank: lists.kinds.iter().map(|kind| kind.rank).max().unwrap_or(1),
    is_pole: false
});
list_entry!(Category, ListName::Categories, categories, |_lists| {});
list_entry!(Grade, ListName::Grades, grades, |_lists| { category: None });
list_entry!(ManagerLevel, ListName::Levels, levels, |_lists| {});

impl Lists {
    /// Lists without any entry.
    pub fn empty() -> Self {
        Self {
            kinds: Vec::new(),
            categories: Vec::new(),
            grades: Vec::new(),
            levels: Vec::new(),
            extra: Extra::new(),
            hints: Hints::default(),
        }
    }

    pub fn kind(&self, id: &KindId) -> Option<&UnitKind> {
        let place = place(&self.kinds, &self.hints.kinds, id, |kind| &kind.id)?;
        self.kinds.get(place)
    }

    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.get(self.category_place(id)?)
    }

    pub fn category_place(&self, id: &CategoryId) -> Option<usize> {
        place(&self.categories, &self.hints.categories, id, |category| &category.id)
    }

    pub fn grade(&self, id: &GradeId) -> Option<&Grade> {
        self.grades.get(self.grade_place(id)?)
    }

    pub fn grade_place(&self, id: &GradeId) -> Option<usize> {
        place(&self.grades, &self.hints.grades, id, |grade| &grade.id)
    }

    pub fn level(&self, id: &LevelId) -> Option<&ManagerLevel> {
        self.levels.get(self.level_place(id)?)
    }

    pub fn level_place(&self, id: &LevelId) -> Option<usize> {
        place(&self.levels, &self.hints.levels, id, |level| &level.id)
    }

    /// Every entry, list by list.
    pub fn entry_ids(&self) -> Vec<EntryId> {
        let kinds = self.kinds.iter().map(ListEntry::entry_id);
        let categories = self.categories.iter().map(ListEntry::entry_id);
        let grades = self.grades.iter().map(ListEntry::entry_id);
        let levels = self.levels.iter().map(ListEntry::entry_id);
        kinds.chain(categories).chain(grades).chain(levels).collect()
    }

    /// What an entry is called; none for one that the lists do not have.
    pub fn label(&self, id: &EntryId) -> Option<&str> {
        match id {
            EntryId::Kind(id) => self.kind(id).map(|it| it.label.as_str()),
            EntryId::Category(id) => self.category(id).map(|it| it.label.as_str()),
            EntryId::Grade(id) => self.grade(id).map(|it| it.label.as_str()),
            EntryId::Level(id) => self.level(id).map(|it| it.label.as_str()),
        }
    }
}

impl Default for Lists {
    /// The lists a new project starts with: the kinds, categories and levels in use in French
    /// regions, and the grades of the worked case.
    fn default() -> Self {
        let kind = |id: &str, label: &str, rank, is_pole| UnitKind {
            id: id.into(),
            label: label.to_owned(),
            rank,
            is_pole,
            extra: Extra::new(),
        };
        let category =
            |id: &str| Category { id: id.into(), label: id.to_owned(), extra: Extra::new() };
        let grade = |id: &str| Grade {
            id: id.into(),
            label: id.to_owned(),
            category: Some(id[..1].into()),
            extra: Extra::new(),
        };
        let level = |id: &str, label: &str| ManagerLevel {
            id: id.into(),
            label: label.to_owned(),
            extra: Extra::new(),
        };
        Self {
            kinds: vec![
                kind("pole", "Pôle", 1, true),
                kind("direction", "Direction", 2, false),
                kind("departement", "Département", 2, false),
                kind("mission", "Mission", 2, false),
                kind("service", "Service", 3, false),
                kind("secteur", "Secteur", 4, false),
                kind("cellule", "Cellule", 4, false),
                kind("autre", "Autre", 5, false),
            ],
            categories: vec![category("A"), category("B"), category("C")],
            grades: ["A1", "A2.1", "A2.2", "A3", "A4", "B1", "B2", "B3", "C1", "C2", "C3"]
                .map(grade)
                .into(),
            levels: vec![
                level("direction-generale", "manager de direction générale"),
                level("direction", "manager de direction"),
                level("intermediaire", "manager intermédiaire"),
                level("proximite", "manager de proximité"),
            ],
            extra: Extra::new(),
            hints: Hints::default(),
        }
    }
}
