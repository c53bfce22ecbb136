//! Lists written to files, as the window asks for them.

use serde::{Deserialize, Serialize};

use crate::conversations::ConversationFilter;
use crate::model::activity::ActivityFilter;
use crate::model::connection::AppRef;
use crate::model::group::{GroupFilter, MemberFilter};

/// Lists besides the users that are written to files: what is in view, all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ExportList {
    /// The record of changes.
    Activity {
        /// Which entries.
        filter: ActivityFilter,
    },
    /// API keys, masked.
    ApiKeys,
    /// Users banned from a group.
    Banned {
        /// Which group.
        guid: String,
    },
    /// Conversations.
    Conversations {
        /// Which.
        filter: ConversationFilter,
    },
    /// Apps of a connection.
    Fleet {
        /// Which; nothing for all.
        apps: Option<Vec<String>>,
    },
    /// Groups.
    Groups {
        /// Which.
        filter: GroupFilter,
    },
    /// Members of a group.
    Members {
        /// Which group.
        guid: String,
        /// Which of them.
        filter: MemberFilter,
    },
    /// Roles of an app.
    Roles,
    /// Usage of an app, or of every app of a connection where no app is named, day by day.
    Usage {
        /// Days up to today.
        days: u32,
    },
    /// Users whom a user has blocked, or who have blocked that user.
    UserBlocked {
        /// Whose.
        uid: String,
    },
    /// Friends of a user.
    UserFriends {
        /// Whose.
        uid: String,
    },
    /// Groups a user is in.
    UserGroups {
        /// Whose.
        uid: String,
    },
}

/// A list that somebody wants in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ExportRequest {
    /// Of which app; both parts are empty where the list is of none.
    pub app: AppRef,
    /// Which list.
    pub list: ExportList,
    /// What kind of file.
    pub format: ExportFormat,
    /// Ids of its columns, in this order.
    pub columns: Vec<String>,
}

/// A column that a list can have in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ExportColumn {
    /// Which; also its head in the file.
    pub id: String,
    /// Its name on screen.
    pub label: String,
}

/// Kinds of files that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ExportFormat {
    /// Comma-separated values.
    Csv,
    /// A workbook of Excel.
    Xlsx,
    /// A JSON list of objects.
    Json,
}

/// Columns of users in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum UserColumn {
    /// Id.
    Uid,
    /// Name.
    Name,
    /// Role.
    Role,
    /// Tags.
    Tags,
    /// Connected or not.
    Status,
    /// Address of the picture.
    Avatar,
    /// Last connection.
    LastActiveAt,
    /// Creation.
    CreatedAt,
    /// Last change.
    UpdatedAt,
    /// Deactivation.
    DeactivatedAt,
}

impl UserColumn {
    /// Its head in the file.
    pub(crate) fn id(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(id)) => id,
            _ => String::new(),
        }
    }
}
