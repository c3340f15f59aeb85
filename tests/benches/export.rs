//! A page to bytes, the page being made; and a chart to an SVG, from the start.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use organigramme::export::{ExportOptions, Format, Progress, export, pages, pdf, png, svg};
use organigramme::words::Locale;

use crate::{SIZES, support};

pub fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("export");
    group.sample_size(10);
    for posts in SIZES {
        let project = support::organisation(posts);
        let chart = support::chart(&project);
        let options = ExportOptions::new(Format::Svg);
        let pages = pages(&project, chart, &options).expect("a made-up organisation has pages");
        let locale = Locale::French;
        group.bench_function(BenchmarkId::new("svg", posts), |bench| {
            let options = svg::SvgOptions { outlines: false, locale, embed: None };
            bench.iter(|| black_box(svg::svg(&pages[0], &options)));
        });
        group.bench_function(BenchmarkId::new("chart_to_svg", posts), |bench| {
            bench.iter(|| black_box(export(&project, chart, &options, &Progress::default())));
        });
        group.bench_function(BenchmarkId::new("png", posts), |bench| {
            bench.iter(|| black_box(png::png(&pages[0], 1.0, None, &Progress::default())));
        });
        group.bench_function(BenchmarkId::new("pdf", posts), |bench| {
            let options =
                pdf::PdfOptions { title: "", locale, embed: None, archival: false, day: None };
            bench.iter(|| black_box(pdf::pdf(&pages, &options, &Progress::default())));
        });
    }
    group.finish();
}
