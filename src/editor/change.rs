//! Commands that change the open project: each becomes one edit, one step of undo.

use super::{
    Action, Command, Document, Editor, Effect, PostChange, Selection, SnapshotCommand, Tone,
    UnitChange, clipboard, failed, made, moves, reshape,
};
use crate::edit::{Edit, Refusal, compose, links, settle, snapshots};
use crate::model::{
    Chart, ChartFields, ChartId, Hundredths, Lists, Post, PostFields, PostId, Role, Title,
    UnitFields, UnitId, kind_named,
};
use crate::words::Message;

/// The name of a step that moves posts.
const MOVE_POSTS: &str = "step-move-posts";
const MOVE_UNITS: &str = "step-move-units";
/// The name of one that puts them on the bench.
const SET_ASIDE: &str = "step-set-aside";

/// An edit, its name in the undo menu, and what is selected once it is made (none: as before).
pub(super) struct Change {
    label: Message,
    edit: Edit,
    then_select: Option<Selection>,
    /// What the user would not expect.
    says: Option<Message>,
}

impl Change {
    pub(super) fn new(label: Message, edit: Edit) -> Self {
        Self { label, edit, then_select: None, says: None }
    }

    fn pasting(pasted: clipboard::Pasted) -> Self {
        let clipboard::Pasted { label, edit, selection, added } = pasted;
        let says = (!added.is_empty()).then(|| {
            Message::new("paste-added").with("labels", added.join(", ")).with("count", added.len())
        });
        Self { label, edit, then_select: Some(selection), says }
    }

    fn selecting(mut self, selection: Selection) -> Self {
        self.then_select = Some(selection);
        self
    }
}

