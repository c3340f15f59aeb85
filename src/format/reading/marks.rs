//! Marks between the parts of a line: " – ", ": ", ", " and their like, looked for all at once.
//!
//! Each begins with a sign of ASCII that is neither a letter nor a digit, so that most places of a text are told
//! from a mark by one byte.

/// Where any of `marks` stands in `text`, with the mark, in the order of the text; one may begin within another.
pub(in crate::format) fn marks_in<'t, 'm>(
    text: &'t str,
    marks: &'m [&'m str],
) -> impl Iterator<Item = (usize, &'m str)> + use<'t, 'm> {
    debug_assert!(marks.iter().all(|mark| mark.bytes().next().is_some_and(may_begin)), "{marks:?}");
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter(|(_, byte)| may_begin(**byte)).flat_map(move |(at, _)| {
        let here = move |mark: &&str| bytes[at..].starts_with(mark.as_bytes());
        marks.iter().copied().filter(here).map(move |mark| (at, mark))
    })
}

fn may_begin(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric()
}

/// The first of `marks` in `text`, and where it stands.
pub(in crate::format) fn first_mark<'m>(
    text: &str,
    marks: &'m [&'m str],
) -> Option<(usize, &'m str)> {
    marks_in(text, marks).next()
}

/// What stands between any of `marks` in `text`; all of it where there is none.
pub(in crate::format) fn split_at_marks<'t>(text: &'t str, marks: &[&str]) -> Vec<&'t str> {
    let (mut parts, mut from) = (Vec::new(), 0);
    for (at, mark) in marks_in(text, marks) {
        if at >= from {
            parts.push(&text[from..at]);
            from = at + mark.len();
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_the_order_of_the_text() {
        let marks = [" – ", ", ", " : ", ": "];
        let found: Vec<_> = marks_in("Pôle, chef – 2 : été", &marks).collect();
        assert_eq!(found, [(5, ", "), (11, " – "), (17, " : "), (18, ": ")]);
        assert_eq!(first_mark("Pôle – été", &marks), Some((5, " – ")));
        assert_eq!(first_mark("Pôle", &marks), None);
    }

    #[test]
    fn a_mark_within_another_parts_nothing_again() {
        assert_eq!(split_at_marks("A : B, C", &[" : ", ": ", ", "]), ["A", "B", "C"]);
        assert_eq!(split_at_marks("A", &[", "]), ["A"]);
    }
}
