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

const PROBE: (&str, &str) = ("probe", "What happens if two servers draw the same code?");
const TOPIC: (&str, &str) = ("topic", "cache");
const STAGE: (&str, &str) = ("stage", "Deep dive");
const SHOWN: (&str, &str) = ("shown", "the database refuses a second one");
const TOUCHED: (&str, &str) = ("touched", "a cache in front of the store");
const LEFT: (&str, &str) = ("left", "about a minute");
const QUESTIONS: (&str, &str) = ("questions", "\u{201c}how many engineers do we have\u{201d}");
const TEXT: (&str, &str) = ("text", "One link has just been shown on television.");

/// A variable that a phrase may use, with a sample value.
type Variable = (&'static str, &'static str);

macro_rules! phrases {
    ($($phrase:ident $name:literal [$($variable:expr),*] $wordings:literal)*) => {
        /// What the interviewer can say: each is a file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is named for what it says")]
        pub enum Phrase { $($phrase),* }

        impl Phrase {
            /// Every phrase.
            pub const ALL: &[Self] = &[$(Self::$phrase),*];

            /// The file's name without `.hbs`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$phrase => $name),* }
            }

            /// The variables it may use.
            fn variables(self) -> &'static [Variable] {
                match self { $(Self::$phrase => &[$($variable),*]),* }
            }

            /// How many wordings it must have at least, so that a long interview does not repeat itself.
            fn wordings(self) -> usize {
                match self { $(Self::$phrase => $wordings),* }
            }
        }
    };
}

phrases! {
    Opening "opening" [] 4
    Fact "fact" [TEXT] 1
    FactMaybe "fact_maybe" [TEXT] 6
    FactAgain "fact_again" [TEXT] 8
    Assume "assume" [] 8
    HandBack "hand_back" [] 8
    Probe "probe" [PROBE] 8
    ProbeHeard "probe_heard" [TOPIC, PROBE] 8
    ProbeAfter "probe_after" [PROBE] 10
    SumHolds "sum_holds" [] 4
    NotKnown "not_known" [QUESTIONS] 8
    LeftToYou "left_to_you" [QUESTIONS] 6
    AskedMore "asked_more" [] 4
    PleaseDo "please_do" [TOPIC] 4
    Choose "choose" [("which", "second")] 4
    Corrected "corrected" [TOPIC] 6
    CheckSum "check_sum" [TOPIC] 4
    NoHelp "no_help" [] 4
    GoAhead "go_ahead" [] 4
    Either "either" [] 4
    Sorry "sorry" [] 4
    OwnFault "own_fault" [] 4
    HeardCorrection "heard_correction" [] 6
    NodLater "nod_later" [] 8
    ScopeNod "scope_nod" [] 4
    ProbeBound "probe_bound" [TOPIC, PROBE] 8
    Deeper "deeper" [TOPIC] 8
    Twist "twist" [TEXT] 4
    HintNudge "hint_nudge" [TEXT] 4
    HintArea "hint_area" [TEXT] 4
    HintExample "hint_example" [TEXT] 4
    NoHint "no_hint" [] 6
    Continue "continue" [] 20
    OneWord "one_word" [] 6
    Unsure "unsure" [] 6
    NotTold "not_told" [] 6
    NoVerdict "no_verdict" [] 6
    HintOffer "hint_offer" [] 4
    HintReady "hint_ready" [] 4
    SmallerStep "smaller_step" [PROBE] 4
    TakeUp "take_up" [PROBE] 4
    StillOpen "still_open" [PROBE] 6
    NothingOpen "nothing_open" [] 3
    PlainSense "plain_sense" [] 4
    FigureChanged "figure_changed" [("before", "60M new links a month"), ("now", "10M new links a day")] 4
    MovingOn "moving_on" [] 6
    StopOffer "stop_offer" [] 4
    NudgeAnswer "nudge_answer" [LEFT] 6
    NotedCorrection "noted_correction" [TOPIC] 4
    WhichCorrection "which_correction" [] 4
    LongAnswer "long_answer" [] 4
    NoCode "no_code" [] 4
    EnglishOnly "english_only" [] 4
    Calm "calm" [] 4
    AProgram "a_program" [] 4
    HowItWorks "how_it_works" [] 4
    TakeYourTime "take_your_time" [] 4
    AsYouLike "as_you_like" [] 4
    TimeLeft "time_left" [("left", "12 minutes"), STAGE] 4
    SaidBefore "said_before" [] 4
    SmallTalk "small_talk" [] 4
    KeepRole "keep_role" [] 4
    FinishOffer "finish_offer" [] 4
    StageAhead "stage_ahead" [STAGE, TOPIC] 6
    Stage "stage" [STAGE] 6
    NudgeStage "nudge_stage" [STAGE, LEFT] 6
    NudgeEnd "nudge_end" [LEFT] 4
    FeedbackAll "feedback_all" [SHOWN, TOUCHED, PROBE] 4
    FeedbackNear "feedback_near" [SHOWN, TOUCHED] 4
    FeedbackShown "feedback_shown" [SHOWN, PROBE] 4
    FeedbackFull "feedback_full" [SHOWN] 4
    FeedbackTouched "feedback_touched" [TOUCHED, PROBE] 4
    FeedbackNone "feedback_none" [PROBE] 4
    Silence "silence" [] 6
    NothingToJudge "nothing_to_judge" [] 4
    HandBackOpen "hand_back_open" [] 6
    WhatFor "what_for" [TOPIC] 6
    Concretely "concretely" [TOPIC] 6
    OwnFigure "own_figure" [TOPIC] 4
    OwnPart "own_part" [] 4
    GoByThat "go_by_that" [] 6
    ToEnd "to_end" [] 4
    NodHeard "nod_heard" [TOPIC] 6
    RoundFigure "round_figure" [("topic", "down by 50 percent")] 4
    Close "close" [] 4
    TimeUp "time_up" [] 4
}

