//! How the chart in front is looked at: a button over the canvas that opens all the choices, and the
//! views that are kept of them.

use super::{Context, menu};
use crate::app::kit::field::{checkbox_ui, text_field_ui};
use crate::app::kit::{icons, tokens};
use crate::editor::{Action, Command, Document, Draft, LookCommand, Place};
use crate::model::{
    Arrangement, CardWidth, Chart, ColourBy, Density, Look, Shown, Style, UnitId, view_named,
};
use crate::words::{MessageKey, key};

/// Of the button.
const WIDTH: f32 = 150.0;

/// What tells a project from any other that was open before it.
type ProjectNumber = u64;

/// The name for a view, as its field holds it.
#[derive(Default)]
pub struct LookPanel {
    name: String,
    /// Somebody has written it for a view of this project, and has neither kept it nor given it up.
    typed_in: Option<ProjectNumber>,
    has_keyboard: bool,
    /// To be opened with the next frame.
    opens: bool,
}

impl LookPanel {
    /// The name that is written for a view, in sight or not; none where a view is called so, or none can be
    /// kept.
    pub fn typed(&self, document: &Document) -> Option<Draft> {
        let chart = document.chart()?;
        let name = self.name.trim();
        let is_typed = self.typed_in == Some(document.number())
            && !name.is_empty()
            && document.is_editable()
            && view_named(&chart.fields.views, name).is_none();
        let place = Place::ViewName { chart: chart.id.clone() };
        is_typed.then(|| Draft { place, text: self.name.clone() })
    }

    /// The name that is written becomes that of a view.
    pub fn take_view(&mut self, document: &Document) -> Option<Command> {
        let name = self.typed(document)?.text.trim().to_owned();
        self.typed_in = None;
        Some(Command::Look(LookCommand::SaveView(name)))
    }

    /// Goes on with a name for a view of the chart in front.
    pub fn resume(&mut self, document: &Document, name: String) {
        let typed_in = Some(document.number());
        *self = Self { name, typed_in, has_keyboard: false, opens: true };
    }

    /// The name is given up, if its field has the keyboard.
    pub fn give_up(&mut self) {
        if std::mem::take(&mut self.has_keyboard) {
            self.name.clear();
            self.typed_in = None;
        }
    }

    /// The button, named after the view in use.
    pub fn button_ui(&mut self, ui: &mut egui::Ui, context: &mut Context) {
        let Some(document) = context.editor.document() else { return };
        let Some(chart) = document.chart() else { return };
        let name = context.say(key::LOOK);
        let look = document.look(&chart.id);
        let is_plain = look == Look::default();
        let shown = match document.view_in_use(chart) {
            Some(view) => view.to_owned(),
            None if is_plain => name.clone(),
            None => format!("{name} •"),
        };
        let config = egui::containers::menu::MenuConfig::new()
            .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        let button = egui::Button::new((icons::rich(icons::LOOK), shown, egui::Atom::grow()))
            .truncate()
            // Of one width, so that what it opens stays where it is.
            .min_size([WIDTH, 28.0].into());
        let (response, shown) =
            egui::containers::menu::MenuButton::from_button(button).config(config).ui(ui, |ui| {
                // Choices, not entries of a menu.
                ui.reset_style();
                ui.set_width(366.0);
                egui::Frame::new().inner_margin(tokens::space::SMALL).show(ui, |ui| {
                    self.choices_ui(ui, context, document, chart, look);
                });
            });
        self.has_keyboard &= shown.is_some();
        if std::mem::take(&mut self.opens) {
            egui::Popup::open_id(ui.ctx(), egui::Popup::default_response_id(&response));
            ui.ctx().request_repaint();
        }
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
        response.on_hover_text(context.say(key::LOOK_TIP));
    }

