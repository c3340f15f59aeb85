//! What a user waits for: a file to be shown, an edit to be seen.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion};
use organigramme::editor::{ChangeCommand, Command, Editor, PostChange, PostCommand, Purpose};
use organigramme::format::native;
use organigramme::model::{DerivedIds, PostId, UnitId};
use organigramme::scene::{Builder, Options, Scene};
use organigramme::words::Locale;

use crate::{SIZES, support};

/// Posts in the one unit of a chart.
const ONE_UNIT: [usize; 3] = [1_000, 10_000, 100_000];

fn open(bytes: &[u8]) -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"bench")), Locale::French);
    editor.handle(support::file_read("bench.json", Purpose::Open, bytes));
    editor
}

fn draw(editor: &Editor, builder: &mut Builder) -> Scene {
    let document = editor.document().expect("it was opened");
    let (chart, counts) = document.chart().zip(document.chart_counts()).expect("it has a chart");
    builder.build(chart, &document.project().lists, counts, &Options::default())
}

pub fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("document");
    group.sample_size(10);
    for posts in SIZES {
        let bytes = native::save(&support::organisation(posts));
        group.bench_function(BenchmarkId::new("file to first picture", posts), |bencher| {
            bencher.iter_with_large_drop(|| {
                let editor = open(&bytes);
                let scene = draw(&editor, &mut Builder::default());
                #[cfg(feature = "gui")]
                let scene = organigramme::app::canvas::picture::Picture::new(scene.into());
                (editor, scene)
            });
        });

        // Each round moves a post to a unit where it has not been.
        let mut editor = open(&bytes);
        let mut builder = Builder::default();
        draw(&editor, &mut builder);
        let (post, units) = places(&editor);
        let mut round = 0;
        group.bench_function(BenchmarkId::new("post moved to its picture", posts), |bencher| {
            bencher.iter_batched(
                || {
                    round += 1;
                    units[round % units.len()].clone()
                },
                |unit| {
                    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Move {
                        posts: vec![post.clone()],
                        unit,
                        before: None,
                    })));
                    black_box(draw(&editor, &mut builder))
                },
                BatchSize::PerIteration,
            );
        });
    }
    // Everything in one unit: an edit costs what it changes, however much else stands on the card.
    for posts in ONE_UNIT {
        let bytes = native::save(&support::one_unit(posts));
        let mut editor = open(&bytes);
        let mut builder = Builder::default();
        draw(&editor, &mut builder);
        let mut round = 0;
        let ids = all_posts(&editor);
        let chart = editor.document().and_then(|document| document.chart()).expect("a chart");
        let chart = chart.id.clone();
        let name = BenchmarkId::new("post of one unit retitled to its picture", posts);
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                || {
                    round += 1;
                    (ids[round * 7_919 % ids.len()].clone(), format!("Chef/fe de mission {round}"))
                },
                |(post, title)| {
                    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
                        chart: chart.clone(),
                        posts: vec![post],
                        change: PostChange::Title(title),
                    })));
                    black_box(draw(&editor, &mut builder))
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

fn all_posts(editor: &Editor) -> Vec<PostId> {
    let chart = editor.document().and_then(|document| document.chart()).expect("a chart");
    chart.posts_in_order().map(|key| chart.post(key).id.clone()).collect()
}

/// The last post, and every unit.
fn places(editor: &Editor) -> (PostId, Vec<UnitId>) {
    let chart = editor.document().and_then(|document| document.chart()).expect("a chart");
    let post = chart.posts_in_order().last().expect("a post");
    let units = chart.units_in_order().map(|unit| chart.unit(unit).id.clone());
    (chart.post(post).id.clone(), units.collect())
}
