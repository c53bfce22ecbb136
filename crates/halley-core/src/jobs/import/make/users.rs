//! New users.

use cometchat_api::chat::data_import::{ImportUser, ImportUsers};
use cometchat_api::chat::users::{CreateUser, User};
use futures_util::{StreamExt, stream};
use halley_store::UserRow;

use super::{Asked, Told, ask, told};
use crate::error::Error;
use crate::jobs::import::{SINGLY, change};
use crate::jobs::patch::Touch;
use crate::jobs::step::{Came, Hand, failed, passing};
use crate::model::user::NewUser;
use crate::users::{read_users, rules};

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
    let taken = match ask(hand, ImportUsers { users }).await? {
        Asked::Failed(why) => {
            came.extend(new.iter().map(|(at, ..)| (*at, Came::Failed(why.clone()))));
            Vec::new()
        }
        Asked::Answered(results) => {
            let mut taken = Vec::new();
            for one in new {
                match told(results.get(&one.2.uid), THERE) {
                    Told::Made(user) => came.push((one.0, made(user, &one.2))),
                    Told::Refused(why) => came.push((one.0, Came::Failed(why))),
                    Told::There => taken.push(one),
                }
            }
            taken
        }
        Asked::Absent => singly(hand, new, &mut came).await?,
    };
    came.extend(settled(hand, taken, doubt).await?);
    Ok(came)
}

/// Makes them one by one, and gives back those whose uid is taken.
async fn singly(
    hand: &Hand,
    new: Vec<New>,
    came: &mut Vec<(usize, Came)>,
) -> Result<Vec<New>, Error> {
    let mut taken = Vec::new();
    let sent =
        new.into_iter().map(|one| async move { (hand.writer.send(one.2.clone()).await, one) });
    let mut sent = stream::iter(sent).buffered(SINGLY);
    while let Some((sent, one)) = sent.next().await {
        match sent {
            Ok(user) => came.push((one.0, made(Some(&user), &one.2))),
            Err(error) if error.is_service_code(THERE) => taken.push(one),
            Err(error) => came.push((one.0, failed(error)?)),
        }
    }
    Ok(taken)
}

/// Users with these uids are there: made by a request whose answer was lost, or by others.
async fn settled(hand: &Hand, taken: Vec<New>, doubt: bool) -> Result<Vec<(usize, Came)>, Error> {
    let uids: Vec<String> = taken.iter().map(|(.., create)| create.uid.to_string()).collect();
    let there = match read_users(hand.writer.reader(), &uids).await {
        Ok(there) => there,
        Err(error) => {
            let why = passing(error)?;
            return Ok(taken.iter().map(|(at, ..)| (*at, Came::Failed(why.clone()))).collect());
        }
    };
    let mut came = Vec::with_capacity(taken.len());
    let looked = taken.into_iter().map(|(at, user, create)| {
        let there = there.get(create.uid.as_str());
        async move { (at, settle(hand, &user, &create, there, doubt).await.or_else(failed)) }
    });
    let mut looked = stream::iter(looked).buffered(SINGLY);
    while let Some((at, one)) = looked.next().await {
        came.push((at, one?));
    }
    Ok(came)
}

async fn settle(
    hand: &Hand,
    user: &NewUser,
    create: &CreateUser,
    there: Option<&User>,
    doubt: bool,
) -> Result<Came, Error> {
    let why = match there {
        None => "This uid is taken by a user whom CometChat does not show.",
        Some(there) if there.is_deactivated() => {
            "A deactivated user has this uid. Reactivate it first."
        }
        Some(there) if is_as_wanted(there, create) => return Ok(made(Some(there), create)),
        Some(_) if doubt => return change::one_user(hand, user).await,
        Some(_) => "A user with this uid was made meanwhile. Import the row again to change it.",
    };
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
