//! `greenroom rubric explain SLUG FILE`: an answer, sentence by sentence: what it was read as, why, and what was done with it.

use std::fmt::Write as _;

use crate::assess::{Done, Explained, Explanation, Facet, TELLING};

/// From this chance on, in percent, it is told why a sentence may be false.
const MAY_BE_FALSE: i64 = 20;

/// As people read it.
pub(super) fn text(all: &Explanation) -> String {
    let shown = all.ideas.iter().filter(|(_, facet)| *facet >= Some(Facet::Shown)).count();
    let mut text = format!(
        "{} of 100; {shown} of {} ideas shown; {} % of it sound\n",
        all.overall,
        all.ideas.len(),
        all.soundness
    );
    let mut turn = 0;
    for one in &all.sentences {
        if one.turn != turn {
            turn = one.turn;
            _ = writeln!(text, "\nanswer {turn}");
        }
        sentence(&mut text, one);
    }
    text
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
        .map_or_else(String::new, |(claim, near)| format!("; nearest wrong claim ({near} %): {claim}"));
    let (falseness, alone) = one.falseness;
    _ = writeln!(text, "    false: {falseness} %, by itself {alone} %{near}");
    if falseness >= MAY_BE_FALSE {
        _ = writeln!(text, "      because {}", signed(&one.false_terms));
    }
    for idea in &one.ideas {
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
