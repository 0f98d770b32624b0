//! More of what is right never lowers a score, and more of what is wrong never raises one: every line that proves an idea
//! or a wrong claim, said after a graded interview.

use crate::assess::Turn;
use crate::content::Library;

use super::{Table, graded, scored, texts, turns};

/// What the lines are said after.
const AFTER: [&str; 2] = ["mid", "good"];

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["question", "after", "right lines", "lowered", "wrong claims", "flagged", "raised"]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        for variant in AFTER {
            let Some(said) = graded(sheet, variant).next().map(|said| turns(&texts(&said))) else { continue };
            let before = scored(sheet, &said);
            let ideas = || sheet.question.ideas.iter().flat_map(|idea| &idea.say).filter_map(|say| say.yes.first());
            let lowered: Vec<&String> =
                ideas().filter(|line| scored(sheet, &and(&said, line)).overall < before.overall).collect();
            let (mut flagged, mut raised) = (0, Vec::new());
            for wrong in &sheet.wrong {
                let after = scored(sheet, &and(&said, &wrong.claim.example));
                flagged += usize::from(after.misconceptions.iter().any(|seen| seen.id == wrong.claim.id));
                raised.extend((after.overall > before.overall).then_some(wrong.claim.id.as_str()));
            }
            let slug = &sheet.question.slug;
            let counts = [ideas().count(), lowered.len(), sheet.wrong.len(), flagged, raised.len()];
            table.row([slug.clone(), variant.to_owned()].into_iter().chain(counts.map(|count| count.to_string())));
            if let Some(first) = lowered.first() {
                table.miss(format!("{slug}: lowered after {variant} by {} lines, such as {first:?}", lowered.len()));
            }
            if !raised.is_empty() {
                table.miss(format!("{slug}: raised after {variant} by {}", raised.join(", ")));
            }
            if flagged < sheet.wrong.len() {
                table.miss(format!("{slug}: {} wrong claims pass after {variant}", sheet.wrong.len() - flagged));
            }
        }
    }
    table
}

fn and(said: &[Turn], line: &str) -> Vec<Turn> {
    let mut all = texts(said);
    all.push(line.to_owned());
    turns(&all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_said_last() {
        let after = and(&turns(&["First.".to_owned()]), "Last.");
        assert_eq!(
            after.iter().map(|turn| (turn.n, turn.text.as_str())).collect::<Vec<_>>(),
            [(1, "First."), (2, "Last.")]
        );
    }
}
