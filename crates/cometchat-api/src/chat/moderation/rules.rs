use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::id::RuleId;
use crate::page::Listing;
use crate::wire;

/// A moderation rule. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Id.
    pub id: RuleId,
    /// Display name, up to 100 characters.
    #[serde(default)]
    pub name: String,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// Whether it is applied.
    #[serde(default, deserialize_with = "wire::flag")]
    pub enabled: Option<bool>,
    /// What is done on a hit, such as `blockMessage` and `dropMessage`.
    #[serde(default, deserialize_with = "wire::texts", skip_serializing_if = "Vec::is_empty")]
    pub action: Vec<String>,
    /// Whose messages it looks at; everybody's where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filters: Vec<Filter>,
    /// What it looks for; at most 10.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// Whether this is the current revision.
    #[serde(default, deserialize_with = "wire::flag")]
    pub active: Option<bool>,
    /// Id of the revision: `{app}_{rule}_{n}`.
    pub revision_id: Option<String>,
    /// Whether the service brought it along.
    #[serde(default, deserialize_with = "wire::flag")]
    pub default: Option<bool>,
    /// When it was made.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Whose messages a rule looks at; at most 10 a rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Filter {
    /// `sender` or `receiver`.
    #[serde(rename = "type")]
    pub side: String,
    /// `user` or `group`.
    pub entity: String,
    /// Property: uid, guid, name, role, type, tags, createdAt.
    pub operand: String,
    /// Comparison: equals, notEquals, in, notIn, startsWith; of groups also endsWith, lessThan,
    /// greaterThan.
    pub operator: String,
    /// To compare with.
    #[serde(deserialize_with = "wire::text")]
    pub value: String,
}

/// What a rule looks for, as the service tells it.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// Number within the rule.
    #[serde(default, deserialize_with = "wire::number")]
    pub id: Option<u32>,
    /// `message`.
    pub entity: Option<String>,
    /// text, image, video or custom.
    pub operand: Option<String>,
    /// contains or equals.
    pub operator: Option<String>,
    /// word, pattern, sentence-similarity, toxicity, custom-api and newer.
    pub category: Option<String>,
    /// Whether the value names a list; three spellings exist.
    #[serde(
        rename = "isKeywordsReferencePresent",
        alias = "isKeywordReferencePresent",
        alias = "isListReferencePresent",
        default,
        deserialize_with = "wire::flag"
    )]
    pub names_list: Option<bool>,
    /// Whether the value is a formula for media.
    #[serde(rename = "isMediaPresent", default, deserialize_with = "wire::flag")]
    pub media: Option<bool>,
    /// Literals, ids of lists, or formulas such as `violence_greaterThan_30`.
    #[serde(default, deserialize_with = "wire::texts", skip_serializing_if = "Vec::is_empty")]
    pub value: Vec<String>,
    /// Sentences for people.
    #[serde(default, deserialize_with = "wire::texts", skip_serializing_if = "Vec::is_empty")]
    pub message: Vec<String>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What a rule looks for, as it is sent: one value, and another spelling than in the answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewCondition {
    /// Number within the rule.
    #[serde(default, deserialize_with = "wire::number")]
    pub id: Option<u32>,
    /// `message`.
    pub entity: Option<String>,
    /// text, image, video or custom.
    pub operand: Option<String>,
    /// contains or equals.
    pub operator: Option<String>,
    /// word, pattern, sentence-similarity, toxicity, custom-api and newer.
    pub category: Option<String>,
    /// Whether the value names a list.
    #[serde(
        rename = "isKeywordReferencePresent",
        alias = "isKeywordsReferencePresent",
        default,
        deserialize_with = "wire::flag"
    )]
    pub names_list: Option<bool>,
    /// Whether the value is a formula for media.
    #[serde(rename = "isMediaPresent", default, deserialize_with = "wire::flag")]
    pub media: Option<bool>,
    /// Literal, id of a list, or formula such as `violence_greaterThan_30`.
    #[serde(default, deserialize_with = "wire::text_if_there")]
    pub value: Option<String>,
}

/// Lists the rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListRules {
    /// Items to list; no way to more is documented.
    #[serde(default, deserialize_with = "wire::number")]
    pub limit: Option<u32>,
}

impl Endpoint for ListRules {
    type Reply = Listing<Rule>;
    const ROUTE: Route = get("/moderation/rules").limited();
}

/// Creates a rule; at most 25 own ones.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateRule {
    /// Id, up to 100 characters.
    pub id: Option<RuleId>,
    /// Display name.
    pub name: Option<String>,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// Whether it is applied.
    #[serde(default, deserialize_with = "wire::flag")]
    pub enabled: Option<bool>,
    /// What is done on a hit.
    pub action: Option<Vec<String>>,
    /// Whose messages it looks at.
    pub filters: Option<Vec<Filter>>,
    /// What it looks for.
    pub conditions: Option<Vec<NewCondition>>,
}

impl Endpoint for CreateRule {
    type Reply = Rule;
    const ROUTE: Route = post("/moderation/rules");
}

/// Reads one rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetRule {
    /// Which.
    pub rule_id: RuleId,
}

impl Endpoint for GetRule {
    type Reply = Rule;
    const ROUTE: Route = get("/moderation/rules/{ruleId}");
}

/// Changes a rule, which makes a new revision of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateRule {
    /// Which.
    pub rule_id: RuleId,
    /// The same id again, as the documents show it in the body.
    pub id: Option<RuleId>,
    /// Display name.
    pub name: Option<String>,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// Whether it is applied.
    #[serde(default, deserialize_with = "wire::flag")]
    pub enabled: Option<bool>,
    /// What is done on a hit.
    pub action: Option<Vec<String>>,
    /// Whose messages it looks at.
    pub filters: Option<Vec<Filter>>,
    /// What it looks for.
    pub conditions: Option<Vec<NewCondition>>,
}

impl Endpoint for UpdateRule {
    type Reply = Rule;
    const ROUTE: Route = put("/moderation/rules/{ruleId}");
}

/// Deletes a rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRule {
    /// Which.
    pub rule_id: RuleId,
}

impl Endpoint for DeleteRule {
    type Reply = Done;
    const ROUTE: Route = delete("/moderation/rules/{ruleId}").replayable();
}

/// Lists the revisions of a rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListRevisions {
    /// Of which rule.
    pub rule_id: RuleId,
}

impl Endpoint for ListRevisions {
    type Reply = Listing<Rule>;
    const ROUTE: Route = get("/moderation/rules/{ruleId}/revisions").whole();
}
