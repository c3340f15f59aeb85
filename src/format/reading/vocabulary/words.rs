//! Words of a text, without case, accents and punctuation.

use crate::model::folded;

/// Words of a folded text, punctuation left out, one space between.
pub(in crate::format) fn bare(text: &str) -> String {
    let folded;
    let plain = if text.is_ascii() {
        text
    } else {
        folded = self::folded(text);
        &folded
    };
    let mut out = String::with_capacity(plain.len());
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.make_ascii_lowercase();
    out
}

/// The title of the report itself, often printed again at the head of each page.
pub(in crate::format) fn is_report_title(text: &str) -> bool {
    let words = bare(text);
    let count = words.split(' ').count();
    const STARTS: [&str; 14] = [
        "proces verbal",
        "releve de decisions",
        "releve de conclusions",
        "rapport",
        "deliberation",
        "compte rendu",
        "ordre du jour",
        "note de presentation",
        "note de service",
        "note d information",
        "note interne",
        "note a l attention",
        "note au ",
        "note aux ",
    ];
    let starts = words == "note" || STARTS.iter().any(|start| words.starts_with(start));
    let about_report = words.split(' ').any(|word| matches!(word, "rapport" | "deliberation"));
    let capital = text.starts_with(char::is_uppercase) && !text.ends_with(['.', ':', ';']);
    let parted = text.contains(['–', '—', '|', '-']);
    capital && count <= 20 && (starts || about_report && parted)
}
