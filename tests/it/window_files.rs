//! The open project's file in the whole window without a screen: somebody else changes it, and what
//! saves replaced is found again. The files are real ones.

use std::fs;
use std::path::PathBuf;

use organigramme::editor::{
    Action, ChangeCommand, Command, FileCommand, PostCommand, Selection, ShowCommand,
};
use organigramme::format::native;
use organigramme::store::UserFolders;

use super::window::{Screen, ask, press, remembering, says, wait_until};

const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");

struct Desk {
    screen: Screen,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

/// The sample in a file of its own, open in a window.
fn desk() -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mission.json");
    fs::write(&path, SAMPLE).expect("written");
    let folders =
        UserFolders { config: folder.path().join("config"), state: folder.path().join("state") };
    let mut screen = remembering([1600.0, 1000.0], Some(folders));
    screen.state_mut().command(Command::File(FileCommand::Open(path.clone())));
    wait_until(&mut screen, |screen| says(screen, "mission.json"));
    Desk { screen, path, _folder: folder }
}

impl Desk {
    fn act(&mut self, action: Action) {
        ask(&mut self.screen, Command::Act(action));
    }

    fn shows(&mut self, words: &str) {
        wait_until(&mut self.screen, |screen| says(screen, words));
        // A dialog cannot be used in its very first frame.
        self.screen.run();
    }

    fn is_unsaved(&self) -> bool {
        self.screen.state().document().is_unsaved()
    }

    fn saved(&mut self) {
        wait_until(&mut self.screen, |screen| !screen.state().document().is_unsaved());
    }

    /// Adds a post to the unit at the top; undone, the project is as it was.
    fn add_post(&mut self) {
        let chart = self.screen.state().document().chart().expect("a chart");
        let root = chart.unit(chart.root()).id.clone();
        ask(&mut self.screen, Command::Show(ShowCommand::Select(Selection::unit(root.clone()))));
        ask(&mut self.screen, Command::Change(ChangeCommand::Posts(PostCommand::Add(root))));
        self.screen.key_press(egui::Key::Escape);
        self.screen.run();
    }

    fn held(&self) -> Vec<u8> {
        fs::read(&self.path).expect("the file is there")
    }
}

/// The sample as somebody else has saved it: a title more.
fn theirs() -> Vec<u8> {
    let mut project = native::load(SAMPLE).expect("sound").project;
    project.title = "Changé ailleurs".to_owned();
    native::save(&project)
}

#[test]
fn a_change_made_elsewhere_is_found_when_the_window_gets_the_focus() {
    let mut desk = desk();
    fs::write(&desk.path, theirs()).expect("written");
    desk.screen.event(egui::Event::WindowFocused(true));
    desk.shows("Le fichier a été modifié ailleurs");
    assert!(!says(&desk.screen, "Recharger sans mes modifications"), "there are none");
    press(&mut desk.screen, "Recharger");
    wait_until(&mut desk.screen, |screen| {
        screen.state().document().project().title == "Changé ailleurs"
    });
    assert!(!desk.is_unsaved());
}

#[test]
fn a_save_over_a_change_made_elsewhere_asks_and_keeps_both() {
    let mut desk = desk();
    desk.add_post();
    fs::write(&desk.path, theirs()).expect("written");
    desk.act(Action::Save);
    desk.shows("Le fichier a été modifié ailleurs");
    assert_eq!(desk.held(), theirs());
    press(&mut desk.screen, "Plus tard");
    assert!(desk.is_unsaved());
    desk.act(Action::Save);
    desk.shows("Recharger sans mes modifications");
    press(&mut desk.screen, "Enregistrer le mien");
    desk.saved();
    let mine = native::load(&desk.held()).expect("sound").project;
    assert_eq!(mine.charts[1].post_count(), 106);
    // The other's file is among the versions.
    desk.act(Action::PreviousVersions);
    desk.shows("105 postes");
    press(&mut desk.screen, "Ouvrir une copie");
    wait_until(&mut desk.screen, |screen| {
        screen.state().document().project().title == "Changé ailleurs"
    });
    assert_eq!(desk.screen.state().document().path(), None);
    assert_eq!(native::load(&desk.held()).expect("sound").project.charts[1].post_count(), 106);
}

#[test]
fn of_a_file_that_cannot_be_opened_any_more_what_it_held_before_is_named() {
    let mut desk = desk();
    desk.add_post();
    desk.act(Action::Save);
    desk.saved();
    // A save that was cut short leaves a mix.
    let held = desk.held();
    fs::write(&desk.path, [&held[..held.len() / 2], &SAMPLE[SAMPLE.len() / 3..]].concat())
        .expect("written");
    ask(&mut desk.screen, Command::File(FileCommand::Open(desk.path.clone())));
    desk.shows("Le contenu d’avant est gardé");
    desk.shows("000001.json");
}

#[test]
fn a_save_that_is_refused_names_the_way_on() {
    let mut desk = desk();
    desk.add_post();
    fs::remove_file(&desk.path).expect("removed");
    fs::create_dir(&desk.path).expect("made");
    desk.act(Action::Save);
    desk.shows("peut l’écrire ailleurs");
    assert!(desk.is_unsaved());
}

