//! The real program ended by force: what was unsaved is offered at the next start. See `real_window`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use organigramme::editor::recovery::Recovered;
use organigramme::store::journal::read;
use proptest::sample::select;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::real_window::{Desk, counts};
use crate::support::waiting::wait_until;

/// The sample in a file of its own, open, with `posts` new posts that nobody has saved.
fn edited(posts: usize) -> (Desk, PathBuf) {
    let mut desk = Desk::new();
    let file = desk.path("mission.json");
    fs::write(&file, include_bytes!("../../assets/samples/proch-orientation.json")).expect("it");
    desk.start(&[&file]);
    desk.window_called("mission.json");
    for _ in 0..posts {
        desk.key("ctrl+p");
        desk.key("Escape");
    }
    desk.window_called("modifi");
    (desk, file)
}

/// Where the program keeps its journals.
fn folder(desk: &Desk) -> PathBuf {
    desk.path("home/state/organigramme/journals")
}

fn journals(desk: &Desk) -> usize {
    fs::read_dir(folder(desk)).map_or(0, |entries| entries.count())
}

/// Starts again without a file, takes the changes up and saves them: the posts in all.
fn taken_up(desk: &mut Desk, file: &Path) -> u64 {
    let before = fs::read(file).expect("the file");
    desk.start(&[]);
    desk.key("Return");
    desk.window_called("modifi");
    desk.key("ctrl+s");
    wait_until("the save", || fs::read(file).is_ok_and(|bytes| bytes != before));
    desk.key("ctrl+q");
    desk.ended();
    counts(file).0
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn killed_after_an_edit_nothing_is_lost() {
    for posts in [1, 4] {
        let (mut desk, file) = edited(posts);
        wait_until("the journal", || {
            recovered(&folder(&desk)).is_some_and(|(it, _)| it == 105 + posts)
        });
        let mut program = desk.program.take().expect("it runs");
        program.kill().expect("killed");
        program.wait().expect("gone");
        assert_eq!(counts(&file).0, 105, "the file is as it was");
        assert_eq!(taken_up(&mut desk, &file), 105 + posts as u64);
        assert_eq!(journals(&desk), 0, "nothing is left to take up");
    }
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn ended_by_the_system_the_program_asks_nothing_and_loses_nothing() {
    let (mut desk, file) = edited(2);
    let mut program = desk.program.take().expect("it runs");
    let id = program.id().to_string();
    let told = std::process::Command::new("kill").args(["-TERM", &id]).status();
    assert!(told.expect("kill is there").success());
    wait_until("its end", || program.try_wait().expect("it can be asked").is_some());
    assert_eq!(taken_up(&mut desk, &file), 107);
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn an_ordinary_end_leaves_nothing_to_take_up() {
    let (mut desk, file) = edited(1);
    wait_until("the journal", || journals(&desk) == 1);
    desk.key("ctrl+s");
    wait_until("the save", || counts(&file).0 == 106);
    desk.key("ctrl+q");
    desk.ended();
    assert_eq!(journals(&desk), 0);
    assert!(!desk.path(".~lock.mission.json#").exists(), "nor a lock");
}

/// The posts and the units of the chart in front, in the one journal in `folder`, once there is one.
pub fn recovered(folder: &Path) -> Option<(usize, usize)> {
    let paths: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .map(|entry| entry.expect("a journal").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "journal"))
        .collect();
    let [path] = &paths[..] else { return None };
    let bytes = fs::read(path).ok()?;
    let records = read(&bytes[..], bytes.len() as u64).expect("memory can be read").payloads;
    let recovered = Recovered::new(&records, path.clone()).ok()?;
    let chart = recovered.document().chart().expect("a chart in front");
    Some((chart.post_count(), chart.unit_count()))
}

#[test]
#[ignore = "needs a virtual screen, and ten minutes: Xvfb, xdotool"]
fn every_one_of_a_hundred_edits_at_random_survives_a_kill_of_the_window() {
    // What is pressed, and how many posts and units there are more afterwards.
    const EDITS: [(&[&str], usize, usize); 5] = [
        (&["ctrl+p", "Escape"], 1, 0),
        (&["ctrl+u", "Escape"], 0, 1),
        (&["ctrl+p", "Escape", "ctrl+d"], 2, 0),
        (&["ctrl+p", "Escape", "Delete"], 0, 0),
        (&["ctrl+p", "Escape", "ctrl+z"], 0, 0),
    ];
    let (mut desk, file) = edited(1);
    wait_until("the journal", || recovered(&folder(&desk)).is_some_and(|(posts, _)| posts == 106));
    let (mut posts, mut units) = recovered(&folder(&desk)).expect("just seen");
    let mut runner = TestRunner::deterministic();
    for edit in 0..100 {
        let drawn = select(&EDITS[..]).new_tree(&mut runner).expect("one of them");
        let (keys, more_posts, more_units) = drawn.current();
        for key in keys {
            desk.key(key);
            // A hand's pace: a frame on a virtual screen takes its time.
            std::thread::sleep(Duration::from_millis(400));
        }
        std::thread::sleep(Duration::from_secs(2));
        let mut program = desk.program.take().expect("it runs");
        program.kill().expect("killed");
        program.wait().expect("gone");
        (posts, units) = (posts + more_posts, units + more_units);
        assert_eq!(recovered(&folder(&desk)), Some((posts, units)), "edit {edit}: {keys:?}");
        desk.start(&[]);
        desk.key("Return");
        desk.window_called("modifi");
    }
    assert_eq!(counts(&file).0, 105, "the file is as it was");
    let before = fs::read(&file).expect("the file");
    desk.key("ctrl+s");
    wait_until("the save", || fs::read(&file).is_ok_and(|bytes| bytes != before));
    assert_eq!(counts(&file).0, posts as u64);
}
