//! The journals: lines are added in one transaction that also checks who writes and where, and read in ranges.

use surrealdb::types::{RecordId, SurrealValue};

use super::{Append, AppendError, Lease, Store, StoreError, Taken, keys, retry, shown};
use crate::clock::Time;
use crate::id::{InterviewId, MessageId};
use crate::interview::{Author, Entry, Event, decode, encode};

const TABLE: &str = "entries";

/// One line as it stands in the table.
#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
pub(super) struct EntryRow {
    id: RecordId,
    at: i64,
    part: i64,
    author: String,
    kind: String,
    v: i64,
    payload: String,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct FindingRow {
    id: RecordId,
    body: String,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct TakenRow {
    seq: i64,
    hash: String,
}

/// What an append binds. Parts that a turn does not have are not in its query, so what they are bound to does not
/// matter.
#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Turn {
    interview: RecordId,
    fence: i64,
    last: i64,
    seq: i64,
    finished: Option<i64>,
    content: Option<String>,
    entries: Vec<EntryRow>,
    message: Option<RecordId>,
    hash: Option<String>,
    findings: Vec<FindingRow>,
    scorecard: Option<RecordId>,
    overall: Option<i64>,
    body: Option<String>,
    shown: Option<RecordId>,
    shown_body: Option<String>,
}

/// Why the transaction wrote nothing; `None` if it wrote everything.
#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Refusal {
    refused: String,
    seq: Option<i64>,
    hash: Option<String>,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Range {
    range: RecordId,
    limit: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct ById {
    record: RecordId,
}

impl Store {
    /// Adds a turn, all or nothing, in one round trip. When this returns `Ok`, it is on disk.
    ///
    /// # Errors
    /// What stands in the way, in this order: no such interview, a newer claim, a repeated message, a gap. After
    /// [`AppendError::Store`] it is unknown whether the turn was written: ask [`Store::taken`] or read the journal.
    pub async fn append(&self, lease: &Lease, append: &Append) -> Result<(), AppendError> {
        let what = "append to a journal";
        let id = lease.interview;
        let Some(after) = append.entries.first().map(|entry| entry.seq.saturating_sub(1)) else {
            // Findings and scorecards come with the line that tells of them; nothing to write is not a turn.
            return self.check_lease(lease).await;
        };
        if (after + 1..).zip(&append.entries).any(|(seq, entry)| entry.seq != seq) {
            return Err(AppendError::Gap);
        }
        let query = query_for(append);
        let message = append.message.as_ref();
        let scorecard = append.scorecard.as_ref();
        let variables = Turn {
            interview: keys::session(id),
            fence: keys::int_of(lease.fence),
            last: keys::int_of(after),
            seq: keys::int_of(after + append.entries.len() as u64),
            finished: finished_at(&append.entries).map(|at| at.0),
            content: content_of(&append.entries),
            entries: EntryRow::all(id, &append.entries),
            message: message.map(|(message, _)| keys::message(id, *message)),
            hash: message.map(|(_, hash)| hash.clone()),
            findings: append
                .findings
                .iter()
                .map(|(part, seq, evaluator, body)| FindingRow {
                    id: keys::finding(id, *part, *seq, evaluator),
                    body: body.to_string(),
                })
                .collect(),
            scorecard: scorecard.map(|(part, ..)| keys::scorecard(id, *part)),
            overall: scorecard.map(|(_, overall, _)| (*overall).into()),
            body: scorecard.map(|(.., body)| body.clone()),
            shown: append.shown.as_deref().map(shown::key),
            shown_body: append.shown.clone(),
        };
        let mut results = self.write(what, id.seed(), &query, variables).await?;
        let refusal: Option<Refusal> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        if let Some(refusal) = refusal {
            return Err(refusal.into());
        }
        self.acknowledged(id, &append.entries);
        Ok(())
    }

    /// These lines are on disk.
    pub(super) fn acknowledged(&self, id: InterviewId, lines: &[Entry]) {
        if let (Some(witness), Some(last)) = (&self.inner.witness, lines.last()) {
            witness.add(lines.len(), id, last.seq);
        }
    }

    /// What became of a client's message, if it was taken.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn taken(&self, id: InterviewId, message: MessageId) -> Result<Option<Taken>, StoreError> {
        let what = "find a message";
        let query = "SELECT seq, hash FROM $record";
        let mut results = self.read(what, query, ById { record: keys::message(id, message) }).await?;
        let row: Option<TakenRow> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        Ok(row.map(|row| Taken { seq: row.seq.unsigned_abs(), hash: row.hash }))
    }

    /// The lines after `after`, at most `limit`, in order.
    ///
    /// # Errors
    /// If the store fails, or a line cannot be read.
    pub async fn entries_after(&self, id: InterviewId, after: u64, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let what = "read a journal";
        let query = "SELECT id, at, part, author, kind, v, payload FROM $range LIMIT $limit";
        let variables = Range { range: keys::entries_after(id, after), limit: keys::int_of(limit as u64) };
        let mut results = self.read(what, query, variables).await?;
        let rows: Vec<EntryRow> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        rows.into_iter().map(Entry::try_from).collect()
    }

    /// A part's scorecard, byte for byte as it was stored.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn scorecard(&self, id: InterviewId, part: u8) -> Result<Option<String>, StoreError> {
        let what = "read a scorecard";
        let query = "SELECT VALUE body FROM $record";
        let mut results = self.read(what, query, ById { record: keys::scorecard(id, part) }).await?;
        results.take(0).map_err(|error| retry::failed(what, &error))
    }

