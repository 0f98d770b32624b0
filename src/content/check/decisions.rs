//! Whether every way through a choice ends somewhere.

use std::collections::BTreeMap;

use super::super::curriculum::{PieceKind, cycles};
use super::super::files::{Pack, Parsed};
use super::super::format::decisions::{DecisionsFile, Outcome, Tree};
use super::super::problem::{Problem, nearest};
use super::curriculum::Known;
use super::{BAD_SLUG, address, is_slug};

/// Adds what is wrong with the choices of all packs.
pub(super) fn decisions(packs: &[Pack], known: &Known<'_>, problems: &mut Vec<Problem>) {
    let files = || packs.iter().filter_map(|pack| pack.decisions.as_ref());
    circles(packs, problems);
    let trees = || files().flat_map(|parsed| &parsed.file.trees).map(|tree| tree.id.as_str());
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for (pack, parsed) in packs.iter().filter_map(|pack| Some((pack, pack.decisions.as_ref()?))) {
        sources(parsed, problems);
        // Where its pack describes no service at all, none is missing.
        let describes = pack.pieces.iter().any(|read| read.piece.kind == PieceKind::Service);
        for (n, tree) in parsed.file.trees.iter().enumerate() {
            let at = format!("/trees/{n}");
            if !is_slug(&tree.id) {
                problems.push(parsed.document.problem(&format!("{at}/id"), BAD_SLUG));
            }
            if let Some(other) = first.insert(&tree.id, parsed.document.shown()) {
                let message = format!("the id {:?} is used by {other} already; ids are never used twice", tree.id);
                problems.push(parsed.document.problem(&format!("{at}/id"), message));
            }
            for (pointer, outcome) in outcomes(tree) {
                let mut push = |key: String, (message, nearest): (String, Option<String>)| {
                    problems
                        .push(Problem { nearest, ..parsed.document.problem(&format!("{at}{pointer}{key}"), message) });
                };
                for (m, service) in outcome.services.iter().enumerate().filter(|_| describes) {
                    if let Some(wrong) = known.dead(PieceKind::Service, service) {
                        push(format!("/services/{m}"), wrong);
                    }
                }
                if let Some(next) =
                    outcome.tree.as_ref().filter(|next| **next == tree.id || !trees().any(|id| id == *next))
                {
                    let message = format!("there is no other choice {next:?}");
                    push("/tree".to_owned(), (message, nearest(next, trees().filter(|id| *id != tree.id))));
                }
            }
            for (m, lack) in tree.lacks.iter().enumerate().filter(|_| describes) {
                if let Some((message, nearest)) = known.dead(PieceKind::Service, &lack.service) {
                    let problem = parsed.document.problem(&format!("{at}/lacks/{m}/service"), message);
                    problems.push(Problem { nearest, ..problem });
                }
            }
        }
    }
}

/// Two choices that lead to each other lead nowhere.
fn circles(packs: &[Pack], problems: &mut Vec<Problem>) {
    let files = || packs.iter().filter_map(|pack| pack.decisions.as_ref());
    let trees = || files().flat_map(|parsed| parsed.file.trees.iter().enumerate().map(move |at| (parsed, at)));
    let next = |tree| outcomes(tree).filter_map(|(_, outcome): (_, &Outcome)| outcome.tree.as_deref()).collect();
    for circle in cycles(&trees().map(|(_, (_, tree))| (tree.id.as_str(), next(tree))).collect()) {
        let (Some(first), Some(second)) = (circle.first(), circle.get(1)) else { continue };
        let Some((parsed, (n, tree))) = trees().find(|(_, (_, tree))| tree.id == *first) else { continue };
        let leads = outcomes(tree).find(|(_, outcome)| outcome.tree.as_deref() == Some(second));
        let at = leads.map_or_else(String::new, |(pointer, _)| format!("{pointer}/tree"));
        let message = format!("this leads round for ever: {} leads to {first}", circle.join(" leads to "));
        problems.push(parsed.document.problem(&format!("/trees/{n}{at}"), message));
    }
}

fn sources(parsed: &Parsed<DecisionsFile>, problems: &mut Vec<Problem>) {
    for (n, source) in parsed.file.sources.iter().enumerate() {
        address(&parsed.document, &format!("/sources/{n}/url"), &source.url, problems);
    }
}

/// Everything that a choice may come to, and where it stands.
fn outcomes(tree: &Tree) -> impl Iterator<Item = (String, &Outcome)> {
    let steps = tree.steps.iter().enumerate().map(|(n, step)| (format!("/steps/{n}/yes"), &step.yes));
    steps.chain(tree.otherwise.iter().map(|outcome| ("/otherwise".to_owned(), outcome)))
}
