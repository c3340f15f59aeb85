//! Each system call of a save, killed at or made to fail, one at a time, in the real program.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output};

use super::saves::{Folder, SAVES, Save, assert_refused, in_french, program, stderr};
use crate::cli::STATE;

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
    /// Whether it is on a file of the folder, and not on a library, on what is printed, on a lock or on
    /// what is kept of the file: what becomes of those is no reason not to save.
    fn is_of_file(&self, folder: &Path) -> bool {
        if self.line.contains(STATE) || self.line.contains(".~lock.") {
            return false;
        }
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

    /// Whether the folder itself is opened by it, or put on the disk: see [`Self::is_of_file`] for what
    /// else is.
    fn is_of_folder(&self, folder: &Path) -> bool {
        let is_opened = self.name == "openat" && self.line.contains("\".\"");
        let on_disk = format!("<{}>", fs::canonicalize(folder).unwrap().display());
        is_opened || self.name == "fsync" && self.line.contains(&on_disk)
    }

    /// Whether it takes away the name of what was replaced.
    fn tidies(&self) -> bool {
        self.name == "unlink"
    }

    /// Whether the file called so is read by it.
    fn reads(&self, name: &str) -> bool {
        self.line.contains("O_RDONLY") && self.line.contains(&format!("\"{name}\""))
    }
}

/// Runs `save` in `folder` with what `inject` asks of strace. Returns the calls it made too.
fn traced(folder: &Folder, save: &Save, inject: Option<&str>) -> (Output, Vec<Call>) {
    let log = tempfile::NamedTempFile::new().unwrap();
    // What a version of another run would spare this one is done in each.
    let state = Path::new(STATE).join(folder.path().file_name().unwrap());
    let _ = fs::remove_dir_all(&state);
    let mut strace = Command::new("strace");
    in_french(&mut strace)
        .env("XDG_STATE_HOME", state)
        .arg("-f")
        .arg("-y")
        .arg("-o")
        .arg(log.path());
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
                // Its content has its name by then, or gets it all the same: what was replaced may stay
                // beside it, no closer look be taken, and the file be written over if it can be no other.
                let is_owned_otherwise = hit.name == "fchmod" && error == "EACCES";
                if hit.lists_folder()
                    || hit.is_of_folder(folder.path())
                    || hit.tidies()
                    || is_owned_otherwise
                {
                    let said = stderr(&output);
                    assert!(output.status.success(), "{what}: {said}");
                    let is_told = said.contains("coupure de courant");
                    // The folder is opened to wait for one's turn, too.
                    let may_be_told = hit.name == "openat" && error != "EACCES";
                    let is_expected = is_told == (hit.name == "fsync") || may_be_told;
                    assert!(is_expected, "{what}: {said}");
                    assert!(folder.assert_whole(save, &what), "{what}: the new file");
                    continue;
                }
                let is_input = save.args()[1] != save.output && hit.reads(save.args()[1]);
                let name = if is_input { save.args()[1] } else { save.output };
                assert_refused(&output, name, words, &format!("{what}: {}", hit.line));
                folder.assert_tidy(&what);
                folder.assert_whole(save, &what);
            }
        }
    }
}
