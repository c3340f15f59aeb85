//! The picture of one chart, and what it is made of.

use std::borrow::Cow;
use std::sync::Arc;

use super::input::AreaInput;
use crate::editor::{Document, too_large_to_open};
use crate::geom::Size;
use crate::model::{Chart, ChartId, Counts, Lists, Look};
use crate::scene::{Builder, Options, Scene};

/// Whatever, when it changes, makes another picture of a chart.
#[derive(Clone, PartialEq)]
pub struct SceneKey {
    pub revision: u64,
    pub chart: ChartId,
    /// Of a replay: how many steps are made.
    pub step: usize,
    pub options: Options,
}

/// The picture of one chart, made anew only when something it shows has changed.
#[derive(Default)]
pub struct Drawing {
    builder: Builder,
    /// What the picture was made of, and its number.
    made: Option<(SceneKey, Arc<Scene>, u64)>,
    number: u64,
    /// The picture is of the same units as the one before it.
    pub goes_on: bool,
    /// How many branches are shown folded because they are too large to open.
    pub too_large: usize,
}

impl Drawing {
    pub fn of<'a>(
        &mut self,
        chart: &Chart,
        lists: &Lists,
        counts: impl FnOnce() -> Cow<'a, Counts>,
        key: SceneKey,
    ) -> (Arc<Scene>, u64) {
        if let Some((made_of, scene, number)) = &self.made
            && *made_of == key
        {
            return (scene.clone(), *number);
        }
        // An edit or a panel leaves the arrangement as it is, while that costs little.
        let mut options = key.options.clone();
        if let Some((before, scene, _)) = &self.made
            && before.chart == key.chart
            && before.options.marks.is_some() == key.options.marks.is_some()
            && before.options.top == key.options.top
        {
            let arrangements = scene.cards.iter();
            let arrangements =
                arrangements.filter_map(|card| Some((card.unit.clone(), card.arrangement?)));
            options.before = arrangements.collect();
        }
        self.goes_on = self.made.as_ref().is_some_and(|(before, ..)| {
            before.chart == key.chart && before.options.top == key.options.top
        });
        // Nobody can cancel what the window draws.
        let top = options.top.as_ref().and_then(|id| chart.unit_key(id)).unwrap_or(chart.root());
        let too_large = too_large_to_open(chart, &options.look, top, options.marks.as_deref());
        self.too_large = too_large.len();
        options.look.folded.extend(too_large);
        let scene = Arc::new(self.builder.build(chart, lists, &counts(), &options));
        self.number += 1;
        self.made = Some((key, scene.clone(), self.number));
        (scene, self.number)
    }
}

pub fn scene_key(
    input: AreaInput,
    document: &Document,
    chart: &Chart,
    view: egui::Vec2,
) -> SceneKey {
    // A window a little wider or narrower keeps the arrangement: proportions go by steps of 2^¼.
    let proportion = (view.x / view.y.max(1.0)).clamp(0.25, 8.0);
    let proportion = ((proportion.log2() * 4.0).round() / 4.0).exp2();
    let look = document.look(&chart.id);
    let options = Options {
        ground: input.scheme.ground(),
        locale: input.editor.locale,
        frame: Size::new(proportion * 1000.0, 1000.0),
        look: Look { style: input.scheme.style(look.style), ..look },
        top: document.branch(chart).map(|top| chart.unit(top).id.clone()),
        brief: true,
        ..Options::default()
    };
    SceneKey { revision: document.revision(), chart: chart.id.clone(), step: 0, options }
}

pub fn draw(
    drawing: &mut Drawing,
    document: &Document,
    chart: &Chart,
    key: SceneKey,
) -> Option<(Arc<Scene>, u64)> {
    let counts = || counts_of(document, chart);
    Some(drawing.of(chart, &document.project().lists, counts, key))
}

pub fn counts_of<'a>(document: &'a Document, chart: &Chart) -> Cow<'a, Counts> {
    let project = document.project();
    match project.chart_index(&chart.id) {
        Some(index) => Cow::Borrowed(document.counts(index)),
        None => Cow::Owned(Counts::of(chart, &project.lists)),
    }
}
