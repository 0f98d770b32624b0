//! What people and operators open, one row a route: what it takes, and what it answers.

use serde_json::{Map, Value, json};
use utoipa::PartialSchema;

use crate::interview::ANSWER_LIMIT;
use crate::web::pages::explain::LIMIT;
use crate::web::pages::learn::LONGEST;

use super::operation::Operation;
use super::shapes::{StoredScorecard, chosen_slug, level, minutes, slug, way};

const HTML: &str = "text/html";
const MARKDOWN: &str = "text/markdown";
const NOTHING: &str = "";

/// Each path with what may be done there.
pub(super) fn paths() -> Map<String, Value> {
    let mut paths = Map::new();
    for (path, method, operation) in rows() {
        let item = paths.entry(path).or_insert_with(|| json!({}));
        item[method] = operation.0;
    }
    paths
}

fn page(id: &str, summary: &str) -> Operation {
    Operation::new("pages", id, summary).answers(200, HTML, "The page.")
}

/// A page or file about an interview that is over.
fn of_finished(id: &str, summary: &str, media: &str) -> Operation {
    let operation = Operation::new("pages", id, summary).answers(200, media, "It.");
    operation.answers(409, HTML, "The interview is still going on, or its question is gone.")
}

fn operators(id: &str, summary: &str) -> Operation {
    Operation::new("operators", id, summary)
}

