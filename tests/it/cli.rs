//! The real program, run as a script would: exit codes, stdout and stderr.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use organigramme::format::native::save;
use serde_json::{Value, json};

use super::native::SMALL;
use crate::support;

pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("the program ends by itself"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).expect("stdout is JSON alone")
    }

    /// The one line of a refusal.
    pub fn refusal(&self) -> &str {
        assert_eq!(self.code, 2, "{}{}", self.stdout, self.stderr);
        assert_eq!(self.stdout, "", "a refusal says nothing on stdout");
        let line = self.stderr.strip_suffix('\n').expect("one line");
        assert!(!line.contains('\n'), "one line: {line}");
        line
    }
}

/// Where the program keeps what it replaces, in the place of the user's own folder.
pub const STATE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/state");

fn command(folder: &Path, language: &str, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_organigramme"));
    // No display, and no language but this one.
    command.env_clear().env("LC_ALL", language).env("XDG_STATE_HOME", STATE);
    command.current_dir(folder).args(args);
    command
}

pub fn run(folder: &Path, args: &[&str]) -> Run {
    Run::of(command(folder, "en_GB.UTF-8", args).output().unwrap())
}

/// A folder with the small project, and with one changed by `change`.
fn folder_with(change: impl FnOnce(&mut Value)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut value: Value = serde_json::from_str(SMALL).unwrap();
    change(&mut value);
    fs::write(folder.path().join("small.json"), SMALL).unwrap();
    fs::write(folder.path().join("changed.json"), value.to_string()).unwrap();
    folder
}

fn seed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seed").join(name)
}

