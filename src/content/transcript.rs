//! A transcript file, read and written. What the server exports, `score` reads, and gets the stored scorecard.

use std::fmt::Write as _;

use serde_json::Value;

use super::format::transcript::{Attributes, FrontMatter};
use super::front::{Front, front};
use super::problem::Problem;
use super::schema::{self, ATTRIBUTES, FRONT_MATTER, Format};
use super::yaml::{self, Document};

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The machine.
    Interviewer,
    /// The person.
    Candidate,
}

impl Speaker {
    /// As a heading names them.
    pub fn name(self) -> &'static str {
        match self {
            Self::Interviewer => "interviewer",
            Self::Candidate => "candidate",
        }
    }
}

/// One section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Who speaks.
    pub speaker: Speaker,
    /// What the heading says beside.
    pub attributes: Attributes,
    /// The words, as [`tidy`] leaves them. A line of the text that would read as a heading is escaped in the file.
    pub text: String,
}

/// A whole file.
#[derive(Clone, Debug, PartialEq)]
pub struct Transcript {
    /// Between the `---` lines.
    pub front: FrontMatter,
    /// In turn.
    pub sections: Vec<Section>,
}

/// Reads a file.
///
/// # Errors
/// Every problem, with places in `shown`.
pub fn parse(shown: &str, bytes: &[u8]) -> Result<Transcript, Vec<Problem>> {
    let text = yaml::text(shown, bytes).map_err(|problem| vec![problem])?.replace("\r\n", "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let mut problems = Vec::new();
    let (front, start) = front_matter(shown, &lines, &mut problems);
    let mut sections: Vec<Section> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for (number, line) in lines.iter().enumerate().skip(start) {
        match heading(shown, number + 1, line) {
            Some(Ok((speaker, attributes))) => {
                close(&mut sections, &mut said);
                sections.push(Section { speaker, attributes, text: String::new() });
            }
            Some(Err(problem)) => {
                problems.extend(problem);
                // What follows has a heading all the same; nothing of it is used.
                let (speaker, attributes) = (Speaker::Candidate, Attributes::default());
                sections.push(Section { speaker, attributes, text: String::new() });
            }
            None if sections.is_empty() && !line.trim().is_empty() => {
                let message = "text before the first heading; begin with ## interviewer or ## candidate".to_owned();
                problems.push(yaml::at(shown, number + 1, 1, message));
            }
            None => said.push(unescaped(line)),
        }
    }
    close(&mut sections, &mut said);
    if problems.is_empty() { Ok(Transcript { front, sections }) } else { Err(problems) }
}

/// Reads what somebody pasted: a file of this kind, or one answer in plain words. What has none of the two headings, and no
/// front matter, is plain.
///
/// # Errors
/// As [`parse`].
pub fn pasted(shown: &str, text: &str) -> Result<Transcript, Vec<Problem>> {
    let is_heading = |line: &str| ["## interviewer", "## candidate"].iter().any(|heading| line.starts_with(heading));
    if text.trim_start().starts_with("---") || text.lines().any(is_heading) {
        return parse(shown, text.trim_start().as_bytes());
    }
    let said = Section {
        speaker: Speaker::Candidate,
        attributes: Attributes::default(),
        text: text.replace("\r\n", "\n").trim().to_owned(),
    };
    Ok(Transcript { front: FrontMatter::default(), sections: vec![said] })
}

/// Writes a file that [`parse`] reads back to the same transcript.
pub fn render(transcript: &Transcript) -> String {
    let mut text = String::from("---\n");
    let front = &transcript.front;
    let level = front.level.map(|level| level.name().to_owned());
    let pairs =
        [("question", &front.question), ("level", &level), ("variant", &front.variant), ("author", &front.author)];
    for (key, value) in pairs.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?))) {
        _ = writeln!(text, "{key}: {}", Value::String(value.clone()));
    }
    text.push_str("---\n");
    for section in &transcript.sections {
        _ = writeln!(text, "## {}{}", section.speaker.name(), flow(&section.attributes));
        for line in section.text.split('\n') {
            text.push_str(&escaped(line));
            text.push('\n');
        }
    }
    text
}

