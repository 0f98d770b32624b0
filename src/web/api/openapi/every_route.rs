//! What goes for every route alike: the parameters in its path, what may be refused anywhere, and the body of a refusal.

use serde_json::{Value, json};

use crate::content::curriculum::KINDS;
use crate::web::error::is_for_programs;
use crate::web::schemas;

use super::shapes;

/// A status, what it means, and whether a route with this path and method may answer it.
type Anywhere = (&'static str, &'static str, fn(&str, &str) -> bool);

/// What a route may answer beside its own: status, what it means, and whether this route may.
const ANYWHERE: &[Anywhere] = &[
    ("400", "It cannot be read; the answer says why.", |path, method| method == "post" || path.contains("/again/")),
    ("403", "It comes from another site.", |_, method| method == "post"),
    ("404", "There is nothing here, or it belongs to somebody else.", |path, _| path.contains('{')),
    ("408", "It took too long to arrive.", |_, method| method == "post"),
    ("413", "It is too long; the answer says how much is taken.", |_, method| method == "post"),
    ("421", "It was asked for by a name that is not the server's.", |_, method| method == "post"),
    ("429", "That was too often; wait as long as `retry-after` says.", |_, _| true),
    ("500", "A fault of the server; what was acknowledged before is safe.", |_, _| true),
    ("503", "Nothing can be stored just now, or the server has no room; try again.", |_, _| true),
];

/// Adds it to all that a path takes.
pub(super) fn complete(path: &str, item: &mut Value) {
    for (method, operation) in item.as_object_mut().into_iter().flatten() {
        let parameters: Vec<Value> = names(path).map(|name| parameter(path, name)).collect();
        let mut own = operation["parameters"].as_array().cloned().unwrap_or_default();
        for parameter in own.iter_mut().filter(|parameter| parameter["description"].is_null()) {
            // Its shape is told of in one place, whatever takes it.
            parameter["description"] = parameter["schema"]["description"].clone();
        }
        let parameters = [parameters, own].concat();
        if !parameters.is_empty() {
            operation["parameters"] = parameters.into();
        }
        for (status, description, _) in ANYWHERE.iter().filter(|(_, _, may)| may(path, method)) {
            if operation["responses"].get(status).is_none() {
                operation["responses"][status] = json!({ "description": description });
            }
        }
        for (status, response) in operation["responses"].as_object_mut().into_iter().flatten() {
            refusal(path, status, response);
        }
    }
}

/// The body of a refusal that has none yet, and when to try again.
fn refusal(path: &str, status: &str, response: &mut Value) {
    if status < "400" {
        return;
    }
    if response.get("content").is_none() {
        response["content"] = if is_for_programs(path) {
            json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } })
        } else {
            json!({ "text/html": { "schema": { "type": "string" } } })
        };
    }
    if matches!(status, "429" | "503") {
        response["headers"] = json!({ "retry-after": {
            "description": "Seconds to wait.",
            "schema": { "type": "integer", "minimum": 1 },
        }});
    }
}

/// The parameters in a path.
fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

fn parameter(path: &str, name: &str) -> Value {
    let (description, schema) = match name {
        "id" => ("The interview's id.", json!({ "type": "string", "format": "uuid" })),
        "slug" if path.contains("/questions/") => ("The question's slug.", json!(shapes::slug())),
        "turn" => {
            ("Which of the candidate's turns, from 1.", json!({ "type": "integer", "minimum": 1, "maximum": 10_000 }))
        }
        "kind" => {
            let kinds: Vec<&str> = KINDS.iter().map(|row| row.folder).collect();
            ("What sort of piece.", json!({ "type": "string", "enum": kinds }))
        }
        "slug" | "tree" | "drill" => (
            "What it is called by.",
            json!({ "type": "string", "pattern": super::shapes::SLUG, "maxLength": 60, "examples": ["caching-strategies"] }),
        ),
        "name" if path.starts_with("/schemas/") => {
            let known: Vec<&str> = schemas::all().into_iter().map(|(name, _)| name).collect();
            ("The schema's file name.", json!({ "type": "string", "enum": known }))
        }
        _ => (
            "The asset's file name; it may have slashes.",
            json!({ "type": "string", "minLength": 1, "examples": ["app.css"] }),
        ),
    };
    json!({ "name": name, "in": "path", "required": true, "description": description, "schema": schema })
}
