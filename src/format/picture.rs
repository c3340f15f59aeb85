//! The project inside a picture: PNG and SVG files that were exported with the project joined to
//! them give back the project's own file, byte for byte.
//!
//! Pixels and letters are passed over: a picture whose project is whole gives it, whatever became of the
//! rest. Nothing is unpacked beyond a bound.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use png::{DecodeOptions, Decoded, StreamingDecoder};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use thiserror::Error;

use crate::words::{Message, key, message};

/// The keyword of the PNG's text, and the `id` of the SVG's metadata.
const NAME: &str = "organigramme";

const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A text that unpacks to more is no project: this is some three hundred thousand posts.
const LARGEST_UNPACKED: usize = 64 << 20;

/// Why a picture gives no project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PictureError {
    #[error("the picture has no project inside")]
    NoProject,
    /// Or cut off, or swollen beyond belief.
    #[error("the picture is damaged")]
    Damaged,
}

impl PictureError {
    /// The sentence that says it.
    pub fn message(self) -> Message {
        message!(match self {
            Self::NoProject => key::PICTURE_WITHOUT_PROJECT,
            Self::Damaged => key::PICTURE_DAMAGED,
        })
    }
}

/// The project's file inside a picture. `None` if `bytes` are neither a PNG nor an SVG.
///
/// # Errors
/// If they are one, without a project that can be taken out.
pub fn embedded_project(bytes: &[u8]) -> Result<Option<Vec<u8>>, PictureError> {
    if bytes.starts_with(PNG_SIGNATURE) {
        return in_png(bytes).map(Some);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        // Cut off in the midst of a letter.
        Err(error) if error.error_len().is_none() => {
            str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Ok(None),
    };
    if text.trim_start().starts_with('<') { in_xml(text) } else { Ok(None) }
}

fn in_png(mut bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let mut options = DecodeOptions::default();
    // A colour profile would be unpacked, whatever its size.
    options.set_ignore_iccp_chunk(true);
    // A project that is damaged is not one that was never there.
    options.set_skip_ancillary_crc_failures(false);
    let mut decoder = StreamingDecoder::new_with_options(options);
    let (mut is_sound, mut is_whole) = (true, false);
    while !bytes.is_empty() && !is_whole {
        // Pixels are not unpacked: they are given no place.
        let Ok((read, decoded)) = decoder.update(bytes, None) else { break };
        bytes = &bytes[read..];
        is_sound &= !matches!(decoded, Decoded::BadAncillaryChunk(_));
        is_whole = matches!(decoded, Decoded::ChunkComplete(png::chunk::IEND));
    }
    let texts = decoder.info().map_or(&[][..], |info| &info.utf8_text);
    let Some(mut text) = texts.iter().find(|text| text.keyword == NAME).cloned() else {
        let has_none = is_sound && is_whole;
        return Err(if has_none { PictureError::NoProject } else { PictureError::Damaged });
    };
    let unpacked = text.decompress_text_with_limit(LARGEST_UNPACKED).and_then(|()| text.get_text());
    unpacked.map(String::into_bytes).map_err(|_| PictureError::Damaged)
}

/// The document is read as a stream: however deep its elements, they are only counted, and no entity
/// but XML's own five is replaced.
fn in_xml(text: &str) -> Result<Option<Vec<u8>>, PictureError> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    let mut is_svg = false;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) if is_svg => return Err(PictureError::Damaged),
            Err(_) => return Ok(None),
        };
        match event {
            Event::Start(element) if !is_svg => {
                if element.local_name().as_ref() != "svg" {
                    return Ok(None);
                }
                is_svg = true;
                depth = 1;
            }
            Event::Start(element) if holds_project(&element) => {
                return in_metadata(&mut reader, &element).map(Some);
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if !is_svg => return Ok(None),
            Event::Eof if depth > 0 => return Err(PictureError::Damaged),
            Event::Eof => return Err(PictureError::NoProject),
            Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

fn holds_project(element: &BytesStart) -> bool {
    element.local_name().as_ref() == "metadata" && attribute(element, "id") == Some(NAME)
}

/// The value of an attribute, as it is written: none of ours needs escaping.
fn attribute<'a>(element: &'a BytesStart, name: &str) -> Option<&'a str> {
    let found = element.try_get_attribute(name).ok()??;
    match found.value {
        Cow::Borrowed(value) => Some(value),
        Cow::Owned(_) => None,
    }
}

fn in_metadata(reader: &mut Reader<&[u8]>, start: &BytesStart) -> Result<Vec<u8>, PictureError> {
    let is_base64 = attribute(start, "data-encoding") == Some("base64");
    let mut text = String::new();
    loop {
        match reader.read_event().map_err(|_| PictureError::Damaged)? {
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(name) => text.push(character(&name).ok_or(PictureError::Damaged)?),
            Event::End(_) => break,
            Event::Comment(_) | Event::PI(_) => {}
            // Another program has written here.
            Event::Start(_) | Event::Empty(_) | Event::Decl(_) | Event::DocType(_) | Event::Eof => {
                return Err(PictureError::Damaged);
            }
        }
    }
    if !is_base64 {
        return Ok(text.into_bytes());
    }
    STANDARD.decode(text.trim()).map_err(|_| PictureError::Damaged)
}

/// What a reference such as `&lt;` or `&#x85;` stands for.
fn character(reference: &BytesRef) -> Option<char> {
    if let Some(character) = reference.resolve_char_ref().ok()? {
        return Some(character);
    }
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
