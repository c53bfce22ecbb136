//! The index corrected by what a job changed, many users at a time.

use cometchat_api::AppId;
use halley_store::{GroupRow, UserRow};

use crate::console::Console;
use crate::model::connection::AppRef;

/// A user that a job changed.
pub(super) struct Patch {
    pub(super) uid: String,
    pub(super) touch: Touch,
}

/// What changed of a user.
pub(super) enum Touch {
    /// The role.
    Role(String),
    /// All that the index keeps of the user.
    User {
        row: Box<UserRow>,
        /// Whether the row tells the tags; those that are known stay where it does not.
        has_tags: bool,
    },
    /// All that the index keeps of a group.
    Group(Box<GroupRow>),
    /// The tags.
    Tags(Vec<String>),
    /// When it was deactivated, Unix seconds; nothing where it is active again.
    Deactivated(Option<i64>),
    /// It is deleted.
    Gone,
}

impl Touch {
    /// A user as the service tells it; answers come without tags in places, so those that were
    /// sent stand in for them.
    pub(super) fn user(mut row: UserRow, sent: Option<Vec<String>>) -> Self {
        let has_tags = !row.tags.is_empty() || sent.is_some();
        if let (true, Some(tags)) = (row.tags.is_empty(), sent) {
            row.tags = tags;
        }
        Self::User { row: Box::new(row), has_tags }
    }
}

impl Console {
    /// Takes in what a job changed. The service has it although it could not be kept.
    pub(super) async fn job_patched(&self, app: &AppRef, patches: Vec<Patch>) {
        if patches.is_empty() {
            return;
        }
        let id = AppId::from(app.app.as_str());
        let kept = self.stored(move |store| {
            let (mut rows, mut groups, mut gone) = (Vec::new(), Vec::new(), Vec::new());
            for Patch { uid, touch } in &patches {
                match touch {
                    Touch::Group(group) => groups.push((**group).clone()),
                    Touch::User { row, has_tags: true } => rows.push((**row).clone()),
                    Touch::User { row, has_tags: false } => {
                        let tags = store.user(&id, uid)?.map(|known| known.tags);
                        let tags = tags.unwrap_or_default();
                        rows.push(UserRow { tags, ..(**row).clone() });
                    }
                    touch => {
                        let Some(row) = store.user(&id, uid)? else { continue };
                        match touch {
                            Touch::Gone => gone.push(uid.as_str()),
                            touch => rows.push(touched(row, touch)),
                        }
                    }
                }
            }
            if !groups.is_empty() {
                store.groups_save(&id, &groups)?;
            }
            if !rows.is_empty() {
                store.users_save(&id, &rows)?;
            }
            store.users_remove(&id, &gone)
        });
        match kept.await {
            Ok(_) => self.people_changed(app),
            Err(error) => tracing::warn!(%error, "what a job changed could not be kept"),
        }
    }
}

fn touched(row: UserRow, touch: &Touch) -> UserRow {
    match touch {
        Touch::Role(role) => UserRow { role: Some(role.clone()), ..row },
        Touch::Tags(tags) => UserRow { tags: tags.clone(), ..row },
        Touch::Deactivated(at) => {
            let online = if at.is_some() { Some(false) } else { row.online };
            UserRow { deactivated_at: *at, online, ..row }
        }
        Touch::Gone | Touch::User { .. } | Touch::Group(_) => row,
    }
}
