//! The panel at the right, one of several as its tabs say.

use super::Context;
use super::comments::CommentsPanel;
use super::inspector::{Drafts, inspector_ui};
use super::movements::Movements;
use super::statistics::StatisticsPanel;
use crate::app::kit::choice::choice_ui;
use crate::app::kit::tokens::{self, Scheme};
use crate::editor::{Action, Command, Document, Draft, TextField};
use crate::model::{ChartId, Comment, PostId, Subject, UnitId};
use crate::words::MessageKey;

/// What it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Inspector,
    Movements,
    Statistics,
    Comments,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Inspector, Self::Movements, Self::Statistics, Self::Comments];

    /// What shows it.
    fn action(self) -> Action {
        match self {
            Self::Inspector => Action::ToggleInspector,
            Self::Movements => Action::ShowMovements,
            Self::Statistics => Action::ShowStatistics,
            Self::Comments => Action::ShowComments,
        }
    }
}

pub struct SidePanel {
    pub is_shown: bool,
    tab: Tab,
    /// The tab in front is to have the keyboard.
    wants_keyboard: bool,
    drafts: Drafts,
    movements: Movements,
    statistics: StatisticsPanel,
    comments: CommentsPanel,
}

impl Default for SidePanel {
    fn default() -> Self {
        Self {
            is_shown: true,
            tab: Tab::default(),
            wants_keyboard: false,
            drafts: Drafts::default(),
            movements: Movements::default(),
            statistics: StatisticsPanel::default(),
            comments: CommentsPanel::default(),
        }
    }
}

impl SidePanel {
    pub fn show(&mut self, tab: Tab) {
        (self.tab, self.is_shown) = (tab, true);
    }

    /// Shows `tab`, or hides the panel if it shows that already.
    pub fn toggle(&mut self, tab: Tab) {
        let shown = self.is_shown && self.tab == tab;
        (self.tab, self.is_shown) = (tab, !shown);
    }

    /// What the menus tick for it.
    pub fn ticked(&self) -> Option<Action> {
        self.is_shown.then_some(self.tab.action())
    }

    /// Gives the keyboard to the tab in front.
    pub fn take_keyboard(&mut self) {
        self.wants_keyboard = true;
    }

    /// Whether something in it is about to have the keyboard.
    pub fn takes_keyboard(&self) -> bool {
        self.wants_keyboard
            || self.drafts.takes_keyboard()
            || self.movements.takes_keyboard()
            || self.comments.wants_keyboard
    }

    pub fn ui(&mut self, ui: &mut egui::Ui, context: &mut Context, scheme: Scheme) {
        self.tabs_ui(ui, context);
        match self.tab {
            Tab::Inspector => inspector_ui(ui, context, &mut self.drafts),
            Tab::Movements => self.movements.ui(ui, context),
            Tab::Statistics => self.statistics.ui(ui, context, scheme),
            Tab::Comments => self.comments.ui(ui, context),
        }
    }

    fn tabs_ui(&mut self, ui: &mut egui::Ui, context: &Context) {
        let wants_keyboard = std::mem::take(&mut self.wants_keyboard);
        // In a narrow panel they take two rows: the chart keeps its room.
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::space::HAIR;
            ui.spacing_mut().button_padding.x = 3.0;
            for tab in Tab::ALL {
                let size = egui::vec2(0.0, tokens::MIN_TARGET + tokens::space::TIGHT);
                let label = context.say(tab.action().word());
                let label = egui::RichText::new(label).size(tokens::text::BODY - 1.0);
                let response = choice_ui(ui, context.palette, self.tab == tab, label, size);
                let response = response.on_hover_text(context.action_tip(tab.action()));
                if response.clicked() {
                    self.tab = tab;
                }
                if wants_keyboard && self.tab == tab {
                    response.request_focus();
                }
            }
        });
        ui.add_space(tokens::space::TIGHT);
    }

    /// The texts that are being typed and are no changes yet.
    pub fn typed(&self, document: &Document) -> Vec<Draft> {
        let mut typed = self.drafts.typed();
        typed.extend(self.movements.typed(document));
        typed.extend(self.comments.typed());
        typed
    }

    /// The changes that texts being typed ask for; what is of no use stays in its field.
    pub fn take_typed(&mut self) -> Vec<Command> {
        let mut typed = self.drafts.take_usable();
        typed.extend(self.movements.take_change());
        typed.extend(self.comments.take_command());
        typed
    }

    /// The changes that texts ask for which went out of sight; `is_seen`: the panel as a whole is not.
    pub fn take_unseen(&mut self, is_seen: bool) -> Vec<Command> {
        let is_seen = is_seen && self.is_shown;
        let mut typed = Vec::new();
        if !is_seen || self.tab != Tab::Inspector {
            typed.extend(self.drafts.take_changes());
        }
        if !is_seen || self.tab != Tab::Movements {
            typed.extend(self.movements.take_change());
        }
        typed
    }

    /// The keyboard goes back to what is written and cannot be used; says whether there is such a text.
    pub fn return_to_unusable(&mut self) -> bool {
        self.drafts.return_to_unusable()
    }

    /// Why what was typed was of no use.
    pub fn take_unusable(&mut self) -> Vec<MessageKey> {
        self.drafts.take_unusable()
    }

    /// Fields are as they were before something was typed.
    pub fn give_up(&mut self) {
        self.drafts.give_up();
        self.movements.give_up();
    }

    /// Puts a text that was being typed back into the field of what is selected.
    pub fn resume_field(&mut self, document: &Document, field: TextField, text: String) {
        self.show(Tab::Inspector);
        self.drafts.resume(document, field, text);
    }

    /// The same of a reason, of the movement that these posts or units are part of.
    pub fn resume_reason(&mut self, posts: Vec<PostId>, units: Vec<UnitId>, text: String) {
        self.show(Tab::Movements);
        self.movements.resume(posts, units, text);
    }

    pub fn resume_comment(&mut self, chart: ChartId, on: Subject, comment: Comment) {
        self.show(Tab::Comments);
        self.comments.resume(chart, on, comment);
    }
}
