//! Tags of one user: the service replaces them as a whole, so they are read first.

use cometchat_api::chat::users::UpdateUser;
use cometchat_api::{AppId, Uid, limits};
use halley_store::JobItem;

use super::{Came, Hand};
use crate::error::Error;
use crate::jobs::patch::Touch;
use crate::users::read_user;

/// Reads the tags of a user and writes those that a change makes of them.
pub(super) async fn change(
    hand: &Hand,
    item: &JobItem,
    change: impl Fn(&[String]) -> Vec<String>,
) -> Result<Came, Error> {
    let user = read_user(hand.writer.reader(), &item.what.key).await?;
    if user.is_deactivated() {
        return Ok(Came::Failed("This user is deactivated. Reactivate it first.".to_owned()));
    }
    // Single reads come without tags in places: those of the list stand then.
    let had = if user.tags.is_empty() { known(hand, &item.what.key).await? } else { user.tags };
    let wanted = change(&had);
    if wanted == had {
        return Ok(Came::Same("The tags were so already."));
    }
    if wanted.len() > limits::TAGS {
        let many = wanted.len();
        return Ok(Came::Failed(format!(
            "A user has at most {} tags. This one would have {many}.",
            limits::TAGS
        )));
    }
    let uid = Uid::from(item.what.key.as_str());
    let update = UpdateUser { uid, tags: Some(wanted.clone()), ..UpdateUser::default() };
    hand.writer.send(update).await?;
    Ok(Came::Done(Some(Touch::Tags(wanted))))
}

/// The tags with some more.
pub(super) fn with(had: &[String], more: &[String]) -> Vec<String> {
    let new = more.iter().filter(|tag| !had.contains(tag));
    had.iter().chain(new).cloned().collect()
}

/// The tags without some.
pub(super) fn without(had: &[String], less: &[String]) -> Vec<String> {
    had.iter().filter(|tag| !less.contains(tag)).cloned().collect()
}

async fn known(hand: &Hand, uid: &str) -> Result<Vec<String>, Error> {
    let (id, uid) = (AppId::from(hand.app.app.as_str()), uid.to_owned());
    let row = hand.console.stored(move |store| store.user(&id, &uid)).await?;
    Ok(row.map(|row| row.tags).unwrap_or_default())
}
