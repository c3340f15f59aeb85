//! The system's libraries that a window needs. They are loaded when it opens, and may not be there.

use std::path::PathBuf;

/// What a library is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serves {
    /// A window on an X11 display.
    X11,
    /// A window on a Wayland display.
    Wayland,
    /// The keyboard, on either.
    Keyboard,
    /// Drawing: any one of them will do.
    Drawing,
}

/// A library by the name of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Library {
    pub file: &'static str,
    /// The Debian package that brings it.
    pub package: &'static str,
    pub serves: Serves,
}

const fn library(file: &'static str, package: &'static str, serves: Serves) -> Library {
    Library { file, package, serves }
}

/// Other systems bring what a window needs, and only a driver can be lacking.
pub const ARE_KNOWN: bool = cfg!(target_os = "linux");

pub const LIBRARIES: [Library; 12] = [
    library("libX11.so.6", "libx11-6", Serves::X11),
    library("libX11-xcb.so.1", "libx11-xcb1", Serves::X11),
    library("libxcb.so.1", "libxcb1", Serves::X11),
    library("libXcursor.so.1", "libxcursor1", Serves::X11),
    library("libXi.so.6", "libxi6", Serves::X11),
    library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", Serves::X11),
    library("libwayland-client.so.0", "libwayland-client0", Serves::Wayland),
    library("libxkbcommon.so.0", "libxkbcommon0", Serves::Keyboard),
    library("libvulkan.so.1", "mesa-vulkan-drivers", Serves::Drawing),
    library("libEGL.so.1", "libegl1", Serves::Drawing),
    library("libGL.so.1", "libgl1", Serves::Drawing),
    library("libGLX.so.0", "libglx0", Serves::Drawing),
];

/// The libraries that serve so and are nowhere to be found, in the order of the table.
pub fn missing(serves: &[Serves]) -> Vec<Library> {
    let folders = folders();
    let is_missing =
        |library: &&Library| !folders.iter().any(|folder| folder.join(library.file).exists());
    let needed = LIBRARIES.iter().filter(|library| serves.contains(&library.serves));
    needed.filter(is_missing).copied().collect()
}

/// Where the system's loader looks, as far as that is the same everywhere.
fn folders() -> Vec<PathBuf> {
    let chosen = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&chosen).collect();
    let processor = match std::env::consts::ARCH {
        "x86" => "i386",
        other => other,
    };
    for folder in ["/usr/local/lib", "/usr/lib", "/lib", "/usr/lib64", "/lib64"] {
        let folder = PathBuf::from(folder);
        let below = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
        folders.extend(below.filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with(processor) && name.contains("-linux-")
        }));
        folders.push(folder);
    }
    folders
}