impl Editor {
    /// Makes the edit that `command` asks for.
    pub(super) fn change(&mut self, command: Command) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        if let Some(why) = document.why_read_only() {
            return failed(why);
        }
        if let Some(source) = protected_source(document, &command) {
            self.waiting_edits.push(command);
            // What else is asked for meanwhile waits for the same answer.
            let is_first = self.waiting_edits.len() == 1;
            return is_first.then_some(Effect::AskEditSource(source)).into_iter().collect();
        }
        let is_told = !matches!(command, Command::MovePosts { .. } | Command::MoveUnits { .. })
            || made::is_far(document, &command);
        let edits_in_place = matches!(command, Command::AddPostTo(_) | Command::AddUnitUnder(_));
        let change = match self.compose(command) {
            Ok(Some(change)) => change,
            Ok(None) => return Vec::new(),
            Err(refusal) => return failed(refusal.message()),
        };
        let Some(document) = &mut self.document else { return Vec::new() };
        let new_chart = new_chart(&change.edit).cloned();
        let replaced = match &change.edit {
            Edit::ReplaceChart(chart) => Some(chart.id.clone()),
            _ => None,
        };
        let told = made::said(&change.label).filter(|_| is_told);
        if let Err(refusal) = document.make(change.label, change.edit) {
            return failed(refusal.message());
        }
        if let Some(chart) = new_chart {
            document.show(&chart);
            return vec![Effect::ShowWhole];
        }
        let mut effects = match change.then_select {
            Some(selection) => {
                document.select(selection);
                if edits_in_place {
                    let mut effects = document.reveal_selection();
                    effects.extend([Effect::Reveal, Effect::EditInPlace]);
                    effects
                } else {
                    vec![Effect::Reveal]
                }
            }
            None => Vec::new(),
        };
        if let Some(chart) = replaced {
            document.show(&chart);
            effects.push(Effect::ShowWhole);
        }
        effects.extend(told.map(|message| document.made(message)));
        effects.extend(change.says.map(|message| Effect::Say { tone: Tone::Done, message }));
        effects
    }

    /// The user has said whether a source chart may be edited: what waited for that is done.
    pub(super) fn edit_source(&mut self, source: ChartId, agreed: bool) -> Vec<Effect> {
        let waiting = std::mem::take(&mut self.waiting_edits);
        if let (true, Some(document)) = (agreed, &mut self.document) {
            document.opened_sources.insert(source);
            return waiting.into_iter().flat_map(|command| self.change(command)).collect();
        }
        Vec::new()
    }

    /// The last step, a move of posts, is made with others.
    pub(super) fn move_posts_instead(
        &mut self,
        posts: Vec<PostId>,
        unit: UnitId,
        before: Option<PostId>,
    ) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let last = document.journal().next_undo().map(|step| step.label.key);
        if !matches!(last, Some(MOVE_POSTS | SET_ASIDE)) {
            return Vec::new();
        }
        document.undo();
        let revision = document.revision();
        let effects = self.change(Command::MovePosts { posts, unit, before });
        if let Some(document) = &mut self.document
            && document.revision() == revision
        {
            // Refused: what was there stays.
            document.redo();
        }
        effects
    }

    pub(super) fn act_on_selection(&mut self, action: Action) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        let Some(chart) = document.chart() else {
            return if action == Action::AddChart {
                self.change(Command::Act(action))
            } else {
                Vec::new()
            };
        };
        let selection = document.selection();
        let root = chart.unit(chart.root()).id.clone();
        let unit_of_post = selection
            .posts
            .last()
            .and_then(|post| chart.post_by_id(post))
            .map(|post| chart.unit(post.unit()).id.clone());
        let unit_of_post = unit_of_post.filter(|unit| *unit != UnitId::bench());
        let unit = unit_of_post.or(selection.units.last().cloned()).unwrap_or_else(|| root.clone());
        match action {
            Action::AddPost => self.change(Command::AddPostTo(unit)),
            Action::AddUnit => self.change(Command::AddUnitUnder(unit)),
            Action::DeleteChart => vec![Effect::AskDeleteChart(chart.id.clone())],
            Action::SetAside => {
                let (posts, unit) = (document.placed_posts(), UnitId::bench());
                self.change(Command::MovePosts { posts, unit, before: None })
            }
            Action::MergeUnits => vec![Effect::AskMergeUnits(selection.units.clone())],
            Action::SplitUnit => vec![Effect::AskSplitUnit(unit)],
            Action::Delete => {
                // Units that hold something: the user says what becomes of it, one after the other.
                let holding: Vec<UnitId> = selection
                    .units
                    .iter()
                    .filter(|unit| **unit != root && holds_anything(document, unit))
                    .cloned()
                    .collect();
                if holding.is_empty() {
                    return self.change(Command::Act(action));
                }
                let mut rest = selection.clone();
                rest.units.retain(|unit| !holding.contains(unit));
                let mut effects = Vec::new();
                if !rest.is_empty() {
                    effects.extend(self.handle(Command::Select(rest)));
                    effects.extend(self.change(Command::Act(action)));
                }
                effects.extend(holding.into_iter().map(Effect::AskUnitFate));
                effects
            }
            _ => self.change(Command::Act(action)),
        }
    }

    fn compose(&mut self, command: Command) -> Result<Option<Change>, Refusal> {
        let Some(document) = &self.document else { return Ok(None) };
        let project = document.project();
        match command {
            Command::SetLists(draft) => {
                let edit = draft.edit(&mut *self.ids);
                return Ok(Some(Change::new(Message::new("step-lists"), edit)));
            }
            Command::SetProjectTitle(title) => {
                let edit = Edit::SetProjectTitle(title);
                return Ok(Some(Change::new(Message::new("step-project-title"), edit)));
            }
            Command::SetChart { chart, fields } => {
                let edit = Edit::SetChart { chart, fields };
                return Ok(Some(Change::new(Message::new("step-chart"), edit)));
            }
            Command::MoveChart { chart, index } => {
                let edit = Edit::MoveChart { chart, index };
                return Ok(Some(Change::new(Message::new("step-move-chart"), edit)));
            }
            Command::DeleteChart(chart) => {
                let edit = compose::remove_chart(project, &chart)?;
                return Ok(Some(Change::new(Message::new("step-delete-chart"), edit)));
            }
            Command::AttachChart { chart, into, parent } => {
                let edit = Edit::AttachChart { chart, into, parent, index: usize::MAX };
                return Ok(Some(Change::new(Message::new("step-attach-chart"), edit)));
            }
            Command::SettleConflict { place, choice } => {
                let Some(chart) = document.chart() else { return Ok(None) };
                let edit = settle::settle(project, &chart.id, place, choice)?;
                return Ok(Some(Change::new(Message::new("step-settle"), edit)));
            }
            Command::Ledger(command) => {
                let composed = self.compose_ledger(command)?;
                return Ok(composed.map(|(label, edit)| Change::new(label, edit)));
            }
            Command::Snapshot(command) => return self.compose_snapshot(command),
            Command::Comment(command) => return self.compose_comment(*command),
            Command::AcceptVariant { variant, into } => {
                let name = project.chart(&variant).map(|it| it.fields.label.clone());
                let step = Message::new("step-accept").with("name", name.unwrap_or_default());
                let edit = match into {
                    Some(into) => snapshots::stand_as(project, &variant, &into)?,
                    None => {
                        let label = project.free_label(&self.locale.get("new-accepted"));
                        links::make_variant(project, &variant, label, &mut *self.ids)?.0
                    }
                };
                return Ok(Some(Change::new(step, edit)));
            }
            Command::Act(action @ (Action::MakeTarget | Action::MakeVariant)) => {
                let composed = self.compose_successor(action)?;
                return Ok(composed.map(|(label, edit)| Change::new(label, edit)));
            }
            Command::MakeTarget { base, is_source } => {
                let (label, edit) = self.compose_target(&base, is_source)?;
                return Ok(Some(Change::new(label, edit)));
            }
            Command::Act(Action::AddChart) => {
                let label = document.project().free_label(&self.locale.get("new-chart"));
                let root = new_unit_fields(&project.lists, None, &self.locale.get("new-root"));
                let (edit, _) = compose::add_chart(ChartFields::new(label), root, &mut *self.ids);
                return Ok(Some(Change::new(Message::new("step-add-chart"), edit)));
            }
            _ => {}
        }
        let Some(chart) = document.chart() else { return Ok(None) };
        let chart_id = chart.id.clone();
        let change = match command {
            Command::MovePosts { posts, unit, before } => {
                let edit = compose::move_posts(project, &chart_id, &posts, &unit, before.as_ref())?;
                let label = if unit == UnitId::bench() { SET_ASIDE } else { MOVE_POSTS };
                Change::new(Message::new(label).with("count", posts.len()), edit)
                    .selecting(Selection::posts(posts))
            }
            Command::MoveUnits { units, parent, before } => {
                let edit =
                    compose::move_units(project, &chart_id, &units, &parent, before.as_ref())?;
                let step = Message::new(MOVE_UNITS).with("count", chart.topmost(&units).len());
                Change::new(step, edit).selecting(Selection { units, posts: Vec::new() })
            }
            Command::MoveSelection(unit) => {
                let Some(edit) = moves::move_into(document, &unit)? else { return Ok(None) };
                let selection = document.selection().clone();
                Change::new(step_of_move(chart, &selection), edit).selecting(selection)
            }
            Command::Act(
                action @ (Action::MoveEarlier
                | Action::MoveLater
                | Action::MoveOut
                | Action::MoveIn
                | Action::MoveToPreviousUnit
                | Action::MoveToNextUnit),
            ) => {
                let Some(moved) = moves::move_of(document, action) else { return Ok(None) };
                let selection = document.selection().clone();
                Change::new(step_of_move(chart, &selection), moved.edit(document, chart)?)
                    .selecting(selection)
            }
            Command::AddPostTo(unit) => {
                let fields = PostFields::new(&self.locale.get("new-post"));
                let (edit, post) = compose::add_post(&chart_id, &unit, fields, &mut *self.ids);
                Change::new(Message::new("step-add-post"), edit)
                    .selecting(Selection::posts(vec![post]))
            }
            Command::AddUnitUnder(parent) => {
                let kind = chart.unit_by_id(&parent).map(|unit| &unit.fields.kind);
                let name = self.locale.get("new-unit");
                let fields = new_unit_fields(&project.lists, kind, &name);
                let (edit, unit) = compose::add_unit(&chart_id, &parent, fields, &mut *self.ids);
                Change::new(Message::new("step-add-unit"), edit).selecting(Selection::unit(unit))
            }
            Command::ChangePosts { chart: chart_id, posts, change } => {
                let edit = compose::set_posts(project, &chart_id, &posts, |fields| {
                    apply_post_change(&project.lists, fields, &change);
                })?;
                if !changes_posts(document, &chart_id, &posts, &change) {
                    return Ok(None);
                }
                Change::new(Message::new("step-change-posts").with("count", posts.len()), edit)
            }
            Command::ChangeUnits { chart: chart_id, units, change } => {
                let Some(changed) = project.chart(&chart_id) else { return Ok(None) };
                let mut edits = Vec::new();
                for unit in &units {
                    let edit = compose::set_unit(project, &chart_id, unit, |fields| {
                        apply_unit_change(&project.lists, fields, &change);
                    })?;
                    let before = changed.unit_by_id(unit).map(|unit| &unit.fields);
                    match &edit {
                        Edit::SetUnit { fields, .. } if Some(fields) == before => {}
                        _ => edits.push(edit),
                    }
                }
                if edits.is_empty() {
                    return Ok(None);
                }
                let label = Message::new("step-change-units").with("count", edits.len());
                Change::new(label, Edit::Batch(edits))
            }
            Command::DeleteUnit { unit, fate } => {
                let edit = compose::delete_unit(project, &chart_id, &unit, &fate)?;
                let beside = moves::beside(chart, &Selection::unit(unit));
                Change::new(Message::new("step-delete-unit"), edit)
                    .selecting(beside.unwrap_or_default())
            }
            Command::Reshape(command) => {
                let composed = reshape::edit_of(document, &command, &mut *self.ids)?;
                let composed =
                    composed.map(|(label, edit, then)| Change::new(label, edit).selecting(then));
                return Ok(composed);
            }
            Command::Act(Action::DuplicateChart) => {
                let copy = Message::new("copy-of").with("label", chart.fields.label.as_str());
                let label = document.project().free_label(&self.locale.say(&copy));
                let (edit, _) =
                    compose::duplicate_chart(project, &chart_id, label, None, &mut *self.ids)?;
                Change::new(Message::new("step-duplicate-chart"), edit)
            }
            Command::Act(Action::Cut) => {
                let cut = clipboard::cut(document)?;
                return Ok(cut.map(|(label, edit)| Change::new(label, edit)));
            }
            Command::PasteClip(clip) => {
                let pasted = clipboard::paste(document, &clip, &mut *self.ids);
                return Ok(pasted.map(Change::pasting));
            }
            Command::PasteTable(table) => {
                let pasted = table.edit(document, &mut *self.ids);
                return Ok(pasted.map(Change::pasting));
            }
            Command::Act(Action::Duplicate) => return self.duplicate_selection(&chart_id),
            Command::Act(Action::OneMore) => return self.one_more(&chart_id),
            Command::Act(Action::Delete) => return delete_selection(document, &chart_id),
            _ => return Ok(None),
        };
        Ok(Some(change))
    }

    /// Of a selected line one post more, however many it has.
    fn one_more(&mut self, chart: &ChartId) -> Result<Option<Change>, Refusal> {
        let selected = self.document.as_ref().and_then(|it| it.selection().posts.last().cloned());
        self.duplicate_posts(chart, selected.as_slice())
    }

    fn duplicate_posts(
        &mut self,
        chart: &ChartId,
        posts: &[PostId],
    ) -> Result<Option<Change>, Refusal> {
        let Some(document) = &self.document else { return Ok(None) };
        let (edit, copies) =
            compose::duplicate_posts(document.project(), chart, posts, &mut *self.ids)?;
        let label = Message::new("step-duplicate-posts").with("count", copies.len());
        Ok(Some(Change::new(label, edit).selecting(Selection::posts(copies))))
    }

    fn duplicate_selection(&mut self, chart: &ChartId) -> Result<Option<Change>, Refusal> {
        let Some(document) = &self.document else { return Ok(None) };
        let project = document.project();
        let selection = document.selection().clone();
        if !selection.posts.is_empty() {
            return self.duplicate_posts(chart, &selection.posts);
        }
        let mut edits = Vec::new();
        let mut copies = Vec::new();
        // Later siblings first, so that an insertion leaves the places still to be used as they are.
        let mut units = selection.units.clone();
        units.sort_by_key(|unit| {
            let key = document.chart().and_then(|chart| Some((chart, chart.unit_key(unit)?)));
            std::cmp::Reverse(key.map(|(chart, key)| chart.unit_index(key)))
        });
        for unit in &units {
            let (edit, copy) = compose::duplicate_unit(project, chart, unit, &mut *self.ids)?;
            edits.push(edit);
            copies.push(copy);
        }
        let selection = Selection { units: copies, posts: Vec::new() };
        let change = Change::new(Message::new("step-duplicate-unit"), Edit::Batch(edits));
        Ok(Some(change.selecting(selection)))
    }
}

