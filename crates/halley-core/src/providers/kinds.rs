//! The kinds of providers and the fields of their forms, in plain words.

use crate::error::Error;
use crate::model::notice::NoticeValue;
use crate::model::provider::{
    ProviderField, ProviderGroup, ProviderKind, ProviderRow, ProviderShape,
};

/// One kind of provider.
pub(super) struct Kind {
    pub(super) kind: ProviderKind,
    pub(super) title: &'static str,
    help: &'static str,
    channel: &'static str,
    /// Whether an app can have several.
    pub(super) many: bool,
    pub(super) fields: &'static [Field],
}

/// One field of a form: name at the service, title, help, shape, whether needed, usual flag.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    help: &'static str,
    pub(super) shape: ProviderShape,
    pub(super) required: bool,
    usual: Option<bool>,
}

/// Field that holds what was chosen as a file.
pub(super) const FILE: &str = "file";

const fn field(
    name: &'static str,
    title: &'static str,
    help: &'static str,
    shape: ProviderShape,
    required: bool,
) -> Field {
    Field { name, title, help, shape, required, usual: None }
}

const fn flag(name: &'static str, title: &'static str, help: &'static str, usual: bool) -> Field {
    let (shape, required) = (ProviderShape::Flag, false);
    Field { name, title, help, shape, required, usual: Some(usual) }
}

const ID: Field = field(
    "providerId",
    "Id",
    "Your apps name it when they register a device. It cannot be changed later.",
    ProviderShape::Id,
    true,
);
const ON: Field = flag("isEnabled", "In use", "Nothing goes through it while this is off.", true);
const URL: Field = field(
    "webhookURL",
    "Address",
    "CometChat posts every notification there. Begin with https://.",
    ProviderShape::Text,
    true,
);
const BASIC: Field = flag(
    "useBasicAuth",
    "Ask for a name and a password",
    "So that your server knows that it is CometChat that calls.",
    true,
);
const NAME: Field =
    field("basicAuthUsername", "Name", "What your server expects.", ProviderShape::Text, false);
const PASSWORD: Field = field(
    "basicAuthPassword",
    "Password",
    "What your server expects.",
    ProviderShape::Secret,
    false,
);

