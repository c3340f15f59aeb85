//! The reference lists of several projects put together: no post changes category, grade or level, and no
//! unit its kind, but where a table says so.

use std::collections::{BTreeMap, BTreeSet};

use organigramme::compare::{
    Change, Merged, Naming, Other, TableChart, bring, change_message, conflict_message, merge,
    open_conflict_message, settlement_message,
};
use organigramme::edit::lists::{ListsDraft, add_entry};
use organigramme::edit::{Edit, apply};
use organigramme::format::native::{load, save};
use organigramme::model::{
    Aspect, Category, Chart, ChartRecord, Choice, Claim, Conflict, DerivedIds, EntryId, Extra,
    Grade, IdSource, ListEntry, ListName, Lists, ManagerLevel, PostFields, PostRecord, Project,
    Settlement, Subject, UnitKind, Wish, violations,
};
use organigramme::words::Locale;
use proptest::prelude::*;

use crate::support::notation::project;
use crate::support::random::{source, state, steps};

const BASE: &str = "
    chart s source
    unit u - pole Racine
    unit v u service Marchés
    post a u A Directeur
    post b v B Gestionnaire
";

/// A copy of `base` in which a table made a variant, and did `what` to it and to the lists.
fn copy(base: &Project, what: impl FnOnce(&mut Lists, &mut ChartRecord)) -> Project {
    let mut record = base.to_record();
    let mut chart = record.charts[0].clone();
    chart.id = "t".into();
    chart.fields.based_on = Some("s".into());
    what(&mut record.lists, &mut chart);
    record.charts.push(chart);
    Project::from_record(record).expect("a table's project is sound")
}

/// The last charts of `copies` put together on the first of `base`; the project that comes of it, and
/// every sentence about it.
fn merged(base: &Project, copies: &[&Project]) -> (Project, Merged, Vec<String>) {
    let names = ["un", "deux", "trois"];
    let entered: Vec<TableChart> = copies
        .iter()
        .zip(names)
        .map(|(copy, name)| TableChart {
            name,
            chart: copy.charts.last().unwrap(),
            lists: &copy.lists,
        })
        .collect();
    let put = |tables: &[TableChart]| {
        let merged = merge(&base.charts[0], &base.lists, tables, "m".into(), "Ensemble".to_owned());
        merged.expect("the tables are of the base")
    };
    let merged = put(&entered);
    let mut turned = entered.clone();
    for _ in 0..turned.len() {
        turned.rotate_left(1);
        let again = put(&turned);
        assert_eq!(
            (&again.lists, &again.chart, &again.changes),
            (&merged.lists, &merged.chart, &merged.changes),
            "whatever the order of the tables"
        );
    }
    let changes = merged.changes.clone();
    let record = merged.clone().into_record(base);
    assert_eq!(violations(&record), [], "what is merged is sound");
    let project = Project::from_record(record).expect("what is merged is sound");
    let read = load(&save(&project)).expect("what is written is read").project;
    assert_eq!(read.to_record(), project.to_record());
    let chart = project.charts.last().unwrap();
    let mut charts = vec![chart, &base.charts[0]];
    charts.extend(entered.iter().map(|it| it.chart));
    let lists = [&project.lists, &base.lists];
    let naming = Naming { charts: &charts, lists: &lists };
    let told = chart.fields.conflicts.iter().map(|it| conflict_message(it, naming));
    let told: Vec<_> = told.collect();
    let said = told.iter().map(|it| Locale::English.say(it)).collect();
    for message in told.into_iter().chain(changes.iter().map(|it| change_message(it, naming))) {
        for locale in [Locale::French, Locale::English] {
            let text = locale.say(&message);
            let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
            let mut ids = words.filter(|word| {
                uuid::Uuid::try_parse(word).is_ok()
                    || word.rsplit_once('-').is_some_and(|(_, number)| number.parse::<u8>().is_ok())
            });
            assert_eq!(ids.next(), None, "{text}");
        }
    }
    (project, merged, said)
}

