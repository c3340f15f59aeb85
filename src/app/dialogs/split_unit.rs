//! A unit to be made two: what leaves it, how the new one is called, where it stands, and how the
//! ceiling is shared.

use super::answer::Answer;
use super::ceilings::{Foreseen, carry_out};
use super::frame::modal;
use super::merge_units::field_label_ui;
use crate::app::after_drop::step_button;
use crate::app::kit::choice::{drop_down_ui, value_ui};
use crate::app::kit::field::{checkbox_ui, radio_ui, text_field_ui};
use crate::app::kit::tokens;
use crate::app::panels::{Context, line_title};
use crate::edit::reshape::Part;
use crate::editor::{Document, ReshapeCommand, unclaimed_posts};
use crate::model::{Authorised, Chart, KindId, Lists, PostId, UnitId, brief, full_name, lines};
use crate::words::{key, message};

/// How the ceiling of the unit is shared.
#[derive(Clone, Copy, PartialEq)]
enum Share {
    /// The new unit is authorised as many as it has, which its former unit loses.
    ByPosts,
    /// The figure stays, and the new unit has none of its own.
    Kept,
}

/// Equal posts, of which some leave.
struct LineChoice {
    /// Without their count.
    title: String,
    posts: Vec<PostId>,
    taken: usize,
}

pub struct SplitUnitDialog {
    unit: UnitId,
    lines: Vec<LineChoice>,
    /// The units below, and whether they leave.
    units: Vec<(UnitId, String, bool)>,
    pub name: String,
    /// The name that was proposed.
    proposed: String,
    kind: KindId,
    below: bool,
    share: Share,
    foreseen: Foreseen<ReshapeCommand>,
}

impl SplitUnitDialog {
    /// With the posts that are selected already chosen. None if the unit is not of the chart in front.
    pub fn new(document: &Document, unit: UnitId, name: String) -> Option<Self> {
        let chart = document.chart()?;
        let lists = &document.project().lists;
        let key = chart.unit_key(&unit)?;
        let selected = &document.selection().posts;
        let line = |line: crate::model::Line| {
            let mut posts: Vec<PostId> =
                line.posts.iter().map(|&post| chart.post(post).id.clone()).collect();
            // Those that are selected leave first.
            posts.sort_by_key(|post| !selected.contains(post));
            let title = line_title(chart, lists, &line.posts);
            let taken = posts.iter().filter(|post| selected.contains(post)).count();
            LineChoice { title, posts, taken }
        };
        let children = chart.unit(key).children().iter().map(|&child| {
            let child = chart.unit(child);
            (child.id.clone(), brief(&full_name(lists, &child.fields)).into_owned(), false)
        });
        Some(Self {
            lines: lines(chart, key).into_iter().map(line).collect(),
            units: children.collect(),
            proposed: name.clone(),
            name,
            kind: chart.unit(key).fields.kind.clone(),
            below: key == chart.root(),
            share: Share::ByPosts,
            unit,
            foreseen: Foreseen::default(),
        })
    }

