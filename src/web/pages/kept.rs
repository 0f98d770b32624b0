//! What is left to show of an interview whose scorecard this version cannot read whole, or that ended without one: the
//! result as far as it can be read, and what was said.

use serde::Serialize;
use serde_json::Value;

use crate::assess::scorecard::Vote;
use crate::charts;
use crate::content::Shown;
use crate::store::InterviewRow;

use super::in_loop::LoopView;
use super::scorecard::{TurnView, unmarked};
use super::spoken::Spoken;
use super::wording::{self, When};

/// What `kept.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct KeptContext {
    /// None where there is no server to ask.
    pub(crate) id: Option<String>,
    pub(crate) title: String,
    /// How it was held.
    pub(crate) about: String,
    pub(crate) opened: When,
    /// Its place in a loop, if it was held in one.
    pub(crate) in_loop: Option<LoopView>,
    /// Why there is no more than this, one sentence.
    pub(crate) says: &'static str,
    /// Whether there is a scorecard at all.
    pub(crate) scored: bool,
    pub(crate) verdict: String,
    pub(crate) overall: Option<u64>,
    /// SVG.
    pub(crate) scale: String,
    pub(crate) competencies: Vec<KeptGrade>,
    pub(crate) advice: Option<String>,
    pub(crate) corrections: Vec<String>,
    pub(crate) transcript: Vec<TurnView>,
    /// HTML that is safe to show.
    pub(crate) debrief: String,
}

/// One competency's grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct KeptGrade {
    pub(crate) title: String,
    pub(crate) grade: u64,
}

/// Said over a scorecard that cannot be read whole.
const OLDER: &str = "This scorecard was made by another version of Greenroom, which wrote it in a form that this one cannot read whole; everything in it is kept as JSON.";

/// Said where there is no scorecard.
const UNSCORED: &str = "This interview ended without a score, because its question was no longer part of the content; what was said is kept.";

impl KeptContext {
    /// `json`: the stored scorecard, if there is one.
    pub(crate) fn new(
        row: &InterviewRow,
        json: Option<&str>,
        shown: &Shown,
        spoken: &[Spoken],
        debrief: String,
    ) -> Self {
        let card: Value = json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        let mode = wording::mode(row.mode);
        let overall = card["overall"].as_u64().or(row.overall.map(u64::from));
        Self {
            id: Some(row.id.to_string()),
            title: shown.title(),
            about: format!("Asked for {}. {mode}, {} minutes", row.level.name(), row.minutes),
            opened: When::new(row.opened),
            in_loop: None,
            says: if json.is_some() { OLDER } else { UNSCORED },
            scored: json.is_some(),
            verdict: verdict(&card, overall, row),
            scale: overall.and_then(|overall| u8::try_from(overall).ok()).map(charts::scale).unwrap_or_default(),
            overall,
            competencies: items(&card, "competencies").filter_map(|seen| grade(seen, shown)).collect(),
            advice: card["next_step"]["advice"].as_str().map(str::to_owned),
            corrections: items(&card, "misconceptions")
                .filter_map(|seen| seen["correction"].as_str().map(str::to_owned))
                .collect(),
            transcript: unmarked(spoken),
            debrief,
        }
    }

    /// The same for a notebook.
    pub(crate) fn markdown(&self) -> String {
        format!("# {}\n\n{}\n\n{}\n", self.title, self.verdict, self.says)
    }
}

fn verdict(card: &Value, overall: Option<u64>, row: &InterviewRow) -> String {
    let Some(overall) = overall else { return "Not scored.".to_owned() };
    let level = card["level"].as_str().unwrap_or(row.level.name());
    match serde_json::from_value::<Vote>(card["vote"].clone()) {
        Ok(vote) => format!("{} at {level}: {overall} of 100.", vote.title()),
        Err(_) => format!("{overall} of 100, asked for {level}."),
    }
}

fn grade(seen: &Value, shown: &Shown) -> Option<KeptGrade> {
    Some(KeptGrade { title: shown.competency_title(seen["id"].as_str()?), grade: seen["grade"].as_u64()? })
}

fn items<'a>(card: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    card[key].as_array().into_iter().flatten()
}

#[cfg(test)]
impl KeptContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        use super::interviews::InterviewLine;
        use super::scorecard::sample;
        let mut row = InterviewLine::sample_rows().swap_remove(1);
        let mut card = serde_json::to_value(sample::card()).expect("a scorecard is JSON");
        card["schema"] = "scorecard/0".into();
        card["colour"] = "green".into();
        let page = |row: &InterviewRow, json: Option<&str>| {
            Self::new(row, json, &sample::shown(), &sample::spoken(), "<p>Codes must be unique.</p>".to_owned())
        };
        let older = page(&row, Some(&card.to_string()));
        row.overall = None;
        vec![("older", older), ("unscored", page(&row, None)), ("broken", page(&row, Some("{")))]
    }
}