/// The source chart that `command` would change, unless the user has agreed to that.
fn protected_source(document: &Document, command: &Command) -> Option<ChartId> {
    let changed = match command {
        Command::AttachChart { into: chart, .. }
        | Command::AcceptVariant { into: Some(chart), .. }
        | Command::ChangePosts { chart, .. }
        | Command::ChangeUnits { chart, .. } => document.project().chart(chart)?,
        Command::Snapshot(SnapshotCommand::GoBack(snapshot)) => {
            document.chart_of(document.project().snapshot(snapshot)?)?
        }
        Command::MovePosts { .. }
        | Command::MoveUnits { .. }
        | Command::AddPostTo(_)
        | Command::AddUnitUnder(_)
        | Command::DeleteUnit { .. }
        | Command::Reshape(_)
        | Command::MoveSelection(_)
        | Command::PasteClip(_)
        | Command::PasteTable(_)
        | Command::Act(
            Action::Duplicate
            | Action::OneMore
            | Action::Delete
            | Action::Cut
            | Action::MoveEarlier
            | Action::MoveLater
            | Action::MoveOut
            | Action::MoveIn
            | Action::MoveToPreviousUnit
            | Action::MoveToNextUnit,
        ) => document.chart()?,
        _ => return None,
    };
    let is_protected =
        changed.fields.role == Some(Role::Source) && !document.opened_sources.contains(&changed.id);
    is_protected.then(|| changed.id.clone())
}

