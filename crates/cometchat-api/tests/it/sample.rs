//! Values that fit a documented schema.

use serde_json::{Map, Value, json};

/// Properties and the required ones of each alternative of a schema.
pub(crate) fn alternatives(schema: &Value) -> Vec<(Map<String, Value>, Vec<String>)> {
    for several in ["oneOf", "anyOf"] {
        if let Some(schemas) = schema[several].as_array() {
            return schemas.iter().flat_map(alternatives).collect();
        }
    }
    if let Some(schemas) = schema["allOf"].as_array() {
        let mut all = vec![(Map::new(), Vec::new())];
        for part in schemas.iter().map(alternatives).filter(|part| !part.is_empty()) {
            all = all
                .iter()
                .flat_map(|one| {
                    part.iter().map(|other| {
                        let mut one = one.clone();
                        one.0.extend(other.0.clone());
                        one.1.extend(other.1.clone());
                        one
                    })
                })
                .collect();
        }
        return all;
    }
    let Some(properties) = schema["properties"].as_object() else { return Vec::new() };
    let required = schema["required"].as_array().into_iter().flatten();
    let required = required.filter_map(Value::as_str).map(str::to_owned).collect();
    vec![(properties.clone(), required)]
}

/// Bodies that fit a schema, one per alternative, with every property.
pub(crate) fn bodies(schema: &Value) -> Vec<Value> {
    alternatives(schema).into_iter().map(|(properties, _)| object(&properties, 0)).collect()
}

/// A value for a parameter or property.
pub(crate) fn value(name: &str, schema: &Value) -> Value {
    any(name, schema, 0)
}

fn object(properties: &Map<String, Value>, depth: usize) -> Value {
    properties.iter().map(|(name, schema)| (name.clone(), any(name, schema, depth + 1))).collect()
}

fn any(name: &str, schema: &Value, depth: usize) -> Value {
    if schema["format"] == "binary" {
        return json!({"fileName": "f.csv", "mediaType": "text/csv", "base64": "YQ=="});
    }
    if name == "affix" {
        return json!("append");
    }
    if let Some(choices) = schema["enum"].as_array() {
        return choices[0].clone();
    }
    if let Some((properties, _)) = alternatives(schema).first().filter(|_| depth < 9) {
        return object(properties, depth);
    }
    if schema["additionalProperties"].is_object() {
        return json!({ "7": any("7", &schema["additionalProperties"], depth + 1) });
    }
    match schema["type"].as_str() {
        Some("string") => json!("7"),
        Some("integer" | "number") => json!(7),
        Some("boolean") => json!(true),
        Some("array") => json!([any(name, &schema["items"], depth + 1)]),
        _ => json!({ "key": "7" }),
    }
}
