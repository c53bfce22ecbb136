//! Files that clients put here, kept in memory while the sandbox runs.

use axum::extract::{Multipart, Path, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use cometchat_api::chat::messages::Attachment;
use cometchat_api::form::Upload;
use http::{StatusCode, header};
use indexmap::IndexMap;
use parking_lot::Mutex;
use serde_json::{Value, json};
use url::Url;

use crate::refuse;
use crate::serve::refusal;
use crate::server::Server;

/// Bytes that are kept; beyond them the oldest files go.
const MOST_BYTES: usize = 256 << 20;

#[derive(Default)]
struct Kept {
    n_made: u64,
    n_bytes: usize,
    files: IndexMap<u64, (String, Bytes)>,
}

/// The files by number.
#[derive(Default)]
pub(crate) struct Uploads(Mutex<Kept>);

impl Uploads {
    /// A place for a file: its address.
    pub(crate) fn place(&self, base: &str, name: &str, kind: &str) -> String {
        let mut kept = self.0.lock();
        kept.n_made += 1;
        let number = kept.n_made;
        kept.files.insert(number, (kind.to_owned(), Bytes::new()));
        let Ok(mut url) = Url::parse(base) else { return String::new() };
        if let Ok(mut path) = url.path_segments_mut() {
            path.extend(["media", "uploads", &number.to_string(), name]);
        }
        url.into()
    }

    /// Puts a file into its place; whether there is one.
    fn put(&self, number: u64, bytes: Bytes) -> bool {
        let mut kept = self.0.lock();
        let n_bytes = bytes.len();
        let Some((_, file)) = kept.files.get_mut(&number) else { return false };
        let n_before = std::mem::replace(file, bytes).len();
        kept.n_bytes = kept.n_bytes + n_bytes - n_before;
        while kept.n_bytes > MOST_BYTES && kept.files.len() > 1 {
            let Some((_, (_, oldest))) = kept.files.shift_remove_index(0) else { break };
            kept.n_bytes -= oldest.len();
        }
        true
    }

    fn get(&self, number: u64) -> Option<(String, Bytes)> {
        self.0.lock().files.get(&number).cloned()
    }
}

/// Keeps the files that came with a message and names them in its content.
pub(crate) fn attach(server: &Server, message: &mut Value) {
    let Some(files) = message.as_object_mut().and_then(|fields| fields.remove("files")) else {
        return;
    };
    let files = match files {
        Value::Array(files) => files,
        one => vec![one],
    };
    let attachments = files.into_iter().filter_map(|file| {
        let Upload { file_name, media_type, content } = serde_json::from_value(file).ok()?;
        let url = server.uploads().place(server.base(), &file_name, &media_type);
        let number = url.rsplit('/').nth(1).and_then(|number| number.parse().ok())?;
        let size = Some(content.len() as u64);
        server.uploads().put(number, content.into());
        let extension = file_name.rsplit_once('.').map(|(_, end)| end.to_owned());
        let mime_type = Some(media_type);
        Some(Attachment {
            url,
            name: file_name,
            extension,
            mime_type,
            size,
            ..Attachment::default()
        })
    });
    let attachments: Vec<Attachment> = attachments.collect();
    let Some(data) = message.get_mut("data").and_then(Value::as_object_mut) else { return };
    if let Some(first) = attachments.first() {
        data.insert("url".to_owned(), json!(first.url));
        data.insert("attachments".to_owned(), json!(attachments));
    }
}

/// Takes a file into the place that was made for it: a form whose part `file` is the last.
pub(super) async fn take(
    State(server): State<Server>,
    Path((number, _)): Path<(u64, String)>,
    mut form: Multipart,
) -> Response {
    while let Ok(Some(field)) = form.next_field().await {
        if field.name() != Some("file") {
            continue;
        }
        return match field.bytes().await.map(|bytes| server.uploads().put(number, bytes)) {
            Ok(true) => StatusCode::NO_CONTENT.into_response(),
            Ok(false) => StatusCode::NOT_FOUND.into_response(),
            Err(error) => refusal(refuse::field("file", error.body_text())),
        };
    }
    refusal(refuse::field("file", "The form has no part of this name."))
}

/// Gives a file.
pub(super) async fn give(
    State(server): State<Server>,
    Path((number, _)): Path<(u64, String)>,
) -> Response {
    match server.uploads().get(number) {
        Some((kind, bytes)) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
