//! Import of data from elsewhere (`contract/chat/data-import.yaml`, `semantics.md` section 13):
//! at most 50 entities a request and 60 requests a minute; users, groups, members, messages in
//! that order. Times are Unix seconds. An entity's key must equal its id.

mod entities;

pub use entities::{ImportGroup, ImportMember, ImportMessage, ImportUser, ImportedMessageData};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::batch::Results;
use crate::chat::groups::Group;
use crate::chat::members::Membership;
use crate::chat::messages::Message;
use crate::chat::users::User;
use crate::endpoint::{Endpoint, Route, post};
use crate::id::{Guid, Uid};

/// Imports users.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportUsers {
    /// Users by uid.
    pub users: IndexMap<Uid, ImportUser>,
}

impl Endpoint for ImportUsers {
    type Reply = Results<Uid, User>;
    const ROUTE: Route = post("/data_import/users").import().replayable();
}

/// Imports groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportGroups {
    /// Groups by guid.
    pub groups: IndexMap<Guid, ImportGroup>,
}

impl Endpoint for ImportGroups {
    type Reply = Results<Guid, Group>;
    const ROUTE: Route = post("/data_import/groups").import().replayable();
}

/// Imports members of groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportMembers {
    /// Members by `memberId`.
    pub members: IndexMap<String, ImportMember>,
}

impl Endpoint for ImportMembers {
    type Reply = Results<String, Membership>;
    const ROUTE: Route = post("/data_import/members").import().replayable();
}

/// Imports messages; a `muid` that is there already is refused, so that a repeat does no harm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportMessages {
    /// Messages by `muid`.
    pub messages: IndexMap<String, ImportMessage>,
}

impl Endpoint for ImportMessages {
    type Reply = Results<String, Message>;
    const ROUTE: Route = post("/data_import/messages").import().replayable();
}
