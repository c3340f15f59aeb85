//! Disks that are full, read-only or closed to the user, and files that may not grow: made for the test,
//! out of the sight of other programs.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::saves::{Folder, SAVES, Save, assert_refused, in_french, program, stderr};

/// A place of its own for disks, where the sample is read from one folder and saved in another.
struct Place {
    folder: tempfile::TempDir,
}

/// How a script ended, and what it found in the file saved.
struct Found {
    output: Output,
    /// The file, the names of its folder.
    saved: Vec<u8>,
    names: String,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
        fs::copy(sample, folder.path().join("p.json")).unwrap();
        fs::create_dir(folder.path().join("disk")).unwrap();
        fs::write(folder.path().join("program"), "").unwrap();
        Self { folder }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `script` where it can mount what it likes: in it, `save FILE` saves over a file, and
    /// whatever it does the folder `disk` is looked at afterwards.
    fn run(&self, script: &str) -> Found {
        let script = format!(
            "mount --bind \"$PROGRAM\" program
             save() {{ ./program align p.json --from source --to cible -o \"$1\"; }}
             look() {{ code=$?; cp disk/out.json saved; ls -A disk >names; exit $code; }}
             {script}"
        );
        let mut unshare = Command::new("unshare");
        in_french(&mut unshare).args(["-m", "sh", "-euc", &script]).env("PROGRAM", program());
        let output =
            unshare.current_dir(self.folder.path()).output().expect("unshare is installed");
        let read = |name| fs::read(self.at(name));
        let saved =
            read("saved").unwrap_or_else(|_| panic!("no disk could be made: {}", stderr(&output)));
        let names = String::from_utf8(read("names").unwrap()).unwrap();
        Found { output, saved, names }
    }
}

impl Found {
    #[track_caller]
    fn assert_refused_and_untouched(&self, words: &str) {
        assert_refused(&self.output, "disk/out.json", words, words);
        assert_eq!(self.saved, b"auparavant\n", "the file is as it was");
        assert!(!self.names.contains(".organigramme-"), "a temporary file is left: {}", self.names);
    }
}

#[test]
#[ignore = "needs root"]
fn a_full_disk_is_said_and_keeps_the_file() {
    // The sample takes 60 kB.
    let found = Place::new().run(
        "mount -t tmpfs -o size=40k none disk; echo auparavant >disk/out.json
         trap look EXIT; save disk/out.json",
    );
    found.assert_refused_and_untouched("il n’y a plus de place sur le disque");
    let found = Place::new().run(
        "mount -t tmpfs -o size=400k none disk; echo auparavant >disk/out.json
         trap look EXIT; save disk/out.json",
    );
    assert!(found.output.status.success(), "a disk with room: {}", stderr(&found.output));
    assert!(found.saved.len() > 40_000);
}

#[test]
#[ignore = "needs root"]
fn a_disk_without_names_left_is_said_and_keeps_the_file() {
    // The root of the disk and one file.
    let found = Place::new().run(
        "mount -t tmpfs -o nr_inodes=2 none disk; echo auparavant >disk/out.json
         trap look EXIT; save disk/out.json",
    );
    found.assert_refused_and_untouched("il n’y a plus de place sur le disque");
}

#[test]
#[ignore = "needs root"]
fn a_read_only_disk_is_said_and_keeps_the_file() {
    let found = Place::new().run(
        "mount -t tmpfs none disk; echo auparavant >disk/out.json; mount -o remount,ro disk
         trap look EXIT; save disk/out.json",
    );
    found.assert_refused_and_untouched("il est en lecture seule");
}

#[test]
#[ignore = "needs root"]
fn a_folder_closed_to_the_user_is_said_and_keeps_the_file() {
    let nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    let run = |mode: &str| {
        Place::new().run(&format!(
            "chmod 755 . ; chmod 644 p.json; echo auparavant >disk/out.json
             chown -R 65534:65534 disk; chmod {mode} disk; trap look EXIT
             {nobody} ./program align p.json --from source --to cible -o disk/out.json"
        ))
    };
    run("555").assert_refused_and_untouched("l’accès est refusé");
    let open = run("755");
    assert!(open.output.status.success(), "a folder of one's own: {}", stderr(&open.output));
    assert!(open.saved.len() > 40_000);
}

/// Runs `save` where no file may grow beyond `bytes`: the call that would make it do so writes what it
/// can, and the program is then killed, or told if it asks to be.
fn limited(folder: &Path, save: &Save, bytes: u64, is_told: bool) -> Output {
    let trap = if is_told { "trap '' XFSZ;" } else { "" };
    let script = format!("{trap} ulimit -c 0; exec prlimit --fsize={bytes} -- \"$0\" \"$@\"");
    in_french(&mut Command::new("sh"))
        .args(["-c", &script, program()])
        .args(save.args())
        .current_dir(folder)
        .output()
        .unwrap()
}

#[test]
#[ignore = "needs prlimit"]
fn a_file_that_may_not_grow_is_the_old_one() {
    const SIGXFSZ: i32 = 25;
    for save in &SAVES {
        let folder = Folder::of(save);
        let size = folder.new_bytes().len() as u64;
        for bytes in [0, 1, 4096, size / 2, size - 1] {
            let what = format!("{:?} within {bytes} bytes", save.args());
            let killed = limited(folder.path(), save, bytes, false);
            assert_eq!(killed.status.signal(), Some(SIGXFSZ), "{what}: {}", stderr(&killed));
            assert!(!folder.assert_whole(save, &what), "{what}: the new file does not fit");
            let told = limited(folder.path(), save, bytes, true);
            assert_refused(&told, save.output, "", &what);
            folder.assert_tidy(&what);
            assert!(!folder.assert_whole(save, &what), "{what}: the new file does not fit");
        }
        let enough = limited(folder.path(), save, size, false);
        assert!(enough.status.success(), "{}", stderr(&enough));
        assert!(folder.assert_whole(save, "just enough"));
    }
}