#[test]
fn no_sentence_prints_an_id() {
    let subjects = [
        Subject::Unit("id-x".into()),
        Subject::Post("id-x".into()),
        Subject::Entry(EntryId::Kind("id-x".into())),
        Subject::Entry(EntryId::Category("id-x".into())),
        Subject::Entry(EntryId::Grade("id-x".into())),
        Subject::Entry(EntryId::Level("id-x".into())),
    ];
    let aspects = [
        "existence",
        "spent",
        "identity",
        "place",
        "order",
        "name",
        "label",
        "rank",
        "is_pole",
        "kind",
        "authorised",
        "title",
        "category",
        "grade",
        "manager_level",
        "reference_job",
        "fte",
        "vacant",
        "note",
        "origin",
        "split_from",
        "merged_into",
        "reason",
        "nature",
        "comments",
        "date",
        "organisation",
        "of_tomorrow",
    ];
    let base = project(BASE);
    let naming = Naming { charts: &[&base.charts[0]], lists: &[&base.lists] };
    for subject in subjects {
        for aspect in aspects.map(Aspect::from_key) {
            let tables = vec!["un".to_owned()];
            let change = Change { subject: subject.clone(), aspect: aspect.clone(), tables };
            // What is stored by an id that nothing here has a name for.
            let claim = |wish| Claim {
                tables: vec!["un".to_owned()],
                value: String::new(),
                wish: Some(wish),
            };
            let claims = vec![claim(Wish::Text("id-x".to_owned())), claim(Wish::In("id-x".into()))];
            let base = Some(claim(Wish::Gone));
            let (subject, extra) = (subject.clone(), Extra::new());
            let conflict = Conflict { subject, aspect, base, claims, extra };
            let settled = Settlement { conflict: conflict.clone(), choice: Choice::Claim(0) };
            for message in [
                change_message(&change, naming),
                conflict_message(&conflict, naming),
                open_conflict_message(&conflict, naming),
                settlement_message(&settled, naming),
            ] {
                for locale in [Locale::French, Locale::English] {
                    let text = locale.say(&message);
                    assert!(!text.contains("id-x"), "{text}");
                }
            }
        }
    }
}

/// What the category of a post is called in the last chart of a project.
fn category<'p>(project: &'p Project, post: &str) -> &'p str {
    let chart = project.charts.last().unwrap();
    let fields = &chart.post_by_id(&post.into()).expect("the post is there").fields;
    let id = fields.category.clone().expect("it has a category");
    project.lists.label(&EntryId::Category(id)).expect("it is in the list")
}

fn kind<'p>(project: &'p Project, unit: &str) -> &'p str {
    let chart = project.charts.last().unwrap();
    let id = chart.unit_by_id(&unit.into()).expect("the unit is there").fields.kind.clone();
    project.lists.label(&EntryId::Kind(id)).expect("it is in the list")
}

fn new_category(id: &str, label: &str) -> Category {
    Category { id: id.into(), label: label.to_owned(), extra: Extra::new() }
}

fn new_kind(id: &str, label: &str, rank: u32) -> UnitKind {
    let (label, is_pole, extra) = (label.to_owned(), false, Extra::new());
    UnitKind { id: id.into(), label, rank, is_pole, extra }
}

fn new_post(id: &str, unit: &str, category: &str) -> PostRecord {
    let fields = PostFields { category: Some(category.into()), ..PostFields::new("Nouveau") };
    PostRecord { id: id.into(), unit: unit.into(), fields }
}

fn set_category(chart: &mut ChartRecord, post: &str, category: &str) {
    let post = chart.tree.posts.iter_mut().find(|it| it.id == post.into()).unwrap();
    post.fields.category = Some(category.into());
}

#[test]
fn two_tables_that_number_their_entries_alike_keep_each_their_own() {
    let base = project(BASE);
    let one = copy(&base, |lists, chart| {
        lists.categories.push(new_category("category-1", "Vacataire"));
        lists.kinds.push(new_kind("kind-1", "Bureau", 4));
        set_category(chart, "a", "category-1");
        chart.tree.units[1].fields.kind = "kind-1".into();
    });
    let two = copy(&base, |lists, chart| {
        lists.categories.push(new_category("category-1", "Contractuel"));
        lists.kinds.push(new_kind("kind-1", "Antenne", 4));
        set_category(chart, "b", "category-1");
        chart.tree.units[0].fields.kind = "kind-1".into();
        chart.tree.posts.push(new_post("n", "v", "category-1"));
    });
    let (project, _, said) = merged(&base, &[&one, &two]);
    assert_eq!(said, [""; 0]);
    assert_eq!(
        [category(&project, "a"), category(&project, "b"), category(&project, "n")],
        ["Vacataire", "Contractuel", "Contractuel"]
    );
    assert_eq!((kind(&project, "v"), kind(&project, "u")), ("Bureau", "Antenne"));
}

