//! Values met so far, looked up by a part of them: what can only be told equal is compared with the few
//! that share that part, not with all.

use std::collections::HashMap;
use std::hash::Hash;

pub(super) struct Seen<'a, K, T> {
    values: HashMap<K, Vec<&'a T>>,
    part: fn(&'a T) -> K,
}

impl<'a, K: Eq + Hash, T: PartialEq> Seen<'a, K, T> {
    pub fn of(values: &'a [T], part: fn(&'a T) -> K) -> Self {
        let mut seen = Self { values: HashMap::with_capacity(values.len()), part };
        for value in values {
            seen.add(value);
        }
        seen
    }

    /// Whether it is new.
    pub fn add(&mut self, value: &'a T) -> bool {
        let alike = self.values.entry((self.part)(value)).or_default();
        let is_new = !alike.contains(&value);
        if is_new {
            alike.push(value);
        }
        is_new
    }

    pub fn has(&self, value: &'a T) -> bool {
        self.values.get(&(self.part)(value)).is_some_and(|alike| alike.contains(&value))
    }
}
