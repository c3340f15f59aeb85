//! Edits as values: each applies to a project and gives back its inverse.
