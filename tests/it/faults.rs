//! Faults made to happen: whatever goes wrong, nothing is lost and somebody is told.
//!
//! `tests/README.md` lists them: a fault, how it is made, what holds.

#[cfg(all(feature = "gui", target_os = "linux"))]
mod cache;
#[cfg(target_os = "linux")]
mod disks;
mod exports;
mod files;
#[cfg(target_os = "linux")]
mod memory;
mod mutated;
#[cfg(target_os = "linux")]
mod owners;
mod packages;
mod pictures;
#[cfg(target_os = "linux")]
mod races;
mod reports;
#[cfg(target_os = "linux")]
mod saves;
#[cfg(target_os = "linux")]
mod sizes;
#[cfg(target_os = "linux")]
mod syscalls;
