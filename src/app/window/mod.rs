//! The window as a whole: queues what the user asks for, and carries out the effects that come back,
//! between two frames.

mod effects;
mod frame;
mod front;
mod keyboard;
mod leaving;
mod pointer;
mod unsaved;

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::after_drop::AfterDrop;
use crate::app::chart_area::{ChartArea, View};
use crate::app::dialogs::Dialog;
use crate::app::in_place::InPlace;
use crate::app::jobs::{Jobs, ReadBytes, Report, WriteBytes};
use crate::app::kit::glyphs;
use crate::app::kit::tokens::{self, Scheme};
use crate::app::motion::Motion;
use crate::app::notices::Notices;
use crate::app::panels::bench::Bench;
use crate::app::panels::comments::CommentsPanel;
use crate::app::panels::find::FindBar;
use crate::app::panels::inspector::Drafts;
use crate::app::panels::look::LookPanel;
use crate::app::panels::movements::Movements;
use crate::app::panels::outline::Outline;
use crate::app::panels::replay::ReplayBar;
use crate::app::panels::statistics::StatisticsPanel;
use crate::app::panels::{Context, menu};
use crate::app::recorder::Recorder;
use crate::app::remembering::{Home, Remembered, Remembering};
use crate::app::type_ahead::TypeAhead;
use crate::app::{early_end, shortcuts};
use crate::editor::{Action, Command, DiskCommand, Document, Editor, FileCommand, Tone};
use crate::store::{Preferences, SystemIds, Theme, UserFolders};
use crate::words::{Locale, Message, key};
use keyboard::Pane;
use leaving::Leaving;

/// Opened in this very frame.
#[derive(Clone, Copy)]
struct Fresh(bool);

/// What the panel at the right shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Inspector,
    Movements,
    Statistics,
    Comments,
}

pub struct Window {
    editor: Editor,
    area: ChartArea,
    outline: Outline,
    bench: Bench,
    drafts: Drafts,
    dialog: Option<Dialog>,
    /// Dialogs that wait for the one on show.
    waiting: Vec<Dialog>,
    in_place: Option<InPlace>,
    /// A text had the keyboard in the last frame.
    writing: bool,
    after_drop: Option<AfterDrop>,
    /// A place on the canvas whose menu is open.
    canvas_menu: Option<(egui::Pos2, Fresh)>,
    jobs: Jobs,
    /// Keeps what is unsaved; none where there is no folder for it.
    recorder: Option<Recorder>,
    notices: Notices,
    folders: Option<UserFolders>,
    /// Keeps preferences and recent files; none where there is no folder for them.
    remembering: Option<Remembering>,
    preferences: Preferences,
    recent: Vec<PathBuf>,
    outline_shown: bool,
    inspector_shown: bool,
    movements: Movements,
    statistics: StatisticsPanel,
    comments: CommentsPanel,
    /// The changes step by step, while they are shown so.
    replay: Option<ReplayBar>,
    look: LookPanel,
    find: FindBar,
    side: Side,
    /// The pane that has the keyboard, or had it before a dialog or a field.
    pane: Pane,
    /// The panel at the right is to have the keyboard.
    side_wanted: bool,
    commands: Vec<Command>,
    /// What draws the window, as it calls itself.
    renderer: Option<String>,
    /// The chart is shown to a room: nothing around it, and large.
    projecting: bool,
    /// What allows changes to be seen to move: at first nothing does.
    pub motion: Motion,
    /// The interface is about to have another size: this frame is laid out anew in that size.
    is_rescaled: bool,
    leaving: Leaving,
    title: String,
    /// The theme last given to egui.
    scheme: Option<Scheme>,
}

