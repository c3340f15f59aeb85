//! One row for each action: the key of its words, what it needs, who does it, and what else is known of it.
//! A new action is a row here, with whoever does it.

use super::keys::{Key, alt, command, command_shift, plain, shift};
use super::{Does, Icon, List, Menu, Needs, Row, ViewAction};
use crate::compare::Side;
use crate::editor::{
    Direction, Document, Editor, Effect, FindCommand, LookCommand, Purpose, Question,
    SelectionCommand, comments,
};

/// Writes the enum of the actions and the table from one row for each: its name, the key of its words,
/// what it needs, who does it, and what else is known of it.
macro_rules! actions {
    ($($name:ident: $word:literal, $needs:expr, $does:expr, { $($field:ident: $value:expr),* };)*) => {
        /// An action without argument: it works on the document, the chart shown or the selection.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($name,)*
        }

        impl Action {
            /// In the order of their menus.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// What is known of it.
            pub fn row(self) -> &'static Row {
                match self {
                    $(Self::$name => const {
                        &Row { $($field: $value,)* ..Row::new($word, $needs, $does) }
                    },)*
                }
            }
        }
    };
}

const fn ask(question: fn() -> Question) -> Does {
    Does::Ask(question)
}

const fn run(run: fn(&mut Editor) -> Vec<Effect>) -> Does {
    Does::Run(run)
}

const fn leave(run: fn(&mut Editor) -> Vec<Effect>) -> Does {
    Does::Leave(run)
}

const fn view(action: ViewAction) -> Does {
    Does::View(action)
}

const fn at(menu: Menu, group: u8) -> Option<(Menu, u8)> {
    Some((menu, group))
}

use Key::{F, Letter};
use Needs::{
    Chart, Compared, Document as Open, Editable, EditableChart, EditableHolds, EditableSelection,
    Holds, Nothing, Of, Selection,
};

