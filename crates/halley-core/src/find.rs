//! The palette's search: apps, the people index, and pasted ids, asked of the service.

use cometchat_api::chat::groups::GetGroup;
use cometchat_api::chat::messages::GetMessage;
use cometchat_api::{AppId, Guid, MessageId, Uid};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::find::Hit;
use crate::users::read_user;

/// Hits of each kind at most.
const APPS: usize = 8;
const USERS: u32 = 8;
const GROUPS: u32 = 5;
const EXACT: usize = 12;
/// Characters of a message that a hit shows.
const TEXT_CHARS: usize = 120;
/// Longest text that can be an id: two uids and what joins them.
const ID_CHARS: usize = 206;

impl Console {
    /// Finds apps of all connections, and whoever has exactly this id in one of them; within an app
    /// also users and groups by part of a name, and whatever a pasted id names.
    ///
    /// # Errors
    /// When the store cannot be used. What the service cannot be asked is left out.
    pub async fn find(&self, text: &str, scope: Option<&AppRef>) -> Result<Vec<Hit>, Error> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let apps = self.known_apps().await?;
        let people = match scope {
            None => self.find_exact(text, &apps).await?,
            Some(app) => {
                let known = self.find_people(text, app).await?;
                let mut hits = self.find_ids(text, app).await;
                // An exact id first: whoever pastes one means it.
                let known: Vec<_> = known.into_iter().filter(|hit| !hits.contains(hit)).collect();
                hits.extend(known);
                hits
            }
        };
        let needle = text.to_lowercase();
        let mut ranked: Vec<_> = apps
            .into_iter()
            .filter_map(|(app, name)| {
                let rank = rank(&app.app.to_lowercase(), &name.to_lowercase(), &needle)?;
                Some((rank, Hit::App { app, name }))
            })
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        Ok(people.into_iter().chain(ranked.into_iter().map(|(_, hit)| hit).take(APPS)).collect())
    }

    /// All apps of all connections, as kept.
    async fn known_apps(&self) -> Result<Vec<(AppRef, String)>, Error> {
        let mut apps = Vec::new();
        for connection in self.connections_list()? {
            let fleet = self.fleet_list(&connection.id).await?;
            apps.extend(fleet.apps.into_iter().map(|known| {
                (AppRef { connection: connection.id.clone(), app: known.app }, known.name)
            }));
        }
        Ok(apps)
    }

    /// Whoever has exactly this id in any app's index.
    async fn find_exact(&self, text: &str, apps: &[(AppRef, String)]) -> Result<Vec<Hit>, Error> {
        let Ok(key) = Uid::checked(text) else { return Ok(Vec::new()) };
        let apps: Vec<_> = apps.iter().map(|(app, _)| app.clone()).collect();
        self.stored(move |store| {
            let mut hits = Vec::new();
            for app in apps {
                let id = AppId::from(app.app.as_str());
                if let Some(row) = store.user(&id, key.as_str())? {
                    hits.push(Hit::User { app: app.clone(), uid: row.uid, name: row.name });
                }
                if let Some(row) = store.group(&id, key.as_str())? {
                    hits.push(Hit::Group { app, guid: row.guid, name: row.name });
                }
                if hits.len() >= EXACT {
                    break;
                }
            }
            Ok(hits)
        })
        .await
    }

    async fn find_people(&self, text: &str, app: &AppRef) -> Result<Vec<Hit>, Error> {
        let (id, search) = (AppId::from(app.app.as_str()), text.to_owned());
        let (users, groups) = self
            .stored(move |store| {
                let users = halley_store::UsersQuery {
                    filter: halley_store::UserFilter {
                        search: search.clone(),
                        shown: halley_store::Shown::All,
                        ..halley_store::UserFilter::default()
                    },
                    limit: USERS,
                    ..halley_store::UsersQuery::default()
                };
                let groups = halley_store::GroupsQuery {
                    filter: halley_store::GroupFilter {
                        search,
                        ..halley_store::GroupFilter::default()
                    },
                    limit: GROUPS,
                    ..halley_store::GroupsQuery::default()
                };
                Ok((store.users_window(&id, &users)?, store.groups_window(&id, &groups)?))
            })
            .await?;
        let users = users.rows.into_iter().map(|row| Hit::User {
            app: app.clone(),
            uid: row.uid,
            name: row.name,
        });
        let groups = groups.rows.into_iter().map(|row| Hit::Group {
            app: app.clone(),
            guid: row.guid,
            name: row.name,
        });
        Ok(users.chain(groups).collect())
    }

    /// Asks the service about whatever the text may be the id of.
    async fn find_ids(&self, text: &str, app: &AppRef) -> Vec<Hit> {
        if !is_id(text) {
            return Vec::new();
        }
        let (message, user, group, conversation) = tokio::join!(
            self.find_message(text, app),
            self.find_user(text, app),
            self.find_group(text, app),
            self.find_conversation(text, app),
        );
        [message, user, group, conversation]
            .into_iter()
            .filter_map(|found| match found {
                Ok(hit) => hit,
                Err(error) => {
                    let is_answer = matches!(error.code, Code::NotFound | Code::UserGone);
                    if !is_answer {
                        tracing::debug!(%error, "an id could not be asked about");
                    }
                    None
                }
            })
            .collect()
    }

    async fn find_message(&self, text: &str, app: &AppRef) -> Result<Option<Hit>, Error> {
        if !text.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(None);
        }
        let get = GetMessage { id: MessageId::new(text), ..GetMessage::default() };
        let message = self.reader(app).await?.send(get).await?;
        Ok(Some(Hit::Message {
            app: app.clone(),
            id: message.id.to_string(),
            conversation: message.conversation_id.to_string(),
            text: crate::transcript::summary::of(&message).chars().take(TEXT_CHARS).collect(),
        }))
    }

    async fn find_user(&self, text: &str, app: &AppRef) -> Result<Option<Hit>, Error> {
        let Ok(uid) = Uid::checked(text) else { return Ok(None) };
        let user = read_user(&self.reader(app).await?, uid.as_str()).await?;
        self.user_seen(app, &user).await;
        Ok(Some(Hit::User { app: app.clone(), uid: user.uid.to_string(), name: user.name }))
    }

    async fn find_group(&self, text: &str, app: &AppRef) -> Result<Option<Hit>, Error> {
        let Ok(guid) = Guid::checked(text) else { return Ok(None) };
        let group = self.reader(app).await?.send(GetGroup { guid, on_behalf_of: None }).await?;
        self.group_seen(app, &group).await;
        Ok(Some(Hit::Group { app: app.clone(), guid: group.guid.to_string(), name: group.name }))
    }

    async fn find_conversation(&self, text: &str, app: &AppRef) -> Result<Option<Hit>, Error> {
        if !text.contains("_user_") && !text.starts_with("group_") {
            return Ok(None);
        }
        let found = self.conversation_get(app, text).await?;
        Ok(Some(Hit::Conversation { app: app.clone(), id: found.id, title: found.title }))
    }
}

/// Whether a text may be an id at all.
fn is_id(text: &str) -> bool {
    text.chars().count() <= ID_CHARS
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// How well an app fits: its id, the start of its name, the start of a word, anything else.
fn rank(id: &str, name: &str, needle: &str) -> Option<u8> {
    if id == needle {
        Some(0)
    } else if name.starts_with(needle) {
        Some(1)
    } else if name.split_whitespace().any(|word| word.starts_with(needle)) {
        Some(2)
    } else if name.contains(needle) || id.contains(needle) {
        Some(3)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_id_comes_before_names() {
        assert_eq!(rank("a1b2", "acme", "a1b2"), Some(0));
        assert_eq!(rank("x", "acme health", "heal"), Some(2));
        assert_eq!(rank("x", "acme health", "ealt"), Some(3));
        assert_eq!(rank("x", "acme health", "zoo"), None);
    }

    #[test]
    fn only_what_can_be_an_id_is_asked_of_the_service() {
        assert!(is_id("maria-1_user_cy") && is_id("12345"));
        assert!(!is_id("maria lopez") && !is_id("a/b") && !is_id(&"a".repeat(207)));
    }
}
