//! The system's allocator: what it has been given back and keeps, and how the program ends where it has
//! nothing left.

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::sync::OnceLock;

/// What is said where no memory is left, and the exit code then: there is no room left to make it in.
static LAST_WORDS: OnceLock<(String, i32)> = OnceLock::new();

/// From now on the program ends with this sentence where it gets no more memory. Rust's own end is an
/// abort, with words for programmers.
pub fn end_with(sentence: &str, exit_code: i32) {
    let _ = LAST_WORDS.set((format!("{sentence}\n"), exit_code));
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        end_where_wanting(panic);
        before(panic);
    }));
}

/// Ends the program with its last words where a panic tells of nothing but want of memory: a thread that the
/// system does not begin, or a graphics card that has no room.
pub fn end_where_wanting(panic: &PanicHookInfo<'_>) {
    const SIGNS: [&str; 3] = ["failed to spawn thread", "Out of Memory", "OutOfMemory"];
    let text = panic.payload_as_str().unwrap_or_default();
    if SIGNS.iter().any(|sign| text.contains(sign)) {
        say_last_words();
    }
}

#[global_allocator]
static ALLOCATOR: Telling = Telling;

/// The system's allocator.
struct Telling;

// SAFETY: all is left to the system's allocator, and what it returns is returned.
#[expect(unsafe_code, reason = "no safe code hears of an allocation that failed")]
unsafe impl GlobalAlloc for Telling {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        told(unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        told(unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        told(unsafe { System.realloc(pointer, layout, size) })
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

fn told(memory: *mut u8) -> *mut u8 {
    if memory.is_null() {
        say_last_words();
    }
    memory
}

/// Ends the program, if it has been told with which words.
fn say_last_words() {
    if let Some((sentence, exit_code)) = LAST_WORDS.get() {
        let _ = std::io::stderr().write_all(sentence.as_bytes());
        // Nothing else is run: it would want memory.
        end(*exit_code);
    }
}

fn end(exit_code: i32) -> ! {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[expect(unsafe_code, reason = "what runs at a usual exit may wait for this very thread")]
    // SAFETY: a call without pointers or preconditions, which does not return.
    unsafe {
        libc::_exit(exit_code)
    }
    #[cfg(not(all(target_os = "linux", target_env = "gnu")))]
    std::process::exit(exit_code)
}

/// Gives memory that is free back to the system, for work in phases that each take much: glibc keeps
/// nearly all that was ever freed, so that a second phase would come on top of the first.
///
/// Takes a few milliseconds for 100 MiB. Other allocators give back by themselves.
pub fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        // SAFETY: a call without pointers or preconditions; what is in use is not touched.
        #[expect(unsafe_code, reason = "no safe function asks glibc for this")]
        unsafe {
            libc::malloc_trim(0);
        }
    }
}
