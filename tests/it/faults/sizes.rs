//! Small files of which one list is large, given to every subcommand under a limit of memory and of
//! processor time: each is done, or refused in one sentence, and none is killed.
//!
//! Time is the processor's, which no other program on the machine adds to.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread::{available_parallelism, scope};

use serde_json::{Value, json};

#[cfg(target_os = "linux")]
use crate::support::waiting;

/// What a subcommand may take: bytes of memory, and seconds of its processor.
#[derive(Clone, Copy)]
struct Limits {
    memory: u64,
    seconds: u64,
}

/// What grows with the square of a size goes beyond these at the small one already: a byte for each pair
/// of categories would be twelve megabytes, what once was kept for each was half a gigabyte. The program itself
/// takes some two hundred megabytes of them as the tests build it.
const SMALL: Limits = Limits { memory: 448 << 20, seconds: 20 };

/// The gigabyte that the program allows itself, and room for the program.
const FULL: Limits = Limits { memory: (1 << 30) + (1 << 29), seconds: 300 };

/// A project being made up: a source, and a target in which some posts have moved or are others.
struct Draft(Value);

impl Draft {
    fn new() -> Self {
        Self(json!({
            "format": "organigramme", "version": 1, "title": "Essai",
            "lists": {
                "kinds": [
                    {"id": "pole", "label": "Pôle", "rank": 1, "is_pole": true},
                    {"id": "service", "label": "Service", "rank": 3},
                ],
                "categories": [{"id": "A", "label": "A"}, {"id": "B", "label": "B"}],
                "grades": [], "levels": [],
            },
            "charts": [
                {"id": "s", "label": "Avant", "role": "source"},
                {"id": "t", "label": "Après", "role": "target", "based_on": "s"},
            ],
            "units": [], "posts": [],
        }))
    }

    fn push(&mut self, list: &str, value: Value) {
        self.0[list].as_array_mut().unwrap().push(value);
    }

    /// Entries of one of the reference lists.
    fn entries(mut self, list: &str, count: usize) -> Self {
        let more = (0..count)
            .map(|it| json!({"id": format!("e{it}"), "label": format!("E {it}"), "rank": 2}));
        let more = more.map(|mut it| {
            if list != "kinds" {
                it.as_object_mut().unwrap().remove("rank");
            }
            it
        });
        self.0["lists"][list].as_array_mut().unwrap().extend(more);
        self
    }

    /// The units of both charts, the first at the top.
    fn units(
        mut self,
        count: usize,
        above: fn(usize) -> usize,
        change: impl Fn(usize, &mut Value),
    ) -> Self {
        for chart in ["s", "t"] {
            for it in 0..count {
                let kind = if it == 0 { "pole" } else { "service" };
                let mut unit = json!({
                    "chart": chart, "id": format!("u{it}"), "kind": kind, "name": format!("Unité {it}"),
                });
                if it > 0 {
                    unit["parent"] = format!("u{}", above(it)).into();
                }
                change(it, &mut unit);
                self.push("units", unit);
            }
        }
        self
    }

    /// The posts of both charts, spread over so many units.
    fn posts(mut self, count: usize, units: usize, change: impl Fn(usize, &mut Value)) -> Self {
        for chart in ["s", "t"] {
            for it in 0..count {
                let is_later = chart == "t";
                let unit = (it + usize::from(is_later && it % 7 == 0)) % units;
                let id = if is_later && it % 11 == 0 { format!("q{it}") } else { format!("p{it}") };
                let mut post = json!({
                    "chart": chart, "unit": format!("u{unit}"), "id": id,
                    "title": format!("Chargé de mission {}", it % 50),
                });
                change(it, &mut post);
                self.push("posts", post);
            }
        }
        self
    }

    fn each(mut self, list: &str, change: impl Fn(&mut Value)) -> Self {
        self.0[list].as_array_mut().unwrap().iter_mut().for_each(change);
        self
    }

