//! What the editor asks of the window, and what is said of it: dialogs, files, the view.

use std::path::PathBuf;

use super::Window;
use crate::app::canvas::walk::Way;
use crate::app::chart_area::CompareView;
use crate::app::dialogs::{AboutDialog, Dialog, MapTableDialog};
use crate::app::in_place::InPlace;
use crate::app::jobs::Watched;
use crate::app::panels::Context;
use crate::app::panels::side::Tab;
use crate::editor::{
    Command, Document, Effect, FileEffect, Job, KnownUnits, Purpose, Question, ShowCommand,
    ShowEffect, TableFile, Tone, ViewAction, with_kept,
};
use crate::store::Theme;
use crate::words::{Locale, key, message};

/// The sizes of the interface that are gone through, in percent.
const SCALES: [u32; 7] = [100, 125, 150, 175, 200, 250, 300];

fn larger(percent: u32) -> u32 {
    SCALES.into_iter().find(|scale| *scale > percent).unwrap_or(percent)
}

fn smaller(percent: u32) -> u32 {
    SCALES.into_iter().rev().find(|scale| *scale < percent).unwrap_or(percent)
}

impl Window {
    /// Says what was written, with the way to its folder.
    pub(super) fn exported(&mut self, paths: &[PathBuf]) {
        let Some(first) = paths.first() else { return };
        let name = first.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let message = message!(key::EXPORTED, more = paths.len().saturating_sub(1), name);
        let text = self.words().say(&message);
        self.notices.say_of_file(text, first.clone());
    }

    /// Looks whether somebody else has changed the file of the open project.
    pub(super) fn look_at_file(&self) {
        let Some(document) = self.editor.document() else { return };
        if let (Some(path), Some(since)) = (document.path(), document.on_disk()) {
            self.jobs.look_at_file(path.to_owned(), document.number(), since);
        }
    }

    /// Looks on at what somebody else saves in the file of the open project.
    pub(super) fn watch_file(&mut self) {
        let document = self.editor.document().filter(|_| self.editor.follows());
        let watched = document.and_then(|document| {
            let (path, since) = (document.path()?.to_owned(), document.on_disk()?);
            Some(Watched { path, number: document.number(), since })
        });
        self.jobs.watch(watched);
    }

    pub(super) fn carry_out(&mut self, ctx: &egui::Context, effect: Effect) {
        let words = self.words();
        match effect {
            Effect::File(effect) => self.carry_out_file(effect),
            Effect::Ask(question) => self.ask(question),
            Effect::Make(job) => self.begin_job(job),
            Effect::Show(effect) => self.bring_into_sight(ctx, effect),
            Effect::View(action) => self.change_view(ctx, action),
            Effect::CopyText(text) => ctx.copy_text(text),
            Effect::ReadClipboard => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Effect::Say { tone, message } => {
                if tone != Tone::Done {
                    // It would go unread.
                    self.stay();
                }
                self.notices.say(tone, words.say(&message));
            }
            Effect::Made { message, revision } => {
                self.notices.say_made(words.say(&message), revision);
            }
            Effect::Quit => self.leave(ctx),
        }
    }

    fn carry_out_file(&mut self, effect: FileEffect) {
        match effect {
            FileEffect::AskPath { purpose, suggested_name } => {
                let document = self.editor.document();
                let near = document.and_then(|it| it.path()?.parent().map(PathBuf::from));
                let folder = near.or_else(|| self.profile.folder());
                self.jobs.ask_path(purpose, suggested_name, folder, self.words());
            }
            FileEffect::Read { path, purpose: Purpose::Follow } => self.jobs.follow_file(path),
            FileEffect::Read { path, purpose } => self.jobs.read_file(path, purpose),
            FileEffect::ReadMany(paths) => self.jobs.read_files(paths),
            FileEffect::Take(path) => self.jobs.take_file(path),
            FileEffect::Write(request) => self.jobs.write_file(*request, self.profile.versions()),
            FileEffect::KeepMappings(used) => {
                let kept = with_kept(self.profile.mappings(), used);
                self.profile.keep_mappings(&kept);
            }
            FileEffect::Remember(path) => {
                self.profile.remember(path);
            }
        }
    }

    fn begin_job(&mut self, job: Job) {
        let made_from = self.editor.document().map(Document::made_from).unwrap_or_default();
        match job {
            Job::Merge(request) => self.jobs.merge(*request),
            Job::Tables(request) => {
                self.jobs.make_tables(*request, made_from, self.words());
            }
            Job::Statistics(request) => self.jobs.make_statistics(*request, made_from),
            Job::Picture(request) => self.jobs.make_picture(*request, made_from),
            Job::Steps(request) => self.jobs.make_steps(*request, made_from),
        }
    }

