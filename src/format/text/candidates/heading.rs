//! Headings: the name of a unit, its kind, its depth, and what a heading may add to them.

use std::collections::HashSet;

use super::furniture::{Ceiling, read_ceiling};
use crate::format::reading::draft::Depth;
use crate::format::reading::draft::Style;
use crate::format::reading::marks::marks_in;
use crate::format::reading::phrases::brackets::open_brackets;
use crate::format::reading::phrases::{counts, labelled};
use crate::format::reading::vocabulary::{
    KindWord, after_code, bare, kind_at_start, without_date, without_persons,
};
use crate::format::text::lines::Line;
use crate::model::{after_folded, folded};

/// A heading as printed, its lines put together.
#[derive(Clone, Debug)]
pub(in crate::format) struct Heading {
    /// The unit's name, kind word included; sentence case where it was all capitals.
    pub name: String,
    /// Equal for the same heading in another case or style.
    pub key: String,
    pub kind: Option<&'static KindWord>,
    /// 1 the highest; none where nothing but the kind tells.
    pub depth: Option<Depth>,
    pub style: Style,
    /// "12 postes autorisés" in the heading itself.
    pub authorised: Option<u32>,
    /// "(12 postes)" in the heading: a count to be checked.
    pub stated_count: Option<u32>,
    /// "(suite)": the unit was met before.
    pub continued: bool,
    /// A person's name stood in it, and was left out.
    pub person: bool,
    /// A day, a month or a year stood behind it, and was left out.
    pub dated: bool,
    /// "(rattaché à la Direction X)": the unit that it stands under.
    pub parent: Option<String>,
    /// Posts filled or vacant, of which a unit does not say which they are.
    pub more: Option<String>,
}

/// More words than this are a sentence.
const MOST_WORDS: usize = 16;

/// Whether a line that is set off, or begins with a kind's word, can be a heading.
pub(in crate::format) fn is_heading(line: &Line) -> bool {
    let text = line.text.as_str();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || text.split(' ').count() > MOST_WORDS || text.ends_with([';', ',']) {
        return false;
    }
    if line.style.hashes > 0 || line.style.bold {
        return true;
    }
    // What brackets hold is no sentence.
    let outside = text.split('(').next().unwrap_or(text);
    let sentence = text.ends_with('.') || outside.contains([':', '|']);
    let stated = ceiling_at_end(text).is_some() || states_count(line) || is_labelled(line);
    if sentence && !stated {
        return false;
    }
    if line.style.capitals {
        return letters >= 3;
    }
    begins_with_kind(line)
        && (line.numbering.is_some()
            || line.bullet
            || after_code(text) > 0
            || text.starts_with(char::is_uppercase))
}

/// The rest of "Service : Budget", after the kind's word.
fn names_after_colon(rest: &str) -> bool {
    let name = rest.strip_prefix(':').map_or("", str::trim_start);
    name.starts_with(char::is_alphabetic) && !name.contains(':')
}

/// Whether the line is "Service : Budget".
fn is_labelled(line: &Line) -> bool {
    let folded = folded(&line.text);
    kind_at_start(&folded)
        .is_some_and(|kind| names_after_colon(folded[kind.word.len()..].trim_start()))
}

/// "Direction de l'espace public : 24 agents".
fn states_count(line: &Line) -> bool {
    let count = line.text.rsplit_once(':').map_or("", |(_, tail)| tail).trim();
    let (number, of) = count.split_once(' ').unwrap_or((count, "postes"));
    begins_with_kind(line)
        && number.parse::<u16>().is_ok()
        && matches!(of, "postes" | "poste" | "agents" | "ETP")
}

/// "Direction Paie ................... 5" as "Direction Paie : 5": dots lead to the number of its posts.
pub(in crate::format) fn with_led_total(line: &Line) -> Option<String> {
    if line.contents || !["..", "…", "__", ". .", "··"].iter().any(|it| line.text.contains(it))
    {
        return None;
    }
    let read = counts::undotted(&line.text);
    let (name, count) = read.rsplit_once(':')?;
    let is_count = count.trim().bytes().all(|it| it.is_ascii_digit());
    let is_unit = begins_with_kind(line) && !counts::has_category(name) && !name.contains(':');
    (is_unit && is_count).then(|| read.into_owned())
}

/// Verbs that announce what a unit is made of.
const VERBS: [&str; 13] = [
    " est compose",
    " se compose",
    " comprend",
    " compte",
    " regroupe",
    " dispose",
    " est constitue",
    " est dote",
    " comporte",
    " rassemble",
    " reunit",
    " sera compose",
    " se decline",
];

