//! A sentence, searched for results and what they come from.

use crate::content::format::sums::SumsFile;
use crate::text::{Quantity, QuantityKind as Kind, Span, one_of};

use super::operations::MOST;
use super::said::{self, Piece};
use super::term::{DOUBLE, ONE, Part, Term, is_day};
use super::verdict::Verdict;

/// In prose, off by less than a factor of three is rounding, or something that was left unsaid.
const OFF: i64 = DOUBLE * 1585 / 1000;
/// "A x B = C" leaves nothing unsaid: off by a quarter.
const OFF_PLAINLY: i64 = DOUBLE * 322 / 1000;
/// As many letters tell that two words are of one thing.
const STEM: usize = 4;
/// The result stands at most so many words behind the word that gives it.
const REACH: usize = 6;
/// A result in bits is eight times what it is in bytes, which may be said or not.
const BIT: &str = "bit";
/// What is more pieces away is not looked for.
const FAR: usize = 64;

/// One sentence and all that is needed to reckon it.
pub(super) struct Reckoner<'a> {
    pub(super) text: &'a str,
    pub(super) pieces: &'a [Piece],
    pub(super) words: &'a SumsFile,
    /// The terms of the sentence before.
    pub(super) before: &'a [Term],
}

/// A result, and how it is tied to what it comes from.
pub(super) struct Given {
    /// Its piece.
    at: usize,
    /// It is said to be the same, not merely to follow.
    pub(super) is_same: bool,
    /// What it is the same as stands behind it: "so *50 million a day* is 580 a second".
    begins: bool,
    pub(super) term: Term,
}

