//! What is selected as text for the clipboard, and the edit that takes it out.

use std::collections::HashSet;

use crate::edit::{Edit, Refusal, StepKind, compose};
use crate::editor::Document;
use crate::format::clip::{Clip, Field};
use crate::model::{
    Authorised, Chart, Comment, Evidence, Extra, Hundredths, Lists, Nature, PostFields, PostId,
    UnitId, UnitKey,
};
use crate::words::{Locale, key};

/// The selection as text for the clipboard; none if nothing is selected.
pub fn copied(document: &Document, cut: bool, locale: Locale) -> Option<String> {
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
pub fn cut(document: &Document) -> Result<Option<(StepKind, Edit)>, Refusal> {
    let Some(chart) = document.chart() else { return Ok(None) };
    let selection = document.selection();
    if !selection.posts.is_empty() {
        let kind = StepKind::CutPosts(selection.posts.len());
        return Ok(Some((kind, compose::delete_posts(&chart.id, &selection.posts))));
    }
    let fate = compose::UnitFate::WithEverything;
    let mut edits = Vec::new();
    for top in tops(chart, &selection.units) {
        let unit = &chart.unit(top).id;
        edits.push(compose::delete_unit(document.project(), &chart.id, unit, &fate)?);
    }
    let kind = StepKind::CutUnits(edits.len());
    Ok((!edits.is_empty()).then_some((kind, Edit::Batch(edits))))
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
            let text = |id: &Option<UnitId>| id.as_ref().map(UnitId::to_string).unwrap_or_default();
            row.extend([
                (Field::Comments, comments_text(&fields.comments)),
                (Field::Evidence, evidence_text(fields.evidence.as_deref())),
                (Field::Reason, fields.reason.clone()),
                (Field::Id, unit.id.to_string()),
                (Field::Origin, text(&fields.origin)),
                (Field::SplitFrom, text(&fields.split_from)),
            ]);
        }
        self.rows.push(row);
    }

    fn post(&mut self, id: &PostId, fields: &PostFields) {
        let lists = self.lists;
        let category = fields.category.as_ref().and_then(|id| lists.category(id));
        let grade = fields.grade.as_ref().and_then(|id| lists.grade(id));
        let level = fields.manager_level.as_ref().and_then(|id| lists.level(id));
        let vacant = fields.vacant.then(|| self.locale.get(key::CLIP_YES));
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
                (Field::Evidence, evidence_text(fields.evidence.as_deref())),
                (Field::Reason, fields.reason.clone()),
                (Field::Id, id.to_string()),
                (Field::Origin, text(&fields.origin)),
                (Field::SplitFrom, text(&fields.split_from)),
                (Field::Nature, fields.nature.map(Nature::as_str).unwrap_or_default().to_owned()),
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
        let say = |of: Field| {
            let mut cells = self.rows.iter().flatten();
            cells.any(|(field, text)| *field == of && !text.is_empty())
        };
        columns.extend(Field::IF_ANY.into_iter().filter(|field| say(*field)));
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

fn comments_text(comments: &[Comment]) -> String {
    match comments {
        [] => String::new(),
        comments => serde_json::to_string(comments).unwrap_or_default(),
    }
}

fn evidence_text(evidence: Option<&Evidence>) -> String {
    evidence.and_then(|it| serde_json::to_string(it).ok()).unwrap_or_default()
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
