//! The first page: what to do next (go on, today's suggestion, start again), every question, a look at a scorecard.

mod miniature;
mod past;
mod questions;

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::clock::Time;
use crate::content::format::Level;
use crate::content::format::question::QuestionFile;
use crate::store::InterviewRow;

use super::attempts::{self, Attempt};
use super::in_loop;
use super::interviews::InterviewLine;
use super::start::{Chosen, FieldMessage, StartView};
use super::suggestion;

pub(crate) use miniature::Miniature;
use past::PastView;
use questions::ListView;
pub(crate) use questions::Wanted;

/// What `home.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HomeContext {
    /// What did not fit, in the form's order.
    pub(crate) errors: Vec<FieldMessage>,
    /// Nothing was started in this browser yet.
    pub(crate) newcomer: bool,
    /// Those that go on or wait for their second part, the newest first, the newest few.
    pub(crate) going: Vec<InterviewLine>,
    /// Those that can be started again, the newest first, the newest few.
    pub(crate) past: Vec<PastView>,
    /// None if there is no question at all.
    pub(crate) start: Option<StartView>,
    /// None if there is nothing to choose from.
    pub(crate) list: Option<ListView>,
    pub(crate) sample: Option<Miniature>,
}

/// What the page is made from.
#[derive(Clone, Debug)]
pub(crate) struct Home<'a> {
    /// In the order in which they are listed.
    pub(crate) questions: Vec<&'a QuestionFile>,
    pub(crate) chosen: Chosen,
    /// What the list is narrowed to.
    pub(crate) wanted: Wanted,
    pub(crate) errors: Vec<FieldMessage>,
    pub(crate) sample: Option<Miniature>,
    /// The interviews of this browser, the newest first.
    pub(crate) rows: &'a [InterviewRow],
    pub(crate) now: Time,
}

/// How many interviews of a kind are shown before the link to all of them.
const INTERVIEWS: usize = 2;

/// So long the second part of a loop is offered here.
const WAITS: Duration = Duration::from_hours(24);

impl HomeContext {
    /// Whoever was here before is offered what fits the last interview.
    pub(crate) fn new(home: Home<'_>) -> Self {
        let Home { questions, chosen, wanted, errors, sample, rows, now } = home;
        let known: BTreeMap<&str, &QuestionFile> =
            questions.iter().map(|question| (question.slug.as_str(), *question)).collect();
        let goes_on = |row: &InterviewRow| match row.finished {
            None => true,
            // Whoever has not come back for the second part by then does not mean to.
            Some(at) => in_loop::waits(row, rows) && now.since(at) < WAITS,
        };
        let going: Vec<InterviewLine> =
            InterviewLine::all(rows, goes_on, |slug| past::title(&known, slug)).take(INTERVIEWS).collect();
        let attempts = attempts::of(rows);
        let chosen = chosen.or_as_before(rows.first());
        let level = rows.first().map_or(Level::L5, |last| last.level);
        let tried = |slug: &str| attempts.get(slug).is_some_and(Attempt::is_over);
        let today = suggestion::of_the_day(&questions, level, tried, now);
        Self {
            newcomer: rows.is_empty(),
            going,
            past: past::views(rows, &known).into_iter().take(INTERVIEWS).collect(),
            start: StartView::new(&known, today, &chosen, &errors, questions.len()),
            list: ListView::new(&questions, &wanted, &attempts),
            errors,
            sample,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
