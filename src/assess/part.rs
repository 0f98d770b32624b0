//! One sentence of a turn after the gates, or two that are tied, and what they say of patterns and topics.

use std::ops::Range;

use crate::content::{Gives, Need, Sheet};
use crate::text::{ConceptId, Mention, Pattern, Reading, Span, Vocabulary, read};

use super::gates::Gate;
use super::relations::{Relation, relations, spoken};
use super::sentences::{Sentence, alone};

/// A sentence that begins with one of these goes on with the one before it.
const GOES_ON: &[&str] = &[
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "they",
    "otherwise",
    "else",
    "so",
    "because",
    "but",
    "then",
    "without",
    "which",
    "therefore",
    "hence",
];

/// A stretch that is read by itself.
pub(super) struct Part {
    pub(super) sentence: Sentence,
    pub(super) reading: Reading,
    /// What the reading holds: most patterns are settled by a look at it.
    said: Vocabulary,
    pub(super) gate: Option<&'static Gate>,
    /// Its sentences, as indices: one, or two that are tied.
    pub(super) of: Range<usize>,
    /// What it claims of mechanisms.
    pub(super) relations: Vec<Relation>,
    /// The mechanisms that it speaks of.
    pub(super) mechanisms: Vec<Mention>,
}

/// A turn, read with the words of its question and with those of the table of mechanisms.
pub(super) struct Read {
    pub(super) own: Reading,
    table: Reading,
    /// The mechanisms that it speaks of anywhere.
    mechanisms: Vec<ConceptId>,
}

impl Read {
    pub(super) fn new(sheet: &Sheet, text: &str) -> Self {
        let table = read(text, &sheet.mechanisms.lexicon);
        let mechanisms = spoken(&sheet.mechanisms, &table).iter().map(|mention| mention.concept).collect();
        Self { own: read(text, &sheet.lexicon), table, mechanisms }
    }
}

