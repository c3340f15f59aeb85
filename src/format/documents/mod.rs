//! Documents: DOCX, ODT, RTF, HTML and e-mail as lines that keep what the form says, such as the level of a heading,
//! the depth of a list and the cells of a table.
//!
//! What is in the file and not on the page (deleted or hidden text, comments) is left out and said. The words
//! are read by [`text::read_source`](super::text::read_source).

mod block;
mod cells;
pub(in crate::format) mod docx;
mod docx_styles;
pub(in crate::format) mod html;
mod html_tree;
mod lay;
pub(in crate::format) mod mail;
mod numbering;
pub(in crate::format) mod odt;
mod odt_styles;
pub(in crate::format) mod rtf;
mod rtf_table;
mod rtf_tokens;
mod style_names;
