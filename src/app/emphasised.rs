//! What a search has found and a filter leaves out, as parts of the picture of a chart.

use super::canvas::emphasis::{Emphasis, Part, Standing};
use crate::editor::{Document, Lit};
use crate::model::Chart;
use crate::scene::Scene;

/// How the parts of the picture of `chart` stand.
pub fn emphasis(document: &Document, chart: &Chart, scene: &Scene) -> Emphasis {
    let is_front = document.chart().is_some_and(|front| front.id == chart.id);
    let others = (!is_front).then(|| (document.found_in(chart), document.lit_in(chart)));
    let (found, lit) = match &others {
        Some((found, lit)) => (found, lit.as_ref()),
        None => (document.found(), document.lit()),
    };
    if found.hits.is_empty() && lit.is_none() {
        return Emphasis::default();
    }
    Emphasis::new(scene, &|part| match part {
        Part::Unit(card) => Standing {
            is_hit: found.has_unit(&card.unit),
            is_dimmed: lit.is_some_and(|lit| !lit.units.contains(&card.unit)),
        },
        Part::Line(line) => Standing {
            is_hit: found.has_one_of(&line.posts),
            is_dimmed: lit.is_some_and(|lit| !lit.has_one_of(&line.posts)),
        },
        Part::Ghost(card, ghost) => {
            let is_lit = |lit: &Lit| {
                lit.has_one_of(&ghost.posts)
                    || (ghost.posts.is_empty() && lit.losses.contains(&card.unit))
            };
            Standing { is_hit: false, is_dimmed: lit.is_some_and(|lit| !is_lit(lit)) }
        }
    })
}
