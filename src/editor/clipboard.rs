//! Posts and units onto the clipboard and back: copies are new posts, what was cut stays the same post.
//!
//! Knows nothing of the system's clipboard, nor of how rows from elsewhere are shown.

use std::collections::HashSet;

use super::{Document, Editor, Selection};
use crate::edit::{Edit, Refusal, compose};
use crate::format::clip::{Clip, Field, table};
use crate::model::{
    Authorised, Category, Chart, Comment, Extra, Grade, Hundredths, IdSource, KindId, ListName,
    Lists, ManagerLevel, PostFields, PostId, PostRecord, Subtree, Title, UnitFields, UnitId,
    UnitKey, UnitKind, UnitRecord, folded,
};
use crate::words::{Locale, Message};

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
    pub unit: UnitId,
    /// What no list of the project has.
    pub unknown: Vec<(ListName, String)>,
    /// A figure that could not be read, as it was written.
    pub unread: Vec<String>,
}

/// More posts than these come from no table that one pastes.
const MOST_OF_A_ROW: usize = 500;

/// The selection as text for the clipboard; none if nothing is selected.
pub(super) fn copied(document: &Document, cut: bool, locale: Locale) -> Option<String> {
    let chart = document.chart()?;
    let lists = &document.project().lists;
    let selection = document.selection();
    let mut writer = Writer { lists, locale, cut, rows: Vec::new() };
    if selection.posts.is_empty() {
        for top in tops(chart, &selection.units) {
            let depth = chart.path(top).len() - 1;
            for unit in chart.units_below(top) {
                writer.unit(chart, unit, chart.path(unit).len() - depth);
                for &post in chart.unit(unit).posts() {
                    writer.post(&chart.post(post).id, &chart.post(post).fields);
                }
            }
        }
    } else {
        for post in selection.posts.iter().filter_map(|id| chart.post_by_id(id)) {
            writer.post(&post.id, &post.fields);
        }
    }
    let has_units = selection.posts.is_empty();
    (!writer.rows.is_empty()).then(|| writer.clip(has_units).write(locale))
}

/// The edit that takes the selection out, which is on the clipboard.
pub(super) fn cut(document: &Document) -> Result<Option<(Message, Edit)>, Refusal> {
    let Some(chart) = document.chart() else { return Ok(None) };
    let selection = document.selection();
    if !selection.posts.is_empty() {
        let label = Message::new("step-cut-posts").with("count", selection.posts.len());
        return Ok(Some((label, compose::delete_posts(&chart.id, &selection.posts))));
    }
    let fate = compose::UnitFate::WithEverything;
    let mut edits = Vec::new();
    for top in tops(chart, &selection.units) {
        let unit = &chart.unit(top).id;
        edits.push(compose::delete_unit(document.project(), &chart.id, unit, &fate)?);
    }
    let label = Message::new("step-cut-units").with("count", edits.len());
    Ok((!edits.is_empty()).then_some((label, Edit::Batch(edits))))
}

/// Those of `units` that stand under no other of them, in document order.
fn tops(chart: &Chart, units: &[UnitId]) -> Vec<UnitKey> {
    let chosen: HashSet<UnitKey> = units.iter().filter_map(|id| chart.unit_key(id)).collect();
    let is_top = |key: &UnitKey| {
        let path = chart.path(*key);
        chosen.contains(key) && !path[..path.len() - 1].iter().any(|it| chosen.contains(it))
    };
    chart.units_in_order().filter(is_top).collect()
}

struct Writer<'a> {
    lists: &'a Lists,
    locale: Locale,
    cut: bool,
    /// Cells by field; those of a field that a row lacks are empty.
    rows: Vec<Vec<(Field, String)>>,
}

