//! What is said where no window stands and nobody reads a terminal: in a box of the system's own.

use crate::console;

/// Shows `text`, which stderr has too, and returns once it is read.
pub fn tell(text: &str) {
    if console::is_heard() {
        return;
    }
    let text = text.to_owned();
    // On a thread of its own: the window's may be about to end.
    let shown = std::thread::spawn(move || {
        let level = rfd::MessageLevel::Error;
        let dialog = rfd::MessageDialog::new().set_level(level).set_title("Organigramme");
        dialog.set_description(text).show()
    });
    let _ = shown.join();
}
