//! Friendships and blocks of a user, made and ended.

use std::collections::HashSet;

use cometchat_api::batch::{ItemResult, Results};
use cometchat_api::chat::blocked::{BlockUsers, ListBlocked, UnblockUsers};
use cometchat_api::chat::friends::{AddFriends, ListFriends, RemoveFriends};
use cometchat_api::chat::users::User;
use cometchat_api::{Paged, Uid};
use serde_json::json;

use super::write::object;
use crate::console::Console;
use crate::error::{Code, Error, refused};
use crate::gate::batch::{concluded, count, failure};
use crate::gate::undo::UndoStep;
use crate::gate::words::users;
use crate::gate::{Change, Done};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, BatchFailure, BatchReport, Written};
use crate::model::user::Blocks;
use crate::pages::walk;
use crate::reach::Reader;

/// Users that one act befriends or blocks at most.
const AT_ONCE: usize = 100;
/// Pages of a thousand that are read of one user's friends or blocks.
const PAGES: u32 = 100;

impl Console {
    /// Makes users friends of a user and reports on each.
    ///
    /// # Errors
    /// When somebody is named who cannot be, or what the gate or the service says.
    pub async fn user_friends_add(
        &self,
        app: &AppRef,
        uid: &str,
        friends: &[String],
    ) -> Result<BatchReport, Error> {
        let (friends, who, whom) = self.two_sides(app, uid, friends).await?;
        let friends_of = if friends.len() == 1 { "a friend" } else { "friends" };
        let sentence = format!("Made {whom} {friends_of} of {who}");
        let change = change(app, Act::FriendAdd, (uid, &who), &friends, sentence);
        let uid = uid.to_owned();
        let written = self.change(change, |writer| async move {
            let add = AddFriends {
                uid: Uid::from(uid.as_str()),
                accepted: friends.clone(),
                add_to_conversations: None,
            };
            let answer = writer.send(add).await?.accepted;
            let is_friend = |uid: &Uid| {
                let error = answer.get(uid).and_then(|result| result.error.as_ref());
                error.is_some_and(|error| error.code.as_str() == "ERR_ALREADY_FRIEND")
            };
            let (new, rest) = parted(&friends, |uid| !is_friend(uid));
            let words = ("Befriended", rest);
            Ok(told(&new, &answer, words, |others| UndoStep::FriendsRemove { uid, others }))
        });
        reported(written.await)
    }

    /// Ends friendships of a user.
    ///
    /// # Errors
    /// As [`Self::user_friends_add`].
    pub async fn user_friends_remove(
        &self,
        app: &AppRef,
        uid: &str,
        friends: &[String],
    ) -> Result<BatchReport, Error> {
        let (friends, who, whom) = self.two_sides(app, uid, friends).await?;
        let sentence = format!("Ended the friendship of {who} with {whom}");
        let change = change(app, Act::FriendRemove, (uid, &who), &friends, sentence);
        let uid = uid.to_owned();
        let written = self.change(change, |writer| async move {
            let list = ListFriends { uid: Uid::from(uid.as_str()), ..ListFriends::default() };
            let known = all(writer.reader(), list).await?;
            let (ended, rest) = parted(&friends, |friend| known.contains(friend));
            if !ended.is_empty() {
                let uid = Uid::from(uid.as_str());
                writer.send(RemoveFriends { uid, friends: ended.clone() }).await?;
            }
            // The service answers for all of them at once.
            let answer = ended.iter().map(|uid| (uid.clone(), ItemResult::done(""))).collect();
            Ok(told(&ended, &answer, ("Ended", rest), |others| UndoStep::FriendsAdd {
                uid,
                others,
            }))
        });
        reported(written.await)
    }

    /// Blocks users for a user and reports on each.
    ///
    /// # Errors
    /// As [`Self::user_friends_add`].
    pub async fn user_block(
        &self,
        app: &AppRef,
        uid: &str,
        whom: &[String],
    ) -> Result<BatchReport, Error> {
        let (blocked, who, whom) = self.two_sides(app, uid, whom).await?;
        let sentence = format!("Had {who} block {whom}");
        let change = change(app, Act::Block, (uid, &who), &blocked, sentence);
        let uid = uid.to_owned();
        let written = self.change(change, |writer| async move {
            let known = blocked_by(writer.reader(), &uid).await?;
            let (new, rest) = parted(&blocked, |uid| !known.contains(uid));
            let mut answer = Results::new();
            if !new.is_empty() {
                let uid = Uid::from(uid.as_str());
                answer = writer.send(BlockUsers { uid, blocked_uids: new.clone() }).await?;
            }
            Ok(told(&new, &answer, ("Blocked", rest), |others| UndoStep::Unblock { uid, others }))
        });
        reported(written.await)
    }