impl Writer<'_> {
    fn unit(&mut self, chart: &Chart, key: UnitKey, level: usize) {
        let unit = chart.unit(key);
        let fields = &unit.fields;
        let kind = self.lists.kind(&fields.kind).map(|kind| kind.label.clone());
        let authorised = match fields.authorised {
            Authorised::Inherit => String::new(),
            Authorised::NotPrinted => "?".to_owned(),
            Authorised::Posts(posts) => posts.to_string(),
        };
        let mut row = vec![
            (Field::Level, level.to_string()),
            (Field::Kind, kind.unwrap_or_default()),
            (Field::UnitName, fields.name.clone()),
            (Field::Authorised, authorised),
            (Field::Note, fields.note.clone()),
            (Field::Extra, extra_text(&fields.extra)),
        ];
        if self.cut {
            row.extend([
                (Field::Comments, comments_text(&fields.comments)),
                (Field::Reason, fields.reason.clone()),
                (Field::Id, unit.id.to_string()),
                (Field::Origin, fields.origin.as_ref().map(UnitId::to_string).unwrap_or_default()),
            ]);
        }
        self.rows.push(row);
    }

    fn post(&mut self, id: &PostId, fields: &PostFields) {
        let lists = self.lists;
        let category = fields.category.as_ref().and_then(|id| lists.category(id));
        let grade = fields.grade.as_ref().and_then(|id| lists.grade(id));
        let level = fields.manager_level.as_ref().and_then(|id| lists.level(id));
        let vacant = fields.vacant.then(|| self.locale.get("clip-yes"));
        let mut row = vec![
            (Field::Title, fields.title.text().to_owned()),
            (Field::Category, category.map(|it| it.label.clone()).unwrap_or_default()),
            (Field::Grade, grade.map(|it| it.label.clone()).unwrap_or_default()),
            (Field::ManagerLevel, level.map(|it| it.label.clone()).unwrap_or_default()),
            (Field::ReferenceJob, fields.reference_job.clone().unwrap_or_default()),
            (Field::Fte, fte_text(fields.fte, self.locale)),
            (Field::Vacant, vacant.unwrap_or_default()),
            (Field::Note, fields.note.clone()),
            (Field::Extra, extra_text(&fields.extra)),
        ];
        if self.cut {
            let text = |id: &Option<PostId>| id.as_ref().map(PostId::to_string).unwrap_or_default();
            row.extend([
                (Field::Comments, comments_text(&fields.comments)),
                (Field::Reason, fields.reason.clone()),
                (Field::Id, id.to_string()),
                (Field::Origin, text(&fields.origin)),
                (Field::SplitFrom, text(&fields.split_from)),
            ]);
        }
        self.rows.push(row);
    }

    fn clip(self, has_units: bool) -> Clip {
        let mut columns = Vec::new();
        if has_units {
            columns.extend(Field::OF_UNITS);
        }
        columns.extend(Field::OF_POSTS);
        if self.cut {
            columns.extend(Field::OF_CUT);
        }
        let said = |of: Field| {
            let mut cells = self.rows.iter().flatten();
            cells.any(|(field, text)| *field == of && !text.is_empty())
        };
        columns.extend(Field::IF_ANY.into_iter().filter(|field| said(*field)));
        let rows = self.rows.into_iter().map(|row| {
            let cell = |field: &Field| row.iter().find(|(of, _)| of == field);
            let cell = |field| cell(field).map(|(_, text)| text.clone()).unwrap_or_default();
            columns.iter().map(cell).collect()
        });
        let rows = rows.collect();
        Clip { columns, rows }
    }
}

fn extra_text(extra: &Extra) -> String {
    match extra.is_empty() {
        true => String::new(),
        false => serde_json::Value::Object(extra.clone()).to_string(),
    }
}

fn extra_of(text: &str) -> Extra {
    match serde_json::from_str(text) {
        Ok(serde_json::Value::Object(extra)) => extra,
        _ => Extra::new(),
    }
}

fn comments_text(comments: &[Comment]) -> String {
    match comments {
        [] => String::new(),
        comments => serde_json::to_string(comments).unwrap_or_default(),
    }
}

/// "1", "0,8".
fn fte_text(Hundredths(fte): Hundredths, locale: Locale) -> String {
    let mark = if locale == Locale::French { ',' } else { '.' };
    match (fte / 100, fte % 100) {
        (whole, 0) => whole.to_string(),
        (whole, rest) if rest % 10 == 0 => format!("{whole}{mark}{}", rest / 10),
        (whole, rest) => format!("{whole}{mark}{rest:02}"),
    }
}

/// What is pasted, where it goes, and what it leads to.
pub(super) struct Pasted {
    pub label: Message,
    pub edit: Edit,
    pub selection: Selection,
    /// What the project's lists did not have.
    pub added: Vec<String>,
}

