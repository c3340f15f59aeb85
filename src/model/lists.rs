//! The reference lists of a project: kinds of unit, categories, grades, managerial levels.
//! Posts and units name their entries by id; what is shown is the label.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::Extra;
use super::aspect::Aspect;
use super::ids::{CategoryId, GradeId, KindId, LevelId};
use super::kind_words::KindWords;
use super::title::folded;

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

/// Writes what lists are called and how their entries are named from one line for each: its name, its field
/// in the file, what it has entries of, and how one of them is named.
macro_rules! lists {
    ($d:tt $($name:ident => $key:literal, $entry:ident, $variant:ident($id:ident);)*) => {
        /// One of the reference lists. In the order of `ALL`, an entry names only those of lists before its
        /// own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ListName {
            $($name,)*
        }

        impl ListName {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The list's field in the file.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }
        }

        /// An entry of one of the lists, by its id.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum EntryId {
            $($variant($id),)*
        }

        impl EntryId {
            pub fn new(list: ListName, id: &str) -> Self {
                match list {
                    $(ListName::$name => Self::$variant(id.into()),)*
                }
            }

            pub fn list(&self) -> ListName {
                match self {
                    $(Self::$variant(_) => ListName::$name,)*
                }
            }

            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant(id) => id.as_str(),)*
                }
            }
        }

        /// What is done with the list of that name, `$entry` being the type of its entries.
        macro_rules! of_list {
            ($d list:expr, $d entry:ident => $d body:expr) => {
                match $d list {
                    $($d crate::model::ListName::$name => {
                        type $d entry = $d crate::model::$entry;
                        $d body
                    })*
                }
            };
        }
    };
}

lists! { $
    Kinds => "kinds", UnitKind, Kind(KindId);
    Categories => "categories", Category, Category(CategoryId);
    Grades => "grades", Grade, Grade(GradeId);
    Levels => "levels", ManagerLevel, Level(LevelId);
}

pub(crate) use of_list;

/// What is done with each list, `$entry` being the type of its entries.
macro_rules! each_list {
    ($entry:ident => $body:expr) => {
        for list in $crate::model::ListName::ALL {
            $crate::model::of_list!(list, $entry => $body);
        }
    };
}
pub(crate) use each_list;

impl ListName {
    /// The list of a field of the file.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|list| list.as_str() == key)
    }

    /// Whether entries of another list name those of this one.
    pub fn is_named_by_another(self) -> bool {
        let names = |list: &Self| {
            of_list!(list, Entry => {
                Entry::FIELDS.iter().any(|field| field.names == Some(self))
            })
        };
        Self::ALL.iter().any(names)
    }
}

/// A field of a list's entries, beside their id, their label and what this version does not know.
#[derive(Debug)]
pub struct EntryField<E> {
    pub aspect: Aspect,
    /// The list of which it names an entry, by its id.
    pub names: Option<ListName>,
    /// What it says, as a text; empty for nothing.
    pub get: fn(&E) -> String,
    /// None, and nothing is done, if the text is none that `get` gives.
    pub set: fn(&mut E, &str) -> Option<()>,
}

impl<E> EntryField<E> {
    /// What it says as it is shown: of an entry that it names, the label in `lists`.
    pub fn shown(&self, entry: &E, lists: &Lists) -> String {
        self.shown_of((self.get)(entry), lists)
    }

    /// As [`shown`](Self::shown), of what `get` gave.
    pub fn shown_of(&self, text: String, lists: &Lists) -> String {
        match self.names {
            Some(list) => lists.label(&EntryId::new(list, &text)).unwrap_or_default().to_owned(),
            None => text,
        }
    }
}

