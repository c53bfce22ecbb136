//! What holds whatever comes.

use cometchat_api::chat::conversations::ListConversations;
use cometchat_api::chat::messages::{ListMessages, Message};
use cometchat_api::chat::users::{GetUser, ListUsers, User};
use cometchat_api::form::{body_of, parts_of};
use cometchat_api::live::Frame;
use cometchat_api::management::apps::{App, ListApps};
use cometchat_api::reply::reply_of;
use cometchat_api::request::Request;
use cometchat_api::{Endpoint, Listing, MessageId, Uid, wire};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// Any JSON, with a liking for the names that the readers look for.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        "[0-9]{1,20}".prop_map(Value::from),
    ];
    let name = prop_oneof![
        "[a-z]{1,8}",
        proptest::sample::select(vec![
            "data",
            "meta",
            "error",
            "code",
            "id",
            "uid",
            "guid",
            "type",
            "body",
            "action",
            "on",
            "entities",
            "entity",
            "entityType",
            "category",
            "tags",
            "sentAt",
            "apiKeys",
            "message",
            "metadata",
            "pagination",
            "mentions",
            "lastMessage",
            "conversationWith",
            "cursor",
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((name.clone(), inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// What was read is written so that it is read the same again.
fn settles<T>(value: &Value)
where
    T: DeserializeOwned + serde::Serialize + PartialEq + std::fmt::Debug,
{
    if let Ok(read) = serde_json::from_value::<T>(value.clone()) {
        let written = serde_json::to_value(&read).expect("what was read serialises");
        let again = serde_json::from_value::<T>(written).expect("what was written is read");
        assert_eq!(again, read);
    }
}

fn never_panics<E: Endpoint>(bytes: &[u8]) {
    drop(reply_of::<E>(bytes));
}

proptest! {
    #[test]
    fn a_checked_uid_is_one_the_service_takes(text in "\\PC{0,120}") {
        if let Ok(uid) = Uid::checked(&text) {
            let chars = uid.as_str().chars().count();
            prop_assert!((1..=100).contains(&chars));
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
            prop_assert!(uid.as_str().chars().all(fits));
            prop_assert_eq!(Uid::checked(uid.as_str()), Ok(uid));
        }
    }

    #[test]
    fn a_good_uid_is_taken_in_any_case(text in "[a-zA-Z0-9_-]{1,100}") {
        prop_assert_eq!(Uid::checked(&text), Ok(Uid::new(text.to_lowercase())));
    }

    #[test]
    fn message_ids_are_ordered_as_numbers(a in any::<u64>(), b in any::<u64>()) {
        prop_assert_eq!(MessageId::from(a).cmp(&MessageId::from(b)), a.cmp(&b));
    }

    #[test]
    fn any_id_survives_the_path(text in "\\PC{1,60}") {
        let get = GetUser { uid: Uid::new(text.clone()), on_behalf_of: None };
        let path = Request::of(&get).expect("a request").path;
        let segments: Vec<&str> = path.split('/').collect();
        prop_assert_eq!(segments.len(), 3);
        prop_assert!(path.is_ascii());
        prop_assert_eq!(percent_decode_str(segments[2]).decode_utf8().expect("UTF-8"), text);
    }

    #[test]
    fn no_bytes_make_the_envelope_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        never_panics::<ListUsers>(&bytes);
        never_panics::<ListMessages>(&bytes);
    }

    #[test]
    fn no_json_makes_the_envelope_panic(json in any_json(), data in any_json()) {
        for body in [json.to_string(), json!({"data": data, "meta": json}).to_string()] {
            never_panics::<ListUsers>(body.as_bytes());
            never_panics::<ListMessages>(body.as_bytes());
            never_panics::<ListConversations>(body.as_bytes());
            never_panics::<ListApps>(body.as_bytes());
        }
    }

    #[test]
    fn entities_settle_after_one_reading(json in any_json()) {
        let mut json = json;
        if let Value::Object(fields) = &mut json {
            for name in ["uid", "id", "guid"] {
                fields.insert(name.to_owned(), Value::from("x"));
            }
        }
        settles::<User>(&json);
        settles::<Message>(&json);
        settles::<App>(&json);
        settles::<Listing<User>>(&json);
    }

    #[test]
    fn no_text_makes_a_frame_panic(text in "\\PC{0,200}", json in any_json()) {
        for text in [text, json.to_string()] {
            if let Ok(frame) = Frame::parse(&text) {
                let written = frame.to_text().expect("a frame serialises");
                Frame::parse(&written).expect("what was written is a frame");
            }
        }
    }

    #[test]
    fn the_lenient_readers_take_or_refuse_and_never_panic(json in any_json()) {
        drop(wire::text(&json));
        drop(wire::flag(&json));
        drop(wire::number::<_, i64>(&json));
        drop(wire::number::<_, u8>(&json));
        drop(wire::list::<_, String>(json.clone()));
        drop(wire::texts(&json));
        drop(wire::many::<_, Value>(&json));
        drop(wire::map::<_, String, Value>(&json));
        drop(wire::one::<_, Value>(&json));
    }

    #[test]
    fn numbers_are_read_from_their_text(number in -9_000_000_000_000_000i64..9_000_000_000_000_000) {
        for json in [Value::from(number), Value::from(number.to_string())] {
            prop_assert_eq!(wire::number::<_, i64>(&json).expect("a number"), Some(number));
        }
    }

    #[test]
    fn forms_of_texts_come_back(
        fields in proptest::collection::btree_map("[a-z]{1,8}", "\\PC{0,30}", 0..6),
    ) {
        let body: Value = fields.into_iter().map(|(n, v)| (n, Value::from(v))).collect();
        prop_assert_eq!(body_of(parts_of(&body)), body);
    }
}
