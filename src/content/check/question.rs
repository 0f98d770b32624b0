//! Whether a question hangs together: its folder, its references, its texts, its graded transcripts.

use super::super::cues::Cues;
use super::super::files::Parsed;
use super::super::format::Status;
use super::super::format::question::QuestionFile;
use super::super::format::rubric::RubricFile;
use super::super::problem::{Problem, nearest};
use super::super::source::SourceFile;
use super::super::transcript::Transcript;
use super::super::yaml;
use super::{BAD_SLUG, examples, ids, is_slug, plain_sentences, refers, reviewed, spoken};

/// The most words of a probe or a fact, and of a twist.
const PROBE_WORDS: usize = 45;
const TWIST_WORDS: usize = 50;

/// What its front matter may hold; of a file that is only scored other tools may add theirs.
const FRONT_KEYS: [&str; 4] = ["question", "level", "variant", "author"];

/// What a graded transcript may be called.
const VARIANTS: [&str; 6] = ["excellent", "good", "alternative", "mid", "vague", "wrong"];

/// Everything about one question.
pub(in super::super) fn question(
    parsed: &Parsed<QuestionFile>,
    rubric: Option<&Parsed<RubricFile>>,
    cues: &Cues,
    problems: &mut Vec<Problem>,
) {
    let Parsed { document, file, inside, .. } = parsed;
    let name = inside.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).unwrap_or_default();
    if !is_slug(&file.slug) {
        problems.push(document.problem("/slug", BAD_SLUG));
    } else if file.slug != name {
        problems.push(document.problem(
            "/slug",
            format!("the slug is {:?} but the file is called {name}.yaml; make them equal", file.slug),
        ));
    }
    reviewed(document, file.status, file.reviewed.as_ref(), problems);
    if file.status == Status::Published && file.reviewed.is_none() {
        problems
            .push(document.problem("/status", "only a question that somebody has read is published; say who and when"));
    }
    ids(document, "/facts", file.facts.iter().map(|fact| fact.id.as_str()), problems);
    ids(document, "/ideas", file.ideas.iter().map(|idea| idea.id.as_str()), problems);
    ids(document, "/wrong", file.wrong.iter().map(|claim| claim.id.as_str()), problems);
    ids(document, "/twists", file.twists.iter().map(|twist| twist.id.as_str()), problems);
    texts(parsed, cues, problems);
    classes(parsed, problems);
    if !file.ideas.iter().any(|idea| idea.crux) {
        problems
            .push(document.problem("/ideas", "no idea is the crux; mark the heart of the question with crux: true"));
    }
    let ideas = file.ideas.iter().map(|idea| (idea.id.as_str(), idea.title.clone()));
    for (n, twist) in file.twists.iter().enumerate() {
        for (m, id) in twist.ideas.iter().enumerate() {
            refers(document, &format!("/twists/{n}/ideas/{m}"), "idea", id, ideas.clone(), problems);
        }
    }
    let facts = file.facts.iter().map(|fact| (fact.id.as_str(), String::new()));
    let silenced = (0..).zip(&file.ideas).map(|(n, idea)| (format!("/ideas/{n}"), &idea.not_after));
    let silenced = silenced.chain((0..).zip(&file.twists).map(|(n, twist)| (format!("/twists/{n}"), &twist.not_after)));
    for (pointer, after) in silenced {
        for (m, id) in after.iter().enumerate() {
            refers(document, &format!("{pointer}/not_after/{m}"), "fact", id, facts.clone(), problems);
        }
    }
    for level in file.levels_show.keys().filter(|level| !file.levels.contains(level)) {
        let message = format!("{} means nothing here: the question's levels do not have it", level.name());
        problems.push(document.key_problem("/levels_show", level.name(), message));
    }
    if let Some(rubric) = rubric {
        references(parsed, &rubric.file, problems);
    }
}

/// What points into the rubric.
fn references(parsed: &Parsed<QuestionFile>, rubric: &RubricFile, problems: &mut Vec<Problem>) {
    let Parsed { document, file, .. } = parsed;
    let criteria = rubric.competencies.iter().flat_map(|competency| &competency.criteria);
    let criteria = criteria.map(|known| (known.id.as_str(), format!("{}: {}", known.facet, known.title)));
    let stages = rubric.stages.iter().map(|stage| (stage.id.as_str(), stage.title.clone()));
    if file.kind != rubric.kind {
        problems.push(document.problem("/kind", format!("the rubric {} is for another kind of question", rubric.slug)));
    }
    for (n, idea) in file.ideas.iter().enumerate() {
        refers(document, &format!("/ideas/{n}/criterion"), "criterion", &idea.criterion, criteria.clone(), problems);
    }
    for (n, fact) in file.facts.iter().enumerate() {
        if let Some(criterion) = &fact.criterion {
            refers(document, &format!("/facts/{n}/criterion"), "criterion", criterion, criteria.clone(), problems);
        }
    }
    for (n, twist) in file.twists.iter().enumerate() {
        refers(document, &format!("/twists/{n}/stage"), "stage", &twist.stage, stages.clone(), problems);
    }
}

