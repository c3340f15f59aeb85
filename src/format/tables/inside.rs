//! Tables inside documents and texts, whose rows the reader of these hands over.

use super::body::Part;
use super::charts;
use super::dittos;
use super::led;
use super::propose::{self, Proposed};
use super::sheet::{Row, Sheet};
use super::titles::Titles;
use super::turned;
use crate::format::reading::draft::{DraftUnit, placeholder};
use crate::format::reading::phrases::imprint;
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{bare, is_report_title, kind_at_start};
use crate::format::reading::{LineUse, Problem, State};
use crate::model::{Role, folded};

/// A row of a table: the number of its line, the first of the document being 1, and its cells, blank ones too.
pub(in crate::format) type TableRow = (usize, Vec<String>);

/// What a document's table says.
#[derive(Clone, Debug)]
pub(in crate::format) struct InDocument {
    /// One, or the source and the target where the table counts both.
    pub states: Vec<TableState>,
    /// What each row was taken for, in their order.
    pub uses: Vec<LineUse>,
    /// The columns about persons, from 0.
    pub persons: Vec<usize>,
    pub problems: Vec<Problem>,
}

/// The units and posts of a table in one state.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct TableState {
    pub role: Option<Role>,
    /// Posts of rows that name no unit, each with its line: they are of the unit that the table stands in.
    pub posts: Vec<(usize, PostLine)>,
    /// The units that the table names, a parent before its children; `parent` is a place in this list.
    pub units: Vec<TableUnit>,
}

#[derive(Clone, Debug)]
pub(in crate::format) struct TableUnit {
    pub unit: DraftUnit,
    /// None for one that stands right under the unit that the table stands in.
    pub parent: Option<usize>,
}

/// Reads the rows of one table that stands in a document or a text; none if they are no table of posts, which
/// the caller then reads in its own way.
///
/// Rows have the numbers of their lines; each row gets its use and each doubt its line. A table with a count
/// before and one after gives two states. Names of persons are left out, totals checked, as in sheets. Where a chart
/// is `started`, what titles the table names a unit of it and no administration.
pub(in crate::format) fn of_document(rows: &[TableRow], started: bool) -> Option<InDocument> {
    let mut rows: Vec<Row> =
        rows.iter().map(|(line, cells)| Row::new(*line, cells.clone())).collect();
    if turned::is_on_side(&rows) {
        return on_side(&rows, started);
    }
    let proposed = propose::propose(&rows, &[])?;
    // Without heads, what stands in the columns must tell by itself.
    if proposed.head.rows.is_empty() && !propose::looks_like_posts(&rows) {
        return None;
    }
    let Proposed { head, mapping, doubts } = proposed;
    dittos::fill(&mut rows, head.rows.end, &mapping);
    let line = rows[head.rows.end.max(1) - 1].line;
    let mut problems: Vec<Problem> =
        doubts.into_iter().map(|doubt| Problem { line, doubt }).collect();
    problems.extend(led::leave_out(&mut rows, head.rows.end, &mapping).1);
    let persons = mapping.of_persons();
    let mut part = Part {
        rows: 0..rows.len(),
        first: head.rows.end,
        names: head.names,
        mapping,
        ..Part::default()
    };
    // A row above the heads may name the unit of those below.
    part.unit = unit_above(Titles::of(&rows, &part), started);
    let mut tables = charts::read(&rows, &part.by_state(), |_| true)?;
    if tables.body.entries.is_empty() {
        return None;
    }
    problems.append(&mut tables.body.problems);
    problems.sort_by_key(|problem| problem.line);
    let uses = tables.body.uses.clone();
    let all = std::mem::take(&mut tables.lines);
    let states =
        tables.states.iter().zip(all).map(|(state, lines)| state_of(&tables, *state, lines));
    Some(InDocument { states: states.collect(), uses, persons, problems })
}

/// The unit that the rows above the heads name: by its kind, else by a short name that says nothing of a table.
fn unit_above(titles: Titles, started: bool) -> Option<String> {
    const OF_TABLES: [&str; 22] = [
        "effectif",
        "effectifs",
        "poste",
        "postes",
        "emploi",
        "emplois",
        "tableau",
        "liste",
        "repartition",
        "situation",
        "etat",
        "budget",
        "synthese",
        "composition",
        "personnel",
        "personnels",
        "agents",
        "projet",
        "organisation",
        "structure",
        "organigramme",
        "total",
    ];
    let of_kind = |name: &String| started && kind_at_start(&folded(name)).is_some();
    let is_name = |name: &String| {
        let words = bare(name);
        let says = |word: &str| OF_TABLES.contains(&word) || word.starts_with("recap");
        name.starts_with(char::is_uppercase)
            && words.split(' ').count() <= 8
            && !words.split(' ').any(says)
            && !name.contains(char::is_numeric)
            && !imprint::is_furniture(name)
            && !imprint::names_section(name)
            && !is_report_title(name)
    };
    let untold = titles.role.is_none() && titles.date.is_none();
    titles
        .name
        .or_else(|| titles.organisation.filter(of_kind))
        .or_else(|| titles.fallback.filter(|name| untold && is_name(name)))
}