/// The chart that a step makes, which comes to the front.
fn new_chart(edit: &Edit) -> Option<&ChartId> {
    // Its base may become the source in the same step.
    let made = if let Edit::Batch(edits) = edit { edits.last()? } else { edit };
    if let Edit::InsertChart { chart, .. } = made { Some(&chart.id) } else { None }
}

/// The name of a step that moves what is selected.
fn step_of_move(chart: &Chart, selection: &Selection) -> Message {
    match selection.posts.len() {
        0 => Message::new(MOVE_UNITS).with("count", chart.topmost(&selection.units).len()),
        count => Message::new(MOVE_POSTS).with("count", count),
    }
}

fn delete_selection(document: &Document, chart: &ChartId) -> Result<Option<Change>, Refusal> {
    let selection = document.selection();
    let mut edits = vec![compose::delete_posts(chart, &selection.posts)];
    for unit in &selection.units {
        let fate = compose::UnitFate::WithEverything;
        edits.push(compose::delete_unit(document.project(), chart, unit, &fate)?);
    }
    let label = match (selection.posts.len(), selection.units.len()) {
        (posts, 0) => Message::new("step-delete-posts").with("count", posts),
        _ => Message::new("step-delete-unit"),
    };
    let found = document.project().chart(chart);
    let beside = found.and_then(|chart| moves::beside(chart, selection));
    let change = Change::new(label, Edit::Batch(edits));
    Ok(Some(change.selecting(beside.unwrap_or_default())))
}

