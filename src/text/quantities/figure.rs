//! A figure: a number, its multiples, its unit and its period, read from the words around it.

use super::number::{Number, leading_number};
use super::units::{Unit, spelled, times_a_day, unit};
use super::{Quantity, QuantityKind};
use crate::text::fold::is_invisible;
use crate::text::sentences::percent;
use crate::text::{Span, Token};

/// A period may stand so many words behind the number: "100k new links a day".
const WORDS_TO_PERIOD: usize = 4;

/// A period is not looked for behind these.
const ANOTHER_PHRASE: [&str; 14] =
    ["and", "or", "with", "in", "for", "at", "to", "from", "by", "is", "are", "on", "then", "plus"];

/// Before "a second", "an hour" these make it a duration rather than a period.
const LASTING: &[&str] = &[
    "for", "within", "after", "under", "than", "last", "lasts", "take", "takes", "about", "in", "of", "around", "to",
    "least", "most",
];

/// A number and what was read of its unit.
pub(super) struct Figure {
    start: usize,
    /// Index behind its last token.
    pub(super) end: usize,
    number: Number,
    /// The product of "k", "million" and the like.
    times: i128,
    unit: Option<(QuantityKind, i128)>,
    /// How often a day, if a period or a unit of rate is given.
    each_day: Option<(i128, i128)>,
    /// Where the last word or sign ends.
    span: Span,
}

/// Reads the figures of one clause.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// Where the clause ends.
    pub(super) end: usize,
}

