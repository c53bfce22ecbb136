//! Views of lists that somebody saved: filters, order and columns under a name.

use halley_store::View;

use crate::checked::Checked;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::model::connection::AppRef;
use crate::model::view::SavedView;

/// Views that a list has at most.
const MOST: usize = 100;
/// Characters of a view's address at most.
const ADDRESS_CHARS: usize = 16_000;

impl Console {
    /// Lists the saved views of a list of an app, in their sequence.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn views_list(&self, app: &AppRef, list: &str) -> Result<Vec<SavedView>, Error> {
        let (app, list) = (app.app.clone(), list.to_owned());
        let views = self.stored(move |store| store.views_list(&list, Some(&app))).await?;
        Ok(views.into_iter().map(saved).collect())
    }

    /// Saves a view of a list, after those that are there.
    ///
    /// # Errors
    /// When its name is missing, too long or taken, or the list has as many as it may have.
    pub async fn view_save(
        &self,
        app: &AppRef,
        list: &str,
        name: &str,
        address: &str,
    ) -> Result<SavedView, Error> {
        let known = self.views_list(app, list).await?;
        if known.len() >= MOST {
            return Err(Error::new(Code::Conflict, "This list has 100 saved views, the most.")
                .advise("Delete one that nobody opens any more."));
        }
        let view = View {
            id: 0,
            list: list.to_owned(),
            app: Some(app.app.clone()),
            name: named(name, None, &known)?,
            address: fitting(address)?,
            created_at: i64::from(self.now()),
        };
        let new = view.clone();
        let id = self.stored(move |store| store.view_add(&new)).await?;
        self.emit(Event::ViewsChanged { app: app.clone() });
        Ok(saved(View { id, ..view }))
    }

    /// Gives a saved view another name, or another address.
    ///
    /// # Errors
    /// When it does not exist any more, or as [`Self::view_save`].
    pub async fn view_update(&self, app: &AppRef, view: &SavedView) -> Result<SavedView, Error> {
        let known = self.views_list(app, &view.list).await?;
        let view = SavedView {
            name: named(&view.name, Some(view.id), &known)?,
            address: fitting(&view.address)?,
            ..view.clone()
        };
        if !known.iter().any(|one| one.id == view.id) {
            return Err(Error::new(Code::NotFound, "This view does not exist any more.")
                .advise("Save it under a name again."));
        }
        let new = view.clone();
        self.stored(move |store| store.view_update(i64::from(new.id), &new.name, &new.address))
            .await?;
        self.emit(Event::ViewsChanged { app: app.clone() });
        Ok(view)
    }

    /// Removes a saved view; one that is gone is no error.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn view_remove(&self, app: &AppRef, id: u32) -> Result<(), Error> {
        self.stored(move |store| store.view_remove(i64::from(id))).await?;
        self.emit(Event::ViewsChanged { app: app.clone() });
        Ok(())
    }
}

/// A name that no other view of the list has.
fn named(name: &str, own: Option<u32>, known: &[SavedView]) -> Result<String, Error> {
    let mut checked = Checked::of("view");
    let name = checked.name(name);
    let is_taken =
        |one: &SavedView| Some(one.id) != own && one.name.to_lowercase() == name.to_lowercase();
    if known.iter().any(is_taken) {
        checked.wrong("name", "Another view of this list has this name.");
    }
    checked.end(name)
}

fn fitting(address: &str) -> Result<String, Error> {
    if address.chars().count() > ADDRESS_CHARS {
        let message = "These filters are too many to be saved as a view.";
        return Err(Error::new(Code::Invalid, message).advise("Take some of them off."));
    }
    Ok(address.to_owned())
}

fn saved(view: View) -> SavedView {
    SavedView {
        id: u32::try_from(view.id).unwrap_or_default(),
        list: view.list,
        name: view.name,
        address: view.address,
    }
}
