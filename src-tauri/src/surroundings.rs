//! What the process finds around it; the one place that reads its environment and arguments.

use std::{env, ffi::OsString, path::PathBuf};

use tauri::{AppHandle, Manager};

/// Names the folder that holds all data of this run, for tests, benches and portable use.
pub const DATA_DIR: &str = "HALLEY_DATA_DIR";

/// Names a server on this computer that stands in for the service: a stand-alone sandbox.
pub const SERVICE: &str = "HALLEY_SERVICE";

/// Names a folder in which files are chosen and placed without asking, for tests and for computers
/// without a desktop: the file to read is the one in its folder `open`.
pub const DIALOGS: &str = "HALLEY_DIALOGS";

/// When set, the process prints one line as soon as its first screen can be used.
pub const TRACE_READY: &str = "HALLEY_TRACE_READY";

/// Environment and arguments of this run.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    data_dir: Option<PathBuf>,
    service: Option<String>,
    dialogs: Option<PathBuf>,
    trace_ready: bool,
    arguments: Vec<String>,
}

impl Surroundings {
    /// Reads them from the process.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the home of the environment")]
    pub fn read() -> Self {
        let traced = env::var_os(TRACE_READY).is_some();
        let service = env::var(SERVICE).ok().filter(|address| !address.is_empty());
        let parts = Self::from_parts(env::var_os(DATA_DIR), traced, env::args().collect());
        let dialogs = env::var_os(DIALOGS).filter(|dir| !dir.is_empty()).map(PathBuf::from);
        Self { service, dialogs, ..parts }
    }

    fn from_parts(dir: Option<OsString>, trace_ready: bool, arguments: Vec<String>) -> Self {
        let data_dir = dir.filter(|dir| !dir.is_empty()).map(PathBuf::from);
        Self { data_dir, service: None, dialogs: None, trace_ready, arguments }
    }

    /// Address of what stands in for the service, when one was named.
    #[must_use]
    pub fn service(&self) -> Option<&String> {
        self.service.as_ref()
    }

    /// The folder that stands in for dialogs about files, when one was named.
    #[must_use]
    pub fn dialogs(&self) -> Option<&PathBuf> {
        self.dialogs.as_ref()
    }

    /// The folder for all data of this run, when one was named.
    #[must_use]
    pub fn own_data_dir(&self) -> Option<&PathBuf> {
        self.data_dir.as_ref()
    }

    /// The folder that holds the store, the preferences and the audit log.
    ///
    /// # Errors
    /// Fails when the system knows no folder for application data.
    pub fn data_dir(&self, app: &AppHandle) -> tauri::Result<PathBuf> {
        self.data_dir.clone().map_or_else(|| app.path().app_data_dir(), Ok)
    }

    /// Whether a second start joins the first one; not so for runs with a folder of their own.
    #[must_use]
    pub fn shares_one_process(&self) -> bool {
        self.data_dir.is_none()
    }

    /// Whether the moment of the first usable screen is printed.
    #[must_use]
    pub fn traces_ready(&self) -> bool {
        self.trace_ready
    }

    /// The place to open, when one was given as an argument.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        place_in(&self.arguments)
    }
}

/// Finds the place to open among the arguments of a start: the first that begins with a slash,
/// leaving out the program itself.
#[must_use]
pub fn place_in(arguments: &[String]) -> Option<String> {
    arguments.iter().skip(1).find(|argument| argument.starts_with('/')).cloned()
}

#[cfg(test)]
mod tests {
    use super::{Surroundings, place_in};

    #[test]
    fn a_named_folder_keeps_the_run_to_itself() {
        let own = Surroundings::from_parts(Some("/tmp/x".into()), false, Vec::new());
        assert!(!own.shares_one_process());
        assert!(Surroundings::from_parts(Some("".into()), false, Vec::new()).shares_one_process());
    }

    #[test]
    fn the_place_is_the_first_address_after_the_program() {
        let arguments = ["/usr/bin/halley", "--flag", "/apps/1/users", "/other"];
        let arguments: Vec<String> = arguments.map(String::from).into();
        assert_eq!(place_in(&arguments).as_deref(), Some("/apps/1/users"));
        assert_eq!(place_in(&arguments[..2]), None);
    }
}
