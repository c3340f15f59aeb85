//! The bench: posts taken out of their units while one thinks. Nothing is lost, and nothing is decided.

use organigramme::compare::{Ledger, Movement};
use organigramme::editor::{
    Action, ChangeCommand, ChartCommand, Command, Editor, Filter, FindCommand, LookCommand,
    MergeCommand, PostChange, PostCommand, Replay, Selection, ShowCommand, UnitCommand,
};
use organigramme::export::ledger::{Compared, LedgerFormat};
use organigramme::format::native;
use organigramme::model::{Chart, PostId, UnitId};
use organigramme::words::Locale;
use serde_json::json;

use super::hands::{bytes, chart, document, posts_of, said, sample, unit};

/// The sample, with the first posts of a service on the bench, and these posts.
fn set_aside(count: usize) -> (Editor, Vec<PostId>) {
    let mut editor = sample();
    let service = unit(&editor, "Service Apprentis");
    let posts = posts_of(&editor, &service)[..count].to_vec();
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(posts.clone()))));
    editor.handle(Command::Act(Action::SetAside));
    (editor, posts)
}

fn on_bench(chart: &Chart) -> Vec<PostId> {
    chart.unit(chart.bench()).posts().iter().map(|&key| chart.post(key).id.clone()).collect()
}

#[test]
fn a_post_set_aside_stands_in_no_unit_and_goes_back_as_the_same_post() {
    let before = bytes(&sample());
    let (mut editor, posts) = set_aside(2);
    assert_eq!(on_bench(chart(&editor)), posts);
    assert_eq!(chart(&editor).post_count(), 103);
    assert_eq!(document(&editor).chart_counts().unwrap().chart().total.posts, 103);
    assert_eq!(document(&editor).selection().posts, posts);
    assert!(!editor.is_enabled(Action::SetAside), "they are there already");

    let (unit, first) = (
        unit(&editor, "Service Apprentis"),
        posts_of(&editor, &unit(&editor, "Service Apprentis"))[0].clone(),
    );
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Move {
        posts,
        unit,
        before: Some(first),
    })));
    assert!(on_bench(chart(&editor)).is_empty());
    assert_eq!(bytes(&editor), before);
    editor.handle(Command::Act(Action::Undo));
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
}

#[test]
fn the_file_keeps_the_bench_and_is_as_before_without_one() {
    let (editor, posts) = set_aside(3);
    let saved = bytes(&editor);
    let read = native::load(&saved).expect("what is saved is sound").project;
    let target = read.chart(&chart(&editor).id).unwrap();
    assert_eq!(on_bench(target), posts);
    assert_eq!(native::save(&read), saved);
    let text = String::from_utf8(saved).unwrap();
    assert_eq!(text.matches("\"bench\":[").count(), 1, "only on the chart that has one");
    assert!(!String::from_utf8(bytes(&sample())).unwrap().contains("bench"));
}

#[test]
fn a_post_may_not_be_on_the_bench_and_in_a_unit() {
    let (editor, posts) = set_aside(1);
    let other = posts_of(&editor, &unit(&editor, "Service Formation"))[0].clone();
    let text = String::from_utf8(bytes(&editor)).unwrap();
    let chart_line = text.lines().find(|line| line.contains("\"bench\":[")).unwrap();
    let twice = chart_line.replace(posts[0].as_str(), other.as_str());
    assert!(native::load(text.replace(chart_line, &twice).as_bytes()).is_err());
}

