//! Search, filter and branch, without a window: what is found, what is left in full light, what is
//! unfolded on the way.

use std::collections::BTreeSet;

use organigramme::editor::{
    Action, ChangeCommand, Command, Document, Editor, Effect, Filter, FindCommand, LookCommand,
    PostChange, PostCommand, Selection, ShowCommand, ShowEffect, UnitCommand,
};
use organigramme::model::{Chart, DerivedIds, PostId, UnitId};
use organigramme::words::Locale;

fn sample() -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"find")), Locale::French);
    editor.handle(Command::Act(Action::OpenSample));
    editor
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

fn front(editor: &Editor) -> &Chart {
    document(editor).chart().expect("a chart is shown")
}

fn unit_named(editor: &Editor, name: &str) -> UnitId {
    let chart = front(editor);
    let mut units = chart.units_in_order().map(|key| chart.unit(key));
    units.find(|unit| unit.fields.name.contains(name)).expect("the unit is there").id.clone()
}

fn posts_titled(editor: &Editor, title: &str) -> Vec<PostId> {
    let chart = front(editor);
    let posts = chart.posts_in_order().map(|key| chart.post(key));
    let titled = posts.filter(|post| post.fields.title.text() == title);
    titled.map(|post| post.id.clone()).collect()
}

fn find(editor: &mut Editor, command: FindCommand) -> Vec<Effect> {
    editor.handle(Command::Find(command))
}

fn seek(editor: &mut Editor, query: &str) {
    find(editor, FindCommand::Seek(query.to_owned()));
}

/// What is found, in reading order: titles of posts with their number, or names of units.
fn found(editor: &mut Editor, query: &str) -> Vec<String> {
    seek(editor, query);
    let chart = front(editor);
    let said = document(editor).found().hits.iter().map(|hit| match hit.posts.first() {
        None => chart.unit_by_id(&hit.unit).expect("it is there").fields.name.clone(),
        Some(post) => {
            let title = chart.post_by_id(post).expect("it is there").fields.title.text();
            format!("{} {title}", hit.posts.len())
        }
    });
    said.collect()
}

#[test]
fn spellings_of_one_title_are_found_together() {
    let mut editor = sample();
    let all = found(&mut editor, "conseillère technique");
    assert!(all.iter().any(|it| it.contains("Conseiller/e/s Techniques")), "{all:?}");
    assert!(all.iter().any(|it| it.contains("conseillères techniques")), "{all:?}");
    for query in ["CONSEILLERS TECHNIQUES", "Conseiller/ère/s technique", "techniq conseil"] {
        let others = found(&mut editor, query);
        assert!(all.iter().all(|it| others.contains(it)), "{query}: {others:?}");
    }
    // A title of one word, by its feminine.
    assert_eq!(found(&mut editor, "directrice adjointe"), ["1 Directeur/rice Adjoint/e"]);
}

#[test]
fn case_accents_and_parts_of_words_are_enough() {
    let mut editor = sample();
    assert_eq!(
        found(&mut editor, "attractivite"),
        ["Secteur Attractivité des métiers et visibilité des formations"]
    );
    assert_eq!(
        found(&mut editor, "worldskill"),
        [
            "1 responsable de projet WorldSkills",
            "1 gestionnaire administratif et financier WorldSkills"
        ]
    );
    assert_eq!(found(&mut editor, "cadres marches"), ["Service Accords-cadres et marchés publics"]);
    assert_eq!(found(&mut editor, "  "), [] as [&str; 0]);
}

#[test]
fn a_slip_of_the_pen_is_forgiven_where_nothing_is_written_so() {
    let mut editor = sample();
    let web = ["1 chargé d'études Web"];
    assert_eq!(found(&mut editor, "etdues web"), web);
    assert_eq!(found(&mut editor, "charge étude web"), web);
    assert_eq!(found(&mut editor, "notifcations"), ["Secteur DCE et Notifications partagées"]);
    let exact = found(&mut editor, "gestionnaires");
    assert_eq!(found(&mut editor, "gestionaires"), exact);
    // Another word, not a slip.
    assert_eq!(found(&mut editor, "boulanger"), [] as [&str; 0]);
    // What is written so is not mixed with what nearly is.
    assert_eq!(found(&mut editor, "web"), ["1 chargé d'études Web"]);
}

#[test]
fn grades_levels_and_notes_are_found_too() {
    let mut editor = sample();
    let graded = found(&mut editor, "A2.2");
    assert_eq!(graded, ["1 responsable de secteur", "1 responsable de projet WorldSkills"]);
    let managers = found(&mut editor, "manager de proximité");
    assert_eq!(managers, ["1 Responsable de secteur", "1 responsable de secteur"]);

    let posts = posts_titled(&editor, "Chargé/e/s de mission");
    let noted = posts[1].clone();
    let chart = front(&editor).id.clone();
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
        chart,
        posts: vec![noted.clone()],
        change: PostChange::Note("Départ en retraite au printemps".to_owned()),
    })));
    seek(&mut editor, "retraite mission");
    // Of the posts of its line, only the one that the note is about.
    let hits = &document(&editor).found().hits;
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].posts, [noted]);
}