/// What the interviewer says.
fn texts(parsed: &Parsed<QuestionFile>, cues: &Cues, problems: &mut Vec<Problem>) {
    let Parsed { document, file, .. } = parsed;
    for (n, fact) in file.facts.iter().enumerate() {
        spoken(document, &format!("/facts/{n}/says"), &fact.says, PROBE_WORDS, problems);
    }
    for (n, twist) in file.twists.iter().enumerate() {
        spoken(document, &format!("/twists/{n}/says"), &twist.says, TWIST_WORDS, problems);
    }
    for (n, idea) in file.ideas.iter().enumerate() {
        for (m, probe) in idea.probes.iter().enumerate() {
            spoken(document, &format!("/ideas/{n}/probes/{m}"), probe, PROBE_WORDS, problems);
        }
        for (rung, text) in idea
            .hints
            .iter()
            .flat_map(|hints| [("nudge", &hints.nudge), ("area", &hints.area), ("example", &hints.example)])
        {
            spoken(document, &format!("/ideas/{n}/hints/{rung}"), text, TWIST_WORDS, problems);
            let taken = cues.premises(text).first().filter(|_| file.status != Status::Draft).map(ToString::to_string);
            problems.extend(taken.map(|taken| {
                let message =
                    format!("help is for somebody who may have said nothing, and this takes {taken} for granted");
                document.problem(&format!("/ideas/{n}/hints/{rung}"), message)
            }));
        }
        let spoken_to = file.status != Status::Draft && !idea.probes.is_empty();
        if spoken_to && idea.probes.iter().all(|probe| !cues.premises(probe).is_empty()) {
            let message = "every probe takes something for granted (your key, you chose); one must do without";
            problems.push(document.problem(&format!("/ideas/{n}/probes"), message));
        }
    }
}

/// The example sentences.
fn classes(parsed: &Parsed<QuestionFile>, problems: &mut Vec<Problem>) {
    let Parsed { document, file, .. } = parsed;
    for (n, idea) in file.ideas.iter().enumerate() {
        examples(document, &format!("/ideas/{n}"), &idea.say, problems);
    }
    for (n, claim) in file.wrong.iter().enumerate() {
        examples(document, &format!("/wrong/{n}"), &claim.say, problems);
        plain_sentences(document, &format!("/wrong/{n}/near"), &claim.near, problems);
    }
    for (n, fact) in file.facts.iter().enumerate() {
        plain_sentences(document, &format!("/facts/{n}/asked"), &fact.asked, problems);
    }
    for (pointer, text) in [("/brief", &file.brief), ("/debrief", &file.debrief), ("/summary", &file.summary)] {
        if text.trim().is_empty() {
            problems.push(document.problem(pointer, "this is empty; say something"));
        }
    }
}

/// A graded transcript says of which question, which variant, by whom; and somebody answers in it.
pub(in super::super) fn graded(file: &SourceFile, name: &str, transcript: &Transcript, slug: &str) -> Vec<Problem> {
    let front = &transcript.front;
    let text = String::from_utf8_lossy(&file.bytes);
    let mut problems = Vec::new();
    let mut wrong = |key: &str, said: Option<&str>, known: &[&str], message: String| {
        // At its key, or at the head if there is none.
        let line = said.and_then(|_| text.lines().position(|line| line.starts_with(&format!("{key}:")))).unwrap_or(0);
        let mut problem = yaml::at(&file.shown, line + 1, 1, message);
        problem.nearest = said.and_then(|said| nearest(said, known.iter().copied()));
        problems.push(problem);
    };
    if front.question.as_deref() != Some(slug) {
        let message = format!("the front matter must say question: {slug}");
        wrong("question", front.question.as_deref(), &[], message);
    }
    let (variant, author) = named(name);
    match front.variant.as_deref() {
        Some(said) if VARIANTS.contains(&said) && said != variant => {
            let message = format!("the variant is {said:?} but the file is called {name}.md; make them equal");
            wrong("variant", Some(said), &[], message);
        }
        Some(said) if VARIANTS.contains(&said) => {}
        said => {
            let message = format!("the front matter must say variant: one of {}", VARIANTS.join(", "));
            wrong("variant", said, &VARIANTS, message);
        }
    }
    match front.author.as_deref() {
        None => wrong("author", None, &[], "the front matter must say author: who wrote it".to_owned()),
        Some(said) if bare(said) != author => {
            let message = format!(
                "the author is {said:?} but the file is called {name}.md; make them equal: transcripts of one author are \
                 compared with each other"
            );
            wrong("author", Some(said), &[], message);
        }
        Some(_) => {}
    }
    let keys = text.lines().skip(1).enumerate().take_while(|(_, line)| line.trim_end() != "---");
    for (line, key) in keys.filter_map(|(line, said)| Some((line, said.split_once(':')?.0))) {
        let is_key = key.starts_with(char::is_alphabetic) && !key.contains(char::is_whitespace);
        if is_key && !FRONT_KEYS.contains(&key) {
            let message = format!("unknown key {key:?}; expected one of {}", FRONT_KEYS.join(", "));
            let mut problem = yaml::at(&file.shown, line + 2, 1, message);
            problem.nearest = nearest(key, FRONT_KEYS.iter().copied());
            problems.push(problem);
        }
    }
    let mut wrong = |message: &str| problems.push(yaml::at(&file.shown, 1, 1, message.to_owned()));
    if front.level.is_none() {
        wrong("the front matter must say level: the bar that was asked for");
    }
    problems
}

/// The variant and the author that a transcript's file is named for: `alternative-2.author-c` and `alternative.c` are both c's
/// alternative.
fn named(name: &str) -> (&str, &str) {
    let (variant, author) = name.split_once('.').unwrap_or((name, ""));
    let number = |(_, last): &(&str, &str)| last.bytes().all(|byte| byte.is_ascii_digit());
    let variant = variant.rsplit_once('-').filter(number).map_or(variant, |(variant, _)| variant);
    (variant, bare(author))
}

/// An author's letter, however it is written: `author-c` is `c`.
fn bare(author: &str) -> &str {
    author.strip_prefix("author-").unwrap_or(author)
}