#[test]
fn what_is_on_the_bench_is_unplaced_and_unexplained_whatever_is_said() {
    let (mut editor, posts) = set_aside(2);
    let before = document(&sample()).ledger().unwrap().unexplained();
    let reason = organigramme::editor::LedgerCommand::PostReasons {
        posts: posts.clone(),
        reason: "à discuter".to_owned(),
    };
    editor.handle(Command::Change(ChangeCommand::Ledger(reason)));
    let document = document(&editor);
    let ledger = document.ledger().unwrap();
    assert_eq!(ledger.count(Movement::Unplaced), 2);
    assert_eq!(ledger.unexplained(), before + 2);
    assert!(ledger.is_balanced());
    assert_eq!((ledger.total.source.posts, ledger.total.target.posts), (105, 103));
    assert_eq!(ledger.total.unplaced.posts, 2);

    let (from, to) = document.compared().unwrap();
    let lists = &document.project().lists;
    let written = |from, to, ledger| {
        let compared = Compared { from, to, lists, ledger };
        let bytes = LedgerFormat::Json.bytes(&compared, Locale::French).unwrap();
        serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()
    };
    let told = written(from, to, ledger);
    assert_eq!(told["unplaced"], 2);
    let entries = told["entries"].as_array().unwrap();
    let found: Vec<_> = entries.iter().filter(|it| it["kind"] == "unplaced").collect();
    assert_eq!(found.iter().map(|it| it["count"].as_u64().unwrap()).sum::<u64>(), 2);
    assert!(found.iter().all(|it| it["to"].is_null() && it["reason"].is_null()));
    let ids = found.iter().flat_map(|it| it["from"]["posts"].as_array().unwrap());
    assert_eq!(ids.map(|id| id.as_str().unwrap()).collect::<Vec<_>>().len(), 2);

    // Read the other way round.
    let mirrored = Ledger::between(to, from, lists);
    assert!(mirrored.is_balanced());
    let told = written(to, from, &mirrored);
    assert_eq!((&told["unplaced"], &told["placed"]), (&json!(0), &json!(2)));
    let found = told["entries"].as_array().unwrap().iter().find(|it| it["kind"] == "placed");
    assert!(found.unwrap()["from"].is_null());
}

#[test]
fn what_is_on_the_bench_is_found_after_all_units_and_gone_past() {
    let mut editor = sample();
    let service = unit(&editor, "Service Apprentis");
    let (first, second) =
        (posts_of(&editor, &service)[0].clone(), posts_of(&editor, &service)[1].clone());
    let noted = |editor: &mut Editor, post: &PostId| {
        let (chart, posts) = (chart(editor).id.clone(), vec![post.clone()]);
        let change = PostChange::Note("zeppelin".to_owned());
        editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
            chart,
            posts,
            change,
        })));
    };
    noted(&mut editor, &first);
    noted(&mut editor, &second);
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(vec![first.clone()]))));
    editor.handle(Command::Act(Action::SetAside));
    // Where a branch is shown by itself, the bench is still there.
    editor.handle(Command::Look(LookCommand::ShowBranch(Some(service.clone()))));
    editor.handle(Command::Find(FindCommand::Seek("zeppelin".to_owned())));
    let hits = document(&editor).found().hits.clone();
    assert_eq!(hits.iter().map(|hit| &hit.unit).collect::<Vec<_>>(), [&service, &UnitId::bench()]);
    assert_eq!(document(&editor).found().below(&UnitId::bench()), 1);
    let selected = |editor: &Editor| document(editor).selection().posts.clone();
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(vec![second.clone()]))));
    for expected in [&first, &second, &first] {
        editor.handle(Command::Find(FindCommand::Next));
        assert_eq!(selected(&editor), std::slice::from_ref(expected));
    }
    editor.handle(Command::Find(FindCommand::Previous));
    assert_eq!(selected(&editor), [second]);
    assert!(document(&editor).branch(chart(&editor)).is_some(), "nothing was left for it");
}

