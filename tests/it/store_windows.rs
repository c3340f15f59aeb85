//! Files on Windows, where other programs keep them open, and names and paths have rules of their own.

use std::fs::{self, File};
use std::os::windows::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use organigramme::store::{Expected, Problem, Save, StoreError, Versions, read, save_atomically};
use organigramme::words::Locale;

const SHARE_READ: u32 = 1;
const SHARE_WRITE: u32 = 2;
const SHARE_DELETE: u32 = 4;

fn said(error: &StoreError) -> String {
    Locale::French.say(&error.message())
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// A file with something in it.
fn file(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("projet.json");
    fs::write(&path, b"before").unwrap();
    path
}

/// The file at `path`, as another program has it open that `shares` it for nothing else.
fn open_elsewhere(path: &Path, shares: u32) -> File {
    File::options().read(true).share_mode(shares).open(path).unwrap()
}

#[test]
fn a_file_that_another_program_keeps_stays_and_the_sentence_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder);
    for shares in [SHARE_READ, SHARE_READ | SHARE_WRITE] {
        let held = open_elsewhere(&path, shares);
        let refused = save_atomically(&path, b"after", &[]).unwrap_err();
        assert!(matches!(refused.problem, Problem::Io(_)), "{refused:?}");
        let said = said(&refused);
        assert!(said.ends_with(
            "un autre programme le garde ouvert (antivirus, OneDrive, Word…), réessayez dans un instant"
        ), "{said}");
        drop(held);
        assert_eq!(fs::read(&path).unwrap(), b"before");
        assert_eq!(names(folder.path()), ["projet.json"], "nothing is left beside it");
    }
}

#[test]
fn a_project_is_saved_as_soon_as_the_other_program_lets_go() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder);
    let versions = Versions::new(folder.path().join("versions"));
    for (round, shares) in [SHARE_READ, SHARE_READ | SHARE_WRITE].into_iter().enumerate() {
        let held = open_elsewhere(&path, shares);
        let waits = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300));
            drop(held);
        });
        let bytes = format!("round {round}");
        let save = Save {
            path: &path,
            bytes: bytes.as_bytes(),
            expected: Expected::Anything,
            made_from: &[],
            versions: Some(&versions),
            in_place: false,
        };
        let saved = save.run().unwrap();
        assert!(saved.remark().is_none(), "{saved:?}");
        waits.join().unwrap();
        assert_eq!(fs::read(&path).unwrap(), bytes.as_bytes());
        assert_eq!(versions.of(&path).len(), round + 1);
    }
}

#[test]
fn who_shares_a_file_for_everything_is_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder);
    let _held = open_elsewhere(&path, SHARE_READ | SHARE_WRITE | SHARE_DELETE);
    // A system that replaces no open file at all says so in the same words.
    match save_atomically(&path, b"after", &[]) {
        Ok(_) => assert_eq!(fs::read(&path).unwrap(), b"after"),
        Err(refused) => assert!(said(&refused).contains("un autre programme"), "{refused:?}"),
    }
}

#[test]
fn what_nobody_may_read_is_not_read_and_the_sentence_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder);
    let held = open_elsewhere(&path, 0);
    let said = said(&read(&path).unwrap_err());
    assert!(said.contains("un autre programme le garde ouvert"), "{said}");
    drop(held);
    assert_eq!(read(&path).unwrap(), b"before");
}

#[test]
fn what_is_no_ordinary_file_or_has_no_good_name_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let refused = |path: &Path| said(&save_atomically(path, b"x", &[]).unwrap_err());
    let read_only = file(&folder);
    let mut permissions = fs::metadata(&read_only).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&read_only, permissions).unwrap();
    assert!(refused(&read_only).ends_with("il est en lecture seule"));
    assert!(refused(folder.path()).ends_with("c’est un dossier"));
    assert!(refused(&at(r"none\x.json")).ends_with("il n’existe pas"));
    for name in ["CON", "nul.json", "com1.projet.json", "a?.json", "fin.", "fin ", "projet:1.json"]
    {
        let said = refused(&at(name));
        assert!(said.contains("Windows ne permet pas ce nom"), "{name}: {said}");
    }
    assert_eq!(names(folder.path()), ["projet.json"]);
}

#[test]
fn paths_longer_than_formerly_are_written_and_shown_as_usual() {
    let folder = tempfile::tempdir().unwrap();
    let mut deep = folder.path().to_owned();
    while deep.as_os_str().len() < 300 {
        deep.push("Direction de l’information, de l’accompagnement");
    }
    fs::create_dir_all(&deep).unwrap();
    let path = deep.join("projet.json");
    for bytes in [b"one", b"two"] {
        save_atomically(&path, bytes, &[]).unwrap();
        assert_eq!(read(&path).unwrap(), bytes);
    }
    assert_eq!(names(&deep), ["projet.json"]);
    fs::create_dir(deep.join("dossier")).unwrap();
    let refused = save_atomically(&deep.join("dossier"), b"x", &[]).unwrap_err();
    assert!(!said(&refused).contains(r"\\?\"), "{}", said(&refused));
}
