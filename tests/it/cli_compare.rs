//! `compare`, `align` and `merge` as a script would run them.

use std::fs;
use std::path::Path;

use organigramme::edit::{Edit, apply, snapshots};
use organigramme::format::native::{load, save};
use organigramme::model::DerivedIds;
use serde_json::{Value, json};

use super::cli::run;
use crate::support::notation::project;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");

const TWO_STATES: &str = "
    chart s source
    unit u - pole Éducation
    unit v u service Marchés; achats
    post a v B Gestionnaire | fte 50
    post b v B Gestionnaire
    post c v B Gestionnaire
    chart t target of s
    unit u - pole Éducation
    unit v u service Marchés; achats
    post b v B Gestionnaire
    post c v B Gestionnaire
    post d u A/A3 =Juriste | level direction | job Cadre | reason création
    departed a | into b
";

fn put(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), save(&project(text))).expect("the folder takes files");
}

#[test]
fn compare_prints_the_ledger_as_json() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "p.json", TWO_STATES);
    let printed = run(folder.path(), &["compare", "p.json"]);
    assert_eq!((printed.code, printed.stderr.as_str()), (0, ""));
    let unit = json!({
        "unit": "Marchés; achats", "unit_id": "v", "kind": "service", "parent_id": "u",
    });
    let root = json!({
        "unit": "Éducation", "unit_id": "u", "kind": "pole", "parent_id": null,
    });
    let clerks = |posts: Value| {
        // A working time is told where it is not whole.
        json!({
            "unit": "Marchés; achats", "unit_id": "v", "title": "Gestionnaire", "category": "B",
            "grade": null, "level": null, "reference_job": null, "posts": posts,
        })
    };
    let mut part_time = clerks(json!(["a"]));
    part_time["fte"] = json!(50);
    assert_eq!(
        printed.json(),
        json!({
            "from": "s", "to": "t", "source_total": 3, "target_total": 3, "balanced": true,
            "kept": 2, "retitled": 0, "transferred": 0, "transformed": 0,
            "transferred_and_transformed": 0, "created": 1, "suppressed": 1,
            "unplaced": 0, "fte_changed": 0, "vacancy_changed": 0, "unexplained": 1, "units_unexplained": 0,
            "by_category": {"source": {"B": 3}, "target": {"A": 1, "B": 2}},
            "entries": [
                {
                    "kind": "suppressed", "count": 1, "from": part_time, "to": null,
                    "merged_into": "b", "reason": null,
                },
                {
                    "kind": "kept", "count": 2, "from": clerks(json!(["b", "c"])),
                    "to": clerks(json!(["b", "c"])), "reason": null,
                },
                {
                    "kind": "created", "count": 1, "from": null,
                    "to": {
                        "unit": "Éducation", "unit_id": "u", "title": "=Juriste", "category": "A",
                        "grade": "A3", "level": "manager de direction", "reference_job": "Cadre",
                        "posts": ["d"],
                    },
                    "reason": "création",
                },
            ],
            "units": [
                {"kinds": ["kept"], "from": root, "to": root, "reason": null},
                {"kinds": ["kept"], "from": unit, "to": unit, "reason": null},
            ],
        })
    );
    let to_file = run(folder.path(), &["compare", "p.json", "-o", "out.JSON"]);
    assert_eq!((to_file.code, to_file.stdout.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(folder.path().join("out.JSON")).unwrap(), printed.stdout);
    let back = run(folder.path(), &["compare", "p.json", "--from", "cible", "--to", "S"]).json();
    assert_eq!(
        (&back["created"], &back["suppressed"], &back["unexplained"]),
        (&json!(1), &json!(1), &json!(1))
    );
}

