//! Changes of an app's API keys. No key reaches the window: a new one is masked, and copied by the
//! core.

use cometchat_api::chat::api_keys::{
    ApiKey, CreateApiKey, DeleteApiKey, KeyScope, ListApiKeys, UpdateApiKey,
};
use cometchat_api::limits;
use serde_json::json;

use crate::checked::Checked;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done};
use crate::masks::handle;
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::overview::MaskedKey;
use crate::overview::masked;
use crate::reach::Reader;

impl Console {
    /// Makes an API key, which is given masked.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says.
    pub async fn api_key_create(
        &self,
        app: &AppRef,
        name: &str,
        scope: &str,
    ) -> Result<Written<MaskedKey>, Error> {
        let mut checked = Checked::of("key");
        let name = checked.name(name);
        let scope = KeyScope::from(scope);
        if let KeyScope::Other(_) = scope {
            checked.wrong("scope", "A key has full access, or signs users in alone.");
        }
        let create = checked.end(CreateApiKey { name, scope })?;
        let reader = self.reader(app).await?;
        let count = keys(&reader).await?.len();
        if count >= limits::API_KEYS {
            return Err(Error::new(Code::PlanRestricted, "This app has 25 API keys, the most.")
                .advise("Delete one that nothing uses any more."));
        }
        let change = Change {
            act: Act::ApiKeyCreate,
            app: app.clone(),
            count: 1,
            object: Some(ActivityObject {
                kind: "apiKey".to_owned(),
                id: String::new(),
                name: Some(create.name.clone()),
            }),
            sentence: format!("Made the API key {}", create.name),
            before: None,
        };
        let used = self.key_in_use(app).await?;
        let made = self.change(change, |writer| async move {
            let key = masked(&writer.send(create).await?, &used);
            let after = json!({ "id": key.id, "key": key.masked, "scope": key.scope });
            Ok(Done::wholly(key).now(Some(after)))
        });
        made.await
    }

    /// Gives an API key another name.
    ///
    /// # Errors
    /// When it is the key that Halley uses, since no key changes itself; otherwise what the gate
    /// or the service says.
    pub async fn api_key_rename(
        &self,
        app: &AppRef,
        id: &str,
        name: &str,
    ) -> Result<Written<MaskedKey>, Error> {
        let mut checked = Checked::of("key");
        let name = checked.name(name);
        let name = checked.end(name)?;
        let (key, used) = (self.api_key(app, id).await?, self.key_in_use(app).await?);
        if key.api_key == used {
            return Err(own_key("rename"));
        }
        let step = UndoStep::KeyRename { id: id.to_owned(), name: key.name.clone() };
        let change = Change {
            before: Some(json!({ "name": key.name })),
            ..change(app, &key, Act::ApiKeyRename, format!("Renamed the API key {}", key.name))
        };
        let update =
            UpdateApiKey { api_key: key.api_key, name: Some(name.clone()), scope: Some(key.scope) };
        let renamed = self.change(change, |writer| async move {
            let key = masked(&writer.send(update).await?, &used);
            Ok(Done::wholly(key).now(Some(json!({ "name": name }))).undone_by(step))
        });
        renamed.await
    }

    /// Deletes an API key; `typed` must be its name, or its masked form where it has none.
    ///
    /// # Errors
    /// When something else was typed, it is the key that Halley uses or the last with full access;
    /// otherwise what the gate or the service says.
    pub async fn api_key_delete(
        &self,
        app: &AppRef,
        id: &str,
        typed: &str,
    ) -> Result<Written<()>, Error> {
        let (key, used) = (self.api_key(app, id).await?, self.key_in_use(app).await?);
        let expected = match key.name.trim() {
            "" => key.api_key.masked(),
            name => name.to_owned(),
        };
        if typed.trim() != expected {
            let sentence = format!("Type {expected} to delete this key.");
            return Err(Error::invalid("typedName", sentence));
        }
        if key.api_key == used {
            return Err(own_key("delete"));
        }
        let change = Change {
            before: Some(json!({
                "key": key.api_key.masked(),
                "scope": key.scope,
                "createdAt": key.created_at,
            })),
            ..change(app, &key, Act::ApiKeyDelete, format!("Deleted the API key {}", key.name))
        };
        let deleted = self.change(change, |writer| async move {
            // Counted as late as can be: somebody else may delete keys too.
            if is_last_full(&keys(writer.reader()).await?, &key) {
                return Err(Error::new(
                    Code::Conflict,
                    "This is the last key with full access. Without one nobody could manage the \
                     app.",
                )
                .advise("Make another key with full access first."));
            }
            writer.send(DeleteApiKey { api_key: key.api_key }).await?;
            Ok(Done::wholly(()))
        });
        deleted.await
    }

