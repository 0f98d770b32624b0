//! `greenroom rubric explain SLUG FILE`: an answer, sentence by sentence: what it was read as, why, and what was done with it;
//! and what became of each idea.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;
use uuid::Uuid;

use crate::app::ContentProblems;
use crate::assess::{
    Done, Explained, Explanation, Facet, Heard, HeardIdea, Needed, PointHeard, TELLING, Turn, drilled, explain, heard,
    turns_of,
};
use crate::clock::Time;
use crate::content::format::Level;
use crate::content::{Drill, Sheet, transcript};
use crate::id::{InterviewId, MessageId};
use crate::interview::{Event, Input, Interview, Mode, MoveKind, Opening};

use super::{named, rubric, say};

/// From this chance on, in percent, it is told why a sentence may be false.
const MAY_BE_FALSE: i64 = 20;
/// Below this chance, in percent, an idea of which nothing came is left out.
const FAINT: i64 = 12;

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The question's slug, or a drill as `topic/id`.
    #[arg(value_name = "SLUG")]
    slug: String,
    /// The transcript, as `## interviewer` and `## candidate` sections.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A clone's folder: its content with the drafts, instead of the built-in pack.
    #[arg(long, value_name = "FOLDER")]
    bank: Option<PathBuf>,
    /// A folder with a pack.yaml, beside the built-in pack; may be given several times.
    #[arg(long, value_name = "FOLDER")]
    pack: Vec<PathBuf>,
}

pub(super) fn run(args: &Explain) -> anyhow::Result<bool> {
    let library = rubric::library(args.bank.as_deref(), &args.pack)?;
    let turns = turns(&args.file)?;
    if let Some((topic, id)) = args.slug.split_once('/') {
        let Some(drill) = library.drill(topic, id) else { bail!(named::missing_drill(&library, topic, id)) };
        say(text(&drill.sheet, &turns).trim_end());
        say(&points(drill, &turns));
        return Ok(true);
    }
    let Some(sheet) = library.sheets.get(&args.slug) else {
        bail!(named::missing(&library, "question", &args.slug));
    };
    say(text(sheet, &turns).trim_end());
    Ok(true)
}

/// What the topic's page says of the answer: a drill is read by bounds of its own.
fn points(drill: &Drill, turns: &[Turn]) -> String {
    let said: Vec<&str> = turns.iter().map(|turn| turn.text.as_str()).collect();
    let drilled = drilled(&drill.sheet, &said.join("\n\n"));
    let mut text = format!("\nas the drill's page reads it, {} of {} points:", drilled.said(), drilled.points.len());
    for PointHeard { point, heard, quote } in &drilled.points {
        let heard = match heard {
            Heard::Missing => "not said",
            Heard::Touched => "touched",
            Heard::Said => "said",
        };
        _ = write!(text, "\n  {heard:8}  {point}");
        if let Some(quote) = quote {
            _ = write!(text, "  \u{201c}{quote}\u{201d}");
        }
    }
    text
}

fn turns(file: &Path) -> anyhow::Result<Vec<Turn>> {
    let shown = file.display().to_string();
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {shown}"))?;
    Ok(turns_of(&transcript::parse(&shown, &bytes).map_err(ContentProblems)?))
}

/// As people read it.
fn text(sheet: &Arc<Sheet>, turns: &[Turn]) -> String {
    let all = explain(sheet, turns, usize::MAX);
    let mut text = head(&all);
    let mut turn = 0;
    for one in &all.sentences {
        if one.turn != turn {
            turn = one.turn;
            _ = writeln!(text, "\nanswer {turn}");
        }
        sentence(&mut text, one);
        if one.sentence.contains('?') {
            _ = writeln!(text, "    {}", asked(sheet, &one.sentence));
        }
    }
    ideas(&mut text, &heard(sheet, turns));
    text
}