#[test]
fn what_two_tables_add_under_one_label_is_one_entry() {
    let base = project(BASE);
    let table = |id: &'static str, rank, post: &'static str| {
        copy(&base, move |lists, chart| {
            lists.categories.push(new_category(id, "Vacataire"));
            lists.kinds.push(new_kind(id, "Bureau", rank));
            set_category(chart, post, id);
            chart.tree.units[1].fields.kind = id.into();
        })
    };
    let (project, _, said) = merged(&base, &[&table("x1", 4, "a"), &table("x2", 4, "b")]);
    assert_eq!(said, [""; 0]);
    assert_eq!(project.lists.categories.len(), base.lists.categories.len() + 1);
    assert_eq!(project.lists.kinds.len(), base.lists.kinds.len() + 1);
    assert_eq!([category(&project, "a"), category(&project, "b")], ["Vacataire"; 2]);
    // Of the same label and another rank: the rank is asked about, by name.
    let (project, _, said) = merged(&base, &[&table("x1", 4, "a"), &table("x2", 3, "b")]);
    assert_eq!(project.lists.kinds.len(), base.lists.kinds.len() + 1);
    assert_eq!(said, ["Kind of unit “Bureau”, rank: deux “3”, un “4”"]);
}

#[test]
fn a_renamed_entry_that_another_table_takes_into_use_is_a_conflict() {
    let base = project(BASE);
    let renamed = copy(&base, |lists, _| lists.categories[0].label = "Cadre".to_owned());
    let (project, merged_lists, said) = merged(&base, &[&renamed, &copy(&base, |_, _| {})]);
    assert_eq!(said, [""; 0]);
    assert_eq!(category(&project, "a"), "Cadre", "nobody contradicts it");
    assert_eq!(merged_lists.one_sided().count(), 1);

    let used = copy(&base, |_, chart| chart.tree.posts.push(new_post("n", "v", "A")));
    let (project, _, said) = merged(&base, &[&renamed, &used]);
    assert_eq!(said, ["Category “A”, label: deux “A”, un “Cadre”"]);
    assert_eq!([category(&project, "a"), category(&project, "n")], ["A"; 2]);

    let otherwise = copy(&base, |lists, _| lists.categories[0].label = "A+".to_owned());
    let (project, _, said) = merged(&base, &[&renamed, &otherwise]);
    assert_eq!(said, ["Category “A”, label: deux “A+”, un “Cadre”"]);
    assert_eq!(category(&project, "a"), "A");
}

#[test]
fn an_entry_renamed_by_one_table_and_changed_by_another_is_a_conflict() {
    let base = project(BASE);
    let renamed = copy(&base, |lists, _| lists.kinds[4].label = "Unité".to_owned());
    let changed = copy(&base, |lists, _| lists.kinds[4].rank = 2);
    let (project, _, said) = merged(&base, &[&renamed, &changed]);
    assert_eq!(said, ["Kind of unit “Service”, label: deux “Service”, un “Unité”"]);
    assert_eq!(project.lists.kinds.iter().find(|it| it.label == "Service").unwrap().rank, 2);
}

#[test]
fn a_removed_entry_that_another_table_uses_is_a_conflict() {
    let mut base = project(BASE);
    base.lists.categories.push(new_category("d", "D"));
    let removed = copy(&base, |lists, _| lists.categories.retain(|it| it.label != "D"));
    let idle = copy(&base, |_, _| {});
    let (project, together, said) = merged(&base, &[&removed, &idle]);
    assert_eq!(said, [""; 0]);
    assert_eq!(project.lists.categories.len(), 3, "nobody needs it");
    let subject = Subject::Entry(EntryId::Category("d".into()));
    assert!(together.changes.iter().any(|it| it.subject == subject));

    let used = copy(&base, |_, chart| set_category(chart, "a", "d"));
    let (project, _, said) = merged(&base, &[&removed, &used]);
    assert_eq!(said, ["Category “D”, kept or removed: deux “D”, un removed"]);
    assert_eq!(category(&project, "a"), "D");

    // By a grade.
    let graded = copy(&base, |lists, _| {
        let (id, label, extra) = ("g".into(), "D1".to_owned(), Extra::new());
        lists.grades.push(Grade { id, label, category: Some("d".into()), extra });
    });
    let (_, _, said) = merged(&base, &[&removed, &graded]);
    assert_eq!(said, ["Category “D”, kept or removed: deux “D”, un removed"]);

    // By another chart of the base, which the table's copy does not have.
    let mut record = base.to_record();
    let mut other = record.charts[0].clone();
    other.id = "other".into();
    other.fields.label = "Autre".to_owned();
    set_category(&mut other, "b", "d");
    record.charts.push(other);
    let larger = Project::from_record(record).expect("sound");
    let (project, _, said) = merged(&larger, &[&removed]);
    assert_eq!(said, ["Category “D”, kept or removed: un removed, Autre “D”"]);
    assert!(project.lists.category(&"d".into()).is_some());
}

