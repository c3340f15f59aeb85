//! Files: read with limits, written whole or not at all. The only module that writes any.
//!
//! Knows nothing of what is in the bytes, its own preferences aside.

mod file;
mod fingerprint;
mod ids;
pub mod journal;
mod user;

pub use file::{Problem, READ_MAX_BYTES, StoreError, read, save_atomically, with_suffix};
pub use fingerprint::{fingerprint, fingerprint_of};
pub use ids::SystemIds;
pub use user::{Preferences, RECENT_MAX, Theme, UserFolders};
