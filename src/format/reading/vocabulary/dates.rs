//! Dates as texts write them.

use std::ops::Range;

use jiff::civil::Date;

use super::numbers::spelled_below_hundred;
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
    dates_in(text).into_iter().next().map(|(_, date)| date)
}

/// The dates of a text, each with the words that say it.
pub(in crate::format) fn dates_in(text: &str) -> Vec<(Range<usize>, Result<Date, ()>)> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if let Some(found) = date_in_letters(&words) {
        return vec![found];
    }
    let mut found: Vec<(Range<usize>, Result<Date, ()>)> = Vec::new();
    for (at, window) in words.windows(3).enumerate() {
        let begun = found.last().is_some_and(|(words, _)| at < words.end);
        if let Some(date) = date_of(window).filter(|_| !begun) {
            found.push((at..at + 3, date));
        }
    }
    found
}

/// No date at the end of a name has more words, with those that say what it is of.
const WORDS: usize = 12;

/// A name without the day, the month or the year that stands at its end: "Direction juin 2024", "Direction des sports
/// (au 1er septembre 2024)". None where there is none; "Mission Paris 2024" is a name, as is "Espace 11 novembre 1918".
pub(in crate::format) fn without_date(name: &str) -> Option<&str> {
    if !name.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let marks = [' ', ',', '–', '—', '-', '(', ':', '|', '/'];
    let starts: Vec<usize> = name.rmatch_indices(' ').map(|(at, _)| at).take(WORDS).collect();
    let mut starts =
        starts.into_iter().rev().filter(|at| !name[..*at].trim_end_matches(marks).is_empty());
    let start = starts.find(|at| {
        let is_parted = name[..*at].ends_with(marks) || name[*at..].trim_start().starts_with(marks);
        is_when(&folded(&name[*at..]), is_parted)
    })?;
    Some(name[..start].trim_end_matches(marks))
}

/// Words before a date that only say that it is one.
const SAYING: [&str; 32] = [
    "a",
    "actualisation",
    "actualise",
    "actualisee",
    "annee",
    "applicable",
    "au",
    "compter",
    "date",
    "de",
    "depuis",
    "des",
    "du",
    "edition",
    "effet",
    "en",
    "etat",
    "exercice",
    "jour",
    "le",
    "maj",
    "mis",
    "mise",
    "partir",
    "pour",
    "rentree",
    "situation",
    "valable",
    "version",
    "effectifs",
    "effectif",
    "vigueur",
];

/// Whether folded words say when, and nothing else; a year by itself does behind a mark, or beside a word for one.
fn is_when(words: &str, is_parted: bool) -> bool {
    let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let said = words.iter().take_while(|word| SAYING.contains(*word)).count();
    let year = |word: &str| number(word).is_some_and(|year| (1990..2100).contains(&year));
    let is_day = |word: &str| {
        number(word.strip_suffix("er").unwrap_or(word)).is_some_and(|day| (1..=31).contains(&day))
    };
    match words[said..] {
        [only] => year(only) && (is_parted || said > 0),
        [first, last] => year(last) && (month(first).is_some() || first.len() < 3 && is_day(first)),
        [first, second, last] => {
            is_day(first) && year(last) && (month(second).is_some() || is_day(second))
                || year(first) && is_day(second) && is_day(last)
        }
        _ => false,
    }
}

/// "28/11/2022", "12 mars 2024", "2024-03-12", as three words.
fn date_of(words: &[&str]) -> Option<Result<Date, ()>> {
    let [first, second, third] = words else { return None };
    let day = number(first.strip_suffix("er").unwrap_or(first));
    let (year, month, day) =
        if let (Some(day), Some(month), Some(year)) = (day, month(second), number(third)) {
            (year, i16::from(month), day)
        } else if let (Some(a), Some(b), Some(c)) = (number(first), number(second), number(third)) {
            match (first.len(), third.len()) {
                (4, 1..=2) => (a, b, c),
                (1..=2, 4) => (c, b, a),
                (1..=2, 2) => (2000 + c, b, a),
                _ => return None,
            }
        } else {
            return None;
        };
    let part = |n: i16| i8::try_from(n).map_err(drop);
    Some(part(month).and_then(|month| Date::new(year, month, part(day)?).map_err(drop)))
}

fn number(word: &str) -> Option<i16> {
    if (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()) {
        word.parse().ok()
    } else {
        None
    }
}

/// "douze mars deux mille vingt-quatre", "1er mars deux mille dix-neuf", with the words that say it.
fn date_in_letters(words: &[&str]) -> Option<(Range<usize>, Result<Date, ()>)> {
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words[at])?;
    let (year, end) = match words.get(at + 1..)? {
        ["deux", "mille", rest @ ..] => {
            let (number, used) = spelled(rest).unwrap_or((0, 0));
            (2000 + number, at + 3 + used)
        }
        _ => return None,
    };
    let before = &words[..at];
    let in_letters = (before.len().saturating_sub(3)..before.len()).find_map(|start| {
        let (day, used) = spelled(&before[start..])?;
        (used == before.len() - start).then_some((day, start))
    });
    let in_digits = || {
        let day = before.last().and_then(|day| number(day.strip_suffix("er").unwrap_or(day)))?;
        Some((day, at - 1))
    };
    let (day, start) = in_letters.or_else(in_digits)?;
    let day = i8::try_from(day).ok()?;
    Some((start..end, Date::new(year, month, day).map_err(drop)))
}

/// The number under a hundred that `words` begin with, and how many of them say it.
fn spelled(words: &[&str]) -> Option<(i16, usize)> {
    let (number, used) = spelled_below_hundred(words)?;
    Some((i16::try_from(number).ok()?, used))
}

#[cfg(test)]
mod tests {
    use super::without_date;

    #[test]
    fn dates_are_no_part_of_names() {
        for (name, rest) in [
            ("Direction juin 2024", "Direction"),
            ("Direction des sports – juin 2024", "Direction des sports"),
            ("Direction des sports (au 1er septembre 2024)", "Direction des sports"),
            ("Direction des sports, situation au 31/12/2024", "Direction des sports"),
            ("DIRECTION DES SPORTS - 2025", "DIRECTION DES SPORTS"),
            ("Service Paie (2024)", "Service Paie"),
            ("Service Paie au 2024-09-01", "Service Paie"),
            ("Service Paie année 2024", "Service Paie"),
        ] {
            assert_eq!(without_date(name), Some(rest), "{name}");
        }
        for name in [
            "Mission Paris 2024",
            "Espace 11 novembre 1918",
            "Crèche du 8 mai 1945",
            "Service des sports",
            "Secteur 12",
            "Unité 2",
            "Bureau 3 – Achats",
        ] {
            assert_eq!(without_date(name), None, "{name}");
        }
    }
}
