//! `merge` as a script would run it.

use std::fs;

use organigramme::edit::apply;
use organigramme::edit::settle::settle;
use organigramme::edit::snapshots::take;
use organigramme::format::native::{load, save};
use organigramme::model::{Choice, DerivedIds, Project};
use serde_json::json;

use super::cli::run;
use super::cli_compare::put;

const BASE: &str = "
    chart s source
    unit u - pole Racine
    unit v u service Marchés
    post a u A Directeur
    post b v B Gestionnaire
";

/// The base with a variant in which some of its text is replaced.
fn table(changes: &[(&str, &str)]) -> String {
    let mut variant = BASE.replace("chart s source", "chart t variant of s");
    for (old, new) in changes {
        assert!(variant.contains(old));
        variant = variant.replace(old, new);
    }
    format!("{BASE}{variant}")
}

#[test]
fn merge_puts_tables_together_and_keeps_their_conflicts() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    put(folder.path(), "base.json", BASE);
    put(
        folder.path(),
        "one.json",
        &table(&[("post b v B Gestionnaire", "post b u B Gestionnaire")]),
    );
    put(folder.path(), "two.json", &table(&[("A Directeur", "A/A1 Directeur")]));
    put(folder.path(), "three.json", &table(&[("post a u A", "post a v A")]));
    put(folder.path(), "four.json", &table(&[("A Directeur", "A/A3 Directeur")]));
    let merged = run(
        folder.path(),
        &["merge", "base.json", "one.json", "two.json#variante", "-o", "m.json"],
    );
    assert_eq!(
        (merged.code, merged.stdout.as_str(), merged.stderr.as_str()),
        (
            0,
            "0 common changes, 2 by some of the tables, 0 conflicts\n\
             Base: “s” of base.json\n\
             one: “t” of one.json, made from “s”\n\
             two#variante: “t” of two.json\n",
            ""
        )
    );
    let ledger = run(folder.path(), &["compare", "m.json", "--to", "variant"]).json();
    assert_eq!((&ledger["transferred"], &ledger["kept"]), (&json!(1), &json!(1)));

    let in_conflict = ["merge", "base.json", "two.json", "three.json", "four.json", "-o", "n.json"];
    let conflict = run(folder.path(), &in_conflict);
    assert_eq!(
        (conflict.code, conflict.stdout.as_str(), conflict.stderr.as_str()),
        (
            1,
            "0 common changes, 1 by some of the tables, 1 conflict\n\
             Base: “s” of base.json\n\
             two: “t” of two.json, made from “s”\n\
             three: “t” of three.json, made from “s”\n\
             four: “t” of four.json, made from “s”\n\
             “Directeur”, in “Marchés”, grade: four “A3”, two “A1”. Meanwhile the chart says nothing of it\n",
            ""
        )
    );
    let file = fs::read_to_string(at("n.json")).unwrap();
    assert!(
        file.contains(
            r#""aspect":"grade","base":{"tables":[],"value":"","wish":{"text":""}},"claims":[{"tables":["four"],"value":"A3","wish":{"text":"A3"}},{"tables":["two"],"value":"A1","wish":{"text":"A1"}}]}"#
        ),
        "{file}"
    );
    // Whatever the order of the tables, to the byte.
    let again = ["merge", "base.json", "four.json", "two.json", "three.json", "-o", "o.json"];
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&run(folder.path(), &again).stdout), sorted(&conflict.stdout));
    assert_eq!(fs::read_to_string(at("o.json")).unwrap(), file);
}

/// A source, a target made from it, and what replaces some of the text of each.
fn pair(source: &[(&str, &str)], target: &[(&str, &str)]) -> String {
    let replaced = |text: String, changes: &[(&str, &str)]| {
        changes.iter().fold(text, |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replace(old, new)
        })
    };
    let made = BASE.replace("chart s source", "chart t target of s");
    replaced(BASE.to_owned(), source) + &replaced(made, target)
}

/// The same with a variant of `of`, in which some of its text is replaced.
fn with_variant(id: &str, of: &str, changes: &[(&str, &str)]) -> String {
    let mut variant = BASE.replace("chart s source", &format!("chart {id} variant of {of}"));
    for (old, new) in changes {
        assert!(variant.contains(old));
        variant = variant.replace(old, new);
    }
    pair(&[], &[]) + &variant
}

