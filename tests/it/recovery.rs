//! What is unsaved when the program ends: kept by a process that is killed, offered by the next.
//!
//! The processes that are killed are this test binary, started again as [`a_process_to_be_ended`].

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, ExitStatus, Stdio};
use std::time::Duration;

use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::app::early_end;
use organigramme::app::recorder::Recorder;
use organigramme::edit::{Edit, StepKind};
use organigramme::editor::recovery::Recovered;
use organigramme::editor::{
    Action, ChangeCommand, Command, Document, Draft, Editor, FileCommand, Place, TextField,
};
use organigramme::fingerprint::Fingerprint;
use organigramme::format::native;
use organigramme::model::{DerivedIds, Project};
use organigramme::store::journal::{Journal, orphans, read};
use organigramme::store::{Locks, UserFolders};
use organigramme::words::Locale;

use super::support::random;
use super::support::waiting::wait_until;
use super::window::{Screen, ask, press, remembering, says};

pub const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");

pub fn sample() -> Project {
    native::load(SAMPLE).expect("the sample is sound").project
}

// Processes that come to their end.

const FOLDER: &str = "ORGANIGRAMME_TEST_FOLDER";
const WORK: &str = "ORGANIGRAMME_TEST_WORK";

/// Makes so many random edits, takes some back, and says after each what the project then is.
fn edit_at_random(recorder: &Recorder, edits: usize) {
    let mut document = Document::opened(sample(), "/bureau/a.json".into(), Fingerprint::of(SAMPLE));
    let chart = document.project().charts[1].id.clone();
    let seed = edits as u64;
    // A generator of the simplest kind: the same numbers for the same seed.
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut number = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as u16
    };
    let mut ids = DerivedIds::new(&seed.to_le_bytes());
    let mut made = 0;
    while made < edits {
        let step = ((number() % 10) as u8, number(), number(), number());
        let project = document.project();
        let done = match step.0 {
            // Never back to what the file holds: nothing would be kept of that.
            9 => document.history().steps_since_saved() > 1 && document.undo().is_some(),
            _ => random::edit(project, &chart, None, step, &mut ids)
                .is_some_and(|edit| document.make(StepKind::AddPost, edit).is_ok()),
        };
        if done && document.is_unsaved() {
            made += 1;
            println!("state {}", Fingerprint::of(&native::save(document.project())));
        }
        recorder.keep(document.take_traces(), Locale::French);
    }
}

/// The process that other tests end.
#[test]
#[ignore = "other tests start it, and end it"]
fn a_process_to_be_ended() {
    let (Ok(folder), Ok(work)) = (std::env::var(FOLDER), std::env::var(WORK)) else { return };
    early_end::install();
    let recorder = Recorder::start(folder.into(), || {});
    early_end::guard(Some(recorder.flusher()), Locks::default(), Locale::French);
    match work.as_str() {
        "panic" => {
            edit_at_random(&recorder, 3);
            panic!("a bug");
        }
        "typing" => {
            let mut editor = Editor::new(Box::new(DerivedIds::new(b"typing")), Locale::French);
            editor.handle(Command::Act(Action::OpenSample));
            for end in 1..=TYPED.len() {
                editor.handle(Command::Drafts(vec![draft(&TYPED[..end])]));
                recorder.keep(editor.take_traces(), Locale::French);
            }
            println!("done");
            std::thread::sleep(Duration::from_secs(60));
        }
        "panic when all is saved" => panic!("a bug"),
        "panic in a job" => {
            edit_at_random(&recorder, 3);
            let _ = std::thread::spawn(|| panic!("a bug")).join();
            println!("went on");
            std::process::exit(7);
        }
        edits => {
            edit_at_random(&recorder, edits.parse().expect("a number"));
            println!("done");
            std::thread::sleep(Duration::from_secs(60));
        }
    }
}