    fn bring_into_sight(&mut self, ctx: &egui::Context, effect: ShowEffect) {
        match effect {
            ShowEffect::Whole => {
                let document = self.editor.document();
                // What the form is of may have gone with another project.
                self.commands.extend(self.front.take_form_of(document));
                if !document.is_some_and(|document| self.view.area.shows_both(document)) {
                    self.view.area.fit();
                }
            }
            ShowEffect::Reveal => {
                if let (Some(target), Some(document)) = (self.target(), self.editor.document()) {
                    self.view.area.reveal(document, target);
                }
                self.view.outline.reveal_again();
                self.return_keyboard(ctx);
            }
            ShowEffect::Approach => {
                if let (Some(target), Some(document)) = (self.target(), self.editor.document()) {
                    self.view.area.approach(document, target);
                }
            }
            ShowEffect::Movements => self.side.show(Tab::Movements),
            ShowEffect::Review => self.show_review(),
            ShowEffect::EditInPlace => self.edit_in_place(),
            ShowEffect::Resume(drafts) => self.resume(ctx, drafts),
        }
    }

    /// Shows what is asked; of some questions something is prepared first.
    fn ask(&mut self, question: Question) {
        match &question {
            Question::Unsaved => return self.dialogs.show_in_front(Dialog::Unsaved),
            Question::Versions(path) => {
                return self.jobs.list_versions(path.clone(), self.profile.versions());
            }
            Question::About => {
                let about =
                    AboutDialog::new(self.drawing.renderer.as_deref(), self.profile.folders());
                return self.dialogs.show(Dialog::About(about));
            }
            Question::MapTable(file) => {
                let known = self.editor.document().map(KnownUnits::of);
                let dialog =
                    MapTableDialog::new(TableFile::clone(file), self.profile.mappings(), known);
                return self.dialogs.show(Dialog::MapTable(Box::new(dialog)));
            }
            Question::Merged(_) => self.side.show(Tab::Movements),
            Question::Align => {
                let document = self.editor.document();
                let Some((document, (from, to))) =
                    document.and_then(|it| Some((it, it.compared()?)))
                else {
                    return;
                };
                let lists = document.project().lists.clone();
                self.jobs.align(from.clone(), to.clone(), lists);
            }
            Question::AddCharts(_)
            | Question::Changed { .. }
            | Question::InPlace { .. }
            | Question::EditSource(_)
            | Question::UnitFate(_)
            | Question::MergeUnits(_)
            | Question::SplitUnit(_)
            | Question::IsSource(_)
            | Question::DeleteChart(_)
            | Question::Move
            | Question::Attach(_)
            | Question::Lists
            | Question::Chart(_)
            | Question::Link
            | Question::Snapshots
            | Question::Settle(_)
            | Question::Variants
            | Question::Merge
            | Question::Picture
            | Question::Dropped { .. }
            | Question::PlaceText(_)
            | Question::Palette
            | Question::Help => {}
        }
        let mut commands = Vec::new();
        let context = Context::new(&self.editor, self.appearance.palette(), &mut commands);
        if let Some(dialog) = Dialog::asking(question, &context) {
            self.dialogs.show(dialog);
        }
    }

    /// The report takes the room of the panel at the right, unless it has some already.
    fn show_review(&mut self) {
        if !self.view.review.is_shown {
            self.view.review.is_shown = true;
            self.side.is_shown = false;
        }
    }

