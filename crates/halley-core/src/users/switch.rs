//! Users deactivated or reactivated in one request, with what became of each.
//!
//! The answer names users who are as wanted now, whether they were before or not, and may be silent
//! about others (`contract/semantics.md` section 8). So what is known of before decides who was
//! changed, and whoever the answer does not name is read again.

use std::collections::{HashMap, HashSet};

use cometchat_api::chat::users::{DeactivateUsers, ReactivateUsers, User};
use cometchat_api::{AppId, Uid};

use super::batch::Fates;
use super::read::read_users;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::batch::failure;
use crate::model::connection::AppRef;
use crate::model::gate::Act;
use crate::reach::{Reader, Writer};

/// Whether users need a switch, by uid; of whoever is not in it nothing is known.
pub(crate) type Needs = HashMap<String, bool>;

impl Console {
    /// Who of some users needs a switch, by the index.
    pub(super) async fn switch_needs(
        &self,
        app: &AppRef,
        act: Act,
        uids: &[String],
    ) -> Result<Needs, Error> {
        let (id, uids) = (AppId::from(app.app.as_str()), uids.to_vec());
        self.stored(move |store| {
            let mut needs = Needs::with_capacity(uids.len());
            for uid in uids {
                if let Some(row) = store.user(&id, &uid)? {
                    needs.insert(uid, row.deactivated_at.is_some() != is_off_after(act));
                }
            }
            Ok(needs)
        })
        .await
    }
}

/// Reads those of whom it is not known whether they need a switch.
pub(crate) async fn learn(
    reader: &Reader,
    act: Act,
    uids: &[String],
    needs: &mut Needs,
) -> Result<(), Error> {
    let unknown: Vec<_> = uids.iter().filter(|uid| !needs.contains_key(*uid)).cloned().collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let read = read_users(reader, &unknown).await?;
    needs.extend(read.into_iter().map(|(uid, user)| (uid, !is_as_wanted(&user, act))));
    Ok(())
}

/// Sends one chunk and tells what became of each.
pub(crate) async fn switch(
    writer: &Writer,
    act: Act,
    chunk: &[String],
    needs: &Needs,
) -> Result<Fates, Error> {
    let uids: Vec<Uid> = chunk.iter().map(|uid| Uid::from(uid.as_str())).collect();
    let (named, already, unknown) = if act == Act::UsersDeactivate {
        let answer = writer.send(DeactivateUsers { uids_to_deactivate: uids }).await?;
        (answer.deactivated_uids, answer.already_deactivated_uids, answer.not_found)
    } else {
        let answer = writer.send(ReactivateUsers { uids_to_activate: uids }).await?;
        (answer.reactivated_uids, None, answer.not_found)
    };
    let [named, already, unknown] =
        [named, already.unwrap_or_default(), unknown.unwrap_or_default()].map(set);
    let is_silent = |uid: &str| ![&named, &already, &unknown].iter().any(|all| all.contains(uid));
    let silent: Vec<_> = chunk.iter().filter(|uid| is_silent(uid)).cloned().collect();
    let read = match silent.as_slice() {
        [] => Some(HashMap::new()),
        // What was named stands although the rest could not be read.
        silent => read_users(writer.reader(), silent).await.ok(),
    };
    let mut fates = Fates::default();
    for uid in chunk {
        if named.contains(uid) && needs.get(uid) == Some(&true) {
            fates.done.push(uid.clone());
            continue;
        }
        let failed = if named.contains(uid) || already.contains(uid) {
            None
        } else if unknown.contains(uid) {
            Some(gone())
        } else {
            unlike(read.as_ref(), uid, act)
        };
        match failed {
            None => fates.unchanged.push(uid.clone()),
            Some(error) => fates.failed.push(failure(uid, &error)),
        }
    }
    Ok(fates)
}

/// Why a user whom the answer did not name counts as failed; nothing where it is as wanted.
fn unlike(read: Option<&HashMap<String, User>>, uid: &str, act: Act) -> Option<Error> {
    let Some(read) = read else {
        return Some(Error::new(
            Code::BadAnswer,
            "CometChat did not say what became of this user. Open it to see.",
        ));
    };
    let Some(user) = read.get(uid) else { return Some(gone()) };
    let still = if user.is_deactivated() { "deactivated" } else { "active" };
    (!is_as_wanted(user, act)).then(|| {
        Error::new(Code::BadAnswer, format!("CometChat left this user as it was: {still}."))
    })
}

fn gone() -> Error {
    Error::new(Code::NotFound, "There is no user with this uid.")
}

fn set(uids: Vec<Uid>) -> HashSet<String> {
    uids.into_iter().map(|uid| uid.to_string()).collect()
}

fn is_as_wanted(user: &User, act: Act) -> bool {
    user.is_deactivated() == is_off_after(act)
}

/// Whether users are deactivated after an act.
fn is_off_after(act: Act) -> bool {
    act == Act::UsersDeactivate
}
