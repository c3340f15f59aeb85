//! Edits against a naive model: what a person expects of each, its refusals, and the way back.

use organigramme::edit::compose::{self, UnitFate};
use organigramme::edit::lists::ListsDraft;
use organigramme::edit::{Edit, History, Refusal, StepKind, apply};
use organigramme::format::native;
use organigramme::model::{
    Authorised, Category, CategoryId, Chart, ChartFields, ChartId, ChartRecord, Counts, DerivedIds,
    EntryId, Grade, KindId, LEVELS_MAX, ListEntry, Lists, ManagerLevel, PostFields, PostId,
    Project, Role, Subtree, Title, UnitFields, UnitId, UnitKind, UnitRecord, violations,
};
use proptest::prelude::*;

/// A unit as one would draw it on paper: its posts, then the units below.
#[derive(Clone, Debug, PartialEq)]
struct Paper {
    id: UnitId,
    posts: Vec<PostId>,
    children: Vec<Paper>,
}

impl Paper {
    fn of(chart: &Chart) -> Self {
        fn draw(chart: &Chart, key: organigramme::model::UnitKey) -> Paper {
            let unit = chart.unit(key);
            Paper {
                id: unit.id.clone(),
                posts: unit.posts().iter().map(|&post| chart.post(post).id.clone()).collect(),
                children: unit.children().iter().map(|&child| draw(chart, child)).collect(),
            }
        }
        draw(chart, chart.root())
    }

    fn find(&mut self, id: &UnitId) -> Option<&mut Self> {
        if self.id == *id {
            return Some(self);
        }
        self.children.iter_mut().find_map(|child| child.find(id))
    }

    fn has(&self, id: &UnitId) -> bool {
        self.id == *id || self.children.iter().any(|child| child.has(id))
    }

    fn parent_of(&mut self, id: &UnitId) -> Option<&mut Self> {
        if self.children.iter().any(|child| child.id == *id) {
            return Some(self);
        }
        self.children.iter_mut().find_map(|child| child.parent_of(id))
    }

    fn cut(&mut self, id: &UnitId) -> Option<(usize, Self)> {
        let parent = self.parent_of(id)?;
        let index = parent.children.iter().position(|child| child.id == *id)?;
        Some((index, parent.children.remove(index)))
    }

    fn strike_post(&mut self, id: &PostId) {
        self.posts.retain(|post| post != id);
        self.children.iter_mut().for_each(|child| child.strike_post(id));
    }

    fn units(&self) -> Vec<UnitId> {
        let mut all = vec![self.id.clone()];
        all.extend(self.children.iter().flat_map(Self::units));
        all
    }

    fn all_posts(&self) -> Vec<PostId> {
        let mut all = self.posts.clone();
        all.extend(self.children.iter().flat_map(Self::all_posts));
        all
    }
}

/// One thing asked for; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Wish {
    MovePosts { posts: Vec<usize>, unit: usize, before: Option<usize> },
    MoveUnit { unit: usize, parent: usize, before: Option<usize> },
    AddPost { unit: usize },
    AddUnit { parent: usize },
    DuplicatePosts { posts: Vec<usize> },
    DeletePosts { posts: Vec<usize> },
    DeleteUnit { unit: usize, posts_to: Option<usize> },
    Retitle { posts: Vec<usize>, title: String },
    Authorise { unit: usize, authorised: Option<u32> },
    Classify { posts: Vec<usize>, category: usize, grade: usize, level: usize },
    AddEntry { list: usize, label: usize },
    RenameEntry { list: usize, entry: usize, label: usize },
    RemoveEntry { list: usize, entry: usize },
    MoveEntry { list: usize, entry: usize, to: usize },
    Undo,
    Redo,
}

