//! Each system call of a save, killed at or made to fail, one at a time, in the real program.
//!
//! Knows nothing of how files are saved: the calls are those that a save without a fault makes.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output};

use super::saves::{Folder, SAVES, Save, assert_refused, in_french, program, stderr};

/// Whatever opens, writes or names a file, and whatever makes it last.
const CALLS: [&str; 13] = [
    "openat",
    "write",
    "pwrite64",
    "writev",
    "ftruncate",
    "fchmod",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "linkat",
    "unlink",
];

/// What a call can fail with, and what then is said.
const ERRORS: [(&str, &str); 3] = [
    ("EIO", "erreur d’entrée-sortie"),
    ("ENOSPC", "il n’y a plus de place sur le disque"),
    ("EACCES", "l’accès est refusé"),
];

/// One call of a save.
struct Call {
    name: &'static str,
    /// Among the calls of this name, the first being 1.
    number: usize,
    line: String,
}

impl Call {
    /// Whether it is on a file of the folder, and not on a library or on what is printed.
    fn is_of_file(&self, folder: &Path) -> bool {
        let on_terminal = ["write(1<", "write(2<"].iter().any(|start| self.line.contains(start));
        let opened = self.line.split('"').nth(1).filter(|_| self.name == "openat");
        let elsewhere = opened
            .is_some_and(|path| path.starts_with('/') && !Path::new(path).starts_with(folder));
        !on_terminal && !elsewhere
    }

    /// Looks in the folder for what killed saves left.
    fn lists_folder(&self) -> bool {
        self.name == "openat"
            && self.line.contains("O_NONBLOCK")
            && self.line.contains("O_DIRECTORY")
    }

    /// Whether the folder itself is opened by it.
    fn opens_folder(&self) -> bool {
        self.line.contains("O_RDONLY") && self.line.contains("\".\"")
    }

    /// Whether the project is read by it.
    fn reads(&self) -> bool {
        self.line.contains("O_RDONLY") && !self.line.contains("\".\"")
    }
}

/// Runs `save` in `folder` with what `inject` asks of strace. Returns the calls it made too.
fn traced(folder: &Folder, save: &Save, inject: Option<&str>) -> (Output, Vec<Call>) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    in_french(&mut strace).arg("-f").arg("-y").arg("-o").arg(log.path());
    strace.arg("-e").arg(format!("trace={}", CALLS.join(",")));
    if let Some(inject) = inject {
        strace.arg("-e").arg(format!("inject={inject}"));
    }
    strace.arg(program()).args(save.args()).current_dir(folder.path());
    let output = strace.output().expect("strace is installed");
    let log = fs::read_to_string(log.path()).unwrap();
    let mut calls: Vec<Call> = Vec::new();
    let main_thread = log.split_whitespace().next().unwrap_or_default();
    for line in log.lines() {
        let (thread, line) = line.split_once(' ').unwrap_or_default();
        let call = line.trim_start().split('(').next().unwrap_or_default();
        if let Some(&name) = CALLS.iter().find(|name| **name == call && thread == main_thread) {
            let number = 1 + calls.iter().filter(|call| call.name == name).count();
            calls.push(Call { name, number, line: line.to_owned() });
        }
    }
    (output, calls)
}

/// The calls of a save in which nothing goes wrong, and a folder to repeat it in.
fn watched(save: &Save) -> (Folder, Vec<Call>) {
    let folder = Folder::of(save);
    let (output, calls) = traced(&folder, save, None);
    assert!(output.status.success(), "strace cannot follow the program: {}", stderr(&output));
    assert!(folder.assert_whole(save, "nothing goes wrong"));
    for name in ["openat", "write", "fsync", "rename"] {
        let is_seen = calls.iter().any(|call| call.name.starts_with(name));
        assert!(is_seen, "a save without {name} is not what this test is about");
    }
    (folder, calls)
}

#[test]
#[ignore = "needs strace"]
fn a_save_killed_at_any_call_leaves_the_old_file_or_the_new_one() {
    for save in &SAVES {
        let (folder, calls) = watched(save);
        let (mut old, mut new) = (0, 0);
        for call in
            calls.iter().filter(|call| call.name != "openat" || call.is_of_file(folder.path()))
        {
            let what = format!("{:?} killed at {} {}", save.args(), call.name, call.number);
            let inject = format!("{}:signal=KILL:when={}", call.name, call.number);
            let (output, _) = traced(&folder, save, Some(&inject));
            assert_eq!(output.status.signal(), Some(9), "{what}: {}", stderr(&output));
            if folder.assert_whole(save, &what) { new += 1 } else { old += 1 }
        }
        assert!(old >= 3 && new >= 1, "{:?}: {old} old, {new} new", save.args());
        let again = traced(&folder, save, None).0;
        assert!(again.status.success(), "the next save goes through");
        assert_eq!(fs::read(folder.path().join(save.output)).unwrap(), folder.new_bytes());
    }
}

#[test]
#[ignore = "needs strace"]
fn a_call_that_fails_leaves_the_old_file_or_the_new_one_and_is_said() {
    for save in &SAVES {
        let (folder, calls) = watched(save);
        for call in calls.iter().filter(|call| call.is_of_file(folder.path())) {
            for (error, words) in ERRORS {
                let what = format!("{:?}: {error} at {}", save.args(), call.line);
                let inject = format!("{}:error={error}:when={}", call.name, call.number);
                // How often the system is asked what a thread may use differs from run to run: the call
                // of this number is sometimes another.
                let tries = (0..10).map(|_| traced(&folder, save, Some(&inject)));
                let mut hits = tries.filter_map(|(output, calls)| {
                    let mut hit = calls.into_iter().filter(|it| it.line.contains("(INJECTED)"));
                    Some((output, hit.find(|it| it.is_of_file(folder.path()))?))
                });
                let (output, hit) = hits.next().unwrap_or_else(|| panic!("{what}: not made"));
                // Its content has its name by then: what killed saves left may stay, and a folder may be
                // one that cannot be read.
                if hit.lists_folder() || error == "EACCES" && hit.opens_folder() {
                    assert!(output.status.success(), "{what}: {}", stderr(&output));
                    assert!(folder.assert_whole(save, &what), "{what}: the new file");
                    continue;
                }
                let name = if hit.reads() { save.args()[1] } else { save.output };
                assert_refused(&output, name, words, &format!("{what}: {}", hit.line));
                folder.assert_tidy(&what);
                folder.assert_whole(save, &what);
            }
        }
    }
}
