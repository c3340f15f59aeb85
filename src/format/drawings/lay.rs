//! Pages of drawings as lines: each unit with its depth, its posts below its name, then the units below it.

use std::collections::HashMap;

use super::box_words::{BoxWords, words};
use super::bubbles;
use super::page::{Page, Shape};
use super::tree::{Forest, forest, name};
use crate::format::reading::phrases::{counts, titles::read_block};
use crate::format::reading::vocabulary::{
    date_in, hints_at_role, is_organisation, kind_at_start, role,
};
use crate::format::reading::{Doubt, Given, Laying};
use crate::model::folded;

/// Depth of units one below the other that lines can say.
const DEEPEST: u8 = 200;

/// A page with its tree.
struct Chart<'a> {
    page: &'a Page,
    forest: Forest,
    words: Vec<Option<BoxWords>>,
    /// Whether each shape is a unit: it says so, or units hang on it.
    is_unit: Vec<bool>,
    manner: Manner,
}

/// What a page is among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// A chart, or a part of one.
    Chart,
    /// Running text or a table under a title: the posts of one unit, its siblings on the pages beside it.
    Unit,
    /// What a presentation begins with: what it is called, when and by whom it was made.
    Cover,
}

/// A unit of a page: the place of the page, that of its shape.
type Unit = (usize, usize);

/// Lays the pages of a drawing out as lines. A page whose one root is a unit that an earlier page names and
/// leaves empty goes on there; any other page is a chart of its own.
pub(in crate::format) fn lay(pages: &[Page]) -> Laying {
    let pages: Vec<Page> = pages.iter().map(bubbles::settled).collect();
    let mut charts: Vec<Chart> = pages.iter().map(chart).collect();
    tell_manners(&mut charts);
    let mut grafts: Vec<(Unit, usize)> = Vec::new();
    for at in 1..charts.len() {
        grafts.extend(continues(&charts, at).map(|leaf| (leaf, at)));
    }
    let mut writer = Writer { charts: &charts, grafts: &grafts, laying: Laying::default() };
    for at in 0..charts.len() {
        if grafts.iter().all(|(_, page)| *page != at) {
            writer.page(at);
        }
    }
    writer.laying
}

fn chart(page: &Page) -> Chart<'_> {
    let forest = forest(page);
    let words: Vec<Option<BoxWords>> = page.shapes.iter().map(words).collect();
    let mut is_unit: Vec<bool> =
        words.iter().map(|it| matches!(it, Some(BoxWords::Unit { .. }))).collect();
    for shape in (0..words.len()).filter(|&shape| is_unit[shape]).collect::<Vec<_>>() {
        // Up to the first that is known: each shape is passed once.
        let mut above = forest.parent[shape];
        while let Some(at) = above.filter(|&at| !is_unit[at] && words[at].is_some()) {
            is_unit[at] = true;
            above = forest.parent[at];
        }
    }
    Chart { page, forest, words, is_unit, manner: Manner::Chart }
}

/// Tells covers and the pages of one unit each: two of the latter or more follow one another.
fn tell_manners(charts: &mut [Chart]) {
    if charts.len() > 2 && charts.first().is_some_and(is_cover) {
        charts[0].manner = Manner::Cover;
    }
    let is_of_unit: Vec<bool> = charts.iter().map(is_of_unit).collect();
    for at in 0..charts.len() {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let has_like = beside.into_iter().any(|it| is_of_unit.get(it) == Some(&true));
        if charts[at].manner == Manner::Chart && is_of_unit[at] && has_like {
            charts[at].manner = Manner::Unit;
        }
    }
}

/// Whether nothing is drawn on a page, whose title names no chart.
fn is_of_unit(chart: &Chart) -> bool {
    let title = chart.page.title.as_deref().unwrap_or_default().trim();
    let is_drawn = chart.is_unit.contains(&true) || !chart.page.links.is_empty();
    // A page may be nothing but the name of the unit above those on the pages after it.
    let says = !chart.page.texts.is_empty() || names_unit(title);
    !title.is_empty() && says && !is_drawn && read_block(title).is_none()
}

