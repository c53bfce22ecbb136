//! A documented operation as a request, made of the contract's own examples.

use cometchat_api::Host;
use cometchat_api::form::{Content, parts_of};
use serde_json::Value;

use super::contract::Operation;
use super::sample;
use super::stage::Stage;

/// An answer as it came.
pub(super) struct Answered {
    pub(super) status: u16,
    pub(super) body: Value,
}

/// Reads before writes, and things before what holds them: nothing is asked for after it is gone.
pub(super) fn place_in_order(operation: &Operation) -> (usize, std::cmp::Reverse<usize>) {
    let verbs = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    let verb = verbs.iter().position(|verb| *verb == operation.verb).unwrap();
    (verb, std::cmp::Reverse(operation.path.split('/').count()))
}

/// Sends it as the first of the people whom the samples name.
pub(super) async fn send(stage: &Stage, operation: &Operation) -> Answered {
    let mut asked = request(stage, operation);
    if let Some(body) = body(operation) {
        asked = if operation.is_form() { asked.multipart(form(&body)) } else { asked.json(&body) };
    }
    let answer = asked.send().await.unwrap();
    let status = answer.status().as_u16();
    let bytes = answer.bytes().await.unwrap();
    let body = serde_json::from_slice(&bytes);
    let body = body.unwrap_or_else(|_| panic!("{}: {status} {bytes:?}", operation.name()));
    Answered { status, body }
}

fn request(stage: &Stage, operation: &Operation) -> reqwest::RequestBuilder {
    let bases = stage.sandbox.bases(&stage.app.id);
    let base = match operation.host {
        Host::Chat => bases.chat,
        Host::Calls => bases.calls,
        Host::Client => bases.client,
        Host::Management => stage.sandbox.management_base(),
    };
    let segments = operation.path.split('/').map(|segment| {
        let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        name.map_or(segment, |name| id(stage, operation, name))
    });
    let mut url = url::Url::parse(&(base + &segments.collect::<Vec<_>>().join("/"))).unwrap();
    let mut on_behalf = false;
    for parameter in operation.parameters() {
        match parameter.place.as_str() {
            "query" if parameter.required => {
                let value = sample::value(&parameter.name, &parameter.schema);
                let sampled = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let known = stage.ids.iter().find(|(name, _)| *name == parameter.name);
                let text = known.map_or_else(sampled, |(_, id)| id.clone());
                url.query_pairs_mut().append_pair(&parameter.name, &text);
            }
            "header" if parameter.name.eq_ignore_ascii_case("onBehalfOf") => on_behalf = true,
            _ => {}
        }
    }
    let verb = operation.verb.parse::<reqwest::Method>().unwrap();
    let mut asked = stage.http.request(verb, url);
    let (key, secret) = stage.sandbox.account();
    asked = match operation.host {
        Host::Management => asked
            .header("key", key.expose())
            .header("secret", secret.expose())
            .basic_auth(key.expose(), Some(secret.expose())),
        _ => asked.header("apikey", stage.app.full_access.expose()),
    };
    if on_behalf { asked.header("onbehalfof", "cometchat-uid-1") } else { asked }
}

/// The id for a placeholder; what the samples name where the stage knows none.
fn id<'a>(stage: &'a Stage, operation: &Operation, name: &str) -> &'a str {
    let of_message = operation.path.starts_with("/messages/{");
    let known = stage.ids.iter().find(|(known, _)| *known == name);
    match known {
        Some((_, id)) if name != "id" || of_message => id,
        _ => "7",
    }
}

fn body(operation: &Operation) -> Option<Value> {
    let example = operation.request_examples().first().copied().cloned();
    let sampled = || operation.body_schema().map(sample::bodies)?.into_iter().next();
    if operation.is_form() { sampled().or(example) } else { example.or_else(sampled) }
}

fn form(body: &Value) -> reqwest::multipart::Form {
    parts_of(body).into_iter().fold(reqwest::multipart::Form::new(), |form, part| {
        match part.content {
            Content::Text(text) => form.text(part.name, text),
            Content::File(file) => {
                let bytes = reqwest::multipart::Part::bytes(file.content);
                form.part(part.name, bytes.file_name(file.file_name))
            }
        }
    })
}
