//! Graded interviews as they are read, beside what readers marked in them.

use std::sync::Arc;

use crate::assess::{self, Observation, Turn, judged_sentences};
use crate::content::format::marks::Mark;
use crate::content::{Graded, Library, Sheet};

/// One interview.
pub(super) struct Interview {
    pub(super) sheet: Arc<Sheet>,
    pub(super) author: String,
    pub(super) variant: String,
    pub(super) turns: Vec<Turn>,
    pub(super) observations: Vec<Observation>,
    /// Sentence by sentence, if somebody marked it.
    pub(super) marks: Vec<Marked>,
}

/// What a sentence is, by its reader.
#[derive(Clone, Debug, Default)]
pub(super) struct Marked {
    /// Indices of ideas.
    pub(super) shows: Vec<usize>,
    /// Indices of ideas.
    pub(super) touches: Vec<usize>,
    pub(super) wrong: bool,
}

impl Interview {
    pub(super) fn new(sheet: &Arc<Sheet>, author: &str, variant: &str, turns: Vec<Turn>, marks: &[Mark]) -> Self {
        let observations = assess::observe_all(sheet, &turns);
        let mut interview = Self {
            sheet: Arc::clone(sheet),
            author: author.to_owned(),
            variant: variant.to_owned(),
            turns,
            observations,
            marks: Vec::new(),
        };
        if !marks.is_empty() {
            interview.marks = interview.aligned(marks);
        }
        interview
    }

    pub(super) fn slug(&self) -> &str {
        &self.sheet.question.slug
    }

    pub(super) fn is_marked(&self) -> bool {
        !self.marks.is_empty()
    }

    /// A reader's sentences may be cut in other places than ours: a mark counts for each sentence that it lies in.
    fn aligned(&self, marks: &[Mark]) -> Vec<Marked> {
        let ids = |wanted: &[String]| {
            let place = |id: &String| self.sheet.question.ideas.iter().position(|idea| idea.id == *id);
            wanted.iter().filter_map(place).collect::<Vec<_>>()
        };
        let mut all = vec![Marked::default(); judged_sentences(&self.observations).count()];
        for turn in &self.turns {
            let mut from = 0;
            for mark in marks.iter().filter(|mark| mark.turn == turn.n) {
                let Some(start) = turn.text[from..].find(mark.sentence.as_str()).map(|at| from + at) else { continue };
                let end = start + mark.sentence.len();
                from = end;
                let places = judged_sentences(&self.observations).enumerate().filter(|(_, (at, _, sentence))| {
                    let middle = usize::midpoint(sentence.start, sentence.end);
                    let inside = (start..end).contains(&middle);
                    let holds =
                        sentence.start <= usize::midpoint(start, end) && usize::midpoint(start, end) < sentence.end;
                    self.observations[*at].turn == turn.n && (inside || holds)
                });
                for (place, _) in places.collect::<Vec<_>>() {
                    all[place].shows.extend(ids(&mark.shows));
                    all[place].touches.extend(ids(&mark.touches));
                    all[place].wrong |= mark.wrong.is_some();
                }
            }
        }
        all
    }
}

/// All graded interviews about systems: of stories none is marked, and what is made from them sets no number.
pub(super) fn interviews(library: &Library) -> Vec<Interview> {
    let sheets = library.sheets.values().filter(|sheet| !sheet.is_story());
    let all = sheets.flat_map(|sheet| sheet.graded.iter().map(move |graded| (sheet, graded)));
    all.filter_map(|(sheet, graded)| interview(sheet, graded)).collect()
}

fn interview(sheet: &Arc<Sheet>, graded: &Graded) -> Option<Interview> {
    let (variant, author) = graded.name.split_once('.')?;
    Some(Interview::new(sheet, author, variant, assess::turns_of(&graded.transcript), &graded.marks))
}