#[test]
fn an_entry_that_one_removes_and_another_changes_stays_as_it_was() {
    let mut base = project(BASE);
    base.lists.kinds.push(new_kind("k", "Antenne", 4));
    let removed = copy(&base, |lists, _| lists.kinds.retain(|it| it.label != "Antenne"));
    let changed = copy(&base, |lists, _| {
        let kind = lists.kinds.last_mut().unwrap();
        (kind.rank, kind.is_pole) = (2, true);
    });
    let (project, merged, _) = merged(&base, &[&removed, &changed]);
    let kind = project.lists.kinds.iter().find(|it| it.label == "Antenne").unwrap();
    assert_eq!((kind.rank, kind.is_pole), (4, false));
    assert_eq!(merged.changes, []);
    let naming = Naming { charts: &[], lists: &[&project.lists] };
    let conflicts = project.charts.last().unwrap().fields.conflicts.iter();
    let said = conflicts.map(|it| Locale::English.say(&open_conflict_message(it, naming)));
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            "Kind of unit “Antenne”, kept or removed: deux “Antenne”, un removed. Meanwhile the list \
             keeps “Antenne”",
            "Kind of unit “Antenne”, rank: deux “2”, un removed. Meanwhile the list keeps “4”",
            "Kind of unit “Antenne”, total for units of this kind: deux yes, un removed. \
             Meanwhile the list keeps no",
        ]
    );
}

#[test]
fn an_entry_added_again_as_it_is_already_there_is_that_one() {
    let base = project(BASE);
    let again = copy(&base, |lists, chart| {
        lists.categories.push(new_category("x1", "A"));
        lists.kinds.push(new_kind("x2", "Service", 3));
        set_category(chart, "b", "x1");
        chart.tree.units[1].fields.kind = "x2".into();
    });
    let (project, _, said) = merged(&base, &[&again, &copy(&base, |_, _| {})]);
    assert_eq!(said, [""; 0]);
    assert_eq!(project.lists, base.lists);
    assert_eq!((category(&project, "b"), kind(&project, "v")), ("A", "Service"));
}

#[test]
fn no_entry_is_renamed_to_what_another_table_calls_something_else() {
    let base = project(BASE);
    let renamed = copy(&base, |lists, _| lists.kinds[6].label = "Antenne".to_owned());
    let added = copy(&base, |lists, chart| {
        lists.kinds.push(new_kind("k", "Antenne", 4));
        chart.tree.units[1].fields.kind = "k".into();
    });
    let (project, _, said) = merged(&base, &[&renamed, &added]);
    assert_eq!(said, ["Kind of unit “Cellule”, label: deux “Cellule”, un “Antenne”"]);
    assert_eq!(kind(&project, "v"), "Antenne");
    let labels: BTreeSet<&str> = project.lists.kinds.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels.len(), project.lists.kinds.len());
}

#[test]
fn the_category_of_a_grade_stays_what_its_table_means() {
    let base = project(BASE);
    let table = |label: &'static str, grade: &'static str| {
        copy(&base, move |lists, chart| {
            lists.categories.push(new_category("category-1", label));
            let (id, extra) = ("grade-1".into(), Extra::new());
            let (label, category) = (grade.to_owned(), Some("category-1".into()));
            lists.grades.push(Grade { id, label, category, extra });
            chart.tree.posts[0].fields.grade = Some("grade-1".into());
        })
    };
    let (one, two) = (table("Vacataire", "V1"), table("Contractuel", "C9"));
    let (project, _, said) = merged(&base, &[&one, &two]);
    assert_eq!(said, ["“Directeur”, in “Racine”, grade: deux “C9”, un “V1”"]);
    let of = |label: &str| {
        let grade = project.lists.grades.iter().find(|it| it.label == label).unwrap();
        project.lists.category(grade.category.as_ref().unwrap()).unwrap().label.as_str()
    };
    assert_eq!((of("V1"), of("C9")), ("Vacataire", "Contractuel"));
    // One grade that two tables add, of categories that are not the same.
    let (_, _, said) = merged(&base, &[&table("Vacataire", "V1"), &table("Contractuel", "V1")]);
    assert_eq!(said, ["Grade “V1”, category: deux “Contractuel”, un “Vacataire”"]);
}

