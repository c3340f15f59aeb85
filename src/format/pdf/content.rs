//! What is drawn on a page: words, boxes, rules and pictures, each where it stands.
//!
//! Of the operators of a page only those are followed that move, show text, draw paths or hold others.
//! Colours, patterns and masks are passed over, and no picture is unpacked.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "operators and objects are another crate's, and only a few of them say where words stand"
)]

use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point as Place, Rect as Area, Vec2};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::fonts::{Face, Fonts};
use super::paths::Path;
use super::words::{Glyph, Mark, Writer};
use crate::geom::{Point, Rect, Size};

/// Forms drawn within forms, at most.
const DEPTH_MAX: usize = 16;

/// What is on a page, in points from its upper left corner, as it is seen.
#[derive(Debug, Default)]
pub struct Drawn {
    pub size: Size,
    /// In the order in which they are drawn.
    pub words: Vec<super::words::Word>,
    /// Closed outlines and fields of colour, large enough to hold words.
    pub boxes: Vec<Rect>,
    /// Straight lines, from end to end.
    pub rules: Vec<(Point, Point)>,
    /// What part of the page pictures take; those that overlap count twice.
    pub pictured: f32,
    /// How the page was turned so that its words read to the right.
    turn: Turn,
}

/// A turn of a page by quarters, its upper left corner then moved to where it was.
#[derive(Clone, Copy, Debug, Default)]
struct Turn {
    quarters: u8,
    by: (f32, f32),
}

impl Turn {
    fn back(self, area: Rect) -> Rect {
        let (dx, dy) = self.by;
        let moved = Rect::new(area.min.offset(-dx, -dy), area.max.offset(-dx, -dy));
        super::words::turned_back(moved, self.quarters)
    }
}

/// How much may still be read of a file.
pub struct Budget {
    steps: usize,
}

impl Budget {
    pub fn new(steps: usize) -> Self {
        Self { steps }
    }

    /// Takes `steps`; none if so many are not left.
    pub fn spend(&mut self, steps: usize) -> Option<()> {
        self.steps = self.steps.checked_sub(steps)?;
        Some(())
    }
}

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
struct State<'a> {
    transform: Affine,
    clip: Area,
    face: Option<Rc<Face<'a>>>,
    font_size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Follows the operators of a page.
struct Interpreter<'a, 'f> {
    fonts: &'f mut Fonts<'a>,
    budget: &'f mut Budget,
    hidden_layers: &'f [(u32, i32)],
    state: State<'a>,
    saved: Vec<State<'a>>,
    text: Affine,
    line: Affine,
    path: Path,
    clips: bool,
    writer: Writer,
    /// Of each piece of marked content that is open.
    marks: Vec<Marked>,
    boxes: Vec<Rect>,
    rules: Vec<(Point, Point)>,
    pictured: f64,
    page: Area,
}

/// What is said of the content between BDC and EMC.
#[derive(Clone, Default)]
struct Marked {
    mark: Option<Mark>,
    hidden: bool,
    /// What the whole of it says, until it is said.
    said: Option<Rc<str>>,
    replaced: bool,
}

/// Reads what is drawn on `page`; none if the budget does not last.
pub fn drawn<'a>(
    page: &Page<'a>,
    fonts: &mut Fonts<'a>,
    hidden_layers: &[(u32, i32)],
    budget: &mut Budget,
) -> Option<Drawn> {
    let (width, height) = page.render_dimensions();
    let whole = Area::new(0.0, 0.0, f64::from(width), f64::from(height));
    let state = State {
        transform: Affine::new(page.initial_transform(true).as_coeffs()),
        clip: whole,
        face: None,
        font_size: 1.0,
        letter_space: 0.0,
        word_space: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
    };
    let mut interpreter = Interpreter {
        fonts,
        budget,
        hidden_layers,
        state,
        saved: Vec::new(),
        text: Affine::IDENTITY,
        line: Affine::IDENTITY,
        path: Path::default(),
        clips: false,
        writer: Writer::default(),
        marks: Vec::new(),
        boxes: Vec::new(),
        rules: Vec::new(),
        pictured: 0.0,
        page: whole,
    };
    let bytes = page.page_stream().map_or(0, <[u8]>::len);
    interpreter.budget.spend(1_000 + bytes / 8)?;
    interpreter.run(page.typed_operations(), page.resources(), 0)?;
    Some(Drawn {
        size: Size::new(width, height),
        words: interpreter.writer.finish(),
        boxes: interpreter.boxes,
        rules: interpreter.rules,
        pictured: (interpreter.pictured / whole.area().max(1.0)) as f32,
        turn: Turn::default(),
    })
}

