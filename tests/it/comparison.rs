//! Which two charts are compared: one rule that follows the chart in front, unless the user chose a pair.

use organigramme::editor::{
    Action, ChangeCommand, ChangedAnswer, ChartCommand, Command, DiskCommand, Document, Editor,
    Effect, FileCommand, Job, MergeCommand, Purpose, Question, Selection, ShowCommand, ShowEffect,
    SnapshotCommand, Tables,
};
use organigramme::format::native;
use organigramme::model::{ChartId, DerivedIds, Project, Role};
use organigramme::words::Locale;

use super::support::{file_read, notation};

/// An editor with the project of `text`.
fn editor_of(project: &Project) -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"comparison")), Locale::French);
    editor.handle(file_read("projet.json", Purpose::Open, &native::save(project)));
    editor
}

/// A source "s" and its target "t".
fn two() -> Editor {
    let tree = "unit u - pole Racine\npost p u A Juriste\npost q u B Gestionnaire";
    editor_of(&notation::project(&format!("chart s source\n{tree}\nchart t target of s\n{tree}")))
}

/// One chart "s" without a role.
fn roleless() -> Editor {
    editor_of(&notation::project("chart s\nunit u - pole Racine\npost p u A Juriste"))
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

fn act(editor: &mut Editor, action: Action) -> Vec<Effect> {
    editor.handle(Command::Act(action))
}

fn show(editor: &mut Editor, chart: &str) {
    editor.handle(Command::Show(ShowCommand::Chart(chart.into())));
}

fn front(editor: &Editor) -> ChartId {
    document(editor).chart().expect("a chart is shown").id.clone()
}

/// The ids of the charts compared; every place where figures of a comparison stand agrees on them.
fn compared(editor: &mut Editor) -> (String, String) {
    let document = document(editor);
    let (from, to) = document.compared().expect("two charts are compared");
    let pair = (from.id.to_string(), to.id.to_string());
    let ledger = document.ledger().expect("two charts are compared");
    assert_eq!((ledger.from.to_string(), ledger.to.to_string()), pair, "the panel's figures");
    let names = document.compared_names().expect("they have names");
    let names = Locale::French.say(&names);
    assert_eq!(names, format!("{} → {}", from.fields.label, to.fields.label));
    let chart = document.chart().expect("a chart is shown");
    let marked_since = document.earlier_of(chart).map(|earlier| earlier.id.to_string());
    assert_eq!(marked_since, (chart.id == to.id).then(|| pair.0.clone()), "marks and statistics");
    for (purpose, tables) in
        [(Purpose::ExportTables, Tables::Movements), (Purpose::ExportMinutes, Tables::Minutes)]
    {
        let path = Some("tableaux.xlsx".into());
        let effects = editor.handle(Command::File(FileCommand::PathChosen { purpose, path }));
        let [Effect::Make(Job::Tables(request))] = effects.as_slice() else {
            panic!("{effects:?}")
        };
        assert_eq!(request.tables, tables);
        assert_eq!((request.from.to_string(), request.to.to_string()), pair, "{tables:?}");
    }
    pair
}

fn assert_compared(editor: &mut Editor, from: impl ToString, to: impl ToString) {
    assert_eq!(compared(editor), (from.to_string(), to.to_string()));
}

#[test]
fn the_chart_in_front_is_compared_with_what_it_was_made_from() {
    let mut editor = two();
    assert_compared(&mut editor, "s", "t");
    act(&mut editor, Action::MakeVariant);
    let first = front(&editor);
    assert_compared(&mut editor, "t", &first);
    show(&mut editor, "t");
    act(&mut editor, Action::MakeVariant);
    let second = front(&editor);
    assert_compared(&mut editor, "t", &second);
    // Another tab, another comparison: of the source, its target.
    show(&mut editor, first.as_str());
    assert_compared(&mut editor, "t", &first);
    show(&mut editor, "t");
    assert_compared(&mut editor, "s", "t");
    show(&mut editor, "s");
    assert_compared(&mut editor, "s", "t");
    show(&mut editor, second.as_str());
    act(&mut editor, Action::MakeVariant);
    let third = front(&editor);
    assert_compared(&mut editor, &second, &third);
    assert!(document(&editor).chosen_pair().is_none(), "nobody has chosen anything");
}

#[test]
fn whatever_makes_a_chart_leaves_the_comparison_to_the_rule() {
    let made: [fn(&mut Editor); 5] = [
        |editor| drop(act(editor, Action::MakeVariant)),
        |editor| drop(act(editor, Action::DuplicateChart)),
        |editor| {
            act(editor, Action::MakeVariant);
            let variant = front(editor);
            show(editor, "s");
            editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::Accept {
                variant,
                into: None,
            })));
        },
        |editor| {
            let take = SnapshotCommand::Take("instantané".to_owned());
            editor.handle(Command::Change(ChangeCommand::Snapshot(take)));
            let snapshot = document(editor).project().snapshots[0].id.clone();
            editor.handle(Command::Change(ChangeCommand::Snapshot(SnapshotCommand::AsVariant(
                snapshot,
            ))));
        },
        |editor| {
            let base: ChartId = "t".into();
            let mut tables = Vec::new();
            for _ in 0..2 {
                show(editor, "t");
                act(editor, Action::MakeVariant);
                tables.push(front(editor));
            }
            editor.handle(Command::Merge(MergeCommand::Make { base, tables }));
        },
    ];
    for (place, make) in made.into_iter().enumerate() {
        let mut editor = two();
        make(&mut editor);
        let made = document(&editor).chart().expect("it is shown");
        let base = made.fields.based_on.clone().expect("it was made from another");
        let made = made.id.clone();
        assert_compared(&mut editor, &base, &made);
        assert!(document(&editor).chosen_pair().is_none(), "{place}");
        show(&mut editor, "t");
        assert_compared(&mut editor, "s", "t");
        show(&mut editor, made.as_str());
        // Undone, the chart that comes to the front is compared as the rule says.
        while front(&editor) == made {
            act(&mut editor, Action::Undo);
        }
        show(&mut editor, "t");
        assert_compared(&mut editor, "s", "t");
    }
}

