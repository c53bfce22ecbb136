//! Links to the outside.

use halley_core::links::LinkCheck;
use halley_core::{Console, Error};
use tauri::{AppHandle, State};

use crate::outside::SystemOpener;

/// Judges a link without opening it.
#[tauri::command]
#[specta::specta]
pub async fn link_check(console: State<'_, Console>, href: String) -> Result<LinkCheck, Error> {
    Ok(console.link_check(&href))
}

/// Opens a link outside, once it passed.
#[tauri::command]
#[specta::specta]
pub async fn link_open(
    console: State<'_, Console>,
    app: AppHandle,
    href: String,
) -> Result<(), Error> {
    console.link_open(&SystemOpener(app), &href)
}
