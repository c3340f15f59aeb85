//! Charts of other files brought into a project: six tables with a copy each, united without a terminal.

use std::path::PathBuf;

use organigramme::compare::{Other, bring};
use organigramme::edit::{apply, compose};
use organigramme::editor::{
    Action, Additions, ChangeCommand, ChartCommand, Command, Document, Editor, Effect, FileCommand,
    MergeCommand, Purpose, Question, Reading,
};
use organigramme::format::door::File;
use organigramme::format::native::{load, save};
use organigramme::model::{
    Chart, ChartId, Choice, DerivedIds, ListEntry, Lists, Project, Role, Title, violations,
};
use organigramme::words::Locale;

use crate::support::notation::project;

const BASE: &str = "
    chart s source
    unit u - pole Racine
    unit v u service Marchés
    unit w u service Formation
    post a u A Directeur
    post b v B Gestionnaire
    post c v A Juriste
    chart t target of s
    unit u - pole Racine
    unit v u service Marchés
    unit w u service Formation
    post a u A Directeur
    post b v B Gestionnaire
    post c v A Juriste
";

fn editor_with(text: &str) -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"additions")), Locale::French);
    let bytes = save(&project(text));
    let path = PathBuf::from("/bureau/séminaire.json");
    let mut ids = DerivedIds::new(b"reading");
    let read = Reading::of(&path, Purpose::Open, &File::of(&bytes), &mut ids);
    editor.handle(Command::File(FileCommand::Read { path, purpose: Purpose::Open, read }));
    editor
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

fn charts(editor: &Editor) -> &[Chart] {
    &document(editor).project().charts
}

/// BASE as table `number` left it: the target's juriste has another title there.
fn table(number: usize) -> (String, Vec<u8>) {
    let mut project = project(BASE);
    let edit = compose::set_posts(&project, &"t".into(), &["c".into()], |fields| {
        fields.title = Title::new(&format!("Juriste {number}"));
    });
    apply(&mut project, edit.expect("the post is there")).expect("it can be called so");
    (format!("/bureau/table {number}.json"), save(&project))
}

/// The files as they were read, and what they are offered as.
fn offered(editor: &mut Editor, files: Vec<(String, Vec<u8>)>) -> Additions {
    let read = files.into_iter().map(|(path, bytes)| {
        let path = PathBuf::from(path);
        let read =
            Reading::of(&path, Purpose::Open, &File::of(&bytes), &mut DerivedIds::new(b"file"));
        (path, read)
    });
    let effects = editor.handle(Command::File(FileCommand::FilesRead(read.collect())));
    match effects.into_iter().next() {
        Some(Effect::Ask(Question::AddCharts(additions))) => *additions,
        other => panic!("{other:?}"),
    }
}

fn said(effects: &[Effect]) -> String {
    let message = effects.iter().find_map(|effect| match effect {
        Effect::Say { message, .. } | Effect::Made { message, .. } => Some(message),
        _ => None,
    });
    Locale::French.say(message.expect("it is said")).replace('\u{a0}', " ")
}

