//! Documented maxima (`semantics.md` sections 3, 5 and 6).

/// Characters of a uid, guid or role id.
pub const ID_CHARS: usize = 100;
/// Characters of a user's, group's, role's or app's name.
pub const NAME_CHARS: usize = 100;
/// Characters of an avatar, icon or link.
pub const URL_CHARS: usize = 3_000;
/// Characters of metadata above which older documents see a limit: a reason to warn.
pub const METADATA_WARN_CHARS: usize = 1_600;
/// Bytes of metadata above which a request is refused.
pub const METADATA_BYTES: usize = 5_120;
/// Bytes of a request that carries metadata.
pub const POST_BYTES: usize = 10_240;
/// Tags of a user, group, message or conversation.
pub const TAGS: usize = 25;
/// Characters of a tag.
pub const TAG_CHARS: usize = 100;
/// Characters of a group's or role's description.
pub const DESCRIPTION_CHARS: usize = 255;
/// Characters of a group's password.
pub const GROUP_PASSWORD_CHARS: usize = 100;
/// Members in one request, over all arrays together.
pub const MEMBERS_PER_CALL: usize = 25;
/// Entities in one request of data import.
pub const IMPORT_PER_CALL: usize = 50;
/// Uids in one bulk deactivation or reactivation; not documented, chosen to be safe.
pub const UIDS_PER_CALL: usize = 100;
/// Items of a page.
pub const PER_PAGE: u32 = 1_000;
/// Characters of a message's text.
pub const MESSAGE_CHARS: usize = 65_536;
/// Auth tokens of a user.
pub const AUTH_TOKENS: usize = 100;
/// API keys of an app.
pub const API_KEYS: usize = 25;
/// Roles of an app.
pub const ROLES: usize = 25;
/// Core operations a minute on paid plans.
pub const CORE_PER_MINUTE: u32 = 10_000;
/// Standard operations a minute on paid plans.
pub const STANDARD_PER_MINUTE: u32 = 20_000;
/// Operations a minute on the free Build plan, for either class.
pub const BUILD_PER_MINUTE: u32 = 500;
/// Data-import requests a minute.
pub const IMPORT_PER_MINUTE: u32 = 60;
/// Management requests a minute: nothing is published, so this is ours.
pub const MANAGEMENT_PER_MINUTE: u32 = 60;
/// Seconds to wait after a 429 without `Retry-After`.
pub const RETRY_AFTER_SECS: u64 = 60;
/// Bytes a file may have where the settings of a login say no other number.
pub const FILE_BYTES: usize = 104_857_600;
