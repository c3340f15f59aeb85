//! Charts at random, and what tables do to them.

use organigramme::edit::links::{self, Between};
use organigramme::edit::lists::add_entry;
use organigramme::edit::reshape::{self, Part};
use organigramme::edit::{Edit, apply, compose};
use organigramme::model::{
    Authorised, Category, Chart, ChartId, DerivedIds, Grade, Hundredths, ListEntry, Lists,
    ManagerLevel, Nature, PostFields, PostId, Project, Title, UnitFields, UnitId, UnitKind,
};
use proptest::prelude::*;

const TITLES: [&str; 5] = [
    "Directeur",
    "Chargé/e de mission",
    "Chargés de mission rédacteurs",
    "Juriste",
    "Gestionnaire",
];
/// Few, so that tables meet.
const LABELS: [&str; 6] = ["Antenne", "Bureau", "D", "Pilotage", "Vacataire", "Z9"];

/// One thing that somebody does to a chart, with the random numbers that say to what.
pub type Step = (u8, u16, u16, u16);

pub fn steps(count: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0..28_u8, any::<u16>(), any::<u16>(), any::<u16>()), count)
}

/// A project whose one chart, "s", was made by `steps`.
pub fn source(steps: &[Step]) -> Project {
    let mut project = super::notation::project("chart s source\nunit u - pole Racine");
    let mut ids = DerivedIds::new(b"source");
    for &(what, a, b, c) in steps {
        // Mostly additions, so that there is something to change.
        let what = if what < 8 { what % 3 } else { what };
        step(&mut project, &"s".into(), None, (what, a, b, c), &mut ids);
    }
    project
}

/// Adds a chart made from "s" by `steps`.
pub fn state(project: &mut Project, name: &str, steps: &[Step]) -> ChartId {
    let mut ids = DerivedIds::new(name.as_bytes());
    let source: ChartId = "s".into();
    let (edit, chart) = links::make_target(project, &source, name.to_owned(), &mut ids)
        .expect("the source is there");
    apply(project, edit).expect("a target can be made");
    for &it in steps {
        step(project, &chart, Some(&source), it, &mut ids);
    }
    chart
}

/// Adds a variant of `base`, changed by `steps`.
pub fn variant(project: &mut Project, base: &ChartId, name: &str, steps: &[Step]) -> ChartId {
    let mut ids = DerivedIds::new(name.as_bytes());
    let (edit, chart) =
        links::make_variant(project, base, name.to_owned(), &mut ids).expect("the base is there");
    apply(project, edit).expect("a variant can be made");
    for &it in steps {
        step(project, &chart, Some(base), it, &mut ids);
    }
    chart
}

/// Does `steps` to the chart `name`, made from "s", and returns the edits that take them back, the first
/// one first.
pub fn undoable(project: &mut Project, chart: &ChartId, steps: &[Step]) -> Vec<Edit> {
    let mut ids = DerivedIds::new(b"undoable");
    let source: ChartId = "s".into();
    steps.iter().filter_map(|&it| step(project, chart, Some(&source), it, &mut ids)).collect()
}

/// Does one thing, if it is allowed, and returns the edit that takes it back.
fn step(
    project: &mut Project,
    chart: &ChartId,
    source: Option<&ChartId>,
    step: Step,
    ids: &mut DerivedIds,
) -> Option<Edit> {
    let edit = edit(project, chart, source, step, ids);
    apply(project, edit?).ok()
}

