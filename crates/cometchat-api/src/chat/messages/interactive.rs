use serde::{Deserialize, Serialize};

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, patch};
use crate::id::{MessageId, Uid};

/// Records that a user used elements of an interactive message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkInteracted {
    /// Which message.
    pub id: MessageId,
    /// Ids of the elements.
    pub interactions: Vec<String>,
    /// Who used them.
    pub on_behalf_of: Uid,
}

impl Endpoint for MarkInteracted {
    type Reply = Done;
    const ROUTE: Route = patch("/messages/{id}/interacted").replayable();
}