#[test]
fn count_prints_the_figures_as_json() {
    let folder = folder_with(|_| {});
    let run = run(folder.path(), &["count", "small.json", "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(
        run.json(),
        json!({"charts": [
            {
                "id": "s", "label": "Avant", "role": "source", "date": "2022-10-03",
                "total": 3, "fte": 280, "authorised": 3, "missing_ceilings": ["Marchés"],
                "by_category": {"A": 1, "B": 1, "": 1},
                "units": [
                    {
                        "id": "u1", "parent": null, "kind": "pole", "name": "Éducation",
                        "path": ["Éducation"], "direct": 1, "total": 3, "perimeter": 3,
                        "authorised": 3, "by_category": {"A": 1},
                    },
                    {
                        "id": "u2", "parent": "u1", "kind": "service", "name": "Marchés",
                        "path": ["Éducation", "Marchés"], "direct": 0, "total": 0, "perimeter": 0,
                        "authorised": null, "by_category": {},
                    },
                    {
                        "id": "u3", "parent": "u1", "kind": "service", "name": "Formation",
                        "path": ["Éducation", "Formation"], "direct": 2, "total": 2,
                        "perimeter": null, "authorised": null, "by_category": {"B": 1, "": 1},
                    },
                ],
            },
            {
                "id": "c", "label": "Après", "role": null, "date": null,
                "total": 0, "fte": 0, "authorised": null, "missing_ceilings": ["Éducation"],
                "by_category": {},
                "units": [{
                    "id": "u1", "parent": null, "kind": "pole", "name": "Éducation",
                    "path": ["Éducation"], "direct": 0, "total": 0, "perimeter": 0,
                    "authorised": null, "by_category": {},
                }],
            },
        ]})
    );
    let order = [
        "\"id\"",
        "\"label\"",
        "\"role\"",
        "\"date\"",
        "\"total\"",
        "\"fte\"",
        "\"authorised\"",
        "\"missing_ceilings\"",
        "\"by_category\"",
        "\"units\"",
    ];
    let places = order.map(|key| run.stdout.find(key).unwrap());
    assert!(places.is_sorted(), "the keys are in the order of their description");
}

#[test]
fn count_prints_a_table_in_the_language_asked_for() {
    let folder = folder_with(|_| {});
    let french = run(folder.path(), &["count", "small.json", "--chart", "s", "--lang", "fr"]);
    assert_eq!(
        french.stdout,
        "Avant\u{a0}: 3 postes (2,80 ETP), 3 autorisés\n\
         Sans chiffre imprimé\u{a0}: Marchés\n\
         Unité        Type     En propre  dont A  dont B  sans catégorie  Au total  dont A  dont B  sans catégorie  Périmètre  Autorisés\n\
         Éducation    Pôle             1       1                                 3       1       1               1          3          3\n\
         \u{20} Marchés    Service          0                                         0                                          0          –\n\
         \u{20} Formation  Service          2               1               1         2               1               1\n"
    );
    let system = Run::of(
        command(folder.path(), "fr_FR.UTF-8", &["count", "small.json", "--chart", "s"])
            .output()
            .unwrap(),
    );
    // Windows does not ask the environment.
    assert!(cfg!(windows) || system.stdout == french.stdout, "{}", system.stdout);
    let english = run(folder.path(), &["count", "small.json", "--chart", "s"]);
    assert!(english.stdout.starts_with("Avant: 3 posts (2.80 FTE), 3 authorised\n"));
}

#[test]
fn count_prints_csv_that_survives_quotes_and_commas() {
    let folder = folder_with(|file| {
        file["units"][2]["name"] = json!("Achats, \"marchés\"");
    });
    let run = run(folder.path(), &["count", "changed.json", "--chart", "s", "--format", "csv"]);
    let rows: Vec<&str> = run.stdout.split_terminator("\r\n").collect();
    assert_eq!(
        rows,
        [
            "chart,label,role,date,unit,parent,kind,name,direct,total,perimeter,authorised,A,B,,\
             total A,total B,total ",
            "s,Avant,source,2022-10-03,u1,,pole,Éducation,1,3,3,3,1,0,0,1,1,1",
            "s,Avant,source,2022-10-03,u2,u1,service,Marchés,0,0,0,,0,0,0,0,0,0",
            "s,Avant,source,2022-10-03,u3,u1,service,\"Achats, \"\"marchés\"\"\",2,2,,,0,1,1,0,1,1",
        ]
    );
}

#[test]
fn no_csv_has_a_formula_in_it() {
    let evil = ["=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+2+3", "@SUM(A1)", "x;=1+1", "x,=1+1"];
    for text in evil {
        let folder = folder_with(|file| {
            file["charts"][0]["label"] = json!(text);
            file["units"][2]["name"] = json!(text);
            file["lists"]["categories"][0]["label"] = json!(text);
            file["posts"][0]["title"] = json!(text);
            file["posts"][0]["reason"] = json!(text);
        });
        let count = run(folder.path(), &["count", "changed.json", "--format", "csv"]);
        assert_eq!((count.code, count.stderr.as_str()), (0, ""), "{text}");
        let between = ["compare", "changed.json", "--from", "s", "--to", "c", "-o", "out.csv"];
        assert_eq!(run(folder.path(), &between).code, 0, "{text}");
        let compared = fs::read_to_string(folder.path().join("out.csv")).unwrap();
        assert!(count.stdout.contains("'"), "it is marked as text: {}", count.stdout);
        // Whatever a spreadsheet takes for what separates cells.
        for csv in [count.stdout.as_str(), compared.trim_start_matches('\u{feff}')] {
            for separator in *b",;\t" {
                let mut rows = csv::ReaderBuilder::new();
                rows.delimiter(separator).flexible(true).has_headers(false);
                for row in rows.from_reader(csv.as_bytes()).records() {
                    let row = row.expect("it is read");
                    let live = row.iter().find(|it| it.trim_start().starts_with(['=', '+', '@']));
                    assert_eq!(live, None, "{text}: {csv}");
                }
            }
        }
    }
}

/// Where it is kept can be told to the program on Unix only.
#[test]
#[cfg(unix)]
fn a_command_that_writes_over_a_project_keeps_what_it_held() {
    let versions = Path::new(STATE).join("organigramme/versions");
    let versions = organigramme::store::Versions::new(versions);
    // The latest first.
    let kept = |path: &Path| -> Vec<Vec<u8>> {
        versions.of(path).iter().map(|it| fs::read(&it.path).unwrap()).collect()
    };
    let sample = include_bytes!("../../assets/samples/proch-orientation.json");
    let folder = folder_with(|_| {});
    let path = folder.path().join("p.json");
    fs::write(&path, sample).unwrap();
    let report = seed("organigrammes-ct-2022.txt");
    let writes: [&[&str]; 3] = [
        &["align", "p.json", "--from", "source", "--to", "cible"],
        &["merge", "small.json#s", "changed.json#s"],
        &["import", report.to_str().unwrap(), "--force"],
    ];
    let mut before = vec![sample.to_vec()];
    for args in writes {
        let written = run(folder.path(), &[args, &["-o", "p.json"]].concat());
        assert_ne!(written.code, 2, "{}", written.stderr);
        assert_eq!(kept(&path), before, "{args:?}");
        before.insert(0, fs::read(&path).unwrap());
    }
    // Nothing is left beside it.
    let mut names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["changed.json", "p.json", "small.json"]);
}

