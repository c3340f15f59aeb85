//! What the system's allocator has been given back and keeps.
//!
//! Knows nothing of what it was taken for.

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
