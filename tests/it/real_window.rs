//! The real program in a real window, on a virtual screen, with mouse and keyboard.
//!
//! Needs Xvfb and xdotool; run with `cargo test -- --ignored real_window`.
//! Where things stand is asked of the same window without a screen, by their accessible names.

use organigramme::editor::FileCommand;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use egui::{Pos2, vec2};
use egui_kittest::kittest::Queryable;

use super::window::{Screen, card, empty_of, line, press};
use crate::support::waiting::wait_until;

pub const SIZE: [f32; 2] = [1280.0, 720.0];

/// A virtual screen with the program on it, and a folder for all its files.
pub struct Desk {
    screen: Child,
    display: String,
    pub program: Option<Child>,
    folder: tempfile::TempDir,
    /// Of the screen, and of the window on it.
    size: [f32; 2],
}

impl Desk {
    pub fn new() -> Self {
        Self::of(SIZE)
    }

    /// With a screen of this size.
    pub fn of(size: [f32; 2]) -> Self {
        Self::with(size, &[])
    }

    /// With a screen that is told `options`.
    pub fn with(size: [f32; 2], options: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let screen_size = format!("{}x{}x24", size[0], size[1]);
        let mut screen = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &screen_size, "-nolisten", "tcp", "-noreset"])
            .args(options)
            .arg("-fbdir")
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let mut number = String::new();
        let stdout = screen.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut number).expect("Xvfb names its display");
        let display = format!(":{}", number.trim());
        let mut desk = Self { screen, display, program: None, folder, size };
        desk.write_zenity();
        desk
    }

    /// A stand-in for the system's dialog: it answers with the path in the file `answer`, and keeps
    /// what it was asked in `asked`.
    fn write_zenity(&mut self) {
        use std::os::unix::fs::PermissionsExt;
        let bin = self.path("bin");
        std::fs::create_dir(&bin).expect("a folder");
        let script = format!(
            "#!/bin/sh\necho \"$@\" >> '{0}/asked'\ncat '{0}/answer'\n",
            self.folder.path().display()
        );
        let zenity = bin.join("zenity");
        std::fs::write(&zenity, script).expect("written");
        std::fs::set_permissions(&zenity, PermissionsExt::from_mode(0o755)).expect("executable");
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The next dialog is answered with this path.
    pub fn will_choose(&self, path: &Path) {
        std::fs::write(self.path("answer"), path.display().to_string()).expect("written");
    }

    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let home = self.path("home");
        let path = std::env::var("PATH").unwrap_or_default();
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("LANG", "fr_FR.UTF-8")
            .env("LC_ALL", "fr_FR.UTF-8");
        command
    }

    /// Starts the program and waits for its window, as large as the screen.
    pub fn start(&mut self, args: &[&Path]) {
        let mut program = self.command(env!("CARGO_BIN_EXE_organigramme"));
        program.args(args);
        self.show(program);
    }

    /// The same of a program that is started in another way.
    pub fn show(&mut self, mut program: Command) {
        let program = program
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        self.program = Some(program);
        let window = self.window_called("Organigramme");
        self.tell(&["windowmove", &window, "0", "0"]);
        let [width, height] = self.size.map(|it| it.to_string());
        self.tell(&["windowsize", &window, &width, &height]);
        self.tell(&["windowfocus", &window]);
        std::thread::sleep(Duration::from_millis(1500));
    }

    /// The window whose title holds `title`, once there is one. In ASCII, as xdotool searches.
    pub fn window_called(&self, title: &str) -> String {
        let mut found = String::new();
        wait_until(&format!("a window called {title}"), || {
            let search = self
                .command("xdotool")
                .args(["search", "--onlyvisible", "--name", title])
                .output()
                .expect("xdotool is installed");
            found = String::from_utf8_lossy(&search.stdout).trim().to_owned();
            !found.is_empty()
        });
        found.lines().last().unwrap_or_default().to_owned()
    }

    pub fn tell(&self, xdotool: &[&str]) {
        let told = self.command("xdotool").args(xdotool).status().expect("xdotool is installed");
        assert!(told.success(), "xdotool {xdotool:?}");
    }

    fn point(&self, at: Pos2) {
        self.tell(&["mousemove", &at.x.round().to_string(), &at.y.round().to_string()]);
        std::thread::sleep(Duration::from_millis(120));
    }

    pub fn click(&self, at: Pos2) {
        self.point(at);
        self.tell(&["click", "1"]);
        std::thread::sleep(Duration::from_millis(400));
    }

    pub fn drag(&self, from: Pos2, to: Pos2) {
        self.point(from);
        self.tell(&["mousedown", "1"]);
        for step in 1..=4 {
            self.point(from + (to - from) * (step as f32 / 4.0));
        }
        self.tell(&["mouseup", "1"]);
        std::thread::sleep(Duration::from_millis(400));
    }

    pub fn key(&self, key: &str) {
        self.tell(&["key", key]);
        std::thread::sleep(Duration::from_millis(300));
    }

    /// Waits for the program to end by itself.
    pub fn ended(&mut self) {
        let mut program = self.program.take().expect("it was started");
        wait_until("the end of the program", || {
            program.try_wait().expect("it can be waited for").is_some()
        });
        assert!(program.wait().expect("it has ended").success());
    }

    /// Processor time that the program has used so far, in clock ticks of 10 ms.
    fn ticks(&self) -> u64 {
        let id = self.program.as_ref().expect("it runs").id();
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).expect("it runs");
        let after_name = stat.rsplit(')').next().expect("a line of fields");
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        let ticks = |index: usize| fields[index].parse::<u64>().expect("a number");
        ticks(11) + ticks(12)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        for child in self.program.iter_mut().chain([&mut self.screen]) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Total and perimeters of the target chart, as the command line counts them.