fn wish() -> impl Strategy<Value = Wish> {
    let any = 0..1000_usize;
    let some_posts = prop::collection::vec(0..1000_usize, 1..4);
    prop_oneof![
        4 => (some_posts.clone(), any.clone(), prop::option::of(any.clone()))
            .prop_map(|(posts, unit, before)| Wish::MovePosts { posts, unit, before }),
        3 => (any.clone(), any.clone(), prop::option::of(any.clone()))
            .prop_map(|(unit, parent, before)| Wish::MoveUnit { unit, parent, before }),
        3 => any.clone().prop_map(|unit| Wish::AddPost { unit }),
        2 => any.clone().prop_map(|parent| Wish::AddUnit { parent }),
        1 => some_posts.clone().prop_map(|posts| Wish::DuplicatePosts { posts }),
        1 => some_posts.clone().prop_map(|posts| Wish::DeletePosts { posts }),
        1 => (any.clone(), prop::option::of(any.clone()))
            .prop_map(|(unit, posts_to)| Wish::DeleteUnit { unit, posts_to }),
        2 => (some_posts, "[A-Z][a-zé/ ]{0,12}")
            .prop_map(|(posts, title)| Wish::Retitle { posts, title }),
        1 => (any, prop::option::of(0..99_u32))
            .prop_map(|(unit, authorised)| Wish::Authorise { unit, authorised }),
        2 => (prop::collection::vec(0..1000_usize, 1..4), 0..99_usize, 0..99_usize, 0..99_usize)
            .prop_map(|(posts, category, grade, level)| Wish::Classify {
                posts, category, grade, level
            }),
        2 => (0..4_usize, 0..6_usize).prop_map(|(list, label)| Wish::AddEntry { list, label }),
        1 => (0..4_usize, 0..99_usize, 0..6_usize)
            .prop_map(|(list, entry, label)| Wish::RenameEntry { list, entry, label }),
        2 => (0..4_usize, 0..99_usize)
            .prop_map(|(list, entry)| Wish::RemoveEntry { list, entry }),
        1 => (0..4_usize, 0..99_usize, 0..99_usize)
            .prop_map(|(list, entry, to)| Wish::MoveEntry { list, entry, to }),
        2 => Just(Wish::Undo),
        1 => Just(Wish::Redo),
    ]
}

/// Few, so that they come twice.
const LABELS: [&str; 6] = ["Antenne", "Bureau", "D", "Pilotage", "Vacataire", "Z9"];

/// The labels of a list as one would write them down.
fn labels<E: ListEntry>(lists: &Lists) -> Vec<String> {
    E::of(lists).iter().map(|entry| entry.label().to_owned()).collect()
}

/// Distinct posts of the drawing.
fn chosen(all: &[PostId], numbers: &[usize]) -> Vec<PostId> {
    let mut posts: Vec<PostId> = Vec::new();
    for number in numbers {
        if let Some(post) = all.get(number % all.len().max(1)).filter(|it| !posts.contains(it)) {
            posts.push(post.clone());
        }
    }
    posts
}

struct Desk {
    project: Project,
    journal: History,
    ids: DerivedIds,
    /// Before each step that is done, and after each that is undone.
    past: Vec<(Vec<u8>, Paper)>,
    future: Vec<(Vec<u8>, Paper)>,
}

impl Desk {
    fn new() -> Self {
        let mut ids = DerivedIds::new(b"desk");
        let project = Project::new("Cible", UnitFields::new("pole", "Pôle"), &mut ids);
        Self { project, journal: History::opened(), ids, past: Vec::new(), future: Vec::new() }
    }

    fn chart(&self) -> &Chart {
        &self.project.charts[0]
    }

    fn bytes(&self) -> Vec<u8> {
        native::save(&self.project)
    }

