use super::schema::FieldKind::{Flag, Text, Texts};
use super::schema::{Field, Schema};

/// Settings of the chat widget.
pub(super) const SCHEMA: Schema = Schema {
    version: "v2",
    deletable: false,
    ..Schema::of(
        "widget",
        &[
            Field::new("name", Text).required(),
            Field::new("version", Text).required().default("v2").note("Always v2."),
            Field::new("style.custom_css", Text),
            Field::new("style.custom_js", Text),
            Field::new("style.docked_layout_icon_background", Text).required().default("#03a9f4"),
            Field::new("style.docked_layout_icon_close", Text)
                .required()
                .default("https://widget-js.cometchat.io/v2/resources/chat_close.svg"),
            Field::new("style.docked_layout_icon_open", Text)
                .required()
                .default("https://widget-js.cometchat.io/v2/resources/chat_bubble.svg"),
            Field::new("style.primary_color", Text).default("#03A9F4"),
            Field::new("style.foreground_color", Text).default("#000000"),
            Field::new("style.background_color", Text).default("#FFFFFF"),
            Field::new("style.override_system_background_colors", Flag).default("true"),
            Field::new("sidebar.chats", Flag).default("true"),
            Field::new("sidebar.users", Flag).required().default("true"),
            Field::new("sidebar.groups", Flag).required().default("true"),
            Field::new("sidebar.calls", Flag).required(),
            Field::new("sidebar.user_settings", Flag),
            Field::new("sidebar.recent_chat_listing", Text).required().default("all_chats"),
            Field::new("sidebar.user_listing", Text).required().default("all_users"),
            Field::new("sidebar.sidebar_navigation_sequence", Texts)
                .required()
                .note("Order of sections; only these values."),
            Field::new("sidebar.start_a_new_conversation", Text).default("all_chats"),
            Field::new("sidebar.group_listing", Text)
                .default("public_and_password_protected_groups"),
            Field::new("main.allow_add_members", Flag).default("true"),
            Field::new("main.allow_creating_polls", Flag)
                .required()
                .note("Needs the Polls extension."),
            Field::new("main.allow_delete_groups", Flag).required().default("true"),
            Field::new("main.allow_kick_ban_members", Flag).required().default("true"),
            Field::new("main.allow_message_reactions", Flag)
                .required()
                .note("Needs the Reactions extension."),
            Field::new("main.allow_moderator_to_delete_member_messages", Flag).required(),
            Field::new("main.allow_promote_demote_members", Flag).required(),
            Field::new("main.block_user", Flag).required().default("true"),
            Field::new("main.create_groups", Flag).required().default("true"),
            Field::new("main.enable_collaborative_document", Flag)
                .required()
                .note("Needs the Collaborative Document extension."),
            Field::new("main.enable_collaborative_whiteboard", Flag)
                .required()
                .note("Needs the Collaborative Whiteboard extension."),
            Field::new("main.enable_deleting_messages", Flag).required().default("true"),
            Field::new("main.enable_editing_messages", Flag).required().default("true"),
            Field::new("main.enable_message_translation", Flag)
                .required()
                .note("Needs the Message translation extension."),
            Field::new("main.enable_sending_messages", Flag).required().default("true"),
            Field::new("main.enable_sound_for_calls", Flag).required().default("true"),
            Field::new("main.enable_sound_for_messages", Flag).required().default("true"),
            Field::new("main.enable_threaded_replies", Flag).required().default("true"),
            Field::new("main.enable_video_calling", Flag).required().default("true"),
            Field::new("main.enable_voice_calling", Flag).required().default("true"),
            Field::new("main.hide_deleted_messages", Flag).required().default("true"),
            Field::new("main.hide_join_leave_notifications", Flag).required().default("true"),
            Field::new("main.join_or_leave_groups", Flag).required().default("true"),
            Field::new("main.send_emojis", Flag).required().default("true"),
            Field::new("main.send_files", Flag).default("true"),
            Field::new("main.send_message_in_private_to_group_member", Flag).required(),
            Field::new("main.send_photos_videos", Flag).required().default("true"),
            Field::new("main.share_live_reactions", Flag).required().default("true"),
            Field::new("main.show_call_notifications", Flag).required().default("true"),
            Field::new("main.show_delivery_read_indicators", Flag).required().default("true"),
            Field::new("main.show_emojis_in_larger_size", Flag).required().default("true"),
            Field::new("main.show_stickers", Flag)
                .default("true")
                .note("Needs the Stickers extension."),
            Field::new("main.show_typing_indicators", Flag),
            Field::new("main.show_user_presence", Flag).default("true"),
            Field::new("main.view_group_members", Flag).default("true"),
            Field::new("main.allow_mention_members", Flag).default("false"),
            Field::new("main.enable_replying_to_messages", Flag).default("false"),
            Field::new("main.enable_share_copy_forward_messages", Flag).default("false"),
            Field::new("main.highlight_messages_from_moderators", Flag).default("false"),
            Field::new("main.show_call_recording_option", Flag).default("false"),
            Field::new("main.send_voice_notes", Flag).default("false"),
            Field::new("main.send_gifs", Flag).default("false"),
            Field::new("main.share_location", Flag).default("false"),
            Field::new("main.view_shared_media", Flag).default("true"),
            Field::new("main.set_groups_in_qna_mode_by_moderators", Flag).default("false"),
            Field::new("main.send_reply_in_private_to_group_member", Flag).default("false"),
            Field::new("widgetId", Text).note("Widget to change."),
        ],
    )
};
