//! What each line could be, every reading with its evidence as a small weight. All weights stand in the two
//! tables of this file; [`crate::format::text::best`] finds the reading of the whole text that they favour most.

pub(in crate::format) mod casing;
pub(in crate::format) mod cells;
mod codes;
mod contacts;
pub(in crate::format) mod figures;
pub(in crate::format) mod furniture;
pub(in crate::format) mod heading;
pub(in crate::format) mod holders;
mod letters;
pub(in crate::format) mod mending;
mod notes;
pub(in crate::format) mod paths;
pub(in crate::format) mod prose;

use std::collections::HashSet;

use crate::format::reading::draft::Total;
use crate::format::reading::phrases::brackets::open_brackets;
use crate::format::reading::phrases::changes;
use crate::format::reading::phrases::counts::{
    self, begins_with_count, ends_with_count, has_category, rank_at_start,
};
use crate::format::reading::phrases::sense::vacant_count;
use crate::format::reading::phrases::{imprint, titles};
use crate::format::reading::vocabulary::{
    are_persons, bare, begins_with_job, directs_in_letters, is_job_in_letters, is_organisation,
    is_report_title, kind_at_start, names_person,
};
use crate::format::text::lines::Line;
use crate::format::text::lines::joining::{continues, leaves_open};
use crate::model::folded;

/// What a line can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Use {
    /// It begins the name of a unit.
    Heading,
    /// It begins a line of posts.
    Posts,
    /// It goes on with the heading above it.
    HeadingGoesOn,
    /// It goes on with the posts above it.
    PostsGoOn,
    /// Neither: page furniture, an administration's name, prose.
    Other,
}

/// In the order of the weights.
pub(in crate::format) const USES: [Use; 5] =
    [Use::Heading, Use::Posts, Use::HeadingGoesOn, Use::PostsGoOn, Use::Other];

/// What a line shows of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    /// Any line.
    Line,
    Counted,
    /// "2 Directions": a count of units.
    CountsUnits,
    Ranked,
    CountAfter,
    Job,
    Kind,
    Hashes,
    Bold,
    Capitals,
    Numbered,
    Bullet,
    Lower,
    /// Few words after a capital, without a mark at the end.
    Short,
    Sentence,
    /// A word that begins sentences.
    SentenceWord,
    /// A verb of which names and posts have none.
    Verb,
    Colon,
    CutEnd,
    Person,
    /// A job in small letters, further in than the line above it.
    JobSetIn,
    /// It names who holds the post that it names.
    Held,
    /// "dont 1 vacant": of the posts above.
    Vacancy,
    Bracket,
    Total,
    Furniture,
    Organisation,
    ReportTitle,
    /// A figure of posts stands right below it.
    FigureBelow,
    /// Something of its own that nothing joins: a block, a figure, a page mark.
    Fixed,
}

/// What speaks for and against each of [`USES`]: heading, posts, goes on with a heading, with posts, other.
const WEIGHTS: &[(Evidence, [i32; 5])] = &[
    (Evidence::Line, [-1, -2, -2, -2, 2]),
    (Evidence::Counted, [-6, 6, -6, -6, 0]),
    (Evidence::CountsUnits, [6, -6, 0, 0, 1]),
    (Evidence::Ranked, [-6, 6, -2, 0, -1]),
    (Evidence::CountAfter, [-2, 7, -3, -1, 0]),
    (Evidence::Job, [-4, 4, -1, 0, 0]),
    (Evidence::Kind, [6, -5, -2, -3, 0]),
    (Evidence::Hashes, [8, -4, -6, -6, -2]),
    (Evidence::Bold, [4, 0, 0, -2, 0]),
    (Evidence::Capitals, [4, -1, 1, -1, 0]),
    (Evidence::Numbered, [0, 0, -4, -4, 0]),
    (Evidence::Bullet, [-1, 2, -6, -6, 0]),
    (Evidence::Lower, [-6, -2, 3, 3, 1]),
    (Evidence::Short, [2, 0, 0, 0, 0]),
    (Evidence::Sentence, [-8, -5, -2, -1, 5]),
    (Evidence::SentenceWord, [-4, -1, 0, 0, 2]),
    (Evidence::Verb, [-8, -3, -1, -1, 4]),
    (Evidence::Colon, [-3, -3, -3, -3, 2]),
    (Evidence::CutEnd, [-4, 0, 0, 0, 0]),
    (Evidence::Person, [-5, 0, -2, 0, 2]),
    (Evidence::JobSetIn, [-3, 6, -3, -2, 0]),
    (Evidence::Held, [-4, 4, -3, -3, 0]),
    (Evidence::Vacancy, [-6, -6, -6, 30, 0]),
    (Evidence::Bracket, [-6, -9, 4, 4, 0]),
    (Evidence::Total, [-8, -6, -6, -6, 6]),
    (Evidence::Furniture, [-8, -8, -6, -6, 8]),
    (Evidence::Organisation, [-1, -5, -4, -6, 4]),
    (Evidence::ReportTitle, [-6, -6, -6, -6, 6]),
    (Evidence::FigureBelow, [5, 0, 2, 0, 0]),
    (Evidence::Fixed, [NEVER, NEVER, NEVER, NEVER, 0]),
];

