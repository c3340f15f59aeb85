//! Project files on threads: read, written, looked at; the versions that were kept of them.

use std::path::{Path, PathBuf};

use super::pictures::{Kind, file_name};
use super::report::{FormerVersion, JobReport};
use super::{Jobs, access};
use crate::editor::{
    Command, DiskCommand, FileCommand, NotWritten, Purpose, Reading, TableFile, WriteRequest,
    Written,
};
use crate::export::Progress;
use crate::fingerprint::Fingerprint;
use crate::format::door::File;
use crate::format::native;
use crate::model::Role;
use crate::store::{self, Expected, Lock, Problem, Save, StoreError, SystemIds, Versions};
use crate::words::{Message, key, message};

impl Jobs {
    /// Reads a file and what is in it; both may take long. It takes the place of any other file that is
    /// being read: what was asked for last is what is wanted.
    pub fn read_file(&mut self, path: PathBuf, purpose: Purpose) {
        for running in self.running.iter().filter(|it| matches!(it.kind, Kind::Reads(_))) {
            running.progress.cancel();
        }
        let (locks, read_bytes) = (self.locks.clone(), self.read_bytes.clone());
        let versions = self.versions.clone();
        let what = message!(key::READING, name = file_name(&path));
        let progress = self.tell(what, Kind::Reads(purpose));
        self.start_for(progress, move |progress| {
            // Before it is read: what is read stays what is there. Only a file that is there is taken.
            let taken = (purpose == Purpose::Open && path.is_file()).then(|| locks.take(&path));
            let bytes = read_bytes(&path).map_err(|error| error.message());
            if progress.is_cancelled() {
                return JobReport::Nothing;
            }
            let file = bytes.as_ref().map(|bytes| File::of(bytes)).map_err(Message::clone);
            let table = file.as_ref().ok().and_then(|file| {
                TableFile::open(&path, purpose, file, &mut |share| progress.reach(share))
            });
            let read = match table {
                Some(Ok(file)) => {
                    let command = FileCommand::TableRead(Box::new(file));
                    return JobReport::Command(Command::File(command));
                }
                Some(Err(why)) => Err(why),
                None => file.and_then(|it| reading(&path, purpose, &it, versions.as_ref())),
            };
            let access = access::of(taken.filter(|_| read.is_ok()));
            JobReport::Commands(vec![
                Command::Disk(DiskCommand::Access { path: path.clone(), access }),
                Command::File(FileCommand::Read { path, purpose, read }),
            ])
        });
    }

    /// Reads several files; nobody is kept away from them.
    pub fn read_files(&mut self, paths: Vec<PathBuf>) {
        let (read_bytes, versions) = (self.read_bytes.clone(), self.versions.clone());
        let what = message!(key::READING_FILES, count = paths.len());
        let progress = self.tell(what, Kind::Reads(Purpose::AddCharts));
        self.start_for(progress, move |progress| {
            let mut all = Vec::new();
            for path in paths {
                if progress.is_cancelled() {
                    return JobReport::Nothing;
                }
                let bytes = read_bytes(&path).map_err(|error| error.message());
                let read = bytes.and_then(|it| {
                    reading(&path, Purpose::Open, &File::of(&it), versions.as_ref())
                });
                all.push((path, read));
            }
            JobReport::Command(Command::File(FileCommand::FilesRead(all)))
        });
    }

    /// Keeps others away from a file that is not read, if nobody else has it.
    pub fn take_file(&self, path: PathBuf) {
        let locks = self.locks.clone();
        self.start(move || {
            let access = access::of(Some(locks.take(&path)));
            JobReport::Command(Command::Disk(DiskCommand::Taken { path, access }))
        });
    }

