//! Whether changes are seen to move: what the user and the system ask for, and what draws the window.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eframe::egui_wgpu::wgpu::{AdapterInfo, DeviceType};

/// What allows or forbids motion, besides the user's preference.
#[derive(Clone, Debug, Default)]
pub struct Motion {
    /// The window is drawn by a graphics card: each frame costs little.
    has_graphics_card: bool,
    /// The system's own preference is less motion; learnt while the window opens.
    is_reduced: Arc<AtomicBool>,
}

impl Motion {
    /// On a system that asks for nothing, drawn by `adapter`: none where that is not known.
    pub fn drawn_by(adapter: Option<&AdapterInfo>) -> Self {
        let has_graphics_card = adapter.is_some_and(|it| !is_software(&it.name, it.device_type));
        Self { has_graphics_card, is_reduced: Arc::default() }
    }

    /// Asks the system whether it wants less motion.
    pub fn ask_system(&self) {
        const TIMEOUT: Duration = Duration::from_millis(500);
        let is_reduced = self.is_reduced.clone();
        let ask = move || {
            let wanted = mundy::Interest::ReducedMotion;
            let found = mundy::Preferences::once_blocking(wanted, TIMEOUT);
            let reduces = found.is_some_and(|it| it.reduced_motion == mundy::ReducedMotion::Reduce);
            is_reduced.store(reduces, Ordering::Relaxed);
        };
        // Elsewhere the answer may take its time.
        match cfg!(target_os = "macos") {
            true => ask(),
            false => drop(std::thread::spawn(ask)),
        }
    }

    /// Whether motion is wanted: as the user has chosen, else as the system has it.
    pub fn is_wanted(&self, chosen: Option<bool>) -> bool {
        chosen.unwrap_or_else(|| !self.is_reduced.load(Ordering::Relaxed))
    }

    /// Whether changes are to be seen to move.
    pub fn is_shown(&self, chosen: Option<bool>) -> bool {
        self.has_graphics_card && self.is_wanted(chosen)
    }
}

/// Whether the processor draws.
fn is_software(name: &str, device: DeviceType) -> bool {
    const NAMES: [&str; 6] =
        ["llvmpipe", "lavapipe", "softpipe", "swiftshader", "basic", "software"];
    let name = name.to_lowercase();
    device == DeviceType::Cpu || NAMES.iter().any(|software| name.contains(software))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn software_renderers_are_known_by_kind_or_by_name() {
        for name in [
            "llvmpipe (LLVM 19.1.7, 256 bits)",
            "SwiftShader Device (LLVM 10.0.0)",
            "Microsoft Basic Render Driver",
        ] {
            assert!(is_software(name, DeviceType::Other), "{name}");
        }
        assert!(is_software("A name nobody knows", DeviceType::Cpu));
        assert!(!is_software("NVIDIA GeForce RTX 4070", DeviceType::DiscreteGpu));
        assert!(!is_software("Intel(R) Iris(R) Xe Graphics", DeviceType::IntegratedGpu));
    }

    #[test]
    fn the_user_goes_before_the_system_and_the_renderer_before_both() {
        let card = Motion { has_graphics_card: true, is_reduced: Arc::default() };
        assert!(card.is_shown(None));
        assert!(!card.is_shown(Some(false)));
        card.is_reduced.store(true, Ordering::Relaxed);
        assert!(!card.is_shown(None));
        assert!(card.is_shown(Some(true)));
        let none = Motion::drawn_by(None);
        assert!(!none.is_shown(Some(true)));
    }
}
