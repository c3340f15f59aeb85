//! Telling what a file holds from what else it might hold.
//!
//! Knows nothing of what is in the file.

use std::path::Path;

use uuid::Uuid;

use super::read;

/// A name for the bytes of the file at `path`: the same for the same bytes, and for no others but by
/// design. None if it cannot be read.
pub fn fingerprint(path: &Path) -> Option<String> {
    read(path).ok().map(|bytes| fingerprint_of(&bytes))
}

/// The name that [`fingerprint`] gives to these bytes.
pub fn fingerprint_of(bytes: &[u8]) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, bytes).to_string()
}
