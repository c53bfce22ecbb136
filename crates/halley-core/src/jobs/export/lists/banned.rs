//! Users banned from a group.

use cometchat_api::Guid;
use cometchat_api::chat::members::{ListBanned, Member};
use cometchat_api::limits::PER_PAGE;
use cometchat_client::Priority;

use super::{Column, Listed, paged};
use crate::console::Console;
use crate::jobs::export::columns::{named, seconds, text};
use crate::model::connection::AppRef;
use crate::pages::Ids;
use crate::rows::page;

const COLUMNS: &[Column<Member>] = &[
    ("uid", "UID", |user| text(user.user.uid.as_str())),
    ("name", "Name", |user| text(&user.user.name)),
    ("scope", "Former scope", |user| named(&user.scope)),
    ("bannedAt", "Banned", |user| seconds(user.banned_at)),
];

pub(super) fn list(console: Console, app: AppRef, guid: String) -> Box<dyn Listed> {
    paged(COLUMNS, move |number| {
        let (console, app) = (console.clone(), app.clone());
        let list = ListBanned { guid: Guid::from(guid.as_str()), ..ListBanned::default() };
        async move {
            let reader = console.reader(&app).await?.at(Priority::Job);
            let listing = reader.page(list, number, PER_PAGE).await?;
            let page = page(listing.data, &listing.meta, PER_PAGE);
            let ids = Ids::of(page.rows.iter().map(|member| member.user.uid.as_str()));
            Ok((page.rows, page.more.then_some(ids)))
        }
    })
}
