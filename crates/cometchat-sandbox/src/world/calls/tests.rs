use cometchat_api::chat::groups::{self, Scope};
use cometchat_api::chat::messages::{
    CallEntity, CallStatus, Category, Entities, MessageData, MessageType,
};
use cometchat_api::id::SessionId;
use cometchat_api::{Guid, Uid};

use crate::world::{App, Dice, Draft, Group, Joined, Peers, Person};

const START: i64 = 1_790_000_000;

fn app() -> App {
    let mut app = App::new("A", "us".into(), START, &mut Dice::new(1));
    for uid in ["ann", "bob", "cid"] {
        app.people.insert(Person::new(uid, uid, START));
    }
    let guid = Guid::from("team");
    let about = groups::Group { guid: guid.clone(), ..groups::Group::default() };
    let joined = Joined { scope: Scope::Participant, at: START };
    let members = ["ann", "bob", "cid"].map(|uid| (Uid::from(uid), joined.clone()));
    let group = Group { about, members: members.into_iter().collect(), ..Group::default() };
    app.groups.0.insert(guid, group);
    app
}

fn tell(app: &mut App, by: &str, peers: &Peers, status: &CallStatus, after: i64) {
    let by = Uid::from(by);
    let call = CallEntity {
        session_id: SessionId::from("v1.us.1"),
        status: Some(status.clone()),
        initiated_at: Some(START),
        ..CallEntity::default()
    };
    let entities = Entities {
        by: Some(app.plain_user(&by).into()),
        on: Some(call.into()),
        ..Entities::default()
    };
    let data = MessageData {
        action: Some(status.as_str().into()),
        entities: Some(entities),
        ..MessageData::default()
    };
    let draft = Draft::new(&by, peers.clone(), MessageType::Audio, data);
    app.post(Draft { category: Category::Call, ..draft }, (START + after) * 1000);
}

fn state(app: &App, uid: &str) -> (CallStatus, i64) {
    let call = app.call(&SessionId::from("v1.us.1")).unwrap();
    let participant = &call.participants[&Uid::from(uid)];
    (participant.state.clone(), participant.secs(START + 1000))
}

fn pair() -> Peers {
    Peers::pair(&"ann".into(), &"bob".into())
}

#[test]
fn a_call_of_two_lasts_from_the_answer_to_the_end() {
    let mut app = app();
    tell(&mut app, "ann", &pair(), &CallStatus::Initiated, 0);
    let ringing = app.calls().next().unwrap();
    assert_eq!((ringing.status, ringing.started_at), (CallStatus::Initiated, 0));
    tell(&mut app, "bob", &pair(), &CallStatus::Ongoing, 10);
    let ongoing = app.calls().next().unwrap();
    assert_eq!(ongoing.status, CallStatus::Ongoing);
    assert_eq!(ongoing.secs(START + 40), 30);
    tell(&mut app, "ann", &pair(), &CallStatus::Ended, 70);
    let ended = app.calls().next().unwrap();
    assert_eq!((ended.status.clone(), ended.secs(START + 1000)), (CallStatus::Ended, 60));
    assert_eq!(state(&app, "bob"), (CallStatus::Ended, 60));
    assert_eq!(app.calls().count(), 1, "three messages tell of one call");
}

#[test]
fn a_call_that_nobody_took_has_no_seconds() {
    for status in
        [CallStatus::Rejected, CallStatus::Busy, CallStatus::Cancelled, CallStatus::Unanswered]
    {
        let mut app = app();
        tell(&mut app, "ann", &pair(), &CallStatus::Initiated, 0);
        tell(&mut app, "bob", &pair(), &status, 9);
        let call = app.calls().next().unwrap();
        assert_eq!((call.status.clone(), call.secs(START + 1000)), (status, 0));
        assert_eq!(call.ended_at, START + 9);
    }
}

#[test]
fn a_call_in_a_group_goes_on_until_the_last_one_leaves() {
    let mut app = app();
    let team = Peers::Group("team".into());
    tell(&mut app, "ann", &team, &CallStatus::Initiated, 0);
    tell(&mut app, "cid", &team, &CallStatus::Rejected, 5);
    tell(&mut app, "bob", &team, &CallStatus::Ongoing, 10);
    tell(&mut app, "ann", &team, &CallStatus::Ended, 40);
    assert_eq!(app.calls().next().unwrap().status, CallStatus::Ongoing);
    assert_eq!(state(&app, "ann"), (CallStatus::Ended, 30));
    assert_eq!(state(&app, "cid"), (CallStatus::Rejected, 0));
    tell(&mut app, "bob", &team, &CallStatus::Ended, 100);
    let call = app.calls().next().unwrap();
    assert_eq!((call.status.clone(), call.secs(START + 1000)), (CallStatus::Ended, 90));
}

#[test]
fn a_call_whose_messages_are_gone_is_gone() {
    let mut app = app();
    tell(&mut app, "ann", &pair(), &CallStatus::Initiated, 0);
    let number = app.messages.all().next().unwrap().number;
    app.messages.remove(number);
    assert!(app.calls().next().is_none());
}