actions! {
    New: "action-new", Nothing, leave(Editor::start_new), {
        keys: &[command(Letter('N'))], place: at(Menu::File, 0), takes_file: true
    };
    Open: "action-open", Nothing, leave(|it| vec![it.ask_path(Purpose::Open)]), {
        keys: &[command(Letter('O'))], place: at(Menu::File, 0), takes_file: true
    };
    OpenSample: "action-open-sample", Nothing, leave(Editor::open_sample), {
        place: at(Menu::File, 0), takes_file: true
    };
    ImportText: "action-import-text", Nothing, leave(|it| vec![it.ask_path(Purpose::ImportText)]), {
        keys: &[command(Letter('I'))], place: at(Menu::File, 0), takes_file: true
    };
    Save: "action-save", Editable, run(Editor::save), {
        keys: &[command(Letter('S'))], place: at(Menu::File, 1), takes_file: true
    };
    SaveAs: "action-save-as", Of(may_be_saved_as), run(|it| vec![it.ask_path(Purpose::Save)]), {
        keys: &[command_shift(Letter('S'))], place: at(Menu::File, 1), takes_file: true
    };
    PreviousVersions: "action-previous-versions",
        Holds(|it| it.path.is_some()),
        run(Editor::ask_version), {
        place: at(Menu::File, 1)
    };
    ExportPicture: "action-export-picture", Chart, ask(|| Question::Picture), {
        keys: &[command(Letter('E'))], place: at(Menu::File, 2), takes_file: true
    };
    CopyPicture: "action-copy-picture", Chart, run(|it| it.copy_picture()), {
        keys: &[command_shift(Letter('C'))], place: at(Menu::File, 2), takes_file: true
    };
    ExportTables: "action-export-tables",
        Compared,
        run(|it| vec![it.ask_path(Purpose::ExportTables)]), {
        place: at(Menu::File, 2), tip: Some("tip-export-tables"), takes_file: true
    };
    ExportStatistics: "action-export-statistics",
        Chart,
        run(|it| vec![it.ask_path(Purpose::ExportStatistics)]), {
        place: at(Menu::File, 2), takes_file: true
    };
    ExportMinutes: "action-export-minutes",
        Compared,
        run(|it| vec![it.ask_path(Purpose::ExportMinutes)]), {
        place: at(Menu::File, 2), takes_file: true
    };
    ExportComments: "action-export-comments",
        Holds(has_comments),
        run(|it| vec![it.ask_path(Purpose::ExportComments)]), {
        place: at(Menu::File, 2), takes_file: true
    };
    Quit: "action-quit", Nothing, leave(Editor::quit), {
        keys: &[command(Letter('Q'))], place: at(Menu::File, 3), takes_file: true
    };

    Undo: "action-undo",
        EditableHolds(|it| it.journal().next_undo().is_some()),
        run(Editor::undo), {
        keys: &[command(Letter('Z'))], place: at(Menu::Edit, 0), icon: Some(Icon::Undo)
    };
    Redo: "action-redo",
        EditableHolds(|it| it.journal().next_redo().is_some()),
        run(Editor::redo), {
        keys: &[command_shift(Letter('Z')), command(Letter('Y'))], place: at(Menu::Edit, 0),
        icon: Some(Icon::Redo)
    };
    EditInPlace: "action-edit-in-place",
        EditableHolds(can_be_edited_in_place),
        run(Editor::edit_in_place), {
        keys: &[plain(F(2)), plain(Key::Enter)], place: at(Menu::Edit, 1),
        lists: &[List::Selection(0)]
    };
    AddPost: "action-add-post", EditableChart, run(Editor::add_post), {
        keys: &[command(Letter('P'))], place: at(Menu::Edit, 1),
        lists: &[List::Selection(0), List::EmptyChart], icon: Some(Icon::Post)
    };
    AddUnit: "action-add-unit", EditableChart, run(Editor::add_unit), {
        keys: &[command(Letter('U'))], place: at(Menu::Edit, 1),
        lists: &[List::Selection(0), List::EmptyChart], icon: Some(Icon::Unit)
    };
    Cut: "action-cut", EditableSelection, run(Editor::cut), {
        keys: &[command(Letter('X'))], place: at(Menu::Edit, 1), lists: &[List::Selection(0)]
    };
    Copy: "action-copy", Selection, run(Editor::copy), {
        keys: &[command(Letter('C'))], place: at(Menu::Edit, 1), lists: &[List::Selection(0)]
    };
    Paste: "action-paste", EditableChart, run(|_| vec![Effect::ReadClipboard]), {
        keys: &[command(Letter('V'))], place: at(Menu::Edit, 1), lists: &[List::Selection(0)]
    };
    Duplicate: "action-duplicate",
        EditableSelection,
        run(|it| it.change_selection(SelectionCommand::Duplicate)), {
        keys: &[command(Letter('D'))], place: at(Menu::Edit, 1), icon: Some(Icon::Duplicate),
        lists: &[List::Selection(0)]
    };
    OneMore: "action-one-more",
        EditableHolds(|it| !it.selection().posts.is_empty()),
        run(|it| it.change_selection(SelectionCommand::OneMore)), {
        keys: &[command_shift(Letter('D'))], place: at(Menu::Edit, 1), tip: Some("tip-one-more"),
        lists: &[List::Selection(0)]
    };
    Delete: "action-delete", EditableSelection, run(Editor::delete), {
        keys: &[plain(Key::Delete)], place: at(Menu::Edit, 1), icon: Some(Icon::Delete),
        lists: &[List::Selection(0)]
    };
    SetAside: "action-set-aside",
        EditableHolds(|it| !it.placed_posts().is_empty()),
        run(Editor::set_aside), {
        keys: &[command(Letter('B'))], place: at(Menu::Edit, 2), icon: Some(Icon::Bench),
        lists: &[List::Selection(1)]
    };
    MergeUnits: "action-merge-units",
        EditableHolds(can_merge_units),
        run(Editor::ask_merge_units), {
        place: at(Menu::Edit, 2), icon: Some(Icon::Merge), lists: &[List::Selection(2)]
    };
    SplitUnit: "action-split-unit",
        EditableHolds(|it| it.unit_to_split().is_some()),
        run(Editor::ask_split_unit), {
        place: at(Menu::Edit, 2), icon: Some(Icon::Split), lists: &[List::Selection(2)]
    };
    Find: "action-find", Chart, view(ViewAction::Find), {
        keys: &[command(Letter('F'))], place: at(Menu::Edit, 3)
    };
    FindNext: "action-find-next", Chart, run(|it| it.find_on(FindCommand::Next)), {
        keys: &[plain(F(3))], place: at(Menu::Edit, 3), icon: Some(Icon::Next)
    };
    FindPrevious: "action-find-previous", Chart, run(|it| it.find_on(FindCommand::Previous)), {
        keys: &[shift(F(3))], place: at(Menu::Edit, 3), icon: Some(Icon::Previous)
    };
    ClearFilter: "action-clear-filter",
        Holds(|it| !it.filter().is_empty()),
        run(|it| it.handle_find(FindCommand::Filter(Box::default()))), {
        place: at(Menu::Edit, 3)
    };
    SelectAll: "action-select-all",
        Holds(|it| it.wider_selection().is_some()),
        run(|it| it.select_with(Document::wider_selection)), {
        keys: &[command(Letter('A'))], place: at(Menu::Edit, 4)
    };
    SelectNone: "action-select-none",
        Selection,
        run(|it| it.select_with(|_| Some(Default::default()))), {
        keys: &[plain(Key::Escape)], place: at(Menu::Edit, 4)
    };

    MoveToUnit: "action-move-to-unit", EditableSelection, ask(|| Question::Move), {
        keys: &[command(Letter('M'))], place: at(Menu::Move, 0), lists: &[List::Selection(0)]
    };
    MoveEarlier: "action-move-earlier",
        EditableHolds(|it| it.can_move(Direction::Earlier)),
        run(|it| it.move_selection(Direction::Earlier)), {
        keys: &[command(Key::Up), command(Key::Left)], place: at(Menu::Move, 1)
    };
    MoveLater: "action-move-later",
        EditableHolds(|it| it.can_move(Direction::Later)),
        run(|it| it.move_selection(Direction::Later)), {
        keys: &[command(Key::Down), command(Key::Right)], place: at(Menu::Move, 1)
    };
    MoveOut: "action-move-out",
        EditableHolds(|it| it.can_move(Direction::Out)),
        run(|it| it.move_selection(Direction::Out)), {
        keys: &[alt(Key::Left)], place: at(Menu::Move, 2)
    };
    MoveIn: "action-move-in",
        EditableHolds(|it| it.can_move(Direction::In)),
        run(|it| it.move_selection(Direction::In)), {
        keys: &[alt(Key::Right)], place: at(Menu::Move, 2)
    };
    MoveToPreviousUnit: "action-move-to-previous-unit",
        EditableHolds(|it| it.can_move(Direction::ToPreviousUnit)),
        run(|it| it.move_selection(Direction::ToPreviousUnit)), {
        keys: &[alt(Key::Up)], place: at(Menu::Move, 2)
    };
    MoveToNextUnit: "action-move-to-next-unit",
        EditableHolds(|it| it.can_move(Direction::ToNextUnit)),
        run(|it| it.move_selection(Direction::ToNextUnit)), {
        keys: &[alt(Key::Down)], place: at(Menu::Move, 2)
    };

    ChartProperties: "action-chart-properties",
        EditableChart,
        run(|it| it.ask_of_chart(Question::Chart)), {
        place: at(Menu::Chart, 4), lists: &[List::Tab]
    };
    MakeTarget: "action-make-target", EditableChart, run(Editor::make_target), {
        place: at(Menu::Chart, 0), lists: &[List::AddChart, List::Tab], tip: Some("tip-make-target")
    };
    MakeVariant: "action-make-variant", EditableChart, run(Editor::make_variant), {
        place: at(Menu::Chart, 0), lists: &[List::AddChart, List::Tab],
        tip: Some("tip-make-variant")
    };
    CompareVariants: "action-compare-variants",
        Holds(has_several_charts),
        ask(|| Question::Variants), {
        place: at(Menu::Chart, 0)
    };
    MergeVariants: "action-merge-variants",
        EditableHolds(has_several_charts),
        ask(|| Question::Merge), {
        place: at(Menu::Chart, 0), tip: Some("tip-merge-variants")
    };
    MergeReport: "action-merge-report",
        Holds(|it| it.merge_report.is_some()),
        run(Editor::show_merge_report), {
        place: at(Menu::Chart, 0)
    };
    SettleConflicts: "action-settle-conflicts",
        EditableHolds(has_conflicts),
        run(|it| it.ask_settle(0)), {
        place: at(Menu::Chart, 0), tip: Some("tip-settle-conflicts")
    };
    LinkPosts: "action-link-posts", EditableHolds(compares_charts), ask(|| Question::Link), {
        place: at(Menu::Chart, 1), tip: Some("tip-link-posts"), lists: &[List::Selection(5)]
    };
    AlignCharts: "action-align-charts", EditableHolds(compares_charts), run(|it| it.ask_align()), {
        place: at(Menu::Chart, 1), tip: Some("tip-align-charts")
    };
    FollowFront: "action-follow-front",
        Holds(|it| it.chosen_pair().is_some()),
        run(Editor::follow_front), {
        place: at(Menu::Chart, 1), tip: Some("tip-follow-front")
    };
    DuplicateChart: "action-duplicate-chart", EditableChart, run(Editor::duplicate_chart), {
        place: at(Menu::Chart, 2), lists: &[List::AddChart, List::Tab]
    };
    ImportTextHere: "action-import-text-here",
        Editable,
        run(|it| vec![it.ask_path(Purpose::ImportTextHere)]), {
        place: at(Menu::Chart, 2), lists: &[List::AddChart], takes_file: true
    };
    AddCharts: "action-add-charts",
        Of(|document, editable| document.is_none() || editable.is_some()),
        run(|it| vec![it.ask_path(Purpose::AddCharts)]), {
        place: at(Menu::Chart, 2), lists: &[List::AddChart], tip: Some("tip-add-charts"),
        takes_file: true
    };
    AddChart: "action-add-chart", Editable, run(Editor::add_chart), {
        place: at(Menu::Chart, 2), lists: &[List::AddChart]
    };
    ImportRemarks: "action-import-remarks",
        Holds(|it| !it.import_problems.is_empty()),
        run(Editor::show_import_problems), {
        place: at(Menu::Chart, 2)
    };
    AttachChart: "action-attach-chart",
        EditableHolds(can_attach),
        run(|it| it.ask_of_chart(Question::Attach)), {
        place: at(Menu::Chart, 2), lists: &[List::Tab], tip: Some("tip-attach-chart")
    };
    Snapshots: "action-snapshots", Of(has_snapshots_or_may), ask(|| Question::Snapshots), {
        place: at(Menu::Chart, 3), takes_file: true
    };
    ProjectLists: "action-project-lists", Editable, ask(|| Question::Lists), {
        place: at(Menu::Chart, 4), tip: Some("tip-project-lists")
    };
    DeleteChart: "action-delete-chart",
        EditableChart,
        run(|it| it.ask_of_chart(Question::DeleteChart)), {
        place: at(Menu::Chart, 5)
    };

    ZoomFit: "action-zoom-fit", Chart, view(ViewAction::ZoomFit), {
        keys: &[command(Key::Digit('0'))], place: at(Menu::View, 0), icon: Some(Icon::Fit)
    };
    ZoomActual: "action-zoom-actual", Chart, view(ViewAction::ZoomActual), {
        keys: &[command(Key::Digit('1'))], place: at(Menu::View, 0)
    };
    ZoomIn: "action-zoom-in", Chart, view(ViewAction::ZoomIn), {
        keys: &[command(Key::Plus)], place: at(Menu::View, 0), icon: Some(Icon::ZoomIn)
    };
    ZoomOut: "action-zoom-out", Chart, view(ViewAction::ZoomOut), {
        keys: &[command(Key::Minus)], place: at(Menu::View, 0), icon: Some(Icon::ZoomOut)
    };
    FoldBranch: "action-fold-branch",
        Holds(|it| !it.selection().units.is_empty()),
        run(Editor::fold_branch), {
        keys: &[plain(F(7))], place: at(Menu::View, 1), icon: Some(Icon::Fold),
        tip: Some("tip-fold-branch"), lists: &[List::Selection(4)]
    };
    UnfoldAll: "action-unfold-all",
        Holds(has_folded),
        run(|it| it.handle_look(LookCommand::UnfoldAll)), {
        place: at(Menu::View, 1)
    };
    ShowBranch: "action-show-branch",
        Holds(|it| it.branch_to_show().is_some()),
        run(Editor::show_selected_branch), {
        keys: &[shift(F(7))], place: at(Menu::View, 1), lists: &[List::Selection(3)]
    };
    ShowWholeChart: "action-show-whole-chart",
        Holds(shows_a_branch),
        run(|it| it.show_branch(None)), {
        place: at(Menu::View, 1)
    };
    ViewBefore: "action-view-before",
        Holds(compares_with_a_chart),
        run(|it| it.look_at_end(Side::From)), {
        place: at(Menu::View, 2), tip: Some("tip-view-before")
    };
    ViewAfter: "action-view-after", Compared, run(|it| it.look_at_end(Side::To)), {
        place: at(Menu::View, 2), tip: Some("tip-view-after")
    };
    ViewChanges: "action-view-changes", Compared, view(ViewAction::Changes), {
        place: at(Menu::View, 2), tip: Some("tip-view-changes")
    };
    ViewSideBySide: "action-view-side-by-side", Compared, view(ViewAction::SideBySide), {
        place: at(Menu::View, 2), tip: Some("tip-view-side-by-side")
    };
    ToggleArrows: "action-toggle-arrows", Compared, view(ViewAction::ToggleArrows), {
        place: at(Menu::View, 2)
    };
    Replay: "action-replay", Compared, view(ViewAction::Replay), { place: at(Menu::View, 2) };
    ToggleMotion: "action-toggle-motion", Nothing, view(ViewAction::ToggleMotion), {
        place: at(Menu::View, 2)
    };
    ToggleProjector: "action-toggle-projector", Chart, view(ViewAction::ToggleProjector), {
        keys: &[plain(F(11))], icon: Some(Icon::Close), place: at(Menu::View, 3),
        tip: Some("tip-projector")
    };
    ToggleSpotlight: "action-toggle-spotlight", Chart, view(ViewAction::ToggleSpotlight), {
        keys: &[plain(F(12))], place: at(Menu::View, 3), tip: Some("tip-spotlight")
    };

    ToggleOutline: "action-toggle-outline", Nothing, view(ViewAction::ToggleOutline), {
        keys: &[plain(F(9))], place: at(Menu::Panels, 0), icon: Some(Icon::Outline),
        tip: Some("tip-outline")
    };
    ToggleInspector: "action-toggle-inspector", Nothing, view(ViewAction::ToggleInspector), {
        keys: &[plain(F(10))], place: at(Menu::Panels, 0), icon: Some(Icon::Inspector),
        tip: Some("tip-inspector")
    };
    ShowMovements: "action-show-movements", Open, view(ViewAction::ShowMovements), {
        keys: &[plain(F(8))], place: at(Menu::Panels, 0), tip: Some("tip-movements")
    };
    ShowStatistics: "action-show-statistics", Open, view(ViewAction::ShowStatistics), {
        keys: &[plain(F(5))], place: at(Menu::Panels, 0)
    };
    ShowComments: "action-show-comments", Open, view(ViewAction::ShowComments), {
        place: at(Menu::Panels, 0)
    };
    ToggleMinimap: "action-toggle-minimap", Nothing, view(ViewAction::ToggleMinimap), {
        place: at(Menu::Panels, 1)
    };
    ThemeSystem: "action-theme-system", Nothing, view(ViewAction::ThemeSystem), {
        place: at(Menu::Theme, 0)
    };
    ThemeLight: "action-theme-light", Nothing, view(ViewAction::ThemeLight), {
        place: at(Menu::Theme, 0)
    };
    ThemeDark: "action-theme-dark", Nothing, view(ViewAction::ThemeDark), {
        place: at(Menu::Theme, 0)
    };
    ThemeContrastLight: "action-theme-contrast-light",
        Nothing,
        view(ViewAction::ThemeContrastLight), {
        place: at(Menu::Theme, 1)
    };
    ThemeContrastDark: "action-theme-contrast-dark", Nothing, view(ViewAction::ThemeContrastDark), {
        place: at(Menu::Theme, 1)
    };
    InterfaceLarger: "action-interface-larger", Nothing, view(ViewAction::InterfaceLarger), {
        place: at(Menu::InterfaceScale, 0)
    };
    InterfaceSmaller: "action-interface-smaller", Nothing, view(ViewAction::InterfaceSmaller), {
        place: at(Menu::InterfaceScale, 0)
    };
    InterfaceNormal: "action-interface-normal", Nothing, view(ViewAction::InterfaceNormal), {
        place: at(Menu::InterfaceScale, 0)
    };
    LanguageFrench: "action-language-french", Nothing, view(ViewAction::LanguageFrench), {
        place: at(Menu::Language, 0)
    };
    LanguageEnglish: "action-language-english", Nothing, view(ViewAction::LanguageEnglish), {
        place: at(Menu::Language, 0)
    };

    Palette: "action-palette", Nothing, ask(|| Question::Palette), {
        keys: &[command(Letter('K'))], place: at(Menu::Help, 0)
    };
    Help: "action-help", Nothing, ask(|| Question::Help), {
        keys: &[plain(F(1)), plain(Key::Question)], place: at(Menu::Help, 0)
    };
    About: "action-about", Nothing, ask(|| Question::About), { place: at(Menu::Help, 1) };

    GoUp: "action-go-up", Chart, view(ViewAction::GoUp), { keys: &[plain(Key::Up)] };
    GoDown: "action-go-down", Chart, view(ViewAction::GoDown), { keys: &[plain(Key::Down)] };
    GoLeft: "action-go-left", Chart, view(ViewAction::GoLeft), { keys: &[plain(Key::Left)] };
    GoRight: "action-go-right", Chart, view(ViewAction::GoRight), { keys: &[plain(Key::Right)] };
    ExtendUp: "action-extend-up", Chart, view(ViewAction::ExtendUp), { keys: &[shift(Key::Up)] };
    ExtendDown: "action-extend-down", Chart, view(ViewAction::ExtendDown), {
        keys: &[shift(Key::Down)]
    };
    TakeFewer: "action-take-fewer",
        Holds(|it| it.one_fewer_of_line().is_some()),
        run(|it| it.select_with(Document::one_fewer_of_line)), {
        keys: &[plain(Key::Minus)]
    };
    TakeMore: "action-take-more",
        Holds(|it| it.one_more_of_line().is_some()),
        run(|it| it.select_with(Document::one_more_of_line)), {
        keys: &[plain(Key::Plus)]
    };
    NextPane: "action-next-pane", Open, view(ViewAction::NextPane), { keys: &[plain(F(6))] };
    PreviousPane: "action-previous-pane", Open, view(ViewAction::PreviousPane), {
        keys: &[shift(F(6))]
    };
}

