//! The caches that graphics drivers keep on the disk of what they have made for the card: not used.
//!
//! Mesa, which draws on most systems without Windows, maps a file into memory that is as long as it will ever
//! be and holds nothing yet. On a disk that has no room for a page of it, writing there is a signal (SIGBUS)
//! and no error: whenever a disk fills, it would end the program in the midst of anything. What the window
//! draws with is made in less than a tenth of a second.

/// Tell Mesa, Mesa before release 22, and NVIDIA's own driver to keep no such file.
#[cfg(all(unix, not(target_os = "macos")))]
const OFF: [(&str, &str); 3] = [
    ("MESA_SHADER_CACHE_DISABLE", "true"),
    ("MESA_GLSL_CACHE_DISABLE", "true"),
    ("__GL_SHADER_DISK_CACHE", "0"),
];

/// Starts this program again without those caches, in the place of this process, unless that was done or
/// the user has said what is to be done with one. A variable of this process could not be set any more:
/// other threads may be reading them.
pub fn do_without() {
    #[cfg(all(unix, not(target_os = "macos")))]
    {
        use std::os::unix::process::CommandExt;
        if OFF.iter().any(|(name, _)| std::env::var_os(name).is_some()) {
            return;
        }
        let mut args = std::env::args_os();
        let name = args.next().unwrap_or_default();
        let program = std::env::current_exe().unwrap_or_else(|_| name.clone().into());
        let error = std::process::Command::new(program).arg0(name).args(args).envs(OFF).exec();
        tracing::warn!("the program cannot be started again: {error}");
    }
}
