//! From a chart to its picture: the first time, and after one edit.

use std::hint::black_box;

use criterion::{BatchSize, Criterion};
use organigramme::layout::Arranger;
use organigramme::model::{Chart, Counts, Project, Title};
use organigramme::scene::hit::HitIndex;
use organigramme::scene::{Builder, Options};

use crate::{SIZES, support};

pub fn benches(criterion: &mut Criterion) {
    for posts in SIZES {
        let project = support::organisation(posts);
        let chart = support::chart(&project);
        let options = Options::default();
        let draw = |builder: &mut Builder, chart: &Chart| {
            let counts = Counts::of(chart, &project.lists);
            builder.build(chart, &project.lists, &counts, &options)
        };

        criterion.bench_function(&format!("scene, first/{posts}"), |bencher| {
            bencher.iter_batched(
                Builder::default,
                |mut builder| black_box(draw(&mut builder, chart)),
                BatchSize::PerIteration,
            );
        });

        // Each round draws a title that no round has drawn before, so that one card and the
        // shapes of its ancestors are truly new.
        let mut round = 0;
        criterion.bench_function(&format!("scene, after an edit/{posts}"), |bencher| {
            let mut builder = Builder::default();
            draw(&mut builder, chart);
            bencher.iter_batched(
                || {
                    round += 1;
                    with_renamed_post(&project, round)
                },
                |edited| black_box(draw(&mut builder, support::chart(&edited))),
                BatchSize::PerIteration,
            );
        });

        let mut builder = Builder::default();
        let request =
            builder.request(chart, &project.lists, &Counts::of(chart, &project.lists), &options);
        criterion.bench_function(&format!("layout/{posts}"), |bencher| {
            bencher.iter(|| Arranger::default().arrange(black_box(&request)));
        });

        let scene = draw(&mut builder, chart);
        criterion.bench_function(&format!("hit index/{posts}"), |bencher| {
            bencher.iter(|| HitIndex::new(black_box(&scene)));
        });
    }
}

/// The same project, with another title on a post in the midst of it.
fn with_renamed_post(project: &Project, round: u32) -> Project {
    let mut record = project.to_record();
    let posts = &mut record.charts[0].tree.posts;
    let middle = posts.len() / 2;
    posts[middle].fields.title = Title::new(&format!("Chargé/e de mission n° {round}"));
    Project::from_record(record).expect("titles break no invariant")
}
