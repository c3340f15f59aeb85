//! What the targets share: promises that hold of any project, and the helpers of the tests.

#![allow(dead_code, reason = "the helpers serve the tests too")]

pub mod bytes;

#[path = "../../support/forms.rs"]
pub mod forms;
#[path = "../../support/notation.rs"]
pub mod notation;
#[path = "../../support/random.rs"]
pub mod random;
#[path = "../../support/sound.rs"]
pub mod sound;

use organigramme::export::ledger::{Compared, LedgerFormat};
use organigramme::export::{ExportOptions, Format, Progress, export};
use organigramme::model::{Counts, Project};
use organigramme::scene::{Options, build};
use organigramme::words::Locale;

/// Above, a chart is not drawn: a case must stay short.
const DRAWN_POSTS_MAX: usize = 300;
const DRAWN_UNITS_MAX: usize = 100;

/// Each chart is drawn without an overlap, and every format without pixels is made of it.
pub fn assert_drawn(project: &Project) {
    for chart in &project.charts {
        if chart.post_count() > DRAWN_POSTS_MAX || chart.unit_count() > DRAWN_UNITS_MAX {
            continue;
        }
        let counts = Counts::of(chart, &project.lists);
        let scene = build(chart, &project.lists, &counts, &Options::default());
        sound::assert_text_within_cards(&scene);
        for (index, card) in scene.cards.iter().enumerate() {
            for other in &scene.cards[index + 1..] {
                assert!(!card.rect.overlaps(other.rect), "{} over {}", card.name, other.name);
            }
        }
        let drawn = scene.cards.iter().flat_map(|card| &card.lines);
        let drawn: usize = drawn.map(|line| line.posts.len()).sum();
        assert_eq!(drawn, chart.post_count(), "each post is on one line");
        for format in [Format::Svg, Format::Html, Format::Text] {
            let options = ExportOptions::new(format);
            let made = export(project, chart, &options, &Progress::default());
            assert!(made.is_ok(), "{format:?}: {:?}", made.err());
        }
    }
}

/// The ledger of two charts is made in every format.
pub fn assert_compared(compared: &Compared) {
    for format in LedgerFormat::ALL {
        assert!(format.bytes(compared, Locale::French).is_ok(), "{format:?}");
    }
}