    /// Does as wished, on paper too, and compares.
    fn grant(&mut self, wish: &Wish) {
        let id = self.chart().id.clone();
        let before = Paper::of(self.chart());
        let mut paper = before.clone();
        let (units, posts) = (before.units(), before.all_posts());
        let unit = |number: usize| units[number % units.len()].clone();
        let project = &self.project;
        let edit = match wish {
            Wish::Undo => return self.turn(false),
            Wish::Redo => return self.turn(true),
            Wish::AddEntry { list, .. }
            | Wish::RenameEntry { list, .. }
            | Wish::RemoveEntry { list, .. }
            | Wish::MoveEntry { list, .. } => {
                return match list {
                    0 => self.grant_entry::<UnitKind>(wish),
                    1 => self.grant_entry::<Category>(wish),
                    2 => self.grant_entry::<Grade>(wish),
                    _ => self.grant_entry::<ManagerLevel>(wish),
                };
            }
            Wish::Classify { posts: numbers, category, grade, level } => {
                let lists = &project.lists;
                let category = lists.categories.get(category % (lists.categories.len() + 1));
                let grade = lists.grades.get(grade % (lists.grades.len() + 1));
                let level = lists.levels.get(level % (lists.levels.len() + 1));
                compose::set_posts(project, &id, &chosen(&posts, numbers), |fields| {
                    fields.category = category.map(|it| it.id.clone());
                    fields.grade = grade.map(|it| it.id.clone());
                    fields.manager_level = level.map(|it| it.id.clone());
                })
            }
            Wish::MovePosts { posts: numbers, unit: to, before: anchor } => {
                let moved = chosen(&posts, numbers);
                let to = unit(*to);
                let target = paper.find(&to).expect("a unit of the drawing");
                let anchor = anchor.and_then(|number| {
                    target.posts.get(number % target.posts.len().max(1)).cloned()
                });
                // What is itself on the move stands for the next that stays.
                let stays = anchor.as_ref().and_then(|anchor| {
                    let from = target.posts.iter().position(|post| post == anchor)?;
                    target.posts[from..].iter().find(|post| !moved.contains(post)).cloned()
                });
                moved.iter().for_each(|post| paper.strike_post(post));
                let target = paper.find(&to).expect("a unit of the drawing");
                let at = stays.and_then(|stays| target.posts.iter().position(|it| *it == stays));
                let at = at.unwrap_or(target.posts.len());
                target.posts.splice(at..at, moved.iter().cloned());
                compose::move_posts(project, &id, &moved, &to, anchor.as_ref())
            }
            Wish::MoveUnit { unit: moved, parent, before: anchor } => {
                let (moved, parent) = (unit(*moved), unit(*parent));
                let siblings: Vec<UnitId> = paper
                    .find(&parent)
                    .expect("a unit of the drawing")
                    .children
                    .iter()
                    .map(|child| child.id.clone())
                    .collect();
                let anchor = anchor
                    .and_then(|number| siblings.get(number % siblings.len().max(1)).cloned())
                    .filter(|anchor| *anchor != moved);
                let is_within = paper.find(&moved).is_some_and(|it| it.has(&parent));
                if moved != paper.id && !is_within {
                    let (_, branch) = paper.cut(&moved).expect("not the root");
                    let target = paper.find(&parent).expect("not within what moves");
                    let place = |anchor: &UnitId| {
                        target.children.iter().position(|child| child.id == *anchor)
                    };
                    let at = anchor.as_ref().and_then(place).unwrap_or(target.children.len());
                    target.children.insert(at, branch);
                }
                compose::move_units(
                    project,
                    &id,
                    std::slice::from_ref(&moved),
                    &parent,
                    anchor.as_ref(),
                )
            }
            Wish::AddPost { unit: to } => {
                let to = unit(*to);
                let fields = PostFields::new("Nouveau poste");
                let (edit, post) = compose::add_post(&id, &to, fields, &mut self.ids);
                paper.find(&to).expect("a unit of the drawing").posts.push(post);
                Ok(edit)
            }
            Wish::AddUnit { parent } => {
                let parent = unit(*parent);
                let kind = project.lists.kinds[0].id.clone();
                let fields = UnitFields::new(kind, "Nouvelle unité");
                let (edit, new) = compose::add_unit(&id, &parent, fields, &mut self.ids);
                let below = &mut paper.find(&parent).expect("a unit of the drawing").children;
                below.push(Paper { id: new, posts: Vec::new(), children: Vec::new() });
                Ok(edit)
            }
            Wish::DuplicatePosts { posts: numbers } => {
                let models = chosen(&posts, numbers);
                let made = compose::duplicate_posts(project, &id, &models, &mut self.ids);
                let (edit, copies) = made.expect("known posts");
                assert_eq!(copies.len(), models.len());
                let after = applied(&self.project, &edit);
                // Each copy stands just after a model, and nothing else has moved.
                for unit in after.units() {
                    let unit = after.clone().find(&unit).expect("drawn").posts.clone();
                    for (index, _) in unit.iter().enumerate().filter(|(_, it)| copies.contains(it))
                    {
                        assert!(models.contains(&unit[index - 1]), "a copy follows its model");
                    }
                }
                let mut without = after.clone();
                copies.iter().for_each(|copy| without.strike_post(copy));
                assert_eq!(without, before);
                paper = after;
                Ok(edit)
            }
            Wish::DeletePosts { posts: numbers } => {
                let gone = chosen(&posts, numbers);
                gone.iter().for_each(|post| paper.strike_post(post));
                Ok(compose::delete_posts(&id, &gone))
            }
            Wish::DeleteUnit { unit: gone, posts_to } => {
                let gone = unit(*gone);
                let is_root = gone == paper.id;
                let fate = match posts_to.map(unit).filter(|to| *to != gone) {
                    Some(posts_to) => UnitFate::Dissolved { posts_to },
                    None => UnitFate::WithEverything,
                };
                if !is_root {
                    if let UnitFate::Dissolved { posts_to } = &fate {
                        let own = std::mem::take(&mut paper.find(&gone).expect("drawn").posts);
                        paper.find(posts_to).expect("drawn").posts.extend(own);
                        let orphans =
                            std::mem::take(&mut paper.find(&gone).expect("drawn").children);
                        let parent = paper.parent_of(&gone).expect("not the root");
                        let at = parent.children.iter().position(|child| child.id == gone);
                        let at = at.expect("below its parent");
                        parent.children.splice(at..=at, orphans);
                    } else {
                        paper.cut(&gone);
                    }
                }
                compose::delete_unit(project, &id, &gone, &fate)
            }
            Wish::Retitle { posts: numbers, title } => {
                let changed = chosen(&posts, numbers);
                compose::set_posts(project, &id, &changed, |fields| {
                    fields.title = Title::new(title);
                })
            }
            Wish::Authorise { unit: of, authorised } => {
                compose::set_unit(project, &id, &unit(*of), |fields| {
                    fields.authorised = authorised.map_or(Authorised::Inherit, Authorised::Posts);
                })
            }
        };
        let bytes = self.bytes();
        let step = StepKind::AddPost;
        let made = edit.and_then(|edit| self.journal.make(&mut self.project, step, edit));
        match made {
            Ok(()) => {
                assert_eq!(Paper::of(self.chart()), paper, "{wish:?}");
                self.past.push((bytes, before));
                self.future.clear();
            }
            Err(refusal) => {
                assert!(
                    matches!(refusal, Refusal::RootStays { .. } | Refusal::UnderItself { .. }),
                    "{refusal:?}"
                );
                assert_eq!(paper, before, "on paper {wish:?} would have been possible");
                assert_eq!(self.bytes(), bytes, "a refusal changes nothing");
            }
        }
        self.check();
    }

