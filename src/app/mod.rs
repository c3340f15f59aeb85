//! The window: the only code that knows egui.
//!
//! Draws what the editor holds and hands back what the user asks for; knows nothing of how anything
//! is computed.

pub mod canvas;
pub mod kit;
