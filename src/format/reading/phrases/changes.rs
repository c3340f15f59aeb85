//! Counts before and after on one line: "3 → 5", "passe de 3 à 4", "3 avant, 4 après".

use super::counts::{count_at_end, has_category};
use crate::format::reading::vocabulary::{begins_with_job, kind_at_start};
use crate::model::folded;

/// "Comptables (B) : 3 → 5" as the same posts before and after: "Comptables (B) : 3", "Comptables (B) : 5". A count of
/// nought is none.
pub(in crate::format) fn change(text: &str) -> Option<[Option<String>; 2]> {
    // "3 → 4 (+1)" tells the difference too.
    let told = text.trim_end_matches(['.', ' ']);
    let difference =
        told.rsplit_once(' ').filter(|(_, last)| last.starts_with("(+") || last.starts_with("(-"));
    let arrow = difference.filter(|(_, last)| word(last) == Some(Word::Link));
    let arrow = arrow.map_or(text, |(before, _)| before);
    by_arrow(arrow).or_else(|| in_words(text))
}

/// Whether a line that counts posts may tell another count of them: "4 agents (C) au lieu de 3".
pub(in crate::format) fn may_change(text: &str) -> bool {
    [" au lieu de ", " avant", " apr\u{e8}s", " contre "].iter().any(|it| text.contains(it))
}

fn is_count(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn by_arrow(text: &str) -> Option<[Option<String>; 2]> {
    let arrow = ["→", "⇒", "➔", "➜", "->", "=>"].iter().find(|arrow| text.contains(**arrow))?;
    let (before, after) = text.split_once(arrow)?;
    let (before, after) = (before.trim_end(), after.trim_start());
    let (title, from) = before.rsplit_once(' ').unwrap_or(("", before));
    let (to, rest) = after.split_once(' ').unwrap_or((after, ""));
    if !is_count(from) || !is_count(to) {
        return None;
    }
    let told = |count: &str| match (title, rest) {
        (title, "") if count_at_end(&format!("{title} {count}")).is_some() => {
            Some(format!("{title} {count}"))
        }
        ("", rest) if !rest.is_empty() => Some(format!("{count} {rest}")),
        _ => None,
    };
    let counted = |count: &str| told(count).filter(|_| count.parse() != Ok(0));
    told(from).is_some().then(|| [counted(from), counted(to)])
}

/// "Agents (C) : 3, inchangé" without what says that both states have them.
pub(in crate::format) fn without_unchanged(text: &str) -> &str {
    const WORDS: [&str; 5] =
        ["sans changement", "pas de changement", "inchange", "inchangee", "inchanges"];
    const MARKS: [char; 9] = [' ', ',', ';', ':', '(', '–', '—', '-', '='];
    let end = text.trim_end_matches(['.', ')', ';', ' ']);
    let begins = |at: usize| WORDS.contains(&folded(end[at..].trim_start_matches(MARKS)).as_str());
    let mut marks = end.match_indices(['(', ',', ';', ':', '–', '—', '-', '=']);
    match marks.find(|(at, _)| begins(*at)) {
        // A bracket that it shares with something else is left whole.
        Some((at, mark)) if text.ends_with(')') == (mark == "(") => {
            text[..at].trim_end_matches(MARKS)
        }
        _ => text,
    }
}

/// A word of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word<'t> {
    Count(&'t str),
    Before,
    After,
    From,
    To,
    Instead,
    /// "passe", "postes", a dash: it joins the others.
    Link,
}

/// Signs around a word of a change.
const MARKS: [char; 11] = [',', ';', ':', '.', '(', ')', '=', '/', '–', '—', '-'];

fn word(text: &str) -> Option<Word<'_>> {
    // "(+1)" is the difference.
    let bare = text.trim_start_matches('(');
    let figure = bare.trim_start_matches(['+', '-', '−']).trim_end_matches(MARKS);
    if figure.len() < bare.len() && is_count(figure) && bare.starts_with(['+', '-', '−']) {
        return Some(Word::Link);
    }
    let word = text.trim_matches(MARKS);
    if is_count(word) {
        return Some(Word::Count(word));
    }
    // "(A)" is a category.
    if matches!(text, "à" | "a" | "À") {
        return Some(Word::To);
    }
    Some(match folded(word).as_str() {
        "avant" | "actuel" | "actuels" | "actuellement" | "aujourd'hui" | "existant"
        | "existants" | "source" => Word::Before,
        "apres" | "cible" | "cibles" | "demain" | "projet" | "projetes" | "futur" | "futurs" => {
            Word::After
        }
        "de" => Word::From,
        "lieu" => Word::Instead,
        "" | "passe" | "passent" | "passage" | "passant" | "et" | "puis" | "contre" | "au"
        | "soit" | "poste" | "postes" | "agent" | "agents" | "effectif" => Word::Link,
        _ => return None,
    })
}

/// "Agents (C) : passe de 3 à 4", "Agents (C) : 3 avant, 4 après", "Agents (C) : avant 3, après 4", "Agents (C) : 4 au
/// lieu de 3".
fn in_words(text: &str) -> Option<[Option<String>; 2]> {
    if text.len() > 200 || !text.ends_with(|c: char| c.is_alphanumeric() || ".;)".contains(c)) {
        return None;
    }
    let mut words = Vec::new();
    let mut title = text;
    while let Some((before, last)) = title.trim_end().rsplit_once(' ') {
        let Some(word) = word(last) else { break };
        words.push(word);
        title = before;
    }
    words.reverse();
    // "Agents (C) passe": the colon may be missing.
    let title = title.trim_end_matches([' ', ':', '–', '—', '-', ',', '(']);
    // "4 agents (C) au lieu de 3": a count stands before the title.
    let first = title.split_once(' ').filter(|(count, _)| is_count(count));
    let title = first.map_or(title, |(_, title)| title);
    words.splice(0..0, first.map(|(count, _)| Word::Count(count)));
    let [before, after] = states(&words)?;
    let is_unit = kind_at_start(&folded(title)).is_some();
    let is_post = has_category(title) || begins_with_job(title) && !is_unit;
    let told = |count: &str| (count.parse() != Ok(0)).then(|| format!("{title} : {count}"));
    is_post.then(|| [told(before), told(after)])
}

/// The counts before and after that `words` tell.
fn states<'t>(words: &[Word<'t>]) -> Option<[&'t str; 2]> {
    let counts = |it: &Word<'t>| match it {
        Word::Count(count) => Some(*count),
        Word::Before | Word::After | Word::From | Word::To | Word::Instead | Word::Link => None,
    };
    let counted: Vec<&str> = words.iter().filter_map(counts).collect();
    let [first, second] = counted[..] else { return None };
    let says: Vec<Word> = words.iter().filter(|it| **it != Word::Link).copied().collect();
    match says[..] {
        [Word::From, Word::Count(_), Word::To, Word::Count(_)]
        | [Word::Count(_), Word::Before, Word::Count(_), Word::After]
        | [Word::Before, Word::Count(_), Word::After, Word::Count(_)] => Some([first, second]),
        [Word::Count(_), Word::After, Word::Count(_), Word::Before]
        | [Word::After, Word::Count(_), Word::Before, Word::Count(_)]
        | [Word::Count(_), Word::Instead, Word::From, Word::Count(_)] => Some([second, first]),
        _ => None,
    }
}
