//! Files that push notifications take: Apple's key or certificate, Firebase's service account.
//! They are looked over before anything is sent. Where a file lies is known here alone; what it
//! holds is read when it is sent, and never kept.

mod look;

use std::collections::VecDeque;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use cometchat_api::form::Upload;
use cometchat_api::management::extension_settings::{
    ListCertificates, UploadP8Certificate, UploadP12Certificate,
};
use cometchat_api::{AppId, Secret};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{object, read};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::{Change, Done};
use crate::model::connection::AppRef;
use crate::model::extension::{PushCertificates, PushFile, PushFileKind};
use crate::model::gate::{Act, Written};
use crate::reach::AccountReader;

const PUSH: &str = "push-notification";
/// Files remembered at a time; a person works with one or two.
const KEPT: usize = 8;
/// Bytes of the largest file that any of these is; real ones have a few thousand.
const MOST_BYTES: u64 = 64 * 1024;

/// Files that were chosen in this session, the latest last.
#[derive(Default)]
pub(crate) struct PushFiles(Mutex<VecDeque<Chosen>>);

/// A file that was chosen, by what it held then.
#[derive(Clone)]
struct Chosen {
    id: String,
    kind: PushFileKind,
    path: PathBuf,
    digest: [u8; 32],
}

impl PushFiles {
    fn all(&self) -> MutexGuard<'_, VecDeque<Chosen>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, chosen: Chosen) {
        let mut all = self.all();
        if all.len() == KEPT {
            all.pop_front();
        }
        all.push_back(chosen);
    }

    /// What a chosen file holds now.
    fn content(&self, id: &str) -> Result<(Chosen, Zeroizing<Vec<u8>>), Error> {
        let chosen = self.all().iter().find(|chosen| chosen.id == id).cloned();
        let chosen = chosen.ok_or_else(|| {
            Error::new(Code::NotFound, "Halley does not know this file any more.")
                .advise("Choose it again.")
        })?;
        let content = content(&chosen.path)?;
        if digest(&content) != chosen.digest {
            return Err(Error::new(
                Code::Conflict,
                "This file was changed after it was chosen, so it was not sent.",
            )
            .advise("Choose it again."));
        }
        Ok((chosen, content))
    }

    fn forget(&self, id: &str) {
        self.all().retain(|chosen| chosen.id != id);
    }
}

impl Console {
    /// Looks over a file that a person chose for push notifications. Nothing of it is kept but
    /// where it lies.
    ///
    /// # Errors
    /// When it cannot be read, is too large, or is none of the three kinds.
    pub async fn push_file_open(&self, path: &Path) -> Result<PushFile, Error> {
        let path = path.to_owned();
        self.blocking(move |inner| {
            let content = content(&path)?;
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let looked = look::over(&name, &content)?;
            let id = format!("{:016x}", rand::random::<u64>());
            let opened = PushFile {
                id: id.clone(),
                name,
                kind: looked.kind,
                size: u32::try_from(content.len()).unwrap_or(u32::MAX),
                tells: looked.tells,
                secret: looked.secret_at.map(str::to_owned),
            };
            let digest = digest(&content);
            inner.push_files.keep(Chosen { id, kind: looked.kind, path, digest });
            Ok(opened)
        })
        .await
    }

    /// Asks which of Apple's certificates the service has.
    ///
    /// # Errors
    /// When the extension is off, or the service cannot be reached.
    pub async fn push_certificates(&self, app: &AppRef) -> Result<PushCertificates, Error> {
        certificates(&self.account_reader(&app.connection).await?, app).await
    }

