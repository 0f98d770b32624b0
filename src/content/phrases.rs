//! What the interviewer says: handlebars files in `prompts/interviewer/`, several wordings each.
//!
//! The table below is closed: a phrase that is missing, unknown, or does not render with its samples is a problem of the
//! content check. Which phrase is said when is decided by `interview`.

use std::collections::BTreeMap;

use handlebars::{Handlebars, no_escape};

use super::cues::{Cue, Cues};
use super::problem::{Problem, nearest};
use super::source::SourceFile;
use super::yaml;

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

const PROBE: (&str, &str) = ("probe", "What happens if two servers draw the same code?");
const TOPIC: (&str, &str) = ("topic", "cache");
const STAGE: (&str, &str) = ("stage", "Deep dive");
const SHOWN: (&str, &str) = ("shown", "the database refuses a second one");
const TOUCHED: (&str, &str) = ("touched", "a cache in front of the store");
const LEFT: (&str, &str) = ("left", "about a minute");
const QUESTIONS: (&str, &str) = ("questions", "\u{201c}how many engineers do we have\u{201d}");
const TEXT: (&str, &str) = ("text", "One link has just been shown on television.");

/// Every phrase.
pub const PHRASES: &[Phrase] = &[
    Phrase { name: "opening", variables: &[], wordings: 4 },
    Phrase { name: "fact", variables: &[TEXT], wordings: 1 },
    Phrase { name: "fact_maybe", variables: &[("question", "How many links are made a month"), TEXT], wordings: 6 },
    Phrase { name: "fact_again", variables: &[TEXT], wordings: 8 },
    Phrase { name: "assume", variables: &[], wordings: 8 },
    Phrase { name: "hand_back", variables: &[], wordings: 8 },
    Phrase { name: "probe", variables: &[PROBE], wordings: 8 },
    Phrase { name: "probe_heard", variables: &[TOPIC, PROBE], wordings: 8 },
    Phrase { name: "probe_after", variables: &[PROBE], wordings: 10 },
    Phrase { name: "sum_holds", variables: &[], wordings: 4 },
    Phrase { name: "not_known", variables: &[QUESTIONS], wordings: 8 },
    Phrase { name: "left_to_you", variables: &[QUESTIONS], wordings: 6 },
    Phrase { name: "asked_more", variables: &[], wordings: 4 },
    Phrase { name: "please_do", variables: &[TOPIC], wordings: 4 },
    Phrase { name: "choose", variables: &[("which", "second")], wordings: 4 },
    Phrase { name: "corrected", variables: &[TOPIC], wordings: 6 },
    Phrase { name: "check_sum", variables: &[TOPIC], wordings: 4 },
    Phrase { name: "no_help", variables: &[], wordings: 4 },
    Phrase { name: "sorry", variables: &[], wordings: 4 },
    Phrase { name: "own_fault", variables: &[], wordings: 4 },
    Phrase { name: "heard_correction", variables: &[], wordings: 6 },
    Phrase { name: "nod_later", variables: &[], wordings: 8 },
    Phrase { name: "probe_bound", variables: &[TOPIC, PROBE], wordings: 8 },
    Phrase { name: "deeper", variables: &[TOPIC], wordings: 8 },
    Phrase { name: "twist", variables: &[TEXT], wordings: 4 },
    Phrase { name: "hint_nudge", variables: &[TEXT], wordings: 4 },
    Phrase { name: "hint_area", variables: &[TEXT], wordings: 4 },
    Phrase { name: "hint_example", variables: &[TEXT], wordings: 4 },
    Phrase { name: "no_hint", variables: &[], wordings: 6 },
    Phrase { name: "continue", variables: &[], wordings: 20 },
    Phrase { name: "one_word", variables: &[], wordings: 6 },
    Phrase { name: "unsure", variables: &[], wordings: 6 },
    Phrase { name: "not_told", variables: &[], wordings: 6 },
    Phrase { name: "no_verdict", variables: &[], wordings: 6 },
    Phrase { name: "hint_offer", variables: &[], wordings: 4 },
    Phrase { name: "hint_ready", variables: &[], wordings: 4 },
    Phrase { name: "smaller_step", variables: &[PROBE], wordings: 4 },
    Phrase { name: "take_up", variables: &[PROBE], wordings: 4 },
    Phrase {
        name: "figure_changed",
        variables: &[("before", "60M new links a month"), ("now", "10M new links a day")],
        wordings: 4,
    },
    Phrase { name: "moving_on", variables: &[], wordings: 6 },
    Phrase { name: "stop_offer", variables: &[], wordings: 4 },
    Phrase { name: "nudge_answer", variables: &[LEFT], wordings: 6 },
    Phrase { name: "noted_correction", variables: &[TOPIC], wordings: 4 },
    Phrase { name: "which_correction", variables: &[], wordings: 4 },
    Phrase { name: "long_answer", variables: &[], wordings: 4 },
    Phrase { name: "no_code", variables: &[], wordings: 4 },
    Phrase { name: "english_only", variables: &[], wordings: 4 },
    Phrase { name: "calm", variables: &[], wordings: 4 },
    Phrase { name: "a_program", variables: &[], wordings: 4 },
    Phrase { name: "how_it_works", variables: &[], wordings: 4 },
    Phrase { name: "take_your_time", variables: &[], wordings: 4 },
    Phrase { name: "as_you_like", variables: &[], wordings: 4 },
    Phrase { name: "time_left", variables: &[("left", "12 minutes"), STAGE], wordings: 4 },
    Phrase { name: "said_before", variables: &[], wordings: 4 },
    Phrase { name: "small_talk", variables: &[], wordings: 4 },
    Phrase { name: "keep_role", variables: &[], wordings: 4 },
    Phrase { name: "finish_offer", variables: &[], wordings: 4 },
    Phrase { name: "stage_ahead", variables: &[STAGE, TOPIC], wordings: 6 },
    Phrase { name: "stage", variables: &[STAGE], wordings: 6 },
    Phrase { name: "nudge_stage", variables: &[STAGE, LEFT], wordings: 6 },
    Phrase { name: "nudge_end", variables: &[LEFT], wordings: 4 },
    Phrase { name: "feedback_all", variables: &[SHOWN, TOUCHED, PROBE], wordings: 4 },
    Phrase { name: "feedback_near", variables: &[SHOWN, TOUCHED], wordings: 4 },
    Phrase { name: "feedback_shown", variables: &[SHOWN, PROBE], wordings: 4 },
    Phrase { name: "feedback_full", variables: &[SHOWN], wordings: 4 },
    Phrase { name: "feedback_touched", variables: &[TOUCHED, PROBE], wordings: 4 },
    Phrase { name: "feedback_none", variables: &[PROBE], wordings: 4 },
    Phrase { name: "silence", variables: &[], wordings: 6 },
    Phrase { name: "nothing_to_judge", variables: &[], wordings: 4 },
    Phrase { name: "hand_back_open", variables: &[], wordings: 6 },
    Phrase { name: "what_for", variables: &[TOPIC], wordings: 6 },
    Phrase { name: "own_figure", variables: &[TOPIC], wordings: 4 },
    Phrase { name: "close", variables: &[], wordings: 4 },
    Phrase { name: "time_up", variables: &[], wordings: 4 },
];