#[test]
fn a_chosen_pair_stays_whichever_chart_is_in_front_until_the_user_lets_it_go() {
    let mut editor = two();
    act(&mut editor, Action::MakeVariant);
    let variant = front(&editor);
    assert!(!editor.is_enabled(Action::FollowFront));
    editor.handle(Command::Show(ShowCommand::Compare { from: "s".into(), to: variant.clone() }));
    for chart in ["s", "t", variant.as_str()] {
        show(&mut editor, chart);
        assert_compared(&mut editor, "s", &variant);
        let chosen = document(&editor).chosen_pair().map(|(from, to)| (&from.id, &to.id));
        assert_eq!(chosen, Some((&"s".into(), &variant)));
    }
    show(&mut editor, "t");
    act(&mut editor, Action::MakeVariant);
    assert_compared(&mut editor, "s", &variant);
    act(&mut editor, Action::FollowFront);
    let last = front(&editor);
    assert_compared(&mut editor, "t", &last);
    assert!(document(&editor).chosen_pair().is_none());
    // No choice of one chart with itself, nor of one that is not there.
    for (from, to) in [("s", "s"), ("s", "nowhere")] {
        editor.handle(Command::Show(ShowCommand::Compare { from: from.into(), to: to.into() }));
        assert!(document(&editor).chosen_pair().is_none());
    }
}

#[test]
fn a_choice_ends_with_either_of_its_charts() {
    for gone in ["s", "t"] {
        let mut editor = two();
        act(&mut editor, Action::MakeVariant);
        let variant = front(&editor);
        show(&mut editor, "t");
        act(&mut editor, Action::MakeVariant);
        let other = front(&editor);
        editor
            .handle(Command::Show(ShowCommand::Compare { from: gone.into(), to: variant.clone() }));
        editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::Delete(gone.into()))));
        assert!(document(&editor).chosen_pair().is_none(), "{gone}");
        show(&mut editor, other.as_str());
        act(&mut editor, Action::Undo);
        assert_compared(&mut editor, "t", &other);
    }
    // A chart that was chosen and whose making is undone.
    let mut editor = two();
    act(&mut editor, Action::MakeVariant);
    let variant = front(&editor);
    editor.handle(Command::Show(ShowCommand::Compare { from: "s".into(), to: variant }));
    act(&mut editor, Action::Undo);
    assert_compared(&mut editor, "s", "t");
    assert!(document(&editor).chosen_pair().is_none());
}

#[test]
fn a_snapshot_that_is_compared_is_a_chosen_pair() {
    let mut editor = two();
    editor.handle(Command::Change(ChangeCommand::Snapshot(SnapshotCommand::Take(
        "instantané".to_owned(),
    ))));
    let snapshot = document(&editor).project().snapshots[0].id.clone();
    show(&mut editor, "s");
    editor.handle(Command::Show(ShowCommand::CompareSnapshot(snapshot.clone())));
    assert_compared(&mut editor, &snapshot, "t");
    show(&mut editor, "s");
    assert_compared(&mut editor, &snapshot, "t");
    editor.handle(Command::Change(ChangeCommand::Snapshot(SnapshotCommand::Delete(snapshot))));
    assert_compared(&mut editor, "s", "t");
}

#[test]
fn another_file_that_is_compared_is_a_chosen_pair_and_an_opened_one_has_none() {
    let mut editor = two();
    let theirs = native::save(document(&editor).project());
    editor.handle(file_read("projet.json", Purpose::Compare, &theirs));
    let (from, to) = compared(&mut editor);
    assert!(document(&editor).chosen_pair().is_some());
    assert_eq!(to, "t");
    show(&mut editor, "s");
    assert_compared(&mut editor, from, "t");
    act(&mut editor, Action::Undo);
    assert_compared(&mut editor, "s", "t");
    editor.handle(Command::Show(ShowCommand::Compare { from: "t".into(), to: "s".into() }));
    editor.handle(Command::Disk(DiskCommand::Changed(ChangedAnswer::Later)));
    editor.handle(file_read("projet.json", Purpose::Open, &theirs));
    assert_compared(&mut editor, "s", "t");
    assert!(document(&editor).chosen_pair().is_none());
}

