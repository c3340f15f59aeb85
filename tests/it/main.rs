//! The one integration test binary: a module for each part of the program.

#![allow(clippy::disallowed_methods, reason = "tests put files where they like")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::wildcard_enum_match_arm, reason = "a test that asks for one kind says so")]

#[path = "../support/mod.rs"]
mod support;

mod additions;
mod align;
#[cfg(feature = "gui")]
mod any_action;
mod architecture;
mod bench;
#[cfg(feature = "gui")]
mod canvas;
#[cfg(feature = "gui")]
mod canvas_motion;
mod cli;
mod cli_compare;
mod cli_merge;
mod cli_picture;
mod clipboard;
mod compare;
mod comparison;
mod cost;
mod desk;
mod disk;
mod disputes;
mod documents;
mod drawings;
mod edit;
mod editor;
mod evidence;
mod exchange;
mod export;
mod faults;
mod find;
mod hands;
mod held;
mod icon;
mod journal;
mod layout;
mod links;
mod lists;
#[cfg(any(target_os = "linux", windows))]
mod lock;
mod looks;
mod mail;
mod mapping;
mod marks;
mod merge;
mod model;
mod moves;
mod native;
mod one_door;
mod pages;
mod patience;
mod pdf;
mod pdf_read;
mod picture_project;
mod policy;
mod proof;
mod reader;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod real_window;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod real_window_files;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod real_window_keyboard;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod real_window_looks;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod real_window_recovery;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod real_window_typing;
#[cfg(feature = "gui")]
mod recovery;
#[cfg(feature = "gui")]
mod recovery_typed;
mod remarks;
#[cfg(feature = "gui")]
mod remembering;
mod replay;
mod reshape;
mod review;
mod same_picture;
mod sample;
mod scene;
mod settle;
mod sheet_desks;
mod sheet_forms;
mod sheet_layouts;
mod sheet_marks;
mod sheet_words;
mod sheets;
mod snapshots;
mod spoken;
mod statistics;
mod store;
#[cfg(windows)]
mod store_windows;
mod suggested_names;
mod svg_elsewhere;
mod svg_font;
mod tables;
#[cfg(all(windows, feature = "terminal"))]
mod terminal;
#[cfg(feature = "gui")]
mod window;
#[cfg(feature = "gui")]
mod window_about;
#[cfg(feature = "gui")]
mod window_comfort;
#[cfg(feature = "gui")]
mod window_files;
#[cfg(feature = "gui")]
mod window_find;
#[cfg(feature = "gui")]
mod window_hands;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod window_in_wine;
#[cfg(feature = "gui")]
mod window_keyboard;
#[cfg(feature = "gui")]
mod window_leaving;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod window_lock;
#[cfg(feature = "gui")]
mod window_long_texts;
#[cfg(feature = "gui")]
mod window_mapping;
#[cfg(feature = "gui")]
mod window_movements;
#[cfg(feature = "gui")]
mod window_narrow;
#[cfg(feature = "gui")]
mod window_picture;
#[cfg(feature = "gui")]
mod window_pictures;
#[cfg(feature = "gui")]
mod window_projector;
#[cfg(feature = "gui")]
mod window_reading;
#[cfg(feature = "gui")]
mod window_review;
#[cfg(feature = "gui")]
mod window_typing;
#[cfg(feature = "gui")]
mod window_undo;
#[cfg(feature = "gui")]
mod window_unusable;
#[cfg(feature = "gui")]
mod window_workshop;
mod wishes;
mod words;