/// The edit that does one thing, if it can be made up.
pub fn edit(
    project: &Project,
    chart: &ChartId,
    source: Option<&ChartId>,
    (what, a, b, c): Step,
    ids: &mut DerivedIds,
) -> Option<Edit> {
    let found = project.chart(chart).expect("the chart is there");
    let (a, b, c) = (usize::from(a), usize::from(b), usize::from(c));
    let unit = unit_at(found, a);
    let post = post_at(found, b);
    let title = TITLES[c % TITLES.len()];
    let lists = &project.lists;
    let kind = || lists.kinds[c % lists.kinds.len()].id.clone();
    let category = lists.categories.get(b % (lists.categories.len() + 1)).map(|it| it.id.clone());
    match (what, post, source) {
        (0, ..) => {
            let fields = UnitFields::new(kind(), format!("Unité {c}"));
            Some(compose::add_unit(chart, &unit, fields, ids).0)
        }
        (1 | 2, ..) => {
            let fields = PostFields { category, ..PostFields::new(title) };
            Some(compose::add_post(chart, &unit, fields, ids).0)
        }
        (3, Some(post), _) => {
            let place = if c % 5 == 0 { UnitId::bench() } else { unit };
            compose::move_posts(project, chart, &[post], &place, None).ok()
        }
        (4, Some(post), _) => compose::set_posts(project, chart, &[post], |fields| {
            fields.title = Title::new(title);
            fields.category.clone_from(&category);
        })
        .ok(),
        (5, Some(post), _) => compose::set_posts(project, chart, &[post], |fields| {
            fields.fte = Hundredths(if c % 2 == 0 { 50 } else { 100 });
            fields.vacant = a % 4 == 0;
            fields.note = format!("note {c}");
        })
        .ok(),
        (6, Some(post), _) => Some(compose::delete_posts(chart, &[post])),
        (7, ..) => {
            let parent = unit_at(found, b);
            compose::move_units(project, chart, &[unit], &parent, None).ok()
        }
        (8, ..) => compose::set_unit(project, chart, &unit, |fields| {
            fields.name = format!("Unité {b}");
            fields.kind = kind();
        })
        .ok(),
        (9, ..) if c % 4 == 0 => {
            let fate = if b % 2 == 0 {
                compose::UnitFate::WithEverything
            } else {
                compose::UnitFate::Dissolved { posts_to: unit_at(found, 0) }
            };
            compose::delete_unit(project, chart, &unit, &fate).ok()
        }
        (10, Some(post), Some(source)) => {
            let from = project.chart(source).and_then(|chart| post_at(chart, a));
            from.and_then(|from| {
                links::link(project, Between { from: source, to: chart }, &from, &post).ok()
            })
        }
        (11, Some(post), Some(_)) => {
            links::set_post_reasons(project, chart, &[post], &format!("raison {}", c % 2)).ok()
        }
        (12, Some(post), Some(source)) => {
            links::unlink(project, Between { from: source, to: chart }, &post, ids).ok()
        }
        (13, Some(post), Some(source)) => {
            let from = project.chart(source).and_then(|chart| post_at(chart, a));
            let parts = [post, post_at(found, c).expect("there is a post")];
            from.and_then(|from| {
                links::split(project, Between { from: source, to: chart }, &from, &parts).ok()
            })
        }
        (14, Some(post), Some(source)) => {
            let between = Between { from: source, to: chart };
            let origins = project.chart(source).map(|it| [post_at(it, a), post_at(it, c)]);
            let origins: Vec<PostId> = origins.into_iter().flatten().flatten().collect();
            links::consolidate(project, between, &origins, &post).ok()
        }
        (15, Some(post), _) => compose::set_posts(project, chart, &[post], |fields| {
            let grade = lists.grades.get(a % (lists.grades.len() + 1));
            let level = lists.levels.get(c % (lists.levels.len() + 1));
            fields.grade = grade.map(|it| it.id.clone());
            fields.manager_level = level.map(|it| it.id.clone());
        })
        .ok(),
        (16..=20, ..) => {
            let lists = match a % 4 {
                0 => list_edit::<UnitKind>(lists, what, b, c, ids),
                1 => list_edit::<Category>(lists, what, b, c, ids),
                2 => list_edit::<Grade>(lists, what, b, c, ids),
                _ => list_edit::<ManagerLevel>(lists, what, b, c, ids),
            };
            Some(Edit::SetLists(Box::new(lists)))
        }
        (21, Some(post), Some(_)) => {
            let nature = [None, Some(Nature::Transfer), Some(Nature::Transformation)][c % 3];
            links::set_post_natures(project, chart, &[post], nature).ok()
        }
        (22, ..) => {
            let other = unit_at(found, b);
            reshape::merge_units(project, chart, &unit, &[other], |_| {}).ok()
        }
        (23, ..) => {
            let own = found.unit_by_id(&unit)?.posts().iter();
            let posts = own.map(|&post| found.post(post).id.clone()).take(c % 3).collect();
            let part = Part { posts, units: Vec::new(), below: true };
            let fields = UnitFields::new(kind(), format!("Partie {c}"));
            let left = found.unit_by_id(&unit)?.fields.authorised;
            let split = reshape::split_unit(project, chart, &unit, &part, fields, left, ids);
            split.ok().map(|(edit, _)| edit)
        }
        (24 | 25, ..) => compose::set_unit(project, chart, &unit, |fields| {
            fields.authorised = match c % 4 {
                0 => Authorised::Inherit,
                1 => Authorised::NotPrinted,
                _ => Authorised::Posts(c as u32 % 9),
            };
        })
        .ok(),
        // Another title, and what it is called.
        (26, Some(post), Some(_)) => {
            let nature = if b % 2 == 0 { Nature::Transfer } else { Nature::Transformation };
            compose::set_posts(project, chart, &[post], |fields| {
                fields.title = Title::new(title);
                fields.nature = Some(nature);
            })
            .ok()
        }
        (27, ..) => {
            // To where another perimeter begins, if there is any.
            let own = found
                .units_in_order()
                .filter(|&key| found.unit(key).fields.authorised != Authorised::Inherit);
            let own: Vec<_> = own.map(|key| found.unit(key).id.clone()).collect();
            let parent = own.get(b % own.len().max(1)).cloned().unwrap_or(unit_at(found, b));
            compose::move_units(project, chart, &[unit], &parent, None).ok()
        }
        _ => None,
    }
}

