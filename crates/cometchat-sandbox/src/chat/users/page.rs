//! A page of users, written straight from what the world keeps: a thousand to a page are many.

use cometchat_api::chat::users::Presence;
use cometchat_api::{ApiError, Uid};
use serde::Serialize;

use super::list::presence;
use crate::meta::Page;
use crate::refuse;
use crate::scene::Read;
use crate::world::Person;

/// Bytes that most users take.
const USUAL: usize = 300;

/// The users of a page as the caller sees them, with their tags where they are asked for.
pub(super) fn written(
    r: &Read<'_>,
    (page, total): (Page, usize),
    found: &[&Person],
    with_tags: bool,
) -> Result<Vec<u8>, ApiError> {
    let mut out = Vec::with_capacity(found.len() * USUAL + USUAL);
    out.extend_from_slice(b"{\"data\":[");
    for (at, person) in found.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        user(&mut out, r, person, with_tags)?;
    }
    out.extend_from_slice(b"],\"meta\":");
    json(&mut out, &page.listing(vec![(); found.len()], total).meta)?;
    out.push(b'}');
    Ok(out)
}

fn user(out: &mut Vec<u8>, r: &Read<'_>, person: &Person, tags: bool) -> Result<(), ApiError> {
    out.extend_from_slice(person.head().as_bytes());
    out.extend_from_slice(match presence(r, person) {
        Presence::Available => b",\"status\":\"available\"",
        _ => b",\"status\":\"offline\"",
    });
    if tags && !person.tags().is_empty() {
        out.extend_from_slice(b",\"tags\":");
        json(out, &person.tags())?;
    }
    let seen = r.actor().and_then(|viewer| r.app.sight(&Uid::new(&*person.uid), viewer));
    if let Some(seen) = seen {
        // The fields of an object, which always has one, after those that are written.
        let start = out.len();
        json(out, &seen)?;
        out[start] = b',';
        out.pop();
    }
    out.push(b'}');
    Ok(())
}

fn json(out: &mut Vec<u8>, value: &impl Serialize) -> Result<(), ApiError> {
    serde_json::to_writer(out, value)
        .map_err(|error| refuse::with("ERR_INTERNAL", error.to_string()))
}