/// What somebody else is editing can be edited in a copy.
fn may_be_saved_as(document: Option<&Document>, editable: Option<&Document>) -> bool {
    editable.is_some() || document.is_some_and(Document::is_held)
}

fn has_snapshots_or_may(document: Option<&Document>, editable: Option<&Document>) -> bool {
    document.is_some_and(|it| !it.project().snapshots.is_empty())
        || Needs::EditableChart.are_met(document, editable)
}

fn has_comments(document: &Document) -> bool {
    document.chart().is_some_and(|it| comments(it).next().is_some())
}

/// What is on the bench is not on the chart.
fn can_be_edited_in_place(document: &Document) -> bool {
    document.selection().single_unit().is_some() || !document.placed_posts().is_empty()
}

fn can_merge_units(document: &Document) -> bool {
    document.chart().is_some_and(|it| it.unit_count() > 1) && !document.selection().units.is_empty()
}

fn has_several_charts(document: &Document) -> bool {
    document.project().charts.len() > 2
}

fn has_conflicts(document: &Document) -> bool {
    document.chart().is_some_and(|it| !it.fields.conflicts.is_empty())
}

/// Nothing is said of a snapshot: it stays as it is.
fn compares_charts(document: &Document) -> bool {
    let charts = document.compared().map(|(from, to)| [from, to]);
    charts.is_some_and(|charts| charts.iter().all(|chart| document.is_chart(chart)))
}

fn compares_with_a_chart(document: &Document) -> bool {
    document.compared().is_some_and(|(from, _)| document.is_chart(from))
}

fn can_attach(document: &Document) -> bool {
    document.chart().is_some() && document.project().charts.len() > 1
}

fn has_folded(document: &Document) -> bool {
    document.chart().is_some_and(|it| !document.look(&it.id).folded.is_empty())
}

fn shows_a_branch(document: &Document) -> bool {
    document.chart().is_some_and(|it| document.branch(it).is_some())
}
