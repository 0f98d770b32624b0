//! The state: nothing but the journal, folded. [`Interview::fold`] is the one place where it changes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use crate::assess::{self, Facet, Listening, Observation, Turn};
use crate::clock::Time;
use crate::content::format::Level;
use crate::content::{Phrase, Sheet};
use crate::id::MessageId;

use super::asked::asking;
use super::case::Cases;
use super::entry::{Entry, Event, Mode, MoveKind, Reason};
use super::input::Input;
use super::quote::quotes;
use super::summary::{Seen, Summary};
use super::understand::{Understood, understand};

/// An interview, as its journal tells it.
#[derive(Clone, Debug)]
pub struct Interview {
    pub(super) sheet: Arc<Sheet>,
    pub(super) seq: u64,
    pub(super) level: Level,
    pub(super) mode: Mode,
    pub(super) minutes: u16,
    pub(super) seed: u64,
    pub(super) opened: Time,
    /// When the whole time is up, pauses counted in.
    pub(super) ends: Time,
    pub(super) stage: Stage,
    pub(super) paused: Option<Time>,
    /// How long it stood so far, pauses that are over.
    pub(super) stood: Duration,
    pub(super) finished: Option<Reason>,
    pub(super) turns: Vec<Turn>,
    pub(super) observations: Vec<Observation>,
    /// What each of those wanted.
    pub(super) understood: Vec<Understood>,
    /// What all that shows.
    pub(super) summary: Summary,
    /// Their words that were quoted back to them.
    pub(super) quoted: BTreeSet<String>,
    /// What the interviewer has said since the candidate spoke.
    pub(super) heard: Vec<String>,
    /// Which phrases those are, and which were heard before the last answer.
    phrases: Vec<Phrase>,
    pub(super) replied_to: Vec<Phrase>,
    /// Indices of the facts told, in order.
    pub(super) facts: Vec<usize>,
    /// Those told since the candidate spoke, and those told in the reply before that.
    telling: Vec<usize>,
    pub(super) just_told: Vec<usize>,
    /// The same, each once, with what the candidate asked.
    pub(super) facts_told: Vec<(usize, Option<String>)>,
    /// Probes said: idea, in order.
    pub(super) probes: Vec<usize>,
    /// What was put to the candidate, and what of it waits.
    pub(super) cases: Cases,
    /// When somebody spoke last, and whether the silence since was broken already.
    pub(super) spoke: Time,
    pub(super) silence_broken: bool,
    /// Indices of the twists told.
    pub(super) twists: Vec<usize>,
    /// Rungs given, by idea.
    pub(super) hints: BTreeMap<usize, u8>,
    /// The idea that was probed or hinted at last, while nothing was answered.
    asked: Option<usize>,
    hinted: Option<(usize, u8)>,
    /// Wordings said, by phrase, in order.
    pub(super) wordings: BTreeMap<Phrase, Vec<usize>>,
    /// The candidate's messages that became lines.
    taken: HashMap<MessageId, Taken>,
}

/// A message that is in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The line that it became.
    pub seq: u64,
    /// Of what it said; the same id with other content is another message.
    pub content: blake3::Hash,
}

/// The stage it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stage {
    /// Index into the rubric's stages.
    pub(super) index: usize,
    /// When its time is up.
    pub(super) ends: Time,
    /// Answers in it.
    pub(super) answers: u32,
    /// Probes in it.
    pub(super) probes: u32,
    /// The candidate was told that its time is nearly up.
    pub(super) nudged: bool,
    /// What had been shown when it began.
    pub(super) shown_before: Vec<Option<Facet>>,
}

impl Interview {
    /// The interview that a journal tells.
    pub fn replay(sheet: Arc<Sheet>, entries: &[Entry]) -> Self {
        let mut interview = Self {
            sheet,
            seq: 0,
            level: Level::L5,
            mode: Mode::Real,
            minutes: 45,
            seed: 0,
            opened: Time::default(),
            ends: Time::default(),
            stage: Stage::default(),
            paused: None,
            stood: Duration::ZERO,
            finished: None,
            turns: Vec::new(),
            observations: Vec::new(),
            understood: Vec::new(),
            summary: Summary::default(),
            quoted: BTreeSet::new(),
            heard: Vec::new(),
            phrases: Vec::new(),
            replied_to: Vec::new(),
            facts: Vec::new(),
            telling: Vec::new(),
            just_told: Vec::new(),
            facts_told: Vec::new(),
            probes: Vec::new(),
            cases: Cases::default(),
            spoke: Time::default(),
            silence_broken: false,
            twists: Vec::new(),
            hints: BTreeMap::new(),
            asked: None,
            hinted: None,
            wordings: BTreeMap::new(),
            taken: HashMap::new(),
        };
        interview.resume(entries);
        interview
    }