/// The score, and how to read the rest.
fn head(all: &Explanation) -> String {
    let shown = all.ideas.iter().filter(|(_, facet)| *facet >= Some(Facet::Shown)).count();
    let Needed { proof, touched, accuse, check } = all.bounds;
    // What touches and what shows is said by the bounds.
    let facets: Vec<String> =
        Facet::ALL[2..].iter().map(|facet| format!("{}: {}", facet.name(), facet.shows())).collect();
    format!(
        "{} of 100; {shown} of {} ideas shown; {} % of it sound\n\
         bounds: a sentence shows an idea from {proof} % on and touches it from {touched} %; it is called false from {accuse} % on \
         and is worth checking from {check} %\n\
         what is shown may count as more, {}\n\
         near a wrong claim: 1.0 is where the claim's own sentences lie, 0.0 where other questions' do; ideas below {FAINT} % are \
         left out\n",
        all.overall,
        all.ideas.len(),
        all.soundness,
        facets.join("; ")
    )
}

fn sentence(text: &mut String, one: &Explained) {
    _ = writeln!(text, "\n  \u{201c}{}\u{201d}", one.sentence);
    for done in &one.done {
        _ = writeln!(text, "    {}", said(done));
    }
    if let Some(points) = one.costs.filter(|points| *points != 0) {
        _ = writeln!(text, "    without it the answer has {points:+} points");
    }
    _ = writeln!(text, "    kind: {}", listed(&one.kinds, "%"));
    let near = one
        .claim
        .as_ref()
        .map_or_else(String::new, |(claim, near)| format!("; nearest wrong claim ({}): {claim}", tenths(*near)));
    let (falseness, alone) = one.falseness;
    _ = writeln!(text, "    false: {falseness} %, by itself {alone} %{near}");
    if falseness >= MAY_BE_FALSE {
        _ = writeln!(text, "      because {}", signed(&one.false_terms));
    }
    for idea in one.ideas.iter().filter(|idea| idea.facet.is_some() || idea.chance >= FAINT) {
        let facet = idea.facet.map_or("nothing", Facet::name);
        _ = writeln!(text, "    {}: {} %, counts as {facet}", idea.id, idea.chance);
        if idea.chance >= TELLING {
            _ = writeln!(text, "      example: \u{201c}{}\u{201d}", idea.example);
            _ = writeln!(text, "      words: {}", idea.words.join(", "));
            _ = writeln!(text, "      because {}", signed(&idea.terms));
        }
    }
}

fn said(done: &Done) -> String {
    match done {
        Done::Void(why) => format!("counts nothing: {why}"),
        Done::False { claim, correction } => format!("called false: {claim}. {correction}"),
        Done::Doubted { claim: Some(claim) } => format!("worth checking: {claim}"),
        Done::Doubted { claim: None } => "worth checking".to_owned(),
        Done::Listed(why) => format!("counts as no more than a touch: {why}"),
        Done::Receipt { idea, facet, best } => {
            let best = if *best { "" } else { ", less well than another sentence" };
            format!("a receipt, {}{best}: {idea}", facet.name())
        }
        Done::Touched { idea, why } => format!("touches: {idea} ({why})"),
        Done::Nothing(why) => format!("not taken; {why}"),
    }
}

/// Which fact the interviewer would tell, asked this at the beginning of an interview.
fn asked(sheet: &Arc<Sheet>, question: &str) -> String {
    let opening = Opening {
        id: InterviewId(Uuid::nil()),
        sheet: Arc::clone(sheet),
        level: Level::L5,
        mode: Mode::Real,
        minutes: 45,
    };
    let held = Interview::replay(Arc::clone(sheet), &Interview::open(&opening, Time(0)));
    let input = Input::Answer { id: MessageId(Uuid::nil()), text: question.to_owned() };
    let entries = held.hear(input, Time(1)).map(|step| step.entries).unwrap_or_default();
    let told = entries.iter().filter_map(|entry| match &entry.event {
        Event::Reply { kind: MoveKind::Fact, about: Some(fact), .. } => Some(fact.as_str()),
        _ => None,
    });
    let told: Vec<&str> = told.collect();
    if told.is_empty() { "asks for no fact".to_owned() } else { format!("asks for the fact {}", told.join(", ")) }
}