/// All kinds, as they are listed.
pub(super) static ALL: [Kind; 7] = [
    Kind {
        kind: ProviderKind::Fcm,
        title: "Google (FCM)",
        help: "Push notifications to Android, browsers, and iOS apps that use Firebase.",
        channel: "push",
        many: true,
        fields: &[
            ID,
            field(
                FILE,
                "Service account",
                "The JSON file with a private key, from the Firebase console under Project \
                 settings, Service accounts.",
                ProviderShape::File,
                true,
            ),
            flag(
                "notificationInPayload.android.chat",
                "Android: show messages itself",
                SHOWN,
                true,
            ),
            flag("notificationInPayload.android.call", "Android: show calls itself", SHOWN, false),
            flag("notificationInPayload.ios.chat", "iOS: show messages itself", SHOWN, true),
            flag("notificationInPayload.ios.call", "iOS: show calls itself", SHOWN, false),
            flag("notificationInPayload.web.chat", "Browsers: show messages itself", SHOWN, true),
            flag("notificationInPayload.web.call", "Browsers: show calls itself", SHOWN, false),
        ],
    },
    Kind {
        kind: ProviderKind::Apns,
        title: "Apple (APNs)",
        help: "Push notifications to iPhone and iPad, and calls that ring there.",
        channel: "push",
        many: true,
        fields: &[
            ID,
            field(
                FILE,
                "Key file (.p8)",
                "From the Apple developer account under Keys; Apple lets you download it once.",
                ProviderShape::File,
                true,
            ),
            field(
                "keyId",
                "Key ID",
                "Ten capitals and digits; Apple shows it beside the key.",
                ProviderShape::Text,
                true,
            ),
            field(
                "teamId",
                "Team ID",
                "Ten capitals and digits; under Membership in the Apple developer account.",
                ProviderShape::Text,
                true,
            ),
            field(
                "bundleId",
                "Bundle ID",
                "Of your app, such as com.example.chat.",
                ProviderShape::Text,
                true,
            ),
            flag(
                "productionMode",
                "For apps from the App Store and TestFlight",
                "Off for apps that a developer installs by cable.",
                true,
            ),
            flag(
                "includeContentAvailable",
                "May wake the app in the background",
                "Apple calls it content-available.",
                false,
            ),
            flag(
                "includeMutableContent",
                "The app may change a notification before it shows",
                "Apple calls it mutable-content.",
                false,
            ),
        ],
    },
    Kind {
        kind: ProviderKind::CustomPush,
        title: "Your own server, for push",
        help: "CometChat hands push notifications to a server of yours, which sends them.",
        channel: "push",
        many: false,
        fields: &[ON, URL, BASIC, NAME, PASSWORD],
    },
    Kind {
        kind: ProviderKind::SendGrid,
        title: "SendGrid",
        help: "E-mails about messages that were missed.",
        channel: "email",
        many: false,
        fields: &[
            ON,
            field(
                "sendGridApiKey",
                "API key",
                "Begins with SG. and needs the right to send mail.",
                ProviderShape::Secret,
                true,
            ),
            field(
                "sendGridTemplateID",
                "Template",
                "Id of a dynamic template: d- and 32 letters and digits.",
                ProviderShape::Text,
                true,
            ),
            field(
                "sendGridUnsubscribeGroupID",
                "Unsubscribe group",
                "The number of the group by which people leave.",
                ProviderShape::Text,
                true,
            ),
            field("senderName", "Name of the sender", "What people read.", TEXT, true),
            field("senderEmail", "Address of the sender", "One that SendGrid knows.", TEXT, true),
            flag(
                "allowEmailReplies",
                "People may answer by e-mail",
                "Their answers become messages.",
                false,
            ),
            field(
                "senderEmailForReplies",
                "Address for answers",
                "Needed where people may answer.",
                TEXT,
                false,
            ),
        ],
    },
    Kind {
        kind: ProviderKind::CustomEmail,
        title: "Your own server, for e-mail",
        help: "CometChat hands e-mails to a server of yours, which sends them.",
        channel: "email",
        many: false,
        fields: &[
            ON,
            URL,
            BASIC,
            NAME,
            PASSWORD,
            flag(
                "useStoredEmailID",
                "Only for users whose address CometChat has",
                "Your server is not asked about others.",
                false,
            ),
        ],
    },
    Kind {
        kind: ProviderKind::Twilio,
        title: "Twilio",
        help: "Text messages about messages that were missed.",
        channel: "sms",
        many: false,
        fields: &[
            ON,
            field(
                "twilioAccountSID",
                "Account SID",
                "AC and 32 digits and letters, from the Twilio console.",
                TEXT,
                true,
            ),
            field(
                "twilioAuthToken",
                "Auth token",
                "32 digits and letters, beside the SID.",
                ProviderShape::Secret,
                true,
            ),
            field(
                "twilioSenderPhoneNumber",
                "Number that texts come from",
                "With its country code: +15555550123.",
                TEXT,
                true,
            ),
        ],
    },
    Kind {
        kind: ProviderKind::CustomSms,
        title: "Your own server, for texts",
        help: "CometChat hands texts to a server of yours, which sends them.",
        channel: "sms",
        many: false,
        fields: &[
            ON,
            URL,
            BASIC,
            NAME,
            PASSWORD,
            flag(
                "useStoredPhNo",
                "Only for users whose number CometChat has",
                "Your server is not asked about others.",
                false,
            ),
        ],
    },
];

const TEXT: ProviderShape = ProviderShape::Text;
const SHOWN: &str = "On: the system shows it. Off: your app gets data and shows it as it likes.";

/// What is known of a kind.
pub(super) fn spec(kind: ProviderKind) -> &'static Kind {
    // The table holds every kind, in the order of the enum.
    &ALL[kind as usize]
}

/// A kind in one word, for names and ids.
pub(super) fn word(kind: ProviderKind) -> &'static str {
    match kind {
        ProviderKind::Fcm => "fcm",
        ProviderKind::Apns => "apns",
        ProviderKind::CustomPush => "custom push",
        ProviderKind::SendGrid => "sendgrid",
        ProviderKind::CustomEmail => "custom e-mail",
        ProviderKind::Twilio => "twilio",
        ProviderKind::CustomSms => "custom sms",
    }
}

/// A kind with what is set up of it.
pub(super) fn group(
    kind: &Kind,
    providers: Vec<ProviderRow>,
    problem: Option<Error>,
) -> ProviderGroup {
    let one = |field: &Field| ProviderField {
        name: field.name.to_owned(),
        title: field.title.to_owned(),
        help: field.help.to_owned(),
        shape: field.shape,
        required: field.required,
        usual: field.usual.map(NoticeValue::Flag),
    };
    ProviderGroup {
        kind: kind.kind,
        title: kind.title.to_owned(),
        help: kind.help.to_owned(),
        channel: kind.channel.to_owned(),
        many: kind.many,
        fields: kind.fields.iter().map(one).collect(),
        providers,
        problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_in_its_place() {
        for kind in &ALL {
            assert_eq!(spec(kind.kind).title, kind.title);
            assert!(kind.fields.iter().all(|field| field.help.ends_with('.')), "{}", kind.title);
        }
    }
}
