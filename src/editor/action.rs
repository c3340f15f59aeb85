//! Every action that has a name of its own: menus, toolbar, shortcuts and tooltips derive from this.

/// Writes the enum of the actions from one line for each: its name, the key of its words in
/// `assets/words` and its shortcuts, if it has any, the one to show first.
macro_rules! actions {
    ($($name:ident => $word:literal $(, $modifiers:ident($key:expr))*;)*) => {
        /// An action without argument: it works on the document, the chart shown or the selection.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($name,)*
        }

        impl Action {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The key of its name in `assets/words`.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// The keys that do it, the one to show first.
            pub fn shortcuts(self) -> &'static [Shortcut] {
                match self {
                    $(Self::$name => const { &[$(Shortcut::$modifiers($key)),*] },)*
                }
            }

            /// The keys to show beside its name.
            pub fn shortcut(self) -> Option<Shortcut> {
                self.shortcuts().first().copied()
            }
        }
    };
}

actions! {
    New => "action-new", command(Key::Letter('N'));
    Open => "action-open", command(Key::Letter('O'));
    OpenSample => "action-open-sample";
    ImportText => "action-import-text", command(Key::Letter('I'));
    ImportTextHere => "action-import-text-here";
    AddCharts => "action-add-charts";
    Save => "action-save", command(Key::Letter('S'));
    SaveAs => "action-save-as", command_shift(Key::Letter('S'));
    PreviousVersions => "action-previous-versions";
    ExportPicture => "action-export-picture", command(Key::Letter('E'));
    CopyPicture => "action-copy-picture", command_shift(Key::Letter('C'));
    FoldBranch => "action-fold-branch", plain(Key::F(7));
    UnfoldAll => "action-unfold-all";
    ShowBranch => "action-show-branch", shift(Key::F(7));
    ShowWholeChart => "action-show-whole-chart";
    ImportRemarks => "action-import-remarks";
    MergeReport => "action-merge-report";
    SettleConflicts => "action-settle-conflicts";
    Quit => "action-quit", command(Key::Letter('Q'));
    Undo => "action-undo", command(Key::Letter('Z'));
    Redo => "action-redo", command_shift(Key::Letter('Z')), command(Key::Letter('Y'));
    AddPost => "action-add-post", command(Key::Letter('P'));
    AddUnit => "action-add-unit", command(Key::Letter('U'));
    Cut => "action-cut", command(Key::Letter('X'));
    Copy => "action-copy", command(Key::Letter('C'));
    Paste => "action-paste", command(Key::Letter('V'));
    Duplicate => "action-duplicate", command(Key::Letter('D'));
    OneMore => "action-one-more", command_shift(Key::Letter('D'));
    Delete => "action-delete", plain(Key::Delete);
    SetAside => "action-set-aside", command(Key::Letter('B'));
    MergeUnits => "action-merge-units";
    SplitUnit => "action-split-unit";
    Find => "action-find", command(Key::Letter('F'));
    FindNext => "action-find-next", plain(Key::F(3));
    FindPrevious => "action-find-previous", shift(Key::F(3));
    ClearFilter => "action-clear-filter";
    EditInPlace => "action-edit-in-place", plain(Key::F(2)), plain(Key::Enter);
    SelectAll => "action-select-all", command(Key::Letter('A'));
    SelectNone => "action-select-none", plain(Key::Escape);
    MoveToUnit => "action-move-to-unit", command(Key::Letter('M'));
    MoveEarlier => "action-move-earlier", command(Key::Up), command(Key::Left);
    MoveLater => "action-move-later", command(Key::Down), command(Key::Right);
    MoveOut => "action-move-out", alt(Key::Left);
    MoveIn => "action-move-in", alt(Key::Right);
    MoveToPreviousUnit => "action-move-to-previous-unit", alt(Key::Up);
    MoveToNextUnit => "action-move-to-next-unit", alt(Key::Down);
    GoUp => "action-go-up", plain(Key::Up);
    GoDown => "action-go-down", plain(Key::Down);
    GoLeft => "action-go-left", plain(Key::Left);
    GoRight => "action-go-right", plain(Key::Right);
    ExtendUp => "action-extend-up", shift(Key::Up);
    ExtendDown => "action-extend-down", shift(Key::Down);
    TakeFewer => "action-take-fewer", plain(Key::Minus);
    TakeMore => "action-take-more", plain(Key::Plus);
    NextPane => "action-next-pane", plain(Key::F(6));
    PreviousPane => "action-previous-pane", shift(Key::F(6));
    AddChart => "action-add-chart";
    MakeTarget => "action-make-target";
    MakeVariant => "action-make-variant";
    LinkPosts => "action-link-posts";
    AlignCharts => "action-align-charts";
    FollowFront => "action-follow-front";
    MergeVariants => "action-merge-variants";
    Snapshots => "action-snapshots";
    ExportTables => "action-export-tables";
    ExportStatistics => "action-export-statistics";
    ExportMinutes => "action-export-minutes";
    ExportComments => "action-export-comments";
    ShowComments => "action-show-comments";
    CompareVariants => "action-compare-variants";
    DuplicateChart => "action-duplicate-chart";
    ChartProperties => "action-chart-properties";
    AttachChart => "action-attach-chart";
    DeleteChart => "action-delete-chart";
    ProjectLists => "action-project-lists";
    ZoomIn => "action-zoom-in", command(Key::Plus);
    ZoomOut => "action-zoom-out", command(Key::Minus);
    ZoomActual => "action-zoom-actual", command(Key::Digit('1'));
    ZoomFit => "action-zoom-fit", command(Key::Digit('0'));
    ToggleOutline => "action-toggle-outline", plain(Key::F(9));
    ToggleInspector => "action-toggle-inspector", plain(Key::F(10));
    ShowMovements => "action-show-movements", plain(Key::F(8));
    ShowStatistics => "action-show-statistics", plain(Key::F(5));
    ToggleMinimap => "action-toggle-minimap";
    ToggleMotion => "action-toggle-motion";
    ViewBefore => "action-view-before";
    ViewAfter => "action-view-after";
    ViewChanges => "action-view-changes";
    ViewSideBySide => "action-view-side-by-side";
    ToggleArrows => "action-toggle-arrows";
    ToggleProjector => "action-toggle-projector", plain(Key::F(11));
    ToggleSpotlight => "action-toggle-spotlight", plain(Key::F(12));
    Replay => "action-replay";
    ThemeLight => "action-theme-light";
    ThemeDark => "action-theme-dark";
    ThemeSystem => "action-theme-system";
    ThemeContrastLight => "action-theme-contrast-light";
    ThemeContrastDark => "action-theme-contrast-dark";
    InterfaceLarger => "action-interface-larger";
    InterfaceSmaller => "action-interface-smaller";
    InterfaceNormal => "action-interface-normal";
    LanguageFrench => "action-language-french";
    LanguageEnglish => "action-language-english";
    Palette => "action-palette", command(Key::Letter('K'));
    Help => "action-help", plain(Key::F(1)), plain(Key::Question);
    About => "action-about";
}

/// A key of the keyboard, named by what is printed on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Letter(char),
    Digit(char),
    Plus,
    Minus,
    Question,
    Up,
    Down,
    Left,
    Right,
    Enter,
    Delete,
    Escape,
    /// A function key: F1 to F12.
    F(u8),
}

/// A key with its modifiers. `command` is Ctrl, or ⌘ on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    pub command: bool,
    pub alt: bool,
    pub shift: bool,
    pub key: Key,
}

impl Shortcut {
    const fn plain(key: Key) -> Self {
        Self { command: false, alt: false, shift: false, key }
    }

    const fn command(key: Key) -> Self {
        Self { command: true, ..Self::plain(key) }
    }

    const fn command_shift(key: Key) -> Self {
        Self { command: true, shift: true, ..Self::plain(key) }
    }

    const fn alt(key: Key) -> Self {
        Self { alt: true, ..Self::plain(key) }
    }

    const fn shift(key: Key) -> Self {
        Self { shift: true, ..Self::plain(key) }
    }
}