/// What stands before the name of the unit whose posts follow.
const OF_UNIT: [&str; 12] = [
    "les effectifs ",
    "effectifs ",
    "l'effectif ",
    "effectif ",
    "la composition ",
    "composition ",
    "l'equipe ",
    "le personnel ",
    "les postes ",
    "les agents ",
    "les emplois ",
    "postes ",
];

/// The unit that a sentence announces the posts of: "Le service du budget est composé de :", "Les effectifs du
/// service Budget :".
pub(in crate::format) fn announced(text: &str) -> Option<&str> {
    let sentence = text.strip_suffix(':')?.trim_end();
    let articles = ["le ", "la ", "l'", "l\u{2019}"];
    let by_verb = articles.iter().find_map(|it| after_folded(sentence, it));
    let of_unit = OF_UNIT.iter().find_map(|it| after_folded(sentence, it)).and_then(|rest| {
        ["du ", "de la ", "de l'", "de l\u{2019}", "des "]
            .iter()
            .find_map(|it| after_folded(rest, it))
    });
    let name = of_unit.or(by_verb)?;
    let lower = folded(name);
    let kind = kind_at_start(&lower)?;
    let end = VERBS.iter().filter_map(|verb| lower.find(verb)).min();
    let end = end.or(of_unit.map(|_| lower.len()))?;
    // "Le service comprend" names no other than the one above.
    let named = lower[..end].trim_end();
    let only_state = |it: &str| matches!(it.trim(), "" | "a jour" | "mis a jour" | "mise a jour");
    if named.strip_prefix(kind.word).is_some_and(only_state) {
        return None;
    }
    // Folding keeps the number of letters of French words.
    let letters = lower[..end].chars().count();
    let end = name.char_indices().nth(letters).map_or(name.len(), |(at, _)| at);
    Some(name[..end].trim_end()).filter(|name| name.split(' ').count() <= 14)
}

/// The number of posts in a sentence that announces them: "Le service Achats est composé de 3 agents :".
pub(in crate::format) fn announced_count(text: &str) -> Option<u32> {
    let words = bare(text);
    let words: Vec<&str> = words.split(' ').collect();
    let counts = |unit: &str| {
        matches!(unit, "agents" | "postes" | "poste" | "agent" | "emplois" | "personnes")
    };
    words.windows(2).find(|pair| counts(pair[1])).and_then(|pair| pair[0].parse().ok())
}

/// Whether a line only says that the posts of the unit above follow: "Le service comprend :", "L'équipe est
/// composée de :".
pub(in crate::format) fn introduces(text: &str) -> bool {
    let Some(sentence) = text.strip_suffix(':') else { return false };
    let lower = folded(sentence);
    let of = [
        "encadrement",
        "equipe",
        "l'equipe",
        "composition de l'equipe",
        "personnel",
        "personnels",
        "responsable",
        "responsables",
        "effectif",
        "les effectifs",
        "composition",
        "postes",
        "les postes",
        "agents",
        "les agents",
        "emplois",
        "les emplois",
    ];
    let lower = lower.replace('\u{2019}', "'");
    VERBS.iter().any(|verb| lower.contains(verb))
        || of.contains(&lower.trim())
        || lower.starts_with("voici ")
}

/// A sentence that names a unit and tells all its posts, "Le service Budget comprend un chef (A) et deux agents
/// (C).": the name, and the posts as a list.
pub(in crate::format) fn told_in_sentence(text: &str) -> Option<(String, String)> {
    let sentence = text.trim_end_matches(['.', ' ']);
    let articles = ["le ", "la ", "l'", "l\u{2019}"];
    let named = articles.iter().find_map(|it| after_folded(sentence, it))?;
    let lower = folded(named);
    let has_kind = kind_at_start(&lower).is_some();
    // Folding keeps the number of letters of French words.
    let letters = VERBS.iter().filter_map(|verb| lower.find(verb)).min()?;
    let letters = lower[..letters].chars().count();
    let (end, _) = named.char_indices().nth(letters)?;
    // "est composée d'un chef": the list begins at its first count.
    let told = &named[end..];
    let starts = told.match_indices([' ', '\'', '\u{2019}']).map(|(at, mark)| at + mark.len());
    let list = starts.take(8).map(|at| &told[at..]).find(|it| counts::begins_with_count(it))?;
    let mut posts = String::with_capacity(list.len());
    let mut parts = list.split(" et ").peekable();
    while let Some(part) = parts.next() {
        posts.push_str(part);
        let counts = parts.peek().map(|next| counts::begins_with_count(next));
        posts.push_str(counts.map_or("", |counts| if counts { ", " } else { " et " }));
    }
    let are_posts =
        counts::has_category(&posts) || counts::lists_jobs(&posts) || counts::counts_posts(&posts);
    let name: String = first_capital(named[..end].trim_end());
    // "Le service X, rattaché à la direction Y, comprend …".
    let own = name.split(',').next().unwrap_or(&name).split(' ').count();
    let is_name = if has_kind { own <= MOST_WORDS } else { own <= 5 };
    (are_posts && is_name).then_some((name, posts))
}

