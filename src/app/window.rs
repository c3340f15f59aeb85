//! The window as a whole: draws the editor, queues what the user asks for, and carries out the effects
//! that come back, between two frames.

use std::path::PathBuf;

use super::after_drop::AfterDrop;
use super::canvas::{CanvasEvent, Drop, Target};
use super::chart_area::{AreaInput, ChartArea, Happened, View, preview, selected_targets};
use super::dialogs::{Answer, Dialog};
use super::in_place::{InPlace, Stays};
use super::jobs::{Jobs, Report};
use super::kit::tokens;
use super::notices::Notices;
use super::panels::inspector::{Drafts, inspector_ui};
use super::panels::look::LookPanel;
use super::panels::movements::Movements;
use super::panels::outline::{Outline, Released, drop_command, selection_menu_ui};
use super::panels::{Context, menu, status, tabs, welcome};
use super::shortcuts;
use crate::editor::{Action, Command, Document, Editor, Effect, Selection, Tone};
use crate::model::{PostId, UnitId};
use crate::store::{Preferences, SystemIds, Theme, UserFolders};
use crate::words::{Locale, Message};

/// Opened in this very frame.
#[derive(Clone, Copy)]
struct Fresh(bool);

/// What the panel at the right shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Inspector,
    Movements,
}

pub struct Window {
    editor: Editor,
    area: ChartArea,
    outline: Outline,
    drafts: Drafts,
    dialog: Option<Dialog>,
    /// Dialogs that wait for the one on show.
    waiting: Vec<Dialog>,
    in_place: Option<InPlace>,
    after_drop: Option<AfterDrop>,
    /// A place on the canvas whose menu is open.
    canvas_menu: Option<(egui::Pos2, Fresh)>,
    jobs: Jobs,
    notices: Notices,
    folders: Option<UserFolders>,
    preferences: Preferences,
    recent: Vec<PathBuf>,
    outline_shown: bool,
    inspector_shown: bool,
    movements: Movements,
    look: LookPanel,
    side: Side,
    commands: Vec<Command>,
    /// The window may close: nothing is left to ask.
    leaving: bool,
    title: String,
    /// The theme last given to egui.
    dark: Option<bool>,
}

