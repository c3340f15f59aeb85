//! `count`: headcounts per unit and per category, against the *postes autorisés*.

mod csv;
mod report;
mod table;

use std::io::{self, BufWriter, ErrorKind, Write};

use super::args::{Count, CountFormat};
use super::output::{Answer, Outcome};
use super::source::open;
use super::{output, terminal, which};
use crate::cost::{Cost, Extent, TooMuch};
use crate::model::{Chart, Counts, Lists};
use crate::words::Locale;
use report::CountReport;

/// Counts. JSON goes to `out` as it is made, the rest is in the answer.
pub fn run(args: &Count, locale: Locale, out: &mut dyn Write) -> Outcome {
    let project = open(&args.project)?.project;
    let lists = &project.lists;
    let charts = which::charts(&project, args.chart.as_deref())?;
    check_cost(args.format, &charts, lists).map_err(|too_much| too_much.message())?;
    let report = CountReport::of(&charts, lists);
    match args.format {
        CountFormat::Json => match write_json(&report, out) {
            // Whoever read has had enough, as `head` does.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(output::refused(&error)),
            Ok(()) | Err(_) => Ok(Answer::default()),
        },
        CountFormat::Csv => Ok(Answer::of_text(csv::csv(&report))),
        CountFormat::Table => Ok(Answer::of_text(table::table(&report, lists, locale))),
    }
}

fn write_json(report: &CountReport, out: &mut dyn Write) -> io::Result<()> {
    let mut out = terminal::Json(BufWriter::new(out));
    serde_json::to_writer_pretty(&mut out, report)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Refuses figures that will take too much, of memory or of what they are written to.
fn check_cost(format: CountFormat, charts: &[&Chart], lists: &Lists) -> Result<(), TooMuch> {
    let extent = charts.iter().map(|chart| Extent::of(chart)).fold(Extent::default(), Extent::and);
    match format {
        CountFormat::Json => {
            Cost::figures(extent).check()?;
            Cost::figures_written(extent).check()
        }
        CountFormat::Table | CountFormat::Csv => {
            let used = charts
                .iter()
                .map(|chart| Counts::of(chart, lists).chart().total.by_label(lists).len());
            Cost::grid(extent, used.sum()).check()
        }
    }
}
