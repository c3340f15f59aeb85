//! Two charts side by side: who is whom, what became of every post, and whether it all balances.

mod align;
mod balance;
mod counters;
mod entry;
mod ledger;
mod lists;
mod merge;
mod movement;
mod origins;
mod pairs;
mod reserve;
mod subject;

pub use align::{Alignment, Confidence, PostProposal, UnitProposal, align, cost_of_alignment};
pub use balance::{Balance, Cancelling, Scope};
pub use counters::{Counted, Counter};
pub use entry::{Entry, Pair, UnitEntry};
pub use ledger::Ledger;
pub use lists::{Brought, Mapping, Other, bring, is_given_once, rename_entries};
pub use merge::{
    Change, MergeError, Merged, Naming, TableChart, aspect_message, change_message, claim_message,
    conflict_message, cost_of_merge, merge, merge_while, open_conflict_message, settlement_message,
    subject_message, traced, value_message,
};
pub use movement::{FteChange, Movement, Overruled, UnitMovement, VacancyChange};
pub use origins::Origins;
pub use pairs::{Side, later_side};
pub use reserve::{Reserve, Waiting};
pub use subject::{comparison_about, comparisons_about};