    fn choices_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        chart: &Chart,
        before: Look,
    ) {
        let mut look = before.clone();
        self.views_ui(ui, context, document, chart);
        ui.separator();
        one_of_ui(
            ui,
            context,
            key::LOOK_COLOUR_BY,
            &mut look.colour_by,
            &[
                (ColourBy::Kind, key::LOOK_BY_KIND),
                (ColourBy::Category, key::LOOK_BY_CATEGORY),
                (ColourBy::Level, key::LOOK_BY_LEVEL),
                (ColourBy::Change, key::LOOK_BY_CHANGE),
            ],
        );
        one_of_ui(
            ui,
            context,
            key::PICTURE_STYLE,
            &mut look.style,
            &[
                (Style::Colour, key::STYLE_COLOUR),
                (Style::Grey, key::STYLE_GREY),
                (Style::Contrast, key::STYLE_CONTRAST),
            ],
        );
        one_of_ui(
            ui,
            context,
            key::LOOK_DENSITY,
            &mut look.density,
            &[
                (Density::Airy, key::LOOK_AIRY),
                (Density::Normal, key::LOOK_NORMAL),
                (Density::Compact, key::LOOK_COMPACT),
            ],
        );
        one_of_ui(
            ui,
            context,
            key::LOOK_WIDTH,
            &mut look.card_width,
            &[
                (CardWidth::Free, key::LOOK_WIDTH_FREE),
                (CardWidth::Narrow, key::LOOK_WIDTH_NARROW),
                (CardWidth::Medium, key::LOOK_WIDTH_MEDIUM),
                (CardWidth::Wide, key::LOOK_WIDTH_WIDE),
            ],
        );
        shown_ui(ui, context, &mut look.shown);
        ui.separator();
        reset_ui(ui, context, &mut look);
        if look != before {
            context.ask(Command::Look(LookCommand::Set(Box::new(look))));
        }
    }

    fn views_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        chart: &Chart,
    ) {
        let title = egui::RichText::new(context.say(key::LOOK_VIEWS)).color(context.palette.muted);
        ui.label(title);
        let in_use = document.view_in_use(chart);
        for view in &chart.fields.views {
            ui.horizontal(|ui| {
                let used = in_use == Some(view.name.as_str());
                let name = (view.name.as_str(), egui::Atom::grow());
                let room = ui.available_width() - tokens::MIN_TARGET - tokens::space::LARGE;
                let entry = egui::Button::selectable(used, name).truncate();
                if ui.add(entry.min_size([room, 28.0].into())).clicked() {
                    self.name.clone_from(&view.name);
                    self.typed_in = None;
                    context.ask(Command::Look(LookCommand::UseView(view.name.clone())));
                }
                let delete = egui::Button::new(icons::rich(icons::DELETE))
                    .frame_when_inactive(false)
                    .min_size(egui::Vec2::splat(28.0));
                let name = context.say(key::LOOK_DELETE_VIEW);
                let response = ui.add_enabled(document.is_editable(), delete).on_hover_text(&name);
                response.widget_info(|| {
                    let name = format!("{name} {}", view.name);
                    egui::WidgetInfo::labeled(egui::WidgetType::Button, true, name)
                });
                if response.clicked() {
                    context.ask(Command::Look(LookCommand::DeleteView(view.name.clone())));
                }
            });
        }
        ui.horizontal(|ui| {
            let hint = context.say(key::LOOK_VIEW_NAME);
            let edit = egui::TextEdit::singleline(&mut self.name).hint_text(&hint);
            let field = text_field_ui(ui, context.palette, edit.desired_width(180.0));
            field
                .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, &hint));
            self.has_keyboard = field.has_focus();
            if field.changed() {
                self.typed_in = Some(document.number());
            }
            let name = self.name.trim();
            let known = view_named(&chart.fields.views, name).is_some();
            let label =
                context.say(if known { key::LOOK_REPLACE_VIEW } else { key::LOOK_SAVE_VIEW });
            let enabled = !name.is_empty() && document.is_editable();
            let entered = field.lost_focus() && ui.input(|it| it.key_pressed(egui::Key::Enter));
            if ui.add_enabled(enabled, button(label)).clicked() || (enabled && entered) {
                context.ask(Command::Look(LookCommand::SaveView(name.to_owned())));
                self.typed_in = None;
            }
        });
    }
}

fn button(label: String) -> egui::Button<'static> {
    egui::Button::new(label).min_size([0.0, 28.0].into())
}

