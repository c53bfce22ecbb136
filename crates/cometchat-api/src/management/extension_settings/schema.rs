use super::{push, small, widget};

/// What a field of an extension's settings holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Text.
    Text,
    /// A key, token or password.
    Secret,
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// Texts.
    Texts,
    /// A list of objects.
    Records,
    /// Texts by text.
    Map,
}

/// One field of an extension's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name; dots lead into objects.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it must be given.
    pub required: bool,
    /// Documented default, where it is one rather than a sample.
    pub default: Option<&'static str>,
    /// Documented remark.
    pub note: Option<&'static str>,
}

impl Field {
    pub(super) const fn new(name: &'static str, kind: FieldKind) -> Self {
        Self { name, kind, required: false, default: None, note: None }
    }

    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(super) const fn default(mut self, text: &'static str) -> Self {
        self.default = Some(text);
        self
    }

    pub(super) const fn note(mut self, text: &'static str) -> Self {
        self.note = Some(text);
        self
    }
}

/// What the settings of one extension are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Id of the extension.
    pub extension: &'static str,
    /// Version of its interface, as in the path.
    pub version: &'static str,
    /// Whether POST stores them for the first time; otherwise PUT does that too.
    pub stored_by_post: bool,
    /// Whether DELETE removes them.
    pub deletable: bool,
    /// Whether they lie in `settings`; otherwise at the top of the body.
    pub in_settings: bool,
    /// Fields, in the order of the documents.
    pub fields: &'static [Field],
}

impl Schema {
    pub(super) const fn of(extension: &'static str, fields: &'static [Field]) -> Self {
        Self {
            extension,
            version: "v1",
            stored_by_post: true,
            deletable: true,
            in_settings: true,
            fields,
        }
    }
}

/// Every extension with documented settings.
pub const SCHEMAS: &[&[Schema]] = &[small::SCHEMAS, &[push::SCHEMA, widget::SCHEMA]];

/// The schema of an extension, where it has documented settings.
pub fn schema_of(extension: &str) -> Option<&'static Schema> {
    SCHEMAS.iter().copied().flatten().find(|schema| schema.extension == extension)
}
