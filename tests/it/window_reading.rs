//! Files that are long to read, in the whole window without a screen: it goes on meanwhile, and what
//! nobody wants any more does not come. The disk is as slow as a test likes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

use egui_kittest::kittest::Queryable;
use organigramme::editor::{
    Action, ChangeCommand, Command, DiskCommand, FileCommand, PostCommand, UnsavedAnswer,
};
use organigramme::format::native;
use organigramme::store::StoreError;

use super::window::{Screen, ask, sample, says, wait_until};

const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");

type ReadBytes = dyn Fn(&Path) -> Result<Vec<u8>, StoreError> + Send + Sync;

/// A disk that holds every file back until its content is handed out.
struct Disk {
    files: HashMap<&'static str, Sender<Vec<u8>>>,
    /// Held by the test, by the window, and by each thread that reads.
    readers: Arc<ReadBytes>,
}

impl Disk {
    fn with(names: &[&'static str]) -> Self {
        let (mut files, mut held) = (HashMap::new(), HashMap::new());
        for &name in names {
            let (sender, receiver) = channel::<Vec<u8>>();
            files.insert(name, sender);
            held.insert(PathBuf::from(name), receiver);
        }
        let held = Mutex::new(held);
        let readers = Arc::new(move |path: &Path| {
            let receiver = held.lock().expect("sound").remove(path).expect("one of the names");
            Ok(receiver.recv().expect("handed out"))
        });
        Self { files, readers }
    }

    /// The file is read at last.
    fn hand_out(&self, name: &str, bytes: Vec<u8>) {
        self.files[name].send(bytes).expect("somebody reads it");
    }

    /// Goes on until no thread reads any more, and the window has taken what they brought.
    fn settle(&self, screen: &mut Screen) {
        wait_until(screen, |_| Arc::strong_count(&self.readers) == 2);
        for _ in 0..10 {
            screen.step();
        }
    }
}

/// A project of this title.
fn project(title: &str) -> Vec<u8> {
    let mut project = native::load(SAMPLE).expect("sound").project;
    project.title = title.to_owned();
    native::save(&project)
}

/// The sample, before a disk that holds these files back.
fn before(names: &[&'static str]) -> (Screen, Disk) {
    let mut screen = sample();
    let disk = Disk::with(names);
    screen.state_mut().window().read_files_by(disk.readers.clone());
    (screen, disk)
}

/// Begins to read a file, and waits for what is said of that.
fn open(screen: &mut Screen, name: &str) {
    screen.state_mut().command(Command::File(FileCommand::Open(name.into())));
    wait_until(screen, |screen| says(screen, &format!("Lecture de {name}")));
}

fn add_post(screen: &mut Screen) {
    let chart = screen.state().document().chart().expect("a chart");
    let root = chart.unit(chart.root()).id.clone();
    screen.state_mut().command(Command::Change(ChangeCommand::Posts(PostCommand::Add(root))));
    screen.step();
}

fn posts(screen: &Screen) -> usize {
    screen.state().document().chart().expect("a chart").post_count()
}

fn title(screen: &Screen) -> &str {
    &screen.state().document().project().title
}

/// Presses the button beside what is under way.
fn cancel(screen: &mut Screen) {
    // What has just come up finds its place first.
    screen.step();
    let told = screen.get_by_label("Lecture de lente.json").rect();
    let is_beside = |rect: egui::Rect| rect.y_range().contains(told.center().y);
    let buttons: Vec<_> = screen.get_all_by_label("Annuler").collect();
    buttons.iter().find(|it| is_beside(it.rect())).expect("the button").click();
    drop(buttons);
    for _ in 0..3 {
        screen.step();
    }
}

#[test]
fn the_window_goes_on_while_a_file_is_read() {
    let (mut screen, disk) = before(&["lente.json"]);
    open(&mut screen, "lente.json");
    add_post(&mut screen);
    assert_eq!(posts(&screen), 106, "edited while the file is read");
    screen.key_press(egui::Key::Escape);
    disk.hand_out("lente.json", project("Lente"));
    // What was edited meanwhile is not lost unseen.
    wait_until(&mut screen, |screen| says(screen, "Ne pas enregistrer"));
    assert_ne!(title(&screen), "Lente");
    ask(&mut screen, Command::File(FileCommand::Unsaved(UnsavedAnswer::Discard)));
    assert_eq!((title(&screen), posts(&screen)), ("Lente", 105));
}

#[test]
fn a_cancelled_reading_leaves_what_is_open() {
    let (mut screen, disk) = before(&["lente.json"]);
    let before = native::save(screen.state().document().project());
    open(&mut screen, "lente.json");
    cancel(&mut screen);
    assert!(!says(&screen, "Lecture de lente.json"), "the window is free at once");
    disk.hand_out("lente.json", project("Lente"));
    disk.settle(&mut screen);
    assert_eq!(native::save(screen.state().document().project()), before);
    assert!(!screen.state().document().is_unsaved());
}

#[test]
fn a_comparison_with_a_file_can_be_cancelled() {
    let (mut screen, disk) = before(&["lente.json"]);
    let charts = screen.state().document().project().charts.len();
    screen.state_mut().command(Command::Disk(DiskCommand::CompareVersion("lente.json".into())));
    wait_until(&mut screen, |screen| says(screen, "Lecture de lente.json"));
    cancel(&mut screen);
    disk.hand_out("lente.json", project("Lente"));
    disk.settle(&mut screen);
    assert_eq!(screen.state().document().project().charts.len(), charts);
}

#[test]
fn the_file_asked_for_last_is_the_one_that_opens() {
    let (mut screen, disk) = before(&["lente.json", "autre.json"]);
    open(&mut screen, "lente.json");
    open(&mut screen, "autre.json");
    assert!(!says(&screen, "Lecture de lente.json"), "nobody wants it any more");
    disk.hand_out("autre.json", project("Autre"));
    wait_until(&mut screen, |screen| title(screen) == "Autre");
    disk.hand_out("lente.json", project("Lente"));
    disk.settle(&mut screen);
    assert_eq!(title(&screen), "Autre");
    // Nothing waits for an answer that will not come.
    ask(&mut screen, Command::Act(Action::New));
    assert_ne!(title(&screen), "Autre");
}
