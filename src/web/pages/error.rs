//! One page for everything that is refused or went wrong: what happened, what is safe, where to go on.

use serde::Serialize;

/// What `error.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ErrorContext {
    pub(crate) status: u16,
    /// What happened, a few words.
    pub(crate) heading: &'static str,
    /// What exactly, one sentence.
    pub(crate) message: String,
    /// What the reader can do, or what is safe.
    pub(crate) advice: &'static str,
    /// A summary in a box: the reader's own input was at fault.
    pub(crate) summary: bool,
    /// Our other pages can be reached from here.
    pub(crate) ways_on: bool,
}

impl ErrorContext {
    /// For an HTTP status and a message in lower case without a full stop, as errors are written.
    pub(crate) fn new(status: u16, message: &str) -> Self {
        let (heading, advice) = words(status);
        let summary = matches!(status, 400 | 413 | 415 | 422);
        // Under a name that is not ours every page says the same.
        Self { status, heading, message: sentence(message), advice, summary, ways_on: status != 421 }
    }
}

fn words(status: u16) -> (&'static str, &'static str) {
    match status {
        403 => (
            "This is not allowed here",
            "If you followed a link from another page, open Greenroom by its own address and start from there.",
        ),
        421 => (
            "This is not the address of this server",
            "If you did not follow a link from elsewhere, tell whoever runs this server what this page says.",
        ),
        404 => (
            "Page not found",
            "Interviews belong to the browser in which they were started. If this one is yours, open it there.",
        ),
        405 => ("That does not work here", "Go back to the start page and try again from there."),
        409 => ("Not yet", "Go back to the interview; what comes after it is there as soon as it is finished."),
        410 => ("Nothing follows", "What you have done is kept, and its scorecard stands by itself."),
        429 => ("Too many requests", "Nothing is lost. Wait a minute, then load this page again."),
        503 => (
            "Greenroom cannot store anything just now",
            "Every answer that was marked as saved is safe. Keep this page open and load it again in a minute.",
        ),
        500.. => (
            "Something went wrong on our side",
            "Every answer that was marked as saved is safe. Load this page again; if that does not help, tell whoever runs this server.",
        ),
        _ => ("There is a problem", "Go back, mend it, and send it again. Nothing was changed."),
    }
}

/// With a capital letter and a full stop.
fn sentence(message: &str) -> String {
    let mut chars = message.chars();
    let Some(first) = chars.next() else { return String::new() };
    let stop = if message.ends_with(['.', '?', '!']) { "" } else { "." };
    first.to_uppercase().chain(chars).collect::<String>() + stop
}

#[cfg(test)]
impl ErrorContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        vec![
            (
                "not_found",
                Self::new(404, "there is nothing here; the address may be mistyped, or it belongs to another guest"),
            ),
            ("foreign", Self::new(403, "this came from a.example, and this server takes it from b.example only")),
            ("unknown_host", Self::new(421, "this server does not answer to the name \"a.example\"")),
            ("bad_request", Self::new(400, "the level is missing")),
            ("not_finished", Self::new(409, "the interview is still going on; finish it first")),
            ("too_often", Self::new(429, "that was too often; wait a minute and try again")),
            ("fault", Self::new(500, "something went wrong on the server; what was acknowledged before is safe")),
            ("store", Self::new(503, "this could not be stored just now")),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, expect: &str) {
        assert_eq!(sentence(message), expect);
    }

    #[test]
    fn messages_become_sentences() {
        check("the level is missing", "The level is missing.");
        check("Already one.", "Already one.");
        check("", "");
    }
}
