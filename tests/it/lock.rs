//! Who edits a file keeps others away from it, and is named to them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use organigramme::store::{HeldFile, Lock, Locks};
use organigramme::words::{Locale, shown};

/// Another window's lock, as its file would read.
pub const FOREIGN: &str = r#"{"user": "Zoé Martin", "host": "poste-12", "since": "2022-11-28T09:30:00+01:00", "process": 4321}"#;

pub fn lock_file(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap().to_str().unwrap();
    path.with_file_name(format!(".~lock.{name}#"))
}

fn held(lock: Lock) -> HeldFile {
    match lock {
        Lock::Held(held) => held,
        other => panic!("somebody else has it, not {other:?}"),
    }
}

fn assert_taken(lock: &Lock) {
    assert!(matches!(lock, Lock::Taken(_)), "{lock:?}");
}

/// A process of its own that has the file at a path, until it is killed.
pub struct Other(Child);

impl Other {
    pub fn with(path: &Path) -> Self {
        let mut child = child(path, None);
        let mut said = String::new();
        let mut output = BufReader::new(child.stdout.take().expect("piped"));
        while !said.contains("Taken") {
            assert_ne!(output.read_line(&mut said).expect("it speaks"), 0, "{said}");
        }
        Self(child)
    }

    /// Ends as in a crash: it gives nothing back.
    pub fn kill(mut self) {
        self.0.kill().expect("it runs");
        self.0.wait().expect("it has ended");
    }
}

fn this_host() -> String {
    #[cfg(windows)]
    return whoami::hostname().expect("this computer has a name");
    #[cfg(not(windows))]
    fs::read_to_string("/proc/sys/kernel/hostname").unwrap().trim().to_owned()
}

/// Asks for the file in a process of its own, under another user if one is given.
fn child(path: &Path, user: Option<&str>) -> Child {
    let test = std::env::current_exe().expect("this test");
    let mut command = match user {
        Some(user) => {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", user, "--regid", user, "--clear-groups"]).arg(test);
            command
        }
        None => Command::new(test),
    };
    command
        .args(["--exact", "lock::a_process_of_its_own", "--nocapture"])
        .env("LOCKED_BY_TEST", path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts")
}

/// No test by itself: what the others start.
#[test]
fn a_process_of_its_own() {
    let Some(path) = std::env::var_os("LOCKED_BY_TEST") else { return };
    let lock = Locks::default().take(Path::new(&path));
    println!("{lock:?}");
    // Until its parent closes the pipe, or kills it.
    let _ = std::io::stdin().read_line(&mut String::new());
}

#[test]
fn the_second_window_is_told_who_has_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.json");
    fs::write(&path, "{}").unwrap();
    let ours = Locks::default();
    let first = ours.take(&path);
    assert_taken(&first);
    assert_taken(&ours.take(&path));

    let text = fs::read_to_string(lock_file(&path)).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(json["process"], std::process::id());
    let host = this_host();
    assert_eq!(json["host"], host);
    let since: jiff::Timestamp = json["since"].as_str().unwrap().parse().expect("a moment");
    assert!(jiff::Timestamp::now().duration_since(since).as_secs() < 60);

    let second = held(Locks::default().take(&path));
    assert!(second.is_certain);
    let said = Locale::French.say(&second.message());
    let user = json["user"].as_str().unwrap();
    let day = &json["since"].as_str().unwrap()[..10];
    let day = format!("{}/{}/{}", &day[8..], &day[5..7], &day[..4]);
    let expected = format!("{user} modifie ce fichier sur {host} depuis le {day} à ");
    assert!(said.starts_with(&expected), "{said}");

    drop(first);
    assert!(!lock_file(&path).exists(), "given back, it leaves nothing");
    assert_taken(&Locks::default().take(&path));
}

#[test]
fn another_process_keeps_the_file_and_its_crash_frees_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.json");
    let other = Other::with(&path);
    let told = held(Locks::default().take(&path));
    assert_eq!(told.holder.expect("it is named").process, other.0.id());
    other.kill();
    assert!(lock_file(&path).exists(), "a crash leaves it behind");
    let taken = Locks::default().take(&path);
    assert_taken(&taken);
    let text = fs::read_to_string(lock_file(&path)).unwrap();
    assert!(text.contains(&format!("\"process\":{}", std::process::id())), "{text}");
}

