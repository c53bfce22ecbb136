//! Taking back what was changed of notifications and teams.

use serde::{Deserialize, Serialize};

use super::UndoStep;
use crate::console::Console;
use crate::error::Error;
use crate::model::connection::AppRef;
use crate::model::gate::Written;
use crate::model::notice::{MuteRequest, NoticeChange, UserContact};
use crate::model::provider::{ProviderKind, ProviderValue};
use crate::model::team::TeamChange;

/// The change that takes back one of notifications or of a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum NoticeStep {
    /// Gives notification settings of an app their former values.
    Notices {
        /// The way back of each.
        changes: Vec<NoticeChange>,
    },
    /// Gives what a user is told its former values.
    UserNotices {
        /// Whom.
        uid: String,
        /// The way back of each.
        changes: Vec<NoticeChange>,
    },
    /// Mutes a conversation for a user again.
    UserMute {
        /// For whom.
        uid: String,
        /// Which.
        mute: MuteRequest,
    },
    /// Unmutes a conversation for a user.
    UserUnmute {
        /// For whom.
        uid: String,
        /// Which.
        mute: MuteRequest,
    },
    /// Gives a user the former time zone.
    UserTimezone {
        /// Whom.
        uid: String,
        /// Its name.
        timezone: String,
    },
    /// Gives a user the former contact details.
    UserContact {
        /// Whom.
        uid: String,
        /// What they were made.
        seen: UserContact,
        /// What they were.
        contact: UserContact,
    },
    /// Removes a provider that was set up.
    ProviderRemove {
        /// Its kind.
        provider: ProviderKind,
        /// Its id.
        id: String,
    },
    /// Gives fields of a provider their former values.
    ProviderUpdate {
        /// Its kind.
        provider: ProviderKind,
        /// Its id.
        id: String,
        /// What they were made.
        seen: Vec<ProviderValue>,
        /// What they were.
        values: Vec<ProviderValue>,
    },
    /// Makes the former provider the default again.
    ProviderDefault {
        /// Its kind.
        provider: ProviderKind,
        /// Its id.
        id: String,
    },
    /// Gives people of a team their former places.
    Team {
        /// The way back.
        change: TeamChange,
    },
}

impl From<NoticeStep> for UndoStep {
    fn from(step: NoticeStep) -> Self {
        Self::Notice { step }
    }
}

impl Console {
    pub(super) async fn undo_notice(
        &self,
        app: &AppRef,
        step: NoticeStep,
    ) -> Result<Written<()>, Error> {
        match step {
            NoticeStep::Notices { changes } => self.notices_restore(app, &changes).await,
            NoticeStep::UserNotices { uid, changes } => {
                self.user_notices_restore(app, &uid, &changes).await
            }
            NoticeStep::UserMute { uid, mute } => self.user_mute(app, &uid, &mute).await,
            NoticeStep::UserUnmute { uid, mute } => self.user_unmute(app, &uid, &mute).await,
            NoticeStep::UserTimezone { uid, timezone } => {
                self.user_timezone_set(app, &uid, &timezone).await
            }
            NoticeStep::UserContact { uid, seen, contact } => {
                self.user_contact_save(app, &uid, &seen, &contact).await.map(Written::forget)
            }
            NoticeStep::ProviderRemove { provider, id } => {
                self.provider_remove(app, provider, &id).await
            }
            NoticeStep::ProviderUpdate { provider, id, seen, values } => {
                self.provider_restore(app, provider, &id, (&seen, &values)).await
            }
            NoticeStep::ProviderDefault { provider, id } => {
                self.provider_default(app, provider, &id).await
            }
            NoticeStep::Team { change } => self.team_restore(app, &change).await,
        }
    }
}