#[test]
fn the_way_leads_from_hit_to_hit_and_round() {
    let mut editor = sample();
    let web = posts_titled(&editor, "chargé d'études Web");
    seek(&mut editor, "secteur");
    let count = document(&editor).found().hits.len();
    assert!(count > 4);
    assert_eq!(document(&editor).hit_selected(), Some(0), "the first is selected at once");
    let mut seen = BTreeSet::new();
    for _ in 0..count {
        seen.insert(document(&editor).hit_selected());
        let effects = find(&mut editor, FindCommand::Next);
        assert!(
            effects.iter().any(|effect| matches!(effect, Effect::Show(ShowEffect::Approach))),
            "{effects:?}"
        );
    }
    assert_eq!(seen.len(), count);
    assert_eq!(document(&editor).hit_selected(), Some(0));
    find(&mut editor, FindCommand::Previous);
    assert_eq!(document(&editor).hit_selected(), Some(count - 1));

    // From elsewhere, the way goes on there.
    seek(&mut editor, "");
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(web.clone()))));
    seek(&mut editor, "responsable");
    let chart = front(&editor);
    let place = |post: &PostId| chart.posts_in_order().position(|key| chart.post(key).id == *post);
    let selected = document(&editor).selection().posts[0].clone();
    assert!(place(&selected) >= place(&web[0]) || document(&editor).hit_selected() == Some(0));
}

#[test]
fn what_is_typed_further_is_looked_for_from_the_same_place() {
    let mut editor = sample();
    seek(&mut editor, "f");
    seek(&mut editor, "formation");
    let first = document(&editor).selection().clone();
    assert_eq!(document(&editor).hit_selected(), Some(0));
    seek(&mut editor, "formations mét");
    seek(&mut editor, "formation");
    assert_eq!(document(&editor).selection(), &first);
}

#[test]
fn an_edit_changes_what_is_found() {
    let mut editor = sample();
    assert_eq!(found(&mut editor, "web").len(), 1);
    let posts = posts_titled(&editor, "chargé d'études Web");
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(posts))));
    editor.handle(Command::Act(Action::Delete));
    assert!(document(&editor).found().hits.is_empty());
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(document(&editor).found().hits.len(), 1);
}

#[test]
fn a_hit_is_brought_out_of_a_folded_branch_and_of_another_one() {
    let mut editor = sample();
    let pole = unit_named(&editor, "Pôle");
    let folded =
        vec![pole, unit_named(&editor, "Mission Proch"), unit_named(&editor, "Secteur Attr")];
    editor.handle(Command::Look(LookCommand::Fold { units: folded, folded: true }));
    let other = unit_named(&editor, "DIRAA");
    editor.handle(Command::Look(LookCommand::ShowBranch(Some(other))));
    let effects = find(&mut editor, FindCommand::Seek("web".to_owned()));
    let look = document(&editor).look(&front(&editor).id);
    assert!(look.folded.is_empty(), "{:?}", look.folded);
    assert_eq!(document(&editor).branch(front(&editor)), None);
    assert!(
        matches!(
            effects[..],
            [Effect::Show(ShowEffect::Whole), Effect::Show(ShowEffect::Approach)]
        ),
        "{effects:?}"
    );
}

#[test]
fn a_branch_is_shown_of_each_chart_that_has_it() {
    let mut editor = sample();
    let mission = unit_named(&editor, "Mission Proch");
    assert!(!editor.is_enabled(Action::ShowBranch), "nothing is selected");
    assert!(!editor.is_enabled(Action::ShowWholeChart));
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(posts_titled(
        &editor,
        "chargé d'études Web",
    )))));
    editor.handle(Command::Act(Action::ShowBranch));
    let name = |editor: &Editor| {
        let chart = front(editor);
        document(editor).branch(chart).map(|top| chart.unit(top).fields.name.clone())
    };
    let holder = "Secteur Attractivité des métiers et visibilité des formations";
    assert_eq!(name(&editor).as_deref(), Some(holder), "the unit that holds the post");
    assert!(!editor.is_enabled(Action::ShowBranch), "it is shown already");

    // The same unit, under the name that it has in the source.
    let charts: Vec<_> =
        document(&editor).project().charts.iter().map(|chart| chart.id.clone()).collect();
    editor.handle(Command::Show(ShowCommand::Chart(charts[0].clone())));
    let before = "Secteur information sur les métiers et les formations";
    assert_eq!(name(&editor).as_deref(), Some(before));

    // A new unit has no counterpart: the source is shown whole.
    editor.handle(Command::Show(ShowCommand::Chart(charts[1].clone())));
    let new = unit_named(&editor, "Partenariats et projets");
    editor.handle(Command::Look(LookCommand::ShowBranch(Some(new.clone()))));
    editor.handle(Command::Show(ShowCommand::Chart(charts[0].clone())));
    assert_eq!(name(&editor), None);

    // Deleted, it leaves the whole chart; undone, it is back.
    editor.handle(Command::Show(ShowCommand::Chart(charts[1].clone())));
    let fate = organigramme::edit::compose::UnitFate::WithEverything;
    editor.handle(Command::Change(ChangeCommand::Units(UnitCommand::Delete { unit: new, fate })));
    assert_eq!(name(&editor), None);
    editor.handle(Command::Act(Action::Undo));
    assert!(name(&editor).is_some());
    editor.handle(Command::Show(ShowCommand::Select(Selection::unit(mission))));
    editor.handle(Command::Act(Action::ShowWholeChart));
    assert_eq!(name(&editor), None);
}

