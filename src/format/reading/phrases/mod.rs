//! What a few words can say, whoever reads them: whether they count posts, of what category, with which figures;
//! whether they title a chart, or are of the page and no chart's.
//!
//! Knows single lines and parts of them, never their neighbours nor what they are chosen to be.

mod beside;
pub(in crate::format) mod brackets;
pub(in crate::format) mod changes;
pub(in crate::format) mod counts;
pub(in crate::format) mod heads;
pub(in crate::format) mod holders;
pub(in crate::format) mod imprint;
pub(in crate::format) mod labelled;
mod post_fields;
pub(in crate::format) mod posts;
mod remarks;
pub(in crate::format) mod sense;
mod shares;
pub(in crate::format) mod titles;
