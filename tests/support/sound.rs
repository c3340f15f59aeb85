//! What must hold of whatever is read, arranged or drawn: the tests say it of what they make, the fuzz
//! targets of anything.

use organigramme::format::native::{load, save};
use organigramme::format::reading::{LineUse, Report};
use organigramme::geom::{Point, Rect};
use organigramme::layout::{Arrangement, Layout, Node, Request};
use organigramme::model::{Project, printable, violations};
use organigramme::scene::{Card, Item, Scene, TextRun};
use organigramme::words::{Locale, Message};

/// A refusal as a person reads it: one sentence in either language, not too long.
pub fn said(message: &Message) -> String {
    let sentences = [Locale::French, Locale::English];
    // As the command line prints it: a text that is quoted may have line ends.
    let [french, english] = sentences.map(|locale| printable(&locale.say(message)).into_owned());
    for sentence in [&french, &english] {
        assert!(sentence.contains(' ') && !sentence.contains('\n'), "no sentence: {sentence:?}");
        assert!(sentence.len() < 4_000, "a sentence of {} bytes", sentence.len());
    }
    french
}

/// Whatever was read is sound, is saved, and comes back as it is: to the same bytes.
pub fn assert_saved_and_read_again(project: &Project) {
    assert_eq!(violations(&project.to_record()), []);
    let saved = save(project);
    let again = match load(&saved) {
        Ok(loaded) => loaded.project,
        Err(error) => panic!("what was saved is refused: {}", said(&error.message())),
    };
    assert!(again.to_record() == project.to_record(), "another project comes back");
    assert!(save(&again) == saved, "other bytes are saved");
}

/// Asserts that no line of `text` was dropped and that what was read is sound.
#[track_caller]
pub fn assert_accounted(report: &Report, text: &str) {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = unified.lines().collect();
    assert_eq!(report.lines.len(), lines.len(), "one use for each line");
    for (index, (line, line_use)) in lines.iter().zip(&report.lines).enumerate() {
        let shows = line.chars().any(|c| c.is_alphanumeric());
        assert!(!(shows && *line_use == LineUse::Blank), "line {} is dropped: {line:?}", index + 1);
        // What takes several lines is listed at the first of them.
        let run = report.lines[..=index].iter().rev().take_while(|&&it| it == LineUse::Problem);
        let listed = |line: usize| report.problems.iter().any(|problem| problem.line == line);
        let is_listed = (0..run.count()).any(|above| listed(index + 1 - above));
        assert!(*line_use != LineUse::Problem || is_listed, "line {} is not listed", index + 1);
    }
    let places = report.problems.iter().all(|it| (1..=lines.len().max(1)).contains(&it.line));
    assert!(places, "each problem has a line of the text");
    assert_eq!(violations(&report.project.to_record()), []);
}

/// The indices of the children of `parent`, in order.
pub fn children(nodes: &[Node], parent: usize) -> Vec<usize> {
    (0..nodes.len()).filter(|&child| nodes[child].parent == Some(parent)).collect()
}

/// The rectangle that a stroke covers, without its width.
fn stroke(pair: &[Point]) -> Rect {
    let [a, b] = pair else { unreachable!("windows of two") };
    Rect::new(Point::new(a.x.min(b.x), a.y.min(b.y)), Point::new(a.x.max(b.x), a.y.max(b.y)))
}

