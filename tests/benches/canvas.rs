//! One frame of the canvas: what the processor does between the input and the triangles.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion};
use egui::{Context, Pos2, RawInput, Rect, vec2};
use organigramme::app::canvas::{Canvas, CanvasInput, Emphasis, Landing};
use organigramme::app::kit::fonts;
use organigramme::app::kit::tokens::{self, Scheme};
use organigramme::model::{Counts, UnitId};
use organigramme::scene::{self, Scene};
use organigramme::words::Locale;

use crate::{SIZES, support};

/// A window of this size, in logical pixels.
const WINDOW: egui::Vec2 = vec2(1920.0, 1080.0);

struct Window {
    ctx: Context,
    canvas: Canvas,
    scene: Arc<Scene>,
    frames: u32,
}

impl Window {
    fn new(scene: &Arc<Scene>) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        tokens::apply(&ctx, Scheme::Light);
        // New fonts serve from the next frame on.
        let _ = ctx.run_ui(RawInput::default(), |_| {});
        let mut window =
            Self { ctx, canvas: Canvas::new("bench"), scene: Arc::clone(scene), frames: 0 };
        for _ in 0..3 {
            window.frame(1.0);
        }
        window
    }

    /// A frame in which the pointer has moved and the zoom is multiplied, so that everything is
    /// drawn anew through the library.
    fn frame(&mut self, zoom_by: f32) -> usize {
        self.frames += 1;
        let at = Pos2::new(900.0 + (self.frames % 7) as f32, 500.0);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
            time: Some(f64::from(self.frames) / 60.0),
            events: vec![egui::Event::PointerMoved(at)],
            ..RawInput::default()
        };
        if zoom_by != 1.0 {
            self.canvas.zoom_by(zoom_by);
        }
        let (canvas, scene) = (&mut self.canvas, &self.scene);
        let output = self.ctx.run_ui(input, |ui| {
            let preview = |_: &_| Ok(Landing::Between);
            let name_of = |unit: &UnitId| unit.as_str().to_owned();
            let input = CanvasInput {
                remark_on: &|_| None,
                name_of: &name_of,
                scene,
                room: scene.bounds,
                revision: 1,
                selection: &[],
                emphasis: &Emphasis::default(),
                has_map: true,
                glides: false,
                preview: &preview,
                foresee: &|_: &_| String::new(),
                words: Locale::French,
                palette: Scheme::Light.palette(),
                drag_from_outside: None,
            };
            black_box(canvas.ui(ui, &input));
        });
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }
}

pub fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("canvas frame");
    for posts in SIZES {
        let project = support::organisation(posts);
        let chart = support::chart(&project);
        let counts = Counts::of(chart, &project.lists);
        let options = scene::Options::default();
        let scene = Arc::new(scene::build(chart, &project.lists, &counts, &options));
        let mut whole = Window::new(&scene);
        group.bench_function(BenchmarkId::new("whole chart", posts), |bencher| {
            bencher.iter(|| whole.frame(1.0));
        });
        // To and fro, so that each frame has another zoom and the chart stays whole.
        let mut zooming = Window::new(&scene);
        let mut frames = 0;
        group.bench_function(BenchmarkId::new("zooming", posts), |bencher| {
            bencher.iter(|| {
                frames += 1;
                zooming.frame(if frames % 16 < 8 { 1.03 } else { 1.0 / 1.03 })
            });
        });
        for percent in [25, 40, 60, 100] {
            let mut near = Window::new(&scene);
            near.canvas.zoom_to(percent as f32 / 100.0);
            near.frame(1.0);
            group.bench_function(BenchmarkId::new(format!("at {percent} %"), posts), |bencher| {
                bencher.iter(|| near.frame(1.0));
            });
        }
        group.bench_function(BenchmarkId::new("new scene", posts), |bencher| {
            bencher.iter(|| organigramme::app::canvas::picture::Picture::new(Arc::clone(&scene)));
        });
    }
    group.finish();
}
