//! The cards near the view as nodes of an egui_graphs graph: the only file that knows the library.
//!
//! The library draws; it decides nothing. Its own dragging, hover, zoom and fit are off, its layout
//! leaves every node where the scene has it, its camera is written before each frame. Nodes carry
//! an index and share the picture, so that the copies it makes every frame cost nothing. Knows
//! nothing of gestures or selection.

use std::sync::Arc;

use egui::{Id, Pos2, Rect, Sense, Shape, Ui, UiBuilder, Vec2, pos2};
use egui_graphs::{
    DefaultEdgeShape, DisplayNode, DrawContext, Graph, GraphView, Layout, LayoutState,
    MetadataFrame, NodeProps, SettingsInteraction, SettingsNavigation,
};
use petgraph::Directed;
use petgraph::stable_graph::DefaultIx;
use serde::{Deserialize, Serialize};

use super::camera::Camera;
use super::lens::Lens;
use super::picture::Picture;
use crate::geom;

/// Which card of the scene a node stands for.
#[derive(Clone, Copy, Debug)]
struct CardIndex(usize);

/// How a card is drawn.
#[derive(Clone)]
struct CardNode {
    card: CardIndex,
    location: Pos2,
    /// Absent only until the node has been added.
    picture: Option<Arc<Picture>>,
}

impl From<NodeProps<CardIndex>> for CardNode {
    fn from(props: NodeProps<CardIndex>) -> Self {
        Self { card: props.payload, location: props.location(), picture: None }
    }
}

impl DisplayNode<CardIndex, (), Directed, DefaultIx> for CardNode {
    fn closest_boundary_point(&self, _direction: Vec2) -> Pos2 {
        self.location
    }

    fn shapes(&mut self, ctx: &DrawContext<'_>) -> Vec<Shape> {
        let Some(picture) = &self.picture else { return Vec::new() };
        let meta = ctx.meta;
        let lens = Lens::new(
            meta.zoom,
            meta.pan.to_pos2(),
            ctx.painter.clip_rect(),
            ctx.ctx.pixels_per_point(),
        );
        let shapes = ctx.ctx.fonts_mut(|fonts| picture.card_shapes(self.card.0, &lens, fonts));
        // One shape, since the library takes a lock for each.
        if shapes.is_empty() { shapes } else { vec![Shape::Vec(shapes)] }
    }

    fn update(&mut self, props: &NodeProps<CardIndex>) {
        self.location = props.location();
    }

    fn is_inside(&self, point: Pos2) -> bool {
        let Some(picture) = &self.picture else { return false };
        picture.scene.cards[self.card.0].rect.contains(geom::Point::new(point.x, point.y))
    }
}

/// The library's layout, which leaves everything where it is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct AsPlaced;

impl LayoutState for AsPlaced {}

impl Layout<AsPlaced> for AsPlaced {
    fn from_state(state: AsPlaced) -> impl Layout<AsPlaced> {
        state
    }

    fn next<N, E, Ty, Ix, Dn, De>(&mut self, _: &mut Graph<N, E, Ty, Ix, Dn, De>, _: &Ui)
    where
        N: Clone,
        E: Clone,
        Ty: petgraph::EdgeType,
        Ix: petgraph::graph::IndexType,
        Dn: DisplayNode<N, E, Ty, Ix>,
        De: egui_graphs::DisplayEdge<N, E, Ty, Ix, Dn>,
    {
    }

    fn state(&self) -> AsPlaced {
        Self
    }
}

type CardGraph = Graph<CardIndex, (), Directed, DefaultIx, CardNode, DefaultEdgeShape>;

/// The graph that egui_graphs draws.
pub struct Mirror {
    name: String,
    graph: CardGraph,
    picture: Option<Arc<Picture>>,
    /// The part of the scene whose cards are in the graph.
    near: geom::Rect,
    /// The library's widget and where it last stood.
    shown: Option<(Id, Pos2)>,
}

impl Mirror {
    /// `name` tells this canvas from any other in the window.
    pub fn new(name: &str) -> Self {
        Self {
            name: format!("canvas {name}"),
            graph: CardGraph::new(),
            picture: None,
            near: geom::Rect::NOTHING,
            shown: None,
        }
    }

