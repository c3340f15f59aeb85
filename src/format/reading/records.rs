//! Charts as read to a project: ids, reference lists, labels.

use std::collections::HashSet;

use super::draft::{Draft, DraftUnit};
use super::problem::{Doubt, Problem};
use super::source::Source;
use super::vocabulary::RANK_STEP;
use crate::format::reading::post::PostLine;
use crate::model::{
    Authorised, Category, CategoryId, ChartFields, ChartRecord, Extra, Grade, GradeId, Hundredths,
    IdSource, LevelId, ListEntry, Lists, ManagerLevel, PostFields, PostRecord, ProjectRecord,
    Subtree, UnitFields, UnitId, UnitKind, UnitRecord, entry_labelled, folded,
};

struct Writer<'a> {
    source: &'a Source,
    lists: Lists,
    ids: &'a mut dyn IdSource,
    /// Whether any line of the text has a category.
    categories: bool,
    problems: &'a mut Vec<Problem>,
}

/// The project that `drafts` of `source` make up.
pub(in crate::format) fn project(
    drafts: Vec<Draft>,
    source: &Source,
    ids: &mut dyn IdSource,
    problems: &mut Vec<Problem>,
) -> ProjectRecord {
    let mut lines = drafts.iter().flat_map(|draft| &draft.units).flat_map(|unit| &unit.posts);
    let categories = lines.any(|(_, post)| post.category.is_some() && !post.category_of_grade);
    let title = drafts.first().map(|draft| draft.title().to_owned()).unwrap_or_default();
    let mut writer = Writer { source, lists: Lists::default(), ids, categories, problems };
    let mut states = HashSet::new();
    let charts = drafts
        .into_iter()
        .map(|draft| {
            let fields = writer.chart_fields(&draft, &mut states);
            writer.chart(draft, fields)
        })
        .collect();
    ProjectRecord { title, lists: writer.lists, charts, snapshots: Vec::new(), extra: Extra::new() }
}

impl Writer<'_> {
    fn doubt(&mut self, line: usize, doubt: Doubt) {
        self.problems.push(Problem { line, doubt });
    }

    fn chart_fields(&mut self, draft: &Draft, states: &mut HashSet<String>) -> ChartFields {
        let (role, date) =
            draft.block.as_ref().map_or((None, None), |block| (block.role, block.date));
        let number = draft.block.as_ref().and_then(|block| block.number.as_deref());
        let as_of = draft.block.as_ref().and_then(|block| block.as_of);
        let state = format!("{} {role:?} {number:?} {date:?} {as_of:?}", folded(draft.title()));
        if !draft.placeholder && role.is_some() && !states.insert(state) {
            self.doubt(draft.line, Doubt::ChartRepeated { label: draft.label.clone() });
        }
        let mut fields = ChartFields::new(draft.label.as_str());
        fields.role = role;
        fields.date = date;
        fields.organisation = draft.organisation.clone().unwrap_or_default();
        fields
    }

    fn chart(&mut self, draft: Draft, fields: ChartFields) -> ChartRecord {
        let id = self.ids.next_id().into();
        let unit_ids: Vec<UnitId> = draft.units.iter().map(|_| self.ids.next_id().into()).collect();
        let mut tree = Subtree::default();
        for (index, unit) in draft.units.into_iter().enumerate() {
            let parent = (index > 0).then(|| unit_ids[unit.parent].clone());
            let unit_id = &unit_ids[index];
            let mut fields = self.unit_fields(&unit, index == 0);
            // A title that the text lacks stands nowhere in it.
            let is_read = index > 0 || !draft.placeholder;
            fields.evidence = self.source.evidence(unit.line).filter(|_| is_read).map(Box::new);
            tree.units.push(UnitRecord { id: unit_id.clone(), parent, fields });
            for (line, post) in unit.posts {
                self.post_records(line, &post, unit_id, &mut tree.posts);
            }
        }
        ChartRecord { id, fields, tree }
    }

    fn unit_fields(&mut self, unit: &DraftUnit, root: bool) -> UnitFields {
        let kind = unit.kind.map_or("autre", |kind| kind.id);
        if let Some(word) = unit.kind
            && self.lists.kind(&kind.into()).is_none()
        {
            let rank = u32::from(word.rank.div_ceil(RANK_STEP));
            let place = self.lists.kinds.iter().position(|other| other.rank > rank);
            let place = place.unwrap_or(self.lists.kinds.len());
            let entry = UnitKind {
                id: kind.into(),
                label: word.label.to_owned(),
                rank,
                is_pole: false,
                extra: Extra::new(),
            };
            self.lists.kinds.insert(place, entry);
        }
        let mut fields = UnitFields::new(kind, unit.name.as_str());
        fields.authorised = match unit.authorised {
            Some(figure) => Authorised::Posts(figure),
            None if root || unit.not_printed => Authorised::NotPrinted,
            None => Authorised::Inherit,
        };
        fields
    }

    fn post_records(
        &mut self,
        line: usize,
        post: &PostLine,
        unit: &UnitId,
        out: &mut Vec<PostRecord>,
    ) {
        let count = post.count as usize;
        let mut fields = PostFields::new(&post.title);
        match &post.category {
            Some(label) => fields.category = Some(self.category(label)),
            None if self.categories => {
                self.doubt(line, Doubt::CategoryMissing { title: post.title.clone() });
            }
            None => {}
        }
        let category = fields.category.clone();
        let grade = post.grade.as_ref();
        fields.grade = grade.map(|label| self.grade(label, category.as_ref()));
        fields.manager_level = post.level.as_ref().map(|label| self.level(label));
        fields.reference_job.clone_from(&post.reference_job);
        fields.fte = post.fte.unwrap_or(Hundredths::FULL_TIME);
        fields.note.clone_from(&post.note);
        fields.evidence = self.source.evidence(line).map(Box::new);
        for index in 0..count {
            let mut fields = fields.clone();
            // "dont 1 vacant": the last ones of the line.
            fields.vacant = count - index <= post.vacant as usize;
            if index + 1 == count {
                fields.fte = post.last_fte.unwrap_or(fields.fte);
            }
            let id = self.ids.next_id().into();
            out.push(PostRecord { id, unit: unit.clone(), fields });
        }
    }

    fn category(&mut self, label: &str) -> CategoryId {
        self.entry::<Category>(label).into()
    }

    /// A grade that is new is of the category it was read with.
    fn grade(&mut self, label: &str, category: Option<&CategoryId>) -> GradeId {
        let known = self.lists.grades.len();
        let id = GradeId::from(self.entry::<Grade>(label));
        if self.lists.grades.len() > known
            && let Some(grade) = self.lists.grades.last_mut()
        {
            grade.category = category.cloned();
        }
        id
    }

    fn level(&mut self, label: &str) -> LevelId {
        self.entry::<ManagerLevel>(label).into()
    }

    /// The id of the entry of that label, which is added if there is none.
    fn entry<E: ListEntry>(&mut self, label: &str) -> String {
        if let Some(known) = entry_labelled::<E>(&self.lists, label) {
            return known.id().to_owned();
        }
        let id = self.ids.next_id();
        let entry = E::new(&id, label, &self.lists);
        E::of_mut(&mut self.lists).push(entry);
        id
    }
}
