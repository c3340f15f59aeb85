//! Giving bytes their place: all of them are there afterwards or, on an error, what was there before.
//!
//! A new file is written beside the old one, closed to everybody else, and takes its name once it is on the
//! disk. It takes after the old one first: owner, group, permissions, attributes; a file that cannot is not
//! put in its place.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::failure::{is_held, patiently};
use super::file::{Problem, READ_MAX_BYTES, StoreError, check_regular, link_target, look};
use super::naming::{if_removable, persist, rename_over};
use super::turn::turn;
use super::{leftover, likeness};
use crate::fingerprint::Fingerprint;
use crate::words::{Message, key, message};

/// What a write came to: it is in its place.
#[derive(Debug, Default)]
pub struct Placed {
    /// Why a power cut might still bring back what was there before, or who may read it is not as it should
    /// be; none if all is well.
    pub unsure: Option<StoreError>,
    /// Where what it took the place of is kept, in a sentence; none if nothing had to be.
    pub kept: Option<Message>,
}

impl Placed {
    /// What is to be said of it, if anything is.
    pub fn remark(&self) -> Option<Message> {
        both(self.kept.clone(), self.unsure.as_ref().map(StoreError::message))
    }
}

/// Two remarks as one.
pub(super) fn both(first: Option<Message>, second: Option<Message>) -> Option<Message> {
    match (first, second) {
        (Some(first), Some(second)) => Some(message!(key::STORE_BOTH, first, second)),
        (first, second) => first.or(second),
    }
}

/// Puts `bytes` in place of the file at `path`: afterwards it holds all of them or, on an error,
/// what it held before. A link is followed and stays one; the file's owner, group, permissions and
/// attributes stay. Where no other file could have them, it is written over. A new file is no more open
/// to others than any of those that it is `made_from`.
///
/// # Errors
/// If the folder or the disk does not take it, or something other than a file is there;
/// [`Problem::NotReplaced`] if the file that is there could be written over.
pub fn save_atomically(
    path: &Path,
    bytes: &[u8],
    made_from: &[PathBuf],
) -> Result<Placed, StoreError> {
    let place = Place::at(path)?;
    match place.replace(bytes, Guard::Anything, Kind::Shared(made_from)) {
        // It serves only if the disk fails meanwhile.
        Err(Refusal::NotAlike(_)) => {
            place.overwrite(bytes, fs::read(&place.target).ok().as_deref())
        }
        Ok(placed) => Ok(placed),
        Err(
            refusal @ (Refusal::Changed(_)
            | Refusal::NotPutBack(_)
            | Refusal::Other(_)
            | Refusal::Io(_)),
        ) => Err(place.refused(refusal)),
    }
}

/// The same for a file that only the user reads, whatever others may read in its folder.
///
/// # Errors
/// As for [`save_atomically`].
pub(super) fn save_private(path: &Path, bytes: &[u8]) -> Result<Placed, StoreError> {
    let place = Place::at(path)?;
    let placed = place.replace(bytes, Guard::Anything, Kind::Private);
    placed.map_err(|refusal| place.refused(refusal))
}

/// Where bytes are to be put.
#[derive(Debug)]
pub(super) struct Place<'a> {
    /// As it was asked for.
    pub path: &'a Path,
    /// Where its links end.
    pub target: PathBuf,
    pub folder: PathBuf,
    /// The file that is there, and may be written over.
    current: Option<Current>,
}

#[derive(Debug)]
struct Current {
    #[cfg(unix)]
    file: Arc<File>,
    /// Windows replaces no file that is open, least of all on a server: it is opened whenever it is needed.
    #[cfg(not(unix))]
    target: PathBuf,
    metadata: Metadata,
}

impl Current {
    /// The same, open to be written over.
    #[cfg(unix)]
    fn file(&self) -> io::Result<Arc<File>> {
        Ok(self.file.clone())
    }

    #[cfg(not(unix))]
    fn file(&self) -> io::Result<Arc<File>> {
        patiently(|| open(File::options().read(true).write(true), &self.target)).map(Arc::new)
    }
}