    /// Whether the name is another than was proposed.
    pub fn is_renamed(&self) -> bool {
        self.name != self.proposed
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let document = context.editor.document();
        let Some((document, chart)) = document.and_then(|it| Some((it, it.chart()?))) else {
            return Answer::Closed;
        };
        let Some(unit) = chart.unit_by_id(&self.unit) else { return Answer::Closed };
        let lists = &document.project().lists;
        let title = message!(key::SPLIT_UNIT_TITLE, name = brief(&unit.fields.name).into_owned());
        let title = context.words.say(&title);
        let ((go, cancelled), dismissed) = modal(ctx, "split-unit", &title, 560.0, |ui| {
            ui.label(context.say(key::SPLIT_UNIT_TEXT));
            self.part_ui(ui, context);
            field_label_ui(ui, context, key::FIELD_NAME);
            let edit = egui::TextEdit::singleline(&mut self.name).desired_width(f32::INFINITY);
            let label = context.say(key::FIELD_NAME);
            let response = text_field_ui(ui, context.palette, edit);
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, label.clone())
            });
            self.kind_ui(ui, context, lists);
            if unit.parent().is_some() {
                field_label_ui(ui, context, key::SPLIT_UNIT_PLACE);
                ui.horizontal(|ui| {
                    for (below, key) in
                        [(false, key::SPLIT_UNIT_BESIDE), (true, key::SPLIT_UNIT_BELOW)]
                    {
                        radio_ui(ui, context.palette, &mut self.below, below, context.say(key));
                    }
                });
            }
            let (authorised, left) = self.share_ui(ui, context, chart);
            let part = self.part();
            let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
            let leaves_anything = !part.posts.is_empty() || !part.units.is_empty();
            let ready = !name.is_empty() && leaves_anything;
            let (unit, kind) = (self.unit.clone(), self.kind.clone());
            let command = ReshapeCommand::Split { unit, part, kind, name, authorised, left };
            self.foreseen.decide_ui(ui, context, command, ready, key::ANSWER_SPLIT_UNIT)
        });
        carry_out(context, go, cancelled || dismissed)
    }

    fn part(&self) -> Part {
        let posts = self.lines.iter().flat_map(|line| line.posts[..line.taken].iter().cloned());
        let units = self.units.iter().filter(|(_, _, leaves)| *leaves);
        let units = units.map(|(unit, _, _)| unit.clone());
        Part { posts: posts.collect(), units: units.collect(), below: self.below }
    }

    /// What leaves: of each line so many posts, and units below.
    fn part_ui(&mut self, ui: &mut egui::Ui, context: &Context) {
        ui.add_space(tokens::space::SMALL);
        let scroll = egui::ScrollArea::vertical().max_height(220.0).auto_shrink([false, true]);
        scroll.id_salt("part").show(ui, |ui| {
            for (row, line) in self.lines.iter_mut().enumerate() {
                ui.push_id(row, |ui| line.ui(ui, context));
            }
            for (_, name, leaves) in &mut self.units {
                checkbox_ui(ui, context.palette, egui::Checkbox::new(leaves, name.as_str()));
            }
        });
    }

    fn kind_ui(&mut self, ui: &mut egui::Ui, context: &Context, lists: &Lists) {
        field_label_ui(ui, context, key::FIELD_KIND);
        let shown = lists.kind(&self.kind).map(|kind| kind.label.as_str()).unwrap_or_default();
        let combo = egui::ComboBox::from_id_salt("split kind").width(ui.available_width());
        drop_down_ui(ui, combo.selected_text(brief(shown)), |ui| {
            for kind in &lists.kinds {
                value_ui(ui, &mut self.kind, kind.id.clone(), &kind.label);
            }
        });
    }

    /// The ceilings of the new unit and of what is left.
    fn share_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        chart: &Chart,
    ) -> (Authorised, Authorised) {
        let old = chart.unit_by_id(&self.unit).map(|it| it.fields.authorised).unwrap_or_default();
        let Authorised::Posts(figure) = old else {
            // What stands below a unit is counted with it, and what stands beside it as it was.
            let new = if self.below { Authorised::Inherit } else { old };
            return (new, old);
        };
        let part = self.part();
        let own = u32::try_from(part.posts.len()).unwrap_or(u32::MAX);
        let below = part.units.iter().filter_map(|unit| chart.unit_key(unit));
        let leaving = below.fold(own, |sum, key| sum.saturating_add(unclaimed_posts(chart, key)));
        let leaving = leaving.min(figure);
        field_label_ui(ui, context, key::FIELD_AUTHORISED);
        let shared = message!(key::SPLIT_UNIT_SHARED, left = figure - leaving, new = leaving);
        let kept = message!(key::SPLIT_UNIT_KEPT, posts = figure);
        for (share, label) in [(Share::ByPosts, shared), (Share::Kept, kept)] {
            radio_ui(ui, context.palette, &mut self.share, share, context.words.say(&label));
        }
        match self.share {
            Share::ByPosts => (Authorised::Posts(leaving), Authorised::Posts(figure - leaving)),
            Share::Kept => (Authorised::Inherit, old),
        }
    }
}

impl LineChoice {
    fn ui(&mut self, ui: &mut egui::Ui, context: &Context) {
        let label = format!("{} {}", context.words.number(self.posts.len()), self.title);
        if self.posts.len() == 1 {
            let mut leaves = self.taken == 1;
            let checkbox = egui::Checkbox::new(&mut leaves, label);
            checkbox_ui(ui, context.palette, checkbox);
            self.taken = usize::from(leaves);
            return;
        }
        ui.horizontal(|ui| {
            let mut leaves = self.taken > 0;
            let some = self.taken > 0 && self.taken < self.posts.len();
            let checkbox = egui::Checkbox::new(&mut leaves, label);
            if checkbox_ui(ui, context.palette, checkbox.indeterminate(some)).changed() {
                self.taken = if self.taken == 0 { self.posts.len() } else { 0 };
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let (fewer, more) = (context.say(key::LINE_FEWER), context.say(key::LINE_MORE));
                if step_button(ui, self.taken < self.posts.len(), "+", &more) {
                    self.taken += 1;
                }
                let message =
                    message!(key::CANVAS_TAKEN, count = self.posts.len(), taken = self.taken);
                ui.label(context.words.say(&message));
                if step_button(ui, self.taken > 0, "−", &fewer) {
                    self.taken -= 1;
                }
            });
        });
    }
}