    /// Takes in lines that are not known yet, in order: what is read and judged once for each answer as it comes is here
    /// judged once for each stage, so that the time grows no faster than the journal.
    pub fn resume(&mut self, entries: &[Entry]) {
        let mut listening = Listening::after(&self.turns);
        let mut is_judged = true;
        for entry in entries {
            match &entry.event {
                Event::Answer { text, .. } => {
                    self.next_line(entry);
                    let turn = self.turn(text);
                    let observation = listening.observe(&self.sheet, &turn);
                    self.take_in(turn, observation);
                    is_judged = false;
                }
                // A stage remembers what had been shown when it began.
                Event::Stage { .. } if !is_judged => {
                    self.judge();
                    is_judged = true;
                    self.fold(entry, None);
                }
                _ => self.fold(entry, None),
            }
        }
        if !is_judged {
            self.judge();
        }
    }

    /// Takes a line in. `seen` is what the evaluator saw in it, if that is known already.
    pub fn fold(&mut self, entry: &Entry, seen: Option<&Observation>) {
        self.next_line(entry);
        match &entry.event {
            Event::Opened { level, mode, minutes, seed, .. } => {
                (self.level, self.mode, self.minutes, self.seed) = (*level, *mode, *minutes, *seed);
                self.opened = entry.at;
                self.ends = entry.at.plus(Duration::from_secs(u64::from(*minutes) * 60));
            }
            Event::Stage { stage, ends } => {
                let index = self.sheet.rubric.stages.iter().position(|known| known.id == *stage);
                let shown_before = self.summary.ideas.clone();
                self.cases.open = None;
                self.stage =
                    Stage { index: index.unwrap_or(self.stage.index), ends: *ends, shown_before, ..Stage::default() };
            }
            Event::Answer { text, .. } => self.answered(text, seen),
            Event::Reply { .. } => self.replied(&entry.event),
            Event::Paused { .. } => self.paused = Some(entry.at),
            Event::Resumed { stood, .. } => {
                let stood = Duration::from_millis(*stood);
                self.paused = None;
                self.stood += stood;
                self.ends = self.ends.plus(stood);
                self.stage.ends = self.stage.ends.plus(stood);
            }
            Event::Finished { reason, .. } => self.finished = Some(*reason),
            Event::HintAsked { .. }
            | Event::NextStageAsked { .. }
            | Event::ContentChanged { .. }
            | Event::Unknown { .. } => {}
        }
    }

    /// What every line changes.
    fn next_line(&mut self, entry: &Entry) {
        (self.seq, self.spoke) = (entry.seq, entry.at);
        if let Some((id, content)) = Input::of(&entry.event) {
            self.taken.insert(id, Taken { seq: entry.seq, content });
        }
    }

    fn answered(&mut self, text: &str, seen: Option<&Observation>) {
        let turn = self.turn(text);
        let observation = seen.cloned().unwrap_or_else(|| assess::observe(&self.sheet, &self.turns, &turn));
        self.take_in(turn, observation);
        self.judge();
    }

    /// What all answers so far show.
    fn judge(&mut self) {
        self.summary = Summary::of(&self.sheet, &self.observations);
    }

    /// An answer as it was read.
    fn take_in(&mut self, turn: Turn, observation: Observation) {
        let understood = understand(&self.sheet, &turn.text, &observation);
        self.cases.hear(&understood);
        self.understood.push(understood);
        self.turns.push(turn);
        self.observations.push(observation);
        self.heard.clear();
        self.replied_to = std::mem::take(&mut self.phrases);
        self.just_told = std::mem::take(&mut self.telling);
        (self.asked, self.hinted) = (None, None);
        self.silence_broken = false;
        self.stage.answers += 1;
    }

    /// Takes in what the interviewer is about to say, so that the next thing said at once is not worded the same.
    pub(super) fn remember(&mut self, said: &Event) {
        self.replied(said);
    }

