//! Running text: lines in reading order, columns told apart, paragraphs put together again.

use super::cards::sort;
use super::tables::{Table, aligned, append};
use super::words::{Piece, goes_on};
use crate::format::reading::phrases::counts;
use crate::geom::Rect;

/// A paragraph, or one line of it.
#[derive(Debug)]
pub struct Paragraph {
    pub text: String,
    pub area: Rect,
    pub size: f32,
    pub bold: bool,
    /// It begins with a mark of a list, which the text is without.
    pub bullet: bool,
    /// White space stands above it.
    pub apart: bool,
    /// It ends at the foot of its page, or begins at the head, and may go on.
    pub full: bool,
}

/// What a page holds, in reading order.
#[derive(Debug)]
pub enum Part {
    Paragraph(Paragraph),
    Table(Table),
    /// The chart of the page.
    Chart,
}

/// What is put in order: a line, or something that was found before.
enum Item {
    Line(Vec<usize>),
    Table(Table),
    Chart,
}

struct Block {
    item: Item,
    area: Rect,
}

/// Words of a line that is stretched to the margin are nearer to each other than columns are, in em.
const NEAR: f32 = 0.95;
/// Lines on each side of a gap between columns of text, at least.
const COLUMN_LINES: usize = 4;
/// How wide such a gap is at least, in points.
const COLUMN_GAP: f32 = 9.0;

/// Puts what stands on a page in order: the pieces that are `free`, the tables and the chart.
pub fn parts(
    pieces: &[Piece],
    free: Vec<usize>,
    tables: Vec<Table>,
    chart: Option<Rect>,
    margin: f32,
) -> Vec<Part> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut order = free;
    sort(&mut order, pieces);
    // What is far beside a piece may be another column.
    for at in order {
        let area = pieces[at].on_page();
        match blocks.last_mut() {
            Some(Block { item: Item::Line(line), area: before })
                if beside(&pieces[line[0]], &pieces[at])
                    && (-0.2..NEAR)
                        .contains(&((area.min.x - before.max.x) / pieces[at].size.max(0.1))) =>
            {
                line.push(at);
                *before = before.union(area);
            }
            _ => blocks.push(Block { area, item: Item::Line(vec![at]) }),
        }
    }
    blocks.extend(tables.into_iter().map(|it| Block { area: it.area, item: Item::Table(it) }));
    blocks.extend(chart.map(|area| Block { area, item: Item::Chart }));
    let mut out = Vec::new();
    let regions = regions(blocks, pieces);
    let has_columns = regions.len() > 1;
    for region in regions {
        // A column has its own margin.
        let long =
            |line: &Vec<usize>| line.iter().map(|&it| pieces[it].words.len()).sum::<usize>() > 3;
        let mut rights: Vec<f32> = region
            .iter()
            .filter(|block| matches!(&block.item, Item::Line(line) if long(line)))
            .map(|block| block.area.max.x)
            .collect();
        let own = self::margin(&mut rights);
        let is_column = has_columns && own < margin - 60.0 && rights.len() >= COLUMN_LINES;
        region_parts(region, pieces, if is_column { own } else { margin }, &mut out);
    }
    out
}

/// Columns of text one after the other, with what stands above and below them.
fn regions(mut blocks: Vec<Block>, pieces: &[Piece]) -> Vec<Vec<Block>> {
    blocks.sort_by(|a, b| a.area.min.y.total_cmp(&b.area.min.y));
    let Some(cut) = gutter(&blocks, pieces) else { return vec![blocks] };
    let crosses = |block: &Block| block.area.min.x < cut && block.area.max.x > cut;
    let mut out = Vec::new();
    let mut run: Vec<Block> = Vec::new();
    let end = |run: &mut Vec<Block>, out: &mut Vec<Vec<Block>>| {
        let (left, right): (Vec<Block>, Vec<Block>) =
            std::mem::take(run).into_iter().partition(|block| block.area.max.x <= cut);
        out.extend([left, right].into_iter().filter(|it| !it.is_empty()));
    };
    let mut whole: Vec<Block> = Vec::new();
    for block in blocks {
        if crosses(&block) {
            end(&mut run, &mut out);
            whole.push(block);
        } else {
            out.extend(Some(std::mem::take(&mut whole)).filter(|it| !it.is_empty()));
            run.push(block);
        }
    }
    end(&mut run, &mut out);
    out.extend(Some(whole).filter(|it| !it.is_empty()));
    out
}