    /// Does as wished to one list, on paper too, and compares.
    fn grant_entry<E: ListEntry>(&mut self, wish: &Wish) {
        let before = labels::<E>(&self.project.lists);
        let mut paper = before.clone();
        let mut draft = ListsDraft::of(self.project.lists.clone());
        let mut removed = None;
        match *wish {
            Wish::AddEntry { label, .. } => {
                paper.push(LABELS[label].to_owned());
                draft.add::<E>();
                let entry = E::of_mut(&mut draft.lists).last_mut().expect("it was just added");
                LABELS[label].clone_into(entry.label_mut());
            }
            Wish::RenameEntry { entry, label, .. } if !before.is_empty() => {
                let at = entry % before.len();
                LABELS[label].clone_into(&mut paper[at]);
                LABELS[label].clone_into(E::of_mut(&mut draft.lists)[at].label_mut());
            }
            Wish::RemoveEntry { entry, .. } if !before.is_empty() => {
                let at = entry % before.len();
                paper.remove(at);
                removed = Some(E::of_mut(&mut draft.lists).remove(at).entry_id());
            }
            Wish::MoveEntry { entry, to, .. } if !before.is_empty() => {
                let label = paper.remove(entry % before.len());
                paper.insert(to % before.len(), label);
                let entries = E::of_mut(&mut draft.lists);
                let moved = entries.remove(entry % before.len());
                entries.insert(to % before.len(), moved);
            }
            _ => {}
        }
        let is_double = paper.iter().enumerate().any(|(at, label)| paper[..at].contains(label));
        let chart = self.chart();
        let posts = || chart.posts_in_order().map(|post| &chart.post(post).fields);
        let is_used = match &removed {
            None => false,
            Some(EntryId::Kind(id)) => {
                chart.units_in_order().any(|unit| chart.unit(unit).fields.kind == *id)
            }
            Some(EntryId::Category(id)) => {
                posts().any(|post| post.category.as_ref() == Some(id))
                    || self.project.lists.grades.iter().any(|it| it.category.as_ref() == Some(id))
            }
            Some(EntryId::Grade(id)) => posts().any(|post| post.grade.as_ref() == Some(id)),
            Some(EntryId::Level(id)) => posts().any(|post| post.manager_level.as_ref() == Some(id)),
        };
        let (bytes, drawing) = (self.bytes(), Paper::of(self.chart()));
        let edit = draft.edit(&mut self.ids);
        match self.journal.make(&mut self.project, StepKind::Lists, edit) {
            Ok(()) => {
                assert!(!is_double && !is_used, "{wish:?}");
                assert_eq!(labels::<E>(&self.project.lists), paper, "{wish:?}");
                self.past.push((bytes, drawing));
                self.future.clear();
            }
            Err(Refusal::DuplicateLabel { .. }) => assert!(is_double, "{wish:?}"),
            Err(Refusal::ListEntryInUse { .. }) => assert!(is_used, "{wish:?}"),
            Err(refusal) => panic!("{refusal:?}"),
        }
        self.check();
    }

