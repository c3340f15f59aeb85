//! Mermaid flowcharts, and mind maps among them: `graph TD`, `A[Direction] --> B["Service<br/>3 agents"]`, subgraphs.
//!
//! Source of the format: the flowchart syntax of mermaid.js. A subgraph with words is the unit that its
//! nodes stand in, unless they are linked.

use super::lay;
use super::markup::lines_of_markup;
use super::mindmap;
use super::page::{Arrow, End, Link, Page, Shape};
use crate::format::reading::{Doubt, Laying};

/// The lines of a file with one or several flowcharts, also between other text such as Markdown.
pub(in crate::format) fn lines(text: &str) -> Laying {
    let mut pages: Vec<Chart> = Vec::new();
    let mut maps: Vec<Vec<&str>> = Vec::new();
    let mut in_map = false;
    for line in text.lines() {
        if mindmap::is_start(line) {
            maps.push(Vec::new());
            in_map = true;
            continue;
        }
        in_map &= line.trim() != "```" && !is_start(line.trim());
        if let Some(map) = maps.last_mut().filter(|_| in_map) {
            map.push(line);
            continue;
        }
        let line = line.split("%%").next().unwrap_or_default();
        for statement in statements(line) {
            let statement = statement.trim();
            if is_start(statement) {
                pages.push(Chart::default());
            } else if let Some(chart) = pages.last_mut().filter(|_| !statement.is_empty()) {
                chart.statement(statement);
            }
        }
    }
    let count = pages.len();
    let pages: Vec<Page> = pages
        .into_iter()
        .enumerate()
        .map(|(at, chart)| Page {
            number: if count > 1 { u32::try_from(at + 1).ok() } else { None },
            ..chart.page
        })
        .collect();
    let mut laying = lay(&pages);
    maps.iter().for_each(|map| mindmap::lay(map, &mut laying));
    laying
}

fn is_start(statement: &str) -> bool {
    let mut words = statement.split_whitespace();
    matches!(words.next(), Some("graph" | "flowchart" | "flowchart-elk"))
        && words
            .next()
            .is_none_or(|it| matches!(it, "TD" | "TB" | "BT" | "LR" | "RL" | "td" | "tb" | "lr"))
}

/// A line's statements: `;` parts them outside of quotes and brackets.
fn statements(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut quoted, mut depth, mut start) = (false, 0_usize, 0);
    for (at, letter) in line.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '[' | '(' | '{' if !quoted => depth += 1,
            ']' | ')' | '}' if !quoted => depth = depth.saturating_sub(1),
            ';' if !quoted && depth == 0 => {
                parts.push(&line[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&line[start..]);
    parts
}

#[derive(Default)]
struct Chart {
    page: Page,
    /// The subgraphs that are open.
    open: Vec<String>,
    places: std::collections::HashMap<String, usize>,
}

/// Links that `A & B --> C & D` stands for, at most, where both sides have several nodes: each of one side is
/// then tied to each of the other, which is no hierarchy, and few letters make many of them.
const MOST_CROSSED: usize = 100;

/// Statements that style a chart and say nothing of it.
const STYLES: [&str; 8] =
    ["style", "classDef", "class", "linkStyle", "click", "direction", "accTitle", "accDescr"];

impl Chart {
    fn statement(&mut self, statement: &str) {
        let first = statement.split_whitespace().next().unwrap_or_default();
        match first {
            "subgraph" => return self.subgraph(statement["subgraph".len()..].trim()),
            "end" => return drop(self.open.pop()),
            "```" | "---" => return,
            first if STYLES.contains(&first.trim_end_matches(':')) => return,
            _ => {}
        }
        let mut rest = statement;
        let mut before: Vec<String> = Vec::new();
        let mut tie: Option<Tie> = None;
        loop {
            let Some((nodes, after)) = self.nodes(rest) else {
                let text = rest.trim();
                if !text.is_empty() {
                    self.page.doubts.push(Doubt::Unrecognised { text: statement.to_owned() });
                }
                return;
            };
            if let Some(tie) = tie
                && !self.links(&before, &nodes, tie)
            {
                self.page.doubts.push(Doubt::Unrecognised { text: statement.to_owned() });
                return;
            }
            before = nodes;
            let after = after.trim_start();
            if after.is_empty() {
                return;
            }
            let Some((next, label, after)) = read_tie(after) else {
                self.page.doubts.push(Doubt::Unrecognised { text: statement.to_owned() });
                return;
            };
            if let Some(label) = label.filter(|label| !label.trim().is_empty()) {
                let given = crate::format::reading::Given::Paragraph { bold: false, indent: 0 };
                self.page.texts.push((given, label.trim().to_owned()));
            }
            tie = Some(next);
            rest = after;
        }
    }

    /// Ties each of the nodes before a tie to each of those after it; false where they are too many.
    fn links(&mut self, before: &[String], after: &[String], tie: Tie) -> bool {
        let crossed = before.len().min(after.len()) > 1;
        if crossed && before.len().saturating_mul(after.len()) > MOST_CROSSED {
            return false;
        }
        for from in before {
            for to in after {
                self.page.links.push(Link {
                    from: End::Shape(from.clone()),
                    to: End::Shape(to.clone()),
                    arrow: tie.arrow,
                    dashed: tie.dashed,
                });
            }
        }
        true
    }

    fn subgraph(&mut self, text: &str) {
        let (id, label) = match text.find(['[', '(', '"']) {
            Some(0) => (text, Some(text)),
            Some(at) => (text[..at].trim(), Some(&text[at..])),
            None => (text, Some(text)),
        };
        let label = label.unwrap_or_default().trim().trim_matches(['[', ']', '(', ')']);
        let id = if id.is_empty() {
            format!("subgraph {}", self.page.shapes.len())
        } else {
            id.to_owned()
        };
        self.node(&id, Some(unquoted(label)));
        self.open.push(id);
    }

    /// `A[…] & B[…]`: the nodes at the start of `text`, and what follows.
    fn nodes<'a>(&mut self, text: &'a str) -> Option<(Vec<String>, &'a str)> {
        let mut nodes = Vec::new();
        let mut rest = text.trim_start();
        loop {
            let (id, label, after) = read_node(rest)?;
            self.node(&id, label.as_deref());
            nodes.push(id);
            match after.trim_start().strip_prefix('&') {
                Some(more) => rest = more.trim_start(),
                None => return Some((nodes, after)),
            }
        }
    }

    fn node(&mut self, id: &str, label: Option<&str>) {
        let at = match self.places.get(id) {
            Some(&at) => at,
            None => {
                let mut shape = Shape::new(id, lines_of_markup(id), None);
                shape.container = self.open.last().cloned();
                self.page.shapes.push(shape);
                self.places.insert(id.to_owned(), self.page.shapes.len() - 1);
                self.page.shapes.len() - 1
            }
        };
        if let Some(label) = label {
            self.page.shapes[at].lines =
                lines_of_markup(&label.replace("\\n", "\n").replace(['`'], ""));
        }
    }
}

