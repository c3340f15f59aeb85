//! Posts told field by field: "Poste : Gestionnaire", "Catégorie : B", "Nombre : 3", on lines or side by side.
//!
//! Each post becomes the row of a table that has the names of the fields for heads.

use std::collections::{HashMap, HashSet};

use super::statements::{Meaning, Reader};
use crate::format::reading::columns::{self, Meaning as Field};
use crate::format::reading::marks::marks_in;
use crate::format::reading::phrases::counts::{begins_with_count, has_category};
use crate::format::reading::phrases::titles;
use crate::format::reading::vocabulary::{bare, kind_at_start};
use crate::format::reading::{Doubt, LineUse};
use crate::format::tables::{TableRow, of_document};
use crate::format::text::lines::Line;
use crate::model::folded;

/// Longest name of a field, in words.
const NAME_WORDS: usize = 6;

/// The most lines of one run of fields.
const MOST: usize = 2_000;

/// A field of a post: where it stands, its name and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub line: usize,
    pub name: String,
    pub value: String,
}

/// One post, field by field.
type Record = Vec<Pair>;

impl Reader<'_> {
    /// Reads posts told field by field from line `at` on; where they end.
    pub(in crate::format) fn fields(&mut self, at: usize) -> Option<usize> {
        let (mut records, end) = records(self.lines, at)?;
        self.take_what_units_tell(&mut records);
        share_heads(&mut records);
        let rows = rows(&records)?;
        let mut table = of_document(&rows, self.started)?;
        self.problems.append(&mut table.problems);
        self.push(at..at, Meaning::Table(Box::new(table)));
        for line in at..end {
            let blank = self.lines[line].is_blank();
            let is_title = |pair: &Pair| pair.line == line && is(&pair.name, Field::Title);
            let line_use = match () {
                () if blank => LineUse::Blank,
                () if records.iter().flatten().any(is_title) => LineUse::Post,
                () => LineUse::Furniture,
            };
            self.push(line..line + 1, Meaning::Row(line_use));
        }
        Some(end)
    }

    /// Takes out of `records` what they tell of their units: the unit above each, by whichever name, and the number of
    /// all its posts, which is told of what the posts themselves count.
    fn take_what_units_tell(&mut self, records: &mut [Record]) {
        let counts = |pair: &Pair| is(&pair.name, Field::Count);
        let before_title =
            |record: &Record| record.iter().position(|pair| is(&pair.name, Field::Title));
        let counted = records.iter().any(|record| {
            before_title(record).is_some_and(|title| record[title..].iter().any(counts))
        });
        let mut printed = Vec::new();
        for (at, record) in records.iter_mut().enumerate() {
            let title = before_title(record).unwrap_or(0);
            let unit = record.iter().position(|pair| is(&pair.name, Field::Unit));
            let Some(unit) = unit.filter(|unit| *unit < title) else { continue };
            let name = record[unit].value.clone();
            let mut place = 0;
            record.retain_mut(|pair| {
                place += 1;
                let of_unit = (unit + 1..title).contains(&(place - 1));
                let above = is(&pair.name, Field::Parent) || is(&pair.name, Field::ReportsTo);
                if of_unit && above && begins_with_kind(&pair.value) {
                    pair.name = ABOVE.to_owned();
                }
                if of_unit && counted && counts(pair) {
                    printed.push((at, pair.line, name.clone(), pair.value.clone()));
                    return false;
                }
                !(of_unit && above && says_nothing(&pair.value))
            });
        }
        let below = below_each(records);
        for (at, line, unit, value) in printed {
            let Ok(printed) = value.trim().parse::<u32>() else { continue };
            let counted = posts_of(&records[at..]);
            let below = posts_below(records, &below, &unit);
            if printed != counted && printed != counted.saturating_add(below) {
                self.doubt(line, Doubt::CountDiffers { counted, printed, unit });
            }
        }
    }
}

/// The name of the field that says what a unit stands under.
const ABOVE: &str = "Unité de rattachement";

/// Puts what `records` call by two names under the first of them: "Vacant : oui", "Vacants : 1". Names that stand side
/// by side in one record say two things.
fn share_heads(records: &mut [Record]) {
    let mut names: Vec<String> = Vec::new();
    for pair in records.iter().flatten() {
        if !names.contains(&pair.name) {
            names.push(pair.name.clone());
        }
    }
    let shared = |name: &str| {
        known(name)
            .filter(|it| matches!(it, Field::Vacant | Field::Filled | Field::Count | Field::Fte))
    };
    for (at, name) in names.iter().enumerate().skip(1) {
        let Some(meaning) = shared(name) else { continue };
        let Some(first) = names[..at].iter().find(|it| shared(it) == Some(meaning)) else {
            continue;
        };
        let has = |record: &Record, name: &str| record.iter().any(|pair| pair.name == name);
        if records.iter().any(|record| has(record, name) && has(record, first)) {
            continue;
        }
        for pair in records.iter_mut().flatten().filter(|pair| pair.name == *name) {
            pair.name.clone_from(first);
        }
    }
}

