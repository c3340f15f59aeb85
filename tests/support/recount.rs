//! A second count, made from a project's file alone: what DESIGN calls kept, transferred, transformed,
//! created, suppressed, and every figure that follows from it.
//!
//! It reads the JSON and none of the program's code; it is written to be seen to be right rather than quick.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// What each title of the random projects is, by hand: a spelling, and the job it names.
const JOBS: [(&str, &str); 5] = [
    ("Directeur", "directeur"),
    ("Chargé/e de mission", "chargé de mission"),
    ("Chargés de mission rédacteurs", "chargé de mission rédacteur"),
    ("Juriste", "juriste"),
    ("Gestionnaire", "gestionnaire"),
];

/// The job of a title as a table prints it: of one post, its letters aside.
pub fn displayed(title: &str) -> &'static str {
    let title = title.to_lowercase().replace("/e", "");
    let found = JOBS.iter().find(|(_, job)| *job == title);
    found.unwrap_or_else(|| panic!("{title} is none of the jobs that were written down")).1
}

fn job(title: &str) -> &'static str {
    let found = JOBS.iter().find(|(spelling, _)| *spelling == title);
    found.unwrap_or_else(|| panic!("{title} is none of the titles whose job was written down")).1
}

/// A text of a record; none if it is absent or empty.
fn text(record: &Value, field: &str) -> Option<String> {
    record.get(field).and_then(Value::as_str).filter(|it| !it.is_empty()).map(str::to_owned)
}

fn texts(record: &Value, field: &str) -> Vec<Value> {
    record.get(field).and_then(Value::as_array).cloned().unwrap_or_default()
}

#[derive(Clone, Debug)]
pub struct Post {
    pub id: String,
    /// None on the bench.
    pub unit: Option<String>,
    pub title: String,
    pub category: Option<String>,
    pub grade: Option<String>,
    level: Option<String>,
    reference_job: Option<String>,
    pub fte: u64,
    pub vacant: bool,
    nature: Option<String>,
    origin: Option<String>,
    reason: Option<String>,
}

impl Post {
    fn of(record: &Value) -> Self {
        Self {
            id: text(record, "id").expect("a post has an id"),
            unit: text(record, "unit"),
            title: text(record, "title").expect("a post has a title"),
            category: text(record, "category"),
            grade: text(record, "grade"),
            level: text(record, "manager_level"),
            reference_job: text(record, "reference_job"),
            fte: record.get("fte").and_then(Value::as_u64).unwrap_or(100),
            vacant: record.get("vacant").and_then(Value::as_bool).unwrap_or(false),
            nature: text(record, "nature"),
            origin: text(record, "origin"),
            reason: text(record, "reason"),
        }
    }
}

impl Post {
    pub fn job(&self) -> &'static str {
        job(&self.title)
    }
}

#[derive(Clone, Debug)]
pub struct Unit {
    pub id: String,
    pub parent: Option<String>,
    pub kind: String,
    pub name: String,
    origin: Option<String>,
    reason: Option<String>,
    /// Whether *postes autorisés* are said of it, and how many are printed.
    authorised: Option<Option<u64>>,
}

impl Unit {
    fn of(record: &Value) -> Self {
        let authorised = match record.get("authorised") {
            None | Some(Value::Null) => None,
            Some(printed) => match printed.as_u64() {
                Some(posts) => Some(Some(posts)),
                None if printed.as_str() == Some("inherit") => None,
                None => Some(None),
            },
        };
        Self {
            id: text(record, "id").expect("a unit has an id"),
            parent: text(record, "parent"),
            kind: text(record, "kind").expect("a unit has a kind"),
            name: text(record, "name").unwrap_or_default(),
            origin: text(record, "origin"),
            reason: text(record, "reason"),
            authorised,
        }
    }
}

/// One chart of the file.
#[derive(Clone, Debug)]
pub struct State {
    pub id: String,
    pub role: Option<String>,
    pub based_on: Option<String>,
    /// In document order: each before what is below it, siblings in theirs.
    pub units: Vec<Unit>,
    /// Those that stand in a unit, in document order.
    pub posts: Vec<Post>,
    benched: Vec<Post>,
    departures: BTreeMap<String, String>,
    removed: BTreeMap<String, String>,
    /// The origin of every post, and of every unit, of the whole file: charts between two lead from one to
    /// the other.
    post_origins: BTreeMap<String, String>,
    unit_origins: BTreeMap<String, String>,
}

