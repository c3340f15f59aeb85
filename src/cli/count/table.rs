//! The counts as a table to be read in a terminal.

use std::collections::HashMap;

use super::report::{CountReport, CountedChart};
use crate::cli::terminal::line;
use crate::model::Lists;
use crate::words::{Locale, Message, key, message};

/// How far a unit is set in under the one above, in columns.
const INDENT: usize = 2;

pub(super) fn table(report: &CountReport, lists: &Lists, locale: Locale) -> String {
    let charts = report.charts.iter().map(|chart| chart_table(chart, lists, locale));
    charts.collect::<Vec<_>>().join("\n")
}

fn chart_table(chart: &CountedChart, lists: &Lists, locale: Locale) -> String {
    let mut text = line(&locale.say(&title(chart))).into_owned();
    text.push('\n');
    if !chart.missing_ceilings.is_empty() {
        let names = chart.missing_ceilings.join(", ");
        let message = message!(key::CLI_COUNT_MISSING, units = names);
        text.push_str(&line(&locale.say(&message)));
        text.push('\n');
    }
    // Each figure beside the categories that add up to it.
    let categories: Vec<&str> = chart.by_category.0.iter().map(|(label, _)| *label).collect();
    let columns = categories.iter().enumerate().map(|(column, label)| (*label, column));
    let columns: HashMap<&str, usize> = columns.collect();
    let of_which = |label: &&str| match *label {
        "" => locale.get(key::CLI_COUNT_NO_CATEGORY),
        label => locale.say(&message!(key::CLI_COUNT_OF_WHICH, category = label)),
    };
    let mut head = vec![locale.get(key::CLI_COUNT_UNIT), locale.get(key::CLI_COUNT_KIND)];
    for key in [key::CLI_COUNT_DIRECT, key::CLI_COUNT_TOTAL] {
        head.push(locale.get(key));
        head.extend(categories.iter().map(of_which));
    }
    head.extend([key::CLI_COUNT_PERIMETER, key::CLI_COUNT_AUTHORISED].map(|key| locale.get(key)));
    let figure = |posts: u32| if posts == 0 { String::new() } else { locale.number(posts) };
    let optional = |figure: Option<u32>| figure.map(|it| locale.number(it)).unwrap_or_default();
    let mut rows = vec![head];
    for unit in &chart.units {
        let depth = unit.path.depth();
        let kind = lists.kind(&unit.kind.into()).map_or(unit.kind, |kind| &kind.label);
        let mut row = vec![format!("{}{}", " ".repeat(INDENT * depth), unit.name), kind.to_owned()];
        for (posts, counted) in
            [(unit.direct, &unit.by_category), (unit.total, &unit.total_by_category)]
        {
            row.push(locale.number(posts));
            row.extend(counted.in_columns(&columns).into_iter().map(figure));
        }
        // As on a chart: "–" where a figure would be printed and is not.
        let authorised = match (unit.perimeter, unit.authorised) {
            (Some(_), None) => "–".to_owned(),
            (_, authorised) => optional(authorised),
        };
        row.extend([optional(unit.perimeter), authorised]);
        rows.push(row);
    }
    text.push_str(&aligned(&rows, 2));
    text
}

/// "Cible : 105 postes, 105 autorisés".
fn title(chart: &CountedChart) -> Message {
    let full_time = u64::from(chart.total) * 100;
    let fte = message!(
        key::CLI_COUNT_FTE,
        hundredths = format!("{:02}", chart.fte % 100),
        whole = i64::try_from(chart.fte / 100).unwrap_or(i64::MAX)
    );
    let posts = message!(key::CLI_COUNT_POSTS, posts = chart.total);
    let ceiling = match chart.authorised {
        Some(posts) => message!(key::CLI_COUNT_CEILING, posts),
        None => message!(key::CLI_COUNT_NO_CEILING),
    };
    if chart.fte == full_time {
        message!(key::CLI_COUNT_CHART, ceiling, chart = chart.label, posts)
    } else {
        message!(key::CLI_COUNT_CHART_FTE, ceiling, chart = chart.label, fte, posts)
    }
}

/// The cells in columns, the first `words` of them to the left, figures to the right.
fn aligned(rows: &[Vec<String>], words: usize) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            if column > 0 {
                line.push_str("  ");
            }
            // By hand: what formats takes no width above 65,535.
            let room = " ".repeat(width.saturating_sub(cell.chars().count()));
            let parts = if column < words { [cell, &room] } else { [&room, cell] };
            parts.into_iter().for_each(|part| line.push_str(part));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