/// What the kinds do not say has keys of its own, which are there only where there is something to say.
#[test]
fn compare_tells_natures_times_vacancies_and_what_units_became() {
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        "p.json",
        "chart s source
         unit u - pole Racine
         unit v u service Marchés
         unit w u service Achats
         unit y w secteur Stocks
         post a v A/A3 Chargé de mission
         post b v B Gestionnaire
         post c v B Secrétaire
         post d y B Magasinier
         chart t target of s
         unit u - pole Racine
         unit v u service Marchés et achats
         unit x u service Études | split v
         unit y v secteur Stocks
         post a x A/A3 Responsable de projet | nature transfer | reason transfert
         post b v B Gestionnaire | fte 80
         post c v B Secrétaire | vacant
         post d y B Magasinier
         removed w | into v",
    );
    let printed = run(folder.path(), &["compare", "p.json"]).json();
    let figures = ["kept", "transferred", "fte_changed", "vacancy_changed", "unexplained"];
    let figures = figures.map(|key| printed[key].as_u64().unwrap());
    assert_eq!(figures, [3, 1, 1, 1, 1]);
    let entry = |id: &str| {
        let entries = printed["entries"].as_array().unwrap();
        entries.iter().find(|it| it["to"]["posts"] == json!([id])).unwrap().clone()
    };
    assert_eq!(
        (&entry("a")["kind"], &entry("a")["nature"]),
        (&json!("transferred"), &json!("transfer"))
    );
    assert_eq!(entry("b")["fte_change"], json!({"before": 100, "after": 80}));
    assert_eq!(entry("c")["vacancy_change"], json!("vacated"));
    for key in ["nature", "fte_change", "vacancy_change"] {
        assert!(entry("d").get(key).is_none(), "{key}");
    }
    let units = printed["units"].as_array().unwrap();
    let said = |side: &str, id: &str| {
        units.iter().find(|it| it[side]["unit_id"] == json!(id)).unwrap().clone()
    };
    assert_eq!(said("from", "w")["merged_into"], json!("v"));
    assert_eq!(said("to", "x")["split_from"], json!("v"));
    assert_eq!(
        (&said("to", "y")["kinds"], &said("to", "y")["carried"]),
        (&json!(["reattached"]), &json!(1))
    );

    // The other way round nothing of a creation is said of a suppression.
    let back = run(folder.path(), &["compare", "p.json", "--from", "t", "--to", "s"]).json();
    let figures = ["kept", "transferred", "fte_changed", "vacancy_changed", "unexplained"]
        .map(|key| back[key].as_u64().unwrap());
    assert_eq!(figures, [3, 1, 1, 1, 1]);
    let gone = back["units"].as_array().unwrap();
    let gone = gone.iter().find(|it| it["kinds"] == json!(["removed"])).unwrap();
    assert_eq!((&gone["from"]["unit_id"], &gone["merged_into"]), (&json!("x"), &json!("v")));
}

#[test]
fn compared_backwards_the_reason_of_a_creation_is_none_of_a_suppression() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "p.json", TWO_STATES);
    let back = run(folder.path(), &["compare", "p.json", "--from", "t", "--to", "s"]).json();
    let entries = back["entries"].as_array().unwrap();
    let gone = entries.iter().find(|it| it["kind"] == json!("suppressed")).unwrap();
    assert_eq!(gone["from"]["title"], json!("=Juriste"));
    assert_eq!((&gone["reason"], &gone["reverse_reason"]), (&Value::Null, &json!("création")));
    run(folder.path(), &["compare", "p.json", "--from", "t", "--to", "s", "-o", "out.csv"]);
    let text = fs::read_to_string(folder.path().join("out.csv")).unwrap();
    assert!(!text.contains("création"), "{text}");
    run(folder.path(), &["compare", "p.json", "--from", "t", "--to", "s", "-o", "out.html"]);
    let text = fs::read_to_string(folder.path().join("out.html")).unwrap();
    assert!(!text.contains(">création<") && text.contains("ead from the later chart"), "{text}");
}

#[test]
fn compare_writes_one_row_per_entry_as_csv() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "p.json", TWO_STATES);
    assert_eq!(run(folder.path(), &["compare", "p.json", "-o", "out.csv"]).code, 0);
    let text = fs::read_to_string(folder.path().join("out.csv")).unwrap();
    let rows: Vec<&str> = text.strip_prefix('\u{feff}').unwrap().split_terminator("\r\n").collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[1], "suppressed;1;\"Marchés; achats\";v;Gestionnaire;B;;;;50;a;;;;;;;;;;b;;;");
    assert_eq!(
        rows[3],
        "created;1;;;;;;;;;;Éducation;u;'=Juriste;A;A3;manager de direction;Cadre;100;d;;création;;"
    );
}

#[test]
fn compare_refuses_what_it_does_not_know() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "p.json", TWO_STATES);
    put(folder.path(), "one.json", "chart s source\nunit u - pole Racine");
    let refusal = |args: &[&str]| run(folder.path(), args).refusal().to_owned();
    assert_eq!(
        refusal(&["compare", "p.json", "-o", "out.doc"]),
        "out.doc: the format is known by the extension: json, csv, xlsx, docx, html"
    );
    assert_eq!(
        refusal(&["compare", "p.json", "-o", "p.json"]),
        "p.json: the output is the input file"
    );
    assert_eq!(
        refusal(&["compare", "one.json"]),
        "No chart has the role of target. Name one by --to ID: “s” (s)"
    );
}

