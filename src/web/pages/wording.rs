//! Core values in the words of the pages.

use serde::Serialize;

use crate::assess::Facet;
use crate::clock::Time;
use crate::content::format::{Kind, Level};
use crate::interview::Mode;

/// What sort of question it is.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Design => "Design",
        Kind::Fundamentals => "Fundamentals",
        Kind::Operations => "Operations",
        Kind::Leadership => "Leadership",
    }
}

/// What such a question asks for, in a line.
pub(crate) fn kind_about(kind: Kind) -> &'static str {
    match kind {
        Kind::Design => "A whole system, from one vague line to something that could be run.",
        Kind::Fundamentals => "One building block, understood well: how it works and where it ends.",
        Kind::Operations => "Something is on fire, or must not be: what first, what then, what for good.",
        Kind::Leadership => "How you have worked before: what you did yourself, and what came of it.",
    }
}

/// A mode's name.
pub(crate) fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Guided => "Guided",
        Mode::Real => "Real",
        Mode::Squeeze => "Squeeze",
    }
}

/// "L3 to L6", "L4".
pub(crate) fn levels(fit: &[Level]) -> String {
    match (fit.iter().min(), fit.iter().max()) {
        (Some(low), Some(high)) if low != high => format!("{} to {}", low.name(), high.name()),
        (Some(only), _) => only.name().to_owned(),
        _ => String::new(),
    }
}

/// A moment as a page shows it: `parts/when.hbs`. The server does not know where its reader is; the browser does, and adds
/// the time there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct When {
    /// For people, in UTC.
    pub(crate) said: String,
    /// For machines.
    pub(crate) at: String,
}

impl When {
    pub(crate) fn new(at: Time) -> Self {
        Self { said: moment(at), at: at.to_string() }
    }
}

/// A day and a time, in UTC.
pub(crate) fn moment(at: Time) -> String {
    match jiff::Timestamp::from_millisecond(at.0) {
        Ok(at) => at.strftime("%-d %B %Y, %H:%M UTC").to_string(),
        Err(_) => at.to_string(),
    }
}

/// How far an idea was shown, by its name on the wire: the weakest first.
pub(crate) const FACETS: [(&str, &str); 4] = [
    ("touched", "touched"),
    ("shown", "shown"),
    ("reasoned", "shown with its reason or price"),
    ("bounded", "shown with its limits"),
];

/// A facet in those words, and its step from 1.
pub(crate) fn facet(facet: Facet) -> (&'static str, u8) {
    let known = (1..).zip(FACETS).find(|(_, (name, _))| *name == facet.name());
    known.map_or((facet.name(), 0), |(step, (_, words))| (words, step))
}

/// "1 grade", "2 grades".
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Minutes and seconds since the interview began, as 4:05.
pub(crate) fn elapsed(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// How words that were looked for were read, if not as they were typed. `none`: "No question".
pub(crate) fn read_as(mended: &[(String, String)], unknown: &[String], some: bool, none: &str) -> Option<String> {
    let mended =
        mended.iter().map(|(typed, read)| format!("\u{201c}{typed}\u{201d} was read as \u{201c}{read}\u{201d}."));
    let unknown = unknown.iter().map(|word| format!("{none} has \u{201c}{word}\u{201d}."));
    let some = some.then(|| format!("{none} has all the words; these have some of them."));
    let said: Vec<String> = mended.chain(unknown).chain(some).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_people_say_them() {
        assert_eq!(moment(Time(1_795_530_000_000)), "24 November 2026, 14:20 UTC");
        assert_eq!(count(1, "grade", "grades"), "1 grade");
        assert_eq!(count(2, "grade", "grades"), "2 grades");
        assert_eq!(elapsed(245), "4:05");
        for (at, known) in (1..).zip(Facet::ALL) {
            assert_eq!(facet(known).1, at);
        }
    }
}
