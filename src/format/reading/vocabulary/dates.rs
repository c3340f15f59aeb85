//! Dates as texts write them.

use jiff::civil::Date;

use crate::model::folded;

const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

pub(in crate::format) fn month(folded_word: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|month| *month == folded_word)?;
    i8::try_from(index + 1).ok()
}

/// A date written in a text: none if there is none, an error if it is no day of the calendar.
pub(in crate::format) fn date_in(text: &str) -> Option<Result<Date, ()>> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if let Some(date) = date_in_letters(&words) {
        return Some(date);
    }
    for window in words.windows(3) {
        let [first, second, third] = window else { continue };
        let day = number(first.strip_suffix("er").unwrap_or(first));
        let found = if let (Some(day), Some(month), Some(year)) =
            (day, month(second), number(third))
        {
            Some((year, i16::from(month), day))
        } else if let (Some(a), Some(b), Some(c)) = (number(first), number(second), number(third)) {
            match (first.len(), third.len()) {
                (4, 1..=2) => Some((a, b, c)),
                (1..=2, 4) => Some((c, b, a)),
                (1..=2, 2) => Some((2000 + c, b, a)),
                _ => None,
            }
        } else {
            None
        };
        if let Some((year, month, day)) = found {
            let part = |n: i16| i8::try_from(n).map_err(drop);
            let date =
                part(month).and_then(|month| Date::new(year, month, part(day)?).map_err(drop));
            return Some(date);
        }
    }
    None
}

fn number(word: &str) -> Option<i16> {
    if (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()) {
        word.parse().ok()
    } else {
        None
    }
}

/// "douze mars deux mille vingt-quatre", "1er mars deux mille dix-neuf".
fn date_in_letters(words: &[&str]) -> Option<Result<Date, ()>> {
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words[at])?;
    let year = match words.get(at + 1..)? {
        ["deux", "mille", rest @ ..] => 2000 + spelled(rest).map_or(0, |(number, _)| number),
        _ => return None,
    };
    let before = &words[..at];
    let day = (before.len().saturating_sub(3)..before.len()).find_map(|start| {
        let (day, used) = spelled(&before[start..])?;
        (used == before.len() - start).then_some(day)
    });
    let digits = before.last().and_then(|day| number(day.strip_suffix("er").unwrap_or(day)));
    let day = i8::try_from(day.or(digits)?).ok()?;
    Some(Date::new(year, month, day).map_err(drop))
}

/// The number under a hundred that `words` begin with, and how many of them say it.
fn spelled(words: &[&str]) -> Option<(i16, usize)> {
    const UNITS: [&str; 17] = [
        "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
        "onze", "douze", "treize", "quatorze", "quinze", "seize",
    ];
    const TENS: [(&str, i16); 5] =
        [("dix", 10), ("vingt", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50)];
    let unit = |word: &str| {
        let word = if word == "premier" { "un" } else { word };
        UNITS.iter().position(|it| *it == word).and_then(|place| i16::try_from(place).ok())
    };
    let first = words.first()?;
    if let Some((_, tens)) = TENS.iter().find(|(word, _)| word == first) {
        let rest = words.get(1..).unwrap_or_default();
        let (skipped, rest) = match rest {
            ["et", rest @ ..] => (1, rest),
            rest => (0, rest),
        };
        let units =
            rest.first().and_then(|word| unit(word)).filter(|units| (1..=9).contains(units));
        return Some(units.map_or((*tens, 1), |units| (tens + units, 2 + skipped)));
    }
    Some((unit(first)?, 1))
}
