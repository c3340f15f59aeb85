//! Words with tags in them, as draw.io and Mermaid write labels: `<b>Service</b><br/>3 agents (C)`.

use super::page::Line;
use crate::format::xml::{Element, Node};

/// Lines while they are written: the letters of each, and how many of them are bold.
#[derive(Default)]
struct Written {
    lines: Vec<(String, usize, usize)>,
}

impl Written {
    fn end_line(&mut self) {
        self.lines.push((String::new(), 0, 0));
    }

    fn letter(&mut self, letter: char, bold: bool) {
        if self.lines.is_empty() {
            self.end_line();
        }
        let Some((line, letters, in_bold)) = self.lines.last_mut() else { return };
        line.push(letter);
        *letters += usize::from(letter.is_alphanumeric());
        *in_bold += usize::from(letter.is_alphanumeric() && bold);
    }

    fn finish(self) -> Vec<Line> {
        let made = self.lines.into_iter().filter(|(text, ..)| !text.trim().is_empty());
        made.map(|(text, letters, in_bold)| Line {
            text: text.trim().to_owned(),
            bold: letters > 0 && letters == in_bold,
        })
        .collect()
    }
}

/// Whether a tag begins a line of its own.
fn begins_line(name: &str) -> bool {
    matches!(name, "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3" | "h4")
}

fn is_strong(name: &str) -> bool {
    matches!(name, "b" | "strong" | "h1" | "h2" | "h3" | "h4")
}

/// The lines of a page in a picture.
pub(super) fn lines_in(page: &Element) -> Vec<Line> {
    fn write(element: &Element, bold: bool, written: &mut Written) {
        for node in &element.children {
            let child = match node {
                Node::Text(text) => {
                    for letter in text.chars() {
                        let is_space = letter.is_whitespace() && letter != '\u{a0}';
                        let doubled = written.lines.last().is_none_or(|it| it.0.ends_with(' '));
                        if !(is_space && doubled) {
                            written.letter(if is_space { ' ' } else { letter }, bold);
                        }
                    }
                    continue;
                }
                Node::Element(child) => child,
            };
            let begins = begins_line(&child.name);
            if begins {
                written.end_line();
            }
            let style = child.attribute("style").unwrap_or_default().replace(' ', "");
            let bold = bold || is_strong(&child.name) || style.contains("font-weight:bold");
            write(child, bold, written);
            if begins {
                written.end_line();
            }
        }
    }
    let mut written = Written::default();
    write(page, false, &mut written);
    written.finish()
}

/// The lines of a label; tags that begin a line of their own end the one before.
pub(super) fn lines_of_markup(label: &str) -> Vec<Line> {
    let mut written = Written::default();
    let mut bold = 0_usize;
    let mut rest = label;
    while !rest.is_empty() {
        let tag = rest.strip_prefix('<').and_then(|after| {
            let name = after.trim_start_matches('/').chars().next();
            name.filter(char::is_ascii_alphabetic)?;
            after.split_once('>')
        });
        if let Some((tag, after)) = tag {
            let closes = tag.starts_with('/');
            let name: String = tag
                .trim_start_matches('/')
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            match name.to_ascii_lowercase().as_str() {
                "b" | "strong" if closes => bold = bold.saturating_sub(1),
                "b" | "strong" => bold += 1,
                name if begins_line(name) => written.end_line(),
                _ => {}
            }
            rest = after;
            continue;
        }
        let Some(letter) = rest.chars().next() else { break };
        let (text, length) = match reference(rest) {
            Some((text, length)) => (text, length),
            None => (letter, letter.len_utf8()),
        };
        if text == '\n' {
            written.end_line();
        } else {
            written.letter(text, bold > 0);
        }
        rest = &rest[length..];
    }
    written.finish()
}

/// The sign that `&name;` or `#name;` (as Mermaid writes it) at the start of `text` stands for, and its
/// length.
fn reference(text: &str) -> Option<(char, usize)> {
    let mermaid = text.strip_prefix('#');
    let body = text.strip_prefix('&').or(mermaid)?;
    // Not looked for further on: a label of many of these signs would be read as many times.
    let end = body.bytes().take(9).position(|it| it == b';').filter(|end| *end > 0)?;
    let name = &body[..end];
    let number = match (name.strip_prefix('#'), mermaid.is_some()) {
        (Some(number), false) => Some(number),
        (None, true) if name.bytes().all(|it| it.is_ascii_digit()) => Some(name),
        _ => None,
    };
    let code = number.and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => number.parse().ok(),
    });
    let letter = match (code, name) {
        (Some(code), _) => char::from_u32(code)?,
        (None, "amp") => '&',
        (None, "lt") => '<',
        (None, "gt") => '>',
        (None, "quot") => '"',
        (None, "apos") => '\'',
        (None, "nbsp") => '\u{a0}',
        _ => return None,
    };
    Some((letter, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_end_lines_and_say_what_is_bold() {
        let lines =
            lines_of_markup("<b>Service&nbsp;Budget</b><br/>3 Agents &amp; 1 chef<div>x < y</div>");
        let texts: Vec<(&str, bool)> = lines.iter().map(|it| (it.text.as_str(), it.bold)).collect();
        let expected =
            [("Service\u{a0}Budget", true), ("3 Agents & 1 chef", false), ("x < y", false)];
        assert_eq!(texts, expected);
    }
    #[test]
    fn marks_that_end_nowhere_are_letters() {
        let texts = |label: &str| -> Vec<String> {
            lines_of_markup(label).into_iter().map(|it| it.text).collect()
        };
        assert_eq!(texts("&amp &#40;C#41; &toolongname;"), ["&amp (C) &toolongname;"]);
        let many = "&".repeat(200_000);
        assert_eq!(texts(&many), std::slice::from_ref(&many));
    }
}
