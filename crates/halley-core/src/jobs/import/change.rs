//! What is there already, changed by what a row gives.

use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::members::ChangeScope;
use cometchat_api::{Guid, Uid};
use halley_store::{GroupRow, UserRow};

use crate::checked::given;
use crate::error::Error;
use crate::groups::rules as group_rules;
use crate::import::rows::{Entity, Membership, changes};
use crate::jobs::patch::Touch;
use crate::jobs::step::{Came, Hand};
use crate::model::group::{GroupChanges, NewGroup};
use crate::model::user::NewUser;
use crate::users::rules as user_rules;

/// Changes one user, group or member. Taken twice, it leaves the same.
///
/// # Errors
/// What the service says.
pub(super) async fn one(hand: &Hand, entity: &Entity) -> Result<Came, Error> {
    match entity {
        Entity::User(user) => one_user(hand, user).await,
        Entity::Group(group) => one_group(hand, group).await,
        Entity::Member(member) => one_member(hand, member).await,
    }
}

/// Changes a user by what a row gives.
pub(super) async fn one_user(hand: &Hand, user: &NewUser) -> Result<Came, Error> {
    let update = user_rules::update(&user.uid, &changes(user))?;
    let tags = update.tags.clone();
    let after = hand.writer.send(update).await?;
    Ok(Came::Done(Some(Touch::user(UserRow::from(&after), tags))))
}

/// Changes a group by what a row gives.
pub(super) async fn one_group(hand: &Hand, group: &NewGroup) -> Result<Came, Error> {
    let text = |text: &str| given(text).map(str::to_owned);
    let changes = GroupChanges {
        name: text(&group.name),
        kind: text(&group.kind),
        icon: text(&group.icon),
        description: text(&group.description),
        tags: Some(group.tags.clone()).filter(|tags| !tags.is_empty()),
        metadata: text(&group.metadata),
    };
    let update = group_rules::update(&group.guid, &changes, None)?;
    let after = hand.writer.send(update).await?;
    Ok(Came::Done(Some(Touch::Group(Box::new(GroupRow::from(&after))))))
}

/// Gives a member the scope of a row.
pub(super) async fn one_member(hand: &Hand, member: &Membership) -> Result<Came, Error> {
    let change = ChangeScope {
        guid: Guid::from(member.guid.as_str()),
        uid: Uid::from(member.uid.as_str()),
        scope: member.scope.clone().unwrap_or(Scope::Participant),
        on_behalf_of: None,
    };
    match hand.writer.send(change).await {
        Ok(_) => Ok(Came::Done(None)),
        Err(error) if error.is_service_code("ERR_SAME_SCOPE") => {
            Ok(Came::Same("Had this scope already."))
        }
        Err(error) => Err(error),
    }
}
