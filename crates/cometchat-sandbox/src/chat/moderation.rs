//! Moderation (`contract/chat/moderation.yaml`, `semantics.md` section 10).

use cometchat_api::ApiError;
use cometchat_api::page::{Current, Listing, Meta};

use crate::check::Check;
use crate::refuse;
use crate::serve::Mount;

mod flags;
mod lists;
mod queues;
mod reasons;
mod rules;
mod submitted;
mod terms;

/// Rules, and lists, of an app's own (`semantics.md` section 10).
const MOST_OWN: usize = 25;
/// Items of a queue where nothing is said.
const PER_QUEUE: u32 = 50;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default()
        .and(reasons::mounted())
        .and(flags::mounted())
        .and(queues::mounted())
        .and(rules::mounted())
        .and(lists::mounted())
        .and(submitted::mounted())
}

/// The newest items of a list, as many as asked for; the documents name no way to the others.
fn newest<T>(items: impl Iterator<Item = T>, limit: Option<u32>, default: u32) -> Listing<T> {
    let limit = limit.unwrap_or(default).clamp(1, cometchat_api::limits::PER_PAGE);
    let data: Vec<T> = items.take(limit as usize).collect();
    let current = Current { limit: Some(limit), count: u32::try_from(data.len()).ok() };
    Listing { data, meta: Meta { current: Some(current), ..Meta::default() } }
}

/// The id of something new: as given, or made of its name.
fn id_of(id: Option<&str>, name: Option<&str>) -> Result<String, ApiError> {
    let id = match (id.filter(|id| !id.is_empty()), name) {
        (Some(id), _) => id.to_owned(),
        (None, Some(name)) => {
            let dashed = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
            name.to_lowercase().chars().map(dashed).collect()
        }
        (None, None) => return Err(refuse::field("id", "The id field is required.")),
    };
    Check::default().id("id", &id).done()?;
    Ok(id.trim().to_lowercase())
}
