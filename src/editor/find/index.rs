//! The words of a chart, and which of its units and posts they are written in.
//!
//! A word that is sought is found at the start of a written one, within it, or by its other number and
//! gender; only where it is written nowhere is it taken for a slip of the pen.

use std::collections::HashMap;
use std::rc::Rc;

use super::hit::Hit;
use crate::model::{
    Chart, Lists, PostFields, PostKey, UnitKey, comparison_key, folded, full_name, lines,
};

/// A word of a text: as it is written, without case and accents, or the root that its numbers and
/// genders share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Word {
    Written(String),
    Root(String),
}

/// The place of a word among those of the chart.
type WordKey = u32;

/// A unit or a line, and what is written of it.
#[derive(Debug)]
struct Record {
    unit: UnitKey,
    /// Of a line, never empty; of the unit itself, empty.
    posts: Vec<PostKey>,
    words: Vec<WordKey>,
    /// What is said of single posts, by their places among `posts`.
    notes: Vec<(usize, Vec<WordKey>)>,
}

/// All that can be found in a chart, in reading order; the bench comes last.
#[derive(Debug, Default)]
pub struct Index {
    words: Vec<Word>,
    records: Vec<Record>,
}

impl Index {
    pub fn of(chart: &Chart, lists: &Lists) -> Self {
        let mut reader = Reader::default();
        let mut records = Vec::with_capacity(chart.unit_count() + chart.post_count() / 2);
        for key in chart.units_in_order().chain([chart.bench()]) {
            // Of the bench, only the posts on it are written.
            if key != chart.bench() {
                let fields = &chart.unit(key).fields;
                let mut words = reader.read(&full_name(lists, fields)).to_vec();
                words.extend_from_slice(&reader.read(&fields.note));
                records.push(Record { unit: key, posts: Vec::new(), words, notes: Vec::new() });
            }
            for line in lines(chart, key) {
                let words = reader.line(&chart.post(line.posts[0]).fields, lists);
                let notes = line.posts.iter().map(|&post| chart.post(post).fields.note.as_str());
                let notes = notes.enumerate().filter(|(_, note)| !note.is_empty());
                let notes =
                    notes.map(|(place, note)| (place, reader.read(note).to_vec())).collect();
                records.push(Record { unit: key, posts: line.posts, words, notes });
            }
        }
        Self { words: reader.words, records }
    }

    /// The units and posts that have every word of `query` written somewhere.
    pub fn find(&self, chart: &Chart, query: &str) -> Vec<Hit> {
        let sought: Vec<Vec<bool>> = sought(query).iter().map(|it| self.matches(it)).collect();
        if sought.is_empty() {
            return Vec::new();
        }
        let found = |record: &Record| {
            let has = |words: &[WordKey], matches: &[bool]| {
                words.iter().any(|&word| matches[word as usize])
            };
            if sought.iter().all(|matches| has(&record.words, matches)) {
                return Some(Hit::of(chart, record.unit, &record.posts));
            }
            let noted = record.notes.iter().filter(|(_, note)| {
                sought.iter().all(|matches| has(note, matches) || has(&record.words, matches))
            });
            let posts: Vec<PostKey> = noted.map(|(place, _)| record.posts[*place]).collect();
            (!posts.is_empty()).then(|| Hit::of(chart, record.unit, &posts))
        };
        self.records.iter().filter_map(found).collect()
    }

    /// For each word of the chart, whether it is the one that is sought.
    fn matches(&self, sought: &Sought) -> Vec<bool> {
        let exact: Vec<bool> = self.words.iter().map(|word| sought.is_in(word)).collect();
        let slips = sought.slips();
        if slips == 0 || exact.contains(&true) {
            return exact;
        }
        self.words.iter().map(|word| sought.is_nearly(word, slips)).collect()
    }
}

/// A word that is sought.
#[derive(Debug, PartialEq)]
struct Sought {
    written: String,
    root: String,
}

impl Sought {
    /// Shorter pieces are found at the start of words only.
    const LEAST_WITHIN: usize = 3;

