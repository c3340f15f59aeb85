//! Organigramme: charts of the posts of French public administrations.

pub mod geom;
pub mod model;
pub mod scene;
pub mod words;