#[test]
fn a_merge_takes_what_was_made_from_the_base_whatever_else_the_files_hold() {
    let folder = tempfile::tempdir().unwrap();
    let moved = [("post b v B", "post b u B")];
    put(folder.path(), "base.json", &pair(&[], &[]));
    // Variants of the source, beside a target that nobody touched.
    put(folder.path(), "one.json", &with_variant("x", "s", &moved));
    put(folder.path(), "two.json", &with_variant("y", "s", &[("A Directeur", "A/A1 Directeur")]));
    let run = |args: &[&str]| run(folder.path(), args);
    let merged = run(&["merge", "base.json", "one.json", "two.json", "-o", "m.json"]);
    assert_eq!(
        merged.stdout,
        "0 common changes, 2 by some of the tables, 0 conflicts\n\
         Base: “s” of base.json\n\
         one: “x” of one.json, made from “s”\n\
         two: “y” of two.json, made from “s”\n\
         Left aside: “t” of one.json, two.json, in which nothing was done\n"
    );
    let made = load(&fs::read(folder.path().join("m.json")).unwrap()).unwrap().project;
    let variant = made.charts.last().unwrap();
    assert_eq!(variant.fields.based_on, Some("s".into()));
    assert_eq!(variant.post_by_id(&"a".into()).unwrap().fields.grade, Some("A1".into()));

    // Variants of the target, and a variant of a variant.
    put(folder.path(), "three.json", &with_variant("x", "t", &moved));
    let chain = with_variant("y", "t", &[]) + &BASE.replace("chart s source", "chart z - of y");
    put(folder.path(), "four.json", &chain.replace("chart z - of y", "chart z variant of y"));
    let merged = run(&["merge", "base.json", "three.json", "four.json", "-o", "m.json"]);
    assert_eq!(
        merged.stdout.lines().skip(1).collect::<Vec<_>>(),
        [
            "Base: “t” of base.json",
            "three: “x” of three.json, made from “t”",
            "four: “z” of four.json, made from “y”",
            "Left aside: “y” of four.json, which “z” continues",
            "Left aside: “s” of three.json, four.json, which is as base.json has it",
        ]
    );

    // Two that continue one: which of them stands for the table is asked.
    let both = chain.replace("chart z - of y", "chart z variant of y")
        + &BASE.replace("chart s source", "chart q variant of y");
    put(folder.path(), "both.json", &both);
    let refused = run(&["merge", "base.json", "three.json", "both.json", "-o", "none.json"]);
    assert_eq!(
        refused.refusal(),
        "both.json: several charts continue “y”, say which by both.json#ID: “z” (z), “q” (q)"
    );
    assert!(!folder.path().join("none.json").exists());

    // The target itself, edited in each copy; and a copy in which nobody did anything.
    put(folder.path(), "five.json", &pair(&[], &moved));
    put(folder.path(), "six.json", &pair(&[], &[("A Directeur", "A/A3 Directeur")]));
    put(folder.path(), "idle.json", &pair(&[], &[]));
    let args = ["merge", "base.json", "five.json", "six.json", "idle.json", "-o", "m.json"];
    assert_eq!(
        run(&args).stdout,
        "0 common changes, 2 by some of the tables, 0 conflicts\n\
         Base: “t” of base.json\n\
         five: “t” of five.json, “t” changed where it stands\n\
         six: “t” of six.json, “t” changed where it stands\n\
         idle: “t” of idle.json, without any change\n\
         Left aside: “s” of five.json, six.json, idle.json, which is as base.json has it\n"
    );
}

#[test]
fn a_merge_of_what_started_from_several_charts_asks_which() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "base.json", &pair(&[], &[]));
    put(folder.path(), "one.json", &with_variant("x", "s", &[("post b v B", "post b u B")]));
    put(folder.path(), "two.json", &with_variant("y", "t", &[("A Directeur", "A/A1 Directeur")]));
    let both = ["merge", "base.json", "one.json", "two.json", "-o", "m.json"];
    assert_eq!(
        run(folder.path(), &both).refusal(),
        "base.json: the tables started from several charts, say which by base.json#ID: “s” (s), “t” (t)"
    );
    assert!(!folder.path().join("m.json").exists());
    let named = ["merge", "base.json#source", "one.json", "two.json", "-o", "m.json"];
    assert_eq!(
        run(folder.path(), &named).stdout,
        "0 common changes, 2 by some of the tables, 0 conflicts\n\
         Base: “s” of base.json\n\
         one: “x” of one.json, made from “s”\n\
         two: “y” of two.json, made from “t”\n\
         Left aside: “t” of one.json, two.json, in which nothing was done\n"
    );
    // Named, it is taken whatever it was made from.
    let asked = ["merge", "base.json#t", "one.json#x", "two.json", "-o", "m.json"];
    assert!(run(folder.path(), &asked).stdout.contains("one#x: “x” of one.json\n"));
}