/// The most words of one utterance.
const MOST_WORDS: usize = 60;

impl Cues {
    /// The first word or phrase of a text that praises.
    pub fn praise(&self, text: &str) -> Option<String> {
        let plain = text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
        // A mark between two words parts them: what is empty stands for it.
        let words: Vec<&str> = plain.split(' ').collect();
        self.found(Cue::Praise, &words).map(|praise| words[praise].join(" "))
    }
}

/// The phrases, compiled.
#[derive(Debug)]
pub struct Phrases {
    templates: Handlebars<'static>,
    wordings: BTreeMap<&'static str, usize>,
}

impl Phrases {
    /// Compiles the files of `prompts/interviewer/`: wordings are parted by lines of three hyphens.
    ///
    /// # Errors
    /// Every wording that does not fit, and every phrase that is missing.
    pub fn compile(files: &[SourceFile], cues: &Cues) -> Result<Self, Vec<Problem>> {
        let mut templates = Handlebars::new();
        templates.set_strict_mode(true);
        templates.register_escape_fn(no_escape);
        let mut phrases = Self { templates, wordings: BTreeMap::new() };
        let mut problems = Vec::new();
        for file in files {
            phrases.add(file, cues, &mut problems);
        }
        for phrase in PHRASES.iter().filter(|phrase| !phrases.wordings.contains_key(phrase.name)) {
            let message =
                format!("the phrase {} is missing; write it with at least {} wordings", phrase.name, phrase.wordings);
            problems.push(yaml::at(&format!("prompts/interviewer/{}.hbs", phrase.name), 0, 0, message));
        }
        if problems.is_empty() { Ok(phrases) } else { Err(problems) }
    }

    fn add(&mut self, file: &SourceFile, cues: &Cues, problems: &mut Vec<Problem>) {
        let name = file.inside().rsplit('/').next().and_then(|name| name.strip_suffix(".hbs")).unwrap_or_default();
        let Some(phrase) = PHRASES.iter().find(|phrase| phrase.name == name) else {
            let mut problem = yaml::at(&file.shown, 0, 0, format!("there is no phrase {name:?}"));
            problem.nearest = nearest(name, PHRASES.iter().map(|phrase| phrase.name));
            problems.push(problem);
            return;
        };
        let text = match yaml::text(&file.shown, &file.bytes) {
            Ok(text) => text,
            Err(problem) => return problems.push(problem),
        };
        let wordings = wordings(text);
        if wordings.len() < phrase.wordings {
            let message = format!(
                "{} wordings; at least {} are needed, so that nobody hears one twice",
                wordings.len(),
                phrase.wordings
            );
            problems.push(yaml::at(&file.shown, 0, 0, message));
        }
        for (index, (line, wording)) in wordings.iter().enumerate() {
            if let Err(message) = self.wording(phrase, index, wording, cues) {
                problems.push(yaml::at(&file.shown, *line, 1, message));
            }
        }
        self.wordings.insert(phrase.name, wordings.len());
    }

