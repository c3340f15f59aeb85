//! Names of files and paths, as people and all systems know them.

use std::path::Path;

/// A path as people know it: without the mark by which Windows takes one at any length.
pub fn shown(path: &Path) -> String {
    let whole = path.display().to_string();
    if !cfg!(windows) {
        return whole;
    }
    let of_server = whole.strip_prefix(r"\\?\UNC\").map(|it| format!(r"\\{it}"));
    let of_drive = || whole.strip_prefix(r"\\?\").filter(|it| it.get(1..2) == Some(":"));
    of_server.or_else(|| of_drive().map(str::to_owned)).unwrap_or(whole)
}

/// Whether `c` may stand in the name of a file, on any system.
pub fn may_name(c: char) -> bool {
    !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// Whether `name`, whatever follows its first point, is that of a device on Windows: CON, COM1.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |of: &str| {
        let number = stem.strip_prefix(of).map(|rest| rest.chars().collect::<Vec<_>>());
        number.is_some_and(|it| matches!(it[..], ['0'..='9' | '¹' | '²' | '³']))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}

/// Whether Windows takes `name` for a file, and keeps it as it is.
pub fn is_file_name(name: &str) -> bool {
    !name.is_empty()
        && !name.ends_with(['.', ' '])
        && name.chars().all(may_name)
        && !is_device(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_refuses_devices_marks_and_what_it_would_cut() {
        let refused = [
            "CON",
            "con.json",
            "Nul.tar.gz",
            "COM1",
            "lpt9.txt",
            "COM².md",
            "aux .json",
            "a.",
            "a ",
            "a:b",
            "a?",
            "a\tb",
            "",
            ".",
        ];
        for name in refused {
            assert!(!is_file_name(name), "{name:?}");
        }
        let taken = [
            "Console.json",
            "COM.json",
            "COM10",
            "Pôle d’orientation.organigramme",
            ".caché",
            "a.b.c",
        ];
        for name in taken {
            assert!(is_file_name(name), "{name:?}");
        }
    }

    #[test]
    #[cfg(windows)]
    fn paths_of_any_length_are_shown_as_usual() {
        for (path, seen) in [
            (r"\\?\C:\Équipe\p.json", r"C:\Équipe\p.json"),
            (r"\\?\UNC\serveur\partage\p.json", r"\\serveur\partage\p.json"),
            (r"\\?\Volume{b75e}\p.json", r"\\?\Volume{b75e}\p.json"),
            (r"\\serveur\partage", r"\\serveur\partage"),
        ] {
            assert_eq!(shown(Path::new(path)), seen);
        }
    }
}
