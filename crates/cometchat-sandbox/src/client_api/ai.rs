//! What is asked of the service's models. The sandbox has none: its answers are made of the
//! conversation's own words, so that a program can be seen to ask about the right one.

use cometchat_api::live::{
    AskBotAboutGroup, AskBotAboutUser, BotReply, ConversationStarters, ConversationSummary,
    SmartReplies, SuggestRepliesToGroup, SuggestRepliesToUser, SuggestStartInGroup,
    SuggestStartWithUser, SuggestedReplies, SummariseGroup, SummariseWithUser,
};
use cometchat_api::{ApiError, Uid};
use indexmap::IndexSet;

use crate::chat::conversations::{existing, group, pair};
use crate::chat::messages::bot;
use crate::refuse;
use crate::scene::Read;
use crate::serve::Mount;
use crate::world::{Peers, Stored};

/// Mounts them.
pub(super) fn section() -> Mount {
    Mount::default()
        .read(|r, asked: SuggestRepliesToUser| replies(r, &pair(r, &asked.uid)?))
        .read(|r, asked: SuggestRepliesToGroup| replies(r, &group(r, &asked.guid)?))
        .read(|r, asked: SuggestStartWithUser| Ok(starters(r, &pair(r, &asked.uid)?)))
        .read(|r, asked: SuggestStartInGroup| Ok(starters(r, &group(r, &asked.guid)?)))
        .read(|r, asked: SummariseWithUser| {
            summary(r, &pair(r, &asked.uid)?).map(|summary| ConversationSummary { summary })
        })
        .read(|r, asked: SummariseGroup| {
            summary(r, &group(r, &asked.guid)?).map(|summary| ConversationSummary { summary })
        })
        .read(|r, asked: AskBotAboutUser| {
            help(r, &pair(r, &asked.uid)?, &asked.bot_id, &asked.question)
        })
        .read(|r, asked: AskBotAboutGroup| {
            help(r, &group(r, &asked.guid)?, &asked.bot_id, &asked.question)
        })
}

/// Who asks, and about which conversation.
type Asked = (Uid, Peers);

/// What was said in words, oldest first, as the one who asks sees it.
fn said<'a>(r: Read<'a>, (me, peers): &Asked) -> Result<Vec<(&'a Stored, &'a str)>, ApiError> {
    let numbers = existing(r.app, peers)?.seen_by(Some(me)).to_vec();
    let seen = numbers.into_iter().filter_map(|number| r.app.messages.get(number));
    let seen = seen.filter(|it| !it.is_deleted() && (!it.withheld || it.message.sender == *me));
    Ok(seen.filter_map(|it| Some((it, it.message.data.text.as_deref()?))).collect())
}

fn replies(r: Read<'_>, asked: &Asked) -> Result<SuggestedReplies, ApiError> {
    let said = said(r, asked)?;
    let last = said.iter().rev().find(|(stored, _)| stored.message.sender != asked.0);
    let replies = match last {
        None => SmartReplies::default(),
        Some((_, text)) => SmartReplies {
            positive: Some(format!("Yes: “{text}” is fine with me.")),
            neutral: Some(format!("Let me think about “{text}”.")),
            negative: Some(format!("No, not “{text}”.")),
        },
    };
    Ok(SuggestedReplies { replies })
}

fn starters(r: Read<'_>, (me, peers): &Asked) -> ConversationStarters {
    let whom = match peers {
        Peers::Group(guid) => r.app.plain_group(guid).name,
        pair @ Peers::Pair(..) => r.app.plain_user(pair.other(me).unwrap_or(me)).name,
    };
    ConversationStarters {
        sentences: ["Hello", "Good to see you here", "What is new"]
            .map(|words| format!("{words}, {whom}!"))
            .into(),
    }
}

fn summary(r: Read<'_>, asked: &Asked) -> Result<String, ApiError> {
    let said = said(r, asked)?;
    let (Some((_, first)), Some((_, last))) = (said.first(), said.last()) else {
        return Ok("Nothing was said in words.".to_owned());
    };
    let who: IndexSet<&Uid> = said.iter().map(|(stored, _)| &stored.message.sender).collect();
    let names: Vec<_> = who.into_iter().map(|uid| r.app.plain_user(uid).name).collect();
    Ok(format!("{} messages of {}, from “{first}” to “{last}”.", said.len(), names.join(", ")))
}

fn help(r: Read<'_>, asked: &Asked, bot_id: &Uid, question: &str) -> Result<BotReply, ApiError> {
    bot(r.app, bot_id)?;
    if question.is_empty() {
        return Err(refuse::field("question", "The question field is required."));
    }
    Ok(BotReply { reply: format!("You asked “{question}”. {}", summary(r, asked)?) })
}
