//! The JSON Schemas of content files, generated from the types in `format`, and every way in which a file breaks its own.

use std::sync::LazyLock;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::curriculum::{EVERY, KINDS, KindRow, MAY, PieceKind};
use super::format::acts::ActsFile;
use super::format::claims::ClaimsFile;
use super::format::counterfactuals::CounterfactualsFile;
use super::format::cues::CuesFile;
use super::format::decisions::DecisionsFile;
use super::format::drills::DrillsFile;
use super::format::lexicon::LexiconFile;
use super::format::marks::Mark;
use super::format::pack::PackFile;
use super::format::piece::PieceFile;
use super::format::question::QuestionFile;
use super::format::reading::ReadingFile;
use super::format::rubric::RubricFile;
use super::format::sums::SumsFile;
use super::format::transcript::{Attributes, FrontMatter};
use super::misfit::{empty, misfit};
use super::problem::{Problem, nearest};
use super::yaml::Document;

/// A kind of content file.
pub(super) struct Format {
    /// As the file's first key says it.
    pub(super) name: &'static str,
    schema: Value,
    validator: Validator,
}

impl Format {
    fn new<T: JsonSchema>(name: &'static str) -> Self {
        let mut schema = schema_for!(T).to_value();
        simplify(&mut schema);
        Self::of_schema(name, schema)
    }

    /// What a piece of one kind is made of: of all that pieces may have, the keys of this kind.
    fn of_kind(row: &KindRow) -> Self {
        let mut schema = schema_for!(PieceFile).to_value();
        simplify(&mut schema);
        let must = EVERY.iter().chain(row.keys).copied().chain([row.group]);
        let may = |key: &str| must.clone().chain(row.may.iter().copied()).chain(MAY).any(|known| known == key);
        if let Some(keys) = schema["properties"].as_object_mut() {
            keys.retain(|key, _| may(key));
            // What must be there is not null either; what may be left out is nothing but what it says.
            for (_, key) in keys.iter_mut().filter(|(key, _)| must.clone().any(|must| must == *key)) {
                if let Some(types) = key.get_mut("type").filter(|types| types.is_array()) {
                    *types = types[0].take();
                }
            }
        }
        // An empty place in a row of a figure is null; whatever else is wrong with a box is named where it is wrong.
        if let Some(kind) = schema.pointer_mut("/$defs/FigureBox/type") {
            *kind = serde_json::json!(["object", "null"]);
        }
        schema["required"] = must.clone().collect::<Vec<_>>().into();
        schema["title"] = row.format.into();
        Self::of_schema(row.format, schema)
    }

    fn of_schema(name: &'static str, mut schema: Value) -> Self {
        bound(&mut schema);
        let validator = jsonschema::validator_for(&schema).expect("a generated schema is a schema");
        Self { name, schema, validator }
    }
}

pub(super) static PACK: LazyLock<Format> = LazyLock::new(|| Format::new::<PackFile>("pack/1"));
pub(super) static RUBRIC: LazyLock<Format> = LazyLock::new(|| Format::new::<RubricFile>("rubric/1"));
pub(super) static QUESTION: LazyLock<Format> = LazyLock::new(|| Format::new::<QuestionFile>("question/2"));
pub(super) static LEXICON: LazyLock<Format> = LazyLock::new(|| Format::new::<LexiconFile>("lexicon/1"));
pub(super) static CLAIMS: LazyLock<Format> = LazyLock::new(|| Format::new::<ClaimsFile>("claims/1"));
pub(super) static ACTS: LazyLock<Format> = LazyLock::new(|| Format::new::<ActsFile>("acts/1"));
pub(super) static SUMS: LazyLock<Format> = LazyLock::new(|| Format::new::<SumsFile>("sums/1"));
pub(super) static CUES: LazyLock<Format> = LazyLock::new(|| Format::new::<CuesFile>("cues/1"));
pub(super) static READING: LazyLock<Format> = LazyLock::new(|| Format::new::<ReadingFile>("reading/1"));
pub(super) static COUNTERFACTUALS: LazyLock<Format> =
    LazyLock::new(|| Format::new::<CounterfactualsFile>("counterfactuals/1"));
pub(super) static MARK: LazyLock<Format> = LazyLock::new(|| Format::new::<Mark>("mark/1"));
pub(super) static FRONT_MATTER: LazyLock<Format> = LazyLock::new(|| Format::new::<FrontMatter>("transcript/1"));
pub(super) static ATTRIBUTES: LazyLock<Format> = LazyLock::new(|| Format::new::<Attributes>("transcript-heading/1"));

/// The longest text, in characters, and the longest list, of what says nothing narrower: nobody writes as much by hand, and
/// what is shown, compared or compiled a thousand times has to end somewhere.
const LONGEST_TEXT: u64 = 2_000;
const LONGEST_LIST: u64 = 20_000;

