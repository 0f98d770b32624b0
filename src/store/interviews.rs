//! Interviews without their journals.

use surrealdb::types::{RecordId, SurrealValue};

use super::journal::{EntryRow, finished_at};
use super::open::no_variables;
use super::{InterviewRow, Place, Store, StoreError, keys, retry};
use crate::clock::Time;
use crate::content::format::Level;
use crate::id::{InterviewId, SubjectId};
use crate::interview::{Entry, Mode};

const TABLE: &str = "system_design_sessions";

/// As it stands in the table. Times are milliseconds since 1970.
#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct SessionRow {
    id: RecordId,
    owner: RecordId,
    question: String,
    content: String,
    level: String,
    mode: String,
    minutes: i64,
    opened: i64,
    finished: Option<i64>,
    seq: i64,
    overall: Option<i64>,
    in_loop: Option<bool>,
    follows: Option<RecordId>,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct NewInterview {
    interview: RecordId,
    row: SessionRow,
    entries: Vec<EntryRow>,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct ById {
    interview: RecordId,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct ByOwner {
    owner: RecordId,
    limit: i64,
}

/// The row's fields, named, so that later migrations can add others.
const FIELDS: &str =
    "id, owner, question, content, level, mode, minutes, opened, finished, seq, overall, in_loop, follows";

impl Store {
    /// A new interview with the first lines of its journal. `seq` and `finished` follow from the lines, whatever the
    /// row says.
    ///
    /// # Errors
    /// If the store fails, if there is such an interview already, or if the lines are not 1, 2, 3...
    pub async fn create_interview(&self, row: &InterviewRow, first: &[Entry]) -> Result<(), StoreError> {
        let what = "make an interview";
        if let Some((_, entry)) = (1..).zip(first).find(|(seq, entry)| entry.seq != *seq) {
            return Err(StoreError::Database { what, text: format!("entry {} is out of order", entry.seq) });
        }
        let session = keys::session(row.id);
        let variables = NewInterview {
            interview: session.clone(),
            row: SessionRow {
                id: session,
                owner: keys::subject(row.owner),
                question: row.question.clone(),
                content: row.content.clone(),
                level: row.level.name().to_owned(),
                mode: mode_name(row.mode).to_owned(),
                minutes: row.minutes.into(),
                opened: row.opened.0,
                finished: finished_at(first).or(row.finished).map(|at| at.0),
                seq: keys::int_of(first.len() as u64),
                overall: row.overall.map(Into::into),
                in_loop: (row.place == Place::First).then_some(true),
                follows: match row.place {
                    Place::Alone | Place::First => None,
                    Place::After(first) => Some(keys::session(first)),
                },
            },
            entries: EntryRow::all(row.id, first),
        };
        let query = "{
            CREATE $interview CONTENT object::extend($row, { kind: 'interview', fence: 0 }) RETURN NONE;
            INSERT INTO entries $entries RETURN NONE;
        }";
        self.write(what, row.id.seed(), query, variables).await?;
        self.acknowledged(row.id, first);
        Ok(())
    }

    /// One interview.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn interview(&self, id: InterviewId) -> Result<Option<InterviewRow>, StoreError> {
        let what = "read an interview";
        let query = format!("SELECT {FIELDS} FROM $interview");
        let mut results = self.read(what, &query, ById { interview: keys::session(id) }).await?;
        let row: Option<SessionRow> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        row.map(InterviewRow::try_from).transpose()
    }

    /// The interview that follows another in a loop, if it was opened.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn after(&self, first: InterviewId) -> Result<Option<InterviewRow>, StoreError> {
        let what = "read the next part of a loop";
        let query = format!("SELECT {FIELDS} FROM system_design_sessions WHERE follows = $interview LIMIT 1");
        let mut results = self.read(what, &query, ById { interview: keys::session(first) }).await?;
        let row: Option<SessionRow> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        row.map(InterviewRow::try_from).transpose()
    }

    /// Somebody's interviews, the newest first.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn interviews_of(&self, owner: SubjectId, limit: usize) -> Result<Vec<InterviewRow>, StoreError> {
        let what = "list interviews";
        let query = format!(
            "SELECT {FIELDS} FROM system_design_sessions WHERE owner = $owner AND kind = 'interview' \
             ORDER BY opened DESC, id DESC LIMIT $limit"
        );
        let variables = ByOwner { owner: keys::subject(owner), limit: keys::int_of(limit as u64) };
        let mut results = self.read(what, &query, variables).await?;
        let rows: Vec<SessionRow> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        rows.into_iter().map(InterviewRow::try_from).collect()
    }

    /// Every interview that has ended, the oldest first.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn finished_interviews(&self) -> Result<Vec<InterviewId>, StoreError> {
        let what = "list finished interviews";
        let query = "SELECT VALUE id FROM system_design_sessions \
            WHERE finished != NONE AND kind = 'interview' ORDER BY id";
        let mut results = self.read(what, query, no_variables()).await?;
        let ids: Vec<RecordId> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        ids.into_iter().map(|id| keys::uuid_of(TABLE, id).map(InterviewId)).collect()
    }

    /// Whose interview it is.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn subject_of(&self, id: InterviewId) -> Result<Option<SubjectId>, StoreError> {
        let what = "read an interview's owner";
        let query = "SELECT VALUE owner FROM $interview";
        let mut results = self.read(what, query, ById { interview: keys::session(id) }).await?;
        let owner: Option<RecordId> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        owner.map(|owner| keys::uuid_of(TABLE, owner).map(SubjectId)).transpose()
    }
}

impl TryFrom<SessionRow> for InterviewRow {
    type Error = StoreError;

    fn try_from(row: SessionRow) -> Result<Self, StoreError> {
        let broken = |field: &str, value: &dyn std::fmt::Display| StoreError::BrokenRow {
            table: TABLE,
            text: format!("{field} is {value}"),
        };
        Ok(Self {
            id: keys::uuid_of(TABLE, row.id).map(InterviewId)?,
            owner: keys::uuid_of(TABLE, row.owner).map(SubjectId)?,
            level: Level::ALL
                .into_iter()
                .find(|level| level.name() == row.level)
                .ok_or_else(|| broken("level", &row.level))?,
            mode: MODES
                .into_iter()
                .find(|mode| mode_name(*mode) == row.mode)
                .ok_or_else(|| broken("mode", &row.mode))?,
            question: row.question,
            content: row.content,
            minutes: row.minutes.try_into().map_err(|_| broken("minutes", &row.minutes))?,
            opened: Time(row.opened),
            finished: row.finished.map(Time),
            seq: row.seq.try_into().map_err(|_| broken("seq", &row.seq))?,
            overall: match row.overall {
                None => None,
                Some(overall) => Some(overall.try_into().map_err(|_| broken("overall", &overall))?),
            },
            place: match (row.in_loop, row.follows) {
                (_, Some(first)) => Place::After(keys::uuid_of(TABLE, first).map(InterviewId)?),
                (Some(true), None) => Place::First,
                _ => Place::Alone,
            },
        })
    }
}

const MODES: [Mode; 3] = [Mode::Guided, Mode::Real, Mode::Squeeze];

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Guided => "guided",
        Mode::Real => "real",
        Mode::Squeeze => "squeeze",
    }
}
