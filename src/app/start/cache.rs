//! The cache that Mesa, which draws on most systems without Windows, keeps of what it has made for the graphics
//! card: on a full disk it is no use, and would end the program in the midst of anything.
//!
//! Mesa maps a file into memory that it has made as long as it will be and that holds nothing yet: where the
//! disk has no room for a page of it, writing there is a signal (SIGBUS) and no error. Knows nothing of what
//! is drawn.

use std::path::{Path, PathBuf};

use crate::store;
use crate::words::Message;

/// Set by us or by the user: Mesa keeps none.
const OFF: &str = "MESA_SHADER_CACHE_DISABLE";
/// The same for releases before 22.
const OFF_FORMERLY: &str = "MESA_GLSL_CACHE_DISABLE";

/// Starts this program again without the cache, in the place of this process, if the cache cannot grow.
/// The sentence says that it is so.
pub fn do_without_if_it_cannot_grow() -> Option<Message> {
    let folder = folder()?;
    if store::has_room(&folder) {
        return None;
    }
    if !is_set(OFF) {
        start_again();
    }
    Some(Message::new("start-cache-full").with("folder", folder.display().to_string()))
}

/// Where Mesa keeps it, by its own rules, or the folder in which it would make that one.
fn folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let wished = set("MESA_SHADER_CACHE_DIR").or_else(|| set("MESA_GLSL_CACHE_DIR"));
    let wished = wished.or_else(|| set("XDG_CACHE_HOME"));
    let wished = wished.or_else(|| Some(std::env::home_dir()?.join(".cache")))?;
    wished.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned)
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// A variable of this process could not be set any more: other threads may be reading them.
fn start_again() {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let mut args = std::env::args_os();
        let name = args.next().unwrap_or_default();
        let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from(&name));
        let mut command = std::process::Command::new(program);
        command.arg0(name).args(args).env(OFF, "true").env(OFF_FORMERLY, "true");
        let error = command.exec();
        tracing::warn!("the program cannot be started again: {error}");
    }
}
