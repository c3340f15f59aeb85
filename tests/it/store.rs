//! Files are replaced whole or not at all, and only files.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use organigramme::model::IdSource;
use organigramme::store::{
    Preferences, READ_MAX_BYTES, RECENT_MAX, StoreError, SystemIds, Theme, UserFolders, read,
    save_atomically,
};
use organigramme::words::Locale;

/// A whole path, as this system has them.
fn whole(path: &str) -> PathBuf {
    std::path::absolute(path).expect("a path")
}

fn said(result: Result<impl Sized, StoreError>) -> String {
    let error = result.err().expect("it is refused");
    let said = Locale::English.say(&error.message());
    said.rsplit(": ").next().unwrap().to_owned()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_is_replaced_and_nothing_else_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.json");
    save_atomically(&path, b"un", &[]).unwrap();
    save_atomically(&path, b"deux", &[]).unwrap();
    assert_eq!(read(&path).unwrap(), b"deux");
    assert_eq!(names(folder.path()), ["projet.json"]);
}

#[test]
fn what_a_killed_save_left_goes_with_the_next_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let an_hour_ago = SystemTime::now() - Duration::from_secs(3_600);
    let write = |name: &str| {
        let path = folder.path().join(name);
        let file = fs::File::create(path).unwrap();
        file.set_modified(an_hour_ago).unwrap();
        file
    };
    write(".organigramme-killed.tmp");
    write(".organigramme-notes.txt");
    write("organigramme-x.tmp");
    let written_by_another = write(".organigramme-locked.tmp");
    written_by_another.lock().unwrap();
    fs::write(folder.path().join(".organigramme-young.tmp"), b"").unwrap();
    save_atomically(&folder.path().join("projet.json"), b"un", &[]).unwrap();
    let left = [
        ".organigramme-locked.tmp",
        ".organigramme-notes.txt",
        ".organigramme-young.tmp",
        "organigramme-x.tmp",
        "projet.json",
    ];
    assert_eq!(names(folder.path()), left);
}

#[test]
#[cfg(unix)]
fn permissions_stay_and_a_new_file_is_an_ordinary_one() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = folder.path().join("projet.json");
    let ordinary = folder.path().join("ordinary");
    fs::write(&ordinary, b"").unwrap();
    save_atomically(&path, b"un", &[]).unwrap();
    assert_eq!(mode(&path), mode(&ordinary));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    save_atomically(&path, b"deux", &[]).unwrap();
    assert_eq!(mode(&path), 0o640);
}

#[test]
#[cfg(unix)]
fn a_link_stays_a_link_to_the_new_content() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let (link, other) = (folder.path().join("link.json"), folder.path().join("other"));
    fs::create_dir(&other).unwrap();
    symlink("other/projet.json", &link).unwrap();
    for content in [b"un", b"24"] {
        save_atomically(&link, content, &[]).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
        assert_eq!(read(&other.join("projet.json")).unwrap(), content);
    }
    let circle = folder.path().join("circle");
    symlink("circle", &circle).unwrap();
    assert_eq!(said(save_atomically(&circle, b"x", &[])), "its links lead to each other");
}

#[test]
#[cfg(unix)]
fn what_is_no_ordinary_file_is_refused_with_a_sentence() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("file"), b"avant").unwrap();
    assert_eq!(said(save_atomically(folder.path(), b"x", &[])), "it is a folder");
    assert_eq!(said(save_atomically(Path::new("/"), b"x", &[])), "it is a folder");
    assert_eq!(said(save_atomically(&at("new/"), b"x", &[])), "it is a folder");
    assert_eq!(
        said(save_atomically(Path::new("/dev/null"), b"x", &[])),
        "it is not a regular file"
    );
    assert_eq!(said(save_atomically(&at("none/file"), b"x", &[])), "it does not exist");
    assert_eq!(said(save_atomically(&at("file/below"), b"x", &[])), "the path goes through a file");
    assert_eq!(said(read(folder.path())), "it is a folder");
    assert_eq!(said(read(Path::new("/dev/zero"))), "it is not a regular file");
    assert_eq!(said(read(&at("none"))), "it does not exist");
    fs::set_permissions(at("file"), fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(said(save_atomically(&at("file"), b"x", &[])), "it is read-only");
    assert_eq!(read(&at("file")).unwrap(), b"avant");
    assert_eq!(names(folder.path()), ["file"]);
}

