//! What every part of the window is made of: colours and sizes by meaning, fonts, icons.

pub mod choice;
pub mod field;
pub mod focus;
pub mod fonts;
pub mod glyphs;
pub mod icons;
pub mod palette;
pub mod picker;
pub mod tokens;