/// The origin of each id, the first chart of the file that names one deciding.
fn origins(file: &Value, list: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for chart in texts(file, "charts") {
        let of_chart = texts(file, list).into_iter().filter(|it| it["chart"] == chart["id"]);
        let benched = if list == "posts" { texts(&chart, "bench") } else { Vec::new() };
        for record in of_chart.chain(benched) {
            if let (Some(id), Some(origin)) = (text(&record, "id"), text(&record, "origin")) {
                found.entry(id).or_insert(origin);
            }
        }
    }
    found
}

impl State {
    fn of(file: &Value, chart: &Value) -> Self {
        let id = text(chart, "id").expect("a chart has an id");
        let of_chart = |list: &str| -> Vec<Value> {
            let mut records = texts(file, list);
            records.retain(|record| text(record, "chart").as_ref() == Some(&id));
            // Those without a place come last, as they stand.
            records.sort_by_key(|record| {
                record.get("order").and_then(Value::as_u64).unwrap_or(u64::MAX)
            });
            records
        };
        let all: Vec<Unit> = of_chart("units").iter().map(Unit::of).collect();
        let mut units: Vec<Unit> = Vec::new();
        let mut waiting: Vec<Unit> = all.iter().filter(|it| it.parent.is_none()).cloned().collect();
        while let Some(unit) = waiting.pop() {
            let below = all.iter().filter(|it| it.parent.as_ref() == Some(&unit.id)).rev();
            waiting.extend(below.cloned());
            units.push(unit);
        }
        assert_eq!(units.len(), all.len(), "every unit is below the root");
        let standing: Vec<Post> = of_chart("posts").iter().map(Post::of).collect();
        let of_unit = |unit: &Unit| {
            let id = unit.id.clone();
            standing.iter().filter(move |post| post.unit.as_ref() == Some(&id)).cloned()
        };
        let posts: Vec<Post> = units.iter().flat_map(of_unit).collect();
        assert_eq!(posts.len(), standing.len(), "every post stands in a unit");
        let said = |list: &str, of: &str| -> BTreeMap<String, String> {
            let said = of_chart(list).into_iter();
            said.filter_map(|it| Some((text(&it, of)?, text(&it, "reason")?))).collect()
        };
        Self {
            role: text(chart, "role"),
            based_on: text(chart, "based_on"),
            benched: texts(chart, "bench").iter().map(Post::of).collect(),
            post_origins: origins(file, "posts"),
            unit_origins: origins(file, "units"),
            departures: said("departures", "post"),
            removed: said("removed_units", "unit"),
            units,
            posts,
            id,
        }
    }

    fn all_posts(&self) -> impl Iterator<Item = &Post> + Clone {
        self.posts.iter().chain(&self.benched)
    }

    fn post(&self, id: &str) -> Option<&Post> {
        self.all_posts().find(|post| post.id == id)
    }

    pub fn unit(&self, id: &str) -> &Unit {
        self.units.iter().find(|unit| unit.id == id).expect("posts stand in units that are there")
    }

    /// The unit and all below it.
    pub fn below(&self, top: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::from([top.to_owned()]);
        for unit in &self.units {
            if unit.parent.as_ref().is_some_and(|parent| found.contains(parent)) {
                found.insert(unit.id.clone());
            }
        }
        found
    }

    pub fn is_boundary(&self, unit: &Unit) -> bool {
        unit.parent.is_none() || unit.authorised.is_some()
    }

    /// The nearest boundary at or above a unit.
    pub fn boundary(&self, unit: &str) -> String {
        let mut at = self.unit(unit);
        while !self.is_boundary(at) {
            at = self.unit(at.parent.as_ref().expect("the root is a boundary"));
        }
        at.id.clone()
    }

    /// Posts by the id of their category; those without one under "".
    pub fn by_category(&self) -> BTreeMap<String, u64> {
        counted(self.posts.iter().map(|post| post.category.clone().unwrap_or_default()))
    }

    pub fn by_grade(&self) -> BTreeMap<String, u64> {
        counted(self.posts.iter().map(|post| post.grade.clone().unwrap_or_default()))
    }