/// Whether a part of `text` begins as the names of units do.
fn has_kind(text: &str) -> bool {
    text.split([',', '–', '-', '|']).any(|part| kind_at_start(&folded(part.trim())).is_some())
}

/// Whether the title of a page says no more than the folded name of the unit at its top: that name, its first
/// words, or words after it that tell of no state.
fn names_root(title: &str, name: &str) -> bool {
    let own = folded(title);
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short)
            .is_some_and(|rest| rest.starts_with([' ', ',', ':', '-', '–', '(']))
    };
    let tells = |rest: &str| {
        let words: Vec<&str> = rest.split(' ').map(|it| it.trim_matches(['(', ')', ','])).collect();
        date_in(rest).is_some()
            || words.iter().any(|word| role(word).is_some() || hints_at_role(word))
    };
    own == name
        || (begins(&own, name) && !tells(&own[name.len()..]))
        || (names_unit(title) && begins(name, &own))
}

fn names_unit(title: &str) -> bool {
    kind_at_start(&folded(title)).is_some()
}

/// Whether a page has a few lines and nothing that a chart holds.
fn is_cover(chart: &Chart) -> bool {
    let shapes = chart.page.shapes.iter().flat_map(|shape| &shape.lines);
    let texts = chart.page.texts.iter().map(|(_, text)| text);
    let tells = |text: &String| counts::begins_with_count(text) || counts::has_category(text);
    let title = chart.page.title.as_deref().unwrap_or_default();
    let is_text = |(given, _): &(Given, String)| !matches!(given, Given::Row { .. });
    !chart.is_unit.contains(&true)
        && chart.page.links.is_empty()
        && chart.page.texts.iter().all(is_text)
        && read_block(title).is_none()
        && !names_unit(title)
        && !texts.chain(shapes.map(|line| &line.text)).any(tells)
}

/// The unit of an earlier page that page `at` goes on with.
fn continues(charts: &[Chart], at: usize) -> Option<Unit> {
    let called = if is_of_unit(&charts[at]) {
        folded(charts[at].page.title.as_deref()?.trim())
    } else {
        charts[at].unit_name(charts[at].single_root()?)?
    };
    let earlier = charts[..at]
        .iter()
        .enumerate()
        .flat_map(|(page, chart)| (0..chart.words.len()).map(move |shape| (page, shape)));
    let mut same = earlier.filter(|&(page, shape)| {
        let chart = &charts[page];
        chart.forest.parent[shape].is_some()
            && chart.units_below(shape).next().is_none()
            && chart.unit_name(shape).is_some_and(|name| name == called)
    });
    same.next()
}

impl Chart<'_> {
    fn single_root(&self) -> Option<usize> {
        let mut roots = self.forest.roots.iter().copied();
        roots.next().filter(|_| roots.next().is_none())
    }

    /// The name of a unit, to be compared.
    fn unit_name(&self, shape: usize) -> Option<String> {
        match self.words[shape].as_ref()? {
            BoxWords::Unit { name, .. } => Some(folded(name)),
            BoxWords::Posts { .. } => None,
        }
    }

    fn units_below(&self, shape: usize) -> impl Iterator<Item = usize> {
        self.forest.children[shape].iter().copied().filter(|&child| self.is_unit[child])
    }
}

/// What is still to be written, the next last.
enum Task {
    Shape {
        at: usize,
        shape: usize,
        depth: u8,
    },
    /// A page that goes on with the unit above.
    Page {
        page: usize,
        depth: u8,
    },
    /// What stands beside such a page's chart.
    Beside {
        page: usize,
        back: usize,
    },
}

struct Writer<'a> {
    charts: &'a [Chart<'a>],
    grafts: &'a [(Unit, usize)],
    laying: Laying,
}