    /// As many more of a list that is not there yet.
    fn many(mut self, list: &str, count: usize, make: impl Fn(usize) -> Value) -> Self {
        self.0[list] = (0..count).map(make).collect();
        self
    }
}

fn few_above(unit: usize) -> usize {
    (unit - 1) / 4
}

fn as_is(_: usize, _: &mut Value) {}

/// A project with so much of one thing.
type Make = fn(usize) -> Draft;

/// What is large; how large in a debug build, and in the test of all sizes.
const LARGE: [(&str, Make, usize, usize); 21] = [
    ("categories", |count| used(count, "categories", "category"), 3_500, 40_000),
    ("grades", |count| used(count, "grades", "grade"), 1_000, 40_000),
    ("levels", |count| used(count, "levels", "manager_level"), 1_000, 40_000),
    ("kinds", kinds, 3_000, 40_000),
    ("categories and units", categories_and_units, 700, 20_000),
    (
        "units wide",
        |count| Draft::new().units(count, |_| 0, as_is).posts(50, 50, as_is),
        1_000,
        150_000,
    ),
    (
        "units nested",
        |count| Draft::new().units(count, |it| it - 1, as_is).posts(50, 50, as_is),
        500,
        2_900,
    ),
    ("posts in one unit", posts_in_one_unit, 1_000, 100_000),
    ("posts created in one unit", created, 1_000, 100_000),
    ("posts on the bench", bench, 1_000, 150_000),
    ("a long title", |letters| texts(6, letters / 6, 1), 40_000, 19_000_000),
    ("long titles", |letters| texts(letters / 10_000, 10_000, 1), 40_000, 19_000_000),
    ("long names", |letters| texts(12, 1, letters / 12), 40_000, 19_000_000),
    ("many long names", many_long_names, 60_000, 7_000_000),
    ("a long name", long_name, 40_000, 9_500_000),
    ("a long label", long_label, 4_000, 400_000),
    ("unknown fields", unknown, 20_000, 800_000),
    ("snapshots and charts", charts, 200, 5_000),
    ("views and comments", views, 1_000, 50_000),
    ("departures and conflicts", departures, 1_000, 100_000),
    (
        "changes",
        |count| Draft::new().units(20, few_above, as_is).posts(count, 20, alone),
        60,
        2_000,
    ),
];

fn used(count: usize, list: &str, field: &'static str) -> Draft {
    let draft = Draft::new().entries(list, count).units(20, few_above, as_is);
    draft.posts(count, 20, move |it, post| post[field] = format!("e{it}").into())
}

fn kinds(count: usize) -> Draft {
    let draft = Draft::new().entries("kinds", count);
    draft
        .units(count, few_above, |it, unit| unit["kind"] = format!("e{it}").into())
        .posts(9, 9, as_is)
}

fn categories_and_units(count: usize) -> Draft {
    let draft = Draft::new().entries("categories", count).units(count, few_above, as_is);
    draft.posts(count, count, |it, post| post["category"] = format!("e{it}").into())
}

fn alone(it: usize, post: &mut Value) {
    post["title"] = format!("Poste {it}").into();
    if it.is_multiple_of(2) {
        post["category"] = if post["chart"] == "s" { "A" } else { "B" }.into();
    }
}

fn posts_in_one_unit(count: usize) -> Draft {
    Draft::new().units(3, few_above, as_is).posts(count, 1, alone)
}

/// Of the target alone: none of them comes from anywhere.
fn created(count: usize) -> Draft {
    let mut draft = posts_in_one_unit(count);
    let posts = draft.0["posts"].as_array_mut().unwrap();
    posts.retain(|post| post["chart"] == "t");
    draft
}

/// Of one unit alone.
fn long_name(letters: usize) -> Draft {
    let draft = Draft::new().units(3, few_above, |it, unit| {
        if it == 1 {
            unit["name"] = words(letters).into();
        }
    });
    draft.posts(9, 3, as_is)
}

