//! Groups, by the index.

use cometchat_api::AppId;
use futures_util::{StreamExt, TryStreamExt, stream};
use halley_store::GroupRow;

use super::{Column, Listed, Source, Table};
use crate::console::Console;
use crate::error::Error;
use crate::jobs::export::columns::{number, seconds, some, text, texts};
use crate::model::connection::AppRef;
use crate::model::group::GroupFilter;
use crate::people::group_filter;

const COLUMNS: &[Column<GroupRow>] = &[
    ("guid", "GUID", |group| text(&group.guid)),
    ("name", "Name", |group| text(&group.name)),
    ("type", "Type", |group| text(&group.kind)),
    ("owner", "Owner", |group| some(group.owner.as_ref())),
    ("members", "Members", |group| number(group.members)),
    ("tags", "Tags", |group| texts(&group.tags)),
    ("icon", "Picture", |group| some(group.icon.as_ref())),
    ("createdAt", "Created", |group| seconds(group.created_at)),
    ("updatedAt", "Changed", |group| seconds(group.updated_at)),
];

pub(super) fn list(console: Console, app: AppRef, filter: GroupFilter) -> Box<dyn Listed> {
    let filter = group_filter(filter);
    let store = console.clone();
    let parts = stream::once(async move {
        let key = AppId::from(app.app.as_str());
        let parts = store.stored(move |store| store.groups_all(&key, &filter)).await?;
        Ok::<_, Error>(stream::iter(parts).map(Ok))
    });
    let source = Source::Parts(console, parts.try_flatten().boxed());
    Box::new(Table { columns: COLUMNS, source })
}
