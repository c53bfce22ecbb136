//! Nudges: something changed, so that what shows it asks again.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::connection::{AppRef, ConnectionId};
use crate::model::gate::Act;
use crate::model::job::JobRow;
use crate::model::people::IndexState;
use crate::model::preferences::Health;
use crate::model::usage::Measure;

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// Connections came, went or changed.
    ConnectionsChanged,
    /// The apps of a connection changed, or could not be read.
    FleetChanged {
        /// Which connection.
        connection: ConnectionId,
        /// Why they could not be read.
        problem: Option<Error>,
    },
    /// Users or groups of an app's index changed.
    PeopleChanged {
        /// Which app.
        app: AppRef,
    },
    /// Roles of an app, or what they or group scopes may do, changed.
    RolesChanged {
        /// Which app.
        app: AppRef,
    },
    /// Extensions of an app, or their settings, changed.
    ExtensionsChanged {
        /// Which app.
        app: AppRef,
    },
    /// Notification settings, providers, or somebody's own choices in an app changed.
    NotificationsChanged {
        /// Which app.
        app: AppRef,
    },
    /// Teams of an account changed, or the reading of them went on.
    TeamsChanged {
        /// Which connection.
        connection: ConnectionId,
    },
    /// The reading of an app's people went on.
    IndexProgress {
        /// Which app.
        app: AppRef,
        /// How far its users are.
        users: IndexState,
        /// How far its groups are.
        groups: IndexState,
    },
    /// Settings of an app changed.
    SettingsChanged {
        /// Which app.
        app: AppRef,
    },
    /// Usage of apps of a connection was counted, or above what it warns changed.
    UsageChanged {
        /// Which connection.
        connection: ConnectionId,
    },
    /// A count of an app rose above what somebody set.
    UsageWarns {
        /// Which app.
        app: AppRef,
        /// What it is called.
        name: String,
        /// What is counted.
        measure: Measure,
        /// How many there are now.
        value: u32,
        /// Above what it warns.
        most: u32,
    },
    /// An entry of the activity came or changed.
    ActivityChanged,
    /// Conversations of an app changed.
    ConversationsChanged {
        /// Which app.
        app: AppRef,
    },
    /// Saved views of an app came, went or changed.
    ViewsChanged {
        /// Which app.
        app: AppRef,
    },
    /// A job went on or came to stand elsewhere.
    JobProgress {
        /// How it stands now.
        job: Box<JobRow>,
    },
    /// Jobs came or went.
    JobsChanged,
    /// A connection does better or worse.
    HealthChanged {
        /// How it does.
        health: Health,
    },
    /// A batch went on.
    BatchProgress {
        /// In which app.
        app: AppRef,
        /// What is done.
        act: Act,
        /// How many are through.
        done: u32,
        /// How many there are.
        total: u32,
    },
}

/// Takes nudges to whoever shows things. Must not block.
pub trait EventSink: Send + Sync + 'static {
    /// Takes one.
    fn emit(&self, event: Event);
}
