//! Cells as figures: counts, working times, whether a post is held.

use crate::format::reading::phrases::sense::vacant_count;
use crate::format::reading::vocabulary::{bare, said_time};

/// A number as people write it, in hundredths: "3", "2,5", "1 234", "2.70", "3 postes", "1,6 ETP".
pub(super) fn hundredths(cell: &str) -> Option<i64> {
    let cell = cell.trim();
    let number =
        cell.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == ' ' || c == '\u{a0}');
    // What follows the number is its unit, and nothing else.
    if !matches!(
        bare(&cell[number.len()..]).as_str(),
        "" | "poste" | "postes" | "etp" | "etpt" | "agent" | "agents" | "emploi" | "emplois"
    ) {
        return None;
    }
    decimal(number, 100)
}

/// `text` times `scale`, rounded.
fn decimal(text: &str, scale: i64) -> Option<i64> {
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let (sign, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |part: &str| part.len() <= 12 && part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let mut value = whole.parse::<i64>().ok()?.checked_mul(scale)?;
    let mut place = 10;
    for digit in fraction.bytes().take(6) {
        value += (i64::from(digit - b'0') * scale * 2 / place + 1) / 2;
        place *= 10;
        // Digits beyond a hundredth round it; the first one decides.
        if place > scale.max(100) * 10 {
            break;
        }
    }
    Some(sign * value)
}

/// A working time in hundredths of a full one: "0,8", "80 %", "28/35", "28 h", "17h30", "TC"; more than one for
/// the time of several posts.
pub(super) fn working_time(cell: &str) -> Option<i64> {
    time_in_figures(cell).or_else(|| said_time(cell).map(|said| i64::from(said.share)))
}

/// The same without words: a column of such is one of figures.
pub(super) fn time_in_figures(cell: &str) -> Option<i64> {
    let cell = cell.trim();
    if let Some(percent) = cell.strip_suffix('%') {
        return decimal(percent.trim(), 1);
    }
    match bare(cell).as_str() {
        "tc" | "temps complet" | "temps plein" | "complet" | "plein" | "full time" => {
            return Some(100);
        }
        _ => {}
    }
    if let Some((part, whole)) = cell.split_once('/') {
        let (part, whole) = (hours(part)?, hours(whole)?);
        return (whole > 0).then(|| (part * 100 + whole / 2) / whole);
    }
    if cell.contains(['h', 'H']) {
        return hours(cell).map(|hours| (hours * 100 + 1750) / 3500);
    }
    let value = hundredths(cell)?;
    // "80" for 80 %, where no post can be so many.
    Some(value)
}

/// "17h30", "17,5", "35 h", in hundredths of an hour.
fn hours(text: &str) -> Option<i64> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let Some((hours, minutes)) = lower.split_once('h') else { return decimal(text, 100) };
    let minutes = minutes.trim_start_matches("eures").trim();
    let minutes = minutes.trim_end_matches("mn").trim_end_matches("min").trim();
    let minutes =
        if minutes.is_empty() || minutes == "s" { 0 } else { minutes.parse::<i64>().ok()? };
    Some(decimal(hours.trim(), 100)? + minutes * 100 / 60)
}

/// What a word says of a post: held or vacant.
pub(super) fn is_vacant(cell: &str) -> Option<bool> {
    let words = bare(cell);
    let first = words.split(' ').next().unwrap_or_default();
    match first {
        "vacant" | "vacante" | "vacants" | "vacantes" | "vacance" | "libre" | "libres" | "vide"
        | "inoccupe" | "inoccupes" | "unfilled" | "open" => Some(true),
        "occupe" | "occupee" | "occupes" | "occupees" | "pourvu" | "pourvue" | "pourvus"
        | "pourvues" | "filled" | "occupied" | "actif" | "titulaire" => Some(false),
        "non" if words.starts_with("non pourvu") || words.starts_with("non occupe") => Some(true),
        "poste" if words.starts_with("poste vacant") || words.starts_with("poste a pourvoir") => {
            Some(true)
        }
        "a" if words.starts_with("a pourvoir") || words.starts_with("a recruter") => Some(true),
        "en" if words.starts_with("en cours de recrutement")
            || words.starts_with("en recrutement") =>
        {
            Some(true)
        }
        "recrutement" | "nn" => Some(true),
        _ => None,
    }
}

/// How many of its posts a cell says are vacant: "1 vacant", "4 pourvus / 2 vacants", "3 pourvus" of `count`.
pub(super) fn vacant_of(cell: &str, count: Option<i64>) -> Option<i64> {
    if !cell.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let parts = || cell.split([',', ';', '/', '(', '+']).flat_map(|part| part.split(" et "));
    let few = |part: &str| vacant_count(part.trim_end_matches([')', ' '])).filter(|it| *it < 100);
    if let Some(vacant) = parts().find_map(|part| few(part.trim())) {
        return Some(i64::from(vacant) * 100);
    }
    let held = parts().find_map(|part| {
        let words = bare(part);
        let (number, state) = words.split_once(' ')?;
        let state = state.trim_start_matches("postes ").trim_start_matches("poste ");
        number.parse::<i64>().ok().filter(|_| is_vacant(state) == Some(false))
    })?;
    Some((count? - held * 100).max(0))
}

/// "oui", "x", "1": a cell that answers its head.
pub(super) fn yes_or_no(cell: &str) -> Option<bool> {
    match bare(cell).as_str() {
        "oui" | "o" | "x" | "yes" | "y" | "vrai" | "true" => Some(true),
        "non" | "n" | "no" | "faux" | "false" | "aucun" | "aucune" | "neant" => Some(false),
        _ => None,
    }
}

/// "0,8" for 80, "2" for 200.
pub(super) fn printed(hundredths: i64) -> String {
    let (whole, rest) = (hundredths / 100, (hundredths % 100).abs());
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole},{}", rest / 10),
        rest => format!("{whole},{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_people_write_them() {
        for (cell, expected) in [
            ("3", 300),
            ("2,5", 250),
            ("2.70", 270),
            ("1 234", 123_400),
            ("-2", -200),
            ("3 postes", 300),
            ("1,6 ETP", 160),
            ("0.333333", 33),
            ("2.999", 300),
            ("+1", 100),
        ] {
            assert_eq!(hundredths(cell), Some(expected), "{cell}");
        }
        for cell in ["", "?", "2 à 3", "A", "3 rue", "n.c."] {
            assert_eq!(hundredths(cell), None, "{cell}");
        }
    }

    #[test]
    fn working_times_are_read_as_people_write_them() {
        for (cell, expected) in [
            ("0,8", 80),
            ("80 %", 80),
            ("100%", 100),
            ("28/35", 80),
            ("17h30/35h", 50),
            ("28 h", 80),
            ("17h30", 50),
            ("TC", 100),
            ("2,7", 270),
            ("28/35ème", 80),
            ("temps partiel 80 %", 80),
            ("mi-temps", 50),
            ("trois quarts de temps", 75),
            ("temps non complet 28/35e", 80),
            ("4/5", 80),
            ("à temps complet", 100),
        ] {
            assert_eq!(working_time(cell), Some(expected), "{cell}");
        }
        assert_eq!(working_time("TNC"), None);
    }
}
