//! Units merged and split: every post stays, and the ceilings are said before anything is done.

use organigramme::compare::Ledger;
use organigramme::edit::reshape::Part;
use organigramme::editor::{
    Action, Ceiling, ChangeCommand, Command, Effect, Question, ReshapeCommand, Selection,
    ShowCommand, UnitCommand,
};
use organigramme::export::ledger::Compared;
use organigramme::model::{Authorised, PostId, UnitId};
use organigramme::words::Locale;

use super::hands::{bytes, chart, document, posts_of, said, sample, unit};

fn merge(heir: &UnitId, others: &[&UnitId], name: &str, authorised: Authorised) -> ChangeCommand {
    let others = others.iter().map(|&id| id.clone()).collect();
    let (heir, name) = (heir.clone(), name.to_owned());
    ChangeCommand::Reshape(ReshapeCommand::Merge { heir, others, name, authorised })
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
    let change = || merge(&heir, &[&gone], "Direction de la jeunesse", Authorised::Posts(77));

    let foreseen = editor.foresee(&change()).expect("it may be done");
    let said: Vec<_> = foreseen.iter().map(|it| (it.before, it.after)).collect();
    assert_eq!(said, [(ceiling(54, 54), ceiling(77, 77)), (ceiling(23, 23), None)]);
    assert_eq!(foreseen[0].unit.as_deref(), Some("Direction de la jeunesse"));
    assert_eq!(bytes(&editor), before, "what is foreseen is not done");

    editor.handle(Command::Change(change()));
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
    assert!(document(&editor).history().next_undo().is_none(), "it was one step");
}

#[test]
fn a_unit_merged_into_one_below_it_gives_up_its_place() {
    let mut editor = sample();
    let all = of_chart(&editor);
    let (above, below) =
        (unit(&editor, "Département admin"), unit(&editor, "Service Coordination"));
    let marches = unit(&editor, "Service Accords");
    editor.handle(Command::Change(merge(
        &below,
        &[&above],
        "Service Coordination",
        Authorised::Inherit,
    )));
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
    let effects =
        editor.handle(Command::Change(merge(&direction, &[&root], "Tout", Authorised::Inherit)));
    assert!(!said(&editor, &effects).is_empty());
    assert_eq!(bytes(&editor), before);
}

/// The unit of the source that is called so, and what the ledger says it became.
fn became(editor: &organigramme::editor::Editor, name: &str) -> String {
    let project = document(editor).project();
    let [source, target] = &project.charts[..] else { panic!("a source and a target") };
    let ledger = Ledger::between(source, target, &project.lists);
    let compared = Compared { from: source, to: target, lists: &project.lists, ledger: &ledger };
    let entry = ledger.units.iter().find(|it| {
        let states = [it.from.map(|key| source.unit(key)), it.to.map(|key| target.unit(key))];
        states.into_iter().flatten().any(|unit| unit.fields.name.starts_with(name))
    });
    Locale::French.say(&compared.unit_sentence(entry.expect("there is such a unit")))
}

#[test]
fn a_merged_unit_says_what_it_was_merged_into_however_often() {
    let mut editor = sample();
    let before = bytes(&editor);
    let funds = unit(&editor, "Cellule Fonds");
    let (apprentices, training) =
        (unit(&editor, "Service Apprentis"), unit(&editor, "Service Formation"));
    let name = |editor: &_, unit: &UnitId| {
        chart(editor).unit_by_id(unit).expect("it is there").fields.name.clone()
    };
    let heir = name(&editor, &apprentices);
    editor.handle(Command::Change(merge(&apprentices, &[&funds], &heir, Authorised::Inherit)));
    assert_eq!(
        became(&editor, "Secteur Fonds"),
        "Fusion du Secteur Fonds européens dans le Service Apprentis et entreprises"
    );
    // What took it over goes into a third one, and so does it.
    let heir = name(&editor, &training);
    editor.handle(Command::Change(merge(&training, &[&apprentices], &heir, Authorised::Inherit)));
    assert_eq!(
        became(&editor, "Secteur Fonds"),
        "Fusion du Secteur Fonds européens dans le Service Formation et territoires"
    );
    // A unit that no other chart knows is gone without a word.
    editor.handle(Command::Change(ChangeCommand::Units(UnitCommand::Add(training.clone()))));
    let new = document(&editor).selection().units[0].clone();
    editor.handle(Command::Change(merge(&training, &[&new], &heir, Authorised::Inherit)));
    assert!(!chart(&editor).fields.removed_units.contains_key(&new));
    for _ in 0..4 {
        editor.handle(Command::Act(Action::Undo));
    }
    assert_eq!(bytes(&editor), before);
}

