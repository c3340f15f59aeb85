//! Snapshots: kept with the project, compared, gone back to; and the minutes of what has changed since.

use organigramme::compare::{Ledger, Movement};
use organigramme::editor::{
    Action, ChangeCommand, ChartCommand, Command, Document, Editor, Effect, FileCommand,
    FileEffect, Job, PostChange, PostCommand, Purpose, Question, Selection, ShowCommand,
    ShowEffect, SnapshotCommand, Tables, UnitCommand,
};
use organigramme::export::ledger::{Compared, LedgerFormat};
use organigramme::format::native;
use organigramme::model::{Chart, ChartId, DerivedIds, PostId, Role, UnitId};
use organigramme::words::Locale;

fn sample() -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"snapshots")), Locale::French);
    editor.handle(Command::Act(Action::OpenSample));
    editor
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

fn front(editor: &Editor) -> &Chart {
    document(editor).chart().expect("a chart is in front")
}

fn bytes(editor: &Editor) -> Vec<u8> {
    native::save(document(editor).project())
}

/// Keeps the chart in front under a name, and returns the snapshot's id.
fn take(editor: &mut Editor, name: &str) -> ChartId {
    editor.handle(Command::Change(ChangeCommand::Snapshot(SnapshotCommand::Take(name.to_owned()))));
    document(editor).project().snapshots.last().expect("one was taken").id.clone()
}

fn first_posts(editor: &Editor, count: usize) -> Vec<PostId> {
    let chart = front(editor);
    chart.posts_in_order().take(count).map(|key| chart.post(key).id.clone()).collect()
}

/// Three changes: two posts become others, one goes.
fn change(editor: &mut Editor) {
    let posts = first_posts(editor, 3);
    let chart = front(editor).id.clone();
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
        chart,
        posts: posts[..2].to_vec(),
        change: PostChange::Title("Vigie".to_owned()),
    })));
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(vec![posts[2].clone()]))));
    editor.handle(Command::Act(Action::Delete));
}

#[test]
fn a_snapshot_is_saved_with_the_project_and_is_no_chart() {
    let mut editor = sample();
    let charts = document(&editor).project().charts.len();
    let before = bytes(&editor);
    assert!(!String::from_utf8_lossy(&before).contains("snapshot"), "nothing empty is written");
    take(&mut editor, " séminaire du 23 septembre ");
    let saved = bytes(&editor);
    let again = native::load(&saved).expect("it is read back").project;
    assert_eq!(native::save(&again), saved);
    assert_eq!(again.charts.len(), charts);
    assert_eq!(again.snapshots.len(), 1);
    assert_eq!(again.snapshots[0].fields.label, "séminaire du 23 septembre");
    assert_eq!(again.snapshots[0].post_count(), front(&editor).post_count());
    // What an older version does not know, it keeps: every chart is read without the snapshots.
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
}

#[test]
fn one_goes_back_in_one_step() {
    let mut editor = sample();
    let snapshot = take(&mut editor, "séminaire");
    let taken = bytes(&editor);
    change(&mut editor);
    let changed = bytes(&editor);
    let effects =
        editor.handle(Command::Change(ChangeCommand::Snapshot(SnapshotCommand::GoBack(snapshot))));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Made { .. })), "it can be undone");
    assert_eq!(bytes(&editor), taken);
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), changed);
    editor.handle(Command::Act(Action::Redo));
    assert_eq!(bytes(&editor), taken);
}

#[test]
fn going_back_leaves_the_name_and_the_role() {
    let mut editor = sample();
    let snapshot = take(&mut editor, "séminaire");
    let chart = front(&editor);
    let (id, mut fields) = (chart.id.clone(), chart.fields.clone());
    fields.label = "Cible retenue".to_owned();
    editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::Set {
        chart: id.clone(),
        fields: Box::new(fields.clone()),
    })));
    change(&mut editor);
    editor.handle(Command::Change(ChangeCommand::Snapshot(SnapshotCommand::GoBack(snapshot))));
    assert_eq!(front(&editor).fields, fields);
}