/// The edit that puts what another window, or this one, has put on the clipboard into the chart in
/// front: beside what is selected, or in it.
pub(super) fn paste(document: &Document, clip: &Clip, ids: &mut dyn IdSource) -> Option<Pasted> {
    let chart = document.chart()?;
    let mut lists = Known::new(&document.project().lists, true);
    let mut maker = Maker { chart, ids, units: HashSet::new(), posts: HashSet::new() };
    let mut edits = Vec::new();
    let mut selection = Selection::default();
    let label = if clip.has_units() {
        let trees = trees(clip, &mut lists, &mut maker);
        for subtree in trees {
            let (parent, index) = place_of_units(document, chart, &subtree, edits.len());
            selection.units.push(subtree.units[0].id.clone());
            let chart = chart.id.clone();
            edits.push(Edit::InsertSubtree { chart, parent, index, subtree });
        }
        Message::new("step-paste-units").with("count", selection.units.len())
    } else {
        let (unit, first) = place_of_posts(document, chart);
        for (at, row) in clip.rows.iter().enumerate() {
            let (id, fields) = maker.post(clip, row, &mut lists);
            selection.posts.push(id.clone());
            let (chart, unit) = (chart.id.clone(), unit.clone());
            let index = first.saturating_add(at);
            edits.push(Edit::InsertPost { chart, unit, index, id, fields });
        }
        Message::new("step-paste-posts").with("count", selection.posts.len())
    };
    if edits.is_empty() {
        return None;
    }
    let added = lists.finish(&mut edits);
    Some(Pasted { label, edit: Edit::Batch(edits), selection, added })
}

/// After the last selected post, or last in the selected unit.
fn place_of_posts(document: &Document, chart: &Chart) -> (UnitId, usize) {
    let selection = document.selection();
    let last = selection.posts.last().and_then(|id| chart.post_key(id));
    if let Some(key) = last {
        let unit = chart.unit(chart.post(key).unit()).id.clone();
        return (unit, chart.post_index(key) + 1);
    }
    let root = &chart.unit(chart.root()).id;
    (selection.units.last().unwrap_or(root).clone(), usize::MAX)
}

/// Last under the selected unit; beside it, where it is what was copied.
fn place_of_units(
    document: &Document,
    chart: &Chart,
    subtree: &Subtree,
    before: usize,
) -> (UnitId, usize) {
    let selection = document.selection();
    let (posts_unit, _) = place_of_posts(document, chart);
    let bench = UnitId::bench();
    let root = &chart.unit(chart.root()).id;
    let target = if posts_unit == bench { root } else { &posts_unit };
    let copied = &subtree.units[0].fields;
    if let Some(key) = selection.single_unit().and_then(|id| chart.unit_key(id))
        && let Some(parent) = chart.unit(key).parent()
        && chart.unit(key).fields.name == copied.name
        && chart.unit(key).fields.kind == copied.kind
    {
        return (chart.unit(parent).id.clone(), chart.unit_index(key) + 1 + before);
    }
    (target.clone(), usize::MAX)
}

/// The lists of the project, with what a paste adds to them.
struct Known {
    lists: Lists,
    adds: bool,
    added: Vec<String>,
}

impl Known {
    fn new(lists: &Lists, adds: bool) -> Self {
        Self { lists: lists.clone(), adds, added: Vec::new() }
    }

    /// The entry with that label: of the list, or added to it; none for no label, or an unknown one.
    fn entry<T, Id: Clone + PartialEq + for<'i> From<&'i str>>(
        &mut self,
        label: &str,
        entries: impl Fn(&mut Lists) -> &mut Vec<T>,
        of: impl Fn(&T) -> (&Id, &str),
        make: impl Fn(Id, String) -> T,
    ) -> Option<Id> {
        if label.is_empty() {
            return None;
        }
        let wanted = folded(label);
        let list = entries(&mut self.lists);
        if let Some(found) = list.iter().find(|it| folded(of(it).1) == wanted) {
            return Some(of(found).0.clone());
        }
        if !self.adds {
            return None;
        }
        // The label serves as the id, unless an entry that was renamed has it.
        let mut text = label.to_owned();
        while list.iter().any(|it| *of(it).0 == Id::from(&text)) {
            text.push('\'');
        }
        let id = Id::from(&text);
        list.push(make(id.clone(), label.to_owned()));
        self.added.push(label.to_owned());
        Some(id)
    }

    /// What was added comes first.
    fn finish(self, edits: &mut Vec<Edit>) -> Vec<String> {
        if !self.added.is_empty() {
            edits.insert(0, Edit::SetLists(Box::new(self.lists)));
        }
        self.added
    }
}

impl Known {
    fn category(&mut self, label: &str) -> Option<crate::model::CategoryId> {
        let make = |id, label| Category { id, label, extra: Extra::new() };
        self.entry(label, |it| &mut it.categories, |it| (&it.id, &it.label), make)
    }