/// What became of each idea, the best sentence beside it.
fn ideas(text: &mut String, all: &[HeardIdea]) {
    _ = writeln!(text, "\nideas, each with the sentence that came nearest");
    let width = all.iter().map(|idea| idea.id.chars().count()).max().unwrap_or(0);
    let mut order: Vec<&HeardIdea> = all.iter().collect();
    order.sort_by_key(|idea| std::cmp::Reverse((idea.facet, idea.chance)));
    for idea in order {
        let facet = idea.facet.map_or("missing", Facet::name);
        let chance = idea.chance.map_or_else(|| "     ".to_owned(), |chance| format!("{chance:>3} %"));
        let quote = match idea.chance {
            Some(chance) if idea.facet.is_some() || chance >= FAINT => format!("\u{201c}{}\u{201d}", idea.sentence),
            _ => String::new(),
        };
        let line = format!("  {facet:8}  {chance}  {:width$}  {quote}", idea.id);
        _ = writeln!(text, "{}", line.trim_end());
    }
}

fn listed(pairs: &[(&str, i64)], unit: &str) -> String {
    pairs.iter().map(|(name, share)| format!("{name} {share} {unit}")).collect::<Vec<_>>().join(", ")
}

/// Log-odds with their sign.
fn signed(pairs: &[(&str, i64)]) -> String {
    let one = |(name, hundredths): &(&str, i64)| {
        let sign = if *hundredths < 0 { '-' } else { '+' };
        format!("{name} {sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
    };
    pairs.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Hundredths as a number with one decimal.
fn tenths(hundredths: i64) -> String {
    let tenths = (hundredths.abs() + 5) / 10;
    let sign = if hundredths < 0 && tenths > 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Sources, compile};

    #[test]
    fn bounds_facts_and_what_became_of_each_idea_are_said() {
        let sheet = Arc::clone(&compile(Sources::built_in()).unwrap().sheets["url-shortener"]);
        let answer = "How many links are made each month? Is the sky blue? \
                      A unique constraint on the code makes the database reject the second insert of the same code.";
        let said = text(&sheet, &[Turn::plain(1, answer)]);
        let bounds = sheet.learnt.bounds;
        let percent = |bound: i64| (bound * 100 + (1 << 15)) >> 16;
        for words in [
            format!(
                "shows an idea from {} % on and touches it from {} %",
                percent(bounds.proof),
                percent(bounds.touched)
            ),
            format!("called false from {} % on", percent(bounds.accuse)),
            "bounded: shows it and where it ends".to_owned(),
            "asks for the fact monthly-links\n".to_owned(),
            "asks for no fact\n".to_owned(),
        ] {
            assert!(said.contains(&words), "{words:?} is not in:\n{said}");
        }
        let table = said.split("\nideas, each").nth(1).expect("a table");
        for idea in &sheet.question.ideas {
            assert_eq!(table.lines().filter(|line| line.split_whitespace().any(|word| word == idea.id)).count(), 1);
        }
        let missing = table.lines().filter(|line| line.starts_with("  missing")).count();
        assert!(missing > 0 && missing < sheet.question.ideas.len(), "{table}");
        assert!(table.contains("\u{201c}A unique constraint"), "{table}");
        // What is faint is no line of a sentence.
        let chances = said
            .lines()
            .filter_map(|line| line.strip_suffix(" %, counts as nothing")?.rsplit(' ').next()?.parse().ok());
        assert!(chances.into_iter().all(|chance: i64| chance >= FAINT), "{said}");
    }

    #[test]
    fn nearness_is_no_percentage() {
        for (hundredths, words) in [(355, "3.6"), (-168, "-1.7"), (100, "1.0"), (-4, "0.0"), (0, "0.0")] {
            assert_eq!(tenths(hundredths), words);
        }
    }
}
