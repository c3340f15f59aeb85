//! The panel of statistics: the figures of the chart in front as bars, drawn as they are exported.

use egui::{Rect, pos2, vec2};

use super::Context;
use crate::app::canvas;
use crate::app::kit::tokens::{self, Scheme};
use crate::editor::{Action, Command};
use crate::geom::Point;
use crate::model::ChartId;
use crate::scene::page::Page;
use crate::scene::statistics::{Sheet, compose};
use crate::scene::theme::Theme;
use crate::words::Locale;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct StatisticsPanel {
    drawn: Option<(Key, Page)>,
}

/// What the picture depends on.
#[derive(Clone, PartialEq)]
struct Key {
    number: u64,
    revision: u64,
    chart: ChartId,
    compared: Option<ChartId>,
    width: f32,
    theme: Theme,
    words: Locale,
}

impl StatisticsPanel {
    pub fn ui(&mut self, ui: &mut egui::Ui, context: &mut Context, scheme: Scheme) {
        let enabled = context.editor.is_enabled(Action::ExportStatistics);
        let button = egui::Button::new(context.say(Action::ExportStatistics.word()));
        if ui.add_enabled(enabled, button).clicked() {
            context.ask(Command::Act(Action::ExportStatistics));
        }
        ui.add_space(tokens::space::TIGHT);
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let Some(page) = self.page(ui, context, scheme) else { return };
            let room = vec2(page.size.width, page.size.height);
            let (rect, _) = ui.allocate_exact_size(room, egui::Sense::hover());
            canvas::paint_page(ui, &page.items, rect.min);
            for card in &page.cards {
                let at = |area: crate::geom::Rect| {
                    let corner = |point: Point| pos2(point.x, point.y) + rect.min.to_vec2();
                    Rect::from_min_max(corner(area.min), corner(area.max))
                };
                named(ui, at(card.header), &card.name);
                for line in &card.lines {
                    named(ui, at(line.rect), &line.label).on_hover_text(&line.label);
                }
            }
        });
    }

    /// The picture as wide as the panel.
    fn page(&mut self, ui: &egui::Ui, context: &Context, scheme: Scheme) -> Option<&Page> {
        let document = context.editor.document()?;
        let chart = document.chart()?;
        let style = scheme.style(document.look(&chart.id).style);
        let mut theme = Theme::of(style, scheme.ground());
        theme.card = color(ui.visuals().panel_fill);
        let key = Key {
            number: document.number(),
            revision: document.revision(),
            chart: chart.id.clone(),
            compared: document.earlier_of(chart).map(|chart| chart.id.clone()),
            width: ui.available_width().floor(),
            theme,
            words: context.words,
        };
        if self.drawn.as_ref().is_none_or(|(drawn, _)| *drawn != key) {
            let statistics = document.statistics(context.words)?;
            let sheet = Sheet { width: key.width, height: None, margin: 2.0 };
            let page = compose(&statistics, sheet, &theme).into_iter().next()?;
            self.drawn = Some((key, page));
        }
        self.drawn.as_ref().map(|(_, page)| page)
    }
}

fn color(color: egui::Color32) -> crate::scene::Color {
    let [red, green, blue, alpha] = color.to_srgba_unmultiplied();
    crate::scene::Color { red, green, blue, alpha }
}

/// A part of the picture, for whoever reads the screen aloud or points at it.
fn named(ui: &egui::Ui, rect: Rect, label: &str) -> egui::Response {
    let id = ui.id().with((label, rect.top().to_bits()));
    let response = ui.interact(rect, id, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, label));
    response
}
