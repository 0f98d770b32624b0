//! Whether drills belong to a topic, and whether what they hold can be compared.

use std::collections::BTreeMap;

use super::super::curriculum::PieceKind;
use super::super::files::{Pack, Parsed};
use super::super::format::drills::DrillsFile;
use super::super::problem::Problem;
use super::curriculum::Known;
use super::{examples, ids, is_day};

/// Adds what is wrong with the drills of all packs.
pub(super) fn drills(packs: &[Pack], known: &Known<'_>, problems: &mut Vec<Problem>) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for Parsed { document, file, inside, .. } in packs.iter().flat_map(|pack| &pack.drills) {
        let name = inside.rsplit('/').next().unwrap_or_default().trim_end_matches(".yaml");
        if file.topic != name {
            let message = format!("the topic is {:?} but the file is called {name}.yaml; make them equal", file.topic);
            problems.push(document.problem("/topic", message));
        } else if let Some((message, nearest)) = known.dead(PieceKind::Topic, &file.topic) {
            problems.push(Problem { nearest, ..document.problem("/topic", message) });
        }
        if let Some(other) = first.insert(&file.topic, document.shown()) {
            let message = format!("the topic {:?} has its drills in {other} already", file.topic);
            problems.push(document.problem("/topic", message));
        }
        if !is_day(&file.reviewed.on) {
            problems.push(document.problem("/reviewed/on", super::A_DAY));
        }
        ids(document, "/drills", file.drills.iter().map(|drill| drill.id.as_str()), problems);
        points(file, document, problems);
    }
}

fn points(file: &DrillsFile, document: &super::Document, problems: &mut Vec<Problem>) {
    for (n, drill) in file.drills.iter().enumerate() {
        let at = format!("/drills/{n}");
        if drill.ask.trim().is_empty() {
            problems.push(document.problem(&format!("{at}/ask"), "this is empty; ask something"));
        }
        for (m, point) in drill.points.iter().enumerate() {
            let at = format!("{at}/points/{m}");
            if point.point.trim().is_empty() {
                problems.push(document.problem(&format!("{at}/point"), "this is empty; say something"));
            }
            examples(document, &at, &point.say, problems);
            let others = drill.points[..m].iter().flat_map(|other| &other.say);
            for (k, _) in point.say.iter().enumerate().filter(|(_, said)| others.clone().any(|other| other == *said)) {
                let message = "this stands at another point already; each sentence shows one point";
                problems.push(document.problem(&format!("{at}/say/{k}"), message));
            }
        }
    }
}
