//! The shape of a chart: how its posts are spread over levels, and over those who manage them.

use std::collections::HashMap;

use super::chart::Chart;
use super::ids::{PostKey, UnitKey};

/// The units that stand equally far below the root.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    pub units: u32,
    /// Their own posts.
    pub posts: u32,
}

/// The managers of a unit, and who reports to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub unit: UnitKey,
    /// Posts with a managerial level, never 0.
    pub managers: u32,
    /// The other posts of the unit; the managers of the units below or, of those without any, what
    /// would report to them.
    pub reports: u32,
}

impl Span {
    /// Posts for each manager.
    pub fn ratio(&self) -> f64 {
        f64::from(self.reports) / f64::from(self.managers)
    }
}

/// The layers of a chart from the root down, never empty.
pub fn layers(chart: &Chart) -> Vec<Layer> {
    let mut depths: HashMap<UnitKey, usize> = HashMap::new();
    let mut layers: Vec<Layer> = Vec::new();
    for key in chart.units_in_order() {
        let unit = chart.unit(key);
        let depth = unit.parent().map_or(0, |parent| depths[&parent] + 1);
        depths.insert(key, depth);
        if depth == layers.len() {
            layers.push(Layer::default());
        }
        layers[depth].units += 1;
        layers[depth].posts += unit.posts().len() as u32;
    }
    layers
}

/// The span of control of each unit that has managers, in document order: the posts that report to
/// them directly (L. Urwick, "The Manager's Span of Control", Harvard Business Review, 1956).
pub fn spans(chart: &Chart) -> Vec<Span> {
    let is_manager = |post: &PostKey| chart.post(*post).fields.manager_level.is_some();
    let order: Vec<UnitKey> = chart.units_in_order().collect();
    // What reports to the unit above: the managers, or all there is without any.
    let mut upwards: HashMap<UnitKey, u32> = HashMap::with_capacity(order.len());
    let mut spans = Vec::new();
    for &key in order.iter().rev() {
        let unit = chart.unit(key);
        let managers = unit.posts().iter().filter(|post| is_manager(post)).count() as u32;
        let below: u32 = unit.children().iter().map(|child| upwards[child]).sum();
        let reports = unit.posts().len() as u32 - managers + below;
        upwards.insert(key, if managers > 0 { managers } else { reports });
        if managers > 0 {
            spans.push(Span { unit: key, managers, reports });
        }
    }
    spans.reverse();
    spans
}