impl Reader<'_> {
    /// The figure that begins at this token.
    pub(super) fn figure(&self, at: usize) -> Option<Figure> {
        let token = &self.tokens[at];
        if self.is_part_of_something(at) {
            return None;
        }
        let Some((number, suffix)) = leading_number(&token.word) else { return self.spelled_figure(at) };
        let mut figure =
            Figure { start: at, end: at + 1, number, times: 1, unit: None, each_day: None, span: token.span };
        if !suffix.is_empty() && !self.read_suffix(&mut figure, suffix) {
            return None;
        }
        self.read_units(&mut figure);
        Some(figure)
    }

    /// "ten minutes", "a hundred requests per second", "within an hour", "three nines".
    fn spelled_figure(&self, at: usize) -> Option<Figure> {
        let word = self.tokens[at].word.as_str();
        if word == "half" {
            return self.half(at);
        }
        let article = matches!(word, "a" | "an");
        let value = if article { 1 } else { spelled(word)? };
        let span = self.tokens[at].span;
        let mut figure =
            Figure { start: at, end: at + 1, number: Number::whole(value), times: 1, unit: None, each_day: None, span };
        if !article && self.word(at + 1) == Some("nines") {
            return nines(value).map(|number| Figure {
                end: at + 2,
                number,
                unit: Some((QuantityKind::Percent, 1_000_000)),
                span: span.to(self.tokens[at + 1].span),
                ..figure
            });
        }
        let lasting = at.checked_sub(1).is_some_and(|before| LASTING.contains(&self.tokens[before].word.as_str()));
        let scaled = self.word(at + 1).and_then(unit).is_some_and(|unit| matches!(unit, Unit::Times(_)));
        if article && !lasting && !scaled {
            return None;
        }
        self.read_units(&mut figure);
        let measured = figure.unit.is_some() || figure.each_day.is_some();
        let plausible = !article || figure.times > 1 || matches!(figure.unit, Some((QuantityKind::Duration, _)));
        (measured && plausible).then_some(figure)
    }

    /// "half an hour", "half a million links a day".
    fn half(&self, at: usize) -> Option<Figure> {
        self.word(at + 1).filter(|word| matches!(*word, "a" | "an"))?;
        let number = Number { mantissa: 5, decimals: 1 };
        let span = self.tokens[at].span.to(self.tokens[at + 1].span);
        let mut figure = Figure { start: at, end: at + 2, number, times: 1, unit: None, each_day: None, span };
        self.read_units(&mut figure);
        (figure.times > 1 || matches!(figure.unit, Some((QuantityKind::Duration, _)))).then_some(figure)
    }

    /// Letters glued to the number: "10k", "5ms", "15kqps". False if they make it something else ("2pc", "1st").
    fn read_suffix(&self, figure: &mut Figure, suffix: &str) -> bool {
        let glued_bytes = suffix == "b" && self.is_bytes(figure.start);
        if glued_bytes {
            figure.unit = Some((QuantityKind::Size, 1_000));
            return true;
        }
        let minutes = suffix == "m" && self.is_lasting_minutes(figure.start);
        if minutes {
            return figure.take(Unit::Of(QuantityKind::Duration, 60_000_000));
        }
        if suffix == "s" && (self.word(figure.end) == Some("of") || is_decade(figure.number)) {
            return false;
        }
        if let Some(unit) = unit(suffix) {
            return figure.take(unit);
        }
        let split = suffix.char_indices().nth(1).map_or(suffix.len(), |(at, _)| at);
        let (multiple, rest) = suffix.split_at(split);
        match (unit(multiple), unit(rest)) {
            (Some(Unit::Times(times)), Some(rest)) => figure.take(Unit::Times(times)) && figure.take(rest),
            _ => false,
        }
    }

    /// "500B" is bytes, "5B users" and "5B a day" are billions.
    fn is_bytes(&self, at: usize) -> bool {
        let capital = self.tokens[at].span.of(self.text).ends_with('B');
        let next = self.word(at + 1);
        let goes_on = next.is_none_or(|word| {
            matches!(word, "each" | "per" | "of" | "and" | "or" | "for" | "in" | "is" | "x" | "a" | "so")
        });
        capital && goes_on && !self.has_period(at + 1)
    }

    /// "TTL 5m", "after 10m": minutes, not millions.
    fn is_lasting_minutes(&self, at: usize) -> bool {
        let small = self.tokens[at].span.of(self.text).ends_with('m');
        let before = at.checked_sub(1).map(|before| self.tokens[before].word.as_str());
        let lasting = before.is_some_and(|word| matches!(word, "ttl" | "timeout" | "after" | "every" | "within"));
        small && lasting && self.word(at + 1).is_none_or(|word| ANOTHER_PHRASE.contains(&word))
    }

    /// The words behind: multiples, then a unit, then a period.
    fn read_units(&self, figure: &mut Figure) {
        let before = self.text[..figure.span.start].trim_end_matches(is_gap);
        if let Some(sign) = before.chars().next_back().filter(|c| matches!(c, '$' | '€' | '£' | '＄' | '￡')) {
            figure.span.start = before.len() - sign.len_utf8();
            figure.unit = figure.unit.or(Some((QuantityKind::Money, 100_000)));
        }
        if let Some(rest) = percent(&self.text[figure.span.end..]) {
            figure.take(Unit::Of(QuantityKind::Percent, 1_000_000));
            figure.span.end = self.text.len() - rest.len();
        }
        while let Some(found) = self.next_unit(figure) {
            if !figure.take(found) {
                break;
            }
            figure.span.end = self.tokens[figure.end].span.end;
            figure.end += 1;
        }
        if !matches!(figure.unit, Some((QuantityKind::Duration | QuantityKind::Percent | QuantityKind::Bandwidth, _)))
            && figure.each_day.is_none()
            && let Some((end, times)) = self.period(figure.end)
        {
            figure.each_day = Some(times);
            figure.span.end = self.tokens[end - 1].span.end;
            figure.end = end;
        }
    }

    fn next_unit(&self, figure: &Figure) -> Option<Unit> {
        let word = self.word(figure.end)?;
        let gap = self.gap(figure.end);
        if !gap.trim_matches(is_gap).is_empty() && gap != "-" {
            return None;
        }
        if word == "b" && self.tokens[figure.end].span.of(self.text) == "B" {
            return Some(Unit::Of(QuantityKind::Size, 1_000));
        }
        if word == "per" && self.word(figure.end + 1) == Some("cent") {
            return None; // two words; "percent" is the unit
        }
        unit(word).filter(|found| !matches!(found, Unit::Times(_)) || (word != "x" && figure.unit_is_open()))
    }

    /// "/s", "per second", "a day", "each hour", "daily" within a few words, and the index behind it.
    fn period(&self, from: usize) -> Option<(usize, (i128, i128))> {
        for at in from..self.end.min(from + WORDS_TO_PERIOD) {
            let gap = self.gap(at);
            let word = self.tokens[at].word.as_str();
            if gap.trim() == "/" {
                return times_a_day(word).map(|times| (at + 1, times)).or_else(|| self.period_behind(at));
            }
            if !gap.trim_matches(is_gap).is_empty() && gap != "-" && gap != "_" {
                return None;
            }
            match word {
                "per" | "a" | "an" | "each" | "every" | "any" => {
                    if let Some(found) = self.word(at + 1).and_then(times_a_day) {
                        return Some((at + 2, found));
                    }
                }
                "daily" => return Some((at + 1, (1, 1))),
                "hourly" => return Some((at + 1, (24, 1))),
                "monthly" => return Some((at + 1, (1, 30))),
                _ => {}
            }
            if ANOTHER_PHRASE.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
        }
        None
    }

    /// "10 reads/user/day".
    fn period_behind(&self, at: usize) -> Option<(usize, (i128, i128))> {
        let next = at + 1;
        (next < self.end && self.gap(next).trim() == "/")
            .then(|| self.word(next).and_then(times_a_day))
            .flatten()
            .map(|times| (next + 1, times))
    }

    fn has_period(&self, from: usize) -> bool {
        self.period(from).is_some()
    }

    /// Digits of a time, fraction, address or ordinal: "10:30", "24/7", "v1.2".
    fn is_part_of_something(&self, at: usize) -> bool {
        let digit =
            |at: usize| self.tokens.get(at).is_some_and(|token| token.word.starts_with(|c: char| c.is_ascii_digit()));
        let tied =
            |at: usize| matches!(self.text[self.tokens[at - 1].span.end..self.tokens[at].span.start].trim(), ":" | "/");
        digit(at) && ((at > 0 && digit(at - 1) && tied(at)) || (digit(at + 1) && tied(at + 1)))
    }

    /// Whether the number before is the lower end: "10-15 ms", "10 to 15k".
    pub(super) fn is_range(&self, last: &Quantity, at: usize) -> bool {
        let gap = &self.text[last.span.end..self.tokens[at].span.start];
        let between = gap.trim_matches(is_gap);
        let gap_is_short = gap.len() <= 8;
        last.kind == QuantityKind::Count && gap_is_short && matches!(between, "-" | "–" | "to" | "-$" | "–$" | "or")
    }

    /// The lower end in the unit of the upper: "10-15 ms" begins at 10 ms. A multiple counts for both, if the lower end
    /// has none ("10 to 15k").
    pub(super) fn like(&self, lower: &Quantity, upper: &Figure) -> Quantity {
        let Some(figure) = self.figure(lower.tokens.start) else { return lower.clone() };
        let times = if figure.times > 1 { figure.times } else { upper.times };
        let figure = Figure { times, unit: upper.unit, each_day: upper.each_day, ..figure };
        Quantity { span: lower.span, ..figure.quantity(lower.clause) }
    }

    fn word(&self, at: usize) -> Option<&str> {
        (at < self.end).then(|| self.tokens[at].word.as_str())
    }

    /// What stands between a token and the one before it.
    fn gap(&self, at: usize) -> &str {
        let from = if at == 0 { 0 } else { self.tokens[at - 1].span.end };
        &self.text[from..self.tokens[at].span.start]
    }
}

