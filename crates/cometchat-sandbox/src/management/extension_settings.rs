//! Settings of extensions (`contract/management/extension-settings.yaml`): each extension's own
//! server answers within the service's envelope, also where it refuses.

use cometchat_api::ApiError;
use cometchat_api::endpoint::{Endpoint, Method};
use cometchat_api::id::ExtensionId;
use cometchat_api::management::extension_settings::{
    self as api, ExtensionReply, ExtensionVersion, Schema, schema_of,
};
use cometchat_api::secret::SecretJson;
use cometchat_api::wire::Wrapped;
use serde_json::{Value, json};

use super::extensions::known;
use crate::refuse;
use crate::scene::Caller;
use crate::serve::Mount;
use crate::server::Server;
use crate::world::{App, AppCell, app_token};

mod certificates;
mod given;
mod widgets;

const WIDGET: &str = "widget";

/// Mounts the section.
pub(crate) fn section() -> Mount {
    let settings = Mount::default().wide(get).wide(store).wide(replace).wide(delete);
    settings.and(certificates::mounted())
}

type Reply = Result<Wrapped<ExtensionReply>, ApiError>;

/// The app and what is known of the extension's settings, if the service has such an operation.
fn at<E: Endpoint>(
    server: &Server,
    app_id: &str,
    (id, version): (&ExtensionId, &ExtensionVersion),
) -> Result<(AppCell, &'static Schema), ApiError> {
    let cell = server.world().unarchived(app_id)?;
    known(id)?;
    let (method, schema) = (E::ROUTE.method, schema_of(id.as_str()));
    let has = |schema: &&Schema| {
        schema.version == version.as_str()
            && (method != Method::Post || schema.stored_by_post)
            && (method != Method::Delete || schema.deletable)
    };
    let schema = schema.filter(has).ok_or_else(|| {
        let path = format!("/apps/{app_id}/extensions/{id}/{version}/settings");
        refuse::no_such_operation(method.as_str(), &path)
    })?;
    if !cell.read().extensions.active.contains(id) {
        return Err(refuse::with(
            "ERR_EXTENSION_INACTIVE",
            format!("The extension {id} is not enabled for the app {app_id}."),
        ));
    }
    Ok((cell, schema))
}

fn get(server: &Server, _: &Caller, asked: api::GetExtensionSettings) -> Reply {
    let place = (&asked.extension_id, &asked.version);
    let (cell, schema) = at::<api::GetExtensionSettings>(server, asked.app_id.as_str(), place)?;
    let app = cell.read();
    if schema.extension == WIDGET {
        return answer(json!({ "data": widgets::all(&app) }));
    }
    answer(json!({ "data": { "settings": shown(&app, &asked.extension_id) } }))
}

fn store(server: &Server, _: &Caller, asked: api::StoreExtensionSettings) -> Reply {
    let place = (&asked.extension_id, &asked.version);
    let (cell, schema) = at::<api::StoreExtensionSettings>(server, asked.app_id.as_str(), place)?;
    let given = asked.settings.unwrap_or_default();
    keep(&mut cell.write(), schema, Method::Post, given.expose().clone())
}

fn replace(server: &Server, _: &Caller, asked: api::ReplaceExtensionSettings) -> Reply {
    let place = (&asked.extension_id, &asked.version);
    let (cell, schema) = at::<api::ReplaceExtensionSettings>(server, asked.app_id.as_str(), place)?;
    let given = if schema.in_settings {
        asked.settings.unwrap_or_default().expose().clone()
    } else {
        json!({
            "defaultMasterStickersData": asked.default_master_stickers_data,
            "customStickersData": asked.custom_stickers_data,
        })
    };
    keep(&mut cell.write(), schema, Method::Put, given)
}

fn delete(server: &Server, _: &Caller, asked: api::DeleteExtensionSettings) -> Reply {
    let place = (&asked.extension_id, &asked.version);
    let (cell, schema) = at::<api::DeleteExtensionSettings>(server, asked.app_id.as_str(), place)?;
    cell.write().extensions.settings.shift_remove(&asked.extension_id);
    answer(match schema.extension {
        "gifs-giphy" | "image-moderation" => json!({ "data": { "settings": { "success": true } } }),
        "sms-notification" => json!({ "success": true }),
        _ => json!({ "data": { "success": true } }),
    })
}

fn keep(app: &mut App, schema: &Schema, method: Method, given: Value) -> Reply {
    let wrong = given::wrong(schema, &given);
    if !wrong.is_empty() {
        return refused(wrong);
    }
    if schema.extension == WIDGET {
        return match widgets::keep(app, method, given) {
            Ok(data) => answer(json!({ "data": data })),
            Err(sentence) => refused(vec![sentence]),
        };
    }
    let id = ExtensionId::new(schema.extension);
    let kept = given::settled(schema, given);
    app.extensions.settings.insert(id.clone(), kept);
    answer(match schema.extension {
        "data-masking" | "profanity-filter" | "stickers" => json!({ "data": { "success": true } }),
        "sms-notification" => json!({ "success": true }),
        _ => {
            let mut settings = shown(app, &id);
            if let (Value::Object(fields), false) = (&mut settings, has_reply_address(&id)) {
                fields.remove("appId");
            }
            json!({ "data": { "settings": settings } })
        }
    })
}

/// What was stored, with what the extension's server adds.
fn shown(app: &App, id: &ExtensionId) -> Value {
    let mut settings = app.extensions.settings.get(id).cloned().unwrap_or_else(|| json!({}));
    let bare = ["image-moderation", "message-shortcuts"].contains(&id.as_str());
    if let Value::Object(fields) = &mut settings
        && !bare
    {
        fields.insert("appId".to_owned(), json!(app.id));
        if has_reply_address(id) {
            let (region, token) = (&app.region, app_token(&app.id));
            let url = format!("https://{id}-{region}.cometchat.io/v1/reply?token={token}");
            fields.insert("webhookURL".to_owned(), json!(url));
        }
    }
    settings
}

/// The two help desks that answer through an address of their own.
fn has_reply_address(id: &ExtensionId) -> bool {
    ["chatwoot", "intercom"].contains(&id.as_str())
}

fn answer(body: Value) -> Reply {
    reply(200, true, body)
}

/// The service's envelope says success even so: the refusal is the extension's.
fn refused(sentences: Vec<String>) -> Reply {
    let message = sentences.join(" ");
    reply(400, false, json!({ "error": { "code": "ERR_BAD_REQUEST", "message": message } }))
}

fn reply(status: u16, success: bool, body: Value) -> Reply {
    Ok(Wrapped(ExtensionReply {
        status_code: Some(status),
        success: Some(success),
        response_time: Some(0.125),
        body: SecretJson::new(body),
        ..ExtensionReply::default()
    }))
}