    fn wording(&mut self, phrase: &Phrase, index: usize, wording: &str, cues: &Cues) -> Result<(), String> {
        let template = template(phrase.name, index);
        self.templates
            .register_template_string(&template, wording)
            .map_err(|error| format!("this does not read as a template: {}", error.reason()))?;
        let samples: BTreeMap<&str, &str> = phrase.variables.iter().copied().collect();
        let said = self.templates.render(&template, &samples).map_err(|error| {
            let known: Vec<&str> = phrase.variables.iter().map(|(name, _)| *name).collect();
            format!("this cannot be said: {}; it may use {}", error.reason(), known.join(", "))
        })?;
        let own = phrase.variables.iter().fold(said.clone(), |own, (_, sample)| own.replace(sample, ""));
        let words = said.split_whitespace().count();
        if words == 0 || words > MOST_WORDS {
            return Err(format!("this has {words} words; say between 1 and {MOST_WORDS}"));
        }
        if own.contains('!') {
            return Err("the interviewer is calm: no exclamation marks".to_owned());
        }
        match cues.praise(&own) {
            Some(word) => Err(format!("the interviewer is neutral: no {word:?}")),
            None => Ok(()),
        }
    }

    /// Whether a phrase has a wording that is not among those used.
    pub fn has_fresh(&self, name: &str, used: &[usize]) -> bool {
        self.wordings.get(name).is_some_and(|count| (0..*count).any(|index| !used.contains(&index)))
    }

    /// A wording of `name`, chosen by `pick` among those used least, with its variables filled in. `used` are the indices
    /// said before, in order. Returns the wording's index (to remember as used) and the text.
    ///
    /// # Panics
    /// If `name` is not in [`PHRASES`] or a variable is missing: both are checked when the content loads.
    pub fn say(&self, name: &str, pick: u64, used: &[usize], variables: &[(&str, &str)]) -> (usize, String) {
        let count = self.wordings.get(name).copied().unwrap_or(0);
        let times = |index: usize| used.iter().filter(|said| **said == index).count();
        let least = (0..count).map(times).min().unwrap_or(0);
        let fresh: Vec<usize> = (0..count).filter(|index| times(*index) == least).collect();
        let index = fresh[usize::try_from(pick % fresh.len() as u64).unwrap_or(0)];
        let values: BTreeMap<&str, &str> = variables.iter().copied().collect();
        let said = self.templates.render(&template(name, index), &values);
        (index, said.expect("every phrase was rendered with its samples when the content was loaded").trim().to_owned())
    }
}

fn template(name: &str, index: usize) -> String {
    format!("{name}/{index}")
}

/// Each wording with the line it begins on.
fn wordings(text: &str) -> Vec<(usize, String)> {
    let mut wordings = vec![(1, String::new())];
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim() == "---" {
            wordings.push((number + 1, String::new()));
        } else if let Some((_, wording)) = wordings.last_mut() {
            wording.push_str(line);
            wording.push('\n');
        }
    }
    wordings
        .into_iter()
        .map(|(line, wording)| (line, wording.trim().to_owned()))
        .filter(|(_, wording)| !wording.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compile(name: &str, text: &str) -> Vec<String> {
        let file = SourceFile {
            path: format!("x:prompts/interviewer/{name}.hbs"),
            shown: format!("{name}.hbs"),
            bytes: text.as_bytes().to_vec(),
        };
        let problems = Phrases::compile(&[file], &Cues::built_in()).expect_err("all other phrases are missing");
        problems.iter().map(ToString::to_string).filter(|problem| !problem.contains("is missing")).collect()
    }

    #[track_caller]
    fn check(name: &str, wording: &str, expect: &str) {
        let said = compile(name, &[wording; 20].join("\n---\n")).join("\n");
        assert!(if expect.is_empty() { said.is_empty() } else { said.contains(expect) }, "{said}");
    }

    #[test]
    fn wordings_are_checked() {
        check("continue", "Go on.", "");
        check("probe", "{{probe}}", "");
        check("probe", "{{prob}}", "it may use probe");
        check("probe", "{{#if}", "does not read as a template");
        check("continue", "Great, go on.", "no \"great\"");
        check("continue", "Go on!", "no exclamation marks");
        check("continue", &"word ".repeat(61), "this has 61 words");
        check("contine", "Go on.", "did you mean \"continue\"?");
        assert_eq!(
            compile("close", "One.\n---\nTwo."),
            ["close.hbs:0:0: 2 wordings; at least 4 are needed, so that nobody hears one twice"]
        );
    }
}