fn holds_anything(document: &Document, unit: &UnitId) -> bool {
    let unit = document.chart().and_then(|chart| chart.unit_by_id(unit));
    unit.is_some_and(|unit| !unit.posts().is_empty() || !unit.children().is_empty())
}

fn changes_posts(
    document: &Document,
    chart: &ChartId,
    posts: &[PostId],
    change: &PostChange,
) -> bool {
    let Some(chart) = document.project().chart(chart) else { return false };
    let lists = &document.project().lists;
    posts.iter().filter_map(|id| chart.post_by_id(id)).any(|post: &Post| {
        let mut fields = PostFields::clone(&post.fields);
        apply_post_change(lists, &mut fields, change);
        fields != *post.fields
    })
}

fn apply_post_change(lists: &Lists, fields: &mut PostFields, change: &PostChange) {
    match change.clone() {
        PostChange::Title(title) => fields.title = Title::new(&title),
        PostChange::Category(category) => fields.category = category,
        PostChange::Grade(grade) => {
            let settled = grade.as_ref().and_then(|id| lists.grade(id)?.category.clone());
            if settled.is_some() {
                fields.category = settled;
            }
            fields.grade = grade;
        }
        PostChange::ManagerLevel(level) => fields.manager_level = level,
        PostChange::ReferenceJob(job) => fields.reference_job = job,
        PostChange::Fte(Hundredths(fte)) => fields.fte = Hundredths(fte),
        PostChange::Vacant(vacant) => fields.vacant = vacant,
        PostChange::Note(note) => fields.note = note,
    }
}

