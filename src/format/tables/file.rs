//! A file of tables whose cells are read, while somebody says what its columns mean.

use std::borrow::Cow;

use super::areas;
use super::choose::given;
use super::mapping::{Column, Mapping, TableOptions};
use super::sheet::{Sheet, column_of, letters};
use super::{GoOn, TableReport, composition, header};
use crate::format::door::File;
use crate::format::reading::columns::named;
use crate::format::reading::{Meaning, Problem, Unreadable};
use crate::model::IdSource;

/// Columns that a mapping is made of, at most: no table of posts has more, and sheets may be wider by mistake.
const MOST_COLUMNS: usize = 200;

/// The sheets of one file.
#[derive(Clone, Debug)]
pub struct Tables {
    sheets: Vec<Sheet>,
    problems: Vec<Problem>,
}

impl Tables {
    /// Reads the cells of a file of tables.
    ///
    /// # Errors
    /// If it cannot be read, or is no table at all.
    pub fn open(file: &File, go_on: GoOn) -> Result<Self, Unreadable> {
        let (sheets, problems) = super::sheets(&[file], go_on)?;
        if sheets.iter().all(|sheet| sheet.filled_rows() == 0) {
            return Err(Unreadable::NoTable);
        }
        Ok(Self { sheets, problems })
    }

    /// The names of the sheets that hold something, in order; one that is empty for a form that names none.
    pub fn sheets(&self) -> Vec<&str> {
        let filled = self.sheets.iter().filter(|sheet| sheet.filled_rows() > 0);
        filled.map(|sheet| sheet.name.as_str()).collect()
    }

    /// The first rows of a sheet, each with the texts of its cells.
    pub fn first_rows(&self, sheet: &str, most: usize) -> Vec<Vec<String>> {
        let Some(sheet) = self.sheet(sheet) else { return Vec::new() };
        let table = composition::as_table(sheet);
        table.rows.iter().take(most).map(|row| row.cells.to_vec()).collect()
    }

    /// How many rows of a sheet hold something.
    pub fn filled_rows(&self, sheet: &str) -> usize {
        self.sheet(sheet).map_or(0, Sheet::filled_rows)
    }

    /// What the columns may be taken for, each column of the sheets named: at least one mapping, which takes all
    /// for nothing where nothing is known.
    pub fn propose(&self, sheet: Option<&str>) -> Vec<Mapping> {
        let mappings = match super::propose_sheets(&self.sheets, sheet) {
            Ok(mappings) => mappings,
            Err(_) => vec![self.blank(sheet)],
        };
        mappings.into_iter().map(|mapping| self.whole(mapping)).collect()
    }

    /// A mapping that takes the first full row for the heads.
    fn blank(&self, sheet: Option<&str>) -> Mapping {
        let fullest = self.sheets.iter().rev().max_by_key(|sheet| sheet.filled_rows());
        let Some(sheet) = sheet.and_then(|name| self.sheet(name)).or(fullest) else {
            return Mapping::default();
        };
        let table = composition::as_table(sheet);
        let head = table.rows.iter().position(|row| row.filled().count() > 1).unwrap_or(0);
        let head = u32::try_from(head + 1).unwrap_or(1);
        let sheets = Some(sheet.name.clone()).filter(|name| !name.is_empty());
        Mapping {
            sheets: sheets.into_iter().collect(),
            header: Some([head, head]),
            ..Mapping::default()
        }
    }

    /// The same mapping, with an entry for each column of its sheet.
    fn whole(&self, mapping: Mapping) -> Mapping {
        let header = mapping.header;
        self.headed(&mapping, header)
    }

    /// The same mapping with other rows of the sheet for its heads, or none: columns that meant nothing mean what
    /// their new heads say.
    pub fn headed(&self, mapping: &Mapping, header: Option<[u32; 2]>) -> Mapping {
        let name = mapping.sheets.first().map_or("", String::as_str);
        let Some(sheet) = self.sheet(name) else { return mapping.clone() };
        let table = table_of(sheet, &Mapping { header, ..mapping.clone() });
        let range = header
            .map_or(0..0, |[first, last]| first.max(1) as usize - 1..last.max(first) as usize);
        let heads = header::at(&table.rows, &table.merged, range).names;
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let is_other = header != mapping.header;
        let column = |at: usize| {
            let header = heads.get(at).cloned().unwrap_or_default();
            let known = mapping.columns.iter().find(|it| column_of(&it.column) == Some(at));
            let known = known.filter(|it| !is_other || it.meaning != Meaning::Ignored).cloned();
            let said = named(&header).filter(|_| is_other).map(|it| it.meaning);
            let meaning = said.unwrap_or(Meaning::Ignored);
            match known {
                Some(known) => Column { header, ..known },
                None => Column { column: letters(at), header, meaning, ..Column::default() },
            }
        };
        let columns = (0..width.min(MOST_COLUMNS)).map(column).collect();
        Mapping { header, columns, ..mapping.clone() }
    }

    /// Whether the heads of a mapping stand where it says.
    pub fn fits(&self, mapping: &Mapping) -> bool {
        let name = mapping.sheets.first().map_or("", String::as_str);
        let sheet = self.sheet(name);
        sheet.is_some_and(|sheet| given(&composition::as_table(sheet), mapping).is_ok())
    }

    /// Reads the sheets as `options` say.
    ///
    /// # Errors
    /// As [`super::read`].
    pub fn read(
        &self,
        options: &TableOptions,
        ids: &mut dyn IdSource,
        go_on: GoOn,
    ) -> Result<TableReport, Unreadable> {
        super::read_sheets(&self.sheets, self.problems.clone(), options, ids, go_on)
    }

    fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

/// The table of a sheet that a mapping reads: of several, with the cells of this one alone.
fn table_of<'a>(sheet: &'a Sheet, mapping: &Mapping) -> Cow<'a, Sheet> {
    if !composition::is_one(sheet) {
        let areas = areas::of(sheet);
        let own = areas.iter().find(|area| area.holds(mapping));
        if let Some(area) = own.filter(|_| areas.len() > 1) {
            return Cow::Owned(areas::cut(sheet, area));
        }
    }
    composition::as_table(sheet)
}
