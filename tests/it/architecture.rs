//! The layers: which module may name which, and who may open a window or touch a file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::words::files_below;

/// Each module with those it may name. `geom`, `words` and the other leaves may be
/// named by all and name none.
const LAYERS: [(&str, &[&str]); 17] = [
    ("geom", &[]),
    ("console", &[]),
    ("fingerprint", &[]),
    ("memory", &[]),
    ("words", &[]),
    ("model", &[]),
    ("cost", &["model"]),
    ("edit", &["model"]),
    ("compare", &["cost", "model"]),
    ("format", &["model"]),
    ("layout", &["model"]),
    ("scene", &["layout", "model"]),
    ("export", &["scene", "layout", "model", "compare", "cost"]),
    ("store", &["model"]),
    ("editor", &["compare", "cost", "edit", "export", "format", "layout", "model", "scene"]),
    ("cli", &["compare", "cost", "edit", "editor", "export", "format", "model", "scene", "store"]),
    (
        "app",
        &["compare", "edit", "editor", "export", "format", "layout", "model", "scene", "store"],
    ),
];

/// Crates that know of windows.
const WINDOW_CRATES: [&str; 9] = [
    "eframe",
    "egui",
    "egui_extras",
    "egui_graphs",
    "egui_ltreeview",
    "egui_notify",
    "egui_phosphor",
    "rfd",
    "winit",
];

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file with its path below `src` and its code, comments left out.
fn sources() -> Vec<(String, String)> {
    let folder = source_folder();
    let code = |path: &Path| -> String {
        let text = std::fs::read_to_string(path).unwrap();
        let lines = text.lines().map(|line| match line.find("//") {
            Some(0) => "",
            Some(at) if line[..at].ends_with(char::is_whitespace) => &line[..at],
            _ => line,
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    files_below(&folder, "rs")
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
            (name, code(path))
        })
        .collect()
}

/// The module a file belongs to: none for `lib.rs`, the programs and the build script.
fn module_of(name: &str) -> Option<&str> {
    match name.split_once('/') {
        Some(("build", _)) => None,
        Some((module, _)) => Some(module),
        None => name
            .strip_suffix(".rs")
            .filter(|name| !matches!(*name, "lib" | "main" | "terminal_main")),
    }
}

/// Whether `code` names the crate or module `name` at the head of a path.
fn names_path(code: &str, name: &str) -> bool {
    let needle = format!("{name}::");
    code.match_indices(&needle).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

/// The modules that `code` names after `crate::`, alone or in braces.
fn named_modules(code: &str) -> BTreeSet<&str> {
    names_after(code, "crate::")
}

/// What `code` names at once after the path `prefix`, alone or in braces.
fn names_after<'c>(code: &'c str, prefix: &str) -> BTreeSet<&'c str> {
    let identifier =
        |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut found = BTreeSet::new();
    for (at, matched) in code.match_indices(prefix) {
        if code[..at].ends_with("::") {
            continue;
        }
        let rest = &code[at + matched.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            // The names at the first depth: `{geom::Rect, model::{Chart, Unit}}`.
            let (mut depth, mut starts) = (1, true);
            for (index, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => starts = true,
                    _ if starts && depth == 1 && !c.is_whitespace() => {
                        found.insert(&group[index..index + identifier(&group[index..])]);
                        starts = false;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            found.insert(&rest[..identifier(rest)]);
        }
    }
    found
}

#[test]
fn each_module_names_only_those_below_it() {
    let known: BTreeSet<&str> = LAYERS.iter().map(|(module, _)| *module).collect();
    let mut wrong = Vec::new();
    for (name, code) in &sources() {
        let Some(module) = module_of(name) else { continue };
        let (_, allowed) = LAYERS
            .iter()
            .find(|(layer, _)| *layer == module)
            .unwrap_or_else(|| panic!("{name} is in no layer"));
        for other in named_modules(code).intersection(&known) {
            let is_leaf = matches!(*other, "console" | "fingerprint" | "geom" | "memory" | "words");
            if *other != module && !is_leaf && !allowed.contains(other) {
                wrong.push(format!("{name} names {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_scan_sees_every_way_to_name_a_module() {
    let code =
        "use crate::{geom::Rect, model::{Chart, scene}, words};\nlet it = crate::store::read;";
    assert_eq!(
        named_modules(code).into_iter().collect::<Vec<_>>(),
        ["geom", "model", "store", "words"]
    );
    assert!(names_path("fn f(ui: &mut egui::Ui)", "egui"));
    assert!(!names_path("my_egui::Ui, crate::egui::Ui", "egui"));
}

/// The names of the items that stand at the left margin of `code`: those open to other files, or all.
fn items(code: &str, all: bool) -> BTreeSet<&str> {
    let kinds = ["fn", "struct", "enum", "trait", "type", "const", "static"];
    let items = code.lines().filter(|line| line.starts_with("pub") || all).filter_map(|line| {
        let mut parts = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        let first = parts.next()?;
        if first != "pub" && !kinds.contains(&first) {
            return None;
        }
        // `const fn` is followed by a name too.
        let mut parts = std::iter::once(first).chain(parts);
        parts.find(|part| kinds.contains(part))?;
        parts.find(|part| !part.is_empty() && !kinds.contains(part))
    });
    items.collect()
}

/// The names that stand in `code`.
fn names(code: &str) -> BTreeSet<&str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').collect()
}

/// Whether the file of a folder needs its part `child`, with these items: that it hands some on is no need.
fn needs_child(code: &str, child: &str, items: &BTreeSet<&str>) -> bool {
    let is_handed_on = |statement: &&str| {
        let rest = statement.trim_start().strip_prefix("pub");
        rest.is_some_and(|it| it.split_once(' ').is_some_and(|(_, it)| it.starts_with("use ")))
    };
    let is_there = format!("mod {child}");
    let statements = code.split(';').filter(|it| !it.ends_with(&is_there));
    let (handed_on, own): (Vec<&str>, Vec<&str>) = statements.partition(is_handed_on);
    own.iter().any(|it| names_path(it, child) || names_after(it, "self::").contains(child))
        || handed_on.iter().filter(|it| names_path(it, child)).any(|statement| {
            let handed_on = names(statement);
            let mut items = items.iter().filter(|it| handed_on.contains(*it));
            items.any(|item| own.iter().any(|it| names(it).contains(item)))
        })
}

/// Of the files of one folder, by their names, those that stand in a circle: each names a module or an
/// item of another, and is named back. `mod` is the folder's own file: what the others add to its types is
/// part of it.
fn in_circles(files: &BTreeMap<&str, &str>, folder: &str) -> BTreeSet<String> {
    let items: BTreeMap<&str, BTreeSet<&str>> =
        files.iter().map(|(&name, code)| (name, items(code, name == "mod"))).collect();
    let path = format!("crate::{}::", folder.replace('/', "::"));
    let named: BTreeMap<&str, BTreeSet<&str>> = files
        .iter()
        .map(|(&name, code)| {
            let mut named = names_after(code, "super::");
            named.extend(names_after(code, &path));
            let implemented = code.lines().filter(|line| line.starts_with("impl"));
            let implemented: BTreeSet<&str> = implemented.flat_map(names).collect();
            let others = files.keys().copied().filter(|&other| {
                if name == "mod" {
                    return other != name && needs_child(code, other, &items[other]);
                }
                // A name of a file is no item's.
                let mut found = items[other].intersection(&named);
                let names_item = found.any(|item| {
                    let is_part = other == "mod" && implemented.contains(item);
                    !files.contains_key(item) && !is_part
                });
                other != name && (named.contains(other) || names_item)
            });
            (name, others.collect())
        })
        .collect();
    let mut left: BTreeSet<&str> = files.keys().copied().collect();
    loop {
        let names = |one: &str, other: &str| one != other && named[one].contains(other);
        let stays = |&it: &&str| {
            left.iter().any(|other| names(it, other)) && left.iter().any(|other| names(other, it))
        };
        let still: BTreeSet<&str> = left.iter().copied().filter(|it| stays(it)).collect();
        if still == left {
            return left.into_iter().map(|name| format!("{folder}/{name}")).collect();
        }
        left = still;
    }
}

#[test]
fn no_file_of_a_folder_names_one_that_names_it_back() {
    let sources = sources();
    let mut folders: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for (name, code) in &sources {
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let Some((folder, file)) = name.rsplit_once('/') else { continue };
        if !name.starts_with("build/") {
            folders.entry(folder).or_default().insert(file.trim_end_matches(".rs"), code);
        }
        // `tables.rs` is to `tables/` what a `mod.rs` is to its folder.
        let own = name.trim_end_matches(".rs");
        if sources.iter().any(|(it, _)| it.rsplit_once('/').is_some_and(|(it, _)| it == own)) {
            folders.entry(own).or_default().insert("mod", code);
        }
    }
    let circles = folders.iter().map(|(folder, files)| in_circles(files, folder));
    let circles: BTreeSet<String> = circles.flatten().collect();
    assert_eq!(circles, BTreeSet::new());
}

#[test]
fn a_circle_is_seen_whichever_way_it_is_named() {
    let files = BTreeMap::from([
        ("a", "use super::{Second, words};\npub struct First;"),
        ("b", "pub(super) struct Second;\nfn f() { super::c::g() }"),
        ("c", "use crate::there::a::First;\npub const fn g() {}\npub fn a() {}"),
        ("d", "use super::First;\nuse super::super::Fourth;"),
        ("e", "pub struct Fourth;\nuse super::d;"),
    ]);
    let expected = ["there/a", "there/b", "there/c"].map(str::to_owned);
    assert_eq!(in_circles(&files, "there"), BTreeSet::from(expected));
}

#[test]
fn a_folder_does_not_need_a_part_that_names_what_is_in_its_own_file() {
    let own = "mod needed;\nmod called;\nmod handed;\npub use handed::Handed;\nuse needed::Needed;\n\
               struct Own(Needed);\nimpl Own { fn f() { called::g() } }";
    let files = BTreeMap::from([
        ("mod", own),
        ("needed", "use super::Own;\npub struct Needed;"),
        // A part may add to a type of the folder, or be handed on by it.
        ("called", "use super::Own;\nimpl Own { fn h() {} }\npub fn g() {}"),
        ("handed", "use super::Own;\npub struct Handed(Own);"),
    ]);
    let expected = ["there/mod", "there/needed"].map(str::to_owned);
    assert_eq!(in_circles(&files, "there"), BTreeSet::from(expected));
    let handed_on = own.replace("struct Own(Needed);", "struct Own(Needed, Handed);");
    let files = BTreeMap::from([("mod", handed_on.as_str()), ("handed", files["handed"])]);
    let expected = ["there/handed", "there/mod"].map(str::to_owned);
    assert_eq!(in_circles(&files, "there"), BTreeSet::from(expected));
}

#[test]
fn only_the_window_knows_its_crates() {
    for (name, code) in &sources() {
        let in_window = name.starts_with("app/");
        for window in WINDOW_CRATES {
            assert!(in_window || !names_path(code, window), "{name} names {window}");
            assert!(in_window || !code.contains(&format!("use {window};")), "{name} uses {window}");
        }
    }
}

#[test]
fn the_canvas_alone_knows_the_graph() {
    for (name, code) in &sources() {
        let in_canvas = name.starts_with("app/canvas/");
        assert!(in_canvas || !names_path(code, "egui_graphs"), "{name} names egui_graphs");
    }
}

#[test]
fn only_the_store_touches_files() {
    for (name, code) in &sources() {
        // The build script lists the files of words before there is a program; a terminal has the name of a
        // file.
        let is_no_file = name.starts_with("build/") || name == "console.rs";
        if name.starts_with("store/") || is_no_file {
            continue;
        }
        for word in ["std::fs", "tempfile::", "File::create", "OpenOptions", "fs::write"] {
            assert!(!code.contains(word), "{name} names {word}");
        }
    }
}

#[test]
fn the_core_reads_no_clock() {
    for (name, code) in &sources() {
        let may = ["app/", "store/"].iter().any(|folder| name.starts_with(folder));
        for word in ["SystemTime", "Zoned::now", "Timestamp::now", "now_v7"] {
            assert!(may || !code.contains(word), "{name} names {word}");
        }
    }
}

#[test]
fn no_test_measures_time_on_the_wall() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for path in ["it", "support"].iter().flat_map(|folder| files_below(&tests.join(folder), "rs")) {
        // One file waits with patience, and this one names the words.
        if path.ends_with("support/waiting.rs") || path.ends_with("it/architecture.rs") {
            continue;
        }
        let code = std::fs::read_to_string(&path).unwrap();
        for word in ["Instant::", "time::Instant", ".elapsed("] {
            assert!(!code.contains(word), "{} names {word}", path.display());
        }
    }
}

/// Who is asked in `code` to handle a command, and what it asks for in return dropped.
fn dropped_effects(code: &str) -> Vec<&str> {
    let mut dropped = Vec::new();
    for (at, called) in code.match_indices(".handle(") {
        // A statement that is all call: nothing takes what it gives, and nothing is returned.
        let begin = code[..at].rfind([';', '{', '}']).map_or(0, |end| end + 1);
        let asked = code[begin..at].trim();
        let is_all = asked.chars().all(|c| c.is_alphanumeric() || "._".contains(c));
        let mut depth = 1;
        let close = code[at + called.len()..].find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        });
        let rest = &code[at + called.len() + close.map_or(0, |close| close + 1)..];
        if is_all && rest.trim_start().starts_with(';') {
            dropped.push(asked);
        }
    }
    dropped
}

#[test]
fn what_the_editor_asks_for_is_never_dropped() {
    let code = "{ self.editor.handle(Command::Show(ShowCommand::Compare { from: a(), to })); it.handle(a())?; \
                let a = self.handle(it); return self.handle(it); self.handle(it) }";
    assert_eq!(dropped_effects(code), ["self.editor"]);
    for (name, code) in &sources() {
        // Tests beside the code look at what comes of a command.
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        assert_eq!(dropped_effects(code), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn every_module_says_its_point() {
    let folder = source_folder();
    for (name, _) in sources() {
        let text = std::fs::read_to_string(folder.join(&name)).unwrap();
        assert!(text.starts_with("//! "), "{name} opens with what it is");
    }
}

/// What the keyboard does in a list that drops from a button is written once.
#[test]
fn lists_drop_from_buttons_in_one_place() {
    for (name, code) in sources() {
        assert!(!code.contains(".show_ui(") || name == "app/kit/choice.rs", "{name}");
    }
}
