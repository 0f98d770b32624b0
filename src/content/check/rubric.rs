//! Whether a rubric hangs together: ids, stages, bars that rise, a link that rises.

use super::super::cues::Cues;
use super::super::files::Parsed;
use super::super::format::Level;
use super::super::format::rubric::RubricFile;
use super::super::problem::{Problem, nearest};
use super::{BAD_SLUG, ids, is_slug, refers, reviewed};

/// Everything about one rubric.
pub(super) fn rubric(parsed: &Parsed<RubricFile>, cues: &Cues, problems: &mut Vec<Problem>) {
    let Parsed { document, file, inside, .. } = parsed;
    let expected = inside.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).unwrap_or_default();
    if !is_slug(&file.slug) {
        problems.push(document.problem("/slug", BAD_SLUG));
    } else if file.slug != expected {
        problems.push(document.problem(
            "/slug",
            format!("the slug is {:?} but the file is called {expected}.yaml; make them equal", file.slug),
        ));
    }
    reviewed(document, file.status, file.reviewed.as_ref(), problems);
    ids(document, "/stages", file.stages.iter().map(|stage| stage.id.as_str()), problems);
    ids(document, "/competencies", file.competencies.iter().map(|competency| competency.id.as_str()), problems);
    let competencies = file.competencies.iter().map(|known| (known.id.as_str(), known.title.clone()));
    for (n, stage) in file.stages.iter().enumerate() {
        for (m, id) in stage.competencies.iter().enumerate() {
            refers(
                document,
                &format!("/stages/{n}/competencies/{m}"),
                "competency",
                id,
                competencies.clone(),
                problems,
            );
        }
    }
    for (n, stage) in file.stages.iter().enumerate() {
        if !stage.opens.is_empty() && stage.opens.iter().all(|text| !cues.premises(text).is_empty()) {
            let message = "every opening takes something for granted (your choice, this design); one must do without";
            problems.push(document.problem(&format!("/stages/{n}/opens"), message));
        }
    }
    criteria(parsed, problems);
    bars(parsed, problems);
    link(parsed, problems);
}

fn criteria(parsed: &Parsed<RubricFile>, problems: &mut Vec<Problem>) {
    let Parsed { document, file, .. } = parsed;
    let mut seen: Vec<&str> = Vec::new();
    for (n, competency) in file.competencies.iter().enumerate() {
        for (m, criterion) in competency.criteria.iter().enumerate() {
            let pointer = format!("/competencies/{n}/criteria/{m}");
            let id = criterion.id.as_str();
            let word = id.strip_prefix(competency.id.as_str()).and_then(|rest| rest.strip_prefix('.'));
            if !word.is_some_and(is_slug) {
                let message = format!(
                    "a criterion of {0} is called {0}.word, in lower-case letters, digits and hyphens",
                    competency.id
                );
                problems.push(document.problem(&format!("{pointer}/id"), message));
            }
            if seen.contains(&id) {
                problems.push(document.problem(&format!("{pointer}/id"), format!("the id {id:?} is there already")));
            }
            seen.push(id);
            for grade in (0..criterion.anchors.len()).filter(|grade| criterion.anchors[*grade].trim().is_empty()) {
                problems.push(
                    document
                        .problem(&format!("{pointer}/anchors/{grade}"), format!("say what grade {grade} looks like")),
                );
            }
        }
    }
}

fn bars(parsed: &Parsed<RubricFile>, problems: &mut Vec<Problem>) {
    let Parsed { document, file, .. } = parsed;
    for level in Level::ALL {
        let Some(bar) = file.bars.get(&level) else {
            problems.push(document.problem("/bars", format!("the bar for {} is missing", level.name())));
            continue;
        };
        let pointer = format!("/bars/{}", level.name());
        for competency in file.competencies.iter().filter(|competency| !bar.contains_key(&competency.id)) {
            problems.push(document.problem(&pointer, format!("the grade wanted in {} is missing", competency.id)));
        }
        for (id, grade) in bar {
            if !file.competencies.iter().any(|competency| competency.id == *id) {
                let mut problem = document.key_problem(&pointer, id, format!("there is no competency {id:?}"));
                problem.nearest = nearest(id, file.competencies.iter().map(|competency| competency.id.as_str()));
                problems.push(problem);
            }
            if *grade > 4 {
                problems.push(
                    document.problem(&format!("{pointer}/{id}"), format!("{grade} is no grade; grades go from 0 to 4")),
                );
            }
        }
    }
    for pair in Level::ALL.windows(2) {
        let (Some(low), Some(high)) = (file.bars.get(&pair[0]), file.bars.get(&pair[1])) else { continue };
        for (id, grade) in high {
            if low.get(id).is_some_and(|lower| lower > grade) {
                let message = format!(
                    "the bar for {} is lower here than the one for {}; a higher level never asks for less",
                    pair[1].name(),
                    pair[0].name()
                );
                problems.push(document.problem(&format!("/bars/{}/{id}", pair[1].name()), message));
            }
        }
    }
}

fn link(parsed: &Parsed<RubricFile>, problems: &mut Vec<Problem>) {
    let Parsed { document, file, .. } = parsed;
    if file.link.first() != Some(&[0, 0]) || file.link.last() != Some(&[100, 100]) {
        problems.push(document.problem("/link", "the link begins with [0, 0] and ends with [100, 100]"));
    }
    for (n, pair) in file.link.windows(2).enumerate() {
        if pair[0][0] >= pair[1][0] || pair[0][1] >= pair[1][1] {
            problems.push(
                document
                    .problem(&format!("/link/{}", n + 1), "both numbers must be larger than those of the knot before"),
            );
        }
    }
}