    /// Draws the picture through the library; this asks for another frame.
    pub fn show(&mut self, ui: &mut Ui, view: Rect, picture: &Arc<Picture>, camera: &Camera) {
        self.mirror(picture, camera.visible(geom::Size::new(view.width(), view.height())));
        let mut ui = self.inner_ui(ui, view);
        // The library fits whatever it is first shown, whatever its settings: let that be nothing.
        let id = ui.next_auto_id();
        let known = self.shown.filter(|(shown, _)| *shown == id);
        let Some((_, last_min)) = known else {
            self.view().show(&mut ui, &mut CardGraph::new());
            self.shown = Some((id, view.min));
            paint(&ui, view, picture, camera);
            return;
        };
        let mut frame = MetadataFrame::new(Some(self.name.clone())).load(&ui);
        frame.zoom = camera.zoom;
        // It shifts the picture by as much as its widget has moved, so that it stays; ours goes along.
        frame.pan = pos2(camera.pan.x, camera.pan.y).to_vec2() - (view.min - last_min);
        frame.save(&mut ui);
        self.view().show(&mut ui, &mut self.graph);
        self.shown = Some((id, view.min));
    }

    /// Draws the same picture without the library: for frames in which nothing has changed.
    pub fn paint_unchanged(
        &mut self,
        ui: &mut Ui,
        view: Rect,
        picture: &Arc<Picture>,
        camera: &Camera,
    ) {
        self.paint_by_hand(ui, view, |ui| paint(ui, view, picture, camera));
    }

    /// Draws something in place of the library.
    pub fn paint_by_hand(&mut self, ui: &mut Ui, view: Rect, paint: impl FnOnce(&Ui)) {
        let mut ui = self.inner_ui(ui, view);
        ui.allocate_painter(view.size(), Sense::click_and_drag());
        paint(&ui);
    }

    /// The library takes all the room of the ui that it is given.
    fn inner_ui(&self, ui: &mut Ui, view: Rect) -> Ui {
        let mut inner = ui.new_child(UiBuilder::new().id_salt(&self.name).max_rect(view));
        inner.shrink_clip_rect(view);
        inner
    }

    fn view(&self) -> GraphView<AsPlaced, AsPlaced> {
        GraphView::new()
            .with_id(Some(self.name.clone()))
            .with_interactions(
                &SettingsInteraction::new().with_dragging_enabled(false).with_hover_enabled(false),
            )
            .with_navigations(&SettingsNavigation::new().with_fit_to_screen_enabled(false))
    }

    /// Holds the cards of the view and of half a view around it.
    fn mirror(&mut self, picture: &Arc<Picture>, visible: geom::Rect) {
        let same = self.picture.as_ref().is_some_and(|mirrored| Arc::ptr_eq(mirrored, picture));
        let covered = self.near.contains(visible.min)
            && self.near.contains(visible.max)
            && self.near.width() <= 6.0 * visible.width();
        if same && covered {
            return;
        }
        self.near = visible.expand(visible.width().max(visible.height()) / 2.0);
        self.graph = CardGraph::new();
        for index in picture.index.cards_in(&picture.scene, self.near) {
            let center = picture.scene.cards[index].rect.center();
            self.graph.add_node_custom(CardIndex(index), |node| {
                node.set_location(pos2(center.x, center.y));
                node.display_mut().picture = Some(Arc::clone(picture));
            });
        }
        self.picture = Some(Arc::clone(picture));
    }
}

fn paint(ui: &Ui, view: Rect, picture: &Picture, camera: &Camera) {
    let painter = ui.painter();
    let lens = lens(view, camera, ui);
    for index in picture.cards_in_sight(&lens) {
        let shapes = ui.fonts_mut(|fonts| picture.card_shapes(index, &lens, fonts));
        if !shapes.is_empty() {
            painter.add(Shape::Vec(shapes));
        }
    }
}

/// From the scene to the window, for a view that stands at `view`.
pub fn lens(view: Rect, camera: &Camera, ui: &Ui) -> Lens {
    let origin = view.min + pos2(camera.pan.x, camera.pan.y).to_vec2();
    Lens::new(camera.zoom, origin, view.intersect(ui.clip_rect()), ui.pixels_per_point())
}