    pub fn fte(&self) -> u64 {
        self.posts.iter().map(|post| post.fte).sum()
    }

    /// Of a boundary, the posts that its figure is compared with.
    pub fn perimeter(&self, unit: &Unit) -> Option<u64> {
        let of_unit =
            |post: &&Post| post.unit.as_ref().is_some_and(|it| self.boundary(it) == unit.id);
        self.is_boundary(unit).then(|| self.posts.iter().filter(of_unit).count() as u64)
    }

    /// The ceiling of the whole: the sum of the printed figures.
    pub fn ceiling(&self) -> Option<u64> {
        let printed = self.units.iter().filter_map(|unit| unit.authorised.flatten());
        printed.reduce(|a, b| a + b)
    }

    /// How many boundaries have no printed figure.
    pub fn missing_ceilings(&self) -> usize {
        let missing = |unit: &&Unit| self.is_boundary(unit) && unit.authorised.flatten().is_none();
        self.units.iter().filter(missing).count()
    }
}

pub fn counted<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, u64> {
    let mut found = BTreeMap::new();
    for key in keys {
        *found.entry(key).or_insert(0) += 1;
    }
    found
}

/// The charts of a project's file, in its order.
pub fn states(file: &Value) -> Vec<State> {
    texts(file, "charts").iter().map(|chart| State::of(file, chart)).collect()
}

/// The entries of a list of the file, each with its label.
pub fn labels(file: &Value, list: &str) -> Vec<(String, String)> {
    let entries = texts(&file["lists"], list).into_iter();
    entries.filter_map(|it| Some((text(&it, "id")?, text(&it, "label")?))).collect()
}

/// A post in its two states.
#[derive(Clone, Debug)]
pub struct Pair {
    pub from: Option<Post>,
    pub to: Option<Post>,
    /// The kind of movement, as `compare` calls it.
    pub kind: &'static str,
    pub is_unexplained: bool,
}

impl Pair {
    /// In law and in the table of jobs, one job less and one more.
    pub fn is_new_job(&self) -> bool {
        !matches!(self.kind, "kept" | "retitled" | "transferred" | "unplaced" | "placed")
    }
}

/// A unit in its two states.
#[derive(Clone, Debug)]
pub struct UnitPair {
    pub from: Option<Unit>,
    pub to: Option<Unit>,
    pub is_changed: bool,
    pub is_unexplained: bool,
}

/// What lies between two charts.
#[derive(Clone, Debug)]
pub struct Recount {
    pub from: State,
    pub to: State,
    /// Every post that stands on one side at least, once.
    pub pairs: Vec<Pair>,
    /// The units of the earlier chart in document order, then the new ones.
    pub units: Vec<UnitPair>,
}

/// Which thing of one chart is which of another: by its id, else by an origin that either names, or that
/// such an origin has in a chart between; the nearest first.
fn matched<'a>(
    from: impl Iterator<Item = (&'a String, Option<&'a String>)> + Clone,
    to: impl Iterator<Item = (&'a String, Option<&'a String>)> + Clone,
    origins: &'a BTreeMap<String, String>,
) -> BTreeMap<String, (String, bool)> {
    let there: BTreeSet<&String> = to.clone().map(|(id, _)| id).collect();
    let here: BTreeSet<&String> = from.clone().map(|(id, _)| id).collect();
    let same = here.iter().filter(|id| there.contains(**id));
    let mut found: BTreeMap<String, (String, bool)> =
        same.map(|&id| (id.clone(), (id.clone(), false))).collect();
    let mut taken: BTreeSet<String> = found.keys().cloned().collect();
    // The first of its origins that is among `known`, and how far it is.
    let lead = |origin: &'a String, known: &BTreeSet<&String>| -> Option<(usize, &'a String)> {
        let (mut at, mut steps) = (origin, 0);
        while !known.contains(at) {
            at = origins.get(at)?;
            steps += 1;
            if steps > origins.len() {
                return None;
            }
        }
        Some((steps, at))
    };
    let mut declared: Vec<(usize, &String, &String)> = Vec::new();
    for (id, origin) in to {
        let led = origin.and_then(|origin| lead(origin, &here));
        declared.extend(led.map(|(steps, origin)| (steps, origin, id)));
    }
    for (id, origin) in from {
        let led = origin.and_then(|origin| lead(origin, &there));
        declared.extend(led.map(|(steps, origin)| (steps, id, origin)));
    }
    // Where both name one, which is heard does not hang on which is looked from.
    declared.sort_by_key(|&(steps, a, b)| if a < b { (steps, a, b) } else { (steps, b, a) });
    for (_, a, b) in declared {
        if !found.contains_key(a) && !taken.contains(b) {
            found.insert(a.clone(), (b.clone(), true));
            taken.insert(b.clone());
        }
    }
    found
}

