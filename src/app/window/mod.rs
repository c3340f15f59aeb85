//! The window as a whole: queues what the user asks for, and carries out the effects that come back,
//! between two frames.

mod appearance;
mod bars;
mod effects;
mod frame;
mod front;
mod keyboard;
mod leaving;
mod pointer;
mod unsaved;
mod view;

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::chart_area::CompareView;
use crate::app::dialogs::{Dialog, Dialogs};
use crate::app::jobs::{JobReport, Jobs, ReadBytes, WriteBytes};
use crate::app::kit::glyphs;
use crate::app::motion::Motion;
use crate::app::notices::Notices;
use crate::app::panels::menu;
use crate::app::panels::side::SidePanel;
use crate::app::profile::Profile;
use crate::app::recorder::Recorder;
use crate::app::remembering::Home;
use crate::app::shortcuts::Keyboard;
use crate::app::type_ahead::TypeAhead;
use crate::app::{early_end, place, shortcuts};
use crate::editor::{
    Action, Command, DiskCommand, Document, Editor, FileCommand, Fixed, Purpose, Tone,
    UnsavedAnswer,
};
use crate::store::{Policy, SystemIds, Theme, UserFolders};
use crate::words::{Locale, Message, key};
use appearance::Appearance;
use bars::Bars;
use front::Front;
use leaving::Leaving;
use view::DocumentView;

pub struct Window {
    editor: Editor,
    view: DocumentView,
    side: SidePanel,
    bars: Bars,
    front: Front,
    dialogs: Dialogs,
    jobs: Jobs,
    /// Keeps what is unsaved; none where there is no folder for it.
    recorder: Option<Recorder>,
    notices: Notices,
    profile: Profile,
    appearance: Appearance,
    /// What draws the window, and what that allows to be seen to move.
    drawing: DrawnBy,
    leaving: Leaving,
    commands: Vec<Command>,
}

