//! A page to bytes, the page being made; and a chart to an SVG, from the start.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion};
use organigramme::export::{ExportOptions, Format, Progress, export, pages, pdf, png, svg};
use organigramme::geom::Size;
use organigramme::layout::Arranger;
use organigramme::model::Counts;
use organigramme::scene::page::POINTS_PER_MM;
use organigramme::scene::{Builder, Options};
use organigramme::words::Locale;

use crate::{SIZES, support};

/// Beyond the sizes of the other benches, to see that time grows as the chart does and no faster.
const LARGEST: usize = 100_000;

/// The longest side of a 4K image, in pixels.
const LONGEST_SIDE: f32 = 3_840.0;

pub fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("export");
    group.sample_size(10);
    for posts in SIZES.into_iter().chain([LARGEST]) {
        let project = support::organisation(posts);
        let chart = support::chart(&project);
        let options = ExportOptions::new(Format::Svg);
        let pages = pages(&project, chart, &options).expect("a made-up organisation has pages");
        let locale = Locale::French;
        group.bench_function(BenchmarkId::new("layout for A3", posts), |bench| {
            let counts = Counts::of(chart, &project.lists);
            let frame = Size::new(400.0 * POINTS_PER_MM, 250.0 * POINTS_PER_MM);
            let options = Options { frame, ..Options::default() };
            let request = Builder::default().request(chart, &project.lists, &counts, &options);
            bench.iter(|| Arranger::default().arrange(black_box(&request)));
        });
        group.bench_function(BenchmarkId::new("svg", posts), |bench| {
            let options = svg::SvgOptions { outlines: false, locale, embed: None };
            bench.iter(|| black_box(svg::svg(&pages[0], &options)));
        });
        group.bench_function(BenchmarkId::new("png, 4K", posts), |bench| {
            let size = pages[0].size;
            let scale = LONGEST_SIDE / size.width.max(size.height);
            bench.iter(|| black_box(png::png(&pages[0], scale, None, &Progress::default())));
        });
        group.bench_function(BenchmarkId::new("pdf", posts), |bench| {
            let options =
                pdf::PdfOptions { title: "Cible", locale, embed: None, archival: false, day: None };
            let made = |pages| pdf::pdf(pages, &options, &Progress::default());
            bench.iter_batched(|| pages.clone(), made, BatchSize::LargeInput);
        });
        if posts == LARGEST {
            continue;
        }
        group.bench_function(BenchmarkId::new("chart_to_svg", posts), |bench| {
            bench.iter(|| black_box(export(&project, chart, &options, &Progress::default())));
        });
        group.bench_function(BenchmarkId::new("png", posts), |bench| {
            bench.iter(|| black_box(png::png(&pages[0], 1.0, None, &Progress::default())));
        });
    }
    group.finish();
}