fn apply_unit_change(lists: &Lists, fields: &mut UnitFields, change: &UnitChange) {
    match change.clone() {
        UnitChange::Kind(kind) => fields.kind = kind,
        UnitChange::Name(name) => name_unit(lists, fields, &name),
        UnitChange::Authorised(authorised) => fields.authorised = authorised,
        UnitChange::Note(note) => fields.note = note,
    }
}

/// Gives a unit a name, and the kind that the name begins with: "Cellule Orientation" is a cellule,
/// whatever it was made as.
pub(super) fn name_unit(lists: &Lists, fields: &mut UnitFields, name: &str) {
    if let Some(kind) = kind_named(lists, name) {
        fields.kind = kind.id.clone();
    }
    name.clone_into(&mut fields.name);
}

/// Fields of a new unit: of the first kind that ranks below `parent`'s, or the first of the list.
fn new_unit_fields(lists: &Lists, parent: Option<&crate::model::KindId>, name: &str) -> UnitFields {
    let rank = parent.and_then(|id| lists.kind(id)).map_or(0, |kind| kind.rank);
    let below = lists.kinds.iter().filter(|kind| kind.rank > rank).min_by_key(|kind| kind.rank);
    let kind = below.or(lists.kinds.last()).map(|kind| kind.id.clone());
    UnitFields::new(kind.unwrap_or_else(|| "autre".into()), name)
}
