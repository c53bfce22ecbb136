use cometchat_api::chat::moderation::{self as api, Condition, Filter, NewCondition, Rule};
use cometchat_api::id::{ListId, RuleId};
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done, limits};

use crate::check::Check;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Moderation, unfit};

/// Filters, and conditions, of a rule.
const MOST_PARTS: usize = 10;

pub(super) fn mounted() -> Mount {
    Mount::default().read(list).write(create).read(get).write(update).write(delete).read(revisions)
}

fn list(r: Read<'_>, asked: api::ListRules) -> Result<Listing<Rule>, ApiError> {
    Ok(super::newest(r.app.moderation.current().rev().cloned(), asked.limit, super::PER_QUEUE))
}

fn get(r: Read<'_>, asked: api::GetRule) -> Result<Rule, ApiError> {
    current(&r.app.moderation, &asked.rule_id).cloned()
}

fn revisions(r: Read<'_>, asked: api::ListRevisions) -> Result<Listing<Rule>, ApiError> {
    current(&r.app.moderation, &asked.rule_id)?;
    let revisions = r.app.moderation.rules.get(&asked.rule_id);
    Ok(super::newest(revisions.into_iter().flatten().cloned(), Some(1_000), 1_000))
}

fn create(w: &mut Write<'_>, asked: api::CreateRule) -> Result<Rule, ApiError> {
    let given = asked.id.as_ref().map(RuleId::as_str);
    let id = RuleId::new(super::id_of(given, asked.name.as_deref())?);
    let name = asked.name.unwrap_or_default();
    Check::default()
        .name(&name)
        .chars("description", asked.description.as_deref(), limits::DESCRIPTION_CHARS)
        .done()?;
    let conditions = asked.conditions.unwrap_or_default();
    let filters = asked.filters.unwrap_or_default();
    let conditions = checked(&w.app.moderation, &conditions, &filters)?;
    if w.app.moderation.rules.contains_key(&id) {
        return Err(refuse::with(
            "ERR_RULE_ALREADY_EXISTS",
            format!("A rule with id {id} already exists."),
        ));
    }
    let n_own = w.app.moderation.current().filter(|rule| rule.default != Some(true)).count();
    if n_own >= super::MOST_OWN {
        return Err(refuse::over_quota("rules", super::MOST_OWN));
    }
    let rule = Rule {
        id,
        name,
        description: asked.description,
        enabled: Some(asked.enabled.unwrap_or(true)),
        // What the service does where nothing is said.
        action: asked.action.unwrap_or_else(|| vec!["blockMessage".to_owned()]),
        filters,
        conditions,
        created_at: Some(w.now()),
        updated_at: Some(w.now()),
        ..Rule::default()
    };
    Ok(w.app.moderation.revise(&w.app.id, rule))
}

/// Changes what is given; what is absent stays.
fn update(w: &mut Write<'_>, asked: api::UpdateRule) -> Result<Rule, ApiError> {
    let old = current(&w.app.moderation, &asked.rule_id)?.clone();
    let mut check = Check::default().chars(
        "description",
        asked.description.as_deref(),
        limits::DESCRIPTION_CHARS,
    );
    if let Some(name) = &asked.name {
        check = check.name(name);
    }
    if asked.id.is_some_and(|id| id != asked.rule_id) {
        check = check.wrong("id", "The id of a rule cannot be changed.");
    }
    check.done()?;
    let filters = asked.filters.unwrap_or(old.filters);
    let conditions = match &asked.conditions {
        Some(new) => checked(&w.app.moderation, new, &filters)?,
        None => {
            checked(&w.app.moderation, &[], &filters)?;
            old.conditions
        }
    };
    let rule = Rule {
        name: asked.name.unwrap_or(old.name),
        description: asked.description.or(old.description),
        enabled: asked.enabled.or(old.enabled),
        action: asked.action.unwrap_or(old.action),
        filters,
        conditions,
        updated_at: Some(w.now()),
        ..old
    };
    Ok(w.app.moderation.revise(&w.app.id, rule))
}

