//! Moves by the keyboard: reordering, re-attaching, into a unit chosen in a list.

use organigramme::editor::{
    Action, ChangeCommand, Command, Effect, Purpose, Question, Selection, SelectionCommand,
    ShowCommand, UnitCommand,
};
use organigramme::editor::{Document, Editor};
use organigramme::format::native;
use organigramme::model::{DerivedIds, PostId, UnitId, lines};
use organigramme::words::Locale;

use super::support::{file_read, notation::project};

const CHART: &str = "
    chart t target
    unit pole - pole Éducation
    unit dir1 pole direction Formation
    unit s1 dir1 service Territoires
    unit s2 dir1 service Entreprises
    unit dir2 pole direction Orientation
    unit s3 dir2 service Métiers
    post p1 pole A Directeur
    post a1 s1 A Chef
    post b1 s1 A Chargé de mission
    post b2 s1 A Chargé de mission
    post c1 s1 B Gestionnaire
    post d1 s2 B Juriste
";

fn open() -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"moves")), Locale::French);
    let bytes = native::save(&project(CHART));
    editor.handle(file_read("t.json", Purpose::Open, &bytes));
    editor
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

/// The chart in front: a unit a line, indented, then its posts, a line of them in brackets.
fn drawn(editor: &Editor) -> String {
    let chart = document(editor).chart().expect("a chart is shown");
    let unit = |key| {
        let indent = "  ".repeat(chart.path(key).len() - 1);
        let posts = lines(chart, key).into_iter().map(|line| {
            let ids: Vec<&str> =
                line.posts.iter().map(|&post| chart.post(post).id.as_str()).collect();
            format!(" [{}]", ids.join(" "))
        });
        format!("{indent}{}{}\n", chart.unit(key).id.as_str(), posts.collect::<String>())
    };
    chart.units_in_order().map(unit).collect()
}

fn posts(ids: &[&str]) -> Selection {
    Selection::posts(ids.iter().map(|&id| PostId::from(id.to_owned())).collect())
}

fn units(ids: &[&str]) -> Selection {
    let units = ids.iter().map(|&id| UnitId::from(id.to_owned())).collect();
    Selection { units, posts: Vec::new() }
}

/// What `actions` make of a selection: the lines of the drawing that are no longer as they were. Each
/// is one step, leaves selected what was, and is undone whole.
#[track_caller]
fn check(selection: Selection, actions: &[Action], expected: &[&str]) {
    let mut editor = open();
    let before = drawn(&editor);
    editor.handle(Command::Show(ShowCommand::Select(selection.clone())));
    for &action in actions {
        assert!(editor.is_enabled(action), "{action:?}");
        editor.handle(Command::Act(action));
        assert_eq!(*document(&editor).selection(), selection);
    }
    let after = drawn(&editor);
    let changed: Vec<&str> =
        after.lines().filter(|line| !before.lines().any(|it| it == *line)).collect();
    assert_eq!(changed, expected, "\n{after}");
    for _ in actions {
        editor.handle(Command::Act(Action::Undo));
    }
    assert_eq!(drawn(&editor), before);
    assert!(!document(&editor).is_unsaved());
}

#[track_caller]
fn check_refused(selection: Selection, actions: &[Action]) {
    let mut editor = open();
    let before = drawn(&editor);
    editor.handle(Command::Show(ShowCommand::Select(selection)));
    for &action in actions {
        assert!(!editor.is_enabled(action), "{action:?}");
        editor.handle(Command::Act(action));
    }
    assert_eq!(drawn(&editor), before);
}

#[test]
fn lines_change_places_as_a_whole() {
    check(posts(&["c1"]), &[Action::MoveEarlier], &["    s1 [a1] [c1] [b1 b2]"]);
    check(posts(&["b1"]), &[Action::MoveEarlier], &["    s1 [b1 b2] [a1] [c1]"]);
    check(posts(&["b2"]), &[Action::MoveLater], &["    s1 [a1] [c1] [b1 b2]"]);
    check(posts(&["a1", "b1"]), &[Action::MoveLater], &["    s1 [c1] [a1] [b1 b2]"]);
    check(posts(&["a1"]), &[Action::MoveLater, Action::MoveLater], &["    s1 [b1 b2] [c1] [a1]"]);
    check_refused(posts(&["a1"]), &[Action::MoveEarlier]);
    check_refused(posts(&["c1"]), &[Action::MoveLater]);
    check_refused(posts(&["a1", "d1"]), &[Action::MoveEarlier, Action::MoveLater]);
}

