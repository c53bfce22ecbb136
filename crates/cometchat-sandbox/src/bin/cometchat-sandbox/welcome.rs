//! What is printed when the sandbox is ready.

use std::fmt::Write;

use cometchat_sandbox::Sandbox;
use cometchat_sandbox::control::{Ready, SandboxApp};

/// Apps that are printed with their keys; the control API tells of all.
const N_SHOWN: usize = 3;

/// One line of JSON.
///
/// # Errors
/// Those of the serializer.
pub(crate) fn machine(sandbox: &Sandbox) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Ready {
        base: sandbox.base().to_owned(),
        certificate: sandbox.certificate().map(str::to_owned),
        state: sandbox.state(),
    })
}

/// Addresses, keys and calls to try.
pub(crate) fn human(sandbox: &Sandbox) -> String {
    let (base, state) = (sandbox.base(), sandbox.state());
    let mut text = format!(
        "CometChat sandbox on {base}, for this computer alone. Ctrl-C ends it.\n\n\
         Management  {}\n  key       {}\n  secret    {}\n",
        state.management_base, state.key, state.secret
    );
    let live: Vec<&SandboxApp> = state.apps.iter().filter(|app| !app.archived).collect();
    for app in live.iter().take(N_SHOWN) {
        // Writing into a text does not fail.
        let _ = write!(
            text,
            "\n{}  (app id {}, region {}, {} users)\n  chat      {}\n  calls     {}\n  client    \
             {}\n  REST API key  {}\n  Auth Key      {}\n",
            app.name,
            app.id,
            app.region,
            app.users,
            app.chat_base,
            app.calls_base,
            app.client_base,
            app.full_access_key,
            app.auth_only_key
        );
    }
    if live.len() > N_SHOWN {
        let _ = writeln!(text, "\n{} more apps: curl {base}/_sandbox/state", live.len() - N_SHOWN);
    }
    text.push_str("\nTry\n");
    let trust = if sandbox.certificate().is_some() { " --insecure" } else { "" };
    if let Some(app) = live.first() {
        let _ = writeln!(
            text,
            "  curl{trust} -H \"apikey: {}\" \"{}/users?perPage=2\"",
            app.full_access_key, app.chat_base
        );
    }
    let _ = writeln!(
        text,
        "  curl{trust} -H \"key: {}\" -H \"secret: {}\" \"{}/apps\"\n  curl{trust} -X POST -H \
         \"key: {}\" -H \"secret: {}\" -H \"content-type: application/json\" -d \
         \"{{\\\"name\\\":\\\"Acme\\\",\\\"region\\\":\\\"eu\\\",\\\"version\\\":\\\"3\\\"}}\" \
         \"{}/apps\"\n",
        state.key,
        state.secret,
        state.management_base,
        state.key,
        state.secret,
        state.management_base
    );
    text
}