fn label_ui(ui: &mut egui::Ui, context: &Context, label: MessageKey) {
    ui.label(egui::RichText::new(context.say(label)).color(context.palette.muted));
}

/// What cards show.
fn shown_ui(ui: &mut egui::Ui, context: &Context, shown: &mut Shown) {
    label_ui(ui, context, key::LOOK_SHOWN);
    egui::Grid::new(key::LOOK_SHOWN).num_columns(2).show(ui, |ui| {
        let box_ui = |ui: &mut egui::Ui, shown: &mut bool, key| {
            checkbox_ui(ui, context.palette, egui::Checkbox::new(shown, context.say(key)));
        };
        box_ui(ui, &mut shown.posts, key::LOOK_POSTS);
        box_ui(ui, &mut shown.grades, key::LOOK_GRADES);
        ui.end_row();
        box_ui(ui, &mut shown.levels, key::LOOK_LEVELS);
        box_ui(ui, &mut shown.reference_jobs, key::LOOK_JOBS);
    });
}

/// The ways back to a plain look.
fn reset_ui(ui: &mut egui::Ui, context: &Context, look: &mut Look) {
    ui.horizontal_wrapped(|ui| {
        let is_pressed = |ui: &mut egui::Ui, enabled, key| {
            ui.add_enabled(enabled, button(context.say(key))).clicked()
        };
        if is_pressed(ui, !look.folded.is_empty(), Action::UnfoldAll.word()) {
            look.folded.clear();
        }
        if is_pressed(ui, !look.arrangements.is_empty(), key::LOOK_ARRANGE_FREELY) {
            look.arrangements.clear();
        }
        if is_pressed(ui, *look != Look::default(), key::LOOK_RESET) {
            *look = Look::default();
        }
    });
}

/// Entries of which one is chosen, side by side.
fn one_of_ui<T: PartialEq + Copy>(
    ui: &mut egui::Ui,
    context: &Context,
    label: MessageKey,
    current: &mut T,
    entries: &[(T, MessageKey)],
) {
    label_ui(ui, context, label);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::space::HAIR;
        for &(value, key) in entries {
            let chosen = *current == value;
            let button = egui::Button::selectable(chosen, context.say(key));
            if ui.add(button.min_size([0.0, 28.0].into())).clicked() {
                *current = value;
            }
        }
    });
}

/// The ways in which the units below one can stand, none: as the page wants it.
pub fn arrangements() -> [(Option<Arrangement>, MessageKey); 6] {
    [
        (None, key::ARRANGE_FREELY),
        (Some(Arrangement::Row), key::ARRANGE_ROW),
        (Some(Arrangement::Column), key::ARRANGE_COLUMN),
        (Some(Arrangement::Columns(2)), key::ARRANGE_TWO),
        (Some(Arrangement::Columns(3)), key::ARRANGE_THREE),
        (Some(Arrangement::Columns(4)), key::ARRANGE_FOUR),
    ]
}

/// Asks that the units below `unit` stand so.
pub fn arrange(context: &mut Context, unit: &UnitId, arrangement: Option<Arrangement>) {
    context.ask(Command::Look(LookCommand::Arrange { unit: unit.clone(), arrangement }));
}

/// A menu of the ways in which the units below the selected one can stand.
pub fn arrange_menu_ui(ui: &mut egui::Ui, context: &mut Context) {
    let Some(document) = context.editor.document() else { return };
    let (Some(chart), Some(unit)) = (document.chart(), document.selection().single_unit()) else {
        return;
    };
    if chart.unit_by_id(unit).is_none_or(|unit| unit.children().is_empty()) {
        return;
    }
    let now = document.look(&chart.id).arrangements.get(unit).copied();
    menu::submenu_ui(ui, &context.say(key::FIELD_ARRANGEMENT), |ui| {
        for (arrangement, key) in arrangements() {
            let entry = egui::Button::selectable(arrangement == now, context.say(key));
            if ui.add(entry).clicked() {
                arrange(context, unit, arrangement);
                ui.close();
            }
        }
    });
}
