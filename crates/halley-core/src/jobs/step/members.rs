//! Members of one group.

use cometchat_api::batch::ItemResult;
use cometchat_api::chat::members::{AddMembers, KickMember};
use cometchat_api::chat::messages::Message;
use cometchat_api::{Guid, Uid};

use super::Came;
use crate::error::{Error, codes};
use crate::reach::Writer;

const ALREADY: &str = "ERR_ALREADY_JOINED";
const NO_MEMBER: &str = "ERR_NOT_A_MEMBER";

/// Adds users as participants; the answer tells of each, even when it says that all is well.
pub(super) async fn join(writer: &Writer, guid: &str, uids: &[String]) -> Result<Vec<Came>, Error> {
    let participants = uids.iter().map(|uid| Uid::from(uid.as_str())).collect();
    let add = AddMembers {
        guid: Guid::from(guid),
        participants: Some(participants),
        ..AddMembers::default()
    };
    let answer = writer.send(add).await?.participants.unwrap_or_default();
    Ok(uids.iter().map(|uid| came(answer.get(&Uid::from(uid.as_str())))).collect())
}

/// Takes one user out.
pub(super) async fn leave(writer: &Writer, guid: &str, uid: Uid) -> Result<Came, Error> {
    let kick = KickMember { guid: Guid::from(guid), uid, on_behalf_of: None };
    match writer.send(kick).await {
        Ok(_) => Ok(Came::Done(None)),
        Err(error) if error.is_service_code(NO_MEMBER) => {
            Ok(Came::Same("Was not a member of the group."))
        }
        Err(error) => Err(error),
    }
}

fn came(result: Option<&ItemResult<Message>>) -> Came {
    let Some(result) = result else {
        return Came::Failed(
            "CometChat did not say what became of this user. Look at the group's members."
                .to_owned(),
        );
    };
    match &result.error {
        Some(error) if error.code == ALREADY => Came::Same("Was a member already."),
        Some(error) => Came::Failed(match codes::meaning(error.code.as_str()) {
            Some(meaning) => meaning.message.to_owned(),
            None => format!("CometChat refused: {}", error.message),
        }),
        None if result.is_done() => Came::Done(None),
        None => Came::Failed("CometChat did not add this user and gave no reason.".to_owned()),
    }
}