/// Hands the lines gathered so far to the last section.
fn close(sections: &mut [Section], said: &mut Vec<String>) {
    if let Some(last) = sections.last_mut() {
        last.text = tidy(&said.join("\n"));
    }
    said.clear();
}

/// A turn as it is kept, so that an interview and its transcript file hold the very same bytes: lines end alike, no empty
/// lines around it. The first line keeps its indentation: it may be code.
pub fn tidy(text: &str) -> String {
    let even = text.replace("\r\n", "\n");
    let even = even.trim_end();
    let indent = even.len() - even.trim_start().len();
    let start = even[..indent].rfind('\n').map_or(0, |line_end| line_end + 1);
    even[start..].to_owned()
}

/// The front matter and the line after it; both are there or neither.
fn front_matter(shown: &str, lines: &[&str], problems: &mut Vec<Problem>) -> (FrontMatter, usize) {
    let Front { block, body } = match front(shown, lines) {
        None => return (FrontMatter::default(), 0),
        Some(Ok(front)) => front,
        Some(Err(problem)) => {
            problems.push(problem);
            return (FrontMatter::default(), lines.len());
        }
    };
    if block.trim().is_empty() {
        return (FrontMatter::default(), body);
    }
    (
        checked(shown, &block, &FRONT_MATTER, 0, 0).unwrap_or_else(|wrong| {
            problems.extend(wrong);
            FrontMatter::default()
        }),
        body,
    )
}

/// A heading of ours: `## interviewer` or `## candidate`, then perhaps attributes. Any other `## ` is told of.
fn heading(shown: &str, number: usize, line: &str) -> Option<Result<(Speaker, Attributes), Vec<Problem>>> {
    let rest = line.strip_prefix("## ")?.trim_end();
    let (name, attributes) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let speaker = match name {
        "interviewer" => Speaker::Interviewer,
        "candidate" => Speaker::Candidate,
        _ => {
            let message = format!(
                "the heading {rest:?} is not known; expected ## interviewer or ## candidate (write \\## for text that begins so)"
            );
            return Some(Err(vec![yaml::at(shown, number, 4, message)]));
        }
    };
    let attributes = attributes.trim_start();
    if attributes.is_empty() {
        return Some(Ok((speaker, Attributes::default())));
    }
    let column = line.len() - attributes.len();
    Some(checked(shown, attributes, &ATTRIBUTES, number - 1, column).map(|attributes| (speaker, attributes)))
}

/// A piece of YAML inside the file, its problems moved to where it stands.
fn checked<T: serde::de::DeserializeOwned>(
    shown: &str,
    block: &str,
    format: &Format,
    lines: usize,
    columns: usize,
) -> Result<T, Vec<Problem>> {
    let moved = |mut problem: Problem| {
        problem.place.line += lines;
        problem.place.column += columns;
        problem
    };
    let document = Document::parse(shown, block.as_bytes()).map_err(|problem| vec![moved(problem)])?;
    let json = document.json();
    let wrong = schema::problems(&document, &json, format);
    if !wrong.is_empty() {
        return Err(wrong.into_iter().map(moved).collect());
    }
    serde_json::from_value(json).map_err(|error| vec![moved(document.problem("", error.to_string()))])
}

/// The attributes of a heading, in the order of their type.
fn flow(attributes: &Attributes) -> String {
    let Ok(Value::Object(pairs)) = serde_json::to_value(attributes) else { return String::new() };
    let order = ["at", "stage", "probe", "fact", "twist", "hint"];
    let said = order
        .into_iter()
        .filter_map(|key| pairs.get(key).filter(|value| !value.is_null()).map(|value| format!("{key}: {value}")));
    let said: Vec<String> = said.collect();
    if said.is_empty() { String::new() } else { format!(" {{{}}}", said.join(", ")) }
}

/// A line that would read as a heading, or as an escaped one, gets one backslash more.
fn escaped(line: &str) -> String {
    if line.trim_start_matches('\\').starts_with("## ") { format!("\\{line}") } else { line.to_owned() }
}

