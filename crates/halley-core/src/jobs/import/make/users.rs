//! New users.

use cometchat_api::chat::data_import::{ImportUser, ImportUsers};
use cometchat_api::chat::users::{CreateUser, User};
use futures_util::{StreamExt, stream};
use halley_store::UserRow;

use super::{Asked, Told, ask, told};
use crate::error::Error;
use crate::jobs::import::{SINGLY, change};
use crate::jobs::patch::Touch;
use crate::jobs::step::{Came, Hand, failed, is_gone};
use crate::model::user::NewUser;
use crate::users::{read_user, rules};

const THERE: &str = "ERR_UID_ALREADY_EXISTS";

/// A new user: its place, what the row says, what is sent.
type New = (usize, NewUser, CreateUser);

/// Makes users.
pub(super) async fn all(
    hand: &Hand,
    users: Vec<(usize, NewUser)>,
    doubt: bool,
) -> Result<Vec<(usize, Came)>, Error> {
    let (mut came, mut new) = (Vec::with_capacity(users.len()), Vec::new());
    for (at, user) in users {
        match rules::create(&user) {
            Ok(create) => new.push((at, user, create)),
            Err(error) => came.push((at, Came::Failed(error.message))),
        }
    }
    if new.is_empty() {
        return Ok(came);
    }
    let users = new.iter().map(|(_, _, create)| (create.uid.clone(), import(create))).collect();
    match ask(hand, ImportUsers { users }).await? {
        Asked::Failed(why) => {
            came.extend(new.iter().map(|(at, ..)| (*at, Came::Failed(why.clone()))));
        }
        Asked::Answered(results) => {
            let mut there = Vec::new();
            for one in new {
                match told(results.get(&one.2.uid), THERE) {
                    Told::Made(user) => came.push((one.0, made(user, &one.2))),
                    Told::Refused(why) => came.push((one.0, Came::Failed(why))),
                    Told::There => there.push(one),
                }
            }
            came.extend(each(there, |one| settle(hand, one, doubt)).await?);
        }
        Asked::Absent => came.extend(each(new, |one| singly(hand, one, doubt)).await?),
    }
    Ok(came)
}

async fn each<F>(all: Vec<New>, one: impl Fn(New) -> F) -> Result<Vec<(usize, Came)>, Error>
where
    F: Future<Output = Result<Came, Error>>,
{
    let (mut came, one) = (Vec::with_capacity(all.len()), &one);
    let ongoing = all.into_iter().map(|new| async move {
        let at = new.0;
        (at, one(new).await.or_else(failed))
    });
    let mut ongoing = stream::iter(ongoing).buffered(SINGLY);
    while let Some((at, one)) = ongoing.next().await {
        came.push((at, one?));
    }
    Ok(came)
}

async fn singly(hand: &Hand, new: New, doubt: bool) -> Result<Came, Error> {
    match hand.writer.send(new.2.clone()).await {
        Ok(user) => Ok(made(Some(&user), &new.2)),
        Err(error) if error.is_service_code(THERE) => settle(hand, new, doubt).await,
        Err(error) => Err(error),
    }
}

/// Somebody with this uid is there: made by a request whose answer was lost, or by others.
async fn settle(hand: &Hand, (_, user, create): New, doubt: bool) -> Result<Came, Error> {
    let there = match read_user(hand.writer.reader(), create.uid.as_str()).await {
        Ok(there) if there.is_deactivated() => {
            let why = "A deactivated user has this uid. Reactivate it first.";
            return Ok(Came::Failed(why.to_owned()));
        }
        Err(error) if is_gone(&error) => {
            let why = "This uid is taken by a user whom CometChat does not show.";
            return Ok(Came::Failed(why.to_owned()));
        }
        there => there?,
    };
    if is_as_wanted(&there, &create) {
        return Ok(made(Some(&there), &create));
    }
    if doubt {
        return change::one_user(hand, &user).await;
    }
    let why = "A user with this uid was made meanwhile. Import the row again to change it.";
    Ok(Came::Failed(why.to_owned()))
}

fn is_as_wanted(there: &User, create: &CreateUser) -> bool {
    fn is<T: PartialEq>(wanted: Option<&T>, there: Option<&T>) -> bool {
        wanted.is_none_or(|wanted| there == Some(wanted))
    }
    let CreateUser { name, avatar, link, role, metadata, tags, .. } = create;
    there.name == *name
        && is(avatar.as_ref(), there.avatar.as_ref())
        && is(link.as_ref(), there.link.as_ref())
        && is(role.as_ref(), there.role.as_ref())
        && is(metadata.as_ref(), there.metadata.as_ref())
        // Single reads come without tags in places.
        && tags.as_ref().is_none_or(|tags| there.tags.is_empty() || *tags == there.tags)
}

fn made(user: Option<&User>, create: &CreateUser) -> Came {
    let row = match user {
        Some(user) => UserRow::from(user),
        None => UserRow {
            uid: create.uid.to_string(),
            name: create.name.clone(),
            role: create.role.as_ref().map(ToString::to_string),
            avatar: create.avatar.clone(),
            ..UserRow::default()
        },
    };
    Came::Done(Some(Touch::user(row, create.tags.clone())))
}

fn import(create: &CreateUser) -> ImportUser {
    ImportUser {
        uid: create.uid.clone(),
        name: create.name.clone(),
        avatar: create.avatar.clone(),
        link: create.link.clone(),
        role: create.role.clone(),
        metadata: create.metadata.clone(),
        tags: create.tags.clone(),
        ..ImportUser::default()
    }
}
