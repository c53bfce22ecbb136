//! The contract's YAML as operations.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use cometchat_api::Host;
use serde_json::{Map, Value, json};

/// One documented operation.
pub(crate) struct Operation {
    pub(crate) host: Host,
    pub(crate) verb: String,
    pub(crate) path: String,
    definition: Value,
}

/// A documented parameter outside path and body.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) place: String,
    pub(crate) required: bool,
    pub(crate) schema: Value,
}

/// Every documented operation, with all references filled in.
pub(crate) fn operations() -> &'static [Operation] {
    static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(load);
    &OPERATIONS
}

/// The folder of the contract.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contract")
}

fn load() -> Vec<Operation> {
    let mut operations = Vec::new();
    for (folder, host) in
        [("chat", Host::Chat), ("management", Host::Management), ("calls", Host::Calls)]
    {
        let folder = root().join(folder);
        let components = read(&folder.join("components.yaml"));
        let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
            .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
            .map(|entry| entry.expect("a readable entry").path())
            .collect();
        files.sort();
        for file in files {
            let document = read(&file);
            let Some(Value::Object(paths)) = document.get("paths") else { continue };
            for (path, verbs) in paths {
                let Value::Object(verbs) = filled(verbs, &components, 0) else { continue };
                let common = verbs.get("parameters").cloned().unwrap_or_else(|| json!([]));
                for verb in ["get", "post", "put", "patch", "delete"] {
                    let Some(definition) = verbs.get(verb) else { continue };
                    let mut definition = definition.clone();
                    definition["common"] = common.clone();
                    operations.push(Operation {
                        host,
                        verb: verb.to_uppercase(),
                        path: path.clone(),
                        definition,
                    });
                }
            }
        }
    }
    operations
}

fn read(file: &Path) -> Value {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    serde_saphyr::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// The value with every `$ref` replaced by what it names, down to a depth that cuts recursion.
fn filled(value: &Value, components: &Value, depth: usize) -> Value {
    match value {
        _ if depth > 28 => Value::Null,
        Value::Object(fields) => match fields.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                let target = components
                    .pointer(reference.trim_start_matches('#'))
                    .unwrap_or_else(|| panic!("nothing at {reference}"));
                filled(target, components, depth + 1)
            }
            None => Value::Object(
                fields
                    .iter()
                    .map(|(name, value)| (name.clone(), filled(value, components, depth + 1)))
                    .collect(),
            ),
        },
        Value::Array(items) => {
            items.iter().map(|item| filled(item, components, depth + 1)).collect()
        }
        other => other.clone(),
    }
}

impl Operation {
    /// Verb and path, as tables name it.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.verb, self.path)
    }

    /// Parameters in query and headers.
    pub(crate) fn parameters(&self) -> Vec<Parameter> {
        let lists = [&self.definition["common"], &self.definition["parameters"]];
        let all = lists.into_iter().filter_map(Value::as_array).flatten();
        all.filter(|parameter| parameter["in"] != "path")
            .map(|parameter| Parameter {
                name: parameter["name"].as_str().expect("a name").to_owned(),
                place: parameter["in"].as_str().expect("a place").to_owned(),
                required: parameter["required"] == true,
                schema: parameter["schema"].clone(),
            })
            .collect()
    }

    /// The parameter of that name.
    pub(crate) fn parameter(&self, name: &str) -> Option<Parameter> {
        self.parameters().into_iter().find(|parameter| parameter.name == name)
    }

    fn body(&self) -> Option<&Map<String, Value>> {
        self.definition["requestBody"]["content"].as_object()?.values().next()?.as_object()
    }

    /// Schema of the body.
    pub(crate) fn body_schema(&self) -> Option<&Value> {
        self.body()?.get("schema")
    }

    /// Whether the body is documented as `multipart/form-data`.
    pub(crate) fn is_form(&self) -> bool {
        !self.definition["requestBody"]["content"]["multipart/form-data"].is_null()
    }

    /// Documented bodies.
    pub(crate) fn request_examples(&self) -> Vec<&Value> {
        self.body().map(examples).unwrap_or_default()
    }

    /// Documented answers with their status.
    pub(crate) fn response_examples(&self) -> Vec<(&str, &Value)> {
        let Some(responses) = self.definition["responses"].as_object() else { return Vec::new() };
        let mut found = Vec::new();
        for (status, response) in responses {
            let contents = response["content"].as_object().into_iter().flat_map(Map::values);
            for content in contents.filter_map(Value::as_object) {
                found.extend(examples(content).into_iter().map(|e| (status.as_str(), e)));
            }
        }
        found
    }
}

fn examples(content: &Map<String, Value>) -> Vec<&Value> {
    let named = content.get("examples").and_then(Value::as_object);
    let named = named.into_iter().flat_map(Map::values).filter_map(|e| e.get("value"));
    content.get("example").into_iter().chain(named).collect()
}
