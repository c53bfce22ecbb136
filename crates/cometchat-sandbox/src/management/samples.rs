//! What a new app holds unless `skipSampleData` is sent: the service's five users and one group.

use cometchat_api::chat::groups::{self, Scope};
use cometchat_api::{Guid, Uid};

use crate::world::{App, Group, Joined, Peers, Person};

const PEOPLE: [(&str, &str); 5] = [
    ("cometchat-uid-1", "Andrew Joseph"),
    ("cometchat-uid-2", "George Alan"),
    ("cometchat-uid-3", "Nancy Grace"),
    ("cometchat-uid-4", "Susan Marie"),
    ("cometchat-uid-5", "John Paul"),
];
const GROUP: &str = "cometchat-guid-1";

/// Fills a new app.
pub(crate) fn fill(app: &mut App, now: i64) {
    for (uid, name) in PEOPLE {
        app.people.insert(Person::new(uid, name, now));
    }
    let member = |(uid, _): &(&str, &str)| {
        let scope = if *uid == PEOPLE[0].0 { Scope::Admin } else { Scope::Participant };
        (Uid::new(*uid), Joined { scope, at: now })
    };
    let guid = Guid::new(GROUP);
    let group = Group {
        about: groups::Group {
            guid: guid.clone(),
            name: "Hiking Group".to_owned(),
            kind: Some(groups::GroupType::Public),
            owner: Some(Uid::new(PEOPLE[0].0)),
            created_at: Some(now),
            ..groups::Group::default()
        },
        members: PEOPLE.iter().map(member).collect(),
        ..Group::default()
    };
    app.groups.0.insert(guid.clone(), group);
    app.conversations.open(&Peers::Group(guid), now);
}
