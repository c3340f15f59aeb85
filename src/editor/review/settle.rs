//! The edits by which a line becomes what the user says it is.

use super::{Decision, LineChange, LineItems, Review, Settled, items_of_lines};
use crate::edit::{Edit, Refusal, StepKind, compose};
use crate::editor::clipboard::{PlacedText, place};
use crate::editor::{Document, Editor, Effect, Selection, ShowEffect, failed, reading};
use crate::model::{
    Chart, ChartId, Evidence, IdSource, PostFields, PostId, Project, Subtree, UnitFields, UnitId,
    UnitRecord, kind_named,
};

/// More posts than these are on no line.
const COUNT_MAX: usize = 999;

impl Editor {
    /// Makes of a line what the user says it is: an edit like any other, which settles `doubt`, or all doubts of
    /// the line if it is something else now.
    pub(super) fn change_line(
        &mut self,
        line: usize,
        change: LineChange,
        doubt: Option<usize>,
    ) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        if let Some(why) = document.why_read_only() {
            return failed(why);
        }
        let settles_line =
            matches!(change, LineChange::Unit | LineChange::Post | LineChange::LeaveOut);
        let Some(at) = AtLine::of(document, line) else { return Vec::new() };
        let edit = match at.edit(&change, &mut *self.ids, self.locale) {
            Ok(edit) => edit,
            Err(refusal) => return failed(refusal.message()),
        };
        let is_made = edit != Edit::Batch(Vec::new());
        let chart = at.chart.id.clone();
        let Some(document) = &mut self.document else { return Vec::new() };
        if is_made && let Err(refusal) = document.make(StepKind::CorrectLine(line), edit) {
            return failed(refusal.message());
        }
        let state = document.history().state();
        let Some(review) = &mut document.import else { return Vec::new() };
        let settled = if is_made { Settled::Changed(state) } else { Settled::Accepted };
        let mut doubts: Vec<usize> =
            if settles_line { review.doubts_of(line).collect() } else { Vec::new() };
        doubts.extend(doubt.filter(|it| !settles_line && *it < review.doubts.len()));
        for doubt in &doubts {
            review.settled.insert(*doubt, settled);
        }
        review.decisions.extend(match (is_made, doubts.first()) {
            (true, _) => Some(Decision::Changed(state)),
            (false, doubt) => doubt.copied().map(Decision::Accepted),
        });
        self.show_changed(chart, line)
    }

    /// What the line has become is selected, and in sight.
    fn show_changed(&mut self, chart: ChartId, line: usize) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        if document.chart().is_none_or(|shown| shown.id != chart) {
            document.show(&chart);
        }
        let items = document.items_of_line(line).map(|(_, items)| items).unwrap_or_default();
        let selection = match items.posts.is_empty() {
            true => Selection { units: items.units, posts: Vec::new() },
            false => Selection::posts(items.posts),
        };
        document.select(selection);
        vec![Effect::Show(ShowEffect::Reveal)]
    }
}

/// A line of the report, and where it stands in a chart.
struct AtLine<'a> {
    document: &'a Document,
    review: &'a Review,
    line: usize,
    chart: &'a Chart,
    items: LineItems,
    /// The unit that the lines before it are of.
    above: UnitId,
}

impl<'a> AtLine<'a> {
    fn of(document: &'a Document, line: usize) -> Option<Self> {
        let review = document.review()?;
        let front = document.chart().map(|it| &it.id);
        let mut all = items_of_lines(document.project(), front, &review.file);
        let items = all.remove(&line);
        let before = all.range(..line).rev().find(|(_, (_, items))| !items.units.is_empty());
        // Of a line before all units, what comes after it says the chart.
        let near = before.or_else(|| all.range(line..).next()).map(|(_, (chart, _))| chart.clone());
        let id = items.as_ref().map(|(chart, _)| chart.clone()).or(near).or(front.cloned())?;
        let chart = document.project().chart(&id)?;
        let above = before.filter(|(_, (of, _))| *of == id);
        let above = above.and_then(|(_, (_, items))| items.units.last().cloned());
        let above = above.unwrap_or_else(|| chart.unit(chart.root()).id.clone());
        let items = items.map(|(_, items)| items).unwrap_or_default();
        Some(Self { document, review, line, chart, items, above })
    }