/// Asserts that no card covers another, that each is within the picture and under its parent, and that
/// connectors join them and cross none.
pub fn assert_sound(request: &Request, layout: &Layout) {
    let nodes = &request.nodes;
    assert_eq!(layout.cards.len(), nodes.len());
    let bounds = Rect::from_min_size(Point::ZERO, layout.size);
    for (index, placed) in layout.cards.iter().enumerate() {
        let rect = placed.rect;
        assert_eq!(rect, Rect::new(clamped(rect.min, bounds), clamped(rect.max, bounds)));
        let shape = nodes[index].shapes[placed.shape];
        assert!(rect.width() >= shape.width && rect.height() >= shape.height);
        for other in &layout.cards[index + 1..] {
            assert!(!rect.overlaps(other.rect), "{rect:?} over {:?}", other.rect);
        }
        let children = children(nodes, index);
        for &child in &children {
            assert!(layout.cards[child].rect.min.y > rect.max.y, "a child stands below");
        }
        for pair in children.windows(2) {
            let [a, b] = [pair[0], pair[1]].map(|child| layout.cards[child].rect);
            assert!(a.max.x < b.min.x || a.max.y < b.min.y, "siblings keep their order");
        }
        match (nodes[index].forced, placed.arrangement) {
            (_, None) => assert!(children.is_empty()),
            (Some(Arrangement::Columns(wanted)), Some(got)) => {
                let got = match got {
                    Arrangement::Row => children.len(),
                    Arrangement::Column => 1,
                    Arrangement::Columns(columns) => columns as usize,
                };
                assert!(got <= (wanted as usize).max(1).min(children.len().max(1)));
            }
            (Some(wanted), Some(got)) => assert_eq!(wanted, got),
            (None, Some(_)) => {}
        }
    }
    for line in &layout.connectors {
        for pair in line.points.windows(2) {
            let stroke = stroke(pair);
            assert!(stroke.width() == 0.0 || stroke.height() == 0.0, "strokes are straight");
            for placed in &layout.cards {
                // Touching an edge is how a connector arrives.
                let inside = placed.rect.expand(-0.5);
                let crosses = stroke.min.x < inside.max.x
                    && inside.min.x < stroke.max.x.max(stroke.min.x + f32::EPSILON)
                    && stroke.min.y < inside.max.y
                    && inside.min.y < stroke.max.y.max(stroke.min.y + f32::EPSILON);
                assert!(!crosses, "{stroke:?} crosses {:?}", placed.rect);
            }
        }
    }
    assert_connected(nodes, layout);
}

fn clamped(point: Point, bounds: Rect) -> Point {
    Point::new(point.x.clamp(bounds.min.x, bounds.max.x), point.y.clamp(bounds.min.y, bounds.max.y))
}

/// Every child is reached by the end of a connector of its parent, and no connector goes elsewhere.
fn assert_connected(nodes: &[Node], layout: &Layout) {
    for (index, node) in nodes.iter().enumerate() {
        let Some(parent) = node.parent else { continue };
        let rect = layout.cards[index].rect;
        let arrives = layout
            .connectors
            .iter()
            .filter(|line| line.parent == parent)
            .filter_map(|line| line.points.last())
            .any(|&end| rect.contains(end));
        assert!(arrives, "card {index} hangs in the air");
    }
}

/// The texts of a card, in painting order.
pub fn runs<'a>(scene: &'a Scene, card: &Card) -> Vec<&'a TextRun> {
    let items = scene.items[card.items.clone()].iter();
    items
        .filter_map(|item| match item {
            Item::Text(run) => Some(run),
            _ => None,
        })
        .collect()
}

/// Asserts that every text is within its card, and every line below the one before.
pub fn assert_text_within_cards(scene: &Scene) {
    for card in &scene.cards {
        for run in runs(scene, card) {
            let left = run.origin.x;
            let inside = card.rect.min.x < left
                && left + run.width < card.rect.max.x
                && card.rect.min.y < run.origin.y - 0.75 * run.size
                && run.origin.y + 0.2 * run.size < card.rect.max.y;
            assert!(inside, "{run:?} leaves {:?}", card.rect);
        }
        let mut above = card.header.max.y;
        let lines = card.lines.iter().map(|line| line.rect);
        for rect in lines.chain(card.ghosts.iter().map(|ghost| ghost.rect)) {
            assert!(rect.min.y >= above && rect.max.y <= card.rect.max.y);
            above = rect.max.y;
        }
    }
}