#[test]
#[cfg(any(target_os = "linux", windows))]
fn a_project_that_somebody_else_has_is_not_written() {
    let folder = folder_with(|_| {});
    let report = seed("organigrammes-ct-2022.txt");
    fs::write(crate::lock::lock_file(&folder.path().join("small.json")), crate::lock::FOREIGN)
        .unwrap();
    let writes: [&[&str]; 3] = [
        &["align", "small.json", "--from", "s", "--to", "c"],
        &["merge", "changed.json", "changed.json"],
        &["import", report.to_str().unwrap(), "--force"],
    ];
    for args in writes {
        let written = run(folder.path(), &[args, &["-o", "small.json"]].concat());
        let said = written.refusal();
        assert!(said.contains("Zoé Martin is editing this file on poste-12"), "{args:?}: {said}");
        assert_eq!(fs::read_to_string(folder.path().join("small.json")).unwrap(), SMALL);
    }
    // Who only reads it is not kept away.
    assert_eq!(run(folder.path(), &["count", "small.json"]).code, 0);
}

#[test]
fn a_report_s_remarks_are_cut_to_a_number_and_all_are_given_on_demand() {
    let folder = tempfile::tempdir().unwrap();
    let odd: String =
        (0..1_000).map(|line| format!("La ligne {line} compte 12 choses bizarres.\n")).collect();
    let text = format!("ORGANIGRAMME SOURCE\nService Voirie\n1 Agent (C)\n{odd}");
    fs::write(folder.path().join("r.txt"), text).unwrap();
    let import = |option: &[&str]| {
        let args = [&["import", "r.txt", "-o", "p.json", "--force"], option].concat();
        let run = run(folder.path(), &args);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run
    };
    let all = import(&["--all-remarks"]).stderr;
    assert!(all.lines().count() >= 1_000, "{}", all.lines().count());
    let cut = import(&[]).stderr;
    assert_eq!(cut.lines().count(), 201);
    assert!(all.starts_with(&cut[..cut.trim_end().rfind('\n').unwrap()]), "the first ones");
    let more = all.lines().count() - 200;
    let last = cut.lines().last().unwrap();
    assert_eq!(last, format!("{more} more remarks, --all-remarks gives them all"));
    let json = import(&["--json"]).json();
    assert_eq!(json["problems"].as_array().unwrap().len(), all.lines().count());
    assert_eq!(json["problems_left_out"], 0);
}

#[test]
fn that_a_chart_is_to_be_named_is_never_among_the_remarks_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let odd: String =
        (0..1_000).map(|line| format!("La ligne {line} compte 12 choses bizarres.\n")).collect();
    let target = |unit| format!("ORGANIGRAMME CIBLE\nService {unit}\n1 Agent (C)\n");
    fs::write(folder.path().join("r.txt"), target("Voirie") + &odd + &target("Parcs")).unwrap();
    let import = run(folder.path(), &["import", "r.txt", "-o", "p.json"]);
    assert_eq!(import.code, 0, "{}", import.stderr);
    assert_eq!(run(folder.path(), &["export", "p.json", "-o", "p.svg"]).code, 2, "two targets");
    assert!(import.stderr.contains("--chart"), "{}", import.stderr);
    assert_eq!(import.stderr.lines().count(), 201);
}

