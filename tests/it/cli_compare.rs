//! `compare` and `align` as a script would run them.

use std::fs;
use std::path::Path;

use calamine::{Reader, Xlsx};
use organigramme::edit::{Edit, apply, snapshots};
use organigramme::format::native::save;
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

pub fn put(folder: &Path, name: &str, text: &str) {
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
            "unplaced": 0, "placed": 0, "fte_changed": 0, "vacancy_changed": 0, "unexplained": 1, "units_unexplained": 0,
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
fn one_end_named_is_compared_with_the_other_never_with_itself() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "p.json", TWO_STATES);
    // One post was created; read backwards it is suppressed. The posts gone from the source come back.
    for backwards in [["--from", "target"], ["--to", "source"]] {
        let told = run(folder.path(), &[&["compare", "p.json"], &backwards[..]].concat()).json();
        assert_eq!((&told["from"], &told["to"]), (&json!("t"), &json!("s")), "{backwards:?}");
        let back = told["entries"].as_array().unwrap().iter();
        let back: Vec<_> = back.filter(|it| it["kind"] == "suppressed").collect();
        assert_eq!(back.len(), 1);
        assert_eq!(back[0]["from"]["posts"], json!(["d"]));
    }
    put(folder.path(), "lone.json", "chart t target\nunit u - pole Racine");
    let refused = run(folder.path(), &["compare", "lone.json", "--from", "target"]);
    assert_eq!(
        refused.refusal(),
        "“t” would be compared with itself, name the other chart with --to: none"
    );
}

#[test]
fn a_reason_that_a_cell_does_not_hold_is_said_to_be_cut() {
    let folder = tempfile::tempdir().unwrap();
    let reason = "x".repeat(40_000);
    let text = TWO_STATES.replace("reason création", &format!("reason {reason}"));
    put(folder.path(), "p.json", &text);
    let written = run(folder.path(), &["compare", "p.json", "-o", "p.xlsx"]);
    let said = "texts are longer than a cell holds and end at 32,767 characters, with “…”";
    let one = "1 text is longer than a cell holds and ends at 32,767 characters, with “…”";
    assert_eq!(written.code, 0);
    assert!(written.stderr.contains(said) || written.stderr.contains(one), "{:?}", written.stderr);
    let mut book: Xlsx<_> = calamine::open_workbook(folder.path().join("p.xlsx")).unwrap();
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, range)| range.cells());
    let cells: Vec<String> = cells.map(|(_, _, cell)| cell.to_string()).collect();
    assert!(cells.iter().any(|it| it.ends_with("xx…")), "what is cut ends in dots");
    assert!(cells.iter().any(|it| it.starts_with(one)), "and its sheet says so");
    // Nothing is cut, and nothing said, elsewhere.
    let written = run(folder.path(), &["compare", "p.json", "-o", "p.html"]);
    assert_eq!((written.code, written.stderr.as_str()), (0, ""));
    assert!(fs::read_to_string(folder.path().join("p.html")).unwrap().contains(&reason));
}

/// Not reasons alone: whatever a cell cuts is told, a title, a unit's name, a note of many names.
#[test]
fn whatever_a_cell_does_not_hold_is_said_to_be_cut() {
    let folder = tempfile::tempdir().unwrap();
    let long = "x".repeat(33_000);
    let name = format!("Marchés {}", "y".repeat(20_000));
    for (is_cut, text) in [
        (true, TWO_STATES.replace("Juriste", &long)),
        (true, TWO_STATES.replace("Marchés", &long)),
        // A unit's name twice in one cell.
        (true, TWO_STATES.replacen("Marchés", "Marchés X", 1).replace("Marchés", &name)),
        (false, TWO_STATES.replace("Marchés", &"y".repeat(5_000))),
    ] {
        put(folder.path(), "p.json", &text);
        let written = run(folder.path(), &["compare", "p.json", "-o", "p.xlsx"]);
        assert_eq!(written.code, 0, "{}", written.stderr);
        let mut book: Xlsx<_> = calamine::open_workbook(folder.path().join("p.xlsx")).unwrap();
        let sheets = book.worksheets();
        let cells = sheets.iter().flat_map(|(_, range)| range.cells());
        let cut = cells.filter(|(_, _, cell)| {
            let text = cell.to_string();
            text.ends_with('…') && text.chars().count() == 32_767
        });
        assert_eq!(cut.count() > 0, is_cut);
        assert_eq!(written.stderr.contains("than a cell holds"), is_cut, "{:?}", written.stderr);
    }
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
