//! What the answers to one question are compared with. Making it takes tens of milliseconds a question, and few of a bank's
//! questions are asked on a day: it is made when it is first asked for, and nothing in it can be wrong by then.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use super::claims::{self, WrongClaim};
use super::example::class;
use super::format::question::QuestionFile;
use super::graded::Graded;
use super::told::{shipped, told};
use crate::matching::{Asking, Class, Index, Learnt, Vector};
use crate::text::Lexicon;

/// Everything that sentences of an answer, or questions of a candidate, are held against.
#[derive(Clone, Debug)]
pub struct Classes {
    /// For each idea the sentences that show it.
    pub ideas: Vec<Class>,
    /// Wrong claims: its own, then those of the library that touch its matter.
    pub wrong: Vec<Arc<WrongClaim>>,
    /// `ideas` and behind them `wrong`, to compare a sentence with all of them; the library's words weigh nothing.
    pub index: Index,
    /// For each fact the questions that ask for it, to tell which of them a question asks for.
    pub asking: Asking,
    /// Where its answers lie.
    pub topic: Vector,
    /// How much its sound sentences sound like false claims, as log-odds: on some questions everything is *always*.
    pub manner: i64,
    /// Shingles of what the question tells by itself, sorted; see [`super::ECHO`].
    pub told: Vec<u64>,
    /// Shingles of the graded transcripts, sorted; see [`super::SHIPPED`].
    pub shipped: Vec<u64>,
}

/// What they are made from.
pub(super) struct Ingredients {
    pub(super) question: Arc<QuestionFile>,
    pub(super) graded: Arc<[Graded]>,
    pub(super) words: Lexicon,
    pub(super) learnt: Arc<Learnt>,
    /// The library's claims.
    pub(super) claims: Arc<[Arc<WrongClaim>]>,
}

impl Ingredients {
    fn classes(&self) -> Classes {
        let Self { question, words, learnt, .. } = self;
        let of = |sentences: &[String]| class(sentences.iter(), words, learnt, &question.slug);
        let ideas: Vec<Class> = question.ideas.iter().map(|idea| of(&idea.say)).collect();
        let facts: Vec<Class> = question.facts.iter().map(|fact| of(&fact.asked)).collect();
        let own = question.wrong.iter().map(|claim| claims::compiled(claim, words, learnt, &question.slug));
        let wrong = claims::of_question(own.collect(), &ideas, &self.claims);
        let (own, library): (Vec<_>, Vec<_>) = wrong.iter().partition(|claim| claim.own);
        let apart: Vec<&Class> = ideas.iter().chain(own.into_iter().map(|claim| &claim.class)).collect();
        let beside: Vec<&Class> = library.into_iter().map(|claim| &claim.class).collect();
        let says = question.facts.iter().map(|fact| fact.says.as_str());
        let examples = ideas.iter().flat_map(|class| &class.examples);
        Classes {
            index: Index::new(&apart, &beside),
            asking: Asking::new(&facts.iter().zip(says).collect::<Vec<_>>()),
            topic: Vector::blend(examples.map(|example| (&example.vector, 1))),
            manner: learnt.manner(&ideas),
            told: told(question),
            shipped: shipped(&self.graded),
            ideas,
            wrong,
        }
    }
}

/// [`Classes`] that are made when they are first looked at, once for all who share them.
#[derive(Clone)]
pub struct OnDemand(Arc<LazyLock<Classes, Box<dyn FnOnce() -> Classes + Send>>>);

impl OnDemand {
    pub(super) fn of(ingredients: Ingredients) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(move || ingredients.classes()))))
    }
}

impl Deref for OnDemand {
    type Target = Classes;

    fn deref(&self) -> &Classes {
        &self.0
    }
}

impl From<Classes> for OnDemand {
    fn from(classes: Classes) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(move || classes))))
    }
}

impl fmt::Debug for OnDemand {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("OnDemand")
    }
}
