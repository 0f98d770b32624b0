//! Acts by example: known ones, each said often and by several speakers, and no sentence that does something and nothing.

use std::collections::BTreeSet;

use super::super::files::Parsed;
use super::super::format::acts::ActsFile;
use super::super::problem::{Problem, nearest};
use crate::matching::acts::NAMED;

/// An act has at least so many examples.
const EXAMPLES: usize = 40;
/// By so many speakers.
const SPEAKERS: usize = 3;

/// Adds what is wrong with them. A file that is only tested by may have few examples.
pub(super) fn acts(parsed: &Parsed<ActsFile>, teaches: bool, problems: &mut Vec<Problem>) {
    let Parsed { document, file, .. } = parsed;
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (at, act) in file.acts.iter().enumerate() {
        let pointer = format!("/acts/{at}/id");
        if !seen.insert(&act.id) {
            problems.push(
                document.problem(&pointer, format!("{:?} stands here already; put its sentences together", act.id)),
            );
        }
        if !NAMED.iter().any(|(_, known)| *known == act.id) {
            let mut problem = document.problem(&pointer, format!("there is no act {:?}", act.id));
            problem.nearest = nearest(&act.id, NAMED.iter().map(|(_, known)| *known));
            problems.push(problem);
        }
        let (count, speakers) = (act.say.values().map(Vec::len).sum::<usize>(), act.say.len());
        if teaches && (count < EXAMPLES || speakers < SPEAKERS) {
            let message = format!(
                "{:?} is said in {count} sentences by {speakers} speakers; at least {EXAMPLES} by {SPEAKERS} are needed, or \
                 others will not be heard",
                act.id
            );
            problems.push(document.problem(&format!("/acts/{at}/say"), message));
        }
    }
    let does: BTreeSet<String> =
        file.acts.iter().flat_map(|act| act.say.values().flatten()).map(|text| text.to_lowercase()).collect();
    for (speaker, sentences) in &file.none {
        for (at, _) in sentences.iter().enumerate().filter(|(_, text)| does.contains(&text.to_lowercase())) {
            let message = "this sentence stands under an act as well; keep it in one place";
            problems.push(document.problem(&format!("/none/{speaker}/{at}"), message));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::content::{Sources, compile};

    #[track_caller]
    fn check(from: &str, to: &str, expect: &str) {
        let mut sources = Sources::built_in();
        let file = sources.packs[0].iter_mut().find(|file| file.inside() == "prompts/intents.yaml").unwrap();
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        assert!(text.contains(from), "{from:?}");
        file.bytes = text.replacen(from, to, 1).into_bytes();
        let shown: Vec<String> = compile(sources).unwrap_err().iter().map(ToString::to_string).collect();
        assert!(shown.iter().any(|line| line.contains("prompts/intents.yaml:") && line.contains(expect)), "{shown:?}");
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        check("id: wants-hint", "id: wants-hnt", "(did you mean");
        check("id: is-stuck", "id: wants-hint", "stands here already");
        check("none:\n", "none:\n  another:\n    - \"hint please\"\n", "stands under an act as well");
        check("means:", "meaning:", "unknown key");
    }
}
