//! Users, roles, friends, blocks and groups of a tenant.

use std::sync::Arc;

use cometchat_api::chat::groups::{Group as About, GroupType, Scope};
use cometchat_api::chat::roles::Role;
use cometchat_api::{Guid, Uid};
use indexmap::IndexMap;
use serde_json::json;

use super::names::{FAMILY, GIVEN, SPECIAL, TAGS};
use super::talk;
use super::tenants::{Tenant, Topic};
use super::{DAY, Ground};
use crate::world::{App, Dice, Group, Joined, Person, seconds};

/// Seconds below a span.
pub(super) fn within(dice: &mut Dice, span: i64) -> i64 {
    if span <= 0 { 0 } else { i64::try_from(dice.number() % span.unsigned_abs()).unwrap_or(0) }
}

/// Makes the roles of a kind of business.
pub(super) fn roles(app: &mut App, topic: Topic, now: i64) {
    for (id, name, description) in roles_of(topic) {
        let role = Role {
            role: (*id).into(),
            name: (*name).to_owned(),
            description: Some((*description).to_owned()),
            created_at: Some(now),
            ..Role::default()
        };
        app.roles.0.insert(role.role.clone(), role);
    }
}

type RoleText = (&'static str, &'static str, &'static str);

fn roles_of(topic: Topic) -> &'static [RoleText] {
    match topic {
        Topic::Marketplace => &[
            ("seller", "Seller", "Offers things and answers buyers."),
            ("agent", "Support agent", "Helps buyers and sellers."),
        ],
        Topic::Health => &[
            ("practitioner", "Practitioner", "Doctors and nurses."),
            ("reception", "Reception", "Makes appointments."),
        ],
        Topic::Learning => &[
            ("teacher", "Teacher", "Leads courses."),
            ("tutor", "Tutor", "Helps one learner at a time."),
        ],
        Topic::Travel => {
            &[("host", "Host", "Lets places."), ("agent", "Support agent", "Helps travellers.")]
        }
        Topic::Finance => &[
            ("adviser", "Adviser", "Answers customers."),
            ("fraud-desk", "Fraud desk", "Looks into disputes."),
        ],
        Topic::Delivery => &[
            ("rider", "Rider", "Brings orders."),
            ("dispatcher", "Dispatcher", "Plans the rounds."),
        ],
        Topic::Property => &[
            ("agent", "Estate agent", "Shows homes."),
            ("caretaker", "Caretaker", "Mends things."),
        ],
        Topic::Community => &[("organiser", "Organiser", "Plans meetings.")],
    }
}

/// Makes the users.
pub(super) fn fill(app: &mut App, n_users: usize, dice: &mut Dice, ground: &Ground<'_>) {
    let ids: Vec<String> =
        app.roles.0.keys().skip(1).map(|role| role.as_str().to_owned()).collect();
    let people: Vec<Person> = (0..n_users)
        .map(|place| {
            let name = name_of(place, dice);
            let uid = uid_of(&name, place);
            let mut person = Person::new(&uid, &name, 0);
            let age = ground.now - app.created_at;
            let created_at = app.created_at + within(dice, age);
            person.created_at = seconds(created_at);
            person.updated_at = seconds(created_at + within(dice, ground.now - created_at));
            person.last_active_at = match dice.below(10) {
                0 => 0,
                1..=4 => seconds(ground.now - within(dice, 3 * DAY)),
                _ => seconds(created_at + within(dice, ground.now - created_at)),
            };
            if dice.below(100) < 6 && !ids.is_empty() {
                person.role = Some(ids[dice.below(ids.len())].as_str().into());
            }
            if dice.below(1_000) < 15 && place > 20 {
                person.deactivated_at = seconds(ground.now - within(dice, 90 * DAY));
            }
            adorn(&mut person, place, dice, ground.base);
            person
        })
        .collect();
    app.people.fill(people);
}

fn adorn(person: &mut Person, place: usize, dice: &mut Dice, base: &str) {
    let tags: Vec<String> = if dice.below(100) < 45 {
        let tags = TAGS.iter().filter(|(_, per_mille)| dice.below(1_000) < *per_mille as usize);
        tags.map(|(tag, _)| (*tag).to_owned()).collect()
    } else {
        Vec::new()
    };
    if tags.is_empty() && place >= 400 {
        return;
    }
    let details = person.details_mut();
    details.tags = tags;
    if place < 400 && !place.is_multiple_of(3) {
        details.avatar = Some(format!("{base}/media/avatar/{place}.png"));
    }
    if place < 60 {
        details.metadata = Some(json!({
            "city": CITIES[place % CITIES.len()],
            "orders": place * 3,
            "@private": { "email": format!("person{place}@example.com") },
        }));
        details.status_message =
            place.is_multiple_of(4).then(|| "Usually answers within an hour".to_owned());
    }
}

