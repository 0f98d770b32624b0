//! Whether a result is what its terms come to.

use crate::text::{QuantityKind as Kind, one_of};

use super::operations::{Outcome, Reading, outcomes};
use super::reckoner::{Given, Reckoner};
use super::said::Piece;
use super::term::{Amount, DOUBLE, Part, Term};

/// Everything that terms come to, beside a result.
pub(super) struct Verdict<'a> {
    pub(super) reckoner: &'a Reckoner<'a>,
    pub(super) terms: &'a [Term],
    pub(super) given: &'a Given,
    /// Nothing but figures and signs: all that is said goes in.
    pub(super) formula: bool,
}

/// With periods.
const WHOLE: Reading = |term| term.whole;
/// Without.
const BARE: Reading = |term| term.bare;
/// Times as plain numbers: "at 80 cents by 730 hours".
const NUMBERS: Reading = |term| match term.kind {
    Kind::Duration => Amount { log: term.number, ..Amount::ONE },
    _ => term.bare,
};

impl Verdict<'_> {
    /// The result is none of what the terms may come to, and it should be.
    pub(super) fn fails(&self, off: i64) -> bool {
        !self.explain(off) && self.accuse()
    }

    /// Something comes near the result.
    fn explain(&self, off: i64) -> bool {
        let said = &self.given.term;
        let near = |amount: Amount, result: Amount| amount.of == result.of && (amount.log - result.log).abs() <= off;
        let is_again = |term: &Term| term.kind == said.kind && term.period.is_some() == said.period.is_some();
        let may_be = |outcome: &Outcome| {
            (outcome.used.count_ones() > 1 || self.used(outcome).all(is_again))
                && (!self.formula || self.has_all_factors(outcome))
        };
        let products = [WHOLE, BARE, NUMBERS].into_iter().any(|reading| {
            let outcomes = outcomes(self.terms, reading);
            outcomes
                .iter()
                .filter(|outcome| may_be(outcome))
                .any(|outcome| near(outcome.amount, said.whole) || near(outcome.amount, said.bare))
        });
        products || self.adds_up(off) || self.leaves_the_day_unsaid()
    }

    /// "240M × 5 KB = 36 TB a month" may begin with what comes in a day.
    fn leaves_the_day_unsaid(&self) -> bool {
        let is_longer = self.given.term.period.is_some_and(|(up, down)| up < down);
        is_longer && self.terms.iter().all(|term| term.period.is_none() && term.kind != Kind::Duration)
    }

    /// Several of one kind, together: no less than the largest, no more than as many as that.
    fn adds_up(&self, off: i64) -> bool {
        let said = &self.given.term;
        let alike = self.terms.iter().filter(|term| term.kind == said.kind).map(|term| term.whole.log);
        let (largest, times) = alike.fold((i64::MIN, 0), |(largest, times), log| (largest.max(log), times + DOUBLE));
        times > DOUBLE && (largest - off..=largest + times).contains(&said.whole.log)
    }

    /// All factors together come to something of the result's unit.
    fn accuse(&self) -> bool {
        let said = &self.given.term;
        let fits = |outcome: &Outcome| [said.whole.of, said.bare.of].contains(&outcome.amount.of);
        // A period may be left unsaid where one was said, and nothing lasts.
        let leaves_unsaid = |outcome: &Outcome| {
            self.used(outcome).all(|term| term.kind != Kind::Duration)
                && self.used(outcome).any(|term| term.period.is_some())
        };
        outcomes(self.terms, WHOLE).iter().any(|outcome| fits(outcome) && self.is_meant(outcome))
            || outcomes(self.terms, BARE)
                .iter()
                .any(|outcome| fits(outcome) && leaves_unsaid(outcome) && self.is_meant(outcome))
    }

    fn has_all_factors(&self, outcome: &Outcome) -> bool {
        self.terms.iter().enumerate().all(|(at, term)| term.part != Part::Factor || outcome.has(at))
    }

    /// Every factor goes in, and the words tie them together.
    fn is_meant(&self, outcome: &Outcome) -> bool {
        let said = &self.given.term;
        if !self.has_all_factors(outcome) || self.used(outcome).any(|term| term.part == Part::Beside) {
            return false;
        }
        let used: Vec<&Term> = self.used(outcome).collect();
        if let [only] = used[..] {
            return self.converts(only);
        }
        let carries = |term: &&Term| term.part == Part::Factor && !matches!(term.kind, Kind::Duration | Kind::Percent);
        let nines = |term: &&Term| term.kind == Kind::Percent && term.left.is_some_and(|left| left.log < -6 * DOUBLE);
        let lasts = said.kind == Kind::Duration;
        let is_plain = |term: &Term| term.whole.of.is_plain();
        let tied = used.windows(2).all(|pair| {
            let counts = is_plain(pair[0]) && is_plain(pair[1]);
            let perhaps = pair.iter().any(|term| term.part == Part::Perhaps && is_plain(term));
            let share = counts && pair[1].kind == Kind::Percent;
            !(counts || perhaps) || self.reckoner.links(pair[0].at, pair[1].at, share)
        });
        let period = |term: &&Term| {
            let comma = |at: usize| matches!(self.reckoner.pieces[at], Piece::Comma);
            let first = self.terms.iter().map(|term| term.at).min().unwrap_or(term.at);
            term.part == Part::Perhaps && term.kind == Kind::Duration && !(first..term.at).any(comma)
        };
        tied && (lasts || !used.iter().any(period) && used.iter().any(carries) && !used.iter().any(nines))
    }

    /// The same in another period: "100 million a day is 1,200 a second".
    fn converts(&self, term: &Term) -> bool {
        let said = &self.given.term;
        let unit = |term: &Term| term.whole.log - term.number;
        let another =
            (unit(term) - unit(said)).abs() > DOUBLE && matches!(said.kind, Kind::Rate | Kind::Bandwidth | Kind::Money);
        let of_one_thing = || self.thing(term).is_none_or(|thing| self.thing(said).is_none_or(|other| other == thing));
        term.whole.of == said.whole.of && another && (self.given.is_same || of_one_thing())
    }

    /// "orders" of "10 million orders a day".
    fn thing(&self, term: &Term) -> Option<&str> {
        let words = term.span.of(self.reckoner.text).split(|c: char| !c.is_alphabetic());
        let thing = |word: &&str| {
            word.len() > 2
                && one_of(&word.to_lowercase()).is_none()
                && !self.reckoner.words.binds.iter().any(|bind| bind == word)
        };
        words.into_iter().find(thing)
    }

    fn used(&self, outcome: &Outcome) -> impl Iterator<Item = &Term> {
        let outcome = *outcome;
        self.terms.iter().enumerate().filter(move |(at, _)| outcome.has(*at)).map(|(_, term)| term)
    }
}
