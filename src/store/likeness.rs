//! What a file is besides its bytes: whose it is, who may do what with it, what else the system notes of it.

#[cfg(unix)]
use std::fs;
use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// The mode of a file that only its owner reads.
pub(super) const PRIVATE: u32 = 0o600;
/// The mode that any new file is asked for: the user's mask, or the folder, takes from it.
pub(super) const ORDINARY: u32 = 0o666;

/// Gives a file to the owner and the group of another.
///
/// # Errors
/// If the user may not give files away.
pub(super) fn take_owner(file: &File, like: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let made = file.metadata()?;
        let user = (made.uid() != like.uid()).then_some(like.uid());
        let group = (made.gid() != like.gid()).then_some(like.gid());
        if user.is_some() || group.is_some() {
            fchown(file, user, group)?;
        }
    }
    #[cfg(not(unix))]
    let _ = (file, like);
    Ok(())
}

/// Who may do what with a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Access {
    /// The user, the group and the permissions, where the system has them.
    #[cfg(unix)]
    mode: (u32, u32, u32),
    attributes: Vec<(String, Vec<u8>)>,
}

impl Access {
    #[cfg_attr(not(unix), expect(unused_variables, reason = "there is no mode to look at"))]
    fn of(file: &File, metadata: &Metadata) -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            mode: {
                use std::os::unix::fs::MetadataExt;
                (metadata.uid(), metadata.gid(), metadata.mode())
            },
            attributes: attributes(file)?,
        })
    }
}

/// Opens a file to whom another one is open, and to nobody else: its attributes, with the list of who may
/// do what among them, then its permissions. Returns what it took.
///
/// # Errors
/// If the system does not take them.
pub(super) fn take_access(file: &File, like: &File) -> io::Result<Access> {
    let metadata = like.metadata()?;
    let access = Access::of(like, &metadata)?;
    give_attributes(file, &access.attributes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = metadata.permissions().mode() & 0o777;
        file.set_permissions(fs::Permissions::from_mode(mode))?;
    }
    #[cfg(not(unix))]
    file.set_permissions(metadata.permissions())?;
    Ok(access)
}

/// Takes over what has become of the other file since its access was `taken`, if it is another one.
///
/// # Errors
/// If the system does not take it.
#[cfg(unix)]
pub(super) fn follow(file: &File, like: &File, taken: &Access) -> io::Result<()> {
    let metadata = like.metadata()?;
    if Access::of(like, &metadata)? == *taken {
        return Ok(());
    }
    take_owner(file, &metadata)?;
    take_access(file, like).map(drop)
}

/// The same for a new file, which is like an `ordinary` one there, but open to nobody to whom one of those
/// that it is `made_from` is closed. What cannot be looked at any more closes nothing.
///
/// # Errors
/// If the system does not take them.
pub(super) fn take_access_within(
    file: &File,
    ordinary: &File,
    made_from: &[PathBuf],
) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let metadata = ordinary.metadata()?;
        const GROUP: u32 = 0o070;
        let open_to = |path: &PathBuf| {
            let source = fs::metadata(path).ok()?;
            let mode = source.mode();
            // Another group reads it only if everybody does.
            let is_same_group = source.gid() == metadata.gid();
            let of_group = if is_same_group { mode & GROUP } else { (mode << 3) & GROUP };
            Some(mode & !GROUP | of_group | 0o700)
        };
        let open = made_from.iter().filter_map(open_to).fold(0o777, |open, it| open & it);
        if open != 0o777 {
            // Lists of access that the folder gives are held to what the group may.
            let mode = metadata.mode() & open & 0o777;
            if mode & GROUP != 0 {
                give_attributes(file, &attributes(ordinary)?)?;
            }
            return file.set_permissions(fs::Permissions::from_mode(mode));
        }
    }
    #[cfg(not(unix))]
    let _ = made_from;
    take_access(file, ordinary).map(drop)
}

/// Closes a file to all but its owner.
///
/// # Errors
/// If the system refuses that.
pub(super) fn close(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(PRIVATE))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        Ok(())
    }
}

/// Whether `path` still names `file`.
pub(super) fn stands(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let place = |metadata: Metadata| (metadata.dev(), metadata.ino());
        match (file.metadata(), fs::symlink_metadata(path)) {
            (Ok(held), Ok(named)) => place(held) == place(named),
            _ => false,
        }
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.exists()
    }
}

/// The system's name of the list of who may do what with a file.
#[cfg(target_os = "linux")]
const ACCESS_LIST: &str = "system.posix_acl_access";

#[cfg(target_os = "linux")]
fn give_attributes(file: &File, given: &[(String, Vec<u8>)]) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fremovexattr, fsetxattr};
    for (name, value) in given {
        match fsetxattr(file, name.as_str(), value, XattrFlags::empty()) {
            // The system labels files by itself, and may not let itself be told how.
            Err(error) if name.starts_with("security.") => tracing::debug!("{name}: {error}"),
            set => set?,
        }
    }
    if !given.iter().any(|(name, _)| name == ACCESS_LIST)
        && names(file)?.iter().any(|name| name == ACCESS_LIST)
    {
        fremovexattr(file, ACCESS_LIST)?;
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn give_attributes(_: &File, _: &[(String, Vec<u8>)]) -> io::Result<()> {
    Ok(())
}

/// The attributes that a file hands on, each with its value.
#[cfg(target_os = "linux")]
fn attributes(file: &File) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut all = Vec::new();
    for name in names(file)? {
        let mut value = vec![0; ATTRIBUTE_MAX_BYTES];
        match rustix::fs::fgetxattr(file, name.as_str(), &mut value[..]) {
            Ok(length) => {
                value.truncate(length);
                all.push((name, value));
            }
            Err(error) if name.starts_with("security.") => tracing::debug!("{name}: {error}"),
            // Somebody has just taken it away.
            Err(rustix::io::Errno::NODATA) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(all)
}

#[cfg(not(target_os = "linux"))]
fn attributes(_: &File) -> io::Result<Vec<(String, Vec<u8>)>> {
    Ok(Vec::new())
}

/// Linux's own limit for the names of a file's attributes, and for the value of one.
#[cfg(target_os = "linux")]
const ATTRIBUTE_MAX_BYTES: usize = 1 << 16;

/// The names of the attributes that a file hands on: those of users and of the file's system, and its
/// label. What else there is tells of this file alone, as a checksum of its content.
#[cfg(target_os = "linux")]
fn names(file: &File) -> io::Result<Vec<String>> {
    let mut names = vec![0; ATTRIBUTE_MAX_BYTES];
    let length = match rustix::fs::flistxattr(file, &mut names[..]) {
        Ok(length) => length,
        // This disk knows none.
        Err(rustix::io::Errno::NOTSUP | rustix::io::Errno::NOSYS) => 0,
        Err(error) => return Err(error.into()),
    };
    let names = names[..length].split(|&byte| byte == 0);
    let is_handed_on = |name: &&str| {
        name.starts_with("user.") || name.starts_with("system.") || *name == "security.selinux"
    };
    Ok(names
        .filter_map(|name| str::from_utf8(name).ok())
        .filter(is_handed_on)
        .map(str::to_owned)
        .collect())
}
