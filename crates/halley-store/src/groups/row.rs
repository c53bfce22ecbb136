//! A group between the service, the file and the roster.

use cometchat_api::chat::groups::Group;
use rusqlite::{Row, Statement};

use crate::error::Result;
use crate::groups::GroupRow;
use crate::index::{Indexed, Kind, number, some_into, tags_into, tags_json, tags_read, text_into};
use crate::roster::{Entry, Roster};

impl From<&Group> for GroupRow {
    fn from(group: &Group) -> Self {
        Self {
            guid: group.guid.as_str().to_owned(),
            name: group.name.clone(),
            kind: group.kind.as_ref().map(|kind| kind.as_str().to_owned()).unwrap_or_default(),
            owner: group.owner.as_ref().map(|owner| owner.as_str().to_owned()),
            icon: group.icon.clone(),
            members: group.members_count.map(|n| u32::try_from(n).unwrap_or(u32::MAX)),
            tags: group.tags.clone(),
            created_at: group.created_at,
            updated_at: group.updated_at,
        }
    }
}

impl Indexed for GroupRow {
    const KIND: Kind = Kind::Groups;
    const SAVE: &'static str = "INSERT INTO groups (id, app, guid, name, kind, owner, icon, \
        members, tags, created, updated, generation) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) \
        ON CONFLICT (app, guid) DO UPDATE SET name = ?4, kind = ?5, owner = ?6, icon = ?7, \
        members = ?8, tags = ?9, created = ?10, updated = ?11, generation = ?12 RETURNING id";
    const LOAD: &'static str = "SELECT id, guid, name, kind, tags, created, members, updated, \
        owner FROM groups WHERE id > ?1 AND id < ?2 ORDER BY id";
    const BY_ID: &'static str = "SELECT guid, name, kind, owner, icon, members, tags, created, \
        updated FROM groups WHERE id = ?1";
    const BY_IDS: &'static str = "SELECT guid, name, kind, owner, icon, members, tags, created, \
        updated, id FROM groups WHERE id >= ?1 AND id <= ?2 ORDER BY id";
    const BY_KEY: &'static str = "SELECT guid, name, kind, owner, icon, members, tags, created, \
        updated FROM groups WHERE app = ?1 AND guid = ?2";

    fn bind(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.raw_bind_parameter(4, &self.name)?;
        statement.raw_bind_parameter(5, &self.kind)?;
        statement.raw_bind_parameter(6, &self.owner)?;
        statement.raw_bind_parameter(7, &self.icon)?;
        statement.raw_bind_parameter(8, self.members)?;
        statement.raw_bind_parameter(9, tags_json(&self.tags))?;
        statement.raw_bind_parameter(10, self.created_at)?;
        statement.raw_bind_parameter(11, self.updated_at)?;
        Ok(12)
    }

    fn read(&mut self, row: &Row<'_>) -> Result<()> {
        text_into(&mut self.guid, row.get_ref(0)?)?;
        text_into(&mut self.name, row.get_ref(1)?)?;
        text_into(&mut self.kind, row.get_ref(2)?)?;
        some_into(&mut self.owner, row.get_ref(3)?)?;
        some_into(&mut self.icon, row.get_ref(4)?)?;
        self.members = row.get(5)?;
        tags_into(&mut self.tags, row.get_ref(6)?)?;
        self.created_at = row.get(7)?;
        self.updated_at = row.get(8)?;
        Ok(())
    }

    fn load(row: &Row<'_>, seq: u32, roster: &mut Roster) -> Result<()> {
        let tags = tags_read(row.get_ref(4)?.as_str_or_null().unwrap_or_default())?;
        roster.apply(&Entry {
            seq,
            key: row.get_ref(1)?.as_str().unwrap_or_default(),
            name: row.get_ref(2)?.as_str().unwrap_or_default(),
            category: row.get_ref(3)?.as_str().unwrap_or_default(),
            owner: row.get_ref(8)?.as_str_or_null().unwrap_or_default().unwrap_or_default(),
            tags: tags.iter().map(String::as_str).collect(),
            online: None,
            deactivated: false,
            numbers: [number(row.get(5)?), number(row.get(6)?), number(row.get(7)?)],
        });
        Ok(())
    }

    fn key(&self) -> &str {
        &self.guid
    }

    fn entry(&self, seq: u32) -> Entry<'_> {
        Entry {
            seq,
            key: &self.guid,
            name: &self.name,
            category: &self.kind,
            owner: self.owner.as_deref().unwrap_or_default(),
            tags: self.tags.iter().map(String::as_str).collect(),
            online: None,
            deactivated: false,
            numbers: [number(self.created_at), self.members.unwrap_or(0), number(self.updated_at)],
        }
    }
}
