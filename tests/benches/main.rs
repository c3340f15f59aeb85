//! Every bench of the program, at 105, 1,000 and 10,000 posts.

#![allow(clippy::wildcard_enum_match_arm, reason = "a test that asks for one kind says so")]

#[path = "../support/mod.rs"]
mod support;

/// Posts in the charts that are measured.
pub const SIZES: [usize; 3] = [105, 1_000, 10_000];

fn main() {
    let mut criterion = criterion::Criterion::default().configure_from_args();
    document::benches(&mut criterion);
    picture::benches(&mut criterion);
    compare::benches(&mut criterion);
    #[cfg(feature = "gui")]
    canvas::benches(&mut criterion);
    export::benches(&mut criterion);
    import::benches(&mut criterion);
    criterion.final_summary();
}

#[cfg(feature = "gui")]
mod canvas;
mod compare;
mod document;
mod export;
mod import;
mod picture;
