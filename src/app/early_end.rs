//! When the program ends before its user ends it: a bug in the window, or a signal. What is unsaved is
//! put on the disk first, and offered at the next start.

use std::io::Write;
use std::sync::{Mutex, PoisonError};
use std::thread::ThreadId;
use std::time::Duration;

use super::alone;
use super::recorder::{Flushed, Flusher};
use crate::store::Locks;
use crate::words::{Locale, key, message};

/// The longest that the disk is waited for.
const FLUSH_AT_MOST: Duration = Duration::from_secs(3);

/// The exit code after a bug in the window.
const EXIT_PANIC: i32 = 101;

/// The window that stands.
struct Session {
    thread: ThreadId,
    /// None where nothing can be kept.
    flusher: Option<Flusher>,
    /// Of the files it edits.
    #[cfg_attr(not(unix), expect(dead_code, reason = "only a signal lets go of them"))]
    locks: Locks,
    words: Locale,
}

static SESSION: Mutex<Option<Session>> = Mutex::new(None);

/// From now on, a bug or a signal ends the program in good order. Until a window is
/// [guarded](guard), panics only unwind: a window that cannot be opened is told otherwise.
pub fn install() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        before(panic);
        if let Some(message) = last_words() {
            let _ = writeln!(std::io::stderr(), "{message}");
            alone::tell(&message);
            exit(EXIT_PANIC);
        }
    }));
    #[cfg(unix)]
    end_on_signals();
}

/// The window of this thread stands.
pub fn guard(flusher: Option<Flusher>, locks: Locks, words: Locale) {
    let thread = std::thread::current().id();
    *session() = Some(Session { thread, flusher, locks, words });
}

/// The window is closed.
pub fn release() {
    session().take();
}

fn session() -> std::sync::MutexGuard<'static, Option<Session>> {
    SESSION.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is said when the window's own thread panics, once what is unsaved is on the disk. None for
/// another thread, which ends alone.
fn last_words() -> Option<String> {
    let session = session().take_if(|it| it.thread == std::thread::current().id())?;
    let flushed = session.flusher.map_or(Flushed::Lost, |it| it.flush(FLUSH_AT_MOST));
    Some(session.words.say(&message!(match flushed {
        Flushed::Kept => key::PANIC_KEPT,
        Flushed::NothingUnsaved => key::PANIC_NOTHING_UNSAVED,
        Flushed::Lost => key::PANIC_LOST,
    })))
}

/// Ends the program at once: nothing else is run, as anything may be broken.
fn exit(code: i32) -> ! {
    #[cfg(unix)]
    signal_hook::low_level::exit(code);
    #[cfg(not(unix))]
    std::process::exit(code);
}

/// The end of the desktop session, or of the terminal, asks nothing: there is nobody to answer.
#[cfg(unix)]
fn end_on_signals() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = match signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) {
        Ok(signals) => signals,
        Err(error) => {
            tracing::warn!("no signals are listened to: {error}");
            return;
        }
    };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let held = session().as_ref().map(|it| (it.flusher.clone(), it.locks.clone()));
            if let Some((flusher, locks)) = held {
                if let Some(flusher) = flusher {
                    flusher.flush(FLUSH_AT_MOST);
                }
                locks.let_go();
            }
            // As if nobody had listened, so that whoever sent it sees what it expects.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
}