#[test]
fn tables_that_add_entries_to_the_lists_keep_what_they_mean() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "base.json", BASE);
    let table = |name: &str, label: &str, post: &str| {
        put(folder.path(), name, &table(&[]));
        let path = folder.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let categories = file["lists"]["categories"].as_array_mut().unwrap();
        categories.push(json!({"id": "category-1", "label": label}));
        for record in file["posts"].as_array_mut().unwrap() {
            if record["chart"] == "t" && record["id"] == post {
                record["category"] = "category-1".into();
            }
        }
        fs::write(path, file.to_string()).unwrap();
    };
    table("one.json", "Vacataire", "a");
    table("two.json", "Contractuel", "b");
    let merged =
        run(folder.path(), &["merge", "base.json", "one.json", "two.json", "-o", "m.json"]);
    assert!(merged.stdout.starts_with("0 common changes, 4 by some of the tables, 0 conflicts\n"));
    let counted =
        run(folder.path(), &["count", "m.json", "--chart", "variant", "--format", "json"]);
    let categories = &counted.json()["charts"][0]["by_category"];
    assert_eq!(categories, &json!({"Vacataire": 1, "Contractuel": 1}));
}

#[test]
fn what_tables_did_to_the_lists_and_their_snapshots_is_told() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "base.json", BASE);
    let table = |name: &str, order: [&str; 3], snapshot: bool| {
        put(folder.path(), name, BASE);
        let path = folder.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let label = |id: &str| json!({"id": id, "label": id});
        file["lists"]["categories"] = order.map(label).into_iter().collect();
        if snapshot {
            let mut project = load(file.to_string().as_bytes()).unwrap().project;
            let mut ids = DerivedIds::new(b"snapshots");
            let label = "Séminaire".to_owned();
            let (edit, _) = take(&project, &"s".into(), label, &mut ids).expect("taken");
            apply(&mut project, edit).expect("made");
            fs::write(path, save(&project)).unwrap();
        } else {
            fs::write(path, file.to_string()).unwrap();
        }
    };
    table("one.json", ["C", "B", "A"], false);
    table("two.json", ["B", "A", "C"], true);
    let merged =
        run(folder.path(), &["merge", "base.json", "one.json", "two.json", "-o", "m.json"]);
    assert_eq!(
        (merged.code, merged.stdout.as_str(), merged.stderr.as_str()),
        (
            1,
            "0 common changes, 0 by some of the tables, 1 conflict\n\
             Base: “s” of base.json\n\
             one: “s” of one.json, lists changed\n\
             two: “s” of two.json, lists changed\n\
             Left aside: 1 snapshot of two.json: “Séminaire”\n\
             Categories, order: one “C, B, A”, two “B, A, C”. Meanwhile the order at the start stays\n",
            ""
        )
    );
    // What is chosen is put in.
    let file = fs::read(folder.path().join("m.json")).unwrap();
    let mut project = load(&file).unwrap().project;
    let categories = |project: &Project| {
        let all = project.lists.categories.iter();
        all.map(|it| it.id.to_string()).collect::<Vec<_>>().join("")
    };
    assert_eq!(categories(&project), "ABC");
    let chart = project.charts[1].id.clone();
    let edit = settle(&project, &chart, 0, Choice::Claim(1)).expect("it can be chosen");
    apply(&mut project, edit).expect("it is put in");
    assert_eq!(categories(&project), "BAC");
    // One order alone is taken.
    put(folder.path(), "same.json", BASE);
    let merged =
        run(folder.path(), &["merge", "base.json", "one.json", "same.json", "-o", "n.json"]);
    assert_eq!(merged.code, 0);
    let file = fs::read(folder.path().join("n.json")).unwrap();
    assert_eq!(categories(&load(&file).unwrap().project), "CBA");
}

