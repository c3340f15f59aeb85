//! Units merged and split: every post stays, and the ceilings are said before anything is done.

use organigramme::edit::reshape::Part;
use organigramme::editor::{Action, Ceiling, Command, Effect, ReshapeCommand, Selection};
use organigramme::model::{Authorised, PostId, UnitId};

use super::hands::{bytes, chart, document, posts_of, said, sample, unit};

fn merge(heir: &UnitId, others: &[&UnitId], name: &str, authorised: Authorised) -> Command {
    let others = others.iter().map(|&id| id.clone()).collect();
    let (heir, name) = (heir.clone(), name.to_owned());
    Command::Reshape(ReshapeCommand::Merge { heir, others, name, authorised })
}

fn of_chart(editor: &organigramme::editor::Editor) -> Vec<PostId> {
    let chart = chart(editor);
    let mut ids: Vec<PostId> =
        chart.posts_in_order().map(|key| chart.post(key).id.clone()).collect();
    ids.sort();
    ids
}

fn ceiling(posts: u32, authorised: u32) -> Option<Ceiling> {
    Some(Ceiling { posts, authorised: Some(authorised) })
}

#[test]
fn two_units_become_one_with_every_post_and_the_sum_of_their_ceilings() {
    let mut editor = sample();
    let (before, all) = (bytes(&editor), of_chart(&editor));
    let (heir, gone) = (unit(&editor, "DIRAA"), unit(&editor, "Mission Proch"));
    let own = [posts_of(&editor, &heir), posts_of(&editor, &gone)].concat();
    let command = || merge(&heir, &[&gone], "Direction de la jeunesse", Authorised::Posts(77));

    let foreseen = editor.foresee(&command()).expect("it may be done");
    let said: Vec<_> = foreseen.iter().map(|it| (it.before, it.after)).collect();
    assert_eq!(said, [(ceiling(54, 54), ceiling(77, 77)), (ceiling(23, 23), None)]);
    assert_eq!(foreseen[0].unit.as_deref(), Some("Direction de la jeunesse"));
    assert_eq!(bytes(&editor), before, "what is foreseen is not done");

    editor.handle(command());
    assert_eq!(of_chart(&editor), all);
    assert_eq!(posts_of(&editor, &heir), own);
    let merged = chart(&editor).unit_by_id(&heir).expect("the heir remains");
    assert_eq!(merged.fields.name, "Direction de la jeunesse");
    assert_eq!(merged.fields.kind.as_str(), "direction");
    assert_eq!(merged.children().len(), 8);
    assert!(chart(&editor).unit_by_id(&gone).is_none());
    assert_eq!(document(&editor).selection(), &Selection::unit(heir));

    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
    assert!(document(&editor).journal().next_undo().is_none(), "it was one step");
}

#[test]
fn a_unit_merged_into_one_below_it_gives_up_its_place() {
    let mut editor = sample();
    let all = of_chart(&editor);
    let (above, below) =
        (unit(&editor, "Département admin"), unit(&editor, "Service Coordination"));
    let marches = unit(&editor, "Service Accords");
    editor.handle(merge(&below, &[&above], "Service Coordination", Authorised::Inherit));
    let chart = chart(&editor);
    let heir = chart.unit_by_id(&below).unwrap();
    assert_eq!(heir.parent(), Some(chart.root()));
    assert_eq!(chart.unit_index(chart.unit_key(&below).unwrap()), 0);
    assert_eq!(chart.unit_by_id(&marches).unwrap().parent(), chart.unit_key(&below));
    assert_eq!(of_chart(&editor), all);
}

#[test]
fn the_root_remains_whatever_is_merged_into_it() {
    let mut editor = sample();
    let before = bytes(&editor);
    let (root, direction) = (unit(&editor, "Pôle"), unit(&editor, "DIRAA"));
    let effects = editor.handle(merge(&direction, &[&root], "Tout", Authorised::Inherit));
    assert!(!said(&editor, &effects).is_empty());
    assert_eq!(bytes(&editor), before);
}