fn start(folder: &Path, work: &str) -> Child {
    Process::new(std::env::current_exe().expect("this one"))
        .args(["--exact", "recovery::a_process_to_be_ended", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(WORK, work)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts")
}

/// What the process says its project was after each edit, until it has done them all.
fn states(child: &mut Child) -> Vec<String> {
    let lines = BufReader::new(child.stdout.take().expect("piped")).lines().map_while(Result::ok);
    let lines = lines.take_while(|line| line != "done");
    // The first stands behind what the test runner says.
    lines.filter_map(|line| Some(line.split_once("state ")?.1.to_owned())).collect()
}

fn end(mut child: Child) -> (ExitStatus, String) {
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("piped");
    stderr.read_to_string(&mut said).expect("text");
    (child.wait().expect("it ends"), said.replace('\u{a0}', " "))
}

fn recovered(folder: &Path) -> Recovered {
    let mut found = orphans(folder);
    assert_eq!(found.len(), 1, "one journal is left");
    let orphan = found.remove(0);
    let records = orphan.records().expect("readable");
    Recovered::new(&records.payloads, orphan.path().to_owned()).expect("recoverable")
}

fn state(recovered: &Recovered) -> String {
    Fingerprint::of(&native::save(recovered.document().project())).to_string()
}

/// The records that stand in the only journal of `folder` by now.
pub fn records_by_now(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let journal = entries.map(|it| it.path()).find(|it| it.extension() == Some("journal".as_ref()));
    let bytes = journal.and_then(|path| std::fs::read(path).ok()).unwrap_or_default();
    read(bytes.as_slice(), bytes.len() as u64).expect("memory").payloads.len()
}

#[test]
fn killed_after_each_of_100_random_edits_all_is_there() {
    for edits in 1..=100 {
        let folder = tempfile::tempdir().expect("a folder");
        let mut child = start(folder.path(), &edits.to_string());
        let states = states(&mut child);
        assert_eq!(states.len(), edits);
        let at_once = edits % 10 == 0;
        wait_until(&format!("all of {edits} edits"), || {
            at_once || records_by_now(folder.path()) > edits
        });
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        if at_once && records_by_now(folder.path()) == 0 {
            continue;
        }
        let recovered = recovered(folder.path());
        assert_eq!(recovered.refused, None);
        let held = recovered.unsaved_steps;
        if !at_once {
            assert_eq!(held, edits);
        }
        let expected =
            if held == 0 { &Fingerprint::of(SAMPLE).to_string() } else { &states[held - 1] };
        assert_eq!(&state(&recovered), expected, "after {held} of {edits} edits");
    }
}

#[cfg(unix)]
#[test]
fn the_end_of_the_session_keeps_everything() {
    use std::os::unix::process::ExitStatusExt;
    for (signal, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut child = start(folder.path(), "40");
        let states = states(&mut child);
        let id = child.id().to_string();
        let sent = Process::new("kill").args(["-s", signal, &id]).status().expect("kill is there");
        assert!(sent.success());
        let (status, _) = end(child);
        assert_eq!(status.signal(), Some(number), "as if nobody had listened");
        assert_eq!(Some(&state(&recovered(folder.path()))), states.last(), "{signal}");
    }
}

/// 26 letters, one of them at a time.
const TYPED: &str = "Poste a pourvoir en 2025 !";

/// A text in the note of the sample's first assistant.
pub fn draft(text: &str) -> Draft {
    Draft { place: place(TextField::PostNote), text: text.to_owned() }
}

pub fn place(field: TextField) -> Place {
    let chart = &sample().charts[1];
    let post = chart
        .posts_in_order()
        .map(|key| chart.post(key))
        .find(|post| post.fields.title.text() == "Assistant/e de direction");
    let posts = vec![post.expect("there is one").id.clone()];
    Place::Field { chart: chart.id.clone(), posts, units: Vec::new(), field }
}

#[cfg(unix)]
#[test]
fn what_is_being_typed_outlives_the_program_like_a_change() {
    for signal in ["KILL", "TERM"] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut child = start(folder.path(), "typing");
        states(&mut child);
        if signal == "KILL" {
            // Without a word from anybody; the header, and what was typed by then.
            wait_until("the text", || records_by_now(folder.path()) == 2);
        }
        let id = child.id().to_string();
        let sent = Process::new("kill").args(["-s", signal, &id]).status().expect("kill is there");
        assert!(sent.success());
        end(child);
        let recovered = recovered(folder.path());
        assert_eq!(recovered.document().drafts(), [draft(TYPED)], "{signal}");
        assert_eq!(recovered.unsaved_steps, 0);
    }
}

#[test]
fn a_bug_in_the_window_keeps_everything_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = start(folder.path(), "panic");
    let states = states(&mut child);
    let (status, said) = end(child);
    assert_eq!(status.code(), Some(101));
    let last = said.lines().last().unwrap_or_default();
    assert_eq!(
        last,
        "Organigramme s’est arrêté à cause d’une erreur du programme. Les modifications non \
         enregistrées sont gardées et seront proposées au prochain démarrage."
    );
    assert_eq!(Some(&state(&recovered(folder.path()))), states.last());

    let folder = tempfile::tempdir().expect("a folder");
    let (status, said) = end(start(folder.path(), "panic when all is saved"));
    assert_eq!(status.code(), Some(101));
    assert!(said.trim_end().ends_with("Rien n’est perdu, tout était enregistré."), "{said}");
    assert!(orphans(folder.path()).is_empty());
}

