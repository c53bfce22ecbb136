//! The control API's types as TypeScript, for the end-to-end tests. With `UPDATE_TYPES` set the
//! file is written, otherwise it must be current.

use std::path::Path;

use cometchat_sandbox::control::{
    Advance, DropSockets, JoinAs, Planned, Ready, SandboxState, SavedWorld, SayAs, SendNotice,
    SetRate, TypeAs,
};
use cometchat_sandbox::{Fault, FaultPlan, HeaderSpelling, Recorded};
use ts_rs::{Config, TS};

#[test]
#[expect(clippy::disallowed_methods, reason = "a developer says so when the file is to be written")]
fn the_exported_types_are_current() {
    let config = Config::default();
    let mut text =
        "// Made from crates/cometchat-sandbox by its test `control_types`; not to be edited.\n"
            .to_owned();
    let mut add = |declaration: String| {
        text.push_str("\nexport ");
        text.push_str(&declaration);
        text.push('\n');
    };
    add(HeaderSpelling::decl(&config));
    add(Fault::decl(&config));
    add(FaultPlan::decl(&config));
    add(Planned::decl(&config));
    add(Recorded::decl(&config));
    add(cometchat_sandbox::control::SandboxApp::decl(&config));
    add(SandboxState::decl(&config));
    add(Ready::decl(&config));
    add(SavedWorld::decl(&config));
    add(SayAs::decl(&config));
    add(TypeAs::decl(&config));
    add(SendNotice::decl(&config));
    add(JoinAs::decl(&config));
    add(DropSockets::decl(&config));
    add(Advance::decl(&config));
    add(SetRate::decl(&config));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/e2e/gen/control.ts");
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let current = words(&written) == words(&text);
    if !current && std::env::var_os("UPDATE_TYPES").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &text).unwrap();
        return;
    }
    assert!(current, "run the test with UPDATE_TYPES=1, format the file and commit it");
}

/// What a formatter leaves as it is.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || "\"',:;|*/{}()".contains(c))
        .filter(|word| !word.is_empty())
        .collect()
}
