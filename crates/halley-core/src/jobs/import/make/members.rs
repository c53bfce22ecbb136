//! New members.

use cometchat_api::chat::data_import::{ImportMember, ImportMembers};
use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::members::AddMembers;
use cometchat_api::{Guid, Uid, limits};
use indexmap::IndexMap;

use super::{Asked, Told, ask, told};
use crate::error::Error;
use crate::groups::added;
use crate::import::rows::Membership;
use crate::jobs::import::change;
use crate::jobs::step::{Came, Hand, failed, passing};

const THERE: &str = "ERR_ALREADY_JOINED";

type New = (usize, Membership);

/// Adds members.
pub(super) async fn all(hand: &Hand, members: Vec<New>) -> Result<Vec<(usize, Came)>, Error> {
    let mut came = Vec::with_capacity(members.len());
    if members.is_empty() {
        return Ok(came);
    }
    let keyed = members.iter().map(|(_, member)| (key(member), import(member)));
    match ask(hand, ImportMembers { members: keyed.collect() }).await? {
        Asked::Failed(why) => {
            came.extend(members.iter().map(|(at, _)| (*at, Came::Failed(why.clone()))));
        }
        Asked::Answered(results) => {
            for (at, member) in members {
                let fate = match told(results.get(&key(&member)), THERE) {
                    Told::Made(_) => Came::Done(None),
                    Told::Refused(why) => Came::Failed(why),
                    Told::There => settle(hand, &member).await?,
                };
                came.push((at, fate));
            }
        }
        Asked::Absent => {
            let mut by_group: IndexMap<String, Vec<New>> = IndexMap::new();
            for (at, member) in members {
                by_group.entry(member.guid.clone()).or_default().push((at, member));
            }
            for (guid, members) in by_group {
                for few in members.chunks(limits::MEMBERS_PER_CALL) {
                    came.extend(few_of(hand, &guid, few).await?);
                }
            }
        }
    }
    Ok(came)
}

/// Adds a few members to one group by the ordinary call.
async fn few_of(hand: &Hand, guid: &str, few: &[New]) -> Result<Vec<(usize, Came)>, Error> {
    let of = |wanted: &Scope| {
        let uids = few.iter().filter(|(_, member)| scope(member) == *wanted);
        let uids: Vec<_> = uids.map(|(_, member)| Uid::from(member.uid.as_str())).collect();
        Some(uids).filter(|uids| !uids.is_empty())
    };
    let add = AddMembers {
        guid: Guid::from(guid),
        admins: of(&Scope::Admin),
        moderators: of(&Scope::Moderator),
        participants: of(&Scope::Participant),
        ..AddMembers::default()
    };
    let answer = match hand.writer.send(add).await {
        Ok(answer) => answer,
        Err(error) => {
            let why = passing(error)?;
            return Ok(few.iter().map(|(at, _)| (*at, Came::Failed(why.clone()))).collect());
        }
    };
    let mut came = Vec::with_capacity(few.len());
    for (at, member) in few {
        let fate = match added(&answer, &Uid::from(member.uid.as_str()), &scope(member)) {
            Ok(()) => Came::Done(None),
            Err(error) if error.is_service_code(THERE) => settle(hand, member).await?,
            Err(error) => Came::Failed(error.message),
        };
        came.push((*at, fate));
    }
    Ok(came)
}

/// Whoever is a member already gets the scope of the row.
async fn settle(hand: &Hand, member: &Membership) -> Result<Came, Error> {
    match member.scope {
        None => Ok(Came::Same("Was a member already.")),
        Some(_) => change::one_member(hand, member).await.or_else(failed),
    }
}

fn scope(member: &Membership) -> Scope {
    member.scope.clone().unwrap_or(Scope::Participant)
}

fn key(member: &Membership) -> String {
    format!("{}_member_{}", member.guid, member.uid)
}

fn import(member: &Membership) -> ImportMember {
    ImportMember {
        member_id: key(member),
        guid: Guid::from(member.guid.as_str()),
        uid: Uid::from(member.uid.as_str()),
        scope: Some(scope(member)),
        ..ImportMember::default()
    }
}
