//! The choices of the start form, and what each means.

use serde::Serialize;

use crate::app::LOOP;
use crate::content::format::{Kind, Level};
use crate::interview::Mode;

use super::wording;

/// One choice of a field.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    /// What the form sends.
    pub(crate) value: String,
    /// As people read it.
    pub(crate) title: String,
    /// What it means, one line.
    pub(crate) about: String,
    /// Chosen when the page is shown.
    pub(crate) chosen: bool,
}

/// Those that a question is for, the lowest first.
pub(crate) fn levels(fit: &[Level], chosen: Option<Level>) -> Vec<Choice> {
    let choice = |level: Level| Choice {
        value: level.name().to_owned(),
        title: level.name().to_owned(),
        about: level_about(level).to_owned(),
        chosen: Some(level) == chosen,
    };
    Level::ALL.into_iter().filter(|level| fit.contains(level)).map(choice).collect()
}

/// Every way to hold an interview on such a question: each mode, and a loop, which ends with a leadership question and begins
/// with another one.
pub(crate) fn ways(kind: Kind, chosen: &str) -> Vec<Choice> {
    let mode = |(mode, about): (Mode, &'static str)| (mode.name(), wording::mode(mode), about);
    let modes = [
        (Mode::Guided, "45 minutes, with feedback after each stage. A good first time."),
        (Mode::Real, "45 minutes, and no word on how you do until the end."),
        (Mode::Squeeze, "20 minutes are left. What matters most?"),
    ]
    .map(mode);
    let hour =
        (LOOP, "Loop", "An hour in two parts: held as Real, then 15 minutes more for a true story of your own work.");
    let choice = |(value, title, about): (&str, &str, &str)| Choice {
        value: value.to_owned(),
        title: title.to_owned(),
        about: about.to_owned(),
        chosen: value == chosen,
    };
    modes.into_iter().chain((kind != Kind::Leadership).then_some(hour)).map(choice).collect()
}

/// Lengths that may be asked for instead of the mode's own.
pub(crate) fn lengths(chosen: &str) -> Vec<Choice> {
    let choice = |(value, title): (&str, &str)| Choice {
        value: value.to_owned(),
        title: title.to_owned(),
        about: String::new(),
        chosen: value == chosen,
    };
    [
        ("", "As the mode says"),
        ("30", "30 minutes"),
        ("45", "45 minutes"),
        ("60", "60 minutes"),
        ("90", "90 minutes"),
        ("120", "120 minutes"),
    ]
    .map(choice)
    .into()
}

fn level_about(level: Level) -> &'static str {
    match level {
        Level::L3 => "Entry, Greenroom’s own level: a first design in which the main parts are there.",
        Level::L4 => "A working design and sound data, once the problem is clear.",
        Level::L5 => "A complete design that you drive yourself, with figures, reasons and failures.",
        Level::L6 => "Depth everywhere: requirements ranked, limits known, each choice with its price.",
    }
}