#[test]
fn the_json_of_a_text_that_is_no_report_is_cut_and_counts_what_it_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "ORGANIGRAMME SOURCE\nService Voirie\n{}",
        "La ligne compte 12 choses bizarres.\n".repeat(10_500)
    );
    fs::write(folder.path().join("r.txt"), text).unwrap();
    let import = |option: &[&str]| {
        let args = [&["import", "r.txt", "-o", "p.json", "--force", "--json"], option].concat();
        run(folder.path(), &args).json()
    };
    let all = import(&["--all-remarks"]);
    let all = (all["problems"].as_array().unwrap(), &all["problems_left_out"]);
    assert!(all.0.len() > 10_400, "{}", all.0.len());
    assert_eq!(all.1, 0);
    let cut = import(&[]);
    assert_eq!(cut["problems"].as_array().unwrap()[..], all.0[..10_000]);
    assert_eq!(cut["problems_left_out"], all.0.len() - 10_000);
}

#[test]
fn a_remark_quotes_so_much_of_a_line_and_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let long = "xyz ((( ".repeat(20_000);
    let text = format!("ORGANIGRAMME SOURCE\nService Voirie\n1 Agent (C)\n{long}\n");
    fs::write(folder.path().join("r.txt"), text).unwrap();
    let run = run(folder.path(), &["import", "r.txt", "-o", "p.json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let longest = run.stderr.lines().map(|line| line.chars().count()).max();
    assert!((1..400).contains(&longest.expect("it is remarked on")), "{longest:?}");
}

#[test]
fn a_chart_is_named_by_id_label_or_role_in_any_case() {
    let folder = folder_with(|file| file["charts"][1]["role"] = json!("target"));
    let ids = |which: &str| {
        let args = ["count", "changed.json", "--format", "json", "--chart", which];
        let run = run(folder.path(), &args);
        run.json()["charts"].as_array().unwrap().iter().map(|it| it["id"].to_string()).collect()
    };
    for (which, id) in [
        ("s", "s"),
        ("AVANT", "s"),
        ("Source", "s"),
        ("c", "c"),
        ("APRÈS", "c"),
        ("target", "c"),
        ("Cible", "c"),
    ] {
        let found: Vec<String> = ids(which);
        assert_eq!(found, [format!("\"{id}\"")], "{which}");
    }
}

#[test]
fn a_chart_named_by_none_or_by_several_is_refused_with_the_ids() {
    let folder = folder_with(|file| {
        file["charts"][1]["role"] = json!("source");
    });
    let count = |which| run(folder.path(), &["count", "changed.json", "--chart", which]);
    assert_eq!(
        count("source").refusal(),
        "Several charts are called “source”: “Avant” (s), “Après” (c). Write for example: --chart s"
    );
    assert_eq!(
        count("x").refusal(),
        "No chart is called “x”. Those of the project: “Avant” (s), “Après” (c)"
    );
}

#[test]
fn check_lists_every_broken_invariant_and_other_commands_refuse_the_file() {
    let folder = folder_with(|file| {
        file["units"][1]["parent"] = json!("u9");
        file["posts"][1]["id"] = json!("p1");
        file["posts"][0]["fte"] = json!(-80);
    });
    let check = run(folder.path(), &["check", "changed.json"]);
    assert_eq!((check.code, check.stderr.as_str()), (1, ""));
    assert_eq!(
        check.stdout,
        "posts[0].fte is negative (-80), and counts posts, working time or a place\n\
         Chart s: two posts have the id p1\n\
         Chart s: unit u2 stands under u9, which is not there\n"
    );
    let refused = "changed.json: posts[0].fte is negative (-80), and counts posts, working time \
                   or a place (and 2 more faults)";
    assert_eq!(run(folder.path(), &["count", "changed.json"]).refusal(), refused);
    let export = run(folder.path(), &["export", "changed.json", "-o", "out.svg"]);
    assert_eq!(export.refusal(), refused);
    assert!(!folder.path().join("out.svg").exists());
}

#[test]
fn a_ceiling_passed_is_a_warning() {
    let folder = folder_with(|file| file["units"][0]["authorised"] = json!(2));
    let check = run(folder.path(), &["check", "changed.json"]);
    assert_eq!(check.code, 0);
    assert_eq!(check.stdout, "Avant: Éducation has 3 posts for 2 authorised, 1 too many\n");
    let sound = run(folder.path(), &["check", "small.json"]);
    assert_eq!((sound.code, sound.stdout.as_str()), (0, "No fault\n"));
}

#[test]
fn an_unreadable_file_is_refused_in_one_sentence() {
    let folder = folder_with(|_| {});
    let at = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    at("other.json", &fs::read(seed("po_source.json")).unwrap());
    at("cut.json", &SMALL.as_bytes()[..300]);
    at("image.jpg", b"\xff\xd8\xff\xe0");
    for command in ["count", "check"] {
        let refusal = |name| run(folder.path(), &[command, name]).refusal().to_owned();
        assert_eq!(
            refusal("other.json"),
            "other.json: This file is not an Organigramme project: it is JSON without the mark \
             \"format\": \"organigramme\""
        );
        assert!(refusal("cut.json").starts_with("cut.json: Line "), "{}", refusal("cut.json"));
        assert!(refusal("image.jpg").ends_with("it is an image"));
        assert_eq!(refusal("none.json"), "none.json: it does not exist");
        assert_eq!(refusal("."), ".: it is a folder");
        if cfg!(unix) {
            assert_eq!(refusal("/dev/zero"), "/dev/zero: it is not a regular file");
        }
    }
}

#[test]
fn wrong_arguments_are_refused_in_one_sentence() {
    let folder = folder_with(|_| {});
    for (args, said) in [
        (&["count"][..], "<FILE> is missing, --help says what is expected"),
        (&["count", "x", "--bogus"], "There is no argument --bogus, --help has the list"),
        (
            &["count", "x", "--format", "xml"],
            "The value xml does not fit --format <table|json|csv>",
        ),
        (&["count", "x", "--chart"], "--chart <WHICH> lacks its value"),
        (
            &["export", "a", "-o", "b.png", "--scale", "2", "--dpi", "300"],
            "--scale <N> does not go with --dpi <N>",
        ),
        (
            &["export", "small.json", "-o", "b.docx"],
            "b.docx: the format is known by the extension: svg, png, pdf, html, txt",
        ),
    ] {
        assert_eq!(run(folder.path(), args).refusal(), said);
    }
    let help = run(folder.path(), &["export", "--help"]);
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    assert!(help.stdout.contains("--outlines"));
}

#[test]
fn export_writes_the_chart_and_reports_its_pages() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.json"), save(&support::organisation(105))).unwrap();
    for format in ["svg", "png", "pdf", "html", "txt"] {
        let out = format!("out.{format}");
        let run = run(folder.path(), &["export", "p.json", "-o", &out, "--report", "json"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let report = run.json();
        assert_eq!(report["posts_drawn"], json!(105), "{format}");
        assert_eq!(report["pages"].as_array().unwrap().len(), 1, "{format}");
        assert!(fs::metadata(folder.path().join(&out)).unwrap().len() > 1000, "{format}");
    }
    let again = run(folder.path(), &["export", "p.json", "-o", "again.svg"]);
    assert_eq!((again.code, again.stdout.as_str(), again.stderr.as_str()), (0, "", ""));
    assert_eq!(
        fs::read(folder.path().join("again.svg")).unwrap(),
        fs::read(folder.path().join("out.svg")).unwrap(),
        "same project, same bytes"
    );
    let split = run(folder.path(), &["export", "p.json", "-o", "split.svg", "--split"]);
    assert_eq!(split.code, 0);
    assert!(
        folder.path().join("split-1.svg").exists() && folder.path().join("split-2.svg").exists()
    );
}

#[test]
fn an_export_never_takes_the_place_of_its_project() {
    let folder = folder_with(|_| {});
    fs::copy(folder.path().join("small.json"), folder.path().join("small.txt")).unwrap();
    let run = run(folder.path(), &["export", "small.txt", "--chart", "s", "-o", "./small.txt"]);
    assert_eq!(run.refusal(), "./small.txt: the output is the input file");
    assert_eq!(fs::read_to_string(folder.path().join("small.txt")).unwrap(), SMALL);
}

#[test]
#[cfg(unix)]
fn a_full_disk_leaves_the_output_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.json"), save(&support::organisation(200))).unwrap();
    fs::write(folder.path().join("out.svg"), "before").unwrap();
    // No file may grow beyond a few kilobytes, which fails as a full disk does.
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec {} export p.json -o out.svg --lang en",
        env!("CARGO_BIN_EXE_organigramme")
    );
    let output = Command::new("sh").arg("-c").arg(script).current_dir(folder.path()).output();
    let run = Run::of(output.unwrap());
    assert!(run.refusal().starts_with("out.svg: it is larger than allowed"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("out.svg")).unwrap(), "before");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing half-written is left");
}

