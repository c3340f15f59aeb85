//! The project as it stands: charts, units, posts, reference lists, and what can be counted of them.

mod aspect;
mod brief;
mod chart;
mod clean;
mod comment;
mod conflict;
mod count;
mod departure;
mod evidence;
mod extra_text;
mod ids;
mod kind_words;
mod line;
mod lists;
mod look;
mod name;
mod nature;
mod post;
mod project;
mod project_record;
mod record;
mod standing;
pub mod structure;
mod title;
mod unit;
mod violation;

pub use aspect::{Aspect, AspectKind, PostField, UnitField};
pub use brief::{BRIEF, brief};
pub use chart::{Chart, ChartFields, LEVELS_MAX, Role};
pub use clean::{printable, printable_paragraphs};
pub use comment::Comment;
pub use conflict::{Choice, Claim, Conflict, Settlement, Subject, Wish, post_field, unit_field};
pub use count::{Ceiling, Counts, Tally, UnitCount, is_boundary, missing_ceilings};
pub use departure::{Departure, RemovedUnit};
pub use evidence::Evidence;
pub use ids::{
    CategoryId, ChartId, DerivedIds, GradeId, IdSource, KindId, LevelId, PostId, PostKey, UnitId,
    UnitKey,
};
pub use line::{Line, lines, on_one_line, printed};
pub use lists::{
    Category, EntryField, EntryId, Grade, ListEntry, ListName, Lists, ManagerLevel, UnitKind,
    entry_labelled,
};
pub(crate) use lists::{each_list, of_list};
pub use look::{Arrangement, CardWidth, ColourBy, Density, Look, Shown, Style, View, view_named};
pub use name::{full_name, kind_named};
pub use nature::Nature;
pub use post::{Hundredths, Post, PostFields};
pub use project::Project;
pub use project_record::{ChartRecord, ProjectRecord};
pub use record::{PostRecord, Subtree, UnitRecord};
pub use title::{Title, Wanted, comparison_key, display};
pub(crate) use title::{after_folded, folded};
pub use unit::{Authorised, Unit, UnitFields};
pub use violation::{Violation, chart_violations, subtree_violations, violations};

/// Fields of a file that this version does not know, kept to be written back. Sorted by name.
pub type Extra = serde_json::Map<String, serde_json::Value>;
