//! What words of a row say of its posts where no column is for it: in the cell of their title, and in notes.

use super::body::Entry;
use super::counted::Counted;
use super::figures;
use super::posts::{Figures, Named, Posts, add_note, single_line};
use crate::format::reading::phrases::counts::begins_with_count;
use crate::format::reading::phrases::holders::without_holder;
use crate::format::reading::phrases::posts::{read_posts, several};
use crate::format::reading::phrases::sense::{Sense, sense};
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{SaidTime, count_in_letters, said_time};
use crate::format::reading::{Doubt, Meaning, State};

/// The posts that the cell of a title names, each with what it says of it besides; none where it says nothing but
/// the title of one post.
pub(super) fn named(cell: &str) -> Vec<Named> {
    let pieces = several(cell);
    let is_list = pieces.is_some();
    let mut found = Vec::new();
    for piece in pieces.unwrap_or_else(|| vec![cell]) {
        let own = without_holder(piece);
        let text = own.as_deref().unwrap_or(piece);
        let is_counted = begins_with_count(text);
        let some = some_vacant(text).filter(|_| !is_counted);
        let is_open = some.is_some();
        let mut posts = some.map_or_else(|| read_posts(text), |post| vec![post]);
        if let Some(first) = posts.first_mut().filter(|_| own.is_some()) {
            first.doubts.push(Doubt::PersonLeftOut { title: first.title.clone() });
        }
        let is_counted =
            !is_open && (is_counted || posts.len() > 1 || posts.iter().any(|it| it.count > 1));
        found.extend(posts.into_iter().map(|post| Named { post, is_counted }));
    }
    found.retain(|it| !it.post.title.is_empty() && it.post.count > 0);
    let says_more = |it: &Named| {
        let Named { post, is_counted } = it;
        let is_held = |doubt: &Doubt| matches!(doubt, Doubt::PersonLeftOut { .. });
        *is_counted
            || post.category.is_some()
            || post.fte.is_some()
            || post.last_fte.is_some()
            || post.vacant > 0
            || post.doubts.iter().any(is_held)
    };
    if !is_list && !found.iter().any(says_more) {
        return Vec::new();
    }
    for Named { post, .. } in &mut found {
        // What a title keeps, or its row counts, is no doubt here.
        post.doubts.retain(|doubt| {
            !matches!(doubt, Doubt::CountAssumed { .. } | Doubt::ParenthesisUnclear { .. })
        });
    }
    found
}

impl Counted {
    /// Adds to the figures of its row what no column says.
    pub fn complete(&self, figures: &mut Figures) {
        let [post] = self.posts.as_slice() else { return };
        if figures.time.is_none() && figures.times.is_none() {
            figures.time = post.fte.map(|it| i64::from(it.0));
            figures.last_time = post.last_fte.map(|it| i64::from(it.0));
        }
        let is_told =
            figures.filled.is_some() || figures.vacant.is_some() || figures.all_vacant.is_some();
        if post.vacant > 0 && !is_told {
            figures.vacant = Some(i64::from(post.vacant) * 100);
        }
    }

    /// The posts of its row, those of one working time together; none where they all have the same.
    pub fn shares(self, row: &PostLine) -> Vec<Named> {
        if self.posts.len() < 2 {
            return Vec::new();
        }
        let share = |own: PostLine| {
            let PostLine { count, fte, last_fte, vacant, .. } = own;
            let note = String::new();
            let post = PostLine { count, fte, last_fte, vacant, note, ..row.clone() };
            Named { post, is_counted: true }
        };
        self.posts.into_iter().map(share).collect()
    }
}

/// The post of "Agent (dont 1 vacant)", whose number its row tells: so many that those vacant are some of them.
fn some_vacant(text: &str) -> Option<PostLine> {
    if !text.contains("acan") || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    const MANY: u32 = 999;
    let mut posts = read_posts(&format!("{MANY} {text}"));
    let post = posts.pop().filter(|post| posts.is_empty() && post.count == MANY)?;
    (0 < post.vacant && post.vacant < post.count).then_some(post)
}

