//! What a card says, before anything is measured: its name, its figures, its lines.
//!
//! Equal contents have equal pictures, so that a card that did not change is not set again.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::marks::{Ghost, Mark, UnitMarks};
use crate::model::{
    Authorised, BRIEF, Chart, ColourBy, Counts, Hundredths, Line, Lists, Look, PostFields, Title,
    UnitKey, brief, full_name,
};
use crate::words::{Locale, MessageKey, arg, key, message};

/// All that is written on a card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Content {
    /// Kind and name.
    pub name: String,
    pub headcount: String,
    pub over_ceiling: bool,
    /// Further figures, below the name. May be empty.
    pub details: String,
    /// The last of these, where posts or units are left out: that they are folded, or their page.
    pub left_out: String,
    /// What became of the unit.
    pub mark: Option<Mark>,
    pub lines: Vec<LineContent>,
    pub ghosts: Vec<GhostContent>,
}

/// What is written of equal posts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LineContent {
    pub count: String,
    /// Title and category.
    pub title: String,
    /// Grade, level, reference job, working time, vacancy. May be empty.
    pub marks: String,
    /// See [`LineArea::tag`](super::LineArea::tag).
    pub tag: Option<u8>,
    /// What became of the posts.
    pub change: Option<Mark>,
}

/// What is written of posts that are no longer here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GhostContent {
    /// May be empty.
    pub count: String,
    pub title: String,
    pub mark: Mark,
    /// All of it as one sentence.
    pub label: String,
}

impl Content {
    /// About how much is to be set.
    pub fn text_bytes(&self) -> usize {
        let lines = self.lines.iter().map(|line| line.title.len() + line.marks.len());
        let ghosts = self.ghosts.iter().map(|ghost| ghost.label.len());
        self.name.len() + lines.chain(ghosts).sum::<usize>()
    }

    /// Whether one of its texts is longer than anybody would read to its end.
    pub fn is_unread(&self) -> bool {
        let of_mark = |mark: &Mark| mark.words.len();
        let of_line = |line: &LineContent| {
            let change = line.change.as_ref().map_or(0, of_mark);
            line.title.len().max(line.marks.len()).max(change)
        };
        let of_ghost = |ghost: &GhostContent| ghost.title.len().max(of_mark(&ghost.mark));
        let lines = self.lines.iter().map(of_line).chain(self.ghosts.iter().map(of_ghost));
        let header = self.name.len().max(self.mark.as_ref().map_or(0, of_mark));
        lines.fold(header, usize::max) > BRIEF + '…'.len_utf8()
    }

    /// The same with each text cut short that nobody would read to its end.
    pub fn brief(mut self) -> Self {
        shorten(&mut self.name);
        self.mark.iter_mut().for_each(|mark| shorten(&mut mark.words));
        for line in &mut self.lines {
            shorten(&mut line.title);
            shorten(&mut line.marks);
            line.change.iter_mut().for_each(|mark| shorten(&mut mark.words));
        }
        for ghost in &mut self.ghosts {
            for text in [&mut ghost.title, &mut ghost.label, &mut ghost.mark.words] {
                shorten(text);
            }
        }
        self
    }
}

fn shorten(text: &mut String) {
    if let Cow::Owned(short) = brief(text) {
        *text = short;
    }
}

impl LineContent {
    /// The line as one sentence: "5 Chargé/e/s de mission (A), A3".
    pub fn label(&self) -> String {
        let mut label = format!("{} {}", self.count, self.title.replace('\u{a0}', " "));
        if !self.marks.is_empty() {
            label.push_str(", ");
            label.push_str(&self.marks.replace(SEPARATOR, ", ").replace('\u{a0}', " "));
        }
        if let Some(change) = &self.change {
            push_words(&mut label, change);
        }
        label
    }
}

/// Adds what a mark says to the sentence of what it marks.
fn push_words(label: &mut String, mark: &Mark) {
    if !mark.words.is_empty() {
        label.push_str(", ");
        label.push_str(&mark.words.replace('\u{a0}', " "));
    }
}

/// Colours that tell posts apart.
pub const TAGS: usize = 6;

/// Between two figures or marks.
const SEPARATOR: &str = " · ";

/// The key of a sentence about a number of posts.
type PostsKey = MessageKey<(arg::posts,)>;

/// The words that cards repeat, said once.
#[derive(Default)]
pub struct Phrases {
    said: HashMap<(Locale, PostsKey, u32), Arc<str>>,
}

impl Phrases {
    fn say(&mut self, locale: Locale, key: PostsKey, number: u32) -> Arc<str> {
        self.said
            .entry((locale, key, number))
            .or_insert_with(|| locale.say(&message!(key, posts = number)).into())
            .clone()
    }
}

/// What is needed to write any card of a chart.
pub struct Writer<'a> {
    pub chart: &'a Chart,
    pub lists: &'a Lists,
    pub counts: &'a Counts,
    pub locale: Locale,
    pub look: &'a Look,
    /// The number of the page on which the unit goes on, if it does.
    pub continued: Option<u32>,
    pub marks: UnitMarks<'a>,
    pub phrases: &'a mut Phrases,
}

