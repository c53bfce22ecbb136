//! People who go on coming, typing, writing and leaving while the sandbox runs.

mod crowd;

use std::time::Duration;

use cometchat_api::Uid;
use cometchat_api::chat::messages::{MessageData, MessageType};
use cometchat_api::chat::reactions::Reaction;

use self::crowd::Crowd;
use crate::live::receive;
use crate::seed::talk::SMALL_TALK;
use crate::server::Server;
use crate::world::{App, AppCell, Dice, Draft, Peers, Reacted, What, message_id};

/// Conversations of an app that stay lively: the latest ones.
const N_LIVELY: usize = 6;

/// Lets people write until the sandbox stops.
pub(crate) async fn run(server: Server) {
    let mut dice = Dice::new(0xc4a7);
    let stopping = server.stopping().clone();
    let mut crowd = Crowd::gather(&server, &mut dice);
    let talking = async {
        let mut turn = 0;
        loop {
            server.clock().sleep(between(&mut dice, 700, 1_900)).await;
            crowd.stir(&server, &mut dice);
            turn += 1;
            if let Some(scene) = Scene::pick(&server, &mut dice, turn) {
                tokio::spawn(scene.play(server.clone(), Dice::new(dice.number())));
            }
        }
    };
    tokio::select! {
        () = stopping.cancelled() => {}
        () = talking => {}
    }
}

fn between(dice: &mut Dice, least_ms: u64, most_ms: u64) -> Duration {
    Duration::from_millis(least_ms + dice.number() % (most_ms - least_ms))
}

/// The conversations of an app, the latest first.
fn lively(app: &App) -> Vec<&Peers> {
    let mut latest: Vec<_> = app.conversations.all().map(|c| (c.updated_at, &c.peers)).collect();
    latest.sort_by_key(|(at, peers)| (std::cmp::Reverse(*at), peers.id()));
    latest.into_iter().map(|(_, peers)| peers).collect()
}

/// Somebody about to write somewhere.
struct Scene {
    cell: AppCell,
    peers: Peers,
    speaker: Uid,
    listener: Option<Uid>,
}

impl Scene {
    fn pick(server: &Server, dice: &mut Dice, turn: usize) -> Option<Self> {
        let apps = server.world().all();
        // Every second time the largest app, which is the one most visitors open.
        let place = if turn.is_multiple_of(2) { 0 } else { dice.below(apps.len()) };
        let cell = apps.get(place)?.clone();
        let app = cell.read();
        if app.archived_at.is_some() {
            return None;
        }
        let mut lively = lively(&app);
        lively.truncate(N_LIVELY);
        // In turn, so that whoever opens one of them does not wait for chance.
        lively.sort_by_key(|peers| peers.id());
        let peers = Peers::clone(lively.get(turn / 2 % lively.len().max(1))?);
        let (speaker, listener) = match &peers {
            Peers::Pair(one, other) if dice.number().is_multiple_of(2) => {
                (one.clone(), Some(other.clone()))
            }
            Peers::Pair(one, other) => (other.clone(), Some(one.clone())),
            Peers::Group(guid) => {
                let members = &app.groups.get(guid).ok()?.members;
                (members.get_index(dice.below(members.len().min(6)))?.0.clone(), None)
            }
        };
        app.active(&speaker).ok()?;
        drop(app);
        Some(Self { cell, peers, speaker, listener })
    }

    async fn play(self, server: Server, mut dice: Dice) {
        let clock = server.clock().clone();
        let stopping = server.stopping().clone();
        let act = async {
            self.cell.write().come(&self.speaker, None, clock.now_ms());
            self.types(true, clock.now_ms());
            clock.sleep(between(&mut dice, 900, 3_200)).await;
            self.types(false, clock.now_ms());
            let number = self.says(&mut dice, clock.now_ms());
            clock.sleep(between(&mut dice, 400, 1_500)).await;
            self.is_heard(number, false, clock.now_ms());
            clock.sleep(between(&mut dice, 600, 4_000)).await;
            self.is_heard(number, true, clock.now_ms());
            if dice.below(4) == 0 {
                self.is_liked(number, &mut dice, clock.now_ms());
            }
            self.cell.write().go(&self.speaker, None, clock.now_ms());
        };
        tokio::select! {
            () = stopping.cancelled() => {}
            () = act => {}
        }
    }

    fn types(&self, started: bool, at_ms: i64) {
        let mut app = self.cell.write();
        let by = Box::new(app.plain_user(&self.speaker));
        let what = What::Typing { by, started, metadata: None };
        app.tell(at_ms, None, Some(self.peers.clone()), what);
    }

    fn says(&self, dice: &mut Dice, at_ms: i64) -> u64 {
        let words = SMALL_TALK[dice.below(SMALL_TALK.len())];
        let data = MessageData { text: Some(words.to_owned()), ..MessageData::default() };
        let mut app = self.cell.write();
        app.post(Draft::new(&self.speaker, self.peers.clone(), MessageType::Text, data), at_ms)
    }

    fn is_heard(&self, number: u64, read: bool, at_ms: i64) {
        let Some(listener) = &self.listener else { return };
        let mut app = self.cell.write();
        receive(&mut app, listener, (self.peers.clone(), message_id(number), read), at_ms);
    }

    fn is_liked(&self, number: u64, dice: &mut Dice, at_ms: i64) {
        let Some(listener) = &self.listener else { return };
        let emoji = ["👍", "❤️", "🙏", "😂"][dice.below(4)];
        react(&mut self.cell.write(), number, (listener, emoji), at_ms);
    }
}

fn react(app: &mut App, number: u64, (by, emoji): (&Uid, &str), at_ms: i64) {
    let id = app.messages.next_reaction();
    let Some(stored) = app.messages.get_mut(number) else { return };
    let at = at_ms / 1_000;
    stored.reactions.entry(emoji.to_owned()).or_default().insert(by.clone(), Reacted { id, at });
    stored.message.updated_at = Some(at);
    let peers = stored.peers.clone();
    let reaction = Reaction {
        id: id.to_string(),
        message_id: message_id(number),
        reaction: emoji.to_owned(),
        uid: by.clone(),
        reacted_at: Some(at),
        reacted_by: Some(app.plain_user(by)),
        ..Reaction::default()
    };
    let Some(message) = app.message_by_number(number, None) else { return };
    let what = What::Reacted { added: true, reaction, message: Box::new(message) };
    app.tell(at_ms, None, Some(peers), what);
}