#[test]
fn filters_take_what_is_on_the_bench_as_they_take_the_rest() {
    let (mut editor, posts) = set_aside(2);
    let lit = |editor: &mut Editor, filter: Filter| {
        editor.handle(Command::Find(FindCommand::Filter(Box::new(filter))));
        document(editor).lit().expect("a filter is set").clone()
    };
    for filter in [
        Filter { changed: true, ..Filter::default() },
        Filter { unexplained: true, ..Filter::default() },
    ] {
        let lit = lit(&mut editor, filter);
        assert!(posts.iter().all(|post| lit.posts.contains(post)));
        assert!(lit.leads_from(&UnitId::bench()));
    }
    let category = |editor: &Editor, post: &PostId| {
        chart(editor).post_by_id(post).expect("it is there").fields.category.clone()
    };
    let wanted = category(&editor, &posts[0]);
    let lit = lit(&mut editor, Filter { categories: [wanted.clone()].into(), ..Filter::default() });
    for post in &posts {
        assert_eq!(lit.posts.contains(post), category(&editor, post) == wanted);
    }
    // As it already was on the source's bench, it is no change.
    let target = chart(&editor).id.clone();
    let source = document(&editor).project().charts[0].id.clone();
    editor.handle(Command::Show(ShowCommand::Chart(source.clone())));
    let there: Vec<PostId> = posts
        .iter()
        .filter_map(|post| {
            let to = document(&editor).project().chart(&target)?;
            let key = chart(&editor).counterpart_of_post(to, post)?;
            Some(chart(&editor).post(key).id.clone())
        })
        .collect();
    assert_eq!(there.len(), 2);
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(there))));
    editor.handle(Command::Act(Action::SetAside));
    editor.handle(Command::EditSource { source, agreed: true });
    assert_eq!(on_bench(chart(&editor)).len(), 2);
    editor.handle(Command::Show(ShowCommand::Chart(target)));
    let filter = Filter { changed: true, ..Filter::default() };
    editor.handle(Command::Find(FindCommand::Filter(Box::new(filter))));
    let lit = document(&editor).lit().expect("a filter is set");
    assert!(posts.iter().all(|post| !lit.posts.contains(post)));
}

#[test]
fn a_replay_says_that_posts_are_put_on_the_bench_and_taken_from_it() {
    let (editor, posts) = set_aside(2);
    for back in [false, true] {
        let document = document(&editor);
        let (source, target) = document.compared().expect("two charts");
        let (from, to) = if back { (target, source) } else { (source, target) };
        let lists = &document.project().lists;
        let ledger = Ledger::between(from, to, lists);
        let compared = Compared { from, to, lists, ledger: &ledger };
        let mut replay = Replay::of(&compared, "Réserve");
        let steps = replay.steps().len();
        let before = |replay: &Replay| on_bench(replay.chart()).len();
        assert_eq!(before(&replay), if back { 2 } else { 0 });
        let mut told = Vec::new();
        for at in 0..steps {
            let held = before(&replay);
            replay.go_to(at + 1);
            if before(&replay) != held {
                let marks = replay.marks(at, Locale::French);
                let ghosts = marks.ghosts.values().flatten().map(|ghost| &ghost.mark);
                let said = ghosts.chain(marks.posts.values()).map(|mark| mark.words.clone());
                told.extend(said);
                told.push(Locale::French.say(&replay.steps()[at].sentence));
            }
        }
        assert_eq!(before(&replay), if back { 0 } else { posts.len() });
        assert!(!told.is_empty() && told.iter().all(|it| it.contains("réserve")), "{told:?}");
    }
}

#[test]
fn a_target_takes_the_bench_of_its_source_along() {
    let (mut editor, posts) = set_aside(2);
    editor.handle(Command::Act(Action::MakeVariant));
    assert_eq!(on_bench(chart(&editor)), posts);
    assert_eq!(document(&editor).ledger().unwrap().count(Movement::Unplaced), 0, "nothing moved");
    editor.handle(Command::Act(Action::DuplicateChart));
    assert_eq!(on_bench(chart(&editor)), posts);
    let id = chart(&editor).id.clone();
    let before = bytes(&editor);
    editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::Delete(id))));
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
}

#[test]
fn an_attached_chart_brings_its_bench() {
    let (mut editor, posts) = set_aside(2);
    editor.handle(Command::Act(Action::AddChart));
    let into = chart(&editor).id.clone();
    let parent = chart(&editor).unit(chart(&editor).root()).id.clone();
    let before = bytes(&editor);
    let target = document(&editor).project().charts.iter().find(|it| !on_bench(it).is_empty());
    let target = target.unwrap().id.clone();
    let attach = Command::Change(ChangeCommand::Charts(ChartCommand::Attach {
        chart: target,
        into: into.clone(),
        parent,
    }));
    let effects = editor.handle(attach);
    assert_eq!(said(&editor, &effects), "");
    assert_eq!(on_bench(document(&editor).project().chart(&into).unwrap()), posts);
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
}

