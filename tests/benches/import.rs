//! A report's text to a project.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use organigramme::format::text::read;
use organigramme::model::{Chart, DerivedIds, UnitKey, lines};

use crate::{SIZES, support};

pub fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    group.sample_size(20);
    for posts in SIZES {
        let project = support::organisation(posts);
        let text = report(support::chart(&project));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("report", posts), |bench| {
            bench.iter(|| import(black_box(&text)));
        });
    }
    // Text that is no chart costs no more: 100,000 lines, most of them listed as problems.
    let text =
        "SERVICE VOIRIE\n1 Agent (C)\nLe service travaille.\n(suite\n| a | b |\n".repeat(20_000);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(10);
    group.bench_function(BenchmarkId::new("disorder, lines", 100_000), |bench| {
        bench.iter(|| import(black_box(&text)));
    });
    group.finish();
}

fn import(text: &str) -> usize {
    let report = read(text.as_bytes(), &mut DerivedIds::new(b"import")).expect("units and posts");
    report.project.charts.iter().map(Chart::post_count).sum()
}

/// The text of a report about `chart`: headings as deep as the units, a line for equal posts.
fn report(chart: &Chart) -> String {
    let mut out = String::from("RÉGION HAUTS-DE-FRANCE\nORGANIGRAMME CIBLE\nCT du 28/11/2022\n\n");
    for unit in chart.units_in_order() {
        let hashes = "#".repeat(chart.path(unit).len());
        let name = heading(chart, unit);
        let _ = writeln!(out, "{hashes} {name}\n");
        for line in lines(chart, unit) {
            let post = &chart.post(line.posts[0]).fields;
            let category = post.category.as_ref().map_or("", |category| category.as_str());
            let _ = writeln!(out, "{} {} ({category})\n", line.posts.len(), post.title.text());
        }
    }
    out
}

/// A name that begins with its kind's word, as headings do.
fn heading(chart: &Chart, unit: UnitKey) -> String {
    let fields = &chart.unit(unit).fields;
    format!("{} {}", fields.kind.as_str(), fields.name).to_uppercase()
}