    /// Saves a project; what its file held is kept among `versions`. It can be cancelled until the file
    /// is touched.
    pub fn write_file(&mut self, request: WriteRequest, versions: Option<Versions>) {
        let locks = self.locks.clone();
        let what = message!(key::SAVING, name = file_name(&request.path));
        let progress = self.tell(what, Kind::Writes);
        self.start(move || {
            let taken = locks.take(&request.path);
            let result = match &taken {
                Lock::Held(held) => Err(NotWritten::Failed(held.not_saved_message(&request.path))),
                Lock::Taken(_) | Lock::Impossible => {
                    written(&request, versions.as_ref(), &progress)
                }
            };
            let access = access::of(Some(taken).filter(|_| result.is_ok()));
            let WriteRequest { path, number, state, .. } = request;
            JobReport::Commands(vec![
                Command::Disk(DiskCommand::Access { path: path.clone(), access }),
                Command::Disk(DiskCommand::Written { path, number, state, result }),
            ])
        });
    }

    /// Looks whether the file of the document `number` still holds what it did.
    pub fn look_at_file(&self, path: PathBuf, number: u64, since: Fingerprint) {
        self.start(move || match store::look(&path) {
            Ok(found) => {
                JobReport::Command(Command::Disk(DiskCommand::Seen { number, since, found }))
            }
            // Whoever saves is told why it cannot be read.
            Err(_) => JobReport::Nothing,
        });
    }

    pub fn list_versions(&mut self, path: PathBuf, versions: Option<Versions>) {
        let progress = self.tell(message!(key::LOOKING_FOR_VERSIONS), Kind::Looks);
        self.start_for(progress, move |progress| {
            let kept = versions.map(|versions| versions.of(&path)).unwrap_or_default();
            let former = |version: store::Version| FormerVersion {
                posts: posts_in(&version),
                path: version.path,
                written: version.written,
            };
            let wanted = kept.into_iter().take_while(|_| !progress.is_cancelled());
            JobReport::Versions(wanted.map(former).collect())
        });
    }
}

/// What is in the file at `path`; or why it cannot be read, and which of its `versions` can.
fn reading(
    path: &Path,
    purpose: Purpose,
    file: &File,
    versions: Option<&Versions>,
) -> Result<Reading, Message> {
    let is_sound = |bytes: &[u8]| native::load(bytes).is_ok();
    let former = || versions.and_then(|it| it.before(path, is_sound));
    Reading::of(path, purpose, file, &mut SystemIds).map_err(|first| match former() {
        Some(second) => message!(key::STORE_BOTH, first, second),
        None => first,
    })
}

fn written(
    request: &WriteRequest,
    versions: Option<&Versions>,
    progress: &Progress,
) -> Result<Written, NotWritten> {
    let bytes = native::save_checked(&request.project).map_err(NotWritten::Failed)?;
    if progress.is_cancelled() {
        return Err(NotWritten::Failed(message!(key::SAVE_CANCELLED)));
    }
    let save = Save {
        path: &request.path,
        bytes: &bytes,
        expected: request.expected.map_or(Expected::Anything, Expected::Content),
        made_from: &request.made_from,
        versions,
        in_place: request.in_place,
    };
    match save.run() {
        Ok(saved) => Ok(Written { fingerprint: saved.fingerprint, remark: saved.remark() }),
        Err(StoreError { problem: Problem::Changed(found), .. }) => Err(NotWritten::Changed(found)),
        Err(error @ StoreError { problem: Problem::NotReplaced(_), .. }) => {
            Err(NotWritten::NotReplaced(error.message()))
        }
        Err(error) => {
            let message = message!(key::SAVE_REFUSED, why = error.message());
            Err(NotWritten::Failed(message))
        }
    }
}

fn posts_in(version: &store::Version) -> Option<usize> {
    let loaded = native::load(&store::read(&version.path).ok()?).ok()?;
    let charts = &loaded.project.charts;
    let target = charts.iter().find(|chart| chart.fields.role == Some(Role::Target));
    Some(target.or(charts.first())?.post_count())
}
