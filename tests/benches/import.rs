//! A report's text, and a table's rows, to a project.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use organigramme::export::{ExportOptions, Format, Progress, export};
use organigramme::format::door;
use organigramme::format::tables::{self, TableOptions};
use organigramme::format::text::read;
use organigramme::model::{Chart, DerivedIds, UnitKey, lines};
use organigramme::scene::page::Paper;
use rust_xlsxwriter::Workbook;

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
    // An extract of a large administration: 100,000 posts, each a row of a sheet.
    let workbook = workbook(100_000);
    group.throughput(Throughput::Elements(100_000));
    group.bench_function(BenchmarkId::new("sheet, rows", 100_000), |bench| {
        bench.iter(|| import_workbook(black_box(&workbook)));
    });
    group.finish();
    pages(criterion);
}

/// Pages of a PDF to lines and charts: those of our own, and the same without what says whose they are.
fn pages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import PDF");
    group.sample_size(10);
    for posts in SIZES {
        let project = support::organisation(posts);
        let chart = support::chart(&project);
        let options = ExportOptions { paper: Some(Paper::Fit), ..ExportOptions::new(Format::Pdf) };
        let made = export(&project, chart, &options, &Progress::default());
        let own = made.expect("these options can be followed").files.remove(0).bytes;
        let mut others = own.clone();
        let creator = b"(Organigramme)";
        let at = others.windows(creator.len()).position(|it| it == creator).expect("its maker");
        others[at + 1] = b'X';
        for (name, bytes) in [("ours", own), ("of others", others)] {
            group.bench_function(BenchmarkId::new(name, posts), |bench| {
                bench.iter(|| door::read(black_box(&bytes), &mut DerivedIds::new(b"import")));
            });
        }
    }
    group.finish();
}

fn import_workbook(workbook: &[u8]) -> usize {
    let options = TableOptions::default();
    let read = tables::read(&[workbook], &options, &mut DerivedIds::new(b"import"), &mut |_| true);
    let report = read.expect("units and posts").report;
    report.project.charts.iter().map(Chart::post_count).sum()
}

/// A workbook of so many posts in units of ten, ten units to a direction.
fn workbook(posts: u32) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let heads = [
        "N° poste",
        "Direction",
        "Service",
        "Intitulé",
        "Cat.",
        "Grade",
        "Quotité",
        "Statut poste",
    ];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(0, column, head).expect("a head fits");
    }
    for row in 1..=posts {
        let texts = [
            (1, format!("Direction {}", row / 100)),
            (2, format!("Service {}", row / 10)),
            (3, format!("Gestionnaire {}", row % 40)),
            (4, ["A", "B", "C"][row as usize % 3].to_owned()),
            (5, format!("Grade {}", row % 60)),
            (7, if row % 11 == 0 { "Vacant" } else { "Occupé" }.to_owned()),
        ];
        sheet.write_number(row, 0, f64::from(row)).expect("a number fits");
        sheet.write_number(row, 6, if row % 7 == 0 { 0.8 } else { 1.0 }).expect("a number fits");
        for (column, text) in texts {
            sheet.write_string(row, column, text).expect("a text fits");
        }
    }
    workbook.save_to_buffer().expect("memory takes a workbook")
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
