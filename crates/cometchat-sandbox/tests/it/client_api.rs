use cometchat_api::Host;
use cometchat_sandbox::Sandbox;

/// Every call that `contract/realtime.md` names in its sections 2 and 6, below the client base.
const CALLS: &str = "
GET me
PUT me
DELETE me
POST me/jwt
POST user_sessions
GET settings
GET users
GET users/{uid}
GET groups
POST groups
GET groups/{guid}
PUT groups/{guid}
DELETE groups/{guid}
GET groups/{guid}/members
POST groups/{guid}/members
PUT groups/{guid}/members
DELETE groups/{guid}/members
PUT groups/{guid}/members/{uid}
DELETE groups/{guid}/members/{uid}
GET groups/{guid}/bannedusers
POST groups/{guid}/bannedusers/{uid}
DELETE groups/{guid}/bannedusers/{uid}
PATCH groups/{guid}/owner
GET blockedusers
POST blockedusers
DELETE blockedusers
GET conversations
GET messages
GET users/{uid}/messages
GET groups/{guid}/messages
GET messages/{id}/thread
POST messages
POST messages/{id}/thread
POST files/upload-url
GET messages/{id}
PUT messages/{id}
DELETE messages/{id}
GET messages/{id}/reactions
GET messages/{id}/reactions/{reaction}
POST messages/{id}/reactions/{reaction}
DELETE messages/{id}/reactions/{reaction}
PATCH messages/{id}/interacted
POST messages/{id}/flagged
POST messages/{id}/pin
DELETE messages/{id}/pin
POST messages/{id}/save
DELETE messages/{id}/save
POST messages/{id}/thread/subscription
DELETE messages/{id}/thread/subscription
GET threads
GET users/{uid}/threads
GET groups/{guid}/threads
GET users/{uid}/conversation
PUT users/{uid}/conversation
DELETE users/{uid}/conversation
POST users/{uid}/conversation/read
DELETE users/{uid}/conversation/read
POST users/{uid}/conversation/delivered
POST users/{uid}/conversation/pin
DELETE users/{uid}/conversation/pin
GET groups/{guid}/conversation
PUT groups/{guid}/conversation
DELETE groups/{guid}/conversation
POST groups/{guid}/conversation/read
DELETE groups/{guid}/conversation/read
POST groups/{guid}/conversation/delivered
POST groups/{guid}/conversation/pin
DELETE groups/{guid}/conversation/pin
POST calls
PUT calls/{sessionid}
PATCH calls/{sessionid}/type
GET ai/smart-replies/users/{uid}
GET ai/smart-replies/groups/{guid}
GET ai/conversation-starter/users/{uid}
GET ai/conversation-starter/groups/{guid}
GET ai/conversation-summary/users/{uid}
GET ai/conversation-summary/groups/{guid}
GET ai/bots/{botId}/assistance/users/{uid}
GET ai/bots/{botId}/assistance/groups/{guid}
GET notifications/push/v1/preferences
GET notifications/push/v1/tokens
GET notifications/push/v1/preferences/mute
GET notifications/v1/preferences/timezone
GET campaigns/notification-feed
GET campaigns/notification-feed/{id}
POST campaigns/notification-feed/{id}/delivered
POST campaigns/notification-feed/{id}/read
POST campaigns/notification-feed/{id}/engagement
GET campaigns/notification-feed/unread-count
GET campaigns/templates/categories
PUT campaigns/push-notifications/{id}/delivered
PUT campaigns/push-notifications/{id}/clicked
";

/// A path whose placeholders are all called the same.
fn shape(path: &str) -> String {
    let parts = path.trim_start_matches('/').split('/');
    let named = parts.map(|part| if part.starts_with('{') { "{}" } else { part });
    named.collect::<Vec<_>>().join("/")
}

#[test]
fn every_call_of_the_client_api_is_served() {
    let served: Vec<_> = Sandbox::operations()
        .iter()
        .filter(|(host, ..)| *host == Host::Client)
        .map(|(_, method, path)| (method.as_str(), shape(path)))
        .collect();
    let missing: Vec<_> = CALLS
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(verb, path)| !served.contains(&(*verb, shape(path))))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
