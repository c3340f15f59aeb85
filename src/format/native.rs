//! The native file: flat, versioned JSON.
