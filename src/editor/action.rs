//! Every action that has a name of its own: menus, toolbar, shortcuts and tooltips derive from this.

/// An action without argument: it works on the document, the chart shown or the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    New,
    Open,
    OpenSample,
    ImportText,
    ImportTextHere,
    Save,
    SaveAs,
    ExportSvg,
    ExportPng,
    ExportPdf,
    ImportRemarks,
    Quit,
    Undo,
    Redo,
    AddPost,
    AddUnit,
    Duplicate,
    Delete,
    EditInPlace,
    SelectNone,
    AddChart,
    MakeTarget,
    MakeVariant,
    LinkPosts,
    AlignCharts,
    MergeVariants,
    ExportTables,
    DuplicateChart,
    ChartProperties,
    AttachChart,
    DeleteChart,
    ProjectLists,
    ZoomIn,
    ZoomOut,
    ZoomActual,
    ZoomFit,
    ToggleOutline,
    ToggleInspector,
    ShowMovements,
    ViewBefore,
    ViewAfter,
    ViewChanges,
    ViewSideBySide,
    ToggleArrows,
    ThemeLight,
    ThemeDark,
    ThemeSystem,
    LanguageFrench,
    LanguageEnglish,
    About,
}

/// A key of the keyboard, named by what is printed on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Letter(char),
    Digit(char),
    Plus,
    Minus,
    Delete,
    Escape,
    F2,
    F8,
    F9,
    F10,
}

/// A key with its modifiers. `command` is Ctrl, or ⌘ on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    pub command: bool,
    pub shift: bool,
    pub key: Key,
}

impl Shortcut {
    const fn command(key: Key) -> Option<Self> {
        Some(Self { command: true, shift: false, key })
    }

    const fn command_shift(key: Key) -> Option<Self> {
        Some(Self { command: true, shift: true, key })
    }

    const fn plain(key: Key) -> Option<Self> {
        Some(Self { command: false, shift: false, key })
    }
}

impl Action {
    pub const ALL: [Self; 50] = [
        Self::New,
        Self::Open,
        Self::OpenSample,
        Self::ImportText,
        Self::ImportTextHere,
        Self::Save,
        Self::SaveAs,
        Self::ExportSvg,
        Self::ExportPng,
        Self::ExportPdf,
        Self::ImportRemarks,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::AddPost,
        Self::AddUnit,
        Self::Duplicate,
        Self::Delete,
        Self::EditInPlace,
        Self::SelectNone,
        Self::AddChart,
        Self::MakeTarget,
        Self::MakeVariant,
        Self::LinkPosts,
        Self::AlignCharts,
        Self::MergeVariants,
        Self::ExportTables,
        Self::DuplicateChart,
        Self::ChartProperties,
        Self::AttachChart,
        Self::DeleteChart,
        Self::ProjectLists,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomActual,
        Self::ZoomFit,
        Self::ToggleOutline,
        Self::ToggleInspector,
        Self::ShowMovements,
        Self::ViewBefore,
        Self::ViewAfter,
        Self::ViewChanges,
        Self::ViewSideBySide,
        Self::ToggleArrows,
        Self::ThemeLight,
        Self::ThemeDark,
        Self::ThemeSystem,
        Self::LanguageFrench,
        Self::LanguageEnglish,
        Self::About,
    ];

    /// The key of its name in `assets/words`.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "action-new",
            Self::Open => "action-open",
            Self::OpenSample => "action-open-sample",
            Self::ImportText => "action-import-text",
            Self::ImportTextHere => "action-import-text-here",
            Self::Save => "action-save",
            Self::SaveAs => "action-save-as",
            Self::ExportSvg => "action-export-svg",
            Self::ExportPng => "action-export-png",
            Self::ExportPdf => "action-export-pdf",
            Self::ImportRemarks => "action-import-remarks",
            Self::Quit => "action-quit",
            Self::Undo => "action-undo",
            Self::Redo => "action-redo",
            Self::AddPost => "action-add-post",
            Self::AddUnit => "action-add-unit",
            Self::Duplicate => "action-duplicate",
            Self::Delete => "action-delete",
            Self::EditInPlace => "action-edit-in-place",
            Self::SelectNone => "action-select-none",
            Self::AddChart => "action-add-chart",
            Self::MakeTarget => "action-make-target",
            Self::MakeVariant => "action-make-variant",
            Self::LinkPosts => "action-link-posts",
            Self::AlignCharts => "action-align-charts",
            Self::MergeVariants => "action-merge-variants",
            Self::ExportTables => "action-export-tables",
            Self::ShowMovements => "action-show-movements",
            Self::ViewBefore => "action-view-before",
            Self::ViewAfter => "action-view-after",
            Self::ViewChanges => "action-view-changes",
            Self::ViewSideBySide => "action-view-side-by-side",
            Self::ToggleArrows => "action-toggle-arrows",
            Self::DuplicateChart => "action-duplicate-chart",
            Self::ChartProperties => "action-chart-properties",
            Self::AttachChart => "action-attach-chart",
            Self::DeleteChart => "action-delete-chart",
            Self::ProjectLists => "action-project-lists",
            Self::ZoomIn => "action-zoom-in",
            Self::ZoomOut => "action-zoom-out",
            Self::ZoomActual => "action-zoom-actual",
            Self::ZoomFit => "action-zoom-fit",
            Self::ToggleOutline => "action-toggle-outline",
            Self::ToggleInspector => "action-toggle-inspector",
            Self::ThemeLight => "action-theme-light",
            Self::ThemeDark => "action-theme-dark",
            Self::ThemeSystem => "action-theme-system",
            Self::LanguageFrench => "action-language-french",
            Self::LanguageEnglish => "action-language-english",
            Self::About => "action-about",
        }
    }

    pub fn shortcut(self) -> Option<Shortcut> {
        match self {
            Self::New => Shortcut::command(Key::Letter('N')),
            Self::Open => Shortcut::command(Key::Letter('O')),
            Self::ImportText => Shortcut::command(Key::Letter('I')),
            Self::Save => Shortcut::command(Key::Letter('S')),
            Self::SaveAs => Shortcut::command_shift(Key::Letter('S')),
            Self::ExportPng => Shortcut::command(Key::Letter('E')),
            Self::ExportSvg => Shortcut::command_shift(Key::Letter('E')),
            Self::Quit => Shortcut::command(Key::Letter('Q')),
            Self::Undo => Shortcut::command(Key::Letter('Z')),
            Self::Redo => Shortcut::command_shift(Key::Letter('Z')),
            Self::AddPost => Shortcut::command(Key::Letter('P')),
            Self::AddUnit => Shortcut::command(Key::Letter('U')),
            Self::Duplicate => Shortcut::command(Key::Letter('D')),
            Self::Delete => Shortcut::plain(Key::Delete),
            Self::EditInPlace => Shortcut::plain(Key::F2),
            Self::SelectNone => Shortcut::plain(Key::Escape),
            Self::ZoomIn => Shortcut::command(Key::Plus),
            Self::ZoomOut => Shortcut::command(Key::Minus),
            Self::ZoomActual => Shortcut::command(Key::Digit('1')),
            Self::ZoomFit => Shortcut::command(Key::Digit('0')),
            Self::ShowMovements => Shortcut::plain(Key::F8),
            Self::ToggleOutline => Shortcut::plain(Key::F9),
            Self::ToggleInspector => Shortcut::plain(Key::F10),
            _ => None,
        }
    }
}