#[test]
fn a_file_too_large_is_not_read() {
    let file = tempfile::NamedTempFile::new().unwrap();
    // A hole: it takes no place on the disk.
    file.as_file().set_len(READ_MAX_BYTES + 1).unwrap();
    assert_eq!(said(read(file.path())), "it is too large (128 MB, 128 at most)");
}

#[test]
fn preferences_come_back_and_broken_ones_are_the_defaults() {
    let folder = tempfile::tempdir().unwrap();
    let user =
        UserFolders { config: folder.path().join("a/config"), state: folder.path().join("state") };
    assert_eq!(user.preferences(), Preferences::default());
    let chosen = Preferences {
        language: Some(Locale::English),
        theme: Theme::Dark,
        interface_scale_percent: 125,
        minimap: false,
        animate: Some(true),
        table_mappings: vec![("service|emploi".to_owned(), "{\"columns\":[]}".to_owned())],
    };
    user.save_preferences(&chosen).unwrap();
    assert_eq!(user.preferences(), chosen);
    for broken in [
        "",
        "{",
        "[]",
        "{\"theme\":\"mauve\"}",
        "{\"interface_scale_percent\":100000}",
        "{\"table_mappings\":[1]}",
    ] {
        fs::write(user.config.join("preferences.json"), broken).unwrap();
        assert_eq!(user.preferences(), Preferences::default(), "{broken}");
    }
}

#[test]
fn what_is_broken_is_kept_beside_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let user = UserFolders { config: folder.path().join("c"), state: folder.path().join("s") };
    assert!(user.set_broken_aside().is_empty(), "nothing is there yet");
    user.save_preferences(&Preferences { theme: Theme::Dark, ..Preferences::default() }).unwrap();
    user.remember_files(&[PathBuf::from("/a")]).unwrap();
    assert!(user.set_broken_aside().is_empty(), "nothing is broken");

    let path = user.config.join("preferences.json");
    for (broken, kept) in [("{\"theme\":", ".broken"), ("nul", ".broken-2")] {
        fs::write(&path, broken).unwrap();
        let said = user.set_broken_aside();
        assert_eq!(said.len(), 1);
        let said = Locale::English.say(&said[0]);
        let expected = format!(
            "The file {} was damaged. What could not be read is as it first came, \
             the old file is kept beside it as preferences.json{kept}",
            path.display()
        );
        assert_eq!(said, expected);
        let kept = fs::read_to_string(user.config.join(format!("preferences.json{kept}")));
        assert_eq!(kept.unwrap(), broken);
        assert_eq!(user.preferences(), Preferences::default());
        assert!(user.set_broken_aside().is_empty(), "it is said once");
    }

    // Each value falls back for itself; the good ones stay for the next start.
    let mixed = "{\"theme\":\"mauve\",\"language\":\"en\",\"interface_scale_percent\":9000}";
    fs::write(&path, mixed).unwrap();
    let english = Preferences { language: Some(Locale::English), ..Preferences::default() };
    assert_eq!(user.preferences(), english);
    assert_eq!(user.set_broken_aside().len(), 1);
    assert_eq!(user.preferences(), english);
    assert_eq!(fs::read_to_string(user.config.join("preferences.json.broken-3")).unwrap(), mixed);

    let recent = user.state.join("recent.json");
    fs::write(&recent, "[\"/a\", 7, \"/b\"]").unwrap();
    assert_eq!(user.set_broken_aside().len(), 1);
    assert_eq!(user.recent_files(), ["/a", "/b"].map(Path::new));
    // Broken while the program runs, it is not written over.
    fs::write(&recent, "[[").unwrap();
    user.remember_files(&[PathBuf::from("/c")]).unwrap();
    assert_eq!(fs::read_to_string(user.state.join("recent.json.broken-2")).unwrap(), "[[");
}