#[test]
fn merge_refuses_what_it_cannot_put_together() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "base.json", BASE);
    put(folder.path(), "other.json", "chart t variant\nunit x - pole Autre");
    let refusal = |args: &[&str]| run(folder.path(), args).refusal().to_owned();
    assert_eq!(
        refusal(&["merge", "base.json", "other.json", "-o", "m.json"]),
        "other: this chart was not made from “s”, another unit is at its top"
    );
    assert_eq!(
        refusal(&["merge", "base.json", "other.json#none", "-o", "m.json"]),
        "other.json: No chart is called “none”. Those of the project: “t” (t)"
    );
    assert!(refusal(&["merge", "base.json", "-o", "m.json"]).contains("is missing"));
    put(folder.path(), "one.json", &table(&[]));
    let nowhere = refusal(&["merge", "base.json", "one.json", "-o", "nowhere/m.json"]);
    assert_eq!(nowhere, "nowhere: it does not exist");
    assert!(!folder.path().join("m.json").exists());
}

#[test]
fn a_merge_never_takes_the_place_of_a_table() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("table.json");
    std::fs::copy(sample, &table).unwrap();
    let before = std::fs::read(&table).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_organigramme"))
        .arg("merge")
        .arg(sample)
        .args([&table, &table])
        .arg("-o")
        .arg(&table)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read(&table).unwrap(), before);
}

/// A variant by its id, what it was made from, and what replaces some of the text of [`BASE`] in it.
type Variant<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// The base with variants.
fn with_variants(variants: &[Variant]) -> String {
    variants.iter().fold(BASE.to_owned(), |whole, (id, of, changes)| {
        let variant = BASE.replace("chart s source", &format!("chart {id} variant of {of}"));
        whole
            + &changes.iter().fold(variant, |text, (old, new)| {
                assert!(text.contains(old), "{old}");
                text.replace(old, new)
            })
    })
}

const MOVED: (&str, &str) = ("post b v B", "post b u B");
const RENAMED: (&str, &str) = ("service Marchés", "service Achats");
const A1: (&str, &str) = ("A Directeur", "A/A1 Directeur");
const A3: (&str, &str) = ("A Directeur", "A/A3 Directeur");

#[test]
fn a_variant_that_the_base_holds_too_is_work_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "p.json", &with_variants(&[("v", "s", &[MOVED])]));
    let both: [(&str, &str, &[_]); 2] = [("v", "s", &[MOVED]), ("w", "s", &[A1])];
    put(folder.path(), "pt.json", &with_variants(&both));
    let run = |args: &[&str]| {
        let all = [&["merge"], args, &["-o", "m.json"]].concat();
        let done = run(folder.path(), &all);
        (done.code, done.stdout)
    };
    let said = |text: &str| (0, text.to_owned());
    assert_eq!(
        run(&["p.json", "p.json"]),
        said(
            "1 common change, 0 by some of the tables, 0 conflicts\n\
             Base: “s” of p.json\n\
             p: “v” of p.json, made from “s”\n"
        )
    );
    assert_eq!(
        run(&["p.json", "p.json", "pt.json"]),
        said(
            "0 common changes, 2 by some of the tables, 0 conflicts\n\
             Base: “s” of p.json\n\
             p: “v” of p.json, made from “s”\n\
             pt: “w” of pt.json, made from “s”\n\
             Left aside: “v” of pt.json, which p.json has too\n"
        )
    );
    // Named, each is what was done to the chart that it was made from.
    assert_eq!(
        run(&["pt.json", "pt.json#v", "pt.json#w"]),
        said(
            "0 common changes, 2 by some of the tables, 0 conflicts\n\
             Base: “s” of pt.json\n\
             pt#v: “v” of pt.json\n\
             pt#w: “w” of pt.json\n"
        )
    );
    assert!(run(&["p.json", "p.json#v"]).1.contains("\nBase: “s” of p.json\n"));
}

