//! A transcript file, read and written. What the server exports, `score` reads, and gets the stored scorecard.

use super::format::transcript::{Attributes, FrontMatter};
use super::problem::Problem;

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The machine.
    Interviewer,
    /// The person.
    Candidate,
}

/// One section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Who speaks.
    pub speaker: Speaker,
    /// What the heading says beside.
    pub attributes: Attributes,
    /// The words, trimmed at both ends. A line of the text that would read as a heading is escaped in the file.
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
pub fn parse(_shown: &str, _bytes: &[u8]) -> Result<Transcript, Vec<Problem>> {
    todo!()
}

/// Writes a file that [`parse`] reads back to the same transcript.
pub fn render(_transcript: &Transcript) -> String {
    todo!()
}
