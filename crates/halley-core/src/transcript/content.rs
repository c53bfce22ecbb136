//! What a message says, by its category.

use cometchat_api::chat::messages::{Action, Category, Entity, Message, MessageType};
use serde_json::Value;

use crate::transcript::actions::{self, Actors};
use crate::transcript::calls::{self, Call};
use crate::transcript::view::Pictures;
use crate::transcript::{
    Attachment, CallKind, CallView, InteractiveView, TextPart, attachments, data, names, parts,
};

/// What a message says.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub(crate) parts: Vec<TextPart>,
    pub(crate) truncated: bool,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) action: Option<String>,
    pub(crate) call: Option<CallView>,
    pub(crate) custom: Option<String>,
    pub(crate) interactive: Option<InteractiveView>,
}

/// Reads what a message says; a tombstone says nothing.
pub(crate) fn of(message: &Message, pictures: &dyn Pictures) -> Content {
    if message.is_deleted() {
        return Content::default();
    }
    let (parts, truncated) = match full_text(message) {
        Some(text) => parts::split(text, |uid| names::of(message, uid)),
        None => (Vec::new(), false),
    };
    let mut content = Content {
        parts,
        truncated,
        attachments: attachments::of(message, pictures),
        action: sentence(message),
        ..Content::default()
    };
    let body = &message.data;
    match &message.category {
        Some(Category::Message) => {}
        Some(Category::Custom) => {
            content.custom = body.custom_data.as_ref().and_then(data::pretty);
        }
        Some(Category::Call) => content.call = call(message),
        Some(Category::Interactive) => {
            if let Some(form) = &body.interactive_data {
                content.interactive = Some(InteractiveView {
                    title: data::title(form),
                    elements: data::elements(form),
                });
                content.custom = data::pretty(form);
            }
        }
        Some(Category::Agentic) => {
            content.custom = body.extra.get("toolCalls").and_then(data::pretty);
        }
        Some(Category::Card) => content.custom = body.extra.get("card").and_then(data::pretty),
        Some(Category::Action) if content.action.is_some() => {}
        Some(Category::Action | Category::Other(_)) | None => {
            content.custom = unknown(message);
        }
    }
    content
}

/// The whole text of a message, before it is split; a card may carry it inside.
pub(crate) fn full_text(message: &Message) -> Option<&str> {
    let card = || message.data.extra.get("card")?.get("fallbackText")?.as_str();
    message.data.text.as_deref().filter(|text| !text.is_empty()).or_else(card)
}

/// The sentence of an action, a call or an agent's use of a tool.
pub(crate) fn sentence(message: &Message) -> Option<String> {
    match (&message.category, &message.kind) {
        (Some(Category::Action), Some(MessageType::Message)) => Some(message_action(message)),
        (Some(Category::Action), _) => {
            let action = message.data.action.as_ref().map_or("", Action::as_str);
            Some(actions::sentence(action, &actors(message)))
        }
        (Some(Category::Call), _) => Some(calls::sentence(&facts(message))),
        (Some(Category::Agentic), Some(MessageType::ToolArguments)) => Some(tools(message)),
        (Some(Category::Agentic), Some(MessageType::ToolResult)) => {
            Some("A tool answered the AI agent".to_owned())
        }
        _ => None,
    }
}

fn message_action(message: &Message) -> String {
    let by = actions::name(actors(message).by.as_deref(), "Someone");
    match message.data.action {
        Some(Action::Edited) => format!("{by} edited a message"),
        Some(Action::Deleted) => format!("{by} deleted a message"),
        _ => format!("{by} changed a message"),
    }
}

fn actors(message: &Message) -> Actors {
    let entities = message.data.entities.as_ref();
    let name = |entity: Option<&Entity>| entity.and_then(names::of_entity);
    let scope = message.data.extras.as_ref().and_then(|extras| extras.scope.as_ref());
    Actors {
        by: name(entities.and_then(|e| e.by.as_ref().or(e.sender.as_ref())))
            .or_else(|| names::of(message, message.sender.as_str())),
        on: name(entities.and_then(|e| e.on.as_ref())),
        at: name(entities.and_then(|e| e.target.as_ref().or(e.receiver.as_ref()))),
        scope: scope.and_then(|scope| {
            Some((scope.old.as_ref()?.to_string(), scope.new.as_ref()?.to_string()))
        }),
    }
}

fn facts(message: &Message) -> Call<'_> {
    let entities = message.data.entities.as_ref();
    let session = entities.and_then(|e| match e.on.as_ref() {
        Some(Entity::Call(call)) => Some(&**call),
        _ => None,
    });
    let at = |end: &str| {
        let entity = session?.extra.get("data")?.get("entities")?.get(end)?.get("entity")?;
        let named = entity.get("name").or_else(|| entity.get("uid"))?.as_str()?;
        Some(named.to_owned())
    };
    let Actors { by, at: target, .. } = actors(message);
    let status = session
        .and_then(|session| session.status.as_ref().map(|status| status.as_str()))
        .or_else(|| message.data.action.as_ref().map(Action::as_str));
    let lasted = session.and_then(|session| {
        let span = || {
            let start = session.started_at.or(session.joined_at).filter(|at| *at > 0)?;
            let end = session.ended_at.or(session.left_at).filter(|at| *at > 0)?;
            Some(end - start)
        };
        session.duration.filter(|secs| *secs > 0).or_else(span)
    });
    Call {
        status: status.unwrap_or_default(),
        kind: match message.kind {
            Some(MessageType::Video) => CallKind::Video,
            _ => CallKind::Audio,
        },
        caller: at("sender").or_else(|| by.clone()),
        called: at("receiver").or(target),
        group: message.receiver_type == Some(cometchat_api::chat::messages::ReceiverType::Group),
        by,
        duration_secs: lasted.and_then(|secs| u32::try_from(secs).ok()),
    }
}

fn call(message: &Message) -> Option<CallView> {
    let facts = facts(message);
    Some(CallView {
        status: crate::transcript::text::label(facts.status),
        kind: facts.kind,
        duration_secs: facts.duration_secs,
    })
}

fn tools(message: &Message) -> String {
    let calls = message.data.extra.get("toolCalls").and_then(Value::as_array);
    let tool = calls.and_then(|calls| calls.first()).and_then(|call| {
        let function = call.get("function")?;
        function.get("displayName").or_else(|| function.get("name"))?.as_str()
    });
    match (tool, calls.map_or(0, Vec::len)) {
        (Some(tool), n) if n > 1 => {
            format!(
                "The AI agent asked {} and {} more tools",
                actions::name(Some(tool), "a tool"),
                n - 1
            )
        }
        (tool, _) => format!("The AI agent asked {}", actions::name(tool, "a tool")),
    }
}

/// All the data of a message whose category this version does not know, without the people.
fn unknown(message: &Message) -> Option<String> {
    let mut value = serde_json::to_value(&message.data).ok()?;
    if let Value::Object(fields) = &mut value {
        for key in ["entities", "text", "attachments", "reactions", "mentions", "resource"] {
            fields.remove(key);
        }
    }
    data::pretty(&value)
}
