//! One row for each action: the key of its words, what it needs, who does it, and what else is known of it.
//! A new action is a row here, with whoever does it.

use super::keys::{Key, alt, command, command_shift, plain, shift};
use super::{ActionRow, Does, Icon, List, Menu, Needs, ViewAction};
use crate::compare::Side;
use crate::editor::waiting::Destination;
use crate::editor::{
    Direction, Document, Editor, Effect, FindCommand, LookCommand, Purpose, Question,
    ReviewCommand, SelectionCommand, comments,
};
use crate::words::key;

/// Writes the enum of the actions and the table from one row for each: its name, the key of its words,
/// what it needs, who does it, and what else is known of it.
macro_rules! actions {
    ($($name:ident: $word:expr, $needs:expr, $does:expr, { $($field:ident: $value:expr),* };)*) => {
        /// An action without argument: it works on the document, the chart shown or the selection.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($name,)*
        }

        impl Action {
            /// In the order of their menus.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// What is known of it.
            pub fn row(self) -> &'static ActionRow {
                match self {
                    $(Self::$name => const {
                        &ActionRow { $($field: $value,)* ..ActionRow::new($word, $needs, $does) }
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

const fn leave(destination: fn() -> Destination) -> Does {
    Does::Leave(destination)
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
    New: key::ACTION_NEW, Nothing, leave(|| Destination::New), {
        keys: &[command(Letter('N'))], place: at(Menu::File, 0), takes_file: true
    };
    Open: key::ACTION_OPEN, Nothing, run(|it| vec![it.ask_path(Purpose::Open)]), {
        keys: &[command(Letter('O'))], place: at(Menu::File, 0), takes_file: true
    };
    OpenSample: key::ACTION_OPEN_SAMPLE, Nothing, leave(|| Destination::Sample), {
        place: at(Menu::File, 0), takes_file: true
    };
    ImportText: key::ACTION_IMPORT_TEXT, Nothing, run(|it| vec![it.ask_path(Purpose::ImportText)]), {
        keys: &[command(Letter('I'))], place: at(Menu::File, 0), takes_file: true
    };
    Save: key::ACTION_SAVE, Editable, run(Editor::save), {
        keys: &[command(Letter('S'))], place: at(Menu::File, 1), takes_file: true
    };
    SaveAs: key::ACTION_SAVE_AS, Of(may_be_saved_as), run(|it| vec![it.ask_path(Purpose::Save)]), {
        keys: &[command_shift(Letter('S'))], place: at(Menu::File, 1), takes_file: true
    };
    PreviousVersions: key::ACTION_PREVIOUS_VERSIONS,
        Holds(|it| it.path().is_some()),
        run(Editor::ask_version), {
        place: at(Menu::File, 1)
    };
    ExportPicture: key::ACTION_EXPORT_PICTURE, Chart, ask(|| Question::Picture), {
        keys: &[command(Letter('E'))], place: at(Menu::File, 2), takes_file: true
    };
    CopyPicture: key::ACTION_COPY_PICTURE, Chart, run(|it| it.copy_picture()), {
        keys: &[command_shift(Letter('C'))], place: at(Menu::File, 2), takes_file: true
    };
    ExportTables: key::ACTION_EXPORT_TABLES,
        Compared,
        run(|it| vec![it.ask_path(Purpose::ExportTables)]), {
        place: at(Menu::File, 2), tip: Some(key::TIP_EXPORT_TABLES), takes_file: true
    };
    ExportStatistics: key::ACTION_EXPORT_STATISTICS,
        Chart,
        run(|it| vec![it.ask_path(Purpose::ExportStatistics)]), {
        place: at(Menu::File, 2), takes_file: true
    };
    ExportMinutes: key::ACTION_EXPORT_MINUTES,
        Compared,
        run(|it| vec![it.ask_path(Purpose::ExportMinutes)]), {
        place: at(Menu::File, 2), takes_file: true
    };
    ExportComments: key::ACTION_EXPORT_COMMENTS,
        Holds(has_comments),
        run(|it| vec![it.ask_path(Purpose::ExportComments)]), {
        place: at(Menu::File, 2), takes_file: true
    };
    Quit: key::ACTION_QUIT, Nothing, leave(|| Destination::Quit), {
        keys: &[command(Letter('Q'))], place: at(Menu::File, 3), takes_file: true
    };

    Undo: key::ACTION_UNDO,
        EditableHolds(|it| it.history().next_undo().is_some()),
        run(Editor::undo), {
        keys: &[command(Letter('Z'))], place: at(Menu::Edit, 0), icon: Some(Icon::Undo)
    };
    Redo: key::ACTION_REDO,
        EditableHolds(|it| it.history().next_redo().is_some()),
        run(Editor::redo), {
        keys: &[command_shift(Letter('Z')), command(Letter('Y'))], place: at(Menu::Edit, 0),
        icon: Some(Icon::Redo)
    };
    EditInPlace: key::ACTION_EDIT_IN_PLACE,
        EditableHolds(can_be_edited_in_place),
        run(Editor::edit_in_place), {
        keys: &[plain(F(2)), plain(Key::Enter)], place: at(Menu::Edit, 1),
        lists: &[List::Selection(0)]
    };
    AddPost: key::ACTION_ADD_POST, EditableChart, run(Editor::add_post), {
        keys: &[command(Letter('P'))], place: at(Menu::Edit, 1),
        lists: &[List::Selection(0), List::EmptyChart], icon: Some(Icon::Post)
    };
    AddUnit: key::ACTION_ADD_UNIT, EditableChart, run(Editor::add_unit), {
        keys: &[command(Letter('U'))], place: at(Menu::Edit, 1),
        lists: &[List::Selection(0), List::EmptyChart], icon: Some(Icon::Unit)
    };
    Cut: key::ACTION_CUT, EditableSelection, run(Editor::cut), {
        keys: &[command(Letter('X'))], place: at(Menu::Edit, 1), lists: &[List::Selection(0)]
    };
    Copy: key::ACTION_COPY, Selection, run(Editor::copy), {
        keys: &[command(Letter('C'))], place: at(Menu::Edit, 1), lists: &[List::Selection(0)]
    };
    Paste: key::ACTION_PASTE, Of(may_be_pasted), run(|_| vec![Effect::ReadClipboard]), {
        keys: &[command(Letter('V'))], place: at(Menu::Edit, 1), lists: &[List::Selection(0)]
    };
    Duplicate: key::ACTION_DUPLICATE,
        EditableSelection,
        run(|it| it.change_selection(SelectionCommand::Duplicate)), {
        keys: &[command(Letter('D'))], place: at(Menu::Edit, 1), icon: Some(Icon::Duplicate),
        lists: &[List::Selection(0)]
    };
    OneMore: key::ACTION_ONE_MORE,
        EditableHolds(|it| !it.selection().posts.is_empty()),
        run(|it| it.change_selection(SelectionCommand::OneMore)), {
        keys: &[command_shift(Letter('D'))], place: at(Menu::Edit, 1), tip: Some(key::TIP_ONE_MORE),
        lists: &[List::Selection(0)]
    };
    Delete: key::ACTION_DELETE, EditableSelection, run(Editor::delete), {
        keys: &[plain(Key::Delete)], place: at(Menu::Edit, 1), icon: Some(Icon::Delete),
        lists: &[List::Selection(0)]
    };
    SetAside: key::ACTION_SET_ASIDE,
        EditableHolds(|it| !it.placed_posts().is_empty()),
        run(Editor::set_aside), {
        keys: &[command(Letter('B'))], place: at(Menu::Edit, 2), icon: Some(Icon::Bench),
        lists: &[List::Selection(1)]
    };
    MergeUnits: key::ACTION_MERGE_UNITS,
        EditableHolds(can_merge_units),
        run(Editor::ask_merge_units), {
        place: at(Menu::Edit, 2), icon: Some(Icon::Merge), lists: &[List::Selection(2)]
    };
    SplitUnit: key::ACTION_SPLIT_UNIT,
        EditableHolds(|it| it.unit_to_split().is_some()),
        run(Editor::ask_split_unit), {
        place: at(Menu::Edit, 2), icon: Some(Icon::Split), lists: &[List::Selection(2)]
    };
    Find: key::ACTION_FIND, Chart, view(ViewAction::Find), {
        keys: &[command(Letter('F'))], place: at(Menu::Edit, 3)
    };
    FindNext: key::ACTION_FIND_NEXT, Chart, run(|it| it.find_on(FindCommand::Next)), {
        keys: &[plain(F(3))], place: at(Menu::Edit, 3), icon: Some(Icon::Next)
    };
    FindPrevious: key::ACTION_FIND_PREVIOUS, Chart, run(|it| it.find_on(FindCommand::Previous)), {
        keys: &[shift(F(3))], place: at(Menu::Edit, 3), icon: Some(Icon::Previous)
    };
    ClearFilter: key::ACTION_CLEAR_FILTER,
        Holds(|it| !it.filter().is_empty()),
        run(|it| it.handle_find(FindCommand::Filter(Box::default()))), {
        place: at(Menu::Edit, 3)
    };
    SelectAll: key::ACTION_SELECT_ALL,
        Holds(|it| it.wider_selection().is_some()),
        run(|it| it.select_with(Document::wider_selection)), {
        keys: &[command(Letter('A'))], place: at(Menu::Edit, 4)
    };
    SelectNone: key::ACTION_SELECT_NONE,
        Selection,
        run(|it| it.select_with(|_| Some(Default::default()))), {
        keys: &[plain(Key::Escape)], place: at(Menu::Edit, 4)
    };

    MoveToUnit: key::ACTION_MOVE_TO_UNIT, EditableSelection, ask(|| Question::Move), {
        keys: &[command(Letter('M'))], place: at(Menu::Move, 0), lists: &[List::Selection(0)]
    };
    MoveEarlier: key::ACTION_MOVE_EARLIER,
        EditableHolds(|it| it.can_move(Direction::Earlier)),
        run(|it| it.move_selection(Direction::Earlier)), {
        keys: &[command(Key::Up), command(Key::Left)], place: at(Menu::Move, 1)
    };
    MoveLater: key::ACTION_MOVE_LATER,
        EditableHolds(|it| it.can_move(Direction::Later)),
        run(|it| it.move_selection(Direction::Later)), {
        keys: &[command(Key::Down), command(Key::Right)], place: at(Menu::Move, 1)
    };
    MoveOut: key::ACTION_MOVE_OUT,
        EditableHolds(|it| it.can_move(Direction::Out)),
        run(|it| it.move_selection(Direction::Out)), {
        keys: &[alt(Key::Left)], place: at(Menu::Move, 2)
    };
    MoveIn: key::ACTION_MOVE_IN,
        EditableHolds(|it| it.can_move(Direction::In)),
        run(|it| it.move_selection(Direction::In)), {
        keys: &[alt(Key::Right)], place: at(Menu::Move, 2)
    };
    MoveToPreviousUnit: key::ACTION_MOVE_TO_PREVIOUS_UNIT,
        EditableHolds(|it| it.can_move(Direction::ToPreviousUnit)),
        run(|it| it.move_selection(Direction::ToPreviousUnit)), {
        keys: &[alt(Key::Up)], place: at(Menu::Move, 2)
    };
    MoveToNextUnit: key::ACTION_MOVE_TO_NEXT_UNIT,
        EditableHolds(|it| it.can_move(Direction::ToNextUnit)),
        run(|it| it.move_selection(Direction::ToNextUnit)), {
        keys: &[alt(Key::Down)], place: at(Menu::Move, 2)
    };

    ChartProperties: key::ACTION_CHART_PROPERTIES,
        EditableChart,
        run(|it| it.ask_of_chart(Question::Chart)), {
        place: at(Menu::Chart, 4), lists: &[List::Tab]
    };
    MakeTarget: key::ACTION_MAKE_TARGET, EditableChart, run(Editor::make_target), {
        place: at(Menu::Chart, 0), lists: &[List::AddChart, List::Tab], tip: Some(key::TIP_MAKE_TARGET)
    };
    MakeVariant: key::ACTION_MAKE_VARIANT, EditableChart, run(Editor::make_variant), {
        place: at(Menu::Chart, 0), lists: &[List::AddChart, List::Tab],
        tip: Some(key::TIP_MAKE_VARIANT)
    };
    CompareVariants: key::ACTION_COMPARE_VARIANTS,
        Holds(has_several_charts),
        ask(|| Question::Variants), {
        place: at(Menu::Chart, 0)
    };
    MergeVariants: key::ACTION_MERGE_VARIANTS,
        EditableHolds(has_several_charts),
        ask(|| Question::Merge), {
        place: at(Menu::Chart, 0), tip: Some(key::TIP_MERGE_VARIANTS)
    };
    MergeReport: key::ACTION_MERGE_REPORT,
        Holds(|it| it.merge_report.is_some()),
        run(Editor::show_merge_report), {
        place: at(Menu::Chart, 0)
    };
    SettleConflicts: key::ACTION_SETTLE_CONFLICTS,
        EditableHolds(has_conflicts),
        run(|it| it.ask_settle(0)), {
        place: at(Menu::Chart, 0), tip: Some(key::TIP_SETTLE_CONFLICTS)
    };
    LinkPosts: key::ACTION_LINK_POSTS, EditableHolds(compares_charts), ask(|| Question::Link), {
        place: at(Menu::Chart, 1), tip: Some(key::TIP_LINK_POSTS), lists: &[List::Selection(5)]
    };
    AlignCharts: key::ACTION_ALIGN_CHARTS, EditableHolds(compares_charts), run(|it| it.ask_align()), {
        place: at(Menu::Chart, 1), tip: Some(key::TIP_ALIGN_CHARTS)
    };
    FollowFront: key::ACTION_FOLLOW_FRONT,
        Holds(|it| it.chosen_pair().is_some()),
        run(Editor::follow_front), {
        place: at(Menu::Chart, 1), tip: Some(key::TIP_FOLLOW_FRONT)
    };
    DuplicateChart: key::ACTION_DUPLICATE_CHART, EditableChart, run(Editor::duplicate_chart), {
        place: at(Menu::Chart, 2), lists: &[List::AddChart, List::Tab]
    };
    ImportTextHere: key::ACTION_IMPORT_TEXT_HERE,
        Editable,
        run(|it| vec![it.ask_path(Purpose::ImportTextHere)]), {
        place: at(Menu::Chart, 2), lists: &[List::AddChart], takes_file: true
    };
    AddCharts: key::ACTION_ADD_CHARTS,
        Of(|document, editable| document.is_none() || editable.is_some()),
        run(|it| vec![it.ask_path(Purpose::AddCharts)]), {
        place: at(Menu::Chart, 2), lists: &[List::AddChart], tip: Some(key::TIP_ADD_CHARTS),
        takes_file: true
    };
    AddChart: key::ACTION_ADD_CHART, Editable, run(Editor::add_chart), {
        place: at(Menu::Chart, 2), lists: &[List::AddChart]
    };
    ImportRemarks: key::ACTION_IMPORT_REMARKS,
        Holds(|it| it.review().is_some()),
        view(ViewAction::ToggleReview), {
        place: at(Menu::Panels, 0), tip: Some(key::TIP_IMPORT_REMARKS)
    };
    NextDoubt: key::ACTION_NEXT_DOUBT, Holds(has_doubts), run(Editor::next_doubt), {
        keys: &[plain(F(4))], place: at(Menu::Move, 3), icon: Some(Icon::Next)
    };
    PreviousDoubt: key::ACTION_PREVIOUS_DOUBT, Holds(has_doubts), run(Editor::previous_doubt), {
        keys: &[shift(F(4))], place: at(Menu::Move, 3), icon: Some(Icon::Previous)
    };
    AcceptDoubt: key::ACTION_ACCEPT_DOUBT,
        Holds(|it| it.review().is_some_and(|it| it.current.is_some())),
        run(Editor::accept_doubt), {
        keys: &[command(Key::Enter)], place: at(Menu::Move, 3)
    };
    TakeBackDecision: key::ACTION_TAKE_BACK_DECISION,
        Holds(|it| it.review().is_some_and(|it| it.decided() > 0)),
        run(|it| it.handle_review(ReviewCommand::TakeBack)), {
        keys: &[command_shift(Key::Enter)], place: at(Menu::Move, 3), icon: Some(Icon::Undo)
    };
    AttachChart: key::ACTION_ATTACH_CHART,
        EditableHolds(can_attach),
        run(|it| it.ask_of_chart(Question::Attach)), {
        place: at(Menu::Chart, 2), lists: &[List::Tab], tip: Some(key::TIP_ATTACH_CHART)
    };
    Snapshots: key::ACTION_SNAPSHOTS, Of(has_snapshots_or_may), ask(|| Question::Snapshots), {
        place: at(Menu::Chart, 3), takes_file: true
    };
    ProjectLists: key::ACTION_PROJECT_LISTS, Editable, ask(|| Question::Lists), {
        place: at(Menu::Chart, 4), tip: Some(key::TIP_PROJECT_LISTS)
    };
    DeleteChart: key::ACTION_DELETE_CHART,
        EditableChart,
        run(|it| it.ask_of_chart(Question::DeleteChart)), {
        place: at(Menu::Chart, 5)
    };

    ZoomFit: key::ACTION_ZOOM_FIT, Chart, view(ViewAction::ZoomFit), {
        keys: &[command(Key::Digit('0'))], place: at(Menu::View, 0), icon: Some(Icon::Fit)
    };
    ZoomActual: key::ACTION_ZOOM_ACTUAL, Chart, view(ViewAction::ZoomActual), {
        keys: &[command(Key::Digit('1'))], place: at(Menu::View, 0)
    };
    ZoomIn: key::ACTION_ZOOM_IN, Chart, view(ViewAction::ZoomIn), {
        keys: &[command(Key::Plus)], place: at(Menu::View, 0), icon: Some(Icon::ZoomIn)
    };
    ZoomOut: key::ACTION_ZOOM_OUT, Chart, view(ViewAction::ZoomOut), {
        keys: &[command(Key::Minus)], place: at(Menu::View, 0), icon: Some(Icon::ZoomOut)
    };
    FoldBranch: key::ACTION_FOLD_BRANCH,
        Holds(|it| !it.selection().units.is_empty()),
        run(Editor::fold_branch), {
        keys: &[plain(F(7))], place: at(Menu::View, 1), icon: Some(Icon::Fold),
        tip: Some(key::TIP_FOLD_BRANCH), lists: &[List::Selection(4)]
    };
    UnfoldAll: key::ACTION_UNFOLD_ALL,
        Holds(has_folded),
        run(|it| it.handle_look(LookCommand::UnfoldAll)), {
        place: at(Menu::View, 1)
    };
    ShowBranch: key::ACTION_SHOW_BRANCH,
        Holds(|it| it.branch_to_show().is_some()),
        run(Editor::show_selected_branch), {
        keys: &[shift(F(7))], place: at(Menu::View, 1), lists: &[List::Selection(3)]
    };
    ShowWholeChart: key::ACTION_SHOW_WHOLE_CHART,
        Holds(shows_a_branch),
        run(|it| it.show_branch(None)), {
        place: at(Menu::View, 1)
    };
    ViewBefore: key::ACTION_VIEW_BEFORE,
        Holds(compares_with_a_chart),
        run(|it| it.look_at_end(Side::From)), {
        place: at(Menu::View, 2), tip: Some(key::TIP_VIEW_BEFORE)
    };
    ViewAfter: key::ACTION_VIEW_AFTER, Compared, run(|it| it.look_at_end(Side::To)), {
        place: at(Menu::View, 2), tip: Some(key::TIP_VIEW_AFTER)
    };
    ViewChanges: key::ACTION_VIEW_CHANGES, Compared, view(ViewAction::Changes), {
        place: at(Menu::View, 2), tip: Some(key::TIP_VIEW_CHANGES)
    };
    ViewSideBySide: key::ACTION_VIEW_SIDE_BY_SIDE, Compared, view(ViewAction::SideBySide), {
        place: at(Menu::View, 2), tip: Some(key::TIP_VIEW_SIDE_BY_SIDE)
    };
    ToggleArrows: key::ACTION_TOGGLE_ARROWS, Compared, view(ViewAction::ToggleArrows), {
        place: at(Menu::View, 2)
    };
    Replay: key::ACTION_REPLAY, Compared, view(ViewAction::Replay), { place: at(Menu::View, 2) };
    ToggleMotion: key::ACTION_TOGGLE_MOTION, Nothing, view(ViewAction::ToggleMotion), {
        place: at(Menu::View, 2)
    };
    ToggleProjector: key::ACTION_TOGGLE_PROJECTOR, Chart, view(ViewAction::ToggleProjector), {
        keys: &[plain(F(11))], icon: Some(Icon::Close), place: at(Menu::View, 3),
        tip: Some(key::TIP_PROJECTOR)
    };
    ToggleSpotlight: key::ACTION_TOGGLE_SPOTLIGHT, Chart, view(ViewAction::ToggleSpotlight), {
        keys: &[plain(F(12))], place: at(Menu::View, 3), tip: Some(key::TIP_SPOTLIGHT)
    };

    ToggleOutline: key::ACTION_TOGGLE_OUTLINE, Nothing, view(ViewAction::ToggleOutline), {
        keys: &[plain(F(9))], place: at(Menu::Panels, 0), icon: Some(Icon::Outline),
        tip: Some(key::TIP_OUTLINE)
    };
    ToggleInspector: key::ACTION_TOGGLE_INSPECTOR, Nothing, view(ViewAction::ToggleInspector), {
        keys: &[plain(F(10))], place: at(Menu::Panels, 0), icon: Some(Icon::Inspector),
        tip: Some(key::TIP_INSPECTOR)
    };
    ShowMovements: key::ACTION_SHOW_MOVEMENTS, Open, view(ViewAction::ShowMovements), {
        keys: &[plain(F(8))], place: at(Menu::Panels, 0), tip: Some(key::TIP_MOVEMENTS)
    };
    ShowStatistics: key::ACTION_SHOW_STATISTICS, Open, view(ViewAction::ShowStatistics), {
        keys: &[plain(F(5))], place: at(Menu::Panels, 0)
    };
    ShowComments: key::ACTION_SHOW_COMMENTS, Open, view(ViewAction::ShowComments), {
        place: at(Menu::Panels, 0)
    };
    ToggleMinimap: key::ACTION_TOGGLE_MINIMAP, Nothing, view(ViewAction::ToggleMinimap), {
        place: at(Menu::Panels, 1)
    };
    ThemeSystem: key::ACTION_THEME_SYSTEM, Nothing, view(ViewAction::ThemeSystem), {
        place: at(Menu::Theme, 0)
    };
    ThemeLight: key::ACTION_THEME_LIGHT, Nothing, view(ViewAction::ThemeLight), {
        place: at(Menu::Theme, 0)
    };
    ThemeDark: key::ACTION_THEME_DARK, Nothing, view(ViewAction::ThemeDark), {
        place: at(Menu::Theme, 0)
    };
    ThemeContrastLight: key::ACTION_THEME_CONTRAST_LIGHT,
        Nothing,
        view(ViewAction::ThemeContrastLight), {
        place: at(Menu::Theme, 1)
    };
    ThemeContrastDark: key::ACTION_THEME_CONTRAST_DARK, Nothing, view(ViewAction::ThemeContrastDark), {
        place: at(Menu::Theme, 1)
    };
    InterfaceLarger: key::ACTION_INTERFACE_LARGER, Nothing, view(ViewAction::InterfaceLarger), {
        place: at(Menu::InterfaceScale, 0)
    };
    InterfaceSmaller: key::ACTION_INTERFACE_SMALLER, Nothing, view(ViewAction::InterfaceSmaller), {
        place: at(Menu::InterfaceScale, 0)
    };
    InterfaceNormal: key::ACTION_INTERFACE_NORMAL, Nothing, view(ViewAction::InterfaceNormal), {
        place: at(Menu::InterfaceScale, 0)
    };
    LanguageFrench: key::ACTION_LANGUAGE_FRENCH, Nothing, view(ViewAction::LanguageFrench), {
        place: at(Menu::Language, 0)
    };
    LanguageEnglish: key::ACTION_LANGUAGE_ENGLISH, Nothing, view(ViewAction::LanguageEnglish), {
        place: at(Menu::Language, 0)
    };

    Palette: key::ACTION_PALETTE, Nothing, ask(|| Question::Palette), {
        keys: &[command(Letter('K'))], place: at(Menu::Help, 0)
    };
    Help: key::ACTION_HELP, Nothing, ask(|| Question::Help), {
        keys: &[plain(F(1)), plain(Key::Question)], place: at(Menu::Help, 0)
    };
    About: key::ACTION_ABOUT, Nothing, ask(|| Question::About), { place: at(Menu::Help, 1) };

    GoUp: key::ACTION_GO_UP, Chart, view(ViewAction::GoUp), { keys: &[plain(Key::Up)] };
    GoDown: key::ACTION_GO_DOWN, Chart, view(ViewAction::GoDown), { keys: &[plain(Key::Down)] };
    GoLeft: key::ACTION_GO_LEFT, Chart, view(ViewAction::GoLeft), { keys: &[plain(Key::Left)] };
    GoRight: key::ACTION_GO_RIGHT, Chart, view(ViewAction::GoRight), { keys: &[plain(Key::Right)] };
    ExtendUp: key::ACTION_EXTEND_UP, Chart, view(ViewAction::ExtendUp), { keys: &[shift(Key::Up)] };
    ExtendDown: key::ACTION_EXTEND_DOWN, Chart, view(ViewAction::ExtendDown), {
        keys: &[shift(Key::Down)]
    };
    TakeFewer: key::ACTION_TAKE_FEWER,
        Holds(|it| it.one_fewer_of_line().is_some()),
        run(|it| it.select_with(Document::one_fewer_of_line)), {
        keys: &[plain(Key::Minus)]
    };
    TakeMore: key::ACTION_TAKE_MORE,
        Holds(|it| it.one_more_of_line().is_some()),
        run(|it| it.select_with(Document::one_more_of_line)), {
        keys: &[plain(Key::Plus)]
    };
    NextPane: key::ACTION_NEXT_PANE, Open, view(ViewAction::NextPane), { keys: &[plain(F(6))] };
    PreviousPane: key::ACTION_PREVIOUS_PANE, Open, view(ViewAction::PreviousPane), {
        keys: &[shift(F(6))]
    };
}

fn has_doubts(document: &Document) -> bool {
    document.review().is_some_and(|it| it.open(document.history()) > 0)
}

/// What is on the clipboard goes into the chart in front, or becomes a project where none is open.
fn may_be_pasted(document: Option<&Document>, editable: Option<&Document>) -> bool {
    document.is_none() || Needs::EditableChart.are_met(document, editable)
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
