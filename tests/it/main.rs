//! The one integration test binary: a module for each part of the program.

#![allow(clippy::disallowed_methods, reason = "tests put files where they like")]

#[path = "../support/mod.rs"]
mod support;

mod align;
mod architecture;
#[cfg(feature = "gui")]
mod canvas;
mod cli;
mod cli_compare;
mod compare;
mod edit;
mod export;
mod layout;
mod links;
mod model;
mod native;
mod reader;
mod sample;
mod scene;
mod store;
mod tables;
mod words;
