//! The system's file dialogs as they may fail, in a real window: see `real_window`.

use std::fs;
use std::time::Duration;

use super::real_window::{Desk, plan};
use crate::support::waiting::wait_until;

/// A desk with the sample open and unsaved, whose system dialog is this shell script.
fn desk(dialog: &str) -> Desk {
    let (sample, _) = plan();
    let mut desk = Desk::new();
    let zenity = desk.path("bin/zenity");
    let asked = desk.path("asked");
    let script = format!("#!/bin/sh\necho \"$@\" >> '{}'\n{dialog}\n", asked.display());
    fs::write(&zenity, script).expect("written");
    desk.start(&[]);
    desk.click(sample);
    desk.window_called("Mission Proch'Orientation");
    desk.key("ctrl+p");
    desk.key("Escape");
    desk.window_called("modifi");
    desk
}

fn is_running(desk: &mut Desk) -> bool {
    desk.program.as_mut().expect("started").try_wait().expect("it can be asked").is_none()
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn a_cancelled_dialog_saves_nothing_and_the_next_one_does() {
    let mut desk = desk("exit 1");
    desk.key("ctrl+s");
    wait_until("the dialog", || desk.path("asked").exists());
    std::thread::sleep(Duration::from_millis(500));
    desk.window_called("modifi");
    let answer = desk.path("enfin.json");
    let script = format!("#!/bin/sh\necho '{}'\n", answer.display());
    fs::write(desk.path("bin/zenity"), script).expect("written");
    desk.key("ctrl+s");
    wait_until("the file", || answer.exists());
    desk.key("ctrl+q");
    desk.ended();
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn a_dialog_that_never_answers_leaves_the_window_usable() {
    let mut desk = desk("exec sleep 600");
    desk.key("ctrl+s");
    wait_until("the dialog", || desk.path("asked").exists());
    // Undone, nothing is unsaved: the title says so, and the window closes without a question.
    desk.key("ctrl+z");
    desk.key("ctrl+q");
    desk.ended();
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn a_dialog_that_answers_garbage_is_told_and_loses_nothing() {
    // No path, no text, and a folder that is not there.
    for answer in ["printf '\\377\\376\\000/x'", "printf '/nulle/part/x.json'", "printf '/'"] {
        let mut desk = desk(answer);
        desk.key("ctrl+s");
        wait_until("the dialog", || desk.path("asked").exists());
        std::thread::sleep(Duration::from_secs(1));
        assert!(is_running(&mut desk), "{answer}");
        desk.window_called("modifi");
    }
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn another_extension_becomes_part_of_the_name() {
    let desk = desk("cat \"$(dirname \"$0\")/../answer\"");
    desk.will_choose(&desk.path("rapport.txt"));
    desk.key("ctrl+s");
    wait_until("the file", || desk.path("rapport.txt.organigramme").exists());
    assert!(!desk.path("rapport.txt").exists());
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn without_a_system_dialog_a_path_is_typed() {
    let desk = desk("exit 1");
    fs::remove_file(desk.path("bin/zenity")).expect("removed");
    let typed = desk.path("tape.json");
    desk.key("ctrl+s");
    std::thread::sleep(Duration::from_secs(1));
    desk.key("ctrl+a");
    desk.tell(&["type", "--delay", "20", &typed.display().to_string()]);
    desk.key("Return");
    wait_until("the file", || typed.exists());
}
