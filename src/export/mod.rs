//! Scenes to bytes: SVG, PNG, PDF and accessible text.