/// Whether a title may say more than how posts are called: most hold no sign that parts something from it.
fn may_say_more(title: &str) -> bool {
    let signs = |c: char| c.is_ascii_digit() || "([,;:%/+|&•".contains(c);
    let words = [" – ", " - ", " — ", " et ", "temps", "acan", "ACAN", "pourvoir", "M. ", "Mme "];
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    title.contains(signs)
        || words.iter().any(|word| title.contains(word))
        || title.split(' ').nth(1).is_some_and(is_name)
        || title
            .split(' ')
            .next()
            .is_some_and(|first| first.len() > 2 && first.chars().all(char::is_uppercase))
        || title.ends_with(['A', 'B', 'C'])
        || count_in_letters(title).is_some()
}

/// Whether a note may be about time or vacancies.
fn may_tell(note: &str) -> bool {
    let lower = note.to_lowercase();
    let words =
        ["%", "temps", "vac", "pourv", "recrut", "etp", "tnc", "/", "libre", "occup", "quart", "h"];
    words.iter().any(|word| lower.contains(word))
}

impl Posts<'_> {
    /// The posts that the title of a row names, where it says more of them than how they are called.
    pub fn spoken(&mut self, entry: &Entry, state: Option<State>) -> Vec<Named> {
        let sort = entry.sort.and_then(|at| self.sorts.get(at)).map(|(sort, _)| sort);
        if sort.is_some_and(|sort| sort.title.is_some()) {
            return Vec::new();
        }
        let title = self.cell(entry, Meaning::Title, state);
        if !may_say_more(title) {
            return Vec::new();
        }
        // Rows of thousands have few titles.
        self.named.entry(title.to_owned()).or_insert_with(|| named(&single_line(title))).clone()
    }

    /// Takes what the title of a row says of its posts besides; a title that says another category than its row
    /// stays as it is.
    pub fn take_spoken(
        &mut self,
        entry: &Entry,
        named: &mut Named,
        post: &mut PostLine,
        figures: &mut Figures,
    ) {
        let Named { post: own, is_counted } = named;
        let is_other = |own: &Option<String>, its: &Option<String>| {
            own.as_ref().zip(its.as_ref()).is_some_and(|(own, its)| own != its)
        };
        if is_other(&own.category, &post.category) {
            let text = post.title.clone();
            self.doubt(entry, Doubt::CategoryUnclear { text });
            return;
        }
        let count = i64::from(own.count);
        match figures.count.filter(|_| *is_counted) {
            Some(used) if used != count * 100 => {
                let used = u32::try_from(used / 100).unwrap_or(0);
                let (title, other) = (own.title.clone(), own.count);
                self.doubt(entry, Doubt::CountTwice { other, title, used });
            }
            Some(_) => {}
            None if *is_counted => figures.count = Some(count * 100),
            None => {}
        }
        own.title.clone_into(&mut post.title);
        post.category = post.category.take().or(own.category.take());
        post.grade = post.grade.take().or(own.grade.take());
        post.level = post.level.take().or(own.level.take());
        post.reference_job = post.reference_job.take().or(own.reference_job.take());
        if !own.note.is_empty() {
            add_note(&mut post.note, &own.note);
        }
        if figures.time.is_none() && figures.times.is_none() {
            figures.time = own.fte.map(|it| i64::from(it.0));
            figures.last_time = own.last_fte.map(|it| i64::from(it.0));
        }
        if own.vacant > 0 && figures.vacant.is_none() && figures.filled.is_none() {
            match own.vacant >= own.count {
                true => figures.all_vacant = figures.all_vacant.or(Some(true)),
                false => figures.vacant = Some(i64::from(own.vacant) * 100),
            }
        }
        for doubt in std::mem::take(&mut own.doubts) {
            self.doubt(entry, doubt);
        }
    }

    /// The posts of a row whose title names several: its figures are those of all of them.
    pub fn several(
        &mut self,
        entry: &Entry,
        named: &mut [Named],
        (row, figures, state): (&PostLine, Figures, Option<State>),
    ) -> Vec<PostLine> {
        let title = single_line(self.cell(entry, Meaning::Title, state));
        let sum: u32 = named.iter().map(|it| it.post.count).sum();
        let hundredths = i64::from(sum) * 100;
        if let Some(other) = figures.count.filter(|count| *count != hundredths) {
            let (title, other) = (title.clone(), u32::try_from(other / 100).unwrap_or(0));
            self.doubt(entry, Doubt::CountTwice { other, title, used: sum });
        }
        if let Some(time) = figures.times.or(figures.time).filter(|time| *time != hundredths) {
            let fte = figures::printed(time);
            self.doubt(entry, Doubt::FteUnclear { fte, title: title.clone() });
        }
        let vacant = figures.vacant.or(figures.filled.map(|filled| hundredths - filled));
        let is_all = figures.all_vacant == Some(true) || vacant == Some(hundredths);
        if vacant.is_some_and(|vacant| vacant != 0) && !is_all {
            self.doubt(entry, Doubt::DetailLeftOut { text: self.rows[entry.row].quoted() });
        }
        let mut lines = Vec::with_capacity(named.len());
        for Named { post, .. } in named {
            let mut post = std::mem::take(post);
            post.category = post.category.or(row.category.clone());
            post.grade = post.grade.or(row.grade.clone());
            if !row.note.is_empty() {
                add_note(&mut post.note, &row.note);
            }
            post.vacant = if is_all { post.count } else { post.vacant.min(post.count) };
            for doubt in std::mem::take(&mut post.doubts) {
                self.doubt(entry, doubt);
            }
            lines.push(post);
        }
        lines
    }

    /// Takes from the notes of a row what none of its columns says: how long its post works, and which are vacant.
    pub fn take_noted(
        &mut self,
        entry: &Entry,
        state: Option<State>,
        count: i64,
        title: &str,
        figures: &mut Figures,
    ) {
        for at in self.mapping.columns_of(Meaning::Note, state) {
            let text = single_line(self.rows[entry.row].cell(at));
            let said = noted(&text, self.is_plain_note(&self.mapping.head(at)));
            let is_timed = figures.time.is_some() || figures.times.is_some();
            match said.time.filter(|_| !is_timed).map(i64::from) {
                Some(time) if count == 1 || time == 100 => figures.time = Some(time),
                Some(time) => {
                    let (fte, title) = (figures::printed(time), title.to_owned());
                    self.doubt(entry, Doubt::FteUnclear { fte, title });
                }
                None => {}
            }
            let is_held = figures.filled.is_some() || figures.all_vacant.is_some();
            match said.vacant.filter(|_| !is_held && figures.vacant.is_none()) {
                Some(vacant) if i64::from(vacant) >= count => figures.all_vacant = Some(true),
                Some(vacant) => figures.vacant = Some(i64::from(vacant) * 100),
                None if said.is_open => self.doubt(entry, Doubt::ExplanationKept { text }),
                None => {}
            }
        }
    }
}

