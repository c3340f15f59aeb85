//! Which unit is which: by its name, its posts, its kind and the unit above.

use std::collections::{HashMap, VecDeque};

use slotmap::SecondaryMap;

use super::assign::{BLOCK, assign};
use super::confidence::{Confidence, compare_scores};
use super::likeness::{Likeness, Text};
use crate::compare::pairs::UnitPairs;
use crate::model::{Chart, KindId, Lists, UnitKey, comparison_key};

/// What a pair of units is judged by: of its score, this much each.
const NAME: f64 = 0.45;
const CONTENT: f64 = 0.45;
const KIND: f64 = 0.05;
const PARENT: f64 = 0.05;

/// A title that continues another counts as this much of an equal one.
const CONTINUED: f64 = 0.8;

/// What is known of a unit.
struct Traits {
    /// Its name without the word of its kind.
    name: Text,
    kind: KindId,
    /// Its own posts' titles, how many of each, and what one of them weighs: a title of few units
    /// says more of its unit than one that all have.
    content: Vec<(Text, f64, f64)>,
    weight: f64,
}

type TraitsOf = SecondaryMap<UnitKey, Traits>;

/// Adds the pairs found to `pairs`, and returns their scores by the unit of `from`.
pub fn pair(
    from: &Chart,
    to: &Chart,
    lists: &Lists,
    pairs: &mut UnitPairs,
    likeness: &mut Likeness,
) -> SecondaryMap<UnitKey, f64> {
    let traits = [traits(from, lists, likeness), traits(to, lists, likeness)];
    let mut scores = SecondaryMap::new();
    let mut add = |pairs: &mut UnitPairs, a: UnitKey, b: UnitKey, score: f64| {
        pairs.add(a, b);
        scores.insert(a, score);
    };
    let roots = (from.root(), to.root());
    if !pairs.of_from.contains_key(roots.0) && !pairs.of_to.contains_key(roots.1) {
        // Whatever they are called, both are the whole organisation.
        let score = score(&traits, likeness, roots.0, roots.1, true);
        add(pairs, roots.0, roots.1, score.max(f64::from(Confidence::UNIT.0) / 100.0));
    }
    for (a, b) in named_alike(from, to, &traits, pairs) {
        let same_parent = is_below(from, to, pairs, a, b);
        let score = score(&traits, likeness, a, b, same_parent);
        // A name that nothing else bears is worth as much as all the rest.
        add(pairs, a, b, f64::midpoint(score, 1.0));
    }
    // Children of pairs, from the top; then whatever is left, wherever it stands; then their children.
    let mut open: VecDeque<(UnitKey, UnitKey)> =
        from.units_in_order().filter_map(|a| Some((a, *pairs.of_from.get(a)?))).collect();
    loop {
        while let Some((a, b)) = open.pop_front() {
            let left = unpaired(from.unit(a).children(), |key| pairs.of_from.contains_key(key));
            let right = unpaired(to.unit(b).children(), |key| pairs.of_to.contains_key(key));
            for (a, b, score) in best(&traits, likeness, &left, &right, true) {
                add(pairs, a, b, score);
                open.push_back((a, b));
            }
        }
        let all = |chart: &Chart| chart.units_in_order().collect::<Vec<_>>();
        let left = unpaired(&all(from), |key| pairs.of_from.contains_key(key));
        let right = unpaired(&all(to), |key| pairs.of_to.contains_key(key));
        for (a, b, score) in best(&traits, likeness, &left, &right, false) {
            add(pairs, a, b, score);
            open.push_back((a, b));
        }
        if open.is_empty() {
            return scores;
        }
    }
}

fn unpaired(keys: &[UnitKey], is_paired: impl Fn(UnitKey) -> bool) -> Vec<UnitKey> {
    keys.iter().copied().filter(|&key| !is_paired(key)).collect()
}