    pub(super) fn change_view(&mut self, ctx: &egui::Context, action: ViewAction) {
        match action {
            ViewAction::ZoomIn => self.view.area.zoom_by(1.25),
            ViewAction::ZoomOut => self.view.area.zoom_by(0.8),
            ViewAction::ZoomActual => self.view.area.zoom_to(1.0),
            ViewAction::ZoomFit => self.view.area.fit(),
            ViewAction::Find => {
                if let Some(document) = self.editor.document() {
                    self.bars.find.open(document);
                }
            }
            ViewAction::ToggleOutline => self.view.outline_shown = !self.view.outline_shown,
            ViewAction::ToggleInspector => self.side.toggle(Tab::Inspector),
            ViewAction::ToggleReview if self.view.review.is_shown => {
                self.view.review.is_shown = false;
            }
            ViewAction::ToggleReview => self.show_review(),
            ViewAction::ToggleMinimap => self.profile.prefer(|it| it.minimap = !it.minimap),
            ViewAction::ToggleMotion => {
                let is_wanted = self.drawing.motion.is_wanted(self.profile.preferences().animate);
                self.profile.prefer(|it| it.animate = Some(!is_wanted));
            }
            ViewAction::ShowMovements => self.side.toggle(Tab::Movements),
            ViewAction::ShowStatistics => self.side.toggle(Tab::Statistics),
            ViewAction::ShowComments => self.side.toggle(Tab::Comments),
            ViewAction::ThemeLight => self.profile.prefer(|it| it.theme = Theme::Light),
            ViewAction::ThemeDark => self.profile.prefer(|it| it.theme = Theme::Dark),
            ViewAction::ThemeSystem => self.profile.prefer(|it| it.theme = Theme::System),
            ViewAction::ThemeContrastLight => {
                self.profile.prefer(|it| it.theme = Theme::ContrastLight)
            }
            ViewAction::ThemeContrastDark => {
                self.profile.prefer(|it| it.theme = Theme::ContrastDark)
            }
            ViewAction::Plain => self.view.area.view = CompareView::Plain,
            ViewAction::Changes => self.look(CompareView::Changes),
            ViewAction::SideBySide => self.look(CompareView::SideBySide),
            ViewAction::Replay => self.toggle_replay(),
            ViewAction::ToggleArrows => {
                self.view.area.arrows = !self.view.area.arrows;
                // They lead from the marks of what left.
                if self.view.area.arrows && self.view.area.view != CompareView::Changes {
                    self.look(CompareView::Changes);
                }
            }
            ViewAction::ToggleProjector => self.toggle_projector(ctx),
            ViewAction::ToggleSpotlight => self.view.area.spotlight = !self.view.area.spotlight,
            ViewAction::InterfaceLarger => self.scale_interface(ctx, larger),
            ViewAction::InterfaceSmaller => self.scale_interface(ctx, smaller),
            ViewAction::InterfaceNormal => self.scale_interface(ctx, |_| 100),
            ViewAction::LanguageFrench => self.speak(Locale::French),
            ViewAction::LanguageEnglish => self.speak(Locale::English),
            ViewAction::GoUp => self.walk(ctx, Way::Up, false),
            ViewAction::GoDown => self.walk(ctx, Way::Down, false),
            ViewAction::GoLeft => self.walk(ctx, Way::Left, false),
            ViewAction::GoRight => self.walk(ctx, Way::Right, false),
            ViewAction::ExtendUp => self.walk(ctx, Way::Up, true),
            ViewAction::ExtendDown => self.walk(ctx, Way::Down, true),
            ViewAction::NextPane => self.go_to_pane(ctx, true),
            ViewAction::PreviousPane => self.go_to_pane(ctx, false),
        }
        self.appearance.apply_theme(ctx, self.profile.theme());
        ctx.request_repaint();
    }

    /// Looks at the charts compared in another way; pressed again, at the later chart alone.
    pub(super) fn look(&mut self, view: CompareView) {
        self.view.area.view = if self.view.area.view == view { CompareView::Plain } else { view };
        self.view.area.fit();
        let compared = self.editor.document().and_then(Document::compared);
        if let Some(to) = compared.map(|(_, to)| to.id.clone()) {
            self.commands.push(Command::Show(ShowCommand::End(to)));
        }
    }

    /// Makes everything in the window larger or smaller; `other` is the next size, in percent.
    fn scale_interface(&mut self, ctx: &egui::Context, other: impl FnOnce(u32) -> u32) {
        let percent = other(self.profile.preferences().interface_scale_percent);
        self.profile.prefer(|preferences| preferences.interface_scale_percent = percent);
        self.appearance.apply_scale(ctx, self.profile.preferences());
        let message = message!(key::INTERFACE_SCALE, percent);
        self.notices.say(Tone::Done, self.words().say(&message));
    }

    /// Shows the chart to a room, or goes back to the window.
    fn toggle_projector(&mut self, ctx: &egui::Context) {
        self.appearance.projecting = !self.appearance.projecting;
        ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(self.appearance.projecting));
        self.appearance.apply_scale(ctx, self.profile.preferences());
        self.view.area.fit();
    }

    pub(super) fn speak(&mut self, language: Locale) {
        self.editor.locale = language;
        self.profile.prefer(|preferences| preferences.language = Some(language));
    }

    pub(super) fn edit_in_place(&mut self) {
        let (Some(target), Some(document)) = (self.target(), self.editor.document()) else {
            return;
        };
        self.view.area.reveal(document, target.clone());
        let mut commands = Vec::new();
        let context = Context::new(&self.editor, self.appearance.palette(), &mut commands);
        self.front.open_form(InPlace::new(target, &context));
    }
}