#[test]
fn a_bug_in_another_thread_ends_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (status, said) = end(start(folder.path(), "panic in a job"));
    assert_eq!(status.code(), Some(7), "it went on");
    assert!(!said.contains("Organigramme s’est arrêté"), "{said}");
}

// The window that starts after that.

pub struct Desk {
    pub screen: Screen,
    folder: tempfile::TempDir,
}

impl Desk {
    pub fn new(left: impl FnOnce(&Path, &Path)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("mission.json"), SAMPLE).expect("written");
        left(&folder.path().join("mission.json"), &journals(folder.path()));
        let screen = window(folder.path());
        Self { screen, folder }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("mission.json")
    }

    pub fn journals(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(journals(self.folder.path())).into_iter().flatten();
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths
    }

    pub fn shows(&mut self, words: &str) {
        self.until(words, |it| says(&it.screen, words));
        // In its first frame a dialog does not stand where it will be pressed.
        self.screen.run();
    }

    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        wait_until(what, || {
            let holds = holds(self);
            if !holds {
                self.screen.step();
            }
            holds
        });
    }

    fn title(&self) -> &str {
        &self.screen.state().document().project().title
    }

    /// The window is closed and another one opened.
    pub fn again(&mut self) {
        self.screen = remembering([800.0, 600.0], None);
        self.screen = window(self.folder.path());
    }
}

fn journals(folder: &Path) -> PathBuf {
    folder.join("state/journals")
}

fn window(folder: &Path) -> Screen {
    let folders = UserFolders { config: folder.join("config"), state: folder.join("state") };
    remembering([1600.0, 1000.0], Some(folders))
}

pub const OFFER: &str = "Reprendre les modifications non enregistrées";

/// What a process that was killed leaves after two changes of the project's title.
fn leave_two_changes(file: &Path, journals: &Path) {
    let held = std::fs::read(file).expect("it is there");
    let project = native::load(&held).expect("sound").project;
    let mut document = Document::opened(project, file.to_owned(), Fingerprint::of(&held));
    for title in ["Un", "Deux"] {
        let edit = Edit::SetProjectTitle(title.to_owned());
        document.make(StepKind::ProjectTitle, edit).expect("allowed");
    }
    let recorder = Recorder::start(journals.to_owned(), || {});
    recorder.keep(document.take_traces(), Locale::French);
}

