//! The start of the window where the disk of what is kept between two starts is full.

use std::process::Command;

use super::saves::{program, stderr};

#[test]
#[ignore = "needs root, Xvfb and xdotool"]
fn a_full_home_opens_the_window_without_a_cache() {
    let folder = tempfile::tempdir().unwrap();
    let script = "
        mount -t tmpfs -o size=300k none home; mkdir home/cache
        if [ \"$1\" = full ]; then head -c 1000000 /dev/zero >home/fill || true; fi
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
        kill -0 $window && tr '\\0' '\\n' </proc/$window/environ | grep ^MESA_SHADER_CACHE_DISABLE= || true
        kill $window; wait $window; echo ended $?
        kill $screen
    ";
    std::fs::create_dir(folder.path().join("home")).unwrap();
    let mut unshare = Command::new("unshare");
    unshare.env_remove("WAYLAND_DISPLAY").env_remove("DBUS_SESSION_BUS_ADDRESS");
    unshare.env_remove("MESA_SHADER_CACHE_DISABLE").env("LIBGL_ALWAYS_SOFTWARE", "1");
    unshare.args(["-m", "sh", "-uc", script, "sh", "full"]).env("PROGRAM", program());
    let output = unshare.current_dir(folder.path()).output().expect("unshare is installed");
    let said = String::from_utf8_lossy(&output.stdout);
    let found = std::fs::read_to_string(folder.path().join("found")).unwrap_or_default();
    assert!(!found.is_empty(), "no window: {said}{}", stderr(&output));
    // SIGTERM, and not SIGBUS.
    assert!(said.contains("MESA_SHADER_CACHE_DISABLE=true"), "{said}");
    assert!(said.contains("ended 143"), "{said}");
}
