//! The actions that have a name of their own: menus, palette, help, toolbars, context menus, shortcuts and
//! what is greyed follow from their [table].

mod keys;
mod table;

pub use keys::{Key, Shortcut};
pub use table::Action;

use super::waiting::Destination;
use super::{Document, Editor, Effect, Question};
use crate::words::{MessageKey, key};

/// What is known of an action.
pub struct ActionRow {
    /// The key of its name in `assets/words`.
    pub word: MessageKey,
    /// The keys that do it, the one to show first.
    pub keys: &'static [Shortcut],
    /// The menu it is in, and which group there; none for what only keys ask for.
    pub place: Option<(Menu, u8)>,
    /// The lists that open on a thing of the chart and have it, after the order of this table.
    pub lists: &'static [List],
    pub icon: Option<Icon>,
    /// The key of what it does, where its name does not tell.
    pub tip: Option<MessageKey>,
    /// Whether it reads or replaces what the open project is at that moment, with what is being typed.
    pub takes_file: bool,
    pub(super) needs: Needs,
    pub(super) does: Does,
}

/// Who does it.
#[derive(Clone, Copy)]
pub(super) enum Does {
    /// The window.
    View(ViewAction),
    /// Something is asked first.
    Ask(fn() -> Question),
    Run(fn(&mut Editor) -> Vec<Effect>),
    /// The project is left for this, once it is known what becomes of unsaved changes.
    Leave(fn() -> Destination),
}

/// What must be there for it to do something.
#[derive(Clone, Copy)]
pub(super) enum Needs {
    Nothing,
    /// A project is open.
    Document,
    /// One that may be changed.
    Editable,
    /// A chart is in front.
    Chart,
    EditableChart,
    Compared,
    /// Something is selected.
    Selection,
    EditableSelection,
    /// This is true of the open project.
    Holds(fn(&Document) -> bool),
    /// The same, of one that may be changed.
    EditableHolds(fn(&Document) -> bool),
    /// This is true of the open project, and of the same where it may be changed.
    Of(fn(Option<&Document>, Option<&Document>) -> bool),
}

impl Needs {
    /// Whether they are met, where `editable` is the document if it may be changed.
    pub(super) fn are_met(self, document: Option<&Document>, editable: Option<&Document>) -> bool {
        let has_chart = |it: &Document| it.chart().is_some();
        let has_selection = |it: &Document| !it.selection().is_empty();
        match self {
            Self::Nothing => true,
            Self::Document => document.is_some(),
            Self::Editable => editable.is_some(),
            Self::Chart => document.is_some_and(has_chart),
            Self::EditableChart => editable.is_some_and(has_chart),
            Self::Compared => document.is_some_and(|it| it.compared().is_some()),
            Self::Selection => document.is_some_and(has_selection),
            Self::EditableSelection => editable.is_some_and(has_selection),
            Self::Holds(holds) => document.is_some_and(holds),
            Self::EditableHolds(holds) => editable.is_some_and(holds),
            Self::Of(are_met) => are_met(document, editable),
        }
    }
}

/// A menu of the bar, or one within the menu of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    File,
    Edit,
    Move,
    Chart,
    View,
    Panels,
    Theme,
    InterfaceScale,
    Language,
    Help,
}

impl Menu {
    /// In their order, those within another after it.
    pub const ALL: [Self; 10] = [
        Self::File,
        Self::Edit,
        Self::Move,
        Self::Chart,
        Self::View,
        Self::Panels,
        Self::Theme,
        Self::InterfaceScale,
        Self::Language,
        Self::Help,
    ];

    /// The key of its name in `assets/words`.
    pub fn word(self) -> MessageKey {
        match self {
            Self::File => key::MENU_FILE,
            Self::Edit => key::MENU_EDIT,
            Self::Move => key::MENU_MOVE,
            Self::Chart => key::MENU_CHART,
            Self::View => key::MENU_VIEW,
            Self::Panels => key::MENU_PANELS,
            Self::Theme => key::MENU_THEME,
            Self::InterfaceScale => key::MENU_INTERFACE_SCALE,
            Self::Language => key::MENU_LANGUAGE,
            Self::Help => key::MENU_HELP,
        }
    }

    /// The menu that it stands in; none in the bar.
    pub fn within(self) -> Option<Self> {
        match self {
            Self::Panels | Self::Theme | Self::InterfaceScale | Self::Language => Some(Self::View),
            Self::File | Self::Edit | Self::Move | Self::Chart | Self::View | Self::Help => None,
        }
    }

    /// Its actions in their order, by groups.
    pub fn groups(self) -> Vec<Vec<Action>> {
        let mut groups: Vec<(u8, Vec<Action>)> = Vec::new();
        for &action in Action::ALL {
            let Some((menu, group)) = action.row().place else { continue };
            if menu != self {
                continue;
            }
            match groups.iter_mut().find(|(it, _)| *it == group) {
                Some((_, actions)) => actions.push(action),
                None => groups.push((group, vec![action])),
            }
        }
        groups.sort_by_key(|(group, _)| *group);
        groups.into_iter().map(|(_, actions)| actions).collect()
    }
}

/// A list of actions that opens on a thing of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// What a chart can be added from.
    AddChart,
    /// About the chart of a tab.
    Tab,
    /// What a chart with nothing in it begins with.
    EmptyChart,
    /// What is selected, by groups: the first is always there, of the others what can be done.
    Selection(u8),
}

impl List {
    pub fn actions(self) -> impl Iterator<Item = Action> {
        let all = Action::ALL.iter().copied();
        all.filter(move |action| action.row().lists.contains(&self))
    }
}

/// What stands for an action where there is no room for its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Bench,
    Close,
    Delete,
    Duplicate,
    Fit,
    Fold,
    Inspector,
    Merge,
    Next,
    Outline,
    Post,
    Previous,
    Redo,
    Split,
    Undo,
    Unit,
    ZoomIn,
    ZoomOut,
}

/// What the window does by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ViewAction {
    ZoomIn,
    ZoomOut,
    ZoomActual,
    ZoomFit,
    Find,
    ToggleOutline,
    ToggleInspector,
    ToggleMinimap,
    ToggleMotion,
    ShowMovements,
    ShowStatistics,
    ShowComments,
    /// The report that was read, beside the chart.
    ToggleReview,
    /// The chart in front by itself.
    Plain,
    Changes,
    SideBySide,
    ToggleArrows,
    ToggleProjector,
    ToggleSpotlight,
    Replay,
    ThemeLight,
    ThemeDark,
    ThemeSystem,
    ThemeContrastLight,
    ThemeContrastDark,
    InterfaceLarger,
    InterfaceSmaller,
    InterfaceNormal,
    LanguageFrench,
    LanguageEnglish,
    GoUp,
    GoDown,
    GoLeft,
    GoRight,
    ExtendUp,
    ExtendDown,
    NextPane,
    PreviousPane,
}

impl ActionRow {
    const fn new(word: MessageKey, needs: Needs, does: Does) -> Self {
        Self {
            word,
            keys: &[],
            place: None,
            lists: &[],
            icon: None,
            tip: None,
            takes_file: false,
            needs,
            does,
        }
    }
}

impl Action {
    /// The key of its name in `assets/words`.
    pub fn word(self) -> MessageKey {
        self.row().word
    }

    /// The keys that do it, the one to show first.
    pub fn shortcuts(self) -> &'static [Shortcut] {
        self.row().keys
    }

    /// The keys to show beside its name.
    pub fn shortcut(self) -> Option<Shortcut> {
        self.shortcuts().first().copied()
    }
}
