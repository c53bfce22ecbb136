//! One conversation with every documented kind of message, one with hostile text, and a group
//! whose members come and go.

use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::messages::{
    Action, CallStatus, Category, MessageType, Moderation, ModerationStatus,
};
use cometchat_api::{Guid, Uid};
use indexmap::IndexMap;

use super::gallery::{call, card, custom, draft, form, media, of, text};
use super::history::{edit, withdraw};
use super::talk::HOSTILE;
use super::{DAY, Ground};
use crate::world::{App, Draft, Peers, Reacted};

/// Writes the three where the people they need are there.
pub(super) fn write(app: &mut App, ground: &Ground<'_>) {
    let [maria, james, aisha] = ["maria-lopez", "james-smith", "aisha-khan"].map(Uid::new);
    if [&maria, &james, &aisha].into_iter().any(|uid| app.active(uid).is_err()) {
        return;
    }
    let mut hand = Hand { app, at: ground.now - 150 };
    hand.every_kind(ground.base, &maria, &james);
    hand.hostile(&aisha, &maria);
    hand.comings_and_goings(&maria, &aisha);
}

/// Writes one message after the other, a second apart.
struct Hand<'a> {
    app: &'a mut App,
    at: i64,
}

impl Hand<'_> {
    fn write(&mut self, draft: Draft) -> u64 {
        self.at += 1;
        self.app.keep(draft, self.at * 1_000)
    }

    fn every_kind(&mut self, base: &str, maria: &Uid, james: &Uid) {
        let peers = &Peers::pair(maria, james);
        self.media(base, peers, maria, james);
        let offer = custom(
            serde_json::json!({ "price": 195, "currency": "EUR", "item": "camera" }),
            "Offer: 195 EUR",
        );
        self.write(of(Category::Custom, draft(maria, peers, "offer".into(), offer)));
        self.write(of(Category::Interactive, draft(maria, peers, MessageType::Form, form())));
        self.write(of(Category::Interactive, draft(maria, peers, MessageType::Card, card())));
        for (kind, status) in [
            ("video", CallStatus::Ended),
            ("audio", CallStatus::Unanswered),
            ("audio", CallStatus::Rejected),
        ] {
            let bare = draft(james, peers, kind.into(), text(""));
            // Over when it is told of: an answered call took its time, the others only rang.
            let began = self.at - if status == CallStatus::Ended { 760 } else { 40 };
            let ready = call(self.app, bare, status, (began, 754), base);
            self.write(ready);
        }
        self.thread(peers, maria, james);
        self.marked(peers, maria, james);
    }

    fn media(&mut self, base: &str, peers: &Peers, maria: &Uid, james: &Uid) {
        let kinds = [
            (MessageType::Image, "image/camera.png", "image/png", 48_213),
            (MessageType::Audio, "audio/voice-note.wav", "audio/wav", 16_044),
            (MessageType::Video, "video/unboxing.mp4", "video/mp4", 2_400_000),
            (MessageType::File, "file/invoice-40-2291.pdf", "application/pdf", 88_120),
            (MessageType::Image, "image/endless.png", "image/png", 209_715_200),
        ];
        for (place, (kind, path, mime, size)) in kinds.into_iter().enumerate() {
            let sender = if place % 2 == 0 { maria } else { james };
            self.write(draft(sender, peers, kind, media(base, path, mime, size)));
        }
    }

    fn thread(&mut self, peers: &Peers, maria: &Uid, james: &Uid) {
        let parent = self.write(draft(
            maria,
            peers,
            MessageType::Text,
            text("Shall we settle the shipping in a thread?"),
        ));
        for (sender, words) in [
            (james, "Yes. Which carrier?"),
            (maria, "The blue one, it has tracking."),
            (james, "Fine with me 👍"),
        ] {
            let reply = draft(sender, peers, MessageType::Text, text(words));
            self.write(Draft { parent: Some(parent), ..reply });
        }
        let answer = draft(james, peers, MessageType::Text, text("As agreed there: the blue one."));
        self.write(Draft { quoted: Some(parent), ..answer });
    }

    fn marked(&mut self, peers: &Peers, maria: &Uid, james: &Uid) {
        let edited = self.write(draft(
            maria,
            peers,
            MessageType::Text,
            text("The price is 195 with shipping (corrected)."),
        ));
        edit(self.app, edited, self.at + 1);
        self.app.keep_message_action(Action::Edited, edited, maria, (self.at + 1) * 1_000);
        let deleted =
            self.write(draft(james, peers, MessageType::Text, text("Sent to the wrong person")));
        withdraw(self.app, deleted, self.at + 1);
        self.app.keep_message_action(Action::Deleted, deleted, james, (self.at + 1) * 1_000);
        let mut words = text(
            "Thank you <@uid:james-smith>, see https://track.example.com/40-2291 for the parcel.",
        );
        words.mentions = Some(IndexMap::from([(james.clone(), self.app.plain_user(james))]));
        let liked = self.write(Draft {
            tags: vec!["order-40-2291".to_owned()],
            ..draft(maria, peers, MessageType::Text, words)
        });
        for (emoji, by) in [("❤️", james), ("👍", james), ("👍", maria)] {
            let id = self.app.messages.next_reaction();
            let at = self.at + 1;
            if let Some(stored) = self.app.messages.get_mut(liked) {
                stored
                    .reactions
                    .entry(emoji.to_owned())
                    .or_default()
                    .insert(by.clone(), Reacted { id, at });
            }
        }
        let mut judged = text("You are a cheat and everybody should know it.");
        judged.moderation = Some(Moderation {
            status: Some(ModerationStatus::Disapproved),
            ..Moderation::default()
        });
        self.write(draft(james, peers, MessageType::Text, judged));
        self.write(draft(maria, peers, MessageType::Text, text("Great doing business with you.")));
    }

    fn hostile(&mut self, aisha: &Uid, maria: &Uid) {
        let peers = &Peers::pair(aisha, maria);
        self.at -= 30;
        for words in HOSTILE {
            self.write(draft(aisha, peers, MessageType::Text, text(words)));
        }
        let long = "A very long message goes on and on. ".repeat(1_820);
        self.write(draft(aisha, peers, MessageType::Text, text(&long)));
    }

    fn comings_and_goings(&mut self, maria: &Uid, aisha: &Uid) {
        let Some(guid) = self.app.groups.all().next().map(|group| group.about.guid.clone()) else {
            return;
        };
        self.at -= 2 * DAY;
        let scopes = Some((Scope::Participant, Scope::Moderator));
        for (action, on, scopes) in [
            (Action::Added, Some(aisha), None),
            (Action::Joined, None, None),
            (Action::ScopeChanged, Some(aisha), scopes),
            (Action::Left, None, None),
        ] {
            self.at += 60;
            self.acted(&guid, action, (maria, on), scopes);
        }
        self.at += 2 * DAY;
    }

    fn acted(
        &mut self,
        guid: &Guid,
        action: Action,
        (by, on): (&Uid, Option<&Uid>),
        scopes: Option<(Scope, Scope)>,
    ) {
        self.app.post_member_action(guid, action, by, on, scopes, self.at * 1_000);
    }
}
