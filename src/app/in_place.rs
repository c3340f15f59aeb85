//! Editing where one looks: a small form over the line or the card on the chart.

use super::canvas::Target;
use super::kit::field::text_field_ui;
use super::kit::tokens::space;
use super::panels::Context;
use super::panels::inspector::{Drafts, posts, unit};
use super::panels::long_text::long_text_ui;
use crate::editor::{
    ChangeCommand, Command, Draft, Place, PostChange, PostCommand, TextField, UnitChange,
    UnitCommand,
};
use crate::model::{ChartId, Post};
use crate::words::MessageKey;

/// A form over `target` until Enter, Esc or a press elsewhere. The title or name becomes a change when
/// the form is left, the choices below it at once.
pub struct InPlace {
    chart: ChartId,
    target: Target,
    text: String,
    original: String,
    drafts: Drafts,
    fresh: bool,
}

/// What becomes of the form.
pub enum Stays {
    Open,
    /// The text is taken over.
    Done,
    /// The text is left as it was.
    Dropped,
}

impl InPlace {
    const MIN_WIDTH: f32 = 280.0;

    /// None if the chart in front has no such target.
    pub fn new(target: Target, context: &Context) -> Option<Self> {
        let chart = context.editor.document()?.chart()?;
        let text = match &target {
            Target::Unit(unit) => chart.unit_by_id(unit)?.fields.name.clone(),
            Target::Line { posts, .. } => {
                chart.post_by_id(posts.first()?)?.fields.title.text().to_owned()
            }
        };
        let drafts = Drafts::default();
        let chart = chart.id.clone();
        Some(Self { chart, target, original: text.clone(), text, drafts, fresh: true })
    }

    pub fn target(&self) -> &Target {
        &self.target
    }

    /// `over`: where the target stands in the window; `within`: where the chart does, which the form does not
    /// leave.
    pub fn ui(
        &mut self,
        ctx: &egui::Context,
        context: &mut Context,
        over: egui::Rect,
        within: egui::Rect,
    ) -> Stays {
        let choosing = egui::Popup::is_any_open(ctx);
        let area = egui::Area::new(egui::Id::new("edit-in-place"))
            .order(egui::Order::Foreground)
            .fixed_pos(over.min)
            .constrain_to(within)
            .show(ctx, |ui| {
                let frame = egui::Frame::popup(ui.style()).stroke((2.0, context.palette.accent));
                frame.inner_margin(space::SMALL).show(ui, |ui| {
                    ui.set_width(over.width().max(Self::MIN_WIDTH));
                    self.text_ui(ui, context);
                    self.choices_ui(ui, context);
                });
            });
        let fresh = std::mem::take(&mut self.fresh);
        // A list that the same press has closed was still open for it.
        let choosing = choosing || egui::Popup::is_any_open(ctx);
        let (cancelled, entered, pressed_at) = ctx.input(|input| {
            let pressed = input.pointer.any_pressed();
            let at = input.pointer.interact_pos().filter(|_| pressed);
            (input.key_pressed(egui::Key::Escape), input.key_pressed(egui::Key::Enter), at)
        });
        let elsewhere = pressed_at.is_some_and(|at| !area.response.rect.contains(at));
        // Tab has led out of the form: from the last field on, or back from the first.
        let focused = ctx.memory(|memory| memory.focused());
        // Enter has left a field for nothing else.
        let entered = entered && focused.is_none();
        let focused = focused.and_then(|id| ctx.read_response(id));
        let elsewhere =
            elsewhere || focused.is_some_and(|it| it.layer_id != area.response.layer_id);
        match () {
            () if fresh || choosing => Stays::Open,
            () if cancelled => Stays::Dropped,
            () if entered || elsewhere => Stays::Done,
            () => Stays::Open,
        }
    }