impl Figure {
    /// In base units.
    pub(super) fn quantity(&self, clause: usize) -> Quantity {
        let number = self.number.scaled(self.times);
        let (up, down) = self.each_day.unwrap_or((1, 1));
        let (kind, value) = match (self.unit, self.each_day) {
            (Some((QuantityKind::Size, thousandths)), Some(_)) => {
                (QuantityKind::Bandwidth, number.times(thousandths.saturating_mul(up), down.saturating_mul(1_000)))
            }
            (Some((kind, thousandths)), _) => (kind, number.times(thousandths, 1_000)),
            (None, Some(_)) => (QuantityKind::Rate, number.times(up, down)),
            (None, None) => (QuantityKind::Count, number.times(1, 1)),
        };
        let said = number.times(1_000_000, 1);
        Quantity { kind, value, said, each_day: self.each_day, span: self.span, tokens: self.start..self.end, clause }
    }

    fn unit_is_open(&self) -> bool {
        self.each_day.is_none() && matches!(self.unit, None | Some((QuantityKind::Money, _)))
    }

    /// Adds what a word says; false if there is no room for it.
    fn take(&mut self, unit: Unit) -> bool {
        match unit {
            Unit::Times(times) if self.unit_is_open() => self.times = self.times.saturating_mul(times),
            Unit::Of(kind, thousandths) if self.unit.is_none() && self.each_day.is_none() => {
                self.unit = Some((kind, thousandths));
            }
            Unit::EachDay(times) if self.unit.is_none() && self.each_day.is_none() => self.each_day = Some((times, 1)),
            _ => return false,
        }
        true
    }
}

/// What parts nothing: white space of any kind, and what is drawn as nothing.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// "three nines" is 99.9 %.
fn nines(count: i128) -> Option<Number> {
    let decimals = u32::try_from(count).ok()?.checked_sub(2)?;
    (decimals <= 9).then(|| Number { mantissa: 10_i128.pow(decimals + 2) - 1, decimals })
}

/// "1990s", "2020s".
fn is_decade(number: Number) -> bool {
    number.decimals == 0 && (1900..2100).contains(&number.mantissa) && number.mantissa % 10 == 0
}
