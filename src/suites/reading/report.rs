//! How good the reading is, printed from the product itself: totals by author, receipts, false sentences, calibration,
//! attacks. Whatever is said of a question was learnt without its interviews.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::assess::{Judged, judge_with, linked};
use crate::content::{Problem, Sources, compile_with};
use crate::matching::Learnt;
use crate::matching::fixed::ONE;

use super::annotated::{Interview, interviews};
use super::attempts::{NAMES, attempts};
use super::bounds::{Receipt, false_sentences, receipts};
use super::composition::{MARKS, SETTING, cases, fit_cases, numbers};
use super::readers::left_out;

/// What was found.
pub struct Report {
    /// As a page of Markdown.
    pub markdown: String,
}

/// What stands above the figures: what they are, and what they are not.
const HEAD: &str = "# How good is the reading?

Measured by `greenroom reading report` on graded interviews. All of them were written by language models, none by candidates: \
they share a tongue, and real people hedge, ramble and mistype more. What is said of a question was learnt without its \
interviews. Three things are not left out: the chances from which something is called proof or false were set on these \
same marks, so those rows hold by construction; the attacks are among what the numbers of the score were set on; and nearly \
all false sentences stand in interviews that are wrong throughout, so a single trap in a good answer is seen far less often \
than the table of false statements suggests.

";

/// An author's scores by question and variant.
type Scores = BTreeMap<String, BTreeMap<(String, String), i64>>;

/// Measures the tables of a bank on its graded interviews, and on further ones: name, file, bytes.
///
/// # Errors
/// Every problem of the bank.
pub fn report(sources: &Sources, learnt: &Learnt) -> Result<Report, Vec<Problem>> {
    let library = compile_with(super::bare(sources), Arc::new(learnt.clone()))?;
    let all = interviews(&library);
    let judged = left_out(&all, learnt);
    let cases = cases(&all, &judged, &learnt.bounds);
    let mut scores = Scores::new();
    let mut fitted: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (one, judged) in all.iter().zip(&judged) {
        let setting = SETTING.contains(&one.author.as_str());
        let without = if setting { one.slug() } else { "" };
        let own = fitted.entry(without.to_owned()).or_insert_with(|| fit_cases(&cases, &[without]));
        let share = numbers(one, judged, &learnt.bounds).whole(own);
        let points = i64::from(linked(&one.sheet.rubric.link, share));
        let key = (one.slug().to_owned(), one.variant.clone());
        scores.entry(one.author.clone()).or_default().entry(key).or_insert(points);
    }
    let mut page = String::from(HEAD);
    totals(&mut page, &scores);
    quotes(&mut page, &receipts(&all, &judged), learnt);
    lies(&mut page, &false_sentences(&all, &judged), learnt);
    calibration(&mut page, &all, &judged);
    attacks(&mut page, &all, learnt);
    Ok(Report { markdown: page })
}

fn share(of: impl Iterator<Item = bool>) -> String {
    let all: Vec<bool> = of.collect();
    let yes = all.iter().filter(|yes| **yes).count();
    if all.is_empty() { "-".to_owned() } else { format!("{} %", (yes * 100 + all.len() / 2) / all.len()) }
}