#[test]
fn no_unit_goes_on_the_bench_or_under_it() {
    let mut editor = sample();
    let before = bytes(&editor);
    let service = unit(&editor, "Service Apprentis");
    let onto = Command::Change(ChangeCommand::Units(UnitCommand::Move {
        units: vec![service],
        parent: UnitId::bench(),
        before: None,
    }));
    let effects = editor.handle(onto);
    assert_eq!(said(&editor, &effects), "Seuls des postes vont en réserve.");
    editor.handle(Command::Change(ChangeCommand::Units(UnitCommand::Add(UnitId::bench()))));
    assert_eq!(bytes(&editor), before);
}

#[test]
fn an_entry_of_a_list_stays_while_a_post_on_the_bench_uses_it() {
    let mut editor = sample();
    let all: Vec<PostId> = {
        let chart = chart(&editor);
        chart.posts_in_order().map(|key| chart.post(key).id.clone()).collect()
    };
    let chart_id = chart(&editor).id.clone();
    let mut lists = document(&editor).project().lists.clone();
    lists.categories.push(organigramme::model::Category {
        id: "z".into(),
        label: "Z".to_owned(),
        extra: Default::default(),
    });
    let without = document(&editor).project().lists.clone();
    editor.handle(Command::Change(ChangeCommand::Lists(Box::new(
        organigramme::edit::lists::ListsDraft::of(lists),
    ))));
    let change = organigramme::editor::PostChange::Category(Some("z".into()));
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
        chart: chart_id,
        posts: all[..1].to_vec(),
        change,
    })));
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(all[..1].to_vec()))));
    editor.handle(Command::Act(Action::SetAside));
    let effects = editor.handle(Command::Change(ChangeCommand::Lists(Box::new(
        organigramme::edit::lists::ListsDraft::of(without),
    ))));
    assert!(!said(&editor, &effects).is_empty(), "the list would lose an entry in use");
}

#[test]
fn tables_that_set_the_same_post_aside_agree_and_others_are_in_conflict() {
    let mut editor = sample();
    let base = chart(&editor).id.clone();
    let (service, elsewhere) =
        (unit(&editor, "Service Apprentis"), unit(&editor, "Service Formation"));
    let posts = posts_of(&editor, &service);
    let mut tables = Vec::new();
    for place in [UnitId::bench(), elsewhere] {
        editor.handle(Command::Show(ShowCommand::Chart(base.clone())));
        editor.handle(Command::Act(Action::MakeVariant));
        tables.push(chart(&editor).id.clone());
        let aside = Command::Change(ChangeCommand::Posts(PostCommand::Move {
            posts: posts[..1].to_vec(),
            unit: UnitId::bench(),
            before: None,
        }));
        editor.handle(aside);
        editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Move {
            posts: posts[1..2].to_vec(),
            unit: place,
            before: None,
        })));
    }
    editor.handle(Command::Merge(MergeCommand::Make { base: base.clone(), tables }));
    let merged = chart(&editor);
    assert_eq!(on_bench(merged), posts[..1], "both tables set it aside");
    assert_eq!(merged.post_count() + 1, 105, "nothing is lost");
    let [conflict] = merged.fields.conflicts.as_slice() else {
        panic!("one conflict: {:?}", merged.fields.conflicts)
    };
    let base = document(&editor).project().chart(&base).unwrap();
    let message = {
        let lists = &document(&editor).project().lists;
        let naming = organigramme::compare::Naming { charts: &[merged, base], lists: &[lists] };
        organigramme::compare::conflict_message(conflict, naming)
    };
    let told = editor.locale.say(&message);
    assert!(told.contains("Réserve") && !told.contains("(bench)"), "{told}");
}

