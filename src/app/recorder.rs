//! The thread that keeps what is unsaved in a journal, so that the next start can offer it.
//!
//! It is told what the editor traces, writes it at once and puts it on the disk within a second. The
//! window never waits for it, and goes on without it where the disk does not take a journal. Knows
//! nothing of when changes are made, nor of who recovers them.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::editor::{Beginning, Trace, recovery};
use crate::store::StoreError;
use crate::store::journal::{Journal, Orphan};
use crate::words::{Locale, Message, key, message};

/// The longest that a record waits for the disk.
const SYNC_AFTER: Duration = Duration::from_millis(500);

/// So long a text that is being typed waits to be written: whoever types fast fills no disk.
const DRAFTS_AFTER: Duration = Duration::from_millis(700);

/// Between two attempts where the disk does not take a journal.
const RETRY_AFTER: Duration = Duration::from_secs(10);

enum Order {
    /// What was traced, with the language that steps are named in.
    Keep(Vec<Trace>, Locale),
    /// This journal will be recovered: it is held until what it holds is kept elsewhere.
    Hold(Orphan),
    /// This journal is of no use to anybody.
    ThrowAway(Orphan),
    /// Puts on the disk what was ordered before.
    Flush(Sender<Flushed>),
    Stop,
}

/// What became of the changes that were unsaved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flushed {
    /// They are on the disk.
    Kept,
    /// There were none.
    NothingUnsaved,
    Lost,
}

/// The thread, for the window. Dropping it waits until what was ordered is done.
pub struct Recorder {
    flusher: Flusher,
    problems: Receiver<Message>,
    thread: Option<JoinHandle<()>>,
    failing: Arc<AtomicBool>,
    last_attempt: Instant,
}

/// The thread, for whoever ends the program early.
#[derive(Clone)]
pub struct Flusher(Sender<Order>);

impl Flusher {
    /// Puts what was traced so far on the disk.
    pub fn flush(&self, at_most: Duration) -> Flushed {
        let (sender, receiver) = channel();
        let asked = self.0.send(Order::Flush(sender));
        asked.ok().and_then(|()| receiver.recv_timeout(at_most).ok()).unwrap_or(Flushed::Lost)
    }
}

impl Recorder {
    /// Keeps journals in `folder`; `wake` is called when there is a problem to tell.
    pub fn start(folder: PathBuf, wake: impl Fn() + Send + 'static) -> Self {
        let (orders, received) = channel();
        let (told, problems) = channel();
        let failing = Arc::new(AtomicBool::new(false));
        let keeper = Keeper {
            folder,
            journal: None,
            outdated: Vec::new(),
            held: Vec::new(),
            recovered_from: None,
            drafts: None,
            unsynced_since: None,
            failing: failing.clone(),
            has_told: false,
            told,
            wake: Box::new(wake),
        };
        let thread = std::thread::spawn(move || keeper.run(&received));
        Self {
            flusher: Flusher(orders),
            problems,
            thread: Some(thread),
            failing,
            last_attempt: Instant::now(),
        }
    }

    /// Keeps `traces`. Steps are named in `words`.
    pub fn keep(&self, traces: Vec<Trace>, words: Locale) {
        if !traces.is_empty() {
            self.order(Order::Keep(traces, words));
        }
    }

    /// Holds a journal until a beginning that was recovered from it is on the disk.
    pub fn hold(&self, orphan: Orphan) {
        self.order(Order::Hold(orphan));
    }

    /// Takes a journal off the disk.
    pub fn throw_away(&self, orphan: Orphan) {
        self.order(Order::ThrowAway(orphan));
    }

    pub fn flusher(&self) -> Flusher {
        self.flusher.clone()
    }

