//! The terminal that started the program: on Windows, a program that opens a window is given none.
//!
//! It is built as such a program so that no black console opens beside the window, and ends it when it is
//! closed. A subcommand joins the terminal of whoever started it, for as long as it prints.

/// Joins the terminal that started the program, if one did, before anything is printed. What is redirected
/// to a file or a pipe stays so.
pub fn attach() {
    #[cfg(windows)]
    system::attach();
}

/// Leaves the terminal: who closes it does not end the window.
pub fn detach() {
    #[cfg(windows)]
    system::detach();
}

/// Whether what is printed on stderr goes anywhere.
pub fn is_heard() -> bool {
    #[cfg(windows)]
    return system::is_heard();
    #[cfg(not(windows))]
    true
}

#[cfg(windows)]
mod system {
    use std::fs::File;
    use std::os::windows::io::{IntoRawHandle, RawHandle};
    use std::ptr;

    use windows_sys::Win32::Foundation::INVALID_HANDLE_VALUE;
    use windows_sys::Win32::Storage::FileSystem::{FILE_TYPE_UNKNOWN, GetFileType};
    use windows_sys::Win32::System::Console::{
        ATTACH_PARENT_PROCESS, AttachConsole, FreeConsole, GetConsoleMode, GetStdHandle,
        STD_ERROR_HANDLE, STD_HANDLE, STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, SetStdHandle,
    };

    /// The standard handles, and what each is on a terminal.
    const STREAMS: [(STD_HANDLE, &str); 3] = [
        (STD_INPUT_HANDLE, "CONIN$"),
        (STD_OUTPUT_HANDLE, "CONOUT$"),
        (STD_ERROR_HANDLE, "CONOUT$"),
    ];

    pub fn attach() {
        // Joining a terminal puts it in the place of files and pipes that were given.
        let given = STREAMS.map(|(stream, _)| handle(stream));
        if !join() {
            return;
        }
        for ((stream, terminal), given) in STREAMS.into_iter().zip(given) {
            if leads_somewhere(given) {
                set(stream, given);
            } else if !leads_somewhere(handle(stream))
                && let Ok(file) = File::options().read(true).write(true).open(terminal)
            {
                set(stream, file.into_raw_handle());
            }
        }
    }

    pub fn is_heard() -> bool {
        leads_somewhere(handle(STD_ERROR_HANDLE))
    }

    #[expect(unsafe_code, reason = "no safe function joins a terminal")]
    fn join() -> bool {
        // SAFETY: a call without pointers or preconditions.
        unsafe { AttachConsole(ATTACH_PARENT_PROCESS) != 0 }
    }

    pub fn detach() {
        for (stream, _) in STREAMS {
            // Its number would soon be that of another file.
            if is_terminal(handle(stream)) {
                set(stream, ptr::null_mut());
            }
        }
        leave();
    }

    #[expect(unsafe_code, reason = "no safe function leaves a terminal")]
    fn leave() {
        // SAFETY: a call without pointers or preconditions; it does nothing without a terminal.
        unsafe {
            FreeConsole();
        }
    }

    #[expect(unsafe_code, reason = "no safe function asks whether any handle is a terminal's")]
    fn is_terminal(handle: RawHandle) -> bool {
        let mut mode = 0;
        // SAFETY: the system answers for any value, and writes into what lives as long as the call.
        unsafe { GetConsoleMode(handle, &raw mut mode) != 0 }
    }

    #[expect(unsafe_code, reason = "std would print to a handle that is not there")]
    fn handle(stream: STD_HANDLE) -> RawHandle {
        // SAFETY: a call without pointers or preconditions.
        unsafe { GetStdHandle(stream) }
    }

    #[expect(unsafe_code, reason = "no safe function says where the program prints")]
    fn set(stream: STD_HANDLE, to: RawHandle) {
        // SAFETY: the handle is one that the program was given, or that nobody closes any more.
        unsafe {
            SetStdHandle(stream, to);
        }
    }

    #[expect(unsafe_code, reason = "no safe function asks what a handle is")]
    fn leads_somewhere(handle: RawHandle) -> bool {
        // SAFETY: the system answers for any value, one that is no handle too.
        let is_something = || unsafe { GetFileType(handle) != FILE_TYPE_UNKNOWN };
        !handle.is_null() && handle != INVALID_HANDLE_VALUE && is_something()
    }
}
