//! The charts of the project as tabs, each with its headcount, and the tools of the one in front.

use egui::containers::menu::MenuButton;

use super::look::LookPanel;
use super::{Context, menu};
use crate::app::kit::choice::choice_ui;
use crate::app::kit::{fonts, icons, tokens};
use crate::editor::{Action, ChangeCommand, ChartCommand, Command, Document, List, ShowCommand};
use crate::model::{Ceiling, ChartId, Role, brief};
use crate::words::{Locale, key, shortened};

/// Letters of a chart's name on its tab.
const MOST_LETTERS: usize = 30;
/// Of the list of all charts, in logical pixels; a longer one is scrolled.
const MOST_LIST_HEIGHT: f32 = 420.0;

pub fn tabs_ui(ui: &mut egui::Ui, context: &mut Context, look: &mut LookPanel, zoom: f32) {
    let Some(document) = context.editor.document() else { return };
    ui.horizontal(|ui| {
        ui.set_min_height(34.0);
        let with_views = document.compared().is_some() && ui.available_width() > 1_080.0;
        let tools_width = if with_views { 760.0 } else { 400.0 };
        let tabs_width = (ui.available_width() - tools_width - 80.0).max(120.0);
        // A bar would lie across the tabs: the wheel and the list beside them do what it is for.
        let shown = egui::ScrollArea::horizontal()
            .id_salt("chart-tabs")
            .max_width(tabs_width)
            .auto_shrink([true, true])
            .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
            .show(ui, |ui| {
                // The wheel turns through the tabs.
                let over = ui.rect_contains_pointer(ui.clip_rect());
                let turned = ui.input(|input| input.smooth_scroll_delta().y);
                if over && turned != 0.0 {
                    ui.scroll_with_delta(egui::vec2(turned, 0.0));
                }
                for index in 0..document.project().charts.len() {
                    tab_ui(ui, context, document, index);
                }
            });
        if shown.content_size.x > shown.inner_rect.width() + 1.0 {
            all_ui(ui, context, document);
        }
        add_ui(ui, context);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            context.action_button(ui, Action::ZoomFit);
            context.action_button(ui, Action::ZoomIn);
            zoom_ui(ui, context, zoom);
            context.action_button(ui, Action::ZoomOut);
            ui.separator();
            context.action_button(ui, Action::AddPost);
            context.action_button(ui, Action::AddUnit);
            ui.separator();
            look.button_ui(ui, context);
            if with_views {
                ui.separator();
                views_ui(ui, context);
            }
        });
    });
}

/// How the two charts compared are looked at; the last one stands at the right.
pub fn views_ui(ui: &mut egui::Ui, context: &mut Context) {
    ui.spacing_mut().item_spacing.x = tokens::space::HAIR;
    for action in
        [Action::ViewSideBySide, Action::ViewChanges, Action::ViewAfter, Action::ViewBefore]
    {
        let chosen = context.ticked.contains(&action);
        let label = context.say(action.word());
        let response = choice_ui(ui, context.palette, chosen, label, [0.0, 28.0]);
        if response.on_hover_text(context.action_tip(action)).clicked() {
            context.ask(Command::Act(action));
        }
    }
}

/// What a chart can be added from: the one in front, before anything empty.
fn add_ui(ui: &mut egui::Ui, context: &mut Context) {
    let button = egui::Button::new(icons::rich(icons::ADD))
        .frame_when_inactive(false)
        .min_size(egui::Vec2::splat(28.0));
    let added = MenuButton::from_button(button).ui(ui, |ui| {
        menu::list_ui(ui, context, List::AddChart);
    });
    let name = context.say(key::TABS_ADD);
    let response = added.0.on_hover_text(&name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
}

/// All charts in a list, where there is no room for their tabs.
fn all_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document) {
    let name = context.say(key::TABS_ALL);
    let button = egui::Button::new(icons::rich(icons::OPENED))
        .frame_when_inactive(false)
        .min_size(egui::Vec2::splat(28.0));
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        egui::ScrollArea::vertical().max_height(MOST_LIST_HEIGHT).show(ui, |ui| {
            for (index, chart) in document.project().charts.iter().enumerate() {
                let shown = is_in_front(document, index);
                let text = tab_text(ui, context, document, index);
                let response = choice_ui(ui, context.palette, shown, text, [160.0, 28.0]);
                tell(&response, context.words, document, index, shown);
                if response.clicked() {
                    context.ask(Command::Show(ShowCommand::Chart(chart.id.clone())));
                    ui.close();
                }
            }
        });
    });
    let response = response.on_hover_text(&name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
}

fn zoom_ui(ui: &mut egui::Ui, context: &mut Context, zoom: f32) {
    let text = format!("{:.0}\u{a0}%", zoom * 100.0);
    let button = egui::Button::new(text).frame_when_inactive(false).min_size([52.0, 28.0].into());
    let tip = context.action_tip(Action::ZoomActual);
    if ui.add(button).on_hover_text(tip).clicked() {
        context.ask(Command::Act(Action::ZoomActual));
    }
}