/// The lists after one thing was done to an entry of one of them, allowed or not.
fn list_edit<E: ListEntry>(
    lists: &Lists,
    what: u8,
    b: usize,
    c: usize,
    ids: &mut DerivedIds,
) -> Lists {
    let mut lists = lists.clone();
    let label = LABELS[c % LABELS.len()];
    let count = E::of(&lists).len();
    match what {
        16 => drop(add_entry::<E>(&mut lists, label, ids)),
        // As files of former versions number them.
        17 => {
            let is_free = |id: &String| E::of(&lists).iter().all(|entry| entry.id() != id);
            let mut numbered = (1..).map(|number| format!("{}-{number}", E::LIST.as_str()));
            let id = numbered.find(is_free).expect("numbers do not end");
            let entry = E::new(&id, label, &lists);
            E::of_mut(&mut lists).push(entry);
        }
        18 if count > 0 => label.clone_into(E::of_mut(&mut lists)[b % count].label_mut()),
        19 if count > 0 => drop(E::of_mut(&mut lists).remove(b % count)),
        20 if b.is_multiple_of(3) => {
            let place = b % lists.kinds.len();
            lists.kinds[place].rank = c as u32 % 6;
            lists.kinds[place].is_pole = c.is_multiple_of(5);
        }
        20 if b % 3 == 1 && !lists.grades.is_empty() => {
            let category = lists.categories.get(c % (lists.categories.len() + 1));
            let category = category.map(|it| it.id.clone());
            let place = b % lists.grades.len();
            lists.grades[place].category = category;
        }
        20 if count > 0 => E::of_mut(&mut lists).swap(b % count, c % count),
        _ => {}
    }
    lists
}

fn unit_at(chart: &Chart, index: usize) -> UnitId {
    let key = chart.units_in_order().nth(index % chart.unit_count()).expect("a chart has units");
    chart.unit(key).id.clone()
}

fn post_at(chart: &Chart, index: usize) -> Option<PostId> {
    let posts: Vec<_> = chart.all_posts().collect();
    let key = *posts.get(index % posts.len().max(1))?;
    Some(chart.post(key).id.clone())
}