    /// Undoes, or makes again, and compares with what was there, byte for byte.
    fn turn(&mut self, again: bool) {
        let now = (self.bytes(), Paper::of(self.chart()));
        let turned = if again {
            self.journal.redo(&mut self.project).map(|(label, _)| label)
        } else {
            self.journal.undo(&mut self.project).map(|(label, _)| label)
        };
        let (from, onto) = if again {
            (&mut self.future, &mut self.past)
        } else {
            (&mut self.past, &mut self.future)
        };
        assert_eq!(turned.is_some(), !from.is_empty());
        if let Some((bytes, paper)) = from.pop() {
            onto.push(now);
            assert!(self.bytes() == bytes, "another file than before");
            assert_eq!(Paper::of(self.chart()), paper);
        }
        self.check();
    }

    fn check(&self) {
        assert_eq!(violations(&self.project.to_record()), []);
        let counts = Counts::of(self.chart(), &self.project.lists);
        let mut paper = Paper::of(self.chart());
        for key in self.chart().units_in_order() {
            let unit = paper.find(&self.chart().unit(key).id).expect("drawn");
            let count = counts.unit(key);
            assert_eq!(count.direct.posts as usize, unit.posts.len());
            assert_eq!(count.total.posts as usize, unit.all_posts().len());
        }
    }
}

fn applied(project: &Project, edit: &Edit) -> Paper {
    let mut copy = project.clone();
    apply(&mut copy, edit.clone()).expect("allowed");
    Paper::of(&copy.charts[0])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn random_edits_do_as_on_paper_and_are_undone_to_the_byte(
        wishes in prop::collection::vec(wish(), 1..60),
    ) {
        let mut desk = Desk::new();
        let empty = desk.bytes();
        for wish in &wishes {
            desk.grant(wish);
        }
        let end = desk.bytes();
        let steps = desk.past.len();
        for _ in 0..steps {
            desk.turn(false);
        }
        prop_assert!(desk.bytes() == empty);
        prop_assert!(desk.journal.is_saved());
        for _ in 0..steps {
            desk.turn(true);
        }
        prop_assert!(desk.bytes() == end);
    }
}