/// Whether the units above two are a pair.
fn is_below(from: &Chart, to: &Chart, pairs: &UnitPairs, a: UnitKey, b: UnitKey) -> bool {
    match (from.unit(a).parent(), to.unit(b).parent()) {
        (Some(a), Some(b)) => pairs.of_from.get(a) == Some(&b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

fn traits(chart: &Chart, lists: &Lists, likeness: &mut Likeness) -> TraitsOf {
    let kinds: HashMap<&KindId, String> =
        lists.kinds.iter().map(|kind| (&kind.id, comparison_key(&kind.label))).collect();
    let mut found = TraitsOf::new();
    let mut units_with: HashMap<Text, f64> = HashMap::new();
    for key in chart.units_in_order() {
        let unit = chart.unit(key);
        let name = comparison_key(&unit.fields.name);
        let kind = kinds.get(&unit.fields.kind).map_or("", String::as_str);
        let bare = name.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' '));
        let name = likeness.text(bare.unwrap_or(&name));
        let mut content: Vec<(Text, f64, f64)> = Vec::new();
        let mut places: HashMap<Text, usize> = HashMap::new();
        for &post in unit.posts() {
            let title = likeness.text(chart.post(post).fields.title.key());
            let place = *places.entry(title).or_insert(content.len());
            match content.get_mut(place) {
                Some((_, posts, _)) => *posts += 1.0,
                None => {
                    content.push((title, 1.0, 0.0));
                    *units_with.entry(title).or_default() += 1.0;
                }
            }
        }
        let kind = unit.fields.kind.clone();
        found.insert(key, Traits { name, kind, content, weight: 0.0 });
    }
    for traits in found.values_mut() {
        for (title, _, weight) in &mut traits.content {
            *weight = units_with[title].recip();
        }
        traits.weight = traits.content.iter().map(|(_, posts, weight)| posts * weight).sum();
    }
    found
}

/// Units whose name nothing else of their chart bears, and that are called alike.
fn named_alike(
    from: &Chart,
    to: &Chart,
    traits: &[TraitsOf; 2],
    pairs: &UnitPairs,
) -> Vec<(UnitKey, UnitKey)> {
    let by_name = |chart: &Chart, traits: &TraitsOf| {
        let mut found: HashMap<Text, Option<UnitKey>> = HashMap::new();
        for key in chart.units_in_order() {
            found.entry(traits[key].name).and_modify(|only| *only = None).or_insert(Some(key));
        }
        found
    };
    let named = by_name(to, &traits[1]);
    let own = by_name(from, &traits[0]);
    let found = from.units_in_order().filter(|key| !pairs.of_from.contains_key(*key));
    found
        .filter_map(|key| {
            let name = traits[0][key].name;
            own[&name]?;
            let other = (*named.get(&name)?)?;
            (!pairs.of_to.contains_key(other)).then_some((key, other))
        })
        .collect()
}

/// The best pairs of some units of each chart that are likely enough.
fn best(
    traits: &[TraitsOf; 2],
    likeness: &mut Likeness,
    left: &[UnitKey],
    right: &[UnitKey],
    same_parent: bool,
) -> Vec<(UnitKey, UnitKey, f64)> {
    let least = f64::from(Confidence::UNIT.0) / 100.0;
    // Windows of both lists, cut at the same share of each.
    let blocks = left.len().max(right.len()).div_ceil(BLOCK).max(1);
    let mut found = Vec::new();
    for block in 0..blocks {
        let cut = |list: &[UnitKey], at: usize| list.len() * at / blocks;
        let rows = &left[cut(left, block)..cut(left, block + 1)];
        let columns = &right[cut(right, block)..cut(right, block + 1)];
        let pairs = assign(rows.len(), columns.len(), least, |row, column| {
            score(traits, likeness, rows[row], columns[column], same_parent)
        });
        found.extend(pairs.into_iter().map(|(a, b, score)| (rows[a], columns[b], score)));
    }
    found
}

fn score(
    traits: &[TraitsOf; 2],
    likeness: &mut Likeness,
    a: UnitKey,
    b: UnitKey,
    same_parent: bool,
) -> f64 {
    let (a, b) = (&traits[0][a], &traits[1][b]);
    let name = likeness.between(a.name, b.name);
    let judged = match shared_content(likeness, a, b) {
        Some(content) => NAME * name + CONTENT * content,
        None => (NAME + CONTENT) * name,
    };
    let kind = if a.kind == b.kind { KIND } else { 0.0 };
    judged + kind + if same_parent { PARENT } else { 0.0 }
}

/// The share of their posts that two units have in common, from 0 to 1; none if neither has posts.
fn shared_content(likeness: &Likeness, a: &Traits, b: &Traits) -> Option<f64> {
    let total = a.weight + b.weight;
    if total == 0.0 {
        return None;
    }
    let mut shared = 0.0;
    let mut left: Vec<(Text, f64, f64)> = Vec::new();
    let mut right = b.content.clone();
    let places: HashMap<Text, usize> =
        right.iter().enumerate().map(|(place, (title, ..))| (*title, place)).collect();
    for &(title, posts, weight) in &a.content {
        let same = places.get(&title).map(|&place| &mut right[place]);
        let both = same.map_or(0.0, |(_, others, other_weight)| {
            let both = posts.min(*others);
            *others -= both;
            shared += both * (weight + *other_weight);
            both
        });
        left.push((title, posts - both, weight));
    }
    // Of a unit with very many titles, some of the most telling will do.
    for side in [&mut left, &mut right] {
        side.retain(|(_, posts, _)| *posts > 0.0);
        side.sort_by(|a, b| compare_scores(b.2, a.2));
        side.truncate(BLOCK);
    }
    for (title, posts, weight) in &mut left {
        for (other, others, other_weight) in right.iter_mut().filter(|it| it.1 > 0.0) {
            if likeness.continues(*title, *other) {
                let both = posts.min(*others);
                *others -= both;
                *posts -= both;
                shared += both * CONTINUED * (*weight + *other_weight);
            }
        }
    }
    Some(shared / total)
}
