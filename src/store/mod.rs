//! The only module that writes files.
