//! The calls API.

use crate::serve::Mount;

/// All sections.
pub(crate) fn sections() -> Mount {
    Mount::default()
}