    fn project(&self) -> &Project {
        self.document.project()
    }

    fn evidence(&self) -> Option<Box<Evidence>> {
        let evidence = self.review.source.evidence(self.line)?;
        Some(Box::new(Evidence { file: self.review.file.clone(), ..evidence }))
    }

    /// What the line says, without marks before and after.
    fn text(&self) -> String {
        let line = self.line.checked_sub(1).and_then(|at| self.review.source.lines.get(at));
        let text = line.map_or("", |it| it.text.as_str()).trim();
        let text = text.trim_start_matches(['#', '*', '-', '•', '–', '>', ' ']);
        text.trim_end_matches(['*', ':', ' ']).to_owned()
    }

    fn edit(
        &self,
        change: &LineChange,
        ids: &mut dyn IdSource,
        words: crate::words::Locale,
    ) -> Result<Edit, Refusal> {
        let mut edits = Vec::new();
        match change {
            LineChange::Unit if !self.items.units.is_empty() => {}
            LineChange::Unit => {
                self.remove_posts(&mut edits);
                edits.extend(self.make_unit(ids));
            }
            LineChange::Post if !self.items.posts.is_empty() => {}
            LineChange::Post => {
                let unit = self.unit_for_posts();
                edits.extend(self.make_posts(unit, ids, words));
                self.dissolve(&mut edits)?;
            }
            LineChange::LeaveOut => {
                self.remove_posts(&mut edits);
                self.dissolve(&mut edits)?;
            }
            LineChange::Attach(unit) => {
                let (project, chart) = (self.project(), &self.chart.id);
                let posts = &self.items.posts;
                if !self.items.units.is_empty() {
                    edits.push(compose::move_units(project, chart, &self.items.units, unit, None)?);
                }
                if !posts.is_empty() {
                    edits.push(compose::move_posts(project, chart, posts, unit, None)?);
                }
            }
            LineChange::Count(count) => self.count((*count).clamp(1, COUNT_MAX), ids, &mut edits),
            LineChange::Kind(kind) => {
                for unit in &self.items.units {
                    let set = |fields: &mut UnitFields| fields.kind = kind.clone();
                    edits.push(compose::set_unit(self.project(), &self.chart.id, unit, set)?);
                }
            }
        }
        Ok(Edit::Batch(edits))
    }

    fn remove_posts(&self, edits: &mut Vec<Edit>) {
        if !self.items.posts.is_empty() {
            edits.push(compose::delete_posts(&self.chart.id, &self.items.posts));
        }
    }

    /// The units of the line go; what they hold goes to the unit above.
    fn dissolve(&self, edits: &mut Vec<Edit>) -> Result<(), Refusal> {
        for unit in &self.items.units {
            let parent = self.chart.unit_by_id(unit).and_then(|it| it.parent());
            let posts_to = parent.map_or_else(UnitId::bench, |key| self.chart.unit(key).id.clone());
            let fate = compose::UnitFate::Dissolved { posts_to };
            edits.push(compose::delete_unit(self.project(), &self.chart.id, unit, &fate)?);
        }
        Ok(())
    }

    /// Posts of the line go where those of the unit that it was would go.
    fn unit_for_posts(&self) -> UnitId {
        let of_line =
            self.items.units.first().and_then(|unit| self.chart.unit_by_id(unit)?.parent());
        of_line.map_or_else(|| self.above.clone(), |key| self.chart.unit(key).id.clone())
    }