impl<'a> Interpreter<'a, '_> {
    /// Follows all of `operators`; none if the budget does not last.
    fn run(
        &mut self,
        mut operators: TypedIter<'_>,
        resources: &Resources<'a>,
        depth: usize,
    ) -> Option<()> {
        let (states, marks) = (self.saved.len(), self.marks.len());
        while let Some(operator) = operators.next() {
            self.budget.spend(1)?;
            if let Op::XObject(name) = operator {
                self.object(resources, name.0, depth)?;
            } else if !self.moves(&operator) && !self.draws(&operator) {
                self.writes(&operator, resources)?;
            }
        }
        // What was left open does not reach beyond its stream.
        self.marks.truncate(marks);
        if self.saved.len() > states {
            self.saved.truncate(states + 1);
            self.state = self.saved.pop()?;
        }
        Some(())
    }

    /// Operators that change where things are drawn.
    fn moves(&mut self, operator: &Op) -> bool {
        match operator {
            Op::SaveState(_) => {
                // Nobody means more.
                if self.saved.len() < 1_000 {
                    self.saved.push(self.state.clone());
                }
            }
            Op::RestoreState(_) => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            Op::Transform(it) => {
                self.state.transform *= affine([it.0, it.1, it.2, it.3, it.4, it.5]);
            }
            _ => return false,
        }
        true
    }

    /// Operators of paths.
    fn draws(&mut self, operator: &Op) -> bool {
        let at = |x: &Number, y: &Number| self.state.transform * Place::new(x.as_f64(), y.as_f64());
        match operator {
            Op::MoveTo(it) => self.path.move_to(at(&it.0, &it.1)),
            Op::LineTo(it) => self.path.line_to(at(&it.0, &it.1)),
            Op::CubicTo(it) => self.path.curve_to(at(&it.4, &it.5)),
            Op::CubicStartTo(it) => self.path.curve_to(at(&it.2, &it.3)),
            Op::CubicEndTo(it) => self.path.curve_to(at(&it.2, &it.3)),
            Op::ClosePath(_) => self.path.close(),
            Op::RectPath(it) => {
                let (x, y) = (it.0.as_f64(), it.1.as_f64());
                let (right, top) = (x + it.2.as_f64(), y + it.3.as_f64());
                let corners = [(x, y), (right, y), (right, top), (x, top)];
                let transform = self.state.transform;
                self.path.polygon(corners.map(|(x, y)| transform * Place::new(x, y)));
            }
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.clips = true,
            Op::EndPath(_) => self.paint(false, false),
            Op::StrokePath(_) => self.paint(false, true),
            Op::CloseAndStrokePath(_) => {
                self.path.close();
                self.paint(false, true);
            }
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => self.paint(true, false),
            Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => self.paint(true, true),
            // A gradient fills what it is clipped to.
            Op::Shading(_) => self.add_box(self.state.clip),
            Op::InlineImage(_) => self.picture(),
            _ => return false,
        }
        true
    }

    /// Ends the path, painted or not.
    fn paint(&mut self, fills: bool, strokes: bool) {
        let path = std::mem::take(&mut self.path);
        if (fills || strokes) && !self.hidden() {
            for outline in path.boxes(fills) {
                self.add_box(outline.intersect(self.state.clip));
            }
            self.rules.extend(
                path.rules(fills, self.state.clip).map(|(from, to)| (point(from), point(to))),
            );
        }
        if std::mem::take(&mut self.clips) {
            self.state.clip = path.bounds().intersect(self.state.clip);
        }
    }

    fn add_box(&mut self, area: Area) {
        let (width, height) = (area.width(), area.height());
        let is_page = width > 0.97 * self.page.width() && height > 0.97 * self.page.height();
        if width >= 12.0 && height >= 7.0 && !is_page && !self.hidden() {
            self.boxes.push(Rect::new(point(area.origin()), point(Place::new(area.x1, area.y1))));
        }
    }

    fn picture(&mut self) {
        let unit = self.state.transform.transform_rect_bbox(Area::new(0.0, 0.0, 1.0, 1.0));
        if !self.hidden() {
            self.pictured += unit.intersect(self.state.clip).area();
        }
    }

    /// A picture, or operators that are drawn as one.
    fn object(&mut self, resources: &Resources<'a>, name: &Name, depth: usize) -> Option<()> {
        let Some(stream) = resources.get_x_object(name) else { return Some(()) };
        let dict = stream.dict();
        if self.is_hidden(dict.get_ref("OC").map(|it| (it.obj_number, it.gen_number))) {
            return Some(());
        }
        match dict.get::<Name>("Subtype") {
            Some(kind) if kind.as_str() == "Image" => self.picture(),
            Some(kind) if kind.as_str() == "Form" && depth < DEPTH_MAX => {
                self.form(&stream, resources, depth)?;
            }
            _ => {}
        }
        Some(())
    }

    fn form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>, depth: usize) -> Option<()> {
        let Ok(bytes) = stream.decoded_data() else { return Some(()) };
        self.budget.spend(100 + bytes.len() / 8)?;
        let dict = stream.dict();
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let before = self.state.clone();
        if let Some(matrix) = dict.get::<[f64; 6]>("Matrix") {
            self.state.transform *= Affine::new(matrix);
        }
        if let Some([x0, y0, x1, y1]) = dict.get::<[f64; 4]>("BBox") {
            let clip = self.state.transform.transform_rect_bbox(Area::new(x0, y0, x1, y1));
            self.state.clip = clip.abs().intersect(self.state.clip);
        }
        let (text, line) = (self.text, self.line);
        // The numbers of its marks are its own.
        let marks = std::mem::take(&mut self.marks);
        if marks.iter().any(|it| it.hidden) {
            self.marks = marks;
            self.state = before;
            return Some(());
        }
        self.run(TypedIter::new(&bytes), own.as_ref().unwrap_or(resources), depth + 1)?;
        self.marks = marks;
        (self.text, self.line) = (text, line);
        self.state = before;
        Some(())
    }

    /// Operators of text, and of what is said of it.
    fn writes(&mut self, operator: &Op<'_, '_>, resources: &Resources<'a>) -> Option<()> {
        match operator {
            Op::BeginText(_) => {
                self.writer.begin();
                self.text = Affine::IDENTITY;
                self.line = Affine::IDENTITY;
            }
            Op::CharacterSpacing(it) => self.state.letter_space = it.0.as_f64(),
            Op::WordSpacing(it) => self.state.word_space = it.0.as_f64(),
            Op::HorizontalScaling(it) => self.state.stretch = it.0.as_f64() / 100.0,
            Op::TextLeading(it) => self.state.leading = it.0.as_f64(),
            Op::TextRise(it) => self.state.rise = it.0.as_f64(),
            Op::TextFont(it) => {
                let font = resources.get_font(it.0);
                self.state.face = font.and_then(|dict| self.fonts.face(&dict));
                self.state.font_size = it.1.as_f64();
            }
            Op::SetGraphicsState(_) => {}
            Op::NextLine(it) => self.next_line(it.0.as_f64(), it.1.as_f64()),
            Op::NextLineAndSetLeading(it) => {
                self.state.leading = -it.1.as_f64();
                self.next_line(it.0.as_f64(), it.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::SetTextMatrix(it) => {
                self.line = affine([it.0, it.1, it.2, it.3, it.4, it.5]);
                self.text = self.line;
            }
            Op::ShowText(it) => self.show(it.0.as_bytes())?,
            Op::NextLineAndShowText(it) => {
                self.next_line(0.0, -self.state.leading);
                self.show(it.0.as_bytes())?;
            }
            Op::ShowTextWithParameters(it) => {
                self.state.word_space = it.0.as_f64();
                self.state.letter_space = it.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(it.2.as_bytes())?;
            }
            Op::ShowTexts(it) => self.show_pieces(it.0)?,
            Op::BeginMarkedContent(it) => self.begin_mark(it.0, None, None),
            Op::BeginMarkedContentWithProperties(it) => {
                let (dict, reference) = match it.1 {
                    Object::Dict(dict) => (Some(dict.clone()), None),
                    Object::Name(name) => {
                        let all = &resources.properties;
                        (all.get::<Dict>(name), all.get_ref(name))
                    }
                    _ => (None, None),
                };
                let layer = reference.map(|it| (it.obj_number, it.gen_number));
                self.begin_mark(it.0, dict.as_ref(), layer);
            }
            Op::EndMarkedContent(_) => {
                self.marks.pop();
            }
            _ => {}
        }
        Some(())
    }

    fn begin_mark(&mut self, tag: &Name, properties: Option<&Dict>, layer: Option<(u32, i32)>) {
        // Each counts once more within the next: nobody nests them so deep.
        if self.marks.len() > 10_000 {
            return;
        }
        let mut marked = self.marks.last().cloned().unwrap_or_default();
        // That is said once, by the one that has it.
        marked.said = None;
        if tag.as_str() == "Artifact" {
            marked.mark = Some(Mark::Artifact);
        }
        if tag.as_str() == "OC" {
            marked.hidden |= self.is_hidden(layer);
        }
        if let Some(dict) = properties {
            if let Some(number) = dict.get::<u32>("MCID") {
                marked.mark = Some(Mark::Content(number));
            }
            if let Some(text) = dict.get::<hayro_syntax::object::String>("ActualText") {
                marked.said = Some(super::tags::text_string(text.as_bytes()).into());
                marked.replaced = true;
            }
        }
        self.marks.push(marked);
    }

    fn is_hidden(&self, layer: Option<(u32, i32)>) -> bool {
        layer.is_some_and(|layer| self.hidden_layers.contains(&layer))
    }

    fn hidden(&self) -> bool {
        self.marks.last().is_some_and(|marked| marked.hidden)
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.text = self.line;
    }

    /// Strings with shifts between them, in thousandths of an em.
    fn show_pieces(&mut self, pieces: &Array) -> Option<()> {
        for piece in pieces.iter::<Object>() {
            match piece {
                Object::String(text) => self.show(text.as_bytes())?,
                Object::Number(shift) => {
                    let state = &self.state;
                    let shift = -shift.as_f64() / 1_000.0 * state.font_size * state.stretch;
                    self.text *= Affine::translate((shift, 0.0));
                }
                _ => {}
            }
        }
        Some(())
    }

    fn show(&mut self, string: &[u8]) -> Option<()> {
        self.budget.spend(string.len())?;
        let Some(face) = self.state.face.clone() else { return Some(()) };
        let mut offset = 0;
        while offset < string.len() {
            let (code, length) = face.code(string, offset);
            offset += length;
            let sign = face.sign(code);
            let state = &self.state;
            let size = state.font_size;
            let own = Affine::new([size * state.stretch, 0.0, 0.0, size, 0.0, state.rise]);
            let transform = state.transform * self.text * own;
            self.write(&sign.text, f64::from(sign.advance), transform, face.bold);
            let space = if code == 32 && length == 1 { self.state.word_space } else { 0.0 };
            let state = &self.state;
            let advance = f64::from(sign.advance) * size + state.letter_space + space;
            self.text *= Affine::translate((advance * state.stretch, 0.0));
        }
        Some(())
    }

    /// Writes what a glyph says; `transform` leads from its em to the page.
    fn write(&mut self, text: &Rc<str>, advance: f64, transform: Affine, bold: bool) {
        let marked = self.marks.last().cloned().unwrap_or_default();
        if marked.hidden {
            return;
        }
        let mut text = text.clone();
        if marked.replaced {
            let said = self.marks.iter_mut().rev().find_map(|it| it.said.take());
            text = said.unwrap_or_else(|| "".into());
        }
        let vector = |x, y| transform * Place::new(x, y) - transform * Place::ORIGIN;
        let (along, up): (Vec2, Vec2) = (vector(1.0, 0.0), vector(0.0, 1.0));
        let origin = transform * Place::ORIGIN;
        let end = transform * Place::new(advance, 0.0);
        if !(origin.is_finite() && end.is_finite() && up.is_finite()) {
            return;
        }
        let turn = (along.y.atan2(along.x) / std::f64::consts::FRAC_PI_2).round();
        self.writer.write(Glyph {
            text: &text,
            from: point(origin),
            to: point(end),
            size: up.hypot() as f32,
            turn: (turn.rem_euclid(4.0)) as u8,
            bold,
            mark: marked.mark,
        });
    }
}

fn affine(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

fn point(place: Place) -> Point {
    // Nothing that is drawn is so far off.
    Point::new(place.x.clamp(-1e6, 1e6) as f32, place.y.clamp(-1e6, 1e6) as f32)
}

impl Drawn {
    /// The page turned as most of its words read.
    pub fn upright(mut self) -> Self {
        let mut counts = [0_usize; 4];
        self.words.iter().for_each(|word| counts[usize::from(word.turn % 4)] += word.text.len());
        let Some(turn) =
            (1..4_u8).find(|&it| counts[usize::from(it)] * 10 > counts.iter().sum::<usize>() * 6)
        else {
            return self;
        };
        let Size { width, height } = self.size;
        // What the upper left corner of the turned page is moved by.
        let (dx, dy, size) = match turn {
            1 => (0.0, width, Size::new(height, width)),
            2 => (width, height, self.size),
            _ => (height, 0.0, Size::new(height, width)),
        };
        let move_point = |at: Point| super::words::turned(at, turn).offset(dx, dy);
        let move_rect = |area: Rect| {
            let (a, b) = (move_point(area.min), move_point(area.max));
            Rect::new(
                Point::new(a.x.min(b.x), a.y.min(b.y)),
                Point::new(a.x.max(b.x), a.y.max(b.y)),
            )
        };
        for word in &mut self.words {
            let area = move_rect(super::words::turned_back(word.area, word.turn));
            let own = (word.turn + 4 - turn) % 4;
            let (a, b) = (super::words::turned(area.min, own), super::words::turned(area.max, own));
            let least = Point::new(a.x.min(b.x), a.y.min(b.y));
            let (rise, low) = (word.baseline - word.area.min.y, least.y);
            word.area = Rect::new(least, Point::new(a.x.max(b.x), a.y.max(b.y)));
            word.baseline = low + rise;
            word.turn = own;
        }
        self.boxes.iter_mut().for_each(|it| *it = move_rect(*it));
        self.rules.iter_mut().for_each(|it| *it = (move_point(it.0), move_point(it.1)));
        self.size = size;
        self.turn = Turn { quarters: turn, by: (dx, dy) };
        self
    }

    /// Where `area` is on the page as it is printed.
    pub fn on_paper(&self, area: Rect) -> Rect {
        self.turn.back(area)
    }
}
