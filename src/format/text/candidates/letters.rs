//! The letter or e-mail around a chart: its headers, its greeting, the formula it closes with, the signature.

use crate::format::reading::phrases::counts::{begins_with_count, has_category};
use crate::format::reading::phrases::titles;
use crate::format::reading::vocabulary::{bare, kind_at_start};
use crate::format::text::lines::Line;
use crate::model::folded;

/// What a header of a message is called, folded.
const HEADERS: [&str; 34] = [
    "a",
    "bcc",
    "cc",
    "cci",
    "content disposition",
    "content language",
    "content transfer encoding",
    "content type",
    "copie",
    "date",
    "de",
    "delivered to",
    "destinataire",
    "dkim signature",
    "envoye",
    "expediteur",
    "from",
    "importance",
    "in reply to",
    "message id",
    "mime version",
    "objet",
    "piece jointe",
    "pieces jointes",
    "pj",
    "received",
    "references",
    "reply to",
    "return path",
    "sent",
    "subject",
    "sujet",
    "to",
    "user agent",
];

/// First words of greetings, thanks and closing formulas.
const OPENINGS: [&str; 33] = [
    "bonjour",
    "bonsoir",
    "madame",
    "monsieur",
    "mesdames",
    "messieurs",
    "cher",
    "chère",
    "chère-s",
    "chers",
    "merci",
    "en",
    "dans",
    "restant",
    "je",
    "cordialement",
    "bien",
    "très",
    "tres",
    "cdt",
    "cdlt",
    "cdt.",
    "sincères",
    "salutations",
    "respectueusement",
    "amicalement",
    "bonne",
    "veuillez",
    "best",
    "cordialement.",
    "chères",
    "sinceres",
    "merci.",
];

/// Sets aside the lines of a letter that say nothing of the chart in it.
pub(in crate::format) fn take(lines: &mut [Line]) {
    set_signature_aside(lines);
    for line in lines.iter_mut().filter(|line| tells_who_met(&line.text)) {
        line.aside = true;
    }
    let mut at = 0;
    while at < lines.len() {
        at = headers(lines, at).or_else(|| formula(lines, at)).unwrap_or(at + 1);
    }
}

/// The header that a line is, and what it says.
fn header(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    if name.len() > 28 {
        return None;
    }
    let words = bare(name);
    let known = HEADERS.iter().find(|it| **it == words).copied();
    let other =
        (words.starts_with("x ") || words.starts_with("arc ") || words.starts_with("thread "))
            && name.contains('-');
    let rest = rest.trim();
    // "A : 1 directeur" is a category with its posts, "À : Anne Petit" is whom one writes to.
    let says_posts = name_of_dates(&words).is_none() && begins_with_count(rest);
    known.or(other.then_some("x")).filter(|_| !says_posts).map(|name| (name, rest))
}

/// The header that tells when, which begins with a figure.
fn name_of_dates(words: &str) -> Option<&str> {
    Some(words).filter(|it| matches!(*it, "date" | "envoye" | "sent" | "received"))
}

/// Whether a line is a unit or posts, which no header goes on with.
fn is_of_chart(text: &str) -> bool {
    begins_with_count(text) || kind_at_start(&folded(text)).is_some()
}

/// Sets aside the headers of a message from line `at` on; where they end.
fn headers(lines: &mut [Line], at: usize) -> Option<usize> {
    let first =
        Some(&lines[at].text).filter(|text| text.len() <= 2_000).and_then(|text| header(text))?;
    let ends =
        |line: &Line| line.is_blank() || (header(&line.text).is_none() && is_of_chart(&line.text));
    let end = (at..lines.len()).find(|&it| ends(&lines[it])).unwrap_or(lines.len());
    let named = lines[at..end].iter().filter(|line| header(&line.text).is_some()).count();
    let subject = matches!(first.0, "objet" | "sujet" | "subject");
    // A letter may have no other header than what it is about.
    if named < 2 && !subject {
        return None;
    }
    let end = if named < 2 { at + 1 } else { end };
    for line in &mut lines[at..end] {
        let says =
            header(&line.text).filter(|(name, _)| matches!(*name, "objet" | "sujet" | "subject"));
        let titles = says.and_then(|(_, rest)| {
            let block = titles::read_block(rest)?;
            (block.role.is_some() || block.date.is_some() || block.as_of.is_some())
                .then(|| rest.to_owned())
        });
        match titles {
            Some(title) => line.text = title,
            None => line.aside = true,
        }
    }
    Some(end)
}

