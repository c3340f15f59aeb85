//! Working times as people write them, in words and in figures.

use super::numbers::{hundredths_of, spelled_below_hundred};
use crate::model::folded;

/// The hours of a full week, in hundredths.
const WEEK: u32 = 3_500;

/// Words before a working time that only say that it is one, the longer first.
const BEFORE: [&str; 25] = [
    "temps de travail",
    "temps partiel de droit",
    "temps partiel",
    "temps non complet",
    "temps incomplet",
    "quotite de travail",
    "quotite",
    "poste a",
    "emploi a",
    "etpt",
    "etp",
    "tnc",
    "tp",
    "soit",
    "pour",
    "sur",
    "de",
    "a",
    "au",
    "un",
    "une",
    "duree hebdomadaire",
    "taux d emploi",
    "taux",
    "temps",
];

/// Words after one.
const AFTER: [&str; 25] = [
    "chacun",
    "chacune",
    "chaque",
    "d un temps complet",
    "d un temps plein",
    "du temps complet",
    "du temps plein",
    "du temps",
    "de temps plein",
    "de temps complet",
    "de temps",
    "temps plein",
    "temps",
    "d etp",
    "etpt",
    "etp",
    "hebdomadaires",
    "hebdomadaire",
    "hebdo",
    "par semaine",
    "/semaine",
    "/ semaine",
    "/sem",
    "de poste",
    "de tp",
];

/// A working time that words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) struct SaidTime {
    /// In hundredths of a full one.
    pub share: u32,
    /// "4/5": nothing but the figures says that it is a time.
    pub is_fraction: bool,
}

/// Whether `text` holds a sign or a word without which it can say no working time: of most texts that tells at once.
pub(in crate::format) fn may_say_time(text: &str) -> bool {
    /// Folded, all in plain letters.
    const WORDS: [&str; 11] =
        ["mi", "demi", "demis", "tc", "h", "hrs", "etp", "etpt", "cent", "pct", "p"];
    const STARTS: [&str; 9] =
        ["temps", "complet", "plein", "heure", "quart", "tiers", "cinqui", "dixi", "moiti"];
    let is_word = |word: &[u8]| WORDS.iter().any(|it| word.eq_ignore_ascii_case(it.as_bytes()));
    let starts = |word: &[u8]| {
        let begins = |it: &str| {
            word.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it.as_bytes()))
        };
        STARTS.into_iter().any(begins)
    };
    let bytes = text.as_bytes();
    bytes.iter().any(|byte| matches!(byte, b'%' | b'/'))
        || bytes
            .split(|byte| !byte.is_ascii_alphabetic())
            .any(|word| !word.is_empty() && (is_word(word) || starts(word)))
}

/// The part of a full time that all of `text` says: "temps partiel 80 %", "mi-temps", "trois quarts de temps",
/// "temps non complet 28/35e", "28 h/35", "17h30", "4/5", "à temps complet".
pub(in crate::format) fn said_time(text: &str) -> Option<SaidTime> {
    if text.len() > 60 || !may_say_time(text) {
        return None;
    }
    let words = folded(&without_marks(text));
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let core = bare_time(&words);
    let said = |share| Some(SaidTime { share, is_fraction: false });
    if is_full(&words) || is_full(core) {
        return said(100);
    }
    if let Some(share) = percent(core).or_else(|| spelled_part(core)).or_else(|| hours(core)) {
        return said(share);
    }
    let ordinal = ["emes", "eme", "es", "e"].iter().find_map(|it| core.strip_suffix(it));
    let (part, whole) = ordinal.unwrap_or(core).split_once('/')?;
    // "01/02" is a day.
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|_| !text.starts_with('0'));
    let (part, whole) = (number(part)?, number(whole)?);
    let is_part = (1..whole).contains(&part) && matches!(whole, 2..=5 | 8 | 10);
    let is_fraction = ordinal.is_none() && core == words;
    is_part.then(|| SaidTime { share: (part * 100 + whole / 2) / whole, is_fraction })
}

/// `text` without marks between its words; the comma of "17,5" parts none.
fn without_marks(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let kept = |(at, c): (usize, &char)| match c {
        ',' if at > 0 && is_digit(at - 1) && is_digit(at + 1) => ',',
        ',' | ':' | '(' | ')' | '–' | '—' | '\'' | '\u{2019}' => ' ',
        '-' if letters.get(at + 1) == Some(&' ') => ' ',
        c => *c,
    };
    letters.iter().enumerate().map(kept).collect()
}

/// `words` without what only says that a working time follows, or stood before.
fn bare_time(words: &str) -> &str {
    let mut core = words;
    loop {
        let before = BEFORE.iter().find_map(|it| {
            let rest = core.strip_prefix(it)?;
            rest.strip_prefix(' ')
                .or(Some(rest).filter(|it| it.starts_with(|c: char| c.is_ascii_digit())))
        });
        let after = || {
            AFTER.iter().find_map(|it| {
                let rest = core.strip_suffix(it)?;
                (rest.ends_with([' ', '%']) || it.starts_with('/')).then(|| rest.trim_end())
            })
        };
        match before.or_else(after) {
            Some(rest) if !rest.trim().is_empty() => core = rest.trim(),
            Some(_) | None => return core,
        }
    }
}

