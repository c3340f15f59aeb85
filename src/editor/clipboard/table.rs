//! A table from elsewhere, taken as posts: what its columns are guessed to be, and what its rows become.

use std::collections::{HashMap, HashSet};

use super::known::Known;
use super::pasted::{Pasted, is_yes, place_of_posts, some};
use super::told::unit_key;
use crate::edit::{Edit, StepKind};
use crate::editor::{Document, Selection};
use crate::format::clip::{Field, table};
use crate::model::{
    Chart, DerivedIds, Hundredths, IdSource, ListName, PostFields, PostId, Subtree, Title,
    UnitFields, UnitId, UnitRecord, folded, full_name, kind_named,
};

/// A table from elsewhere, and how it is taken: as guessed, and as the user then corrects it.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedTable {
    pub rows: Vec<Vec<String>>,
    /// What each column is taken for; none for one that is left out.
    pub columns: Vec<Option<Field>>,
    /// The first row names the columns.
    pub has_head: bool,
    /// Where posts go that name no unit of the chart.
    pub unit: UnitId,
    /// What the project's lists lack is added to them, else left out.
    pub adds_to_lists: bool,
}

/// What a row of a table from elsewhere becomes.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedRow {
    /// So many equal posts; none where the row gives no post.
    pub count: usize,
    pub fields: PostFields,
    /// Where it goes, unless it names a unit that is made.
    pub unit: UnitId,
    /// The unit that it names and the chart lacks: it is made.
    pub makes: Option<String>,
    /// What no list of the project has.
    pub unknown: Vec<(ListName, String)>,
    /// A figure that could not be read, as it was written.
    pub unread: Vec<String>,
}

/// More posts than these come from no table that one pastes.
const MOST_OF_A_ROW: usize = 500;

impl PastedTable {
    /// A table as it is first taken: by the names of its columns, else by what stands in them.
    pub fn guess(document: &Document, text: &str) -> Option<Self> {
        let chart = document.chart()?;
        let rows = table(text);
        let first = rows.first()?;
        let named: Vec<Option<Field>> = first.iter().map(|head| Field::named(head)).collect();
        let known = named.iter().flatten().count();
        let filled = first.iter().filter(|head| !head.is_empty()).count();
        let has_head = known > 0 && rows.len() > 1 && known * 2 >= filled;
        let columns = if has_head && named.contains(&Some(Field::Title)) {
            once_each(named)
        } else {
            let body = &rows[usize::from(has_head)..];
            once_each(guessed(document, chart, body))
        };
        let (unit, _) = place_of_posts(document, chart);
        Some(Self { rows, columns, has_head, unit, adds_to_lists: false })
    }

    /// What each row below the head becomes.
    pub fn read(&self, document: &Document) -> Vec<PastedRow> {
        let mut lists = Known::new(&document.project().lists, false);
        // Nothing is added: no id is given.
        self.rows_with(document, &mut lists, &mut DerivedIds::new(b"read"))
    }

    fn rows_with(
        &self,
        document: &Document,
        lists: &mut Known,
        ids: &mut dyn IdSource,
    ) -> Vec<PastedRow> {
        let chart = document.chart();
        let body = self.rows.iter().skip(usize::from(self.has_head));
        body.map(|row| self.row(chart, row, lists, ids)).collect()
    }

    fn row(
        &self,
        chart: Option<&Chart>,
        row: &[String],
        lists: &mut Known,
        ids: &mut dyn IdSource,
    ) -> PastedRow {
        let cell = |field: Field| {
            let column = self.columns.iter().position(|it| *it == Some(field));
            column.and_then(|column| row.get(column)).map_or("", |cell| cell.trim())
        };
        let (mut unknown, mut unread) = (Vec::new(), Vec::new());
        let mut miss = |list, label: &str, is_known: bool| {
            if !label.is_empty() && !is_known {
                unknown.push((list, label.to_owned()));
            }
        };
        let category = lists.category(cell(Field::Category), ids);
        miss(ListName::Categories, cell(Field::Category), category.is_some());
        let grade = lists.grade(cell(Field::Grade), ids);
        miss(ListName::Grades, cell(Field::Grade), grade.is_some());
        let level = lists.level(cell(Field::ManagerLevel), ids);
        miss(ListName::Levels, cell(Field::ManagerLevel), level.is_some());
        // A grade settles its category.
        let settled = grade.as_ref().and_then(|id| lists.lists.grade(id)?.category.clone());
        let fte = some(cell(Field::Fte)).map(Hundredths::read);
        if fte == Some(None) {
            unread.push(cell(Field::Fte).to_owned());
        }
        let count = some(cell(Field::Count)).map(|text| text.parse::<usize>().ok());
        if count == Some(None) {
            unread.push(cell(Field::Count).to_owned());
        }
        let named = unit_key(cell(Field::UnitName));
        let unit = chart.filter(|_| !named.is_empty()).and_then(|chart| {
            let mut units = chart.units_in_order().map(|key| chart.unit(key));
            let is_named = |fields: &UnitFields| {
                folded(&fields.name) == named || folded(&full_name(&lists.lists, fields)) == named
            };
            units.find(|unit| is_named(&unit.fields)).map(|unit| unit.id.clone())
        });
        let title = cell(Field::Title);
        let count = match title {
            "" => 0,
            _ => count.flatten().unwrap_or(1).min(MOST_OF_A_ROW),
        };
        let fields = PostFields {
            category: category.or(settled),
            grade,
            manager_level: level,
            reference_job: some(cell(Field::ReferenceJob)).map(str::to_owned),
            fte: fte.flatten().unwrap_or(Hundredths::FULL_TIME),
            vacant: is_yes(cell(Field::Vacant)),
            note: cell(Field::Note).to_owned(),
            title: Title::new(title),
            ..PostFields::new("")
        };
        let is_made = unit.is_none() && count > 0;
        let makes = some(cell(Field::UnitName)).filter(|_| is_made).map(str::to_owned);
        let unit = unit.unwrap_or(self.unit.clone());
        PastedRow { count, fields, unit, makes, unknown, unread }
    }