    /// The unit beside or under the one above, as its kind says; what follows the line there is its own.
    fn make_unit(&self, ids: &mut dyn IdSource) -> Vec<Edit> {
        let lists = &self.project().lists;
        let name = self.text();
        let kind = kind_named(lists, &name).or(lists.kinds.last());
        let rank = kind.filter(|_| kind_named(lists, &name).is_some()).map(|kind| kind.rank);
        let mut fields = UnitFields::new(kind.map_or("autre".into(), |kind| kind.id.clone()), name);
        fields.evidence = self.evidence();
        let above = self.chart.unit_key(&self.above).unwrap_or(self.chart.root());
        let is_higher = |key: crate::model::UnitKey| {
            let its = lists.kind(&self.chart.unit(key).fields.kind).map(|kind| kind.rank);
            match (rank, its) {
                (Some(rank), Some(its)) => its < rank,
                _ => key != above,
            }
        };
        let path = self.chart.path(above);
        let parent = path.iter().rev().copied().find(|&key| is_higher(key));
        let parent = parent.unwrap_or(self.chart.root());
        // After the branch that the lines before it are in.
        let beside =
            path.iter().copied().find(|&key| self.chart.unit(key).parent() == Some(parent));
        let index = beside.map_or(0, |key| self.chart.unit_index(key) + 1);
        let id = UnitId::from(ids.next_id());
        let chart = &self.chart.id;
        let unit = UnitRecord { id: id.clone(), parent: None, fields };
        let mut edits = vec![Edit::InsertSubtree {
            chart: chart.clone(),
            parent: self.chart.unit(parent).id.clone(),
            index,
            subtree: Subtree { units: vec![unit], posts: Vec::new() },
        }];
        edits.extend(self.posts_after(above).into_iter().map(|post| Edit::MovePost {
            chart: chart.clone(),
            post,
            unit: id.clone(),
            index: usize::MAX,
        }));
        edits
    }

    /// The posts of a unit that were read below the line.
    fn posts_after(&self, unit: crate::model::UnitKey) -> Vec<PostId> {
        let posts = self.chart.unit(unit).posts().iter().map(|&key| self.chart.post(key));
        let is_after = |fields: &PostFields| {
            let evidence = fields.evidence.as_deref().filter(|it| it.file == self.review.file);
            evidence.is_some_and(|it| it.line as usize > self.line)
        };
        posts.filter(|post| is_after(&post.fields)).map(|post| post.id.clone()).collect()
    }

    /// The posts that the line alone is read as; one of that title where it is read as none.
    fn make_posts(
        &self,
        unit: UnitId,
        ids: &mut dyn IdSource,
        words: crate::words::Locale,
    ) -> Option<Edit> {
        let evidence = self.evidence();
        let text = self.text();
        if let Some(mut record) = reading::posts_of(&text, ids) {
            let posts = record.charts.iter_mut().flat_map(|chart| &mut chart.tree.posts);
            posts.for_each(|post| post.fields.evidence.clone_from(&evidence));
            let project = Project::from_record(record).ok()?;
            let placed = PlacedText { project, unit, joins: false };
            return place(self.document, &placed, words)
                .map(|pasted| in_chart(pasted.edit, &self.chart.id));
        }
        let mut fields = PostFields::new(&text);
        fields.evidence = evidence;
        Some(compose::add_post(&self.chart.id, &unit, fields, ids).0)
    }

    /// The line stands for so many posts, alike as they were.
    fn count(&self, count: usize, ids: &mut dyn IdSource, edits: &mut Vec<Edit>) {
        let posts = &self.items.posts;
        if count < posts.len() {
            edits.push(compose::delete_posts(&self.chart.id, &posts[count..]));
            return;
        }
        let Some(last) = posts.last().and_then(|id| self.chart.post_key(id)) else { return };
        let model = self.chart.post(last);
        for more in 0..count - posts.len() {
            edits.push(Edit::InsertPost {
                chart: self.chart.id.clone(),
                unit: self.chart.unit(model.unit()).id.clone(),
                index: self.chart.post_index(last) + 1 + more,
                id: ids.next_id().into(),
                fields: PostFields::clone(&model.fields),
            });
        }
    }
}

/// The same edit in another chart than that in front.
fn in_chart(edit: Edit, of: &ChartId) -> Edit {
    if let Edit::Batch(edits) = edit {
        return Edit::Batch(edits.into_iter().map(|edit| in_chart(edit, of)).collect());
    }
    if let Edit::InsertPost { unit, index, id, fields, .. } = edit {
        return Edit::InsertPost { chart: of.clone(), unit, index, id, fields };
    }
    if let Edit::InsertSubtree { parent, index, subtree, .. } = edit {
        return Edit::InsertSubtree { chart: of.clone(), parent, index, subtree };
    }
    edit
}
