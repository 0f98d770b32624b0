//! Sums that a candidate says and that do not hold: "100 million a day, which is 90 per second". Only plain ones, said in one
//! breath, and off by more than a fifth: rounding is no mistake.

use crate::text::english::is_function_word;
use crate::text::{Quantity, QuantityKind as Kind, Span};

use super::ledger::product;

/// Off by so many thousandths of the larger.
const OFF: i128 = 200;

/// Between two factors.
const TIMES: &[&str] = &["x", "\u{d7}", "*", "times", "by"];
/// Between what is worked out and what comes out.
const GIVES: &[&str] = &[
    "=", "\u{2248}", "~", "->", "\u{2192}", "is", "are", "makes", "make", "gives", "give", "that's", "that", "which",
    "it's", "so", "i.e", "means",
];
/// Between the same thing in two units.
const SAME: &[&str] = &["=", "\u{2248}", "is", "are", "makes", "make", "which", "that's", "it's", "i.e"];
/// Beside them, without changing what is said.
const ABOUT: &[&str] = &["about", "roughly", "around", "approximately", "some", "ca", "nearly", "almost"];
/// Another moment than the one that was reckoned for.
const ELSEWHEN: &[&str] = &["peak", "evening", "worst", "burst", "busy", "max", "spike", "rush"];

/// The sums of a text that do not hold, each from its first figure to its result.
pub(super) fn contradictions(text: &str, figures: &[Quantity]) -> Vec<Span> {
    let mut found = Vec::new();
    for at in 1..figures.len() {
        let Some(worked_out) = before(text, figures, at) else { continue };
        let result = &figures[at];
        let off = (worked_out.value - result.value).abs().saturating_mul(1000);
        let largest = worked_out.value.max(result.value);
        if off > largest.saturating_mul(OFF) && !is_elsewhen(text, result.span) {
            found.push(worked_out.span.to(result.span));
        }
    }
    found
}

/// What the figures before this one come to, if the text says that this one is what comes out.
fn before(text: &str, figures: &[Quantity], at: usize) -> Option<Quantity> {
    let result = &figures[at];
    let last = &figures[at - 1];
    if last.value <= 0 || result.value <= 0 || !joined(text, last, result, GIVES) {
        return None;
    }
    let mut first = at - 1;
    while first > 0 && is_times(text, &figures[first - 1], &figures[first]) {
        first -= 1;
    }
    let factors = &figures[first..at];
    if let [only] = factors {
        // The same thing in another unit; a plain number or a time is seldom meant so.
        let is_unit = only.kind == result.kind && matches!(only.kind, Kind::Rate | Kind::Size | Kind::Bandwidth);
        let another = period(text, only) != period(text, result) && !is_in_bits(text, only, result);
        let plainly = joined(text, last, result, SAME);
        return (is_unit && another && plainly).then(|| only.clone());
    }
    let mut folded = factors[0].clone();
    for factor in &factors[1..] {
        let (kind, value) = product(&folded, factor)?;
        folded = Quantity { kind, value, span: folded.span.to(factor.span), ..factor.clone() };
    }
    (folded.kind == result.kind).then_some(folded)
}

/// "day" of "100 million clicks a day", "gb" of "9 GB": what a figure is counted by. Clicks and links a day may differ.
fn period(text: &str, figure: &Quantity) -> String {
    let unit = unit(text, figure).to_lowercase();
    unit.rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default().to_owned()
}

/// One of the two counts bits ("1.8 Gb/s"), which are read as bytes.
fn is_in_bits(text: &str, left: &Quantity, right: &Quantity) -> bool {
    let bits = |figure: &Quantity| {
        let unit = unit(text, figure);
        unit.get(1..2) == Some("b") || unit.to_lowercase().contains("bit")
    };
    bits(left) || bits(right)
}

/// "GB" of "9 GB".
fn unit<'a>(text: &'a str, figure: &Quantity) -> &'a str {
    figure.span.of(text).trim_start_matches(|c: char| !c.is_alphabetic())
}

/// "12 rows of 500 bytes", but not "11 of 20", which is a share.
fn is_times(text: &str, left: &Quantity, right: &Quantity) -> bool {
    joined(text, left, right, TIMES) || (right.kind != Kind::Count && joined(text, left, right, &["of"]))
}

/// Nothing but such words stands between the two, and at least one of them.
fn joined(text: &str, left: &Quantity, right: &Quantity, words: &[&str]) -> bool {
    if left.span.end > right.span.start {
        return false;
    }
    let between = text[left.span.end..right.span.start].to_lowercase().replace('\u{2019}', "'");
    let mut joins = false;
    for word in between.split([' ', ',', ':', '(', ';', '.']).filter(|word| !word.is_empty()) {
        match word {
            _ if words.contains(&word) => joins = true,
            _ if ABOUT.contains(&word) || noun_of(word, left, text) => {}
            _ => return false,
        }
    }
    joins && !between.contains('\n')
}

/// The thing counted, directly behind the number: "12 billion rows of 500 bytes".
fn noun_of(word: &str, left: &Quantity, text: &str) -> bool {
    let behind = text[left.span.end..].split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_noun = word.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_function_word(word);
    is_noun && behind.trim_end_matches([',', '.', ';', ':']) == word
}

/// The result is said of another moment.
fn is_elsewhen(text: &str, result: Span) -> bool {
    let rest = text[result.end..].split(['.', '\n', ';', ',']).next().unwrap_or_default().to_lowercase();
    ELSEWHEN.iter().any(|word| rest.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lexicon, read};

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let reading = read(text, &Lexicon::default());
        let found: Vec<&str> =
            contradictions(text, &reading.quantities).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn sums_that_do_not_hold() {
        check(
            "We get 100 million clicks a day, which is about 90 per second.",
            &["100 million clicks a day, which is about 90 per second"],
        );
        check("12 billion rows of 500 bytes are 60 GB.", &["12 billion rows of 500 bytes are 60 GB"]);
        check("1,000 per second x 2 KB = 20 MB per second.", &["1,000 per second x 2 KB = 20 MB per second"]);
        check("50,000 requests x 3 copies x 2 KB = 100 MB", &["50,000 requests x 3 copies x 2 KB = 100 MB"]);
    }

    #[test]
    fn sums_that_hold_or_are_none() {
        check("We get 100 million clicks a day, which is about 1,200 per second.", &[]);
        check("12 billion rows of 500 bytes are 6 TB.", &[]);
        check("50,000 requests x 3 copies x 2 KB = 300 MB", &[]);
        check("100 million a day, so 5,000 per second at peak.", &[]);
        check("93 new per second, evenings 400.", &[]);
        check("208,000 x 1,100 B = 229 MB, 230 MB per second \u{2248} 1.8 Gb per second.", &[]);
        check("At 500k requests a second that's 15 million evaluations a second.", &[]);
        check("A change is a diff of about 1 KB, so 20 MB total fan-out.", &[]);
        check("We keep 3 copies, so 2 may die.", &[]);
        check("It took 50 ms and that is under 200 ms.", &[]);
        check("11 billion of 220 trillion is 1 of 20,000.", &[]);
        check("We raise timeouts from 2 to 30 seconds and retries from 2 to 10.", &[]);
        check("Go to 8 chars at 1% full = 35B links.", &[]);
        check("30M rows are 7.5 GB, index 1.2 GB, so about 9 GB a shelf.", &[]);
        check("A read takes 5 ms, so 200 ms is far off.", &[]);
    }
}