/// What a line shows beside the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pair {
    /// A heading, then posts.
    PostsUnderHeading,
    PostsAfterPosts,
    /// What nothing precedes cannot go on.
    NothingToGoOn,
    /// The line before ends, or this one begins, as only one sentence does.
    Linked,
    /// The line before left a bracket open.
    BracketOpen,
    /// A blank line stands between.
    Parted,
    /// A bracket that a blank line parts from its post.
    PartedBracket,
    /// Set off in another way than the line before.
    OtherStyle,
    SameStyle,
    /// Right below a heading, set off in the same way, and no kind's word begins it.
    SetOffBelow,
    /// The line before holds all that a line of posts can hold.
    Complete,
    /// A category without a count, after a count without a category.
    CategoryWanted,
    /// A bracket right below its post.
    BracketBelow,
    /// What cannot but go on begins something of its own.
    LinkedAnew,
}

const PAIR_WEIGHTS: &[(Pair, i32)] = &[
    (Pair::PostsUnderHeading, 2),
    (Pair::PostsAfterPosts, 1),
    (Pair::NothingToGoOn, NEVER),
    (Pair::Linked, 5),
    (Pair::BracketOpen, 9),
    (Pair::Parted, -12),
    (Pair::PartedBracket, 14),
    (Pair::OtherStyle, -6),
    (Pair::SameStyle, 1),
    (Pair::SetOffBelow, 10),
    (Pair::Complete, -5),
    (Pair::CategoryWanted, 9),
    (Pair::LinkedAnew, -4),
    (Pair::BracketBelow, 7),
];

/// The weight of what cannot be.
pub(in crate::format) const NEVER: i32 = -1_000;

/// A line that is not blank, with what it could be.
#[derive(Clone, Debug)]
pub(in crate::format) struct Candidate {
    /// Its index among all lines.
    pub at: usize,
    /// For each of [`USES`].
    pub weights: [i32; 5],
    /// A blank line stands before it.
    parted: bool,
    counted: bool,
    counted_after: bool,
    ranked: bool,
    /// A count, a title and a category, and no sign of anything else.
    pub plain: bool,
    /// It holds the category that a count above it wants.
    category_wanted: bool,
    job: bool,
    bracket: bool,
    /// It cannot but continue the line above it.
    linked: bool,
    /// A number and a title in capitals, as no line begins that goes on with a bracket.
    begins_post: bool,
    /// A job in small letters, further in than what stands above it.
    set_in: bool,
    /// The name of a unit in small letters.
    small: bool,
    same_style: bool,
    set_off: bool,
    kind: bool,
    /// A `**` is open after it.
    bold_open: bool,
    /// A bracket is open after it, counted from the last line that began something.
    open: bool,
}

/// Marks what lines show together: letters and figures mixed up, tables of contents, sums.
pub(in crate::format) fn prepare(lines: &mut [Line]) {
    // The page of the last line of a table of contents.
    let mut contents: Option<u32> = None;
    for line in &mut *lines {
        contents = match contents {
            _ if furniture::announces_contents(&line.text) => Some(0),
            Some(page) if line.is_blank() => Some(page),
            Some(page) => furniture::page_of_contents(&line.text).filter(|&it| it >= page),
            None => None,
        };
        line.contents = contents.is_some();
        if let Some(mended) = mending::mended(&line.text) {
            line.mended = Some(std::mem::replace(&mut line.text, mended));
        }
    }
    letters::take(lines);
    for line in lines.iter_mut().filter(|line| !line.aside) {
        contacts::take(line);
        codes::take(line);
    }
    notes::take(lines);
    for line in lines.iter_mut().filter(|line| !line.note && line.cells.is_empty()) {
        if let Some(read) = mending::unbracketed_count(&line.text) {
            line.text = read;
        }
        if let Some(read) = heading::with_led_total(line) {
            line.text = read;
        }
    }
    mark_states(lines);
    for at in 0..lines.len() {
        lines[at].total = total(lines, at);
    }
    mark_running_heads(lines);
    holders::mark(lines);
    holders::take(lines);
}