    fn is_in(&self, word: &Word) -> bool {
        match word {
            Word::Written(word) => {
                word.starts_with(&self.written)
                    || (self.written.len() >= Self::LEAST_WITHIN && word.contains(&self.written))
            }
            Word::Root(root) => !self.root.is_empty() && *root == self.root,
        }
    }

    /// How many letters may be wrong, missing, too many or swapped.
    fn slips(&self) -> usize {
        match self.written.chars().count() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        }
    }

    /// Whether a word begins nearly so: what is sought may still be being typed.
    fn is_nearly(&self, word: &Word, slips: usize) -> bool {
        let Word::Written(word) = word else { return false };
        let length = self.written.chars().count();
        let starts = length.saturating_sub(slips)..=length + slips;
        let letters: Vec<char> = word.chars().collect();
        let mut lengths: Vec<usize> = starts.map(|length| length.min(letters.len())).collect();
        lengths.dedup();
        lengths.into_iter().any(|length| {
            let start: String = letters[..length].iter().collect();
            strsim::osa_distance(&self.written, &start) <= slips
        })
    }
}

/// The words of what is sought; those of an inclusive spelling are one.
fn sought(query: &str) -> Vec<Sought> {
    let mut all = Vec::new();
    for text in query.split_whitespace() {
        let pieces = pieces(text);
        let root = comparison_key(text);
        if pieces.len() > 1 && !root.is_empty() && !root.contains(' ') {
            all.push(Sought { written: pieces[0].clone(), root });
            continue;
        }
        all.extend(pieces.into_iter().map(|written| {
            let root = comparison_key(&written);
            Sought { written, root }
        }));
    }
    all.dedup();
    all
}

/// Letters and digits that stand together, without case and accents: "accords", "cadres", "a2.2".
fn pieces(text: &str) -> Vec<String> {
    let folded = folded(text);
    let pieces = folded.split(|letter: char| !letter.is_alphanumeric() && letter != '.');
    let pieces = pieces.map(|piece| piece.trim_matches('.'));
    pieces.filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

/// Reads texts, each of those that come again once.
#[derive(Default)]
struct Reader {
    words: Vec<Word>,
    known: HashMap<Word, WordKey>,
    read: HashMap<String, Rc<[WordKey]>>,
}

impl Reader {
    /// All that is written of the posts of a line, their notes aside.
    fn line(&mut self, fields: &PostFields, lists: &Lists) -> Vec<WordKey> {
        let grade = fields.grade.as_ref();
        let grade = grade.map(|id| lists.grade(id).map_or(id.as_str(), |it| &it.label));
        let level = fields.manager_level.as_ref();
        let level = level.map(|id| lists.level(id).map_or(id.as_str(), |it| &it.label));
        let texts = [Some(fields.title.text()), grade, level, fields.reference_job.as_deref()];
        let texts = texts.into_iter().flatten();
        texts.flat_map(|text| self.read(text).to_vec()).collect()
    }

    fn read(&mut self, text: &str) -> Rc<[WordKey]> {
        if let Some(words) = self.read.get(text) {
            return words.clone();
        }
        let key = comparison_key(text);
        // Alone, a word loses the feminine that it keeps in a complement.
        let alone = key.split(' ').map(comparison_key);
        let roots = key.split(' ').map(str::to_owned).chain(alone).map(Word::Root);
        let words = pieces(text).into_iter().map(Word::Written).chain(roots);
        let mut keys: Vec<WordKey> = words.map(|word| self.key(word)).collect();
        keys.sort_unstable();
        keys.dedup();
        let keys: Rc<[WordKey]> = keys.into();
        self.read.insert(text.to_owned(), keys.clone());
        keys
    }

    fn key(&mut self, word: Word) -> WordKey {
        let next = WordKey::try_from(self.words.len()).expect("a chart has fewer words");
        *self.known.entry(word).or_insert_with_key(|word| {
            self.words.push(word.clone());
            next
        })
    }
}
