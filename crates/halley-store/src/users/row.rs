//! A user between the service, the file and the roster.

use cometchat_api::chat::users::{Presence, User};
use rusqlite::{Row, Statement};

use crate::error::Result;
use crate::index::{Indexed, Kind, number, some_into, tags_into, tags_json, tags_read, text_into};
use crate::roster::{Entry, Roster};
use crate::users::UserRow;

impl From<&User> for UserRow {
    fn from(user: &User) -> Self {
        Self {
            uid: user.uid.as_str().to_owned(),
            name: user.name.clone(),
            role: user.role.as_ref().map(|role| role.as_str().to_owned()),
            avatar: user.avatar.clone(),
            tags: user.tags.clone(),
            online: match user.status {
                Some(Presence::Available) => Some(true),
                Some(Presence::Offline) => Some(false),
                _ => None,
            },
            last_active_at: user.last_active_at,
            created_at: user.created_at,
            updated_at: user.updated_at,
            deactivated_at: user.deactivated_at.filter(|&at| at > 0),
        }
    }
}

impl Indexed for UserRow {
    const KIND: Kind = Kind::Users;
    const SAVE: &'static str = "INSERT INTO users (id, app, uid, name, role, avatar, tags, online, \
        last_active, created, updated, deactivated, generation) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) \
        ON CONFLICT (app, uid) DO UPDATE SET name = ?4, role = ?5, avatar = ?6, tags = ?7, \
        online = ?8, last_active = ?9, created = ?10, updated = ?11, deactivated = ?12, \
        generation = ?13 RETURNING id";
    const LOAD: &'static str = "SELECT id, uid, name, role, tags, online, deactivated IS NOT NULL, \
        created, last_active, updated FROM users WHERE id > ?1 AND id < ?2 ORDER BY id";
    const BY_ID: &'static str = "SELECT uid, name, role, avatar, tags, online, last_active, \
        created, updated, deactivated FROM users WHERE id = ?1";
    const BY_IDS: &'static str = "SELECT uid, name, role, avatar, tags, online, last_active, \
        created, updated, deactivated, id FROM users WHERE id >= ?1 AND id <= ?2 ORDER BY id";
    const BY_KEY: &'static str = "SELECT uid, name, role, avatar, tags, online, last_active, \
        created, updated, deactivated FROM users WHERE app = ?1 AND uid = ?2";

    fn bind(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.raw_bind_parameter(4, &self.name)?;
        statement.raw_bind_parameter(5, &self.role)?;
        statement.raw_bind_parameter(6, &self.avatar)?;
        statement.raw_bind_parameter(7, tags_json(&self.tags))?;
        statement.raw_bind_parameter(8, self.online)?;
        statement.raw_bind_parameter(9, self.last_active_at)?;
        statement.raw_bind_parameter(10, self.created_at)?;
        statement.raw_bind_parameter(11, self.updated_at)?;
        statement.raw_bind_parameter(12, self.deactivated_at)?;
        Ok(13)
    }

    fn read(&mut self, row: &Row<'_>) -> Result<()> {
        text_into(&mut self.uid, row.get_ref(0)?)?;
        text_into(&mut self.name, row.get_ref(1)?)?;
        some_into(&mut self.role, row.get_ref(2)?)?;
        some_into(&mut self.avatar, row.get_ref(3)?)?;
        tags_into(&mut self.tags, row.get_ref(4)?)?;
        self.online = row.get(5)?;
        self.last_active_at = row.get(6)?;
        self.created_at = row.get(7)?;
        self.updated_at = row.get(8)?;
        self.deactivated_at = row.get(9)?;
        Ok(())
    }

    fn load(row: &Row<'_>, seq: u32, roster: &mut Roster) -> Result<()> {
        let tags = tags_read(row.get_ref(4)?.as_str_or_null().unwrap_or_default())?;
        roster.apply(&Entry {
            seq,
            key: row.get_ref(1)?.as_str().unwrap_or_default(),
            name: row.get_ref(2)?.as_str().unwrap_or_default(),
            category: row.get_ref(3)?.as_str_or_null().unwrap_or_default().unwrap_or_default(),
            owner: "",
            tags: tags.iter().map(String::as_str).collect(),
            online: row.get(5)?,
            deactivated: row.get(6)?,
            numbers: [number(row.get(7)?), number(row.get(8)?), number(row.get(9)?)],
        });
        Ok(())
    }

    fn key(&self) -> &str {
        &self.uid
    }

    fn entry(&self, seq: u32) -> Entry<'_> {
        Entry {
            seq,
            key: &self.uid,
            name: &self.name,
            category: self.role.as_deref().unwrap_or_default(),
            owner: "",
            tags: self.tags.iter().map(String::as_str).collect(),
            online: self.online,
            deactivated: self.deactivated_at.is_some(),
            numbers: [
                number(self.created_at),
                number(self.last_active_at),
                number(self.updated_at),
            ],
        }
    }
}
