//! The lines that the paths of an SVG draw.
//!
//! Source of the format: SVG 1.1, section 8.

use super::page::Area;

/// The least sides of a box that a path goes around.
const LEAST_BOX: (f64, f64) = (20.0, 10.0);

/// A point of a path is on the outline that is so near.
const NEAR: f64 = 1.0;

/// The numbers of a list parted by spaces or commas.
pub(super) fn numbers(text: &str) -> Vec<f64> {
    let parts = text.split(|c: char| c == ',' || c.is_whitespace());
    let number = |it: &str| {
        it.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').parse::<f64>().ok()
    };
    parts.filter_map(number).filter(|it| it.is_finite()).collect()
}

/// The corners of each line of a path; of curves, where they end.
pub(super) fn strokes(text: &str) -> Vec<Vec<(f64, f64)>> {
    let mut lines: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut rest = text.trim_start();
    let mut at = (0.0, 0.0);
    while let Some(command) = rest.chars().next().filter(char::is_ascii_alphabetic) {
        let is_command = |c: char| c.is_ascii_alphabetic() && c != 'e';
        let end = rest[1..].find(is_command).map_or(rest.len(), |end| end + 1);
        let values = numbers(&apart(&rest[1..end]));
        rest = &rest[end..];
        let kind = command.to_ascii_uppercase();
        if kind == 'Z' {
            let start = lines.last().and_then(|line| line.first()).copied();
            at = start.unwrap_or(at);
            lines.last_mut().into_iter().for_each(|line| line.extend(start));
            continue;
        }
        let step = match kind {
            'M' | 'L' | 'T' => 2,
            'C' => 6,
            'S' | 'Q' => 4,
            'A' => 7,
            'H' | 'V' => 1,
            _ => continue,
        };
        for (index, chunk) in values.chunks_exact(step).enumerate() {
            let from = if command.is_ascii_lowercase() { at } else { (0.0, 0.0) };
            let next = match (kind, chunk) {
                ('H', [x]) => (from.0 + x, at.1),
                ('V', [y]) => (at.0, from.1 + y),
                (_, [.., x, y]) => (from.0 + x, from.1 + y),
                _ => continue,
            };
            // What is drawn after a path was closed begins where it was closed.
            match lines.last_mut().filter(|line| !is_closed(line)) {
                Some(line) if kind != 'M' || index > 0 => line.push(next),
                _ if kind == 'M' => lines.push(vec![next]),
                _ => lines.push(vec![at, next]),
            }
            at = next;
        }
    }
    lines
}

/// Numbers that only their signs part, or a second point, as programs write short: "10-5", ".5.5".
fn apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut has_point = false;
    for letter in text.chars() {
        let starts =
            matches!(letter, '-' | '+') && !out.ends_with('e') || letter == '.' && has_point;
        if starts {
            out.push(' ');
        }
        has_point =
            letter == '.' || (has_point && !starts && (letter.is_ascii_digit() || letter == 'e'));
        out.push(letter);
    }
    out
}

fn is_closed(line: &[(f64, f64)]) -> bool {
    line.len() > 2 && line.first() == line.last()
}

/// The rectangle that a closed line goes around, its corners cut or round or not.
pub(super) fn outline_of(points: &[(f64, f64)]) -> Option<Area> {
    let (first, last) = (points.first()?, points.last()?);
    let closes = (first.0 - last.0).abs() < NEAR && (first.1 - last.1).abs() < NEAR;
    if points.len() < 5 || !closes {
        return None;
    }
    let least =
        |side: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(side).fold(f64::MAX, f64::min);
    let most = |side: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(side).fold(f64::MIN, f64::max);
    let (left, right) = (least(&|it| it.0), most(&|it| it.0));
    let (top, bottom) = (least(&|it| it.1), most(&|it| it.1));
    let near = |a: f64, b: f64| (a - b).abs() < NEAR;
    let on_side =
        |&(x, y): &(f64, f64)| near(x, left) || near(x, right) || near(y, top) || near(y, bottom);
    // A box has its corners, or is rounded a little at them; a rhombus has none.
    let (width, height) = (right - left, bottom - top);
    let has_corner = |x: f64, y: f64| {
        let is_near =
            |it: &&(f64, f64)| (it.0 - x).abs() <= width / 4.0 && (it.1 - y).abs() <= height / 4.0;
        points.iter().any(|it| is_near(&it))
    };
    let is_box = width >= LEAST_BOX.0
        && height >= LEAST_BOX.1
        && points.iter().all(on_side)
        && [left, right].iter().all(|&x| [top, bottom].iter().all(|&y| has_corner(x, y)));
    is_box.then_some(Area { left, top, width, height })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_paths_are_followed() {
        assert_eq!(
            strokes("M 8 1 V 4 H 2 v2"),
            [vec![(8.0, 1.0), (8.0, 4.0), (2.0, 4.0), (2.0, 6.0)]]
        );
        assert_eq!(strokes("m1-1.5.5.5h3"), [vec![(1.0, -1.5), (1.5, -1.0), (4.5, -1.0)]]);
        assert_eq!(
            strokes("M0 0L5,0M9 9l0 1 2 0"),
            [vec![(0.0, 0.0), (5.0, 0.0)], vec![(9.0, 9.0), (9.0, 10.0), (11.0, 10.0)],]
        );
    }

    #[test]
    fn a_rectangle_is_told_from_a_line() {
        let area = Area { left: 1.0, top: 1.0, width: 99.0, height: 40.0 };
        let closed = &strokes("M1 1h99v40h-99z")[0];
        assert_eq!(outline_of(closed), Some(area));
        let round = &strokes("M5 1H96Q100 1 100 5V37Q100 41 96 41H5Q1 41 1 37V5Q1 1 5 1Z")[0];
        assert_eq!(outline_of(round), Some(area));
        assert_eq!(outline_of(&strokes("M1 1V40H99")[0]), None);
        assert_eq!(outline_of(&strokes("M0 0L60 30L30 90L0 30L0 0Z")[0]), None);
    }
}
