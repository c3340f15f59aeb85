//! Streams that are much larger once they are unpacked: known before anything unpacks them.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// A stream comes to no more than this, in bytes.
const STREAM_MAX: u64 = 64 << 20;
/// All streams together.
const ALL_MAX: u64 = 1 << 30;
/// Streams packed within streams, as deep as that.
const NESTED_MAX: usize = 3;

/// Whether the streams of a file come to more than any document.
pub fn swells(bytes: &[u8]) -> bool {
    let mut all = 0;
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        let body = &rest[at + b"stream".len()..];
        let start = body.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let stream = &body[start..];
        if is_packed(stream) {
            match unpacked(stream, NESTED_MAX) {
                Some(size) => all += size,
                None => return true,
            }
            if all > ALL_MAX {
                return true;
            }
        }
        rest = body;
    }
    false
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|&byte| byte == sought[0]) {
        if bytes[from + at..].starts_with(sought) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// Whether it begins as zlib's streams do.
fn is_packed(bytes: &[u8]) -> bool {
    let [first, second, ..] = bytes else { return false };
    first & 0x0f == 8 && u16::from_be_bytes([*first, *second]) % 31 == 0
}

/// The size of what a stream holds; none if that is too much. What is broken ends where it breaks.
fn unpacked(bytes: &[u8], nested: usize) -> Option<u64> {
    let mut decoder = ZlibDecoder::new(bytes);
    let mut head = [0; 2];
    let is_nested = nested > 0 && decoder.read_exact(&mut head).is_ok() && is_packed(&head);
    if is_nested {
        let mut inner = Vec::new();
        let _ = ZlibDecoder::new(bytes).take(STREAM_MAX + 1).read_to_end(&mut inner);
        let size = inner.len() as u64;
        return if size > STREAM_MAX { None } else { Some(size + unpacked(&inner, nested - 1)?) };
    }
    let mut size = 2;
    let mut buffer = [0; 1 << 15];
    loop {
        match decoder.read(&mut buffer) {
            Ok(0) | Err(_) => return Some(size),
            Ok(more) => size += more as u64,
        }
        if size > STREAM_MAX {
            return None;
        }
    }
}
