//! Several charts made from one, side by side: headcounts, categories, movements, conflicts.

use std::collections::HashMap;

use super::tables::{Cell, ColumnKind, Table, TableColumn, TableRow, TableSet};
use crate::compare::{
    Counted, Counter, Ledger, Naming, Origins, Side, TableChart as Variant, conflict_message,
    merge_while, traced,
};
use crate::export::Progress;
use crate::model::{Chart, ChartId, Counts, Lists, Project, UnitId, UnitKey, full_name};
use crate::words::{Locale, MessageKey, key, message};

/// `variants` of `base` side by side, `base` itself first. Nothing of what they decide differently is looked
/// for once `progress` is cancelled.
pub fn variants_report(
    project: &Project,
    base: &Chart,
    variants: &[&Chart],
    locale: Locale,
    progress: &Progress,
) -> TableSet {
    let (origins, lists) = (Origins::of(project), &project.lists);
    let ledgers = variants.iter().map(|chart| Ledger::through(&origins, base, chart, lists));
    let ledgers: Vec<Ledger> = ledgers.collect();
    let maker =
        VariantTables { base, variants, origins: &origins, ledgers: &ledgers, lists, locale };
    let between = message!(key::VARIANTS_OF, chart = base.fields.label.as_str());
    TableSet {
        locale,
        title: locale.get(key::VARIANTS_TITLE),
        lines: vec![locale.say(&between)],
        sums: Vec::new(),
        tables: vec![
            maker.units(),
            maker.categories(),
            maker.movements(),
            maker.conflicts(progress),
        ],
    }
}

/// Units that stand deeper are set in no further: their names need the room.
const DEEPEST: u8 = 8;

struct VariantTables<'a> {
    base: &'a Chart,
    variants: &'a [&'a Chart],
    origins: &'a Origins<'a>,
    /// What became of the base in each of the variants.
    ledgers: &'a [Ledger],
    lists: &'a Lists,
    locale: Locale,
}

