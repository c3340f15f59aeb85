//! The window: the only code that knows egui.
//!
//! Draws what the editor holds and hands back what the user asks for.

mod after_drop;
pub mod alone;
pub mod canvas;
mod chart_area;
mod dialogs;
pub mod early_end;
mod emphasised;
mod in_place;
mod jobs;
pub mod kit;
mod legend;
pub mod motion;
mod names;
mod notices;
mod panels;
mod pins;
mod place;
mod profile;
mod projector;
pub mod recorder;
pub mod remembering;
mod shortcuts;
mod start;
mod type_ahead;
mod window;

pub use start::run;
pub use window::Window;
