//! Changes of one user.

use cometchat_api::Uid;
use cometchat_api::chat::users::{CreateUser, DeleteUser, UpdateUser, User, UserField};
use serde_json::{Map, Value, json};

use super::{read_user, rules};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::user::{NewUser, UserChanges, UserDetail};
use crate::rows::is_nothing;

impl Console {
    /// Creates a user.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says.
    pub async fn user_create(
        &self,
        app: &AppRef,
        user: &NewUser,
    ) -> Result<Written<UserDetail>, Error> {
        let create = rules::create(user)?;
        let uid = create.uid.to_string();
        let change = Change {
            act: Act::UserCreate,
            app: app.clone(),
            count: 1,
            object: Some(object(&uid, &create.name)),
            sentence: format!("Created {}", create.name),
            before: None,
        };
        let written = self.change(change, |writer| created(writer, create)).await;
        let written = written
            .map_err(|error| error.refused_at("ERR_UID_ALREADY_EXISTS", "uid"))
            .map_err(|error| error.refused_at("ERR_ROLE_NOT_FOUND", "role"))?;
        self.user_changed(app, &written.value).await?;
        Ok(self.written_detail(app, written))
    }

    /// Changes a user; what is absent stays, empty text clears.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says.
    pub async fn user_update(
        &self,
        app: &AppRef,
        uid: &str,
        changes: &UserChanges,
    ) -> Result<Written<UserDetail>, Error> {
        let update = rules::update(uid, changes)?;
        let before = read_user(&self.reader(app).await?, uid).await?;
        let before = self.tagged(app, before).await;
        if before.is_deactivated() {
            return Err(Error::new(Code::UserGone, format!("{} is deactivated.", before.name))
                .advise("Reactivate the user, then edit it."));
        }
        let former = former(&before, &update);
        let change = Change {
            act: Act::UserUpdate,
            app: app.clone(),
            count: 1,
            object: Some(object(uid, &before.name)),
            sentence: format!("Changed {} of {}", in_words(&update), before.name),
            before: Some(fields(&before, &update)),
        };
        let step = UndoStep::Update { uid: uid.to_owned(), changes: former };
        let tags = before.tags.clone();
        let written = self.change(change, |writer| async move {
            let asked = update.clone();
            let mut after = writer.send(update).await?;
            // Answers come without tags in places, and none at all may be what was asked for.
            match &asked.tags {
                Some(sent) => after.tags.clone_from(sent),
                None if after.tags.is_empty() => after.tags = tags,
                None => {}
            }
            let now = fields(&after, &asked);
            Ok(Done::wholly(after).now(Some(now)).undone_by(step))
        });
        let written =
            written.await.map_err(|error| error.refused_at("ERR_ROLE_NOT_FOUND", "role"))?;
        self.user_changed(app, &written.value).await?;
        Ok(self.written_detail(app, written))
    }

    /// Deletes a user with all messages and conversations; `typed` must be the uid.
    ///
    /// # Errors
    /// When something else was typed; otherwise what the gate or the service says.
    pub async fn user_delete_for_good(
        &self,
        app: &AppRef,
        uid: &str,
        typed: &str,
    ) -> Result<Written<()>, Error> {
        if typed.trim() != uid {
            return Err(Error::invalid("typedUid", format!("Type {uid} to delete this user.")));
        }
        let before = read_user(&self.reader(app).await?, uid).await?;
        let change = Change {
            act: Act::UserDelete,
            app: app.clone(),
            count: 1,
            object: Some(object(uid, &before.name)),
            sentence: format!("Deleted {} for good", before.name),
            before: Some(whole(&before)),
        };
        let delete = DeleteUser { uid: Uid::from(uid), permanent: Some(true) };
        let written = self.change(change, |writer| async move {
            writer.send(delete).await?;
            Ok(Done::wholly(()))
        });
        let written = written.await?;
        self.user_gone(app, uid).await;
        Ok(written)
    }

    fn written_detail(&self, app: &AppRef, written: Written<User>) -> Written<UserDetail> {
        let Written { value, activity, undo } = written;
        Written { value: self.user_detail(app, &value), activity, undo }
    }
}

