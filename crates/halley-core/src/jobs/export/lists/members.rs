//! Members of a group.

use cometchat_api::Guid;
use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::members::{ListMembers, Member};
use cometchat_api::limits::PER_PAGE;
use cometchat_client::Priority;

use super::{Column, Listed, paged};
use crate::console::Console;
use crate::jobs::export::columns::{named, seconds, text, texts};
use crate::model::connection::AppRef;
use crate::model::group::MemberFilter;
use crate::pages::Ids;
use crate::rows::page;

const COLUMNS: &[Column<Member>] = &[
    ("uid", "UID", |member| text(member.user.uid.as_str())),
    ("name", "Name", |member| text(&member.user.name)),
    ("scope", "Scope", |member| named(&member.scope)),
    ("joinedAt", "Joined", |member| seconds(member.joined_at)),
    ("role", "Role", |member| named(&member.user.role)),
    ("tags", "Tags", |member| texts(&member.user.tags)),
];

pub(super) fn list(
    console: Console,
    app: AppRef,
    guid: String,
    filter: MemberFilter,
) -> Box<dyn Listed> {
    let wanted = filter.search.trim().to_lowercase();
    paged(COLUMNS, move |number| {
        let (console, app, wanted) = (console.clone(), app.clone(), wanted.clone());
        let list = ListMembers {
            guid: Guid::from(guid.as_str()),
            scopes: filter.scopes.iter().map(|scope| Scope::from(scope.as_str())).collect(),
            ..ListMembers::default()
        };
        async move {
            let reader = console.reader(&app).await?.at(Priority::Job);
            let listing = reader.page(list, number, PER_PAGE).await?;
            let mut page = page(listing.data, &listing.meta, PER_PAGE);
            let ids = Ids::of(page.rows.iter().map(|member| member.user.uid.as_str()));
            // The service cannot search among members.
            page.rows.retain(|Member { user, .. }| {
                user.name.to_lowercase().contains(&wanted) || user.uid.as_str().contains(&wanted)
            });
            Ok((page.rows, page.more.then_some(ids)))
        }
    })
}
