//! Numbers as texts write them: in letters, in figures, by rounding.

use crate::model::folded;

/// Numbers with a word of their own.
const UNITS: [&str; 17] = [
    "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize",
];

/// Tens, to which the units up to nine are added; to "soixante" and "quatre-vingt" those up to nineteen.
const TENS: [(&str, u32); 9] = [
    ("dix", 10),
    ("vingt", 20),
    ("trente", 30),
    ("quarante", 40),
    ("cinquante", 50),
    ("soixante", 60),
    ("septante", 70),
    ("huitante", 80),
    ("nonante", 90),
];

/// "une dizaine d'agents": so many, more or less.
const ROUNDED: [(&str, u32); 9] = [
    ("dizaine", 10),
    ("douzaine", 12),
    ("quinzaine", 15),
    ("vingtaine", 20),
    ("trentaine", 30),
    ("quarantaine", 40),
    ("cinquantaine", 50),
    ("soixantaine", 60),
    ("centaine", 100),
];

/// A count at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) struct CountInLetters<'t> {
    pub count: u32,
    /// "une dizaine", "une vingtaine".
    pub rounded: bool,
    pub rest: &'t str,
}

/// The count in letters that `text` begins with: "Vingt et un agents", "Quatre-vingt-dix-neuf ouvriers", "Une
/// dizaine d'agents".
pub(in crate::format) fn count_in_letters(text: &str) -> Option<CountInLetters<'_>> {
    /// Words of the longest number: "quatre-vingt-dix-neuf".
    const MOST: usize = 5;
    let first = text.split([' ', '-', '/', '(', '.', '·']).next()?;
    // Of most lines the first word tells at once.
    if first.len() > 10 || !first.starts_with(char::is_alphabetic) || !begins_number(&folded(first))
    {
        return None;
    }
    let (word, rest) = text.split_once(' ')?;
    let ones = ["un/e", "un(e)", "un.e", "un-e", "un·e", "une/un", "un/une"];
    if ones.contains(&folded(word).as_str()) {
        return Some(CountInLetters { count: 1, rounded: false, rest });
    }
    let (mut words, mut ends) = (Vec::with_capacity(MOST), Vec::with_capacity(MOST));
    let mut from = 0;
    for part in text.split([' ', '-']).take(MOST) {
        words.push(folded(part));
        ends.push(from + part.len());
        from += part.len() + 1;
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let ["un" | "une", second, ..] = words[..]
        && let Some((_, count)) = ROUNDED.iter().find(|(word, _)| *word == second)
    {
        let rest = text.get(ends[1] + 1..)?;
        let links = ["de ", "d'", "d\u{2019}"];
        let rest = links.iter().find_map(|link| rest.strip_prefix(link)).unwrap_or(rest);
        return Some(CountInLetters { count: *count, rounded: true, rest });
    }
    let (count, used) = spelled(&words)?;
    // What follows stands apart: "Six-Fours" is a town.
    let rest = text.get(ends[used - 1]..)?.strip_prefix(' ')?;
    Some(CountInLetters { count, rounded: false, rest })
}

fn begins_number(folded_word: &str) -> bool {
    matches!(folded_word, "une" | "cent" | "cents")
        || UNITS.contains(&folded_word)
        || TENS.iter().any(|(word, _)| *word == folded_word)
}

/// The number under a thousand that folded `words` begin with, and how many of them say it.
fn spelled(words: &[&str]) -> Option<(u32, usize)> {
    if let Some(&["cent" | "cents", ref rest @ ..]) = words.get(..) {
        return Some(spelled_below_hundred(rest).map_or((100, 1), |(n, used)| (100 + n, used + 1)));
    }
    let (number, used) = spelled_below_hundred(words)?;
    match words.get(used..) {
        Some(["cent" | "cents", rest @ ..]) if (2..=9).contains(&number) => {
            let below = spelled_below_hundred(rest);
            Some(
                below.map_or((number * 100, used + 1), |(n, more)| {
                    (number * 100 + n, used + 1 + more)
                }),
            )
        }
        _ => Some((number, used)),
    }
}

pub(super) fn spelled_below_hundred(words: &[&str]) -> Option<(u32, usize)> {
    let unit = |word: &str| {
        let word = if matches!(word, "premier" | "une") { "un" } else { word };
        UNITS.iter().position(|it| *it == word).and_then(|place| u32::try_from(place).ok())
    };
    let first = *words.first()?;
    let second = words.get(1).copied().unwrap_or_default();
    let (tens, used) = match TENS.iter().find(|(word, _)| *word == first) {
        Some((_, tens)) => (*tens, 1),
        None if first == "quatre" && matches!(second, "vingt" | "vingts") => (80, 2),
        None => return Some((unit(first)?, 1)),
    };
    let rest = words.get(used..).unwrap_or_default();
    let (linked, rest) = match rest {
        ["et", rest @ ..] => (1, rest),
        rest => (0, rest),
    };
    let teens = matches!(tens, 60 | 80);
    let next = rest.first().copied().unwrap_or_default();
    // "soixante-dix-sept", "quatre-vingt-dix-neuf".
    if teens && next == "dix" {
        let units = rest.get(1).and_then(|word| unit(word)).filter(|it| (7..=9).contains(it));
        return Some(units.map_or((tens + 10, used + linked + 1), |units| {
            (tens + 10 + units, used + linked + 2)
        }));
    }
    let most = if teens { 16 } else { 9 };
    let units = unit(next).filter(|units| (1..=most).contains(units));
    Some(units.map_or((tens, used), |units| (tens + units, used + linked + 1)))
}

/// "5" or "1,5", in hundredths; four digits are a year, five a postcode.
pub(in crate::format) fn hundredths_of(digits: &str) -> Option<u32> {
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 3
        || fraction.len() > 2
        || !is_digits(whole)
        || !is_digits(fraction)
    {
        return None;
    }
    if fraction.is_empty() && whole.len() < digits.len() {
        return None;
    }
    let tenths = |fraction: &str| if fraction.len() == 1 { 10 } else { 1 };
    let fraction = match fraction {
        "" => 0,
        fraction => fraction.parse::<u32>().ok()? * tenths(fraction),
    };
    Some(whole.parse::<u32>().ok()? * 100 + fraction)
}
