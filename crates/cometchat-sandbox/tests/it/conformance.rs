//! Every documented operation, sent to a seeded sandbox with the contract's own values: it answers
//! a success of the documented shape or a documented refusal, or stands in the list of what is not
//! served.

#[path = "../../../cometchat-api/tests/it/contract.rs"]
#[expect(dead_code, reason = "the tests of the api crate use the rest of it")]
mod contract;
mod exceptions;
#[path = "../../../cometchat-api/tests/it/sample.rs"]
mod sample;
mod send;
mod shape;
mod stage;

use std::collections::BTreeSet;
use std::path::Path;

use cometchat_api::Host;
use cometchat_sandbox::Sandbox;
use serde_json::Value;

use contract::{Operation, operations};
use exceptions::{NOT_SERVED, OTHER_SHAPE, OWN_CODES};
use stage::Stage;

/// Whether a documented path is one that a template stands for.
fn is_at(template: &str, path: &str) -> bool {
    let (ours, theirs): (Vec<_>, Vec<_>) =
        (template.split('/').collect(), path.split('/').collect());
    let fits = |(ours, theirs): (&&str, &&str)| ours.starts_with('{') || ours == theirs;
    ours.len() == theirs.len() && ours.iter().zip(&theirs).all(fits)
}

fn is_served(operation: &Operation) -> bool {
    Sandbox::operations().iter().any(|(host, method, path)| {
        *host == operation.host && method.as_str() == operation.verb && is_at(path, &operation.path)
    })
}

fn reason_against(operation: &Operation) -> Option<&'static str> {
    NOT_SERVED
        .iter()
        .find(|(host, start, _)| *host == operation.host && operation.path.starts_with(start))
        .map(|(_, _, reason)| *reason)
}

/// Codes that the contract names anywhere.
fn documented_codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let mut folders = vec![contract::root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let words = text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_');
            codes.extend(words.filter(|word| word.contains("ERR_")).map(str::to_owned));
        }
    }
    codes
}

/// What is wrong with an answer, if anything.
fn complaint(
    operation: &Operation,
    answer: &send::Answered,
    codes: &BTreeSet<String>,
) -> Option<String> {
    if let Some(error) = answer.body.get("error") {
        let code = error["code"].as_str().unwrap_or_default();
        let is_known = codes.contains(code) || OWN_CODES.iter().any(|(own, _)| *own == code);
        let fits = is_known && answer.status >= 400 && error["message"].is_string();
        return (!fits).then(|| format!("refused with {}: {error}", answer.status));
    }
    if !(200..300).contains(&answer.status) {
        return Some(format!("answered {} without an error", answer.status));
    }
    let examples: Vec<&Value> = operation
        .response_examples()
        .into_iter()
        .filter(|(status, _)| status.starts_with('2'))
        .map(|(_, example)| example)
        .collect();
    let misfits: Vec<String> = examples
        .iter()
        .map(|example| shape::misfit(&answer.body, example, ""))
        .collect::<Option<_>>()?;
    misfits.into_iter().next().filter(|misfit| {
        let name = operation.name();
        !OTHER_SHAPE.iter().any(|(odd, place, _)| *odd == name && misfit.starts_with(place))
    })
}

#[tokio::test]
async fn every_documented_operation_is_served_as_documented_or_listed_with_its_reason() {
    let stage = Stage::new().await;
    let codes = documented_codes();
    let (mut n_served, mut n_sent, mut n_succeeded) = (0, 0, 0);
    let (mut wrong, mut refused) = (Vec::new(), Vec::new());
    let mut in_order: Vec<&Operation> = operations().iter().collect();
    in_order.sort_by_key(|operation| send::place_in_order(operation));
    for operation in in_order {
        let name = operation.name();
        match (is_served(operation), reason_against(operation)) {
            (true, None) => n_served += 1,
            (false, Some(_)) => continue,
            (true, Some(_)) => {
                wrong.push(format!("{name}: is served, and listed as not served"));
                continue;
            }
            (false, None) => {
                wrong.push(format!("{name}: is neither served nor listed with a reason"));
                continue;
            }
        }
        let answer = send::send(&stage, operation).await;
        n_sent += 1;
        match answer.body.get("error") {
            None => n_succeeded += 1,
            Some(error) => refused.push(format!("{name}: {}", error["code"])),
        }
        if let Some(complaint) = complaint(operation, &answer, &codes) {
            wrong.push(format!("{name}: {complaint}"));
        }
    }
    let line = format!(
        "operations known {} / served {n_served} / exercised {n_sent}, of them {n_succeeded} with success",
        operations().len()
    );
    println!("{line}\nrefused: {refused:#?}");
    // `cargo xtask test` repeats the line at its end, where a person looks.
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("operations.txt"), line).unwrap();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(n_succeeded * 4 >= n_sent * 3, "too many are only refused: {refused:#?}");
}

#[test]
fn nothing_is_listed_in_vain() {
    for (host, start, _) in NOT_SERVED {
        let found = operations().iter().any(|it| it.host == *host && it.path.starts_with(start));
        assert!(found, "nothing is documented at {start}");
    }
    assert!(is_at("/users/{uid}", "/users/{uid}") && !is_at("/users/{uid}", "/users"));
    assert!(NOT_SERVED.iter().all(|(host, ..)| *host != Host::Client));
}