fn bench(count: usize) -> Draft {
    let posts: Vec<Value> = (0..count)
        .map(|it| json!({"id": format!("b{it}"), "title": format!("Réserve {it}")}))
        .collect();
    let draft = Draft::new().units(3, few_above, as_is).posts(9, 3, as_is);
    draft.each("charts", |chart| chart["bench"] = posts.clone().into())
}

fn words(letters: usize) -> String {
    "de mission ".repeat(letters / 11 + 1)
}

/// Posts with titles, and units with names, of so many letters.
fn texts(posts: usize, title: usize, name: usize) -> Draft {
    let draft = Draft::new().units(12, few_above, |it, unit| {
        unit["name"] = format!("{}{it}", words(name)).into();
    });
    draft.posts(posts, 12, |it, post| post["title"] = format!("{}{it}", words(title)).into())
}

/// Names that marks repeat for each post that moved.
fn many_long_names(letters: usize) -> Draft {
    const NAME: usize = 20_000;
    let units = (letters / NAME).max(2);
    let draft = Draft::new().units(units, few_above, |it, unit| {
        unit["name"] = format!("{}{it}", words(NAME)).into();
    });
    draft.posts(2 * units, units, as_is)
}

/// One category, whose label of so many letters stands once in the file, and that every post has.
fn long_label(letters: usize) -> Draft {
    let mut draft = Draft::new().entries("categories", 1).units(3, few_above, as_is);
    draft.0["lists"]["categories"][2]["label"] = "é".repeat(letters / 2).into();
    draft.posts(3_000, 3, |_, post| post["category"] = "e0".into())
}

fn unknown(count: usize) -> Draft {
    let draft = Draft::new().units(3, few_above, as_is);
    draft.posts(count / 50, 3, |_, post| {
        for it in 0..50 {
            post[format!("x{it}")] = "valeur".into();
        }
    })
}

fn charts(count: usize) -> Draft {
    let chart =
        |of: &str, it: usize| json!({"id": format!("{of}{it}"), "label": format!("{of} {it}")});
    let unit = |of: &str, it: usize| json!({"chart": format!("{of}{it}"), "id": "u0", "kind": "pole", "name": "U"});
    let mut draft = Draft::new().units(3, few_above, as_is).posts(9, 3, as_is);
    for it in 0..count {
        draft.push("charts", chart("v", it));
        draft.push("units", unit("v", it));
    }
    draft
        .many("snapshots", count, |it| chart("n", it))
        .many("snapshot_units", count, |it| unit("n", it))
}

fn views(count: usize) -> Draft {
    let draft = Draft::new().units(3, few_above, as_is).posts(9, 3, as_is);
    let comments: Vec<Value> =
        (0..count / 9).map(|it| json!({"text": format!("Remarque {it}")})).collect();
    let draft = draft.each("posts", |post| post["comments"] = comments.clone().into());
    draft.many("views", count, |it| json!({"chart": "t", "name": format!("Vue {it}")}))
}

fn departures(count: usize) -> Draft {
    let draft = Draft::new().units(3, few_above, as_is).posts(9, 3, as_is);
    draft.many(
        "departures",
        count,
        |it| json!({"chart": "t", "post": format!("d{it}"), "reason": "Fin"}),
    )
}