/// What may be replaced.
#[derive(Clone, Copy, Debug)]
pub(super) enum Guard {
    Anything,
    /// A file that holds this, and no other.
    Holding(Fingerprint),
    /// No file.
    Nothing,
}

/// Who may read a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// Whoever could read the one before or, without one, reads any new file there and each of these.
    Shared(&'a [PathBuf]),
    /// Its owner alone.
    Private,
}

/// Why nothing was replaced.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Somebody else was faster, and this is what is there.
    Changed(Fingerprint),
    /// No new file could belong to whom the old one does, or be as open to others.
    NotAlike(io::Error),
    /// Somebody else was faster, and what they wrote, displaced, could not go back: it is here.
    NotPutBack(PathBuf),
    /// What stands there cannot be replaced, or could not be looked at.
    Other(Problem),
    Io(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl<'a> Place<'a> {
    /// # Errors
    /// If what is there is no file, or one that may not be written.
    pub fn at(path: &'a Path) -> Result<Self, StoreError> {
        let fail = |problem| StoreError::new(path, problem);
        let failed = |error| fail(Problem::Io(error));
        let target = link_target(path).map_err(fail)?;
        #[cfg(windows)]
        super::naming::check_name(&target).map_err(fail)?;
        let metadata = match fs::metadata(&target) {
            Ok(metadata) => {
                check_regular(&metadata).map_err(fail)?;
                if metadata.permissions().readonly() {
                    return Err(fail(Problem::ReadOnly));
                }
                Some(metadata)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        let last = path.as_os_str().as_encoded_bytes().last();
        let is_folder = last.is_some_and(|&it| std::path::is_separator(char::from(it)));
        if target.file_name().is_none() || is_folder {
            return Err(fail(Problem::IsFolder));
        }
        let current = match metadata {
            // Who may not write the file may not replace it either, though the folder would let them.
            Some(_) => match patiently(|| open(File::options().write(true), &target)) {
                Ok(file) => {
                    let metadata = file.metadata().map_err(failed)?;
                    check_regular(&metadata).map_err(fail)?;
                    Some(Current {
                        #[cfg(unix)]
                        file: file.into(),
                        #[cfg(not(unix))]
                        target: target.clone(),
                        metadata,
                    })
                }
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                Err(error) => return Err(failed(error)),
            },
            None => None,
        };
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        // In the form that Windows takes at any length.
        #[cfg(windows)]
        let (folder, target) = match (fs::canonicalize(&folder), target.file_name()) {
            (Ok(folder), Some(name)) => (folder.clone(), folder.join(name)),
            _ => (folder, target),
        };
        Ok(Self { path, target, folder, current })
    }

    pub fn refused(&self, refusal: Refusal) -> StoreError {
        let problem = match refusal {
            Refusal::Io(error) if error.kind() == ErrorKind::NotFound && !self.folder.exists() => {
                return StoreError::io(&self.folder, error);
            }
            Refusal::Changed(found) => Problem::Changed(found),
            Refusal::NotAlike(error) => Problem::NotReplaced(error),
            Refusal::NotPutBack(kept) => Problem::NotPutBack(kept),
            Refusal::Other(problem) => problem,
            Refusal::Io(error) if is_held(&error) => Problem::Io(error),
            Refusal::Io(error) => {
                let may_be_in_place = matches!(
                    error.kind(),
                    ErrorKind::PermissionDenied
                        | ErrorKind::CrossesDevices
                        | ErrorKind::ResourceBusy
                        | ErrorKind::Unsupported
                );
                match self.current {
                    Some(_) if may_be_in_place => Problem::NotReplaced(error),
                    Some(_) | None => Problem::Io(error),
                }
            }
        };
        StoreError::new(self.path, problem)
    }

    /// Puts a new file with `bytes` in place of what `guard` lets go.
    pub fn replace(&self, bytes: &[u8], guard: Guard, kind: Kind<'_>) -> Result<Placed, Refusal> {
        // The errors below are the system's own: tempfile's name a path that nobody knows of.
        let make = |mode| leftover::make(&self.folder, |path| create(path, mode));
        let new = make(likeness::PRIVATE)?;
        let mut file = new.as_file();
        // Tells another save that this is no leftover. Not every disk knows locks.
        let _ = file.try_lock();
        if let Some(current) = &self.current {
            likeness::take_owner(file, &current.metadata).map_err(not_alike)?;
        }
        file.write_all(bytes)?;
        let mut taken = None;
        match (kind, &self.current) {
            (Kind::Private, _) => likeness::close(file)?,
            (Kind::Shared(_), Some(current)) => {
                let current = current.file()?;
                taken = Some(likeness::take_access(file, &current).map_err(not_alike)?);
            }
            (Kind::Shared(made_from), None) => {
                // An empty file shows what the folder and the user's mask make of a new one.
                let ordinary = make(likeness::ORDINARY)?;
                likeness::take_access_within(file, ordinary.as_file(), made_from)?;
            }
        }
        synced(file.sync_all())?;
        #[cfg(unix)]
        let ours = file.try_clone()?;
        self.put(new, guard)?;
        // Somebody may have opened or closed the old one to others until the last moment.
        let later = match (&self.current, taken) {
            #[cfg(unix)]
            (Some(current), Some(taken)) => likeness::follow(&ours, &current.file, &taken),
            // What another one was is seen no more once it is replaced.
            (Some(_) | None, _) => Ok(()),
        };
        leftover::sweep(&self.folder);
        let unlike = later.err().map(Problem::AccessNotTaken);
        let unsure = unlike.or(sync_folder(&self.folder).err().map(Problem::Unsure));
        let unsure = unsure.map(|problem| StoreError::new(self.path, problem));
        Ok(Placed { unsure, kept: None })
    }

    /// Gives a written file its name, if what has it is what may go.
    fn put(&self, new: tempfile::NamedTempFile, guard: Guard) -> Result<(), Refusal> {
        let held = match (guard, &self.current) {
            (Guard::Anything, Some(_)) => return Ok(persist(new, &self.target)?),
            (Guard::Anything | Guard::Nothing, _) | (Guard::Holding(_), None) => None,
            (Guard::Holding(held), Some(_)) => Some(held),
        };
        // Other windows wait for their turn; who is no window, or elsewhere, is found out.
        let _turn = turn(&self.folder);
        let Some(held) = held else { return self.put_where_nothing_is(new) };
        let new = self.named_to_change_places(new)?;
        match exchange(new.path(), &self.target) {
            Ok(()) => {}
            // It is gone: nobody's change is in it.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return self.put_where_nothing_is(new);
            }
            Err(error) if is_unknown_here(&error) => return self.put_over(new, held),
            Err(error) => return Err(error.into()),
        }
        // The temporary name is now that of what was replaced, and goes.
        let displaced = open(File::options().read(true), new.path());
        match displaced.and_then(|file| Ok((fingerprint(&file)?, file))) {
            Ok((found, _)) if found == held => Ok(()),
            Ok((found, file)) => match self.put_back(&new, file) {
                Ok(()) => Err(Refusal::Changed(found)),
                Err(error) => Err(left(new, &error)),
            },
            Err(error) => match exchange(new.path(), &self.target) {
                Ok(()) => Err(self.not_looked_into(error)),
                Err(error) => Err(left(new, &error)),
            },
        }
    }

    /// What stood in the file's place, and does again, could not be looked into.
    fn not_looked_into(&self, error: io::Error) -> Refusal {
        if fs::symlink_metadata(&self.target).is_ok_and(|it| it.is_file()) {
            return error.into();
        }
        // A link, a folder: somebody has put it there.
        match look(&self.target).map_err(io_of) {
            Ok(Some(found)) => Refusal::Changed(found),
            Ok(None) => error.into(),
            Err(refusal) => refusal,
        }
    }

    /// Gives a written file the name under which it, and what it displaces, outlasts whoever is killed now:
    /// see [`Place::rescue`].
    #[expect(clippy::disallowed_methods, reason = "the store names its own files")]
    fn named_to_change_places(
        &self,
        new: tempfile::NamedTempFile,
    ) -> io::Result<tempfile::NamedTempFile> {
        let (file, path) = new.into_parts();
        let moved = leftover::make_beside(&self.target, &self.folder, |to| fs::rename(&path, to))?;
        let _ = path.keep();
        Ok(tempfile::NamedTempFile::from_parts(file, moved.into_temp_path()))
    }

    /// Puts a written file over another on a disk where two cannot change places. What is replaced keeps a
    /// second name until it has been looked into: only what comes between two calls to the system, that
    /// which gives the second name and that which takes the first one, would be lost.
    #[expect(clippy::disallowed_methods, reason = "the store names its own files")]
    fn put_over(&self, new: tempfile::NamedTempFile, held: Fingerprint) -> Result<(), Refusal> {
        match look(&self.target).map_err(io_of)? {
            Some(found) if found != held => return Err(Refusal::Changed(found)),
            Some(_) => {}
            None => return self.put_where_nothing_is(new),
        }
        // What another program keeps, keeps the second name too.
        if_removable(&self.target)?;
        let link = |name: &Path| fs::hard_link(&self.target, name);
        // Not every disk knows second names: no closer look can be taken there.
        let Ok(second) = leftover::make_beside(&self.target, &self.folder, link) else {
            return Ok(persist(new, &self.target)?);
        };
        let ours = new.as_file().try_clone()?;
        persist(new, &self.target)?;
        let replaced = open(File::options().read(true), second.path());
        let refusal = match replaced.and_then(|file| fingerprint(&file)) {
            Ok(found) if found == held => return Ok(()),
            Ok(found) => Refusal::Changed(found),
            Err(error) => error.into(),
        };
        // Unless somebody has replaced ours by now, who is the last one.
        if likeness::stands(&ours, &self.target)
            && let Err(error) = rename_over(second.path(), &self.target)
        {
            return Err(left(second, &error));
        }
        Err(refusal)
    }

    /// What stood in the file's place goes back there, `displaced` or what somebody put there since.
    ///
    /// # Errors
    /// If it cannot: it still has the name of `new`.
    fn put_back(&self, new: &tempfile::NamedTempFile, displaced: File) -> io::Result<()> {
        // Each file is held open: another one cannot get its number meanwhile.
        let (mut put, mut next) = (new.as_file().try_clone()?, displaced);
        for _ in 0..PUT_BACK_MAX {
            exchange(new.path(), &self.target)?;
            if likeness::stands(&put, new.path()) {
                return Ok(());
            }
            // Somebody has replaced what we had put there: that is what goes back.
            let newer = open(File::options().read(true), new.path())?;
            put = std::mem::replace(&mut next, newer);
        }
        Err(ErrorKind::ResourceBusy.into())
    }

    /// Gives a written file a name that nothing has.
    fn put_where_nothing_is(&self, new: tempfile::NamedTempFile) -> Result<(), Refusal> {
        let Err(refused) = new.persist_noclobber(&self.target) else { return Ok(()) };
        match look(&self.target).map_err(io_of)? {
            Some(found) => Err(Refusal::Changed(found)),
            // A disk that knows no such name-giving.
            None if is_unknown_here(&refused.error)
                || refused.error.kind() == ErrorKind::PermissionDenied =>
            {
                Ok(persist(refused.file, &self.target)?)
            }
            None => Err(refused.error.into()),
        }
    }

    /// Writes `bytes` over what the file holds, or, if that fails, what it held `before` again: for where
    /// no other file can take its place. Who cuts the power meanwhile leaves a mix.
    ///
    /// # Errors
    /// If the file cannot be written, does not hold what it did, or another one has taken its place.
    pub fn overwrite(&self, bytes: &[u8], before: Option<&[u8]>) -> Result<Placed, StoreError> {
        let fail = |problem| StoreError::new(self.path, problem);
        let Some(current) = &self.current else {
            return Err(fail(Problem::Io(ErrorKind::NotFound.into())));
        };
        let file = current.file().map_err(|error| fail(Problem::Io(error)))?;
        // Somebody may write over it too: it is looked into as near as can be before and after.
        let check_holds = |held: Option<&[u8]>| match look(&self.target)? {
            Some(found)
                if likeness::stands(&file, &self.target)
                    && held.is_none_or(|held| Fingerprint::of(held) == found) =>
            {
                Ok(())
            }
            Some(found) => Err(fail(Problem::Changed(found))),
            None => Err(fail(Problem::Io(ErrorKind::NotFound.into()))),
        };
        check_holds(before)?;
        if let Err(error) = write_over(&file, bytes) {
            if let Some(before) = before
                && let Err(error) = write_over(&file, before)
            {
                tracing::error!("{}: {error}", self.path.display());
            }
            return Err(fail(Problem::Io(error)));
        }
        check_holds(Some(bytes))?;
        Ok(Placed::default())
    }
}

/// What is put back is looked at again so many times, while somebody goes on replacing it.
const PUT_BACK_MAX: usize = 100;

/// What could not be put back keeps the hidden name that it has, for the next save to keep as a version.
fn left<F>(name: tempfile::NamedTempFile<F>, error: &io::Error) -> Refusal {
    let path = name.path().to_owned();
    tracing::error!("{}: {error}", path.display());
    let _ = name.into_temp_path().keep();
    Refusal::NotPutBack(path)
}

fn not_alike(error: io::Error) -> Refusal {
    let is_refused = matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::InvalidInput | ErrorKind::Unsupported
    );
    if is_refused { Refusal::NotAlike(error) } else { Refusal::Io(error) }
}

/// A call that the file's own system has not, though the computer's has.
fn is_unknown_here(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported)
}