#[test]
fn charts_of_a_colleague_keep_what_they_say() {
    let base = project(BASE);
    let mine = copy(&base, |lists, chart| {
        lists.categories.push(new_category("category-1", "Vacataire"));
        set_category(chart, "a", "category-1");
    });
    let theirs = copy(&base, |lists, chart| {
        lists.categories.push(new_category("category-1", "Contractuel"));
        lists.categories.push(new_category("category-2", "Vacataire"));
        lists.categories.push(new_category("category-3", "Idle"));
        // Known to everybody by its id: it was renamed.
        lists.kinds[4].label = "Unité".to_owned();
        set_category(chart, "a", "category-1");
        set_category(chart, "b", "category-2");
    });
    let mut record = theirs.charts.last().unwrap().to_record();
    record.id = "theirs".into();
    let coming = Other { name: "collègue.json", lists: &theirs.lists, charts: vec![record] };
    let brought = bring("Ce projet", &mine.lists, vec![coming]);
    let mut together = mine.to_record();
    together.lists = brought.lists;
    together.charts.extend(brought.charts.into_iter().flatten());
    let together = Project::from_record(together).expect("what is brought is sound");
    assert_eq!(
        [category(&together, "a"), category(&together, "b")],
        ["Contractuel", "Vacataire"],
        "by what they are called"
    );
    let own = &together.charts[1].post_by_id(&"a".into()).unwrap().fields;
    let own = EntryId::Category(own.category.clone().unwrap());
    assert_eq!(together.lists.label(&own), Some("Vacataire"), "what was here stays");
    assert_eq!(together.lists.categories.len(), 5, "what no chart uses is not brought");
    let conflicts = &together.charts.last().unwrap().fields.conflicts;
    let naming = Naming { charts: &[], lists: &[&together.lists] };
    let said: Vec<String> =
        conflicts.iter().map(|it| Locale::French.say(&conflict_message(it, naming))).collect();
    assert_eq!(
        said,
        ["Type d’unité «\u{a0}Service\u{a0}», libellé\u{a0}: Ce projet «\u{a0}Service\u{a0}», \
          collègue.json «\u{a0}Unité\u{a0}»"]
    );
    assert_eq!(brought.differences.len(), 1);
}

