//! The fleet as last read, and what this installation knows of each app.

use cometchat_api::AppId;
use rusqlite::{OptionalExtension, Row, Transaction};

use crate::error::Result;
use crate::index::app_number;
use crate::store::Store;

/// An app as the service said it. Times are Unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppRow {
    /// Id.
    pub app: AppId,
    /// Name.
    pub name: String,
    /// Region, such as `us`.
    pub region: String,
    /// Plan.
    pub plan: Option<String>,
    /// State, such as `active`.
    pub state: Option<String>,
    /// Owner's name or e-mail address.
    pub owner: Option<String>,
    /// When made.
    pub created_at: Option<i64>,
    /// When its trial ends.
    pub trial_ends_at: Option<i64>,
    /// All that the service said, JSON without secrets.
    pub raw: String,
}

/// What this installation knows of an app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppMarks {
    /// `production`, `staging` or `development`; nothing where not said.
    pub label: Option<String>,
    /// One of the colour names.
    pub colour: Option<String>,
    /// What a person wrote about it.
    pub note: Option<String>,
    /// Who answers for it, as a person wrote it.
    pub contact: Option<String>,
    /// Users, once counted.
    pub users: Option<u32>,
    /// When they were counted, Unix seconds.
    pub users_as_of: Option<i64>,
}

/// The apps of a connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fleet {
    /// The apps with what is known of each, by name.
    pub apps: Vec<(AppRow, AppMarks)>,
    /// When they were last read, Unix seconds; nothing before the first time.
    pub as_of: Option<i64>,
}

/// Tables whose rows belong to an app by its number.
const TABLES: [&str; 7] = [
    "users",
    "groups",
    "index_state",
    "index_heads",
    "conversations",
    "messages",
    "message_shelves",
];

impl Store {
    /// Lists the apps of a connection.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn fleet(&self, connection: &str) -> Result<Fleet> {
        self.read(|reader| {
            let as_of = reader
                .prepare_cached("SELECT as_of FROM fleets WHERE connection = ?1")?
                .query_row([connection], |row| row.get(0))
                .optional()?;
            let mut statement = reader.prepare_cached(
                "SELECT app, name, region, plan, state, owner, created, trial_ends, raw,
                   label, colour, note, contact, users, users_as_of
                 FROM apps LEFT JOIN app_marks USING (app)
                 WHERE connection = ?1 ORDER BY name COLLATE NOCASE, app",
            )?;
            let apps = statement
                .query_map([connection], |row| Ok((app_row(row)?, marks(row, 9)?)))?
                .collect::<rusqlite::Result<_>>()?;
            Ok(Fleet { apps, as_of })
        })
    }

    /// Puts the apps of a connection in place of those it had.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn fleet_save(&self, connection: &str, apps: &[AppRow], now: i64) -> Result<()> {
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO fleets (connection, as_of) VALUES (?1, ?2)
                     ON CONFLICT (connection) DO UPDATE SET as_of = ?2",
                )?
                .execute((connection, now))?;
            transaction
                .prepare_cached("DELETE FROM apps WHERE connection = ?1")?
                .execute([connection])?;
            apps.iter().try_for_each(|app| put(transaction, connection, app))
        })
    }

    /// Puts one app into the fleet of a connection, in place of what was known of it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn fleet_put(&self, connection: &str, app: &AppRow) -> Result<()> {
        self.write(|transaction| {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO fleets (connection, as_of) VALUES (?1, 0)")?
                .execute([connection])?;
            put(transaction, connection, app)
        })
    }

    /// Forgets a connection's apps, and the people and messages of those that no other connection
    /// leads to. What people said of the apps, and the activity, stay.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn fleet_forget(&self, connection: &str) -> Result<()> {
        let orphans: Vec<AppId> = self.write(|transaction| {
            let orphans = transaction
                .prepare_cached(
                    "SELECT app FROM apps AS mine WHERE connection = ?1 AND NOT EXISTS (
                       SELECT 1 FROM apps WHERE app = mine.app AND connection <> ?1)",
                )?
                .query_map([connection], |row| row.get::<_, String>(0))?
                .map(|app| app.map(AppId::new))
                .collect::<rusqlite::Result<_>>()?;
            transaction
                .prepare_cached("DELETE FROM fleets WHERE connection = ?1")?
                .execute([connection])?;
            Ok(orphans)
        })?;
        orphans.iter().try_for_each(|app| self.app_forget(app))
    }

    /// Forgets the people and messages of an app.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn app_forget(&self, app: &AppId) -> Result<()> {
        let number = self.write(|transaction| {
            let Some(number) = app_number(transaction, app)? else { return Ok(None) };
            for table in TABLES {
                transaction.execute(&format!("DELETE FROM {table} WHERE app = ?1"), [number])?;
            }
            Ok(Some(number))
        })?;
        if let Some(number) = number {
            self.0.rosters.forget(number);
        }
        Ok(())
    }

    /// What this installation knows of an app.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn app_marks(&self, app: &AppId) -> Result<AppMarks> {
        self.read(|reader| {
            let found = reader
                .prepare_cached(
                    "SELECT label, colour, note, contact, users, users_as_of FROM app_marks
                     WHERE app = ?1",
                )?
                .query_row([app.as_str()], |row| marks(row, 0))
                .optional()?;
            Ok(found.unwrap_or_default())
        })
    }

    /// Keeps what a person says of an app: label, colour, note and contact.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn app_mark(&self, app: &AppId, marks: &AppMarks) -> Result<()> {
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO app_marks (app, label, colour, note, contact)
                     VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (app) DO UPDATE
                     SET label = ?2, colour = ?3, note = ?4, contact = ?5",
                )?
                .execute((
                    app.as_str(),
                    &marks.label,
                    &marks.colour,
                    &marks.note,
                    &marks.contact,
                ))?;
            Ok(())
        })
    }

    /// Keeps how many users an app has.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn app_users(&self, app: &AppId, users: u32, now: i64) -> Result<()> {
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO app_marks (app, users, users_as_of) VALUES (?1, ?2, ?3)
                     ON CONFLICT (app) DO UPDATE SET users = ?2, users_as_of = ?3",
                )?
                .execute((app.as_str(), users, now))?;
            Ok(())
        })
    }
}

fn put(transaction: &Transaction<'_>, connection: &str, app: &AppRow) -> Result<()> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO apps
               (connection, app, name, region, plan, state, owner, created, trial_ends, raw)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            connection,
            app.app.as_str(),
            &app.name,
            &app.region,
            &app.plan,
            &app.state,
            &app.owner,
            app.created_at,
            app.trial_ends_at,
            &app.raw,
        ))?;
    Ok(())
}

fn app_row(row: &Row<'_>) -> rusqlite::Result<AppRow> {
    Ok(AppRow {
        app: AppId::new(row.get::<_, String>(0)?),
        name: row.get(1)?,
        region: row.get(2)?,
        plan: row.get(3)?,
        state: row.get(4)?,
        owner: row.get(5)?,
        created_at: row.get(6)?,
        trial_ends_at: row.get(7)?,
        raw: row.get(8)?,
    })
}

fn marks(row: &Row<'_>, first: usize) -> rusqlite::Result<AppMarks> {
    Ok(AppMarks {
        label: row.get(first)?,
        colour: row.get(first + 1)?,
        note: row.get(first + 2)?,
        contact: row.get(first + 3)?,
        users: row.get(first + 4)?,
        users_as_of: row.get(first + 5)?,
    })
}