fn project() -> Project {
    Project::new("Cible", UnitFields::new("pole", "Pôle"), &mut DerivedIds::new(b"project"))
}

fn root(project: &Project) -> UnitId {
    let chart = &project.charts[0];
    chart.unit(chart.root()).id.clone()
}

#[test]
fn a_list_entry_in_use_does_not_go() {
    let mut project = project();
    let mut fields = PostFields::new("Juriste");
    fields.category = Some("A".into());
    let mut ids = DerivedIds::new(b"post");
    let (edit, _) =
        compose::add_post(&project.charts[0].id.clone(), &root(&project), fields, &mut ids);
    apply(&mut project, edit).expect("allowed");
    let mut lists = project.lists.clone();
    lists.categories.retain(|category| category.id != CategoryId::from("A"));
    lists.grades.retain(|grade| grade.category != Some("A".into()));
    let refused = apply(&mut project, Edit::SetLists(Box::new(lists))).expect_err("in use");
    assert!(matches!(refused, Refusal::ListEntryInUse { users: 1, .. }), "{refused:?}");
}

#[test]
fn an_unknown_grade_is_refused_and_nothing_of_its_batch_is_made() {
    let mut project = project();
    let chart = project.charts[0].id.clone();
    let before = native::save(&project);
    let mut fields = PostFields::new("Juriste");
    fields.grade = Some("Z9".into());
    let insert = |id: &str, fields: PostFields| Edit::InsertPost {
        chart: chart.clone(),
        unit: root(&project),
        index: 0,
        id: id.into(),
        fields,
    };
    let batch = Edit::Batch(vec![insert("a", PostFields::new("Juriste")), insert("b", fields)]);
    let refused = apply(&mut project, batch).expect_err("no such grade");
    assert!(matches!(refused, Refusal::UnknownListEntry { .. }));
    assert_eq!(native::save(&project), before);
}

#[test]
fn an_imported_chart_is_attached_under_a_unit_of_another() {
    let mut ids = DerivedIds::new(b"attach");
    let mut project = project();
    let (edit, mission) = compose::add_chart(
        ChartFields::new("Mission"),
        UnitFields::new("mission", "Mission"),
        &mut ids,
    );
    apply(&mut project, edit).expect("allowed");
    let top = project.chart(&mission).map(|chart| chart.unit(chart.root()).id.clone());
    let top = top.expect("the new chart");
    let (edit, _) = compose::add_post(&mission, &top, PostFields::new("Directeur"), &mut ids);
    apply(&mut project, edit).expect("allowed");
    let before = native::save(&project);
    let attach = |chart: &ChartId, into: &ChartId| Edit::AttachChart {
        chart: chart.clone(),
        into: into.clone(),
        parent: root(&project),
        index: usize::MAX,
    };
    let host = project.charts[0].id.clone();
    let edit = attach(&mission, &host);
    let refused = apply(&mut project.clone(), attach(&host, &host)).expect_err("itself");
    assert_eq!(refused, Refusal::AttachedToItself);
    let inverse = apply(&mut project, edit).expect("allowed");
    assert_eq!(project.charts.len(), 1);
    let counts = Counts::of(&project.charts[0], &project.lists);
    assert_eq!(counts.chart().total.posts, 1);
    apply(&mut project, inverse).expect("an inverse applies");
    assert_eq!(native::save(&project), before);
}