    fn grade(&mut self, label: &str) -> Option<crate::model::GradeId> {
        let make = |id, label| Grade { id, label, category: None, extra: Extra::new() };
        self.entry(label, |it| &mut it.grades, |it| (&it.id, &it.label), make)
    }

    fn level(&mut self, label: &str) -> Option<crate::model::LevelId> {
        let make = |id, label| ManagerLevel { id, label, extra: Extra::new() };
        self.entry(label, |it| &mut it.levels, |it| (&it.id, &it.label), make)
    }

    /// The kind of that label; where there is none, the last of the list.
    fn kind(&mut self, label: &str) -> KindId {
        let rank = self.lists.kinds.iter().map(|kind| kind.rank).max().unwrap_or(1);
        let make = |id, label| UnitKind { id, label, rank, is_pole: false, extra: Extra::new() };
        let found = self.entry(label, |it| &mut it.kinds, |it| (&it.id, &it.label), make);
        let last = || self.lists.kinds.last().map(|kind| kind.id.clone());
        found.or_else(last).unwrap_or_else(|| "autre".into())
    }
}

/// Gives ids: to what was cut its own, where the chart has room for it; to anything else a new one.
struct Maker<'a> {
    chart: &'a Chart,
    ids: &'a mut dyn IdSource,
    /// Those given, and the origins spent, by this paste.
    units: HashSet<UnitId>,
    posts: HashSet<PostId>,
}

impl Maker<'_> {
    fn post(&mut self, clip: &Clip, row: &[String], lists: &mut Known) -> (PostId, PostFields) {
        let cell = |field| clip.cell(row, field);
        let mut fields = PostFields {
            category: lists.category(cell(Field::Category)),
            grade: lists.grade(cell(Field::Grade)),
            manager_level: lists.level(cell(Field::ManagerLevel)),
            reference_job: some(cell(Field::ReferenceJob)).map(str::to_owned),
            fte: Hundredths::read(cell(Field::Fte)).unwrap_or(Hundredths::FULL_TIME),
            vacant: is_yes(cell(Field::Vacant)),
            note: cell(Field::Note).to_owned(),
            origin: some(cell(Field::Origin)).map(Into::into),
            split_from: some(cell(Field::SplitFrom)).map(Into::into),
            reason: cell(Field::Reason).to_owned(),
            comments: serde_json::from_str(cell(Field::Comments)).unwrap_or_default(),
            extra: extra_of(cell(Field::Extra)),
            ..PostFields::new(cell(Field::Title))
        };
        let own: Option<PostId> = some(cell(Field::Id)).map(Into::into);
        let chart = self.chart;
        let is_free = |id: &PostId, given: &HashSet<PostId>| {
            chart.heir_of_post(id).is_none() && !given.contains(id)
        };
        let free = own.filter(|id| {
            is_free(id, &self.posts)
                && fields.origin.as_ref().is_none_or(|origin| is_free(origin, &self.posts))
        });
        let Some(id) = free else {
            fields = fields.without_past();
            return (self.ids.next_id().into(), fields);
        };
        self.posts.extend([id.clone()].into_iter().chain(fields.origin.clone()));
        (id, fields)
    }

    fn unit(&mut self, clip: &Clip, row: &[String], lists: &mut Known) -> (UnitId, UnitFields) {
        let cell = |field| clip.cell(row, field);
        let mut fields = UnitFields {
            authorised: match cell(Field::Authorised) {
                "" => Authorised::Inherit,
                text => text.parse().map_or(Authorised::NotPrinted, Authorised::Posts),
            },
            note: cell(Field::Note).to_owned(),
            origin: some(cell(Field::Origin)).map(Into::into),
            reason: cell(Field::Reason).to_owned(),
            comments: serde_json::from_str(cell(Field::Comments)).unwrap_or_default(),
            extra: extra_of(cell(Field::Extra)),
            ..UnitFields::new(lists.kind(cell(Field::Kind)), cell(Field::UnitName))
        };
        let own: Option<UnitId> = some(cell(Field::Id)).map(Into::into);
        let chart = self.chart;
        let is_free = |id: &UnitId, given: &HashSet<UnitId>| {
            chart.heir_of_unit(id).is_none() && !given.contains(id)
        };
        let free = own.filter(|id| {
            is_free(id, &self.units)
                && fields.origin.as_ref().is_none_or(|origin| is_free(origin, &self.units))
        });
        let Some(id) = free else {
            fields = fields.without_past();
            return (self.ids.next_id().into(), fields);
        };
        self.units.extend([id.clone()].into_iter().chain(fields.origin.clone()));
        (id, fields)
    }
}