#[test]
fn posts_go_from_unit_to_unit() {
    check(posts(&["b1"]), &[Action::MoveOut], &["  dir1 [b1]", "    s1 [a1] [b2] [c1]"]);
    check(posts(&["p1"]), &[Action::MoveIn], &["pole", "  dir1 [p1]"]);
    let (s1, s2) = ("    s1 [a1] [c1]", "    s2 [d1] [b1 b2]");
    check(posts(&["b1", "b2"]), &[Action::MoveToNextUnit], &[s1, s2]);
    check(
        posts(&["d1"]),
        &[Action::MoveToPreviousUnit],
        &["    s1 [a1] [b1 b2] [c1] [d1]", "    s2"],
    );
    let twice = [Action::MoveToNextUnit, Action::MoveToNextUnit];
    check(posts(&["d1"]), &twice, &["    s2", "    s3 [d1]"]);
    check_refused(posts(&["p1"]), &[Action::MoveOut, Action::MoveToPreviousUnit]);
    check_refused(posts(&["b1"]), &[Action::MoveIn]);
}

#[test]
fn units_change_places_and_are_attached_elsewhere() {
    let order = |selection: &str, action: Action| {
        let mut editor = open();
        editor.handle(Command::Show(ShowCommand::Select(units(&[selection]))));
        assert!(editor.is_enabled(action), "{action:?}");
        editor.handle(Command::Act(action));
        let drawn = drawn(&editor);
        let names = drawn.lines().map(|line| {
            let indent = line.len() - line.trim_start().len();
            format!("{}{}", "·".repeat(indent / 2), line.split_whitespace().next().unwrap_or(""))
        });
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order("dir2", Action::MoveEarlier), "pole ·dir2 ··s3 ·dir1 ··s1 ··s2");
    assert_eq!(order("s1", Action::MoveLater), "pole ·dir1 ··s2 ··s1 ·dir2 ··s3");
    assert_eq!(order("s1", Action::MoveOut), "pole ·dir1 ··s2 ·s1 ·dir2 ··s3");
    assert_eq!(order("s2", Action::MoveIn), "pole ·dir1 ··s1 ···s2 ·dir2 ··s3");
    assert_eq!(order("s2", Action::MoveToNextUnit), "pole ·dir1 ··s1 ·dir2 ··s2 ··s3");
    assert_eq!(order("s3", Action::MoveToPreviousUnit), "pole ·dir1 ··s1 ··s2 ··s3 ·dir2");
    let out = [Action::MoveOut, Action::MoveToPreviousUnit, Action::MoveToNextUnit];
    check_refused(units(&["dir1"]), &out);
    check_refused(units(&["pole"]), &[Action::MoveEarlier, Action::MoveLater, Action::MoveIn]);
    check_refused(units(&["s1"]), &[Action::MoveEarlier, Action::MoveIn]);
    check_refused(units(&["s1", "s3"]), &[Action::MoveEarlier, Action::MoveLater]);
}

#[test]
fn what_is_selected_goes_into_a_chosen_unit_in_one_step() {
    let mut editor = open();
    let before = drawn(&editor);
    let both = Selection { posts: posts(&["b1", "d1"]).posts, ..units(&["s2"]) };
    editor.handle(Command::Show(ShowCommand::Select(both.clone())));
    let asked = editor.handle(Command::Act(Action::MoveToUnit));
    assert!(matches!(asked[..], [Effect::Ask(Question::Move)]), "{asked:?}");
    editor.handle(Command::Change(ChangeCommand::Selection(SelectionCommand::MoveInto(
        UnitId::from("s3".to_owned()),
    ))));
    assert_eq!(
        drawn(&editor),
        "pole [p1]\n  dir1\n    s1 [a1] [b2] [c1]\n  dir2\n    s3 [b1] [d1]\n      s2\n"
    );
    assert_eq!(*document(&editor).selection(), both);
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(drawn(&editor), before);

    // Refused as a whole: the posts stay too.
    let above = Selection { posts: posts(&["a1"]).posts, ..units(&["dir1"]) };
    editor.handle(Command::Show(ShowCommand::Select(above)));
    let said = editor.handle(Command::Change(ChangeCommand::Selection(
        SelectionCommand::MoveInto(UnitId::from("s2".to_owned())),
    )));
    assert!(matches!(said[..], [Effect::Say { .. }]), "{said:?}");
    assert_eq!(drawn(&editor), before);
}

#[test]
fn several_units_go_together_in_one_step() {
    let mut editor = open();
    let before = drawn(&editor);
    // In the chart's order, whatever the order they were selected in; what is under one goes with it.
    let moved = |editor: &mut Editor, ids: &[&str], parent: &str| {
        let units = units(ids).units;
        editor.handle(Command::Change(ChangeCommand::Units(UnitCommand::Move {
            units,
            parent: parent.into(),
            before: None,
        })))
    };
    moved(&mut editor, &["s2", "s1"], "dir2");
    let together = "\
pole [p1]
  dir1
  dir2
    s3
    s1 [a1] [b1 b2] [c1]
    s2 [d1]
";
    assert_eq!(drawn(&editor), together);
    assert_eq!(document(&editor).selection().units.len(), 2);
    assert_eq!(step(&editor), "déplacer 2 unités");
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(drawn(&editor), before);

    moved(&mut editor, &["s1", "dir1", "s2"], "dir2");
    assert_eq!(step(&editor), "déplacer 1 unité");
    let below = "\
pole [p1]
  dir2
    s3
    dir1
      s1 [a1] [b1 b2] [c1]
      s2 [d1]
";
    assert_eq!(drawn(&editor), below);
    editor.handle(Command::Act(Action::Undo));

    // The same by the list of units.
    editor.handle(Command::Show(ShowCommand::Select(units(&["s2", "dir1"]))));
    editor.handle(Command::Change(ChangeCommand::Selection(SelectionCommand::MoveInto(
        "dir2".into(),
    ))));
    assert_eq!(drawn(&editor), below);
    editor.handle(Command::Act(Action::Undo));

    // None goes where one of them cannot.
    let effects = moved(&mut editor, &["s3", "dir1"], "s1");
    assert!(matches!(effects[..], [Effect::Say { .. }]), "{effects:?}");
    assert_eq!(drawn(&editor), before);
}

