//! Opening an interview: what is asked for, checked field by field, and its first lines made durable.

use std::sync::Arc;

use crate::content::format::Level;
use crate::content::{Library, Sheet};
use crate::id::{InterviewId, SubjectId};
use crate::interview::{Interview, Mode, Opening};
use crate::store::{InterviewRow, Place, StoreError};

use super::App;

/// The lengths that may be asked for, in minutes.
pub(crate) const MINUTES: std::ops::RangeInclusive<u16> = 10..=120;

/// An interview that can be opened.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The question's slug, as it was asked for.
    pub question: String,
    /// What it is held from. The content in force may change before it is opened; what was chosen does not.
    pub sheet: Arc<Sheet>,
    /// The bar asked for.
    pub level: Level,
    /// How it is to be held.
    pub mode: Mode,
    /// Its whole length.
    pub minutes: u16,
    /// Its place in a loop.
    pub place: Place,
}

/// How a loop is asked for, beside the modes: its first part is held as a real one.
pub const LOOP: &str = "loop";

/// One field that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Its name.
    pub field: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
}

impl Ask {
    /// Reads the fields as a form or a JSON body gives them. What is left out is chosen: the first question that is fit,
    /// and the mode's usual length. `mode` may also be [`LOOP`].
    ///
    /// # Errors
    /// Every field that does not fit.
    pub fn read(
        library: &Library,
        question: Option<&str>,
        level: &str,
        mode: &str,
        minutes: Option<i64>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut wrong = Vec::new();
        let level = Level::ALL.into_iter().find(|known| known.name() == level);
        if level.is_none() {
            wrong.push(FieldError { field: "level", message: "Choose a level: L3, L4, L5 or L6".to_owned() });
        }
        let place = if mode == LOOP { Place::First } else { Place::Alone };
        let mode = if place == Place::First { Some(Mode::Real) } else { Mode::from_name(mode) };
        if mode.is_none() {
            let message = "Choose how it is held: guided, real, squeeze or loop".to_owned();
            wrong.push(FieldError { field: "mode", message });
        }
        let question = match question.filter(|slug| !slug.is_empty()) {
            Some(slug) => library.sheets.get(slug).map(|sheet| (slug.to_owned(), Arc::clone(sheet))),
            None => library.questions().first().map(|sheet| (sheet.question.slug.clone(), Arc::clone(sheet))),
        };
        if question.is_none() {
            wrong.push(FieldError { field: "question", message: "Choose a question from the list".to_owned() });
        }
        if let (Some((_, sheet)), Some(level)) = (&question, level) {
            let fit = &sheet.question.levels;
            if !fit.contains(&level) {
                let fit: Vec<&str> = fit.iter().map(|level| level.name()).collect();
                let message =
                    format!("This question is for {}: choose one of these, or another question", fit.join(", "));
                wrong.push(FieldError { field: "level", message });
            }
        }
        if let (Some((_, sheet)), Place::First) = (&question, place)
            && let Some(message) = no_loop(library, sheet, level)
        {
            wrong.push(FieldError { field: "mode", message: message.to_owned() });
        }
        let usual = if mode == Some(Mode::Squeeze) { 20 } else { 45 };
        let minutes = u16::try_from(minutes.unwrap_or(usual)).ok().filter(|minutes| MINUTES.contains(minutes));
        if minutes.is_none() {
            let message = format!("Give a length between {} and {} minutes", MINUTES.start(), MINUTES.end());
            wrong.push(FieldError { field: "minutes", message });
        }
        match (question, level, mode, minutes) {
            (Some((question, sheet)), Some(level), Some(mode), Some(minutes)) if wrong.is_empty() => {
                Ok(Self { question, sheet, level, mode, minutes, place })
            }
            _ => Err(wrong),
        }
    }
}

/// Why a loop cannot begin with this question, if it cannot.
fn no_loop(library: &Library, first: &Sheet, level: Option<Level>) -> Option<&'static str> {
    if first.is_story() {
        return Some(
            "A loop ends with a leadership question; begin it with another one, or choose another way to hold it",
        );
    }
    let ends = level.is_some_and(|level| library.stories(level).is_empty());
    ends.then_some("There is no leadership question for this level to end a loop with; choose another way to hold it")
}

impl App {
    /// Opens an interview for `owner`; its first lines are on disk when this returns.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn open_interview(&self, owner: SubjectId, ask: &Ask) -> Result<InterviewId, StoreError> {
        let now = self.clock.now();
        let id = InterviewId::new(now);
        let row = InterviewRow {
            id,
            owner,
            question: ask.question.clone(),
            content: ask.sheet.hash.clone(),
            level: ask.level,
            mode: ask.mode,
            minutes: ask.minutes,
            opened: now,
            finished: None,
            seq: 0,
            overall: None,
            place: ask.place,
        };
        let Ask { level, mode, minutes, .. } = *ask;
        let sheet = Arc::clone(&ask.sheet);
        let entries = Interview::open(&Opening { id, sheet, level, mode, minutes }, now);
        self.store.create_interview(&row, &entries).await?;
        self.metrics.interviews_opened.inc();
        Ok(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock, Time};
    use crate::config::Config;
    use crate::content::{Sources, compile};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_was_chosen_is_opened_whatever_a_reload_has_dropped_meanwhile() {
        let config = Config { store: crate::config::StoreSettings { url: "mem://".to_owned() }, ..Config::default() };
        let app = App::open(config, Clock::manual(Time(1_790_000_000_000))).await.unwrap();
        let mut gone = (*compile(Sources::built_in()).unwrap().sheets["url-shortener"]).clone();
        Arc::make_mut(&mut gone.question).slug = "dropped-meanwhile".to_owned();
        let mut ask = Ask::read(&app.library(), None, "L5", "real", None).unwrap();
        (ask.question, ask.sheet) = (gone.question.slug.clone(), Arc::new(gone));
        assert!(!app.library().sheets.contains_key(&ask.question));
        let id = app.open_interview(SubjectId::new(Time(0)), &ask).await.unwrap();
        assert_eq!(app.store.interview(id).await.unwrap().unwrap().question, "dropped-meanwhile");
    }
}
