//! People who look after an app (`contract/management/team-management.yaml`).

use cometchat_api::ApiError;
use cometchat_api::batch::{ItemResult, Results};
use cometchat_api::management::collaborators::{self as api, Collaborator, TeamRole};
use cometchat_api::page::Listing;
use serde_json::Map;

use crate::refuse;
use crate::scene::Caller;
use crate::serve::Mount;
use crate::server::Server;
use crate::world::{Seat, Team, name_of};

const MOST: usize = 25;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().wide(list).wide(change)
}

fn list(
    server: &Server,
    _: &Caller,
    asked: api::ListCollaborators,
) -> Result<Listing<Collaborator>, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let app = cell.read();
    let one = |(email, seat): (&String, &Seat)| Collaborator {
        id: Some(server.world().number_of(email).to_string()),
        name: Some(name_of(email)),
        email: email.clone(),
        role: Some(seat.role.clone()),
        created_at: Some(seat.since),
        extra: Map::new(),
    };
    Ok(app.team.iter().map(one).collect::<Vec<_>>().into())
}

/// Takes people out first, so that others find room in the same request.
fn change(
    server: &Server,
    _: &Caller,
    asked: api::ChangeCollaborators,
) -> Result<api::ChangedCollaborators, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let lists = [&asked.admins, &asked.moderators, &asked.collaborators_to_remove];
    if lists.into_iter().all(|list| list.as_ref().is_none_or(Vec::is_empty)) {
        return Err(refuse::field("admins", "At least one list of addresses is required."));
    }
    let mut app = cell.write();
    let now = server.clock().now();
    let owner = app.owner.clone().map_or(server.world().account().owner.clone(), |it| it.email);
    let team = &mut app.team;
    let mut each = |emails: Option<Vec<String>>, role: Option<&TeamRole>| -> Results<String> {
        let one = |email: String| {
            let address = email.trim().to_lowercase();
            let done = match role {
                Some(role) => seat(team, &owner, &address, Seat { role: role.clone(), since: now }),
                None => remove(team, &owner, &address),
            };
            let result = match done {
                Ok(()) => {
                    ItemResult { success: Some(true), message: None, data: None, error: None }
                }
                Err(error) => ItemResult::refused(error),
            };
            (email, result)
        };
        emails.into_iter().flatten().map(one).collect()
    };
    let collaborators_to_remove = each(asked.collaborators_to_remove, None);
    Ok(api::ChangedCollaborators {
        admins: each(asked.admins, Some(&TeamRole::Admin)),
        moderators: each(asked.moderators, Some(&TeamRole::Moderator)),
        developers: Results::new(),
        collaborators_to_remove,
    })
}

fn seat(team: &mut Team, owner: &str, email: &str, new: Seat) -> Result<(), ApiError> {
    if email == owner {
        return Err(refuse::with(
            "ERR_ALREADY_AN_OWNER",
            format!("The user {email} is the owner of the app already."),
        ));
    }
    let (local, domain) = email.split_once('@').unwrap_or_default();
    let plain = !email.contains(|c: char| c.is_whitespace() || c == ',');
    if local.is_empty() || !domain.contains('.') || domain.contains('@') || !plain {
        let sentence = format!("{email} must be a valid email address.");
        return Err(refuse::field("email", sentence));
    }
    if let Some(seat) = team.get_mut(email) {
        seat.role = new.role;
        return Ok(());
    }
    if team.len() >= MOST {
        return Err(refuse::over_quota("collaborators", MOST));
    }
    team.insert(email.to_owned(), new);
    Ok(())
}

fn remove(team: &mut Team, owner: &str, email: &str) -> Result<(), ApiError> {
    if email == owner {
        return Err(refuse::with(
            "ERR_SELF_ACTION_DENIED",
            "The owner of the app cannot be taken out of its team.",
        ));
    }
    if team.shift_remove(email).is_none() {
        return Err(refuse::with(
            "ERR_NOT_A_COLLABORATOR",
            format!("The user {email} is not a collaborator of the app."),
        ));
    }
    Ok(())
}