/// The name of the last step.
fn step(editor: &Editor) -> String {
    let step = document(editor).history().next_undo().expect("a step was made");
    Locale::French.say(&step.kind.label())
}

#[test]
fn select_all_widens_from_the_unit_to_the_chart() {
    let mut editor = open();
    editor.handle(Command::Show(ShowCommand::Select(posts(&["a1"]))));
    let mut counts = Vec::new();
    while editor.is_enabled(Action::SelectAll) {
        editor.handle(Command::Act(Action::SelectAll));
        counts.push(document(&editor).selection().posts.len());
    }
    assert_eq!(counts, [4, 6], "the unit, then the chart: nothing is below the unit");
    editor.handle(Command::Show(ShowCommand::Select(units(&["dir1"]))));
    editor.handle(Command::Act(Action::SelectAll));
    assert_eq!(
        document(&editor).selection().posts.len(),
        5,
        "the direction has no posts of its own"
    );
}

#[test]
fn a_part_of_a_line_is_taken_post_by_post() {
    let mut editor = open();
    editor.handle(Command::Show(ShowCommand::Select(posts(&["b1", "b2"]))));
    assert!(!editor.is_enabled(Action::TakeMore));
    editor.handle(Command::Act(Action::TakeFewer));
    assert_eq!(document(&editor).selection().posts.len(), 1);
    assert!(!editor.is_enabled(Action::TakeFewer));
    editor.handle(Command::Act(Action::TakeMore));
    assert_eq!(document(&editor).selection().posts.len(), 2);
    editor.handle(Command::Show(ShowCommand::Select(posts(&["a1"]))));
    assert!(!editor.is_enabled(Action::TakeMore), "a line of one post is taken or not");
}

#[test]
fn what_stood_beside_the_deleted_is_selected() {
    let mut editor = open();
    let after = |editor: &mut Editor, selection: Selection| {
        editor.handle(Command::Show(ShowCommand::Select(selection)));
        editor.handle(Command::Act(Action::Delete));
        let selection = document(editor).selection().clone();
        editor.handle(Command::Act(Action::Undo));
        selection
    };
    assert_eq!(after(&mut editor, posts(&["a1"])), posts(&["b1"]), "one post of the line below");
    assert_eq!(after(&mut editor, posts(&["b1"])), posts(&["b2"]), "one of the same line");
    assert_eq!(after(&mut editor, posts(&["c1"])), posts(&["b2"]), "at the end the one above");
    assert_eq!(after(&mut editor, posts(&["d1"])), units(&["s2"]), "of an only post the unit");
}

#[test]
fn a_line_gets_one_post_more_however_many_it_has() {
    let mut editor = open();
    editor.handle(Command::Show(ShowCommand::Select(posts(&["b1", "b2"]))));
    editor.handle(Command::Act(Action::OneMore));
    let chart = document(&editor).chart().expect("a chart is shown");
    let line = lines(chart, chart.unit_key(&"s1".into()).expect("the unit")).swap_remove(1);
    assert_eq!(line.posts.len(), 3);
    let added = document(&editor).selection().posts.clone();
    assert_eq!(added.len(), 1);
    assert!(!["b1", "b2"].contains(&added[0].as_str()));
    editor.handle(Command::Show(ShowCommand::Select(units(&["s1"]))));
    assert!(!editor.is_enabled(Action::OneMore), "of a unit there is no line");
}

#[test]
fn what_was_deleted_and_is_back_is_selected() {
    let mut editor = open();
    for (selection, action) in [
        (posts(&["a1"]), Action::Delete),
        (posts(&["b1", "b2"]), Action::Delete),
        // A unit that holds something is not deleted without a question.
        (units(&["s2"]), Action::Cut),
    ] {
        editor.handle(Command::Show(ShowCommand::Select(selection.clone())));
        editor.handle(Command::Act(action));
        assert_ne!(*document(&editor).selection(), selection);
        editor.handle(Command::Act(Action::Undo));
        assert_eq!(*document(&editor).selection(), selection);
    }
}
