//! A file that somebody else replaces while a command works on it, and disks that put things off: calls of the
//! real program are held up, so that the moment is always the same.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use organigramme::store::{Version, Versions};

use super::saves::{assert_refused, in_french, program, stderr};
use crate::cli::STATE;
use crate::support::waiting::wait_until;

const SAMPLE: &[u8] = include_bytes!("../../../assets/samples/proch-orientation.json");
const ALIGN: [&str; 8] = ["align", "p.json", "--from", "source", "--to", "cible", "-o", "p.json"];

/// A folder of its own with the project in it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("p.json"), SAMPLE).unwrap();
        Self { folder }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Begins to align the project, with what `inject` asks of strace.
    fn start(&self, inject: &[&str]) -> Child {
        let mut strace = Command::new("strace");
        in_french(&mut strace).args(["-f", "-y", "-o"]).arg(self.at("log"));
        strace.args(["-e", "trace=openat,fsync,renameat2,rename,linkat,flock"]);
        inject.iter().for_each(|it| {
            strace.args(["-e", &format!("inject={it}")]);
        });
        strace.arg(program()).args(ALIGN).current_dir(self.folder.path());
        strace.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("strace is installed")
    }

    fn run(&self, inject: &[&str]) -> Output {
        self.start(inject).wait_with_output().unwrap()
    }

    /// Without strace.
    fn run_plain(&self, args: &[&str]) -> Output {
        let mut command = Command::new(program());
        in_french(&mut command).args(args).current_dir(self.folder.path()).output().unwrap()
    }

    fn log(&self) -> String {
        fs::read_to_string(self.at("log")).unwrap_or_default()
    }

    /// Puts another file in the place of the project's, as editors do.
    fn replace(&self, bytes: &[u8]) {
        fs::write(self.at("other"), bytes).unwrap();
        fs::rename(self.at("other"), self.at("p.json")).unwrap();
    }

    fn held(&self) -> Vec<u8> {
        fs::read(self.at("p.json")).unwrap()
    }

    /// What saves have in the folder and nobody sees.
    fn hidden(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path()).unwrap().map(|it| it.unwrap());
        let is_hidden =
            |it: &fs::DirEntry| it.file_name().to_string_lossy().starts_with(".organigramme-");
        entries.filter(is_hidden).map(|it| it.path()).collect()
    }

    /// What is kept of the file, the latest first.
    fn kept(&self) -> Vec<Version> {
        Versions::new(Path::new(STATE).join("organigramme/versions")).of(&self.at("p.json"))
    }

    /// Aligns the project, held up before it is replaced, and replaces it meanwhile.
    fn outrun(&self, inject: &[&str]) -> Output {
        let held_up = ["fsync:delay_enter=1500000"];
        let injected: Vec<&str> = held_up.into_iter().chain(inject.iter().copied()).collect();
        let command = self.start(&injected);
        wait_until("it is written", || is_being_written(self));
        self.replace(&theirs());
        command.wait_with_output().unwrap()
    }
}

/// The project as somebody else has saved it.
fn theirs() -> Vec<u8> {
    let text = String::from_utf8(SAMPLE.to_vec()).unwrap();
    text.replacen("\"title\": \"", "\"title\": \"Autre ", 1).into_bytes()
}

#[test]
#[ignore = "needs strace"]
fn what_somebody_else_puts_in_a_file_s_place_meanwhile_is_not_overwritten() {
    // Held up for longer than it takes to see it. The project is read by then; the last moment is that
    // before its name is given to another file.
    let fallback = "renameat2:error=EINVAL";
    for (held_up, also) in [
        ("fsync:delay_enter=1500000", None),
        ("renameat2:delay_enter=1500000", None),
        // A disk on which two files cannot exchange their names.
        ("fsync:delay_enter=1500000", Some(fallback)),
        ("linkat:delay_enter=1500000", Some(fallback)),
    ] {
        let desk = Desk::new();
        let injected: Vec<&str> = [held_up].into_iter().chain(also).collect();
        let command = desk.start(&injected);
        wait_until(held_up, || is_being_written(&desk));
        desk.replace(&theirs());
        let output = command.wait_with_output().unwrap();
        assert_refused(&output, "p.json", "il a été modifié par quelqu’un d’autre", held_up);
        assert!(desk.held() == theirs(), "{held_up}: what they saved is there");
        assert_eq!(desk.hidden(), [] as [PathBuf; 0], "{held_up}");
    }
}