#[test]
fn six_tables_with_a_copy_each_are_united() {
    let mut editor = editor_with(BASE);
    let before = save(document(&editor).project());
    let additions = offered(&mut editor, (1..=6).map(table).collect());
    let told: Vec<(&str, Option<&str>)> = additions
        .files
        .iter()
        .flat_map(|file| &file.charts)
        .map(|chart| (chart.label.as_str(), chart.same_as.as_deref()))
        .collect();
    assert_eq!(told.len(), 12);
    assert!(told.chunks(2).all(|file| file == [("s", Some("s")), ("t", None)]), "{told:?}");
    let effects = editor.handle(Command::File(FileCommand::AddCharts(Box::new(additions))));
    assert_eq!(
        said(&effects),
        "6 organigrammes ajoutés. Laissés de côté : 6 organigrammes identiques, déjà dans ce projet"
    );
    let added = &charts(&editor)[2..];
    let labels: Vec<&str> = added.iter().map(|chart| chart.fields.label.as_str()).collect();
    let named = ["table 1", "table 2", "table 3", "table 4", "table 5", "table 6"];
    assert_eq!(labels, named);
    let source: ChartId = "s".into();
    for chart in added {
        assert_ne!(chart.id, "t".into(), "the project has a chart of that id");
        assert_eq!(chart.fields.based_on.as_ref(), Some(&source));
        assert_eq!(chart.fields.role, Some(Role::Variant), "the target stays the only one");
        assert!(chart.post_by_id(&"c".into()).is_some(), "posts keep their ids");
    }
    assert_eq!(violations(&document(&editor).project().to_record()), []);
    // Then put together, and settled.
    let tables = added.iter().map(|chart| chart.id.clone()).collect();
    editor.handle(Command::Merge(MergeCommand::Make { base: source, tables }));
    let merged = document(&editor).chart().expect("what was put together is shown");
    assert_eq!(merged.post_count(), 3);
    let [conflict] = &merged.fields.conflicts[..] else { panic!("one title is in dispute") };
    assert_eq!(conflict.claims.len(), 6);
    assert_eq!(merged.fields.merged_from, named);
    let settling = document(&editor).settling(0).expect("it can be settled");
    assert_eq!(settling.options.len(), 8, "the start, six tables, and as it stands");
    for option in &settling.options {
        let outcome = option.outcome.as_ref().expect("it can be chosen");
        // No post comes or goes: one is called more exactly, if a table's title is taken.
        assert_eq!(outcome.posts, [3, 3]);
        let told: Vec<_> = outcome.counters.iter().map(|(it, both)| (it.as_str(), *both)).collect();
        match option.choice {
            Choice::Claim(_) => assert_eq!(told, [("kept", [3, 2]), ("retitled", [0, 1])]),
            Choice::Base | Choice::AsItStands => assert!(outcome.is_none()),
        }
    }
    editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::Settle {
        place: 0,
        choice: Choice::Claim(3),
    })));
    let merged = document(&editor).chart().expect("it is shown");
    let post = merged.post_by_id(&"c".into()).expect("the post is there");
    assert_eq!(post.fields.title.text(), "Juriste 4");
    // Each of the three is one step.
    for _ in 0..3 {
        editor.handle(Command::Act(Action::Undo));
    }
    assert_eq!(save(document(&editor).project()), before);
}

/// A table that calls an entry of a list otherwise has the source all the same: what it proposes is made
/// from the one that is there.
#[test]
fn a_source_is_known_again_where_a_table_renamed_its_kinds() {
    let mut editor = editor_with(BASE);
    let files = (1..=2).map(|number| {
        let (path, bytes) = table(number);
        let mut project = load(&bytes).expect("a project").project;
        let kind = project.lists.kinds.iter_mut().find(|kind| kind.id.as_str() == "service");
        kind.expect("there is one").label = format!("Bureau {number}");
        (path, save(&project))
    });
    let additions = offered(&mut editor, files.collect());
    let charts = || additions.files.iter().flat_map(|file| &file.charts);
    let same: Vec<Option<&str>> = charts().map(|chart| chart.same_as.as_deref()).collect();
    assert_eq!(same, [Some("s"), None, Some("s"), None]);
    editor.handle(Command::File(FileCommand::AddCharts(Box::new(additions))));
    let added = &self::charts(&editor)[2..];
    assert_eq!(added.len(), 2);
    assert!(added.iter().all(|chart| chart.fields.based_on == Some("s".into())));
}

#[test]
fn what_was_added_once_is_not_added_twice() {
    let mut editor = editor_with(BASE);
    let additions = offered(&mut editor, vec![table(1)]);
    editor.handle(Command::File(FileCommand::AddCharts(Box::new(additions))));
    let count = charts(&editor).len();
    let again = offered(&mut editor, vec![table(1)]);
    assert_eq!(again.count(), 0);
    assert_eq!(again.files[0].charts[1].same_as.as_deref(), Some("table 1"));
    let effects = editor.handle(Command::File(FileCommand::AddCharts(Box::new(again))));
    assert!(said(&effects).starts_with("Rien n’a été ajouté"), "{}", said(&effects));
    assert_eq!(charts(&editor).len(), count);
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_are_added() {
    let mut editor = editor_with(BASE);
    let files = vec![("/bureau/courrier.json".to_owned(), b"Bonjour".to_vec()), table(2)];
    let additions = offered(&mut editor, files);
    assert!(additions.files[0].problem.is_some());
    let effects = editor.handle(Command::File(FileCommand::AddCharts(Box::new(additions))));
    let told = said(&effects);
    assert!(told.starts_with("Un organigramme ajouté") && told.contains("courrier"), "{told}");
    assert_eq!(charts(&editor).last().expect("a chart").fields.label, "table 2");
}

#[test]
fn files_are_united_where_no_project_is_open() {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"none")), Locale::French);
    let additions = offered(&mut editor, vec![table(1), table(2)]);
    assert_eq!(additions.count(), 3, "the source is the same in both: {additions:?}");
    editor.handle(Command::File(FileCommand::AddCharts(Box::new(additions))));
    let labels: Vec<&str> =
        charts(&editor).iter().map(|chart| chart.fields.label.as_str()).collect();
    assert_eq!(labels, ["s", "table 1", "table 2"], "what they share keeps its name");
    let bases: Vec<_> = charts(&editor).iter().map(|it| it.fields.based_on.clone()).collect();
    assert_eq!(bases, [None, Some("s".into()), Some("s".into())]);
    assert!(document(&editor).is_unsaved() && document(&editor).path().is_none());
    let read = load(&save(document(&editor).project())).expect("it is sound").project;
    assert_eq!(read.charts.len(), 3);
}