/// Where the gap between two columns of text is; none if there is one column.
fn gutter(blocks: &[Block], pieces: &[Piece]) -> Option<f32> {
    let lines: Vec<(Rect, bool)> = blocks
        .iter()
        .filter_map(|block| match &block.item {
            Item::Line(line) => {
                let is_post = |text: &str| {
                    counts::begins_with_count(text) && text.contains(char::is_alphabetic)
                };
                let says = line.iter().any(|&at| is_post(bare(&pieces[at].text)));
                Some((block.area, says))
            }
            Item::Table(_) | Item::Chart => None,
        })
        .collect();
    if lines.len() < 2 * COLUMN_LINES || lines.len() > 2_000 {
        return None;
    }
    let bounds = lines.iter().fold(Rect::NOTHING, |all, (line, _)| all.union(*line));
    let mut lefts: Vec<f32> = lines.iter().map(|(line, _)| line.min.x).collect();
    lefts.sort_by(f32::total_cmp);
    lefts.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    // Columns of text are long lines, or posts each with its count; short ones beside each other are a table.
    let stands_alone = |(line, says): &(Rect, bool)| *says || line.width() > 0.25 * bounds.width();
    let found = lefts.into_iter().filter_map(|left| {
        let cut = left - COLUMN_GAP / 2.0;
        let middle = (cut - bounds.min.x) / bounds.width().max(1.0);
        if !(0.25..0.75).contains(&middle) {
            return None;
        }
        let count = |is_it: &dyn Fn(&Rect) -> bool| lines.iter().filter(|it| is_it(&it.0)).count();
        let alone = |is_it: &dyn Fn(&Rect) -> bool| {
            lines.iter().filter(|it| is_it(&it.0) && stands_alone(it)).count()
        };
        let before = count(&|area| area.max.x <= left - COLUMN_GAP);
        let after = count(&|area| area.min.x >= cut);
        let crossing = count(&|area| area.min.x < cut && area.max.x > cut - COLUMN_GAP / 2.0);
        let (left_alone, right_alone) =
            (alone(&|area| area.max.x <= cut), alone(&|area| area.min.x >= cut));
        // Lines that begin below each other are a column, though their words may be set far apart; so are those
        // that stand alone wherever they begin.
        let begins = count(&|area| (area.min.x - left).abs() < 3.0);
        let is_column = |all: usize| all >= COLUMN_LINES && right_alone * 2 >= all;
        let is_gap = before >= COLUMN_LINES
            && left_alone * 2 >= before
            && (is_column(begins) && crossing * 3 <= before.min(begins)
                || is_column(after) && crossing * 3 <= before.min(after));
        is_gap.then_some((crossing, cut))
    });
    found.min_by_key(|it| it.0).map(|it| it.1)
}

/// A line without the mark of a list before it.
fn bare(text: &str) -> &str {
    without_bullet(text).unwrap_or(text)
}

/// The parts of one column.
fn region_parts(blocks: Vec<Block>, pieces: &[Piece], margin: f32, out: &mut Vec<Part>) {
    let mut lines: Vec<Vec<usize>> = Vec::new();
    let flush = |lines: &mut Vec<Vec<usize>>, out: &mut Vec<Part>| {
        text_parts(&std::mem::take(lines), pieces, margin, out);
    };
    for block in blocks {
        match block.item {
            Item::Line(piece) => match lines.last_mut() {
                Some(line) if beside(&pieces[line[0]], &pieces[piece[0]]) => line.extend(piece),
                _ => lines.push(piece),
            },
            Item::Table(table) => {
                flush(&mut lines, out);
                out.push(Part::Table(table));
            }
            Item::Chart => {
                flush(&mut lines, out);
                out.push(Part::Chart);
            }
        }
    }
    flush(&mut lines, out);
}

fn beside(one: &Piece, other: &Piece) -> bool {
    one.turn == other.turn && (one.baseline - other.baseline).abs() < 0.4 * one.size.max(other.size)
}