#[test]
fn a_post_that_comes_off_the_bench_is_told_so_and_explained_by_its_reason() {
    let text = |reason: &str| {
        let post = |unit: &str, id: &str, more: &str| {
            format!(
                r#"{{"chart":"t","unit":"{unit}","id":"{id}","title":"Agent","category":"C"{more}}}"#
            )
        };
        format!(
            r#"{{"format":"organigramme","version":1,
                "lists":{{"kinds":[{{"id":"pole","label":"Pôle","rank":1,"is_pole":true}}],
                    "categories":[{{"id":"C","label":"C"}}]}},
                "charts":[
                    {{"id":"s","label":"Source","role":"source","bench":[
                        {{"id":"a","title":"Agent","category":"C"}}]}},
                    {{"id":"t","label":"Cible","role":"target","based_on":"s","bench":[
                        {{"id":"b","title":"Agent","category":"C","reason":"à discuter"}}]}}],
                "units":[{{"chart":"s","id":"u","kind":"pole","name":"Pôle"}},
                    {{"chart":"t","id":"u","kind":"pole","name":"Pôle"}}],
                "posts":[{},{}]}}"#,
            post("u", "a", reason),
            post("u", "b", "").replace(r#""chart":"t""#, r#""chart":"s""#),
        )
    };
    let told = |reason: &str| {
        let project = native::load(text(reason).as_bytes()).unwrap().project;
        let (from, to) = (&project.charts[0], &project.charts[1]);
        let ledger = Ledger::of(&project, from, to);
        assert!(ledger.is_balanced());
        let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
        let bytes = |format: LedgerFormat| format.bytes(&compared, Locale::French).unwrap();
        let file: serde_json::Value = serde_json::from_slice(&bytes(LedgerFormat::Json)).unwrap();
        let page = String::from_utf8(bytes(LedgerFormat::Html)).unwrap();
        (file, page.replace(['\u{a0}', '\u{202f}'], " "))
    };
    let entry = |file: &serde_json::Value, kind: &str| {
        let entries = file["entries"].as_array().unwrap().iter();
        let found: Vec<_> = entries.filter(|it| it["kind"] == kind).cloned().collect();
        let [entry] = found.as_slice() else { panic!("one of {kind}: {found:?}") };
        entry.clone()
    };
    let (file, page) = told("");
    for (key, count) in [("placed", 1), ("unplaced", 1), ("created", 0), ("unexplained", 2)] {
        assert_eq!(file[key], count, "{key}");
    }
    assert!(page.contains("1 agent (C) par sortie de la réserve"), "T10");
    assert!(!page.contains("par création"), "nobody created it");
    assert!(page.contains(">sorti de réserve<") && page.contains(">en réserve<"), "T9");
    let (file, page) = told(r#","reason":"retour de détachement""#);
    assert_eq!(entry(&file, "placed")["reason"], "retour de détachement");
    assert_eq!(entry(&file, "unplaced")["reason"], json!(null), "nothing is decided of it");
    assert_eq!(file["unexplained"], 1);
    assert!(!page.contains(">sorti de réserve<"), "it is explained");
    assert!(page.contains(">Sortis de réserve<") && page.contains(">retour de détachement<"), "T5");
}