#[test]
fn a_reader_that_leaves_early_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.json"), save(&support::organisation(10_000))).unwrap();
    let mut child = command(folder.path(), "en", &["count", "p.json", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn what_cannot_be_printed_is_a_refusal() {
    let folder = folder_with(|_| {});
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = command(folder.path(), "en", &["count", "small.json"]).stdout(full).output();
    let run = Run::of(output.unwrap());
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("The standard output refuses the text: "), "{}", run.stderr);
}

/// Colleagues on two systems meet in a merge: what they read of one report is the same units and posts.
#[test]
fn a_report_gives_the_same_project_whatever_ends_its_lines() {
    let folder = tempfile::tempdir().unwrap();
    let unix = "Direction générale\n2 Agents (C)\nService Économie\n1 Chef (A)\n";
    let project_of = |bytes: &[u8]| {
        fs::write(folder.path().join("r.txt"), bytes).unwrap();
        let import = run(folder.path(), &["import", "r.txt", "-o", "p.json", "--force"]);
        assert_eq!(import.code, 0, "{}", import.stderr);
        fs::read(folder.path().join("p.json")).unwrap()
    };
    let as_on_unix = project_of(unix.as_bytes());
    let windows = unix.replace('\n', "\r\n");
    assert_eq!(project_of(windows.as_bytes()), as_on_unix);
    assert_eq!(project_of(format!("\u{feff}{windows}").as_bytes()), as_on_unix);
    let units = windows.encode_utf16().flat_map(u16::to_le_bytes);
    let utf_16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units).collect();
    assert_eq!(project_of(&utf_16), as_on_unix);
}

