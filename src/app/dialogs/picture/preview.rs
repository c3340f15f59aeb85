//! The pages as they will be printed, with the size of their smallest text.

use std::sync::Arc;

use crate::app::jobs::{Jobs, Preview, PreviewPage, PreviewRequest};
use crate::app::kit::icons;
use crate::app::panels::Context;
use crate::editor::{PictureChoice, ShownChanges};
use crate::export::png::MOST_PIXELS;
use crate::export::{ExportOptions, Format};
use crate::model::{ChartId, Project};
use crate::scene::page::{LEGIBLE_PT, POINTS_PER_MM, Paper};
use crate::words::{Message, key, message};

/// What a page was drawn for.
#[derive(Clone, PartialEq)]
struct Asked {
    options: ExportOptions,
    page: usize,
    room: egui::Vec2,
}

/// What is on show.
#[derive(Default)]
pub struct Shown {
    /// The page that the user turned to.
    page: usize,
    asked: Option<Asked>,
    /// A thread is drawing.
    is_drawing: bool,
    pages: Vec<PreviewPage>,
    image: Option<egui::TextureHandle>,
    refusal: Option<Message>,
}

impl Shown {
    /// Why this cannot be exported.
    pub fn refusal(&self) -> Option<&Message> {
        self.refusal.as_ref()
    }

    /// Has the page drawn anew if anything it depends on has changed; one page at a time.
    pub fn follow(
        &mut self,
        jobs: &Jobs,
        project: &Arc<Project>,
        chart: &ChartId,
        options: ExportOptions,
        room: egui::Vec2,
    ) {
        let asked = Asked { options, page: self.page, room: room.round() };
        if self.is_drawing || self.asked.as_ref() == Some(&asked) {
            return;
        }
        jobs.preview(PreviewRequest {
            project: project.clone(),
            chart: chart.clone(),
            options: asked.options.clone(),
            page: asked.page,
            room: asked.room,
        });
        self.asked = Some(asked);
        self.is_drawing = true;
    }

