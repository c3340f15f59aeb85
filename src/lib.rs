//! Organigramme: charts of the posts of French public administrations.
//!
//! # The layers
//!
//! ```text
//! main ─► app (the window) ─► editor (everything but the window) ─► export ─► scene ─► layout ─┐
//!      └► cli (no window) ──┘   app, cli ─► store (files)   format, compare, edit ─────────────┴─► model
//! ```
//!
//! Arrows say who may name whom; a test holds it (`tests/it/architecture.rs`). What is below is handed what
//! it needs: no layer but [`store`] and the two at the top opens a file, and none below [`app`], [`cli`] and
//! [`store`] reads the clock or draws an id by chance. Each module's first lines end with what it does not
//! know. [`geom`], [`words`] and the other single files are leaves: all may name them.
//!
//! # Why it is made so
//!
//! ## A project is records, read whole
//!
//! A [`model::Project`] is charts of units and posts, which it names by ids that are never used again. Two
//! charts that hold one id hold the same post in two states; that is all that a comparison, a merge or a
//! followed file needs. What a file may break, [`model::violations`] lists; what a project that is open may
//! break, an edit refuses. So everything above may count on a sound project.
//!
//! ## Edits carry their inverses
//!
//! An [`edit::Edit`] is a value. [`edit::apply`] makes it whole or not at all, and returns the edit that
//! takes it back. Undo is then the same code as doing, and cannot disagree with it; a step costs what it
//! changed and not a copy of the project, so that [`edit::History`] has no limit; and what was not saved is
//! edits in a file ([`store::journal`]), which are made again after a crash. What a person asks for is
//! composed of several edits in one [`Edit::Batch`](edit::Edit::Batch) by [`edit::compose`], one step.
//!
//! ## The ledger is computed
//!
//! A movement is never stored. [`compare::Ledger`] pairs the posts of two charts by their ids and by the
//! origins written on them, and says of each what became of it. Were movements recorded as they are made, a
//! post dragged away and back would leave two of them, an undo would have to find its own, and a chart drawn
//! elsewhere would have none. Computed, the ledger holds for any two charts, balances by construction (each
//! post in exactly one entry), and is the same whoever made the chart and in which order. What only people
//! know, reasons, origins and what the committee calls a movement, is written on the posts. It is made anew
//! after an edit.
//!
//! ## One scene
//!
//! [`scene::Scene`] is the finished picture: rectangles, lines and runs of text at fixed places, each with
//! what it stands for. The canvas, the pages and each format draw the same [`scene::Item`]s and decide
//! nothing, so that what is on the screen is what is printed, a click is looked up where something was
//! drawn, and a new format is one file. A [`scene::Builder`] remembers cards and subtrees by what is in
//! them; the picture does not depend on what was drawn before. Colours, marks, folded branches and the
//! arrows of movements are [`scene::Options`] of it, never a second way to draw.
//!
//! ## How the page is arranged
//!
//! The committee reads paper, so that the best arrangement is the one with the largest text on it. Below
//! each unit, cards stand in a row or hang in columns, and a card may be narrow and tall or wide and flat:
//! every subtree has several shapes. [`layout`] keeps of each those that no other beats in both width and
//! height, from the leaves up (`front`, `split`), then takes that of the root which the paper scales best and
//! walks back down (`place`). A clearer arrangement, and the one that was there before, are preferred at a
//! bounded loss of size, so that a chart does not jump while it is edited. [`scene::page`] measures what is
//! around it first: the heading, the legend and the foot of a page, and the state before that may share it.
//!
//! ## What the canvas takes from egui_graphs
//!
//! The widget and its nodes: one node for each card near the view, which draws that card. The rest is off or
//! ours. Its layouts leave each card where the scene has it; its camera is written before each frame from
//! [`app::canvas::Camera`]; dragging, hovering, zooming and selecting are
//! [`app::canvas::gesture`], since a post is dropped between others and a unit under another, which are no
//! moves in a graph. Connectors and marks are items of the scene and no edges. One file names the library,
//! `src/app/canvas/node.rs`: whoever replaces it changes no other.
//!
//! ## Commands in, effects out
//!
//! [`editor::Editor`] is the application without a window. It is handed an [`editor::Command`] and answers
//! with [`editor::Effect`]s: what it may not do itself, such as asking, reading a file or scrolling. What
//! comes of them is another command. Tests drive the editor as the window does. What takes long is done on
//! threads of `src/app/jobs`, with the means to end it, and comes back as a command too.
//!
//! # Three roads
//!
//! ## A dragged post
//!
//! 1. `src/app/canvas/pointer.rs` turns the input of egui into presses and moves; `gesture.rs` says that it
//!    is a drag, `landing.rs` where it would land, by what [`scene::hit`] finds in the scene.
//! 2. While it hovers, `src/app/chart_area/drops.rs` is asked what the drop would do or why it is refused,
//!    and what the counters would become; `overlay.rs` of the canvas draws that.
//! 3. Let go, it is an [`app::canvas::CanvasEvent`]; `src/app/window/pointer.rs` makes a command of it.
//! 4. [`Editor::handle`](editor::Editor::handle) takes it to the `change` module of `src/editor`, which asks
//!    [`edit::compose`] for the edit, and [`Document`](editor::Document) has it made by its
//!    [`edit::History`] through [`edit::apply`], where it may be refused by the rules of `src/edit/rules.rs`.
//! 5. The document has another revision: counts ([`model::Counts`]), ledger and marks are made anew when they
//!    are asked for, what was edited goes to the journal of what is unsaved.
//! 6. In the next frame `src/app/chart_area/drawing.rs` sees another revision and has the scene built;
//!    `glide.rs` of the canvas lets what moved be seen to move.
//!
//! ## An opened file
//!
//! 1. A path comes from a dialog, from the command line or is dropped on the window; the editor asks for the
//!    file, as an effect (`src/editor/files.rs`). What becomes of unsaved changes is asked once it is read.
//! 2. `src/app/jobs/files.rs` takes the lock and reads the bytes on a thread, through [`store`].
//! 3. [`editor::Reading`] tells what they are: a project, a picture with one inside ([`format::picture`]) or
//!    a report.
//! 4. [`format::native::load`] refuses what would take too much memory (`bulk.rs`), reads the records
//!    (`file.rs`) and makes them those of the model (`read.rs`, `lists.rs`, `conflict.rs`, `view.rs`); what
//!    does not fit is told with its place (`refusal.rs`, `misfit.rs`), and
//!    [`Project::from_record`](model::Project::from_record) lists every broken invariant. What is no
//!    project goes through [`format::door::read`]: told by its content, laid out as lines with their places
//!    ([`format::reading::Source`]), read as a table (`format/tables`) or as a text: `format/text` cleans the
//!    lines, weighs what each could be, takes the reading of all lines that has the most weight (dynamic
//!    programming), and puts units and posts into charts. What is doubtful is a problem at its line.
//! 5. Each unit and post that was read keeps its [`model::Evidence`]. A report stays beside the chart
//!    (`src/editor/review`), by its lines or by the pages they stand on (`src/app/panels/review`; a PDF is drawn
//!    by `src/app/jobs/source_page.rs`), where each doubt is settled by an edit or accepted.
//! 6. The document comes back in a command and takes the place of the one that was open. The first picture is
//!    drawn as after any edit.
//!
//! ## An exported page
//!
//! 1. The dialog of `src/app/dialogs/picture` fills a [`editor::PictureChoice`]; `src/editor/picture.rs` makes
//!    [`export::ExportOptions`] of it, as `src/cli/export.rs` does of its arguments. Which format can do what
//!    is one table, [`export::ExportWish`].
//! 2. `src/app/jobs/pictures.rs` starts a thread with the project as it is at that moment.
//! 3. [`export::Composed`] has pages composed by [`scene::page::Press`]: a scene for each page, scaled to
//!    what heading and legend leave.
//! 4. [`Composed::write`](export::Composed::write) hands the pages to one file of `src/export`, which turns
//!    items into bytes and knows of no path.
//! 5. [`store`] writes them, whole or not at all, and never over a project that nobody agreed to lose. The
//!    same pages, as pixels, are the preview.

// Private modules are named above for who reads the sources.
#![allow(rustdoc::private_intra_doc_links, reason = "these pages are made for the developers")]

#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod compare;
pub mod console;
pub mod cost;
pub mod edit;
pub mod editor;
pub mod export;
pub mod fingerprint;
pub mod format;
pub mod geom;
pub mod layout;
pub mod memory;
pub mod model;
pub mod scene;
pub mod store;
pub mod words;

use std::sync::LazyLock;

/// The release; where `.ci/packages` made it, with the commit and its date, "0.1.0 (abc1234, 2026-11-30)".
pub fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let release = env!("CARGO_PKG_VERSION");
        let commit = option_env!("ORGANIGRAMME_COMMIT").filter(|commit| !commit.is_empty());
        commit.map_or(release.to_owned(), |commit| format!("{release} ({commit})"))
    });
    &VERSION
}