/// Deletes a rule with its revisions; what it held back stays in the queue.
fn delete(w: &mut Write<'_>, asked: api::DeleteRule) -> Result<Done, ApiError> {
    current(&w.app.moderation, &asked.rule_id)?;
    w.app.moderation.rules.shift_remove(&asked.rule_id);
    Ok(Done::because(format!("Rule with id {} has been deleted successfully.", asked.rule_id)))
}

fn current<'a>(moderation: &'a Moderation, id: &RuleId) -> Result<&'a Rule, ApiError> {
    let revisions = moderation.rules.get(id);
    revisions.and_then(|revisions| revisions.first()).ok_or_else(|| {
        refuse::with("ERR_RULE_NOT_FOUND", format!("The rule with id {id} does not exist."))
    })
}

/// Conditions as they are kept.
fn checked(
    moderation: &Moderation,
    conditions: &[NewCondition],
    filters: &[Filter],
) -> Result<Vec<Condition>, ApiError> {
    let mut check = Check::default();
    for (field, n_parts) in [("conditions", conditions.len()), ("filters", filters.len())] {
        if n_parts > MOST_PARTS {
            let sentence = format!("The {field} may not have more than {MOST_PARTS} items.");
            check = check.wrong(field, sentence);
        }
    }
    for (at, filter) in filters.iter().enumerate() {
        let sides = ["sender", "receiver"].contains(&filter.side.as_str());
        if !sides || !["user", "group"].contains(&filter.entity.as_str()) {
            check = check.wrong(&format!("filters.{at}"), "The filter is invalid.");
        }
    }
    check.done()?;
    conditions.iter().enumerate().map(|(at, new)| condition(moderation, at, new)).collect()
}

fn condition(
    moderation: &Moderation,
    at: usize,
    new: &NewCondition,
) -> Result<Condition, ApiError> {
    let wrong =
        |part: &str, sentence: String| refuse::field(&format!("conditions.{at}.{part}"), sentence);
    let operand = new.operand.as_deref().unwrap_or_default();
    if !["text", "image", "video", "custom"].contains(&operand) {
        let sentence = "The operand must be text, image, video or custom.";
        return Err(wrong("operand", sentence.to_owned()));
    }
    let operator = new.operator.as_deref().unwrap_or("contains");
    if !["contains", "equals"].contains(&operator) {
        return Err(wrong("operator", "The operator must be contains or equals.".to_owned()));
    }
    let value = new.value.as_deref().map(str::trim).filter(|value| !value.is_empty());
    let value = value.ok_or_else(|| wrong("value", "The value is missing.".to_owned()))?;
    let formula = Moderation::formula(value);
    let category = new.category.as_deref().unwrap_or("word");
    if new.names_list == Some(true) {
        if !moderation.lists.contains_key(&ListId::new(value)) {
            return Err(super::lists::unknown(value));
        }
    } else if category == "pattern"
        && let Some(why) = unfit(value)
    {
        return Err(wrong("value", why));
    }
    let message = formula.map(|(label, least)| {
        let mut operand = operand.to_owned();
        operand[..1].make_ascii_uppercase();
        format!("{operand} contains {label} with confidence greater than {least}")
    });
    let literal_words = category == "word" && formula.is_none() && new.names_list != Some(true);
    let values = match literal_words {
        true => value.split(',').map(|word| word.trim().to_owned()).collect(),
        false => vec![value.to_owned()],
    };
    Ok(Condition {
        id: new.id.or_else(|| u32::try_from(at + 1).ok()),
        entity: Some(new.entity.clone().unwrap_or_else(|| "message".to_owned())),
        operand: Some(operand.to_owned()),
        operator: Some(operator.to_owned()),
        category: Some(category.to_owned()),
        names_list: Some(new.names_list.unwrap_or_default()),
        media: Some(new.media.unwrap_or_default()),
        value: values,
        message: message.into_iter().collect(),
        ..Condition::default()
    })
}