#[test]
fn a_copy_of_a_chart_made_from_none_comes_from_that_chart() {
    let alone = "chart s source\nunit u - pole Racine\npost a u A Directeur";
    let mut editor = editor_with(alone);
    let more = save(&project(&format!("{alone}\npost b u A Adjoint")));
    let additions = offered(&mut editor, vec![("/bureau/table.json".to_owned(), more)]);
    editor.handle(Command::File(FileCommand::AddCharts(Box::new(additions))));
    let added = charts(&editor).last().expect("a chart");
    assert_eq!(added.fields.based_on, Some("s".into()));
    assert_eq!((added.fields.role, added.post_count()), (Some(Role::Variant), 2));
}

/// Two entries of a list that go by one id are not confounded: each table's posts keep the category they
/// were given.
#[test]
fn entries_of_the_same_id_are_told_apart() {
    let with_category = |label: &str| {
        let mut record = project(BASE).to_record();
        let (id, extra) = ("category-1".into(), Default::default());
        let category = organigramme::model::Category { id, label: label.to_owned(), extra };
        record.lists.categories.push(category);
        record.charts[1].tree.posts[2].fields.category = Some("category-1".into());
        save(&Project::from_record(record).expect("it is sound"))
    };
    let mut editor = editor_with(BASE);
    let files = ["Contractuel", "Vacataire"]
        .map(|label| (format!("/bureau/{label}.json"), with_category(label)));
    let additions = offered(&mut editor, files.into());
    editor.handle(Command::File(FileCommand::AddCharts(Box::new(additions))));
    let lists = &document(&editor).project().lists;
    let category = |chart: &Chart| -> String {
        let post = chart.post_by_id(&"c".into()).expect("the post is there");
        let id = post.fields.category.as_ref().expect("it has a category");
        lists.category(id).expect("the list has it").label.clone()
    };
    let found: Vec<String> = charts(&editor)[2..].iter().map(category).collect();
    assert_eq!(found, ["Contractuel", "Vacataire"]);
}

/// Charts brought in have the entries of this project that are called alike but for case and spaces, as
/// merged ones do: no list has an entry twice that nobody tells apart, and nothing is told to differ.
#[test]
fn charts_brought_in_have_entries_that_are_called_alike() {
    let own = Lists::default();
    let kind = |id: &str, label: &str| {
        let mut entry = own.kinds.last().expect("there are kinds").clone();
        entry.id = id.into();
        label.clone_into(entry.label_mut());
        entry
    };
    let category = |id: &str, label: &str| {
        let mut entry = own.categories[0].clone();
        entry.id = id.into();
        label.clone_into(entry.label_mut());
        entry
    };
    let mut own = Lists::default();
    own.kinds.push(kind("kind-1", "Bureau"));
    own.categories.push(category("category-1", "Catégorie  sup."));
    let mut theirs = Lists::default();
    theirs.kinds.push(kind("kind-7", " bureau"));
    theirs.kinds.push(kind("kind-1", "Antenne locale"));
    theirs.categories.push(category("category-1", "catégorie sup."));
    let base = project(
        "chart s source
         unit u - pole Racine
         unit v u service Achats
         unit w u service Ventes
         post a v A Juriste",
    );
    let mut record = base.charts[0].to_record();
    record.tree.units[1].fields.kind = "kind-7".into();
    record.tree.units[2].fields.kind = "kind-1".into();
    record.tree.posts[0].fields.category = Some("category-1".into());
    let others = vec![Other { name: "b.json", lists: &theirs, charts: vec![record] }];
    let brought = bring("ce projet", &own, others);
    let (lists, tree) = (&brought.lists, &brought.charts[0][0].tree);
    let kind = |unit: usize| lists.kind(&tree.units[unit].fields.kind).expect("it is listed");
    assert_eq!((kind(1).id.as_str(), kind(1).label.as_str()), ("kind-1", "Bureau"));
    assert_eq!(kind(2).label, "Antenne locale");
    let category = tree.posts[0].fields.category.as_ref().expect("it has one");
    assert_eq!(category.as_str(), "category-1");
    assert_eq!(lists.categories, own.categories);
    assert_eq!(lists.kinds.len(), own.kinds.len() + 1);
    assert!(brought.differences.is_empty(), "{:?}", brought.differences);
}