/// What a note says of the posts of its row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Noted {
    pub time: Option<u32>,
    /// How many are vacant; `u32::MAX` for all.
    pub vacant: Option<u32>,
    /// It speaks of time or of vacancies in words that nothing was made of.
    pub is_open: bool,
}

/// Reads a note part by part; in one that may say anything `4/5` is a time as well.
pub(super) fn noted(note: &str, is_plain: bool) -> Noted {
    let mut found = Noted::default();
    if note.len() > 400 || !may_tell(note) {
        return found;
    }
    let parts = ["; ", ", ", " – ", " - ", " / ", ". "].iter().fold(vec![note], |parts, mark| {
        parts.into_iter().flat_map(|part| part.split(*mark)).collect()
    });
    for part in parts {
        let part = part.trim().trim_end_matches('.');
        let part = part.strip_prefix("poste ").or(part.strip_prefix("Poste ")).unwrap_or(part);
        let time = said_time(part).filter(|it: &SaidTime| is_plain || !it.is_fraction);
        match (time, sense(part)) {
            (Some(time), _) => found.time = found.time.or(Some(time.share)),
            (None, Some(Sense::Fte(time))) if time.0 <= 100 => {
                found.time = found.time.or(Some(time.0));
            }
            (None, Some(Sense::Vacant)) => found.vacant = Some(u32::MAX),
            (None, Some(Sense::SomeVacant(count))) => found.vacant = Some(count),
            (None, _) if is_plain && figures::is_vacant(part) == Some(true) => {
                found.vacant = Some(u32::MAX);
            }
            (None, _) => found.is_open |= speaks_of_time(part),
        }
    }
    found
}

/// Whether words are about how long posts work or who holds them, though not all of them say it.
fn speaks_of_time(part: &str) -> bool {
    let lower = part.to_lowercase();
    let words = ["mi-temps", "temps partiel", "temps non complet", " tnc", "vacant", "pourvoir"];
    let is_share = lower.contains('%') || lower.contains("/35") || lower.contains(" etp");
    is_share && lower.contains(|c: char| c.is_ascii_digit())
        || words.iter().any(|word| format!(" {lower}").contains(word))
}
