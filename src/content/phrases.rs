//! What the interviewer says: handlebars files in `prompts/interviewer/`, several wordings each.
//!
//! The table below is closed: a phrase that is missing, unknown, or does not render with its samples is a problem of the
//! content check. Which phrase is said when is decided by `interview`.

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The file's name without `.hbs`.
    pub name: &'static str,
    /// The variables it may use, each with a sample value.
    pub variables: &'static [(&'static str, &'static str)],
    /// How many wordings it must have at least, so that a long interview does not repeat itself.
    pub wordings: usize,
}

/// Every phrase.
pub const PHRASES: &[Phrase] = &[];

/// The phrases, compiled.
#[derive(Debug)]
pub struct Phrases {}

impl Phrases {
    /// A wording of `name`, chosen by `pick` among those not in `used`, with its variables filled in. Returns the
    /// wording's index (to remember as used) and the text.
    ///
    /// # Panics
    /// If `name` is not in [`PHRASES`] or a variable is missing: both are checked when the content loads.
    pub fn say(&self, _name: &str, _pick: u64, _used: &[usize], _variables: &[(&str, &str)]) -> (usize, String) {
        todo!()
    }
}
