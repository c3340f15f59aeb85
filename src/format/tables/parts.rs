//! What several tables are to each other: two states of one organisation, or each the posts of a unit, which its title
//! or its sheet names.

use super::body::Part;
use super::choose::{Chosen, Table};
use super::header;
use super::sheet::Row;
use super::titles::Titles;
use super::units::is_initials;
use crate::format::reading::columns::{State, state};
use crate::format::reading::vocabulary::{bare, is_report_title, kind_at_start, without_date};
use crate::format::reading::{Doubt, Meaning, Problem};
use crate::model::folded;

/// What sheets are called that are called nothing.
const UNNAMED: [&str; 10] = [
    "feuil", "feuille", "sheet", "tableau", "table", "onglet", "page", "classeur", "data", "export",
];

/// Words in the names of sheets that part the posts of a whole, or only say what stands in them.
const NO_UNITS: [&str; 34] = [
    "actuel",
    "agents",
    "annee",
    "annexe",
    "apres",
    "avant",
    "base",
    "budget",
    "categorie",
    "cible",
    "contractuels",
    "detail",
    "donnees",
    "effectif",
    "effectifs",
    "emplois",
    "extraction",
    "liste",
    "non",
    "onglet",
    "organigramme",
    "permanents",
    "poste",
    "postes",
    "projet",
    "recap",
    "recapitulatif",
    "saisonniers",
    "source",
    "synthese",
    "titulaires",
    "total",
    "vacants",
    "version",
];

/// The name of a table, and whether a title of its own gives it rather than its sheet.
struct Name {
    text: String,
    is_title: bool,
}

/// Several tables are two states where their titles or their sheets say so, else the units that these name, where
/// no column names one, or where it names those below.
pub(super) fn name(rows: &[Row], parts: &mut [Part], chosen: &Chosen, problems: &mut Vec<Problem>) {
    if parts.len() < 2 {
        return;
    }
    let tables = chosen.tables.iter().zip(&chosen.names);
    let names: Vec<Name> = parts
        .iter()
        .zip(tables)
        .map(|(part, (table, sheet))| match title(rows, part, table) {
            Some(text) => Name { text, is_title: true },
            None => Name { text: sheet.clone(), is_title: false },
        })
        .collect();
    if let Some(states) = states(&names) {
        let years = names.iter().all(|name| state(&name.text).is_none());
        if let (true, [first, second]) = (years, names.as_slice()) {
            let (before, after) =
                if states[0] == State::Before { (first, second) } else { (second, first) };
            let (before, after) = (before.text.clone(), after.text.clone());
            let line = rows.get(parts[0].first).map_or(1, |row| row.line);
            problems.push(Problem { line, doubt: Doubt::StatesByYear { after, before } });
        }
        parts.iter_mut().zip(states).for_each(|(part, state)| part.state = Some(state));
        return;
    }
    let units = units_of_sheets(rows, parts, &names);
    let mut together = Vec::new();
    for (at, (part, name)) in parts.iter_mut().zip(&names).enumerate() {
        let line = rows.get(part.first).map_or(1, |row| row.line);
        let unit = units.as_ref().and_then(|units| units[at].clone());
        if let Some(unit) = unit {
            // A kind, or the letters of what its rows name, leave no doubt.
            let is_own = kind_at_start(&folded(&name.text)).is_some()
                || folded(&unit) != folded(&name.text) && is_called(&name.text)(&unit);
            part.unit = Some(unit);
            part.is_within_unit = true;
            if !name.is_title && !is_own {
                let doubt = Doubt::SheetIsUnit { sheet: name.text.clone() };
                problems.push(Problem { line, doubt });
            }
        } else if !part.mapping.names_units() && !name.text.is_empty() && part.unit.is_none() {
            let titles = Titles::of(rows, part);
            let unit = titles.name.filter(|_| name.is_title).unwrap_or_else(|| name.text.clone());
            part.unit = Some(unit);
            // A sheet that is called as units are is no guess.
            if !name.is_title && kind_at_start(&folded(&name.text)).is_none() {
                let doubt = Doubt::UnitFromSheet { sheet: name.text.clone() };
                problems.push(Problem { line, doubt });
            }
        } else if !name.is_title && !is_unnamed(&name.text) && !names_in(rows, part, &name.text) {
            together.push((line, name.text.as_str()));
        }
    }
    if together.len() > 1 {
        let sheets: Vec<&str> = together.iter().map(|(_, name)| *name).collect();
        let doubt = Doubt::SheetsReadTogether { sheets: sheets.join(", ") };
        problems.push(Problem { line: together[0].0, doubt });
    }
}

/// The title right above the heads names a table among several of a sheet.
fn title(rows: &[Row], part: &Part, table: &Table) -> Option<String> {
    let heads = table.proposed.head.rows.len();
    let titles = &rows[part.rows.start..part.first.saturating_sub(heads)];
    let last = titles.iter().rev().find(|row| !row.is_blank());
    last.filter(|_| table.is_one_of_several).map(Row::text)
}