#[test]
#[cfg(unix)]
fn without_a_folder_to_write_in_what_is_remembered_goes_elsewhere() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    // Nothing can be made below a file, whoever tries.
    fs::write(at("file"), "").unwrap();
    fs::create_dir(at("tmp")).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let wish = |config: &str, state: &str| {
        UserFolders::usable(Some(UserFolders { config: at(config), state: at(state) }), &at("tmp"))
    };
    let said = |message: Option<_>| Locale::English.say(&message.expect("it is said"));

    let (user, message) = wish("config", "state");
    assert_eq!(user.unwrap(), UserFolders { config: at("config"), state: at("state") });
    assert!(message.is_none());
    assert!(names(&at("state")).is_empty());

    let (user, message) = wish("config", "file/state");
    let own = user.unwrap().state;
    assert_eq!((own.parent().unwrap(), mode(&own)), (&*at("tmp"), 0o700));
    let text = said(message);
    assert!(text.contains(&format!("are kept in {}", own.display())), "{text}");
    assert!(text.contains(&at("file/state").display().to_string()), "{text}");
    let (again, _) = wish("config", "file/state");
    assert_eq!(again.unwrap().state, own, "the next start finds it again");

    // A folder that others can look into is not used, nor a link.
    fs::set_permissions(&own, fs::Permissions::from_mode(0o777)).unwrap();
    let (other, _) = wish("config", "file/state");
    let other = other.unwrap().state;
    assert_ne!(other, own);
    assert_eq!(mode(&other), 0o700);

    let (user, message) = wish("file/config", "state");
    assert_eq!(user.unwrap().state, at("state"));
    assert!(said(message).starts_with("Preferences will not be kept. "));
    let (user, message) = UserFolders::usable(None, &at("tmp"));
    assert_eq!(user.unwrap().state.parent().unwrap(), at("tmp"));
    assert!(said(message).starts_with("No home folder was found. "));
    let (user, message) = UserFolders::usable(None, &at("file"));
    assert!(user.is_none());
    assert!(said(message).starts_with("No folder was found to keep "));
}

#[test]
fn a_program_that_is_carried_along_remembers_beside_itself() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("organigramme");
    assert_eq!(UserFolders::beside(&program), None, "it is installed");
    fs::write(folder.path().join("organigramme.portable"), "").unwrap();
    let (user, message) = UserFolders::usable(UserFolders::beside(&program), Path::new("/nowhere"));
    let user = user.unwrap();
    user.save_preferences(&Preferences { theme: Theme::Dark, ..Preferences::default() }).unwrap();
    user.remember_files(&[PathBuf::from("/a")]).unwrap();
    assert!(message.is_none(), "nothing is elsewhere");
    for kept in ["config/preferences.json", "state/recent.json"] {
        assert!(folder.path().join("organigramme-data").join(kept).exists(), "{kept}");
    }
}

#[test]
fn recent_files_are_the_latest_first_each_once() {
    let folder = tempfile::tempdir().unwrap();
    let user = UserFolders { config: folder.path().join("c"), state: folder.path().join("s/t") };
    assert!(user.recent_files().is_empty());
    for name in ["/a", "/b", "/a", "/c"] {
        user.remember_files(&[PathBuf::from(name)]).unwrap();
    }
    assert_eq!(user.recent_files(), ["/c", "/a", "/b"].map(whole));
    // What is at the head already is not written again.
    let list = user.state.join("recent.json");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(&list).unwrap().set_modified(long_ago).unwrap();
    user.remember_files(&["/c".into()]).unwrap();
    assert_eq!(fs::metadata(&list).unwrap().modified().unwrap(), long_ago);
    for index in 0..2 * RECENT_MAX {
        user.remember_files(&[format!("/{index}").into()]).unwrap();
    }
    assert_eq!(user.recent_files().len(), RECENT_MAX);
    fs::write(folder.path().join("s/t/recent.json"), "nul").unwrap();
    assert!(user.recent_files().is_empty());
}

#[test]
fn new_identifiers_are_in_the_order_in_which_they_were_drawn() {
    let ids: Vec<_> = std::iter::repeat_with(|| SystemIds.next_id()).take(1000).collect();
    assert!(ids.is_sorted_by(|a, b| a < b));
    assert_eq!(ids[0].as_bytes()[14], b'7', "version 7: {}", ids[0]);
}
