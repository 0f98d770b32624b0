//! What is wrong with a content file: where, what was expected, and the nearest name that would be right.

use std::fmt;

use serde::Serialize;

/// A place in a file. Lines and columns count from 1, columns in characters; 0 means the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// As shown to people.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What is wrong, and what was expected.
    pub message: String,
    /// The nearest valid name, if one is near.
    pub nearest: Option<String>,
    /// What could not be checked because of it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hides: Option<String>,
}

impl Problem {
    /// The same, and what could not be checked because of it.
    pub(super) fn hiding(self, what: String) -> Self {
        Self { hides: Some(what), ..self }
    }
}

/// `file:line:column: message (did you mean ...?)`
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, line, column } = &self.place;
        write!(f, "{file}:{line}:{column}: {}", self.message)?;
        match &self.nearest {
            Some(name) => write!(f, " (did you mean {name:?}?)"),
            None => Ok(()),
        }
    }
}

/// The name most like `said`, if one is alike enough to be what was meant.
pub fn nearest<'a>(said: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const ALIKE: f64 = 0.75;
    /// What is longer is not a name mistyped.
    const NAME: usize = 200;
    if said.len() > NAME {
        return None;
    }
    let scored = names.into_iter().map(|name| (strsim::jaro_winkler(said, name), name));
    let best = scored.filter(|(alike, _)| *alike >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    best.map(|(_, name)| name.to_owned())
}
