//! Sizes to positions: arranges a tree of cards, and draws its connectors.
