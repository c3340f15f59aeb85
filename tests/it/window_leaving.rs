//! The end of the program while files are being made, in the whole window without a screen. The disk is as
//! slow as a test likes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

use egui::ViewportCommand;
use egui_kittest::kittest::Queryable;
use organigramme::editor::{
    Action, ChangeCommand, Command, FileCommand, PostCommand, Purpose, UnsavedAnswer,
};
use organigramme::store::{Placed, StoreError, read};

use super::support::waiting;
use super::window::{Screen, sample, says, wait_until};

/// A disk that makes no file before it is told how that ends.
struct Disk(Sender<Result<(), StoreError>>);

const QUESTION: &str = "Quitter avant la fin";
const WAITS: &str = "Organigramme se fermera";

/// The sample, while its tables are being written to such a disk.
fn exporting() -> (Screen, Disk) {
    let mut screen = sample();
    let (ends, end) = channel();
    let end = Mutex::new(end);
    let write = move |_: &Path, _: &[u8], _: &[PathBuf]| {
        let ended = end.lock().expect("sound").recv().unwrap_or(Ok(()));
        ended.map(|()| Placed::default())
    };
    screen.state_mut().window().write_exports_by(Arc::new(write));
    let path = Some("tableaux.xlsx".into());
    step(
        &mut screen,
        Command::File(FileCommand::PathChosen { purpose: Purpose::ExportTables, path }),
    );
    wait_until(&mut screen, |screen| says(screen, "Export de tableaux.xlsx"));
    (screen, Disk(ends))
}

/// Does what is asked. Something under way is drawn again and again: there is no end to wait for.
fn step(screen: &mut Screen, command: Command) {
    screen.state_mut().command(command);
    for _ in 0..4 {
        screen.step();
    }
}

fn answer(screen: &mut Screen, label: &str) {
    // The bar of what is under way has such a button too; the dialog is drawn over it.
    screen.get_all_by_label(label).last().expect("the button").click();
    for _ in 0..4 {
        screen.step();
    }
}

/// Whether the last frame has closed the window.
fn closes(screen: &Screen) -> bool {
    let mut viewports = screen.output().viewport_output.values();
    viewports.any(|it| it.commands.contains(&ViewportCommand::Close))
}

#[track_caller]
pub fn ends(screen: &mut Screen) {
    waiting::wait_until("the end of the program", || {
        screen.step();
        closes(screen)
    });
}

#[track_caller]
pub fn stays(screen: &mut Screen) {
    for _ in 0..30 {
        screen.step();
        assert!(!closes(screen));
    }
}

fn quit(screen: &mut Screen) {
    step(screen, Command::Act(Action::Quit));
}

#[test]
fn an_export_under_way_is_asked_about_and_finished() {
    let (mut screen, disk) = exporting();
    quit(&mut screen);
    assert!(says(&screen, QUESTION));
    stays(&mut screen);
    answer(&mut screen, "Finir, puis quitter");
    assert!(!says(&screen, QUESTION));
    assert!(says(&screen, WAITS), "that it is about to end is seen");
    stays(&mut screen);
    disk.0.send(Ok(())).expect("it is being written");
    ends(&mut screen);
}

#[test]
fn what_was_to_end_by_itself_can_be_made_to_stay() {
    let (mut screen, disk) = exporting();
    quit(&mut screen);
    answer(&mut screen, "Finir, puis quitter");
    answer(&mut screen, "Ne pas quitter");
    assert!(!says(&screen, WAITS));
    disk.0.send(Ok(())).expect("it is being written");
    wait_until(&mut screen, |screen| says(screen, "est exporté"));
    stays(&mut screen);
}

#[test]
fn the_question_goes_with_what_it_is_about() {
    let (mut screen, disk) = exporting();
    quit(&mut screen);
    assert!(says(&screen, QUESTION));
    disk.0.send(Ok(())).expect("it is being written");
    ends(&mut screen);
}

#[test]
fn an_export_can_be_given_up() {
    let (mut screen, _disk) = exporting();
    quit(&mut screen);
    screen.get_by_label("Interrompre et quitter").click();
    ends(&mut screen);
}

#[test]
fn the_program_goes_on_if_that_is_wished_and_nothing_was_lost() {
    let (mut screen, disk) = exporting();
    let chart = screen.state().document().chart().expect("a chart");
    let root = chart.unit(chart.root()).id.clone();
    step(&mut screen, Command::Change(ChangeCommand::Posts(PostCommand::Add(root))));
    quit(&mut screen);
    step(&mut screen, Command::File(FileCommand::Unsaved(UnsavedAnswer::Discard)));
    screen.key_press(egui::Key::Escape);
    stays(&mut screen);
    assert!(screen.state().document().is_unsaved());
    disk.0.send(Ok(())).expect("it is being written");
    wait_until(&mut screen, |screen| says(screen, "est exporté"));
    stays(&mut screen);
}

#[test]
fn an_export_that_fails_is_read_before_the_end() {
    let (mut screen, disk) = exporting();
    quit(&mut screen);
    answer(&mut screen, "Finir, puis quitter");
    let failure = read("/none/x.json".as_ref()).expect_err("there is no such folder");
    disk.0.send(Err(failure)).expect("it is being written");
    wait_until(&mut screen, |screen| says(screen, "x.json"));
    stays(&mut screen);
    screen.state_mut().command(Command::Act(Action::Quit));
    ends(&mut screen);
}

#[test]
fn where_nothing_is_under_way_nothing_is_asked() {
    let mut screen = sample();
    screen.state_mut().command(Command::Act(Action::Quit));
    ends(&mut screen);
    assert!(!says(&screen, QUESTION));
}