/// A node at the start of `text`: its id, its label, what follows.
fn read_node(text: &str) -> Option<(String, Option<String>, &str)> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ':');
    let mut end = text.find(|c: char| !is_name(c)).unwrap_or(text.len());
    // A hyphen within an id: "service-budget"; not the first of an arrow.
    while text[end..].starts_with('-') && text[end + 1..].starts_with(is_name) && end > 0 {
        let more = &text[end + 1..];
        end += 1 + more.find(|c: char| !is_name(c)).unwrap_or(more.len());
    }
    if end == 0 {
        return None;
    }
    let (id, mut rest) = text.split_at(end);
    // "A:::class"
    let id = id.split(":::").next().unwrap_or(id);
    if let Some(after) = rest.strip_prefix("@{") {
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    let mut label = None;
    if rest.starts_with(['[', '(', '{', '>']) {
        let (inside, after) = bracketed(rest)?;
        label = Some(
            unquoted(inside.trim_matches(['[', ']', '(', ')', '{', '}', '/', '\\', '>']).trim())
                .to_owned(),
        );
        rest = after;
    }
    if let Some(class) = rest.strip_prefix(":::") {
        rest = class.trim_start_matches(is_name);
    }
    Some((id.to_owned(), label, rest))
}

/// What stands in the brackets at the start of `text`, with them, and what follows.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (mut quoted, mut depth) = (false, 0_usize);
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '>' if at == 0 => depth += 1,
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(text.split_at(at + letter.len_utf8()));
                }
            }
            _ => {}
        }
    }
    None
}

fn unquoted(label: &str) -> &str {
    let label = label.trim();
    label.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(label)
}

#[derive(Clone, Copy)]
struct Tie {
    arrow: Arrow,
    dashed: bool,
}

/// `-->`, `---`, `==>`, `-.->`, `-- words -->`, `-->|words|`, `<-->`, `~~~`: the tie, its words, what
/// follows.
fn read_tie(text: &str) -> Option<(Tie, Option<String>, &str)> {
    let is_mark = |c: char| matches!(c, '-' | '=' | '.' | '~' | '<' | '>');
    let end = text.find(|c| !is_mark(c)).unwrap_or(text.len());
    let (mut mark, mut rest) = text.split_at(end);
    // A round or crossed end.
    if rest.starts_with("x ") || rest.starts_with("o ") {
        rest = &rest[1..];
    }
    if mark.len() < 2 {
        return None;
    }
    let mut label = None;
    let is_open = matches!(mark, "--" | "==" | "-." | "<--" | "<==");
    if is_open {
        let at = ["-->", "---", "==>", "===", ".->", ".-"]
            .iter()
            .filter_map(|it| rest.find(it))
            .min()?;
        label = Some(unquoted(&rest[..at]).to_owned());
        let after = &rest[at..];
        let end = after.find(|c| !is_mark(c)).unwrap_or(after.len());
        let dashed = mark == "-.";
        mark = if dashed { "-.->" } else { &after[..end] };
        rest = &after[end..];
    }
    if let Some(words) = rest.strip_prefix('|') {
        let (words, after) = words.split_once('|')?;
        label = Some(unquoted(words).to_owned());
        rest = after;
    }
    let arrow = match (mark.starts_with('<'), mark.ends_with('>')) {
        (true, false) => Arrow::AtFrom,
        (true, true) | (false, true) | (false, false) => Arrow::AtTo,
    };
    Some((Tie { arrow, dashed: mark.contains('.') || mark.contains('~') }, label, rest))
}
