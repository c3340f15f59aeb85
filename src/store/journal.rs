//! A journal: a file of records that only grows, each of them sound or not there at all.
//!
//! ```text
//! record = length of the payload  u32, little-endian
//!          CRC-32C                u32, of the sequence number and the payload
//!          sequence number        u64, 0 for the first
//!          payload
//! ```
//!
//! A file called `*.journal` holds at least its first record: until that is on the disk it is called `*.new`.
//! Whoever writes one holds its lock, so that a journal whose lock is free is one whose writer came to an end
//! without taking it away. Nobody but the user reads it: it may hold more than its project's file, which
//! others may see.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crc::{CRC_32_ISCSI, Crc};
use uuid::Uuid;

use super::StoreError;
use super::alone;
use super::likeness::PRIVATE;
use super::place::{creating, sync_folder};
use super::private::make_private;

const CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISCSI);

/// Bytes before a record's payload.
const HEAD_BYTES: usize = 16;

const EXTENSION: &str = "journal";
const EXTENSION_NEW: &str = "new";
const EXTENSION_BROKEN: &str = "broken";

/// What the payloads of a journal's sound beginning are, and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    pub payloads: Vec<Vec<u8>>,
    /// Bytes after the last sound record.
    pub lost_bytes: u64,
}

/// A journal being written.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    sequence: u64,
    /// Where the last sound record ends.
    end: u64,
}

/// A journal left behind, locked for as long as this value lives.
#[derive(Debug)]
pub struct Orphan {
    file: File,
    path: PathBuf,
}

impl Journal {
    /// Begins a journal in `folder` with its first record, which is on the disk afterwards.
    ///
    /// # Errors
    /// If the folder or the disk does not take it; nothing is left then.
    #[expect(clippy::disallowed_methods, reason = "the store writes journals")]
    pub fn begin(folder: &Path, first: &[u8]) -> Result<Self, StoreError> {
        make_private(folder).map_err(|error| StoreError::io(folder, error))?;
        let path = folder.join(Uuid::now_v7().to_string()).with_extension(EXTENSION);
        let new = path.with_extension(EXTENSION_NEW);
        let failed = |error| StoreError::io(&path, error);
        let mut options = File::options();
        let file = alone::open(creating(&mut options, PRIVATE), &new).map_err(failed)?;
        // A file system without locks: better a journal that may be offered twice than none.
        if let Err(error) = alone::try_lock(&file) {
            tracing::warn!("{}: {error}", new.display());
        }
        let mut journal = Self { file, path: path.clone(), sequence: 0, end: 0 };
        let begun = journal
            .write(first)
            .and_then(|()| journal.file.sync_all())
            .and_then(|()| fs::rename(&new, &path));
        if let Err(error) = begun {
            let _ = fs::remove_file(&new).or_else(|_| fs::remove_file(&path));
            return Err(failed(error));
        }
        // Better a journal that a power cut may take than none.
        if let Err(error) = sync_folder(folder) {
            tracing::warn!("{}: {error}", folder.display());
        }
        Ok(journal)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a record. It outlives this process, and a power cut once it is [synced](Self::sync).
    ///
    /// # Errors
    /// If the disk does not take it; the journal ends with the record before then.
    pub fn append(&mut self, payload: &[u8]) -> Result<(), StoreError> {
        self.write(payload).map_err(|error| StoreError::io(&self.path, error))
    }

    /// # Errors
    /// If the disk does not take what was added, or the file was taken away.
    pub fn sync(&self) -> Result<(), StoreError> {
        let synced = self.file.sync_data().and_then(|()| fs::metadata(&self.path).map(drop));
        synced.map_err(|error| StoreError::io(&self.path, error))
    }

    /// Takes the journal off the disk.
    ///
    /// # Errors
    /// If the folder does not let it go.
    pub fn remove(self) -> Result<(), StoreError> {
        remove(&self.path)
    }

    fn write(&mut self, payload: &[u8]) -> io::Result<()> {
        let record = record(self.sequence, payload)?;
        if let Err(error) = self.file.write_all(&record) {
            // What follows a torn record would be lost with it.
            self.file.set_len(self.end)?;
            self.file.seek(SeekFrom::Start(self.end))?;
            return Err(error);
        }
        self.sequence += 1;
        self.end += record.len() as u64;
        Ok(())
    }
}

impl Orphan {
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its records up to the first that is not sound.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn records(&self) -> Result<Records, StoreError> {
        let failed = |error| StoreError::io(&self.path, error);
        let mut file = &self.file;
        let length = file.metadata().map_err(failed)?.len();
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        read(BufReader::new(file), length).map_err(failed)
    }