#[test]
fn a_source_is_not_taken_back_unasked() {
    let mut editor = sample();
    let source = document(&editor).project().charts[0].id.clone();
    assert_eq!(document(&editor).project().charts[0].fields.role, Some(Role::Source));
    editor.handle(Command::Show(ShowCommand::Chart(source)));
    let snapshot = take(&mut editor, "au départ");
    let effects =
        editor.handle(Command::Change(ChangeCommand::Snapshot(SnapshotCommand::GoBack(snapshot))));
    assert!(matches!(effects.as_slice(), [Effect::Ask(Question::EditSource(_))]));
}

#[test]
fn a_snapshot_opens_as_a_variant_of_the_same_base() {
    let mut editor = sample();
    let (target, based_on) = (front(&editor).id.clone(), front(&editor).fields.based_on.clone());
    let posts = front(&editor).post_count();
    let snapshot = take(&mut editor, "table 2");
    change(&mut editor);
    editor.handle(Command::Change(ChangeCommand::Snapshot(SnapshotCommand::AsVariant(
        snapshot.clone(),
    ))));
    let variant = front(&editor);
    assert_ne!(variant.id, target);
    assert_eq!(variant.fields.label, "table 2");
    assert_eq!(variant.fields.role, Some(Role::Variant));
    assert_eq!(variant.fields.based_on, based_on);
    assert_eq!(variant.fields.snapshot_of, None);
    assert_eq!(variant.post_count(), posts);
    // Both can be had: the snapshot stays.
    assert!(document(&editor).project().snapshot(&snapshot).is_some());
}

#[test]
fn what_has_changed_since_is_in_the_ledger() {
    let mut editor = sample();
    let snapshot = take(&mut editor, "séminaire");
    change(&mut editor);
    let effects = editor.handle(Command::Show(ShowCommand::CompareSnapshot(snapshot.clone())));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Show(ShowEffect::Movements))));
    let ledger = document(&editor).ledger().expect("two states are compared");
    assert_eq!((&ledger.from, &ledger.to), (&snapshot, &front(&editor).id));
    assert_eq!(ledger.count(Movement::Transformed), 2);
    assert_eq!(ledger.count(Movement::Suppressed), 1);
    assert_eq!(ledger.unexplained(), 3, "reasons given for earlier movements explain nothing here");
    // A snapshot cannot be brought to the front, nor can anything be said of it.
    for action in [Action::ViewBefore, Action::LinkPosts, Action::AlignCharts] {
        assert!(!editor.is_enabled(action), "{action:?}");
    }
    assert!(editor.is_enabled(Action::ExportMinutes));
}

#[test]
fn a_snapshot_is_the_earlier_state_whichever_way_round() {
    let mut editor = sample();
    let snapshot = take(&mut editor, "séminaire");
    change(&mut editor);
    let project = document(&editor).project();
    let (now, then) = (front(&editor), project.snapshot(&snapshot).expect("it was taken"));
    let forth = Ledger::between(then, now, &project.lists);
    let back = Ledger::between(now, then, &project.lists);
    assert_eq!(forth.count(Movement::Suppressed), back.count(Movement::Created));
    let reasons = |ledger: &Ledger| -> Vec<String> {
        let mut all: Vec<String> = ledger.entries.iter().map(|it| it.reason.clone()).collect();
        all.sort();
        all.dedup();
        all
    };
    assert_eq!(reasons(&forth), reasons(&back));
}

#[test]
fn a_chart_goes_with_its_snapshots_and_comes_back_with_them() {
    let mut editor = sample();
    take(&mut editor, "séminaire");
    let before = bytes(&editor);
    let chart = front(&editor).id.clone();
    editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::Delete(chart))));
    assert!(document(&editor).project().snapshots.is_empty());
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
}