#[test]
fn comparing_adds_the_other_chart_and_shows_the_movements() {
    let mut desk = desk();
    desk.add_post();
    fs::write(&desk.path, theirs()).expect("written");
    desk.act(Action::Save);
    desk.shows("Le fichier a été modifié ailleurs");
    press(&mut desk.screen, "Comparer");
    desk.shows("Cible (autre version)");
    desk.shows("Créés (1)");
    let document = desk.screen.state().document();
    let (from, to) = document.compared().expect("two charts");
    assert_eq!((from.post_count(), to.post_count()), (105, 106));
    assert_eq!(desk.held(), theirs(), "no file was touched");
}

#[test]
fn without_versions_the_dialog_says_so() {
    let mut desk = desk();
    desk.act(Action::PreviousVersions);
    desk.shows("Aucune version n’a encore été remplacée.");
    press(&mut desk.screen, "Fermer");
    assert!(!says(&desk.screen, "Versions précédentes"));
}

#[test]
fn a_file_removed_meanwhile_is_made_again_by_the_next_save() {
    let mut desk = desk();
    fs::remove_file(&desk.path).expect("removed");
    desk.screen.event(egui::Event::WindowFocused(true));
    desk.shows("n’est plus à sa place");
    assert!(desk.is_unsaved());
    desk.act(Action::Save);
    desk.saved();
    assert_eq!(desk.held(), SAMPLE);
}

/// Windows removes no folder in which a file is open, as the lock is.
#[test]
#[cfg(unix)]
fn a_folder_removed_meanwhile_is_named_and_the_project_stays() {
    let mut desk = desk();
    desk.add_post();
    let folder = desk.path.parent().expect("a folder").to_owned();
    fs::remove_dir_all(&folder).expect("removed");
    desk.act(Action::Save);
    desk.shows("il n’existe pas");
    assert!(desk.is_unsaved());
}

/// A file let go over the window.
#[derive(Debug)]
struct Let(PathBuf);

impl egui::DroppedFile for Let {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn let_go(screen: &mut Screen, paths: &[PathBuf]) {
    let files = paths
        .iter()
        .map(|path| -> egui::DroppedFileHandle { std::sync::Arc::new(Let(path.clone())) });
    screen.input_mut().dropped_files = files.collect();
    screen.run();
}

/// The sample, with its target's first post under another title.
fn table(desk: &Desk, name: &str) -> PathBuf {
    let path = desk.path.with_file_name(name);
    let text = String::from_utf8(SAMPLE.to_vec()).expect("text");
    let title = "DGA - Responsable de Pôle";
    let at = text.rfind(title).expect("the target has that post");
    let text = format!("{}{name} {}", &text[..at], &text[at..]);
    fs::write(&path, text).expect("written");
    path
}

#[test]
fn files_let_go_over_the_window_are_never_ignored() {
    let mut desk = desk();
    let (one, two) = (table(&desk, "table-1.json"), table(&desk, "table-2.json"));
    // One, with a project open: what becomes of it is asked.
    let_go(&mut desk.screen, std::slice::from_ref(&one));
    desk.shows("Que faire de");
    desk.screen.key_press(egui::Key::Escape);
    desk.screen.run();
    assert!(!says(&desk.screen, "Que faire de"), "and may be left at that");
    let charts = |desk: &Desk| desk.screen.state().document().project().charts.len();
    let before = charts(&desk);
    // Several: what they hold is offered, and what is there already is said.
    let_go(&mut desk.screen, &[one, two]);
    desk.shows("Ajouter 2 organigrammes");
    assert!(says(&desk.screen, "table-1"), "each file by its name");
    assert!(says(&desk.screen, "identique à"), "the source is there already");
    press(&mut desk.screen, "Ajouter 2 organigrammes");
    desk.shows("2 organigrammes ajoutés");
    assert_eq!(charts(&desk), before + 2);
    desk.act(Action::Undo);
    assert_eq!(charts(&desk), before, "one step");
}

#[test]
#[cfg(unix)]
fn what_the_window_makes_of_a_private_project_is_private() {
    use organigramme::editor::Purpose;
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mut desk = desk();
    fs::set_permissions(&desk.path, fs::Permissions::from_mode(0o600)).unwrap();
    let folder = desk.path.parent().unwrap().to_owned();
    for (purpose, name) in [
        (Purpose::ExportTables, "tables.xlsx"),
        (Purpose::ExportMinutes, "minutes.txt"),
        (Purpose::ExportComments, "comments.csv"),
        (Purpose::ExportStatistics, "statistics.svg"),
        (Purpose::Steps { by_group: true }, "steps.pdf"),
        (Purpose::Save, "copy.json"),
    ] {
        let path = folder.join(name);
        let chosen = FileCommand::PathChosen { purpose, path: Some(path.clone()) };
        ask(&mut desk.screen, Command::File(chosen));
        wait_until(&mut desk.screen, |_| path.exists());
        assert_eq!(mode(&path), 0o600, "{name}");
    }
    // A report is read into a project that is saved.
    let report = folder.join("report.txt");
    fs::write(&report, include_str!("../fixtures/reports/arbre.txt")).unwrap();
    fs::set_permissions(&report, fs::Permissions::from_mode(0o600)).unwrap();
    let read = FileCommand::PathChosen { purpose: Purpose::ImportText, path: Some(report) };
    ask(&mut desk.screen, Command::File(read));
    wait_until(&mut desk.screen, |screen| screen.state().document().path().is_none());
    let path = folder.join("imported.json");
    let chosen = FileCommand::PathChosen { purpose: Purpose::Save, path: Some(path.clone()) };
    ask(&mut desk.screen, Command::File(chosen));
    wait_until(&mut desk.screen, |_| path.exists());
    assert_eq!(mode(&path), 0o600);
}
