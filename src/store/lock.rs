//! The lock of a file that is being edited: a small file beside it that says who has it.
//!
//! For "projet.json" that is ".~lock.projet.json#", as office programs name theirs, in the folder
//! where the file itself stands: links are followed, so that two paths of one file meet. It holds one
//! JSON object, for people to read too:
//! `{"user": "Zoé Martin", "host": "poste-12", "since": "2022-11-28T09:30:00+01:00", "process": 4321}`.
//!
//! The system's own lock on that small file (see [`alone`]) goes with the process that took it, however that ended: a
//! lock left behind on this computer is known by that, and taken over. The system's lock may not reach
//! another computer that shares the folder: what was left behind there is believed.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use jiff::{Unit, Zoned};
use serde::{Deserialize, Serialize};

use super::alone;
#[cfg(windows)]
use super::failure::is_held;
use super::file::link_target;
use super::likeness::stands;
use super::place::creating;
use crate::words::{Message, acts, key, message, shortened, shown};

/// A lock that is just being made or given back is looked at again so many times.
const ATTEMPTS: usize = 10;
const BETWEEN_ATTEMPTS: Duration = Duration::from_millis(20);
/// So much is told of who has a file, in characters.
const NAME_MAX: usize = 60;
/// No more is read of what a lock file holds: with names of any length that somebody may have, each letter of
/// which JSON may write in twelve bytes.
const HOLDER_MAX_BYTES: u64 = 1 << 20;

/// What came of asking for a file.
#[derive(Debug)]
pub enum Lock {
    /// It is ours: others are kept away for as long as this lives.
    Taken(Arc<FileLock>),
    /// Somebody else has it.
    Held(HeldFile),
    /// No lock can be made there, as in a folder that may only be read: nobody is kept away.
    Impossible,
}

/// A file that somebody else has.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldFile {
    /// As far as their lock says.
    pub holder: Option<Holder>,
    pub lock_file: PathBuf,
    /// The system itself says that it is in use; else only the lock file does, and it may have been
    /// left behind.
    pub is_certain: bool,
}

/// Who has a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Holder {
    pub user: String,
    pub host: String,
    /// In the time of that computer, RFC 3339.
    #[serde(default)]
    pub since: String,
    #[serde(default)]
    pub process: u32,
}

/// A lock that is held. It goes, and its file with it, when this is dropped.
#[derive(Debug)]
pub struct FileLock {
    path: PathBuf,
    file: File,
}

/// The locks of one window. A file that it has already is not asked for twice.
#[derive(Clone, Debug, Default)]
pub struct Locks(Arc<Mutex<HashMap<PathBuf, Weak<FileLock>>>>);

impl Locks {
    /// Takes the file at `path`, whether or not it is there yet, to edit it.
    pub fn take(&self, path: &Path) -> Lock {
        let Some(lock_file) = lock_file(path) else { return Lock::Impossible };
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lock) = taken.get(&lock_file).and_then(Weak::upgrade) {
            return Lock::Taken(lock);
        }
        taken.retain(|_, lock| lock.strong_count() > 0);
        let lock = take(&lock_file);
        if let Lock::Taken(lock) = &lock {
            taken.insert(lock_file, Arc::downgrade(lock));
        }
        lock
    }

    /// Lets go of all files, for a process that ends without dropping what it has.
    pub fn let_go(&self) {
        let taken = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        taken.values().filter_map(Weak::upgrade).for_each(|lock| lock.let_go());
    }
}

impl FileLock {
    fn let_go(&self) {
        // Somebody may have removed it by hand, and another have made a new one.
        if stands(&self.file, &self.path) {
            remove(&self.path);
        }
    }
}

impl HeldFile {
    /// "Zoé Martin modifie ce fichier sur poste-12 depuis le 28/11/2022 à 09:30", and what to do if
    /// that is not so.
    pub fn message(&self) -> Message {
        let who = match &self.holder {
            Some(holder) => message!(
                key::LOCK_HOLDER,
                host = named(&holder.host),
                since = holder.since_message(),
                user = named(&holder.user)
            ),
            None => message!(key::LOCK_HOLDER_UNKNOWN),
        };
        if self.is_certain {
            return who;
        }
        message!(key::LOCK_PERHAPS_LEFT, lock = shown(&self.lock_file), who)
    }

    /// Why nothing is put in the place of the file at `path`.
    pub fn not_saved_message(&self, path: &Path) -> Message {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        message!(key::LOCK_NOT_SAVED, name, who = self.message())
    }
}

impl Holder {
    /// This process, from now on.
    fn here() -> Self {
        let named = whoami::realname().ok().filter(|name| !name.trim().is_empty());
        let user = named.or_else(|| whoami::username().ok()).unwrap_or_default();
        let now = Zoned::now().round(Unit::Second).unwrap_or_else(|_| Zoned::now());
        let since = now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        Self { user, host: this_host(), since, process: std::process::id() }
    }

    fn since_message(&self) -> Message {
        // As the other computer's clock shows it.
        match jiff::fmt::strtime::parse("%Y-%m-%dT%H:%M:%S%:z", &self.since)
            .and_then(|time| time.to_datetime())
        {
            Ok(time) => message!(
                key::LOCK_SINCE,
                date = time.strftime("%d/%m/%Y").to_string(),
                time = time.strftime("%H:%M").to_string()
            ),
            Err(_) => message!(key::LOCK_SINCE_UNKNOWN),
        }
    }

