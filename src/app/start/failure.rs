//! Why no window opens, in one sentence that names what to install.

use super::libraries::{self, Library, Serves};
use crate::words::{Message, key, message};

/// What went wrong with one renderer, as the window library says it.
#[derive(Debug)]
pub enum Failure {
    /// On the way to the screen: its server, its libraries.
    Display(String),
    /// On the way to a surface to draw on.
    Drawing,
    Other(String),
}

impl From<eframe::Error> for Failure {
    fn from(error: eframe::Error) -> Self {
        let text = error.to_string();
        match error {
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => Self::Display(text),
            eframe::Error::Glutin(_)
            | eframe::Error::NoGlutinConfigs(..)
            | eframe::Error::OpenGL(_)
            | eframe::Error::Wgpu(_) => Self::Drawing,
            eframe::Error::AppCreation(_) => Self::Other(text),
        }
    }
}

impl Failure {
    /// A library that is not there is a panic inside the window library.
    pub fn of_panic(panic: &(dyn std::any::Any + Send)) -> Self {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or(panic.downcast_ref::<&str>().copied()).unwrap_or_default();
        Self::Display(text.to_owned())
    }

    pub fn message(&self) -> Message {
        match self {
            Self::Display(why) => display_message(why),
            Self::Drawing => drawing_message(),
            Self::Other(why) => message!(key::START_NO_WINDOW, why = why.as_str()),
        }
    }
}

fn display_message(why: &str) -> Message {
    if !libraries::ARE_KNOWN {
        return message!(key::START_NO_WINDOW, why);
    }
    let wayland = variable("WAYLAND_DISPLAY").or(variable("WAYLAND_SOCKET"));
    let session = if wayland.is_some() { Serves::Wayland } else { Serves::X11 };
    let missing = libraries::missing(&[session, Serves::Keyboard]);
    if !missing.is_empty() {
        return missing_message(&missing);
    }
    // What winit says if nobody answers at the address of the display.
    if why.contains("connection to X server") || why.contains("wayland compositor") {
        let display = wayland.or(variable("DISPLAY")).unwrap_or_default();
        return message!(key::START_DISPLAY_SILENT, display);
    }
    message!(key::START_NO_WINDOW, why)
}

fn drawing_message() -> Message {
    if !libraries::ARE_KNOWN {
        return message!(key::START_NO_DRIVER);
    }
    let missing = libraries::missing(&[Serves::Drawing]);
    let all = libraries::LIBRARIES.iter().filter(|it| it.serves == Serves::Drawing).count();
    if missing.len() == all { missing_message(&missing) } else { message!(key::START_NO_DRAWING) }
}

fn missing_message(missing: &[Library]) -> Message {
    let listed = |name: fn(&Library) -> &'static str, mark| {
        missing.iter().map(name).collect::<Vec<_>>().join(mark)
    };
    message!(
        key::START_MISSING_LIBRARIES,
        libraries = listed(|it| it.file, ", "),
        packages = listed(|it| it.package, " ")
    )
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