impl Writer<'_> {
    /// The card of `unit`, with these lines.
    pub fn card(&mut self, unit: UnitKey, lines: &[Line]) -> Content {
        let chart = self.chart;
        let fields = &chart.unit(unit).fields;
        let (headcount, details, over_ceiling) = self.figures(unit);
        let left_out = self.left_out(unit);
        let details: Vec<&str> =
            [details.as_str(), &left_out].into_iter().filter(|it| !it.is_empty()).collect();
        let details = details.join(SEPARATOR);
        Content {
            name: full_name(self.lists, fields),
            headcount,
            over_ceiling,
            details,
            left_out: left_out.to_string(),
            mark: self.marks.unit.cloned(),
            lines: lines.iter().map(|line| self.line(line)).collect(),
            ghosts: self.marks.ghosts.iter().map(|ghost| self.ghost(ghost)).collect(),
        }
    }

    /// The headcount beside the name, what is said below it, and whether a ceiling is passed.
    fn figures(&mut self, key: UnitKey) -> (String, String, bool) {
        let unit = self.chart.unit(key);
        let count = self.counts.unit(key);
        let compared = count.perimeter.unwrap_or(count.total.posts);
        let excess = count.excess(unit.fields.authorised);
        let headcount = match unit.fields.authorised {
            Authorised::Inherit => self.locale.number(count.total.posts),
            own @ (Authorised::NotPrinted | Authorised::Posts(_)) => {
                let mark = if excess.is_some() { "▲ " } else { "" };
                format!("{mark}{}", self.locale.headcount(compared, own.posts(), true))
            }
        };
        let compares = unit.fields.authorised != Authorised::Inherit;
        let mut details: Vec<Arc<str>> = Vec::new();
        if let Some(excess) = excess {
            details.push(self.phrases.say(self.locale, key::SCENE_OVER_CEILING, excess));
        }
        if compares && compared != count.total.posts {
            details.push(self.phrases.say(self.locale, key::SCENE_TOTAL_POSTS, count.total.posts));
        }
        let is_folded = self.look.folded.contains(&unit.id);
        if !unit.children().is_empty() && !is_folded {
            details.push(self.phrases.say(self.locale, key::SCENE_OWN_POSTS, count.direct.posts));
        }
        (headcount, details.join(SEPARATOR), excess.is_some())
    }

    /// What is said of posts and units that are not drawn here; may be empty.
    fn left_out(&mut self, key: UnitKey) -> Arc<str> {
        let unit = self.chart.unit(key);
        let posts = self.counts.unit(key).direct.posts;
        let is_folded = self.look.folded.contains(&unit.id);
        if let Some(page) = self.continued {
            self.phrases.say(self.locale, key::SCENE_CONTINUED, page)
        } else if is_folded && !unit.children().is_empty() {
            let below = self.chart.units_below(key).count().saturating_sub(1);
            let below = u32::try_from(below).unwrap_or(u32::MAX);
            self.phrases.say(self.locale, key::SCENE_FOLDED, below)
        } else if is_folded && posts > 0 && self.look.shown.posts {
            self.locale.get(key::SCENE_FOLDED_POSTS).into()
        } else {
            "".into()
        }
    }

    fn line(&mut self, line: &Line) -> LineContent {
        let count = u32::try_from(line.posts.len()).unwrap_or(u32::MAX);
        let chart = self.chart;
        let fields = &chart.post(line.posts[0]).fields;
        let mut title = shown_title(&fields.title, count);
        if let Some(category) = &fields.category {
            let label = self.lists.category(category).map_or(category.as_str(), |it| &it.label);
            // The category never stands alone on a row.
            title.push_str("\u{a0}(");
            title.push_str(label);
            title.push(')');
        }
        LineContent {
            count: self.locale.number(count),
            title,
            marks: self.marks(fields, count),
            tag: self.tag(fields),
            change: self.marks.post(chart, line.posts[0]).cloned(),
        }
    }

    /// What colours tell apart of a post; it is written beside its title too.
    fn tag(&self, fields: &PostFields) -> Option<u8> {
        let place = match self.look.colour_by {
            ColourBy::Kind | ColourBy::Change => None,
            ColourBy::Category => {
                let wanted = fields.category.as_ref()?;
                self.lists.category_place(wanted)
            }
            ColourBy::Level => {
                let wanted = fields.manager_level.as_ref()?;
                self.lists.level_place(wanted)
            }
        };
        // More entries than there are colours share these, by their order.
        place.map(|place| (place % TAGS) as u8)
    }

    fn ghost(&self, ghost: &Ghost) -> GhostContent {
        let count = if ghost.count == 0 { String::new() } else { self.locale.number(ghost.count) };
        let posts = format!("{count} {}", ghost.label.replace('\u{a0}', " "));
        let message = message!(key::SCENE_GHOST, posts = posts.trim_start());
        let mut label = self.locale.say(&message);
        push_words(&mut label, &ghost.mark);
        GhostContent { count, title: ghost.label.clone(), mark: ghost.mark.clone(), label }
    }

    fn marks(&mut self, fields: &PostFields, count: u32) -> String {
        let mut marks: Vec<Arc<str>> = Vec::new();
        if let Some(grade) = fields.grade.as_ref().filter(|_| self.look.shown.grades) {
            marks.push(self.lists.grade(grade).map_or(grade.as_str(), |it| &it.label).into());
        }
        if let Some(level) = fields.manager_level.as_ref().filter(|_| self.look.shown.levels) {
            marks.push(self.lists.level(level).map_or(level.as_str(), |it| &it.label).into());
        }
        if let Some(job) = fields.reference_job.as_ref().filter(|_| self.look.shown.reference_jobs)
        {
            marks.push(job.as_str().into());
        }
        if fields.fte != Hundredths::FULL_TIME {
            marks.push(self.phrases.say(self.locale, key::SCENE_WORKING_TIME, fields.fte.0));
        }
        if fields.vacant {
            marks.push(self.phrases.say(self.locale, key::SCENE_VACANT, count));
        }
        marks.join(SEPARATOR)
    }
}

/// The title as it reads for so many posts.
fn shown_title(title: &Title, count: u32) -> String {
    crate::model::display(title.text(), count as usize)
}
