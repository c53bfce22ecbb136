//! Files that are put somewhere before the message that carries them.

use cometchat_api::chat::messages::Attachment;
use cometchat_api::live::{AskUploads, UploadRequest, UploadSlot};
use cometchat_api::{ApiError, limits};
use indexmap::IndexMap;

use crate::refuse;
use crate::scene::Caller;
use crate::serve::Mount;
use crate::server::Server;
use crate::surface::Target;

/// How long a place is kept.
const KEPT_SECS: i64 = 15 * 60;
/// Files of one message (`realtime.md` section 2.6).
const MOST_FILES: usize = 10;

/// Mounts it.
pub(super) fn section() -> Mount {
    Mount::default().session::<AskUploads>(ask)
}

fn ask(
    server: &Server,
    _: &Target,
    _: &Caller,
    asked: AskUploads,
) -> Result<IndexMap<String, UploadSlot>, ApiError> {
    if asked.files.is_empty() || asked.files.len() > MOST_FILES {
        return Err(refuse::field("files", format!("Between 1 and {MOST_FILES} files are taken.")));
    }
    let most = limits::FILE_BYTES;
    if asked.files.values().any(|file| file.size > most as u64) {
        return Err(refuse::field("files", format!("A file may have {most} bytes.")));
    }
    let expires_at = server.clock().now() + KEPT_SECS;
    let slots = asked.files.into_iter().map(|(id, file)| {
        let url = server.uploads().place(server.base(), &file.name, &file.mime_type);
        let extension = file.name.rsplit_once('.').map(|(_, end)| end.to_owned());
        let attachment = Attachment {
            url: url.clone(),
            name: file.name,
            extension,
            mime_type: Some(file.mime_type),
            size: Some(file.size),
            ..Attachment::default()
        };
        let request = UploadRequest { url, method: "POST".to_owned(), body: IndexMap::new() };
        (id, UploadSlot { request, attachment, expires_at })
    });
    Ok(slots.collect())
}
