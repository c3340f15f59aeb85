//! Preferences and recent files are written beside the window, which never waits for them: the home is as
//! slow as a test likes.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use organigramme::app::remembering::{Home, Remembered, Remembering};
use organigramme::editor::{Action, Command};
use organigramme::store::{Preferences, StoreError, Theme, UserFolders, read};

use super::support::waiting::wait_until;
use super::window::{Screen, ask, empty_of, says};

/// What a home is asked to write.
#[derive(Debug, PartialEq)]
enum Write {
    Preferences(Preferences),
    Files(Vec<PathBuf>),
}

/// A home that writes nothing before it is told how that ends.
struct SlowHome {
    asked: Sender<Write>,
    ends: Receiver<Result<(), StoreError>>,
}

impl SlowHome {
    fn write(&self, write: Write) -> Result<(), StoreError> {
        self.asked.send(write).expect("the test listens");
        // Once the test says nothing more, all goes well.
        self.ends.recv().unwrap_or(Ok(()))
    }
}

impl Home for SlowHome {
    fn write_preferences(&self, preferences: &Preferences) -> Result<(), StoreError> {
        self.write(Write::Preferences(preferences.clone()))
    }

    fn remember_files(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, StoreError> {
        self.write(Write::Files(paths.to_vec()))?;
        Ok(paths.to_vec())
    }
}

/// The home, what it is asked, and what it answers.
fn slow_home() -> (SlowHome, Receiver<Write>, Sender<Result<(), StoreError>>) {
    let (asked, asks) = channel();
    let (end, ends) = channel();
    (SlowHome { asked, ends }, asks, end)
}

fn of_size(percent: u32) -> Preferences {
    Preferences { interface_scale_percent: percent, ..Preferences::default() }
}

fn not_there() -> StoreError {
    read("/none/x.json".as_ref()).expect_err("there is no such folder")
}

#[test]
fn all_that_comes_while_one_write_is_under_way_is_one_more() {
    let (home, asks, end) = slow_home();
    let remembering = Remembering::start(home, || {});
    remembering.prefer(of_size(100));
    assert_eq!(asks.recv(), Ok(Write::Preferences(of_size(100))));
    // The disk is still at the first.
    for percent in 101..=200 {
        remembering.prefer(of_size(percent));
        remembering.remember(format!("/{}", percent % 2).into());
    }
    drop(end);
    drop(remembering);
    let asked: Vec<Write> = asks.iter().collect();
    let [Write::Preferences(last), Write::Files(files)] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(*last, of_size(200), "the last value wins");
    assert_eq!(files.last(), Some(&PathBuf::from("/0")));
}

#[test]
fn what_is_written_already_is_not_written_again() {
    let (home, asks, end) = slow_home();
    drop(end);
    let remembering = Remembering::start(home, || {});
    remembering.prefer(of_size(125));
    assert_eq!(asks.recv(), Ok(Write::Preferences(of_size(125))));
    remembering.prefer(of_size(125));
    drop(remembering);
    assert_eq!(asks.iter().count(), 0);
}

#[test]
fn the_end_of_the_program_writes_what_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let folders =
        UserFolders { config: folder.path().join("config"), state: folder.path().join("state") };
    let remembering = Remembering::start(folders.clone(), || {});
    remembering.prefer(of_size(150));
    let files = ["a.json", "b.json"].map(|name| folder.path().join(name));
    files.iter().cloned().for_each(|file| remembering.remember(file));
    drop(remembering);
    assert_eq!(folders.preferences(), of_size(150));
    let [first, last] = files;
    assert_eq!(folders.recent_files(), [last, first]);
}

#[test]
fn a_home_that_never_answers_does_not_keep_the_program_from_its_end() {
    let (home, _asks, _end) = slow_home();
    let remembering = Remembering::start(home, || {});
    remembering.prefer(of_size(150));
    // It would not come back.
    drop(remembering);
}

#[test]
fn what_is_not_written_is_told() {
    let (home, _asks, end) = slow_home();
    let remembering = Remembering::start(home, || {});
    end.send(Err(not_there())).expect("somebody writes");
    end.send(Err(not_there())).expect("somebody writes");
    remembering.prefer(of_size(150));
    remembering.remember("/a.json".into());
    let mut told = Vec::new();
    wait_until("what is told", || {
        told.extend(remembering.told());
        told.len() == 2
    });
    assert!(told.iter().all(|it| matches!(it, Remembered::NotWritten(_))), "{told:?}");
}

fn is_dark(screen: &Screen) -> bool {
    screen.ctx.style_of(screen.ctx.theme()).visuals.dark_mode
}

#[test]
fn the_window_goes_on_while_a_home_hangs_and_says_what_it_could_not_keep() {
    let (home, asks, end) = slow_home();
    let mut screen = empty_of([1280.0, 720.0]);
    screen.state_mut().window().remember_by(home);
    ask(&mut screen, Command::Act(Action::ThemeDark));
    let dark = Preferences { theme: Theme::Dark, ..Preferences::default() };
    assert_eq!(asks.recv(), Ok(Write::Preferences(dark)));
    // Nothing is written yet.
    assert!(is_dark(&screen));
    ask(&mut screen, Command::Act(Action::ThemeLight));
    assert!(!is_dark(&screen));
    ask(&mut screen, Command::Act(Action::OpenSample));
    assert!(says(&screen, "Cible"));
    end.send(Err(not_there())).expect("it is waited for");
    let mut told = false;
    wait_until("what is told", || {
        screen.step();
        told |= says(&screen, "x.json");
        told
    });
    drop(end);
}
