//! Two states of one table: what stands in both is the same unit, the same post.

use std::collections::HashMap;

use crate::model::ChartRecord;

/// What a chart was made of: for each of its units what it is in the file, and its rows with their posts.
pub(in crate::format) type Made = (Vec<Option<usize>>, Vec<Vec<(usize, u32)>>);

/// The posts of one row are the same in both states, as far as both have them; so are units.
pub(in crate::format) fn share_ids(charts: &mut [ChartRecord], first: &Made, second: &Made) {
    let [earlier, later] = charts else { return };
    let mut units = HashMap::new();
    for (node, unit) in first.0.iter().zip(&earlier.tree.units) {
        units.insert(*node, unit.id.clone());
    }
    let mut posts: HashMap<usize, Vec<_>> = HashMap::new();
    let mut of_tree = earlier.tree.posts.iter();
    for (row, count) in first.1.iter().flatten() {
        let ids = of_tree.by_ref().take(*count as usize).map(|post| post.id.clone());
        posts.entry(*row).or_default().extend(ids);
    }
    posts.values_mut().for_each(|ids| ids.reverse());
    let mut renamed = HashMap::new();
    for (node, unit) in second.0.iter().zip(&mut later.tree.units) {
        if let Some(id) = units.get(node) {
            renamed.insert(std::mem::replace(&mut unit.id, id.clone()), id.clone());
        }
    }
    for unit in &mut later.tree.units {
        unit.parent =
            unit.parent.take().map(|parent| renamed.get(&parent).cloned().unwrap_or(parent));
    }
    let mut of_tree = later.tree.posts.iter_mut();
    for (row, count) in second.1.iter().flatten() {
        for post in of_tree.by_ref().take(*count as usize) {
            if let Some(id) = posts.get_mut(row).and_then(Vec::pop) {
                post.id = id;
            }
            if let Some(unit) = renamed.get(&post.unit) {
                post.unit = unit.clone();
            }
        }
    }
}