/// The posts of the first of `records` and of those that name no unit of their own below it.
fn posts_of(records: &[Record]) -> u32 {
    let names_unit = |record: &&Record| record.iter().any(|pair| is(&pair.name, Field::Unit));
    let own = records.iter().enumerate();
    let own = own.take_while(|(at, record)| *at == 0 || !names_unit(record));
    own.fold(0, |sum, (_, record)| {
        let count = record.iter().find(|pair| is(&pair.name, Field::Count));
        let count = count.and_then(|pair| pair.value.trim().parse::<u32>().ok());
        sum.saturating_add(count.unwrap_or(1))
    })
}

/// The records of the units that name each unit as the one above them, by its name as [`bare`] has it.
fn below_each(records: &[Record]) -> HashMap<String, Vec<usize>> {
    let mut below: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, record) in records.iter().enumerate() {
        if let Some(above) = record.iter().find(|pair| pair.name == ABOVE) {
            below.entry(bare(&above.value)).or_default().push(at);
        }
    }
    below
}

/// The posts of the units that stand below `unit`, at any depth; each unit is gone into once, also in a circle.
fn posts_below(records: &[Record], below: &HashMap<String, Vec<usize>>, unit: &str) -> u32 {
    let mut seen = HashSet::from([bare(unit)]);
    let mut open = vec![bare(unit)];
    let mut sum: u32 = 0;
    while let Some(above) = open.pop() {
        for &at in below.get(&above).into_iter().flatten() {
            sum = sum.saturating_add(posts_of(&records[at..]));
            let named = records[at].iter().find(|pair| is(&pair.name, Field::Unit));
            let named = named.map(|pair| bare(&pair.value));
            open.extend(named.filter(|name| seen.insert(name.clone())));
        }
    }
    sum
}

/// "1 directeur (A), 2 agents (C)": a list of posts, and no title.
fn lists_posts(value: &str) -> bool {
    let lists = value.contains([',', ';', '+']) || has_category(value);
    begins_with_count(value) && lists
}

/// Whether a value says that there is nothing to say: "néant", "aucun".
pub(super) fn says_nothing(value: &str) -> bool {
    matches!(bare(value).as_str(), "" | "neant" | "aucun" | "aucune" | "sans" | "sans objet" | "so")
}

fn names_post(record: &[Pair]) -> bool {
    record.iter().any(|pair| is(&pair.name, Field::Title))
}

/// Whether the name of a field means `meaning` for sure.
pub(super) fn is(name: &str, meaning: Field) -> bool {
    known(name) == Some(meaning)
}

pub(super) fn known(name: &str) -> Option<Field> {
    columns::named(name).filter(|named| named.exact).map(|named| named.meaning)
}

/// The posts from line `at` on, and the line after the last of their fields; none if they are not told so.
fn records(lines: &[Line], at: usize) -> Option<(Vec<Record>, usize)> {
    // Of most lines the mark tells at once.
    let first = fields_of(&lines[at], at)?;
    let begins = first.iter().any(|pair| known(&pair.name).is_some());
    if !begins || titles::read_block(&lines[at].text).is_some() {
        return None;
    }
    let mut found: Vec<Record> = vec![Vec::new()];
    let (mut next, mut end) = (at, at);
    while next < lines.len() && next - at < MOST {
        let line = &lines[next];
        if line.is_blank() || is_rule(line) {
            next += 1;
            continue;
        }
        let Some(pairs) = fields_of(line, next) else {
            // A value goes on.
            let last = found.last_mut().and_then(|record| record.last_mut());
            let goes_on =
                next == end && line.text.starts_with(char::is_lowercase) && line.cells.is_empty();
            let Some(last) = last.filter(|_| goes_on) else { break };
            last.value = format!("{} {}", last.value, line.text);
            (next, end) = (next + 1, next + 1);
            continue;
        };
        for pair in pairs {
            let record = found.last()?;
            if is(&pair.name, Field::Title) && lists_posts(&pair.value) {
                return None;
            }
            // Where units stand above their posts, one below a post is of the next.
            let next_unit = is(&pair.name, Field::Unit)
                && names_post(record)
                && found[0].first().is_some_and(|first| is(&first.name, Field::Unit));
            if next_unit || record.iter().any(|own| bare(&own.name) == bare(&pair.name)) {
                // The first names no post: what follows is told in another way.
                if found.len() == 1 && !names_post(&found[0]) {
                    return None;
                }
                found.push(Vec::new());
            }
            found.last_mut()?.push(pair);
        }
        (next, end) = (next + 1, next + 1);
    }
    // What names no post is a unit above posts that are told in another way.
    while found.last().is_some_and(|record| !names_post(record)) {
        end = found.pop()?.first()?.line;
    }
    let whole = found.iter().all(|record| names_post(record));
    let told = found.iter().map(Vec::len).sum::<usize>() > found.len();
    (whole && told).then_some((found, end))
}

