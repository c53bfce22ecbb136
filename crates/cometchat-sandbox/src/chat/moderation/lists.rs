use cometchat_api::chat::moderation::{self as api, ListCategory, ModerationList};
use cometchat_api::form::Upload;
use cometchat_api::id::ListId;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done, limits};

use super::terms;
use crate::check::Check;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;

pub(super) fn mounted() -> Mount {
    Mount::default().read(list).write(create).read(get).write(update).write(delete)
}

fn list(r: Read<'_>, _: api::ListLists) -> Result<Listing<ModerationList>, ApiError> {
    let lists = r.app.moderation.lists.values().rev().map(|list| {
        let mut list = list.clone();
        let owner = if list.default == Some(true) { "default" } else { r.app.id.as_str() };
        list.extra.insert("appId".to_owned(), owner.into());
        list
    });
    Ok(super::newest(lists, Some(1_000), 1_000))
}

fn get(r: Read<'_>, asked: api::GetList) -> Result<ModerationList, ApiError> {
    let found = r.app.moderation.lists.get(&asked.keyword_id);
    found.cloned().ok_or_else(|| unknown(asked.keyword_id.as_str()))
}

fn create(w: &mut Write<'_>, asked: api::CreateList) -> Result<ModerationList, ApiError> {
    let given = asked.id.as_ref().map(ListId::as_str);
    let id = ListId::new(super::id_of(given, asked.name.as_deref())?);
    about(asked.name.as_deref(), asked.description.as_deref())?;
    let sent = Sent {
        category: asked.category,
        words: asked.search_terms,
        sentences: asked.disallowed_sentences,
        file: asked.file,
    };
    let list = ModerationList {
        name: asked.name.unwrap_or_else(|| id.to_string()),
        description: asked.description,
        id: id.clone(),
        created_at: Some(w.now()),
        ..sent.list()?
    };
    let lists = &w.app.moderation.lists;
    if lists.contains_key(&id) {
        return Err(refuse::with(
            "ERR_KEYWORD_ALREADY_EXISTS",
            format!("A list with id {id} already exists."),
        ));
    }
    if lists.values().filter(|list| list.default != Some(true)).count() >= super::MOST_OWN {
        return Err(refuse::over_quota("lists", super::MOST_OWN));
    }
    Ok(keep(w, list, 1))
}

fn update(w: &mut Write<'_>, asked: api::UpdateList) -> Result<ModerationList, ApiError> {
    let id = asked.keyword_id;
    let old = w.app.moderation.lists.get(&id).cloned().ok_or_else(|| unknown(id.as_str()))?;
    about(asked.name.as_deref(), asked.description.as_deref())?;
    if asked.id.is_some_and(|other| other != id) {
        return Err(refuse::field("id", "The id of a list cannot be changed."));
    }
    let sent = Sent {
        category: asked.category,
        words: asked.search_terms,
        sentences: asked.disallowed_sentences,
        file: asked.file,
    };
    let n_revisions = old.revision_id.as_deref().and_then(|id| id.rsplit('_').next()?.parse().ok());
    let list = ModerationList {
        name: asked.name.unwrap_or(old.name),
        description: asked.description.or(old.description),
        id,
        created_at: old.created_at,
        default: old.default,
        ..sent.list()?
    };
    Ok(keep(w, list, n_revisions.unwrap_or(1) + 1))
}

/// Deletes a list; rules that name it find nothing from now on.
fn delete(w: &mut Write<'_>, asked: api::DeleteList) -> Result<Done, ApiError> {
    let id = asked.keyword_id;
    w.app.moderation.lists.shift_remove(&id).ok_or_else(|| unknown(id.as_str()))?;
    Ok(Done::because(format!("Keyword with id {id} has been deleted successfully.")))
}

/// A list that does not exist.
pub(super) fn unknown(id: &str) -> ApiError {
    refuse::with("ERR_KEYWORD_NOT_FOUND", format!("The keyword with id {id} does not exist."))
}

fn about(name: Option<&str>, description: Option<&str>) -> Result<(), ApiError> {
    let check = Check::default().chars("description", description, limits::DESCRIPTION_CHARS);
    match name {
        Some(name) => check.name(name).done(),
        None => check.done(),
    }
}

fn keep(w: &mut Write<'_>, mut list: ModerationList, n_revisions: u32) -> ModerationList {
    list.active = Some(true);
    list.updated_at = Some(w.now());
    list.revision_id = Some(format!("{}_{}_{n_revisions}", w.app.id, list.id));
    w.app.moderation.lists.insert(list.id.clone(), list.clone());
    list
}

/// What a list is to hold.
struct Sent {
    category: ListCategory,
    words: Option<String>,
    sentences: Option<Vec<String>>,
    file: Option<Upload>,
}

impl Sent {
    fn list(self) -> Result<ModerationList, ApiError> {
        let is_csv = self.file.is_some();
        let of_sentences = match &self.category {
            ListCategory::Word | ListCategory::Pattern => false,
            ListCategory::SentenceSimilarity => true,
            ListCategory::Other(_) => {
                let sentence = "The category must be word, pattern or sentence-similarity.";
                return Err(refuse::field("category", sentence));
            }
        };
        let typed = if of_sentences { None } else { self.words };
        let sentences = self.sentences.filter(|_| of_sentences);
        let terms = terms::of(&self.category, typed, sentences, self.file)?;
        let (words, sentences) =
            if of_sentences { (None, Some(terms)) } else { (Some(terms), None) };
        Ok(ModerationList {
            category: Some(self.category),
            is_csv: Some(is_csv),
            search_terms: words,
            disallowed_sentences: sentences,
            ..ModerationList::default()
        })
    }
}
