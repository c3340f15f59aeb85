//! What the system says where it refuses a file, in words; and its refusals that pass.

use std::io::{self, ErrorKind};
use std::time::Duration;

use crate::words::{Message, key, message};

/// What the system answers, as the end of a sentence.
pub(super) fn io_message(error: &io::Error) -> Message {
    let code = error.raw_os_error();
    let by_code = if cfg!(windows) { windows_message } else { unix_message };
    code.and_then(by_code).or_else(|| kind_message(error.kind())).unwrap_or_else(|| match code {
        Some(code) => {
            let text = error.to_string();
            let detail = text.split(" (os error").next().unwrap_or(&text).trim_end_matches('.');
            message!(key::STORE_OTHER_CODE, code = code.to_string(), detail)
        }
        None => message!(key::STORE_OTHER, detail = error.to_string()),
    })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the standard library adds kinds of errors")]
fn kind_message(kind: ErrorKind) -> Option<Message> {
    Some(match kind {
        ErrorKind::NotFound => message!(key::STORE_MISSING),
        ErrorKind::PermissionDenied => message!(key::STORE_DENIED),
        ErrorKind::ReadOnlyFilesystem => message!(key::STORE_READ_ONLY),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => message!(key::STORE_FULL),
        ErrorKind::NotADirectory => message!(key::STORE_NOT_FOLDER),
        ErrorKind::InvalidFilename => message!(key::STORE_NAME),
        ErrorKind::FileTooLarge => message!(key::STORE_LIMIT),
        ErrorKind::IsADirectory => message!(key::STORE_IS_FOLDER),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => message!(key::STORE_BUSY),
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::TimedOut
        | ErrorKind::NotConnected
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown => message!(key::STORE_NETWORK),
        ErrorKind::OutOfMemory => message!(key::STORE_MEMORY),
        ErrorKind::CrossesDevices => message!(key::STORE_OTHER_DISK),
        ErrorKind::Unsupported => message!(key::STORE_UNKNOWN_CALL),
        _ => return None,
    })
}

/// What no kind says, by its number: the disk that fails (EIO), links that lead to each other (ELOOP), more
/// files than this program (EMFILE) or all together (ENFILE) may open.
fn unix_message(code: i32) -> Option<Message> {
    const LOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };
    Some(match code {
        5 => message!(key::STORE_IO),
        LOOP => message!(key::STORE_LINK_LOOP),
        23 | 24 => message!(key::STORE_OPEN_FILES),
        _ => return None,
    })
}

/// What no kind says on Windows, or too roughly, by the numbers that it has there.
fn windows_message(code: i32) -> Option<Message> {
    Some(match code {
        // A call that the disk does not know.
        1 | 50 => message!(key::STORE_UNKNOWN_CALL),
        4 => message!(key::STORE_OPEN_FILES),
        // No such drive, nothing in it, or it has just been taken away.
        15 | 20 | 21 | 55 | 1112 | 1167 => message!(key::STORE_NO_DRIVE),
        // What the disk could not read or write, what it holds is torn.
        23 | 27 | 29..=31 | 1117 | 1392 | 1393 => message!(key::STORE_IO),
        // Another program shares it with nobody, has locked a part of it, maps it, or is about to remove it.
        32 | 33 | 108 | 170 | 303 | 1224 => message!(key::STORE_HELD),
        // The server or its folder is not found, does not answer, or has gone away.
        51 | 53 | 54 | 57..=59 | 64 | 67 | 71 | 121 | 1203 | 1222 | 1231 | 1232 | 1236 => {
            message!(key::STORE_NETWORK)
        }
        // The server does not let this user in.
        65 | 86 | 1314 | 1326 => message!(key::STORE_DENIED),
        225 | 226 => message!(key::STORE_VIRUS),
        // Numbers of files that are kept elsewhere and fetched when they are read.
        362 | 374..=398 | 404 | 426 => message!(key::STORE_CLOUD),
        1455 => message!(key::STORE_MEMORY),
        1920 => message!(key::STORE_CLOSED),
        1921 => message!(key::STORE_LINK_LOOP),
        _ => return None,
    })
}

/// What comes when a file of another program's is in the way: it passes, most often.
const SHARING_VIOLATION: i32 = 32;
const LOCK_VIOLATION: i32 = 33;

/// Whether another program has the file and shares it with nobody. Only Windows knows that.
pub(super) fn is_held(error: &io::Error) -> bool {
    let code = error.raw_os_error();
    cfg!(windows) && matches!(code, Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

/// That another program has the file.
pub(super) fn held() -> io::Error {
    io::Error::from_raw_os_error(SHARING_VIOLATION)
}

/// Tries again, for two seconds at most, while another program [has](is_held) the file: whatever was just
/// written is looked into on Windows by virus scanners, indexers and who copies it to a server.
pub(super) fn patiently<T>(attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    while_passing(is_held, attempt)
}

/// The same, for refusals that are told by `passes`.
pub(super) fn while_passing<T>(
    passes: impl Fn(&io::Error) -> bool,
    mut attempt: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    const ATTEMPTS: u32 = 40;
    const PAUSE: Duration = Duration::from_millis(50);
    for _ in 1..ATTEMPTS {
        match attempt() {
            Err(error) if passes(&error) => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
    attempt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn what_windows_answers_is_a_sentence() {
        let known = [4, 15, 21, 32, 33, 53, 64, 67, 225, 362, 1117, 1224, 1920, 1921];
        for code in known {
            assert!(windows_message(code).is_some(), "{code}");
        }
        // By their kinds.
        assert!(
            [2, 3, 5, 19, 39, 112, 123, 206].into_iter().all(|it| windows_message(it).is_none())
        );
        let held = windows_message(32).map(|it| Locale::French.say(&it)).unwrap();
        assert!(held.contains("antivirus") && held.contains("OneDrive"), "{held}");
    }

    #[test]
    fn what_has_no_words_is_told_with_its_number() {
        let said = Locale::French.say(&io_message(&io::Error::from_raw_os_error(9)));
        assert!(said.contains("(code 9)") && !said.contains("os error"), "{said}");
    }

    #[test]
    fn a_refusal_that_passes_is_waited_for_and_no_other() {
        let mut left = 3;
        let answer = while_passing(
            |error| error.kind() == ErrorKind::PermissionDenied,
            || {
                left -= 1;
                if left == 0 { Ok(7) } else { Err(ErrorKind::PermissionDenied.into()) }
            },
        );
        assert_eq!(answer.unwrap(), 7);
        let mut asked = 0;
        let refused: io::Result<()> = patiently(|| {
            asked += 1;
            Err(ErrorKind::NotFound.into())
        });
        assert!(refused.is_err() && asked == 1);
    }
}
