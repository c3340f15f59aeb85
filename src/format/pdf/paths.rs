//! Paths, as far as they are boxes or straight rules.

use hayro_font::kurbo::{Point, Rect};

/// What is no wider than this is a rule, even where it is drawn as a field of colour, in points.
const RULE_WIDTH: f64 = 2.6;
/// Shorter ones are dashes, ticks and heads of arrows.
const RULE_LENGTH: f64 = 1.5;

/// A path on the page, of which curves keep only their ends.
#[derive(Default)]
pub struct Path {
    parts: Vec<Part>,
}

#[derive(Default)]
struct Part {
    points: Vec<Point>,
    closed: bool,
}

/// More points than any outline of a box has: what they draw is a picture or letters.
const POINTS_MAX: usize = 64;

impl Path {
    pub fn move_to(&mut self, to: Point) {
        self.parts.push(Part { points: vec![to], closed: false });
    }

    pub fn line_to(&mut self, to: Point) {
        match self.parts.last_mut() {
            Some(part) if !part.closed => part.points.push(to),
            // After the end of a part the next begins where it began.
            Some(part) => {
                let from = part.points[0];
                self.parts.push(Part { points: vec![from, to], closed: false });
            }
            None => self.move_to(to),
        }
    }

    pub fn curve_to(&mut self, to: Point) {
        self.line_to(to);
    }

    pub fn close(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.closed = true;
        }
    }

    pub fn polygon(&mut self, corners: [Point; 4]) {
        self.parts.push(Part { points: corners.to_vec(), closed: true });
    }

    /// Where all of it stands.
    pub fn bounds(&self) -> Rect {
        let mut parts = self.parts.iter().map(Part::bounds);
        let first = parts.next().unwrap_or_default();
        parts.fold(first, |all, part| all.union(part))
    }

    /// The parts that enclose a field.
    pub fn boxes(&self, fills: bool) -> impl Iterator<Item = Rect> {
        let encloses = move |part: &&Part| part.encloses(fills) && !part.bounds_are_thin();
        self.parts.iter().filter(encloses).map(Part::bounds)
    }

    /// Straight lines, and fields so thin that they are lines; what `clip` cuts off is left out.
    pub fn rules(&self, fills: bool, clip: Rect) -> impl Iterator<Item = (Point, Point)> {
        self.parts
            .iter()
            .flat_map(move |part| part.rules(fills))
            .filter_map(move |rule| cut(rule, clip))
    }
}

impl Part {
    fn bounds(&self) -> Rect {
        let first = Rect::from_points(self.points[0], self.points[0]);
        self.points.iter().fold(first, |all, &point| all.union_pt(point))
    }

    fn bounds_are_thin(&self) -> bool {
        let bounds = self.bounds();
        bounds.width().min(bounds.height()) <= RULE_WIDTH
    }

    fn encloses(&self, fills: bool) -> bool {
        let ends = (self.points.first(), self.points.last());
        let meets = matches!(ends, (Some(first), Some(last)) if first.distance(*last) < 0.5);
        (fills || self.closed || meets) && (3..=POINTS_MAX).contains(&self.points.len())
    }

    fn rules(&self, fills: bool) -> Vec<(Point, Point)> {
        if self.encloses(fills) {
            return if self.bounds_are_thin() { self.along_middle() } else { Vec::new() };
        }
        if self.points.len() > POINTS_MAX {
            return Vec::new();
        }
        let pairs = self.points.windows(2).map(|pair| (pair[0], pair[1]));
        pairs.filter(|(from, to)| from.distance(*to) >= RULE_LENGTH).collect()
    }

    /// A thin field as the line in its middle.
    fn along_middle(&self) -> Vec<(Point, Point)> {
        let bounds = self.bounds();
        let middle = bounds.center();
        if bounds.width().max(bounds.height()) < RULE_LENGTH {
            return Vec::new();
        }
        let rule = if bounds.width() >= bounds.height() {
            (Point::new(bounds.x0, middle.y), Point::new(bounds.x1, middle.y))
        } else {
            (Point::new(middle.x, bounds.y0), Point::new(middle.x, bounds.y1))
        };
        vec![rule]
    }
}

/// What is left of a level or upright rule within `clip`; others stay whole if they touch it.
fn cut((from, to): (Point, Point), clip: Rect) -> Option<(Point, Point)> {
    let bounds = Rect::from_points(from, to);
    let inside = bounds.inflate(0.5, 0.5).intersect(clip);
    if inside.width() <= 0.0 || inside.height() <= 0.0 {
        return None;
    }
    let within = |point: Point| {
        let level = (from.y - to.y).abs() < 0.5;
        let upright = (from.x - to.x).abs() < 0.5;
        Point::new(
            if level { point.x.clamp(clip.x0, clip.x1) } else { point.x },
            if upright { point.y.clamp(clip.y0, clip.y1) } else { point.y },
        )
    };
    Some((within(from), within(to)))
}
