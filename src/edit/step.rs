//! What a step of undo did, by kind: its name in the menu and what is said of it follow from that.

use crate::words::Message;

/// Writes the enum and the names of the steps from one row for each: its name, what it tells besides, with
/// the name of that in the sentence, and the key of its words; then that of what is said of it just
/// after, where its outcome may be out of sight.
macro_rules! steps {
    ($($name:ident $(($value:literal: $kind:ty))?, $label:literal $(, $told:literal)?;)*) => {
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
                    $(steps!(@pattern $name it $($kind)?) => steps!(@words $label it $($value)?),)*
                    Self::Recovered(label) => {
                        Message::new("step-recovered").with("step", label.as_str())
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
    (@words $key:literal $it:ident) => { Message::new($key) };
    (@words $key:literal $it:ident $value:literal) => {
        Message::new($key).with($value, $it.to_owned())
    };
    (@told $it:ident,) => { None };
    (@told $it:ident, $value:literal) => {{
        let _ = $it;
        None
    }};
    (@told $it:ident $key:literal, $($value:literal)?) => {
        Some(steps!(@words $key $it $($value)?))
    };
}

steps! {
    AddPost, "step-add-post";
    ChangePosts("count": usize), "step-change-posts";
    MovePosts("count": usize), "step-move-posts", "made-move-posts";
    SetAside("count": usize), "step-set-aside";
    DuplicatePosts("count": usize), "step-duplicate-posts";
    DeletePosts("count": usize), "step-delete-posts", "made-delete-posts";
    CutPosts("count": usize), "step-cut-posts";
    PastePosts("count": usize), "step-paste-posts";

    AddUnit, "step-add-unit";
    ChangeUnits("count": usize), "step-change-units";
    MoveUnits("count": usize), "step-move-units", "made-move-units";
    DuplicateUnit, "step-duplicate-unit";
    DeleteUnit, "step-delete-unit", "made-delete-unit";
    CutUnits("count": usize), "step-cut-units";
    PasteUnits("count": usize), "step-paste-units";
    MergeUnits("count": usize), "step-merge-units", "made-merge-units";
    SplitUnit, "step-split-unit", "made-split-unit";

    AddChart, "step-add-chart";
    SetChart, "step-chart";
    MoveChart, "step-move-chart";
    DuplicateChart, "step-duplicate-chart";
    DeleteChart, "step-delete-chart", "made-delete-chart";
    AttachChart, "step-attach-chart", "made-attach-chart";
    MakeTarget, "step-make-target";
    MakeVariant, "step-make-variant";
    Merge, "step-merge";
    Settle, "step-settle";
    Accept("name": String), "step-accept", "made-accept";
    Import("charts": usize), "step-import";
    AddCharts("count": usize), "step-add-charts";
    CompareFile("name": String), "step-compare-file";

    Link, "step-link";
    Unlink, "step-unlink";
    Split, "step-split";
    Consolidate, "step-consolidate";
    Pair("count": usize), "step-pair", "made-pair";
    Reason, "step-reason";
    Nature, "step-nature";

    TakeSnapshot("name": String), "step-take-snapshot";
    RenameSnapshot("name": String), "step-rename-snapshot";
    GoBack("name": String), "step-go-back", "made-go-back";
    SnapshotVariant("name": String), "step-snapshot-variant";
    DeleteSnapshot("name": String), "step-delete-snapshot", "made-delete-snapshot";
    SaveView, "step-save-view";
    DeleteView, "step-delete-view";

    Comment, "step-comment";
    ChangeComment, "step-change-comment";
    ResolveComment, "step-resolve-comment";
    DeleteComment, "step-delete-comment", "made-delete-comment";

    Lists, "step-lists";
    ProjectTitle, "step-project-title";
}
