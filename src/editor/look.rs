//! How charts are looked at while they are open, and the views that are kept of it.
//!
//! A look belongs to the session: it can be changed where nothing may be edited, and is no step to undo. A
//! view is part of the project.

use super::{Document, Editor, Effect, LookCommand, ShowEffect, failed};
use crate::edit::{Edit, StepKind};
use crate::model::{Chart, ChartId, Look, UnitId, View, view_named};

impl Document {
    /// How `chart` is looked at.
    pub fn look(&self, chart: &ChartId) -> Look {
        self.viewed.look(chart)
    }

    /// The view of `chart` that is just what is looked at.
    pub fn view_in_use(&self, chart: &Chart) -> Option<&str> {
        let look = self.look(&chart.id);
        let views = self.project().chart(&chart.id)?.fields.views.iter();
        views.filter(|view| view.look == look).map(|view| view.name.as_str()).next()
    }

    /// Whether the branch of a unit of the chart in front is folded away, by the user or because it is
    /// too large to open.
    pub fn is_folded(&self, unit: &UnitId) -> bool {
        self.chart().is_some_and(|chart| self.look(&chart.id).folded.contains(unit))
            || self.too_large().contains(unit)
    }

    /// Unfolds every branch in which a unit of the chart in front stands; of a unit with its posts,
    /// the unit itself too.
    pub(super) fn bring_to_light(&mut self, unit: &UnitId, with_posts: bool) {
        let Some(chart) = self.chart() else { return };
        let Some(key) = chart.unit_key(unit) else { return };
        let path = chart.path(key);
        let above = if with_posts { &path[..] } else { &path[..path.len() - 1] };
        let ids: Vec<UnitId> = above.iter().map(|&key| chart.unit(key).id.clone()).collect();
        let id = chart.id.clone();
        self.viewed.unfold(&id, &ids);
    }
}

impl Editor {
    /// Of the chart in front.
    pub(super) fn handle_look(&mut self, command: LookCommand) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        let Some(chart) = document.chart().map(|chart| chart.id.clone()) else { return Vec::new() };
        let mut look = document.look(&chart);
        match command {
            LookCommand::Set(wanted) => look = *wanted,
            LookCommand::Fold { units, folded: true } => look.folded.extend(units),
            LookCommand::Fold { units, folded: false } => return document.unfold(&chart, &units),
            LookCommand::UnfoldAll => look.folded.clear(),
            LookCommand::Arrange { unit, arrangement: Some(arrangement) } => {
                look.arrangements.insert(unit, arrangement);
            }
            LookCommand::Arrange { unit, arrangement: None } => {
                look.arrangements.remove(&unit);
            }
            LookCommand::ShowBranch(unit) => return self.show_branch(unit),
            LookCommand::UseView(name) => {
                let views = document.chart().map_or(&[][..], |chart| &chart.fields.views);
                let Some(view) = view_named(views, &name) else { return Vec::new() };
                look = view.look.clone();
                document.viewed.set_look(chart, look);
                return vec![Effect::Show(ShowEffect::Whole)];
            }
            LookCommand::SaveView(name) => {
                return self.change_views(StepKind::SaveView, |views| {
                    let name = name.trim();
                    let known = view_named(views, name).map(|view| view.name.clone());
                    match views.iter_mut().find(|view| Some(&view.name) == known.as_ref()) {
                        Some(view) => view.look = look,
                        None => views.push(View {
                            name: name.to_owned(),
                            look,
                            extra: Default::default(),
                        }),
                    }
                });
            }
            LookCommand::DeleteView(name) => {
                return self.change_views(StepKind::DeleteView, |views| {
                    views.retain(|view| view.name != name);
                });
            }
        }
        document.viewed.set_look(chart, look);
        Vec::new()
    }

    /// The views of a chart are no content: those of a source may be changed without asking.
    fn change_views(&mut self, kind: StepKind, change: impl FnOnce(&mut Vec<View>)) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        if let Some(why) = document.read_only() {
            return failed(why.clone());
        }
        let Some(chart) = document.chart() else { return Vec::new() };
        let mut fields = chart.fields.clone();
        change(&mut fields.views);
        if fields == chart.fields {
            return Vec::new();
        }
        let edit = Edit::SetChart { chart: chart.id.clone(), fields };
        match document.make(kind, edit) {
            Ok(()) => Vec::new(),
            Err(refusal) => failed(refusal.message()),
        }
    }
}
