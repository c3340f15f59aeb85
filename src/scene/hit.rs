//! What lies where.