/// Tables without rules, and paragraphs.
fn text_parts(lines: &[Vec<usize>], pieces: &[Piece], margin: f32, out: &mut Vec<Part>) {
    let mut lines: Vec<Vec<usize>> = lines.to_vec();
    for line in &mut lines {
        line.sort_by(|&a, &b| pieces[a].area.min.x.total_cmp(&pieces[b].area.min.x));
    }
    let mut at = 0;
    let mut last: Option<Piece> = None;
    while at < lines.len() {
        if let Some((table, taken)) = aligned(&lines[at..], pieces) {
            out.push(Part::Table(table));
            at += taken;
            last = None;
            continue;
        }
        for line in apart(&lines[at], pieces) {
            let goes_on = last.as_ref().is_some_and(|last| wraps(last, &line, margin));
            match out.last_mut() {
                Some(Part::Paragraph(paragraph)) if goes_on => {
                    append(&mut paragraph.text, &line.text);
                    paragraph.area = paragraph.area.union(line.on_page());
                    paragraph.full = reaches(&line, margin);
                }
                _ => out.push(Part::Paragraph(paragraph(&line, last.as_ref(), margin))),
            }
            last = Some(line);
        }
        at += 1;
    }
}

/// What stands on a line: as one, but for what is far off or set otherwise, as at the two ends of a heading.
fn apart(line: &[usize], pieces: &[Piece]) -> Vec<Piece> {
    let mut out: Vec<Vec<super::words::Word>> = Vec::new();
    let mut last: Option<&Piece> = None;
    for piece in line.iter().map(|&at| &pieces[at]) {
        let is_apart = last.is_none_or(|last| {
            let gap = (piece.area.min.x - last.area.max.x) / last.size.max(0.1);
            let alike = last.bold == piece.bold && (last.size - piece.size).abs() < 0.1 * last.size;
            gap > 2.5 && (!alike || gap > 12.0)
        });
        match out.last_mut() {
            Some(words) if !is_apart => words.extend(piece.words.iter().cloned()),
            _ => out.push(piece.words.clone()),
        }
        last = Some(piece);
    }
    out.iter().filter_map(|words| Piece::of_all(words)).collect()
}

fn paragraph(line: &Piece, last: Option<&Piece>, margin: f32) -> Paragraph {
    let gap = last.map_or(f32::INFINITY, |last| line.area.min.y - last.area.max.y);
    let stripped = without_bullet(&line.text);
    Paragraph {
        text: stripped.unwrap_or(&line.text).to_owned(),
        area: line.on_page(),
        size: line.size,
        bold: line.bold,
        bullet: stripped.is_some(),
        apart: gap > 0.45 * line.size,
        full: reaches(line, margin),
    }
}

/// A line without the mark of a list before it.
fn without_bullet(text: &str) -> Option<&str> {
    const MARKS: [char; 17] =
        ['•', '▪', '●', '○', '■', '□', '◦', '‣', '➢', '❖', '✓', '·', '–', '-', '—', '➔', '→'];
    let rest = match text.strip_prefix("o ") {
        Some(rest) => Some(rest),
        None => text.strip_prefix(MARKS)?.strip_prefix(' '),
    };
    rest.map(str::trim_start).filter(|rest| !rest.is_empty())
}

fn reaches(line: &Piece, margin: f32) -> bool {
    line.area.max.x > margin - 4.0 * line.size
}

/// Whether `next` is the rest of a paragraph whose line `last` was full: its first word had no room there.
fn wraps(last: &Piece, next: &Piece, margin: f32) -> bool {
    let size = last.size.max(next.size);
    let gap = next.area.min.y - last.area.max.y;
    let alike = (last.size - next.size).abs() < 0.1 * size
        && last.bold == next.bold
        && last.turn == next.turn;
    let first = next.words.first().map_or(0.0, |word| word.area.width());
    let had_room = last.area.max.x + 0.25 * size + first <= margin + 0.5;
    let begins_anew = without_bullet(&next.text).is_some()
        || next.text.starts_with(|c: char| c.is_ascii_digit())
            && next.words.len() > 1
            && next.words[0].text.len() <= 4;
    let ended = last.text.ends_with(['.', ':', ';', '!', '?', ')'])
        && next.text.starts_with(|c: char| c.is_uppercase());
    // Signs led to its figure.
    let ended = ended || counts::undotted(&last.text) != last.text;
    let is_near = (-0.6 * size..0.6 * size).contains(&gap);
    let is_rest = !had_room && !begins_anew && !ended;
    alike && is_near && (is_rest || (!had_room && goes_on(&last.text, &next.text)))
}

/// The right margin of running text: where several lines end, of those that go furthest.
pub fn margin(rights: &mut [f32]) -> f32 {
    rights.sort_by(|a, b| b.total_cmp(a));
    // One line further out than all others is no margin.
    rights.windows(3).find(|it| it[0] - it[2] < 12.0).map_or(f32::INFINITY, |it| it[0])
}