/// Sets aside a greeting, or the formula that closes the letter and the signature below it; where they end.
fn formula(lines: &mut [Line], at: usize) -> Option<usize> {
    let line = &lines[at];
    if line.is_blank() || line.text.len() > 200 || has_category(&line.text) || line.style.hashes > 0
    {
        return None;
    }
    let raw = line.text.as_str();
    // Of most lines the first word tells at once.
    let first = raw.split([' ', ',']).next().unwrap_or_default();
    let known = OPENINGS.iter().any(|word| first.eq_ignore_ascii_case(word));
    if !known
        && !["essage", "rit :", "crit:", "rote:", "nvoy"].iter().any(|part| raw.contains(part))
    {
        return None;
    }
    let words = bare(raw);
    if !(greets(raw, &words) || thanks(&words) || sends(raw, &words) || closes(&words)) {
        return None;
    }
    lines[at].aside = true;
    if !closes(&words) {
        return Some(at + 1);
    }
    let end = signature_end(lines, at + 1);
    lines[at + 1..end]
        .iter_mut()
        .filter(|line| !line.is_blank())
        .for_each(|line| line.aside = true);
    Some(end)
}

/// Sets aside the signature below the two dashes that programs put above it, where no posts follow.
fn set_signature_aside(lines: &mut [Line]) {
    let Some(dashes) = lines.iter().rposition(|line| line.text == "--") else { return };
    let signature = &mut lines[dashes..];
    if !signature.iter().any(|line| begins_with_count(&line.text) || has_category(&line.text)) {
        signature.iter_mut().filter(|line| !line.is_blank()).for_each(|line| line.aside = true);
    }
}

/// Where the signature that begins at line `from` ends: at posts, it is the paragraph before them; at the next
/// message; at the end.
fn signature_end(lines: &[Line], from: usize) -> usize {
    let is_posts = |line: &Line| begins_with_count(&line.text) || has_category(&line.text);
    let message =
        |line: &Line| header(&line.text).is_some() || sends(&line.text, &bare(&line.text));
    let end = (from..lines.len()).find(|&it| message(&lines[it])).unwrap_or(lines.len());
    let Some(posts) = (from..end).find(|&it| is_posts(&lines[it])) else { return end };
    let first = (from..posts).find(|&it| !lines[it].is_blank()).unwrap_or(posts);
    let paragraph = (first..posts).find(|&it| lines[it].is_blank());
    // The name right below "Cordialement", before a chart.
    paragraph.filter(|_| first <= from + 1).unwrap_or(from)
}

/// "Présents : Mme Petit, M. Blanc", "Secrétaire de séance : M. Blanc": who was at a meeting, in its minutes.
fn tells_who_met(text: &str) -> bool {
    const LABELS: [&str; 12] = [
        "presents",
        "etaient presents",
        "membres presents",
        "presidence",
        "president de seance",
        "presidente de seance",
        "secretaire de seance",
        "participants",
        "absents",
        "excuses",
        "absents excuses",
        "invites",
    ];
    let label = text
        .split_once(':')
        .filter(|(label, rest)| label.len() < 40 && !begins_with_count(rest.trim()));
    label.is_some_and(|(label, _)| LABELS.contains(&bare(label).as_str()))
}

fn greets(text: &str, words: &str) -> bool {
    const STARTS: [&str; 9] = [
        "bonjour",
        "bonsoir",
        "madame",
        "monsieur",
        "mesdames",
        "messieurs",
        "cher",
        "chere",
        "chers",
    ];
    let first = words.split(' ').next().unwrap_or_default();
    let count = words.split(' ').count();
    STARTS.contains(&first)
        && (count <= 2 || text.ends_with([',', '!', '.']))
        && count <= if matches!(first, "bonjour" | "bonsoir") { 8 } else { 6 }
}

fn thanks(words: &str) -> bool {
    const STARTS: [&str; 7] = [
        "merci de ",
        "merci d avance",
        "merci par avance",
        "en vous remerciant",
        "dans l attente de",
        "restant a votre disposition",
        "je reste a votre disposition",
    ];
    words == "merci" || STARTS.iter().any(|start| words.starts_with(start))
}

/// What a program writes above a message that it hands on.
fn sends(text: &str, words: &str) -> bool {
    const WORDS: [&str; 6] = [
        "message d origine",
        "original message",
        "message transfere",
        "forwarded message",
        "debut du message",
        "envoye de mon",
    ];
    let written = text.ends_with(':') && (words.ends_with(" a ecrit") || words.ends_with(" wrote"));
    written || (words.len() < 60 && WORDS.iter().any(|it| words.contains(it)))
}

fn closes(words: &str) -> bool {
    const STARTS: [&str; 17] = [
        "cordialement",
        "bien cordialement",
        "tres cordialement",
        "cdt",
        "cdlt",
        "bien a vous",
        "bien a toi",
        "sinceres salutations",
        "salutations",
        "respectueusement",
        "amicalement",
        "bonne journee",
        "bonne reception",
        "bonne soiree",
        "veuillez agreer",
        "je vous prie d agreer",
        "best regards",
    ];
    STARTS.iter().any(|start| {
        words.strip_prefix(start).is_some_and(|rest| {
            // "CDT – Cellule dette" has letters of its own.
            rest.is_empty() || rest.starts_with(' ') && kind_at_start(rest.trim_start()).is_none()
        })
    })
}