#[test]
fn import_makes_a_project_of_a_report_and_lists_what_is_unclear() {
    let folder = tempfile::tempdir().unwrap();
    let report = seed("organigrammes-ct-2022.txt");
    let report = report.to_str().unwrap();
    let import = run(folder.path(), &["import", report, "-o", "p.json", "--json"]);
    assert_eq!((import.code, import.stderr.as_str()), (0, ""));
    let said = import.json();
    let figures = |field: &str| -> Vec<Value> {
        said["charts"].as_array().unwrap().iter().map(|chart| chart[field].clone()).collect()
    };
    assert_eq!(figures("posts"), [29, 28, 60, 54, 16, 0].map(Value::from));
    let ceilings =
        [Some(29), Some(28), None, Some(54), Some(16), Some(23)].map(Value::from).to_vec();
    assert_eq!(figures("authorised"), ceilings);
    let problems = said["problems"].as_array().unwrap();
    assert!(!problems.is_empty());
    assert!(problems.iter().all(|it| it["line"].as_u64() > Some(0) && it["message"].is_string()));
    let count = run(folder.path(), &["count", "p.json", "--format", "json"]).json();
    let totals: Vec<_> =
        count["charts"].as_array().unwrap().iter().map(|it| it["total"].clone()).collect();
    assert_eq!(totals, figures("posts"));
    // The same report gives the same bytes, at any time.
    let plain = run(folder.path(), &["import", report, "-o", "again.json"]);
    assert_eq!(plain.code, 0);
    assert_eq!(plain.stdout.lines().count(), 6, "a line for each chart");
    assert_eq!(plain.stderr.lines().count(), problems.len(), "a line for each problem");
    let bytes = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(bytes("p.json"), bytes("again.json"));
}