/// The trees of units that a clip holds, each with its posts.
fn trees(clip: &Clip, lists: &mut Known, maker: &mut Maker) -> Vec<Subtree> {
    let mut trees: Vec<Subtree> = Vec::new();
    // The units from the top of the tree down to the one that the next posts belong to.
    let mut path: Vec<UnitId> = Vec::new();
    for row in &clip.rows {
        let level: Option<usize> = clip.cell(row, Field::Level).parse().ok();
        if let Some(level) = level {
            let (id, fields) = maker.unit(clip, row, lists);
            path.truncate(level.saturating_sub(1));
            let parent = path.last().cloned();
            if parent.is_none() {
                trees.push(Subtree::default());
            }
            path.push(id.clone());
            let tree = trees.last_mut().expect("a unit without a parent began one");
            tree.units.push(UnitRecord { id, parent, fields });
        } else if let (Some(unit), Some(tree)) = (path.last(), trees.last_mut()) {
            let (id, fields) = maker.post(clip, row, lists);
            tree.posts.push(PostRecord { id, unit: unit.clone(), fields });
        }
    }
    trees
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn is_yes(text: &str) -> bool {
    let text = folded(text.trim());
    let yes = |locale: Locale| folded(&locale.get("clip-yes")) == text;
    yes(Locale::French)
        || yes(Locale::English)
        || ["x", "o", "vrai", "true", "1", "vacant", "vacante"].contains(&&*text)
}

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
        self.rows_with(document, &mut lists)
    }

    fn rows_with(&self, document: &Document, lists: &mut Known) -> Vec<PastedRow> {
        let chart = document.chart();
        let body = self.rows.iter().skip(usize::from(self.has_head));
        body.map(|row| self.row(chart, row, lists)).collect()
    }

    fn row(&self, chart: Option<&Chart>, row: &[String], lists: &mut Known) -> PastedRow {
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
        let category = lists.category(cell(Field::Category));
        miss(ListName::Categories, cell(Field::Category), category.is_some());
        let grade = lists.grade(cell(Field::Grade));
        miss(ListName::Grades, cell(Field::Grade), grade.is_some());
        let level = lists.level(cell(Field::ManagerLevel));
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
        let named = folded(cell(Field::UnitName));
        let unit = chart.filter(|_| !named.is_empty()).and_then(|chart| {
            let mut units = chart.units_in_order().map(|key| chart.unit(key));
            let is_named = |fields: &UnitFields| {
                folded(&fields.name) == named
                    || folded(&crate::model::full_name(&lists.lists, fields)) == named
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
        PastedRow { count, fields, unit: unit.unwrap_or(self.unit.clone()), unknown, unread }
    }

    /// The edit that makes posts of the rows.
    pub(super) fn edit(&self, document: &Document, ids: &mut dyn IdSource) -> Option<Pasted> {
        let chart = document.chart()?;
        let mut lists = Known::new(&document.project().lists, self.adds_to_lists);
        let mut edits = Vec::new();
        let mut selection = Selection::default();
        for row in self.rows_with(document, &mut lists) {
            for _ in 0..row.count {
                let id = PostId::from(ids.next_id());
                selection.posts.push(id.clone());
                let (chart, unit, fields) =
                    (chart.id.clone(), row.unit.clone(), row.fields.clone());
                edits.push(Edit::InsertPost { chart, unit, index: usize::MAX, id, fields });
            }
        }
        if edits.is_empty() {
            return None;
        }
        let label = Message::new("step-paste-posts").with("count", selection.posts.len());
        let added = lists.finish(&mut edits);
        Some(Pasted { label, edit: Edit::Batch(edits), selection, added })
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

impl Editor {
    /// Puts what the clipboard holds into the chart: what a window like this one has put there as it
    /// is; of a table made elsewhere it is first asked what its columns are.
    pub(super) fn paste_text(&mut self, text: &str) -> Vec<super::Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        if let Some(clip) = Clip::read(text) {
            return self.change(super::Command::PasteClip(clip));
        }
        if let Some(reason) = &document.read_only {
            return super::failed(reason.clone());
        }
        let guess = PastedTable::guess(document, text);
        guess.map(|table| super::Effect::AskPaste(Box::new(table))).into_iter().collect()
    }
}
