use cometchat_api::chat::moderation as api;
use cometchat_api::id::ReasonId;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done, limits};

use crate::check::Check;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;

pub(super) fn mounted() -> Mount {
    Mount::default().read(list).write(create).read(get).write(rename).write(delete)
}

fn list(r: Read<'_>, _: api::ListReasons) -> Result<Listing<api::Reason>, ApiError> {
    Ok(super::newest(r.app.moderation.reasons.values().rev().cloned(), Some(1_000), 1_000))
}

fn create(w: &mut Write<'_>, asked: api::CreateReason) -> Result<api::Reason, ApiError> {
    Check::default()
        .id("id", asked.id.as_str())
        .name(&asked.name)
        .chars("description", asked.description.as_deref(), limits::DESCRIPTION_CHARS)
        .done()?;
    let id = ReasonId::new(asked.id.as_str().trim().to_lowercase());
    if w.app.moderation.reasons.contains_key(&id) {
        return Err(refuse::with(
            "ERR_REASON_ALREADY_EXISTS",
            format!("A reason with id {id} already exists."),
        ));
    }
    let reason = api::Reason {
        id: id.clone(),
        name: asked.name,
        description: asked.description,
        created_at: Some(w.now()),
        updated_at: Some(w.now()),
        ..api::Reason::default()
    };
    w.app.moderation.reasons.insert(id, reason.clone());
    Ok(reason)
}

fn get(r: Read<'_>, asked: api::GetReason) -> Result<api::Reason, ApiError> {
    r.app.moderation.reasons.get(&asked.id).cloned().ok_or_else(|| unknown(&asked.id))
}

fn rename(w: &mut Write<'_>, asked: api::UpdateReason) -> Result<api::Reason, ApiError> {
    Check::default().name(&asked.name).done()?;
    let now = w.now();
    let reasons = &mut w.app.moderation.reasons;
    let reason = reasons.get_mut(&asked.id).ok_or_else(|| unknown(&asked.id))?;
    reason.name = asked.name;
    reason.updated_at = Some(now);
    Ok(reason.clone())
}

fn delete(w: &mut Write<'_>, asked: api::DeleteReason) -> Result<Done, ApiError> {
    let removed = w.app.moderation.reasons.shift_remove(&asked.id);
    removed.ok_or_else(|| unknown(&asked.id))?;
    Ok(Done::because(format!("The reason with id {} has been deleted successfully.", asked.id)))
}

/// A reason that does not exist.
pub(super) fn unknown(id: &ReasonId) -> ApiError {
    refuse::with("ERR_REASON_NOT_FOUND", format!("The reason with id {id} does not exist."))
}