/// Every subcommand that reads a project, and every format.
const COMMANDS: [&[&str]; 17] = [
    &["check", "../large.json"],
    &["count", "../large.json"],
    &["count", "../large.json", "--format", "json"],
    &["count", "../large.json", "--format", "csv"],
    &["export", "../large.json", "-o", "out.svg"],
    &["export", "../few.json", "-o", "out.png"],
    &["export", "../large.json", "-o", "out.pdf"],
    &["export", "../large.json", "-o", "out.html"],
    &["export", "../large.json", "-o", "out.txt"],
    &["export", "../few.json", "-o", "out.pdf", "--page", "a3", "--since", "source"],
    &[
        "export",
        "../few.json",
        "-o",
        "steps.pdf",
        "--page",
        "a3",
        "--steps=group",
        "--since",
        "source",
    ],
    &["compare", "../large.json"],
    &["compare", "../large.json", "-o", "out.xlsx"],
    &["compare", "../large.json", "-o", "out.docx"],
    &["compare", "../large.json", "-o", "out.html"],
    &["align", "../large.json", "--from", "s", "--to", "t", "-o", "aligned.json"],
    &["merge", "../large.json#s", "../large.json#t", "../large.json#t", "-o", "merged.json"],
];

/// A page for each group of steps draws the whole chart, an image has millions of pixels whatever is on
/// it: these are tried on so many times less.
const FEW: usize = 20;

/// Runs a subcommand within these limits. It is done, with or without findings, or it is refused in one
/// line.
fn check(folder: &Path, args: &[&str], limits: Limits, what: &str) -> Option<String> {
    let Limits { memory, seconds } = limits;
    let output = Command::new("prlimit")
        .args([&format!("--as={memory}"), &format!("--cpu={seconds}"), "--core=0", "--"])
        .arg(env!("CARGO_BIN_EXE_organigramme"))
        .args(args)
        .env_clear()
        .envs([
            ("LC_ALL", "en_GB.UTF-8"),
            ("PATH", "/usr/bin:/bin"),
            ("XDG_STATE_HOME", crate::cli::STATE),
        ])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let wrong = match output.status.code() {
        Some(0 | 1) => None,
        // What runs out of memory was begun, and should not have been.
        Some(2) if said.contains("memory left, the program has ended") => Some(()),
        Some(2) if said.trim_end().lines().count() == 1 && output.stdout.is_empty() => None,
        _ => Some(()),
    };
    wrong.map(|()| {
        let said: String = said.chars().take(200).collect();
        format!("{what}, {args:?}: {}: {said}", output.status)
    })
}

/// Tries every subcommand on every project, at sizes that `size` picks, on all processors.
fn walk(size: fn(usize, usize) -> usize, limits: Limits) {
    let folder = tempfile::tempdir().unwrap();
    let columns: Vec<PathBuf> =
        LARGE.iter().map(|(what, ..)| folder.path().join(what.replace(' ', "-"))).collect();
    at_once(LARGE.len(), |column| {
        let (_, make, small, full) = LARGE[column];
        fs::create_dir(&columns[column]).unwrap();
        let write = |name: &str, count: usize| {
            fs::write(columns[column].join(name), make(count).0.to_string()).unwrap();
        };
        let size = size(small, full);
        write("large.json", size);
        write("few.json", (size / FEW).max(12));
    });
    let wrong = Mutex::new(Vec::new());
    at_once(LARGE.len() * COMMANDS.len(), |cell| {
        let (column, row) = (cell / COMMANDS.len(), cell % COMMANDS.len());
        // What one writes is in the way of no other.
        let own = columns[column].join(row.to_string());
        fs::create_dir(&own).unwrap();
        let found = check(&own, COMMANDS[row], limits, LARGE[column].0);
        wrong.lock().unwrap().extend(found);
        fs::remove_dir_all(&own).unwrap();
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Does so many things, as many at once as there are processors.
fn at_once(count: usize, work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    let next = || Some(next.fetch_add(1, Relaxed)).filter(|&at| at < count);
    let threads = available_parallelism().map_or(1, NonZeroUsize::get);
    scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| std::iter::from_fn(next).for_each(&work));
        }
    });
}

#[test]
#[ignore = "needs prlimit"]
fn no_small_file_eats_the_machine() {
    walk(|small, _| small, SMALL);
}