#[test]
fn a_part_says_which_unit_was_split() {
    let mut editor = sample();
    let service = unit(&editor, "Service Formation");
    let part = |posts: Vec<PostId>, unit: &UnitId, name: &str| {
        Command::Change(ChangeCommand::Reshape(ReshapeCommand::Split {
            unit: unit.clone(),
            part: Part { posts, units: Vec::new(), below: true },
            kind: "secteur".into(),
            name: name.to_owned(),
            authorised: Authorised::Inherit,
            left: Authorised::Inherit,
        }))
    };
    let posts = posts_of(&editor, &service);
    editor.handle(part(posts[..3].to_vec(), &service, "Secteur Territoires"));
    assert_eq!(
        became(&editor, "Secteur Territoires"),
        "Création du Secteur Territoires par scission du Service Formation et territoires, sous le \
         Service Formation et territoires"
    );
    let territories = unit(&editor, "Secteur Territoires");
    editor.handle(part(posts[..1].to_vec(), &territories, "Secteur Nord"));
    assert!(
        became(&editor, "Secteur Nord").starts_with(
            "Création du Secteur Nord par scission du Service Formation et territoires"
        )
    );
}

#[test]
fn the_notes_of_merged_units_are_kept() {
    let mut editor = sample();
    let (heir, gone) = (unit(&editor, "Projets transversaux"), unit(&editor, "Cellule Fonds"));
    for (id, note) in [(&heir, "à revoir"), (&gone, "CT de mai")] {
        editor.handle(Command::Change(ChangeCommand::Units(UnitCommand::Set {
            chart: chart(&editor).id.clone(),
            units: vec![id.clone()],
            change: organigramme::editor::UnitChange::Note(note.to_owned()),
        })));
    }
    editor.handle(Command::Change(merge(&heir, &[&gone], "Projets", Authorised::Inherit)));
    assert_eq!(chart(&editor).unit_by_id(&heir).unwrap().fields.note, "à revoir\nCT de mai");
}

#[test]
fn a_part_of_a_unit_becomes_a_unit_beside_it_with_its_share_of_the_ceiling() {
    let mut editor = sample();
    let (before, all) = (bytes(&editor), of_chart(&editor));
    let (direction, service) = (unit(&editor, "DIRAA"), unit(&editor, "Service Formation"));
    let first = posts_of(&editor, &direction)[0].clone();
    let change = ChangeCommand::Reshape(ReshapeCommand::Split {
        unit: direction.clone(),
        part: Part { posts: vec![first.clone()], units: vec![service.clone()], below: false },
        kind: "direction".into(),
        name: "Mission Territoires".to_owned(),
        authorised: Authorised::Posts(10),
        left: Authorised::Posts(44),
    });
    let foreseen = editor.foresee(&change).expect("it may be done");
    let said: Vec<_> = foreseen.iter().map(|it| (it.before, it.after)).collect();
    assert_eq!(said, [(ceiling(54, 54), ceiling(44, 44)), (None, ceiling(10, 10))]);

    editor.handle(Command::Change(change));
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
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(posts[..3].to_vec()))));
    let effects = editor.handle(Command::Act(Action::SplitUnit));
    assert!(
        matches!(effects.as_slice(), [Effect::Ask(Question::SplitUnit(unit))] if *unit == service)
    );
    let mixed = vec![posts[0].clone(), posts_of(&editor, &elsewhere)[0].clone()];
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(mixed))));
    assert!(!editor.is_enabled(Action::SplitUnit), "posts of two units are no part of one");
}

#[test]
fn what_a_deletion_does_to_the_ceilings_is_said_before() {
    let editor = sample();
    let mission = unit(&editor, "Mission Proch");
    let root = unit(&editor, "Pôle");
    let fate = organigramme::edit::compose::UnitFate::Dissolved { posts_to: root };
    let foreseen =
        editor.foresee(&ChangeCommand::Units(UnitCommand::Delete { unit: mission, fate })).unwrap();
    let said: Vec<_> = foreseen.iter().map(|it| (it.before, it.after)).collect();
    let whole = (ceiling(105, 105), ceiling(105, 82));
    assert_eq!(said, [(ceiling(28, 28), ceiling(51, 28)), (ceiling(23, 23), None), whole]);
}