#[test]
#[ignore = "needs strace"]
fn what_a_killed_save_displaced_is_among_the_versions_after_the_next() {
    // Between the exchange of names and the one that puts back what it has displaced; the first call
    // names the version.
    let desk = Desk::new();
    let output = desk.outrun(&["renameat2:signal=KILL:when=3"]);
    assert_eq!(output.status.signal(), Some(9), "{}", stderr(&output));
    assert!(desk.held() != theirs(), "it was displaced");
    let [left] = &desk.hidden()[..] else { panic!("{:?}", desk.hidden()) };
    assert!(fs::read(left).unwrap() == theirs());
    fs::set_permissions(left, fs::Permissions::from_mode(0o644)).unwrap();
    // An hour later, another file is saved there, then this one.
    let an_hour_ago = SystemTime::now() - Duration::from_secs(3_600);
    fs::File::options().write(true).open(left).unwrap().set_modified(an_hour_ago).unwrap();
    let other = ["align", "p.json", "--from", "source", "--to", "cible", "-o", "other.json"];
    assert_eq!(desk.run_plain(&other).status.code(), Some(0));
    assert_eq!(desk.hidden(), std::slice::from_ref(left), "it is not its own");
    let output = desk.run_plain(&ALIGN);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(desk.hidden(), [] as [PathBuf; 0]);
    let kept = desk.kept();
    let theirs = kept.iter().find(|it| fs::read(&it.path).unwrap() == theirs());
    let version = theirs.expect("what somebody else had written is kept");
    assert_eq!(fs::metadata(&version.path).unwrap().mode() & 0o777, 0o600);
    assert!(said.contains(&version.path.display().to_string()), "it says where: {said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    // Once.
    let output = desk.run_plain(&ALIGN);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert_eq!(desk.kept(), kept);
}

#[test]
#[ignore = "needs strace"]
fn what_cannot_be_put_back_is_said_and_stays() {
    let desk = Desk::new();
    let output = desk.outrun(&["renameat2:error=EIO:when=3"]);
    let left = desk.hidden();
    let [left] = &left[..] else { panic!("{left:?}: {}", stderr(&output)) };
    assert!(fs::read(left).unwrap() == theirs());
    let name = left.file_name().unwrap().to_str().unwrap();
    assert_refused(&output, "p.json", name, "not put back");
    let again = desk.run_plain(&ALIGN);
    assert_eq!(again.status.code(), Some(0), "{}", stderr(&again));
    assert!(desk.kept().iter().any(|it| fs::read(&it.path).unwrap() == theirs()));
}

/// Whether the command has read the project and writes another: its temporary file stands beside it.
fn is_being_written(desk: &Desk) -> bool {
    let mut names = fs::read_dir(desk.folder.path()).unwrap().flatten();
    names.any(|it| it.file_name().to_string_lossy().starts_with(".organigramme-"))
}

#[test]
#[ignore = "takes a while"]
fn of_a_file_that_is_replaced_again_and_again_the_last_one_stays() {
    let desk = Desk::new();
    let ends = AtomicBool::new(false);
    let (mut refused, mut done) = (0, 0);
    std::thread::scope(|scope| {
        let replacing = scope.spawn(|| {
            let mut last = 0_u32;
            while !ends.load(Ordering::Relaxed) {
                last += 1;
                let mut bytes = SAMPLE.to_vec();
                bytes.extend(format!("\n{}", " ".repeat(last as usize % 1_000)).bytes());
                desk.replace(&bytes);
            }
        });
        for _ in 0..8 {
            let output = in_french(&mut Command::new(program()))
                .args(ALIGN)
                .current_dir(desk.folder.path())
                .output()
                .unwrap();
            match output.status.code() {
                Some(2) => {
                    // What the other has put there, and nothing else.
                    assert!(desk.held().starts_with(SAMPLE));
                    refused += 1;
                }
                Some(0) => done += 1,
                other => panic!("{other:?}: {}", stderr(&output)),
            }
        }
        ends.store(true, Ordering::Relaxed);
        replacing.join().unwrap();
    });
    assert!(refused > 0 && done + refused == 8, "{refused} refused, {done} done");
}

#[test]
#[ignore = "needs strace"]
fn a_folder_that_is_not_put_on_the_disk_is_told_and_the_file_is_saved() {
    let before = Desk::new();
    let plain = before.run(&[]);
    assert!(plain.status.success(), "{}", stderr(&plain));
    let synced: Vec<String> =
        before.log().lines().filter(|it| it.contains("fsync(")).map(str::to_owned).collect();
    let of_folder = |desk: &Desk, line: &str| {
        let folder = fs::canonicalize(desk.folder.path()).unwrap();
        line.contains(&format!("<{}>", folder.display()))
    };
    let number = 1 + synced.iter().position(|it| of_folder(&before, it)).expect("it is synced");
    for (error, is_told) in
        [("EIO", true), ("ENOSPC", true), ("EINVAL", false), ("EOPNOTSUPP", false)]
    {
        let desk = Desk::new();
        let output = desk.run(&[&format!("fsync:error={error}:when={number}")]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(0), "{error}: {said}");
        let expected = usize::from(is_told);
        assert_eq!(said.lines().count(), expected, "{error}: {said}");
        assert_eq!(said.contains("il est enregistré, mais"), is_told, "{error}: {said}");
        assert!(desk.held() == before.held(), "{error}: it is in its place");
        // The next save is not told of somebody else.
        let again = desk.run(&[]);
        assert_eq!((again.status.code(), stderr(&again).as_str()), (Some(0), ""), "{error}");
    }
}

#[test]
fn a_version_that_cannot_be_kept_is_told_and_the_file_is_saved() {
    let desk = Desk::new();
    let output = in_french(&mut Command::new(program()))
        .args(ALIGN)
        .env("XDG_STATE_HOME", "/proc/none")
        .env("TMPDIR", "/proc/none")
        .current_dir(desk.folder.path())
        .output()
        .unwrap();
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("n’est pas gardé dans les versions"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(desk.held() != SAMPLE);
}

/// What a save that is cut short leaves of a file that it writes over: the beginning of one content, the end
/// of another.
fn mixed(one: &[u8], other: &[u8]) -> Vec<u8> {
    [&one[..one.len() / 2], &other[other.len() / 3..]].concat()
}

#[test]
fn of_a_file_that_cannot_be_read_any_more_what_it_held_before_is_named() {
    let desk = Desk::new();
    assert_eq!(desk.run_plain(&ALIGN).status.code(), Some(0));
    let [version] = &desk.kept()[..] else { panic!("one version is kept") };
    fs::write(desk.at("p.json"), mixed(&desk.held(), SAMPLE)).unwrap();
    for args in [
        &["count", "p.json"][..],
        &["check", "p.json"],
        &["export", "p.json", "-o", "p.svg"],
        &["compare", "p.json"],
        &ALIGN,
        &["merge", "p.json", "p.json", "-o", "m.json"],
    ] {
        let output = desk.run_plain(args);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        let named = format!("Le contenu d’avant est gardé : {}", version.path.display());
        assert!(said.starts_with("p.json : ") && said.contains(&named), "{args:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{args:?}: {said}");
    }
    // A version that cannot be read itself is not named, and nothing where none is kept.
    fs::write(&version.path, "{").unwrap();
    let said = stderr(&desk.run_plain(&["count", "p.json"]));
    assert!(said.starts_with("p.json : ") && !said.contains("gardé"), "{said}");
    // A project that contradicts itself: its faults are printed, and the way back beside them.
    fs::write(&version.path, SAMPLE).unwrap();
    let text = String::from_utf8(SAMPLE.to_vec()).unwrap();
    let twice = text.replacen("{\"id\":\"direction\"", "{\"id\":\"pole\"", 1);
    fs::write(desk.at("p.json"), twice).unwrap();
    let output = desk.run_plain(&["check", "p.json"]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(&version.path.display().to_string()), "{said}");
}

#[test]
#[ignore = "needs strace"]
fn who_may_read_a_file_is_as_it_was_last_said_whenever_that_was() {
    let fallback = "renameat2:error=EINVAL";
    for also in [None, Some(fallback)] {
        let desk = Desk::new();
        let mode = |mode| fs::Permissions::from_mode(mode);
        fs::set_permissions(desk.at("p.json"), mode(0o664)).unwrap();
        let injected: Vec<&str> = ["fsync:delay_enter=1500000"].into_iter().chain(also).collect();
        let command = desk.start(&injected);
        let is_like_it = |path: &PathBuf| {
            fs::metadata(path).is_ok_and(|it| it.mode() & 0o777 == 0o664 && it.len() > 0)
        };
        wait_until("it is as open", || desk.hidden().iter().any(is_like_it));
        fs::set_permissions(desk.at("p.json"), mode(0o600)).unwrap();
        let output = command.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{also:?}: {}", stderr(&output));
        assert!(desk.held() != SAMPLE, "{also:?}");
        assert_eq!(fs::metadata(desk.at("p.json")).unwrap().mode() & 0o777, 0o600, "{also:?}");
    }
}

#[test]
#[ignore = "needs strace"]
fn what_is_no_file_and_takes_its_place_meanwhile_is_named_once() {
    for (put, words) in
        [(mkdir as fn(&Path), "c’est un dossier"), (link, "il a été modifié par quelqu’un d’autre")]
    {
        let desk = Desk::new();
        let command = desk.start(&["fsync:delay_enter=1500000"]);
        wait_until(words, || is_being_written(&desk));
        fs::remove_file(desk.at("p.json")).unwrap();
        put(&desk.at("p.json"));
        let output = command.wait_with_output().unwrap();
        assert_refused(&output, "p.json", words, words);
        assert_eq!(stderr(&output).matches("p.json").count(), 1, "{}", stderr(&output));
        assert!(!stderr(&output).contains("os error"), "{}", stderr(&output));
    }
}

fn mkdir(path: &Path) {
    fs::create_dir(path).unwrap();
}

fn link(path: &Path) {
    fs::write(path.with_file_name("other.json"), theirs()).unwrap();
    std::os::unix::fs::symlink("other.json", path).unwrap();
}
