//! The program for Windows in a real window, which Wine shows on a virtual screen. `.ci/windows` says which
//! program that is, in `ORGANIGRAMME_WINDOWS`, and has made the Windows that `WINEPREFIX` names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use egui::vec2;

use super::real_window::{Desk, SIZE, counts, plan};
use super::real_window_looks::settled;
use super::real_window_recovery::recovered;
use super::window::{card, line};
use crate::support::waiting::wait_until;

/// The program in a folder of the desk's, which it keeps all its own files in.
fn carried() -> Desk {
    carried_to(Desk::new())
}

fn carried_to(desk: Desk) -> Desk {
    let program = std::env::var("ORGANIGRAMME_WINDOWS").expect("the program for Windows");
    std::env::var("WINEPREFIX").expect("a Windows of its own, not the user's");
    // Of another screen, or of none.
    let _ = desk.command("wineserver").arg("-k").status();
    fs::copy(program, desk.path("organigramme.exe")).expect("copied");
    fs::write(desk.path("organigramme.portable"), "").expect("written");
    desk
}

fn in_wine(desk: &Desk) -> Command {
    let mut wine = desk.command("wine");
    wine.arg(desk.path("organigramme.exe"));
    wine
}

fn start(desk: &mut Desk) {
    let program = in_wine(desk);
    desk.show(program);
}

/// As Windows calls it: Wine has the whole disk as a drive.
fn on_windows(path: &Path) -> String {
    format!("Z:{}", path.display()).replace('/', "\\")
}

fn journals(desk: &Desk) -> PathBuf {
    desk.path("organigramme-data/state/journals")
}

fn width(desk: &Desk, window: &str) -> usize {
    let asked = desk.command("xdotool").args(["getwindowgeometry", "--shell", window]).output();
    let said = String::from_utf8(asked.expect("xdotool is installed").stdout).expect("text");
    let width = said.lines().find_map(|line| line.strip_prefix("WIDTH="));
    width.expect("its width").parse().expect("a number")
}

fn is_there(desk: &Desk, title: &str) -> bool {
    let search = ["search", "--onlyvisible", "--name", title];
    let found = desk.command("xdotool").args(search).stdout(Stdio::null()).status();
    found.expect("xdotool is installed").success()
}

/// Saves as `path` in the system's own dialog, which no other can be opened beside.
fn save_through_the_dialog(desk: &Desk, path: &Path) {
    let window = desk.window_called("Organigramme");
    desk.key("ctrl+s");
    let dialog = desk.window_called("Enregistrer le projet");
    desk.tell(&["windowfocus", &window]);
    desk.key("ctrl+o");
    std::thread::sleep(Duration::from_secs(1));
    assert!(!is_there(desk, "Ouvrir"), "a second dialog");
    desk.tell(&["windowfocus", &dialog]);
    settled(desk, "the dialog", None).save("in wine: dialog");
    desk.key("ctrl+a");
    desk.tell(&["type", "--delay", "50", &on_windows(path)]);
    desk.key("Return");
}

#[test]
#[ignore = "needs the program for Windows, Wine and a virtual screen: see .ci/windows"]
fn a_post_is_dragged_saved_through_the_dialog_and_taken_up_after_a_kill() {
    let (sample, plan) = plan();
    let mut desk = carried();
    start(&mut desk);
    settled(&desk, "the first page", None).save("in wine: first page");
    desk.click(sample);
    desk.window_called("Mission Proch'Orientation");

    let from = line(&plan, "2 Gestionnaires administratif/ve/s (B)").center();
    let to = card(&plan, "Mission Proch'Orientation").center_top() + vec2(0.0, 8.0);
    desk.drag(from, to);
    desk.window_called("modifi");

    let file = desk.path("seminaire.organigramme");
    save_through_the_dialog(&desk, &desk.path("seminaire"));
    wait_until("the file", || file.exists());
    desk.window_called("seminaire.organigramme");
    assert_eq!(counts(&file), (105, 53, 24));

    desk.key("ctrl+p");
    desk.key("Escape");
    wait_until("the journal", || recovered(&journals(&desk)).is_some_and(|(it, _)| it == 106));
    let mut program = desk.program.take().expect("it runs");
    program.kill().expect("killed");
    program.wait().expect("gone");
    assert_eq!(counts(&file), (105, 53, 24), "the file is as it was");

    start(&mut desk);
    settled(&desk, "what can be taken up", None).save("in wine: after a kill");
    desk.key("Return");
    desk.window_called("modifi");
    desk.key("ctrl+s");
    wait_until("the save", || counts(&file).0 == 106);
    desk.key("ctrl+q");
    desk.ended();
    assert_eq!(fs::read_dir(journals(&desk)).map_or(0, Iterator::count), 0, "nothing is left");
    assert!(!super::lock::lock_file(&file).exists(), "nor a lock");
}

#[test]
#[ignore = "needs the program for Windows, Wine and a virtual screen: see .ci/windows"]
fn without_a_driver_a_box_says_so_to_whom_no_terminal_is_shown() {
    let desk = carried_to(Desk::with(SIZE, &["-extension", "GLX"]));
    // As by a double click.
    let started = desk
        .command("wine")
        .args(["start", "/unix"])
        .arg(desk.path("organigramme.exe"))
        .env("VK_DRIVER_FILES", "/none")
        .env("VK_ICD_FILENAMES", "/none")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(started.expect("Wine is installed").success());
    let shown = desk.window_called("Organigramme");
    settled(&desk, "the box", None).save("in wine: no driver");
    assert!(width(&desk, &shown) < 640, "a box, no window");
    desk.tell(&["windowfocus", &shown]);
    desk.key("Return");
    wait_until("the end", || !is_there(&desk, "Organigramme"));
}