impl Window {
    /// `folders`: where preferences are kept, none to keep nothing.
    pub fn new(ctx: egui::Context, folders: Option<UserFolders>, words: Locale) -> Self {
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // A notch of the wheel zooms by about a tenth.
            options.input_options.scroll_zoom_speed = 1.0 / 400.0;
        });
        let preferences = folders.as_ref().map(UserFolders::preferences).unwrap_or_default();
        let recent = folders.as_ref().map(UserFolders::recent_files).unwrap_or_default();
        ctx.set_zoom_factor(preferences.interface_scale_percent as f32 / 100.0);
        Self {
            editor: Editor::new(Box::new(SystemIds), words),
            area: ChartArea::new(),
            outline: Outline::default(),
            drafts: Drafts::default(),
            dialog: None,
            waiting: Vec::new(),
            in_place: None,
            after_drop: None,
            canvas_menu: None,
            jobs: Jobs::new(ctx),
            notices: Notices::default(),
            folders,
            preferences,
            recent,
            outline_shown: true,
            inspector_shown: true,
            movements: Movements::default(),
            look: LookPanel::default(),
            side: Side::Inspector,
            commands: Vec::new(),
            leaving: false,
            title: String::new(),
            dark: None,
        }
    }

    /// Opens a file as soon as the window stands.
    pub fn open(&mut self, file: PathBuf) {
        self.commands.push(Command::OpenFile(file));
    }

    /// What the window shows: for tests.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Asks for something as a menu would: for tests.
    pub fn command(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Everything between two frames: what threads brought, keys, commands and their effects.
    pub fn update(&mut self, ctx: &egui::Context) {
        self.apply_theme(ctx);
        for report in self.jobs.reports() {
            match report {
                Report::Command(command) => self.commands.push(command),
                Report::Effect(effect) => self.carry_out(ctx, effect),
                Report::Aligned { from, to, alignment } => {
                    let dialogs = self.dialog.iter_mut().chain(&mut self.waiting);
                    let asked = dialogs.filter_map(|dialog| match dialog {
                        Dialog::Align(dialog) => Some(dialog),
                        _ => None,
                    });
                    if let Some(dialog) = asked.last() {
                        dialog.found(&from, &to, alignment);
                    }
                }
                Report::Exported(paths) => self.exported(&paths),
                Report::Picture(image) => {
                    ctx.copy_image(image);
                    self.notices.say(Tone::Done, self.words().get("picture-copied"));
                }
                Report::Nothing => {}
                Report::Cancelled => {
                    self.notices.say(Tone::Done, self.words().get("export-cancelled"));
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
        // Esc closes the canvas's menu first.
        let escape = |input: &mut egui::InputState| {
            input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)
        };
        if self.canvas_menu.is_some() && ctx.input_mut(escape) {
            self.canvas_menu = None;
        }
        let carried = self.area.carried().is_some() || self.outline.carried().is_some();
        if self.dialog.is_none() && self.in_place.is_none() && !carried {
            self.commands.extend(shortcuts::pressed(ctx).into_iter().map(Command::Act));
        }
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        if let Some(path) = dropped.into_iter().map(|file| file.path().to_path_buf()).next() {
            self.commands.push(Command::OpenFile(path));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.leaving {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            // Asked already, it is not asked twice.
            let mut dialogs = self.dialog.iter().chain(&self.waiting);
            if !dialogs.any(|dialog| matches!(dialog, Dialog::Unsaved)) {
                self.commands.push(Command::Act(Action::Quit));
            }
        }
        let mut commands = std::mem::take(&mut self.commands);
        if commands.iter().any(takes_the_file) {
            // What is being typed is part of what is saved, or asked about.
            let typed = self.typed();
            commands.splice(0..0, typed);
        }
        for command in commands {
            for effect in self.editor.handle(command) {
                self.carry_out(ctx, effect);
            }
        }
        self.apply_title(ctx);
    }

    /// Says what was written, with the way to its folder.
    fn exported(&mut self, paths: &[PathBuf]) {
        let Some(first) = paths.first() else { return };
        let name = first.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let message =
            Message::new("exported").with("name", name).with("more", paths.len().saturating_sub(1));
        let text = self.words().say(&message);
        self.notices.say_of_file(text, first.clone());
    }

    /// The changes that texts being typed ask for.
    fn typed(&mut self) -> Vec<Command> {
        let mut typed = self.drafts.take_changes();
        typed.extend(self.in_place.take().and_then(|form| form.change()));
        typed.extend(self.movements.take_change());
        typed
    }

    fn words(&self) -> Locale {
        self.editor.locale
    }

    fn is_dark(&self, ctx: &egui::Context) -> bool {
        match self.preferences.theme {
            Theme::Light => false,
            Theme::Dark => true,
            Theme::System => ctx.system_theme() == Some(egui::Theme::Dark),
        }
    }

    fn apply_theme(&mut self, ctx: &egui::Context) {
        let dark = self.is_dark(ctx);
        if self.dark != Some(dark) {
            self.dark = Some(dark);
            tokens::apply(ctx, dark);
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

    fn show_dialog(&mut self, dialog: Dialog) {
        if self.dialog.is_none() {
            self.dialog = Some(dialog);
        } else {
            self.waiting.push(dialog);
        }
    }

    fn carry_out(&mut self, ctx: &egui::Context, effect: Effect) {
        let words = self.words();
        match effect {
            Effect::AskPath { purpose, suggested_name } => {
                let document = self.editor.document();
                let near = document.and_then(|it| it.path.clone()).or(self.recent.first().cloned());
                let folder = near.and_then(|path| path.parent().map(PathBuf::from));
                self.jobs.ask_path(purpose, suggested_name, folder, words);
            }
            Effect::ReadFile { path, purpose } => self.jobs.read_file(path, purpose),
            Effect::WriteFile { path, bytes, number, state } => {
                self.jobs.write_file(path, bytes, number, state);
            }
            Effect::RememberFile(path) => {
                if let Some(Ok(recent)) = self.folders.as_ref().map(|it| it.remember_file(&path)) {
                    self.recent = recent;
                }
            }
            Effect::ShowWhole => {
                self.in_place = None;
                let document = self.editor.document();
                if !document.is_some_and(|document| self.area.shows_both(document)) {
                    self.area.fit();
                }
            }
            Effect::Reveal => {
                if let (Some(target), Some(document)) = (self.target(), self.editor.document()) {
                    self.area.reveal(document, target);
                }
            }
            Effect::EditInPlace => self.edit_in_place(),
            Effect::MakePicture(request) => self.jobs.make_picture(*request),
            Effect::MakeTables(request) => self.jobs.make_tables(*request, words),
            Effect::ShowMerged(report) => {
                (self.side, self.inspector_shown) = (Side::Movements, true);
                self.show_dialog(Dialog::Merged(report));
            }
            Effect::AskAlign => {
                if let Some(document) = self.editor.document()
                    && let Some((from, to)) = document.compared()
                {
                    let lists = document.project().lists.clone();
                    self.jobs.align(from.clone(), to.clone(), lists);
                    self.ask(Effect::AskAlign);
                }
            }
            Effect::View(action) => self.view(ctx, action),
            Effect::Say { tone, message } => self.notices.say(tone, words.say(&message)),
            Effect::Quit => {
                self.leaving = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            other => self.ask(other),
        }
    }

    /// Shows the dialog that an effect asks for.
    fn ask(&mut self, effect: Effect) {
        let mut commands = Vec::new();
        let context = context_of(&self.editor, self.dark, &mut commands);
        if let Some(dialog) = Dialog::for_effect(effect, &context) {
            self.show_dialog(dialog);
        }
    }

    fn view(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::ZoomIn => self.area.zoom_by(1.25),
            Action::ZoomOut => self.area.zoom_by(0.8),
            Action::ZoomActual => self.area.zoom_to(1.0),
            Action::ZoomFit => self.area.fit(),
            Action::ToggleOutline => self.outline_shown = !self.outline_shown,
            Action::ToggleInspector => self.toggle_side(Side::Inspector),
            Action::ShowMovements => self.toggle_side(Side::Movements),
            Action::ThemeLight => self.prefer(|it| it.theme = Theme::Light),
            Action::ThemeDark => self.prefer(|it| it.theme = Theme::Dark),
            Action::ThemeSystem => self.prefer(|it| it.theme = Theme::System),
            Action::ViewBefore | Action::ViewAfter => self.area.view = View::Plain,
            Action::ViewChanges => self.look(View::Changes),
            Action::ViewSideBySide => self.look(View::SideBySide),
            Action::ToggleArrows => {
                self.area.arrows = !self.area.arrows;
                // They lead from the marks of what left.
                if self.area.arrows && self.area.view != View::Changes {
                    self.look(View::Changes);
                }
            }
            Action::LanguageFrench => self.speak(Locale::French),
            Action::LanguageEnglish => self.speak(Locale::English),
            Action::About => self.show_dialog(Dialog::About),
            _ => {}
        }
        self.apply_theme(ctx);
        ctx.request_repaint();
    }

    /// Looks at the charts compared in another way; pressed again, at the later chart alone.
    fn look(&mut self, view: View) {
        self.area.view = if self.area.view == view { View::Plain } else { view };
        self.area.fit();
        let compared = self.editor.document().and_then(Document::compared);
        if let Some((from, to)) = compared.map(|(from, to)| (from.id.clone(), to.id.clone())) {
            self.commands.push(Command::Compare { from, to: to.clone() });
            self.commands.push(Command::ShowChart(to));
        }
    }

    /// Shows that side of the panel at the right, or hides the panel if it shows it already.
    fn toggle_side(&mut self, side: Side) {
        let shown = self.inspector_shown && self.side == side;
        (self.side, self.inspector_shown) = (side, !shown);
    }

    fn speak(&mut self, language: Locale) {
        self.editor.locale = language;
        self.prefer(|preferences| preferences.language = Some(language));
    }

    fn prefer(&mut self, change: impl FnOnce(&mut Preferences)) {
        change(&mut self.preferences);
        if let Some(Err(error)) =
            self.folders.as_ref().map(|folders| folders.save_preferences(&self.preferences))
        {
            let text = self.words().say(&error.message());
            self.notices.say(Tone::Failed, text);
        }
    }

    /// What the menus show as being in force.
    fn ticked(&self) -> Vec<Action> {
        let theme = match self.preferences.theme {
            Theme::Light => Action::ThemeLight,
            Theme::Dark => Action::ThemeDark,
            Theme::System => Action::ThemeSystem,
        };
        let language = match self.words() {
            Locale::French => Action::LanguageFrench,
            Locale::English => Action::LanguageEnglish,
        };
        let outline = self.outline_shown.then_some(Action::ToggleOutline);
        let side = match self.side {
            Side::Inspector => Action::ToggleInspector,
            Side::Movements => Action::ShowMovements,
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
        let all = [Some(theme), Some(language), outline, inspector, view, arrows];
        all.into_iter().flatten().collect()
    }

    fn edit_in_place(&mut self) {
        let (Some(target), Some(document)) = (self.target(), self.editor.document()) else {
            return;
        };
        self.area.reveal(document, target.clone());
        let mut commands = Vec::new();
        let context = context_of(&self.editor, self.dark, &mut commands);
        self.in_place = InPlace::new(target, &context);
    }

    /// Draws one frame.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        let dark = self.dark.unwrap_or_default();
        let palette = tokens::palette(dark);
        let bar =
            egui::Frame::new().fill(palette.panel).inner_margin(egui::Margin::symmetric(8, 2));
        let mut commands = std::mem::take(&mut self.commands);
        let ticked = self.ticked();
        let mut context = context_of(&self.editor, self.dark, &mut commands);
        context.ticked = &ticked;
        egui::Panel::top("menu").frame(bar).show(ui, |ui| {
            menu::menu_bar_ui(ui, &mut context, &self.recent);
        });
        if self.editor.document().is_none() {
            let frame = egui::Frame::new().fill(palette.canvas);
            egui::CentralPanel::default().frame(frame).show(ui, |ui| {
                welcome::welcome_ui(ui, &mut context, &self.recent);
            });
        } else {
            egui::Panel::top("tabs").frame(bar).show(ui, |ui| {
                tabs::tabs_ui(ui, &mut context, &mut self.look, self.area.zoom());
            });
            egui::Panel::bottom("status").frame(bar).show(ui, |ui| {
                status::status_ui(ui, &mut context);
            });
            let side = egui::Frame::new().fill(palette.panel).inner_margin(8);
            let may_drop = |drop: &Drop| allowed(&self.editor, drop);
            let mut released = None;
            // In a narrow window the chart keeps its room: one panel at a time.
            let is_narrow = ui.available_width() < 860.0;
            if self.outline_shown && !(is_narrow && self.inspector_shown) {
                let panel = egui::Panel::left("outline").frame(side);
                panel.default_size(264.0).size_range(160.0..=520.0).show(ui, |ui| {
                    let carried = self.area.carried();
                    released = self.outline.ui(ui, &mut context, carried.as_ref(), &may_drop);
                });
            }
            if self.inspector_shown {
                let panel = egui::Panel::right("inspector").frame(side);
                panel.default_size(304.0).size_range(240.0..=640.0).show(ui, |ui| {
                    side_tabs_ui(ui, &context, &mut self.side);
                    match self.side {
                        Side::Inspector => inspector_ui(ui, &mut context, &mut self.drafts),
                        Side::Movements => self.movements.ui(ui, &mut context),
                    }
                });
            }
            let frame = egui::Frame::new().fill(palette.canvas);
            egui::CentralPanel::default()
                .frame(frame)
                .show(ui, |ui| self.area_ui(ui, &mut commands));
            if let Some(Released { drop, line, at }) = released {
                match allowed(&self.editor, &drop) {
                    Ok(()) => self.drop(drop, line, at, &mut commands),
                    Err(why) => self.notices.say(Tone::Failed, why),
                }
            }
        }
        self.commands = commands;
        self.front_ui(&ctx);
        let words = self.words();
        if let Some(file) = self.notices.ui(&ctx, palette, words, self.jobs.running()) {
            self.jobs.open_folder(file);
        }
        if !self.commands.is_empty() {
            ctx.request_repaint();
        }
    }

    fn area_ui(&mut self, ui: &mut egui::Ui, commands: &mut Vec<Command>) {
        if self.editor.document().and_then(Document::chart).is_none() {
            let mut context = context_of(&self.editor, self.dark, commands);
            no_chart_ui(ui, &mut context);
            return;
        }
        let carried = self.outline.carried().cloned();
        let dark = self.dark.unwrap_or_default();
        let input = AreaInput { editor: &self.editor, dark, carried: carried.as_ref() };
        for happened in self.area.ui(ui, input) {
            self.canvas_event(happened, commands);
        }
    }

    /// The first thing selected, as the chart in front draws it.
    fn target(&self) -> Option<Target> {
        let document = self.editor.document()?;
        selected_targets(document, document.chart()?).into_iter().next()
    }

    fn canvas_event(&mut self, happened: Happened, commands: &mut Vec<Command>) {
        let Happened { chart, event } = happened;
        let front = self.editor.document().and_then(Document::chart).map(|chart| &chart.id);
        if front != Some(&chart) && event != CanvasEvent::CameraMoved {
            commands.push(Command::ShowChart(chart.clone()));
        }
        match event {
            CanvasEvent::Select { target, additive } => {
                let selection = self.editor.document().map(Document::selection);
                let before = selection.filter(|_| additive).cloned().unwrap_or_default();
                commands.push(Command::Select(selected(before, target)));
            }
            // What is dragged is selected once it has landed.
            CanvasEvent::DragStarted(_) => {}
            CanvasEvent::Clear => commands.push(Command::Select(Selection::default())),
            CanvasEvent::EditRequested(target) => {
                commands.push(Command::Select(selected(Selection::default(), target)));
                commands.push(Command::Act(Action::EditInPlace));
            }
            CanvasEvent::Dropped { drop, line, at } => self.drop(drop, line, at, commands),
            CanvasEvent::Refused(why) => self.notices.say(Tone::Failed, why),
            CanvasEvent::ReleasedOutside { what, line, at } => {
                if let Some(link) = self.area.link(self.editor.document(), &chart, &what, at) {
                    commands.push(Command::Ledger(link));
                    return;
                }
                let Some(to) = self.outline.place_at(at, &what) else { return };
                let drop = Drop { what, to };
                match allowed(&self.editor, &drop) {
                    Ok(()) => self.drop(drop, line, at, commands),
                    Err(why) => self.notices.say(Tone::Failed, why),
                }
            }
            CanvasEvent::ContextMenu { target, at } => {
                // On empty ground the menu is not about what was selected elsewhere.
                let none = Selection::default();
                let selection = target.map_or(none.clone(), |target| selected(none, target));
                commands.push(Command::Select(selection));
                self.canvas_menu = Some((at, Fresh(true)));
            }
            CanvasEvent::CameraMoved => {
                commands.extend(self.in_place.take().and_then(|form| form.change()));
            }
        }
    }

    /// Asks for what was dropped at `at`, and offers to change how many posts of `line` travel.
    fn drop(&mut self, drop: Drop, line: Vec<PostId>, at: egui::Pos2, commands: &mut Vec<Command>) {
        let mut command = drop_command(drop);
        let document = self.editor.document();
        let leaves = |unit: &UnitId| {
            let chart = document.and_then(Document::chart);
            let from = chart.and_then(|chart| Some(chart.post_by_id(line.first()?)?.unit()));
            from.is_some() && from != chart.and_then(|chart| chart.unit_key(unit))
        };
        // Within its unit a line changes its place as a whole.
        if let Command::MovePosts { posts, unit, .. } = &mut command
            && !line.is_empty()
            && !leaves(unit)
        {
            posts.clone_from(&line);
        }
        if let Command::MovePosts { posts, unit, before } = &command
            && leaves(unit)
        {
            let (unit, before, taken) = (unit.clone(), before.clone(), posts.len());
            let revision = document.map_or(0, Document::revision) + 1;
            self.after_drop = Some(AfterDrop { line, taken, unit, before, at, revision });
        }
        commands.push(command);
    }

    /// What stands in front of the panels: the field over the chart, the canvas's menu, a dialog.
    fn front_ui(&mut self, ctx: &egui::Context) {
        let mut commands = std::mem::take(&mut self.commands);
        let mut context = context_of(&self.editor, self.dark, &mut commands);
        if let Some(in_place) = &mut self.in_place {
            let document = context.editor.document();
            let over = document.and_then(|it| self.area.screen_rect(it, in_place.target()));
            match over.map_or(Stays::Done, |over| in_place.ui(ctx, &mut context, over)) {
                Stays::Open => {}
                Stays::Dropped => {
                    self.area.focus(in_place.target().clone());
                    self.in_place = None;
                }
                Stays::Done => {
                    context.commands.extend(in_place.change());
                    self.area.focus(in_place.target().clone());
                    self.in_place = None;
                }
            }
        }
        // The drop itself is made between this frame and the next.
        let is_made = context.commands.is_empty();
        if let Some(after_drop) = self.after_drop.as_mut().filter(|_| is_made)
            && !after_drop.ui(ctx, &mut context)
        {
            self.after_drop = None;
        }
        if let Some((at, Fresh(fresh))) = self.canvas_menu {
            self.canvas_menu = Some((at, Fresh(false)));
            let popup = egui::Popup::new(
                egui::Id::new("canvas-menu"),
                ctx.clone(),
                egui::PopupAnchor::Position(at),
                egui::LayerId::background(),
            );
            let shown = popup
                .kind(egui::PopupKind::Menu)
                .layout(egui::Layout::top_down_justified(egui::Align::Min))
                .style(egui::containers::menu::menu_style)
                .show(|ui| selection_menu_ui(ui, &mut context));
            let closes = shown.is_none_or(|shown| {
                shown.response.should_close() || shown.response.clicked_elsewhere()
            });
            // The click that opened it does not close it.
            if !fresh && (closes || !context.commands.is_empty()) {
                self.canvas_menu = None;
            }
        }
        let mut answer = Answer::Open;
        if let Some(dialog) = &mut self.dialog {
            answer = dialog.ui(ctx, &mut context, &self.jobs);
        }
        self.commands = commands;
        match answer {
            Answer::Open => return,
            Answer::Closed => {}
            Answer::Path { purpose, path, overwrite: true } => {
                self.commands.push(Command::PathChosen { purpose, path: Some(path) });
            }
            Answer::Path { purpose, path, overwrite: false } => {
                self.jobs.path_typed(purpose, path);
            }
        }
        self.dialog = (!self.waiting.is_empty()).then(|| self.waiting.remove(0));
        ctx.request_repaint();
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.update(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }
}

fn context_of<'a>(
    editor: &'a Editor,
    dark: Option<bool>,
    commands: &'a mut Vec<Command>,
) -> Context<'a> {
    let palette = tokens::palette(dark.unwrap_or_default());
    Context { editor, words: editor.locale, palette, ticked: &[], commands }
}

/// Whether a command reads or replaces what the open project is at that moment.
fn takes_the_file(command: &Command) -> bool {
    match command {
        Command::Act(action) => matches!(
            action,
            Action::New
                | Action::Open
                | Action::OpenSample
                | Action::ImportText
                | Action::ImportTextHere
                | Action::Save
                | Action::SaveAs
                | Action::ExportPicture
                | Action::CopyPicture
                | Action::ExportTables
                | Action::Quit
        ),
        Command::OpenFile(_) | Command::PathChosen { .. } | Command::FileRead { .. } => true,
        _ => false,
    }
}

/// Whether `drop` may be made on the chart in front, or the sentence that refuses it.
fn allowed(editor: &Editor, drop: &Drop) -> Result<(), String> {
    let document = editor.document();
    match document.and_then(|document| Some((document, document.chart()?))) {
        Some((document, chart)) => preview(document, chart, drop, editor.locale).map(|_| ()),
        None => Ok(()),
    }
}

/// The tabs of the panel at the right.
fn side_tabs_ui(ui: &mut egui::Ui, context: &Context, side: &mut Side) {
    ui.horizontal(|ui| {
        for (one, action) in
            [(Side::Inspector, Action::ToggleInspector), (Side::Movements, Action::ShowMovements)]
        {
            let size = egui::vec2(0.0, tokens::MIN_TARGET + tokens::space::TIGHT);
            let button = egui::Button::selectable(*side == one, context.say(action.word()));
            if ui.add(button.min_size(size)).clicked() {
                *side = one;
            }
        }
    });
    ui.add_space(tokens::space::TIGHT);
}

fn no_chart_ui(ui: &mut egui::Ui, context: &mut Context) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() / 3.0);
        ui.label(egui::RichText::new(context.say("no-chart")).color(context.palette.muted));
        ui.add_space(tokens::space::MEDIUM);
        if ui.button(context.say(Action::AddChart.word())).clicked() {
            context.ask(Command::Act(Action::AddChart));
        }
    });
}

/// `before`, with `target` besides; or without it, if it was selected already.
fn selected(mut before: Selection, target: Target) -> Selection {
    match target {
        Target::Unit(unit) => match before.units.iter().position(|other| *other == unit) {
            Some(index) => {
                before.units.remove(index);
            }
            None => before.units.push(unit),
        },
        Target::Line { posts, .. } => {
            let all = posts.iter().all(|post| before.posts.contains(post));
            before.posts.retain(|post| !posts.contains(post));
            if !all {
                before.posts.extend(posts);
            }
        }
    }
    before
}
