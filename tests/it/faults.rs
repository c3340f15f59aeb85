//! Faults made to happen: whatever goes wrong, nothing is lost and somebody is told.
//!
//! `tests/README.md` lists them: a fault, how it is made, what holds.

#[cfg(target_os = "linux")]
mod disks;
mod exports;
mod files;
mod mutated;
mod pictures;
mod reports;
#[cfg(target_os = "linux")]
mod saves;
#[cfg(target_os = "linux")]
mod sizes;
#[cfg(target_os = "linux")]
mod syscalls;