    /// Takes the journal off the disk, and with it all that it held.
    ///
    /// # Errors
    /// If the folder does not let it go.
    pub fn remove(self) -> Result<(), StoreError> {
        remove(&self.path)
    }

    /// Gives the journal a name under which no window looks for it again, and returns its new path.
    ///
    /// # Errors
    /// If the folder does not let it be renamed.
    #[expect(clippy::disallowed_methods, reason = "the store writes journals")]
    pub fn put_aside(self) -> Result<PathBuf, StoreError> {
        let aside = self.path.with_extension(EXTENSION_BROKEN);
        fs::rename(&self.path, &aside).map_err(|error| StoreError::io(&self.path, error))?;
        Ok(aside)
    }
}

/// The journals of `folder` that nobody writes any more, the oldest first. Beginnings of journals that
/// nobody writes either are removed: they hold nothing.
#[expect(clippy::disallowed_methods, reason = "the store writes journals")]
pub fn orphans(folder: &Path) -> Vec<Orphan> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let ends_with = |end: &str| path.extension().is_some_and(|it| it == end);
        if !ends_with(EXTENSION) && !ends_with(EXTENSION_NEW) {
            continue;
        }
        // A pipe would never let itself be opened.
        if !fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
            continue;
        }
        // On Windows who may write it has it alone.
        let Ok(file) = alone::open(File::options().read(true).write(cfg!(windows)), &path) else {
            continue;
        };
        match alone::try_lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => continue,
            // A file system without locks: better offered twice than never.
            Err(TryLockError::Error(error)) => tracing::warn!("{}: {error}", path.display()),
        }
        if ends_with(EXTENSION_NEW) {
            let _ = fs::remove_file(&path);
        } else if path.exists() {
            // Its writer may have taken it away between the list and the lock.
            found.push(Orphan { file, path });
        }
    }
    found
}

/// Reads records from `bytes`, of which there are `length`, up to the first that is not sound.
///
/// # Errors
/// If `bytes` cannot be read.
pub fn read(mut bytes: impl Read, length: u64) -> io::Result<Records> {
    let mut found = Records { payloads: Vec::new(), lost_bytes: length };
    loop {
        let mut head = [0; HEAD_BYTES];
        if !fill(&mut bytes, &mut head)? {
            return Ok(found);
        }
        let [a, b, c, d, e, f, g, h, sequence @ ..] = head;
        let payload_length = u32::from_le_bytes([a, b, c, d]);
        let crc = u32::from_le_bytes([e, f, g, h]);
        let record_length = HEAD_BYTES as u64 + u64::from(payload_length);
        // Room is made only for what the file can hold.
        if record_length > found.lost_bytes
            || u64::from_le_bytes(sequence) != found.payloads.len() as u64
        {
            return Ok(found);
        }
        let mut payload = vec![0; payload_length as usize];
        if !fill(&mut bytes, &mut payload)? || crc != checksum(&sequence, &payload) {
            return Ok(found);
        }
        found.payloads.push(payload);
        found.lost_bytes -= record_length;
    }
}

/// Fills `room`; false if the bytes come to their end before.
fn fill(bytes: &mut impl Read, room: &mut [u8]) -> io::Result<bool> {
    match bytes.read_exact(room) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

fn record(sequence: u64, payload: &[u8]) -> io::Result<Vec<u8>> {
    let length = u32::try_from(payload.len())
        .map_err(|_| io::Error::new(io::ErrorKind::FileTooLarge, "a record of 4 GiB"))?;
    let sequence = sequence.to_le_bytes();
    let mut record = Vec::with_capacity(HEAD_BYTES + payload.len());
    record.extend(length.to_le_bytes());
    record.extend(checksum(&sequence, payload).to_le_bytes());
    record.extend(sequence);
    record.extend(payload);
    Ok(record)
}

fn checksum(sequence: &[u8], payload: &[u8]) -> u32 {
    let mut digest = CRC.digest();
    digest.update(sequence);
    digest.update(payload);
    digest.finalize()
}

#[expect(clippy::disallowed_methods, reason = "the store writes journals")]
fn remove(path: &Path) -> Result<(), StoreError> {
    fs::remove_file(path).map_err(|error| StoreError::io(path, error))
}
