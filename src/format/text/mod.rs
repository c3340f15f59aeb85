//! Reads the text of a report into charts.
