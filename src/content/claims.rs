//! Wrong claims as one question sees them: its own, and those of the library that touch its matter.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check;
use super::example::class;
use super::files::Parsed;
use super::format::Status;
use super::format::claims::ClaimsFile;
use super::format::question::WrongFile;
use super::problem::Problem;
use crate::matching::{Class, Learnt};
use crate::text::Lexicon;

/// A claim of the library touches a question if it is so near to one of its classes, in percent.
const TOUCHES: i64 = 62;
/// At most so many do, so that strangers do not drown a question's own.
const MOST: usize = 12;

/// A wrong claim that can be recognised.
#[derive(Clone, Debug)]
pub struct WrongClaim {
    /// Never reused.
    pub id: String,
    /// In one line.
    pub claim: String,
    /// What is true instead.
    pub correction: String,
    /// Breaks the heart of the question.
    pub crux: bool,
    /// It stands in the question, and not in the library.
    pub own: bool,
    /// How people say it.
    pub class: Class,
    /// Sound sentences beside it; a sentence that is nearer to them does not make the claim.
    pub near: Option<Class>,
}

/// The claims of some files, compiled: of the library those that were reviewed, since a draft accuses nobody.
pub(super) fn library(
    files: &[&Parsed<ClaimsFile>],
    lexicon: &Lexicon,
    learnt: &Learnt,
    problems: &mut Vec<Problem>,
) -> Vec<Arc<WrongClaim>> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut claims = Vec::new();
    for parsed in files {
        let Parsed { document, file, .. } = parsed;
        check::ids(document, "/claims", file.claims.iter().map(|claim| claim.id.as_str()), problems);
        check::reviewed(document, file.status, file.reviewed.as_ref(), problems);
        for (n, claim) in file.claims.iter().enumerate() {
            if let Some(other) = first.insert(&claim.id, &parsed.inside).filter(|other| *other != parsed.inside) {
                let message = format!("{:?} stands in {other} already", claim.id);
                problems.push(document.problem(&format!("/claims/{n}/id"), message));
            }
            check::examples(document, &format!("/claims/{n}"), &claim.say, problems);
            check::examples(document, &format!("/claims/{n}"), &claim.near, problems);
            if file.status != Status::Draft {
                claims.push(Arc::new(compiled(claim, lexicon, learnt, "")));
            }
        }
    }
    claims
}

/// One claim.
pub(super) fn compiled(file: &WrongFile, lexicon: &Lexicon, learnt: &Learnt, own: &str) -> WrongClaim {
    let near = (!file.near.is_empty()).then(|| class(file.near.iter(), lexicon, learnt, own));
    WrongClaim {
        id: file.id.clone(),
        claim: file.claim.clone(),
        correction: file.correction.clone(),
        crux: file.crux,
        own: !own.is_empty(),
        class: class(file.say.iter(), lexicon, learnt, own),
        near,
    }
}

/// A question's own claims, then those of the library that are nearest to its classes.
pub(super) fn of_question(own: Vec<WrongClaim>, ideas: &[Class], library: &[Arc<WrongClaim>]) -> Vec<Arc<WrongClaim>> {
    let classes = || ideas.iter().chain(own.iter().map(|claim| &claim.class));
    let nearness =
        |claim: &WrongClaim| classes().map(|class| class.centre.near(&claim.class.centre)).max().unwrap_or(0);
    let touching = library.iter().map(|claim| (nearness(claim), claim));
    let mut touching: Vec<_> =
        touching.filter(|(near, _)| *near * 100 >= TOUCHES * crate::matching::fixed::ONE).collect();
    touching.sort_by_key(|(near, claim)| (-near, claim.id.clone()));
    touching.truncate(MOST);
    let mut touching: Vec<_> = touching.into_iter().map(|(_, claim)| Arc::clone(claim)).collect();
    touching.sort_by(|a, b| a.id.cmp(&b.id));
    own.into_iter().map(Arc::new).chain(touching).collect()
}