#[test]
fn what_is_added_outside_the_branch_is_seen() {
    let mut editor = sample();
    let (branch, other) = (unit_named(&editor, "DIRAA"), unit_named(&editor, "Mission Proch"));
    editor.handle(Command::Look(LookCommand::ShowBranch(Some(branch.clone()))));
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(branch))));
    assert!(document(&editor).branch(front(&editor)).is_some(), "it stands in the branch");
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(other))));
    assert_eq!(document(&editor).branch(front(&editor)), None);
}

fn filter(editor: &mut Editor, filter: Filter) {
    find(editor, FindCommand::Filter(Box::new(filter)));
}

fn lit(editor: &Editor) -> usize {
    document(editor).lit().expect("a filter is set").posts.len()
}

#[test]
fn a_filter_leaves_the_posts_that_the_figures_count() {
    let mut editor = sample();
    assert_eq!(document(&editor).lit(), None);
    assert!(!editor.is_enabled(Action::ClearFilter));
    let of_a = Filter { categories: [Some("A".into())].into(), ..Filter::default() };
    filter(&mut editor, of_a.clone());
    assert_eq!(lit(&editor), 69);
    filter(&mut editor, Filter { categories: [Some("B".into())].into(), ..Filter::default() });
    assert_eq!(lit(&editor), 36);
    let both = [Some("A".into()), Some("B".into()), None];
    filter(&mut editor, Filter { categories: both.into(), ..Filter::default() });
    assert_eq!(lit(&editor), 105);

    // Each group narrows what the others leave.
    let managers = Filter { levels: [Some("proximite".into())].into(), ..of_a.clone() };
    filter(&mut editor, managers);
    let chart = front(&editor);
    let counted = chart.posts_in_order().map(|key| &chart.post(key).fields);
    let counted = counted.filter(|it| it.manager_level == Some("proximite".into())).count();
    assert!(counted > 0);
    assert_eq!(lit(&editor), counted);

    // It follows the edits.
    filter(&mut editor, of_a);
    let web = posts_titled(&editor, "chargé d'études Web");
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(web))));
    editor.handle(Command::Act(Action::Delete));
    assert_eq!(lit(&editor), 68);
    editor.handle(Command::Act(Action::ClearFilter));
    assert_eq!(document(&editor).lit(), None);
}

#[test]
fn a_filter_leaves_what_changed_and_what_nobody_has_explained() {
    let mut editor = sample();
    let ledger = document(&editor).ledger().expect("two charts are compared");
    let after = ledger.entries.iter().flat_map(|entry| {
        let is_changed = entry.movement != organigramme::compare::Movement::Kept;
        entry.posts.iter().filter(move |pair| is_changed && pair.to.is_some())
    });
    let expected = after.count();
    filter(&mut editor, Filter { changed: true, ..Filter::default() });
    assert_eq!(lit(&editor), expected);
    let left = document(&editor).lit().expect("a filter is set");
    assert!(left.units.contains(&unit_named(&editor, "Partenariats et projets")), "it is new");
    assert!(!left.losses.is_empty(), "posts were transferred");
    assert!(!left.units.contains(&unit_named(&editor, "Secteur DCE")));

    filter(&mut editor, Filter { unexplained: true, ..Filter::default() });
    let (target, left) = (lit(&editor), document(&editor).lit().expect("it is set").clone());
    assert!(left.units.is_superset(&left.losses));
    let source = document(&editor).project().charts[0].id.clone();
    editor.handle(Command::Show(ShowCommand::Chart(source)));
    // The report never explains four changes: two posts less, two posts more.
    assert_eq!((lit(&editor), target), (2, 2));
}