/// Whether a line is a rule between two units: "-----", "* * *".
fn is_rule(line: &Line) -> bool {
    line.text.chars().all(|c| "-=_*~ ".contains(c))
}

/// The fields of a line, one or several side by side; none if it is no line of fields.
fn fields_of(line: &Line, at: usize) -> Option<Vec<Pair>> {
    if !line.text.contains([':', '=']) || line.text.len() > 1_000 || line.aside || line.note {
        return None;
    }
    let parts: Vec<&str> = match line.cells.as_slice() {
        [] => parted(&line.text),
        cells => cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect(),
    };
    let pairs: Option<Vec<Pair>> = parts.into_iter().map(|part| pair(part, at)).collect();
    let pairs = pairs?;
    // By itself a name must be known: "Titulaire : …" is, "Le service comprend : …" is none.
    let sure = pairs.iter().any(|pair| known(&pair.name).is_some()) || pairs.len() == 1;
    sure.then_some(pairs)
}

pub(super) fn pair(part: &str, line: usize) -> Option<Pair> {
    let (name, value) = part.split_once([':', '='])?;
    let (name, value) = (name.trim(), value.trim());
    let is_name = name.starts_with(char::is_uppercase)
        && name.split(' ').count() <= NAME_WORDS
        && !name.trim_end_matches('.').contains(['(', '.', ';'])
        && !value.is_empty();
    is_name.then(|| Pair { line, name: name.to_owned(), value: value.to_owned() })
}

/// Cuts a line where a field with a known name begins.
fn parted(text: &str) -> Vec<&str> {
    let marks = ["; ", " | ", " – ", " — ", " - ", ", ", " / ", " • "];
    let begins_field = |start: usize| {
        text[start..].split_once([':', '=']).is_some_and(|(name, _)| known(name.trim()).is_some())
    };
    let cuts = marks_in(text, &marks).map(|(at, mark)| (at, at + mark.len()));
    let mut parts = Vec::new();
    let mut from = 0;
    for (end, start) in cuts.filter(|(_, start)| begins_field(*start)) {
        if end >= from {
            parts.push(&text[from..end]);
            from = start;
        }
    }
    parts.push(&text[from..]);
    parts
}

/// The table that `records` make up: units go on until another is named.
fn rows(records: &[Record]) -> Option<Vec<TableRow>> {
    let mut heads: Vec<String> = Vec::new();
    for pair in records.iter().flatten() {
        if !heads.iter().any(|head| bare(head) == bare(&pair.name)) {
            heads.push(pair.name.clone());
        }
    }
    // Where one value says the kind of its unit, "Service : Service paie", the others are whole names too.
    let in_full = |at: usize| {
        let own = |pair: &&Pair| bare(&pair.name) == bare(&heads[at]);
        records.iter().flatten().filter(own).any(|pair| begins_with_kind(&pair.value))
    };
    let first = records.first()?.first()?.line;
    let mut rows = vec![(first + 1, heads.clone())];
    let mut units: Vec<Option<String>> = vec![None; heads.len()];
    for record in records {
        let mut cells = vec![String::new(); heads.len()];
        let mut line = record.first()?.line;
        let place = |pair: &Pair| heads.iter().position(|head| bare(head) == bare(&pair.name));
        let named =
            record.iter().filter(|pair| is(&pair.name, Field::Unit)).filter_map(place).min();
        for (at, unit) in units.iter_mut().enumerate() {
            // What a record names is in the unit above it, not in those of the record before.
            if named.is_some_and(|named| at >= named || heads[at] == ABOVE) {
                *unit = None;
            }
            cells[at] = unit.clone().unwrap_or_default();
        }
        for pair in record {
            let at = place(pair)?;
            cells[at].clone_from(&pair.value);
            if is(&pair.name, Field::Unit) {
                cells[at] = if in_full(at) {
                    pair.value.clone()
                } else {
                    unit_named(&pair.name, &pair.value)
                };
                units[at] = Some(cells[at].clone());
            } else if pair.name == ABOVE {
                units[at] = Some(pair.value.clone());
            } else if is(&pair.name, Field::Title) {
                line = pair.line;
            }
        }
        rows.push((line + 1, cells));
    }
    Some(rows)
}

pub(super) fn begins_with_kind(value: &str) -> bool {
    kind_at_start(&folded(value)).is_some()
}

/// "Service : Budget" and "Nom du service : Budget" as "Service Budget".
pub(super) fn unit_named(name: &str, value: &str) -> String {
    if begins_with_kind(value) {
        return value.to_owned();
    }
    let words = folded(name);
    let kind =
        words.split(' ').find_map(|word| kind_at_start(word).filter(|kind| kind.word == word));
    kind.map_or_else(|| value.to_owned(), |kind| format!("{} {value}", kind.label))
}