/// "Avant" alone on a line and "Après" on another are titles, as they are with a colon behind.
fn mark_states(lines: &mut [Line]) {
    let is_alone = |line: &Line, state: &str| line.cells.is_empty() && line.text == state;
    if ["Avant", "Après"].iter().all(|it| lines.iter().any(|line| is_alone(line, it))) {
        for line in
            lines.iter_mut().filter(|line| is_alone(line, "Avant") || is_alone(line, "Après"))
        {
            line.text.push_str(" :");
        }
    }
}

/// Marks what the heads of pages print again: below a form feed or a page number.
fn mark_running_heads(lines: &mut [Line]) {
    let is_page = |line: &Line| line.begins_sheet || line.paged;
    let paged = |line: &Line| is_page(line) || furniture::is_page_mark(&line.text);
    if !lines.iter().any(|line| !line.is_blank() && paged(line)) {
        return;
    }
    let mut seen: HashSet<String> = HashSet::new();
    let mut at_head = false;
    for line in lines.iter_mut() {
        at_head |= is_page(line);
        if line.is_blank() {
            continue;
        }
        line.running = at_head && seen.contains(&line.text);
        at_head = line.running || furniture::is_page_mark(&line.text);
        seen.insert(line.text.clone());
    }
}

/// The sum that a line prints. "5 agents" is one above the posts it sums up, else it counts posts itself.
fn total(lines: &[Line], at: usize) -> Option<Total> {
    let line = &lines[at];
    let total = figures::read_total(&line.text).filter(|_| line.cells.is_empty())?;
    let filled = |line: &&Line| !line.is_blank();
    if figures::counts_persons(&line.text) {
        let above = lines[..at].iter().rev().find(filled)?;
        let below = lines[at + 1..].iter().find(filled)?;
        if begins_with_count(&above.text) || !begins_with_count(&below.text) {
            return None;
        }
    }
    Some(total)
}

/// The candidates of each line that is not blank.
pub(in crate::format) fn candidates(lines: &[Line], most_bytes: usize) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let (mut depth, mut wanting) = (0_usize, false);
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
        let parted = at > 0 && lines[at - 1].is_blank();
        let above = at.checked_sub(1).map(|above| &lines[above]);
        let mut evidence = match () {
            () if line.text.len() > most_bytes || line.contents => vec![Evidence::Fixed],
            // What a narrow page cut off its posts.
            () if above.is_some_and(|above| counts_above(above, line)) => {
                vec![Evidence::Line, Evidence::Bracket]
            }
            () => evidence(line, at == 0 || parted),
        };
        // "B) : 1" below "Gestionnaire (cat".
        if depth > 0
            && !parted
            && line.text.find(['(', ')']).is_some_and(|it| line.text[it..].starts_with(')'))
        {
            evidence.retain(|it| *it != Evidence::CountAfter);
        }
        let below = lines.get(at + 1).map_or("", |below| below.text.as_str());
        if !evidence.contains(&Evidence::Fixed) && is_figure(below) {
            evidence.push(Evidence::FigureBelow);
        }
        let set_in = above.is_some_and(|above| is_set_in(above, line, found.last()));
        if set_in {
            evidence.push(Evidence::JobSetIn);
        }
        let has = |wanted: Evidence| evidence.contains(&wanted);
        let weights =
            WEIGHTS.iter().filter(|(it, _)| has(*it)).fold([0; 5], |mut sum, (_, own)| {
                sum.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
                sum
            });
        if parted || has(Evidence::Counted) || has(Evidence::Bullet) {
            depth = 0;
        }
        depth = open_after(depth, &line.text);
        let category_wanted =
            wanting && !parted && has(Evidence::Ranked) && !has(Evidence::Counted);
        wanting = match (has(Evidence::Counted), has(Evidence::Ranked)) {
            (_, true) => false,
            (true, false) => true,
            (false, false) => wanting && !parted,
        };
        found.push(Candidate {
            at,
            weights,
            parted,
            counted: has(Evidence::Counted),
            counted_after: has(Evidence::CountAfter),
            ranked: has(Evidence::Ranked),
            plain: has(Evidence::Counted) && has(Evidence::Ranked) && says_posts_alone(line),
            category_wanted,
            job: has(Evidence::Job),
            bracket: has(Evidence::Bracket),
            linked: above.is_some_and(|above| match () {
                () if line.bullet => false,
                () if found.last().is_some_and(|before| before.small) => leaves_open(&above.text),
                () if set_in => leaves_open(&above.text),
                // "chef de service - A" right below a unit is no part of its name.
                () if has(Evidence::Ranked) && begins_with_job(&line.text) => {
                    leaves_open(&above.text)
                }
                () => continues(&above.text, &line.text),
            }),
            set_in,
            begins_post: has(Evidence::Counted)
                && line.text.starts_with(|c: char| c.is_ascii_digit())
                && line
                    .text
                    .split_once(' ')
                    .is_some_and(|(_, it)| it.starts_with(char::is_uppercase)),
            small: has(Evidence::Kind) && line.text.starts_with(char::is_lowercase),
            set_off: (has(Evidence::Capitals) || has(Evidence::Bold))
                && ![
                    Evidence::Hashes,
                    Evidence::Counted,
                    Evidence::Ranked,
                    Evidence::CountAfter,
                    Evidence::Job,
                ]
                .iter()
                .any(|it| evidence.contains(it)),
            kind: has(Evidence::Kind),
            same_style: above.is_some_and(|above| above.style == line.style),
            bold_open: line.bold_opens || (line.style.bold && line.bold_runs_on),
            open: depth > 0,
        });
    }
    found
}

