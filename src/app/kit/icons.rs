//! The icons of the window, named by what they mean.

use egui::RichText;
use egui_phosphor::regular;

use super::fonts;
use crate::editor::Icon;

/// Of an icon in a button or before words, in logical pixels.
pub const SIZE: f32 = 16.0;

/// `icon` to be put in a button or before words.
pub fn rich(icon: &str) -> RichText {
    RichText::new(icon).font(fonts::icon_font(SIZE))
}

/// What stands for an action.
pub fn of(icon: Icon) -> &'static str {
    match icon {
        Icon::Bench => BENCH,
        Icon::Close => CLOSE,
        Icon::Delete => DELETE,
        Icon::Duplicate => DUPLICATE,
        Icon::Fit => FIT,
        Icon::Fold => FOLD,
        Icon::Inspector => INSPECTOR,
        Icon::Merge => MERGE,
        Icon::Next => NEXT,
        Icon::Outline => OUTLINE,
        Icon::Post => POST,
        Icon::Previous => PREVIOUS,
        Icon::Redo => REDO,
        Icon::Split => SPLIT,
        Icon::Undo => UNDO,
        Icon::Unit => UNIT,
        Icon::ZoomIn => ZOOM_IN,
        Icon::ZoomOut => ZOOM_OUT,
    }
}

/// Before a figure that passes its ceiling, as on the cards; a glyph of the text's own face.
pub const OVER: &str = "▲";

pub const ROLE_SOURCE: &str = regular::CIRCLE;
pub const ROLE_TARGET: &str = regular::TARGET;
pub const ROLE_VARIANT: &str = regular::GIT_BRANCH;

pub const NEW: &str = regular::FILE_PLUS;
pub const OPEN: &str = regular::FOLDER_OPEN;
pub const IMPORT: &str = regular::FILE_TEXT;
pub const EXPORT: &str = regular::EXPORT;
pub const RECENT: &str = regular::CLOCK_COUNTER_CLOCKWISE;
pub const SAMPLE: &str = regular::BUILDINGS;

pub const UNDO: &str = regular::ARROW_U_UP_LEFT;
pub const REDO: &str = regular::ARROW_U_UP_RIGHT;
pub const ADD: &str = regular::PLUS;
pub const DELETE: &str = regular::TRASH;
pub const DUPLICATE: &str = regular::COPY;
pub const BENCH: &str = regular::TRAY;
pub const MERGE: &str = regular::ARROWS_MERGE;
pub const SPLIT: &str = regular::ARROWS_SPLIT;
pub const EDIT: &str = regular::PENCIL_SIMPLE;
pub const COMMENT: &str = regular::CHAT_CIRCLE_TEXT;
pub const MOVE_UP: &str = regular::ARROW_UP;
pub const MOVE_DOWN: &str = regular::ARROW_DOWN;
pub const SWAP: &str = regular::ARROWS_LEFT_RIGHT;

pub const SEARCH: &str = regular::MAGNIFYING_GLASS;
pub const ZOOM_IN: &str = regular::MAGNIFYING_GLASS_PLUS;
pub const ZOOM_OUT: &str = regular::MAGNIFYING_GLASS_MINUS;
pub const SPOTLIGHT: &str = regular::FLASHLIGHT;
pub const FOLD: &str = regular::ARROWS_IN_LINE_VERTICAL;
pub const LOOK: &str = regular::SLIDERS_HORIZONTAL;
pub const PREVIOUS: &str = regular::CARET_LEFT;
pub const NEXT: &str = regular::CARET_RIGHT;
pub const FIRST: &str = regular::CARET_LINE_LEFT;
pub const LAST: &str = regular::CARET_LINE_RIGHT;
pub const FIT: &str = regular::CORNERS_OUT;
pub const OUTLINE: &str = regular::TREE_VIEW;
pub const INSPECTOR: &str = regular::SIDEBAR_SIMPLE;
pub const CLOSE: &str = regular::X;
pub const LEAVING: &str = regular::SIGN_OUT;
pub const OPENED: &str = regular::CARET_DOWN;
pub const CLOSED: &str = regular::CARET_RIGHT;

pub const CHART: &str = regular::TREE_STRUCTURE;
pub const UNIT: &str = regular::BUILDINGS;
pub const POST: &str = regular::USER;

pub const DONE: &str = regular::CHECK;
pub const SUCCESS: &str = regular::CHECK_CIRCLE;
pub const WARNING: &str = regular::WARNING;
pub const ERROR: &str = regular::WARNING_CIRCLE;
pub const LOCKED: &str = regular::LOCK_SIMPLE;