#[test]
fn changes_left_behind_go_on_in_place_and_can_be_undone() {
    let mut desk = Desk::new(leave_two_changes);
    desk.shows(OFFER);
    desk.shows("2 modifications n’étaient pas enregistrées");
    desk.shows("Le fichier est resté tel qu’il était.");
    desk.shows("mission.json");
    let before = desk.journals();
    desk.screen.key_press(egui::Key::Enter);
    desk.screen.run();
    desk.until("the project", |it| says(&it.screen, "• modifié"));
    assert_eq!(desk.title(), "Deux");
    assert!(!says(&desk.screen, OFFER));
    // What was in the old journal is in a new one.
    desk.until("the new journal", |it| it.journals().len() == 1 && it.journals() != before);

    ask(&mut desk.screen, Command::Act(Action::Undo));
    assert_eq!(desk.title(), "Un");
    ask(&mut desk.screen, Command::Act(Action::Save));
    desk.until("the save", |it| !it.screen.state().document().is_unsaved());
    assert_eq!(native::load(&std::fs::read(desk.file()).unwrap()).unwrap().project.title, "Un");
    desk.until("the end of the journal", |it| it.journals().is_empty());

    desk.again();
    std::thread::sleep(Duration::from_millis(300));
    desk.screen.run();
    assert!(!says(&desk.screen, OFFER), "nothing is left to offer");
}

#[test]
fn both_are_kept_when_the_file_was_changed_since() {
    let mut desk = Desk::new(|file, journals| {
        leave_two_changes(file, journals);
        std::fs::write(file, native::save(&Project { title: "Eux".into(), ..sample() })).unwrap();
    });
    let theirs = std::fs::read(desk.file()).expect("it is there");
    desk.shows("Le fichier a été modifié depuis.");
    // Enter does what touches nothing.
    desk.screen.key_press(egui::Key::Enter);
    desk.screen.run();
    desk.until("the project", |it| says(&it.screen, "• modifié"));
    assert_eq!(desk.title(), "Deux");
    assert_eq!(desk.screen.state().document().path(), None);
    assert_eq!(std::fs::read(desk.file()).expect("it is there"), theirs);
}

#[test]
fn in_its_place_a_changed_file_is_still_asked_about() {
    let mut desk = Desk::new(|file, journals| {
        leave_two_changes(file, journals);
        std::fs::write(file, native::save(&Project { title: "Eux".into(), ..sample() })).unwrap();
    });
    let theirs = std::fs::read(desk.file()).expect("it is there");
    desk.shows(OFFER);
    press(&mut desk.screen, "Reprendre");
    desk.until("the project", |it| says(&it.screen, "• modifié"));
    ask(&mut desk.screen, Command::Act(Action::Save));
    desk.shows("Le fichier a été modifié ailleurs");
    assert_eq!(std::fs::read(desk.file()).expect("it is there"), theirs);
}

#[cfg(any(target_os = "linux", windows))]
#[test]
fn taken_up_while_the_file_is_held_says_what_can_be_done_until_it_is_done() {
    use super::lock::{FOREIGN, lock_file};
    let mut desk = Desk::new(|file, journals| {
        leave_two_changes(file, journals);
        std::fs::write(lock_file(file), FOREIGN).expect("written");
    });
    desk.shows(OFFER);
    press(&mut desk.screen, "Reprendre");
    // In the bar, and in the title.
    desk.shows("Vos modifications ne sont dans aucun fichier. Zoé Martin modifie ce fichier");
    desk.shows("mission.json • lecture seule • modifié");
    assert!(!says(&desk.screen, "Modifications reprises"));
    assert_eq!(desk.journals().len(), 1, "a crash would lose nothing");
    // Tried again, nothing is lost, nor asked.
    press(&mut desk.screen, "Réessayer");
    desk.until("another try", |it| it.screen.query_by_label("Réessayer").is_some());
    assert_eq!(desk.title(), "Deux");
    std::fs::remove_file(lock_file(&desk.file())).expect("removed");
    press(&mut desk.screen, "Réessayer");
    desk.until("the file", |it| it.screen.state().document().is_editable());
    assert_eq!(desk.title(), "Deux");
    ask(&mut desk.screen, Command::Act(Action::Save));
    desk.until("the save", |it| !it.screen.state().document().is_unsaved());
    let saved = std::fs::read(desk.file()).expect("it is there");
    assert_eq!(native::load(&saved).expect("sound").project.title, "Deux");
}