/// Whether a line that counts posts of a category has no sign of what a line may say besides: fields, changes, rows.
fn says_posts_alone(line: &Line) -> bool {
    const SIGNS: [char; 8] = [':', '=', '|', '>', '→', '⇒', '➔', '➜'];
    let alone = line.cells.is_empty() && line.row.is_empty() && !line.text.contains(SIGNS);
    alone && !changes::may_change(&line.text)
}

/// Whether a line is a job in small letters that is set in below `above`, or below another such job.
fn is_set_in(above: &Line, line: &Line, before: Option<&Candidate>) -> bool {
    let (Some(own), Some(of_above)) = (line.starts.first(), above.starts.first()) else {
        return false;
    };
    let deeper = *own >= of_above + 2 && !above.is_blank() && !above.bullet;
    let goes_on = own == of_above && before.is_some_and(|before| before.set_in);
    let small = line.text.starts_with(char::is_lowercase) && !line.bullet;
    (deeper || goes_on) && small && line.cells.is_empty() && begins_with_job(&line.text)
}

/// Whether a line is the count of the posts above it: ": 2" below "Inspecteurs (A)", "2" below "Inspecteurs (A) :".
fn counts_above(above: &Line, line: &Line) -> bool {
    let (figure, led) = match line.text.strip_prefix(':') {
        Some(figure) => (figure.trim_start(), true),
        None => (line.text.as_str(), above.text.ends_with(':')),
    };
    let is_figure = (1..=3).contains(&figure.len()) && figure.bytes().all(|it| it.is_ascii_digit());
    let plain =
        above.cells.is_empty() && above.style.hashes == 0 && !heading::begins_with_kind(above);
    let is_post = || has_category(&above.text) || begins_with_job(&above.text);
    is_figure && led && plain && !begins_with_count(&above.text) && is_post()
}

fn open_after(depth: usize, text: &str) -> usize {
    // As many as it opens and does not close, less those it closes of the lines before.
    let opened = open_brackets(text);
    let closes = text.matches([')', ']', '}']).count();
    let opens = text.matches(['(', '[', '{']).count();
    (depth + opened).saturating_sub((closes + opened).saturating_sub(opens))
}

