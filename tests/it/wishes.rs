//! Whatever is asked of an export is in the file, or the file is refused: every option in every format,
//! by the real program, read back by other programs' readers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;

use organigramme::export::{ExportWish, Format, Reach};
use organigramme::format::picture::embedded_project;
use organigramme::geom::Size;
use resvg::usvg::roxmltree::{Document, Node};
use serde_json::{Value, json};

use super::cli::{Run, run};
use super::pdf;
use crate::support::image::{decoded, difference, rendered};

const FORMATS: [&str; 5] = ["svg", "png", "pdf", "html", "txt"];

const MISSION: &str = "Mission Proch'Orientation";

/// Each option with the arguments that ask for it, and those without it that the result is held against.
const OPTIONS: [(&str, &[&str], &[&str]); 16] = [
    ("unit", &["--unit", MISSION], &[]),
    ("page", &["--page", "a3"], &[]),
    ("portrait", &["--page", "a4", "--portrait"], &["--page", "a4"]),
    ("split", &["--split"], &[]),
    ("view", &["--view", "Plié"], &[]),
    ("style", &["--style", "grey"], &[]),
    ("since", &["--since", "source"], &[]),
    ("beside", &["--since", "source", "--beside"], &["--since", "source"]),
    // Both at once, each with the other.
    ("split", &["--split", "--since", "source", "--beside"], &[]),
    ("steps", &["--steps=group"], &[]),
    ("date", &["--date", "2022-11-02"], &[]),
    ("scale", &["--scale", "1"], &[]),
    ("dpi", &["--dpi", "100"], &[]),
    ("embed", &["--embed"], &[]),
    ("outlines", &["--outlines"], &[]),
    ("archive", &["--archive"], &[]),
];

/// What was made of one option in one format.
enum Outcome {
    Done,
    /// The formats that are named instead.
    Elsewhere(Vec<String>),
}

/// A folder with the sample, whose target has a view with one branch folded away.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
    let mut file: Value = serde_json::from_slice(&fs::read(sample).unwrap()).unwrap();
    let charts = file["charts"].as_array().unwrap();
    let target = charts.iter().find(|chart| chart["role"] == "target").unwrap()["id"].clone();
    let units = file["units"].as_array().unwrap();
    let diraa = units.iter().find(|unit| unit["name"].as_str().unwrap().starts_with("DIRAA"));
    let folded = json!([diraa.unwrap()["id"]]);
    file["views"] = json!([{"chart": target, "name": "Plié", "folded": folded}]);
    fs::write(folder.path().join("p.json"), file.to_string()).unwrap();
    folder
}

fn exported(folder: &Path, out: &str, args: &[&str]) -> Run {
    run(folder, &[&["--lang", "fr", "export", "p.json", "-o", out], args].concat())
}