fn is_full(words: &str) -> bool {
    let words = words.strip_prefix("a ").unwrap_or(words);
    let rest = ["temps complet", "temps plein", "plein temps", "tc", "complet", "plein"];
    rest.iter().any(|it| {
        let rest = words.strip_prefix(it).map(str::trim);
        rest.is_some_and(|rest| {
            rest.is_empty() || percent(rest) == Some(100) || hours(rest) == Some(100)
        })
    })
}

/// "80 %", "80 pour cent".
fn percent(text: &str) -> Option<u32> {
    let number = ["%", "pour cent", "p. 100", "pct"].iter().find_map(|it| text.strip_suffix(it))?;
    let share = hundredths_of(number.trim())?.div_ceil(100);
    (1..=100).contains(&share).then_some(share)
}

/// "mi", "trois quarts", "3 quarts", "quatre cinquiemes", "deux tiers".
fn spelled_part(text: &str) -> Option<u32> {
    let text = text.replace('-', " ");
    let words: Vec<&str> = text.split(' ').collect();
    let (part, whole) = match words.as_slice() {
        ["mi" | "demi" | "moitie"] | ["mi" | "demi", "temps"] => return Some(50),
        [whole] => (1, *whole),
        [part, whole] => {
            let number = part.parse().ok();
            (number.or_else(|| spelled_below_hundred(&[part]).map(|it| it.0))?, *whole)
        }
        _ => return None,
    };
    let whole = match whole {
        "demi" | "demis" => 2,
        "tiers" => 3,
        "quart" | "quarts" => 4,
        "cinquieme" | "cinquiemes" => 5,
        "dixieme" | "dixiemes" => 10,
        _ => return None,
    };
    (1..whole).contains(&part).then_some((part * 100 + whole / 2) / whole)
}

/// "17h30", "28 h/35", "28/35e", "17,5 heures": a part of the week.
fn hours(text: &str) -> Option<u32> {
    let (own, of) = match text.split_once('/') {
        Some((own, of)) => {
            let of =
                ["emes", "eme", "es", "e"].iter().find_map(|it| of.strip_suffix(it)).unwrap_or(of);
            (own, hours_of(of.trim(), false)?)
        }
        None => (text, WEEK),
    };
    let own = hours_of(own.trim(), text.len() == own.len())?;
    // Nobody's week has more, nor is a whole one less than this.
    if !(1_500..=4_000).contains(&of) || !(100..=4_000).contains(&own) {
        return None;
    }
    Some(((own * 100 + of / 2) / of).min(100))
}

/// Hours, in hundredths; by themselves they are marked as such.
fn hours_of(text: &str, is_marked: bool) -> Option<u32> {
    let unit =
        ["heures", "heure", "hrs", "h"].iter().find_map(|it| Some((text.find(it)?, it.len())));
    let Some((at, length)) = unit else {
        return hundredths_of(text).filter(|_| !is_marked);
    };
    let minutes = text[at + length..].trim();
    let minutes =
        ["minutes", "min", "mn"].iter().find_map(|it| minutes.strip_suffix(it)).unwrap_or(minutes);
    let minutes = match minutes.trim() {
        "" => 0,
        minutes => minutes.parse::<u32>().ok().filter(|it| *it < 60)?,
    };
    Some(hundredths_of(text[..at].trim())? + (minutes * 100 + 30) / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_times_are_said_in_many_ways() {
        for (text, share) in [
            ("temps partiel 80 %", 80),
            ("Temps partiel à 50%", 50),
            ("TP 90 %", 90),
            ("mi-temps", 50),
            ("à mi-temps", 50),
            ("un mi-temps", 50),
            ("trois quarts de temps", 75),
            ("trois-quarts temps", 75),
            ("à trois quarts de temps", 75),
            ("3/4 temps", 75),
            ("quatre cinquièmes", 80),
            ("4/5e", 80),
            ("4/5", 80),
            ("9/10ème", 90),
            ("temps non complet 28/35e", 80),
            ("Temps non complet (17,5/35)", 50),
            ("TNC 17h30/35h", 50),
            ("28 h/35", 80),
            ("28/35ème", 80),
            ("17h30", 50),
            ("17 h 30", 50),
            ("24h30 hebdomadaires", 70),
            ("28 heures", 80),
            ("20 h par semaine", 57),
            ("à temps complet", 100),
            ("temps plein", 100),
            ("TC 35h", 100),
            ("temps complet (39 h)", 100),
            ("à 80 % d’un temps plein", 80),
            ("80 % ETP", 80),
            ("quotité : 70 %", 70),
            ("80 pour cent", 80),
        ] {
            assert_eq!(said_time(text).map(|it| it.share), Some(share), "{text}");
        }
        assert!(said_time("4/5").is_some_and(|it| it.is_fraction));
        assert!(said_time("4/5e").is_some_and(|it| !it.is_fraction));
        for text in [
            "",
            "28",
            "temps partiel",
            "B",
            "2/10/2024",
            "35 rue",
            "dont 1 à 80 %",
            "8h-17h",
            "5/4",
        ] {
            assert_eq!(said_time(text), None, "{text}");
        }
    }
}