/// What the entries of all lists have in common. All that is done with lists is done through it, so that a
/// list is its entries' type, its `impl`, a field of [`Lists`] and its line in the tables above; what it
/// needs besides (its records in the file, its row in the dialog) the compiler asks for.
pub trait ListEntry: Clone + PartialEq + 'static {
    type Id: Clone + Eq + Hash + for<'t> From<&'t str>;

    const LIST: ListName;

    /// What an entry is beside its label.
    const FIELDS: &'static [EntryField<Self>];

    /// An entry of this id and label, and nothing else known of it but what stands in `lists`.
    fn new(id: &str, label: &str, lists: &Lists) -> Self;
    fn key(&self) -> &Self::Id;
    fn id(&self) -> &str;
    fn set_id(&mut self, id: &str);
    fn label(&self) -> &str;
    fn label_mut(&mut self) -> &mut String;
    fn extra(&self) -> &Extra;
    fn extra_mut(&mut self) -> &mut Extra;
    fn of(lists: &Lists) -> &Vec<Self>;
    fn of_mut(lists: &mut Lists) -> &mut Vec<Self>;
    fn places(hints: &Hints) -> &OnceLock<HashMap<Self::Id, usize>>;

    fn entry_id(&self) -> EntryId {
        EntryId::new(Self::LIST, self.id())
    }

    /// The entries of other lists that it names.
    fn named(&self) -> impl Iterator<Item = EntryId> {
        Self::FIELDS.iter().filter_map(|field| {
            let (list, id) = (field.names?, (field.get)(self));
            (!id.is_empty()).then(|| EntryId::new(list, &id))
        })
    }

    /// Lets it name those under other ids, where there are any.
    fn rename_named(&mut self, renamed: impl Fn(&EntryId) -> Option<EntryId>) {
        for field in Self::FIELDS {
            let Some(list) = field.names else { continue };
            if let Some(other) = renamed(&EntryId::new(list, &(field.get)(self))) {
                (field.set)(self, other.as_str()).expect("an id is a value of it");
            }
        }
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
    (
        $entry:ident($id:ident), $list:ident, $field:ident, $fields:expr,
        |$lists:ident| { $($other:ident: $value:expr),* }
    ) => {
        impl ListEntry for $entry {
            type Id = $id;

            const LIST: ListName = ListName::$list;

            const FIELDS: &'static [EntryField<Self>] = &$fields;

            fn new(id: &str, label: &str, $lists: &Lists) -> Self {
                let label = label.to_owned();
                Self { id: id.into(), label, extra: Extra::new(), $($other: $value),* }
            }

            fn key(&self) -> &$id {
                &self.id
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

            fn extra_mut(&mut self) -> &mut Extra {
                &mut self.extra
            }

            fn of(lists: &Lists) -> &Vec<Self> {
                &lists.$field
            }

            fn of_mut(lists: &mut Lists) -> &mut Vec<Self> {
                &mut lists.$field
            }

            fn places(hints: &Hints) -> &OnceLock<HashMap<$id, usize>> {
                &hints.$field
            }
        }
    };
}

list_entry!(
    UnitKind(KindId),
    Kinds,
    kinds,
    [
        EntryField {
            aspect: Aspect::Rank,
            names: None,
            get: |kind| kind.rank.to_string(),
            set: |kind, text| text.parse().map(|rank| kind.rank = rank).ok(),
        },
        EntryField {
            aspect: Aspect::IsPole,
            names: None,
            get: |kind| kind.is_pole.to_string(),
            set: |kind, text| text.parse().map(|is_pole| kind.is_pole = is_pole).ok(),
        },
    ],
    |lists| {
        // A new kind ranks with the lowest.
        rank: lists.kinds.iter().map(|kind| kind.rank).max().unwrap_or(1),
        is_pole: false
    }
);
list_entry!(Category(CategoryId), Categories, categories, [], |_lists| {});
list_entry!(
    Grade(GradeId),
    Grades,
    grades,
    [EntryField {
        aspect: Aspect::Category,
        names: Some(ListName::Categories),
        get: |grade| grade.category.as_ref().map(ToString::to_string).unwrap_or_default(),
        set: |grade, text| {
            grade.category = (!text.is_empty()).then(|| text.into());
            Some(())
        },
    }],
    |_lists| { category: None }
);
list_entry!(ManagerLevel(LevelId), Levels, levels, [], |_lists| {});

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
        self.entry(id)
    }

    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.entry(id)
    }

    pub fn category_place(&self, id: &CategoryId) -> Option<usize> {
        self.place::<Category>(id)
    }

    pub fn grade(&self, id: &GradeId) -> Option<&Grade> {
        self.entry(id)
    }

    pub fn grade_place(&self, id: &GradeId) -> Option<usize> {
        self.place::<Grade>(id)
    }

    pub fn level(&self, id: &LevelId) -> Option<&ManagerLevel> {
        self.entry(id)
    }

    pub fn level_place(&self, id: &LevelId) -> Option<usize> {
        self.place::<ManagerLevel>(id)
    }

    /// The first entry with this id.
    pub fn entry<E: ListEntry>(&self, id: &E::Id) -> Option<&E> {
        E::of(self).get(self.place::<E>(id)?)
    }

    /// Where it stands.
    fn place<E: ListEntry>(&self, id: &E::Id) -> Option<usize> {
        let entries = E::of(self);
        if entries.len() > SHORT {
            let hints = E::places(&self.hints).get_or_init(|| {
                // Of two with one id the first stays.
                entries.iter().enumerate().rev().map(|(at, it)| (it.key().clone(), at)).collect()
            });
            let hint = hints.get(id).copied();
            if hint.and_then(|at| entries.get(at)).is_some_and(|entry| entry.key() == id) {
                return hint;
            }
        }
        entries.iter().position(|entry| entry.key() == id)
    }

    /// Every entry, list by list.
    pub fn entry_ids(&self) -> Vec<EntryId> {
        let mut ids = Vec::new();
        each_list!(Entry => ids.extend(Entry::of(self).iter().map(Entry::entry_id)));
        ids
    }

    /// What an entry is called; none for one that the lists do not have.
    pub fn label(&self, id: &EntryId) -> Option<&str> {
        of_list!(id.list(), Entry => self.entry::<Entry>(&id.as_str().into()).map(Entry::label))
    }

    /// Takes entries of this id out.
    pub fn remove(&mut self, id: &EntryId) {
        of_list!(id.list(), Entry => Entry::of_mut(self).retain(|it| it.id() != id.as_str()));
    }

    /// Puts an entry of `from`, if it has it, at the end of its list.
    pub fn put_back(&mut self, from: &Self, id: &EntryId) {
        of_list!(id.list(), Entry => {
            Entry::of_mut(self).extend(from.entry::<Entry>(&id.as_str().into()).cloned());
        });
    }

    /// Whether an entry names that one.
    pub fn name(&self, id: &EntryId) -> bool {
        let names = |list: &ListName| {
            of_list!(list, Entry => {
                let mut fields = Entry::FIELDS.iter().filter(|it| it.names == Some(id.list()));
                let is_it = |get: fn(&Entry) -> String| {
                    Entry::of(self).iter().any(|entry| get(entry) == id.as_str())
                };
                fields.any(|field| is_it(field.get))
            })
        };
        ListName::ALL.iter().any(names)
    }

    /// The entries that others name, each time with the id of the one that names it.
    pub fn named(&self) -> Vec<(EntryId, String)> {
        let mut named = Vec::new();
        each_list!(Entry => for entry in Entry::of(self) {
            named.extend(entry.named().map(|id| (id, entry.id().to_owned())));
        });
        named
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