/// Whether one job says more than the other.
fn continues(a: &str, b: &str) -> bool {
    a != b && (a.starts_with(&format!("{b} ")) || b.starts_with(&format!("{a} ")))
}

/// The kind of movement of a post that stands in both charts.
fn kind(is_moved: bool, is_declared: bool, from: &Post, to: &Post) -> &'static str {
    let (before, after) = (job(&from.title), job(&to.title));
    let both_graded = from.grade.is_some() && to.grade.is_some();
    let same_job = from.reference_job == to.reference_job;
    let is_of_other_rank = from.category != to.category
        || (both_graded && from.grade != to.grade)
        || from.level != to.level;
    // A nature that the earlier chart declares too was that of an earlier movement.
    let nature = to.nature.as_deref().filter(|_| to.nature != from.nature);
    let is_transformed = is_of_other_rank
        || match nature {
            None => is_declared || !same_job || (before != after && !continues(before, after)),
            Some("transfer") => false,
            Some("transformation") => is_declared || !same_job || before != after,
            Some(other) => panic!("{other} is no nature"),
        };
    match (is_moved, is_transformed) {
        (false, false) if before == after && same_job => "kept",
        (false, false) => "retitled",
        (true, false) => "transferred",
        (false, true) => "transformed",
        (true, true) => "transferred_and_transformed",
    }
}

/// What is said of a thing that stands in both charts: nothing, if the earlier one says it too.
fn is_said(earlier: &Option<String>, later: &Option<String>) -> bool {
    later.is_some() && later != earlier
}

impl Recount {
    /// Between a chart and one that came later.
    pub fn between(from: &State, to: &State) -> Self {
        let units = matched(
            from.units.iter().map(|it| (&it.id, it.origin.as_ref())),
            to.units.iter().map(|it| (&it.id, it.origin.as_ref())),
            &from.unit_origins,
        );
        let posts = matched(
            from.all_posts().map(|it| (&it.id, it.origin.as_ref())),
            to.all_posts().map(|it| (&it.id, it.origin.as_ref())),
            &from.post_origins,
        );
        Self {
            pairs: post_pairs(from, to, &units, &posts),
            units: unit_pairs(from, to, &units),
            from: from.clone(),
            to: to.clone(),
        }
    }