#[test]
fn the_notes_of_merged_units_are_kept() {
    let mut editor = sample();
    let (heir, gone) = (unit(&editor, "Projets transversaux"), unit(&editor, "Cellule Fonds"));
    for (id, note) in [(&heir, "à revoir"), (&gone, "CT de mai")] {
        editor.handle(Command::ChangeUnits {
            chart: chart(&editor).id.clone(),
            units: vec![id.clone()],
            change: organigramme::editor::UnitChange::Note(note.to_owned()),
        });
    }
    editor.handle(merge(&heir, &[&gone], "Projets", Authorised::Inherit));
    assert_eq!(chart(&editor).unit_by_id(&heir).unwrap().fields.note, "à revoir\nCT de mai");
}

#[test]
fn a_part_of_a_unit_becomes_a_unit_beside_it_with_its_share_of_the_ceiling() {
    let mut editor = sample();
    let (before, all) = (bytes(&editor), of_chart(&editor));
    let (direction, service) = (unit(&editor, "DIRAA"), unit(&editor, "Service Formation"));
    let first = posts_of(&editor, &direction)[0].clone();
    let command = Command::Reshape(ReshapeCommand::Split {
        unit: direction.clone(),
        part: Part { posts: vec![first.clone()], units: vec![service.clone()], below: false },
        kind: "direction".into(),
        name: "Mission Territoires".to_owned(),
        authorised: Authorised::Posts(10),
        left: Authorised::Posts(44),
    });
    let foreseen = editor.foresee(&command).expect("it may be done");
    let said: Vec<_> = foreseen.iter().map(|it| (it.before, it.after)).collect();
    assert_eq!(said, [(ceiling(54, 54), ceiling(44, 44)), (None, ceiling(10, 10))]);

    editor.handle(command);
    assert_eq!(of_chart(&editor), all);
    let new = unit(&editor, "Mission Territoires");
    assert_eq!(posts_of(&editor, &new), [first]);
    let chart = chart(&editor);
    let (key, old) = (chart.unit_key(&new).unwrap(), chart.unit_key(&direction).unwrap());
    assert_eq!(chart.unit_index(key), chart.unit_index(old) + 1);
    assert_eq!(chart.unit(key).fields.kind.as_str(), "mission", "its name says so");
    assert_eq!(chart.unit_by_id(&service).unwrap().parent(), Some(key));
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
}

#[test]
fn a_unit_is_split_by_the_posts_selected_in_it() {
    let mut editor = sample();
    let service = unit(&editor, "Service Apprentis");
    let elsewhere = unit(&editor, "Service Formation");
    let posts = posts_of(&editor, &service);
    editor.handle(Command::Select(Selection::posts(posts[..3].to_vec())));
    let effects = editor.handle(Command::Act(Action::SplitUnit));
    assert!(matches!(effects.as_slice(), [Effect::AskSplitUnit(unit)] if *unit == service));
    let mixed = vec![posts[0].clone(), posts_of(&editor, &elsewhere)[0].clone()];
    editor.handle(Command::Select(Selection::posts(mixed)));
    assert!(!editor.is_enabled(Action::SplitUnit), "posts of two units are no part of one");
}

#[test]
fn what_a_deletion_does_to_the_ceilings_is_said_before() {
    let editor = sample();
    let mission = unit(&editor, "Mission Proch");
    let root = unit(&editor, "Pôle");
    let fate = organigramme::edit::compose::UnitFate::Dissolved { posts_to: root };
    let foreseen = editor.foresee(&Command::DeleteUnit { unit: mission, fate }).unwrap();
    let said: Vec<_> = foreseen.iter().map(|it| (it.before, it.after)).collect();
    let whole = (ceiling(105, 105), ceiling(105, 82));
    assert_eq!(said, [(ceiling(28, 28), ceiling(51, 28)), (ceiling(23, 23), None), whole]);
}