/// The files in `folder` that begin with `name`, in the order of their numbers.
fn files(folder: &Path, name: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        if let Some(number) = stem.strip_prefix(name) {
            let number: u32 = number.trim_start_matches('-').parse().unwrap_or(0);
            found.push((number, fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found.into_iter().map(|(_, bytes)| bytes).collect()
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect()
}

fn xml_text(text: &str) -> String {
    let document = Document::parse(text).unwrap();
    document.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
}

/// The text as XML: its elements without an end are given one, and it has no type.
fn html(bytes: &[u8]) -> String {
    let text = str::from_utf8(bytes).unwrap();
    text.replace("<!DOCTYPE html>", "")
        .replace("<meta charset=\"utf-8\">", "")
        .replace("<meta name=\"viewport\" content=\"width=device-width\">", "")
}

/// All that is to be read in the files, without spaces; none of pictures of pixels.
fn words(format: &str, files: &[Vec<u8>]) -> Option<String> {
    let text = |bytes: &Vec<u8>| match format {
        "svg" => xml_text(str::from_utf8(bytes).unwrap()),
        "pdf" => {
            let document = lopdf::Document::load_mem(bytes).unwrap();
            let shown = pdf::walk::shown(&document);
            shown.texts.into_values().collect::<String>() + &shown.artifacts
        }
        "html" => xml_text(&html(bytes)),
        "txt" => String::from_utf8(bytes.clone()).unwrap(),
        _ => String::new(),
    };
    (format != "png").then(|| solid(&files.iter().map(text).collect::<String>()))
}

/// The pages, or the sections that stand for them.
fn page_count(format: &str, files: &[Vec<u8>]) -> usize {
    match format {
        "pdf" => lopdf::Document::load_mem(&files[0]).unwrap().get_pages().len(),
        "html" => {
            let text = html(&files[0]);
            let document = Document::parse(&text).unwrap();
            let main = document.descendants().find(|node| node.has_tag_name("main")).unwrap();
            main.children().filter(|node| node.has_tag_name("section")).count().max(1)
        }
        "txt" => {
            let text = str::from_utf8(&files[0]).unwrap();
            let numbers =
                text.lines().filter_map(|line| line.split_once(" – ")?.0.split_once(" / "));
            numbers.filter(|(number, _)| number.parse::<u32>().is_ok()).count().max(1)
        }
        _ => files.len(),
    }
}

/// Width and height of the first page in millimetres.
fn millimetres(format: &str, bytes: &[u8]) -> (f64, f64) {
    const PER_POINT: f64 = 25.4 / 72.0;
    match format {
        "svg" => {
            let document = Document::parse(str::from_utf8(bytes).unwrap()).unwrap();
            let sides = document.root_element().attribute("viewBox").unwrap().split(' ');
            let sides: Vec<f64> = sides.map(|side| side.parse().unwrap()).collect();
            (sides[2] * PER_POINT, sides[3] * PER_POINT)
        }
        "png" => {
            let image = decoded(bytes);
            let (across, down) = image.per_metre.unwrap();
            let side = |pixels: u32, per: u32| f64::from(pixels) / f64::from(per) * 1_000.0;
            (side(image.width, across), side(image.height, down))
        }
        _ => {
            let document = lopdf::Document::load_mem(bytes).unwrap();
            let page = document.page_iter().next().unwrap();
            let page = document.get_dictionary(page).unwrap();
            let sides = page.get(b"MediaBox").unwrap().as_array().unwrap();
            let side = |index: usize| f64::from(sides[index].as_float().unwrap()) * PER_POINT;
            (side(2) - side(0), side(3) - side(1))
        }
    }
}

/// Whether nothing in the picture has a hue.
fn is_grey(format: &str, bytes: &[u8]) -> bool {
    match format {
        "svg" => {
            let document = Document::parse(str::from_utf8(bytes).unwrap()).unwrap();
            let colours = |node: Node| {
                let set = ["fill", "stroke"].map(|name| node.attribute(name).map(str::to_owned));
                set.into_iter().flatten().filter(|it| it.starts_with('#')).collect::<Vec<_>>()
            };
            let all: Vec<String> = document.descendants().flat_map(colours).collect();
            let is_grey = |it: &String| it[1..3] == it[3..5] && it[3..5] == it[5..7];
            !all.is_empty() && all.iter().all(is_grey)
        }
        "png" => decoded(bytes).rgb.chunks(3).all(|it| it[0] == it[1] && it[1] == it[2]),
        _ => {
            let document = lopdf::Document::load_mem(bytes).unwrap();
            let page = document.page_iter().next().unwrap();
            let content = document.get_and_decode_page_content(page).unwrap();
            let set = content.operations.into_iter().filter(|it| {
                ["rg", "RG", "sc", "SC", "scn", "SCN"].contains(&it.operator.as_str())
            });
            let shades: Vec<Vec<f32>> = set
                .map(|it| it.operands.iter().filter_map(|it| it.as_float().ok()).collect())
                .collect();
            !shades.is_empty()
                && shades.iter().all(|shade| shade.windows(2).all(|pair| pair[0] == pair[1]))
        }
    }
}

/// Asserts that what `option` asks for is in the files, and was not there without it.
fn assert_done(folder: &Path, option: &str, format: &str, args: &[&str], made: [&[Vec<u8>]; 2]) {
    let [with, without] = made;
    let what = format!("--{option} in {format}");
    let [words_with, words_without] = made.map(|files| words(format, files));
    let says = |said: &str| {
        let (Some(with), Some(without)) = (&words_with, &words_without) else {
            assert_same_picture(folder, option, args, with);
            assert!(with != without, "{what}: the picture is the same");
            return;
        };
        let said = solid(said);
        let times = |text: &String| text.matches(&said).count();
        assert!(times(with) > times(without), "{what}: {said} in {with}");
    };
    let size = || millimetres(format, &with[0]);
    match option {
        "unit" => {
            let text = words_with.clone().unwrap_or_default();
            assert!(!text.contains(&solid("Service Coordination du Pôle")), "{what}");
            assert!(with != without, "{what}");
            if format == "png" {
                says("");
            }
        }
        "page" => {
            let (width, height) = size();
            assert!((width - 420.0).abs() < 1.0 && (height - 297.0).abs() < 1.0, "{what}");
        }
        "portrait" => {
            let (width, height) = size();
            assert!((width - 210.0).abs() < 1.0 && (height - 297.0).abs() < 1.0, "{what}");
        }
        "split" => {
            assert_eq!(page_count(format, with), 4, "{what}: an overview and three units");
            says("Vue d’ensemble");
            says("Sans les unités qui ont leur propre page");
        }
        "view" => {
            says("unités repliées");
            let text = words_with.clone().unwrap_or_default();
            assert!(!text.contains(&solid("Service Formation et territoires")), "{what}");
        }
        "style" => assert!(is_grey(format, &with[0]) && !is_grey(format, &without[0]), "{what}"),
        "since" => {
            says("Changements depuis Source, CT du 03/10/2022");
            says("créés");
        }
        "beside" => {
            says("ORGANIGRAMME SOURCE");
            // A card for each state.
            says("Service Coordination du Pôle");
        }
        "steps" => {
            assert!(page_count(format, with) > 5, "{what}");
            says("Étape 1 sur");
            says("ORGANIGRAMME");
        }
        "date" => says("02/11/2022"),
        "scale" | "dpi" => {
            let image = decoded(&with[0]);
            let per_point = if option == "scale" { 1.0 } else { 100.0 / 72.0 };
            let expected = f64::from(decoded(&without[0]).width) / 2.0 * per_point;
            assert!((f64::from(image.width) - expected).abs() <= 2.0, "{what}");
        }
        "embed" => {
            let project = fs::read(folder.join("p.json")).unwrap();
            let project: Value = serde_json::from_slice(&project).unwrap();
            let inside = match format {
                "pdf" => attached(&with[0]),
                _ => embedded_project(&with[0]).unwrap().expect("the project is inside"),
            };
            let inside: Value = serde_json::from_slice(&inside).unwrap();
            assert_eq!(inside["posts"].as_array().unwrap().len(), 210, "{what}");
            assert_eq!(inside["title"], project["title"], "{what}");
        }
        "outlines" => {
            let svg = str::from_utf8(&with[0]).unwrap();
            let document = Document::parse(svg).unwrap();
            assert!(!document.descendants().any(|node| node.has_tag_name("text")), "{what}");
        }
        "archive" => {
            let document = lopdf::Document::load_mem(&with[0]).unwrap();
            let metadata = document.catalog().unwrap().get(b"Metadata").unwrap();
            let (_, metadata) = document.dereference(metadata).unwrap();
            let text = metadata.as_stream().unwrap().get_plain_content().unwrap();
            let text = String::from_utf8(text).unwrap();
            assert!(text.contains("pdfaid:part>2<"), "{what}: {text}");
        }
        _ => unreachable!("{option}"),
    }
}

/// The only file attached to a PDF.
fn attached(bytes: &[u8]) -> Vec<u8> {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let mut files = streams.filter(|stream| {
        stream
            .dict
            .get(b"Type")
            .and_then(lopdf::Object::as_name)
            .is_ok_and(|it| it == b"EmbeddedFile")
    });
    files.next().expect("a file is attached").get_plain_content().unwrap()
}

/// Asserts that the picture of pixels is what the SVG that says it shows.
fn assert_same_picture(folder: &Path, option: &str, args: &[&str], made: &[Vec<u8>]) {
    let name = format!("reference-{option}");
    assert_eq!(exported(folder, &format!("{name}.svg"), args).code, 0);
    let reference = files(folder, &name);
    assert_eq!(made.len(), reference.len(), "--{option}: as many pictures");
    let (png, svg) = (decoded(&made[0]), str::from_utf8(&reference[0]).unwrap());
    let drawn = rendered(svg, Size::new(png.width as f32, png.height as f32));
    let difference = difference(&png, &drawn);
    assert!(difference < 2.0, "--{option}: the PNG differs from the SVG by {difference}");
}

/// Asks for one option in one format.
fn tried(folder: &Path, index: usize, format: &str) -> Outcome {
    let (option, args, without) = OPTIONS[index];
    let (name, plain) = (format!("{format}{index}with"), format!("{format}{index}plain"));
    let what = format!("--{option} in {format}");
    let ran = exported(folder, &format!("{name}.{format}"), args);
    let made = files(folder, &name);
    let named: Vec<String> = match ran.stderr.lines().find(|it| it.contains(&format!("--{option}")))
    {
        None => Vec::new(),
        Some(line) => {
            let listed = line.rsplit_once(':').expect("a list").1.split(',').map(str::trim);
            listed.map(str::to_owned).collect()
        }
    };
    if ran.code != 0 {
        assert!(ran.refusal().contains(&format!("--{option}")), "{what}: {}", ran.stderr);
        assert!(made.is_empty(), "{what}: refused, and yet there is a file");
        assert!(!named.is_empty(), "{what}: {}", ran.stderr);
        return Outcome::Elsewhere(named);
    }
    assert_eq!(exported(folder, &format!("{plain}.{format}"), without).code, 0, "{what}");
    let before = files(folder, &plain);
    if !named.is_empty() {
        assert!(made == before, "{what}: it is said to change nothing, and does");
        return Outcome::Elsewhere(named);
    }
    assert_done(folder, option, format, args, [&made, &before]);
    Outcome::Done
}

#[test]
fn every_option_is_done_in_every_format_or_refused_with_those_that_do_it() {
    let folder = folder();
    let of_format = |format: &'static str| {
        let folder = folder.path();
        move || -> Vec<Outcome> {
            (0..OPTIONS.len()).map(|index| tried(folder, index, format)).collect()
        }
    };
    let outcomes: BTreeMap<&str, Vec<Outcome>> = thread::scope(|scope| {
        let threads = FORMATS.map(|format| (format, scope.spawn(of_format(format))));
        threads.into_iter().map(|(format, it)| (format, it.join().unwrap())).collect()
    });
    // What is named instead is all that does it.
    for (index, (option, ..)) in OPTIONS.iter().enumerate() {
        let is_done = |format: &&str| matches!(outcomes[format][index], Outcome::Done);
        let done: Vec<&str> = FORMATS.into_iter().filter(|format| is_done(format)).collect();
        assert!(!done.is_empty(), "--{option} is done somewhere");
        for (format, outcomes) in &outcomes {
            if let Outcome::Elsewhere(named) = &outcomes[index] {
                assert_eq!(*named, done, "--{option} in {format}");
            }
        }
    }
}

/// Scripts ask for the same of every format; what would be missing is refused, and nothing else.
#[test]
fn only_what_would_be_missing_is_refused() {
    let folder = folder();
    let all =
        ["--page", "a4", "--portrait", "--style", "grey", "--scale", "2", "--date", "2022-11-02"];
    for format in FORMATS {
        let ran = exported(folder.path(), &format!("all.{format}"), &all);
        assert_eq!(ran.code, 0, "{format}: {}", ran.stderr);
    }
    for (format, option) in [
        ("pdf", "--outlines"),
        ("html", "--outlines"),
        ("txt", "--embed"),
        ("html", "--embed"),
        ("svg", "--archive"),
        ("png", "--archive"),
    ] {
        let name = format!("refused.{format}");
        let ran = exported(folder.path(), &name, &[option]);
        assert!(ran.refusal().contains(option), "{}", ran.stderr);
        assert!(!folder.path().join(&name).exists(), "{option} in {format}");
    }
}

#[test]
fn a_text_and_a_page_of_html_say_each_step_and_both_states() {
    let folder = folder();
    for format in ["html", "txt"] {
        let name = format!("steps.{format}");
        assert_eq!(exported(folder.path(), &name, &["--steps"]).code, 0);
        let text = words(format, &files(folder.path(), "steps")).unwrap();
        fs::remove_file(folder.path().join(&name)).unwrap();
        let made = exported(folder.path(), "s.pdf", &["--steps", "--report", "json"]);
        let steps = made.json()["pages"].as_array().unwrap().len() - 1;
        for step in 1..=steps {
            assert!(
                text.contains(&solid(&format!("Étape {step} sur {steps}"))),
                "{format}: {step}"
            );
        }
        // The chart stands after each, and at the start.
        assert!(text.matches(&solid("Service Coordination du Pôle")).count() > steps, "{format}");

        let name = format!("both.{format}");
        let ran = exported(folder.path(), &name, &["--since", "source", "--beside"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let text = words(format, &files(folder.path(), "both")).unwrap();
        fs::remove_file(folder.path().join(&name)).unwrap();
        let place =
            |said: &str| text.find(&solid(said)).unwrap_or_else(|| panic!("{said}: {text}"));
        assert!(place("Avant : Source") < place("Après : Cible"));
        // Where it goes is said before, where it comes from after.
        let (before, after) = text.split_at(text.rfind(&solid("Après : Cible")).unwrap());
        assert!(before.contains(&solid("transfert vers")), "{before}");
        assert!(after.contains(&solid("transfert depuis")), "{after}");
        // Each state has its own figures.
        assert!(before.contains(&solid("16 postes pour 16 autorisés")), "{before}");
        assert!(after.contains(&solid("23 postes pour 23 autorisés")), "{after}");
    }
}

#[test]
fn the_help_names_the_formats_of_what_not_all_can_do() {
    let folder = tempfile::tempdir().unwrap();
    let help = run(folder.path(), &["--lang", "fr", "export", "--help"]);
    let line = |option: &str| {
        let lines: Vec<&str> = help.stdout.lines().collect();
        let at = lines.iter().position(|line| line.contains(option)).expect("it is there");
        lines[at..(at + 3).min(lines.len())].join(" ")
    };
    assert!(line("--outlines").contains("(svg)"), "{}", line("--outlines"));
    assert!(line("--embed").contains("(svg, png, pdf)"), "{}", line("--embed"));
    assert!(line("--archive").contains("(pdf)"), "{}", line("--archive"));
}

/// The table that people read is the one that the program follows.
#[test]
fn the_readme_has_the_table() {
    let readme = include_str!("../../README.md");
    let rows = readme.lines().filter(|line| line.starts_with("| `--"));
    let mut told: Vec<&str> = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        for option in cells[0].trim_matches('`').split(' ') {
            let wish =
                ExportWish::ALL.into_iter().find(|wish| option == format!("--{}", wish.option()));
            let wish = wish.unwrap_or_else(|| panic!("{option} is no option"));
            told.push(wish.option());
            for (format, cell) in Format::ALL.into_iter().zip(&cells[1..]) {
                let expected = match wish.in_format(format) {
                    Reach::Done => "done",
                    Reach::Idle => "–",
                    Reach::Refused => "refused",
                };
                assert_eq!(*cell, expected, "{option} in {}", format.extension());
            }
        }
    }
    assert_eq!(told.len(), ExportWish::ALL.len(), "{told:?}");
}