    fn replied(&mut self, event: &Event) {
        let Event::Reply { kind, about, rung, wording, text } = event else { return };
        let question = &self.sheet.question;
        let about = about.as_deref().unwrap_or_default();
        let idea = question.ideas.iter().position(|idea| idea.id == about);
        match kind {
            MoveKind::Fact => {
                if let Some(fact) = question.facts.iter().position(|fact| fact.id == about) {
                    self.facts.push(fact);
                    self.telling.push(fact);
                    if self.facts_told.iter().all(|(told, _)| *told != fact) {
                        let asked = self.turns.last().and_then(|turn| asking(&self.sheet, &turn.text, fact));
                        self.facts_told.push((fact, asked));
                    }
                }
            }
            MoveKind::Twist => {
                // A new requirement takes the place of what was asked.
                self.cases.open = None;
                self.twists.extend(question.twists.iter().position(|twist| twist.id == about));
            }
            // The question that it ends with was read out, and waits for no answer now.
            MoveKind::Feedback => {
                for (idea, file) in question.ideas.iter().enumerate() {
                    self.cases.tell(idea, &file.probes, text);
                }
            }
            MoveKind::Nudge => self.stage.nudged = true,
            MoveKind::Continue
                if wording.as_ref().is_some_and(|said| Phrase::named(&said.phrase) == Some(Phrase::Silence)) =>
            {
                self.silence_broken = true;
            }
            MoveKind::Probe => {
                self.stage.probes += 1;
                self.probes.extend(idea);
                if let Some(idea) = idea {
                    self.cases.say(idea, &question.ideas[idea].probes, text);
                }
                self.asked = idea;
            }
            MoveKind::Hint => {
                if let (Some(idea), Some(rung)) = (idea, rung) {
                    self.hints.insert(idea, *rung);
                    self.hinted = Some((idea, *rung));
                }
            }
            _ => {}
        }
        // A phrase that there is no more cannot be heard twice.
        if let Some((phrase, index)) =
            wording.as_ref().and_then(|said| Some((Phrase::named(&said.phrase)?, said.index)))
        {
            self.wordings.entry(phrase).or_default().push(index);
            self.phrases.push(phrase);
        }
        self.quoted.extend(quotes(text));
        self.heard.push(text.clone());
    }

    /// An answer with what led to it.
    pub(super) fn turn(&self, text: &str) -> Turn {
        let id = |idea: usize| self.sheet.question.ideas[idea].id.clone();
        Turn {
            n: u32::try_from(self.turns.len()).unwrap_or(u32::MAX).saturating_add(1),
            text: text.to_owned(),
            heard: self.heard.clone(),
            stage: self.sheet.rubric.stages.get(self.stage.index).map(|stage| stage.id.clone()),
            probe: self.asked.map(id),
            hint: self.hinted.map(|(idea, rung)| (id(idea), rung)),
            graded: false,
        }
    }

    /// The last line's number.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Whether it is over.
    pub fn finished(&self) -> bool {
        self.finished.is_some()
    }

    /// What became of a message, if it was taken.
    pub fn taken(&self, id: MessageId) -> Option<Taken> {
        self.taken.get(&id).copied()
    }

    /// What it is held from.
    pub fn sheet(&self) -> &Arc<Sheet> {
        &self.sheet
    }

    /// How many bytes it takes, about.
    pub fn bytes(&self) -> usize {
        let heard = self.turns.iter().flat_map(|turn| &turn.heard).map(String::len).sum::<usize>();
        let said = self.turns.iter().map(|turn| turn.text.len()).sum::<usize>();
        let sentences = self.observations.iter().flat_map(|seen| &seen.sentences);
        let read = sentences.map(|seen| size_of_val(seen) + size_of_val(&*seen.ideas)).sum::<usize>();
        size_of::<Self>() + heard + said + read
    }

    /// What the last answer shows or touches: the idea, how far, and the words.
    pub fn seen_last(&self) -> Vec<(usize, Facet, &str)> {
        let Some((last, turn)) = self.turns.len().checked_sub(1).zip(self.turns.last()) else { return Vec::new() };
        let words = |seen: &Seen| Some((seen.idea, seen.facet, turn.text.get(seen.span.start..seen.span.end)?));
        self.summary.in_turn(last).filter_map(words).collect()
    }

    /// The bar asked for.
    pub fn level(&self) -> Level {
        self.level
    }

    /// What the candidate said, with what led to it.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// What was seen in each of those.
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }
}
