//! Operations of the tests' own, one of each sort.

use cometchat_api::endpoint::{get, post, put};
use cometchat_api::form::Upload;
use cometchat_api::{Endpoint, Route};
use serde::{Deserialize, Serialize};

/// Anything with an id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Thing {
    pub(crate) id: String,
}

/// A read; the query holds something private.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ReadThing {
    pub(crate) id: String,
    pub(crate) search: Option<String>,
}

impl Endpoint for ReadThing {
    type Reply = Thing;
    const ROUTE: Route = get("/things/{id}");
}

/// What must not be sent twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CreateThing {
    pub(crate) name: String,
}

impl Endpoint for CreateThing {
    type Reply = Thing;
    const ROUTE: Route = post("/things");
}

/// What may be sent twice although it changes something.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ReplaceThing {
    pub(crate) id: String,
    pub(crate) name: String,
}

impl Endpoint for ReplaceThing {
    type Reply = Thing;
    const ROUTE: Route = put("/things/{id}").replayable();
}

/// What carries a file and is not to be sent twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UploadThing {
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) words: Vec<String>,
    pub(crate) key_file: Upload,
}

impl Endpoint for UploadThing {
    type Reply = Thing;
    const ROUTE: Route = post("/things/{id}/file").multipart();
}

/// The same, to be repeated.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReplaceFile {
    pub(crate) id: String,
    pub(crate) key_file: Upload,
}

impl Endpoint for ReplaceFile {
    type Reply = Thing;
    const ROUTE: Route = put("/things/{id}/file").multipart().replayable();
}

/// What asks for an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ListTenants {}

impl Endpoint for ListTenants {
    type Reply = Vec<Thing>;
    const ROUTE: Route = get("/tenants").management();
}

pub(crate) fn read() -> ReadThing {
    ReadThing { id: "one".to_owned(), search: None }
}

pub(crate) fn create() -> CreateThing {
    CreateThing { name: "new".to_owned() }
}

pub(crate) fn replace() -> ReplaceThing {
    ReplaceThing { id: "one".to_owned(), name: "other".to_owned() }
}
