//! Words with tags in them, as draw.io and Mermaid write labels: `<b>Service</b><br/>3 agents (C)`.

use super::page::Line;

/// The lines of a label; tags that begin a line of their own end the one before.
pub(super) fn lines_of_markup(label: &str) -> Vec<Line> {
    let mut lines = vec![(String::new(), 0, 0)];
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
                "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3" | "h4" => {
                    lines.push((String::new(), 0, 0));
                }
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
            lines.push((String::new(), 0, 0));
        } else if let Some((line, letters, in_bold)) = lines.last_mut() {
            line.push(text);
            *letters += usize::from(text.is_alphanumeric());
            *in_bold += usize::from(text.is_alphanumeric() && bold > 0);
        }
        rest = &rest[length..];
    }
    let made = lines.into_iter().filter(|(text, ..)| !text.trim().is_empty());
    made.map(|(text, letters, in_bold)| Line {
        text: text.trim().to_owned(),
        bold: letters > 0 && letters == in_bold,
    })
    .collect()
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
