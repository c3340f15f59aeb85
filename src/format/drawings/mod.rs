//! Drawn charts: boxes and the lines between them as a tree, laid out as lines.
//!
//! Each form is read into [`page::Page`]s of shapes and links; [`links`] finds out who stands above whom,
//! [`tree`] makes a tree of it, [`lay`] the lines. Which box is a unit and which a post is told in
//! [`box_words`]; what the words mean is read by [`text::read_source`](super::text::read_source).

mod box_words;
mod bubbles;
pub(in crate::format) mod draw_io;
mod lay;
mod links;
mod markup;
pub(in crate::format) mod mermaid;
mod mindmap;
mod office;
pub(in crate::format) mod open_document;
pub(in crate::format) mod page;
pub(in crate::format) mod pptx;
pub(in crate::format) mod sheets;
pub(in crate::format) mod smart_art;
pub(in crate::format) mod svg;
mod svg_paths;
mod tree;
pub(in crate::format) mod vsdx;
pub(in crate::format) mod word;

pub(in crate::format) use box_words::holds_unit;
pub(in crate::format) use lay::lay;