    /// Lifts blocks of a user and reports on each.
    ///
    /// # Errors
    /// As [`Self::user_friends_add`].
    pub async fn user_unblock(
        &self,
        app: &AppRef,
        uid: &str,
        whom: &[String],
    ) -> Result<BatchReport, Error> {
        let (blocked, who, whom) = self.two_sides(app, uid, whom).await?;
        let sentence = format!("Lifted the block of {whom} by {who}");
        let change = change(app, Act::Unblock, (uid, &who), &blocked, sentence);
        let uid = uid.to_owned();
        let written = self.change(change, |writer| async move {
            let known = blocked_by(writer.reader(), &uid).await?;
            let (lifted, rest) = parted(&blocked, |uid| known.contains(uid));
            let mut answer = Results::new();
            if !lifted.is_empty() {
                let uid = Uid::from(uid.as_str());
                answer = writer.send(UnblockUsers { uid, blocked_uids: lifted.clone() }).await?;
            }
            let words = ("Lifted the block of", rest);
            Ok(told(&lifted, &answer, words, |others| UndoStep::Block { uid, others }))
        });
        reported(written.await)
    }

    /// Reads who of two users blocks the other. The service lists only whom a user blocks, so
    /// both lists are looked through.
    ///
    /// # Errors
    /// When one of them does not exist, or the service cannot be reached.
    pub async fn user_blocks(&self, app: &AppRef, uid: &str, other: &str) -> Result<Blocks, Error> {
        let other = Uid::checked(other)
            .map_err(|_| Error::invalid("other", "This is no uid."))?
            .to_string();
        let reader = self.reader(app).await?;
        let (own, others) = (Uid::from(uid), Uid::from(other.as_str()));
        Ok(Blocks {
            blocks: blocked_by(&reader, uid).await?.contains(&others),
            is_blocked: blocked_by(&reader, &other).await?.contains(&own),
        })
    }

    /// The other users, checked, and both sides as a person reads them.
    async fn two_sides(
        &self,
        app: &AppRef,
        uid: &str,
        others: &[String],
    ) -> Result<(Vec<Uid>, String, String), Error> {
        let others = checked(uid, others)?;
        let who = self.user_name(app, uid).await?.unwrap_or_else(|| uid.to_owned());
        let whom = match others.as_slice() {
            [one] => self.user_name(app, one.as_str()).await?.unwrap_or_else(|| one.to_string()),
            many => users(count(many.len())),
        };
        Ok((others, who, whom))
    }
}

/// Each of the other users once; none of them the user itself.
fn checked(uid: &str, others: &[String]) -> Result<Vec<Uid>, Error> {
    let mut kept: Vec<Uid> = Vec::with_capacity(others.len());
    for other in others {
        let one = Uid::checked(other)
            .map_err(|_| Error::invalid("users", format!("“{other}” is no uid.")))?;
        if one.as_str() == uid {
            return Err(Error::invalid("users", "A user has no such tie to itself."));
        }
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    match kept.len() {
        0 => Err(Error::invalid("users", "No user is named.")),
        n if n > AT_ONCE => Err(Error::invalid("users", "At most 100 users at once.")),
        _ => Ok(kept),
    }
}

fn change(
    app: &AppRef,
    act: Act,
    (uid, name): (&str, &str),
    others: &[Uid],
    sentence: String,
) -> Change {
    Change {
        act,
        app: app.clone(),
        count: count(others.len()),
        object: Some(object(uid, name)),
        sentence,
        before: Some(json!({ "users": others })),
    }
}

/// Everybody whom a user blocks.
async fn blocked_by(reader: &Reader, uid: &str) -> Result<HashSet<Uid>, Error> {
    all(reader, ListBlocked { uid: Uid::from(uid), ..ListBlocked::default() }).await
}

/// The uids of a whole list of users.
async fn all<L: Paged<Item = User>>(reader: &Reader, list: L) -> Result<HashSet<Uid>, Error> {
    let mut found = HashSet::new();
    walk(
        reader,
        &list,
        PAGES,
        |user| user.uid.as_str(),
        |user| {
            found.insert(user.uid);
            true
        },
    )
    .await?;
    Ok(found)
}

/// Those who are to be changed, and how many are so already.
fn parted(asked: &[Uid], is_wanted: impl Fn(&Uid) -> bool) -> (Vec<Uid>, u32) {
    let wanted: Vec<_> = asked.iter().filter(|uid| is_wanted(uid)).cloned().collect();
    let n_rest = count(asked.len() - wanted.len());
    (wanted, n_rest)
}

/// The report on each; `unchanged` are so already and were not asked for.
fn told(
    asked: &[Uid],
    answer: &Results<Uid>,
    (past, unchanged): (&str, u32),
    undo: impl FnOnce(Vec<String>) -> UndoStep,
) -> Done<BatchReport> {
    let mut report = BatchReport { unchanged, ..BatchReport::default() };
    let mut changed = Vec::new();
    for uid in asked {
        match answer.get(uid) {
            Some(result) if result.is_done() => changed.push(uid.to_string()),
            other => report.failed.push(failed(uid, other)),
        }
    }
    report.done = count(changed.len());
    let done = concluded(past, report, count(asked.len()) + unchanged);
    if changed.is_empty() { done } else { done.undone_by(undo(changed)) }
}

fn failed(uid: &Uid, result: Option<&ItemResult>) -> BatchFailure {
    let error = match result.and_then(|result| result.error.as_ref()) {
        Some(error) => refused(error, 200),
        None => Error::new(Code::BadAnswer, "CometChat did not say what became of this user."),
    };
    failure(uid.as_str(), &error)
}

fn reported(written: Result<Written<BatchReport>, Error>) -> Result<BatchReport, Error> {
    let written = written?;
    Ok(BatchReport { activity: Some(written.activity), undo: written.undo, ..written.value })
}