fn totals(page: &mut String, scores: &Scores) {
    page.push_str("## Order\n\nPairs of graded interviews of one question that come out in their order; a fluent but wrong answer against the best one; an unusual but valid design against a good one.\n\n| author | questions | two apart | adjacent | wrong at most 45 % of excellent | wrong below mid | alternative above mid | alternative / good | vague, most | correlation |\n| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
    for (author, of) in scores {
        let mut questions: Vec<&str> = of.keys().map(|(slug, _)| slug.as_str()).collect();
        questions.dedup();
        let get = |slug: &str, variant: &str| of.get(&(slug.to_owned(), variant.to_owned())).copied();
        let pairs = |pairs: &[(&str, &str)], fits: fn(i64, i64) -> bool| {
            let mut all = Vec::new();
            for slug in &questions {
                for (better, worse) in pairs {
                    if let (Some(a), Some(b)) = (get(slug, better), get(slug, worse)) {
                        all.push(fits(a, b));
                    }
                }
            }
            share(all.into_iter())
        };
        let above = |a: i64, b: i64| a > b;
        let ratios: Vec<f64> = questions
            .iter()
            .filter_map(|slug| Some(as_float(get(slug, "alternative")?) / as_float(get(slug, "good")?.max(1))))
            .collect();
        let ratio = ratios.iter().sum::<f64>() / as_float(i64::try_from(ratios.len()).unwrap_or(1)).max(1.0);
        let vague = questions.iter().filter_map(|slug| get(slug, "vague")).max().unwrap_or(0);
        _ = writeln!(
            page,
            "| {author} | {} | {} | {} | {} | {} | {} | {ratio:.2} | {vague} | {:.2} |",
            questions.len(),
            pairs(&[("excellent", "mid"), ("excellent", "vague"), ("good", "vague")], above),
            pairs(&[("excellent", "good"), ("good", "mid"), ("mid", "vague")], above),
            pairs(&[("excellent", "wrong")], |best, wrong| wrong * 100 <= best * 45),
            pairs(&[("mid", "wrong")], above),
            pairs(&[("alternative", "mid")], above),
            correlation(of),
        );
    }
    page.push_str("\n| author | question | excellent | good | alternative | mid | vague | wrong |\n| --- | --- | --: | --: | --: | --: | --: | --: |\n");
    for (author, of) in scores {
        let mut questions: Vec<&str> = of.keys().map(|(slug, _)| slug.as_str()).collect();
        questions.dedup();
        for slug in questions {
            let cell = |(variant, _): &(&str, i64)| {
                of.get(&(slug.to_owned(), (*variant).to_owned())).map_or_else(String::new, ToString::to_string)
            };
            _ = writeln!(page, "| {author} | {slug} | {} |", MARKS.iter().map(cell).collect::<Vec<_>>().join(" | "));
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "points are small")]
fn as_float(number: i64) -> f64 {
    number as f64
}

fn correlation(of: &BTreeMap<(String, String), i64>) -> f64 {
    let pairs: Vec<(f64, f64)> = of
        .iter()
        .filter_map(|((_, variant), points)| {
            Some((as_float(*points), as_float(MARKS.iter().find(|(known, _)| known == variant)?.1)))
        })
        .collect();
    let count = as_float(i64::try_from(pairs.len()).unwrap_or(1));
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
    let both = sum(&|(a, b)| (a - x) * (b - y));
    both / (sum(&|(a, _)| (a - x).powi(2)) * sum(&|(_, b)| (b - y).powi(2))).sqrt().max(1e-9)
}

fn quotes(page: &mut String, receipts: &[Receipt], learnt: &Learnt) {
    let shown = receipts.iter().filter(|receipt| receipt.shown).count();
    _ = write!(
        page,
        "\n## Quotes\n\nThe best sentence for each idea, the surest first, held against what readers marked ({shown} ideas shown).\n\n| of the ideas shown, the surest | right | right or touching |\n| --- | --: | --: |\n"
    );
    for percent in [20, 40, 60] {
        let first = &receipts[..(shown * percent / 100).min(receipts.len())];
        let (right, touching) =
            (first.iter().map(|receipt| receipt.right), first.iter().map(|receipt| receipt.touches));
        _ = writeln!(page, "| {percent} % | {} | {} |", share(right), share(touching));
    }
    for (name, bound) in [("shown as proof", learnt.bounds.proof), ("shown as proof or touched", learnt.bounds.touched)]
    {
        let above: Vec<&Receipt> = receipts.iter().filter(|receipt| receipt.chance >= bound).collect();
        let (right, touching) =
            (above.iter().map(|receipt| receipt.right), above.iter().map(|receipt| receipt.touches));
        _ = writeln!(page, "| {name} ({}) | {} | {} |", above.len(), share(right), share(touching));
    }
}

fn lies(page: &mut String, lies: &[(i64, bool, String)], learnt: &Learnt) {
    let all = lies.iter().filter(|(_, wrong, _)| *wrong).count();
    _ = write!(
        page,
        "\n## False statements\n\n{all} sentences that readers marked as false, the surest first.\n\n| the surest | false | of them in excellent answers |\n| --- | --: | --: |\n"
    );
    for percent in [20, 40, 60] {
        let first = &lies[..(all * percent / 100).min(lies.len())];
        let excellent = first.iter().filter(|(_, wrong, variant)| variant == "excellent" && !wrong).count();
        _ = writeln!(page, "| {percent} % | {} | {excellent} |", share(first.iter().map(|(_, wrong, _)| *wrong)));
    }
    for (name, bound) in
        [("called false", learnt.bounds.accuse), ("called false or worth checking", learnt.bounds.check)]
    {
        let above: Vec<_> = lies.iter().filter(|(chance, ..)| *chance >= bound).collect();
        let excellent = above.iter().filter(|(_, wrong, variant)| variant == "excellent" && !wrong).count();
        _ = writeln!(
            page,
            "| {name} ({}) | {} | {excellent} |",
            above.len(),
            share(above.iter().map(|(_, wrong, _)| *wrong))
        );
    }
}

fn calibration(page: &mut String, all: &[Interview], judged: &[Vec<Judged>]) {
    page.push_str("\n## Chances\n\nOf the pairs of a sentence and an idea to which a chance was given, how many are right.\n\n| chance | pairs | right |\n| --- | --: | --: |\n");
    let mut rows: BTreeMap<i64, Vec<bool>> = BTreeMap::new();
    for (one, judged) in all.iter().zip(judged).filter(|(one, _)| one.is_marked()) {
        for (judged, mark) in judged.iter().zip(&one.marks) {
            for (idea, chance) in judged.shows.iter().enumerate() {
                rows.entry((chance * 10 / ONE).min(9)).or_default().push(mark.shows.contains(&idea));
            }
        }
    }
    for (tenth, right) in rows {
        let count = right.len();
        _ = writeln!(page, "| {}0 to {}0 % | {count} | {} |", tenth, tenth + 1, share(right.into_iter()));
    }
}

fn attacks(page: &mut String, all: &[Interview], learnt: &Learnt) {
    page.push_str("\n## Attacks\n\nTexts that deserve little, made from excellent answers.\n\n| text | times | mean | most |\n| --- | --: | --: | --: |\n");
    let mut points: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for attempt in attempts(all) {
        let one = &attempt.interview;
        let observations = crate::assess::ordered(&one.observations);
        let judged = judge_with(learnt, &observations);
        let share = numbers(one, &judged, &learnt.bounds).whole(&learnt.composition);
        points.entry(attempt.name).or_default().push(i64::from(linked(&one.sheet.rubric.link, share)));
    }
    for name in NAMES {
        let Some(of) = points.get(name) else { continue };
        let count = i64::try_from(of.len()).unwrap_or(1);
        _ = writeln!(
            page,
            "| {name} | {count} | {} | {} |",
            of.iter().sum::<i64>() / count,
            of.iter().max().unwrap_or(&0)
        );
    }
}
