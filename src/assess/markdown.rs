//! The scorecard as a page of Markdown, for people who keep theirs in a notebook or send it to a coach.

use std::fmt::Write as _;

use crate::content::{Shown, ShownCriterion};

use super::Scorecard;
use super::scorecard::{CriterionScore, Quote, Verdict};

/// What was scored, how, and from which words.
pub fn markdown(card: &Scorecard, shown: &Shown) -> String {
    let mut page = format!("# {}\n\n{}\n\n", escaped(&shown.title()), verdict(card));
    competencies(&mut page, card, shown);
    criteria(&mut page, card, shown);
    corrections(&mut page, card);
    checks(&mut page, card);
    taken(&mut page, card);
    next(&mut page, card);
    receipt(&mut page, card);
    page
}

/// The result in one sentence.
pub fn verdict(card: &Scorecard) -> String {
    let level = card.demonstrated_level.map_or_else(
        || "no level's bar was met".to_owned(),
        |level| format!("the answer demonstrated {}", level.name()),
    );
    format!("{} at {}: {} of 100, and {level}.", card.vote.title(), card.level.name(), card.overall)
}

fn competencies(page: &mut String, card: &Scorecard, shown: &Shown) {
    page.push_str("| competency | grade | points | of |\n| --- | --: | --: | --: |\n");
    for competency in &card.competencies {
        let title = shown.competency_title(&competency.id);
        let (raw, par) = (points(competency.raw), points(competency.par));
        _ = writeln!(page, "| {} | {} of 4 | {raw} | {par} |", escaped(&title), competency.grade);
    }
    page.push_str("\n| bar | |\n| --- | --- |\n");
    for bar in &card.bars {
        let titles =
            || bar.missing.iter().map(|id| escaped(&shown.competency_title(id))).collect::<Vec<_>>().join(", ");
        let missed = || format!("missed by {}: {}", bar.short_by, titles());
        let said = if bar.met { "met".to_owned() } else { missed() };
        _ = writeln!(page, "| {} | {said} |", bar.level.name());
    }
    page.push('\n');
}

fn corrections(page: &mut String, card: &Scorecard) {
    if card.misconceptions.is_empty() {
        return;
    }
    page.push_str("## Claims to correct\n\n");
    for wrong in &card.misconceptions {
        for quote in &wrong.evidence {
            _ = writeln!(page, "> {}", escaped(&quote.quote));
        }
        if !wrong.claim.is_empty() {
            _ = writeln!(page, "\nThe claim: {}.", escaped(wrong.claim.trim_end_matches('.')));
        }
        _ = writeln!(page, "\n{}\n", escaped(&wrong.correction));
    }
}

fn checks(page: &mut String, card: &Scorecard) {
    if !card.worth_checking.is_empty() {
        page.push_str("## Worth checking\n\nThese may not hold; they are not sure enough to be called wrong.\n\n");
        quotes(page, "", &card.worth_checking);
    }
}

fn criteria(page: &mut String, card: &Scorecard, shown: &Shown) {
    for criterion in card.competencies.iter().flat_map(|competency| &competency.criteria) {
        let title = shown.criterion_title(&criterion.id);
        _ = writeln!(page, "## {}: {} of 4, {}\n", escaped(&title), criterion.grade, said(criterion.verdict));
        if let Some(anchor) = shown.criterion(&criterion.id).and_then(|known| anchor(known, criterion)) {
            _ = writeln!(page, "*{}*\n", escaped(anchor));
        }
        quotes(page, "", &criterion.evidence);
        quotes(page, "About it, no proof: ", &criterion.touched);
        quotes(page, "Not counted: ", &criterion.not_counted);
    }
}

fn anchor<'a>(file: &'a ShownCriterion, criterion: &CriterionScore) -> Option<&'a str> {
    // What a grade looks like is said only where a quote proves it.
    file.anchors.get(usize::from(criterion.grade)).filter(|_| !criterion.evidence.is_empty()).map(String::as_str)
}

fn said(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Partly => "partly met",
        Verdict::NotMet => "not met",
        Verdict::NotObserved => "not observed",
    }
}

fn quotes(page: &mut String, before: &str, quotes: &[Quote]) {
    for quote in quotes {
        let words = quote.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        _ = writeln!(page, "> {}\n\n{before}answer {}: {}.\n", escaped(&words), quote.turn, escaped(&quote.why));
    }
}

fn taken(page: &mut String, card: &Scorecard) {
    if !card.gates.is_empty() {
        page.push_str("## Not taken at face value\n\n");
        quotes(page, "", &card.gates.iter().map(|gate| gate.quote.clone()).collect::<Vec<_>>());
    }
}

fn next(page: &mut String, card: &Scorecard) {
    if let Some(step) = &card.next_step {
        _ = writeln!(
            page,
            "## Next step\n\n{} That alone would make {} of 100.\n",
            escaped(&step.advice),
            step.overall
        );
    }
}

fn receipt(page: &mut String, card: &Scorecard) {
    let receipt = &card.receipt;
    _ = writeln!(
        page,
        "## Receipt\n\ncontent `{}`, engine {}, journal `{}`",
        receipt.content, receipt.engine, receipt.journal
    );
}

/// Thousandths of a point with one decimal, a half up.
fn points(thousandths: u32) -> String {
    let tenths = (thousandths + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A candidate's words must not become headings, links, tables or HTML of the page.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let marks = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '!' | '~')
            || (at == 0 && matches!(c, '#' | '-' | '+'));
        if marks {
            safe.push('\\');
        }
        safe.push(if c.is_control() { ' ' } else { c });
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_become_markup() {
        assert_eq!(escaped("# <b>[x](y)|*"), "\\# \\<b\\>\\[x\\](y)\\|\\*");
        assert_eq!(escaped("plain, words - here"), "plain, words - here");
    }

    #[test]
    fn points_have_one_decimal() {
        assert_eq!([points(0), points(1_949), points(1_950), points(12_000)], ["0.0", "1.9", "2.0", "12.0"]);
    }
}