    async fn check_lease(&self, lease: &Lease) -> Result<(), AppendError> {
        if self.fence(lease.interview).await? == lease.fence { Ok(()) } else { Err(AppendError::Fenced) }
    }
}

/// One block is one transaction in one statement. Everything is checked before anything is written, so a refusal is an
/// ordinary answer and not an error to take apart. Two of these at once both pass the checks, but both write the
/// session's row: one of them conflicts, is sent again, and finds the journal longer.
fn query_for(append: &Append) -> String {
    let mut query = String::from(
        "{ LET $row = (SELECT fence, seq FROM ONLY $interview);
        IF $row = NONE { RETURN { refused: 'absent' } };
        IF $row.fence != $fence { RETURN { refused: 'fenced' } };",
    );
    if append.message.is_some() {
        query += "
        LET $taken = (SELECT seq, hash FROM ONLY $message);
        IF $taken != NONE { RETURN { refused: 'repeated', seq: $taken.seq, hash: $taken.hash } };";
    }
    query += "
        IF $row.seq != $last { RETURN { refused: 'gap' } };
        INSERT INTO entries $entries RETURN NONE;
        UPDATE $interview SET seq = $seq, finished = $finished ?? finished, overall = $overall ?? overall,
            content = $content ?? content, shown = $shown ?? shown RETURN NONE;";
    if append.message.is_some() {
        query += "
        CREATE $message SET seq = $last + 1, hash = $hash RETURN NONE;";
    }
    if !append.findings.is_empty() {
        query += "
        INSERT INTO findings $findings RETURN NONE;";
    }
    if append.scorecard.is_some() {
        query += "
        UPSERT $scorecard SET overall = $overall, body = $body RETURN NONE;";
    }
    if append.shown.is_some() {
        query += "
        INSERT IGNORE INTO shown [{ id: $shown, body: $shown_body }] RETURN NONE;";
    }
    query += "
        RETURN NONE }";
    query
}

/// When the last of these lines ended the interview.
pub(super) fn finished_at(entries: &[Entry]) -> Option<Time> {
    entries.iter().find(|entry| matches!(entry.event, Event::Finished { .. })).map(|entry| entry.at)
}

/// What it is held from since the last of these lines, if they changed that.
fn content_of(entries: &[Entry]) -> Option<String> {
    entries.iter().rev().find_map(|entry| match &entry.event {
        Event::ContentChanged { content } => Some(content.clone()),
        _ => None,
    })
}

impl From<Refusal> for AppendError {
    fn from(refusal: Refusal) -> Self {
        match refusal.refused.as_str() {
            "absent" => Self::Store(StoreError::NoSuchInterview),
            "fenced" => Self::Fenced,
            "repeated" => Self::Repeated(Taken {
                seq: refusal.seq.unwrap_or_default().unsigned_abs(),
                hash: refusal.hash.unwrap_or_default(),
            }),
            _ => Self::Gap,
        }
    }
}

impl EntryRow {
    pub(super) fn all(id: InterviewId, entries: &[Entry]) -> Vec<Self> {
        entries.iter().map(|entry| Self::of(id, entry)).collect()
    }

    fn of(id: InterviewId, entry: &Entry) -> Self {
        let (kind, v, payload) = encode(&entry.event);
        Self {
            id: keys::entry(id, entry.seq),
            at: entry.at.0,
            part: entry.part.into(),
            author: author_name(entry.author).to_owned(),
            kind,
            v: v.into(),
            payload: serde_json::to_string(&payload).expect("a payload is plain JSON"),
        }
    }
}

impl TryFrom<EntryRow> for Entry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        let seq = keys::seq_of(TABLE, &row.id)?;
        let broken = |text: String| StoreError::BrokenRow { table: TABLE, text: format!("entry {seq}: {text}") };
        let author = AUTHORS
            .into_iter()
            .find(|author| author_name(*author) == row.author)
            .ok_or_else(|| broken(format!("author is {}", row.author)))?;
        let payload = serde_json::from_str(&row.payload).map_err(|error| broken(error.to_string()))?;
        let v = row.v.try_into().map_err(|_| broken(format!("v is {}", row.v)))?;
        Ok(Self {
            seq,
            at: Time(row.at),
            part: row.part.try_into().map_err(|_| broken(format!("part is {}", row.part)))?,
            author,
            event: decode(&row.kind, v, &payload).map_err(|error| broken(error.to_string()))?,
        })
    }
}

const AUTHORS: [Author; 3] = [Author::Candidate, Author::Interviewer, Author::System];

fn author_name(author: Author) -> &'static str {
    match author {
        Author::Candidate => "candidate",
        Author::Interviewer => "interviewer",
        Author::System => "system",
    }
}