#[test]
fn a_lock_of_another_computer_is_believed_and_can_be_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.json");
    fs::write(lock_file(&path), FOREIGN).unwrap();
    let told = held(Locks::default().take(&path));
    let said = Locale::French.say(&told.message());
    let place = fs::canonicalize(lock_file(&path)).unwrap();
    let expected = format!(
        "Zoé Martin modifie ce fichier sur poste-12 depuis le 28/11/2022 à 09:30. \
         Si ce n’est plus le cas, supprimez {}",
        shown(&place)
    );
    assert_eq!(said, expected);
    assert_eq!(fs::read_to_string(lock_file(&path)).unwrap(), FOREIGN);
    fs::remove_file(lock_file(&path)).unwrap();
    assert_taken(&Locks::default().take(&path));

    // What another program wrote is believed too; an empty file says nothing.
    fs::write(lock_file(&path), ",zoe,poste-12,28.11.2022 09:30,file:///home/zoe;").unwrap();
    let said = Locale::French.say(&held(Locks::default().take(&path)).message());
    assert!(said.starts_with("Quelqu’un d’autre modifie ce fichier. Si ce n’est"), "{said}");
    fs::write(lock_file(&path), "").unwrap();
    assert_taken(&Locks::default().take(&path));
}

#[test]
fn of_who_has_a_file_so_much_is_told_and_nothing_that_acts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.json");
    let name = format!("\u{202e}Zoé\u{1b}[31m {}", "é".repeat(1_000));
    let holder = serde_json::json!({
        "user": name, "host": "p\n\u{2066}oste".repeat(100), "since": "x".repeat(500), "process": 1
    });
    fs::write(lock_file(&path), holder.to_string()).unwrap();
    let said = Locale::French.say(&held(Locks::default().take(&path)).message());
    let who = said.split(". Si ce n’est plus").next().unwrap();
    let user = format!("Zoé[31m {}…", "é".repeat(51));
    assert_eq!(user.chars().count(), 60);
    assert!(who.starts_with(&format!("{user} modifie ce fichier sur poste")), "{who}");
    assert!(who.chars().count() < 200, "{who}");
    assert!(!who.contains(['\u{202e}', '\u{2066}', '\u{1b}', '\n']), "{who:?}");
}

/// Other programs escape what is not ASCII, and may leave out what nobody needs.
#[test]
fn a_holder_is_named_however_long_their_name_and_however_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.json");
    for letter in ["a", "\\u00e9", "\\ud83d\\ude00"] {
        let lock = format!(r#"{{"user": "{}", "host": "poste-12"}}"#, letter.repeat(500));
        fs::write(lock_file(&path), lock).unwrap();
        let told = held(Locks::default().take(&path));
        let user: String = told.holder.as_ref().expect("somebody is named").user.clone();
        let shown: String = user.chars().take(59).collect();
        let said = Locale::French.say(&told.message());
        assert!(said.starts_with(&format!("{shown}… modifie ce fichier sur poste-12")), "{said}");
    }
}

#[test]
#[cfg(unix)]
fn two_paths_of_one_file_meet() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("vrai")).unwrap();
    let path = folder.path().join("vrai/projet.json");
    fs::write(&path, "{}").unwrap();
    let (link, shortcut) = (folder.path().join("lien.json"), folder.path().join("raccourci"));
    symlink("vrai/projet.json", &link).unwrap();
    symlink("vrai", &shortcut).unwrap();
    let ours = Locks::default();
    let taken = ours.take(&link);
    assert_taken(&taken);
    assert!(lock_file(&path).exists(), "it stands beside the file itself");
    assert_taken(&ours.take(&path));
    assert!(held(Locks::default().take(&path)).is_certain);
    assert!(held(Locks::default().take(&shortcut.join("projet.json"))).is_certain);
}

#[test]
fn where_no_lock_can_be_made_nobody_is_kept_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.json");
    fs::create_dir(lock_file(&path)).unwrap();
    assert!(matches!(Locks::default().take(&path), Lock::Impossible));
    assert!(matches!(Locks::default().take(&folder.path().join("none/x.json")), Lock::Impossible));
    if cfg!(unix) {
        // What names a file has no more than 255 bytes.
        let long = folder.path().join("é".repeat(124));
        assert!(matches!(Locks::default().take(&long), Lock::Impossible));
    }
}

#[test]
#[cfg(unix)]
fn a_folder_that_may_only_be_read_has_no_lock() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let folder = tempfile::tempdir().unwrap();
    if fs::metadata(folder.path()).unwrap().uid() != 0 {
        // Who is not root drops no privileges, and needs to drop none.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let lock = Locks::default().take(&folder.path().join("projet.json"));
        assert!(matches!(lock, Lock::Impossible), "{lock:?}");
        return;
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let mut child = child(&folder.path().join("projet.json"), Some("65534"));
    drop(child.stdin.take());
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        eprintln!("skipped: another user cannot run this test, or setpriv is not there");
        return;
    }
    assert!(said.contains("Impossible"), "{said}");
}

#[test]
fn a_process_that_ends_early_lets_go_of_its_files() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("projet.json");
    let locks = Locks::default();
    let taken = locks.take(&file);
    assert!(matches!(taken, Lock::Taken(_)), "{taken:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "others see who has it");
    locks.let_go();
    // On Windows the name goes with the last who has the file open: the process that ends.
    let _still_open = cfg!(unix).then_some(taken);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(matches!(Locks::default().take(&file), Lock::Taken(_)));
}