pub fn counts(file: &Path) -> (u64, u64, u64) {
    let output = Command::new(env!("CARGO_BIN_EXE_organigramme"))
        .args(["count", "--format", "json", "--chart", "target"])
        .arg(file)
        .output()
        .expect("the program runs");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let chart = &json["charts"][0];
    let perimeter = |name: &str| {
        let units = chart["units"].as_array().expect("units");
        let unit = units.iter().find(|it| it["name"].as_str().expect("a name").starts_with(name));
        unit.expect("the unit")["perimeter"].as_u64().expect("a boundary")
    };
    (chart["total"].as_u64().expect("a total"), perimeter("DIRAA"), perimeter("Mission"))
}

/// The first page and the sample, without a screen, to know where things stand.
pub fn plan() -> (Pos2, Screen) {
    let mut plan = empty_of(SIZE);
    let sample = plan.get_by_label("Ouvrir l’exemple").rect().center();
    press(&mut plan, "Ouvrir l’exemple");
    (sample, plan)
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn a_post_is_dragged_saved_and_found_again() {
    let (sample, plan) = plan();
    let mut desk = Desk::new();
    desk.start(&[]);
    desk.click(sample);
    desk.window_called("Mission Proch'Orientation");

    let from = line(&plan, "2 Gestionnaires administratif/ve/s (B)").center();
    let to = card(&plan, "Mission Proch'Orientation").center_top() + vec2(0.0, 8.0);
    desk.drag(from, to);
    desk.window_called("modifi");

    // Esc: nothing is moved.
    desk.point(from);
    desk.tell(&["mousedown", "1"]);
    desk.point(from + vec2(40.0, 40.0));
    desk.key("Escape");
    desk.tell(&["mouseup", "1"]);

    let file = desk.path("séminaire.organigramme");
    desk.will_choose(&desk.path("séminaire"));
    desk.key("ctrl+s");
    wait_until("the file", || file.exists());
    desk.window_called("minaire.organigramme");
    let asked = std::fs::read_to_string(desk.path("asked")).expect("the dialog was shown");
    assert!(asked.contains("--save"), "{asked}");
    assert_eq!(counts(&file), (105, 53, 24));

    // Nothing is unsaved: it closes without asking.
    desk.key("ctrl+q");
    desk.ended();

    desk.start(&[&file]);
    desk.window_called("minaire.organigramme");
    let copy = desk.path("copie.json");
    desk.will_choose(&copy);
    desk.key("ctrl+shift+s");
    wait_until("the copy", || copy.exists());
    let bytes = |path: &Path| std::fs::read(path).expect("it is there");
    assert!(bytes(&copy) == bytes(&file), "opened and saved, nothing has changed");

    // The picture, from the menu's key and the dialog's main button: text as text.
    let picture = desk.path("cible.pdf");
    desk.will_choose(&picture);
    desk.key("ctrl+e");
    std::thread::sleep(Duration::from_secs(2));
    desk.key("Return");
    wait_until("the picture", || picture.exists());
    let pdf = lopdf::Document::load(&picture).expect("it is a PDF");
    let text = pdf.extract_text(&[1]).expect("its text is text").replace('\u{a0}', " ");
    assert!(text.contains("Gestionnaire") && text.contains("24 / 23"), "the ceiling is passed");
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn an_idle_window_draws_nothing() {
    let (sample, _) = plan();
    let mut desk = Desk::new();
    desk.start(&[]);
    desk.click(sample);
    desk.window_called("Mission Proch'Orientation");
    // The chart alone, then with the movements beside it.
    for key in ["Escape", "F8"] {
        desk.key(key);
        std::thread::sleep(Duration::from_secs(2));
        let before = desk.ticks();
        std::thread::sleep(Duration::from_secs(4));
        let used = desk.ticks() - before;
        // One frame of software rendering alone takes more.
        assert!(used <= 2, "{used} ticks of 10 ms in 4 s");
    }
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn without_a_display_one_sentence_names_the_command_line() {
    let desk = Desk::new();
    let output = desk
        .command(env!("CARGO_BIN_EXE_organigramme"))
        .env_remove("DISPLAY")
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(said.trim().lines().count(), 1, "{said}");
    assert!(said.contains("import, count, check, export, compare, align et merge"), "{said}");
}

/// The program with system libraries out of sight, and what it says on its one line.
fn start_without(desk: &Desk, libraries: &[&str]) -> String {
    // A folder of the system's as it is, but for what is hidden, for this process alone.
    const SCRIPT: &str = r#"
        set -e
        folder=$(dirname "$(ldconfig -p | sed -n 's/.*libX11\.so\.6 .*=> //p' | head -n 1)")
        folder=$(realpath "$folder")
        over=$(mktemp -d /dev/shm/without-XXXXXX)
        trap 'rm -rf "$over"' EXIT
        mkdir "$over/upper" "$over/work"
        for name in $HIDDEN; do
            for file in "$folder/$name"*; do mknod "$over/upper/${file##*/}" c 0 0; done
        done
        mount -t overlay overlay -o "lowerdir=$folder,upperdir=$over/upper,workdir=$over/work" "$folder"
        "$PROGRAM" >&2 || echo "exit $?"
    "#;
    let output = desk
        .command("unshare")
        .args(["--mount", "sh", "-c", SCRIPT])
        .env("HIDDEN", libraries.join(" "))
        .env("PROGRAM", env!("CARGO_BIN_EXE_organigramme"))
        .output()
        .expect("unshare is installed");
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "exit 2", "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    said
}

#[test]
#[ignore = "needs a virtual screen, and root to hide libraries: Xvfb, unshare, mount"]
fn a_missing_library_is_named_with_its_package() {
    let desk = Desk::new();
    for (file, package) in [
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libXcursor.so.1", "libxcursor1"),
        ("libXi.so.6", "libxi6"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ] {
        let said = start_without(&desk, &[file]);
        assert!(said.contains(&format!("il manque {file}.")), "{said}");
        assert!(said.ends_with(&format!("apt install {package}")), "{said}");
    }
    let said = start_without(&desk, &["libvulkan", "libEGL.so", "libGL.so", "libGLX.so"]);
    assert!(said.contains("apt install mesa-vulkan-drivers libegl1 libgl1"), "{said}");
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn a_display_that_does_not_answer_is_named() {
    let desk = Desk::new();
    for (name, display) in [("DISPLAY", ":9"), ("WAYLAND_DISPLAY", "wayland-7")] {
        let output = desk
            .command(env!("CARGO_BIN_EXE_organigramme"))
            .env(name, display)
            .env("XDG_RUNTIME_DIR", desk.path("none"))
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(said.trim().lines().count(), 1, "{said}");
        let expected = format!("l’écran «\u{a0}{display}\u{a0}» ne répond pas");
        assert!(said.contains(&expected), "{said}");
    }
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn a_second_real_window_only_looks_until_the_first_is_closed() {
    let mut first = Desk::new();
    let file = first.path("projet.json");
    let sample = "assets/samples/proch-orientation.json";
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(sample), &file).expect("copied");
    let lock = super::lock::lock_file(&file);
    first.start(&[&file]);
    first.window_called("projet.json");
    wait_until("the lock", || lock.exists());

    let mut second = Desk::new();
    second.start(&[&file]);
    second.window_called("lecture seule");
    first.key("ctrl+q");
    first.ended();
    assert!(!lock.exists(), "it is given back when the program ends");

    // Where the button stands, in the same window without a screen.
    std::fs::write(&lock, super::lock::FOREIGN).expect("written");
    let mut plan = empty_of(SIZE);
    super::window::ask(
        &mut plan,
        organigramme::editor::Command::File(FileCommand::Open(file.clone())),
    );
    let mut retry = None;
    wait_until("the button", || {
        plan.run();
        retry = plan.query_by_label("Réessayer").map(|button| button.rect().center());
        retry.is_some()
    });
    drop(plan);
    std::fs::remove_file(&lock).expect("removed");
    second.click(retry.expect("found"));
    wait_until("the lock of the second", || lock.exists());

    // After a crash the file is free again.
    let mut program = second.program.take().expect("it runs");
    program.kill().expect("killed");
    program.wait().expect("ended");
    assert!(lock.exists());
    second.start(&[&file]);
    second.window_called("projet.json");
    let title = second.command("xdotool").args(["search", "--name", "lecture seule"]).output();
    assert!(title.expect("xdotool is installed").stdout.is_empty(), "it can be edited");
}
