//! The page about the program: what it is, how it is drawn here, where it keeps what it remembers, and the
//! licences of all that is inside it.

use egui::RichText;

use super::answer::Answer;
use super::frame::BUTTON;
use super::frame::{buttons_ui, main_button, modal};
use crate::app::kit::icons;
use crate::app::kit::tokens::space;
use crate::app::panels::Context;
use crate::store::UserFolders;
use crate::words::{MessageKey, key, shown};

/// Whose licence, and the licence.
const LICENCES: [(&str, &str); 9] = [
    ("Organigramme", include_str!("../../../assets/LICENSE")),
    ("Inter", include_str!("../../../assets/fonts/Inter-LICENSE.txt")),
    ("Phosphor Icons", include_str!("../../../assets/fonts/Phosphor-LICENSE.txt")),
    ("Ubuntu Light", include_str!("../../../assets/licences/Ubuntu.txt")),
    ("Hack", include_str!("../../../assets/licences/Hack.txt")),
    ("Noto Emoji", include_str!("../../../assets/licences/NotoEmoji.txt")),
    ("Emoji Icon Font", include_str!("../../../assets/licences/EmojiIcons.txt")),
    ("Foxit (PDF)", include_str!("../../../assets/licences/Foxit.txt")),
    ("Unicode (ICU4X)", include_str!("../../../assets/licences/Unicode.txt")),
];
/// The libraries built into the program, each with the terms it is used under.
const LIBRARIES: &str = include_str!("../../../assets/licences/libraries.txt");

const WIDTH: f32 = 620.0;
const NAME_WIDTH: f32 = 150.0;

/// What the page tells of this run of the program.
#[derive(Clone, Debug)]
pub struct AboutDialog {
    /// A name and what it stands for.
    facts: Vec<(MessageKey, String)>,
    copied: bool,
}

impl AboutDialog {
    /// `renderer`: what draws the window, as it calls itself.
    pub fn new(renderer: Option<&str>, folders: Option<&UserFolders>) -> Self {
        let mut facts = vec![(key::ABOUT_VERSION, crate::version().to_owned())];
        facts.extend(renderer.map(|renderer| (key::ABOUT_RENDERER, renderer.to_owned())));
        if let Some(folders) = folders {
            facts.push((key::ABOUT_FOLDER_CONFIG, shown(&folders.config)));
            facts.push((key::ABOUT_FOLDER_STATE, shown(&folders.state)));
            facts.push((key::ABOUT_FOLDER_VERSIONS, shown(folders.versions().folder())));
        }
        Self { facts, copied: false }
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let (closed, dismissed) = modal(ctx, "about", "Organigramme", WIDTH, |ui| {
            ui.label(context.say(key::ABOUT_PURPOSE));
            ui.add_space(space::MEDIUM);
            for (name, value) in &self.facts {
                ui.horizontal_top(|ui| {
                    let name = RichText::new(context.say(*name)).color(context.palette.muted);
                    let size = egui::vec2(NAME_WIDTH, 0.0);
                    ui.allocate_ui(size, |ui| {
                        ui.set_width(NAME_WIDTH);
                        ui.label(name);
                    });
                    ui.add(egui::Label::new(value).selectable(true).wrap());
                });
            }
            ui.add_space(space::SMALL);
            ui.horizontal(|ui| {
                let copy = context.say(key::ABOUT_COPY);
                let button = egui::Button::new(copy).min_size(BUTTON);
                if ui.add(button).on_hover_text(context.say(key::ABOUT_COPY_TIP)).clicked() {
                    ctx.copy_text(self.text(context));
                    self.copied = true;
                }
                if self.copied {
                    let color = context.palette.success;
                    ui.label(icons::rich(icons::DONE).color(color));
                    ui.label(RichText::new(context.say(key::ABOUT_COPIED)).color(color));
                }
            });
            ui.add_space(space::MEDIUM);
            ui.label(RichText::new(context.say(key::ABOUT_LICENCES)).strong());
            ui.label(context.say(key::ABOUT_LICENCES_TEXT));
            let libraries = context.say(key::ABOUT_LIBRARIES);
            let all = LICENCES.into_iter().chain([(libraries.as_str(), LIBRARIES)]);
            for (name, licence) in all {
                ui.collapsing(name, |ui| {
                    ui.label(RichText::new(licence).small());
                });
            }
            let mut closed = false;
            buttons_ui(ui, |ui| {
                closed = main_button(ui, context, &context.say(key::ANSWER_CLOSE), true);
            });
            closed
        });
        if closed || dismissed { Answer::Closed } else { Answer::Open }
    }

    /// The facts in lines, for whoever helps.
    fn text(&self, context: &Context) -> String {
        let line =
            |(name, value): &(MessageKey, String)| context.words.named(&context.say(*name), value);
        self.facts.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}
