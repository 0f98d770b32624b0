//! A sentence as a row of pieces: its terms, the words between them, its commas.

use std::ops::Range;

use crate::content::format::sums::SumsFile;
use crate::text::{Quantity, QuantityKind as Kind, Reading, Span, number, one_of, spelled, straight};

use super::term::{ONE, Part, Term};

/// How "/" is read.
const PER: &str = "per";
/// So many bytes behind a figure its "per million" begins.
const BEHIND: usize = 24;

/// One after the other.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A figure, and the terms that it stands for: "25 dollars per million" stands for two.
    Figure(Quantity, Vec<Term>),
    /// Something countable that is no figure: "six", "a quarter".
    Aside(Term),
    /// A word in lower case, or a sign.
    Word(String),
    Comma,
    /// ";", ":", an arrow: what it leads to may be another thing, or a later time.
    Break,
}

/// One sentence.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) pieces: Vec<Piece>,
    pub(super) asked: bool,
}

impl Said {
    /// The sentences of a text, in order.
    pub(super) fn all(text: &str, reading: &Reading, words: &SumsFile) -> Vec<Self> {
        let mut found = Vec::new();
        let mut clauses = reading.clauses.iter().peekable();
        let mut figures = reading.quantities.as_slice();
        while let Some(first) = clauses.next() {
            let mut span = first.span;
            while let Some(clause) = clauses.next_if(|clause| clause.sentence == first.sentence) {
                span = span.to(clause.span);
            }
            let (own, others) = figures.split_at(figures.partition_point(|figure| figure.span.end <= span.end));
            figures = others;
            found.push(Self { pieces: pieces(text, span, own, words), asked: first.asked });
        }
        found
    }
}

impl Said {
    /// All its terms.
    pub(super) fn terms(&self) -> Vec<Term> {
        terms(&self.pieces, 0..self.pieces.len())
    }
}

/// The terms of some pieces.
pub(super) fn terms(pieces: &[Piece], range: Range<usize>) -> Vec<Term> {
    range.flat_map(|at| pieces[at].terms().iter().map(move |term| Term { at, ..term.clone() })).collect()
}

impl Piece {
    pub(super) fn terms(&self) -> &[Term] {
        match self {
            Self::Figure(_, terms) => terms,
            Self::Aside(term) => std::slice::from_ref(term),
            Self::Word(_) | Self::Comma | Self::Break => &[],
        }
    }

    /// A word of a list.
    pub(super) fn is_one_of(&self, list: &[String]) -> bool {
        matches!(self, Self::Word(word) if list.contains(word))
    }

    /// A sum may be made of it.
    pub(super) fn is_factor(&self) -> bool {
        self.terms().iter().any(|term| term.part == Part::Factor)
    }
}

fn pieces(text: &str, span: Span, figures: &[Quantity], words: &SumsFile) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = span.start;
    for figure in figures {
        between(text, Span { start: at, end: figure.span.start.max(at) }, words, &mut found);
        let mut terms: Vec<Term> = Term::of(figure).into_iter().collect();
        terms.extend(denominator(text, figure, span.end, words));
        found.push(Piece::Figure(figure.clone(), terms));
        at = figure.span.end;
    }
    between(text, Span { start: at, end: span.end.max(at) }, words, &mut found);
    found
}

/// The words of a stretch without figures.
fn between(text: &str, span: Span, words: &SumsFile, found: &mut Vec<Piece>) {
    let stretch = span.of(text);
    let mut start = 0;
    for (at, mark) in stretch.char_indices().chain([(stretch.len(), ' ')]) {
        let inside_a_word = match mark {
            ',' => stretch[at + 1..].starts_with(|c: char| c.is_ascii_digit()),
            '.' => stretch[at + 1..].starts_with(char::is_alphanumeric),
            _ => false,
        };
        let divides = mark.is_whitespace()
            || matches!(mark, ',' | ';' | ':' | '(' | ')' | '.' | '-' | '—' | '–' | '/' | '"' | '→');
        if !divides || inside_a_word {
            continue;
        }
        if start < at {
            let word = straight(&stretch[start..at]).to_lowercase();
            let place = Span { start: span.start + start, end: span.start + at };
            let piece = read(text, &word, place, found.last(), words);
            let joined = matches!(&piece, Piece::Aside(term) if term.span.start < place.start);
            if joined {
                found.pop();
            }
            found.push(piece);
        }
        match mark {
            ',' | '(' | ')' | '—' | '–' => found.push(Piece::Comma),
            ';' | ':' | '→' => found.push(Piece::Break),
            '-' if stretch[at..].starts_with("->") => found.push(Piece::Break),
            '/' => found.push(Piece::Word(PER.to_owned())),
            _ => {}
        }
        start = at + mark.len_utf8();
    }
}

/// A word, and what it counts.
fn read(text: &str, word: &str, span: Span, last: Option<&Piece>, words: &SumsFile) -> Piece {
    let measured = one_of(word);
    let part_of = |word: &str| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        let part = words.parts.iter().find(|part| part.word == word || part.word == singular);
        part.map(|part| (i128::from(part.times), i128::from(part.of)))
    };
    let term = match (last, measured) {
        // "two million"
        (Some(Piece::Aside(number)), Some((Kind::Count, times))) => spelled(&number.span.of(text).to_lowercase())
            .and_then(|value| Term::count(number.span.to(span), value.saturating_mul(times))),
        // "half hour"
        (Some(Piece::Aside(part)), Some((Kind::Duration, lasting))) => part_of(&part.span.of(text).to_lowercase())
            .and_then(|(up, down)| Term::lasting(part.span.to(span), lasting.saturating_mul(up), down)),
        // "a year"
        (Some(Piece::Word(article)), Some((Kind::Duration, lasting)))
            if words.binds.contains(article) || words.each.contains(article) =>
        {
            Term::lasting(span, lasting, 1)
        }
        _ => None,
    };
    let digits = || number(word);
    let spelled = || spelled(word).filter(|number| *number > 1).map(|number| (number, 1));
    let aside = || part_of(word).or_else(digits).or_else(spelled).and_then(|(up, down)| Term::aside(span, up, down));
    term.or_else(aside).map_or_else(|| Piece::Word(word.to_owned()), Piece::Aside)
}

/// "per million", "a gigabyte" behind or inside a figure: what it is the price or the number of.
fn denominator(text: &str, figure: &Quantity, end: usize, words: &SumsFile) -> Option<Term> {
    let from = figure.span.start;
    let until = text.floor_char_boundary((figure.span.end + BEHIND).min(end));
    let behind: Vec<&str> =
        text[from..until].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let pair = behind.windows(2).find_map(|pair| {
        let over = pair[0] == PER || (figure.kind == Kind::Money && words.each.iter().any(|each| each == pair[0]));
        let word = pair[1].to_lowercase();
        over.then(|| one_of(&word)).flatten().filter(|(kind, _)| matches!(kind, Kind::Size | Kind::Count))
    });
    let (kind, value) = pair?;
    Term::of(&Quantity { kind, value, said: ONE, each_day: None, ..figure.clone() })
}
