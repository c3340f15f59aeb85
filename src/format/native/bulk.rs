//! How much memory a file's values take once they are read, told from its text before any of them is:
//! a few megabytes of empty objects would take gigabytes.

/// Of a file that is read. A project of 100,000 posts with ten fields each is counted as 340 MB.
pub const MAX_BYTES: usize = 900 << 20;

/// An object, be it a record or of unknown fields: as measured on files of nothing else.
const OBJECT_BYTES: usize = 1_000;

/// Any other value, with its key.
const VALUE_BYTES: usize = 240;

/// Not less than what the values of `text` take, as far as there are enough of them to matter.
pub fn memory_bytes(text: &str) -> usize {
    let (mut objects, mut commas) = (0_usize, 0_usize);
    for byte in outside_strings(text.as_bytes()) {
        match byte {
            b'{' => objects += 1,
            b',' => commas += 1,
            _ => {}
        }
    }
    OBJECT_BYTES.saturating_mul(objects).saturating_add(VALUE_BYTES.saturating_mul(commas))
}

/// The bytes of a JSON text but for what stands between quotation marks.
pub fn outside_strings(text: &[u8]) -> impl Iterator<Item = u8> {
    let (mut in_string, mut is_escaped) = (false, false);
    text.iter().copied().filter(move |byte| {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = in_string,
            b'"' => in_string = !in_string,
            _ => {}
        }
        !in_string
    })
}
