//! What the columns of a table are taken for: proposed, shown, changed, kept and given again.

use serde::{Deserialize, Serialize};

use super::sheet::{column_of, letters};
use crate::format::reading::{Meaning, State, Unreadable};
use crate::model::folded;

/// How a file of tables is to be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableOptions {
    /// Only this sheet.
    pub sheet: Option<String>,
    /// What its columns mean, one for each sheet that is headed otherwise; without any that is proposed.
    pub mappings: Vec<Mapping>,
}

/// What the posts are that a column counts, as far as its head says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Crossed {
    pub unit: Option<String>,
    pub title: Option<String>,
    pub category: Option<String>,
}

impl Crossed {
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }
}

/// How a table is read. As JSON it is what `organigramme map` prints and `import --map` takes:
///
/// ```json
/// {"sheets": ["Emplois"], "header": [3, 3],
///  "columns": [{"column": "A", "header": "Service", "meaning": "unit"},
///              {"column": "D", "header": "Nombre avant", "meaning": "count", "state": "before"}]}
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mapping {
    /// The shipped profile that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// The names of the sheets that are read; empty for a form that names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<String>,
    /// The first and the last row of the heads, the first of a sheet being 1; none for a table without.
    pub header: Option<[u32; 2]>,
    pub columns: Vec<Column>,
    /// The unit of rows that name none; else they are posts of the chart's root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A column and what it is taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Column {
    /// Its letters, as spreadsheets name it.
    pub column: String,
    /// What stands at its head, heads of several rows joined by a space.
    #[serde(default)]
    pub header: String,
    pub meaning: Meaning,
    /// The state it is about, of a table of two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// The category of the posts that it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The unit of the posts that it counts, a path from the top with `>` between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The title of the posts that it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl Column {
    /// The posts that it counts, in the words of its head: "A", "Service Eau".
    pub fn counted(&self) -> Option<String> {
        let said = [&self.unit, &self.title, &self.category];
        let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// What the posts are that it counts; another for each column of a table that crosses two lists.
    pub(super) fn crossed(&self) -> Crossed {
        Crossed {
            unit: self.unit.clone(),
            title: self.title.clone(),
            category: self.category.clone(),
        }
    }
}

impl Mapping {
    /// Reads the JSON of a mapping.
    ///
    /// # Errors
    /// If it is none, with the place.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let why = |error: &serde_json::Error| Unreadable::MapBroken {
            line: error.line(),
            column: error.column(),
            why: error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
        };
        let mapping: Self = serde_json::from_slice(bytes).map_err(|error| why(&error))?;
        for column in &mapping.columns {
            if column_of(&column.column).is_none() {
                return Err(Unreadable::MapColumn { column: column.column.clone() });
            }
        }
        Ok(mapping)
    }

    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("memory takes a mapping")
    }

    /// Whether it is one of a sheet; whoever `asks` for a sheet by its name need not name it here too.
    pub(super) fn is_for(&self, sheet: &str, asks: bool) -> bool {
        asks || self.sheets.is_empty() || self.sheets.iter().any(|it| folded(it) == folded(sheet))
    }

    /// The heads of the columns that have one, by which the same table is known again.
    pub fn signature(&self) -> String {
        let heads = self.columns.iter().map(|column| folded(&column.header));
        heads.filter(|head| !head.is_empty()).collect::<Vec<_>>().join("|")
    }

    /// The columns of a meaning about `state`, from 0: those about no state are about both.
    pub(super) fn columns_of(&self, meaning: Meaning, state: Option<State>) -> Vec<usize> {
        let fits = |column: &&Column| {
            column.meaning == meaning
                && (column.state.is_none() || state.is_none() || column.state == state)
        };
        self.columns.iter().filter(fits).filter_map(|it| column_of(&it.column)).collect()
    }

    /// The first of [`Self::columns_of`].
    pub(super) fn column(&self, meaning: Meaning, state: Option<State>) -> Option<usize> {
        self.columns_of(meaning, state).first().copied()
    }

    pub(super) fn has(&self, meaning: Meaning) -> bool {
        self.columns.iter().any(|column| column.meaning == meaning)
    }

    /// Whether a column says which unit posts are in.
    pub(super) fn names_units(&self) -> bool {
        self.has(Meaning::Unit)
            || self.columns.iter().any(|it| it.unit.is_some() && it.meaning != Meaning::Ignored)
    }

    /// The columns about persons; whom posts report to is one where nothing but persons has numbers.
    pub(super) fn of_persons(&self) -> Vec<usize> {
        let mut columns = self.columns_of(Meaning::Person, None);
        if !columns.is_empty() && !self.has(Meaning::PostId) {
            columns.extend(self.columns_of(Meaning::SupervisorId, None));
            columns.extend(self.columns_of(Meaning::ReportsTo, None));
        }
        columns
    }

    /// The head of a column, its letters where it has none.
    pub(super) fn head(&self, column: usize) -> String {
        let letters = letters(column);
        let found = self.columns.iter().find(|it| it.column == letters);
        found.map(|it| it.header.clone()).filter(|head| !head.is_empty()).unwrap_or(letters)
    }

    /// What its columns count, each sort of posts with its columns, in their order.
    pub(super) fn crossed(&self) -> Vec<(Crossed, Vec<usize>)> {
        let mut found: Vec<(Crossed, Vec<usize>)> = Vec::new();
        // Crosses under categories mark the posts that other columns count.
        let counts = |it: &&Column| !matches!(it.meaning, Meaning::Ignored | Meaning::Category);
        for column in self.columns.iter().filter(counts) {
            let (crossed, Some(at)) = (column.crossed(), column_of(&column.column)) else {
                continue;
            };
            match found.iter_mut().find(|(known, _)| *known == crossed) {
                Some((_, columns)) => columns.push(at),
                None if crossed.is_any() => found.push((crossed, vec![at])),
                None => {}
            }
        }
        found
    }

    /// Whether two states stand in it.
    pub(super) fn has_states(&self) -> bool {
        self.columns.iter().any(|column| column.state.is_some())
    }

    /// That the heads of the file are those of the mapping.
    ///
    /// # Errors
    /// Names the first column that is headed otherwise.
    pub(super) fn check_heads(&self, heads: &[String]) -> Result<(), Unreadable> {
        for column in &self.columns {
            let at = column_of(&column.column).unwrap_or(usize::MAX);
            let found = heads.get(at).map_or("", String::as_str);
            if !column.header.is_empty() && folded(&column.header) != folded(found) {
                return Err(Unreadable::MapHead {
                    column: column.column.clone(),
                    expected: column.header.clone(),
                    found: found.to_owned(),
                });
            }
        }
        Ok(())
    }
}
