//! Benches still to be measured.

pub fn benches(_criterion: &mut criterion::Criterion) {}
