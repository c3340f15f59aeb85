//! Texts of megabytes in the whole window without a screen: each is cut short where it is shown, told to be
//! so, and kept whole.

use egui::Shape;
use egui_kittest::kittest::{By, Queryable};
use organigramme::app::kit::glyphs;
use organigramme::editor::{Action, Command, FileCommand, Purpose, Selection, ShowCommand};
use organigramme::format::text;
use organigramme::model::{BRIEF, DerivedIds, PostId, UnitId};
use organigramme::words::Locale;

use super::window::{Screen, ask, empty_of, press, says, wait_until};
use crate::support::file_read;

const SAMPLE: &str = include_str!("../../assets/samples/proch-orientation.json");

/// A text in which some names may stand, none of them longer than what is shown of one.
const LONGEST: usize = 4 * BRIEF;

/// The sample with `title` as the title of the first post of each unit of the target and `name` as that of
/// some units; labels, organisation, categories and notes are long too.
fn project(title: &str, name: &str) -> String {
    let mut project: serde_json::Value = serde_json::from_str(SAMPLE).expect("JSON");
    let target = project["charts"][1]["id"].clone();
    for chart in project["charts"].as_array_mut().expect("charts") {
        let label = format!("{} {name}", chart["label"].as_str().expect("a label"));
        chart["label"] = label.into();
        chart["organisation"] = name.into();
    }
    for list in ["categories", "grades", "kinds"] {
        for entry in project["lists"][list].as_array_mut().expect("a list") {
            entry["label"] = format!("{} {name}", entry["label"].as_str().expect("a label")).into();
        }
    }
    let units = project["units"].as_array_mut().expect("units");
    for unit in units.iter_mut().filter(|unit| unit["chart"] == target).step_by(3) {
        unit["name"] = format!("{} {name}", unit["name"].as_str().expect("a name")).into();
        unit["note"] = name.into();
    }
    let posts = project["posts"].as_array_mut().expect("posts");
    let first = |post: &&mut serde_json::Value| post["chart"] == target && post["order"] == 0;
    for (at, post) in posts.iter_mut().filter(first).enumerate() {
        // One is enough of the longest; each of the others would stop the program alone if all were drawn.
        post["title"] = if at == 0 { title.into() } else { name.into() };
        post["note"] = name.into();
        post["reference_job"] = name.into();
    }
    project.to_string()
}

