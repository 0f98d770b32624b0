//! The description at `/api/openapi.json` against the router, against the standard's own schema, and in itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use greenroom::clock::Clock;
use greenroom::config::Config;
use serde_json::{Value, json};
use tokio::sync::OnceCell;

use crate::server::{START, Server};

const METHODS: [&str; 7] = ["get", "post", "put", "patch", "delete", "any", "on"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a text")
}

/// Every path and method that the router's source names, with paths as a description writes them.
fn routed() -> BTreeSet<(String, String)> {
    let source = read("src/web/router.rs");
    let mut routes = BTreeSet::new();
    for route in source.split(".route(").skip(1) {
        // The start is there with and without the slash behind the base path, and is described once.
        let path = route.split('"').nth(1).expect("a path").replace("{*", "{").replace("{base}/", "/");
        let mut open = 1;
        let end = route.char_indices().find(|(_, letter)| {
            open += i32::from(*letter == '(') - i32::from(*letter == ')');
            open == 0
        });
        let route = &route[..end.expect("it is closed").0];
        let words = route.split(|letter: char| !letter.is_alphanumeric() && !"_(".contains(letter));
        let methods: Vec<&str> = words
            .filter_map(|word| METHODS.into_iter().find(|method| word.starts_with(&format!("{method}("))))
            .collect();
        assert!(!methods.is_empty(), "{path}: no method is read in {route}");
        routes.extend(methods.into_iter().map(|method| (path.clone(), method.to_owned())));
    }
    routes
}

/// As a server at the root of a site gives it, asked for once.
async fn description() -> &'static Value {
    static DESCRIPTION: OnceCell<Value> = OnceCell::const_new();
    DESCRIPTION.get_or_init(|| described("")).await
}

async fn described(base: &str) -> Value {
    let mut config = Config::default();
    base.clone_into(&mut config.server.base_path);
    Server::with(config, Clock::manual(START), None).guest().json(&format!("{base}/api/openapi.json")).await
}

/// Each operation with its path and method.
fn operations(described: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = described["paths"].as_object().expect("an object").iter();
    paths
        .flat_map(|(path, item)| {
            let operations = item.as_object().expect("an object").iter();
            operations.map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_is_described_and_nothing_else_is() {
    let routed = routed();
    assert!(routed.len() > 25, "{routed:#?}");
    let description = description().await;
    let described: BTreeSet<_> =
        operations(description).iter().map(|(path, method, _)| ((*path).to_owned(), (*method).to_owned())).collect();
    let missing: Vec<_> = routed.difference(&described).collect();
    let stale: Vec<_> = described.difference(&routed).collect();
    assert!(missing.is_empty() && stale.is_empty(), "not described: {missing:?}; not there: {stale:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_valid() {
    let description = description().await;
    let standard: Value = serde_json::from_str(&read("tests/it/vendor/openapi-3.1.json")).expect("JSON");
    let standard = jsonschema::draft202012::new(&standard).expect("a schema");
    let problems: Vec<String> = standard.iter_errors(description).map(|problem| format!("{problem:?}")).collect();
    assert!(problems.is_empty(), "{problems:#?}");

    // What the standard leaves to a dialect: each shape is a JSON Schema, and what is referred to is there.
    let shapes = description["components"]["schemas"].as_object().expect("shapes");
    for (name, shape) in shapes {
        assert!(jsonschema::draft202012::meta::is_valid(shape), "{name}: {shape}");
    }
    let mut referred = Vec::new();
    references(description, &mut referred);
    assert!(!referred.is_empty());
    for reference in referred {
        let pointer = reference.strip_prefix('#').expect("nothing elsewhere is referred to");
        assert!(description.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(object) => {
            found.extend(object.get("$ref").and_then(Value::as_str));
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_leaves_nothing_unsaid() {
    let description = description().await;
    let mut ids = BTreeMap::new();
    for (path, method, operation) in operations(description) {
        let at = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{at} has no id"));
        assert_eq!(ids.insert(id.to_owned(), at.clone()), None, "{at}: {id} is taken");
        assert!(operation["summary"].as_str().is_some_and(|summary| summary.len() > 5), "{at} has no summary");
        assert!(operation["tags"].as_array().is_some_and(|tags| tags.len() == 1), "{at} has no tag");

        let empty = Vec::new();
        let parameters = operation["parameters"].as_array().unwrap_or(&empty);
        for parameter in parameters {
            assert!(parameter["description"].as_str().is_some_and(|words| words.len() > 5), "{at}: {parameter}");
            assert!(parameter["schema"]["type"].is_string(), "{at}: {parameter}");
        }
        let in_path = |parameter: &&Value| parameter["in"] == "path" && parameter["required"] == true;
        let told: BTreeSet<_> =
            parameters.iter().filter(in_path).filter_map(|parameter| parameter["name"].as_str()).collect();
        let meant: BTreeSet<_> = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        assert_eq!(told, meant, "{at}");

        let responses = operation["responses"].as_object().expect("responses");
        assert!(responses.keys().any(|status| status < &"400".to_owned()), "{at} never answers");
        for (status, response) in responses {
            assert!(response["description"].as_str().is_some_and(|words| words.len() > 2), "{at} {status}");
            let has_body = !matches!(status.as_str(), "101" | "303" | "304");
            assert_eq!(response["content"].is_object(), has_body, "{at} {status}: {response}");
        }
    }
    // Every field of ours has words; those of the scorecard have theirs in the types that make it.
    for shape in [
        "OpenRequest",
        "Opened",
        "InterviewSummary",
        "JournalLine",
        "Problem",
        "QuestionSummary",
        "QuestionDetails",
        "Exercised",
        "RubricSummary",
    ] {
        let fields = description["components"]["schemas"][shape]["properties"].as_object().expect(shape);
        for (name, field) in fields {
            assert!(field["description"].is_string() || field["$ref"].is_string(), "{shape}.{name}: {field}");
        }
    }
    let request = &description["components"]["schemas"]["OpenRequest"]["properties"];
    assert_eq!(request["level"]["enum"], json!(["L3", "L4", "L5", "L6"]));
    assert_eq!(request["mode"]["enum"], json!(["guided", "real", "squeeze", "loop"]));
    assert_eq!((&request["minutes"]["minimum"], &request["minutes"]["maximum"]), (&10.into(), &120.into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_knows_below_which_path_it_is_served() {
    assert_eq!(description().await["servers"][0]["url"], "/");
    assert_eq!(described("/greenroom").await["servers"][0]["url"], "/greenroom");
}