/// Gives every text and every list an end.
fn bound(schema: &mut Value) {
    if let Value::Object(object) = schema {
        let is = |object: &serde_json::Map<String, Value>, wanted: &str| match object.get("type") {
            Some(Value::String(kind)) => kind == wanted,
            Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == wanted),
            _ => false,
        };
        for (kind, key, most) in [
            ("string", "maxLength", LONGEST_TEXT),
            ("array", "maxItems", LONGEST_LIST),
            ("object", "maxProperties", LONGEST_LIST),
        ] {
            if is(object, kind) && !object.contains_key(key) {
                object.insert(key.to_owned(), most.into());
            }
        }
    }
    match schema {
        Value::Object(object) => object.values_mut().for_each(bound),
        Value::Array(items) => items.iter_mut().for_each(bound),
        _ => {}
    }
}

pub(super) static DECISIONS: LazyLock<Format> = LazyLock::new(|| Format::new::<DecisionsFile>("decisions/1"));
pub(super) static DRILLS: LazyLock<Format> = LazyLock::new(|| Format::new::<DrillsFile>("drills/1"));
static PIECES: LazyLock<[Format; KINDS.len()]> = LazyLock::new(|| KINDS.each_ref().map(Format::of_kind));

/// What a piece of this kind is checked against.
pub(super) fn of_kind(kind: PieceKind) -> &'static Format {
    &PIECES[kind as usize]
}

/// What is published: file name and schema.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    let pieces = KINDS.iter().map(|row| (row.schema, of_kind(row.kind).schema.clone()));
    let mut schemas = vec![
        ("pack.v1.json", PACK.schema.clone()),
        ("rubric.v1.json", RUBRIC.schema.clone()),
        ("question.v2.json", QUESTION.schema.clone()),
        ("lexicon.v1.json", LEXICON.schema.clone()),
        ("claims.v1.json", CLAIMS.schema.clone()),
        ("acts.v1.json", ACTS.schema.clone()),
        ("sums.v1.json", SUMS.schema.clone()),
        ("cues.v1.json", CUES.schema.clone()),
        ("reading.v1.json", READING.schema.clone()),
        ("counterfactuals.v1.json", COUNTERFACTUALS.schema.clone()),
        ("transcript.v1.json", FRONT_MATTER.schema.clone()),
        ("decisions.v1.json", DECISIONS.schema.clone()),
        ("drills.v1.json", DRILLS.schema.clone()),
    ];
    schemas.extend(pieces);
    schemas
}

/// The keys that a format has.
pub(super) fn keys(format: &Format) -> Vec<&str> {
    format.schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect()
}

/// Every way in which a document breaks its format.
pub(super) fn problems(document: &Document, json: &Value, format: &Format) -> Vec<Problem> {
    let mut problems: Vec<Problem> = match json.get("format").and_then(Value::as_str) {
        Some(said) if said != format.name && format.schema["properties"].get("format").is_some() => {
            let message = format!("the format is {said:?}; this version reads {:?}", format.name);
            vec![document.problem("/format", message)]
        }
        _ => Vec::new(),
    };
    problems.extend(format.validator.iter_errors(json).flat_map(|error| worded(document, &error, &format.schema)));
    problems.sort();
    problems
}

/// The validator's error in our words.
fn worded(document: &Document, error: &ValidationError<'_>, schema: &Value) -> Vec<Problem> {
    let pointer = error.instance_path().to_string();
    let one = |message: String| vec![document.problem(&pointer, message)];
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let known = known_keys(error, schema);
            let problem = |key: &String| {
                let message = format!("unknown key {key:?}; expected one of {}", known.join(", "));
                let mut problem = document.key_problem(&pointer, key, message);
                problem.nearest = nearest(key, known.iter().map(String::as_str));
                problem
            };
            unexpected.iter().map(problem).collect()
        }
        ValidationErrorKind::Required { property } => one(format!("the key {property} is missing")),
        ValidationErrorKind::Enum { options } => {
            let names: Vec<String> = options.as_array().into_iter().flatten().map(plain).collect();
            let said = plain(error.instance());
            let mut problem =
                document.problem(&pointer, format!("{said:?} is not known; expected one of {}", names.join(", ")));
            problem.nearest = nearest(&said, names.iter().map(String::as_str));
            vec![problem]
        }
        ValidationErrorKind::Minimum { limit } => one(format!("{} is too small; at least {limit}", error.instance())),
        ValidationErrorKind::Maximum { limit } => one(format!("{} is too large; at most {limit}", error.instance())),
        ValidationErrorKind::MinItems { .. } if error.instance().as_array().is_some_and(Vec::is_empty) => {
            one(empty(error, schema))
        }
        ValidationErrorKind::MinItems { limit } => one(format!("too short a list; it needs at least {limit}")),
        ValidationErrorKind::MaxItems { limit } => one(format!("too long a list; it takes at most {limit}")),
        ValidationErrorKind::MaxProperties { limit } => one(format!("too many keys; it takes at most {limit}")),
        ValidationErrorKind::MaxLength { limit } => {
            let length = error.instance().as_str().map_or(0, |text| text.chars().count());
            one(format!("this text has {length} characters; it takes at most {limit}"))
        }
        ValidationErrorKind::Type { .. } if error.instance().is_null() => one(empty(error, schema)),
        ValidationErrorKind::Type { .. } => one(misfit(error, schema)),
        _ => one(error.to_string()),
    }
}

