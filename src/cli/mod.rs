//! The command line: the same doors as the window, without one.
