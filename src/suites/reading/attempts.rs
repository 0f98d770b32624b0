//! Texts that deserve little, made from excellent answers: another question's answer, its own words shuffled, its key words
//! in lists, its ideas' titles in a row, random figures.

use std::sync::Arc;

use crate::assess::Turn;
use crate::content::Sheet;
use crate::suites::dice::Dice;
use crate::text::whole_sentences;

use super::annotated::Interview;

/// What it is called, what it deserves, how it reads.
pub(super) struct Attempt {
    pub(super) name: &'static str,
    pub(super) mark: i64,
    pub(super) interview: Interview,
}

/// The names, in order.
pub(super) const NAMES: [&str; 5] =
    ["another question's answer", "own words shuffled", "key words in lists", "titles in a row", "random figures"];

/// For each question with an excellent answer.
pub(super) fn attempts(interviews: &[Interview]) -> Vec<Attempt> {
    let mut dice = Dice::new(3);
    let excellent: Vec<&Interview> = interviews.iter().filter(|one| one.variant == "excellent").collect();
    let mut all = Vec::new();
    for (at, one) in excellent.iter().enumerate() {
        let foreign = (1..excellent.len()).map(|step| excellent[(at + step) % excellent.len()]);
        for other in foreign.filter(|other| other.slug() != one.slug()).take(2) {
            let turns = other.turns.iter().map(|turn| Turn::plain(turn.n, &turn.text)).collect();
            all.push(attempt(&one.sheet, NAMES[0], 5, turns));
        }
        let text = one.turns.iter().map(|turn| turn.text.as_str()).collect::<Vec<_>>().join("\n");
        let lines: Vec<&str> = whole_sentences(&text);
        let shuffled = lines.iter().map(|line| {
            let mut words: Vec<&str> = line.trim_end_matches(['.', '?', '!']).split_whitespace().collect();
            dice.shuffle(&mut words);
            words.join(" ")
        });
        all.push(attempt(&one.sheet, NAMES[1], 10, said(&shuffled.collect::<Vec<_>>().join(".\n"))));
        let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 4).collect();
        let lists = words.chunks(12).take(33).map(|chunk| chunk.join(", ")).collect::<Vec<_>>();
        all.push(attempt(&one.sheet, NAMES[2], 5, said(&lists.join("\n"))));
        let titles: Vec<&str> = one.sheet.question.ideas.iter().map(|idea| idea.title.as_str()).collect();
        all.push(attempt(&one.sheet, NAMES[3], 10, said(&titles.join("\n"))));
        let figures =
            (0..40).map(|_| format!("{} x {} = {} per second", dice.below(900), dice.below(90), dice.below(9000)));
        all.push(attempt(&one.sheet, NAMES[4], 3, said(&figures.collect::<Vec<_>>().join("\n"))));
    }
    all
}

fn said(text: &str) -> Vec<Turn> {
    vec![Turn::plain(1, text)]
}

fn attempt(sheet: &Arc<Sheet>, name: &'static str, mark: i64, turns: Vec<Turn>) -> Attempt {
    Attempt { name, mark, interview: Interview::new(sheet, "attack", name, turns, &[]) }
}
