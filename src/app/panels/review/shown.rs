//! Which page of the report is on show, how large, and its picture, which a thread draws.

use std::sync::Arc;

use crate::app::jobs::{Jobs, SourcePage, SourcePageRequest};
use crate::format::reading::SourceLine;

/// Pixels of a page's width that are drawn anew only if this many more or fewer are wanted.
const STEP: f32 = 128.0;
/// How large a page is shown, of the panel's width.
const ZOOMS: [f32; 5] = [1.0, 1.5, 2.0, 3.0, 4.5];

/// What is on show of the file's pages.
#[derive(Default)]
pub(super) struct ShownPage {
    /// The page that was turned to.
    number: u32,
    /// By its place among [`ZOOMS`].
    zoom: usize,
    wanted: Option<SourcePageRequest>,
    /// What a thread draws, or drew last.
    asked: Option<SourcePageRequest>,
    is_drawing: bool,
    /// The page drawn last: of what, its size in points, and its picture.
    drawn: Option<(SourcePageRequest, egui::Vec2, egui::TextureHandle)>,
    /// The page that was asked for last and could not be drawn.
    undrawn: Option<SourcePageRequest>,
}

impl ShownPage {
    pub fn zoom_by(&mut self, out: bool) {
        self.zoom =
            if out { self.zoom.saturating_sub(1) } else { (self.zoom + 1).min(ZOOMS.len() - 1) };
    }

    pub fn may_zoom(&self, out: bool) -> bool {
        if out { self.zoom > 0 } else { self.zoom + 1 < ZOOMS.len() }
    }

    /// Turns to the page of a line.
    pub fn turn_to(&mut self, line: &SourceLine) {
        self.number = line.place.page.unwrap_or(self.number);
    }

    pub fn turn(&mut self, pages: u32, back: bool) {
        self.number = if back { self.number.saturating_sub(1) } else { self.number + 1 };
        self.number = self.number.clamp(1, pages.max(1));
    }

    pub fn number(&self) -> u32 {
        self.number
    }

    /// Stays among so many pages.
    pub fn stay_within(&mut self, pages: u32) {
        self.number = self.number.clamp(1, pages.max(1));
    }

    pub fn zoom(&self) -> f32 {
        ZOOMS[self.zoom]
    }

    /// Asks for the page of a file, so many pixels wide.
    pub fn want(&mut self, pdf: &Arc<[u8]>, pixels: f32) {
        let width = (pixels / STEP).ceil() * STEP;
        self.wanted = Some(SourcePageRequest { pdf: Arc::clone(pdf), page: self.number, width });
    }

    /// Has the page that is wanted drawn, one at a time.
    pub fn follow(&mut self, jobs: &Jobs) {
        let Some(wanted) = self.wanted.take() else { return };
        if self.is_drawing || self.asked.as_ref().is_some_and(|asked| is_same(asked, &wanted)) {
            return;
        }
        jobs.draw_source_page(wanted.clone());
        self.asked = Some(wanted);
        self.is_drawing = true;
    }

    /// Takes a page that was drawn; none could be where it is nothing.
    pub fn take(&mut self, ctx: &egui::Context, drawn: Option<SourcePage>) {
        self.is_drawing = false;
        self.undrawn = self.asked.clone().filter(|_| drawn.is_none());
        self.drawn = drawn.zip(self.asked.clone()).map(|(it, asked)| {
            let texture = ctx.load_texture("source-page", it.image, egui::TextureOptions::LINEAR);
            (asked, it.size, texture)
        });
    }

    pub fn is_drawing(&self) -> bool {
        self.is_drawing
    }

    /// Whether the page in front of this file is known not to be drawn.
    pub fn is_undrawn(&self, pdf: &Arc<[u8]>) -> bool {
        let is_it = |it: &SourcePageRequest| it.page == self.number && Arc::ptr_eq(&it.pdf, pdf);
        self.undrawn.as_ref().is_some_and(is_it)
    }

    /// The size of the page in front of this file, in points, and its picture.
    pub fn drawn(&self, pdf: &Arc<[u8]>) -> Option<(egui::Vec2, &egui::TextureHandle)> {
        let (of, size, texture) = self.drawn.as_ref()?;
        (of.page == self.number && Arc::ptr_eq(&of.pdf, pdf)).then_some((*size, texture))
    }
}

fn is_same(a: &SourcePageRequest, b: &SourcePageRequest) -> bool {
    Arc::ptr_eq(&a.pdf, &b.pdf) && a.page == b.page && a.width == b.width
}