    /// Has Halley use another full-access key of an app, once the service answers to it.
    ///
    /// The connection of one app keeps the key; an account learns its apps' keys anew at every
    /// start and then takes the first with full access.
    ///
    /// # Errors
    /// When the key has too small a scope or does not work, or what the gate says; Halley then
    /// stays with the key of now.
    pub async fn api_key_use(&self, app: &AppRef, id: &str) -> Result<Written<MaskedKey>, Error> {
        let (key, used) = (self.api_key(app, id).await?, self.key_in_use(app).await?);
        if key.api_key == used {
            return Err(Error::new(Code::Conflict, "Halley uses this key already."));
        }
        if key.scope != KeyScope::FullAccess {
            return Err(Error::new(
                Code::KeyTooSmall,
                "This key may only sign users in, so Halley cannot work with it.",
            )
            .advise("Choose a key with full access."));
        }
        let former = handle(&used);
        let change = Change {
            before: Some(json!({ "key": used.masked() })),
            ..change(
                app,
                &key,
                Act::ApiKeyUse,
                format!("Had Halley use the API key {} from now on", key.name),
            )
        };
        let shown = masked(&key, &key.api_key);
        let switched = self.local_change(change, async move {
            self.use_key(app, &key.api_key).await?;
            let now = json!({ "key": key.api_key.masked() });
            Ok(Done::wholly(shown).now(Some(now)).undone_by(UndoStep::KeyUse { id: former }))
        });
        switched.await
    }
}

async fn keys(reader: &Reader) -> Result<Vec<ApiKey>, Error> {
    Ok(reader.send(ListApiKeys::default()).await?.data)
}

/// Whether this key has full access and no other one has.
fn is_last_full(keys: &[ApiKey], key: &ApiKey) -> bool {
    let is_full = |key: &ApiKey| key.scope == KeyScope::FullAccess;
    is_full(key) && !keys.iter().any(|one| is_full(one) && one.api_key != key.api_key)
}

fn own_key(verb: &str) -> Error {
    let message = format!("Halley uses this key here, and no key can {verb} itself.");
    Error::new(Code::Conflict, message)
        .advise("Have Halley use another key with full access first.")
}

fn change(app: &AppRef, key: &ApiKey, act: Act, sentence: String) -> Change {
    Change {
        act,
        app: app.clone(),
        count: 1,
        object: Some(ActivityObject {
            kind: "apiKey".to_owned(),
            id: handle(&key.api_key),
            name: Some(key.name.clone()),
        }),
        sentence,
        before: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(secret: &str, scope: &KeyScope) -> ApiKey {
        serde_json::from_value(json!({ "apiKey": secret, "scope": scope })).unwrap()
    }

    #[test]
    fn only_the_last_key_with_full_access_is_the_last_one() {
        let full = key("example-a", &KeyScope::FullAccess);
        let small = key("example-b", &KeyScope::AuthOnly);
        assert!(is_last_full(&[full.clone(), small.clone()], &full));
        assert!(!is_last_full(&[full.clone(), small.clone()], &small));
        let other = key("example-c", &KeyScope::FullAccess);
        assert!(!is_last_full(&[full.clone(), small, other], &full));
    }
}
