//! The one list of commands and events; `ui/src/bindings.ts` is generated from it.

use tauri::Wry;
use tauri_specta::{Builder, collect_commands, collect_events};

use crate::commands::{
    api_keys, calls, connections, conversations, exports, extensions, find, fleet, gate, groups,
    imports, jobs, links, members, notices, overview, preferences, preview, providers, relations,
    roles, settings, shell, team, tokens, usage, users, views, webhooks,
};
use crate::events;

/// Lists every command and event that crosses between window and core.
#[must_use]
pub fn builder() -> Builder<Wry> {
    Builder::<Wry>::new()
        // The pages read and write the same shapes; one type for each is enough.
        .disable_serde_phases()
        .commands(collect_commands![
            connections::connections_list,
            connections::vault_state,
            connections::vault_file_open,
            connections::connect_account,
            connections::connect_app,
            connections::demo_start,
            connections::connection_close,
            connections::connection_rename,
            connections::connection_check,
            connections::connection_remove,
            connections::health_get,
            fleet::fleet_list,
            fleet::fleet_refresh,
            fleet::app_get,
            fleet::app_label_set,
            fleet::app_notes_set,
            fleet::app_create,
            fleet::app_delete,
            fleet::app_usage_report,
            settings::settings_list,
            settings::settings_save,
            settings::settings_reset,
            usage::usage_get,
            usage::usage_fleet,
            usage::usage_count,
            usage::usage_fill,
            usage::usage_threshold_set,
            overview::api_keys_list,
            overview::api_key_copy,
            overview::api_key_reveal,
            api_keys::api_key_create,
            api_keys::api_key_rename,
            api_keys::api_key_delete,
            api_keys::api_key_use,
            overview::app_stats,
            overview::message_metrics,
            overview::rate_limits,
            users::users_list,
            users::users_facets,
            users::users_named,
            users::users_refresh,
            users::user_get,
            users::user_raw,
            users::user_friends,
            users::user_groups,
            users::user_blocked,
            relations::user_friends_add,
            relations::user_friends_remove,
            relations::user_block,
            relations::user_unblock,
            relations::user_blocks,
            users::user_create,
            users::user_update,
            users::users_deactivate,
            users::users_reactivate,
            users::user_delete_for_good,
            tokens::user_auth_tokens,
            tokens::user_auth_token_create,
            tokens::user_auth_token_copy,
            tokens::user_auth_token_delete,
            tokens::user_auth_tokens_flush,
            groups::groups_list,
            groups::group_get,
            groups::group_raw,
            groups::groups_facets,
            groups::group_create,
            groups::group_update,
            groups::group_transfer,
            groups::group_delete,
            members::group_members,
            members::group_banned,
            members::group_members_add,
            members::group_members_scope,
            members::group_members_kick,
            members::group_members_ban,
            members::group_members_unban,
            roles::roles_list,
            roles::role_create,
            roles::role_update,
            roles::role_delete,
            roles::role_permissions,
            roles::scope_permissions,
            roles::permissions_save,
            roles::restrictions_list,
            roles::restrictions_lift,
            roles::restrictions_move,
            roles::role_abilities,
            team::team_list,
            team::team_change,
            team::teams_get,
            team::teams_read,
            team::teams_stop,
            team::team_change_everywhere,
            notices::notices_get,
            notices::notices_save,
            notices::notices_reset,
            notices::notice_logs,
            notices::notice_log_words,
            notices::user_notices_get,
            notices::user_notices_save,
            notices::user_notices_reset,
            notices::user_mutes_list,
            notices::user_mute,
            notices::user_unmute,
            notices::user_timezone_get,
            notices::user_timezone_set,
            notices::user_contact_get,
            notices::user_contact_save,
            notices::user_devices_list,
            notices::user_devices_remove,
            providers::providers_list,
            providers::provider_save,
            providers::provider_remove,
            providers::provider_default,
            providers::credential_choose,
            jobs::job_plan,
            jobs::job_discard,
            jobs::job_begin,
            jobs::job_export,
            jobs::jobs_list,
            jobs::job_get,
            jobs::job_items,
            jobs::job_pause,
            jobs::job_go_on,
            jobs::job_stop,
            jobs::job_retry,
            jobs::job_remove,
            jobs::job_failures_save,
            exports::export_columns,
            exports::list_export,
            extensions::extensions_list,
            extensions::extension_set_ups,
            extensions::extensions_switch,
            extensions::extension_form,
            extensions::extension_settings_save,
            extensions::extension_settings_delete,
            extensions::extension_address_copy,
            extensions::widgets_list,
            extensions::push_file_choose,
            extensions::push_certificates,
            extensions::push_certificate_upload,
            imports::import_choose,
            imports::import_dropped,
            imports::import_preview,
            imports::import_plan,
            conversations::conversations_list,
            conversations::conversation_get,
            conversations::messages_page,
            conversations::messages_search,
            conversations::thread_page,
            conversations::message_get,
            conversations::message_text,
            conversations::message_raw,
            conversations::message_delete,
            calls::calls_list,
            calls::call_get,
            calls::call_transcripts,
            webhooks::trigger_families,
            webhooks::trigger_sample,
            webhooks::webhooks_list,
            webhooks::webhook_get,
            webhooks::webhook_create,
            webhooks::webhook_update,
            webhooks::webhook_delete,
            webhooks::webhook_sample,
            webhooks::listen_open,
            webhooks::listen_close,
            preview::preview_open,
            preview::preview_close,
            links::link_check,
            links::link_open,
            gate::gate_plan,
            gate::profile_get,
            gate::profile_set,
            gate::activity_list,
            gate::activity_undo,
            find::find,
            find::text_copy,
            find::call_cancel,
            preferences::preferences_get,
            preferences::preferences_set,
            views::views_list,
            views::view_save,
            views::view_update,
            views::view_remove,
            shell::about,
            shell::shell_ready,
            shell::window_open,
        ])
        .events(collect_events![
            events::ActivityChanged,
            events::BatchProgress,
            events::ConnectionsChanged,
            events::ConversationsChanged,
            events::ExtensionsChanged,
            events::FileDropped,
            events::FileOver,
            events::FleetChanged,
            events::HealthChanged,
            events::IndexProgress,
            events::JobProgress,
            events::JobsChanged,
            events::MenuChosen,
            events::NotificationsChanged,
            events::PeopleChanged,
            events::PreferencesChanged,
            events::RolesChanged,
            events::SettingsChanged,
            events::UsageChanged,
            events::UsageWarns,
            events::TeamsChanged,
            events::ViewsChanged,
        ])
}

#[cfg(test)]
mod tests {
    use std::{env, fs, path::Path};

    use specta_typescript::Typescript;

    use super::builder;

    /// Lines every generated file starts with.
    const HEADER: &str = "// Generated by `cargo xtask bindings`; changes here are lost.\n\
        // biome-ignore-all format: generated\n\
        // biome-ignore-all lint: generated\n";

    #[test]
    #[expect(clippy::disallowed_methods, reason = "cargo xtask bindings asks for the file")]
    fn the_bindings_of_the_pages_are_current() {
        let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/bindings.ts");
        if env::var_os("HALLEY_WRITE_BINDINGS").is_some() {
            generate(&committed);
        }
        let fresh = Path::new(env!("OUT_DIR")).join("bindings.ts");
        generate(&fresh);
        let (committed, fresh) = (fs::read_to_string(committed), fs::read_to_string(fresh));
        assert!(
            committed.expect("ui/src/bindings.ts") == fresh.expect("fresh bindings"),
            "ui/src/bindings.ts is stale; run `cargo xtask bindings` and commit the result"
        );
    }

    fn generate(path: &Path) {
        builder().export(Typescript::default().header(HEADER), path).expect("bindings export");
    }
}
