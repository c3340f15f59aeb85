//! A chart as plain text: an indented list, which any program and any screen reader can read.

use super::reading::{Body, PagesReading, UnitReading};
use super::svg::is_unprintable;
use crate::words::{Locale, key, message};

const INDENT: &str = "  ";

/// Units further down are not set in more than this: nobody counts so many steps.
const DEEPEST: usize = 60;

/// `reading` in lines.
pub fn text(reading: &PagesReading, locale: Locale) -> String {
    let mut out = String::new();
    push_line(&mut out, 0, &reading.heading);
    for line in &reading.lines {
        push_line(&mut out, 0, line);
    }
    body(&mut out, &reading.body, locale);
    out
}

fn body(out: &mut String, body: &Body, locale: Locale) {
    match body {
        Body::Units(units) => list(out, units),
        Body::Sections(sections) => {
            for section in sections {
                out.push_str("\n\n");
                match section.number {
                    Some(number) => {
                        let name = message!(
                            key::EXPORT_SECTION,
                            count = sections.len(),
                            name = section.name,
                            number
                        );
                        push_line(out, 0, &locale.say(&name));
                    }
                    None => push_line(out, 0, section.name),
                }
                for line in &section.lines {
                    push_line(out, 0, line);
                }
                self::body(out, &section.body, locale);
            }
        }
    }
}

fn list(out: &mut String, units: &[UnitReading]) {
    for unit in units {
        out.push('\n');
        push_line(out, unit.depth, unit.name);
        push_line(out, unit.depth, unit.figures);
        if let Some(change) = unit.change {
            push_line(out, unit.depth, change);
        }
        for line in unit.lines.iter().chain(&unit.ghosts) {
            push_line(out, unit.depth + 1, line);
        }
    }
}

fn push_line(out: &mut String, depth: usize, line: &str) {
    for _ in 0..depth.min(DEEPEST) {
        out.push_str(INDENT);
    }
    out.extend(line.chars().filter(|&c| !is_unprintable(c)));
    out.push('\n');
}
