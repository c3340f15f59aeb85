//! What killed saves left beside a file is kept as its versions.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::file::read;
use super::leftover;
use super::place::{Place, both};
use super::turn::turn;
use super::versions::Versions;
use crate::fingerprint::Fingerprint;
use crate::words::{Message, key, message, shown};

impl Place<'_> {
    /// Keeps as versions what killed saves of this file left beside it, now that it holds what `current`
    /// tells. Returns where, in a sentence for each.
    pub fn rescue(&self, current: Fingerprint, versions: &Versions) -> Option<Message> {
        let turn = turn(&self.folder);
        let (path, target) = (self.path, &self.target);
        let kept = rescue(path, target, &self.folder, current, versions, turn.is_some());
        let parts = kept
            .into_iter()
            .map(|kept| message!(key::STORE_RESCUED, kept = shown(&kept), path = shown(path)));
        parts.fold(None, |parts, next| both(parts, Some(next)))
    }
}

/// Removes what a killed save of the file at `target` left in `folder` once it was whole: as nobody knows
/// whose it is, what neither the file (`current`) nor one of its versions holds is kept as a version first.
/// Returns where, for what was kept. What cannot be kept stays.
///
/// `is_our_turn`: whether nobody else replaces files in this folder meanwhile; else nothing is removed.
#[expect(clippy::disallowed_methods, reason = "the program's own files, which nobody knows of")]
fn rescue(
    path: &Path,
    target: &Path,
    folder: &Path,
    current: Fingerprint,
    versions: &Versions,
    is_our_turn: bool,
) -> Vec<PathBuf> {
    let mut kept = Vec::new();
    for entry in leftover::whole(target, folder) {
        let left = entry.path();
        let Ok(bytes) = read(&left) else { continue };
        if Fingerprint::of(&bytes) != current && !versions.hold(path, &bytes) {
            let written = entry.metadata().and_then(|it| it.modified());
            match versions.keep(path, &bytes, written.unwrap_or_else(|_| SystemTime::now())) {
                Ok(version) => kept.push(version),
                Err(error) => {
                    tracing::warn!("{error}");
                    continue;
                }
            }
        }
        if is_our_turn && let Err(error) = fs::remove_file(&left) {
            tracing::warn!("{}: {error}", left.display());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::super::place::{create, save_private};
    use super::*;

    #[test]
    fn what_is_nowhere_else_is_kept_and_then_goes() {
        let desk = tempfile::tempdir().unwrap();
        let (folder, versions) = (desk.path(), Versions::new(desk.path().join("versions")));
        let target = folder.join("p.json");
        let other = folder.join("other.json");
        let leave = |target: &Path, bytes: &[u8]| {
            let left = leftover::make_beside(target, folder, |path| create(path, 0o600)).unwrap();
            let (mut file, path) = left.keep().unwrap();
            io::Write::write_all(&mut file, bytes).unwrap();
            path
        };
        versions.keep(&target, b"kept", SystemTime::now()).unwrap();
        let gone = [leave(&target, b"current"), leave(&target, b"kept")];
        let (only, not_ours) = (leave(&target, b"only"), leave(&other, b"other"));
        let rescue = |is_our_turn| {
            rescue(&target, &target, folder, Fingerprint::of(b"current"), &versions, is_our_turn)
        };
        // Somebody may still be at it: kept, and left where it is.
        let kept = rescue(false);
        assert_eq!(kept.iter().map(|it| fs::read(it).unwrap()).collect::<Vec<_>>(), [b"only"]);
        assert!(gone.iter().chain([&only]).all(|it| it.exists()));
        assert!(rescue(true).is_empty(), "kept once");
        assert!(!gone.iter().chain([&only]).any(|it| it.exists()));
        leftover::sweep(folder);
        assert!(not_ours.exists());
        // What cannot be kept stays.
        let nowhere = Versions::new(target.join("versions"));
        save_private(&target, b"current").unwrap();
        let only = leave(&target, b"another");
        let current = Fingerprint::of(b"current");
        assert!(super::rescue(&target, &target, folder, current, &nowhere, true).is_empty());
        assert!(only.exists());
    }
}
