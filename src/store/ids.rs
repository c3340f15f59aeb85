//! New identifiers from the clock and from chance.

use uuid::Uuid;

use crate::model::IdSource;

/// UUIDs of version 7: unique for ever, and in the order in which this process drew them.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemIds;

impl IdSource for SystemIds {
    fn next_id(&mut self) -> String {
        Uuid::now_v7().to_string()
    }
}
