//! Mermaid mind maps: each line is a node below the nearest line above it that is less indented.
//!
//! Source of the format: the mindmap syntax of mermaid.js. What has nodes below it is a unit; what has none is one
//! where it begins as units do, or stands among units and counts nothing, else a line of posts.

use super::markup::lines_of_markup;
use crate::format::reading::phrases::counts;
use crate::format::reading::phrases::titles::read_block;
use crate::format::reading::vocabulary::{begins_with_job, is_organisation, kind_at_start};
use crate::format::reading::{Given, Laying};
use crate::model::folded;

/// Levels of units that lines can say.
const DEEPEST: u8 = 200;

#[derive(Debug)]
struct Node {
    indent: usize,
    lines: Vec<String>,
    below: Vec<usize>,
}

/// Whether a line begins a mind map.
pub(super) fn is_start(line: &str) -> bool {
    line.trim() == "mindmap"
}

/// Lays out the lines of one mind map, below its first line.
pub(super) fn lay(lines: &[&str], laying: &mut Laying) {
    let (nodes, tops) = nodes(lines);
    let mut open: Vec<(usize, u8)> = tops.into_iter().rev().map(|top| (top, 1)).collect();
    while let Some((at, depth)) = open.pop() {
        let node = &nodes[at];
        let Some((name, more)) = node.lines.split_first() else { continue };
        let is_title = depth == 1 && (read_block(name).is_some() || is_organisation(name));
        laying.line(if is_title { Given::Title } else { Given::Unit { depth } }, name);
        let (units, posts): (Vec<usize>, Vec<usize>) =
            node.below.iter().partition(|below| is_unit(&nodes, **below, &node.below));
        let posts = posts.iter().flat_map(|post| &nodes[*post].lines);
        more.iter().chain(posts).for_each(|line| laying.line(Given::InBox, line));
        let below = if is_title { depth } else { depth.saturating_add(1).min(DEEPEST) };
        open.extend(units.into_iter().rev().map(|unit| (unit, below)));
    }
}

/// The nodes, and which of them stand below none.
fn nodes(lines: &[&str]) -> (Vec<Node>, Vec<usize>) {
    let (mut nodes, mut tops): (Vec<Node>, Vec<usize>) = (Vec::new(), Vec::new());
    // Those that the next line may stand below.
    let mut above: Vec<usize> = Vec::new();
    for line in lines {
        let line = line.split("%%").next().unwrap_or_default().trim_end();
        let said = line.trim_start();
        // "::icon(fa fa-book)", ":::urgent large".
        if said.is_empty() || said.starts_with("::") {
            continue;
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        while above.last().is_some_and(|&it| nodes[it].indent >= indent) {
            above.pop();
        }
        let at = nodes.len();
        match above.last() {
            Some(&parent) => nodes[parent].below.push(at),
            None => tops.push(at),
        }
        let lines = lines_of_markup(words(said)).into_iter().map(|line| line.text).collect();
        nodes.push(Node { indent, lines, below: Vec::new() });
        above.push(at);
    }
    (nodes, tops)
}

/// What a node says, without its id and the signs of its shape.
fn words(node: &str) -> &str {
    const SHAPES: [(&str, &str); 6] =
        [("((", "))"), ("))", "(("), ("{{", "}}"), ("[", "]"), ("(", ")"), (")", "(")];
    let node = node.split(":::").next().unwrap_or(node).trim();
    let shaped = SHAPES.iter().find_map(|(open, close)| {
        let inner = node.strip_suffix(close)?;
        let (id, words) = inner.split_once(open)?;
        // "Chef de service (A)" has a bracket and no id.
        let is_id = !id.contains(char::is_whitespace);
        is_id.then_some(words)
    });
    let words = shaped.unwrap_or(node).trim();
    words.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(words).trim_matches('`')
}

fn is_unit(nodes: &[Node], at: usize, beside: &[usize]) -> bool {
    let name = nodes[at].lines.first().map_or("", String::as_str);
    let counts = counts::begins_with_count(name) || counts::ends_with_count(name);
    let is_post = counts || counts::has_category(name) || begins_with_job(name);
    let among_units = || beside.iter().any(|it| !nodes[*it].below.is_empty());
    !nodes[at].below.is_empty()
        || !is_post && (kind_at_start(&folded(name)).is_some() || among_units())
}
