//! Bytes to model and back: the native file, which a picture may hold, and the text of reports.

pub mod clip;
mod documents;
pub mod door;
mod drawings;
mod exchange;
pub mod native;
mod package;
mod pdf;
pub mod picture;
pub mod reading;
pub mod tables;
pub mod text;
mod xml;

/// Whether there is a project in a file that holds `held`, its own or inside a picture, which is not in
/// `new`.
pub fn loses_project(held: &[u8], new: &[u8]) -> bool {
    if native::is_project(held) {
        return held != new;
    }
    let inside = |bytes| picture::embedded_project(bytes).ok().flatten();
    inside(held).is_some_and(|project| inside(new).as_ref() != Some(&project))
}