#[expect(clippy::too_many_lines, reason = "a table: one row a page")]
fn rows() -> Vec<(&'static str, &'static str, Operation)> {
    let again = "The page again, with what does not fit.";
    let home = [
        ("question", "Chosen in the form: a question's slug."),
        ("level", "Chosen in the form: a level."),
        ("mode", "Chosen in the form: how it is held."),
        ("minutes", "Chosen in the form: the length."),
        ("words", "Narrows the list: words that a question must have."),
        ("kind", "Narrows the list: a kind of question."),
        ("fit", "Narrows the list: a level that it must fit."),
        ("topic", "Narrows the list: a topic."),
    ];
    let chosen = &home[1..4];
    let asked = [
        ("q", "Words, however they are spelt."),
        ("kind", "A kind of question."),
        ("level", "A level that it must fit."),
        ("difficulty", "How hard it is."),
        ("topic", "A topic."),
        ("competency", "What it exercises."),
        ("system", "A real system like it."),
        ("length", "How many minutes it takes."),
        ("page", "Which page of what was found, from 1."),
    ];
    let explain =
        [("question", "Chosen in the form: a question's slug."), ("sample", "Not empty: the sample, explained.")];
    let start = json!({ "question": chosen_slug(), "level": level(), "mode": way(), "minutes": minutes() });
    let pasted = json!({ "question": slug(), "text": { "type": "string", "minLength": 1, "maxLength": LIMIT } });
    let said = json!({ "text": { "type": "string", "minLength": 1, "maxLength": ANSWER_LIMIT } });
    let drilled = json!({ "answer": { "type": "string", "minLength": 1, "maxLength": LONGEST } });
    let explained = |operation: Operation| {
        let operation = operation.answers(403, HTML, "Not open to everybody; the page says to whom.");
        operation.answers(409, HTML, "An interview on this question is open.").answers(422, HTML, again)
    };
    vec![
        ("/", "get", page("home", "The first page").query(&home)),
        ("/questions", "get", page("question_bank", "The question bank").query(&asked)),
        ("/questions/{slug}", "get", page("question_page", "A question before and after it is taken").query(chosen)),
        (
            "/surprise",
            "get",
            Operation::new("pages", "surprise", "To any question that fits a level")
                .query(&[("level", "The level; L5 if there is none.")])
                .answers(303, NOTHING, "To the question's page.")
                .answers(404, HTML, "No question is for that level."),
        ),
        ("/search", "get", page("search", "Everything, by words").query(&[("q", "Words, however they are spelt.")])),
        ("/how", "get", page("how", "How scores are made")),
        ("/how-good", "get", page("how_good", "How good they are by measurement")),
        ("/learn", "get", page("learn", "What there is to read")),
        (
            "/learn/map",
            "get",
            page("learn_map", "The map of topics").query(&[("area", "Narrows it: an area, with what it stands on.")]),
        ),
        (
            "/learn/decide/{tree}",
            "get",
            page("decide", "A choice among services, question by question").query(&[
                ("no", "How many questions were answered with no."),
                ("yes", "Whether the one behind them was answered with yes: 1."),
            ]),
        ),
        ("/learn/{kind}/{slug}", "get", page("piece", "A piece to read")),
        (
            "/learn/{kind}/{slug}/read",
            "get",
            Operation::new("pages", "mark", "To the piece that is marked here").answers(303, NOTHING, "To the piece."),
        ),
        (
            "/learn/{kind}/{slug}/read",
            "post",
            Operation::new("pages", "mark_read", "Marks a piece as read, or takes that back")
                .answers(303, NOTHING, "To the piece.")
                .form(&[], &json!({ "read": { "type": "string", "description": "Empty: it is not read any more." } })),
        ),
        (
            "/learn/topics/{slug}/drills/{drill}",
            "get",
            Operation::new("pages", "drill", "To where a drill is asked").answers(303, NOTHING, "To its topic."),
        ),
        (
            "/learn/topics/{slug}/drills/{drill}",
            "post",
            page("drill_answer", "A drill's answer, read").answers(422, HTML, again).form(&["answer"], &drilled),
        ),
        ("/sample", "get", page("sample", "A scorecard to look at").answers(404, HTML, "The content has no sample.")),
        (
            "/explain",
            "get",
            explained(page("explain", "Why a sentence counts, for authors").query(&explain)).answers(
                404,
                HTML,
                "The content has no sample.",
            ),
        ),
        (
            "/explain",
            "post",
            explained(page("explain_answer", "A pasted answer, sentence by sentence"))
                .form(&["question", "text"], &pasted),
        ),
        ("/interviews", "get", page("my_interviews", "The interviews of this browser")),
        (
            "/interviews",
            "post",
            Operation::new("pages", "start", "Opens an interview and goes to its room")
                .answers(303, NOTHING, "To its room.")
                .answers(422, HTML, again)
                .form(&["level", "mode"], &start),
        ),
        ("/interviews/{id}", "get", page("room", "The room")),
        (
            "/interviews/{id}/finish",
            "post",
            Operation::new("pages", "finish", "Ends the interview and goes to its scorecard")
                .answers(303, NOTHING, "To its scorecard.")
                .answers(409, HTML, "It has just been opened elsewhere."),
        ),
        (
            "/interviews/{id}/next",
            "post",
            Operation::new("pages", "next_part", "Opens the second part of a loop and goes to its room")
                .answers(303, NOTHING, "To its room.")
                .answers(409, HTML, "The first part is still going on."),
        ),
        ("/interviews/{id}/scorecard", "get", of_finished("scorecard_page", "The scorecard", HTML)),
        ("/interviews/{id}/scorecard.html", "get", of_finished("scorecard_file", "The scorecard as one file", HTML)),
        (
            "/interviews/{id}/scorecard.json",
            "get",
            of_finished("scorecard_json", "The scorecard as it is stored", NOTHING).json(
                200,
                "In the version in which it was stored.",
                &json!(StoredScorecard::schema()),
            ),
        ),
        ("/interviews/{id}/scorecard.md", "get", of_finished("scorecard_markdown", "The scorecard in words", MARKDOWN)),
        ("/interviews/{id}/again/{turn}", "get", of_finished("again", "A turn, to be said in other words", HTML)),
        (
            "/interviews/{id}/again/{turn}",
            "post",
            of_finished("try_again", "What other words would have changed", HTML)
                .answers(422, HTML, again)
                .form(&["text"], &said),
        ),
        (
            "/interviews/{id}/transcript.md",
            "get",
            Operation::new("pages", "transcript", "What was said, as a file").answers(200, MARKDOWN, "It."),
        ),
        (
            "/assets/{name}",
            "get",
            Operation::new("pages", "asset", "Style, scripts and pictures")
                .query(&[("v", "Their version, so that browsers keep them.")])
                .answers(200, "text/css", "A style sheet.")
                .answers(200, "text/javascript", "A script.")
                .answers(200, "image/svg+xml", "The file.")
                .answers(304, NOTHING, "The browser has it."),
        ),
        (
            "/ws/interviews/{id}",
            "get",
            Operation::new("interviews", "talk", "The conversation: a WebSocket, greenroom.v1")
                .answers(101, NOTHING, "The line is open.")
                .answers(400, NOTHING, "It asks for no WebSocket.")
                .answers(403, NOTHING, "It comes from another site.")
                .answers(426, NOTHING, "The line cannot be upgraded."),
        ),
        (
            "/api/openapi.json",
            "get",
            Operation::new("library", "description", "This description").json(200, "It.", &json!({ "type": "object" })),
        ),
        ("/healthz", "get", operators("alive", "The process is there").answers(200, "text/plain", "It is.")),
        ("/readyz", "get", {
            let state = json!({
                "type": "object",
                "required": ["ready", "store", "content"],
                "properties": {
                    "ready": { "type": "boolean", "description": "An answer could be stored." },
                    "store": { "type": "string", "description": "`ok`, or what is wrong." },
                    "content": { "type": "string", "description": "The hash of the content in force." },
                },
            });
            let operation = operators("ready", "An answer could be stored").json(200, "It could.", &state.clone());
            operation.json(503, "It could not.", &state)
        }),
        (
            "/metrics",
            "get",
            operators("metrics", "What it has done").answers(200, "application/openmetrics-text", "For Prometheus."),
        ),
    ]
}
