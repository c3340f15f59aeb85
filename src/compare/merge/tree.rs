//! Units and posts put in their order, as the tree of the merged chart.

use std::collections::{BTreeMap, BTreeSet};

use super::MergeState;
use super::merging::{MergeError, Merging};
use super::order::merged_order;
use super::pick::{WishedValue, claims};
use crate::model::{Aspect, Claim, PostId, Subject, Subtree, UnitId, Wish};

impl Merging<'_> {
    /// Units and posts in their order.
    pub(super) fn tree(&mut self, root: &UnitId) -> Result<Subtree, MergeError> {
        let mut children: BTreeMap<UnitId, BTreeSet<UnitId>> = BTreeMap::new();
        for unit in self.units.values() {
            if let Some(parent) = &unit.parent {
                children.entry(parent.clone()).or_default().insert(unit.id.clone());
            }
        }
        let mut lists: BTreeMap<UnitId, BTreeSet<PostId>> = BTreeMap::new();
        for post in self.posts.values() {
            lists.entry(post.unit.clone()).or_default().insert(post.id.clone());
        }
        let mut waiting: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        for (unit, standing) in &self.continued {
            waiting.entry(standing.clone()).or_default().push(unit.clone());
        }
        let mut tree = Subtree::default();
        let mut open = vec![root.clone()];
        while let Some(id) = open.pop() {
            self.go_on()?;
            let mut in_dispute = Vec::new();
            // What stands here, and in the units that wait.
            let waiting = waiting.remove(&id).unwrap_or_default();
            let sources: Vec<UnitId> = [id.clone()].into_iter().chain(waiting).collect();
            if let Some(members) = children.remove(&id) {
                let of = |state: &MergeState| held(&state.children, &sources);
                let sequences = self.tables.iter().map(of).collect();
                let (order, disputed) = merged_order(&of(self.base), sequences, &members);
                in_dispute.extend(disputed);
                open.extend(order.into_iter().rev());
            }
            if let Some(members) = lists.remove(&id) {
                let of = |state: &MergeState| held(&state.lists, &sources);
                let sequences = self.tables.iter().map(of).collect();
                let (order, disputed) = merged_order(&of(self.base), sequences, &members);
                in_dispute.extend(disputed);
                tree.posts.extend(order.iter().map(|post| self.posts[post].clone()));
            }
            if !in_dispute.is_empty() {
                self.order_in_dispute(&id, &sources, &in_dispute.into_iter().collect());
            }
            tree.units.push(self.units[&id].clone());
        }
        // The order of what nobody has placed is worth no conflict.
        let bench = UnitId::bench();
        if let Some(members) = lists.remove(&bench) {
            let of = |state: &MergeState| state.lists.get(&bench).cloned().unwrap_or_default();
            let sequences = self.tables.iter().map(of).collect();
            let (order, _) = merged_order(&of(self.base), sequences, &members);
            tree.posts.extend(order.iter().map(|post| self.posts[post].clone()));
        }
        Ok(tree)
    }

    /// What `unit` holds, with what the other `sources` hold that wait in it, stands in another order at
    /// each of these `tables`.
    fn order_in_dispute(&mut self, unit: &UnitId, sources: &[UnitId], tables: &BTreeSet<usize>) {
        let names = self.picker.names();
        let order = |state: &MergeState| Wish::Order {
            units: held(&state.children, sources),
            posts: held(&state.lists, sources),
        };
        let wishes = (0..names.len()).map(|table| {
            // An order has no words: the first table that wants it stands for it.
            let told = || {
                let own = order(&self.tables[table]);
                let mut alike = tables.iter().filter(|&&it| order(&self.tables[it]) == own);
                let name = alike.next().map_or(names[table], |&first| names[first]);
                WishedValue::new(name, own)
            };
            tables.contains(&table).then(told)
        });
        let claims = claims(names, wishes.collect());
        let was = self.base.units.contains_key(unit).then(|| Claim {
            tables: Vec::new(),
            value: String::new(),
            wish: Some(order(self.base)),
        });
        self.picker.conflict(Subject::Unit(unit.clone()), Aspect::Order, was, claims);
    }
}

/// What several units hold, one after the other.
fn held<Id: Clone>(of: &BTreeMap<UnitId, Vec<Id>>, units: &[UnitId]) -> Vec<Id> {
    units.iter().filter_map(|unit| of.get(unit)).flatten().cloned().collect()
}
