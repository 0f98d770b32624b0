//! More of what is right never lowers a score, and more of what is wrong never raises one: an example of every idea and of
//! every wrong claim, said after a graded interview.

use crate::assess::Turn;
use crate::content::{Library, unmarked};

use super::{Table, graded, scored, texts, turns};

/// What the lines are said after.
const AFTER: [&str; 2] = ["mid", "good"];

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table =
        Table::new(&["question", "after", "right lines", "lowered", "wrong claims", "flagged", "to check", "raised"]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        let question = &sheet.question;
        for variant in AFTER {
            let Some(said) = graded(sheet, variant).next().map(|said| turns(&texts(&said))) else { continue };
            let before = scored(sheet, &said);
            let first = |say: &[String]| say.first().map(|line| unmarked(line).0);
            let right: Vec<String> = question.ideas.iter().filter_map(|idea| first(&idea.say)).collect();
            let is_lower = |line: &&String| scored(sheet, &and(&said, line)).overall < before.overall;
            let lowered: Vec<&String> = right.iter().filter(is_lower).collect();
            let (mut flagged, mut doubted, mut raised) = (0, 0, Vec::new());
            for claim in &question.wrong {
                let Some(line) = first(&claim.say) else { continue };
                let after = scored(sheet, &and(&said, &line));
                flagged += usize::from(after.misconceptions.iter().any(|seen| seen.id == claim.id));
                let last = u32::try_from(said.len() + 1).unwrap_or(u32::MAX);
                doubted += usize::from(after.worth_checking.iter().any(|quote| quote.turn == last));
                raised.extend((after.overall > before.overall).then_some(claim.id.as_str()));
            }
            let slug = &question.slug;
            let counts = [right.len(), lowered.len(), question.wrong.len(), flagged, doubted, raised.len()];
            table.row([slug.clone(), variant.to_owned()].into_iter().chain(counts.map(|count| count.to_string())));
            if let Some(first) = lowered.first() {
                table.miss(format!("{slug}: lowered after {variant} by {} lines, such as {first:?}", lowered.len()));
            }
            if !raised.is_empty() {
                table.miss(format!("{slug}: raised after {variant} by {}", raised.join(", ")));
            }
            let passed = question.wrong.len().saturating_sub(flagged + doubted);
            if passed > 0 {
                table.miss(format!("{slug}: {passed} wrong claims pass after {variant}"));
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
