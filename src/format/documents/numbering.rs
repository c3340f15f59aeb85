//! The numbers that a document prints before the paragraphs of a list: "II.", "A)", "1.1.2".

use std::collections::HashMap;

/// How one depth of a list is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    pub format: Format,
    /// What is printed, with the number of each depth as `%1`, `%2`…
    pub pattern: String,
    pub start: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Format {
    #[default]
    Bullet,
    /// No mark: a paragraph like any other.
    Unmarked,
    Decimal,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
}

/// How far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Counters {
    counts: HashMap<String, Vec<u32>>,
}

/// Lists are not deeper.
const MOST_LEVELS: usize = 10;

impl Counters {
    /// Counts a paragraph of `list` at `depth`, the outermost being 0; what is printed before it, if that is
    /// a number. `levels` are those of the list.
    pub fn next(&mut self, list: &str, levels: &[Level], depth: usize) -> Option<String> {
        let depth = depth.min(MOST_LEVELS - 1);
        let counts = self.counts.entry(list.to_owned()).or_default();
        let start = |at: usize| levels.get(at).map_or(1, |level| level.start);
        while counts.len() <= depth {
            let at = counts.len();
            // A depth above that was never printed counts as its first.
            counts.push(if at < depth { start(at) } else { start(at).saturating_sub(1) });
        }
        counts.truncate(depth + 1);
        counts[depth] = counts[depth].saturating_add(1);
        let level = levels.get(depth).filter(|level| level.format > Format::Unmarked)?;
        let mut printed = String::new();
        let mut letters = level.pattern.chars().peekable();
        while let Some(letter) = letters.next() {
            let place =
                letters.peek().and_then(|digit| digit.to_digit(10)).filter(|_| letter == '%');
            let Some(place) = place.and_then(|place| usize::try_from(place).ok()) else {
                printed.push(letter);
                continue;
            };
            letters.next();
            let at = place.saturating_sub(1);
            let format = levels.get(at).map_or(Format::Decimal, |level| level.format);
            printed.push_str(&written(*counts.get(at).unwrap_or(&1), format));
        }
        let printed = printed.trim().to_owned();
        // A number by itself would count posts.
        let bare = printed.ends_with(|c: char| c.is_alphanumeric()) && !printed.contains('.');
        Some(if bare { printed + "." } else { printed }).filter(|printed| !printed.is_empty())
    }
}

fn written(number: u32, format: Format) -> String {
    match format {
        Format::Bullet | Format::Unmarked | Format::Decimal => number.to_string(),
        Format::UpperRoman => roman(number),
        Format::LowerRoman => roman(number).to_lowercase(),
        Format::UpperLetter => letter(number, b'A'),
        Format::LowerLetter => letter(number, b'a'),
    }
}

fn letter(number: u32, first: u8) -> String {
    let index = u8::try_from(number.saturating_sub(1) % 26).unwrap_or_default();
    let times = usize::try_from(number.saturating_sub(1) / 26 + 1).unwrap_or(1).min(5);
    char::from(first + index).to_string().repeat(times)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number.min(5_000);
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            left -= value;
            out.push_str(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(format: Format, pattern: &str) -> Level {
        Level { format, pattern: pattern.to_owned(), start: 1 }
    }

    #[test]
    fn depths_count_below_one_another() {
        let levels = [level(Format::UpperRoman, "%1."), level(Format::Decimal, "%1.%2")];
        let mut counters = Counters::default();
        let mut next = |depth| counters.next("a", &levels, depth).unwrap();
        assert_eq!(
            [next(0), next(1), next(1), next(0), next(1)],
            ["I.", "I.1", "I.2", "II.", "II.1"]
        );
    }

    #[test]
    fn a_bullet_prints_nothing_and_a_bare_number_gets_a_stop() {
        let mut counters = Counters::default();
        assert_eq!(counters.next("a", &[level(Format::Bullet, "•")], 0), None);
        assert_eq!(counters.next("b", &[level(Format::Decimal, "%1")], 0), Some("1.".to_owned()));
    }
}