fn unescaped(line: &str) -> String {
    match line.strip_prefix('\\') {
        Some(rest) if rest.trim_start_matches('\\').starts_with("## ") => rest.to_owned(),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::format::Level;

    #[track_caller]
    fn check(file: &str, expect: &[&str]) {
        let said = match parse("t.md", file.as_bytes()) {
            Ok(read) => {
                read.sections.iter().map(|section| format!("{}: {}", section.speaker.name(), section.text)).collect()
            }
            Err(problems) => problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        };
        assert_eq!(said, expect);
    }

    #[test]
    fn files_are_read_or_refused_with_the_place() {
        check("## interviewer\nGo.\n## candidate\nYes.\n\nNo.\n", &["interviewer: Go.", "candidate: Yes.\n\nNo."]);
        check(
            "---\nquestion: x\nlevel: L5\nmine: 1\n---\r\n## candidate {at: 3, stage: scope}\r\nA",
            &["candidate: A"],
        );
        check("## candidate\n\\## not a heading\n\\\\## nor this", &["candidate: ## not a heading\n\\## nor this"]);
        check(
            "hello\n## candidate\nA",
            &["t.md:1:1: text before the first heading; begin with ## interviewer or ## candidate"],
        );
        check(
            "---\nlevel: L7\n---\n## candidate\nA",
            &["t.md:2:8: \"L7\" is not known; expected one of L3, L4, L5, L6"],
        );
        check("---\nlevel: L5\n## candidate\nA", &["t.md:1:1: the front matter is not closed; end it with a line ---"]);
        check(
            "## candidate {hint: 1, stag: x}\nA",
            &[
                "t.md:1:24: unknown key \"stag\"; expected one of at, stage, probe, fact, twist, hint (did you mean \"stage\"?)",
            ],
        );
        check(
            "## Candidate\nA",
            &[
                "t.md:1:4: the heading \"Candidate\" is not known; expected ## interviewer or ## candidate (write \\## for text that begins so)",
            ],
        );
        check("", &[]);
    }

    #[test]
    fn the_first_line_keeps_its_indentation() {
        let check = |text: &str, expect: &str| assert_eq!(tidy(text), expect, "{text:?}");
        check("    if full {\n        evict();\n    }", "    if full {\n        evict();\n    }");
        check("\n \n\tkey: value\r\n\tother: value\n\n", "\tkey: value\n\tother: value");
        check("  ", "");
        check("", "");
        check("One.", "One.");
    }

    #[test]
    fn what_is_pasted_is_a_file_or_one_answer() {
        let said = |text: &str| {
            let read = pasted("answer", text).map_err(|problems| problems[0].to_string())?;
            Ok::<_, String>(
                read.sections.into_iter().map(|section| (section.speaker, section.text)).collect::<Vec<_>>(),
            )
        };
        let candidate = |text: &str| (Speaker::Candidate, text.to_owned());
        assert_eq!(
            said("  We cache.\r\n## Storage\nA table. "),
            Ok(vec![candidate("We cache.\n## Storage\nA table.")])
        );
        let asked = (Speaker::Interviewer, "Well?".to_owned());
        assert_eq!(said("\n## interviewer\nWell?\n## candidate\nWe cache."), Ok(vec![asked, candidate("We cache.")]));
        let wrong = said("## candidate\nA\n## Storage\nB").unwrap_err();
        assert!(wrong.starts_with("answer:3:4: the heading \"Storage\" is not known"), "{wrong}");
    }

    fn sections() -> impl Strategy<Value = Section> {
        let words = "(?:## |\\\\+## |---|[ -~\\n\u{e9}\u{4e2d}]){0,40}";
        (any::<bool>(), words, proptest::option::of(0..9999_u32), proptest::option::of("[a-z-]{1,9}")).prop_map(
            |(asks, text, at, stage)| Section {
                speaker: if asks { Speaker::Interviewer } else { Speaker::Candidate },
                attributes: Attributes { at, stage, ..Attributes::default() },
                text: tidy(&text),
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(sections in proptest::collection::vec(sections(), 0..6), author in proptest::option::of("[ -~]{0,12}")) {
            let front = FrontMatter { question: Some("url-shortener".to_owned()), level: Some(Level::L4), variant: None, author };
            let transcript = Transcript { front, sections };
            prop_assert_eq!(parse("t.md", render(&transcript).as_bytes()), Ok(transcript));
        }
    }
}