    /// A long title takes several lines, so that all of it is read; Enter ends it.
    fn text_ui(&mut self, ui: &mut egui::Ui, context: &Context) {
        if long_text_ui(ui, context, &mut self.text).is_some() {
            return;
        }
        let id = egui::Id::new("edit-in-place").with("text");
        let edit = egui::TextEdit::multiline(&mut self.text).id(id).desired_rows(1);
        let edit = edit.return_key(None);
        let response = text_field_ui(ui, context.palette, edit.desired_width(f32::INFINITY));
        if self.fresh {
            response.request_focus();
            let whole = egui::text::CCursorRange::two(
                egui::text::CCursor::new(0),
                egui::text::CCursor::new(self.text.chars().count()),
            );
            let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
            state.cursor.set_char_range(Some(whole));
            state.store(ui.ctx(), id);
        }
        if response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            response.surrender_focus();
        }
    }

    fn choices_ui(&mut self, ui: &mut egui::Ui, context: &mut Context) {
        let Some(document) = context.editor.document() else { return };
        let Some(chart) = document.chart() else { return };
        match &self.target {
            Target::Unit(id) => {
                self.drafts.follow(document, context.commands);
                unit::kind_ui(ui, context, document, chart, std::slice::from_ref(id));
                unit::authorised_ui(ui, context, &mut self.drafts, chart, id);
            }
            Target::Line { posts, .. } => {
                let posts: Vec<&Post> =
                    posts.iter().filter_map(|id| chart.post_by_id(id)).collect();
                if !posts.is_empty() {
                    posts::classification_ui(ui, context, document, &posts);
                }
            }
        }
    }

    /// The texts that are no changes yet: they belong to the fields that the panel shows of the same
    /// thing.
    pub fn typed(&self) -> Vec<Draft> {
        let mut typed = self.drafts.typed();
        if self.retitled().is_some() {
            let (posts, units, field) = match &self.target {
                Target::Unit(unit) => (Vec::new(), vec![unit.clone()], TextField::UnitName),
                Target::Line { posts, .. } => (posts.clone(), Vec::new(), TextField::PostTitle),
            };
            let place = Place::Field { chart: self.chart.clone(), posts, units, field };
            typed.push(Draft { place, text: self.text.clone() });
        }
        typed
    }

    /// The changes that what is typed asks for, and why some of it asks for none.
    pub fn take_changes(mut self) -> (Vec<Command>, Vec<MessageKey>) {
        let changes = self.retitled().into_iter().chain(self.drafts.take_changes()).collect();
        (changes, self.drafts.take_unusable())
    }

    /// Whether something is written in it that says nothing usable.
    pub fn is_unusable(&self) -> bool {
        self.drafts.is_unusable()
    }

    /// The changes that what is typed and is of use asks for; the rest stays in its field.
    pub fn take_usable(&mut self) -> Vec<Command> {
        let retitled = self.retitled();
        if retitled.is_some() {
            self.original.clone_from(&self.text);
        }
        retitled.into_iter().chain(self.drafts.take_usable()).collect()
    }

    /// The keyboard goes back to what is written and cannot be used; says whether there is such a text.
    pub fn return_to_unusable(&mut self) -> bool {
        self.drafts.return_to_unusable()
    }

    /// Why what was typed was of no use.
    pub fn take_unusable(&mut self) -> Vec<MessageKey> {
        self.drafts.take_unusable()
    }

    /// The change that the text asks for; none where it is as before, or empty.
    fn retitled(&self) -> Option<Command> {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || text == self.original {
            return None;
        }
        Some(match &self.target {
            Target::Unit(unit) => Command::Change(ChangeCommand::Units(UnitCommand::Set {
                chart: self.chart.clone(),
                units: vec![unit.clone()],
                change: UnitChange::Name(text),
            })),
            Target::Line { posts, .. } => Command::Change(ChangeCommand::Posts(PostCommand::Set {
                chart: self.chart.clone(),
                posts: posts.clone(),
                change: PostChange::Title(text),
            })),
        })
    }
}