/// A chart whose units stand one under the other, `prefix` before the number of each.
fn chain(id: &str, prefix: &str, levels: usize) -> ChartRecord {
    let unit = |n: usize| UnitRecord {
        id: UnitId::new(format!("{prefix}{n}")),
        parent: n.checked_sub(1).map(|above| UnitId::new(format!("{prefix}{above}"))),
        fields: UnitFields::new(KindId::new("service"), format!("{prefix} {n}")),
    };
    let tree = Subtree { units: (0..levels).map(unit).collect(), posts: Vec::new() };
    ChartRecord { id: ChartId::new(id), fields: ChartFields::new(id), tree }
}

#[test]
fn no_edit_makes_a_chart_too_deep_to_be_saved() {
    let mut project = project();
    let insert = |chart: ChartRecord| Edit::InsertChart { index: 1, chart: Box::new(chart) };
    let refused = |project: &mut Project, edit: Edit| {
        let before = native::save(project);
        assert_eq!(apply(project, edit), Err(Refusal::TooManyLevels));
        assert!(native::save(project) == before, "a refusal changes nothing");
    };
    refused(&mut project, insert(chain("deep", "d", LEVELS_MAX + 1)));
    apply(&mut project, insert(chain("deep", "d", LEVELS_MAX))).unwrap();
    apply(&mut project, insert(chain("short", "s", 2))).unwrap();
    let (deep, last) = (ChartId::new("deep"), UnitId::new(format!("d{}", LEVELS_MAX - 1)));
    let above = UnitId::new(format!("d{}", LEVELS_MAX - 3));
    let add = |parent: &UnitId, prefix: &str, levels| Edit::InsertSubtree {
        chart: deep.clone(),
        parent: parent.clone(),
        index: 0,
        subtree: chain("", prefix, levels).tree,
    };
    refused(&mut project, add(&last, "t", 1));
    refused(&mut project, add(&above, "t", 3));
    apply(&mut project, add(&above, "t", 2)).unwrap();
    let attach = |parent: &UnitId| Edit::AttachChart {
        chart: ChartId::new("short"),
        into: deep.clone(),
        parent: parent.clone(),
        index: 0,
    };
    refused(&mut project, attach(&last));
    let move_under = |parent: &UnitId| Edit::MoveUnit {
        chart: deep.clone(),
        unit: UnitId::new("t0"),
        parent: parent.clone(),
        index: 0,
    };
    refused(&mut project, move_under(&UnitId::new(format!("d{}", LEVELS_MAX - 2))));
    apply(&mut project, move_under(&UnitId::new("d0"))).unwrap();
    apply(&mut project, attach(&above)).unwrap();
    native::save_checked(&project).expect("whatever edits can make can be saved");
}

#[test]
fn the_base_of_another_chart_goes_only_with_the_link() {
    let mut ids = DerivedIds::new(b"base");
    let mut project = project();
    let source = project.charts[0].id.clone();
    let role = Some(Role::Target);
    let made = compose::duplicate_chart(&project, &source, "Cible".into(), role, &mut ids);
    let (edit, copy) = made.expect("known");
    apply(&mut project, edit).expect("allowed");
    let refused = apply(&mut project, Edit::RemoveChart { chart: source.clone() });
    assert!(matches!(refused, Err(Refusal::BaseOfAnother { .. })));
    let edit = compose::remove_chart(&project, &source).expect("known");
    apply(&mut project, edit).expect("allowed");
    assert_eq!(project.charts.len(), 1);
    assert_eq!(project.chart(&copy).expect("it stays").fields.based_on, None);
}

#[test]
fn saving_marks_a_place_in_history() {
    let mut desk = Desk::new();
    desk.grant(&Wish::AddPost { unit: 0 });
    desk.journal.mark_saved(desk.journal.state());
    desk.grant(&Wish::AddPost { unit: 0 });
    assert!(!desk.journal.is_saved());
    desk.grant(&Wish::Undo);
    assert!(desk.journal.is_saved(), "undone back to what is saved");
    desk.grant(&Wish::Undo);
    assert!(!desk.journal.is_saved());
    // Another future: what was saved is out of reach.
    desk.grant(&Wish::AddUnit { parent: 0 });
    desk.grant(&Wish::Undo);
    desk.grant(&Wish::Redo);
    assert!(!desk.journal.is_saved());
}