    /// Every figure of the summary that `compare` prints, by its key.
    pub fn counters(&self) -> BTreeMap<&'static str, u64> {
        let mut counters: BTreeMap<&'static str, u64> = [
            "kept",
            "retitled",
            "transferred",
            "transformed",
            "transferred_and_transformed",
            "created",
            "suppressed",
            "unplaced",
            "placed",
        ]
        .map(|kind| (kind, self.count(kind)))
        .into();
        for (key, count) in ["fte_changed", "vacancy_changed"].into_iter().zip(self.beside()) {
            counters.insert(key, count);
        }
        let unexplained = self.pairs.iter().filter(|it| it.is_unexplained).count();
        counters.insert("unexplained", unexplained as u64);
        let units = self.units.iter().filter(|it| it.is_unexplained).count();
        counters.insert("units_unexplained", units as u64);
        counters
    }

    /// Posts of both charts whose working time changed, and those that became vacant or were filled.
    pub fn beside(&self) -> [u64; 2] {
        let both = || self.pairs.iter().filter_map(|it| it.from.as_ref().zip(it.to.as_ref()));
        let times = both().filter(|(from, to)| from.fte != to.fte).count();
        let vacancies = both().filter(|(from, to)| from.vacant != to.vacant).count();
        [times as u64, vacancies as u64]
    }

    pub fn count(&self, kind: &str) -> u64 {
        self.pairs.iter().filter(|it| it.kind == kind).count() as u64
    }

    /// The place among `units` of the unit in which a post stands.
    pub fn row(&self, post: Option<&Post>, is_from: bool) -> Option<usize> {
        self.row_of(post?.unit.as_ref()?, is_from)
    }

    fn row_of(&self, unit: &str, is_from: bool) -> Option<usize> {
        self.units.iter().position(|it| {
            let side = if is_from { &it.from } else { &it.to };
            side.as_ref().is_some_and(|it| it.id == *unit)
        })
    }

    /// The place of the unit whose *postes autorisés* a post counts with.
    pub fn perimeter(&self, post: Option<&Post>, is_from: bool) -> Option<usize> {
        let state = if is_from { &self.from } else { &self.to };
        self.row_of(&state.boundary(post?.unit.as_ref()?), is_from)
    }

    /// The places of the units that have *postes autorisés* in one of the charts.
    pub fn perimeters(&self) -> Vec<usize> {
        let is = |state: &State, unit: &Option<Unit>| {
            unit.as_ref().is_some_and(|unit| state.is_boundary(unit))
        };
        let units = self.units.iter().enumerate();
        let found = units.filter(|(_, it)| is(&self.from, &it.from) || is(&self.to, &it.to));
        found.map(|(place, _)| place).collect()
    }

    /// What T7 tells apart: perimeters, or where there is but one the branches below the top.
    pub fn part(&self, post: Option<&Post>, is_from: bool) -> Option<usize> {
        if self.perimeters().len() > 1 {
            return self.perimeter(post, is_from);
        }
        let state = if is_from { &self.from } else { &self.to };
        let mut at = state.unit(post?.unit.as_ref()?);
        while let Some(parent) = &at.parent
            && state.unit(parent).parent.is_some()
        {
            at = state.unit(parent);
        }
        self.row_of(&at.id, is_from)
    }

    /// Whether a post stands in the same unit in both charts.
    pub fn stays(&self, pair: &Pair) -> bool {
        let rows = [self.row(pair.from.as_ref(), true), self.row(pair.to.as_ref(), false)];
        rows[0].is_some() && rows[0] == rows[1]
    }

    /// What the heading of each page of a split says, by the unit of the page: the words of one, as a report
    /// has them, each with its number. A page has the units of its branch but for those of the pages below;
    /// a post was on the page of the nearest unit it stood under that has one now. What only one end has,
    /// or what stays in its unit, is told once.
    pub fn headings(&self) -> BTreeMap<String, BTreeMap<&'static str, u64>> {
        let pages: Vec<&Unit> = self.to.units.iter().filter(|it| self.to.is_boundary(it)).collect();
        let mut found: BTreeMap<String, BTreeMap<&'static str, u64>> =
            pages.iter().map(|unit| (unit.id.clone(), BTreeMap::new())).collect();
        let page = |row: Option<usize>| -> Option<String> {
            let unit = self.units[row?].to.as_ref()?;
            self.to.is_boundary(unit).then(|| unit.id.clone())
        };
        let before = |post: &Post| -> Option<String> {
            let mut at = Some(self.from.unit(post.unit.as_ref()?));
            while let Some(unit) = at {
                if let Some(found) = page(self.row_of(&unit.id, true)) {
                    return Some(found);
                }
                at = unit.parent.as_ref().map(|parent| self.from.unit(parent));
            }
            Some(self.to.units[0].id.clone())
        };
        let mut tell = |page: Option<String>, word: &'static str| {
            if let Some(page) = page {
                *found.get_mut(&page).expect("a page").entry(word).or_default() += 1;
            }
        };
        for pair in &self.pairs {
            let now = page(self.perimeter(pair.to.as_ref(), false));
            let was = pair.from.as_ref().and_then(before);
            let here = || if pair.to.is_some() { now.clone() } else { was.clone() };
            let is_moved = pair.from.is_some() && pair.to.is_some() && was != now;
            match pair.kind {
                "kept" => {}
                "retitled" => tell(here(), "précisé"),
                "created" => tell(here(), "créé"),
                "suppressed" => tell(here(), "supprimé"),
                "transformed" => tell(here(), "transformé"),
                "unplaced" => tell(here(), "en réserve"),
                "placed" => tell(here(), "sorti de réserve"),
                "transferred" if !is_moved => tell(here(), "transféré"),
                "transferred" => {
                    tell(now.clone(), "arrivé");
                    tell(was.clone(), "parti");
                }
                "transferred_and_transformed" if !is_moved => {
                    tell(here(), "transféré et transformé")
                }
                "transferred_and_transformed" => {
                    tell(now.clone(), "arrivé et transformé");
                    tell(was.clone(), "parti et transformé");
                }
                other => panic!("{other} is no kind"),
            }
            if self.stays(pair) && was != now {
                tell(now.clone(), "venu avec son unité");
                tell(was.clone(), "parti avec son unité");
            }
            if let (Some(from), Some(to)) = (&pair.from, &pair.to) {
                if from.fte != to.fte {
                    tell(now.clone(), "temps de travail changé");
                }
                if from.vacant != to.vacant {
                    tell(now.clone(), "vacance changée");
                }
            }
        }
        found
    }
}