impl Phrase {
    /// The one of that name: a journal may hold one that there is no more.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|phrase| phrase.name() == name)
    }
}

/// The most words of one utterance, and the most characters.
const MOST_WORDS: usize = 60;
const MOST_CHARACTERS: usize = 600;

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
    wordings: BTreeMap<Phrase, usize>,
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
        for phrase in Phrase::ALL.iter().filter(|phrase| !phrases.wordings.contains_key(phrase)) {
            let (name, wordings) = (phrase.name(), phrase.wordings());
            let message = format!("the phrase {name} is missing; write it with at least {wordings} wordings");
            problems.push(yaml::at(&format!("prompts/interviewer/{name}.hbs"), 0, 0, message));
        }
        if problems.is_empty() { Ok(phrases) } else { Err(problems) }
    }

    fn add(&mut self, file: &SourceFile, cues: &Cues, problems: &mut Vec<Problem>) {
        let name = file.inside().rsplit('/').next().and_then(|name| name.strip_suffix(".hbs")).unwrap_or_default();
        let Some(phrase) = Phrase::named(name) else {
            let mut problem = yaml::at(&file.shown, 0, 0, format!("there is no phrase {name:?}"));
            problem.nearest = nearest(name, Phrase::ALL.iter().map(|phrase| phrase.name()));
            problems.push(problem);
            return;
        };
        let text = match yaml::text(&file.shown, &file.bytes) {
            Ok(text) => text,
            Err(problem) => return problems.push(problem),
        };
        let wordings = wordings(text);
        if wordings.len() < phrase.wordings() {
            let message = format!(
                "{} wordings; at least {} are needed, so that nobody hears one twice",
                wordings.len(),
                phrase.wordings()
            );
            problems.push(yaml::at(&file.shown, 0, 0, message));
        }
        for (index, (line, wording)) in wordings.iter().enumerate() {
            if let Err(message) = self.wording(phrase, index, wording, cues) {
                problems.push(yaml::at(&file.shown, *line, 1, message));
            }
        }
        self.wordings.insert(phrase, wordings.len());
    }

    fn wording(&mut self, phrase: Phrase, index: usize, wording: &str, cues: &Cues) -> Result<(), String> {
        let template = template(phrase, index);
        self.templates
            .register_template_string(&template, wording)
            .map_err(|error| format!("this does not read as a template: {}", error.reason()))?;
        let samples: BTreeMap<&str, &str> = phrase.variables().iter().copied().collect();
        let said = self.templates.render(&template, &samples).map_err(|error| {
            let known: Vec<&str> = phrase.variables().iter().map(|(name, _)| *name).collect();
            format!("this cannot be said: {}; it may use {}", error.reason(), known.join(", "))
        })?;
        let own = phrase.variables().iter().fold(said.clone(), |own, (_, sample)| own.replace(sample, ""));
        let words = said.split_whitespace().count();
        if words == 0 || words > MOST_WORDS {
            return Err(format!("this has {words} words; say between 1 and {MOST_WORDS}"));
        }
        let characters = said.chars().count();
        if characters > MOST_CHARACTERS {
            return Err(format!("this has {characters} characters; say at most {MOST_CHARACTERS}"));
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
    pub fn has_fresh(&self, phrase: Phrase, used: &[usize]) -> bool {
        self.wordings.get(&phrase).is_some_and(|count| (0..*count).any(|index| !used.contains(&index)))
    }

    /// A wording of a phrase, chosen by `pick` among those used least, with its variables filled in. `used` are the indices
    /// said before, in order. Returns the wording's index (to remember as used) and the text.
    ///
    /// # Panics
    /// If a variable is missing: that is checked when the content loads.
    pub fn say(&self, phrase: Phrase, pick: u64, used: &[usize], variables: &[(&str, &str)]) -> (usize, String) {
        let count = self.wordings.get(&phrase).copied().unwrap_or(0);
        let times = |index: usize| used.iter().filter(|said| **said == index).count();
        let least = (0..count).map(times).min().unwrap_or(0);
        let fresh: Vec<usize> = (0..count).filter(|index| times(*index) == least).collect();
        let index = fresh[usize::try_from(pick % fresh.len() as u64).unwrap_or(0)];
        let values: BTreeMap<&str, &str> = variables.iter().copied().collect();
        let said = self.templates.render(&template(phrase, index), &values);
        (index, said.expect("every phrase was rendered with its samples when the content was loaded").trim().to_owned())
    }
}

fn template(phrase: Phrase, index: usize) -> String {
    format!("{}/{index}", phrase.name())
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
        check("continue", &"x".repeat(601), "this has 601 characters");
        check("contine", "Go on.", "did you mean \"continue\"?");
        assert_eq!(
            compile("close", "One.\n---\nTwo."),
            ["close.hbs:0:0: 2 wordings; at least 4 are needed, so that nobody hears one twice"]
        );
    }
}
