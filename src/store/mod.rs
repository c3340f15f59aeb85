//! Files: read with limits, written whole or not at all. The only module that writes any.

mod alone;
mod broken;
mod failure;
mod file;
mod folders;
mod ids;
pub mod journal;
mod leftover;
mod likeness;
mod lock;
mod naming;
mod place;
mod policy;
mod private;
mod rescue;
mod save;
mod turn;
mod user;
mod versions;

pub use file::{Problem, READ_MAX_BYTES, StoreError, look, read, with_suffix};
pub use ids::SystemIds;
pub use lock::{FileLock, HeldFile, Holder, Lock, Locks};
pub use place::{Placed, save_atomically};
pub use policy::{EXPORTS, Policy};
pub use save::{Expected, Save, Saved, Stamp, replaced, save_export, stamp};
pub use user::{Preferences, RECENT_MAX, Theme, UserFolders, with_recent};
pub use versions::{VERSIONS_MAX, Version, Versions};