#[test]
fn without_roles_what_was_made_from_what_is_compared() {
    let folder = tempfile::tempdir().unwrap();
    let tree = "unit u - pole Racine\npost p u A Juriste";
    let charts = |heads: &[&str]| -> String {
        heads.iter().map(|head| format!("chart {head}\n{tree}\n")).collect()
    };
    let compare = |heads: &[&str], args: &[&str]| {
        put(folder.path(), "p.json", &charts(heads));
        run(folder.path(), &[&["compare", "p.json"], args].concat())
    };
    for (heads, args, from, to) in [
        // A target made of a chart without a role.
        (&["b", "t target of b"][..], &[][..], "b", "t"),
        (&["b", "t target of b", "v variant of t"], &[], "b", "t"),
        (&["b", "t target of b", "v variant of t"], &["--to", "v"], "t", "v"),
        // Only variants.
        (&["s source", "v variant of s"], &[], "s", "v"),
        (&["b", "v variant of b"], &[], "b", "v"),
        (&["b", "c - of b", "d - of c"], &["--from", "c"], "c", "d"),
        // Roles go before what was made from what.
        (&["s source", "b", "t target of b", "v variant of s"], &[], "s", "t"),
    ] {
        let printed = compare(heads, args).json();
        assert_eq!((&printed["from"], &printed["to"]), (&json!(from), &json!(to)), "{heads:?}");
    }
    const SEVERAL: &str =
        "Several charts may be the target: “v” (v), “w” (w). Write for example: --to v";
    let several = compare(&["s source", "v variant of s", "w variant of s", "x variant of v"], &[]);
    assert_eq!(several.refusal(), SEVERAL);
    let several = compare(&["b", "v variant of b", "w variant of v"], &[]);
    assert_eq!(several.refusal(), SEVERAL);
    let none = compare(&["a", "t target"], &[]);
    assert_eq!(
        none.refusal(),
        "No chart has the role of source. Name one by --from ID: “a” (a), “t” (t)"
    );
}

/// Two states, and the later one as it was before its last post was made.
fn with_a_snapshot() -> Vec<u8> {
    let mut project = project(TWO_STATES);
    let mut ids = DerivedIds::new(b"snapshots");
    let target = project.charts[1].id.clone();
    let label = "Séminaire du 23".to_owned();
    let (edit, _) = snapshots::take(&project, &target, label, &mut ids).expect("taken");
    apply(&mut project, edit).expect("made");
    let edit = Edit::RemovePost { chart: target, post: "d".into() };
    apply(&mut project, edit).expect("made");
    save(&project)
}

#[test]
fn a_snapshot_is_named_as_a_chart_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.json"), with_a_snapshot()).unwrap();
    let run = |args: &[&str]| run(folder.path(), args);
    let since = run(&["compare", "p.json", "--from", "séminaire du 23", "--to", "target"]).json();
    assert_eq!((since["suppressed"].as_u64(), since["created"].as_u64()), (Some(1), Some(0)));
    assert_eq!(
        (since["source_total"].as_u64(), since["target_total"].as_u64()),
        (Some(3), Some(2))
    );
    let drawn = |which: &str| {
        let args = ["export", "p.json", "-o", "out.svg", "--chart", which, "--report", "json"];
        run(&args).json()["posts_drawn"].as_u64()
    };
    assert_eq!((drawn("Séminaire du 23"), drawn("target")), (Some(3), Some(2)));
    // Where charts alone are meant, it is no name; what is unknown lists all there is.
    assert!(
        run(&["count", "p.json", "--chart", "Séminaire du 23"]).refusal().contains("is called")
    );
    let refusal = run(&["compare", "p.json", "--from", "nobody"]).refusal().to_owned();
    assert!(refusal.starts_with("No chart is called “nobody”. Those of the project: “s” (s), “t” (t), “Séminaire du 23” ("), "{refusal}");
}

