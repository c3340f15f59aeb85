//! Bytes to text: UTF-8, UTF-16, Windows-1252 or Mac Roman, as real files come.

use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::format::reading::Unreadable;

/// The text of a file, and how it was found.
#[derive(Debug)]
pub(in crate::format) struct Decoded {
    pub text: String,
    /// The encoding's name where nothing in the file states it.
    pub assumed: Option<&'static str>,
}

/// First bytes of files that are not text, with what they are called.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (DOCX, XLSX, ODT…)"),
    (b"\xD0\xCF\x11\xE0", "DOC, XLS, PPT"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1F\x8B", "GZIP"),
    (b"\x7FELF", "ELF"),
];

/// # Errors
/// If the bytes are no text.
pub(in crate::format) fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    if let Some((_, format)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Unreadable::OtherFormat { format });
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return Ok(Decoded { text: text.into_owned(), assumed: None });
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Ok(Decoded { text: text.into_owned(), assumed: Some(encoding.name()) });
    }
    let controls = bytes.iter().filter(|&&b| b < 9 || (14..27).contains(&b)).count();
    if controls * 50 > bytes.len() || bytes.contains(&0) {
        return Err(Unreadable::NotText);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_owned(), assumed: None }),
        Err(_) if mostly_utf_8(bytes) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            Ok(Decoded { text, assumed: Some("UTF-8") })
        }
        Err(_) => Ok(of_single_bytes(bytes)),
    }
}

/// Windows-1252, as nearly all such files are, unless its letters are no French ones and those of Mac Roman are.
/// Where each is one that French is printed with, nothing is to be checked.
fn of_single_bytes(bytes: &[u8]) -> Decoded {
    let (windows, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let odd = |text: &str| text.chars().filter(|c| !c.is_ascii() && !is_of_french(*c)).count();
    if odd(&windows) == 0 {
        return Decoded { text: windows.into_owned(), assumed: None };
    }
    let (mac, _) = MACINTOSH.decode_without_bom_handling(bytes);
    if odd(&mac) == 0 {
        return Decoded { text: mac.into_owned(), assumed: Some("Mac Roman") };
    }
    Decoded { text: windows.into_owned(), assumed: Some("Windows-1252") }
}

/// Letters and marks that French texts are printed with.
fn is_of_french(c: char) -> bool {
    const LETTERS: &str = "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ";
    const MARKS: &str = "«»“”‘’–—…•·€°²³§©®\u{a0}\u{ad}";
    LETTERS.contains(c) || MARKS.contains(c)
}

/// UTF-16 without its mark: French text is then one zero byte in two.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |offset| bytes.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let half = bytes.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    match () {
        () if half < 4 => None,
        () if odd * 10 > half * 7 && even * 10 < half => Some(UTF_16LE),
        () if even * 10 > half * 7 && odd * 10 < half => Some(UTF_16BE),
        () => None,
    }
}

/// Whether a text that is not quite UTF-8 has more accents in it than errors: a damaged UTF-8 file.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut accents, mut errors) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        accents += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        errors += usize::from(!chunk.invalid().is_empty());
    }
    accents > errors
}