/// What draws the window.
#[derive(Default)]
struct DrawnBy {
    /// As it calls itself.
    renderer: Option<String>,
    /// What allows changes to be seen to move: at first nothing does.
    motion: Motion,
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
        ctx.add_plugin(glyphs::Bounded);
        let broken = folders.as_ref().map(UserFolders::set_broken_aside).unwrap_or_default();
        let wake = ctx.clone();
        let profile = Profile::read(folders, move || wake.request_repaint());
        ctx.set_zoom_factor(profile.preferences().interface_scale_percent as f32 / 100.0);
        let jobs = Jobs::new(ctx.clone(), profile.versions());
        let recorder = profile.folders().map(|folders| unsaved::recorder(folders, &jobs, ctx));
        let mut window = Self {
            editor: Editor::new(Box::new(SystemIds), words),
            view: DocumentView::new(),
            side: SidePanel::default(),
            bars: Bars::default(),
            front: Front::default(),
            dialogs: Dialogs::default(),
            jobs,
            recorder,
            notices: Notices::default(),
            profile,
            appearance: Appearance::default(),
            drawing: DrawnBy::default(),
            leaving: Leaving::No,
            commands: Vec::new(),
        };
        for message in broken {
            window.warn(&message);
        }
        window
    }

    /// Says something that is not as it should be.
    pub fn warn(&mut self, message: &Message) {
        let text = self.words().say(message);
        self.notices.say(Tone::Warned, text);
    }

    /// Learns what draws the window, and what that allows to be seen to move.
    pub fn drawn_by(&mut self, renderer: String, motion: Motion) {
        self.drawing = DrawnBy { renderer: Some(renderer), motion };
    }

    /// Learns which of the system's windows it is, for the dialogs that belong to it.
    pub fn stands_in(&mut self, creation: &eframe::CreationContext) {
        self.jobs.dialog = rfd::FileDialog::new().set_parent(creation);
    }

    /// Does as an administrator has fixed; what cannot be used of that is said.
    pub fn obey(&mut self, (policy, unusable): (Policy, Option<Message>)) {
        self.editor.locale = policy.language.unwrap_or(self.editor.locale);
        self.editor.fixed = Fixed {
            language: policy.language.is_some(),
            theme: policy.theme.is_some(),
            exports: policy.exports.clone(),
        };
        self.profile.obey(policy);
        unusable.iter().for_each(|message| self.warn(message));
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
        self.profile.remember_by(home);
    }

    /// Everything between two frames: what threads brought, keys, commands and their effects.
    pub fn update(&mut self, ctx: &egui::Context) {
        self.appearance.apply_theme(ctx, self.profile.theme());
        for report in self.jobs.reports() {
            self.take_report(ctx, report);
        }
        let gains_focus = |event: &egui::Event| matches!(event, egui::Event::WindowFocused(true));
        if ctx.input(|input| input.events.iter().any(gains_focus)) {
            self.look_at_file();
        }
        self.escape(ctx);
        let gave_way = self.take_shortcuts(ctx);
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        self.take_dropped(dropped.into_iter().map(|file| file.path().to_path_buf()).collect());
        self.take_close(ctx);
        let mut commands = std::mem::take(&mut self.commands);
        if commands.iter().any(takes_the_file) {
            // What is being typed is part of what is saved, or asked about.
            let typed = self.take_typed();
            commands.splice(0..0, typed);
        }
        let saves =
            |it: &Command| matches!(it, Command::File(FileCommand::Unsaved(UnsavedAnswer::Save)));
        if commands.iter().any(saves) {
            let written = self.take_written();
            commands.splice(0..0, written);
        }
        for command in commands {
            self.perform(ctx, command);
        }
        let is_free = !self.front.has_form() && !self.dialogs.is_open() && !self.takes_keyboard();
        if gave_way && is_free {
            self.return_keyboard(ctx);
        }
        self.watch_file();
        self.leave_when_done(ctx);
        self.notices.follow(self.editor.document().map(Document::revision));
        self.tell_unkept();
        self.tell_unusable();
        for problem in self.profile.take_told() {
            self.warn(&problem);
        }
        self.appearance.apply_title(ctx, self.title());
    }

    /// Takes what a thread brought.
    fn take_report(&mut self, ctx: &egui::Context, report: JobReport) {
        match report {
            JobReport::Command(command) => self.commands.push(command),
            JobReport::Commands(commands) => self.commands.extend(commands),
            JobReport::Effect(effect) => self.carry_out(ctx, effect),
            JobReport::Aligned { from, to, alignment } => {
                let asked = self.dialogs.all_mut().filter_map(|dialog| {
                    if let Dialog::Align(dialog) = dialog { Some(dialog) } else { None }
                });
                if let Some(dialog) = asked.last() {
                    dialog.found(&from, &to, alignment);
                }
            }
            JobReport::Exported { paths, remark } => {
                self.exported(&paths);
                remark.iter().for_each(|remark| self.warn(remark));
            }
            JobReport::Picture(image) => {
                ctx.copy_image(image);
                self.notices.say(Tone::Done, self.words().get(key::PICTURE_COPIED));
            }
            JobReport::Unsaved { offers, problems } => self.offer_unsaved(offers, problems),
            JobReport::Versions(versions) => self.dialogs.show(Dialog::Versions(versions)),
            JobReport::Nothing => {}
            JobReport::Cancelled => {
                self.stay();
                self.notices.say(Tone::Done, self.words().get(key::EXPORT_CANCELLED));
            }
            JobReport::Preview(preview) => {
                if let Some(Dialog::Picture(dialog)) = self.dialogs.shown_mut() {
                    dialog.drawn(ctx, preview);
                }
            }
            JobReport::SourcePage(page) => self.view.review.page_drawn(ctx, page),
            JobReport::TableRead { number, preview } => {
                let mut asked = self.dialogs.all_mut().filter_map(|dialog| {
                    if let Dialog::MapTable(dialog) = dialog { Some(dialog) } else { None }
                });
                if let Some(dialog) = asked.find(|dialog| dialog.waits_for(number)) {
                    dialog.was_read(preview);
                }
            }
            JobReport::AskOverwrite { purpose, path } => {
                self.dialogs.show(Dialog::Overwrite { purpose, path });
            }
            JobReport::NoDialog { purpose, suggested_name } => {
                self.dialogs.show(Dialog::path(purpose, suggested_name));
            }
        }
    }

    /// Takes what the keys ask for; returns whether the form over the chart gave way to it.
    fn take_shortcuts(&mut self, ctx: &egui::Context) -> bool {
        if self.dialogs.is_open() || self.view.is_dragging() {
            return false;
        }
        let in_form = self.front.has_form();
        let keyboard = if in_form { Keyboard::Text } else { self.keyboard(ctx) };
        let pressed = shortcuts::pressed(ctx, keyboard);
        let gives_way = in_form && !pressed.is_empty();
        if gives_way {
            // It keeps nothing back from what is asked for.
            self.commands.extend(self.front.leave_form());
            front::release_keyboard(ctx);
        } else if !in_form {
            self.commands.extend(shortcuts::clipboard(ctx));
        }
        let leaving = [
            (self.bars.replay.is_some(), Action::Replay),
            (self.is_projecting(), Action::ToggleProjector),
        ];
        let left = leaving.into_iter().find_map(|(is_on, action)| is_on.then_some(action));
        self.commands.extend(pressed.into_iter().map(|action| {
            let instead = left.filter(|_| action == Action::SelectNone);
            Command::Act(instead.unwrap_or(action))
        }));
        gives_way
    }

    /// The window is to close: what is unsaved is asked about first.
    fn take_close(&mut self, ctx: &egui::Context) {
        let is_closed = ctx.input(|input| input.viewport().close_requested());
        if is_closed && self.leaving != Leaving::Now {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            // Asked already, it is not asked twice.
            if !self.dialogs.ask_about_leaving() {
                self.commands.push(Command::Act(Action::Quit));
            }
        }
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
                let (purpose, path) = (Purpose::Dropped, paths.pop());
                let read = FileCommand::PathChosen { purpose, path };
                self.commands.push(Command::File(read));
            }
            _ => self.commands.push(Command::File(FileCommand::FilesChosen(paths))),
        }
    }

    fn words(&self) -> Locale {
        self.editor.locale
    }

    fn title(&self) -> String {
        match self.editor.document() {
            Some(document) => {
                format!("{} – Organigramme", menu::document_title(document, self.words()))
            }
            None => "Organigramme".to_owned(),
        }
    }

    /// What the menus show as being in force.
    fn ticked(&self) -> Vec<Action> {
        let theme = match self.profile.preferences().theme {
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
        let outline = self.view.outline_shown.then_some(Action::ToggleOutline);
        let side = self.side.ticked();
        let compared = self.editor.document().and_then(|document| {
            let ((from, _), shown) = document.compared().zip(document.chart())?;
            Some(from.id == shown.id)
        });
        let view = match (self.view.area.view, compared) {
            (_, None) => None,
            (CompareView::Plain | CompareView::Changes, Some(true)) => Some(Action::ViewBefore),
            (CompareView::Plain, Some(false)) => Some(Action::ViewAfter),
            (CompareView::Changes, _) => Some(Action::ViewChanges),
            (CompareView::SideBySide, _) => Some(Action::ViewSideBySide),
        };
        let arrows = self.view.area.arrows.then_some(Action::ToggleArrows);
        let projector = self.appearance.projecting.then_some(Action::ToggleProjector);
        let spotlight = self.view.area.spotlight.then_some(Action::ToggleSpotlight);
        let replay = self.bars.replay.is_some().then_some(Action::Replay);
        let is_reviewed = self.view.review.is_of(self.editor.document());
        let review = is_reviewed.then_some(Action::ImportRemarks);
        let minimap = self.profile.preferences().minimap.then_some(Action::ToggleMinimap);
        let motion = self.drawing.motion.is_wanted(self.profile.preferences().animate);
        let motion = motion.then_some(Action::ToggleMotion);
        let view =
            [outline, side, view, arrows, projector, spotlight, replay, review, minimap, motion];
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
            place::fit(ctx);
        }
        self.update(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    /// Seen through the edges between panels where a point is not a whole number of pixels.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    /// What egui remembers is of one session: what is kept of a window is its place.
    fn persist_egui_memory(&self) -> bool {
        false
    }
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
            | FileCommand::TableMapped(_)
            | FileCommand::FilesChosen(_) => true,
            FileCommand::FilesRead(_)
            | FileCommand::TableRead(_)
            | FileCommand::AddCharts(_)
            | FileCommand::Recover { .. }
            | FileCommand::Unsaved(_) => false,
        },
        Command::Disk(command) => matches!(command, DiskCommand::CompareVersion(_)),
        Command::Show(_)
        | Command::Look(_)
        | Command::Review(_)
        | Command::PlaceText { .. }
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