#[test]
fn a_list_keeps_what_a_snapshot_needs() {
    let mut editor = sample();
    let chart = front(&editor).id.clone();
    let kind = front(&editor).unit(front(&editor).root()).fields.kind.clone();
    let posts: Vec<PostId> = first_posts(&editor, usize::MAX);
    take(&mut editor, "séminaire");
    // Nothing of today bears category B any more, in any chart.
    for id in document(&editor).project().charts.iter().map(|it| it.id.clone()).collect::<Vec<_>>()
    {
        if id != chart {
            editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::Delete(id))));
        }
    }
    for change in [PostChange::Grade(None), PostChange::Category(Some("A".into()))] {
        let (chart, posts) = (chart.clone(), posts.clone());
        editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
            chart,
            posts,
            change,
        })));
    }
    let mut lists = document(&editor).project().lists.clone();
    lists.grades.retain(|grade| grade.category != Some("B".into()));
    lists.categories.retain(|category| category.id.as_str() != "B");
    let before = bytes(&editor);
    editor.handle(Command::Change(ChangeCommand::Lists(Box::new(
        organigramme::edit::lists::ListsDraft::of(lists),
    ))));
    assert_eq!(bytes(&editor), before, "{kind:?}: the snapshot still has posts of category B");
}

#[test]
fn the_minutes_say_in_sentences_what_has_changed_since() {
    let mut editor = sample();
    let snapshot = take(&mut editor, "séminaire du 23 septembre");
    let unit: UnitId = {
        let chart = front(&editor);
        chart.unit(chart.root()).id.clone()
    };
    change(&mut editor);
    editor.handle(Command::Change(ChangeCommand::Units(UnitCommand::Add(unit))));
    editor.handle(Command::Show(ShowCommand::CompareSnapshot(snapshot)));
    let (from, to) = document(&editor).compared().expect("two states");
    let project = document(&editor).project();
    let ledger = document(&editor).ledger().expect("two states");
    let compared = Compared { from, to, lists: &project.lists, ledger };
    for locale in [Locale::French, Locale::English] {
        let report = compared.minutes(locale);
        insta::assert_snapshot!(
            format!("minutes_{}", locale.code()),
            report
                .lines
                .iter()
                .chain(&report.sums)
                .cloned()
                .chain(report.tables.iter().flat_map(|table| {
                    let rows = table.rows.iter().flat_map(|row| &row.cells);
                    [format!("# {}", table.title)]
                        .into_iter()
                        .chain(rows.map(|cell| format!("{cell:?}")))
                }))
                .collect::<Vec<_>>()
                .join("\n")
        );
    }
    let docx = LedgerFormat::Docx.tables(&compared.minutes(Locale::French)).expect("it is made");
    let mut docx = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a zip file");
    let mut words = String::new();
    let mut part = docx.by_name("word/document.xml").expect("the text");
    std::io::Read::read_to_string(&mut part, &mut words).expect("text");
    assert!(words.contains("séminaire du 23 septembre"));
    let html = LedgerFormat::Html.tables(&compared.minutes(Locale::French)).expect("it is made");
    assert!(String::from_utf8(html).expect("text").contains("<h1>Relevé des changements</h1>"));
}

#[test]
fn the_minutes_are_asked_for_like_the_tables() {
    let mut editor = sample();
    let snapshot = take(&mut editor, "séminaire");
    change(&mut editor);
    editor.handle(Command::Show(ShowCommand::CompareSnapshot(snapshot.clone())));
    let effects = editor.handle(Command::Act(Action::ExportMinutes));
    let [Effect::File(FileEffect::AskPath { purpose: Purpose::ExportMinutes, suggested_name })] =
        effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    assert!(suggested_name.ends_with("relevé.docx"), "{suggested_name}");
    let path = Some("/tmp/relevé.html".into());
    let purpose = Purpose::ExportMinutes;
    let effects = editor.handle(Command::File(FileCommand::PathChosen { purpose, path }));
    let [Effect::Make(Job::Tables(request))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((&request.tables, &request.from), (&Tables::Minutes, &snapshot));
}
