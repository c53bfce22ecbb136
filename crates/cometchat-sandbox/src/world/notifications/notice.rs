//! What of an event people are to be told, and who.

use std::collections::BTreeSet;

use cometchat_api::Uid;
use cometchat_api::chat::messages::{Action, Category, Entity, Message};
use cometchat_api::chat::reactions::Reaction;

use super::preferences::{GROUP, ONE_ON_ONE};
use crate::world::{App, Peers, What};

/// Something to tell.
#[derive(Clone, Debug)]
pub(super) struct Notice {
    /// What happened, such as `after_message`.
    pub(super) trigger: &'static str,
    /// Section and key of the settings that decide, such as `group` and `messages`.
    pub(super) section: &'static str,
    /// See `section`.
    pub(super) key: &'static str,
    /// Reason to log where they decide against it.
    pub(super) reason: &'static str,
    /// The message it is about.
    pub(super) message: Message,
    /// Who sent that.
    pub(super) author: Uid,
    /// The reaction, where it is about one.
    pub(super) reaction: Option<Reaction>,
    /// Where.
    pub(super) peers: Peers,
    /// Who is mentioned.
    pub(super) mentioned: BTreeSet<Uid>,
    /// Who is to be told, unless they do not want it.
    pub(super) receivers: Vec<Uid>,
}

impl Notice {
    /// What of an event people are to be told, if anything.
    pub(super) fn of(app: &App, peers: Option<&Peers>, what: &What) -> Option<Self> {
        let peers = peers?;
        match what {
            What::Sent(message) => sent(app, peers, message),
            What::Edited(action) => change(app, peers, action, "message_edited", "messageEdited"),
            What::Deleted(action) => {
                change(app, peers, action, "message_deleted", "messageDeleted")
            }
            What::Reacted { added: true, reaction, message } => {
                let mut notice = new(app, peers, message, &reaction.uid);
                notice.trigger = "message_reaction_added";
                (notice.key, notice.reason) = ("reactions", "REACTIONS_PREFERENCE");
                notice.reaction = Some(reaction.clone());
                let author = message.sender.clone();
                let wants_all = |uid: &Uid| *uid == author || app.wants_all_reactions(uid, peers);
                notice.receivers.retain(wants_all);
                Some(notice)
            }
            _ => None,
        }
    }

    /// That a message was sent, to nobody yet.
    pub(super) fn about(message: &Message, peers: &Peers) -> Self {
        Self {
            trigger: "after_message",
            section: if matches!(peers, Peers::Group(_)) { GROUP } else { ONE_ON_ONE },
            key: "messages",
            reason: "MESSAGES_PREFERENCE",
            message: message.clone(),
            author: message.sender.clone(),
            reaction: None,
            peers: peers.clone(),
            mentioned: message.data.mentions.iter().flat_map(|it| it.keys().cloned()).collect(),
            receivers: Vec::new(),
        }
    }

    /// Whether it is about a message itself, which alone e-mails and texts tell of.
    pub(super) fn is_of_message(&self) -> bool {
        self.trigger == "after_message"
    }
}

/// A message to everybody in a conversation but the one who acts.
fn new(app: &App, peers: &Peers, message: &Message, by: &Uid) -> Notice {
    let about = Notice::about(message, peers);
    let receivers: Vec<Uid> = match peers {
        pair @ Peers::Pair(..) => pair.other(by).cloned().into_iter().collect(),
        Peers::Group(guid) => {
            let members = app.groups.get(guid).map(|group| group.members.keys());
            members.into_iter().flatten().filter(|uid| *uid != by).cloned().collect()
        }
    };
    let receivers = receivers.into_iter().filter(|uid| app.active(uid).is_ok()).collect();
    Notice { receivers, ..about }
}

fn sent(app: &App, peers: &Peers, message: &Message) -> Option<Notice> {
    let mut notice = new(app, peers, message, &message.sender);
    match message.category.as_ref()? {
        Category::Action => {
            (notice.trigger, notice.key) = of_members(message.data.action.as_ref()?)?;
            notice.reason = "GROUP_ACTIONS_PREFERENCE";
        }
        Category::Call => {
            (notice.trigger, notice.key) = of_call(message.data.action.as_ref()?)?;
            (notice.section, notice.reason) = ("call", "CALL_PREFERENCE");
        }
        _ if message.parent_id.is_some() => {
            (notice.key, notice.reason) = ("replies", "REPLIES_PREFERENCE");
        }
        _ if message.quoted_message_id.is_some() => {
            (notice.key, notice.reason) = ("quotedReplies", "QUOTED_REPLIES_PREFERENCE");
        }
        _ => {}
    }
    Some(notice)
}

fn change(
    app: &App,
    peers: &Peers,
    action: &Message,
    trigger: &'static str,
    key: &'static str,
) -> Option<Notice> {
    let on = action.data.entities.as_ref().and_then(|entities| entities.on.as_ref());
    let Some(Entity::Message(subject)) = on else { return None };
    let mut notice = new(app, peers, subject, &action.sender);
    (notice.trigger, notice.key) = (trigger, key);
    notice.reason = "MESSAGE_ACTIONS_PREFERENCE";
    Some(notice)
}

fn of_members(action: &Action) -> Option<(&'static str, &'static str)> {
    Some(match action {
        Action::Joined => ("after_group_joined", "memberJoined"),
        Action::Left => ("after_group_left", "memberLeft"),
        Action::Added => ("after_group_members_added", "memberAdded"),
        Action::Kicked => ("after_group_members_kicked", "memberKicked"),
        Action::Banned => ("after_group_members_banned", "memberBanned"),
        Action::Unbanned => ("after_group_members_unbanned", "memberUnbanned"),
        Action::ScopeChanged => ("after_scope_changed", "memberScopeChanged"),
        _ => return None,
    })
}

fn of_call(action: &Action) -> Option<(&'static str, &'static str)> {
    Some(match action {
        Action::Initiated => ("initiated", "initiated"),
        Action::Rejected => ("rejected", "rejected"),
        Action::Cancelled => ("cancelled", "cancelled"),
        Action::Unanswered => ("unanswered", "unanswered"),
        _ => return None,
    })
}
