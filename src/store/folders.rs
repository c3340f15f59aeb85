//! Where what the program remembers is kept, on a system that may have no place for it.

use std::path::Path;

use super::private::{check_writable, own_folder, own_folder_made};
use super::user::UserFolders;
use super::versions::Versions;
use crate::words::{Message, key, message, shown};

impl UserFolders {
    /// Folders that can be written, and a sentence if they are not the system's own for this.
    pub fn at_start() -> (Option<Self>, Option<Message>) {
        Self::usable(Self::of_system(), &std::env::temp_dir())
    }

    /// Where former contents of project files are kept by who needs nothing else of the user's: in the
    /// system's own folder for this, else in one of the user's own; none if neither can be written.
    pub fn versions_at_hand() -> Option<Versions> {
        let wished = Self::of_system().map(|folders| folders.state);
        let state = wished.filter(|folder| check_writable(folder).is_ok());
        let state = state.or_else(|| own_folder(&std::env::temp_dir()).ok())?;
        Some(Versions::in_state(&state))
    }

    /// Where versions may be that were kept [at hand](Self::versions_at_hand) before, the likelier first;
    /// no folder is made for it.
    pub fn versions_kept() -> Vec<Versions> {
        let own = own_folder_made(&std::env::temp_dir());
        let states = Self::of_system().map(|folders| folders.state).into_iter().chain(own);
        states.map(|state| Versions::in_state(&state)).collect()
    }

    /// The `wished` folders, made if they are not there. In place of a state folder that cannot be
    /// written, and of all without a home: a folder of the user's own in `temporary`. The sentence says
    /// what is kept elsewhere, or is not kept.
    pub fn usable(wished: Option<Self>, temporary: &Path) -> (Option<Self>, Option<Message>) {
        let Some(wished) = wished else {
            return match own_folder(temporary) {
                Ok(own) => {
                    let message = message!(key::FOLDERS_NO_HOME, folder = shown(&own));
                    (Some(Self { config: own.clone(), state: own }), Some(message))
                }
                Err(_) => (None, Some(message!(key::FOLDERS_NONE))),
            };
        };
        let config = check_writable(&wished.config)
            .err()
            .map(|error| message!(key::FOLDERS_NO_CONFIG, problem = error.message()));
        let Err(error) = check_writable(&wished.state) else { return (Some(wished), config) };
        let problem = error.message();
        let (state, message) = match own_folder(temporary) {
            Ok(own) => {
                let folder = shown(&own);
                (own, message!(key::FOLDERS_STATE_ELSEWHERE, folder, problem))
            }
            Err(_) => (wished.state, message!(key::FOLDERS_NO_STATE, problem)),
        };
        let message = match config {
            Some(first) => message!(key::STORE_BOTH, first, second = message),
            None => message,
        };
        (Some(Self { config: wished.config, state }), Some(message))
    }
}
