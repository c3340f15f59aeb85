//! Two windows on one file: the second can be looked at, says why, and goes on when it is free.

use std::fs;
use std::path::{Path, PathBuf};

use egui_kittest::kittest::Queryable;
use organigramme::editor::{Action, ChangeCommand, Command, FileCommand, Purpose};

use super::lock::{FOREIGN, lock_file};
use super::window::{Screen, ask, card, empty_of, press, says};
use crate::support::waiting::wait_until;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");

/// Draws until `holds`, while files are read and written.
fn until(screen: &mut Screen, what: &str, holds: impl Fn(&Screen) -> bool) {
    wait_until(what, || {
        let holds = holds(screen);
        if !holds {
            screen.run();
        }
        holds
    });
}

fn project(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("projet.json");
    fs::copy(SAMPLE, &path).unwrap();
    path
}

fn open(path: &Path) -> Screen {
    let mut screen = empty_of([1280.0, 720.0]);
    reopen(&mut screen, path);
    screen
}

fn reopen(screen: &mut Screen, path: &Path) {
    ask(screen, Command::File(FileCommand::Open(path.to_owned())));
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    until(screen, "the file", |screen| says(screen, &name));
}

fn is_editable(screen: &Screen) -> bool {
    screen.state().document().is_editable()
}

#[test]
fn the_second_window_only_looks_until_the_first_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = project(&folder);
    let mut first = open(&path);
    assert!(is_editable(&first));
    assert!(lock_file(&path).exists());
    // Opened again in the same window, it is not in its own way.
    let number = first.state().document().number();
    ask(&mut first, Command::File(FileCommand::Open(path.clone())));
    until(&mut first, "the file again", |it| it.state().document().number() != number);
    assert!(is_editable(&first));

    let mut second = open(&path);
    let sentence = "Ouvert en lecture seule. ";
    assert!(says(&second, sentence) && says(&second, "modifie ce fichier sur"));
    assert!(!is_editable(&second));
    // It is no passing notice.
    for _ in 0..20 * 60 {
        second.step();
    }
    assert!(says(&second, sentence));
    let number = second.state().document().number();
    press(&mut second, "Réessayer");
    until(&mut second, "another try", |it| it.state().document().number() != number);
    assert!(says(&second, sentence), "it is still taken");

    let changed =
        fs::read_to_string(&path).unwrap().replace("Projets transversaux", "Idées neuves");
    fs::write(&path, changed).unwrap();
    drop(first);
    assert!(!lock_file(&path).exists(), "closed, the window leaves nothing");
    press(&mut second, "Réessayer");
    until(&mut second, "the file for us", is_editable);
    assert!(second.query_by_label("Réessayer").is_none(), "the bar is gone");
    assert!(says(&second, "Cellule Idées neuves"), "the file is read again");
    assert!(lock_file(&path).exists());
    ask(&mut second, Command::Act(Action::New));
    assert!(!lock_file(&path).exists(), "another project is open");
}

#[test]
fn a_held_file_is_saved_as_a_copy_that_can_be_edited() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (project(&folder), folder.path().join("copie.json"));
    fs::write(lock_file(&path), FOREIGN).unwrap();
    let mut screen = open(&path);
    assert!(says(
        &screen,
        "Zoé Martin modifie ce fichier sur poste-12 depuis le 28/11/2022 à 09:30"
    ));
    let before = fs::read(&path).unwrap();
    screen.get_by_label("Enregistrer sous…");
    let save_as = |path: &Path| {
        Command::File(FileCommand::PathChosen {
            purpose: Purpose::Save,
            path: Some(path.to_owned()),
        })
    };
    // Not in its own place.
    ask(&mut screen, save_as(&path));
    until(&mut screen, "the refusal", |it| says(it, "n’est pas enregistré. Zoé Martin modifie"));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(!is_editable(&screen));

    ask(&mut screen, save_as(&copy));
    until(&mut screen, "the copy", is_editable);
    assert_eq!(fs::read(&copy).unwrap(), before);
    assert!(lock_file(&copy).exists(), "the copy is ours");
    assert_eq!(fs::read_to_string(lock_file(&path)).unwrap(), FOREIGN);
    drop(screen);
    assert!(!lock_file(&copy).exists());
}

#[test]
fn the_lock_goes_where_the_project_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (path, other) = (project(&folder), folder.path().join("autre.json"));
    let mut screen = open(&path);
    ask(
        &mut screen,
        Command::File(FileCommand::PathChosen {
            purpose: Purpose::Save,
            path: Some(other.clone()),
        }),
    );
    until(&mut screen, "the other file", |_| lock_file(&other).exists() && other.exists());
    until(&mut screen, "the move", |it| it.state().document().path() == Some(&*other));
    assert!(!lock_file(&path).exists());
    // The file that is left can be edited elsewhere.
    assert!(is_editable(&open(&path)));
}

#[test]
fn a_newer_file_says_so_all_the_time_and_locks_nobody_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = project(&folder);
    let text = fs::read_to_string(&path).unwrap();
    let newer = text.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_ne!(newer, text);
    fs::write(&path, newer).unwrap();
    let mut screen = open(&path);
    assert!(says(&screen, "Ce fichier vient d’une version plus récente du programme"));
    assert!(!lock_file(&path).exists());
    assert!(screen.query_by_label("Réessayer").is_none());
    // What this version does not know could be lost in a copy.
    assert!(screen.query_by_label("Enregistrer sous…").is_none());
    let copy = folder.path().join("copie.json");
    ask(
        &mut screen,
        Command::File(FileCommand::PathChosen { purpose: Purpose::Save, path: Some(copy.clone()) }),
    );
    assert!(!is_editable(&screen) && !copy.exists());
}

#[test]
fn the_second_window_follows_what_the_first_one_saves() {
    let folder = tempfile::tempdir().unwrap();
    let path = project(&folder);
    let mut first = open(&path);
    let mut second = open(&path);
    ask(&mut second, Command::Act(Action::ZoomOut));
    let place = |screen: &Screen| card(screen, "Mission Proch'Orientation");
    let before = place(&second);
    ask(&mut first, Command::Change(ChangeCommand::ProjectTitle("Enregistré".to_owned())));
    ask(&mut first, Command::Act(Action::Save));
    until(&mut first, "the save", |it| !it.state().document().is_unsaved());
    // By itself: nobody presses anything.
    let title = |screen: &Screen| screen.state().document().project().title.clone();
    until(&mut second, "the first one's save", |it| title(it) == "Enregistré");
    assert!(says(&second, "vient d’être enregistré ailleurs"));
    assert!(!is_editable(&second), "the first one still has it");
    // The chart stays where it is, as near as it was: whole, it would be larger by a quarter.
    let now = place(&second);
    assert!((now.size() - before.size()).length() < 1.0, "{before:?}, then {now:?}");
    assert!(now.center().distance(before.center()) < 20.0, "{before:?}, then {now:?}");
    // Its own save is nothing to follow.
    assert!(!says(&first, "vient d’être enregistré ailleurs"));
}
