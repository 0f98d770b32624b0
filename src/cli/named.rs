//! What is said of a question that is not there: the nearest name, and those that there are.

use crate::content::{Library, nearest};

/// `what` is what was looked for: a question, or more.
pub(super) fn missing(library: &Library, what: &str, slug: &str) -> String {
    let near = nearest(slug, library.sheets.keys().map(String::as_str));
    let near = near.map_or_else(String::new, |near| format!(" (did you mean {near:?}?)"));
    let width = library.sheets.keys().map(String::len).max().unwrap_or(0);
    let lines = library.sheets.iter().map(|(slug, sheet)| format!("\n  {slug:width$}  {}", sheet.question.title));
    format!("there is no {what} {slug:?}{near}; there are:{}", lines.collect::<String>())
}

/// The same of a drill of a topic.
pub(super) fn missing_drill(library: &Library, topic: &str, id: &str) -> String {
    let Some(drills) = library.drills.get(topic) else {
        let near = nearest(topic, library.drills.keys().map(String::as_str));
        let near = near.map_or_else(String::new, |near| format!(" (did you mean {near:?}?)"));
        return format!("no topic {topic:?} has drills{near}");
    };
    let ids: Vec<&str> = drills.iter().map(|drill| drill.id.as_str()).collect();
    format!("the topic {topic:?} has no drill {id:?}; there are: {}", ids.join(", "))
}