fn evidence(line: &Line, begins: bool) -> Vec<Evidence> {
    let text = line.text.as_str();
    if is_fixed(line) {
        return vec![Evidence::Fixed];
    }
    let words = bare(text);
    let first = words.split(' ').next().unwrap_or_default();
    let count = text.split(' ').count();
    // "dont : 1 chef de service (A)" counts as well.
    let listed = counts::listed(text);
    // "A : 2 chefs de service": the category stands before its count.
    let ranked_first = rank_at_start(text).is_some_and(|(_, rest)| begins_with_count(rest));
    let counted = begins_with_count(text) || listed.is_some_and(begins_with_count) || ranked_first;
    let ranked = has_category(text) && count <= 40 && !imprint::is_legend(text);
    // "DGS (A)", "1 DGA" are who directs.
    let directs = (counted || ranked || line.in_box || line.bullet)
        && text.split([' ', ',']).find(|it| it.len() > 2).is_some_and(directs_in_letters);
    let kind = (heading::begins_with_kind(line) || is_kind_alone(text)) && !directs;
    let counts_units = counted
        && !ranked
        && text.split_once(' ').is_some_and(|(_, rest)| kind_at_start(&folded(rest)).is_some());
    // "services techniques" above its posts, in a text written in haste.
    let small =
        begins && kind && count <= 5 && !text.contains(['.', ':', ';', ',']) && !line.bullet;
    let capital = text.starts_with(char::is_uppercase) || small;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let end_mark = text.ends_with(['.', ';', ',', '!', '?']);
    let outside = text.split('(').next().unwrap_or(text);
    let ends_sentence =
        text.ends_with('.') && last_word_ends_sentence(text) && (count > 4 || counted);
    let is_title = line.style.hashes > 0;
    let listed_post = counted && line.bullet && count <= 14;
    let stated = kind && heading::is_heading(line);
    let count_after = !counted && !kind && ends_with_count(text);
    let checks = [
        (Evidence::Line, true),
        (Evidence::Counted, counted),
        (Evidence::CountsUnits, counts_units),
        (Evidence::Ranked, ranked),
        (Evidence::CountAfter, count_after),
        (
            Evidence::Job,
            directs
                || is_job_in_letters(text)
                || begins_with_job(text) && (capital || line.bullet || count_after),
        ),
        (
            Evidence::Kind,
            kind && (capital || text.starts_with('[') || line.bullet || line.numbering.is_some()),
        ),
        (Evidence::Hashes, is_title),
        (Evidence::Bold, line.style.bold),
        (Evidence::Capitals, line.style.capitals && letters >= 3 && !is_job_in_letters(text)),
        (Evidence::Numbered, line.numbering.is_some()),
        (Evidence::Bullet, line.bullet),
        (Evidence::Lower, text.starts_with(char::is_lowercase) && !line.bullet && !small),
        (Evidence::Short, capital && count <= 10 && letters > 2 && !end_mark),
        (Evidence::Sentence, !ranked && !is_title && !listed_post && (ends_sentence || count > 24)),
        (Evidence::SentenceWord, begins_sentences(first) && !is_title && !counted),
        (Evidence::Verb, !ranked && !counted && !is_title && has_verb(text, &words)),
        (Evidence::Colon, text.ends_with(':') && !is_title),
        (Evidence::CutEnd, text.ends_with([';', ',']) || (outside.contains('|') && !stated)),
        (Evidence::Person, names_person(text) || are_persons(text)),
        (Evidence::Held, line.unlisted_person),
        (Evidence::Vacancy, text.starts_with(char::is_lowercase) && vacant_count(text).is_some()),
        (Evidence::Bracket, text.starts_with(['(', '[']) && !kind && rank_at_start(text).is_none()),
        (Evidence::Total, !ranked && furniture::is_total(text)),
        (Evidence::Furniture, !counted && imprint::is_furniture(text)),
        // Figures begin no name.
        (
            Evidence::Organisation,
            !(counted || kind && text.ends_with(':')) && is_organisation(text),
        ),
        (Evidence::ReportTitle, !counted && is_report_title(text)),
    ];
    checks.into_iter().filter(|(_, shown)| *shown).map(|(evidence, _)| evidence).collect()
}

fn is_figure(text: &str) -> bool {
    text.len() < 200
        && (furniture::read_ceiling(text).is_some()
            || figures::read_total(text).is_some()
            || figures::own_figures(text).is_some())
}

/// What stands for itself, whatever its neighbours.
fn is_fixed(line: &Line) -> bool {
    let text = line.text.as_str();
    line.note
        || line.aside
        || furniture::is_page_mark(text)
        || titles::read_block(text).is_some()
        || furniture::read_ceiling(text).is_some()
        || figures::category_group(text).is_some()
        || figures::counted_category_group(text).is_some()
        || figures::is_corps_group(text)
        || line.total.is_some()
        || figures::own_figures(text).is_some()
        || paths::read_path(text).is_some()
        || heading::attached_to(text).is_some()
}

