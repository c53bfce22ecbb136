//! What is new, made: through data import where the app has it, else singly.

mod groups;
mod members;
mod users;

use std::sync::atomic::Ordering;

use cometchat_api::batch::ItemResult;
use cometchat_api::endpoint::Endpoint;

use crate::error::{Code, Error, refused};
use crate::import::rows::Entity;
use crate::jobs::step::{Came, Hand, passing};

/// What data import says of one entity.
enum Told<'a, T> {
    /// It was made.
    Made(Option<&'a T>),
    /// One with its id is there.
    There,
    /// It was refused, and why.
    Refused(String),
}

/// What came of a request for several.
enum Asked<R> {
    /// The answer.
    Answered(R),
    /// The request as a whole failed in a way that concerns these rows alone.
    Failed(String),
    /// The app is without data import.
    Absent,
}

/// Makes all, and tells of each with its place.
///
/// # Errors
/// What would befall every other row as well.
pub(super) async fn all(
    hand: &Hand,
    entities: Vec<(usize, Entity)>,
    doubt: bool,
) -> Result<Vec<(usize, Came)>, Error> {
    let (mut users, mut groups, mut members) = (Vec::new(), Vec::new(), Vec::new());
    for (at, entity) in entities {
        match entity {
            Entity::User(user) => users.push((at, user)),
            Entity::Group(group) => groups.push((at, group)),
            Entity::Member(member) => members.push((at, member)),
        }
    }
    let mut came = users::all(hand, users, doubt).await?;
    came.extend(groups::all(hand, groups, doubt).await?);
    came.extend(members::all(hand, members).await?);
    Ok(came)
}

/// Asks data import, unless the app is known to be without it.
async fn ask<E: Endpoint>(hand: &Hand, request: E) -> Result<Asked<E::Reply>, Error> {
    if hand.singly.load(Ordering::Relaxed) {
        return Ok(Asked::Absent);
    }
    match hand.writer.send(request).await {
        Ok(reply) => Ok(Asked::Answered(reply)),
        Err(error) if is_without_import(&error) => {
            tracing::info!(%error, "this app takes no data import, so things are made singly");
            hand.singly.store(true, Ordering::Relaxed);
            Ok(Asked::Absent)
        }
        Err(error) => Ok(Asked::Failed(passing(error)?)),
    }
}

/// Whether an app is without data import, which CometChat enables on request.
fn is_without_import(error: &Error) -> bool {
    matches!(
        error.code,
        Code::NotFound | Code::PermissionDenied | Code::PlanRestricted | Code::QuotaReached
    )
}

/// What an answer says of one entity; silence is not success.
fn told<'a, T>(result: Option<&'a ItemResult<T>>, there: &str) -> Told<'a, T> {
    match result {
        Some(result) => match &result.error {
            Some(error) if error.code == there => Told::There,
            Some(error) => Told::Refused(refused(error, 200).message),
            None if result.is_done() => Told::Made(result.data.as_ref()),
            None => Told::Refused("CometChat did not take this row and gave no reason.".to_owned()),
        },
        None => Told::Refused(
            "CometChat did not say what became of this row. Look whether it is there.".to_owned(),
        ),
    }
}