/// Sentence by sentence.
pub(super) fn parts(sheet: &Sheet, whole: &Read, sentences: &[Sentence], taken: &[Option<&'static Gate>]) -> Vec<Part> {
    let part = |(at, (sentence, gate)): (usize, (&Sentence, Option<&'static Gate>))| {
        Part::new(sheet, whole, sentence.clone(), gate, at..at + 1)
    };
    sentences.iter().zip(taken.iter().copied()).enumerate().map(part).collect()
}

/// Each sentence with the one that goes on with it, read as one. Questions and what a gate took are tied to nothing.
pub(super) fn tied(sheet: &Sheet, whole: &Read, parts: &[Part]) -> Vec<Part> {
    let free = |part: &Part| part.gate.is_none() && !part.sentence.asked;
    let pairs = parts.windows(2).filter(|pair| free(&pair[0]) && free(&pair[1]) && pair[1].goes_on());
    let tied = pairs.map(|pair| {
        let sentence = pair[0].sentence.with(&pair[1].sentence);
        let mut tied = Part::new(sheet, whole, sentence, None, pair[0].of.start..pair[1].of.end);
        tied.reading.clauses.iter_mut().for_each(|clause| clause.sentence = 0);
        tied
    });
    tied.collect()
}

impl Part {
    fn new(sheet: &Sheet, whole: &Read, sentence: Sentence, gate: Option<&'static Gate>, of: Range<usize>) -> Self {
        let reading = alone(&whole.own, &sentence);
        let said = Vocabulary::of(&reading, &sheet.lexicon);
        let table = alone(&whole.table, &sentence);
        let relations = relations(&sheet.mechanisms, &table, &whole.mechanisms);
        let mechanisms = spoken(&sheet.mechanisms, &table);
        Self { sentence, reading, said, gate, of, relations, mechanisms }
    }

    /// It begins with a word that points back.
    pub(super) fn goes_on(&self) -> bool {
        self.reading.tokens.first().is_some_and(|first| GOES_ON.contains(&first.word.as_str()))
    }

    /// Where it states one of these.
    pub(super) fn states(&self, sheet: &Sheet, patterns: &[&Pattern]) -> Option<Span> {
        let possible = patterns.iter().filter(|pattern| self.said.missing(pattern) == 0);
        possible.filter_map(|pattern| pattern.find(&self.reading, &sheet.lexicon)).map(|found| found.span).min()
    }

    /// Where it states one of these but for a thing in focus.
    pub(super) fn states_in_focus(&self, sheet: &Sheet, patterns: &[&Pattern], focus: &[ConceptId]) -> Option<Span> {
        let possible = patterns.iter().filter(|pattern| self.said.missing(pattern) <= 1);
        let found = possible.filter_map(|pattern| pattern.find_in_focus(&self.reading, &sheet.lexicon, focus));
        found.map(|found| found.span).min()
    }

    /// Where a mechanism gives what is needed, to one of the things for which it is needed or to one of those in focus.
    pub(super) fn meets(&self, sheet: &Sheet, need: &Need, focus: &[ConceptId]) -> Option<Span> {
        let object = self.object(sheet, need);
        if object.is_none() && !focus.iter().any(|concept| is_of(sheet, need, *concept)) {
            return None;
        }
        let gives = |relation: &&Relation| {
            let brings = sheet.mechanisms.gives(relation.mechanism, need.guarantee, &[]) != Gives::Open;
            relation.gives == Gives::Surely && (relation.guarantee == need.guarantee || brings)
        };
        let met = self.relations.iter().find(gives)?.span;
        Some(object.map_or(met, |object| met.to(object)))
    }

    /// Where it speaks of a mechanism that would give what is needed, and of what it is needed for.
    pub(super) fn could_meet(&self, sheet: &Sheet, need: &Need) -> Option<Span> {
        let object = self.object(sheet, need)?;
        let gives = |mention: &&Mention| {
            let gives = sheet.mechanisms.gives(mention.concept, need.guarantee, &[]);
            matches!(gives, Gives::Surely | Gives::Unfinished)
        };
        Some(self.mechanisms.iter().find(gives)?.span.to(object))
    }

    /// It credits a mechanism with what the table says that it never gives.
    pub(super) fn credits(&self, mechanism: ConceptId, guarantee: ConceptId) -> bool {
        let same = |relation: &Relation| relation.mechanism == mechanism && relation.guarantee == guarantee;
        self.relations.iter().any(|relation| relation.gives == Gives::Never && same(relation))
    }

    /// It says one of these sums, all of it.
    pub(super) fn sums_wrongly(&self, sums: &[Span]) -> bool {
        let own = self.sentence.span;
        sums.iter().any(|sum| own.start <= sum.start && sum.end <= own.end)
    }

    /// Where it speaks of one of the things for which something is needed.
    fn object(&self, sheet: &Sheet, need: &Need) -> Option<Span> {
        let said = self.reading.mentions.iter().filter(|mention| !mention.negated);
        said.filter(|mention| is_of(sheet, need, mention.concept)).map(|mention| mention.span).next()
    }

    /// Where it holds all things but one that the pattern asks for, at least two, whatever their order.
    pub(super) fn nearly_states(&self, sheet: &Sheet, pattern: &Pattern) -> Option<Span> {
        if self.said.missing(pattern) > 1 || self.said.missing(pattern) + 2 > pattern.slot_count() {
            return None;
        }
        let named = pattern.named(&self.reading, &sheet.lexicon);
        let enough = named.len() >= 2 && named.len() + 1 >= pattern.slot_count();
        named.into_iter().reduce(Span::to).filter(|_| enough)
    }

    /// Where it raises the pattern, as a question or not.
    pub(super) fn raises(&self, sheet: &Sheet, pattern: &Pattern) -> Option<Span> {
        let possible = self.said.missing(pattern) == 0;
        possible.then(|| pattern.find_asked(&self.reading, &sheet.lexicon)).flatten().map(|found| found.span)
    }

    /// The first mention of a topic of that polarity and mood.
    pub(super) fn mentioned(&self, sheet: &Sheet, topic: &[ConceptId], denied: bool, asked: bool) -> Option<Span> {
        let of_topic = |concept: ConceptId| topic.iter().any(|wanted| sheet.lexicon.is_a(concept, *wanted));
        let said =
            self.reading.mentions.iter().filter(|mention| mention.negated == denied && of_topic(mention.concept));
        said.filter(|mention| self.reading.clauses[mention.clause].asked == asked).map(|mention| mention.span).next()
    }

    /// Where it has everything that the pattern asks for, of which something is denied that should not be.
    pub(super) fn denies(&self, sheet: &Sheet, pattern: &Pattern) -> Option<Span> {
        if pattern.slot_count() < 2
            || self.said.missing(pattern) > 0
            || pattern.find(&self.reading, &sheet.lexicon).is_some()
        {
            return None;
        }
        let raised = pattern.find_asked(&self.reading, &sheet.lexicon)?;
        let inside = |span: Span| raised.slots.iter().any(|slot| slot.start <= span.start && span.end <= slot.end);
        self.reading.tokens.iter().any(|token| token.negated && inside(token.span)).then_some(raised.span)
    }

    /// A question that the interviewer can answer from the facts: asking is no weakness.
    pub(super) fn is_clarifying(&self, sheet: &Sheet) -> bool {
        sheet.facts.iter().flatten().any(|pattern| self.raises(sheet, pattern).is_some())
    }
}

/// One of the things for which something is needed.
fn is_of(sheet: &Sheet, need: &Need, concept: ConceptId) -> bool {
    need.of.iter().any(|of| sheet.lexicon.is_a(concept, *of))
}