    /// Uploads a chosen key or certificate; the service takes it in place of what it has.
    ///
    /// # Errors
    /// When the file is not known any more, was changed since or goes elsewhere; otherwise what the
    /// gate, the service or the extension says.
    pub async fn push_certificate_upload(
        &self,
        app: &AppRef,
        file: &str,
    ) -> Result<Written<PushCertificates>, Error> {
        let id = file.to_owned();
        let (chosen, content) = self.blocking(move |inner| inner.push_files.content(&id)).await?;
        let (kind, media_type) = match chosen.kind {
            PushFileKind::P8 => ("key (.p8)", "application/pkcs8"),
            PushFileKind::P12 => ("certificate (.p12)", "application/x-pkcs12"),
            PushFileKind::ServiceAccount => {
                return Err(Error::new(
                    Code::Invalid,
                    "A service account goes into the settings of Firebase, not to Apple's files.",
                ));
            }
        };
        let name = chosen.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let before = self.push_certificates(app).await.unwrap_or_default();
        let change = Change {
            act: Act::PushCertificateUpload,
            app: app.clone(),
            count: 1,
            object: Some(object(PUSH)),
            sentence: format!("Uploaded Apple's {kind} for push notifications"),
            before: Some(json!({ "p8": before.p8, "p12": before.p12 })),
        };
        let app_id = AppId::from(app.app.as_str());
        let certificate = Upload {
            file_name: name.clone(),
            media_type: media_type.to_owned(),
            content: content.to_vec(),
        };
        let written = self.account_change(change, |writer| async move {
            let reply = if chosen.kind == PushFileKind::P8 {
                writer.send(UploadP8Certificate { app_id, certificate }).await?
            } else {
                writer.send(UploadP12Certificate { app_id, certificate }).await?
            };
            read::answered(reply.0)?;
            // What was uploaded is there, whether or not the service tells so now.
            let there = certificates(writer.reader(), app).await.unwrap_or_default();
            Ok(Done::wholly(there).now(Some(json!({ "file": name, "bytes": content.len() }))))
        });
        let written = written.await?;
        self.0.push_files.forget(file);
        self.emit(Event::ExtensionsChanged { app: app.clone() });
        Ok(written)
    }

    /// The secret of a chosen file for a field of the form.
    pub(super) async fn push_file_secret(&self, file: &str, path: &str) -> Result<Secret, Error> {
        let (id, path) = (file.to_owned(), path.to_owned());
        self.blocking(move |inner| {
            let (_, content) = inner.push_files.content(&id)?;
            look::secret_of(&content, &path).ok_or_else(|| {
                Error::invalid(&path, "The chosen file does not hold this.")
                    .advise("Choose a service-account file of Firebase.")
            })
        })
        .await
    }
}

/// Which of Apple's certificates the service says it has.
async fn certificates(reader: &AccountReader, app: &AppRef) -> Result<PushCertificates, Error> {
    let list = ListCertificates { app_id: AppId::from(app.app.as_str()) };
    let reply = read::answered(reader.send(list).await?.0)?;
    let told = |name: &str| reply.body.expose().get(name).and_then(Value::as_bool);
    Ok(PushCertificates { p8: told("certificate_p8"), p12: told("certificate_p12") })
}

/// What a file holds, if it is small enough to be one of these.
fn content(path: &Path) -> Result<Zeroizing<Vec<u8>>, Error> {
    let unreadable = |why: &dyn std::fmt::Display| {
        Error::new(Code::Invalid, format!("This file cannot be read: {why}."))
            .advise("Look whether it is still there, then choose it again.")
    };
    let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
    let mut content = Zeroizing::new(Vec::new());
    file.take(MOST_BYTES + 1).read_to_end(&mut content).map_err(|error| unreadable(&error))?;
    if content.is_empty() {
        return Err(Error::new(Code::Invalid, "This file is empty.").advise("Choose another."));
    }
    if content.len() as u64 > MOST_BYTES {
        return Err(Error::new(
            Code::Invalid,
            "This file is larger than 64 KB, so it is neither a key nor a certificate.",
        )
        .advise("Choose the file that Apple or Firebase gave you."));
    }
    Ok(content)
}

fn digest(content: &[u8]) -> [u8; 32] {
    Sha256::digest(content).into()
}
