//! What was read of a file, in as few words as it can be said.

use std::fmt::Write;

use organigramme::format::door;
use organigramme::format::reading::Report;
use organigramme::model::{Chart, DerivedIds, EntryId, Lists, PostKey, lines};

use super::forms;

/// A chart that is drawn with the cells of a table, whatever the program.
pub const VOIRIE: &str = "\
Direction de la voirie
- 1 directeur (A)
  Service Travaux
  - 2 techniciens (B)
    Cellule Marchés
    - 1 juriste (A)
  Service Études
  - 3 ingénieurs (A)
  Service Propreté
  - 9 agents (C)
    Cellule Ateliers
    - 4 mécaniciens (C)
";

/// The bytes of a file that tests read.
pub fn fixture(folder: &str, name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{folder}/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a fixture")
}

/// A package of parts that are texts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    forms::package(&parts)
}

pub fn read(bytes: &[u8]) -> Report {
    door::read(bytes, &mut DerivedIds::new(bytes)).unwrap_or_else(|error| panic!("{error}"))
}

/// The units of all charts, each with its posts, indented.
pub fn outline(report: &Report) -> String {
    let mut out = String::new();
    for chart in &report.project.charts {
        for unit in chart.units_in_order() {
            let indent = "  ".repeat(chart.path(unit).len() - 1);
            let _ = writeln!(out, "{indent}{}", chart.unit(unit).fields.name);
            for line in lines(chart, unit) {
                let words = words(chart, &report.project.lists, line.posts[0]);
                let _ = writeln!(out, "{indent}- {} {words}", line.posts.len());
            }
        }
    }
    out
}

fn words(chart: &Chart, lists: &Lists, post: PostKey) -> String {
    let fields = &chart.post(post).fields;
    let category = fields.category.clone().map(EntryId::Category);
    let category = category.and_then(|id| lists.label(&id).map(str::to_owned));
    let title = fields.title.text();
    category.map_or(title.to_owned(), |category| format!("{title} ({category})"))
}