/// "Le service paie", "L'unité de soins": a unit as sentences name it.
pub(in crate::format) fn begins_with_article(text: &str) -> bool {
    let named = ["le ", "la ", "l'", "l\u{2019}"].iter().find_map(|it| after_folded(text, it));
    named.is_some_and(|named| kind_at_start(&folded(named)).is_some())
}

/// `text` with a capital first.
pub(in crate::format) fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Whether a heading only says that posts follow: "Postes", "Effectifs".
pub(in crate::format) fn names_posts(line: &Line) -> bool {
    let is_heading = line.style.hashes > 0 || line.style.bold;
    let words = ["postes", "effectif", "effectifs", "emplois", "agents", "composition", "equipe"];
    is_heading && words.contains(&bare(&line.text).as_str())
}

/// Whether the line begins with a kind's word and goes on.
pub(in crate::format) fn begins_with_kind(line: &Line) -> bool {
    let folded = folded(&line.text[after_code(&line.text)..]);
    kind_at_start(&folded).is_some_and(|kind| {
        let rest = folded[kind.word.len()..].trim_start();
        // "Direction générale des services : 3 agents", "Secrétariat général – …".
        let is_whole = kind.word.contains(' ') && rest.starts_with([':', '–', '—', '-', '(']);
        is_whole
            || rest.starts_with(char::is_alphanumeric)
            || rest.starts_with(['«', '"', '&'])
            || names_after_colon(rest)
    })
}

/// "Service budget : 1 chef (A), 2 agents (C)", "Service paie – 1 responsable et 2 comptables": the name of a unit
/// and its posts, where counts tell that they are some.
pub(in crate::format) fn unit_with_posts(text: &str) -> Option<(&str, &str)> {
    let lists = |posts: &str| {
        counts::begins_with_count(posts)
            && (counts::has_category(posts)
                || counts::lists_jobs(posts)
                || counts::counts_posts(posts))
    };
    let parted = |(at, mark): (usize, &str)| {
        let (name, posts) = (text[..at].trim_end(), text[at + mark.len()..].trim_start());
        (open_brackets(name) == 0 && lists(posts)).then_some((name, posts))
    };
    marks_in(text, &[" : ", ": ", " – ", " — ", " - ", " = "]).find_map(parted)
}

/// Letters of the words that say what a unit stands under.
const ABOVE: [&str; 8] =
    ["attach", "ATTACH", "autorit", "épend", "epend", "DÉPEND", "elève", "elevant"];

/// "Unité de rattachement : Direction X", "Rattaché à la Direction X": the unit that the one above stands under.
pub(in crate::format) fn attached_to(text: &str) -> Option<&str> {
    // Of most lines the letters tell at once.
    if !ABOVE.iter().any(|part| text.contains(part)) || text.len() > 160 {
        return None;
    }
    let labelled = text.split_once(':').filter(|(label, _)| {
        let words = bare(label);
        let last = ["hierarchique", "fonctionnel", "administratif", "rattachement"];
        words.split(' ').count() <= 4
            && !label.contains(['–', '—', '(', '[', ','])
            && words.contains("rattachement")
            && last.iter().any(|word| words.ends_with(word))
    });
    let name = labelled.map(|(_, name)| name.trim()).or_else(|| attached_in(text))?;
    let name = without_article(name.trim_end_matches('.'));
    let is_unit = kind_at_start(&folded(name)).is_some() && name.split(' ').count() <= MOST_WORDS;
    is_unit.then_some(name)
}

/// "rattaché à la Direction X", "sous l'autorité de la Direction X", as its unit.
fn attached_in(text: &str) -> Option<&str> {
    told_above(text).filter(|name| kind_at_start(&folded(name)).is_some())
}