    pub fn drawn(&mut self, ctx: &egui::Context, preview: Result<Preview, Message>) {
        self.is_drawing = false;
        match preview {
            Ok(preview) => {
                self.refusal = None;
                self.page = preview.page;
                if let Some(asked) = &mut self.asked {
                    asked.page = preview.page;
                }
                self.pages = preview.pages;
                let options = egui::TextureOptions::LINEAR;
                self.image = Some(ctx.load_texture("preview", preview.image, options));
            }
            Err(message) => {
                self.refusal = Some(message);
                self.image = None;
                self.pages.clear();
            }
        }
    }

    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        choice: &mut PictureChoice,
        room: egui::Vec2,
    ) {
        if let Some(refusal) = &self.refusal {
            let text = egui::RichText::new(context.words.say(refusal));
            ui.label(text.color(context.palette.danger));
            return;
        }
        let Some(page) = self.pages.get(self.page).copied() else {
            ui.centered_and_justified(|ui| ui.spinner());
            return;
        };
        let below = self.below_height(choice);
        let room = egui::vec2(room.x, room.y - below);
        if let Some(image) = &self.image {
            let fitted = image.size_vec2() / ui.pixels_per_point();
            let scale = (room.x / fitted.x).min(room.y / fitted.y).min(1.0);
            let fitted = fitted * scale;
            let strip = egui::vec2(room.x, fitted.y);
            let (rect, response) = ui.allocate_exact_size(strip, egui::Sense::hover());
            let at = egui::Rect::from_center_size(rect.center(), fitted);
            egui::Image::new(image).paint_at(ui, at);
            let border = egui::Stroke::new(1.0, context.palette.border);
            ui.painter().rect_stroke(at, 0.0, border, egui::StrokeKind::Outside);
            let label = context.words.say(&number_of(self.page, self.pages.len()));
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::Image, true, label.clone())
            });
            if self.is_drawing {
                let middle = egui::Rect::from_center_size(at.center(), egui::Vec2::splat(28.0));
                egui::Spinner::new().paint_at(ui, middle);
            }
        }
        self.turn_ui(ui, context);
        ui.vertical_centered(|ui| ui.label(figures(context, page, choice)));
        self.warnings_ui(ui, context, choice);
    }

    /// The height of what stands under the page.
    fn below_height(&self, choice: &PictureChoice) -> f32 {
        let turned = if self.pages.len() > 1 { 34.0 } else { 0.0 };
        let warned = if self.warned(choice) { 66.0 } else { 0.0 };
        30.0 + turned + warned
    }

    fn warned(&self, choice: &PictureChoice) -> bool {
        self.smallest() < LEGIBLE_PT && choice.paper != Paper::Fit || self.is_too_large(choice)
    }

    fn smallest(&self) -> f32 {
        self.pages.iter().map(|page| page.smallest_text_pt).fold(f32::INFINITY, f32::min)
    }

    fn is_too_large(&self, choice: &PictureChoice) -> bool {
        let too_large = |page: &PreviewPage| page.pixels.0 * page.pixels.1 > MOST_PIXELS;
        choice.format == Format::Png && self.pages.iter().any(too_large)
    }

    fn turn_ui(&mut self, ui: &mut egui::Ui, context: &Context) {
        if self.pages.len() < 2 {
            return;
        }
        let last = self.pages.len() - 1;
        let turned = |key| ui.input(|input| input.key_pressed(key));
        let keys = (turned(egui::Key::PageUp), turned(egui::Key::PageDown));
        ui.horizontal(|ui| {
            const WIDTH: f32 = 150.0;
            ui.add_space(((ui.available_width() - WIDTH) / 2.0).max(0.0));
            let previous = context.say(key::PICTURE_PREVIOUS);
            if turn_button(ui, icons::PREVIOUS, &previous, self.page > 0) || keys.0 {
                self.page = self.page.saturating_sub(1);
            }
            ui.label(context.words.say(&number_of(self.page, self.pages.len())));
            let next = context.say(key::PICTURE_NEXT);
            if turn_button(ui, icons::NEXT, &next, self.page < last) || keys.1 {
                self.page = (self.page + 1).min(last);
            }
        });
    }

    /// What would make the pages hard to read or impossible to make, with the ways out.
    fn warnings_ui(&self, ui: &mut egui::Ui, context: &Context, choice: &mut PictureChoice) {
        if !self.warned(choice) {
            return;
        }
        let warn = |ui: &mut egui::Ui, text: String| {
            let text = format!("{} {text}", icons::OVER);
            ui.label(egui::RichText::new(text).color(context.palette.danger));
        };
        if self.is_too_large(choice) {
            let limit = i64::try_from(MOST_PIXELS / 1_000_000).unwrap_or(i64::MAX);
            let message = message!(key::PICTURE_TOO_LARGE, limit);
            warn(ui, context.words.say(&message));
            return;
        }
        let smallest = self.smallest();
        let page = self.pages.iter().position(|page| page.smallest_text_pt == smallest);
        let tenths = (smallest * 10.0).floor() as i64;
        let (whole, tenths) = (tenths / 10, tenths % 10);
        let message = match page {
            Some(page) if self.pages.len() > 1 => {
                message!(key::PICTURE_SMALL_PAGE, page = page + 1, tenths, whole)
            }
            Some(_) | None => message!(key::PICTURE_SMALL, tenths, whole),
        };
        warn(ui, context.words.say(&message));
        ui.horizontal(|ui| {
            if choice.paper == Paper::A4 && ui.button(context.say(key::PICTURE_USE_A3)).clicked() {
                choice.paper = Paper::A3;
            }
            // Charts are rather wide than high: two stand better side by side on a page that is high.
            let is_wide = choice.changes == ShownChanges::Beside && !choice.portrait;
            if is_wide && ui.button(context.say(key::PICTURE_USE_PORTRAIT)).clicked() {
                choice.portrait = true;
            }
            if !choice.split && ui.button(context.say(key::PICTURE_USE_SPLIT)).clicked() {
                choice.split = true;
            }
        });
    }
}

fn turn_button(ui: &mut egui::Ui, icon: &str, name: &str, enabled: bool) -> bool {
    let button = egui::Button::new(icons::rich(icon)).min_size(egui::Vec2::splat(28.0));
    let response = ui.add_enabled(enabled, button).on_hover_text(name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, name));
    response.clicked()
}

fn number_of(page: usize, pages: usize) -> Message {
    message!(key::EXPORT_PAGE, number = page + 1, pages)
}

/// "297 × 210 mm · plus petit texte 7,4 pt · 105 postes".
fn figures(context: &Context, page: PreviewPage, choice: &PictureChoice) -> String {
    let tenths = (page.smallest_text_pt * 10.0).floor() as i64;
    let millimetres = |points: f32| (points / POINTS_PER_MM).round() as i64;
    let pixels = if choice.format == Format::Png {
        let whole = |pixels: u64| i64::try_from(pixels).unwrap_or(i64::MAX);
        let (across, down) = (whole(page.pixels.0), whole(page.pixels.1));
        context.words.say(&message!(key::PICTURE_PIXELS, across, down))
    } else {
        String::new()
    };
    let message = message!(
        key::PICTURE_FIGURES,
        height = millimetres(page.size.height),
        pixels,
        posts = page.posts,
        tenths = tenths % 10,
        whole = tenths / 10,
        width = millimetres(page.size.width)
    );
    context.words.say(&message)
}
