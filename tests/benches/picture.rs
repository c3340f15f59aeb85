//! From a chart to its picture: the first time, and after one edit.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion};
use organigramme::layout::Arranger;
use organigramme::model::{Chart, Counts, Project, Title};
use organigramme::scene::hit::HitIndex;
use organigramme::scene::{Builder, Ghost, Mark, MarkKind, Marks, Options};

use crate::{SIZES, support};

pub fn benches(criterion: &mut Criterion) {
    for posts in SIZES {
        let project = support::organisation(posts);
        let chart = support::chart(&project);
        let options = Options::default();
        let marked = Options { marks: Some(Arc::new(marks(chart))), ..Options::default() };
        let draw_with = |builder: &mut Builder, chart: &Chart, options: &Options| {
            let counts = Counts::of(chart, &project.lists);
            builder.build(chart, &project.lists, &counts, options)
        };
        let draw = |builder: &mut Builder, chart: &Chart| draw_with(builder, chart, &options);

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

        criterion.bench_function(&format!("scene, marked, after an edit/{posts}"), |bencher| {
            let mut builder = Builder::default();
            draw_with(&mut builder, chart, &marked);
            bencher.iter_batched(
                || {
                    round += 1;
                    with_renamed_post(&project, round)
                },
                |edited| black_box(draw_with(&mut builder, support::chart(&edited), &marked)),
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

/// One post in ten has come from the unit of the post that is as far from the end.
fn marks(chart: &Chart) -> Marks {
    let mut marks = Marks { arrows: true, ..Marks::default() };
    let posts: Vec<_> = chart.posts_in_order().map(|key| chart.post(key)).collect();
    for (post, other) in posts.iter().zip(posts.iter().rev()).step_by(10) {
        let mark = |change, words: &str| Mark { change, words: words.to_owned() };
        marks.posts.insert(post.id.clone(), mark(MarkKind::Arrived, "venu d’un autre service"));
        let ghost = Ghost {
            label: "Chargé/e de mission (A)".to_owned(),
            count: 1,
            posts: vec![post.id.clone()],
            mark: mark(MarkKind::Left, "parti dans un autre service"),
            was: None,
        };
        let unit = chart.unit(other.unit()).id.clone();
        marks.ghosts.entry(unit).or_default().push(ghost);
    }
    marks
}

/// The same project, with another title on a post in the midst of it.
fn with_renamed_post(project: &Project, round: u32) -> Project {
    let mut record = project.to_record();
    let posts = &mut record.charts[0].tree.posts;
    let middle = posts.len() / 2;
    posts[middle].fields.title = Title::new(&format!("Chargé/e de mission n° {round}"));
    Project::from_record(record).expect("titles break no invariant")
}
