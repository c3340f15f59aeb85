//! Waiting for what another thread or program brings, and what a computation may cost.
//!
//! No test holds anything to time on the wall, which runs on while a loaded machine does other work.

use std::thread::sleep;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;

/// How long is waited for what never comes. No bound of speed: beyond what any machine takes.
const PATIENCE: Duration = Duration::from_secs(300);

/// Between two looks at what is waited for.
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// How many times its usual cost a computation may take, on another processor or a loaded one.
const ALLOWANCE: u32 = 10;

/// Looks again and again until it `holds`.
#[track_caller]
pub fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < PATIENCE, "{what}: it never came");
        sleep(BETWEEN_LOOKS);
    }
}

/// What `work` gives. It must not take ten times as many seconds of its thread's processor as it
/// should: enough to tell what grows without bound from what is slow.
#[track_caller]
pub fn affordable<T>(seconds: u64, what: &str, work: impl FnOnce() -> T) -> T {
    let start = ThreadTime::now();
    let value = work();
    let used = start.elapsed();
    assert!(used < ALLOWANCE * Duration::from_secs(seconds), "{what}: {used:?} of the processor");
    value
}
