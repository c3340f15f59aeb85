//! The thread that writes the preferences and the recent files: a home on a network may be slow, and the
//! window never waits for it.
//!
//! What was asked for last is what is kept: all that comes while a file is being written makes one more
//! write.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crate::store::{Preferences, StoreError, UserFolders};
use crate::words::{Message, key, message};

/// How long the end of the program waits for what is still to be written.
const FLUSH_AT_MOST: Duration = Duration::from_secs(3);

/// Where it is written: the user's folders, or what a test puts in their place.
pub trait Home: Send + 'static {
    /// # Errors
    /// If they cannot be written.
    fn write_preferences(&self, preferences: &Preferences) -> Result<(), StoreError>;

    /// Puts each of `paths` at the head of the recent files, which are returned.
    ///
    /// # Errors
    /// If they cannot be written.
    fn remember_files(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, StoreError>;
}

impl Home for UserFolders {
    fn write_preferences(&self, preferences: &Preferences) -> Result<(), StoreError> {
        self.save_preferences(preferences)
    }

    fn remember_files(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, StoreError> {
        self.remember_files(paths)
    }
}

/// What the thread brings back.
#[derive(Debug)]
pub enum Remembered {
    /// The recent files, the latest first; other windows may have added some.
    Recent(Vec<PathBuf>),
    /// Something is not written, and why.
    NotWritten(Message),
}

enum Order {
    Prefer(Preferences),
    Remember(PathBuf),
}

/// The thread, for the window. Dropping it waits a while for what is still to be written.
pub struct Remembering {
    /// None once nothing more will be asked.
    orders: Option<Sender<Order>>,
    told: Receiver<Remembered>,
    /// Its other end goes with the thread.
    end: Receiver<()>,
}

impl Remembering {
    /// Writes to `home`; `wake` is called when there is something to tell.
    pub fn start(home: impl Home, wake: impl Fn() + Send + 'static) -> Self {
        let (orders, received) = channel();
        let (tell, told) = channel();
        let (ends, end) = channel();
        std::thread::spawn(move || {
            let _ends: Sender<()> = ends;
            run(&home, &received, |remembered| {
                // The window is gone if nobody listens.
                let _ = tell.send(remembered);
                wake();
            });
        });
        Self { orders: Some(orders), told, end }
    }

    /// These are the user's preferences from now on.
    pub fn prefer(&self, preferences: Preferences) {
        self.order(Order::Prefer(preferences));
    }

    /// A file was opened or saved.
    pub fn remember(&self, file: PathBuf) {
        self.order(Order::Remember(file));
    }

    /// What came of it since the last call.
    pub fn told(&self) -> Vec<Remembered> {
        self.told.try_iter().collect()
    }

    fn order(&self, order: Order) {
        if self.orders.as_ref().is_none_or(|orders| orders.send(order).is_err()) {
            tracing::error!("nothing is remembered any more");
        }
    }
}

impl Drop for Remembering {
    fn drop(&mut self) {
        self.orders.take();
        if self.end.recv_timeout(FLUSH_AT_MOST) == Err(RecvTimeoutError::Timeout) {
            tracing::warn!("preferences and recent files are not written: it takes too long");
        }
    }
}

fn run(home: &impl Home, orders: &Receiver<Order>, tell: impl Fn(Remembered)) {
    let mut written = None;
    // All that was asked for is written before the end.
    while let Ok(first) = orders.recv() {
        let (mut preferences, mut files) = (None, Vec::new());
        for order in std::iter::once(first).chain(orders.try_iter()) {
            match order {
                Order::Prefer(wanted) => preferences = Some(wanted),
                Order::Remember(file) => files.push(file),
            }
        }
        if let Some(wanted) = preferences.filter(|wanted| written.as_ref() != Some(wanted)) {
            match home.write_preferences(&wanted) {
                Ok(()) => written = Some(wanted),
                Err(error) => {
                    let problem = error.message();
                    tell(Remembered::NotWritten(message!(key::FOLDERS_NO_CONFIG, problem)));
                }
            }
        }
        if !files.is_empty() {
            match home.remember_files(&files) {
                Ok(recent) => tell(Remembered::Recent(recent)),
                Err(error) => {
                    let problem = error.message();
                    tell(Remembered::NotWritten(message!(key::RECENT_NOT_KEPT, problem)));
                }
            }
        }
    }
}
