//! Lenient readers for the drift of the wire (`semantics.md` section 7): numbers and booleans as
//! text, text as numbers, one item where a list is documented.

use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;

use indexmap::IndexMap;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

struct Scalar;

impl Visitor<'_> for Scalar {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a boolean or text")
    }
    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_f64<E>(self, v: f64) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
}

/// Reads text, or a number as text.
///
/// # Errors
/// On anything else.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match deserializer.deserialize_any(Scalar)? {
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    })
}

/// Reads a whole number that may come as text; nothing, `null` and empty text are `None`.
///
/// # Errors
/// On text that is no number.
pub fn number<'de, D, N>(deserializer: D) -> Result<Option<N>, D::Error>
where
    D: Deserializer<'de>,
    N: TryFrom<i64>,
{
    let number = match deserializer.deserialize_any(Scalar)? {
        Value::Null => return Ok(None),
        Value::String(text) if text.trim().is_empty() => return Ok(None),
        Value::String(text) => text
            .trim()
            .parse::<i64>()
            .or_else(|_| text.trim().parse::<f64>().map(|float| float as i64))
            .map_err(|_| D::Error::custom("expected a number"))?,
        Value::Number(n) => n.as_i64().or_else(|| n.as_f64().map(|f| f as i64)).unwrap_or(i64::MAX),
        Value::Bool(flag) => i64::from(flag),
        _ => return Err(D::Error::custom("expected a number")),
    };
    N::try_from(number).map(Some).map_err(|_| D::Error::custom("the number is out of range"))
}

/// Reads a boolean that may come as text or as 0 and 1.
///
/// # Errors
/// On anything else.
pub fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    match deserializer.deserialize_any(Scalar)? {
        Value::Null => Ok(None),
        Value::Bool(flag) => Ok(Some(flag)),
        Value::Number(n) => Ok(Some(n.as_f64().is_some_and(|n| n != 0.0))),
        Value::String(text) => match text.as_str() {
            "" => Ok(None),
            "true" | "1" => Ok(Some(true)),
            "false" | "0" => Ok(Some(false)),
            _ => Err(D::Error::custom("expected true or false")),
        },
        _ => Err(D::Error::custom("expected true or false")),
    }
}

/// Reads a list that may come as a comma-separated text, as in a query.
///
/// # Errors
/// On anything else.
pub fn list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: for<'a> From<&'a str> + Deserialize<'de>,
{
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either<T> {
        Many(Vec<T>),
        Text(String),
        Nothing(()),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::Many(items) => items,
        Either::Text(text) => {
            text.split(',').map(str::trim).filter(|s| !s.is_empty()).map(T::from).collect()
        }
        Either::Nothing(()) => Vec::new(),
    })
}

/// Reads text, or a number as text; nothing, `null` and empty text are `None`.
///
/// # Errors
/// On a list or an object.
pub fn text_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Some(text(deserializer)?).filter(|text| !text.is_empty()))
}

/// Reads a list where the documents also show one bare item, or nothing.
///
/// # Errors
/// Those of the items.
pub fn many<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Many<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Many<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list or one item")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
            let mut items = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(1_000));
            while let Some(item) = seq.next_element()? {
                items.push(item);
            }
            Ok(items)
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Vec<T>, A::Error> {
            Ok(vec![T::deserialize(MapAccessDeserializer::new(map))?])
        }
        fn visit_unit<E>(self) -> Result<Vec<T>, E> {
            Ok(Vec::new())
        }
    }
    deserializer.deserialize_any(Many(PhantomData))
}

/// Reads one item where the documents also show a list of one; nothing, `null`, `{}` and `[]` are
/// `None`.
///
/// # Errors
/// Those of the item.
pub fn one<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let value = match Value::deserialize(deserializer)? {
        Value::Array(mut items) if items.len() == 1 => items.remove(0),
        value => value,
    };
    match value {
        Value::Null => Ok(None),
        Value::Array(items) if items.is_empty() => Ok(None),
        Value::Object(fields) if fields.is_empty() => Ok(None),
        value => serde_json::from_value(value).map(Some).map_err(D::Error::custom),
    }
}

/// Reads an object as a map; an empty list is an empty map, since the service's PHP parts write
/// empty objects that way.
///
/// # Errors
/// Those of keys and values, and on a list with items.
pub fn map<'de, D, K, V>(deserializer: D) -> Result<IndexMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Eq + Hash,
    V: Deserialize<'de>,
{
    struct Entries<K, V>(PhantomData<(K, V)>);
    impl<'de, K, V> Visitor<'de> for Entries<K, V>
    where
        K: Deserialize<'de> + Eq + Hash,
        V: Deserialize<'de>,
    {
        type Value = IndexMap<K, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = IndexMap::new();
            while let Some((key, value)) = map.next_entry()? {
                entries.insert(key, value);
            }
            Ok(entries)
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            match seq.next_element::<IgnoredAny>()? {
                None => Ok(IndexMap::new()),
                Some(_) => Err(A::Error::custom("expected an object, found a list")),
            }
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(IndexMap::new())
        }
    }
    deserializer.deserialize_any(Entries(PhantomData))
}

/// Writes a number as text, where the service does.
///
/// # Errors
/// Those of the serializer.
pub fn as_text<S: Serializer, N: fmt::Display>(
    number: &Option<N>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serializer.collect_str(number),
        None => serializer.serialize_none(),
    }
}

/// One item, read also from a list of one (`GET /users/{uid}/conversation` shows such a list).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Single<T>(pub T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Single<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match one(deserializer)? {
            Some(item) => Ok(Self(item)),
            None => Err(D::Error::custom("expected an item, found nothing")),
        }
    }
}

/// Reads a whole number that may come as text and must be there.
///
/// # Errors
/// On nothing and on text that is no number.
pub fn whole<'de, D, N>(deserializer: D) -> Result<N, D::Error>
where
    D: Deserializer<'de>,
    N: TryFrom<i64>,
{
    number(deserializer)?.ok_or_else(|| D::Error::custom("expected a number, found nothing"))
}

/// Reads text, or a number as text; `null` is `None`, empty text stays.
///
/// # Errors
/// On a list or an object.
pub fn text_if_there<'de, D>(deserializer: D) -> Result<Option<String>, D::Error>
where
    D: Deserializer<'de>,
{
    Ok(match deserializer.deserialize_any(Scalar)? {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    })
}

/// Reads a list as [`many`] does, for an optional field.
///
/// # Errors
/// Those of the items.
pub fn many_if_any<'de, D, T>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    many(deserializer).map(Some)
}

/// Reads a map as [`map`] does, for an optional field.
///
/// # Errors
/// Those of keys and values, and on a list with items.
pub fn map_if_any<'de, D, K, V>(deserializer: D) -> Result<Option<IndexMap<K, V>>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Eq + Hash,
    V: Deserialize<'de>,
{
    map(deserializer).map(Some)
}

/// Reads a boolean as [`flag`] does; nothing is false.
///
/// # Errors
/// On anything else.
pub fn truth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    flag(deserializer).map(Option::unwrap_or_default)
}
