//! Steps of jobs that change the members of one group.

use cometchat_api::batch::ItemResult;
use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::members::{AddMembers, BanUser, ChangeScope, KickMember, UnbanUser};
use cometchat_api::chat::messages::Message;
use cometchat_api::{Guid, Uid};
use halley_store::JobItem;

use super::Came;
use crate::error::{Error, codes};
use crate::jobs::blueprint::Payload;
use crate::model::job::MembersChange;
use crate::reach::Writer;

const ALREADY: &str = "ERR_ALREADY_JOINED";
const NO_MEMBER: [&str; 2] = ["ERR_NOT_A_MEMBER", "ERR_GROUP_NOT_JOINED"];
const NOT_BANNED: &str = "ERR_NOT_A_BANNED_USER";

/// Adds users with their scopes in one request; the answer tells of each, even when it says that
/// all is well.
pub(super) async fn join(
    writer: &Writer,
    guid: &str,
    users: Vec<(&str, Scope)>,
) -> Result<Vec<Came>, Error> {
    let of = |wanted: Scope| {
        let uids = users.iter().filter(|(_, scope)| *scope == wanted);
        let uids: Vec<Uid> = uids.map(|(uid, _)| Uid::from(*uid)).collect();
        Some(uids).filter(|uids| !uids.is_empty())
    };
    let add = AddMembers {
        guid: Guid::from(guid),
        admins: of(Scope::Admin),
        moderators: of(Scope::Moderator),
        participants: of(Scope::Participant),
        ..AddMembers::default()
    };
    let answer = writer.send(add).await?;
    let told = |(uid, scope): &(&str, Scope)| {
        let results = match scope {
            Scope::Admin => &answer.admins,
            Scope::Moderator => &answer.moderators,
            _ => &answer.participants,
        };
        came(results.as_ref().and_then(|results| results.get(&Uid::from(*uid))))
    };
    Ok(users.iter().map(told).collect())
}

/// The users of some items with the scopes they are to get.
pub(super) fn with_scopes(items: &[JobItem]) -> Vec<(&str, Scope)> {
    items
        .iter()
        .map(|item| (item.what.key.as_str(), scope_of(Payload::of(item).scope.as_deref())))
        .collect()
}

/// Group and user of an item that is about a member of any group.
pub(in crate::jobs) fn parted(key: &str) -> (&str, &str) {
    key.split_once('/').unwrap_or(("", key))
}

/// Changes one member, or one who was or is to be; `scope` is what the item keeps of it.
pub(super) async fn change(
    writer: &Writer,
    guid: &str,
    change: &MembersChange,
    (uid, scope): (Uid, Option<String>),
) -> Result<Came, Error> {
    let id = || Guid::from(guid);
    let (sent, needless, same) = match change {
        MembersChange::Add { .. } => {
            let user = vec![(uid.as_str(), scope_of(scope.as_deref()))];
            let came = join(writer, guid, user).await?.pop();
            return Ok(came.unwrap_or(Came::Same("Nobody was to be added.")));
        }
        MembersChange::Kick => return leave(writer, guid, uid).await,
        MembersChange::Scope { scope } => {
            let scope = scope_of(Some(scope));
            let change = ChangeScope { guid: id(), uid, scope, on_behalf_of: None };
            let sent = writer.send(change).await.map(drop);
            (sent, "ERR_SAME_SCOPE", "Had this scope already.")
        }
        MembersChange::Ban => {
            let ban = BanUser { guid: id(), uid, on_behalf_of: None };
            (writer.send(ban).await.map(drop), "ERR_ALREADY_BANNED", "Was banned already.")
        }
        MembersChange::Unban => {
            let unban = UnbanUser { guid: id(), uid: uid.clone(), on_behalf_of: None };
            let sent = writer.send(unban).await.map(drop);
            let is_lifted = match &sent {
                Ok(()) => true,
                Err(error) => error.is_service_code(NOT_BANNED),
            };
            if let (true, Some(scope)) = (is_lifted, scope.as_deref()) {
                let back = join(writer, guid, vec![(uid.as_str(), scope_of(Some(scope)))]).await?;
                return Ok(back.into_iter().next().unwrap_or(Came::Done(None)));
            }
            (sent, NOT_BANNED, "Was not banned.")
        }
    };
    match sent {
        Ok(()) => Ok(Came::Done(None)),
        Err(error) if error.is_service_code(needless) => Ok(Came::Same(same)),
        Err(error) => Err(error),
    }
}

fn scope_of(scope: Option<&str>) -> Scope {
    scope.map_or(Scope::Participant, Scope::from)
}

/// Takes one user out.
pub(super) async fn leave(writer: &Writer, guid: &str, uid: Uid) -> Result<Came, Error> {
    let kick = KickMember { guid: Guid::from(guid), uid, on_behalf_of: None };
    match writer.send(kick).await {
        Ok(_) => Ok(Came::Done(None)),
        Err(error) if is_no_member(&error) => Ok(Came::Same("Was not a member of the group.")),
        Err(error) => Err(error),
    }
}

fn is_no_member(error: &Error) -> bool {
    NO_MEMBER.iter().any(|code| error.is_service_code(code))
}

fn came(result: Option<&ItemResult<Message>>) -> Came {
    let Some(result) = result else {
        return Came::Failed(
            "CometChat did not say what became of this user. Look at the group's members."
                .to_owned(),
        );
    };
    match &result.error {
        Some(error) if error.code == ALREADY => Came::Same("Was a member already."),
        Some(error) => Came::Failed(match codes::meaning(error.code.as_str()) {
            Some(meaning) => meaning.message.to_owned(),
            None => format!("CometChat refused: {}", error.message),
        }),
        None if result.is_done() => Came::Done(None),
        None => Came::Failed("CometChat did not add this user and gave no reason.".to_owned()),
    }
}
