//! What is said of a value that is not there, or is of another kind than the format wants.

use jsonschema::ValidationError;
use serde_json::Value;

use super::schema::{broken, plain};

/// Of a value that is not there: `say:` with nothing behind it, or `say: []`.
pub(super) fn empty(error: &ValidationError<'_>, schema: &Value) -> String {
    let path = error.schema_path().to_string();
    let own = broken(&path, 1, schema);
    let wanted = match own["minItems"].as_u64() {
        Some(least) => format!("give it at least {least}"),
        None => format!("give it {}", in_words(own)),
    };
    // Above a key stand `properties` and what holds it. An entry of a list is no key.
    let path = path.rsplit_once('/').map_or("", |(own, _)| own);
    let path = path.strip_suffix("/$ref").unwrap_or(path);
    let key = path.rsplit('/').next().unwrap_or_default();
    let holder = broken(path, 2, schema);
    let is_key = path.rsplit('/').nth(1) == Some("properties");
    let is_needed = holder["required"].as_array().into_iter().flatten().any(|name| name == key);
    match (is_key, is_needed) {
        (true, true) => format!("this is empty; {wanted}"),
        (true, false) => format!("this is empty; {wanted}, or leave the key out"),
        (false, _) => format!("this is empty; {wanted}, or remove the line"),
    }
}

/// Of a value of another kind, with what the format says of the key.
pub(super) fn misfit(error: &ValidationError<'_>, schema: &Value) -> String {
    let own = broken(&error.schema_path().to_string(), 1, schema);
    let said = plain(error.instance());
    let about = own["description"].as_str().map_or_else(String::new, |about| format!(" ({about})"));
    let (has, is_one) = match &**error.instance() {
        Value::Bool(_) => ("yes or no", true),
        Value::Number(_) => ("a number", true),
        Value::String(_) => ("a text", true),
        Value::Array(_) => ("a list", false),
        Value::Object(_) => ("a map of keys", false),
        Value::Null => ("nothing", false),
    };
    let wanted = in_words(own);
    let cure = match (own["description"].as_str().and_then(example), wanted == TEXT && is_one) {
        (Some(example), true) => format!(": write it as {}", completed(&said, example)),
        (None, true) => format!(": write it in quotes, \"{said}\""),
        (_, false) => String::new(),
    };
    format!("{said} is {has}, and {wanted} is wanted here{cure}{about}")
}

/// How the description of a key shows that it is written: "..., as 1.0.0."
fn example(about: &str) -> Option<&str> {
    about.strip_suffix('.')?.rsplit_once(", as ").map(|(_, example)| example).filter(|example| !example.contains(' '))
}

/// A number with as many parts as the example has: 2 as 1.0.0 is 2.0.0.
fn completed(said: &str, example: &str) -> String {
    let is_number =
        |text: &str| text.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    if !is_number(said) || !is_number(example) {
        return example.to_owned();
    }
    let missing = example.split('.').skip(said.split('.').count());
    missing.fold(said.to_owned(), |said, part| format!("{said}.{part}"))
}

/// What a text is called.
const TEXT: &str = "a text";

/// What a part of a schema takes, in words.
fn in_words(part: &Value) -> &'static str {
    match part["type"].as_str().or_else(|| part["type"].as_array()?.first()?.as_str()) {
        Some("string") => TEXT,
        Some("array") => "a list",
        Some("integer") => "a whole number",
        Some("number") => "a number",
        Some("boolean") => "true or false",
        Some("object") => "a map of keys",
        _ => "something else",
    }
}