#[test]
fn a_variant_changed_where_it_stands_is_its_table_s_work_on_the_base() {
    let folder = tempfile::tempdir().unwrap();
    let at_table = |change: &[(&'static str, &'static str)]| {
        let changes = [&[MOVED], change].concat();
        with_variants(&[("v", "s", &changes), ("w", "s", &[RENAMED])])
    };
    put(folder.path(), "one.json", &at_table(&[]));
    put(folder.path(), "ta.json", &at_table(&[A1]));
    put(folder.path(), "tb.json", &at_table(&[A3]));
    let merge = |base: &str, tables: &[&str]| {
        run(folder.path(), &[&["merge", base], tables, &["-o", "m.json"]].concat())
    };
    let done = merge("one.json#s", &["ta.json", "tb.json"]);
    assert_eq!(
        (done.code, done.stdout.as_str()),
        (
            1,
            "0 common changes, 2 by some of the tables, 1 conflict\n\
             Base: “s” of one.json\n\
             ta#v: “v” of ta.json, made from “s”\n\
             ta#w: “w” of ta.json, made from “s”\n\
             tb: “v” of tb.json, made from “s”\n\
             Left aside: “w” of tb.json, which ta.json has too\n\
             “Directeur”, in “Racine”, grade: ta#v “A1”, tb “A3”. Meanwhile the chart says nothing of it\n"
        )
    );
    // As it was before counts for nothing where a table changed it.
    let idle = merge("one.json#s", &["one.json", "ta.json"]);
    assert_eq!(
        idle.stdout.lines().skip(2).collect::<Vec<_>>(),
        [
            "one: “w” of one.json, made from “s”",
            "ta: “v” of ta.json, made from “s”",
            "Left aside: “v” of one.json, which ta.json changed",
            "Left aside: “w” of ta.json, which one.json has too",
        ]
    );
    // What variants were made from is the base, where nobody names one.
    let unnamed = merge("one.json", &["ta.json"]);
    assert_eq!(
        (unnamed.code, unnamed.stdout.as_str()),
        (
            0,
            "0 common changes, 3 by some of the tables, 0 conflicts\n\
             Base: “s” of one.json\n\
             ta#v: “v” of ta.json, made from “s”\n\
             ta#w: “w” of ta.json, made from “s”\n"
        )
    );
    // Against itself, if it is the base.
    let itself = merge("one.json#v", &["ta.json", "tb.json"]);
    assert_eq!(
        itself.stdout.lines().take(4).collect::<Vec<_>>(),
        [
            "0 common changes, 0 by some of the tables, 1 conflict",
            "Base: “v” of one.json",
            "ta: “v” of ta.json, “v” changed where it stands",
            "tb: “v” of tb.json, “v” changed where it stands",
        ]
    );
    assert_eq!(
        itself.stdout.lines().skip(4).take(2).collect::<Vec<_>>(),
        [
            "Left aside: “s” of ta.json, tb.json, which is as one.json has it",
            "Left aside: “w” of ta.json, tb.json, which is as one.json has it",
        ]
    );
    // A table that changed a variant, and one that changed the base itself: which is it?
    let source =
        with_variants(&[("v", "s", &[MOVED]), ("w", "s", &[RENAMED])]).replacen(A1.0, A1.1, 1);
    put(folder.path(), "tc.json", &source);
    put(
        folder.path(),
        "td.json",
        &with_variants(&[("v", "s", &[MOVED]), ("x", "v", &[MOVED, A3])]),
    );
    let asked = merge("one.json", &["tc.json", "td.json"]);
    assert_eq!(asked.code, 2);
    assert_eq!(
        asked.refusal(),
        "one.json: the tables started from several charts, say which by one.json#ID: “s” (s), “v” (v)"
    );
}

#[test]
fn what_was_made_from_the_base_by_steps_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let held: (&str, &str, &[_]) = ("v", "s", &[MOVED]);
    put(folder.path(), "base.json", &with_variants(&[held]));
    put(folder.path(), "one.json", &with_variants(&[held, ("w", "v", &[MOVED, A1])]));
    put(folder.path(), "two.json", &with_variants(&[held, ("z", "s", &[RENAMED])]));
    let args = ["merge", "base.json#s", "one.json", "two.json", "-o", "m.json"];
    let done = run(folder.path(), &args);
    assert_eq!(
        done.stdout,
        "0 common changes, 3 by some of the tables, 0 conflicts\n\
         Base: “s” of base.json\n\
         one: “w” of one.json, made from “v”\n\
         two: “z” of two.json, made from “s”\n\
         Left aside: “v” of one.json, which “w” continues\n\
         Left aside: “v” of two.json, which “w” continues\n"
    );
}