impl Reckoner<'_> {
    pub(super) fn contradictions(&self) -> Vec<Span> {
        let mut found = Vec::new();
        if self.pieces.iter().any(|piece| piece.is_one_of(&self.words.elsewhere)) {
            return found;
        }
        let mut from = 0;
        for (at, piece) in self.pieces.iter().enumerate() {
            if matches!(piece, Piece::Break) {
                from = at;
            }
            from = from.max(at.saturating_sub(FAR));
            let Some(given) = self.given(from, at) else { continue };
            // In the middle of "A x B = C = D" it is a result and begins the next sum.
            if given.begins && !given.is_same || self.is_no_plain_result(&given) {
                continue;
            }
            found.extend(self.fails(from, &given));
            // What comes next is worked out of this.
            from = at;
        }
        found
    }

    /// The piece as a result.
    fn given(&self, from: usize, at: usize) -> Option<Given> {
        let Piece::Figure(figure, _) = &self.pieces[at] else { return None };
        let mut term = Term::of(figure)?;
        let counts_nothing = self.pieces.get(at + 1).is_none_or(|next| match next {
            Piece::Word(_) => next.is_one_of(&self.words.binds),
            next => next.terms().is_empty(),
        });
        let of_money = || self.pieces[from..at].iter().any(|piece| piece.terms().iter().any(Term::is_money));
        if counts_nothing && of_money() {
            term = term.into_money();
        }
        let lead = self.pieces[from..at].iter().rev();
        let words = lead.take_while(|piece| !matches!(piece, Piece::Figure(..) | Piece::Break));
        let words = words.filter(|piece| !matches!(piece, Piece::Comma)).take(REACH);
        // "x ~5 cents" is a factor.
        let mut joint = words.clone().take_while(|piece| !piece.is_one_of(&self.words.times));
        let is_factor = words.count() > joint.clone().count();
        let is_same = joint.find_map(|piece| self.joint(piece));
        let is_same = is_same.or_else(|| self.is_led_in(from, at).then_some(false)).filter(|_| !is_factor)?;
        let begins = self.pieces.get(at + 1).and_then(|piece| self.joint(piece)) == Some(true);
        self.goes_on(from, at).then_some(Given { at, is_same, begins, term })
    }

    /// Whether a word gives a result: the same in other words, or something that follows.
    fn joint(&self, piece: &Piece) -> Option<bool> {
        let Piece::Word(word) = piece else { return None };
        let is_same = self.words.gives.contains(word);
        (is_same || self.words.so.contains(word)).then_some(is_same)
    }

    /// "With 4,000 a second and 90 percent hits, 400 a second remain".
    fn is_led_in(&self, from: usize, at: usize) -> bool {
        from == 0
            && self.pieces[0].is_one_of(&self.words.leads)
            && at > 0
            && matches!(self.pieces[at - 1], Piece::Comma)
    }

    /// Behind the last factor's comma nothing new begins: "..., the fleet takes 200 a second".
    fn goes_on(&self, from: usize, until: usize) -> bool {
        let behind = (from..until).rev().take_while(|at| !self.pieces[*at].is_factor());
        let comma = behind.filter(|at| matches!(self.pieces[*at], Piece::Comma)).last();
        self.is_led_in(from, until) || comma.is_none_or(|comma| self.joint(&self.pieces[comma + 1]).is_some())
    }

    /// The whole sum, if its result can be told from the pieces before and is not what they come to.
    fn fails(&self, from: usize, given: &Given) -> Option<Span> {
        let lead = self.pieces.iter().enumerate().take(given.at).skip(from);
        let (start, _) = lead.clone().find(|(_, piece)| piece.is_factor())?;
        if !self.is_plain_talk(from, start, given.at) {
            return None;
        }
        let mut terms = said::terms(self.pieces, from..given.at);
        let span = terms.iter().find(|term| term.part == Part::Factor)?.span.to(given.term.span);
        let formula = self.is_formula(start, given.at);
        let eight = given.term.span.of(self.text).to_lowercase().contains(BIT);
        let aside = |piece: &Piece| matches!(piece, Piece::Comma);
        let whole = formula && !eight && !self.pieces[start..given.at].iter().any(aside);
        let goes_in = |term: &&mut Term| whole && term.at >= start && term.part == Part::Perhaps;
        terms.iter_mut().filter(goes_in).for_each(|term| term.part = Part::Factor);
        terms.extend(self.calendar_behind(given));
        let earlier = said::terms(self.pieces, from.saturating_sub(FAR)..from);
        terms.extend(earlier.iter().chain(self.before).map(|term| Term { part: Part::Beside, ..term.clone() }));
        if terms.len() > MOST {
            return None;
        }
        let off = if formula { OFF_PLAINLY } else { OFF };
        Verdict { reckoner: self, terms: &terms, given, formula: whole }.fails(off).then_some(span)
    }

    /// Neither a share nor an article nor what stands behind a preposition is what a sum comes to.
    fn is_no_plain_result(&self, given: &Given) -> bool {
        let said = given.term.span.of(self.text).to_lowercase();
        let is_sign = |piece: &Piece| matches!(piece, Piece::Word(sign) if !sign.contains(char::is_alphanumeric));
        let skipped = |piece: &&Piece| piece.is_one_of(&self.words.about) || is_sign(piece);
        let before = self.pieces[..given.at].iter().rev().find(|piece| !skipped(piece));
        let bound = before.is_some_and(|piece| piece.is_one_of(&self.words.binds));
        let counts = !matches!(&self.pieces[given.at], Piece::Figure(figure, _) if is_day(figure))
            && given.term.kind != Kind::Percent;
        !counts || self.is_of_another(given) || said.starts_with("a ") || said.starts_with("an ") || bound
    }

    /// "0.7 GB a second per server", if no servers were spoken of; "1 of 20,000".
    fn is_of_another(&self, given: &Given) -> bool {
        let Piece::Figure(_, terms) = &self.pieces[given.at] else { return true };
        let [Some(Piece::Word(over)), Some(behind)] = [1, 2].map(|next| self.pieces.get(given.at + next)) else {
            return terms.len() > 1;
        };
        let is_over = self.words.each.contains(over);
        let is_known = |thing: &str| {
            let stem = &thing[..thing.floor_char_boundary(STEM)];
            self.pieces[..given.at].iter().rev().take(FAR).any(|piece| match piece {
                Piece::Word(word) => word.starts_with(stem),
                Piece::Figure(figure, _) => figure.span.of(self.text).to_lowercase().contains(stem),
                _ => false,
            })
        };
        terms.len() > 1
            || match behind {
                Piece::Word(thing) => is_over && !is_known(thing),
                Piece::Figure(..) | Piece::Aside(_) => is_over || self.words.binds.contains(over),
                Piece::Comma | Piece::Break => false,
            }
    }

    /// No limits, no numbers that cannot be read, no bits.
    fn is_plain_talk(&self, from: usize, start: usize, until: usize) -> bool {
        let follows = |at: usize, list: &[String]| at > 0 && self.pieces[at - 1].is_one_of(list);
        (from..=until).all(|at| match &self.pieces[at] {
            Piece::Word(word) => {
                let unit = word.len() > 2 && one_of(word).is_some_and(|(kind, _)| kind != Kind::Size);
                let vague = unit && !follows(at, &self.words.binds);
                (at < start || !self.words.bounds.contains(word)) && !vague
            }
            Piece::Figure(figure, _) => {
                let is_spelled = figure.span.of(self.text).starts_with(char::is_alphabetic);
                let vague = is_spelled && follows(at, &self.words.vague);
                let range = follows(at, &self.words.ranges) && at > 1 && !self.pieces[at - 2].terms().is_empty();
                !vague && !range && !is_in_bits(self.text, figure) && !is_nines(figure)
            }
            Piece::Aside(_) | Piece::Comma | Piece::Break => true,
        })
    }

    /// Nothing but figures, what they count, and words of sums.
    fn is_formula(&self, from: usize, until: usize) -> bool {
        let lists = [&self.words.times, &self.words.gives, &self.words.so, &self.words.about];
        (from..until).all(|at| match &self.pieces[at] {
            Piece::Word(word) => {
                let thing = !self.words.binds.contains(word) && !self.pieces[at - 1].terms().is_empty();
                thing || lists.iter().any(|list| list.contains(word))
            }
            Piece::Figure(..) | Piece::Aside(_) | Piece::Comma => true,
            Piece::Break => false,
        })
    }

    /// "99.9 percent is 9 hours a year".
    fn calendar_behind(&self, given: &Given) -> Vec<Term> {
        let until = self.pieces.len().min(given.at + 5);
        let mut terms = said::terms(self.pieces, given.at + 1..until);
        terms.retain(|term| term.kind == Kind::Duration && term.part == Part::Perhaps);
        terms
    }

    /// "40 times 60", "over 64 shards": what stands before the right one ties it to the left one.
    pub(super) fn links(&self, left: usize, right: usize, share: bool) -> bool {
        let between = &self.pieces[(left + 1).min(right)..right];
        let last = between.iter().rev().find(|piece| !piece.is_one_of(&self.words.about));
        left == right
            || between.iter().any(|piece| piece.is_one_of(&self.words.times))
            || !share && last.is_some_and(|piece| piece.is_one_of(&self.words.binds))
    }
}

/// "99.95", which is an availability.
fn is_nines(figure: &Quantity) -> bool {
    figure.kind == Kind::Count && figure.said > 99 * ONE && figure.said < 100 * ONE
}

/// "1.8 Gb/s", which is read as bytes but may mean bits.
fn is_in_bits(text: &str, figure: &Quantity) -> bool {
    let unit = figure.span.of(text).trim_start_matches(|c: char| !c.is_alphabetic());
    unit.get(1..2) == Some("b") && !unit.contains("bit")
}