    fn is_this_process(&self) -> bool {
        self.process == std::process::id() && self.host == this_host()
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        self.let_go();
    }
}

/// A name from a lock file, which anybody may have written: so much of it as is told, and nothing in it that
/// acts.
fn named(name: &str) -> String {
    let seen: String = name.chars().filter(|&c| !acts(c)).collect();
    shortened(seen.trim(), NAME_MAX)
}

fn this_host() -> String {
    whoami::hostname().unwrap_or_default()
}

/// Where the lock of the file at `path` stands; none if there cannot be such a file.
fn lock_file(path: &Path) -> Option<PathBuf> {
    let real = link_target(path).ok()?;
    let mut name = std::ffi::OsString::from(".~lock.");
    name.push(real.file_name()?);
    name.push("#");
    let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?;
    Some(folder.join(name))
}

fn take(lock_file: &Path) -> Lock {
    for _ in 0..ATTEMPTS {
        match try_take(lock_file) {
            Some(lock) => return lock,
            None => std::thread::sleep(BETWEEN_ATTEMPTS),
        }
    }
    let holder = File::open(lock_file).ok().and_then(|file| read_holder(&file).ok()?);
    Lock::Held(HeldFile { holder, lock_file: lock_file.to_owned(), is_certain: true })
}

/// None if the lock is just changing hands.
fn try_take(lock_file: &Path) -> Option<Lock> {
    // A pipe would be waited for, a link lead elsewhere.
    if fs::symlink_metadata(lock_file).is_ok_and(|metadata| !metadata.is_file()) {
        return Some(Lock::Impossible);
    }
    let held = |holder, is_certain| {
        Some(Lock::Held(HeldFile { holder, lock_file: lock_file.to_owned(), is_certain }))
    };
    let (file, found) = match open(lock_file) {
        Ok(opened) => opened,
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        // It is there, and says nothing to us.
        Err(_) if lock_file.exists() => return held(None, false),
        Err(_) => return Some(Lock::Impossible),
    };
    match try_lock(&file, found) {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return match read_holder(&file) {
                Ok(Some(holder)) if !holder.is_this_process() => held(Some(holder), true),
                Err(_) => held(None, true),
                _ => None,
            };
        }
        // The folder's system has no locks: what is written there is all there is.
        Err(TryLockError::Error(_)) if found != Found::New => {
            return held(read_holder(&file).ok()?, false);
        }
        Err(TryLockError::Error(_)) => {}
    }
    if !stands(&file, lock_file) {
        return None;
    }
    if found != Found::New {
        match read_holder(&file) {
            Ok(Some(holder)) if holder.host != this_host() => return held(Some(holder), false),
            Err(_) => return held(None, false),
            // Left behind here, by a process that is gone.
            Ok(_) => {}
        }
    }
    if found == Found::ReadOnly {
        // Left behind by another user of this computer: it makes room for ours.
        return if remove(lock_file) { None } else { Some(Lock::Impossible) };
    }
    if let Err(error) = write_holder(&file) {
        // On a full disk it keeps others away all the same, without saying who.
        tracing::warn!("{}: {error}", lock_file.display());
    }
    Some(Lock::Taken(Arc::new(FileLock { path: lock_file.to_owned(), file })))
}

/// How a lock file was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// It was not there: we made it.
    New,
    Writable,
    ReadOnly,
    /// Another process has it open for itself: only to be read.
    #[cfg(windows)]
    Held,
}

#[expect(clippy::disallowed_methods, reason = "a lock is made by whoever is first")]
fn open(lock_file: &Path) -> io::Result<(File, Found)> {
    // Others read who it is. Nobody else writes it, whatever the user's mask.
    let mut new = OpenOptions::new();
    match alone::open(creating(&mut new, 0o644), lock_file) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        made => return Ok((made?, Found::New)),
    }
    let opened = match alone::open(OpenOptions::new().read(true).write(true), lock_file) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            let read_only = alone::open(OpenOptions::new().read(true), lock_file);
            read_only.map(|file| (file, Found::ReadOnly))
        }
        opened => opened.map(|file| (file, Found::Writable)),
    };
    #[cfg(windows)]
    if opened.as_ref().is_err_and(is_held) {
        return Ok((File::open(lock_file)?, Found::Held));
    }
    opened
}

/// Asks for the system's own lock.
fn try_lock(file: &File, found: Found) -> Result<(), TryLockError> {
    #[cfg(windows)]
    if found == Found::Held {
        return Err(TryLockError::WouldBlock);
    }
    let _ = found;
    alone::try_lock(file)
}

#[expect(clippy::disallowed_methods, reason = "a lock that is given back leaves nothing")]
fn remove(lock_file: &Path) -> bool {
    let removed = fs::remove_file(lock_file);
    if let Err(error) = &removed {
        tracing::warn!("{}: {error}", lock_file.display());
    }
    removed.is_ok()
}

/// Who the lock file names; none if it is still empty.
///
/// # Errors
/// If another program wrote it, or it cannot be read.
fn read_holder(mut file: &File) -> io::Result<Option<Holder>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.take(HOLDER_MAX_BYTES).read_to_end(&mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    Ok(Some(serde_json::from_slice(&bytes)?))
}

fn write_holder(mut file: &File) -> io::Result<()> {
    let mut bytes = serde_json::to_vec(&Holder::here())?;
    bytes.push(b'\n');
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(&bytes)
}