#[test]
fn a_second_offer_hears_its_keys_as_the_first_does() {
    let two = |file: &Path, journals: &Path| {
        leave_two_changes(file, journals);
        leave_two_changes(file, journals);
    };
    // Each put off by Escape.
    let mut desk = Desk::new(two);
    desk.shows(OFFER);
    desk.screen.key_press(egui::Key::Escape);
    desk.screen.run();
    assert!(says(&desk.screen, OFFER), "the second one");
    desk.screen.key_press(egui::Key::Escape);
    desk.screen.run();
    assert!(!says(&desk.screen, OFFER));
    assert_eq!(desk.journals().len(), 2, "both are there for the next window");
    // The first one put off, the second one gone on with by Enter.
    desk.again();
    desk.shows(OFFER);
    desk.screen.key_press(egui::Key::Escape);
    desk.screen.run();
    assert!(says(&desk.screen, OFFER), "the second one");
    desk.screen.key_press(egui::Key::Enter);
    desk.screen.run();
    desk.until("the project", |it| says(&it.screen, "• modifié"));
    assert_eq!(desk.title(), "Deux");
    assert!(!says(&desk.screen, OFFER));
}

#[test]
fn a_second_offer_is_reached_and_answered_by_the_keyboard_after_one_that_is_resumed() {
    let mut desk = Desk::new(|file, journals| {
        leave_two_changes(file, journals);
        leave_two_changes(file, journals);
    });
    desk.shows(OFFER);
    desk.screen.key_press(egui::Key::Enter);
    desk.screen.run();
    desk.until("the project", |it| says(&it.screen, "• modifié"));
    desk.shows(OFFER);
    // The tabulator goes through its buttons, to where the space bar puts it off.
    let focused = |desk: &Desk| {
        let mut nodes = desk.screen.query_all(By::new().predicate(|node| node.is_focused()));
        nodes.next().and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    for _ in 0..8 {
        if focused(&desk) == "Plus tard" {
            break;
        }
        desk.screen.key_press(egui::Key::Tab);
        desk.screen.run();
    }
    assert_eq!(focused(&desk), "Plus tard");
    desk.screen.key_press(egui::Key::Space);
    desk.screen.run();
    assert!(!says(&desk.screen, OFFER));
    assert_eq!(desk.title(), "Deux");
}

#[test]
fn put_off_it_is_offered_again_and_thrown_away_it_is_not() {
    let mut desk = Desk::new(leave_two_changes);
    desk.shows(OFFER);
    press(&mut desk.screen, "Plus tard");
    assert!(!says(&desk.screen, OFFER));
    assert_eq!(desk.journals().len(), 1);

    desk.again();
    desk.shows(OFFER);
    press(&mut desk.screen, "Jeter…");
    desk.shows("Elles ne sont nulle part ailleurs et seront perdues.");
    // Enter throws nothing away.
    desk.screen.key_press(egui::Key::Enter);
    desk.screen.run();
    desk.shows(OFFER);
    press(&mut desk.screen, "Jeter…");
    press(&mut desk.screen, "Jeter");
    desk.until("the end of the journal", |it| it.journals().is_empty());
    assert_eq!(std::fs::read(desk.file()).expect("it is there"), SAMPLE);
}

#[test]
fn a_file_that_is_gone_and_a_damaged_end_are_told() {
    let mut desk = Desk::new(|file, journals| {
        leave_two_changes(file, journals);
        std::fs::remove_file(file).expect("removed");
        let journal = std::fs::read_dir(journals).unwrap().next().unwrap().unwrap().path();
        let bytes = std::fs::read(&journal).expect("it is there");
        std::fs::write(&journal, &bytes[..bytes.len() - 1]).expect("written");
    });
    desk.shows("Une modification n’était pas enregistrée");
    desk.shows("Le fichier n’est plus là");
    desk.shows("La fin n’a pas pu être lue");
    assert!(!says(&desk.screen, "Garder les deux"), "there is only one");
    press(&mut desk.screen, "Reprendre");
    desk.until("the project", |it| says(&it.screen, "• modifié"));
    assert_eq!(desk.title(), "Un");
}

#[test]
fn what_was_saved_just_before_the_end_is_not_offered() {
    let mut desk = Desk::new(|file, journals| {
        leave_two_changes(file, journals);
        // The file was replaced, and then the power went.
        std::fs::write(file, native::save(&Project { title: "Deux".into(), ..sample() })).unwrap();
    });
    desk.until("the end of the journal", |it| it.journals().is_empty());
    desk.screen.run();
    assert!(!says(&desk.screen, OFFER));
}

#[test]
fn a_journal_that_cannot_be_read_is_put_aside_and_a_newer_one_left_alone() {
    let mut desk = Desk::new(|_, journals| {
        std::fs::create_dir_all(journals).expect("a folder");
        std::fs::write(journals.join("a.journal"), b"\x7fELF what is this").expect("written");
        let newer = br#"{"format":"organigramme-journal","version":99}"#;
        drop(Journal::begin(journals, newer).expect("begun"));
    });
    desk.shows("Des modifications non enregistrées ne peuvent pas être lues");
    desk.shows("a.broken");
    desk.shows("viennent d’une version plus récente");
    let names = desk.journals();
    assert_eq!(names.len(), 2);
    assert!(names.iter().any(|path| path.ends_with("a.broken")));
    assert!(!says(&desk.screen, OFFER));
}

#[test]
fn the_journal_of_a_living_window_is_not_offered_to_another() {
    let mut desk = Desk::new(|_, _| {});
    let file = desk.file();
    ask(&mut desk.screen, Command::File(FileCommand::Open(file)));
    desk.shows("mission.json");
    ask(&mut desk.screen, Command::Change(ChangeCommand::ProjectTitle("Un".to_owned())));
    desk.until("the journal", |it| it.journals().len() == 1);
    let mut other = window(desk.folder.path());
    std::thread::sleep(Duration::from_millis(500));
    other.run();
    assert!(!says(&other, OFFER));
    assert_eq!(desk.journals().len(), 1);
    // Given up, nothing is left of it.
    ask(&mut desk.screen, Command::Act(Action::Quit));
    press(&mut desk.screen, "Ne pas enregistrer");
    desk.until("the end of the journal", |it| it.journals().is_empty());
}

#[test]
fn where_no_journal_can_be_kept_it_is_told_once_and_work_goes_on() {
    let mut desk = Desk::new(|_, journals| {
        std::fs::create_dir_all(journals.parent().expect("a parent")).expect("a folder");
        std::fs::write(journals, b"a file where the folder should be").expect("written");
    });
    let file = desk.file();
    ask(&mut desk.screen, Command::File(FileCommand::Open(file)));
    desk.shows("mission.json");
    ask(&mut desk.screen, Command::Change(ChangeCommand::ProjectTitle("Un".to_owned())));
    desk.shows("Un arrêt brutal perdrait les modifications non enregistrées");
    ask(&mut desk.screen, Command::Change(ChangeCommand::ProjectTitle("Deux".to_owned())));
    std::thread::sleep(Duration::from_millis(100));
    desk.screen.run();
    let told = desk.screen.query_all_by_label_contains("Un arrêt brutal").count();
    assert_eq!(told, 1);
    ask(&mut desk.screen, Command::Act(Action::Save));
    desk.until("the save", |it| !it.screen.state().document().is_unsaved());
    assert_eq!(desk.title(), "Deux");
}

#[test]
fn a_report_just_read_is_kept_before_anything_is_edited() {
    let mut desk = Desk::new(|_, journals| {
        let recorder = Recorder::start(journals.to_owned(), || {});
        recorder.keep(Document::unsaved(sample()).take_traces(), Locale::French);
    });
    desk.shows("Ce projet n’était pas enregistré quand le programme s’est arrêté.");
    desk.shows("Ce projet n’est encore dans aucun fichier.");
    press(&mut desk.screen, "Reprendre");
    desk.until("the project", |it| says(&it.screen, "• modifié"));
    assert_eq!(native::save(desk.screen.state().document().project()), SAMPLE);
}
