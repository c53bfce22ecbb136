//! Preferences, and how connections do.

use serde::{Deserialize, Serialize};

use crate::model::connection::ConnectionId;
use crate::model::import::ImportKind;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the operating system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How close rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Density {
    /// 36 pixels.
    #[default]
    Comfortable,
    /// 28 pixels.
    Compact,
}

/// Through what the network is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ProxyChoice {
    /// What the operating system says.
    #[default]
    System,
    /// Nothing.
    None,
    /// This proxy.
    Manual {
        /// Its address.
        url: String,
    },
}

/// A column of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Column {
    /// Which.
    pub id: String,
    /// Whether it is shown.
    pub shown: bool,
    /// Width in pixels, where chosen.
    pub width: Option<u32>,
}

/// The columns of a list, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ColumnSet {
    /// Which list.
    pub list: String,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// What a column of a file held the last time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportHead {
    /// Its head.
    pub head: String,
    /// Its field; nothing where it was left out.
    pub field: Option<String>,
}

/// What columns of files held the last time, by connection and kind of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportColumns {
    /// Which connection.
    pub connection: ConnectionId,
    /// What the rows were.
    pub rows: ImportKind,
    /// The columns.
    pub columns: Vec<ImportHead>,
}

/// What a person prefers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// How close rows stand.
    pub density: Density,
    /// Whether nothing moves.
    pub reduce_motion: bool,
    /// Whether the side bar is narrow.
    pub sidebar_collapsed: bool,
    /// Address of the last place.
    pub last_place: Option<String>,
    /// Columns of lists.
    pub columns: Vec<ColumnSet>,
    /// What columns of files held the last time.
    pub imports: Vec<ImportColumns>,
    /// Through what the network is reached.
    pub proxy: ProxyChoice,
    /// Days after which API keys are to be replaced; nothing for never.
    pub key_reminder_days: Option<u32>,
}

/// One preference, as it is to be from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "name", content = "value", rename_all = "camelCase")]
pub enum Preference {
    /// Light or dark.
    Theme(Theme),
    /// How close rows stand.
    Density(Density),
    /// Whether nothing moves.
    ReduceMotion(bool),
    /// Whether the side bar is narrow.
    SidebarCollapsed(bool),
    /// Address of the last place.
    LastPlace(Option<String>),
    /// Columns of lists.
    Columns(Vec<ColumnSet>),
    /// What columns of files held the last time.
    Imports(Vec<ImportColumns>),
    /// Through what the network is reached.
    Proxy(ProxyChoice),
    /// Days after which API keys are to be replaced; nothing for never.
    KeyReminderDays(Option<u32>),
}

impl Preferences {
    /// Changes one of them; what another window chose stays.
    pub fn change(&mut self, preference: Preference) {
        match preference {
            Preference::Theme(theme) => self.theme = theme,
            Preference::Density(density) => self.density = density,
            Preference::ReduceMotion(reduced) => self.reduce_motion = reduced,
            Preference::SidebarCollapsed(collapsed) => self.sidebar_collapsed = collapsed,
            Preference::LastPlace(place) => self.last_place = place,
            Preference::Columns(columns) => self.columns = columns,
            Preference::Imports(imports) => self.imports = imports,
            Preference::Proxy(proxy) => self.proxy = proxy,
            Preference::KeyReminderDays(days) => self.key_reminder_days = days,
        }
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            density: Density::default(),
            reduce_motion: false,
            sidebar_collapsed: false,
            last_place: None,
            columns: Vec::new(),
            proxy: ProxyChoice::default(),
            imports: Vec::new(),
            key_reminder_days: Some(180),
        }
    }
}

/// Whether a connection answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum HealthState {
    /// It answers.
    Online,
    /// It answers slowly.
    Slow,
    /// It does not answer.
    Offline,
    /// The service asked to wait.
    Limited,
}

/// How a connection does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// Which connection.
    pub connection: ConnectionId,
    /// Whether it answers.
    pub state: HealthState,
    /// When the wait is over that the service asked for, in Unix seconds; only where it did.
    pub resumes_at: Option<u32>,
    /// The same in a sentence.
    pub sentence: String,
}
