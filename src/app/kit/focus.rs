//! The ring around what the keyboard acts on: the same for every control, drawn once for the window.

use egui::{AreaState, Context, Id, LayerId, Stroke, StrokeKind, Ui};

use super::tokens::{FOCUS_RING, Palette, RADIUS};

/// Draws the ring, over whatever stands in the layer of the control. To be called at the end of a frame.
pub fn ring_ui(ctx: &Context, palette: &Palette) {
    let Some(focused) = ctx.memory(|memory| memory.focused()) else { return };
    if ctx.data(|data| data.get_temp::<Id>(own_ring())) == Some(focused) {
        return;
    }
    let Some(response) = ctx.read_response(focused).filter(|it| it.has_focus()) else { return };
    let rect = response.interact_rect;
    if rect.is_positive() {
        let ring = Stroke::new(FOCUS_RING, palette.accent);
        let mut painter = ctx.layer_painter(response.layer_id);
        painter.multiply_opacity(opacity(ctx, response.layer_id));
        // Inside the window even where the control ends with it.
        let rect = rect.intersect(ctx.content_rect().shrink(FOCUS_RING));
        painter.rect_stroke(rect, RADIUS, ring, StrokeKind::Outside);
    }
}

/// How far what has just come into sight has done so, as egui fades it in.
fn opacity(ctx: &Context, layer: LayerId) -> f32 {
    let shown = AreaState::load(ctx, layer.id).and_then(|state| state.last_became_visible_at);
    let Some(since) = shown else { return 1.0 };
    let age = ctx.input(|input| (input.time - since) as f32 + input.predicted_dt / 2.0);
    let lasts = ctx.global_style().animation_time;
    let progress = if lasts > 0.0 { (age / lasts).clamp(0.0, 1.0) } else { 1.0 };
    egui::emath::easing::quadratic_out(progress)
}

/// Scrolls to what the keyboard has just reached among what stands in `ui`. To be called at the end of what
/// scrolls.
pub fn keep_in_sight(ui: &Ui) {
    let key = ui.id().with("last in focus");
    let focused = ui.memory(|memory| memory.focused());
    let before = ui.data(|data| data.get_temp::<Option<Id>>(key)).flatten();
    if before == focused {
        return;
    }
    ui.data_mut(|data| data.insert_temp(key, focused));
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
    let rect = response.rect.expand(FOCUS_RING);
    let is_here = response.layer_id == ui.layer_id() && ui.min_rect().contains_rect(response.rect);
    if is_here && !ui.clip_rect().contains_rect(rect) {
        ui.scroll_to_rect(rect, None);
    }
}

/// Says that the control called `id` shows by itself that it has the keyboard.
pub fn draws_its_own(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(own_ring(), id));
}

fn own_ring() -> Id {
    Id::new("control with a ring of its own")
}
