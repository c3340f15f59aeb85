//! Typing in the real program: as fast as a machine can, and until it is ended by force. See
//! `real_window`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use egui_kittest::kittest::Queryable;
use organigramme::editor::recovery::Recovered;
use organigramme::editor::{Command, Selection, ShowCommand};
use organigramme::store::journal::read;

use super::real_window::{Desk, plan};
use super::window::{ask, line};
use crate::support::waiting::wait_until;

const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");

/// The sample in a file of its own, open.
fn open() -> (Desk, PathBuf) {
    let mut desk = Desk::new();
    let file = desk.path("mission.json");
    fs::write(&file, SAMPLE).expect("written");
    desk.start(&[&file]);
    desk.window_called("mission.json");
    (desk, file)
}

fn saved(file: &Path) -> String {
    fs::read_to_string(file).expect("the file")
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn letters_typed_straight_after_a_key_are_all_there() {
    let (desk, file) = open();
    let titles: Vec<String> = (0..12)
        .map(|number| format!("Conseil juridique {}", ["a", "b"][number % 2].repeat(number + 3)))
        .collect();
    for (number, title) in titles.iter().enumerate() {
        // From no time between the letters on, and none before the first.
        let delay = (number * 5).to_string();
        desk.tell(&["key", "ctrl+p", "type", "--delay", &delay, title]);
        desk.tell(&["key", "Return"]);
    }
    desk.tell(&["key", "ctrl+u", "type", "--delay", "0", "Archives du conseil"]);
    desk.tell(&["key", "Return"]);
    // The unit added is selected: another name for it.
    desk.tell(&["key", "F2", "type", "--delay", "0", "Archives anciennes"]);
    desk.tell(&["key", "Return"]);
    desk.tell(&["key", "ctrl+k", "type", "--delay", "0", "ajouter un poste"]);
    desk.tell(&["key", "Return", "type", "--delay", "0", "Conservation"]);
    desk.key("Return");
    desk.window_called("modifi");
    desk.key("ctrl+s");
    wait_until("the save", || saved(&file).contains("\"Conservation\""));
    let saved = saved(&file);
    for title in titles.iter().map(String::as_str).chain(["Archives anciennes"]) {
        assert!(saved.contains(&format!("\"{title}\"")), "{title}");
    }
}

/// The texts that were being typed, in the one journal that there is, once there is one.
fn typed(desk: &Desk) -> Vec<String> {
    let entries = fs::read_dir(desk.path("home/state/organigramme/journals"));
    let paths = entries.into_iter().flatten().map(|entry| entry.expect("a journal").path());
    let mut found = Vec::new();
    for path in paths.filter(|path| path.extension().is_some_and(|it| it == "journal")) {
        let bytes = fs::read(&path).unwrap_or_default();
        let records = read(&bytes[..], bytes.len() as u64).expect("memory can be read").payloads;
        if let Ok(recovered) = Recovered::new(&records, path) {
            found.extend(recovered.document().drafts().iter().map(|draft| draft.text.clone()));
        }
    }
    found
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn a_text_being_typed_is_offered_after_the_end_in_the_field_it_was_in() {
    let (_, mut screen) = plan();
    let chosen = line(&screen, "1 Assistant/e de direction (B), B2").center();
    // Where the fields stand once the post is selected.
    let document = screen.state().document();
    let chart = document.chart().expect("a chart");
    let post = chart
        .posts_in_order()
        .map(|key| chart.post(key))
        .find(|post| post.fields.title.text() == "Assistant/e de direction");
    let id = post.expect("it is there").id.clone();
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::posts(vec![id]))));
    let title = screen.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "Intitulé");
    let title = title.rect().center();
    for (place, signal) in
        [("title", "-KILL"), ("title", "-TERM"), ("chart", "-KILL"), ("note", "-KILL")]
    {
        let (mut desk, file) = open();
        desk.click(chosen);
        match place {
            "title" => {
                desk.click(title);
                desk.key("ctrl+a");
            }
            "chart" => desk.key("F2"),
            // From the title on, by the keyboard: category, grade, level, reference job, time, vacant,
            // nature, reason, note.
            _ => {
                desk.click(title);
                for _ in 0..9 {
                    desk.key("Tab");
                }
            }
        }
        let text = "Poste tenu par une titulaire en formation jusqu au printemps";
        desk.tell(&["type", "--delay", "0", text]);
        desk.window_called("modifi");
        if signal == "-KILL" {
            std::thread::sleep(Duration::from_secs(2));
        }
        let mut program = desk.program.take().expect("it runs");
        let id = program.id().to_string();
        let told = std::process::Command::new("kill").args([signal, &id]).status();
        assert!(told.expect("kill is there").success());
        program.wait().expect("gone");
        assert_eq!(typed(&desk), [text], "{place} {signal}");
        assert_eq!(saved(&file).as_bytes(), SAMPLE);

        desk.start(&[]);
        desk.key("Return");
        desk.window_called("modifi");
        // The field has the keyboard, behind what was typed.
        desk.tell(&["type", "--delay", "0", " 2026"]);
        desk.key("ctrl+s");
        let whole = format!("\"{text} 2026\"");
        wait_until("the save", || saved(&file).contains(&whole));
        let field = if place == "note" { "note" } else { "title" };
        assert!(saved(&file).contains(&format!("\"{field}\":{whole}")), "{place}");
    }
}
