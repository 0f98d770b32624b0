//! `greenroom rubric explain SLUG FILE`: an answer, sentence by sentence: what it was read as, and why.

use std::fmt::Write as _;

use crate::assess::{Explained, Facet, Standing};

/// As people read it.
pub(super) fn text(all: &[Explained]) -> String {
    let mut text = String::new();
    let mut turn = 0;
    for one in all {
        if one.turn != turn {
            turn = one.turn;
            _ = writeln!(text, "\nanswer {turn}");
        }
        _ = writeln!(text, "\n  \u{201c}{}\u{201d}", one.sentence);
        match &one.standing {
            (Standing::Meant, _) => {}
            (Standing::Listed, why) => _ = writeln!(text, "    counts as no more than a touch: {why}"),
            (Standing::Void, why) => _ = writeln!(text, "    counts nothing: {why}"),
        }
        _ = writeln!(text, "    kind: {}", listed(&one.kinds, "%"));
        let near = one
            .claim
            .as_ref()
            .map_or_else(String::new, |(claim, near)| format!("; nearest wrong claim ({near} %): {claim}"));
        _ = writeln!(text, "    false: {} %{near}", one.falseness);
        if one.falseness >= 20 {
            _ = writeln!(text, "      because {}", signed(&one.false_terms));
        }
        for idea in &one.ideas {
            let facet = idea.facet.map_or("nothing", Facet::name);
            _ = writeln!(text, "    {}: {} %, counts as {facet}", idea.id, idea.chance);
            if idea.chance >= 10 {
                _ = writeln!(text, "      example: \u{201c}{}\u{201d}", idea.example);
                _ = writeln!(text, "      words: {}", idea.words.join(", "));
                _ = writeln!(text, "      because {}", signed(&idea.terms));
            }
        }
    }
    text
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
