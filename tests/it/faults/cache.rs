//! The window where the disk of what is kept between two starts is full, or fills.

use std::process::Command;

use super::saves::{program, stderr};

/// Opens the window with a home of its own, does `fill` to it before the start (`full`) or once the window
/// stands (`fills`), and makes it draw what it has not drawn yet.
const SCRIPT: &str = "
    mount -t tmpfs -o size=$2 none home; mkdir home/cache
    fill() { head -c 100000000 /dev/zero >home/fill || true; }
    if [ $1 = full ]; then fill; fi
    Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp -noreset 3>display >/dev/null 2>&1 &
    screen=$!
    until [ -s display ]; do sleep 0.1; done
    export DISPLAY=:$(cat display) HOME=$PWD/home XDG_CACHE_HOME=$PWD/home/cache
    \"$PROGRAM\" >said 2>&1 &
    window=$!
    for second in $(seq 60); do
        kill -0 $window 2>/dev/null || break
        xdotool search --onlyvisible --name Organigramme >found 2>/dev/null && [ -s found ] && break
        sleep 1
    done
    sleep 3
    if [ $1 = fills ]; then fill; fi
    for key in ctrl+n F1 Escape ctrl+f Escape; do xdotool key $key; sleep 0.5; done
    cp /proc/$window/maps maps
    kill $window; wait $window; echo ended $?
    kill $screen
";

/// Of the lines of `/proc/PID/maps`, the files that a process shares with the disk and writes to.
fn written(maps: &str) -> Vec<&str> {
    let shared = maps.lines().filter(|line| line.split(' ').nth(1) == Some("rw-s"));
    let files = shared.filter_map(|line| line.find('/').map(|at| &line[at..]));
    let in_memory = ["/dev/", "/memfd:", "/SYSV", "/i915", "/proc/"];
    files.filter(|file| !in_memory.iter().any(|it| file.starts_with(it))).collect()
}

#[test]
#[ignore = "needs root, Xvfb and xdotool"]
fn a_disk_that_is_full_or_fills_does_not_end_the_window() {
    for (when, size) in [("full", "300k"), ("fills", "64m")] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("home")).unwrap();
        let mut unshare = Command::new("unshare");
        unshare.env_remove("WAYLAND_DISPLAY").env_remove("DBUS_SESSION_BUS_ADDRESS");
        for cache in ["MESA_SHADER_CACHE_DISABLE", "MESA_GLSL_CACHE_DISABLE"] {
            unshare.env_remove(cache);
        }
        unshare.env_remove("__GL_SHADER_DISK_CACHE").env("LIBGL_ALWAYS_SOFTWARE", "1");
        unshare.args(["-m", "sh", "-uc", SCRIPT, "sh", when, size]).env("PROGRAM", program());
        let output = unshare.current_dir(folder.path()).output().expect("unshare is installed");
        let said = String::from_utf8_lossy(&output.stdout);
        let found = std::fs::read_to_string(folder.path().join("found")).unwrap_or_default();
        assert!(!found.is_empty(), "{when}: no window: {said}{}", stderr(&output));
        // SIGTERM, and not SIGBUS.
        assert!(said.contains("ended 143"), "{when}: {said}");
        let maps = std::fs::read_to_string(folder.path().join("maps")).unwrap();
        assert!(maps.contains("libvulkan") || maps.contains("libGL"), "{when}: {maps}");
        assert_eq!(written(&maps), [""; 0], "{when}");
    }
}