    /// What could not be kept, and why: each failure is told once until all is saved.
    pub fn problems(&self) -> impl Iterator<Item = Message> + '_ {
        self.problems.try_iter()
    }

    /// Whether nothing is kept and it is time to try with a new beginning.
    pub fn wants_beginning(&mut self) -> bool {
        let wants =
            self.failing.load(Ordering::Relaxed) && self.last_attempt.elapsed() > RETRY_AFTER;
        if wants {
            self.last_attempt = Instant::now();
        }
        wants
    }

    fn order(&self, order: Order) {
        if self.flusher.0.send(order).is_err() {
            tracing::error!("the recorder has ended");
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.order(Order::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the thread works with.
struct Keeper {
    folder: PathBuf,
    /// None while nothing is unsaved, or the disk does not take it.
    journal: Option<Journal>,
    /// Journals that could not be gone on with: of use until another holds what they do.
    outdated: Vec<Journal>,
    held: Vec<Orphan>,
    /// The held journal that the current one takes the place of.
    recovered_from: Option<PathBuf>,
    /// What is being typed, while it waits to be written, and since when.
    drafts: Option<(Instant, Vec<u8>)>,
    /// When the first of the records was written that are not on the disk yet.
    unsynced_since: Option<Instant>,
    /// Something is unsaved and not kept.
    failing: Arc<AtomicBool>,
    /// The user knows of it, until all is saved.
    has_told: bool,
    told: Sender<Message>,
    wake: Box<dyn Fn() + Send>,
}

impl Keeper {
    fn run(mut self, orders: &Receiver<Order>) {
        loop {
            let order = match self.due() {
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(at) => orders.recv_timeout(at.saturating_duration_since(Instant::now())),
            };
            match order {
                Ok(Order::Keep(traces, words)) => {
                    for trace in traces {
                        self.keep(trace, words);
                    }
                    // What another journal held is safe only once it is here, also what is being typed.
                    if self.recovered_from.is_some() || !self.outdated.is_empty() {
                        self.write_drafts();
                        self.sync();
                    }
                }
                Ok(Order::Hold(orphan)) => self.held.push(orphan),
                Ok(Order::ThrowAway(orphan)) => {
                    if let Err(error) = orphan.remove() {
                        self.tell(error.message());
                    }
                }
                Ok(Order::Flush(done)) => {
                    self.write_drafts();
                    self.sync();
                    let _ = done.send(if self.failing.load(Ordering::Relaxed) {
                        Flushed::Lost
                    } else if self.journal.is_some() {
                        Flushed::Kept
                    } else {
                        Flushed::NothingUnsaved
                    });
                }
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Order::Stop) | Err(RecvTimeoutError::Disconnected) => {
                    self.write_drafts();
                    self.sync();
                    return;
                }
            }
            if self.drafts.as_ref().is_some_and(|(since, _)| since.elapsed() >= DRAFTS_AFTER) {
                self.write_drafts();
            }
            if self.unsynced_since.is_some_and(|since| since.elapsed() >= SYNC_AFTER) {
                self.sync();
            }
        }
    }

    /// When there is something to do that nobody orders.
    fn due(&self) -> Option<Instant> {
        let sync = self.unsynced_since.map(|since| since + SYNC_AFTER);
        let write = self.drafts.as_ref().map(|(since, _)| *since + DRAFTS_AFTER);
        sync.into_iter().chain(write).min()
    }

    fn keep(&mut self, trace: Trace, words: Locale) {
        let record = match trace {
            Trace::Begin(beginning) => return self.begin(*beginning),
            Trace::End => return self.end(),
            // Without a journal it is in the beginning that is asked for next.
            _ if self.journal.is_none() => return,
            Trace::Step { label, edit } => recovery::step(&label, edit, words),
            Trace::Drafts(drafts) => {
                let since = self.drafts.take().map_or_else(Instant::now, |(since, _)| since);
                self.drafts = Some((since, recovery::drafts(&drafts)));
                // What has become a step is not offered beside it.
                if drafts.is_empty() {
                    self.write_drafts();
                }
                return;
            }
            Trace::Written { path, on_disk, unsaved_steps } => {
                recovery::written(&path, on_disk, unsaved_steps)
            }
        };
        self.append(&record);
    }

    fn write_drafts(&mut self) {
        if let Some((_, record)) = self.drafts.take() {
            self.append(&record);
        }
    }

    fn append(&mut self, record: &[u8]) {
        let appended = self.journal.as_mut().map(|journal| journal.append(record));
        match appended {
            Some(Err(error)) => self.failed(&error),
            _ => self.unsynced_since = self.unsynced_since.or(Some(Instant::now())),
        }
    }

    fn begin(&mut self, beginning: Beginning) {
        self.outdated.extend(self.journal.take());
        self.drafts = None;
        self.recovered_from = beginning.recovered_from.clone().or(self.recovered_from.take());
        match Journal::begin(&self.folder, &recovery::header(&beginning)) {
            Ok(journal) => {
                self.journal = Some(journal);
                self.unsynced_since = None;
                self.failing.store(false, Ordering::Relaxed);
            }
            Err(error) => self.failed(&error),
        }
    }

    /// Nothing is unsaved: no journal is left.
    fn end(&mut self) {
        self.drafts = None;
        self.unsynced_since = None;
        self.has_told = false;
        self.failing.store(false, Ordering::Relaxed);
        self.outdated.extend(self.journal.take());
        self.remove_outdated();
        self.remove_recovered();
    }

    fn sync(&mut self) {
        if self.unsynced_since.take().is_some()
            && let Some(Err(error)) = self.journal.as_ref().map(Journal::sync)
        {
            return self.failed(&error);
        }
        if self.journal.is_some() {
            self.remove_outdated();
            self.remove_recovered();
        }
    }

    fn remove_outdated(&mut self) {
        for journal in std::mem::take(&mut self.outdated) {
            if let Err(error) = journal.remove() {
                tracing::warn!("{error}");
            }
        }
    }

    fn remove_recovered(&mut self) {
        let Some(path) = self.recovered_from.take() else { return };
        for orphan in self.held.extract_if(.., |it| it.path() == path) {
            if let Err(error) = orphan.remove() {
                tracing::warn!("{error}");
            }
        }
    }

    fn failed(&mut self, error: &StoreError) {
        self.drafts = None;
        self.unsynced_since = None;
        self.outdated.extend(self.journal.take());
        self.failing.store(true, Ordering::Relaxed);
        if !std::mem::replace(&mut self.has_told, true) {
            self.tell(message!(key::JOURNAL_FAILED, why = error.message()));
        }
    }

    fn tell(&self, problem: Message) {
        // The window is gone if nobody listens.
        let _ = self.told.send(problem);
        (self.wake)();
    }
}