/// A post on the bench of one chart and nowhere in the other has no movement, and is accounted for all the
/// same, as is one that stays there: in the tables, the minutes, the JSON, the panel.
#[test]
fn what_is_on_a_bench_and_in_no_unit_is_accounted_for() {
    let (mut editor, posts) = set_aside(3);
    let both = chart(&editor).id.clone();
    editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::MakeVariant(both.clone()))));
    let variant = chart(&editor).id.clone();
    // One goes for good, one comes back, one stays; another is new there.
    let unit = unit(&editor, "Service Apprentis");
    let mut record = document(&editor).project().to_record();
    let made = record.charts.iter_mut().find(|it| it.id == variant).unwrap();
    made.tree.posts.retain(|post| post.id != posts[0]);
    let bench = UnitId::bench();
    for post in &mut made.tree.posts {
        if post.id == posts[1] {
            post.unit = unit.clone();
        }
    }
    let mut new = made.tree.posts.iter().find(|post| post.id == posts[2]).unwrap().clone();
    assert_eq!(new.unit, bench);
    new.id = "neuf".into();
    made.tree.posts.push(new);
    let project = organigramme::model::Project::from_record(record).expect("it is sound");
    let (from, to) = (project.chart(&both).unwrap(), project.chart(&variant).unwrap());
    let ledger = Ledger::of(&project, from, to);
    assert!(ledger.is_balanced());
    let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
    let json = LedgerFormat::Json.bytes(&compared, Locale::French).unwrap();
    let told: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let kinds: Vec<_> = told["reserve"].as_array().unwrap().iter().collect();
    let kinds = kinds.iter().map(|it| (&it["kind"], &it["count"], &it["posts"][0]["id"]));
    assert_eq!(
        kinds.collect::<Vec<_>>(),
        [
            (&json!("stayed"), &json!(1), &json!(posts[2].as_str())),
            (&json!("added"), &json!(1), &json!("neuf")),
            (&json!("dropped"), &json!(1), &json!(posts[0].as_str())),
        ]
    );
    assert_eq!(told["placed"], json!(1));
    let sentence = "1 poste est en réserve dans";
    let notes = |tables: &[organigramme::export::ledger::tables::Table]| -> Vec<String> {
        let notes = tables.iter().flat_map(|table| &table.notes);
        notes.map(|it| it.replace('\u{a0}', " ")).filter(|it| it.contains("en réserve")).collect()
    };
    for report in [compared.report(Locale::French), compared.minutes(Locale::French)] {
        let notes = notes(&report.tables);
        assert_eq!(notes.iter().filter(|it| it.starts_with(sentence)).count(), 2, "{notes:?}");
        assert_eq!(notes.iter().filter(|it| it.contains("reste en réserve")).count(), 1);
    }
    let (_, left_out) = LedgerFormat::Csv.written(&compared, Locale::French).unwrap();
    assert_eq!(
        left_out.iter().filter(|it| Locale::French.say(it).contains("en réserve")).count(),
        3
    );
    // Every post of both charts is somewhere, once.
    let entries = ledger.entries.iter().flat_map(|it| &it.posts);
    let pairs: Vec<_> = entries.chain(ledger.reserves.iter().flat_map(|it| &it.posts)).collect();
    for (chart, keys) in [
        (from, pairs.iter().filter_map(|it| it.from).collect::<Vec<_>>()),
        (to, pairs.iter().filter_map(|it| it.to).collect::<Vec<_>>()),
    ] {
        let mut keys = keys;
        keys.sort();
        keys.dedup();
        // What went on the bench or came off it is told where it stands.
        let missing = chart.all_posts().filter(|key| !keys.contains(key));
        let missing: Vec<_> = missing.map(|key| chart.post(key).id.clone()).collect();
        let placed = if chart.id == both { vec![posts[1].clone()] } else { Vec::new() };
        assert_eq!(missing, placed);
    }
    // Without a bench, scripts read what they have always read.
    let plain = sample();
    let (from, to) = document(&plain).compared().unwrap();
    let ledger = document(&plain).ledger().unwrap();
    let compared = Compared { from, to, lists: &document(&plain).project().lists, ledger };
    let json = LedgerFormat::Json.bytes(&compared, Locale::French).unwrap();
    assert!(!String::from_utf8(json).unwrap().contains("\"reserve\""));
}

/// A post that was put on the bench is in the minutes, under the unit that it stood in.
#[test]
fn what_went_on_the_bench_is_in_the_minutes() {
    let (editor, _) = set_aside(2);
    let (from, to) = document(&editor).compared().unwrap();
    let ledger = document(&editor).ledger().unwrap();
    let compared = Compared { from, to, lists: &document(&editor).project().lists, ledger };
    let minutes = compared.minutes(Locale::French);
    let html = LedgerFormat::Html.tables(&minutes).unwrap();
    let html = String::from_utf8(html).unwrap().replace('\u{a0}', " ");
    assert!(html.contains(" en réserve, auparavant"), "{html}");
}