#[test]
fn the_steps_between_two_charts_are_exported_as_pages() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.json"), with_a_snapshot()).unwrap();
    let pages = |args: &[&str]| {
        let all = [&["export", "p.json", "-o", "steps.pdf", "--report", "json"], args].concat();
        run(folder.path(), &all).json()["pages"].as_array().map(Vec::len)
    };
    // The beginning, then a post that is gone.
    assert_eq!(pages(&["--steps"]), Some(2));
    assert_eq!(pages(&["--steps", "--since", "Séminaire du 23"]), Some(2));
    assert!(fs::read(folder.path().join("steps.pdf")).unwrap().starts_with(b"%PDF"));
    let sample = |steps: &str| {
        let args = ["export", SAMPLE, "-o", "steps.pdf", "--report", "json", steps];
        run(folder.path(), &args).json()["pages"].as_array().map(Vec::len).unwrap_or_default()
    };
    let (each, groups) = (sample("--steps"), sample("--steps=group"));
    assert_eq!(each, 25, "as many as the window says, and the beginning");
    assert!(groups > 1 && groups < each, "{groups}");
    // From nowhere.
    let refused =
        run(folder.path(), &["export", SAMPLE, "-o", "s.pdf", "--chart", "source", "--steps"]);
    assert!(refused.refusal().contains("--since"));
    assert!(!folder.path().join("s.pdf").exists());
}

#[test]
fn compare_finds_the_figures_of_the_worked_case() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = run(folder.path(), &["compare", SAMPLE]).json();
    for (key, value) in [
        ("source_total", 105),
        ("target_total", 105),
        ("transferred_and_transformed", 5),
        ("transformed", 1),
        ("transferred", 6),
        ("suppressed", 2),
        ("created", 2),
        ("unexplained", 4),
        ("units_unexplained", 3),
    ] {
        assert_eq!(ledger[key], json!(value), "{key}");
    }
    assert_eq!(ledger["kept"].as_u64().unwrap() + ledger["retitled"].as_u64().unwrap(), 91);
    assert_eq!(
        ledger["by_category"],
        json!({"source": {"A": 68, "B": 37}, "target": {"A": 69, "B": 36}})
    );
    assert_eq!(ledger["balanced"], json!(true));
}

#[test]
fn align_links_two_charts_and_says_what_is_left() {
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        "p.json",
        "chart s source
         unit u - pole Éducation
         post a u A Conseiller/ère/s technique
         post b u C Agent d'accueil
         chart t target
         unit x - pole ÉDUCATION
         post e x A conseillères techniques
         post f x A/A3 Juriste",
    );
    let args = ["align", "p.json", "--from", "s", "--to", "t", "-o", "q.json"];
    let aligned = run(folder.path(), &args);
    assert_eq!(
        (aligned.code, aligned.stdout.as_str(), aligned.stderr.as_str()),
        (0, "1 unit linked, 1 post linked, 1 without a match\n", "")
    );
    let ledger = run(folder.path(), &["compare", "q.json"]).json();
    assert_eq!(
        (&ledger["kept"], &ledger["created"], &ledger["suppressed"]),
        (&json!(1), &json!(1), &json!(1))
    );
    // In place, and once more: nothing is left to find.
    let again = ["align", "q.json", "--from", "s", "--to", "t", "-o", "q.json"];
    let before = fs::read(folder.path().join("q.json")).unwrap();
    assert_eq!(
        run(folder.path(), &again).stdout,
        "0 units linked, 0 posts linked, 1 without a match\n"
    );
    assert_eq!(fs::read(folder.path().join("q.json")).unwrap(), before);
    let same = ["align", "p.json", "--from", "s", "--to", "source", "-o", "r.json"];
    assert_eq!(run(folder.path(), &same).refusal(), "The two charts are one and the same");
    assert!(!folder.path().join("r.json").exists());
}

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
         two: “y” of two.json, made from “s”\n"
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
         idle: “t” of idle.json, without any change\n"
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
        "0 common changes, 1 by some of the tables, 0 conflicts\n\
         Base: “s” of base.json\n\
         one: “x” of one.json, made from “s”\n\
         two: “s” of two.json, without any change\n\
         Left aside: “y” of two.json, made from “t”\n"
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
fn the_posts_left_over_are_counted_whichever_way_round() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
    let folder = tempfile::tempdir().unwrap();
    let left = |from: &str, to: &str| -> String {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_organigramme"))
            .args(["--lang", "en", "align", sample, "--from", from, "--to", to, "-o"])
            .arg(folder.path().join("aligned.json"))
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    // Two posts are created and two suppressed; one of each may be proposed as a pair.
    assert_eq!(left("source", "target"), left("target", "source"));
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
