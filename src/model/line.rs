//! Lines: how the equal posts of a unit are shown, "5 Chargé/e/s de mission (A)".

use std::collections::HashMap;
use std::hash::Hash;

use super::chart::Chart;
use super::ids::{PostKey, UnitKey};
use super::post::PostFields;

/// The equal posts of one unit, in the unit's order. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub posts: Vec<PostKey>,
}

/// Whether two posts of one unit stand on one line: titles that meet, and all that is printed equal.
/// Notes do not part them, nor do origins and reasons: the line is what is printed, and posts that are
/// printed alike are one line wherever they come from.
pub fn on_one_line(a: &PostFields, b: &PostFields) -> bool {
    line_key(a) == line_key(b)
}

fn line_key(fields: &PostFields) -> impl Eq + Hash + '_ {
    (printed(fields), fields.vacant)
}

/// All that is printed of a post, its vacancy aside.
pub fn printed(fields: &PostFields) -> impl Eq + Hash + '_ {
    (
        fields.title.key(),
        &fields.category,
        &fields.grade,
        &fields.manager_level,
        fields.reference_job.as_deref(),
        fields.fte,
    )
}

/// The lines of a unit's own posts, each where its first post stands.
pub fn lines(chart: &Chart, unit: UnitKey) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut line_of = HashMap::new();
    for &post in chart.unit(unit).posts() {
        let key = line_key(&chart.post(post).fields);
        let line = *line_of.entry(key).or_insert_with(|| {
            lines.push(Line { posts: Vec::new() });
            lines.len() - 1
        });
        lines[line].posts.push(post);
    }
    lines
}