fn io_of(error: StoreError) -> Refusal {
    match error.into_io() {
        Ok(error) => Refusal::Io(error),
        Err(problem) => Refusal::Other(problem),
    }
}

fn fingerprint(file: &File) -> io::Result<Fingerprint> {
    let mut bytes = Vec::new();
    file.take(READ_MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(Fingerprint::of(&bytes))
}

fn write_over(mut file: &File, bytes: &[u8]) -> io::Result<()> {
    io::Seek::rewind(&mut file)?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    synced(file.sync_all())
}

/// A disk that cannot be told to keep what it was given does what it does.
fn synced(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if is_unknown_here(&error) => Ok(()),
        result => result,
    }
}

/// A new name lasts only once the folder is on the disk too. A folder that may be written and not read
/// cannot be asked for that.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    match File::open(folder) {
        Ok(folder) => synced(folder.sync_all())?,
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {}
        Err(error) => return Err(error),
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Opens a file that stands at `path` itself, and never waits for who is at the other end of a pipe.
fn open(options: &mut fs::OpenOptions, path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(i32::try_from(flags.bits()).unwrap_or(0));
    }
    options.open(path)
}

/// A new file of this mode, less what the user's mask takes from it.
pub(super) fn create(path: &Path, mode: u32) -> io::Result<File> {
    creating(&mut File::options(), mode).open(path)
}

/// The options that make such a file.
pub(super) fn creating(options: &mut fs::OpenOptions, mode: u32) -> &mut fs::OpenOptions {
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    options
}

/// Each of two files gets the other's name, at once.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_meanwhile_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.json");
        save_private(&path, b"theirs").unwrap();
        let place = Place::at(&path).unwrap();
        let refused = place.overwrite(b"ours", Some(b"before")).unwrap_err();
        assert!(
            matches!(refused.problem, Problem::Changed(it) if it == Fingerprint::of(b"theirs"))
        );
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        place.overwrite(b"ours", Some(b"theirs")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"ours");
    }
}
