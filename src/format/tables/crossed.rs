//! Columns that count posts of one sort, which their heads name: a category, a unit, a title. "A | B | C" under
//! "Catégorie", services side by side over the counts of each grade.

use super::found::{Columns, Found};
use super::header;
use super::led::without_leader;
use super::mapping::Crossed;
use super::sheet::Row;
use super::units::is_initials;
use crate::format::reading::columns::{counted_category, named, state};
use crate::format::reading::vocabulary::{bare, begins_with_job, kind_at_start, statutory_grade};
use crate::format::reading::{Doubt, Meaning, State};

/// What the head of a column of figures says, row by row of the heads.
#[derive(Clone, Debug, Default)]
struct Said {
    figure: Option<Meaning>,
    state: Option<State>,
    category: Option<&'static str>,
    is_total: bool,
    /// What the words below it are: "Services", "Catégories", "Effectif par grade".
    dimension: Option<Meaning>,
    /// What is no word of the lists.
    names: Vec<String>,
}

impl Said {
    fn of(parts: &[String]) -> Self {
        let mut said = Self::default();
        for part in parts {
            let words = bare(part);
            let known = named(part);
            let exact = known.as_ref().filter(|it| it.exact).map(|it| it.meaning);
            // "Effectif par service".
            let by = words.rsplit_once("par ").and_then(|(_, by)| named(by)).filter(|it| it.exact);
            match exact {
                _ if counted_category(part).is_some() => said.category = counted_category(part),
                _ if of_category(part).is_some() => {
                    let (figure, category) = of_category(part).unzip();
                    (said.figure, said.category) = (figure.or(said.figure), category);
                }
                _ if is_sum(&words) => said.is_total = true,
                _ if by.as_ref().is_some_and(|it| is_dimension(it.meaning)) => {
                    said.dimension = by.map(|it| it.meaning);
                }
                Some(meaning) if meaning.is_figure() => said.figure = Some(meaning),
                Some(meaning) if is_dimension(meaning) && is_plain(&words) => {
                    said.dimension = Some(meaning);
                }
                _ => said.other(part, exact.is_some_and(|it| it != Meaning::Unit)),
            }
        }
        said
    }

    fn other(&mut self, part: &str, is_known: bool) {
        let (its, rest) =
            state(part).map_or((None, String::new()), |(its, rest)| (Some(its), rest));
        let inner = named(&rest).filter(|it| it.exact).map(|it| it.meaning);
        match its {
            Some(its) if rest.is_empty() || inner.is_some_and(Meaning::is_figure) => {
                self.state = Some(its);
                self.figure = inner.or(self.figure);
            }
            _ if header::is_year(part) => {}
            // A head that is a word of the lists names no unit of its own.
            _ if is_known => {}
            _ => self.names.push(without_leader(part).unwrap_or_else(|| part.to_owned())),
        }
    }
}

/// "Postes A", "Budgétés B": what is counted, of which category.
fn of_category(part: &str) -> Option<(Meaning, &'static str)> {
    let (figure, category) = part.rsplit_once(' ')?;
    let meaning = named(figure).filter(|it| it.exact && it.meaning.is_figure())?.meaning;
    Some((meaning, counted_category(category)?))
}

/// "Total", "Ensemble".
fn is_sum(words: &str) -> bool {
    matches!(words.split(' ').next(), Some("total" | "totaux" | "ensemble"))
}

/// A word for many: "Services", "Affectation", "Catégorie"; but "Direction générale" is a unit's whole name.
fn is_plain(words: &str) -> bool {
    !words.contains(' ') || words.split(' ').all(|word| word.ends_with('s') || word.len() < 3)
}

fn is_dimension(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Unit | Meaning::Category | Meaning::Title | Meaning::Grade | Meaning::ReferenceJob
    )
}