#[test]
fn either_end_is_looked_at_without_another_comparison() {
    let mut editor = two();
    show(&mut editor, "s");
    act(&mut editor, Action::MakeVariant);
    let variant = front(&editor);
    act(&mut editor, Action::ViewBefore);
    assert_eq!(front(&editor), "s".into());
    assert_compared(&mut editor, "s", &variant);
    // An entry's post is shown where it was.
    act(&mut editor, Action::ViewAfter);
    let selection = Selection::posts(vec!["p".into()]);
    editor.handle(Command::Show(ShowCommand::At { chart: "s".into(), selection }));
    assert_eq!(front(&editor), "s".into());
    assert_compared(&mut editor, "s", &variant);
    assert!(document(&editor).chosen_pair().is_none(), "looking is no choice");
    // A tab is: its chart is what the comparison is about.
    show(&mut editor, "s");
    assert_compared(&mut editor, "s", "t");
}

#[test]
fn charts_of_one_report_are_compared_with_the_nearest() {
    let tree = "unit u - pole Racine\npost p u A Juriste";
    let heads = ["chart a source", "chart b target", "chart c source", "chart d target"];
    let text: Vec<String> = heads.iter().map(|head| format!("{head}\n{tree}")).collect();
    // Ids are unique within a chart, and the same in all of them.
    let mut editor = editor_of(&notation::project(&text.join("\n")));
    for (shown, from, to) in [("a", "a", "b"), ("b", "a", "b"), ("c", "c", "d"), ("d", "c", "d")] {
        show(&mut editor, shown);
        assert_compared(&mut editor, from, to);
    }
}

#[test]
fn a_chart_without_a_role_becomes_the_source_of_its_target_if_the_user_says_so() {
    let role = |editor: &Editor| document(editor).project().charts[0].fields.role;
    for (is_source, then) in [(true, Some(Role::Source)), (false, None)] {
        let mut editor = roleless();
        let before = native::save(document(&editor).project());
        let asked = act(&mut editor, Action::MakeTarget);
        let [Effect::Ask(Question::IsSource(base))] = asked.as_slice() else { panic!("{asked:?}") };
        assert_eq!(native::save(document(&editor).project()), before, "nothing yet");
        editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::MakeTarget {
            base: base.clone(),
            is_source,
        })));
        assert_eq!(role(&editor), then);
        let target = document(&editor).chart().expect("shown");
        assert_eq!(target.fields.role, Some(Role::Target));
        let target = target.id.clone();
        assert_compared(&mut editor, "s", &target);
        act(&mut editor, Action::Undo);
        assert_eq!(native::save(document(&editor).project()), before, "one step");
    }
    // A chart with a role has one.
    let mut editor = two();
    show(&mut editor, "s");
    assert!(matches!(act(&mut editor, Action::MakeTarget)[..], [Effect::Show(ShowEffect::Whole)]));
}

/// Of a chart that several were made from alike, one is looked at, and nobody is left to believe that it is
/// the only one: the others are offered until one is chosen.
#[test]
fn several_comparisons_of_one_chart_are_offered() {
    let text = |role: &str| {
        let chart = |id: &str, role: &str| {
            format!("chart {id} {role} of s\nunit u - pole Racine\npost {id}p u A Juriste\n")
        };
        let tables = ["t1", "t2", "t3"].map(|id| chart(id, "variant")).concat();
        let source = "chart s source\nunit u - pole Racine\npost a u A Juriste\n";
        let last = if role.is_empty() { String::new() } else { chart("t4", role) };
        format!("{source}{tables}{last}")
    };
    let open = |editor: &Editor| -> Vec<String> {
        let open = document(editor).open_comparisons();
        open.iter().map(|(from, to)| format!("{} {}", from.id, to.id)).collect()
    };
    let mut editor = editor_of(&notation::project(&text("")));
    show(&mut editor, "s");
    assert_compared(&mut editor, "s", "t1");
    assert_eq!(open(&editor), ["s t1", "s t2", "s t3"]);
    show(&mut editor, "t2");
    assert_eq!(open(&editor), [""; 0], "what it was made from is one chart");
    show(&mut editor, "s");
    let compare = ShowCommand::Compare { from: "s".into(), to: "t3".into() };
    editor.handle(Command::Show(compare));
    assert_compared(&mut editor, "s", "t3");
    assert_eq!(open(&editor), [""; 0], "it is chosen");
    act(&mut editor, Action::FollowFront);
    assert_eq!(open(&editor).len(), 3);
    // The target that was made from it is the one that is meant.
    let mut editor = editor_of(&notation::project(&text("target")));
    show(&mut editor, "s");
    assert_compared(&mut editor, "s", "t4");
    assert_eq!(open(&editor), [""; 0]);
}
