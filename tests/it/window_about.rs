//! The page about the program: licences of all that is inside, and what to tell whoever helps.

use std::path::Path;

use egui_kittest::kittest::{By, Queryable};
use organigramme::editor::{Action, Command};
use organigramme::store::UserFolders;

use super::window::{ask, press, remembering, says};

#[test]
fn the_folders_in_use_are_shown_and_copied() {
    let folder = tempfile::tempdir().expect("a folder");
    let folders =
        UserFolders { config: folder.path().join("config"), state: folder.path().join("state") };
    let mut screen = remembering([1280.0, 720.0], Some(folders.clone()));
    ask(&mut screen, Command::Act(Action::About));
    screen.run();
    let shown = [folders.config, folders.state.clone(), folders.state.join("versions")];
    for folder in &shown {
        assert!(says(&screen, &folder.display().to_string()), "{folder:?}");
    }
    screen.get_by_label("Copier").click();
    // What is copied leaves with the frame in which it was pressed.
    let mut copied = None;
    for _ in 0..4 {
        screen.step();
        copied =
            copied.or(screen.output().platform_output.commands.iter().find_map(|it| match it {
                egui::OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            }));
    }
    let copied = copied.expect("a text is copied");
    for folder in &shown {
        assert!(copied.contains(&folder.display().to_string()), "{copied}");
    }
    assert!(copied.contains(organigramme::version()));
    screen.run();
    assert!(says(&screen, "Copié"));
}

#[test]
fn the_licence_of_every_font_and_the_names_of_every_library_can_be_read() {
    let mut screen = remembering([1280.0, 3000.0], None);
    ask(&mut screen, Command::Act(Action::About));
    screen.run();
    for (name, words) in [
        ("Organigramme", "Organigramme contributors"),
        ("Inter", "The Inter Project Authors"),
        ("Phosphor Icons", "Phosphor"),
        ("Ubuntu Light", "UBUNTU FONT LICENCE"),
        ("Hack", "Source Foundry Authors"),
        ("Noto Emoji", "SIL Open Font License"),
        ("Emoji Icon Font", "John Slegers"),
        ("Unicode (ICU4X)", "UNICODE LICENSE"),
    ] {
        let found = screen.get_all(By::new().label(name)).last().expect("it is listed");
        found.click();
        screen.run();
        assert!(says(&screen, words), "{name}");
        screen.get_all(By::new().label(name)).last().expect("it is listed").click();
        screen.run();
    }
    press(&mut screen, "Bibliothèques");
    assert!(says(&screen, "egui_graphs"));
}

#[test]
fn every_library_that_the_program_is_made_of_is_listed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("it is there");
    let listed = read("assets/licences/libraries.txt");
    let listed: Vec<&str> = listed.lines().filter_map(|line| line.split(": ").next()).collect();
    let manifest = read("Cargo.toml");
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]";
        } else if let (true, Some((name, _))) = (inside, line.split_once(" = ")) {
            assert!(name.starts_with('#') || listed.contains(&name), "{name} is not listed");
        }
    }
}