/// The same whatever the unit is called.
fn told_above(text: &str) -> Option<&str> {
    const STARTS: [&str; 20] = [
        "relevant du ",
        "depend de ",
        "depend du ",
        "depend des ",
        "depend : ",
        "dependant de ",
        "dependant du ",
        "releve de ",
        "releve du ",
        "relevant de ",
        "rattache a ",
        "rattachee a ",
        "rattache au ",
        "rattachee au ",
        "rattache : ",
        "rattachee : ",
        "rattachement : ",
        "sous l'autorite de ",
        "sous l'autorite du ",
        "sous l\u{2019}autorite de ",
    ];
    let rest = STARTS.iter().find_map(|start| after_folded(text, start))?;
    Some(without_article(rest.trim_start_matches([':', ' '])))
}

fn without_article(name: &str) -> &str {
    ["la ", "le ", "l'", "l\u{2019}"].iter().find_map(|it| after_folded(name, it)).unwrap_or(name)
}

/// "Direction du numérique, rattachée au pôle Technique": the name, and the unit above it.
fn split_attached(text: &str) -> Option<(&str, &str)> {
    if !ABOVE.iter().any(|part| text.contains(part)) {
        return None;
    }
    text.match_indices([' ', '(', '[']).find_map(|(at, mark)| {
        let told = text[at + mark.len()..].trim_end_matches([')', ']']);
        // What a whole bracket says is of no sentence.
        let is_bracket = mark != " " && text.ends_with([')', ']']);
        let named = |name: &&str| name.starts_with(char::is_uppercase);
        let parent = attached_in(told);
        let parent = parent.or_else(|| told_above(told).filter(named).filter(|_| is_bracket))?;
        let name = text[..at].trim_end_matches([' ', ',', ';', '–', '—', '-', '(', '[']);
        (!name.is_empty()).then_some((name, parent))
    })
}

/// What stands beside the name of a unit in its heading.
#[derive(Default)]
struct Beside {
    dated: bool,
    authorised: Option<u32>,
    stated_count: Option<u32>,
    continued: bool,
    person: bool,
    more: Option<String>,
    parent: Option<String>,
}

/// Reads a heading. `acronyms` are the words that the text writes in capitals amid small letters.
pub(in crate::format) fn read_heading(
    text: &str,
    style: Style,
    depth: Option<Depth>,
    acronyms: &HashSet<String>,
) -> Heading {
    let (rest, beside) = split_beside(text);
    let (mut code, proper) = rest.split_at(after_code(rest));
    // "1.2 - Direction X" is numbered; "DPE 1 – Bureau X" has a code of its own.
    let number = code.trim_end_matches([' ', '-', '–', '—', ':', '.']);
    if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        code = "";
    }
    let labelled = without_label(proper);
    let proper = labelled.as_deref().unwrap_or(proper);
    let kind = kind_at_start(&folded(proper));
    // "DIRECTION A – Postes autorisés : 3" has its name in capitals.
    let capitals = !proper.chars().any(char::is_lowercase);
    let name = if capitals {
        format!("{code}{}", super::casing::sentence_case(proper, kind, acronyms))
    } else {
        format!("{code}{proper}")
    };
    let Beside { dated, authorised, stated_count, continued, person, more, parent } = beside;
    Heading {
        key: bare(&name),
        name,
        kind,
        depth,
        style,
        authorised,
        stated_count,
        continued,
        person,
        dated,
        more,
        parent,
    }
}

/// A heading without what the page tells of the unit: "Direction des sports : répartition des postes".
fn without_subject(text: &str) -> Option<&str> {
    const SUBJECTS: [&str; 13] = [
        "composition",
        "repartition",
        "effectif",
        "effectifs",
        "organisation",
        "organigramme",
        "tableau",
        "liste",
        "postes",
        "emplois",
        "presentation",
        "annuaire",
        "fiche",
    ];
    const BESIDE: [&str; 16] = [
        "des",
        "de",
        "du",
        "la",
        "l",
        "les",
        "par",
        "et",
        "postes",
        "emplois",
        "effectifs",
        "services",
        "service",
        "direction",
        "presentation",
        "actuelle",
    ];
    let (name, subject) = [" : ", " - ", " – ", " — "]
        .iter()
        .filter_map(|mark| text.rsplit_once(mark))
        .min_by_key(|it| it.1.len())?;
    let words = bare(subject);
    let mut words = words.split(' ');
    let is_subject = words.next().is_some_and(|first| SUBJECTS.contains(&first))
        && words.all(|word| BESIDE.contains(&word) || SUBJECTS.contains(&word));
    (is_subject && kind_at_start(&folded(name)).is_some()).then(|| name.trim_end())
}

