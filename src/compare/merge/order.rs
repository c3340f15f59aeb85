//! The order of what a unit holds, out of the orders of several tables.

use std::collections::{BTreeMap, BTreeSet};

/// `members` in order, and the tables that want another order than each other. What the base holds is in
/// its order, or in that of the tables that changed it, if they agree; what is new stands after what it
/// stood after at its table.
pub(super) fn merged_order<Id: Clone + Ord>(
    base: &[Id],
    tables: Vec<Vec<Id>>,
    members: &BTreeSet<Id>,
) -> (Vec<Id>, Vec<usize>) {
    let kept = |sequence: &[Id]| -> Vec<Id> {
        sequence.iter().filter(|id| members.contains(*id)).cloned().collect()
    };
    let base = kept(base);
    let tables: Vec<Vec<Id>> = tables.iter().map(|sequence| kept(sequence)).collect();
    // Orders can be compared on what the base and every table hold.
    let count = tables.iter().flatten().chain(&base).fold(BTreeMap::new(), |mut count, id| {
        *count.entry(id).or_insert(0_usize) += 1;
        count
    });
    let common = |sequence: &[Id], with: &[Id]| -> Vec<Id> {
        let with: BTreeSet<&Id> = with.iter().collect();
        sequence.iter().filter(|id| with.contains(id)).cloned().collect()
    };
    let movers: Vec<usize> = (0..tables.len())
        .filter(|&table| common(&tables[table], &base) != common(&base, &tables[table]))
        .collect();
    let everywhere = |sequence: &[Id]| -> Vec<Id> {
        sequence.iter().filter(|id| count[id] == tables.len() + 1).cloned().collect()
    };
    let orders: BTreeSet<Vec<Id>> = movers.iter().map(|&it| everywhere(&tables[it])).collect();
    let is_disputed = orders.len() > 1;
    let order = match movers.first() {
        Some(_) if !is_disputed => {
            let first = movers.iter().map(|&it| common(&tables[it], &base)).min();
            first.expect("there is a mover")
        }
        _ => base.clone(),
    };
    // What one of them lacks stands after what it stood after in the others: by what they hold, not by
    // which table comes first.
    let mut sequences: Vec<&Vec<Id>> = tables.iter().collect();
    sequences.sort();
    let mut row = Sequence::of(order);
    for sequence in std::iter::once(&base).chain(sequences) {
        let mut after = None;
        for id in sequence {
            let place = row.places.get(id).copied();
            after = Some(place.unwrap_or_else(|| row.insert(after, id.clone())));
        }
    }
    let mut order = row.into_ids();
    // What no table holds here as it is now: a unit kept where another was removed.
    let placed: BTreeSet<&Id> = order.iter().collect();
    let rest: Vec<Id> = members.iter().filter(|id| !placed.contains(id)).cloned().collect();
    order.extend(rest);
    (order, if is_disputed { movers } else { Vec::new() })
}

/// Ids in a row, each with the place of the one after it: one more costs nothing, wherever it goes.
struct Sequence<Id> {
    ids: Vec<Id>,
    after: Vec<Option<usize>>,
    first: Option<usize>,
    places: BTreeMap<Id, usize>,
}

impl<Id: Clone + Ord> Sequence<Id> {
    fn of(ids: Vec<Id>) -> Self {
        let mut row =
            Self { ids: Vec::new(), after: Vec::new(), first: None, places: BTreeMap::new() };
        ids.into_iter().fold(None, |last, id| Some(row.insert(last, id)));
        row
    }

    /// Puts `id` after the one at this place, or first of all, and returns its place.
    fn insert(&mut self, after: Option<usize>, id: Id) -> usize {
        let place = self.ids.len();
        let before = match after {
            Some(after) => &mut self.after[after],
            None => &mut self.first,
        };
        let next = before.replace(place);
        self.after.push(next);
        self.places.insert(id.clone(), place);
        self.ids.push(id);
        place
    }

    fn into_ids(self) -> Vec<Id> {
        let walk = std::iter::successors(self.first, |&place| self.after[place]);
        walk.map(|place| self.ids[place].clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &str, tables: &[&str], members: &str) -> (String, usize) {
        let ids = |text: &str| text.chars().collect::<Vec<char>>();
        let members = members.chars().collect();
        let tables = tables.iter().map(|table| ids(table)).collect();
        let (order, disputed) = merged_order(&ids(base), tables, &members);
        (order.into_iter().collect(), disputed.len())
    }

    #[test]
    fn a_table_that_left_the_order_alone_has_no_say_in_it() {
        assert_eq!(merged("abc", &["cab", "abc"], "abc"), ("cab".to_owned(), 0));
        assert_eq!(merged("abc", &["abc", "abxc"], "abxc"), ("abxc".to_owned(), 0));
        assert_eq!(merged("abc", &["ybac", "abcx"], "abcxy"), ("ybacx".to_owned(), 0));
        assert_eq!(merged("abc", &["ac", "bca"], "bca"), ("bca".to_owned(), 0));
    }

    #[test]
    fn two_orders_are_a_dispute_and_the_base_stays() {
        assert_eq!(merged("abc", &["cab", "bac"], "abc"), ("abc".to_owned(), 2));
        assert_eq!(merged("abc", &["cab", "cab", "abc"], "abc"), ("cab".to_owned(), 0));
    }
}