impl VariantTables<'_> {
    fn charts(&self) -> impl Iterator<Item = &Chart> {
        std::iter::once(self.base).chain(self.variants.iter().copied())
    }

    fn counts(&self) -> Vec<Counts> {
        self.charts().map(|chart| Counts::of(chart, self.lists)).collect()
    }

    /// The first column, and one for each chart.
    fn columns(&self, first: MessageKey, with_base: bool) -> Vec<TableColumn> {
        let first =
            TableColumn { label: self.locale.get(first), kind: ColumnKind::Text, width: 42 };
        let figure = |chart: &Chart| TableColumn {
            label: chart.fields.label.clone(),
            kind: ColumnKind::Number,
            width: 14,
        };
        let charts = self.charts().skip(usize::from(!with_base)).map(figure);
        std::iter::once(first).chain(charts).collect()
    }

    fn table(&self, name: MessageKey, columns: Vec<TableColumn>, rows: Vec<TableRow>) -> Table {
        let name = self.locale.get(name);
        Table { title: name.clone(), name, notes: Vec::new(), columns, rows }
    }

    /// Posts of each unit and all below it.
    fn units(&self) -> Table {
        let counts = self.counts();
        let mut places: HashMap<UnitId, usize> = HashMap::new();
        let mut rows: Vec<(String, u8, Vec<Cell>)> = Vec::new();
        let columns = counts.len();
        for (column, (chart, counts)) in self.charts().zip(&counts).enumerate() {
            // A unit that is new stands after the one before it in its own chart.
            let mut after = 0;
            for key in chart.units_in_order() {
                let unit = chart.unit(key);
                let id = self.id_in_base(column, key).unwrap_or(&unit.id);
                let place = match places.get(id) {
                    Some(&place) => place,
                    None => {
                        let place = after.min(rows.len());
                        places.values_mut().filter(|it| **it >= place).for_each(|it| *it += 1);
                        let name = full_name(self.lists, &unit.fields);
                        let depth = chart.path(key).len() - 1;
                        let depth = u8::try_from(depth).unwrap_or(u8::MAX).min(DEEPEST);
                        rows.insert(place, (name, depth, vec![Cell::Empty; columns]));
                        places.insert(id.clone(), place);
                        place
                    }
                };
                rows[place].2[column] = counts.unit(key).total.posts.into();
                after = place + 1;
            }
        }
        let rows = rows.into_iter().map(|(name, depth, cells)| {
            let cells = std::iter::once(Cell::from(name)).chain(cells).collect();
            TableRow { depth, ..TableRow::plain(cells) }
        });
        let total = counts.iter().map(|counts| counts.chart().total.posts.into());
        let total = std::iter::once(self.locale.get(key::TABLES_TOTAL).into()).chain(total);
        let rows = rows.chain([TableRow::total(total.collect())]).collect();
        self.table(key::VARIANTS_UNITS, self.columns(key::TABLES_UNIT, true), rows)
    }

    /// The id that a unit of the chart in this column has in the base, if it was there.
    fn id_in_base(&self, column: usize, unit: UnitKey) -> Option<&UnitId> {
        let ledger = self.ledgers.get(column.checked_sub(1)?)?;
        let before = ledger.units[ledger.row(Side::To, unit)].from?;
        Some(&self.base.unit(before).id)
    }

    fn categories(&self) -> Table {
        let counts = self.counts();
        let labels = self.lists.categories.iter().map(|category| {
            let label = category.label.as_str();
            self.locale.say(&message!(key::TABLES_OF_CATEGORY, category = label))
        });
        let labels: Vec<String> =
            labels.chain([self.locale.get(key::TABLES_NO_CATEGORY)]).collect();
        let rows = labels.into_iter().enumerate().filter_map(|(index, label)| {
            let figures: Vec<u32> =
                counts.iter().map(|it| it.chart().total.of_category(index)).collect();
            let is_there = figures.iter().any(|posts| *posts > 0);
            let cells =
                std::iter::once(Cell::from(label)).chain(figures.into_iter().map(Cell::from));
            is_there.then(|| TableRow::plain(cells.collect()))
        });
        let rows = rows.collect();
        self.table(key::VARIANTS_CATEGORIES, self.columns(key::TABLES_HEADING, true), rows)
    }

    /// What became of the posts of the base.
    fn movements(&self) -> Table {
        let ledgers = self.ledgers;
        let is_told = |counter| {
            let mut counted =
                ledgers.iter().map(|it| Counted { counter, count: it.counted(counter) });
            ledgers.is_empty() || counted.any(Counted::is_told)
        };
        let rows = Counter::all().filter(|&counter| is_told(counter)).map(|counter| {
            let cells = ledgers.iter().map(|ledger| ledger.counted(counter).into());
            let name = self.locale.get(counter.word()).into();
            TableRow::plain(std::iter::once(name).chain(cells).collect())
        });
        let rows = rows.collect();
        self.table(key::VARIANTS_MOVEMENTS, self.columns(key::TABLES_MOVEMENT, false), rows)
    }

    /// What the variants decide differently of one thing.
    fn conflicts(&self, progress: &Progress) -> Table {
        // What was put together from the others decides nothing of its own.
        let (own, merged): (Vec<&Chart>, Vec<&Chart>) =
            self.variants.iter().partition(|chart| chart.fields.merged_from.is_empty());
        let lists = self.lists;
        let traced: Vec<_> =
            own.into_iter().map(|chart| traced(self.origins, self.base, chart)).collect();
        let tables = traced.iter().map(|chart| Variant { name: &chart.fields.label, chart, lists });
        let tables: Vec<Variant> = tables.collect();
        let id = ChartId::from("conflicts");
        let is_wanted = || !progress.is_cancelled();
        let put_together = merge_while(self.base, lists, &tables, id, String::new(), &is_wanted);
        let rows = match put_together {
            Ok(together) => {
                let conflicts = together.conflicts().to_vec();
                let chart = Chart::from_sound_record(together.chart);
                let charts: Vec<&Chart> = [&chart].into_iter().chain(self.charts()).collect();
                let naming = Naming { charts: &charts, lists: &[lists] };
                let parts = conflicts.iter().map(|it| conflict_message(it, naming));
                parts.map(|parts| TableRow::plain(vec![self.locale.say(&parts).into()])).collect()
            }
            Err(why) => vec![TableRow::plain(vec![self.locale.say(&why.message()).into()])],
        };
        let column = TableColumn {
            label: self.locale.get(key::VARIANTS_CONFLICT),
            kind: ColumnKind::Text,
            width: 115,
        };
        let notes = merged.iter().map(|chart| {
            let message = message!(
                key::VARIANTS_MERGED,
                chart = chart.fields.label.as_str(),
                tables = chart.fields.merged_from.join(", ")
            );
            self.locale.say(&message)
        });
        Table { notes: notes.collect(), ..self.table(key::VARIANTS_CONFLICTS, vec![column], rows) }
    }
}