/// The texts that are drawn in the last frame.
fn drawn(screen: &Screen) -> Vec<String> {
    fn add(shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| add(shape, found)),
            Shape::Text(text) => found.push(text.galley.job.text.clone()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    screen.output().shapes.iter().for_each(|it| add(&it.shape, &mut found));
    found
}

/// Adds to `wrong` what is drawn of too long texts, or of too many.
fn is_bounded(screen: &Screen, state: &str, wrong: &mut Vec<String>) {
    let drawn = drawn(screen);
    for text in drawn.iter().filter(|text| text.len() > LONGEST) {
        let start: String = text.chars().take(40).collect();
        wrong.push(format!("{state}: {} bytes are drawn of {start}…", text.len()));
    }
    let all: usize = drawn.iter().map(String::len).sum();
    // Far from where the wall behind would leave anything out.
    if all > glyphs::MOST / 2 {
        wrong.push(format!("{state}: {all} bytes of text are drawn"));
    }
    assert!(drawn.len() > 10, "{state}: something is drawn");
}

fn open(text: &str) -> (Screen, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.json");
    std::fs::write(&path, text).expect("written");
    let mut screen = empty_of([1280.0, 720.0]);
    screen.state_mut().command(Command::File(FileCommand::Open(path)));
    wait_until(&mut screen, |screen| screen.state().is_open());
    screen.run_steps(2);
    (screen, folder)
}

fn act(screen: &mut Screen, action: Action) {
    screen.state_mut().command(Command::Act(action));
    screen.run_steps(2);
}

/// The first unit of the chart in front, and its first post.
fn first(screen: &Screen) -> (UnitId, PostId) {
    let chart = screen.state().document().chart().expect("a chart");
    let root = chart.unit(chart.root());
    (root.id.clone(), chart.post(root.posts()[0]).id.clone())
}

fn walk(title: &str, name: &str) {
    let (mut screen, _folder) = open(&project(title, name));
    let (unit, post) = first(&screen);
    let mut wrong = Vec::new();
    is_bounded(&screen, "the chart", &mut wrong);
    for (selection, state) in [
        (Selection::unit(unit), "a unit"),
        (Selection::posts(vec![post]), "a post"),
        (Selection::default(), "nothing"),
    ] {
        ask(&mut screen, Command::Show(ShowCommand::Select(selection)));
        is_bounded(&screen, state, &mut wrong);
    }
    for action in [
        Action::ZoomActual,
        Action::ZoomFit,
        Action::ViewChanges,
        Action::ViewSideBySide,
        Action::ViewAfter,
        Action::ShowMovements,
        Action::ShowStatistics,
        Action::ShowComments,
        Action::ToggleInspector,
        Action::ToggleProjector,
        Action::ToggleProjector,
        Action::Replay,
        Action::Replay,
    ] {
        act(&mut screen, action);
        is_bounded(&screen, &format!("{action:?}"), &mut wrong);
    }
    act(&mut screen, Action::MakeVariant);
    for action in [
        Action::Palette,
        Action::ProjectLists,
        Action::ChartProperties,
        Action::CompareVariants,
        Action::MergeVariants,
        Action::Snapshots,
        Action::AttachChart,
        Action::LinkPosts,
        Action::DeleteChart,
    ] {
        act(&mut screen, action);
        is_bounded(&screen, &format!("{action:?}"), &mut wrong);
        screen.key_press(egui::Key::Escape);
        screen.run_steps(2);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_letter_with_marks_without_an_end_stops_nothing() {
    walk(&format!("a{}", "\u{301}".repeat(50_000)), &"\u{301}".repeat(10_500));
}

#[test]
fn words_without_an_end_are_cut_short() {
    walk(&"Chargé de mission ".repeat(5_000), &"interminable ".repeat(1_600));
}

#[test]
fn a_text_too_long_to_be_typed_in_is_told_kept_and_replaced() {
    let title = "Chargé de mission ".repeat(100_000);
    let (mut screen, _folder) = open(&project(title.trim_end(), "court"));
    let (_, post) = first(&screen);
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::posts(vec![post.clone()]))));
    let now = |screen: &Screen| -> String {
        let chart = screen.state().document().chart().expect("a chart");
        chart.post_by_id(&post).expect("it is there").fields.title.text().to_owned()
    };
    assert!(says(&screen, "Texte de 1799999 caractères"));
    assert_eq!(now(&screen), title.trim_end());
    press(&mut screen, "Écrire un autre texte");
    assert_eq!(now(&screen), title.trim_end(), "nothing is lost before another is written");
    let field = By::new().role(egui::accesskit::Role::MultilineTextInput).label("Intitulé");
    screen.get(field).focus();
    screen.run();
    screen.event(egui::Event::Text("Juriste".to_owned()));
    screen.run();
    screen.key_press(egui::Key::Enter);
    screen.run();
    assert_eq!(now(&screen), "Juriste");
    ask(&mut screen, Command::Act(Action::Undo));
    assert_eq!(now(&screen), title.trim_end());
}

#[test]
fn of_many_doubts_those_in_sight_are_drawn() {
    let mut screen = empty_of([1280.0, 720.0]);
    let bizarre = format!("ORGANIGRAMME SOURCE\nService Voirie\n{}", "bizarre (((\n".repeat(3_000));
    ask(&mut screen, file_read("r.txt", Purpose::ImportText, bizarre.as_bytes()));
    let report = text::read(bizarre.as_bytes(), &mut DerivedIds::new(b"r")).expect("it is read");
    let all = report.problems.len();
    assert!(all > 700, "{all}");
    assert!(says(&screen, &format!("{} doutes restants", Locale::French.number(all))));
    let lines = screen.query_all(By::new().label_contains("Ligne ")).count();
    assert!((5..100).contains(&lines), "{lines}");
}