fn is_kind_alone(text: &str) -> bool {
    let folded = folded(text.trim_end_matches([' ', ':']));
    kind_at_start(&folded).is_some_and(|kind| kind.word == folded)
}

/// "resp." is no end of a sentence.
fn last_word_ends_sentence(text: &str) -> bool {
    let last = text.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
    last.chars().count() > 3
}

fn begins_sentences(word: &str) -> bool {
    matches!(
        word,
        "le" | "la"
            | "les"
            | "l"
            | "il"
            | "elle"
            | "ils"
            | "elles"
            | "ce"
            | "cette"
            | "ces"
            | "dans"
            | "a"
            | "pour"
            | "afin"
            | "sont"
            | "soit"
            | "dont"
            | "on"
            | "nous"
            | "vu"
            | "considerant"
            | "sur"
            | "par"
            | "depuis"
            | "selon"
    )
}

/// "… n'est envisagée", "… se font par", "… sont maintenus". "Est" alone may be where the sun rises.
fn has_verb(text: &str, words: &str) -> bool {
    const VERBS: [&str; 16] = [
        "sont",
        "sera",
        "seront",
        "ont",
        "auront",
        "doit",
        "doivent",
        "devra",
        "devront",
        "permet",
        "permettra",
        "permettront",
        "vise",
        "visent",
        "peut",
        "peuvent",
    ];
    const PAIRS: [&str; 5] = [" n est ", " se fait ", " se font ", " a ete ", " est propose"];
    let is_participle = |word: &str| {
        let word = word.trim_end_matches([',', ';', '.', ':']);
        ["é", "ée", "és", "ées"].iter().any(|end| word.ends_with(end))
    };
    let passive = || {
        let mut after = text.split(" est ").skip(1);
        after.any(|after| after.split(' ').next().is_some_and(is_participle))
    };
    words.split(' ').skip(1).any(|word| VERBS.contains(&word))
        || PAIRS.iter().any(|pair| words.contains(pair))
        || passive()
}

/// What speaks for `now` being `use_now` where `before`, the line above it, is `use_before`.
pub(in crate::format) fn transition(
    (before, use_before): (&Candidate, Use),
    (now, use_now): (&Candidate, Use),
) -> i32 {
    let is_heading = matches!(use_before, Use::Heading | Use::HeadingGoesOn);
    let is_posts = matches!(use_before, Use::Posts | Use::PostsGoOn);
    let anew = now.linked && !now.parted && (is_heading || is_posts);
    let shown: &[(Pair, bool)] = match use_now {
        Use::Other => &[],
        Use::Heading => &[(Pair::LinkedAnew, anew)],
        Use::Posts => &[
            (Pair::PostsUnderHeading, is_heading),
            (Pair::PostsAfterPosts, is_posts),
            (Pair::LinkedAnew, anew && !now.counted && !now.counted_after && !now.ranked),
        ],
        Use::HeadingGoesOn => &[
            (Pair::NothingToGoOn, !is_heading),
            (Pair::Linked, now.linked),
            (Pair::Parted, now.parted),
            (Pair::OtherStyle, !now.same_style && !before.bold_open && !now.bracket),
            (Pair::SameStyle, now.same_style),
            (Pair::SetOffBelow, now.same_style && now.set_off && !now.kind && !now.parted),
            (Pair::BracketOpen, before.open || before.bold_open),
            (Pair::BracketBelow, now.bracket && !now.parted),
        ],
        Use::PostsGoOn => &[
            (Pair::NothingToGoOn, !is_posts),
            (Pair::Linked, now.linked),
            (Pair::Parted, now.parted),
            (Pair::PartedBracket, now.parted && now.bracket && !now.open),
            (Pair::BracketOpen, before.open && !now.parted && !now.begins_post),
            (Pair::BracketBelow, now.bracket && !now.parted),
            (Pair::Complete, before.ranked && !now.bracket && !before.open),
            (Pair::CategoryWanted, now.category_wanted && !now.job),
        ],
    };
    let weight = |pair: Pair| {
        PAIR_WEIGHTS.iter().find(|(it, _)| *it == pair).map_or(0, |(_, weight)| *weight)
    };
    shown.iter().filter(|(_, shown)| *shown).map(|(pair, _)| weight(*pair)).sum()
}
