//! What the window may do is promised in ARCHITECTURE.md; widening it takes a change here too.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

fn read(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri").join(path);
    serde_json::from_str(&fs::read_to_string(path).expect("the file is there")).expect("JSON")
}

fn policy(directive: &str) -> BTreeSet<String> {
    let config = read("tauri.conf.json");
    let sources = config["app"]["security"]["csp"][directive].as_str().unwrap_or_default();
    sources.split_whitespace().map(ToOwned::to_owned).collect()
}

fn only(sources: &[&str]) -> BTreeSet<String> {
    sources.iter().map(|source| (*source).to_owned()).collect()
}

#[test]
fn pages_talk_to_the_core_and_to_nothing_else() {
    assert_eq!(policy("connect-src"), only(&["ipc:", "http://ipc.localhost"]));
    assert_eq!(policy("default-src"), only(&["'self'", "ipc:", "http://ipc.localhost"]));
}

#[test]
fn no_script_runs_that_was_not_built_in() {
    assert_eq!(policy("script-src"), only(&["'self'"]));
    for closed in ["object-src", "frame-src", "base-uri", "form-action"] {
        assert_eq!(policy(closed), only(&["'none'"]), "{closed}");
    }
}

#[test]
fn pictures_and_sound_come_through_the_core() {
    let media = ["halley-media:", "http://halley-media.localhost"];
    assert_eq!(policy("media-src"), only(&media));
    assert_eq!(policy("img-src"), &only(&media) | &only(&["'self'", "data:"]));
}

#[test]
fn a_window_may_ask_tauri_itself_only_to_listen() {
    let files =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/capabilities"))
            .expect("the capabilities are there");
    assert_eq!(files.count(), 1, "one capability for all windows");
    let permissions = &read("capabilities/main.json")["permissions"];
    let allowed = ["core:event:allow-listen", "core:event:allow-unlisten"];
    assert_eq!(permissions, &Value::from(allowed.to_vec()));
    assert_eq!(read("tauri.conf.json")["app"]["withGlobalTauri"], false);
}
