//! Two charts side by side: the ledger, live after each edit; alignment, once after an import.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use organigramme::compare::{Ledger, align};
use organigramme::export::ledger::{Compared, LedgerFormat};
use organigramme::model::{DerivedIds, IdSource, Project, Title};
use organigramme::words::Locale;

use crate::{SIZES, support};

pub fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    for posts in SIZES {
        let source = support::organisation(posts);
        let from = support::chart(&source);
        let moved = changed(&source, |_| {});
        group.bench_function(BenchmarkId::new("ledger", posts), |bench| {
            bench.iter(|| black_box(Ledger::between(from, support::chart(&moved), &source.lists)));
        });
        let bare = changed(&moved, without_ids);
        group.bench_function(BenchmarkId::new("align", posts), |bench| {
            bench.iter(|| black_box(align(from, support::chart(&bare), &source.lists)));
        });
        // No title and no name is left as it was: everything is found by likeness or not at all.
        let strange = changed(&bare, |chart| {
            for (index, post) in chart.tree.posts.iter_mut().enumerate() {
                let title = format!("{} niveau {index}", post.fields.title.text());
                post.fields.title = Title::new(&title.replace("de", "du"));
            }
            for (index, unit) in chart.tree.units.iter_mut().enumerate() {
                unit.fields.name = format!("{} {index}", unit.fields.name);
            }
        });
        group.bench_function(BenchmarkId::new("align, all renamed", posts), |bench| {
            bench.iter(|| black_box(align(from, support::chart(&strange), &source.lists)));
        });
    }
    // All of them new, and in one unit.
    for posts in [2_000, 20_000] {
        let (source, target) = (support::one_unit(0), support::one_unit(posts));
        let (from, to, lists) = (support::chart(&source), support::chart(&target), &target.lists);
        let ledger = Ledger::between(from, to, lists);
        let compared = Compared { from, to, lists, ledger: &ledger };
        for format in [LedgerFormat::Xlsx, LedgerFormat::Docx, LedgerFormat::Html] {
            let name = format!("{} of posts created in one unit", format.extension());
            group.bench_function(BenchmarkId::new(name, posts), |bench| {
                bench.iter(|| black_box(format.bytes(&compared, Locale::French)));
            });
        }
    }
    group.finish();
}

/// The project's chart after each tenth post has moved and each seventh is another, and after `change`.
fn changed(project: &Project, change: impl Fn(&mut organigramme::model::ChartRecord)) -> Project {
    let mut record = project.to_record();
    let chart = &mut record.charts[0];
    let units: Vec<_> = chart.tree.units.iter().map(|unit| unit.id.clone()).collect();
    for (index, post) in chart.tree.posts.iter_mut().enumerate() {
        if index % 10 == 0 {
            post.unit = units[index / 10 % units.len()].clone();
        }
        if index % 7 == 0 {
            post.id = format!("new-{index}").as_str().into();
        }
    }
    change(chart);
    Project::from_record(record).expect("the changes break nothing")
}

fn without_ids(chart: &mut organigramme::model::ChartRecord) {
    let mut ids = DerivedIds::new(b"bare");
    let mut units = std::collections::HashMap::new();
    for unit in &mut chart.tree.units {
        let new: organigramme::model::UnitId = ids.next_id().into();
        units.insert(std::mem::replace(&mut unit.id, new.clone()), new);
    }
    for unit in &mut chart.tree.units {
        unit.parent = unit.parent.as_ref().map(|parent| units[parent].clone());
    }
    for post in &mut chart.tree.posts {
        post.unit = units[&post.unit].clone();
        post.id = ids.next_id().into();
    }
}