impl Writer<'_> {
    fn page(&mut self, at: usize) {
        let chart = &self.charts[at];
        self.enter(at);
        self.laying.gap();
        let title = chart.page.title.as_deref().map(str::trim).unwrap_or_default();
        match chart.manner {
            Manner::Chart => {}
            Manner::Unit => return self.page_of_unit(at),
            Manner::Cover => return self.cover(at),
        }
        let is_root =
            |&root: &usize| chart.unit_name(root).is_some_and(|name| names_root(title, &name));
        if title.is_empty() && self.charts.len() > 1 {
            // What begins here is another chart, without a name.
            self.laying.line(Given::Title, "");
        } else if !title.is_empty() {
            // A title that names the unit at the top says nothing new.
            let given = if chart.forest.roots.iter().any(is_root) {
                Given::Furniture
            } else {
                Given::Title
            };
            self.laying.line(given, title);
        }
        for doubt in &chart.page.doubts {
            self.laying.doubt(doubt.clone());
        }
        self.loose(at, true);
        for &root in &chart.forest.roots {
            self.shape(at, root, 1);
        }
        self.loose(at, false);
        self.texts(at);
        self.laying.gap();
    }

    /// A page that is one unit's: its title names it, beside those of the pages around it.
    fn page_of_unit(&mut self, at: usize) {
        let chart = &self.charts[at];
        let before = at.checked_sub(1).map(|before| self.charts[before].manner);
        if before == Some(Manner::Chart) {
            // What is drawn before is another chart.
            self.laying.line(Given::Title, "");
        }
        let title = chart.page.title.as_deref().unwrap_or_default().trim();
        self.laying.line(Given::Heading { level: 1 }, title);
        self.beside(at);
        self.laying.gap();
    }

    /// A cover: its title is none of a chart, its lines may tell of a committee.
    fn cover(&mut self, at: usize) {
        let title = self.charts[at].page.title.as_deref().unwrap_or_default().trim();
        let given = if is_organisation(title) { Given::Nothing } else { Given::Furniture };
        self.laying.line(given, title);
        self.beside(at);
        self.laying.gap();
    }

    /// What stands on a page on which nothing is drawn.
    fn beside(&mut self, at: usize) {
        for doubt in &self.charts[at].page.doubts {
            self.laying.doubt(doubt.clone());
        }
        for &root in &self.charts[at].forest.roots {
            self.shape(at, root, 2);
        }
        self.loose(at, true);
        self.loose(at, false);
        self.texts(at);
    }

    fn enter(&mut self, at: usize) {
        self.laying.place.page = self.charts[at].page.number;
    }

    /// Words beside the chart: those above it before it, the others after it.
    fn loose(&mut self, at: usize, above: bool) {
        let chart = &self.charts[at];
        let top = |shape: usize| chart.page.shapes[shape].area.map_or(f64::MAX, |area| area.top);
        let first = chart.forest.roots.iter().map(|&root| top(root)).fold(f64::MAX, f64::min);
        for &shape in &chart.forest.loose {
            if (top(shape) <= first) != above {
                continue;
            }
            // Words below a chart that nothing ties to it name no unit of it: who made it, as a rule.
            let words = chart.words[shape].as_ref();
            let is_name = words
                .is_some_and(|it| matches!(it, BoxWords::Unit { rest, .. } if rest.is_empty()));
            let shape = &chart.page.shapes[shape];
            self.stand(shape);
            if !above && shape.bare && is_name && has_kind(&name(shape)) {
                let text = name(shape);
                self.laying.line(Given::Furniture, &text);
                self.laying.doubt(Doubt::Unrecognised { text });
                self.laying.place.area = None;
                continue;
            }
            for line in &shape.lines {
                self.laying.line(Given::Paragraph { bold: line.bold, indent: 0 }, &line.text);
            }
            self.laying.place.area = None;
        }
    }

    fn texts(&mut self, at: usize) {
        // Tables are numbered page by page.
        let mut numbers = HashMap::new();
        for (given, text) in &self.charts[at].page.texts {
            let mut given = given.clone();
            if let Given::Row { table, .. } = &mut given {
                let number = numbers.entry(*table).or_insert_with(|| self.laying.next_table());
                *table = *number;
            }
            self.laying.line(given, text);
        }
    }

    fn stand(&mut self, shape: &Shape) {
        let area = shape.area;
        self.laying.place.area =
            area.map(|it| [it.left, it.top, it.width, it.height].map(|side| side as f32));
    }

    /// A shape with all that hangs on it. However deep, no function calls itself.
    fn shape(&mut self, at: usize, shape: usize, depth: u8) {
        let mut open = vec![Task::Shape { at, shape, depth }];
        while let Some(task) = open.pop() {
            match task {
                Task::Shape { at, shape, depth } => {
                    let below = self.words_of(at, shape, depth);
                    let grafts = self.grafts.iter().filter(|(unit, _)| *unit == (at, shape));
                    let pages = grafts.map(|&(_, page)| Task::Page { page, depth: below });
                    open.extend(pages.collect::<Vec<_>>().into_iter().rev());
                    self.open_below(at, shape, below, &mut open);
                }
                Task::Page { page, depth } => {
                    open.push(Task::Beside { page, back: at });
                    if let Some(root) = self.page_goes_on(page) {
                        self.open_below(page, root, depth, &mut open);
                    }
                }
                Task::Beside { page, back } => {
                    self.loose(page, true);
                    self.loose(page, false);
                    self.texts(page);
                    self.enter(back);
                }
            }
        }
    }

    /// Puts what hangs on a shape on the stack: posts are read first, units after them.
    fn open_below(&self, at: usize, shape: usize, depth: u8, open: &mut Vec<Task>) {
        let chart = &self.charts[at];
        let is_branch = |child: &usize| chart.is_unit[*child] || chart.words[*child].is_none();
        let (units, posts): (Vec<usize>, Vec<usize>) =
            chart.forest.children[shape].iter().partition(|child| is_branch(child));
        let tasks = posts.into_iter().chain(units).rev();
        open.extend(tasks.map(|shape| Task::Shape { at, shape, depth }));
    }

    /// Writes what stands in a shape; the depth of the units below it.
    fn words_of(&mut self, at: usize, shape: usize, depth: u8) -> u8 {
        let chart = &self.charts[at];
        self.enter(at);
        self.stand(&chart.page.shapes[shape]);
        let below = depth.saturating_add(1).min(DEEPEST);
        match &chart.words[shape] {
            Some(BoxWords::Unit { name, rest, doubt }) => {
                self.laying.line(Given::Box { depth }, name);
                self.doubts(at, shape);
                if let Some(doubt) = doubt {
                    self.laying.doubt(doubt.clone());
                }
                self.in_box(rest);
                below
            }
            Some(BoxWords::Posts { lines }) if chart.is_unit[shape] => {
                let text = lines.join(" ");
                self.laying.line(Given::Box { depth }, &text);
                self.laying.doubt(Doubt::FunctionTakenForUnit { text });
                self.doubts(at, shape);
                below
            }
            Some(BoxWords::Posts { lines }) => {
                // At the top of a page they are nobody's: the reader says so.
                self.in_box(lines);
                self.doubts(at, shape);
                depth
            }
            // A frame or a knot of lines: what hangs on it hangs on what is above.
            None => depth,
        }
    }

    /// Writes what another page says of the unit just written; the shape that stands for that unit.
    fn page_goes_on(&mut self, page: usize) -> Option<usize> {
        let chart = &self.charts[page];
        self.enter(page);
        self.laying.place.area = None;
        let title = chart.page.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        if let Some(title) = title {
            self.laying.line(Given::Furniture, title);
        }
        for doubt in &chart.page.doubts {
            self.laying.doubt(doubt.clone());
        }
        let root = chart.single_root()?;
        if let Some(BoxWords::Unit { name: called, rest, .. }) = &chart.words[root] {
            self.laying.line(Given::Furniture, called);
            let text = name(&chart.page.shapes[root]);
            self.laying.doubt(Doubt::PageGoesOn { text });
            self.in_box(rest);
        }
        Some(root)
    }

    fn doubts(&mut self, at: usize, shape: usize) {
        let said = self.charts[at].forest.doubts.iter().filter(|(it, _)| *it == shape);
        for (_, doubt) in said {
            self.laying.doubt(doubt.clone());
        }
    }

    fn in_box(&mut self, lines: &[String]) {
        for line in lines {
            self.laying.line(Given::InBox, line);
        }
    }
}
