//! What is needed to show an interview for ever, without compiling anything: titles, texts, anchors and bars. It is
//! stored with an interview that ends; what older versions kept instead is read by [`super::kept`].
//!
//! Everything may be missing. What has no title is called by its id, in words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Sheet;
use super::format::question::{IdeaFile, QuestionFile};
use super::format::rubric::{CompetencyFile, RubricFile};

/// A question with its rubric, as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// What was asked.
    pub question: ShownQuestion,
    /// What was measured.
    pub rubric: ShownRubric,
    /// What the interviewer said first, Markdown.
    pub brief: String,
    /// What a good answer looked like, Markdown.
    pub debrief: String,
}

/// What was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "as in the question's file")]
pub struct ShownQuestion {
    pub slug: String,
    pub title: String,
    pub summary: String,
    pub kind: String,
    pub levels: Vec<String>,
    pub ideas: Vec<ShownIdea>,
}

/// One thing that a good answer contains.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "as in the question's file")]
pub struct ShownIdea {
    pub id: String,
    pub title: String,
    pub why: String,
    pub criterion: String,
    pub crux: bool,
    pub weight: u8,
    /// The first question that asks for it.
    pub probe: String,
    /// Help, the weakest first.
    pub hints: Vec<String>,
}

/// What was measured.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "as in the rubric's file")]
pub struct ShownRubric {
    pub slug: String,
    pub title: String,
    pub stages: Vec<ShownStage>,
    pub competencies: Vec<ShownCompetency>,
    /// For each level, by its name, the lowest grade wanted in each competency.
    pub bars: BTreeMap<String, BTreeMap<String, u8>>,
}

/// One stretch of the interview.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "as in the rubric's file")]
pub struct ShownStage {
    pub id: String,
    pub title: String,
    pub goal: String,
    pub minutes: u16,
}

/// One competency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "as in the rubric's file")]
pub struct ShownCompetency {
    pub id: String,
    pub title: String,
    pub about: String,
    pub criteria: Vec<ShownCriterion>,
}

/// One criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "as in the rubric's file")]
pub struct ShownCriterion {
    pub id: String,
    pub title: String,
    /// By grade.
    pub anchors: Vec<String>,
}

impl Shown {
    /// Of a compiled sheet.
    pub fn of(sheet: &Sheet) -> Self {
        Self::new(&sheet.question, &sheet.rubric, &sheet.brief, &sheet.debrief)
    }

    /// Of the files that a sheet is compiled from.
    pub(crate) fn new(question: &QuestionFile, rubric: &RubricFile, brief: &str, debrief: &str) -> Self {
        let question = ShownQuestion {
            slug: question.slug.clone(),
            title: question.title.clone(),
            summary: question.summary.clone(),
            kind: serde_json::to_value(question.kind)
                .ok()
                .and_then(|kind| kind.as_str().map(str::to_owned))
                .unwrap_or_default(),
            levels: question.levels.iter().map(|level| level.name().to_owned()).collect(),
            ideas: question.ideas.iter().map(ShownIdea::of).collect(),
        };
        let stages = rubric.stages.iter().map(|stage| ShownStage {
            id: stage.id.clone(),
            title: stage.title.clone(),
            goal: stage.goal.clone(),
            minutes: stage.minutes.into(),
        });
        let rubric = ShownRubric {
            slug: rubric.slug.clone(),
            title: rubric.title.clone(),
            stages: stages.collect(),
            competencies: rubric.competencies.iter().map(ShownCompetency::of).collect(),
            bars: rubric.bars.iter().map(|(level, bar)| (level.name().to_owned(), bar.clone())).collect(),
        };
        Self { question, rubric, brief: brief.to_owned(), debrief: debrief.to_owned() }
    }

