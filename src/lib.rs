//! Organigramme: charts of the posts of French public administrations.

#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod compare;
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
