//! `/learn/decide/{tree}`: how to choose, question by question. What was answered stands in the address, so that every state
//! is a link.

use serde::{Deserialize, Serialize};

use super::LinkView;
use crate::content::curriculum::{Curriculum, PieceKind};
use crate::content::format::decisions::{Lack, Outcome, Step, Tree};
use crate::content::format::piece::Source;

/// What was answered so far, as the address has it: so many times no, and then perhaps yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Said {
    pub(crate) no: usize,
    pub(crate) yes: u8,
}

/// What `decide.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DecideContext {
    pub(crate) title: String,
    pub(crate) summary: String,
    /// Where it begins.
    pub(crate) path: String,
    /// Those answered with no: the question, and the way back to it.
    pub(crate) denied: Vec<LinkView>,
    /// The one answered with yes.
    pub(crate) affirmed: Option<LinkView>,
    pub(crate) question: Option<AskedView>,
    pub(crate) outcome: Option<OutcomeView>,
    /// Nothing of it fits.
    pub(crate) nothing: bool,
    /// All of it at once.
    pub(crate) all: Vec<StepView>,
    pub(crate) lacks: Vec<LinkView>,
    pub(crate) sources: Vec<LinkView>,
    pub(crate) others: Vec<LinkView>,
}

/// The question that stands now.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AskedView {
    pub(crate) number: usize,
    pub(crate) of: usize,
    pub(crate) ask: String,
    pub(crate) yes: String,
    pub(crate) no: String,
}

/// What to choose.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OutcomeView {
    pub(crate) choose: String,
    pub(crate) says: String,
    pub(crate) services: Vec<LinkView>,
    /// The choice that comes next.
    pub(crate) next: Option<LinkView>,
}

/// One line of the whole.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StepView {
    pub(crate) ask: String,
    pub(crate) choose: String,
    pub(crate) path: String,
}

impl DecideContext {
    pub(crate) fn new(curriculum: &Curriculum, tree: &Tree, said: Said) -> Self {
        let path = path(&tree.id);
        let no = said.no.min(tree.steps.len());
        let back = |n: usize| if n == 0 { path.clone() } else { format!("{path}?no={n}") };
        let chosen = |n: usize| if n == 0 { format!("{path}?yes=1") } else { format!("{path}?no={n}&yes=1") };
        let ask = |n: usize| LinkView { path: back(n), title: tree.steps[n].ask.clone(), about: String::new() };
        let affirmed = (said.yes > 0 && no < tree.steps.len()).then_some(no);
        let outcome = match affirmed {
            Some(n) => Some(&tree.steps[n].yes),
            None => tree.otherwise.as_ref().filter(|_| no == tree.steps.len()),
        };
        let question = (affirmed.is_none() && no < tree.steps.len()).then(|| AskedView {
            number: no + 1,
            of: tree.steps.len(),
            ask: tree.steps[no].ask.clone(),
            yes: chosen(no),
            no: back(no + 1),
        });
        let step = |(n, step): (usize, &Step)| StepView {
            ask: step.ask.clone(),
            choose: step.yes.choose.clone(),
            path: chosen(n),
        };
        let otherwise = tree.otherwise.iter().map(|outcome| StepView {
            ask: "Otherwise".to_owned(),
            choose: outcome.choose.clone(),
            path: back(tree.steps.len()),
        });
        let named = |outcome: &Outcome, service: &str| outcome.services.iter().any(|named| named == service);
        let lacks = tree.lacks.iter().filter(|lack| outcome.is_some_and(|outcome| named(outcome, &lack.service)));
        let lack = |lack: &Lack| Some(LinkView { about: lack.says.clone(), ..service(curriculum, &lack.service)? });
        let source = |source: &Source| LinkView {
            path: source.url.clone(),
            title: source.title.clone(),
            about: format!("{}, {}", source.publisher, source.year),
        };
        let others = curriculum.trees.iter().map(|choice| &choice.tree).filter(|other| other.id != tree.id);
        Self {
            title: tree.title.clone(),
            summary: tree.summary.clone(),
            denied: (0..no).map(ask).collect(),
            affirmed: affirmed.map(ask),
            nothing: question.is_none() && outcome.is_none(),
            question,
            outcome: outcome.map(|outcome| OutcomeView::of(curriculum, outcome)),
            all: tree.steps.iter().enumerate().map(step).chain(otherwise).collect(),
            lacks: lacks.filter_map(lack).collect(),
            sources: curriculum.tree_sources.iter().map(source).collect(),
            others: others.map(link).collect(),
            path,
        }
    }
}

impl OutcomeView {
    fn of(curriculum: &Curriculum, outcome: &Outcome) -> Self {
        Self {
            choose: outcome.choose.clone(),
            says: outcome.says.clone(),
            services: outcome.services.iter().filter_map(|slug| service(curriculum, slug)).collect(),
            next: outcome.tree.as_ref().and_then(|next| curriculum.tree(next)).map(link),
        }
    }
}

fn path(tree: &str) -> String {
    format!("/learn/decide/{tree}")
}

fn link(tree: &Tree) -> LinkView {
    LinkView { path: path(&tree.id), title: tree.title.clone(), about: tree.summary.clone() }
}

/// A service that has a page.
fn service(curriculum: &Curriculum, slug: &str) -> Option<LinkView> {
    curriculum.get(PieceKind::Service, slug).map(|piece| LinkView::of(piece))
}
