//! Drills, as what every answer is compared with: a drill is a question of a few points, without an interviewer.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Sheet;
use super::format::drills::{DrillFile, PointFile};
use super::format::question::{IdeaFile, QuestionFile};
use super::format::rubric::RubricFile;
use super::format::{Kind, Status};

/// The built-in rubric whose kind of answer a drill is one of: it says how something works.
pub(super) const RUBRIC: &str = "fundamentals";

/// Each point counts alike.
const WEIGHT: u8 = 3;

/// A drill of a topic.
#[derive(Clone, Debug)]
pub struct Drill {
    /// Its id; one of a topic has it.
    pub id: String,
    /// What is asked.
    pub ask: String,
    /// The points, as the ideas of a question.
    pub sheet: Arc<Sheet>,
}

/// By topic, in the order in which they are offered.
pub type Drills = BTreeMap<String, Vec<Drill>>;

/// The question that a drill is. Its points are of the rubric's heaviest criterion.
pub(super) fn question(topic: &str, drill: &DrillFile, rubric: &RubricFile) -> QuestionFile {
    let criteria = rubric.competencies.iter().max_by_key(|competency| competency.weight);
    let criterion = criteria.and_then(|competency| competency.criteria.first()).map(|criterion| criterion.id.clone());
    let idea = |(n, point): (usize, &PointFile)| IdeaFile {
        id: format!("point-{n}"),
        title: point.point.clone(),
        criterion: criterion.clone().unwrap_or_default(),
        crux: n == 1,
        weight: WEIGHT,
        why: String::new(),
        topic: None,
        say: point.say.clone(),
        probes: Vec::new(),
        hints: None,
        not_after: Vec::new(),
    };
    QuestionFile {
        format: "question/2".to_owned(),
        status: Status::Published,
        reviewed: None,
        slug: format!("{topic}/{}", drill.id),
        title: drill.ask.clone(),
        kind: Kind::Fundamentals,
        rubric: rubric.slug.clone(),
        levels: Vec::new(),
        topics: Vec::new(),
        systems: Vec::new(),
        reported_at: None,
        verified: false,
        summary: String::new(),
        brief: drill.ask.clone(),
        facts: Vec::new(),
        ideas: (1..).zip(&drill.points).map(idea).collect(),
        wrong: Vec::new(),
        twists: Vec::new(),
        levels_show: BTreeMap::new(),
        debrief: String::new(),
    }
}
