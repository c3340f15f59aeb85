//! The tables of the report, and the files they are written to.
