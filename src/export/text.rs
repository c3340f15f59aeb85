//! A chart as plain text: an indented list, which any program and any screen reader can read.
//!
//! Knows nothing of charts beyond what is read aloud of them.

use super::reading::UnitReading;
use super::svg::is_unprintable;
use crate::scene::page::Page;

const INDENT: &str = "  ";

/// Units further down are not set in more than this: nobody counts so many steps.
const DEEPEST: usize = 60;

/// The units of `page`, under its heading.
pub fn text(page: &Page, units: &[UnitReading]) -> String {
    let mut out = String::new();
    for line in page.heading_lines.iter().chain(&page.date) {
        push_line(&mut out, 0, line);
    }
    for unit in units {
        out.push('\n');
        push_line(&mut out, unit.depth, unit.name);
        push_line(&mut out, unit.depth, unit.figures);
        if let Some(change) = unit.change {
            push_line(&mut out, unit.depth, change);
        }
        for line in unit.lines.iter().chain(&unit.ghosts) {
            push_line(&mut out, unit.depth + 1, line);
        }
    }
    out
}

fn push_line(out: &mut String, depth: usize, line: &str) {
    for _ in 0..depth.min(DEEPEST) {
        out.push_str(INDENT);
    }
    out.extend(line.chars().filter(|&c| !is_unprintable(c)));
    out.push('\n');
}
