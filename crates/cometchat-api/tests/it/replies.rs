//! Every documented answer is read and written again.

use cometchat_api::reply::ReplyError;

use crate::contract::operations;
use crate::coverage::endpoint_for;
use crate::exceptions::{Used, replies};
use crate::same::differences;

#[test]
fn every_documented_answer_is_read_and_written_without_loss() {
    let mut used = Used::of(replies());
    let mut wrong = Vec::new();
    let mut n_read = 0;
    for operation in operations() {
        let Some(probe) = endpoint_for(operation) else { continue };
        for (status, example) in operation.response_examples() {
            if status != "200" {
                continue;
            }
            n_read += 1;
            let name = operation.name();
            match (probe.reply)(example.to_string().as_bytes()) {
                Err(error) => wrong.push(format!("{name} → {}: {error}", probe.name)),
                Ok(written) => {
                    for path in differences(example, &written) {
                        if !used.allows(&name, &path) {
                            wrong.push(format!("{name} → {}: {path}", probe.name));
                        }
                    }
                }
            }
        }
    }
    println!("documented answers read and written: {n_read}");
    assert!(wrong.is_empty(), "{wrong:#?}");
    used.assert_all_needed();
    assert!(n_read > 250, "only {n_read} examples were found");
}

#[test]
fn every_documented_refusal_is_read_as_one() {
    let mut n_read = 0;
    for operation in operations() {
        let Some(probe) = endpoint_for(operation) else { continue };
        for (status, example) in operation.response_examples() {
            if status == "200" {
                continue;
            }
            n_read += 1;
            let answer = (probe.reply)(example.to_string().as_bytes());
            let Err(ReplyError::Refused(error)) = answer else {
                panic!("{} {status}: {answer:?}", operation.name());
            };
            let written = serde_json::json!({ "error": error });
            assert_eq!(differences(example, &written), [""; 0], "{}", operation.name());
        }
    }
    assert!(n_read > 5, "only {n_read} examples were found");
}
