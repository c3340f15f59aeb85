//! The best reading of a whole text: for each line the use that the weights of all lines favour most together,
//! found by dynamic programming (Viterbi), and how near the next best comes.
//!
//! Time is linear in the lines, with 25 steps for each.

mod cards;
mod depth;
mod fields;
mod grid;
mod line;
mod organisations;
mod running;
pub(in crate::format) mod sections;
pub(in crate::format) mod statements;
mod units;

use crate::format::text::candidates::{Candidate, NEVER, USES, Use, candidates, transition};
use crate::format::text::lines::Line;

/// What a line was taken for, and by how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) struct Chosen {
    pub taken: Use,
    /// What else it could be.
    pub other: Use,
    /// How much better the whole text reads so than otherwise.
    pub margin: i32,
    /// A count, a title and a category, and no sign of anything else.
    pub plain: bool,
}

const COUNT: usize = USES.len();

/// The use of each line; none for blank ones.
pub(in crate::format) fn best_reading(lines: &[Line], most_bytes: usize) -> Vec<Option<Chosen>> {
    let found = candidates(lines, most_bytes);
    let mut chosen = vec![None; lines.len()];
    let before = scores(&found, |index, from, to| step(&found, index, from, to));
    let after = scores_from_end(&found, |index, from, to| step(&found, index, from, to));
    let Some(last) = before.last() else { return chosen };
    let mut taken = argmax(last);
    for (index, candidate) in found.iter().enumerate().rev() {
        let whole = |it: usize| before[index][it].saturating_add(after[index][it]);
        let others = (0..COUNT).filter(|&it| it != taken);
        let other = others.max_by_key(|&it| (whole(it), std::cmp::Reverse(it))).unwrap_or(taken);
        let margin = whole(taken).saturating_sub(whole(other));
        let (taken_for, other) = (USES[taken], USES[other]);
        let plain = candidate.plain;
        chosen[candidate.at] = Some(Chosen { taken: taken_for, other, margin, plain });
        if index > 0 {
            // The way that led here.
            taken = (0..COUNT)
                .max_by_key(|&from| {
                    let score = before[index - 1][from] + step(&found, index, from, taken);
                    (score, std::cmp::Reverse(from))
                })
                .unwrap_or(taken);
        }
    }
    chosen
}

fn step(found: &[Candidate], index: usize, from: usize, to: usize) -> i32 {
    let (before, now) = (&found[index - 1], &found[index]);
    transition((before, USES[from]), (now, USES[to]))
}

fn argmax(scores: &[i32; COUNT]) -> usize {
    (0..COUNT).max_by_key(|&it| (scores[it], std::cmp::Reverse(it))).unwrap_or(COUNT - 1)
}

/// The best score of each use of each line, with all that stands before it.
fn scores(found: &[Candidate], step: impl Fn(usize, usize, usize) -> i32) -> Vec<[i32; COUNT]> {
    let mut scores: Vec<[i32; COUNT]> = Vec::with_capacity(found.len());
    for (index, candidate) in found.iter().enumerate() {
        let mut own = candidate.weights;
        for (to, own) in own.iter_mut().enumerate() {
            *own += match index.checked_sub(1) {
                Some(before) => (0..COUNT)
                    .map(|from| scores[before][from] + step(index, from, to))
                    .max()
                    .unwrap_or(NEVER),
                None if matches!(USES[to], Use::HeadingGoesOn | Use::PostsGoOn) => NEVER,
                None => 0,
            };
        }
        scores.push(own);
    }
    scores
}

/// The best score of what stands after each line, for each use of the line.
fn scores_from_end(
    found: &[Candidate],
    step: impl Fn(usize, usize, usize) -> i32,
) -> Vec<[i32; COUNT]> {
    let mut scores = vec![[0; COUNT]; found.len()];
    for index in (1..found.len()).rev() {
        for from in 0..COUNT {
            let ways = (0..COUNT)
                .map(|to| step(index, from, to) + found[index].weights[to] + scores[index][to]);
            scores[index - 1][from] = ways.max().unwrap_or(NEVER);
        }
    }
    scores
}