#[test]
fn entries_get_their_ids_when_the_edit_is_made() {
    let mut project = project(BASE);
    let mut draft = ListsDraft::of(project.lists.clone());
    draft.add::<Category>();
    draft.add::<Grade>();
    draft.add::<Grade>();
    draft.lists.categories[3].label = "D".to_owned();
    let category = draft.lists.categories[3].id.clone();
    for (label, grade) in ["D1", "D2"].into_iter().zip(&mut draft.lists.grades[11..]) {
        grade.label = label.to_owned();
        grade.category = Some(category.clone());
    }
    let mut ids = DerivedIds::new(b"edit");
    let expected: BTreeSet<String> = (0..3).map(|_| ids.next_id()).collect();
    let edit = draft.edit(&mut DerivedIds::new(b"edit"));
    apply(&mut project, edit).expect("allowed");
    let [.., one, two] = &project.lists.grades[..] else { panic!("two grades were added") };
    let category = &project.lists.categories[3].id;
    assert_eq!((one.category.as_ref(), two.category.as_ref()), (Some(category), Some(category)));
    let given = [category.as_str(), one.id.as_str(), two.id.as_str()];
    assert_eq!(given.map(str::to_owned).into_iter().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn a_grade_of_no_known_category_is_refused() {
    let mut project = project(BASE);
    let mut lists = project.lists.clone();
    lists.grades[0].category = Some("none".into());
    apply(&mut project, Edit::SetLists(Box::new(lists))).expect_err("no such category");
}

/// What an entry is: its label, and what else is said of it, by name.
type Said = (String, Vec<(&'static str, String)>);

fn said_of(lists: &Lists, id: &EntryId) -> Said {
    let label = lists.label(id).expect("what is named is in the lists").to_owned();
    let more = match id {
        EntryId::Kind(id) => {
            let kind = lists.kind(id).expect("known");
            vec![("rank", kind.rank.to_string()), ("pole", kind.is_pole.to_string())]
        }
        EntryId::Grade(id) => {
            let category = lists.grade(id).expect("known").category.clone();
            let category = category.and_then(|id| lists.label(&EntryId::Category(id)));
            vec![("category", category.unwrap_or_default().to_owned())]
        }
        EntryId::Category(_) | EntryId::Level(_) => Vec::new(),
    };
    (label, more)
}

/// For each unit and post of a chart, and each of its fields that names an entry: what that says, none for
/// nothing.
fn sayings(chart: &Chart, lists: &Lists) -> BTreeMap<(String, Aspect), Option<Said>> {
    let mut all = BTreeMap::new();
    for key in chart.units_in_order() {
        let unit = chart.unit(key);
        let said = said_of(lists, &EntryId::Kind(unit.fields.kind.clone()));
        all.insert((unit.id.to_string(), Aspect::Kind), Some(said));
    }
    for key in chart.all_posts() {
        let post = chart.post(key);
        let fields = &post.fields;
        for (aspect, id) in [
            (Aspect::Category, fields.category.clone().map(EntryId::Category)),
            (Aspect::Grade, fields.grade.clone().map(EntryId::Grade)),
            (Aspect::Level, fields.manager_level.clone().map(EntryId::Level)),
        ] {
            all.insert((post.id.to_string(), aspect), id.map(|id| said_of(lists, &id)));
        }
    }
    all
}

/// Entries of the lists with one label.
fn doubles(lists: &Lists) -> Vec<(ListName, String)> {
    let mut met = BTreeSet::new();
    let ids = lists.entry_ids().into_iter();
    let labels = ids.map(|id| (id.list(), lists.label(&id).unwrap_or_default().trim().to_owned()));
    labels.filter(|(list, label)| !met.insert((list.as_str(), label.clone()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn nothing_changes_that_no_table_changed(
        before in steps(0..40), one in steps(0..25), two in steps(0..25), three in steps(0..12),
    ) {
        let base = source(&before);
        let tables = [("un", &one), ("deux", &two), ("trois", &three)].map(|(name, steps)| {
            let mut copy = base.clone();
            let chart = state(&mut copy, name, steps);
            let at = copy.chart_index(&chart).expect("it was just made");
            let made = copy.charts.remove(at);
            copy.charts.push(made);
            copy
        });
        let (project, _, _) = merged(&base, &[&tables[0], &tables[1], &tables[2]]);
        let base_chart = &base.charts[0];
        for key in base_chart.all_posts() {
            let before = base_chart.post(key);
            let at = |chart: &Chart| chart.post_by_id(&before.id).map(|it| it.fields.fte);
            let Some(now) = at(project.charts.last().unwrap()) else { continue };
            let wanted = tables.iter().filter_map(|it| at(it.charts.last().unwrap()));
            prop_assert!(now == before.fields.fte || wanted.collect::<Vec<_>>().contains(&now));
        }
        prop_assert_eq!(doubles(&project.lists), []);
        let chart = project.charts.last().unwrap();
        let conflicts = &chart.fields.conflicts;
        let now = sayings(chart, &project.lists);
        let then = sayings(&base.charts[0], &base.lists);
        let wanted: Vec<_> =
            tables.iter().map(|it| sayings(it.charts.last().unwrap(), &it.lists)).collect();
        for ((id, aspect), now) in &now {
            let key = (id.clone(), aspect.clone());
            let before = then.get(&key);
            let wishes: Vec<&Option<Said>> = wanted.iter().filter_map(|it| it.get(&key)).collect();
            let is_told = conflicts.iter().any(|conflict| match &conflict.subject {
                Subject::Unit(unit) => unit.as_str() == id,
                Subject::Post(post) => post.as_str() == id,
                // Of an entry, by a label that somebody gives it here.
                Subject::Entry(_) => conflict.claims.iter().any(|claim| {
                    let labels = wishes.iter().copied().chain(before).flatten();
                    labels.into_iter().any(|(label, _)| *label == claim.value)
                }),
            });
            let label = |said: &Option<Said>| said.as_ref().map(|(label, _)| label.clone());
            let changed: Vec<_> =
                wishes.iter().filter(|it| before.map(label) != Some(label(it))).collect();
            let is_wished = changed.iter().any(|wish| label(wish) == label(now));
            let is_as_before = before.map(label) == Some(label(now));
            prop_assert!(
                is_wished || is_told || (is_as_before && changed.is_empty()),
                "{id} {aspect:?}: {before:?} {wishes:?} {now:?} {conflicts:?}"
            );
            let Some((name, more)) = now else { continue };
            let all: Vec<&Said> =
                wishes.iter().copied().chain(before).filter_map(Option::as_ref).collect();
            if is_told || all.iter().any(|(label, _)| label != name) {
                continue;
            }
            // Nothing else is said of it than what the base or a table says of an entry of that name.
            let lists = tables.iter().chain([&base]).map(|it| &it.lists);
            let known: Vec<Said> = lists
                .flat_map(|lists| lists.entry_ids().into_iter().map(|id| said_of(lists, &id)))
                .filter(|(label, said)| label == name && said.len() == more.len())
                .collect();
            for (at, (what, value)) in more.iter().enumerate() {
                // What a grade is of may itself be in dispute.
                let is_disputed = conflicts.iter().any(|conflict| {
                    matches!(conflict.subject, Subject::Entry(_))
                        && conflict.claims.iter().any(|claim| claim.value == *value)
                });
                // A category that one table renamed is the same one to a table that did not.
                let called = |label: &str| -> BTreeSet<String> {
                    let lists = tables.iter().chain([&base]).flat_map(|it| &it.lists.categories);
                    lists.filter(|it| it.label == label).map(|it| it.id.to_string()).collect()
                };
                let is_same = |said: &str| {
                    said == value
                        || (*what == "category" && !called(said).is_disjoint(&called(value)))
                };
                prop_assert!(
                    is_disputed || known.iter().any(|(_, said)| is_same(&said[at].1)),
                    "{id} {aspect:?} {what}: {known:?} {now:?}"
                );
            }
        }
    }
}

#[test]
fn an_entry_of_each_list_is_added_under_the_next_id() {
    let mut lists = Lists::default();
    let mut ids = DerivedIds::new(b"lists");
    let added = [
        EntryId::Kind(add_entry::<UnitKind>(&mut lists, "Bureau", &mut ids).into()),
        EntryId::Category(add_entry::<Category>(&mut lists, "D", &mut ids).into()),
        EntryId::Grade(add_entry::<Grade>(&mut lists, "D1", &mut ids).into()),
        EntryId::Level(add_entry::<ManagerLevel>(&mut lists, "pilote", &mut ids).into()),
    ];
    let mut expected = DerivedIds::new(b"lists");
    for (id, label) in added.iter().zip(["Bureau", "D", "D1", "pilote"]) {
        assert_eq!(id.as_str(), expected.next_id());
        assert_eq!(lists.label(id), Some(label));
        assert!(uuid::Uuid::try_parse(id.as_str()).is_ok(), "made from no label and no place");
    }
    assert_eq!(Category::of(&lists).last().unwrap().label(), "D");
}

#[test]
fn entries_that_differ_only_in_case_and_spaces_are_one() {
    let base = project(BASE);
    let category = |post: &str, id: &'static str, label: &'static str| {
        let post = post.to_owned();
        copy(&base, move |lists, chart| {
            lists.categories.push(Category::new(id, label, &Lists::empty()));
            let found = chart.tree.posts.iter_mut().find(|it| it.id.as_str() == post).unwrap();
            found.fields.category = Some(id.into());
        })
    };
    let one = category("a", "n1", "contractuels ");
    let two = category("b", "n2", "Contractuels");
    let (project, merged, _) = merged(&base, &[&one, &two]);
    assert_eq!(merged.conflicts(), []);
    let labels = |project: &Project| {
        let all = project.lists.categories.iter().map(|it| it.label.clone());
        all.collect::<Vec<_>>()
    };
    assert_eq!(labels(&project), ["A", "B", "C", "Contractuels"]);
    let chart = project.charts.last().unwrap();
    let of = |post: &str| chart.post_by_id(&post.into()).unwrap().fields.category.clone();
    assert_eq!(of("a"), of("b"));
    // One table that has both means two.
    let both = category("a", "n3", "c");
    let (project, ..) = self::merged(&base, &[&both]);
    assert_eq!(labels(&project), ["A", "B", "C", "c"]);
}
