//! Links in messages and profiles: shown with the site they really lead to, opened outside after a
//! check. Only web and mail addresses pass.

pub(crate) mod judge;

use serde::{Deserialize, Serialize};

use crate::console::Console;
use crate::error::{Code, Error};

/// What a link really is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LinkCheck {
    /// Whether it may be opened.
    pub allowed: bool,
    /// Site it leads to, spelled as on the network, or the mail address; empty where there is none.
    pub host: String,
    /// Sentences a person should read first; where it is not allowed, why.
    pub warning: Option<String>,
}

/// Opens addresses in the browser or mail program of the system.
pub trait LinkOpener {
    /// Opens an address that passed the check.
    ///
    /// # Errors
    /// A sentence of the system on why it could not.
    fn open(&self, address: &str) -> Result<(), String>;
}

/// Judges a link without opening it.
pub fn check(href: &str) -> LinkCheck {
    match judge::judge(href) {
        Ok(passed) => LinkCheck { allowed: true, host: passed.host, warning: passed.warning },
        Err(refused) => refused,
    }
}

impl Console {
    /// Judges a link without opening it.
    pub fn link_check(&self, href: &str) -> LinkCheck {
        check(href)
    }

    /// Opens a link outside Halley, in the form that was judged.
    ///
    /// # Errors
    /// When the link is refused, or the system could not open it.
    pub fn link_open(&self, opener: &impl LinkOpener, href: &str) -> Result<(), Error> {
        let passed = judge::judge(href)
            .map_err(|refused| Error::new(Code::Invalid, refused.warning.unwrap_or_default()))?;
        opener.open(&passed.address).map_err(|_| {
            Error::new(Code::Internal, "The system could not open the address.")
                .advise("Copy the address and open it in your browser.")
        })
    }
}