impl Window {
    /// `folders`: where preferences are kept, none to keep nothing.
    pub fn new(ctx: egui::Context, folders: Option<UserFolders>, words: Locale) -> Self {
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // A notch of the wheel zooms by about a tenth.
            options.input_options.scroll_zoom_speed = 1.0 / 400.0;
        });
        ctx.add_plugin(TypeAhead::default());
        let broken = folders.as_ref().map(UserFolders::set_broken_aside).unwrap_or_default();
        let preferences = folders.as_ref().map(UserFolders::preferences).unwrap_or_default();
        let recent = folders.as_ref().map(UserFolders::recent_files).unwrap_or_default();
        ctx.set_zoom_factor(preferences.interface_scale_percent as f32 / 100.0);
        ctx.add_plugin(glyphs::Bounded);
        let jobs = Jobs::new(ctx.clone(), folders.as_ref().map(UserFolders::versions));
        let wake = ctx.clone();
        let remembering = folders
            .clone()
            .map(|folders| Remembering::start(folders, move || wake.request_repaint()));
        let recorder = folders.as_ref().map(|folders| unsaved::recorder(folders, &jobs, ctx));
        let mut window = Self {
            editor: Editor::new(Box::new(SystemIds), words),
            area: ChartArea::new(),
            outline: Outline::default(),
            bench: Bench::default(),
            drafts: Drafts::default(),
            dialog: None,
            waiting: Vec::new(),
            in_place: None,
            writing: false,
            after_drop: None,
            canvas_menu: None,
            jobs,
            recorder,
            notices: Notices::default(),
            folders,
            remembering,
            preferences,
            recent,
            outline_shown: true,
            inspector_shown: true,
            movements: Movements::default(),
            statistics: StatisticsPanel::default(),
            comments: CommentsPanel::default(),
            replay: None,
            look: LookPanel::default(),
            find: FindBar::default(),
            side: Side::Inspector,
            pane: Pane::default(),
            side_wanted: false,
            commands: Vec::new(),
            renderer: None,
            projecting: false,
            motion: Motion::default(),
            is_rescaled: false,
            leaving: Leaving::No,
            title: String::new(),
            scheme: None,
        };
        for message in broken {
            window.warn(&message);
        }
        window
    }

    /// Says something that is not as it should be.
    pub fn warn(&mut self, message: &Message) {
        let text = self.words().say(message);
        self.notices.say(Tone::Failed, text);
    }

    /// Learns what draws the window.
    pub fn drawn_by(&mut self, renderer: String) {
        self.renderer = Some(renderer);
    }

    /// Opens a file as soon as the window stands.
    pub fn open(&mut self, file: PathBuf) {
        // Whatever folder the program is in later, and the next time.
        let file = std::path::absolute(&file).unwrap_or(file);
        self.commands.push(Command::File(FileCommand::Open(file)));
    }

    /// What the window shows: for tests.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Asks for something as a menu would: for tests.
    pub fn command(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Reads files otherwise than from the disk: for tests.
    pub fn read_files_by(&mut self, read_bytes: Arc<ReadBytes>) {
        self.jobs.read_bytes = read_bytes;
    }

    /// Writes what is exported otherwise than to the disk: for tests.
    pub fn write_exports_by(&mut self, write_bytes: Arc<WriteBytes>) {
        self.jobs.write_bytes = write_bytes;
    }

    /// Makes whatever takes longer than this beside the window: for tests.
    pub fn wait_at_most(&mut self, patience: std::time::Duration) {
        self.editor.patience = patience;
    }

    /// Writes preferences and recent files otherwise than to the user's folders: for tests.
    pub fn remember_by(&mut self, home: impl Home) {
        self.remembering = Some(Remembering::start(home, || {}));
    }

    /// Everything between two frames: what threads brought, keys, commands and their effects.
    pub fn update(&mut self, ctx: &egui::Context) {
        self.apply_theme(ctx);
        for report in self.jobs.reports() {
            match report {
                Report::Command(command) => self.commands.push(command),
                Report::Commands(commands) => self.commands.extend(commands),
                Report::Effect(effect) => self.carry_out(ctx, effect),
                Report::Aligned { from, to, alignment } => {
                    let dialogs = self.dialog.iter_mut().chain(&mut self.waiting);
                    let asked = dialogs.filter_map(|dialog| {
                        if let Dialog::Align(dialog) = dialog { Some(dialog) } else { None }
                    });
                    if let Some(dialog) = asked.last() {
                        dialog.found(&from, &to, alignment);
                    }
                }
                Report::Exported { paths, remark } => {
                    self.exported(&paths);
                    remark.iter().for_each(|remark| self.warn(remark));
                }
                Report::Picture(image) => {
                    ctx.copy_image(image);
                    self.notices.say(Tone::Done, self.words().get(key::PICTURE_COPIED));
                }
                Report::Unsaved { offers, problems } => self.offer_unsaved(offers, problems),
                Report::Versions(versions) => self.show_dialog(Dialog::Versions(versions)),
                Report::Nothing => {}
                Report::Cancelled => {
                    self.stay();
                    self.notices.say(Tone::Done, self.words().get(key::EXPORT_CANCELLED));
                }
                Report::Preview(preview) => {
                    if let Some(Dialog::Picture(dialog)) = &mut self.dialog {
                        dialog.drawn(ctx, preview);
                    }
                }
                Report::AskOverwrite { purpose, path } => {
                    self.show_dialog(Dialog::Overwrite { purpose, path });
                }
                Report::NoDialog { purpose, suggested_name } => {
                    self.show_dialog(Dialog::path(purpose, suggested_name));
                }
            }
        }
        let gains_focus = |event: &egui::Event| matches!(event, egui::Event::WindowFocused(true));
        if ctx.input(|input| input.events.iter().any(gains_focus)) {
            self.look_at_file();
        }
        self.escape(ctx);
        let carried = self.area.carried().is_some()
            || self.outline.carried().is_some()
            || self.bench.carried().is_some();
        let mut gave_way = false;
        if self.dialog.is_none() && !carried {
            let (projecting, replaying) = (self.is_projecting(), self.replay.is_some());
            let in_form = self.in_place.is_some();
            let keyboard = if in_form { shortcuts::Keyboard::Text } else { self.keyboard(ctx) };
            let pressed = shortcuts::pressed(ctx, keyboard);
            if !in_form {
                self.commands.extend(shortcuts::clipboard(ctx));
            } else if !pressed.is_empty() {
                // The form gives way to what is asked for, and keeps nothing back from it.
                let form = self.in_place.take();
                self.commands.extend(form.into_iter().flat_map(InPlace::take_changes));
                front::release_keyboard(ctx);
                gave_way = true;
            }
            let leaving = [(replaying, Action::Replay), (projecting, Action::ToggleProjector)];
            let left = leaving.into_iter().find_map(|(is_on, action)| is_on.then_some(action));
            self.commands.extend(pressed.into_iter().map(|action| {
                let instead = left.filter(|_| action == Action::SelectNone);
                Command::Act(instead.unwrap_or(action))
            }));
        }
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        self.take_dropped(dropped.into_iter().map(|file| file.path().to_path_buf()).collect());
        let is_closed = ctx.input(|input| input.viewport().close_requested());
        if is_closed && self.leaving != Leaving::Now {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            // Asked already, it is not asked twice.
            if !self.asks_about_leaving() {
                self.commands.push(Command::Act(Action::Quit));
            }
        }
        let mut commands = std::mem::take(&mut self.commands);
        if commands.iter().any(takes_the_file) {
            // What is being typed is part of what is saved, or asked about.
            let typed = self.take_typed();
            commands.splice(0..0, typed);
        }
        for command in commands {
            self.perform(ctx, command);
        }
        if gave_way && self.in_place.is_none() && self.dialog.is_none() && !self.takes_keyboard() {
            self.return_keyboard(ctx);
        }
        self.watch_file();
        self.leave_when_done(ctx);
        self.notices.follow(self.editor.document().map(Document::revision));
        self.tell_unkept();
        self.tell_unusable();
        self.tell_remembered();
        self.apply_title(ctx);
    }

    /// Does what is asked, and all that comes of it.
    fn perform(&mut self, ctx: &egui::Context, command: Command) {
        let effects = self.editor.handle(command);
        self.keep_unsaved();
        for effect in effects {
            self.carry_out(ctx, effect);
        }
    }

    /// Files that were dropped on the window: one is opened, several are added; where a project is open,
    /// what becomes of one is asked.
    fn take_dropped(&mut self, mut paths: Vec<PathBuf>) {
        match (paths.len(), self.editor.document()) {
            (0, _) => {}
            (1, None) => {
                self.commands.extend(paths.pop().map(|it| Command::File(FileCommand::Open(it))))
            }
            (1, Some(_)) => {
                let dialog = paths.pop().map(Dialog::Dropped);
                dialog.into_iter().for_each(|dialog| self.show_dialog(dialog));
            }
            _ => self.commands.push(Command::File(FileCommand::FilesChosen(paths))),
        }
    }

    /// Takes what came of remembering.
    fn tell_remembered(&mut self) {
        let told = self.remembering.as_ref().map(Remembering::told).unwrap_or_default();
        for told in told {
            match told {
                Remembered::Recent(recent) => self.recent = recent,
                Remembered::NotWritten(message) => self.warn(&message),
            }
        }
    }

    fn words(&self) -> Locale {
        self.editor.locale
    }

    fn apply_theme(&mut self, ctx: &egui::Context) {
        let scheme = match self.preferences.theme {
            Theme::Light => Scheme::Light,
            Theme::Dark => Scheme::Dark,
            Theme::ContrastLight => Scheme::ContrastLight,
            Theme::ContrastDark => Scheme::ContrastDark,
            Theme::System if ctx.system_theme() == Some(egui::Theme::Dark) => Scheme::Dark,
            Theme::System => Scheme::Light,
        };
        if self.scheme != Some(scheme) {
            self.scheme = Some(scheme);
            tokens::apply(ctx, scheme);
        }
    }

    fn apply_title(&mut self, ctx: &egui::Context) {
        let title = match self.editor.document() {
            Some(document) => {
                format!("{} – Organigramme", menu::document_title(document, self.words()))
            }
            None => "Organigramme".to_owned(),
        };
        if self.title != title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
    }

    /// What the menus show as being in force.
    fn ticked(&self) -> Vec<Action> {
        let theme = match self.preferences.theme {
            Theme::Light => Action::ThemeLight,
            Theme::Dark => Action::ThemeDark,
            Theme::System => Action::ThemeSystem,
            Theme::ContrastLight => Action::ThemeContrastLight,
            Theme::ContrastDark => Action::ThemeContrastDark,
        };
        let language = match self.words() {
            Locale::French => Action::LanguageFrench,
            Locale::English => Action::LanguageEnglish,
        };
        let outline = self.outline_shown.then_some(Action::ToggleOutline);
        let side = match self.side {
            Side::Inspector => Action::ToggleInspector,
            Side::Movements => Action::ShowMovements,
            Side::Statistics => Action::ShowStatistics,
            Side::Comments => Action::ShowComments,
        };
        let inspector = self.inspector_shown.then_some(side);
        let compared = self.editor.document().and_then(|document| {
            let ((from, _), shown) = document.compared().zip(document.chart())?;
            Some(from.id == shown.id)
        });
        let view = match (self.area.view, compared) {
            (_, None) => None,
            (View::Plain | View::Changes, Some(true)) => Some(Action::ViewBefore),
            (View::Plain, Some(false)) => Some(Action::ViewAfter),
            (View::Changes, _) => Some(Action::ViewChanges),
            (View::SideBySide, _) => Some(Action::ViewSideBySide),
        };
        let arrows = self.area.arrows.then_some(Action::ToggleArrows);
        let projector = self.projecting.then_some(Action::ToggleProjector);
        let spotlight = self.area.spotlight.then_some(Action::ToggleSpotlight);
        let replay = self.replay.is_some().then_some(Action::Replay);
        let minimap = self.preferences.minimap.then_some(Action::ToggleMinimap);
        let motion = self.motion.is_wanted(self.preferences.animate);
        let motion = motion.then_some(Action::ToggleMotion);
        let view =
            [outline, inspector, view, arrows, projector, spotlight, replay, minimap, motion];
        let all = [Some(theme), Some(language)].into_iter().chain(view);
        all.flatten().collect()
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        // Once a frame has been drawn, a panic is no longer a renderer that does not serve.
        if ctx.cumulative_frame_nr() == 1 {
            let flusher = self.recorder.as_ref().map(Recorder::flusher);
            early_end::guard(flusher, self.jobs.locks(), self.words());
        }
        self.update(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }
}

fn context_of<'a>(
    editor: &'a Editor,
    scheme: Option<Scheme>,
    commands: &'a mut Vec<Command>,
) -> Context<'a> {
    let palette = scheme.unwrap_or_default().palette();
    Context { editor, words: editor.locale, palette, ticked: &[], commands }
}

/// Whether a command reads or replaces what the open project is at that moment.
fn takes_the_file(command: &Command) -> bool {
    match command {
        Command::Act(action) => action.row().takes_file,
        Command::File(command) => match command {
            FileCommand::Open(_)
            | FileCommand::OpenVersion(_)
            | FileCommand::PathChosen { .. }
            | FileCommand::Read { .. }
            | FileCommand::FilesChosen(_) => true,
            FileCommand::FilesRead(_)
            | FileCommand::AddCharts(_)
            | FileCommand::Recover { .. }
            | FileCommand::Unsaved(_) => false,
        },
        Command::Disk(command) => matches!(command, DiskCommand::CompareVersion(_)),
        Command::Show(_)
        | Command::Look(_)
        | Command::Find(_)
        | Command::Change(_)
        | Command::Export(_)
        | Command::Merge(_)
        | Command::EditSource { .. }
        | Command::AskSettle(_)
        | Command::MovePostsInstead { .. }
        | Command::UndoStep(_)
        | Command::Paste(_)
        | Command::Drafts(_) => false,
    }
}
