//! New groups. Data import takes no description and makes no owner a member, so a group with either
//! is made singly.

use cometchat_api::chat::data_import::{ImportGroup, ImportGroups};
use cometchat_api::chat::groups::{CreateGroup, Group};
use halley_store::GroupRow;
use indexmap::IndexMap;

use super::{Asked, Told, ask, told};
use crate::error::Error;
use crate::groups::{read_group, rules};
use crate::jobs::import::change;
use crate::jobs::patch::Touch;
use crate::jobs::step::{Came, Hand, failed};
use crate::model::group::NewGroup;

const THERE: &str = "ERR_GUID_ALREADY_EXISTS";

type New = (usize, NewGroup, CreateGroup);

/// Makes groups.
pub(super) async fn all(
    hand: &Hand,
    groups: Vec<(usize, NewGroup)>,
    doubt: bool,
) -> Result<Vec<(usize, Came)>, Error> {
    let (mut came, mut together, mut single) = (Vec::new(), Vec::new(), Vec::new());
    for (at, mut group) in groups {
        if group.kind.is_empty() {
            "public".clone_into(&mut group.kind);
        }
        match rules::create(&group) {
            Ok((create, _)) if create.description.is_none() && create.owner.is_none() => {
                together.push((at, group, create));
            }
            Ok((create, _)) => single.push((at, group, create)),
            Err(error) => came.push((at, Came::Failed(error.message))),
        }
    }
    if !together.is_empty() {
        let groups: IndexMap<_, _> =
            together.iter().map(|(.., create)| (create.guid.clone(), import(create))).collect();
        match ask(hand, ImportGroups { groups }).await? {
            Asked::Failed(why) => {
                came.extend(together.iter().map(|(at, ..)| (*at, Came::Failed(why.clone()))));
            }
            Asked::Answered(results) => {
                for one in together {
                    let at = one.0;
                    let fate = match told(results.get(&one.2.guid), THERE) {
                        Told::Made(group) => made(group, &one.2),
                        Told::Refused(why) => Came::Failed(why),
                        Told::There => settle(hand, one, doubt).await.or_else(failed)?,
                    };
                    came.push((at, fate));
                }
            }
            Asked::Absent => single.extend(together),
        }
    }
    for one in single {
        let at = one.0;
        let fate = match hand.writer.send(one.2.clone()).await {
            Ok(group) => Ok(made(Some(&group), &one.2)),
            Err(error) if error.is_service_code(THERE) => settle(hand, one, doubt).await,
            Err(error) => Err(error),
        };
        came.push((at, fate.or_else(failed)?));
    }
    Ok(came)
}

/// A group with this guid is there: made by a request whose answer was lost, or by others.
async fn settle(hand: &Hand, (_, group, create): New, doubt: bool) -> Result<Came, Error> {
    let there = read_group(hand.writer.reader(), create.guid.as_str()).await?;
    let is_as_wanted = there.name == create.name
        && there.kind.as_ref() == Some(&create.kind)
        && create.owner.as_ref().is_none_or(|owner| there.owner.as_ref() == Some(owner));
    if doubt && !is_as_wanted {
        return change::one_group(hand, &group).await;
    }
    if is_as_wanted {
        return Ok(made(Some(&there), &create));
    }
    let why = "A group with this guid was made meanwhile. Import the row again to change it.";
    Ok(Came::Failed(why.to_owned()))
}

fn made(group: Option<&Group>, create: &CreateGroup) -> Came {
    let row = match group {
        Some(group) => GroupRow::from(group),
        None => GroupRow {
            guid: create.guid.to_string(),
            name: create.name.clone(),
            kind: create.kind.to_string(),
            tags: create.tags.clone().unwrap_or_default(),
            ..GroupRow::default()
        },
    };
    Came::Done(Some(Touch::Group(Box::new(row))))
}

fn import(create: &CreateGroup) -> ImportGroup {
    ImportGroup {
        guid: create.guid.clone(),
        name: create.name.clone(),
        kind: create.kind.clone(),
        password: None,
        icon: create.icon.clone(),
        owner: None,
        created_at: None,
        metadata: create.metadata.clone(),
        tags: create.tags.clone(),
        group_owner_details: None,
    }
}
