use cometchat_api::chat::conversations::{self as api, Peer};
use cometchat_api::page::Listing;
use cometchat_api::wire::Single;
use cometchat_api::{ApiError, ConversationId, Done, Uid};

use super::{of_user, shown, unread_in};
use crate::meta::Page;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{App, Conversation, Peers};

/// Mounts lists and the deprecated operations by id.
pub(super) fn mounted() -> Mount {
    Mount::default().read(list).read(get).write(delete)
}

/// Lists the conversations of the acting user, newest first. Without one, those of all users: once
/// for each user in them, by uid, unless `unique` is asked for.
pub(crate) fn list(
    r: Read<'_>,
    asked: api::ListConversations,
) -> Result<Listing<api::Conversation>, ApiError> {
    list_of(r, asked, |_| true)
}

/// Lists those of the conversations that are wanted.
pub(crate) fn list_of(
    r: Read<'_>,
    asked: api::ListConversations,
    wanted: impl Fn(&Conversation) -> bool,
) -> Result<Listing<api::Conversation>, ApiError> {
    let once = asked.unique == Some(1);
    if once && r.actor().is_some() {
        return Err(refuse::field("unique", "unique cannot be used with the onBehalfOf header."));
    }
    let mut rows: Vec<Row<'_>> = match r.actor() {
        Some(actor) => of_user(r.app, actor).map(|it| Row { viewer: Some(actor), it }).collect(),
        None if once => r.app.conversations.all().map(|it| Row { viewer: None, it }).collect(),
        None => r.app.conversations.all().flat_map(|it| sides(r.app, it)).collect(),
    };
    rows.retain(|row| wanted(row.it) && row.passes(r, &asked));
    rows.sort_by(|a, b| {
        let by_uid = if r.actor().is_none() { a.viewer.cmp(&b.viewer) } else { 0.cmp(&0) };
        by_uid
            .then_with(|| b.pinned(r.app).cmp(&a.pinned(r.app)))
            .then_with(|| b.it.updated_at.cmp(&a.it.updated_at))
            .then_with(|| b.it.numbers.last().cmp(&a.it.numbers.last()))
            .then_with(|| a.it.id.cmp(&b.it.id))
    });
    let page = Page::of(asked.page, asked.per_page);
    Ok(page.cut(&rows, |row| {
        let mut conversation = shown(r.app, row.it, row.viewer);
        if asked.with_tags != Some(true) {
            conversation.tags.clear();
        }
        if asked.with_user_and_group_tags == Some(true) {
            add_tags(r.app, &mut conversation);
        }
        conversation
    }))
}

/// A conversation as one of its users, or nobody, has it.
struct Row<'a> {
    viewer: Option<&'a Uid>,
    it: &'a Conversation,
}

fn sides<'a>(app: &'a App, it: &'a Conversation) -> Vec<Row<'a>> {
    match &it.peers {
        Peers::Pair(one, other) => {
            [one, other].into_iter().map(|uid| Row { viewer: Some(uid), it }).collect()
        }
        Peers::Group(guid) => app
            .groups
            .get(guid)
            .map(|group| group.members.keys().map(|uid| Row { viewer: Some(uid), it }).collect())
            .unwrap_or_default(),
    }
}