const CITIES: [&str; 8] =
    ["Lisbon", "Pune", "Austin", "Gdańsk", "Nairobi", "Osaka", "Bogotá", "Haifa"];

fn name_of(place: usize, dice: &mut Dice) -> String {
    match place {
        0 => "Maria Lopez".to_owned(),
        1 => "James Smith".to_owned(),
        2 => "Aisha Khan".to_owned(),
        3 => "Support Team ✅".to_owned(),
        _ if place % 61 == 7 => SPECIAL[(place / 61) % SPECIAL.len()].to_owned(),
        _ => format!("{} {}", GIVEN[dice.below(GIVEN.len())], FAMILY[dice.below(FAMILY.len())]),
    }
}

fn uid_of(name: &str, place: usize) -> String {
    let slug: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect::<String>()
        .split('-')
        .filter(|part| !part.is_empty())
        .take(2)
        .collect::<Vec<_>>()
        .join("-");
    match (place, slug.is_empty()) {
        (0..=3, _) => slug,
        (_, true) => format!("user-{place}"),
        _ => format!("{slug}-{place}"),
    }
}

/// Makes friends and blocks.
pub(super) fn relate(app: &mut App, dice: &mut Dice, now: i64) {
    let uids = first_uids(app, 300);
    for (place, uid) in uids.iter().enumerate() {
        for _ in 0..dice.below(7) {
            let other = &uids[dice.below(uids.len())];
            if other != uid {
                app.relations.befriend(uid, other, now - within(dice, 300 * DAY));
            }
        }
        if place % 17 == 3 && uids.len() > 2 {
            let other = &uids[(place + 5) % uids.len()];
            app.relations.block(uid, other, now - within(dice, 60 * DAY));
        }
    }
}

/// Active users that history is written for: the first four by their place in the seed, then the
/// order of names.
pub(super) fn first_uids(app: &App, n_most: usize) -> Vec<Uid> {
    let stars = ["maria-lopez", "james-smith", "aisha-khan", "support-team"];
    let others = app
        .people
        .unordered()
        .filter(|person| person.is_active() && !stars.contains(&&*person.uid))
        .step_by((app.people.len() / n_most.max(1)).max(1));
    stars
        .iter()
        .filter(|uid| app.people.get(uid).is_some())
        .map(|uid| Uid::new(*uid))
        .chain(others.map(|person| Uid::new(&*person.uid)))
        .take(n_most)
        .collect()
}

/// Makes the groups with their members.
pub(super) fn gather(app: &mut App, tenant: &Tenant, dice: &mut Dice, ground: &Ground<'_>) {
    let uids: Arc<[Uid]> = first_uids(app, 2_500).into();
    let names = talk::group_names(tenant.topic);
    for place in 0..tenant.n_groups {
        let base = names[place % names.len()];
        let name = if place < names.len() {
            base.to_owned()
        } else {
            format!("{base} {}", place / names.len() + 1)
        };
        let guid = Guid::new(format!("{}-{place}", uid_of(&name, 0)));
        let created_at = app.created_at + within(dice, ground.now - app.created_at);
        let n_members = match place {
            1 => 1_200,
            2 => 340,
            _ => 3 + dice.below(28),
        }
        .min(uids.len());
        let members = members(&uids, (place, n_members), created_at, dice);
        let kind = [GroupType::Public, GroupType::Public, GroupType::Private, GroupType::Password]
            [dice.below(4)]
        .clone();
        let about = About {
            guid: guid.clone(),
            name,
            owner: members.keys().next().cloned(),
            description: Some(format!("Where we talk about {}.", base.to_lowercase())),
            icon: (place % 3 == 0).then(|| format!("{}/media/group/{place}.png", ground.base)),
            tags: if place % 5 == 0 { vec!["featured".to_owned()] } else { Vec::new() },
            created_at: Some(created_at),
            updated_at: (place % 2 == 0)
                .then(|| created_at + within(dice, ground.now - created_at)),
            kind: Some(kind.clone()),
            ..About::default()
        };
        let password = (kind == GroupType::Password).then(|| "open-sesame".to_owned());
        app.groups.0.insert(guid, Group { about, password, members, banned: IndexMap::new() });
    }
}

fn members(
    uids: &[Uid],
    (place, n_members): (usize, usize),
    at: i64,
    dice: &mut Dice,
) -> IndexMap<Uid, Joined> {
    let start = if place < 4 { 0 } else { dice.below(uids.len()) };
    (0..n_members)
        .map(|step| {
            let scope = match step {
                0 => Scope::Admin,
                1 => Scope::Moderator,
                _ => Scope::Participant,
            };
            (uids[(start + step) % uids.len()].clone(), Joined { scope, at })
        })
        .collect()
}