fn unit_pairs(from: &State, to: &State, same: &BTreeMap<String, (String, bool)>) -> Vec<UnitPair> {
    let mut found: Vec<UnitPair> = Vec::new();
    for before in &from.units {
        let Some((id, _)) = same.get(&before.id) else {
            let is_unexplained = !to.removed.contains_key(&before.id);
            let (from, to) = (Some(before.clone()), None);
            found.push(UnitPair { from, to, is_changed: true, is_unexplained });
            continue;
        };
        let after = to.unit(id);
        let parent = before.parent.as_ref().map(|it| same.get(it).map(|(id, _)| id.clone()));
        let is_changed = before.name != after.name
            || before.kind != after.kind
            || parent != after.parent.clone().map(Some);
        let is_unexplained = is_changed && !is_said(&before.reason, &after.reason);
        let (from, to) = (Some(before.clone()), Some(after.clone()));
        found.push(UnitPair { from, to, is_changed, is_unexplained });
    }
    let known: BTreeSet<&String> = same.values().map(|(id, _)| id).collect();
    for after in to.units.iter().filter(|it| !known.contains(&it.id)) {
        let is_unexplained = after.reason.is_none();
        let (from, to) = (None, Some(after.clone()));
        found.push(UnitPair { from, to, is_changed: true, is_unexplained });
    }
    found
}

fn post_pairs(
    from: &State,
    to: &State,
    units: &BTreeMap<String, (String, bool)>,
    same: &BTreeMap<String, (String, bool)>,
) -> Vec<Pair> {
    let mut found = Vec::new();
    for before in &from.posts {
        let heir = same.get(&before.id);
        let after = heir.map(|(id, _)| to.post(id).expect("it was matched"));
        let pair = match (heir, after) {
            (Some((_, is_declared)), Some(after)) => match &after.unit {
                // Nothing is decided of what is on the bench.
                None => Pair {
                    from: Some(before.clone()),
                    to: None,
                    kind: "unplaced",
                    is_unexplained: true,
                },
                Some(unit) => {
                    let was_in = before.unit.as_ref().expect("it stands in a unit");
                    let is_moved = units.get(was_in).map(|(id, _)| id) != Some(unit);
                    let kind = kind(is_moved, *is_declared, before, after);
                    let owes = !matches!(kind, "kept" | "retitled") || before.fte != after.fte;
                    let is_unexplained = owes && !is_said(&before.reason, &after.reason);
                    let (from, to) = (Some(before.clone()), Some(after.clone()));
                    Pair { from, to, kind, is_unexplained }
                }
            },
            _ => {
                let is_unexplained = !to.departures.contains_key(&before.id);
                Pair { from: Some(before.clone()), to: None, kind: "suppressed", is_unexplained }
            }
        };
        found.push(pair);
    }
    for after in &to.posts {
        let origin = same.iter().find(|(_, (id, _))| *id == after.id);
        let origin = origin.map(|(id, _)| from.post(id).expect("it was matched"));
        let to = Some(after.clone());
        match origin {
            None => {
                let is_unexplained = after.reason.is_none();
                found.push(Pair { from: None, to, kind: "created", is_unexplained });
            }
            Some(origin) if origin.unit.is_none() => {
                let is_unexplained = !is_said(&origin.reason, &after.reason);
                found.push(Pair { from: None, to, kind: "placed", is_unexplained });
            }
            Some(_) => {}
        }
    }
    found
}