    /// What the store keeps.
    ///
    /// # Panics
    /// Never: it is texts and numbers.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("it is texts and numbers")
    }

    /// What was kept, however much of it can be read.
    pub fn from_json(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// The question as people read it.
    pub fn title(&self) -> String {
        called(Some(&self.question.title), &self.question.slug)
    }

    /// An idea that is known.
    pub fn idea(&self, id: &str) -> Option<&ShownIdea> {
        self.question.ideas.iter().find(|known| known.id == id)
    }

    /// An idea as people read it.
    pub fn idea_title(&self, id: &str) -> String {
        called(self.idea(id).map(|idea| &idea.title), id)
    }

    /// A competency that is known.
    pub fn competency(&self, id: &str) -> Option<&ShownCompetency> {
        self.rubric.competencies.iter().find(|known| known.id == id)
    }

    /// A competency as people read it.
    pub fn competency_title(&self, id: &str) -> String {
        called(self.competency(id).map(|known| &known.title), id)
    }

    /// A criterion that is known.
    pub fn criterion(&self, id: &str) -> Option<&ShownCriterion> {
        self.rubric.competencies.iter().flat_map(|competency| &competency.criteria).find(|known| known.id == id)
    }

    /// A criterion as people read it.
    pub fn criterion_title(&self, id: &str) -> String {
        called(self.criterion(id).map(|known| &known.title), id)
    }

    /// A stage as people read it.
    pub fn stage_title(&self, id: &str) -> String {
        called(self.rubric.stages.iter().find(|known| known.id == id).map(|known| &known.title), id)
    }

    /// The grade that a level wants in a competency; 0 if that is not known.
    pub fn wanted(&self, level: &str, competency: &str) -> u8 {
        self.rubric.bars.get(level).and_then(|bar| bar.get(competency)).copied().unwrap_or(0)
    }

    /// Each stage's share of an interview of so many minutes, in whole minutes.
    pub fn stage_minutes(&self, whole: u16) -> Vec<u16> {
        let all: u32 = self.rubric.stages.iter().map(|stage| u32::from(stage.minutes)).sum();
        let share = |own: u16| (u32::from(whole) * u32::from(own) + all / 2).checked_div(all).unwrap_or(0);
        self.rubric.stages.iter().map(|stage| u16::try_from(share(stage.minutes)).unwrap_or(whole).max(1)).collect()
    }
}

impl ShownIdea {
    fn of(idea: &IdeaFile) -> Self {
        let hints = idea.hints.iter().flat_map(|hints| [&hints.nudge, &hints.area, &hints.example]);
        Self {
            id: idea.id.clone(),
            title: idea.title.clone(),
            why: idea.why.clone(),
            criterion: idea.criterion.clone(),
            crux: idea.crux,
            weight: idea.weight,
            probe: idea.probes.first().cloned().unwrap_or_default(),
            hints: hints.cloned().collect(),
        }
    }
}

impl ShownCompetency {
    fn of(competency: &CompetencyFile) -> Self {
        let criteria = competency.criteria.iter().map(|criterion| ShownCriterion {
            id: criterion.id.clone(),
            title: criterion.title.clone(),
            anchors: criterion.anchors.to_vec(),
        });
        Self {
            id: competency.id.clone(),
            title: competency.title.clone(),
            about: competency.about.clone(),
            criteria: criteria.collect(),
        }
    }
}

/// The title if there is one, else the id in words.
fn called(title: Option<&String>, id: &str) -> String {
    title.filter(|title| !title.is_empty()).map_or_else(|| in_words(id), Clone::clone)
}

/// An id as people would say it: "read-rate" is "Read rate", "scoping.needs" is "Scoping, needs".
pub fn in_words(id: &str) -> String {
    let words = id.replace(['-', '_'], " ").replace(['.', ':'], ", ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_without_a_title_is_said_in_words() {
        let cases =
            [("read-rate", "Read rate"), ("scoping.needs", "Scoping, needs"), ("deep_dive", "Deep dive"), ("", "")];
        for (id, words) in cases {
            assert_eq!(in_words(id), words);
        }
        assert_eq!(Shown::default().idea_title("read-rate"), "Read rate");
    }

    #[test]
    fn what_is_stored_is_read_back_and_a_part_of_it_as_well() {
        let library = crate::content::compile(crate::content::Sources::built_in()).unwrap();
        let sheet = &library.sheets["url-shortener"];
        let shown = Shown::of(sheet);
        assert_eq!(Shown::from_json(&shown.to_json()), Some(shown.clone()));
        assert_eq!(shown.idea_title(&sheet.question.ideas[0].id), sheet.question.ideas[0].title);
        assert_eq!(shown.stage_minutes(45).iter().sum::<u16>(), 45);
        let part = Shown::from_json(r#"{"question": {"slug": "x-y", "colour": 1}, "later": []}"#).unwrap();
        assert_eq!(part.title(), "X y");
        assert!(Shown::default().stage_minutes(45).is_empty());
    }
}