/// A table on its side: all of its posts are of its first line, as no line is that of one post.
fn on_side(rows: &[Row], started: bool) -> Option<InDocument> {
    let sheet = turned::upright(Sheet { rows: rows.to_vec(), ..Sheet::default() });
    let line = rows.first()?.line;
    let turned: Vec<TableRow> = sheet.rows.iter().map(|row| (line, row.cells.to_vec())).collect();
    let mut found = of_document(&turned, started)?;
    found.uses = vec![LineUse::Furniture; rows.len()];
    found.uses[0] = LineUse::Post;
    if !found.persons.is_empty() {
        found.persons = (1..turned.len()).collect();
    }
    Some(found)
}

fn state_of(
    tables: &charts::Tables,
    state: Option<State>,
    lines: Vec<Vec<PostLine>>,
) -> TableState {
    let role = state.map(|state| match state {
        State::Before => Role::Source,
        State::After => Role::Target,
    });
    let mut found = TableState { role, ..TableState::default() };
    let nodes = &tables.body.units.nodes;
    let mut places: Vec<Option<usize>> = vec![None; nodes.len()];
    // A parent may be named after its children.
    while places.iter().any(Option::is_none) {
        for (at, node) in nodes.iter().enumerate() {
            let is_next =
                places[at].is_none() && node.parent.is_none_or(|parent| places[parent].is_some());
            if is_next {
                places[at] = Some(found.units.len());
                let parent = node.parent.and_then(|parent| places[parent]);
                let unit = placeholder(&node.name, node.line);
                let unit = DraftUnit { kind: node.kind, key: folded(&node.name), ..unit };
                found.units.push(TableUnit { unit, parent });
            }
        }
    }
    for (entry, lines) in tables.body.entries.iter().zip(lines) {
        let posts = lines.into_iter().map(|post| (entry.line, post));
        match entry.unit.and_then(|unit| places[unit]) {
            Some(place) => found.units[place].unit.posts.extend(posts),
            None => found.posts.extend(posts),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<TableRow> {
        let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
        (10..).zip(lines).map(|(number, line)| (number, cells(line))).collect()
    }

    fn counts(posts: &[(usize, PostLine)]) -> Vec<(usize, u32, u32, &str)> {
        posts
            .iter()
            .map(|(line, post)| (*line, post.count, post.vacant, post.title.as_str()))
            .collect()
    }

    #[test]
    fn a_count_before_and_one_after_are_two_states() {
        let found = of_document(
            &rows(&[
                "Emploi | Cat. | Effectif avant | Effectif après",
                "Chef de service | A | 1 | 1",
                "Gestionnaires | B | 3 | 5",
                "Secrétaires | C | 2 | 0",
            ]),
            false,
        );
        let found = found.expect("a table of posts");
        let [before, after] = found.states.as_slice() else { panic!("{found:?}") };
        assert_eq!((before.role, after.role), (Some(Role::Source), Some(Role::Target)));
        assert_eq!(
            counts(&before.posts),
            [(11, 1, 0, "Chef de service"), (12, 3, 0, "Gestionnaires"), (13, 2, 0, "Secrétaires")]
        );
        assert_eq!(
            counts(&after.posts),
            [(11, 1, 0, "Chef de service"), (12, 5, 0, "Gestionnaires")]
        );
        assert_eq!(found.problems, []);
        assert_eq!(found.uses, [LineUse::Furniture, LineUse::Post, LineUse::Post, LineUse::Post]);
    }

    #[test]
    fn what_is_budgeted_and_not_held_is_vacant() {
        let found = of_document(
            &rows(&[
                "Grade | Cat. | Postes budgétés | Postes pourvus | Dont TNC",
                "Attaché | A | 3 | 2 | 0",
                "Rédacteur | B | 5 | 5 | 1",
                "Adjoint administratif | C | 8 | 6 | 0",
            ]),
            false,
        );
        let found = found.expect("a table of posts");
        let posts = &found.states[0].posts;
        assert_eq!(
            counts(posts),
            [
                (11, 3, 1, "Attaché"),
                (12, 4, 0, "Rédacteur"),
                (12, 1, 0, "Rédacteur"),
                (13, 8, 2, "Adjoint administratif"),
            ]
        );
        assert_eq!(posts[2].1.note, "à temps non complet");
        let doubts: Vec<usize> = found.problems.iter().map(|problem| problem.line).collect();
        assert_eq!(doubts, [12]);
    }

    #[test]
    fn units_stand_below_their_parents() {
        let found = of_document(
            &rows(&[
                "Direction | Service | Emploi | Nombre",
                "Direction A | | Directeur | 1",
                "Direction A | Service B | Agent | 2",
            ]),
            false,
        );
        let units = &found.as_ref().expect("a table of posts").states[0].units;
        let shown: Vec<_> = units
            .iter()
            .map(|it| (it.unit.name.as_str(), it.parent, it.unit.posts.len()))
            .collect();
        assert_eq!(shown, [("Direction A", None, 1), ("Service B", Some(0), 1)]);
    }

    #[test]
    fn other_tables_are_none() {
        for table in [
            &["Date | Lieu", "12 mars | Lille"][..],
            &["Article | Montant", "Papier | 12"],
            &["Le service travaille | bien"],
        ] {
            assert!(of_document(&rows(table), false).is_none(), "{table:?}");
        }
    }
}