#[test]
fn import_replaces_a_file_only_if_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("report.txt"), "# Service Achats\n\n2 Juristes (A)\n").unwrap();
    fs::write(at("p.json"), "before").unwrap();
    let import = |args: &[&str]| run(folder.path(), &[&["import"], args].concat());
    assert_eq!(
        import(&["report.txt", "-o", "p.json"]).refusal(),
        "p.json: the file exists already, --force replaces it"
    );
    assert_eq!(fs::read_to_string(at("p.json")).unwrap(), "before");
    assert_eq!(
        import(&["report.txt", "-o", "report.txt", "--force"]).refusal(),
        "report.txt: the output is the input file"
    );
    assert_eq!(import(&["report.txt", "-o", "p.json", "--force"]).code, 0);
    assert_eq!(run(folder.path(), &["check", "p.json"]).code, 0);
}

#[test]
fn import_refuses_what_is_no_report_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("empty.txt"), "").unwrap();
    fs::write(at("image.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    for input in ["empty.txt", "image.png", "none.txt"] {
        let refused = run(folder.path(), &["import", input, "-o", "p.json"]);
        assert!(refused.refusal().starts_with(&format!("{input}: ")), "{}", refused.stderr);
        assert!(!at("p.json").exists());
    }
}

/// A folder with the sample, its target chart having two views.
fn folder_with_views() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
    let mut file: Value = serde_json::from_slice(&fs::read(sample).unwrap()).unwrap();
    let charts = file["charts"].as_array().unwrap();
    let target = charts.iter().find(|chart| chart["role"] == "target").unwrap()["id"].clone();
    file["views"] = json!([
        {"chart": target, "name": "Dense", "density": "compact", "colour_by": "category"},
        {"chart": target, "name": "Changements", "colour_by": "change"},
    ]);
    fs::write(folder.path().join("p.json"), file.to_string()).unwrap();
    folder
}

#[test]
fn export_draws_a_view_by_its_name() {
    let folder = folder_with_views();
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    for (out, view) in [("dense.svg", "dense"), ("changes.svg", "Changements")] {
        let run = run(folder.path(), &["export", "p.json", "-o", out, "--view", view]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    assert!(text("dense.svg").contains("Category A"));
    // A view that colours changes marks them, since the chart that this one was made from.
    assert!(text("changes.svg").contains("created"));
    let unknown = run(folder.path(), &["export", "p.json", "-o", "x.svg", "--view", "x"]);
    assert_eq!(unknown.refusal(), "No view is called “x”");
    assert!(!folder.path().join("x.svg").exists());
}

#[test]
fn export_marks_what_changed_and_draws_both_states() {
    let folder = folder_with_views();
    let export = |args: &[&str]| {
        let all = [&["export", "p.json", "-o", "o.pdf", "--report", "json"], args].concat();
        run(folder.path(), &all)
    };
    let marked = export(&["--since", "source"]);
    assert_eq!(marked.json()["posts_drawn"], json!(105), "{}", marked.stderr);
    let both = export(&["--since", "source", "--beside", "--page", "a3"]);
    assert_eq!(both.json()["posts_drawn"], json!(210), "{}", both.stderr);
    assert_eq!(both.json()["pages"].as_array().unwrap().len(), 1);
    assert_eq!(export(&["--beside"]).code, 2, "beside what?");
}

#[test]
fn beside_the_other_state_a_change_is_said_in_few_words() {
    let folder = tempfile::tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
    let export = |args: &[&str]| {
        let all = [&["--lang", "fr", "export", sample, "-o", "o.svg", "--since", "source"], args];
        let ran = run(folder.path(), &all.concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let svg = fs::read_to_string(folder.path().join("o.svg")).unwrap();
        svg.replace('\u{a0}', " ")
    };
    let alone = export(&[]);
    assert!(alone.contains("transfert depuis"), "what the icon means is said");
    let both = export(&["--beside"]);
    assert!(!both.contains("transfert depuis"));
    assert!(both.contains("de la Mission"));
    assert!(both.contains("vers la Cellule"), "where it goes is said on the source");
    assert!(both.contains("auparavant"), "what it was, on the target");
    // Of a branch, what a post becomes outside of it is not on the sheet.
    let branch = export(&["--beside", "--unit", "Mission Proch'Orientation"]);
    assert!(branch.contains("transfert depuis"));
    // A legend explains the icons.
    assert!(both.contains("arrivé d’une autre unité"));
}