/// A chart of units one under the other, with names of so many letters.
fn deep(levels: usize, letters: usize) -> String {
    let mut draft = Draft::new().units(
        levels,
        |it| it - 1,
        |it, unit| {
            unit["name"] = format!("{it}{}", "x".repeat(letters)).into();
        },
    );
    let charts = draft.0["charts"].as_array_mut().unwrap();
    charts.retain(|chart| chart["id"] == "t");
    charts[0].as_object_mut().unwrap().remove("based_on");
    draft.0["units"].as_array_mut().unwrap().retain(|unit| unit["chart"] == "t");
    draft.0.to_string()
}

#[test]
#[ignore = "needs prlimit"]
fn what_repeats_its_paths_is_written_without_being_held() {
    let folder = tempfile::tempdir().unwrap();
    let count = |project: String| {
        fs::write(folder.path().join("deep.json"), project).unwrap();
        let said = fs::File::create(folder.path().join("said")).unwrap();
        let output = Command::new("prlimit")
            .args(["--data=50331648", "--core=0", "--", env!("CARGO_BIN_EXE_organigramme")])
            .args(["count", "deep.json", "--format", "json", "--lang", "en"])
            .stdout(said)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = fs::metadata(folder.path().join("said")).unwrap().len();
        (output.status.code(), said, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    // Half a megabyte becomes 125, in 48 of memory.
    let (code, written, said) = count(deep(500, 1_000));
    assert_eq!(code, Some(0), "{said}");
    assert!((125_000_000..140_000_000).contains(&written), "{written}");
    // Three megabytes would become four gigabytes: a disk would be full of them.
    let (code, written, said) = count(deep(2_900, 1_000));
    assert_eq!((code, written), (Some(2), 0), "{said}");
    assert!(said.starts_with("This would write about "), "{said}");
    assert!(said.contains("have fewer levels or shorten their names"), "{said}");
}

#[test]
#[ignore = "takes minutes: files of up to 52 MB"]
fn every_size_is_done_or_refused() {
    walk(|_, full| full, FULL);
}

/// So many hundredths of a second of its processor show that a program is in the midst of its work.
#[cfg(target_os = "linux")]
const AT_WORK: u64 = 10;

#[cfg(target_os = "linux")]
#[test]
fn what_is_ended_by_ctrl_c_leaves_every_file_as_it_was() {
    use std::os::unix::process::ExitStatusExt;

    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("large.json"), posts_in_one_unit(20_000).0.to_string()).unwrap();
    for args in [&["compare"][..], &["export"]] {
        let output = if args == ["compare"] { "out.xlsx" } else { "out.pdf" };
        fs::write(path(output), "before").unwrap();
        // What is started in the background of a shell is deaf to it.
        let mut program = Command::new("env")
            .args(["--default-signal=INT", env!("CARGO_BIN_EXE_organigramme")])
            .args(args)
            .args(["large.json", "-o", output])
            .current_dir(folder.path())
            .spawn()
            .unwrap();
        waiting::wait_until("the program is at work", || {
            let stat = fs::read_to_string(format!("/proc/{}/stat", program.id())).unwrap();
            let after_name = stat.rsplit_once(") ").unwrap().1;
            // The time spent in the program itself.
            after_name.split(' ').nth(11).unwrap().parse::<u64>().unwrap() >= AT_WORK
        });
        let sent = Command::new("kill").args(["-INT", &program.id().to_string()]).status().unwrap();
        assert!(sent.success());
        let status = program.wait().unwrap();
        assert_eq!(status.signal(), Some(2), "{args:?}: {status}");
        assert_eq!(fs::read_to_string(path(output)).unwrap(), "before", "{args:?}");
        fs::remove_file(path(output)).unwrap();
        let left = fs::read_dir(folder.path()).unwrap();
        let left: Vec<_> = left.map(|it| it.unwrap().file_name()).collect();
        assert_eq!(left, ["large.json"], "{args:?}");
    }
}