    /// The edit that makes posts of the rows.
    pub(in crate::editor) fn edit(
        &self,
        document: &Document,
        ids: &mut dyn IdSource,
    ) -> Option<Pasted> {
        let chart = document.chart()?;
        let mut lists = Known::new(&document.project().lists, self.adds_to_lists);
        let mut edits = Vec::new();
        let mut selection = Selection::default();
        // Units that the chart lacks go where posts go that name none.
        let root = || chart.unit(chart.root()).id.clone();
        let above = if self.unit == UnitId::bench() { root() } else { self.unit.clone() };
        let mut made: HashMap<String, UnitId> = HashMap::new();
        for row in self.rows_with(document, &mut lists, ids) {
            let unit = match &row.makes {
                None => row.unit.clone(),
                Some(name) => {
                    let new = || {
                        let id = UnitId::from(ids.next_id());
                        edits.push(new_unit(chart, &above, &id, name, &lists));
                        id
                    };
                    made.entry(unit_key(name)).or_insert_with(new).clone()
                }
            };
            for _ in 0..row.count {
                let id = PostId::from(ids.next_id());
                selection.posts.push(id.clone());
                let (chart, unit, fields) = (chart.id.clone(), unit.clone(), row.fields.clone());
                edits.push(Edit::InsertPost { chart, unit, index: usize::MAX, id, fields });
            }
        }
        if edits.is_empty() {
            return None;
        }
        let kind = StepKind::PastePosts(selection.posts.len());
        let added = lists.finish(&mut edits);
        Some(Pasted { kind, edit: Edit::Batch(edits), selection, added })
    }
}

/// The edit that makes a unit of that name, last under another.
fn new_unit(chart: &Chart, above: &UnitId, id: &UnitId, name: &str, lists: &Known) -> Edit {
    let lists = &lists.lists;
    let kind = kind_named(lists, name).or(lists.kinds.last()).map(|kind| kind.id.clone());
    let fields = UnitFields::new(kind.unwrap_or_else(|| "autre".into()), name);
    let unit = UnitRecord { id: id.clone(), parent: None, fields };
    Edit::InsertSubtree {
        chart: chart.id.clone(),
        parent: above.clone(),
        index: usize::MAX,
        subtree: Subtree { units: vec![unit], posts: Vec::new() },
    }
}

/// No field twice: the first column has it.
fn once_each(columns: Vec<Option<Field>>) -> Vec<Option<Field>> {
    let mut seen = HashSet::new();
    columns.into_iter().map(|field| field.filter(|field| seen.insert(*field))).collect()
}

/// What columns without names hold, by what stands in them; the longest texts are the titles.
fn guessed(document: &Document, chart: &Chart, rows: &[Vec<String>]) -> Vec<Option<Field>> {
    let lists = &document.project().lists;
    let width = rows.first().map_or(0, Vec::len);
    let keys = |labels: Vec<&String>| -> HashSet<String> {
        labels.into_iter().map(|label| folded(label)).collect()
    };
    let categories = keys(lists.categories.iter().map(|it| &it.label).collect());
    let grades = keys(lists.grades.iter().map(|it| &it.label).collect());
    let levels = keys(lists.levels.iter().map(|it| &it.label).collect());
    let units: HashSet<String> =
        chart.units_in_order().map(|key| folded(&chart.unit(key).fields.name)).collect();
    let of_column = |column: usize| {
        let cells: Vec<&str> =
            rows.iter().map(|row| row[column].trim()).filter(|cell| !cell.is_empty()).collect();
        let all =
            |test: &dyn Fn(&str) -> bool| !cells.is_empty() && cells.iter().all(|it| test(it));
        let in_fte = |cell: &str| Hundredths::read(cell).is_some();
        match () {
            () if all(&|it| categories.contains(&folded(it))) => Some(Field::Category),
            () if all(&|it| grades.contains(&folded(it))) => Some(Field::Grade),
            () if all(&|it| levels.contains(&folded(it))) => Some(Field::ManagerLevel),
            () if all(&|it| units.contains(&folded(it))) => Some(Field::UnitName),
            () if all(&|it| kind_named(lists, it).is_some()) => Some(Field::UnitName),
            () if all(&|it| it.parse::<u16>().is_ok_and(|count| count > 0)) => Some(Field::Count),
            () if all(&in_fte) => Some(Field::Fte),
            () => None,
        }
    };
    let mut columns: Vec<Option<Field>> = (0..width).map(of_column).collect();
    let length = |column: usize| rows.iter().map(|row| row[column].chars().count()).sum::<usize>();
    let free = (0..width).filter(|&column| columns[column].is_none());
    // The first of the longest.
    if let Some(titles) = free.max_by_key(|&column| (length(column), width - column)) {
        columns[titles] = Some(Field::Title);
    }
    columns
}