async fn created(writer: crate::reach::Writer, create: CreateUser) -> Result<Done<User>, Error> {
    let tags = create.tags.clone().unwrap_or_default();
    let user = User { tags, ..writer.send(create).await? };
    let uids = vec![user.uid.to_string()];
    let after = whole(&user);
    Ok(Done::wholly(user).now(Some(after)).undone_by(UndoStep::Deactivate { uids }))
}

pub(super) fn object(uid: &str, name: &str) -> ActivityObject {
    let name = Some(name.to_owned()).filter(|name| !name.is_empty());
    ActivityObject { kind: "user".to_owned(), id: uid.to_owned(), name }
}

/// A user for the record: what a person can set, no token.
pub(super) fn whole(user: &User) -> Value {
    json!({
        "uid": user.uid,
        "name": user.name,
        "role": user.role,
        "avatar": user.avatar,
        "link": user.link,
        "statusMessage": user.status_message,
        "tags": user.tags,
        "metadata": user.metadata,
        "deactivatedAt": user.deactivated_at,
    })
}

/// The fields of a user that an update touches.
fn fields(user: &User, update: &UpdateUser) -> Value {
    let whole = whole(user);
    let touched = touched(update);
    let kept = touched.iter().map(|name| ((*name).to_owned(), whole[*name].clone()));
    Value::Object(kept.collect::<Map<_, _>>())
}

fn touched(update: &UpdateUser) -> Vec<&'static str> {
    let unset = update.unset.as_deref().unwrap_or_default();
    [
        ("name", update.name.is_some()),
        ("role", update.role.is_some()),
        ("avatar", update.avatar.is_some() || unset.contains(&UserField::Avatar)),
        ("link", update.link.is_some() || unset.contains(&UserField::Link)),
        ("statusMessage", update.status_message.is_some()),
        ("tags", update.tags.is_some()),
        ("metadata", update.metadata.is_some() || unset.contains(&UserField::Metadata)),
    ]
    .into_iter()
    .filter_map(|(name, is_touched)| is_touched.then_some(name))
    .collect()
}

fn in_words(update: &UpdateUser) -> String {
    let words: Vec<_> = touched(update)
        .into_iter()
        .map(|name| match name {
            "avatar" => "the picture",
            "link" => "the link",
            "metadata" => "the metadata",
            "name" => "the name",
            "role" => "the role",
            "statusMessage" => "the status message",
            _ => "the tags",
        })
        .collect();
    match words.as_slice() {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The changes that give a user's touched fields their values of now.
fn former(user: &User, update: &UpdateUser) -> UserChanges {
    let touched = touched(update);
    let of = |name: &str, value: Option<String>| {
        touched.contains(&name).then(|| value.unwrap_or_default())
    };
    let metadata = user.metadata.as_ref().filter(|value| !is_nothing(value));
    UserChanges {
        name: of("name", Some(user.name.clone())),
        role: of("role", user.role.as_ref().map(ToString::to_string)),
        avatar: of("avatar", user.avatar.clone()),
        link: of("link", user.link.clone()),
        status_message: of("statusMessage", user.status_message.clone()),
        tags: touched.contains(&"tags").then(|| user.tags.clone()),
        metadata: of("metadata", metadata.map(ToString::to_string)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taking_back_an_update_restores_only_what_it_touched() {
        let user = User {
            uid: Uid::from("maria"),
            name: "Maria".into(),
            tags: vec!["vip".into()],
            ..User::default()
        };
        let update = UpdateUser {
            uid: Uid::from("maria"),
            avatar: Some("https://example.com/m.png".into()),
            tags: Some(Vec::new()),
            ..UpdateUser::default()
        };
        let changes = former(&user, &update);
        assert_eq!(changes.avatar, Some(String::new()), "there was no picture before");
        assert_eq!(changes.tags, Some(vec!["vip".to_owned()]));
        assert_eq!((changes.name, changes.role, changes.metadata), (None, None, None));
        assert_eq!(in_words(&update), "the picture and the tags");
    }

    #[test]
    fn a_token_made_with_a_user_never_reaches_the_record() {
        let user = User {
            auth_token: Some(cometchat_api::Secret::new("maria_1630306819c3027ce530b2367f3c97")),
            ..User::default()
        };
        assert!(!whole(&user).to_string().contains("1630306819"));
    }
}
