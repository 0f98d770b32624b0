//! From which chance on something may be said: measured on interviews that were left out.

use crate::assess::Judged;
use crate::matching::Bounds;
use crate::matching::fixed::ONE;

use super::annotated::{Interview, Marked};

/// The best sentence of one interview for one idea.
#[derive(Clone, Copy, Debug)]
pub(super) struct Receipt {
    pub(super) chance: i64,
    pub(super) right: bool,
    pub(super) touches: bool,
    /// Some sentence of the interview shows the idea.
    pub(super) shown: bool,
}

/// All receipts of marked interviews, the surest first.
pub(super) fn receipts(interviews: &[Interview], judged: &[Vec<Judged>]) -> Vec<Receipt> {
    let mut receipts = Vec::new();
    for (one, judged) in interviews.iter().zip(judged).filter(|(one, _)| one.is_marked()) {
        for idea in 0..one.sheet.classes.ideas.len() {
            let best = (0..judged.len()).max_by_key(|at| (judged[*at].shows[idea], std::cmp::Reverse(*at)));
            let Some(at) = best else { continue };
            let right = one.marks[at].shows.contains(&idea);
            receipts.push(Receipt {
                chance: judged[at].shows[idea],
                right,
                touches: right || one.marks[at].touches.contains(&idea),
                shown: one.marks.iter().any(|mark| mark.shows.contains(&idea)),
            });
        }
    }
    receipts.sort_by_key(|receipt| std::cmp::Reverse(receipt.chance));
    receipts
}

/// Every sentence with the chance that it is false and whether it is, the surest first.
pub(super) fn false_sentences(interviews: &[Interview], judged: &[Vec<Judged>]) -> Vec<(i64, bool, String)> {
    let marked = interviews.iter().zip(judged).filter(|(one, _)| one.is_marked());
    let mut all: Vec<(i64, bool, String)> = marked
        .flat_map(|(one, judged)| {
            let pairs = judged.iter().zip(&one.marks);
            pairs.map(|(judged, mark)| (judged.falseness, mark.wrong, one.variant.clone())).collect::<Vec<_>>()
        })
        .collect();
    all.sort_by_key(|(chance, ..)| std::cmp::Reverse(*chance));
    all
}

/// The lowest chance above which so many of a thousand are right.
fn lowest(sorted: impl Iterator<Item = (i64, bool)>, thousandths: usize) -> i64 {
    let (mut right, mut all, mut bound) = (0_usize, 0_usize, ONE);
    for (chance, is) in sorted {
        (right, all) = (right + usize::from(is), all + 1);
        if right * 1000 >= all * thousandths {
            bound = chance;
        }
    }
    bound
}

/// Of so many sound sentences one is called false by itself.
const SOUND: usize = 1000;

/// The lowest chance by itself above which hardly a sound sentence lies. Marked false sentences stand in answers that are wrong
/// throughout, so how many of them lie above says nothing of a single one; vague answers hold little that is true or false.
fn alone(interviews: &[Interview], judged: &[Vec<Judged>]) -> i64 {
    let marked = interviews.iter().zip(judged).filter(|(one, _)| one.is_marked() && one.variant != "vague");
    let sound = |(judged, mark): (&Judged, &Marked)| (!mark.wrong).then_some(judged.alone);
    let mut all: Vec<i64> =
        marked.flat_map(|(one, judged)| judged.iter().zip(&one.marks).filter_map(sound).collect::<Vec<_>>()).collect();
    all.sort_unstable();
    let above = all.len() / SOUND;
    all.iter().rev().nth(above).map_or(2 * ONE, |chance| chance + 1)
}

/// All five.
pub(super) fn bounds(interviews: &[Interview], judged: &[Vec<Judged>]) -> Bounds {
    let receipts = receipts(interviews, judged);
    let lies = false_sentences(interviews, judged);
    let proof = lowest(receipts.iter().map(|receipt| (receipt.chance, receipt.right)), 860);
    let touched = lowest(receipts.iter().map(|receipt| (receipt.chance, receipt.touches)), 850).min(proof);
    let accuse = lowest(lies.iter().map(|(chance, wrong, _)| (*chance, *wrong)), 900);
    let check = lowest(lies.iter().map(|(chance, wrong, _)| (*chance, *wrong)), 700).min(accuse);
    Bounds { proof, touched, accuse, alone: alone(interviews, judged), check }
}