impl Columns<'_> {
    /// Takes columns of figures for counts of what their heads name.
    /// `says_units`: the titles say that these are units.
    pub fn cross(&mut self, body: &[Row], says_units: bool) {
        self.cross_out();
        let figures: Vec<(usize, Said)> = (0..self.found.len())
            .filter(|at| self.contents[*at].is_numeric())
            .map(|at| (at, Said::of(&self.head.parts[at])))
            .collect();
        let (named, meaning, is_assumed) = self.dimension(&figures, body);
        for (at, said) in figures {
            let name = said.names.join(" > ");
            let is_named = named.contains(&at);
            let own = Crossed {
                unit: (is_named && meaning == Meaning::Unit).then(|| name.clone()),
                title: (is_named && meaning == Meaning::Title).then(|| name.clone()),
                category: said.category.map(str::to_owned),
            };
            if !own.is_any() || (said.category.is_some() && !said.names.is_empty() && !is_named) {
                continue;
            }
            // "Service Eau : A | B | Total": the sum of what is read beside it.
            let is_sum = said.is_total && own.category.is_none();
            let figure =
                if is_sum { Meaning::Ignored } else { said.figure.unwrap_or(Meaning::Count) };
            self.found[at] =
                Some(Found { state: said.state, exact: true, crossed: own, ..Found::of(figure) });
            let is_led = self.head.parts[at].iter().any(|part| without_leader(part).is_some());
            if is_named && is_led {
                self.doubts.push(Doubt::PersonLeftOut { title: name });
            }
            if is_named && is_assumed && !says_units {
                self.assumed(at, meaning);
            }
        }
    }

    /// Takes crosses under several categories for the category of their rows.
    fn cross_out(&mut self) {
        let is_crossed = |at: &usize| {
            let contents = &self.contents[*at];
            contents.filled > 0 && contents.answers == contents.filled
        };
        let category = |at: usize| {
            let said = Said::of(&self.head.parts[at]);
            said.category.filter(|_| said.names.is_empty()).map(|it| (at, it))
        };
        let columns = (0..self.found.len()).filter(is_crossed).filter_map(category);
        let columns: Vec<(usize, &str)> = columns.collect();
        if columns.len() < 2 || self.has(Meaning::Category) {
            return;
        }
        for (at, category) in columns {
            let crossed = Crossed { category: Some(category.to_owned()), ..Crossed::default() };
            self.found[at] = Some(Found { exact: true, crossed, ..Found::of(Meaning::Category) });
        }
    }

    /// The columns that are called by a unit or a title each, which of these, and whether that is a guess.
    fn dimension(&self, figures: &[(usize, Said)], body: &[Row]) -> (Vec<usize>, Meaning, bool) {
        let is_candidate = |(at, said): &&(usize, Said)| {
            !said.names.is_empty()
                && self.may_be_name(*at)
                && said.figure.is_none_or(|it| it != Meaning::Fte)
        };
        let candidates: Vec<&(usize, Said)> = figures.iter().filter(is_candidate).collect();
        let columns: Vec<usize> = candidates.iter().map(|(at, _)| *at).collect();
        let distinct: std::collections::HashSet<&[String]> =
            candidates.iter().map(|(_, said)| said.names.as_slice()).collect();
        let none = (Vec::new(), Meaning::Unit, false);
        if distinct.len() < 2 {
            return none;
        }
        let most = |is_it: &dyn Fn(&str) -> bool| {
            let first = |said: &Said| said.names.first().is_some_and(|name| is_it(name));
            candidates.iter().filter(|(_, said)| first(said)).count() * 2 > candidates.len()
        };
        let stated = candidates.iter().find_map(|(_, said)| said.dimension);
        match stated {
            Some(Meaning::Unit) => return (columns, Meaning::Unit, false),
            Some(Meaning::Title | Meaning::Grade | Meaning::ReferenceJob) => {
                return (columns, Meaning::Title, false);
            }
            _ => {}
        }
        let kind =
            |name: &str| kind_at_start(&crate::model::folded(name)).is_some() || is_initials(name);
        let job = |name: &str| begins_with_job(name) || statutory_grade(name).is_some();
        if most(&kind) {
            return (columns, Meaning::Unit, false);
        }
        // "Services techniques" over counts is one of those beside each other.
        let has_units = self.of(Meaning::Unit).iter().any(|at| !columns.contains(at))
            || self.has(Meaning::UnitCode);
        if most(&job) && has_units {
            return (columns, Meaning::Title, false);
        }
        let has_labels =
            self.has(Meaning::Title) || self.has(Meaning::Grade) || self.has(Meaning::Category);
        let is_unlabelled = has_units || !has_labels;
        // Where nothing else counts posts, these columns do.
        let counts = [Meaning::Count, Meaning::Budgeted, Meaning::Filled, Meaning::FteTotal];
        let is_only_count = !counts.iter().any(|it| self.has(*it));
        if !is_unlabelled && (is_only_count || self.is_summed(&columns, figures, body)) {
            return (columns, Meaning::Unit, true);
        }
        none
    }

    /// Whether nothing in the lists says what a head names, or no more than that it is a unit or begins as titles
    /// do; and what stands below are counts, not numbers of something.
    fn may_be_name(&self, at: usize) -> bool {
        let names = [
            Meaning::Title,
            Meaning::Grade,
            Meaning::ReferenceJob,
            Meaning::Person,
            Meaning::ReportsTo,
        ];
        let found = self.found[at].as_ref();
        let is_open = found.is_none_or(|it| {
            it.meaning == Meaning::Unit || (!it.exact && names.contains(&it.meaning))
        });
        let contents = &self.contents[at];
        is_open && (contents.filled < 10 || contents.distinct * 10 < contents.filled * 9)
    }

    /// Whether another column holds the sums of these, in most rows.
    fn is_summed(&self, columns: &[usize], figures: &[(usize, Said)], body: &[Row]) -> bool {
        use super::figures::hundredths;
        let totals = figures.iter().filter(|(_, said)| said.is_total || said.figure.is_some());
        let is_sum = |at: usize, row: &Row| {
            let sum: i64 = columns.iter().filter_map(|it| hundredths(row.cell(*it))).sum();
            hundredths(row.cell(at)) == Some(sum)
        };
        let rows = || body.iter().take(200).filter(|row| !row.is_blank());
        let all = rows().count();
        totals
            .into_iter()
            .any(|(at, _)| all > 0 && rows().filter(|row| is_sum(*at, row)).count() * 10 >= all * 8)
    }
}
