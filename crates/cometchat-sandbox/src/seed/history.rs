//! What was said before the demo started.

use cometchat_api::Uid;
use cometchat_api::chat::messages::{MessageData, MessageType};

use super::people::{first_uids, within};
use super::tenants::Tenant;
use super::{DAY, Ground, talk};
use crate::world::{App, Dice, Draft, Peers, Reacted};

/// Days of history.
const N_DAYS: i64 = 45;
const EMOJI: [&str; 6] = ["👍", "❤️", "😂", "🎉", "🙏", "😮"];

/// One message to come.
struct Line {
    at: i64,
    peers: Peers,
    sender: Uid,
    text: &'static str,
}

/// Writes the conversations of a tenant, in the order of time.
pub(super) fn write(app: &mut App, tenant: &Tenant, dice: &mut Dice, ground: &Ground<'_>) {
    let mut lines = pairs(app, tenant, dice, ground.now);
    lines.extend(groups(app, tenant, dice, ground.now));
    lines.sort_by_key(|line| line.at);
    for line in lines {
        let data = MessageData { text: Some(line.text.to_owned()), ..MessageData::default() };
        let draft = Draft::new(&line.sender, line.peers, MessageType::Text, data);
        let number = app.keep(draft, line.at * 1_000);
        if dice.below(9) == 0 {
            react(app, number, dice, line.at + 30);
        }
        if dice.below(40) == 0 {
            edit(app, number, line.at + 90);
        }
        if dice.below(60) == 0 {
            withdraw(app, number, line.at + 120);
        }
    }
    receive(app, dice);
}

fn pairs(app: &App, tenant: &Tenant, dice: &mut Dice, now: i64) -> Vec<Line> {
    let uids = first_uids(app, 700);
    let n_pairs = (uids.len() / 2).min(420);
    let exchanges = talk::exchanges(tenant.topic);
    let mut lines = Vec::new();
    for place in 0..n_pairs {
        let one = if place < 12 { 0 } else { dice.below(uids.len()) };
        let other = if place < 12 { place + 1 } else { dice.below(uids.len()) };
        let (Some(one), Some(other)) = (uids.get(one), uids.get(other)) else { continue };
        if one == other {
            continue;
        }
        for _ in 0..=dice.below(3) {
            let exchange = exchanges[dice.below(exchanges.len())];
            let two = [one.clone(), other.clone()];
            say(&mut lines, exchange, &two, (&Peers::pair(one, other), start(dice, now)), dice);
        }
    }
    lines
}

fn groups(app: &App, tenant: &Tenant, dice: &mut Dice, now: i64) -> Vec<Line> {
    let exchanges = talk::exchanges(tenant.topic);
    let mut lines = Vec::new();
    for group in app.groups.all().take(160) {
        let members: Vec<Uid> = group.members.keys().take(6).cloned().collect();
        for _ in 0..1 + dice.below(4) {
            let exchange = exchanges[dice.below(exchanges.len())];
            let peers = Peers::Group(group.about.guid.clone());
            say(&mut lines, exchange, &members, (&peers, start(dice, now)), dice);
        }
    }
    lines
}

fn start(dice: &mut Dice, now: i64) -> i64 {
    // Some of it within the last hour, so that the last hour's chart has something to show.
    let span = if dice.below(6) == 0 { 3_400 } else { N_DAYS * DAY };
    now - 200 - within(dice, span)
}

fn say(
    lines: &mut Vec<Line>,
    exchange: talk::Exchange,
    who: &[Uid],
    (peers, start): (&Peers, i64),
    dice: &mut Dice,
) {
    let mut at = start;
    for (speaker, text) in exchange {
        let Some(sender) = who.get(speaker % who.len().max(1)).cloned() else { continue };
        lines.push(Line { at, peers: peers.clone(), sender, text });
        at = (at + 8 + within(dice, 25)).min(start + 190);
    }
}

fn react(app: &mut App, number: u64, dice: &mut Dice, at: i64) {
    let id = app.messages.next_reaction();
    let Some(stored) = app.messages.get_mut(number) else { return };
    let Some(by) = stored.peers.other(&stored.message.sender).cloned() else { return };
    let emoji = EMOJI[dice.below(EMOJI.len())].to_owned();
    stored.reactions.entry(emoji).or_default().insert(by, Reacted { id, at });
}

/// Marks a message as edited by its sender.
pub(super) fn edit(app: &mut App, number: u64, at: i64) {
    let Some(stored) = app.messages.get_mut(number) else { return };
    stored.message.edited_at = Some(at);
    stored.message.edited_by = Some(stored.message.sender.clone());
    stored.message.updated_at = Some(at);
}

/// Leaves a tombstone of a message, as its sender deleted it.
pub(super) fn withdraw(app: &mut App, number: u64, at: i64) {
    let Some(stored) = app.messages.get_mut(number) else { return };
    stored.message.deleted_at = Some(at);
    stored.message.deleted_by = Some(stored.message.sender.clone());
    stored.message.updated_at = Some(at);
    stored.message.data = MessageData::default();
}

/// Delivers most messages between two users and reads many of them.
fn receive(app: &mut App, dice: &mut Dice) {
    let numbers: Vec<u64> = app.messages.all().map(|stored| stored.number).collect();
    for number in numbers {
        let Some(stored) = app.messages.get_mut(number) else { continue };
        let Some(by) = stored.peers.other(&stored.message.sender).cloned() else { continue };
        let (peers, sent_at) = (stored.peers.clone(), stored.sent_at());
        let dots = dice.below(10);
        if dots == 0 {
            continue;
        }
        let receipt = stored.receipts.entry(by.clone()).or_default();
        receipt.delivered_at = sent_at + 2;
        receipt.read_at = if dots > 2 { sent_at + 40 } else { 0 };
        let is_read = receipt.read_at > 0;
        app.tally.count((sent_at + 2) * 1_000, |counts| counts.delivered += 1);
        if is_read {
            app.tally.count((sent_at + 40) * 1_000, |counts| counts.read += 1);
        }
        if let Some(conversation) = app.conversations.get_mut(&peers.id()) {
            let side = conversation.side_mut(&by);
            side.delivered_to = side.delivered_to.max(number);
            if is_read {
                side.read_to = side.read_to.max(number);
            }
        }
    }
}