/// The keys that the object at fault may have, from the part of the schema that it broke.
fn known_keys(error: &ValidationError<'_>, schema: &Value) -> Vec<String> {
    let here = broken(&error.schema_path().to_string(), 1, schema);
    here["properties"].as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect()
}

/// The part of a schema at a path without its last steps.
pub(super) fn broken<'a>(path: &str, without: usize, schema: &'a Value) -> &'a Value {
    let steps: Vec<&str> = path.split('/').skip(1).collect();
    // A path may lead through `$ref`s, which the validator names by where they stand.
    let mut here = schema;
    for step in &steps[..steps.len().saturating_sub(without)] {
        here = match *step {
            "$ref" => follow(here.get("$ref"), schema),
            step => here.get(step).or_else(|| here.get(step.parse::<usize>().ok()?)).unwrap_or(&Value::Null),
        };
    }
    if here.get("$ref").is_some() { follow(here.get("$ref"), schema) } else { here }
}

fn follow<'a>(reference: Option<&Value>, schema: &'a Value) -> &'a Value {
    let pointer = reference.and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
    pointer.and_then(|pointer| schema.pointer(pointer)).unwrap_or(&Value::Null)
}

pub(super) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Makes one error of what generated schemas say in a roundabout way: `oneOf` constants, each with its description, become
/// one `enum`; "this or null", for what may be left out, becomes "this".
fn simplify(schema: &mut Value) {
    if let Some(choices) = schema.get("oneOf").and_then(Value::as_array) {
        let constants: Option<Vec<Value>> = choices.iter().map(|choice| choice.get("const").cloned()).collect();
        if let (Some(constants), Some(object)) = (constants, schema.as_object_mut()) {
            object.remove("oneOf");
            object.insert("enum".to_owned(), Value::Array(constants));
        }
    }
    if let Some([Value::Object(only), null]) = schema.get("anyOf").and_then(Value::as_array).map(Vec::as_slice)
        && null["type"] == "null"
    {
        let only = only.clone();
        if let Some(object) = schema.as_object_mut() {
            object.remove("anyOf");
            object.extend(only);
        }
    }
    match schema {
        Value::Object(object) => object.values_mut().for_each(simplify),
        Value::Array(items) => items.iter_mut().for_each(simplify),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unbounded(schema: &Value, path: &str, found: &mut Vec<String>) {
        let kind = schema["type"].as_str();
        for (wanted, key) in [("string", "maxLength"), ("array", "maxItems"), ("object", "maxProperties")] {
            if kind == Some(wanted) && schema[key].is_null() {
                found.push(format!("{path} has no {key}"));
            }
        }
        let children: Vec<(String, &Value)> = match schema {
            Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
            Value::Array(items) => items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
            _ => Vec::new(),
        };
        for (key, value) in children {
            unbounded(value, &format!("{path}/{key}"), found);
        }
    }

    #[test]
    fn every_text_and_list_of_every_format_has_an_end() {
        let mut found = Vec::new();
        for (name, schema) in schemas() {
            unbounded(&schema, name, &mut found);
        }
        assert!(found.is_empty(), "{found:#?}");
    }

    /// A claim as an author writes it, with one value changed.
    #[test]
    fn what_is_too_long_is_told_with_its_bound() {
        let long = "x".repeat(2_001);
        for (format, text, says) in [
            (
                &CLAIMS,
                format!(
                    "format: claims/1\nstatus: draft\nclaims:\n  - {{id: a, claim: {long}, correction: b, say: [c, d]}}\n"
                ),
                "at most 300",
            ),
            (
                &ACTS,
                format!("format: acts/1\nacts:\n  - {{id: a, means: b, say: {{one: [{long}]}}}}\n"),
                "at most 2000",
            ),
            (&LEXICON, format!("format: lexicon/1\nconcepts:\n  - {{id: a, names: [{long}]}}\n"), "at most 2000"),
        ] {
            let document = Document::parse("file.yaml", text.as_bytes()).unwrap();
            let found = problems(&document, &document.json(), format);
            assert!(found.len() == 1 && found[0].message.contains(says), "{found:?}");
        }
    }
}