/// The name in a heading, and what stands beside it.
fn split_beside(text: &str) -> (&str, Beside) {
    let mut rest = text.trim_end_matches([' ', ':', '.', '-', '–']);
    let mut beside = Beside::default();
    if let Some(undated) = without_date(rest) {
        (rest, beside.dated) = (undated, true);
    }
    rest = without_subject(rest).unwrap_or(rest);
    let attached = split_attached(rest);
    beside.parent = attached.map(|(_, parent)| parent.to_owned());
    rest = attached.map_or(rest, |(name, _)| name);
    // "Service Voirie : effectif 8 (1 A, 2 B, 5 C)".
    if let Some((name, counts)) = counts::ranked_bracket(rest) {
        let sum = counts.iter().filter_map(|(count, _)| count.parse::<u32>().ok()).sum();
        beside.stated_count = Some(sum);
        rest = name;
    }
    if let Some((name, figure)) = ceiling_at_end(rest) {
        beside.authorised = Some(figure);
        rest = name;
    } else if let Some((name, figures)) = labelled::after_name(rest) {
        let authorised = figures.authorised;
        let told = figures.filled.filter(|_| authorised.is_some()).map(|it| ("pourvus", it));
        let told = told.or(figures.vacant.map(|it| ("vacants", it)));
        beside.authorised = authorised;
        let stated = figures.counted.or(figures.filled.filter(|_| authorised.is_none()));
        beside.stated_count = stated.or(beside.stated_count);
        beside.more = told.map(|(label, figure)| format!("{label} : {figure}"));
        rest = name;
    }
    while let Some(name) =
        split_tail(rest).and_then(|(name, tail)| beside.take(tail).then_some(name))
    {
        rest = name;
    }
    (rest.trim_end_matches([' ', ':', '-', '–', '—', ',']), beside)
}

impl Beside {
    /// Takes what a bracket or a part after a dash says; whether it is no part of the name.
    fn take(&mut self, tail: &str) -> bool {
        // "Service X (responsable : Claire Garnier)": nobody's name is kept.
        if without_persons(tail).1 {
            self.person = true;
            return true;
        }
        let words = bare(tail);
        if words == "suite" || words == "suite et fin" {
            self.continued = true;
            return true;
        }
        let number = words.split(' ').next().and_then(|word| word.parse::<u32>().ok());
        let Some(number) = number.filter(|_| words.len() <= 30) else { return false };
        match words.split_once(' ').map_or("", |(_, unit)| unit) {
            "postes autorises" | "poste autorise" => self.authorised = Some(number),
            "" | "postes" | "poste" | "agents" | "etp" | "personnes" => {
                self.stated_count = Some(number);
            }
            _ => return false,
        }
        true
    }
}

/// "DIRECTION DES SPORTS – Postes autorisés : 19".
fn ceiling_at_end(text: &str) -> Option<(&str, u32)> {
    let words: Vec<&str> = text.split(' ').collect();
    let at = words.iter().position(|word| {
        matches!(bare(word).as_str(), "postes" | "effectif" | "effectifs" | "emplois")
    })?;
    let tail = words[at..].join(" ");
    let Some(Ceiling::Figure(figure)) = read_ceiling(&tail) else { return None };
    let name = words[..at].iter().map(|word| word.len() + 1).sum::<usize>();
    let name =
        text[..name.min(text.len())].trim_end_matches([' ', ':', '-', '–', '—', '(', ',', '|']);
    (!name.is_empty()).then_some((name, figure))
}

/// "Service : Budget" as "Service Budget", "Unité : Service Budget" as "Service Budget".
fn without_label(text: &str) -> Option<String> {
    let (label, name) = text.split_once(':')?;
    let label = label.trim_end();
    if folded(label) == "unite" && kind_at_start(&folded(name.trim_start())).is_some() {
        return Some(name.trim_start().to_owned());
    }
    let alone = kind_at_start(&folded(label)).is_some_and(|kind| kind.word == folded(label));
    (alone && name.trim_start().starts_with(char::is_alphabetic))
        .then(|| format!("{label} {}", name.trim_start()))
}

/// The last bracket of a heading, or what follows its last dash or colon.
fn split_tail(text: &str) -> Option<(&str, &str)> {
    if let Some(inner) = text.strip_suffix(')') {
        let start = inner.rfind('(')?;
        return Some((text[..start].trim_end(), &inner[start + 1..]));
    }
    let (at, mark) = text.char_indices().rfind(|(_, c)| matches!(c, ':' | '–' | '—' | '-'))?;
    let tail = &text[at + mark.len_utf8()..];
    tail.trim_start()
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| (text[..at].trim_end(), tail))
        .filter(|(name, _)| !name.is_empty())
}