impl Row<'_> {
    fn pinned(&self, app: &App) -> bool {
        self.viewer
            .is_some_and(|viewer| self.it.sides.get(viewer).is_some_and(|side| side.pinned_at > 0))
            || app.conversations.pinned.iter().any(|(id, _)| *id == self.it.id)
    }

    fn passes(&self, r: Read<'_>, asked: &api::ListConversations) -> bool {
        let app = r.app;
        // What a user cleared away comes back with the next message.
        let cleared = self.viewer.is_some_and(|viewer| {
            self.it.sides.get(viewer).is_some_and(|side| side.cleared_to > 0)
                && self.it.seen_by(Some(viewer)).is_empty()
        });
        if cleared
            || asked.conversation_type.as_ref().is_some_and(|kind| *kind != self.it.peers.kind())
        {
            return false;
        }
        let agentic = self.is_agentic(app);
        if agentic && asked.hide_agentic == Some(true)
            || !agentic && asked.only_agentic == Some(true)
        {
            return false;
        }
        let tagged = |wanted: &[String], tags: &[String]| {
            wanted.is_empty() || tags.iter().any(|tag| wanted.contains(tag))
        };
        let own = self.viewer.and_then(|viewer| self.it.sides.get(viewer));
        if !tagged(&asked.tags, own.map_or(&[], |side| side.tags.as_slice())) {
            return false;
        }
        let key = asked.search_key.as_deref().unwrap_or_default().trim().to_lowercase();
        match &self.it.peers {
            Peers::Pair(one, other) => {
                let with = match self.viewer {
                    Some(viewer) => vec![if viewer == one { other } else { one }],
                    None => vec![one, other],
                };
                let blocked = with.iter().any(|other| {
                    r.actor().is_some_and(|me| app.relations.blocked_at(me, other).is_some())
                });
                if blocked && asked.include_blocked_users != Some(true)
                    || !asked.group_tags.is_empty() && asked.user_tags.is_empty()
                {
                    return false;
                }
                with.iter().filter_map(|uid| app.people.get(uid.as_str())).any(|person| {
                    person.name.to_lowercase().contains(&key)
                        && tagged(&asked.user_tags, person.tags())
                }) && self.passes_unread(app, asked)
            }
            Peers::Group(guid) => {
                if !asked.user_tags.is_empty() && asked.group_tags.is_empty() {
                    return false;
                }
                app.groups.get(guid).is_ok_and(|group| {
                    group.about.name.to_lowercase().contains(&key)
                        && tagged(&asked.group_tags, &group.about.tags)
                }) && self.passes_unread(app, asked)
            }
        }
    }

    fn is_agentic(&self, app: &App) -> bool {
        match &self.it.peers {
            Peers::Pair(one, other) => {
                [one, other].into_iter().any(|uid| self.viewer != Some(uid) && app.is_agent(uid))
            }
            Peers::Group(_) => false,
        }
    }

    fn passes_unread(&self, app: &App, asked: &api::ListConversations) -> bool {
        asked.unread != Some(true)
            || self.viewer.is_some_and(|viewer| unread_in(app, self.it, viewer).0 > 0)
    }
}

fn add_tags(app: &App, conversation: &mut api::Conversation) {
    match &mut conversation.conversation_with {
        Some(Peer::User(user)) => {
            let person = app.people.get(user.uid.as_str());
            user.tags = person.map(|person| person.tags().to_vec()).unwrap_or_default();
        }
        Some(Peer::Group(group)) => {
            let known = app.groups.get(&group.guid);
            group.tags = known.map(|known| known.about.tags.clone()).unwrap_or_default();
        }
        _ => {}
    }
}

fn mine<'a>(r: Read<'a>, id: &ConversationId) -> Result<&'a Conversation, ApiError> {
    let me = r.by.needed_actor()?;
    r.app
        .conversations
        .get(id)
        .filter(|conversation| match &conversation.peers {
            pair @ Peers::Pair(..) => pair.other(me).is_some(),
            Peers::Group(guid) => {
                r.app.groups.get(guid).is_ok_and(|group| group.member(me).is_some())
            }
        })
        .ok_or_else(|| {
            refuse::with(
                "ERR_CONVERSATION_NOT_FOUND",
                format!("The conversation {id} does not exist."),
            )
        })
}

fn get(r: Read<'_>, asked: api::GetConversation) -> Result<Single<api::Conversation>, ApiError> {
    Ok(Single(shown(r.app, mine(r, &asked.conversation_id)?, r.actor())))
}

/// Deletes a conversation for all its users, with its messages.
fn delete(w: &mut Write<'_>, asked: api::DeleteConversation) -> Result<Done, ApiError> {
    let id = mine(w.read(), &asked.conversation_id)?.id.clone();
    for number in w.app.conversations.remove(&id) {
        w.app.messages.remove(number);
    }
    Ok(Done::because(format!(
        "The conversation {id} has been deleted successfully for all the users."
    )))
}
