//! What a field takes beyond its kind, as the tables of words say it.

use crate::model::form::{Choice, ColumnKind, FieldCondition, FormColumn, TextForm, TextsForm};

/// Rules of one field.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rules {
    /// How a text is written.
    pub(super) text: TextForm,
    /// What texts are.
    pub(super) texts: TextsForm,
    /// The values there are, with their names.
    pub(super) choices: Vec<Choice>,
    /// What each record has.
    pub(super) columns: Vec<FormColumn>,
    /// Whether records can neither be added nor taken away.
    pub(super) fixed: bool,
    /// What the two sides of a pair are called.
    pub(super) pairs: Option<(&'static str, &'static str)>,
    /// The least a number may be.
    pub(super) min: Option<i32>,
    /// What a number counts.
    pub(super) unit: Option<&'static str>,
    /// What the text begins with.
    pub(super) starts: Option<&'static str>,
    /// Whether the extension does nothing without it, though the documents do not require it.
    pub(super) needed: bool,
    /// With which values of another field it counts.
    pub(super) when: Option<FieldCondition>,
    /// The field that it is an order about: it is sent along and never drawn.
    pub(super) order: Option<&'static str>,
    /// The extension without which it does nothing.
    pub(super) takes: Option<&'static str>,
    /// What could not be read.
    pub(super) unread: Vec<&'static str>,
}

impl Rules {
    /// Reads rules such as `web; needed; when=useWebhook:true`.
    pub(super) fn read(text: &'static str) -> Self {
        let mut rules = Self::default();
        for rule in text.split(';').map(str::trim).filter(|rule| !rule.is_empty()) {
            if rules.take(rule).is_none() {
                rules.unread.push(rule);
            }
        }
        rules
    }

    fn take(&mut self, rule: &'static str) -> Option<()> {
        let Some((name, value)) = rule.split_once('=') else {
            match rule {
                "colour" => self.text = TextForm::Colour,
                "email" => self.text = TextForm::Email,
                "fixed" => self.fixed = true,
                "groups" => self.texts = TextsForm::Groups,
                "long" => self.text = TextForm::Long,
                "needed" => self.needed = true,
                "phone" => self.text = TextForm::Phone,
                "user" => self.text = TextForm::User,
                "users" => self.texts = TextsForm::Users,
                "web" => self.text = TextForm::Web,
                _ => return None,
            }
            return Some(());
        };
        match name {
            "choices" | "options" => {
                self.choices = value.split(',').map(choice).collect::<Option<_>>()?;
            }
            "columns" => self.columns = value.split(',').map(column).collect::<Option<_>>()?,
            "min" => self.min = Some(value.parse().ok()?),
            "order" => self.order = Some(value),
            "pairs" => self.pairs = Some(value.split_once(':')?),
            "starts" => self.starts = Some(value),
            "takes" => self.takes = Some(value),
            "unit" => self.unit = Some(value),
            "when" => {
                let (path, values) = value.split_once(':')?;
                let values = values.split('/').map(str::to_owned).collect();
                self.when = Some(FieldCondition { path: path.to_owned(), values });
            }
            _ => return None,
        }
        Some(())
    }
}

fn choice(text: &str) -> Option<Choice> {
    let (value, label) = text.split_once(':')?;
    Some(Choice { value: value.to_owned(), label: label.to_owned() })
}

fn column(text: &str) -> Option<FormColumn> {
    let mut parts = text.split(':');
    let (name, label) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    let kind = match parts.next()? {
        "flag" => ColumnKind::Flag,
        "number" => ColumnKind::Number,
        "read" => ColumnKind::Read,
        "text" => ColumnKind::Text,
        _ => return None,
    };
    Some(FormColumn { name, label, kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_and_what_is_none_is_named() {
        let rules = Rules::read("web; needed; when=useWebhook:true; sparkle; min=x");
        assert_eq!((rules.text, rules.needed), (TextForm::Web, true));
        assert_eq!(rules.when.unwrap().values, ["true"]);
        assert_eq!(rules.unread, ["sparkle", "min=x"]);
        let rules = Rules::read("columns=name:Name:text,on:On:flag; pairs=Shortcut:Text");
        assert_eq!(rules.columns[1].kind, ColumnKind::Flag);
        assert_eq!(rules.pairs, Some(("Shortcut", "Text")));
    }
}