/// The states of two tables, by the words of their names, or by the days or years that these are.
fn states(names: &[Name]) -> Option<Vec<State>> {
    let [first, second] = names else { return None };
    let said = |name: &Name| state(&name.text).map(|it| it.0);
    match (said(first), said(second)) {
        (Some(one), Some(other)) if one != other => return Some(vec![one, other]),
        (None, None) => {}
        _ => return None,
    }
    let when = |name: &Name| {
        let is_bare = bare(&name.text).split(' ').all(|word| {
            word.bytes().all(|byte| byte.is_ascii_digit())
                || without_date(&format!("x {} 2000", name.text)).is_some_and(|rest| rest == "x")
        });
        header::year(&name.text).filter(|_| is_bare)
    };
    let (one, other) = (when(first)?, when(second)?);
    match one.cmp(&other) {
        std::cmp::Ordering::Less => Some(vec![State::Before, State::After]),
        std::cmp::Ordering::Greater => Some(vec![State::After, State::Before]),
        std::cmp::Ordering::Equal => None,
    }
}

/// For each table of sheets of their own the unit above those that it names: the one in its title, or its sheet's
/// name. None where these are no units.
fn units_of_sheets(rows: &[Row], parts: &[Part], names: &[Name]) -> Option<Vec<Option<String>>> {
    if names.iter().any(|name| name.is_title) {
        return None;
    }
    let mut titles: Vec<Option<String>> =
        parts.iter().map(|part| Titles::of(rows, part).name).collect();
    titles.dedup();
    if titles.len() == parts.len() && titles.iter().all(Option::is_some) {
        return Some(titles);
    }
    let has_units = parts.iter().all(|part| part.mapping.names_units());
    if !has_units || !names.iter().all(|name| may_be_unit(&name.text)) {
        return None;
    }
    let own = parts.iter().zip(names).map(|(part, name)| {
        let text = without_date(&name.text).unwrap_or(&name.text).to_owned();
        // The rows name it themselves: in full, where its letters alone are the sheet's name.
        let first = first_named(rows, part).filter(|cell| folded(cell) != folded(&text));
        match first.filter(|cell| is_called(&text)(cell)) {
            Some(first) => Some(first.to_owned()),
            None => Some(text).filter(|text| !names_in(rows, part, text)),
        }
    });
    Some(own.collect())
}

/// Whether a column of units holds a name, or one that its letters stand for.
fn names_in(rows: &[Row], part: &Part, name: &str) -> bool {
    let columns = part.mapping.columns_of(Meaning::Unit, None);
    let is_it = is_called(name);
    let rows = rows[part.first..part.rows.end].iter();
    rows.flat_map(|row| columns.iter().map(|at| row.cell(*at))).any(is_it)
}

/// The first unit that the rows of a table name, in a column that alone says where they are.
fn first_named<'a>(rows: &'a [Row], part: &Part) -> Option<&'a str> {
    let others = [Meaning::UnitCode, Meaning::Parent, Meaning::ParentCode];
    let columns = part.mapping.columns_of(Meaning::Unit, None);
    let [column] = columns.as_slice() else { return None };
    let mut cells = rows[part.first..part.rows.end].iter().map(|row| row.cell(*column));
    cells.find(|cell| !cell.is_empty()).filter(|_| !others.iter().any(|it| part.mapping.has(*it)))
}

/// Tells names that are equal to one, or that its letters stand for.
fn is_called(name: &str) -> impl Fn(&str) -> bool {
    let initials = is_initials(name);
    let name = folded(name);
    move |cell| {
        let cell = folded(cell);
        cell == name || initials && stand_for(&name, &cell)
    }
}

/// Whether letters are the first ones of all words of a name that are more than "de la": "dnum" those of "direction
/// du numerique".
fn stand_for(letters: &str, name: &str) -> bool {
    fn begin(letters: &str, words: &[&str]) -> bool {
        let Some((first, rest)) = words.split_first() else { return letters.is_empty() };
        let mut lengths = 1..=letters.len().min(first.len());
        lengths.any(|it| {
            letters.get(..it).is_some_and(|own| first.starts_with(own))
                && begin(&letters[it..], rest)
        })
    }
    let small = ["de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en"];
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|it| !it.is_empty() && !small.contains(it)).collect();
    words.len() > 1 && begin(letters, &words)
}

/// "Feuil1", "Sheet 2": a name that nobody gave.
fn is_unnamed(name: &str) -> bool {
    let words = bare(name);
    let word = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    word.is_empty() || UNNAMED.contains(&word)
}

/// Whether the name of a sheet may be that of a unit.
fn may_be_unit(name: &str) -> bool {
    let words = bare(name);
    let is_kind = kind_at_start(&folded(name)).is_some();
    let says_no_unit = words.split(' ').any(|word| NO_UNITS.contains(&word));
    is_kind
        || !is_unnamed(name)
            && !says_no_unit
            && state(name).is_none()
            && header::year(name).is_none()
            && !is_report_title(name)
            && name.chars().any(char::is_alphabetic)
            && words.len() > 1
}