fn is_in_front(document: &Document, index: usize) -> bool {
    let chart = &document.project().charts[index];
    document.chart().is_some_and(|front| front.id == chart.id)
}

/// Role, name and headcount of a chart.
fn tab_text(
    ui: &egui::Ui,
    context: &Context,
    document: &Document,
    index: usize,
) -> egui::text::LayoutJob {
    let chart = &document.project().charts[index];
    let count = document.counts(index).chart();
    let shown = is_in_front(document, index);
    let color = if shown { context.palette.text } else { context.palette.muted };
    let mut text = egui::text::LayoutJob::default();
    let font = egui::TextStyle::Button.resolve(ui.style());
    if let Some(role) = chart.fields.role {
        let format = egui::TextFormat {
            valign: egui::Align::Center,
            ..egui::TextFormat::simple(fonts::icon_font(14.0), context.palette.accent)
        };
        text.append(role_icon(role), 0.0, format);
    }
    let mut push = |words: &str, space, color| {
        text.append(words, space, egui::TextFormat::simple(font.clone(), color));
    };
    push(&shortened(&chart.fields.label, MOST_LETTERS), tokens::space::TIGHT, color);
    let figure = headcount(context.words, count.total.posts, count.ceiling);
    let over = document.is_over(index);
    let figure = if over { format!("{} {figure}", icons::OVER) } else { figure };
    let figure_color = if over { context.palette.danger } else { context.palette.muted };
    push(&figure, tokens::space::MEDIUM, figure_color);
    text
}

/// What screen readers are told of the tab or the entry of a chart.
fn tell(response: &egui::Response, words: Locale, document: &Document, index: usize, shown: bool) {
    response.widget_info(|| {
        let chart = &document.project().charts[index];
        let posts = words.number(document.counts(index).chart().total.posts);
        let label = format!("{} {posts}", brief(&chart.fields.label));
        egui::WidgetInfo::selected(egui::WidgetType::SelectableLabel, true, shown, label)
    });
}

fn tab_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document, index: usize) {
    let chart = &document.project().charts[index];
    let shown = is_in_front(document, index);
    let text = tab_text(ui, context, document, index);
    let response = choice_ui(ui, context.palette, shown, text, [0.0, 28.0]);
    tell(&response, context.words, document, index, shown);
    // A tab that comes to the front comes into sight.
    let front = egui::Id::new("chart in front");
    if shown && ui.data(|data| data.get_temp::<ChartId>(front)) != Some(chart.id.clone()) {
        response.scroll_to_me(None);
        ui.data_mut(|data| data.insert_temp(front, chart.id.clone()));
    }
    let response = response.on_hover_ui(|ui| {
        ui.label(egui::RichText::new(brief(&chart.fields.label)).strong());
        let (ceiling, missing) =
            super::status::ceiling_texts(context.words, chart, document.counts(index));
        for text in std::iter::once(ceiling).chain(missing) {
            ui.label(text);
        }
    });
    if response.clicked() {
        context.ask(Command::Show(ShowCommand::Chart(chart.id.clone())));
    }
    if response.double_clicked() {
        context.ask(Command::Act(Action::ChartProperties));
    }
    response.context_menu(|ui| {
        if !shown {
            context.ask(Command::Show(ShowCommand::Chart(chart.id.clone())));
        }
        menu::list_ui(ui, context, List::Tab);
        ui.add_enabled_ui(index > 0, |ui| {
            if ui.button(context.say(key::CHART_MOVE_LEFT)).clicked() {
                context.ask(Command::Change(ChangeCommand::Charts(ChartCommand::Move {
                    chart: chart.id.clone(),
                    index: index - 1,
                })));
                ui.close();
            }
        });
        ui.add_enabled_ui(index + 1 < document.project().charts.len(), |ui| {
            if ui.button(context.say(key::CHART_MOVE_RIGHT)).clicked() {
                context.ask(Command::Change(ChangeCommand::Charts(ChartCommand::Move {
                    chart: chart.id.clone(),
                    index: index + 1,
                })));
                ui.close();
            }
        });
        ui.separator();
        menu::item_ui(ui, context, Action::DeleteChart);
    });
    ui.add_space(tokens::space::TIGHT);
}

/// The mark of a role: where it begins, where it goes, one way among others.
pub fn role_icon(role: Role) -> &'static str {
    match role {
        Role::Source => icons::ROLE_SOURCE,
        Role::Target => icons::ROLE_TARGET,
        Role::Variant => icons::ROLE_VARIANT,
    }
}

/// "105 / 45 + –": the posts, beside the ceiling where there is one.
pub fn headcount(words: Locale, posts: u32, ceiling: Ceiling) -> String {
    match ceiling.posts {
        None => words.number(posts),
        authorised => words.headcount(posts, authorised, ceiling.missing == 0),
    }
}
