//! Every endpoint sends what the contract allows, and can say all that it documents.

use serde_json::Value;

use crate::contract::{Operation, operations};
use crate::coverage::endpoint_for;
use crate::exceptions::{Used, fields, requests, required};
use crate::operations::endpoints;
use crate::probe::{Probe, Received};
use crate::same::differences;
use crate::sample;

/// Requests as documented: every example and every alternative of the body, with all parameters.
fn documented(operation: &Operation, probe: &Probe) -> Vec<Received> {
    let path = probe.matches(operation).expect("the endpoint serves the operation");
    let query: Vec<(String, String)> = operation
        .parameters()
        .into_iter()
        .filter(|parameter| parameter.place == "query")
        .map(|parameter| {
            let text = as_text(&sample::value(&parameter.name, &parameter.schema));
            (parameter.name, text)
        })
        .collect();
    let on_behalf_of = operation.parameter("onBehalfOf").map(|_| "cometchat-uid-1".to_owned());
    let bare = Received { path, query, on_behalf_of, body: None };
    let mut bodies: Vec<Value> = operation.body_schema().map(sample::bodies).unwrap_or_default();
    bodies.extend(operation.request_examples().into_iter().cloned());
    if bodies.is_empty() {
        return vec![bare];
    }
    bodies.into_iter().map(|body| Received { body: Some(body), ..bare.clone() }).collect()
}

fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(as_text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

#[test]
fn every_documented_request_is_read_and_written_as_it_was() {
    let mut used = Used::of(requests());
    let mut wrong = Vec::new();
    for operation in operations() {
        let Some(probe) = endpoint_for(operation) else { continue };
        for received in documented(operation, probe) {
            let name = operation.name();
            let mut tell = |path: String| {
                if !used.allows(&name, &path) {
                    wrong.push(format!("{name} → {}: {path}", probe.name));
                }
            };
            let written = match (probe.request)(received.clone()) {
                Ok(written) => written,
                Err(error) => {
                    tell(format!("not read: {error}"));
                    continue;
                }
            };
            assert_eq!(written.method.as_str(), operation.verb);
            assert_eq!(written.path.split('/').count(), operation.path.split('/').count());
            let pairs = |pairs: &[(String, String)]| -> Value {
                pairs.iter().map(|(n, v)| (n.clone(), Value::String(v.clone()))).collect()
            };
            for path in differences(&pairs(&received.query), &pairs(&written.query)) {
                tell(format!("query{path}"));
            }
            let body = received.body.clone().unwrap_or_default();
            for path in differences(&body, written.body.as_ref().unwrap_or(&Value::Null)) {
                tell(format!("body{path}"));
            }
            let sent = written.headers.iter().find(|(name, _)| *name == "onBehalfOf");
            assert_eq!(sent.map(|(_, uid)| uid), received.on_behalf_of.as_ref(), "{name}");
            for (header, _) in written.headers.iter().filter(|(name, _)| *name != "onBehalfOf") {
                assert!(operation.parameter(header).is_some(), "{name} has no header {header}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    used.assert_all_needed();
}

#[test]
fn no_endpoint_has_a_field_that_the_contract_does_not_know() {
    let mut used = Used::of(fields());
    let mut wrong = Vec::new();
    for probe in endpoints().iter().filter(|p| p.route.host != cometchat_api::Host::Client) {
        let served: Vec<&Operation> =
            operations().iter().filter(|o| probe.matches(o).is_some()).collect();
        for name in probe.free_names() {
            let is_known = served.iter().any(|operation| {
                operation.parameter(name).is_some_and(|parameter| parameter.place == "query")
                    || operation
                        .body_schema()
                        .map(sample::alternatives)
                        .unwrap_or_default()
                        .iter()
                        .any(|(properties, _)| properties.contains_key(name))
            });
            if !is_known && !used.allows(probe.name, name) {
                wrong.push(format!("{}: {name}", probe.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    used.assert_all_needed();
}

#[test]
fn what_the_contract_requires_the_types_require() {
    let mut used = Used::of(required());
    let mut wrong = Vec::new();
    for operation in operations() {
        let Some(probe) = endpoint_for(operation) else { continue };
        let must: Vec<Vec<String>> = operation
            .body_schema()
            .map(sample::alternatives)
            .unwrap_or_default()
            .into_iter()
            .map(|(_, required)| required)
            .collect();
        for (index, received) in documented(operation, probe).into_iter().enumerate() {
            let mut tell = |name: &str, lacking: Received| {
                if (probe.request)(lacking).is_ok() && !used.allows(&operation.name(), name) {
                    wrong.push(format!("{} → {}: {name}", operation.name(), probe.name));
                }
            };
            for name in must.get(index).into_iter().flatten() {
                let mut lacking = received.clone();
                if let Some(Value::Object(body)) = &mut lacking.body {
                    body.remove(name);
                }
                tell(name, lacking);
            }
            for parameter in operation.parameters().into_iter().filter(|p| p.required) {
                let mut lacking = received.clone();
                match parameter.place.as_str() {
                    "query" => lacking.query.retain(|(name, _)| *name != parameter.name),
                    _ if parameter.name == "onBehalfOf" => lacking.on_behalf_of = None,
                    _ => continue,
                }
                tell(&parameter.name, lacking);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    used.assert_all_needed();
}

#[test]
fn a_body_goes_as_a_form_only_where_that_is_documented() {
    let mut wrong = Vec::new();
    for operation in operations() {
        let Some(probe) = endpoint_for(operation) else { continue };
        if probe.route.multipart != operation.is_form() {
            wrong.push(operation.name());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
