//! What a step of undo did, by kind: its name in the menu and what is said of it follow from that.

use crate::words::{Message, key, message};

/// Writes the enum and the names of the steps from one row for each: its name, what it tells besides, with
/// the name of that in the sentence, and the key of its words; then that of what is said of it just
/// after, where its outcome may be out of sight.
macro_rules! steps {
    ($($name:ident $(($value:ident: $kind:ty))?, $label:expr $(, $told:expr)?;)*) => {
        /// What a step did.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum StepKind {
            $($name $(($kind))?,)*
            /// As another run of the program called it.
            Recovered(String),
        }

        impl StepKind {
            /// Its name: "déplacer 2 postes".
            pub fn label(&self) -> Message {
                match self {
                    $(steps!(@pattern $name it $($kind)?) => steps!(@words $label, it $($value)?),)*
                    Self::Recovered(label) => {
                        message!(key::STEP_RECOVERED, step = label.as_str())
                    }
                }
            }

            /// What is said of it where it was made: "2 postes déplacés"; none where that is seen.
            pub fn told(&self) -> Option<Message> {
                match self {
                    $(steps!(@pattern $name it $($kind)?) => steps!(@told it $($told)?, $($value)?),)*
                    Self::Recovered(_) => None,
                }
            }
        }
    };
    (@pattern $name:ident $it:ident) => { Self::$name };
    (@pattern $name:ident $it:ident $kind:ty) => { Self::$name($it) };
    (@words $key:expr, $it:ident) => { message!($key) };
    (@words $key:expr, $it:ident $value:ident) => { message!($key, $value = $it.to_owned()) };
    (@told $it:ident,) => { None };
    (@told $it:ident, $value:ident) => {{
        let _ = $it;
        None
    }};
    (@told $it:ident $key:expr, $($value:ident)?) => {
        Some(steps!(@words $key, $it $($value)?))
    };
}

steps! {
    AddPost, key::STEP_ADD_POST;
    ChangePosts(count: usize), key::STEP_CHANGE_POSTS;
    MovePosts(count: usize), key::STEP_MOVE_POSTS, key::MADE_MOVE_POSTS;
    SetAside(count: usize), key::STEP_SET_ASIDE;
    DuplicatePosts(count: usize), key::STEP_DUPLICATE_POSTS;
    DeletePosts(count: usize), key::STEP_DELETE_POSTS, key::MADE_DELETE_POSTS;
    CutPosts(count: usize), key::STEP_CUT_POSTS;
    PastePosts(count: usize), key::STEP_PASTE_POSTS;

    AddUnit, key::STEP_ADD_UNIT;
    ChangeUnits(count: usize), key::STEP_CHANGE_UNITS;
    MoveUnits(count: usize), key::STEP_MOVE_UNITS, key::MADE_MOVE_UNITS;
    DuplicateUnit, key::STEP_DUPLICATE_UNIT;
    DeleteUnit, key::STEP_DELETE_UNIT, key::MADE_DELETE_UNIT;
    CutUnits(count: usize), key::STEP_CUT_UNITS;
    PasteUnits(count: usize), key::STEP_PASTE_UNITS;
    MergeUnits(count: usize), key::STEP_MERGE_UNITS, key::MADE_MERGE_UNITS;
    SplitUnit, key::STEP_SPLIT_UNIT, key::MADE_SPLIT_UNIT;

    AddChart, key::STEP_ADD_CHART;
    SetChart, key::STEP_CHART;
    MoveChart, key::STEP_MOVE_CHART;
    DuplicateChart, key::STEP_DUPLICATE_CHART;
    DeleteChart, key::STEP_DELETE_CHART, key::MADE_DELETE_CHART;
    AttachChart, key::STEP_ATTACH_CHART, key::MADE_ATTACH_CHART;
    MakeTarget, key::STEP_MAKE_TARGET;
    MakeVariant, key::STEP_MAKE_VARIANT;
    Merge, key::STEP_MERGE;
    Settle, key::STEP_SETTLE;
    Accept(name: String), key::STEP_ACCEPT, key::MADE_ACCEPT;
    Import(charts: usize), key::STEP_IMPORT;
    CorrectLine(line: usize), key::STEP_CORRECT_LINE;
    AddCharts(count: usize), key::STEP_ADD_CHARTS;
    CompareFile(name: String), key::STEP_COMPARE_FILE;

    Link, key::STEP_LINK;
    Unlink, key::STEP_UNLINK;
    Split, key::STEP_SPLIT;
    Consolidate, key::STEP_CONSOLIDATE;
    Pair(count: usize), key::STEP_PAIR, key::MADE_PAIR;
    Reason, key::STEP_REASON;
    Nature, key::STEP_NATURE;

    TakeSnapshot(name: String), key::STEP_TAKE_SNAPSHOT;
    RenameSnapshot(name: String), key::STEP_RENAME_SNAPSHOT;
    GoBack(name: String), key::STEP_GO_BACK, key::MADE_GO_BACK;
    SnapshotVariant(name: String), key::STEP_SNAPSHOT_VARIANT;
    DeleteSnapshot(name: String), key::STEP_DELETE_SNAPSHOT, key::MADE_DELETE_SNAPSHOT;
    SaveView, key::STEP_SAVE_VIEW;
    DeleteView, key::STEP_DELETE_VIEW;

    Comment, key::STEP_COMMENT;
    ChangeComment, key::STEP_CHANGE_COMMENT;
    ResolveComment, key::STEP_RESOLVE_COMMENT;
    DeleteComment, key::STEP_DELETE_COMMENT, key::MADE_DELETE_COMMENT;

    Lists, key::STEP_LISTS;
    ProjectTitle, key::STEP_PROJECT_TITLE;
}
